"""The command `rule`: the list of rules, one rule, or a test of rules against their examples."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_settings, institution_of, settings_of
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "列出全部规则，或说明一条规则。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("name", nargs="?", metavar="规则名", help="规则名（如 vague-time）或中文名；不写则列出全部")
    command.add_argument("--test", action="store_true", help="试一遍自定义规则（或这条规则）的示例是否符合")
    command.more.add_argument(
        "--diff",
        nargs=2,
        metavar=("旧版", "新版"),
        help="两版规则集差在哪里，如 --diff 1.0 1.1（配置里可用 ruleset 固定一版）",
    )
    command.add_argument("--sources", action="store_true", help="这条规则所用词表的来源、日期和增补办法")
    add_settings(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Show or test rules; returns the exit code."""
    if arguments.diff:
        from alvtc_info.model.editions import compare

        lines = compare(*arguments.diff)
        sys.stdout.write("".join(f"{line}\n" for line in lines or ["没有差别"]))
        return 0
    if arguments.test:
        return _try_examples(arguments)
    from alvtc_info.linting.reference import rule_index, rule_page, rule_sources
    from alvtc_info.text.clock_times import present

    institution, config = institution_of(arguments), settings_of(arguments).of(".")
    if arguments.sources:
        if not arguments.name:
            raise UsageError("no-rule", "请写出规则名，如 alvtc-info rule typo-confusable --sources")
        sys.stdout.write(rule_sources(arguments.name, present().date(), config, institution))
        return 0
    page = rule_page(arguments.name, institution, config) if arguments.name else rule_index(institution, config)
    sys.stdout.write(page)
    return 0


def _try_examples(arguments: argparse.Namespace) -> int:
    """Test the examples of the user's own rules and those of other packages, or of one rule; returns the exit code."""
    from alvtc_info.linting.examples import complaints
    from alvtc_info.linting.select import rules_named
    from alvtc_info.text.display import visible

    config = settings_of(arguments).of(".")
    rules = config.rules if config else ()
    if arguments.name:
        rules = rules_named([arguments.name], config=config)
    if not rules:
        raise UsageError("no-own-rules", "没有自定义规则；写在 alvtc-info.toml 的 [[rules]] 里，或用 --config 指定文件")
    wrong = [f"{rule.name}：{line}" for rule in rules for line in complaints(rule)]
    for line in wrong:
        print(visible(line))
    tried = sum(len(rule.bad) + len(rule.good) for rule in rules)
    print(f"{len(rules)} 条规则、{tried} 个示例，{f'{len(wrong)} 处不符' if wrong else '全部符合'}")
    return int(bool(wrong))
