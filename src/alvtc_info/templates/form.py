"""The house-style form that a clerk fills in in Word.

Prompts are content controls, and a prompt that is left as it is counts as no text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from alvtc_info.model.form_prompts import BODIES, FIELDS, HEADING, SECTIONS, STYLE_NAME
from alvtc_info.model.kinds import Kind
from alvtc_info.templates.builder import AUTHOR, EDITOR_OPEN, ISSUE, MASTHEAD, ROW, Sheet, run_xml
from alvtc_info.text.numerals import han

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution

_PROMPT_STYLE = "PromptText"


def _bodies(kind: Kind) -> tuple[tuple[str, str], ...]:
    """The headings of a form, each with a prompt for its text; a heading that ends with 、 is the writer's."""
    if not kind.sections:
        return BODIES[kind]
    titles = enumerate(kind.sections.items(), 1)
    return tuple((f"{han(number)}、{title}", SECTIONS[field]) for number, (field, title) in titles)


def _prompt(name: str, tag: str, words: str, *, temporary: bool = False) -> str:
    """The XML of an inline content control that shows a prompt; a temporary one goes as soon as somebody types.

    It is of rich text and within its paragraph: of plain text, or around paragraphs, LibreOffice repeats its words.
    """
    passing = "<w:temporary/>" if temporary else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{tag}"/>{passing}<w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f'<w:r><w:rPr><w:rStyle w:val="{_PROMPT_STYLE}"/><w:rFonts w:hint="eastAsia"/><w:color w:val="808080"/></w:rPr><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def _paragraph(style: str, *pieces: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p {nsdecls('w')}>{named}{''.join(pieces)}</w:p>"


def _text(words: str) -> str:
    return run_xml(f'<w:t xml:space="preserve">{words}</w:t>')


_TAB = run_xml("<w:tab/>")


def _field(name: str, tag: str) -> str:
    return _prompt(name, tag, FIELDS[tag])


def build_form(kind: Kind, institution: Institution) -> bytes:
    """The bytes of the .docx form of a kind of report."""
    from alvtc_info.files import repack

    sheet = Sheet(institution.layout)
    sheet.prepare()
    sheet.docx.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{_PROMPT_STYLE}"><w:name w:val="{STYLE_NAME}"/>'
            '<w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
        )
    )
    suffix = institution.masthead_suffix
    sheet.insert(_paragraph(MASTHEAD, _field("部门", "department"), _text(suffix)))
    sheet.insert(_paragraph(ISSUE, _text("第"), _field("期号", "issue_number"), _text("期")))
    sheet.insert(
        _paragraph(
            ROW,
            _TAB,
            _field("报送单位", "reporting_unit"),
            _TAB,
            _field("报送日期", "dated"),
        )
    )
    for _ in range(int(institution.layout["title"]["blank_lines_above"])):
        sheet.slot("", ISSUE)
    sheet.insert(
        _paragraph(
            "Title",
            _field("标题", "title"),
            _text(kind.mark) if kind.mark else "",
        )
    )
    sheet.slot("", ISSUE)
    for index, (heading, words) in enumerate(_bodies(kind)):
        if heading.endswith("、"):
            sheet.insert(_paragraph("Heading1", _text(heading), _prompt("标题", f"heading{index}", HEADING)))
        elif heading:
            sheet.insert(_paragraph("Heading1", _text(heading)))
        sheet.insert(_paragraph("", _prompt(heading or "正文", f"body{index}", words, temporary=True)))
    if kind is Kind.EXPERT_ADVICE:
        sheet.insert(
            _paragraph(
                AUTHOR,
                _text("主笔人："),
                _field("主笔人", "author"),
                _text("，单位："),
                _field("单位", "affiliation"),
                _text("，联系方式："),
                _field("联系方式", "contact"),
            )
        )
    sheet.insert(
        _paragraph(
            EDITOR_OPEN,
            _TAB,
            _text("编辑："),
            _field("编辑", "editor"),
            _TAB,
            _text("电话："),
            _field("电话", "phone"),
            _TAB,
            _text("签发："),
            _field("签发", "signed_off_by"),
        )
    )
    for number, identity in enumerate(sheet.body.iter(qn("w:sdtPr")), 1):
        identity.insert(0, parse_xml(f'<w:id {nsdecls("w")} w:val="{1000 + number}"/>'))
    core = sheet.docx.core_properties
    core.title, core.author = f"{kind.label}（空表）", institution.name
    stream = io.BytesIO()
    sheet.docx.save(stream)
    return repack(stream.getvalue())
