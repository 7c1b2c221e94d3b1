"""What an event cost, told roughly and by nobody: 损失在3万元左右, 财产损失近万元, 修复费用四五千元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_LOSS = r"(?:(?<!零)(?<!无)(?<!挽回)(?:财产|经济|物资|设备)?损失(?!惨)|损毁价值|(?:修复|维修|更换|抢修|重建|赔偿|医疗|医药|治疗|善后)(?:所需|的)?费用?)"
_HAN = "[一二两三四五六七八九十几数百]"
_ROUGH_SUM = (
    rf"(?:(?:大约|近|将近|差不多|大概|不下|上下)(?:有|为|在)?\d[\d.]{{0,8}}[百千万亿]*(?:多|余|来)?元"
    rf"|\d[\d.]{{0,8}}[百千万亿]*(?:(?:多|余|来)[万千]?元|元(?:左右|上下|出头|不到))"
    rf"|(?:近|将近|上|约|好几|小)?{_HAN}{{0,3}}[百千万]{{1,2}}(?:多|余|来)?(?:块钱?|元)(?:左右|上下)?)"
)
_ROUGH_LOSS = Pattern(
    rf"{_LOSS}[^，。；：\d一二两三四五六七八九十百千万几数近约上好小]{{0,8}}?(?:在|为|是|达|有|计)?(?P<sum>{_ROUGH_SUM})"
)
# who reckoned it: 据财务处9时核算, 经价格认定中心认定
_BY_WHOM = Pattern(
    r"[局院所站队]|(?<![餐客大前])厅|公司|中心|[处科室馆系部](?![置理罚境内外温分])|(?<![证依数根])据(?!说|传)|由|《|定损|清单|台账|报价|合同|预算|截[至止]|标准|以[^，。；]{2,12}为准"
)
_RECKONED = Pattern(r"\d时(?:\d{1,2}分)?[^，。；]{0,6}(?:估|核|统计|测算|定损)")
_NOT_TOLD = Pattern(
    r"每|预防|避免|减少|可能|如(?!下)|若|凡|一旦|不超过|列入|申请|拟|计划|须|应当?(?!急)|规定|演练|去年|上年|20\d\d年(?!\d)"
)


def rough_losses(document: Document) -> Iterator[re.Match[str]]:
    """The losses and costs of an event that are told roughly in a sentence that names neither who reckoned nor when."""
    if document.kind not in EMERGENCY_KINDS:
        return
    text = document.plain
    for match in document.finditer(_ROUGH_LOSS, {Role.BODY}):
        begin, stop = document.sentence_at(match.start())
        near = max(begin, match.start() - _NEAR), min(stop, match.end() + _NEAR)
        named = _BY_WHOM.search(text, near[0], match.start()) or _BY_WHOM.search(text, match.end(), near[1])
        if not (named or _NOT_TOLD.search(text, *near) or _RECKONED.search(text, *near)):
            yield match


_NEAR = 40  # code points of a sentence about a sum
