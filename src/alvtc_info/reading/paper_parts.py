"""The parts of official papers other than duty reports, by their wording (GB/T 9704-2012, 7.2–7.4).

发文机关标志, 发文字号, 主送机关, 附件说明, 署名, 成文日期, 抄送 and 印发, and the lines of a table of contents. All functions take
folded text without space around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.paragraph_roles import number_at_start
from alvtc_info.text.folding import squeeze
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re

LONGEST_NAME = 40
_DOCUMENT_NUMBER = Pattern(
    r"[\u4e00-\u9fff]{0,16} *[〔［\[（【](?:(?:19|20)\d\d|[Xx×]{4})[〕］\]）】] *第? *[\dXx×]{0,4} *号(?: +(?:签 *发 *人：.{0,20})?)?$"
)
_LETTERHEAD = Pattern(
    r"[\u4e00-\u9fff \u3000（）]{2,40}(?:文 *件|函|令|公 *[报告]|通 *[报告]|纪 *要|简 *报|专 *报|快 *报|要 *情|摘 *报|信 *息|动 *态|委 *员 *会|政 *府|学 *院|[局处办厅])$"
)
_NOTICE = Pattern(
    r"附 *件 *[\d一二三四五六七八九十]{0,3} *：?$|[（(【\[]?(?:征求意见稿|送审稿|讨论稿|审议稿|草 *稿|初 *稿|代拟稿|修改稿|定稿|样稿|讨论稿|试行|内部参考)[）)】\]]?$"
    r"|（(?:(?:重点)?工作(?:动态|信息|交流|进展|总结|(?:典型)?(?:经验|案例)(?:总结|做法|交流)?)|(?:典型)?案例|经验(?:做法|交流|材料|信息|总结)|问题(?:建议|反映|信息)|(?:问题)?情况反映|(?:表彰)?获奖(?:情况|信息)?|约稿(?:信息)?|综合信息|(?:意见|专家)?(?:咨询)?建议|调研(?:报告|信息)|决策参考|专[报刊]|增刊)）$"
    r"|(?:紧急程度：? *)?[特加平]\s*[急提]$|(?:编 *号|份 *号|收文号?|收文日期|签收|版 *本|版本号)：.{0,20}$|№ *\d+$|0\d{5}$"
)
_ADOPTED = Pattern(r"[（(][^（）()]{4,60}(?:通过|修[订正]|[发公]布|印发|施行|批准)[^（）()]{0,8}[）)]$")
_ADDRESSED = Pattern(
    r"(?:各|全[体院校市区县镇]|尊敬的|[\u4e00-\u9fff])[\u4e00-\u9fff（）、，· ]*?"
    r"(?:[院系部处室局委办厅司科组馆所队厂会校园]|党委|党组|党工委|中心|公司|单位|部门|支部|政府|机关|领导|同志|老师|同学|家长|教师|学生|职工|人员|辅导员|班主任|负责人|书记|[院校]长|女士|先生|朋友|企业|商户|住户|业主)[们等]?：$"
)
_NO_ADDRESS = Pattern(
    r"如下|以下|下列|情况|措施|问题|要求|时间|地点|原因|做法|建议|安排|责任|联系|编辑|主笔|参加|出席|列席|主持|记录|检查|附件|抄送|其中|包括|分别|[0-9]"
)
# a greeting behind it, on the same line: 各位领导，你们好！
_GREETED = Pattern(
    r"(?P<who>[^，。；：！]{2,60})[，：！ ]? *(?:(?:你们|您们?|大家|各位)?(?:早上|上午|中午|下午|晚上)?好|(?:你们|您们?|大家)?(?:辛苦|打扰)了)[：！。，]?$"
)
_ATTACHMENT = Pattern(r"附 *件 *[\d一二三四五六七八九十]{0,2} *：(?=.)")
_LISTED = Pattern(r"(?:附 *件 *[\d一二三四五六七八九十]{0,2} *：)? *(?:\d{1,2} *[.、．：])?")
_ATTACHED = Pattern(r"(?:附 *件 *)?\d{1,2} *[.、．：]")
_COPY = Pattern(
    r"(?:抄 *送|抄 *报|分 *送|主 *送|发 *送|报 *送|[报送发呈]) *：|.{2,40}[日 ] *印 *发$|[（(]?共 *印 *.{1,6}份[）)]?$"
)
_TOLD_AT = Pattern(r"\d{1,2}(?:时|[:：]\d\d)")
_COPY_HEADS = frozenset("抄分主发报送呈共（(")
_CONTENTS = Pattern(r"目 *[录次]$")
_PAGED = Pattern(
    r".{1,80}?(?P<leader>\t+ *|[.·]{4,} *|…{2,} *|[-_—]{5,} *| {3,})(?:[（(]?(?P<page>\d{1,4})[）)]?|[ivxIVX]{1,6})$"
)
_PAGE_ENDS = frozenset("0123456789ivxIVX）)")
DATE = Pattern(
    r"(?:(?:报送)?(?:日 ?期|时 ?间)： *)?(?P<value>(?:[12]\d{3}|[一二][〇○零Oo0一二三四五六七八九]{3}|[Xx×]{2,4}|20[Xx×]{2}) *年 *[^\s年月日]{1,3} *月 *[^\s年月日]{1,3} *[日号]"
    r"|(?:19|20)\d\d *[-./] *\d{1,2} *[-./] *\d{1,2}日?|(?<!\d)\d{2} *(?:年 *\d{1,2} *月 *\d{1,2} *[日号]|[-./]\d{1,2}[-./]\d{1,2})"
    r"|(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d\d年\d{1,2}[-./]\d{1,2}日?|\d{1,2} *月 *\d{1,2} *[日号]|年 *月 *日)"
    r"(?: *（(?:星期|周)[一二三四五六日天]）)?"
    r"(?: *(?:凌晨|上午|中午|下午|晚上?)? *(?:[01]?\d|2[0-4]) *"
    r"(?:[时点](?: *[0-5]?\d *分?|整|许)?|[:：] *[0-5]\d(?:[:：][0-5]\d)?))?$"  # reports say the hour too
)
# a date that lacks its day; words may end so, too: only the rows of a masthead are asked
_MONTH = Pattern(
    r"(?:(?:报送)?日 ?期： *)?(?P<value>(?:[12]\d{3}|[一二][〇○零Oo0一二三四五六七八九]{3}) *年 *(?:\d{1,2}|[一二三四五六七八九十]{1,2}) *月|20\d\d[-./](?:0?[1-9]|1[0-2]))$"
)
_UNIT = Pattern(
    r"(?:[院系部处室局委办厅司科组馆所队厂会校站区县市盟旗镇园]|党委|党组|中心|公司|集团|支部|政府|机关|医院|班|指挥部|领导小组|专班)(?:（(?:代章|盖章|印章|章)）)?$"
)
_SIGNED = Pattern(r"(?:报告|汇报|填报|撰写|呈报|检查|申请|承诺|整改责任|记录|起草)人：.{1,20}$")
_COURTESY = Pattern(r"特此|专此|以上|妥否|当否|此致|敬礼|谢谢|附件?(?:[：\d]|$)|年|\d")
_SIGNER = Pattern(r"签 *发 *人? *：.{0,20}$")
_STOPS = frozenset("，。；：！？、,;:!?…“”")


def is_document_number(text: str) -> bool:
    """Whether a line is a document number: 阿职院发〔2024〕7号, also with 签发人 on its row."""
    return _DOCUMENT_NUMBER.match(text) is not None


def is_letterhead(text: str) -> bool:
    """Whether a line may be the mark of the issuing body above a document number or an issue number."""
    return len(text) <= LONGEST_NAME and _LETTERHEAD.match(text) is not None


_TITLED = Pattern(
    r"(?!现将|特此|以上|[请现兹])[^，。；：！？]{2,60}(?:报告|请示|通知|通报|公告|通告|公示|函|意见|决定|决议|批复|方案|预案|总结|纪要|计划|办法|规定|制度|细则|规则|说明|汇报|建议|要点|手册|倡议书|讲话|发言|清单|台账|安排|情况|简介|须知|摘要|简报|综述|事项)"
    r"(?:（[^）]{1,12}）)?$"
)


def is_title(text: str) -> bool:
    """Whether a line is worded as the title of a paper: 关于更换锅炉的请示."""
    return _TITLED.match(text) is not None and number_at_start(text) is None


def is_notice(text: str) -> bool:
    """Whether a line above the title is a note that is none: 附件1, （征求意见稿）, 特急, 编号：…"""
    return _NOTICE.match(text) is not None or is_adoption(text)


def is_signer(text: str) -> bool:
    """Whether a line names who signed a paper, beside its letterhead: 签发人：李某."""
    return text[:1] == "签" and _SIGNER.match(text) is not None


def is_adoption(text: str) -> bool:
    """Whether a line below a title says when it was adopted: （2024年5月22日院长办公会通过）."""
    return text[:1] in "（(" and _ADOPTED.match(text) is not None


def is_attachment_head(text: str) -> bool:
    """Whether a line heads an attachment: 附件, 附件2."""
    return text[:1] == "附" and is_notice(text)


def is_addressee(text: str) -> bool:
    """Whether the first line below the title names whom it is sent to: 各系部、各处室：, 各位领导，你们好！"""
    greeted = _GREETED.match(text) if "好" in text or "了" in text else None
    if greeted:
        text = f"{greeted['who'].strip()}："
    return 2 < len(text) <= 120 and _NO_ADDRESS.search(text) is None and _ADDRESSED.match(text) is not None


def is_attachment_note(text: str) -> bool:
    """Whether a line begins the list of attachments below the text: 附件：1.…"""
    return text[:1] == "附" and len(text) <= 80 and _ATTACHMENT.match(text) is not None


def attached_names(text: str) -> frozenset[str]:
    """The name of an attachment that a line of the list of attachments gives: 附件：1.…, 2.…; empty for other lines."""
    if not (is_attachment_note(text) or goes_on_attaching(text)):
        return frozenset()
    return frozenset({squeeze(_LISTED.sub("", text)).strip("《》")})


def goes_on_attaching(text: str) -> bool:
    """Whether a line goes on with the list of attachments: 2.…"""
    return len(text) <= 80 and _ATTACHED.match(text) is not None and not text.endswith(("。", "；"))


def is_copy_to(text: str) -> bool:
    """Whether a line below the closing date says who gets a copy, or who printed it when: 抄送：…, …印发."""
    tells = text[-1:] == "。" and _TOLD_AT.search(text) is not None  # 报：9时05分辅导员报系主任。
    headed = text[:1] in _COPY_HEADS or text[-1:] == "发"
    return headed and len(text) <= 200 and not tells and _COPY.match(text) is not None


def is_signing(text: str) -> bool:
    """Whether a line above the closing date may be the name of the unit or person that signs."""
    if len(text) > LONGEST_NAME or _COURTESY.match(text):
        return False
    plain = not any(c in _STOPS for c in text)
    return _SIGNED.match(text) is not None or (plain and (len(text) <= 8 or _UNIT.search(text) is not None))


def is_byline(text: str) -> bool:
    """Whether a line below a title names who gives the paper: a unit, or a unit and a person."""
    unit, *person = text.split()
    plain = not any(c in _STOPS for c in text)
    return plain and 2 < len(unit) <= LONGEST_NAME and len("".join(person)) <= 4 and _UNIT.search(unit) is not None


def is_contents_title(text: str) -> bool:
    """Whether a line is the title of a table of contents: 目录."""
    return _CONTENTS.match(text) is not None


def contents_page(text: str) -> int | None:
    """The page that a line of a table of contents ends with, 0 for a Roman one; None for any other line.

    `text` is raw: a tab or a leader stands before the page.
    """
    words = text.strip()
    found = _PAGED.match(words) if words[-1:] in _PAGE_ENDS else None
    return None if found is None else int(found["page"] or 0)


def month_at_end(text: str, *, known: bool = False) -> re.Match[str] | None:
    """The date without its day that a row of a masthead ends with: 后勤保障处　2026年11月.

    What stands before it must be a unit, apart from it, or nothing; any words where a label makes a unit of them
    (`known`).
    """
    found = next((found for found in _MONTH.finditer(text) if found.end() == len(text)), None)
    if found is None:
        return None
    before = text[: found.start()]
    unit = before.strip(" ，")
    apart = before != before.rstrip(" ，") and (known or _UNIT.search(unit) is not None)
    return found if apart or not unit else None


def date_at_end(text: str) -> re.Match[str] | None:
    """The date that a text ends with."""
    return next((found for found in DATE.finditer(text) if found.end() == len(text)), None)
