"""What is announced or summed up otherwise than the text has it: counts of the title, more than was planned, the hurt.

What else a title says otherwise, and what is surer, `titles_apart` tells.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from itertools import combinations, groupby, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.analysis.titles_apart import OF_THE_REST, titles_apart
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_COUNTED = Pattern(r"^(?P<thing>[\u4e00-\u9fff]{2})")
_MOST_TOLD = 60  # counts of a sentence whose sums are tried
_MOST_NAMED = 8  # counts of the things of a title that may be told one by one
_PAPER = Pattern(r"(?:的|有关)*(?:情况)?的?(?:报告|说明|通报|信息)?$")


def announced(document: Document) -> Iterator[Wrong]:
    """What the title announces otherwise than the text has it, and what the text sums up otherwise than it tells."""
    found = [each for each in quantities(document) if each.role in PROSE]
    yield from _counts(document, found)
    yield from _planned(document, found)
    yield from _named(document)


def _counts(document: Document, found: list[Quantity]) -> Iterator[Wrong]:
    """A count of the title that the text never comes to, where it has one other of the same."""
    for each in quantities(document):
        thing = _COUNTED.match(each.behind)
        if each.role is not Role.TITLE or thing is None or each.rough or not each.is_count:
            continue
        alike = [other for other in found if other.unit == each.unit]
        fate = _PAPER.compiled.sub("", each.behind)[-2:]
        first = [other for other in alike[:1] if other.behind.startswith(thing["thing"])]
        told = first or [other for other in alike if len(fate) > 1 and other.before.endswith(fate)]
        told = [other for other in told if not OF_THE_REST.search(other.before)]
        sums = {other.value for other in alike}
        for _, group in groupby(alike, key=lambda other: other.sentence):
            values = [other.value for other in group][:_MOST_TOLD]
            sums |= {sum(values[a:b]) for a in range(len(values)) for b in range(a + 2, len(values) + 1)}
        named = [other.value for other in alike if other.behind.startswith(thing["thing"])][:_MOST_NAMED]
        sums |= {sum(some) for size in (2, 3) for some in combinations(named, size)}
        if told and each.value not in sums and not _is_told(document, each):
            was, is_ = (document.text[one.start : one.end] for one in (told[0], each))
            yield each.start, each.end + 2, f"标题写“{is_}{thing['thing']}”，正文写“{was}”，请核实", False


def _is_told(document: Document, count: Quantity) -> bool:
    """Whether what is wrong with a count of the title is told by the general comparison of titles."""
    return any(start < count.end and count.start < end for start, end, _, _ in titles_apart(document))


_MORE = Pattern(r"超额(?:完成|实现)?|超计划")
_PLAN, _DONE = Pattern(r"(?:计划|任务数?|目标)(?:为|数)?$"), Pattern(r"实际|报到|完成|实招|录取|到位")


def _planned(document: Document, found: list[Quantity]) -> Iterator[Wrong]:
    """More than planned, by the words, where it is less by the numbers: 计划1400人，实际1352人."""
    short = [
        (plan, done)
        for plan, done in pairwise(found)
        if plan.unit == done.unit
        and plan.sentence == done.sentence
        and done.value < plan.value
        and _PLAN.search(plan.before)
        and _DONE.search(done.before)
    ]
    for claim in document.finditer(_MORE, PROSE) if short else ():
        plan, done = short[0]
        told = f"计划{shown(plan.value, plan.unit)}，实际{shown(done.value, done.unit)}"
        yield *claim.span(), f"“{claim.group()}”和{told}不符，请核实", len(short) == 1


_IN_ALL = Pattern(
    r"(?:共|总共|累计|合计)(?:造成|导致|致使?|有)?(?P<count>\d{1,2}|[两三四五六七八九十])[名人位](?P<who>学生|教师|人员)?[^，。；]{0,6}?(?:受伤|送医|被咬|烫伤|中毒|就医)"
)
_SOMEBODY = Pattern(r"[\u4e00-\u9fff]某{1,2}")
_FEWEST = 2  # people who are told of by name
_BACK = 400  # code points before the sum of people in which they are told of
_OTHERS = Pattern(r"另|其他|其余|等(?!级)|还有|[名人位]")


def _named(document: Document) -> Iterator[Wrong]:
    """More people hurt in all than are told of one by one before it: 张某、赵某、刘某……共造成4名学生受伤."""
    for match in document.finditer(_IN_ALL, PROSE):
        begin = max(document.passage_at(match.start()).start, match.start() - _BACK)
        told = document.plain[begin : match.start()]
        names = set(_SOMEBODY.findall(told))
        if len(names) >= _FEWEST and not _OTHERS.search(told) and numeral(match["count"]) > len(names):
            yield *match.span(), f"前面写到的是{len(names)}人，这里写“{match.group()}”，请核实", False
