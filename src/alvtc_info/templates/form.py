"""The house-style form that a clerk fills in in Word.

Prompts are content controls, and a prompt that is left as it is counts as no text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from alvtc_info.model.kinds import Kind
from alvtc_info.templates.builder import AUTHOR, EDITOR_OPEN, ISSUE, MASTHEAD, ROW, Sheet, run_xml
from alvtc_info.text.numerals import han

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution

_PROMPT_STYLE = "PromptText"
_FIRST = "写明某年某月某日某时某分许、在什么地点、发生了什么事；涉及多少人、有无伤亡；谁在几时几分报告；已采取什么措施。原因未明写“正在调查”，末尾写“后续情况续报”。"
_BODIES = {
    Kind.FIRST: (("", _FIRST),),
    Kind.DAILY: (("", "某年某月某日，做了什么，结果怎样；数据写明截至哪天。"),),
    Kind.COMPOSITE: (
        ("一、", "按内容设标题；数据写明截至哪天，引用写明出处。"),
        ("二、", "按内容设标题。"),
    ),
    Kind.EXPERT_ADVICE: (("一、", "问题是什么，依据是什么（写明出处）。"), ("二、", "建议怎么办。")),
}
_SECTIONS = {
    "situation": "截至某年某月某日某时，最新情况怎样：原因、性质、后果。写更新，不要照抄首报。",
    "instructions": "谁作了什么批示，落实到哪一步；没有批示写“暂无领导批示。”",
    "public_opinion": "有无舆情；善后做到哪一步。",
    "overview": "某年某月某日某时，在什么地点发生了什么，伤亡损失多少。",
    "nature": "由谁在某年某月某日认定为何种事件。",
    "disposal": "采取了哪些措施，结果怎样。",
    "lessons": "暴露出哪些问题。",
    "rectification": "逐条写措施、责任部门和完成时限。",
}


def _bodies(kind: Kind) -> tuple[tuple[str, str], ...]:
    """The headings of a form, each with a prompt for its text; a heading that ends with 、 is the writer's."""
    if not kind.sections:
        return _BODIES[kind]
    titles = enumerate(kind.sections.items(), 1)
    return tuple((f"{han(number)}、{title}", _SECTIONS[field]) for number, (field, title) in titles)


def _prompt(name: str, tag: str, words: str) -> str:
    """The XML of an inline content control that shows a prompt."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{tag}"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>'
        f'<w:r><w:rPr><w:rStyle w:val="{_PROMPT_STYLE}"/><w:rFonts w:hint="eastAsia"/><w:color w:val="808080"/></w:rPr><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def _paragraph(style: str, *pieces: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p {nsdecls('w')}>{named}{''.join(pieces)}</w:p>"


def _text(words: str) -> str:
    return run_xml(f'<w:t xml:space="preserve">{words}</w:t>')


_TAB = run_xml("<w:tab/>")


def _long_prompt(name: str, tag: str, words: str) -> str:
    """The XML of a block content control of free paragraphs that shows a prompt."""
    return (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{tag}"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f'<w:p><w:r><w:rPr><w:rStyle w:val="{_PROMPT_STYLE}"/><w:rFonts w:hint="eastAsia"/><w:color w:val="808080"/></w:rPr><w:t>{words}</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    )


def build_form(kind: Kind, institution: Institution) -> bytes:
    """The bytes of the .docx form of a kind of report."""
    from alvtc_info.files import repack

    sheet = Sheet(institution.layout)
    sheet.prepare()
    sheet.docx.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{_PROMPT_STYLE}"><w:name w:val="填写提示"/>'
            '<w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
        )
    )
    suffix = institution.masthead_suffix
    sheet.insert(_paragraph(MASTHEAD, _prompt("部门", "department", "部门"), _text(suffix)))
    sheet.insert(_paragraph(ISSUE, _text("第"), _prompt("期号", "issue_number", "　"), _text("期")))
    sheet.insert(
        _paragraph(
            ROW,
            _TAB,
            _prompt("报送单位", "reporting_unit", "报送单位"),
            _TAB,
            _prompt("报送日期", "dated", "某年某月某日"),
        )
    )
    for _ in range(int(institution.layout["title"]["blank_lines_above"])):
        sheet.slot("", ISSUE)
    sheet.insert(
        _paragraph(
            "Title",
            _prompt("标题", "title", "标题：地点、事件、伤亡或进展"),
            _text(kind.mark) if kind.mark else "",
        )
    )
    sheet.slot("", ISSUE)
    for index, (heading, words) in enumerate(_bodies(kind)):
        if heading.endswith("、"):
            sheet.insert(_paragraph("Heading1", _text(heading), _prompt("标题", f"heading{index}", "一级标题")))
        elif heading:
            sheet.insert(_paragraph("Heading1", _text(heading)))
        sheet.insert(_long_prompt(heading or "正文", f"body{index}", words))
    if kind is Kind.EXPERT_ADVICE:
        sheet.insert(
            _paragraph(
                AUTHOR,
                _text("主笔人："),
                _prompt("主笔人", "author", "姓名"),
                _text("，单位："),
                _prompt("单位", "affiliation", "单位"),
                _text("，联系方式："),
                _prompt("联系方式", "contact", "电话"),
            )
        )
    sheet.insert(
        _paragraph(
            EDITOR_OPEN,
            _TAB,
            _text("编辑："),
            _prompt("编辑", "editor", "姓名"),
            _TAB,
            _text("电话："),
            _prompt("电话", "phone", "0483-"),
            _TAB,
            _text("签发："),
            _prompt("签发", "signed_off_by", "　"),
        )
    )
    for number, identity in enumerate(sheet.body.iter(qn("w:sdtPr")), 1):
        identity.insert(0, parse_xml(f'<w:id {nsdecls("w")} w:val="{1000 + number}"/>'))
    core = sheet.docx.core_properties
    core.title, core.author = f"{kind.label}（空表）", institution.name
    stream = io.BytesIO()
    sheet.docx.save(stream)
    return repack(stream.getvalue())
