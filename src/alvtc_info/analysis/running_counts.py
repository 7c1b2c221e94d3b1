"""How far the work on an event has come, and what is left, with nothing that says as of when: 已烘干机床7台, 仍有4人住院.

A date or an hour behind such a number is that of something else: 已烘干机床7台，10月29日的4节课改到402教室.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.model.kinds import Kind, Role
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_UNITS = (
    "平方米|立方米|公里|千克|人次|万元|[台间人件处个辆册份项户块袋箱只名位米吨组扇床桶张笔栋根盏把部条门套亩株头元]"
)
# done so far; whom somebody sent, told or sat beside is one act, not its progress
_SO_FAR = Pattern(
    r"(?<![均全都早])已(?!经?(?:[派与向由从对将把用请让给于在是达有无成满为按由故亡婚]|安排|组织|抽调|调集|协调|委托|要求|通知|告知|接入|使用|超过|不足|明确|知|购|投|连续|运行|存在|累计))"
    rf"经?(?P<act>[^，。；：、\d（）]{{1,9}}?)(?:约|近)?(?P<figure>(?<![\d.])\d{{1,6}}(?:\.\d{{1,2}})?(?:{_UNITS}))(?![年月日时分度级])"
)
_ALL = Pattern(r"全部|均|全|都|其中|第|一共")
# what is not over: 仍有4人住院, 还有5间教室没有恢复
_LEFT = Pattern(
    rf"(?:(?:仍|尚|(?<!没)还)有|(?:仍|尚)(?:余|剩|缺))[^，。；：、\d（）]{{0,6}}?(?P<figure>(?<![\d.])\d{{1,6}}(?:\.\d{{1,2}})?(?:{_UNITS}))(?![年月日时分度级])(?P<state>[^，。；]{{0,16}})"
)
_STATE = Pattern(
    r"未|没|尚|待|正在|住院|留观|治疗|输液|停|断|缺|失联|失踪|被困|滞留|无法|不能|等|隔离|发热|积水|漏|观察|等候|聚集"
)
_SAID_WHEN = Pattern(r"[，（][^。；]{0,12}(?:截[至止]|为[^。；]{0,10}(?:\d日|\d时))")
_AT_THE_TIME = Pattern(
    r"截[至止]|[较比](?:首报|上次|续报|前|上报)|新增|[增减升降][至到]|事发|当时|原[有来]|此前|应|须|拟|计划|将(?!其|情况)|要求|如(?!下)|待|下一?步|首报[称说载]"
)
_BEHIND = 40  # code points behind a number in which its own cut-off may stand


def running_counts(document: Document) -> Iterator[re.Match[str]]:
    """The numbers of a first report or a follow-up that grow or shrink, where no hour of their paragraph dates them."""
    if document.kind not in (Kind.FIRST, Kind.FOLLOW_UP):
        return
    text = document.plain
    for pattern in (_SO_FAR, _LEFT):
        for match in document.finditer(pattern, {Role.BODY}):
            begin, (start, stop) = document.passage_at(match.start()).start, document.sentence_at(match.start())
            if pattern is _SO_FAR and _ALL.search(match["act"]):
                continue
            if pattern is _LEFT and not _STATE.search(match["state"]):
                continue
            told = _AT_THE_TIME.search(text, start, match.end()) or _SAID_WHEN.match(
                text, match.end(), min(stop, match.end() + _BEHIND)
            )
            if not (told or dates(document).tells(begin, match.start()) or any(clocks(text, begin, match.start()))):
                yield match
