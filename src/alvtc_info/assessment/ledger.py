"""A ledger as a program uses it: what the commands `ledger` and `assess` do, with values in and values out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, cast

from alvtc_info.assessment import advice
from alvtc_info.assessment.known_items import opened_ledger
from alvtc_info.assessment.ledger_arguments import (
    aware,
    calendar_of,
    evidence_of,
    note_of,
    number_of,
    profile_of,
    recorder_of,
    year_of,
)
from alvtc_info.assessment.year import today
from alvtc_info.errors import UsageError
from alvtc_info.institution.values import default_institution
from alvtc_info.model import arguments

if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Unpack

    from alvtc_info.assessment.entry_building import Meaning
    from alvtc_info.assessment.intake import Paper
    from alvtc_info.assessment.ledger_entries import AnyEntry, Item, Record
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.assessment.ledger_values import Intake, LedgerEntry, LedgerRepeat, OpenMatter, YearNotice
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report


class ItemValues(TypedDict, total=False):
    """The fields of an item, by which values of a clerk override those on the paper."""

    title: str
    department: str
    dated: date | str | None
    category: str
    report: str
    issue_number: int | None
    submitted_by: str
    reviewed_by: str
    signed_by: str
    channel: str
    oa_number: str
    received_on: date | str | None
    answers: int | None
    repeats: int | None
    timely: bool | None
    audio_video: bool | None


class Ledger:
    """An open ledger (台账): append-only, sealed, written by any number of threads, processes and computers at once.

    Use `open_ledger`, in a `with`. A correction or withdrawal is an entry of its own. Values go by the names of the
    fields as `LedgerEntry.values` shows them, or by their Chinese titles; a day is a date or text (2024-05-22,
    5月22日 with its year), a department may be an alias. `by` is who records, a name; `anyway` records days that look
    mistyped and are right. Methods raise InputError for an entry that does not exist or does not fit, UsageError for a
    value that is wrong, OutputError where the ledger is busy or cannot be written.

    It can be pickled: another process opens the same ledger by it. Two are equal if they are of the same address and
    institution.
    """

    def __init__(self, address: str, institution: Institution, store: LedgerStore) -> None:
        self._address = address
        self.institution = institution
        self._store = store

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({self._store.place!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        return (self._address, self.institution) == (other._address, other.institution)

    def __hash__(self) -> int:
        return hash((self._address, self.institution))

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopened, (self._address, self.institution)

    def close(self) -> None:
        """Close the connections to the file or the server."""
        self._store.close()

    # writing

    def preview(
        self,
        draft: Source | Report | Document,
        *,
        name: str | None = None,
        other: bool = False,
        request: CheckRequest | None = None,
        **values: Unpack[ItemValues],
    ) -> Intake:
        """What `add` would record, what keeps it out, and which items of the ledger it may repeat; nothing is written.

        Raises InputError if the draft cannot be read or bears a secrecy mark, UsageError for a wrong value.
        """
        from alvtc_info.assessment.doubtful_dates import doubtful_dates, odd_date
        from alvtc_info.assessment.entry_building import entry_about
        from alvtc_info.assessment.intake import item_of
        from alvtc_info.assessment.ledger_values import Intake, entry_value
        from alvtc_info.assessment.second_looks import second_looks

        known = self._store.departments()
        paper = self._paper(draft, name, request, values, known, other=other)
        item, wrong = item_of(paper, self.institution, known, other=other)
        if item is None:
            kept = {key: str(value) for key, value in paper.values.items() if value not in (None, "")}
            problems = tuple(each.message for each in wrong)
            return Intake(kept, proposed=paper.proposed, cue=paper.cue, problems=problems, hints=paper.hints)
        already, about, day = self._store.same(item), entry_about(item, self._store), self._today()
        odd = odd_date(item, about, day)
        looks = second_looks(item, self._store, self.institution)
        return Intake(
            _plain(item),
            None,
            entry_value(already) if already else None,
            self._repeats(paper, item),
            paper.proposed,
            paper.cue,
            (),
            tuple(doubtful_dates(item, about, day, paper.printed)),
            (*filter(None, (odd,)), *paper.hints, *looks),
        )

    def add(
        self,
        draft: Source | Report | Document,
        *,
        by: str,
        note: str = "",
        name: str | None = None,
        anyway: bool = False,
        other: bool = False,
        request: CheckRequest | None = None,
        **values: Unpack[ItemValues],
    ) -> Intake:
        """Record a draft as an item; what the values say goes before what is on the paper.

        `draft` is a path, bytes or a binary stream, called `name` if that is not its path, a report model or a
        document; of the request, `encoding`, `limits`, `timeout` and the like say how it is read. With `other` any
        department will do. Two that record the same draft at once record it once.

        Raises InputError if it cannot be read, bears a secrecy mark (then nothing of it is kept) or is in the ledger
        already, UsageError if its department, title or date is not on it, for a wrong value and for doubtful days.
        """
        from alvtc_info.assessment.entry_building import sound
        from alvtc_info.assessment.intake import item_of
        from alvtc_info.assessment.ledger_store import already_there
        from alvtc_info.assessment.ledger_values import Intake, entry_value
        from alvtc_info.assessment.second_looks import second_looks

        recorder, remark, sure = recorder_of(by, "by"), note_of(note), arguments.flag(anyway, "anyway")
        known = self._store.departments()
        paper = self._paper(draft, name, request, values, known, other=other)
        item, wrong = item_of(paper, self.institution, known, other=other)
        if item is None:
            raise wrong[0]
        already = self._store.same(item)
        if already is not None:
            raise already_there(already, paper.where)
        remark, hints = sound(item, self._store, self._today(), remark, anyway=sure, printed=paper.printed)
        _refuse_secret(item, remark)
        repeats = self._repeats(paper, item)
        record = self._store.add(item, by=recorder, note=remark, trace=paper.trace, once=True)
        looks = second_looks(item, self._store, self.institution, own=record.origin)
        entry, more = entry_value(record), (*hints, *paper.hints, *looks)
        return Intake(entry.values, entry, None, repeats, paper.proposed, paper.cue, (), (), more)

    def adopt(
        self,
        number: int | None = None,
        *,
        level: str,
        by: str,
        where: str = "",
        on: date | str | None = None,
        joint: bool = False,
        title: str = "",
        department: str = "",
        evidence: str | os.PathLike[str] | bytes | None = None,
        evidence_name: str = "",
        page: str = "",
        note: str = "",
        anyway: bool = False,
        once_since: datetime | None = None,
    ) -> LedgerEntry:
        """Record the adoption (采用) of the item with this number, or of one never entered: its title and department.

        `level` is a code or a Chinese name (league, 盟委行署), `where` who adopted it, `joint` whether it was combined
        with others (综合采用), `on` the day, today if not given. `evidence` is a file, or its bytes with its name, of
        which the hash is kept, and `page` the page in it.

        For programs that may send again: what this recorder wrote last is returned, and nothing written, if it is just
        the same and was recorded `once_since` that moment (aware).
        """
        values = {
            "item": None if number is None else number_of(number),
            "level": level,
            "by": where,
            "on": on,
            "joint": arguments.flag(joint, "joint") or None,
            "title": title,
            "department": department,
            "page": page,
        }
        return self._put("adoption", values, by, note, anyway, once_since, evidence_of(evidence, evidence_name))

    def record(
        self,
        kind: str,
        /,
        *,
        by: str,
        note: str = "",
        anyway: bool = False,
        once_since: datetime | None = None,
        **values: object,
    ) -> LedgerEntry:
        """Record what an office keeps beside items and adoptions.

        `kind` is instruction (批示), request (约稿), extension (约稿延期), opinion (舆情), progress (进展), fault (差错),
        bonus (加分), founded (新设部门), circulated (通报征求意见), objection (异议) or ruling (异议处理), also by its Chinese
        name; the values are its fields. The day `on` is today if not given, a request is due three days
        after it. `once_since` is as with `adopt`.
        """
        from alvtc_info.assessment.entry_building import kind_named

        return self._put(kind_named(kind), values, by, note, anyway, once_since)

    def correct(
        self, number: int, changes: Mapping[str, object], *, by: str, note: str = "", anyway: bool = False
    ) -> LedgerEntry:
        """Record a new version of an entry; the changes are fields by name or Chinese title, empty to clear one.

        Its number stays. A frozen year is not corrected.
        """
        from alvtc_info.assessment.entry_building import entry_of
        from alvtc_info.assessment.ledger_entries import Frozen

        if not isinstance(changes, Mapping) or not changes or not all(isinstance(name, str) for name in changes):
            raise UsageError("no-changes", "请写明改哪几栏、各改成什么，如 {'类别': '工作经验总结'}")
        recorder, remark, sure = recorder_of(by, "by"), note_of(note), arguments.flag(anyway, "anyway")
        before = self._store.standing(number_of(number))
        if isinstance(before.said, Frozen):
            raise UsageError("frozen", f"第{before.origin}条是定稿，不能更正；定错了的，作废它并{advice.IN_NOTE}理由")
        values = before.said.model_dump(mode="python")
        entry = entry_of(values | self._meaning().named(changes, type(before.said)))
        return self._write(entry, recorder, remark, anyway=sure, before=before)

    def withdraw(self, number: int, *, by: str, note: str = "") -> LedgerEntry:
        """Withdraw (作废) an entry: it counts no more and stays in the ledger. Returns the withdrawn entry as it stood.

        That of a frozen year needs a note that says who agreed, and why.
        """
        from alvtc_info.assessment.ledger_entries import Frozen, ItemWithdrawn
        from alvtc_info.assessment.ledger_values import entry_value

        recorder, remark = recorder_of(by, "by"), note_of(note)
        before = self._store.standing(number_of(number))
        if isinstance(before.said, Frozen) and not remark:
            raise UsageError("frozen", f"第{before.origin}条是定稿，作废要{advice.IN_NOTE}谁同意、为什么")
        self._store.add(ItemWithdrawn(on=self._today()), by=recorder, note=remark, corrects=before.id)
        return entry_value(before)

    def freeze(
        self,
        year: int,
        *,
        approved_by: str,
        by: str,
        note: str = "",
        on: date | str | None = None,
        until: date | str | None = None,
        calendar: str | None = None,
        profile: str | os.PathLike[str] | None = None,
        reason: str = "",
        anyway: bool = False,
    ) -> LedgerEntry:
        """Freeze the figures of a year (定稿): what is recorded later stands apart and changes nothing of it.

        `profile` is the file of an approved scoring scheme. Where nobody was asked for objections, one is not decided,
        or the year is not over, it takes `anyway` and a `reason`; the `hints` of what is returned say so.
        """
        from alvtc_info.assessment.assessed_year import freezing

        recorder, remark, sure = recorder_of(by, "by"), note_of(note), arguments.flag(anyway, "anyway")
        entry, early = freezing(
            self._store,
            self.institution,
            year_of(year),
            approved_by=recorder_of(approved_by, "approved_by"),
            on=arguments.day(on, "on") or self._today(),
            until=arguments.day(until, "until"),
            calendar=calendar_of(calendar),
            profile=profile_of(profile),
            reason=arguments.text(reason, "reason").strip(),
            anyway=sure,
        )
        return self._write(entry, recorder, remark, anyway=sure, hints=early)

    # reading

    def items(self, *, department: str = "", year: int | None = None, category: str = "") -> tuple[LedgerEntry, ...]:
        """The valid items by number, of a department, a calendar year, a category, with what became of them."""
        from alvtc_info.assessment.intake import category_named
        from alvtc_info.assessment.listing import listed_items

        wanted = arguments.text(category, "category").strip()
        of, when = self._called(department), None if year is None else year_of(year)
        named = category_named(wanted) if wanted else ""
        return listed_items(self._store.records(), department=of, year=when, category=named)

    def open_matters(self, *, department: str = "", year: int | None = None) -> tuple[OpenMatter, ...]:
        """The requests, instructions and talk online that are not closed: what is overdue first.

        Those of a department are up to it or about its items.
        """
        from alvtc_info.assessment.listing import listed_matters

        of, when = self._called(department), None if year is None else year_of(year)
        return listed_matters(self._store.records(), self._today(), department=of, year=when)

    def entry(self, number: int) -> LedgerEntry:
        """The valid entry with this number, with its latest correction."""
        from alvtc_info.assessment.ledger_values import entry_value

        return entry_value(self._store.standing(number_of(number)))

    def history(self, number: int | None = None) -> tuple[LedgerEntry, ...]:
        """An entry, its corrections and what refers to it, as they were recorded; without a number every entry."""
        from alvtc_info.assessment.ledger_values import entry_value

        records = self._store.history() if number is None else self._store.about(number_of(number))
        return tuple(map(entry_value, records))

    def departments(self) -> tuple[str, ...]:
        """The departments of the institution, then the others that the ledger knows."""
        own = [each.name for each in self.institution.departments]
        return (*own, *sorted(self._store.departments().difference(own)))

    def year(
        self,
        year: int,
        *,
        until: date | str | None = None,
        calendar: str | None = None,
        profile: str | os.PathLike[str] | None = None,
    ) -> YearNotice:
        """A year by department, up to `until` or today: what counts, what is owed, adoptions, faults, points.

        `calendar` is calendar-year (自然年) or academic-year (学年, by the year in which it begins). `profile` is the
        file of an approved scoring scheme, which has its own calendar; without one there are facts only. A frozen year
        is as it was frozen.
        """
        from alvtc_info.assessment.assessed_year import assessed_notice
        from alvtc_info.assessment.ledger_values import year_value

        notice = assessed_notice(
            self._store,
            self.institution,
            year_of(year),
            until=arguments.day(until, "until"),
            calendar=calendar_of(calendar),
            profile=profile_of(profile),
        )
        return year_value(notice)

    # within

    def _today(self) -> date:
        return today(self.institution)

    def _called(self, department: str) -> str:
        """The full name of a department, or the name as it is; empty for all."""
        called = arguments.text(department, "department").strip()
        found = self.institution.department(called)
        return found.name if found else called

    def _meaning(self, *, other: bool = False) -> Meaning:
        from alvtc_info.assessment.entry_building import Meaning

        return Meaning(self.institution, self._store.departments(), other=other)

    def _paper(
        self,
        draft: Source | Report | Document,
        name: str | None,
        request: CheckRequest | None,
        values: ItemValues,
        known: set[str],
        *,
        other: bool,
    ) -> Paper:
        """What a draft says, with the values as they are meant."""
        from alvtc_info.assessment.entry_building import Meaning
        from alvtc_info.assessment.intake import read_paper
        from alvtc_info.assessment.ledger_entries import Item
        from alvtc_info.model.request import requested

        asked = requested(request, {})
        meaning = Meaning(self.institution, known, other=arguments.flag(other, "other"))
        given = meaning.named(cast("dict[str, object]", values), Item)
        return read_paper(draft, self.institution, given, name=name, request=asked)

    def _repeats(self, paper: Paper, item: Item) -> tuple[LedgerRepeat, ...]:
        """The items with the same title, then those whose texts are alike."""
        from alvtc_info.assessment.ledger_values import LedgerRepeat, entry_value

        likeness = {record.origin: (sure, record) for sure, record in self._store.like(paper.trace)}
        titled = {record.origin: record for record in self._store.titled(item.title, item.department)}
        same = [
            LedgerRepeat(entry_value(record), likeness[number][0] if number in likeness else None, True)
            for number, record in titled.items()
        ]
        alike = [
            LedgerRepeat(entry_value(record), sure, False)
            for number, (sure, record) in likeness.items()
            if number not in titled
        ]
        return (*same, *alike)

    def _put(
        self,
        kind: str,
        values: Mapping[str, object],
        by: str,
        note: str,
        anyway: bool,
        since: datetime | None,
        kept: Mapping[str, str] | None = None,
    ) -> LedgerEntry:
        """Record an entry of this kind with these values; `kept` are those that people do not write themselves."""
        from alvtc_info.assessment.entry_building import MODELS, completed, entry_of

        recorder, remark, sure = recorder_of(by, "by"), note_of(note), arguments.flag(anyway, "anyway")
        named = self._meaning().named(values, MODELS[kind])
        entry = entry_of(completed(kind, named, self._today()) | dict(kept or {}))
        return self._write(entry, recorder, remark, anyway=sure, since=aware(since))

    def _write(
        self,
        entry: AnyEntry,
        recorder: str,
        remark: str,
        *,
        anyway: bool,
        before: Record | None = None,
        hints: tuple[str, ...] = (),
        since: datetime | None = None,
    ) -> LedgerEntry:
        """Write an entry whose days are sound, in place of the one `before`."""
        from alvtc_info.assessment.entry_building import sound
        from alvtc_info.assessment.ledger_values import entry_value
        from alvtc_info.assessment.second_looks import second_looks

        _refuse_secret(entry, remark)
        replaced, corrects = (before.said, before.id) if before else (None, None)
        remark, odd = sound(entry, self._store, self._today(), remark, anyway=anyway, before=replaced)
        record = self._store.add(entry, by=recorder, note=remark, corrects=corrects, since=since)
        looks = second_looks(entry, self._store, self.institution, own=record.origin, before=replaced)
        return entry_value(record, hints=(*odd, *hints, *looks))


def open_ledger(
    address: str | os.PathLike[str],
    *,
    create: bool = False,
    institution: Institution | str | os.PathLike[str] | None = None,
) -> Ledger:
    """Open the ledger in an SQLite file, or in PostgreSQL at an address (postgresql://user@host/database).

    With `create` a file that is missing is made; a database that has no tables yet gets them. `institution` is
    whose departments it is about, or the folder of its pack; the college by default.

    Raises InputError if there is none, if it is no ledger, is damaged or was made by a newer program; OutputError if it
    cannot be reached or written; UsageError if the address is invalid or the packages for it are not installed. No
    error shows a password.
    """
    place = arguments.path(address, "address", "台账文件的路径，或数据库的地址（postgresql://…）")
    chosen = arguments.institution(institution) or default_institution()
    return _opened(place, chosen, create=arguments.flag(create, "create"))


def _opened(place: str, institution: Institution, *, create: bool = False) -> Ledger:
    address = place if "://" in place else os.path.abspath(place)
    return Ledger(address, institution, opened_ledger(place, create=create))


def _reopened(address: str, institution: Institution) -> Ledger:
    """The ledger that a pickle is of, opened in this process."""
    return _opened(address, institution)


def _refuse_secret(entry: AnyEntry, remark: str) -> None:
    """Raise InputError where what is to be recorded bears a secrecy mark: a ledger is no place for it."""
    from alvtc_info.assessment.intake import NOT_KEPT
    from alvtc_info.linting.secrecy_guard import refuse_secret_words

    words = [value for _, value in entry if isinstance(value, str)]
    refuse_secret_words((*words, remark), work=NOT_KEPT, name="")


def _plain(item: Item) -> dict[str, Any]:
    """The values of an item as those of an entry."""
    return item.model_dump(mode="json", exclude={"entry"}, exclude_none=True)
