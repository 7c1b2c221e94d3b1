"""The reporting clock (三): reports by word of mouth within their limits, and the written first report.

Who is reported to, in which order and within which time is the institution's flow.
The log of calls is a fact beside the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.reporting_clock import ORAL, clock_start, first_contact, minutes_late, ordinary, uncertain
from alvtc_info.model.finding import Basis, Severity, whole
from alvtc_info.model.kinds import Kind, Stage
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.clock_times import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from alvtc_info.institution.values import Step
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Hit


def _start(document: Document) -> datetime:
    start = clock_start(document.institution.flow, document.facts)
    assert start is not None
    return start


def _clock(document: Document, step: Step) -> str:
    flow, facts = document.institution.flow, document.facts
    if step.outside and ordinary(flow, facts):
        return "；一般事件，是否外报由学院研判"
    if uncertain(flow, facts):
        return "；发生时间不详的，请在文中写明“发生时间不详，×时×分接报”"
    return ""


def _judge(document: Document, step: Step, name: str) -> Iterator[Hit]:
    """A hit where there is no timely report by word of mouth to this post or body."""
    flow, facts, start = document.institution.flow, document.facts, _start(document)
    contact = first_contact(flow, facts, name)
    limit = step.minutes or 0
    if contact is None:
        other = first_contact(flow, facts, name, ("message", "written"))
        instead = "，只有书面或消息记录，不能代替电话口头报告" if other else ""
        yield whole(
            f"没有口头报{name}的记录（规定 {limit} 分钟内）{instead}{_clock(document, step) if step.outside else ''}"
        )
    elif contact.at < start:
        yield whole(f"口头报{name}的时刻早于事件时刻，请核对两个时刻")
    elif over := minutes_late(start, contact.at, limit):
        yield whole(
            f"口头报{name}超时 {over} 分钟（规定 {limit} 分钟内，{shown(start, start)}起算，{shown(contact.at, start)}报告）{_clock(document, step)}"
        )


def deadline_oral_30(document: Document) -> Iterator[Hit]:
    """口头首报晚于事件发生后 30 分钟，或者没有口头报部门主要负责人的记录。

    {3a}：首报信息必须在 30 分钟内电话口头向部门主要负责人直报。从发生时刻起算，恰好 30 分钟不算超时；发生时间不详才从获知时刻起算。
    已经过去的时限不是稿件的毛病：作为时限记录列在问题之后，不算必改，不影响报送。拨打 110、119、120 不能代替向部门负责人报告，发微信也不能。
    """
    for step in document.institution.flow.inner:
        if step.minutes is not None:
            for name in step.to:
                yield from _judge(document, step, name)


def deadline_oral_40(document: Document) -> Iterator[Hit]:
    """对外口头报告晚于事件发生后 40 分钟，或者漏了一家。

    {3c}：40 分钟内，党政办公室电话口头报盟委行署总值班室和自治区教育厅、盟教体局，三家逐家判断，恰好 40 分钟不算超时。
    外报是党政办公室的事，列为时限记录，不算必改，不影响报送；经研判不外报、写明研判结论（waiver）的不检查。
    """
    for step in document.institution.flow.outside("oral"):
        if step.minutes is not None and not document.facts.waiver:
            for name in step.to:
                yield from _judge(document, step, name)


def _written(document: Document) -> Step | None:
    """The step on paper with the shortest limit; None where there is none."""
    steps = document.institution.flow.outside("written")
    return min(steps, key=lambda step: step.minutes or 0, default=None)


def deadline_written_60(document: Document) -> Iterator[Hit]:
    """书面首报晚于事件发生后 60 分钟。

    {3d}：1 小时内书面报告。从发生时刻起算，恰好 60 分钟不算超时；发生时间不详才从获知时刻起算。晚了也要报：
    列为时限记录，不算必改，不影响报送。报送时刻没有写的，取报告记录里第一次书面报送的时刻。
    """
    step = _written(document)
    sent = document.facts.written_at
    assert sent is not None
    if step is None or step.minutes is None:
        return
    if sent < _start(document):
        yield whole("报送时刻早于事件时刻，请核对两个时刻")
    elif over := minutes_late(_start(document), sent, step.minutes):
        yield whole(f"书面首报超时 {over} 分钟（规定 {step.minutes} 分钟内），请说明原因{_clock(document, step)}")


def emergency_missing_written(document: Document) -> Iterator[Hit]:
    """已经口头报告，却没有书面首报的报送记录，或者书面首报没有签发。

    {3d}：1 小时内报送书面首报。微信、短信发出的不算书面。正在写的首报还没有报送是当然的：列为时限记录，不算必改，不影响报送。
    书面首报晚了由“书面首报时限”提示；已报送稿缺签发由“页脚要素”提示。
    """
    step = _written(document)
    contacts = document.facts.contacts or ()
    if step is None or not any(contact.by in ORAL for contact in contacts):
        return
    if document.facts.written_at is None:
        posted = any(contact.by == "message" for contact in contacts)
        instead = "；微信、短信发出的不算书面" if posted else ""
        yield whole(f"已口头报告，没有书面首报的报送记录（规定 {step.minutes} 分钟内）{instead}")
    elif document.stage is not Stage.SENT and not document.value("signed_off_by"):
        yield whole("书面首报已有报送记录，稿上却没有签发，请补签")


_FIRST = framed("实训楼3层配电箱冒烟首报", "2024年5月20日10时，实训楼3层配电箱冒烟，无人员伤亡。")
_UNSIGNED = _FIRST.replace("签发：李某", "签发：")
_AT = "2024-05-20 10:00"
_HEAD, _BODIES = "部门主要负责人", "盟委行署总值班室、自治区教育厅、盟教体局"


def logged(
    *entries: tuple[str, str] | tuple[str, str, str], says: tuple[str, ...] = (), text: str = _FIRST, **event: object
) -> Example:
    """A first report with this log of calls: when (10:20 of the day, or 21 08:30 of a later one), to whom, how."""
    contacts = [
        {"at": f"2024-05-{at if ' ' in at else f'20 {at}'}", "to": to, "by": by[0] if by else "电话"}
        for at, to, *by in entries
    ]
    occurred = {"occurred_at": _AT} if "known_at" not in event else {}
    return Example(text, Kind.FIRST, meta={"event": {**occurred, **event, "contacts": contacts}}, says=says)


def _sent(at: str, *says: str, **event: object) -> Example:
    meta = {"submitted_at": f"2024-05-{at}", "event": event}
    return Example(_FIRST, Kind.FIRST, meta=meta, says=says)


_FIRST_ONLY = frozenset({Kind.FIRST})

RULES = (
    Rule(
        check=deadline_oral_30,
        record=True,
        family="deadlines",
        title="口头首报时限",
        clause="3a",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=_FIRST_ONLY,
        structural=True,
        needs=("contacts", "clock_start"),
        bad=(
            logged(("10:35", _HEAD), says=("超时 5 分钟",)),
            logged(("10:31", "后勤处处长"), says=("10时31分报告",)),
            logged(("21 01:00", _HEAD), says=("5月21日1时00分报告",)),
            logged(("10:45", "盟委行署总值班室", "书面"), says=("没有口头报部门主要负责人",)),
            logged(("10:10", _HEAD, "微信"), says=("不能代替",)),
            logged(("09:50", _HEAD), says=("早于事件时刻",)),
            logged(("10:05", "119"), says=("没有口头报",)),
            logged(("10:40", _HEAD), known_at=_AT, says=("接报",)),
            logged(("10:35", _HEAD), rough=True, says=("超时 5 分钟",)),
            logged(("10:36", _HEAD), rough=True, says=("超时 6 分钟",)),
            logged(("10:31", _HEAD), rough=True, says=("超时 1 分钟",)),
            logged(("10:10", _HEAD, "书面"), known_at=_AT, says=("只有书面或消息记录",)),
        ),
        good=(
            logged(("10:20", _HEAD)),
            logged(("10:30", _HEAD)),
            logged(("10:00", _HEAD)),
            logged(("10:28", "后勤处处长王某", "当面"), ("10:50", _HEAD)),
            logged(("10:25", _HEAD), known_at=_AT),
            logged(("10:10", "119"), ("10:15", "处长")),
            Example(_FIRST, Kind.FIRST, meta={"event": {"occurred_at": _AT}}),
        ),
    ),
    Rule(
        check=deadline_oral_40,
        record=True,
        family="deadlines",
        title="对外口头报告时限",
        clause="3c",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=_FIRST_ONLY,
        structural=True,
        needs=("contacts", "clock_start"),
        bad=(
            logged(("10:50", _BODIES), says=("总值班室超时 10 分钟", "教育厅超时 10 分钟", "教体局超时 10 分钟")),
            logged(("10:20", "自治区教育厅"), says=("没有口头报盟委行署总值班室", "没有口头报盟教体局")),
            logged(("10:30", "总值班室、教育厅"), ("11:30", "教体局"), says=("没有口头报盟委行署总值班室", "教体局超时 50 分钟")),
            logged(says=("总值班室的记录", "教育厅的记录", "教体局的记录")),
            logged(("10:30", "盟总值班室、教育厅"), ("10:38", "教体局", "微信"), says=("盟教体局的记录（规定 40 分钟内），只有",)),
            logged(("10:30", "盟总值班室、教育厅"), ("10:41", "教体局"), level="一般", says=("超时 1 分钟",)),
            logged(("10:30", "盟总值班室、教育厅"), ("10:41", "教体局"), level="一般", sensitive=True, says=("超时 1 分钟",)),
            logged(("10:30", "盟总值班室、教育厅"), level="一般", says=("没有口头报盟教体局",)),
        ),
        good=(
            logged(("10:25", "盟委行署总值班室"), ("10:30", "自治区教育厅"), ("10:32", "盟教体局")),
            logged(("10:38", _BODIES)),
            logged(("10:15", _HEAD), waiver="经研判不属重特大事件，不外报"),
            logged(("10:40", "盟总值班室、内蒙古自治区教育厅、阿拉善盟教育体育局")),
            logged(("10:18", "行署总值班室"), ("10:19", "教育厅"), ("10:20", "教体局"), ("10:50", _BODIES, "书面")),
            Example(_FIRST, Kind.FIRST, meta={"event": {"occurred_at": _AT}}),
        ),
    ),
    Rule(
        check=deadline_written_60,
        record=True,
        family="deadlines",
        title="书面首报时限",
        clause="3d",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=_FIRST_ONLY,
        structural=True,
        needs=("written_at", "clock_start"),
        bad=(
            _sent("20 11:05", "超时 5 分钟", occurred_at=_AT),
            _sent("20 11:01", "超时 1 分钟", occurred_at=_AT),
            _sent("20 12:00", "超时 60 分钟", occurred_at=_AT, known_at="2024-05-20 11:10"),
            _sent("21 08:30", "超时 1290 分钟", occurred_at=_AT),
            _sent("20 11:15", "发生时间不详", known_at=_AT),
            _sent("20 09:30", "早于事件时刻", occurred_at=_AT),
            _sent("20 11:05", "超时 5 分钟", occurred_at=_AT, rough=True),
            _sent("20 11:06", "超时 6 分钟", occurred_at=_AT, rough=True),
            _sent("20 11:05", "超时 5 分钟", occurred_at=_AT, level="一般"),
            logged(("10:20", _HEAD), ("11:30", _BODIES, "OA"), says=("超时 30 分钟",)),
        ),
        good=(
            _sent("20 11:00", occurred_at=_AT),
            _sent("20 10:50", occurred_at=_AT),
            _sent("20 10:55", known_at=_AT),
            _sent("20 10:00", occurred_at=_AT),
            logged(("10:20", _HEAD), ("10:50", _BODIES, "书面")),
            Example(_FIRST, Kind.FIRST, meta={"submitted_at": "2024-05-20 18:00"}),
        ),
    ),
    Rule(
        check=emergency_missing_written,
        record=True,
        family="deadlines",
        title="缺书面首报",
        clause="3d",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=_FIRST_ONLY,
        structural=True,
        needs=("contacts",),
        bad=(
            logged(("10:20", _HEAD), says=("没有书面首报",)),
            logged(("10:20", _HEAD), ("10:35", _BODIES), says=("没有书面首报",)),
            logged(("10:20", _HEAD), ("10:40", "盟总值班室", "微信"), says=("不算书面",)),
            logged(("10:20", _HEAD, "当面"), level="一般", says=("没有书面首报",)),
            logged(("10:20", _HEAD), ("10:50", _BODIES, "书面"), text=_UNSIGNED, says=("没有签发",)),
            logged(("10:20", _HEAD), ("10:50", _BODIES, "书面"), text=_UNSIGNED, level="一般", says=("没有签发",)),
            logged(("10:20", _HEAD), known_at=_AT, says=("没有书面首报",)),
        ),
        good=(
            logged(("10:20", _HEAD), ("10:50", _BODIES, "书面")),
            logged(("10:20", _HEAD), ("13:20", _BODIES, "OA")),
            logged(("10:40", "党政办公室", "书面")),
            logged(("10:20", _HEAD), ("10:40", "党政办公室", "传真")),
            Example(_FIRST, Kind.FIRST, meta={"submitted_at": "2024-05-20 10:50", "event": {"contacts": [{"at": "2024-05-20 10:20", "to": _HEAD, "by": "电话"}]}}),
        ),
    ),
)  # fmt: skip
