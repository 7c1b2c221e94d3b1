"""What people type of an event, as values for the entries of its case: facts by their names, departments, roles.

Times are texts as people type them. Input that does not fit raises UsageError with one Chinese line as message.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from alvtc_info.emergency.case_entries import ADDING, Particulars
from alvtc_info.errors import UsageError
from alvtc_info.institution.near_names import near_department
from alvtc_info.model.choices import near
from alvtc_info.text.clock_times import elapsed, is_of_either_half, shown, told_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from alvtc_info.institution.values import Flow, Institution

_NAMES = {field.title: name for name, field in Particulars.model_fields.items()} | {
    "发生": "occurred_at",
    "发生时刻": "occurred_at",
    "获知": "known_at",
    "发生地点": "place",
    "事件": "what",
    "基本情况": "what",
    "经过": "what",
    "伤亡": "casualties",
    "损失": "losses",
    "措施": "measures",
    "来源": "source",
    "现场": "measures",
    "现场情况": "measures",
    "处置": "measures",
    "处置情况": "measures",
    "进展": "measures",
    "领导到场": "measures",
    "到场": "measures",
    "影响范围": "impact",
    "性质": "nature",
    "善后": "aftermath",
    "善后处置情况": "aftermath",
    "舆情": "opinion",
    "教训": "lessons",
    "整改": "rectification",
    "事件类别": "kind",
    "事件级别": "level",
    "敏感": "sensitive",
    "不外报": "waiver",
    "电话": "phone",
}
_MOMENTS = ("occurred_at", "known_at")
OF_OPENING = {
    "部门": "department",
    "涉事部门": "department",
    "department": "department",
    "责任": "role",
    "role": "role",
}
_YES = {"是": True, "true": True, "yes": True, "否": False, "false": False, "no": False}


def department_called(text: str, institution: Institution, *, anyway: bool = False) -> str:
    """The full name of the department that was typed, or the text itself if the institution has no such department.

    Raises UsageError for a name that is one slip of the pen away from a department's, unless it is meant `anyway`.
    """
    found = institution.department(text)
    if found is not None:
        return found.name
    near = near_department(text, institution) if text and not anyway else None
    if near is not None:
        raise UsageError(
            "near-department", f"机构包里没有“{text}”，是不是“{near}”？请改正重写；确实就叫“{text}”，请选照记"
        )
    return text


def corrected_facts(before: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The facts of an entry with those that correct it; a new time also replaces what was said about the old one."""
    timed = ("occurred_at", "rough", "unknown_time") if {"occurred_at", "unknown_time"} & given.keys() else ()
    return {**{name: value for name, value in before.items() if name not in timed}, **given}


def typed_particulars(given: Iterable[tuple[str, str]], now: datetime, since: datetime | None) -> dict[str, Any]:
    """The facts that were typed, by field of the model, as values for it; those of ADDING add up.

    Raises UsageError for a fact that does not exist, or that is given twice.
    """
    known: dict[str, Any] = {}
    for key, text in given:
        name = _NAMES.get(key, key)
        if name not in Particulars.model_fields or name in ("rough", "unknown_time"):
            raise UsageError("unknown-fact", f"没有名为“{key}”的情况{_ones_to_write(key)}；这一笔没有记")
        if not text.strip():
            continue
        if name in known and name not in ADDING:
            raise UsageError("fact-twice", f"“{key}”写了两次，只能写一次；情况前后有变的，分两笔记")
        if name in _MOMENTS:
            moment = told_moment(text, now, since=since)
            known[name] = moment.at
            if name == "occurred_at":
                known |= {"rough": moment.rough or None} if moment.at else {"unknown_time": True}
        elif name == "sensitive":
            if text.strip() not in _YES:
                raise UsageError("bad-fact", f"“{key}”只能写 是 或 否")
            known[name] = _YES[text.strip()]
        else:
            known[name] = f"{known[name].rstrip('。；')}；{text}" if name in known else text
    return {name: value for name, value in known.items() if value is not None}


def _ones_to_write(key: str) -> str:
    """The nearest of the facts that there are, or all of them where none is near."""
    hint = near(key, [name for name in map(str, (*_NAMES, *OF_OPENING)) if not name.isascii()])
    return hint or f"，可写：{'、'.join(_known_facts())}"


def _known_facts() -> list[str]:
    return [str(f.title) for n, f in Particulars.model_fields.items() if n not in ("rough", "unknown_time")]


def demand_order(
    occurred: datetime | None, later: datetime | None, *, rough: bool, flow: Flow, what: str = "获知"
) -> None:
    """Raise UsageError where `later`, the moment of `what`, lies before the event; a `rough` time allows some."""
    slack = timedelta(minutes=flow.rough_minutes if rough else 0)
    if occurred and later and elapsed(later, occurred) > slack:
        raise UsageError(
            "before-event",
            f"{what}的时刻 {shown(later)} 早于事件发生的时刻 {shown(occurred)}，请核对；发生时刻记错的先改发生时刻",
        )


LONG_AGO = timedelta(days=60)  # nobody opens a case so late; a year is mistyped sooner


def long_ago(known: Particulars, now: datetime) -> Iterator[tuple[str, str]]:
    """The fact whose date is probably mistyped, as an event lies so far back, and what to ask about it."""
    at = known.occurred_at or known.known_at
    if at is not None and elapsed(at, now) > LONG_AGO:
        called = "发生" if known.occurred_at else "获知"
        yield f"{called}时间", f"{called}时刻 {shown(at)} 在 {elapsed(at, now).days} 天以前，请核对年份和日期；写错的"


def of_either_half(given: Iterable[tuple[str, str]], known: Particulars, now: datetime) -> Iterator[tuple[str, str]]:
    """The facts whose clock time may be of either half of the day (两点半), and what to say of how it was taken."""
    for key, text in given:
        name = _NAMES.get(key, key)
        taken = getattr(known, name) if name in _MOMENTS else None
        if taken is None or not is_of_either_half(text):
            continue
        other = taken + timedelta(hours=12 if taken.hour < 12 else -12)
        if other <= now:
            yield key, f"“{text}”没有说上午还是下午，按{shown(taken)}记；是{shown(other)}的"


def known_role(role: str, flow: Flow) -> str:
    """The role of a department that was typed: 属地, 属地部门, 属地首报, 首报.

    Raises UsageError for one that the flow does not have.
    """
    typed = role.strip()
    bare = re.sub(r"部门|单位|责任|[\s（）()，,]", "", typed)
    found = next((name for name, does in flow.roles.items() if bare in (name, does, f"{name}{does}")), "")
    if typed and not found:
        listed = "、".join(f"{name}（{does}）" for name, does in flow.roles.items())
        raise UsageError("unknown-role", f"没有名为“{typed}”的责任{near(bare, flow.roles)}；可选：{listed}")
    return found
