"""The command `ledger`: items, what an office keeps beside them, faults, and what they became."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from alvtc_info.assessment.ledger_entries import (
    COMPOSITE,
    FAULTS,
    GENERAL,
    LABELS,
    Adoption,
    Frozen,
    Instruction,
    Item,
    ItemErased,
    ItemWithdrawn,
)
from alvtc_info.cli.ledger_matters import MATTER_ACTIONS, add_matter_options, level_named
from alvtc_info.cli.ledger_place import (
    CHINESE_ACTIONS,
    add_anyway,
    add_create,
    add_ledger,
    add_recorder,
    open_ledger_of,
    recorder,
    today,
)
from alvtc_info.cli.ledger_writing import demand_sound_dates, entry_of, format_entry, put, say, say_hints, say_written
from alvtc_info.cli.ledger_year_end import YEAR_END_ACTIONS, add_year_end_options
from alvtc_info.cli.options import KIND_NAMES, add_output, institution_of
from alvtc_info.cli.output import demand_suffix, write_json
from alvtc_info.cli.parser import add_choice, day
from alvtc_info.cli.seals import REPLACED, add_approval, add_heads, say_differences, say_head
from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.hash_chain import read_head
from alvtc_info.model.kinds import GENERAL_KINDS
from alvtc_info.text.clock_times import zone

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from pydantic.fields import FieldInfo

    from alvtc_info.assessment.intake import Taken
    from alvtc_info.assessment.ledger_entries import AnyEntry, Record
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.assessment.matters import Matter
    from alvtc_info.cli.ledger_place import Actions
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution

ABOUT = {
    "description": "信息台账：报了什么、谁采用、谁批示、约稿、差错。只增不改，更正是新的一条，每一条都有谁几时记的。",
}


def add_options(command: ChineseParser) -> None:
    """Add the actions of the command, each with its options."""
    actions = command.add_actions(CHINESE_ACTIONS)
    _add_options(actions)
    _import_options(actions)
    add_matter_options(actions)
    _fault_options(actions)
    add_year_end_options(actions)
    _department_options(actions)
    _correct_options(actions)
    _look_options(actions)


def _add_other(command: ChineseParser) -> None:
    command.add_argument("--other", action="store_true", help="机构包和台账里没有的部门也记")


def _add_options(actions: Actions) -> None:
    command = actions.add_parser(
        "add",
        help="把一份报告记进台账",
        description="读报告本身：文种、标题、部门、日期、期号、编辑、签发；类别照内容提出，写 --category 的以写的为准。",
    )
    command.add_argument("path", metavar="稿件", help="报送的稿件")
    add_create(command)
    command.add_argument(
        "--category",
        metavar="类别",
        help="意见建议、问题情况反映、重点工作进展、工作经验总结、典型案例、表彰奖励、赛事获奖；一般性会议、一般性学习、一般性活动",
    )
    add_choice(command, "--kind", names=KIND_NAMES, metavar="文种", help="")
    command.add_argument("--title", metavar="标题", help="标题")
    command.add_argument("--department", metavar="部门", help="部门")
    command.add_argument("--date", type=day, metavar="日期", help="报送日期")
    command.add_argument("--answers", type=int, metavar="条号", help="是对哪一条约稿的答复（约稿不计入12条）")
    command.add_argument("--repeats", type=int, metavar="条号", help="和哪一条重复（重复的不计）")
    for name, metavar, text in (
        ("--submitted-by", "姓名", "报送人"),
        ("--reviewed-by", "姓名", "审核人"),
        ("--signed-by", "姓名", "签发人"),
        ("--channel", "渠道", "报送渠道，如 OA"),
        ("--oa-number", "编号", "OA 流水号"),
    ):
        command.add_argument(name, default="", metavar=metavar, help=text)
    command.add_argument("--received", type=day, metavar="日期", help="收到日期")
    command.add_argument("--timely", action="store_true", help="紧急信息按时报送")
    command.add_argument("--audio-video", action="store_true", help="配有音频、视频")
    add_anyway(command)
    _add_other(command)
    add_recorder(command)


def _import_options(actions: Actions) -> None:
    command = actions.add_parser(
        "import",
        help="从表格或文件夹成批记入",
        description="成批记入 .xlsx .csv 表格里的信息，或一个文件夹里的稿件：有一条有问题就一条也不记，先用 --dry-run 看看。",
    )
    command.add_argument("path", metavar="表格", help="表格（要有标题、部门、日期三列）或文件夹")
    add_create(command)
    command.add_argument("--dry-run", action="store_true", help="只看会记哪些、哪些有问题，不记")
    command.add_argument("--skip", action="store_true", help="跳过有问题的，其余照记")
    command.add_argument("--year", type=int, metavar="年份", help="没写年份的日期是哪一年的")
    _add_other(command)
    add_recorder(command)


def _fault_options(actions: Actions) -> None:
    command = actions.add_parser(
        "fault",
        help="记一次差错",
        description="记一次瞒报、漏报、迟报、错报、虚报、越级或未按程序，要有依据。",
    )
    command.add_argument("kind", metavar="情形", help="瞒报、漏报、迟报、错报、虚报、越级、未按程序")
    command.add_argument("--department", required=True, metavar="部门", help="部门")
    command.add_argument("--evidence", required=True, metavar="依据", help="凭什么认定，如 案卷号、通报文号")
    command.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
    command.add_argument("--item", type=int, metavar="条号", help="是哪一条信息的")
    command.add_argument("--impact", action="store_true", help="贻误工作造成较大影响")
    add_anyway(command)
    add_create(command)
    add_recorder(command)


def _department_options(actions: Actions) -> None:
    command = actions.add_parser(
        "department", help="登记年中新设的部门", description="登记新设的部门：当年的12条按月折算。"
    )
    command.add_argument("name", metavar="部门", help="部门名")
    command.add_argument("--since", type=day, required=True, metavar="日期", help="设立日期")
    add_anyway(command)
    add_create(command)
    add_recorder(command)


def _correct_options(actions: Actions) -> None:
    command = actions.add_parser(
        "correct",
        help="更正一条",
        description="更正一条：写一条新的代替它，原来的留着。",
        epilog="例：alvtc-info ledger correct 12 --set 类别=工作经验总结 --note 办公室复核",
    )
    command.add_argument("number", type=int, metavar="条号", help="要更正的条号")
    command.add_argument("--set", dest="changes", nargs="+", required=True, metavar="栏目=内容", help="改哪几栏")
    add_anyway(command)
    add_recorder(command)
    _erase_options(actions)
    command = actions.add_parser("withdraw", help="作废一条", description="作废一条：它不再算数，但留在台账里。")
    command.add_argument("number", type=int, metavar="条号", help="要作废的条号")
    add_recorder(command)


def _erase_options(actions: Actions) -> None:
    command = actions.add_parser(
        "erase",
        help="经批准清除一条的内容",
        description="误录的秘密、身份证号，经批准清除那一条的内容，找不回来；条号、几时记的、谁批准的留着，封签照样核对得上。",
        epilog="备份、导出的表、通报、报送包里的要另外清除，见 docs/evidence.md。",
    )
    command.add_argument("number", type=int, metavar="条号", help="要清除的条号（ledger show 每行开头的）")
    add_approval(command)
    command.add_argument("--by", default="", metavar="姓名", help="记录人（默认登录这台电脑的用户名）")
    add_ledger(command)


def _look_options(actions: Actions) -> None:
    command = actions.add_parser("list", help="列出信息", description="列出台账里的信息。")
    command.add_argument("--department", default="", metavar="部门", help="只看这个部门")
    command.add_argument("--year", type=int, metavar="年份", help="只看这一年")
    command.add_argument("--category", default="", metavar="类别", help="只看这个类别")
    add_choice(
        command, "--format", names={"text": "文字", "json": "json"}, default="text", metavar="格式", help="输出格式："
    )
    add_ledger(command)
    command = actions.add_parser(
        "show", help="看一条的来龙去脉", description="看一条：谁几时记的、更正过没有、采用、批示。"
    )
    command.add_argument("number", type=int, metavar="条号", help="条号")
    add_ledger(command)
    command = actions.add_parser(
        "verify",
        help="核对封签",
        description="逐条核对封签：改动、删除、插入、次序不对的，第一处是哪一条；退出码 0 一致，1 不一致，2 读不了。",
        epilog="例：alvtc-info ledger verify --head 128-3f9a-c210-77de-01b4 --papers 报送稿",
    )
    add_heads(command, "通报、送签单上")
    command.add_argument("--papers", metavar="文件夹", help="稿件放在这里：看记入以后换过没有")
    add_ledger(command)
    command = actions.add_parser(
        "export", help="导出整个台账", description="导出台账里的每一条（连更正过的）：.csv 或 .json。"
    )
    add_output(command, "要写的 .csv 或 .json")
    add_ledger(command)


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen action; returns the exit code. Raises AlvtcInfoError with one Chinese line."""
    return _ACTIONS[arguments.action](arguments, institution_of(arguments))


# writing -------------------------------------------------------------------------------------------------------------


def _given(arguments: argparse.Namespace) -> dict[str, object]:
    """The values of an item that the options give; None or empty if not given."""
    from alvtc_info.assessment.intake import category_named

    return {
        "category": category_named(arguments.category) if arguments.category else None,
        "report": arguments.kind,
        "title": arguments.title,
        "department": arguments.department,
        "dated": arguments.date,
        "answers": arguments.answers,
        "repeats": arguments.repeats,
        "submitted_by": arguments.submitted_by,
        "reviewed_by": arguments.reviewed_by,
        "signed_by": arguments.signed_by,
        "channel": arguments.channel,
        "oa_number": arguments.oa_number,
        "received_on": arguments.received,
        "timely": arguments.timely or None,
        "audio_video": arguments.audio_video or None,
    }


def _add(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import read_item

    given = _given(arguments)
    with open_ledger_of(arguments) as ledger:
        taken = read_item(arguments.path, institution, given, ledger.departments(), other=arguments.other)
        assert taken.item is not None
        assert taken.trace is not None
        same = ledger.same(taken.item)
        if same is not None:
            raise InputError("already-there", f"这份报告已在台账里（第{same.origin}条）", arguments.path)
        note = demand_sound_dates(taken.item, ledger, arguments, institution)
        like, titled = ledger.like(taken.trace), ledger.titled(taken.item.title, taken.item.department)
        record = ledger.add(taken.item, by=recorder(arguments), note=note, trace=taken.trace)
    say_written(record)
    if taken.proposed and record.said.model_dump().get("category") == taken.proposed and not arguments.category:
        say(
            f"类别照内容提出：{taken.proposed}（看到“{taken.cue}”）；不对的用 ledger correct {record.origin} --set 类别=… 改"
        )
    say_hints(taken.hints)
    if _lacks_category(taken.item) and taken.item.answers is None:
        say_hints(
            [f"补上类别：ledger correct {record.origin} --set 类别=…（可写：{'、'.join((*COMPOSITE, *GENERAL))}）"]
        )
    rest = f"；确是重复的用 ledger correct {record.origin} --set 重复="
    say_hints(f"和第{other.origin}条题目相同：{format_entry(other.said)}{rest}{other.origin}" for other in titled)
    same_titles = {other.origin for other in titled}
    say_hints(
        f"和第{other.origin}条很像（{round(100 * sure)}%）：{format_entry(other.said)}{rest}{other.origin}"
        for sure, other in like
        if other.origin not in same_titles
    )
    return 0


def _import(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import read_many

    with open_ledger_of(arguments) as ledger:
        now = today(institution)
        taken = read_many(arguments.path, institution, ledger, today=now, year=arguments.year, other=arguments.other)
        good = [each for each in taken if each.item is not None and not each.problems]
        bad = [each for each in taken if each.problems]
        for each in taken:
            _say_taken(each)
        if arguments.dry_run:
            say(f"试读：可记 {len(good)} 条，有问题 {len(bad)} 条；没有记入台账")
            return int(bool(bad))
        if bad and not arguments.skip:
            say(f"有 {len(bad)} 条有问题，一条也没有记；改好再导，或加 --skip 跳过它们")
            return 1
        written = ledger.add_all(
            [(each.item, each.trace) for each in good if each.item is not None],
            by=recorder(arguments),
            note=arguments.note or f"导入自{os.path.basename(arguments.path.rstrip(os.sep))}",
        )
    left = sum(_lacks_category(record.said) for record in written)
    say_hints([f"{left} 条没有类别，不计入12条；补上类别用 ledger correct 条号 --set 类别=…"] if left else [])
    say(f"已记 {len(written)} 条" + (f"，跳过 {len(bad)} 条" if bad else ""))
    return 0


def _lacks_category(entry: AnyEntry) -> bool:
    """Whether an entry is an item that would count if it had a category."""
    return isinstance(entry, Item) and entry.category is None and entry.report in GENERAL_KINDS


def _say_taken(each: Taken) -> None:
    for problem in each.problems:
        say(f"× {each.where}：{problem}")
    for hint in () if each.problems else each.hints:
        say(f"! {each.where}：{hint}")


def _fault(arguments: argparse.Namespace, institution: Institution) -> int:
    if arguments.kind not in FAULTS:
        raise UsageError("unknown-fault", f"没有名为“{arguments.kind}”的情形，可写：{'、'.join(FAULTS)}")
    return put(
        arguments,
        {
            "entry": "fault",
            "department": arguments.department,
            "fault": arguments.kind,
            "on": arguments.date or today(institution),
            "item": arguments.item,
            "evidence": arguments.evidence,
            "impact": arguments.impact or None,
        },
        institution,
    )


def _department(arguments: argparse.Namespace, institution: Institution) -> int:
    found = institution.department(arguments.name)
    values = {"entry": "founded", "department": found.name if found else arguments.name, "since": arguments.since}
    return put(arguments, values, institution)


# what a field may also be called, beside its title
_ALSO = {"重复": "repeats", "条号": "item"}
_DAYS = ("dated", "on", "due", "since", "until", "received_on", "objections_until")
_YES_OR_NO = {"是": True, "采纳": True, "否": False, "不采纳": False}
_KEPT = ("entry", "erases", "evidence_sha256", "sha256", "figures")  # not for people to change


def _correct(arguments: argparse.Namespace, institution: Institution) -> int:
    with open_ledger_of(arguments) as ledger:
        before = ledger.standing(arguments.number)
        if isinstance(before.said, Frozen):
            raise UsageError("frozen", f"第{before.origin}条是定稿，不能更正；定错了的，作废它并用 --note 写明理由")
        values: dict[str, Any] = before.said.model_dump(mode="python")
        for pair in arguments.changes:
            label, mark, text = pair.replace("＝", "=").partition("=")
            name = _field(label.strip(), before.said)
            if not mark or not name:
                titles = [str(field.title) for name, field in _fields(before.said).items()]
                raise UsageError(
                    "unknown-field", f"“{pair}”不能改；可写：{'、'.join(titles)}（写成 类别=工作经验总结）"
                )
            values[name] = _meant_value(name, text.strip(), institution, ledger)
        entry = entry_of(values)
        note = demand_sound_dates(entry, ledger, arguments, institution)
        say_written(ledger.add(entry, by=recorder(arguments), note=note, corrects=before.id))
    return 0


def _fields(entry: AnyEntry) -> dict[str, FieldInfo]:
    """The fields of an entry that a correction may change."""
    return {name: field for name, field in type(entry).model_fields.items() if name not in _KEPT}


def _field(label: str, entry: AnyEntry) -> str:
    """The field of an entry that a label names: by its title, or by what it may also be called; empty for none."""
    fields = _fields(entry)
    named = {str(field.title): name for name, field in fields.items()}
    named |= {word: name for word, name in _ALSO.items() if name in fields}
    if "dated" not in fields:
        named.setdefault("日期", next((name for name in ("on", "since") if name in fields), ""))
    return named.get(label, "")


def _meant_value(name: str, text: str, institution: Institution, ledger: LedgerStore) -> object:
    """The value of a field that a correction gives as text. Raises UsageError for one that is none."""
    from alvtc_info.assessment.intake import category_named, day_of, department_named

    if not text:
        return text
    if name in _DAYS:
        return day_of(text, None)
    if name == "category":
        return category_named(text)
    if name == "level":
        return level_named(text)
    if name == "department":
        return department_named(text, institution, ledger.departments())
    return _YES_OR_NO.get(text, text)


def _withdraw(arguments: argparse.Namespace, institution: Institution) -> int:
    with open_ledger_of(arguments) as ledger:
        before = ledger.standing(arguments.number)
        if isinstance(before.said, Frozen) and not arguments.note.strip():
            raise UsageError("frozen", f"第{before.origin}条是定稿，作废要用 --note 写明谁同意、为什么")
        ledger.add(
            ItemWithdrawn(on=today(institution)), by=recorder(arguments), note=arguments.note, corrects=before.id
        )
    say(f"已作废：第{before.origin}条　{format_entry(before.said)}")
    return 0


def _erase(arguments: argparse.Namespace, institution: Institution) -> int:
    number, approved_by, reason = arguments.number, arguments.approved_by.strip(), arguments.reason.strip()
    if not approved_by or not reason:
        raise UsageError("no-approval", "清除要写明谁批准的（--approved-by）、为什么（--reason）")
    with open_ledger_of(arguments) as ledger:
        try:
            record = ledger.erase(
                number, approved_by=approved_by, reason=reason, by=recorder(arguments), on=today(institution)
            )
            say(f"已清除：第{number}条的内容（第{record.id}条记着：{approved_by}批准，{reason}）")
        except InputError as error:
            if error.code != "erased-before":
                raise
            say(f"第{number}条以前已经清除，这一次只整理文件")
        related = ledger.about(number)
        settled = ledger.settle()
        place = ledger.place
    origin = next(record.origin for record in related if record.id == number)
    for record in related:
        if record.origin == origin and not isinstance(record.said, (ItemErased, ItemWithdrawn)):
            say(f"提示：第{record.id}条是同一条的另一稿，内容可能一样；也要清除的，再清除第{record.id}条")
    if not settled:
        say(
            f"提示：{place} 正被别的程序用着（或在 PostgreSQL 里），旧数据可能还有残留；都关了再运行一次，数据库请管理员清理"
        )
    say("备份、导出的表、通报、报送包里要是也有，请一并清除")
    return 0


# reading -------------------------------------------------------------------------------------------------------------


def _list(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import category_named
    from alvtc_info.assessment.matters import matter_line

    category = category_named(arguments.category) if arguments.category else ""
    found = institution.department(arguments.department) if arguments.department else None
    department = found.name if found else arguments.department
    with open_ledger_of(arguments) as ledger:
        held = ledger.records()
    records = [
        record
        for record in held
        if isinstance(record.said, Item)
        and (not department or record.said.department == department)
        and (arguments.year is None or record.said.dated.year == arguments.year)
        and (not category or record.said.category == category)
    ]
    beside = [] if category else _beside(held, department, arguments.year)
    now = today(institution)
    if arguments.format == "json":
        numbers = {record.origin: record for record in held}
        open_ones = [_plain(numbers[each.number]) | _standing(each, now) for each in beside]
        write_json([*open_ones, *(_plain(record) for record in records)])
        return 0
    for matter in beside:
        say(f"{matter.number:>5}　{matter_line(matter, now)}")
    became = _became(held)
    for record in records:
        say(f"{record.origin:>5}　{format_entry(record.said)}{became.get(record.origin, '')}")
    for record in [] if category else held:
        entry = record.said
        if not isinstance(entry, Adoption) or entry.item is not None:
            continue
        if department in ("", entry.department) and arguments.year in (None, entry.on.year):
            say(f"{record.origin:>5}　{format_entry(entry)}　（信息没有记入台账）")
    late = sum(matter.is_overdue(now) for matter in beside)
    left = f"；没有办完 {len(beside)} 件" + (f"，其中逾期 {late} 件" if late else "") if beside else ""
    say(f"共 {len(records)} 条{left}")
    return 0


def _beside(held: Sequence[Record], department: str, year: int | None) -> list[Matter]:
    """The open matters of a department, or of all, and of a year; what is overdue first."""
    from alvtc_info.assessment.matters import open_matters

    return [
        matter
        for matter in open_matters(held)
        if (not department or matter.concerns(department)) and (year is None or matter.entry.happened.year == year)
    ]


def _standing(matter: Matter, now: date) -> dict[str, Any]:
    """What a list in JSON says of an open matter beside its entry."""
    due = matter.due
    return {
        "state": "overdue" if matter.is_overdue(now) else "open",
        "due_after_extensions": due and due.isoformat(),
        "days_left": None if due is None else (due - now).days,
    }


def _became(held: Sequence[Record]) -> dict[int, str]:
    """How often items were adopted and instructed on, by their numbers, as the end of a line."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for record in held:
        if isinstance(record.said, (Adoption, Instruction)) and record.said.item is not None:
            counts[record.said.item][LABELS[record.said.entry]] += 1
    return {
        number: "　（" + "，".join(f"{label}{times}次" for label, times in found.items()) + "）"
        for number, found in counts.items()
    }


def _plain(record: Record) -> dict[str, Any]:
    return {
        "number": record.origin,
        "id": record.id,
        "corrects": record.corrects,
        "recorded_at": record.recorded_at.isoformat(timespec="seconds"),
        "recorded_by": record.recorded_by,
        "note": record.note,
        **record.said.model_dump(mode="json", exclude_none=True),
    }


def _show(arguments: argparse.Namespace, institution: Institution) -> int:
    with open_ledger_of(arguments) as ledger:
        found = ledger.about(arguments.number)
    where = zone(institution.time_zone)
    for record in found:
        mark = ""
        if isinstance(record.said, ItemWithdrawn) and record.said.erases is not None:
            mark = f"（清除第{record.said.erases}条，{record.said.approved_by}批准）"
        elif record.corrects is not None:
            mark = f"（{'作废' if isinstance(record.said, ItemWithdrawn) else '更正'}第{record.corrects}条）"
        text = "" if isinstance(record.said, ItemWithdrawn) else format_entry(record.said)
        at = f"{record.recorded_at.astimezone(where):%Y-%m-%d %H:%M}"
        say(f"{record.id:>5}　{at} {record.recorded_by}　{text}{mark}{f'　备注：{record.note}' if record.note else ''}")
    return 0


def _verify(arguments: argparse.Namespace, institution: Institution) -> int:
    heads = [read_head(typed) for typed in arguments.head]
    with open_ledger_of(arguments) as ledger:
        verified = ledger.verify(heads)
        lines = [difference.message for difference in verified.differences]
        erasures = _erasures(ledger, verified.erased) if not lines else []
        replaced = _replaced(ledger, arguments.papers) if arguments.papers and not lines else []
    if lines:
        say_differences(lines, "台账")
    else:
        say(f"已核对：{verified.count} 条，都与封签一致")
    for line in [*erasures, *replaced]:
        say(line)
    if verified.older:
        where = datetime.fromisoformat(verified.sealed_at).replace(tzinfo=UTC).astimezone(zone(institution.time_zone))
        say(f"提示：前 {verified.older} 条是旧版程序记的，{where:%Y-%m-%d %H:%M} 才加封签，那以前的改动看不出")
    for line in verified.notes:
        say(f"提示：{line}")
    say_head(verified.head, heads)
    return int(bool(lines or any(line.startswith("×") for line in replaced)))


def _erasures(ledger: LedgerStore, numbers: Sequence[int]) -> list[str]:
    """A line for each erased entry: who approved that, and why."""
    if not numbers:
        return []
    found = []
    for record in ledger.history():
        said = record.said
        if isinstance(said, ItemWithdrawn) and said.erases in numbers:
            found.append(f"第{said.erases}条已按批准清除（第{record.id}条：{said.approved_by}批准，{record.note}）")
    return found


def _replaced(ledger: LedgerStore, folder: str) -> list[str]:
    """A line for each paper in the folder that was replaced since it was recorded, and one that counts them all."""
    from alvtc_info.assessment.papers import compare_papers

    found = compare_papers(ledger.records(["item", "adoption"]), folder)
    lines = [f"× 第{number}条的稿件 {name} 与记入时不同：{REPLACED}" for number, name in found.replaced]
    missing = f"，没有找到 {found.missing} 份" if found.missing else ""
    return [*lines, f"稿件：{found.same} 份与记入时一样{missing}"]


def _export(arguments: argparse.Namespace, institution: Institution) -> int:
    import csv
    import io
    import json

    from alvtc_info.files import write_atomically
    from alvtc_info.text.display import visible_json

    suffix = demand_suffix(arguments.output, ".csv", ".json")
    with open_ledger_of(arguments) as ledger:
        rows = [_plain(record) for record in ledger.history()]
    if suffix == ".json":
        text = visible_json(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"
    else:
        names = list(dict.fromkeys(name for row in rows for name in row))
        stream = io.StringIO()
        writer = csv.writer(stream)
        writer.writerow(names)
        writer.writerows([[unformulated(row.get(name)) for name in names] for row in rows])
        text = "\ufeff" + stream.getvalue()
    write_atomically(arguments.output, text.encode("utf-8"), force=arguments.force)
    say(f"已写好：{arguments.output}（{len(rows)} 条）")
    return 0


def unformulated(value: object) -> object:
    """Return a value for a .csv: text that a spreadsheet would take for a formula is prefixed by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


_ACTIONS = {
    "add": _add,
    "import": _import,
    **MATTER_ACTIONS,
    **YEAR_END_ACTIONS,
    "fault": _fault,
    "department": _department,
    "correct": _correct,
    "withdraw": _withdraw,
    "erase": _erase,
    "list": _list,
    "show": _show,
    "verify": _verify,
    "export": _export,
}
