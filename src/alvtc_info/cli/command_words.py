"""All words of the command line as data, from the parsers themselves: what a shell can complete."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from typing import TYPE_CHECKING

from alvtc_info.cli.parser import ChineseParser, Choice, Target, names
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# what options and arguments call their values that are names of files or folders
FILES = frozenset(
    "文件 文件夹 目录 台账 案卷 案卷或压缩包 报告 报送包 稿件 模板 表格 方案 送签单 备份 词表 定稿".split()
)
_LISTS = {"规则": "rules", "内容": "extras"}


class Values(NamedTuple):
    """What may stand for a value.

    `kind` is `file`, `one` of the words, `list` (words with commas between), or `text`: anything else. `chinese` are
    the Chinese words that are taken besides.
    """

    kind: str
    words: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()


class Option(NamedTuple):
    """An option: its flags, what it does in a few words, its value (None: it takes none)."""

    flags: tuple[str, ...]
    summary: str
    value: Values | None


class Context(NamedTuple):
    """What may stand behind a command, or behind a command and its action.

    `names` are those of the command and of the action. `next_words` are the commands or actions that follow (name →
    summary), `chinese` what they may also be called (word → name); where there are none, `argument` is what follows.
    """

    names: tuple[str, ...]
    options: tuple[Option, ...]
    next_words: dict[str, str]
    chinese: dict[str, str]
    argument: Values


def contexts() -> list[Context]:
    """The contexts of the whole command line: of no command, of each command, of each action."""
    from alvtc_info.cli.main import CHINESE_COMMANDS, COMMANDS

    about = (Option(("-h", "--help"), "显示帮助", None), Option(("--version",), "显示版本", None))
    found = [Context((), about, dict(COMMANDS), dict(CHINESE_COMMANDS), Values("text"))]
    for name in COMMANDS:
        module = import_module(f"alvtc_info.cli.commands.{name}")
        parser = ChineseParser(prog=name)
        module.add_options(parser)
        found += _contexts_of(parser, (name,), getattr(module, "CHINESE_ACTIONS", {}))
    return found


def _contexts_of(parser: argparse.ArgumentParser, at: tuple[str, ...], chinese: dict[str, str]) -> Iterator[Context]:
    actions: dict[str, argparse.ArgumentParser] = {}
    summaries: dict[str, str] = {}
    argument = Values("text")
    for action in reversed(parser._actions):
        if isinstance(action, argparse._SubParsersAction):
            actions = dict(action.choices)
            summaries = {each.dest: _summary(each.help) for each in action._choices_actions}
        elif not action.option_strings:
            argument = _values(action) or argument
    options = tuple(
        Option(tuple(action.option_strings), _summary_of(action), _values(action))
        for action in parser._actions
        if action.option_strings
    )
    words = {name: summaries.get(name, "") for name in actions}
    yield Context(at, options, words, chinese if actions else {}, argument)
    for name, below in actions.items():
        yield from _contexts_of(below, (*at, name), {})


def _values(action: argparse.Action) -> Values | None:
    """What may stand for the value of an option or argument; None for an option without a value."""
    if action.nargs == 0:
        return None
    if isinstance(action.type, Choice):
        chinese = tuple(word for name, word in action.type.names.items() if word != name and " " not in word)
        return Values("one", tuple(action.type.names), chinese)
    if action.type is names:
        return Values("list", _listed(_LISTS.get(str(action.metavar), "")))
    if action.metavar == "规则名":
        return Values("one", _listed("rules"))
    return Values("file" if action.type is Target or action.metavar in FILES else "text")


def _listed(what: str) -> tuple[str, ...]:
    from alvtc_info.model.request import EXTRAS
    from alvtc_info.rules import RULES

    return {"rules": tuple(rule.name for rule in RULES), "extras": tuple(EXTRAS)}.get(what, ())


def _summary_of(action: argparse.Action) -> str:
    """What an option does in a few words, without the list of its choices; else what its value is called."""
    text = action.help or ""
    if isinstance(action.type, Choice):
        text = text.removesuffix(action.type.listed(str(action.default or "")))
    return _summary(text) or str(action.metavar)


def _summary(text: str | None) -> str:
    """The beginning of a help text, without what a shell might take for its own."""
    begun = re.split(r"[：；（(，。]", text or "", maxsplit=1)[0]
    return re.sub(r"[^\w\s、.,/+-]", "", begun.replace("%%", "%")).strip()
