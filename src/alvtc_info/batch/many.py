"""Many files, each by itself, on whatever runs Python functions: threads, processes, or a cluster by its executor.

Files are not compared with one another here; `alvtc-info check` on a folder does that.
"""

from __future__ import annotations

import os
from collections import deque
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.checking.drafts import Checker, Choices, stamp_of
from alvtc_info.model.result import Failure, attempt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor, Future
    from datetime import date

    from alvtc_info.model.kinds import Kind, Stage
    from alvtc_info.model.result import Result

BATCH = 16  # files that one task checks
AHEAD = 64  # tasks that are handed in and not yet asked for


class Outcome(NamedTuple):
    """What became of one file: its result, or why there is none. Exactly one of the two is set."""

    path: str
    result: Result | None
    failure: Failure | None


def check_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    executor: Executor | None = None,
    batch: int = BATCH,
    ahead: int = AHEAD,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    report_date: date | None = None,
    kind: Kind | None = None,
    stage: Stage | None = None,
    encoding: str | None = None,
    institution: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
) -> Iterator[Outcome]:
    """Check files as the executor has room, and give one outcome a path, in the order of the paths.

    `paths` may be endless: only `batch` × `ahead` of them are held at once. `institution` and `config` are a folder and a file
    that the executor's machines can read too. A task that dies (a worker killed, a file that brings one down) is handed in again
    file by file; a file whose own task dies gets a failure. Without an executor the files are checked here, one after another.
    Raises UsageError for an unknown rule name and InputError for settings that cannot be read, before anything is handed in.
    """
    choices = chosen(select, ignore, report_date, kind, stage, encoding, institution, config)
    return _outcomes((os.fspath(path) for path in paths), executor, max(batch, 1), max(ahead, 1), choices)


def _outcomes(
    paths: Iterator[str], executor: Executor | None, batch: int, ahead: int, choices: Choices
) -> Iterator[Outcome]:
    if executor is None:
        for path in paths:
            yield _one(path, choices)
        return
    waiting: deque[tuple[list[str], Future[list[Outcome]] | None]] = deque()
    try:
        for part in iter(lambda: list(islice(paths, batch)), []):
            waiting.append((part, _handed_in(executor, part, choices)))
            if len(waiting) >= ahead:
                yield from _taken(executor, *waiting.popleft(), choices)
        while waiting:
            yield from _taken(executor, *waiting.popleft(), choices)
    finally:
        for future in [future for _, future in waiting if future]:
            future.cancel()


def _handed_in(executor: Executor, part: list[str], choices: Choices) -> Future[list[Outcome]] | None:
    """The task; None where the executor takes no more."""
    try:
        return executor.submit(check_batch, part, choices)
    except RuntimeError:  # shut down, or broken by a process that died
        return None


def _taken(
    executor: Executor, part: list[str], future: Future[list[Outcome]] | None, choices: Choices
) -> Iterator[Outcome]:
    """The outcomes of a task; where it died, of its files one by one."""
    try:
        if future is not None:
            yield from future.result()
            return
    except Exception as error:  # whatever an engine raises for a worker that died
        if len(part) == 1:
            message = f"检查时所在的进程中断了（{type(error).__name__}），请单独再查一次"
            yield Outcome(part[0], None, Failure(part[0], "died", message))
            return
    if future is None:
        for path in part:
            yield Outcome(path, None, Failure(path, "no-executor", "执行器已经停了，没有检查，请重新运行"))
        return
    for path in part:
        yield from _taken(executor, [path], _handed_in(executor, [path], choices), choices)


def check_batch(paths: list[str], choices: Choices) -> list[Outcome]:
    """One task: these files, each by itself. Runs wherever the executor runs it."""
    return [_one(path, choices) for path in paths]


def _one(path: str, choices: Choices) -> Outcome:
    done = attempt(path, partial(_judged, path, choices))
    return Outcome(path, None, done) if isinstance(done, Failure) else Outcome(path, done, None)


def _judged(path: str, choices: Choices) -> Result:
    asked = checker(choices)
    return asked.judge(asked.open(path))


def chosen(
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    report_date: date | None,
    kind: Kind | None,
    stage: Stage | None,
    encoding: str | None,
    institution: str | os.PathLike[str] | None,
    config: str | os.PathLike[str] | None,
) -> Choices:
    """What every task is told. Raises UsageError for an unknown rule name and InputError for settings that cannot be read."""
    choices = Choices(
        select=None if select is None else tuple(select),
        ignore=None if ignore is None else tuple(ignore),
        report_date=report_date,
        kind=kind,
        stage=stage,
        encoding=encoding,
        institution="" if institution is None else os.fspath(institution),
        config="" if config is None else os.fspath(config),
        isolated=True,
        stamp=stamp_of(institution or "", config or ""),
    )
    from alvtc_info.linting.select import rules_named

    rules_named(choices.select, choices.ignore, checker(choices).settings.of("."))
    return choices


@lru_cache(maxsize=4)
def checker(choices: Choices) -> Checker:
    """The checker of this process for these choices."""
    return Checker(choices)
