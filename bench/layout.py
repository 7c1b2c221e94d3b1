"""Render the reports that a layout must hold, for a probe to judge.

usage: python bench/layout.py OUT      (writes .docx files into the folder OUT: every example, and the hard cases)
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from alvtc_info import DailyReport, load_report, render
from alvtc_info.reading.data import load

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LONG = (
    "2024年5月20日，后勤处对学生公寓供水支管逐段查看，更换接口垫圈，登记位置、型号和责任人，并把结果通报各系。"
    "维修人员两人一组，先关阀、再拆卸、后试压，每更换一处都由值班员签字确认，“先安人、后修管”的要求得到落实——当日恢复供水。"
)


def hard_cases() -> dict[str, DailyReport]:
    """The hard cases by name."""
    base: dict[str, Any] = {
        "issue_number": 12,
        "dated": "2024-05-22",
        "title": "后勤处更换学生公寓供水支管",
        "editor": "刘某",
        "phone": "0483-8000000",
        "signed_off_by": "孙某",
        "body": (LONG, LONG),
    }
    long_body: list[Any] = []
    for part in ("一期", "二期", "三期"):
        long_body.append({"heading": f"{part}更换情况"})
        for section in ("公寓", "教学楼"):
            long_body += [
                {"heading": section, "level": 2},
                LONG * 2,
                {"heading": f"{section}东侧", "level": 3},
                LONG * 3,
                LONG * 2,
            ]
    table = {
        "table": [
            ["位置", "情况", "责任部门"],
            ["2号楼", "接口垫圈老化，" * 12, "后勤处"],
            ["3号楼", "正常", "后勤处"],
        ],
        "caption": "表1 查看情况",
    }
    picture = {"picture": "pictures/placement.png", "caption": "图1 更换数量", "width_mm": 120}
    return {
        "masthead-5": DailyReport(department="处", **base),
        "masthead-17": DailyReport(department="马克思主义学院思想政治教研部"[:13], **base),
        "masthead-18": DailyReport(department="马克思主义学院思想政治理论教研部", **base),
        "long-unit": DailyReport(
            department="后勤处", reporting_unit="后勤保障处公寓管理中心学生公寓二号楼值班室", **base
        ),
        "title-three-lines": DailyReport(
            department="后勤处",
            **{
                **base,
                "title": "关于后勤处会同学生工作处、保卫处对学生公寓和教学楼供水支管老化接口集中更换工作进展情况的报告",
            },
        ),
        "ten-pages": DailyReport(department="后勤处", **{**base, "body": long_body}),
        "table": DailyReport(department="后勤处", **{**base, "body": [LONG, table, LONG]}),
        "picture": DailyReport(department="后勤处", **{**base, "body": [LONG, picture, LONG]}),
        "no-headings": DailyReport(department="后勤处", **base),
        "unsigned": DailyReport(department="后勤处", **{**base, "signed_off_by": None}),
        "long-names": DailyReport(
            department="后勤处",
            **{**base, "editor": "刘某、孙某、钱某、赵某、李某、周某", "phone": "0483-8000000、0483-8000001"},
        ),
    }


def main(out: str) -> None:
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(EXAMPLES.glob("*.yaml")):
        report = load_report(load(path.read_text(encoding="utf-8"), ".yaml", str(path)))
        render(report, folder / f"{path.stem}.docx", folder=EXAMPLES, force=True)
    for name, report in hard_cases().items():
        render(report, folder / f"{name}.docx", folder=EXAMPLES, force=True)


if __name__ == "__main__":
    main(sys.argv[1])
