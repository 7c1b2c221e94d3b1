"""The form of a report: masthead, editor row, headings, and remains of the template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.analysis.blank_forms import EDITOR_NAMES, HEAD_NAMES, LEFT_BEHIND, asked_in_frame, still_empty
from alvtc_info.analysis.dates import example_year
from alvtc_info.model.finding import Basis, Fix, Hit, Severity, whole
from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import CONTENT, EMERGENCY_KINDS, FRAME, HEADINGS, PROSE, Kind, Role, Stage
from alvtc_info.model.outlines import whole_sentence
from alvtc_info.model.paragraph_roles import chapter_level, number_at_start, with_label
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.surnames import FREQUENT_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document, Passage

_HAN = Pattern(r"[\u3400-\u9fff]")
_LISTED = (("一是", "二是"), ("首先", "其次"), ("第一，", "第二，"))


def missing_headings(document: Document, *, longest: int = 600) -> Iterator[Hit]:
    """篇幅较长却没有设标题。

    制度{1.4b}要求根据内容设置一、二级标题。正文超过 600 字、没有“一、”级标题时提示；用“一是、二是”分层的不提示。
    首报、续报不检查这一条（首报求快；续报由“续报固定三段”检查）。
    """
    count = sum(len(_HAN.findall(document.words(p))) for p in document.roles(Role.BODY))
    if count > longest and not headlines(document):
        if count <= 2 * longest and any(a in document.text and b in document.text for a, b in _LISTED):
            return
        yield whole(f"正文 {count} 字没有设标题，请按内容设一级、二级标题")


def _headings(document: Document) -> list[tuple[Passage, int, int]]:
    """The headings, and the numbered leads of paragraphs: passage, level (1–4), number (0 for a heading without)."""
    found = []
    for passage in document.roles(*HEADINGS, Role.BODY):
        text = document.text[passage.start : min(passage.end, passage.start + 12)]
        number = number_at_start(with_label(document.blocks[passage.block].label, text))
        if number is not None and not number.ordinal:
            found.append((passage, number.level, number.value))
        elif passage.role is not Role.BODY:
            found.append((passage, HEADINGS.index(passage.role) + 1, 0))
    return found


def _shown(level: int, number: int) -> str:
    from alvtc_info.text.numerals import han

    return (f"{han(number)}、", f"（{han(number)}）", f"{number}.", f"（{number}）")[level - 1]


def heading_sequence(document: Document) -> Iterator[Hit]:
    """标题序号断了、重了、跳了级。

    公文层次依次是 一、 （一） 1. （1），同级连续，不跳级；换了上一级标题就重新编号。段首“一是、二是”不算标题，
    1. （1） 的逐条列举也不算；以（一）开头接正文的段首小标题也一并计数。
    """
    headings = _headings(document)
    current = [0] * len(HEADINGS)
    seen_first = any(level == 1 for _, level, _ in headings)
    misshapen = _misshapen(headings)
    for index, (passage, level, number) in enumerate(headings):
        if not number and chapter_level(fold(document.words(passage)).strip()):
            current = [0] * len(HEADINGS)  # numbers begin anew in each chapter and section
            continue
        if index in misshapen:
            right, wrong = _shown(1, number), _shown(level, number)
            fix = Fix(right) if document.text.startswith(wrong, passage.start) else None
            said = f"这是第{number}个一级标题，应写“{right}”，写成了“{wrong}”"
            yield Hit(*_number_span(document, passage), said, fix=fix)
            current = [number, *[0] * (len(HEADINGS) - 1)]
            continue
        wanted = current[level - 1] + 1
        begins_list = passage.role is Role.BODY and number == 1 and current[level - 1] != 1
        counted = number and not begins_list and (passage.role is not Role.BODY or level == 2)
        span = _number_span(document, passage)
        if level == 1 and number != wanted and _has_misplaced_sections(document, headings):
            counted = False  # followup-sections tells the right order
        if level == 1 and number > wanted and _is_fixed(document, passage, number):
            counted = False  # the section before it is missing, which is told already
        if counted and number != wanted:
            right = _shown(level, wanted)
            following = _next_number(headings[index + 1 :], level)
            alone = following in (0, wanted + 1)
            typed = document.text[slice(*span)] == _shown(level, number)
            fix = Fix(right, safe=alone) if typed else None
            yield Hit(*span, f"序号不连续：这里应是“{right}”，写成了“{_shown(level, number)}”", fix=fix)
            if following == wanted + 1:  # 一、二、二、四: only the third is wrong
                current = [*current[: level - 1], wanted, *[0] * (len(HEADINGS) - level)]
                continue
        elif counted and level == 2 and seen_first and not current[0]:
            yield Hit(*span, "（一）前面还没有“一、”级标题，请调整层次")
        elif counted and level == 3 and current[0] and not current[1] and _has_second(headings):
            yield Hit(*span, "从“一、”直接到了“1.”，中间缺（一）级标题")
        current[level - 1] = number or current[level - 1]
        current[level:] = [0] * (len(HEADINGS) - level)


def _is_fixed(document: Document, passage: Passage, number: int) -> bool:
    """Whether a heading has the name and the number that the form of this kind of report gives it."""
    names = list(document.kind.sections.values()) if document.kind and not document.doubt else []
    if number > len(names):
        return False
    return fold(document.words(passage)).strip().replace("事件基本", "事故基本").endswith(names[number - 1])


def _number_span(document: Document, passage: Passage) -> tuple[int, int]:
    """Where the number at the head of a passage stands, with its mark."""
    start = passage.start
    end = start + len(document.text[start : passage.end][:6].split("、")[0].split("）")[0].split(".")[0]) + 1
    return start, min(end, passage.end)


def _misshapen(headings: list[tuple[Passage, int, int]]) -> set[int]:
    """First-level headings in the form of another level: 1. before 二、, （二） between 一、 and 三、."""
    found = set()
    last, since = 0, list[int]()
    for index, (passage, level, number) in enumerate(headings):
        if level != 1:
            since += [index] if number and passage.role is not Role.BODY else []
        elif number:
            if number == last + 2 and len(since) == 1 and headings[since[0]][2] == last + 1:
                found.add(since[0])
            last, since = number, []
    return found


def _has_misplaced_sections(document: Document, headings: list[tuple[Passage, int, int]]) -> bool:
    """Whether a follow-up has its fixed sections, each with its own number, in another order."""
    if document.kind is not Kind.FOLLOW_UP:
        return False
    fixed = [title.replace("事故", "") for title in Kind.FOLLOW_UP.sections.values()]
    told = sorted(
        (number, document.words(each).replace("事故", "").replace("事件", "").strip())
        for each, level, number in headings
        if level == 1
    )
    return [number for number, _ in told] == [1, 2, 3] and all(
        words.endswith(name) for (_, words), name in zip(told, fixed, strict=True)
    )


def _next_number(later: list[tuple[Passage, int, int]], level: int) -> int:
    """The number of the next heading on the same level under the same heading; 0 where there is none."""
    for _, other, number in later:
        if other <= level:
            return number if other == level else 0
    return 0


def _has_second(headings: list[tuple[Passage, int, int]]) -> bool:
    return any(level == 2 for _, level, _ in headings)


_FORMAT = (
    (Pattern(r"([一二三四五六七八九十]{1,3}) ?([.，：])"), r"\1、"),
    (Pattern(r"（([一二三四五六七八九十]{1,3})）[、.，。：]"), r"（\1）"),
    (Pattern(r"(\d{1,2})[、，](?!\d)"), r"\1."),
    (Pattern(r"（(\d{1,2})）[、.，。：]"), r"（\1）"),
    (Pattern(r"第([一二三四五六七八九十]{1,3})、"), r"第\1，"),
)
_HALF_BRACKETS = Pattern(r"\(([一二三四五六七八九十\d]{1,3})\)")


def heading_format(document: Document) -> Iterator[Hit]:
    """标题序号的标点写错了：“一.”“（一）、”“1、”“(一)”。

    GB/T 15834：“一、”用顿号，“1.”用下脚点，带括号的序号后面不再加标点。
    """
    for passage in document.roles(*HEADINGS, Role.BODY):
        text = document.text[passage.start : min(passage.end, passage.start + 12)]
        for pattern, replacement in _FORMAT:
            match = pattern.match(text)
            if match and not (passage.role is Role.BODY and text[0] in "一二三四五六七八九十" and match[2] != "."):
                fixed = match.expand(replacement)
                span = (passage.start, passage.start + match.end())
                yield Hit(*span, f"序号“{match.group()}”应写成“{fixed}”", fix=Fix(fixed, safe=True))
                break
        else:
            block, at, _ = document.locate(passage.start, passage.start + 1)
            half = _HALF_BRACKETS.match(document.blocks[block].text, at)
            if half:
                fixed = f"（{half[1]}）"
                span = (passage.start, passage.start + len(half.group()))
                yield Hit(*span, f"序号“{half.group()}”应用全角括号，写成“{fixed}”", fix=Fix(fixed, safe=True))


def heading_trailing_punct(document: Document) -> Iterator[Hit]:
    """独立成行的标题末尾加了句号、逗号、冒号、分号。

    GB/T 9704 的标题末尾不加标点；问号、感叹号、省略号、书名号除外。标题后面紧跟正文的段首小标题、自成一句的条目
    （（二）在5号楼增设10吨保温水箱1个。）句末用句号是对的。
    """
    for passage in document.roles(Role.TITLE, *HEADINGS):
        words = document.words(passage).rstrip()
        if document.blocks[passage.block].prompt:
            continue  # its words are still to come
        if words and words[-1] in "。，：；、" and (passage.role is Role.TITLE or not _is_sentence(words)):
            end = passage.start + len(words)
            yield Hit(end - 1, end, f"标题末尾不加“{words[-1]}”", fix=Fix("", safe=True))


def _is_sentence(words: str) -> bool:
    """Whether a line that is set as a heading is a sentence, which keeps its full stop."""
    number = number_at_start(words)
    return whole_sentence(words[number.end :].strip() if number else words)


# a masthead that names its department, in other words than the template's: 后勤处信息
_NEARLY = Pattern(r"\s*([^\W\d_a-zA-Z]{2,20}信息)[ 　]*\n")
_PLACEHOLDER = Pattern(r"[Xx×Ｘ]")


def header_elements(document: Document) -> Iterator[Hit]:
    """版头缺部门、期号、报送单位、报送日期，或者日期缺年份、缺日，期号不是数字。

    {A2a}的模板：XXX（部门）值班信息、第XX期、报送单位、日期。缺几项都合为一条；草稿和送签稿期号可以先空着，只缺期号的只作建议；已报送的必须齐全。
    日常、综合信息的版头写成“后勤处信息”“后勤处工作信息”的，部门已经写明，不提示：正文各条没有要求日常信息用“值班信息”的名称；
    部门和期号都没有的草稿，只作建议。首报、续报、终报这样写的照样提示。
    抬头（主送）写了院外单位、各部门、本部门、领导个人，或者带“尊敬的”“你们好”的，宜改：信息报学院党政办公室；以学院名义、由党政办公室报院外的不算，没有抬头的不算。
    """
    asked = document.once(asked_in_frame).intersection(HEAD_NAMES)  # leftover-prompt tells what is missing, too
    missing = [] if asked else [name for name in HEAD_NAMES if not document.value(name)]
    waiting = missing == ["issue_number"] and document.stage is not Stage.SENT
    named = _NEARLY.match(document.text) if "department" in missing else None
    if named:
        missing.remove("department")
        freer = document.kind not in EMERGENCY_KINDS or bool(document.doubt)
        # it is the department that the masthead names, and a draft may wait for its number
        waiting = freer and (
            missing == ["reporting_unit"] or (missing == ["issue_number"] and document.stage is not Stage.SENT)
        )
        if not freer:
            also = f"，还缺少{'、'.join(HEAD_NAMES[name] for name in missing)}" if missing else ""
            yield Hit(*named.span(1), f"版头写的是“{named[1]}”，模板是“XX值班信息”{also}")
            missing = []
    elif {"department", "issue_number"} <= set(missing) and document.kind not in EMERGENCY_KINDS:
        waiting = (
            document.stage is not Stage.SENT
        )  # the template is that of the duty report; this is handed in without it
    if missing:
        shown = "、".join(HEAD_NAMES[name] for name in missing)
        yield whole(f"版头缺少{shown}", Severity.INFO if waiting else None)
    yield from _addressed(document)
    issue = "" if "issue_number" in asked else document.value("issue_number")
    if issue and not re.fullmatch(r"[\d〇零一二三四五六七八九十百]+", fold(issue)) and not _PLACEHOLDER.search(issue):
        yield Hit(*document.span("issue_number"), f"期号“{issue}”不是数字，应写成“第12期”")
    dated = document.value("dated")
    if dated and "年" not in dated and not _YEAR.match(fold(dated)):
        yield Hit(*document.span("dated"), f"报送日期“{dated}”缺年份，应写成“{_with_year(document, dated)}”")
    if dated and _WITHOUT_DAY.match(fold(dated)):
        yield Hit(*document.span("dated"), f"报送日期“{dated}”只到月，请补上日")


_TO_ALL = Pattern(r"各(?:[办处部系室科院馆]|部门|单位|二级)[^，。；]{0,24}：?$")
_REPORTS = Pattern(r"(?:报告|反映|信息|情况|建议|汇报|进展)(?:（[^）]*）)?$")
# what belongs into a letter
_COURTEOUS = Pattern(
    r"(?:尊敬|敬爱|亲爱)的?|[^，。；：！]{0,60}[，：！ ]? *(?:(?:你们|您们?|大家|各位)(?:早上|上午|中午|下午|晚上)?|早上|上午|中午|下午|晚上)好[！：。，]?$"
    r"|[^，。；：！]{0,60}[，！ ]? *(?:你们|您们?|大家)?(?:辛苦|打扰)了[！：。，]?$"
)
_GREETING_ALONE = 8  # code points: 你们好！
# bodies that no department reports to itself
_OUTSIDE = Pattern(
    r"(?:(?<![布格结全])局|(?<![餐客大前门展舞])厅|署|人民政府|政府|[盟旗市县区省]委|行政公署|行署|(?:政府|公署|行署|[盟旗市县区省]委|教体局|教育厅)(?:办公室|总值班室|办公厅)|网信办|信访办|应急办|(?:消防|救援|公安|交警|交管|交通|特警|刑警|治安|网安|执法|武警|分局|管理)[\u4e00-\u9fff]{0,4}[支大]队|派出所|街道办事处|[镇乡]|苏木)"
    r"(?:的?(?:各位|有关|相关)?(?:领导|负责同志|同志))?(?:们)?$"
)
# a paper that goes to the departments: a notice, a request to one of them
_ORDERS = Pattern(r"(?:通知|通告|公告|函|安排|方案|办法|要求|提示|提醒)(?:（[^）]*）)?$")
# departments of the house, one or all
_INSIDE = Pattern(
    r"^(?:学院|我院|本院|全院|全校)?(?:各(?:[办处部系室科院馆]|部门|单位|二级|教学|职能)[^，。；]{0,12}|[^\W\d_a-zA-Z]{1,14}?(?:处|系|部|科|中心|馆|团委|工会|教研室|[公务验]室|学工办|车队|总支|支部))$"
)
# persons, where a department is written
_PERSONS = Pattern(
    r"(?:各位|全体|诸位)?(?:领导|首长|上级领导|上级)(?:们|、(?:各位)?(?:同志|老师|同事)们?)?$|[^，。；：、院校党处副]{1,3}(?:副?书记|副?院长|副?处长|副?主任|副?校长|副?局长|老师|同志)$"
)


def _addressed(document: Document) -> Iterator[Hit]:
    """Whom a report is sent to that is not the office: bodies outside, persons, all departments; and a greeting."""
    institution = document.institution
    titles = [document.words(title) for title in document.roles(Role.TITLE)]
    titled = any(_REPORTS.search(title) for title in titles)
    orders = any(_ORDERS.search(title) for title in titles)
    masthead = "".join((document.value("department") or "").split())
    bare = next(
        (
            masthead.removeprefix(each)
            for each in (institution.name, *institution.short_names)
            if masthead.startswith(each)
        ),
        masthead,
    )
    own = institution.department(institution.office)
    offices = (institution.office, *(own.aliases if own else ()), *institution.flow.aliases.get(institution.office, ()))
    wanted = f"{institution.short_names[0]}{institution.office}：" if institution.short_names else ""
    for passage in _salutations(document):
        words = document.words(passage).strip()
        called = words.rstrip("：！。，:")
        if titled and _TO_ALL.match(words):
            message = "信息是向上报的，不主送各部门；由党政办公室转报学院领导"
            yield Hit(passage.start, passage.end, message, Severity.WARNING)
            continue
        if not (masthead or _NEARLY.match(document.text)):
            continue
        collects = masthead == institution.outward_masthead or not bare or any(each in masthead for each in offices)
        names = re.split("[、，和及并]", called.removeprefix("尊敬的"))
        outside = not collects and any(
            _OUTSIDE.search(name) and not name.startswith((institution.name, *institution.short_names))
            for name in names
        )
        if outside:
            message = f"信息报{institution.office}，由{institution.office}统一报院外；不直接报院外单位"
        elif not (collects or orders or any(each in called for each in offices)) and any(map(_INSIDE.search, names)):
            message = f"信息报{institution.office}，不主送本部门和其他部门"
        elif _COURTEOUS.match(words):
            message = "不用“尊敬的”“你们好”一类的客套"
        elif _PERSONS.match(called) or called.endswith((f"{institution.office}各位领导", f"{institution.office}领导")):
            message = "主送写部门，不写领导个人"
        else:
            continue
        said = f"；抬头写“{wanted}”" if wanted and not collects else ""
        yield Hit(passage.start, passage.end, message + said, Severity.WARNING)


def _salutations(document: Document) -> Iterator[Passage]:
    """Whom the paper is sent to, and a greeting on the line below it."""
    yield from document.roles(Role.ADDRESSEE)
    first = next(document.roles(Role.BODY), None)
    if first and first.end - first.start <= _GREETING_ALONE and _COURTEOUS.match(document.words(first).strip()):
        yield first


_YEAR = Pattern(r"(?:19|20)?\d\d *[-./]|20\d{6}$")  # 2024-05-22 has its year: date-format tells how it is written
_WITHOUT_DAY = Pattern(r"\S{4} ?年 ?\S{1,3} ?月$|\d{4}[-./]\d{1,2}$")


def _with_year(document: Document, dated: str) -> str:
    """A date without its year (5月22日) with that of the report, or one that is like it."""
    year = example_year(document)
    return f"{year}年{dated}" if _MONTH_AND_DAY.match(dated) else f"{year}年5月22日"


_MONTH_AND_DAY = Pattern(r"\d{1,2} ?月 ?\d{1,2} ?日$")
_DASH = re.compile("[-—–―－‐~～]{1,2}")  # 0483—8000000, as it is typed
_PHONE = Pattern(r"(?:\+?86-?)?(?:0\d{2,3}-?\d{7,8}(?:[-转]\d{1,6})?|1[3-9]\d{9}|\d{7,8}|\d{3,6})$")


def _quoted(names: list[str]) -> str:
    return "".join(f"“{EDITOR_NAMES[name]}”" for name in names)


def footer_elements(document: Document) -> Iterator[Hit]:
    """文末缺“编辑、电话、签发”，或者电话号码位数不对。

    {A2a}的模板最后一行是 编辑： 电话： 签发：。缺几项都合为一条；草稿的签发可以先空着，送签稿由签发人填，只缺签发的
    只作建议；已报送的必须齐全。专家咨询建议写了“主笔人—单位—联系方式”的，三项都没有也只作建议；
    日常、综合信息的草稿，版头部门、期号也没有的，还没有套模板，三项都没有也只作建议。
    """
    if document.once(asked_in_frame).intersection(EDITOR_NAMES):
        return  # leftover-prompt tells what is missing, too
    absent = [name for name in EDITOR_NAMES if document.value(name) is None]
    empty = [name for name in EDITOR_NAMES if document.value(name) == ""]
    if absent or empty:
        waiting = absent + empty == ["signed_off_by"] and document.stage is not Stage.SENT
        bare = not empty and len(absent) == len(EDITOR_NAMES)
        waiting = waiting or (bare and (_names_its_author(document) or _is_outside_template(document)))
        states = [f"{state}{_quoted(names)}" for state, names in (("缺少", absent), ("没有填写", empty)) if names]
        yield whole(f"文末{'，'.join(states)}", Severity.INFO if waiting else None)
    phone = document.value("phone")
    if phone and not _PLACEHOLDER.search(phone):
        numbers = [n for n in re.split(r"[、，,；;/ ]+", _DASH.sub("-", fold(phone))) if n]
        if not all(_PHONE.match(n) for n in numbers) or any(
            n.startswith("0") and "-" in n and len(n) < 11 for n in numbers
        ):
            yield Hit(*document.span("phone"), f"电话“{phone}”位数不对，请核对（如 0483-8000000）")


def _is_outside_template(document: Document) -> bool:
    """Whether a draft that is no report of an event has neither department nor number either: it is typed in later."""
    freer = document.kind not in EMERGENCY_KINDS and document.stage is Stage.DRAFT
    return freer and not (document.value("department") or document.value("issue_number"))


_AUTHOR = Pattern(r"主笔人?[：:][^\n]{0,60}\d{7}")


def _names_its_author(document: Document) -> bool:
    """Whether an advice has its own line: 主笔人、单位、联系方式."""
    return document.kind is Kind.EXPERT_ADVICE and _AUTHOR.search(document.plain) is not None


# the last two begin names of Mongolians; those taken away stand before numbers: 时×分, 于×时
_SURNAMES = (FREQUENT_SURNAMES | frozenset("付严陶巴额")) - frozenset("年月日时于从全共")
# somebody is told to write, or does not know: 写明几时几分
_ASKED_ABOUT = Pattern(
    r"(?:[写注说标列讲问弄搞查记核填报][清明出准实]|记录|登记|填写|核对|核实|说明|不知道?|不论|无论|不管|假如|假设|假定|如果|比如|例如|譬如|具体到?|忘了|想不起|[若如])[^。；\n]{0,12}$"
)
_TOLD_OF = Pattern(r"(?:应|要|须|都|一律)?(?:写|改|换|填|替换|不[清明详])|的(?:写法|格式|样式|占位|提示)")


def _is_spoken_of(document: Document, start: int, end: int) -> bool:
    """Whether 几时几分 or 某地 is what somebody means: asked for or about, or a place elsewhere that need not be named."""
    text, (begin, stop) = document.plain, document.sentence_at(start)
    if text.startswith("某地", start):
        return document.kind not in EMERGENCY_KINDS or text[max(0, start - 1) : start] in _ELSEWHERE
    begin = max(begin, start - _AHEAD_OF_IT)
    asked = text[max(end, stop - 3) : stop].rstrip().endswith(("?", "？")) or text[max(0, start - 1) : start] == "凡"
    return bool(asked or _ASKED_ABOUT.search(text, begin, start) or _TOLD_OF.match(text, end))


_AHEAD_OF_IT = 24  # code points in which it may be said that somebody is to write it
_ELSEWHERE = frozenset("外省国市县旗盟区年月")  # 外省某地发生火灾，各部门要吸取教训


def _alphanumeric(char: str) -> bool:
    return char.isascii() and char.isalnum()


def template_placeholder(document: Document) -> Iterator[Hit]:
    """模板里的占位没有换掉：XXX、第XX期、2024年XX月XX日、【 】、待补充、___人、×人、几时几分、某月某日、（姓名）。

    要求“写明几时几分”的不算；隐去姓名的“王××”、遮住的号码 152921****001X 不算；引号、书名号里的不算。整份都是没有填的模板，只提示一条，别的规则不再检查。
    """
    empty = document.once(still_empty)
    if empty:
        yield whole(f"这是没有填写的模板，还空着{'、'.join(empty)}，请填写后再检查")
        return
    text = document.plain
    for match in document.finditer(LEFT_BEHIND, CONTENT | FRAME):
        start, end = match.start(), match.end()
        word = match.group()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if word[0] in "XxＸ×" and (before in _SURNAMES or _alphanumeric(before) or _alphanumeric(after)):
            continue
        if word[0] in "几某" and _is_spoken_of(document, start, end):
            continue
        if word.isspace() and document.passage_at(start).role in FRAME:
            continue  # a date with a blank is told by leftover-prompt
        if word == "待定" and _HAN.match(before) and document.passage_at(start).role in PROSE:
            continue  # 责任待定 says how things stand
        yield Hit(start, end, f"“{document.text[start:end]}”是没有填写的占位，请补上内容")


_LONG = "后勤处对全院供水管线逐段查看，更换阀门和管件，并把每一处的位置、型号、责任人登记在册。" * 16
_BODY = "2024年5月20日，后勤处更换学生公寓2号楼供水阀门，当日恢复供水。"


def _daily(*body: str, title: str = "后勤处更换公寓供水阀门", says: tuple[str, ...] = (), **frame: str) -> Example:
    return Example(framed(title, *body, **frame), Kind.DAILY, says=says)


RULES = (
    Rule(
        check=missing_headings,
        family="structure",
        options={"longest": "正文超过多少字要设标题"},
        title="较长信息未设标题",
        clause="1.4b",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=frozenset({Kind.DAILY, Kind.COMPOSITE, Kind.EXPERT_ADVICE, Kind.FINAL}),
        structural=True,
        bad=(
            _daily(_LONG, says=("没有设标题",)),
            _daily(_LONG[:400], _LONG[:400], says=("没有设标题",)),
            Example(framed("供水管线改造进展", _LONG), Kind.COMPOSITE, says=("没有设标题",)),
            Example(
                framed("供水管线改造建议", _LONG, "主笔人：刘某，单位：后勤处，联系方式：0483-8000000"),
                Kind.EXPERT_ADVICE,
                says=("没有设标题",),
            ),
            _daily("首先，" + _LONG + _LONG, "其次，" + _LONG, says=("没有设标题",)),
        ),
        good=(
            _daily(_BODY),
            _daily("一、主要做法", _LONG, "二、存在问题", _BODY),
            Example(framed("学生公寓发生漏水（首报）", _LONG), Kind.FIRST),
            _daily("一是更换阀门。" + _LONG + "二是登记造册。"),
            _daily(_LONG[:580]),
        ),
    ),
    Rule(
        check=heading_sequence,
        family="structure",
        title="标题序号不连续",
        clause="1.4b",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        structural=True,
        bad=(
            _daily("一、基本情况", _BODY, "⟦三、⟧下一步打算", _BODY),
            _daily("一、基本情况", _BODY, "⟦一、⟧下一步打算", _BODY),
            _daily("一、基本情况", _BODY, "⟦三、⟧存在问题", "（一）人员", _BODY, "四、下一步打算", _BODY),
            _daily("⟦（一）⟧主要做法", _BODY, "一、基本情况", _BODY),
            _daily("⟦1.⟧基本情况", _BODY, "二、下一步打算", _BODY),
            _daily("一、基本情况", _BODY, "⟦（二）⟧主要做法", _BODY, "三、下一步打算", _BODY),
            _daily("一、基本情况", "（一）人员", _BODY, "⟦（三）⟧设备", _BODY),
            _daily("一、基本情况", "⟦1.⟧人员", _BODY, "二、打算", "（一）设备", _BODY),
        ),
        good=(
            _daily("一、基本情况", "（一）人员", _BODY, "（二）设备", _BODY, "二、存在问题", _BODY),
            _daily("一、主要做法", _BODY, "二、取得成效", _BODY, "三、下一步打算", _BODY),
            Example(
                framed("公寓漏水（续报）", "一、事故基本情况", _BODY, "三、网络舆情及善后处置情况", _BODY),
                Kind.FOLLOW_UP,
            ),
            _daily("一是更换阀门，二是登记造册。" + _BODY),
            _daily("（一）加强领导。成立工作专班。", "（二）压实责任。明确到人。"),
            _daily("一、基本情况", "1.人员", _BODY, "2.设备", _BODY, "二、打算", _BODY),
        ),
    ),
    Rule(
        check=heading_format,
        family="structure",
        title="标题序号标点",
        clause="1.4b",
        basis=Basis.STANDARD,
        standard="GB/T 15834",
        severity=Severity.INFO,
        structural=True,
        bad=(
            _daily("⟦一，⟧基本情况", _BODY, "二、打算", _BODY),
            _daily("一、基本情况", "⟦（一）、⟧主要做法", _BODY),
            _daily("⟦1、⟧加强组织领导", _BODY),
            _daily("一、基本情况", "⟦(一)⟧主要做法", _BODY),
            _daily("⟦第一、⟧排查管线", _BODY),
        ),
        good=(
            _daily("一、基本情况", _BODY, "二、打算", _BODY),
            _daily("一、基本情况", "（一）主要做法", _BODY),
            _daily("1.加强组织领导", _BODY),
            _daily("一是加强领导，二是压实责任。" + _BODY),
            _daily("3.5万元维修经费已于2024年5月20日到账。"),
        ),
    ),
    Rule(
        check=heading_trailing_punct,
        family="structure",
        title="标题末尾标点",
        clause="1.4b",
        basis=Basis.STANDARD,
        standard="GB/T 9704",
        severity=Severity.INFO,
        structural=True,
        bad=(
            _daily("一、基本情况⟦。⟧", _BODY),
            _daily("一、基本情况", "（一）主要做法⟦：⟧", _BODY),
            _daily(_BODY, title="关于更换供水阀门的情况报告⟦。⟧"),
            _daily("一、基本情况", _BODY, "二、存在问题⟦；⟧", _BODY),
            _daily("一、基本情况", _BODY, "二、打算⟦，⟧", _BODY),
        ),
        good=(
            _daily("（一）坚持全局性。后勤处围绕中心工作安排维修。"),
            _daily("一、基本情况", _BODY),
            _daily(_BODY, title="学生公寓到底缺什么？"),
            _daily(_BODY, title="关于落实《节约用水办法》"),
            _daily("一、基本情况", "（一）加强学习。组织学习3次。", _BODY),
        ),
    ),
    Rule(
        check=header_elements,
        family="structure",
        yields_to=("template-placeholder",),
        title="版头要素不全",
        clause="A2a",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        structural=True,
        bad=(
            _daily(_BODY, issue="", says=("缺少期号",)),
            _daily(_BODY, row="后勤处", says=("缺少报送日期",)),
            _daily(_BODY, row="2024年5月22日", says=("缺少报送单位",)),
            _daily(_BODY, department="", says=("缺少部门",)),
            _daily(_BODY, row="后勤处　　⟦5月22日⟧"),
            _daily(_BODY, row="后勤处　　⟦2024年5月⟧"),
            _daily(_BODY, row="报送单位：后勤处　　⟦二〇二四年五月⟧"),
            _daily(_BODY, issue="第⟦十二之一⟧期"),
            Example(framed("供水检查情况的报告", "⟦各办处部系：⟧", _BODY), Kind.DAILY),
            Example(framed("供水检查情况反映", "⟦各系部、各处室：⟧", _BODY), Kind.COMPOSITE),
            _daily("⟦尊敬的各位院领导：⟧", _BODY),
            _daily("⟦党政办公室的各位老师，大家好！⟧", _BODY),
            _daily("党政办公室：", "⟦您好！⟧", _BODY),
            _daily("⟦后勤处并各系：⟧", _BODY),
            _daily("⟦学生处、保卫处：⟧", _BODY),
            _daily("⟦盟应急管理局：⟧", _BODY),
            _daily("⟦尊敬的旗人民政府领导：⟧", _BODY),
            _daily("⟦党政办公室、盟教体局：⟧", _BODY),
            _daily("⟦赵院长：⟧", _BODY),
            _daily("⟦党政办公室领导：⟧", _BODY),
            Example(framed("供水检查", "⟦尊敬的盟委行署领导：⟧", _BODY, department="党政办公室"), Kind.DAILY),
            Example(
                "后勤处综合信息\n（工作经验）\n报送单位：后勤处　　2024年5月22日\n后勤处更换阀门6个\n2024年5月20日，后勤处更换阀门6个。\n编辑：刘某　电话：0483-8000000　签发：李某",
                Kind.COMPOSITE,
                says=("版头缺少期号",),
            ),
        ),
        good=(
            _daily(_BODY),
            _daily(_BODY, issue="第12期（总第200期）"),
            _daily(_BODY, row="报送单位:后勤处    2024年5月22日"),
            _daily(_BODY, row="后勤处\n2024年5月22日"),
            _daily(_BODY, row="后勤处　　二〇二四年五月二十二日"),
            Example(framed("供水检查情况的报告", "党政办公室：", _BODY), Kind.DAILY),
            Example(framed("供水检查", "盟教体局：", _BODY, department="阿拉善职业技术学院"), Kind.DAILY),
            Example(framed("供水检查", "盟教体局：", _BODY, department="学院党政办公室"), Kind.DAILY),
            _daily("学院党政办公室值班室：", _BODY),
            _daily("党政办公室、学生处：", _BODY),
            _daily("学院网信办：", _BODY),
            _daily("学院党委书记、院长：", _BODY),
            Example(framed("关于做好供水检查的通知", "各办处部系：", _BODY), Kind.DAILY),
            Example(framed("供水检查情况的报告", "学院各位领导：", _BODY), Kind.DAILY),
            Example(
                "后勤处工作信息\n第6期\n报送单位：后勤处　　2024年5月22日\n后勤处更换阀门6个\n2024年5月20日，后勤处更换阀门6个。\n编辑：刘某　电话：0483-8000000　签发：李某",
                Kind.DAILY,
            ),
            Example(framed("供水检查情况的报告", _BODY), Kind.DAILY),
            _daily(_BODY, row="报送单位：后勤处　　2024年5月22日16:30"),
            _daily(_BODY, row="后勤处　　2024年5月22日（星期三）16时30分"),
        ),
    ),
    Rule(
        check=footer_elements,
        family="structure",
        title="文末要素不全",
        clause="A2a",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        structural=True,
        bad=(
            _daily(_BODY, tail="编辑：刘某　电话：0483-8000000", says=("缺少“签发”",)),
            _daily(_BODY, tail="编辑：刘某　电话：0483-8000000　签发：", says=("没有填写“签发”",)),
            _daily(_BODY, tail="编辑：刘某　电话：⟦0483-123⟧　签发：李某"),
            _daily(_BODY, tail="编辑：　电话：0483-8000000　签发：李某", says=("没有填写“编辑”",)),
            _daily(_BODY, tail="", says=("缺少“编辑”“电话”“签发”",)),
            Example(
                f"后勤处更换公寓供水阀门\n\n学院党政办公室：\n{_BODY}", Kind.DAILY, says=("缺少“编辑”“电话”“签发”",)
            ),
        ),
        good=(
            _daily(_BODY),
            _daily(_BODY, tail="编辑:刘某 电话:0483-8000000 签发:李某"),
            _daily(_BODY, tail="编辑：刘某\n电话：8000000\n签发：李某"),
            _daily(_BODY, tail="编 辑：刘某　电 话：13800000000　签 发：李某"),
            _daily(_BODY, tail="编辑：刘某　电话：0483-8000000、0483-8000001　签发：李某"),
        ),
    ),
    Rule(
        check=template_placeholder,
        yields_to=("leftover-prompt",),
        even_blank=True,
        harm=True,
        covers=True,
        family="structure",
        title="模板占位未填",
        clause="A2a",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        structural=True,
        bad=(
            Example("处置情况⟦（待补充）⟧", Kind.DAILY),
            Example("经查明，责任人为⟦【 】⟧。", Kind.DAILY),
            Example("2024年⟦XX⟧月，阀门已更换。", Kind.DAILY),
            _daily(_BODY, issue="⟦第XX期⟧"),
            Example("报送单位为⟦XXX⟧。", Kind.DAILY),
            Example("疏散住宿生⟦___⟧人，轻伤⟦×⟧人。", Kind.DAILY),
            Example("⟦几月几日几时许⟧，后勤处接⟦（姓名）⟧报告。", Kind.DAILY),
            Example("⟦某月某日某时⟧，恢复供水。", Kind.DAILY),
            Example("时间为⟦{YYYY年M月D日}⟧。", Kind.DAILY),
            Example("人员伤亡⟦{伤亡：写现状，有变化写“较首报新增×人”}⟧。", Kind.DAILY),
        ),
        good=(
            Example("学生王某某，系信息工程系2023级学生。", Kind.DAILY),
            Example("家长王××情绪稳定。", Kind.DAILY),
            Example("证件号152921********001X已遮住。", Kind.DAILY),
            Example("通知里的“XXX”已经替换。", Kind.DAILY),
            Example("处置情况正在核实。", Kind.DAILY),
            Example("1（2）班参加。", Kind.DAILY),
            Example("参数写成{a}的不用改。", Kind.DAILY),
            Example("值班电话记录要写明几时几分、谁打来。", Kind.DAILY),
            Example("填写某年某月某日的，一律改为具体日期。", Kind.DAILY),
            Example("更换3×4米展板，王×（保卫处）验收。", Kind.DAILY),
        ),
    ),
)
