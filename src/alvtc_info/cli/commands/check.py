"""The command `check`: arguments → the drafts of one run → one reporter."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from alvtc_info.cli.output import as_bytes, facts_of, institution_of, say_failure, write_utf8
from alvtc_info.cli.parser import CACHE
from alvtc_info.errors import UsageError
from alvtc_info.reading.formats import DATA, DRAFTS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from alvtc_info.batch.workers import Crew
    from alvtc_info.checking.drafts import Checker, Choices, Settings
    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.document import Document, Facts
    from alvtc_info.model.result import Failure, Result

_MANY = 20  # files from which on a terminal shows how far the work is


def run_check(arguments: argparse.Namespace) -> int:
    """Check what the arguments name and show what was found; returns the exit code."""
    from alvtc_info.batch.run import Run
    from alvtc_info.checking.drafts import Checker
    from alvtc_info.linting.select import rules_named
    from alvtc_info.model.finding import worst

    baseline = None
    if arguments.baseline:
        from alvtc_info.batch.baseline import load_baseline

        baseline = load_baseline(arguments.baseline)
    failures: list[Failure] = []
    paths = arguments.paths or ["."]
    college = institution_of(arguments)
    facts = facts_of(arguments.meta, college) if arguments.meta else None
    logged: dict[str, Facts] = {}
    if arguments.one_event:
        paths = [each for path in paths for each in _papers_of(path, college, logged)]
    drafts = [(path, facts or logged.get(path)) for path in _files(paths, failures)]
    comparing = arguments.changed_since or arguments.baseline or arguments.write_baseline
    words = "all" if arguments.format == "html" or arguments.changed_since else "found"
    choices = _choices(
        arguments,
        beside=len(drafts) > 1 or bool(arguments.ledger),
        words="none" if arguments.format == "json" and not comparing else words,
    )
    checker = Checker(choices, college)
    rules_named(arguments.select, arguments.ignore, checker.settings.of(paths[0]))
    for path, _ in drafts:
        checker.settings.of(path)
    if choices.cache:
        from pathlib import Path

        from alvtc_info.batch.cache import prepare

        prepare(Path(choices.cache))
    run = Run(checker, _crew(arguments, [path for path, _ in drafts]))
    with _counted(len(drafts)) as seen:
        looked = run.look(drafts, seen, judged=not (arguments.one_event or arguments.ledger))
    looked = run.compare(looked, together=arguments.one_event, ledger=arguments.ledger or "")
    if not looked and not failures and not run.failures:
        raise UsageError("nothing-found", "没有找到可检查的稿件（.docx .txt .md，或带 kind 的 .yaml .json）")
    checked = run.shown(looked)
    failures += run.failures
    if arguments.changed_since:
        checked = _changed(checked, arguments.changed_since, checker)
    checked += _of_settings(checker.settings, checked, paths)
    if arguments.write_baseline:
        return _write_baseline(arguments.write_baseline, checked, failures)
    if baseline is not None:
        checked, passed, gone = baseline.without(checked)
        if not arguments.quiet:
            _say_baseline(passed, gone)
    results = [result for result, _ in checked]
    for result in results:
        failures.extend(result.errors)
    if arguments.format == "json":
        looked.clear()
        checked.clear()
    _report(results, checked, failures, arguments, college)
    if arguments.debug:
        for failure in failures:
            print(failure.trace, end="", file=sys.stderr)
    if failures:
        return 2
    gravest = [worst(result.findings) for result in results]
    order = ("error", "warning", "info")
    limit = order.index(arguments.fail_on)
    return int(any(severity is not None and severity.rank <= limit for severity in gravest))


def _choices(arguments: argparse.Namespace, *, beside: bool, words: str) -> Choices:
    from alvtc_info.checking.drafts import Choices, stamp_of
    from alvtc_info.model.kinds import Kind, Stage

    cache = (arguments.cache_dir or CACHE) if arguments.cache or arguments.cache_dir else ""
    return Choices(
        select=arguments.select,
        ignore=arguments.ignore,
        report_date=arguments.report_date,
        kind=Kind(arguments.kind) if arguments.kind else None,
        stage=Stage(arguments.stage) if arguments.stage else None,
        encoding=arguments.encoding,
        extras=arguments.include,
        institution=arguments.institution or "",
        config=arguments.config or "",
        profile=arguments.profile or "",
        isolated=arguments.isolated,
        layout=arguments.layout,
        layout_profile=arguments.layout_profile,
        pages=arguments.pages,
        beside=beside,
        words=words,
        cache=cache,
        stamp=stamp_of(arguments.institution or "", arguments.config or "") if cache else "",
    )


def _crew(arguments: argparse.Namespace, paths: Sequence[str]) -> Crew | None:
    """The processes to work in: as many as asked for, else as many as the drafts are worth; None to work here."""
    from alvtc_info.batch.sharing import hands

    size = min(arguments.jobs or hands(paths), max(1, len(paths)))
    if size == 1 and arguments.timeout is None:
        return None
    from alvtc_info.batch.workers import Crew

    return Crew(size, arguments.timeout)


def _changed(checked: list[tuple[Result, Document]], revision: str, checker: Checker) -> list[tuple[Result, Document]]:
    """The results with only what is found in paragraphs that changed since a revision of git."""
    from alvtc_info.batch.changed_since import Since, only_changed

    since = Since(revision)

    def look(name: str, facts: Facts, data: bytes) -> tuple[Result, Document]:
        document = checker.open(name, facts, data)
        return checker.judge(document, data), document

    return [
        (
            only_changed(result, document, since.before(result.path), partial(look, result.path, document.facts)),
            document,
        )
        if result.path != "-"
        else (result, document)
        for result, document in checked
    ]


def _of_settings(
    settings: Settings, checked: list[tuple[Result, Document]], paths: list[str]
) -> Iterator[tuple[Result, Document]]:
    """What is wrong with the tables of the settings that hold rules back; whole folders show which of them are of no use."""
    folders = [os.path.abspath(path) for path in paths if os.path.isdir(path)]
    for config in settings.held():
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


def _write_baseline(path: str, checked: list[tuple[Result, Document]], failures: list[Failure]) -> int:
    """Write what was found as a baseline; over an old baseline, but over no other file."""
    from alvtc_info.batch.baseline import format_baseline, load_baseline
    from alvtc_info.files import write_atomically

    for failure in (*failures, *(each for result, _ in checked for each in result.errors)):
        say_failure(failure)
    if failures:
        return 2
    if os.path.exists(path):
        load_baseline(path)
    write_atomically(path, as_bytes(format_baseline(path, checked)), force=True)
    print(f"已写好：{path}（{sum(len(result.findings) for result, _ in checked)} 处，以后不再列出）")
    return 0


def _say_baseline(passed: int, gone: int) -> None:
    if passed:
        print(f"基线里的 {passed} 处没有列出", file=sys.stderr)
    if gone:
        print(f"基线里有 {gone} 处已经不在了，可用 --write-baseline 重写", file=sys.stderr)


def _papers_of(path: str, college: Institution, logged: dict[str, Facts]) -> list[str]:
    """The papers of a case that are beside it, with what the case knows put in `logged`; any other path as it is.

    Raises UsageError where a case has none.
    """
    from alvtc_info.emergency.case_file import find_case

    case = find_case(path) if os.path.isfile(path) else None
    if case is None:
        return [path]
    files = [case.paper_path(paper) for paper in case.papers if paper.file]
    if not files:
        raise UsageError("no-papers", f"案卷“{path}”里没有稿件；记报告时用 --file 写明稿件")
    logged.update(dict.fromkeys(files, case.facts(college.flow)))
    return list(logged)


def _files(paths: Sequence[str], failures: list[Failure]) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        found = _walk(path, failures) if path != "-" and os.path.isdir(path) else [path]
        for each in found:
            if each not in seen:
                seen.add(each)
                yield each


def _walk(folder: str, failures: list[Failure]) -> Iterator[str]:
    from alvtc_info.model.result import Failure
    from alvtc_info.reading.formats import suffix_of

    if suffix_of(folder) in DRAFTS:
        failures.append(Failure(folder, "is-folder", "这是一个文件夹，名字却像文档，请改名或给出文件"))
        return

    def unreadable(error: OSError) -> None:
        failures.append(Failure(str(error.filename), "no-permission", "打不开这个文件夹，请检查权限"))

    for base, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in [f for f in folders if suffix_of(f) in DRAFTS]:
            failures.append(
                Failure(os.path.join(base, name), "is-folder", "这是一个文件夹，名字却像文档，请改名或给出文件")
            )
            folders.remove(name)
        for name in sorted(files):
            path = os.path.join(base, name)
            if name.startswith((".", "~$")):
                continue
            if suffix_of(name) in DRAFTS or (suffix_of(name) in DATA and _is_report(path)):
                yield path


def _is_report(path: str) -> bool:
    from alvtc_info.reading.data import has_kind
    from alvtc_info.reading.formats import suffix_of

    try:
        with open(path, encoding="utf-8-sig", errors="replace") as stream:
            return has_kind(stream.read(1 << 20), suffix_of(path))
    except OSError:
        return True


def _report(
    results: list[Result],
    checked: list[tuple[Result, Document]],
    failures: list[Failure],
    arguments: argparse.Namespace,
    college: Institution,
) -> None:
    """Show or write what was found: `checked` holds the documents too, for those who show their words."""
    if arguments.format == "json":
        from alvtc_info.reporters.json_object import format_json

        text = format_json(results, failures)
    elif arguments.format == "html":
        from alvtc_info.reporters.html import format_html

        text = format_html(checked, failures, college)
    elif arguments.format != "text":
        from alvtc_info.reporters.exchange import FORMATS

        text = FORMATS[arguments.format](checked, failures, college)
    else:
        from alvtc_info.reporters.console import format_text

        told = [] if arguments.output is None else failures
        text = (
            format_text(
                checked,
                told,
                regulation=college.regulation,
                verbose=arguments.verbose,
                quiet=arguments.quiet,
                colour=_coloured(arguments),
            )
            if checked or told
            else ""
        )
        if arguments.statistics:
            from alvtc_info.reporters.console import format_statistics

            text += "\n" + format_statistics(results)
        if arguments.output is None:
            for failure in failures:
                say_failure(failure)
    if arguments.output:
        from alvtc_info.files import write_atomically

        write_atomically(arguments.output, as_bytes(text), force=True)
    elif arguments.format != "text":
        sys.stdout.flush()
        write_utf8(text)
    else:
        sys.stdout.write(text)


def _coloured(arguments: argparse.Namespace) -> bool:
    """Whether severities are coloured: as asked, else in a terminal where nobody minds (NO_COLOR)."""
    if arguments.color != "auto":
        return bool(arguments.color == "always")
    return arguments.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


@contextmanager
def _counted(total: int) -> Iterator[Callable[[], None]]:
    """What to call for each draft that is done; of more than twenty a terminal shows how far the work is."""
    shown = total > _MANY and sys.stderr.isatty()
    done = 0

    def seen() -> None:
        nonlocal done
        done += 1
        if shown:
            print(f"\r正在检查 {done}/{total}", end="", file=sys.stderr, flush=True)

    try:
        yield seen
    finally:
        if shown:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
