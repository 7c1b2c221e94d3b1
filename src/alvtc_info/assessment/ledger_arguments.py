"""What a program gives to a ledger, held to what it may be: names, notes, numbers, years, evidence.

Each function returns the value as the ledger keeps it, or raises UsageError that says what it should be.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

from alvtc_info.assessment.ledger_entries import MOST
from alvtc_info.assessment.year import ACADEMIC, CALENDAR
from alvtc_info.errors import InputError, UsageError, bad_value
from alvtc_info.model import arguments

if TYPE_CHECKING:
    import os

    from alvtc_info.assessment.scoring_profile import ScoringProfile

_CALENDARS = {CALENDAR: "自然年", ACADEMIC: "学年"}
_NAME, _NOTE = 200, 1000  # characters of a recorder and of a note at most
_WHO = {"by": "记录人", "approved_by": "谁批准的"}


def recorder_of(value: object, name: str) -> str:
    """Who records or approves: a name in one line."""
    found = arguments.text(value, name).strip()
    if not found or len(found) > _NAME or _unfit(found):
        raise UsageError("who", f"请写明{_WHO.get(name, name)}（{name}）：一行，不超过 {_NAME} 个字")
    return found


def note_of(value: object) -> str:
    """A note."""
    found = arguments.text(value, "note").strip()
    if len(found) > _NOTE or _unfit(found.replace("\n", "")):
        raise UsageError("bad-note", f"备注不能超过 {_NOTE} 个字，不能有控制字符")
    return found


def aware(value: object) -> datetime | None:
    """A moment with its time zone."""
    if value is None or (isinstance(value, datetime) and value.tzinfo is not None):
        return value
    raise bad_value("once_since", "带时区的时刻（datetime）", value)


def _unfit(text: str) -> bool:
    """Whether a text holds a control character, or half a character."""
    return any(unicodedata.category(char) in ("Cc", "Cs") for char in text)


def number_of(value: object) -> int:
    """The number of an entry."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad_value("number", "条号", value)
    if not 1 <= value <= MOST:
        raise InputError("no-entry", f"台账里没有第{value}条" if value < MOST else "台账里没有这一条")
    return value


def year_of(value: object) -> int:
    """A year."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad_value("year", "年份，如 2024", value)
    return value


def calendar_of(value: object) -> str | None:
    """From when to when a year goes: its code, or None where nothing was given."""
    return None if value is None else arguments.one_of(value, _CALENDARS, "年度起止")


def profile_of(value: str | os.PathLike[str] | None) -> ScoringProfile | None:
    """The scoring scheme in a file."""
    from alvtc_info.assessment.scoring_profile import load_profile

    return None if value is None else load_profile(arguments.path(value, "profile", "计分方案的路径"))


def evidence_of(value: Any, name: object) -> dict[str, str]:
    """Where the evidence of an adoption lies, and its hash."""
    import hashlib

    from alvtc_info.reading.input import file_hash

    called = arguments.text(name, "evidence_name").strip()
    if value is None:
        return {}
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"evidence": called or "凭据", "evidence_sha256": hashlib.sha256(value).hexdigest()}
    place = arguments.path(value, "evidence", "凭据的路径或字节")
    hashed = file_hash(place)
    if not hashed:
        raise InputError("not-found", "读不了这份凭据，请核对路径", place)
    return {"evidence": called or place, "evidence_sha256": hashed}
