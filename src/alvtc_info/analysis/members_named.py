"""A number of things, and as many names as there should be behind it: 4栋楼停暖，分别是5号公寓、6号公寓和教学楼.

Spans with what is wrong; none of it is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.model.document import Document

# behind the number and what is said of it: that each is named now, and the names up to the end of the sentence
_NAMED = Pattern(
    r"[\u4e00-\u9fff]{1,20}?(?:，|：|（)(?:分别|依次)(?:是|为|系)：?(?P<names>[^，。；：（）“”《》\n]{3,80})(?=[。；）\n]|，(?!分别|依次|其中|另|以及|还有|也|同时|[^，。；\n]{0,20}、))"
)
_JOINED = Pattern(r"、|以及|[和与及]")
_LISTED = Pattern("、")
_MORE = Pattern(r"等|其中|另|各|\d[至到—–~～-]\d|\d+(?:\.\d+)?(?:[人名个台件间套间元米吨只项次万亿%％]|公里|小时|分钟)")
_MOST = 12  # names; a longer list goes on elsewhere


def members_named(document: Document) -> Iterator[Wrong]:
    """The numbers of a paper behind which other numbers of names stand."""
    for count in quantities(document):
        if count.role not in PROSE or not count.is_count or count.rough or not 2 <= count.value <= _MOST:
            continue
        match = _NAMED.match(document.plain, count.end)
        if match is None or _MORE.search(match["names"]):
            continue
        least = len(_LISTED.findall(match["names"])) + 1
        most = len(_JOINED.findall(match["names"])) + 1
        # one of two names may be of several: 教学楼和实训楼的门厅、食堂
        if least > 1 and not least <= count.value <= most:
            told = f"写的是{shown(count.value, count.unit)}，后面列了{most}个，请核实"
            yield count.start, match.end("names"), told, False
