"""Where findings stand in the file, line and column, in text and in reports written as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import Document, Finding, Result, check, check_file, read, read_text
from tests import Run

HEAD = "kind: daily\ndepartment: 后勤处\ndated: 2024-05-22\n"


def vague(result: Result) -> list[Finding]:
    return [each for each in result if each.rule == "vague-time"]


def shown(text: str, finding: Finding) -> str:
    """The characters of the file at the place of a finding."""
    assert finding.line
    assert finding.column
    assert finding.end_column
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[finding.line - 1][finding.column - 1 : finding.end_column - 1]


BODIES = {
    "plain": "body: 后勤处近日更换阀门\n",
    "list": "# 注释\nbody:\n- 第一段。\n- 后勤处近日更换阀门。\n",
    "literal": "body: |\n  第一段。\n\n    后勤处近日更换阀门。\n",
    "folded": "body: >-\n  第一段长长的\n  一行，近日更换\n  阀门。\n",
    "single": "body: '他说：''近日''不近，近日更换。'\n",
    "double": 'body: "第一段。\\n\\u540e勤处\\t近日\\"更换\\"。"\n',
    "double over lines": 'body: "第一段长，\\\n    近日更换。"\n',
    "flow": "body: [第一段, 近日更换]\n",
    "heading": "body:\n- heading: 近日的工作\n- 一段。\n",
    "table": "body:\n- table:\n  - [甲, 乙]\n  - [丙, 近日更换]\n  caption: 近日情况\n- 一段。\n",
}


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("brk", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("body", BODIES)
def test_a_word_in_yaml_is_where_it_stands(body: str, brk: str, mark: str) -> None:
    text = mark + (HEAD + "title: 检修阀门\n" + BODIES[body]).replace("\n", brk)
    found = vague(check(text.encode(), name="a.yaml"))
    assert found
    for finding in found:
        assert shown(text, finding) == "近日"


def test_a_word_in_json_is_where_it_stands() -> None:
    data = {
        "kind": "daily",
        "department": "后勤处",
        "title": "检修",
        "body": ["一段。", "后勤处\t近日“更换”。\n近日又换。"],
    }
    for indent in (None, 2, "\t"):
        text = json.dumps(data, ensure_ascii=False, indent=indent)
        found = vague(check(text.encode(), name="a.json"))
        places = [shown(text, finding) for finding in found if finding.line]
        assert len(found) == 2
        assert places == ["近日", "近日"], indent
    text = json.dumps(data)
    assert [shown(text, each) for each in vague(check(text.encode(), name="a.json"))] == [r"\u8fd1\u65e5"] * 2


def test_a_word_that_is_written_otherwise_is_at_its_field() -> None:
    text = HEAD.replace("2024-05-22", "2024-05-26") + "title: 检修\nsigned_off_by: 张某\nbody: 5月20日更换。\n"
    result = check(text.encode(), name="a.yaml")
    whole = [each for each in result if not each.quote]
    assert whole
    for finding in whole:
        assert (finding.line, finding.column, finding.end_column) in {(4, 8, 8), (None, None, None)}


def test_text_has_its_lines_and_word_has_none(tmp_path: Path) -> None:
    text = "第一行\r\n\r近日更换。\n"
    (finding,) = vague(check(text.encode(), name="a.txt", select="vague-time"))
    assert (finding.line, finding.column, finding.end_column) == (3, 1, 3)
    assert shown(text, finding) == "近日"
    (word,) = vague(check(read_text("近日。").noting(()), select="vague-time"))
    assert word.line == 1


@pytest.mark.medium
def test_a_document_that_was_read_keeps_its_lines() -> None:
    text = HEAD + "title: 检修\nbody: 近日更换。 # 不检查 含糊时间表述：引用\n"
    document = read(text.encode(), name="a.yaml")
    result = check(document)
    assert not vague(result)
    (suppressed,) = result.suppressed
    assert shown(text, suppressed.finding) == "近日"
    assert check(read(text.encode(), name="a.yaml", timeout=60)) == result
    assert document.in_source("").source == "" != document.source
    assert isinstance(document, Document)


def test_json_that_yaml_does_not_take_has_no_lines() -> None:
    text = '{"kind": "daily", "department": "后勤处", "title": "检修", "body": ["近日\x80更换。"]}'
    (finding,) = vague(check(text.encode(), name="a.json"))
    assert finding.to_dict()["line"] is None


def test_formats_show_the_line_of_yaml(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD + "title: 检修\nbody:\n- 今天布署工作，近日完成。\n", encoding="utf-8")
    arguments = ("check", path, "--select", "vague-time,typo-confusable")
    told: dict[str, Any] = {
        form: run_cli(*arguments, "--format", form)[1] for form in ("github", "gitlab", "sarif", "checkstyle", "json")
    }
    assert "line=6,col=10,endColumn=12," in told["github"]
    assert {each["location"]["lines"]["begin"] for each in json.loads(told["gitlab"])} == {6}
    assert 'line="6" column="10"' in told["checkstyle"]
    (run,) = json.loads(told["sarif"])["runs"]
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in run["results"]]
    assert {"startLine": 6, "startColumn": 10, "endColumn": 12, "snippet": {"text": "近日"}} in regions
    assert all("fixes" not in each for each in run["results"])
    assert {(each["line"], each["column"]) for each in json.loads(told["json"])["findings"]} == {(6, 5), (6, 10)}
    assert check_file(path).to_dict()["findings"][0]["line"]
