"""JSON that is indented: as the standard library writes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alvtc_info.model.finding import Severity
from alvtc_info.reporters.indented_json import indented, pieces

LEAVES = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text()
VALUES = some.recursive(
    LEAVES, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4)
)


@pytest.mark.medium
@given(VALUES)
def test_values_are_written_as_the_standard_library_does(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)


@pytest.mark.medium
@given(some.dictionaries(some.text(), VALUES, min_size=1, max_size=5))
def test_pieces_come_to_the_same(value: dict[str, Any]) -> None:
    assert "".join(pieces(value)) == json.dumps(value, ensure_ascii=False, indent=2)
    streamed = {key: iter(each) if isinstance(each, list) else each for key, each in value.items()}
    assert "".join(pieces(streamed)) == json.dumps(value, ensure_ascii=False, indent=2)


def test_tuples_and_words_of_a_list_are_written_too() -> None:
    assert indented((Severity.ERROR, ())) == json.dumps(["error", []], indent=2)


def test_what_json_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError):
        indented({"a": object()})
