"""Direct formatting, which the styles of the house replace: taken from paragraphs and their runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.author_marks import kept_of_run, symbol_font
from alvtc_info.layout.automatic_numbers import free, is_numbered
from alvtc_info.layout.word_xml import made, name_beside, properties_of, put

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.layout.house_styles import HouseStyles

_KEPT_OF_PARAGRAPH = frozenset({"pStyle", "pageBreakBefore", "framePr", "numPr", "bidi", "rPr", "sectPr", "pPrChange"})
_FLUSH = frozenset({"DutyMasthead", "IssueNumber", "Title", "ReportCell", "EditorCell", "ReportCaption"})
_STRAIGHT = frozenset({"b", "bCs"})


class DirectFormatting:
    """What gives a paragraph of a draft with these styles one of them; `character` is the width of one, in twips."""

    def __init__(self, styles: HouseStyles, character: int) -> None:
        self.styles = styles
        self._character = character

    def strip(self, paragraph: _Element, style: str, common: str | None) -> None:
        """Take direct formatting from a paragraph and its runs; `common` is the colour that is no mark, None if all."""
        properties = properties_of(paragraph)
        for each in list(properties):
            if local(each) not in _KEPT_OF_PARAGRAPH or local(each) == "pStyle":
                properties.remove(each)
        if style != "Normal" or not self.styles.unstyled:
            put(properties, made(paragraph, "pStyle", val=self.styles.name(style)))
        if is_numbered(paragraph):
            chars = 0 if style in _FLUSH else 2
            first = str(chars * self._character)
            put(properties, made(paragraph, "ind", left="0", firstLineChars=f"{chars}00", firstLine=first))
        else:
            free(properties)
        mark = child(properties, "rPr")
        if mark is not None:
            _bare(mark, None)
        for run in paragraph.iter(name_beside(paragraph, "r")):
            if next(run.iterancestors(name_beside(paragraph, "p")), None) is paragraph:
                _plain(run, common)


def _plain(run: _Element, common: str | None) -> None:
    """Remove fonts, sizes and colours from a run; ambiguous characters are set in the Chinese font."""
    properties = properties_of(run)
    signs = symbol_font(properties)
    _bare(properties, common)
    put(properties, made(run, "rFonts", hint="eastAsia") if signs is None else signs)


def _bare(properties: _Element, common: str | None) -> None:
    """Leave of the properties of a run what its author marked."""
    kept = kept_of_run(properties, common)
    for each in list(properties):
        if local(each) not in kept:
            properties.remove(each)


def straighten(paragraph: _Element) -> None:
    """Remove bold from the runs of a heading or title; its weight is set in its style."""
    for run in paragraph.iter(name_beside(paragraph, "r")):
        properties = properties_of(run)
        for each in [e for e in properties if local(e) in _STRAIGHT]:
            properties.remove(each)
