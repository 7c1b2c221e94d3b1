"""Versions of laws: what is told of one that is not in force, and when an entry says that it may be out of date."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import check, read_text
from alvtc_info.analysis.law_versions import law_versions
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("学院学习《保守国家秘密法》（2010年修订）。", ["2010年修订"]),
        ("学院学习《保守国家秘密法》（2024年修订）。", []),
        ("学院学习《中华人民共和国档案法》，自2020年6月20日起施行。", ["2020年6月20日"]),
        ("学院学习《突发事件应对法》，2007年11月1日起施行，2024年修订。", []),
        ("学院学习《中华人民共和国档案法》，自2017年1月1日起实施。", ["2017年1月1日"]),
        ("学院学习《安全生产法》（主席令第八十八号），《消防法》自2009年5月1日起施行。", []),
        ("学院学习《安全生产法》（主席令第13号）。", ["第13号"]),
        ("学院学习《职业教育法》，该法2022年5月1日施行，1996年制定、2022年修订。", []),
        ("学院按《婚姻法》处理。", ["婚姻法"]),
        ("2019年，学院按《婚姻法》处理。", []),
    ],
)
def test_a_version_that_is_not_in_force_is_told(sentence: str, quotes: list[str]) -> None:
    assert told("misspelt-law", sentence) == quotes


def test_a_law_was_in_force_before_it_was_repealed() -> None:
    assert told("misspelt-law", "学院按《合同法》签约。", date(2019, 5, 20)) == []
    assert told("misspelt-law", "学院按《合同法》签约。", None) == ["合同法"]


def test_an_entry_read_more_than_a_year_ago_says_so() -> None:
    paper = read_text("学院学习《安全生产法》（2014年修订）。")
    for day, aged in ((date(2027, 5, 20), False), (date(2028, 5, 20), True)):
        (found,) = check(paper, select=["misspelt-law"], report_date=day)
        assert ("可能过时" in found.message) is aged
        assert found.fix is None


def test_every_entry_names_its_days_and_what_it_is() -> None:
    for version in law_versions().values():
        assert date.fromisoformat(version.made) <= date.fromisoformat(version.in_force or version.made)
        assert date.fromisoformat(version.read) >= date.fromisoformat(version.made)
        assert (version.in_force is None) is (version.how == "废止")
