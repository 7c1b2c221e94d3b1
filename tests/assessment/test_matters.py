"""What an office keeps beside items: when it is due, how it stands, what is written from it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from pydantic import ValidationError

from alvtc_info import ReportError
from alvtc_info.assessment.counter import counter_lines
from alvtc_info.assessment.doubtful_dates import doubtful_dates, odd_date
from alvtc_info.assessment.ledger_entries import (
    Adoption,
    AnyEntry,
    Bonus,
    Circulated,
    Extension,
    Founded,
    Frozen,
    Instruction,
    Level,
    MatterProgress,
    Opinion,
    Request,
    title_core,
    title_key,
)
from alvtc_info.assessment.ledger_store import LedgerStore
from alvtc_info.assessment.matters import (
    Matter,
    days_left,
    follow_up_parts,
    matter_line,
    matters,
    open_matters,
    reminder,
    state_of,
)
from tests.assessment.entries import COLLEGE, item, put, records, standing
from tests.refusing import refused

TODAY = date(2024, 6, 10)


def asked(due: int = 12, **given: Any) -> Request:
    return Request.model_validate(
        {"department": "后勤处", "subject": "供暖", "on": date(2024, 6, 9), "due": date(2024, 6, due), **given}
    )


def instruction(**given: Any) -> Instruction:
    values = {"item": 1, "level": Level.COLLEGE, "leader": "院长张某", "words": "请抓紧", "on": date(2024, 6, 3)}
    return Instruction.model_validate({**values, **given})


def opinion(**given: Any) -> Opinion:
    values = {"subject": "食堂价格", "watcher": "宣传部", "on": date(2024, 6, 4)}
    return Opinion.model_validate({**values, **given})


def progress(of: int, words: str = "已查", **given: Any) -> MatterProgress:
    return MatterProgress.model_validate({"of": of, "words": words, "on": date(2024, 6, 5), **given})


def extension(of: int, until: int = 15) -> Extension:
    return Extension(request=of, until=date(2024, 6, until), approved_by="李某", on=date(2024, 6, 10))


def one(*entries: AnyEntry) -> Matter:
    return matters(records(*entries))[0]


@pytest.mark.parametrize(
    ("day", "said"),
    [(8, "逾期2天"), (10, "今天到期"), (11, "明天到期"), (12, "后天到期"), (13, "3天后到期")],
)
def test_how_far_a_day_is(day: int, said: str) -> None:
    assert days_left(date(2024, 6, day), TODAY) == said


def test_what_is_due_first_stands_first_and_what_is_closed_is_left_out() -> None:
    entries: list[AnyEntry] = [
        item(),
        asked(20),
        opinion(),
        asked(5, department="教务处"),
        instruction(to="后勤处", until=date(2024, 6, 18)),
        instruction(),
        asked(1, subject="答了的"),
        item(6, 1, title="答复", answers=7),
        opinion(subject="平息的"),
        progress(9, done=True),
        extension(4),
    ]
    assert [each.number for each in matters(records(*entries))] == [2, 3, 4, 5, 7, 9]
    left = open_matters(records(*entries))
    assert [each.number for each in left] == [4, 5, 2, 3]
    assert [each.is_overdue(TODAY) for each in left] == [False] * 4
    assert [each.is_overdue(date(2024, 6, 19)) for each in left] == [True, True, False, False]
    assert [each.concerns("后勤处") for each in left] == [False, True, True, False]
    states = [state_of(each, TODAY) for each in matters(records(*entries))]
    assert states == ["10天后到期", "", "5天后到期", "8天后到期", "已答复", "已办结"]


def test_a_matter_in_one_line() -> None:
    assert matter_line(one(asked(8)), TODAY) == "约稿（逾期2天）　后勤处　“供暖”　期限2024-06-08"
    assert matter_line(one(asked(8), extension(1)), TODAY) == (
        "约稿（5天后到期）　后勤处　“供暖”　期限2024-06-15　2024-06-10由李某同意延到2024-06-15"
    )
    assert matter_line(one(opinion(), progress(1)), TODAY) == "舆情　宣传部　“食堂价格”　没有期限　最近进展2024-06-05"
    gone = instruction(item=None, title="一件", department="教务处", until=TODAY)
    assert matter_line(one(gone), TODAY) == "批示（今天到期）　“一件”　期限2024-06-10"
    assert one(instruction(item=9, to="后勤处")).subject == "第9条（已作废）"


def test_reminders_say_only_what_the_ledger_holds() -> None:
    told = reminder(one(asked(8, asked_by="盟教体局"), extension(1, 9)), "党政办公室", TODAY)
    assert told == (
        "后勤处：2024年6月9日约稿“供暖”（盟教体局约），期限2024年6月8日（李某同意延到2024年6月9日），逾期1天。"
        "请尽快报送党政办公室；确需延期的，请说明理由和时间。"
    )
    assert reminder(one(asked(on=None)), "办公室", TODAY).startswith(
        "后勤处：约稿“供暖”，期限2024年6月12日，后天到期。请按时"
    )
    due = date(2024, 6, 18)
    assert reminder(one(item(), instruction(to="后勤处", until=due)), "办公室", TODAY) == (
        "后勤处：2024年6月3日院长张某在“关于某项工作的情况”上批示：“请抓紧”，期限2024年6月18日，8天后到期。"
        "请报办公室落实情况，已经办完的请报办结。"
    )
    bare = one(item(), instruction(words="", leader="", until=due))
    assert reminder(bare, "办公室", TODAY).startswith(
        "{谁}：2024年6月3日院党政办公室领导在“关于某项工作的情况”上批示，期限"
    )
    assert reminder(one(opinion(where="贴吧")), "办公室", TODAY) == (
        "宣传部：跟踪“食堂价格”的网络舆情（贴吧）。请报办公室最新情况，已经平息的请报办结。"
    )
    assert "的网络舆情，期限2024年6月18日" in reminder(one(opinion(until=due)), "办公室", TODAY)


def test_the_paragraphs_of_a_follow_up_and_their_gaps() -> None:
    entries: list[AnyEntry] = [
        item(),
        item(title="别的事"),
        instruction(to="后勤处", until=date(2024, 6, 8)),
        progress(3, "已更换阀门3个。"),
        progress(3, "全部修好", on=date(2024, 6, 7), done=True, reported_by="孙某"),
        instruction(leader="", words=""),
        instruction(item=2),
        opinion(item=1, where="贴吧", until=date(2024, 6, 9)),
        progress(8, "真的平息了吗？"),
        progress(8, "", done=True),
        opinion(item=1, subject="停水"),
        opinion(),
    ]
    parts = follow_up_parts(records(*entries), {1})
    assert parts.instructions == (
        "2024年6月3日，院长张某批示：“请抓紧”，交后勤处办理，办理期限为2024年6月8日。2024年6月5日，后勤处报告：已更换阀门3个。"
        "2024年6月7日，孙某报告：全部修好，已办结。",
        "2024年6月3日，院党政办公室{谁}批示：“{批示内容}”。{落实情况}。",
    )
    assert parts.opinion == (
        "2024年6月4日起，宣传部跟踪贴吧上“食堂价格”的网络舆情，跟踪到2024年6月9日。2024年6月5日，宣传部报告：真的平息了吗？"
        "2024年6月5日，宣传部报告办结。",
        "2024年6月4日起，宣传部跟踪“停水”的网络舆情。{舆情情况}。",
    )
    untold = follow_up_parts(records(item(), instruction(until=TODAY), progress(2)), {1})
    assert untold.instructions[0].endswith("2024年6月5日，{谁}报告：已查。")


def test_how_far_a_department_is_in_one_line() -> None:
    year: list[AnyEntry] = [item(month, title=f"第{month}条") for month in range(1, 8)]
    entries: list[AnyEntry] = [*year[:5], asked(12), instruction(to="后勤处"), item(6, 1, category=None)]
    lines = counter_lines(records(*entries), COLLEGE, 2024, TODAY)
    assert lines["后勤处"] == "已报5，还差7，约稿1件后天到期，批示1件没办完，没有类别1条不计"
    assert lines["教务处"] == "已报0，还差12"
    more = counter_lines(records(asked(12), asked(8), opinion(watcher="后勤处", until=TODAY)), COLLEGE, 2024, TODAY)
    assert more["后勤处"] == "已报0，还差12，约稿2件，最早的逾期2天，舆情1件今天到期"
    full: list[AnyEntry] = [item(1, n, title=f"第{n}条") for n in range(1, 14)]
    assert counter_lines(records(*full), COLLEGE, 2024, TODAY)["后勤处"] == "已报13，够12条了"


def test_an_extended_request_is_met_by_its_new_day() -> None:
    entries: list[AnyEntry] = [asked(12), extension(1)]
    assert [each.state for each in standing(*entries, item(6, 14, answers=1)).asked] == ["on-time"]
    assert [each.state for each in standing(*entries, item(6, 16, answers=1)).asked] == ["late"]
    assert [each.state for each in standing(*entries, until=date(2024, 6, 14)).asked] == ["open"]
    assert [each.state for each in standing(*entries).asked] == ["missed"]
    moved = Extension(request=1, until=date(2025, 1, 9), approved_by="李某", on=date(2024, 6, 10))
    assert [each.state for each in standing(asked(12), moved).asked] == ["open"]


def test_an_item_that_was_never_entered_counts_by_its_adoptions_only() -> None:
    adoption = Adoption(title="冬季检查", department="后勤处", level=Level.LEAGUE, on=date(2024, 6, 1), page="第2版")
    again = Adoption(title="冬季 检查", department="后勤处", level=Level.EDUCATION, on=date(2024, 7, 1))
    given = Bonus(department="后勤处", points="2.5", reason="报道", decided_by="院长办公会", on=date(2024, 6, 1))
    old = Adoption(title="冬季检查", department="后勤处", level=Level.LEAGUE, on=date(2023, 6, 1))
    found = standing(adoption, again, instruction(item=None, title="冬季检查", department="后勤处"), given, old)
    assert (found.counted, found.adoptions, found.instructions) == ([], {"league": 1, "education": 1}, 1)
    assert [(sent.id, sent.own, sent.entered, sent.item.title) for sent in found.sent] == [
        (1, False, False, "冬季检查")
    ]
    assert [number for number, _ in found.bonuses] == [4]
    founded = Founded(department="后勤处", since=date(2024, 1, 1))
    assert standing(founded, given, until=date(2024, 5, 1)).bonuses == []


@pytest.mark.parametrize(
    "given",
    [
        lambda: Adoption(level=Level.LEAGUE, on=TODAY),
        lambda: Adoption(level=Level.LEAGUE, on=TODAY, title="只有标题"),
        lambda: instruction(item=None),
        lambda: progress(1, ""),
        lambda: Bonus(department="后勤处", points="-1", reason="x", decided_by="y", on=TODAY),
        lambda: Bonus(department="后勤处", points="nan", reason="x", decided_by="y", on=TODAY),
    ],
)
def test_entries_that_say_too_little_are_refused(given: Any) -> None:
    with pytest.raises((ReportError, ValidationError)):
        given()


def frozen() -> Frozen:
    return Frozen(year=2024, until=date(2023, 1, 1), upto=0, approved_by="张某", figures={}, on=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("entry", "about", "said"),
    [
        (item(6, 11), None, "日期 2024-06-11 在今天（2024-06-10）以后"),
        (item(6, 1, received_on=date(2042, 6, 1)), None, "收到日期 2042-06-01 在今天"),
        (instruction(on=date(2042, 6, 3)), item(), "日期 2042-06-03 在今天"),
        (instruction(on=date(2024, 3, 4)), item(), "日期 2024-03-04 早于信息的日期 2024-03-05"),
        (instruction(until=date(2024, 6, 2)), item(), "办到 2024-06-02 早于 2024-06-03"),
        (opinion(until=date(2026, 6, 2)), None, "跟踪到 2026-06-02 在一年以后"),
        (asked(8), None, "期限 2024-06-08 早于 2024-06-09"),
        (Circulated(year=2024, objections_until=date(2024, 6, 1), on=TODAY), None, "异议提到 2024-06-01 早于"),
        (extension(1, 12), asked(12), "延到 2024-06-12，不晚于现在的期限 2024-06-12"),
        (progress(1), asked(), "早于它所说的那一条（2024-06-09）"),
        (item(6, 8, answers=1), asked(), "早于约稿的日期 2024-06-09"),
        (item(6, 8, answers=1), asked(on=None), ""),
        (progress(1), None, ""),
        (instruction(), item(), ""),
        (frozen(), None, ""),
        (Founded(department="后勤处", since=TODAY), None, ""),
        (Founded(department="后勤处", since=date(2042, 6, 1)), None, "设立日期 2042-06-01 在一年以后"),
        (Circulated(year=2025, on=TODAY), None, "年度 2025 还没有到"),
    ],
)
def test_days_that_are_probably_typed_wrongly(entry: AnyEntry, about: AnyEntry | None, said: str) -> None:
    found = doubtful_dates(entry, about, TODAY)
    assert said in found[0] if said else found == []
    assert len(found) <= 1


def test_a_day_that_is_only_odd_is_said() -> None:
    assert "晚了一年以上" in odd_date(instruction(), item(dated=date(2023, 1, 1)), TODAY)
    assert odd_date(instruction(), item(), TODAY) == odd_date(asked(), None, TODAY) == ""


@pytest.mark.parametrize(
    ("entry", "about", "before", "said"),
    [
        (item(dated=date(2023, 6, 10)), None, None, "日期 2023-06-10 在一年以前，请核对年份"),
        (item(dated=date(2023, 6, 11)), None, None, ""),
        (item(6, 1, received_on=date(2014, 6, 1)), None, None, "收到日期 2014-06-01 在一年以前，请核对年份"),
        (item(dated=date(2023, 1, 1)), None, item(dated=date(2023, 1, 1)), ""),
        (item(dated=date(2023, 1, 1)), None, item(dated=date(2024, 1, 1)), "日期 2023-01-01 在一年以前"),
        (opinion(on=date(2014, 6, 3)), None, None, "日期 2014-06-03 在一年以前"),
        (instruction(on=date(2023, 2, 3)), item(dated=date(2023, 1, 1)), None, ""),
        (instruction(on=date(2024, 2, 3)), item(dated=date(2023, 1, 1)), None, "晚了一年以上"),
        (asked(8, on=date(2014, 6, 3)), None, None, "约稿日期 2014-06-03 在一年以前"),
        (asked(on=None).model_copy(update={"due": date(2014, 6, 3)}), None, None, "期限 2014-06-03 在一年以前"),
        (asked(on=None).model_copy(update={"due": date(2024, 6, 3)}), None, None, ""),
        (Founded(department="后勤处", since=date(2014, 6, 1)), None, None, "设立日期 2014-06-01 在一年以前"),
        (Circulated(year=2022, on=TODAY), None, None, "年度 2022 是一年以前的，请核对年份"),
        (Circulated(year=2022, on=TODAY), None, Circulated(year=2022, on=TODAY), ""),
        (Circulated(year=2023, on=TODAY), None, None, ""),
        (frozen(), None, None, ""),
    ],
)
def test_a_day_of_long_ago_is_said(entry: AnyEntry, about: AnyEntry | None, before: AnyEntry | None, said: str) -> None:
    found = odd_date(entry, about, TODAY, before)
    assert said in found if said else found == ""


@pytest.mark.parametrize(
    ("dated", "printed", "doubtful"),
    [
        (date(2014, 3, 5), date(2024, 3, 5), True),
        (date(2023, 3, 5), date(2024, 3, 5), True),
        (date(2023, 12, 31), date(2024, 1, 1), False),
        (date(2014, 3, 5), date(2014, 3, 6), False),
        (date(2014, 3, 5), None, False),
    ],
)
def test_a_day_of_another_year_than_the_paper_says(dated: date, printed: date | None, doubtful: bool) -> None:
    assert bool(doubtful_dates(item(dated=dated), None, TODAY, printed)) is doubtful


def test_titles_are_one_whatever_their_punctuation() -> None:
    assert title_key("关于“消防”演练的情况（2024）") == title_key("关于 ‘消防’演练的情况(２０２４)")
    assert title_key("消防") != title_key("消防演练")
    assert title_core("关于冬季用电检查的报告") == title_core("冬季用电检查") == title_core("冬季用电检查汇报")
    assert title_core("关于用电检查情况的通报") != title_core("用电检查")
    assert title_core("报告") == "报告"


@pytest.mark.medium
def test_the_same_title_in_another_month_is_found(book: LedgerStore) -> None:
    put(book, item(title="安全 检查"), item(4, title="安全检查", department="教务处"), item(4, title="别的"))
    assert [record.origin for record in book.titled("安全检查", "后勤处")] == [1]
    book.add(item(title="改了题目"), by="王", corrects=1)
    assert book.titled("安全检查", "后勤处") == []


@pytest.mark.medium
def test_on_either_database_each_is_about_what_it_may_be_about(book: LedgerStore) -> None:
    put(book, item(), asked(12), instruction(to="后勤处"), opinion(), extension(2), progress(3), progress(4))
    for wrong in (extension(1), progress(2), progress(99)):
        message = refused("no-subject", partial(put, book, wrong))
        assert "条约稿" in message or "条批示或舆情" in message
    assert [each.number for each in open_matters(book.records())] == [2, 3, 4]
    assert [record.id for record in book.about(2)] == [2, 5]
    assert [record.id for record in book.records(upto=3)] == [1, 2, 3]
    book.add(item(title="改"), by="王", corrects=1)
    assert [record.id for record in book.records(["item"], upto=7)] == [1]
    assert book.verify().differences == ()
