from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.analysis.dates import dateline, dates


def one(text: str) -> Document:
    return Document([Block("1", text, Role.BODY, "")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年5月20日", (2024, 5, 20)),
        ("２０２４年５月２０日", (2024, 5, 20)),
        ("二〇二四年五月二十日", (2024, 5, 20)),
        ("5月20日", (None, 5, 20)),
        ("2024-05-20", (2024, 5, 20)),
        ("2024.5.20", (2024, 5, 20)),
        ("11月13-15日", (None, 11, 13)),
        ("2024 年 5 月 20 日", (2024, 5, 20)),
        ("5月20号", (None, 5, 20)),
    ],
)
def test_forms_of_dates(text: str, found: tuple[int | None, int, int]) -> None:
    (span,) = dates(one(f"于{text}召开")).spans
    assert (span.year, span.month, span.day) == found


@pytest.mark.parametrize("text", ["5月20号线", "版本2.4.1", "IP 10.0.0.1", "15月", "第3日"])
def test_what_is_no_date(text: str) -> None:
    assert dates(one(text)).spans == ()


def test_dates_resolve_to_calendar_days() -> None:
    spans = dates(one("2024年2月29日，2月30日，5月20日")).spans
    assert spans[0].resolved(None) == date(2024, 2, 29)
    assert spans[1].resolved(2024) is None
    assert spans[2].resolved(None) is None
    assert spans[2].resolved(2024) == date(2024, 5, 20)


def test_a_date_reaches_to_the_end_of_its_paragraph_and_over_its_sentence() -> None:
    document = Document(
        [Block("1", "先说一句。5月20日开会。会后检查。", Role.BODY, ""), Block("2", "另一段。", Role.BODY, "")]
    )
    found = dates(document)
    text = document.text
    assert found.reaches(text.index("会后"))
    assert found.reaches(text.index("开会"))
    assert not found.reaches(0)
    assert not found.reaches(text.index("另一段"))
    assert found.before(text.index("另一段")) is None
    assert found.before(0) is None
    assert found.at(text.index("5月") + 1) is found.spans[0]
    assert found.at(0) is None
    assert found.at(text.index("开会")) is None


def test_press_datelines_are_recognised() -> None:
    document = one("新华社北京5月20日电 学院召开会议")
    assert dateline(document, document.passages[0]) == len("新华社北京5月20日电")
    plain = one("5月20日，学院召开会议")
    assert dateline(plain, plain.passages[0]) == 0


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("5月20日，学院召开会议。", True), ("学院5月20日召开的会议上，院长致辞。", True), ("办法自2027年1月1日起施行。", False),
        ("纪委对4月30日发生的问题审结。", False), ("为迎接12月4日国家宪法日，法制办排定角色。", False),
        ("2025年12月31日到期的协议，学院予以续签。", False), ("5月20日建成的礼堂加装电梯。", False),
        ("针对天气，5月20日学院开会。", True), ("学院对5月20日会议作出部署。", True),
    ],
)  # fmt: skip
def test_some_dates_belong_to_what_is_named(text: str, *, tells: bool) -> None:
    document = Document([Block("1", text, Role.BODY, "")])
    assert dates(document).tells(0, len(text)) is tells
    assert dates(document).holds(0, len(text))
