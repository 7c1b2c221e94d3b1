"""The pictures and tables of a draft in house style: no wider than the text, and with all of their height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import local
from alvtc_info.layout.pages import is_broadside, sections_from
from alvtc_info.layout.picture_sizes import fit
from alvtc_info.layout.table_sizes import fit_table
from alvtc_info.layout.word_xml import made, name_beside, properties_of, put

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

    from lxml.etree import _Element

    from alvtc_info.layout.house_styles import HouseStyles


def set_pictures(
    root: _Element,
    captions: Collection[_Element],
    kept: Collection[_Element],
    styles: HouseStyles,
    page: Mapping[str, Any],
) -> None:
    """Give lines that contain a picture its height, and let pictures and tables be no wider than the text.

    A picture is kept on one page with its caption only: held together with what else follows it would leave pages.
    """
    area = int(page["width"] - page["left"] - page["right"])
    for table in root.iter(name_beside(root, "tbl")):
        nested = any(local(each) in ("tbl", "txbxContent") for each in table.iterancestors())
        if not nested and not _is_wide(table) and not any(each in kept for each in table.iter()):
            fit_table(table, area)
    for paragraph in root.iter(name_beside(root, "p")):
        if paragraph in kept or local(next(paragraph.iterancestors(), paragraph)) == "txbxContent":
            continue
        if any(local(e) in ("inline", "anchor", "pict", "object") for e in _own(paragraph)) and not _is_wide(paragraph):
            fit(paragraph, area)
        if any(local(e) in ("oMath", "ruby") for e in _own(paragraph)):
            put(properties_of(paragraph), made(paragraph, "spacing", line=str(page["line"]), lineRule="atLeast"))
        if any(local(e) == "inline" or (local(e) in ("pict", "object") and not _floats(e)) for e in _own(paragraph)):
            properties = properties_of(paragraph)
            if not "".join(e.text or "" for e in _own(paragraph) if local(e) == "t").strip():
                put(properties, made(paragraph, "pStyle", val=styles.name("ReportPicture")))
                if paragraph.getnext() not in captions:
                    put(properties, made(paragraph, "keepNext", val="0"))
            put(properties, made(paragraph, "spacing", line="240", lineRule="auto"))


def _is_wide(element: _Element) -> bool:
    """Whether a paragraph or table lies in a section whose paper stays broadside."""
    return next((is_broadside(each) for each in sections_from(element)), False)


def _own(paragraph: _Element) -> Iterator[_Element]:
    """The elements of a paragraph, except those of text boxes in it, and of what old programs show instead."""
    for each in paragraph:
        if local(each) not in ("txbxContent", "Fallback"):
            yield each
            yield from _own(each)


def _floats(element: _Element) -> bool:
    """Whether an old (VML) drawing is positioned freely, not inline."""
    return any("position:absolute" in str(each.get("style", "")) for each in element)
