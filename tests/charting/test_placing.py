from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from alvtc_info.charting.chart import Chart, ChartWords, Edge, Node
from alvtc_info.charting.placing import place
from alvtc_info.emergency.flowchart import chart_flow
from alvtc_info.errors import OutputError
from alvtc_info.institution.values import Flow, Step
from tests.charting.charts import COLLEGE, FLOW, case_chart, drawn, judge, some_case
from tests.refusing import refused


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


@pytest.mark.medium
def test_too_much_for_a_page_is_said() -> None:
    nodes = tuple(Node(str(n), (ChartWords("很长的名字很长的名字"),)) for n in range(60))
    edges = tuple(Edge(str(n), str(n + 1), (ChartWords("电话口头"),)) for n in range(59))
    message = refused("chart-too-large", lambda: place(Chart("", "图", "", nodes, edges, ()), 156, 190))
    assert "60 个框" in message
