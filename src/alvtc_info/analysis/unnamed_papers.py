"""Papers of a body that is named, without their title, number or day: 根据教育部文件精神, 国家对夜班早有明确规定.

What a body is said to have ruled cannot be looked up by its name alone. Spans with what to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# bodies outside the college; 学院党委, 系里 and 企业 tell what they want themselves
_BODY = (
    r"(?:(?:国务院|教育部|财政部|公安部|民政部|住建部|卫健委|人社部|人力资源社会保障部|应急管理部|工信部|市场监管总局|国家(?:[\u4e00-\u9fff]{1,8}?(?:局|委|部|署))?(?![局委部署长])|中央|中共中央|自治区(?:党委|政府|人民政府|[\u4e00-\u9fff]{2,10}?(?:厅|局|委))?|教育厅|[\u4e00-\u9fff]{2,6}厅"
    r"|盟(?:委|行署|委行署|委、行署|里|教体局|[\u4e00-\u9fff]{2,8}?局)|教体局|[左右]?旗(?:委|政府|里)|上级(?:部门|机关)?|主管部门))"
)
_BODIES = rf"{_BODY}(?:[、和与及]{_BODY}){{0,3}}(?:等(?:部门|部委)?)?"
_PAPER = r"(?:文件(?:的?(?:精神|要求|规定|部署))?|(?:会议|讲话|通知)(?:的?(?:精神|要求|部署))|通知|(?:有关|相关|现行)(?:政策)?(?:规定|要求|标准|政策|部署|精神)|政策(?:规定|要求|精神))"
_BY_A_PAPER = Pattern(
    rf"(?<![^，。；：\n\u4e00-\u9fff])(?:根据|按照?|依据|依照|遵照|遵循|对照|参照|为?(?:贯彻)?落实|贯彻(?:执行)?|执行)(?:了)?{_BODIES}的?(?:有关|相关|最新|下发的?|印发的?)*{_PAPER}(?!》|起草|制[定修]|座谈|的(?!要求|规定|精神)|》)"
)
# what somebody is said to have ruled: 国家对……早有明确规定, 上级三令五申
_RULED = Pattern(
    rf"(?<![\u4e00-\u9fff])(?:{_BODIES}|(?:相关|有关)?(?:法律法规|法律|法规|政策|制度)|有关部门)(?:[对就关于]{{1,2}}[^，。；：]{{2,24}}?)(?:早就?|早已|已经?|也|都|均|历来)*(?:有着?|作[出了]{{1,2}}|提出了?)(?:过|了)?(?:十分|非常|极为)?(?:明确|严格|具体|专门|相关|相应|硬性|统一|清楚|详细|严肃)*的?(?:规定|要求|限制|标准|说法|禁令)(?![的由]|（|》)"
    rf"|(?<![\u4e00-\u9fff])(?:{_BODIES})(?:[^，。；：\d]{{0,10}}?)(?:三令五申|明令(?:禁止|要求)?|明文(?:规定|要求|禁止)|(?:反复|一再|多次|再三)(?:强调|要求|重申|提醒))(?!的)"
    rf"|(?<![\u4e00-\u9fff])(?:{_BODIES}|上[面头级])(?:早就?|早已|历来|一直|也|都)+有(?:着|过)?(?:明确|严格|具体|专门|相关|统一)*的?(?:规定|要求|说法|禁令)(?![的由]|（|》)"
    r"|(?:不符合|违反|违背|达不到|有悖于|不符)(?:了)?(?:国家|行业|自治区|教育部|上级|主管部门)(?:的)?(?:有关|相关|现行)*(?:规定|要求|政策|标准)(?![（《])"
    r"|(?<![^，。；：\n])(?:根据|依据|依照|参照|对照|按照?)(?:(?:国家|行业|自治区|教育部)的?(?:有关|相关|现行)|有关|相关)的?(?:标准|规范|规程|定额)(?:的?(?:要求|规定))?(?=，)"
    r"|(?<![^，。；：\n])按照?(?:国家|有关|相关|行业|上级|教育部|自治区)的?(?:有关|相关|现行)?(?:标准|规范|定额|规定|要求)(?=，?[^。；]{0,24}(?:不[低高少大得]|应(?!急)|至少|最[多少高低]|每|须|需))"
)
# it can be looked up: its title, its number, its day
_TRACED = Pattern(
    r"[《〔\[]|GB|DB|JG|（[^（）]{0,30}\d|第[\d一二三四五六七八九十]+条|\d{1,2}月\d{1,2}日(?:印发|下发|发布|来[文函]|[^，。；]{0,6}(?:会议|通知|文件))|\d+号|电话通知"
)
_NEAR = 120  # code points before and behind it in which that may stand


def unnamed_papers(document: Document) -> Iterator[re.Match[str]]:
    """The places where a paper that binds is named by its body alone, in another paper than the report of an event."""
    if document.kind in EMERGENCY_KINDS:
        return
    text = document.text
    for pattern in (_BY_A_PAPER, _RULED):
        for match in document.finditer(pattern, PROSE):
            passage = document.passage_at(match.start())
            before = max(passage.start, match.start() - _NEAR)
            stop = min(document.sentence_at(match.start())[1], match.end() + _NEAR)
            if not (_TRACED.search(text, match.start(), stop) or _NAMED.search(text, before, match.start())):
                yield match


_NAMED = Pattern(r"[《〔]|GB|DB")
