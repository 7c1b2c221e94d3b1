"""Lines with pictures are as high as these."""

from __future__ import annotations

from pathlib import Path

from alvtc_info import set_layout
from tests.building import make_docx, paragraph
from tests.layout.drafts import BOX, FREE, INLINE, W
from tests.word.drafts import run, saved, tree


def test_lines_with_a_picture_are_as_high_as_it_is(tmp_path: Path) -> None:
    data = make_docx(
        paragraph("后勤处检查供水管线")
        + f"<w:p>{INLINE}</w:p><w:p>{run('图文并排的一段')}{INLINE}</w:p><w:p>{run('绕排的一段')}{FREE}{BOX}</w:p>"
    )
    found = list(tree(set_layout(saved(tmp_path, data))).iter(f"{W}p"))
    lines = [p.find(f"{W}pPr/{W}spacing") for p in found]
    assert [None if each is None else each.get(f"{W}lineRule") for each in lines if each is not None] == [
        "auto",
        "auto",
    ]
    assert [e.get(f"{W}val") for e in found[0].getroottree().iter(f"{W}pStyle")] == ["ReportPicture", "Kept1"]
