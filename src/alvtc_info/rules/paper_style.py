"""The set style of official papers: marks within marks, attachments, ordinals, short names, closings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, PROSE, Kind, Role
from alvtc_info.model.rule import Example, framed, proofreading_rule, reported
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document, Passage

_NESTED = Pattern(
    r"《[^《》\n]{0,60}(?P<title>《[^《》\n]{1,60}》)[^《》\n]{0,60}》|“[^“”\n]{0,80}(?P<quotation>“[^“”\n]{1,60}”)[^“”\n]{0,80}”"
)
_SINGLE = Pattern(r"‘[^‘’“”\n]{1,40}’")
# 〈教育法〉 within no title, <消防法>, <<消防法>>
_ANGLES = Pattern(
    r"〈(?P<name>[^〈〉《》\n]{1,40})〉|<{1,2}(?P<title>[\u4e00-\u9fff“”、]{2,40}(?:法|条例|办法|规定|细则|决定|通知|意见|方案|制度|规划|纲要|报告|预案|手册))>{1,2}"
)
_INNER = {"title": ("〈", "〉"), "quotation": ("‘", "’")}


def nested_marks(document: Document) -> Iterator[Hit]:
    """书名号里又用书名号、引号里又用引号，里层没有换成〈〉、‘’；没有外层却用了单引号、〈〉，或者用<>代替书名号。

    GB/T 15834：书名号里还要用书名号时，外层用《》，里层用〈〉；引号里还要用引号时，外层用双引号，里层用单引号。
    标题里的书名号由 redundant-title-punct 提示。
    """
    for match in document.finditer(_NESTED, CONTENT, mentions=True):
        name = match.lastgroup or ""
        start, end = match.span(name)
        if name == "title" and document.passage_at(start).role is Role.TITLE:
            continue
        left, right = _INNER[name]
        fixed = left + match[name][1:-1] + right
        yield Hit(start, end, f"里层用{left}{right}，写成“{fixed}”", fix=Fix(fixed, safe=True))
    for match in document.finditer(_SINGLE, CONTENT, mentions=True):
        before = document.text[document.passage_at(match.start()).start : match.start()]
        if before.count("“") == before.count("”"):
            fixed = f"“{match.group()[1:-1]}”"
            yield Hit(*match.span(), f"外层引号用双引号，写成{fixed}", Severity.INFO, fix=Fix(fixed))
    for match in document.finditer(_ANGLES, CONTENT, mentions=True):
        before = document.text[document.passage_at(match.start()).start : match.start()]
        if before.count("《") == before.count("》"):
            fixed = f"《{match['name'] or match['title']}》"
            yield Hit(*match.span(), f"书名号用《》，写成{fixed}", Severity.INFO, fix=Fix(fixed))


_NO_WORK = Pattern(
    r"《(?P<name>[^《》“”\n]{2,20})》(?=的?(?:荣誉称号|光荣称号|称号|奖牌|主题活动|专项行动|系列活动|主题班会|主题(?=[，。；、])|号召|精神文明))"
)


def title_marks_misused(document: Document) -> Iterator[Hit]:
    """称号、活动用了书名号：获《先进集体》称号、开展《安全生产月》主题活动。

    GB/T 15834：书名号标示书、篇、报、刊、文件、影视等作品的名称；称号、奖项、活动、会议用引号或不加标点。
    """
    for match in document.finditer(_NO_WORK, CONTENT, mentions=True):
        fixed = f"“{match['name']}”"
        yield Hit(match.start(), match.end("name") + 1, f"不是作品名，用引号{fixed}", fix=Fix(fixed))


_ORDINAL = Pattern(
    r"(?:(?:^|(?<=[。；，：\n]))(?:第[一二三四五六七八九十]|首先|其次|再次|最后|其一|其二|其三)(?P<mark>、)(?!第?[一二三四五六七八九十]|其[次一二三四]|再次)|(?:^|(?<=[。；：\n]))(?P<by>[一二三四五六七八九]是)(?P<mark2>[、，,])(?![一二三四五六七八九]是))",
    flags=re.MULTILINE,
)
_BRACKETED = Pattern(
    r"(?:^|(?<=[。；：\n]))(?:（[一二三四五六七八九十\d]{1,3}）|[①-⑳])(?P<mark>[、．.，])", flags=re.MULTILINE
)


def ordinal_punctuation(document: Document) -> Iterator[Hit]:
    """文中序次语后面的标点不对：第一、首先、（1）、①、一是、。

    GB/T 15834：“第一”“首先”“其一”后面用逗号，带括号的和①后面不加标点；“一是”后面直接接话。标题的序号由 heading-format 提示。
    """
    for match in document.finditer(_ORDINAL, PROSE):
        if match["by"]:
            yield Hit(*match.span("mark2"), f"“{match['by']}”后面不加标点", Severity.INFO, fix=Fix(""))
        else:
            yield Hit(*match.span("mark"), "序次语后面用逗号", fix=Fix("，", safe=True))
    for match in document.finditer(_BRACKETED, PROSE):
        passage = document.passage_at(match.start())
        if match.start() > passage.start or document.text[match.start()] in _CIRCLED:
            yield Hit(*match.span("mark"), "带括号的序号、①后面不加标点", fix=Fix("", safe=True))


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_ITEM = Pattern(
    r"(?:^|(?<=[。；：，]))(?P<number>[一二三四五六七八九十])是(?![一二三四五六七八九十](?:[，。；是]|$)|[非否])|(?:^|(?<=[。；：]))第(?P<ordinal>[一二三四五六七八九十])，",
    flags=re.MULTILINE,
)
_DIGITS = "一二三四五六七八九十"


def skipped_item(document: Document) -> Iterator[Hit]:
    """一是、二是，第一、第二的序号跳了：一是……二是……四是。

    一组从“一是”“第一”开始；另起一组不算。标题的序号由 heading-sequence 提示。
    """
    last = {"number": (0, -1), "ordinal": (0, -1)}  # the number, and the passage that it stands in
    for match in document.finditer(_ITEM, PROSE):
        name = match.lastgroup or ""
        number = numeral(match[name])
        before, where = last[name]
        passage = document.passage_at(match.start())
        near = where == passage.start or (where >= 0 and document.passage_at(passage.start - 1).start == where)
        if near and before < len(_DIGITS) and number > 1 and number not in (before + 1, before):
            wanted = _DIGITS[before]
            message = f"前面是“{_DIGITS[before - 1]}”，这里应为“{wanted}”"
            yield Hit(*match.span(name), message, fix=Fix(wanted))
        last[name] = number, passage.start


_UNIT_LINE = Pattern(
    r"(?:各[^，。；：\n]{1,30}|(?:自治区|盟|旗|县|市|学院|内蒙古|阿拉善)[^，。；：\n]{0,16}(?:局|厅|委员会|办公室|学院|政府|行署|党委|党组|公署))(?P<mark>[，,。；;:]?)$"
)


def addressee_punctuation(document: Document) -> Iterator[Hit]:
    """主送机关后面不是冒号，或者是半角的：各系部、各处室，

    GB/T 9704：主送机关顶格写，末尾用全角冒号。只看公文标题下面的第一行。
    """
    passages = document.passages
    for passage, following in pairwise(passages):
        if passage.role is not Role.TITLE or following.role not in (Role.BODY, Role.ADDRESSEE, Role.HEADING_1):
            continue
        if following.role is Role.ADDRESSEE and document.blocks[following.block].text.rstrip().endswith(":"):
            yield Hit(following.end - 1, following.end, "主送机关后面用全角冒号", fix=Fix("：", safe=True))
            continue
        match = _UNIT_LINE.match(document.words(following)) if _KIND.search(document.words(passage)) else None
        if match and match["mark"]:
            at = following.start + match.start("mark")
            yield Hit(at, at + 1, "主送机关后面用冒号", fix=Fix("：", safe=True))
        elif match:
            yield Hit(following.start, following.end, "主送机关后面用冒号")


_HAN_DATE = Pattern(
    r"二[〇○零Oo0][〇○零一二三四五六七八九]{2} ?年 ?[一二三四五六七八九十]{1,2} ?月 ?[一二三四五六七八九十]{1,3} ?日"
)
_DATED = frozenset({Role.CLOSING_DATE, Role.DATE, Role.REPORTING_ROW})


def closing_date_numerals(document: Document) -> Iterator[Hit]:
    """成文日期用了汉字：二〇二四年五月二十日。

    GB/T 9704—2012：成文日期用阿拉伯数字，年份写全，月、日不编虚位。
    """
    for match in document.finditer(_HAN_DATE, _DATED):
        yield Hit(*match.span(), "成文日期用阿拉伯数字，写成“2024年5月20日”的样子")


_ATTACHMENT = Pattern(
    r"附 *件 *(?P<number>[\d一二三四五六七八九十]{0,2}) *(?P<colon>[：:])(?P<first>[ \u3000]*(?P<order>\d{1,2}) *(?P<mark>[、．.：:,，]?))?(?P<name>[^\n]*)$"
)
_HALF_COLON = Pattern(r"\s*附\s*件\s*\d{0,2}\s*:")
_FURTHER = Pattern(r"(?P<order>\d{1,2}) *(?P<mark>[、．.：:,，])(?P<name>[^\n]+)$")


def attachment_note(document: Document) -> Iterator[Hit]:
    """附件说明写得不规范：附件：1、……；附件1：……；名称后面加了分号、句号；只有一个附件却编了号；“附件”后面用了半角冒号。

    GB/T 9704：正文下空一行写“附件：”，多个附件用阿拉伯数字编号（附件：1.××），附件名称后不加标点。一处的几样毛病分别提示。
    几个附件写在一行里的、“附件：”单独一行的，同样看。
    """
    passages = [p for p in document.passages if p.role in (Role.ATTACHMENT_NOTE, Role.BODY)]
    for index, passage in enumerate(passages):
        text = document.words(passage)
        match = _ATTACHMENT.match(text) if text.startswith("附") and len(text) <= 80 else None
        if match is None:
            continue
        further = []
        for other in passages[index + 1 :]:
            more = _FURTHER.match(document.words(other))
            if more is None or len(document.words(other)) > 80:
                break
            further.append((other, more))
        if not match["name"].strip() and (not further or further[0][1]["order"] != "1"):
            continue
        if _HALF_COLON.match(document.blocks[passage.block].text):
            start, end = (passage.start + at for at in match.span("colon"))
            yield Hit(start, end, "“附件”后面用全角冒号", fix=Fix("：", safe=True))
        yield from _attached(passage.start, match, further)


# 1.应急预案 2.值班表: a number that is no part of another one, as 2.5万元 is
_NUMBERED = Pattern(
    r"(?P<between>[ \u3000，；、;,。]*)(?<![\d.])(?P<order>\d{1,2}) *(?P<mark>[、．.：:,，])(?!\d{1,3}(?!\d))"
)


def _in_one_line(name: str) -> list[re.Match[str]]:
    """The numbers of further attachments in the line of the first one, in order: 2, 3 …"""
    found: list[re.Match[str]] = []
    for match in _NUMBERED.finditer(name):
        found += [match] if match["order"] == str(len(found) + 2) else []
    return found


def _attached(start: int, match: re.Match[str], further: list[tuple[Passage, re.Match[str]]]) -> Iterator[Hit]:
    if match["number"]:
        yield Hit(start, start + match.start("colon"), "附件说明写“附件：1.……”，序号在冒号后面")
    elif match["order"] and match["mark"] and not further and not _in_one_line(match["name"]):
        span = start + match.start("order"), start + match.end("mark")
        yield Hit(*span, "只有一个附件时不编号", Severity.INFO, fix=Fix(""))
    for at, each in ((start, match), *((other.start, more) for other, more in further)):
        if each["mark"] and each["mark"] not in ".．":
            yield Hit(at + each.start("mark"), at + each.end("mark"), "附件的序号用下脚点“.”", fix=Fix("."))
        name = each["name"]
        shift = at + each.start("name")
        for item in _in_one_line(name):
            if item["between"].strip():
                start, end = item.span("between")
                yield Hit(shift + start, shift + end, "附件名称后面不加标点")
            if item["mark"] not in ".．":
                start, end = item.span("mark")
                yield Hit(shift + start, shift + end, "附件的序号用下脚点“.”", fix=Fix("."))
        if name.rstrip() and name.rstrip()[-1] in "。；，、;,":
            last = at + each.start("name") + len(name.rstrip())
            yield Hit(last - 1, last, "附件名称后面不加标点", fix=Fix("", safe=True))


_SHORT = Pattern(
    r"[（(](?:以下|下文|下称|以下均|以下统一?)?(?:简称|统称|称)(?:为)?[：:]?[“\"]?(?P<name>[^“”\"（）()，。；、\n]{2,12})[”\"]?[）)]"
)
_ENOUGH = 60  # code points after an introduction that is of use


def short_name_use(document: Document) -> Iterator[Hit]:
    """简称交代了没有用，或者还没交代就用了：（以下简称“领导小组”）以后再没有出现。

    只查全文够长的；简称在全称、书名和引号里的不算提前使用。
    """
    text = document.text
    for match in document.finditer(_SHORT, PROSE, mentions=True):
        name = match["name"]
        _start, end = match.span("name")
        if name not in text[end:]:
            if len(text) - end >= _ENOUGH:
                yield Hit(match.start(), match.end(), f"交代了简称“{name}”，后面没有用到", fix=Fix(""))
            continue
        begin = document.sentence_at(match.start())[0]
        for at in occurrences(document.plain[:begin], name):
            if document.passage_at(at).role in PROSE and not _part_of_name(text, at, name, text[begin : match.start()]):
                yield Hit(at, at + len(name), f"简称“{name}”在后面才交代，这里用全称")
                break


def _part_of_name(text: str, at: int, name: str, full: str) -> bool:
    """Whether a short name stands within the full name that it is short for: 值班系统 in 紧急信息值班系统."""
    return text[at - 1 : at + len(name)] in full or text[at : at + len(name) + 1] in full


_KIND = Pattern(r"(?:请示|报告|通知|函|通报|批复|公告|通告)(?=(?:（[^）]{1,12}）)?$)")
_ASKS = Pattern(
    r"(?:以上|上述)?[^，。；\n]{0,10}(?:妥否|当否|可否|是否妥当|是否可行|如无不妥)[，,]? ?请?[^，。；\n]{0,10}|(?:恳请|敬请|请)(?:予以?)?(?:批示|批复|审批|审定|批准|核准)(?=[。！]?$)"
)
_HEREBY = Pattern(r"(?:特|专)此(?P<what>报告|通知|请示|函告|函达|函复|通报|批复|公告|通告|汇报|告知)")
_FROM_ABOVE = Pattern("批示|批复")
_AS_REPORT = Pattern(r"^(?:以上|上述)报告[^。\n]{0,12}|^请(?:予以?)?(?:审阅|阅示|查收)(?=[。！]?$)")
_GREETING = Pattern(r"此致|敬礼|祝好|顺祝[^，。]{0,6}|谢谢[！!]?$")
_TWO_KINDS = Pattern(r"(?:请示报告|申请报告|请示函|汇报报告|请示的报告|通知函|申请请示)$")
_CLOSES = {
    "请示": {"请示"}, "报告": {"报告", "汇报"}, "通知": {"通知"}, "函": {"函告", "函达", "函复"}, "通报": {"通报"}, "批复": {"批复"}, "公告": {"公告"}, "通告": {"通告"},
}  # fmt: skip
_LAST_LINES = 4  # passages from the end in which a closing may stand


def closing_of_another_kind(document: Document) -> Iterator[Hit]:
    """结语和文种对不上，标题里有两个文种：请示报告；报告、函里写“妥否，请批示”，请示写“特此报告”“以上报告，请审阅”，公文里写“此致敬礼”。

    党政机关公文处理工作条例：报告不得夹带请示事项。文种按标题末尾认；只看正文最后几段。
    """
    title = next((document.words(p) for p in document.roles(Role.TITLE)), "")
    kind = _KIND.search(title)
    if kind is None:
        return
    both = _TWO_KINDS.search(title)
    if both:
        start = next(document.roles(Role.TITLE)).start
        yield Hit(start + both.start(), start + both.end(), "标题里用了两个文种，只留一个")
    own = kind.group()
    closing = [p for p in document.passages if p.role in PROSE][-_LAST_LINES:]
    for passage in closing:
        text = document.words(passage)
        hereby = _HEREBY.search(text)
        asks = _ASKS.search(text)
        greeting = _GREETING.match(text)
        if hereby and hereby["what"] not in _CLOSES[own]:
            span = passage.start + hereby.start(), passage.start + hereby.end()
            yield Hit(*span, f"标题是{own}，结语不用“{hereby.group()}”")
        elif asks and own in ("报告", "通知", "通报", "公告", "通告", "批复"):
            span = passage.start + asks.start(), passage.start + asks.end()
            message = "报告里不夹带请示事项，要批示的另写请示" if own == "报告" else f"{own}里不写请示的结语"
            yield Hit(*span, message)
        elif asks and own == "函" and _FROM_ABOVE.search(asks.group()):
            span = passage.start + asks.start(), passage.start + asks.end()
            yield Hit(*span, "函不写“请批示”，写“请予函复”“请予支持”")
        elif own == "请示" and (report := _AS_REPORT.search(text)):
            span = passage.start + report.start(), passage.start + report.end()
            yield Hit(*span, "标题是请示，结语写“妥否，请批示”")
        elif greeting and own != "函":
            yield Hit(passage.start, passage.start + greeting.end(), f"{own}不写书信的问候语", Severity.INFO)


def _paper(title: str, *body: str, to: str = "盟教体局：") -> Example:
    lines = (title, to, *body, "阿拉善职业技术学院", "2024年5月20日")
    return Example("\n".join(("阿拉善职业技术学院文件", "阿职院发〔2024〕12号", *lines)), Kind.COMPOSITE)


_LONG = "2024年5月20日，后勤处逐段检查供水管线，登记阀门位置和编号，当日更换损坏的阀门6个。2024年5月21日，保卫处复查消火栓36个、应急灯120盏，结果报党政办公室；2024年5月22日，两个部门会同维保单位完成试压，压力恢复正常，记录由后勤处存档备查，保卫处同时更新楼层疏散图12张。"

RULES = (
    proofreading_rule(
        nested_marks,
        "引号书名号套用",
        (
            "5月20日，学院转发《关于印发⟦《值班办法》⟧的通知》（阿职院发〔2024〕12号）。",
            "5月20日，处长说：“阀门上贴着⟦“勿动”⟧两个字。”",
            "5月20日，学院学习《关于修改⟦《消防法》⟧的决定》（国发〔2024〕12号）。",
            "5月20日，学院落实⟦‘首问负责制’⟧，接待来访12人。",
            "5月20日，张某在《⟦《校报》⟧编辑手记》里记下此事。",
            "5月20日，系里学习⟦〈档案法〉⟧和⟦<保密条例>⟧，46人参加。",
        ),
        (
            "5月20日，学院转发《关于印发〈值班办法〉的通知》（阿职院发〔2024〕12号）。",
            "5月20日，处长说：“阀门上贴着‘勿动’两个字。”",
            "5月20日，学院学习《消防法》《安全生产法》，120人参加。",
            "5月20日，学院落实“首问负责制”“一站式”服务，接待来访12人。",
            "5月20日，张某在墙上看到“勿动”和“小心”两块牌子。",
            "5月20日，值班员按<回车>键登录系统，图书馆上架《〈档案法〉释义》12册。",
        ),
        standard="GB/T 15834",
    ),
    proofreading_rule(
        title_marks_misused,
        "书名号用错",
        (
            "5月20日，机电工程系获⟦《先进集体》⟧称号。",
            "5月20日，团委开展⟦《学雷锋》⟧主题活动，120人参加。",
            "5月20日，张某获⟦《优秀辅导员》⟧荣誉称号。",
            "5月20日，保卫处启动⟦《平安校园》⟧专项行动，检查宿舍12间。",
            "5月20日，化工系召开⟦《防溺水》⟧主题班会，46人参加。",
            "5月20日，学生讨论⟦《远离烟草》⟧主题，46人参加。",
        ),
        (
            "5月20日，机电工程系获“先进集体”称号。",
            "5月20日，团委开展“学雷锋”主题活动，120人参加。",
            "5月20日，学院学习《消防法》，120人参加。",
            "5月20日，《阿拉善日报》刊登专项行动消息。",
            "5月20日，图书馆上架《红楼梦》12册。",
        ),
        standard="GB/T 15834",
        severity=Severity.INFO,
    ),
    proofreading_rule(
        ordinal_punctuation,
        "序次语的标点",
        (
            "5月20日，会议提出两点。第一⟦、⟧每日巡查。第二⟦、⟧每周汇总。",
            "5月20日，处长提出要求：首先⟦、⟧关闭总阀。",
            "5月20日，后勤处分三步：（1）⟦、⟧停水；（2）⟦、⟧更换阀门。",
            "5月20日，步骤为：①⟦、⟧停水；②⟦、⟧换阀。",
            "5月20日，会议提出：一是⟦、⟧每日巡查。",
        ),
        (
            "5月20日，会议提出两点。第一，每日巡查。第二，每周汇总。",
            "5月20日，会议学习第一、二条和第三、四条。",
            "5月20日，后勤处分三步：（1）停水；（2）更换阀门。",
            "5月20日，步骤为：①停水；②换阀。",
            "5月20日，会议提出：一是每日巡查，二是每周汇总。",
            "5月20日，会议列出三件事。其一、其二均已办结。",
        ),
        standard="GB/T 15834",
    ),
    proofreading_rule(
        skipped_item,
        "一是二是跳了号",
        (
            "5月20日，会议要求：一是每日巡查，二是每周汇总，⟦四⟧是及时上报。",
            "5月20日，会议要求：一是每日巡查；二是每周汇总；三是登记；⟦五⟧是及时上报。",
            "5月20日，会议要求：第一，每日巡查。第二，每周汇总。第⟦四⟧，及时上报。",
            "5月20日，会议要求：一是每日巡查；⟦三⟧是及时上报。",
            "5月20日，会议要求：一是每日巡查。二是每周汇总。三是及时上报。⟦五⟧是留存记录。",
        ),
        (
            "5月20日，会议要求：一是每日巡查，二是每周汇总，三是及时上报。",
            "5月20日，会议要求：一是每日巡查，二是每周汇总。后勤处补充：一是检修阀门，二是登记编号。",
            "5月20日，会议要求：第一，每日巡查。第二，每周汇总。",
            "5月20日，值班员一是一、二是二地登记。",
            "5月20日，问题一是阀门老化，二是井盖缺损。",
        ),
        severity=Severity.INFO,
    ),
    proofreading_rule(
        addressee_punctuation,
        "主送机关的标点",
        (
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", to="各系部、各处室⟦；⟧"),
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", to="⟦各系部、各处室⟧"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造。", to="盟教体局⟦。⟧"),
            _paper("关于改造供水管网的请示", "学院供水管网老化，需要改造。", to="自治区教育厅⟦；⟧"),
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", to="各系、各部门⟦。⟧"),
            _paper("关于改造供水管网的请示", "学院供水管网老化，需要改造。", to="盟教体局⟦:⟧"),
        ),
        (
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", to="各系部、各处室："),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造。", to="盟教体局："),
            _paper("关于改造供水管网的请示", "学院供水管网老化，需要改造。", to="自治区教育厅："),
            Example(framed("后勤处更换供水阀门", "2024年5月20日，后勤处更换阀门6个，当日恢复供水。"), Kind.DAILY),
            "5月20日，各系部、各处室报送自查表12份。",
        ),
        standard="GB/T 9704",
    ),
    proofreading_rule(
        closing_date_numerals,
        "成文日期用了汉字",
        (
            *(
                Example(_paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", to="各系部：").text.replace("2024年5月20日", f"⟦{day}⟧"), Kind.COMPOSITE)
                for day in ("二〇二四年五月二十日", "二〇二四年十二月三日", "二○二四年五月二十二日", "二〇二三年一月十日", "二〇二四年十月一日")
            ),
            Example(framed("后勤处更换供水阀门", "2024年5月20日，后勤处更换阀门6个，当日恢复供水。", row="后勤处　　⟦二〇二四年五月二十二日⟧"), Kind.DAILY),
        ),
        (
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", to="各系部："),
            _paper("关于停水检修的通知", "后勤处定于2024年5月21日停水检修。", to="各系部："),
            "二〇二四年五月二十日，座谈结束，12人参加。",
            Example(framed("后勤处更换供水阀门", "2024年5月20日，后勤处更换阀门6个，当日恢复供水。"), Kind.DAILY),
            reported("后勤处更换供水阀门", "二〇二四年五月二十日，后勤处更换阀门6个，当日恢复供水。"),
        ),
        standard="GB/T 9704",
        severity=Severity.INFO,
    ),
    proofreading_rule(
        attachment_note,
        "附件说明的写法",
        (
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：1⟦、⟧管网图", "2⟦、⟧预算表"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：1.管网图⟦；⟧", "2.预算表⟦。⟧"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "⟦附件1⟧：管网图"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件⟦:⟧ 管网图"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：⟦1.⟧管网图"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：管网图⟦。⟧"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：1.管网图⟦；⟧2⟦、⟧预算表⟦。⟧"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：", "1.管网图⟦。⟧", "2.预算表⟦；⟧"),
        ),
        (
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：1.管网图", "2.预算表"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：管网图"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，管网图见附件。"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：1.管网图 2.预算表 3.台账"),
            _paper("关于报送管网改造情况的报告", "学院供水管网已经改造，现将情况报告如下。", "附件：", "管网图"),
            reported("后勤处更换阀门", "2024年5月20日，后勤处更换阀门6个。", "1.东侧3个。", "2.西侧3个。"),
            "5月20日，后勤处把附件里的管网图印发12份。",
        ),
        standard="GB/T 9704",
    ),
    proofreading_rule(
        short_name_use,
        "简称交代了没用",
        (
            reported("后勤处检查管线", "2024年5月20日，学院成立管网改造工作领导小组⟦（以下简称“领导小组”）⟧。", _LONG),
            reported("后勤处检查管线", "2024年5月20日，⟦领导小组⟧开会。", "2024年5月20日，学院成立管网改造工作小组（以下简称领导小组），领导小组每周开会。", _LONG),
            reported("后勤处检查管线", f"2024年5月20日，学院启用供水监测平台⟦（以下简称平台）⟧。{_LONG}"),
            reported("后勤处检查管线", "2024年5月20日，学院印发《用水管理办法》⟦（以下简称《办法》）⟧。", _LONG),
            reported("后勤处检查管线", "2024年5月20日，学院启用隐患排查系统⟦（简称“排查系统”）⟧。", _LONG),
        ),
        (
            reported("后勤处检查管线", "2024年5月20日，学院成立管网改造工作领导小组（以下简称“领导小组”），领导小组每周开会。", _LONG),
            reported("后勤处检查管线", "2024年5月20日，学院成立管网改造工作领导小组（以下简称“领导小组”）。"),
            reported("后勤处检查管线", "2024年5月20日，管网改造工作领导小组（以下简称领导小组）开会，领导小组由12人组成。", _LONG),
            reported("后勤处检查管线", _LONG),
            "5月20日，学生工作处（以下简称学工处）检查宿舍，学工处登记隐患3处。",
        ),
        severity=Severity.INFO,
    ),
    proofreading_rule(
        closing_of_another_kind,
        "结语和文种不符",
        (
            _paper("关于管网改造情况的报告", "学院供水管网已经改造。", "⟦以上报告妥否，请批示⟧。"),
            _paper("关于商请支援检修设备的函", "学院供水管网检修，商请支援试压泵1台。", "⟦妥否，请批示⟧。"),
            _paper("关于改造供水管网的请示", "学院供水管网老化，需要改造。", "⟦以上报告，请审阅⟧。"),
            _paper("关于改造供水管网的请示", "学院供水管网老化，需要改造。", "⟦特此报告⟧。"),
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", "⟦特此通告⟧。", to="各系部、各处室："),
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", "⟦此致⟧", to="各系部、各处室："),
            _paper("关于商请支援检修设备的函", "学院供水管网检修，商请支援试压泵1台。", "⟦特此通知⟧。"),
            _paper("关于改造供水管网的⟦请示报告⟧", "学院供水管网老化，需要改造。"),
        ),
        (
            _paper("关于管网改造情况的报告", "学院供水管网已经改造。", "特此报告。"),
            _paper("关于改造供水管网的请示", "学院供水管网老化，需要改造。", "妥否，请批示。"),
            _paper("关于停水检修的通知", "后勤处定于5月20日停水检修。", "特此通知。", to="各系部、各处室："),
            _paper("关于商请支援检修设备的函", "学院供水管网检修，商请支援试压泵1台。", "特此函达，盼复。"),
            Example(framed("后勤处更换供水阀门", "2024年5月20日，后勤处更换阀门6个，当日恢复供水。"), Kind.DAILY),
        ),
    ),
)  # fmt: skip
