"""What a later report or entry says otherwise than a title or a sentence that is carried over: a slot shows both.

A later reading that says the same, or speaks of something else or of a part only, leaves the words as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.event_site import named_parts, site_parts
from alvtc_info.analysis.toll import last_sentence_with, sayings, sentences_in, told
from alvtc_info.emergency.fact_sentences import bare_place, event_words, without_braces
from alvtc_info.model.form_prompts import SLOT
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from alvtc_info.emergency.case import Case
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document

TOLLS = {"casualties": "伤亡", "losses": "损失"}
_DIGITS = "0123456789"
_EDGES = "，。；！？\n"
_AMENDED = Pattern(r"更正|有误|误报|误写|应为|实为|经核实[^。；]{0,12}(?:为|系|是)")


class LaterWord(NamedTuple):
    """Something that counts against what is carried over: what it is called, and what it says.

    `fact` is the field of the case that it is of; empty for a report, which may speak of anything. `places` are the
    parts of the place of the event that it names: their sort, their value, and their words.
    """

    name: str
    text: str
    fact: str = ""
    places: tuple[tuple[str, str, str], ...] = ()


class Restated(NamedTuple):
    """A fact that the case gave otherwise before: what it was, what it is, and the entry that says so."""

    before: tuple[str, ...]
    now: tuple[str, ...]
    name: str


def later_word_of(name: str, prose: str, report: Document) -> LaterWord:
    """What a report says, under this name."""
    parts = [part for part in site_parts(report) if part.sure and not part.titled]
    places = [(part.sort, part.value, report.plain[part.start : part.end]) for part in parts]
    return LaterWord(name, prose, "", tuple(places))


def amending_sentences(text: str) -> Iterator[str]:
    """The sentences of a text that correct what was reported before."""
    return (piece.strip() for piece in sentences_in(text) if _AMENDED.search(piece))


def still_true(text: str, source: str, readings: Sequence[LaterWord]) -> str:
    """The text, in which a slot stands for what later readings say otherwise of the people hurt and of the losses.

    `source` is what the text's own paper is called.
    """
    for fact, called in TOLLS.items():
        own = [each for each in told(_bare(text), fact) if each.says[-1].isdigit()]
        others = {
            each.name: last.strip()
            for each in readings
            if each.fact in ("", fact) and (last := _against(sayings(own), each, fact))
        }
        if not own or not others:
            continue
        name, last = list(others.items())[-1]
        start, end = own[0].start, own[-1].end
        parts = [last[a:b] for a, b, _ in told(last, fact)] or [last.rstrip(_EDGES)]
        later = "、".join(f"“{without_braces(each)}”" for each in parts)
        text = text[:start] + _slot(called, source, text[start:end], name, later) + text[end:]
    return text


def _against(own: frozenset[str], reading: LaterWord, fact: str) -> str:
    """The last sentence of a reading that says otherwise than `own`; empty if none does.

    An entry on the fact itself may tell in words that cannot be counted of somebody hurt, where nobody was before, or
    of somebody dead.
    """
    last = last_sentence_with(reading.text, fact)
    if last or reading.fact != fact:
        return last if last and _otherwise(own, sayings(told(last, fact))) else ""
    somebody = own == {"0"} and _SOMETHING.search(reading.text) and not _NOTHING_TOLD.match(reading.text)
    return reading.text if somebody or _DIED.search(reading.text) else ""


_SOMETHING = Pattern(r"[\d一二两三四五六七八九十几]")
_NOTHING_TOLD = Pattern(r"[都均全]?(?:[没无未暂尚待]|不[详清]|平安|安全|正在|还没)")
_DIED = Pattern(r"(?<![无未没致])死了?(?:[\d一二两三四五六七八九十]|人)|没抢救过来|没救过来")


def as_it_stands(text: str, source: str, readings: Sequence[LaterWord], case: Case | None, college: Institution) -> str:
    """The text, with slots also for its figures, for what it says happened and for where, if these are told otherwise.

    A place that a later report corrects is left to the slot that quotes the correction.
    """
    text = _happened(still_true(text, source, readings), source, readings, case, college)
    corrected = [each._replace(places=()) if any(amending_sentences(each.text)) else each for each in readings]
    return _located(_counted(text, source, readings), source, [each for each in corrected if not each.fact])


def title_as_it_stands(
    title: str, source: str, readings: Sequence[LaterWord], case: Case | None, college: Institution
) -> str:
    """The title, with slots for whatever is told otherwise later, and for a correction that speaks of what it says."""
    title = _happened(still_true(title, source, readings), source, readings, case, college)
    restated = _restated("place", case, college)
    if restated is not None:
        title = _replaced(title, "地点", source, restated)
    title = _located(_counted(title, source, readings), source, [_with_corrected_places(each) for each in readings])
    bare = _bare(title)
    for each in readings:
        marked = f"，{each.name}写" in title
        for piece in () if each.fact or marked else amending_sentences(each.text):
            if _concerns(piece, bare):
                title += f"{{标题：{each.name}有更正：“{without_braces(piece)}”，请照此核对}}"
    return title


def _concerns(correction: str, title: str) -> bool:
    """Whether a correction is of what the title says, and does not say it as the title does."""
    own = {key for key, *_ in _comparable(title)}
    said = [(start, end) for key, start, end in _comparable(correction) if key in own]
    if said:
        return any(
            _BEHIND_IT.match(correction, end) or _BEFORE_IT.search(correction, max(0, start - _CLOSE), start)
            for start, end in said
        )
    sorts = {sort for sort, *_ in named_parts(title)} & {sort for sort, *_ in named_parts(correction)}
    return bool(sorts or _pairs(correction) & _pairs(title))


_BEHIND_IT = Pattern(r"[^，。；\d]{0,4}(?:有误|系误报)")
_BEFORE_IT = Pattern(r"误[报写]?[为成作]?$")
_CLOSE = 4


def _comparable(text: str) -> Iterator[tuple[tuple[str, str], int, int]]:
    """The parts of a place and the toll that a text names, comparable between texts, and where they stand."""
    for sort, value, start, end in named_parts(text):
        yield (sort, value), start, end
    for fact in TOLLS:
        for start, end, says in told(text, fact):
            yield (fact, says), start, end


def _slot(called: str, source: str, words: str, name: str, later: str) -> str:
    return f"{{{called}：{source}写“{without_braces(words)}”，{name}写{later}，核实后写}}"


def _otherwise(own: frozenset[str], later: frozenset[str]) -> bool:
    """Whether a later reading says not the same; one that counts nobody (二度烫伤) says no other number, and one of how
    as many are now (2人昏迷) takes nothing from what befell them (2人中毒).
    """
    now = {each[len(each.rstrip(_DIGITS)) :] for each in later if not each.startswith("死亡")}
    return any(
        each not in later
        and f"{each.rstrip(_DIGITS)}?" not in later
        and not (each.startswith(_BEFELL) and each.lstrip("".join(_BEFELL)) in now)
        for each in own
    )


_BEFELL = ("中毒", "溺水", "触电", "中暑", "晕倒", "晕厥")


def _bare(text: str) -> str:
    """The text with blanks for what stands in slots, so that no offset changes."""
    return SLOT.sub(lambda slot: " " * len(slot.group()), text)


# figures -------------------------------------------------------------------------------------------------------------

_PEOPLE = "教职工|师生|学生|同学|教师|职工|员工|人员|考生|新生|保安|工人|群众|家长"
_FIGURE = Pattern(
    r"(?P<rough>(?:大?约|近|将近|超过?|不到|不足)?)(?P<count>(?<![\d.第])\d{1,7}(?:\.\d{1,3})?万?|(?<![第一二两三四五六七八九十百千\d])[一二两三四五六七八九十百千]{1,5})(?P<more>[余多]?)"
    r" ?(?P<unit>个?小时|分钟|天|人次|[名人位间栋座台辆架部套处户家盏张件块扇组册本只条根支份棵桶箱班]|个班|个|平方米|米|吨|公斤)"
)
_MINUTES = {"小时": 60, "个小时": 60, "分钟": 1, "天": 1440}
_OF_PEOPLE = frozenset("名人位")
_FILLER = Pattern(
    r"(?:增加|减少|扩大|上升|下降|增|升|降|减)(?:至|到|为)|实际|校园|全[校院]|校内|学院|造成|导致|共[计有]?|总计|合计|已[经有]?|均|达到?|涉及到|为|是|系|了|的|致|有|左右|以上"
)
_OTHER_COUNT = Pattern(r"其中|另|新增|增加|减少|其余|其他|剩余|又|再|较|比")
_A_PART = Pattern(r"已|均|出院|返校|返回|康复|痊愈|好转|治疗|住院|留观|观察|获救|脱险|救出|找到|恢复")
_BEFORE, _BEHIND = 10, 8  # code points beside a figure that tell what is counted
_TENTH = 0.1


class _Figure(NamedTuple):
    start: int
    end: int
    dimension: str
    value: float
    rough: bool
    of: frozenset[str]
    people: frozenset[str]
    clause: str
    behind: str


def _figures(text: str) -> Iterator[_Figure]:
    """The figures of a text that count all of something: neither a part of it nor what was added."""
    for match in _FIGURE.finditer(text):
        begin = max(text.rfind(edge, 0, match.start()) for edge in _EDGES) + 1
        stop = min((at for edge in _EDGES if (at := text.find(edge, match.end())) >= 0), default=len(text))
        before = text[max(begin, match.start() - _BEFORE) : match.start()]
        behind = text[match.end() : min(stop, match.end() + _BEHIND)]
        bare = _FILLER.sub(" ", f"{before} {behind}")
        if not _OTHER_COUNT.search(_FILLER.sub(" ", before)):
            yield _Figure(
                match.start(),
                match.end(),
                *_measured(match),
                bool(match["rough"] or match["more"]),
                _pairs(bare),
                frozenset(found.group() for found in _SOMEONE.finditer(bare)),
                text[begin:stop].strip(),
                behind,
            )


_SOMEONE = Pattern(_PEOPLE)
_HAN = Pattern(r"[\u4e00-\u9fff]{2,40}")


def _pairs(text: str) -> frozenset[str]:
    """The pairs of characters of a text that say what it is about."""
    runs = [found.group() for found in _HAN.finditer(_FILLER.sub(" ", _SOMEONE.sub(" ", text)))]
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))


def _measured(match: re.Match[str]) -> tuple[str, float]:
    count, unit = match["count"], match["unit"]
    digits = count.rstrip("万")
    value = (float(digits) if digits[0] in _DIGITS else numeral(digits)) * (10_000 if digits != count else 1)
    if unit in _MINUTES:
        return "时长", value * _MINUTES[unit]
    return "人" if unit in _OF_PEOPLE else unit, value


def _same(one: _Figure, other: _Figure) -> bool:
    """Whether two figures count the same: by one measure, people of one sort, by words that they share."""
    least = min(len(one.of), len(other.of))
    alike = not one.people or not other.people or one.people & other.people
    return bool(one.dimension == other.dimension and alike and least and 2 * len(one.of & other.of) >= least)


def _counted(text: str, source: str, readings: Sequence[LaterWord]) -> str:
    """The text, with a slot for each figure that the last reading which counts the same gives otherwise."""
    bare = _bare(text)
    tolls = [each for fact in TOLLS for each in told(bare, fact)]
    for own in reversed(list(_figures(bare))):
        if any(each.start < own.end and own.start < each.end for each in tolls):
            continue
        later = [
            (each, found) for each in readings if each.fact in _OF_FIGURES and (found := _last_like(own, each.text))
        ]
        if later and all(each.value != own.value for each in later[-1][1]):
            reading, found = later[-1]
            slot = _slot(
                "数字", source, text[own.start : own.end], reading.name, f"“{without_braces(found[-1].clause)}”"
            )
            text = text[: own.start] + slot + text[own.end :]
    return text


_OF_FIGURES = ("", "what", "impact")


def _last_like(own: _Figure, text: str) -> list[_Figure]:
    """The figures that count the same in the last sentence which has any."""
    for piece in reversed(list(sentences_in(text))):
        found = [each for each in _figures(piece) if _same(own, each) and not _is_of(own, each)]
        if found:
            return found
    return []


def _is_of(own: _Figure, other: _Figure) -> bool:
    """Whether another figure is a part of this one, or the same but for its being rough."""
    if other.value < own.value and _A_PART.search(other.behind):
        return True
    return (own.rough or other.rough) and 0 < abs(own.value - other.value) <= _TENTH * own.value


# what happened, and where --------------------------------------------------------------------------------------------

_DENIED = Pattern(
    r"(?:不是|并非|不属于?|(?<!再)(?:未|没有)发生过?|不存在)(?P<what>[\u4e00-\u9fff]{2,10}?)(?=[，。；、]|事件|事故|案件|$)"
    r"|排除了?(?P<what2>[\u4e00-\u9fff]{2,10}?)的?(?:可能|嫌疑)"
)
_OF_ANOTHER = Pattern(r"[伤亡]|其[他余]|再|次生|二次")
_LATER_ON = Pattern(r"后(?:$|[，。来续])|期间|未再")


def _happened(text: str, source: str, readings: Sequence[LaterWord], case: Case | None, college: Institution) -> str:
    """The text, with a slot for what a later report denies and for what the case now says otherwise."""
    for each in readings:
        for piece in () if each.fact else sentences_in(each.text):
            for match in _DENIED.finditer(piece):
                what = match["what"] or match["what2"]
                at = _bare(text).find(what)
                if at >= 0 and not _OF_ANOTHER.search(what) and not _LATER_ON.search(piece[: match.start()]):
                    later = f"“{without_braces(piece.strip().rstrip(_EDGES))}”"
                    text = text[:at] + _slot("事件", source, what, each.name, later) + text[at + len(what) :]
    restated = _restated("what", case, college)
    return _replaced(text, "事件", source, restated) if restated is not None else text


def _restated(name: str, case: Case | None, college: Institution) -> Restated | None:
    """What the case gave otherwise before than now; None where a place is only told closer, or all is the same."""
    said = case.stated(name) if case else []
    if not case or not said:
        return None
    entry, now = said[-1]
    written: Callable[[str], tuple[str, ...]] = (
        (lambda words: (bare_place(words),))
        if name == "place"
        else (lambda words: (words.strip(_EDGES), event_words("", words, college, title=True)))
    )
    olds = [*(words for _, words in said[:-1]), *case.corrected(name)]
    others = [old for old in olds if (not _goes_on(old, now) if name == "place" else old not in now)]
    before = [each for old in others for each in written(old) if each]
    return Restated(tuple(before), written(now), f"案卷第{case.numbers[entry.id]}条") if before else None


def _goes_on(old: str, new: str) -> bool:
    """Whether the new words only tell more than the old ones: 2号楼 and 2号公寓楼3层; no other part of a place."""
    values = {sort: value for sort, value, *_ in named_parts(old)}
    if any(values.get(sort, value) != value for sort, value, *_ in named_parts(new)):
        return False
    rest = iter(new)
    return all(character in rest for character in old)


def _replaced(text: str, called: str, source: str, restated: Restated) -> str:
    bare = _bare(text)
    if any(each and each in bare for each in restated.now):
        return text
    for old in restated.before:
        at = bare.find(old)
        if at >= 0:
            slot = _slot(called, source, old, restated.name, f"“{without_braces(restated.now[0])}”")
            return text[:at] + slot + text[at + len(old) :]
    return text


def _with_corrected_places(reading: LaterWord) -> LaterWord:
    """The reading with the places of the sentences in it that correct, in place of those that it tells."""
    if reading.fact:
        return reading
    found = [
        (sort, value, piece[a:b])
        for piece in amending_sentences(reading.text)
        for sort, value, a, b in named_parts(piece)
    ]
    return reading._replace(places=tuple(found)) if found else reading


def _located(text: str, source: str, readings: Sequence[LaterWord]) -> str:
    """The text, with a slot for each part of a place that the last reading which names such a part gives otherwise."""
    parts = list(named_parts(_bare(text)))
    for sort, _, start, end in reversed(parts):
        own = {value for each, value, *_ in parts if each == sort}
        later = [(each.name, found) for each in readings if (found := [one for one in each.places if one[0] == sort])]
        if later and own.isdisjoint(one[1] for one in later[-1][1]):
            name, found = later[-1]
            text = text[:start] + _slot("地点", source, text[start:end], name, f"“{found[-1][2]}”") + text[end:]
    return text
