"""Wholes and totals that are not what their parts come to: listed behind them, before them, or item by item.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import product, takewhile
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import FEWEST_ITEMS, OPENS, PERCENT, REST, items_before, parts_behind, shown, slip
from alvtc_info.analysis.remainders_apart import are_apart
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document, Passage

_LEFT_OUT = Pattern(r"等(?![级奖次额])|主要|部分|以上|尚未统计|不含|除")
_FEWEST_PARTS = 3
_NEARLY = 0.05  # of the whole: parts that come so near to it are meant to be all of it
_NO_SMALL_REST = 0.2  # of the smallest part
_AS_SMALL = 2  # times a rest, for a part beside which it would have been named
# what people of several groups may be
_MAY_OVERLAP = Pattern(
    r"[男女]|[党团]员|民族|[蒙汉回满]古?族|困难|贫困|优秀|先进|博士|硕士|[高中初副]级|骨干|双师|以[上下]|住校|走读|获|首次|新|省|盟|区级|国家|重点|兼"
)
_NOT_FAR = 0.12  # of the whole, for a sum that is the whole but for one digit
_SAME_NAME = 2  # characters of the name of a part


def wrong_parts(document: Document, sentence: list[Quantity], following: list[list[Quantity]]) -> Iterator[Wrong]:
    """Parts that nearly come to the whole that they are listed behind."""
    for at, whole in enumerate(sentence):
        parts = parts_behind(document, whole, sentence[at + 1 :])
        if len(parts) < FEWEST_ITEMS or whole.unit == PERCENT:
            continue
        said = round(sum(each.value for each in parts), 4)
        apart = round(said - whole.value, 4)
        near = _lacks(whole, parts, -apart) if apart < 0 else _exceeds(whole, parts, said)
        near = near or (apart < 0 and _are_all(document, whole, parts, -apart))
        others = [*sentence[at + 1 + len(parts) :], *(each for group in following for each in group)]
        missing = any(each.unit == whole.unit and abs(each.value + apart) < 0.001 for each in others)
        begin, end = whole.start, parts[-1].end
        loose = any(each.rough for each in (whole, *parts)) or _LEFT_OUT.search(document.plain, begin, whole.sentence)
        rest = any(REST.search(each.before) for each in parts)
        if apart and near and not missing and not loose and not rest:
            told = f"分项相加是{shown(said, whole.unit)}，与总数{shown(whole.value, whole.unit)}不符"
            if apart > 0 and are_apart(parts):  # 其中住院4人、留观9人、返家10人
                yield begin, end, f"{told}，请复核", True
            else:
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
        names = {OPENS.sub("", each.before) for each in parts}
        apart = len(names) == len(parts) and not any(
            len(each) < _SAME_NAME or _MAY_OVERLAP.search(each) for each in names
        )
        return whole.unit == "人" and apart and slip(said, whole.value)
    is_slip = slip(said, whole.value) and said <= (1 + _NOT_FAR) * whole.value
    return is_slip or said <= max(whole.value * (1 + _NEARLY), whole.value + (whole.unit != "元"))


_ALL_OF_A_SCHOOL = ("学生", "教职工")  # there are no others: 1312人，其中学生1188人、教职工112人
_HALVES = Pattern(
    r"(?:(?P<side>[东西南北左右前后上下内外])|[\u4e00-\u9fff\d])(?P<place>[区侧楼层门座栋馆园场面端]|校区|号楼)$"
)


def _are_halves(parts: Sequence[Quantity]) -> bool:
    """Whether two parts are of two places of one sort: 教学区4棵、生活区2棵, 东侧7块、西侧4块."""
    places = [_HALVES.search(each.before) for each in parts]
    return len(parts) == FEWEST_ITEMS and len({each["place"] if each else at for at, each in enumerate(places)}) == 1


def _lacks(whole: Quantity, parts: Sequence[Quantity], left: float) -> bool:
    """Whether what parts lack of a whole is a wrong digit of it and no small rest.

    A digit before the last; of money a rest that is not small beside the parts, which would have been named; of people
    one that is not small beside the smallest: 42人，其中学生38人、教师2人、司机1人.
    """
    if left == 1 and whole.is_count and _are_halves(parts) and min(each.value for each in parts) > 1:
        return True
    whole_school = all(any(each.before.endswith(name) for each in parts) for name in _ALL_OF_A_SCHOOL)
    if whole_school and len(parts) == len(_ALL_OF_A_SCHOOL) and left <= _NOT_FAR * whole.value:
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
_AROUND = 200  # quantities before a total among which those of its items are
_LEAD = 24  # code points before a total that say what it is of


def wrong_item_totals(document: Document, found: Sequence[Quantity]) -> Iterator[Wrong]:
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
        if not FEWEST_ITEMS <= len(items) <= _MOST_ITEMS or (match["items"] and numeral(match["items"]) != len(items)):
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


_TOTAL = Pattern(
    r"(?:累计|合计|共计|总计|^计|合共|总共|一共|相加|加起来|总(?:价值?|金额|额|费用|造价)|(?<!公)共)(?:为|达|有|是)?(?P<act>[\u4e00-\u9fff]{0,8})$"
)
_SO_MANY_OF_THEM = frozenset("项天场期批组轮")
_PLAINLY_OFF = 1.0  # of the sum: more is no total of the list
_A_LITTLE = 0.15  # of the sum, for a total that may be of more
_NOT_FAR_OFF = 0.25  # of the sum, for a total that has words before it which may be of something else
_ROUNDED = 1.0  # per cent


def wrong_totals(document: Document, sentence: list[Quantity]) -> Iterator[Wrong]:
    """A total that is not what the list before it comes to: 120米、85米、60米，合计275米."""
    for at, total in enumerate(sentence):
        match = _TOTAL.search(total.before)
        before = sentence[:at]
        if before and total.mark == "" and before[-1].unit in _SO_MANY_OF_THEM:
            if before[-1].before.endswith(_FIRST_OF_THEM):
                continue  # 前两项合计15460元
            before = before[:-1]  # 三项合计100%, 三天累计接诊30人次
        items = _of_that_act(items_before(before, total), total) if match else []
        if len(items) < FEWEST_ITEMS or match is None or any(each.rough for each in (total, *items)):
            continue
        if total.mark == "、" and match.start():
            continue  # 花叶类20种，皮类、藤木类共25种: of what is named beside it
        if any(_EACH_OF_SOME.search(each.before) for each in items):
            continue  # 电工、水暖工各2人，食堂管理员3人，共7人
        last = _NAMED_LAST.search(total.before) if total.unit in _OF_PLACES else None
        more = last["named"].count("、") + 1 if last else 0
        sums = {
            round(sum(each.value for each in items[first:]) + more, 4): items[first].start
            for first in range(len(items) - 1)
        }
        slack = _ROUNDED if total.unit == PERCENT else total.exact if total.exact > 0.5 else 0.0
        said = min(sums, key=lambda each: abs(each - total.value))
        apart = abs(said - total.value)
        if total.value - said == 1 and any(_BESIDE_ONE.search(each.before) for each in items):
            continue
        plain = not match["act"] and total.unit != "个"  # 个 are of anything: 4个班、180个学位
        # 人次 may be more than 人, and what is 累计 more than what was told just now
        loose = total.unit != items[0].unit or "累计" in total.before
        most = _A_LITTLE if loose else _PLAINLY_OFF if plain else _NOT_FAR_OFF
        begin = max(document.sentence_at(total.start)[0], items[0].start - _LED_WITHIN)
        led = total.unit == "人" and _LED_BY.search(document.plain, begin, items[0].start) is not None
        if led and 0 < total.value - said <= _MOST_LEADERS:
            continue
        if total.value > said and any(_UNCOUNTED.search(each) for each in (total.before, items[-1].behind)):
            continue
        if apart > slack + 0.001 and apart <= most * said:
            told = f"逐项相加是{shown(said, total.unit)}，与合计{shown(total.value, total.unit)}不符，请复核"
            yield sums[said], total.end, told, not loose
        elif apart <= slack + 0.001 and (group := _group_before(sentence[:at], sums[said], total)):
            was, is_ = shown(group.value, group.unit), shown(total.value, total.unit)
            yield total.start, total.end, f"前面写的是{was}，合计是{is_}，请核实", False
        elif apart <= slack + 0.001 and len(sums) > 1 and sums[said] == items[1].start:
            whole = items[0]  # 测试612人，甲等318人……，合计622人
            off = abs(whole.value - total.value)
            if 0 < off <= _NOT_FAR_OFF * total.value and slip(whole.value, total.value):
                was, is_ = shown(whole.value, whole.unit), shown(total.value, total.unit)
                yield total.start, total.end, f"前面写的是{was}，合计是{is_}，请核实", False


def _group_before(before: Sequence[Quantity], first: int, total: Quantity) -> Quantity | None:
    """All of a group, in another number than its items from a place on come to: 5人均送医，骨折1人、挫伤5人，合计6人."""
    told = [each for each in before if each.start < first and each.unit == total.unit and not each.rough]
    return next((each for each in told[-1:] if _ALL_OF_IT.match(each.behind) and each.value != total.value), None)


_ALL_OF_IT = Pattern("均|都|全部")
# 带班领导刘某，辅导员9人，管理员8人，共18人: who is named, and not counted, leads them
_LED_BY = Pattern(r"(?:领导|负责人|[处科系部院馆所站队班组]长|主任|书记|指挥|带班)[\u4e00-\u9fff]{2,4}[、，；]")
_MOST_LEADERS = 2
_LED_WITHIN = 40  # code points before the first item
_FIRST_OF_THEM = ("前", "后", "头", "末")
# who is in a total without a number of their own: 实到31人，连同郭某和管理员共33人; 教师2人和驾驶员共37人
_UNCOUNTED = Pattern(
    r"^(?:[再又并另还]?(?:连同|连带|加上|算上|计入|加(?!起来|总)|外加|连上|以及|还有|另有|含|包括)|[和及与并、])[\u4e00-\u9fff、]{1,24}$"
)
# 电工、水暖工各2人; 机电系、护理系各派2名
_EACH_OF_SOME = Pattern(r"[各均](?:|[派出设配选抽报][\u4e00-\u9fff]?|有|安排)$")
# 厨师长与2名厨工: who is named is one more
_BESIDE_ONE = Pattern(r"(?:[长员任师某]|主任|书记)[与和同]$")
# 2栋教学楼、4栋公寓和图书馆共7栋: what is named without a number is one
_OF_PLACES = frozenset("栋座幢处间个台家所")
_NAMED_LAST = Pattern(r"^[\u4e00-\u9fff]{1,8}?(?:、|和|及|与)(?P<named>[\u4e00-\u9fff、]{2,16}?)(?:共|合计|总计)")
_ACT_BEFORE = Pattern(r"(?P<act>[实应已未][\u4e00-\u9fff])(?:共计?|合计|总计|累计)?(?:为|达|有|是)?$")


def _of_that_act(items: list[Quantity], total: Quantity) -> list[Quantity]:
    """The items of which the same is told as of a total, where it is told of some only: 应考30人、实考29人，……，实考合计56人."""
    act = _ACT_BEFORE.search(total.before)
    told = [each for each in items if act and act["act"] in each.before]
    return told or items
