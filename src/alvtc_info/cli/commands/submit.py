"""The command `submit`: a checked pack for the OA."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from alvtc_info.cli.options import (
    add_common,
    add_draft_options,
    add_output,
    case_head_of,
    institution_of,
    request_for,
)
from alvtc_info.cli.output import beside, demand_suffix

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.word.submission import Submission

ABOUT = {
    "description": "按已报送核对 .docx，没有必改问题就打成一个报送包：稿件、内容和问题（JSON）、散列、规则集版本、清单。"
    "首报先报后改：只有泄密、个人信息、空位和时间、地点、伤亡的错要先改，其余记在清单里。",
    "epilog": "退出码：0 已打包；1 有必改问题、限制传播的标注没有经准许，或先报后改没有写明由谁定，没有打包；2 读不了或参数有误。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", metavar="稿件", help="要报送的 .docx；- 表示标准输入")
    add_output(command, "要写的 .zip；- 表示标准输出", beside="首报（报送包）.zip")
    command.add_argument("--anyway", default="", metavar="理由", help="有必改问题也打包，理由记在清单里")
    command.add_argument(
        "--sent-first-by",
        default="",
        metavar="姓名",
        help="首报先报后改由谁定，记在清单里；不写取稿上的签发、编辑，都没有就不打包",
    )
    command.add_argument(
        "--cleared-by",
        default="",
        metavar="姓名",
        help="稿件标有“内部资料”“工作秘密”等时，写明由谁准许对外报送，记在清单里",
    )
    command.add_argument(
        "--slip", default="", metavar="送签单", help="送签单 .docx，或照它写的稿件指纹：签后改动过的会说明"
    )
    command.add_argument(
        "--name", default="report.docx", metavar="文件名", help="稿件来自标准输入时在包里叫什么（默认 report.docx）"
    )
    add_draft_options(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the pack unless something must be changed; returns the exit code."""
    from alvtc_info.word.submission import submit

    arguments.output = arguments.output or beside(arguments.path, "报送包", ".zip")
    if arguments.output != "-":
        demand_suffix(arguments.output, ".zip")
    piped = arguments.path == "-"
    done = submit(
        sys.stdin.buffer if piped else arguments.path,
        name=arguments.name if piped else arguments.path,
        anyway=arguments.anyway,
        cleared_by=arguments.cleared_by,
        sent_first_by=arguments.sent_first_by,
        signed=_fingerprint(arguments.slip),
        case_head=case_head_of(arguments.meta),
        request=request_for(arguments, arguments.path),
    )
    _say_signed(done)
    if not done.ready:
        return _refused(done, arguments)
    _write(done, arguments)
    return 0


def _fingerprint(slip: str) -> str:
    """The fingerprint of the draft that was signed: from the slip in a file, or as it was typed."""
    import os

    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.word.sign_slip import fingerprint_on

    return fingerprint_on(slip, name=slip) if os.path.exists(slip) or suffix_of(slip) else slip


def _say_signed(done: Submission) -> None:
    """Print to standard error whether the draft is the one that was signed."""
    from alvtc_info.model.hash_chain import short_hash

    if "signed" not in done.manifest:
        return
    signed = short_hash(done.manifest["signed"]["fingerprint"])
    if done.changed:
        line = (
            f"签后改动过：送签单上的稿件指纹是 {signed}，这一份不是；只填了签发人、时间的不用再签，改了别的请重新送签"
        )
    else:
        line = f"与送签的是同一份（稿件指纹 {signed}）"
    print(line, file=sys.stderr)


def _refused(done: Submission, arguments: argparse.Namespace) -> int:
    """Print what must be changed first to standard error; returns the exit code."""
    from alvtc_info.reporters.console import format_text
    from alvtc_info.reporters.style import Shown, Style
    from alvtc_info.text.display import visible

    shown = Shown([(done.result, done.document)])
    sys.stderr.write(format_text(shown, institution_of(arguments), Style(quiet=True)))
    count = done.manifest["counts"]["error"]
    if count and not done.manifest["anyway"]:
        print(f"没有打包：必改 {count} 处；改好再报，确要先报的用 --anyway 写明理由", file=sys.stderr)
    if done.manifest["notices"] and not done.manifest["cleared_by"]:
        named = "、".join(f"“{visible(each)}”" for each in done.manifest["notices"])
        print(f"没有打包：稿件标有{named}，对外报送要经准许；请用 --cleared-by 写明由谁准许", file=sys.stderr)
    if not done.manifest.get("sent_first", {"by": True})["by"]:
        print("没有打包：首报先报后改要记明由谁定，稿上没有签发、编辑；请用 --sent-first-by 写上姓名", file=sys.stderr)
    return 1


def _write(done: Submission, arguments: argparse.Namespace) -> None:
    from alvtc_info.files import write_atomically
    from alvtc_info.text.display import visible

    if arguments.output == "-":
        sys.stdout.buffer.write(done.data)
        sys.stdout.buffer.flush()
        return
    write_atomically(arguments.output, done.data, force=arguments.force)
    counts = done.manifest["counts"]
    what = f"必改 {counts['error']}，宜改 {counts['warning']}，规则集 {done.manifest['ruleset']}"
    print(f"已打包：{visible(arguments.output)}（{what}）")
    if "sent_first" in done.manifest:
        _say_sent_first(done.manifest["sent_first"])


def _say_sent_first(record: Mapping[str, Any]) -> None:
    """Print what was left for the follow-up, and who decided so, to standard error."""
    from alvtc_info.text.display import visible

    by = visible(record["by"])
    print(f"先报后改：{len(record['later'])} 处续报前再看，已记在清单里（由{by}定）", file=sys.stderr)
    for line in record["later"]:
        print(f"  {visible(line)}", file=sys.stderr)
