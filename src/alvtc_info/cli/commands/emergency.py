"""The commands `emergency` and `flowchart`: arguments → one library call → text."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from alvtc_info.emergency import case_log
from alvtc_info.emergency.case_file import load_case
from alvtc_info.errors import UsageError
from alvtc_info.report.parts import MEDIA_LABELS, split_names
from alvtc_info.text.clock_times import told_moment

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.institution.colleges import Institution

_FACTS = ("place", "what", "casualties", "measures", "source", "reporter", "phone", "level")


def run_action(arguments: argparse.Namespace, college: Institution) -> int:
    """Do what was asked; gives the exit code. Raises AlvtcInfoError with one Chinese line."""
    return _ACTIONS[arguments.action](arguments, college)


def _start(arguments: argparse.Namespace, college: Institution) -> int:
    if not arguments.output.lower().endswith((".yaml", ".yml")):
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 .yaml")
    facts = {name: getattr(arguments, name) for name in _FACTS} | {"kind": arguments.event_kind}
    if arguments.sensitive:
        facts["sensitive"] = "是"
    case = case_log.open_case(
        arguments.output,
        institution=college,
        department=arguments.department,
        occurred=arguments.occurred,
        known=arguments.known,
        role=arguments.role,
        particulars=facts,
        recorder=arguments.recorder,
        force=arguments.force,
    )
    print(f"已开案卷：{arguments.output}")
    _show(case, college, case_log.current(college))
    return 0


def _log(arguments: argparse.Namespace, college: Institution) -> int:
    chosen = [name for name in _CHOICES if getattr(arguments, name) not in (None, False)]
    if not chosen and arguments.correct is not None:
        chosen = ["to"]
    if len(chosen) != 1:
        raise UsageError("what-to-log", f"一次记一样，请写下列之一：{'、'.join(_CHOICES.values())}")
    if arguments.withdraw is not None and arguments.correct is not None:
        raise UsageError("what-to-log", "--correct 和 --withdraw 不能一起写")
    work = case_log.Desk(
        arguments.case,
        college,
        recorder=arguments.recorder,
        note=arguments.note,
        at=arguments.at,
        corrects=arguments.withdraw if arguments.correct is None else arguments.correct,
    )
    case = _entered(work, chosen[0], arguments)
    from alvtc_info.emergency.status_text import format_entry
    from alvtc_info.text.display import visible

    print(visible(f"已记：{format_entry(case, case.entries[-1], college.flow)}"))
    _show_next(case, college)
    return 0


_CHOICES = {
    "to": "--to",
    "instruction": "--instruction",
    "delegate": "--delegate",
    "fact": "--fact",
    "involve": "--involve",
    "closed": "--closed",
    "withdraw": "--withdraw",
}


def _entered(work: case_log.Desk, choice: str, arguments: argparse.Namespace) -> Case:
    if choice == "to":
        return work.report(
            split_names(arguments.to or ""),
            _medium(arguments.by),
            sender=arguments.sender,
            department=arguments.department,
            acting_for=arguments.acting_for,
            report=arguments.report,
            file=arguments.file,
            stranger=arguments.other,
        )
    if choice == "instruction":
        return work.instruct(arguments.leader, arguments.instruction)
    if choice == "delegate":
        return work.delegate(*_pair(arguments.delegate, "--delegate 院长=副院长王某"))
    if choice == "fact":
        return work.learn(dict(_pair(text, "--fact 伤亡=2名学生受伤") for text in arguments.fact))
    if choice == "involve":
        name, _, role = arguments.involve.partition("=")
        return work.involve(name.strip(), role.strip())
    return work.close() if choice == "closed" else work.withdraw()


def _medium(text: str | None) -> str:
    known = {**{name: name for name in MEDIA_LABELS}, **{label: name for name, label in MEDIA_LABELS.items()}}
    if text is None:
        return ""
    if text not in known:
        raise UsageError(
            "bad-medium", f"“{text}”不是报告方式，可写：{'、'.join(f'{n} {w}' for n, w in MEDIA_LABELS.items())}"
        )
    return known[text]


def _pair(text: str, example: str) -> tuple[str, str]:
    name, mark, value = text.replace("＝", "=").partition("=")
    if not mark or not name.strip() or not value.strip():
        raise UsageError("bad-pair", f"“{text}”要写成 名=内容，如 {example}")
    return name.strip(), value.strip()


def _status(arguments: argparse.Namespace, college: Institution) -> int:
    if arguments.watch:
        return _watch(arguments.case, college)
    case = load_case(arguments.case, mend=True)
    now = _asked(arguments.now, case) if arguments.now and case.entries else case_log.current(college)
    code = _show(case, college, now) if case.entries else 0
    return _damaged(case) or code


def _asked(text: str, case: Case) -> datetime:
    """The moment of `--now`: a clock alone is the first such after the event."""
    start = case.particulars.occurred_at or case.particulars.known_at
    assert start is not None
    at = told_moment(text, start, ahead=True).at
    if at is None:
        raise UsageError("no-time", "请写明时刻（--now），如 --now 14:52")
    return at


def _damaged(case: Case) -> int:
    if not case.damage:
        return 0
    print(f"{case.path}：案卷{case.damage}；用 alvtc-info emergency repair 另存一份完好的再记", file=sys.stderr)
    return 2


def _show(case: Case, college: Institution, now: datetime) -> int:
    from alvtc_info.emergency.situation import assess
    from alvtc_info.emergency.status_text import format_status

    situation = assess(case, college, now)
    sys.stdout.write(format_status(case, situation, college, colour=_coloured()))
    return int(bool(situation.late))


def _show_next(case: Case, college: Institution) -> None:
    from alvtc_info.emergency.situation import assess
    from alvtc_info.emergency.status_text import format_next

    sys.stdout.write(format_next(assess(case, college, case_log.current(college))))


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _watch(path: str, college: Institution) -> int:
    """Count down in the terminal until the user stops it."""
    import time

    if sys.platform == "win32":
        os.system("")  # makes the old console obey the marks for colour
    code = 0
    try:
        while True:
            sys.stdout.write("\x1b[2J\x1b[H" if sys.stdout.isatty() else "\n")
            code = _show(load_case(path, mend=True), college, case_log.current(college))
            sys.stdout.flush()
            time.sleep(1)
    except KeyboardInterrupt:
        return code


def _script(arguments: argparse.Namespace, college: Institution) -> int:
    from alvtc_info.emergency.script import format_script, print_script
    from alvtc_info.files import write_atomically
    from alvtc_info.text.display import visible

    case = load_case(arguments.case)
    if not arguments.sheet:
        print("\n".join(map(visible, format_script(case, college).splitlines())))
        return 0
    if not arguments.sheet.lower().endswith(".docx"):
        raise UsageError("not-docx", f"“{arguments.sheet}”的扩展名应为 .docx")
    write_atomically(arguments.sheet, print_script(case, college), force=arguments.force)
    print(f"已写好：{arguments.sheet}")
    return 0


def draw_flowchart(arguments: argparse.Namespace, college: Institution) -> int:
    """Draw the flow, or how a case went; gives the exit code. Raises AlvtcInfoError with one Chinese line."""
    from alvtc_info.charting.draw import FORMATS, draw
    from alvtc_info.emergency.flowchart import chart_case, chart_flow
    from alvtc_info.files import write_atomically
    from alvtc_info.reading.formats import suffix_of

    form = suffix_of(arguments.output)[1:]
    if form not in FORMATS:
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 {'、'.join(f'.{each}' for each in FORMATS)}")
    if arguments.now and not arguments.event:
        raise UsageError("now-alone", "--now 要和 --event 一起用")
    if arguments.event:
        case = load_case(arguments.event)
        now = _asked(arguments.now, case) if arguments.now else case_log.current(college)
        chart = chart_case(case, college, now)
    else:
        chart = chart_flow(college)
    write_atomically(arguments.output, draw(chart, college, form), force=arguments.force)
    print(f"已画好：{arguments.output}")
    return 0


def _handover(arguments: argparse.Namespace, college: Institution) -> int:
    from alvtc_info.emergency.handover import pack_case, take_over

    source, target = arguments.case.lower(), arguments.output.lower()
    if source.endswith(".zip") and target.endswith((".yaml", ".yml")):
        done = take_over(arguments.case, arguments.output, college)
        print(f"已接收：{arguments.output}（新增 {done.new} 条记录，稿件 {len(done.files)} 份）")
    elif target.endswith(".zip") and not source.endswith(".zip"):
        done = pack_case(arguments.case, arguments.output, college, to=arguments.to, force=arguments.force)
        print(f"已打包：{arguments.output}（{len(done.case.entries)} 条记录，稿件 {len(done.files)} 份）")
    else:
        raise UsageError("bad-suffix", "打包写 handover 案卷.yaml -o 案卷.zip，接收写 handover 案卷.zip -o 案卷.yaml")
    for name in done.missing:
        print(f"提示：没有找到稿件 {name}", file=sys.stderr)
    return 0


def _repair(arguments: argparse.Namespace, college: Institution) -> int:
    case = case_log.mend(arguments.case, arguments.output, force=arguments.force)
    print(f"已另存 {len(case.entries)} 条完好的记录：{arguments.output}")
    return 0


_ACTIONS = {
    "start": _start,
    "log": _log,
    "status": _status,
    "script": _script,
    "handover": _handover,
    "repair": _repair,
}
