"""Charts to test with, and a judge of where things stand on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from alvtc_info.charting.chart import Chart, Shape, Tone
from alvtc_info.charting.page import set_page
from alvtc_info.charting.placing import Drawing, Placed, Route, reach
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.flowchart import chart_case
from alvtc_info.institution.values import Institution, default_institution
from tests.emergency.cases import LEADERS, at, opened, told

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
