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
from alvtc_info.model.kinds import CONTENT, FRAME, Role
from alvtc_info.model.rule import Example, framed, proofreading_rule
from alvtc_info.proofreading.word_lists import aged, word_list
from alvtc_info.text.clock_times import shown_day
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from alvtc_info.analysis.dates import DateSpan
    from alvtc_info.model.document import Document

_YEAR_OF = r"(?P<{0}>(?:19|20)\d\d)"
_PLAN = r"(?:[“\"](?P<{0}>(?:十[一二三四五]?|六|七|八|九)五)[”\"]|(?<![一二三四五六七八九十百\d])(?P<{0}_>十[一二三四五]五)(?=规划|计划|时期|期间|开局|收官|末))"
_PLAN_KIND = "(?:发展|建设)?(?:规划|计划|时期|期间|建设|发展|事业)?"
_WHICH = "(?P<which{0}>开局|起步|首|第一|第二|第三|第四|中间|中期|关键|承上启下|收官|最后一|末|决胜|攻坚|初)"
_PLAN_YEARS = Pattern(
    # “十四五”规划（2020—2025年）
    rf"{_PLAN.format('plan')}(?:规划|计划|时期|期间|发展规划)*[（(]?{_YEAR_OF.format('first')}年?(?:[-—–~～－]+|至|到){_YEAR_OF.format('last')}(?:年|(?=[）)]))"
    # 2024年是“十四五”规划收官之年
    rf"|{_YEAR_OF.format('year')}年[^，。；“”\d]{{0,4}}(?:是|为|作为|系)[^，。；“”\d]{{0,6}}{_PLAN.format('of')}(?:规划|计划|时期|发展规划)?[^，。；]{{0,8}}?{_WHICH.format('')}[^，。；]{{0,4}}年"
    # 2024年，“十四五”收官之年
    rf"|{_YEAR_OF.format('year2')}年(?:这一|[，、（(：])?{_PLAN.format('of2')}{_PLAN_KIND}的?{_WHICH.format('2')}(?:之年|一年|年)(?=[，。；、）)]|$)"
    # “十五五”开局之年2025年, “十二五”末（2016年）, “十四五”末即2024年
    rf"|{_PLAN.format('of3')}{_PLAN_KIND}的?{_WHICH.format('3')}(?:之年|一年|年份|期末|年|期)?(?:[，、]?(?:也?就?是|即|为|系)|[（(]|的|：)?(?:到)?{_YEAR_OF.format('year3')}年"
)
_OPENING = frozenset({"开局", "起步", "第一", "首", "初"})
_CLOSING = frozenset({"收官", "最后一", "末", "决胜"})
_IN_ORDER = {"第二": 1, "第三": 2, "中间": 2, "第四": 3}  # years behind the first


@cache
def _plans() -> Mapping[str, tuple[int, int]]:
    entries = (line.split("\t") for line in word_list(_PLANS).entries)
    return {name: (int(first), int(last)) for name, first, last in entries}


def plan_years(document: Document) -> Iterator[Hit]:
    """五年规划的起止年份不对：“十四五”时期（2020—2025年），2024年是“十四五”收官之年，“十二五”末（2016年）。

    从“六五”起每五年一个，“十四五”为 2021—2025 年。文中写到一个规划，别处的“……年规划”“今后五年（……年）”和它差一年的，也提示。
    """
    told = set[int]()
    for hit in _plan_years(document):
        told.add(hit.start)
        yield hit
    yield from (hit for hit in _years_of_plans(document) if hit.start not in told)


def _plan_years(document: Document) -> Iterator[Hit]:
    """Plans with years beside them that are not theirs."""
    for match in document.finditer(_PLAN_YEARS, CONTENT, mentions=True):
        found = {key.rstrip("_"): value for key, value in match.groupdict().items() if value}
        plan = next(found[key] for key in ("plan", "of", "of2", "of3") if key in found)
        first, last = _plans()[plan]
        said = f"“{plan}”为{first}—{last}年"
        if "plan" in found:
            if (int(found["first"]), int(found["last"])) != (first, last):
                span = (match.start("first"), match.end())
                yield Hit(*span, f"{said}，请核对{aged(_PLANS, document.report_date)}", fix=Fix(f"{first}—{last}年"))
            continue
        at = next(key for key in ("", "2", "3") if f"year{key}" in found)
        year, which = int(found[f"year{at}"]), found[f"which{at}"]
        if which in _IN_ORDER:
            right = first + _IN_ORDER[which]
        else:
            right = first if which in _OPENING else last if which in _CLOSING else year if first <= year <= last else 0
        if right != year:
            message = f"{said}，{year}年不是这一年，请核对{aged(_PLANS, document.report_date)}"
            yield Hit(*match.span(f"year{at}"), message)


_PLANS = "five_year_plans"
_PLAN_NAMED = Pattern(r"[“\"]?(?P<plan>十[一二三四五]五)[”\"]?|第十(?P<nth>[一二三四五])个五年(?:规划|计划)")
_YEARS_OF = Pattern(r"(?<!\d)(?P<first>20\d\d)年?[-—–~～－至到]{1,2}(?P<last>20\d\d)年")
_OF_PLAN = Pattern(r"[^，。；]{0,8}(?:规划|五年)")
_FIVE = Pattern(r"[今未往]后五年（$|未来五年（$|五年[^，。；]{0,6}（$")


def _years_of_plans(document: Document) -> Iterator[Hit]:
    """Years beside a plan of five years that the paper names elsewhere: one of the two is a year off."""
    named = {match["plan"] or f"十{match['nth']}五" for match in document.finditer(_PLAN_NAMED, CONTENT, mentions=True)}
    spans = [_plans()[plan] for plan in named]
    for match in document.finditer(_YEARS_OF, CONTENT, mentions=True) if spans else ():
        first, last = int(match["first"]), int(match["last"])
        text = document.text
        beside = _OF_PLAN.match(text, match.end()) or _FIVE.search(text, max(0, match.start() - 14), match.start())
        near = [span for span in spans if (first == span[0]) != (last == span[1]) and last - first in (3, 5)]
        if beside and near and (first, last) not in spans:
            right = f"{near[0][0]}—{near[0][1]}年"
            message = f"五年规划的年份是{right}，请核对{aged(_PLANS, document.report_date)}"
            yield Hit(*match.span(), message, fix=Fix(right))


_NTH = "(?:二十|十[一二三四五六七八九]?|[一二三四五六七八九])"
_SESSION = "[一二三四五六七]"
_OF_PARTY = "(?:党的|中国共产党|中共)(?:第)?"
_BARE = "(?<!团的)(?<![团会盟建进党社联协政])"  # 共青团, 民盟 and others have congresses, too
_CONGRESS = (
    rf"(?:{_OF_PARTY}{_NTH}(?:大|次(?:全国)?代表大会)|{_BARE}(?:二十|十[五六七八九])大"
    rf"|(?:{_OF_PARTY}|{_BARE}(?:第)?){_NTH}届(?:中央委员会(?:第)?{_SESSION}次全体会议|{_SESSION}中全会)"
    rf"|(?:第)?{_NTH}届全国(?:人大|人民代表大会|政协)(?:第)?{_SESSION}次会议"
    rf"|全国(?:人大|人民代表大会|政协)(?:第)?{_NTH}届(?:全国委员会)?(?:第)?{_SESSION}次会议"
    rf"|(?:中国人民政治协商会议|政协)(?:第)?{_NTH}届全国委员会(?:第)?{_SESSION}次会议)"
)
_PARTS = Pattern(rf"(?P<of>{_NTH})(?:大|次|届[^一二三四五六七]{{0,10}}(?P<session>{_SESSION}))")
_NAME_OF_CONGRESS = Pattern(rf"(?P<name>{_CONGRESS})")
_HELD = "(?:在北京|在京|在人民大会堂)?(?:隆重|胜利|顺利|如期|正式)?(?:召开|举行|开幕|闭幕|闭会)"
_WHEN = r"(?<!\d)(?P<year>(?:(?:19|20)\d\d|二[〇○零][〇○零一二][〇○零一二三四五六七八九])(?=年)|(?:今|去|前)(?=年))年(?:(?P<month>\d{1,2})月份?(?:\d{1,2}日?)?(?:[至到—-](?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午)?)?"
# what stands directly before a name: 2022年10月召开的, 2022年，, 2024年全国两会（
_WHEN_BEFORE = Pattern(
    rf"{_WHEN}(?:[，,]?(?P<held>{_HELD})了?的?|(?P<apart>[，,]?)(?:在北京|在京|的)?|(?P<both>的?全国)?两会[（(：:，、]?)[“]?$"
)
# what stands directly behind one
_IS_HELD = Pattern(
    rf"[”]?(?P<held>{_HELD})(?!前|之前|[一两二三四五六七八九十\d]{{1,3}}[周个多年]|周年)|提出|作出|(?P<passed>审议(?:通过)?|通过)"
)
_LATER = Pattern("以来|[之以]?后|之际|已?满|不久|至今|的|第|(?:已|以)经?有?[一两二三]")
_WHEN_BEHIND = Pattern(
    rf"[”]?(?:的?(?P<held>(?:召开|举行|开幕|闭幕)的?(?:时间|年份|日期)?)|的时间|上)?(?P<comma>，)?(?P<link>是在|是于|定于|于|在|是|为|：|:|（|\()?{_WHEN}"
    rf"(?:(?P<close>[）)])|(?P<did>{_HELD})(?=[，。；、）)”]|$|的|后|以来))?"
)
# what is about a congress, and held in another year
_ABOUT = Pattern(
    "精神|专题|主题|学习|宣讲|知识|纪念|周年|座谈|报告会|代表|研讨|培训|轮训|解读|辅导|闭幕会?后|[^，。；]{0,6}(?:以来|以后|之后)"
)


@cache
def _congresses() -> Mapping[str, tuple[int, int]]:
    """The year and the month of each congress and session by its name; 0 for a month that the list does not have."""
    rows = (line.split("\t") for line in word_list(_CONGRESSES).entries)
    return {name: (int(year), int(month[0]) if month else 0) for name, year, *month in rows}


@cache
def _plenums() -> tuple[tuple[int, int, str], ...]:
    """The congresses and plenary sessions of the party whose spirit is conveyed: year, month and name, in order.

    The first session of a central committee is held with a congress, the last one just before the next.
    """
    held = (
        (year, month, name)
        for name, (year, month) in _congresses().items()
        if month and name.startswith("党的") and not name.endswith(("一中全会", "七中全会"))
    )
    return tuple(sorted(held))


_CONGRESSES = "congresses"
_LATE_IN_MONTH = 24  # the day of a month by which a session of that month is over
_CONVEYED = Pattern(rf"传达(?:学习)?(?:贯彻)?了?(?P<name>{_CONGRESS})(?=精神)")


def _congress(called: str) -> str:
    """The name of a congress as the list has it."""
    parts = _PARTS.search(called)
    assert parts is not None
    if "政" in called:
        return f"{parts['of']}届全国政协{parts['session']}次会议"
    if "全国人" in called:
        return f"{parts['of']}届全国人大{parts['session']}次会议"
    return f"党的{parts['of']}届{parts['session']}中全会" if parts["session"] else f"党的{parts['of']}大"


def congress_year(document: Document) -> Iterator[Hit]:
    """大会、全会、两会的年份不对：2021年召开的党的二十大、十四届全国人大一次会议于2022年召开、2023年，党的二十大胜利召开。

    名称前后挨着写年份，又说明是召开、举行、闭幕的，次序不论；写了月份的，月份也核对。学习贯彻的年份不算。“传达学习”的不是报送日期
    以前最近的一次、全文也没有写到最近一次的，也提示。
    “学习”的是上一届、这一届同一次全会已经开过的（2025年11月学习十九届四中全会精神），也提示。
    """
    for match in document.finditer(_NAME_OF_CONGRESS, CONTENT):
        when = _when(document, match)
        if when is None:
            continue
        held = _congresses().get(_congress(match["name"]))
        year = _year(document, when["year"])
        month = int(when["month"]) if when["month"] else 0
        if not held or not year or (year == held[0] and (not month or not held[1] or month == held[1])):
            continue
        start, end = min(match.start(), when.start("year")), max(match.end(), when.end("year") + 1)
        end = when.end("month") + 1 if when.end("month") >= end else end
        told = f"{held[0]}年{held[1]}月" if held[1] and month else f"{held[0]}年"
        message = f"{match['name']}是{told}召开的，年份和届次请核对{aged(_CONGRESSES, document.report_date)}"
        yield Hit(start, end, message, fix=_as_held(document.plain[start:end], when, held))
    for match in document.finditer(_STUDIED, CONTENT):
        later = _later_congress(match["of"], match["session"], _month_of(document, match.start()))
        if later and f"党的{match['name']}" in _congresses() and later.removeprefix("党的") not in document.plain:
            message = f"像是{later}，学的是哪一次请核对{aged(_CONGRESSES, document.report_date)}"
            yield Hit(*match.span("name"), message, fix=Fix(later.removeprefix("党的")))
    for match in document.finditer(_SPIRIT, CONTENT):
        name, month_of = _congress(match["name"]), _month_of(document, match.start())
        later = _next_session(name)
        if later and _congresses()[later] < month_of and later[3:] not in document.plain:
            message = f"到这一天，{later}已经开过，传达的是哪一次请核对{aged(_CONGRESSES, document.report_date)}"
            yield Hit(*match.span("name"), message, fix=Fix(later))
    for match in document.finditer(_CONVEYED, CONTENT):
        name, month_of = _congress(match["name"]), _month_of(document, match.start())
        span = _last_date(document, match.start())
        late = span is not None and span.day > _LATE_IN_MONTH and (span.year, span.month) == month_of
        conveyed = [called for *when, called in _plenums() if tuple(when) < month_of or (late and (*when,) == month_of)]
        if name in conveyed[:-1] and conveyed[-1].removeprefix("党的") not in document.plain:
            message = (
                f"到这一天，最近的一次是{conveyed[-1]}，传达的是哪一次请核对{aged(_CONGRESSES, document.report_date)}"
            )
            yield Hit(*match.span("name"), message, fix=Fix(conveyed[-1]))


# a session of a committee of the party whose spirit is studied, and one of the two sessions that is conveyed
_STUDIED = Pattern(
    rf"(?:学习|贯彻|落实|领会|宣讲)[^，。；\d]{{0,6}}党的(?P<name>(?P<of>{_NTH})届(?P<session>{_SESSION})中全会)(?=精神)"
)
_SPIRIT = Pattern(rf"传达(?:学习)?(?:贯彻)?了?(?P<name>{_NTH}届全国(?:人大|政协){_SESSION}次会议)(?=精神)")
_SIZE_OF_SESSION = 4  # code points of 五次会议


def _later_congress(of: str, session: str, month_of: tuple[int, int]) -> str | None:
    """The session of the same number of a later committee, if it was held before this month, or in it."""
    number = numeral(of) or 0
    later = (
        (year, month, name)
        for name, (year, month) in _congresses().items()
        if name.startswith("党的")
        and name.endswith(f"届{session}中全会")
        and (numeral(name[2 : name.index("届")]) or 0) > number
    )
    return max((name for *held, name in later if tuple(held) <= month_of), default=None)


def _next_session(name: str) -> str | None:
    """The next of the sessions of a congress, if the list has it."""
    head, session = name[:-_SIZE_OF_SESSION], numeral(name[-_SIZE_OF_SESSION]) or 0
    later = f"{head}{'一二三四五六'[session]}次会议"
    return later if later in _congresses() else None


def _when(document: Document, name: re.Match[str]) -> re.Match[str] | None:
    """The year in which a congress is said to be held, directly before or behind its name; None where nothing is."""
    text = document.plain
    begin, stop = document.sentence_at(name.start())
    before = _WHEN_BEFORE.search(text, max(begin, name.start() - _DATED), name.start())
    if before and before["held"] and not _ABOUT.match(text, name.end(), stop):
        return before
    if before and before["both"]:
        return before
    held = _IS_HELD.match(text, name.end(), stop) if before and before["held"] is None else None
    if (
        before
        and held
        and (not before["apart"] or ((held["held"] or held["passed"]) and not _LATER.match(text, held.end(), stop)))
    ):
        return before
    behind = _WHEN_BEHIND.match(text, name.end(), stop)
    if behind is None:
        return None
    bracketed = (behind["link"] or "") in "（(" and behind["link"]
    is_so = behind["did"] or (behind["held"] and not behind["comma"]) or (bracketed and behind["close"])
    return behind if is_so else None


def _as_held(written: str, when: re.Match[str], held: tuple[int, int]) -> Fix | None:
    """What is written with the year, and the month, in which a congress was held; None for 去年."""
    if when["year"] in _BACK:
        return None
    year, month = when["year"] + "年", when["month"]
    right = written.replace(year, f"{held[0]}年", 1)
    return Fix(right.replace(f"年{month}月", f"年{held[1]}月", 1) if month and held[1] else right)


_DATED = 40  # code points before a name within which its date stands
_BACK = {"今": 0, "去": 1, "前": 2}
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _year(document: Document, written: str) -> int:
    """A year as a number; 0 where the paper has no date that 去年 goes back from."""
    if written in _BACK:
        return document.report_date.year - _BACK[written] if document.report_date else 0
    return int(written.translate(_DIGITS))


def _month_of(document: Document, at: int) -> tuple[int, int]:
    """The year and the month of what stands here: those that its sentence names, or the report's; zeros for none."""
    begin, _ = document.sentence_at(at)
    said = _YEAR_MONTH.search(document.plain, begin, at)
    if said:
        return int(said["year"]), int(said["month"])
    day = document.report_date
    if day:
        return day.year, day.month
    span = _last_date(document, at)
    return (span.year or 0, span.month) if span else (0, 0)


def _last_date(document: Document, at: int) -> DateSpan | None:
    """The last full date before this place, in whatever paragraph."""
    return next((span for span in reversed(dates(document).spans) if span.year and span.start < at), None)


_YEAR_MONTH = Pattern(r"(?<!\d)(?P<year>20\d\d)年(?P<month>\d{1,2})月")


_PAIR = Pattern(
    r"(?P<many>(?:第)?[五六七八九十一二三四]{1,3}届全国(?:人大|人民代表大会|政协)(?:第)?[六七八九十]次会议)|(?P<congress>十[一二三四五])届全国人(?:大|民代表大会)(?:第)?(?P<session>[一二三四五])次会议(?:和|、|与|及)(?:全国)?政协(?:第)?(?P<other>十[一二三四五])届(?:全国委员会)?(?:第)?(?P<meeting>[一二三四五])次会议"
    r"|政协(?:第)?(?P<other2>十[一二三四五])届(?:全国委员会)?(?:第)?(?P<meeting2>[一二三四五])次会议(?:和|、|与|及)(?P<congress2>十[一二三四五])届全国人(?:大|民代表大会)(?:第)?(?P<session2>[一二三四五])次会议"
)


def congress_ordinal(document: Document) -> Iterator[Hit]:
    """并提的全国人大和全国政协届次对不上：十三届全国人大三次会议和全国政协十四届三次会议。

    全国人大和全国政协的届、次从 1978 年起一直相同；分开写的不查。一届开五次会议，写第六次的也提示。
    """
    for match in document.finditer(_PAIR, CONTENT):
        if match["many"]:
            yield Hit(*match.span(), "全国人大、全国政协一届开五次会议，没有第六次，请核对")
            continue
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
        found |= dict.fromkeys(names.split("、"), (int(year), numbers[1], numbers[2] if len(numbers) > 2 else 1))
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


_FESTIVALS = "festivals"


@cache
def _festivals() -> Mapping[str, str]:
    """The day of each festival by its names, as the list writes it."""
    found: dict[str, str] = {}
    for line in word_list(_FESTIVALS).entries:
        names, day, *_ = line.split("\t")
        found |= dict.fromkeys(names.split("、"), day) if day else {}
    return found


@cache
def _firsts() -> Mapping[str, int]:
    """The year of the first of each festival by its names, where the list has it."""
    found: dict[str, int] = {}
    for line in word_list(_FESTIVALS).entries:
        names, _, _, *year = line.split("\t")
        found |= dict.fromkeys(names.split("、"), int(year[0])) if year else {}
    return found


@cache
def _counted() -> Pattern:
    return Pattern(
        rf"第(?P<count>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})[个次届]?[“]?(?:全国|全区|我国|国家|内蒙古自治区|自治区)?[“]?(?P<name>{words(_firsts())})"
    )


_LUNAR = ("春节", "元宵节", "端午节", "中秋节", "重阳节", "清明节")


@cache
def _lunar() -> Mapping[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for line in word_list("lunar_festivals").entries:
        year, *days = line.split("\t")
        found |= {(name, int(year)): day for name, day in zip(_LUNAR, days, strict=True)}
    return found


# the days of the lunar calendar on which festivals fall
_LUNAR_DAYS = {
    "正月初一": "春节", "大年初一": "春节", "正月十五": "元宵节", "五月初五": "端午节", "八月十五": "中秋节", "九月初九": "重阳节",
}  # fmt: skip


def day_of_festival(name: str, year: int) -> date | None:
    """The day of a festival in a year by the lists; None where they do not have it, or the year."""
    name = _LUNAR_DAYS.get(name, name)
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
        if nth < 0:  # the last one
            last = date(year, month + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.isoweekday() - weekday) % 7)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    month, day = map(int, said.split("."))
    return date(year, month, day)


@cache
def _after_date() -> Pattern:
    names = words([*_festivals(), *_LUNAR, *_LUNAR_DAYS, "除夕"])
    return Pattern(
        rf"(?:（(?:农历|阴历)?(?P<within>{names})）|(?:这天|当天|当日|的?这一天)?(?:，)?(?:也?就?是|恰逢|正值|适逢|迎来|系|[，）)]?(?:今天|当天|当日)是|[）)]是|(?P<loose>[为的]))(?:我国|全国|一年一度的|今年的|农历|阴历)?(?:的)?(?:第[一二三四五六七八九十百\d]{{1,4}}个)?(?P<said>{names})(?(loose)(?=[，。；、）)]|$))|，(?P<then>{names})(?=当[天日晚])|(?:第[一二三四五六七八九十百\d]{{1,4}}个)?(?P<bare>{names})(?=当天|当日|当晚|到来之际|来临之际|[，。；（]|(?P<meeting>表彰|庆祝|慰问|纪念|座谈)|(?<=日)(?:(?:宣传|主题|教育)(?!周|月|海报|方案|品|栏|材料|画|册|筹备)|专题|集中)|组织|举[办行](?!前)|开展|升(?=国?旗)|默哀|宣誓|植树|种植|发放|放假|送花))"
        r"(?!前|后|假|期间|将|临近|快)"
    )


_BESIDE_DATE = frozenset("（(是为在即：:年节日\n")  # what such a name and a date have between them, or a line feed


@cache
def _before_date() -> Pattern:
    return Pattern(
        rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d) ?年的?)?(?P<name>{words([*_festivals(), *_LUNAR, '除夕'])})(?:当天|当日)?(?:（|\(|，?[是即]|为|定?在|的日期[是为]|[：:])?(?:每年的?|今年的?|\d{{4}}年)?$"
    )


def festival_date(document: Document) -> Iterator[Hit]:
    """节日、纪念日的日期、第几个不对：9月12日教师节、国家宪法日（12月3日）、2024年6月11日是端午节、2024年第39个教师节。

    只看日期和节名紧挨着写的；第几个（爱国卫生月、推普周也算）按同一句里的年份、报送日期的年份算。农历节日和清明按年份查表（2000—2050 年），没有写年份的按报送日期的年份。
    """
    year: int | None = None
    for span in dates(document).spans:
        year = span.year or year
        if document.passage_at(span.start).role not in CONTENT:
            continue
        text = document.plain
        after = _after_date().match(text, span.end)
        name = (after["within"] or after["said"] or after["then"] or after["bare"]) if after else None
        if name is None:
            beside = text[max(0, span.start - 1) : span.start] in _BESIDE_DATE
            before = _before_date().search(text, max(0, span.start - 14), span.start) if beside else None
            name = before["name"] if before else None
            year = int(before["year"]) if before and before["year"] else year
        if name is not None:
            slack = _MEETINGS if after and after["meeting"] else 0
            yield from _wrong_day(document, span, name, year, slack)
    for match in document.finditer(_counted(), CONTENT | {Role.TITLE}, mentions=True):
        begin, end = document.sentence_at(match.start())
        said = [int(each.group()) for each in _YEAR.finditer(document.plain[begin:end])]
        known = said[0] if said else _year_of_paper(document)
        right = known - _firsts()[match["name"]] + 1
        if (
            known
            and len(said) < 2
            and numeral(match["count"]) != right
            and (said or numeral(match["count"]) != right + 1 or _IS_TODAY.search(document.text, begin, match.start()))
        ):
            yield Hit(
                *match.span("count"),
                f"{known}年是第{right}个{match['name']}，请核对{aged(_FESTIVALS, document.report_date)}",
                fix=Fix(str(right)) if match["count"].isdigit() else None,
            )


_IS_TODAY = Pattern(r"(?:\d日|今天|当天|今年\d{1,2}月|本月)(?:（[^）]{1,4}）)?，?(?:是|为|迎来|正值|恰逢|适逢)$")


def _year_of_paper(document: Document) -> int:
    """The year of the report's date; where it has none, the first that the paper names."""
    if document.report_date:
        return document.report_date.year
    first = _YEAR.search(document.text, 0, len(document.text))
    return int(first.group()) if first else 0


_MEETINGS = 6  # days about a festival on which it is celebrated


def _wrong_day(document: Document, span: DateSpan, name: str, year: int | None, slack: int) -> Iterator[Hit]:
    year = year or _year_of_paper(document) or None
    fixed = "." in _festivals().get(name, "")
    day = day_of_festival(name, year or 2000) if year or fixed else None
    near = day and slack and day.month == span.month and abs(day.day - span.day) < slack
    if day and (day.month, day.day) != (span.month, span.day) and not near:
        when = f"{day.month}月{day.day}日" if fixed else shown_day(day)
        yield Hit(span.start, span.end, f"{name}是{when}，请核对{aged(_FESTIVALS, document.report_date)}")


_PHONE = Pattern(
    r"(?<![\d-])(?P<code>0\d{2,3})(?:[)）] ?|[-—－]{1,2} ?)(?=[\dXx×*]{7,8}(?![\dXx×*]))"
    r"|[（(]?(?:长途|电话)?区号(?:[是为：:]|应为)?(?P<said>0\d{2,3})(?!\d)"
)
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
    """电话区号和地方对不上：阿拉善盟……0438-8330000、呼和浩特（0472-……）、包头区号是0471。

    同一小句里写了地名的，和那个地方的区号比，旗县、镇按所在的盟市，号码后面括号里写的也算；没有写地名、区号和本院所在地的只差一个数字
    或颠倒了的，也提示。
    """
    name = document.institution.name
    own = next((code for place, code in _codes().items() if name.startswith(place)), "")
    text = document.text
    for match in document.finditer(_PHONE, CONTENT | FRAME, mentions=True):
        code = match["code"] or match["said"]
        start, end = match.span("code" if match["code"] else "said")
        begin = max(document.passage_at(match.start()).start, match.start() - _WHERE)
        near = _CLAUSE_END.split(text[begin : match.start()])[-1]
        places = [(near.rfind(place) + len(place), len(place), place) for place in _codes() if place in near]
        places = [each for each in places if not _STREET.match(near, each[0])]
        if not places and (behind := _BEHIND_PHONE.match(text, end)):
            places = [(0, len(place), place) for place in _codes() if behind["place"].startswith(place)]
        if places:
            _, _, place = max(places)
            right = _codes()[place]
            if right != code:
                message = f"{place}的区号是{right}，请核对{aged(_AREA_CODES, document.report_date)}"
                yield Hit(start, end, message, fix=Fix(right))
        elif (
            own
            and match["code"]
            and code != own
            and len(code) == len(own)
            and _nearly(code, own)
            and not any(other == code and place in text for place, other in _codes().items())
        ):
            message = f"本地的区号是{own}，请核对{aged(_AREA_CODES, document.report_date)}"
            yield Hit(start, end, message, fix=Fix(own))


_BEHIND_PHONE = Pattern(r"[)）—－-]{0,2} ?[\dXx×*]{7,8}[（(](?P<place>[\u4e00-\u9fff]{2,12})")
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
            "学院建成图书馆（“十二五”⟦2010—2015⟧）。",
            "⟦2027⟧年是“十四五”时期的关键一年。",
            "学院讨论“十五五”发展规划，⟦2026—2031年⟧规划初稿印发各系。",
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
        lists=(_PLANS,),
    ),
    proofreading_rule(
        congress_year,
        "会议年份不对",
        (
            "⟦2021年召开的党的二十大⟧作出部署。",
            "⟦2025年10月20日至23日召开的党的二十届三中全会⟧作出部署。",
            "⟦党的十九大于2018年10月⟧召开。",
            "⟦党的二十届三中全会（2023年⟧）作出部署。",
            "⟦2022年召开的十四届全国人大一次会议⟧通过决议。",
            "⟦党的十八大于2013年⟧召开。",
            "⟦2018年，党的十九届四中全会⟧审议通过决定，学院宣讲12场。",
            "⟦2021年党的二十大⟧召开以来，学院培训教师120人次。",
            "学院传达学习⟦党的十九届六中全会⟧精神，120人参加。",
            "2025年11月6日，支部学习党的⟦十九届四中全会⟧精神，120人参加。",
            "2026年5月6日，学院传达⟦十四届全国人大三次会议⟧精神，120人参加。",
        ),
        (
            "2022年召开的党的二十大作出部署。",
            "2023年学习贯彻党的二十大精神的情况已经汇总。",
            "党的二十届三中全会（2024年）作出部署。",
            "2024年，党的二十大通过的决议继续宣讲，120人参加。",
            "党的十九大于2017年10月24日闭幕。",
            "2023年召开的十四届全国人大一次会议通过决议。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=(_CONGRESSES,),
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
            "⟦12月14日⟧国家公祭日默哀，⟦4月24日⟧世界读书日举办书展。",
            "2024年4月，学院开展第⟦35⟧个爱国卫生月活动，120人参加。",
        ),
        (
            "9月10日教师节当天，学院慰问教师12名。",
            "学院安排国家宪法日（12月4日）宣誓。",
            "2024年6月10日是端午节，食堂发放粽子300个。",
            "9月8日教师节前，工会走访教师12名；9月9日教师节表彰大会有120人参加。",
            "11月5日，保卫处为全国消防日组织演练；12月2日国家宪法日宣传周启动，4月20日世界读书日举办前完成布展。",
            "2024年5月19日是全国助残日，学院走访学生3名。",
            "2024年9月10日，学院庆祝第40个教师节，表彰教师12名。2025年第41个教师节的安排已定。",
            "2024年11月9日，学院在第三十三个全国消防日组织演练，120人参加。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=(_FESTIVALS, "lunar_festivals"),
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
            "乌海市的区号是⟦0472⟧，⟦0471⟧-8330000（阿拉善左旗）为考点电话。",
            Example(framed("更换阀门", "后勤处更换阀门。", tail="编辑：刘某　电话：⟦0438⟧-8000000　签发：李某")),
        ),
        (
            "联系阿拉善盟总值班室（电话0483-8330000）。",
            "咨询呼和浩特考点：0471-3330000。",
            "武威考点电话0935-8330000，银川市延安路8号电话0951-8330000。",
            "2024年5月20日，值班电话0483-8330000已公布。",
            "学院派员到北京，联系电话0483-8330000。",
            "2024年5月20日，厂家热线0571-83300000已公布，银川区号0951，拨号时先加区号0431，0471-8330000（驻呼办）有人值守。",
        ),
        severity=Severity.INFO,
        clause="1.2",
        lists=(_AREA_CODES, DIVISIONS),
    ),
)  # fmt: skip
