"""A hash chain over entries: each link is a SHA-256 over the one before, an entry's frame and a hash of its content.

The content enters as a salted hash, so that content and salt can be removed as approved and the chain still holds. The
chain has no key: whoever can write a file can make a new chain for it. Only a copy of a `Head` kept elsewhere tells.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_SALT = 16  # bytes
_SHORT, _FULL = 16, 64  # hexadecimal digits that are printed, and of a whole hash
_DIGITS = set("0123456789abcdef")
_PLAIN = frozenset({str, int, bool, type(None)})
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BETWEEN = str.maketrans("", "", "条:-—–‐‑ \t")

CAUSES = "可能是改动、磁盘损坏或恢复了旧备份"


@frozen
class Head:
    """The last link of a chain: the number of its entry, and its hash or the first 16 or more digits of that."""

    number: int
    hash: str

    def __str__(self) -> str:
        """The number and the first 16 digits, as they are printed on paper."""
        return f"{self.number}-{short_hash(self.hash)}"

    def matches(self, full: str) -> bool:
        """Whether this hash, or the part of it that is known, is that of the link `full`."""
        return full.startswith(self.hash)


def read_head(text: str) -> Head:
    """Return a head as people type it from paper: the number, then 16 to 64 hexadecimal digits.

    Raises UsageError for any other text.
    """
    import unicodedata

    typed = unicodedata.normalize("NFKC", text).strip().lower().removeprefix("第")
    rest = typed.lstrip("0123456789")
    number, digits = typed[: len(typed) - len(rest)], rest.translate(_BETWEEN)
    known = _SHORT <= len(digits) <= _FULL and not set(digits) - _DIGITS
    if not known or digits == rest or not 1 <= len(number) <= 18:
        raise UsageError("bad-head", "封签要照纸上的写全：条号和后面的16位，如 128-3f9a-c210-77de-01b4")
    return Head(int(number), digits)


def read_fingerprint(text: str) -> str:
    """Return the first 16 to 64 digits of a hash as people type them from paper. Raises UsageError for other text."""
    import unicodedata

    digits = unicodedata.normalize("NFKC", text).lower().translate(_BETWEEN)
    if not _SHORT <= len(digits) <= _FULL or set(digits) - _DIGITS:
        raise UsageError("bad-fingerprint", "稿件指纹要照送签单上的写全：16位，如 3f9a-c210-77de-01b4")
    return digits


def short_hash(full: str) -> str:
    """The first 16 digits of a hash in groups of four, for people to compare."""
    return "-".join(full[at : at + 4] for at in range(0, _SHORT, 4))


def fresh_salt() -> str:
    """Return a random salt: 32 hexadecimal digits."""
    return secrets.token_hex(_SALT)


def canonical(value: object) -> bytes:
    """Return the one spelling of plain data as JSON: keys sorted, no blanks, UTF-8.

    Raises TypeError for what is not plain data: floats, which have more than one spelling, and keys that are no texts.
    """
    _require_plain(value)
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def _require_plain(value: object) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            if type(key) is not str:
                raise TypeError("a key that is no text")
            if type(each) not in _PLAIN:
                _require_plain(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            if type(each) not in _PLAIN:
                _require_plain(each)
    elif type(value) not in _PLAIN:
        raise TypeError(f"{type(value).__name__} is not plain")


def content_hash(salt: str, content: Mapping[str, object]) -> str:
    """Return the hash of an entry's content with its salt, 64 hexadecimal digits. Raises TypeError as `canonical`."""
    return hashlib.sha256(canonical([salt, dict(content)])).hexdigest()


def linked(before: str, frame: Mapping[str, object]) -> str:
    """Return the hash of the link that follows `before`; `frame` holds the hash of the content among its values."""
    return hashlib.sha256(canonical([before, dict(frame)])).hexdigest()
