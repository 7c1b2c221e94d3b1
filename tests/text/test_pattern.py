"""Expressions that are in no table: what is done before they are compiled."""

from __future__ import annotations

import re

import pytest

from alvtc_info.text import pattern
from alvtc_info.text.pattern import FEW, SHORT, TRIES, Pattern


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were compiled, of expressions whose table says but that a text must have 火."""
    sources: list[str] = []

    def noting(source: str, flags: int, _: bytes = b"") -> re.Pattern[str]:
        sources.append(source)
        return re.compile(source, flags)

    monkeypatch.setattr(pattern, "compiled_before", lambda *_: None)
    monkeypatch.setattr(pattern, "filter_before", lambda *_: (("火",), "", False))
    monkeypatch.setattr(pattern, "_compiled", noting)
    return sources


@pytest.mark.parametrize("name", ["search", "match"])
def test_a_short_text_without_the_literals_compiles_nothing(name: str, compiled: list[str]) -> None:
    fire = Pattern("(?:起|着)火")
    ask = getattr(fire, name)
    assert ask("水管漏水", 1, 3) is None
    assert compiled == []
    found = ask("起火点", 0)
    assert found is not None
    assert found.span() == (0, 2)
    assert getattr(fire, name)("水管漏水") is None
    assert compiled == ["(?:起|着)火"]
    assert getattr(fire, name) == getattr(fire.compiled, name)


def test_a_long_text_and_many_short_ones_are_for_the_engine(compiled: list[str]) -> None:
    assert Pattern("起火").search("水" * (SHORT + 1)) is None
    assert compiled == ["起火"]
    often = Pattern("着火")
    assert [often.search("水") for _ in range(TRIES - 1)] == [None] * (TRIES - 1)
    assert compiled == ["起火"]
    assert often.search("水") is None
    assert compiled == ["起火", "着火"]


def test_what_is_compiled_already_is_asked_at_once(compiled: list[str]) -> None:
    fire = Pattern("起火")
    assert fire.findall("起火") == ["起火"]
    assert fire.search == fire.compiled.search
    assert compiled == ["起火"]


def test_what_the_table_has_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    made = re.compile("起火")
    monkeypatch.setattr(pattern, "compiled_before", lambda *_: made)
    fire = Pattern("起火")
    assert fire.search == made.search
    assert fire.compiled is made


def test_heads_are_found_from_the_third_short_text_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "filter_before", lambda *_: ((), "昨近", False))
    near = Pattern("(?<!最)(?:近|昨)日")
    texts = ["昨日和最近日", "近日", "昨日，近日"]
    assert [[match.group() for match in near.finditer(text)] for text in texts] == [
        ["昨日"],
        ["近日"],
        ["昨日", "近日"],
    ]
    assert hasattr(near, "_at_heads") == (len(texts) > FEW)
    at_once = Pattern("(?<!最)(?:近|昨)日")
    assert [match.start() for match in at_once.finditer("水" * SHORT + "近日")] == [SHORT]
    assert hasattr(at_once, "_at_heads")
