"""Set phrases of a pack: their entries, and adding them to `lexicon.toml`."""

from __future__ import annotations

import pytest

from alvtc_info.errors import InputError, UsageError
from alvtc_info.institution.set_phrases import (
    MOST,
    PhraseEntry,
    lexicon_with,
    phrase_and_wrong,
    phrase_entry,
    with_phrases,
)


@pytest.mark.parametrize(
    ("entry", "phrase", "wrong"),
    [
        ("三全育人", "三全育人", ()),
        ("三全育人 ← 三全教育、全三育人", "三全育人", ("三全教育", "全三育人")),
        ("甲、乙、丙 ← 甲、丙；丙、乙", "甲、乙、丙", ("甲、丙", "丙、乙")),
        ("甲、乙、丙 ← 甲、丙；", "甲、乙、丙", ("甲、丙",)),
    ],
)
def test_an_entry_is_read_as_it_is_written(entry: str, phrase: str, wrong: tuple[str, ...]) -> None:
    assert phrase_and_wrong(entry) == (phrase, wrong)
    assert PhraseEntry(phrase, wrong, 1).written == entry


@pytest.mark.parametrize(
    ("phrase", "wrong", "told"),
    [
        ("", "三全教育", "提法要写 2 到 60 个字"),
        ("三", "", "提法要写 2 到 60 个字"),
        ("三" * 61, "", "提法要写 2 到 60 个字"),
        ("abc", "", "提法要写 2 到 60 个字"),
        ("三全育人", "三", "误写要写 2 到 60 个字"),
        ("三全→育人", "", "箭头"),
        ("三全\x07育人", "", "看不见的字符"),
        ("三全育人", "三全育人", "误写和提法一样"),
    ],
)
def test_what_is_no_phrase_is_told(phrase: str, wrong: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        phrase_entry(phrase, wrong, 1)


def test_entries_are_added_to_those_that_are_there() -> None:
    entries = ("三全育人 ← 三全教育", "两个维护")
    rows = [("三全育人", "全三育人"), ("两个维护", ""), ("四个意识", ""), ("四个意识", "四个意思")]
    added = with_phrases(entries, [phrase_entry(*row, at) for at, row in enumerate(rows, 1)], "词.csv")
    assert added.entries == ("三全育人 ← 三全教育、全三育人", "两个维护", "四个意识 ← 四个意思")
    assert (added.new, added.changed, added.known) == (
        ("四个意识 ← 四个意思",),
        ("三全育人 ← 三全教育、全三育人",),
        ("两个维护",),
    )


def test_a_phrase_is_no_wrong_form_of_another() -> None:
    for entries, row, line in (
        (("三全育人 ← 三全教育",), ("三全教育", ""), 7),
        (("三全教育",), ("三全育人", "三全教育"), 7),
    ):
        with pytest.raises(InputError, match=f"第 {line} 行：“三全教育”又是提法"):
            with_phrases(entries, [phrase_entry(*row, 7)], "词.csv")
    many = [PhraseEntry(f"提法{at}", (), at) for at in range(MOST + 1)]
    with pytest.raises(InputError, match="最多"):
        with_phrases((), many, "词.csv")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 甲\nset_phrases = []\nb = 1\n", '# 甲\nset_phrases = [\n    "三\\"全\\\\",\n]\nb = 1\n'),
        ("set_phrases = [\n  \"a]\", # x]\n  'b]',\n] # 后\n", 'set_phrases = [\n    "三\\"全\\\\",\n] # 后\n'),
        ("b = 1\n", 'set_phrases = [\n    "三\\"全\\\\",\n]\n\nb = 1\n'),
    ],
)
def test_only_the_list_is_written_anew(before: str, after: str) -> None:
    assert lexicon_with(before, ['三"全\\'], "lexicon.toml") == after


def test_a_list_that_is_emptied() -> None:
    assert lexicon_with('set_phrases = ["甲乙"]\n', [], "lexicon.toml") == "set_phrases = []\n"


@pytest.mark.parametrize(
    "text",
    ['set_phrases = ["""a\n]"""]\n', "[x]\nset_phrases = []\n", '"set_phrases" = []\n', '[a]\n  set_phrases = ["]"]\n'],
)
def test_a_list_in_an_unusual_form_is_left_alone(text: str) -> None:
    with pytest.raises(InputError, match="认不出来"):
        lexicon_with(text, ["三全育人"], "lexicon.toml")


def test_what_is_no_toml_is_told() -> None:
    with pytest.raises(InputError, match="格式有误"):
        lexicon_with("set_phrases = [", ["三全育人"], "lexicon.toml")
