"""Entries from values as people and programs give them: names of fields, days, levels, departments, yes and no."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast, get_args

from alvtc_info.assessment import advice, ledger_entries
from alvtc_info.assessment.doubtful_dates import doubtful_dates, odd_date
from alvtc_info.assessment.intake import category_named, day_of, department_named, report_kind_named
from alvtc_info.assessment.ledger_entries import (
    APART,
    FAULTS,
    LABELS,
    REQUEST_DAYS,
    Extension,
    Level,
    Request,
    subject,
)
from alvtc_info.errors import InputError, UsageError, bad_value
from alvtc_info.model.arguments import value_named
from alvtc_info.model.choices import near, no_such

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from pydantic.fields import FieldInfo

    from alvtc_info.assessment.ledger_entries import AnyEntry
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.institution.values import Institution
    from alvtc_info.report.parts import Model

MODELS: dict[str, type[Model]] = {
    each.model_fields["entry"].default: each for each in get_args(ledger_entries.AnyEntry)
}
RECORDED = (
    "instruction", "request", "extension", "opinion", "progress", "fault", "bonus", "founded", "circulated", "objection", "ruling",
)  # fmt: skip
_ALSO = {"重复": "repeats", "条号": "item"}  # what a field may also be called, beside its title
_DAYS = ("dated", "on", "due", "since", "until", "received_on", "objections_until")
_FLAGS = ("joint", "done", "impact", "upheld", "timely", "audio_video")
WHO = ("to", "watcher", "reported_by")  # departments or anybody else
_YES_OR_NO = {"是": True, "采纳": True, "true": True, "否": False, "不采纳": False, "false": False}
_KEPT = ("entry", "erases", "evidence_sha256", "sha256", "figures")  # not for people to change


def entry_of(values: Mapping[str, Any]) -> AnyEntry:
    """Build an entry from these values. Raises UsageError if one does not fit."""
    from pydantic import ValidationError

    from alvtc_info.report.validation import in_chinese

    model = MODELS[values["entry"]]
    try:
        return cast(
            "AnyEntry", model.model_validate({key: value for key, value in values.items() if value not in (None, "")})
        )
    except ValidationError as error:
        raise UsageError("bad-entry", in_chinese(error, model).message) from None


def kind_named(kind: object) -> str:
    """The kind of an entry beside items and adoptions, by its name or Chinese name. Raises UsageError for others."""
    known = {name: name for name in RECORDED} | {LABELS[name]: name for name in RECORDED}
    if not isinstance(kind, str) or kind not in known:
        listed = "、".join(f"{name}（{LABELS[name]}）" for name in RECORDED)
        hint = near(kind, known) if isinstance(kind, str) else ""
        raise UsageError("unknown-entry", f"不能这样记“{value_named(kind)}”{hint}；可记：{listed}")
    return known[kind]


def level_named(text: object) -> str:
    """Return a level by its code or its Chinese name. Raises UsageError for anything else."""
    labels = {str(level): level.label for level in Level}
    for name, label in labels.items():
        if isinstance(text, str) and text.strip() in (name, label):
            return name
    raise UsageError("unknown-level", no_such(value_named(text), "级别", labels))


def fields_of(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields of an entry that people may give or change."""
    return {name: field for name, field in model.model_fields.items() if name not in _KEPT}


def field_named(label: str, model: type[Model]) -> str:
    """The field of an entry that a label names, by its name, its title or what it may also be called.

    Raises UsageError if there is none.
    """
    fields = fields_of(model)
    named = {str(field.title): name for name, field in fields.items()} | {name: name for name in fields}
    named |= {word: name for word, name in _ALSO.items() if name in fields}
    if "dated" not in fields:
        named.setdefault("日期", next((name for name in ("on", "since") if name in fields), ""))
    found = named.get(label.strip(), "")
    if not found:
        titles = "、".join(f"{field.title}" for field in fields.values())
        raise UsageError("unknown-field", f"“{label}”这一栏不能写{near(label, named)}；可写：{titles}")
    return found


class Meaning:
    """What values mean in a ledger: an institution, the departments that the ledger knows beside its own."""

    def __init__(self, institution: Institution, known: Collection[str], *, other: bool = False) -> None:
        self._institution = institution
        self._known = known
        self._other = other

    def named(self, values: Mapping[str, object], model: type[Model]) -> dict[str, Any]:
        """The values by the names of the fields, each as it is meant. Raises UsageError for one that is none."""
        found: dict[str, Any] = {}
        for label, value in values.items():
            name = field_named(label, model)
            found[name] = self.meant(name, value, model)
        return found

    def meant(self, name: str, value: object, model: type[Model]) -> object:
        """The value of a field, of whatever type it is given. Raises UsageError for one that is none."""
        if isinstance(value, str):
            value = value.strip()
        if value is None or value == "":
            return ""
        if name in _DAYS:
            return _day(value, name, model)
        if name in _FLAGS:
            return _YES_OR_NO.get(value.lower(), value) if isinstance(value, str) else value
        if name == "level":
            return level_named(value)
        return self._text(name, value, model) if isinstance(value, str) else value

    def _text(self, name: str, text: str, model: type[Model]) -> str:
        """A text as it is meant: a category, a kind of report, a department by their full names."""
        if name == "category":
            return category_named(text)
        if name == "report":
            return report_kind_named(text)
        if name == "department" and not self._other and model is not ledger_entries.Founded:
            return department_named(text, self._institution, self._known)
        if name == "department":
            return self._named(text)
        if name in WHO:
            return re.sub(f"[^{APART}]+", lambda found: self._named(found[0].strip()), text)
        return text

    def _named(self, text: str) -> str:
        """The full name of a department, or the text."""
        found = self._institution.department(text)
        return found.name if found else text


def _day(value: object, name: str, model: type[Model]) -> object:
    if isinstance(value, str):
        return day_of(value, None)
    if isinstance(value, datetime):
        return value.date()
    if hasattr(value, "isocalendar"):
        return value
    raise bad_value(str(model.model_fields[name].title), "日期", value)


def completed(kind: str, values: dict[str, Any], today: date) -> dict[str, Any]:
    """The values of an entry with what goes without saying: its day, when a request is due. Raises UsageError."""
    values = {name: value for name, value in values.items() if value != ""}
    if kind == "fault" and values.get("fault") not in FAULTS:
        named = value_named(values.get("fault", ""))
        raise UsageError("unknown-fault", no_such(named, "情形", {each: each for each in FAULTS}))
    if kind == "instruction" and str(values.get("level", "")).startswith("media"):
        raise UsageError("unknown-level", "批示的级别不能是媒体")
    if kind in ("adoption", "instruction") and "item" in values and ("title" in values or "department" in values):
        raise UsageError("both-named", f"写了条号就{advice.NO_NAMES}：那是没有记入台账的信息用的")
    if kind == "request":
        if "on" not in values and values.get("due", today) >= today:
            values["on"] = today
        if "due" not in values:
            values["due"] = values["on"] + timedelta(days=REQUEST_DAYS)
    elif "on" in MODELS[kind].model_fields:
        values.setdefault("on", today)
    return {"entry": kind, **values}


def sound(
    entry: AnyEntry,
    store: LedgerStore,
    today: date,
    note: str,
    *,
    anyway: bool,
    before: AnyEntry | None = None,
    printed: date | None = None,
) -> tuple[str, tuple[str, ...]]:
    """The note to record with an entry, and hints at days that may be right and are worth a look.

    `before` is the entry that this one corrects, `printed` the date on the paper that it is. Raises UsageError for
    doubtful days, unless they hold `anyway`.
    """
    about = entry_about(entry, store)
    if isinstance(entry, Extension) and isinstance(about, Request):
        moved = [each.said for each in store.records(("extension",)) if each.said != before]
        due = [each.until for each in moved if isinstance(each, Extension) and each.request == entry.request]
        about = about.model_copy(update={"due": due[-1]}) if due else about
    doubts = doubtful_dates(entry, about, today, printed)
    odd = odd_date(entry, about, today, before)
    if anyway:
        return note or ("日期经核对无误" if doubts or odd else ""), ()
    if doubts:
        raise UsageError("doubtful-date", f"{'；'.join(doubts)}：没有记。请核对年份；{advice.SOUND}")
    return note, (odd,) if odd else ()


def entry_about(entry: AnyEntry, store: LedgerStore) -> AnyEntry | None:
    """The entry that this one refers to; None where there is none: writing it will say so."""
    number = subject(entry)
    try:
        return store.standing(number).said if number is not None else None
    except InputError:
        return None
