"""The reporting clock (三): how long after the event the written first report went out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from alvtc_info.document import Kind
from alvtc_info.finding import Basis, Severity, whole
from alvtc_info.rule import Example, Rule, framed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.document import Document
    from alvtc_info.finding import Hit


def deadline_written_60(document: Document, *, minutes: int = 60) -> Iterator[Hit]:
    """书面首报晚于事件发生后 60 分钟。

    {3d}：1 小时内书面报告。从发生时刻起算，恰好 60 分钟不算超时；发生时间不详才从获知时刻起算，这时只作宜改。
    """
    facts = document.facts
    start, sent = facts.clock_start, facts.submitted_at
    assert start is not None
    assert sent is not None
    late = sent - start
    if late < timedelta(0):
        yield whole("报送时刻早于事件时刻，请核对两个时刻")
    elif late > timedelta(minutes=minutes):
        over = -((timedelta(minutes=minutes) - late) // timedelta(minutes=1))
        if facts.occurred_at is None:
            yield whole(
                f"书面首报比获知时刻晚 {minutes + over} 分钟，超过规定 {over} 分钟；请注明发生时间", Severity.WARNING
            )
        else:
            yield whole(f"书面首报超时 {over} 分钟（规定 {minutes} 分钟内），请说明原因")


_FIRST = framed("实训楼3层配电箱冒烟首报", "2024年5月20日14时30分，实训楼3层配电箱冒烟，无人员伤亡。")


def _sent(at: str, *says: str, **event: str) -> Example:
    return Example(_FIRST, Kind.FIRST, meta={"submitted_at": f"2024-05-{at}", "event": event}, says=says)


_AT = "2024-05-20 14:30"

RULES = (
    Rule(
        check=deadline_written_60,
        title="书面首报时限",
        clause="3d",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        kinds=frozenset({Kind.FIRST}),
        structural=True,
        needs=("submitted_at", "clock_start"),
        bad=(
            _sent("20 15:35", "超时 5 分钟", occurred_at=_AT),
            _sent("20 15:31", "超时 1 分钟", occurred_at=_AT),
            _sent("20 16:30", "超时 60 分钟", occurred_at=_AT, known_at="2024-05-20 15:40"),
            _sent("21 08:30", "超时 1020 分钟", occurred_at=_AT),
            _sent("20 15:45", "超过规定 15 分钟", known_at=_AT),
            _sent("20 14:00", "早于事件时刻", occurred_at=_AT),
        ),
        good=(
            _sent("20 15:30", occurred_at=_AT),
            _sent("20 15:20", occurred_at=_AT),
            _sent("20 15:25", known_at=_AT),
            _sent("20 14:30", occurred_at=_AT),
            Example(_FIRST, Kind.FIRST, meta={"submitted_at": "2024-05-20 18:00"}),
        ),
    ),
)
