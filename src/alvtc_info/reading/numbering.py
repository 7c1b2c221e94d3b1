"""Automatic numbers (一、 （一） 1.) that Word shows and the text does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.reading.ooxml_names import NAMES, integer, on, value
from alvtc_info.reading.xml import parse
from alvtc_info.text.numerals import han
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import changeable, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.styles import Styles

_LEVEL = Pattern(r"%([1-9])")


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for weight, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True
    ):
        out += sign * (number // weight)
        number %= weight
    return out


def _circle(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


_LEGAL = str.maketrans("零一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _nth(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "chineseLegalSimplified": lambda n: han(n).translate(_LEGAL),
    "ideographLegalTraditional": lambda n: han(n).translate(_LEGAL),
    "japaneseCounting": han,
    "ideographDigital": lambda n: str(n).translate(_DIGITS),
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "ideographTraditional": _nth(_STEMS),
    "ideographZodiac": _nth(_BRANCHES),
    "decimalFullWidth": lambda n: str(n).translate(_WIDE),
    "decimalFullWidth2": lambda n: str(n).translate(_WIDE),
    "decimalEnclosedParen": _nth("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _nth("".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": _nth("".join(map(chr, range(0x3280, 0x328A)))),
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalZero": lambda n: f"{n:02d}",
}


@changeable
class ListLevel:
    """One level of a list: where it starts, how a number is written, the text around it, the style it belongs to.

    `legal` writes the numbers of all levels in Arabic digits; `restart` is the level (from 1) after which it starts
    again, 0 for never.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int = -1
    legal: bool = False


@changeable
class Lists:
    """The lists that a document defines.

    `abstracts` are abstract lists by level, `lists` numbered lists → abstract lists, `overrides` and `changed` the
    starts and levels that differ in one numbered list, `linked` the numbering styles that abstract lists name.
    """

    abstracts: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    changed: dict[tuple[str, int], ListLevel] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)

    def levels(self, number: str) -> dict[int, ListLevel]:
        """The levels of a numbered list."""
        levels = self.abstracts.get(self.lists.get(number, ""), {})
        own = {level: shape for (each, level), shape in self.changed.items() if each == number}
        return levels | own if own else levels

    def place(self, styles: Styles, style: str, number: str | None, level: int | None) -> tuple[str, int] | None:
        """The numbered list and level of a paragraph of this style that itself names `number` and `level`, if anything.

        None for a paragraph without a number.
        """
        for each in styles.chain(style):
            if number is None and each in styles.numbers:
                number = styles.numbers[each]
                if level is None and each not in styles.number_levels:
                    level = self._level_of_style(number, each)
            if level is None:
                level = styles.number_levels.get(each)
        return None if number in (None, "0") else (number or "", level or 0)

    def _level_of_style(self, number: str, style: str) -> int:
        """The level that a list gives to paragraphs of this style; 0 where it names none."""
        return next((index for index, level in self.levels(number).items() if level.style == style), 0)


class Numbering:
    """The counters of the lists of a document."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.counters: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, number: str, level: int) -> str:
        """The number that the next paragraph of this list and level shows; advances the counter."""
        abstract = self.lists.lists.get(number)
        levels = self.lists.levels(number)
        if abstract is None or level not in levels:
            return ""
        counter = self.counters.setdefault(abstract, {})
        override = self.lists.overrides.get((number, level))
        if override is not None and (number, level) not in self.started:
            counter[level] = override
        else:
            counter[level] = counter.get(level, levels[level].start - 1) + 1
        self.started.add((number, level))
        for deeper in [k for k in counter if k > level]:
            restart = levels.get(deeper, ListLevel()).restart
            if restart < 0 or 0 < level + 1 <= restart:
                del counter[deeper]
        legal = levels[level].legal
        return _LEVEL.sub(lambda m: _written(levels, counter, int(m[1]) - 1, legal), levels[level].text)


def _written(levels: dict[int, ListLevel], counter: dict[int, int], level: int, legal: bool) -> str:
    shape = levels.get(level, ListLevel())
    number = counter.get(level, shape.start)
    if shape.form in ("none", "bullet"):
        return ""
    return str(number) if legal else _FORMATS.get(shape.form, str)(number)


def read_lists(data: bytes, part: str, name: str, limits: Limits) -> Lists:
    """Read a numbering part. Raises InputError where its XML is broken or dangerous."""
    lists = Lists()
    abstract = number = ""
    level = -1
    shape: ListLevel | None = None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal abstract, number, level, shape
        local = NAMES[tag]
        if local == "abstractNum":
            abstract = value(attributes, "abstractNumId") or ""
            lists.abstracts[abstract] = {}
        elif local == "num":
            number, abstract = value(attributes, "numId") or "", ""
        elif local == "abstractNumId":
            lists.lists[number] = value(attributes) or ""
        elif local == "numStyleLink":
            lists.linked[abstract] = value(attributes) or ""
        elif local == "lvlOverride":
            level = integer(value(attributes, "ilvl"), 0)
        elif local == "startOverride":
            lists.overrides[number, level] = integer(value(attributes), 1)
        elif local == "lvl":
            level = integer(value(attributes, "ilvl"), 0)
            shape = ListLevel()
            if abstract:
                lists.abstracts[abstract][level] = shape
        elif shape is None:
            return
        elif local == "start":
            shape.start = integer(value(attributes), 1)
        elif local == "numFmt":
            shape.form = value(attributes) or "decimal"
        elif local == "lvlText":
            shape.text = (value(attributes) or "")[:40]
            if not abstract:
                lists.changed[number, level] = shape
        elif local == "pStyle":
            shape.style = value(attributes) or ""
        elif local == "lvlRestart":
            shape.restart = integer(value(attributes), -1)
        elif local == "isLgl":
            shape.legal = on(attributes)

    def end(tag: str) -> None:
        nonlocal abstract, shape
        local = NAMES[tag]
        if local == "abstractNum":
            abstract = ""
        elif local == "lvl":
            shape = None

    parse(data, start, end, None, part=part, name=name, limits=limits)
    return lists


def linked_lists(lists: Lists, numbers: dict[str, str]) -> Lists:
    """The lists, in which those that only name a numbering style have the levels of the list of that style."""
    if not lists.linked:
        return lists
    named = {
        a: lists.abstracts.get(lists.lists.get(numbers.get(style, ""), ""), {}) for a, style in lists.linked.items()
    }
    return replace(lists, abstracts={a: levels or named.get(a, {}) for a, levels in lists.abstracts.items()})
