"""Expressions that users type: how many steps they take is known beforehand, or they run where they can be ended."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
import warnings
from importlib import import_module
from random import Random
from typing import Any

import pytest

from alvtc_info import sandbox
from alvtc_info.text import match_apart, user_pattern
from alvtc_info.text.user_pattern import STEPS, UserPattern, steps
from tests.refusing import refused

PROVED = [
    "学院", "学院|书记", "[一二三]", "学院[^。]{0,30}领导", r"\d{1,4}余?人", "(?<!学)院", "(?=学.{0,9})学院", "(?:甲|乙|丙){2}", "学院$",
    "(?>甲{1,3})乙", "甲{2,3}+乙", "(?P<a>甲)", "[[甲]乙", "(" * 90 + "甲" + ")" * 90,
]  # fmt: skip
UNPROVED = [
    r"\d+人", "学院.*领导", "(a+)+$", "(a|a)*b", "(a|aa)+$", r"(\w+\s?)*$", "(.*)(.*)(.*)x", "(a{0,30}){0,30}b", "(甲)\\1", "(?i)ABC", "(?i:甲)",
    "(甲)?(?(1)乙|丙)", "(?=.*)甲", "(?:甲{0,9}乙{0,9}){9}丙",
]  # fmt: skip
TEXT = "学院书记、院领导共120人，甲乙丙甲乙，甲甲乙。一二三丙丙，ABC abc a aa aab x\n学院"


@pytest.mark.parametrize("source", PROVED)
def test_expressions_that_run_here(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match_apart, "_helper", None)  # nobody is asked
    assert steps(source) <= STEPS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pattern = UserPattern(source)
        found = [match.span() for match in pattern.finditer(TEXT)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert found == [match.span() for match in re.finditer(source, TEXT)] != []
        assert pattern.found_in(TEXT, [(0, 3), (3, 9)]) == [
            re.compile(source).search(TEXT, *each) is not None for each in ((0, 3), (3, 9))
        ]


@pytest.mark.parametrize("source", UNPROVED)
def test_expressions_that_run_apart_find_the_same(source: str) -> None:
    assert steps(source) > STEPS
    pattern = UserPattern(source) if not re.fullmatch(source, "") else None
    if pattern is None:
        refused("never-matches", lambda: UserPattern(source))
        return
    short = TEXT[:40]
    assert [(m.span(), m.group()) for m in pattern.finditer(short)] == [
        (m.span(), m.group()) for m in re.finditer(source, short)
    ]
    assert pattern.found_in(short, [(0, 9), (9, 20)]) == [
        re.compile(source).search(short, *each) is not None for each in ((0, 9), (9, 20))
    ]


@pytest.mark.medium
def test_steps_are_a_bound() -> None:
    """Counted by a matcher of our own that tries all there is, as the engine does where nothing that follows matches."""
    chance = Random(7)

    def made(depth: int) -> str:
        way = chance.randrange(5 if depth else 1)
        if way < 2:
            return "a"
        if way == 2:
            return made(depth - 1) + made(depth - 1)
        if way == 3:
            return f"(?:{made(depth - 1)}|{made(depth - 1)})"
        least = chance.randrange(3)
        return f"(?:{made(depth - 1)}){{{least},{least + chance.randrange(3)}}}"

    def ends(nodes: list[tuple[Any, Any]], at: int, text: str) -> list[int]:
        reached = [at]
        for op, value in nodes:
            name = str(op)
            if name == "LITERAL":
                reached = [n + 1 for n in reached if n < len(text)]
            elif name == "SUBPATTERN":
                reached = [e for n in reached for e in ends(list(value[3]), n, text)]
            elif name == "BRANCH":
                reached = [e for n in reached for branch in value[1] for e in ends(list(branch), n, text)]
            else:
                least, most, inner = value
                round_, after = reached, list(reached) if least == 0 else []
                for count in range(1, int(most) + 1):
                    round_ = [e for n in round_ for e in ends(list(inner), n, text)]
                    after += round_ if count >= least else []
                reached = after
        return reached

    for _ in range(300):
        source = made(4)
        tree = list(import_module("re._parser").parse(source))
        _, ways = user_pattern._tries(tree)
        assert len(ends(tree, 0, "a" * 40)) <= ways, source


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("bad-pattern", "("),
        ("bad-pattern", "a{99999999999}"),
        ("never-matches", "(" * 100 + ")" * 100),
        ("bad-pattern", "a" * 501),
        ("bad-pattern", "(?P<a>a)(?P<a>b)"),
        ("bad-pattern", "(?<=a+)b"),
        ("never-matches", ""),
        ("never-matches", "a?"),
        ("never-matches", "a*"),
    ],
)
def test_what_is_no_expression(code: str, source: str) -> None:
    refused(code, lambda: UserPattern(source))


@pytest.mark.medium
def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_pattern, "SECONDS", 0.3)
    monkeypatch.setattr(user_pattern, "STRIKES", 2)
    pattern = UserPattern("(a+)+$")
    text = "a" * 60 + "b"
    refused("pattern-slow", lambda: list(pattern.finditer(text)))
    assert [m.group() for m in pattern.finditer("ba")] == ["a"]
    refused("pattern-slow", lambda: pattern.found_in(text, [(0, 61)]))
    message = refused("pattern-slow", lambda: list(pattern.finditer("ba")))
    assert "不再试" in message


def test_what_matches_everywhere_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_pattern, "HITS", 5)
    for source in ("a", "a+?"):
        pattern = UserPattern(source)
        assert len(list(pattern.finditer("a" * 5))) == 5
        refused("too-many-hits", lambda pattern=pattern: list(pattern.finditer("a" * 6)))  # type: ignore[misc]


def test_questions_from_several_threads() -> None:
    found: list[int] = []

    def ask(count: int) -> None:
        found.append(len(match_apart.spans_apart("a+", "ab" * count, 1000, 60)))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(20))


def test_a_helper_that_died_is_started_again() -> None:
    helper = match_apart._helper()
    assert match_apart.spans_apart("a+", "a", 9, 60) == [(0, 1)]
    assert helper._process is not None
    helper._process.kill()
    helper._process.wait()
    with pytest.raises(TimeoutError):
        match_apart.spans_apart("a+", "a", 9, 60)
    assert match_apart.spans_apart("a+", "a", 9, 60) == [(0, 1)]
    match_apart._end()
    match_apart._end()
    assert match_apart.found_apart("a+", "a", [(0, 1)], 60) == [True]


def test_no_helper_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match_apart, "_helpers", {})
    match_apart._end()
    script = (
        "from alvtc_info.text import match_apart as m; m.spans_apart('a+', 'a', 9, 60); print(m._helper()._process.pid)"
    )
    pid = int(subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout)
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


class Stream:
    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


def test_the_helper_from_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = io.BytesIO()
    for question in (
        ("a", "ab", 9, None, 60),
        ("b", None, 9, None, 60),
        ("b", None, 9, [(0, 1), (0, 2)], 60),
        ("(", None, 9, None, 60),
        ("a", None, 9, None, 60),
    ):
        match_apart._send(asked, question)
    out = Stream()
    monkeypatch.setattr(sys, "stdin", Stream(asked.getvalue()))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(match_apart, "_alarm", lambda _: None)
    assert match_apart.serve() == b""
    out.buffer.seek(0)
    answers = [match_apart._receive(out.buffer) for _ in range(4)]
    assert answers == [[(0, 1)], [(1, 2)], [False, True], None]
    monkeypatch.setattr(sys, "stdin", Stream())
    assert match_apart.serve() == b""


def test_the_alarm_of_the_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may be there any more to end it: a helper that goes on by itself ends by the system's clock."""
    import signal

    set_to: list[float] = []
    monkeypatch.setattr(signal, "setitimer", lambda _, seconds: set_to.append(seconds), raising=False)
    match_apart._alarm(5)
    match_apart._alarm(0)
    assert set_to == [6, 0]
    monkeypatch.delattr(signal, "setitimer")
    match_apart._alarm(5)


def test_the_command_of_a_single_file_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert sandbox.command_for("a:b", 1, 2) == [sys.executable, sandbox.CONFINED, "a:b", "1", "2", "open"]
