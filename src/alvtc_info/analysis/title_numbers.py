"""A number in the title, in any unit, that the text has nowhere, beside a near one of the same there.

Spans of the title with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from itertools import accumulate, combinations, groupby
from typing import TYPE_CHECKING

from alvtc_info.analysis.facts_retold import clause_start
from alvtc_info.analysis.quantities import quantities, slip
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_MOST = 60  # quantities of one unit in a text; one with more is a table
_RUN = 8  # quantities in a row that are added up
_BY, _BY_WHOM = ("由", "被", "经", "已"), 6  # and so many code points within which the verb stands
_BESIDE = 10  # code points beside a number that tell what it is of
_NEAR, _FEW = 0.34, 2  # of the larger number, or apart
_EDGE, _AROUND = 2, 80  # code points behind a number, and around it in its sentence
_LOOSE = Pattern(r"各|每|分别|累计|[更订]正|核[实减增]|约|近|逾|正常|完好|备用|未受|没有|剩余|(?<=.)[余多几]$")
_ANOTHER = Pattern(r"另|又|再次|还有|随后|陆续|先后|新增|增至|增加")
# what is no number of things: 506室, 3班, 6路
_NAMES = frozenset("室班路线度届种类大倍次项")
_SAYS_NOTHING = frozenset(
    (
        "情况",
        "报告",
        "信息",
        "有关",
        "发生",
        "学院",
        "工作",
        "完成",
        "问题",
        "开展",
        "学生",
        "教师",
        "师生",
        "人员",
        "举办",
        "参加",
    )
)
_LAST = Pattern(r"\d[\u4e00-\u9fff]")
_SHORT = frozenset("班系组队县旗村镇校站点馆")  # nouns of one character: 8个班
_HAN = Pattern(r"[\u4e00-\u9fff]{2}")


def unlike_numbers(document: Document) -> Iterator[Wrong]:
    """Numbers of the title that the text tells otherwise: 一行9人 … 一行8人, 投入18万元 … 投入15.8万元."""
    found = quantities(document)
    titled = [each for each in found if each.role is Role.TITLE and _is_told(each)]
    told = [each for each in found if each.role in PROSE] if titled else []
    for title in titled:
        alike = [each for each in told if each.unit == title.unit]
        if not alike or len(alike) > _MOST or title.value in numbers_told(alike):
            continue
        near = [each for each in alike if _is_near(title, each) and _linked(document, title, each)]
        near = [each for each in near if _same(title, each)] or near
        if any(abs(each.value - title.value) <= title.exact and each.exact < title.exact for each in near):
            continue  # 平均19天 is 19.3 in the text
        loose = any(_is_loose(document, each) for each in (title, *near))
        if near and len({each.value for each in near}) == 1 and not loose:
            first = near[0]
            was, is_ = document.text[title.start : title.end], document.text[first.start : first.end]
            yield title.start, title.end, f"标题写“{was}”，正文写“{is_}”，请核实", _same(title, first)


def _is_loose(document: Document, each: Quantity) -> bool:
    """Whether a number is of some only, or others of the same are told beside it."""
    begin, stop = document.sentence_at(each.start)
    near = max(begin, each.start - 2 * _BESIDE), each.end + _EDGE
    sentence = max(begin, each.start - _AROUND), min(stop, each.end + _AROUND)
    return bool(_LOOSE.search(document.plain, *near) or _ANOTHER.search(document.plain, *sentence))


def _is_told(title: Quantity) -> bool:
    """Whether a number of the title is one of things, people or money, and told as exact."""
    return not title.rough and title.unit not in _NAMES and title.value > 1


def numbers_told(alike: Sequence[Quantity]) -> set[float]:
    """The numbers that the text has: its own, sums of a run of them, sums and differences of two in a sentence.

    A total is none of those that are added up: 记者4人、摄像3人，一行7人.
    """
    values = [each.value for each in alike]
    totals = {at for at in range(len(values)) if _is_total(values, at)}
    known = set(values)
    for at in range(len(values)):
        stop = next((total for total in range(at, len(values)) if total in totals), len(values))
        known.update(round(total, 4) for total in accumulate(values[at : min(stop, at + _RUN)]))
    for _, group in groupby(enumerate(alike), key=lambda each: each[1].sentence):
        parts = [each.value for at, each in group if at not in totals]
        for one, other in combinations(parts, 2):
            known |= {round(one + other, 4), round(abs(one - other), 4)}
    return known


def _is_total(values: Sequence[float], at: int) -> bool:
    """Whether a number is what two or more right before or right behind it come to."""
    before, behind = values[max(0, at - _RUN) : at][::-1], values[at + 1 : at + 1 + _RUN]
    sums = (total for part in (before, behind) for total in [*accumulate(part)][1:])
    return any(round(total, 4) == values[at] for total in sums)


def _is_near(title: Quantity, other: Quantity) -> bool:
    """Whether a number may be the title's with a slip in it."""
    apart = abs(title.value - other.value)
    return apart <= _FEW or apart <= _NEAR * max(title.value, other.value) or slip(title.value, other.value)


def _beside(document: Document, each: Quantity) -> str:
    """The words of its clause right before and behind a number, up to the next one, with a mark between them."""
    start = max(clause_start(document, each.start, "，；：（"), each.start - _BESIDE)
    return f"{_LAST.split(document.plain[start : each.start])[-1]}，{each.behind[:_BESIDE]}"


def _linked(document: Document, title: Quantity, other: Quantity) -> bool:
    """Whether the words beside two numbers have two characters in a row in common that say something."""
    if title.unit == "个":  # with a noun of two characters it is told elsewhere
        return (
            title.behind[:1] == other.behind[:1]
            and title.behind[:1] in _SHORT
            and title.behind[1:2] != other.behind[1:2]
        )
    one, two = _beside(document, title), _beside(document, other)
    pairs = (one[at : at + 2] for at in range(len(one) - 1))
    alike = any(pair in two and pair not in _SAYS_NOTHING and _HAN.match(pair) for pair in pairs)
    return alike or _same(title, other) or _short_for(title.behind[:2], other.behind[:_BESIDE])


def _short_for(short: str, words: str) -> bool:
    """Whether two characters stand for these words: 送医, 送盟中心医院, 由校车送往盟中心医院."""
    at = words.find(short[:1], 0, _BY_WHOM) if words.startswith(_BY) else 0
    return len(short) > 1 and words.startswith(short[0], max(0, at)) and short[1] in words[at + 1 :]


def _same(title: Quantity, other: Quantity) -> bool:
    """Whether the very words before or behind the two numbers are the same: 一行, 更换车床."""
    before, behind = title.before[-2:], title.behind[:2]
    return (len(before) > 1 and before == other.before[-2:]) or (len(behind) > 1 and behind == other.behind[:2])
