"""The command `new`: a blank form, or a draft of the next report from a case and earlier reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import KIND_NAMES, add_common, add_output, institution_of
from alvtc_info.cli.output import beside, demand_suffix
from alvtc_info.cli.parser import add_choice, whole
from alvtc_info.errors import UsageError
from alvtc_info.model.kinds import Kind

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "新建一份空表：.docx 可在 Word 里直接填写，.yaml 带说明。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    add_choice(command, "kind", names=KIND_NAMES, metavar="文种", help="")
    add_output(command, "要写的 .docx 或 .yaml 文件", usual="首报.docx")
    command.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        metavar="文件",
        help="接着案卷或上一份报告写：带过版头、期号、已知情况，要填要核对的留空位 {…}；案卷和报告可一起给",
    )
    command.add_argument(
        "--as",
        dest="sender",
        default="",
        metavar="单位",
        help="换个单位的版头报：党政办公室（以学院名义报院外）或部门名",
    )
    command.add_argument(
        "--item",
        type=whole,
        nargs="+",
        metavar="条号",
        help="续报：把台账里这几条信息的批示、舆情写进第二、三部分（台账用 --ledger 写明）",
    )
    command.add_argument(
        "--ledger", default="", metavar="台账", help="台账（默认和 ledger 命令一样），和 --item 一起用"
    )
    command.add_argument("--issue", type=whole, metavar="期号", help="期号（默认上一份的下一期；换版头的先空着）")
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the form or the draft; returns the exit code."""
    from alvtc_info.files import write_atomically

    kind = Kind(arguments.kind)
    if (arguments.sender or arguments.issue is not None) and not arguments.sources:
        raise UsageError("no-source", "--as、--issue 要和 --from 一起用")
    if (arguments.item or arguments.ledger) and not (arguments.sources and arguments.item and kind is Kind.FOLLOW_UP):
        raise UsageError("no-follow-up", "--ledger 和 --item 一起用，只用于 new 续报 --from …")
    arguments.output = arguments.output or beside(f"{kind.label}.docx", "", ".docx")
    suffix = demand_suffix(arguments.output, ".docx", ".yaml", ".yml")
    data = _begun(arguments, kind, suffix) if arguments.sources else _blank(arguments, kind, suffix)
    write_atomically(arguments.output, data, force=arguments.force)
    print(f"已写好：{arguments.output}")
    return 0


def _blank(arguments: argparse.Namespace, kind: Kind, suffix: str) -> bytes:
    if suffix == ".docx":
        from alvtc_info.templates.form import build_form

        return build_form(kind, institution_of(arguments))
    from alvtc_info.rendering.yaml_form import yaml_form

    return yaml_form(kind, institution_of(arguments)).encode("utf-8")


def _begun(arguments: argparse.Namespace, kind: Kind, suffix: str) -> bytes:
    """The next report, drafted from the files that `--from` names."""
    from alvtc_info.emergency.case_log import current
    from alvtc_info.emergency.draft_files import drafted
    from alvtc_info.emergency.earlier_reports import gather

    institution = institution_of(arguments)
    sources = gather(arguments.sources, institution)
    today = current(institution).date()
    instructed, opinion = _from_ledger(arguments)
    return drafted(
        kind,
        sources,
        institution,
        today,
        "docx" if suffix == ".docx" else "yaml",
        sender=arguments.sender,
        issue=arguments.issue,
        instructed=instructed,
        opinion=opinion,
    )


def _from_ledger(arguments: argparse.Namespace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs on instructions and on talk online that the ledger gives for the named items."""
    if not arguments.item:
        return (), ()
    from alvtc_info.assessment.known_items import follow_up_of
    from alvtc_info.cli.ledger_place import ledger_of, note_ledger

    place = ledger_of(arguments)
    note_ledger(place)
    parts = follow_up_of(place, arguments.item)
    return parts.instructions, parts.opinion
