"""Paths as other programs read them: from the root of the repository, in every format, whatever the name."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import pytest
from lxml import etree

from alvtc_info.reading.repository import CI_ROOTS
from alvtc_info.reporters.registry import FORMATS
from alvtc_info.reporters.sarif import RULE_PAGES, uri
from tests import Run

POSIX = pytest.mark.skipif(os.name == "nt", reason="no file may have this name there")
NAMES = [
    "稿 件.txt",
    "100%.txt",
    "%20#1.txt",
    "a,b;c&d='e'.txt",
    "[一]{二}^~`!@$+.txt",
    *(
        pytest.param(name, marks=POSIX)
        for name in ("a:b.txt", "a\\b.txt", '"<问>?*|.txt', "换\n行\r.txt", "\x1b[31m.txt")
    ),
]


def _in_github(text: str) -> set[str]:
    found = re.findall(r"(?m)^::\w+ file=([^,:]*)", text)
    return {v.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%") for v in found}  # fmt: skip


def _in_sarif(text: str) -> set[str]:
    run = json.loads(text)["runs"][0]
    places = [
        place["physicalLocation"]["artifactLocation"] for result in run["results"] for place in result["locations"]
    ]
    places += [artifact["location"] for artifact in run["artifacts"]]
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"].endswith("/")
    assert {place["uriBaseId"] for place in places} == {"%SRCROOT%"}
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["uri"]) for place in places)
    assert all(urlsplit(place["uri"]).path == place["uri"] for place in places)
    return {unquote(place["uri"]) for place in places}


PATHS: dict[str, Callable[[str], set[str]]] = {  # what a program takes for the path
    "jsonl": lambda text: {json.loads(line)["path"] for line in text.splitlines()},
    "gitlab": lambda text: {entry["location"]["path"] for entry in json.loads(text)},
    "github": _in_github,
    "sarif": _in_sarif,
    "junit": lambda text: {str(case.get("classname")) for case in etree.fromstring(text.encode()).iter("testcase")},
    "checkstyle": lambda text: {str(each.get("name")) for each in etree.fromstring(text.encode()).iter("file")},
}


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a repository, and the working folder in another."""
    for name in CI_ROOTS:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path / "drafts"


def test_all_formats_for_programs_are_tried() -> None:
    assert set(PATHS) == {name for name, each in FORMATS.items() if each.rooted}


@pytest.mark.parametrize("name", NAMES)
def test_every_name_in_every_format(name: str, drafts: Path, run_cli: Run) -> None:
    (drafts / name).write_text("近日，后勤处更换阀门。\n", encoding="utf-8", newline="")
    for form, paths in PATHS.items():
        code, out, _ = run_cli("check", "../drafts/.", "--format", form)
        assert code == 1
        expected = name
        if form in ("junit", "checkstyle"):
            expected = name.replace("\x1b", "\\u001b").replace("\r", "\\u000d")
        elif form == "github":
            expected = name.replace("\x1b", "\\u001b")  # a log shows it: a terminal would obey
        assert paths(out) == {f"drafts/{expected}"}, form
        assert "\x1b" not in out
    for form in ("text", "json"):
        assert "../drafts/./" in run_cli("check", "../drafts/.", "--format", form)[1]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_a_name_that_is_no_text_is_the_same_bytes_in_a_uri(drafts: Path, run_cli: Run) -> None:
    raw = b"\xd0\xc5\xcf\xa2.txt"
    Path(os.fsdecode(bytes(drafts) + b"/" + raw)).write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    run = json.loads(run_cli("check", drafts, "--format", "sarif")[1])["runs"][0]
    assert unquote_to_bytes(run["artifacts"][0]["location"]["uri"]) == b"drafts/" + raw
    for form in PATHS:
        code, out, _ = run_cli("check", drafts, "--format", form)
        assert (code, "drafts/" in out) == (1, True)


def test_a_file_outside_the_repository_is_absolute(drafts: Path, run_cli: Run, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("外 面") / "a.txt"
    for path in (outside, drafts / "a.txt"):
        path.write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    for form, paths in PATHS.items():
        out = run_cli("check", outside, drafts / "a.txt", "--format", form)[1]
        if form != "sarif":
            assert paths(out) == {outside.as_posix(), "drafts/a.txt"}, form
            continue
        places = [each["location"] for each in json.loads(out)["runs"][0]["artifacts"]]
        assert places == [{"uri": outside.as_uri()}, {"uri": "drafts/a.txt", "uriBaseId": "%SRCROOT%"}]


def test_failures_notes_suppressed_findings_and_other_reports_too(drafts: Path, run_cli: Run) -> None:
    (drafts / "a.txt").write_text("近日，后勤处更换阀门。<!-- 不检查 含糊时间表述：引用原话 -->\n", encoding="utf-8")
    (drafts / "空.txt").write_bytes(b"")
    (drafts / "b.pdf").write_bytes(b"%PDF")
    for form in PATHS:
        code, out, _ = run_cli("check", "../drafts", "--format", form)
        assert code == 2
        assert ".." not in out, form
        assert form in ("jsonl", "sarif") or ("drafts/空.txt" in out), form
    lines = [json.loads(line) for line in run_cli("check", "../drafts", "--format", "jsonl")[1].splitlines()]
    assert {(line["type"], line["path"]) for line in lines} >= {
        ("suppressed", "drafts/a.txt"),
        ("error", "drafts/空.txt"),
        ("note", "drafts/b.pdf"),
    }
    head = "后勤处值班信息\n第12期\n后勤处　　2024年5月{}日\n实训楼冒烟（{}）\n5月20日，后勤处检修阀门。\n"
    (drafts / "c.txt").write_text(head.format(20, "首报"), encoding="utf-8")
    (drafts / "d.txt").write_text(head.format(21, "续报"), encoding="utf-8")
    out = run_cli("check", "../drafts/c.txt", "../drafts/d.txt", "--select", "report-order", "--format", "jsonl")[1]
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert (found["path"], [site["path"] for site in found["related"]]) == ("drafts/d.txt", ["drafts/c.txt"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a:b.txt", "a%3Ab.txt"),
        ("稿/一 二.txt", "%E7%A8%BF/%E4%B8%80%20%E4%BA%8C.txt"),
        ("a\\b%#?.txt", "a%5Cb%25%23%3F.txt"),
        ("/稿/a:b.txt", "file:///%E7%A8%BF/a%3Ab.txt"),
        ("//host/share/a b.txt", "file://host/share/a%20b.txt"),
        ("C:/a b.txt", "C%3A/a%20b.txt"),
        ("\ud800.txt", "%ED%A0%80.txt"),
        ("", ""),
    ],
)
def test_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_a_drive_is_absolute_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.reporters.sarif.os.path.isabs", lambda path: True)
    assert uri("C:/a b:c.txt") == "file:///C:/a%20b%3Ac.txt"


def test_the_same_draft_in_two_folders_has_fingerprints_of_its_own(drafts: Path, run_cli: Run) -> None:
    for folder in ("一", "二"):
        (drafts / folder).mkdir()
        (drafts / folder / "a.txt").write_text("近日，后勤处更换阀门。\n近日，后勤处更换阀门。\n", encoding="utf-8")
        (drafts / folder / "空.txt").write_bytes(b"")
    entries = json.loads(run_cli("check", drafts, f"{drafts}/一/./a.txt", "--format", "gitlab")[1])
    marks = [entry["fingerprint"] for entry in entries]
    assert len(entries) == 6
    assert len(set(marks)) == len(marks)
    assert all(re.fullmatch(r"[0-9a-f]{32}", mark) for mark in marks)
    again = json.loads(run_cli("check", "../drafts", "../drafts/一/./a.txt", "--format", "gitlab")[1])
    assert [entry["fingerprint"] for entry in again] == marks


def required(value: dict[str, Any], *names: str) -> None:
    assert set(names) <= set(value), (names, value)
    assert all(value[name] not in ("", None, [], {}) for name in names), value


def test_sarif_has_what_github_and_azure_require(
    drafts: Path, run_cli: Run, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drafts / "草.docx").write_bytes((examples / "draft.docx").read_bytes())
    (drafts / "a.yaml").write_text("kind: daily\ndepartment: 后勤处\ntitle: 阀门\nbody: 近日更换。\n", encoding="utf-8")
    (drafts / "b.txt").write_text("近日，截止5月20日完成。\n", encoding="utf-8")
    monkeypatch.setenv(RULE_PAGES, "https://git.example/a/b/blob/v1/docs/rules/")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://user:word@git.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/b")
    monkeypatch.setenv("GITHUB_SHA", "0" * 40)
    log = json.loads(run_cli("check", "../drafts", "--format", "sarif")[1])
    required(log, "$schema", "version", "runs")
    (run,) = log["runs"]
    required(run, "tool", "results", "automationDetails", "originalUriBaseIds", "columnKind", "invocations")
    assert run["automationDetails"]["id"].endswith("/")  # GitHub: a category
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": f"{drafts.parent.as_uri()}/"}}
    assert run["versionControlProvenance"] == [
        {"repositoryUri": "https://git.example/a/b", "revisionId": "0" * 40, "mappedTo": {"uriBaseId": "%SRCROOT%"}}
    ]
    driver = run["tool"]["driver"]
    required(driver, "name", "fullName", "version", "rules", "informationUri")
    for rule in driver["rules"]:
        required(rule, "id", "name", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration")
        assert rule["helpUri"] == f"https://git.example/a/b/blob/v1/docs/rules/{rule['id']}.md"
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["tags"]
    assert {Path(each["location"]["uri"]).suffix for each in run["artifacts"]} == {".docx", ".yaml", ".txt"}
    identities = set()
    for result in run["results"]:
        required(result, "ruleId", "message", "level", "locations", "partialFingerprints")
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        (place,) = result["locations"]
        region, artifact = place["physicalLocation"]["region"], place["physicalLocation"]["artifactLocation"]
        assert region["startLine"] >= 1
        assert region.get("endColumn", 2) >= region.get("startColumn", 1) >= 1
        assert ".." not in artifact["uri"]
        identities.add((artifact["uri"], result["ruleId"], result["partialFingerprints"]["primaryLocationLineHash"]))
    assert len(identities) == len(run["results"])
    monkeypatch.setenv(RULE_PAGES, "javascript:alert(1)")
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    (run,) = json.loads(run_cli("check", "../drafts", "--format", "sarif")[1])["runs"]
    assert not any("helpUri" in rule for rule in run["tool"]["driver"]["rules"])
    assert run["versionControlProvenance"][0]["branch"] == "main"
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION"):
        monkeypatch.delenv(name, raising=False)
    assert (
        "versionControlProvenance" not in json.loads(run_cli("check", "../drafts", "--format", "sarif")[1])["runs"][0]
    )
