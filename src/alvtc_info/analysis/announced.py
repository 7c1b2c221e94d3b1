"""What is announced or summed up otherwise than the text has it: counts and dates of the title, more than was planned.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from itertools import combinations, groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.analysis.titles_apart import OF_THE_REST
from alvtc_info.model.kinds import HEADINGS, PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document, Passage

_SECTIONS = frozenset(HEADINGS)
_HAN = "一二三四五六七八九十"
_COUNTED = Pattern(r"^(?P<thing>[\u4e00-\u9fff]{2})")
_MOST_TOLD = 60  # counts of a sentence whose sums are tried
_MOST_NAMED = 8  # counts of the things of a title that may be told one by one
_PAPER = Pattern(r"(?:的|有关)*(?:情况)?的?(?:报告|说明|通报|信息)?$")


def announced(document: Document) -> Iterator[Wrong]:
    """What the title announces otherwise than the text has it, and what the text sums up otherwise than it tells."""
    found = [each for each in quantities(document) if each.role in PROSE]
    yield from _counts(document, found)
    yield from _items(document)
    yield from _days(document)
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
        if told and each.value not in sums:
            was, is_ = (document.text[one.start : one.end] for one in (told[0], each))
            yield each.start, each.end + 2, f"标题写“{is_}{thing['thing']}”，正文写“{was}”，请核实", False


_MANY = Pattern(
    r"(?P<number>[两二三四五六七八九]|[2-9])(?:项|个?方面|点|条|大|个|类)的?[\u4e00-\u9fff]{0,4}?(?P<what>措施|举措|做法|问题|建议|困难|经验)"
)
_ITEM = Pattern(
    rf"(?P<heading>^（[{_HAN}]{{1,3}}）)|(?P<said>(?:^|(?<=[。；：，]))[{_HAN}]是)|(?P<number>^\d{{1,2}}[.．、])"
)
_FEWEST = 2


def _items(document: Document) -> Iterator[Wrong]:
    """So many measures or problems in the title, where their section has another number of them."""
    for match in document.finditer(_MANY, {Role.TITLE}):
        passages = list(document.passages)
        named = [
            at
            for at, each in enumerate(passages)
            if each.role is Role.HEADING_1 and match["what"] in document.words(each)
        ]
        if len(named) != 1:
            continue
        section = takewhile(_is_of_section, passages[named[0] + 1 :])
        words = [document.words(each).strip() for each in section]
        items = [each.lastgroup or "" for passage in words for each in _ITEM.compiled.finditer(passage)]
        count = items.count(items[0]) if items else 0
        if count >= _FEWEST and count != numeral(match["number"]):
            yield *match.span(), f"标题写“{match.group()}”，正文列了{count}项，请核实", False


def _is_of_section(passage: Passage) -> bool:
    return passage.role is not Role.HEADING_1 and passage.role in PROSE | _SECTIONS


_DAY = Pattern(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?P<act>[\u4e00-\u9fff]{2})")


def _days(document: Document) -> Iterator[Wrong]:
    """A day in the title that the text does not have, where it tells the same of another: 10月12日批示."""
    for match in document.finditer(_DAY, {Role.TITLE}):
        told = [each for each in dates(document).spans if document.passage_at(each.start).role in PROSE]
        day = int(match["month"]), int(match["day"])
        other = [
            each
            for each in told
            if document.plain.find(match["act"], each.end, document.sentence_at(each.start)[1]) >= 0
        ]
        if other and day not in {(each.month, each.day) for each in told}:
            was = document.text[other[0].start : other[0].end]
            yield *match.span(), f"标题写“{match.group()}”，正文写的是“{was}”，请核实", False


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
    for claim in document.finditer(_MORE, PROSE | {Role.TITLE}) if short else ():
        plan, done = short[0]
        told = f"计划{shown(plan.value, plan.unit)}，实际{shown(done.value, done.unit)}"
        yield *claim.span(), f"“{claim.group()}”和{told}不符，请核实", len(short) == 1


_IN_ALL = Pattern(
    r"(?:共|总共|累计|合计)(?:造成|导致|致使?|有)?(?P<count>\d{1,2}|[两三四五六七八九十])[名人位](?P<who>学生|教师|人员)?[^，。；]{0,6}?(?:受伤|送医|被咬|烫伤|中毒|就医)"
)
_SOMEBODY = Pattern(r"[\u4e00-\u9fff]某{1,2}")
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
