"""What is compiled here is, word for word, what `re` compiles."""

from __future__ import annotations

import random
import re
import sys
from importlib import import_module
from typing import Any

import pytest

from alvtc_info.text import compiling
from alvtc_info.text.compiling import READ, compile_expression
from tests.text.expressions import all_patterns

by_re: Any = import_module("re._compiler")
parse: Any = import_module("re._parser").parse
pytestmark = pytest.mark.skipif(sys.version_info[:2] not in READ, reason="re compiles for itself on this Python")


def code_of(source: str, flags: int = 0) -> list[int]:
    ours: Any = compiling._compile_function(sys.version_info[:2], sys.byteorder)
    code: list[int] = ours.__globals__["_code"](parse(source, flags), flags)
    return code


@pytest.mark.medium
def test_each_expression_of_ours_and_what_finds_its_heads() -> None:
    for pattern in all_patterns():
        for source, flags in filter(None, ((pattern.source, pattern.flags), pattern.at_heads)):
            assert code_of(source, flags) == by_re._code(parse(source, flags), flags), source


@pytest.mark.parametrize(
    "source",
    [
        "[，。；]",
        "[^，。；]",
        "[一-龥〇]",
        "[一-龥〇々，]",
        "[^一-龥〇々，\\d\\s]",
        "[年月日\\w]",
        "[\\d\\s]",
        "[a-zA-Z_]",
        "[a-z一]",
        "[ab-z，]",
        "[，,，]",
        "[一丁七]",
        "[一-丁丁-丄]",
        "[\\x00-\uffff]",
        "[\\x00-一三-五七-\uffff]",
        "[ÿ-Ā]",
        "[ÿĀāă]",
        "[\u4dff-\u4e01\u4eff-\u4f01\u5000]",
        "[一\U00020000]",
        "[一-\U00020000]",
        "[😀-😎年月]",
        "(?i)[a年月]",
        "(?i:[a年月])[年月a]",
        "(?:[年月]|[年月])[年月]{2,3}(?<=[年月])",
        "",
    ],
)
def test_classes_of_every_shape(source: str) -> None:
    assert code_of(source) == by_re._code(parse(source, 0), 0)


def test_classes_at_random() -> None:
    chance = random.Random(7)
    edges = [
        0,
        9,
        48,
        57,
        127,
        255,
        256,
        257,
        0x3000,
        0x4DFF,
        0x4E00,
        0x4E01,
        0x4EFF,
        0x4F00,
        0x9FFF,
        0xFEFF,
        0xFFFF,
        0x10000,
    ]
    for _ in range(400):
        held = ""
        for _ in range(chance.randint(1, 5)):
            first, last = sorted(chance.choices(edges, k=2))
            held += re.escape(chr(first)) + ("-" + re.escape(chr(last)) if chance.random() < 0.5 else "")
        source = f"[{chance.choice(['', '^'])}{held}]"
        assert code_of(source) == by_re._code(parse(source, 0), 0), ascii(source)


def test_a_class_is_made_once_for_all_expressions(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def noting(held: list[tuple[Any, Any]], names: dict[str, Any]) -> object:
        made.append(held)
        return usual(held, names)

    usual = compiling._class_of_ranges
    monkeypatch.setattr(compiling, "_class_of_ranges", noting)
    compiling._compile_function.cache_clear()
    for source in ("停[水电气]站", "停[水电气]房，缴[水电气]费", "停[水电]站"):
        compile_expression(source, 0)
    assert len(made) == 2


def test_what_is_compiled_is_an_expression_as_any() -> None:
    found = compile_expression(r"(?P<month>\d+)月(?P<day>\d+)[日号]", re.MULTILINE)
    plain = re.compile(r"(?P<month>\d+)月(?P<day>\d+)[日号]", re.MULTILINE)
    assert (found, found.flags, found.groups, dict(found.groupindex)) == (plain, plain.flags, 2, {"month": 1, "day": 2})
    match = found.search("定于12月1日")
    assert match is not None
    assert match.groupdict() == {"month": "12", "day": "1"}


def test_an_expression_that_is_none_is_refused_as_by_re() -> None:
    with pytest.raises(re.error, match="unterminated character set"):
        compile_expression("[水电", 0)


@pytest.mark.parametrize(("version", "order"), [((3, 99), "little"), ((3, 11), "big")])
def test_a_python_that_was_not_read_compiles_by_itself(version: tuple[int, int], order: str) -> None:
    assert compiling._compile_function(version, order) is re.compile
