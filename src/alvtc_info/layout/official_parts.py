"""Parts of official papers by GB/T 9704 that a duty report lacks: letterhead, addressee, signature, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.check_layout import is_blank
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.layout.word_xml import made, properties_of, put
from alvtc_info.model.kinds import Role
from alvtc_info.rendering.line_breaking import masthead_size, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.model.document import Block

OFFICIAL = {
    Role.LETTERHEAD: "OfficialLetterhead",
    Role.DOCUMENT_NUMBER: "DocumentNumber",
    Role.ADDRESSEE: "Addressee",
    Role.ATTACHMENT_NOTE: "AttachmentNote",
    Role.SIGNATURE: "OfficialSignature",
    Role.CLOSING_DATE: "ClosingDate",
    Role.COPY_TO: "CopyTo",
}
_LINES = frozenset({"drawing", "pict"})
_WORDS_OR_PICTURES = frozenset({"textpath", "txbxContent", "blip", "imagedata"})
_ROW = frozenset({Role.REPORTING_ROW, Role.REPORTING_UNIT, Role.DATE})
_BODY = frozenset({Role.BODY, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4})
Item = tuple["Traced", list["Block"]]


def roles_of(items: Iterable[Item], *, headed: bool = False) -> dict[str, Role]:
    """The role of each paragraph of the body, by its identifier, as the style of it shows it.

    A unit or a date belongs to the row under a masthead only, which may stand in the page header (`headed`), or under
    the letterhead and number of a brief; below the text, or in another paper, it signs the paper, or is text that stays
    where it stands.
    """
    main = [(t, f) for t, f in items if t.zone == "main"]
    roles = [found[0].role for _, found in main]
    mastheads = headed or Role.MASTHEAD in roles or {Role.LETTERHEAD, Role.ISSUE_NUMBER} <= set(roles)
    texts = [i for i, (_, found) in enumerate(main) if found[0].role in _BODY]
    found: dict[str, Role] = {}
    for at, (traced, blocks) in enumerate(main):
        role = blocks[0].role
        if role in _ROW and not (mastheads and (not texts or at < texts[0])):
            role = _signing(blocks) if texts and at > texts[-1] else Role.BODY
        found[traced.id] = role
    return found


def _signing(blocks: Sequence[Block]) -> Role:
    return Role.CLOSING_DATE if blocks[-1].role is Role.DATE else Role.SIGNATURE


def letterhead_size(text: str, layout: Mapping[str, Mapping[str, Any]]) -> float:
    """The size (points) at which a letterhead fits on its line."""
    return masthead_size(tuple(line for line in text.splitlines() if line.strip()) or (text,), layout)


def set_ends(items: Sequence[tuple[Traced, Role]], layout: Mapping[str, Mapping[str, Any]]) -> None:
    """Put the indents and blank lines of attachment notes, signatures and dates that depend on their neighbours.

    The unit is centred over the date, which stands four characters from the right; a blank line stands above the first
    of several only.
    """
    character, line = int(layout["page"]["character"]), int(layout["page"]["line"])
    for at, (traced, role) in enumerate(items):
        before = items[at - 1][1] if at else None
        properties = properties_of(traced.element)
        if role is Role.ATTACHMENT_NOTE and before is role:
            put(properties, made(properties, "spacing", before="0"))
            if child(properties, "numPr") is None:
                put(properties, made(properties, "ind", left=str(5 * character), hanging="0", firstLine="0"))
        elif role is Role.SIGNATURE:
            if before is role:
                put(properties, made(properties, "spacing", before="0"))
            dates = [t for t, each in items[at + 1 :] if each is Role.CLOSING_DATE][:1]
            if dates:
                inset = 4 + (_widest(dates[0]) - _widest(traced)) / 2
                put(properties, made(properties, "ind", right=str(max(0, round(inset * character)))))
        elif role is Role.CLOSING_DATE and before not in (Role.SIGNATURE, Role.CLOSING_DATE):
            put(properties, made(properties, "spacing", before=str(line)))


def set_attachment_heads(heads: Iterable[_Element], layout: Mapping[str, Mapping[str, Any]]) -> None:
    """Put the lines that head an attachment (附件1) flush left in the font of first headings (GB/T 9704—2012, 7.3.7)."""
    fonts, size = layout["fonts"], f"{layout['sizes']['body'] * 2:g}"
    for head in heads:
        properties = properties_of(head)
        line = str(layout["page"]["line"])
        put(properties, made(properties, "spacing", before="0", after="0", line=line, lineRule="exact"))
        put(properties, made(properties, "ind", left="0", right="0", firstLine="0", firstLineChars="0"))
        put(properties, made(properties, "jc", val="left"))
        for run in head.iter(str(head.tag).rpartition("}")[0] + "}r"):
            look = properties_of(run)
            latin = str(fonts["latin"])
            put(look, made(look, "rFonts", ascii=latin, hAnsi=latin, eastAsia=str(fonts["heading_1"]), cs=latin))
            for name, value in (("b", "0"), ("sz", size), ("szCs", size)):
                put(look, made(look, name, val=value))


def set_attachment_titles(titles: Iterable[Sequence[_Element]], layout: Mapping[str, Mapping[str, Any]]) -> None:
    """Leave a line free above the title of an attachment (its lines), which then is the third of the page, and below.

    GB/T 9704—2012, 7.3.7. Free lines that are there are enough.
    """
    line = str(int(layout["page"]["line"]))
    for lines in titles:
        for side, element, beside in (
            ("before", lines[0], lines[0].getprevious()),
            ("after", lines[-1], lines[-1].getnext()),
        ):
            if beside is not None and not _is_free(beside):
                properties = properties_of(element)
                spacing = child(properties, "spacing")
                values = {"before": "0", "after": "0"}
                values |= {k: attribute(spacing, k) for k in values if spacing is not None and attribute(spacing, k)}
                put(properties, made(properties, "spacing", **{**values, side: line}))


def _is_free(element: _Element) -> bool:
    return local(element) == "p" and is_blank(element)


def set_copies(items: Sequence[tuple[Traced, Role]], layout: Mapping[str, Mapping[str, Any]]) -> None:
    """Part the rows of copies by thin rules between a strong one above the first and below the last."""
    rows = [traced for traced, role in items if role is Role.COPY_TO]
    for at, traced in enumerate(rows):
        properties = properties_of(traced.element)
        border = made(properties, "pBdr")
        for side, strong in (("top", at == 0), ("bottom", at == len(rows) - 1)):
            if side == "bottom" or strong:
                size = "8" if strong else "6"
                border.append(made(properties, side, val="single", sz=size, space="1", color="000000"))
            else:
                border.append(made(properties, side, val="nil"))
        put(properties, border)
        if at == 0:
            put(properties, made(properties, "spacing", before=str(int(layout["page"]["line"]))))


def _widest(traced: Traced) -> float:
    return max((width(line.strip()) for line in traced.text.splitlines()), default=0.0)


def set_rules(items: Sequence[tuple[Traced, Role]]) -> None:
    """Leave the rule below the document number away where the draft has drawn one."""
    for traced, role in items:
        if role is Role.DOCUMENT_NUMBER and _has_line(traced):
            properties = properties_of(traced.element)
            border = made(properties, "pBdr")
            border.append(made(properties, "bottom", val="nil"))
            put(properties, border)


def _has_line(traced: Traced) -> bool:
    """Whether a drawing is on a line, or on one of the empty lines around it."""
    near = [traced.element]
    for along in (traced.element.itersiblings(), traced.element.itersiblings(preceding=True)):
        for each in along:
            if local(each) != "p" or any((t.text or "").strip() for t in each.iter("{*}t")):
                break
            near.append(each)
    drawn = [e for each in near for e in each.iter() if local(e) in _LINES]
    return any(_WORDS_OR_PICTURES.isdisjoint(map(local, each.iter())) for each in drawn)
