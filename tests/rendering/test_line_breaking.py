from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alvtc_info.institution.values import default_institution
from alvtc_info.rendering.line_breaking import (
    masthead_lines,
    masthead_size,
    title_breaks,
    title_lines,
    unit_size,
    width,
)

LAYOUT = default_institution().layout


def test_width_counts_chinese_characters() -> None:
    assert width("后勤处2号") == 4.5
    assert width("WIFI") > width("wifi") > 2


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


def test_a_mark_has_room_where_letters_and_digits_turn_out_wider() -> None:
    title = "关于5月22日3号楼供水管漏水"
    assert width(title + "（续报二）") == 18
    assert title_lines(title, "（续报二）", 20) == (title + "（续报二）",)
    assert width(title + "情况（续报二）") == 20
    assert title_lines(title + "情况", "（续报二）", 20) == (title + "情况", "（续报二）")
    assert broken(title + "情况（续报二）") == title + "情况\n（续报二）"
    assert title_lines(title + "情况的处理办", "", 20) == (title + "情况的处理办",)


@pytest.mark.medium
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


MARKS = (
    "（续报二）",
    "（续报第十二次）",
    "（第二次续报）",
    "（首报）",
    "(续报2)",
    "（终报）",
    "（截至5月22日）",
    "（续\n报二）",
    "（续报\n二）",
)
PIECES = (
    "关于",
    "后勤处",
    "学生公寓",
    "供水支管",
    "漏水",
    "情况",
    "的",
    "报告",
    "\n",
    "COVID",
    "2024年",
    "（",
    "）",
    "《办法》",
    "A",
)


def broken(text: str) -> str:
    """A title as it is set: with its own breaks, without those that are taken out, and with new ones."""
    taken, breaks = title_breaks(text, 20)
    return "".join("\n" * (i in breaks) + letter for i, letter in enumerate(text) if i not in taken)


@pytest.mark.medium
@given(st.lists(st.sampled_from((*PIECES, *MARKS)), min_size=1, max_size=25), st.sampled_from(("", *MARKS)))
def test_no_title_breaks_within_short_brackets(pieces: list[str], mark: str) -> None:
    text = "".join(pieces) + mark
    set_ = broken(text)
    assert set_.replace("\n", "") == text.replace("\n", "")
    assert all(width(line) <= 20 for line in set_.split("\n"))
    whole = mark.replace("\n", "")
    assert whole in set_
    assert broken(set_) == set_
    if "\n" not in text and width(text) <= 20 and not any(each.isascii() for each in text):
        assert set_ == text


def test_a_title_that_was_broken_by_hand_is_broken_where_a_line_is_too_long() -> None:
    head = "关于后勤处会同学生工作处、保卫处"
    tail = "对学生公寓供水支管老化接口集中更换工作进展情况的报告（续报二）"
    lines = broken(f"{head}\n{tail}").split("\n")
    assert lines[0] == head
    assert lines[-1] == "（续报二）"
    assert broken("（续报二）" * 5) == "（续报二）" * 4 + "\n（续报二）"
    assert title_lines("（属地，首报）", "", 6) == ("（属地，", "首报）")
    assert broken(f"{head}（续\n报二）") == f"{head}\n（续报二）"
