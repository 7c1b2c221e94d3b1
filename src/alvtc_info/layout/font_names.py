"""The fonts of the house style in a draft's font table, with the names of those that may stand in for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.editing.word_file import WORD
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.templates.font_table import font_entry, font_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.editing.word_file import WordFile

_SPACE = f'xmlns:w="{WORD}"'


def declare_fonts(file: WordFile, fonts: Iterable[str]) -> None:
    """Enter these fonts into the font table of a file; one that is there already only gets the names it lacks."""
    from lxml import etree

    part = file.part_of_kind("fontTable")
    if part is None:
        file.add_part("fontTable", font_table(fonts, _SPACE))
        return
    root = file.tree(part)
    known = {attribute(each, "name"): each for each in root if local(each) == "font"}
    for font in dict.fromkeys(fonts):
        entry = etree.fromstring(font_entry(font, _SPACE))
        others = child(entry, "altName")
        if font not in known:
            root.append(entry)
        elif others is not None and child(known[font], "altName") is None:
            known[font].insert(0, others)
