"""Checking many files, each by itself, on any executor: threads, processes or a cluster.

Files are not compared with one another here; `alvtc-info check` on a folder does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.batch.executors import AHEAD, OnExecutor, executor_given
from alvtc_info.batch.pool import Here, paths_given, share_out
from alvtc_info.batch.processes import Processes
from alvtc_info.batch.shared_checker import SharedChecker
from alvtc_info.checking.check import check_file
from alvtc_info.model import arguments
from alvtc_info.model.request import requested, takes_request
from alvtc_info.model.result import Failure
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor
    from typing import Unpack

    from alvtc_info.batch.pool import Backend
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.sandbox import Cancel

BATCH = 16  # files in one task


class Outcome(NamedTuple):
    """The outcome of one file: its result, or the failure. Exactly one of the two is set."""

    path: str
    result: Result | None
    failure: Failure | None


@takes_request
def check_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    executor: Executor | None = None,
    batch: int = BATCH,
    ahead: int = AHEAD,
    request: CheckRequest | None = None,
    **choices: Unpack[CheckChoices],
) -> Iterator[Outcome]:
    """Check files as the executor has room, and yield one outcome for each path, in the order of the paths.

    `paths` may be endless: at most `batch` × `ahead` of them are held in memory; a single one is taken, too. The
    machines of the executor must be able to read the folders and files that the request names. A task that dies (a
    worker killed, a file that crashes one) is submitted again file by file; a file whose own task dies gets a failure.
    Without an executor the files are checked in this process, one after another; with a `timeout`, in a child process,
    which a daemonic process cannot have. `cancel` is asked between the files, and while they are waited for; what the
    executor has not begun is taken back. Raises UsageError for an unknown rule name and InputError for settings that
    cannot be read, before anything is submitted, and InputError as soon as `cancel` is set.
    """
    asked = requested(request, choices)
    size, most = arguments.count(batch, "batch", 1), arguments.count(ahead, "ahead", 1)
    pool, named = executor_given(executor), paths_given(paths, "paths")
    shared = SharedChecker(replace(asked, timeout=None, cancel=None))
    shared.checker.prove()
    backend: Backend = OnExecutor(pool, most, size) if pool is not None else Here()
    if pool is None and asked.timeout is not None:
        backend = Processes(1, asked.timeout)
    work = CheckOne(
        shared,
        asked.timeout if pool is not None else None,
        cancel=asked.cancel if isinstance(backend, Here) else None,
    )
    items = ((path, path) for path in named)
    return _outcomes(share_out(backend, work, items, batch=size if pool is not None else 1, cancel=asked.cancel))


def _outcomes(found: Iterator[tuple[str, Result | Failure]]) -> Iterator[Outcome]:
    for path, done in found:
        yield Outcome(path, None, done) if isinstance(done, Failure) else Outcome(path, done, None)


class CheckOne:
    """Checks a file by itself, in whatever process it runs; `seconds` is the time limit there (None for none).

    `cancel` is asked between rules; it does not leave the process.
    """

    def __init__(self, shared: SharedChecker, seconds: float | None, *, cancel: Cancel | None = None) -> None:
        self._shared = shared
        self._seconds = seconds
        self._cancel = cancel

    def __call__(self, path: str) -> Result:
        """Return the result of a file. Raises InputError or ReportError if it cannot be read."""
        checker = self._shared.checker.heeding(self._cancel)
        if self._seconds is None:
            return checker.judge(checker.open(path))
        return check_file(path, request=replace(checker.request, timeout=self._seconds))
