"""What a clerk is told to look at again: it is recorded all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import Ledger, open_ledger
from tests.ledgers import _ledgers_are_closed  # noqa: F401
from tests.refusing import refused

DRAFT = "教务处值班信息\n第3期\n教务处　2024年5月20日\n{}\n{}\n编辑：王某　电话：1　签发：李某\n"
Write = Callable[..., tuple[str, ...]]


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with open_ledger(tmp_path / "台账.db", create=True) as opened:
        opened.add(paper("实训基地验收"), name="a.txt", by="王某")
        yield opened


@pytest.fixture
def said(ledger: Ledger) -> Write:
    def write(kind: str, **values: Any) -> tuple[str, ...]:
        return beside_years(ledger.record(kind, by="王某", **values).hints)

    return write


def beside_years(hints: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in hints if not each.endswith("请核对年份"))


def paper(title: str) -> bytes:
    return DRAFT.format(title, f"5月20日，教务处完成了“{title}”所说的各项工作。").encode()


def test_what_was_recorded_before_is_pointed_out_whatever_its_evidence(ledger: Ledger) -> None:
    def adopt(**values: Any) -> tuple[str, ...]:
        given = {"level": "盟级媒体", "where": "阿拉善日报", "on": "2024-05-30", "by": "王某", **values}
        return beside_years(ledger.adopt(given.pop("number", 1), **given).hints)

    assert adopt() == ()
    assert adopt(page="第2版") == ("第2条已经记过这次采用；记重了的作废一条",)
    assert adopt(note="又登") == ("第2条、第3条已经记过这次采用；记重了的作废一条",)
    assert adopt(on="2024-05-31") == adopt(where="内蒙古日报") == ()
    named = {"number": None, "title": "实训基地验收", "department": "教务处"}
    assert adopt(**named) == ("台账里第1条是这个题目；说的就是它，作废这一条，写条号重记",)
    assert adopt(**{**named, "title": "食堂改造"}) == ()


@pytest.mark.parametrize(
    ("kind", "values", "other"),
    [
        ("request", {"department": "后勤处", "subject": "供热情况", "due": "2024-06-10"}, {"due": "2024-07-10"}),
        ("opinion", {"subject": "热水", "watcher": "宣传部", "where": "抖音"}, {"where": "微博"}),
        ("instruction", {"item": 1, "level": "盟委行署", "words": "推广"}, {"words": "抓紧"}),
        ("fault", {"department": "后勤处", "fault": "迟报", "evidence": "案卷3号"}, {"fault": "漏报"}),
        ("bonus", {"department": "后勤处", "points": "2", "reason": "示范", "decided_by": "院长"}, {"points": "1"}),
        ("founded", {"department": "数据中心", "since": "2024-05-01"}, {"department": "石榴籽中心"}),
        (
            "objection",
            {"year": 2024, "department": "后勤处", "words": "少1条", "raised_by": "赵某"},
            {"words": "少2条"},
        ),
    ],
)
def test_each_kind_has_what_makes_it_the_same(
    said: Write, kind: str, values: dict[str, Any], other: dict[str, Any]
) -> None:
    assert not any("已经记过" in each for each in said(kind, **values))
    assert said(kind, **values)[0].startswith("第2条已经记过这次")
    assert not any("已经记过" in each for each in said(kind, **{**values, **other}))


def test_an_objection_is_decided_once_and_what_was_sent_again_is_no_second_entry(ledger: Ledger, said: Write) -> None:
    said("objection", year=2024, department="教务处", words="少算1条", raised_by="赵某")
    assert said("ruling", objection=2, upheld=False, words="已核对", decided_by="院长") == ()
    assert "第3条已经记过这次异议处理" in said("ruling", objection=2, upheld=True, words="补计", decided_by="院长")[0]
    since = datetime.now(UTC) - timedelta(hours=1)
    asked: dict[str, Any] = {
        "department": "后勤处",
        "subject": "防汛",
        "due": "2024-06-30",
        "by": "王某",
        "once_since": since,
    }
    assert ledger.record("request", **asked) == ledger.record("request", **asked)
    assert ledger.correct(5, {"题目": "防汛准备"}, by="王某").hints == ()


def test_an_item_that_answers_what_another_was_asked_for(ledger: Ledger, said: Write) -> None:
    said("request", department="后勤处", subject="供热情况", on="2024-05-01")
    said("request", department="教务处", subject="专业建设", on="2024-05-01")
    odd = "第2条约稿约的是后勤处，这一条是教务处的；条号写错的请更正"
    assert odd in ledger.preview(paper("供热一周"), name="b.txt", answers=2).hints
    assert ledger.add(paper("供热一周"), name="b.txt", by="王某", answers=2).hints == (odd,)
    assert ledger.add(paper("专业建设两年"), name="c.txt", by="王某", answers=3).hints == ()


def test_names_that_are_almost_departments_and_several_at_once(ledger: Ledger, said: Write) -> None:
    given = {"item": 1, "level": "院党政办公室", "words": "请落实", "until": "2024-12-10", "on": "2024-12-01"}
    assert said("instruction", to="学工处、后情处，孙某", **given) == (
        "不认识“后情处”这个部门，是否指“后勤处”；是的请更正",
    )
    entry = ledger.entry(2)
    assert entry.values["to"] == "学生工作处、后情处，孙某"
    assert [each.entry.number for each in ledger.open_matters(department="学生工作处")] == [2]
    assert ledger.open_matters(department="保卫处") == ()
    assert ledger.correct(2, {"交办": "学生工作处、后勤处"}, by="王某").hints == ()


def test_a_department_that_is_said_to_be_new(ledger: Ledger, said: Write) -> None:
    assert said("founded", department="智慧畜牧学院", since="2024-09-01") == ()
    old = "后勤处本来就有：不是年中新设的作废这一条，不然应报的条数会少算"
    assert said("founded", department="后勤处", since="2024-09-01") == (old,)
    misspelt = "不认识“后情处”这个部门，是否指“后勤处”；是的请更正"
    assert said("founded", department="后情处", since="2024-09-01") == (misspelt,)


def test_what_is_missing_is_named(ledger: Ledger) -> None:
    given: dict[str, Any] = {"department": "后勤处", "fault": "迟报", "evidence": "", "by": "王某"}
    assert "“依据”没有填写" in refused("bad-entry", lambda: ledger.record("fault", **given))


def test_an_extension_is_held_to_the_day_that_holds_now(ledger: Ledger, said: Write) -> None:
    said("request", department="后勤处", subject="供热情况", on="2024-05-01", due="2024-05-10")
    said("extension", request=2, until="2024-05-20", approved_by="李某", on="2024-05-02")
    given: dict[str, Any] = {
        "by": "王某",
        "request": 2,
        "until": "2024-05-15",
        "approved_by": "李某",
        "on": "2024-05-03",
    }
    assert "不晚于现在的期限 2024-05-20" in refused("doubtful-date", lambda: ledger.record("extension", **given))
    assert ledger.correct(3, {"延到": "2024-05-18"}, by="王某").values["until"] == "2024-05-18"


def test_what_is_recorded_of_a_frozen_year_is_said_to_stand_apart(ledger: Ledger, said: Write) -> None:
    ledger.freeze(2024, approved_by="院长办公会", by="王某", anyway=True, reason="试")
    apart = "2024年度已经定稿（第2条）：这一条不改变定稿的数字，通报里另外列出"
    assert apart in ledger.add(paper("补报一件"), name="d.txt", by="王某").hints
    assert apart in ledger.correct(1, {"日期": "2025-05-20"}, by="王某").hints
    assert apart not in said("fault", department="后勤处", fault="迟报", evidence="案卷", on="2025-03-01")
    assert said("objection", year=2024, department="教务处", words="再议", raised_by="赵某") == ()
