"""Secrecy marks are found in every form in which they are typed, and prose about secrecy is none."""

from __future__ import annotations

import pytest

from alvtc_info.text.folding import fold
from alvtc_info.text.secrecy_marks import (
    has_secrecy_mark,
    is_classification,
    is_notice_line,
    notice_marks,
    secrecy_marks,
    without_marks,
)
from tests.text.written_forms import MARKS, NOTICES, PROSE


@pytest.mark.parametrize(
    "around", ["{}", "{}\n2024年5月20日，学院召开会议。", "后勤处值班信息\n{}", "第一段。\n{}\n第三段。"]
)
def test_a_mark_is_found_however_it_is_typed(around: str) -> None:
    for form in MARKS:
        text = around.format(form)
        spans = list(secrecy_marks(text))
        assert spans == list(secrecy_marks(fold(text))) != [], form
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_prose_about_secrecy_is_no_mark() -> None:
    assert [words for words in PROSE if has_secrecy_mark(words) or has_secrecy_mark(fold(words))] == []


def test_the_tables_are_as_long_as_they_are_meant_to_be() -> None:
    assert len(MARKS) >= 240
    assert len(PROSE) >= 130


def test_a_notice_is_no_mark_of_a_state_secret() -> None:
    assert [form for form in NOTICES if has_secrecy_mark(form) or not list(notice_marks(fold(form)))] == []


@pytest.mark.parametrize(
    "words",
    ["内部", "5. 注意保密", "内部管理", "加强内部控制。", "开展保密教育，强调不得外传。", "职业技能", "字" * 200, "商业秘密保护"],
)  # fmt: skip
def test_other_words_are_no_notice(words: str) -> None:
    assert not is_notice_line(words)
    assert list(notice_marks(words)) == []


def test_a_letter_to_each_cell_is_one_mark() -> None:
    text = "表格\n秘\n密★1年\n正文"
    assert [text[start:end] for start, end in secrecy_marks(text)] == ["秘\n密★1年"]
    assert list(secrecy_marks("秘\n密切联系群众")) == []


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("机密★1年　　后勤处值班信息", "后勤处值班信息"), ("第12期　秘密 ★ 1年", "第12期"), ("后勤处值班信息", "后勤处值班信息"),
        ("特急　机密　第12期　内部资料", "第12期"), ("保密 工作", "保密 工作"), ("机密★1年", "机密★1年"),
    ],
)  # fmt: skip
def test_marks_at_the_edges_of_a_line_are_taken_out(line: str, rest: str) -> None:
    found = without_marks(line)
    assert (found.strip(), len(found)) == (rest, len(line))


@pytest.mark.parametrize(
    "line", ["000123", "特急", "份号：000123", "密级：无", "紧急程度：特急", "机密★1年", "内部资料"]
)
def test_what_stands_above_a_masthead_is_known(line: str) -> None:
    assert is_classification(line)


@pytest.mark.parametrize("line", ["", "后勤处值班信息", "第12期", "机密文件管理办法", "一、注意保密", "密" * 200])
def test_what_is_part_of_the_report_is_known(line: str) -> None:
    assert not is_classification(line)


def test_a_long_row_of_stars_takes_no_time() -> None:
    assert has_secrecy_mark("★" * 100_000 + "机密")


def test_a_long_line_of_classes_takes_no_time() -> None:
    for words in ("机密 ", "，机密的", "□机密", "（机密）、"):
        assert list(secrecy_marks("会议" + words * 3_000 + "结束")) == []
