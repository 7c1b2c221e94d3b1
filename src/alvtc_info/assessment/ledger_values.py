"""What a ledger answers with: frozen values, each of which `to_dict` gives as plain data for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.assessment.entry_words import entry_line
from alvtc_info.assessment.ledger_entries import LABELS, ItemWithdrawn
from alvtc_info.errors import UsageError
from alvtc_info.text.masking import mask_all
from alvtc_info.text.value_classes import field, frozen, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from alvtc_info.assessment.ledger_entries import Record
    from alvtc_info.assessment.matters import Matter
    from alvtc_info.assessment.notice import Notice


@frozen
class LedgerEntry:
    """One entry of a ledger as it was recorded: an item, an adoption, a request, a correction of one, a withdrawal.

    `number` is the one by which people refer to it, whatever corrects it; `id` is that of this very entry, `corrects`
    the `id` of the one that it replaces or withdraws. `kind` is `item`, `adoption`, `instruction`, `request`, …, and
    `values` holds what was recorded, by the names of the fields, days as text. `line` is the entry as one Chinese line.
    `adopted` and `instructed` say how often that became of an item; only a list of items gives them.
    """

    number: int
    id: int
    kind: str
    values: Mapping[str, Any] = field(repr=False, hash=False)
    line: str = field(repr=False)
    recorded_at: datetime
    recorded_by: str = field(repr=False)
    corrects: int | None = None
    note: str = field(default="", repr=False)
    adopted: int | None = None
    instructed: int | None = None
    hints: tuple[str, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """The Chinese name of its kind."""
        return LABELS.get(self.kind, "已清除")

    def masked(self) -> LedgerEntry:
        """The same with private numbers in its texts masked, as it may be shown."""
        shown = {name: mask_all(value) if isinstance(value, str) else value for name, value in self.values.items()}
        return replace(self, values=shown, line=mask_all(self.line), note=mask_all(self.note))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, as `ledger list --format json` prints it: what was recorded stands beside the rest."""
        counts = {"adopted": self.adopted, "instructed": self.instructed}
        return {
            "number": self.number,
            "id": self.id,
            "corrects": self.corrects,
            "recorded_at": self.recorded_at.isoformat(timespec="seconds"),
            "recorded_by": self.recorded_by,
            "note": self.note,
            "entry": self.kind,
            **self.values,
            **{name: count for name, count in counts.items() if count is not None},
            **({"hints": list(self.hints)} if self.hints else {}),
        }


def entry_value(record: Record, **more: Any) -> LedgerEntry:
    """A record of the store as a value."""
    values = record.said.model_dump(mode="json", exclude_none=True)
    return LedgerEntry(
        record.origin,
        record.id,
        values.pop("entry"),
        values,
        "" if isinstance(record.said, ItemWithdrawn) else entry_line(record.said),
        record.recorded_at,
        record.recorded_by,
        record.corrects,
        record.note,
        **more,
    )


@frozen
class LedgerRepeat:
    """An item of the ledger that tells of the same event as a draft: `likeness` (0 to 1) of their texts, or None if it
    is only the title that is the same.
    """

    entry: LedgerEntry
    likeness: float | None
    same_title: bool

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {"entry": self.entry.to_dict(), "likeness": self.likeness, "same_title": self.same_title}


@frozen
class Intake:
    """What a draft is in a ledger, or would be.

    `values` are those of the item; `proposed` is the category that the wording suggests, `cue` the word that does.
    `problems` keep it out until they are put right, `doubts` are days that look mistyped and need an `anyway`, `hints`
    are worth a look, `already` is the entry if the ledger has this very item, `repeats` are likely repeats. `entry` is
    what was recorded, None for a preview.
    """

    values: Mapping[str, Any] = field(repr=False, hash=False)
    entry: LedgerEntry | None = None
    already: LedgerEntry | None = None
    repeats: tuple[LedgerRepeat, ...] = ()
    proposed: str = ""
    cue: str = field(default="", repr=False)
    problems: tuple[str, ...] = field(default=(), repr=False)
    doubts: tuple[str, ...] = field(default=(), repr=False)
    hints: tuple[str, ...] = field(default=(), repr=False)

    @property
    def ready(self) -> bool:
        """Whether nothing keeps it out of the ledger."""
        return not (self.problems or self.doubts or self.already)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "values": dict(self.values),
            "entry": self.entry and self.entry.to_dict(),
            "already": self.already and self.already.to_dict(),
            "repeats": [each.to_dict() for each in self.repeats],
            "proposed": self.proposed,
            "cue": self.cue,
            "problems": list(self.problems),
            "doubts": list(self.doubts),
            "hints": list(self.hints),
            "ready": self.ready,
        }


@frozen
class OpenMatter:
    """A request, an instruction or talk online that is not closed, with the day when it is due, if any.

    `days_left` is negative when it is overdue. `line` says it in Chinese.
    """

    entry: LedgerEntry
    due: date | None
    days_left: int | None
    line: str = field(repr=False)

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.days_left is not None and self.days_left < 0

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, as `ledger list --format json` prints it."""
        return self.entry.to_dict() | {
            "state": "overdue" if self.overdue else "open",
            "due_after_extensions": self.due and self.due.isoformat(),
            "days_left": self.days_left,
        }


def matter_value(matter: Matter, record: Record, today: date) -> OpenMatter:
    """An open matter as a value."""
    from alvtc_info.assessment.matters import matter_line

    left = None if matter.due is None else (matter.due - today).days
    return OpenMatter(entry_value(record), matter.due, left, matter_line(matter, today))


@frozen
class YearNotice:
    """A year of a ledger by department, as `assess` gives it: facts, and points by an approved scheme.

    It goes from `start` to `end` and counts up to `until`. `draft`: it goes round for objections.
    """

    title: str
    start: date
    end: date
    until: date
    draft: bool
    _notice: Notice = field(repr=False, hash=False)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, as `assess -o …json` writes it; points are texts, so that nothing is rounded."""
        from alvtc_info.assessment.publishing import plain

        return plain(self._notice)

    def file(self, form: str) -> bytes:
        """The bytes of the notice and its tables as `docx`, `xlsx`, `html`, `json` or `txt`.

        Raises UsageError for another form, and if a package for it is not installed.
        """
        from alvtc_info.assessment.publishing import ALL_FORMS, publish
        from alvtc_info.model.arguments import one_of

        return publish(self._notice, one_of(form, ALL_FORMS, "格式"))

    def explain(self, department: str) -> tuple[str, ...]:
        """A line for each part of a department's points. Raises UsageError without points or for an unknown one."""
        from alvtc_info.assessment.notice_words import spoken
        from alvtc_info.model.arguments import text

        notice = self._notice
        called = text(department, "department")
        found = notice.institution.department(called)
        row = notice.row(found.name if found else called)
        if notice.profile is None:
            raise UsageError("no-profile", "没有计分方案就没有分")
        if row is None or row.score is None:
            raise UsageError("unknown-department", f"台账和机构包里都没有“{called}”")
        lines = []
        for line in row.score.lines:
            where = f"第{line.entry}条" if line.entry is not None else "全年"
            lines.append(f"{spoken(line.points):>6}　{where}　{line.why}　[{line.rule}]")
        lines.append(f"{spoken(row.score.total):>6}　合计（{notice.profile.name}，{notice.profile.approved_by}批准）")
        lines += ["有瞒报，当年不得评优"] if row.score.veto else []
        return (*lines, *(f"注：{each}" for each in notice.undetermined))


def year_value(notice: Notice) -> YearNotice:
    """A notice as a value."""
    return YearNotice(notice.heading, notice.of.start, notice.of.end, notice.of.until, notice.draft, notice)
