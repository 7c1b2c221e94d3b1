"""The command line: arguments → one library call → one reporter.

Exit codes: 0 nothing at or above `--fail-on`; 1 findings; 2 something could not be read, chosen or run.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from alvtc_info.cli.output import facts_of, institution_of, settings_of, write_utf8
from alvtc_info.cli.parser import build_parser
from alvtc_info.errors import AlvtcInfoError, OutputError, UsageError
from alvtc_info.reading.formats import DATA

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from alvtc_info.model.kinds import Kind


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. Never shows a stack trace without `--debug`."""
    _prepare_streams()
    parser = build_parser(sys.argv[1:] if argv is None else argv)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    if arguments.version:
        from alvtc_info.version import __version__

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
    from alvtc_info.text.display import visible

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


def _check(arguments: argparse.Namespace) -> int:
    from alvtc_info.cli.commands.check import run_check

    return run_check(arguments)


def _fix(arguments: argparse.Namespace) -> int:
    from alvtc_info.files import write_atomically
    from alvtc_info.text.display import visible
    from alvtc_info.word.fix import fix, unified_diff

    path = arguments.path
    fixed = fix(
        path,
        unsafe=arguments.unsafe,
        select=arguments.select,
        ignore=arguments.ignore,
        report_date=arguments.report_date,
        encoding=arguments.encoding,
        institution=institution_of(arguments),
        config=settings_of(arguments).of(path),
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
    from alvtc_info.model.kinds import Kind, Stage

    return {
        "report_date": arguments.report_date,
        "kind": Kind(arguments.kind) if arguments.kind else None,
        "stage": Stage(arguments.stage) if arguments.stage else None,
        "facts": facts_of(arguments.meta, institution_of(arguments)) if arguments.meta else None,
        "institution": institution_of(arguments),
        "config": settings_of(arguments).of(arguments.path),
    }


def _slip(arguments: argparse.Namespace) -> int:
    from alvtc_info.files import write_atomically
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.word.sign_slip import slip

    if suffix_of(arguments.output) != ".docx":
        raise UsageError("not-docx", f"“{arguments.output}”的扩展名应为 .docx")
    write_atomically(arguments.output, slip(arguments.path, **_judging(arguments)), force=arguments.force)
    print(f"已写好：{arguments.output}")
    return 0


def _format(arguments: argparse.Namespace) -> int:
    from alvtc_info.files import write_atomically
    from alvtc_info.layout.apply_layout import set_layout
    from alvtc_info.reading.formats import suffix_of

    path, target = arguments.path, arguments.output
    _not_onto(path, target)
    if suffix_of(target) != ".docx":
        raise UsageError("not-docx", f"“{target}”的扩展名应为 .docx")
    data = set_layout(path, profile=arguments.layout_profile, institution=institution_of(arguments))
    write_atomically(target, data, force=arguments.force)
    print(f"已排好：{target}")
    return 0


def _not_onto(path: str, target: str) -> None:
    if os.path.exists(target) and os.path.exists(path) and os.path.samefile(path, target):
        raise UsageError("onto-itself", "不能写到原稿上，请换一个文件名")


def _review(arguments: argparse.Namespace) -> int:
    from alvtc_info.files import write_atomically
    from alvtc_info.model.wording import summary
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.word.review import review

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
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.data import load
    from alvtc_info.reading.formats import suffix_of
    from alvtc_info.reading.input import decode, slurp
    from alvtc_info.rendering.render import render
    from alvtc_info.report.models import load_report

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
        institution=institution_of(arguments),
        folder=os.path.dirname(path) or ".",
        force=arguments.force,
    )
    print(f"已写好：{arguments.output}")
    return 0


def _new(arguments: argparse.Namespace) -> int:
    from alvtc_info.files import write_atomically
    from alvtc_info.model.kinds import Kind
    from alvtc_info.reading.formats import suffix_of

    kind = Kind(arguments.kind)
    suffix = suffix_of(arguments.output)
    if (arguments.sender or arguments.issue is not None) and not arguments.sources:
        raise UsageError("no-source", "--as、--issue 要和 --from 一起用")
    if suffix in (".docx", ".yaml", ".yml") and arguments.sources:
        data = _begun(arguments, kind, suffix)
    elif suffix == ".docx":
        from alvtc_info.templates.form import build_form

        data = build_form(kind, institution_of(arguments))
    elif suffix in (".yaml", ".yml"):
        from alvtc_info.rendering.yaml_form import yaml_form

        data = yaml_form(kind, institution_of(arguments)).encode("utf-8")
    else:
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 .docx 或 .yaml")
    write_atomically(arguments.output, data, force=arguments.force)
    print(f"已写好：{arguments.output}")
    return 0


def _emergency(arguments: argparse.Namespace) -> int:
    from alvtc_info.cli.commands.emergency import run_action

    return run_action(arguments, institution_of(arguments))


def _submit(arguments: argparse.Namespace) -> int:
    from alvtc_info.files import write_atomically
    from alvtc_info.reporters.console import format_text
    from alvtc_info.text.display import visible
    from alvtc_info.word.submission import submit

    if arguments.output != "-":
        _not_onto(arguments.path, arguments.output)
        if not arguments.output.lower().endswith(".zip"):
            raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 .zip")
    college = institution_of(arguments)
    piped = arguments.path == "-"
    done = submit(
        sys.stdin.buffer if piped else arguments.path,
        name=arguments.name if piped else arguments.path,
        anyway=arguments.anyway,
        **_told(arguments),
    )
    if not done.ready:
        from alvtc_info.model.document import Document

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

    from alvtc_info.files import write_atomically
    from alvtc_info.word.submission import open_submission

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
    write_utf8(json.dumps(dict(got.manifest), ensure_ascii=False, indent=2) + "\n")
    return 0


def _flowchart(arguments: argparse.Namespace) -> int:
    from alvtc_info.cli.commands.emergency import draw_flowchart

    return draw_flowchart(arguments, institution_of(arguments))


def _ledger(arguments: argparse.Namespace) -> int:
    from alvtc_info.cli.commands.ledger import run_action

    return run_action(arguments, institution_of(arguments))


def _assess(arguments: argparse.Namespace) -> int:
    from alvtc_info.cli.commands.ledger import assess_year

    return assess_year(arguments, institution_of(arguments))


def _begun(arguments: argparse.Namespace, kind: Kind, suffix: str) -> bytes:
    """The next report begun from what `--from` names."""
    from alvtc_info.emergency.case_log import current
    from alvtc_info.emergency.drafting import begin, gather, report_docx, report_yaml

    college = institution_of(arguments)
    sources = gather(arguments.sources, college)
    today = current(college).date()
    report = begin(kind, sources, college, today, sender=arguments.sender, issue=arguments.issue)
    return report_docx(report, college) if suffix == ".docx" else report_yaml(report).encode("utf-8")


def _config(arguments: argparse.Namespace) -> int:
    from alvtc_info.config.effective import format_settings
    from alvtc_info.config.schema import settings_schema

    if arguments.schema:
        import json

        write_utf8(json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    from alvtc_info.text.display import visible

    if not os.path.exists(arguments.path):
        raise UsageError("not-found", f"找不到“{arguments.path}”，请核对路径")
    text = format_settings(settings_of(arguments).of(arguments.path))
    sys.stdout.write("".join(f"{visible(line)}\n" for line in text.splitlines()))
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    import json

    from alvtc_info.model.kinds import Kind
    from alvtc_info.report.models import report_schema

    text = json.dumps(report_schema(Kind(arguments.kind)), ensure_ascii=False, indent=2) + "\n"
    if arguments.output:
        from alvtc_info.files import write_atomically

        write_atomically(arguments.output, text.encode("utf-8"), force=arguments.force)
    else:
        write_utf8(text)
    return 0


def _rule(arguments: argparse.Namespace) -> int:
    from alvtc_info.linting.reference import rule_index, rule_page

    college = institution_of(arguments)
    if arguments.diff:
        from alvtc_info.model.editions import compare

        lines = compare(*arguments.diff)
        sys.stdout.write("".join(f"{line}\n" for line in lines or ["没有差别"]))
        return 0
    if arguments.test:
        return _test_rules(arguments)
    config = settings_of(arguments).of(".")
    page = rule_page(arguments.name, college, config) if arguments.name else rule_index(college, config)
    sys.stdout.write(page)
    return 0


def _test_rules(arguments: argparse.Namespace) -> int:
    """Try the examples of the user's own rules and of those from other packages, or of the one that is named."""
    from alvtc_info.linting.examples import complaints
    from alvtc_info.linting.select import rules_named
    from alvtc_info.text.display import visible

    config = settings_of(arguments).of(".")
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
