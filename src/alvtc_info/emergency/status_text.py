"""The situation of a case as text for a terminal: steps done and late, what is next, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.emergency.case_entries import (
    LABELS,
    Closed,
    Delegated,
    Erased,
    Erasure,
    HandedOver,
    Instructed,
    Involved,
    Learnt,
    Opened,
    Particulars,
    Reported,
    Withdrawn,
)
from alvtc_info.emergency.fact_sentences import bare_place, joined
from alvtc_info.emergency.progress import State, lateness
from alvtc_info.report.parts import MEDIA_LABELS
from alvtc_info.text.clock_times import duration, elapsed, shown, whole_minutes
from alvtc_info.text.display import columns, visible
from alvtc_info.text.masking import mask_all

if TYPE_CHECKING:
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_entries import AnyEntry
    from alvtc_info.emergency.progress import Progress
    from alvtc_info.emergency.situation import Call, Situation
    from alvtc_info.institution.values import Flow, Institution, Person

_MARKS = {State.DONE: "√", State.LATE: "×", State.WAITING: "·", State.OVERDUE: "×", State.WAIVED: "－"}
_RED, _PLAIN = "\x1b[31m", "\x1b[0m"
_FIELD = 20
_REPORTS = {"first": "首报", "follow-up": "续报", "final": "终报"}


def format_status(case: Case, situation: Situation, institution: Institution, *, colour: bool = False) -> str:
    """Return the status of a case as text; what is late is said in words and, with `colour`, shown in red."""
    flow = institution.flow
    lines = [visible(case_name(case)), _clock(case, situation, flow)]
    for chain in situation.chains:
        lines += [
            "",
            visible(_party(chain.party.name, chain.party.role, flow)) + ("　还没有报告" if chain.silent else ""),
        ]
        lines += [_row(row, situation.start, colour, covered=row.name in chain.covered) for row in chain.rows]
    instructions = "、".join(f"{entry.leader} {spoken_moment(case, entry, flow)}" for entry in situation.instructions)
    lines += ["", f"学院主要领导指示　{visible(instructions) or '还没有记录'}", "", "院外"]
    lines += [_row(row, situation.start, colour) for row in situation.outward]
    lines += _time_left(situation, colour)
    if situation.calls:
        lines += ["", "接下来要报"]
        lines += [visible(f"  {call_line(call)}") for call in situation.calls]
    lines += later_lines(situation)
    if situation.warnings:
        lines += ["", "提示"]
        lines += [_red(f"  ! {line}", colour) for line in situation.warnings]
    lines += ["", "记录"]
    lines += [visible(f"  {format_entry(case, entry, flow)}") for entry in case.entries]
    lines += [f"封签　{case.head}"]
    return "\n".join(lines) + "\n"


def format_next(situation: Situation) -> str:
    """Return what comes next, to be shown after a new entry: the time left, and a line for each call and warning."""
    lines = _time_left(situation, False)[1:2] if situation.left is not None else []
    lines += [visible(f"接下来：{call_line(call)}") for call in situation.calls]
    lines += [visible(f"! {line}") for line in situation.warnings]
    return "".join(f"{line}\n" for line in lines)


def _red(text: str, colour: bool) -> str:
    return f"{_RED}{visible(text)}{_PLAIN}" if colour else visible(text)


def case_name(case: Case) -> str:
    """Return what a case is called, and its identifier."""
    return f"{case_title(case)}　案卷 {case.id}"


def case_title(case: Case) -> str:
    """Return the title of a case, or its place and event."""
    known = case.particulars
    return known.title or joined(bare_place(known.place), known.what) or "（还没有写明是什么事）"


def masked(text: str, institution: Institution) -> str:
    """Return a text with private numbers masked; the numbers of the institution's address book stay readable."""
    return mask_all(text, [person.phone for person in institution.people])


def _clock(case: Case, situation: Situation, flow: Flow) -> str:
    known = case.particulars
    if known.occurred_at is None:
        at = f"发生：不详　获知：{_wall(known.known_at, None, case)}（时限从获知时刻起算）"
    else:
        at = f"发生：{_wall(known.occurred_at, None, case)}{'许' if known.rough else ''}"
        if known.known_at:
            at += f"　获知：{_wall(known.known_at, situation.start, case)}"
    passed = "" if situation.passed is None else f"，已过 {duration(situation.passed)}"
    closed = f"　处置结束：{spoken_moment(case, case.closed, flow)}" if case.closed else ""
    return f"{at}　现在：{shown(situation.now, situation.start)}{passed}{closed}"


def spoken_moment(case: Case, entry: Instructed | Closed, flow: Flow) -> str:
    """Return when it happened, beside the event's day; that of recording is not taken for it."""
    return _wall(case.moment_of(entry, flow), _beside(case), case) or "没有写几时"


def _wall(at: datetime | None, beside: datetime | None, case: Case) -> str:
    return shown(case.wall(at), beside) if at else ""


def _party(name: str, role: str, flow: Flow) -> str:
    return f"{name}（{role}，{flow.roles[role]}）" if role in flow.roles else name


def _row(row: Progress, start: datetime | None, colour: bool, *, covered: bool = False) -> str:
    name = row.name + ("（书面）" if row.step.by == "written" else "")
    text = f"  {_MARKS[row.state]} {name}{' ' * max(2, _FIELD - columns(name))}"
    limit = f"{'建议' if row.step.advice else '限'} {row.step.minutes} 分钟内" if row.step.minutes is not None else ""
    if row.contact is not None:
        took = "" if row.minutes is None else f"，用 {duration(row.minutes)}"
        text += f"{shown(row.contact.at, start)} {MEDIA_LABELS[row.contact.by]}{took}"
        text += f"（{'，'.join(filter(None, (limit, lateness(row))))}）" if limit else ""
    elif row.state is State.WAIVED:
        text += "经研判不外报"
    elif covered:
        text += "已由其他部门报到"
    else:
        text += "还没有报"
        if row.due:
            text += f"，{limit}（{shown(row.due, start)}前）"
        if row.over:
            text += f"，已{lateness(row)}"
        elif row.left is not None:
            text += f"，还剩 {row.left} 分钟"
    late = row.state in (State.LATE, State.OVERDUE) and not row.step.advice and not covered
    return _red(text, colour and late)


def _time_left(situation: Situation, colour: bool) -> list[str]:
    lines = []
    if situation.left is not None:
        written = situation.left_for == "written"
        what, rest = ("书面报院外", "院外单位没有书面报") if written else ("对外报告", "院外单位没有报")
        inside = "" if written else "：院内各步、领导指示和对外的电话都在里面"
        over = f"已过 {duration(situation.over)}" if situation.over else "已到"
        text = f"离{what}的时限还剩 {situation.left} 分钟{inside}"
        lines = ["", text if situation.left else _red(f"{what}的时限{over}，还有{rest}", colour)]
    if situation.inner_took is not None:
        lines.append(f"报到学院主要领导用了 {duration(situation.inner_took)}")
    if situation.uncertain:
        lines.append("发生时间不详：文中写明“发生时间不详，×时×分接报”")
    return lines


def call_line(call: Call) -> str:
    """Return one call as a line: who tells whom, how, how long there is left or how far it is late, whom to dial."""
    by = "送书面材料" if call.progress.step.by == "written" else "打电话"
    left = "" if call.progress.left is None else f"（还剩 {call.progress.left} 分钟）"
    left = f"（已过时限 {duration(call.progress.over)}）" if call.progress.over else left
    return f"{call.sender} → {call.progress.name}：{by}{left}　{people_line(call.people)}"


def people_line(people: tuple[Person, ...]) -> str:
    """Return the names and numbers of people, or the text that the address book has none."""
    known = "，".join(" ".join(part for part in (p.name, p.phone) if part) for p in people if p.name or p.phone)
    return known or "（通讯录里没有姓名和号码）"


def _past(due: datetime, now: datetime) -> str:
    return f"，已过 {duration(whole_minutes(elapsed(due, now)))}" if due < now else ""


def later_lines(situation: Situation) -> list[str]:
    """Return when the next follow-up and the final report are due by custom, after an empty line."""
    lines = []
    if situation.next_follow_up:
        late = _past(situation.next_follow_up, situation.now)
        lines.append(f"下一次续报　建议 {shown(situation.next_follow_up, situation.now)}前{late}（制度没有固定间隔）")
    if situation.final_due:
        late = _past(situation.final_due, situation.now)
        lines.append(f"终报　建议 {shown(situation.final_due, situation.now)}前{late}（制度没有时限）")
    return ["", *lines] if lines else []


def format_entry(case: Case, entry: AnyEntry, flow: Flow) -> str:
    """Return one entry of the log as one line, with its number and when it happened."""
    return f"{case.numbers[entry.id]}. {_wall(entry.at or entry.recorded_at, _beside(case), case)}　{entry_words(case, entry, flow)}"


def _beside(case: Case) -> datetime | None:
    start = case.particulars.occurred_at or case.particulars.known_at
    return case.wall(start) if start else None


def entry_words(case: Case, entry: AnyEntry, flow: Flow) -> str:
    """Return what an entry says, with the marks 补录, 更正 and 作废."""
    beside = _beside(case)
    text = "　".join(part for part in (LABELS[entry.entry], _content(entry, case, beside), entry.note) if part)
    marks = []
    if case.belated(entry, flow):
        marks.append(f"补录于{_wall(entry.recorded_at, beside, case)}")
    if entry in case.untimed(flow):
        marks.append("没有写几时，前面是记录的时刻")
    if entry.corrects in case.numbers:
        verb = "作废" if isinstance(entry, Withdrawn) else "更正"
        marks.append(f"{verb}第{case.numbers[entry.corrects]}条")
    later = case.corrected_by.get(entry.id)
    if later:
        marks.append(f"已由第{case.numbers[later]}条{'作废' if _withdraws(case, later) else '更正'}")
    number = case.numbers[entry.id]
    if number in case.tampered:
        marks.append("与封签不一致")
    return f"{text}{f'（{chr(0xFF0C).join(marks)}）' if marks else ''}"


def _withdraws(case: Case, identity: str) -> bool:
    entry = case.entries[case.numbers[identity] - 1]
    return isinstance(entry, Withdrawn) or (isinstance(entry, Erased) and entry.was == "withdrawn")


def _content(entry: AnyEntry, case: Case, beside: datetime | None) -> str:
    if isinstance(entry, (Opened, Learnt)):
        first = f"{entry.department}　" if isinstance(entry, Opened) else ""
        return first + "；".join(_fact(name, value, case, beside) for name, value in entry.given().items())
    if isinstance(entry, Reported):
        by = MEDIA_LABELS[entry.by] + (_REPORTS[entry.report] if entry.report else "")
        acting = f"（代{entry.acting_for}）" if entry.acting_for else ""
        whose = entry.sender or entry.department
        return f"{whose + ' ' if whose else ''}{by}报{'、'.join(entry.to)}{acting}{f'　{entry.file}' if entry.file else ''}"
    if isinstance(entry, Instructed):
        return f"{entry.leader}：{entry.words}" if entry.words else entry.leader
    if isinstance(entry, Delegated):
        return f"{entry.deputy}代{entry.post}"
    if isinstance(entry, Involved):
        return f"{entry.department}{f'（{entry.role}）' if entry.role else ''}"
    if isinstance(entry, HandedOver):
        return f"{'交给' if entry.direction == 'out' else '接收'}{entry.to}"
    if isinstance(entry, Erasure):
        return f"第{case.numbers.get(entry.erases, '？')}条的内容，{entry.approved_by}批准"
    if isinstance(entry, Erased):
        return f"原是一条{LABELS.get(entry.was, entry.was)}"
    assert isinstance(entry, (Closed, Withdrawn))
    return ""


def _fact(name: str, value: object, case: Case, beside: datetime | None) -> str:
    from datetime import datetime as moment

    if isinstance(value, moment):
        return (
            f"{Particulars.model_fields[name].title}：{_wall(value, beside if name != 'occurred_at' else None, case)}"
        )
    if isinstance(value, bool):
        return f"{Particulars.model_fields[name].title}{'' if value else '：否'}"
    return f"{Particulars.model_fields[name].title}：{value}"
