"""What is told of a title against its text."""

from __future__ import annotations

from alvtc_info import Kind, read
from alvtc_info.analysis.titles_apart import titles_apart
from alvtc_info.model.rule import framed


def told(title: str, *body: str, kind: Kind = Kind.DAILY, department: str = "后勤处") -> list[tuple[str, bool]]:
    document = read(framed(title, *body, department=department).encode(), name="a.txt", kind=kind)
    return [(document.text[start:end], sure) for start, end, _, sure in titles_apart(document)]
