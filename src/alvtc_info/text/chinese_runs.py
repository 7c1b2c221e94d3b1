"""The run of Chinese characters before a place of a text, or from it on: what is cut into words around it."""

from __future__ import annotations

from alvtc_info.text.pattern import Pattern

NOT_CHINESE = Pattern(r"[^\u4e00-\u9fff]")


def run_before(text: str, at: int, reach: int) -> str:
    """The Chinese characters right before this place, at most so many code points."""
    return NOT_CHINESE.split(text[max(0, at - reach) : at])[-1]


def run_behind(text: str, at: int, reach: int) -> str:
    """The Chinese characters from this place on, at most so many code points."""
    return NOT_CHINESE.split(text[at : at + reach])[0]
