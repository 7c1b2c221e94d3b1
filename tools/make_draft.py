"""Make examples/draft.docx: a first report typed by hand in Word, with the faults such drafts have.

usage: python tools/make_draft.py
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from alvtc_info.files import repack

TARGET = Path(__file__).resolve().parent.parent / "examples" / "draft.docx"
BODY = (
    "    5月22日9时10分许，教学楼3号楼因供电线路故障突然停电，正在进行的计算机基础统考中断，涉及4个考场、126名考生，无人员受伤。"
    "9时15分，教务处接监考教师报告，后勤处立即启用备用电源。监考教师反映，停电时多数考生正在作答第二大题题目前三题。",
    "    目前，3号楼供电已恢复，考生情绪稳定。近日该线路曾两次跳闸，昨日下午后勤处已安排检修。",
    "    据了解，同类线路在其他教学楼也有使用。截止目前，已有12名考生提出补时申请，联系人手机13800000000。",
    "    下一步，教务处将研究补考安排，后续情况续报。",
)


def main() -> None:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "宋体", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")

    def line(text: str, *, centred: bool = False, size: float = 14, red: bool = False, bold: bool = False) -> None:
        paragraph = document.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold
        if red:
            run.font.color.rgb = RGBColor(0xC0, 0, 0)

    line("教务处值班信息", centred=True, size=30, red=True, bold=True)
    line("第  期", centred=True)
    line("报送单位:教务处                      2024年5月22日")
    line("关于教学楼3号楼统考期间停电情况的报告（首报）", centred=True, size=18, bold=True)
    for text in BODY:
        line(text)
    line("编 辑：张某      电话:0483-8000005      签发：")
    core = document.core_properties
    core.title, core.author, core.comments = "统考停电首报", "教务处", ""
    core.created = core.modified = datetime(2024, 5, 22)
    stream = io.BytesIO()
    document.save(stream)
    TARGET.write_bytes(repack(stream.getvalue()))


if __name__ == "__main__":
    main()
