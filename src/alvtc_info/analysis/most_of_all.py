"""What is said to be the most, beside something that is more; and so many at each of some places, beside their sum.

机电系获奖17个，为各系最多，旅游系获奖19个; 在南门、北门各设1处，共设3处. Spans with what is wrong; none of it is certain.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_MOST = Pattern(
    r"[^，。；\d]{0,6}，(?:为|是|在|居)?(?:全[院校系]|各[系部班处]?|所有[^，。；]{1,6}|其中)?(?:里|中)?(?:数量|人数)?最[多高大](?=[，。；])"
)
_LEAST = Pattern(
    r"[^，。；\d]{0,6}，(?:为|是|在|居)?(?:全[院校系]|各[系部班处]?|所有[^，。；]{1,6}|其中)?(?:里|中)?(?:数量|人数)?最[少低小](?=[，。；])"
)
_SUM = Pattern(r"共|合计|总计|全[院校]|余|其他|上年|去年|累计|达")
_MOST_TOLD = 60  # quantities of a sentence; one with more is a table
_VERB = 2  # characters right before a number that say what was counted
_EACH = Pattern(
    r"(?<![^，。；\n、和与及在于])(?P<names>[\u4e00-\u9fff\d]{1,10}?(?:、[\u4e00-\u9fff\d]{1,10}?){0,6}(?:、|和|与|及)[\u4e00-\u9fff\d]{1,10}?)(?:两侧|两处|等处)?(?:分别|各|均)(?:设|设置|设立|增设|安排|配备|配置|新设|放置|摆放|安装)(?:了|有)?(?P<thing>[\u4e00-\u9fff]{1,8})?$"
)
_JOINED = Pattern(r"、|[和与及]")
# a name that is of several places: 1至6号公寓, 3栋公寓, 各系
_SEVERAL = Pattern(r"\d[号栋座]?[至到—–~～-]\d|[\d两三四五六七八九十][个处栋座幢间层所家]|各|每|所有|全部")
_AHEAD = 60  # code points before a number in which the places stand
_IN_ALL = Pattern(r"^(?:一)?(?:共|合计|总计)(?:设|设置|设立|增设|安排|配备|配置|新设|放置|摆放|安装)?(?:了|有)?")


def most_of_all(document: Document) -> Iterator[Wrong]:
    """What is wrong with what is said to be the most or the least, and with sums of so many at each place."""
    found = [each for each in quantities(document) if each.role in PROSE]
    for _, group in groupby(found, key=lambda each: each.sentence):
        sentence = list(group)
        if len(sentence) > _MOST_TOLD:
            continue
        yield from _surpassed(document, sentence)
        yield from _at_each_place(document, sentence)


def _surpassed(document: Document, sentence: Sequence[Quantity]) -> Iterator[Wrong]:
    for at, most in enumerate(sentence):
        least = _LEAST.match(document.plain, most.end, most.sentence) is not None
        if not (least or _MOST.match(document.plain, most.end, most.sentence)) or most.rough:
            continue
        for each in (*sentence[:at], *sentence[at + 1 :]):
            same = each.unit == most.unit and each.before[-_VERB:] == most.before[-_VERB:] != ""
            beyond = each.value < most.value if least else each.value > most.value
            if same and beyond and not each.rough and not _SUM.search(each.before):
                told = f"前面说{shown(most.value, most.unit)}{'最少' if least else '最多'}，这里是{shown(each.value, each.unit)}，请核实"
                yield each.start - len(each.before), each.end, told, False


def _at_each_place(document: Document, sentence: Sequence[Quantity]) -> Iterator[Wrong]:
    for each, total in pairwise(sentence):
        match = _EACH.search(document.plain, max(0, each.start - _AHEAD), each.start)
        if match is None or each.unit != total.unit or not _IN_ALL.match(total.before) or each.rough or total.rough:
            continue
        if _SEVERAL.search(match["names"]):
            continue
        least = match["names"].count("、") + 1
        most = len(_JOINED.findall(match["names"])) + 1
        sums = {places * each.value for places in range(least, most + 1)}
        if total.value not in sums:
            said = most * each.value
            told = f"{most}处各{shown(each.value, each.unit)}是{shown(said, each.unit)}，与{shown(total.value, total.unit)}不符，请核实"
            yield total.start - len(total.before), total.end, told, False
