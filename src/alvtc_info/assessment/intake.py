"""Reading items for the ledger: from one report, from a table of items, from a folder of drafts."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from alvtc_info.assessment import advice
from alvtc_info.assessment.doubtful_dates import doubtful_dates, odd_date
from alvtc_info.assessment.ledger_entries import COMPOSITE, GENERAL, Item, title_core
from alvtc_info.errors import AlvtcInfoError, InputError, UsageError
from alvtc_info.model.choices import chosen, near, no_such
from alvtc_info.model.kinds import GENERAL_KINDS, PROSE, Kind, Role
from alvtc_info.text.value_classes import field, frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from alvtc_info.analysis.similarity import TextTrace
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

_TABLES = (".xlsx", ".xlsm", ".csv", ".tsv")
# the headings by which each column is recognised
_COLUMNS = {
    "title": ("标题", "题目", "信息标题", "信息题目", "名称"),
    "department": ("部门", "报送部门", "报送单位", "单位", "处室"),
    "dated": ("日期", "报送日期", "报送时间", "时间", "上报日期"),
    "category": ("类别", "信息类别", "类型", "综合类别"),
    "report": ("文种",),
    "issue_number": ("期号", "期数"),
    "submitted_by": ("报送人", "撰稿人", "撰稿", "信息员", "编辑"),
    "reviewed_by": ("审核人", "审核"),
    "signed_by": ("签发人", "签发"),
    "channel": ("渠道", "报送渠道", "报送方式"),
    "oa_number": ("OA编号", "OA号", "流水号", "编号"),
    "received_on": ("收到日期", "收文日期"),
}
NOT_KEPT = "不记入台账"  # what is not done with something that bears a secrecy mark
_HEADING = 100  # characters of the heading of a column at most
_DIGITS = 9  # of an issue number at most
_COLUMN = {name: column for column, names in _COLUMNS.items() for name in names}
_NEEDED = ("title", "department", "dated")
_CATEGORIES = {name: name for name in (*COMPOSITE, *GENERAL)} | {
    "会议": "一般性会议",
    "学习": "一般性学习",
    "活动": "一般性活动",
    "工作典型案例": "典型案例",
    "问题反映": "问题情况反映",
    "情况反映": "问题情况反映",
    "建议": "意见建议",
    "获奖": "赛事获奖",
}
_LISTED = "、".join((*COMPOSITE, *GENERAL))
_SERIAL = date(1899, 12, 30)  # day 0 of the dates of spreadsheet programs
_SERIALS = 30_000  # a serial date with a time of day is above this; 3.5 in a number cell may mean 5 March or 50
_DOTTED = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?(?:[ T].*)?")


@frozen
class Taken:
    """An item as it was read: its source `where`, the item, and its trace for comparison with other items.

    `proposed` is the category that the wording suggests, `cue` the word that suggests it. `problems` keep the item out
    of the ledger; `hints` are for the clerk to look at.
    """

    where: str
    item: Item | None
    trace: TextTrace | None = None
    proposed: str = ""
    cue: str = ""
    problems: tuple[str, ...] = ()
    hints: tuple[str, ...] = field(default=())


def category_named(text: str) -> str:
    """Return a category by its name or a usual short form. Raises UsageError for any other text."""
    name = _CATEGORIES.get(text.strip())
    if name is None:
        raise UsageError(
            "unknown-category", f"没有名为“{text}”的类别{near(text.strip(), _CATEGORIES)}；可选：{_LISTED}"
        )
    return name


def department_named(text: str, institution: Institution, known: Iterable[str] = ()) -> str:
    """Return a department's full name. Raises UsageError if neither the institution nor `known` has the department."""
    found = institution.department(text.strip())
    if found:
        return found.name
    departments = set(known)
    if text.strip() in departments:
        return text.strip()
    from alvtc_info.institution.near_names import near_department

    slip = near_department(text.strip(), institution)
    known_names = departments.union(each.name for each in institution.departments)
    hint = f"，是否指“{slip}”" if slip else near(text.strip(), sorted(known_names))
    raise UsageError("unknown-department", f"不认识“{text}”这个部门{hint}；{advice.REGISTER}")


@frozen
class Paper:
    """What a draft says of itself, with the values that the clerk gave in place of its own.

    `proposed` is the category that the wording suggests, `cue` the word that suggests it, `printed` its own date.
    """

    where: str
    values: Mapping[str, Any]
    trace: TextTrace
    proposed: str
    cue: str
    printed: date | None = None

    @property
    def hints(self) -> tuple[str, ...]:
        """What the clerk should look at, a Chinese line each."""
        named = self.values.get("category") or self.values.get("answers") or self.values["report"] not in GENERAL_KINDS
        return () if named else (f"看不出类别，先不计入12条；{advice.CATEGORY}",)


def read_paper(
    source: Source | Report | Document,
    institution: Institution,
    given: Mapping[str, object],
    *,
    name: str | None = None,
    request: CheckRequest | None = None,
) -> Paper:
    """Read a draft as what the ledger keeps of it. Non-empty values of `given` come from the clerk and override it.

    Raises InputError if it cannot be read or bears a secrecy mark: then nothing of it is kept.
    """
    from alvtc_info.analysis.item_category import proposed_category
    from alvtc_info.linting.secrecy_guard import refuse_secret
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.reading.drafts import document_of, is_source, label, name_of, work_on

    asked = replace(request or CheckRequest(), institution=institution)
    where = name_of(source, name) if is_source(source) else label(name) or ""
    document = work_on(source, name, asked, _guarded) if is_source(source) else document_of(source, asked, where)
    refuse_secret(document, work=NOT_KEPT, name=where)
    found, cue = proposed_category(document)
    proposed = f"一般性{found}" if f"一般性{found}" in GENERAL else found
    overrides = {key: value for key, value in given.items() if value not in (None, "")}
    values: dict[str, Any] = {
        "report": str(document.kind or Kind.COMPOSITE),
        "title": document.joined({Role.TITLE}, "").strip(),
        "department": document.value("reporting_unit") or document.value("department") or "",
        "dated": document.report_date,
        "issue_number": _number(document.value("issue_number")),
        "submitted_by": document.value("editor") or "",
        "signed_by": document.value("signed_off_by") or "",
        "file": os.path.basename(where),
        "sha256": document.sha256,
        **overrides,
    }
    if values["report"] in GENERAL_KINDS and "category" not in overrides:
        values["category"] = document.facts.category or proposed or None
    return Paper(where, values, trace_of(document), proposed, cue, document.report_date)


def _guarded(data: bytes, name: str, request: CheckRequest) -> Document:
    from alvtc_info.reading.drafts import read_bytes

    return read_bytes(data, name, request, guarded=True)


def item_of(
    paper: Paper, institution: Institution, known: Iterable[str] = (), *, other: bool = False
) -> tuple[Item | None, tuple[AlvtcInfoError, ...]]:
    """The item that a paper is, or what keeps it out: what was not found on it, an unknown department, a wrong value.

    With `other` any department will do.
    """
    values, found = dict(paper.values), _missing(paper)
    try:
        if values["department"] and not other:
            values["department"] = department_named(values["department"], institution, known)
        if not found:
            return _item(values, paper.where), ()
    except AlvtcInfoError as error:
        found.append(error)
    return None, tuple(found)


def read_item(path: str, institution: Institution, known: Iterable[str] = (), *, other: bool = False) -> Taken:
    """Read a report as an item.

    Raises InputError if the report cannot be read, UsageError if its department, title or date cannot be found.
    """
    paper = read_paper(path, institution, {})
    item, wrong = item_of(paper, institution, known, other=other)
    if item is None:
        raise wrong[0]
    return Taken(path, item, paper.trace, paper.proposed, paper.cue, (), paper.hints)


def _missing(paper: Paper) -> list[AlvtcInfoError]:
    """An error for each of title, department and date that is empty."""
    where = f"“{paper.where}”上" if paper.where else "稿件上"
    return [
        UsageError("not-found-on-paper", f"{where}没有找到{label}，{advice.name(label)}")
        for key, label in (("title", "标题"), ("department", "部门"), ("dated", "日期"))
        if not paper.values[key]
    ]


def trace_of(document: Document) -> TextTrace:
    """Return the trace of a report for comparison: of its title and its prose."""
    from alvtc_info.analysis.similarity import READ, trace

    return trace(f"{document.joined({Role.TITLE}, '')}\n{document.joined(PROSE)[:READ]}")


def _number(text: str | None) -> int | None:
    digits = re.search(r"\d+", text or "")
    if digits is None or len(digits[0]) > _DIGITS:
        return None
    return int(digits[0]) or None


def _item(values: Mapping[str, Any], where: str) -> Item:
    from pydantic import ValidationError

    from alvtc_info.linting.secrecy_guard import refuse_secret_words
    from alvtc_info.report.validation import in_chinese

    try:
        item = Item.model_validate(dict(values))
    except ValidationError as error:
        raise InputError("bad-item", in_chinese(error, Item).message, where) from None
    refuse_secret_words((value for _, value in item if isinstance(value, str)), work=NOT_KEPT, name=where)
    return item


# tables and folders --------------------------------------------------------------------------------------------------


def read_many(
    path: str,
    institution: Institution,
    ledger: LedgerStore,
    *,
    today: date,
    year: int | None = None,
    other: bool = False,
) -> list[Taken]:
    """Read every item of a table (.xlsx .csv .tsv) or a folder of drafts, in order, each with its problems and hints.

    `year` is that of dates without one; days after `today` are hints.

    Raises InputError if the table cannot be read, lacks the columns or is empty, UsageError if `path` is neither a
    table nor a folder.
    """
    from alvtc_info.reading.formats import suffix_of

    known = ledger.departments()
    if os.path.isdir(path):
        taken = _folder(path, institution, known, other=other)
    elif suffix_of(path) in _TABLES:
        taken = list(_rows(path, institution, known, year, other=other))
    else:
        raise UsageError("not-a-table", f"“{path}”不是表格（.xlsx .csv）或文件夹")
    if not taken:
        raise InputError("empty", "里面没有信息", path)
    return list(_compared(taken, ledger, today))


def _folder(path: str, institution: Institution, known: Iterable[str], *, other: bool) -> list[Taken]:
    """The drafts of a folder; a document that is left out becomes an entry with the reason as a hint, not a problem."""
    from alvtc_info.reading.search import find_drafts

    found = find_drafts([path])
    taken = [_draft(file, institution, known, other=other) for file in found.paths]
    taken += [Taken(failure.path, None, problems=(failure.message,)) for failure in found.failures]
    return taken + [Taken(file, None, hints=(why,)) for file, why in found.left_out]


def _draft(path: str, institution: Institution, known: Iterable[str], *, other: bool) -> Taken:
    try:
        return read_item(path, institution, known, other=other)
    except AlvtcInfoError as error:
        return Taken(path, None, problems=(error.message,))


def _rows(
    path: str, institution: Institution, known: Iterable[str], year: int | None, *, other: bool
) -> Iterator[Taken]:
    from alvtc_info.assessment.tables import table_rows

    columns: dict[str, int] = {}
    for number, cells in table_rows(path):
        if not columns:
            columns = _header(cells)
            continue
        if any(cell and str(cell).strip() for cell in cells):
            yield _row(f"第{number}行", cells, columns, institution, known, year, other=other)
    if not columns:
        raise InputError("no-header", "表里没有找到表头；要有一行写着标题、部门、日期", path)


def _header(cells: Sequence[object]) -> dict[str, int]:
    """The index of each column by its name, if the row is a heading row with all columns needed; otherwise empty."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if not isinstance(cell, str) or len(cell) > _HEADING:
            continue
        column = _COLUMN.get(re.sub(r"\s|（.*|\(.*", "", cell))
        if column and column not in found:
            found[column] = at
    return found if all(column in found for column in _NEEDED) else {}


def _row(
    where: str,
    cells: Sequence[object],
    columns: Mapping[str, int],
    institution: Institution,
    known: Iterable[str],
    year: int | None,
    *,
    other: bool,
) -> Taken:
    from alvtc_info.analysis.similarity import trace

    problems: list[str] = []
    values: dict[str, Any] = {column: _plain(cells[at]) for column, at in columns.items() if at < len(cells)}
    for key, label in (("title", "标题"), ("department", "部门"), ("dated", "日期")):
        if values.get(key) in (None, ""):
            problems.append(f"没有{label}")
    try:
        for key in ("dated", "received_on"):
            if values.get(key) not in (None, ""):
                values[key] = day_of(values[key], year)
        if values.get("category"):
            values["category"] = category_named(str(values["category"]))
        if values.get("report"):
            values["report"] = report_kind_named(str(values["report"]))
        else:
            values.pop("report", None)
        if values.get("issue_number"):
            values["issue_number"] = _number(str(values["issue_number"]))
        if values.get("department") and not other:
            values["department"] = department_named(str(values["department"]), institution, known)
        if not problems:
            item = _item({k: v if isinstance(v, (date, int)) or v is None else str(v) for k, v in values.items()}, "")
            return Taken(where, item, trace(item.title), hints=tuple(_without_category(item)))
    except AlvtcInfoError as error:
        problems.append(error.message)
    return Taken(where, None, problems=tuple(problems))


def _without_category(item: Item) -> Iterator[str]:
    """What to say of a row without a category: it would not count, and what its title looks like."""
    from alvtc_info.analysis.item_category import titled_category

    if item.category is None and item.report in GENERAL_KINDS and item.answers is None:
        name, cue = titled_category(item.title)
        looks = f"；从题目的“{cue}”看像{name}，对的请写进表里" if name else ""
        yield f"没有类别，不计入12条{looks}"


def report_kind_named(text: str) -> str:
    """Return a kind of report by its name or its Chinese name. Raises UsageError for any other text."""
    labels = {str(kind): kind.label for kind in Kind}
    found = chosen(text, labels)
    if not found:
        raise UsageError("unknown-kind", no_such(text, "文种", labels))
    return found


def _plain(cell: object) -> object:
    return " ".join(cell.split()) if isinstance(cell, str) else cell


def day_of(cell: object, year: int | None) -> date:
    """Return the date in a table cell: a date, 2024年3月5日, 2024.3.5, 3月5日 (of `year`), 20240305, or a serial number.

    Raises UsageError if the cell holds no date, or a date without a year while `year` is None.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float):
        cell = int(cell) if cell.is_integer() or cell > _SERIALS else "?"
    text = str(cell).strip()
    try:
        if re.fullmatch(r"\d{8}", text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        if re.fullmatch(r"[3-6]\d{4}", text):
            return _SERIAL + timedelta(days=int(text))
        from alvtc_info.text.clock_times import written_date

        written = written_date(text)
        if written:
            return written
        found = _DOTTED.fullmatch(text)
        if found and (found[1] or year):
            return date(int(found[1] or year or 0), int(found[2]), int(found[3]))
        if found:
            raise UsageError("no-year", f"日期“{text}”没有年份，{advice.YEAR}")
    except ValueError:
        pass
    raise UsageError("bad-date", f"“{text}”不是有效日期，请写成 2024-05-22")


def _compared(taken: list[Taken], ledger: LedgerStore, today: date) -> Iterator[Taken]:
    """Compare each item with the ledger and the items before it: an equal item is a problem, a similar one a hint."""
    recorded: dict[tuple[str, date, str], str] = {}
    titles: dict[tuple[str, str], str] = {}
    told = False  # that most are of an earlier year
    years = Counter(each.item.dated.year for each in taken if each.item is not None)
    usual = max(years, key=years.__getitem__, default=0)
    held = [(record.origin, record.said) for record in ledger.records(["item"]) if isinstance(record.said, Item)]
    for number, item in held:
        recorded.setdefault(_same(item), f"台账里已有（第{number}条）")
        titles.setdefault(_title(item), f"第{number}条")
    for each in taken:
        if each.item is None:
            yield each
            continue
        problem = recorded.get(_same(each.item))
        hints = [*each.hints, *doubtful_dates(each.item, None, today)]
        odd = odd_date(each.item, None, today)
        if odd and (each.item.dated.year != usual or not told):
            hints.append(odd)
            told = told or (each.item.dated.year == usual and not problem)
        titled = titles.get(_title(each.item))
        if problem is None and titled:
            hints.append(f"和{titled}题目相同，又是同一个部门：是不是重复报送")
        elif problem is None and each.trace is not None and each.trace.words:
            hints += [f"疑似重复：第{record.origin}条" for _, record in ledger.like(each.trace)[:1]]
        recorded.setdefault(_same(each.item), f"和{each.where}相同")
        titles.setdefault(_title(each.item), each.where)
        problems = (*each.problems, problem) if problem else each.problems
        yield Taken(each.where, each.item, each.trace, each.proposed, each.cue, problems, tuple(hints))


def _title(item: Item) -> tuple[str, str]:
    return item.department, title_core(item.title)


def _same(item: Item) -> tuple[str, date, str]:
    return item.department, item.dated, item.title
