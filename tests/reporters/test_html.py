from __future__ import annotations

from pathlib import Path

from lxml import html

from alvtc_info.reporters.html import format_html
from alvtc_info.reporters.style import Shown
from tests.reporters.findings import COLLEGE, FAILED, TEXT, checked


def test_the_page_shows_the_text_with_its_findings(tmp_path: Path) -> None:
    told = checked("# 一、情况\n\n" + TEXT, "稿.md") + checked("一段平常的话。\n", "好.txt") + checked("好。\n", "")
    text = format_html(Shown(told, FAILED), COLLEGE)
    page = html.fromstring(text)
    assert page.xpath("count(//script[@src]|//link|//img)") == 0
    marks = [(str(e.xpath("string()")), e.get("class")) for e in page.iter("mark")]
    assert ("近日", "error") in marks
    assert "13912345678" not in text
    assert "&lt;情况&gt;" in text
    names = {e.get("id") for e in page.iter("li")}
    assert {name for e in page.iter("mark") for name in e.get("data-by", "").split()} <= names
    assert {e.get("href", "")[1:] for e in page.iter("a")} <= names
    assert "没有发现问题" in text
    assert "（标准输入）" in text
    assert "文件坏了" in text


def test_overlapping_findings_are_marked_piece_by_piece() -> None:
    from dataclasses import replace

    ((result, document),) = checked("近日情况正常。\n")
    finding = replace(result.findings[0], start=0, end=4)
    other = replace(finding, start=2, end=6, severity=type(finding.severity)("info"))
    result = replace(result, findings=(finding, other, replace(finding, start=6, end=6)))
    page = html.fromstring(format_html(Shown([(result, document)]), COLLEGE))
    assert [(str(e.xpath("string()")), e.get("class")) for e in page.iter("mark")] == [
        ("近日", "error"),
        ("情况", "error"),
        ("正常", "info"),
        ("。", "error"),
    ]


def test_records_of_times_stand_in_a_section_of_their_own_with_their_own_filter() -> None:
    from dataclasses import replace

    from alvtc_info.model.finding import Urgency
    from alvtc_info.model.wording import OVER_RECORDS

    ((result, document),) = checked("近日，学院开展检查。\n")
    finding = replace(result.findings[0], start=0, end=2)
    times = replace(finding, start=0, end=6, severity=type(finding.severity)("info"), urgency=Urgency.RECORD)
    page = html.fromstring(
        format_html(Shown([(replace(result, findings=(finding, times)), document)]), COLLEGE).encode()
    )
    (section,) = [each for each in page.iter("section") if each.get("class") == "times"]
    assert section.xpath("string(h3)") == OVER_RECORDS
    assert [each.get("start") for each in section.iter("ol")] == ["2"]
    assert [each.get("data-severity") for each in section.iter("li")] == ["record"]
    assert [each.get("data-severity") for each in page.iter("li")] == ["error", "record"]
    assert [each.get("value") for each in page.iter("input")] == ["error", "warning", "info", "record"]
    labels = [str(each.xpath("normalize-space()")) for each in page.iter("label")][:4]
    assert labels == ["必改 1", "宜改 0", "建议 0", "时限记录 1"]
    assert [(str(e.xpath("string()")), e.get("class")) for e in page.iter("mark")] == [
        ("近日", "error"),
        ("，学院开", "record"),
    ]
    alone = format_html(Shown([(replace(result, findings=(times,)), document)]), COLLEGE)
    assert "没有发现问题" in alone
    assert "record" not in format_html(Shown([(result, document)]), COLLEGE).split("</style>")[1]
