"""School years, quarters, decades, solar terms and the next day."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import read_text
from alvtc_info.analysis.facts_reckoned import facts_reckoned


@pytest.mark.parametrize(
    ("text", "quotes", "fixes"),
    [
        ("2026—2028学年的课程已排定。", ["2026—2028"], ["2026—2027"]),
        ("2026—2025学年的课程已排定。", ["2026—2025"], [None]),
        ("2025—2026学年的课程已排定，2020—2026学年有6届学生。", [], []),
        ("第二季度（4—7月）共排查12处，上半年（1—5月）共排查20处，下半年（7—12月）另计。", ["4—7月"], [None]),
        ("学校在20世纪八十年代（1975年）建校，在20世纪80年代（1985年）迁址。", ["20世纪八十年代（1975年"], [None]),
        ("学校在21世纪初（1998年）建校。", ["21世纪初（1998年"], [None]),
        ("4月8日召开动员会，次日（4月10日）自查，三天后（4月13日）复查。", ["次日（4月10日"], [None]),
        ("2026年4月8日召开动员会，两天后（4月10日）自查。", [], []),
        ("4月8日召开动员会。次日（4月10日）自查。", [], []),
        ("4月31日召开动员会，次日（5月1日）自查。", [], []),
        ("立春（2月8日）过后气温回升，12月20日是冬至，霜降（10月23日）已过。", ["12月20日", "2月8日"], [None, None]),
        ("每袋25公斤，共40袋，合计1.2吨。", ["1.2吨"], ["1吨"]),
        ("每班45人，共6个班，合计280人，每袋25公斤，共40袋，合计1吨。", ["280人"], ["270人"]),
        ("每箱24瓶，共10箱，合计300公斤，每袋25公斤，共40袋，合计3万元。", [], []),
        ("学院2002年建校，2026年建校二十五周年，建校24周年。", ["二十五"], ["24"]),
        ("学院2002年建校，建校二十五周年。", [], []),
        ("学院始建于2002年，2026年建校24周年。", [], []),
        ("2026年建校24周年。", [], []),
    ],
)
def test_what_can_be_reckoned(text: str, quotes: list[str], fixes: list[str | None]) -> None:
    document = read_text(text)
    found = list(facts_reckoned(document))
    assert [document.text[each.start : each.end] for each in found] == quotes
    assert [each.right for each in found] == fixes


@pytest.mark.parametrize(
    ("title", "day", "right"),
    [
        ("2024—2025学年第一学期期末考试的通知", date(2025, 6, 3), ["2024—2025学年第二学期期末"]),
        ("2023—2024学年第二学期期末考试的通知", date(2025, 6, 3), [None]),
        ("2024—2025学年第二学期期末考试的通知", date(2025, 6, 3), []),
        ("2014—2015学年第二学期期末考试的通知", date(2025, 6, 3), []),
    ],
)
def test_a_term_in_which_the_paper_does_not_fall(title: str, day: date, right: list[str | None]) -> None:
    document = read_text(f"{title}\n\n各系：\n现将考试安排通知如下。\n\n教务处\n{day.year}年{day.month}月{day.day}日")
    assert [each.right for each in facts_reckoned(document)] == right
