"""The known word that somebody perhaps meant by an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 0.5


def nearest(text: str, known: Iterable[str], least: float = _LEAST) -> str:
    """The known word that is most like a text; empty where none is alike by at least this much (0 to 1)."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(text, sorted(known), 1, least)), "")


def meant(text: str, known: Iterable[str], least: float = _LEAST) -> str:
    """The same as the end of a message: ，是否指“…”; empty for none."""
    near = nearest(text, known, least)
    return f"，是否指“{near}”" if near else ""
