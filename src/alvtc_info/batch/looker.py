"""Reading and judging the drafts of one run, each by itself."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from alvtc_info.batch.looked import Item, Looked, RunChoices
from alvtc_info.checking.check import Checker
from alvtc_info.linting.secrecy_guard import may_be_kept
from alvtc_info.model.document import Facts

if TYPE_CHECKING:
    from alvtc_info.batch.cache import Cache
    from alvtc_info.checking.check import Draft
    from alvtc_info.config.nearest import FolderSettings
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.model.result import Result, Unjudged
KEPT_LENGTH = 60_000  # code points of a draft that is kept for the comparison; a longer one is read again


class Looker:
    """Reads and judges the drafts of one run, each by itself; only its choices are sent to another process."""

    def __init__(self, request: CheckRequest, choices: RunChoices, settings: FolderSettings | None = None) -> None:
        self.asked = request
        self.choices = choices
        self.checker = Checker(request, nearest=choices.nearest, settings=settings)
        self._cache: Cache | None = None
        self._comparing: dict[tuple[str, Kind | None], bool] = {}

    def __reduce__(self) -> tuple[type[Looker], tuple[CheckRequest, RunChoices]]:
        return Looker, (self.asked, self.choices)

    def open(self, path: str, facts: Facts | None = None) -> Draft:
        """Read a draft; `-` is standard input. Raises InputError or ReportError."""
        return self.checker.open(sys.stdin.buffer if path == "-" else path, path, facts)

    def look(self, item: Item) -> Looked:
        """Read and judge one draft; if there are others, as one that repeats none of them.

        The outcome includes the keys for the comparison with other drafts.
        """
        path, facts = item
        if not self.choices.cache:
            return self._looked(path, facts, None)
        from alvtc_info.batch.cache import Cache

        if self._cache is None:
            self._cache = Cache(self.choices.cache, self.asked, self.checker.settings, beside=self.choices.beside)
        return self._cache.looked(path, facts, partial(self._looked, path, facts))

    def read_only(self, item: Item) -> Looked:
        """Read one draft that is to be judged later, together with the others."""
        path, facts = item
        document = self.open(path, facts).document
        return Looked(path, None, document, self._keys(document))

    def _looked(self, path: str, facts: Facts | None, data: bytes | None) -> Looked:
        """Read and judge a draft; `data` are its bytes where the outcome may be kept in a cache."""
        draft = self.open(path, facts) if data is None else self.checker.reopen(data, path, facts, guarded=True)
        document = draft.document
        sealed = data is not None and not may_be_kept(document)
        alone = document.given(facts=Facts(others=())) if self.choices.beside else document
        result = self.checker.judge(draft._replace(document=alone), ledger=False)
        kept = path == "-" or self.wanted(result) or self._may_be_compared(document)
        looked = Looked(path, result, document if kept else None, self._keys(alone), sealed=sealed)
        alone.forget()
        document.forget()
        return looked

    def judge(self, document: Document) -> Result:
        """Return the result of a document of this run; a draft in pages is read again where these are asked for."""
        from alvtc_info.checking.check import Draft
        from alvtc_info.reading.input import slurp

        draft = Draft(document, b"")
        if draft.has_pages and (self.asked.layout or self.asked.pages):
            draft = Draft(document, slurp(document.name, document.name, self.asked.limits))
        return self.checker.judge(draft, ledger=False)

    def judge_beside(self, document: Document, alone: Result) -> Result | tuple[Unjudged, ...]:
        """The same for a document that was judged by itself: only what could not be judged, if nothing else is new."""
        unjudged = self.checker.lint_beside(document, alone)
        return self.judge(document) if unjudged is None else unjudged

    def wanted(self, result: Result) -> bool:
        """Whether the text of a draft is wanted with its result."""
        some = self.choices.words == "found" and (result.findings or result.suppressed)
        return self.choices.words == "all" or bool(some)

    def compares(self, path: str, kind: Kind | None) -> bool:
        """Whether any rule selected for this draft compares it with others."""
        from alvtc_info.linting.select import rules_named, speaks_of

        request, config = self.asked, self.checker.settings.of(path)
        asked = (config.path if config else "", kind)
        if asked not in self._comparing:
            forced = request.select is not None
            self._comparing[asked] = any(
                rule.compares and (forced or speaks_of(rule, kind))
                for rule in rules_named(request.select, request.ignore, config)
            )
        return self._comparing[asked]

    def _may_be_compared(self, document: Document) -> bool:
        """Whether it is likely to be needed again, and cheaper to keep or to send than to read."""
        few = len(document.text) <= KEPT_LENGTH
        return self.choices.beside and few and self.compares(document.name, document.kind)

    def _keys(self, document: Document) -> frozenset[object]:
        if not self.choices.beside:
            return frozenset()
        from alvtc_info.analysis.similarity import document_keys

        return document_keys(document)
