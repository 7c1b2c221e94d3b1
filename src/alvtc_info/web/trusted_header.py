"""Where a request comes from, and whom a proxy says it is from: proxies are believed only by their address.

Addresses, the scheme and the name that single sign-on gives are read from headers of the listed proxies alone. From
anybody else these headers are taken out before anything reads them, and that is noted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from alvtc_info import UsageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

    from starlette.types import ASGIApp, Receive, Scope, Send

    Address = IPv4Address | IPv6Address
    Network = IPv4Network | IPv6Network

_FORWARDED = frozenset({b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"forwarded", b"x-real-ip"})
_ADDRESS = re.compile(
    r"(?P<four>[0-9.]+)(:[0-9]{1,5})?|\[(?P<six>[0-9a-f:.]*:[0-9a-f:.]*)(%[\w.~-]+)?\](:[0-9]{1,5})?"
    r"|(?P<bare>[0-9a-f:.]*:[0-9a-f:.]*)(%[\w.~-]+)?",
    re.A | re.I,
)
_MOST_HOPS = 20
_NARROWEST = 8  # bits: a wider network is half the world
ORIGIN = "alvtc_info.origin"  # the key of a request's Origin in the ASGI scope


@dataclass(frozen=True)
class Origin:
    """Where a request comes from: the address of the person's machine (empty: unknown), whether by https, and the user
    that a trusted proxy names (empty: none). `local`: straight from this machine, through no proxy.
    """

    address: str
    https: bool
    user: str
    local: bool


class TrustedProxies:
    """Addresses and networks (CIDR) of the proxies that are believed."""

    def __init__(self, listed: Iterable[str] = ()) -> None:
        """Raises UsageError for text that is neither an address nor a network, or for a network that is too wide."""
        self._networks: list[Network] = []
        for text in listed:
            try:
                network = ip_network(text.strip())
            except ValueError:
                message = f"“{text}”不是地址或网段，请写成 10.0.0.5 或 10.0.0.0/24"
                raise UsageError("bad-proxy", message) from None
            if network.prefixlen < _NARROWEST:
                raise UsageError("bad-proxy", f"“{text}”这一段太宽，谁都能冒充代理；只写代理自己的地址")
            self._networks.append(network)

    def __bool__(self) -> bool:
        return bool(self._networks)

    def __contains__(self, address: str) -> bool:
        found = parse_address(address)
        return found is not None and any(found in network for network in self._networks)

    def client_of(self, peer: str, forwarded: Iterable[str]) -> str:
        """The address of the person's machine: read from the right, the first that is no trusted proxy.

        What stands further left was written by whoever sent the request. Text that is no address ends the chain: then
        the last proxy itself is the answer, and so it is where the chain is too long.
        """
        hops = [hop.strip() for header in forwarded for hop in header.split(",")]
        last = peer
        for hop in reversed(hops[-_MOST_HOPS:]):
            found = parse_address(hop)
            if found is None:
                return last
            last = str(found)
            if last not in self:
                return last
        return last


def parse_address(text: str) -> Address | None:
    """An address as one value however it is written (within IPv6, with a port, in brackets); None for anything else,
    also for an address that something stands beside.
    """
    written = _ADDRESS.fullmatch(text.strip())
    if written is None:
        return None
    try:
        found = ip_address(written["four"] or written["six"] or written["bare"])
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if found.version == 6 else found


class TrustedHeader:
    """ASGI middleware that puts the Origin of a request into its scope and takes headers out that nobody may send."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        proxies: Iterable[str] = (),
        header: str = "",
        note: Callable[[str, str], Awaitable[None]] | None = None,
    ) -> None:
        """`header` names the user of single sign-on, empty for none; `note` hears address and header of a spoof.

        Raises UsageError as TrustedProxies, or for a header without any listed proxy.
        """
        self._app = app
        self._proxies = TrustedProxies(proxies)
        self._header = header.strip().lower().encode("latin-1", "replace")
        self._note = note
        if self._header and not self._proxies:
            raise UsageError("header-without-proxy", "写了单点登录的请求头，也要写代理的地址（只有它发的才算）")
        if self._header in _FORWARDED | {b"cookie", b"authorization", b"host", b"origin"}:
            raise UsageError("bad-header", "单点登录的请求头不能用这个名字，请用 X-Remote-User 之类")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        peer = (scope.get("client") or ("", 0))[0]
        headers: list[tuple[bytes, bytes]] = list(scope["headers"])
        told = [(name, value) for name, value in headers if name in _FORWARDED or name == self._header]
        kept = [pair for pair in headers if pair not in told]
        users = [value for name, value in told if name == self._header and self._header]
        if peer in self._proxies:
            origin = self._believed(peer, scope["scheme"], told, users)
        else:
            origin = Origin(_plain(peer), scope["scheme"] == "https", "", not told and is_loopback(peer))
        if self._note is not None and len(users) > (peer in self._proxies):  # from somebody else, or a second beside
            await self._note(origin.address, self._header.decode("latin-1"))
        scheme = "https" if origin.https else "http"
        await self._app({**scope, "headers": kept, "scheme": scheme, ORIGIN: origin}, receive, send)

    def _believed(self, peer: str, scheme: str, told: list[tuple[bytes, bytes]], users: list[bytes]) -> Origin:
        def values(wanted: bytes) -> list[str]:
            return [value.decode("latin-1") for name, value in told if name == wanted]

        address = self._proxies.client_of(_plain(peer), values(b"x-forwarded-for"))
        protos = [each.strip().lower() for value in values(b"x-forwarded-proto") for each in value.split(",")]
        https = protos[-1] == "https" if protos else scheme == "https"
        return Origin(address, https, _user(users[0]) if len(users) == 1 else "", False)


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own, that nobody else can send from."""
    found = parse_address(address)
    return found is not None and found.is_loopback


def _plain(address: str) -> str:
    found = parse_address(address)
    return "" if found is None else str(found)


def _user(value: bytes) -> str:
    """The name that a header has, in UTF-8 or with %-escapes of it; empty if it is neither."""
    try:
        return unquote_to_bytes(value).decode("utf-8").strip()
    except UnicodeDecodeError:
        return ""
