"""The lists: each says what it is, where it is from and as of when."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading.word_lists import HEAD, list_names, word_list


@pytest.mark.parametrize("name", list_names())
def test_a_list_says_what_it_is_and_where_from(name: str) -> None:
    found = word_list(name)
    assert tuple(found.head) == HEAD
    assert all(found.head.values())
    assert len(set(found.entries)) == len(found.entries) > 0
    assert all("\t" in entry or name == "public_bodies" for entry in found.entries)


def test_a_list_that_there_is_not() -> None:
    with pytest.raises(FileNotFoundError):
        word_list("none")
