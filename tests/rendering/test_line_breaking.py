from __future__ import annotations

import pytest

from alvtc_info.institution.values import default_institution
from alvtc_info.rendering.line_breaking import masthead_lines, masthead_size, title_lines, unit_size, width

LAYOUT = default_institution().layout


def test_width_counts_chinese_characters() -> None:
    assert width("后勤处2号") == 4.5


@pytest.mark.parametrize(
    ("department", "lines", "size"),
    [
        ("处", ("处值班信息",), 42.0),
        ("后勤保障处", ("后勤保障处值班信息",), 42.0),
        ("马克思主义学院教研部", ("马克思主义学院教研部值班信息",), 26.0),
        ("一" * 13, ("一" * 13 + "值班信息",), 24.0),
        ("一" * 14, ("一" * 14, "值班信息"), 26.0),
        ("一" * 30, ("一" * 30, "值班信息"), 14.0),
        ("一" * 200, ("一" * 200, "值班信息"), 8.0),
    ],
)
def test_mastheads_shrink_and_break(department: str, lines: tuple[str, ...], size: float) -> None:
    assert masthead_lines(department, "值班信息", LAYOUT) == lines
    assert masthead_size(lines, LAYOUT) == size


@pytest.mark.parametrize(("length", "size"), [(16, None), (17, 14.0), (20, 12.0), (24, 10.5), (40, 6.0), (90, 5.0)])
def test_long_units_get_a_smaller_size(length: int, size: float | None) -> None:
    assert unit_size("处" * length, LAYOUT) == size


def test_short_titles_keep_their_mark_on_the_line() -> None:
    assert title_lines("学生公寓漏水", "（续报）", 20) == ("学生公寓漏水（续报）",)
    assert title_lines("关于学生公寓供水支管漏水情况的报", "（续报二）", 20) == (
        "关于学生公寓供水支管漏水情况的报",
        "（续报二）",
    )


@pytest.mark.parametrize(
    "title",
    [
        "关于后勤处会同学生工作处、保卫处对学生公寓和教学楼供水支管老化接口集中更换工作进展情况的报告",
        "招生就业处推进2024届毕业生就业工作的进展、问题与建议",
        "一" * 200,
        "2024" * 20,
    ],
)
def test_long_titles_break_into_even_lines_none_too_long(title: str) -> None:
    lines = title_lines(title, "（终报）", 20)
    assert "".join(lines) == title + "（终报）"
    assert all(width(line) <= 20 for line in lines)
    assert len(lines) > 2


def test_titles_break_between_words_and_never_before_closing_marks() -> None:
    lines = title_lines("关于印发《学生公寓供水管线巡查办法》及加强假期值班值守工作的通知", "", 20)
    assert not any(line[0] in "，。、》）的" for line in lines)
    assert not any(line[-1] in "《（" for line in lines)
