"""What public functions are given: taken where it is meant plainly, otherwise a UsageError that says what is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from alvtc_info.errors import UsageError, bad_value
from alvtc_info.institution.values import Institution, opened_institution
from alvtc_info.model.choices import chosen, no_such
from alvtc_info.originals import is_path

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
MOST = 1 << 31  # that a count may be


def instance(value: Any, kind: type[T], name: str, wanted: str) -> T:
    """The value, which must be of this type."""
    if not isinstance(value, kind):
        raise bad_value(name, wanted, value)
    return value


def optional(value: Any, kind: type[T], name: str, wanted: str) -> T | None:
    """The value, which must be of this type, or None."""
    return None if value is None else instance(value, kind, name, wanted)


def text(value: object, name: str) -> str:
    """A text; None is an empty one."""
    return "" if value is None else instance(value, str, name, "文字")


def flag(value: object, name: str) -> bool:
    """True or False."""
    return instance(value, bool, name, "True 或 False")


def count(value: object, name: str, least: int) -> int:
    """A whole number from `least` on; a smaller one counts as `least`."""
    if isinstance(value, bool) or not isinstance(value, int) or value > MOST:
        raise bad_value(name, f"不小于 {least} 的整数", value)
    return max(value, least)


def ordinal(value: object, name: str) -> int:
    """A whole number from 1 on, as things are counted; there is none before the first."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST:
        raise bad_value(name, "不小于 1 的整数", value)
    return value


def path(value: Any, name: str, wanted: str) -> str:
    """A path in text."""
    if not is_path(value):
        raise bad_value(name, wanted, value)
    found: str = os.fspath(value)
    return found


def path_or(value: Any, fits: Callable[[object], bool], name: str, wanted: str) -> Any:
    """None, a value that fits, or a path in text."""
    return value if value is None or fits(value) else path(value, name, wanted)


def suffix(value: object) -> str | None:
    """The suffix that a file is to be written with; None for that of the draft."""
    return optional(value, str, "suffix", "扩展名，如 .docx")


def is_institution(value: object) -> bool:
    """Whether a value is an institution."""
    return isinstance(value, Institution)


def institution(value: Any) -> Institution | None:
    """An institution, or the folder of its pack, opened; None is the default. Raises as `load_institution`, too."""
    return opened_institution(path_or(value, is_institution, "institution", "Institution，或机构包所在的文件夹"))


def choice(choices: type[E], value: object, name: str, called: str) -> E | None:
    """A kind or stage by its value or its Chinese name; a part of one Chinese name does (送签). None stays None."""
    if value is None or isinstance(value, choices):
        return value
    if not isinstance(value, str):
        raise bad_value(name, called, value)
    labels = {str(option): str(getattr(option, "label", option)) for option in choices}
    found = chosen(value, labels)
    if not found:
        raise UsageError("unknown-choice", no_such(value, called, labels))
    return choices(found)


def one_of(value: object, known: Iterable[str], called: str) -> str:
    """One of these names; where they have Chinese words (name → word) it may be given in either language."""
    names = known if isinstance(known, Mapping) else {name: name for name in known}
    found = chosen(value, names) if isinstance(value, str) else ""
    if not found:
        raise UsageError("unknown-choice", no_such(value_named(value), called, names))
    return found


def value_named(value: object) -> str:
    """A value in an error: a text as it is, anything else by its type, so that no content is shown."""
    return value if isinstance(value, str) else type(value).__name__


def names(value: object, name: str, wanted: str) -> tuple[str, ...] | None:
    """Names; one may be given as it is. None stays None."""
    if value is None:
        return None
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (Mapping, bytes)) or not isinstance(value, Iterable):
        raise bad_value(name, wanted, value)
    return tuple(instance(each, str, name, wanted) for each in value)


def day(value: object, name: str) -> date | None:
    """A day, also as text (ISO or Chinese). None stays None."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise bad_value(name, "日期", value)
    from alvtc_info.text.clock_times import written_date

    found = written_date(value)
    if found is None:
        raise UsageError("bad-value", f"“{value}”不是有效日期，请写成 2024-05-22")
    return found


def moment(value: object, name: str) -> datetime | None:
    """A moment, also as text (2024-05-22 14:30, ISO). None stays None."""
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, str):
        from alvtc_info.text.clock_times import written_moment

        try:
            found = written_moment(value) or datetime.fromisoformat(value)
        except ValueError:
            raise UsageError("bad-value", f"“{value}”不是有效时刻，请写成 2024-05-22 14:30") from None
        return found
    raise bad_value(name, "时刻（datetime）", value)
