"""A title against its text: how many, how many points, which place, which day, which mark of a report, 超额 or not.

What the title says is left alone where the text says it too, whatever else it tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.facts_retold import CORRECTED
from alvtc_info.analysis.title_counts import (
    unlike_counts,
    unlike_hurt,
    unlike_measures,
    unlike_points,
    unlike_ranks,
    unlike_repetitions,
    unlike_totals,
    unlike_visitors,
)
from alvtc_info.analysis.title_events import LONGEST_TITLE, unlike_days, unlike_events, unlike_months, unlike_places
from alvtc_info.analysis.title_numbers import unlike_numbers
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Kind, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.model.document import Document, Passage


def titles_apart(document: Document) -> Iterator[Wrong]:
    """What the title says and the text does not: spans of the title, what is wrong, whether it is certain."""
    titles = [each for each in document.roles(Role.TITLE) if each.end - each.start <= LONGEST_TITLE]
    if not titles or CORRECTED.search(document.plain):
        return
    told: list[tuple[int, int]] = []
    for wrong in _by_words(document, titles):
        told.append(wrong[:2])
        yield wrong
    yield from (each for each in unlike_numbers(document) if all(not (a < each[1] and each[0] < b) for a, b in told))


def _by_words(document: Document, titles: list[Passage]) -> Iterator[Wrong]:
    """What is told by the words around it."""
    for passage in titles:
        counts = [*unlike_counts(document, passage), *unlike_hurt(document, passage)]
        yield from counts
        yield from (each for each in unlike_totals(document, passage) if all(end <= each[0] for _, end, _, _ in counts))
        yield from unlike_measures(document, passage)
        yield from unlike_points(document, passage)
        yield from unlike_months(document, passage)
        yield from unlike_repetitions(document, passage)
        yield from unlike_places(document, passage)
        yield from unlike_days(document, passage)
        yield from _marks(document, passage)
        yield from _beyond_plan(document, passage)
        yield from _not_all(document, passage)
        yield from unlike_events(document, passage)
        yield from unlike_ranks(document, passage)
        yield from unlike_visitors(document, passage)


_MARKED = Pattern(r"[（(](?P<mark>首报|续报|终报)[一二三四五六七八九十\d]{0,3}[）)]")
_AS_FOLLOWS = Pattern(
    r"现(?:将|就|把)?[^。；]{0,40}?(?P<mark>首报|续报|终报)(?:报告)?如下|现(?P<mark2>首报|续报|终报)如下"
)
_EARLIER = Pattern(
    r"首报|初报|(?<!\d[时日])前报|续报|此前|前期|昨[日天]|已报|上报后|报送后|第 ?[\d一二三四五六七八九十]+ ?期|进一步|上[次期一]|较前|最新"
)


def _marks(document: Document, title: Passage) -> Iterator[Wrong]:
    """A mark of a report that its own text gives otherwise, and a follow-up that names no earlier report."""
    text = document.text
    match = _MARKED.search(text, title.start, title.end)
    if match is None or document.kind not in EMERGENCY_KINDS:
        return
    mark = match["mark"]
    said = next(iter(document.finditer(_AS_FOLLOWS, PROSE)), None)
    own = said and (said["mark"] or said["mark2"])
    if said and own != mark:
        yield *match.span(), f"标题标着“{mark}”，正文写的是“{own}如下”，请核实是哪一种", True
    elif document.kind is Kind.FOLLOW_UP and _is_of_its_day(document) and not _EARLIER.search(document.joined(PROSE)):
        yield *match.span(), "标的是续报，正文没有提到首报，请核实：第一次报告标“（首报）”", False


def _is_of_its_day(document: Document) -> bool:
    """Whether the first day that is told is that of the report, which tells whom it was reported to."""
    first = next((span for span in dates(document).spans if document.passage_at(span.start).role in PROSE), None)
    day = document.report_date
    return bool(first and day and first.resolved(day.year) == day and _BY_PHONE.search(document.joined(PROSE)))


_BY_PHONE = Pattern(r"(?:电话|口头)(?:向|报告)[^，。；]{0,14}(?:主任|处长|负责人|领导|院长)")
# what is said of all when it is done; 全 and 均 alone are told before it only, as 安全检查 and 平均成绩 are none
_COMPLETED = (
    "整改|完成|到位|达标|合格|通过|返校|返回|到校|到岗|上岗|报到|修复|恢复|解决|销号|办结|归还|缴清|录取|就业|获救|脱险|出院|送达|清零|覆盖|签订|参训|参加|"
    "参赛|落实|安装|更换|排除|消除|发放|兑付|治愈|复课|复学|入住|正常|完好|有效"
)
_ALL_DONE = Pattern(
    rf"(?:(?<![安健完齐保周成双顾俱万十])全(?:部(?!门|队)|都|员|体(?![检系育]))|(?<!平)均已|悉数|百分之百|100%|(?<![安健完齐保周成双顾俱万十])全(?={_COMPLETED})|(?<![平年月日户])均(?={_COMPLETED}))(?P<what>[\u4e00-\u9fff]{{2}})|(?P<what2>[\u4e00-\u9fff]{{2}})全部(?P<done>完成|到位)|(?P<what3>[\u4e00-\u9fff]{{2}})率(?:为|达到?)?(?:100%|百分之百)"
)
_NOT_ONE = Pattern(
    r"无一[人例处项起个家辆具件台间名]?[\u4e00-\u9fff]{0,2}?(?P<what>[\u4e00-\u9fff]{2})(?=$|[，。；：、（])"
)
_OF_THOSE = r"[1-9]\d{0,4}[^\d年月日时分秒元吨.%，。；、至—-]"
_NO = r"(?:未|没|不|待|正在)(?:能|有)?[\u4e00-\u9fff]{0,2}?"
_NONE = Pattern(r"[无没未]")


def _not_all(document: Document, title: Passage) -> Iterator[Wrong]:
    """全部整改 in the title, and some that are not in the text, which never says that all are: as advice."""
    text, body = document.plain, document.joined(PROSE)
    for match in _ALL_DONE.compiled.finditer(text, title.start, title.end):
        what = match["what"] or match["what2"] or match["what3"]
        if match["done"]:
            what = rf"(?:{what}|{match['done']})"
        found = _some(body, _NO + what)
        all_ = rf"(?:全部?|[均都]已?|100%){what}|{what}[\u4e00-\u9fff]{{0,2}}(?:完毕|率(?:为|达到?)?100%)"
        if found and not re.search(all_, body):
            yield *match.span(), f"标题写“{match.group()}”，正文写“{found.group()}”，请核实", False
            return
    for match in _NOT_ONE.compiled.finditer(text, title.start, title.end):
        found = _some(body, match["what"])
        if found and not _NONE.search(found.group()):
            yield *match.span(), f"标题写“{match.group()}”，正文写“{found.group()}”，请核实", False


def _some(body: str, said: str) -> re.Match[str] | None:
    """So many of something of which this is said: 未达标12间, 12间未达标."""
    return re.search(rf"{said}的?[\u4e00-\u9fff]{{0,6}}?{_OF_THOSE}|{_OF_THOSE}[\u4e00-\u9fff]{{0,8}}?{said}", body)


_EXCEEDED = Pattern(r"超额|超计划|超目标")
_PLANNED = Pattern(
    r"(?:计划|目标|任务)[^，。；\d\n]{0,8}(?P<plan>\d{1,7})(?P<unit>人|名|个|项|万元|元|件)[^。；\n]{0,24}?(?:实际|实招|报到|完成|实现|录取|到账)[^，。；\d]{0,8}(?P<real>\d{1,7})(?P=unit)"
)


def _beyond_plan(document: Document, title: Passage) -> Iterator[Wrong]:
    """超额 in the title, and less than was planned in the text."""
    match = _EXCEEDED.search(document.plain, title.start, title.end)
    told = match and next(document.finditer(_PLANNED, PROSE), None)
    if match and told and int(told["real"]) < int(told["plan"]):
        planned, real = (f"{told[name]}{told['unit']}" for name in ("plan", "real"))
        yield *match.span(), f"标题写“{match.group()}”，正文写计划{planned}、实际{real}，请核实", True
