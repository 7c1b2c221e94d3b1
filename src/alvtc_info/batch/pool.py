"""One scheduler for many drafts, several places to work in: here, processes of our own, any `concurrent.futures` executor.

A task is one draft or a few. Whatever goes wrong with one costs only that one: an error becomes its `Failure`, a process that
dies or takes too long is replaced, a lost task of several drafts is handed in again draft by draft.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from alvtc_info.model.result import Failure, attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    class Session(Protocol):
        """A place where tasks are done, for as long as one run lasts."""

        def room(self) -> bool:
            """Whether another task can be handed in."""

        def hand_in(self, task: Task) -> Lost | None:
            """Take a task; or say why it cannot be taken."""

        def finished(self) -> Iterable[tuple[Task, list[Any] | Lost]]:
            """Tasks that are done or lost, at least one; waits for the first."""

        def close(self) -> None:
            """Leave nothing running."""

    class Backend(Protocol):
        """Where work can be done. `window` is how many drafts may be held whose outcome nobody has asked for yet."""

        window: int

        def open(self, work: Callable[[Any], Any]) -> Session:
            """A session in which this work is done for every item."""


T = TypeVar("T")
R = TypeVar("R")


class Task(NamedTuple):
    """Drafts that are handed in together: their numbers in the run, their paths, what is given to the work; how often tried."""

    numbers: tuple[int, ...]
    paths: tuple[str, ...]
    items: tuple[Any, ...]
    tries: int = 1


class Lost(NamedTuple):
    """Why a task gave no answer. `final` says that trying again would not help."""

    code: str
    message: str
    final: bool = False


def share_out(
    backend: Backend,
    work: Callable[[T], R],
    items: Iterable[tuple[str, T]],
    *,
    batch: int = 1,
    tries: int = 1,
    ordered: bool = True,
) -> Generator[tuple[str, R | Failure]]:
    """What the work gives for each item, with its path; a Failure where it could not be done.

    `items` may be endless. In their order, or with `ordered` False as they are done. `batch` of them make a task; one that
    is lost alone is tried `tries` times in all. The path `-` is standard input, which only this process has.
    """
    return _Run(backend, work, iter(items), batch, tries, ordered).outcomes()


class _Run(Generic[T, R]):
    def __init__(
        self,
        backend: Backend,
        work: Callable[[T], R],
        items: Iterator[tuple[str, T]],
        batch: int,
        tries: int,
        ordered: bool,
    ) -> None:
        self._backend = backend
        self._work = work
        self._items = items
        self._batch = batch
        self._tries = tries
        self._ordered = ordered
        self._again: deque[Task] = deque()
        self._waiting = 0  # tasks handed in
        self._open = 0  # drafts taken and not yet given
        self._next = self._given = 0
        self._done: dict[int, tuple[str, R | Failure]] = {}

    def outcomes(self) -> Generator[tuple[str, R | Failure]]:
        session = self._backend.open(self._work)
        try:
            while self._fill(session) or self._waiting:
                if self._waiting:
                    for task, outcome in session.finished():
                        self._waiting -= 1
                        self._settle(task, outcome)
                yield from self._ready()
            yield from self._ready()
        finally:
            session.close()

    def _fill(self, session: Session) -> bool:
        """Hand in what there is room for; whether anything was."""
        any_in = False
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
            yield found


def do_batch(work: Callable[[T], R], paths: Sequence[str], items: Sequence[T]) -> list[R | Failure]:
    """One task: the work for each of its items, one after another. Runs wherever the back end runs it."""
    return [attempt(path, partial(work, item)) for path, item in zip(paths, items, strict=True)]


# here ----------------------------------------------------------------------------------------------------------------------


class Here:
    """In the asking process: a draft is looked at when its outcome is asked for."""

    window = 1

    def open(self, work: Callable[[Any], Any]) -> Session:
        """A session in which this work is done for every item."""
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

    def finished(self) -> Iterable[tuple[Task, list[Any] | Lost]]:
        task, self._task = self._task, None
        assert task is not None
        return [(task, do_batch(self._work, task.paths, task.items))]

    def close(self) -> None:
        self._task = None


# any executor ----------------------------------------------------------------------------------------------------------------


# processes of our own --------------------------------------------------------------------------------------------------------
