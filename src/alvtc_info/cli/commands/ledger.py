"""The commands `ledger` and `assess`: arguments → one library call → text."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, get_args

from alvtc_info.assessment.known_items import opened_ledger
from alvtc_info.assessment.ledger_entries import ENTRIES, FAULTS, LABELS, Item, Level, Withdrawn
from alvtc_info.errors import InputError, UsageError
from alvtc_info.text.clock_times import zone

if TYPE_CHECKING:
    import argparse

    from alvtc_info.assessment.intake import Taken
    from alvtc_info.assessment.ledger import Ledger
    from alvtc_info.assessment.ledger_entries import AnyEntry, Record
    from alvtc_info.institution.colleges import Institution
    from alvtc_info.report.parts import Model

_HERE = "台账.db"


def run_action(arguments: argparse.Namespace, college: Institution) -> int:
    """Do what was asked of the ledger; gives the exit code. Raises AlvtcInfoError with one Chinese line."""
    return _ACTIONS[arguments.action](arguments, college)


def _open(arguments: argparse.Namespace) -> Ledger:
    place = arguments.ledger or os.environ.get("ALVTC_INFO_LEDGER", "") or _HERE
    return opened_ledger(place, create=getattr(arguments, "create", False))


def _by(arguments: argparse.Namespace) -> str:
    """Who writes: as told, or as this computer knows its user."""
    if arguments.by:
        return str(arguments.by)
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("who", "请写明记录人（--by）") from None


def _today(college: Institution) -> date:
    return datetime.now(zone(college.time_zone)).date()


def _say(text: str) -> None:
    from alvtc_info.text.display import visible

    print(visible(text))


def _written(record: Record) -> None:
    _say(f"已记：第{record.origin}条　{format_entry(record.said)}")


# writing -----------------------------------------------------------------------------------------------------------------


def _add(arguments: argparse.Namespace, college: Institution) -> int:
    from alvtc_info.assessment.intake import category_named, read_item

    given = {
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
    with _open(arguments) as ledger:
        taken = read_item(arguments.path, college, given, ledger.departments(), other=arguments.other)
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


def _import(arguments: argparse.Namespace, college: Institution) -> int:
    from alvtc_info.assessment.intake import read_many

    with _open(arguments) as ledger:
        taken = read_many(arguments.path, college, ledger, year=arguments.year, other=arguments.other)
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
    """A level by its code or its Chinese name. Raises UsageError where it is none."""
    for level in Level:
        if text.strip() in (str(level), level.label):
            return str(level)
    raise UsageError("unknown-level", f"没有名为“{text}”的级别，可写：{'、'.join(level.label for level in Level)}")


def _entry(values: dict[str, Any]) -> AnyEntry:
    """An entry of these values. Raises UsageError where one does not fit."""
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


def _put(arguments: argparse.Namespace, values: dict[str, Any], college: Institution) -> int:
    """Write one entry of these values."""
    from alvtc_info.assessment.intake import department_named

    with _open(arguments) as ledger:
        if values.get("department") and values["entry"] != "founded":
            values["department"] = department_named(values["department"], college, ledger.departments())
        _written(ledger.add(_entry(values), by=_by(arguments), note=arguments.note))
        about = ledger.standing(values["item"]).said if values.get("item") else None
    on = values.get("on")
    if isinstance(about, Item) and isinstance(on, date) and on < about.dated:
        _say(f"提示：日期 {on} 早于信息的日期 {about.dated}，请核对")
    return 0


def _adopt(arguments: argparse.Namespace, college: Institution) -> int:
    return _put(
        arguments,
        {
            "entry": "adoption",
            "item": arguments.number,
            "level": level_named(arguments.level),
            "by": arguments.where,
            "on": arguments.date or _today(college),
            "joint": arguments.joint or None,
        },
        college,
    )


def _instruct(arguments: argparse.Namespace, college: Institution) -> int:
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
            "on": arguments.date or _today(college),
        },
        college,
    )


def _request(arguments: argparse.Namespace, college: Institution) -> int:
    return _put(
        arguments,
        {
            "entry": "request",
            "department": arguments.department,
            "subject": arguments.subject,
            "asked_by": arguments.asked_by,
            "due": arguments.due,
        },
        college,
    )


def _fault(arguments: argparse.Namespace, college: Institution) -> int:
    if arguments.kind not in FAULTS:
        raise UsageError("unknown-fault", f"没有名为“{arguments.kind}”的情形，可写：{'、'.join(FAULTS)}")
    return _put(
        arguments,
        {
            "entry": "fault",
            "department": arguments.department,
            "fault": arguments.kind,
            "on": arguments.date or _today(college),
            "item": arguments.item,
            "evidence": arguments.evidence,
            "impact": arguments.impact or None,
        },
        college,
    )


def _department(arguments: argparse.Namespace, college: Institution) -> int:
    found = college.department(arguments.name)
    values = {"entry": "founded", "department": found.name if found else arguments.name, "since": arguments.since}
    return _put(arguments, values, college)


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


def _correct(arguments: argparse.Namespace, college: Institution) -> int:
    from alvtc_info.assessment.intake import category_named, day_of, department_named

    with _open(arguments) as ledger:
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
                text = department_named(text, college, ledger.departments())
            values[name] = day_of(text, None) if name in ("dated", "on", "due", "since") else text
        _written(ledger.add(_entry(values), by=_by(arguments), note=arguments.note, corrects=before.id))
    return 0


def _withdraw(arguments: argparse.Namespace, college: Institution) -> int:
    with _open(arguments) as ledger:
        before = ledger.standing(arguments.number)
        ledger.add(Withdrawn(on=_today(college)), by=_by(arguments), note=arguments.note, corrects=before.id)
    _say(f"已作废：第{before.origin}条　{format_entry(before.said)}")
    return 0


# looking -----------------------------------------------------------------------------------------------------------------


def format_entry(said: AnyEntry) -> str:
    """An entry on one line."""
    if isinstance(said, Item):
        category = said.category or ""
        marks = [f"答复第{said.answers}条约稿"] if said.answers else []
        marks += [f"与第{said.repeats}条重复，不计"] if said.repeats else []
        return "　".join(part for part in (str(said.dated), said.department, category, said.title, *marks) if part)
    shown = said.model_dump(mode="json", exclude_none=True)
    parts = [LABELS[shown.pop("entry")]]
    titles = type(said).model_fields
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


def _list(arguments: argparse.Namespace, college: Institution) -> int:
    from alvtc_info.assessment.intake import category_named

    category = category_named(arguments.category) if arguments.category else ""
    found = college.department(arguments.department) if arguments.department else None
    department = found.name if found else arguments.department
    with _open(arguments) as ledger:
        records = [
            record
            for record in ledger.records(["item"])
            if isinstance(record.said, Item)
            and (not department or record.said.department == department)
            and (arguments.year is None or record.said.dated.year == arguments.year)
            and (not category or record.said.category == category)
        ]
    if arguments.format == "json":
        _json([_plain(record) for record in records])
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


def _json(data: object) -> None:
    import json

    sys.stdout.flush()
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _show(arguments: argparse.Namespace, college: Institution) -> int:
    with _open(arguments) as ledger:
        found = ledger.about(arguments.number)
    where = zone(college.time_zone)
    for record in found:
        mark = ""
        if record.corrects is not None:
            mark = f"（{'作废' if isinstance(record.said, Withdrawn) else '更正'}第{record.corrects}条）"
        said = "" if isinstance(record.said, Withdrawn) else format_entry(record.said)
        at = f"{record.recorded_at.astimezone(where):%Y-%m-%d %H:%M}"
        _say(
            f"{record.id:>5}　{at} {record.recorded_by}　{said}{mark}{f'　备注：{record.note}' if record.note else ''}"
        )
    return 0


def _export(arguments: argparse.Namespace, college: Institution) -> int:
    import csv
    import io
    import json

    from alvtc_info.files import write_atomically
    from alvtc_info.reading.formats import suffix_of

    suffix = suffix_of(arguments.output)
    if suffix not in (".csv", ".json"):
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 .csv 或 .json")
    with _open(arguments) as ledger:
        rows = [_plain(record) for record in ledger.history()]
    if suffix == ".json":
        text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
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
    """A value for a .csv: words that a table program would take for a formula begin with an apostrophe."""
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
    "list": _list,
    "show": _show,
    "export": _export,
}


# the year ----------------------------------------------------------------------------------------------------------------


def assess_year(arguments: argparse.Namespace, college: Institution) -> int:
    """Assess a year; gives the exit code. Raises AlvtcInfoError with one Chinese line."""
    from alvtc_info.files import write_atomically

    if arguments.new_profile:
        from alvtc_info.assessment.scoring_profile import EXAMPLE

        write_atomically(arguments.new_profile, EXAMPLE.read_bytes(), force=arguments.force)
        _say(f"已写好：{arguments.new_profile}；改好分值，写明谁批准、几时批准，再用 --profile 计分")
        return 0
    from alvtc_info.assessment.notice import build_notice
    from alvtc_info.assessment.scoring_profile import load_profile
    from alvtc_info.assessment.year import CALENDAR, period

    profile = load_profile(arguments.profile) if arguments.profile else None
    if arguments.explain and profile is None:
        raise UsageError("no-profile", "--explain 要和 --profile 一起用；没有计分方案就没有分")
    if arguments.year is None:
        raise UsageError("no-year", "请写明考评哪一年（--year），如 --year 2024")
    if not 1900 <= arguments.year <= 2098:
        raise UsageError("bad-year", f"“{arguments.year}”不是年份，请写成 --year 2024")
    today = _today(college)
    whole = period(arguments.year, profile.period if profile else CALENDAR)
    until = arguments.until or min(today, whole.end)
    if until < whole.start:
        raise UsageError("before-year", f"{until} 在这一年（{whole.start} 起）以前")
    of = period(arguments.year, profile.period if profile else CALENDAR, until)
    with _open(arguments) as ledger:
        notice = build_notice(ledger.records(), college, of, profile)
    if arguments.explain:
        return _explain(arguments.explain, notice, college)
    from alvtc_info.assessment.publishing import FORMS, publish

    if arguments.output is None:
        sys.stdout.write(publish(notice, "txt").decode("utf-8"))
        return 0
    from alvtc_info.reading.formats import suffix_of

    form = suffix_of(arguments.output)[1:]
    if form not in FORMS:
        raise UsageError("bad-suffix", f"“{arguments.output}”的扩展名应为 {'、'.join(f'.{each}' for each in FORMS)}")
    write_atomically(arguments.output, publish(notice, form), force=arguments.force)
    _say(f"已写好：{arguments.output}")
    return 0


def _explain(department: str, notice: Any, college: Institution) -> int:
    from alvtc_info.assessment.notice_words import spoken

    found = college.department(department)
    row = notice.row(found.name if found else department)
    if row is None:
        raise UsageError("unknown-department", f"台账和机构包里都没有“{department}”")
    for line in row.score.lines:
        entry = f"第{line.entry}条" if line.entry is not None else "全年"
        _say(f"{spoken(line.points):>6}　{entry}　{line.why}　[{line.rule}]")
    _say(f"{spoken(row.score.total):>6}　合计（{notice.profile.name}，{notice.profile.approved_by}批准）")
    if row.score.veto:
        _say("有瞒报，当年不得评优")
    for line in notice.undetermined:
        _say(f"注：{line}")
    return 0
