"""Running tasks on any `concurrent.futures` executor: threads, processes, a cluster."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED
from concurrent.futures import wait as wait_for_futures
from typing import TYPE_CHECKING, Any, cast

from alvtc_info.batch.pool import Lost, Task, do_batch
from alvtc_info.batch.worker_count import is_daemon, no_child
from alvtc_info.errors import bad_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor, Future

    from alvtc_info.batch.pool import Session

AHEAD = 64  # the most tasks that are submitted and not yet finished


def executor_given(executor: object) -> Executor | None:
    """An executor as a caller gives it; None for none. Raises UsageError for what can submit nothing."""
    parts = (getattr(executor, name, None) for name in ("submit", "shutdown"))
    if executor is not None and (isinstance(executor, type) or not all(map(callable, parts))):
        raise bad_value("executor", "concurrent.futures 的执行器", executor)
    return cast("Executor | None", executor)


class OnExecutor:
    """The back end on a `concurrent.futures` executor; at most `ahead` tasks of `batch` drafts are in it at a time."""

    def __init__(self, executor: Executor, ahead: int = AHEAD, batch: int = 1) -> None:
        self._executor = executor
        self._ahead = ahead
        self.window = ahead * batch

    def open(self, work: Callable[[Any], Any]) -> Session:
        """Open a session in which this work is done for every item."""
        return _ExecutorSession(self._executor, self._ahead, work)


class _ExecutorSession:
    def __init__(self, executor: Executor, ahead: int, work: Callable[[Any], Any]) -> None:
        self._executor = executor
        self._ahead = ahead
        self._work = work
        self._futures: dict[Future[list[Any]], Task] = {}

    def room(self) -> bool:
        return len(self._futures) < self._ahead

    def hand_in(self, task: Task) -> Lost | None:
        try:
            self._futures[self._executor.submit(do_batch, self._work, task.paths, task.items)] = task
        except AssertionError:
            if is_daemon():  # and the executor starts processes
                raise no_child() from None
            raise
        except RuntimeError:  # shut down, or broken by a process that died
            return Lost("no-executor", "执行器已经停了，没有检查，请重新运行", final=True)
        return None

    def finished(self, seconds: float | None) -> Iterable[tuple[Task, list[Any] | Lost]]:
        done, _ = wait_for_futures(self._futures, seconds, return_when=FIRST_COMPLETED)
        for future in [each for each in self._futures if each in done]:
            yield self._futures.pop(future), self._outcome(future)

    @staticmethod
    def _outcome(future: Future[list[Any]]) -> list[Any] | Lost:
        try:
            return future.result()
        except Exception as error:  # whatever an executor raises for a worker that died
            return Lost("died", f"检查时所在的进程中断了（{type(error).__name__}），请单独再查一次")

    def close(self) -> None:
        for future in self._futures:
            future.cancel()
