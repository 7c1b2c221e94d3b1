"""Words that sound like those of a phrase of official writing, and are written otherwise."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alvtc_info.proofreading.phrase_book import (
    BOOK,
    HALF,
    SIZE,
    misheard_phrases,
    packed,
    seconds,
    spoken,
    unpacked,
)
from alvtc_info.proofreading.word_lists import word_list
from tests import ROOT


def misheard(text: str) -> list[tuple[str, str, bool]]:
    return [(text[form.start : form.end], form.right, form.sure) for form in misheard_phrases(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学院原则统一你系的请示。", [("统一", "同意", False)]),  # a word, and another one than the phrase has
        ("楼内占用消防同道。", [("同道", "通道", False)]),
        ("逐人整改落时到位。", [("落时", "落实", True)]),  # no word
        ("积水排除，无人员上网。", [("上网", "伤亡", False)]),
        ("会议要求，统畴安排各项任务。", [("统畴", "统筹", True)]),  # the first word
        ("学院原则同意你系的请示。", []),
        ("逐栋排查隐患。", []),  # 逐 goes before any word
        ("一是病例单独观察。", []),
        ("占用消方同道。", []),  # neither word
        ("学院成功阻止一起诈骗。", []),  # another phrase that sounds the same
        ("停电事件由后勤处处置。", []),
        ("团支部工作会议召开。", []),
        ("应到学生三十人。", []),  # sounds alike to some only, and is not likelier as 引导学生
        ("消防", []),
        ("", []),
        ("\U00020bb7消防同道，\ud800原则统一。", [("同道", "通道", False), ("统一", "同意", False)]),
    ],
)
def test_words_of_phrases(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert sorted(set(misheard(text))) == sorted(found)


def test_what_stands_across_the_words_of_a_text_is_no_phrase() -> None:
    assert misheard("在线上网络教学开始。") == []
    assert misheard("材料已上报道路部门。") == []


def test_a_phrase_is_told_once_where_several_sound_like_it() -> None:
    assert misheard("学生公于住宿情况良好。") == misheard("学生公于住宿情况良好。")[:1]


def test_a_slip_is_told_wherever_it_stands() -> None:
    assert len(misheard("原则统一，占用消防同道。" * 5000)) == 2 * 5000


def rows() -> list[list[str]]:
    """The rows of the book, without that of the second words: a sound, and first words with their second ones."""
    return [line.split("\t") for line in word_list(BOOK).entries[1:]]


def phrases() -> list[str]:
    listed = seconds()
    return [
        first + listed[HALF * rank : HALF * rank + HALF]
        for _, *columns in rows()
        for first, steps in zip(columns[::2], columns[1::2], strict=True)
        for rank in unpacked(steps)
    ]


def test_phrases_are_of_four_characters_and_listed_once_by_their_sound() -> None:
    listed = phrases()
    assert [each for each in listed if not re.fullmatch(r"[\u4e00-\u9fff]{4}", each)] == []
    assert len(set(listed)) == len(listed) > 10_000
    assert SIZE == 2 * HALF == len(listed[0])
    assert [row for row in rows() if any(spoken(first) != row[0] for first in row[1::2])] == []
    assert [row[0] for row in rows()] == sorted({row[0] for row in rows()})


def test_the_book_is_made_of_what_is_written_down() -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "phrase_book.py", "--check"], check=True)


@given(st.sets(st.integers(0, 20_000), max_size=30).map(sorted))
def test_ranks_are_packed_and_unpacked(ranks: list[int]) -> None:
    steps = packed(ranks)
    assert list(unpacked(steps)) == ranks
    assert steps.isascii()
    assert steps.isprintable()


@pytest.mark.medium
def test_no_phrase_is_a_slip_of_another() -> None:
    assert [phrase for phrase in phrases() if misheard(phrase)] == []
