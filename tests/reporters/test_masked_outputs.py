"""A table of written forms by outputs: no private number and no secrecy mark leaves in full, by whatever way."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from alvtc_info import read
from alvtc_info.model.document import Block, Document
from alvtc_info.model.finding import Basis, Finding, Fix, Related, Severity
from alvtc_info.model.kinds import Role
from alvtc_info.model.masked import masked_failure, masked_finding, shown_text
from alvtc_info.model.result import Failure, attempt
from alvtc_info.reporters.registry import FORMATS
from alvtc_info.word.review import review
from alvtc_info.word.sign_slip import slip
from tests import Run
from tests.building import make_docx, paragraph
from tests.text.written_forms import LABELLED, NUMBERS

HEAD = "后勤处值班信息\n第12期\n后勤处　　2024年5月22日\n"
TAIL = "\n编辑：刘某　电话：0483-8000000　签发：李某\n"
FORMS = [*NUMBERS, *(text for text in LABELLED if "\n" not in text)]
# one paragraph for each form: words that other rules point at stand beside the number, so that it is in their excerpts
PARAGRAPHS = [f"近日，家长来电{form}，目前情况稳定。" for form in FORMS]
DRAFT = f"{HEAD}关于{NUMBERS[2]}来电的情况\n" + "\n".join(PARAGRAPHS) + TAIL


def leaks(text: str) -> list[str]:
    """The forms that stand in a text in full, as they were typed or as JSON, XML and HTML write them."""
    return [form for form in FORMS if form in text or json.dumps(form)[1:-1] in text]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.mark.medium
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("options", [(), ("--verbose",), ("--ignore", "pii-mobile", "--ignore", "pii-id-card")])
def test_no_format_shows_a_number(form: str, options: tuple[str, ...], draft: Path, run_cli: Run) -> None:
    code, out, err = run_cli("check", draft, "--format", form, *options)
    assert code == 1
    assert len(out) > 1_000
    assert leaks(out + err) == []


def test_what_is_masked_stands_where_it_stood(draft: Path, run_cli: Run) -> None:
    _, out, _ = run_cli("check", draft, "--format", "json")
    lines = DRAFT.split("\n")
    findings = json.loads(out)["findings"]
    private = [f for f in findings if f["rule"].startswith("pii-")]
    assert len(private) > 40
    for finding in findings:
        if finding["quote"]:
            line = lines[int(finding["block"]) - 1]
            assert len(finding["quote"]) == finding["end"] - finding["start"] <= len(line)
            written = line[finding["start"] : finding["end"]]
            shown = written if "*" not in finding["quote"] else written[:1] + finding["quote"][1:-1] + written[-1:]
            assert finding["quote"] == shown


def test_a_number_that_is_masked_in_findings_is_masked_in_their_surroundings(run_cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(HEAD + "某事\n近日，学生李某家住巴彦浩特镇土尔扈特路5号，目前情况稳定。" + TAIL, encoding="utf-8")
    for form in ("text", "html"):
        _, out, _ = run_cli("check", path, "--format", form)
        assert "学生个人信息" in out
        assert "土尔扈特" not in out


@pytest.mark.parametrize("options", [("--cache-dir", "kept"), ("--write-baseline", "base.json")])
def test_nothing_that_is_kept_holds_a_number(options: tuple[str, ...], draft: Path, run_cli: Run) -> None:
    folder = draft.parent / options[1]
    code, out, err = run_cli("check", draft, options[0], folder)
    assert code in (0, 1)
    files = [folder] if folder.is_file() else [p for p in folder.rglob("*.json") if p.is_file()]
    assert files
    assert leaks(out + err + "".join(path.read_text(encoding="utf-8") for path in files)) == []


def word(data: bytes) -> str:
    """All comments and, in a slip, all text of a .docx."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [n for n in package.namelist() if n.endswith("comments.xml")] or ["word/document.xml"]
        return "".join(package.read(name).decode() for name in names)


@pytest.mark.medium
def test_comments_and_slips_show_no_number() -> None:
    data = make_docx("".join(paragraph(line) for line in DRAFT.split("\n") if line))
    marked = review(data, name="稿.docx")
    assert marked.comments > 40
    assert leaks(word(marked.data)) == []
    assert leaks(word(slip(data, name="稿.docx"))) == []


@pytest.mark.medium
def test_reasons_of_notes_and_settings_are_masked(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.txt"
    note = "<!-- 不检查 vague-time：已致电家长{}核实 -->"
    lines = "\n".join(f"近日，后勤处检查。{note.format(form)}" for form in FORMS)
    path.write_text(f"{HEAD}某事\n{lines}{TAIL}", encoding="utf-8")
    settings = tmp_path / "alvtc-info.toml"
    settings.write_text(
        f'[[suppress]]\nfiles = ["*.txt"]\nrules = ["undated-work"]\nreason = "见{NUMBERS[0]}来电"\n', encoding="utf-8"
    )
    for form in FORMATS:
        _, out, err = run_cli("check", path, "--format", form)
        assert leaks(out + err) == []
    assert '"reason": "已致电家长1*********0核实"' in run_cli("check", path, "--format", "json")[1]


def test_lines_about_errors_are_masked(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.yaml"
    for number in NUMBERS[::8]:
        path.write_text(
            f"kind: daily\ndepartment: 后勤处\ntitle: 某事\n家长{number}: 情绪激动\nbody: 某事。\n", encoding="utf-8"
        )
        for words in (
            ("check", path),
            ("check", path, "--format", "json"),
            ("check", path, "--debug"),
            ("render", path, "-o", tmp_path / "a.docx", "--debug"),
        ):
            code, out, err = run_cli(*words)
            assert code == 2
            assert number not in out + err


def test_a_difference_is_masked(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(f"{HEAD}某事\n2024年5月20日,家长{NUMBERS[2]}来电,已答复。{TAIL}", encoding="utf-8")
    code, out, _ = run_cli("fix", path, "--diff")
    assert (code, leaks(out)) == (0, [])
    assert "已答复" in out


def test_a_number_over_a_line_break_or_under_its_label_is_masked_where_it_is_shown() -> None:
    document = Document([
        Block("1", "家长138\n0013\n8000来电", Role.BODY, "第1段"),
        Block("2", "身份证号", Role.CELL, "表1第1行第1格"),
        Block("3", "123456789012345678", Role.CELL, "表1第1行第2格"),
        Block("4", "秘", Role.CELL, "表1第2行第1格"),
        Block("5", "密", Role.CELL, "表1第2行第2格"),
    ])  # fmt: skip
    shown = [shown_text(document, block) for block in document.blocks]
    assert shown == ["家长1***********0来电", "身份证号", "1****************8", "秘", "密"]
    finding = Finding(
        "r", "t", Severity.INFO, Basis.PRACTICE, "", "", "", "2", "", 0, 4, "身**号", "m",
    )  # fmt: skip
    assert shown_text(document, document.blocks[1], [finding]) == "身**号"


def test_every_string_of_a_finding_is_masked_and_no_correction_holds_a_mask() -> None:
    number, mark = "138 0013 8000", "机密★10年"
    site = Related("a.txt", "1", number, 0, 1, number)
    finding = Finding(
        "r", "t", Severity.INFO, Basis.PRACTICE, "", "", "a.txt", "1", f"批注（{number}）", 0, 1, mark, number,
        Fix(f"致电{number}", safe=True), None, (site,), (number,),
    )  # fmt: skip
    found = masked_finding(finding)
    assert found.fix is None
    assert number not in repr(found)
    assert mark not in repr(found)
    kept = replace(finding, fix=Fix("2024年5月20日", safe=True))
    assert masked_finding(kept).fix == kept.fix


def test_failures_are_masked() -> None:
    def fails() -> None:
        raise ValueError("13800138000")

    failed = attempt("a.txt", fails)
    assert isinstance(failed, Failure)
    assert "13800138000" not in failed.trace
    assert masked_failure(Failure("a.txt", "c", "13800138000")).message == "1*********0"


@pytest.mark.medium
def test_precision_in_outputs(tmp_path: Path, run_cli: Run) -> None:
    from tests.text.written_forms import READABLE

    path = tmp_path / "稿.txt"
    path.write_text(f"{HEAD}某事\n" + "\n".join(READABLE) + TAIL, encoding="utf-8")
    _, out, _ = run_cli("check", path, "--format", "html")
    assert [text for text in READABLE if text not in out and "<" not in text and text in DRAFT] == []
    texts = [block.text for block in read(path).blocks]
    assert [shown_text(read(path), block) for block in read(path).blocks] == texts
