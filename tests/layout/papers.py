"""Whole papers of any make: sections with headers and footers of their own, lists, long tables, pictures, contents."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

import hypothesis.strategies as st

from tests.building import HEAD, make_docx, pack, paragraph
from tests.layout.drafts import NS
from tests.word.drafts import parts, run

SIDES = ("default", "even", "first")
_LINES = (
    "一、检查范围", "（一）供水管线", "1.逐段查看管线，第{}处更换阀门；", "各部门逐段查看供水管线，更换阀门和管件，第{}处登记在册。", "（二）立即停用第{}处老旧线路；",
    "第{}处由专人值守，发现渗漏随时上报，夜间每两小时巡查一次，并把情况记在值班日志上。",
)  # fmt: skip
_DRAWING = (
    "<wp:{kind} xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'{place}><wp:extent cx='{cx}' cy='900000'/>{wrap}"
    "<wp:docPr id='{id}' name='p{id}'/><a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
    "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'>"
    "<pic:nvPicPr><pic:cNvPr id='{id}' name='p'/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed='r0'/></pic:blipFill><pic:spPr><a:xfrm><a:off x='0' y='0'/>"
    "<a:ext cx='{cx}' cy='900000'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:{kind}>"
)
_ANCHOR = (
    " simplePos='0' relativeHeight='1' behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'",
    "<wp:wrapTopAndBottom/>",
)
_POSITION = (
    "<wp:simplePos x='0' y='0'/><wp:positionH relativeFrom='column'><wp:posOffset>0</wp:posOffset></wp:positionH>"
    "<wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset></wp:positionV>"
)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (8).to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x40\x80\xc0" * 8) * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@dataclass
class Paper:
    """A paper and what it must show: of each section its marks, and by the side of a page header and footer.

    A # after the words of a footer is a page number. `firsts` says whether a section's first page is its own.
    """

    data: bytes = field(repr=False)
    sections: list[list[str]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    feet: list[dict[str, str]] = field(default_factory=list)
    firsts: list[bool] = field(default_factory=list)
    duty: bool = False


def side(number: int, page: int, *, facing: bool, own_first: bool) -> str:
    """Which header the page of a section shows: `page` counts in the section from 0, `number` in the paper from 1."""
    if own_first and page == 0:
        return "first"
    return "even" if facing and number % 2 == 0 else "default"


def picture(width: int, number: int, *, floats: bool) -> str:
    place, wrap = _ANCHOR if floats else ("", "")
    drawn = _DRAWING.format(kind="anchor" if floats else "inline", place=place, cx=width, wrap=wrap, id=number)
    if floats:
        drawn = drawn.replace("<wp:extent", f"{_POSITION}<wp:extent", 1)
    return f"<w:p><w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>"


def table(rows: list[str], *, wide: int) -> str:
    grid = f"<w:tblPr><w:tblW w:w='{wide}' w:type='dxa'/></w:tblPr><w:tblGrid><w:gridCol w:w='{wide // 2}'/><w:gridCol w:w='{wide // 2}'/></w:tblGrid>"
    lines = [("〔项目〕", "〔要求〕"), *((each, "压力正常") for each in rows)]
    cell = f"<w:tc><w:tcPr><w:tcW w:w='{wide // 2}' w:type='dxa'/></w:tcPr>%s</w:tc>"
    return f"<w:tbl>{grid}{''.join('<w:tr>' + cell % paragraph(a) + cell % paragraph(b) + '</w:tr>' for a, b in lines)}</w:tbl>"


def contents(lines: list[str]) -> str:
    tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>'
    entries = "".join(f"<w:p><w:pPr>{tabs}</w:pPr>{run(each)}<w:r><w:tab/></w:r>{run('3')}</w:p>" for each in lines)
    return paragraph("目  录", properties='<w:jc w:val="center"/>') + entries


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Papers of one to three sections; each begins on a new page and has, or takes over, headers and footers."""
    facing = draw(st.booleans())
    paper = Paper(b"", duty=draw(st.booleans()))
    files: dict[str, str | bytes] = {"word/media/image1.png": _png()}
    links: list[tuple[str, str]] = [("image", "media/image1.png")]
    shown: dict[str, dict[str, str]] = {"header": {}, "footer": {}}
    body, count = "", 0

    def line(form: str) -> str:
        nonlocal count
        count += 1
        paper.sections[-1].append(f"第{count}处")
        return form.format(count)

    def added(kind: str, which: str) -> str:
        name = f"{kind}{len(links)}.xml"
        token = f"〔{'页眉' if kind == 'header' else '页脚'}{len(links)}〕" if draw(st.booleans()) else ""
        number = (
            f"<w:p>{run('— ')}<w:fldSimple w:instr='PAGE'>{run('1')}</w:fldSimple>{run(' —')}</w:p>"
            if kind == "footer"
            else ""
        )
        number = number if draw(st.booleans()) or paper.duty else ""
        root = {"header": "w:hdr", "footer": "w:ftr"}[kind]
        files[f"word/{name}"] = f"{HEAD}<{root} {NS}>{paragraph(token) if token else '<w:p/>'}{number}</{root}>"
        shown[kind][which] = token + ("#" if number else "")
        links.append((kind, name))
        return f'<w:{kind}Reference w:type="{which}" r:id="r{len(links) - 1}"/>'

    amount = draw(st.integers(1, 3))
    for index in range(amount):
        paper.sections.append([])
        if index == 0:
            if paper.duty:
                body += "".join(map(paragraph, ("后勤处值班信息", "第12期", "后勤处　　　　2024年5月22日")))
            body += paragraph("关于检查供水管线的情况")
        body += paragraph(line(_LINES[3]))
        if index and draw(st.booleans()):
            body += contents(["一、检查范围", "二、检查要求"])
        for _ in range(draw(st.integers(1, 8))):
            what = draw(st.sampled_from(("line",) * 6 + ("table", "picture", "break")))
            if what == "line":
                body += paragraph(
                    line(draw(st.sampled_from(_LINES))), properties=draw(st.sampled_from(("", '<w:jc w:val="both"/>')))
                )
            elif what == "table":
                rows = [line("第{}处") for _ in range(draw(st.sampled_from((1, 3, 45))))]
                body += table(rows, wide=draw(st.sampled_from((6000, 8300, 12000)))) + paragraph(line(_LINES[3]))
            elif what == "picture":
                width = draw(st.sampled_from((900000, 5000000, 9000000)))
                body += picture(width, len(body), floats=draw(st.booleans())) + paragraph(line(_LINES[3]))
            else:
                body += f"<w:p>{run(line(_LINES[5]))}</w:p><w:p><w:r><w:br w:type='page'/></w:r>{run(line(_LINES[3]))}</w:p>"
        body += paragraph(line(_LINES[5]))
        own_first = draw(st.booleans())
        # LibreOffice takes over a first page only from a section that has one
        fresh = own_first and index > 0 and not paper.firsts[-1]
        references = "".join(
            added(kind, which)
            for kind in ("header", "footer")
            for which in SIDES
            if (fresh and which == "first") or draw(st.integers(0, 2)) > (1 if index else 0)
        )
        paper.firsts.append(own_first)
        for kind, found in (("header", paper.heads), ("footer", paper.feet)):
            used = {"default": "default", "even": "even" if facing else "default"}
            used |= {"first": "first"} if own_first else {}
            found.append({which: shown[kind].get(name, "") for which, name in used.items()})
        end = (
            f"<w:sectPr>{references}<w:type w:val='nextPage'/><w:pgSz w:w='11906' w:h='16838'/>"
            f"<w:pgMar w:top='1440' w:right='1800' w:bottom='1440' w:left='1800' w:header='851' w:footer='992' w:gutter='0'/>{'<w:titlePg/>' if own_first else ''}</w:sectPr>"
        )
        body += end if index == amount - 1 else f"<w:p><w:pPr>{end}</w:pPr></w:p>"
    files["word/settings.xml"] = f"{HEAD}<w:settings {NS}>{'<w:evenAndOddHeaders/>' if facing else ''}</w:settings>"
    content = parts(make_docx(body, parts=files, links=(*links, ("settings", "settings.xml"))))
    content["word/document.xml"] = content["word/document.xml"].replace(b"</w:sectPr><w:sectPr/>", b"</w:sectPr>")
    paper.data = pack(dict(content))
    return paper
