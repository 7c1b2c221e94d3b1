from __future__ import annotations

import tomllib

import pytest

from alvtc_info.text.toml import PARTS, loads


@pytest.mark.parametrize(
    "key", [".".join("a" * 9_000), ".".join(['"a"'] * 9_000), ". ".join("a" * 9_000), ".".join(["'a'"] * 40)]
)
def test_a_key_of_thousands_of_parts_is_refused(key: str) -> None:
    for text in (f"{key} = 1", f"[{key}]", f"[[{key}]]", f"a = {{ {key} = 1 }}"):
        with pytest.raises(tomllib.TOMLDecodeError, match="line 2"):
            loads(f"b = 1\n{text}\n")


def test_dots_in_texts_are_no_key() -> None:
    dotted = ".".join("a" * 200)
    assert loads(f'a = "{dotted}"\nb = [' + "'*.docx', " * 99 + "]\nc.d = 1.5") == {
        "a": dotted,
        "b": ["*.docx"] * 99,
        "c": {"d": 1.5},
    }
    assert loads(".".join("a" * PARTS) + " = 1")
