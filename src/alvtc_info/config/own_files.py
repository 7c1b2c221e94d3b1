"""Reading what an office keeps beside its drafts: the settings, and the lists that they name."""

from __future__ import annotations

from alvtc_info.errors import InputError
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.originals import note_input
from alvtc_info.reading.input import slurp
from alvtc_info.text.value_classes import replace

LIMITS = replace(DEFAULT_LIMITS, file_bytes=1 << 20)


def slurp_own(path: str, *, code: str, otherwise: str) -> bytes:
    """The bytes of such a file, none where it is empty; it is noted as an input.

    Raises InputError as `slurp` for one that is too large or no file, else with this code and Chinese line.
    """
    note_input(path)
    try:
        return slurp(path, path, LIMITS)
    except InputError as error:
        if error.code in ("too-large", "not-regular"):
            raise
        if error.code == "empty":
            return b""
        raise InputError(code, otherwise, path) from None
