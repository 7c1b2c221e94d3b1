"""How many points a title announces, against those that the text lists: 三项措施 … 一是 … 四是.

Spans of the title with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.told_twice import COUNT
from alvtc_info.model.kinds import HEADINGS, PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.model.document import Document, Passage

# 三项措施, 五个方面的问题
_POINTS = Pattern(
    rf"(?P<count>{COUNT})(?:项|条|点|大|招|个方面|方面|个|类)的?[\u4e00-\u9fff]{{0,4}}?(?P<what>措施|举措|做法|问题|短板|建议|对策|经验|任务|原因)"
)
# “三个强化”, each at the head of a point
_REPEATED = Pattern(rf"(?P<count>{COUNT})(?:个|项)[“\"]?(?P<what>强化|到位|聚焦|坚持|突出|注重|提升)")
_HEAD = 20  # code points at the head of a point
_SECTIONS = {
    "举措": "措施|举措|做法", "措施": "措施|举措|做法", "做法": "措施|举措|做法", "短板": "问题|短板|不足", "问题": "问题|短板|不足",
    "建议": "建议|对策", "对策": "建议|对策", "经验": "经验|做法|举措",
}  # fmt: skip
_ITEM = Pattern(r" *[（(][一二三四五六七八九十]{1,2}[）)]")
_EACH = Pattern(r"(?:^|(?<=[。；：，]))(?P<nth>[一二三四五六七八九十]{1,2})(?:是(?!否)|要(?=[^，。；]))")
_LEAST, _MOST = 2, 12  # points, to be an enumeration
_POINT_WORDS = "措施|举措|做法|问题|短板|建议|对策|经验|任务|原因|隐患"
_NUMBER_OF_POINTS = Pattern(
    rf"(?P<count>{COUNT})(?:[个项条处类大]|方面){{1,2}}的?(?:{_POINT_WORDS})|(?:{_POINT_WORDS})(?P<count2>{COUNT})[个项条处类]"
)


def unlike_points(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of points than are listed: 三项措施 … 一是 … 四是."""
    for match in _POINTS.compiled.finditer(document.plain, title.start, title.end):
        said, what = numeral(match["count"]), match["what"]
        groups = list(_listed(document, Pattern(_SECTIONS.get(what, what))))
        own = [count for count, is_of_it, _ in groups if is_of_it and count >= _LEAST]
        others = {count for count, _, is_of_else in groups if not is_of_else}
        counted = {numeral(each["count"] or each["count2"]) for each in document.finditer(_NUMBER_OF_POINTS, PROSE)}
        if own and said not in counted and said <= _MOST and said not in others:
            yield *match.span(), f"标题写“{match.group()}”，正文列了{own[0]}项，请核实", len(own) == 1


_POINT = Pattern(r" *(?:[（(]?[一二三四五六七八九十]{1,2}[）)、是])")


def unlike_repetitions(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of points with one word than the title says: 三个强化 … 一、强化… 二、强化…."""
    for match in _REPEATED.compiled.finditer(document.text, title.start, title.end):
        points = [
            passage.role
            for passage in document.roles(*PROSE, *HEADINGS)
            if (passage.role in HEADINGS or _POINT.match(document.text, passage.start))
            and match["what"] in document.text[passage.start : min(passage.end, passage.start + _HEAD)]
        ]
        own = points.count(points[0]) if points else 0
        if _LEAST <= own != numeral(match["count"]):
            yield *match.span(), f"标题写“{match.group()}”，正文列了{own}个，请核实", False


_MATTERS = Pattern("措施|举措|做法|问题|短板|不足|建议|对策|经验|原因")


def _listed(document: Document, named: Pattern) -> Iterator[tuple[int, bool, bool]]:
    """How many points each section lists, whether its heading names them or others; how many sections name them."""
    inside, other, items, each, sections = False, False, 0, 0, 0
    for passage in document.passages:
        if passage.role is Role.HEADING_1:
            yield from _sums(items, each, is_of_it=inside, is_of_else=other)
            heading = document.words(passage)
            inside, items, each = named.search(heading) is not None, 0, 0
            other = not inside and _MATTERS.search(heading) is not None
            sections += inside
        elif passage.role in PROSE or passage.role in HEADINGS:
            items += passage.role is Role.HEADING_2 or _ITEM.match(document.text, passage.start) is not None
            for found in _EACH.compiled.finditer(document.words(passage)):
                each = numeral(found["nth"]) if numeral(found["nth"]) in (1, each + 1) else each
    yield from _sums(items, each, is_of_it=inside, is_of_else=other)
    yield sections, False, False


def _sums(items: int, each: int, *, is_of_it: bool, is_of_else: bool) -> Iterator[tuple[int, bool, bool]]:
    yield items, is_of_it and items > 0, is_of_else
    yield each, is_of_it and not items, is_of_else
