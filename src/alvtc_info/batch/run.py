"""The drafts of one run: looked at each by itself, then those that have to do with one another again, together."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from alvtc_info.batch.workers import Crew
    from alvtc_info.checking.drafts import Checker, Draft, Looked, T
    from alvtc_info.model.document import Document, Facts
    from alvtc_info.model.result import Failure, Result

R = TypeVar("R")


KEPT = 2_000  # drafts of one run that stay in memory; what is beyond is read again where its words are shown


class _Judging:
    """Judges drafts by their number: the drafts, and those beside them, go to another process once and not with each task."""

    def __init__(self, checker: Checker, documents: Sequence[Document]) -> None:
        self._checker = checker
        self._documents = documents

    def __call__(self, number: int) -> Result:
        result = self._checker.judge(self._documents[number])
        self._documents[number].forget()
        return result


class Run:
    """The drafts of one run: looked at each by itself, then those that have to do with one another are judged again, together.

    `crew` are processes to work in; None works here. What could not be read or judged is in `failures`, in the order of the drafts.
    """

    def __init__(self, checker: Checker, crew: Crew | None) -> None:
        self._checker = checker
        self._crew = crew
        self._facts: dict[str, Facts | None] = {}
        self.failures: list[Failure] = []

    def look(self, drafts: Sequence[Draft], seen: Callable[[], None], *, judged: bool = True) -> list[Looked]:
        """The drafts that could be read, judged by themselves or merely read, in their order; `seen` is called for each that was tried."""
        self._facts = dict(drafts)
        work = self._checker.look if judged else self._checker.read_only
        found: list[Looked] = []
        for each in self._done(work, drafts, [path for path, _ in drafts]):
            seen()
            if each is None:
                continue
            if len(found) >= KEPT and each.path != "-":
                each.document = None
            elif self._crew and each.document and self._checker.choices.institution:
                each.document = each.document.given(institution=self._checker.college)
            found.append(each)
        return found

    def compare(self, looked: list[Looked], *, together: bool = False, ledger: str = "") -> list[Looked]:
        """The same, with those judged (again) that a rule must see beside others or beside items of a ledger.

        With `together` all emergency reports among them are of one event, whatever their titles, and stand in its order.
        """
        from alvtc_info.model.document import Facts

        known = self._known(looked, together=together, ledger=ledger)
        alone = self._checker.choices.beside and len(looked) == 1 and not ledger
        again: list[tuple[Looked, Document]] = []
        for each, facts in zip(looked, known, strict=True):
            if each.result is None or alone or facts.same_event or facts.others or facts.reported:
                document = self._attempted(each)
                if document is None:
                    each.result = None
                    continue
                again.append((each, document.given(facts=facts)))
            if each.document is not None:
                each.document = each.document.given(facts=facts)
            self._facts[each.path] = facts.over(self._facts[each.path] or Facts())
        work = _Judging(self._checker, [document for _, document in again])
        for (each, _), done in zip(
            again, self._done(work, range(len(again)), [each.path for each, _ in again]), strict=True
        ):
            each.result = done
        judged = [each for each in looked if each.result is not None]
        if together:
            from alvtc_info.analysis.report_series import order

            judged.sort(key=lambda each: order(self.document(each)))
        return judged

    def document(self, looked: Looked) -> Document:
        """The words of a draft; read again where they were not kept. Raises InputError where the file has changed since."""
        if looked.document is not None:
            return looked.document
        document = self._checker.open(looked.path, self._facts[looked.path])
        if looked.result and document.sha256 != looked.result.sha256:
            raise InputError("changed", "检查期间文件被改动了，请保存好再检查一次", looked.path)
        return document

    def shown(self, looked: Sequence[Looked]) -> list[tuple[Result, Document]]:
        """Each result with its draft, whose words are there where they are wanted."""
        from alvtc_info.model.document import Document

        pairs = []
        for each in looked:
            assert each.result is not None
            wanted = self._checker.wanted(each.result)
            document = self._attempted(each) if wanted else Document([], name=each.path)
            if document is not None:
                pairs.append((each.result, document))
        return pairs

    def _attempted(self, looked: Looked) -> Document | None:
        """The words of a draft; None, with an entry in `failures`, where they cannot be had any more."""
        from alvtc_info.model.result import Failure, attempt

        document = attempt(looked.path, partial(self.document, looked))
        if isinstance(document, Failure):
            if document not in self.failures:
                self.failures.append(document)
            return None
        return document

    def _known(self, looked: list[Looked], *, together: bool, ledger: str) -> list[Facts]:
        """What each draft must be judged beside."""
        from alvtc_info.model.document import Document, Facts

        known = [Facts()] * len(looked)
        if len(looked) > 1:
            from alvtc_info.analysis.similarity import acquainted

            def document(number: int) -> Document:
                each = looked[number]
                each.document = self._attempted(each)
                return each.document or Document([], name=each.path)

            def asks(number: int) -> bool:
                each = looked[number]
                return each.result is None or self._checker.compares(each.path, each.result.kind)

            known = acquainted([each.keys for each in looked], document, together=together, asks=asks)
        if not ledger:
            return known
        from alvtc_info.assessment.known_items import known_repeats

        told = known_repeats(map(self.document, looked), ledger)
        return [replace(f, others=f.others or (), reported=told) for f, told in zip(known, told, strict=True)]

    def _done(self, work: Callable[[T], R], tasks: Sequence[T], paths: Sequence[str]) -> Iterator[R | None]:
        """What the work gives for each task, in turn; None, with an entry in `failures`, where it could not be done."""
        from alvtc_info.model.result import Failure, attempt

        def here() -> Generator[R | Failure]:
            for path, task in zip(paths, tasks, strict=True):
                yield attempt(path, partial(work, task))

        with closing(here() if self._crew is None else self._crew.done(work, tasks, paths)) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    self.failures.append(outcome)
                yield None if isinstance(outcome, Failure) else outcome
