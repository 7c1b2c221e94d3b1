"""Where the clause begins in which a place of a text stands."""

from __future__ import annotations


def start_behind(text: str, near: int, at: int, marks: str = "，；：") -> int:
    """The place right behind the last of these marks between `near` and `at`; `near` where there is none."""
    return max((text.rfind(mark, near, at) for mark in marks), default=-1) + 1 or near
