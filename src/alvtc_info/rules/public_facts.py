"""Facts that anybody can look up: plans and their years, congresses, festivals, area codes. All are hints.

The facts stand in lists with their source and their date (`proofreading/lists`).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.divisions import DIVISIONS, counties, prefecture_of
from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.model.rule import Example, framed, proofreading_rule
from alvtc_info.proofreading.word_lists import aged, word_list
from alvtc_info.text.clock_times import shown_day
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.analysis.dates import DateSpan
    from alvtc_info.model.document import Document

_PLAN = r"[“\"](?P<{0}>(?:十[一二三四五]?|六|七|八|九)五)[”\"]"
_PLAN_YEARS = Pattern(
    rf"{_PLAN.format('plan')}(?:规划|计划|时期|期间|发展规划)*[（(]?(?P<first>(?:19|20)\d\d)年?(?:[-—–~～－]+|至|到)(?P<last>(?:19|20)\d\d)年"
    rf"|(?P<year>(?:19|20)\d\d)年[^，。；“”\d]{{0,4}}(?:是|为|作为|系)[^，。；“”\d]{{0,6}}{_PLAN.format('of')}(?:规划|计划|时期|发展规划)?[^，。；]{{0,8}}?(?P<which>开局|起步|第一|收官|最后一|末|决胜|中期|第三|关键|承上启下)[^，。；]{{0,4}}年"
)
_OPENING = frozenset({"开局", "起步", "第一"})
_CLOSING = frozenset({"收官", "最后一", "末", "决胜"})


@cache
def _plans() -> Mapping[str, tuple[int, int]]:
    entries = (line.split("\t") for line in word_list("five_year_plans").entries)
    return {name: (int(first), int(last)) for name, first, last in entries}


def plan_years(document: Document) -> Iterator[Hit]:
    """五年规划的起止年份不对：“十四五”时期（2020—2025年），2024年是“十四五”收官之年。

    从“六五”起每五年一个，“十四五”为 2021—2025 年。
    """
    for match in document.finditer(_PLAN_YEARS, CONTENT, mentions=True):
        first, last = _plans()[match["plan"] or match["of"]]
        if match["plan"]:
            fixed = f"{first}—{last}年"
            if (int(match["first"]), int(match["last"])) != (first, last):
                span = (match.start("first"), match.end())
                yield Hit(*span, f"“{match['plan']}”为{fixed}，请核对", fix=Fix(fixed))
            continue
        year, which = int(match["year"]), match["which"]
        right = first if which in _OPENING else last if which in _CLOSING else year if first <= year <= last else 0
        if right != year:
            said = f"“{match['of']}”为{first}—{last}年"
            yield Hit(*match.span("year"), f"{said}，{year}年不是这一年，请核对")


_NUMBER = "十?[一二三四五六七八九十]+"
_CONGRESS = r"(?:党的|中国共产党(?:第)?)?(?:二十大|十[五六七八九]大|(?:第)?(?:二十|十[八九])届[一二三四五六七]中全会|(?:第)?十[二三四]届全国人(?:大|民代表大会)(?:第)?[一二三四五]次会议)"
_CONGRESS_YEAR = Pattern(
    rf"(?P<year>(?:19|20)\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日?(?:[至到—](?:\d{{1,2}}月)?\d{{1,2}}日)?)?(?:在北京)?(?:胜利)?(?:召开|举行|闭幕|开幕)的?(?P<name>{_CONGRESS})(?![^，。；]{{0,6}}(?:以来|以后|之后))"
    rf"|(?P<year3>(?:19|20)\d\d)年(?P<name3>{_CONGRESS})(?=胜利|召开|闭幕|开幕|提出|作出|审议)"
    rf"|(?P<name2>{_CONGRESS})(?:于|在|是|[（(])(?P<year2>(?:19|20)\d\d)年(?=(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:在北京)?(?:胜利)?(?:召开|举行|闭幕|开幕|[）)]))"
)


@cache
def _congresses() -> Mapping[str, int]:
    rows = (line.split("\t") for line in word_list("congresses").entries)
    return {name: int(year) for name, year, *_ in rows}


@cache
def _plenums() -> tuple[tuple[int, int, str], ...]:
    """The congresses and plenary sessions of the party whose month the list has: year, month and name, in order."""
    rows = (line.split("\t") for line in word_list("congresses").entries)
    return tuple(sorted((int(row[1]), int(row[2]), row[0]) for row in rows if len(row) > _MONTH))


_MONTH = 2
_CONVEYED = Pattern(rf"传达(?:学习)?(?:贯彻)?了?(?P<name>{_CONGRESS})(?=精神)")


def _congress(called: str) -> str:
    """The name of a congress as the list has it."""
    name = (
        called.replace("中国共产党", "党的")
        .replace("党的第", "党的")
        .replace("人民代表大会第", "大")
        .removeprefix("第")
    )
    name = name.replace("人民代表大会", "大").replace("大第", "大")
    return name if name.startswith("党的") or "全国人" in name else f"党的{name}"


def congress_year(document: Document) -> Iterator[Hit]:
    """大会、全会的年份不对：2021年召开的党的二十大、十四届全国人大一次会议于2022年召开。

    只看紧挨着写“召开、举行、闭幕”的年份；学习贯彻的年份不算。“传达学习”的不是报送日期以前最近的一次、全文也没有写到最近一次的，
    也提示。
    """
    for match in document.finditer(_CONGRESS_YEAR, CONTENT):
        last = next(each for each in ("", "2", "3") if match[f"name{each}"])
        name, year = match[f"name{last}"], match[f"year{last}"]
        right = _congresses().get(_congress(name))
        if right and int(year) != right:
            written = match.group().replace(year, str(right), 1)
            yield Hit(*match.span(), f"{name}是{right}年召开的，年份和届次请核对", fix=Fix(written))
    for match in document.finditer(_CONVEYED, CONTENT):
        name, month = _congress(match["name"]), _month_of(document, match.start())
        held = [called for *when, called in _plenums() if tuple(when) < month]
        if name in held[:-1] and held[-1].removeprefix("党的") not in document.plain:
            message = f"到这一天，最近的一次是{held[-1]}，传达的是哪一次请核对"
            yield Hit(*match.span("name"), message, fix=Fix(held[-1]))


def _month_of(document: Document, at: int) -> tuple[int, int]:
    """The year and the month of what stands here: those that its sentence names, or the report's; zeros for none."""
    begin, _ = document.sentence_at(at)
    said = _YEAR_MONTH.search(document.plain, begin, at)
    if said:
        return int(said["year"]), int(said["month"])
    day = document.report_date
    return (day.year, day.month) if day else (0, 0)


_YEAR_MONTH = Pattern(r"(?<!\d)(?P<year>20\d\d)年(?P<month>\d{1,2})月")


_PAIR = Pattern(
    r"(?P<congress>十[一二三四五])届全国人(?:大|民代表大会)(?:第)?(?P<session>[一二三四五])次会议(?:和|、|与|及)(?:全国)?政协(?:第)?(?P<other>十[一二三四五])届(?:全国委员会)?(?:第)?(?P<meeting>[一二三四五])次会议"
    r"|政协(?:第)?(?P<other2>十[一二三四五])届(?:全国委员会)?(?:第)?(?P<meeting2>[一二三四五])次会议(?:和|、|与|及)(?P<congress2>十[一二三四五])届全国人(?:大|民代表大会)(?:第)?(?P<session2>[一二三四五])次会议"
)


def congress_ordinal(document: Document) -> Iterator[Hit]:
    """并提的全国人大和全国政协届次对不上：十三届全国人大三次会议和全国政协十四届三次会议。

    全国人大和全国政协的届、次从 1978 年起一直相同；分开写的不查。
    """
    for match in document.finditer(_PAIR, CONTENT):
        last = "2" if match["congress2"] else ""
        if match[f"congress{last}"] != match[f"other{last}"] or match[f"session{last}"] != match[f"meeting{last}"]:
            yield Hit(*match.span(), "全国人大和全国政协的届次应当相同，请核对")


_ANNIVERSARY = Pattern(
    r"(?P<what>(?:中华人民共和国|新中国)成立|国庆|中国共产党成立|建党|中国人民解放军建军|建军|五四运动|红军长征胜利|长征胜利|中国人民抗日战争(?:暨世界反法西斯战争)?胜利|抗战胜利|抗日战争胜利|改革开放|香港回归(?:祖国)?|澳门回归(?:祖国)?|内蒙古自治区成立)"
    r"(?P<years>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|一百[〇零一二三四五六七八九十]*)周年"
)


@cache
def _first_days() -> Mapping[str, tuple[int, int, int]]:
    """The first day of each anniversary, as the list writes it: that of a month where it names no day."""
    found: dict[str, tuple[int, int, int]] = {}
    for line in word_list("anniversaries").entries:
        names, year, said = line.split("\t")
        numbers = [int(each.group()) for each in _NUMBERS.finditer(said)]
        found |= dict.fromkeys(names.split("、"), (int(year), numbers[1], numbers[2] if len(numbers) > _MONTH else 1))
    return found


_NUMBERS = Pattern(r"\d+")
_NEAR = 270  # days before or after an anniversary within which it is said without its year
_OTHER_YEAR = Pattern("去年|上年|前年|明年|来年")


def anniversary_years(document: Document) -> Iterator[Hit]:
    """周年数不对：2024年10月1日，中华人民共和国成立74周年（75周年）。

    同一句里写了年份的按那一年算；没有写的按报送日期前后九个月里的那一次；句里写了去年、明年的，前后相差一年的不提示。
    """
    for match in document.finditer(_ANNIVERSARY, CONTENT):
        what = match["what"].removesuffix("祖国")
        begin, end = document.sentence_at(match.start())
        said = [int(each.group()) for each in _YEAR.finditer(document.plain[begin:end])]
        count = numeral(match["years"])
        first, month, day = _first_days()[what]
        today = document.report_date
        if len(said) == 1:
            years = {said[0] - first}
        elif not said and today:
            several = (today.year - 1, today.year, today.year + 1)
            loose = _OTHER_YEAR.search(document.plain, begin, end)
            near = (year for year in several if loose or abs((date(year, month, day) - today).days) <= _NEAR)
            years = {year - first for year in near}
        else:
            continue
        if count not in years:
            own = today.year - first if today and not said else 0
            right = min(years, key=lambda years: abs(years - own))
            yield Hit(
                *match.span("years"), f"{match['what']}是{first}年，到这一年是{right}周年，请核对", fix=Fix(str(right))
            )


_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?= ?年)")


@cache
def _festivals() -> Mapping[str, str]:
    """The day of each festival by its names, as the list writes it."""
    found: dict[str, str] = {}
    for line in word_list("festivals").entries:
        names, day, *_ = line.split("\t")
        found |= dict.fromkeys(names.split("、"), day)
    return found


@cache
def _firsts() -> Mapping[str, int]:
    """The year of the first of each festival by its names, where the list has it."""
    found: dict[str, int] = {}
    for line in word_list("festivals").entries:
        names, _, _, *year = line.split("\t")
        found |= dict.fromkeys(names.split("、"), int(year[0])) if year else {}
    return found


@cache
def _counted() -> Pattern:
    return Pattern(rf"第(?P<count>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})[个次届]?(?P<name>{words(_firsts())})")


_LUNAR = ("春节", "元宵节", "端午节", "中秋节", "重阳节", "清明节")


@cache
def _lunar() -> Mapping[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for line in word_list("lunar_festivals").entries:
        year, *days = line.split("\t")
        found |= {(name, int(year)): day for name, day in zip(_LUNAR, days, strict=True)}
    return found


def day_of_festival(name: str, year: int) -> date | None:
    """The day of a festival in a year by the lists; None where they do not have it, or the year."""
    said = _festivals().get(name)
    if name == "除夕":
        spring = day_of_festival("春节", year)
        return spring - timedelta(days=1) if spring else None
    if said is None:
        said = _lunar().get((name, year))
    if said is None:
        return None
    if "/" in said:
        month, nth, weekday = map(int, said.split("/"))
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    month, day = map(int, said.split("."))
    return date(year, month, day)


@cache
def _after_date() -> Pattern:
    names = words([*_festivals(), *_LUNAR, "除夕"])
    return Pattern(
        rf"(?:（(?P<within>{names})）|(?:，)?(?:是|为|恰逢|正值|适逢|迎来|系)(?:我国|全国|一年一度的)?(?:的)?(?:第[一二三四五六七八九十百\d]{{1,4}}个)?(?P<said>{names})|(?:第[一二三四五六七八九十百\d]{{1,4}}个)?(?P<bare>{names})(?=当天|当日|当晚|到来之际|来临之际|[，。；（]|(?P<meeting>表彰|庆祝|慰问|纪念|座谈)))"
        r"(?!前|后|假|期间|将|临近|快)"
    )


_BESIDE_DATE = frozenset("（(是为在\n")  # what such a name and a date have between them, or a line feed


@cache
def _before_date() -> Pattern:
    return Pattern(
        rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d) ?年的?)?(?P<name>{words([*_festivals(), *_LUNAR, '除夕'])})(?:（|\(|是|为|在)$"
    )


def festival_date(document: Document) -> Iterator[Hit]:
    """节日、纪念日的日期、第几个不对：9月12日教师节、国家宪法日（12月3日）、2024年6月11日是端午节、2024年第39个教师节。

    只看日期和节名紧挨着写的；第几个按同一句里的年份、报送日期的年份算。农历节日和清明按年份查表（2000—2050 年），没有写年份的按报送日期的年份。
    """
    year: int | None = None
    for span in dates(document).spans:
        year = span.year or year
        if document.passage_at(span.start).role not in CONTENT:
            continue
        text = document.plain
        after = _after_date().match(text, span.end)
        name = (after["within"] or after["said"] or after["bare"]) if after else None
        if name is None:
            beside = text[max(0, span.start - 1) : span.start] in _BESIDE_DATE
            before = _before_date().search(text, max(0, span.start - 14), span.start) if beside else None
            name = before["name"] if before else None
            year = int(before["year"]) if before and before["year"] else year
        if name is not None:
            slack = _MEETINGS if after and after["meeting"] else 0
            yield from _wrong_day(document, span, name, year, slack)
    for match in document.finditer(_counted(), CONTENT):
        begin, end = document.sentence_at(match.start())
        said = [int(each.group()) for each in _YEAR.finditer(document.plain[begin:end])]
        known = said[0] if said else document.report_date.year if document.report_date else 0
        right = known - _firsts()[match["name"]] + 1
        if (
            known
            and len(said) < 2
            and numeral(match["count"]) != right
            and (said or numeral(match["count"]) != right + 1)
        ):
            yield Hit(*match.span("count"), f"{known}年是第{right}个{match['name']}，请核对")


_MEETINGS = 6  # days about a festival on which it is celebrated


def _wrong_day(document: Document, span: DateSpan, name: str, year: int | None, slack: int) -> Iterator[Hit]:
    year = year or (document.report_date.year if document.report_date else None)
    fixed = "." in _festivals().get(name, "")
    day = day_of_festival(name, year or 2000) if year or fixed else None
    near = day and slack and day.month == span.month and abs(day.day - span.day) < slack
    if day and (day.month, day.day) != (span.month, span.day) and not near:
        when = f"{day.month}月{day.day}日" if fixed else shown_day(day)
        yield Hit(span.start, span.end, f"{name}是{when}，请核对")


_PHONE = Pattern(r"(?<![\d-])(?P<code>0\d{2,3})(?:[)）] ?|[-—－]{1,2} ?)(?=[\dXx×*]{7,8}(?![\dXx×*]))")
_CLAUSE_END = Pattern("[，。；、]")
_AREA_CODES = "area_codes"
_WHERE = 16  # code points before a number in which its place is named


@cache
def _codes() -> Mapping[str, str]:
    """The area codes by the places that have them: cities and leagues for short, the counties and towns of these."""
    found: dict[str, str] = {}
    for line in word_list(_AREA_CODES).entries:
        code, places = line.split("\t")
        found |= dict.fromkeys(places.split("、"), code)
    for county in counties():
        prefecture = prefecture_of(county)
        code = next((found[each] for each in (prefecture, prefecture[:-1]) if each in found), "") if prefecture else ""
        found |= {county: code} if code else {}
    return found


def area_code(document: Document) -> Iterator[Hit]:
    """电话区号和地方对不上：阿拉善盟……0438-8330000、呼和浩特（0472-……）。

    同一小句里写了地名的，和那个地方的区号比，旗县、镇按所在的盟市；没有写地名、区号和本院所在地的只差一个数字或颠倒了的，也提示。
    """
    name = document.institution.name
    own = next((code for place, code in _codes().items() if name.startswith(place)), "")
    text = document.text
    for match in document.finditer(_PHONE, CONTENT | FRAME, mentions=True):
        code = match["code"]
        begin = max(document.passage_at(match.start()).start, match.start() - _WHERE)
        near = _CLAUSE_END.split(text[begin : match.start()])[-1]
        places = [(near.rfind(place) + len(place), len(place), place) for place in _codes() if place in near]
        places = [each for each in places if not _STREET.match(near, each[0])]
        if places:
            _, _, place = max(places)
            right = _codes()[place]
            if right != code:
                message = f"{place}的区号是{right}，请核对{aged(_AREA_CODES, document)}"
                yield Hit(*match.span("code"), message, fix=Fix(right))
        elif (
            own
            and code != own
            and len(code) == len(own)
            and _nearly(code, own)
            and not any(other == code and place in text for place, other in _codes().items())
        ):
            yield Hit(*match.span("code"), f"本地的区号是{own}，请核对", fix=Fix(own))


_STREET = Pattern("[东西南北中]?(?:路|街|巷|大街|大道|胡同)")  # what is called after a place that is somewhere else


def _nearly(code: str, own: str) -> bool:
    """Whether a code is another one with a digit wrong, or with the same digits in another order."""
    return sorted(code) == sorted(own) or sum(a != b for a, b in zip(code, own, strict=True)) == 1


RULES = (
    proofreading_rule(
        plan_years,
        "五年规划年份不对",
        (
            "学院编制“十四五”规划（⟦2020—2025年⟧）。",
            "⟦2024⟧年是“十四五”规划收官之年。",
            "⟦2020⟧年是“十四五”开局之年。",
            "学院总结“十三五”时期⟦2015—2020年⟧的工作。",
            "⟦2027⟧年是“十四五”时期的关键一年。",
        ),
        (
            "2020年12月3日，学院编制“十四五”规划（2021—2025年）。",
            "2025年是“十四五”规划收官之年。",
            "2021年是“十四五”开局之年，2026年是“十五五”开局之年。",
            "2023年是“十四五”规划承上启下的关键一年。",
            "学院落实“十四五”规划，2024年5月20日公布清单。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=("five_year_plans",),
    ),
    proofreading_rule(
        congress_year,
        "会议年份不对",
        (
            "⟦2021年召开的党的二十大⟧作出部署。",
            "⟦2025年10月20日至23日召开的党的二十届三中全会⟧作出部署。",
            "⟦党的十九大于2018年⟧10月召开。",
            "⟦党的二十届三中全会（2023年⟧）作出部署。",
            "⟦2022年召开的十四届全国人大一次会议⟧通过决议。",
            "⟦党的十八大于2013年⟧召开。",
            "⟦2021年党的二十大⟧召开以来，学院培训教师120人次。",
            "学院传达学习⟦党的十九届六中全会⟧精神，120人参加。",
        ),
        (
            "2022年召开的党的二十大作出部署。",
            "2023年学习贯彻党的二十大精神的情况已经汇总。",
            "党的二十届三中全会（2024年）作出部署。",
            "党的十九大于2017年10月24日闭幕。",
            "2023年召开的十四届全国人大一次会议通过决议。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=("congresses",),
    ),
    proofreading_rule(
        congress_ordinal,
        "人大政协届次不一",
        (
            "5月20日，学院学习⟦十三届全国人大三次会议和全国政协十四届三次会议⟧精神。",
            "5月20日，学院学习全国⟦政协十四届二次会议和十四届全国人大三次会议⟧精神。",
            "5月20日，学院学习⟦十四届全国人大一次会议、全国政协十三届一次会议⟧精神。",
            "5月20日，团委宣讲⟦十四届全国人大二次会议和全国政协十四届三次会议⟧精神。",
            "5月20日，各系学习⟦十三届全国人大一次会议与全国政协十四届一次会议⟧精神。",
        ),
        (
            "5月20日，学院学习十四届全国人大三次会议和全国政协十四届三次会议精神。",
            "5月20日，学院学习全国政协十四届二次会议和十四届全国人大二次会议精神。",
            "5月20日，学院学习十四届全国人大三次会议精神，120人参加。",
            "5月20日，学院学习全国政协十四届三次会议精神，120人参加。",
            "5月20日，阿拉善盟政协二届三次会议代表到院调研。",
        ),
        severity=Severity.INFO,
        clause="1.2",
    ),
    proofreading_rule(
        anniversary_years,
        "周年数不对",
        (
            "2024年10月1日，是中华人民共和国成立⟦74⟧周年。",
            "2024年7月1日，学院庆祝中国共产党成立⟦102⟧周年，120人参加。",
            "2024年8月1日，学院慰问退役军人，纪念建军⟦96⟧周年。",
            "2025年9月3日，师生收看纪念抗战胜利⟦七十⟧周年大会。",
            "学院举办书画展，庆祝新中国成立⟦70⟧周年，展出作品36件。",
        ),
        (
            "2024年10月1日，是中华人民共和国成立75周年。",
            "2024年7月1日，学院庆祝中国共产党成立103周年，120人参加。",
            "5月20日，学院筹备书画展，迎接新中国成立75周年，展出作品36件。",
            "5月20日，学院收到建军97周年慰问信12封。",
            "2019年的新中国成立70周年展览和2024年的展览都由团委承办。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=("anniversaries",),
    ),
    proofreading_rule(
        festival_date,
        "节日日期不对",
        (
            "⟦9月12日⟧教师节当天，学院慰问教师12名。",
            "学院安排国家宪法日（⟦12月3日⟧）宣誓。",
            "⟦2024年6月11日⟧是端午节，食堂发放粽子300个。",
            "2024年中秋节（⟦9月16日⟧）前，后勤处检查食堂。",
            "⟦11月8日⟧是全国消防日，保卫处组织演练。",
            "会议就⟦9月20日⟧教师节表彰活动作了说明。",
            "2024年9月10日，学院庆祝第⟦39⟧个教师节，表彰教师12名。",
            "2024年12月4日，学院组织第⟦十⟧个国家宪法日宣誓，120人参加。",
            "⟦2024年2月9日⟧春节，值班员12名在岗。",
            "⟦2024年5月12日⟧是全国助残日，学院走访学生3名。",
        ),
        (
            "9月10日教师节当天，学院慰问教师12名。",
            "学院安排国家宪法日（12月4日）宣誓。",
            "2024年6月10日是端午节，食堂发放粽子300个。",
            "9月8日教师节前，工会走访教师12名；9月9日教师节表彰大会有120人参加。",
            "11月5日，保卫处为全国消防日组织演练。",
            "2024年5月19日是全国助残日，学院走访学生3名。",
            "2024年9月10日，学院庆祝第40个教师节，表彰教师12名。2025年第41个教师节的安排已定。",
            "2024年11月9日，学院在第三十三个全国消防日组织演练，120人参加。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=("festivals", "lunar_festivals"),
    ),
    proofreading_rule(
        area_code,
        "电话区号不对",
        (
            "联系阿拉善盟总值班室（电话⟦0473⟧-8330000）。",
            "咨询呼和浩特考点：⟦0472⟧-3330000。",
            "中卫考点电话⟦0935⟧-8330000，额济纳旗（⟦0482⟧-8330000）。",
            "值班电话⟦0438⟧-8330000已公布。",
            "值班电话（⟦0463⟧）8330000已公布。",
            Example(framed("更换阀门", "后勤处更换阀门。", tail="编辑：刘某　电话：⟦0438⟧-8000000　签发：李某")),
        ),
        (
            "联系阿拉善盟总值班室（电话0483-8330000）。",
            "咨询呼和浩特考点：0471-3330000。",
            "武威考点电话0935-8330000，银川市延安路8号电话0951-8330000。",
            "2024年5月20日，值班电话0483-8330000已公布。",
            "学院派员到北京，联系电话0483-8330000。",
            "2024年5月20日，厂家热线0571-83300000已公布。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=(_AREA_CODES, DIVISIONS),
    ),
)  # fmt: skip
