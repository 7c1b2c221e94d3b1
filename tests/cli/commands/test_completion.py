"""Completion: every word of the command line is in the scripts, and the shells that are here do complete."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from alvtc_info.cli.command_words import Context, Option, Values, contexts
from alvtc_info.cli.main import CHINESE_COMMANDS, COMMANDS
from alvtc_info.cli.shell_scripts import SCRIPTS
from alvtc_info.model.kinds import Kind
from alvtc_info.reporters.registry import FORMATS
from alvtc_info.rules import RULES
from tests import Run

KINDS = [str(kind) for kind in Kind]
RULE_NAMES = [rule.name for rule in RULES]


@lru_cache(maxsize=1)
def known() -> dict[str, Context]:
    return {" ".join(each.names): each for each in contexts()}


def option(context: str, flag: str) -> Option:
    return next(each for each in known()[context].options if flag in each.flags)


def test_the_words_are_those_of_the_parsers() -> None:
    assert set(COMMANDS) == {name for name in known() if name and " " not in name}
    assert known()[""].chinese == CHINESE_COMMANDS
    assert option("check", "--format").value == Values("one", tuple(FORMATS), ("文字", "网页"))
    assert option("ledger list", "--format").value == Values("one", ("text", "json"), ("文字",))
    assert option("check", "--select").value == Values("list", tuple(RULE_NAMES))
    assert option("check", "-o").value == option("assess", "--ledger").value == Values("file")
    assert option("emergency start", "--place").value == Values("text")
    assert option("check", "--quiet").value is None
    assert option("check", "--include").value == Values("list", ("hidden", "comments", "deletions"))
    assert known()["check"].argument == known()["config"].argument == Values("file")
    assert known()["schema"].argument.words == tuple(KINDS)
    assert known()["rule"].argument.words == tuple(RULE_NAMES)
    assert known()["ledger"].next_words["add"] == "把一份报告记进台账"
    assert known()["ledger"].chinese["记入"] == "add"
    assert option("ledger add", "--kind").summary == "文种"
    for context in known().values():
        for each in context.options:
            assert each.summary, (context.names, each.flags)


@pytest.mark.medium
@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_word_is_in_the_script(shell: str, run_cli: Run, tmp_path: Path) -> None:
    code, script, err = run_cli("completion", shell)
    assert (code, err) == (0, "")
    words = set(re.findall(r"[\w-]+", script))
    for context in known().values():
        wanted = {*context.next_words, *context.chinese, *context.names}
        for each in context.options:
            wanted |= {flag if shell != "fish" else flag.lstrip("-") for flag in each.flags}
            wanted |= {*each.value.words, *each.value.chinese} if each.value else set()
        assert wanted <= words, (context.names, wanted - words)
    target = tmp_path / "脚本"
    assert run_cli("completion", shell, "-o", target)[0] == 0
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") is (shell == "powershell")
    assert data.decode("utf-8-sig") == script
    assert run_cli("补全", shell)[1] == script
    assert run_cli("completion", shell, "-o", target)[0] == 2


def test_an_unknown_shell_is_told_which_there_are(run_cli: Run) -> None:
    code, _, err = run_cli("completion", "csh")
    assert code == 2
    assert "bash、zsh、fish、powershell" in err


BASH = shutil.which("bash")
CASES = [
    (["ch"], ["check"]),
    (["检"], ["检查"]),
    ([""], list(COMMANDS)),
    (["--"], ["--help", "--version"]),
    (["check", "--fo"], ["--format", "--force"]),
    (["check", "a.txt", "--stat"], ["--statistics"]),
    (["check", "--format", ""], list(FORMATS)),
    (["check", "--format", "=", "js"], ["json", "jsonl"]),
    (["check", "--format", "="], list(FORMATS)),
    (["check", "--format=js"], ["--format=json", "--format=jsonl"]),
    (["检查", "--format", "s"], ["sarif"]),
    (["check", "--kind", "首"], ["首报"]),
    (["check", "--ignore", "vague-time,vague-c"], ["vague-time,vague-cutoff"]),
    (["check", "--ignore=pii-mobile,vague-c"], ["--ignore=pii-mobile,vague-cutoff"]),
    (["check", "--include", "h"], ["hidden"]),
    (["ledger", "ad"], ["add", "adopt"]),
    (["台账", "记"], ["记入"]),
    (["ledger", "--he"], ["--help"]),
    (["ledger", "add", "--kind", "fi"], ["first", "final"]),
    (["台账", "记入", "--kind", "fi"], ["first", "final"]),
    (["ledger", "add", "--k"], ["--kind"]),
    (["schema", "fi"], ["first", "final"]),
    (["rule", "vague-c"], ["vague-cutoff"]),
    (["completion", ""], list(SCRIPTS)),
    (["check", ""], []),  # the shell's own names of files
    (["check", "-o", ""], []),
    (["emergency", "start", "--place", ""], []),
    (["没有", "--x"], []),
]


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="no bash")
def test_bash_completes(tmp_path: Path) -> None:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "'\\''") + "'"

    (tmp_path / "script").write_text(SCRIPTS["bash"](), encoding="utf-8")
    lines = [
        f"COMP_WORDS=(alvtc-info {' '.join(map(quoted, words))}); COMP_CWORD={len(words)}; _alvtc_info; "
        'printf "%s|" "${COMPREPLY[@]}"; echo'
        for words, _ in CASES
    ]
    script = f"set -u\nsource {tmp_path}/script\ncomplete -p alvtc-info\n" + "\n".join(lines) + "\n"
    done = subprocess.run([str(BASH), "--norc", "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    own, *found = done.stdout.splitlines()
    assert own == "complete -o bashdefault -o default -F _alvtc_info alvtc-info"
    assert [line.split("|")[:-1] if line != "|" else [] for line in found] == [expected for _, expected in CASES]


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish")
def test_fish_completes(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(SCRIPTS["fish"](), encoding="utf-8")
    for words, expected in CASES:
        if not expected or "=" in words:
            continue
        line = " ".join(["alvtc-info", *words])
        done = subprocess.run(
            ["fish", "--no-config", "-c", f"source {tmp_path}/script; complete -C '{line}'"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert {each.partition("\t")[0] for each in done.stdout.splitlines()} >= set(expected), (line, done.stderr)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_takes_the_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell}")
    (tmp_path / "script").write_text(SCRIPTS[shell](), encoding="utf-8")
    done = subprocess.run([shell, "-n", str(tmp_path / "script")], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_quotes_and_brackets_are_closed(shell: str) -> None:
    """Words are between single quotes, without any within; what is left has its brackets in pairs."""
    script = SCRIPTS[shell]()
    bare = re.sub(r"'[^'\n]*'", "Q", re.sub(r"(?m)^\s*#.*$", "", script))
    assert "'" not in bare.replace("$Q", "")
    if shell in ("bash", "zsh"):
        bare = re.sub(r"(?m)^( +)(?:[Q|*a-z{}]+)\) ", r"\1", bare)  # the heads of cases
    pairs = {")": "(", "}": "{", "]": "["}
    opened: list[str] = []
    for char in bare:
        if char in pairs.values():
            opened.append(char)
        elif char in pairs:
            assert opened.pop() == pairs[char]
    assert opened == []


def test_no_table_of_powershell_has_a_key_twice() -> None:
    """PowerShell's keys are the same whatever the case."""
    script = SCRIPTS["powershell"]()
    tables = re.findall(r"\$(\w+) = @\{\n(.*?)\n    \}", script, re.S)
    assert not re.search("[\u2018-\u201b]", script)  # quotes to PowerShell
    assert [name for name, _ in tables] == ["aliases", "follow", "options", "values", "arguments"]
    for name, lines in tables:
        keys = [key.lower() for key in re.findall(r"(?m)^        '([^']*)' = ", lines)]
        assert len(keys) == len(set(keys)) == len(lines.splitlines()), name
        assert all(
            re.fullmatch(r"        '[^']*' = (?:'[^']*'|@\((?:'[^']*'(?:, )?)+\))", line) for line in lines.splitlines()
        )


@pytest.mark.medium
def test_other_commands_load_nothing_of_it() -> None:
    words = "from alvtc_info.cli.main import main; import sys; main(['--version']); main(['schema', 'first'])"
    names = "{'alvtc_info.cli.command_words', 'alvtc_info.cli.shell_scripts', 'alvtc_info.rules'}"
    code = f"{words}; raise SystemExit(bool({names} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
