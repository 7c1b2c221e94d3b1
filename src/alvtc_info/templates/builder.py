"""Build the .docx templates from a pack's layout with python-docx: page, styles, footers, and docxtpl's slots.

The figures are house style by GB/T 9704—2012 and the convention of briefs; 附件2 rules the order of the elements only.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips

from alvtc_info.model.kinds import Kind
from alvtc_info.templates.font_table import font_table
from alvtc_info.text.numerals import han

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from alvtc_info.institution.values import Institution

TEMPLATES = ("duty_report", "follow_up")
MASTHEAD, ISSUE, ROW, EDITOR_ROW, EDITOR_OPEN, EDITOR_CELL, CAPTION, CELL, PICTURE, AUTHOR = (
    "DutyMasthead",
    "IssueNumber",
    "ReportingRow",
    "EditorRow",
    "EditorRowOpen",
    "EditorCell",
    "ReportCaption",
    "ReportCell",
    "ReportPicture",
    "LeadAuthor",
)
LETTERHEAD, NUMBER, ADDRESSEE, ATTACHMENTS, SIGNATURE, CLOSING, COPIES = (
    "OfficialLetterhead",
    "DocumentNumber",
    "Addressee",
    "AttachmentNote",
    "OfficialSignature",
    "ClosingDate",
    "CopyTo",
)
TABLE = "ReportTable"
_NAMES = {
    MASTHEAD: "值班信息版头",
    ISSUE: "期号",
    ROW: "报送行",
    EDITOR_ROW: "编发行",
    EDITOR_OPEN: "编发行（待签）",
    EDITOR_CELL: "编发格",
    CAPTION: "图表题",
    CELL: "表格文字",
    PICTURE: "图片",
    AUTHOR: "主笔人",
    LETTERHEAD: "发文机关标志",
    NUMBER: "发文字号",
    ADDRESSEE: "主送机关",
    ATTACHMENTS: "附件说明",
    SIGNATURE: "署名",
    CLOSING: "成文日期",
    COPIES: "抄送",
}
_KEPT_STYLES = frozenset(
    {
        "Normal",
        "Title",
        "Heading1",
        "Heading2",
        "Heading3",
        "Heading4",
        "Footer",
        "DefaultParagraphFont",
        "TableNormal",
        "NoList",
    }
)


class Sheet:
    """The styles and paragraphs of one template, from one layout."""

    def __init__(self, layout: Mapping[str, Mapping[str, Any]]) -> None:
        self.layout = layout
        self.page = layout["page"]
        self.fonts = layout["fonts"]
        self.sizes = layout["sizes"]
        self.line = int(self.page["line"])
        self.width = int(self.page["width"]) - int(self.page["left"]) - int(self.page["right"])
        self.docx = Document()
        self.body = self.docx.element.body

    def prepare(self) -> None:
        """Set styles, page, footers and settings on an empty body."""
        self.styles()
        self.set_page()
        self.footers()
        self.settings()

    # properties ---------------------------------------------------------------------------------------------------

    def run(
        self, font: str, points: float, *, color: str = "000000", spacing: int = 0, bold: bool = False, latin: str = ""
    ) -> str:
        latin = latin or str(self.fonts["latin"])
        half = round(points * 2)
        return (
            f'<w:rPr {nsdecls("w")}><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'
            f'<w:b w:val="{int(bold)}"/><w:i w:val="0"/><w:color w:val="{color}"/><w:spacing w:val="{spacing}"/><w:kern w:val="0"/>'
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/><w:u w:val="none"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        )

    def paragraph(
        self,
        *,
        line: int = 0,
        align: str = "both",
        indent: str = "",
        before: int = 0,
        keep: bool = False,
        borders: str = "",
        tabs: Iterable[tuple[str, int]] = (),
        outline: int = -1,
        snap: bool = True,
    ) -> str:
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in tabs)
        return (
            f"<w:pPr {nsdecls('w')}>"
            + ("<w:keepNext/><w:keepLines/>" if keep else "")
            + '<w:widowControl w:val="0"/>'
            + borders
            + (f"<w:tabs>{stops}</w:tabs>" if stops else "")
            + '<w:kinsoku/><w:wordWrap/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
            + ("" if snap else '<w:snapToGrid w:val="0"/>')
            + f'<w:spacing w:before="{before}" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="{line or self.line}" w:lineRule="exact"/>'
            + (indent or '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>')
            + f'<w:jc w:val="{align}"/>'
            + (f'<w:outlineLvl w:val="{outline}"/>' if outline >= 0 else "")
            + "</w:pPr>"
        )

    # styles -------------------------------------------------------------------------------------------------------

    def styles(self) -> None:
        styles = self.docx.styles.element
        for style in styles.findall(qn("w:style")):
            if style.get(qn("w:styleId")) not in _KEPT_STYLES:
                styles.remove(style)
        defaults = styles.find(qn("w:docDefaults"))
        body = self.run(self.fonts["body"], self.sizes["body"])
        defaults.getparent().replace(
            defaults,
            parse_xml(
                f"<w:docDefaults {nsdecls('w')}><w:rPrDefault>{body}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
            ),
        )
        two = f'<w:ind w:left="0" w:right="0" w:firstLineChars="200" w:firstLine="{2 * int(self.page["character"])}"/>'
        tight = int(self.page["character_spacing"])
        size, fonts = self.sizes["body"], self.fonts
        self.set("Normal", self.paragraph(indent=two), self.run(fonts["body"], size, spacing=tight))
        self.set(
            "Title",
            self.paragraph(align="center", keep=True, outline=0, snap=False),
            self.run(fonts["title"], self.sizes["title"]),
        )
        for level in (1, 2, 3, 4):
            font = fonts[f"heading_{level}"]
            self.set(
                f"Heading{level}",
                self.paragraph(indent=two, keep=True, outline=level - 1),
                self.run(font, size, spacing=tight, bold=level > 2),
            )
        self.set(
            "Footer",
            self.footer_paragraph("right"),
            self.run(fonts["page_number"], self.sizes["page_number"], latin=fonts["page_number"]),
        )
        self.masthead_styles()
        self.editor_styles()
        flush = self.paragraph(align="center", keep=True)
        small = self.run(fonts["body"], self.sizes["caption"])
        self.add(CAPTION, flush, small)
        row = int(self.sizes["cell"] * 20 * 1.5)
        self.add(
            CELL, self.paragraph(line=row, align="center", snap=False), self.run(fonts["body"], self.sizes["cell"])
        )
        picture = self.paragraph(align="center", keep=True).replace(
            f'w:line="{self.line}" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"'
        )
        self.add(PICTURE, picture, small)
        self.add(AUTHOR, self.paragraph(indent=two), self.run(fonts["body"], size, spacing=tight))
        self.table_style()

    def masthead_styles(self) -> None:
        masthead, row, fonts = self.layout["masthead"], self.layout["reporting_row"], self.fonts
        size = self.sizes["body"]
        self.add(
            MASTHEAD,
            self.paragraph(line=2 * self.line, align="center", before=self.line, keep=True, snap=False),
            self.run(fonts["title"], masthead["sizes"][0], color=masthead["color"]),
        )
        self.add(ISSUE, self.paragraph(align="center", keep=True, snap=False), self.run(fonts["body"], size))
        rule = (
            f'<w:pBdr><w:bottom w:val="single" w:sz="{masthead["rule_size"]}" w:space="{masthead["rule_space"]}" '
            f'w:color="{masthead["color"]}"/></w:pBdr>'
        )
        tabs = (("left", int(row["left"])), ("right", int(row["right"])))
        self.add(
            ROW,
            self.paragraph(align="left", before=self.line, borders=rule, tabs=tabs, snap=False),
            self.run(fonts["body"], size),
        )

    def editor_styles(self) -> None:
        row = self.layout["editor_row"]
        rules = "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="000000"/>' for side in ("top", "bottom")
        )
        run = self.run(self.fonts["body"], self.sizes["editor_row"])
        left, centre, right = int(row["left"]), int(row["centre"]), int(row["right"])
        for style, last in ((EDITOR_ROW, right), (EDITOR_OPEN, right - int(row["signature"]))):
            tabs = (("left", left), ("center", centre - (right - last) // 2), ("right", last))
            self.add(
                style,
                self.paragraph(
                    align="left", before=self.line, borders=f"<w:pBdr>{rules}</w:pBdr>", tabs=tabs, snap=False
                ),
                run,
            )
        hang = 3 * int(self.sizes["editor_row"] * 20)
        indent = f'<w:ind w:left="{hang}" w:right="0" w:hanging="{hang}"/>'
        self.add(EDITOR_CELL, self.paragraph(align="left", indent=indent, snap=False), run)

    def official_styles(self) -> None:
        """Add the styles of parts that other official papers have by GB/T 9704; the templates have no use for them."""
        masthead, fonts, size = self.layout["masthead"], self.fonts, self.sizes["body"]
        character, tight = int(self.page["character"]), int(self.page["character_spacing"])
        body = self.run(fonts["body"], size, spacing=tight)
        self.add(
            LETTERHEAD,
            self.paragraph(line=2 * self.line, align="center", before=self.line, keep=True, snap=False),
            self.run(fonts["title"], masthead["sizes"][0], color=masthead["color"]),
        )
        rule = (
            f'<w:pBdr><w:bottom w:val="single" w:sz="{masthead["rule_size"]}" w:space="{masthead["rule_space"]}" '
            f'w:color="{masthead["color"]}"/></w:pBdr>'
        )
        right = (("right", self.width - character),)
        self.add(
            NUMBER,
            self.paragraph(align="center", before=self.line, borders=rule, tabs=right, keep=True, snap=False),
            body,
        )
        self.add(ADDRESSEE, self.paragraph(), body)
        hang = f'<w:ind w:left="{5 * character}" w:right="0" w:hanging="{3 * character}"/>'
        self.add(ATTACHMENTS, self.paragraph(indent=hang, before=self.line), body)
        for style, before, keep in ((SIGNATURE, self.line, True), (CLOSING, 0, False)):
            four = f'<w:ind w:left="0" w:right="{4 * character}" w:firstLineChars="0" w:firstLine="0"/>'
            self.add(style, self.paragraph(align="right", indent=four, before=before, keep=keep), body)
        small = float(self.sizes["editor_row"])
        one = int(small * 20)
        rules = "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="1" w:color="000000"/>' for side in ("top", "bottom")
        )
        hang = f'<w:ind w:left="{4 * one}" w:right="{one}" w:hanging="{3 * one}"/>'
        self.add(
            COPIES,
            self.paragraph(
                indent=hang, borders=f"<w:pBdr>{rules}</w:pBdr>", tabs=(("right", self.width - one),), snap=False
            ),
            self.run(fonts["body"], small),
        )

    def opening_styles(self) -> None:
        """Add the character styles of headings that open a paragraph of text."""
        for level in (1, 2, 3, 4):
            font, bold = self.fonts[f"heading_{level}"], int(level > 2)
            self.docx.styles.element.append(
                parse_xml(
                    f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="RunInHeading{level}">'
                    f'<w:name w:val="段首标题 {level}"/><w:qFormat/>'
                    f'<w:rPr><w:rFonts w:eastAsia="{font}"/><w:b w:val="{bold}"/></w:rPr></w:style>'
                )
            )

    def table_style(self) -> None:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        self.docx.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="信息表"/>'
                f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>'
                '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
            )
        )

    def set(self, style_id: str, paragraph: str, run: str) -> None:
        style = next(s for s in self.docx.styles.element.findall(qn("w:style")) if s.get(qn("w:styleId")) == style_id)
        for tag in ("w:pPr", "w:rPr", "w:link"):
            for element in style.findall(qn(tag)):
                style.remove(element)
        style.append(parse_xml(paragraph))
        style.append(parse_xml(run))

    def add(self, style_id: str, paragraph: str, run: str) -> None:
        self.docx.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
                f'<w:name w:val="{_NAMES[style_id]}"/><w:basedOn w:val="Normal"/><w:qFormat/></w:style>'
            )
        )
        self.set(style_id, paragraph, run)

    # page ---------------------------------------------------------------------------------------------------------

    def set_page(self) -> None:
        section, page = self.docx.sections[0], self.page
        section.page_width, section.page_height = Twips(page["width"]), Twips(page["height"])
        section.top_margin, section.bottom_margin = Twips(page["top"]), Twips(page["bottom"])
        section.left_margin, section.right_margin = Twips(page["left"]), Twips(page["right"])
        section.header_distance, section.footer_distance = Twips(page["header"]), Twips(page["footer"])
        section.gutter = Twips(0)
        properties = section._sectPr
        for grid in properties.findall(qn("w:docGrid")):
            properties.remove(grid)
        properties.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{self.line}"/>'))

    def footer_paragraph(self, side: str) -> str:
        inset = self.layout["editor_row"]["left"]
        edges = f'w:left="{inset}" w:right="0"' if side == "left" else f'w:left="0" w:right="{inset}"'
        return self.paragraph(
            line=400, align=side, indent=f'<w:ind {edges} w:firstLineChars="0" w:firstLine="0"/>', snap=False
        )

    def footers(self) -> None:
        section = self.docx.sections[0]
        self.docx.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.style = self.docx.styles["Footer"]
            if side == "left":
                direct = parse_xml(
                    f'<w:pPr {nsdecls("w")}><w:pStyle w:val="Footer"/><w:ind w:left="{self.layout["editor_row"]["left"]}" w:right="0" '
                    'w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
                )
                paragraph._p.replace(paragraph._p.pPr, direct)
            for piece in (
                '<w:t xml:space="preserve">— </w:t>',
                '<w:fldChar w:fldCharType="begin"/>',
                '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>1</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
                '<w:t xml:space="preserve"> —</w:t>',
            ):
                paragraph._p.append(
                    parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{piece}</w:r>')
                )

    def settings(self) -> None:
        settings = self.docx.settings.element
        for language in settings.iter(qn("w:themeFontLang")):
            language.set(qn("w:eastAsia"), "zh-CN")
        part = self.docx.part
        for key, relation in list(part.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind in ("stylesWithEffects", "customXml", "numbering"):
                del part.rels[key]
            elif kind == "fontTable":
                relation.target_part._blob = font_table(map(str, self.fonts.values()), nsdecls("w"))
            elif kind == "theme":
                theme = relation.target_part
                theme._blob = theme.blob.replace(b'<a:ea typeface=""/>', '<a:ea typeface="宋体"/>'.encode())
        package = part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype.rpartition("/")[2] == "thumbnail":
                del package.rels[key]
        core = self.docx.core_properties
        core.title, core.author, core.last_modified_by, core.comments, core.language = "", "", "", "", "zh-CN"

    # slots --------------------------------------------------------------------------------------------------------

    def slot(self, text: str, style: str = "", *, bold: bool = False) -> None:
        """Add a paragraph at the end of the body; tabs in the text become tabs."""
        pieces = "".join(
            "<w:tab/>" if piece == "\t" else f'<w:t xml:space="preserve">{piece}</w:t>' for piece in _cut(text)
        )
        named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        self.insert(f"<w:p {nsdecls('w')}>{named}{run_xml(pieces)}</w:p>")

    def insert(self, xml: str) -> None:
        self.body.insert(len(self.body) - 1, parse_xml(xml))

    def head(self) -> None:
        self.slot("{{ masthead }}", MASTHEAD)
        self.slot("{{ issue_number }}", ISSUE)
        units = (
            run_xml("<w:tab/>")
            + run_xml('<w:t xml:space="preserve">{{ reporting_unit }}</w:t>')
            + run_xml("<w:tab/>")
            + run_xml('<w:t xml:space="preserve">{{ dated }}</w:t>')
        )
        self.insert(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{ROW}"/></w:pPr>{units}</w:p>')
        for _ in range(int(self.layout["title"]["blank_lines_above"])):
            self.slot("", ISSUE)
        self.slot("{{ title }}", "Title")
        self.slot("", ISSUE)

    def blocks(self, name: str) -> None:
        """Add the loop over the blocks of a body: headings, paragraphs, captions, tables, pictures."""
        self.slot(f"{{%p for block in {name} %}}")
        branches = [
            ("heading-1", "Heading1"),
            ("heading-2", "Heading2"),
            ("heading-3", "Heading3"),
            ("heading-4", "Heading4"),
            ("caption", CAPTION),
            ("lead-author", AUTHOR),
        ]
        for order, (role, style) in enumerate(branches):
            self.slot(f"{{%p {'elif' if order else 'if'} block.role == '{role}' %}}")
            self.slot("{{ block.text }}", style)
        self.slot("{%p elif block.role == 'picture' %}")
        self.slot("{{ block.image }}", PICTURE)
        self.slot("{%p elif block.role == 'gap' %}")
        self.slot("", ISSUE)
        self.slot("{%p elif block.role == 'table' %}")
        cell = f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/></w:pPr>%s</w:p>'

        def tc(text: str) -> str:
            return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/><w:vAlign w:val="center"/></w:tcPr>{cell % run_xml(f"<w:t>{text}</w:t>")}</w:tc>'

        rows = (
            f"<w:tr>{tc('{%tr for row in block.rows %}')}</w:tr>"
            f"<w:tr>{tc('{%tc for cell in row %}')}{tc('{{ cell }}')}{tc('{%tc endfor %}')}</w:tr>"
            f"<w:tr>{tc('{%tr endfor %}')}</w:tr>"
        )
        self.insert(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{self.width}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{self.width}"/></w:tblGrid>{rows}</w:tbl>'
        )
        self.slot("{%p else %}")
        self.slot("{{ block.text }}")
        self.slot("{%p endif %}")
        self.slot("{%p endfor %}")

    def tail(self) -> None:
        self.slot("{%p for author in authors %}")
        self.slot("{{ author }}", AUTHOR)
        self.slot("{%p endfor %}")
        row = "\t编辑：{{ editor }}\t电话：{{ phone }}\t签发：{{ signed_off_by }}"
        self.slot("{%p if editor_row == 'wide' %}")
        self.slot("", ISSUE)
        widths = (self.width * 36 // 100, self.width * 38 // 100, self.width * 26 // 100)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{EDITOR_CELL}"/></w:pPr>'
            f"{run_xml(f'<w:t>{label}：{{{{ {name} }}}}</w:t>')}</w:p></w:tc>"
            for each, (label, name) in zip(
                widths, (("编辑", "editor"), ("电话", "phone"), ("签发", "signed_off_by")), strict=True
            )
        )
        rules = "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "bottom")
        )
        columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        self.insert(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        )
        self.slot("", ISSUE)
        self.slot("{%p elif editor_row == 'open' %}")
        self.slot(row, EDITOR_OPEN)
        self.slot("{%p else %}")
        self.slot(row, EDITOR_ROW)
        self.slot("{%p endif %}")


def _cut(text: str) -> list[str]:
    pieces: list[str] = []
    for index, piece in enumerate(text.split("\t")):
        if index:
            pieces.append("\t")
        if piece:
            pieces.append(piece)
    return pieces


def run_xml(content: str) -> str:
    """The XML of a run that sets ambiguous characters in the Chinese font; empty for no content."""
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{content}</w:r>' if content else ""


def build_template(name: str, institution: Institution) -> bytes:
    """The bytes of a template: `duty_report` (附件2, the first form) or `follow_up` (the second, with three sections).

    The same layout gives the same parts.
    """
    from alvtc_info.files import repack

    sheet = Sheet(institution.layout)
    sheet.prepare()
    sheet.head()
    if name == "follow_up":
        for number, (field, title) in enumerate(Kind.FOLLOW_UP.sections.items(), 1):
            sheet.slot(f"{han(number)}、{title.replace('事故', '{{ incident }}')}", "Heading1")
            sheet.blocks(field)
    else:
        sheet.blocks("body")
    sheet.tail()
    stream = io.BytesIO()
    sheet.docx.save(stream)
    return repack(stream.getvalue())
