"""What an office keeps beside items and has not finished: requests, instructions to carry out, talk online.

Each with its day, what was done so far and whether it is closed; texts to copy for a reminder and for a follow-up.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import (
    LABELS,
    Extension,
    Instruction,
    Item,
    MatterProgress,
    Opinion,
    Request,
    several,
)
from alvtc_info.text.clock_times import shown_day
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from alvtc_info.assessment.ledger_entries import Record

_SOON = ("今天", "明天", "后天")
WHO, WORDS, STATE = "{谁}", "{批示内容}", "{落实情况}"  # what nobody gave stands as a gap


@frozen
class Matter:
    """A request, an instruction that is to be carried out, or talk online that somebody watches.

    `about` is the title that an instruction was written on or the talk is about. `answers` are the numbers of the items
    that answer a request, the first first.
    """

    number: int
    entry: Request | Instruction | Opinion
    about: str = ""
    department: str = ""
    extensions: tuple[Extension, ...] = ()
    progress: tuple[MatterProgress, ...] = ()
    answers: tuple[int, ...] = ()

    @property
    def due(self) -> date | None:
        """The day by which it is due, after every extension; None if nobody set one."""
        if isinstance(self.entry, Request):
            return self.extensions[-1].until if self.extensions else self.entry.due
        return self.entry.until

    @property
    def closed(self) -> bool:
        """Whether the request was answered, or the matter was reported as done."""
        return bool(self.answers) or any(each.done for each in self.progress)

    @property
    def who(self) -> str:
        """Whose turn it is; empty if the ledger does not say."""
        entry = self.entry
        if isinstance(entry, Request):
            return entry.department
        return entry.watcher if isinstance(entry, Opinion) else entry.to

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.about if isinstance(self.entry, Instruction) else self.entry.subject

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is not closed."""
        return not self.closed and self.due is not None and self.due < today

    def concerns(self, department: str) -> bool:
        """Whether it is up to this department or about an item of it."""
        return self.is_up_to(department) or department == self.department

    def is_up_to(self, department: str) -> bool:
        """Whether it is this department's turn, alone or with others."""
        return department in several(self.who)


def matters(records: Iterable[Record]) -> list[Matter]:
    """Every request, every instruction with somebody to carry it out or a day, all talk online, by number."""
    items: dict[int, Item] = {}
    answers, extensions, progress = defaultdict(list), defaultdict(list), defaultdict(list)
    begun: list[tuple[int, Request | Instruction | Opinion]] = []
    for record in records:
        entry = record.said
        if isinstance(entry, Item):
            items[record.origin] = entry
            if entry.answers:
                answers[entry.answers].append((entry.dated, record.origin))
        elif isinstance(entry, Extension):
            extensions[entry.request].append(entry)
        elif isinstance(entry, MatterProgress):
            progress[entry.of].append(entry)
        elif isinstance(entry, (Request, Opinion)) or (isinstance(entry, Instruction) and (entry.to or entry.until)):
            begun.append((record.origin, entry))
    return [
        Matter(
            number,
            entry,
            *_about(entry, items),
            tuple(extensions[number]),
            tuple(sorted(progress[number], key=lambda each: each.on)),
            tuple(at for _, at in sorted(answers[number])),
        )
        for number, entry in begun
    ]


def _about(entry: Request | Instruction | Opinion, items: Mapping[int, Item]) -> tuple[str, str]:
    """The title and the department that a matter is about; empty if the ledger does not say."""
    if isinstance(entry, Request):
        return "", entry.department
    if entry.item is not None:
        item = items.get(entry.item)
        return (item.title, item.department) if item else (f"第{entry.item}条（已作废）", "")
    return (entry.title, entry.department) if isinstance(entry, Instruction) else ("", "")


def open_matters(records: Iterable[Record]) -> list[Matter]:
    """The matters that are not closed: what is due first stands first, what has no day last."""
    left = [matter for matter in matters(records) if not matter.closed]
    return sorted(left, key=lambda each: (each.due is None, each.due or date.max, each.number))


def days_left(due: date, today: date) -> str:
    """How far away a day is, as people say it: 逾期2天, 今天到期, 后天到期, 5天后到期."""
    left = (due - today).days
    if left < 0:
        return f"逾期{-left}天"
    return f"{_SOON[left]}到期" if left < len(_SOON) else f"{left}天后到期"


def state_of(matter: Matter, today: date) -> str:
    """How a matter stands today: 已答复, 已办结, or how far away its day is; empty if it has none."""
    if matter.closed:
        return "已答复" if isinstance(matter.entry, Request) else "已办结"
    return days_left(matter.due, today) if matter.due else ""


def matter_line(matter: Matter, today: date) -> str:
    """A matter as one line: what it is, how far away its day is, whose turn it is, what it is about."""
    entry, due = matter.entry, matter.due
    state = state_of(matter, today)
    parts = [
        LABELS[entry.entry] + (f"（{state}）" if state else ""),
        matter.who,
        f"“{matter.subject}”" if matter.subject else "",
        f"期限{due}" if due else "没有期限",
    ]
    parts += [f"{each.on}由{each.approved_by}同意延到{each.until}" for each in matter.extensions]
    if matter.progress:
        parts.append(f"最近进展{matter.progress[-1].on}")
    return "　".join(part for part in parts if part)


def reminder(matter: Matter, office: str, today: date) -> str:
    """A text to copy for a reminder (催办); it says only what the ledger holds."""
    entry, due = matter.entry, matter.due
    late = f"，{days_left(due, today)}" if due else ""
    if isinstance(entry, Request):
        asked = f"{shown_day(entry.on)}约稿" if entry.on else "约稿"
        by = f"（{entry.asked_by}约）" if entry.asked_by else ""
        moved = "".join(f"（{each.approved_by}同意延到{shown_day(each.until)}）" for each in matter.extensions)
        ask = "请尽快报送" if matter.is_overdue(today) else "请按时报送"
        return (
            f"{entry.department}：{asked}“{entry.subject}”{by}，期限{shown_day(entry.due)}{moved}{late}。"
            f"{ask}{office}；确需延期的，请说明理由和时间。"
        )
    until = f"，期限{shown_day(due)}{late}" if due else ""
    if isinstance(entry, Opinion):
        where = f"（{entry.where}）" if entry.where else ""
        return f"{entry.watcher}：跟踪“{entry.subject}”的网络舆情{where}{until}。请报{office}最新情况，已经平息的请报办结。"
    words = f"：“{entry.words}”" if entry.words else ""
    who = entry.leader or f"{entry.level.label}领导"
    return (
        f"{entry.to or WHO}：{shown_day(entry.on)}{who}在“{matter.about}”上批示{words}{until}。"
        f"请报{office}落实情况，已经办完的请报办结。"
    )


@frozen
class FollowUpParts:
    """The paragraphs that the ledger gives for a follow-up: its sections 二 (instructions) and 三 (talk online)."""

    instructions: tuple[str, ...]
    opinion: tuple[str, ...]


def follow_up_parts(records: Iterable[Record], items: Collection[int]) -> FollowUpParts:
    """What the ledger holds on these items for a follow-up, in whole sentences, one paragraph a matter.

    Nothing is made up: what nobody recorded is a gap in braces.
    """
    kept = list(records)
    watched = {matter.number: matter for matter in matters(kept)}
    instructed, talked = [], []
    for record in kept:
        entry = record.said
        if isinstance(entry, Instruction) and entry.item in items:
            instructed.append(_instructed(watched.get(record.origin) or Matter(record.origin, entry)))
        elif isinstance(entry, Opinion) and entry.item in items:
            talked.append(_watched(watched[record.origin], entry))
    return FollowUpParts(tuple(instructed), tuple(talked))


def _instructed(matter: Matter) -> str:
    entry = matter.entry
    assert isinstance(entry, Instruction)
    who = entry.leader or f"{entry.level.label}{WHO}"
    to = f"，交{entry.to}办理" if entry.to else ""
    until = f"，办理期限为{shown_day(entry.until)}" if entry.until else ""
    first = f"{shown_day(entry.on)}，{who}批示：“{entry.words or WORDS}”{to}{until}。"
    return first + (_steps(matter, entry.to) or f"{STATE}。")


def _watched(matter: Matter, entry: Opinion) -> str:
    where = f"{entry.where}上" if entry.where else ""
    until = f"，跟踪到{shown_day(entry.until)}" if entry.until else ""
    first = f"{shown_day(entry.on)}起，{entry.watcher}跟踪{where}“{entry.subject}”的网络舆情{until}。"
    return first + (_steps(matter, entry.watcher) or "{舆情情况}。")


def _steps(matter: Matter, who: str) -> str:
    """What was reported since, a sentence each."""
    said = []
    for each in matter.progress:
        words = each.words.rstrip("。")
        told = f"报告：{words}" if words else "报告办结"
        done = "，已办结" if each.done and words else ""
        end = "" if told.endswith(("！", "？", "…")) and not done else "。"
        said.append(f"{shown_day(each.on)}，{each.reported_by or who or WHO}{told}{done}{end}")
    return "".join(said)
