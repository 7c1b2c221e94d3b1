"""A report to render, and walks over the file that it becomes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from alvtc_info import (
    Document,
    Role,
)

BASE: dict[str, Any] = {
    "department": "后勤处", "issue_number": 3, "dated": "2024-05-22", "title": "更换供水阀门",
    "body": ["2024年5月20日，后勤处更换阀门。"], "editor": "刘某", "phone": "0483-8000000", "signed_off_by": "李某",
}  # fmt: skip


def shape(document: Document) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in document.blocks]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def body_xml(data: bytes) -> str:
    return part(data, "word/document.xml")
