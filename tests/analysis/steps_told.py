"""What is told of the hours of steps."""

from __future__ import annotations

from alvtc_info import Kind, read
from alvtc_info.analysis.steps_apart import steps_apart
from alvtc_info.model.rule import framed


def told(*body: str, title: str = "学生突发疾病情况") -> list[str]:
    document = read(framed(title, *body).encode(), name="a.txt", kind=Kind.FIRST)
    return [document.text[start:end] for start, end, _, _ in steps_apart(document)]
