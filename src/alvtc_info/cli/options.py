"""Options shared by several commands, each declared once, and their conversion into a `CheckRequest`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.parser import Target, add_choice, day, names, seconds
from alvtc_info.model.choices import listed
from alvtc_info.model.kinds import Kind, Stage
from alvtc_info.model.layout_names import LAYOUT_LABELS
from alvtc_info.model.profiles import PROFILE_LABELS
from alvtc_info.model.request import EXTRA_LABELS, CheckRequest
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.config.nearest import FolderSettings
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Facts

KIND_NAMES = {str(kind): kind.label for kind in Kind}
_STAGE_NAMES = {str(stage): stage.label for stage in Stage}


def add_draft_options(command: ChineseParser) -> None:
    """Add the options of every command that reads a draft: the fields of a `CheckRequest`."""
    add_choice(command, "--kind", names=KIND_NAMES, metavar="文种", help="按这个文种检查：")
    add_choice(command, "--stage", names=_STAGE_NAMES, metavar="阶段", help="稿件到了哪一步（默认草稿）：")
    command.add_argument("--report-date", type=day, metavar="日期", help="报送日期，如 2024-05-22；代替版头上的日期")
    command.add_argument(
        "--meta", metavar="文件", help="稿面以外的信息（审核、保密审核、报送时刻等）：YAML、JSON 或案卷"
    )
    more = command.more
    more.add_argument("--select", type=names, metavar="规则", help="只用这些规则（逗号分隔），不论文种")
    more.add_argument("--ignore", type=names, default=(), metavar="规则", help="不用这些规则（逗号分隔）")
    more.add_argument("--encoding", metavar="编码", help="文本文件的编码（默认自动识别 UTF-8、GB18030）")
    more.add_argument(
        "--include",
        type=names,
        default=(),
        metavar="内容",
        help=f"Word 稿里平常不看的也检查：{listed(EXTRA_LABELS)}（逗号分隔）",
    )
    more.add_argument("--ledger", metavar="台账", help="和台账里报过的信息对照，看有没有重复报送")
    more.add_argument("--layout", action="store_true", help="Word 稿的版式也检查（只作建议）")
    add_choice(
        more,
        "--layout-profile",
        names=LAYOUT_LABELS,
        default="default",
        metavar="版式",
        help="仿宋_GB2312 等字体，或 Windows 自带的仿宋、楷体；网页新闻不看版式：",
    )
    more.add_argument("--pages", action="store_true", help="Word 稿的问题标出在第几页（要装有 LibreOffice，较慢）")
    more.add_argument(
        "--timeout", type=seconds, metavar="秒", help="一个文件最多查这么久，到时停下，记为这个文件的错误，其余照查"
    )
    add_settings(command)


def add_settings(command: ChineseParser) -> None:
    """Add the options that choose the settings: by profile, by file, or none."""
    add_choice(command.more, "--profile", names=PROFILE_LABELS, metavar="文体", help="按哪种文体检查（默认值班信息）：")
    where = command.more.add_mutually_exclusive_group()
    where.add_argument(
        "--config", metavar="文件", help="用这个配置文件（默认取稿件所在文件夹往上最近的 alvtc-info.toml）"
    )
    where.add_argument("--isolated", action="store_true", help="不读任何配置文件")


def add_common(command: ChineseParser, *, pack: bool = True) -> None:
    """Add the options of every command: `--institution` with `pack`, and `--debug`."""
    if pack:
        command.more.add_argument("--institution", metavar="目录", help="机构包所在目录（默认本院）")
    command.more.add_argument("--debug", action="store_true", help="出错时显示详细过程，供维护人员查看")


def add_output(
    command: ChineseParser,
    text: str,
    *,
    required: bool = True,
    metavar: str = "文件",
    beside: str = "",
    usual: str = "",
) -> None:
    """Add `--output` and `--force`; `beside` (a draft) or `usual` (here) is the file written by default."""
    default = f"；不写则写在稿件旁边：{beside}" if beside else f"；不写则写进 {usual}" if usual else ""
    command.add_argument(
        "-o", "--output", required=required and not default, type=Target, metavar=metavar, help=text + default
    )
    add_force(command)


def add_macros(command: ChineseParser) -> None:
    """Add `--no-macros`: whether a Word file that may have macros keeps those of the draft."""
    command.more.add_argument(
        "--no-macros", action="store_true", help="写成 .docm、.dotm 时也去掉宏（写成 .docx、.dotx 一律去掉）"
    )


def add_force(command: ChineseParser) -> None:
    """Add `--force`: whether a command may overwrite a file."""
    command.add_argument("--force", action="store_true", help="文件已存在时覆盖")


def institution_of(arguments: argparse.Namespace) -> Institution:
    """The institution whose pack `--institution` names; by default the built-in one."""
    from alvtc_info.institution.values import default_institution, load_institution

    return load_institution(arguments.institution) if arguments.institution else default_institution()


def settings_of(arguments: argparse.Namespace) -> FolderSettings:
    """The settings that apply to files and folders, by `--profile`, `--config` and `--isolated`."""
    from alvtc_info.config.nearest import FolderSettings

    request = CheckRequest(config=arguments.config, profile=arguments.profile)
    return FolderSettings(request, nearest=not arguments.isolated)


def request_of(arguments: argparse.Namespace) -> CheckRequest:
    """The request of a command that reads drafts, without the settings nearest to each draft."""
    return CheckRequest(
        kind=Kind(arguments.kind) if arguments.kind else None,
        stage=Stage(arguments.stage) if arguments.stage else None,
        report_date=arguments.report_date,
        select=arguments.select,
        ignore=arguments.ignore,
        facts=facts_of(arguments.meta, institution_of(arguments)) if arguments.meta else None,
        encoding=arguments.encoding,
        extras=arguments.include,
        institution=arguments.institution,
        config=arguments.config,
        profile=arguments.profile,
        layout=arguments.layout,
        layout_profile=arguments.layout_profile,
        pages=arguments.pages,
        ledger=arguments.ledger,
        timeout=arguments.timeout,
    )


def request_for(arguments: argparse.Namespace, path: str) -> CheckRequest:
    """The request of a command for one draft, with the settings that apply to it."""
    return settled(request_of(arguments), path, nearest=not arguments.isolated)


def settled(request: CheckRequest, path: str, *, nearest: bool) -> CheckRequest:
    """Return the request with the settings that apply to one draft. Raises InputError if they cannot be read."""
    from alvtc_info.config.nearest import FolderSettings

    return replace(request, config=FolderSettings(request, nearest=nearest).of(path), profile=None)


def facts_of(path: str, institution: Institution) -> Facts:
    """Read the facts that are not on the paper from the file that `--meta` names: facts, or a case."""
    from alvtc_info.emergency.case_file import is_case, parse_case
    from alvtc_info.reading.data import load
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.reading.input import slurp_text
    from alvtc_info.report.models import load_facts

    text = slurp_text(path, path)
    if suffix_of(path) != ".json" and is_case(text):
        return parse_case(text, path).facts(institution.flow)
    return load_facts(load(text, suffix_of(path), path), path)


def case_head_of(path: str | None) -> str:
    """The head of the case that `--meta` names, as it is printed on papers; empty if it names none."""
    from alvtc_info.emergency.case_file import find_case

    case = find_case(path) if path else None
    return str(case.head) if case else ""
