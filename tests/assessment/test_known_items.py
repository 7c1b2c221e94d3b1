"""What a ledger knows of drafts under check, and what it gives for a follow-up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from alvtc_info import Kind, read
from alvtc_info.assessment.known_items import follow_up_of, known_repeats
from alvtc_info.assessment.ledger_entries import Opinion
from alvtc_info.assessment.ledger_store import open_store
from alvtc_info.model.rule import framed
from tests.assessment.entries import item, put
from tests.refusing import refused


def test_a_title_that_the_department_sent_before_is_told_whatever_the_text_is(tmp_path: Path) -> None:
    place = str(tmp_path / "台账.db")
    with open_store(place, create=True) as book:
        put(
            book,
            item(title="公寓换水管"),
            item(title="公寓换水管", department="教务处"),
            item(title="公寓换水管", dated="2024-05-20"),
        )

    def told(row: str) -> tuple[str, ...]:
        text = framed("公寓 换水管", "5月20日，更换水管30根。", row=row)
        return known_repeats([read(text.encode(), name="a.txt", kind=Kind.COMPOSITE)], place)[0]

    assert told("后勤处　　2024年8月3日") == (
        "第1条“公寓换水管”（后勤处 2024-03-05）",
        "第3条“公寓换水管”（后勤处 2024-05-20）",
    )
    assert told("后勤处　　2024年5月20日") == ("第1条“公寓换水管”（后勤处 2024-03-05）",)
    assert told("没有的处　　2024年8月3日") == ()


def test_what_a_ledger_gives_for_a_follow_up(tmp_path: Path) -> None:
    place = str(tmp_path / "台账.db")
    with open_store(place, create=True) as book:
        put(book, item(), Opinion(subject="停水", item=1, watcher="宣传部", on=date(2024, 6, 4)))
        book.add(item(title="改"), by="王", corrects=1)
    parts = follow_up_of(place, [3])
    assert parts.instructions == ()
    assert parts.opinion == ("2024年6月4日起，宣传部跟踪“停水”的网络舆情。{舆情情况}。",)
    assert "第2条不是信息" in refused("no-subject", lambda: follow_up_of(place, [2]))
