"""A long text is searched only where it has what an expression begins with, and the same is found."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from alvtc_info.analysis.time_words import RELATIVE
from alvtc_info.model.document import Block, Document
from alvtc_info.model.kinds import Role
from alvtc_info.model.rule import example
from alvtc_info.rules import RULES
from alvtc_info.text import beginnings as places_of_all
from alvtc_info.text.beginnings import BeginningPlaces, table
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.precompiled import expression_key
from alvtc_info.text.prefilter import MOST_DIGITS, beginnings
from tests import TESTS
from tests.text.expressions import all_patterns

PATTERNS = all_patterns()
LONG = 3000
SENTENCES = fold((TESTS / "sentences.txt").read_text(encoding="utf-8"))


def spans(matches: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@pytest.mark.medium
def test_at_its_beginnings_an_expression_finds_what_it_finds_everywhere() -> None:
    examples = "\n".join(example(item).bare for rule in RULES[::3] for item in (*rule.bad, *rule.good))
    text = SENTENCES[:60_000] + fold(examples) + "第12"
    document = Document([Block(str(at), line, Role.BODY, "") for at, line in enumerate(text.split("\n"), 1)])
    known = table()[0]
    tried = found = 0
    places = BeginningPlaces(document.text)
    for pattern in PATTERNS:
        if pattern.key not in known:
            continue
        tried += 1
        for text in (document.text, document.plain):
            whole = spans(re.compile(pattern.source, pattern.flags).finditer(text))
            assert spans(places.finditer(pattern, text)) == whole, pattern.source
            found += bool(whole)
    assert tried > 80
    assert found > 80


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("昨[日天]", (("昨天", "昨日"), "", ())),
        ("昨[日天]?晚|今早", (("今早", "昨天", "昨日", "昨晚"), "", ())),
        (r"(?<!\d)\d{1,2} ?月", ((), "", ((" 月", 1, 2, True),))),
        (r"\d{1,2}(?:\.\d)?(?:人|名)", ((), "", ((".人名", 1, 2, False),))),
        (r"(?:19|20)\d\d年|届", ((), "届", (("年", 4, 4, False),))),
        (r"第?\d期", (tuple(f"第{digit}" for digit in range(10)), "", (("期", 1, 1, False),))),
        ("(?:昨日){2}", (("昨日",), "", ())),
        ("(?:昨|今)+晨", (("今今", "今昨", "今晨", "昨今", "昨昨", "昨晨"), "", ())),
        ("(?>昨日)", (("昨日",), "", ())),
        ("昨.", ((), "昨", ())),
        ("昨(?=[日天])", (("昨天", "昨日"), "", ())),
        ("昨(?=日).", (("昨日",), "", ())),
        ("昨(?=日)日", (("昨日",), "", ())),
        ("昨(?!日)天", (("昨天",), "", ())),
        (r"届(?P<a>日)(?P=a)", (("届日",), "", ())),
        (r"(?P<a>届)(?P=a)", (("届届",), "", ())),
        (r"(?<=第)(?P<a>[届期])(?P=a)", (("届届", "期期"), "", ())),
        (r"(?P<a>届日?)(?P=a)", (("届届", "届日"), "", ())),
        (r"(?P<a>\d)(?P=a)届", ((), "", (("届", 1, MOST_DIGITS, False),))),
        (r"(?P<a>届.)(?P=a)", ((), "届", ())),
        (r"(?P<a>届)期(?P=a)", (("届期",), "", ())),
        ("(?:届|届日)", ((), "届", ())),
        ("[^日]昨", ((), "", (), ("昨", 1, 1))),
        ("今早|[^日]{1,3}昨", (("今早",), "", (), ("昨", 1, 3))),
        (r"(?:今早|(?:[^日]|届)(?!日)[昨今])(?<=晨)", (("今早", "届今", "届昨"), "", (), ("今昨", 1, 1))),
        ("(?i:[^日])昨", ((), "", (), ("昨", 1, 1))),
        ("[^日]{1,33}昨", None),
        ("[^日](?:昨|[^月])", None),
        ("[^日]的", None),
        (r"\d+[^年]{0,3}届", None),
        (r"\d{1,2}[^年]{0,2}届", None),
        (r"(?<!\d)(?:(?:19|20)\d\d年)?\d{1,2}月", ((), "", (("年", 4, 4, True), ("月", 1, 2, True)))),
        (r"\d{1,2}[.\d]*人", ((), "", ((".人", 1, MOST_DIGITS, False),))),
        (r"(?:\d|1[0-2]|(?:\d{2}){2,3})届", ((), "", (("届", 1, 1, False), ("届", 2, 2, False), ("届", 4, 6, False)))),
        (r"(?=\d{4}年)(?:昨.|\d+年)", ((), "昨", (("年", 1, MOST_DIGITS, False),))),
        (r"\d{4}(?:0\d){1,2}(?!，)|昨日", (("昨日",), "", (("", 6, MOST_DIGITS, False),))),
        (r"\d{3}(?!，)|昨日", None),
        (r"\d{4,}人|\d{4}(?!，)", ((), "", (("", 4, MOST_DIGITS, False),))),
        (r"(?<=月)(?=\d)", None),
        (r"(?:\d{4}年)?(?=\d)", None),
        (r"\d{3}(?=\d?，)", ((), "", (("，", 3, MOST_DIGITS, False),))),
        ("", None),
        ("(?:昨日)?", None),
        (r"\d+", None),
        (r"\d[^年]", None),
        ("的.", None),
        ("(?i:a)b", ((), "", (), ("b", 1, 1))),
        ("(?i)ab", None),
        ("([^甲]{1,2}乙)丙", ((), "", (), ("乙", 1, 2))),
        ("(?i:([^甲]乙))", None),
        ("“□+”", None),
        ("[一-十]{2}|[丁-丹]{2}|[甲-男]{2}", None),
        ("[昨今][日天]{2}", (("今天", "今日", "昨天", "昨日"), "", ())),
        ("[甲乙丙丁戊己庚辛壬]", ((), "丁丙乙壬己庚戊甲辛", ())),
        ("[一-十]", None),
        ("(?:[\u4e00-\u4e80][\u4e00-\u4e80]|[\u5e00-\u5e80][\u5e00-\u5e80])昨", None),
    ],
)  # fmt: skip
def test_what_a_match_begins_with(source: str, begins: object) -> None:
    assert beginnings(source) == begins


def test_a_number_is_entered_where_the_expression_allows_it() -> None:
    text = "2024年12月3日，第12期。" * 300
    places = BeginningPlaces(text)
    known = {}
    sources = r"\d月", r"(?<!\d)\d月", r"第\d\d期"
    for number, source in enumerate(sources):
        found = beginnings(source)
        assert found is not None
        known[expression_key(source, 0)] = (number, *found[1:])
    places._known = known
    places._pairs.update({2: array("i", [match.start() for match in re.finditer("第1", text)])})
    assert len(known) == 3
    for source in sources:
        assert spans(places.finditer(Pattern(source), text)) == spans(re.finditer(source, text))
    assert not spans(places.finditer(Pattern(r"(?<!\d)\d月"), text))
    assert spans(places.finditer(Pattern(r"\d月"), text)) == spans(re.finditer(r"\d月", text))  # once more


@pytest.mark.parametrize(
    "source",
    [
        r"\d{4}年", r"(?<!\d)\d{1,2}月", r"\d{2,3}月|(?<!\d)(?:19|20)\d\d年", r"(?:第\d|\d{5})[年月]",
        r"(?:(?:^|(?<=，))\d{4}(?:\d{2}|年)|月)", r"\d[\d.]*年", r"(?:\d{4}年)?\d月", r"\d(?=\d?，)",
    ],
)  # fmt: skip
def test_a_number_is_entered_where_enough_of_its_digits_are_left(source: str) -> None:
    begun = beginnings(source)
    assert begun is not None
    for text in ("1", "202405", "12024年13月，2024年105月，1.5年，第7月，20240513年，202412月2024年3月，25，20245"):
        places = BeginningPlaces(text * 3)
        places._known = {expression_key(source, 0): (-1, *begun[1:])}
        pairs = [at for at in range(len(text * 3)) if (text * 3)[at : at + 2] in begun[0]]
        places._pairs.update({-1: array("i", pairs)})
        assert spans(places.finditer(Pattern(source), text * 3)) == spans(re.finditer(source, text * 3))


def test_what_begins_with_anything_is_tried_before_what_it_must_have() -> None:
    source = "[^日]{1,3}昨"
    found = beginnings(source)
    assert found is not None
    for text in ("昨，今日昨，" + "今" * 50 + "后勤处昨", "今昨" * 50):
        places = BeginningPlaces(text)
        places._known = {expression_key(source, 0): (1, *found[1:])}
        assert spans(places.finditer(Pattern(source), text)) == spans(re.finditer(source, text))
    assert not spans(places.finditer(Pattern(source), "今"))
    places._known[expression_key("[^日]今(?=届)", 0)] = (2, "", (), ("今", 1, 1))
    assert not spans(places.finditer(Pattern("[^日]今(?=届)"), "昨今"))


def test_what_stands_too_often_is_left_to_the_engine() -> None:
    text = "昨日" * LONG
    places = BeginningPlaces(text)
    places._known = {
        expression_key("昨日", 0): (1, "", ()),
        expression_key("昨天", 0): (2, "", ()),
        expression_key("昨.", 0): (3, "昨", ()),
    }
    places._pairs.update({1: array("i", range(0, len(text), 2))})
    assert len(spans(places.finditer(Pattern("昨日"), text))) == LONG
    assert len(spans(places.finditer(Pattern("昨."), text))) == LONG
    assert not spans(places.finditer(Pattern("昨天"), text))


def test_a_short_document_is_searched_as_a_long_one_is() -> None:
    document = Document([Block("1", "昨日，后勤处巡查“昨晚”的值班室。", Role.BODY, "")])
    for pattern in (RELATIVE, Pattern("昨[日晚]")):
        assert spans(document.everywhere(pattern)) == [(0, 2)]
        assert spans(document.everywhere(pattern, mentions=True)) == [(0, 2), (9, 11)]


def test_characters_of_two_units_are_no_pairs() -> None:
    pattern = next(
        each for each in PATTERNS if each.key in table()[0] and "昨" in each.source and each.search("昨日，")
    )
    text = "😀昨日，" * LONG
    assert len(spans(BeginningPlaces(text).finditer(pattern, text))) == LONG
    assert not BeginningPlaces(text)._known


@pytest.mark.parametrize("data", [None, b"", b"nonsense"])
def test_without_a_table_all_is_found(data: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "compiled").mkdir()
    if data is not None:
        (tmp_path / "compiled" / "beginnings.bin").write_bytes(data)
    monkeypatch.setattr(places_of_all, "__file__", str(tmp_path / "beginnings.py"))
    table.cache_clear()
    try:
        assert table() == ({}, {})
        text = "昨日，后勤处巡查。" * LONG
        assert len(spans(BeginningPlaces(text).finditer(Pattern("昨[日天]"), text))) == LONG
    finally:
        table.cache_clear()
