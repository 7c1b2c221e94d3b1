"""Replacing words in the source of a text, or of a report written as YAML; nothing else of it changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from alvtc_info.model.edits import Edit
    from alvtc_info.reading.yaml_positions import Site

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def replace_in_lines(text: str, edits: Sequence[Edit]) -> tuple[str, list[Edit]]:
    """The text with these edits, and those that were made: where its line holds the words. A block is a line.

    `edits` are in order, none on the words of another.
    """
    lines = [m.group() for m in _LINE.finditer(text)]
    done: list[Edit] = []
    for edit in reversed(edits):
        number = int(edit.block) - 1 if edit.block.isascii() and edit.block.isdigit() else -1
        if not 0 <= number < len(lines) or lines[number][edit.start : edit.end] != edit.was:
            continue
        if edit.end > len(lines[number].rstrip("\r\n")):
            continue
        lines[number] = lines[number][: edit.start] + edit.replacement + lines[number][edit.end :]
        done.append(edit)
    return "".join(lines), done[::-1]


def replace_in_data(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """The YAML with these edits, and those that were made.

    One is made if its words are literally in the file and the changed file reads as the intended report.
    """
    from alvtc_info.reading.yaml_positions import sites

    known = sites(text)
    spots: list[tuple[int, int, Edit]] = []
    for edit in edits:
        words, places = known.get(edit.block, ("", []))
        if edit.was and words[edit.start : edit.end] == edit.was:
            spots.append((places[edit.start], places[edit.end - 1] + 1, edit))
    done: list[Edit] = []
    for start, end, edit in sorted(spots, key=lambda spot: spot[0], reverse=True):
        words, _ = known[edit.block]
        if text[start:end] != edit.was:
            continue
        changed = text[:start] + edit.replacement + text[end:]
        wanted = words[: edit.start] + edit.replacement + words[edit.end :]
        now = _read_again(changed, edit.block, wanted, known)
        if now is not None:
            text, known = changed, now
            done.append(edit)
    return text, done[::-1]


def _read_again(text: str, block: str, wanted: str, known: Mapping[str, Site]) -> dict[str, Site] | None:
    """The sites of the changed YAML, if this block reads as `wanted` and all others as before; otherwise None.

    A space that stands for a line end may be missing: between Chinese characters there is none.
    """
    from alvtc_info.reading.data import load
    from alvtc_info.reading.yaml_positions import sites

    try:
        load(text, ".yaml", "")
        now = sites(text)
    except InputError:
        return None
    same = now.keys() == known.keys() and all(
        words.replace(" ", "") == wanted.replace(" ", "") if name == block else words == known[name][0]
        for name, (words, _) in now.items()
    )
    return now if same else None
