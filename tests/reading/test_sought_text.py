"""Expressions that tell the kind of a paper are tried where they may begin alone, and the same is found."""

from __future__ import annotations

import json
import re

import pytest

from alvtc_info.model.rule import example
from alvtc_info.reading import sought_text
from alvtc_info.reading.kind_traits import kind_traits
from alvtc_info.reading.sought_text import FEW, TABLE, Sought, SoughtText, sought
from alvtc_info.rules import RULES
from alvtc_info.text.beginnings import table
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern
from tests import TESTS
from tests.text.expressions import all_patterns

SENTENCES = fold((TESTS / "sentences.txt").read_text(encoding="utf-8")).split("\n")
TEXTS = [
    *("".join(SENTENCES[at : at + 9])[:400] for at in range(0, 1800, 9)),
    *(example(item).bare.replace("\n", "。")[:400] for rule in RULES[::4] for item in (*rule.bad, *rule.good)),
    "5月20日14时30分1",
    "",
]
PATTERNS = [each for each in all_patterns() if each.key in table(TABLE)[0]]


@pytest.fixture(autouse=True)
def with_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sought, "texts", FEW)


def spans(matches: object) -> list[tuple[int, int]]:
    assert isinstance(matches, list)
    return [match.span() for match in matches]


@pytest.mark.medium
def test_the_same_is_found_in_a_text_and_in_parts_of_it() -> None:
    assert len(PATTERNS) > 80
    found = 0
    for text in TEXTS:
        whole = sought(text)
        at = text.find("，") + 1
        for part, words in (
            (whole, text),
            (whole.part(at), text[at:]),
            (whole.part(0, 60), text[:60]),
            (whole.part(at).part(3, 50), text[at:][3:50]),
        ):
            assert part.text == words
            for pattern in PATTERNS:
                expected = spans(list(re.compile(pattern.source, pattern.flags).finditer(words)))
                assert spans(list(part.finditer(pattern))) == expected, pattern.source
                assert part.has(pattern) == bool(expected)
                found += bool(expected)
    assert found > 2000


@pytest.mark.medium
def test_traits_are_the_same_with_and_without_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, text in enumerate(TEXTS):
        title, _, beginning = text.partition("，" if number % 2 else "。")
        with_it = kind_traits(title, beginning)
        monkeypatch.setattr(Sought, "texts", 0)
        assert json.dumps(sorted(kind_traits(title, beginning))) == json.dumps(sorted(with_it))
        monkeypatch.setattr(Sought, "texts", FEW)


@pytest.mark.parametrize(
    ("start", "end", "has"), [(0, None, True), (2, 4, True), (0, 3, False), (3, 6, False), (5, 7, True)]
)
def test_a_match_must_stand_within_the_part_that_is_named(start: int, end: int | None, has: bool) -> None:
    pattern = next(each for each in PATTERNS if re.fullmatch(each.source, "着火"))
    for text in (sought("仓库着火又着火了"), SoughtText("仓库着火又着火了", {})):
        assert text.has(pattern, start, end) is has


def test_a_part_that_begins_within_a_number_is_left_to_the_engine() -> None:
    pattern = Pattern(r"(?<!\d)\d日")
    text = SoughtText("5月20日", {pattern.key: []})
    assert [match.group() for match in text.part(3).finditer(pattern)] == ["0日"]
    assert not list(text.part(2).finditer(pattern))


def test_of_a_text_with_rare_characters_nothing_is_noted() -> None:
    assert sought("仓库着火\U00020000").places_of(PATTERNS[0]) is None


def test_the_first_texts_of_a_process_need_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sought, "texts", 0)
    monkeypatch.setattr(sought_text, "_places", lambda text: {PATTERNS[0].key: []})
    noted = [sought("着火").places_of(PATTERNS[0]) is not None for _ in range(FEW + 1)]
    assert noted == [False] * FEW + [True]


def test_an_expression_may_begin_with_a_whole_number(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = Pattern(r"(?<!\d)\d+日")
    monkeypatch.setattr(Sought, "texts", FEW)
    monkeypatch.setattr(sought_text, "_leads", sought_text._leads.__wrapped__)
    for number, places in ((("日", 1, 2, True), [2]), (("日", 1, 1, False), [3]), (("", 1, 1, True), [0, 6])):
        monkeypatch.setattr(sought_text, "table", lambda name, told=number: ({pattern.key: (0, "", (told,))}, {}))
        assert sought("5月20日，3人").places_of(pattern) == places
    monkeypatch.setattr(sought_text, "table", lambda name: ({pattern.key: (0, "", (), ("日", 1, 2))}, {}))
    assert sought("5月20日，3人").places_of(pattern) is None
