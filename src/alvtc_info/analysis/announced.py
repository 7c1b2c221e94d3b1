"""What is announced or summed up otherwise than the text has it: counts of the title, more than was planned, the hurt.

What else a title says otherwise, and what is surer, `titles_apart` tells.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

import re
from itertools import combinations, groupby, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.analysis.title_counts import OF_THE_REST
from alvtc_info.analysis.titles_apart import titles_apart
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.incidents import INCIDENTS
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_OF_ALL = Pattern(r"(?:层|楼|栋|[院校馆区县]|该[楼栋层])(?:内|里)?共(?:有|计)?$")
_INCIDENT = Pattern(INCIDENTS)
_COUNTED = Pattern(r"^(?P<thing>[\u4e00-\u9fff]{2})")
_MOST_TOLD = 60  # counts of a sentence whose sums are tried
_MOST_NAMED = 8  # counts of the things of a title that may be told one by one
_HELPED = Pattern(
    r"^[\u4e00-\u9fff]{2,4}?(?:[将把][其该他她伤]|[扶搀抬背]|护送|陪[同护]|帮|协助|发现|报告|赶|看望|到场|施救)"
)
_PAPER = Pattern(r"(?:的|有关)*(?:情况)?的?(?:报告|说明|通报|信息)?$")


def announced(document: Document) -> Iterator[Wrong]:
    """What the title announces otherwise than the text has it, and what the text sums up otherwise than it tells."""
    found = [each for each in quantities(document) if each.role in PROSE]
    yield from _counts(document, found)
    yield from _planned(document, found)
    yield from _named(document)
    yield from _hurt(document, found)
    yield from _enumerated(document)


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
        told = [other for other in told if not (other.value > each.value and _OF_ALL.search(other.before))]
        if each.value == 1 and not any(_INCIDENT.search(_clause(document, one.start, one.end)) for one in told):
            continue  # 一辆教练车: the text tells of it by its number
        told = [other for other in told if not (OF_THE_REST.search(other.before) or _HELPED.search(other.behind))]
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


# how many were hurt by the title: 致3名炊事员烫伤
_TITLE_HURT = Pattern(
    r"(?:[致使造成]|(?P<by>[砸撞烫烧划扎咬摔压夹刺]伤))(?P<count>\d{1,3}|[一两二三四五六七八九十])[名位人](?P<who>[\u4e00-\u9fff]{0,6}?)(?(by)(?=学生|教师|员|工|人|$|[（，])|(?:[受轻重擦划烧烫灼摔扭砸撞磕碰挫割刺咬冻压夹]伤|骨折|触电|中毒|昏迷|受?伤|送医|被困))"
)
_HURT = Pattern(
    r"[受轻重擦划烧烫灼摔扭砸撞磕碰挫割刺咬冻压夹]伤|骨折|被[烫烧砸撞夹割划压咬电刺击]|触电|电击|中毒|昏迷|送往|送到|送至|送医|就医|缝合|出血|跌落|被困"
)
_UNHURT = Pattern(
    r"无恙|无碍|未受伤|没有受伤|无人受伤|无异常|平安|无伤|未受影响|看守|值守|值班|负责|派|维持|劝导|民警|医护|队员|到场|赶到|施救|陪同|护送|疏散"
)


def _hurt(document: Document, found: list[Quantity]) -> Iterator[Wrong]:
    """More or fewer hurt by the title than the text counts or names: 致3名炊事员烫伤 … 李某和赵某两人被烫."""
    for title in document.roles(Role.TITLE):
        match = _TITLE_HURT.search(document.plain, title.start, title.end)
        if match is None or any(
            start < match.end() and match.start() < end for start, end, _, _ in titles_apart(document)
        ):
            continue
        said = numeral(match["count"])
        people = [each for each in found if each.unit == "人" and each.is_count]
        clauses = [_clause(document, each.start, each.end) for each in people]
        hurt = [each for each, words in zip(people, clauses, strict=True) if not _UNHURT.search(words)]
        told = [each for each in hurt if _HURT.search(_clause(document, each.start, each.end))]
        sums = {each.value for each in hurt}
        for _, group in groupby(hurt, key=lambda each: each.sentence):
            values = [each.value for each in group][:_MOST_TOLD]
            sums |= {sum(values[a:b]) for a in range(len(values)) for b in range(a + 2, len(values) + 1)}
        names = {
            name.group()
            for passage in document.roles(*PROSE)
            for name in _SOMEBODY.compiled.finditer(document.plain, passage.start, passage.end)
            if _HURT.search(
                document.plain, name.end(), min(name.end() + _AROUND, document.sentence_at(name.start())[1])
            )
        }
        if said in sums or len(names) >= said or not (told or names) or _UNSURE.search(document.joined(PROSE)):
            continue
        if told:
            was = document.text[told[0].start : told[0].end]
        elif len(names) == 1 and not _SEVERAL.search(document.joined(PROSE)):
            was = "1人"
        else:
            continue
        start = match.start("count")
        yield start, match.end(), f"标题写“{document.text[start : match.end()]}”，正文写到的是{was}，请核实", False


_AROUND = 80  # code points of a clause on each side
_UNSURE = Pattern(r"更正|笔误|应为|新增|增至|陆续|另有|又有|夫妻|夫妇|母子|父子|兄弟|姐妹|等人")
_SEVERAL = Pattern(r"(?:学生|教师|员|工人|某)[、和及与][\u4e00-\u9fff]{1,6}(?:受|被|[擦划烧烫摔])|双方|二人|两人")


def _clause(document: Document, start: int, end: int) -> str:
    """The words around a place up to the next marks."""
    begin, stop = document.sentence_at(start)
    begin, stop = max(begin, start - _AROUND), min(stop, end + _AROUND)
    text = document.plain
    begin = max([begin, *(text.rfind(mark, begin, start) + 1 for mark in "，；")])
    ends = [at for mark in "，；" if (at := text.find(mark, end, stop)) >= 0]
    return text[begin : min([stop, *ends])]


# 采取四项措施：一是……二是……三是……
_ANNOUNCED = Pattern(
    r"(?<![\d一二三四五六七八九十百千等第至到、~～—-])(?P<said>(?P<count>[2-9]|[两二三四五六七八九十])(?:项|条|点|个|大|类|种|方面|个方面)(?:的)?[\u4e00-\u9fff]{0,4}?(?:措施|举措|做法|问题|短板|不足|建议|对策|经验|任务|原因|要求|意见|工作|安排|环节))(?:如下)?[：:。]\n?(?P<first>一(?=[是要])|（一(?=）)|第一(?=[，、是]))"
)
_NUMBERS = "一二三四五六七八九十"
_LONGEST_LIST = 2000  # code points


def _enumerated(document: Document) -> Iterator[Wrong]:
    """Another number of points than was announced right before them: 采取四项措施：一是……二是……三是……"""
    for match in document.finditer(_ANNOUNCED, PROSE):
        first = match["first"]
        end = min(document.passage_at(match.start()).end, match.end() + _LONGEST_LIST)
        follows = document.plain[match.end() : match.end() + 1]
        frame = f"{first.replace('一', '{}')}{follows}"
        text = document.plain[match.start("first") : end]
        again = text.find(frame.format("一"), 1)
        listed = at = 0
        for number in _NUMBERS[:-1]:
            found = text.find(frame.format(number), at)
            if found < 0 or 0 <= again <= found:
                break  # 一是 again begins another list
            listed, at = listed + 1, found + 1
        following = document.plain[match.start("first") + at : match.end() + _LONGEST_LIST]
        goes_on = re.search(rf"[{_NUMBERS[listed : listed + 1]}](?=[是要、，）])", following)
        if 1 < listed != numeral(match["count"]) and not goes_on:
            yield *match.span("said"), f"这里写“{match['said']}”，后面列了{listed}项，请核实", False
