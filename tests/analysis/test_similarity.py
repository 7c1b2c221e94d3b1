from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.analysis.similarity import (
    Companions,
    acquainted,
    document_keys,
    figures,
    moments,
    one_event,
    pieces,
    prose,
    share,
    stem,
)
from alvtc_info.model.rule import framed
from tests.analysis.reports import STORY, report


def test_dates_clocks_and_figures_make_no_difference() -> None:
    one = report("配电箱冒烟（首报）", STORY)
    other = report("配电箱冒烟（首报）", STORY.replace("20日10时30分", "21日9时").replace("42人", "58人"))
    assert pieces(one) == pieces(other)
    assert share(one, other) == 1.0
    assert figures(one) ^ figures(other) >= {"42", "58"}
    assert moments(one) == {(5, 20, 10, 30)}
    assert moments(other) == {(5, 21, 9, 0)}
    assert share(report("甲处", "好。"), one) == 0.0


def test_only_the_first_pages_of_a_long_text_are_compared() -> None:
    long = report("后勤处改造", *(f"第{n}项：后勤处更换阀门，恢复供水。" for n in range(2000)))
    assert len(prose(long)) == 6_000


def test_one_event_has_one_title_or_a_like_one_and_a_moment_in_common() -> None:
    first = report("实训楼配电箱冒烟（首报）", STORY)
    assert one_event(first, report("实训楼配电箱冒烟（续报）", "截至5月20日18时，供电恢复。"))
    assert one_event(first, report("实训楼3层配电箱冒烟事件（续报）", STORY))
    assert not one_event(first, report("实训楼3层配电箱冒烟事件（续报）", "截至5月20日18时，供电恢复。"))
    assert not one_event(first, report("学生公寓漏水（首报）", STORY))
    assert not one_event(first, report("后勤处更换阀门", "5月20日，更换阀门。"))
    assert not one_event(first, read("一、情况\n编辑：刘某 电话： 签发：".encode(), name="a.txt", kind=Kind.FIRST))


def test_a_run_finds_what_belongs_together() -> None:
    first = report("实训楼配电箱冒烟（首报）", STORY, name="1.txt")
    follow = report("实训楼配电箱冒烟（续报）", "截至5月20日18时，供电恢复。", issue="第13期", name="2.txt")
    twin = report("实训楼用电处置", STORY, issue="第14期", name="3.txt").given(kind=Kind.COMPOSITE)
    other = report("后勤处更换阀门", "5月20日，后勤处更换学生公寓供水阀门6个。", issue="第15期", name="4.txt")
    papers = [first, follow, twin, other]
    known = [document_keys(paper) for paper in papers]
    assert [Companions(known).beside(number) for number in range(4)] == [[1, 2], [0], [0], []]
    facts = acquainted(known, papers.__getitem__)
    assert (facts[0].same_event, facts[0].others) == ((follow,), (follow, twin))
    assert (facts[3].same_event, facts[3].others) == (None, ())
    met = [paper.given(facts=each) for paper, each in zip(papers, facts, strict=True)]
    assert {f.rule for f in check(met[2]) if f.rule == "duplicate-submission"} == {"duplicate-submission"}
    assert "duplicate-submission" not in {u.rule for u in check(met[3]).unjudged}


def test_reports_checked_in_one_run_are_compared(tmp_path: Path, run_cli: object) -> None:
    assert callable(run_cli)
    for name, title, body, issue in (
        ("首报", "实训楼配电箱冒烟（首报）", STORY, 12),
        ("续报", "实训楼配电箱冒烟（续报）", STORY, 13),
        ("重复", "实训楼用电处置情况", STORY, 12),
    ):
        text = framed(title, body, issue=f"第{issue}期", row="后勤处　　2024年5月20日")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    out = run_cli("check", tmp_path, "--select", "followup-progress,duplicate-submission,report-order")[1]
    assert "高度重复（100%）" in out
    assert "与“实训楼配电箱冒烟（续报）”（后勤处）重复 100%" in out
    alone = run_cli("check", tmp_path / "续报.txt")[1]
    assert (
        "报告次序、续报无新增内容、时刻前后不一、地点前后不一、数字前后不一、截至时间倒退——要和同一事件的其他报告一起检查才能对照"
        in alone
    )


@pytest.mark.parametrize(
    ("title", "bare"),
    [("关于配电箱冒烟情况的报告（首报）", "配电箱冒烟"), ("配电箱 冒烟（续报二）", "配电箱冒烟"), ("配电箱冒烟信息", "配电箱冒烟")],
)  # fmt: skip
def test_the_stem_of_a_title(title: str, bare: str) -> None:
    assert stem(report(title, STORY)) == bare
