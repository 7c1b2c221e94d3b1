"""The nature of an event told by nobody: 二、性质认定 本次事件属一般性设备故障, with no office, no day and no ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

NATURE_OF_NOBODY = "性质没有写由谁认定，请写明由哪个部门、什么时候、依据什么认定"
# who settles the nature of an event, and by what
_SETTLED_BY = Pattern(
    r"消防|公安|派出所|疾控|交警|交管|网信|检察|法院|医院|监管|应急|保险|调查组|专家组|工作组|部门|单位|公司|机构|中心|委员会|[局厅队处科系部室站所]|学院|我院|[\u4e00-\u9fff]某"
)
_SETTLED_HOW = Pattern(
    r"认定|判定|研判|评估|核[定实查]|甄别|诊断|鉴定|会[商诊]|出具|通报|告知|答复|函复|复函|书面|意见|报告|记录|陈述|证言|录像|认定书|决定|结论|检[测验查]|勘[查验]|调查|查明|分析|确[定认]|定性"
)
_SAYS_NATURE = Pattern(
    r"(?:属于?|系|为|是|定性为|性质为)[^，。；]{0,24}?(?:事[故件]|意外|案件|纠纷|疫情|灾害|故障|行为|责任|火情|火险|舆情|中毒|冲突|伤害|老化|磨损|因素|失误|疏忽|违规|操作)|(?:引起|造成|导致|所致)"
)
_NATURE_SECTION = Pattern(r"性质|定性")
_PENDING = Pattern(r"待|尚未|正在|还没有|未作")


def natures_of_nobody(document: Document) -> Iterator[tuple[int, int]]:
    """The sentences of sections on the nature of an event that name nobody who settled it."""
    sections = [heading for heading in headlines(document) if heading.level == 1]
    for index, heading in enumerate(sections):
        if not _NATURE_SECTION.search(document.text, heading.start, heading.end):
            continue
        last = sections[index + 1].start if sections[index + 1 :] else len(document.text)
        stop = max((each.end for each in document.roles(*PROSE) if heading.start <= each.start < last), default=0)
        told = _SAYS_NATURE.search(document.plain, heading.end, stop)
        how = _SETTLED_HOW.search(document.text, heading.end, stop)
        known = how and (
            _SETTLED_BY.search(document.plain, heading.end, stop) or dates(document).holds(heading.end, stop)
        )
        if told and not known and not _PENDING.search(document.plain, heading.end, stop):
            begin, end = document.sentence_at(told.start())
            begin = max(begin, heading.end)
            shown = document.text[begin:end]
            yield begin + len(shown) - len(shown.lstrip()), begin + len(shown.rstrip())
