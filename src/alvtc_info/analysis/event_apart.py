"""What a title, or a later sentence, tells of the event otherwise than the text: whether anybody was hurt, and where.

Spans with what is wrong. A report that says that it corrects is left alone, and so is what was found out only later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.event_site import parts_of
from alvtc_info.analysis.facts_retold import CORRECTED, FOUND_LATER, clause_start
from alvtc_info.analysis.title_events import titled_event
from alvtc_info.analysis.toll import casualties_in
from alvtc_info.model.kinds import PROSE, Kind, Role
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.incidents import DEATHS
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.event_site import Part
    from alvtc_info.model.document import Document, Passage

_DEAD = Pattern(rf"{DEATHS}|死者|遗体|生命体征")
_ALL_WELL = Pattern(r"(?:人员|师生|学生|员工)(?:均|全部|都|全)?(?:平安|安全)(?=$|[，。；（、 ])")
_OF_SOME = Pattern(r"(?:其余|其他|其它|另外?|同[车行班场]|驾驶员|司机|乘客|\d[名人位])[^，。；]{0,16}$")
_NOT_NOW = Pattern(r"此前|曾|去年|以往|往年|上年|同期|演练|模拟|如|若|一旦|防止|谨防|预防|避免|提醒|警惕")
_FOUND_LATER = Pattern(FOUND_LATER)
_NEAR = 24  # code points


class _Told(NamedTuple):
    """Words on people dead or hurt: their span, how many (-1: not counted), and whether of those who died.

    `how_many` 0 says that nobody was, `dead` then that nobody died either.
    """

    start: int
    end: int
    how_many: int
    dead: bool


def toll_apart(document: Document) -> Iterator[tuple[int, int, str]]:
    """What a title says of people hurt or dead, and the text otherwise."""
    title = next(iter(document.roles(Role.TITLE)), None)
    said = _told_in(document, title) if title else []
    if not said or CORRECTED.search(document.plain):
        return
    text = document.plain
    told = [each for passage in document.roles(*PROSE) for each in _told_in(document, passage)]
    hurt = [each for each in told if each.how_many and not _NOT_NOW.search(text, *document.sentence_at(each.start))]
    counted = [each for each in hurt if each.how_many > 0]
    nobody = [each for each in told if not each.how_many and not _is_of_some(document, each)]
    told_of = [each for each in said if each.how_many > 0]
    if not told_of:
        against = next((each for each in counted if not nobody or not _is_found_later(document, each)), None)
        calm = next((each for each in said if not each.how_many), None)
    else:
        dead = _DEAD.search(document.joined(PROSE)) is not None
        calm = next((each for each in told_of if each.dead and not dead), told_of[0])
        denied = [each for each in nobody if each.dead or not calm.dead]
        against = next(iter(denied if not hurt and not dead else counted if calm.dead and not dead else ()), None)
    if calm and against:
        said_, told_ = text[calm.start : calm.end], text[against.start : against.end]
        yield calm.start, calm.end, f"标题写“{said_}”，正文写“{told_}”，请核实"


def _told_in(document: Document, passage: Passage) -> list[_Told]:
    """What a passage says of people hurt or dead; of sick and lost ones nothing."""
    words = document.plain[passage.start : passage.end]
    found = [(*match.span(), "0") for match in _ALL_WELL.finditer(words)] if passage.role is Role.TITLE else []
    told = []
    for start, end, says in (*casualties_in(words), *found):
        fate = says.rstrip("0123456789?")
        count = says[len(fate) :]
        if says == "0" and not words[start:end].endswith(("被困", "死亡")):
            told.append(_Told(passage.start + start, passage.start + end, 0, not words[start:end].endswith("伤")))
        elif fate == "死亡" or fate.endswith(("伤", "骨折")):
            how_many = int(count) if count != "?" else -1
            told.append(_Told(passage.start + start, passage.start + end, how_many, fate == "死亡"))
    return told


def _is_of_some(document: Document, told: _Told) -> bool:
    """Whether that nobody was hurt is said of some of the people only."""
    begin = max(document.sentence_at(told.start)[0], told.start - _NEAR)
    return _OF_SOME.search(document.plain, begin, told.start) is not None


def _is_found_later(document: Document, told: _Told) -> bool:
    return _FOUND_LATER.search(document.plain, *document.sentence_at(told.start)) is not None


# where it was --------------------------------------------------------------------------------------------------------

_HOUSES = frozenset(("building", "house", "storey", "nth"))
_ITS_GATE = Pattern(r"[大校]门|门[口卫岗]|[东南西北]侧")
_OTHER_EVENT = Pattern(
    r"另|也|又|还|同时|随后|陆续|先后|相继|曾|此前|去年|上[年月次]|再次|第二|如|若|一旦|防止|避免|预防|演练|模拟|类似|同类|其他|其余|分别|均|各|排查|检查|巡查|未|没有|不"
)
_LISTED = "、和及与或"
_GAP = 8  # code points between a place and what happened there
_SOMEBODY = Pattern(
    r"[员生师人长工到向从将把被听说称报接至往与和在于送及、勤]|看(?!台)|后(?![厨门墙院侧台])|停(?!车)|关|断|封|切|抢修|更换|清理|处置|查看|发现|保安|门卫"
)  # no part of a place
_AFTER = 4  # code points behind what happened, which tell that it is another event: 也停电
_TELLING = 4  # code points that tell what happened by no chance: 水管爆裂, not 停电
_AFTER_IT = ("后", "时", "以后", "之后", "发生", "处", "事故", "事件", "现场")


class _Event(NamedTuple):
    """Where the event is told first: the parts of its place right before it, all that its sentence names, the words.

    `words` tell what happened, from `at` on; `stop` is the end of the sentence.
    """

    parts: tuple[Part, ...]
    known: frozenset[tuple[str, str]]
    words: str
    at: int
    stop: int


def event_elsewhere(document: Document) -> Iterator[tuple[int, int, str]]:
    """The event at another place or on another day than the text first tells: in the title, and told again later."""
    if CORRECTED.search(document.plain):
        return
    if document.kind is Kind.FIRST:
        yield from titled_event(document)
    event = document.once(_first_told)
    if event is None:
        return
    for at in occurrences(document.plain, event.words):
        role = document.passage_at(at).role
        parts = place_before(document, at)
        wrong = None
        if role is Role.TITLE and document.kind is Kind.FIRST:
            wrong = _gate_for_house(document, event, parts)
        elif role in PROSE and at >= event.stop and not _is_another(document, event, parts, at):
            wrong = next((part for part in parts if _is_unlike(part, event)), None)
        if wrong:
            end = at + len(event.words)
            first = next((each for each in event.parts if each.sort == wrong.sort), event.parts[0])
            told = document.text[first.start : event.at + len(event.words)]
            yield (
                wrong.start,
                end,
                f"{_CALLED[role is Role.TITLE].format(told, document.text[wrong.start : end])}，请核实",
            )
            return


_CALLED = {True: "正文写“{0}”，标题写“{1}”", False: "前面写的是“{0}”，这里写“{1}”"}


def _first_told(document: Document) -> _Event | None:
    """The event where the text tells it first, if a place stands right before it there."""
    match = next(document.finditer(WHAT, PROSE), None)
    if match is None:
        return None
    begin, stop = document.sentence_at(match.start())
    parts = place_before(document, match.start())
    known = frozenset((part.sort, part.value) for part in parts_of(document, begin, stop))
    at = max(parts[-1].end, match.end() - _TELLING) if parts else 0
    return _Event(parts, known, document.plain[at : match.end()], at, stop) if parts else None


def place_before(document: Document, at: int) -> tuple[Part, ...]:
    """The parts of the place right before what happened there, in its clause."""
    found: list[Part] = []
    begin, end = max(clause_start(document, at, "，；：、"), at - _NEAR), at
    for part in reversed(parts_of(document, begin, at)):
        if end - part.end > _GAP or _SOMEBODY.search(document.plain, part.end, end):
            break
        found.insert(0, part)
        end = part.start
    return tuple(found)


def _is_unlike(part: Part, event: _Event) -> bool:
    sorts = {sort for sort, _ in event.known}
    return part.sort in sorts and (part.sort, part.value) not in event.known


def _is_another(document: Document, event: _Event, parts: tuple[Part, ...], at: int) -> bool:
    """Whether what is told there again is another event: by its words, its own time, or as one of a list."""
    text = document.plain
    begin, stop = document.sentence_at(at)
    end = at + len(event.words)
    if not parts or _OTHER_EVENT.search(text, begin, min(stop, end + _AFTER)) or text[parts[0].start - 1] in _LISTED:
        return True
    if len(event.words) < _TELLING and not text.startswith(_AFTER_IT, end):
        return True
    first = document.sentence_at(event.at)[0]
    if set(_DATED.findall(text[begin:at])) - set(_DATED.findall(text[first : event.at])):
        return True
    clock = max((each.end for each in clocks(text, begin, parts[0].start)), default=-1)
    return clock >= 0 and not _ACTS.search(text, clock, parts[0].start)


_DATED = Pattern(r"(?:19|20)\d\d年|(?<!\d)\d{1,2}[月日]")
_ACTS = Pattern(r"[\u4e00-\u9fff]{3}")


def _gate_for_house(document: Document, event: _Event, parts: tuple[Part, ...]) -> Part | None:
    """A gate in the title, where the text tells the event of the inside of a house; no gate of that house."""
    sorts = {part.sort for part in parts}
    houses = {sort for sort, _ in event.known}
    begin = document.sentence_at(event.at)[0]
    if sorts != {"gate"} or not houses or not houses <= _HOUSES or _ITS_GATE.search(document.plain, begin, event.stop):
        return None
    told = document.joined(PROSE)
    return None if document.text[parts[0].start : parts[0].end] in told else parts[0]
