"""The command `check`: collect the drafts, check them, filter the findings, report them, and return the exit code."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_draft_options, request_of
from alvtc_info.cli.output import as_bytes, plain, say_of, takes_colour, write_coloured, write_utf8
from alvtc_info.cli.parser import Target, add_choice, count
from alvtc_info.config.nearest import FolderSettings
from alvtc_info.errors import OutputError, UsageError, without_passwords
from alvtc_info.files import head_of
from alvtc_info.institution.values import default_institution, opened_institution
from alvtc_info.model.finding import Severity, worst
from alvtc_info.originals import note_input, refuse_original
from alvtc_info.reporters.registry import FORMATS, HEAD, format_run, is_report, run_pieces
from alvtc_info.reporters.style import Shown, Style
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from alvtc_info.batch.baseline import Baseline
    from alvtc_info.batch.looked import Item
    from alvtc_info.batch.looker import Looker
    from alvtc_info.batch.pool import Backend
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document, Facts
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.model.result import Failure, Result

    Checked = list[tuple[Result, Document]]

CACHE = ".alvtc-info-cache"
_FORMAT_NAMES = {name: {"text": "文字", "html": "网页"}.get(name, name) for name in FORMATS}
_MANY = 20  # with more files than this a terminal shows the progress
_HEADINGS = {
    "常用选项": "--kind --stage --pages --output",
    "稿件和稿面以外的信息": "--report-date --meta --one-event --ledger --include --encoding",
    "查什么": "--layout --layout-profile --profile --select --ignore --config --isolated --institution",
    "怎样列出": "--format --quiet --verbose --statistics --color --force",
    "和以前比": "--baseline --write-baseline --changed-since --fail-on",
    "查得多、查得久": "--timeout --jobs --cache --cache-dir",
}
ABOUT = {
    "description": "检查稿件（.docx .txt .md .yaml .json，或整个文件夹；- 表示标准输入），列出要改的地方和依据。",
    "epilog": "退出码：0 没有必改问题；1 有（可用 --fail-on 调整）；2 有文件读不了或参数有误。",
}


def add_options(command: ChineseParser) -> None:
    """Add the options of the command."""
    command.add_argument("paths", nargs="*", metavar="文件", help="稿件或文件夹；- 表示标准输入；不写则检查当前文件夹")
    add_choice(command, "--format", names=_FORMAT_NAMES, default="text", metavar="格式", help="输出格式：")
    command.add_argument(
        "-o", "--output", type=Target, metavar="文件", help="把结果写进文件；已有的只覆盖以前查出的结果"
    )
    command.add_argument("--force", action="store_true", help="要写的文件是别的东西也覆盖")
    command.add_argument("--quiet", action="store_true", help="只列出有问题的文件和问题，不列提示和未检查的")
    command.add_argument(
        "--one-event",
        action="store_true",
        help="这些稿件（或案卷里的稿件）是同一事件的首报、续报、终报：互相对照，次序自动排",
    )
    add_draft_options(command)
    _add_result_options(command)
    _add_pool_options(command)
    command.more.add_argument(
        "--skip-others",
        action="store_true",
        help="点名的文件里不是稿件的（图片、表格、README 等）略过，供提交前的钩子用",
    )
    add_common(command)
    command.arrange(_HEADINGS)


def _add_result_options(command: ChineseParser) -> None:
    """Add the options on what is done with the findings."""
    more = command.more
    add_choice(
        more,
        "--fail-on",
        names={str(severity): severity.label for severity in Severity},
        default="error",
        metavar="级别",
        help="有这一级以上的问题时退出码为 1：",
    )
    beginning = more.add_mutually_exclusive_group()
    beginning.add_argument("--baseline", metavar="文件", help="基线里有的不再列出，只看新出现的")
    beginning.add_argument(
        "--write-baseline", type=Target, metavar="文件", help="把现在查出的记作基线（只存指纹，不存文字）"
    )
    more.add_argument("--changed-since", metavar="版本", help="只列 git 这个版本以后改过的段落里的问题，如 origin/main")
    more.add_argument("--statistics", action="store_true", help="最后列出每条规则各有几处")
    add_choice(
        more,
        "--color",
        names={"auto": "自动", "always": "总是", "never": "从不"},
        default="auto",
        metavar="时机",
        help="彩色（自动：只在终端里）：",
    )
    more.add_argument("-v", "--verbose", action="store_true", help="连规则名一起显示")


def _add_pool_options(command: ChineseParser) -> None:
    """Add the options on processes and the cache."""
    more = command.more
    more.add_argument(
        "--jobs", type=count, metavar="个数", help="同时用几个进程（默认按文件多少和处理器个数自定；1 为不另开进程）"
    )
    more.add_argument(
        "--cache",
        action="store_true",
        help=f"没有改过的文件不再重查：结果存在当前文件夹的 {CACHE} 里（有查出的问题，没有全文）",
    )
    more.add_argument("--cache-dir", metavar="目录", help="同 --cache，存在这个文件夹里")


class Collected(NamedTuple):
    """The drafts of a run with the facts known of each, the failures, and the documents left out."""

    items: list[Item]
    failures: list[Failure]
    left_out: list[tuple[str, str]]


def run(arguments: argparse.Namespace, request: CheckRequest | None = None) -> int:
    """Check what the arguments name and show the findings; returns the exit code.

    A `request` is used instead of that of the arguments.
    """
    if arguments.statistics and arguments.format != "text":
        raise UsageError("statistics-text", "--statistics 只能和 --format text 一起用")
    if arguments.output and not arguments.force:
        _refuse_foreign(arguments.output)
    baseline = _baseline(arguments)
    request = request or request_of(arguments)
    institution = opened_institution(request.institution) or default_institution()
    settings = FolderSettings(request, nearest=not arguments.isolated)
    collected = _collect(arguments, request, institution, settings)
    looker = _looker(arguments, request, collected.items, settings)
    checked, failures = _run(arguments, looker, collected)
    if arguments.changed_since:
        checked = _changed(checked, arguments.changed_since, looker)
    checked += _of_settings(looker.checker.settings, checked, arguments.paths or ["."])
    if arguments.write_baseline:
        return _write_baseline(arguments.write_baseline, checked, failures)
    if baseline is not None:
        checked = _without(baseline, checked, quiet=arguments.quiet)
    failures += [failure for result, _ in checked for failure in result.errors]
    _report(Shown(checked, failures, collected.left_out), arguments, institution)
    return _exit_code(checked, failures, arguments)


def _collect(
    arguments: argparse.Namespace, request: CheckRequest, institution: Institution, settings: FolderSettings
) -> Collected:
    """The drafts that the arguments name, each with the facts that are not on the paper."""
    from alvtc_info.reading.search import find_drafts

    logged: dict[str, Facts] = {}
    paths = arguments.paths or ["."]
    if arguments.one_event:
        paths = [each for path in paths for each in _papers_of(path, institution, logged)]
    found = find_drafts(paths, skip_others=arguments.skip_others, excluded=settings.excluded)
    own = _own_report(arguments.output, named=paths)
    drafts = [path for path in found.paths if own is None or not os.path.samefile(path, own)]
    for path in drafts:
        note_input(path)  # a worker reads it
    for target in filter(None, (arguments.output, arguments.write_baseline)):
        refuse_original(target)
    items: list[Item] = [(path, None if request.facts else logged.get(path)) for path in drafts]
    return Collected(items, found.failures, found.left_out)


def _own_report(output: str | None, *, named: Sequence[str]) -> str | None:
    """The file that is to be replaced by this report, if it is an earlier report that lies in a folder of drafts."""
    if output is None or not os.path.isfile(output) or not is_report(_beginning(output)):
        return None
    return None if any(os.path.isfile(path) and os.path.samefile(path, output) for path in named) else output


def _refuse_foreign(output: str) -> None:
    """Raise OutputError if a file is there that is neither empty nor an earlier report in any format."""
    if os.path.isfile(output) and not is_report(_beginning(output)):
        message = "已有这个文件，它不是以前查出的结果，没有覆盖；确要覆盖请加 --force，或换一个文件名"
        raise OutputError("not-a-report", message, output)


def _beginning(path: str) -> bytes:
    try:
        return head_of(path, HEAD)
    except OSError as error:
        raise OutputError("cannot-write", f"打不开（{error.strerror}），请检查权限", path) from None


def _looker(
    arguments: argparse.Namespace, request: CheckRequest, items: Sequence[Item], settings: FolderSettings
) -> Looker:
    """The looker for the drafts; settings, rule names and the cache are validated before the first draft is read."""
    from alvtc_info.batch.looked import RunChoices
    from alvtc_info.batch.looker import Looker

    comparing = arguments.changed_since or arguments.baseline or arguments.write_baseline
    words = FORMATS[arguments.format].words
    choices = RunChoices(
        nearest=not arguments.isolated,
        beside=len(items) > 1 or request.ledger is not None,
        words="all" if arguments.changed_since else "found" if comparing and words == "none" else words,
        cache=(arguments.cache_dir or CACHE) if arguments.cache or arguments.cache_dir else "",
    )
    looker = Looker(request, choices, settings)
    looker.checker.prove((arguments.paths or ["."])[0])
    for path, _ in items:
        looker.checker.settings.of(path)
    if choices.cache:
        from pathlib import Path

        from alvtc_info.batch.cache import prepare

        prepare(Path(choices.cache))
    return looker


def _run(arguments: argparse.Namespace, looker: Looker, collected: Collected) -> tuple[Checked, list[Failure]]:
    """Judge each draft by itself, then related drafts together."""
    from alvtc_info.batch.run import Run

    items = collected.items
    together = Run(looker, _backend(arguments.jobs, looker.asked.timeout, [path for path, _ in items]))
    with _counted(len(items)) as seen:
        looked = together.look(items, seen, judged=not (arguments.one_event or looker.asked.ledger is not None))
    looked = together.compare(looked, together=arguments.one_event)
    if not looked and not collected.failures and not together.failures and not arguments.skip_others:
        known = "没有找到可检查的稿件（.docx .txt .md，或带 kind 的 .yaml .json）"
        for path, why in collected.left_out[:1]:
            known += f"；{path}：{why}"
        raise UsageError("nothing-found", known)
    checked = together.shown(looked)
    return checked, [*collected.failures, *together.failures]


def _backend(jobs: int | None, timeout: float | None, paths: Sequence[str]) -> Backend:
    """The back end: as many processes as requested, otherwise as many as the drafts are worth.

    One process is this one, unless there is a time limit.
    """
    from alvtc_info.batch.worker_count import FIRST, worker_count

    size = min(jobs or worker_count(paths), max(1, len(paths)))
    if size == 1 and timeout is None:
        from alvtc_info.batch.pool import Here

        return Here()
    from alvtc_info.batch.processes import Processes

    return Processes(size, timeout, first=0 if jobs else FIRST)


def _changed(checked: Checked, revision: str, looker: Looker) -> Checked:
    """The results with only the findings in paragraphs that changed since a git revision."""
    from alvtc_info.batch.changed_since import Since, only_changed

    since = Since(revision)

    def look(name: str, facts: Facts, data: bytes) -> tuple[Result, Document]:
        draft = looker.checker.reopen(data, name, facts)
        return looker.checker.judge(draft, ledger=False), draft.document

    return [
        (
            only_changed(result, document, since.before(result.path), partial(look, result.path, document.facts)),
            document,
        )
        if result.path != "-"
        else (result, document)
        for result, document in checked
    ]


def _of_settings(settings: FolderSettings, checked: Checked, paths: list[str]) -> Iterator[tuple[Result, Document]]:
    """The findings on the suppression tables of the settings; if a whole folder is checked, also on unused ones."""
    folders = [os.path.abspath(path) for path in paths if os.path.isdir(path)]
    for config in settings.used():
        if not config.suppress:
            continue
        from alvtc_info.linting.suppress import exemption_findings
        from alvtc_info.model.document import Document
        from alvtc_info.model.result import Result

        home = os.path.dirname(os.path.abspath(config.path))
        whole = any(home == folder or home.startswith(os.path.join(folder, "")) for folder in folders)
        found = exemption_findings(config, [(result.path, result.suppressed) for result, _ in checked], whole=whole)
        if found:
            document = Document([], name=config.path)
            yield Result(tuple(found), (), (), None, document.stage, config.path, ""), document


def _baseline(arguments: argparse.Namespace) -> Baseline | None:
    if not arguments.baseline:
        return None
    from alvtc_info.batch.baseline import load_baseline

    return load_baseline(arguments.baseline)


def _without(baseline: Baseline, checked: Checked, *, quiet: bool) -> Checked:
    """The results without the findings of the baseline; their number is printed to standard error."""
    kept, passed, gone = baseline.without(checked)
    if passed and not quiet:
        print(f"基线里的 {passed} 处没有列出", file=sys.stderr)
    if gone and not quiet:
        print(f"基线里有 {gone} 处已经不在了，可用 --write-baseline 重写", file=sys.stderr)
    return kept


def _write_baseline(path: str, checked: Checked, failures: list[Failure]) -> int:
    """Write the findings as a baseline; an old baseline is overwritten, any other file is not."""
    from alvtc_info.batch.baseline import format_baseline, load_baseline
    from alvtc_info.files import write_atomically

    for failure in (*failures, *(each for result, _ in checked for each in result.errors)):
        say_of(failure.path, failure.message)
    if failures:
        return 2
    if os.path.exists(path):
        load_baseline(path)
    write_atomically(path, as_bytes(format_baseline(path, checked)), force=True)
    print(f"已写好：{path}（{sum(len(result.findings) for result, _ in checked)} 处，以后不再列出）")
    return 0


def _papers_of(path: str, institution: Institution, logged: dict[str, Facts]) -> list[str]:
    """The files of a case's reports, with the facts of the case put in `logged`; any other path as it is.

    Raises UsageError if a case has none.
    """
    from alvtc_info.emergency.case_file import find_case

    case = find_case(path) if os.path.isfile(path) else None
    if case is None:
        return [path]
    files = [case.paper_path(paper) for paper in case.papers if paper.file]
    if not files:
        raise UsageError("no-papers", f"案卷“{path}”里没有稿件；记报告时用 --file 写明稿件")
    logged.update(dict.fromkeys(files, case.facts(institution.flow)))
    return list(logged)


def _report(shown: Shown, arguments: argparse.Namespace, institution: Institution) -> None:
    """Show or write the findings.

    Documents left out and failures are also printed to standard error if they are not in the text.
    """
    shown = shown._replace(failures=[replace(each, path=without_passwords(each.path)) for each in shown.failures])
    style = Style(
        arguments.verbose,
        arguments.quiet,
        _coloured(arguments),
        arguments.statistics,
        Severity(arguments.fail_on),
    )
    on_screen = arguments.format == "text" and arguments.output is None
    if not arguments.quiet and (on_screen or arguments.format != "text"):
        for path, why in shown.left_out:
            say_of(path, why)
    if on_screen:
        for failure in shown.failures:
            say_of(failure.path, failure.message)
        write_coloured(format_run("text", Shown(shown.checked), institution, style))
        return
    pieces = run_pieces(arguments.format, shown, institution, style)
    if arguments.output:
        from alvtc_info.files import write_atomically

        if not arguments.force:
            _refuse_foreign(arguments.output)
        write_atomically(arguments.output, as_bytes(FORMATS[arguments.format].opening + "".join(pieces)), force=True)
    else:
        sys.stdout.flush()
        for piece in pieces:
            write_utf8(piece)


def _coloured(arguments: argparse.Namespace) -> bool:
    """Whether severities are coloured: as requested, otherwise in a terminal unless NO_COLOR is set."""
    if arguments.color != "auto":
        return bool(arguments.color == "always")
    return arguments.output is None and takes_colour()


def _exit_code(checked: Checked, failures: Sequence[Failure], arguments: argparse.Namespace) -> int:
    if arguments.debug:
        for failure in failures:
            print(failure.trace, end="", file=sys.stderr)
    if failures:
        return 2
    limit = Severity(arguments.fail_on).rank
    gravest = (worst(result.findings) for result, _ in checked)
    return int(any(severity is not None and severity.rank <= limit for severity in gravest))


@contextmanager
def _counted(total: int) -> Iterator[Callable[[], None]]:
    """Yield a function to call for each draft that is done; with over twenty drafts a terminal shows the progress."""
    shown = total > _MANY and sys.stderr.isatty()
    done = 0

    def seen() -> None:
        nonlocal done
        done += 1
        if shown:
            print(f"\r正在检查 {done}/{total}", end="", file=plain(sys.stderr), flush=True)

    try:
        yield seen
    finally:
        if shown:
            print("\r" + " " * 40 + "\r", end="", file=plain(sys.stderr), flush=True)
