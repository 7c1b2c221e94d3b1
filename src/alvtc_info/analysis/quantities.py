"""The quantities of a paper, in any unit: how many of what, the words before and behind, the mark that divides them.

And the lists that they stand in: the parts behind a whole (240册，其中过刊150册、工具书90册), the items before a total.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from alvtc_info.model.document import Document, Passage

    Wrong = tuple[int, int, str, bool]  # a span, what is wrong with it, whether that is certain

_HAN = "一二两三四五六七八九十"
_LONG_UNITS = (
    "个百分点|平方公里|平方米|立方米|个小时|个月|人次|小时|分钟|公里|千米|厘米|毫米|千克|公斤|课时|学时|千瓦时"
    "|(?:kWh|kW|MPa|kPa|[mck]m|m³|m²|m3|m2|㎡|℃|kg|lx|dB|[tLmAVWhg])(?![0-9A-Za-z])"
)
# what a number before it makes a date, a time, a name or a rank of
_NO_UNITS = "年月日时分秒号楼级届期点岁层万亿余多几至到和与及或比即以为是的"
# marks, and numbers with what they count; a number in Chinese only before the commonest measure words
_TOKEN = Pattern(
    r"(?P<mark>[，,；;、：:。！？（(）)\n])|"
    rf"(?<![\d.])(?<!\d,)(?<!\d[至到])(?<![第/A-Za-z〔—–~～-])(?P<number>\d{{1,9}}(?:\.\d{{1,4}})?)(?P<scale>[万亿])?(?P<more>[余多几])?(?P<unit>{_LONG_UNITS}|%|(?![{_NO_UNITS}])[\u4e00-\u9fff])"
    rf"|(?<![第{_HAN}\d几数])(?P<han>[{_HAN}]{{1,3}})(?P<unit2>[名人位个项件台间家天组次针张辆栋扇块棵盏袋箱桶]|方面)"
)
_ALIKE = {"名": "人", "位": "人", "个小时": "小时"}
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_ROUGH_BEFORE = Pattern(
    r"(?:(?<![签预合条公节违])约|(?<!最)近|逾|超过?|不[足到]|至少|最多|大概|左右|以内|[多少高低大小]于)[为有达]?$"
)
_ROUGH_BEHIND = Pattern(r"左右|以[上下内外]|[余多](?![媒种方])|上下|不等|[—–~～-]|[至到]\d")
_DATE = Pattern(r"\d{1,4}[年月日时分]")
_MEASURES = frozenset(
    "% 元 米 度 吨 亩 天 次 分 升 人次 小时 分钟 个月 课时 学时 个百分点 平方米 立方米 平方公里 公里 千米 厘米 毫米 千克 公斤 千瓦时 "
    "kWh kW MPa kPa mm cm km m³ m² m3 m2 ㎡ ℃ kg lx dB t L m A V W h g".split()
)
PERCENT = "%"  # the unit of a share
_LONGEST = 40  # code points of the words before and behind a quantity that are kept


@frozen
class Quantity:
    """A number with its unit.

    `start` and `end` are its span, `digits` is where its number ends; `value` is in `unit` (人 for 名 and 位, 元 for
    万元), right to `exact`, half of its last place; `rough`: it is said to be about that. `before` are the words since
    the last mark or quantity, without dates, `behind` those up to the next one; `mark` is what stands before those
    words, empty where a quantity does. `role` is that of its passage, `sentence` where its sentence ends.
    """

    start: int
    digits: int
    end: int
    value: float
    exact: float
    unit: str
    rough: bool
    before: str
    behind: str
    mark: str
    role: Role
    sentence: int

    @property
    def is_count(self) -> bool:
        """Whether it counts things or people, and is no measure, no sum of money, no share."""
        return self.unit not in _MEASURES


def shown(value: float, unit: str) -> str:
    """A value as it is written: 元 from ten thousand on in 万元."""
    if unit == "元" and value >= 10_000:
        return f"{value / 10_000:.10g}万元"
    return f"{round(value, 4):.10g}{unit}"


def slip(one: float, other: float) -> bool:
    """Whether two numbers of several digits differ in one of them, or by two neighbours that changed places."""
    decimals = max(len(f"{each:.10g}".partition(".")[2]) for each in (one, other))
    a, b = (f"{each:.{decimals}f}" for each in (one, other))
    apart = [at for at in range(len(a)) if a[at] != b[at]] if len(a) == len(b) else []
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
    return len(a) > 1 and (len(apart) == 1 or swapped)


def quantities(document: Document) -> tuple[Quantity, ...]:
    """The quantities of title, headings and prose, in order; found once for a document."""
    return document.once(_find)


def _find(document: Document) -> tuple[Quantity, ...]:
    return tuple(each for passage in document.roles(*CONTENT) for each in _of_passage(document, passage))


def _of_passage(document: Document, passage: Passage) -> Iterator[Quantity]:
    text, end = document.plain, passage.end
    edge, mark = passage.start, "\n"
    found: list[tuple[re.Match[str], int, str]] = []
    edges = []
    for token in _TOKEN.compiled.finditer(text, passage.start, end):
        edges.append(token.start())
        if token["mark"]:
            mark = token["mark"]
        else:
            found.append((token, edge, mark))
            mark = ""
        edge = token.end()
    edges.append(end)
    at = 0
    for token, since, divided in found:
        while edges[at] <= token.start():
            at += 1
        before = text[max(since, token.start() - _LONGEST) : token.start()]
        behind = text[token.end() : min(edges[at], token.end() + _LONGEST)]
        stop = document.sentence_at(token.start())[1]
        if behind == "多" and text[edges[at] : edges[at] + 1].isdecimal():
            behind = ""  # 20起多11起: no 20起多
        yield _quantity(token, _DATE.compiled.sub("", before), behind, divided, passage.role, stop)


def _quantity(token: re.Match[str], before: str, behind: str, mark: str, role: Role, sentence: int) -> Quantity:
    written = token["han"] or ""
    number, unit = token["number"] or "", token["unit"] or token["unit2"]
    scale = _SCALES[token["scale"]]
    return Quantity(
        start=token.start(),
        digits=token.end("number") if number else token.end("han"),
        end=token.end(),
        value=float(numeral(written)) if written else round(float(number) * scale, 4),
        exact=0.5 * scale * 10.0 ** -len(number.partition(".")[2]),
        unit=_ALIKE.get(unit, unit),
        rough=bool(token["more"]) or bool(_ROUGH_BEFORE.search(before)) or bool(_ROUGH_BEHIND.match(behind)),
        before=before,
        behind=behind,
        mark=mark,
        role=role,
        sentence=sentence,
    )


# words that begin the first part of a list behind its whole
OPENS = Pattern(r"^(?:其中|包括|含|分别[是为]|即|内(?=有?[男女]))")
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
