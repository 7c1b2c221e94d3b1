"""Names much like the institution's own, verbs far from their object, a character left out of a usual phrase."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import check, read_text
from alvtc_info.institution.values import default_institution
from alvtc_info.model.finding import Severity


def found(text: str, rule: str) -> list[tuple[str, Severity]]:
    return [(finding.quote, finding.severity) for finding in check(read_text(text), select=[rule])]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("5月20日，各系要改善教学水平。", ["改善"]),
        ("5月20日，各系改善从业人员的服务水平。", []),
        ("5月20日，各系提高服务水平。", []),
        ("5月20日，水平，条件。", []),
        ("5月20日，教学水平不断改善，生活水平不断改善，教学水平不断提高。", ["改善"]),
        ("5月20日，切忌不要慌张，以免再次发生。", ["切忌不要"]),
        ("5月20日，学院避免事故没有发生。", ["避免事故没有发生"]),
    ],
)
def test_a_verb_and_its_object(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in found(text, "mismatched-verb")] == quotes


def test_a_phrase_that_a_program_shortened_is_a_hint_and_a_listed_one_is_more() -> None:
    assert found("5月20日，学院剖析典案例，", "left-out-character") == [("典案例", Severity.INFO)]
    assert found("5月20日，学院高重视，立即组织抢修。", "left-out-character") == [("高重视", Severity.WARNING)]


@pytest.mark.parametrize("text", ["原运维人员到场。", "企业安监部门到场。", "5月20日，铸牢中华民族共同体意识。"])
def test_what_clings_to_a_character_beside_is_no_shortened_phrase(text: str) -> None:
    assert found(text, "left-out-character") == []


def test_an_institution_of_a_short_name_has_no_shorter_one() -> None:
    institution = replace(default_institution(), name="某学院", departments=())
    document = read_text("5月20日，学院、某院到场。")
    assert check(document, select=["misspelt-name"], institution=institution).findings == ()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("5月20日，招生就业部走访企业。", ["招生就业部"]),
        ("5月20日，招生就业部门走访企业。", []),
        ("5月20日，阿拉善职业学院承办。", ["阿拉善职业学院"]),
        ("5月20日，某学校信息技术系来访。", []),
        ("5月20日，自治区教育厅来电。", []),
    ],
)
def test_names_like_the_own(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in found(text, "misspelt-name")] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("5月20日，乌日图苏木和乌日吐苏木来电，乌日图苏木派车。", ["乌日吐苏木"]),
        ("5月20日，中美关系、美中关系稳定。", []),
        ("5月20日，镇、乡、村来电。", []),
        ("5月20日，东风镇、西山镇、东风乡来电。", []),
    ],
)
def test_one_name_in_two_forms(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _ in found(text, "mixed-forms")] == quotes
