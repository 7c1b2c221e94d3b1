"""A choice of a few names, each with its Chinese word: taken in either language, listed in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.near_miss import meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def chosen(text: str, names: Mapping[str, str]) -> str:
    """The name that a text means: itself, its Chinese word, or a part of one Chinese word only; empty for none."""
    wanted = text.strip()
    for name, word in names.items():
        if wanted == word or wanted.lower() == name:
            return name
    parts = [name for name, word in names.items() if len(wanted) > 1 and wanted in word]
    return parts[0] if len(parts) == 1 else ""


def listed(names: Mapping[str, str], default: str = "") -> str:
    """All names in Chinese: 首报 first、续报 follow-up; the default is marked."""
    shown = [
        (name if name == word else f"{word} {name}") + "（默认）" * (name == default) for name, word in names.items()
    ]
    return "、".join(shown)


def near(text: str, known: Iterable[str]) -> str:
    """The known word that sounds like a text, else one that is like it, as the end of a message: ，是否指“…”.

    Of a longer word its beginning or end may sound so.
    """
    words = tuple(known)
    if not text.isascii():
        from alvtc_info.proofreading.homophones import homophones

        def sounds(part: str) -> bool:
            return len(part) == len(text) and all(a == b or a in homophones(b) for a, b in zip(text, part, strict=True))

        for ends in (None, slice(len(text)), slice(-len(text), None)):
            for word in words if len(text) > 1 else ():
                if sounds(word if ends is None else word[ends]):
                    return f"，是否指“{word}”"
    return meant(text, words)


def no_such(text: str, called: str, names: Mapping[str, str]) -> str:
    """What is said of a text that is none of the names: what was perhaps meant, and all of them."""
    return f"没有名为“{text}”的{called}{near(text, [*names.values(), *names])}；可选：{listed(names)}"
