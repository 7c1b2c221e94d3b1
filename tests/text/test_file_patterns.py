"""Patterns of files in the settings: what they mean, and that none takes long whatever the name of a file."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from random import Random

import pytest

from alvtc_info.model.suppression import Exemption
from alvtc_info.text import file_patterns
from alvtc_info.text.file_patterns import IgnoredFiles, fits, parts, problem


def as_expression(pattern: str) -> re.Pattern[str]:
    """What a pattern means, as an expression of `re` (which may take for ever)."""
    kinds = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(kinds.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*\*|\*|\?)", pattern)))


@pytest.mark.medium
def test_a_pattern_means_what_its_expression_means() -> None:
    chance = Random(3)
    for _ in range(5000):
        pattern = "".join(chance.choice(("a", "b", "/", "*", "**", "**/", "?")) for _ in range(chance.randrange(7)))
        path = "".join(chance.choice("ab/") for _ in range(chance.randrange(9)))
        assert fits(parts(pattern), path) == bool(as_expression(pattern).fullmatch(path)), (pattern, path)


@pytest.mark.parametrize(
    "pattern", ["*a" * 60 + "b", "**a" * 60 + "b", "**/" * 60 + "b", "*?" * 60 + "b", "**/a*" * 30 + "b"]
)
def test_no_pattern_takes_longer_than_both_are_long(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in places of the path: parts of the pattern times length of the path bounds them."""
    path = "/".join(["a" * 60] * 4)
    places = 0
    step = file_patterns._through

    def counted(part: str, path: str, reached: set[int]) -> set[int]:
        nonlocal places
        found = step(part, path, reached)
        places += len(found)
        return found

    monkeypatch.setattr(file_patterns, "_through", counted)
    assert not fits(parts(pattern), path)
    assert places <= (len(parts(pattern)) + 1) * (len(path) + 1)


def test_a_file_is_named_from_the_folder_of_the_settings() -> None:
    table = Exemption(("旧稿/**/*.txt", "b?.md"), ("x",), "旧")
    assert table.names("d/旧稿/一/二/三.txt", "d/alvtc-info.toml")
    assert table.names("d/很深/b1.md", "d/alvtc-info.toml")
    assert not table.names("旧稿/三.txt", "d/alvtc-info.toml")


# git takes ? and brackets for one byte, we for one character: only here it matters that the names are ASCII
PIECES = ("a", "b", "ab", "/", "/", "*", "**", "?", "[ab]", "[!a]", "[a-b]", "[^b/]", "\\*", "\\a", ".", "[[:alpha:]]")
PATHS = [
    "a",
    "b",
    "ab",
    "ba",
    "c",
    "a.b",
    "*",
    "a*b",
    "?a",
    ".a",
    "a/b",
    "a/a/b",
    "b/c/a",
    "ab/ab/ab",
    "c/c.a",
    "b/*/a",
]


def by_git(folder: Path, lines: list[str], paths: list[str]) -> set[str]:
    """The files that git leaves out by a .gitignore of these lines."""
    (folder / ".gitignore").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    done = subprocess.run(
        ["git", "-C", str(folder), "check-ignore", "--no-index", "-z", "--stdin"],
        input="\0".join(paths).encode(),
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        check=False,
    )
    return {path for path in done.stdout.decode().split("\0") if path}


def left_out(lines: list[str], paths: list[str]) -> set[str]:
    """The same by our matcher: a file is out where it or a folder above it is."""
    ignored = IgnoredFiles(lines)
    found = set()
    for path in paths:
        names = path.split("/")
        steps = ["/".join(names[: depth + 1]) for depth in range(len(names))]
        if any(ignored.says(step, folder=step != path) for step in steps):
            found.add(path)
    return found


@pytest.mark.medium
@pytest.mark.skipif(os.name == "nt", reason="names that no file may have there")
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow), pytest.param(3, marks=pytest.mark.slow)])
def test_files_are_left_out_as_git_does(seed: int, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True, capture_output=True)
    chance = Random(seed)
    some = 0
    for _ in range(60 if seed == 1 else 500):
        lines = []
        for _ in range(chance.randrange(1, 4)):
            line = "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 5)))
            whole = "!" * (chance.random() < 0.2) + line + "/" * (chance.random() < 0.2)
            whole = re.sub("//+", "/", whole)  # git has ways of its own with two, and with a**/b
            lines.append(re.sub(r"(?<=[^/!*])\*\*+/", "*/", whole))
        try:
            ours = left_out(lines, PATHS)
        except ValueError:
            continue
        assert ours == by_git(tmp_path, lines, PATHS), lines
        some += bool(ours)
    assert some > 20


@pytest.mark.parametrize(
    ("lines", "out", "kept"),
    [
        (["旧稿/"], ["旧稿/a.txt", "x/旧稿/b/c.txt"], ["旧稿", "旧稿.txt"]),
        (["/旧稿"], ["旧稿/a.txt", "旧稿"], ["x/旧稿/a.txt"]),
        (["*.md", "!报告.md"], ["a.md", "x/b.md"], ["报告.md", "x/报告.md"]),
        (["x/", "!x/a.md"], ["x/a.md"], ["a.md"]),
        (["x/*", "!x/a.md"], ["x/b.md"], ["x/a.md"]),
        (["a/**/b"], ["a/b", "a/x/b", "a/x/y/b"], ["a/xb", "x/a/b"]),
        (["a/**"], ["a/b", "a/b/c"], ["a"]),
        (["**/x"], ["x", "a/x", "a/b/x"], ["ax"]),
        (["a**b"], ["ab", "a1b"], ["a/b"]),
        (["\\!a", "\\#b", "c\\ "], ["!a", "#b", "c "], ["a", "b", "c"]),
        (["c   "], ["c"], ["c "]),
        (["[[:digit:][:upper:]]x"], ["1x", "Ax"], ["ax", "１x"]),
        (["[]x]", "[!]x]y"], ["]", "x", "ay"], ["a", "]y"]),
        (["[a\\-c]", "[d-]", "[-f]", "[[x]"], ["a", "-", "c", "d", "f", "[", "x"], ["b", "e"]),
        (["[!-\\#]x", "[!-#]y"], ["ax", "ay"], ["-x", "#x", "-y", "#y"]),
        (["[ -\\#]z"], ["!z"], ["$z"]),
        (["?.txt"], ["稿.txt"], ["稿件.txt"]),
    ],
)
def test_lines_and_what_they_leave_out(lines: list[str], out: list[str], kept: list[str]) -> None:
    assert left_out(lines, [*out, *kept]) == set(out)
    assert [problem(line) for line in lines] == [""] * len(lines)


def test_folded_patterns_match_whatever_the_case() -> None:
    assert IgnoredFiles(["readme.*"], folded=True).says("x/ReadMe.MD", folder=False)
    assert IgnoredFiles(["readme.*"]).says("README.md", folder=False) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "是空的"),
        ("  ", "是空的"),
        ("# 旧稿", "注释"),
        ("!", "什么也不排除"),
        ("/", "什么也不排除"),
        ("../旧稿", "不能有 .."),
        ("!a/../b", "不能有 .."),
        ("C:/旧稿", "盘符"),
        ("旧稿\\a.txt", "反斜线"),
        ("a\\", "反斜线"),
        ("a[b", "方括号"),
        ("a[", "方括号"),
        ("[[:汉字:]]", "方括号"),
        ("[a\\", "反斜线"),
    ],
)
def test_lines_that_can_never_match(line: str, said: str) -> None:
    assert said in problem(line)


@pytest.mark.parametrize("text", ["a\\", "[a\\", "[", "[!", "[a-", "[[:x:]]"])
def test_what_git_never_matches_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        IgnoredFiles([text])


def test_no_line_takes_longer_than_both_are_long() -> None:
    path = "/".join(["a" * 60] * 4)
    for line in ("*a" * 200 + "b", "**/" * 200 + "b", "[ab]*" * 200 + "c", "*?" * 200 + "b"):
        assert not IgnoredFiles([line]).says(path, folder=False)
