"""Facts that can be reckoned: school years, quarters, decades, solar terms, the next day, the years of a plan.

Days of solar terms are those on which the sun reaches their longitude between 2000 and 2050 in Beijing, one day more on
either side where they vary.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.model.kinds import CONTENT, Role
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document


class Reckoned(NamedTuple):
    """What is not as it can be reckoned: where it stands, what is said of it, and what it should be, if sure."""

    start: int
    end: int
    message: str
    right: str | None = None


_TO = "[-—–~～－至到]"
_SCHOOL_YEAR = Pattern(rf"(?<!\d)(?P<first>20\d\d){_TO}{{1,2}}(?P<last>20\d\d)(?=学年)")
_QUARTER = Pattern(
    rf"(?:第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年)（(?:20\d\d年)?(?P<first>\d{{1,2}})月?{_TO}{{1,2}}(?P<last>\d{{1,2}})月(?=[）份，])"
)
_MONTHS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12), "上": (1, 6), "下": (7, 12)}
_DECADE = Pattern(
    r"(?P<century>19|20|21|十九|二十|二十一)世纪(?:(?P<decade>[二三四五六七八九]十|[1-9]0)年代|(?P<begin>初))[^，。；\d]{0,3}[（(，]?(?P<year>(?:18|19|20)\d\d)年"
)
_NEXT_DAY = Pattern(
    r"(?P<word>次日|翌日|第二天|(?P<days>[一两二三四五六七])[天日]后)[（(]?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
# the month and the first and the last day on which a term may fall
_TERMS: Mapping[str, tuple[int, int, int]] = {
    "小寒": (1, 4, 7), "大寒": (1, 19, 21), "立春": (2, 3, 5), "惊蛰": (3, 4, 7), "春分": (3, 19, 22), "谷雨": (4, 19, 21),
    "立夏": (5, 4, 7), "小满": (5, 20, 22), "芒种": (6, 4, 7), "夏至": (6, 20, 22), "小暑": (7, 6, 8), "大暑": (7, 22, 24),
    "立秋": (8, 6, 9), "处暑": (8, 22, 24), "秋分": (9, 22, 24), "寒露": (10, 7, 9), "霜降": (10, 22, 24), "立冬": (11, 6, 8),
    "冬至": (12, 21, 22),
}  # fmt: skip
_TERM_BEHIND = Pattern(
    rf"(?<!\d)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:（|，?(?:今天|当天|当日)?是|为|正值|适逢|恰逢|迎来|，)?(?:农历)?(?:二十四节气(?:中|之一)?的?)?“?(?P<term>{words(_TERMS)})(?![前后时时期过以将]|期间|节气[前后期])"
)
_TERM_BEFORE = Pattern(
    rf"(?P<term>{words(_TERMS)})”?(?:节气?|日|当天)?(?:（|是|为|，即)(?:20\d\d年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
)
_TERM_TITLE = Pattern(
    r"(?P<year>20\d\d)[-—–~～－至](?P<next>20\d\d)学年(?:度)?第?(?P<term>[一二])学期[^。；\n]{0,6}(?P<when>开学|期初|期中|期末)"
)
# in which months, counted from January of the first year, such a time of a term falls
_TIMES = {
    ("一", "开学"): (7, 11), ("一", "期初"): (7, 11), ("一", "期中"): (10, 14), ("一", "期末"): (11, 16),
    ("二", "开学"): (13, 17), ("二", "期初"): (13, 17), ("二", "期中"): (15, 19), ("二", "期末"): (17, 22),
}  # fmt: skip
_NEXT_TERM = {"一": "二", "二": "一"}


def facts_reckoned(document: Document) -> Iterator[Reckoned]:
    """Every such fact of a paper that is not as it can be reckoned."""
    for match in document.finditer(_SCHOOL_YEAR, CONTENT, mentions=True):
        first, last = int(match["first"]), int(match["last"])
        if last != first + 1 and last - first <= 2:
            right = f"{first}—{first + 1}"
            yield Reckoned(*match.span(), f"一个学年跨两年，是“{right}学年”吗，请核对", right if last > first else None)
    for match in document.finditer(_QUARTER, CONTENT, mentions=True):
        name = match["quarter"] or match["half"]
        first, last = _MONTHS[name]
        if (int(match["first"]), int(match["last"])) != (first, last) and int(match["last"]) not in range(first, last):
            yield Reckoned(match.start("first"), match.end(), f"这一段是{first}—{last}月，请核对")
    for match in document.finditer(_DECADE, CONTENT):
        year, century = int(match["year"]), numeral(match["century"]) or 0
        start = 100 * (century - 1)
        if match["decade"]:
            start += numeral(match["decade"]) or 0
        if not start <= year < start + (10 if match["decade"] else 30):
            yield Reckoned(match.start(), match.end(), "年代和年份对不上，请核对")
    yield from _products(document)
    yield from _school_years(document)
    yield from _next_days(document)
    yield from _terms(document)
    yield from _school_terms(document)


_PRODUCT = Pattern(
    r"每(?P<of>[袋箱班人套组间层盒件包桶台辆处排张])(?P<each>\d{1,5})(?P<unit>公斤|千克|元|[人名册个张支瓶块本件台套份])，(?:一?共|共?计|发放|采购|购买|购置|订购)?(?P<count>\d{1,5})个?(?P=of)，(?:合计|共计|总计|一?共|计)(?P<sum>\d{1,8}(?:\.\d{1,3})?)(?P<sum_unit>吨|万元|公斤|千克|元|[人名册个张支瓶块本件台套份])"
)
_LARGER = {"公斤": ("吨", 1000), "千克": ("吨", 1000), "元": ("万元", 10_000)}


def _products(document: Document) -> Iterator[Reckoned]:
    """每袋25公斤，共40袋，合计1.2吨: sums that are not so many times what one has."""
    for match in document.finditer(_PRODUCT, CONTENT):
        unit, times = match["sum_unit"], 1
        if unit != match["unit"]:
            larger, times = _LARGER.get(match["unit"], ("", 1))
            if unit != larger:
                continue
        right = int(match["each"]) * int(match["count"]) / times
        if abs(right - float(match["sum"])) > right / 1000:
            span = match.start("sum"), match.end("sum_unit")
            yield Reckoned(*span, f"算出来是{right:g}{unit}，请核对", f"{right:g}{unit}")


_FOUNDED = Pattern(
    r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:建校|建院|办学)(?!\d|[一二三四五六七八九十]|以来)|(?:建校|建院|始建|创办)于(?P<later>(?:19|20)\d\d)年"
)
_ANNIVERSARY = Pattern(r"(?:建校|建院|办学)(?P<count>\d{1,3}|[一二三四五六七八九十百]{1,4})周年")
_YEAR_SAID = Pattern(r"(?<!\d)(?:19|20)\d\d(?=年)")


def _school_years(document: Document) -> Iterator[Reckoned]:
    """学院2002年建校，2026年建校二十五周年: an anniversary that is not so many years behind the only founding told."""
    founded = {int(match["year"] or match["later"]) for match in document.finditer(_FOUNDED, CONTENT)}
    for match in document.finditer(_ANNIVERSARY, CONTENT) if len(founded) == 1 else ():
        begin, end = document.sentence_at(match.start())
        said = {int(year.group()) for year in _YEAR_SAID.finditer(document.plain[begin:end])} - founded
        year = said.pop() if len(said) == 1 else document.report_date.year if document.report_date else 0
        right = year - next(iter(founded))
        if right > 0 and numeral(match["count"]) != right:
            yield Reckoned(*match.span("count"), f"到{year}年是{right}周年，请核对", str(right))


def _next_days(document: Document) -> Iterator[Reckoned]:
    """次日（4月10日） behind 4月8日: another day than that which is said."""
    for match in document.finditer(_NEXT_DAY, CONTENT):
        begin, _ = document.sentence_at(match.start())
        earlier = dates(document).before(match.start())
        if earlier is None or earlier.start < begin:
            continue
        year = earlier.year or (document.report_date.year if document.report_date else 2024)
        day = earlier.resolved(year)
        if day is None:
            continue
        count = 1 if match["days"] is None else numeral(match["days"].replace("两", "二")) or 0
        right = day + timedelta(days=count)
        if (right.month, right.day) != (int(match["month"]), int(match["day"])):
            shown = f"{right.month}月{right.day}日"
            said = f"{earlier.month}月{earlier.day}日"
            yield Reckoned(match.start("word"), match.end(), f"{said}的{match['word']}是{shown}，请核对")


def _terms(document: Document) -> Iterator[Reckoned]:
    """Solar terms with a day on which they do not fall: 立春（2月8日）."""
    for pattern in (_TERM_BEHIND, _TERM_BEFORE):
        for match in document.finditer(pattern, CONTENT, mentions=True):
            month, first, last = _TERMS[match["term"]]
            if int(match["month"]) != month or not first <= int(match["day"]) <= last:
                span = match.start("month"), match.end("day") + 1
                yield Reckoned(*span, f"{match['term']}在{month}月{first + (last - first > 2)}日前后，请核对")


def _school_terms(document: Document) -> Iterator[Reckoned]:
    """The title of a paper with a term in which its day does not fall: 2024—2025学年第一学期期末, in June 2025."""
    day = document.report_date
    for match in document.finditer(_TERM_TITLE, frozenset({Role.TITLE})) if day else ():
        first, last = _TIMES[match["term"], match["when"]]
        months = 12 * (day.year - int(match["year"])) + day.month if day else 0
        if not first <= months <= last and -2 <= months <= 36:
            span = match.start(), match.end()
            yield Reckoned(*span, f"按报送日期，{match['when']}不在这个学期，学年、学期请核对", _term_of(match, months))


def _term_of(match: re.Match[str], months: int) -> str | None:
    """The other term of the year, if the day falls in it."""
    other = _NEXT_TERM[match["term"]]
    first, last = _TIMES[other, match["when"]]
    written = match.group()
    return written.replace(f"{match['term']}学期", f"{other}学期") if first <= months <= last else None
