"""How many it befell by the title, and by words that tell all of them: 2名学生烫伤……被烫伤的3名学生中，1名送医，其余2名.

That the title's number stands in the text too, as that of a part, makes it no better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.told_twice import COUNT
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_UNIT = "名|人|位|台|间|棵|辆|扇|块|套|部|座|栋|个|件"
_TITLED = Pattern(rf"(?P<count>{COUNT})(?P<unit>{_UNIT})(?!月|小时|学期)(?:[\u4e00-\u9fff]{{1,4}})?")
# all whom it befell: 被烫伤的3名学生中, 倒伏的5棵树中
_ALL_OF_THEM = Pattern(
    rf"(?<![\u4e00-\u9fff])(?:被|受|遭)?(?P<what>[\u4e00-\u9fff]{{1,3}})的(?P<count>{COUNT})(?P<unit>{_UNIT})(?P<who>[\u4e00-\u9fff]{{0,6}}?)(?:中|里)(?=[，,\d一二两三四五六七八九有])"
)
_BEFELL = frozenset("伤烫烧灼困倒伏泻毒骗联走失漏潮损坏吐晕热触溺坠盗亡塌停断死泡淹")
_OF_A_PART = Pattern(r"送医|送往|就医|住院|死亡|骨折|重伤|留观|入院|转院|获救|出院|另|其中|新增")
_CHANGED = Pattern(r"新增|增至|更正|核实为|核减|又有|陆续|先后|首报|累计|上升|调整为|修正")
_LIKE = {"位": "人", "名": "人"}


def titles_totals(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The numbers of titles that are not those of all whom it befell by the text."""
    text = document.plain
    for title in document.roles(Role.TITLE):
        counts = list(_TITLED.compiled.finditer(text, title.start, title.end))
        words = text[title.start : title.end]
        if len(counts) != 1 or _OF_A_PART.search(words) or _CHANGED.search(document.joined(PROSE)):
            continue
        said = counts[0]
        for told in document.finditer(_ALL_OF_THEM, PROSE):
            units = [_LIKE.get(each["unit"], each["unit"]) for each in (said, told)]
            shared = _BEFELL.intersection(told["what"]).intersection(words)
            if shared and units[0] == units[1] and not _explained(document, said, told):
                whole = text[told.start() : told.end("who")]
                yield *said.span(), f"标题写“{said.group()}”，正文写“{whole}”，请核实", True
                break


def _explained(document: Document, said: re.Match[str], told: re.Match[str]) -> bool:
    """Whether the text has the title's number, or one that makes it up with the other; it is no less than a part."""
    whole, part = numeral(said["count"]), numeral(told["count"])
    if part >= whole:
        return part == whole
    unit = _LIKE.get(said["unit"], said["unit"])
    others = {
        numeral(each["count"])
        for each in document.finditer(_NUMBER, PROSE)
        if _LIKE.get(each["unit"], each["unit"]) == unit
    }
    return whole in others or whole - part in others


_NUMBER = Pattern(rf"(?P<count>{COUNT})(?P<unit>{_UNIT})")
