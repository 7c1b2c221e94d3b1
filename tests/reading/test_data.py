from __future__ import annotations

import json

import pytest

from alvtc_info import InputError, Kind, ReportError, read
from alvtc_info.reading.data import _noted, has_kind, load
from tests.refusing import refused

YAML = """\
kind: daily
department: 后勤处
title: 更换供水阀门
dated: 2024-05-22
body:
  - 2024年5月20日，后勤处更换阀门。
"""


def code_of(text: str, name: str) -> str:
    with pytest.raises(InputError) as caught:
        load(text, name[name.index(".") :], name)
    assert caught.value.path == name
    return caught.value.code


def test_scalars_stay_what_the_writer_meant() -> None:
    value = load(
        "a: no\nb: 2024-05-22\nc: 010\nd: 1:30\ne: ~\nf:\ng: 'null'\nh: [1.0, {i: yes}]\nj: !!str 5\n",
        ".yaml",
        "a.yaml",
    )
    assert value == {"a": "no", "b": "2024-05-22", "c": "010", "d": "1:30", "e": None, "f": None, "g": "null", "h": ["1.0", {"i": "yes"}], "j": "5"}  # fmt: skip


def test_lines_folded_in_yaml_are_joined_without_a_space_between_chinese_characters() -> None:
    value = load(
        "a: >-\n  供水正常，\n  18名学生\n  返回 宿舍 A\n  B\nb: |-\n  一 二\n  三\nc: 一 二\nd: 一\n  二\n",
        ".yaml",
        "a.yaml",
    )
    assert value == {"a": "供水正常，18名学生返回宿舍 A B", "b": "一 二\n三", "c": "一 二", "d": "一二"}


def test_json_numbers_stay_as_written() -> None:
    assert load('{"a": 1.50, "b": 12, "c": [true, null, "x\\"["]}', ".json", "a.json") == {"a": "1.50", "b": "12", "c": [True, None, 'x"[']}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: &x [1]\nb: *x\n", "alias"),
        ("!!python/object/apply:os.system ['true']\n", "tag"),
        ("a: 1\n---\nb: 2\n", "two-documents"),
        ("a: [1\n", "bad-yaml"),
        ("a: \x01\n", "bad-yaml"),
        ("? [1]\n: 2\n", "bad-key"),
        ("~: 2\n", "bad-key"),
        ("[" * 50 + "]" * 50, "too-deep"),
        ("# 只有说明\n", "empty"),
    ],
)
def test_bad_yaml_is_refused(text: str, code: str) -> None:
    assert code_of(text, "a.yaml") == code


def test_too_much_yaml_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.reading.data.NODES", 10)
    assert code_of("[1,2,3,4,5,6,7,8,9]", "a.yaml") == "too-many-nodes"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": 1, "a": 2}', "duplicate-key"),
        ('{"a": NaN}', "bad-number"),
        ('{"a": "\\ud800"}', "surrogate"),
        ('{"\\ud800": 1}', "surrogate"),
        ('["\\udfff"]', "surrogate"),
        ("{", "bad-json"),
        ("[" * 50 + "]" * 50, "too-deep"),
    ],
)
def test_bad_json_is_refused(text: str, code: str) -> None:
    assert code_of(text, "a.json") == code


def test_a_report_in_data_is_a_document_with_field_paths() -> None:
    document = read(YAML.encode(), name="a.yaml")
    assert document.kind is Kind.DAILY
    assert "body[0]" in [b.id for b in document.blocks]
    assert len(document.sha256) == 64
    as_json = json.dumps({"kind": "daily", "department": "后勤处", "title": "更换供水阀门", "dated": "2024-05-22", "body": ["2024年5月20日，后勤处更换阀门。"]})  # fmt: skip
    assert [b.text for b in read(as_json.encode(), name="a.json").blocks] == [b.text for b in document.blocks]
    assert read(YAML.encode(), name="a.yml", kind=Kind.COMPOSITE).kind is Kind.COMPOSITE


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("- 1\n", "not-a-report", "一份报告"),
        ("title: x\n", "unknown-kind", "没有写 kind"),
        ("kind: 首保\n", "unknown-kind", "是否指“首报”"),
        ("kind: daily\nfoo: 1\n", "unknown-field", "foo"),
        ("kind: daily\n", "bad-field", "部门”没有填写"),
    ],
)
def test_data_that_is_no_report_is_refused_in_chinese(text: str, code: str, words: str) -> None:
    with pytest.raises(ReportError) as caught:
        read(text.encode(), name="a.yaml")
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.path == "a.yaml"


@pytest.mark.parametrize(
    ("text", "suffix", "found"),
    [
        (YAML, ".yaml", True), ("'kind': final # x\n", ".yml", True), ("{kind: first}", ".yaml", True), ("kind: fisrt\n", ".yaml", True),
        ("spec:\n  kind: x\n", ".yaml", False), ("name: daily\n", ".yaml", False), ('{"kind": "first"}', ".json", True),
        ('{"a": {"kind": 1}}', ".json", False), ('["kind"]', ".json", False), ('{"kind": ', ".json", True), ("{", ".json", False),
    ],
)  # fmt: skip
def test_a_report_is_told_from_other_data_by_its_kind(text: str, suffix: str, found: bool) -> None:
    assert has_kind(text, suffix) is found


@pytest.mark.medium
def test_values_are_counted_before_json_is_read() -> None:
    """Ten million brackets would be gigabytes of lists."""
    many = '{"kind": [' + "[]," * 250_000 + "[]]}"
    refused("too-many-nodes", lambda: load(many, ".json", "x"))
    assert has_kind(many, ".json")
    assert not has_kind("[" * 100, ".json")
    assert load('{"a": "' + "[{," * 250_000 + '\\"]"}', ".json", "x")
    refused("bad-json", lambda: load('"' + "a" * 1000, ".json", "x"))


def test_a_field_of_blanks_is_no_place_for_a_note() -> None:
    (note,) = _noted("kind: daily\ntitle: 甲\n# 不检查 含糊时间表述：旧\nphone: ' '\nbody:\n  - 近日\n")
    assert note.blocks == ("body[0]",)


def test_a_note_without_a_field_after_it_holds_nowhere() -> None:
    text = "kind: daily\ntitle: 甲\n# 不检查 含糊时间表述：旧\nbody:\n  - 近日\n# 不检查 含糊时间表述：末尾\n"
    first, last = _noted(text)
    assert (first.blocks, last.blocks) == (("body[0]",), ())
