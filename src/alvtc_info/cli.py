"""The command line: arguments → one library call → one reporter.

Exit codes: 0 nothing at or above `--fail-on`; 1 findings; 2 something could not be read, chosen or run.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from alvtc_info.arguments import CACHE, build_parser
from alvtc_info.errors import AlvtcInfoError, OutputError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from alvtc_info.checking import Checker, Choices, Settings
    from alvtc_info.document import Document, Facts, Kind
    from alvtc_info.institution import Institution
    from alvtc_info.linting import Failure, Result
    from alvtc_info.workers import Crew

DRAFTS = (".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".txt", ".md")
_MANY = 20  # files from which on a terminal shows how far the work is
DATA = (".yaml", ".yml", ".json")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. Never shows a stack trace without `--debug`."""
    _prepare_streams()
    parser = build_parser(sys.argv[1:] if argv is None else argv)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    if arguments.version:
        from alvtc_info import __version__

        print(f"alvtc-info {__version__}")
        return 0
    if arguments.command is None:
        parser.print_help()
        return 2
    try:
        return _COMMANDS[arguments.command](arguments)
    except AlvtcInfoError as error:
        return _tell(str(error), arguments.debug)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 2
    except KeyboardInterrupt:
        return _tell("已中断", False)
    except MemoryError:
        return _tell("内存不足，请拆分后再检查", arguments.debug)
    except Exception as error:
        return _tell(f"程序内部出错（{type(error).__name__}），请用 --debug 重试并把输出交给维护人员", arguments.debug)


def _tell(message: str, debug: bool) -> int:
    from alvtc_info.reporters.text import visible

    if debug:
        import traceback

        traceback.print_exc()
    print(visible(message), file=sys.stderr)
    return 2


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _institution(arguments: argparse.Namespace) -> Institution:
    from alvtc_info.institution import default_institution, load_institution

    return load_institution(arguments.institution) if arguments.institution else default_institution()


# check --------------------------------------------------------------------------------------------------------------


def _settings(arguments: argparse.Namespace) -> Settings:
    from alvtc_info.checking import Settings

    return Settings(arguments.profile, arguments.config, isolated=arguments.isolated)


def _check(arguments: argparse.Namespace) -> int:
    from alvtc_info.checking import Checker, Run
    from alvtc_info.linting import rules_named, worst

    baseline = None
    if arguments.baseline:
        from alvtc_info.baseline import load_baseline

        baseline = load_baseline(arguments.baseline)
    failures: list[Failure] = []
    paths = arguments.paths or ["."]
    college = _institution(arguments)
    facts = _facts(arguments.meta, college) if arguments.meta else None
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
    from alvtc_info.checking import Choices
    from alvtc_info.document import Kind, Stage

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
        cache=(arguments.cache_dir or CACHE) if arguments.cache or arguments.cache_dir else "",
    )


def _crew(arguments: argparse.Namespace, paths: Sequence[str]) -> Crew | None:
    """The processes to work in: as many as asked for, else as many as the drafts are worth; None to work here."""
    from alvtc_info.sharing import hands

    size = min(arguments.jobs or hands(paths), max(1, len(paths)))
    if size == 1 and arguments.timeout is None:
        return None
    from alvtc_info.workers import Crew

    return Crew(size, arguments.timeout)


def _changed(checked: list[tuple[Result, Document]], revision: str, checker: Checker) -> list[tuple[Result, Document]]:
    """The results with only what is found in paragraphs that changed since a revision of git."""
    from alvtc_info.changes import Since, only_changed

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
        from alvtc_info.document import Document
        from alvtc_info.linting import Result
        from alvtc_info.suppression import exemption_findings

        home = os.path.dirname(os.path.abspath(config.path))
        whole = any(home == folder or home.startswith(os.path.join(folder, "")) for folder in folders)
        found = exemption_findings(config, [(result.path, result.suppressed) for result, _ in checked], whole=whole)
        if found:
            document = Document([], name=config.path)
            yield Result(tuple(found), (), (), None, document.stage, config.path, ""), document


def _write_baseline(path: str, checked: list[tuple[Result, Document]], failures: list[Failure]) -> int:
    """Write what was found as a baseline; over an old baseline, but over no other file."""
    from alvtc_info.baseline import format_baseline, load_baseline
    from alvtc_info.packing import write_atomically

    for failure in (*failures, *(each for result, _ in checked for each in result.errors)):
        _say_failure(failure)
    if failures:
        return 2
    if os.path.exists(path):
        load_baseline(path)
    write_atomically(path, _bytes(format_baseline(path, checked)), force=True)
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
    from alvtc_info.emergency.casefile import find_case

    case = find_case(path) if os.path.isfile(path) else None
    if case is None:
        return [path]
    files = [case.paper_path(paper) for paper in case.papers if paper.file]
    if not files:
        raise UsageError("no-papers", f"案卷“{path}”里没有稿件；记报告时用 --file 写明稿件")
    logged.update(dict.fromkeys(files, case.facts(college.flow)))
    return list(logged)


def _facts(path: str, college: Institution) -> Facts:
    from alvtc_info.emergency.casefile import is_case, parse_case
    from alvtc_info.reading.data import load
    from alvtc_info.reading.source import Limits, decode, slurp, suffix_of
    from alvtc_info.report import load_facts

    text, _ = decode(slurp(path, path, Limits()), path)
    if suffix_of(path) != ".json" and is_case(text):
        return parse_case(text, path).facts(college.flow)
    return load_facts(load(text, suffix_of(path), path), path)


def _files(paths: Sequence[str], failures: list[Failure]) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        found = _walk(path, failures) if path != "-" and os.path.isdir(path) else [path]
        for each in found:
            if each not in seen:
                seen.add(each)
                yield each


def _walk(folder: str, failures: list[Failure]) -> Iterator[str]:
    from alvtc_info.linting import Failure
    from alvtc_info.reading.source import suffix_of

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
    from alvtc_info.reading.source import suffix_of

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
        from alvtc_info.reporters.json import format_json

        text = format_json(results, failures)
    elif arguments.format == "html":
        from alvtc_info.reporters.html import format_html

        text = format_html(checked, failures, college)
    elif arguments.format != "text":
        from alvtc_info.reporters.exchange import FORMATS

        text = FORMATS[arguments.format](checked, failures, college)
    else:
        from alvtc_info.reporters.text import format_text

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
            from alvtc_info.reporters.text import format_statistics

            text += "\n" + format_statistics(results)
        if arguments.output is None:
            for failure in failures:
                _say_failure(failure)
    if arguments.output:
        from alvtc_info.packing import write_atomically

        write_atomically(arguments.output, _bytes(text), force=True)
    elif arguments.format != "text":
        sys.stdout.flush()
        _write_utf8(text)
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


def _bytes(text: str) -> bytes:
    r"""UTF-8; what a file name holds that is no character stays readable, in JSON as an escape that leads back to the name (\udcff)."""
    return text.encode("utf-8", "backslashreplace")


def _write_utf8(text: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(_bytes(text))
        buffer.flush()


def _say_failure(failure: Failure) -> None:
    from alvtc_info.reporters.text import visible

    print(f"{visible(failure.path)}：{visible(failure.message)}", file=sys.stderr)


# fix, render, new, schema, rule ------------------------------------------------------------------------------------------


def _fix(arguments: argparse.Namespace) -> int:
    from alvtc_info.fixing import fix, unified_diff
    from alvtc_info.packing import write_atomically
    from alvtc_info.reporters.text import visible

    path = arguments.path
    fixed = fix(
        path,
        unsafe=arguments.unsafe,
        select=arguments.select,
        ignore=arguments.ignore,
        report_date=arguments.report_date,
        encoding=arguments.encoding,
        institution=_institution(arguments),
        config=_settings(arguments).of(path),
    )
    if arguments.diff:
        sys.stdout.write(
            "".join(visible(line.rstrip("\n")) + "\n" for line in unified_diff(fixed, path).split("\n")[:-1])
        )
        return 0
    target = path if arguments.in_place else arguments.output
    if not arguments.in_place and os.path.exists(target) and os.path.samefile(path, target):
        raise UsageError("onto-itself", "不能写到原文件上；确要改原文件请用 --in-place")
    if not arguments.in_place or fixed.applied:
        write_atomically(target, fixed.data, force=arguments.in_place or arguments.force)
    print(f"改了 {len(fixed.applied)} 处：{target}")
    return 0


def _judging(arguments: argparse.Namespace) -> dict[str, Any]:
    """What a command that checks a draft on the way was told about it, and which rules it is to use."""
    return {"select": arguments.select, "ignore": arguments.ignore, **_told(arguments)}


def _told(arguments: argparse.Namespace) -> dict[str, Any]:
    from alvtc_info.document import Kind, Stage

    return {
        "report_date": arguments.report_date,
        "kind": Kind(arguments.kind) if arguments.kind else None,
        "stage": Stage(arguments.stage) if arguments.stage else None,
        "facts": _facts(arguments.meta, _institution(arguments)) if arguments.meta else None,
        "institution": _institution(arguments),
        "config": _settings(arguments).of(arguments.path),
    }


def _slip(arguments: argparse.Namespace) -> int:
    from alvtc_info.packing import write_atomically
    from alvtc_info.reading.source import suffix_of
    from alvtc_info.slips import slip

    if suffix_of(arguments.output) != ".docx":
        raise UsageError("not-docx", f"“{arguments.output}”的扩展名应为 .docx")
    write_atomically(arguments.output, slip(arguments.path, **_judging(arguments)), force=arguments.force)
    print(f"已写好：{arguments.output}")
    return 0


def _format(arguments: argparse.Namespace) -> int:
    from alvtc_info.packing import write_atomically
    from alvtc_info.reading.source import suffix_of
    from alvtc_info.typesetting.setting import set_layout

    path, target = arguments.path, arguments.output
    _not_onto(path, target)
    if suffix_of(target) != ".docx":
        raise UsageError("not-docx", f"“{target}”的扩展名应为 .docx")
    data = set_layout(path, profile=arguments.layout_profile, institution=_institution(arguments))
    write_atomically(target, data, force=arguments.force)
    print(f"已排好：{target}")
    return 0


def _not_onto(path: str, target: str) -> None:
    if os.path.exists(target) and os.path.exists(path) and os.path.samefile(path, target):
        raise UsageError("onto-itself", "不能写到原稿上，请换一个文件名")


def _review(arguments: argparse.Namespace) -> int:
    from alvtc_info.packing import write_atomically
    from alvtc_info.reading.source import suffix_of
    from alvtc_info.reporters.text import summary
    from alvtc_info.reviewing import review

    path, target = arguments.path, arguments.output
    _not_onto(path, target)
    if arguments.unsafe and not (arguments.suggest or arguments.fix):
        raise UsageError("unsafe-alone", "--unsafe 要和 --suggest 或 --fix 一起用")
    done = review(
        path,
        suggest=arguments.suggest,
        fix=arguments.fix,
        unsafe=arguments.unsafe,
        **_judging(arguments),
    )
    if suffix_of(target) != done.suffix:
        raise UsageError("bad-suffix", f"“{target}”的扩展名应为 {done.suffix}，否则 Word 打不开")
    write_atomically(target, done.data, force=arguments.force)
    did = f"改了 {len(done.changes)} 处" if arguments.fix else f"批注 {done.comments} 条"
    if arguments.suggest:
        did += f"，修订 {len(done.changes)} 处"
    print(f"{did}：{target}（{summary(done.result)}）")
    return 0


def _render(arguments: argparse.Namespace) -> int:
    from alvtc_info.reading.data import load
    from alvtc_info.reading.source import Limits, decode, slurp, suffix_of
    from alvtc_info.rendering import render
    from alvtc_info.report import load_report

    path = arguments.report
    if suffix_of(path) not in DATA:
        raise UsageError("not-data", f"“{path}”不是 .yaml 或 .json 报告")
    if suffix_of(arguments.output) != ".docx":
        raise UsageError("not-docx", f"“{arguments.output}”的扩展名应为 .docx")
    text, _ = decode(slurp(path, path, Limits()), path)
    report = load_report(load(text, suffix_of(path), path), path)
    render(
        report,
        arguments.output,
        template=arguments.template,
        institution=_institution(arguments),
        folder=os.path.dirname(path) or ".",
        force=arguments.force,
    )
    print(f"已写好：{arguments.output}")
    return 0


def _new(arguments: argparse.Namespace) -> int:
    from alvtc_info.document import Kind
    from alvtc_info.packing import write_atomically
    from alvtc_info.reading.source import suffix_of

    kind = Kind(arguments.kind)
    suffix = suffix_of(arguments.output)
    if (arguments.sender or arguments.issue is not None) and not arguments.sources:
        raise UsageError("no-source", "--as、--issue 要和 --from 一起用")
    if suffix in (".docx", ".yaml", ".yml") and arguments.sources:
        data = _begun(arguments, kind, suffix)
    elif suffix == ".docx":
        from alvtc_info.templates.form import build_form

        data = build_form(kind, _institution(arguments))
    elif suffix in (".yaml", ".yml"):
        from alvtc_info.forms import yaml_form

        data = yaml_form(kind, _institution(arguments)).encode("utf-8")
    else:
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 .docx 或 .yaml")
    write_atomically(arguments.output, data, force=arguments.force)
    print(f"已写好：{arguments.output}")
    return 0


def _emergency(arguments: argparse.Namespace) -> int:
    from alvtc_info.emergency.commands import run_action

    return run_action(arguments, _institution(arguments))


def _submit(arguments: argparse.Namespace) -> int:
    from alvtc_info.packing import write_atomically
    from alvtc_info.reporters.text import format_text, visible
    from alvtc_info.submission import submit

    if arguments.output != "-":
        _not_onto(arguments.path, arguments.output)
        if not arguments.output.lower().endswith(".zip"):
            raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 .zip")
    college = _institution(arguments)
    piped = arguments.path == "-"
    done = submit(
        sys.stdin.buffer if piped else arguments.path,
        name=arguments.name if piped else arguments.path,
        anyway=arguments.anyway,
        **_told(arguments),
    )
    if not done.ready:
        from alvtc_info.document import Document

        shown = format_text(
            [(done.result, Document([], name=done.result.path))], [], regulation=college.regulation, quiet=True
        )
        sys.stderr.write(shown)
        print(
            f"没有打包：必改 {done.manifest['counts']['error']} 处；改好再报，确要先报的用 --anyway 写明理由",
            file=sys.stderr,
        )
        return 1
    if arguments.output == "-":
        sys.stdout.buffer.write(done.data)
        sys.stdout.buffer.flush()
    else:
        write_atomically(arguments.output, done.data, force=arguments.force)
        counts = done.manifest["counts"]
        print(
            f"已打包：{visible(arguments.output)}（必改 {counts['error']}，宜改 {counts['warning']}，规则集 {done.manifest['ruleset']}）"
        )
    return 0


def _receive(arguments: argparse.Namespace) -> int:
    import json

    from alvtc_info.packing import write_atomically
    from alvtc_info.submission import open_submission

    got = open_submission(sys.stdin.buffer if arguments.path == "-" else arguments.path, name=arguments.path)
    if arguments.output:
        places = {name: os.path.join(arguments.output, name) for name in got.files}
        taken = [place for place in places.values() if os.path.exists(place)]
        if taken and not arguments.force:
            raise OutputError("exists", "文件已存在，一个也没有取出；确要覆盖请加 --force，或换一个文件夹", taken[0])
        try:
            os.makedirs(arguments.output, exist_ok=True)
        except OSError:
            raise OutputError("no-folder", "建不了这个文件夹，请换一个位置", arguments.output) from None
        for name, place in places.items():
            write_atomically(place, got.files[name], force=arguments.force)
    _write_utf8(json.dumps(dict(got.manifest), ensure_ascii=False, indent=2) + "\n")
    return 0


def _flowchart(arguments: argparse.Namespace) -> int:
    from alvtc_info.emergency.commands import draw_flowchart

    return draw_flowchart(arguments, _institution(arguments))


def _ledger(arguments: argparse.Namespace) -> int:
    from alvtc_info.assessment.commands import run_action

    return run_action(arguments, _institution(arguments))


def _assess(arguments: argparse.Namespace) -> int:
    from alvtc_info.assessment.commands import assess_year

    return assess_year(arguments, _institution(arguments))


def _begun(arguments: argparse.Namespace, kind: Kind, suffix: str) -> bytes:
    """The next report begun from what `--from` names."""
    from alvtc_info.emergency.desk import current
    from alvtc_info.emergency.drafting import begin, gather, report_docx, report_yaml

    college = _institution(arguments)
    sources = gather(arguments.sources, college)
    today = current(college).date()
    report = begin(kind, sources, college, today, sender=arguments.sender, issue=arguments.issue)
    return report_docx(report, college) if suffix == ".docx" else report_yaml(report).encode("utf-8")


def _config(arguments: argparse.Namespace) -> int:
    from alvtc_info.reporters.settings import format_settings, settings_schema

    if arguments.schema:
        import json

        _write_utf8(json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    from alvtc_info.reporters.text import visible

    if not os.path.exists(arguments.path):
        raise UsageError("not-found", f"找不到“{arguments.path}”，请核对路径")
    text = format_settings(_settings(arguments).of(arguments.path))
    sys.stdout.write("".join(f"{visible(line)}\n" for line in text.splitlines()))
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    import json

    from alvtc_info.document import Kind
    from alvtc_info.report import report_schema

    text = json.dumps(report_schema(Kind(arguments.kind)), ensure_ascii=False, indent=2) + "\n"
    if arguments.output:
        from alvtc_info.packing import write_atomically

        write_atomically(arguments.output, text.encode("utf-8"), force=arguments.force)
    else:
        _write_utf8(text)
    return 0


def _rule(arguments: argparse.Namespace) -> int:
    from alvtc_info.reference import rule_index, rule_page

    college = _institution(arguments)
    if arguments.diff:
        from alvtc_info.editions import compare

        lines = compare(*arguments.diff)
        sys.stdout.write("".join(f"{line}\n" for line in lines or ["没有差别"]))
        return 0
    if arguments.test:
        return _test_rules(arguments)
    config = _settings(arguments).of(".")
    page = rule_page(arguments.name, college, config) if arguments.name else rule_index(college, config)
    sys.stdout.write(page)
    return 0


def _test_rules(arguments: argparse.Namespace) -> int:
    """Try the examples of the user's own rules and of those from other packages, or of the one that is named."""
    from alvtc_info.linting import rules_named
    from alvtc_info.proving import complaints
    from alvtc_info.reporters.text import visible

    config = _settings(arguments).of(".")
    rules = config.rules if config else ()
    if arguments.name:
        rules = rules_named([arguments.name], config=config)
    if not rules:
        raise UsageError("no-own-rules", "没有自定义规则；写在 alvtc-info.toml 的 [[rules]] 里，或用 --config 指定文件")
    wrong = [f"{rule.name}：{line}" for rule in rules for line in complaints(rule)]
    for line in wrong:
        print(visible(line))
    tried = sum(len(rule.bad) + len(rule.good) for rule in rules)
    print(f"{len(rules)} 条规则、{tried} 个示例，{f'{len(wrong)} 处不符' if wrong else '全部符合'}")
    return int(bool(wrong))


_COMMANDS = {
    "check": _check,
    "fix": _fix,
    "review": _review,
    "slip": _slip,
    "format": _format,
    "render": _render,
    "new": _new,
    "submit": _submit,
    "receive": _receive,
    "emergency": _emergency,
    "flowchart": _flowchart,
    "ledger": _ledger,
    "assess": _assess,
    "config": _config,
    "schema": _schema,
    "rule": _rule,
}
