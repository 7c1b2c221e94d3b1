from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed
from tests.rules.drafts import BODY, lengths_that_fit, passes, quotes


@pytest.mark.parametrize(
    ("kind", "fits"),
    [(Kind.FIRST, (1, 600)), (Kind.DAILY, (1, 800)), (Kind.COMPOSITE, (300, 3000)), (Kind.FINAL, (300, 3000))],
)
def test_lengths(kind: Kind, fits: tuple[int, int]) -> None:
    lengths_that_fit("length-range", kind, fits)


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("redundant-title-punct", framed("《职业教育法》学习", BODY), []),
        ("number-style", framed("检修", "车棚2座计76000元、监控17400元，三项共148000元。", "购置费148000元。"), ["148000"]),
        ("incomplete-date", framed("检修", "6月30日前完成。12月20日，检修。"), ["12月20日"]),
        ("incomplete-date", framed("检修", "12月22日，检修。12月23日，检修。"), ["12月22日"]),
        ("first-mention-abbrev", "教务处检查。学工处检查，学工处登记；机电系检查。", ["学工处", "机电系"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)


def test_a_first_date_that_cannot_be_resolved_has_no_year_to_offer() -> None:
    text = framed("后勤处检修阀门", "2月30日，后勤处检修阀门。")
    (finding,) = check(read(text.encode(), name="a.txt"), select=["incomplete-date"])
    assert finding.fix is None


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("信息工程系在全区技能大赛中获一等奖", True),
        ("后勤处被评为自治区节水型单位", True),
        ("我院教师入选自治区名师", True),
        ("关于增设热水点的建议", True),
        ("关于快递积压的情况反映", True),
        ("机电工程系供暖改造进展", True),
        ("学院产教融合工作经验总结", False),
        ("学院消防工作情况", False),
    ],
)
def test_a_prize_or_a_suggestion_may_be_short(title: str, short: bool) -> None:
    text = framed(title, "2024年5月20日，信息工程系学生参赛，取得成绩。" * 8)
    assert (quotes(text, "length-range", Kind.COMPOSITE) == []) is short
