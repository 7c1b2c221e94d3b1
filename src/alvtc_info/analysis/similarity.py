"""The likeness of two texts: one engine for the drafts of a run and for the items of a ledger.

Drafts of a run are available in full and are compared by the pieces that they share. Of an item in a ledger only a
trace is kept: hashes of its words, its figures with their units, its days. MinHash over the words finds items that
share many of them, a key for each figure those that were shortened or reworded: people change words and keep figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from alvtc_info.analysis.dates import dates
from alvtc_info.model.document import Facts
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Role
from alvtc_info.text.folding import fold
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from alvtc_info.model.document import Document

READ = 6_000  # code points of prose that are compared; a report has one or two pages
SIZE = 4
HAN = 3  # bytes of a Chinese character in UTF-8
HOLDERS = 100  # reports compared at most for one piece that they share
SAMPLE = 8  # one piece in so many is used to find candidates
_NUMBER = Pattern(r"\d+(?:\.\d+)?")
_CLOCK = Pattern(r"[^\d\n]{0,3}?(?P<hour>\d{1,2})(?:时|:)(?:(?P<minute>\d{1,2})分?)?")
_LETTERS = Pattern(r"[^\u4e00-\u9fff]+")
STAGE_MARK = r"（[^）]*[首续终]报[^）]*）|续报[一二三四五六七八九十\d]+"
_MARKS = Pattern(STAGE_MARK + r"|[^\u4e00-\u9fffA-Za-z\d]+")
_FRAME = Pattern(r"^关于|(?:情况)?的?(?:报告|信息|说明)$")
REPEATED = 0.5
_BANDS, _ROWS, _SEED = 20, 4, 20240522
_DAY = Pattern(
    r"(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日|(?P<clock>\d{1,2}时(?:\d{1,2}分)?)|20\d\d[年级届](?:\d{1,2}月)?|\d{1,2}月"
)
_COUNT = Pattern(r"(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|万?[^\W\d_])?")
_HAN = Pattern(r"[\u4e00-\u9fff]+")
_SMALL = 10
# words below which texts without figures are too short to be called the same; twice as many where no day is shared
_FEWEST = 4
_DOUBT = 0.45  # factor of a likeness that is in doubt
_LEAST = 0.35  # share of common words below which common figures are chance


def prose(document: Document) -> str:
    """The prose of a report, dates and clock times left out; the first 6,000 code points of it."""
    return document.once(_prose)


def _prose(document: Document) -> str:
    parts: list[str] = []
    found = dates(document)
    room = READ
    for passage in document.passages:
        if passage.role not in PROSE or room <= 0:
            continue
        at = passage.start
        for span in (*found.between(passage.start, passage.end), None):
            stop = span.start if span else passage.end
            parts.append(document.text[at:stop])
            room -= stop - at
            clock = _CLOCK.match(document.text, span.end) if span else None
            at = clock.end() if clock else span.end if span else stop
    return "\n".join(parts)[:READ]


def pieces(document: Document) -> frozenset[str]:
    """The four-character pieces of the prose: Chinese characters only, so that new figures and dates change nothing."""
    return document.once(_pieces)


def _pieces(document: Document) -> frozenset[str]:
    words = _LETTERS.sub("", prose(document))
    return frozenset(words[i : i + SIZE] for i in range(len(words) - SIZE + 1))


def figures(document: Document) -> frozenset[str]:
    """The figures of the prose, without those of dates and clock times."""
    return frozenset(_NUMBER.findall(prose(document)))


def moments(document: Document) -> frozenset[tuple[int, int, int, int]]:
    """The dates that the prose gives, with their clock time: month, day, hour, minute (-1 where it is not written)."""
    return document.once(_moments)


def _moments(document: Document) -> frozenset[tuple[int, int, int, int]]:
    found = set()
    for span in dates(document).spans:
        if document.passage_at(span.start).role in PROSE:
            clock = _CLOCK.match(document.text, span.end)
            hour, minute = (int(clock["hour"]), int(clock["minute"] or 0)) if clock else (-1, -1)
            found.add((span.month, span.day, hour, minute))
    return frozenset(found)


def share(of: Document, other: Document) -> float:
    """The part of one report's pieces that the other has too, 0 to 1."""
    own = pieces(of)
    return len(own & pieces(other)) / len(own) if own else 0.0


def stem(document: Document) -> str:
    """The title without the mark of the stage and set phrases: （首报）, （续报二）, 关于…的报告."""
    return document.once(_stem)


def _stem(document: Document) -> str:
    return _FRAME.sub("", _MARKS.sub("", document.joined({Role.TITLE}, "")))


def copies(one: Document, other: Document) -> bool:
    """Whether both are the same report in two copies: same department, issue number, kind, date and title."""
    return one.kind == other.kind and all(
        a == b
        for a, b in (
            (one.value("department"), other.value("department")),
            (fold(one.value("issue_number") or ""), fold(other.value("issue_number") or "")),
            (one.report_date, other.report_date),
            (stem(one), stem(other)),
        )
    )


def one_event(one: Document, other: Document) -> bool:
    """Whether two emergency reports are of one event.

    They are with the same title but for its mark, or with a similar title and a moment in common.
    """
    a, b = stem(one), stem(other)
    if one.kind not in EMERGENCY_KINDS or other.kind not in EMERGENCY_KINDS or not a or not b:
        return False
    if a == b:
        return True
    pairs, others = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (a, b))
    alike = 2 * len(pairs & others) >= min(len(pairs), len(others)) > 0
    return alike and any(moment[2] >= 0 for moment in moments(one) & moments(other))


def document_keys(document: Document) -> frozenset[object]:
    """The keys by which similar reports are found, without any words of the report.

    They are a sample of its pieces (whole numbers), and hashes (texts) of its issue number and, for an emergency, of
    its title and moments.
    """
    words = _LETTERS.sub("", prose(document)).encode()
    ends = range(HAN * SIZE, len(words) + 1, HAN)
    sampled: set[object] = {code for end in ends if not (code := crc32(words[end - HAN * SIZE : end])) % SAMPLE}
    issue = document.value("issue_number")
    identifying: list[object] = [(document.value("department"), issue)] if issue else []
    if document.kind in EMERGENCY_KINDS:
        identifying.append(stem(document))
        identifying += [moment for moment in moments(document) if moment[2] >= 0]
    return frozenset(sampled | {f"{_hashed(repr(key)):08x}{len(repr(key)):x}" for key in identifying})


class Companions:
    """An index of the keys of the reports of one run: which others a rule must see beside a report."""

    def __init__(self, known: Sequence[frozenset[object]]) -> None:
        self._known = known
        self._holders: dict[object, list[int]] = {}
        for index, each in enumerate(known):
            for key in each:
                self._holders.setdefault(key, []).append(index)

    def beside(self, index: int) -> list[int]:
        """The numbers of the other reports that share an issue number, a title, a moment or a good part of the text."""
        shared: dict[int, int] = {}
        certain: set[int] = set()
        for key in self._known[index]:
            for other in self._holders.get(key, ())[:HOLDERS]:
                shared[other] = shared.get(other, 0) + 1
                if not isinstance(key, int):
                    certain.add(other)
        sizes = sum(isinstance(key, int) for key in self._known[index])
        near = {other for other, count in shared.items() if 4 * count >= sizes} | certain
        return sorted(near - {index})


def acquainted(
    known: Sequence[frozenset[object]],
    document: Callable[[int], Document],
    *,
    together: bool = False,
    asks: Callable[[int], bool] = lambda _: True,
) -> list[Facts]:
    """For each report of one run, the others of the same event, and those that it may repeat.

    `known` are their keys, `document` gives the report of a number, `asks` says whether any rule needs this of a
    report. With `together` all emergency reports among them are of one event, whatever their titles.
    """
    companions = Companions(known)
    facts = []
    for index in range(len(known)):
        if not asks(index):
            facts.append(Facts(others=()))
            continue
        near = companions.beside(index)
        if together:
            everyone = [document(number) for number in range(len(known)) if number != index]
            same_event = tuple(other for other in everyone if other.kind in EMERGENCY_KINDS)
        else:
            same_event = tuple(document(number) for number in near if one_event(document(index), document(number)))
        facts.append(Facts(same_event=same_event or None, others=tuple(document(number) for number in near)))
    return facts


# items of a ledger: reworded, years apart; only their traces are kept -------------------------------------------


class TextTrace(NamedTuple):
    """What is compared of a text.

    It has its words of two characters or more (as numbers), its figures with their units, its days.
    """

    words: frozenset[int]
    figures: frozenset[str]
    days: frozenset[tuple[int, int]]


def trace(text: str) -> TextTrace:
    """The trace of a text; dates and clock times do not count as figures."""
    from alvtc_info.text.segmentation import cut

    days = {(int(found["month"] or 0), int(found["day"])) for found in _DAY.finditer(text) if found["day"]}
    rest = _DAY.sub("\n", text)
    figures = {_figure_key(found["number"], found["unit"] or "") for found in _COUNT.finditer(rest)}
    words = {word for run in _HAN.findall(rest) for word in cut(run) if len(word) > 1}
    return TextTrace(frozenset(_hashed(word) for word in words), frozenset(figures), frozenset(days))


def _figure_key(number: str, unit: str) -> str:
    """A figure as it is compared: a distinctive one by itself, a small one with its unit."""
    number = number.replace(",", "").replace("，", "")
    return number if "." in number or len(number) > 2 else number + {"名": "人", "位": "人"}.get(unit, unit)


def trace_keys(of: TextTrace) -> tuple[int, ...]:
    """Numbers of which two traces share one where they may be of one item.

    They are a few for the words, one for each distinctive figure, and one for each day with a month.
    """
    from rensa import RMinHash

    found = []
    if of.words:
        hashed = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
        hashed.update([str(word) for word in sorted(of.words)])
        digest = hashed.digest()
        for band in range(_BANDS):
            rows = digest[band * _ROWS : (band + 1) * _ROWS]
            found.append(_hashed(f"{band}:{rows}"))
    found += [_hashed(f"figure:{figure}") for figure in of.figures if _weight(figure) == 1]
    found += [_hashed(f"day:{month}-{day}") for month, day in of.days if month]
    return tuple(sorted(set(found)))


def likeness(one: TextTrace, other: TextTrace) -> float:
    """How likely both are of one event, 0 to 1; from `REPEATED` on they count as a repeat.

    The words that the shorter shares with the longer, and the figures that it shares, weigh the same; figures that
    differ count against it.
    """
    words = _shared(one.words, other.words)
    least = min(_weighed(one.figures), _weighed(other.figures))
    shared = _weighed(one.figures & other.figures)
    one_day = any(day in other.days for day in one.days if day[0])
    if words < _LEAST:
        return words * _DOUBT
    if least < 1:
        enough = min(len(one.words), len(other.words)) >= (_FEWEST if one_day else 2 * _FEWEST)
        return words if enough and words >= (0.6 if one_day else 0.75) else words * _DOUBT
    figures = shared / least
    if one_day and words >= 0.5 and shared >= 1 and figures >= 0.25:
        return min(1.0, (words + figures) / 2 + 0.2)
    if shared >= 2 or (words >= 0.6 and figures >= 0.5):
        return (words + figures) / 2
    return min(words, figures) * _DOUBT


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _weighed(figures: Iterable[str]) -> float:
    return sum(_weight(figure) for figure in figures)


def _weight(figure: str) -> float:
    """The weight of a figure; one under ten has little, as many texts have 3 rooms and 2 people."""
    found = _COUNT.match(figure)
    assert found is not None
    return 0.25 if float(found["number"]) < _SMALL and "." not in found["number"] else 1.0


def _hashed(piece: str) -> int:
    return crc32(piece.encode("utf-8", "surrogatepass"))
