"""Words: doubled, misread by a scanner or said twice; and the form of dates and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates, lunar_dates
from alvtc_info.analysis.named_students import named_students, students_with_secrets
from alvtc_info.analysis.named_victims import named_victims
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, EMERGENCY_KINDS, FRAME, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.clock_times import written_date
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import boundaries
from alvtc_info.text.surnames import KNOWN_SURNAMES, SURNAMES_APART

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# 约 and 近 that are no ends of words: 预约50余人次, 公约30余条, 附近30余户, 最近20余天
_ABOUT = "(?<![预合签条契邀公履违解节续特制失誓相立订租婚毁赴践盟守集缔如规换大民应隐])约"
_NEAR = "(?<![最附将接靠远临邻贴就逼新亲走])近"
_REDUNDANT = Pattern(rf"发生(?=[^，。；]{{2,16}}(?:事件|事故|灾害)发生[后时])|(?P<big>悬殊很)大|(?P<back>凯旋)归来|涉及(?P<to>到)|大约(?=[^，。；]{{1,8}}左右)|{_NEAR}(?=\d[^，。；]{{0,6}}左右)"
    rf"|超过(?=(?:(?!级)[^，。；]){{1,8}}以上)|至少(?=[^，。；]{{1,8}}以上)|(?P<first>首次)第一次|目的是为了|原因是由于|(?<=[^，。；]被)广大(?=[^，。；]{{0,4}}所)|{_ABOUT}(?=(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|夜间|当[天日晚]|零[上下])?\d[^，。；约]{{0,6}}左右)|(?:大概|大致|将近|接近)(?=[^，。；]{{1,8}}左右)"
    rf"|(?:(?<![赶])超过?|(?<!年)逾|{_ABOUT}|{_NEAR}|大约|至少|不少于|不低于|将近|接近)(?=有?(?:\d[\d.]*[万亿]?|[一二三四五六七八九]?[十百千万][一二三四五六七八九十百千万]*)(?P<more>[余多])[万亿]?[人名元个台件份项户亩吨册间辆张套家次天年米公平场篇栋条幅所座处支门只头盏部])|{_NEAR}(?=[一两半]个多(?:小时|钟头)(?!以?来|内))|(?:大约|大概|大致|{_ABOUT}|{_NEAR})(?=(?:零[上下])?[\d一二两三四五六七八九十百千][^，。；]{{0,8}}上下(?!午|学|班|楼|级|车|游|课|午|铺|限|册|行|[的了]?[联浮]))|(?:不超过|至多|最多)(?=[^，。；]{{1,8}}以[内下])|(?:最少|不少于|不低于)(?=[^，。；]{{1,8}}以上)|(?<=[\d十百千万])(?P<odd>[余多])(?=[万亿]?[人名元个台件份项户亩吨册间辆张套家次天年][^，。；\d]{{0,3}}(?:左右|上下(?![午学班楼级]))|[万亿]?[人名元个台件份项户亩吨册间辆张套家次天年]以上)"
    rf"|(?:大约|大概|{_ABOUT}|将近)(?=(?:有|了)?(?:\d{{1,3}}|[一两二三四五六七八九十半])个?多(?:个?(?:小时|钟头|月|星期)|天|周|年))"
    rf"|(?:{_ABOUT}|{_NEAR})(?=(?:[一二三四五六七八九十]{{1,3}}分之[一二三四五六七八九十]{{1,3}}|[一二两三四五六七八九十百]{{1,4}}余?(?:个?(?:小时|星期|月|学期|季度|钟头)|[人名天年成台件米里元]))左右)|(?<=[\d十百千万])多(?=余[人名元个台件份项户亩吨册间辆张套家次天年米])"
    rf"|(?:最多|至多)(?=不超过)|(?:最少|至少)(?=不少于|不低于)|凡是(?=所有)|(?<=一年一度)每年|(?<=每年)一年一度|免费(?=[^，。；]{{1,8}}无偿)|无偿(?=[^，。；]{{1,8}}免费)|进行(?=逐[一个项]进行|全面进行)"
    rf"|(?:^|(?<=[。；\n]))通过(?=[^，。；\n]{{2,24}}，使[^，。；\n]{{2}})")  # fmt: skip


def redundant_wording(document: Document) -> Iterator[Hit]:
    """话说了两遍：大约……左右、超过……以上、超过120余人、约30人上下、涉及到、目的是为了、发生……发生后。

    两个说法留一个。句首“通过……，使……”没有主语，也留一个。
    """
    for match in document.finditer(_REDUNDANT):
        word = match.group()
        name = None if match["more"] else match.lastgroup
        span = match.span(name) if name else match.span()
        if word == "通过":
            yield Hit(*span, "“通过……，使……”没有主语，“通过”和“使”留一个")
        else:
            yield Hit(
                *span,
                f"“{match[name]}”重复，请精简"
                if name == "odd"
                else f"“{word}”重复，请精简"
                if name
                else f"“{word}”和后面的话重复，留一个",
            )


_RESIDUE = Pattern(r"(?<![0-9A-Za-z])0A(?=办公|系统|平台)|一单位一联系方式|(?<=[^\W\d_a-zA-Z])[□■�](?=[^\W\d_a-zA-Z])|(?<=[^\W\d_a-zA-Z])[ |](?=[日月年号]，)|\d 月 \d{1,2} 日(?= ?，)|(?<=\d)[Oo](?=\d)|(?<=\d)[lI](?=\d)|囗囗+")  # fmt: skip


_LABEL = Pattern(r"编 +辑|电 +话|签 +发|报 +送 +单 +位|报 +送 +日 +期")
# names of two characters are often set with a space between
_GAP = Pattern(rf"(?<=[^\W\d_a-zA-Z])(?<![{SURNAMES_APART}])[ \u3000]+(?=[^\W\d_a-zA-Z])")


def ocr_residue(document: Document) -> Iterator[Hit]:
    """扫描、复制留下的错字：0A办公系统、主笔人一单位一联系方式、豆腐块、数字里混了字母、一个词中间多了空格。

    请对照原文改正。
    """
    for match in document.finditer(_RESIDUE, mentions=True):
        word = match.group()
        if word == "0A":
            yield Hit(*match.span(), "数字 0 应为字母 O：“OA”", fix=Fix("OA", safe=True))
        elif word.startswith("一单位"):
            yield Hit(*match.span(), "汉字“一”应为一字线“—”", fix=Fix("—单位—联系方式", safe=True))
        else:
            yield Hit(*match.span(), f"“{word.strip() or '空格'}”像是扫描或复制留下的，请核对")
    for match in document.finditer(_LABEL, FRAME):
        yield Hit(*match.span(), "固定的标签中间不加空格", fix=Fix("".join(match.group().split()), safe=True))
    for match in document.finditer(_GAP, PROSE):
        left = document.text[max(0, match.start() - 4) : match.start()]
        if len(left) not in boundaries(left + document.text[match.end() : match.end() + 4]):
            yield Hit(*match.span(), "一个词中间多了空格", fix=Fix("", safe=False))


_BAD_DATE = Pattern(r"(?<![\d.第])(?P<dotted>(?:19|20)\d\d[.．/](?:0?[1-9]|1[0-2])[.．/](?:[12]\d|3[01]|0?[1-9]))(?![\d.])"
    r"|(?<![\d./A-Za-z第号-])(?P<brief>2\d(?:/(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])|-(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9])|\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?= ?\d{1,2}[时:])))(?![\d./A-Za-z-])"
    r"|(?<!\d)(?P<short>[012]\d)年(?=(?:[1-9]|1[0-2])月)|(?<=年)(?P<month>0[1-9])(?=月)|(?<=月)(?P<day>0[1-9])(?=日)|(?P<zero>二(?:[0Oo○零]二[〇○0Oo零一二三四五六七八九]|〇二[0Oo○零]))(?=年)")  # fmt: skip
_GREGORIAN_BESIDE = 12  # code points between a date by the lunar calendar and the date that it goes with


def date_format(document: Document) -> Iterator[Hit]:
    """日期写法不规范：24年5月、2024.5.22、24/5/22、20240522、22/5/2024、2024年05月22日、二零二四年、民国113年、农历四月十五。

    版头、落款的日期写成 2026.11.20、2026-11-20、26年11月20日、20261120 的，也提示：成文日期写成“2026年11月20日”。
    GB/T 15835：年份写全四位，月日不加 0，公历纪年。表格、附件里的 2024-05-22 可以；年级班级（24高职电气班）、编号、旁边写了公历日期的农历日期、每年农历九月初九不算。
    """
    yield from _other_dates(document)
    yield from _frame_dates(document)
    for match in document.finditer(_BAD_DATE):
        name = match.lastgroup or ""
        word = match[name]
        if name in _NUMBERED:
            year, month, day = map(int, _SEPARATOR.split(word))
            fixed = f"{year if year > 99 else 2000 + year}年{month}月{day}日"
        elif name == "short":
            fixed = "20" + word
        elif name == "zero":
            fixed = "二〇二" + ("〇" if word[-1] in "0Oo○零" else word[-1])
        else:
            fixed = word[1:]
        if name not in _NUMBERED or written_date(fixed):
            yield Hit(*match.span(name), f"日期应写成“{fixed}”", fix=Fix(fixed, safe=True))
        else:
            yield Hit(*match.span(name), _NO_SUCH_DAY)


_NUMBERED = frozenset(("dotted", "brief"))  # 2024.5.22, 24/5/22
_SEPARATOR = Pattern("[.．/-]")
_NO_SUCH_DAY = "没有这一天，请先核对，再写成“2024年5月22日”的样子"

# the date of the masthead and that at the end: 2024年5月22日 and nothing else; one in Chinese numerals is told elsewhere
_FRAME_DATE = Pattern(
    r"(?<![\d第.-])(?:(?P<year>(?:19|20)?\d\d) *(?:[-./．年]) *(?P<month>\d{1,2}) *(?:[-./．月]) *(?P<day>\d{1,2}) *(?:[日号]|(?![\d.日号]))"
    r"|(?P<run_year>20\d\d)(?P<run_month>0[1-9]|1[0-2])(?P<run_day>0[1-9]|[12]\d|3[01])(?![\d.]))"
)
_RIGHT_DATE = Pattern(r"\d{4} ?年 ?[1-9]\d? ?月 ?[1-9]\d? ?[日号]$")  # 号 is told by spoken-day
_FRAME_ROLES = frozenset({Role.DATE, Role.REPORTING_ROW, Role.CLOSING_DATE})


def _frame_dates(document: Document) -> Iterator[Hit]:
    """Dates of the masthead and at the end that are not written 2024年5月22日."""
    for match in document.finditer(_FRAME_DATE, _FRAME_ROLES):
        if _RIGHT_DATE.match(match.group()):
            continue
        kind = "run_" if match["run_year"] else ""
        year, month, day = (int(match[f"{kind}{part}"]) for part in ("year", "month", "day"))
        fixed = f"{year if year > 99 else 2000 + year}年{month}月{day}日"
        if written_date(fixed):
            yield Hit(*match.span(), f"日期应写成“{fixed}”", fix=Fix(fixed, safe=True))
        elif kind:
            yield Hit(*match.span(), _NO_SUCH_DAY)  # invalid-date tells the others


def _other_dates(document: Document) -> Iterator[Hit]:
    """Dates without 年月日, in another order, or by another calendar."""
    known = dates(document)
    for span in known.spans:
        written = document.text[span.start : span.end]
        if document.passage_at(span.start).role not in CONTENT or not _OTHER_DATE.match(written):
            continue
        fixed = (f"{span.year}年" if span.year else "") + f"{span.month}月{span.day}日"
        doubt = "是几月几日请核对，" if _EITHER.match(written) and max(span.month, span.day) <= 12 else ""
        real = span.year is None or written_date(fixed) is not None
        fix = Fix(fixed, safe=not doubt) if real else None
        yield Hit(span.start, span.end, f"{doubt}日期应写成“{fixed}”" if real else _NO_SUCH_DAY, fix=fix)
    for start, end in document.once(lunar_dates):
        near = document.sentence_at(start)
        yearly = document.plain.endswith("每年", 0, start)
        if (
            document.passage_at(start).role in CONTENT
            and not yearly
            and not known.holds(max(near[0], start - _GREGORIAN_BESIDE), min(near[1], end + _GREGORIAN_BESIDE))
        ):
            yield Hit(start, end, "日期用公历，写成“YYYY年M月D日”，农历的可以括注在后", fix=Fix("{YYYY年M月D日}"))


# (2024-05-20 is the extended form of GB/T 7408)
_OTHER_DATE = Pattern(
    r"\d{1,2}[./-]\d{1,2}$|\d{8}$|\d{4} \d{1,2} \d{1,2}$|\d{1,2}/\d{1,2}/\d{4}$|\d{4}-(?:\d-\d{1,2}|\d\d-\d)$|民国"
)
_EITHER = Pattern(r"\d{1,2}/\d{1,2}/")

_PART = "凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间|夜里|深夜|半夜"
_HOUR = r"(?:二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_MINUTE = r"(?:[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])"
_BAD_TIME = Pattern(
    rf"(?P<part>{_PART}) ?(?:1[3-9]|2[0-3]) ?[时点:]"
    r"|(?<![\d:])\d{1,2}:\d{2}(?P<extra>时(?![之间段])|分(?![之钟析管别工组头批两三赴队院党校公级类]))"
    r"|(?<![A-Za-z])(?P<front>[AaPp]\.?[Mm]\.?) ?(?P<hour>\d{1,2}):(?P<minutes>[0-5]\d)(?![\d:])"
    r"|(?<![\d:.])(?P<hour2>\d{1,2})(?::(?P<minutes2>[0-5]\d))? ?(?P<back>[AaPp]\.?[Mm])(?![A-Za-z])\.?"
)
# a clock as it is spoken: 2点半, 两点半, 8点45, 下午三点, 三点钟
_SPOKEN = Pattern(
    rf"(?P<part>(?:{_PART}|[昨今当前明]?晚|[日号天早]) ?)?(?<![\d第.．:一二三四五六七八九十百零])(?P<hour>\d{{1,2}}|{_HOUR}) ?(?P<point>点)"
    rf"(?:(?P<half>半)(?![径数点途截边导天月年个])|(?P<quarter>[一三]刻)(?!钟?的?课)"
    rf"|(?P<minute>[0-5]?\d|{_MINUTE})(?:分(?![之别类组值数])|(?<=\d\d)(?![\d.个%％倍元万名人项条米度℃:：])|(?<=[十零][一二三四五六七八九])(?![条项个名人次款点类位])|(?<=十)(?=[，。；许左]))"
    rf"|(?P<whole>整(?![改体个理治合顿编数套])|钟(?!方向))|(?=许(?![可多诺])|左右|前后)|(?P<stop>(?=[，。；、至到—～]))|(?=[\u4e00-\u9fff]))"
)
_WITH_DAY = Pattern(r"(?:[日号天晚晨早夜午]|上午|[至到—～于在自从]|时间[为是：]?|[，。；（\n]|^) ?$")
_ROUGHLY = ("许", "左右", "前后")
_NOT_A_CLOCK = Pattern(
    r"(?:建议|意见|要求|措施|说明|体会|启示|希望|原因|问题|经验|思考|理由|不足|共识|做法|内容|看法|感受|优势|特点|变化|注意|一线|[名位多零])"
)


# every night from an hour on: 夜间22时至清晨6时, 夜间23时后
_FROM_THEN_ON = Pattern(r"(?:\d{1,2}分?)?(?:以后|之后|后|起|至|到|[—–~～-])")


def time_format(document: Document) -> Iterator[Hit]:
    """时刻写法不规范：下午15:45、10:30时、7点32分、2点半、8点45、两点半、2:30 PM、14：30。

    用 24 小时制，不再加上午下午；写成“15时45分”。晚上9时、每晚的一段（夜间22时至清晨6时）、电话区号、比分、三点建议不算。
    """
    for match in document.finditer(_BAD_TIME):
        if match["part"] == "夜间" and _FROM_THEN_ON.match(document.text, match.end()):
            continue
        if match["part"]:
            yield Hit(*match.span("part"), f"已是 24 小时制，不再加“{match['part']}”", fix=Fix("", safe=True))
        elif match["extra"]:
            yield Hit(*match.span("extra"), "“10:30”后面不加“时”“分”，可写“10时30分”", fix=Fix("", safe=True))
        else:
            half = (match["front"] or match["back"]).upper()[0]
            hour, minute = int(match["hour"] or match["hour2"]), int(match["minutes"] or match["minutes2"] or 0)
            fixed = _clock(hour % 12 + 12 * (half == "P") if hour <= 12 else hour, minute)
            yield Hit(*match.span(), f"用 24 小时制，写成“{fixed}”", fix=Fix(fixed, safe=hour <= 12))
    for match in document.finditer(_SPOKEN):
        yield from _spoken(document, match)
    for match in document.finditer(_COLON):
        index, start, end = document.locate(*match.span())
        if "：" in document.blocks[index].text[start:end]:
            fixed = f"{match['hour']}:{match['minute']}"
            message = f"时刻的冒号用半角“{fixed}”，或者写成“{_clock(int(match['hour']), int(match['minute']))}”"
            yield Hit(*match.span(), message, fix=Fix(fixed, safe=True))


# of both widths, as folding may narrow a colon between digits; how wide it is on the paper is seen there
_COLON = Pattern(
    r"(?<![\d:：.])(?:(?<=[日号天晚晨早夜午至到—～\-于在自从，。；（ \n])|\A)(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?![\d:：.])(?!的?(?:比分|比例|优势)|[战胜负])"
)


def _clock(hour: int, minute: int) -> str:
    return f"{hour}时{minute:02d}分" if minute else f"{hour}时"


def _spoken(document: Document, match: re.Match[str]) -> Iterator[Hit]:
    """What is wrong with a clock that was written as it is spoken: its 点, or the whole of it."""
    told = next((name for name in ("half", "quarter", "minute", "whole") if match[name]), None)
    digits = match["hour"].isdecimal()
    hour = numeral(match["hour"])
    at = match.start("hour")
    dated = match["part"] or _WITH_DAY.search(document.text, max(0, at - 6), at)
    if hour > 24 or _NOT_A_CLOCK.match(document.text, match.end()):
        return
    rough = match["stop"] is not None or document.text.startswith(_ROUGHLY, match.end())
    if told is None and not (match["part"] or (digits and dated and rough)):
        return
    if digits and (told is None or match.group().endswith(("分", "整"))):
        yield Hit(*match.span("point"), "时刻用“时”，不用“点”", fix=Fix("时", safe=True))
        return
    minute = 30 if match["half"] else 15 * numeral(match["quarter"][0]) if match["quarter"] else 0
    fixed = _clock(hour, numeral(match["minute"]) if match["minute"] else minute)
    yield Hit(at, match.end(), f"时刻写成“{fixed}”", fix=Fix(fixed, safe=bool(dated)))


# what somebody suffers from, by whatever adverb and verb; statistics and advice name no one
_ILLNESS = "抑郁|焦虑|躁狂|双相|精神(?:分裂|疾病|障碍|类疾病|病)|强迫症|自闭|孤独症|癫痫|艾滋|HIV|乙肝|丙肝|梅毒|肺结核|结核病|白血病|癌|肿瘤|尿毒症|先天性|心脏病|哮喘|糖尿病|流产|怀孕|妊娠|自残|自伤史|厌食症|人格障碍|创伤后应激|失眠症"
# right behind somebody: 该生, 李某, 其, 本人
_OF_SOMEBODY = (
    r"(?:(?<=该生)|(?<=该同学)|(?<=该学生)|(?<=某)|(?<=[^其]他)|(?<=她)|(?<=[^尤极与]其)|(?<=本人)|(?<=[父母]亲))"
)
_ILL = (
    rf"(?:确诊|诊断|查出|检查出|检出|鉴定)(?:为|是|患|有|出)?(?:患?有)?[^，。；\d]{{0,8}}?(?:{_ILLNESS})(?!的?(?:风险|筛查|倾向|防治|预防|知识|疫苗|抗体|抗原|接种|检测|试剂|药))[^，。；\d]{{0,6}}(?![^，。；]{{0,10}}\d+[例名人份条剂次])"
    rf"|{_OF_SOMEBODY}(?:自幼|从小|长期|一直|多年|常年|此前|曾|早年|有|因|身|又){{0,3}}(?:患有?|患上|罹患|身患|有|得了?|伴有|合并)[^，。；\d]{{0,6}}?(?:{_ILLNESS})(?!病?的?(?:风险|筛查|防治|预防|知识|急救|常识|救护|救治|护理|科普|课程|讲座|宣传|专业|疫苗))(?:病)?(?:史|症状?|发作)?"
    rf"|(?:{_OF_SOMEBODY}(?:因[^，。；\d]{{1,6}}?)?(?:近年|目前|自幼|一直)?|(?<=[，；])(?=需?(?:长期|常年|一直|多年)))(?:需?(?:长期|常年|多年)|一直|每[天日]|需|仍在|正在|按时|坚持|已经?停|擅自停|自行停)(?:需要?)?(?:服药|吃药|用药|停药|服用[^，。；\d]{{0,8}}(?:药|片|胶囊|林|汀|平|仑|酮)(?=[，。；、]|$)|注射胰岛素|透析|化疗)(?!的|(?:学生|患者|人群|情况统计|指导))"
    r"|(?<=[，；])(?:每[天日])?服用[^，。；\d]{1,8}(?:片|胶囊|氟西汀|舍曲林)|(?:精神科|心理科|心身科|身心科)[^，。；]{0,8}(?:就诊|住院|治疗|复诊|看病)|(?:休学|住院)[^，。；]{0,4}治疗(?:抑郁|焦虑|精神)"
)
_STUDENT = Pattern(r"学号[为是：]? ?\d{6,14}|(?:(?:家庭|居住|现|户籍|学生|本人|家长)住址|户籍地(?![^，。；：\d]{0,6}(?:派出所|公安|民政|有关|相关|政府|疾控|卫健|医保|社保|人社|征兵|街道办|机构|部门|管理|办理)))[：为是]?[^，。；]{4,}"
    rf"|(?:{_OF_SOMEBODY}(?:现|目前|常年|长期|一家|全家)?|(?<=[，；（]))(?:现|租|居|暂|借)?住(?![户建院房所校宿址处培读地])(?:在|于)?"
    r"(?![^，。；]{0,12}(?:公寓|宿舍|医院|病房|宾馆|酒店|旅馆|寝室))[^，。；）的]{2,20}(?:小区|家园|花园|嘎查|新村|苑|庭|路|街|巷)[^，。；）]{0,4}\d{1,4}(?:号|栋|幢|单元|楼|室)(?![\u4e00-\u9fff]{0,3}的)"
    rf"|(?:(?:个人|本人)|{_OF_SOMEBODY}|(?<=某的)|(?<=某[，（])|(?<=该生的)|(?<=[其她]的))(?:微信号|QQ号码?)[为是：:]? ?[A-Za-z0-9][A-Za-z0-9_-]{{4,19}}"
    r"|(?:父亲|母亲|父母|家长|家里|家中|家庭|监护人|本人|其父|其母|家属|祖父|祖母|奶奶|爷爷)(?:的|[\u4e00-\u9fff]某某?|手机|固定|联系|家庭|家中|（){0,3}(?:电话|座机|联系方式)[^，。；\d]{0,4}0?\d{3}-?\d{7,8}(?!\d)|家[住在][^，。；）的]{2,20}(?:镇|苏木|嘎查|小区|村|社区|街道?|路|号楼?|单元|室)(?![\u4e00-\u9fff]{0,12}的)|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?出?生(?=[，、）；])|(?:确诊|诊断)(?:为|患)[^，。；]{0,8}(?:抑郁症|焦虑症|精神|艾滋|乙肝|结核)"
    r"|(?:曾|曾经|已)(?:被)?(?:确诊|诊断)[^，。；\d]{0,6}(?:抑郁|焦虑|躁狂|双相|精神|癫痫|艾滋|乙肝|结核)[^，。；\d]{0,4}(?![^，。；]{0,10}\d+[例名人])|(?<![防治])患有?[^，。；\d]{0,6}(?:抑郁症|焦虑症|躁狂症|双相|精神分裂|精神疾病|癫痫|艾滋|乙肝)(?!的?(?:学生|患者|人群|识别|防治|预防))|有[^，。；\d]{0,8}(?:抑郁|焦虑|精神|癫痫|心理)[^，。；\d]{0,4}(?:病史|就诊史)|(?:长期|一直)?(?:服用?|吃|口服)抗(?:抑郁|焦虑|精神)[^，。；]{0,4}药|因[^，。；\d]{0,4}(?:抑郁|焦虑|精神|双相|躁狂)[^，。；\d]{0,6}(?:休学|住院|住过院|就诊|就医|退学)"
    rf"|{_ILL}"
    r"|(?:出生日期|出生于)[：为]?\d{4}|(?:母亲|父亲|家长)[^，。；]{0,6}(?:低保|残疾|服刑|离异)|父母(?:已|均|早年)?(?:离异|离婚|双亡|服刑)(?!的|家庭|学生)|(?:来自|系|是|出身)单亲家庭(?!的?学生|、)")  # fmt: skip


def pii_student(document: Document) -> Iterator[Hit]:
    """写多了学生的个人信息：学号、住址、出生日期、病情诊断、家庭经济状况。

    惯例是写姓名（或“学生某”）、院系、年级、专业、班级就够了。获奖名单里的姓名班级不算；只写几名学生、没有写是谁的，传染病、家在哪里不提示，别的病作建议。首报、续报、终报里，学生姓名和班级、年龄、性别、
    处分写在一起的，别的稿件里学生姓名和病情、困难、处分写在一起的（受表彰的不算），提示改为“学生某”。
    首报、续报、终报里，教职工、校外人员的姓名和年龄、病史、住址写在一起的，护照号、驾驶证号，也提示。
    """
    told = []
    if document.kind in EMERGENCY_KINDS:
        told += [Hit(*span, "事件报告里不写当事人的姓名，请改为“学生某”") for span in named_students(document)]
    else:
        told += [
            Hit(*span, "学生的姓名不和病情、困难、处分写在一起，请改为“学生某”")
            for span in students_with_secrets(document)
        ]
    for match in document.finditer(_STUDENT, mentions=True):
        some = _OF_SOME.search(
            document.text, max(document.sentence_at(match.start())[0], match.start() - 24), match.start()
        )
        if some and (_CATCHING.search(match.group()) or match.group().startswith("家")):
            continue  # nobody is known by it: 1名学生确诊肺结核
        if _CATCHING.search(match.group()) and _is_nameless(document, match.start()):
            continue
        if "住址" in match.group()[:6] and (
            _KINDS_OF_DATA.search(match.group())
            or _LEFT_OUT.search(document.text, max(0, match.start() - 14), match.start())
        ):
            continue  # 不公布家庭住址、身份证号等隐私: none is told
        message = "学号、住址、出生年月、病情、家庭情况不写进信息，请删去；写人用“学生某”"
        told.append(Hit(*match.span(), message, Severity.INFO if some else None))
    yield from told
    for start, end in named_victims(document):
        if not any(hit.start < end and start < hit.end for hit in told):
            yield Hit(start, end, "姓名和年龄、病史、住址不一起写，请只写岗位和“某”，病史、住址删去")


_THIS_CASE = Pattern(r"(?:该(?:生|例|病例|患者|名?学生|同学)|其中)[^。；某]{0,30}$")
_NAMED = Pattern(rf"某|姓名|学号|(?:学生|同学|[男女新]生)[{''.join(sorted(KNOWN_SURNAMES))}][\u4e00-\u9fff]{{1,2}}")


def _is_nameless(document: Document, at: int) -> bool:
    """Whether the report of an epidemic tells of a case of which it says nowhere whose it is: 该生……确诊为肺结核."""
    passage = document.passage_at(at)
    here = max(document.sentence_at(at)[0], at - 40)
    return _THIS_CASE.search(document.text, here, at) is not None and not _NAMED.search(
        document.text, passage.start, passage.end
    )


# so many people whom nobody names
_OF_SOME = Pattern(
    r"\d ?[名例人位](?:学生|新生|师生|同学|教师|教职工|人员|患者|病例)?(?![^，。；]*某)[^，。；、某]{0,8}$"
)
# what kinds of data there are, and that they are left out
_KINDS_OF_DATA = Pattern(r"^[^\d：]{0,30}等[^，。；\d]{0,6}(?:隐私|信息|内容|资料|要素|项目|字段)")
_LEFT_OUT = Pattern(r"(?:不|未|勿|没有|无[须需]|隐去|删去|去掉|遮盖|屏蔽)[^，。；：\d]{0,8}$")
_CATCHING = Pattern(r"结核|乙肝|丙肝|水痘|流感")  # what the report of an epidemic is about


_SPACED = Example(framed("后勤处更换阀门", "5月20日，后勤处更换阀门6个。").replace("编辑：", "⟦编 辑⟧："), Kind.DAILY)

RULES = (
    Rule(
        check=redundant_wording,
        family="language",
        title="话语重复",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        bad=("停留了⟦大约⟧1个多小时。", "路程⟦大约⟧2公里左右。", "⟦凡是⟧所有班级都要到场。", "资料⟦免费⟧向学生无偿发放。", "用时⟦超过⟧3小时以上。", "问题涉及⟦到⟧供暖。", "⟦目的是为了⟧方便学生。", "⟦发生⟧紧急突发事件发生后，立即报告。", "⟦通过⟧排查，使师生的安全意识得到提升。", "演练⟦超过⟧120余人参加。", "管网长⟦近⟧50余公里。", "报名30⟦余⟧人左右。", "费用⟦约⟧3万元上下。", "人数⟦不超过⟧30人以内。", "停水⟦近⟧一个小时左右，⟦约⟧三分之一左右的学生返校，到会30⟦多⟧余人。", "⟦逾⟧60余名校友到场，气温⟦约⟧零下12度左右，发放三千⟦余⟧册左右，⟦至多⟧不超过9人。"),
        good=("路程大约2公里。", "用时超过3小时。", "停水近一个小时，约三分之一的学生返校，到会30余人，楼道多余物品已清。", "问题涉及供暖。", "目的是方便学生。", "突发事件发生后，立即报告。", "学院通过排查，使师生掌握了逃生路线。", "演练有120余人参加。", "近上下班高峰，校门口增派保安。", "报名不超过30人。", "2024年5月20日，面积超过旗级以上部门规定的另报。", "2024年5月20日，体检预约50余人次，签约12家左右，村规民约30余条，附近5公里左右有加油站，逾期20余天。"),
    ),
    Rule(
        check=ocr_residue,
        family="language",
        yields_to=("template-placeholder",),
        title="扫描残留",
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        bad=("通过⟦0A⟧办公系统报送。", "注明主笔人⟦一单位一联系方式⟧。", "学生⟦□⟧某已返校。", "编号为1⟦O⟧2。", "电话为048⟦l⟧80。", "信息⟦ ⟧员核对了名单。", "参加检查的教⟦　⟧师返回。", "材料写作“⟦囗囗⟧职业技术学院”。", _SPACED),
        good=("通过OA办公系统报送。", "注明主笔人—单位—联系方式。", "学生某已返校。", "编号为102。", "采用A10型号。", "第一名 张某，第二名 王 丽。", "会议 学院三楼"),
    ),
    Rule(
        check=date_format,
        family="language",
        title="日期写法",
        clause="1.4a",
        basis=Basis.STANDARD,
        standard="GB/T 15835",
        severity=Severity.INFO,
        bad=("⟦20240520⟧，阀门更换。", "⟦2024 05 20⟧上午，阀门更换。", "⟦2024-5-20⟧，阀门更换。", "⟦5.20⟧上午，阀门更换。", "⟦5-20⟧晚7时，阀门更换。", "⟦22/5/2024⟧，阀门更换。", "⟦民国113年5月20日⟧，阀门更换。", "⟦农历三月初五⟧，阀门更换。", "⟦二零二四⟧年五月，座谈结束。", "⟦24⟧年5月，智慧校园建成。", "⟦2024.5.22⟧，阀门更换。", "⟦2024/5/20⟧上午，燃气改造结束。", "⟦24/5/20⟧ 8时50分，阀门更换。", "⟦24.5.20⟧ 8时，阀门更换。", "2024年⟦05⟧月20日，检查结束。", "2024年5月⟦02⟧日，检查结束。", "⟦二0二四⟧年五月，座谈结束。", *(Example(framed("更换阀门", "2024年5月20日，阀门更换。", row=f"后勤处　　⟦{day}⟧"), Kind.DAILY) for day in ("2024.5.22", "2024-05-22", "24年5月22日", "20240522", "2024年5月08日")), Example(framed("更换阀门", "2024年5月20日，阀门更换。", "后勤处", "⟦2024/5/22⟧", row="后勤处　　2024年5月22日"), Kind.DAILY)),
        good=("2024年5月22日，阀门更换。", "登记表日期填写为2024-05-22。", "24高职电气班学生到场。", "系统升级到2.4.1版本。", "系统升级到24.5.1版本。", "2024年10月20日，检查结束。", "流水号20240520已核销。", "2024年2月24日（农历正月十五），灯谜活动结束。", "投资20240520元。", "学院在每年农历九月初九慰问退休教师。", Example(framed("更换阀门", "2024年5月20日，阀门更换。", row="后勤处　　2024年5月22日16时30分"), Kind.DAILY), Example(framed("更换阀门", "2024年5月20日，阀门更换。", row="后勤处　　2024-22-05"), Kind.DAILY)),
    ),
    Rule(
        check=time_format,
        family="language",
        title="时刻写法",
        clause="1.4a",
        basis=Basis.STANDARD,
        standard="GB/T 15835",
        severity=Severity.INFO,
        bad=("⟦下午⟧15:45左右，实验室冒烟。", "⟦上午⟧14时部署。", "10:30⟦时⟧，伤者送医。", "7⟦点⟧32分，保卫处接警。", "⟦凌晨⟧14时，供电恢复。", "下午⟦2点半⟧，供电恢复。", "凌晨⟦两点半⟧，供电恢复。", "5月20日⟦8点45⟧，供电恢复。", "⟦2:30 PM⟧，供电恢复。", "5月20日⟦14：30⟧，供电恢复。", "下午⟦三点⟧，供电恢复。"),
        good=("15时45分许，实验室冒烟。", "上午9时30分部署。", "10时30分，伤者送医。", "晚上9时清点完毕。", "分3点说明。", "2024年5月20日起，夜间22时至次日6时锁门。", "2024年5月20日起，夜间23时后电话核实放行。", "提出三点建议。", "比分14：30。", "2点半径画圆。", "意见共三点。", "准备工作做到一点半点不差。", "2024年5月20日8:20分管副院长到场。"),
    ),
    Rule(
        check=pii_student,
        harm=True,
        family="language",
        title="学生个人信息",
        clause="1.4h",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        private=True,
        bad=(
            "为家庭困难的毕业生⟦王建国、李秀梅⟧等6人发放补助。", "团委给低保学生⟦吴海燕⟧送去冬衣。",
            Example(framed("门卫受伤", "2024年5月20日8时，门卫⟦赵福来，61岁⟧，左臂划伤。"), Kind.FIRST),"学生张某（⟦学号2023041301⟧）未返校。", "司机李某（⟦1979年3月出生⟧，⟦家住额尔克哈什哈苏木⟧）受伤。", "李某⟦家住巴彦浩特镇土尔扈特路5号⟧。", "王某被⟦确诊为抑郁症⟧。", "该生⟦出生日期：2005⟧年3月1日。", "学生赵某⟦父亲系低保⟧户。", "该生去年曾⟦因躁狂发作住院⟧20余天。", "该生⟦父母离异⟧，由祖母照看。", "该生⟦家在额尔克哈什哈苏木⟧。", "该生⟦长期吃抗抑郁药⟧。", Example(framed("学生擦伤", "2024年5月20日8时，伤者⟦孙浩宇⟧，男，右手擦伤。"), Kind.FIRST), Example(framed("学生擦伤", "2024年5月20日8时，学生⟦赵雨晴⟧右手擦伤。"), Kind.FIRST), Example(framed("学生摔伤", "2024年5月20日8时，2023级护理1班⟦孙浩宇⟧从台阶上滑倒。"), Kind.FIRST), Example(framed("学生摔伤", "2024年5月20日8时，2023级汽修3班⟦赵文斌⟧摔倒，右手擦伤。"), Kind.FINAL), Example(framed("考生不适", "2024年5月20日8时，1名考生头晕，该考生姓名⟦高雅琴⟧，已送校医室。"), Kind.FIRST), Example(framed("学生受伤", "2024年5月20日8时，受伤学生送往盟中心医院，其中⟦李雨涵⟧（手机138****1234）左手灼伤。"), Kind.FOLLOW_UP), Example(framed("学生呕吐", "2024年5月20日8时，3名学生呕吐，最重的⟦周子墨⟧（身份证号15292120******0129）已送盟中心医院。"), Kind.FIRST), Example(framed("学生争执", "2024年5月20日8时，机修班⟦赵文斌⟧（⟦学号2024060399⟧）左手擦伤。"), Kind.FIRST), Example(framed("门窗损坏", "2024年5月20日8时，玻璃是学生⟦孙浩宇⟧踢球时踢碎的，无人受伤。"), Kind.FINAL), Example(framed("学生被骗", "2024年5月20日8时，护理系学生⟦高雅琴⟧（银行卡号6222****4567）接到电话。"), Kind.FOLLOW_UP), "赵某被⟦查出先天性心脏病⟧。", "该生⟦长期服药⟧，近日停课。", "该生⟦租住在腾飞家园12号⟧楼。", "⟦母亲电话0483-8223456⟧，已联系。", "王某的⟦微信号wx_2024a⟧已核对。", Example(framed("学生晕倒", "2024年5月20日8时，3名学生送医，其中⟦孙浩宇⟧自幼对花粉过敏。"), Kind.FIRST), Example(framed("考生晕倒", "2024年5月20日8时，考生⟦赵雨晴⟧（准考证号2024150903）离开考场。"), Kind.FINAL)),
        good=(
            Example(framed("筛查结核", "5月20日，1名学生胸片异常，该生确诊为肺结核，由户籍地疾控机构管理。"), Kind.DAILY),
            "5月20日，给困难学生王某、李某送去冬衣。", "困难学生温暖过冬，困难学生平均在校时间较长。", "2024年5月20日，残疾学生赵玉兰获自强之星称号。",
            Example(framed("门卫受伤", "2024年5月20日8时，门卫赵某左臂划伤，处长李建国8时10分到场。"), Kind.FIRST),Example(framed("门窗损坏", "2024年5月20日8时，玻璃是学生某踢球时踢碎的，条幅是学生会张挂的，花盆是学生高空抛物打碎的，无人受伤。"), Kind.FINAL), Example(framed("学生受伤", "2024年5月20日8时，1名学生受伤，值班的李建国（电话0483-8331000）陪同送医，负责人赵某在场。"), Kind.FIRST), Example(framed("学生受伤", "2024年5月20日8时，1名学生受伤，由辅导员李某陪护，联系人王小红（电话0483-8331000）。"), Kind.FOLLOW_UP), "2023级机电专业学生张某获自治区二等奖。", "学生某因病请假，已返校。", "2024年5月20日，2名学生因流感住院，已出院。", "2024年5月20日，资助中心走访父母离异的学生12名、家在苏木的学生31名。", "2024年5月20日，单亲家庭学生座谈会结束。", Example(framed("学生擦伤", "2024年5月20日8时，2名学生左手擦伤，3名同学头部磕碰，学生高某右手擦伤。"), Kind.FIRST), Example(framed("学生摔伤", "2024年5月20日8时，2023级护理1班1名学生从台阶上滑倒，2023级汽修3班高空作业实训暂停，2023级电气2班全体在操场集合。"), Kind.FIRST), Example(framed("学生摔伤", "2024年5月20日8时，2023级护理1班张某摔倒，2023级汽修3班周一下午停课，该生姓名、班级另报。"), Kind.FIRST), Example(framed("学生获奖", "2024年5月20日，2023级护理1班孙浩宇在技能大赛中获奖。"), Kind.DAILY), "学号***已核对。", "按要求公示姓名、院系、年级、专业。", Example(framed("更换阀门", "学生王某在场。"), Kind.DAILY), "校医提醒慢性病学生按时服药。", "6名学生住在学府路15号学生公寓。", "体检查出肺结核2例，均已隔离。", "2024年5月20日，1名学生确诊肺结核，已转诊。", "2024年5月20日，4人在家休息，其中3人家在巴彦浩特镇。", Example(framed("学生晕倒", "2024年5月20日8时，3名学生送医，其中2人因低血糖输液，张某对花粉过敏。"), Kind.FIRST)),
    ),
)  # fmt: skip
