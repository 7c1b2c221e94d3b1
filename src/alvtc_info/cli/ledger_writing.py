"""What the command `ledger` says, and the options that its advice is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.assessment import advice
from alvtc_info.cli.ledger_place import open_ledger_of, recorder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from alvtc_info.assessment.ledger_values import LedgerEntry
    from alvtc_info.errors import AlvtcInfoError
    from alvtc_info.institution.values import Institution

_OTHER = "，或写 --other"
# what the library advises, by the options of the command line
_OPTIONS = {
    advice.CREATE: "新建台账加 --create",
    advice.REGISTER: f"新设的先用 ledger department 登记{_OTHER}",
    advice.YEAR: "请用 --year 写明",
    advice.CATEGORY: "请用 --category 写明",
    advice.SOUND: "没有写错就加 --anyway",
    advice.IN_NOTE: "用 --note 写明",
    advice.NO_NAMES: "不要再写 --title、--department",
    advice.NO_UNTIL: "不要写 --until",
    advice.WITH_REASON: "一定要现在定稿，加 --anyway 并用 --reason 写明理由",
    **{
        advice.name(label): f"请用 {option} 写明"
        for label, option in (("标题", "--title"), ("部门", "--department"), ("日期", "--date"))
    },
}


def by_options(text: str) -> str:
    """What the library says, with its advice by options."""
    for words, options in _OPTIONS.items():
        text = text.replace(words, options)
    return text


def error_by_options(error: AlvtcInfoError, arguments: argparse.Namespace) -> AlvtcInfoError:
    """The error with its advice by the options that the action has; itself where it has none."""
    message = by_options(error.message)
    if not hasattr(arguments, "other"):
        message = message.replace(_OTHER, "")
    return error if message == error.message else type(error)(error.code, message, error.path)


def say(text: str) -> None:
    """Print one line, private numbers masked."""
    from alvtc_info.text.display import visible
    from alvtc_info.text.masking import mask_all

    print(visible(mask_all(text)))


def say_written(entry: LedgerEntry) -> None:
    """Say that an entry was recorded, and its number."""
    say(f"已记：第{entry.number}条　{entry.line}")


def put(arguments: argparse.Namespace, institution: Institution, kind: str, values: dict[str, Any]) -> int:
    """Write one entry of this kind with these values and say so; returns the exit code."""
    return written(
        arguments,
        institution,
        lambda ledger, by: ledger.record(kind, by=by, note=arguments.note, anyway=arguments.anyway, **values),
    )


def written(arguments: argparse.Namespace, institution: Institution, write: Callable[[Any, str], LedgerEntry]) -> int:
    """Write one entry to the ledger, by whoever records, and say so; returns the exit code."""
    with open_ledger_of(arguments, institution) as ledger:
        entry = write(ledger, recorder(arguments))
    say_hints(entry.hints)
    say_written(entry)
    return 0


def say_hints(hints: Iterable[str]) -> None:
    """Print hints, a line each."""
    for hint in hints:
        say(f"提示：{by_options(hint)}")
