"""Numbers written in Chinese."""

from __future__ import annotations

_HAN = "零一二三四五六七八九"


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


_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}


_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def numeral(text: str) -> int:
    """The value of an Arabic or Chinese numeral below 100 million (三百二十), or of a year written digit by digit (二〇二四).

    Raises ValueError for anything else.
    """
    if text.isascii() and text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
    if not text or any(c not in _DIGITS and c not in _SCALES and not c.isdigit() for c in text):
        raise ValueError(text)
    if not _SCALES.keys() & set(text):
        return int("".join(str(_DIGITS.get(c, c)) for c in text))
    total = section = digit = 0
    for character in text:
        if character == "万":
            total, section, digit = total + max(1, section + digit) * 10000, 0, 0
        elif character in _SCALES:
            section += (digit or 1) * _SCALES[character]
            digit = 0
        else:
            digit = int(_DIGITS.get(character, character))
    return total + section + digit
