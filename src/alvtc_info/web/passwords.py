"""Passwords as they are kept: a salted scrypt hash beside what it takes to make it again."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from alvtc_info import UsageError

SHORTEST, LONGEST = 10, 200  # characters
_DIFFERENT = 5  # characters that must differ
_TELLING = 4  # an account's name of so many characters must not be part of its password
_SALT, _HASH = 16, 32  # bytes
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another on paper


@dataclass(frozen=True)
class Cost:
    """What a hash takes: 128·n·r bytes of memory, p times over."""

    n: int = 1 << 15
    r: int = 8
    p: int = 3


@dataclass(frozen=True)
class PasswordHash:
    """The hash of a password, its salt and its cost."""

    salt: bytes
    hash: bytes
    cost: Cost


def hash_password(password: str, cost: Cost) -> PasswordHash:
    """Return the hash of a password with a fresh salt."""
    salt = secrets.token_bytes(_SALT)
    return PasswordHash(salt, _scrypt(password, salt, cost), cost)


def is_password(password: str, kept: PasswordHash) -> bool:
    """Whether this is the password; takes the same time whether it is or not."""
    return hmac.compare_digest(_scrypt(password, kept.salt, kept.cost), kept.hash)


def _scrypt(password: str, salt: bytes, cost: Cost) -> bytes:
    memory = 128 * cost.r * (cost.n + cost.p + 2)
    return hashlib.scrypt(_bytes(password), salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=memory, dklen=_HASH)


def _bytes(password: str) -> bytes:
    """A password as bytes; the same from every keyboard (full-width or composed characters)."""
    return unicodedata.normalize("NFKC", password[: LONGEST + 1]).encode("utf-8", "surrogatepass")


def demand_sound(password: str, account: str) -> None:
    """Raise UsageError for a password that is too short or long, too plain, or the name of its account."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError("weak-password", f"密码要 {SHORTEST} 到 {LONGEST} 个字符")
    plain = password.casefold()
    if len(set(plain)) < _DIFFERENT or (len(account) >= _TELLING and account in plain):
        raise UsageError("weak-password", f"密码太容易猜：至少要有 {_DIFFERENT} 个不同的字符，不能含账号名")


def first_password() -> str:
    """A random password to be handed over on paper and changed at the first sign-in: 79 bits in groups of four."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
