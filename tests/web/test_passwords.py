from __future__ import annotations

import hashlib
from typing import Any

import pytest

from alvtc_info.web import passwords
from alvtc_info.web.passwords import Cost, demand_sound, hash_password, is_password
from tests.refusing import refused
from tests.web.people import CHEAP, GOOD


def test_a_password_is_known_by_its_hash_alone() -> None:
    kept = hash_password(GOOD, CHEAP)
    assert is_password(GOOD, kept)
    assert not is_password(GOOD + " ", kept)
    assert not is_password("", kept)
    assert GOOD.encode() not in kept.hash + kept.salt
    assert hash_password(GOOD, CHEAP).hash != kept.hash


def test_the_same_keys_from_another_keyboard_are_the_same_password() -> None:
    kept = hash_password("ｐａｓｓｗｏｒｄ１２３é", CHEAP)
    assert is_password("password123e\u0301", kept)


def test_half_a_surrogate_is_a_password_like_another() -> None:
    assert not is_password("\ud800" * 12, hash_password(GOOD, CHEAP))


def test_the_default_cost_is_one_that_a_machine_can_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    cost = Cost()
    assert 128 * cost.n * cost.r == 32 << 20
    asked: dict[str, int] = {}

    def noted(password: bytes, **given: Any) -> bytes:
        asked.update(given)
        return b""

    monkeypatch.setattr(hashlib, "scrypt", noted)
    hash_password(GOOD, cost)
    assert asked["maxmem"] > 128 * cost.n * cost.r
    assert (asked["n"], asked["r"], asked["p"]) == (cost.n, cost.r, cost.p)


def test_no_more_of_a_password_is_worked_on_than_one_may_have() -> None:
    long = "a" * (passwords.LONGEST + 1)
    assert is_password(long + "b", hash_password(long, CHEAP))
    assert not is_password(long[:-1], hash_password(long, CHEAP))


@pytest.mark.parametrize("password", ["", "Short-1", "x" * 201, "aaaabbbb1111", "My-Zhaoliu-2026", "ZHAOLIU12345"])
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    assert password[:5] not in refused("weak-password", lambda: demand_sound(password, "zhaoliu")) or not password


def test_a_short_name_within_a_password_tells_nothing() -> None:
    demand_sound("correct-wu-horse", "wu")
    demand_sound("一二三四五六七八九十", "zhaoliu")
