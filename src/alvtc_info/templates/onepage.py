"""A printed page of small lines: the sign slip, the sheet for phone calls."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alvtc_info.institution.values import Institution

COLUMNS = 78
MARGINS = {"top": 1134, "bottom": 850, "left": 1134, "right": 1134}  # of a working page, in twentieths of a point


def rows(line: str) -> int:
    """The number of rows that a line takes; a row may break a little early."""
    from alvtc_info.text.display import columns

    return -(-columns(line) // (COLUMNS - 2))


def shortened(text: str, room: int) -> str:
    """The text cut to at most this many columns."""
    from alvtc_info.text.display import columns

    text = " ".join(text.split())
    if columns(text) <= room:
        return text
    while columns(text) > room - 2:
        text = text[:-1]
    return text + "…"


class Page:
    """An A4 page with narrow margins in the house fonts; small, close lines are added at its end."""

    def __init__(self, institution: Institution) -> None:
        from docx.shared import Twips

        from alvtc_info.templates.builder import Sheet

        self._college = institution
        self._sheet = Sheet(institution.layout)
        self._sheet.styles()
        self._sheet.set_page()
        self._sheet.settings()
        section = self._sheet.docx.sections[0]
        for side, width in MARGINS.items():
            setattr(section, f"{side}_margin", Twips(width))

    def headline(self, text: str) -> None:
        """Add the name of the page."""
        self.line(text, size=22, font=str(self._sheet.fonts["title"]), align="center", height=40)

    def saved(self, title: str) -> bytes:
        """The bytes of the .docx; the same lines give the same bytes."""
        from alvtc_info.files import repack

        core = self._sheet.docx.core_properties
        core.title, core.author = title, self._college.name
        stream = io.BytesIO()
        self._sheet.docx.save(stream)
        return repack(stream.getvalue())

    def line(
        self, text: str, *, size: float = 12, font: str = "", align: str = "left", height: int = 20, before: int = 0
    ) -> None:
        """Add a line of text; `height` and `before`, the distance to what is above, are in points."""
        from docx.oxml.ns import nsdecls

        self._sheet.insert(
            self._paragraph(text, size, font, align, height, before).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
        )

    def _paragraph(self, text: str, size: float, font: str, align: str, height: int, before: int) -> str:
        sheet = self._sheet
        look = sheet.run(font or str(sheet.fonts["body"]), size).replace(
            "<w:rFonts ", '<w:rFonts w:hint="eastAsia" ', 1
        )
        shape = sheet.paragraph(line=height * 20, align=align, before=before * 20, snap=False)
        return f'<w:p>{shape}<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    def heading(self, text: str) -> None:
        """Add a heading over a list."""
        self.line(text, size=14, font=str(self._sheet.fonts["heading_1"]), height=24, before=4)

    def table(self, rows: Iterable[Sequence[Sequence[str]]], widths: Sequence[int], *, height: int = 0) -> None:
        """Add a ruled table: each cell is a sequence of lines.

        The widths and the height of a row are in twentieths of a point; height 0 lets rows grow.
        """
        from docx.oxml.ns import nsdecls

        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        rule = f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else ""
        text = ""
        for row in rows:
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
                f"{''.join(self._paragraph(line, 12, '', 'left', 20, 0) for line in lines)}</w:tc>"
                for width, lines in zip(widths, row, strict=True)
            )
            text += f"<w:tr><w:trPr><w:cantSplit/>{rule}</w:trPr>{cells}</w:tr>"
        self._sheet.insert(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{"".join(f"""<w:gridCol w:w="{w}"/>""" for w in widths)}</w:tblGrid>{text}</w:tbl>'
        )
        self.line("", size=5, height=1)
