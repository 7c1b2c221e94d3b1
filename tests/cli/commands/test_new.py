from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from alvtc_info import Kind, read
from tests import Run


@pytest.mark.medium
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


@pytest.mark.medium
def test_a_follow_up_takes_instructions_and_talk_online_from_the_ledger(
    run_cli: Run, tmp_path: Path, examples: Path
) -> None:
    source, ledger, target = examples / "first.yaml", tmp_path / "台账.db", tmp_path / "续报.yaml"
    at = ("--ledger", ledger, "--by", "刘某")
    assert run_cli("ledger", "add", source, "--create", "--category", "问题情况反映", *at)[0] == 0
    assert (
        run_cli(
            "台账",
            "批示",
            "1",
            "--level",
            "院党政办公室",
            "--leader",
            "院长",
            "--words",
            "查明原因",
            "--to",
            "后勤处",
            *at,
        )[0]
        == 0
    )
    assert run_cli("台账", "舆情", "有人在贴吧发帖", "--item", "1", "--watcher", "宣传部", *at)[0] == 0
    assert run_cli("new", "续报", "--from", source, "--ledger", ledger, "--item", "1", "-o", target)[0] == 0
    text = target.read_text(encoding="utf-8")
    assert "查明原因" in text
    assert "贴吧" in text
    assert "暂无领导批示" not in text
    assert "{网络舆情" not in text
    for wrong in (
        ("首报", "--from", source, "--item", "1"),
        ("续报", "--item", "1"),
        ("续报", "--from", source, "--ledger", ledger),
    ):
        assert "--ledger 和 --item 一起用" in run_cli("new", *wrong, "-o", tmp_path / "x.yaml")[2]
    assert (
        run_cli("new", "续报", "--from", source, "--ledger", ledger, "--item", "9", "-o", tmp_path / "x.yaml")[0] == 2
    )
