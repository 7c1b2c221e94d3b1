"""Limits on requests, before anything of them is worked on: pure ASGI, each class one concern, in Chinese JSON.

From outside inwards: SecurityHeaders · RequestHead (its size, the hosts we answer to) · PlainBody · TrustedHeader
(trusted_header) · SameOrigin · SignedIn (signed_in) · Rate · WholeBody (size, slow clients) · AtOnce.
"""

from __future__ import annotations

import asyncio
import math
import re
import time
from collections import Counter, OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from alvtc_info.web.answers import answer_error
from alvtc_info.web.form_fields import AROUND, too_large
from alvtc_info.web.permissions import ALONE, NOBODY, User
from alvtc_info.web.trusted_header import ORIGIN, Origin, parse_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CALLER = "alvtc_info.caller"  # the key of who asks in the ASGI scope
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]*:[0-9a-f:.]*)\]|(?P<name>[^\s\[\]:@/?#%\\,]+))(?::[0-9]{1,5})?")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = "alvtc-info"  # what the page says in X-Requested-With
_KEPT = 20_000  # people and addresses whose rate is remembered
_SOON = 5.0  # seconds after which one may try again where nothing better is known


async def refuse(send: Send, status: int, code: str, message: str, wait: float | None = None) -> None:
    """Send an error as JSON; the connection is closed, since the body has perhaps not been read."""
    response = answer_error(status, code, message, None if wait is None else max(1, math.ceil(wait)))
    headers = [*response.raw_headers, (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})


def headers_of(scope: Scope, name: str) -> list[str]:
    """All values of a header of a request."""
    wanted = name.encode("ascii")
    return [value.decode("latin-1") for key, value in scope["headers"] if key == wanted]


def origin_of(scope: Scope) -> Origin:
    """Where a request comes from; from nowhere known if no TrustedHeader stands outside."""
    found = scope.get(ORIGIN)
    return found if isinstance(found, Origin) else Origin("", scope.get("scheme") == "https", "", False)


def caller_of(scope: Scope) -> User:
    """Who asks; NOBODY if no SignedIn stands outside."""
    found = scope.get(CALLER)
    return found if isinstance(found, User) else NOBODY


def _who(scope: Scope) -> str:
    """By what the requests of one person, program or address that is not signed in are counted together."""
    return caller_of(scope).name or f"@{origin_of(scope).address}"


class SecurityHeaders:
    """Puts security headers onto every answer, where the answer has none of that name itself."""

    def __init__(self, app: ASGIApp, *, frame_ancestors: Iterable[str] = ("'self'",)) -> None:
        self._app = app
        framed = " ".join(frame_ancestors)
        policy = (
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
            f"frame-ancestors {framed}"
        )
        self._headers = {
            b"content-security-policy": policy.encode("latin-1"),
            b"x-content-type-options": b"nosniff",
            b"referrer-policy": b"no-referrer",
            b"cache-control": b"no-store",
            b"cross-origin-resource-policy": b"same-origin",
            b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
        }
        if framed == "'self'":  # browsers that do not know frame-ancestors
            self._headers[b"x-frame-options"] = b"SAMEORIGIN"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                known = {name.lower() for name, _ in given}
                message = {
                    **message,
                    "headers": [*given, *((k, v) for k, v in self._headers.items() if k not in known)],
                }
            await send(message)

        await self._app(scope, receive, with_headers)


class RequestHead:
    """Refuses heads that are too large (431), hosts that are not ours (403: rebound DNS names) and websockets."""

    def __init__(
        self, app: ASGIApp, *, hosts: Iterable[str] = (), most_headers: int = 100, most_bytes: int = 1 << 15
    ) -> None:
        """`hosts` are names without ports; `*.school.edu.cn` stands for every name below.

        localhost is ours, and so are addresses: a DNS name that was rebound to us is still sent as a name.
        """
        self._app = app
        self._hosts = frozenset({"localhost", *filter(None, map(_host, hosts))})
        self._most_headers, self._most_bytes = most_headers, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._is_too_large(scope):
            await refuse(send, 431, "large-head", "请求头太大，请清除浏览器的 Cookie 后再试")
        elif not self._is_ours(headers_of(scope, "host")):
            message = "不能用这个网址访问，请用管理员给的网址（管理员：用 --allowed-host 加上它）"
            await refuse(send, 403, "bad-host", message)
        else:
            await self._app(scope, receive, send)

    def _is_too_large(self, scope: Scope) -> bool:
        headers = scope["headers"]
        size = len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"")
        size += sum(len(name) + len(value) for name, value in headers)
        return len(headers) > self._most_headers or size > self._most_bytes

    def _is_ours(self, given: list[str]) -> bool:
        if len(given) != 1:
            return False
        host = _host(given[0])
        return (
            host in self._hosts
            or parse_address(host) is not None
            or any(each.startswith("*.") and host.endswith(each[1:]) and len(host) >= len(each) for each in self._hosts)
        )


class PlainBody:
    """Refuses bodies that are packed for the road (415): nobody here unpacks them, and one could hold any size."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        packed = scope["type"] == "http" and any(
            each.strip().lower() not in {"", "identity"}
            for value in headers_of(scope, "content-encoding")
            for each in value.split(",")
        )
        if packed:
            await refuse(send, 415, "packed-body", "请求体不要压缩（Content-Encoding），请原样发送")
        else:
            await self._app(scope, receive, send)


class SameOrigin:
    """Refuses requests that change something and that another site's page may have sent (403)."""

    def __init__(self, app: ASGIApp, *, origins: Iterable[str] = ()) -> None:
        """`origins` are ours besides that of the Host header: `https://info.school.edu.cn`."""
        self._app = app
        self._origins = frozenset(origin.strip().lower().rstrip("/") for origin in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] in _SAFE or self._is_ours(scope):
            await self._app(scope, receive, send)
            return
        message = "这个请求不是从本服务的网页发出的，没有办理；请从本服务的网页再试一次"
        await refuse(send, 403, "bad-origin", message)

    def _is_ours(self, scope: Scope) -> bool:
        origins, fetched = headers_of(scope, "origin"), headers_of(scope, "sec-fetch-site")
        if bearer_of(scope) is not None:  # no page of another site can send it unasked, and cookies do not count beside
            return True
        if headers_of(scope, "x-requested-with") != [_OURS]:
            return False
        if any(each not in {"same-origin", "none"} for each in fetched) or len(origins) > 1:
            return False
        return not origins or self._is_our_origin(origins[0], scope)

    def _is_our_origin(self, origin: str, scope: Scope) -> bool:
        if origin.lower() in self._origins:
            return True
        host = headers_of(scope, "host")
        scheme = "https" if origin_of(scope).https else "http"
        named = _netloc(origin)
        return named is not None and len(host) == 1 and named == _netloc(f"{scheme}://{host[0]}")


class Rate:
    """At most so many requests a minute of one person, or of one address that is not signed in (429)."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        per_minute: int,
        burst: int = 0,
        counts: Callable[[Scope], bool] = lambda scope: True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`per_minute` 0 is no limit; `burst` is how many at once after a rest (0: a minute's)."""
        self._app = app
        self._each, self._burst = per_minute / 60.0, float(burst or per_minute)
        self._counts = counts
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # requests left, at which moment

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        counts = scope["type"] == "http" and self._each and caller_of(scope) is not ALONE and self._counts(scope)
        wait = self._wait(scope) if counts else 0.0
        if wait:
            await refuse(send, 429, "too-many", "请求太频繁，请稍等再试", wait)
        else:
            await self._app(scope, receive, send)

    def _wait(self, scope: Scope) -> float:
        now = self._clock()
        key = _who(scope)
        left, then = self._left.pop(key, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._each)
        self._left[key] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > _KEPT:
            self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / self._each


class WholeBody:
    """Hands a request on when its body is here: no larger than allowed (413), arrived in time (408), not too many at
    once in memory (503). Who is not signed in may send what a sign-in takes, no more (401).

    Of the memory for all, those of one person take half at most.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        most: int,
        unknown_most: int = 1 << 16,
        seconds: float = 60.0,
        in_all: int = 0,
    ) -> None:
        """`most` bytes a body, `in_all` all bodies together that are being received or worked on (0: ten of them)."""
        self._app = app
        self._most, self._unknown_most = most, min(unknown_most, most)
        self._seconds = seconds
        self._in_all = max(in_all or 10 * most, most)
        self._held: Counter[str] = Counter()  # bytes by whose they are

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or (scope["method"] in _SAFE and not _has_body(scope)):
            await self._app(scope, receive, send)
            return
        most = self._most if caller_of(scope).access else self._unknown_most
        share = self._in_all if caller_of(scope) is ALONE else max(most, self._in_all // 2)
        sender = _Sender(_who(scope), most, share)
        try:
            body = await self._body(receive, _length(scope), sender)
        except _RefusedError as refused:
            await self._tell(send, refused)
        else:
            if body is not None:
                await self._app(scope, _replay(body, receive), send)
        finally:
            self._held[sender.who] -= sender.taken
            if not self._held[sender.who]:
                del self._held[sender.who]

    async def _body(self, receive: Receive, length: int | None, sender: _Sender) -> bytes | None:
        """The body, None if its sender has gone."""
        if length is not None and length > sender.most:
            raise _RefusedError(sender.most)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._parts(receive, sender)
        except TimeoutError:
            raise _RefusedError(0) from None

    async def _parts(self, receive: Receive, sender: _Sender) -> bytes | None:
        parts: list[bytes] = []
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            part = message.get("body", b"")
            sender.taken += len(part)
            self._held[sender.who] += len(part)
            if sender.taken > sender.most:
                raise _RefusedError(sender.most)
            if self._held[sender.who] > sender.share or self._held.total() > self._in_all:
                raise _RefusedError(-1)
            parts.append(part)
            if not message.get("more_body"):
                return b"".join(parts)

    async def _tell(self, send: Send, refused: _RefusedError) -> None:
        if refused.most == 0:
            await refuse(send, 408, "slow-body", f"内容在 {self._seconds:g} 秒内没有传完，请再试一次")
        elif refused.most < 0:
            await refuse(send, 503, "busy", "同时上传的人太多，请稍等再试", _SOON)
        elif refused.most < self._most:
            await refuse(send, 401, "signed-out", "请先登录")
        else:
            error = too_large(self._most - AROUND)
            await refuse(send, error.status, error.code, error.message)


@dataclass
class _Sender:
    """Whose body is being received: bytes that it may have, that all of this person may have, and those taken."""

    who: str
    most: int
    share: int
    taken: int = 0


class _RefusedError(Exception):
    """A body that is not taken: over `most` bytes; 0: too slow; -1: too many others."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


class AtOnce:
    """At most so many requests at work and so many waiting, none longer than `patience` seconds (503).

    One person has `share` at work at most, and whose requests are fewest at work comes next. Where all places to wait
    are taken, whoever has most of them gives one to somebody who has fewer.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        running: int,
        waiting: int,
        share: int = 0,
        patience: float = 30.0,
        counts: Callable[[Scope], bool] = lambda scope: True,
    ) -> None:
        """`share` 0 is no limit, as for whoever sits at this computer."""
        self._app = app
        self._most_running, self._share = running, share or running
        self._running: Counter[str] = Counter()  # requests at work, by whose they are
        self._waiting: list[_Waiting] = []  # those that came first stand first
        self._most_waiting = waiting
        self._patience = patience
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not self._counts(scope):
            await self._app(scope, receive, send)
            return
        who = _who(scope)
        if not await self._enter(who, self._most_running if caller_of(scope) is ALONE else self._share):
            await refuse(send, 503, "busy", "现在办理的人太多，请稍等再试", _SOON)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            self._leave(who)

    async def _enter(self, who: str, share: int) -> bool:
        """Take a place, waiting for one where it must be; False where there is none to be had."""
        if self._is_free(who, share):
            self._running[who] += 1
            return True
        waiting = _Waiting(who, share, asyncio.get_running_loop().create_future())
        if not self._seat(waiting):
            return False
        try:
            await asyncio.wait([waiting.called], timeout=self._patience)
        except asyncio.CancelledError:
            if waiting.called.done() and waiting.called.result():
                self._leave(who)
            raise
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
        return waiting.called.done() and waiting.called.result()

    def _is_free(self, who: str, share: int) -> bool:
        return self._running.total() < self._most_running and self._running[who] < share

    def _seat(self, waiting: _Waiting) -> bool:
        """Let a request wait, if need be in the place of one of whoever has most of them."""
        if len(self._waiting) >= self._most_waiting:
            counted = Counter(each.who for each in self._waiting)
            if not counted or max(counted.values()) <= counted[waiting.who] + 1:
                return False
            greedy = counted.most_common(1)[0][0]
            last = next(each for each in reversed(self._waiting) if each.who == greedy)
            self._waiting.remove(last)
            last.called.set_result(False)
        self._waiting.append(waiting)
        return True

    def _leave(self, who: str) -> None:
        """Give a place back, and to whoever comes next."""
        self._running[who] -= 1
        if not self._running[who]:
            del self._running[who]
        ready = [each for each in self._waiting if self._is_free(each.who, each.share)]
        if ready:
            called = min(ready, key=lambda each: self._running[each.who])
            self._waiting.remove(called)
            self._running[called.who] += 1
            called.called.set_result(True)


@dataclass(eq=False)
class _Waiting:
    """A request that waits: whose it is, how many of theirs may be at work, whether it was called or turned away."""

    who: str
    share: int
    called: asyncio.Future[bool]


def bearer_of(scope: Scope) -> str | None:
    """The secret of an Authorization header of a program; None without one, empty if there are several."""
    given = headers_of(scope, "authorization")
    schemes = [each.split(None, 1) for each in given]
    if not any(parts and parts[0].lower() == "bearer" for parts in schemes):
        return None
    return schemes[0][1].strip() if len(schemes) == 1 and len(schemes[0]) == 2 else ""


def _replay(body: bytes, receive: Receive) -> Receive:
    """A channel that gives the body in one piece, then what else comes: that the sender has gone."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _has_body(scope: Scope) -> bool:
    return bool(headers_of(scope, "content-length") or headers_of(scope, "transfer-encoding"))


def _length(scope: Scope) -> int | None:
    """The largest length that a request says it has; None if it says none that is a number."""
    given = [each.strip() for each in headers_of(scope, "content-length")]
    numbers = [int(each[:20]) for each in given if each.isascii() and each.isdigit()]
    return max(numbers) if numbers else None


def _host(text: str) -> str:
    """A host as it is compared: without port, brackets and the dot of the root; small letters. Empty for none."""
    found = _HOST.fullmatch(text.strip().lower())
    return "" if found is None else (found["six"] or found["name"]).removesuffix(".")


def _netloc(origin: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an origin; None for what is no origin of a site."""
    try:
        parts = urlsplit(origin.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.username:
        return None
    return parts.scheme, parts.hostname.removesuffix("."), port or {"http": 80, "https": 443}[parts.scheme]
