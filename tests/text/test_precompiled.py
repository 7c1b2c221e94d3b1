"""Expressions compiled beforehand are those that this Python would compile, and anything odd about a table means: compile."""

from __future__ import annotations

import marshal
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alvtc_info.text import precompiled
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.precompiled import ready
from tests.first import ANY, first


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the table of this Python is looked for, empty."""
    (tmp_path / "compiled").mkdir()
    monkeypatch.setattr(precompiled, "__file__", str(tmp_path / "precompiled.py"))
    precompiled._table.cache_clear()
    yield tmp_path / "compiled" / f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    precompiled._table.cache_clear()


def made() -> tuple[Any, tuple[int, ...], dict[tuple[str, int], Any]]:
    name = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}.bin"
    mark, version, table = marshal.loads(
        zlib.decompress((Path(precompiled.__file__).parent / "compiled" / name).read_bytes())
    )
    return mark, version, table


def test_each_expression_is_what_this_python_compiles() -> None:
    _, version, table = made()
    assert len(table) > 200
    same = version == sys.version_info[:3]
    for source, flags in table:
        found = ready(source, flags)
        assert found is not None, source
        plain = re.compile(source, flags)
        assert (found.pattern, found.flags, found.groups, found.groupindex) == (
            plain.pattern, plain.flags, plain.groups, plain.groupindex,
        )  # fmt: skip
        assert found == plain or not same, source


def test_groups_are_found_by_name() -> None:
    assert Pattern("x", flags=re.M).sources == (("x", re.M),)
    found = ready(Pattern("").source, 0)
    assert found is None
    pattern = Pattern(r"(?P<a>\d)(?P<b>x)?")
    assert pattern.compiled.fullmatch("1x")["b"] == "x"  # type: ignore[index]


@pytest.mark.parametrize(
    "data", [None, b"", b"nonsense", zlib.compress(b"nonsense"), zlib.compress(marshal.dumps(1)), zlib.compress(b"")]
)
def test_a_table_that_cannot_be_read_is_none(table: Path, data: bytes | None) -> None:
    if data is not None:
        table.write_bytes(data)
    assert precompiled._table() == {}
    assert Pattern(r"\d+").compiled.fullmatch("12")


def test_a_table_for_another_engine_is_none(table: Path) -> None:
    whole: Any = ((1, 4, sys.byteorder), (3, 11, 7), {("x", 0): (32, b"", 0, {}, (None,))})
    table.write_bytes(zlib.compress(marshal.dumps(whole)))
    assert precompiled._table() == {}


@pytest.mark.parametrize(
    "entry", [(32, b"\xff\xff\xff\xff" * 3, 0, {}, (None,)), (32, b"xyz", 0, {}, (None,)), (32, b"", 0, None, None)]
)
def test_code_that_the_engine_refuses_is_compiled_anew(table: Path, entry: Any) -> None:
    engine = precompiled._engine()
    mark = (engine.MAGIC, engine.CODESIZE, sys.byteorder)
    table.write_bytes(zlib.compress(marshal.dumps((mark, (3, 11, 7), {(r"\d+x", 0): entry}))))
    assert ready(r"\d+x", 0) is None
    assert Pattern(r"\d+x").compiled.fullmatch("12x")


# heads ---------------------------------------------------------------------------------------------------------------------


def headed() -> list[Pattern]:
    import gc
    import pkgutil
    from importlib import import_module

    import alvtc_info

    for module in pkgutil.walk_packages(alvtc_info.__path__, "alvtc_info."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return [each for each in gc.get_objects() if isinstance(each, Pattern) and each.heads]


def test_every_character_that_a_match_can_begin_with_is_a_head() -> None:
    patterns = headed()
    assert len(patterns) > 25
    for pattern in patterns:
        heads = re.compile(f"[{pattern.heads}]")
        begins = first(pattern.source, pattern.flags)
        assert not begins & ANY, pattern.source
        assert all(heads.match(each) for each in begins), pattern.source


def test_what_a_match_can_begin_with() -> None:
    assert first("(?<!x)(?:ab|[c-e]?f|(?=q)g*h)") == set("acdefgh")
    assert first(r"\d+") == set("0123456789")
    assert first("[^a]") & ANY
    assert first(".") & ANY
    assert first(r"\w") & ANY


def test_tried_at_its_heads_an_expression_finds_what_it_finds_everywhere() -> None:
    from alvtc_info.model.rule import example
    from alvtc_info.rules import RULES
    from alvtc_info.text.folding import fold

    sentences = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
    text = fold("\n".join([sentences, *(example(item).bare for rule in RULES for item in (*rule.bad, *rule.good))]))
    for pattern in headed():
        plain = [m.span() for m in pattern.compiled.finditer(text)]
        if pattern.edge:
            plain = [(a, b) for a, b in plain if not (text[a].isdigit() and text[a - 1 : a].isdigit())]
        assert [m.span() for m in pattern._from_heads(text)] == plain, pattern.source


def test_an_expression_that_refers_to_a_group_is_tried_at_its_heads_too() -> None:
    pattern = Pattern(r"(?P<mark>[-/])\d(?P=mark)", heads="-/")
    assert [m.span() for m in pattern.finditer("-1- /2- /3/")] == [(0, 3), (8, 11)]
    assert [m.group() for m in Pattern(r"\d+(?P<u>[年月])(?P=u)?", heads="0-9", edge=True).finditer("12月 3年")] == [
        "12月",
        "3年",
    ]
