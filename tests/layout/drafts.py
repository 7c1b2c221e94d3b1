"""Drafts as other programs set them, and what is found in their layout."""

from __future__ import annotations

import io
import re
from collections import Counter

from docx import Document as NewDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from lxml import etree

from alvtc_info import judge_layout, read
from alvtc_info.institution.values import default_institution
from tests.building import OFFICE, WORD, paragraph
from tests.word.drafts import tree

W = f"{{{WORD}}}"
NS = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
BODY = (
    "2024年5月22日14时30分许，后勤处值班员巡查时发现3号宿舍楼二层东侧供水管接口破裂，“未造成人员伤亡”——14时50分渗漏得到控制，受影响的8名学生已临时安置。",
    "接报后，后勤处、学生工作处按照预案分工处置，组织维修人员更换接口，由辅导员逐一与学生沟通。截至2024年5月22日16时，抢修完成，供水恢复。",
)


def fill(draft: object, *, spaced: bool = True, title: str = "关于3号宿舍楼供水管破裂情况的报告（首报）") -> None:
    """The same report as people type it: spaces for layout, or unit and date on lines of their own."""
    add = draft.add_paragraph  # type: ignore[attr-defined]
    add("后勤处值班信息")
    add("第12期")
    if spaced:
        add("报送单位：后勤处                      2024年5月22日")
    else:
        add("　后勤处")
        add("　　　　2024年5月22日")
    add("")
    add(title)
    add("一、基本情况")
    add("（一）发现经过")
    add(("　　" if spaced else "") + BODY[0])
    add("")
    add("二、处置情况")
    add(BODY[1])
    table = draft.add_table(2, 3)  # type: ignore[attr-defined]
    for index, text in enumerate(("楼号", "宿舍", "人数", "3号楼", "201、202", "8")):
        table.cell(index // 3, index % 3).text = text
    add("")
    if spaced:
        add("编 辑：刘某        电 话：0483-8000000        签 发：李某")
    else:
        for text in ("编辑：刘某", "电话：0483-8000000", "签发："):
            add(text)


def plain() -> object:
    draft = NewDocument()
    fill(draft)
    return draft


def like_wps() -> object:
    """Style identifiers that are numbers, 宋体 14 set on every run, a big red bold masthead."""
    draft = NewDocument()
    numbers = {"Normal": "1", "Heading1": "2", "Heading2": "3", "Title": "4"}
    for style in draft.styles.element.iter(qn("w:style")):
        identity = style.get(qn("w:styleId"))
        style.set(qn("w:styleId"), numbers.get(str(identity), str(identity)))
    for element in list(draft.styles.element.iter(qn("w:basedOn"), qn("w:link"), qn("w:next"))):
        if element.tag == qn("w:basedOn") and element.get(qn("w:val")) in numbers:
            element.set(qn("w:val"), numbers[str(element.get(qn("w:val")))])
        elif element.tag != qn("w:basedOn"):
            element.getparent().remove(element)
    fill(draft, spaced=False)
    for each in draft.paragraphs:
        properties = each._p.pPr
        if properties is not None and properties.pStyle is not None:
            properties.remove(properties.pStyle)
        each.paragraph_format.line_spacing = 1.5
        for piece in each.runs:
            piece.font.name, piece.font.size = "宋体", Pt(14)
            piece._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    head = draft.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in head.runs:
        piece.font.size, piece.font.bold, piece.font.color.rgb = Pt(36), True, RGBColor(255, 0, 0)
    return draft


def like_web() -> object:
    draft = NewDocument()
    fill(draft)
    for each in draft.paragraphs:
        each.paragraph_format.space_before = each.paragraph_format.space_after = Pt(14)
        for piece in each.runs:
            piece.font.name, piece.font.size, piece.font.color.rgb = "Microsoft YaHei", Pt(10.5), RGBColor(51, 51, 51)
            piece._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "微软雅黑")
            piece._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="FFFFFF"/>'))
    return draft


DRAFTS = {"python-docx": plain, "wps": like_wps, "web": like_web}


def data_of(draft: object) -> bytes:
    stream = io.BytesIO()
    draft.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def judged(data: bytes, profile: str = "default") -> dict[str, str]:
    document = read(data, name="a.docx")
    return {f.rule: f.message for f in judge_layout(data, "a.docx", document, default_institution(), profile=profile)}


def tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def styled(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


SENTENCE = "后勤处对全院供水管线逐段查看，更换阀门和管件，并把每一处登记在册。"


INLINE = '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"/></w:drawing></w:r>'
FREE = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='position:absolute'/></w:pict></w:r>"
BOX = f"<w:r><w:drawing><w:txbxContent>{paragraph('框内')}</w:txbxContent></w:drawing></w:r>"


def counted(data: bytes) -> Counter[str]:
    """How many revisions, notes, fields, tables and the like a draft has, by their elements."""
    kept = "ins del delText moveTo moveFrom drawing footnoteReference commentReference commentRangeStart hyperlink fldSimple fldChar instrText bookmarkStart sdt tbl tr tc smartTag u".split()
    names = [etree.QName(e).localname for e in tree(data).iter("{*}*")]
    return Counter(name for name in names if name in kept)
