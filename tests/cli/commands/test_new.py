from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from alvtc_info import Kind, read
from tests import Run


@pytest.mark.parametrize("kind", [str(k) for k in Kind])
def test_new_forms_can_be_typed_into_and_read_back(run_cli: Run, tmp_path: Path, kind: str) -> None:
    form, data = tmp_path / "空表.docx", tmp_path / "空表.yaml"
    assert run_cli("new", kind, "-o", form)[0] == 0
    document = read(form)
    assert "点此" not in document.text
    assert document.value("editor") == document.value("signed_off_by") == ""
    if kind != "daily":
        assert document.kind == kind
    assert run_cli("new", kind, "-o", form)[0] == 2
    assert run_cli("new", kind, "-o", data)[0] == 0
    code, _, err = run_cli("check", data)
    assert code == 2
    assert "“部门”没有填写；“标题”没有填写" in err
    filled = (
        data.read_text(encoding="utf-8")
        .replace("department: ", "department: 后勤处 ")
        .replace("title: ", "title: 漏水 ")
        .replace("  - \n", "  - 略。\n")
    )
    for field in ("name", "affiliation", "contact"):
        filled = filled.replace(f"{field}: \n", f"{field}: 某某\n")
    data.write_text(filled, encoding="utf-8")
    assert run_cli("check", data)[0] in (0, 1)


def test_a_form_filled_in_word_checks_clean(run_cli: Run, tmp_path: Path) -> None:
    form = tmp_path / "首报.docx"
    run_cli("new", "first", "-o", form)
    answers = {
        "department": "后勤处", "issue_number": "12", "reporting_unit": "后勤处", "dated": "2024年5月20日", "title": "学生公寓2号楼漏水 无人员伤亡",
        "body0": "2024年5月20日14时30分许，学生公寓2号楼3层漏水，涉及18名学生，无人员伤亡和财产损失。14时33分接宿管员报告，后勤处立即关闭总阀，"
        "处长到场指挥，水势得到控制，后续情况续报。",
        "editor": "刘某", "phone": "0483-8000000", "signed_off_by": "孙某",
    }  # fmt: skip
    with zipfile.ZipFile(form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    xml = parts["word/document.xml"].decode()
    for tag, answer in answers.items():
        before, control = xml.split(f'<w:tag w:val="{tag}"/>')
        typed = control.replace("<w:showingPlcHdr/>", "", 1)
        filled = re.sub(r"<w:t>[^<]*", f"<w:t>{answer}", typed, count=1)
        xml = f'{before}<w:tag w:val="{tag}"/>{filled}'
    parts["word/document.xml"] = xml.encode()
    with zipfile.ZipFile(form, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    code, out, _ = run_cli("check", form, "--fail-on", "info")
    assert out.startswith(f"{form}　首报·草稿：必改 0，宜改 0，可补充 0，未检查 8")
    assert code == 0
