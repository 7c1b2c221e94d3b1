"""The command `completion`: the script by which a shell completes the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_output
from alvtc_info.cli.output import write_utf8
from alvtc_info.cli.parser import add_choice

if TYPE_CHECKING:
    import argparse

    from alvtc_info.cli.parser import ChineseParser

ABOUT = {
    "description": "输出命令行补全的脚本：按 Tab 键补全命令、动作、选项、可选的值和文件名。怎样装见 docs/ci.md。",
}
_SHELLS = ("bash", "zsh", "fish", "powershell")


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    add_choice(command, "shell", names=dict(zip(_SHELLS, _SHELLS, strict=True)), metavar="外壳", help="")
    add_output(command, "写进文件（默认显示在屏幕上）", required=False)
    add_common(command, pack=False)


def run(arguments: argparse.Namespace) -> int:
    """Print the script, or write it; returns the exit code."""
    from alvtc_info.cli.shell_scripts import SCRIPTS

    text = SCRIPTS[arguments.shell]()
    if arguments.output:
        from alvtc_info.files import write_atomically

        # Windows PowerShell takes a script without a byte order mark for one in the code page
        coding = "utf-8-sig" if arguments.shell == "powershell" else "utf-8"
        write_atomically(arguments.output, text.encode(coding), force=arguments.force)
    else:
        write_utf8(text)
    return 0
