"""Writing one entry to the ledger from the command line, and saying an entry in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from alvtc_info.assessment.ledger_entries import ENTRIES, LABELS, Item, ItemErased, Level
from alvtc_info.cli.ledger_place import open_ledger_of, recorder, today
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from alvtc_info.assessment.ledger_entries import AnyEntry, Record
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.institution.values import Institution
    from alvtc_info.report.parts import Model


def say(text: str) -> None:
    """Print one line, private numbers masked."""
    from alvtc_info.text.display import visible
    from alvtc_info.text.masking import mask_all

    print(visible(mask_all(text)))


def say_written(record: Record) -> None:
    """Say that an entry was recorded, and its number."""
    say(f"已记：第{record.origin}条　{format_entry(record.said)}")


def entry_of(values: dict[str, Any]) -> AnyEntry:
    """Build an entry from these values. Raises UsageError if one does not fit."""
    from pydantic import ValidationError

    from alvtc_info.assessment import ledger_entries
    from alvtc_info.report.validation import in_chinese

    try:
        return ENTRIES.validate_python({key: value for key, value in values.items() if value not in (None, "")})
    except ValidationError as error:
        model: type[Model] = next(
            each for each in get_args(ledger_entries.AnyEntry) if each.model_fields["entry"].default == values["entry"]
        )
        raise UsageError("bad-entry", in_chinese(error, model).message) from None


def demand_sound_dates(
    entry: AnyEntry, ledger: LedgerStore, arguments: argparse.Namespace, institution: Institution
) -> str:
    """Return the note to record with an entry.

    Raises UsageError for doubtful days, unless `--anyway` says that they hold.
    """
    from alvtc_info.assessment.doubtful_dates import doubtful_dates, odd_date
    from alvtc_info.assessment.ledger_store import subject
    from alvtc_info.errors import InputError

    number = subject(entry)
    try:
        about = ledger.standing(number).said if number is not None else None
    except InputError:  # writing it will say so
        about = None
    doubts = doubtful_dates(entry, about, today(institution))
    note = str(arguments.note)
    if not doubts:
        odd = odd_date(entry, about)
        say_hints([odd] if odd else [])
        return note
    if not arguments.anyway:
        raise UsageError("doubtful-date", f"{'；'.join(doubts)}：没有记。请核对年份；没有写错就加 --anyway")
    return note or "日期经核对无误"


def put(arguments: argparse.Namespace, values: dict[str, Any], institution: Institution) -> int:
    """Write one entry with these values and say so; returns the exit code."""
    from alvtc_info.assessment.intake import department_named

    with open_ledger_of(arguments) as ledger:
        if values.get("department") and values["entry"] != "founded":
            values["department"] = department_named(values["department"], institution, ledger.departments())
        entry = entry_of(values)
        note = demand_sound_dates(entry, ledger, arguments, institution)
        say_written(ledger.add(entry, by=recorder(arguments), note=note))
    return 0


def say_hints(hints: Iterable[str]) -> None:
    """Print hints, a line each."""
    for hint in hints:
        say(f"提示：{hint}")


_REFERRED = ("item", "request", "of", "objection")


def format_entry(entry: AnyEntry) -> str:
    """Return an entry as one line of Chinese text."""
    if isinstance(entry, ItemErased):
        return "内容已按批准清除"
    if isinstance(entry, Item):
        category = entry.category or ""
        marks = [f"答复第{entry.answers}条约稿"] if entry.answers else []
        marks += [f"与第{entry.repeats}条重复，不计"] if entry.repeats else []
        return "　".join(part for part in (str(entry.dated), entry.department, category, entry.title, *marks) if part)
    shown = entry.model_dump(mode="json", exclude_none=True)
    parts = [LABELS[shown.pop("entry")]]
    titles = type(entry).model_fields
    for name, value in shown.items():
        if value == "" or isinstance(value, dict):
            continue
        text = str(value)
        if name == "level":
            text = Level(value).label
        elif name in _REFERRED:
            text = f"第{value}条"
        elif isinstance(value, bool):
            text = "是" if value else "否"
        elif name == "kind":
            text = "学年" if value == "academic-year" else "自然年"
        parts.append(f"{titles[name].title}：{text}")
    return "　".join(parts)
