"""A gap that has been filled loses its yellow when the draft is formatted; one that has not keeps it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from alvtc_info import set_layout
from tests import Run
from tests.building import WORD, make_docx, paragraph

YELLOW = '<w:highlight w:val="yellow"/>'
STYLES = f'<w:styles xmlns:w="{WORD}"><w:style w:type="character" w:styleId="T"><w:name w:val="填写提示"/></w:style></w:styles>'
HEAD = (
    paragraph("后勤处值班信息")
    + paragraph("第12期")
    + paragraph("后勤处　　2026年11月20日")
    + paragraph("公寓漏水（首报）")
)


def run(text: str, *properties: str) -> str:
    return f"<w:r><w:rPr>{''.join(properties)}</w:rPr><w:t>{text}</w:t></w:r>"


def draft(*runs: str, head: str = HEAD) -> bytes:
    tail = paragraph("编辑：刘某　电话：0483-8000000　签发：李某")
    parts: dict[str, str | bytes] = {"word/styles.xml": STYLES}
    return make_docx(f"{head}<w:p>{''.join(runs)}</w:p>{tail}", parts=parts, links=(("styles", "styles.xml"),))


def runs_of(data: bytes) -> dict[str, str]:
    """The properties of each run by its text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    return {m[2]: m[1] for m in re.finditer(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>|<w:rPr/>)?<w:t[^>]*>(.*?)</w:t></w:r>", xml)}


@pytest.mark.parametrize("mark", [YELLOW, '<w:shd w:val="clear" w:fill="FFFF00"/>', '<w:rStyle w:val="T"/>'])
def test_text_loses_the_mark_of_a_gap_and_a_slot_keeps_it(mark: str) -> None:
    found = runs_of(
        set_layout(draft(run("2026年11月20日14时", mark), run("，"), run("{地点}", mark), run("漏水。")), name="a.docx")
    )
    named = re.search(r"<w:(\w+)", mark)[1]  # type: ignore[index]
    assert named not in found["2026年11月20日14时"]
    assert named in found["{地点}"] or named == "shd"


def test_what_means_something_else_stays() -> None:
    other = runs_of(set_layout(draft(run("核对", '<w:highlight w:val="green"/>')), name="a.docx"))
    assert "green" in other["核对"]
    asked = ("待补数字", "（待核实）", "此处请王某补写", "是8时还是9时？")
    runs = runs_of(set_layout(draft(*(run(each, YELLOW) for each in (*asked, "经核实，供水恢复"))), name="a.docx"))
    assert [each for each in runs if "yellow" in (runs[each] or "")] == list(asked)
    notice = runs_of(set_layout(draft(run("请于11月20日前报名。", YELLOW), head=paragraph("报名通知")), name="a.docx"))
    assert "yellow" in notice["请于11月20日前报名。"]


def test_format_says_it(run_cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "首报.docx"
    path.write_bytes(draft(run("2026年11月20日14时，2号楼漏水。", YELLOW)))
    code, out, err = run_cli("check", path)
    assert "还带着黄色底纹，核对无误后去掉底色" in out
    code, out, err = run_cli("format", path)
    assert code == 0
    assert "有 1 段填好的字还带着黄色底纹，已经去掉" in out + err
    assert "黄色底纹" not in run_cli("check", tmp_path / "首报（排版）.docx")[1]
