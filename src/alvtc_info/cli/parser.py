"""An argparse parser in Chinese, and the types of the values of options."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, NoReturn

from alvtc_info.model.choices import chosen, listed, no_such
from alvtc_info.model.request import LONGEST
from alvtc_info.text.near_miss import meant, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

MOST_JOBS = 256
_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_WEEKS = {"上": -1, "本": 0, "这": 0, "下": 1}
_DAY_TOLD = re.compile(
    r"(?P<word>[前昨今明后])[天日]"
    r"|(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})[天日](?:(?P<before>(?:之|以)?前)|(?:之|以)?[内后])"
    r"|(?P<week>[上本这下])个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
)
_ONE_FILE = "；一次只收一个文件，别的请另写一次"
_QUOTES = '；内容里有空格的，整句加引号，如 "伤亡=2人受伤 1人擦伤"'
_SAYINGS = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument ([^:]+): expected one argument", r"\1 后面要跟一个值"),
    (r"one of the arguments (.+) is required", r"下列参数要写一个：\1"),
    (r"argument ([^:]+): expected at least one argument", r"\1 后面至少要跟一个值"),
    (r"argument ([^:]+): ignored explicit argument (.+)", r"\1 不带值，多了 \2"),
    (r"argument ([^:]+): not allowed with argument (.+)", r"\1 不能和 \2 一起用"),
    (r"argument ([^:]+): (.+)", r"\1：\2"),
)


class ChineseParser(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are Chinese. Exit code 2 on misuse.

    `more` is the group of the options that few people need: help shows them last, under a heading of their own.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)
        self.color = self.suggest_on_error = False  # from Python 3.14 on; what is meant is said here
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份帮助")
        self.more = self.add_argument_group("更多选项")
        self._arranged: list[argparse._ArgumentGroup] = []
        self._actions_called: Mapping[str, str] = {}

    def arrange(self, groups: Mapping[str, str]) -> None:
        """Let help show options under these headings, in this order, before all others.

        `groups` are the flags, one of each option, by the heading.
        Raises KeyError for a flag that no option has.
        """
        for heading, flags in groups.items():
            group = self.add_argument_group(heading)
            for flag in flags.split():
                option = self._option_string_actions[flag]
                for other in self._action_groups:
                    if option in other._group_actions:
                        other._group_actions.remove(option)
                group._group_actions.append(option)
            self._arranged.append(group)

    def format_help(self) -> str:
        """Return the help text: the shortest usage, arguments, options as arranged, others, then those of `more`."""
        order = [self._positionals, *self._arranged, self._optionals]
        self._action_groups.sort(
            key=lambda group: order.index(group) if group in order else len(order) + (group is self.more)
        )
        formatter = self._get_formatter()
        needed = [action for action in self._actions if action.required or not action.option_strings]
        formatter.add_usage(None, needed, self._mutually_exclusive_groups[:1])
        usage = formatter.format_help()
        whole = super().format_help()
        usage = usage.replace(f"usage: {self.prog}", f"用法：{self.prog} [选项]", 1)
        return usage.rstrip() + "\n\n" + whole.partition("\n\n")[2]

    def error(self, message: str) -> NoReturn:
        """Print the error as one Chinese line with a hint on help, and exit with code 2."""
        action = re.match(r"argument 动作: invalid choice: '?(.+?)'? \(choose from", message, re.S)
        if action:
            message = self._no_action(action[1])
        for pattern, saying in _SAYINGS:
            found = re.fullmatch(pattern, message, re.S)
            if found:
                spaced = message.startswith("unrecognized") and not found[1].startswith("-")
                more = _ONE_FILE if os.path.isfile(found[1].partition(" ")[0]) else _QUOTES
                message = found.expand(saying) + (more if spaced else self._meant(found[1]))
                break
        self.exit(2, f"{message}；用 {self.prog} --help 查看用法\n")

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """The arguments of a command line; what nobody knows is told by the parser of the action that was named."""
        found, unknown = self.parse_known_args(list(words))
        if unknown:
            below = [each.choices for each in self._actions if isinstance(each, argparse._SubParsersAction)]
            named = below[0].get(found.action, self) if below else self
            named.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found

    def _no_action(self, word: str) -> str:
        """What is said of a word that is no action: the one that was perhaps meant, and all of them in Chinese."""
        below = [each.choices for each in self._actions if isinstance(each, argparse._SubParsersAction)]
        names = [name for choices in below for name in choices]
        called = {name: next((w for w, of in self._actions_called.items() if of == name), "") for name in names}
        near = nearest(word, [*names, *self._actions_called])
        known = self._actions_called.get(near, near)
        hint = "，是否指“" + " ".join(filter(None, (called[known], known))) + "”" if near else ""
        listed = "、".join(" ".join(filter(None, (called[name], name))) for name in names)
        return f"没有名为“{word}”的动作{hint}；可选：{listed}"

    def _meant(self, words: str) -> str:
        """The option that was perhaps meant by the first of some unknown words; empty for none."""
        first = words.partition(" ")[0].partition("=")[0]
        known = {flag for flag in self._option_string_actions if flag.startswith("--")}
        if set(self._option_string_actions) & set(first.split("/")):
            return ""
        if not first.startswith("-"):
            return ""
        asked = first.lstrip("-—－")
        if len(asked) > 1 and not asked.isascii():
            return self._by_chinese_word(asked)
        return meant(first, known)

    def _by_chinese_word(self, word: str) -> str:
        """The option whose value is called so in Chinese, or that tells of it in its help; empty for none."""
        options = [each for each in self._actions if each.option_strings]
        if word in ("输出", "保存", "另存", "写到") and "--output" in self._option_string_actions:
            return "，是否指“-o”"
        for texts in ([str(each.metavar or "") for each in options], [str(each.help or "") for each in options]):
            found = next((each for each, text in zip(options, texts, strict=True) if word in text), None)
            if found is not None:
                return f"，是否指“{found.option_strings[-1]}”"
        return ""

    def add_actions(self, words: Mapping[str, str]) -> argparse._SubParsersAction[ChineseParser]:
        """Add the subparsers for the actions of a command; one must be named.

        `words` are what the actions may also be called (word → name): `with_action` puts the name in.
        """
        self._actions_called = words
        self.epilog = "　".join(filter(None, (self.epilog, f"动作也可以写中文：{'、'.join(words)}")))
        return self.add_subparsers(
            dest="action", metavar="动作", title="动作", parser_class=ChineseParser, required=True
        )


def with_action(words: list[str], actions: Mapping[str, str]) -> list[str]:
    """The words of a command line with the name of an action for its Chinese word, which comes first."""
    return [actions.get(words[0], words[0]), *words[1:]] if words else words


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)


class Choice:
    """The type of options that take one of several names, by the name itself or by its Chinese word.

    A part of one Chinese word does, if it is part of no other. `what` says what the names are names of.
    """

    def __init__(self, what: str, names: Mapping[str, str]) -> None:
        self.what = what
        self.names = dict(names)

    def __call__(self, text: str) -> str:
        """Return the name that is meant. Raises ArgumentTypeError, with the nearest name, for any other text."""
        found = chosen(text, self.names)
        if not found:
            raise argparse.ArgumentTypeError(no_such(text, self.what, self.names))
        return found

    def listed(self, default: str = "") -> str:
        """All names in Chinese: 首报 first、续报 follow-up; the default is marked."""
        return listed(self.names, default)


def add_choice(
    command: argparse._ActionsContainer, *flags: str, names: Mapping[str, str], metavar: str, help: str, **options: Any
) -> None:
    """Add an option or argument whose value is one of `names` (name → Chinese word), given in either language."""
    choice = Choice(metavar, names)
    shown = choice.listed(options.get("default") or "")
    command.add_argument(*flags, type=choice, metavar=metavar, help=help + shown, **options)


class Target(str):
    """The type of options that name a file to be written; every other text of a command line may name an input."""


def day(text: str) -> date:
    """The type of options that take a date: 2024-05-22, 5月22日, 后天, 3天内, 下周五, 5月22日前 for what is due."""
    from datetime import timedelta

    from alvtc_info.text.clock_times import present, written_date
    from alvtc_info.text.folding import fold

    tidy, today = fold(text).strip(), present().date()
    if told := _DAY_TOLD.fullmatch(tidy):
        return today + timedelta(days=_days_from(today, told))
    tidy = re.sub(r"(?<=[日号])(?:之|以)?前$", "", tidy)
    short = re.fullmatch(r"(?:今年)?(\d{1,2})[月\-/.](\d{1,2})[日号]?", tidy)
    found = written_date(f"{today.year}年{short[1]}月{short[2]}日" if short else re.sub("号$", "日", tidy))
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}”不是有效日期，请写成 2024-05-22")
    return found


def _days_from(today: date, told: re.Match[str]) -> int:
    """How many days from today a day is that is told from it."""
    from alvtc_info.text.numerals import numeral

    if told["word"]:
        return _DAYS[told["word"]]
    if told["week"]:
        return 7 * _WEEKS[told["week"]] + min("一二三四五六日天".index(told["weekday"]), 6) - today.weekday()
    return numeral(told["count"]) * (-1 if told["before"] else 1)


def names(text: str) -> tuple[str, ...]:
    """The type of options that take a comma-separated list of names."""
    found = tuple(part.strip() for part in text.replace("，", ",").split(",") if part.strip())
    if not found:
        raise argparse.ArgumentTypeError("没有写规则名")
    return found


def whole(text: str) -> int:
    """The type of options and arguments that take a whole number: 3, 第3条, 三, 二〇二六年."""
    from alvtc_info.text.folding import fold
    from alvtc_info.text.numerals import numeral

    found = re.fullmatch(r"第?(-?)(.+?)[条期年号次项]?", fold(text).strip())
    try:
        return numeral(found[2]) * (-1 if found[1] else 1) if found else int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”应为整数，如 3") from None


def count(text: str) -> int:
    """The type of options that take a number of processes."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{text}”应为 1 到 {MOST_JOBS} 的整数")
    return int(text)


def seconds(text: str) -> float:
    """The type of options that take a time limit in seconds."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= LONGEST:
        raise argparse.ArgumentTypeError(f"“{text}”应为大于 0 的秒数，最多 {LONGEST}")
    return found
