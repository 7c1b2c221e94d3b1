"""Scoring profiles: TOML files that name who approved them and when.

Every figure in them is the institution's own (制度未定).
"""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alvtc_info.assessment.ledger_entries import FAULTS, Level
from alvtc_info.assessment.year import ACADEMIC, CALENDAR
from alvtc_info.errors import InputError
from alvtc_info.files import read_regular
from alvtc_info.originals import note_input
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLE = Path(__file__).with_name("scoring-example.toml")
_DIGITS = 9  # the most digits of a number of points before the dot
_LEVELS = tuple(str(level) for level in Level)


@frozen
class ScoringProfile:
    """A scoring profile. Points are decimals; `monthly_cap` and `cap` are None for no limit."""

    name: str
    approved_by: str
    approved_on: date
    period: str
    quota: int
    base: Decimal
    cap: Decimal | None
    submission: Mapping[str, Decimal]
    monthly_cap: Decimal | None
    shortfall: str
    shortfall_per_item: Decimal
    adoption: Mapping[str, Decimal]
    joint_ratio: Decimal
    duplicates: str
    instruction_mode: str
    instruction: Mapping[str, Decimal]
    multiply_factor: Decimal
    commissioned: Mapping[str, Decimal]
    penalty: Mapping[str, Decimal]
    late_mode: str
    concealed_veto: bool
    emergency_on_time: Decimal
    audio_video: Decimal


_MOST = 1 << 20  # bytes


def load_profile(path: str | os.PathLike[str]) -> ScoringProfile:
    """Read a profile. Raises InputError if it cannot be read, lacks or misspells a key, or names no approval."""
    from alvtc_info.text.toml import parse_toml

    name = os.fspath(path)
    note_input(path)
    try:
        raw = read_regular(path, _MOST)
    except FileNotFoundError:
        raise InputError("not-found", "找不到这个文件，请核对路径和文件名", name) from None
    except (OSError, ValueError):
        raise InputError("unreadable", "读不了这份计分方案，请检查路径和权限", name) from None
    data = parse_toml(raw, name, "计分方案", "profile", parse_float=Decimal)
    return _Reader(data, name).profile()


class _Reader:
    """The keys of a profile, each read once; a key that is never read is reported as misspelt."""

    def __init__(self, data: dict[str, Any], path: str) -> None:
        self._data, self._path = data, path
        self._left = {(section, key) for section, keys in data.items() if isinstance(keys, dict) for key in keys}
        self._left |= {("", key) for key, value in data.items() if not isinstance(value, dict)}

    def profile(self) -> ScoringProfile:
        approved_by = str(self._get("", "approved_by", "")).strip()
        approved_on = self._get("", "approved_on", "")
        if not approved_by or not isinstance(approved_on, date):
            raise InputError(
                "not-approved",
                "计分方案没有写明谁批准的（approved_by）和批准日期（approved_on = 2024-12-01）；制度没有规定分值，没有批准的不能用来计分",
                self._path,
            )
        found = ScoringProfile(
            name=str(self._get("", "name")),
            approved_by=approved_by,
            approved_on=approved_on,
            period=self._choice("", "period", (CALENDAR, ACADEMIC)),
            quota=self._whole("", "quota"),
            base=self.points("", "base"),
            cap=self._most("", "cap"),
            submission={key: self.points("submission", key) for key in ("comprehensive", "routine")},
            monthly_cap=self._most("submission", "monthly_cap"),
            shortfall=self._choice("submission", "shortfall", ("linear", "cliff", "none")),
            shortfall_per_item=self.points("submission", "shortfall_per_item"),
            adoption={key: self.points("adoption", key) for key in _LEVELS},
            joint_ratio=self.points("adoption", "joint_ratio"),
            duplicates=self._choice("adoption", "duplicates", ("highest", "sum")),
            instruction_mode=self._choice("instruction", "mode", ("add", "multiply")),
            instruction={key: self.points("instruction", key) for key in _LEVELS[:5]}
            | dict.fromkeys(_LEVELS[5:], Decimal(0)),
            multiply_factor=self.points("instruction", "multiply_factor"),
            commissioned={key: self.points("commissioned", key) for key in ("on_time", "late", "missed")},
            penalty={key: self.points("penalty", key) for key in FAULTS},
            late_mode=self._choice("penalty", "late_mode", ("fixed", "half-item")),
            concealed_veto=bool(self._get("penalty", "concealed_veto")),
            emergency_on_time=self.points("bonus", "emergency_on_time"),
            audio_video=self.points("bonus", "audio_video"),
        )
        for section, key in sorted(self._left):
            raise InputError("profile-key", f"计分方案里不认识{_named(section, key)}，请核对拼写", self._path)
        return found

    def _get(self, section: str, key: str, default: object = None) -> Any:
        self._left.discard((section, key))
        where = self._data.get(section, {}) if section else self._data
        if not isinstance(where, dict):
            raise InputError("profile-value", f"计分方案的“{section}”应是一节：[{section}]", self._path)
        if key not in where and default is None:
            raise InputError("profile-key", f"计分方案缺少{_named(section, key)}，可照示例补上", self._path)
        return where.get(key, default)

    def points(self, section: str, key: str) -> Decimal:
        """The number of points of a key. Raises InputError if the value is not a number."""
        value = self._get(section, key)
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not _is_sane(Decimal(value)):
            raise InputError("profile-value", f"计分方案的{_named(section, key)}应为数字", self._path)
        return Decimal(value)

    def _most(self, section: str, key: str) -> Decimal | None:
        """The limit of a key; None for the value ""."""
        return None if self._get(section, key) == "" else self.points(section, key)

    def _whole(self, section: str, key: str) -> int:
        value = self._get(section, key)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**_DIGITS:
            raise InputError("profile-value", f"计分方案的{_named(section, key)}应为整数", self._path)
        return value

    def _choice(self, section: str, key: str, choices: tuple[str, ...]) -> str:
        value = self._get(section, key)
        if value not in choices:
            raise InputError(
                "profile-value", f"计分方案的{_named(section, key)}只能是：{'、'.join(choices)}", self._path
            )
        return str(value)


def _is_sane(points: Decimal) -> bool:
    """Whether this is a number of points that can be added: finite, and of few digits before and after the dot."""
    return points.is_finite() and -_DIGITS < points.adjusted() < _DIGITS and len(points.as_tuple().digits) < 2 * _DIGITS


def _named(section: str, key: str) -> str:
    return f"“[{section}] {key}”" if section else f"“{key}”"
