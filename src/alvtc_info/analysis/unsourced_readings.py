"""Readings that somebody else took, with nobody named who did: 阵风达到11级, 3小时降雨量52毫米; 经估价，损失6800元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,3})"
_TO = rf"(?:级?(?:[至到—–~～-]){_NUMBER})?"
_WIND = r"(?:风力|阵风|(?:瞬时|极大|最大|平均|瞬间)+风[力速]?|风速|大风|[东南西北]{1,2}风)"
# wind, rain and earthquakes, as only an observatory measures them
_READING = Pattern(
    rf"{_WIND}(?:一度|[^，。；：\d一二三四五六七八九十]){{0,8}}{_NUMBER}{_TO}级(?!以下|别|响应)"
    rf"|(?<!\d){_NUMBER}{_TO}级(?:左右|以上)?的?(?:大风|阵风|狂风|强风|[东南西北]{{1,2}}风)(?!险|[力机]|预警|橙|蓝|黄|红)"
    r"|风速[^，。；：\d]{0,8}(?:每秒)?\d{1,3}(?:\.\d{1,2})?(?:米|m)|风[力速]?(?:达到?|为)?每秒\d{1,3}(?:\.\d{1,2})?米|每秒\d{1,3}(?:\.\d{1,2})?米的?(?:大风|阵风|狂风)"
    r"|(?:降[雨水]量|雨量|降雨|雨强)[^，。；：\d]{0,8}\d{1,3}(?:\.\d{1,2})?(?:毫米|mm|公分|厘米)"
    r"|(?<!\d)\d(?:\.\d)?级(?:左右)?(?:的)?(?:地震|有感地震|余震)(?!应急|预案|设防|演练)|震级[^，。；：\d]{0,4}\d(?:\.\d)?级?"
)
_OBSERVED = Pattern(
    r"气象|预报|预警|监测|观测|实测|测[报定得]|台网|地震[局台]|通报|(?<![证依数凭根])据|实况|自动站|测站|风速仪|水文|应急管理局|雨量[站计]|仪[器表]"
)
# what it is to stand, what is only thought of, and what somebody is to do at that strength
_NOT_MEASURED = Pattern(
    r"如(?!下)|若|遇|一旦|预计|可达|将(?!近)|待|[当等]?[^，。；]{0,4}时[，即应]|标准|抗风|设计|演练|模拟|响应|降至|减[弱至]|以下|规定|不[低高]于|停止|严禁|每[逢次]|级(?:即|就|便|后|前|的，)|未(?:在|因)"
)
# what experts found out, with nobody who did: 经估价，失物价值6800元
_APPRAISED = Pattern(
    r"(?<![未曾正])(?<!\d)经(?:过)?(?:初步|专业|第三方|进一步|技术|专家|权威|现场|综合|多方)*(?:机构|部门|人员)?的?(?:估价|评估|鉴定|化验|检验|检测|测算|估算|价格认定|勘验|专家论证)后?(?=[，损失价属系确认结合为])(?!合格(?:证|[前后方才，]))"
)
_BY_WHOM = Pattern(
    r"[局院所站队厅]|公司|中心|[处科室馆](?![置理罚境内外温])|警方|民警|校医|医生|医师|工程师|技师|由|委托|《|报告编号|学院"
)


def unsourced_readings(document: Document) -> Iterator[tuple[re.Match[str], str]]:
    """The readings and appraisals of the report of an event that name nobody in their sentence or the one before it.

    Each with who is to be named.
    """
    if document.kind not in EMERGENCY_KINDS:
        return
    text = document.plain
    for match in document.finditer(_READING, PROSE):
        begin, stop = document.sentence_at(match.start())
        passage = document.passage_at(match.start())
        before = document.sentence_at(begin - 1)[0] if begin > passage.start else begin
        clause = max(begin, *(text.rfind(mark, begin, match.start()) + 1 for mark in "，；"))
        if not (_OBSERVED.search(text, before, stop) or _NOT_MEASURED.search(text, clause, match.end() + _NEAR)):
            yield match, "哪个气象台站（地震台网）几时测得"
    for match in document.finditer(_APPRAISED, PROSE):
        begin, stop = document.sentence_at(match.start())
        if not _BY_WHOM.search(text, max(begin, match.start() - _REACH), min(stop, match.end() + _REACH)):
            yield match, "哪个单位、几时、出具的什么结论"


_NEAR, _REACH = 6, 40  # code points
