"""What is not over in a report that says it is: 还有2台仍在恢复, 墙体正在重砌, 尚未恢复供水.

Only of a final report's section of disposal; who is still in hospital is no work left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import Role
from alvtc_info.text.clause_starts import start_behind
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_WORK = r"(?:等(?:待|候)?[^，。；\d]{1,10}|恢复|[抢维检大]?修|重[砌建装做]|清[理运淤洗]|抽[水排]|排[水查]|烘干|晾晒|协[商调]|商谈|谈判|办理|处[理置]|联系|搜[寻救]|寻找|查找|追[缴查讨回]|检测|施工|更换|安装|调试|进行|推进|拆除|统计|核[算实对查]|理赔|赔付|定损|开展|加固|搬[运迁]|转移|疏散|发放|退款|审理|调查)"
_STILL = Pattern(
    rf"(?:(?:还有|尚有|仍有|另有|剩下|余下|还剩|尚余)[^，。；：]{{1,14}}?)?(?:仍然?|还|尚|依然)(?:在|处于)(?:抓紧|全力|继续|进一步)?{_WORK}"
    rf"|(?<!当时)(?:仍|还|尚)?正在(?:抓紧|全力|有序|组织|进一步)?{_WORK}(?:之?中)?(?!的)"
    rf"|(?:还有|尚有|仍有|还剩|尚余|剩下|余下)[^，。；：]{{1,14}}?(?:没有?|未)[^，。；：]{{0,3}}?(?:恢复|修[复好]|拉走|清[完走理]|追回|找[到回]|归还|处理|赔付|更换|完成|解决|送电|通水|运走|落实|到位)"
    r"|(?:尚未|仍未|还未|还没有?|仍没有?|至今(?:未|没有?)|迟迟未)[^，。；：]{0,4}?(?:恢复|修[复好]|找到|追回|归还|结束|完成|处理|解决|赔付|达成|送电|通水|供[电水暖气]|投用|开放|到位)"
    rf"|{_WORK}(?:工作)?(?:仍|还|尚)?(?:在)?持续(?:进行|推进|开展)?(?:中)?(?=[，。；]|$)"
)
_CARED_FOR = Pattern(r"住院|治疗|康复|休养|留观|观察|隔离|输液|服药|复查|陪护|侦[办查]|公安|派出所|法院|司法|仲裁")
_DISPOSAL = Pattern(r"处置|处理|善后|进展|恢复|救援|抢修")
_BACK_THEN = Pattern(r"当时|此时|事发|到场时|到达时|发现|时[，,]?[^，。；]{0,8}$")


def still_open(document: Document) -> Iterator[re.Match[str]]:
    """The work that a final report leaves undone in its section of disposal, where no later moment there ends it."""
    text = document.plain
    for start, end in document.once(_disposal):
        for match in document.finditer(_STILL, {Role.BODY}):
            if not start <= match.start() < end:
                continue
            begin, stop = document.sentence_at(match.start())
            near = max(begin, match.start() - _NEAR)
            clause = start_behind(text, near, match.start(), "，")
            if _CARED_FOR.search(text, near, min(stop, match.end() + _NEAR)):
                continue
            if _BACK_THEN.search(text, clause, match.start()):
                continue
            later = dates(document).holds(match.end(), end) or any(True for _ in clocks(text, match.end(), end))
            if not later:
                yield match


_NEAR = 24  # code points about such words


def _disposal(document: Document) -> list[tuple[int, int]]:
    """The spans of the sections of disposal."""
    heads = [each for each in headlines(document) if each.level == 1]
    ends = (*(each.start for each in heads[1:]), len(document.text))
    return [
        (each.end, end)
        for each, end in zip(heads, ends, strict=False)
        if _DISPOSAL.search(document.text, each.start, each.end)
    ]
