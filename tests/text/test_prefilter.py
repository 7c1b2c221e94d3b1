"""What is derived from an expression never keeps it from a match."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from alvtc_info.model.rule import example
from alvtc_info.rules import RULES
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.prefilter import MOST, NOTHING, derive
from tests import TESTS, mostly_slow
from tests.text.expressions import ANY, Texts, all_patterns, first

PATTERNS = all_patterns()


def spans(pattern: Pattern, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where an expression is found in a text by way of its filter, and where it stands."""
    plain = re.compile(pattern.source, pattern.flags)
    return [m.span() for m in pattern.finditer(text)], [m.span() for m in plain.finditer(text)]


@pytest.mark.medium
@pytest.mark.parametrize("tries", mostly_slow([15, 60], 1))
def test_no_match_is_kept_from_an_expression(tries: int) -> None:
    """Of each expression of the package texts are made that it matches, or nearly does."""
    assert len(PATTERNS) > 250
    matched = 0
    for pattern in PATTERNS:
        found = 0
        for text in Texts(pattern.source, pattern.flags).some(tries):
            folded = fold(text)
            filtered, plain = spans(pattern, folded)
            assert filtered == plain, (pattern.source, folded)
            assert pattern.possible(folded) or not plain, (pattern.source, folded)
            found += bool(plain)
        matched += found > 0
    assert matched >= 0.95 * len(PATTERNS)


@pytest.mark.slow
def test_tried_at_its_heads_an_expression_finds_what_it_finds_everywhere() -> None:
    sentences = (TESTS / "sentences.txt").read_text(encoding="utf-8")
    bare = [example(item).bare for rule in RULES for item in (*rule.bad, *rule.good)]
    long, short = fold("\n".join([sentences, *bare])), fold("\n".join([sentences, *bare[::6]]))
    for pattern in PATTERNS:
        filtered, plain = spans(pattern, long if derive(pattern.source, pattern.flags).heads else short)
        assert filtered == plain, pattern.source


def test_most_expressions_need_not_be_tried_on_any_text() -> None:
    telling = [pattern for pattern in PATTERNS if pattern.filter[0]]
    assert len(telling) > 0.6 * len(PATTERNS)
    assert max(len(pattern.filter[0]) for pattern in telling) <= MOST
    assert not any(list(pattern.finditer("abc")) for pattern in telling)


@pytest.mark.medium
def test_every_character_that_a_match_can_begin_with_is_a_head() -> None:
    headed = [(pattern, heads) for pattern in PATTERNS if (heads := derive(pattern.source, pattern.flags).heads)]
    assert len(headed) > 25
    certain = 0
    for pattern, inside in headed:
        head = re.compile(f"[{inside}]")
        begins = first(pattern.source, pattern.flags)
        if not begins & ANY:
            certain += 1
            assert all(head.match(each) for each in begins), pattern.source
    assert certain > 25


def test_what_a_match_can_begin_with() -> None:
    assert first("(?<!x)(?:ab|[c-e]?f|(?=q)g*h)") == set("acdefgh")
    assert first(r"\d+") == set("0123456789")
    assert first("[^a]") & ANY
    assert first(".") & ANY
    assert first(r"\w") & ANY


def test_an_expression_that_refers_to_a_group_is_tried_at_its_heads_too() -> None:
    pattern = Pattern(r"(?<!x)(?P<mark>[-/])\d(?P=mark)")
    assert [m.span() for m in pattern.finditer("-1- /2- /3/ x-4-")] == [(0, 3), (8, 11)]
    assert [m.group() for m in Pattern(r"\d+(?P<u>[年月])(?P=u)?", edge=True).finditer("12月 3年")] == ["12月", "3年"]


@pytest.mark.parametrize(
    ("source", "choices"),
    [
        ("近日", ["近日"]),
        ("近日|日前", ["近日 日前"]),
        ("会议[于在]", ["会议于 会议在"]),
        ("会议[^于]", ["会议"]),
        (r"\d+人", ["人"]),
        ("(?:会议)?", [""]),
        ("(?:会议)*定于", ["定于"]),
        ("(?:会议){2}", ["会议会议", "会议"]),
        ("(?=会议)..", ["会议"]),
        ("(?<=会议)定", ["会议", "定"]),
        ("会议.{0,9}召开", ["会议", "召开"]),
        ("会议|.", [""]),
        ("(?>会议)x", ["会议", "x"]),
        ("[甲乙][丙丁]", ["甲丙 甲丁 乙丙 乙丁", "甲 乙", "丙 丁"]),
        ("", [""]),
        (r"\d\d", [""]),
        ("会议?", ["会"]),
        ("会+议", ["会", "议"]),
        ("(?!会议)定", ["定"]),
        ("(?P<a>甲|乙)(?P=a)", ["甲 乙"]),
        ("(?:甲|乙){2}", ["甲甲 甲乙 乙甲 乙乙", "甲 乙"]),
    ],
)
def test_what_a_text_must_hold(source: str, choices: list[str]) -> None:
    assert " ".join(sorted(derive(source).literals)) in [" ".join(sorted(words.split())) for words in choices]


def test_long_words_and_many_words_are_cut_short() -> None:
    (word,) = derive("很长的一段文字都要有").literals
    assert word in "很长的一段文字都要有"
    assert 1 < len(word) < 6


@pytest.mark.medium
@pytest.mark.parametrize(("stems", "count"), [("甲乙", 24), ("甲乙丙丁戊", 60), ("甲乙丙丁戊己庚辛壬癸", 120)])
def test_of_many_words_none_is_missed(stems: str, count: int) -> None:
    many = [f"{a}{b}" for a in stems for b in "子丑寅卯辰巳午未申酉戌亥"]
    assert len(many) == count
    found = derive("|".join(many))
    assert len(found.literals) <= MOST
    for text in (*many, "甲子年，乙亥月", "没有"):
        filtered, plain = spans(Pattern("|".join(many)), text)
        assert filtered == plain
        filtered, plain = spans(Pattern(f"(?<!x)(?:{'|'.join(many)})?[{stems}][子丑寅卯辰巳午未申酉戌]"), text)
        assert filtered == plain


@pytest.mark.parametrize("source", ["(?i:x)会议|召开", "(?i:x)", "会(?i:议|x)", "(?<!甲)(?i:x)", "(?i:会|x)定"])
def test_where_case_is_ignored_in_a_part_the_other_case_is_found_too(source: str) -> None:
    for text in ("X会议", "x会议", "会X", "召开", "X定", "x"):
        filtered, plain = spans(Pattern(source), text)
        assert filtered == plain, text


def test_where_the_engine_skips_by_itself_no_expression_is_made_for_the_beginning() -> None:
    assert Pattern("近日").at_heads is None
    assert Pattern("(?:(?<!最)近+|昨)日").at_heads == ("[昨近](?<=(?=(?:(?:(?<!最)近+|昨)日))[昨近])", 0)


def test_what_is_asked_of_an_expression_is_made_once() -> None:
    pattern = Pattern(r"(?<=第)\d+期")
    assert pattern.search is pattern.search
    found = pattern.search("第12期，第3期", 4, 8)
    assert found is not None
    assert found.span() == (6, 8)
    assert pattern.match("第12期", 1) is not None
    assert pattern.filter is pattern.filter
    with pytest.raises(AttributeError):
        pattern.searched  # type: ignore[attr-defined]  # noqa: B018


def test_where_case_is_ignored_nothing_is_derived() -> None:
    assert derive("ab", re.I) == derive("(?i)ab") == NOTHING
    assert [m.group() for m in Pattern("ab", flags=re.I).finditer("AB ab")] == ["AB", "ab"]


def test_what_is_no_expression_is_no_expression() -> None:
    with pytest.raises(re.error):
        derive("(")


@pytest.mark.parametrize(
    ("source", "edge"),
    [
        (r"(?<!\d)\d+人", True),
        (r"(?<![\d.])\d+人", True),
        (r"(?<=第)\d+期", True),
        (r"(?<=第|共)\d+期", True),
        (r"(?<!第)\d+期", False),
        (r"(?<=\d)\d期", False),
        (r"(?:(?<!\d)\d+|[一二])人", True),
        (r"(?:(?<!\d)\d+|\d)人", False),
        (r"(?:第(?<!x))?\d+期", False),
        (r"(?<!x|\d)\d+期", True),
        (r"(?<!xy)\d+期", False),
        (r"(?<![^x]|\d)\d+期", True),
        (r"(?<![^\d])\d+期", False),
        (r"(?<=一日|月份)\d+期", True),
        (r"(?<=月份|\d\d)\d期", False),
        (r"(?<=)\d+期", False),
        (r"(?:(?<!\d)\d+)?\d期", False),
        (r"(?!x)(?<!\d)\d+期", True),
        (r"((?<!\d)\d*)期", False),
        (r"(?:(?<!x)|\d)期", False),
        (r"((?<!\d)\d+)[人期]", True),
        (r"(\d)期", False),
        (r"(?:(?=\d)|(?<!\d))\d期", False),
        (r"(?:(?=1)|(?=2))\d期", False),
    ],
)
def test_whether_a_match_may_begin_within_a_number(source: str, edge: bool) -> None:
    found = derive(source)
    assert not found.edge or edge
    for text in ("12人", "第12期", "x12期", "共1.25人3期一人", "第3期第45期", "一日12期", "月份3期", "123期"):
        filtered, plain = spans(Pattern(source), text)
        assert filtered == plain


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        (r"(?<!x)[甲乙]丙", "乙甲"),
        (r"(?<!x)(?:甲|乙+)丙", "乙甲"),
        (r"(?<!x)甲?丙", "丙甲"),
        (r"(?<!x)(?=甲)..", "甲"),
        (r"(?<!x)(?=.)甲", "甲"),
        (r"(?<!x).丙", ""),
        (r"(?<!x)甲*", ""),
        (r"(?<!x)[^甲]", ""),
        (r"(?<!x)(?>甲)丙", "甲"),
        (r"(?<!x)(?:甲|.)丙", ""),
        (r"(?<!x)(?=[甲乙]).?丙", "甲乙"),
        (r"(?<!x)[-\\^\]]丙", "-\\^]"),
        (r"(?<!x)[\u4e00-\u4ec7]?[\u5000-\u50c7]", ""),
        (r"甲丙", ""),
        (r"", ""),
    ],
)  # fmt: skip
def test_where_it_pays_to_look_for_the_first_character(source: str, heads: str) -> None:
    found = derive(source).heads
    assert not found or {each for each in f"{heads}甲乙丙x" if re.match(f"[{found}]", each)} == set(heads)
    for text in ("甲丙", "x甲丙乙丙", "乙乙丙", "丙", "-丙\\丙^丙]丙", ""):
        filtered, plain = spans(Pattern(source), text)
        assert filtered == plain


@pytest.mark.medium
@pytest.mark.parametrize("seeds", mostly_slow(["12", "34"], 1))
def test_what_is_derived_does_not_hang_on_the_hashes(seeds: str) -> None:
    """The tables of compiled expressions hold it, and are compared."""
    code = (
        "import sys, json; from alvtc_info.text.prefilter import derive\n"
        "print([derive(source, flags) for source, flags in json.load(sys.stdin)])"
    )
    sources = json.dumps([(pattern.source, pattern.flags) for pattern in PATTERNS])
    told = {
        subprocess.run(
            [sys.executable, "-c", code], input=sources, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in seeds
    }  # fmt: skip
    assert len(told) == 1
