"""More mended, found or saved than was harmed: 12台被加密……恢复被加密的计算机15台; 5栋楼停电……7栋楼恢复供电.

Spans with what is wrong. A rate of copies by those who hand them in: 19名教师……任务书17份，完成率94.7%.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.analysis.rests_apart import who
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_HARMED = Pattern(
    r"加密|[损毁刮砸压烧泡淹打吹]坏|损[毁坏伤]|受潮|受损|进水|浸[湿水泡]|停[电水暖网气]|断[电水网]|离线|丢失|被盗|失窃|被骗|受骗|转账|腹泻|接诊|不适|呕吐|困|断裂|脱落|破[损裂碎]|漏水|感染|中毒|倒塌|掀落|瘫痪|影响"
)
_MENDED = Pattern(
    r"恢复|修[复好]|更换|换好|烘干|追回|找回|救出|获救|解救|脱困|出院|治愈|赔付|重装|归还|复课|(?:通|供|送|来)[电水暖网](?:[，。；]|$)"
)
_MORE = Pattern(r"另|新增|又|再次|还有|增至|更正|核实|核增|陆续|先后|累计|共计|分两批|扩大|首报|其中|每|各")
_WORDS = 12  # code points of the words about a number that tell what it is of
_MOST = 60
_PAIR = 2
_NOT_A_NAME = Pattern(
    _HARMED.source + "|" + _MENDED.source + r"|[的了被已将把至到日时分，。；全部均都]|后勤处|信息中心|民警|保险公司"
)


def mended_apart(document: Document) -> Iterator[Wrong]:
    """The numbers of what was mended in the report of an event that are more than that of what was harmed."""
    if document.kind not in EMERGENCY_KINDS:
        return
    found = [each for each in quantities(document) if each.role in PROSE][:_MOST]
    for at, count in enumerate(found):
        if not (count.is_count or count.unit == "元") or count.rough or not _MENDED.search(_about(count)):
            continue
        others = [each for each in found if each.unit == count.unit and each is not count]
        harmed = [each for each in found[:at] if each.unit == count.unit and _is_harm(each)]
        same = [each for each in harmed if _are_of_one(count, each)]
        most = max((each.value for each in same), default=0.0)
        if not same or count.value <= most or _MORE.search(document.plain, same[0].start, count.start):
            continue
        if not _adds_up(count.value, [each.value for each in others]):
            was, is_ = shown(most, count.unit), shown(count.value, count.unit)
            yield count.start, count.end, f"前面写的是{was}，这里写{is_}，多于前面的数，请核实", True


def _about(count: Quantity) -> str:
    return f"{count.before[-_WORDS:]}，{count.behind[:_WORDS]}"


def _is_harm(count: Quantity) -> bool:
    """Whether a number is of what was harmed, by the words about it."""
    words = _about(count)
    return _HARMED.search(words) is not None and _MENDED.search(words) is None


def _are_of_one(mended: Quantity, harmed: Quantity) -> bool:
    """Whether what was mended is of what was harmed: it is said to be, it is people, or has the same name."""
    if mended.unit == "人":
        return who(mended) in ("", who(harmed)) or not who(harmed)
    first = mended.behind[:1]
    alike = mended.unit in "栋座" and first != "" and first == harmed.behind[:1]
    return alike or _HARMED.search(_about(mended)) is not None or _share(mended, harmed)


def _share(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are of things of one name, by two characters that both have beside them."""
    first, second = (_NOT_A_NAME.compiled.sub("，", _about(each)) for each in (one, other))
    return any(first[at : at + _PAIR] in second for at in range(len(first) - 1) if "，" not in first[at : at + _PAIR])


def _adds_up(value: float, others: Sequence[float]) -> bool:
    return any(sum(some) == value for size in (1, 2, 3) for some in combinations(others[:12], size))


_RATE = Pattern(r"(?P<thing>[\u4e00-\u9fff]{0,8}?)的?(?P<act>[\u4e00-\u9fff]{2})率(?:为|达到?|是|仅|只有)*$")
_COPIES = frozenset("份本套件个篇张台只条册")
_HOLDERS = frozenset("人名位个间栋家户门")
_NOT_FAR = 1.5


def rates_of_copies(document: Document) -> Iterator[Wrong]:
    """The rates of what was handed in or set up that no number of the paper explains."""
    found = list(quantities(document))
    for part, rate in pairwise(found):
        match = _RATE.search(rate.before)
        if rate.unit != "%" or rate.rough or part.rough or match is None or part.unit not in _COPIES or rate.mark == "":
            continue
        if not _is_rate_of(part, match["thing"], match["act"]):
            continue
        numbers = {each.value for each in found if each.unit != "%" and each.value >= part.value}
        explained = any(abs(100 * part.value / each - rate.value) <= 1.2 * rate.exact for each in numbers if each)
        wholes = [
            each
            for each in found
            if each.unit in _HOLDERS
            and part.value < each.value <= _NOT_FAR * part.value
            and document.passage_at(part.start).start <= each.start < part.start
            and each.role in PROSE
            and not each.rough
        ]
        # a number of what is explained by two together is of more than these
        added = any(
            abs(100 * (part.value + a) / (whole.value + b) - rate.value) <= 1.2 * rate.exact
            for whole in wholes
            for a in (each.value for each in found if each.unit == part.unit and each is not part)
            for b in (each.value for each in found if each.unit == whole.unit and each is not whole)
        )
        if wholes and not explained and not added:
            told = f"{part.value:.10g}÷{wholes[-1].value:.10g}是{100 * part.value / wholes[-1].value:.1f}%"
            yield rate.start, rate.digits, f"{told}，与{rate.value:g}%不符，请复核", False


def _is_rate_of(part: Quantity, thing: str, act: str) -> bool:
    """Whether a rate is of a number right before it: by the name of the things, or by the two characters of its act."""
    words = part.before[-_WORDS:]
    named = any(thing[at : at + _PAIR] in words for at in range(len(thing) - 1))
    return named or all(character in words for character in act)
