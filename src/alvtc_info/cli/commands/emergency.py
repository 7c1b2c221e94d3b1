"""The command `emergency`: the case of an event, its clock, the telephone script, the handover."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from alvtc_info.cli.options import add_common, add_force, add_output, institution_of
from alvtc_info.cli.output import beside, demand_suffix, plain, takes_colour, write_coloured
from alvtc_info.cli.parser import Target, add_choice, whole
from alvtc_info.cli.seals import add_approval, add_heads, say, say_differences, say_head
from alvtc_info.emergency import case_log
from alvtc_info.emergency.case_file import CASE_SUFFIXES, load_case
from alvtc_info.emergency.event_case import EventCase, open_case
from alvtc_info.emergency.typed_facts import long_ago, of_either_half
from alvtc_info.errors import OutputError, UsageError
from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind
from alvtc_info.reading.formats import suffix_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from datetime import datetime

    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.emergency.case import Case
    from alvtc_info.institution.values import Institution

    Actions = argparse._SubParsersAction[ChineseParser]

ABOUT = {
    "description": "紧急事件从发生到终报：开案卷、记录每一次报告、看还剩几分钟、打给谁、说什么、移交党政办公室。",
}

CHINESE_ACTIONS = {  # what an action may also be called; the first is how it is listed
    "立案": "start",
    "开案卷": "start",
    "开": "start",
    "新建": "start",
    "open": "start",
    "记": "log",
    "记一笔": "log",
    "记录": "log",
    "状态": "status",
    "查看": "status",
    "进度": "status",
    "电话稿": "script",
    "值班夹": "folder",
    "交接班": "shift",
    "交班": "shift",
    "移交": "handover",
    "修复": "repair",
    "核对": "verify",
    "清除": "erase",
}
_LEVELS = ("一般", "较大", "重大", "特别重大")
_REPORTED = {str(kind): kind.label for kind in Kind if kind in EMERGENCY_KINDS}
# options that the library takes under the same name
_OPENING = """occurred known department role place what casualties source reporter phone measures level sensitive
recorder anyway force""".split()
_LOGGED = """to by sender department acting_for report file other instruction leader delegate fact involve closed withdraw
correct at note recorder anyway""".split()


def add_options(command: ChineseParser) -> None:
    """Add the actions of the command, each with its options."""
    actions = command.add_actions(CHINESE_ACTIONS)
    _start_options(actions)
    _log_options(actions)
    _status_options(actions)
    _script_options(actions)
    _folder_options(actions)
    _shift_options(actions)
    _handover_options(actions)
    _repair_options(actions)
    _verify_options(actions)
    _erase_options(actions)


def _start_options(actions: Actions) -> None:
    command = actions.add_parser(
        "start",
        help="开一份案卷",
        description="开一份案卷，从发生时刻起计时。时刻写 14:30（今天）、“5月20日14时30分许”或 2024-05-20 14:30。",
    )
    command.add_argument(
        "--occurred", default="", metavar="时刻", help="发生时刻；约数写“14时许”；不知道的不写，写 --known"
    )
    command.add_argument("--known", default="", metavar="时刻", help="部门获知（接报）的时刻")
    command.add_argument(
        "--department", default="", metavar="部门", help="涉事部门，如 后勤处；可以以后用 log --involve 补记"
    )
    command.add_argument("--role", default="", metavar="责任", help="部门的责任：属地、主管、涉事")
    for name, metavar, text in (
        ("--place", "地点", "发生地点"),
        ("--what", "情况", "发生了什么，如 配电箱冒烟"),
        ("--casualties", "伤亡", "人员伤亡，如 无人员伤亡"),
        ("--source", "来源", "谁报告的"),
        ("--event-kind", "类别", "火情、漏水、交通事故等"),
        ("--reporter", "姓名", "报告人"),
        ("--phone", "电话", "报告人电话"),
    ):
        command.add_argument(name, default="", metavar=metavar, help=text)
    command.add_argument(
        "--measures", action="append", default=[], metavar="措施", help="已采取的措施；可写几次，逐条累加"
    )
    add_choice(command, "--level", names=dict(zip(_LEVELS, _LEVELS, strict=True)), metavar="级别", help="")
    command.add_argument("--sensitive", action="store_true", help="敏感事件，不论级别都按时限报")
    _add_anyway(command)
    add_output(command, "写进这个 .yaml 文件", metavar="案卷", usual="案卷.yaml")
    _add_recorder(command)


def _log_options(actions: Actions) -> None:
    command = actions.add_parser(
        "log",
        help="记一笔",
        description="在案卷里记一笔：报给了谁、领导的指示、新情况、代理、又有部门涉事、处置结束。已记的不改，记错的用 --correct 更正。",
        epilog="例：alvtc-info emergency log event.yaml --to 部门主要负责人 --by phone --at 14:41",
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    command.add_argument("--to", metavar="报给谁", help="职务、单位或 110、119、120；几个用顿号隔开")
    command.add_argument("--by", metavar="方式", help="电话 phone（默认）、当面 oral、书面 written、消息 message")
    command.add_argument("--from", dest="sender", default="", metavar="谁报的", help="谁打的电话、谁送的")
    command.add_argument("--department", default="", metavar="部门", help="哪个部门的报告（几个部门涉事时写明）")
    command.add_argument("--acting-for", default="", metavar="职务", help="接报的人代谁接报（写明 --note）")
    add_choice(command, "--report", names=_REPORTED, metavar="文种", help="书面报告的文种：")
    command.add_argument("--file", metavar="稿件", help="书面报告的文件；记下文种和摘要，移交时一并打包")
    command.add_argument("--other", action="store_true", help="报给的人不在流程里，照记")
    command.add_argument("--instruction", metavar="内容", help="学院主要领导的指示（和 --leader 一起写）")
    command.add_argument("--leader", default="", metavar="领导", help="谁的指示，如 院长")
    command.add_argument("--delegate", metavar="职务=人", help="领导外出由谁代，如 院长=副院长王某（写明 --note）")
    command.add_argument(
        "--fact", action="append", metavar="名=内容", help="新情况，如 伤亡=2名学生受伤；可写几次，措施逐条累加"
    )
    command.add_argument("--involve", metavar="部门=责任", help="又有部门涉事，如 学工处=主管")
    _add_anyway(command)
    command.add_argument("--closed", action="store_true", help="应急处置结束")
    command.add_argument("--at", default="", metavar="时刻", help="几时几分（默认现在）")
    command.add_argument("--note", default="", metavar="备注", help="备注")
    command.add_argument(
        "--correct",
        type=whole,
        metavar="第几条",
        help="更正第几条：和上面的一起写，没写的照旧；立案时的部门、地点、类别、时刻写 --correct 1 --fact 部门=后勤处",
    )
    command.add_argument("--withdraw", type=whole, metavar="第几条", help="第几条作废")
    _add_recorder(command)


def _status_options(actions: Actions) -> None:
    command = actions.add_parser(
        "status",
        help="到哪一步、还剩几分钟",
        description="看做到哪一步、下一步打给谁、每一步还剩几分钟，迟了的标红。",
        epilog="退出码：0 没有迟的；1 有迟报或者已过时限；2 案卷读不了。",
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    command.add_argument("--now", default="", metavar="时刻", help="按这个时刻看（默认现在）")
    command.add_argument("--watch", action="store_true", help="在终端里倒计时，按 Ctrl-C 结束")
    add_common(command)


def _script_options(actions: Actions) -> None:
    command = actions.add_parser(
        "script",
        help="电话里说什么",
        description="按已知的情况写出电话稿：说什么、还不知道什么、按次序打给谁。",
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    command.add_argument(
        "--print", "-o", dest="sheet", type=Target, metavar="文件", help="做成一页 A4 的单子（.docx），可以手填"
    )
    add_force(command)
    add_common(command)


def _folder_options(actions: Actions) -> None:
    command = actions.add_parser(
        "folder",
        help="值班夹：断电断网时用的几张纸",
        description="做几张平时打印好、断电断网时用的纸：怎样报告、流程图、通讯录（带核对日期）、空白电话报告单、电话里说什么。黑白打印也看得清。",
        epilog="例：alvtc-info emergency folder -o 值班夹",
    )
    command.add_argument(
        "-o",
        "--output",
        type=Target,
        default="值班夹",
        metavar="文件夹",
        help="写进这个文件夹（默认 值班夹，没有就新建）",
    )
    add_force(command)
    add_common(command)


def _shift_options(actions: Actions) -> None:
    command = actions.add_parser(
        "shift",
        help="交接班：没有结束的事件、要打的电话、批示、下一次续报",
        description="列出没有结束的事件、还要打的电话、领导批示、下一次续报几时；写 -o 做成两人签字的交接单。",
        epilog="例：alvtc-info emergency shift event.yaml --from 张某 --to 李某 -o 交接单.docx",
    )
    command.add_argument("cases", nargs="+", metavar="案卷", help="案卷 .yaml，可以几份")
    command.add_argument("--from", dest="giver", default="", metavar="姓名", help="交班人")
    command.add_argument("--to", dest="taker", default="", metavar="姓名", help="接班人")
    command.add_argument(
        "-o", "--output", type=Target, default="", metavar="文件", help="交接单 .docx（不写就显示在屏幕上）"
    )
    add_force(command)
    add_common(command)


def _handover_options(actions: Actions) -> None:
    command = actions.add_parser(
        "handover",
        help="移交案卷",
        description="把案卷和稿件打成一个 .zip 交给另一台电脑；对方用同一个命令接收（.zip 在前）。两边都记过的合在一起。",
        epilog="例：handover event.yaml -o case.zip　　handover case.zip -o event.yaml",
    )
    command.add_argument("case", metavar="案卷或压缩包", help="案卷 .yaml（打包）或 .zip（接收）")
    command.add_argument(
        "-o",
        "--output",
        type=Target,
        metavar="文件",
        help="打包写进 .zip；接收写进 .yaml（已有同一起案卷的并入）；不写则写在旁边",
    )
    command.add_argument("--to", default="", metavar="单位", help="交给谁（默认党政办公室）")
    command.add_argument("--force", action="store_true", help="压缩包已存在时覆盖")
    add_common(command)


def _repair_options(actions: Actions) -> None:
    command = actions.add_parser(
        "repair",
        help="另存损坏的案卷",
        description="案卷损坏时，把完好的记录另存一份，读不了的内容附在后面，不丢。",
    )
    command.add_argument("case", metavar="案卷", help="损坏的案卷")
    add_output(command, "另存为这个 .yaml", beside="案卷（完好部分）.yaml")
    add_common(command)


def _verify_options(actions: Actions) -> None:
    command = actions.add_parser(
        "verify",
        help="核对封签",
        description="逐条核对封签，看稿件记下以后换过没有；改动、删除、插入、次序不对的，第一处是哪一条。",
        epilog="退出码：0 一致；1 不一致；2 案卷读不了。例：verify event.yaml --head 9-3f9a-c210-77de-01b4",
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    add_heads(command, "移交时或写在纸上")
    add_common(command)


def _erase_options(actions: Actions) -> None:
    command = actions.add_parser(
        "erase",
        help="经批准清除一条的内容",
        description="误录的秘密、身份证号，经批准清除那一条的内容，找不回来；几时记的、谁批准的留着，封签照样核对得上。",
        epilog="备份、移交的压缩包、写好的报告里的要另外清除，见 docs/evidence.md。",
    )
    command.add_argument("case", metavar="案卷", help="案卷 .yaml")
    command.add_argument("number", type=whole, metavar="第几条", help="清除第几条")
    add_approval(command)
    _add_recorder(command)


def _add_anyway(command: ChineseParser) -> None:
    command.add_argument("--anyway", action="store_true", help="部门就叫这个名字，机构包里没有也照记")


def _add_recorder(command: ChineseParser) -> None:
    command.add_argument("--recorder", default="", metavar="姓名", help="记录人")
    add_common(command)


_THINGS = "--to、--instruction、--delegate、--fact、--involve、--closed、--withdraw"
_HINTS = {  # how what an error asks for is written on the command line, by its code, or by the action and the code
    "start no-time": "--occurred 14:30、--known 14:30",
    "log no-time": "--at 14:41",
    "status no-time": "--now 14:52",
    "near-department": "--anyway",
    "what-to-log": _THINGS,
    "no-recipient": "--to 部门主要负责人",
    "unknown-recipient": "--other",
    "no-reason": "--note 院长出差，由其主持工作",
    "opening-only": "--correct 1 --fact 部门=…、--involve 学工处=主管",
    "first-entry": "log --correct 1 --fact …",
}


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen action; returns the exit code. Raises AlvtcInfoError with one Chinese line."""
    try:
        return _ACTIONS[arguments.action](arguments, institution_of(arguments))
    except UsageError as error:
        hint = _HINTS.get(f"{arguments.action} {error.code}") or _HINTS.get(error.code)
        if hint is None:
            raise
        raise UsageError(error.code, f"{error.message}（{hint}）", error.path) from None


def _start(arguments: argparse.Namespace, institution: Institution) -> int:
    arguments.output = arguments.output or beside("案卷.yaml", "", ".yaml")
    demand_suffix(arguments.output, ".yaml", ".yml")
    given = {name: getattr(arguments, name) for name in _OPENING}
    open_case(arguments.output, institution=institution, kind=arguments.event_kind, **given)
    print(f"已开案卷：{arguments.output}")
    _show(load_case(arguments.output), institution, case_log.current(institution))
    _doubt_times(arguments.output, institution, [("发生时间", arguments.occurred), ("获知时间", arguments.known)])
    return 0


def _doubt_times(path: str, institution: Institution, typed: Iterable[tuple[str, str]]) -> None:
    """Ask on standard error about the date of an event of long ago, and about clock times of either half of a day."""
    known, now = load_case(path).particulars, case_log.current(institution)
    for name, doubt in (*of_either_half(typed, known, now), *long_ago(known, now)):
        print(f"{doubt}，用 log --correct 1 --fact {name}=… 改", file=sys.stderr)


def _log(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.text.display import visible

    if arguments.instruction and not arguments.leader and arguments.correct is None:
        raise UsageError("no-leader", "指示要写明是谁的，如 --leader 院长；没有记")
    given = {name: getattr(arguments, name) for name in _LOGGED}
    status = EventCase(arguments.case, institution).log(**given)
    print(visible(f"已记：{status.entries[-1].line}"))
    sys.stdout.write(status.next_text)
    if arguments.fact:
        pairs = (re.split("[=＝：]", fact, maxsplit=1) for fact in arguments.fact)
        _doubt_times(arguments.case, institution, ((pair[0].strip(), pair[-1].strip()) for pair in pairs))
    return 0


def _status(arguments: argparse.Namespace, institution: Institution) -> int:
    if arguments.watch:
        return _watch(arguments.case, institution)
    case = load_case(arguments.case, mend=True)
    now = (
        case_log.asked_moment(arguments.now, case) if arguments.now and case.entries else case_log.current(institution)
    )
    code = _show(case, institution, now) if case.entries else 0
    return _damaged(case) or code


def _damaged(case: Case) -> int:
    if not case.damage:
        return 0
    print(f"{case.path}：案卷{case.damage}；用 alvtc-info emergency repair 另存一份完好的再记", file=sys.stderr)
    return 2


def _show(case: Case, institution: Institution, now: datetime) -> int:
    from alvtc_info.emergency.situation import assess
    from alvtc_info.emergency.status_text import format_status, masked

    situation = assess(case, institution, now)
    write_coloured(masked(format_status(case, situation, institution, colour=takes_colour()), institution))
    return int(bool(situation.late))


def _watch(path: str, institution: Institution) -> int:
    """Show the countdown in the terminal until the user stops it; returns the exit code."""
    import time

    if sys.platform == "win32":
        os.system("")  # makes the old console interpret colour codes
    code = 0
    try:
        while True:
            plain(sys.stdout).write("\x1b[2J\x1b[H" if sys.stdout.isatty() else "\n")
            code = _show(load_case(path, mend=True), institution, case_log.current(institution))
            sys.stdout.flush()
            time.sleep(1)
    except KeyboardInterrupt:
        return code


def _script(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.files import write_atomically
    from alvtc_info.text.display import visible

    event = EventCase(arguments.case, institution)
    if not arguments.sheet:
        print("\n".join(map(visible, event.script().text.splitlines())))
        return 0
    demand_suffix(arguments.sheet, ".docx")
    write_atomically(arguments.sheet, event.script_sheet(), force=arguments.force)
    print(f"已写好：{arguments.sheet}")
    return 0


def _folder(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.emergency.duty_folder import CHART, duty_folder
    from alvtc_info.files import write_atomically

    target = arguments.output
    today = case_log.current(institution).date()
    try:
        pages = duty_folder(institution, today)
    except OutputError as error:
        if error.code != "not-installed":
            raise
        pages = duty_folder(institution, today, chart=False)
    present = [name for name in pages if os.path.exists(os.path.join(target, name))]
    if present and not arguments.force:
        raise OutputError("exists", f"文件夹里已有“{present[0]}”，没有覆盖；确要覆盖请加 --force", target)
    try:
        os.makedirs(target, exist_ok=True)
    except OSError:
        raise OutputError("no-folder", "这个文件夹建不了，请换一个位置", target) from None
    for name, data in pages.items():
        write_atomically(os.path.join(target, name), data, force=arguments.force)
    print(f"已写好：{target}（{len(pages)} 张：{'、'.join(name.removesuffix('.docx') for name in pages)}）")
    if CHART not in pages:
        print("提示：没有流程图，画图要另装：pip install alvtc-info[chart]", file=sys.stderr)
    if not any(person.phone for person in institution.people):
        print("提示：机构包的通讯录是空的，姓名和号码请用笔填", file=sys.stderr)
    return 0


def _shift(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.emergency.case import words_of
    from alvtc_info.emergency.shift import hand_over, print_shift, shift_text
    from alvtc_info.emergency.status_text import masked
    from alvtc_info.files import write_atomically
    from alvtc_info.linting.secrecy_guard import refuse_secret_words
    from alvtc_info.text.display import visible

    cases = [load_case(path) for path in arguments.cases]
    now = case_log.current(institution)
    shift = hand_over(cases, institution, now, giver=arguments.giver, taker=arguments.taker)
    if not arguments.output:
        print("\n".join(visible(masked(line, institution)) for line in shift_text(shift).splitlines()))
        return 0
    demand_suffix(arguments.output, ".docx")
    for path, case in zip(arguments.cases, cases, strict=True):
        refuse_secret_words(words_of(case.standing), work="没有打印", name=path)
    write_atomically(arguments.output, print_shift(shift, institution), force=arguments.force, inputs=arguments.cases)
    print(f"已写好：{arguments.output}")
    return 0


def _handover(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.emergency.case_seals import compare_papers
    from alvtc_info.emergency.handover import pack_case, take_over
    from alvtc_info.text.display import visible

    source = arguments.case.lower()
    if not arguments.output:
        packed = source.endswith(".zip")
        arguments.output = beside(arguments.case, "" if packed else "移交", ".yaml" if packed else ".zip")
    target = arguments.output.lower()
    if source.endswith(".zip") and suffix_of(target) in CASE_SUFFIXES:
        done = take_over(arguments.case, arguments.output, institution)
        print(f"已接收：{arguments.output}（新增 {done.new} 条记录，稿件 {len(done.files)} 份）")
    elif target.endswith(".zip") and not source.endswith(".zip"):
        done = pack_case(arguments.case, arguments.output, institution, to=arguments.to, force=arguments.force)
        print(f"已打包：{arguments.output}（{len(done.case.entries)} 条记录，稿件 {len(done.files)} 份）")
    else:
        raise UsageError("bad-suffix", "打包写 handover 案卷.yaml -o 案卷.zip，接收写 handover 案卷.zip -o 案卷.yaml")
    for name in done.missing:
        print(f"提示：没有找到稿件 {visible(name)}", file=sys.stderr)
    for line in done.left_out:
        print(f"提示：{visible(line)}", file=sys.stderr)
    say(f"封签：{done.case.head}（请记在交接单上，以后用 emergency verify --head 核对）")
    for _, line in compare_papers(done.case)[0]:
        print(visible(f"提示：{line}"), file=sys.stderr)
    return 0


def _repair(arguments: argparse.Namespace, institution: Institution) -> int:
    arguments.output = arguments.output or beside(arguments.case, "完好部分", ".yaml")
    case = case_log.mend(arguments.case, arguments.output, force=arguments.force)
    print(f"已另存 {len(case.entries)} 条完好的记录：{arguments.output}")
    return 0


def _verify(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.emergency.case_entries import Erasure
    from alvtc_info.emergency.case_seals import is_old, verify_case
    from alvtc_info.model.hash_chain import read_head

    heads = [read_head(typed) for typed in arguments.head]
    case = load_case(arguments.case)
    verified = verify_case(case, heads)
    if verified.differences:
        say_differences([line for _, line in verified.differences], "案卷")
    else:
        say(f"已核对：{len(case.entries)} 条，都与封签一致")
    for number, by in verified.erased:
        erasure = case.entries[by - 1]
        assert isinstance(erasure, Erasure)
        say(f"第{number}条已按批准清除（第{by}条：{erasure.approved_by}批准，{erasure.note}）")
    for name in verified.missing:
        say(f"提示：没有找到稿件 {name}")
    if is_old(case):
        say("提示：这份案卷是旧版程序记的，用的是旧式封签；再记一笔时换成新的")
    if case.older:
        say(f"提示：前 {case.older} 条是旧版程序记的，后来才换成新封签，那以前的改动只凭旧式封签看过")
    say_head(case.head, heads)
    return int(bool(verified.differences))


def _erase(arguments: argparse.Namespace, institution: Institution) -> int:
    status = EventCase(arguments.case, institution).erase(
        arguments.number, approved_by=arguments.approved_by, reason=arguments.reason, recorder=arguments.recorder
    )
    say(
        f"已清除：第 {arguments.number} 条的内容（第 {status.version} 条记着：{arguments.approved_by}批准，{arguments.reason}）"
    )
    say("更正过的，另一稿里可能也有；备份、移交的压缩包、写好的报告、稿件里要是也有，请一并清除")
    return 0


_ACTIONS = {
    "start": _start,
    "log": _log,
    "status": _status,
    "script": _script,
    "folder": _folder,
    "shift": _shift,
    "handover": _handover,
    "repair": _repair,
    "verify": _verify,
    "erase": _erase,
}
