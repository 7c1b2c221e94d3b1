"""The command `receive`: opening a pack from the OA, verifying it, checking its draft again, extracting its files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_draft_options, add_output, request_of, settled
from alvtc_info.cli.output import write_json
from alvtc_info.errors import OutputError, UsageError
from alvtc_info.reading.formats import DATA_SUFFIXES, DRAFT_SUFFIXES, suffix_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.word.submission import Recheck

SHOWN = 20  # differences of a kind that are printed
ABOUT = {
    "description": "核对报送包是否完整、打包后有没有改动过，用收的一方自己的配置重新检查稿件，打印清单（JSON）；"
    "给出文件夹就把里面的文件取出来。",
    "epilog": "退出码：0 完整，重查和包里写的一致；1 完整，但重查和包里写的不一致；2 不收。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", metavar="报送包", help="submit 打的 .zip；- 表示标准输入")
    add_output(command, "把稿件等取到这个文件夹", required=False, metavar="文件夹")
    add_draft_options(command)
    add_common(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the manifest, and extract the files if a folder is given; returns the exit code."""
    from alvtc_info.word.submission import open_submission, recheck

    if suffix_of(arguments.path) in DRAFT_SUFFIXES | DATA_SUFFIXES:
        raise UsageError(
            "not-a-pack", "这是稿件，不是报送包（submit 打的 .zip）；检查稿件用 alvtc-info check", arguments.path
        )
    got = open_submission(sys.stdin.buffer if arguments.path == "-" else arguments.path, name=arguments.path)
    landing = os.path.join(arguments.output or "", got.manifest["document"])
    ours = recheck(got, request=settled(request_of(arguments), landing, nearest=not arguments.isolated))
    if arguments.output:
        _take_out(got.files, arguments.output, force=arguments.force)
    write_json(dict(got.manifest))
    if ours.agrees:
        return 0
    _tell(ours)
    return 1


def _tell(ours: Recheck) -> None:
    """Print to standard error where the receiver's check differs from what the pack says."""
    from alvtc_info.text.display import visible

    lines = ["重新检查的结果和包里写的不一致（双方配置、版本不同也会这样），以这里的为准："]
    if ours.other_text:
        lines.append("report.json 写的内容和稿件不一样")
    lines += _some(f"包里没写：{f.place}【{f.severity.label}】{f.title}：{f.message}" for f in ours.unsaid)
    lines += _some(f"包里写了、这里没有：{text}" for text in ours.unfound)
    for line in lines:
        print(visible(line), file=sys.stderr)


def _some(lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return found if len(found) <= SHOWN else [*found[:SHOWN], f"……另有 {len(found) - SHOWN} 处"]


def _take_out(files: Mapping[str, bytes], folder: str, *, force: bool) -> None:
    from alvtc_info.files import place

    places = [os.path.join(folder, name) for name in files]
    taken = [each for each in places if os.path.lexists(each)]
    if taken and not force:
        raise OutputError("exists", "文件已存在，一个也没有取出；确要覆盖请加 --force，或换一个文件夹", taken[0])
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        raise OutputError("no-folder", "建不了这个文件夹，请换一个位置", folder) from None
    for name, data in files.items():
        place(folder, name, data, force=force)
