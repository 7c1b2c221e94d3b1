"""Patterns of files in the settings: what they mean, and that none takes long whatever the name of a file."""

from __future__ import annotations

import re
from random import Random

import pytest

from alvtc_info.model import suppression
from alvtc_info.model.suppression import Exemption, _fits, _parts


def as_expression(pattern: str) -> re.Pattern[str]:
    """What a pattern means, as an expression of `re` (which may take for ever)."""
    kinds = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(kinds.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*\*|\*|\?)", pattern)))


def test_a_pattern_means_what_its_expression_means() -> None:
    chance = Random(3)
    for _ in range(5000):
        pattern = "".join(chance.choice(("a", "b", "/", "*", "**", "**/", "?")) for _ in range(chance.randrange(7)))
        path = "".join(chance.choice("ab/") for _ in range(chance.randrange(9)))
        assert _fits(_parts(pattern), path) == bool(as_expression(pattern).fullmatch(path)), (pattern, path)


@pytest.mark.parametrize(
    "pattern", ["*a" * 60 + "b", "**a" * 60 + "b", "**/" * 60 + "b", "*?" * 60 + "b", "**/a*" * 30 + "b"]
)
def test_no_pattern_takes_longer_than_both_are_long(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in places of the path: parts of the pattern times length of the path bounds them."""
    path = "/".join(["a" * 60] * 4)
    places = 0
    step = suppression._through

    def counted(part: str, path: str, reached: set[int]) -> set[int]:
        nonlocal places
        found = step(part, path, reached)
        places += len(found)
        return found

    monkeypatch.setattr(suppression, "_through", counted)
    assert not _fits(_parts(pattern), path)
    assert places <= (len(_parts(pattern)) + 1) * (len(path) + 1)


def test_a_file_is_named_from_the_folder_of_the_settings() -> None:
    table = Exemption(("旧稿/**/*.txt", "b?.md"), ("x",), "旧")
    assert table.names("d/旧稿/一/二/三.txt", "d/alvtc-info.toml")
    assert table.names("d/很深/b1.md", "d/alvtc-info.toml")
    assert not table.names("旧稿/三.txt", "d/alvtc-info.toml")
