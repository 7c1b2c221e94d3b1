"""Automatic numbers (一、 （一） 1.) that Word shows and the text does not hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

from alvtc_info.lexicon import Pattern

_HAN = "零一二三四五六七八九"
_LEVEL = Pattern(r"%([1-9])")


def han(number: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十, 105 → 一百零五; Arabic from 1000 on."""
    if not 0 <= number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = _HAN[hundreds] + "百" if hundreds else ""
    if not rest:
        return head or _HAN[0]
    if not tens:
        return head + ("零" if head else "") + _HAN[ones]
    return head + ("" if tens == 1 and not head else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True
    ):
        out += sign * (number // value)
        number %= value
    return out


def _circle(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "chineseLegalSimplified": han,
    "japaneseCounting": han,
    "ideographDigital": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalZero": lambda n: f"{n:02d}",
}


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, how a number is written, the text around it, the style it belongs to."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int = -1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, level: int) -> str:
        """The number that the next paragraph of this list and level shows; counts it."""
        abstract = self.lists.get(number)
        levels = self.abstracts.get(abstract or "", {})
        if abstract is None or level not in levels:
            return ""
        counter = self.counters.setdefault(abstract, {})
        override = self.overrides.get((number, level))
        if override is not None and (number, level) not in self.started:
            counter[level] = override
        else:
            counter[level] = counter.get(level, levels[level].start - 1) + 1
        self.started.add((number, level))
        for deeper in [k for k in counter if k > level]:
            if levels.get(deeper, Level()).restart != 0:
                del counter[deeper]
        return _LEVEL.sub(lambda m: self._written(levels, counter, int(m[1]) - 1), levels[level].text)

    def _written(self, levels: dict[int, Level], counter: dict[int, int], level: int) -> str:
        shape = levels.get(level, Level())
        value = counter.get(level, shape.start)
        if shape.form in ("none", "bullet"):
            return ""
        return _FORMATS.get(shape.form, str)(value)

    def level_of_style(self, number: str, style: str) -> int:
        """The level that a list gives to paragraphs of this style; 0 where it names none."""
        levels = self.abstracts.get(self.lists.get(number, ""), {})
        return next((index for index, level in levels.items() if level.style == style), 0)
