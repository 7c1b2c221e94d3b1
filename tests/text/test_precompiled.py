"""Expressions compiled beforehand are those that this Python would compile, and anything odd about a table means: compile."""

from __future__ import annotations

import marshal
import re
import runpy
import sys
import zlib
from array import array
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from alvtc_info.text import precompiled
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.precompiled import PIECE, Filter, compiled_before, expression_key, filter_before
from tests.text.expressions import all_patterns

TABLES = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "pattern_tables.py"))
COMPILER = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "compile_patterns.py"))
PATTERNS = all_patterns()
X, Y = expression_key("x", 0), expression_key("y", 0)


def known() -> dict[bytes, tuple[bytes, Filter | None]]:
    return precompiled._table()[0]


def skipping(source: str, flags: int) -> re.Pattern[str]:
    """The expression as the tables have it."""
    whole, code, groups, names, numbers, _ = COMPILER["compiled"](source, flags)
    made: re.Pattern[str] = precompiled._engine().compile(
        source, whole, array("I", code).tolist(), groups, names, numbers
    )
    return made


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the table of this Python is looked for, empty."""
    (tmp_path / "compiled").mkdir()
    monkeypatch.setattr(precompiled, "__file__", str(tmp_path / "precompiled.py"))
    precompiled._table.cache_clear()
    yield tmp_path / "compiled" / f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    precompiled._table.cache_clear()


@pytest.mark.medium
def test_each_expression_is_what_this_python_compiles() -> None:
    name = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    _, version, *_ = marshal.loads((Path(precompiled.__file__).parent / "compiled" / name).read_bytes())
    same = version == sys.version_info[:3]
    compared = 0
    for source, flags in ((pattern.source, pattern.flags) for pattern in PATTERNS):
        entry = known().get(expression_key(source, flags))
        if entry is None or not entry[0]:
            continue  # no text of ours asked for it, or too few of the ordinary papers
        compared += 1
        found = compiled_before(source, flags)
        assert found is not None, source
        plain = re.compile(source, flags)
        assert (found.pattern, found.flags, found.groups, found.groupindex) == (
            plain.pattern, plain.flags, plain.groups, plain.groupindex,
        )  # fmt: skip
        assert found == skipping(source, flags) or not same, source
    kept = sum(bool(code) for code, _ in known().values())
    assert kept > 150  # the wheel has room for some 200
    assert compared > 0.9 * kept  # the others come about when reports are checked


@pytest.mark.medium
def test_an_expression_that_skips_finds_what_re_finds() -> None:
    text = (Path(__file__).parent.parent / "sentences.txt").read_text(encoding="utf-8")[:3000]
    for pattern in PATTERNS:
        found, plain = (made(pattern.source, pattern.flags).finditer(text) for made in (skipping, re.compile))
        assert [(m.span(), m.groups()) for m in found] == [(m.span(), m.groups()) for m in plain], pattern.source


@pytest.mark.parametrize(
    "source",
    [
        "(?<!x)(?<=a|b)cd|(?<!y)[ef]|g?h+",
        r"(?<!x)a\d|(?<=b)[^c]|(?<=b)(?:c|)d",
        "(?<!(x))a|b",
        r"(x)?(?<!\1)a",
        r"(x)(?<=\1)a|(?:(?<=\1)b)*c",
        "(?=ab)..|(?=.)[cd]|(?=.)e?f",
        "(?=ab).|x",
        "(?!a)[a-c]|^d|e$",
        "(?>(?<!x)a|b)c|(?<!x)[d]*+e",
        "(?i:(?<!x)a|B)c|d",
        "(?i)(?<!x)a|b",
        "(?:(?<!x)a?|b)*",
        "(?<!x)a{0}",
        "(a)?(?(1)b|c)",
        "a|.",
        "[^a]|b",
        "(?<!a)",
        "",
    ],
)
def test_what_is_told_to_the_engine_changes_no_match(source: str) -> None:
    texts = ["".join(letters) for letters in product("abcdefxB1\n", repeat=3)]
    for text in (*texts, "".join(texts)):
        found, plain = (made(source, 0).finditer(text) for made in (skipping, re.compile))
        assert [(m.span(), m.groups()) for m in found] == [(m.span(), m.groups()) for m in plain], text


def test_of_what_papers_do_not_ask_for_only_the_prefilter_is_kept() -> None:
    bare = [pattern for pattern in PATTERNS if pattern.key in known() and not known()[pattern.key][0]]
    assert bare
    for pattern in bare[:20]:
        assert compiled_before(pattern.source, pattern.flags) is None
        assert filter_before(pattern.source, pattern.flags) == known()[pattern.key][1]


def test_groups_are_found_by_name() -> None:
    found = compiled_before(Pattern("").source, 0)
    assert found is None
    assert filter_before(Pattern("").source, 0) is None
    pattern = Pattern(r"(?P<a>\d)(?P<b>x)?")
    assert pattern.compiled.fullmatch("1x")["b"] == "x"  # type: ignore[index]


@pytest.mark.parametrize(
    "data", [None, b"", b"nonsense", zlib.compress(b"nonsense"), marshal.dumps(1), marshal.dumps((1, 2, 3))[:-1]]
)
def test_a_table_that_cannot_be_read_is_none(table: Path, data: bytes | None) -> None:
    if data is not None:
        table.write_bytes(data)
    assert known() == {}
    assert Pattern(r"\d+").compiled.fullmatch("12")


def test_a_table_for_another_engine_is_none(table: Path) -> None:
    entries: dict[bytes, Any] = {X: (b"", ((), "", False))}
    whole: Any = ((1, 4, sys.byteorder, precompiled.FORMAT), (3, 11, 7), entries, 7, ())
    table.write_bytes(marshal.dumps(whole))
    assert known() == {}


@pytest.mark.parametrize(("identity", "expected"), [(7, {X, Y}), (8, set())])
def test_a_table_of_differences_is_laid_over_that_of_another_python(
    table: Path, identity: int, expected: set[bytes]
) -> None:
    engine = precompiled._engine()
    mark = (engine.MAGIC, engine.CODESIZE, sys.byteorder, precompiled.FORMAT)
    other = table.with_name("other.bin")
    other.write_bytes(marshal.dumps((mark, (3, 1, 0), {X: (b"1", None), Y: (b"1", None)}, 7, (b"shared",))))
    table.write_bytes(marshal.dumps((mark, (3, 2, 0), {Y: (b"2", None)}, identity, other.name)))
    assert set(known()) == expected
    assert known().get(Y, (b"2", None)) == (b"2", None)
    assert precompiled._table()[1] == ((b"shared",) if expected else ())


@pytest.mark.parametrize(
    "entry",
    [
        marshal.dumps((32, b"\xfe\xff" * 3, b"", 0, {}, (None,))),
        marshal.dumps((32, b"xyz", b"", 0, {}, (None,))),
        marshal.dumps((32, b"", b"", 0, None, None)),
        marshal.dumps((32, b"\xff\xff", b"\0\0", 0, {}, (None,))),
        marshal.dumps((32, b"\xff\xff", b"\1\0", 0, {}, (None,))),
        marshal.dumps((32, b"", b"\0\0", 0, {}, (None,))),
        marshal.dumps((32, b"", b"", 0, {}, (None,)))[:-2],
        b"",
    ],
)
def test_code_that_the_engine_refuses_is_compiled_anew(table: Path, entry: bytes) -> None:
    engine = precompiled._engine()
    mark = (engine.MAGIC, engine.CODESIZE, sys.byteorder, precompiled.FORMAT)
    table.write_bytes(marshal.dumps((mark, (3, 11, 7), {expression_key(r"\d+x", 0): (entry, None)}, 7, (b"\1\0\0",))))
    assert compiled_before(r"\d+x", 0) is None
    assert filter_before(r"\d+x", 0) is None
    assert Pattern(r"\d+x").compiled.fullmatch("12x")


def test_what_codes_share_stands_once() -> None:
    sources = ["[甲丙丁戊己庚辛壬癸]{2,}x", "y[甲丙丁戊己庚辛壬癸]+", "\U00020000{3,}", "[a]*"]
    made = {expression_key(source, 0): COMPILER["compiled"](source, 0) for source in sources}
    pieces = TABLES["pieces_of"](made.values())
    table = TABLES["packed_table"](made, dict.fromkeys(made), pieces)
    assert TABLES["codes_of"](table, pieces) == {key: code for key, (_, code, *_) in made.items()}
    words = [array("H", marshal.loads(entry)[1]) for entry, _ in table.values()]
    assert [each.count(PIECE) for each in words] == [4, 3, 4, 2]
    assert len(pieces) == 3  # the class of both, the character, and no end
    fewer = TABLES["packed_table"](made, dict.fromkeys(made), pieces[1:])
    assert any(not entry for entry, _ in fewer.values())
    assert any(entry for entry, _ in fewer.values())


def test_codes_stand_behind_what_they_share_most_with() -> None:
    sources = ["甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉", "甲乙丙丁戊己庚辛壬", "子丑寅卯辰巳午未申"]
    made = {expression_key(source, 0): COMPILER["compiled"](source, 0) for source in sources}
    order = [sources[[*made].index(key)] for key in TABLES["likest_next"](made)]
    assert [each[0] for each in order] == ["甲", "甲", "子", "子"]


def test_an_expression_is_known_by_its_text_and_its_flags() -> None:
    assert len({expression_key(source, flags) for source in ("ab", "ba", "甲", "\ud800") for flags in (0, re.M)}) == 8
