"""Options that do not go together, or not with this command, end in one Chinese line and exit code 2."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alvtc_info.cli.main import COMMANDS
from tests import Run

DRAFT_COMMANDS = {"check": (), "fix": ("--diff",), "review": ("-o", "{out}.docx"), "slip": ("-o", "{out}.docx"),
    "format": ("-o", "{out}.docx"), "submit": ("-o", "{out}.zip")}  # fmt: skip
WRONG_CHOICES = [
    ("--kind", "novel"), ("--stage", "later"), ("--report-date", "2024-13-01"), ("--report-date", "下周"), ("--select", ","),
    ("--select", "vague-tim"), ("--ignore", "，"), ("--ignore", "vague-tim"), ("--include", "notes"), ("--profile", "novel"),
    ("--layout-profile", "wide"), ("--timeout", "0"), ("--timeout", "nan"), ("--timeout", "soon"), ("--institution", "{out}"),
    ("--config", "{out}.toml"), ("--meta", "{out}.yaml"), ("--ledger", "{out}.db"), ("--encoding", "klingon"),
    ("--isolated", "--config", "{out}.toml"), ("--bogus",), ("--kind",), ("--in",),
]  # fmt: skip


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    return path


def one_line(found: tuple[int, str, str]) -> None:
    code, out, err = found
    assert (code, out, err.count("\n")) == (2, "", 1), found
    assert re.search(r"[\u4e00-\u9fff]{2}", err), err
    assert "Traceback" not in err


def filled(words: tuple[str, ...], folder: Path) -> list[str]:
    return [word.replace("{out}", str(folder / "没有")) for word in words]


LEDGER = "{out}.db"  # only a command that judges opens it


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        pytest.param(command, wrong, id=" ".join((command, *wrong)))
        for command in DRAFT_COMMANDS
        for wrong in WRONG_CHOICES
        if command != "format" or wrong[-1] != LEDGER
    ],
)
def test_every_command_on_a_draft_refuses_the_same(
    command: str, wrong: tuple[str, ...], tmp_path: Path, run_cli: Run, examples: Path, draft: Path
) -> None:
    word = command in ("review", "format", "submit")
    source = examples / "draft.docx" if word and wrong[0] != "--encoding" else draft
    one_line(run_cli(command, source, *filled(DRAFT_COMMANDS[command], tmp_path), *filled(wrong, tmp_path)))
    assert not list(tmp_path.glob("没有*"))


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{draft}", "--statistics", "--format", "json"),
        ("check", "{draft}", "--statistics", "--format", "html"),
        ("check", "{draft}", "--format", "pdf"),
        ("check", "{draft}", "--jobs", "0"),
        ("check", "{draft}", "--jobs", "257"),
        ("check", "{draft}", "--color", "blue"),
        ("check", "{draft}", "--fail-on", "never"),
        ("check", "{draft}", "--baseline", "{out}", "--write-baseline", "{out}"),
        ("check", "{draft}", "--baseline", "{out}"),
        ("check", "{draft}", "--quiet=yes"),
        ("fix", "{draft}", "--diff", "--in-place"),
        ("fix", "{draft}", "-o", "{draft}"),
        ("fix", "{draft}", "-o", "{out}", "--diff"),
        ("review", "{word}", "-o", "{out}.docx", "--suggest", "--fix"),
        ("review", "{word}", "-o", "{out}.docx", "--unsafe"),
        ("review", "{word}", "-o", "{word}"),
        ("review", "{word}", "-o", "{out}.doc"),
        ("slip", "{draft}", "-o", "{out}.pdf"),
        ("format", "{word}", "-o", "{out}.doc"),
        ("format", "{word}", "-o", "{out}.docx", "--layout-profile", "web-news"),
        ("format", "{draft}", "-o", "{out}.docx"),
        ("submit", "{word}", "-o", "{out}.docx"),
        ("submit", "{draft}", "-o", "{out}.zip"),
        ("receive", "{draft}"),
        ("render", "{draft}", "-o", "{out}.docx"),
        ("new", "novel", "-o", "{out}.docx"),
        ("new", "first", "-o", "{out}.txt"),
        ("flowchart", "-o", "{out}.svg", "--now", "14:30"),
        ("ledger",),
        ("ledger", "sing"),
        ("emergency",),
        ("emergency", "log", "{draft}"),
        ("assess", "--year", "24"),
        ("config", "{out}"),
        ("config", "--isolated", "--config", "{out}"),
        ("schema", "novel"),
        ("rule", "zzz"),
        ("rule", "--diff", "1.1", "1.0"),
        ("rule", "--diff", "0.9", "1.0"),
        ("rule", "--diff", "1.0"),
        ("rule", "--test", "--isolated"),
        ("sing",),
        ("--sing",),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together(
    words: tuple[str, ...], tmp_path: Path, run_cli: Run, examples: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = [word.replace("{draft}", str(draft)).replace("{word}", str(examples / "draft.docx")) for word in words]
    one_line(run_cli(*filled(tuple(given), tmp_path)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["稿.txt"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_knows_its_own_options_only(command: str, run_cli: Run) -> None:
    one_line(run_cli(command, "--no-such-option"))
    code, out, err = run_cli(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"用法：alvtc-info {command}")


def test_help_lists_every_command_with_its_line(run_cli: Run) -> None:
    _, out, _ = run_cli("--help")
    for name, summary in COMMANDS.items():
        assert re.search(rf"(?m)^\s+{name}\s+{re.escape(summary)}（也可写 \w+）$", out), name
