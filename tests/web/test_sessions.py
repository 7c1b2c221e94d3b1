from __future__ import annotations

import pytest

from alvtc_info.web import sessions
from alvtc_info.web.sessions import Sessions, session_cookie, session_number
from tests.web.people import Clock


def test_a_session_is_known_by_its_number_which_is_not_kept() -> None:
    kept = Sessions(clock=Clock())
    number = kept.begin("wang", 3)
    found = kept.use(number)
    assert found is not None
    assert (found.account, found.epoch) == ("wang", 3)
    assert len(number) >= 43
    assert number.encode() not in b"".join(kept._kept)
    assert kept.use(number[:-1] + ("A" if number[-1] != "A" else "B")) is None
    assert kept.use("") is None
    assert kept.use("\ud800") is None


def test_an_unused_session_ends() -> None:
    clock = Clock()
    kept = Sessions(idle=60, longest=1000, clock=clock)
    number = kept.begin("wang", 0)
    for _ in range(5):
        clock.now += 59
        assert kept.use(number)
    clock.now += 60
    assert kept.use(number) is None
    assert len(kept) == 0


def test_a_page_that_asks_by_itself_keeps_no_session() -> None:
    clock = Clock()
    kept = Sessions(idle=60, clock=clock)
    number = kept.begin("wang", 0)
    clock.now += 40
    assert kept.use(number, attended=False)
    clock.now += 40
    assert kept.use(number, attended=False) is None


def test_no_session_lasts_longer_than_the_longest() -> None:
    clock = Clock()
    kept = Sessions(idle=60, longest=100, clock=clock)
    number = kept.begin("wang", 0)
    clock.now += 50
    assert kept.use(number)
    clock.now += 50
    assert kept.use(number) is None


def test_sessions_are_ended() -> None:
    kept = Sessions(clock=Clock())
    one, two, other = kept.begin("wang", 0), kept.begin("wang", 0), kept.begin("li", 0)
    kept.end(one)
    kept.end(one)
    assert kept.use(one) is None
    assert kept.use(two)
    kept.end_all("wang")
    assert kept.use(two) is None
    assert kept.use(other)


def test_the_number_of_sessions_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_KEPT", 15)
    kept = Sessions(clock=Clock())
    first = kept.begin("wang", 0)
    others = [kept.begin("wang", 0) for _ in range(10)]
    assert kept.use(first) is None
    assert all(kept.use(number) for number in others)
    for number in range(20):
        kept.begin(f"name{number}", 0)
    assert len(kept) == 15


@pytest.mark.parametrize("secure", [True, False])
def test_a_cookie_comes_back_as_it_was_set(secure: bool) -> None:
    cookie = session_cookie("abc", secure=secure)
    assert session_number("a=b; " + cookie.split(";")[0], secure=secure) == "abc"
    assert session_number(cookie.split(";")[0], secure=not secure) == ""
    assert "; HttpOnly; SameSite=Strict" in cookie
    assert ("; Secure" in cookie) is secure
    assert "; Path=/;" in cookie
    assert "Domain" not in cookie
    assert "Max-Age=0" in session_cookie("", secure=secure)


def test_two_cookies_of_our_name_are_none() -> None:
    pair = session_cookie("abc", secure=False).split(";")[0]
    assert session_number(f"{pair}; {pair}", secure=False) == ""
    assert session_number("", secure=False) == ""
    assert session_number(pair.partition("=")[0], secure=False) == ""
