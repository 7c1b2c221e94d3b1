"""What errors and hints say is to be done, in words that fit any program; the command line has its own, by options."""

from __future__ import annotations

CREATE = "还没有的要先新建"
REGISTER = "新设的请先登记"
YEAR = "请写明年份"
CATEGORY = "请写明类别"
SOUND = "没有写错就写明核对过"
IN_NOTE = "在备注里写明"
NO_NAMES = "不要再写标题、部门"
NO_UNTIL = "不要另写算到哪一天"
WITH_REASON = "一定要现在定稿，请写明理由"


def name(label: str) -> str:
    """What to do about a value that was not found: 请写明部门."""
    return f"请写明{label}"
