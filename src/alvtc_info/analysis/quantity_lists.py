"""Lists of quantities: the parts behind a whole (240册，其中过刊150册、工具书90册), and the items before a total."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import PERCENT
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.analysis.quantities import Quantity
    from alvtc_info.model.document import Document

# words that begin the first part of a list behind its whole
OPENS = Pattern(r"^(?:其中|包括|含|分别[是为]|即)")
# words that begin what is left of a whole; 剩余耗材没有退库的71单 counts what was left over of each
REST = Pattern(
    r"^余的?$|^(?:其余|余下|剩余|剩下)(?!的?[\u4e00-\u9fff]{2,8}?(?:没有?|未|不|已|被)[\u4e00-\u9fff]{1,8}的)"
)
AND = Pattern(r"^[\u4e00-\u9fff]{0,6}[和及与]")  # words that tie an item to the one before it, with no mark between
DIVIDERS = frozenset("、，,；;")  # marks between the items of a list
FEWEST_ITEMS = 2
_NO_PART = Pattern(r"共|合计|总计|占|[增减降]|[比较]|约|每|达|人均|平均|率$|又|再|另|相当|超|未")


def parts_behind(document: Document, whole: Quantity, behind: Sequence[Quantity]) -> list[Quantity]:
    """The parts that a list behind a whole tells of it (共240册，其中过刊150册、工具书90册)."""
    if not behind or not (OPENS.search(behind[0].before) or behind[0].mark in tuple("：:（(")):
        return []
    closed = document.plain.find("）", behind[0].start, whole.sentence) if behind[0].mark == "（" else -1
    # who has the sum right behind: 其中1人8500元，1人5500元
    heads = {then.start: one for one, then in pairwise(behind) if whole.unit == "元" and _has_it(one, then)}
    parts: list[Quantity] = []
    first = ""
    for each in (each for each in behind if each not in heads.values()):
        head = heads.get(each.start, each)
        words = OPENS.compiled.sub("", head.before) if not parts else head.before
        outside = each.start > closed >= 0 or each.unit != whole.unit or _NO_PART.search(words)
        # a list goes on with the mark that it began with: 40节、20节，不合格3节
        if outside or (parts and ((len(parts) > 1 and head.mark not in (first, "")) or not _is_listed(head))):
            break
        first = head.mark if len(parts) == 1 else first
        parts.append(each)
    return parts


def _has_it(one: Quantity, then: Quantity) -> bool:
    """Whether a single person or thing has the sum of money right behind it."""
    beside = then.unit == "元" and then.mark == "" and not _PER_ONE.search(then.before)
    return beside and one.is_count and one.value == 1


_PER_ONE = Pattern(r"[每各]")


def _is_listed(item: Quantity) -> bool:
    """Whether an item stands in a list with what is before it."""
    return AND.search(item.before) is not None if item.mark == "" else item.mark in DIVIDERS


_NO_ITEM = Pattern(r"[×✕*]|每|单价|[比较]|约|[增减]|去重|[去扣剔]除|除去|重[复叠合]|交叉|不计|抵[扣消]")
_LIGHT = frozenset("，,、")
_NEXT_TO = _LIGHT | {""}
_OF_SUM = Pattern(r"^(?:计|合|折|折价|价值|金额)?$")
_PRICE = Pattern(r"[×✕*]|每|单价")


def items_before(before: Sequence[Quantity], total: Quantity) -> list[Quantity]:
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
        if not _is_listed(head) or "共" in head.before:
            break
    return items


def _is_sum_of(sum_: Quantity, things: Quantity) -> bool:
    """Whether a sum of money is that of the things counted right before it."""
    beside = sum_.mark == "" or (sum_.mark in _LIGHT and _OF_SUM.search(sum_.before) is not None)
    return sum_.unit == "元" and beside and things.unit not in ("元", PERCENT) and not _NO_ITEM.search(things.before)
