"""A year by a ledger: its notice as it stands, and the entry that freezes it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from alvtc_info.assessment import advice
from alvtc_info.assessment.entry_building import entry_of
from alvtc_info.assessment.notice import build_notice
from alvtc_info.assessment.year import CALENDAR, assessed_period, period
from alvtc_info.assessment.year_end import CLOSING, closed_notice, figures_of, hindrances, year_end
from alvtc_info.errors import UsageError
from alvtc_info.text.clock_times import zone

if TYPE_CHECKING:
    from datetime import date

    from alvtc_info.assessment.ledger_entries import AnyEntry, Record
    from alvtc_info.assessment.ledger_store import LedgerStore
    from alvtc_info.assessment.notice import Notice
    from alvtc_info.assessment.scoring_profile import ScoringProfile
    from alvtc_info.assessment.year import Period
    from alvtc_info.institution.values import Institution


def assessed_notice(
    store: LedgerStore,
    institution: Institution,
    year: int,
    *,
    until: date | None = None,
    calendar: str | None = None,
    profile: ScoringProfile | None = None,
) -> Notice:
    """The notice on a year, with how it was closed; a frozen year as it was frozen.

    A profile has its own calendar. Raises UsageError for what is no year, and for another day than that of the
    freezing.
    """
    kind = profile.period if profile else calendar or CALENDAR
    of = assessed_period(year, until, kind, institution)
    closing = year_end(store.records(CLOSING), year, kind)
    upto = None
    if closing.frozen:
        frozen = closing.frozen[1]
        if until not in (None, frozen.until):
            raise UsageError("frozen", f"这一年已经定稿，算到 {frozen.until}，{advice.NO_UNTIL}")
        of, upto = period(year, kind, frozen.until), frozen.upto
    notice = build_notice(_records(store, institution, of, upto), institution, of, profile, store.head())
    return closed_notice(notice, closing, store.closing(upto))


def _records(store: LedgerStore, institution: Institution, of: Period, upto: int | None = None) -> list[Record]:
    offset = zone(institution.time_zone).utcoffset(datetime(of.start.year, 1, 1))
    return store.records_of(of, upto=upto, west=offset is not None and offset < timedelta(0))


def freezing(
    store: LedgerStore,
    institution: Institution,
    year: int,
    *,
    approved_by: str,
    on: date,
    until: date | None = None,
    calendar: str | None = None,
    profile: ScoringProfile | None = None,
    reason: str = "",
    anyway: bool = False,
) -> tuple[AnyEntry, tuple[str, ...]]:
    """The entry that freezes a year, and why that is early, a Chinese line each.

    Raises UsageError where it was frozen before, and where it is too early unless it is to be done `anyway`, for a
    `reason`.
    """
    kind = profile.period if profile else calendar or CALENDAR
    of = assessed_period(year, until, kind, institution)
    closing = year_end(store.records(CLOSING), year, kind)
    if closing.frozen is not None:
        raise UsageError(
            "frozen",
            f"这一年已经定稿（第{closing.frozen[0]}条）；以后的更正照记，会另外列出。定错了的，先作废那一条并写明理由",
        )
    notice = build_notice(_records(store, institution, of), institution, of, profile)
    found = hindrances(notice, closing, on)
    if found and not (anyway and reason):
        raise UsageError("not-yet", f"还不能定稿：{'；'.join(found)}。{advice.WITH_REASON}")
    values = {
        "entry": "frozen",
        "year": year,
        "kind": kind,
        "until": of.until,
        "upto": store.last(),
        "approved_by": approved_by,
        "profile": profile.name if profile else "",
        "reason": reason,
        "figures": figures_of(notice),
        "on": on,
    }
    return entry_of(values), tuple(found)
