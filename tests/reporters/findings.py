"""Findings to show in every format."""

from __future__ import annotations

from typing import Any

from alvtc_info import check, read
from alvtc_info.institution.values import default_institution
from alvtc_info.model.document import Document
from alvtc_info.model.result import Failure, Result
from alvtc_info.reporters.registry import format_run
from alvtc_info.reporters.style import PLAIN, Shown

COLLEGE = default_institution()
TEXT = "一段平常的话。\n近日，学院开展检查，截止2024年5月20日完成。\n联系人手机13912345678，据了解<情况>正常。\n"
FAILED = [Failure("坏 的,文件:1.docx", "broken", "文件坏了：100%\n第二行"), Failure("", "crash", "出错")]


def checked(text: str = TEXT, name: str = "稿 件.txt") -> list[tuple[Result, Document]]:
    document = read(text.encode(), name=name)
    return [(check(document), document)]


def formatted(form: str, failures: list[Failure] = FAILED, **given: Any) -> str:
    return format_run(form, Shown(checked(**given), failures), COLLEGE, PLAIN)
