"""Failed tries to sign in: they slow down and lock for minutes, by account and by address.

A try counts as failed from the moment it begins, so that many at once gain nothing. Whether an account exists makes no
difference. From where an account has signed in before, tries count apart: a stranger who locks it keeps nobody out of
their own office. Kept in memory, bounded: what was tried longest ago is forgotten first.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = 20_000  # accounts and addresses that are remembered


@dataclass(frozen=True)
class TriesPolicy:
    """How many failed tries are free, how many lock and for how long (seconds); many people share an address."""

    free: int = 3
    locking: int = 8
    from_address: int = 30
    locked: float = 300.0
    forgotten: float = 3600.0

    def pause(self, count: int) -> float:
        """The seconds that an account waits after so many failed tries."""
        if count >= self.locking:
            return self.locked
        return min(2.0 ** (count - self.free), self.locked) if count > self.free else 0.0


@dataclass
class _Failed:
    count: int = 0
    last: float = 0.0
    until: float = 0.0
    told: bool = False  # that it is locked until then


@dataclass
class Tries:
    """The failed tries of late."""

    policy: TriesPolicy = field(default_factory=TriesPolicy)
    clock: Callable[[], float] = time.monotonic
    _failed: OrderedDict[tuple[str, ...], _Failed] = field(default_factory=OrderedDict)
    _familiar: OrderedDict[tuple[str, str], None] = field(default_factory=OrderedDict)

    def begin(self, account: str, address: str) -> float:
        """Begin a try: 0 if it may go on (it counts as failed until `succeed`), else the seconds to wait."""
        now = self.clock()
        by_account, by_address = self._of(self._key(account, address), now), self._of(("address", address), now)
        wait = max(by_account.until, by_address.until) - now
        if wait > 0:
            return wait
        for each in (by_account, by_address):
            each.count += 1
            each.last = now
            each.told = False
        by_account.until = now + self.policy.pause(by_account.count)
        if by_address.count % self.policy.from_address == 0:
            by_address.until = now + self.policy.locked
        return 0.0

    def is_first_refusal(self, account: str, address: str) -> bool:
        """Whether nobody has asked this since the last try that went on: the others are not worth writing down."""
        now = self.clock()
        kept = (self._of(self._key(account, address), now), self._of(("address", address), now))
        locking = max(kept, key=lambda each: each.until)
        first, locking.told = not locking.told, True
        return first

    def succeed(self, account: str, address: str) -> None:
        """Forget the tries of an account; of its address only this one, or one good account would free all others."""
        self._failed.pop(self._key(account, address), None)
        found = self._failed.get(("address", address))
        if found is not None:
            found.count -= 1
            found.until = 0.0
        self._familiar[account, address] = None
        _bound(self._familiar)

    def _key(self, account: str, address: str) -> tuple[str, ...]:
        familiar = (account, address) in self._familiar
        return ("account", account, address) if familiar else ("account", account)

    def _of(self, key: tuple[str, ...], now: float) -> _Failed:
        found = self._failed.pop(key, None)
        if found is None or now - max(found.last, found.until) > self.policy.forgotten:
            found = _Failed()
        self._failed[key] = found
        _bound(self._failed)
        return found


def _bound(kept: OrderedDict[tuple[str, ...], _Failed] | OrderedDict[tuple[str, str], None]) -> None:
    while len(kept) > _KEPT:
        kept.popitem(last=False)
