"""What is left of a whole, and the members of a group in one place each, that do not come to it.

Spans with what is wrong, and whether that is certain. The rest of a group of people that another sentence tells is for
`rests_apart`.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import DIVIDERS, FEWEST_ITEMS, OPENS, REST, shown
from alvtc_info.analysis.rests_apart import who
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_AMONG = Pattern(r"^[\u4e00-\u9fff]{0,10}[中里]$")
# where people are, of which they are in one place; what is done, and what is still to do
_PLACED = Pattern(
    r"返校|返回|返家|回[到了]?(?:宿舍|寝室|家|校|教室|班|岗)|出院|离院|离校|住院|留观|留院|输液|转[院至往入到送]|居家|隔离|在[^，。；]{1,8}(?:治疗|观察|休息|休养|检查|就诊)"
)
# what a check finds right, and what it does not: 9个没有问题，4个存在弱口令
_SOUND = Pattern(
    r"(?:没有|未(?:发现|见|出现)|无)[^，。；]{0,4}(?:问题|异常|隐患|缺陷)|(?<![不未])(?:正常|合格|完好|符合|达标|齐全)"
)
_FAULTY = Pattern(
    r"存在|不(?:合格|正常|符合|达标|齐)|未(?:达标|通过)|(?:有|出现)(?!关)[^，。；]{0,6}(?:问题|隐患|故障)|失效|损坏|过期|漏[水电气]|缺"
)
_OPENING = DIVIDERS | {""}
_DONE, _TO_DO = Pattern(r"已"), Pattern(r"仍|尚|正在|还在|待")
_MORE_OF_THEM = Pattern(r"其余|余下|剩余|其他|另|某|等|先后|又|同时")


def wrong_members(document: Document, sentence: list[Quantity], following: list[list[Quantity]]) -> Iterator[Wrong]:
    """Members of a group who are in one place or state each, and not as many: 3名学生中，2人已返校，2人仍在留观."""
    for at, whole in enumerate(sentence):
        parts: list[Quantity] = []
        for each in sentence[at + 1 :] if _AMONG.search(whole.behind) else ():
            if (
                each.unit != whole.unit
                or each.mark not in (DIVIDERS if parts else _OPENING)
                or _MORE_OF_THEM.search(each.before)
            ):
                break
            if OPENS.search(each.before) or each.rough:
                break
            parts.append(each)
        said = sum(each.value for each in parts)
        if len(parts) < FEWEST_ITEMS or said == whole.value or whole.rough or not are_apart(parts):
            continue
        others = [*sentence[at + 1 + len(parts) :], *(each for group in following for each in group)]
        stop = following[0][0].sentence if following else whole.sentence
        more = any(each.unit == whole.unit for each in others) or _MORE_OF_THEM.search(document.plain, whole.end, stop)
        if said > whole.value or not more:
            told = f"各项相加是{shown(said, whole.unit)}，与前面的{shown(whole.value, whole.unit)}不符"
            yield parts[0].start, parts[-1].end + len(parts[-1].behind), f"{told}，请复核", said > whole.value


def are_apart(parts: Sequence[Quantity]) -> bool:
    """Whether each of some parts is somewhere, or in a state, in which none of the others is."""
    words = [each.before + each.behind for each in parts]
    placed = [_PLACED.search(each) is not None for each in words]
    still = [_TO_DO.search(each) is not None for each in words]
    done = [not to_do and _DONE.search(each) is not None for each, to_do in zip(words, still, strict=True)]
    known = all(map(any, zip(placed, still, done, strict=True)))
    sound = [_SOUND.search(each) is not None for each in words]
    faulty = [not right and _FAULTY.search(each) is not None for each, right in zip(words, sound, strict=True)]
    if sum(sound) == 1 and all(map(any, zip(sound, faulty, strict=True))):
        return True
    return all(placed) or (known and sum(still) == 1)


# people who are told of by name, not by a number: 21人，常某就医，1人陪护，余下19人
_NAMED, _MOST_NAMES = Pattern(r"[\u4e00-\u9fff]某"), 3
_BUT = Pattern(r"除|另|不含|[又再]|[与和跟][^，。；]{1,12}[同相](?:批|款|型|类|期|样|品牌|厂|[批年月]次?)的")
_MOST_PARTS = 8
_NEAR_WHOLE = 0.15  # of a whole of the sentence before


def wrong_rests(document: Document, sentence: list[Quantity], earlier: list[Quantity]) -> Iterator[Wrong]:
    """A rest that with no others before it comes to any whole of its sentence: 6人，其中4人送医，其余3人留观.

    With one other only, the whole may stand in the sentence before: what nearly comes to that is likely wrong.
    """
    for at, rest in enumerate(sentence):
        if not REST.search(rest.before):
            continue
        here = [each for each in sentence[:at] if each.unit == rest.unit][-_MOST_PARTS:]
        there = [each for each in earlier if each.unit == rest.unit and _may_be_of(rest, each)]
        there = there if here and (len(here) == 1 or here[0].value < rest.value) else []
        before = [*there[-1:], *here]
        set_off = len(before) < 2 or rest.rough or any(each.rough for each in before)
        less = _LESS.search(here[-1].before) if here else None
        but = less and _THESE.match(document.plain, here[-1].end, rest.start)
        if less and but and (less["taken"] or but["but"]):
            yield from _without(here[-1], rest, [*earlier, *here[:-1]])
            continue
        if set_off or _BUT.search(document.plain, before[0].start, rest.start):
            continue
        whole, *parts = before
        sums = {
            round(sum(each.value for each in some) + rest.value, 4)
            for size in range(1, len(parts) + 1)
            for some in combinations(parts, size)
        }
        tied = not there or OPENS.search(here[0].before)  # 车上12人。其中教师2人……，其余7人
        near = tied or abs(max(sums) - whole.value) <= _NEAR_WHOLE * whole.value
        names = len(set(_NAMED.findall(document.plain[whole.end : rest.start]))) if whole.unit == "人" else 0
        counted = {some + more for some in sums for more in range(min(names, _MOST_NAMES) + 1)}
        since = document.passage_at(rest.start).start
        told_before = {each.value for each in earlier if each.unit == rest.unit and each.start >= since}
        told_before |= {each.value for each in (*before, *there)}
        explained = counted & told_before or _is_left(document, rest, [*earlier, *here])
        explained = explained or _is_told_above(document, rest, [*here, rest])
        # 共20人，学生18人，教师2人，其余19人无恙
        divided = round(sum(each.value for each in parts), 4) == whole.value
        explained = explained or (len(parts) > 1 and divided)
        if near and whole.value >= max(each.value for each in (*parts, rest)) and not explained:
            told = "、".join(f"{each.value:.10g}" for each in (*parts, rest))
            begin = parts[0].start if there else whole.start
            yield begin, rest.end, f"{told}相加不是{shown(whole.value, whole.unit)}，请复核", not there


def _is_told_above(document: Document, rest: Quantity, items: Sequence[Quantity]) -> bool:
    """Whether all items with the rest come to a number that the text before them has: 平均19.3天。……等签字的占8.4天……"""
    total = f"{round(sum(each.value for each in items), 4):.10g}{rest.unit}"
    before = document.plain[: items[0].start]
    return any(not (before[at - 1 : at].isdecimal() or before[at - 1 : at] == ".") for at in occurrences(before, total))


def _is_left(document: Document, rest: Quantity, earlier: Sequence[Quantity]) -> bool:
    """Whether a rest is what one number of its paragraph leaves of another: 37户……查完15户，发现4户……；其余22户."""
    begin = document.passage_at(rest.start).start
    values = sorted({each.value for each in earlier if each.unit == rest.unit and each.start >= begin})
    pairs = {(part, whole) for part, whole in combinations(values, 2) if round(whole - part, 4) == rest.value}
    here = {each.value for each in earlier if each.sentence == rest.sentence}
    # the whole stands before this sentence, the part within it
    return any(part in here and whole not in here for part, whole in pairs)


def _may_be_of(rest: Quantity, whole: Quantity) -> bool:
    """Whether a rest may be one of those counted before: not of 学生 where those are 教师."""
    return not (who(rest) and who(whole)) or who(rest) == who(whole)


_LESS = Pattern(r"^(?P<taken>扣)?除(?:了|去)?[\u4e00-\u9fff]{0,10}$")
_THESE = Pattern(r"[\u4e00-\u9fff]{0,8}?(?P<but>外|以外|之外)?，")


def _without(part: Quantity, rest: Quantity, earlier: list[Quantity]) -> Iterator[Wrong]:
    """A rest without a part that do not come to a whole told before: 14人在岗，除上述7人外，其余6人值守."""
    alike = [each for each in earlier if each.unit == rest.unit and not each.rough]
    said = part.value + rest.value
    whole = next((each for each in reversed(alike) if each.value > max(part.value, rest.value)), None)
    explained = any(each.value == said for each in alike)
    if whole and not (explained or rest.rough or part.rough) and abs(said - whole.value) <= _NEAR_WHOLE * whole.value:
        told = f"{part.value:.10g}加{rest.value:.10g}是{shown(said, rest.unit)}"
        yield part.start, rest.end, f"{told}，与{shown(whole.value, whole.unit)}不符，请复核", False


_ALTOGETHER = Pattern(r"(?:共有?|现有|总共有?|合计|在用)[\u4e00-\u9fff]{0,8}$")
_OUT_OF_USE = Pattern(r"停用|停运|停机|停摆|损坏|故障|受损|失灵|报废|[不无][能法]?(?:使用|工作|启动)")
_IN_USE = Pattern(r"正常|完好|可用|能用|照常|良好")
_ALSO = Pattern(r"^(?:另|还|尚)外?有?")


def wrong_sides(sentence: list[Quantity]) -> Iterator[Wrong]:
    """What is out of use and what works, and do not come to all there are: 共有5台，停用3台，另有3台正常使用."""
    for whole, out, works in zip(sentence, sentence[1:], sentence[2:], strict=False):
        alike = whole.unit == out.unit == works.unit and not (whole.rough or out.rough or works.rough)
        said = round(out.value + works.value, 4)
        told_of = (
            _ALTOGETHER.search(whole.before)
            and _OUT_OF_USE.search(out.before + out.behind)
            and _ALSO.match(works.before)
            and _IN_USE.search(works.before + works.behind)
        )
        if alike and told_of and said != whole.value and out.value < whole.value:
            told = f"{out.value:.10g}加{works.value:.10g}是{shown(said, whole.unit)}"
            yield out.start, works.end, f"{told}，与{shown(whole.value, whole.unit)}不符，请复核", False


_STILL = Pattern(r"^(?:仍|尚|还)有?(?P<what>[\u4e00-\u9fff]{2})")


def wrong_leftovers(sentence: list[Quantity]) -> Iterator[Wrong]:
    """What is still so behind what was so and what was done of it: 欠费236人，补缴187人，仍欠费59人."""
    for whole, done, left in zip(sentence, sentence[1:], sentence[2:], strict=False):
        match = _STILL.search(left.before)
        alike = whole.unit == done.unit == left.unit and not (whole.rough or done.rough or left.rough)
        apart = round(whole.value - done.value, 4)
        if match and alike and match["what"] in whole.before and apart != left.value:
            told = f"{whole.value:.10g}减{done.value:.10g}是{shown(apart, whole.unit)}"
            yield done.start, left.end, f"{told}，与{shown(left.value, left.unit)}不符，请复核", False
