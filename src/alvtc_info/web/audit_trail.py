"""The audit trail: who did what to which thing and how it ended; never a draft's text, nor the name of a file.

One JSON object a line, a file a month, only ever added to. Each line has the hash of the one before, so that a change,
a missing or a moved line shows. The chain has no key: whoever can write the files can make a new one, and can take
lines off the end. Only a copy of the head that is kept elsewhere tells.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from alvtc_info import InputError, OutputError, UsageError, file_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

FOLDER = "audit"  # in the data folder
GENESIS = "0" * 64
_MONTH = re.compile(r"(\d{4}-\d{2})\.jsonl")
_LOCK = "lock"
_PATIENCE = 2.0  # seconds for the lock
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}")
_UNFIT = re.compile(r"[^\w.:@+/-]")
_LONGEST = 80  # characters of a word
_SHORT = 16  # hexadecimal digits of a file's hash, and of a head on paper
_LAST = 1 << 16  # bytes within which the last line of a file stands
_KEYS = ("n", "at", "who", "from", "action", "about", "outcome", "before")


@dataclass(frozen=True)
class About:
    """What an action was about, as far as that may be written down: nothing that can hold a name or a text.

    `suffix` and `digest` are of a file (see `about_file`), `thing` is the id of a case or a word of ours, `item` the
    number of an item of the ledger, `account` whose account was changed.
    """

    suffix: str = ""
    digest: str = ""
    thing: str = ""
    item: int | None = None
    account: str = ""


NOTHING = About()


def about_file(name: str, data: bytes | None) -> About:
    """What is written of a file: its suffix, if it is a short one of letters and digits, and the start of its SHA-256.

    Without data (of a text that was typed, of a draft with a secrecy mark) there is no hash: of a few words it would
    tell whoever guesses them that the guess is right.
    """
    suffix = os.path.splitext(name)[1]
    fit = suffix.lower() if _SUFFIX.fullmatch(suffix) else ""
    return About(suffix=fit, digest="" if data is None else hashlib.sha256(data).hexdigest()[:_SHORT])


@dataclass(frozen=True)
class TrailHead:
    """The last line of a trail: its number (0 for none) and hash."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}-{self.hash[:_SHORT]}"


@dataclass(frozen=True)
class TrailVerified:
    """A trail whose lines hold together: how many there are, the number of the first, the head, lines broken off by a
    power failure.
    """

    lines: int
    first: int
    head: TrailHead
    torn: int


class AuditTrail:
    """The trail in a data folder. Safe to be added to by several threads and processes."""

    def __init__(
        self, folder: str | os.PathLike[str], *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """The folder is made, for its owner only, when the first line is written."""
        self.folder = os.path.join(os.fspath(folder), FOLDER)
        self._now = now
        self._lock = threading.Lock()

    def record(self, who: str, address: str, action: str, about: About = NOTHING, outcome: str = "ok") -> TrailHead:
        """Add a line and return the head. `action` and `outcome` are words of ours, `who` an account, `address` its.

        Raises OutputError if it cannot be written: then what was asked for must not be done.
        """
        moment = self._now().astimezone(UTC)
        fields: dict[str, Any] = {
            "at": moment.isoformat(timespec="milliseconds"),
            "who": _word(who),
            "from": _word(address),
            "action": _word(action),
            "about": _about(about),
            "outcome": _word(outcome),
        }
        with self._lock, _told(self.folder), self._alone():
            path = os.path.join(self.folder, f"{self._month(moment)}.jsonl")
            head, torn = self._last()
            line = {"n": head.number + 1, **fields, "before": head.hash}
            made = _hash(line)
            text = _json({**line, "hash": made}) + "\n"
            _append(path, ("\n" if torn == path else "") + text)
            return TrailHead(head.number + 1, made)

    def verify(self, head: str = "") -> TrailVerified:
        """Verify the whole trail, and that it has the line of `head` (as `TrailHead` prints it), if one is given.

        Raises InputError that names the file and line where it no longer holds, UsageError for a head that is none.
        """
        wanted = _read_head(head) if head else None
        lines, first, torn, last = 0, 0, 0, TrailHead(0, GENESIS)
        for path in self._months():
            gap = False
            for number, text in enumerate(_lines(path), 1):
                entry = _parsed(text)
                if entry is None:
                    if gap:
                        raise _broken(path, number, "读不懂")
                    torn, gap = torn + 1, True
                    continue
                gap = False
                if lines == 0:
                    first, last = entry["n"], TrailHead(entry["n"] - 1, entry["before"])
                _demand_next(entry, last, path, number)
                last = TrailHead(entry["n"], entry["hash"])
                if wanted is not None and wanted.number == last.number and last.hash.startswith(wanted.hash):
                    wanted = None
                lines += 1
        if wanted is not None:
            message = f"审计记录里没有封签 {head} 的那一行：被删改过、恢复了旧备份，或封签抄错"
            raise InputError("audit-head", message, self.folder)
        return TrailVerified(lines, first, last, torn)

    def entries(self) -> Iterator[dict[str, Any]]:
        """The lines of the trail in order, each as a dict; what is broken is passed over. See `verify`."""
        for path in self._months():
            for text in _lines(path):
                entry = _parsed(text)
                if entry is not None:
                    yield entry

    def _month(self, moment: datetime) -> str:
        """The month of the file to be added to: never one before the last, whatever the clock says."""
        months = self._months()
        latest = os.path.basename(months[-1]).removesuffix(".jsonl") if months else ""
        return max(latest, f"{moment:%Y-%m}")

    def _months(self) -> list[str]:
        try:
            names = os.listdir(self.folder)
        except FileNotFoundError:
            return []
        return [os.path.join(self.folder, name) for name in sorted(names) if _MONTH.fullmatch(name)]

    def _last(self) -> tuple[TrailHead, str]:
        """The head, and the file whose last line is broken off (empty for none)."""
        torn = ""
        for path in reversed(self._months()):
            with open(path, "rb") as stream:
                size = stream.seek(0, os.SEEK_END)
                stream.seek(max(0, size - _LAST))
                data = stream.read()
            if data and not data.endswith(b"\n"):
                torn = path
            for text in reversed(data.decode("utf-8", "replace").split("\n")):
                entry = _parsed(text)
                if entry is not None:
                    return TrailHead(entry["n"], entry["hash"]), torn
        return TrailHead(0, GENESIS), torn

    def _alone(self) -> AbstractContextManager[None]:
        """The lock of the folder, against other processes."""
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        return file_lock(os.path.join(self.folder, _LOCK), seconds=_PATIENCE)


def _append(path: str, text: str) -> None:
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        data = text.encode("utf-8")
        if os.write(handle, data) != len(data):
            raise OSError(28, "磁盘满")
    finally:
        os.close(handle)


@contextmanager
def _told(folder: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError("audit-unwritable", f"审计记录写不进去（{error.strerror}），没有办理", folder) from None
    except OutputError as error:  # of the lock
        if error.code == "locked":
            message = "审计记录正被别的程序写，两秒内没有等到，请再试一次"
            raise OutputError("audit-locked", message, folder) from None
        raise OutputError("audit-unwritable", f"审计记录{error.message}，没有办理", folder) from None


def _lines(path: str) -> Iterator[str]:
    try:
        with open(path, encoding="utf-8", errors="replace", newline="\n") as stream:
            for line in stream:
                yield line.removesuffix("\n")
    except OSError as error:
        raise InputError("unreadable", f"读不了审计记录（{error.strerror}）", path) from None


def _parsed(text: str) -> dict[str, Any] | None:
    """The entry that a line holds; None if it is not a whole one."""
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(entry, dict) and set(entry) == {*_KEYS, "hash"} and type(entry["n"]) is int
    return entry if whole and all(type(entry[key]) is str for key in ("before", "hash")) else None


def _demand_next(entry: dict[str, Any], last: TrailHead, path: str, number: int) -> None:
    if entry["n"] != last.number + 1 or entry["before"] != last.hash:
        raise _broken(path, number, f"接不上前一行（应是第 {last.number + 1} 条）")
    if _hash({key: value for key, value in entry.items() if key != "hash"}) != entry["hash"]:
        raise _broken(path, number, "和它的封签不符")


def _broken(path: str, number: int, what: str) -> InputError:
    message = f"第 {number} 行{what}：审计记录被改动过、磁盘损坏，或缺了一段"
    return InputError("audit-broken", message, path)


def _read_head(text: str) -> TrailHead:
    number, _, digits = text.strip().lower().partition("-")
    digits = digits.replace("-", "")
    if not (number.isascii() and number.isdigit()) or not re.fullmatch(rf"[0-9a-f]{{{_SHORT},64}}", digits):
        raise UsageError("bad-head", "封签要写全：条号和后面的 16 位，如 128-3f9ac21077de01b4")
    return TrailHead(int(number[:18]), digits)


def _about(about: About) -> dict[str, Any]:
    texts = {key: _word(getattr(about, key)) for key in ("suffix", "digest", "thing", "account")}
    found: dict[str, Any] = {key: text for key, text in texts.items() if text}
    return found if about.item is None else {**found, "item": about.item}


def _word(text: str) -> str:
    """A word as it may stand in the trail: short, without blanks and without marks that could make it another line."""
    return _UNFIT.sub("_", text[:_LONGEST])


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(line: dict[str, Any]) -> str:
    return hashlib.sha256(_json(line).encode("utf-8", "surrogatepass")).hexdigest()
