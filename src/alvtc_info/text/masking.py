"""Personal data and secrecy marks: how they are recognised, and how they are masked in all output."""

from __future__ import annotations

import re
from datetime import date

from alvtc_info.text.pattern import Pattern

ID_CARD = Pattern(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
OLD_ID_CARD = Pattern(r"(?<![\dA-Za-z])[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\dA-Za-z])")
MOBILE = Pattern(r"(?<![\d.])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.]|-\d)")
BANK_CARD = Pattern(
    r"(?<![\dA-Za-z])\d{4}(?: ?\d{4}){3}(?: ?\d{1,3})?(?![\dA-Za-z])|(?<![\dA-Za-z])\d{16,19}(?![\dA-Za-z])"
)
SECRET_MARK = Pattern(
    r"(?:绝密|机密|秘密) ?[★☆] ?(?:长期|\d+ ?(?:年|个月|月|天|日)|[一二三四五六七八九十]+(?:年|个月))?"
    r"|^(?:绝密|机密|秘密)$"
    r"|(?:密级|保密等级)：? ?(?:绝密|机密|秘密)",
    flags=re.MULTILINE,
)
_LONG = Pattern(r"\d[\d -]{10}")  # the least that a number of any of these kinds is
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_id_card(number: str) -> bool:
    """Whether an 18-character number is a valid resident identity number (GB 11643).

    Its check digit must be right and its birth date a real one.
    """
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return born.year >= 1850 and "10X98765432"[total % 11] == number[-1].upper()


def is_old_id_card(number: str) -> bool:
    """Whether a 15-digit number of the old form holds a real birth date."""
    try:
        date(1900 + int(number[6:8]), int(number[8:10]), int(number[10:12]))
    except ValueError:
        return False
    return True


def is_bank_card(number: str) -> bool:
    """Whether a number of 16 to 19 digits passes the Luhn check and is no identity number and no repeated digit."""
    digits = number.replace(" ", "")
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and digits[0] in "3456" and not (len(digits) == 18 and is_id_card(digits))


def mask(text: str) -> str:
    """The first and the last character, the rest as *: the only form in which anything private is shown."""
    return text if len(text) < 3 else text[0] + "*" * (len(text) - 2) + text[-1]


def mask_all(text: str) -> str:
    """The text with every identity number, card number, mobile number and secrecy mark in it masked."""
    if "密" not in text and _LONG.search(text) is None:
        return text
    text = ID_CARD.sub(lambda m: mask(m.group()) if is_id_card(m.group()) else m.group(), text)
    text = OLD_ID_CARD.sub(lambda m: mask(m.group()) if is_old_id_card(m.group()) else m.group(), text)
    text = BANK_CARD.sub(lambda m: mask(m.group()) if is_bank_card(m.group()) else m.group(), text)
    text = MOBILE.sub(lambda m: mask(m.group()), text)
    return SECRET_MARK.sub(lambda m: mask(m.group()), text)
