"""Quantities that cannot all be right, in any unit: parts and rests, rates, changes, products.

Each check is of what the words tie together; spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, combinations, groupby, pairwise, product, takewhile
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown, slip
from alvtc_info.analysis.rests_apart import who
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document, Passage

_OPENS = Pattern(r"^(?:其中|包括|含|分别[是为]|即)")
_NO_PART = Pattern(r"共|合计|总计|占|[增减降]|[比较]|约|每|达|人均|平均|率$|又|再|另|相当|超|未")
_LEFT_OUT = Pattern(r"等(?![级奖次额])|主要|部分|以上|尚未统计|不含|除")
_DIVIDERS = frozenset("、，,；;")
_AND = Pattern(r"^[\u4e00-\u9fff]{0,6}[和及与]")
_FEWEST_PARTS = 3
_FEWEST_ITEMS = 2
_NEARLY = 0.05  # of the whole: parts that come so near to it are meant to be all of it
_NO_SMALL_REST = 0.2  # of the smallest part
_AS_SMALL = 2  # times a rest, for a part beside which it would have been named
# what people of several groups may be
_MAY_OVERLAP = Pattern(
    r"[男女]|[党团]员|民族|[蒙汉回满]古?族|困难|贫困|优秀|先进|博士|硕士|[高中初副]级|骨干|双师|以[上下]|住校|走读|获|首次|新|省|盟|区级|国家|重点|兼"
)
_NOT_FAR = 0.12  # of the whole, for a sum that is the whole but for one digit
_PERCENT = "%"
_AROUND = 200  # quantities on both sides of a sentence that may explain a rate
_MOST_TOLD = 60  # quantities of a sentence; one with more is a table


def quantities_apart(document: Document) -> Iterator[Wrong]:
    """What is wrong with the quantities of a paper."""
    found = [each for each in quantities(document) if each.role in PROSE]
    sentences = [list(group) for _, group in groupby(found, key=lambda each: each.sentence)]
    yield from _totals_of_items(document, found)
    begun = 0
    for index, sentence in enumerate(sentences):
        begin, begun = begun, begun + len(sentence)
        if len(sentence) > _MOST_TOLD:
            continue
        earlier = [each for group in sentences[max(0, index - 1) : index] for each in group][-_MOST_TOLD:]
        yield from _parts(document, sentence, sentences[index + 1 : index + 2])
        yield from _members(document, sentence, sentences[index + 1 : index + 2])
        yield from _sums(document, sentence)
        yield from _rests(document, sentence, earlier)
        yield from _left_over(sentence)
        yield from _changes(sentence)
        if any(each.unit == _PERCENT for each in sentence):
            around = found[max(0, begin - _AROUND) : begun + _AROUND]
            yield from _periods(sentence)
            yield from _before_and_after(document, sentence)
            yield from _portions(sentence)
            yield from _rates(sentence, around)
        yield from _multiples(sentence)
        yield from _products(sentence, earlier)
        yield from _to_each(sentence)
        yield from _averages(sentence)


def _list(document: Document, whole: Quantity, behind: Sequence[Quantity]) -> list[Quantity]:
    """The parts that a list behind a whole tells of it (共240册，其中过刊150册、工具书90册)."""
    if not behind or not (_OPENS.search(behind[0].before) or behind[0].mark in tuple("：:（(")):
        return []
    closed = document.plain.find("）", behind[0].start, whole.sentence) if behind[0].mark == "（" else -1
    # who has the sum right behind: 其中1人8500元，1人5500元
    heads = {then.start: one for one, then in pairwise(behind) if whole.unit == "元" and _has_it(one, then)}
    parts: list[Quantity] = []
    first = ""
    for each in (each for each in behind if each not in heads.values()):
        head = heads.get(each.start, each)
        words = _OPENS.compiled.sub("", head.before) if not parts else head.before
        outside = each.start > closed >= 0 or each.unit != whole.unit or _NO_PART.search(words)
        # a list goes on with the mark that it began with: 40节、20节，不合格3节
        if outside or (parts and ((len(parts) > 1 and head.mark not in (first, "")) or not _joined(head))):
            break
        first = head.mark if len(parts) == 1 else first
        parts.append(each)
    return parts


def _has_it(one: Quantity, then: Quantity) -> bool:
    """Whether a single person or thing has the sum of money right behind it."""
    beside = then.unit == "元" and then.mark == "" and not _PER_ONE.search(then.before)
    return beside and one.is_count and one.value == 1


_PER_ONE = Pattern(r"[每各]")


def _joined(item: Quantity) -> bool:
    """Whether an item stands in a list with what is before it."""
    return _AND.search(item.before) is not None if item.mark == "" else item.mark in _DIVIDERS


def _parts(document: Document, sentence: list[Quantity], following: list[list[Quantity]]) -> Iterator[Wrong]:
    """Parts that nearly come to the whole that they are listed behind."""
    for at, whole in enumerate(sentence):
        parts = _list(document, whole, sentence[at + 1 :])
        if len(parts) < _FEWEST_ITEMS or whole.unit == _PERCENT:
            continue
        said = round(sum(each.value for each in parts), 4)
        apart = round(said - whole.value, 4)
        near = _lacks(whole, parts, -apart) if apart < 0 else _exceeds(whole, parts, said)
        near = near or (apart < 0 and _are_all(document, whole, parts, -apart))
        others = [*sentence[at + 1 + len(parts) :], *(each for group in following for each in group)]
        missing = any(each.unit == whole.unit and abs(each.value + apart) < 0.001 for each in others)
        begin, end = whole.start, parts[-1].end
        loose = any(each.rough for each in (whole, *parts)) or _LEFT_OUT.search(document.plain, begin, whole.sentence)
        rest = any(_REST.search(each.before) for each in parts)
        if apart and near and not missing and not loose and not rest:
            told = f"分项相加是{shown(said, whole.unit)}，与总数{shown(whole.value, whole.unit)}不符"
            yield begin, end, f"{told}；没有别的项的，请复核", False


_SUMMED_UP = Pattern(r"(?:共|合计|共计|总计)(?:有)?$")


def _are_all(document: Document, whole: Quantity, parts: Sequence[Quantity], left: float) -> bool:
    """Whether a list that ends its sentence behind a total and a colon tells all of it: 共5台：灶2台、风机1台、柜1台."""
    end = parts[-1].end + len(parts[-1].behind)
    return (
        len(parts) >= _FEWEST_PARTS
        and whole.is_count
        and left <= _FEW_LEFT
        and not whole.behind
        and parts[0].mark == "："
        and _SUMMED_UP.search(whole.before) is not None
        and document.plain[end : end + 1] in "。；\n"
    )


_FEW_LEFT = 2


def _exceeds(whole: Quantity, parts: Sequence[Quantity], said: float) -> bool:
    """Whether parts are more than a whole by so little that they are of one kind each, and one number is wrong."""
    if len(parts) < _FEWEST_PARTS and whole.is_count:
        names = {_OPENS.sub("", each.before) for each in parts}
        apart = len(names) == len(parts) and not any(
            len(each) < _SAME_NAME or _MAY_OVERLAP.search(each) for each in names
        )
        return whole.unit == "人" and apart and slip(said, whole.value)
    is_slip = slip(said, whole.value) and said <= (1 + _NOT_FAR) * whole.value
    return is_slip or said <= max(whole.value * (1 + _NEARLY), whole.value + (whole.unit != "元"))


_HALVES = Pattern(
    r"(?:(?P<side>[东西南北左右前后上下内外])|[\u4e00-\u9fff\d])(?P<place>[区侧楼层门座栋馆园场面端]|校区|号楼)$"
)


def _are_halves(parts: Sequence[Quantity]) -> bool:
    """Whether two parts are of two places of one sort: 教学区4棵、生活区2棵, 东侧7块、西侧4块."""
    places = [_HALVES.search(each.before) for each in parts]
    return len(parts) == _FEWEST_ITEMS and len({each["place"] if each else at for at, each in enumerate(places)}) == 1


def _lacks(whole: Quantity, parts: Sequence[Quantity], left: float) -> bool:
    """Whether what parts lack of a whole is a wrong digit of it and no small rest.

    A digit before the last; of money a rest that is not small beside the parts, which would have been named; of people
    one that is not small beside the smallest: 42人，其中学生38人、教师2人、司机1人.
    """
    if left == 1 and whole.is_count and _are_halves(parts) and min(each.value for each in parts) > 1:
        return True
    if left > _NOT_FAR * whole.value or not slip(whole.value, whole.value - left):
        return False
    last = round(left / (2 * whole.exact), 4) % 10 != 0
    if len(parts) < _FEWEST_PARTS and whole.is_count:
        return False
    least = min(each.value for each in parts)
    apart = not any(_MAY_OVERLAP.search(each.before) for each in parts)
    named = whole.unit == "人" and least <= _AS_SMALL * left and apart
    return not last or named or (whole.unit == "元" and left >= _NO_SMALL_REST * least)


# 三项共更换灯具5216支（盏）, behind the three items that are counted by measures of their own
_OF_ITEMS = Pattern(
    r"(?<![^，。；：\n\u3000 ])(?:(?:以上|上述)?(?P<items>[两二三四五六七八九])(?:项|处|类|批|部分|个方面)|以上|上述)(?:工程|改造|内容|工作|措施)?(?:一?共计?|合计|总计)[^，。；\d]{0,10}$"
)
_ITEM_NUMBER = Pattern(r"[ \u3000]*(?:\d{1,2}[.．、]|（[\d一二三四五六七八九]{1,2}）|[①-⑨])")
_MOST_ITEMS, _MOST_OF_ITEM = 6, 4
_LEAD = 24  # code points before a total that say what it is of


def _totals_of_items(document: Document, found: Sequence[Quantity]) -> Iterator[Wrong]:
    """A total of the items right before its paragraph, one count of each of which should come to it."""
    bodies = list(document.roles(*PROSE))
    starts = [each.start for each in bodies]
    for at, total in enumerate(found):
        match = _OF_ITEMS.search(document.plain, max(0, total.start - _LEAD), total.start)
        if match is None or total.rough or not (total.is_count or total.unit == "元"):
            continue
        own = bisect_right(starts, total.start) - 1
        before = bodies[max(0, own - _MOST_ITEMS - 1) : own]
        items = list(takewhile(lambda each: _ITEM_NUMBER.match(document.plain, each.start), reversed(before)))
        if not _FEWEST_ITEMS <= len(items) <= _MOST_ITEMS or (match["items"] and numeral(match["items"]) != len(items)):
            continue
        near = found[max(0, at - _AROUND) : at]
        counts = [_counts_of(near, item, total) for item in items]
        sums = {round(sum(each), 4) for each in product(*counts)}
        said = min(sums, key=lambda each: abs(each - total.value), default=total.value)
        if said != total.value and abs(said - total.value) <= _NOT_FAR * total.value:
            told = f"逐项相加是{shown(said, total.unit)}，与合计{shown(total.value, total.unit)}不符，请复核"
            yield total.start, total.end, told, False


def _counts_of(found: Sequence[Quantity], item: Passage, total: Quantity) -> list[float]:
    """What an item counts: by the measure of the total where it has that, else by any."""
    here = [each for each in found if item.start <= each.start < item.end and each.unit == total.unit]
    if not here and total.is_count:
        here = [each for each in found if item.start <= each.start < item.end and each.is_count]
    return [each.value for each in here[:_MOST_OF_ITEM]]


_AMONG = Pattern(r"^[\u4e00-\u9fff]{0,10}[中里]$")
# where people are, of which they are in one place; what is done, and what is still to do
_PLACED = Pattern(
    r"返校|返回|返家|回[到了]?(?:宿舍|寝室|家|校|教室|班|岗)|出院|离院|离校|住院|留观|留院|输液|转[院至往入到送]|居家|隔离|在[^，。；]{1,8}(?:治疗|观察|休息|休养|检查|就诊)"
)
_OPENING = _DIVIDERS | {""}
_DONE, _TO_DO = Pattern(r"已"), Pattern(r"仍|尚|正在|还在|待")
_MORE_OF_THEM = Pattern(r"其余|余下|剩余|其他|另|某|等|先后|又|同时")


def _members(document: Document, sentence: list[Quantity], following: list[list[Quantity]]) -> Iterator[Wrong]:
    """Members of a group who are in one place or state each, and not as many: 3名学生中，2人已返校，2人仍在留观."""
    for at, whole in enumerate(sentence):
        parts: list[Quantity] = []
        for each in sentence[at + 1 :] if _AMONG.search(whole.behind) else ():
            if (
                each.unit != whole.unit
                or each.mark not in (_DIVIDERS if parts else _OPENING)
                or _MORE_OF_THEM.search(each.before)
            ):
                break
            if _OPENS.search(each.before) or each.rough:
                break
            parts.append(each)
        said = sum(each.value for each in parts)
        if len(parts) < _FEWEST_ITEMS or said == whole.value or whole.rough or not _are_apart(parts):
            continue
        others = [*sentence[at + 1 + len(parts) :], *(each for group in following for each in group)]
        stop = following[0][0].sentence if following else whole.sentence
        more = any(each.unit == whole.unit for each in others) or _MORE_OF_THEM.search(document.plain, whole.end, stop)
        if said > whole.value or not more:
            told = f"各项相加是{shown(said, whole.unit)}，与前面的{shown(whole.value, whole.unit)}不符"
            yield parts[0].start, parts[-1].end + len(parts[-1].behind), f"{told}，请复核", False


def _are_apart(parts: Sequence[Quantity]) -> bool:
    """Whether each of some parts is somewhere, or in a state, in which none of the others is."""
    words = [each.before + each.behind for each in parts]
    placed = [_PLACED.search(each) is not None for each in words]
    still = [_TO_DO.search(each) is not None for each in words]
    done = [not to_do and _DONE.search(each) is not None for each, to_do in zip(words, still, strict=True)]
    known = all(map(any, zip(placed, still, done, strict=True)))
    return all(placed) or (known and sum(still) == 1)


_TOTAL = Pattern(
    r"(?:累计|合计|共计|总计|合共|总共|一共|相加|加起来|总(?:价值?|金额|额|费用|造价)|(?<!公)共)(?:为|达|有|是)?(?P<act>[\u4e00-\u9fff]{0,8})$"
)
_PRICE = Pattern(r"[×✕*]|每|单价")
_NO_ITEM = Pattern(r"[×✕*]|每|单价|[比较]|约|[增减]|去重|[去扣剔]除|除去|重[复叠合]|交叉|不计|抵[扣消]")
_SO_MANY_OF_THEM = frozenset("项天场期批组轮")
_PLAINLY_OFF = 1.0  # of the sum: more is no total of the list
_A_LITTLE = 0.15  # of the sum, for a total that may be of more
_NOT_FAR_OFF = 0.25  # of the sum, for a total that has words before it which may be of something else
_ROUNDED = 1.0  # per cent


def _sums(document: Document, sentence: list[Quantity]) -> Iterator[Wrong]:
    """A total that is not what the list before it comes to: 120米、85米、60米，合计275米."""
    for at, total in enumerate(sentence):
        match = _TOTAL.search(total.before)
        before = sentence[:at]
        if before and total.mark == "" and before[-1].unit in _SO_MANY_OF_THEM:
            if before[-1].before.endswith(_FIRST_OF_THEM):
                continue  # 前两项合计15460元
            before = before[:-1]  # 三项合计100%, 三天累计接诊30人次
        items = _of_that_act(_items_before(before, total), total) if match else []
        if len(items) < _FEWEST_ITEMS or match is None or any(each.rough for each in (total, *items)):
            continue
        if total.mark == "、" and match.start():
            continue  # 花叶类20种，皮类、藤木类共25种: of what is named beside it
        if any(each.before.endswith(("各", "均")) for each in items):
            continue  # 电工、水暖工各2人，食堂管理员3人，共7人
        sums = {
            round(sum(each.value for each in items[first:]), 4): items[first].start for first in range(len(items) - 1)
        }
        slack = _ROUNDED if total.unit == _PERCENT else total.exact if total.exact > 0.5 else 0.0
        said = min(sums, key=lambda each: abs(each - total.value))
        apart = abs(said - total.value)
        plain = not match["act"] and total.unit != "个"  # 个 are of anything: 4个班、180个学位
        # 人次 may be more than 人, and what is 累计 more than what was told just now
        loose = total.unit != items[0].unit or "累计" in total.before
        most = _A_LITTLE if loose else _PLAINLY_OFF if plain else _NOT_FAR_OFF
        begin = max(document.sentence_at(total.start)[0], items[0].start - _LED_WITHIN)
        led = total.unit == "人" and _LED_BY.search(document.plain, begin, items[0].start) is not None
        if led and 0 < total.value - said <= _MOST_LEADERS:
            continue
        if total.value > said and _UNCOUNTED.search(total.before if total.mark else items[-1].behind):
            continue
        if apart > slack + 0.001 and apart <= most * said:
            told = f"逐项相加是{shown(said, total.unit)}，与合计{shown(total.value, total.unit)}不符，请复核"
            yield sums[said], total.end, told, not loose
        elif apart <= slack + 0.001 and len(sums) > 1 and sums[said] == items[1].start:
            whole = items[0]  # 测试612人，甲等318人……，合计622人
            off = abs(whole.value - total.value)
            if 0 < off <= _NOT_FAR_OFF * total.value and slip(whole.value, total.value):
                was, is_ = shown(whole.value, whole.unit), shown(total.value, total.unit)
                yield total.start, total.end, f"前面写的是{was}，合计是{is_}，请核实", False


# 带班领导刘某，辅导员9人，管理员8人，共18人: who is named, and not counted, leads them
_LED_BY = Pattern(r"(?:领导|负责人|[处科系部院馆所站队班组]长|主任|书记|指挥|带班)[\u4e00-\u9fff]{2,4}[、，；]")
_MOST_LEADERS = 2
_LED_WITHIN = 40  # code points before the first item
_FIRST_OF_THEM = ("前", "后", "头", "末")
# who is in a total without a number of their own: 实到31人，连同郭某和管理员共33人; 教师2人和驾驶员共37人
_UNCOUNTED = Pattern(
    r"^(?:[再又并另还]?(?:连同|连带|加上|算上|计入|加(?!起来|总)|外加|连上|以及|还有|另有|含|包括)|[和及与并、])[\u4e00-\u9fff、]{1,24}$"
)
_ACT_BEFORE = Pattern(r"(?P<act>[实应已未][\u4e00-\u9fff])(?:共计?|合计|总计|累计)?(?:为|达|有|是)?$")


def _of_that_act(items: list[Quantity], total: Quantity) -> list[Quantity]:
    """The items of which the same is told as of a total, where it is told of some only: 应考30人、实考29人，……，实考合计56人."""
    act = _ACT_BEFORE.search(total.before)
    told = [each for each in items if act and act["act"] in each.before]
    return told or items


def _items_before(before: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The list of amounts of one unit that ends before a total."""
    items: list[Quantity] = []
    at = len(before) - 1
    while at >= 0:
        each = before[at]
        alike = each.unit == total.unit or (each.unit, total.unit) == ("人", "人次")
        if not alike or (items and each.unit != items[0].unit) or _NO_ITEM.search(each.before):
            break
        items.insert(0, each)
        at -= 1
        head = each
        beside = at >= 0 and each.start - len(each.before) - len(each.mark) == before[at].end
        if beside and each.mark in _LIGHT and _OF_SUM.search(each.before) and _PRICE.search(before[at].before):
            head = before[at]  # 垫片66条×85元，计5610元: neither the price nor the number is an item
            at -= 1
            if at >= 0 and head.mark in _NEXT_TO and before[at].unit != total.unit:
                head = before[at]
                at -= 1
        # 床垫2张计700元: the number of things before their sum stands in the list for it
        elif at >= 0 and _is_sum_of(each, before[at]):
            head = before[at]
            at -= 1
        if not _joined(head) or "共" in head.before:
            break
    return items


def _is_sum_of(sum_: Quantity, things: Quantity) -> bool:
    """Whether a sum of money is that of the things counted right before it."""
    beside = sum_.mark == "" or (sum_.mark in _LIGHT and _OF_SUM.search(sum_.before) is not None)
    return sum_.unit == "元" and beside and things.unit not in ("元", _PERCENT) and not _NO_ITEM.search(things.before)


_LIGHT = frozenset("，,、")
_NEXT_TO = _LIGHT | {""}
_OF_SUM = Pattern(r"^(?:计|合|折|折价|价值|金额)?$")


# people who are told of by name, not by a number: 21人，常某就医，1人陪护，余下19人
_NAMED, _MOST_NAMES = Pattern(r"[\u4e00-\u9fff]某"), 3
# 剩余耗材没有退库的71单 counts what was left over of each
_REST = Pattern(r"^(?:其余|余下|剩余|剩下)(?!的?[\u4e00-\u9fff]{2,8}?(?:没有?|未|不|已|被)[\u4e00-\u9fff]{1,8}的)")
_BUT = Pattern(r"除|另|不含|[又再]|[与和跟][^，。；]{1,12}[同相](?:批|款|型|类|期|样|品牌|厂|[批年月]次?)的")
_MOST_PARTS = 8
_NEAR_WHOLE = 0.15  # of a whole of the sentence before


def _rests(document: Document, sentence: list[Quantity], earlier: list[Quantity]) -> Iterator[Wrong]:
    """A rest that with no others before it comes to any whole of its sentence: 6人，其中4人送医，其余3人留观.

    With one other only, the whole may stand in the sentence before: what nearly comes to that is likely wrong.
    """
    for at, rest in enumerate(sentence):
        if not _REST.search(rest.before):
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
        tied = not there or _OPENS.search(here[0].before)  # 车上12人。其中教师2人……，其余7人
        near = tied or abs(max(sums) - whole.value) <= _NEAR_WHOLE * whole.value
        names = len(set(_NAMED.findall(document.plain[whole.end : rest.start]))) if whole.unit == "人" else 0
        counted = {some + more for some in sums for more in range(min(names, _MOST_NAMES) + 1)}
        since = document.passage_at(rest.start).start
        told_before = {each.value for each in earlier if each.unit == rest.unit and each.start >= since}
        told_before |= {each.value for each in (*before, *there)}
        explained = counted & told_before or _is_left(document, rest, [*earlier, *here])
        explained = explained or _is_told_above(document, rest, [*here, rest])
        # 公示612人，其中一档204人、二档408人；其余36人不符合条件
        divided = round(sum(each.value for each in parts), 4) == whole.value
        explained = explained or (len(parts) > 1 and divided and rest.mark in "；。")
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


_STILL = Pattern(r"^(?:仍|尚|还)有?(?P<what>[\u4e00-\u9fff]{2})")


def _left_over(sentence: list[Quantity]) -> Iterator[Wrong]:
    """What is still so behind what was so and what was done of it: 欠费236人，补缴187人，仍欠费59人."""
    for whole, done, left in zip(sentence, sentence[1:], sentence[2:], strict=False):
        match = _STILL.search(left.before)
        alike = whole.unit == done.unit == left.unit and not (whole.rough or done.rough or left.rough)
        apart = round(whole.value - done.value, 4)
        if match and alike and match["what"] in whole.before and apart != left.value:
            told = f"{whole.value:.10g}减{done.value:.10g}是{shown(apart, whole.unit)}"
            yield done.start, left.end, f"{told}，与{shown(left.value, left.unit)}不符，请复核", False


_UP, _DOWN = "增加|增长|上升|提高|提升|净增|增|升|多", "减少|下降|降低|回落|下滑|减|降|少"
_BY = Pattern(rf"(?:{_UP}|(?P<down>{_DOWN}))了?$")
_THAN = Pattern(r"(?:^|[\u4e00-\u9fff])[比较由从](?![例率重])|同比|环比|^同")
_TO = Pattern(rf"(?:达到?|(?:{_UP}|{_DOWN})[到至为])了?[^\d]{{0,8}}$")
_GROWTH = Pattern(rf"(?:{_UP}|{_DOWN})(?:率|幅)?(?:了|为|达到?)?$")
_SET_OFF = Pattern(r"年均|平均|每年|月均|分别|累计")
_COMMAS = frozenset("，,")


def _changes(sentence: list[Quantity]) -> Iterator[Wrong]:
    """A change that is not what lies between the two amounts, or a rate that is not that of the change.

    1352人，较2025年的1210人增加142人，增长13.5%; 由412人增加到468人，增长15%; 32家，较上年增加8家，增长25%.
    """
    for at, first in enumerate(sentence):
        if first.unit == _PERCENT or not _THAN.search(first.before):
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
            elif each.unit == _PERCENT and _GROWTH.search(each.before):
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
    while at > 0 and (sentence[at].mark == "、" or (sentence[at].mark == "" and _AND.search(sentence[at].before))):
        at -= 1
    whole = sentence[at - 1] if at > 0 and _OPENS.search(sentence[at].before) else last
    return whole if whole.unit == last.unit else last


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
    return same or ends or bare or (was.unit == _PERCENT and other in _IS and now.before != "")


_SAME_NAME = 2  # characters
_NEARLY_SO = Pattern(r"约|近|余")


def _periods(sentence: list[Quantity]) -> Iterator[Wrong]:
    """A rate behind one thing in two periods: 4月用水1.26万吨，5月用水1.41万吨，增长15.2%."""
    for one, other, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if rate.mark not in _COMMAS or not _GROWTH.search(rate.before) or _SET_OFF.search(rate.before):
            continue
        if not _in_periods(one, other) or _OF_LAST_YEAR.search(rate.before):
            continue
        backwards = _EARLIER.search(other.before) and not _EARLIER.search(one.before)
        was, now = (other, one) if backwards else (one, other)  # 本学期23人，上学期29人
        if rate.unit == _POINT_UNIT and was.unit == _PERCENT:
            apart = abs(now.value - was.value)
            # rates are rounded one by one, and so is what lies between them
            if abs(apart - rate.value) > 2.02 * max(was.exact, now.exact):
                told = f"{was.value:.10g}%和{now.value:.10g}%相差{round(apart, 2):g}个百分点"
                yield rate.start, rate.end, f"{told}，与{rate.value:g}个百分点不符，请复核", False
            continue
        right = 100 * abs(now.value - was.value) / was.value
        loose = 100 * (was.exact + now.exact) / was.value if was.exact != 0.5 else 0.0
        if rate.unit == _PERCENT and was.unit != _PERCENT and abs(right - rate.value) > 1.2 * rate.exact + loose:
            told = f"由{shown(was.value, was.unit)}到{shown(now.value, now.unit)}是{right:.1f}%"
            yield rate.start, rate.digits, f"{told}，与{rate.value:g}%不符，请复核", False


_BEFORE = Pattern(r"(?<![此之提空])前(?!期|后|者|列|往)|原(?:来|先|有|为|每|(?=[日月年]均))")
_AFTER = Pattern(r"(?<![此之随先然])后(?!期|勤|者|续)|现(?:在|为|有|每|(?=[日月年]均))")
_SAVED = Pattern(
    rf"(?:节[电水气油能煤]|节约|节省|省[电水油气]?|压减|压缩|缩短|{_UP}|{_DOWN})(?:用?[\u4e00-\u9fff]{{1,2}})?(?:比例|比率|幅度|[率幅])?(?:为|达到?|了)*$"
)
_SAVES = Pattern("节|省|减|降|压|缩|少|落|下")


def _before_and_after(document: Document, sentence: list[Quantity]) -> Iterator[Wrong]:
    """A rate behind what was before and after: 改造前用电8.4万千瓦时，改造后5.04万千瓦时，节电50%."""
    for was, now, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
        points = was.unit == _PERCENT
        tied = was.unit == now.unit and rate.unit == (_POINT_UNIT if points else _PERCENT) and rate.mark in _COMMAS
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


_OF_IT = Pattern(r"的(?:比例|比重)?(?:为|达到?)?$")
_OF_WHOLE = Pattern(r"^[仅只约]?占[^，]{0,16}$")


def _portions(sentence: list[Quantity]) -> Iterator[Wrong]:
    """A part and the rate that it is of the whole told with it: 426名学生，占三系学生1420人的35%."""
    for at, (part, whole, rate) in enumerate(zip(sentence, sentence[1:], sentence[2:], strict=False)):
        tied = _OF_WHOLE.search(whole.before) and whole.mark in _BESIDE and rate.mark == "" and rate.unit == _PERCENT
        if not tied or part.unit != whole.unit or not _OF_IT.search(whole.behind) or not whole.value:
            continue
        right = 100 * part.value / whole.value
        loose = 100 * (part.exact + right / 100 * whole.exact) / whole.value if part.exact != 0.5 else 0.0
        rough = any(each.rough for each in (part, whole, rate))
        sums = accumulate(each.value for each in reversed(_items_before(sentence[: at + 1], part)))
        together = any(abs(100 * each / whole.value - rate.value) <= 1.2 * rate.exact + loose for each in sums)
        if not rough and not together and abs(right - rate.value) > 1.2 * rate.exact + loose:
            told = f"{shown(part.value, part.unit)}÷{shown(whole.value, whole.unit)}是{right:.1f}%"
            yield rate.start, rate.end - 1, f"{told}，与{rate.value:g}%不符，请复核", True


_OF_BEFORE = Pattern(r"[是为达]到?(?:原来|原先|原有|上年|去年|同期|前者|之前|过去)的$")
_TIMES_MORE = Pattern(rf"^(?:净|又)?(?:{_UP}|扩大|翻)了?$")
_FROM, _UP_TO = Pattern(r"[由从][^，]{0,12}$"), Pattern(r"[到至为]了?[^，]{0,4}$")
_MULTIPLE = 0.06  # of a multiple, how far it may be rounded


def _multiples(sentence: list[Quantity]) -> Iterator[Wrong]:
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


_RATE = Pattern(r"(?P<act>[\u4e00-\u9fff]{2})率(?:为|达到?|是|仅|只有)*$")
_SHARE = Pattern(r"^(?:仅|只)?占(?P<of>[^，]{0,14}?)的?(?:比例?|比重)?(?:为|达到?)?$")
_BESIDE = frozenset("，,（(")
_NAME = 4  # characters of a name at the end of which it is known again: 全系专任教师
_NOT = ("不", "未", "没有", "非")


def _rates(sentence: list[Quantity], found: list[Quantity]) -> Iterator[Wrong]:
    """A rate of an amount before it that none of the amounts of the paper explains: 128件，领回96件，领回率85%."""
    shared = {one.start for one, other in pairwise(found) if other.unit == _PERCENT and one.sentence == other.sentence}
    for at, (last, rate) in enumerate(pairwise(sentence)):
        if rate.unit != _PERCENT or rate.mark not in _BESIDE or rate.rough:
            continue
        name, share = _RATE.search(rate.before), _SHARE.search(rate.before)
        act = name["act"] if name else ""
        present = _present(sentence[: at + 1], act)
        part = present or last
        if part.unit == _PERCENT or part.rough or "每" in part.before:
            continue
        words = part.before + part.behind
        tied = present is not None or (bool(act) and act in words)
        of = share["of"][-_NAME:] if share else ""
        larger = [
            each
            for each in found
            if each.unit == part.unit
            and each.value > part.value
            and each.start < part.start
            and each.start not in shared
            and not _THAN.search(each.before)
            and of in each.before + each.behind
        ]
        here = [each for each in larger if each.sentence == part.sentence]
        loosely = any(character in part.before[-2:] for character in act)
        negated = any(f"{no}{act}" in words for no in _NOT)
        named = bool(act) and last is part and act in words and not negated
        if not (tied or (loosely and here) or (share and here)) or _explained(
            part, rate, sentence if tied and here else found, sentence, alone=named
        ):
            continue
        for whole in (here or larger)[-1:]:
            failed = tied and any(f"{no}{act}" in words and f"{no}{act}" not in rate.before for no in _NOT)
            value = whole.value - part.value if failed else part.value
            told = f"{shown(value, '')}÷{shown(whole.value, '')}是{100 * value / whole.value:.1f}%"
            yield (
                rate.start,
                rate.end - 1,
                f"{told}，与{rate.value:g}%不符，请复核",
                tied and len({each.value for each in here or larger}) == 1,
            )


_PRESENT = Pattern(r"实(?P<act>[到参考检训评收测])")
_PRESENCE = frozenset({"出勤", "参会", "签到", "参加", "回收"})


def _present(before: Sequence[Quantity], act: str) -> Quantity | None:
    """Those who came of those who should (应到60人，实到57人，请假3人，到课率95%), where the rate is that of coming."""
    for each in reversed(before):
        found = _PRESENT.search(each.before)
        if found and (found["act"] in act or act in _PRESENCE):
            due = f"应{found['act']}"
            return each if any(due in other.before for other in before) else None
    return None


def _explained(part: Quantity, rate: Quantity, found: list[Quantity], sentence: list[Quantity], *, alone: bool) -> bool:
    """Whether any amount of the unit gives the rate, or two of the sentence, or, unless `alone`, their differences."""
    wholes = {each.value for each in found if each.unit == part.unit}
    here = [each.value for each in sentence if each.unit == part.unit]
    wholes |= {sum(here[one:other]) for one in range(len(here)) for other in range(one + 2, len(here) + 1)}
    differences = {a - b for a in here for b in here if a > b}
    sums = {a + b for a, b in pairwise(here)}  # 优秀56人、良好140人，优良率
    parts = sorted({part.value, *here, *(() if alone else differences | sums)})
    least, most = ((rate.value + side * 1.2 * rate.exact) / 100 for side in (-1, 1))
    return any(bisect_left(parts, least * whole) < bisect_right(parts, most * whole) for whole in wholes if whole)


_PER = Pattern(r"(?:每(?P<of>平方米|立方米|公里|小时|课时|学时|[\u4e00-\u9fff])|(?P<price>单价))[\u4e00-\u9fff]{0,6}$")
_IN_ALL = Pattern(
    r"(?:合计|共计|总计|总共|一共|累计|共|总价|折合|折算|损失|费用|花费|支出|支付|需)(?P<act>[\u4e00-\u9fff]{0,4})$"
)
_SEVERAL_TIMES = Pattern(r"每.*每|各|分别|[均都]")
_PERSONS = {"名": "人", "位": "人", "日": "天"}


def _products(sentence: list[Quantity], before: list[Quantity]) -> Iterator[Wrong]:
    """What so many at so much each come to: 每人5针，每针85元，两人合计650元; 265米，每米48元，损失1.44万元."""
    near = [*before, *sentence]
    per = {each.start: found for each in near if (found := _PER.search(each.before))}
    rates = [(_PERSONS.get(per[each.start]["of"], per[each.start]["of"]), each) for each in near if each.start in per]
    for total in sentence:
        prices = [(of, each) for of, each in rates if each.unit == total.unit and each.start < total.start]
        alone = sum(each.unit == total.unit and each.start not in per for each in sentence) == 1
        match = _IN_ALL.search(total.before)
        if match is None or total.start in per or len(prices) != 1 or not alone or total.rough:
            continue
        if any(_SEVERAL_TIMES.search(each.before) for each in sentence):
            continue  # 每人每月2100元; 三楼、四楼各一组，每组24格
        of, price = prices[0]
        amounts = [each for each in near if each.start < total.start and each.start not in per]
        counts = _counts(amounts, of, total.unit)
        for unit, rate in rates:
            if rate.unit == of and unit != of:
                counts += [rate.value * each for each in _counts(amounts, unit, total.unit)]
        exact = total.exact if total.exact != 0.5 else 0.0
        fits = any(abs(each * price.value - total.value) <= exact + 0.001 for each in counts)
        fits = fits or _adds_up(amounts, total)  # 计8060元；维修……计1450元，两项合计9510元
        # 每天出动2台，3天共修复9台: of something else
        alike = total.unit == "元" or match["act"] in price.before
        if counts and not alike:
            fits = fits or abs(counts[0] * price.value - total.value) > _NOT_FAR_OFF * total.value
        if counts and not fits and not price.rough:
            told = f"{counts[0]:.10g}×{shown(price.value, '')}是{shown(counts[0] * price.value, total.unit)}"
            sure = alike and len(counts) == 1 and price.sentence == total.sentence and not before
            yield total.start, total.end, f"{told}，与{shown(total.value, total.unit)}不符，请复核", sure


def _counts(amounts: list[Quantity], of: str | None, but: str) -> list[float]:
    """The amounts of a unit, the nearest first, of any but one for a price of no unit; what neighbours come to."""
    values = [each.value for each in amounts if (each.unit == of if of else each.unit not in (but, _PERCENT))]
    sums = (sum(values[one:other]) for one in range(len(values)) for other in range(one + 2, len(values) + 1))
    return [*reversed(values), *sums]


def _adds_up(amounts: list[Quantity], total: Quantity) -> bool:
    """Whether some of the amounts before a total come to it."""
    alike = [each.value for each in amounts if each.unit == total.unit][-_MOST_PARTS:]
    return any(
        abs(sum(some) - total.value) < 0.001 for size in range(2, len(alike) + 1) for some in combinations(alike, size)
    )


_EACH = Pattern(r"各[\u4e00-\u9fff]{0,6}$")


def _to_each(sentence: list[Quantity]) -> Iterator[Wrong]:
    """So much to each of so many: 向7个系各发口罩600只，共发4800只; 一等奖2名各奖500元、二等奖4名各奖300元，共2800元."""
    given: list[tuple[Quantity, Quantity]] = []
    for one, other in pairwise(sentence):
        match = _IN_ALL.search(other.before)
        if other.mark == "" and _EACH.search(other.before) and one.is_count and one.unit != other.unit:
            given.append((one, other))
            continue
        alike = given and given[-1][1] is one and all(each.unit == other.unit for _, each in given)
        if not alike or match is None or match["act"] not in given[-1][1].before:
            continue
        product = round(sum(count.value * each.value for count, each in given), 4)
        rough = other.rough or any(each.rough for pair in given for each in pair)
        if abs(product - other.value) > 0.001 and not rough:
            told = "加".join(f"{count.value:g}×{each.value:.10g}" for count, each in given)
            yield (
                other.start,
                other.end,
                f"{told}是{shown(product, other.unit)}，与{shown(other.value, other.unit)}不符，请复核",
                False,
            )


_AVERAGE = Pattern(
    r"(?:(?P<of>[人户])均|(?P<people>[生师])均|平均每(?P<each>[\u4e00-\u9fff]))(?P<act>[^每年月日]{0,6})$"
)
_EACH_OTHER = 0.03  # of an average, how far it may be rounded


def _averages(sentence: list[Quantity]) -> Iterator[Wrong]:
    """An average that is not the sum before it by the number of those before it: 92.4万元，420人，人均2000元."""
    for at, average in enumerate(sentence):
        match = _AVERAGE.search(average.before)
        if match is None or average.rough:
            continue
        of = "人" if match["people"] else match["of"] or _PERSONS.get(match["each"], match["each"])
        sums = [each for each in sentence[:at] if each.unit == average.unit]
        named = [
            each for each in sentence[:at] if each.unit == of or (each.unit == "个" and each.behind.startswith(of))
        ]
        counts = [each for each in named if (match["people"] or "") in each.before + each.behind]
        if len(sums) != 1 or len(counts) != 1 or not counts[0].value or counts != named or counts == sums:
            continue
        if any(each.rough or "其中" in each.before for each in (*sums, *counts)):
            continue
        right = sums[0].value / counts[0].value
        if abs(right - average.value) > max(1.2 * average.exact, _EACH_OTHER * right):
            told = (
                f"{shown(sums[0].value, average.unit)}÷{counts[0].value:.10g}约是{shown(round(right, 2), average.unit)}"
            )
            yield average.start, average.digits, f"{told}，与{shown(average.value, average.unit)}不符，请复核", at == 2
