from __future__ import annotations

import asyncio
from typing import Any

import pytest

from alvtc_info.web.trusted_header import ORIGIN, Origin, TrustedHeader, TrustedProxies, is_loopback, parse_address
from tests.refusing import refused

SPOOFS = ("x-forwarded-for", "x-forwarded-proto", "x-real-ip", "forwarded", "x-forwarded-host")


def seen(
    peer: str | None, headers: list[tuple[str, str | bytes]], *, scheme: str = "http", **options: Any
) -> tuple[Origin, dict[str, str], list[tuple[str, str]]]:
    """What the app behind sees: the origin, the headers; and what is noted."""
    scopes: list[dict[str, Any]] = []
    noted: list[tuple[str, str]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        scopes.append(scope)

    async def note(address: str, name: str) -> None:
        noted.append((address, name))

    given = {"proxies": ["10.0.0.5", "10.1.0.0/16"], "header": "X-Remote-User", **options}
    middleware = TrustedHeader(app, note=note, **given)
    raw = [(name.encode(), value if isinstance(value, bytes) else value.encode()) for name, value in headers]
    client = None if peer is None else (peer, 1234)
    asyncio.run(
        middleware({"type": "http", "scheme": scheme, "client": client, "headers": raw}, None, None)  # type: ignore[arg-type]
    )
    kept = {name.decode(): value.decode("latin-1") for name, value in scopes[0]["headers"]}
    assert scopes[0]["scheme"] == ("https" if scopes[0][ORIGIN].https else "http")
    return scopes[0][ORIGIN], kept, noted


def test_a_listed_proxy_is_believed() -> None:
    headers: list[tuple[str, str | bytes]] = [
        ("x-forwarded-for", "172.16.3.9"),
        ("x-forwarded-proto", "https"),
        ("x-remote-user", "wang"),
        ("accept", "*/*"),
    ]
    for peer in ("10.0.0.5", "10.1.200.3", "::ffff:10.0.0.5"):
        origin, kept, noted = seen(peer, headers)
        assert origin == Origin("172.16.3.9", True, "wang", False)
        assert kept == {"accept": "*/*"}
        assert noted == []


@pytest.mark.parametrize("peer", ["10.0.0.6", "10.2.0.1", "127.0.0.1", "::1", "", None, "testclient", "10.0.0.5.evil"])
def test_anybody_else_is_not_believed_and_that_is_noted(peer: str | None) -> None:
    headers: list[tuple[str, str | bytes]] = [(name, "10.0.0.5") for name in SPOOFS]
    origin, kept, noted = seen(peer, [*headers, ("x-remote-user", "zhao"), ("host", "h")])
    assert (origin.https, origin.user, origin.local) == (False, "", False)
    assert origin.address in {"", peer}
    assert kept == {"host": "h"}
    assert noted == [(origin.address, "x-remote-user")]


def test_a_request_of_this_machine_is_local_unless_it_came_through_something() -> None:
    assert seen("127.0.0.1", [])[0].local
    assert seen("::1", [])[0].local
    assert not seen("127.0.0.1", [("x-forwarded-for", "6.6.6.6")])[0].local
    assert not seen("10.0.0.6", [])[0].local
    assert not seen("10.0.0.5", [])[0].local
    assert seen("127.0.0.1", [], proxies=["10.0.0.5"], header="")[0].local
    assert not seen("127.0.0.1", [], proxies=["127.0.0.1"])[0].local


@pytest.mark.parametrize(
    ("chain", "address"),
    [
        (["6.6.6.6"], "6.6.6.6"),
        (["1.1.1.1, 6.6.6.6"], "6.6.6.6"),
        (["1.1.1.1, 6.6.6.6, 10.1.0.9"], "6.6.6.6"),
        (["1.1.1.1", "6.6.6.6"], "6.6.6.6"),
        (["10.0.0.5, 127.0.0.1, 6.6.6.6"], "6.6.6.6"),
        (["6.6.6.6, 10.1.0.9, 10.1.0.8"], "6.6.6.6"),
        (["10.1.0.9"], "10.1.0.9"),
        (["6.6.6.6, unknown"], "10.0.0.5"),
        (["6.6.6.6, "], "10.0.0.5"),
        (["unknown, 10.1.0.9"], "10.1.0.9"),
        (["6.6.6.6:4711"], "6.6.6.6"),
        (["[2001:db8::1]:4711"], "2001:db8::1"),
        (["::ffff:6.6.6.6"], "6.6.6.6"),
        (["6.6.6.6," + "10.1.0.9," * 500 + "10.1.0.9"], "10.1.0.9"),
        ([], "10.0.0.5"),
    ],
)
def test_a_chain_is_read_from_the_right(chain: list[str], address: str) -> None:
    headers: list[tuple[str, str | bytes]] = [("x-forwarded-for", each) for each in chain]
    assert seen("10.0.0.5", headers)[0].address == address


@pytest.mark.parametrize(
    ("scheme", "protos", "https"),
    [
        ("http", ["https"], True),
        ("http", ["https, http"], False),
        ("http", ["http, HTTPS "], True),
        ("https", [], True),
        ("https", ["http"], False),
        ("http", ["nonsense"], False),
    ],
)
def test_the_scheme_is_what_the_nearest_proxy_says(scheme: str, protos: list[str], https: bool) -> None:
    headers: list[tuple[str, str | bytes]] = [("x-forwarded-proto", each) for each in protos]
    assert seen("10.0.0.5", headers, scheme=scheme)[0].https is https
    assert seen("10.9.9.9", headers, scheme=scheme)[0].https is (scheme == "https")


@pytest.mark.parametrize(
    ("value", "user"),
    [("wang", "wang"), ("王一".encode(), "王一"), ("%E7%8E%8B%E4%B8%80", "王一"), (b"\xff\xfe", ""), (" ", "")],
)
def test_the_name_of_single_sign_on_is_utf8(value: str | bytes, user: str) -> None:
    assert seen("10.0.0.5", [("x-remote-user", value)])[0].user == user


def test_two_names_are_none() -> None:
    origin, _, noted = seen("10.0.0.5", [("x-remote-user", "zhao"), ("x-remote-user", "wang")])
    assert origin.user == ""
    assert noted == [("10.0.0.5", "x-remote-user")]


def test_a_header_like_ours_is_not_ours() -> None:
    origin, kept, _ = seen("10.0.0.5", [("x_remote_user", "zhao")])
    assert origin.user == ""
    assert kept == {"x_remote_user": "zhao"}
    assert seen("10.0.0.5", [("x-remote-user", "zhao")], header="")[0].user == ""


@pytest.mark.parametrize("listed", ["", "proxy", "10.0.0.0/33", "10.0.0.5/16", "0.0.0.0/0", "::/0", "8.0.0.0/5"])
def test_what_is_no_address_of_a_proxy_is_refused(listed: str) -> None:
    refused("bad-proxy", lambda: TrustedProxies([listed]))


def test_a_header_without_proxies_or_with_another_use_is_refused() -> None:
    refused("header-without-proxy", lambda: seen("10.0.0.5", [], proxies=[]))
    for name in ("Cookie", "X-Forwarded-For", "Authorization"):
        refused("bad-header", lambda name=name: seen("10.0.0.5", [], header=name))  # type: ignore[misc]


def test_other_than_requests_pass() -> None:
    passed: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        passed.append(scope["type"])

    asyncio.run(TrustedHeader(app)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert passed == ["lifespan"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        *(("1.2.3.4", "1.2.3.4"), ("fe80::1%eth0", "fe80::1"), ("[::1]:80", "::1"), ("0x7f.1", None), ("127.1", None)),
        *(("::1", "::1"), ("1.2.3.4:80", "1.2.3.4"), ("[fe80::1%eth0]:8", "fe80::1"), ("::ffff:1.2.3.4", "1.2.3.4")),
        *(("FE80::A", "fe80::a"), (" 1.2.3.4 ", "1.2.3.4"), ("[::ffff:1.2.3.4]", "1.2.3.4")),
    ],
)
def test_addresses_are_read(text: str, address: str | None) -> None:
    found = parse_address(text)
    assert (None if found is None else str(found)) == address


@pytest.mark.parametrize(
    "text",
    [
        *("[127.0.0.1]evil.example", "[127.0.0.1]", "[::1]evil.example", "[::1]:80x", "127.0.0.1:evil", "127.0.0.1:"),
        *("127.0.0.1%evil.example", "::1%evil/x", "[::1", "::1]", "127.0.0.1.", "evil[::1]", "127.0.0.1 evil", "", ":"),
        *("127.0.0.1:123456", "[]", "[]:80", "１.2.3.4"),
    ],
)
def test_what_stands_beside_an_address_makes_it_none(text: str) -> None:
    assert parse_address(text) is None


def test_loopback() -> None:
    assert is_loopback("127.9.9.9")
    assert not is_loopback("128.0.0.1")
    assert not is_loopback("localhost")
