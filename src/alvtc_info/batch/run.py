"""The drafts of one run: looked at each by itself, then those that have to do with one another again, together."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.batch.pool import share_out
from alvtc_info.errors import InputError
from alvtc_info.model.document import Document, Facts
from alvtc_info.model.result import Failure, attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from alvtc_info.batch.looked import Item, Looked
    from alvtc_info.batch.looker import Looker
    from alvtc_info.batch.pool import Backend
    from alvtc_info.model.result import Result

T = TypeVar("T")
R = TypeVar("R")
KEPT = 2_000  # drafts of one run that stay in memory; what is beyond is read again where its words are shown


class _Judging:
    """Judges drafts by their number: the drafts, and those beside them, go to another process once and not with each task."""

    def __init__(self, looker: Looker, documents: Sequence[Document]) -> None:
        self._looker = looker
        self._documents = documents

    def __call__(self, number: int) -> Result:
        result = self._looker.judge(self._documents[number])
        self._documents[number].forget()
        return result


class Run:
    """The drafts of one run: looked at each by itself, then those that have to do with one another are judged again, together.

    `backend` is where the work is done. What could not be read or judged is in `failures`, in the order of the drafts.
    """

    def __init__(self, looker: Looker, backend: Backend) -> None:
        self._looker = looker
        self._backend = backend
        self._facts: dict[str, Facts | None] = {}
        self.failures: list[Failure] = []

    def look(self, items: Sequence[Item], seen: Callable[[], None], *, judged: bool = True) -> list[Looked]:
        """The drafts that could be read, judged by themselves or merely read, in their order; `seen` is called for each that was tried."""
        self._facts = dict(items)
        work = self._looker.look if judged else self._looker.read_only
        shared = self._looker.checker.institution if self._looker.asked.institution is not None else None
        found: list[Looked] = []
        for each in self._done(work, [(path, (path, facts)) for path, facts in items]):
            seen()
            if each is None:
                continue
            if len(found) >= KEPT and each.path != "-":
                each.document = None
            elif shared is not None and each.document:
                each.document = each.document.given(institution=shared)
            found.append(each)
        return found

    def compare(self, looked: list[Looked], *, together: bool = False) -> list[Looked]:
        """The same, with those judged (again) that a rule must see beside others or beside items of the request's ledger.

        With `together` all emergency reports among them are of one event, whatever their titles, and stand in its order.
        """
        known = self._known(looked, together=together)
        alone = self._looker.choices.beside and len(looked) == 1 and self._looker.asked.ledger is None
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
        work = _Judging(self._looker, [document for _, document in again])
        numbered = [(each.path, number) for number, (each, _) in enumerate(again)]
        for (each, _), done in zip(again, self._done(work, numbered), strict=True):
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
        document = self._looker.open(looked.path, self._facts[looked.path]).document
        if looked.result and document.sha256 != looked.result.sha256:
            raise InputError("changed", "检查期间文件被改动了，请保存好再检查一次", looked.path)
        return document

    def shown(self, looked: Sequence[Looked]) -> list[tuple[Result, Document]]:
        """Each result with its draft, whose words are there where they are wanted."""
        pairs = []
        for each in looked:
            assert each.result is not None
            wanted = self._looker.wanted(each.result)
            document = self._attempted(each) if wanted else Document([], name=each.path)
            if document is not None:
                pairs.append((each.result, document))
        return pairs

    def _attempted(self, looked: Looked) -> Document | None:
        """The words of a draft; None, with an entry in `failures`, where they cannot be had any more."""
        document = attempt(looked.path, partial(self.document, looked))
        if isinstance(document, Failure):
            if document not in self.failures:
                self.failures.append(document)
            return None
        return document

    def _known(self, looked: list[Looked], *, together: bool) -> list[Facts]:
        """What each draft must be judged beside."""
        known = [Facts()] * len(looked)
        if len(looked) > 1:
            from alvtc_info.analysis.similarity import acquainted

            def document(number: int) -> Document:
                each = looked[number]
                each.document = self._attempted(each)
                return each.document or Document([], name=each.path)

            def asks(number: int) -> bool:
                each = looked[number]
                return each.result is None or self._looker.compares(each.path, each.result.kind)

            known = acquainted([each.keys for each in looked], document, together=together, asks=asks)
        ledger = self._looker.asked.ledger
        if ledger is None:
            return known
        from alvtc_info.assessment.known_items import known_repeats

        told = known_repeats(map(self.document, looked), ledger)
        return [replace(f, others=f.others or (), reported=items) for f, items in zip(known, told, strict=True)]

    def _done(self, work: Callable[[T], R], items: Sequence[tuple[str, T]]) -> Iterator[R | None]:
        """What the work gives for each item, in turn; None, with an entry in `failures`, where it could not be done."""
        with closing(share_out(self._backend, work, items)) as outcomes:
            for _, outcome in outcomes:
                if isinstance(outcome, Failure):
                    self.failures.append(outcome)
                yield None if isinstance(outcome, Failure) else outcome
