"""How a year is closed, and that nothing recorded after that changes it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest

from alvtc_info.assessment.entry_words import entry_line
from alvtc_info.assessment.ledger_entries import (
    AnyEntry,
    Bonus,
    Circulated,
    Extension,
    Frozen,
    Item,
    ItemWithdrawn,
    Objection,
    Record,
    Request,
    Ruling,
)
from alvtc_info.assessment.ledger_store import LedgerStore
from alvtc_info.assessment.notice import Notice, build_notice
from alvtc_info.assessment.publishing import publish
from alvtc_info.assessment.scoring_profile import ScoringProfile
from alvtc_info.assessment.year import period
from alvtc_info.assessment.year_end import YearEnd, closed_notice, figures_of, hindrances, year_end
from tests.assessment.entries import COLLEGE, adopted, item, put, records, standing

ROUND = Circulated(year=2024, objections_until=date(2025, 1, 10), on=date(2025, 1, 5))
OBJECTION = Objection(year=2024, department="化工系", words="第1条应计入", raised_by="孙某", on=date(2025, 1, 8))


def ruling(of: int, upheld: bool = False) -> Ruling:
    return Ruling(objection=of, upheld=upheld, words="材料不全", decided_by="王某", on=date(2025, 1, 11))


def frozen(upto: int, **given: Any) -> Frozen:
    values = {"year": 2024, "until": date(2024, 12, 31), "upto": upto, "approved_by": "院长办公会", "figures": {}}
    return Frozen.model_validate({**values, "on": date(2025, 1, 15), **given})


def noticed(*entries: AnyEntry, **given: Any) -> Notice:
    return build_notice(records(*entries), COLLEGE, period(2024), **given)


def test_how_far_the_closing_is() -> None:
    assert year_end(records(item()), 2024, "calendar-year") == YearEnd()
    other: list[AnyEntry] = [
        Circulated(year=2023, on=date(2024, 1, 1)),
        replaced(OBJECTION, year=2023),
        frozen(1, year=2023),
    ]
    assert year_end(records(*other), 2024, "calendar-year") == YearEnd()
    assert year_end(records(ROUND, frozen(1)), 2024, "academic-year") == YearEnd()
    closing = year_end(
        records(ROUND, OBJECTION, ruling(2, True), ruling(2), OBJECTION, frozen(5)), 2024, "calendar-year"
    )
    assert closing.circulated == ((1, ROUND),)
    assert closing.objections == ((2, OBJECTION, ruling(2)), (5, OBJECTION, None))
    assert (closing.undecided, closing.frozen) == ([5], (6, frozen(5)))


def replaced(entry: Objection, **given: Any) -> Objection:
    return entry.model_copy(update=given)


def test_what_stands_in_the_way_of_freezing() -> None:
    day = date(2025, 1, 9)
    ready = year_end(records(ROUND, OBJECTION, ruling(2)), 2024, "calendar-year")
    whole = noticed(item())
    assert hindrances(whole, ready, date(2025, 1, 11)) == []
    assert hindrances(whole, ready, date(2025, 1, 10)) == ["异议可以提到2025-01-10，还没有到"]
    open_ended = year_end(records(Circulated(year=2024, on=day), OBJECTION), 2024, "calendar-year")
    early = build_notice(records(item(category=None)), COLLEGE, period(2024, until=date(2024, 10, 1)))
    assert hindrances(early, open_ended, day) == [
        "只算到2024-10-01，这一年还没有完",
        "异议第2条还没有处理",
        "第1条没有类别",
    ]
    misdated = noticed(item(dated="2042-03-05"))
    assert hindrances(misdated, YearEnd(), day) == [
        "没有征求过意见",
        "第1条信息的日期2042-03-05在记入那天（2024-12-31）以后，请核对年份",
    ]


@pytest.fixture
def closed(book: LedgerStore) -> LedgerStore:
    """A ledger with a year that was frozen and what was recorded after that."""
    request = Request(department="教务处", subject="经验", due=date(2024, 12, 20))
    put(book, item(title="甲"), item(4, title="乙"), request, ROUND, OBJECTION, ruling(5))
    figures = figures_of(build_notice(book.records(), COLLEGE, period(2024)))
    put(book, frozen(6, figures=figures, reason="都同意"))
    return book


def shown(book: LedgerStore, **given: Any) -> Notice:
    closing = year_end(book.records(), 2024, "calendar-year")
    upto = closing.frozen[1].upto if closing.frozen else None
    notice = build_notice(book.records(upto=upto), COLLEGE, period(2024), **given)
    return closed_notice(notice, closing, book.history())


@pytest.mark.medium
def test_later_entries_stand_apart_and_change_nothing(closed: LedgerStore) -> None:
    before = publish(shown(closed), "txt").decode().partition("异议和定稿")[0]
    at = datetime(2025, 2, 3, 20, tzinfo=UTC)
    closed.add(item(title="甲改"), by="李某", corrects=1, at=at)
    closed.add(ItemWithdrawn(on=date(2025, 2, 3)), by="李某", corrects=2, at=at)
    later = Extension(request=3, until=date(2025, 1, 9), approved_by="李某", on=date(2025, 2, 3))
    put(closed, item(9, title="补记的"), item(dated="2025-02-01"), adopted(month=7), later, OBJECTION, at=at)
    closed.erase(8, approved_by="李某", reason="误录", by="李某", on=date(2025, 2, 4), at=at)
    notice = shown(closed)
    assert publish(notice, "txt").decode().partition("异议和定稿")[0] == before
    assert notice.later == (
        "第8条（2025年2月4日记）：更正第1条　内容已按批准清除",
        "第9条（2025年2月4日李某记）：作废第2条　2024年4月5日　后勤处　重点工作进展　乙",
        "第10条（2025年2月4日王某记）：补记　2024年9月5日　后勤处　重点工作进展　补记的",
        "第12条（2025年2月4日王某记）：补记　采用　信息：第1条　级别：盟委行署　日期：2024年7月1日",
        "第13条（2025年2月4日王某记）：补记　约稿延期　约稿：第3条　延到：2025年1月9日　谁同意：李某　日期：2025年2月3日",
    )
    assert notice.closing[:3] == (
        "2025年1月5日征求意见，异议提到2025年1月10日",
        "化工系（孙某）2025年1月8日提出异议（第5条）：第1条应计入；2025年1月11日王某定：不采纳，材料不全",
        "化工系（孙某）2025年1月8日提出异议（第14条）：第1条应计入；还没有处理",
    )
    assert notice.closing[3] == "2025年1月15日定稿（第7条），院长办公会批准，算到台账第6条；都同意"
    assert len(notice.closing) == 4
    assert not notice.draft


@pytest.mark.medium
def test_what_was_erased_since_is_told_beside_the_frozen_figure(closed: LedgerStore) -> None:
    closed.erase(1, approved_by="李某", reason="误录", by="李某", on=date(2025, 2, 4))
    notice = shown(closed)
    assert "后勤处的综合类定稿时是2，现在从台账算出的是1（内容可能经批准清除过），以定稿为准" in notice.closing
    assert notice.later[0].endswith("作废第1条　内容已按批准清除")


@pytest.mark.medium
def test_points_by_another_profile_are_not_those_that_were_frozen(closed: LedgerStore, profile: Any) -> None:
    scheme: ScoringProfile = profile()
    lines = shown(closed, profile=scheme).closing
    assert lines[-1] == "得分不是定稿的得分：定稿时没有计分，这里按“示例方案”"
    number = next(record.id for record in closed.records(["frozen"]))
    closed.add(ItemWithdrawn(on=date(2025, 2, 3)), by="李某", corrects=number, note="院长同意重定")
    figures = figures_of(build_notice(closed.records(), COLLEGE, period(2024), scheme))
    assert figures["后勤处"]["得分"] == "-8"
    put(closed, frozen(8, figures=figures, profile="示例方案"))
    same = shown(closed, profile=scheme)
    assert same.closing[-1].endswith("算到台账第8条")
    assert any("第7条的定稿已作废（" in line and "李某记：院长同意重定）" in line for line in same.closing)
    other = shown(closed, profile=replace(scheme, name="别的", base=scheme.base + 1))
    assert other.closing[-1] == "得分不是定稿的得分：定稿时按“示例方案”计分，这里按“别的”"
    assert shown(closed).closing[-1].endswith("算到台账第8条")


@pytest.mark.medium
def test_a_withdrawn_freeze_is_told_and_the_notice_is_a_draft_again(closed: LedgerStore) -> None:
    closed.add(ItemWithdrawn(on=date(2025, 2, 3)), by="李某", corrects=7, note="定错了")
    notice = shown(closed)
    assert notice.closing[-1].startswith("第7条的定稿已作废（")
    assert notice.draft
    assert notice.heading == "关于2024年度信息报送考评情况的通报（征求意见稿）"
    assert notice.later == ()


@pytest.mark.medium
def test_every_form_says_what_was_left_out_given_and_closed(book: LedgerStore) -> None:
    import docx

    given = Bonus(department="化工系", points="2.5", reason="报道", decided_by="院长办公会", on=date(2024, 12, 30))
    put(
        book,
        item(),
        item(4, category=None),
        item(5, category="一般性会议"),
        item(6, repeats=1),
        item(7, report="first", category=None),
    )
    put(book, Request(department="后勤处", subject="经验", due=date(2024, 6, 30)), given, ROUND)
    put(
        book,
        item(8, answers=6),
        item(dated="2024-12-30", title="去年的"),
        adopted(title="驼乡", department="后勤处", item=None),
    )
    notice = shown(book)
    lines = [
        "共5条不计入：没有类别1条，一般性会议、学习、活动1条，约稿的答复1条，重复报送1条，紧急信息1条",
        "后勤处：第2条没有类别，写明是哪一类以后才能计入",
        "化工系：报道，加2.5分，12月30日院长办公会定",
        "2025年1月5日征求意见，异议提到2025年1月10日",
    ]
    text = publish(notice, "txt").decode()
    assert text.startswith("关于2024年度信息报送考评情况的通报（征求意见稿）（截至")
    page = publish(notice, "html").decode()
    paper = [each.text for each in docx.Document(io.BytesIO(publish(notice, "docx"))).paragraphs]
    assert "（征求意见稿）" in "".join(paper[:3])
    sheets = openpyxl.load_workbook(io.BytesIO(publish(notice, "xlsx")))
    remarks = [row[1] for row in sheets["说明"].values if len(row) > 1]
    for line in lines:
        assert f"  {line}\n" in text
        assert f"<li>{line}</li>" in page
        assert f"{line}。" in paper
        assert line in remarks
    said = [row[5] for row in list(sheets["明细"].values)[2:]]
    assert said == [
        "是",
        "否：没有类别",
        "否：一般性会议、学习、活动",
        "否：重复报送",
        "否：紧急信息",
        "否：约稿的答复",
        "是",
        "否：没有记入台账",
    ]
    data = json.loads(publish(notice, "json"))
    assert data["uncounted"][0] == lines[0]
    row = next(each for each in data["departments"] if each["department"] == "后勤处")
    assert row["uncounted"]["没有类别"] == 1
    assert [each["counts"] for each in row["items"]] == [True, *[False] * 5, True, False]
    assert [each["entered"] for each in row["items"]][-1] is False
    assert data["departments"][6]["bonuses"][0]["decided_by"] == "院长办公会"
    assert (data["draft"], data["after_closing"]) == (True, [])


def test_an_item_of_another_year_says_so_in_the_table() -> None:
    notice = noticed(item(dated="2023-12-20"), adopted())
    sheet = openpyxl.load_workbook(io.BytesIO(publish(notice, "xlsx")))["明细"]
    assert sheet.cell(3, 6).value == "否：别的年度"


def test_points_that_people_gave_stand_in_the_score_with_their_names(profile: Any) -> None:
    from alvtc_info.assessment.scoring import score

    given = Bonus(department="后勤处", points="2.5", reason="报道", decided_by="院长办公会", on=date(2024, 12, 30))
    lines = score(standing(given), period(2024), profile()).lines
    assert [(line.entry, line.why, f"{line.points}") for line in lines if "定" in line.why] == [
        (1, "加分：报道（院长办公会定）", "2.5")
    ]


@pytest.mark.medium
def test_on_either_database_a_year_is_closed(book: LedgerStore) -> None:
    found: list[Record] = put(book, ROUND, OBJECTION, ruling(2), frozen(3))
    assert [record.said for record in book.records()] == [record.said for record in found]
    assert isinstance(book.standing(4).said, Frozen)
    assert "各部门数字" not in entry_line(book.standing(4).said)
    assert entry_line(ruling(2)).startswith("异议处理　异议：第2条　采纳：否")
    assert "年度起止：学年" in entry_line(frozen(1, kind="academic-year"))
    assert not isinstance(book.standing(1).said, Item)
    assert book.verify().differences == ()
