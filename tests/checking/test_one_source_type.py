"""Every entrance takes every source that it can, and tells what it expects for the rest."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import (
    DailyReport,
    Rule,
    check,
    check_file,
    list_rules,
    read,
    read_text,
    result_schema,
)
from alvtc_info.config.settings_file import build_config
from tests import Run
from tests.refusing import refused

TEXT = "近日，后勤处更换阀门。"
OWN = {"rules": [{"name": "school-name", "title": "校名", "avoid": ["阿盟职院"], "bad": ["⟦阿盟职院⟧更换阀门。"]}]}


def told(result: Any) -> list[str]:
    return [finding.quote for finding in result if finding.rule == "vague-time"]


def test_whatever_is_checked_is_found_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    sources: list[Any] = [
        path,
        str(path),
        path.read_bytes(),
        io.BytesIO(path.read_bytes()),
        read(path),
        read_text(TEXT),
    ]
    for entrance in (check, check_file):
        for source in sources:
            if hasattr(source, "seek"):
                source.seek(0)
            assert told(entrance(source, kind="daily")) == ["近日"], (entrance, source)
    report = DailyReport(department="后勤处", title="后勤处更换阀门", body=TEXT)
    assert told(check(report)) == told(check_file(report)) == ["近日"]


@pytest.mark.parametrize("wrong", [3, None, {}, [], object()])
def test_what_is_no_source_is_told_so(wrong: Any) -> None:
    for entrance in (check, check_file, read):
        assert "不能是" in refused("bad-source", lambda entrance=entrance: entrance(wrong))  # type: ignore[misc]
    assert "文件、字节请用 read" in refused("bad-source", lambda: read_text(wrong))


def test_text_has_a_name_that_says_what_it_is() -> None:
    assert read_text(TEXT).name == "文字.txt"
    assert read_text("# 更换阀门\n\n正文。", name="a.md").value("title") == "更换阀门"


def test_a_result_as_data_is_what_the_command_prints(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "<!-- alvtc-info: off -->\n", encoding="utf-8")
    printed = json.loads(run_cli("check", path, "--format", "json")[1])
    assert check_file(path).to_dict() == printed
    assert printed["findings"][0] == next(iter(check_file(path))).to_dict()


def test_the_schema_names_the_keys_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "首报.txt"
    path.write_text(
        "后勤处值班信息\n第1期\n后勤处　　2024年5月22日\n漏水（首报）\n2024年5月22日14时30分，近日漏水，联系人13800000000。\n"
        "编辑：刘某　电话：0483-8000000　签发：李某\n",
        encoding="utf-8",
    )
    schema, data = result_schema(), check_file(path).to_dict()
    assert set(schema["required"]) == set(data)
    keys = schema["$defs"]["finding"]["properties"]
    assert {key for finding in data["findings"] for key in finding} <= set(keys)
    assert all(set(schema["$defs"]["finding"]["required"]) <= set(finding) for finding in data["findings"])
    assert any("urgency" in finding for finding in data["findings"])
    documented = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in documented for key in (*schema["required"], *keys)), "docs/json.md"


def test_rules_are_listed_with_all_that_is_known_of_them() -> None:
    rules = list_rules()
    assert all(isinstance(rule, Rule) and rule.name and rule.title and rule.clause and rule.page for rule in rules)
    assert len({rule.name for rule in rules}) == len(rules)
    own = list_rules(config=build_config(OWN))
    assert [rule.name for rule in own[len(rules) :]] == ["school-name"]


def test_rules_of_a_file_of_settings_are_listed_too(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('[[rules]]\nname = "a-b"\ntitle = "校名"\navoid = ["甲乙"]\nbad = ["⟦甲乙⟧"]\n', encoding="utf-8")
    assert list_rules(config=path)[-1].name == list_rules(config=str(path))[-1].name == "a-b"
