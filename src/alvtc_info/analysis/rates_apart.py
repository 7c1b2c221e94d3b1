"""Shares, rates, prices and averages that are not what the amounts beside them give.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.changes_apart import THAN
from alvtc_info.analysis.quantities import PERCENT, items_before, shown
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong

_OF_IT = Pattern(r"的(?:比例|比重)?(?:为|达到?)?$")
_OF_WHOLE = Pattern(r"^[仅只约]?占[^，]{0,16}$")
_BESIDE = frozenset("，,（(")


def wrong_portions(sentence: list[Quantity]) -> Iterator[Wrong]:
    """A part and the rate that it is of the whole told with it: 426名学生，占三系学生1420人的35%."""
    for at, (part, whole, rate) in enumerate(zip(sentence, sentence[1:], sentence[2:], strict=False)):
        tied = _OF_WHOLE.search(whole.before) and whole.mark in _BESIDE and rate.mark == "" and rate.unit == PERCENT
        if not tied or part.unit != whole.unit or not _OF_IT.search(whole.behind) or not whole.value:
            continue
        right = 100 * part.value / whole.value
        loose = 100 * (part.exact + right / 100 * whole.exact) / whole.value if part.exact != 0.5 else 0.0
        rough = any(each.rough for each in (part, whole, rate))
        sums = accumulate(each.value for each in reversed(items_before(sentence[: at + 1], part)))
        together = any(abs(100 * each / whole.value - rate.value) <= 1.2 * rate.exact + loose for each in sums)
        if not rough and not together and abs(right - rate.value) > 1.2 * rate.exact + loose:
            told = f"{shown(part.value, part.unit)}÷{shown(whole.value, whole.unit)}是{right:.1f}%"
            yield rate.start, rate.end - 1, f"{told}，与{rate.value:g}%不符，请复核", True


_RATE = Pattern(r"(?P<act>[\u4e00-\u9fff]{2})率(?:为|达到?|是|仅|只有)*$")
_SHARE = Pattern(r"^(?:仅|只)?占(?P<of>[^，]{0,14}?)的?(?:比例?|比重)?(?:为|达到?)?$")
_NAME = 4  # characters of a name at the end of which it is known again: 全系专任教师
_NOT = ("不", "未", "没有", "非")
# none of whom passes: 到会评委15人，通过11人
_WHO_JUDGE = Pattern(r"评委|考官|裁判|监考|监督员|工作人员|观众|评审专家")
_SAME_ACTS = {"执行": ("支出", "支付")}  # a budget is executed by paying


def wrong_rates(sentence: list[Quantity], found: list[Quantity]) -> Iterator[Wrong]:
    """A rate of an amount before it that none of the amounts of the paper explains: 128件，领回96件，领回率85%."""
    shared = {one.start for one, other in pairwise(found) if other.unit == PERCENT and one.sentence == other.sentence}
    for at, (last, rate) in enumerate(pairwise(sentence)):
        if rate.unit != PERCENT or rate.mark not in _BESIDE or rate.rough:
            continue
        name, share = _RATE.search(rate.before), _SHARE.search(rate.before)
        act = name["act"] if name else ""
        present = _present(sentence[: at + 1], act)
        part = present or last
        if part.unit == PERCENT or part.rough or "每" in part.before:
            continue
        words = part.before + part.behind
        of_act = bool(act) and any(each in words for each in (act, *_SAME_ACTS.get(act, ())))
        tied = present is not None or of_act
        of = share["of"][-_NAME:] if share else ""
        larger = [
            each
            for each in found
            if each.unit == part.unit
            and each.value > part.value
            and each.start < part.start
            and each.start not in shared
            and not THAN.search(each.before)
            and not _WHO_JUDGE.search(each.before + each.behind)
            and of in each.before + each.behind
        ]
        here = [each for each in larger if each.sentence == part.sentence]
        loosely = any(character in part.before[-2:] for character in act)
        negated = any(f"{no}{act}" in words for no in _NOT)
        named = of_act and last is part and not negated
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
_NOT_FAR_OFF = 0.25  # of a total that may be of something else than the price
_MOST_PARTS = 8
_PERSONS = {"名": "人", "位": "人", "日": "天"}


def wrong_products(sentence: list[Quantity], before: list[Quantity]) -> Iterator[Wrong]:
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
    values = [each.value for each in amounts if (each.unit == of if of else each.unit not in (but, PERCENT))]
    sums = (sum(values[one:other]) for one in range(len(values)) for other in range(one + 2, len(values) + 1))
    return [*reversed(values), *sums]


def _adds_up(amounts: list[Quantity], total: Quantity) -> bool:
    """Whether some of the amounts before a total come to it."""
    alike = [each.value for each in amounts if each.unit == total.unit][-_MOST_PARTS:]
    return any(
        abs(sum(some) - total.value) < 0.001 for size in range(2, len(alike) + 1) for some in combinations(alike, size)
    )


_EACH = Pattern(r"各[\u4e00-\u9fff]{0,6}$")


def wrong_gifts(sentence: list[Quantity]) -> Iterator[Wrong]:
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


def wrong_averages(sentence: list[Quantity]) -> Iterator[Wrong]:
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
