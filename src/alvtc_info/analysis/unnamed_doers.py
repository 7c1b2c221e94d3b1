"""What is told as done by nobody in particular: 有关部门已介入调查, 已移交相关单位处理, 已向有关部门报告."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_NOBODY = r"(?:当地|地方|上级|校内|院内|校外|盟|旗|学院)?(?<![各等两三几多\d和及与、])(?:有关|相关)的?(?:职能|主管|业务)?(?:部门|单位|方面|机构|科室|处室)"
_STAFF = "(?:的?(?:工作|执法|技术|维修)?(?:人员|专家|同志)|领导|负责人|负责同志)?"
_DONE = "(?:已经?|均已|也已|正在?(?!式|常)|仍在|还在|接报后|随后|随即|立即|当即|及时|迅速|连夜|先后|陆续|着手|第一时间|派(?:人|员|专人)|再次)"
_ACTS = (
    "介入|到[场达了]|赶[到赴来]|前[往来]|抵达|调查|处置|处理|核[查实对定]|查[处验看封]|勘[查验]|检[测验查修]|鉴定|评估|跟进|研判|受理|立案|侦办|接[手管]|善后"
    "|[抢维]修|修[复缮]|解决|协[商调]|认定|整改|办理|采[样取]|支援|救[援治]|拆除|清[理运]|删除|拖[走离]|带走|控制|封[锁闭存]|排[查除]|约谈|疏[散导]|消毒|化验|取证|登记"
)
# they themselves, with a word that it is done or under way
_DONE_BY = Pattern(
    rf"(?<![由请经让被交转向对给送])(?:{_NOBODY}){_STAFF}(?:{_DONE}(?:[^，。；：“]{{0,14}}?(?:{_ACTS})(?!的|[结方]|报告)|[\u4e00-\u9fff]{{2}})|[对就将把][^，。；：“]{{1,14}}(?:进行了?|作了|实施了?|予以)|[于到在从为给][^，。；：“]{{0,14}}?(?:{_ACTS})(?!的|[结方]|报告)|(?:{_ACTS})(?!的|[结方]|报告))"
)
# by them, to them, with them
_BY_THEM = Pattern(
    rf"(?:(?<![自理事])由|被|已请|(?<!派)送(?:请|交|往|到)?|(?:移|转|已|上|提|递)[交转][由请给至到]?|委托)(?:{_NOBODY}){_STAFF}(?=[\u4e00-\u9fff]{{2}})(?!的|分担|承担|负责人)"
    rf"|(?:经|配合|会同|联系了?|协调了?|通知了?|请了?)(?:{_NOBODY}){_STAFF}(?:{_DONE}|负责|进行|依法|牵头|统一)?[^，。；：“\d]{{0,6}}?(?:{_ACTS})(?!的|[结方])"
    rf"|(?:(?:移|转|上)[交送]|转办|报送|反馈|通报|告知|通知)(?:给|至|到|了)*(?:{_NOBODY})(?=[，。；])"
    rf"|(?:已|及时|立即|随即|第一时间|当即|随后)[^，。；：“\d]{{0,6}}?向(?:{_NOBODY})[^，。；：“\d]{{0,6}}?(?:报告|汇报|报备|反映|报[案警]|求助|通报|说明|备案)(?!的)"
)
# right behind the hour or the day of it, whatever they did: 9月15日下午，有关部门取样; 8时40分，第三方机构出具报告
_AT_A_TIME = Pattern(
    rf"(?:(?<=[日时分午天晚])|(?<=[日时分午天晚]，))(?:{_NOBODY}|(?:有关|相关)?(?:专业|权威|检测|鉴定|第三方)机构|第三方(?:公司|单位)?(?!责任|人员伤)|某[\u4e00-\u9fff]{{0,6}}?(?:公司|单位|机构|厂家|部门|中心))(?:的?(?:工作|执法|技术|维修)?(?:人员|专家|同志|人))?(?=[\u4e00-\u9fff]{{2}})"
    r"(?![要应须将拟可需请和及与、等的会均不]|负责|主要|领导|组织|尽快|适时|前往的|到场前|[^，。；]{0,6}[前后时](?:，|[由应]))"
)
# what was asked for, ordered, or holds for any case; others who are named beside them
_NOT_TOLD = Pattern(
    r"要求|批示|指示|督促|提醒|责[成令]|强调|建议|希望|呼吁|规定|违[反者]|凡|如(?!下)|若|一旦|情节|应当|不得|按[照比预规]|预案|流程|比例|会议|[局厅委处室队院馆]等"
)


def unnamed_doers(document: Document) -> Iterator[re.Match[str]]:
    """The places in a paper where offices without a name did or are doing something; of one sentence the first.

    In a report of no event only those that have a word that it is done: what holds for any case names none.
    """
    text = document.plain
    patterns = (_DONE_BY, _BY_THEM, _AT_A_TIME) if document.kind in EMERGENCY_KINDS else (_DONE_BY,)
    told: set[int] = set()
    for pattern in patterns:
        for match in document.finditer(pattern, {Role.BODY}):
            begin, _ = document.sentence_at(match.start())
            part = max(begin, text.rfind("；", begin, match.start()) + 1, match.start() - _NEAR)
            if begin not in told and not _NOT_TOLD.search(text, part, match.end()):
                told.add(begin)
                yield match


_NEAR = 80  # code points before such words in which somebody may order it
