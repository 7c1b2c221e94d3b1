"""A chart as .docx: one page in the institution's layout, drawn with native Word shapes, so that its text stays text.

Lengths in shapes are EMU (360,000 per centimetre). The shapes need Word 2010 or later, LibreOffice or WPS.
"""

from __future__ import annotations

import io
from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from alvtc_info.charting.chart import Shape, Tone
from alvtc_info.charting.page import SMALL, SMALL_LINE
from alvtc_info.charting.placing import LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.charting.page import ChartPage
    from alvtc_info.charting.placing import Drawing, Placed, Route
    from alvtc_info.institution.values import Institution
    from alvtc_info.templates.builder import Sheet

_EMU = 36_000  # in a millimetre
_RULE = 9_525
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_PRESETS = {Shape.BOX: "rect", Shape.END: "flowChartTerminator", Shape.CHOICE: "flowChartDecision"}


def format_docx(page: ChartPage, institution: Institution) -> bytes:
    """Return the page as the bytes of a .docx; the same chart gives the same bytes."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    from alvtc_info.files import repack
    from alvtc_info.templates.builder import Sheet

    sheet = Sheet(institution.layout)
    sheet.styles()
    sheet.set_page()
    sheet.settings()
    section = sheet.docx.sections[0]
    section.left_margin, section.top_margin = Mm(page.left), Mm(page.top)
    section.right_margin = Mm(page.width - page.left - page.room)
    section.bottom_margin = Mm(page.bottom)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    fonts, sizes = sheet.fonts, sheet.sizes
    if page.chart.label:
        sheet.insert(_paragraph(sheet, page.chart.label, fonts["heading_1"], sizes["body"], page.line, "left"))
    for each in page.title:
        sheet.insert(_paragraph(sheet, each, fonts["title"], sizes["title"], page.line, "center"))
    if page.chart.below_title:
        sheet.insert(_paragraph(sheet, page.chart.below_title, fonts["body"], SMALL, page.line, "center"))
    sheet.insert(_drawing(sheet, page))
    for at, note in enumerate(page.notes):
        sheet.insert(_paragraph(sheet, note, fonts["body"], SMALL, SMALL_LINE, "left", 0 if at else SMALL_LINE))
    core = sheet.docx.core_properties
    core.title, core.author = page.chart.title, institution.name
    stream = io.BytesIO()
    sheet.docx.save(stream)
    return repack(stream.getvalue())


def _paragraph(sheet: Sheet, text: str, font: str, size: float, line: float, align: str, before: float = 0) -> str:
    """A paragraph of one line of text; `line` (its height) and `before` (the space above it) are in points."""
    shape = sheet.paragraph(line=round(line * 20), align=align, before=round(before * 20), snap=False)
    return f"<w:p {_SPACES}>{shape}{_run(sheet, text, font, size)}</w:p>"


def _run(sheet: Sheet, text: str, font: str, size: float, colour: str = "000000") -> str:
    look = sheet.run(font, size, color=colour).replace("<w:rFonts ", '<w:rFonts w:hint="eastAsia" ', 1)
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _drawing(sheet: Sheet, page: ChartPage) -> str:
    """The paragraph of the drawing: one group of shapes, placed inline."""
    drawing = page.drawing
    extent = f'cx="{_emu(drawing.width)}" cy="{_emu(drawing.height)}"'
    shape = sheet.paragraph(align="center", before=round(page.gap * 20 * 72 / 25.4), snap=False)
    shape = shape.replace(f'w:line="{sheet.line}" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"')
    tiny = '<w:rPr><w:noProof/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    shape = shape.replace("</w:pPr>", f"{tiny}</w:pPr>")
    description = "；".join("".join(words.text for words in node.words) for node in page.chart.nodes)
    return (
        f'<w:p {_SPACES}>{shape}<w:r>{tiny}<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name={quoteattr(page.chart.title)} descr={quoteattr(description)}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f'<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/><a:chOff x="0" y="0"/><a:chExt {extent}/></a:xfrm></wpg:grpSpPr>'
        f"{''.join(_shapes(sheet, drawing))}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "<mc:Fallback><w:t>（流程图要用 Word 2010 或更新的版本打开）</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _emu(length: float) -> int:
    return round(length * _EMU)


def _shapes(sheet: Sheet, drawing: Drawing) -> Iterator[str]:
    colours = {Tone.PLAIN: "000000", Tone.FAINT: "666666", Tone.LATE: str(sheet.layout["masthead"]["color"])}
    number = count(2)
    for route in sorted(drawing.routes, key=lambda r: r.tone is Tone.LATE):
        yield _route(route, colours[route.tone], next(number))
    for placed in drawing.placed:
        yield _placed(sheet, placed, drawing.size, colours, next(number))


def _frame(x: float, y: float, width: float, height: float) -> str:
    return f'<a:xfrm><a:off x="{_emu(x)}" y="{_emu(y)}"/><a:ext cx="{_emu(width)}" cy="{_emu(height)}"/></a:xfrm>'


def _rule(colour: str, *, dashed: bool = False, head: bool = False) -> str:
    return (
        f'<a:ln w="{_RULE}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        + ('<a:prstDash val="dash"/>' if dashed else "")
        + "<a:round/>"
        + ('<a:tailEnd type="triangle" w="med" len="med"/>' if head else "")
        + "</a:ln>"
    )


def _route(route: Route, colour: str, number: int) -> str:
    xs, ys = [p.x for p in route.points], [p.y for p in route.points]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    moves = "".join(
        f'<a:{"lnTo" if at else "moveTo"}><a:pt x="{_emu(p.x - left)}" y="{_emu(p.y - top)}"/></a:{"lnTo" if at else "moveTo"}>'
        for at, p in enumerate(route.points)
    )
    path = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_emu(width)}" h="{_emu(height)}" fill="none">{moves}</a:path></a:pathLst></a:custGeom>'
    )
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="箭头 {number}"/><wps:cNvSpPr/><wps:spPr>{_frame(left, top, width, height)}{path}'
        f"<a:noFill/>{_rule(colour, dashed=route.dashed, head=route.head)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _placed(sheet: Sheet, placed: Placed, size: float, colours: Mapping[Tone, str], number: int) -> str:
    shape = sheet.paragraph(line=round(size * LINE * 20), align="center", snap=False)
    lines = "".join(
        f"<w:p>{shape}{_run(sheet, words.text, sheet.fonts['body'], size, colours[words.tone])}</w:p>"
        for words in placed.words
    )
    preset = _PRESETS[placed.shape] if placed.shape else "rect"
    look = (
        f'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>{_rule("000000")}'
        if placed.shape
        else "<a:noFill/><a:ln><a:noFill/></a:ln>"
    )
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="文字 {number}"/><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'{_frame(placed.left, placed.top, placed.width, placed.height)}<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{look}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{lines}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )
