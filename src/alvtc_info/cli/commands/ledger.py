"""The command `ledger`: items, adoptions, instructions, requests and faults."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, get_args

from alvtc_info.assessment.ledger_entries import ENTRIES, FAULTS, LABELS, Item, ItemErased, ItemWithdrawn, Level
from alvtc_info.cli.ledger_place import add_ledger, open_ledger_of, today
from alvtc_info.cli.options import KIND_NAMES, add_output, institution_of
from alvtc_info.cli.output import demand_suffix, write_json
from alvtc_info.cli.parser import add_choice, day
from alvtc_info.cli.seals import REPLACED, add_approval, add_heads, say_differences, say_head
from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.hash_chain import read_head
from alvtc_info.text.clock_times import zone

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from alvtc_info.assessment.intake import Taken
    from alvtc_info.assessment.ledger import Ledger
    from alvtc_info.assessment.ledger_entries import AnyEntry, Record
    from alvtc_info.cli.parser import ChineseParser
    from alvtc_info.institution.values import Institution
    from alvtc_info.report.parts import Model

    Actions = argparse._SubParsersAction[ChineseParser]

ABOUT = {
    "description": "信息台账：报了什么、谁采用、谁批示、约稿、差错。只增不改，更正是新的一条，每一条都有谁几时记的。",
}


def add_options(command: ChineseParser) -> None:
    """Add the actions of the command, each with its options."""
    actions = command.add_actions()
    _add_options(actions)
    _import_options(actions)
    for name, verb, rest in (("adopt", "被采用", _adopt_options), ("instruct", "有批示", _instruct_options)):
        made = actions.add_parser(name, help=f"记一条信息{verb}", description=f"记一条信息{verb}。")
        made.add_argument("number", type=int, metavar="条号", help="信息在台账里的条号")
        made.add_argument(
            "--level",
            required=True,
            metavar="级别",
            help="院党政办公室、盟委行署、自治区教育厅、自治区党委政府、国家级；盟级媒体、自治区级媒体、国家级媒体",
        )
        made.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
        rest(made)
        _add_recorder(made)
    _request_options(actions)
    _fault_options(actions)
    _department_options(actions)
    _correct_options(actions)
    _look_options(actions)


def _add_recorder(command: ChineseParser) -> None:
    command.add_argument("--by", default="", metavar="姓名", help="记录人（默认登录这台电脑的用户名）")
    command.add_argument("--note", default="", metavar="备注", help="备注")
    add_ledger(command)


def _add_create(command: ChineseParser) -> None:
    command.add_argument("--create", action="store_true", help="台账还没有时新建一个")


def _add_other(command: ChineseParser) -> None:
    command.add_argument("--other", action="store_true", help="机构包和台账里没有的部门也记")


def _add_options(actions: Actions) -> None:
    command = actions.add_parser(
        "add",
        help="把一份报告记进台账",
        description="读报告本身：文种、标题、部门、日期、期号、编辑、签发；类别照内容提出，写 --category 的以写的为准。",
    )
    command.add_argument("path", metavar="稿件", help="报送的稿件")
    _add_create(command)
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
    _add_other(command)
    _add_recorder(command)


def _import_options(actions: Actions) -> None:
    command = actions.add_parser(
        "import",
        help="从表格或文件夹成批记入",
        description="成批记入 .xlsx .csv 表格里的信息，或一个文件夹里的稿件：有一条有问题就一条也不记，先用 --dry-run 看看。",
    )
    command.add_argument("path", metavar="表格", help="表格（要有标题、部门、日期三列）或文件夹")
    _add_create(command)
    command.add_argument("--dry-run", action="store_true", help="只看会记哪些、哪些有问题，不记")
    command.add_argument("--skip", action="store_true", help="跳过有问题的，其余照记")
    command.add_argument("--year", type=int, metavar="年份", help="没写年份的日期是哪一年的")
    _add_other(command)
    _add_recorder(command)


def _adopt_options(command: ChineseParser) -> None:
    command.add_argument("--where", default="", metavar="单位", help="采用的单位或媒体，如 阿拉善日报")
    command.add_argument("--joint", action="store_true", help="和其他部门的信息合成一条（综合采用）")


def _instruct_options(command: ChineseParser) -> None:
    command.add_argument("--leader", default="", metavar="领导", help="哪位领导")
    command.add_argument("--words", default="", metavar="内容", help="批示内容")


def _request_options(actions: Actions) -> None:
    command = actions.add_parser("request", help="记一次约稿", description="记一次约稿和期限。")
    command.add_argument("subject", metavar="题目", help="约稿题目")
    command.add_argument("--department", required=True, metavar="部门", help="向哪个部门约")
    command.add_argument("--due", type=day, required=True, metavar="日期", help="期限")
    command.add_argument("--asked-by", default="", metavar="单位", help="哪里来的约稿")
    _add_create(command)
    _add_recorder(command)


def _fault_options(actions: Actions) -> None:
    command = actions.add_parser(
        "fault", help="记一次差错", description="记一次瞒报、漏报、迟报、错报、虚报、越级或未按程序，要有依据。"
    )
    command.add_argument("kind", metavar="情形", help="瞒报、漏报、迟报、错报、虚报、越级、未按程序")
    command.add_argument("--department", required=True, metavar="部门", help="部门")
    command.add_argument("--evidence", required=True, metavar="依据", help="凭什么认定，如 案卷号、通报文号")
    command.add_argument("--date", type=day, metavar="日期", help="日期（默认今天）")
    command.add_argument("--item", type=int, metavar="条号", help="是哪一条信息的")
    command.add_argument("--impact", action="store_true", help="贻误工作造成较大影响")
    _add_create(command)
    _add_recorder(command)


def _department_options(actions: Actions) -> None:
    command = actions.add_parser(
        "department", help="登记年中新设的部门", description="登记新设的部门：当年的12条按月折算。"
    )
    command.add_argument("name", metavar="部门", help="部门名")
    command.add_argument("--since", type=day, required=True, metavar="日期", help="设立日期")
    _add_create(command)
    _add_recorder(command)


def _correct_options(actions: Actions) -> None:
    command = actions.add_parser(
        "correct",
        help="更正一条",
        description="更正一条：写一条新的代替它，原来的留着。",
        epilog="例：alvtc-info ledger correct 12 --set 类别=工作经验总结 --note 办公室复核",
    )
    command.add_argument("number", type=int, metavar="条号", help="要更正的条号")
    command.add_argument("--set", dest="changes", nargs="+", required=True, metavar="栏目=内容", help="改哪几栏")
    _add_recorder(command)
    _erase_options(actions)
    command = actions.add_parser("withdraw", help="作废一条", description="作废一条：它不再算数，但留在台账里。")
    command.add_argument("number", type=int, metavar="条号", help="要作废的条号")
    _add_recorder(command)


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


def _by(arguments: argparse.Namespace) -> str:
    """The name of the recorder: from `--by`, or the user name on this computer."""
    if arguments.by:
        return str(arguments.by)
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("who", "请写明记录人（--by）") from None


def _say(text: str) -> None:
    from alvtc_info.text.display import visible
    from alvtc_info.text.masking import mask_all

    print(visible(mask_all(text)))


def _written(record: Record) -> None:
    _say(f"已记：第{record.origin}条　{format_entry(record.said)}")


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
        like = ledger.like(taken.trace)
        record = ledger.add(taken.item, by=_by(arguments), note=arguments.note, trace=taken.trace)
    _written(record)
    if taken.proposed and record.said.model_dump().get("category") == taken.proposed and not arguments.category:
        _say(
            f"类别照内容提出：{taken.proposed}（看到“{taken.cue}”）；不对的用 ledger correct {record.origin} --set 类别=… 改"
        )
    for hint in taken.hints:
        _say(f"提示：{hint}")
    for sure, other in like:
        _say(
            f"提示：和第{other.origin}条很像（{round(100 * sure)}%）：{format_entry(other.said)}；确是重复的用 ledger correct {record.origin} --set 重复={other.origin}"
        )
    return 0


def _import(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import read_many

    with open_ledger_of(arguments) as ledger:
        taken = read_many(arguments.path, institution, ledger, year=arguments.year, other=arguments.other)
        good = [each for each in taken if each.item is not None and not each.problems]
        bad = [each for each in taken if each.problems]
        for each in taken:
            _say_taken(each)
        if arguments.dry_run:
            _say(f"试读：可记 {len(good)} 条，有问题 {len(bad)} 条；没有记入台账")
            return int(bool(bad))
        if bad and not arguments.skip:
            _say(f"有 {len(bad)} 条有问题，一条也没有记；改好再导，或加 --skip 跳过它们")
            return 1
        written = ledger.add_all(
            [(each.item, each.trace) for each in good if each.item is not None],
            by=_by(arguments),
            note=arguments.note or f"导入自{os.path.basename(arguments.path.rstrip(os.sep))}",
        )
    _say(f"已记 {len(written)} 条" + (f"，跳过 {len(bad)} 条" if bad else ""))
    return 0


def _say_taken(each: Taken) -> None:
    for problem in each.problems:
        _say(f"× {each.where}：{problem}")
    for hint in each.hints:
        _say(f"! {each.where}：{hint}")


def level_named(text: str) -> str:
    """Return a level by its code or its Chinese name. Raises UsageError for any other text."""
    for level in Level:
        if text.strip() in (str(level), level.label):
            return str(level)
    raise UsageError("unknown-level", f"没有名为“{text}”的级别，可写：{'、'.join(level.label for level in Level)}")


def _entry(values: dict[str, Any]) -> AnyEntry:
    """Build an entry from these values. Raises UsageError if one does not fit."""
    from pydantic import ValidationError

    from alvtc_info.assessment import ledger_entries
    from alvtc_info.report.validation import in_chinese

    try:
        return ENTRIES.validate_python({key: value for key, value in values.items() if value not in (None, "")})
    except ValidationError as error:
        model: type[Model] = next(
            each for each in get_args(ledger_entries.AnyEntry) if each.model_fields["entry"].default == values["entry"]
        )
        raise UsageError("bad-entry", in_chinese(error, model).message) from None


def _put(arguments: argparse.Namespace, values: dict[str, Any], institution: Institution) -> int:
    """Write one entry with these values; returns the exit code."""
    from alvtc_info.assessment.intake import department_named

    with open_ledger_of(arguments) as ledger:
        if values.get("department") and values["entry"] != "founded":
            values["department"] = department_named(values["department"], institution, ledger.departments())
        _written(ledger.add(_entry(values), by=_by(arguments), note=arguments.note))
        about = ledger.standing(values["item"]).said if values.get("item") else None
    on = values.get("on")
    if isinstance(about, Item) and isinstance(on, date) and on < about.dated:
        _say(f"提示：日期 {on} 早于信息的日期 {about.dated}，请核对")
    return 0


def _adopt(arguments: argparse.Namespace, institution: Institution) -> int:
    return _put(
        arguments,
        {
            "entry": "adoption",
            "item": arguments.number,
            "level": level_named(arguments.level),
            "by": arguments.where,
            "on": arguments.date or today(institution),
            "joint": arguments.joint or None,
        },
        institution,
    )


def _instruct(arguments: argparse.Namespace, institution: Institution) -> int:
    level = level_named(arguments.level)
    if level.startswith("media"):
        raise UsageError("unknown-level", "批示的级别不能是媒体")
    return _put(
        arguments,
        {
            "entry": "instruction",
            "item": arguments.number,
            "level": level,
            "leader": arguments.leader,
            "words": arguments.words,
            "on": arguments.date or today(institution),
        },
        institution,
    )


def _request(arguments: argparse.Namespace, institution: Institution) -> int:
    return _put(
        arguments,
        {
            "entry": "request",
            "department": arguments.department,
            "subject": arguments.subject,
            "asked_by": arguments.asked_by,
            "due": arguments.due,
        },
        institution,
    )


def _fault(arguments: argparse.Namespace, institution: Institution) -> int:
    if arguments.kind not in FAULTS:
        raise UsageError("unknown-fault", f"没有名为“{arguments.kind}”的情形，可写：{'、'.join(FAULTS)}")
    return _put(
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
    return _put(arguments, values, institution)


_FIELDS = {
    "类别": "category",
    "文种": "report",
    "标题": "title",
    "部门": "department",
    "日期": "dated",
    "期号": "issue_number",
    "报送人": "submitted_by",
    "审核人": "reviewed_by",
    "签发人": "signed_by",
    "渠道": "channel",
    "OA编号": "oa_number",
    "约稿": "answers",
    "重复": "repeats",
    "级别": "level",
    "采用单位": "by",
    "领导": "leader",
    "批示": "words",
    "题目": "subject",
    "期限": "due",
    "情形": "fault",
    "依据": "evidence",
    "条号": "item",
}
_DAYS = {"adoption": "on", "instruction": "on", "fault": "on", "founded": "since"}


def _correct(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import category_named, day_of, department_named

    with open_ledger_of(arguments) as ledger:
        before = ledger.standing(arguments.number)
        values: dict[str, Any] = before.said.model_dump(mode="python")
        for pair in arguments.changes:
            label, mark, text = pair.replace("＝", "=").partition("=")
            name = _FIELDS.get(label.strip(), "")
            if name == "dated":
                name = _DAYS.get(before.said.entry, name)
            if not mark or name not in values:
                known = "、".join(each for each, key in _FIELDS.items() if key in values)
                raise UsageError("unknown-field", f"“{pair}”不能改；可写：{known}（写成 类别=工作经验总结）")
            text = text.strip()
            if name == "category" and text:
                text = category_named(text)
            if name == "level":
                text = level_named(text)
            if name == "department":
                text = department_named(text, institution, ledger.departments())
            values[name] = day_of(text, None) if name in ("dated", "on", "due", "since") else text
        _written(ledger.add(_entry(values), by=_by(arguments), note=arguments.note, corrects=before.id))
    return 0


def _withdraw(arguments: argparse.Namespace, institution: Institution) -> int:
    with open_ledger_of(arguments) as ledger:
        before = ledger.standing(arguments.number)
        ledger.add(ItemWithdrawn(on=today(institution)), by=_by(arguments), note=arguments.note, corrects=before.id)
    _say(f"已作废：第{before.origin}条　{format_entry(before.said)}")
    return 0


def _erase(arguments: argparse.Namespace, institution: Institution) -> int:
    number, approved_by, reason = arguments.number, arguments.approved_by.strip(), arguments.reason.strip()
    if not approved_by or not reason:
        raise UsageError("no-approval", "清除要写明谁批准的（--approved-by）、为什么（--reason）")
    with open_ledger_of(arguments) as ledger:
        try:
            record = ledger.erase(
                number, approved_by=approved_by, reason=reason, by=_by(arguments), on=today(institution)
            )
            _say(f"已清除：第{number}条的内容（第{record.id}条记着：{approved_by}批准，{reason}）")
        except InputError as error:
            if error.code != "erased-before":
                raise
            _say(f"第{number}条以前已经清除，这一次只整理文件")
        related = ledger.about(number)
        settled = ledger.settle()
        place = ledger.place
    origin = next(record.origin for record in related if record.id == number)
    for record in related:
        if record.origin == origin and not isinstance(record.said, (ItemErased, ItemWithdrawn)):
            _say(f"提示：第{record.id}条是同一条的另一稿，内容可能一样；也要清除的，再清除第{record.id}条")
    if not settled:
        _say(
            f"提示：{place} 正被别的程序用着（或在 PostgreSQL 里），旧数据可能还有残留；都关了再运行一次，数据库请管理员清理"
        )
    _say("备份、导出的表、通报、报送包里要是也有，请一并清除")
    return 0


# reading -------------------------------------------------------------------------------------------------------------


def format_entry(entry: AnyEntry) -> str:
    """Return an entry as one line of Chinese text."""
    if isinstance(entry, ItemErased):
        return "内容已按批准清除"
    if isinstance(entry, Item):
        category = entry.category or ""
        marks = [f"答复第{entry.answers}条约稿"] if entry.answers else []
        marks += [f"与第{entry.repeats}条重复，不计"] if entry.repeats else []
        return "　".join(part for part in (str(entry.dated), entry.department, category, entry.title, *marks) if part)
    shown = entry.model_dump(mode="json", exclude_none=True)
    parts = [LABELS[shown.pop("entry")]]
    titles = type(entry).model_fields
    for name, value in shown.items():
        if value in ("", None):
            continue
        text = (
            Level(value).label
            if name == "level"
            else "是"
            if value is True
            else f"第{value}条"
            if name == "item"
            else str(value)
        )
        parts.append(f"{titles[name].title}：{text}")
    return "　".join(parts)


def _list(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import category_named

    category = category_named(arguments.category) if arguments.category else ""
    found = institution.department(arguments.department) if arguments.department else None
    department = found.name if found else arguments.department
    with open_ledger_of(arguments) as ledger:
        records = [
            record
            for record in ledger.records(["item"])
            if isinstance(record.said, Item)
            and (not department or record.said.department == department)
            and (arguments.year is None or record.said.dated.year == arguments.year)
            and (not category or record.said.category == category)
        ]
    if arguments.format == "json":
        write_json([_plain(record) for record in records])
        return 0
    for record in records:
        _say(f"{record.origin:>5}　{format_entry(record.said)}")
    _say(f"共 {len(records)} 条")
    return 0


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
        _say(
            f"{record.id:>5}　{at} {record.recorded_by}　{text}{mark}{f'　备注：{record.note}' if record.note else ''}"
        )
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
        _say(f"已核对：{verified.count} 条，都与封签一致")
    for line in [*erasures, *replaced]:
        _say(line)
    if verified.older:
        where = datetime.fromisoformat(verified.sealed_at).replace(tzinfo=UTC).astimezone(zone(institution.time_zone))
        _say(f"提示：前 {verified.older} 条是旧版程序记的，{where:%Y-%m-%d %H:%M} 才加封签，那以前的改动看不出")
    for line in verified.notes:
        _say(f"提示：{line}")
    say_head(verified.head, heads)
    return int(bool(lines or any(line.startswith("×") for line in replaced)))


def _erasures(ledger: Ledger, numbers: Sequence[int]) -> list[str]:
    """A line for each erased entry: who approved that, and why."""
    if not numbers:
        return []
    found = []
    for record in ledger.history():
        said = record.said
        if isinstance(said, ItemWithdrawn) and said.erases in numbers:
            found.append(f"第{said.erases}条已按批准清除（第{record.id}条：{said.approved_by}批准，{record.note}）")
    return found


def _replaced(ledger: Ledger, folder: str) -> list[str]:
    """A line for each paper in the folder that was replaced since it was recorded, and one that counts them all."""
    from alvtc_info.assessment.papers import compare_papers

    found = compare_papers(ledger.records(["item"]), folder)
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
    _say(f"已写好：{arguments.output}（{len(rows)} 条）")
    return 0


def unformulated(value: object) -> object:
    """Return a value for a .csv: text that a spreadsheet would take for a formula is prefixed by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


_ACTIONS = {
    "add": _add,
    "import": _import,
    "adopt": _adopt,
    "instruct": _instruct,
    "request": _request,
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
