"""The lists as files: each says where it is from, is in order, and holds no entry that is vain or contradicts another."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from alvtc_info.proofreading.proofread import LISTED, proofread
from alvtc_info.proofreading.word_lists import HEAD, LISTS, list_names, row_in_bytes, word_list
from alvtc_info.rules import RULES

LEAST_CONFUSABLES = 2500


@pytest.mark.parametrize("name", list_names())
def test_a_list_says_what_it_is_and_has_no_empty_line(name: str) -> None:
    found = word_list(name)
    assert tuple(found.head) == HEAD
    assert all(found.head.values())
    assert date.fromisoformat(found.head["as_of"]) >= date(2026, 1, 1)
    assert all(line.strip() and not line.startswith("#") for line in found.entries)
    assert len(set(found.entries)) == len(found.entries)


def test_every_list_is_in_the_readme_and_serves_a_rule() -> None:
    readme = (Path(LISTS) / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([a-z_]+) \|", readme, re.M) != []
    assert set(re.findall(r"^\| ([a-z_]+) \|", readme, re.M)) == set(list_names())
    assert {name for rule in RULES for name in rule.lists} == set(list_names())


def test_a_list_that_there_is_not() -> None:
    with pytest.raises(FileNotFoundError):
        word_list("nothing")


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in word_list(name).entries]


@pytest.mark.parametrize("name", LISTED)
def test_wrong_forms_are_in_order_so_that_they_are_found(name: str) -> None:
    assert list(word_list(name).entries) == sorted(word_list(name).entries)
    assert all(len(row) in (2, 3, 4) and len(row[0]) >= 2 and row[0] != row[1] for row in rows(name))


def test_no_wrong_form_is_listed_twice_or_is_right_elsewhere() -> None:
    wrong = [row[0] for name in LISTED for row in rows(name)]
    assert len(set(wrong)) == len(wrong)
    assert not set(wrong) & {row[1] for name in LISTED for row in rows(name)}
    assert len(rows("confusables")) >= LEAST_CONFUSABLES


@pytest.mark.medium
@pytest.mark.parametrize("name", LISTED)
def test_every_wrong_form_is_found_and_its_right_one_is_not(name: str) -> None:
    entries = rows(name)
    text = "x".join(row[0] for row in entries)
    found = proofread(text)[LISTED.index(name)]
    assert [(form.wrong, form.right) for form in found] == [(row[0], row[1]) for row in entries]
    assert all(text[form.start : form.end] == form.wrong for form in found)
    assert not any(proofread("，".join(row[1] for row in entries)))


@pytest.mark.parametrize("name", LISTED)
def test_a_wrong_form_is_right_in_its_contexts(name: str) -> None:
    for wrong, _, *contexts in rows(name):
        for context in contexts[0].split("、") if any(contexts[:1]) else ():
            assert wrong in context
            assert not [form for form in proofread(f"，{context}，")[LISTED.index(name)] if form.wrong == wrong]


def test_set_phrases_are_of_four_characters_in_order_and_right() -> None:
    phrases = " ".join(word_list("set_phrases").entries).split(" ")
    assert phrases == sorted(set(phrases))
    assert {len(phrase) for phrase in phrases} == {4}
    assert not any(proofread("，".join(phrases)))


@pytest.mark.medium
def test_common_words_stand_by_how_frequent_they_are_and_have_sounds() -> None:
    characters = "".join(word_list("pinyin").entries)
    words = [
        (group[0], first + second)
        for first, groups in rows("common_words")
        for group in groups.split(" ")
        for second in group[1:]
    ]
    assert {step for step, _ in words} == set("12345")
    assert len({word for _, word in words}) == len(words)
    assert all(len(word) == 2 for _, word in words)
    assert sum(not set(word) <= set(characters) for _, word in words) < len(words) / 100


@pytest.mark.parametrize(
    "name", ["common_words", "look_alikes", "lone_pairs", "slip_weights", "collocations", "in_context"]
)
def test_a_list_that_is_looked_up_is_in_order(name: str) -> None:
    assert list(word_list(name).entries) == sorted(word_list(name).entries)


@pytest.mark.parametrize("name", ["common_words", "look_alikes", "lone_pairs"])
def test_a_row_is_found_where_it_stands(name: str) -> None:
    for line in word_list(name).entries:
        first, _, rest = line.partition("\t")
        assert row_in_bytes(name, f"{first}\t".encode()).decode() == rest
    assert [row_in_bytes(name, each) for each in (b"\x01\t", b"\xef\xbf\xbf\t", "〇〇\t".encode())] == [b""] * 3


def test_what_looks_alike_does_so_both_ways() -> None:
    alike = dict(rows("look_alikes"))
    assert all(character in alike[other] for character, others in alike.items() for other in others)


def test_a_context_is_two_expressions_and_can_be_met() -> None:
    for wrong, right, before, after in rows("in_context"):
        assert wrong != right
        assert before or after
        re.compile(before)
        re.compile(after)


def test_the_head_of_the_variant_forms_counts_them_truly() -> None:
    forms = word_list("variant_forms")
    assert f"共 {len(forms.entries)} 条" in forms.head["made"]
