"""Cases for other programs: a handle bound to the file of a case does what the command `emergency` does.

Every method reads the file as it is now, so that a handle may be kept, shared between threads, or made anew for each
request. What is recorded is appended under a lock: two who record at once are both kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from alvtc_info.emergency import case_log
from alvtc_info.emergency.case_status import CaseOutline, CaseStatus, outline_of, status_of
from alvtc_info.emergency.script import CaseScript, build_script, print_script
from alvtc_info.errors import InputError, UsageError, bad_value
from alvtc_info.institution.values import Institution, default_institution
from alvtc_info.model import arguments
from alvtc_info.model.kinds import Kind
from alvtc_info.report.parts import medium_named, split_names
from alvtc_info.text.value_classes import field, frozen, names_of, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_seals import CaseVerified
    from alvtc_info.emergency.handover import Handed
    from alvtc_info.reading.input import Source

    AnyInstitution = Institution | str | os.PathLike[str] | None
    Moment = datetime | str | None
    Pair = str | tuple[str, str]

DRAFT_FORMS = ("docx", "yaml")
_WANTED_CASE = "案卷的路径，或案卷的字节"


@frozen(kw_only=True)
class CaseHandover:
    """What was packed, or taken over: the case, the papers that went with it, those missing, lines on those left out.

    `data` are the bytes of the .zip, empty where one was taken over; `new` is how many entries were taken; `head` is
    the seal of the case afterwards, to be noted on the sheet of the handover.
    """

    case: str
    version: int
    head: str
    files: tuple[str, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...] = field(repr=False)
    new: int = 0
    data: bytes = field(default=b"", repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The handover as plain data, without the bytes."""
        own = {name: getattr(self, name) for name in names_of(self) if name != "data"}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in own.items()}


def _handover(done: Handed, data: bytes = b"") -> CaseHandover:
    case = done.case
    return CaseHandover(
        case=case.id,
        version=len(case.entries),
        head=str(case.head),
        files=done.files,
        missing=done.missing,
        left_out=done.left_out,
        new=done.new,
        data=data,
    )


@frozen
class EventCase:
    """A case, bound to its file; or to bytes (`data`), and then it can be looked at only.

    Moments are given as `datetime`, or as text as people type it (14:30, 5月20日14时30分许, 2024-05-20 14:30) or as
    `to_dict` writes it (ISO). `now` is the present, for tests and for looking back.
    """

    name: str
    institution: Institution = field(default_factory=default_institution, repr=False)
    data: bytes | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    # looking ---------------------------------------------------------------------------------------------------------

    def status(self, *, now: Moment = None) -> CaseStatus:
        """Return how far the case is: entries, steps, minutes left, whom to call next and what to say.

        A damaged file gives what is intact, and says so in `damage`. Raises InputError for one that has nothing intact.
        """
        case = self._intact()
        return status_of(case, self.institution, self._moment(now, case))

    def outline(self, *, now: Moment = None) -> CaseOutline:
        """Return what a list of cases shows of this one; it takes a third of the time, seals are not looked at.

        A damaged file is as for `status`.
        """
        case = self._intact(seals=False)
        return outline_of(case, self.institution, self._moment(now, case))

    def script(self) -> CaseScript:
        """Return what to say on the telephone, and whom to call in which order. Nothing in it is masked."""
        return build_script(self._read(), self.institution)

    def script_sheet(self) -> bytes:
        """Return the script as one A4 page (.docx) to fill in by hand.

        Raises InputError if what was recorded bears a secrecy mark.
        """
        case = self._read()
        self._refuse_marked(case, "没有打印")
        return print_script(case, self.institution)

    def flowchart(self, form: str = "svg", *, now: Moment = None) -> bytes:
        """Return the flow chart of the case (`svg`, `png`, `docx`, `mmd`): each step with its time, late ones in red.

        Raises UsageError for another form, InputError if what was recorded bears a secrecy mark, OutputError if the
        chart cannot be drawn.
        """
        from alvtc_info.charting.draw import draw
        from alvtc_info.emergency.flowchart import chart_case

        arguments.instance(form, str, "form", "图的格式，如 svg")
        case = self._read()
        self._refuse_marked(case, "没有画图")
        return draw(chart_case(case, self.institution, self._moment(now, case)), self.institution, form)

    def draft(
        self,
        kind: Kind | str,
        form: str = "docx",
        *,
        reports: Source | Sequence[Source] = (),
        sender: str = "",
        issue: int | None = None,
        now: Moment = None,
    ) -> bytes:
        """Return the next report (首报, 续报, 终报) drafted from the case, `docx` or `yaml`; what is open is a slot.

        `reports` are earlier reports of the event; without any, those that the case names. `sender` is another sender:
        the office for the institution, or a department; `issue` another issue number. Raises UsageError for what cannot
        be drafted (a follow-up without a first report), InputError if anything bears a secrecy mark.
        """
        from alvtc_info.emergency.draft_files import drafted
        from alvtc_info.emergency.earlier_reports import of_event

        chosen = arguments.choice(Kind, kind, "kind", "文种")
        arguments.one_of(form, DRAFT_FORMS, "草稿的格式")
        if chosen is None:
            raise bad_value("kind", "文种，如 首报", kind)
        case = self._read()
        sources = of_event(case, self._reports(reports), self.institution)
        today = self._moment(now, case).astimezone(case.zone).date()
        number = None if issue is None else arguments.count(issue, "issue", 1)
        whose = arguments.text(sender, "sender")
        return drafted(chosen, sources, self.institution, today, form, sender=whose, issue=number)

    def verify(self, *heads: str) -> CaseVerified:
        """Hold every entry against its seal, papers against their hashes, and the seals against heads kept elsewhere.

        Raises UsageError for a text that is no head.
        """
        from alvtc_info.emergency.case_seals import verify_case
        from alvtc_info.model.hash_chain import read_head

        typed = [read_head(arguments.instance(head, str, "heads", "封签")) for head in heads]
        return verify_case(self._read(), typed)

    # recording -------------------------------------------------------------------------------------------------------

    def log(
        self,
        *,
        to: str | Sequence[str] | None = None,
        by: str | None = None,
        sender: str = "",
        department: str = "",
        acting_for: str = "",
        report: Kind | str | None = None,
        file: Source | None = None,
        name: str = "",
        other: bool = False,
        instruction: str | None = None,
        leader: str = "",
        delegate: Pair | None = None,
        fact: Mapping[str, str] | Iterable[Pair] | str | None = None,
        involve: Pair | None = None,
        closed: bool = False,
        withdraw: int | None = None,
        correct: int | None = None,
        at: datetime | str = "",
        note: str = "",
        recorder: str = "",
        anyway: bool = False,
        version: int | None = None,
        id: str = "",
        now: Moment = None,
    ) -> CaseStatus:
        """Record one thing, and return the status with it as the last entry.

        One of: `to` (who was told; `by` phone, oral, written or message; `file` the written report, a path, or bytes
        with their `name`, which are then put beside the case), `instruction` with its `leader`, `delegate` (post,
        deputy; the note gives the reason), `fact` (伤亡, 措施 … and what is known of them), `involve` (department, role),
        `closed`, `withdraw` (the number of an entry). `correct` is the number of the entry that this replaces; what is
        not given stays. `other` takes recipients who are not in the flow, `anyway` a department's name that looks like
        a slip of the pen. `version` is that of the status last seen: an entry that somebody has corrected since is
        left as it is. `id`, eight hexadecimal digits that the caller makes up, lets a call be repeated: an entry with
        this id is recorded once.

        Raises UsageError for what does not fit (code `changed` for such an entry; ask for the status and let people
        choose), InputError if the case is damaged, or what is recorded or the report bears a secrecy mark, OutputError
        if nothing can be written (code `locked`: somebody else was writing for ten seconds). Nothing is recorded then.
        """
        given = {
            "to": to,
            "instruction": instruction,
            "delegate": delegate,
            "fact": fact,
            "involve": involve,
            "closed": arguments.flag(closed, "closed") or None,
            "withdraw": withdraw,
        }
        chosen = [each for each, value in given.items() if value is not None]
        if not chosen and correct is not None:
            chosen = ["to"]
        if len(chosen) != 1:
            raise UsageError("what-to-log", f"一次记一样，请写下列之一：{'、'.join(THINGS.values())}")
        if withdraw is not None and correct is not None:
            raise UsageError("what-to-log", "更正和作废不能一起写")
        case = self._read()
        moment = None if now is None else self._moment(now, case)
        identity = _identity(id)
        if identity in case.numbers:
            return status_of(case, self.institution, self._moment(now, case))
        work = case_log.CaseLog(
            self._path(),
            self.institution,
            now=moment,
            recorder=arguments.text(recorder, "recorder"),
            note=arguments.text(note, "note"),
            at=self._typed(at, "at"),
            corrects=_number(correct if withdraw is None else withdraw, "correct"),
            anyway=arguments.flag(anyway, "anyway"),
            version=_number(version, "version"),
            identity=identity,
            guarded=True,
        )
        if chosen == ["to"]:
            details = {
                "sender": arguments.text(sender, "sender"),
                "department": arguments.text(department, "department"),
                "acting_for": arguments.text(acting_for, "acting_for"),
                "report": _report(report),
                "stranger": arguments.flag(other, "other"),
            }
            recipients = split_names(to) if isinstance(to, str) else arguments.names(to, "to", "报给谁") or ()
            case = self._told(work, recipients, _medium(by), file, arguments.text(name, "name"), details)
        elif chosen == ["instruction"]:
            case = work.instruct(arguments.text(leader, "leader"), arguments.text(instruction, "instruction"))
        elif chosen == ["delegate"]:
            case = work.delegate(*_pair(delegate, "delegate", "院长=副院长王某"))
        elif chosen == ["fact"]:
            case = work.learn(_facts(fact))
        elif chosen == ["involve"]:
            case = work.involve(*_pair(involve, "involve", "学工处=主管", half=True))
        else:
            case = work.close() if chosen == ["closed"] else work.withdraw()
        return status_of(case, self.institution, moment or case_log.current(self.institution))

    def erase(
        self,
        number: int,
        *,
        approved_by: str,
        reason: str,
        recorder: str = "",
        version: int | None = None,
        now: Moment = None,
    ) -> CaseStatus:
        """Remove the content of an entry for good, as approved; who approved it and why is recorded.

        Raises UsageError for an entry that cannot be erased, or without approval or reason.
        """
        moment = None if now is None else self._moment(now, self._read())
        work = case_log.CaseLog(
            self._path(),
            self.institution,
            now=moment,
            recorder=arguments.text(recorder, "recorder"),
            note=arguments.text(reason, "reason"),
            version=_number(version, "version"),
        )
        which = arguments.ordinal(number, "number")
        case = work.erase(which, arguments.text(approved_by, "approved_by"))
        return status_of(case, self.institution, moment or case_log.current(self.institution))

    def pack(self, *, to: str = "", now: Moment = None) -> CaseHandover:
        """Pack the case and its papers into a .zip (`data`) for `to` (the office), and record the handover.

        Raises InputError if the case is damaged, or anything in it bears a secrecy mark; then nothing is recorded.
        """
        from alvtc_info.emergency.handover import pack_up

        moment = None if now is None else self._moment(now, self._read())
        return _handover(*pack_up(self._path(), self.institution, to=arguments.text(to, "to"), now=moment))

    # inside ----------------------------------------------------------------------------------------------------------

    def _intact(self, *, seals: bool = True) -> Case:
        case = self._read(mend=True, seals=seals)
        if not case.entries:
            raise InputError("damaged-case", f"案卷{case.damage}；请用备份", self.name)
        return case

    def _read(self, *, mend: bool = False, seals: bool = True) -> Case:
        from alvtc_info.emergency.case_file import load_case, parse_case
        from alvtc_info.model.limits import DEFAULT_LIMITS
        from alvtc_info.reading.input import decode, slurp

        if self.data is None:
            return load_case(self.name, mend=mend, seals=seals)
        text, _ = decode(slurp(self.data, self.name, DEFAULT_LIMITS), self.name)
        return replace(parse_case(text, self.name, mend=mend, seals=seals), path="")

    def _path(self) -> str:
        if self.data is not None:
            raise UsageError("no-file", "这份案卷是字节，只能看；要记，请给出案卷的路径", self.name)
        return self.name

    def _moment(self, given: Moment, case: Case) -> datetime:
        """A moment, aware; text is read as people type it, a clock time as its first occurrence after the event."""
        if given is None:
            return case_log.current(self.institution)
        given = _from_iso(given)
        if isinstance(given, str):
            return case_log.asked_moment(given, case)
        at = arguments.instance(given, datetime, "now", "时刻")
        return at if at.tzinfo else at.replace(tzinfo=case.zone)

    def _typed(self, given: datetime | str, name: str) -> str:
        return typed_moment(given, name, self.institution)

    def _refuse_marked(self, case: Case, work: str) -> None:
        from alvtc_info.emergency.case import words_of
        from alvtc_info.linting.secrecy_guard import refuse_secret_words

        refuse_secret_words(words_of(case.standing), work=work, name=self.name)

    def _reports(self, reports: Source | Sequence[Source]) -> list[Any]:
        from alvtc_info.emergency.earlier_reports import unmarked
        from alvtc_info.reading.drafts import is_source, name_of

        given = [reports] if is_source(reports) else reports
        if not isinstance(given, (list, tuple)):
            raise bad_value("reports", "此前的报告，一个或一列", reports)
        return [unmarked(each, name_of(each, None), self.institution) for each in given]

    def _told(
        self,
        work: case_log.CaseLog,
        to: tuple[str, ...],
        by: str,
        file: Source | None,
        name: str,
        details: dict[str, Any],
    ) -> Case:
        """Record a report; a file given as bytes is put beside the case, and taken away if nothing is recorded."""
        from alvtc_info.originals import is_path

        if file is None or is_path(file):
            return work.report(to, by, file="" if file is None else os.fspath(file), **details)
        kept = self._kept(file, name)
        try:
            return work.report(to, by, file=kept, **details)
        except BaseException:
            os.unlink(kept)
            raise

    def _kept(self, file: Source, name: str) -> str:
        """Put a report beside the case, under its own name or the next free one, if no secrecy mark is in it."""
        from alvtc_info.emergency.earlier_reports import unmarked
        from alvtc_info.errors import OutputError
        from alvtc_info.files import place
        from alvtc_info.model.limits import DEFAULT_LIMITS
        from alvtc_info.reading.drafts import name_of
        from alvtc_info.reading.input import slurp
        from alvtc_info.reading.packs import paper_fault

        called = name_of(file, name)
        data = slurp(file, called, DEFAULT_LIMITS)
        fault = paper_fault(called, data)
        if fault:
            raise InputError("bad-paper", f"没有记：{fault}，请换成稿件再记", called)
        unmarked(data, called, self.institution, work="没有记，没有存")
        folder = os.path.dirname(os.path.abspath(self._path()))
        stem, suffix = os.path.splitext(called)
        for turn in range(1, _SAME_NAMES):
            own = f"{stem}{'' if turn == 1 else f'-{turn}'}{suffix}"
            try:
                place(folder, own, data)
            except OutputError as error:
                if error.code != "exists":
                    raise
            else:
                return os.path.join(folder, own)
        raise OutputError("exists", "案卷旁边同名的稿件太多，请换一个文件名", called)


THINGS = {
    "to": "报给谁",
    "instruction": "领导指示",
    "delegate": "代理",
    "fact": "情况",
    "involve": "涉事部门",
    "closed": "处置结束",
    "withdraw": "作废第几条",
}
_SAME_NAMES = 100


def _number(value: object, name: str) -> int | None:
    return None if value is None else arguments.ordinal(value, name)


def _identity(given: object) -> str:
    typed = arguments.text(given, "id")
    if typed and not re.fullmatch(r"[0-9a-f]{8}", typed):
        raise UsageError("bad-value", "id 应为 8 位十六进制数字，如 3f9ac210")
    return typed


def _report(value: object) -> str:
    return str(arguments.choice(Kind, value, "report", "文种") or "") if value else ""


def _medium(text: object) -> str:
    typed = arguments.text(text, "by")
    try:
        return medium_named(typed) if typed else ""
    except ValueError as error:
        raise UsageError("bad-medium", str(error)) from None


def _pair(given: object, name: str, example: str, *, half: bool = False) -> tuple[str, str]:
    """A pair, or the text 名=内容; with `half` the second part may be missing."""
    if isinstance(given, str):
        first, mark, second = given.replace("＝", "=").partition("=")
        if not mark:
            first, mark, second = given.replace("：", ":").partition(":")
    elif isinstance(given, (tuple, list)) and len(given) == 2 and all(isinstance(each, str) for each in given):
        (first, second), mark = given, "="
    else:
        raise bad_value(name, f"一对文字，如 {example}", given)
    if not first.strip() or not (half or (mark and second.strip())):
        raise UsageError("bad-pair", f"“{first}{mark}{second}”要写成 名=内容，如 {example}")
    return first.strip(), second.strip()


def _facts(given: object) -> list[tuple[str, str]]:
    if isinstance(given, str):
        given = [given]
    elif isinstance(given, Mapping):
        given = list(given.items())
    if not isinstance(given, (list, tuple)):
        raise bad_value("fact", "情况，如 {'伤亡': '2名学生受伤'}", given)
    return [_pair(each, "fact", "伤亡=2名学生受伤") for each in given]


def _from_iso(given: Any) -> Any:
    """The moment of an ISO text with a T, as `to_dict` writes them; anything else as it is."""
    if isinstance(given, str) and re.match(r"\d{4}-\d\d-\d\dT", given):
        with suppress(ValueError):
            return datetime.fromisoformat(given)
    return given


def typed_moment(given: datetime | str, name: str, institution: Institution) -> str:
    """A moment as people type it."""
    from alvtc_info.text.clock_times import zone

    given = _from_iso(given)
    if isinstance(given, datetime):
        wall = given.astimezone(zone(institution.time_zone)) if given.tzinfo else given
        return f"{wall:%Y-%m-%d %H:%M}"
    return arguments.text(given, name)


def open_case(
    path: str | os.PathLike[str],
    *,
    occurred: datetime | str = "",
    known: datetime | str = "",
    department: str = "",
    role: str = "",
    place: str = "",
    what: str = "",
    casualties: str = "",
    source: str = "",
    kind: str = "",
    reporter: str = "",
    phone: str = "",
    measures: str | Iterable[str] = (),
    level: str = "",
    sensitive: bool = False,
    recorder: str = "",
    anyway: bool = False,
    force: bool = False,
    id: str = "",
    now: datetime | None = None,
    institution: AnyInstitution = None,
) -> EventCase:
    """Open a case: write its file (.yaml), the clock runs from when the event happened (`occurred`), or became `known`.

    One of these two must be given. `id` (eight hexadecimal digits) becomes the end of the case's own. The department
    may be named later (`EventCase.log`, `involve`). Raises UsageError for what does not fit (code `near-department`
    for a name that looks like a slip of the pen; `anyway` takes it), InputError where it bears a secrecy mark,
    OutputError if the file exists (`force` replaces it) or cannot be written.
    """
    college = arguments.institution(institution) or default_institution()
    target = _target(path)
    texts = {"place": place, "what": what, "casualties": casualties, "source": source, "kind": kind}
    texts |= {"reporter": reporter, "phone": phone, "level": level}
    facts = {name: arguments.text(value, name) for name, value in texts.items()}
    done = arguments.names(measures, "measures", "措施") or ()
    facts["measures"] = "；".join(each.rstrip("。；") for each in done)
    facts["sensitive"] = "是" if arguments.flag(sensitive, "sensitive") else ""
    case_log.open_case(
        target,
        institution=college,
        department=arguments.text(department, "department"),
        occurred=typed_moment(occurred, "occurred", college),
        known=typed_moment(known, "known", college),
        role=arguments.text(role, "role"),
        particulars=facts,
        recorder=arguments.text(recorder, "recorder"),
        now=_in_zone(now, college),
        identity=_identity(id),
        guarded=True,
        force=arguments.flag(force, "force"),
        anyway=arguments.flag(anyway, "anyway"),
    )
    return EventCase(target, college)


def _target(path: object) -> str:
    target = arguments.path(path, "path", "案卷的路径")
    if "\0" in target:
        raise UsageError("bad-value", "案卷的路径里有不能用的字符，请换一个文件名")
    return target


def _in_zone(given: datetime | None, college: Institution) -> datetime | None:
    """A moment in the time zone of the institution; one without a zone is taken as its local time."""
    from alvtc_info.text.clock_times import zone

    moment, where = arguments.moment(given, "now"), zone(college.time_zone)
    if moment is None:
        return None
    return moment.astimezone(where) if moment.tzinfo else moment.replace(tzinfo=where)


def load_case(
    source: str | os.PathLike[str] | bytes, *, name: str = "", institution: AnyInstitution = None
) -> EventCase:
    """Return the case in a file, to look at it and to go on recording; or that in bytes (called `name`), to look at it.

    Raises InputError if there is no case, or more than one event; a damaged one can still be looked at.
    """
    college = arguments.institution(institution) or default_institution()
    called = arguments.text(name, "name")
    if isinstance(source, (bytes, bytearray, memoryview)):
        found = EventCase(called or "案卷.yaml", college, bytes(source))
    else:
        found = EventCase(arguments.path(source, "source", _WANTED_CASE), college)
    found._read(mend=True)
    return found


def receive_case(
    pack: Source,
    path: str | os.PathLike[str],
    *,
    name: str = "",
    now: datetime | None = None,
    institution: AnyInstitution = None,
) -> CaseHandover:
    """Take a case over from a .zip (a path, or bytes called `name`) into the file `path`, its papers beside it.

    Where the same case lies there already, the entries that it does not have are appended. Raises InputError if the
    .zip is damaged, holds another case, or anything but a case and its drafts; then nothing is written.
    """
    from alvtc_info.emergency.handover import take_over

    college = arguments.institution(institution) or default_institution()
    target = _target(path)
    given = arguments.text(name, "name")
    return _handover(take_over(pack, target, college, now=_in_zone(now, college), name=given))
