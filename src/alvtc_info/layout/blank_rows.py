"""The empty paragraphs of a draft in house style: those around its title, and none that only stood for distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import local
from alvtc_info.layout.automatic_numbers import is_numbered
from alvtc_info.layout.check_layout import is_blank
from alvtc_info.layout.word_xml import made, name_beside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from lxml.etree import _Element

    from alvtc_info.layout.house_styles import HouseStyles
    from alvtc_info.layout.kept_styles import KeptStyles


def remove_blanks(root: _Element, texts: Iterable[_Element], kept: Collection[_Element], looks: KeptStyles) -> None:
    """Remove the empty paragraphs of the body but those beside what is `kept`: they keep their looks.

    `texts` are the paragraphs with text.
    """
    with_text = set(map(id, texts))
    for paragraph in list(root.iter(name_beside(root, "p"))):
        parent = paragraph.getparent()
        if parent is None or not _of_body(parent) or id(paragraph) in with_text or not _is_idle(paragraph):
            continue
        if _is_beside(paragraph, kept):
            looks.keep(paragraph)
            continue
        after = paragraph.getnext()
        if after is None or local(after) == "sectPr" or _parts_tables(paragraph):
            continue
        parent.remove(paragraph)


def set_title_rows(titles: Sequence[_Element], above: int, styles: HouseStyles) -> None:
    """Set so many blank rows above the paragraphs of the title, and one below."""
    if not titles:
        return
    for _ in range(above):
        titles[0].addprevious(_blank(titles[0], styles))
    if not _is_row(titles[-1].getnext()):
        titles[-1].addnext(_blank(titles[-1], styles))


def _blank(beside: _Element, styles: HouseStyles) -> _Element:
    paragraph, properties = made(beside, "p"), made(beside, "pPr")
    properties.append(made(beside, "pStyle", val=styles.name("IssueNumber")))
    paragraph.append(properties)
    return paragraph


def _is_beside(paragraph: _Element, kept: Collection[_Element]) -> bool:
    """Whether the next text above or below an empty paragraph is left alone: it belongs to a cover, to contents."""
    for along in (paragraph.itersiblings(), paragraph.itersiblings(preceding=True)):
        beside = next((each for each in along if any((t.text or "").strip() for t in each.iter("{*}t"))), None)
        if beside is not None and any(each in kept for each in beside.iter(name_beside(paragraph, "p"))):
            return True
    return False


def _parts_tables(paragraph: _Element) -> bool:
    """Whether an empty paragraph is beside a table, which it separates from another table or from the text."""
    return any(each is not None and local(each) == "tbl" for each in (paragraph.getprevious(), paragraph.getnext()))


def _of_body(parent: _Element) -> bool:
    """Whether paragraphs in an element are those of the body itself, or of a content control around some of them."""
    above = [local(each) for each in (parent, *parent.iterancestors())]
    return above[0] in ("body", "sdtContent") and set(above) <= {"sdtContent", "sdt", "body", "document"}


def _is_row(element: _Element | None) -> bool:
    """Whether there is an empty paragraph, one that stayed because it belongs to what is left alone."""
    return element is not None and local(element) == "p" and _is_idle(element)


def _is_idle(paragraph: _Element) -> bool:
    """Whether an empty paragraph shows nothing: not even a number."""
    return is_blank(paragraph) and not is_numbered(paragraph)
