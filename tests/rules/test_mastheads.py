"""What the examples of the rule do not say: the place and the fix, and papers of other institutions."""

from __future__ import annotations

from dataclasses import replace

from alvtc_info import check, read
from alvtc_info.institution.values import Department, default_institution
from alvtc_info.model.rule import framed


def test_the_finding_stands_on_the_name_and_has_a_fix_that_is_not_safe() -> None:
    text = framed("更换阀门", "2024年5月20日，后勤处更换阀门。", department="后情处", row="教物处　　2024年5月22日")
    found = [f for f in check(read(text.encode(), name="a.txt")) if f.rule == "misspelt-department"]
    assert [f.quote for f in found] == ["后情处", "教物处"]
    assert [(f.fix.replacement, f.fix.safe) for f in found if f.fix] == [("后勤处", False), ("教务处", False)]


def test_the_names_are_those_of_the_institution_at_hand() -> None:
    text = framed("更换阀门", "2024年5月20日，后勤处更换阀门。", department="餐钦处")
    own = replace(default_institution(), departments=(Department("餐饮处"),))
    found = check(read(text.encode(), name="a.txt", institution=own))
    assert "是不是“餐饮处”" in next(f.message for f in found if f.rule == "misspelt-department")
