"""Deadlines that are over when the report goes, and first reports told two ways."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.past_due import past_due
from alvtc_info.model.rule import framed


def told(*body: str, kind: Kind = Kind.FIRST, row: str = "后勤处　　2024年5月22日", issue: str = "第12期") -> list[str]:
    document = read(framed("停水情况", *body, row=row, issue=issue).encode(), name="a.txt", kind=kind)
    return [document.text[start:end] for start, end, _, _ in past_due(document)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("二、下一步打算", "5月12日前，后勤处换管。"), ["5月12日"]),
        (("二、下一步打算", "5月12日18时前，后勤处换管。"), ["5月12日"]),
        (("二、下一步打算", "5月32日前，后勤处换管。"), []),
        (("二、下一步打算", "5月12日，后勤处换管。"), []),
        (("二、下一步打算", "后勤处拟于5月12日换管。"), ["5月12日"]),
        (("二、下一步打算", "后勤处原定5月12日前换管，改为6月1日前。"), []),
        (("二、下一步打算", "5月12日前已换管12米。"), []),
        (("二、下一步打算", "6月12日前，后勤处换管。"), []),
        (("二、主要做法", "5月12日前，后勤处换管。"), []),
        (("2024年5月20日，公寓停水。下一步，5月12日前，后勤处换管。",), ["5月12日"]),
        (("二、后续工作", "1月12日前、2023年7月12日前换管。"), ["1月12日"]),
    ],
)
def test_days(body: tuple[str, ...], found: list[str]) -> None:
    assert told(*body) == found


def test_without_a_date_of_the_report_there_is_nothing_to_compare() -> None:
    assert told("二、下一步打算", "2023年5月12日前，后勤处换管。", row="后勤处") == []


SENT = "（报送时间：2024年5月22日15时30分）"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月22日8时，公寓停水。15时前续报。", SENT), ["15时"]),
        (("5月22日8时，公寓停水。16时前续报。", SENT), []),
        (("5月22日8时，公寓停水。5月23日9时前续报。", SENT), []),
        (("5月22日8时，公寓停水。次日9时前续报。", SENT), []),
        (("5月22日8时，公寓停水。15时前续报。",), []),
        (("5月22日8时，公寓停水。15时前续报。", "（报送时间：2024年5月22日）"), []),
        (("5月22日8时，公寓停水，15时50分恢复供水。", SENT), ["15时50分"]),
        (("5月22日8时，公寓停水，拟15时50分恢复供水。", SENT), []),
        (("5月22日8时，公寓停水，15时20分恢复供水。", SENT), []),
        (("5月21日8时，公寓停水，15时50分恢复供水。", SENT), []),
        (("5月22日8时，公寓停水，15时50分水质浑浊。", SENT), []),
        (("公寓停水，15时50分恢复供水。", SENT), []),
        (("5月22日8时，公寓停水。", "（报送时间：2024年5月23日9时）"), ["2024年5月23日"]),
        (("5月22日8时，公寓停水。", "（报送时间：9时）"), []),
    ],
)
def test_hours(body: tuple[str, ...], found: list[str]) -> None:
    assert told(*body) == found


@pytest.mark.parametrize(
    ("body", "issue", "found"),
    [
        (("5月20日9时，后勤处报送了书面首报。", "首报已于5月20日9时30分报送。"), "第12期", ["9时30分"]),
        (("5月20日9时，后勤处报送了书面首报。", "首报已于5月20日9时报送。"), "第12期", []),
        (("首报于9时报送。", "首报于9时30分报送。"), "第12期", ["9时30分"]),
        (("5月20日9时，后勤处报送了书面首报。", "5月21日9时30分首报、续报的数字已核对。"), "第12期", []),
        (("首报于5月20日9时报送。", "5月20日9时40分，公寓停水。"), "第12期", ["9时"]),
        (("首报于5月20日9时报送。", "5月20日8时40分，公寓停水。"), "第12期", []),
        (("首报于5月20日9时报送。", "5月20日9时40分，值班员发现公寓停水。"), "第12期", []),
        (("首报于5月20日9时报送。", "公寓停水。", "9时40分，公寓停水。"), "第12期", []),
        (("首报（第12期）已于5月20日报送。",), "第12期", ["首报（第12期）"]),
        (("首报（第11期）已于5月20日报送。",), "第12期", []),
        (("首报（第12期）已于5月20日报送。",), "第　期", []),
    ],
)
def test_first_reports(body: tuple[str, ...], issue: str, found: list[str]) -> None:
    assert told(*body, kind=Kind.FOLLOW_UP, issue=issue) == found
