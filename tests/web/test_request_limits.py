from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest

from alvtc_info.web import request_limits
from alvtc_info.web.permissions import ALONE, NOBODY, Access, User
from alvtc_info.web.request_limits import (
    CALLER,
    AtOnce,
    PlainBody,
    Rate,
    RequestHead,
    SameOrigin,
    SecurityHeaders,
    WholeBody,
    bearer_of,
    caller_of,
    origin_of,
)
from alvtc_info.web.trusted_header import ORIGIN, Origin
from tests.web.people import Clock

CLERK = User("wang", "王一", "教务处", Access.CLERK)
LI = User("li", "李二", "学生处", Access.CLERK)
PAGE = {"x-requested-with": "alvtc-info", "host": "localhost:8765"}
App = Callable[[Any, Any, Any], Awaitable[None]]


class Behind:
    """An app that reads the whole body and answers 200; keeps what it has got."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.scopes: list[dict[str, Any]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scopes.append(scope)
        body, more = b"", scope["type"] == "http"
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        self.bodies.append(body)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})


def request(
    method: str = "POST", path: str = "/api/check", headers: dict[str, str] | None = None, **more: Any
) -> dict[str, Any]:
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in (headers or {}).items()]
    return {"type": "http", "method": method, "path": path, "scheme": "http", "headers": pairs, **more}


def by(user: User, origin: Origin | None = None) -> dict[str, Any]:
    """What the scope of a request says of who asks, and from where."""
    return {CALLER: user, **({} if origin is None else {ORIGIN: origin})}


async def answered(app: App, scope: dict[str, Any], messages: Iterable[Any] = ()) -> tuple[int, str, dict[str, str]]:
    """The status, the code and the headers of an answer; `messages` are what arrives, an exhausted list waits for ever."""
    coming = iter(messages)
    sent: list[dict[str, Any]] = []

    async def receive() -> Any:
        message = next(coming, None)
        if message is None:
            await asyncio.Event().wait()
        return message

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in sent[0].get("headers", ())}
    if sent[0]["type"] != "http.response.start":
        return 0, sent[0]["type"], headers
    status = sent[0]["status"]
    body = json.loads(sent[1]["body"])
    if status != 200:
        assert set(body) == {"code", "message"}
        assert "\n" not in body["message"]
        assert not body["message"].isascii()
        assert headers["connection"] == "close"
    return status, body.get("code", ""), headers


def ask(app: App, scope: dict[str, Any], messages: Iterable[Any] = ()) -> tuple[int, str]:
    return asyncio.run(answered(app, scope, messages or [part(b"")]))[:2]


def part(body: bytes, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


# the head of a request


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST:8765", "localhost.", "127.0.0.1:8765", "[::1]:8765", "10.3.4.5"),
        *("info.school.edu.cn:443", "a.oa.school.edu.cn", "INFO.school.edu.cn."),
    ],
)
def test_hosts_that_are_ours(host: str) -> None:
    app = RequestHead(Behind(), hosts=["info.school.edu.cn", "*.oa.school.edu.cn"])
    assert ask(app, request(headers={"host": host})) == (200, "")


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "localhost.evil.example", "evil-localhost", "", "oa.school.edu.cn", "x.info.school.edu.cn"),
        *("127.0.0.1.nip.example", "localhost@evil.example", "[evil]", "localhost:80:80", "eviloa.school.edu.cn"),
        *("[127.0.0.1]evil.example", "[127.0.0.1]", "[::1]evil.example", "[::1", "127.0.0.1%evil.example", "::1"),
        *("localhost:", "localhost:evil", "127.0.0.1:evil", "localhost:123456", "[localhost]", "localhost/", "*"),
        *("a..oa.school.edu.cn:x", "localhost evil", "localhost,evil.example", "127.0.0.1?", "[]", ".", ":80"),
    ],
)
def test_a_name_that_was_rebound_to_us_is_refused(host: str) -> None:
    app = RequestHead(Behind(), hosts=["info.school.edu.cn", "*.oa.school.edu.cn"])
    assert ask(app, request(headers={"host": host})) == (403, "bad-host")


@pytest.mark.parametrize("listening", ["::1", "fe80::1%eth0", "", "[", "a b"])
def test_an_address_to_listen_on_that_is_no_name_makes_nothing_ours(listening: str) -> None:
    app = RequestHead(Behind(), hosts=[listening])
    assert ask(app, request(headers={"host": "[127.0.0.1]evil.example"})) == (403, "bad-host")
    assert ask(app, request(headers={"host": ""})) == (403, "bad-host")
    assert ask(app, request(headers={"host": "[::1]:8765"})) == (200, "")


def test_no_host_or_two_are_refused() -> None:
    app = RequestHead(Behind())
    assert ask(app, request()) == (403, "bad-host")
    twice = request(headers={"host": "localhost"})
    twice["headers"] *= 2
    assert ask(app, twice) == (403, "bad-host")


def test_a_head_that_is_a_bomb_is_refused() -> None:
    app = RequestHead(Behind(), most_headers=20, most_bytes=2000)
    head = {"host": "localhost"}
    assert ask(app, request(headers=head | {f"x-{number}": "1" for number in range(19)})) == (200, "")
    assert ask(app, request(headers=head | {f"x-{number}": "1" for number in range(20)})) == (431, "large-head")
    assert ask(app, request(headers=head | {"cookie": "a" * 2000})) == (431, "large-head")
    assert ask(app, request(headers=head, raw_path=b"/" + b"a" * 2000)) == (431, "large-head")
    assert ask(app, request(headers=head, raw_path=b"/", query_string=b"a" * 2000)) == (431, "large-head")


def test_there_are_no_websockets() -> None:
    assert ask(RequestHead(Behind()), {"type": "websocket", "headers": []}) == (0, "websocket.close")


@pytest.mark.parametrize("packed", ["gzip", "GZIP", "identity, br", "deflate", "x"])
def test_a_body_that_is_packed_is_refused(packed: str) -> None:
    app = PlainBody(Behind())
    assert ask(app, request(headers={"content-encoding": packed})) == (415, "packed-body")
    for plain in ({}, {"content-encoding": ""}, {"content-encoding": "identity"}, {"accept-encoding": "gzip"}):
        assert ask(app, request(headers=plain)) == (200, "")


# other sites


def origin(https: bool = False) -> dict[str, Any]:
    return {ORIGIN: Origin("10.0.0.9", https, "", False)}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://localhost:8765"},
        {"origin": "HTTP://LOCALHOST:8765"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://localhost:8765", "sec-fetch-site": "same-origin"},
        {"origin": "https://oa.school.edu.cn"},
    ],
)
def test_our_own_page_may_change_things(headers: dict[str, str]) -> None:
    app = SameOrigin(Behind(), origins=["https://OA.school.edu.cn/"])
    assert ask(app, request(headers=PAGE | headers, **origin())) == (200, "")


@pytest.mark.parametrize(
    "headers",
    [
        {"x-requested-with": ""},
        {"x-requested-with": "XMLHttpRequest"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://evil.example"},
        {"origin": "http://localhost"},
        {"origin": "http://localhost:8766"},
        {"origin": "https://localhost:8765"},
        {"origin": "http://localhost:8765.evil.example"},
        {"origin": "http://localhost:8765@evil.example"},
        {"origin": "http://evil@localhost:8765"},
        {"origin": "http://localhost:8765/x"},
        {"origin": "http://localhost:99999999"},
        {"origin": "http://[::1"},
        {"origin": "file://"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "SAME-ORIGIN"},
        {"origin": "http://localhost:8765", "sec-fetch-site": "cross-site"},
        {"host": "", "origin": "http://localhost:8765"},
        {"host": "evil.example", "origin": "http://localhost:8765"},
        {"x-requested-with": "", "authorization": "Basic d2FuZzp4"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "post"])
def test_another_site_may_not(headers: dict[str, str], method: str) -> None:
    assert ask(SameOrigin(Behind()), request(method, headers=PAGE | headers, **origin())) == (403, "bad-origin")


def test_looking_changes_nothing() -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        assert ask(SameOrigin(Behind()), request(method, headers={"origin": "http://evil.example"})) == (200, "")


def test_a_program_with_a_token_needs_no_page() -> None:
    assert ask(SameOrigin(Behind()), request(headers={"authorization": "Bearer abc"})) == (200, "")


def test_ports_that_go_without_saying() -> None:
    app = SameOrigin(Behind())
    for https, host, ours in (
        (True, "info.school.edu.cn", "https://info.school.edu.cn"),
        (True, "info.school.edu.cn:443", "https://info.school.edu.cn"),
        (False, "info.school.edu.cn", "http://info.school.edu.cn:80"),
    ):
        assert ask(app, request(headers=PAGE | {"host": host, "origin": ours}, **origin(https)))[0] == 200
        assert ask(app, request(headers=PAGE | {"host": host, "origin": ours}, **origin(not https)))[0] == 403


def test_two_origins_are_none() -> None:
    twice = request(headers=PAGE | {"origin": "http://localhost:8765"}, **origin())
    twice["headers"].append(twice["headers"][-1])
    assert ask(SameOrigin(Behind()), twice) == (403, "bad-origin")


@pytest.mark.parametrize(
    ("given", "secret"),
    [
        ([], None),
        (["Basic abc"], None),
        ([""], None),
        (["Bearer abc"], "abc"),
        (["bearer   abc "], "abc"),
        (["Bearer"], ""),
        (["Bearer abc", "Bearer def"], ""),
        (["Basic abc", "Bearer def"], ""),
    ],
)
def test_the_secret_of_a_program_is_read(given: list[str], secret: str | None) -> None:
    assert bearer_of({"headers": [(b"authorization", each.encode()) for each in given]}) == secret


# how often


def test_a_person_or_an_address_may_ask_so_often() -> None:
    clock = Clock()
    app = Rate(Behind(), per_minute=60, burst=3, clock=clock)
    wang, li = by(CLERK), by(LI)
    nobody, other = (by(NOBODY, Origin(f"10.0.0.{number}", False, "", False)) for number in (1, 2))
    for scope in (wang, li, nobody, other):
        assert [ask(app, request(**scope))[0] for _ in range(5)] == [200] * 3 + [429] * 2
    status, code, headers = asyncio.run(answered(app, request(**wang), [part(b"")]))
    assert (status, code, headers["retry-after"]) == (429, "too-many", "1")
    clock.now += 1
    assert [ask(app, request(**wang))[0] for _ in range(2)] == [200, 429]
    clock.now += 999
    assert [ask(app, request(**wang))[0] for _ in range(5)] == [200] * 3 + [429] * 2


def test_a_person_has_the_same_rate_from_all_addresses() -> None:
    app = Rate(Behind(), per_minute=2, clock=Clock())
    scopes = [by(CLERK, Origin(f"10.0.0.{number}", False, "", False)) for number in range(4)]
    assert [ask(app, request(**scope))[0] for scope in scopes] == [200, 200, 429, 429]


def test_whoever_sits_at_this_computer_and_what_does_not_count_has_no_rate() -> None:
    app = Rate(Behind(), per_minute=1, counts=lambda scope: scope["path"] == "/api/check", clock=Clock())
    assert {ask(app, request(**by(ALONE)))[0] for _ in range(5)} == {200}
    assert {ask(app, request(path="/"))[0] for _ in range(5)} == {200}
    assert {ask(Rate(Behind(), per_minute=0), request())[0] for _ in range(5)} == {200}
    assert [ask(app, request())[0] for _ in range(2)] == [200, 429]


def test_whose_rates_are_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_limits, "_KEPT", 10)
    app = Rate(Behind(), per_minute=1, clock=Clock())
    for number in range(30):
        ask(app, request(**by(NOBODY, Origin(f"10.0.0.{number}", False, "", False))))
    assert len(app._left) == 10


# bodies


def body_of(parts: list[Any], headers: dict[str, str] | None = None, **options: Any) -> tuple[int, str, Behind]:
    behind = Behind()
    given = {"most": 100, "unknown_most": 10, **options}
    caller = given.pop("caller", CLERK)
    status, code = ask(WholeBody(behind, **given), request(headers=headers, **by(caller)), parts)
    return status, code, behind


def test_a_body_arrives_whole() -> None:
    status, _, behind = body_of([part(b"a" * 60, True), part(b"b" * 40)])
    assert (status, behind.bodies) == (200, [b"a" * 60 + b"b" * 40])
    assert body_of([part(b"")], {"content-length": "100"})[0] == 200


def test_a_body_too_large_is_refused_before_it_is_read() -> None:
    def never() -> Iterable[Any]:
        raise AssertionError
        yield

    app = WholeBody(Behind(), most=100)
    for length in ("101", "9" * 5000):
        scope = request(headers={"content-length": length}, **by(CLERK))
        assert asyncio.run(answered(app, scope, never()))[:2] == (413, "too-large")


def test_a_body_without_a_length_or_with_a_false_one_is_counted() -> None:
    many = [part(b"x" * 30, True)] * 99
    for headers in ({}, {"transfer-encoding": "chunked"}, {"content-length": "5"}, {"content-length": "-1"}):
        status, code, behind = body_of(many, headers)
        assert (status, code, behind.bodies) == (413, "too-large", [])
    scope = request(**by(CLERK))
    scope["headers"] = [(b"content-length", b"5"), (b"content-length", b"500")]
    assert ask(WholeBody(Behind(), most=100), scope) == (413, "too-large")


def test_who_is_not_signed_in_sends_what_a_sign_in_takes() -> None:
    nobody = User("", "", "", Access.OPEN)
    assert body_of([part(b"x" * 10)], caller=nobody)[0] == 200
    assert body_of([part(b"x" * 11)], caller=nobody)[:2] == (401, "signed-out")
    assert body_of([part(b"")], {"content-length": "11"}, caller=nobody)[:2] == (401, "signed-out")
    assert body_of([part(b"x" * 11)], caller=ALONE)[0] == 200


def test_a_slow_body_is_given_up() -> None:
    status, code, behind = body_of([part(b"x", True)], seconds=0.01)
    assert (status, code, behind.bodies) == (408, "slow-body", [])


def test_a_body_whose_sender_has_gone_is_dropped() -> None:
    behind = Behind()
    sent: list[Any] = []

    async def gone() -> Any:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(WholeBody(behind, most=100)(request(), gone, send))
    assert behind.bodies == sent == []


def test_bodies_together_are_bounded_and_let_go() -> None:
    app = WholeBody(Behind(), most=100, in_all=150)

    async def many() -> list[tuple[int, str]]:
        scope = request(**by(CLERK))
        held = asyncio.create_task(answered(app, scope, [part(b"x" * 90, True)]))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        status, code, headers = await answered(app, scope, [part(b"x" * 90)])
        assert headers["retry-after"] == "5"
        held.cancel()
        await asyncio.gather(held, return_exceptions=True)
        return [(status, code), (await answered(app, scope, [part(b"x" * 90)]))[:2]]

    assert asyncio.run(many()) == [(503, "busy"), (200, "")]
    assert not app._held


def test_of_the_memory_for_bodies_one_person_takes_half() -> None:
    app = WholeBody(Behind(), most=100, in_all=300)

    async def some() -> list[tuple[int, str]]:
        held = [asyncio.create_task(answered(app, request(**by(who)), [part(b"x" * 90, True)])) for who in (CLERK, LI)]
        await asyncio.sleep(0.01)
        found = [(await answered(app, request(**by(who)), [part(b"x" * 70)]))[:2] for who in (CLERK, LI, ALONE)]
        found.append((await answered(app, request(**by(ALONE)), [part(b"x" * 60), part(b"x" * 61)]))[:2])
        for each in held:
            each.cancel()
        await asyncio.gather(*held, return_exceptions=True)
        return found

    assert asyncio.run(some()) == [(503, "busy"), (503, "busy"), (200, ""), (200, "")]
    assert not app._held


def test_after_the_body_an_app_hears_that_the_sender_has_gone() -> None:
    heard: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        heard.extend([(await receive())["type"], (await receive())["type"]])
        await Behind()(scope, receive, send)

    messages = [part(b"x"), {"type": "http.disconnect"}, part(b"")]
    assert ask(WholeBody(app, most=100), request(**by(CLERK)), messages)[0] == 200
    assert heard == ["http.request", "http.disconnect"]


def test_a_look_without_a_body_passes_and_one_with_a_body_is_counted() -> None:
    app = WholeBody(Behind(), most=100)
    assert ask(app, request("GET"))[0] == 200
    assert ask(app, request("GET", headers={"content-length": "101"}, **by(CLERK)))[0] == 413


# at once


def test_so_many_work_so_many_wait_and_others_are_told() -> None:
    going, most = [0], [0]
    gate = asyncio.Event()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        going[0] += 1
        most[0] = max(most[0], going[0])
        await gate.wait()
        going[0] -= 1
        await Behind()(scope, receive, send)

    app = AtOnce(slow, running=2, waiting=3)

    async def ten() -> list[int]:
        tasks = [asyncio.create_task(answered(app, request(), [part(b"")])) for _ in range(10)]
        await asyncio.sleep(0.01)
        gate.set()
        return sorted([(await task)[0] for task in tasks])

    assert asyncio.run(ten()) == [200] * 5 + [503] * 5
    assert most == [2]


def test_who_waits_too_long_is_told_and_leaves_no_trace() -> None:
    gate = asyncio.Event()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await gate.wait()
        await Behind()(scope, receive, send)

    app = AtOnce(slow, running=1, waiting=5, patience=0.01)

    async def two() -> list[tuple[int, str]]:
        first = asyncio.create_task(answered(app, request(), [part(b"")]))
        await asyncio.sleep(0)
        second = (await answered(app, request(), [part(b"")]))[:2]
        gate.set()
        return [second, (await first)[:2], (await answered(app, request(), [part(b"")]))[:2]]

    assert asyncio.run(two()) == [(503, "busy"), (200, ""), (200, "")]
    assert not app._waiting
    assert not app._running


class Gate:
    """An app each of whose requests goes on when it is let through; keeps who is at work and who was."""

    def __init__(self) -> None:
        self.inside: list[tuple[str, asyncio.Event]] = []
        self.began: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        who = scope[CALLER].name or "-"
        event = asyncio.Event()
        self.began.append(who)
        self.inside.append((who, event))
        await event.wait()
        await Behind()(scope, receive, send)

    async def let(self, who: str) -> None:
        """Let one request of this person come to its end."""
        found = next(each for each in self.inside if each[0] == who)
        self.inside.remove(found)
        found[1].set()
        await asyncio.sleep(0.01)


def test_one_person_takes_a_share_and_whose_requests_are_fewest_come_next() -> None:
    gate = Gate()
    app = AtOnce(gate, running=4, waiting=20, share=2)

    async def asked(*users: User) -> list[asyncio.Task[Any]]:
        tasks = [asyncio.create_task(answered(app, request(**by(each)), [part(b"")])) for each in users]
        await asyncio.sleep(0.01)
        return tasks

    async def play() -> None:
        tasks = await asked(*[CLERK] * 5)
        assert gate.began == ["wang"] * 2  # two places stay free
        tasks += await asked(*[LI] * 3)
        assert gate.began == ["wang"] * 2 + ["li"] * 2
        tasks += await asked(NOBODY, CLERK)
        await gate.let("wang")
        assert gate.began[4:] == ["-"]  # who has none at work comes before those who asked earlier
        await gate.let("li")
        assert gate.began[5:] == ["wang"]  # of those who have as many, who asked first
        await gate.let("li")
        assert gate.began[6:] == ["li"]  # the others who wait have their share
        while gate.inside:
            await gate.let(gate.inside[0][0])
        assert {(await task)[0] for task in tasks} == {200}

    asyncio.run(play())
    assert not app._running
    assert not app._waiting


def test_whoever_sits_at_this_computer_takes_all_places() -> None:
    gate = Gate()
    app = AtOnce(gate, running=4, waiting=20, share=1)

    async def play() -> None:
        tasks = [asyncio.create_task(answered(app, request(**by(ALONE)), [part(b"")])) for _ in range(5)]
        await asyncio.sleep(0.01)
        assert len(gate.inside) == 4
        while gate.inside:
            await gate.let("-")
        assert {(await task)[0] for task in tasks} == {200}

    asyncio.run(play())


def test_who_fills_the_places_to_wait_gives_one_to_others() -> None:
    gate = Gate()
    app = AtOnce(gate, running=1, waiting=4)

    async def play() -> list[int]:
        tasks = []
        for who in [CLERK] * 6 + [LI] * 3:
            tasks.append(asyncio.create_task(answered(app, request(**by(who)), [part(b"")])))
            await asyncio.sleep(0.01)
        while gate.inside:
            await gate.let(gate.inside[0][0])
        return [(await task)[0] for task in tasks]

    # one at work, four wait, the sixth is told; of another two take the place of the last, then there are two each
    assert asyncio.run(play()) == [200] * 3 + [503] * 3 + [200] * 2 + [503]


@pytest.mark.parametrize("called", [False, True])
def test_who_goes_while_waiting_leaves_no_trace(called: bool) -> None:
    gate = Gate()
    app = AtOnce(gate, running=1, waiting=4)

    async def play() -> int:
        first, second = (asyncio.create_task(answered(app, request(**by(who)), [part(b"")])) for who in (CLERK, LI))
        await asyncio.sleep(0.01)
        if called:  # and gone at the same moment
            gate.inside.pop()[1].set()
            while app._waiting:
                await asyncio.sleep(0)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        if not called:
            await gate.let("wang")
        await first
        third = asyncio.create_task(answered(app, request(**by(LI)), [part(b"")]))
        await asyncio.sleep(0.01)
        await gate.let("li")
        return int((await third)[0])

    assert asyncio.run(play()) == 200
    assert not app._running
    assert gate.began == ["wang", "li"]


def test_a_request_that_fails_gives_its_place_back() -> None:
    async def fails(scope: Any, receive: Any, send: Any) -> None:
        raise RuntimeError

    app = AtOnce(fails, running=1, waiting=0)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            ask(app, request())


def test_what_does_not_count_waits_for_nobody() -> None:
    app = AtOnce(Behind(), running=1, waiting=0, counts=lambda scope: False)
    assert ask(app, request())[0] == 200


# headers


def test_every_answer_has_security_headers_once() -> None:
    async def own(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"Cache-Control", b"private")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{}"})

    _, _, headers = asyncio.run(answered(SecurityHeaders(own), request()))
    assert headers.pop("Cache-Control") == "private"
    assert "cache-control" not in headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "unsafe" not in policy
    assert policy.endswith("frame-ancestors 'self'")
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_pages_that_may_show_ours_can_be_named() -> None:
    app = SecurityHeaders(Behind(), frame_ancestors=["'self'", "https://oa.school.edu.cn"])
    _, _, headers = asyncio.run(answered(app, request(), [part(b"")]))
    assert headers["content-security-policy"].endswith("frame-ancestors 'self' https://oa.school.edu.cn")
    assert "x-frame-options" not in headers
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("make", [SecurityHeaders, RequestHead, PlainBody, SameOrigin], ids=lambda make: make.__name__)
def test_other_than_requests_pass(make: Any) -> None:
    behind = Behind()
    ask(make(behind), {"type": "lifespan"})
    ask(Rate(behind, per_minute=1), {"type": "lifespan"})
    ask(WholeBody(behind, most=1), {"type": "lifespan"})
    ask(AtOnce(behind, running=1, waiting=0), {"type": "lifespan"})
    assert [scope["type"] for scope in behind.scopes] == ["lifespan"] * 4


def test_where_nothing_stands_outside_nobody_asks_from_nowhere() -> None:
    assert not caller_of({}).access
    assert origin_of({"scheme": "https"}) == Origin("", True, "", False)
