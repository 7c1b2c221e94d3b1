"""Small .docx files built from raw XML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def document_xml(body: str) -> str:
    spaces = (
        f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    )
    return f"{HEAD}<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>"


def relationships(*items: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{index}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if target.startswith("http") else "")
        + "/>"
        for index, (kind, target) in enumerate(items)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


KINDS = ("styles", "numbering", "comments", "header", "footer", "footnotes", "endnotes", "settings")


def content_types(parts: Iterable[str]) -> str:
    """The content types of a .docx with these parts beside its body."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rows = [f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>']
    for part in parts:
        stem = part.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if stem in KINDS:
            rows.append(f'<Override PartName="/{part}" ContentType="{kind}.{stem}+xml"/>')
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{"".join(rows)}</Types>'
    )


def make_docx(
    body: str = "", *, parts: dict[str, str | bytes] | None = None, links: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """A small .docx: the body's XML, further parts under word/, relationships of the main part."""
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(parts or {}),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": document_xml(body),
        "word/_rels/document.xml.rels": relationships(*links),
        **(parts or {}),
    }
    return pack(content)


def pack(content: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return stream.getvalue()
