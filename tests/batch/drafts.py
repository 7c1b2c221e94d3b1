from __future__ import annotations

from pathlib import Path

TEXT = "近日，后勤处更换阀门3个，联系人手机13800000000。\n"


def entries(where: Path) -> list[Path]:
    return sorted(where.glob("??/*.json"))


BAD = "近日，后勤处更换阀门。\n"
