"""A year read by itself: the notice is that which the whole ledger gives."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from alvtc_info.assessment.assessed_year import assessed_notice, freezing
from alvtc_info.assessment.ledger_entries import (
    Adoption,
    AnyEntry,
    Circulated,
    Extension,
    Fault,
    Founded,
    ItemWithdrawn,
    Request,
)
from alvtc_info.assessment.ledger_store import LedgerStore
from alvtc_info.assessment.notice import build_notice
from alvtc_info.assessment.year import assessed_period, period
from alvtc_info.assessment.year_end import closed_notice, year_end
from alvtc_info.errors import InputError
from tests.assessment.entries import COLLEGE, adopted, item, put

YEAR = 2024
DEPARTMENTS = ("后勤处", "化工系", "教务处")


def fill(book: LedgerStore, chance: random.Random, count: int) -> None:
    """Entries of three years, some of them corrected or withdrawn; what does not fit is left out."""
    for _ in range(count):
        day = date(2023, 1, 1) + timedelta(days=chance.randrange(3 * 365))
        at = datetime(day.year, day.month, day.day, chance.randrange(24), tzinfo=UTC)
        at += timedelta(days=chance.choice((-400, -1, 0, 0, 3)))
        number = chance.randrange(1, book.last() + 2)
        given: dict[str, Any] = {"department": chance.choice(DEPARTMENTS), "title": f"第{number}件"}
        entry: AnyEntry = chance.choice(
            (
                item(dated=day, **given),
                item(dated=day, answers=number, **given),
                item(dated=day, repeats=number, **given),
                adopted(of=number, on=day),
                Adoption.model_validate({"level": "league", "on": day, **given}),
                Request(department=given["department"], subject="近况", on=day, due=day + timedelta(days=3)),
                Extension(request=number, until=day, approved_by="李某", on=day),
                Fault(department=given["department"], fault="迟报", on=day, evidence="值班记录"),
                Founded(department=f"新系{number}", since=day),
                Circulated(year=YEAR, on=day),
                ItemWithdrawn(on=day),
            )
        )
        corrects = number if chance.random() < 0.15 or isinstance(entry, ItemWithdrawn) else None
        try:
            book.add(entry, by="王某", at=at, corrects=corrects)
        except InputError:
            continue


@pytest.mark.medium
@pytest.mark.parametrize("seed", range(6))
def test_a_year_read_by_itself_comes_to_the_same(book: LedgerStore, seed: int) -> None:
    chance = random.Random(seed)
    college = replace(COLLEGE, time_zone=chance.choice(("Asia/Shanghai", "America/Lima")))
    fill(book, chance, 150)
    of = assessed_period(YEAR, None, "calendar-year", college)
    whole = build_notice(book.records(), college, of, None, book.head())
    closing = year_end(book.records(), YEAR, "calendar-year")
    assert assessed_notice(book, college, YEAR) == closed_notice(whole, closing, book.history())
    entry, _ = freezing(book, college, YEAR, approved_by="院长", on=date(2026, 1, 9), reason="年底", anyway=True)
    (written,) = put(book, entry, at=datetime(2026, 1, 9, tzinfo=UTC))
    fill(book, chance, 60)
    closing = year_end(book.records(), YEAR, "calendar-year")
    if closing.frozen is None:
        assert written.id in {record.corrects for record in book.history()}
        return
    upto = closing.frozen[1].upto
    assert upto == written.id - 1
    of = period(YEAR, "calendar-year", closing.frozen[1].until)
    whole = build_notice(book.records(upto=upto), college, of, None, book.head())
    assert assessed_notice(book, college, YEAR) == closed_notice(whole, closing, book.history())


@pytest.mark.medium
def test_of_a_large_ledger_only_the_year_is_read(book: LedgerStore) -> None:
    put(book, *(item(dated=date(2023, 1, 1) + timedelta(days=n)) for n in range(1_000)))
    read = book.records_of(period(YEAR))
    assert len(read) == 366
    assert book.closing(None) == []


def test_an_empty_ledger_has_no_last_entry(book: LedgerStore) -> None:
    assert book.last() == 0
