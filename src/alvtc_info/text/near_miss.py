"""The known word that somebody perhaps meant by an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 0.5


def nearest(text: str, known: Iterable[str], least: float = _LEAST) -> str:
    """The known word that is most like a text; empty where none is alike by at least this much (0 to 1).

    Of a longer Chinese word its beginning or end counts too, if that begins the same: 新文 is near 网页新闻.
    """
    from difflib import get_close_matches

    words = sorted(known)
    near = next(iter(get_close_matches(text, words, 1, least)), "")
    if near or len(text) < 2 or text[:1].isascii():
        return near
    parts = {part: word for word in words for part in (word[-len(text) :], word[: len(text)])}
    part = next((each for each in get_close_matches(text, sorted(parts), 3, least) if each[:1] == text[:1]), "")
    return parts.get(part, "")


def meant(text: str, known: Iterable[str], least: float = _LEAST) -> str:
    """The same as the end of a message: ，是否指“…”; empty for none."""
    near = nearest(text, known, least)
    return f"，是否指“{near}”" if near else ""
