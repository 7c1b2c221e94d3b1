"""One run over many drafts: each is judged by itself, then related drafts are judged again, together."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.batch.pool import share_out
from alvtc_info.errors import InputError
from alvtc_info.model.document import Document, Facts
from alvtc_info.model.result import Failure, attempt
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from alvtc_info.batch.looked import Item, Looked
    from alvtc_info.batch.looker import Looker
    from alvtc_info.batch.pool import Backend
    from alvtc_info.model.result import Result, Unjudged

T = TypeVar("T")
R = TypeVar("R")
KEPT = 2_000  # drafts of one run that stay in memory; others are read again if their text is shown


class _Judging:
    """Judges drafts by their number: the drafts are sent to another process once, not with each task.

    Of a draft that was judged by itself already it answers only what could not be judged, if nothing else is new.
    """

    def __init__(self, looker: Looker, drafts: Sequence[tuple[Document, Result | None]]) -> None:
        self._looker = looker
        self._drafts = drafts

    def __call__(self, number: int) -> Result | tuple[Unjudged, ...]:
        document, alone = self._drafts[number]
        result = self._looker.judge(document) if alone is None else self._looker.judge_beside(document, alone)
        document.forget()
        return result


def _beside(alone: Result | None, answer: Result | tuple[Unjudged, ...] | None) -> Result | None:
    """The result of a draft beside others, by what `_Judging` answered."""
    if isinstance(answer, tuple):
        assert alone is not None, "only a draft that was judged by itself is told what is new"
        return replace(alone, unjudged=answer)
    return answer


class Run:
    """One run over many drafts: each is judged by itself, then related drafts are judged again, together.

    `backend` is where the work is done. `failures` has the drafts that could not be read or judged, in their order.
    """

    def __init__(self, looker: Looker, backend: Backend) -> None:
        self._looker = looker
        self._backend = backend
        self._facts: dict[str, Facts | None] = {}
        self.failures: list[Failure] = []

    def look(self, items: Sequence[Item], seen: Callable[[], None], *, judged: bool = True) -> list[Looked]:
        """Read the drafts and, with `judged`, judge each by itself; return those that could be read, in their order.

        `seen` is called for each draft that was tried.
        """
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
        """Judge the drafts (again) that a rule must compare with others or with the ledger; return all that are judged.

        With `together` all emergency reports among them are of one event, whatever their titles, sorted in its order.
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
        work = _Judging(self._looker, [(document, each.result) for each, document in again])
        numbered = [(each.path, number) for number, (each, _) in enumerate(again)]
        for (each, _), done in zip(again, self._done(work, numbered), strict=True):
            each.result = _beside(each.result, done)
        judged = [each for each in looked if each.result is not None]
        if together:
            from alvtc_info.analysis.report_series import order

            judged.sort(key=lambda each: order(self.document(each)))
        return judged

    def document(self, looked: Looked) -> Document:
        """The document of a draft, read again if it was not kept. Raises InputError if the file has changed since."""
        if looked.document is not None:
            return looked.document
        document = self._looker.open(looked.path, self._facts[looked.path]).document
        if looked.result and document.sha256 != looked.result.sha256:
            raise InputError("changed", "检查期间文件被改动了，请保存好再检查一次", looked.path)
        return document

    def shown(self, looked: Sequence[Looked]) -> list[tuple[Result, Document]]:
        """Each result with its document, which has its text only if that is wanted."""
        pairs = []
        for each in looked:
            assert each.result is not None
            wanted = self._looker.wanted(each.result)
            document = self._attempted(each) if wanted else Document([], name=each.path)
            if document is not None:
                pairs.append((each.result, document))
        return pairs

    def _attempted(self, looked: Looked) -> Document | None:
        """The document of a draft; None, with an entry in `failures`, if it cannot be read any more."""
        document = attempt(looked.path, partial(self.document, looked))
        if isinstance(document, Failure):
            if document not in self.failures:
                self.failures.append(document)
            return None
        return document

    def _known(self, looked: list[Looked], *, together: bool) -> list[Facts]:
        """For each draft the facts about others that it must be judged with."""
        known = [Facts()] * len(looked)
        if len(looked) > 1:
            from alvtc_info.analysis.similarity import acquainted

            def document(number: int) -> Document:
                each = looked[number]
                if each.document is None:
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

        documents = [self._attempted(each) for each in looked]
        repeats = iter(known_repeats([each for each in documents if each is not None], ledger))
        reported = [() if each is None else next(repeats) for each in documents]
        return [replace(f, others=f.others or (), reported=items) for f, items in zip(known, reported, strict=True)]

    def _done(self, work: Callable[[T], R], items: Sequence[tuple[str, T]]) -> Iterator[R | None]:
        """What the work returns for each item, in turn; None, with an entry in `failures`, if it could not be done."""
        with closing(share_out(self._backend, work, items)) as outcomes:
            for _, outcome in outcomes:
                if isinstance(outcome, Failure):
                    self.failures.append(outcome)
                yield None if isinstance(outcome, Failure) else outcome
