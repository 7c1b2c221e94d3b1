"""The actions of `ledger` that write nothing into it: a list, the story of an entry, its seals, a table of all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import LABELS, ItemWithdrawn
from alvtc_info.assessment.year import demand_year, today
from alvtc_info.cli.ledger_place import add_ledger, open_ledger_of, open_store_of
from alvtc_info.cli.ledger_writing import say
from alvtc_info.cli.options import add_output
from alvtc_info.cli.output import demand_suffix, write_json
from alvtc_info.cli.parser import add_choice, whole
from alvtc_info.cli.seals import REPLACED, add_heads, say_differences, say_head
from alvtc_info.model.hash_chain import read_head
from alvtc_info.text.clock_times import zone

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.cli.ledger_place import Actions
    from alvtc_info.institution.values import Institution


def add_look_options(actions: Actions) -> None:
    """Add the actions, each with its options."""
    command = actions.add_parser("list", help="列出信息", description="列出台账里的信息。")
    command.add_argument("--department", default="", metavar="部门", help="只看这个部门")
    command.add_argument("--year", type=whole, metavar="年份", help="只看这一年")
    command.add_argument("--category", default="", metavar="类别", help="只看这个类别")
    add_choice(
        command, "--format", names={"text": "文字", "json": "json"}, default="text", metavar="格式", help="输出格式："
    )
    add_ledger(command)
    command = actions.add_parser(
        "show", help="看一条的来龙去脉", description="看一条：谁几时记的、更正过没有、采用、批示。"
    )
    command.add_argument("number", type=whole, metavar="条号", help="条号")
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


def _list(arguments: argparse.Namespace, institution: Institution) -> int:
    from alvtc_info.assessment.intake import category_named, department_named
    from alvtc_info.assessment.listing import adopted_elsewhere, listed_items, listed_matters

    category = category_named(arguments.category) if arguments.category else ""
    year = arguments.year
    if year is not None:
        demand_year(year)
    with open_store_of(arguments) as store:
        held = store.records()
        departments = store.departments()
    department = department_named(arguments.department, institution, departments) if arguments.department else ""
    items = listed_items(held, department=department, year=year, category=category)
    matters = () if category else listed_matters(held, today(institution), department=department, year=year)
    if arguments.format == "json":
        write_json([*(matter.to_dict() for matter in matters), *(item.to_dict() for item in items)])
        return 0
    for matter in matters:
        say(f"{matter.entry.number:>5}　{matter.line}")
    for item in items:
        became = [(LABELS["adoption"], item.adopted), (LABELS["instruction"], item.instructed)]
        counts = "，".join(f"{label}{times}次" for label, times in became if times)
        say(f"{item.number:>5}　{item.line}{f'　（{counts}）' if counts else ''}")
    for adoption in () if category else adopted_elsewhere(held, department=department, year=year):
        say(f"{adoption.number:>5}　{adoption.line}　（信息没有记入台账）")
    late = sum(matter.overdue for matter in matters)
    left = f"；没有办完 {len(matters)} 件" + (f"，其中逾期 {late} 件" if late else "") if matters else ""
    say(f"共 {len(items)} 条{left}")
    return 0


def _show(arguments: argparse.Namespace, institution: Institution) -> int:
    with open_ledger_of(arguments, institution) as ledger:
        found = ledger.history(arguments.number)
    where = zone(institution.time_zone)
    for entry in found:
        mark = ""
        if "erases" in entry.values:
            mark = f"（清除第{entry.values['erases']}条，{entry.values['approved_by']}批准）"
        elif entry.corrects is not None:
            mark = f"（{'更正' if entry.line else '作废'}第{entry.corrects}条）"
        at = f"{entry.recorded_at.astimezone(where):%Y-%m-%d %H:%M}"
        note = f"　备注：{entry.note}" if entry.note else ""
        say(f"{entry.id:>5}　{at} {entry.recorded_by}　{entry.line}{mark}{note}")
    return 0


def _verify(arguments: argparse.Namespace, institution: Institution) -> int:
    heads = [read_head(typed) for typed in arguments.head]
    with open_store_of(arguments) as ledger:
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
    with open_ledger_of(arguments, institution) as ledger:
        rows = [entry.to_dict() for entry in ledger.history()]
    if suffix == ".json":
        text = visible_json(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"
    else:
        names = list(dict.fromkeys(name for row in rows for name in row))
        stream = io.StringIO()
        writer = csv.writer(stream)
        writer.writerow(names)
        writer.writerows([[_unformulated(row.get(name)) for name in names] for row in rows])
        text = "\ufeff" + stream.getvalue()
    write_atomically(arguments.output, text.encode("utf-8"), force=arguments.force)
    say(f"已写好：{arguments.output}（{len(rows)} 条）")
    return 0


def _unformulated(value: object) -> object:
    """Return a value for a .csv: text that a spreadsheet would take for a formula is prefixed by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


LOOK_ACTIONS = {
    "list": _list,
    "show": _show,
    "verify": _verify,
    "export": _export,
}
