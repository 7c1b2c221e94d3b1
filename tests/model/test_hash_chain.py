from __future__ import annotations

import hashlib
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alvtc_info.model.hash_chain import (
    Head,
    canonical,
    content_hash,
    fresh_salt,
    linked,
    read_fingerprint,
    read_head,
    short_hash,
)
from tests.refusing import refused

FULL = hashlib.sha256(b"x").hexdigest()


def test_plain_data_has_one_spelling() -> None:
    one = canonical({"b": [1, None, True], "a": {"字": "秘"}})
    assert one == '{"a":{"字":"秘"},"b":[1,null,true]}'.encode()
    assert canonical({"a": {"字": "秘"}, "b": (1, None, True)}) == one
    plain: tuple[object, ...] = (1, True, "1", "true", None, "", [], {}, [1])
    assert len({canonical(each) for each in plain}) == 9


@pytest.mark.parametrize("odd", [1.0, {"a": [1.5]}, {1: "a"}, b"x", {"a": {1, 2}}])
def test_what_has_two_spellings_is_no_plain_data(odd: object) -> None:
    with pytest.raises(TypeError):
        canonical(odd)


def test_each_value_weighs_in_each_hash() -> None:
    salt = fresh_salt()
    assert len({salt, fresh_salt()}) == 2
    content = content_hash(salt, {"a": "b"})
    others = {
        content_hash(fresh_salt(), {"a": "b"}),
        content_hash(salt, {"a": "c"}),
        content_hash(salt, {"a": "b", "c": ""}),
    }
    assert content not in others
    assert len(others | {content}) == 4
    frames = [{"number": 1, "content": content}, {"number": 2, "content": content}, {"number": 1, "content": salt}]
    assert len({linked(before, frame) for before in ("", "x") for frame in frames}) == 6


def test_a_head_is_read_as_people_copy_it_from_paper() -> None:
    head = Head(128, FULL)
    assert str(head) == f"128-{short_hash(FULL)}"
    assert short_hash(FULL) == "2d71-1642-b726-b044"
    for typed in (
        str(head),
        f" {head} ",
        f"128-{FULL}",
        f"第128条 {short_hash(FULL)}",
        f"第128条：{short_hash(FULL).upper()}",
        "128 2d71 1642 b726 b044",
        "１２８－２ｄ７１－1642—b726–b044",
        "128:2d711642b726b044",
    ):
        assert read_head(typed).number == 128
        assert read_head(typed).matches(FULL)
        assert not read_head(typed).matches(hashlib.sha256(b"y").hexdigest())


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "128",
        "128-2d71",
        f"128-{FULL}0",
        "2d711642b726b044",
        "128-2d71-1642-b726-b04g",
        f"{'9' * 19}-2d711642b726b044",
    ],
)
def test_half_a_head_is_refused(typed: str) -> None:
    assert "16位" in refused("bad-head", lambda: read_head(typed))


def test_a_fingerprint_is_read_as_people_copy_it_from_paper() -> None:
    for typed in (short_hash(FULL), short_hash(FULL).upper(), "2d71 1642 b726 b044", "２d71－1642-b726-b044", FULL):
        assert FULL.startswith(read_fingerprint(typed))
    for typed in ("", "2d71", f"{FULL}0", "2d71-1642-b726-b04g"):
        assert "16位" in refused("bad-fingerprint", partial(read_fingerprint, typed))


@given(st.integers(1, 10**17), st.binary(min_size=32, max_size=32).map(bytes.hex))
def test_what_is_printed_is_read_back(number: int, full: str) -> None:
    assert read_head(str(Head(number, full))).matches(full)
