"""The files that a run reads: nothing is written onto one of them, and nothing that is more readable than they are.

A command line is a run; whatever reads a file notes it here, and `files` asks before it writes. Outside a run nothing
is kept: a function of the library that has both an input and an output hands its inputs to `files`.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from alvtc_info.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeGuard

    Place = str | os.PathLike[str]

_DATABASE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a ledger is a part of it
_GROUP, _OTHERS = 0o070, 0o007
_run: ContextVar[dict[Place | os.stat_result, None] | None] = ContextVar("_run", default=None)


@contextmanager
def one_run(places: Iterable[Place] = ()) -> Iterator[None]:
    """Keep what is read within; `places` are inputs from the start, whether they exist and are read or not."""
    token = _run.set(dict.fromkeys(places))
    try:
        yield
    finally:
        _run.reset(token)


def is_path(value: object) -> TypeGuard[str | os.PathLike[str]]:
    """Whether a value is a path in text."""
    return isinstance(value, str) or (isinstance(value, os.PathLike) and isinstance(os.fspath(value), str))


def note_input(place: Place | int) -> None:
    """Note a file that this run reads, by its path or by its descriptor if it is open."""
    noted = _run.get()
    if noted is not None:
        noted[os.fstat(place) if isinstance(place, int) else place] = None


def refuse_original(target: Place, inputs: Iterable[Place] = ()) -> None:
    """Raise OutputError if a file is one of `inputs` or of what this run reads, by whatever name or link."""
    name = os.fspath(target)
    owner = next((name.removesuffix(tail) for tail in _DATABASE if name.endswith(tail)), name)
    places = [found for found in (_regular(target), _regular(owner)) if found]
    if any(os.path.samestat(found, each) for each in _originals(inputs) for found in places):
        message = "这是要读的文件（原稿、模板、配置、台账等），不能写在它上面，请换一个文件名"
        raise OutputError("onto-itself", message, os.fspath(target))


def no_more_readable(mode: int, group: int, inputs: Iterable[Place] = ()) -> int:
    """Return a file mode without what an input of this run (or one of `inputs`) does not allow its own readers.

    `group` is that of the file to be written: the group of an input counts only where it is the same.
    """
    for each in _originals(inputs):
        others = each.st_mode & stat.S_IROTH
        if not others:
            mode &= ~_OTHERS
        if not each.st_mode & stat.S_IRGRP or not (others or each.st_gid == group):
            mode &= ~_GROUP
    return mode


def _originals(inputs: Iterable[Place]) -> Iterator[os.stat_result]:
    """The inputs that are regular files, as they are now."""
    for place in (*(_run.get() or ()), *inputs):
        found = _regular(place)
        if found:
            yield found


def _regular(place: Place | os.stat_result) -> os.stat_result | None:
    with suppress(OSError, ValueError):
        found = place if isinstance(place, os.stat_result) else os.stat(place)
        if stat.S_ISREG(found.st_mode):
            return found
    return None
