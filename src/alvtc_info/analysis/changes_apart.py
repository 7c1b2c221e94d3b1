"""Changes that are not those between the amounts before them: by so much, by so many per cent, so many times.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import AND, OPENS, PERCENT, shown
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_SAME_NAME = 2  # characters by which two quantities are known to be of one thing
_UP, _DOWN = "增加|增长|上升|提高|提升|净增|增|升|多", "减少|下降|降低|回落|下滑|减|降|少"
_BY = Pattern(rf"(?:{_UP}|(?P<down>{_DOWN}))了?$")
# words before what an amount is compared with
THAN = Pattern(r"(?:^|[\u4e00-\u9fff])[比较由从](?![例率重])|同比|环比|^同")
_TO = Pattern(rf"(?:达到?|(?:{_UP}|{_DOWN})[到至为])了?[^\d]{{0,8}}$")
_GROWTH = Pattern(rf"(?:{_UP}|{_DOWN})(?:率|幅)?(?:了|为|达到?)?$")
_SET_OFF = Pattern(r"年均|平均|每年|月均|分别|累计")
_COMMAS = frozenset("，,")


def wrong_changes(sentence: list[Quantity]) -> Iterator[Wrong]:
    """A change that is not what lies between the two amounts, or a rate that is not that of the change.

    1352人，较2025年的1210人增加142人，增长13.5%; 由412人增加到468人，增长15%; 32家，较上年增加8家，增长25%.
    """
    for at, first in enumerate(sentence):
        if first.unit == PERCENT or not THAN.search(first.before):
            continue
        before = sentence[max(0, at - 2) : at] if first.mark in _COMMAS else []
        now = next((each for each in reversed(before) if each.unit == first.unit and not _BY.search(each.before)), None)
        now = now and _whole_of(now, sentence)
        changed = _BY.search(first.before) is not None
        base, by = (None if changed else first), (first if changed else None)
        rate: Quantity | None = None
        involved = [first]
        for each in sentence[at + 1 : at + 4]:
            if base and each.unit == first.unit and _TO.search(each.before):
                now = each
            elif base and by is None and each.unit == first.unit and _BY.search(each.before):
                by = each
            elif each.unit == PERCENT and _GROWTH.search(each.before):
                rate = each
                involved.append(each)
                break
            else:
                break
            involved.append(each)
        if now and not any(each.rough or _SET_OFF.search(each.before) for each in (now, *involved)):
            yield from _change(base, now, by, rate)


def _whole_of(last: Quantity, sentence: list[Quantity]) -> Quantity:
    """The whole of the list that ends with a quantity, or that quantity: 9起，其中食堂4起、宿舍5起，较上月的13起减少4起."""
    at = sentence.index(last)
    while at > 0 and (sentence[at].mark == "、" or (sentence[at].mark == "" and AND.search(sentence[at].before))):
        at -= 1
    whole = sentence[at - 1] if at > 0 and OPENS.search(sentence[at].before) else last
    return whole if whole.unit == last.unit else last


def _change(base: Quantity | None, now: Quantity, by: Quantity | None, rate: Quantity | None) -> Iterator[Wrong]:
    """What is wrong with one change; without `base` that is what is left of `now`."""
    unit = now.unit
    apart = abs(now.value - base.value) if base else by.value if by else 0.0
    loose = sum(each.exact for each in (base, now, by) if each and each.exact != 0.5)
    if base and by and abs(apart - by.value) > loose + 0.001:
        told = f"{shown(now.value, unit)}和{shown(base.value, unit)}相差{shown(apart, unit)}"
        yield by.start, by.end, f"{told}，与{shown(by.value, unit)}不符，请复核", True
        return
    change = _BY.search(by.before) if by else None
    down = change is not None and change["down"]
    was = base.value if base else now.value + (apart if down else -apart)
    if rate is None or was <= 0:
        return
    right = 100 * apart / was
    if abs(right - rate.value) > 1.2 * rate.exact + 200 * loose / was:
        told = f"由{shown(was, unit)}到{shown(now.value, unit)}是{right:.1f}%"
        yield rate.start, rate.digits, f"{told}，与{rate.value:g}%不符，请复核", True


_OF_LAST_YEAR = Pattern(r"同比|去年|上年")
_PERIOD = Pattern(
    r"^(?:截至|至|到|在|而)?(?:[上本今去前当]个?[年月周季]度?|[上下]半年|[上本]学期|同期|[上本]期|这[年月周]|第?[一二三四]季度)+"
)
_EARLIER = Pattern(r"^(?:[上去前]|同期)")
_IS = frozenset(("", "为", "是", "达", "达到", "有", "共"))
_POINT_UNIT = "个百分点"


def _in_periods(was: Quantity, now: Quantity) -> bool:
    """Whether two quantities are of one thing in two periods: 4月用水…，5月用水…; 上月受理…，本月受理…; 9月为…，10月为…."""
    one, other = (_PERIOD.compiled.sub("", each.before.strip()) for each in (was, now))
    if was.unit != now.unit or not one or not was.value or was.rough or now.rough or _NEARLY_SO.search(one + other):
        return False
    same = one == other != was.before.strip() or was.before == now.before
    short = min(one, other, key=len)
    ends = len(short) >= _SAME_NAME and (one.endswith(other) or other.endswith(one)) and now.mark != "、"
    bare = not other and now.before.strip() != "" and one != was.before.strip()
    return same or ends or bare or (was.unit == PERCENT and other in _IS and now.before != "")


_NEARLY_SO = Pattern(r"约|近|余")


def wrong_periods(sentence: list[Quantity]) -> Iterator[Wrong]:
    """A rate behind one thing in two periods: 4月用水1.26万吨，5月用水1.41万吨，增长15.2%."""
    for one, other, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if rate.mark not in _COMMAS or not _GROWTH.search(rate.before) or _SET_OFF.search(rate.before):
            continue
        if not _in_periods(one, other) or _OF_LAST_YEAR.search(rate.before):
            continue
        backwards = _EARLIER.search(other.before) and not _EARLIER.search(one.before)
        was, now = (other, one) if backwards else (one, other)  # 本学期23人，上学期29人
        if rate.unit == _POINT_UNIT and was.unit == PERCENT:
            apart = abs(now.value - was.value)
            # rates are rounded one by one, and so is what lies between them
            if abs(apart - rate.value) > 2.02 * max(was.exact, now.exact):
                told = f"{was.value:.10g}%和{now.value:.10g}%相差{round(apart, 2):g}个百分点"
                yield rate.start, rate.end, f"{told}，与{rate.value:g}个百分点不符，请复核", False
            continue
        right = 100 * abs(now.value - was.value) / was.value
        loose = 100 * (was.exact + now.exact) / was.value if was.exact != 0.5 else 0.0
        if rate.unit == PERCENT and was.unit != PERCENT and abs(right - rate.value) > 1.2 * rate.exact + loose:
            told = f"由{shown(was.value, was.unit)}到{shown(now.value, now.unit)}是{right:.1f}%"
            yield rate.start, rate.digits, f"{told}，与{rate.value:g}%不符，请复核", False


_BEFORE = Pattern(r"(?<![此之提空])前(?!期|后|者|列|往)|原(?:来|先|有|为|每|(?=[日月年]均))")
_AFTER = Pattern(r"(?<![此之随先然])后(?!期|勤|者|续)|现(?:在|为|有|每|(?=[日月年]均))")
_SAVED = Pattern(
    rf"(?:节[电水气油能煤]|节约|节省|省[电水油气]?|压减|压缩|缩短|{_UP}|{_DOWN})(?:用?[\u4e00-\u9fff]{{1,2}})?(?:比例|比率|幅度|[率幅])?(?:为|达到?|了)*$"
)
_SAVES = Pattern("节|省|减|降|压|缩|少|落|下")


def wrong_before_and_after(document: Document, sentence: list[Quantity]) -> Iterator[Wrong]:
    """A rate behind what was before and after: 改造前用电8.4万千瓦时，改造后5.04万千瓦时，节电50%."""
    for was, now, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
        points = was.unit == PERCENT
        tied = was.unit == now.unit and rate.unit == (_POINT_UNIT if points else PERCENT) and rate.mark in _COMMAS
        if not tied or not was.value or _SET_OFF.search(rate.before) or not _SAVED.search(rate.before):
            continue
        change = (now.value - was.value) * (-1 if _SAVES.search(rate.before) else 1)
        right = change if points else 100 * change / was.value
        exact = was.exact + now.exact if points or was.exact != 0.5 else 0.0
        loose = exact if points else 100 * exact / was.value
        rough = any(each.rough for each in (was, now, rate)) or _OF_LAST_YEAR.search(rate.before)
        wrong = right > 0 and abs(right - rate.value) > 1.2 * rate.exact + loose
        by_periods = _GROWTH.search(rate.before) and _in_periods(was, now)
        if wrong and not rough and not by_periods and _are_before_and_after(document, was, now):
            told = f"由{shown(was.value, was.unit)}到{shown(now.value, now.unit)}是{round(right, 1):g}{rate.unit}"
            yield rate.start, rate.digits, f"{told}，与{rate.value:g}{rate.unit}不符，请复核", True


_SPAN = Pattern(r"20\d\d年|[春秋]季?学期|\d{1,2}月|[上下]半年|第[一二三四]季度|[，；]")


def _are_before_and_after(document: Document, was: Quantity, now: Quantity) -> bool:
    """Whether the words of two quantities put them before and after something, or in two terms, months or years."""
    text = document.plain
    begin = max(document.sentence_at(was.start)[0], was.start - _REACH)
    one, other = text[begin : was.start], text[was.end : now.start]
    if _BEFORE.search(one) and _AFTER.search(other) and not _AFTER.search(one):
        return True
    name = _SPAN.sub("", other)
    spans = _SPAN.sub("", one) != one and name != other.lstrip("，；")
    return spans and len(name) >= _SAME_NAME and _SPAN.sub("", one).endswith(name)


_REACH = 40  # code points before a quantity that tell when it was so
_OF_BEFORE = Pattern(r"[是为达]到?(?:原来|原先|原有|上年|去年|同期|前者|之前|过去)的$")
_TIMES_MORE = Pattern(rf"^(?:净|又)?(?:{_UP}|扩大|翻)了?$")
_FROM, _UP_TO = Pattern(r"[由从][^，]{0,12}$"), Pattern(r"[到至为]了?[^，]{0,4}$")
_MULTIPLE = 0.06  # of a multiple, how far it may be rounded


def wrong_multiples(sentence: list[Quantity]) -> Iterator[Wrong]:
    """A multiple that is not that of the amounts before it: 由18个发展到54个，是原来的2倍."""
    for was, now, times in zip(sentence, sentence[1:], sentence[2:], strict=False):
        tied = was.unit == now.unit and was.value and _FROM.search(was.before) and _UP_TO.search(now.before)
        if times.unit != "倍" or not tied or any(each.rough for each in (was, now, times)):
            continue
        ratio = now.value / was.value
        of, more = _OF_BEFORE.search(times.before), _TIMES_MORE.search(times.before)
        right = ratio if of else ratio - 1
        if (of or more) and ratio > 1 and abs(right - times.value) > max(_MULTIPLE * ratio, times.exact * 0.2):
            told = f"由{shown(was.value, was.unit)}到{shown(now.value, now.unit)}，是原来的{round(ratio, 2):g}倍"
            yield times.start, times.end, f"{told}，增加{round(ratio - 1, 2):g}倍，请复核", False
