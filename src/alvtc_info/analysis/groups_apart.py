"""A group that is spoken of again in another number: 12扇窗户破损 … 13扇破损窗户.

Spans with what is wrong; none of it is certain.
"""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown, slip
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document, Passage

_BEFORE = 100  # quantities before a group that is told again
_MOST_TOLD = 60  # quantities of a sentence of which two are added up
_THE = Pattern(r"(?:^|[对将把给向为让])(?:[被受遭]?(?P<act>[\u4e00-\u9fff]{2})的)?$")
_OF_A_SORT = Pattern(r"^(?P<sort>[\u4e00-\u9fff]{2})的?(?P<thing>[\u4e00-\u9fff]{2})")
_CHANGED = Pattern(
    r"新增|增加|增至|又|另|累计|陆续|先后|更正|核实|更新|较|再次|其他|其余|分别(?![是为])|第二|追加|剩余|约|[每各]"
)
_ALL = Pattern(r"全部|均|都|逐|一律")
_FARTHEST = 400  # code points around a quantity in which its thing is named
_PEOPLE = frozenset({"师生", "人员", "学生", "同学"})
_MOST_LESS, _MOST_APART, _ROUGHLY = 0.15, 0.5, 0.25  # of the first count


def groups_apart(document: Document) -> Iterator[Wrong]:
    """A group spoken of again by what was said of it, in another number: 12扇窗户破损……13扇破损窗户."""
    found = [each for each in quantities(document) if each.role in PROSE]
    told = list(_told_of_sort(document, found))
    yield from told
    starts = {start for start, _, _, _ in told}
    told = [each for each in _named_again(document, found) if each[0] not in starts]
    yield from told
    starts |= {start for start, _, _, _ in told}
    yield from (each for each in _damaged(document, found) if each[0] not in starts)


def _told_of_sort(document: Document, found: list[Quantity]) -> Iterator[Wrong]:
    """A group spoken of again by what was said of it."""
    text = document.plain
    for at, again in enumerate(found):
        the, sort = _THE.search(again.before), _OF_A_SORT.match(again.behind)
        if the is None or again.rough or not again.is_count or not (the["act"] or sort):
            continue
        near = found[max(0, at - _BEFORE) : at]
        earlier = [each for each in near if each.unit == again.unit and each.sentence != again.sentence]
        said, thing = (the["act"], again.behind[:2]) if the["act"] or sort is None else sort.group("sort", "thing")
        told = [each for each in earlier if _said_of(each, said, attributive=bool(the["act"]))]
        passage = document.passage_at(told[0].start) if told else None
        named = passage and (thing in _PEOPLE or the["act"] or _spoken_of(text, thing, passage, told[0], again))
        if not named or len({each.value for each in told}) != 1 or again.value in _known(earlier):
            continue
        first = told[0]
        begin = max(document.sentence_at(again.start)[0], again.start - _FARTHEST)
        end = again.end + len(again.behind)
        apart = again.value - first.value
        alike = abs(apart) <= max(2.0, _MOST_APART * first.value) or slip(again.value, first.value)
        whole = bool(the["act"]) or _ALL.search(text, again.end, end) is not None
        told_again = alike and (apart > 0 or (whole and -apart <= _MOST_LESS * first.value))
        rough = first.rough and abs(apart) <= _ROUGHLY * first.value
        changed = _CHANGED.search(text, begin, end) or _CHANGED.search(first.before + first.behind)
        if told_again and not rough and not changed:
            was = f"{shown(first.value, first.unit)}"
            yield (
                again.start,
                again.end + len(thing),
                f"前面写的是{was}，这里写“{text[again.start : again.end]}”，请核实",
                False,
            )


# all of the things spoken of: 五台蒸箱中, 上述6台显示器, 4辆铲雪车于12时全部归库
_LONGEST_NAME, _SHORTEST_NAME = 6, 2
_OF_THEM = Pattern(r"^[\u4e00-\u9fff]{2,8}?(?:[中里](?!心|午|学|专|巴|型|间|旬|部|层|段)|之中|当中|内(?=$|有|的))")
_THESE = Pattern(r"(?:上述|以上|前述|这|该|此)的?(?:批)?(?P<thing>[\u4e00-\u9fff]{2,6})?$")
_ALTOGETHER = Pattern(r"(?:一?共计?|合计|总计|各?有|为|达|计)+$")
_ALL_OF_THEM = Pattern(r"^[\u4e00-\u9fff]{2}[^，]{0,16}?(?:全部|均|都)")
_MORE_OF_THEM = Pattern(
    r"增[派援配加设购]|[新加]购|租[用赁]?|借|调[来入]|又|另|备用|其余|其他|分别(?![是为])|[各每]|计划|拟|约|新[增建添]"
)
_SOMEWHERE = Pattern(
    r"(?:\d{1,4}|[一二三四五六七八九十])(?:号[楼公寓门]|栋|层|楼|班(?!次)|室(?!内|外))|[东西南北]{1,2}(?:侧|楼|区|校区|门)|[A-Za-z][区座栋]|第[一二三四五六七八九十]|[\u4e00-\u9fff]系"
)


def _same_thing(count: Quantity, again: str) -> str:
    """The name under which a thing counted is counted again (大客车5台 … 六台大客车); empty for another thing."""
    before = _ALTOGETHER.sub("", count.before)
    for length in range(_LONGEST_NAME, _SHORTEST_NAME - 1, -1):
        name = again[:length]
        if len(name) == length and (before.endswith(name) or count.behind.startswith(name)):
            return name
    return ""


def _named_again(document: Document, found: list[Quantity]) -> Iterator[Wrong]:
    """All of a thing, of which another number was told before: 大客车5台……六台大客车里有2台."""
    text = document.plain
    for at, again in enumerate(found):
        of_them, these = _OF_THEM.search(again.behind), _THESE.search(again.before)
        the = (of_them or _ALL_OF_THEM.search(again.behind)) and again.before == ""
        if again.rough or not again.is_count or not (the or these):
            continue
        behind = (these and these["thing"]) or again.behind
        earlier = [each for each in found[max(0, at - _BEFORE) : at] if each.unit == again.unit]
        told = [(each, name) for each in earlier if (name := _same_thing(each, behind))]
        if not told or told[-1][0].value == again.value:
            continue
        first, name = told[-1]
        start = document.passage_at(first.start).start
        near = [each for each in earlier if each.start >= start]
        if len({each.value for each, _ in told if each.start >= start}) > 1 or again.value in _known(near):
            continue
        apart = again.value - first.value
        alike = abs(apart) <= max(2.0, _MOST_APART * first.value) or slip(again.value, first.value)
        begin, stop = document.sentence_at(first.start)
        here = max(document.sentence_at(again.start)[0], again.start - _FARTHEST), again.end + len(again.behind)
        sentences = (max(begin, first.start - _FARTHEST), min(stop, first.end + _FARTHEST)), here
        changed = any(_MORE_OF_THEM.search(text, *each) or _CHANGED.search(text, *each) for each in sentences)
        places = set(_SOMEWHERE.findall(text[here[0] : here[1]]))
        elsewhere = places - set(_SOMEWHERE.findall(text[begin:stop]))
        fewer = apart < 0 and not (of_them or these)
        part = again.value <= max(each.value for each in near) and any(
            text.find("其中", *each) >= 0 for each in sentences
        )
        if alike and not (changed or elsewhere or fewer or part or first.rough):
            was, is_ = (text[each.start : each.end] for each in (first, again))
            end = again.end if again.before.endswith(name) else again.end + len(name)
            yield again.start, end, f"前面写的是{name}{was}，这里写“{is_}”，请核实", False


_DAMAGE = "引燃|点燃|烧[毁坏损着]|损[坏毁]|[砸摔撞压打震]坏|[砸打震碰撞摔]碎|碎裂|浸[湿泡]|冲[毁走]|[刮撞]倒|倒伏|丢失|被盗|失窃|淹没"
_DAMAGED = Pattern(rf"(?:{_DAMAGE})了?(?P<thing>[\u4e00-\u9fff]{{0,6}})$")
_ATTRIBUTE = Pattern(r"^(?:[\u4e00-\u9fff]{1,5}的)?(?P<thing>[\u4e00-\u9fff]{2,6})")
_MOST_COUNTED = 600  # quantities of a paper among which things damaged are looked for
_SPREAD = Pattern(r"以来|历年|[今去当]年|累计|合计|蔓延|扩大|殃及|波及|随后|先后|继而|陆续")


def _damaged(document: Document, found: list[Quantity]) -> Iterator[Wrong]:
    """More of a thing damaged than was told first: 引燃一张床垫……烧毁床垫2张."""
    counted = [
        (each, thing)
        for each in found[:_MOST_COUNTED]
        if each.is_count and not each.rough and (thing := _damaged_thing(each))
    ]
    for at, (again, thing) in enumerate(counted):
        before = [
            each
            for each, other in counted[:at]
            if each.unit == again.unit and each.sentence != again.sentence and _is_one(thing, other)
        ]
        alike = [each for each, other in counted if each.unit == again.unit and _is_one(thing, other)]
        if len(before) != 1 or len(alike) != 2 or before[0].value >= again.value:
            continue
        spans = [document.sentence_at(each.start) for each in (before[0], again)]
        between = document.plain[spans[0][0] : spans[1][1]]
        places = [set(_SOMEWHERE.findall(document.plain[slice(*each)])) for each in spans]
        changed = any(_CHANGED.search(document.plain, *each) for each in spans)
        if not (_SPREAD.search(between) or changed or places[1] - places[0]):
            was = document.text[before[0].start : before[0].end]
            yield (
                again.start,
                again.end,
                f"前面写的是{thing}{was}，这里写“{shown(again.value, again.unit)}”，请核实",
                False,
            )


def _damaged_thing(count: Quantity) -> str:
    """The name of a thing that is told to be damaged; empty for anything else."""
    match = _DAMAGED.search(count.before)
    if match is None:
        return ""
    if len(match["thing"]) >= _SHORTEST_NAME:
        return match["thing"]
    behind = _ATTRIBUTE.search(count.behind)
    return behind["thing"] if behind and not match["thing"] else ""


def _is_one(thing: str, other: str) -> bool:
    """Whether two names are of one thing, of which one may have more behind it: 床垫, 床垫和被褥."""
    short, long = sorted((thing, other), key=len)
    return long.startswith(short) or long.endswith(short)


def _spoken_of(text: str, thing: str, passage: Passage, first: Quantity, again: Quantity) -> bool:
    """Whether the passage of the first quantity speaks of a thing around that, before it is counted again."""
    begin, end = max(passage.start, first.start - _FARTHEST), min(passage.end, again.start, first.end + _FARTHEST)
    return text.find(thing, begin, end) >= 0


def _known(earlier: list[Quantity]) -> set[float]:
    """The values of amounts, and the sums and differences of two of a sentence."""
    known = {each.value for each in earlier}
    for _, group in groupby(earlier, key=lambda each: each.sentence):
        pairs = list(combinations([each.value for each in group][:_MOST_TOLD], 2))
        known |= {a + b for a, b in pairs} | {abs(a - b) for a, b in pairs}
    return known


def _said_of(count: Quantity, said: str, *, attributive: bool) -> bool:
    """Whether something is said of what was counted first, in other words than a name of it."""
    hurt = said[-1] in "伤亡" and said[-1] in count.before + count.behind
    named = count.behind.startswith(said) and len(count.behind) > len(said)
    return (said in count.before + count.behind or hurt) and (attributive or not named)
