from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from alvtc_info.cli.commands import check
from alvtc_info.cli.parser import ChineseParser
from alvtc_info.config.settings_file import KEYS
from alvtc_info.rules import RULES
from tests import ROOT, Run

SETTINGS = """
ignore = ["cliche"]
enable = ["first-mention-abbrev"]
[severity]
vague-quantity = "warning"
[options.stale-info]
days = 3
[words.vague-time]
add = { "择机" = "写明哪一天" }
drop = ["近期"]
[departments."后勤处".words.vague-time]
add = ["入冬前"]
[[rules]]
name = "no-slang"
avoid = ["搞掂"]
"""


def test_which_settings_hold_and_whence(tmp_path: Path, run_cli: Run) -> None:
    draft = tmp_path / "稿" / "一.txt"
    draft.parent.mkdir()
    draft.write_text("好。\n", encoding="utf-8")
    assert run_cli("config", draft, "--isolated")[1].startswith(
        "配置文件：没有，都用默认\n文体 profile：duty（值班信息）　（默认）\n"
    )
    path = tmp_path / "alvtc-info.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    code, out, _ = run_cli("config", draft)
    assert code == 0
    assert out.splitlines() == [
        f"配置文件：{path}",
        "文体 profile：duty（值班信息）　（默认）",
        "规则集 ruleset：当前版　（默认）",
        "只用 select：全部　（默认）",
        "不用 ignore：cliche　（配置文件）",
        "打开试行的 enable：first-mention-abbrev　（配置文件）",
        "级别 severity：vague-quantity=warning　（配置文件）",
        "选项 options：stale-info.days=3　（配置文件）",
        "加词去词 words：vague-time 加择机 去近期；后勤处：vague-time 加入冬前　（配置文件）",
        "不检查 suppress：无　（默认）",
        "不看的文件 exclude：无　（默认）",
        "自己的规则 rules：no-slang　（配置文件）",
        "人员名单 names：无　（默认）",
        "本院常改 corrections：无　（默认）",
    ]
    path.write_text('select = ["vague-time"]\nprofile = "news"\n', encoding="utf-8")
    out = run_cli("config", tmp_path)[1]
    assert "只用 select：vague-time　（配置文件）" in out
    assert "文体 profile：news（网页新闻）　（配置文件）" in out
    assert "找不到" in run_cli("config", tmp_path / "没有.docx")[2]
    path.write_text("selct = []\n", encoding="utf-8")
    assert "select" in run_cli("config", tmp_path)[2]


def test_the_schema_of_the_settings_knows_every_key_and_option(run_cli: Run) -> None:
    schema = json.loads(run_cli("config", "--schema")[1])
    assert set(schema["properties"]) == set(KEYS)
    options = schema["properties"]["options"]["properties"]
    assert {name: set(table["properties"]) for name, table in options.items()} == {
        rule.name: set(rule.defaults) for rule in RULES if rule.defaults
    }


def options_of_check() -> ChineseParser:
    parser = ChineseParser()
    check.add_options(parser)
    return parser


def test_the_hook_of_pre_commit_is_a_command_of_ours() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, command, *words = hook["entry"].split()
    assert (program, command) == ("alvtc-info", "check")
    assert options_of_check().parse_args([*words, "稿.docx"]).paths == ["稿.docx"]


def test_the_gitlab_template_is_a_command_of_ours() -> None:
    job = yaml.safe_load((ROOT / "integrations" / "gitlab.yml").read_text(encoding="utf-8"))["信息稿件检查"]
    line = job["script"][-1].replace("$ALVTC_INFO_PATHS", "稿").replace("$ALVTC_INFO_ARGUMENTS", "--stage sent")
    program, command, *words = line.split()
    assert (program, command) == ("alvtc-info", "check")
    arguments = options_of_check().parse_args(words)
    assert (arguments.format, arguments.output) == ("gitlab", job["artifacts"]["reports"]["codequality"])


def test_the_template_at_its_old_place_does_the_same_and_says_so() -> None:
    new, old = (
        yaml.safe_load((ROOT / folder / "gitlab.yml").read_text(encoding="utf-8"))["信息稿件检查"]
        for folder in ("integrations", "ci")
    )
    said = old["script"].pop(0)
    assert said.startswith("echo")
    assert "integrations/gitlab.yml" in said
    assert old == new


@pytest.fixture
def repository(tmp_path: Path, examples: Path) -> Path:
    """A repository with a draft, and the program in a folder beside it."""
    program = tmp_path / "bin" / "alvtc-info"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m alvtc_info "$@"\n')
    program.chmod(0o755)
    top = tmp_path / "库"
    (top / "ci").mkdir(parents=True)
    (top / "drafts" / "五月").mkdir(parents=True)
    (top / "drafts" / "五月" / "draft.docx").write_bytes((examples / "draft.docx").read_bytes())
    (top / "drafts" / "a:b.txt").write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(top)], check=True, capture_output=True)
    return top


def in_shell(script: str, folder: Path, program: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of a CI system: with its variables, and with none of the CI system that runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_", "BUILD_"))}
    environment = {**kept, "PATH": f"{program}:{os.environ['PATH']}", **variables}
    return subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


PATHS_TOLD = {"drafts/五月/draft.docx", "drafts/a:b.txt"}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a shell script, and a name that no file may have there")
def test_the_github_action_shows_findings_in_the_diff(repository: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    given = {name: value["default"] for name, value in action["inputs"].items()} | {"paths": "../drafts"}
    context = {
        "github.server_url": "https://git.example",
        "github.action_repository || github.repository": "o/alvtc-info",
        "github.action_ref || github.sha": "v1",
        **{f"inputs.{name}": value for name, value in given.items()},
    }

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: context[found[1]], text)

    variables = {
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_ACTION_PATH": str(ROOT),
        **{name: filled(value) for name, value in step["env"].items()},
    }
    program = repository.parent / "bin"
    done = in_shell(step["run"], repository / "ci", program, **variables)
    assert done.returncode == 1
    places = [
        (level, path.replace("%3A", ":")) for level, path in re.findall(r"(?m)^::(\w+) file=([^,:]+),", done.stdout)
    ]
    assert {path for _, path in places} == PATHS_TOLD
    assert {level for level, _ in places} >= {"error", "warning"}
    (run,) = json.loads((repository / "ci" / "alvtc-info.sarif").read_text(encoding="utf-8"))["runs"]
    found = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]}
    assert {unquote(each) for each in found} == PATHS_TOLD
    assert "drafts/a%3Ab.txt" in found
    assert run["tool"]["driver"]["rules"][0]["helpUri"].startswith(
        "https://git.example/o/alvtc-info/blob/v1/docs/rules/"
    )
    for draft in (repository / "drafts").rglob("*.*"):
        draft.unlink()
    (repository / "drafts" / "好.txt").write_text("一段平常的话。\n", encoding="utf-8")
    done = in_shell(step["run"], repository / "ci", program, **variables)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a shell script, and a name that no file may have there")
def test_the_gitlab_template_shows_findings_in_the_diff(repository: Path) -> None:
    job = yaml.safe_load((ROOT / "integrations" / "gitlab.yml").read_text(encoding="utf-8"))["信息稿件检查"]
    (line,) = [line for line in job["script"] if line.startswith("alvtc-info")]
    variables = {**job["variables"], "ALVTC_INFO_PATHS": "../drafts/.", "CI_PROJECT_DIR": str(repository)}
    done = in_shell(line, repository / "ci", repository.parent / "bin", **variables)
    assert done.returncode == 1
    report = repository / "ci" / job["artifacts"]["reports"]["codequality"]
    entries = json.loads(report.read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in entries} == PATHS_TOLD
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
