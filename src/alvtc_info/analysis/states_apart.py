"""What the report of one event says twice and differently of people: the side that was hurt, how badly, whether well.

Spans with what is wrong; a report that says that it corrects, or that tells of several people, is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.model.document import Document

_SIDE = Pattern(
    r"(?<![向往靠偏朝以用左右])(?P<side>[左右])(?:侧|上|下|前)?(?P<part>手|脚踝|踝|脚|小腿|大腿|腿|前臂|小臂|手臂|上臂|臂|肘|腕|手腕|眼|耳|肩|膝|肋|锁骨|髋|额|面部|脸)(?!边|方|翼|拐|转|刹|动挡|柄|续|机)"
)
_UNHURT = Pattern(r"未|无|没有|正常|完好|健侧|捂|扶|持|举|按住|拿|握")
_HURT = Pattern(r"(?:伤|卷入|夹|压|割|烫|骨折|扭|肿|疼|痛|出血|包扎|固定|缝|手术|断裂|脱位|麻木|打石膏)")
_CORRECTED = Pattern(r"更正|修正|订正|勘误|有误|误写|误报|应为|复查|再次鉴定|重新鉴定|补充鉴定")
_SEVERAL = Pattern(
    r"(?<![第\d])(?:[2-9]|\d{2,3}|[二两三四五六七八九]|十[一二三四五六七八九]?)[名人位][^，。；\d]{0,10}?(?:受伤|轻伤|重伤|轻微伤|[擦摔烧烫划砸撞扭割刺灼冻压挫拉]伤|骨折|送医|就医|就诊|住院|伤者|伤员)|双方|双手|双脚|双腿|两(?:手|脚|腿|侧)|分别|另一|对侧"
)
_CERTAIN = Pattern(r"[\u4e00-\u9fff]某某?")
_GRADED = Pattern(r"(?P<slight>轻微伤)|(?P<light>轻伤[一二]级)|(?P<heavy>重伤[一二]级)")
# all are well, and some are still treated
_ALL_WELL = Pattern(
    r"(?<![名人位余他的])(?<!其余)(?<!其他)(?:学生|人员|伤者|伤员|患者|师生|病人)(?:现)?(?:均|全部|全都|都|皆)已?(?:经)?(?:治愈|痊愈|康复|出院|返校|离院)"
)
_STILL_ILL = Pattern(
    r"(?<![\d.])(?P<count>\d{1,3}|[一二两三四五六七八九十])[名人位](?:学生|人员|伤者|伤员|患者|教师|病人)?(?:(?:仍|还|尚|正)(?:在|需|未)[^，。；]{0,6}(?:治疗|住院|观察|输液|隔离|康复|出院)|(?:在|于)[^，。；]{0,10}(?:住院|留院)(?:治疗|观察))"
)
_TREATED = Pattern(r"[^，。；\d]{0,6}(?:出院|住院|入院|送医|转院|就医|接受手术)")
_FOUND_LATER = Pattern(r"认定|确诊|诊断|通报|报告|判定|检出|接报")
_UP_TO = Pattern(r"截[至止][^，。；]{0,6}$")
_HALF_A_YEAR = 180  # days; 12月30日 and 1月2日 without their years
_NOT_BEFORE = Pattern(r"此前|之前|曾|事[发前]前|去年|上年|原|入学")


def unlike_states(document: Document) -> Iterator[tuple[int, int, str]]:
    """What differs from what stands before it: 右手……左手, 轻伤二级……轻微伤, 均已痊愈……1名仍在输液, 出院 before the event."""
    if not _CORRECTED.search(document.plain):
        if not _SEVERAL.search(document.joined(PROSE)):
            yield from _sides(document)
            yield from _grades(document)
        yield from _well_and_ill(document)
    yield from _treated_before(document)


def _sides(document: Document) -> Iterator[tuple[int, int, str]]:
    told: dict[str, tuple[str, int]] = {}
    for match in document.finditer(_SIDE, PROSE):
        begin, stop = document.sentence_at(match.start())
        clause = max(document.plain.rfind(mark, begin, match.start()) for mark in "，；") + 1 or begin
        if not _HURT.search(document.plain, clause, min(stop, match.end() + 24)):
            continue  # 右手握手柄
        if _UNHURT.search(document.plain, clause, min(stop, match.end() + 12)):
            continue
        side, sentence = told.setdefault(match["part"], (match["side"], begin))
        if side != match["side"] and sentence != begin:
            yield *match.span(), f"前面写的是“{side}”边的{match['part']}，这里写“{match.group()}”，请核实"
            return


def _grades(document: Document) -> Iterator[tuple[int, int, str]]:
    first = None
    for match in document.finditer(_GRADED, PROSE):
        first = first or match
        sentences = (document.sentence_at(first.start()), document.sentence_at(match.start()))
        named = [_CERTAIN.findall(document.plain[begin:end]) for begin, end in sentences]
        apart = sentences[0] != sentences[1] and (not all(named) or named[0] == named[1])
        if apart and match.lastgroup != first.lastgroup:
            yield *match.span(), f"前面写的是“{first.group()}”，这里写“{match.group()}”，请核实"
            return


def _well_and_ill(document: Document) -> Iterator[tuple[int, int, str]]:
    """All are well, and in the same paragraph some are not."""
    text, last = document.plain, -1
    for match in document.finditer(_ALL_WELL, PROSE):
        passage = document.passage_at(match.start())
        if passage.start == last:
            continue
        last = passage.start
        ill = _STILL_ILL.search(text, document.sentence_at(match.start())[0], passage.end)
        if ill and ill.start() > match.start():
            yield *ill.span(), f"前面写“{match.group()}”，这里又写“{ill.group()}”，请核实"
            return


def _treated_before(document: Document) -> Iterator[tuple[int, int, str]]:
    """Treatment that is dated before the event."""
    year = document.report_date.year if document.report_date else None
    began: tuple[date, str] | None = None
    for span in dates(document).spans:
        day = span.resolved(span.year or year)
        if day is None or document.passage_at(span.start).role is not Role.BODY:
            continue
        begin, stop = document.sentence_at(span.start)
        shown = document.text[span.start : span.end]
        if began is None:
            found = _FOUND_LATER.search(document.plain, span.end, stop) or _UP_TO.search(
                document.plain, begin, span.start
            )
            began = (day, shown) if WHAT.search(document.plain, span.end, stop) and not found else None
        elif (
            day < began[0]
            and (began[0] - day).days < _HALF_A_YEAR
            and _TREATED.match(document.plain, span.end)
            and not _NOT_BEFORE.search(document.plain, begin, stop)
        ):
            yield span.start, span.end, f"“{shown}”早于事发的“{began[1]}”，请核对"
