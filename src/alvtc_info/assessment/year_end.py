"""How a year is closed: the draft notice goes round, objections are decided, then the figures are frozen.

What is recorded after that stands apart and changes nothing of a frozen year.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.assessment.entry_words import entry_line
from alvtc_info.assessment.ledger_entries import (
    Circulated,
    Extension,
    Frozen,
    ItemErased,
    ItemWithdrawn,
    Objection,
    Ruling,
)
from alvtc_info.assessment.notice_words import columns, spoken
from alvtc_info.assessment.year import period
from alvtc_info.text.clock_times import shown_day, zone
from alvtc_info.text.value_classes import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import tzinfo

    from alvtc_info.assessment.ledger_entries import Record
    from alvtc_info.assessment.notice import Notice
    from alvtc_info.assessment.year import Period

_CLOSING = (Circulated, Objection, Ruling, Frozen)
CLOSING = tuple(str(each.model_fields["entry"].default) for each in _CLOSING)  # as the ledger calls them
_NOT_FIGURES = ("部门", "名次")


@frozen
class YearEnd:
    """How far the closing of a year is: each entry with its number, objections with their ruling or None."""

    circulated: tuple[tuple[int, Circulated], ...] = ()
    objections: tuple[tuple[int, Objection, Ruling | None], ...] = ()
    frozen: tuple[int, Frozen] | None = None

    @property
    def undecided(self) -> list[int]:
        """The numbers of the objections that nobody decided."""
        return [number for number, _, ruling in self.objections if ruling is None]


def year_end(records: Iterable[Record], year: int, kind: str) -> YearEnd:
    """How far the closing of a year is by the valid records; of several rulings on one objection the last counts."""
    circulated: list[tuple[int, Circulated]] = []
    objections: list[tuple[int, Objection]] = []
    rulings: dict[int, Ruling] = {}
    frozen: tuple[int, Frozen] | None = None
    for record in records:
        entry = record.said
        if isinstance(entry, Ruling):
            rulings[entry.objection] = entry
        elif isinstance(entry, Objection) and entry.year == year:
            objections.append((record.origin, entry))
        elif isinstance(entry, Circulated) and (entry.year, entry.kind) == (year, kind):
            circulated.append((record.origin, entry))
        elif isinstance(entry, Frozen) and (entry.year, entry.kind) == (year, kind):
            frozen = record.origin, entry
    decided = tuple((number, entry, rulings.get(number)) for number, entry in objections)
    return YearEnd(tuple(circulated), decided, frozen)


def figures_of(notice: Notice) -> dict[str, dict[str, str]]:
    """The figures of each department by their heads in the table of the year, as they are shown."""
    shown = [column for column in columns(notice) if column.head not in _NOT_FIGURES]
    return {
        row.standing.department: {column.head: spoken(column.value(row)) for column in shown} for row in notice.rows
    }


def hindrances(notice: Notice, closing: YearEnd, today: date) -> list[str]:
    """Why a year should not be frozen yet, a Chinese line each."""
    found = []
    if not notice.of.over:
        found.append(f"只算到{notice.of.until}，这一年还没有完")
    if not closing.circulated:
        found.append("没有征求过意见")
    else:
        until = closing.circulated[-1][1].objections_until
        if until is not None and today <= until:
            found.append(f"异议可以提到{until}，还没有到")
    if closing.undecided:
        found.append(f"异议{'、'.join(f'第{number}条' for number in closing.undecided)}还没有处理")
    left = sorted(each.id for row in notice.rows for each in row.standing.without_category)
    if left:
        found.append(f"{'、'.join(f'第{number}条' for number in left)}没有类别")
    return found + list(notice.misdated)


def closed_notice(notice: Notice, closing: YearEnd, history: Sequence[Record]) -> Notice:
    """The notice with what is to be said of the closing of the year."""
    lines = []
    for _, entry in closing.circulated:
        until = f"，异议提到{shown_day(entry.objections_until)}" if entry.objections_until else ""
        lines.append(f"{shown_day(entry.on)}征求意见{until}")
    for number, objection, ruling in closing.objections:
        what = f"{objection.department}（{objection.raised_by}）{shown_day(objection.on)}提出异议（第{number}条）：{objection.words}"
        lines.append(f"{what}；{_decided(ruling)}")
    where = zone(notice.institution.time_zone)
    lines += _thawed(history, notice.of, where)
    if closing.frozen is None:
        return replace(notice, closing=tuple(lines), draft=bool(closing.circulated))
    number, frozen = closing.frozen
    reason = f"；{frozen.reason}" if frozen.reason else ""
    lines.append(
        f"{shown_day(frozen.on)}定稿（第{number}条），{frozen.approved_by}批准，算到台账第{frozen.upto}条{reason}"
    )
    lines += _differences(notice, frozen)
    return replace(notice, closing=tuple(lines), later=tuple(_later(history, frozen, notice.of, where)))


def _thawed(history: Sequence[Record], of: Period, where: tzinfo) -> list[str]:
    """A line for each time that this year was frozen and that was withdrawn."""
    freezings = {record.id: record.said for record in history if isinstance(record.said, Frozen)}
    return [
        f"第{record.corrects}条的定稿已作废（{shown_day(record.recorded_at.astimezone(where).date())}{record.recorded_by}记：{record.note}）"
        for record in history
        if isinstance(record.said, ItemWithdrawn)
        and (before := freezings.get(record.corrects or 0))
        and period(before.year, before.kind).start == of.start
    ]


def _decided(ruling: Ruling | None) -> str:
    if ruling is None:
        return "还没有处理"
    return f"{shown_day(ruling.on)}{ruling.decided_by}定：{'采纳' if ruling.upheld else '不采纳'}，{ruling.words}"


def _differences(notice: Notice, frozen: Frozen) -> list[str]:
    """Where the ledger no longer gives the figures that were frozen: contents were erased, or points differ."""
    name = notice.profile.name if notice.profile else ""
    found = []
    if name and name != frozen.profile:
        found.append(
            f"得分不是定稿的得分：定稿时{f'按“{frozen.profile}”计分' if frozen.profile else '没有计分'}，这里按“{name}”"
        )
    now = figures_of(notice)
    for department, figures in frozen.figures.items():
        for head, value in figures.items():
            shown = now.get(department, {}).get(head)
            if shown != value and (head != "得分" or name == frozen.profile):
                found.append(
                    f"{department}的{head}定稿时是{value}，现在从台账算出的是{shown or '—'}（内容可能经批准清除过），以定稿为准"
                )
    return found


def _later(history: Sequence[Record], frozen: Frozen, of: Period, where: tzinfo) -> list[str]:
    """A line for each entry after the year was frozen that would have changed it."""
    by_number = {record.id: record for record in history}
    found = []
    for record in history:
        if record.id <= frozen.upto or isinstance(record.said, _CLOSING):
            continue
        said = record.said
        erased = said.erases if isinstance(said, ItemWithdrawn) else None
        if not any(day in of for day in _days(record, by_number)) and not (erased and erased <= frozen.upto):
            continue
        withdrawn = isinstance(said, ItemWithdrawn)
        told = by_number[record.corrects].said if withdrawn and record.corrects else said
        what = entry_line(told)
        for day in (value for value in told.model_dump().values() if isinstance(value, date)):
            what = what.replace(f"{day}", shown_day(day))
        how = f"{'作废' if withdrawn else '更正'}第{record.origin}条" if record.corrects else "补记"
        when = shown_day(record.recorded_at.astimezone(where).date())
        found.append(f"第{record.id}条（{when}{record.recorded_by}记）：{how}　{what}")
    return found


def _days(record: Record, by_number: Mapping[int, Record]) -> list[date]:
    """The days by which an entry belongs to a year: its own, those of what it corrects or extends."""
    said = record.said
    own = [] if isinstance(said, ItemWithdrawn) else [said.happened]
    others = [record.corrects, said.request if isinstance(said, Extension) else None]
    known = [by_number[number].said for number in others if number is not None]
    return own + [each.happened for each in known if not isinstance(each, ItemErased)]
