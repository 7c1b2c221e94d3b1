"""All who are safe or well again, in another number than were in trouble: 5人被困……6人全部救出.

Spans with what is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, slip
from alvtc_info.analysis.title_numbers import numbers_told
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Quantity
    from alvtc_info.model.document import Document

_TROUBLE = Pattern(
    r"困[在于住]?|[被掩]埋|[压卡悬]在|陷[入在于进]|失联|失踪|走失|走散|迷路|落水|落入|溺水|坠[入落]|掉[入进]|滞留|受阻|抛锚|侧翻|停[运梯止]|腹泻|呕吐|发热|发烧|中毒|[受灼烫烧擦摔砸夹撞刺冻熏咬]伤|熏到|送医|送[往至到]?[^，。；]{0,10}医院|就[医诊]|住院|留[观院]|晕倒|中暑"
)
_SAFE = r"(?:救[出起下上回]|获救|脱困|脱险|解救|找到|寻[回到]|找回|返[校回]|出院|离院|康复|痊愈|治愈|退热|退烧|转移|撤[出离]|平安|回到|归队)"
_ALL_SAFE = Pattern(
    rf"^(?:被困|受困|受伤|失联|发热|落水|走失|走散)?的?(?:学生|人员|师生|群众|教师|职工|工人|老师|伤者|患者)?(?:现|已)?(?:全部|均|都|悉数|全员|皆)(?:已|被|安全|顺利|从[^，。；]{{1,10}}|由[^，。；]{{1,8}})*{_SAFE}"
)
_TAKEN = Pattern(rf"^(?:被困|受困|失联|落水|走失|走散)?的?(?:学生|人员|师生|群众)?(?:全部|都|安全)?{_SAFE}")
_THEM = Pattern(r"^(?:(?:上述|以上|这|该|全部|所有)?的?|.{0,16}[将把])$")
_BY_OTHERS = Pattern(r"^.{0,16}(?:找到|救出|救起|救下|接回)$")
_PUT_RIGHT = Pattern(r"更正|核实|新增|增至|又有|另|其余|其他|陆续|先后|加入|各\d|每")
_NAMED = Pattern(r"[\u4e00-\u9fff]某")
_AROUND = 60  # code points of a sentence about a count
_FEW = 2  # apart
_MOST = 60  # counts of people in a report; one with more is a table


def rescued_apart(document: Document) -> Iterator[tuple[int, int, str]]:
    """People who are all safe or well again, and not as many as were told to be in trouble."""
    people = [each for each in quantities(document) if each.unit == "人" and each.role in PROSE][:_MOST]
    for at, again in enumerate(people):
        before = people[:at]
        if not before or again.rough or not _are_all(again):
            continue
        troubled = [each for each in before if _in_trouble(document, each) and _near(each.value, again.value)]
        if not troubled or again.value in numbers_told(before):
            continue
        first = troubled[0]
        begin = document.sentence_at(first.start)[0]
        named = len(set(_NAMED.findall(document.plain[begin : again.start])))
        more = again.value - first.value
        if not (0 < more <= named or _PUT_RIGHT.search(document.plain, begin, again.start)):
            end = again.end + len(again.behind)
            yield (
                again.start,
                end,
                f"前面写的是{first.value:.10g}人，这里写“{document.text[again.start : end]}”，请核实",
            )
            return


def _are_all(again: Quantity) -> bool:
    """Whether a count is of all who were in trouble before, who are safe now: 6人全部救出, 将3人救起, 找到10名学生."""
    if _THEM.search(again.before):
        taken = again.before[-1:] in ("将", "把") and _TAKEN.search(again.behind)
        return bool(taken or _ALL_SAFE.search(again.behind))
    return _BY_OTHERS.search(again.before) is not None


def _in_trouble(document: Document, each: Quantity) -> bool:
    """Whether the sentence of a count tells of trouble."""
    begin = max(document.sentence_at(each.start)[0], each.start - _AROUND)
    return _TROUBLE.search(document.plain, begin, min(each.sentence, each.end + _AROUND)) is not None


def _near(one: float, other: float) -> bool:
    return 0 < abs(one - other) <= _FEW or slip(one, other)
