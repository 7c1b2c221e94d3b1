"""The columns and lines of a year's notice, the same for the screen, .xlsx, .docx and .html."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import Level
from alvtc_info.assessment.year import UNCOUNTED
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.assessment.notice import Notice, Row

Value = str | int | date | Decimal | Fraction | None


@frozen
class Column:
    """A column: its heading, the function that gives its value for a row, and whether that is a share (in per cent)."""

    head: str
    value: Callable[[Row], Value]
    share: bool = False


def columns(notice: Notice) -> tuple[Column, ...]:
    """The columns of a notice; with a profile also the rank and the points."""
    ranked = () if notice.profile is None else (Column("名次", lambda row: row.rank), Column("得分", _points))
    return (
        *ranked[:1],
        Column("部门", lambda row: row.standing.department),
        *ranked[1:],
        Column("综合类", lambda row: len(row.standing.counted)),
        Column("应报", lambda row: row.standing.quota),
        Column("还欠", lambda row: row.standing.missing),
        Column("不计入", lambda row: len(row.standing.uncounted)),
        Column("盟委行署采用", lambda row: row.standing.adoptions[Level.LEAGUE]),
        Column("教育厅采用", lambda row: row.standing.adoptions[Level.EDUCATION]),
        Column("媒体采用", lambda row: sum(row.standing.adoptions[level] for level in Level if "media" in level)),
        Column("其他采用", _other_adoptions),
        Column("批示", lambda row: row.standing.instructions),
        Column("约稿按时", lambda row: row.standing.requests["on-time"]),
        Column("约稿逾期或未报", lambda row: row.standing.requests["late"] + row.standing.requests["missed"]),
        Column("差错", lambda row: len(row.standing.faults)),
        Column("问题类占比", lambda row: row.standing.problem_share, share=True),
    )


def _points(row: Row) -> Value:
    return None if row.score is None else row.score.total


def _other_adoptions(row: Row) -> int:
    return sum(row.standing.adoptions[level] for level in (Level.COLLEGE, Level.REGION, Level.NATIONAL))


def spoken(value: Value) -> str:
    """A value as text: a share in per cent, points without trailing zeros, — for None."""
    if value is None:
        return "—"
    if isinstance(value, Fraction):
        return f"{round(100 * value)}%"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def debts(notice: Notice) -> list[str]:
    """What each department still owes before the year ends: a line for each department that owes anything."""
    found = []
    for row in notice.rows:
        standing = row.standing
        owed = [f"综合类信息{standing.missing}条"] if standing.missing else []
        owed += [
            f"约稿“{asked.request.subject}”（{'已过期' if asked.state == 'missed' else f'{asked.due.month}月{asked.due.day}日前'}）"
            for asked in standing.asked
            if asked.state in ("open", "missed")
        ]
        if owed:
            found.append(f"{standing.department}：{'，'.join(owed)}")
    return found


def uncounted(notice: Notice) -> list[str]:
    """How many items of the year do not count and why, those without a category by department, and doubtful days.

    Empty if every item counts.
    """
    reasons = Counter(each.why for row in notice.rows for each in row.standing.uncounted)
    found = []
    if reasons:
        parts = "，".join(f"{why}{reasons[why]}条" for why in UNCOUNTED if reasons[why])
        found.append(f"共{sum(reasons.values())}条不计入：{parts}")
    for row in notice.rows:
        numbers = sorted(each.id for each in row.standing.without_category)
        if numbers:
            listed = "、".join(f"第{number}条" for number in numbers)
            found.append(f"{row.standing.department}：{listed}没有类别，写明是哪一类以后才能计入")
    return found + list(notice.misdated)


def given_points(notice: Notice) -> list[str]:
    """The points that people gave (加分), one line each, with who gave them."""
    return [
        f"{row.standing.department}：{bonus.reason}，加{bonus.points}分，{bonus.on.month}月{bonus.on.day}日{bonus.decided_by}定"
        for row in notice.rows
        for _, bonus in row.standing.bonuses
    ]


def faults(notice: Notice) -> list[str]:
    """Every fault with its evidence, one line each."""
    return [
        f"{row.standing.department}：{fault.on.month}月{fault.on.day}日{fault.fault}（{fault.evidence}）"
        + ("，造成较大影响" if fault.impact else "")
        for row in notice.rows
        for _, fault in row.standing.faults
    ]


def vetoed(notice: Notice) -> list[str]:
    """The departments that are barred from honours (不得评优)."""
    return [row.standing.department for row in notice.rows if row.score is not None and row.score.veto]
