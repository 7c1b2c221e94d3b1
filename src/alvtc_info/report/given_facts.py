"""Facts as a caller gives them: the value, or the data of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alvtc_info.model.document import Facts


def opened_facts(chosen: Facts | Mapping[str, object] | None) -> Facts | None:
    """Facts as they were chosen: themselves, or from plain data as `load_facts` takes it; None stays None.

    Raises ReportError as `load_facts`.
    """
    if not isinstance(chosen, Mapping):
        return chosen
    from alvtc_info.report.models import load_facts

    return load_facts(dict(chosen), "facts")
