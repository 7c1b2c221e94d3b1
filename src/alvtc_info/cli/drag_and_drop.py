"""Use without a command line: drafts dropped onto the program, or sent to it from the file manager.

Each Word draft gets a marked copy beside it, and all findings are shown as one page in the browser; the drafts
themselves are not changed.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.errors import AlvtcInfoError
from alvtc_info.model.result import Failure, attempt
from alvtc_info.reading.formats import OFFICE_SUFFIXES, WORD_SUFFIXES, suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Unpack

    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.word.review import Reviewed

HOW = """把稿件拖到这个程序的图标上：
  · 结果在浏览器里打开，一处一处列出要改的地方和依据；
  · Word 稿旁边会多出一份“（批注）”，原稿不动。
在命令行里用：{program} check 稿件，{program} --help 查看全部用法。"""


def main(arguments: Sequence[str]) -> int:
    """Run the program; returns the exit code.

    With names of files it checks them, with a command it does what `alvtc-info` does,
    without arguments it shows its usage.
    """
    from alvtc_info.cli.main import main as run

    if arguments and all(map(os.path.exists, arguments)):
        return check_dropped(arguments)
    if arguments:
        return run(arguments)
    print(HOW.format(program=os.path.basename(sys.argv[0])))
    _wait()
    return 0


def check_dropped(
    paths: Sequence[str],
    show: Callable[[str], object] | None = None,
    *,
    request: CheckRequest | None = None,
    **choices: Unpack[CheckChoices],
) -> int:
    """Check files and folders; `show` opens the page by its address (the browser by default). Returns the exit code.

    If the request names no settings, those nearest to each draft apply to the page and to its marked copy.
    """
    import webbrowser

    from alvtc_info.cli.output import screened
    from alvtc_info.model.request import requested

    asked = requested(request, choices)
    with screened():
        return _checked(paths, show or webbrowser.open, asked)


def _checked(paths: Sequence[str], show: Callable[[str], object], asked: CheckRequest) -> int:
    import tempfile
    from pathlib import Path

    from alvtc_info.cli.commands import check
    from alvtc_info.cli.parser import ChineseParser

    parser = ChineseParser()
    check.add_options(parser)
    page = Path(tempfile.mkdtemp(prefix="alvtc-info-")) / "校核结果.html"
    named = ["--format", "html", "-o", str(page), *(os.path.abspath(path) for path in paths)]
    done = attempt("", lambda: check.run(parser.parse_args(named), asked))
    code = done if isinstance(done, int) else _say(done)
    for path in paths:
        if suffix_of(path) in WORD_SUFFIXES and os.path.isfile(path):
            print(_marked(path, asked))
        elif suffix_of(path) in OFFICE_SUFFIXES:
            print(f"{path}：只列出问题；要批注请先另存为 .docx")
    if page.exists():
        show(page.as_uri())
        print(f"结果：{page}")
    _wait()
    return code


def _marked(path: str, asked: CheckRequest) -> str:
    """Write the marked copy; returns the outcome as one Chinese line."""
    from alvtc_info.cli.options import settled
    from alvtc_info.cli.output import beside
    from alvtc_info.files import write_atomically
    from alvtc_info.word.review import review

    done: Reviewed | Failure = attempt(path, lambda: review(path, request=settled(asked, path, nearest=True)))
    if isinstance(done, Failure):
        return f"{path}：没有批注。{done.message}"
    try:
        target = beside(path, "批注", done.suffix)
        write_atomically(target, done.data, inputs=(path,))
    except AlvtcInfoError as error:
        return f"{path}：没有批注。{error.message}"
    return f"批注 {done.comments} 条：{target}"


def _say(failure: Failure) -> int:
    from alvtc_info.text.display import visible

    print(visible(failure.message), file=sys.stderr)
    return 2


def _wait() -> None:
    """Wait for a key before the window closes with the program (on Windows, in an interactive console)."""
    if os.name == "nt" and sys.stdin is not None and sys.stdin.isatty():
        input("按回车键关闭")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
