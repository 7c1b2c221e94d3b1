"""Headings whose text goes on in the same paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alvtc_info import check, read
from alvtc_info.model.headlines import headlines, run_in_headings
from alvtc_info.model.rule import framed

TEXT = "后勤处逐段检查管线，登记隐患23处。"


def heads(*lines: str) -> list[str]:
    """The words of the headings that open a line, in order."""
    found = run_in_headings([("", line, False) for line in lines])
    return [lines[index][heading.start : heading.end] for index, heading in found.items()]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([f"一、基本情况。{TEXT}"], ["一、基本情况。"]),
        ([f"　　（一）用电。{TEXT}", f"（二）通道。{TEXT}"], ["（一）用电。", "（二）通道。"]),
        ([f"1.人员。{TEXT}", f"2．时间。{TEXT}"], ["1.人员。", "2．时间。"]),
        ([f"（1）人员。{TEXT}"], ["（1）人员。"]),
        ([f"一、加强领导，压实责任。{TEXT}", f"二、备足物资。{TEXT}"], ["一、加强领导，压实责任。", "二、备足物资。"]),
        ([f"一、加强领导，压实责任。{TEXT}"], []),
        ([f"一、加强领导，压实责任。{TEXT}", f"二、{TEXT}", f"三、备足物资。{TEXT}"], ["三、备足物资。"]),
        ([f"一、用电。{TEXT}", f"二、{TEXT}", f"三、{TEXT}"], []),
        (["一、基本情况"], []),
        (["一、基本情况。"], []),
        (["一、基本情况。见附表。"], []),
        (["一、他说“好的。”随后离开会议室登记。"], []),
        ([f"（一）更换阀门12个。{TEXT}"], []),
        ([f"（一）11月18日检查。{TEXT}"], []),
        ([f"（一）保卫处已清场。{TEXT}"], []),
        ([f"（一）原因：管线老化。{TEXT}"], []),
        ([f"第一，用电。{TEXT}"], []),
        ([TEXT, "停水。" + TEXT], []),
    ],
)
def test_what_opens_a_paragraph_as_its_heading(lines: list[str], wanted: list[str]) -> None:
    assert heads(*lines) == wanted


def test_an_automatic_number_counts_and_headings_are_siblings() -> None:
    found = run_in_headings([("一、", "基本情况", True), ("二、", f"存在问题。{TEXT}", False)])
    assert found == {1: (1, 0, 5)}


@given(st.lists(st.text(alphabet="一二（）、1.。，用电情况 　", max_size=20), max_size=6))
def test_a_heading_is_the_beginning_of_its_paragraph_up_to_a_full_stop(lines: list[str]) -> None:
    for index, (level, start, end) in run_in_headings([("", line, False) for line in lines]).items():
        line = lines[index]
        assert 1 <= level <= 4
        assert line[:start].strip() == ""
        assert line[end - 1] == "。"
        assert line[end:].strip()


def test_those_of_a_document_are_in_its_order_and_its_sections_for_rules() -> None:
    sections = ("事故基本情况", "领导批示落实情况", "网络舆情及善后处置情况")
    lines = [f"{number}、{name}。{TEXT}" for number, name in zip("一二三", sections, strict=True)]
    document = read(framed("关于供水中断情况的报告（续报一）", *lines).encode(), name="a.txt")
    assert [document.text[h.start : h.end] for h in headlines(document)] == [line[: -len(TEXT)] for line in lines]
    assert not check(document, select=["followup-sections"]).findings
    mixed = read(framed("关于供水的情况", "一、做法", f"（一）检查。{TEXT}", "二、打算", TEXT).encode(), name="a.txt")
    wanted = [(1, "一、做法"), (2, "（一）检查。"), (1, "二、打算")]
    assert [(h.level, mixed.text[h.start : h.end]) for h in headlines(mixed)] == wanted


def test_a_measure_behind_the_heading_of_its_section_is_one_of_it() -> None:
    measures = "一是更换全部老旧阀门；二是每日巡查一次供水管线；三是储备管件一百二十套。"
    document = read(framed("水管爆裂情况（终报）", f"一、整改措施。{measures}").encode(), name="a.txt")
    assert [f.start for f in check(document, select=["rectify-no-deadline"]).findings]
