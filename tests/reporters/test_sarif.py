from __future__ import annotations

import json
from pathlib import Path

from tests import Run
from tests.reporters.findings import TEXT, formatted
from tests.rules.series import PLANTED, documents


def test_sarif_says_places_rules_and_fixes() -> None:
    run = json.loads(formatted("sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [note["descriptor"]["id"] for note in run["invocations"][0]["toolExecutionNotifications"]] == [
        "broken",
        "crash",
    ]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(rules) == sorted(rules)
    assert rules["vague-time"]["help"]["text"]
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "vague-time"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E7%A8%BF%20%E4%BB%B6.txt", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 1, "endColumn": 3, "snippet": {"text": "近日"}},
    }
    fixed = next(r for r in run["results"] if r["ruleId"] == "jiezhi-misuse")
    replacement = fixed["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"] == {"text": "截至"}
    assert (
        TEXT.splitlines()[1][
            replacement["deletedRegion"]["startColumn"] - 1 : replacement["deletedRegion"]["endColumn"] - 1
        ]
        == "截止"
    )
    assert run["artifacts"][0]["hashes"]["sha-256"]
    assert formatted("sarif", [], name="/tmp/稿.txt").count("file:///tmp/") > 1


def test_word_places_are_named_and_reports_of_one_event_are_related(
    tmp_path: Path, run_cli: Run, examples: Path
) -> None:
    series = next(each for each in PLANTED if each["name"].startswith("三处"))
    paths = [tmp_path / f"{number}.txt" for number, _ in enumerate(documents(series))]
    for path, document in zip(paths, documents(series), strict=True):
        path.write_text(document.text, encoding="utf-8")
    run = json.loads(run_cli("check", *paths, "--one-event", "--format", "sarif")[1])["runs"][0]
    related = [place for result in run["results"] for place in result.get("relatedLocations", [])]
    assert related
    assert related[0]["physicalLocation"]["region"]["snippet"]["text"] in related[0]["message"]["text"]
    assert "对照：" in run_cli("check", *paths, "--one-event", "--format", "html")[1]
    run = json.loads(run_cli("check", examples / "draft.docx", "--format", "sarif")[1])["runs"][0]
    place = run["results"][0]["locations"][0]
    assert place["logicalLocations"][0]["name"] == "第6段"
    assert place["physicalLocation"]["region"] == {"startLine": 1, "snippet": {"text": "目前"}}
    _, out, _ = run_cli("check", examples / "draft.docx", "--format", "github")
    assert "line=" not in out
    assert "第6段“目前”" in out


def test_a_rule_of_ones_own_has_no_page(tmp_path: Path, run_cli: Run) -> None:
    (tmp_path / "alvtc-info.toml").write_text(
        '[[rules]]\nname = "no-blue"\ntitle = "不写蓝色"\navoid = ["蓝色"]\nmessage = "不写"\nbad = ["⟦蓝色⟧"]\ngood = ["红色"]\n',
        encoding="utf-8",
    )
    (tmp_path / "稿.txt").write_text("蓝色的房子。\n", encoding="utf-8")
    _, out, err = run_cli("check", tmp_path / "稿.txt", "--format", "sarif", "--select", "no-blue")
    assert err == ""
    (rule,) = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"] == rule["fullDescription"] == {"text": "不写蓝色"}
    assert "helpUri" not in rule
