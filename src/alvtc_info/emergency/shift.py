"""The handover of a shift: what is open, what is still to be called, instructed and written, as text and as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.emergency.situation import assess
from alvtc_info.emergency.status_text import call_line, case_name, later_lines, spoken_moment
from alvtc_info.errors import UsageError
from alvtc_info.model.kinds import Kind
from alvtc_info.text.clock_times import duration, shown
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.situation import Situation
    from alvtc_info.institution.values import Flow, Institution

_FULL = 32  # rows that one page holds
_SIGNED = "＿＿＿＿＿＿＿＿"


@frozen
class OpenCase:
    """One open case on the sheet: its name, and lines on it."""

    name: str
    lines: tuple[str, ...]


@frozen
class Shift:
    """What one shift hands over to the next: the open cases, and how many are over.

    `giver` and `taker` are the names of both sides, empty where they are to be written by hand.
    """

    at: datetime
    giver: str
    taker: str
    open: tuple[OpenCase, ...]
    over: int


def hand_over(
    cases: Iterable[Case], institution: Institution, now: datetime, *, giver: str = "", taker: str = ""
) -> Shift:
    """Return what is to be handed over of these cases at `now`, an aware moment.

    A case is over once the response has ended and the final report was sent. Raises UsageError for one name on both
    sides.
    """
    if giver and giver == taker:
        raise UsageError("one-person", f"交班人和接班人都是“{giver}”，请核对姓名")
    found, over = [], 0
    wall = None
    for case in cases:
        situation = assess(case, institution, now)
        wall = situation.now
        if case.closed_at and any(paper.report == "final" for paper in case.papers):
            over += 1
        else:
            found.append(OpenCase(case_name(case), tuple(_lines(case, situation, institution.flow))))
    return Shift(wall or now.replace(tzinfo=None), giver, taker, tuple(found), over)


def _lines(case: Case, situation: Situation, flow: Flow) -> list[str]:
    start = situation.start
    passed = "" if situation.passed is None else f"，已过 {duration(situation.passed)}"
    parties = "、".join(party.name for party in case.parties)
    lines = [f"涉事部门：{parties}　　发生：{case.when}{passed}"]
    papers = "、".join(
        f"{Kind(paper.report).label if paper.report else '书面材料'}（{shown(case.wall(paper.at), start)}，报{'、'.join(paper.to)}）"
        for paper in case.papers
    )
    lines.append(f"已送的书面材料：{papers or '还没有'}")
    lines += [f"要报：{call_line(call)}" for call in situation.calls] or ["要报：该打的电话都打了"]
    for entry in situation.instructions:
        words = f"：{entry.words}" if entry.words else ""
        lines.append(f"批示：{entry.leader}（{spoken_moment(case, entry, flow)}）{words}　　落实情况：{_SIGNED}")
    lines += [f"注意：{line}" for line in situation.warnings]
    lines += [line for line in later_lines(situation) if line]
    lines.append(f"封签：{case.head}")
    return lines


def shift_text(shift: Shift) -> str:
    """Return the handover as text."""
    lines = [f"交接班　{shown(shift.at)}", f"交班人：{shift.giver or _SIGNED}　　接班人：{shift.taker or _SIGNED}"]
    for number, each in enumerate(shift.open, 1):
        lines += ["", f"{number}. {each.name}", *(f"  {line}" for line in each.lines)]
    return "\n".join([*lines, "", _counted(shift)]) + "\n"


def print_shift(shift: Shift, institution: Institution) -> bytes:
    """Return the handover as a sheet (.docx) that both sides sign."""
    from alvtc_info.templates.onepage import Page, rows

    page = Page(institution)
    page.headline("值班交接单")
    page.line(f"{institution.name}　　交接时间：{shown(shift.at)}")
    closing = 7  # rows after the events: nobody signs a page that bears no event
    lines = sum(2 + sum(map(rows, each.lines)) for each in shift.open)
    size, height = (10.5, 15) if lines + closing > _FULL else (12, 20)
    for number, each in enumerate(shift.open, 1):
        page.heading(f"{number}. {each.name}")
        for line in each.lines:
            page.line(line, size=size, height=height, before=0 if height < 20 else 2)
    page.line(_counted(shift), before=6)
    page.line("其他交代：", before=6)
    page.line("＿" * 38)
    page.line("＿" * 38)
    page.line(f"交班人：{shift.giver or _SIGNED}　　接班人：{shift.taker or _SIGNED}", before=6)
    page.line(f"交班签名：{_SIGNED}　接班签名：{_SIGNED}　几时几分：＿＿＿＿", before=6)
    return page.saved("值班交接单")


def _counted(shift: Shift) -> str:
    over = f"，另有 {shift.over} 起已经报过终报、处置结束" if shift.over else ""
    return f"没有结束的事件 {len(shift.open)} 起{over}"
