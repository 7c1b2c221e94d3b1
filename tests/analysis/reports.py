from __future__ import annotations

from alvtc_info import Document, read
from alvtc_info.model.rule import framed

STORY = "2024年5月20日10时30分，实训楼3层配电箱冒烟，值班电工切断电源，保卫处疏散学生42人，未造成人员伤亡。"


def report(title: str, *body: str, issue: str = "第12期", name: str = "a.txt", day: str = "22") -> Document:
    row = f"后勤处　　2024年5月{day}日"
    return read(framed(title, *body, issue=issue, row=row).encode(), name=name)
