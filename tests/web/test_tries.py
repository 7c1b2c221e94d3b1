from __future__ import annotations

import pytest

from alvtc_info.web import tries
from alvtc_info.web.tries import Tries, TriesPolicy
from tests.web.people import Clock


def failing(kept: Tries, clock: Clock, account: str, address: str, times: int) -> list[float]:
    """Fail so many times, each as early as may be; the seconds that each had to wait."""
    waits = []
    for _ in range(times):
        wait = kept.begin(account, address)
        clock.now += wait
        assert not wait or kept.begin(account, address) == 0.0
        waits.append(wait)
    return waits


def test_failed_tries_slow_down_then_lock() -> None:
    clock = Clock()
    kept = Tries(TriesPolicy(free=1, locking=4), clock)
    assert failing(kept, clock, "wang", "10.0.0.1", 7) == [0, 0, 2, 4, 300, 300, 300]


def test_many_at_once_gain_nothing() -> None:
    kept = Tries(TriesPolicy(free=3), Clock())
    assert [kept.begin("wang", "10.0.0.1") == 0.0 for _ in range(20)] == [True] * 4 + [False] * 16


def test_an_account_is_locked_whatever_addresses_the_tries_come_from() -> None:
    kept = Tries(TriesPolicy(free=3), Clock())
    assert sum(kept.begin("wang", f"10.0.0.{number}") == 0.0 for number in range(20)) == 4


def test_an_address_is_locked_whatever_accounts_it_tries() -> None:
    clock = Clock()
    kept = Tries(TriesPolicy(from_address=5), clock)
    assert sum(kept.begin(f"name{number}", "10.0.0.1") == 0.0 for number in range(20)) == 5
    assert kept.begin("name99", "10.0.0.2") == 0.0
    clock.now += 300
    assert sum(kept.begin(f"other{number}", "10.0.0.1") == 0.0 for number in range(20)) == 5


def test_one_good_account_frees_no_tries_on_others() -> None:
    kept = Tries(TriesPolicy(from_address=5), Clock())
    going = 0
    for number in range(20):
        going += kept.begin(f"name{number}", "10.0.0.1") == 0.0
        if kept.begin("mine", "10.0.0.1") == 0.0:
            kept.succeed("mine", "10.0.0.1")
    assert going == 5


def test_a_stranger_who_locks_an_account_does_not_keep_its_owner_out() -> None:
    clock = Clock()
    kept = Tries(TriesPolicy(free=1), clock)
    assert kept.begin("wang", "10.0.0.1") == 0.0
    kept.succeed("wang", "10.0.0.1")
    failing(kept, clock, "wang", "6.6.6.6", 9)
    assert kept.begin("wang", "6.6.6.7") > 0
    assert kept.begin("wang", "10.0.0.1") == 0.0
    assert kept.begin("wang", "10.0.0.1") == 0.0
    assert kept.begin("wang", "10.0.0.1") > 0


def test_after_a_success_or_an_hour_tries_begin_anew() -> None:
    clock = Clock()
    kept = Tries(TriesPolicy(free=1), clock)
    kept.begin("wang", "10.0.0.1")
    kept.begin("wang", "10.0.0.1")
    assert kept.begin("wang", "10.0.0.1") > 0
    clock.now += 3700
    assert kept.begin("wang", "10.0.0.1") == 0.0
    assert kept.begin("wang", "10.0.0.1") == 0.0
    clock.now += 2
    kept.begin("wang", "10.0.0.1")
    kept.succeed("wang", "10.0.0.1")
    assert kept.begin("wang", "10.0.0.1") == 0.0
    assert kept.begin("wang", "10.0.0.1") == 0.0


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "_KEPT", 50)
    kept = Tries(clock=Clock())
    for number in range(200):
        kept.begin(f"name{number}", f"10.0.{number}.1")
        kept.succeed(f"name{number}", f"10.0.{number}.1")
    assert len(kept._failed) <= 50
    assert len(kept._familiar) <= 50
    kept.succeed("nobody", "nowhere")


def test_of_what_is_locked_only_the_first_refusal_is_news() -> None:
    clock = Clock()
    kept = Tries(TriesPolicy(free=1, from_address=3), clock)
    kept.begin("wang", "10.0.0.1")
    kept.begin("wang", "10.0.0.1")
    assert kept.begin("wang", "10.0.0.1") > 0
    assert [kept.is_first_refusal("wang", "10.0.0.1") for _ in range(3)] == [True, False, False]
    clock.now += 3
    assert kept.begin("wang", "10.0.0.1") == 0.0  # the third: the address is locked too
    told = [kept.is_first_refusal(f"name{number}", "10.0.0.1") for number in range(9)]
    assert told == [True] + [False] * 8
