"""Who is signed in: sessions on the server's side, in memory; the browser has a random number and nothing else.

Only the hash of the number is kept. A restart signs everybody out. One process serves: sessions are not shared.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BITS = 256
_KEPT, _EACH = 10_000, 10  # sessions in all, and of one account: the one unused for longest ends
_PLAIN, _SECURE = "alvtc-info-session", "__Host-alvtc-info-session"


@dataclass
class Session:
    """One sign-in of an account; moments of the monotonic clock."""

    account: str
    epoch: int
    began: float
    used: float


@dataclass
class Sessions:
    """All sessions. `idle` and `longest` are seconds: unused for so long, or so old, a session ends."""

    idle: float = 30 * 60.0
    longest: float = 12 * 3600.0
    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[bytes, Session] = field(default_factory=OrderedDict)  # by use, the latest last

    def begin(self, account: str, epoch: int) -> str:
        """Begin a session and return its number; a number that a browser brings along is never taken over."""
        number, now = secrets.token_urlsafe(_BITS // 8), self.clock()
        own = [key for key, each in self._kept.items() if each.account == account]
        for key in own[: max(len(own) - _EACH + 1, 0)]:
            del self._kept[key]
        self._kept[_key(number)] = Session(account, epoch, now, now)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return number

    def use(self, number: str, *, attended: bool = True) -> Session | None:
        """The session of this number, used now; None if there is none or it has ended.

        A page that asks by itself (`attended` false) does not keep a session from becoming idle.
        """
        key, now = _key(number), self.clock()
        found = self._kept.get(key)
        if found is None:
            return None
        if now - found.used >= self.idle or now - found.began >= self.longest:
            del self._kept[key]
            return None
        if attended:
            found.used = now
            self._kept.move_to_end(key)
        return found

    def end(self, number: str) -> None:
        """End a session, if there is one."""
        self._kept.pop(_key(number), None)

    def end_all(self, account: str) -> None:
        """End all sessions of an account."""
        for key in [key for key, each in self._kept.items() if each.account == account]:
            del self._kept[key]

    def __len__(self) -> int:
        """The number of sessions that are kept, ended ones too until they are asked for."""
        return len(self._kept)


def session_number(cookie: str, *, secure: bool) -> str:
    """The number of a session in a Cookie header; empty if there is none, or more than one.

    A cookie that was set over plain http does not count over https.
    """
    name = _SECURE if secure else _PLAIN
    found = [each for each in cookie.split(";") if each.split("=", 1)[0].strip() == name]
    return found[0].partition("=")[2].strip() if len(found) == 1 else ""


def session_cookie(number: str, *, secure: bool) -> str:
    """The Set-Cookie header for a session; an empty number takes the cookie away."""
    end = "" if number else "; Max-Age=0"
    return f"{_SECURE if secure else _PLAIN}={number}; Path=/; HttpOnly; SameSite=Strict{end}{'; Secure' * secure}"


def _key(number: str) -> bytes:
    return hashlib.sha256(number.encode("utf-8", "surrogatepass")).digest()
