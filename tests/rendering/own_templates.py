"""Templates of one's own, made here: their lines, their XML, what is changed in them before they are saved."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from docx import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from alvtc_info import (
    CompositeReport,
    DailyReport,
    ExpertAdvice,
    FinalReport,
    FirstReport,
    FollowUpReport,
    Report,
)
from tests.rendering.reports import BASE

HEAD = ("{{ department }}值班信息", "{{ issue_number }}", "{{ reporting_unit }} {{ dated }}", "{{ title }}")
TAIL = ("编辑：{{ editor }} 电话：{{ phone }} 签发：{{ signed_off_by }}",)
LOOP = ("{%p for block in body %}", "{{ block.text }}", "{%p endfor %}")
WHOLE = (*HEAD, *LOOP, *TAIL)
ITEMS: list[Any] = [
    "2024年5月20日，后勤处更换阀门。",
    {"heading": "基本情况", "level": 2},
    {"heading": "经过", "level": 3},
    {"picture": "pictures/placement.png", "caption": "图1 去向"},
    {"table": [["位置", "情况"], ["2号楼", "完成"]], "caption": "表1 进展"},
    "尾段。",
]
_FREE = {**BASE, "body": [{"heading": "总体"}, *ITEMS]}
_FRAME = {key: value for key, value in BASE.items() if key != "body"}
REPORTS: tuple[Report, ...] = (
    FirstReport(**_FREE),
    FollowUpReport(**_FRAME, situation=ITEMS, instructions="暂无领导批示。", public_opinion=ITEMS, number=2),
    FinalReport(**_FRAME, overview=ITEMS, nature=ITEMS, disposal="已处置。", lessons=ITEMS, rectification=ITEMS),
    DailyReport(**_FREE),
    CompositeReport(**_FREE, category="典型案例"),
    ExpertAdvice(**_FREE, authors=[{"name": "王某", "affiliation": "化工系", "contact": "0483-8000000"}]),
)
RICH = REPORTS[3]


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(*contents: str) -> str:
    inside = "".join(each if each.startswith("<") else paragraph(each) for each in contents)
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{inside}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>'


def element(xml: str) -> Any:
    end = min(place for place in (xml.find(">"), xml.find("/>")) if place > 0)
    return parse_xml(f"{xml[:end]} {nsdecls('w', 'r', 'wp')}{xml[end:]}")


@functools.cache
def _slim() -> bytes:
    """The template that python-docx has, without the styles and parts that are not needed here: quick to read."""
    document = Docx()
    for style in document.styles.element.findall(qn("w:style"))[1:]:
        style.getparent().remove(style)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in ("stylesWithEffects", "numbering", "customXml"):
            del document.part.rels[key]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def own_template(
    path: Path,
    *contents: str,
    lines: Iterable[str] = WHOLE,
    header: Iterable[str] = (),
    footer: Iterable[str] = (),
    change: Callable[[Any], object] | None = None,
) -> Path:
    """A template with these lines and then these paragraphs, each as a text or as the XML of an element."""
    document = Docx(io.BytesIO(_slim()))
    for line in lines:
        document.add_paragraph(line)
    body = document.element.body
    for content in contents:
        body.insert(len(body) - 1, element(content if content.startswith("<") else paragraph(content)))
    for line in header:
        document.sections[0].header.add_paragraph(line)
    for line in footer:
        document.sections[0].footer.add_paragraph(line)
    if change is not None:
        change(document)
    document.save(str(path))
    return path
