"""What a text says of the people hurt, as counts that can be compared, and of the money lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.incidents import DEATHS
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NUMERAL = r"\d{1,6}|(?<![一二两三四五六七八九十百无])(?<!没有)(?<!未有)[一二两三四五六七八九十百]{1,4}"
_HURT = rf"{DEATHS}|(?:受)?(?:轻微伤|轻伤|重伤)|[受擦划烧烫摔扭灼砸撞磕碰挫拉割刺扎咬踢冻压夹跌]伤|骨折|失联|失踪|被困|中毒|昏迷|呕吐|腹泻|腹痛|晕倒|晕厥|中暑|溺水|触电"
_FATE = rf"{_HURT}|伤[者员]"  # who are counted by that name: 2名伤者
_SPARED = "(?!未|无|没|非|送|救出|脱险|获救)"
_COUNTED = Pattern(
    rf"(?P<count>{_NUMERAL}) ?(?:余|多)?[名位个人](?:{_SPARED}[^，。；、\d ]){{0,10}}?(?P<fate>{_FATE})"
    rf"|(?P<fate2>{_FATE})(?:人数|人员|学生|师生|教师|职工|群众|的)?(?:[：:为共达]|(?:增加?|减少?|上?升|下?降|扩大)[至到为])?(?P<count2>{_NUMERAL}) ?[名位个人]"
    rf"|(?P<count3>{_NUMERAL}) ?(?P<fate3>[死伤])(?![\u4e00-\u9fff]*[害势口])"
)
_SOMEBODY = Pattern(rf"(?<![无未没非])(?P<fate>{_HURT})(?!的?(?:人员)?(?:情况|原因)|事故|事件)")
_NOBODY = Pattern(
    r"(?:无|没有|未造成|没有造成|未发生|未发现|暂未发现|尚未发现|暂无|尚无|未出现)(?:任何)?(?:人员|师生|学生|人)?(?:伤亡|受伤|死亡|被困|伤害)"
    r"|(?:无|没有|未有)(?:任何)?一?人(?:员)?(?:受伤|伤亡|死亡|被困)|人员(?:均|全部)?(?:安全|平安)(?!撤|疏|转)|零伤亡"
)
_DEATH = Pattern(DEATHS)
_LOST = Pattern(
    r"(?:直接|间接)?(?:经济|财产)?损失(?:约|共计|共|达|为|合计|预计|初步统计|估计|：)*(?P<count>\d{1,9}(?:\.\d+)?)(?P<many>万|千|百)?(?:余|多)?元"
)
_NO_LOSS = Pattern(r"(?:无|没有|未造成|暂无)(?:任何)?(?:人员伤亡(?:和|及|、))?(?:财产|经济)?损失")
_ALIKE = {"伤者": "伤", "伤员": "伤", "轻伤": "伤", "轻微伤": "伤", "死": "死亡"}
_SCALES = {"万": 10_000, "千": 1_000, "百": 100, None: 1}


class Saying(NamedTuple):
    """Words on the toll: their span in code points, and what they say, comparable between texts."""

    start: int
    end: int
    says: str


def casualties_in(text: str) -> list[Saying]:
    """What a text says of people hurt, in its order: of each fate how many, or that nobody was."""
    found = [Saying(*match.span(), "0") for match in _NOBODY.finditer(text)]
    for match in _COUNTED.finditer(text):
        fate = match["fate"] or match["fate2"] or match["fate3"]
        number = numeral(match["count"] or match["count2"] or match["count3"])
        _add(found, match, f"{_called(fate)}{number}")
    for match in _SOMEBODY.finditer(text):
        _add(found, match, f"{_called(match['fate'])}?")
    return sorted(found)


def _called(fate: str) -> str:
    fate = "死亡" if _DEATH.match(fate) else fate.removeprefix("受")
    return _ALIKE.get(fate, fate)


def _add(found: list[Saying], match: re.Match[str], says: str) -> None:
    """Add what was found unless its words are told already."""
    if not any(each.start < match.end() and match.start() < each.end for each in found):
        found.append(Saying(*match.span(), says))


def losses_in(text: str) -> list[Saying]:
    """What a text says of money lost, in its order: how many yuan, or that nothing was."""
    found = [Saying(*match.span(), "0") for match in _NO_LOSS.finditer(text)]
    for match in _LOST.finditer(text):
        found.append(Saying(*match.span(), f"{float(match['count']) * _SCALES[match['many']]:g}"))
    return sorted(found)


def told(text: str, of: str) -> list[Saying]:
    """What a text says of the toll: of `casualties` or of `losses`."""
    return casualties_in(text) if of == "casualties" else losses_in(text)


def sayings(found: list[Saying]) -> frozenset[str]:
    """What is said, whatever the words."""
    return frozenset(each.says for each in found)


def last_sentence_with(text: str, of: str) -> str:
    """The last sentence of a text that speaks of the toll (`casualties` or `losses`); empty if there is none."""
    return next((piece for piece in reversed(list(sentences_in(text))) if told(piece, of)), "")


_END = Pattern(r"[。！？\n]+[”’」]?")


def sentences_in(text: str) -> Iterator[str]:
    """The sentences and lines of a text, each with its ends; the last may be empty."""
    start = 0
    for match in _END.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]
