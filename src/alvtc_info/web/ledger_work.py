"""What is done with the ledger, as functions of plain values that run in a process of the pool.

A person of a department sees and records what is the department's; adopting, changing what somebody else recorded and
the notice on a year are the office's. The recorder is whoever is signed in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from alvtc_info import InputError, UsageError, open_ledger
from alvtc_info.web.jobs import source_of
from alvtc_info.web.permissions import Access

if TYPE_CHECKING:
    from datetime import datetime

    from alvtc_info import CheckRequest, Institution, Intake, Ledger, LedgerEntry
    from alvtc_info.web.jobs import SentDraft
    from alvtc_info.web.permissions import User

_ABOUT = {
    "answers": ("answers", "约稿"),
    "repeats": ("repeats", "重复", "重复了哪一条"),
}  # a number → what it is called


class Desk(NamedTuple):
    """The ledger that the administrator named, and who works on it."""

    address: str
    institution: Institution | str | None
    user: User
    scoring: str | None  # the file of a scoring scheme
    since: datetime  # when this was sent, or a little before: what was recorded just so since then was sent twice

    @property
    def recorder(self) -> str:
        """The name by which entries are recorded: as shown on screen, and that of the account."""
        user = self.user
        return f"{user.shown}（{user.name}）" if user.name and user.name != user.shown else user.shown

    def open(self) -> Ledger:
        """Open the ledger."""
        return open_ledger(self.address, institution=self.institution)

    def department(self, ledger: Ledger, wanted: str) -> str:
        """The department to list: the one that is wanted, or the person's own. Raises UsageError for another one."""
        if self.user.sees(""):
            return wanted
        if not self.user.department:
            raise _not_yours("你的账号没有写部门")
        if wanted and not self.user.sees(_full_name(ledger, wanted)):
            raise _not_yours(f"只能看{self.user.department}的")
        return _full_name(ledger, self.user.department)

    def sees(self, ledger: Ledger, entries: tuple[LedgerEntry, ...]) -> bool:
        """Whether an entry with its history is this person's to see: by its department, or that of its item."""
        if self.user.sees(""):
            return True
        return any(map(self.user.sees, _departments(ledger, entries)))


def _departments(ledger: Ledger, entries: tuple[LedgerEntry, ...]) -> set[str]:
    """The departments that an entry is of, was of, or is about."""
    found: set[str] = set()
    for entry in entries[:1]:
        found |= {str(entry.values.get(name, "")) for name in ("department", "to", "watcher")}
        for name in ("item", "request", "of", "objection"):
            number = entry.values.get(name)
            if isinstance(number, int):
                found |= _departments(ledger, ledger.history(number))
    return found


def _full_name(ledger: Ledger, called: str) -> str:
    """The full name of a department."""
    found = ledger.institution.department(called)
    return found.name if found else called


def _not_yours(why: str) -> UsageError:
    return UsageError("not-yours", f"{why}；要办请找办公室")


def shown(desk: Desk, ledger: Ledger, entry: LedgerEntry) -> dict[str, Any]:
    """An entry as it is shown, with its Chinese line: private numbers are masked, and so are the numbers of what
    another department has.
    """
    seen = entry.masked()
    values, line = dict(seen.values), seen.line
    for name in _ABOUT if entry.kind == "item" else ():
        number = values.get(name)
        if number is not None and not desk.sees(ledger, ledger.history(number)):
            del values[name]
            line = line.replace(f"第{number}条", "别的部门的")
    return {**replace(seen, values=values).to_dict(), "label": seen.label, "line": line}


def _intake(desk: Desk, ledger: Ledger, intake: Intake) -> dict[str, Any]:
    """What a draft is in the ledger; of items of other departments only that there is one is told."""

    def told(entry: LedgerEntry | None) -> dict[str, Any] | None:
        if entry is None or desk.user.sees(str(entry.values.get("department", ""))):
            return None if entry is None else shown(desk, ledger, entry)
        return {"hidden": True}

    return {
        **intake.to_dict(),
        "entry": told(intake.entry),
        "already": told(intake.already),
        "repeats": [{**each.to_dict(), "entry": told(each.entry)} for each in intake.repeats],
    }


def list_items(desk: Desk, department: str, year: int | None, category: str) -> dict[str, Any]:
    """The items by department, year and category."""
    with desk.open() as ledger:
        of = desk.department(ledger, department)
        return {
            "items": [shown(desk, ledger, each) for each in ledger.items(department=of, year=year, category=category)]
        }


def list_matters(desk: Desk, department: str, year: int | None) -> dict[str, Any]:
    """The open matters by department and year."""
    with desk.open() as ledger:
        of = desk.department(ledger, department)
        found = ledger.open_matters(department=of, year=year)
        return {"matters": [{**each.to_dict(), **shown(desk, ledger, each.entry), "line": each.line} for each in found]}


def preview_item(desk: Desk, sent: SentDraft, request: CheckRequest, values: dict[str, Any]) -> dict[str, Any]:
    """What a draft would be in the ledger."""
    with desk.open() as ledger:
        return _intake(desk, ledger, _previewed(desk, ledger, sent, request, values))


def _previewed(desk: Desk, ledger: Ledger, sent: SentDraft, request: CheckRequest, values: dict[str, Any]) -> Intake:
    """What a draft would be; one that says no department is of the person's own. Raises UsageError for another's."""
    draft, name, user = source_of(sent), sent.name or "报告", desk.user
    for field in _ABOUT:
        _demand_seen(desk, ledger, field, values.get(field))
    intake = ledger.preview(draft, name=name, request=request, **values)
    if user.sees(""):
        return intake
    if not intake.values.get("department"):
        values["department"] = user.department
        intake = ledger.preview(draft, name=name, request=request, **values)
    if not user.sees(str(intake.values.get("department", ""))):
        raise _not_yours(f"这份稿件不是{user.department}的")
    return intake


def add_item(
    desk: Desk, sent: SentDraft, request: CheckRequest, values: dict[str, Any], note: str, anyway: bool
) -> dict[str, Any]:
    """Record a draft as an item."""
    with desk.open() as ledger:
        if not desk.user.sees(""):
            _previewed(desk, ledger, sent, request, values)
        draft, name = source_of(sent), sent.name or "报告"
        try:
            added = ledger.add(draft, name=name, request=request, by=desk.recorder, note=note, anyway=anyway, **values)
        except InputError as error:
            if error.code != "already-there" or desk.user.sees(""):
                raise
            already = ledger.preview(draft, name=name, request=request, **values).already
            if already is not None and desk.user.sees(str(already.values.get("department", ""))):
                raise
            message = "这份稿件台账里已有，是别的部门报的；要核对请找办公室"
            raise InputError(error.code, message, error.path) from None
        return _intake(desk, ledger, added)


def show_entry(desk: Desk, number: int) -> dict[str, Any]:
    """An entry with its history."""
    with desk.open() as ledger:
        found = ledger.history(number)
        if not desk.sees(ledger, found):
            raise InputError("no-entry", f"台账里没有第{number}条")
        kept = [each for each in found if each.number == number or _is_shown_beside(desk, each)]
        return {"number": number, "history": [shown(desk, ledger, each) for each in kept]}


def _is_shown_beside(desk: Desk, entry: LedgerEntry) -> bool:
    """Whether what refers to an entry is shown with it: not the items by which other departments answer."""
    return entry.kind != "item" or desk.user.sees(str(entry.values.get("department", "")))


def adopt_item(desk: Desk, number: int | None, values: dict[str, Any]) -> dict[str, Any]:
    """Record an adoption; one that was sent twice is recorded once."""
    with desk.open() as ledger:
        return shown(desk, ledger, ledger.adopt(number, by=desk.recorder, once_since=desk.since, **values))


def record_entry(desk: Desk, kind: str, values: dict[str, Any], note: str, anyway: bool) -> dict[str, Any]:
    """Record what is no item and no adoption; one that was sent twice is recorded once."""
    ours = {"by", "note", "anyway", "once_since"} & values.keys()
    if ours:
        raise UsageError("unknown-field", f"“{min(ours)}”不写在 values 里：记录人是登录的人，note、anyway 写在旁边")
    with desk.open() as ledger:
        written = ledger.record(kind, by=desk.recorder, note=note, anyway=anyway, once_since=desk.since, **values)
        return shown(desk, ledger, written)


def correct_entry(desk: Desk, number: int, changes: Any, note: str, anyway: bool) -> dict[str, Any]:
    """Record a new version of an entry."""
    with desk.open() as ledger:
        _own(desk, ledger, number)
        named = changes.items() if isinstance(changes, dict) else ()
        after = [str(value) for name, value in named if str(name).strip() in ("department", "部门")]
        if not all(desk.user.sees(_full_name(ledger, department.strip())) for department in after):
            raise _not_yours("不能改成别的部门的")
        for field, called in _ABOUT.items():
            for about in (value for name, value in named if str(name).strip() in called):
                _demand_seen(desk, ledger, field, about)
        return shown(desk, ledger, ledger.correct(number, changes, by=desk.recorder, note=note, anyway=anyway))


def withdraw_entry(desk: Desk, number: int, note: str) -> dict[str, Any]:
    """Withdraw an entry."""
    with desk.open() as ledger:
        _own(desk, ledger, number)
        return shown(desk, ledger, ledger.withdraw(number, by=desk.recorder, note=note))


def _demand_seen(desk: Desk, ledger: Ledger, field: str, number: Any) -> None:
    """Raise InputError where an item is to be about an entry that is not there, or that another department has: which
    of the two is not told.
    """
    if desk.user.sees("") or number in (None, ""):
        return
    what = _ABOUT[field][1]
    if isinstance(number, bool) or not isinstance(number, int):
        raise UsageError("bad-value", f"{what}应为条号，如 15")
    try:
        department = str(ledger.history(number)[0].values.get("department", ""))
    except InputError:
        department = ""
    if not desk.user.sees(department):
        wanted = "约稿" if field == "answers" else "信息"
        raise InputError("no-entry", f"{desk.user.department}没有第{number}条{wanted}")


def _own(desk: Desk, ledger: Ledger, number: int) -> None:
    """Raise UsageError for an entry that is not this person's to change: clerks change items that they recorded."""
    if desk.user.access is Access.OFFICE:
        return
    entry = ledger.entry(number)
    if not desk.user.sees(str(entry.values.get("department", ""))):
        raise InputError("no-entry", f"台账里没有第{number}条，或已作废")
    if entry.kind != "item" or entry.recorded_by != desk.recorder:
        raise _not_yours(f"第{number}条不是你记的")


def year_data(desk: Desk, year: int, until: str | None, calendar: str | None) -> dict[str, Any]:
    """A year by department; for a person of a department only the row of that."""
    with desk.open() as ledger:
        told = ledger.year(year, until=until, calendar=calendar, profile=desk.scoring).to_dict()
    if desk.user.sees(""):
        return told
    own = [each for each in told["departments"] if desk.user.sees(each["department"])]
    general = ("title", "draft", "institution", "from", "to", "until", "profile", "undetermined")
    return {**{name: told[name] for name in general}, "departments": own}


def year_file(desk: Desk, year: int, form: str, until: str | None, calendar: str | None) -> tuple[bytes, str]:
    """The notice and tables of a year as a file, and its name."""
    with desk.open() as ledger:
        notice = ledger.year(year, until=until, calendar=calendar, profile=desk.scoring)
        return notice.file(form), f"{notice.title}.{form}"
