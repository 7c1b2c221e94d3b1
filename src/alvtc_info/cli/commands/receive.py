"""The command `receive`: opening a pack from the OA, verifying it, and extracting its files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_output
from alvtc_info.cli.output import write_json
from alvtc_info.errors import OutputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "核对报送包是否完整、打包后有没有改动过，打印清单（JSON）；给出文件夹就把里面的文件取出来。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("path", metavar="报送包", help="submit 打的 .zip；- 表示标准输入")
    add_output(command, "把稿件等取到这个文件夹", required=False, metavar="文件夹")
    add_common(command, pack=False)


def run(arguments: argparse.Namespace) -> int:
    """Print the manifest, and extract the files if a folder is given; returns the exit code."""
    from alvtc_info.word.submission import open_submission

    got = open_submission(sys.stdin.buffer if arguments.path == "-" else arguments.path, name=arguments.path)
    if arguments.output:
        _take_out(got.files, arguments.output, force=arguments.force)
    write_json(dict(got.manifest))
    return 0


def _take_out(files: Mapping[str, bytes], folder: str, *, force: bool) -> None:
    from alvtc_info.files import write_atomically

    places = {name: os.path.join(folder, name) for name in files}
    taken = [place for place in places.values() if os.path.exists(place)]
    if taken and not force:
        raise OutputError("exists", "文件已存在，一个也没有取出；确要覆盖请加 --force，或换一个文件夹", taken[0])
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        raise OutputError("no-folder", "建不了这个文件夹，请换一个位置", folder) from None
    for name, place in places.items():
        write_atomically(place, files[name], force=force)
