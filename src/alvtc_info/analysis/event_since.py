"""What a later report of an event tells of it that does not go with an earlier one, though it is told in other words.

The people in hospital, where nobody was hurt; the repair of the same thing at another place. What says that it is new,
corrected, of others or of other places is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.event_apart import place_before
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.event_site import parts_of
from alvtc_info.analysis.facts_retold import clause_start
from alvtc_info.analysis.toll import casualties_in
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.event_site import Part
    from alvtc_info.model.document import Document

_MANY = r"(?<![\d第])\d{1,4}|(?<![一二两三四五六七八九十第无])[一二两三四五六七八九十]{1,3}"
_WHO = "学生|同学|师生|教师|老师|职工|员工|工人|保安|人员|群众|男生|女生"
_TREATED = Pattern(
    rf"(?:{_MANY})[名位人](?:{_WHO})?(?:120|(?![未无没非因陪看探慰])[^，。；、\d]){{0,10}}?(?:住院|入院|留院|留观|出院|送医|就医|转院|输液|手术|缝合|急救|送[往至到]?[^，。；、\d]{{0,8}}医院|在[^，。；、\d]{{0,8}}医院[^，。；、\d]{{0,4}}(?:治疗|观察|救治|检查))"
    rf"|(?:住院|就医|送医|留观|出院)(?:{_WHO})(?:共|有|为)?(?:{_MANY})[名位人]"
    rf"|(?<![无未没])(?:[受烫烧灼摔划砸擦扭咬撞割]伤的?(?:(?:{_MANY})[名位])?(?:{_WHO})|伤[者员](?![家亲])|伤情(?:平稳|稳定|好转))"
)
_OTHER_CAUSE = Pattern(
    r"感冒|发热|流感|旧伤|旧病|慢性|个人原因|自行|与(?:本次|此次|该)[^，。；]{0,8}无关|看望|探望|慰问|义诊|会诊|值守|待命|医[生护]|救护车|如|若|一旦|防止|避免|演练"
)
_IS_WELL = Pattern(r"无大?碍|无异常|未见异常|正常|未受伤|没有受伤|健康|咨询|体检")
_IS_NEW = Pattern(r"新增|新发现|又有|又发现|另有|随后|事后|(?:首报|报送|上报)(?:之|以)?后|后(?:来|续)?发现|次日|当晚")
_ILL = Pattern(r"医院|住院|就医|送医|留观|发[热烧]|不适|晕|患者|病")

_WORK = Pattern(r"抢修|修[复好补理缮]|维修|更换|换[好新上]|焊接|堵漏")
_NOT_THERE = Pattern(
    r"[未没无拟将待]|正常|完好|计划|准备|下一步|另|也|又|还|同[时步]|其[他余]|相邻|排查|检查|巡查|预防|老[化旧]|全部|各|均|举一反三|波及"
)
_LISTED = Pattern(r"[、和及与至]")
_THING = 2  # code points that tell a thing: 水管, 电梯
_NEAR = 12  # code points between a thing and what was done to it


class ToldSince(NamedTuple):
    """What does not go with an earlier report: its span, that report, and the span there."""

    start: int
    end: int
    other: Document
    was: tuple[int, int]


def treated_since(document: Document, before: list[Document]) -> Iterator[ToldSince]:
    """People in hospital or hurt, where the reports before tell of the toll only that nobody was hurt."""
    calm: tuple[Document, tuple[int, int]] | None = None
    for other in before:
        body = other.joined(PROSE)
        if _ILL.search(body) or any(each.says != "0" for each in casualties_in(body)):
            return
        calm = calm or next(_nobody_hurt(other), None)
    for match in document.finditer(_TREATED, PROSE) if calm else ():
        sentence = document.sentence_at(match.start())
        if calm and not any(each.search(document.plain, *sentence) for each in (_OTHER_CAUSE, _IS_WELL, _IS_NEW)):
            yield ToldSince(*match.span(), *calm)
            return


def _nobody_hurt(other: Document) -> Iterator[tuple[Document, tuple[int, int]]]:
    for passage in other.roles(*PROSE):
        for start, end, _ in casualties_in(other.plain[passage.start : passage.end]):
            if other.plain[passage.start + end - 1] in "亡伤":
                yield other, (passage.start + start, passage.start + end)


class _Broken(NamedTuple):
    """What broke, by its last characters, the parts of the place right before it, and all that the report names."""

    thing: str
    parts: tuple[Part, ...]
    named: frozenset[tuple[str, str]]


def mended_elsewhere(document: Document, before: list[Document]) -> Iterator[ToldSince]:
    """The thing that broke, mended at another place than that where it broke: 2层水管爆裂 … 3层水管已更换."""
    found = [(other, broken) for other in before if (broken := other.once(_broken))]
    if not found:
        return
    other, broken = found[0]
    named = frozenset().union(*(each.named for _, each in found))
    wrong = None
    for at in occurrences(document.plain, broken.thing):
        parts = place_before(document, at) if document.passage_at(at).role in PROSE else ()
        unlike = [(part, was) for part in parts for was in broken.parts if part.sort == was.sort]
        if unlike and all((part.sort, part.value) in named for part in parts):
            return  # told of the right place as well
        for part, was in unlike:
            if (part.sort, part.value) not in named and wrong is None and _is_mended(document, parts[0].start, at):
                wrong = ToldSince(part.start, part.end, other, (was.start, was.end))
    if wrong:
        yield wrong


def _broken(document: Document) -> _Broken | None:
    """What broke where, as a report tells it first."""
    match = next(document.finditer(WHAT, PROSE), None)
    parts = place_before(document, match.start()) if match else ()
    if match is None or not parts or match.start() - parts[-1].end < _THING:
        return None
    named = {
        (part.sort, part.value)
        for passage in document.roles(*PROSE)
        for part in parts_of(document, passage.start, passage.end)
    }
    return _Broken(document.plain[match.start() - _THING : match.start()], parts, frozenset(named))


def _is_mended(document: Document, start: int, at: int) -> bool:
    """Whether the thing there was mended, and is the only one that is spoken of."""
    text = document.plain
    begin, stop = clause_start(document, at, "，；："), document.sentence_at(at)[1]
    end = min([stop, at + _NEAR, *(found for mark in "，；" if (found := text.find(mark, at, stop)) >= 0)])
    work = _WORK.search(text, begin, start) or _WORK.search(text, at, end)
    return bool(work) and not _NOT_THERE.search(text, begin, end) and not _LISTED.search(text, begin, at)
