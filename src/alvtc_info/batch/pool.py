"""A scheduler for many drafts with several back ends: this process, child processes, any `concurrent.futures` executor.

A task is one draft or a few. A draft that fails does not affect the others: an error becomes its `Failure`, a process
that dies or takes too long is replaced, a lost task of several drafts is submitted again draft by draft.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from alvtc_info.errors import bad_value
from alvtc_info.journal import warn
from alvtc_info.model import arguments
from alvtc_info.model.result import Failure, attempt
from alvtc_info.originals import is_path
from alvtc_info.reading.input import NO_PATH
from alvtc_info.sandbox import ASKING, cancelled
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from alvtc_info.sandbox import Cancel

    class Session(Protocol):
        """A back end at work, for the duration of one run."""

        def room(self) -> bool:
            """Whether another task can be submitted."""

        def hand_in(self, task: Task) -> Lost | None:
            """Take a task; return the reason if it cannot be taken."""

        def finished(self, seconds: float | None) -> Iterable[tuple[Task, list[Any] | Lost]]:
            """The tasks that are done or lost, at least one; waits for the first, but no longer than these seconds."""

        def close(self) -> None:
            """Stop everything that is still running."""

    class Backend(Protocol):
        """A place to do work. `window` is the most drafts that may be taken before their outcomes are yielded."""

        window: int

        def open(self, work: Callable[[Any], Any]) -> Session:
            """Open a session in which this work is done for every item."""


T = TypeVar("T")
R = TypeVar("R")


class Task(NamedTuple):
    """Drafts that are submitted together: their numbers in the run, their paths, the arguments of the work.

    `tries` is the number of times that the task was submitted.
    """

    numbers: tuple[int, ...]
    paths: tuple[str, ...]
    items: tuple[Any, ...]
    tries: int = 1


class Lost(NamedTuple):
    """The reason why a task gave no answer. `final` means that another try would not help."""

    code: str
    message: str
    final: bool = False


def paths_given(paths: object, name: str) -> Iterator[str]:
    """Paths as a caller gives them, one after another; a single one is taken, too. Raises UsageError for others."""
    if is_path(paths):
        paths = (paths,)
    if isinstance(paths, (Mapping, bytes, bytearray)) or not isinstance(paths, Iterable):
        raise bad_value(name, "路径的列表", paths)
    return (arguments.path(each, name, "路径的列表") for each in paths)


def share_out(
    backend: Backend,
    work: Callable[[T], R],
    items: Iterable[tuple[str, T]],
    *,
    batch: int = 1,
    tries: int = 1,
    ordered: bool = True,
    cancel: Cancel | None = None,
) -> Generator[tuple[str, R | Failure]]:
    """Yield the path of each item with what the work returns for it, or with a Failure if it could not be done.

    `items` may be endless. The outcomes come in their order or, with `ordered` False, as they are done. `batch` items
    make a task; a single item whose task is lost is tried `tries` times in all. The path `-` is standard input, which
    is always read in this process. `cancel` is asked between drafts, and while they are waited for: then InputError is
    raised, and what is still running is stopped.
    """
    return _Run(backend, work, iter(items), batch, tries, ordered, cancel).outcomes()


class _Run(Generic[T, R]):
    def __init__(
        self,
        backend: Backend,
        work: Callable[[T], R],
        items: Iterator[tuple[str, T]],
        batch: int,
        tries: int,
        ordered: bool,
        cancel: Cancel | None,
    ) -> None:
        self._backend = backend
        self._work = work
        self._items = items
        self._batch = batch
        self._tries = tries
        self._ordered = ordered
        self._cancel = cancel
        self._again: deque[Task] = deque()
        self._waiting = 0  # tasks submitted and not finished
        self._open = 0  # drafts taken and not yet yielded
        self._next = self._given = 0
        self._done: dict[int, tuple[str, R | Failure]] = {}

    def outcomes(self) -> Generator[tuple[str, R | Failure]]:
        session = self._backend.open(self._work)
        try:
            while self._fill(session) or self._waiting:
                if self._waiting:
                    for task, outcome in session.finished(None if self._cancel is None else ASKING):
                        self._waiting -= 1
                        self._settle(task, outcome)
                yield from self._ready()
            yield from self._ready()
        finally:
            session.close()

    def _fill(self, session: Session) -> bool:
        """Submit tasks as long as there is room; return whether any was submitted."""
        any_in = False
        self._ask()
        while session.room():
            task = self._task()
            if task is None:
                break
            any_in = True
            if task.paths == ("-",):
                self._settle(task, [attempt("-", partial(self._work, task.items[0]))])
                continue
            lost = session.hand_in(task)
            if lost is None:
                self._waiting += 1
            else:
                self._settle(task, lost)
        return any_in

    def _ask(self) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise cancelled("")

    def _task(self) -> Task | None:
        if self._again:
            return self._again.popleft()
        if self._open >= self._backend.window:
            return None
        taken = list(islice(self._items, self._batch))
        if not taken:
            return None
        numbers = tuple(range(self._next, self._next + len(taken)))
        self._next += len(taken)
        self._open += len(taken)
        return Task(numbers, tuple(path for path, _ in taken), tuple(item for _, item in taken))

    def _settle(self, task: Task, outcome: list[Any] | Lost) -> None:
        if not isinstance(outcome, Lost):
            self._done.update(zip(task.numbers, zip(task.paths, outcome, strict=True), strict=True))
        elif len(task.numbers) > 1 and not outcome.final:
            self._again.extend(Task((number,), (path,), (item,)) for number, path, item in zip(*task[:3], strict=True))
        elif task.tries < self._tries and not outcome.final:
            self._again.append(task._replace(tries=task.tries + 1))
        else:
            for number, path in zip(task.numbers, task.paths, strict=True):
                self._done[number] = path, Failure(path, outcome.code, outcome.message)

    def _ready(self) -> Iterator[tuple[str, R | Failure]]:
        while self._done and (not self._ordered or self._given in self._done):
            found = self._done.pop(self._given if self._ordered else next(iter(self._done)))
            self._given += 1
            self._open -= 1
            if isinstance(found[1], Failure):
                path = "" if found[1].code == NO_PATH else found[0]
                warn("%s：没有查成（%s）", path, found[1].code)
            self._ask()
            yield found


def do_batch(work: Callable[[T], R], paths: Sequence[str], items: Sequence[T]) -> list[R | Failure]:
    """Do one task: the work for each of its items, one after another, in the process that the back end chose."""
    return [attempt(path, partial(work, item)) for path, item in zip(paths, items, strict=True)]


# this process --------------------------------------------------------------------------------------------------------


class Here:
    """The back end in the calling process: a draft is checked when its outcome is requested."""

    window = 1

    def open(self, work: Callable[[Any], Any]) -> Session:
        """Open a session in which this work is done for every item."""
        return _HereSession(work)


class _HereSession:
    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._work = work
        self._task: Task | None = None

    def room(self) -> bool:
        return self._task is None

    def hand_in(self, task: Task) -> Lost | None:
        self._task = task
        return None

    def finished(self, seconds: float | None) -> Iterable[tuple[Task, list[Any] | Lost]]:
        task, self._task = self._task, None
        assert task is not None
        return [(task, do_batch(self._work, task.paths, task.items))]

    def close(self) -> None:
        self._task = None
