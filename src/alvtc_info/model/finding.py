"""What a rule finds, and how it is shown to a reader."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from alvtc_info.model.document import Document


class Severity(StrEnum):
    """How much a finding weighs: error 必改, warning 宜改, info 建议. Ordered: error is above warning, that above info.

    A severity is equal to its own value as a text; beside any other text it is ordered as a text.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """Its rank; 0 is the gravest."""
        return _RANKS[self]

    def __lt__(self, other: object) -> bool:
        return _RANKS[self] > _RANKS[other] if isinstance(other, Severity) else NotImplemented

    def __le__(self, other: object) -> bool:
        return _RANKS[self] >= _RANKS[other] if isinstance(other, Severity) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return _RANKS[self] < _RANKS[other] if isinstance(other, Severity) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return _RANKS[self] <= _RANKS[other] if isinstance(other, Severity) else NotImplemented


_LABELS = {Severity.ERROR: "必改", Severity.WARNING: "宜改", Severity.INFO: "建议"}
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Urgency(StrEnum):
    """When a finding is to be looked at: now, only before the follow-up (later), or never: it is a record of times."""

    NOW = "now"
    LATER = "later"
    RECORD = "record"

    @property
    def label(self) -> str:
        """The Chinese words for it; empty for now."""
        return {"now": "", "later": "续报前再看", "record": "时限记录"}[self]


class Basis(StrEnum):
    """What a rule stands on: the regulation, a national standard, or practice only."""

    REGULATION = "regulation"
    STANDARD = "standard"
    PRACTICE = "practice"


@frozen
class Fix:
    """Text to put in place of the span; `safe` where it can change no fact."""

    replacement: str = field(repr=False)
    safe: bool = False


@frozen
class Related:
    """A place in another report, or a further one in the same, located as a finding is.

    It has its file, block, place in a clerk's words, span and masked quote.
    """

    path: str
    block: str
    place: str = field(repr=False)
    start: int
    end: int
    quote: str = field(repr=False)


@frozen
class Hit:
    """One place a rule points at: `start` and `end` are code points in `Document.text`, half-open.

    `start == end == -1` means the whole document. `severity` overrides the rule's own. `related` are places in other
    reports, or further ones in this, that it is about: the document, and the span in its text. `why` are reasons for a
    judgement, in Chinese. What is `customary` stands on practice, where the rule's standard does not have it.
    """

    start: int
    end: int
    message: str
    severity: Severity | None = None
    fix: Fix | None = None
    related: tuple[tuple[Document, int, int], ...] = ()
    why: tuple[str, ...] = ()
    customary: bool = False


def whole(message: str, severity: Severity | None = None) -> Hit:
    """A hit on the whole document: something is missing, so there is no place to point at."""
    return Hit(-1, -1, message, severity)


@frozen
class Finding:
    """A hit, located: what every reporter shows.

    `start` and `end` are code points in the text of block `block`, half-open; for something missing from the whole
    document both are 0 and `quote` is empty. `quote` is masked where it holds personal data or a secrecy mark. `page`
    is the printed page, from 1, where that was requested and could be found out. `related` are the places in other
    reports that it contradicts, or further ones in this. `why` are the reasons for a judgement, in Chinese: the
    strongest for it, then one against. `urgency` is when it is to be looked at.

    `line`, `column` and `end_column` are where it stands in a draft that is a text file or YAML: counted from 1, in
    code points, the end exclusive and clipped at the end of the line; None where the file has no lines (Word) or does
    not hold the words as they are. The repr names rule and place, never the text of the draft.
    """

    rule: str
    title: str = field(repr=False)
    severity: Severity
    basis: Basis = field(repr=False)
    clause: str = field(repr=False)
    clause_id: str
    path: str
    block: str
    place: str = field(repr=False)
    start: int
    end: int
    quote: str = field(repr=False)
    message: str = field(repr=False)
    fix: Fix | None = None
    page: int | None = None
    related: tuple[Related, ...] = ()
    why: tuple[str, ...] = field(default=(), repr=False)
    urgency: Urgency = Urgency.NOW
    line: int | None = None
    column: int | None = None
    end_column: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data, as `check --format json` gives it (docs/json.md).

        `urgency` is only there where it is another than `now`.
        """
        return {
            "rule": self.rule,
            "title": self.title,
            "severity": str(self.severity),
            "basis": str(self.basis),
            "clause": self.clause,
            "clause_id": self.clause_id,
            "path": self.path,
            "block": self.block,
            "place": self.place,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "message": self.message,
            "fix": self.fix and {"replacement": self.fix.replacement, "safe": self.fix.safe},
            "page": self.page,
            "related": [
                {"path": r.path, "block": r.block, "place": r.place, "start": r.start, "end": r.end, "quote": r.quote}
                for r in self.related
            ],
            "why": list(self.why),
            "line": self.line,
            "column": self.column,
            "end_column": self.end_column,
            **({} if self.urgency is Urgency.NOW else {"urgency": str(self.urgency)}),
        }


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity among the findings; None where there are none."""
    return max((f.severity for f in findings), default=None)
