"""A draft without findings and one with, for commands."""

from __future__ import annotations

from alvtc_info import Document

GOOD = "2024年5月20日，后勤处更换阀门，当日恢复供水。\n"
BAD = "近日，后勤处更换阀门。\n"


def broken(*_: object, **__: object) -> Document:
    raise RuntimeError("secret bug")
