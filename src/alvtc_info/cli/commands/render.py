"""The command `render`: rendering a report written as data as a Word document."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_output, institution_of
from alvtc_info.cli.output import beside, demand_suffix, say_of_fonts
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "把 YAML 或 JSON 写的报告排成 Word 文档。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("report", metavar="报告", help="报告文件（.yaml 或 .json）")
    add_output(command, "要写的 .docx 文件", beside="首报.docx")
    command.add_argument("--template", metavar="模板", help="用自己的 .docx 模板")
    command.add_argument(
        "--pictures", metavar="目录", help="图片在这个文件夹里（默认报告所在的文件夹；外面的图片一律不取）"
    )
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the document; returns the exit code."""
    from alvtc_info.linting.secrecy_guard import refuse_secret
    from alvtc_info.reading.data import load
    from alvtc_info.reading.drafts import comments_in
    from alvtc_info.reading.formats import DATA_SUFFIXES, suffix_of
    from alvtc_info.reading.input import slurp_text
    from alvtc_info.rendering.render import render
    from alvtc_info.report.models import load_report

    path = arguments.report
    if suffix_of(path) not in DATA_SUFFIXES:
        raise UsageError("not-data", f"“{path}”不是 .yaml 或 .json 报告")
    target = arguments.output or beside(path, "", ".docx")
    demand_suffix(target, ".docx")
    text = slurp_text(path, path)
    report = load_report(load(text, suffix_of(path), path), path)
    institution = institution_of(arguments)
    printed = report.document(institution).withholding(comments_in(text, suffix_of(path)))
    refuse_secret(printed, work="不排版", name=path)
    render(
        report,
        target,
        template=arguments.template,
        institution=institution,
        folder=arguments.pictures or os.path.dirname(path) or ".",
        force=arguments.force,
    )
    print(f"已写好：{target}")
    if not arguments.template:
        say_of_fonts(target, map(str, institution.layout["fonts"].values()))
    return 0
