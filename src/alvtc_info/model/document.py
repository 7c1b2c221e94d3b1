"""What stands on the paper: blocks with roles, and the running text that rules read.

A `Block` is one place on the paper (a paragraph, a table cell, a line of a text file, a field of a form). A *passage*
is what a reader reads as one paragraph: soft-wrapped lines and line breaks are joined in it. `Document.text` is all
passages, one a line, with full-width digits, letters and half-width punctuation folded one for one, so that every
offset in it leads back to a block and an offset in that block's own text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.model import arguments
from alvtc_info.model.kinds import CONTENT, Kind, Role, Stage
from alvtc_info.text.beginnings import BeginningPlaces
from alvtc_info.text.folding import fold
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import NOTHING, Pattern
from alvtc_info.text.value_classes import field, frozen, names_of, replace

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.facts import ApprovalFact, ContactFact, ListedPerson, SecrecyReviewFact
    from alvtc_info.model.suppression import Suppression

T = TypeVar("T")


@frozen
class Block:
    """One place on the paper.

    `id` is stable for the same file; `place` says in a clerk's words where it is (第3段, 表2第1行第2格, 页脚). `label` is an
    automatic number (一、) that Word shows and the text does not hold. `lead` code points at the start are markup, not
    text. `continues` marks a line that goes on with the sentence of the block before it. `origin` is where its text
    begins in the paragraph it was cut from, in code points. `formulas` and `yellow` are the spans of its text that
    stand in formulas, and on yellow. `prompt` is the prompt of a form that is left in it, which is no text of it.
    """

    id: str
    text: str = field(repr=False)
    role: Role
    place: str = field(repr=False)  # it may quote a heading
    label: str = field(default="", repr=False)
    lead: int = 0
    continues: bool = False
    shift: int = 0
    origin: int = 0
    formulas: tuple[tuple[int, int], ...] = ()
    yellow: tuple[tuple[int, int], ...] = ()
    prompt: str = field(default="", repr=False)

    @property
    def prose(self) -> str:
        """The text with every character in a formula replaced by FORMULA."""
        pieces = []
        at = 0
        for start, end in self.formulas:
            pieces += [self.text[at:start], FORMULA * (end - start)]
            at = end
        return "".join((*pieces, self.text[at:]))

    def offsets_in(self, paragraph: str) -> list[int]:
        """The offset in the text of its paragraph of each code point of the block, and that of the end of the block.

        A block is part of the paragraph's text, sometimes without its line breaks.
        """
        at = self.origin
        found = []
        for letter in self.text:
            while paragraph[at] != letter:
                at += 1
            found.append(at)
            at += 1
        return [*found, at]


class Spans(NamedTuple):
    """A paragraph of which something is to be said: its whole text, and the spans (start, end), in code points."""

    text: str
    spans: tuple[tuple[int, int], ...]


@frozen
class Field:
    """One element of the masthead or the editor row: where its value stands, and the value.

    `block` is an index into `Document.blocks`. A label without a value (签发：) has an empty value.
    """

    block: int
    start: int
    end: int
    value: str = field(repr=False)


@frozen
class Facts:
    """What is known beside the paper; None is unknown, and what is unknown is not judged.

    `contacts` is the log of calls and papers; `rough` says that `occurred_at` is an approximate time, `waiver` why no
    report to the outside bodies is needed. `same_event` are the other reports of the same event, `others` further
    reports that this one may repeat, `reported` items of the ledger about the same event, as a reader would name them.
    `people` is the institution's own list of people, in the order that the office keeps.
    """

    approvals: tuple[ApprovalFact, ...] | None = None
    secrecy_review: SecrecyReviewFact | None = None
    commissioned: bool | None = None
    important: bool | None = None
    category: str | None = None
    submitted_at: datetime | None = None
    occurred_at: datetime | None = None
    known_at: datetime | None = None
    rough: bool | None = None
    level: str | None = None
    sensitive: bool | None = None
    contacts: tuple[ContactFact, ...] | None = None
    instructed_at: datetime | None = None
    waiver: str | None = None
    same_event: tuple[Document, ...] | None = None
    others: tuple[Document, ...] | None = None
    reported: tuple[str, ...] | None = None
    people: tuple[ListedPerson, ...] | None = None

    def __repr__(self) -> str:
        """Which facts are known, not what they say: they are about people and events."""
        known = (name for name in names_of(self) if getattr(self, name) is not None)
        return f"Facts({', '.join(f'{name}=…' for name in known)})"

    @property
    def written_at(self) -> datetime | None:
        """When the written report went out: as stated, or its first entry in the log."""
        logged = [contact.at for contact in self.contacts or () if contact.by == "written"]
        return self.submitted_at or min(logged, default=None)

    @property
    def clock_start(self) -> datetime | None:
        """When the reporting clock starts: `occurred_at`, else `known_at`, when the department learnt of the event."""
        return self.occurred_at or self.known_at

    def over(self, other: Facts) -> Facts:
        """These facts, with the other's in place of those that are None here."""
        named = {name: getattr(self, name) for name in names_of(self)}
        return Facts(**{name: getattr(other, name) if value is None else value for name, value in named.items()})


_MENTION = Pattern(r"“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|『[^『』\n]*』|\"[^\"\n]*\"|《[^《》\n]*》")
_UNSEEN_CHARACTERS = r"[\xad\u200b-\u200d\u2060\ufeff]+"
_UNSEEN = Pattern(_UNSEEN_CHARACTERS)
_SPACES = r" \xa0\u2002-\u200a\u202f"
_LEFT_OUT = Pattern(rf"[{_SPACES}]|{_UNSEEN_CHARACTERS}")
_BESIDE_NUMBER = Pattern(
    rf"(?<=[\u4e00-\u9fff])[{_SPACES}](?=[\d０-９])|(?<=[\d０-９%％])[{_SPACES}](?=[\u4e00-\u9fff])"
    rf"|(?<=[\d０-９])[{_SPACES}]{{2,3}}(?=[年月日时分])|{_UNSEEN_CHARACTERS}"
)
_NUMBER_OF_A_LINE = Pattern(
    r"[\d０-９.．]+ [^年月日时分秒点号名人个间台起件项辆份次场户栋层室楼届级班所家元万亿千百余多]"
)
# 5月15号 is a day as 5月15日 is; 5月15号楼 is a building
_SPOKEN_DAY = Pattern(
    r"(?<=月)\d{1,2}号(?![楼线院馆店桌门台机房令文厅船艇车站仓柜井坑池标路区泵锅炉地铺闸棚罐柱箱塔阀桩杆]|[电货扶]梯|变[电压]|高炉|窗口|包[厢间]|考[场点]|选手|队员|信箱|温室|大棚|服务器|摄像|配电|报告厅|会议室|展[厅位]|风机|水[泵井塔]|操场|餐厅|车间|教[学室工]|教师公寓|宿舍|公寓|实[验训]|食堂|病房|办公|厂房)"
)
_SENTENCE_END = Pattern(r"[。！？\n]+")
MASK = "□"
FORMULA = "\ufffc"  # stands for each character of a formula


def _mask(match: re.Match[str]) -> str:
    found = match.group()
    return found[0] + MASK * (len(found) - 2) + found[-1]


@frozen
class Passage:
    """One paragraph of a reader: its span in `Document.text`, its role, and the index of its first block."""

    start: int
    end: int
    role: Role
    block: int


class Document:
    """A report as it stands on the paper, ready for rules. Treat it as immutable; `given` makes changed copies.

    `kind` is None for a fragment: a text without masthead, title and editor row. `fields` holds the elements of the
    masthead and the editor row by name: department, issue_number, reporting_unit, dated, title, editor, phone,
    signed_off_by.

    `warnings` are Chinese lines on what was not read or is odd about the file, `notes` on what is merely worth knowing,
    `suppressions` notes by hand that a rule is not to be applied somewhere. `withheld` is what a reader does not see
    (hidden, deleted, in comments), where a guard asked for it: a text for each such paragraph. `doubt` is a Chinese
    line where the kind was guessed and another one is nearly as likely, else empty. `source` is the text of the file of
    a report that was written as data, for the lines of findings; else it is empty. `spoken_days` are the offsets in
    `text` of each 日 that is 号 on the paper (5月15号). The repr shows no text.
    """

    doubt = ""
    source = ""

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        name: str = "",
        kind: Kind | None = None,
        stage: Stage = Stage.DRAFT,
        fields: dict[str, Field] | None = None,
        report_date: date | None = None,
        facts: Facts | None = None,
        warnings: Sequence[str] = (),
        notes: Sequence[str] = (),
        sha256: str = "",
        encoding: str = "",
        institution: Institution | None = None,
        suppressions: Sequence[Suppression] = (),
        withheld: Sequence[str] = (),
    ) -> None:
        self.blocks = tuple(blocks)
        self.suppressions = tuple(suppressions)
        self.withheld = tuple(withheld)
        self.name = name
        self.kind = kind
        self.stage = stage
        self.fields = fields or {}
        self.report_date = report_date
        self.facts = facts or Facts()
        self.warnings = tuple(warnings)
        self.notes = tuple(notes)
        self.sha256 = sha256
        self.encoding = encoding
        self._institution = institution
        self._known: dict[object, object] = {}
        self._lay_out()

    def _copy(self) -> Document:
        changed = object.__new__(type(self))
        changed.__dict__.update(self.__dict__, _known={})
        return changed

    def given(
        self,
        *,
        kind: Kind | str | None = None,
        stage: Stage | str | None = None,
        report_date: date | str | None = None,
        facts: Facts | None = None,
        institution: Institution | str | None = None,
    ) -> Document:
        """A copy in which the values given here replace those that were read.

        Names of a kind and a stage, and a date as text, are taken as they are meant. Raises UsageError for others.
        """
        kind, stage = arguments.choice(Kind, kind, "kind", "文种"), arguments.choice(Stage, stage, "stage", "阶段")
        report_date = arguments.day(report_date, "report_date")
        facts = arguments.optional(facts, Facts, "facts", "Facts（用 load_facts 从数据得到）")
        changed = self._copy()
        changed._institution = arguments.institution(institution) or self._institution
        changed.kind = kind or self.kind
        changed.doubt = "" if kind else self.doubt
        changed.stage = stage or self.stage
        changed.report_date = report_date or self.report_date
        changed.facts = facts.over(self.facts) if facts else self.facts
        if not (institution or kind or stage or report_date):
            changed._known = dict(self._known)
        return changed

    def doubting(self, doubt: str) -> Document:
        """A copy whose kind is in doubt, as this Chinese line says."""
        changed = self._copy()
        changed.doubt = doubt
        return changed

    def in_source(self, text: str) -> Document:
        """A copy that was read from this text of a file of data."""
        changed = self._copy()
        changed.source = text
        return changed

    def __repr__(self) -> str:
        kind = self.kind and str(self.kind)
        return f"Document({self.name!r}, kind={kind!r}, stage={str(self.stage)!r}, blocks={len(self.blocks)})"

    def __eq__(self, other: object) -> bool:
        """Whether the other says the same: the same blocks, values, facts, notes and name."""
        if not isinstance(other, Document):
            return NotImplemented
        return self is other or self._value() == other._value()

    def __hash__(self) -> int:
        return hash((self.name, self.kind, self.stage, self.sha256, self.text))

    def _value(self) -> tuple[object, ...]:
        return (
            self.blocks, self.name, self.kind, self.stage, self.fields, self.report_date, self.facts, self.warnings,
            self.notes, self.sha256, self.encoding, self._institution, self.suppressions, self.withheld, self.doubt,
        )  # fmt: skip

    def __getstate__(self) -> dict[str, object]:
        """The state to pickle: everything but the cache of `once`, and what costs little to make again."""
        state = {**self.__dict__, "_known": {}}
        state.pop("plain", None)
        return state

    def noting(self, suppressions: Sequence[Suppression]) -> Document:
        """A copy with these notes that rules are not to be applied somewhere."""
        changed = self._copy()
        changed.suppressions = tuple(suppressions)
        return changed

    def with_formulas(self, formulas: Mapping[str, Spans]) -> Document:
        """A copy in whose text formulas are no prose, by the id of the paragraph that a block stands in."""
        return self._changed(replace(block, formulas=_spans_in(block, formulas)) for block in self.blocks)

    def with_yellow(self, yellow: Mapping[str, Spans]) -> Document:
        """A copy that knows what text stands on yellow, by the id of the paragraph that a block stands in."""
        return self._changed(replace(block, yellow=_spans_in(block, yellow)) for block in self.blocks)

    def _changed(self, blocks: Iterable[Block]) -> Document:
        changed = self._copy()
        changed.blocks = tuple(blocks)
        changed._known = {}
        changed._lay_out()
        return changed

    def withholding(self, texts: Sequence[str]) -> Document:
        """A copy that also withholds these texts from a reader: a text for each paragraph."""
        changed = self._copy()
        changed.withheld = (*self.withheld, *texts)
        return changed

    @property
    def institution(self) -> Institution:
        """The institution whose word lists and names apply."""
        from alvtc_info.institution.values import default_institution

        return self._institution or default_institution()

    def _lay_out(self) -> None:
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[tuple[int, int]] = []
        passages: list[Passage] = []
        at = 0
        begun = -1
        role = Role.BODY
        first = 0
        for index, block in enumerate(self.blocks):
            if begun >= 0 and not block.continues:
                passages.append(Passage(begun, at, role, first))
                pieces.append("\n")
                at += 1
                begun = -1
            if begun < 0:
                begun, role, first = at, block.role, index
            text = block.prose if block.formulas else block.text
            cursor = block.lead
            for line in text[cursor:].split("\n") if "\n" in text else (text[cursor:],):
                left = line.lstrip()
                offset = cursor + len(line) - len(left)
                left = left.rstrip()
                cursor += len(line) + 1
                cut = 0
                for gap in _gaps(left, block.role):
                    starts.append(at)
                    origins.append((index, offset + cut))
                    pieces.append(left[cut : gap.start()])
                    at += gap.start() - cut
                    cut = gap.end()
                starts.append(at)
                origins.append((index, offset + cut))
                pieces.append(left[cut:])
                at += len(left) - cut
        if begun >= 0:
            passages.append(Passage(begun, at, role, first))
        text = fold("".join(pieces))
        self.spoken_days = tuple(m.end() - 1 for m in _SPOKEN_DAY.finditer(text)) if "号" in text else ()
        self.text = _SPOKEN_DAY.sub(_as_day, text) if self.spoken_days else text
        self.__dict__.pop("plain", None)  # of the document that this is a changed copy of
        self.passages = tuple(passages)
        self._piece_starts = starts
        self._piece_origins = origins
        self._passage_starts = [p.start for p in passages]

    @cached_property
    def plain(self) -> str:
        """`text` with everything inside quotation marks and book titles masked."""
        text = self.text
        return _MENTION.sub(_mask, text) if any(mark in text for mark in '“‘「『"《') else text

    def once(self, compute: Callable[[Document], T]) -> T:
        """The value of `compute(self)`, computed at most once, for what several rules share."""
        known = self._known
        try:
            return known[compute]  # type: ignore[return-value]
        except KeyError:
            pass
        value = known[compute] = compute(self)
        return value

    def passage_at(self, offset: int) -> Passage:
        """The passage that holds this offset of `text`."""
        return self.passages[max(0, bisect_right(self._passage_starts, offset) - 1)]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence (split at 。！？ and line ends, not inside quotations) that holds this offset: start and end."""
        ends = self.once(_sentence_ends)
        index = bisect_right(ends, offset)
        return (ends[index - 1] if index else 0), (ends[index] if index < len(ends) else len(self.text))

    def forget(self) -> None:
        """Drop the cache of `once`; its values are computed again when they are needed."""
        self._known.clear()

    def finditer(
        self, pattern: Pattern, roles: Iterable[Role] = CONTENT, *, mentions: bool = False
    ) -> Iterator[re.Match[str]]:
        """Matches of `pattern` in passages of these roles; inside quotations and titles only with `mentions`."""
        found = self.everywhere(pattern, mentions=mentions)
        if found is NOTHING:
            return found
        runs = self._runs_of(frozenset(roles))
        return found if runs is None else _within(runs, found)

    def everywhere(self, pattern: Pattern, *, mentions: bool = False) -> Iterator[re.Match[str]]:
        """Matches of `pattern` in passages of all roles; inside quotations and titles only with `mentions`."""
        return self.once(_places).finditer(pattern, self.text if mentions else self.plain)

    def _runs_of(self, roles: frozenset[Role]) -> list[tuple[int, int]] | None:
        """The spans of `text` that belong to passages of these roles, neighbours as one; None if all of it does.

        What stands between two passages belongs to the first of them.
        """
        known = self.once(_runs_by_roles)
        if roles not in known:
            starts = [0, *self._passage_starts[1:], len(self.text) + 1]
            runs: list[tuple[int, int]] = []
            for index, passage in enumerate(self.passages):
                if passage.role in roles:
                    joins = bool(runs) and runs[-1][1] == starts[index]
                    runs[-1 if joins else len(runs) :] = [(runs[-1][0] if joins else starts[index], starts[index + 1])]
            known[roles] = None if runs == [(0, len(self.text) + 1)] else runs
        return known[roles]

    def roles(self, *roles: Role) -> Iterator[Passage]:
        """The passages that have one of these roles, in order."""
        return (p for p in self.passages if p.role in roles)

    def words(self, passage: Passage) -> str:
        """The text of a passage."""
        return self.text[passage.start : passage.end]

    def joined(self, roles: Iterable[Role], between: str = "\n") -> str:
        """The text of all passages of these roles, in order, with `between` between two of them."""
        known, wanted = self.once(_joined_texts), (frozenset(roles), between)
        if wanted not in known:
            known[wanted] = between.join([self.words(p) for p in self.passages if p.role in wanted[0]])
        return known[wanted]

    def locate(self, start: int, end: int) -> tuple[int, int, int]:
        """Block index, start and end in that block's text for a span of `text`.

        A span that crosses into a further block is clipped at the end of its first one.
        """
        piece = max(0, bisect_right(self._piece_starts, start) - 1)
        index, origin = self._piece_origins[piece]
        first = origin + start - self._piece_starts[piece]
        last = max(0, bisect_right(self._piece_starts, max(start, end - 1)) - 1)
        while self._piece_origins[last][0] != index:
            last -= 1
        last_start = self._piece_starts[last]
        limit = self._piece_starts[last + 1] if last + 1 < len(self._piece_starts) else len(self.text)
        stop = min(end, limit) - last_start + self._piece_origins[last][1]
        return index, first, max(first, min(stop, len(self.blocks[index].text)))

    def offset(self, block: int, start: int) -> int:
        """The offset in `text` of a place in a block's own text.

        -1 for a place that is no text there (markup, layout spaces).
        """
        piece = bisect_right(self._piece_origins, (block, start)) - 1
        if piece < 0 or self._piece_origins[piece][0] != block:
            return -1
        origin, begin = self._piece_origins[piece][1], self._piece_starts[piece]
        end = self._piece_starts[piece + 1] if piece + 1 < len(self._piece_starts) else len(self.text)
        if origin <= start < origin + end - begin:
            return begin + start - origin
        return -1

    def span_of(self, block: int, start: int, end: int) -> tuple[int, int]:
        """The span in `text` of a span of a block's own text; (-1, -1) where none of it is text there."""
        first = next((at for each in range(start, end) if (at := self.offset(block, each)) >= 0), -1)
        last = next((at for each in range(end - 1, start - 1, -1) if (at := self.offset(block, each)) >= 0), -1)
        return (first, last + 1) if first >= 0 else (-1, -1)

    def value(self, name: str) -> str | None:
        """The value of a field: None where its place is missing, empty where the place is there and empty."""
        found = self.fields.get(name)
        return None if found is None else found.value

    def span(self, name: str) -> tuple[int, int]:
        """The span of a field in `text`; (-1, -1) where it is missing or empty."""
        found = self.fields.get(name)
        if found is None or found.start == found.end:
            return -1, -1
        return self.span_of(found.block, found.start, found.end)


def _as_day(match: re.Match[str]) -> str:
    return match.group()[:-1] + "日"


def _gaps(line: str, role: Role) -> Iterator[re.Match[str]]:
    """What is left out of the text that rules read: unseen characters, and in prose the spaces beside numbers.

    Somebody set a space between a number and a Chinese character (5 月 20 日); in 1 总则 it parts a heading's number.
    """
    if _LEFT_OUT.search(line) is None:
        return iter(())
    if role not in CONTENT:
        return _UNSEEN.finditer(line)
    number = _NUMBER_OF_A_LINE.match(line)
    parting = number.end() - 2 if number else -1
    return (gap for gap in _BESIDE_NUMBER.finditer(line) if gap.start() != parting)


def _places(document: Document) -> BeginningPlaces:
    return BeginningPlaces(document.text)


def _joined_texts(document: Document) -> dict[tuple[frozenset[Role], str], str]:
    return {}


def _runs_by_roles(document: Document) -> dict[frozenset[Role], list[tuple[int, int]] | None]:
    return {}


def _within(runs: list[tuple[int, int]], found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those matches, in order, that begin within one of these spans, in order."""
    index = 0
    for match in found:
        start = match.start()
        while index < len(runs) and runs[index][1] <= start:
            index += 1
        if index == len(runs):
            return
        if runs[index][0] <= start:
            yield match


def _spans_in(block: Block, known: Mapping[str, Spans]) -> tuple[tuple[int, int], ...]:
    """The spans of a block's text among those of the paragraph that it stands in."""
    name = block.id
    while name and name not in known:
        name = name.rpartition(".")[0]
    if not name or block.role in (Role.PROMPT, Role.REMOVED):
        return ()
    offsets = block.offsets_in(known[name].text)
    spans = ((bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in known[name].spans)
    return tuple((a, b) for a, b in spans if a < min(b, len(block.text)))


def _sentence_ends(document: Document) -> list[int]:
    return [m.end() for m in _SENTENCE_END.finditer(document.plain)]
