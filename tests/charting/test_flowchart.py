from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import alvtc_info
from alvtc_info.charting.chart import Chart, ChartWords, Edge, Node, Shape, Tone
from alvtc_info.charting.draw import FORMATS, draw
from alvtc_info.charting.mermaid import format_mermaid
from alvtc_info.charting.page import ChartPage, set_page
from alvtc_info.charting.picture import format_png
from alvtc_info.charting.placing import Drawing, Placed, Route, place, reach
from alvtc_info.charting.svg import format_svg
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog
from alvtc_info.emergency.flowchart import chart_case, chart_flow, flowchart
from alvtc_info.errors import AlvtcInfoError, OutputError
from alvtc_info.institution.values import Flow, Institution, Step, default_institution
from alvtc_info.model.limits import Limits
from alvtc_info.reading import office
from alvtc_info.reading.pdf import pdf_lines
from tests.test_emergency import BODIES, LEADERS, at, opened, refused, told

Run = Callable[..., tuple[int, str, str]]
COLLEGE = default_institution()
FLOW = COLLEGE.flow


def college(**changes: Any) -> Institution:
    return replace(COLLEGE, flow=replace(FLOW, **changes))


def said(chart: Chart) -> dict[str, list[str]]:
    """The words on each arrow by the first words of the boxes that it joins."""
    names = {node.id: node.words[0].text for node in chart.nodes}
    return {f"{names[e.source]}→{names[e.target]}": [words.text for words in e.words] for e in chart.edges}


def late(chart: Chart) -> list[str]:
    words = [words for edge in chart.edges for words in edge.words] + [w for node in chart.nodes for w in node.words]
    return [each.text for each in words if each.tone is Tone.LATE]


def some_case(tmp_path: Path) -> Path:
    """A fire: the party head was told in time, one body too late, one too early, one never."""
    path = opened(tmp_path)
    told(path, "部门主要负责人", "14:41")
    told(path, "分管领导", "14:50")
    told(path, "盟教体局", "14:52")
    told(path, LEADERS, "14:58")
    told(path, "自治区教育厅", "15:22")
    told(path, "盟教体局", "15:29", "written")
    return path


def case_chart(path: Path, clock: str, *, day: int = 20, institution: Institution = COLLEGE) -> Chart:
    return chart_case(load_case(path), institution, at(clock, day))


# what the chart says -----------------------------------------------------------------------------------------------------


def test_the_college_flow_is_all_there() -> None:
    chart = chart_flow(COLLEGE)
    both = ["电话口头，40分钟内", "书面首报，60分钟内"]
    assert said(chart) == {
        "突发事件发生→涉事部门": [],
        "涉事部门→部门主要负责人": ["电话口头，30分钟内"],
        "部门主要负责人→学院分管领导": ["电话口头"],
        "学院分管领导→党委书记": ["电话口头"],
        "学院分管领导→院长": ["电话口头"],
        "涉事部门→党政办公室": ["书面材料，建议50分钟内"],
        "党委书记→党委书记、院长作出指示": [],
        "院长→党委书记、院长作出指示": [],
        "党委书记、院长作出指示→党政办公室": [],
        "党政办公室→盟委行署总值班室": both,
        "党政办公室→自治区教育厅": both,
        "党政办公室→盟教体局": both,
        "盟委行署总值班室→续报：补充修正，滚动报告": [],
        "自治区教育厅→续报：补充修正，滚动报告": [],
        "盟教体局→续报：补充修正，滚动报告": [],
        "续报：补充修正，滚动报告→应急处置结束？": [],
        "应急处置结束？→续报：补充修正，滚动报告": ["没有结束，继续续报", "建议每12小时内"],
        "应急处置结束？→终报：总结性报告": ["已经结束，建议7天内"],
    }
    assert [edge.dashed for edge in chart.edges].count(True) == 1
    assert (chart.label, chart.title) == ("附件1", "阿拉善职业技术学院紧急信息报告流程图")
    assert "信息工作制度三。时限都从事件发生起算" in chart.notes[0]


def test_another_flow_is_another_chart() -> None:
    steps = (
        Step("值班员", ("总值班长",), "oral", "3a", 15),
        Step("总值班长", ("校长",), "oral", "3b"),
        Step("总值班长", ("校长",), "written", "3b", 20, advice=True),
        Step("校长办公室", ("市教育局",), "oral", "3c", 20, outside=True),
    )
    chart = chart_flow(
        college(steps=steps, clock="known", chart_label="", instruction_clause="", follow_up_hours=0, final_days=0)
    )
    assert said(chart) == {
        "获知突发事件→值班员": [],
        "值班员→总值班长": ["电话口头，15分钟内"],
        "总值班长→校长": ["电话口头", "书面材料，建议20分钟内"],
        "校长办公室→市教育局": ["电话口头，20分钟内"],
        "市教育局→续报：补充修正，滚动报告": [],
        "续报：补充修正，滚动报告→应急处置结束？": [],
        "应急处置结束？→续报：补充修正，滚动报告": ["没有结束，继续续报"],
        "应急处置结束？→终报：总结性报告": ["已经结束"],
        "获知突发事件→校长办公室": [],
    }
    assert not any(edge.dashed for edge in chart.edges)
    assert "从事件获知起算" in chart.notes[0]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"follow_up_clause": ""}, "盟教体局→终报：总结性报告"),
        ({"follow_up_clause": "", "final_clause": ""}, "党政办公室→盟教体局"),
        ({"steps": FLOW.inner}, "院长→续报：补充修正，滚动报告"),
        ({"steps": ()}, "续报：补充修正，滚动报告→应急处置结束？"),
        ({"steps": tuple(step for step in FLOW.steps if step.outside)}, "突发事件发生→党政办公室"),
        ({"steps": (Step("党政办公室", ("党政办公室",), "oral", "3a"),)}, "党政办公室→党政办公室"),
    ],
)
def test_a_flow_without_some_of_it(changes: dict[str, Any], wanted: str) -> None:
    other = college(**changes)
    assert wanted in said(chart_flow(other))
    for form in ("svg", "docx", "mmd"):
        assert draw(chart_flow(other), other, form)


def test_only_what_is_custom_is_explained() -> None:
    assert len(chart_flow(COLLEGE).notes) == 2
    plain = college(steps=tuple(s for s in FLOW.steps if not s.advice), follow_up_hours=0, final_days=0)
    assert len(chart_flow(plain).notes) == 1


# a case ------------------------------------------------------------------------------------------------------------------


def test_a_case_has_its_times_and_what_is_late_in_red(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "15:40")
    words = said(chart)
    assert words["后勤处→部门主要负责人"] == ["电话口头，30分钟内", "14时41分电话"]
    assert words["党政办公室→盟委行署总值班室"] == [
        "电话口头，40分钟内",
        "还没有报，超时30分钟",
        "书面首报，60分钟内",
        "还没有报，超时10分钟",
    ]
    assert words["党政办公室→自治区教育厅"][1] == "15时22分电话，超时12分钟"
    assert words["党政办公室→盟教体局"] == [
        "电话口头，40分钟内",
        "14时52分电话",
        "越级：早于报学院领导",
        "书面首报，60分钟内",
        "15时29分书面",
    ]
    assert late(chart) == [
        "还没有报，超时30分钟",
        "还没有报，超时10分钟",
        "15时22分电话，超时12分钟",
        "还没有报，超时10分钟",
        "越级：早于报学院领导",
        "对外报告前没有记录",
    ]
    assert "后勤处→党政办公室" in words
    advice = next(edge for edge in chart.edges if edge.dashed)
    assert advice.tone is Tone.PLAIN
    assert chart.below_title == "实训楼3层配电箱冒烟"
    assert any("越级上报" in note for note in chart.notes)


def test_until_a_moment_only_what_had_happened_then(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "14:45")
    words = said(chart)
    assert words["后勤处→部门主要负责人"][1] == "14时41分电话"
    assert words["学院分管领导→院长"] == ["电话口头", "还没有报"]
    assert not late(chart)
    assert next(e for e in chart.edges if e.words and e.words[-1].text == "还没有报").tone is Tone.PLAIN


def test_exactly_at_the_limit_is_in_time(tmp_path: Path) -> None:
    path = opened(tmp_path)
    told(path, "部门主要负责人", "15:00")
    assert not late(case_chart(path, "15:00"))


def test_the_end_of_a_case(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"title": "关于实训楼3层配电箱冒烟的情况"})
    CaseLog(path, COLLEGE, now=at("14:50"), at="14:49").instruct("院长", "全力处置")
    told(path, BODIES, "15:20", "written", report="first")
    told(path, BODIES, "18:20", "written", report="follow-up")
    told(path, BODIES, "20:20", "written", report="follow-up")
    chart = case_chart(path, "20:30")
    assert chart.below_title == "关于实训楼3层配电箱冒烟的情况"
    boxes = {node.words[0].text: [words.text for words in node.words[1:]] for node in chart.nodes}
    assert boxes["突发事件发生"] == ["2024年5月20日14时30分"]
    assert boxes["党委书记、院长作出指示"] == ["院长 14时49分"]
    assert boxes["续报：补充修正，滚动报告"] == ["2次，最近20时20分"]
    assert said(chart)["应急处置结束？→续报：补充修正，滚动报告"][1] == "建议5月21日8时20分前"
    CaseLog(path, COLLEGE, now=at("9:00", 21), at="2024-05-21 8:30").close()
    chart = case_chart(path, "10:00", day=21)
    assert said(chart)["应急处置结束？→终报：总结性报告"] == ["已经结束，建议5月28日8时30分前"]
    assert said(chart)["应急处置结束？→续报：补充修正，滚动报告"] == ["没有结束，继续续报"]
    told(path, BODIES, "9:20", "written", report="final", day=22)
    chart = case_chart(path, "10:00", day=22)
    boxes = {node.words[0].text: [words.text for words in node.words[1:]] for node in chart.nodes}
    assert boxes["应急处置结束？"] == ["5月21日8时30分"]
    assert boxes["终报：总结性报告"] == ["5月22日9时20分"]


def test_each_department_has_its_own_way_up(tmp_path: Path) -> None:
    path = opened(tmp_path, role="属地")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("学生工作处", "主管")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("某某中心", "")
    told(path, "部门主要负责人", "14:41", department="后勤处")
    told(path, "分管领导", "14:50", department="后勤处")
    chart = case_chart(path, "15:05")
    names = {node.id: [words.text for words in node.words] for node in chart.nodes}
    ways = {
        (names[e.source][0], names[e.target][0]): e.words[-1].text
        for e in chart.edges
        if names[e.source][-1].startswith("（")
    }
    assert ways["后勤处", "部门主要负责人"] == "14时41分电话"
    assert ways["学生工作处", "部门主要负责人"] == "还没有报，超时5分钟"
    assert ["后勤处", "（属地，首报）"] in names.values()
    assert ["某某中心"] in names.values()
    assert list(names.values()).count(["部门主要负责人"]) == 3
    assert list(names.values()).count(["学院分管领导"]) == 1
    covered = [e for e in chart.edges if e.words and e.words[-1].text == "已由其他部门报到"]
    assert len(covered) == 2
    assert draw(chart, COLLEGE, "svg")


def test_a_department_is_known_by_its_other_name_too(tmp_path: Path) -> None:
    path = opened(tmp_path, role="属地")
    CaseLog(path, COLLEGE, now=at("14:36")).involve("学工处", "主管")
    case = told(path, "部门主要负责人", "14:41", department="学工处")
    assert case.entries[-1].model_dump()["department"] == case.parties[1].name


def test_a_case_that_nobody_owns_yet_and_one_that_is_not_reported_outside(tmp_path: Path) -> None:
    path = opened(tmp_path, department="", occurred="", known="14:33")
    assert "涉事部门→部门主要负责人" in said(case_chart(path, "14:40"))
    start = case_chart(path, "14:40").nodes[0].words
    assert start[1].text == "发生时间不详，2024年5月20日14时33分接报"
    CaseLog(path, COLLEGE, now=at("14:50")).learn({"不外报的研判结论": "经核实为误报"})
    assert said(case_chart(path, "16:00"))["党政办公室→盟教体局"][1] == "经研判不外报"


# where it stands ---------------------------------------------------------------------------------------------------------


def drawn(chart: Chart) -> Drawing:
    return set_page(chart, COLLEGE.layout).drawing


def legs(route: Route) -> Iterator[tuple[Any, Any]]:
    return pairwise(route.points)


def overlaps(one: Placed, other: Placed) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def runs_through(leg: tuple[Any, Any], placed: Placed, slack: float = 0.05) -> bool:
    (x1, y1), (x2, y2) = leg
    return bool(
        min(x1, x2) < placed.left + placed.width - slack
        and max(x1, x2) > placed.left + slack
        and min(y1, y2) < placed.top + placed.height - slack
        and max(y1, y2) > placed.top + slack
    )


def judge(drawing: Drawing, em: float) -> None:
    """Nothing over anything else, right angles only, words within their boxes, all of it on the drawing."""
    for one, other in combinations(drawing.placed, 2):
        assert not overlaps(one, other), (one.words, other.words)
    for placed in drawing.placed:
        room = placed.width / 2.2 if placed.shape is Shape.CHOICE else placed.width
        assert max(reach(words.text) for words in placed.words) * em <= room + 0.01
        assert len(placed.words) * em * 1.3 <= placed.height + 0.01
    for route in drawing.routes:
        for leg in legs(route):
            assert abs(leg[0].x - leg[1].x) < 0.01 or abs(leg[0].y - leg[1].y) < 0.01
            for placed in drawing.placed:
                assert placed.shape is Shape.CHOICE or not runs_through(leg, placed)
        for x, y in route.points:
            assert -0.01 <= x <= drawing.width + 0.01
            assert -0.01 <= y <= drawing.height + 0.01


def random_flow(seed: int) -> Flow:
    chance = random.Random(seed)
    names = [*FLOW.aliases, "网信办", "县级市应急管理和消防救援局值班指挥中心", "OA平台"]
    steps = tuple(
        Step(
            chance.choice(names),
            tuple(chance.sample(names, chance.randint(1, 3))),
            chance.choice(["oral", "written"]),
            "3a",
            chance.choice([None, 30, 60]),
            chance.random() < 0.4,
            chance.random() < 0.2,
        )
        for _ in range(chance.randint(1, 5))
    )
    return replace(FLOW, steps=steps)


@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(6, 60))])
def test_any_flow_is_drawn_with_nothing_over_anything(seed: int) -> None:
    chart = chart_flow(replace(COLLEGE, flow=random_flow(seed)))
    try:
        drawing = drawn(chart)
    except OutputError:
        return
    judge(drawing, drawing.size * 25.4 / 72)
    assert len([route for route in drawing.routes if route.head]) == len(chart.edges)


def test_the_college_flow_and_a_case_in_a_size_to_be_read(tmp_path: Path) -> None:
    for chart, least in ((chart_flow(COLLEGE), 9.5), (case_chart(some_case(tmp_path), "15:40"), 8.5)):
        drawing = drawn(chart)
        judge(drawing, drawing.size * 25.4 / 72)
        assert drawing.size >= least


def test_too_much_for_a_page_is_said() -> None:
    nodes = tuple(Node(str(n), (ChartWords("很长的名字很长的名字"),)) for n in range(60))
    edges = tuple(Edge(str(n), str(n + 1), (ChartWords("电话口头"),)) for n in range(59))
    message = refused("chart-too-large", lambda: place(Chart("", "图", "", nodes, edges, ()), 156, 190))
    assert "60 个框" in message


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


# each format -------------------------------------------------------------------------------------------------------------


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


def test_docx_is_one_page_of_the_house(tmp_path: Path) -> None:
    import docx
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
            if not top <= y <= bottom:
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


def test_drawing_from_another_app(tmp_path: Path) -> None:
    path = some_case(tmp_path)
    assert alvtc_info.flowchart("mmd").startswith(b"---\n")
    late_ = flowchart("mmd", event=path, now=at("15:40"), institution=COLLEGE)
    assert "越级" in late_.decode()
    assert "截至" in flowchart("mmd", event=str(path)).decode()
    refused("bad-form", lambda: flowchart("pdf"))


# the command -------------------------------------------------------------------------------------------------------------


def test_the_command(tmp_path: Path, run_cli: Run) -> None:
    for form in FORMATS[:1] + FORMATS[2:]:
        target = tmp_path / f"chart.{form}"
        assert run_cli("flowchart", "-o", target) == (0, f"已画好：{target}\n", "")
        assert target.stat().st_size > 1000
    assert zipfile.is_zipfile(tmp_path / "chart.docx")
    code, _, err = run_cli("flowchart", "-o", tmp_path / "chart.svg")
    assert code == 2
    assert "文件已存在" in err
    path = some_case(tmp_path)
    target = tmp_path / "case.mmd"
    assert run_cli("flowchart", "--event", path, "--now", "15:40", "-o", target)[0] == 0
    assert "超时30分钟" in target.read_text(encoding="utf-8")
    assert run_cli("flowchart", "--event", path, "-o", target, "--force")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "x.pdf"], "扩展名应为 .svg、.png、.docx、.mmd"),
        (["-o", "x"], "扩展名应为"),
        (["-o", "x.svg", "--now", "14:30"], "--now 要和 --event 一起用"),
        (["-o", "x.svg", "--event", "没有.yaml"], "没有.yaml：找不到"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    arguments: list[str], message: str, tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run_cli("flowchart", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_damaged_case_is_not_drawn(tmp_path: Path, run_cli: Run) -> None:
    path = some_case(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    code, _, err = run_cli("flowchart", "--event", path, "-o", tmp_path / "x.svg")
    assert code == 2
    assert err.count("\n") == 1


def test_moments_before_the_case_show_an_empty_one(tmp_path: Path) -> None:
    chart = case_chart(some_case(tmp_path), "13:00")
    assert not late(chart)
    assert isinstance(datetime.now(), datetime)


def test_errors_are_of_one_family() -> None:
    with pytest.raises(AlvtcInfoError):
        flowchart("jpg")
