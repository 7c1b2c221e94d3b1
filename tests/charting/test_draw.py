from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import docx
import pytest
from lxml import etree

from alvtc_info.charting.chart import Chart, ChartWords, Edge, Node, Shape, Tone
from alvtc_info.charting.draw import draw
from alvtc_info.charting.mermaid import format_mermaid
from alvtc_info.charting.page import ChartPage, set_page
from alvtc_info.charting.picture import format_png
from alvtc_info.charting.svg import format_svg
from alvtc_info.emergency.flowchart import chart_flow
from alvtc_info.institution.values import Step
from alvtc_info.model.limits import Limits
from alvtc_info.reading import office
from alvtc_info.reading.pdf import pdf_lines
from tests.charting.charts import COLLEGE, case_chart, college, late, some_case
from tests.refusing import refused


@pytest.mark.slow
def test_the_same_chart_is_the_same_file_whatever_the_hashes() -> None:
    program = (
        "import sys, alvtc_info; sys.stdout.buffer.write(alvtc_info.flowchart('svg') + alvtc_info.flowchart('docx'))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_svg_is_one_page_with_every_word(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "15:40")
    root = etree.fromstring(draw(chart, COLLEGE, "svg"))
    assert (root.get("width"), root.get("height")) == ("210mm", "297mm")
    texts = [element.text or "" for element in root.iter("{*}text")]
    whole = "".join(texts)
    for words in [w for node in chart.nodes for w in node.words] + [w for e in chart.edges for w in e.words]:
        assert words.text in whole
    red = {e.text for e in root.iter("{*}text") if e.get("fill") == "#FF0000"}
    assert red == set(late(chart))
    strokes = [e.get("stroke") for e in root.iter("{*}polyline")]
    assert strokes.count("#FF0000") == 6
    assert all("Noto Serif CJK SC" in (e.get("font-family") or "") for e in root.iter("{*}g"))


def test_names_with_marks_are_drawn_as_they_are() -> None:
    other = college(steps=(Step('<保卫&"处">', ("a|b#{c}",), "oral", "3a", 5),))
    root = etree.fromstring(draw(chart_flow(other), other, "svg"))
    texts = [element.text for element in root.iter("{*}text")]
    assert '<保卫&"处">' in texts
    assert "a|b#{c}" in texts
    assert draw(chart_flow(other), other, "docx")
    lines = draw(chart_flow(other), other, "mmd").decode().splitlines()
    assert '    n2["#60;保卫#38;#34;处#34;#62;"]' in lines


@pytest.mark.medium
def test_docx_is_one_page_of_the_house(tmp_path: Path) -> None:
    from docx.shared import Mm

    path = tmp_path / "chart.docx"
    path.write_bytes(draw(chart_flow(COLLEGE), COLLEGE, "docx"))
    document = docx.Document(str(path))
    section = document.sections[0]
    assert abs((section.page_width or 0) - Mm(210)) < Mm(0.1)
    assert abs((section.left_margin or 0) - Mm(28)) < Mm(0.1)
    assert [p.text for p in document.paragraphs[:2]] == ["附件1", "阿拉善职业技术学院紧急信息报告流程图"]
    shapes = document.element.body.findall(".//{*}wsp")
    words = ["".join(t.text or "" for t in shape.iter("{*}t")) for shape in shapes]
    assert "盟委行署总值班室" in words
    assert "电话口头，40分钟内书面首报，60分钟内" in words
    identities = [e.get("id") for e in document.element.body.iter() if etree.QName(e).localname in ("cNvPr", "docPr")]
    assert len(identities) == len(set(identities))
    assert path.read_bytes() == draw(chart_flow(COLLEGE), COLLEGE, "docx")


def test_a_case_is_drawn_in_word_with_its_own_heading(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "15:40")
    path = tmp_path / "case.docx"
    path.write_bytes(draw(chart, COLLEGE, "docx"))
    shown = [p.text for p in docx.Document(str(path)).paragraphs]
    assert [words for words in shown if words][: 1 + bool(chart.label)] == [*filter(None, [chart.label]), chart.title]
    assert (chart.below_title in shown) is bool(chart.below_title)


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_shows_one_page_with_every_word(tmp_path: Path) -> None:
    for name, chart in (("flow", chart_flow(COLLEGE)), ("case", case_chart(some_case(tmp_path), "15:40"))):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(draw(chart, COLLEGE, "docx"))
        lines = pdf_lines(office.convert(path.read_bytes(), ".docx", office.PDF, path.name), path.name, Limits())
        assert {line.page for line in lines} == {1}
        shown = re.sub(r"\s", "", "".join(line.text for line in lines))
        for words in [w for node in chart.nodes for w in node.words] + [w for e in chart.edges for w in e.words]:
            assert re.sub(r"\s", "", words.text) in shown, words


def test_mermaid_text() -> None:
    nodes = (
        Node("a", (ChartWords("发生"), ChartWords("14:30")), Shape.END),
        Node("b", (ChartWords("结束？"),), Shape.CHOICE),
        Node("c", (ChartWords("院长"),)),
    )
    edges = (
        Edge("a", "b", (ChartWords("电话", Tone.FAINT),)),
        Edge("b", "c", (ChartWords("书面"), ChartWords("超时", Tone.LATE)), dashed=True),
        Edge("a", "c"),
    )
    text = format_mermaid(Chart("", '图"{1}', "", nodes, edges, ("注",)), COLLEGE.layout)
    assert text.splitlines() == [
        "---",
        'title: "图”｛1｝"',
        "---",
        "flowchart TD",
        '    n1(["发生<br/>14:30"])',
        '    n2{"结束？"}',
        '    n3["院长"]',
        '    n1 -->|"电话"| n2',
        '    n2 -.->|"书面<br/>超时"| n3',
        "    n1 --> n3",
        "    linkStyle 0 stroke:#666666,color:#666666",
        "    linkStyle 1 stroke:#FF0000,color:#FF0000",
        "    %% 注",
    ]


def pixels(png: bytes) -> tuple[int, int, list[bytearray]]:
    """A picture of 8-bit RGBA: its width and height, and its rows."""
    assert png.startswith(b"\x89PNG")
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert png[24:26] == b"\x08\x06"
    data, at_ = b"", 8
    while at_ < len(png):
        size, kind = int.from_bytes(png[at_ : at_ + 4], "big"), png[at_ + 4 : at_ + 8]
        data += png[at_ + 8 : at_ + 8 + size] if kind == b"IDAT" else b""
        at_ += 12 + size
    raw = zlib.decompress(data)
    rows: list[bytearray] = []
    before = bytearray(width * 4)
    for row in range(height):
        start = row * (width * 4 + 1)
        kind_, line = raw[start], bytearray(raw[start + 1 : start + 1 + width * 4])
        for i in range(width * 4):
            left, up = (line[i - 4] if i >= 4 else 0), before[i]
            corner = before[i - 4] if i >= 4 else 0
            if kind_ == 4:
                guess = left + up - corner
                by = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            else:
                by = (0, left, up, (left + up) // 2)[kind_]
            line[i] = (line[i] + by) & 255
        rows.append(line)
        before = line
    return width, height, rows


@pytest.mark.medium
@pytest.mark.libreoffice
def test_in_a_real_font_no_word_leaves_its_box(tmp_path: Path) -> None:
    """The page with the words alone: no ink outside the boxes and labels."""
    import resvg_py

    for chart in (chart_flow(COLLEGE), case_chart(some_case(tmp_path), "15:40")):
        page: ChartPage = set_page(chart, COLLEGE.layout)
        svg = format_svg(page, COLLEGE.layout)
        bare = re.sub(r"<(polyline|polygon|path)[^>]*/>|<rect [^>]*stroke=[^>]*/>", "", svg)
        width, _, rows = pixels(bytes(resvg_py.svg_to_bytes(svg_string=bare, dpi=60)))
        dot = 210 / width
        top, bottom = page.drawing_top, page.drawing_top + page.drawing.height
        inked = 0
        for number, row in enumerate(rows):
            y = (number + 0.5) * dot
            if not top <= y <= bottom or min(row[0::4]) > 200 < min(row[1::4]):
                continue
            for column in range(width):
                if row[column * 4] > 200 and row[column * 4 + 1] > 200:
                    continue
                inked += 1
                x = (column + 0.5) * dot - page.drawing_left
                assert any(
                    p.left - dot <= x <= p.left + p.width + dot and p.top - dot <= y - top <= p.top + p.height + dot
                    for p in page.drawing.placed
                ), (x, y - top)
        assert inked > 1000


@pytest.mark.medium
@pytest.mark.libreoffice
def test_png_is_a4_at_300_dots(tmp_path: Path) -> None:
    png = draw(chart_flow(COLLEGE), COLLEGE, "png")
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (2480, 3508)


def test_without_a_chinese_font_there_is_no_picture(tmp_path: Path) -> None:
    message = refused("no-font", lambda: format_png("<svg/>", font_folders=[str(tmp_path)]))
    assert "没有中文字体" in message


@pytest.mark.parametrize(
    ("module", "package", "form"), [("grandalf", "grandalf", "svg"), ("resvg_py", "resvg-py", "png")]
)
def test_what_is_not_installed_is_named(module: str, package: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    message = refused("not-installed", lambda: draw(chart_flow(COLLEGE), COLLEGE, form))
    assert f"{package}，还没有安装" in message
    assert draw(chart_flow(COLLEGE), COLLEGE, "mmd")
