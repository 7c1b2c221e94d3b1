from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import docx
import pytest

from alvtc_info import check, read
from alvtc_info.config.settings_file import build_config
from alvtc_info.errors import InputError
from alvtc_info.institution.values import default_institution
from alvtc_info.model.result import Result
from alvtc_info.reporters.sarif import format_sarif
from alvtc_info.reporters.style import Shown
from alvtc_info.word.fix import fix
from tests import Run
from tests.linting.notes import VAGUE


def judged(text: str, name: str = "稿.md") -> Result:
    return check(read(text.encode(), name=name))


def told(result: Result) -> list[str]:
    return [f.message for f in result.findings if f.rule == "suppression"]


def vague(result: Result) -> list[str]:
    return [f.block for f in result.findings if f.rule == "vague-time"]


@pytest.mark.parametrize(
    "name", ["含糊时间表述", "vague-time", "半角标点、vague-time", "half-width-punct，含糊时间表述"]
)
def test_a_note_behind_a_line_holds_for_it(name: str) -> None:
    result = judged(f"{VAGUE} <!-- 不检查 {name}：引用原话 -->\n{VAGUE}\n")
    assert vague(result) == ["2"]
    (held,) = result.suppressed
    assert (held.finding.block, held.finding.quote, held.reason, held.by) == ("1", "近日", "引用原话", "note")


def test_a_note_on_its_own_line_holds_for_the_next_words() -> None:
    result = judged(f"<!-- 不检查 含糊时间表述：引用原话 -->\n\n{VAGUE}\n{VAGUE}\n", "稿.txt")
    assert vague(result) == ["4"]
    assert [held.finding.block for held in result.suppressed] == ["3"]


def test_a_note_at_the_end_holds_for_nothing() -> None:
    result = judged(f"{VAGUE}\n<!-- 不检查 含糊时间表述：引用原话 -->\n")
    assert vague(result) == ["1"]
    assert told(result) == ["这里没有“含糊时间表述”的问题，这个标记可以删去"]


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("不检查 含糊时间表述", "没有写理由，不起作用；请写成“不检查 含糊时间表述：理由”"),
        ("不检查 含糊时间表述：", "没有写理由，不起作用；请写成“不检查 含糊时间表述：理由”"),
        ("不检查：这段是原话", "没有写不检查哪条规则，请写成“不检查 规则名：理由”"),
        ("不检查 别的：原话", "不能不检查“别的”：没有这条规则，或它不许放过；用 alvtc-info rule 查看全部规则"),
        ("不检查 secret-marking：原话", "不能不检查“secret-marking”：没有这条规则，或它不许放过"),
        ("不检查 半角标点：原话", "这里没有“半角标点”的问题，这个标记可以删去"),
    ],
)
def test_a_faulty_note_is_itself_found_and_holds_nothing_back(note: str, message: str) -> None:
    result = judged(f"{VAGUE} <!-- {note} -->\n")
    assert vague(result) == ["1"]
    assert not result.suppressed
    (found,) = told(result)
    assert found.startswith(message)
    (finding,) = [f for f in result.findings if f.rule == "suppression"]
    assert VAGUE.startswith(finding.quote.strip())


def test_other_comments_and_words_are_no_notes() -> None:
    result = judged(f"{VAGUE} <!-- 不检查了 一 二 -->\n说明：不检查 含糊时间表述：理由\n<!-- 请不检查 -->\n")
    assert not result.suppressed
    assert not told(result)


def test_a_rule_that_was_not_run_leaves_the_note_alone() -> None:
    document = read(f"{VAGUE} <!-- 不检查 含糊时间表述：引用原话 -->\n".encode(), name="稿.txt")
    assert not check(document, ignore=["vague-time"]).findings
    assert not check(document.noting(()), ignore=["vague-time"]).suppressed


YAML = """\
kind: first
department: 保卫处   # 不检查 含糊时间表述：这里没有
title: 关于近日演练的报告   # 不检查 含糊时间表述：文件原题
# 不检查 含糊时间表述：引用原话
body:
  - 近日，保卫处组织演练。   # 一句平常的话
# 不检查 含糊时间表述：后面没有了
"""


def test_comments_of_yaml() -> None:
    result = judged(YAML, "报告.yaml")
    assert [held.reason for held in result.suppressed] == ["文件原题", "引用原话"]
    assert told(result) == ["这里没有“含糊时间表述”的问题，这个标记可以删去"] * 2


def test_the_words_in_json_are_no_note() -> None:
    data = json.dumps(
        {"kind": "first", "department": "保卫处", "title": "不检查 含糊时间表述：理由", "body": VAGUE},
        ensure_ascii=False,
    )
    assert not told(judged(data, "报告.json"))


def noted_docx(path: Path, broken: bool = False) -> Path:
    document = docx.Document()
    paragraphs = [document.add_paragraph(VAGUE) for _ in range(5)]
    document.add_comment(paragraphs[0].runs, text="不检查 含糊时间表述：引用\n原话", author="张三")
    document.add_comment([paragraphs[1].runs[0], paragraphs[2].runs[0]], text="不检查 vague-time：原文", author="张三")
    document.add_comment(paragraphs[3].runs, text="请再核对", author="张三")
    document.save(str(path))
    if broken:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts["word/comments.xml"] = parts["word/comments.xml"][:-20]
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
    return path


def test_comments_of_word_hold_for_the_paragraphs_they_are_on(tmp_path: Path, run_cli: Run) -> None:
    path = noted_docx(tmp_path / "稿.docx")
    result = check(read(path))
    assert vague(result) == ["b3", "b4"] or len(vague(result)) == 2
    assert [held.reason for held in result.suppressed] == ["引用 原话", "原文", "原文"]
    code, out, _ = run_cli("check", path)
    assert code == 1
    assert "标了不检查 3" in out
    run_cli("review", path, "-o", tmp_path / "批注.docx")
    assert len(check(read(tmp_path / "批注.docx")).suppressed) == 3


def test_broken_comments_are_told_and_the_draft_is_read(tmp_path: Path) -> None:
    result = check(read(noted_docx(tmp_path / "稿.docx", broken=True)))
    assert len(vague(result)) == 5
    assert "批注部件已损坏，按没有批注读取" in result.warnings


def test_a_comment_part_that_breaks_the_limits_refuses_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alvtc_info.reading import docx as reading

    path = noted_docx(tmp_path / "稿.docx")
    story = reading.OpenedDocx.story

    def refuse(self: reading.OpenedDocx, part: str, *rest: str) -> object:
        if rest[0] == "comment":
            raise InputError("too-large", "太大", "稿.docx")
        return story(self, part, *rest)

    monkeypatch.setattr(reading.OpenedDocx, "story", refuse)
    with pytest.raises(InputError, match="太大"):
        read(path)


def test_a_comment_on_no_words_holds_for_its_paragraph(tmp_path: Path) -> None:
    path = noted_docx(tmp_path / "稿.docx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    import re

    body = re.sub(rb"<w:commentRange(Start|End)[^>]*>", b"", parts["word/document.xml"])
    stray = b'<w:commentReference w:id="9"/><w:commentRangeStart w:id="8"/>'
    parts["word/document.xml"] = body.replace(b"<w:body>", b"<w:body>" + stray)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert [held.reason for held in check(read(path)).suppressed] == ["引用 原话", "原文"]


def test_what_is_held_back_is_not_put_right(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    line = "5月20日，保卫处组织演练,效果好。"
    path.write_text(f"{line} <!-- 不检查 半角标点：原文 -->\n{line}\n", encoding="utf-8")
    fixed = fix(path)
    assert fixed.after == f"{line} <!-- 不检查 半角标点：原文 -->\n{line.replace(',', '，')}\n"


SETTINGS = """\
[[suppress]]
files = ["旧稿/**/*.txt", "存档?.txt"]
rules = ["vague-time", "layout-page"]
reason = "存档的旧稿，不再改"
"""


def test_files_by_their_patterns(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "alvtc-info.toml").write_text(SETTINGS, encoding="utf-8")
    for name in ("旧稿/一.txt", "旧稿/甲/乙/二.txt", "新/存档3.txt", "新/存档33.txt", "旧稿/三.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(VAGUE, encoding="utf-8")
    code, out, _ = run_cli("check", ".", "--format", "json", "--select", "vague-time")
    data = json.loads(out)
    assert code == 1
    assert sorted(f["path"] for f in data["findings"]) == ["./新/存档33.txt", "./旧稿/三.md"]
    assert sorted(f["path"] for f in data["suppressed"]) == ["./新/存档3.txt", "./旧稿/一.txt", "./旧稿/甲/乙/二.txt"]
    assert {(f["reason"], f["by"]) for f in data["suppressed"]} == {("存档的旧稿，不再改", "settings")}
    lines = run_cli("check", ".", "--format", "jsonl", "--select", "vague-time")[1].splitlines()
    assert sum(json.loads(line)["type"] == "suppressed" for line in lines) == 3
    assert "旧稿/**/*.txt、存档?.txt 不查 vague-time、layout-page（存档的旧稿，不再改）" in run_cli("config", ".")[1]


def test_what_is_wrong_with_a_table_is_found_once(
    tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tables = '[[suppress]]\nfiles = ["*.txt"]\nrules = ["vague-time"]\n[[suppress]]\nfiles = ["无/*"]\nrules = ["vague-time"]\nreason = "旧"\n'
    (tmp_path / "alvtc-info.toml").write_text(tables, encoding="utf-8")
    for name in ("一.txt", "二.txt"):
        (tmp_path / name).write_text(VAGUE, encoding="utf-8")
    code, out, _ = run_cli("check", ".")
    assert code == 1
    assert out.count("[[suppress]] 第 1 项没有写理由，不起作用；请加 reason") == 1
    assert out.count("[[suppress]] 第 2 项没有用上，可以删去") == 1
    assert "配置文件：宜改 2" in out
    assert "没有用上" not in run_cli("check", "一.txt")[1]
    (tmp_path / "alvtc-info.toml").write_text(SETTINGS, encoding="utf-8")
    assert "配置文件" not in run_cli("check", "一.txt")[1]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"files": ["*"], "rules": ["vague-tim"], "reason": "旧"}, "是否指“vague-time”"),
        ({"files": ["*"], "rules": ["secret-marking"], "reason": "旧"}, "不许放过"),
        ({"files": [], "rules": ["vague-time"]}, "第 1 项要有 files"),
        ({"files": ["*"], "rules": ["vague-time"], "reason": 3}, "第 1 项要有 files"),
        ({"file": ["*"]}, "files"),
    ],
)
def test_a_table_that_does_not_fit(table: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build_config({"suppress": [table]})


def test_on_another_drive_no_pattern_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: str) -> str:
        raise ValueError

    config = build_config(
        {"suppress": [{"files": ["*"], "rules": ["vague-time"], "reason": "旧"}]}, "/甲/alvtc-info.toml"
    )
    document = read(VAGUE.encode(), name="/甲/稿.txt")
    assert check(document, config=config).suppressed
    monkeypatch.setattr(os.path, "relpath", nowhere)
    assert not check(document, config=config).suppressed


def test_the_layout_is_held_back_too(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.docx"
    docx.Document().save(str(path))
    document = docx.Document(str(path))
    document.add_paragraph(VAGUE)
    document.save(str(path))
    (tmp_path / "alvtc-info.toml").write_text(
        '[[suppress]]\nfiles = ["*.docx"]\nrules = ["layout-page"]\nreason = "别处的模板"\n', encoding="utf-8"
    )
    rules = [f["rule"] for f in json.loads(run_cli("check", path, "--layout", "--format", "json")[1])["suppressed"]]
    assert rules
    assert set(rules) == {"layout-page"}


def test_sarif_says_what_was_held_back_and_why() -> None:
    document = read(f"{VAGUE} <!-- 不检查 含糊时间表述：引用原话 -->\n".encode(), name="稿.txt")
    data = json.loads(format_sarif(Shown([(check(document), document)]), default_institution()))
    (found,) = data["runs"][0]["results"]
    assert found["suppressions"] == [{"kind": "inSource", "justification": "引用原话"}]
    assert data["runs"][0]["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == "vague-time"
