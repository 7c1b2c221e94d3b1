from __future__ import annotations

from dataclasses import replace

from alvtc_info import Block, Document, Role, check
from alvtc_info.institution.values import default_institution
from alvtc_info.model.result import Failure
from alvtc_info.model.wording import place_of
from alvtc_info.reporters.console import format_text
from alvtc_info.reporters.html import format_html
from alvtc_info.reporters.style import Shown
from alvtc_info.text.display import columns


def text_of(block: str, *rules: str) -> str:
    document = Document(
        [Block("1", block, Role.BODY, "第1段")], name="a.txt", warnings=("文件带有宏",), encoding="GB18030"
    )
    shown = Shown([(check(document, select=rules), document)], [Failure("b.txt", "x", "坏了")])
    return format_text(shown, replace(default_institution(), regulation="制度"))


def test_carets_stand_under_the_words_whatever_their_width() -> None:
    lines = text_of(
        "ABc，学生公寓、食堂、教学楼、实训楼、图书馆，近日供水正常，后勤处安排专人逐一登记在册备查。", "vague-time"
    ).split("\n")
    words, carets = lines[4:6]
    at = words.index("近日")
    assert columns(words[:at]) == len(carets) - 4
    assert carets.endswith("^^^^")
    assert words.lstrip().startswith("…")
    assert words.endswith("…")


def test_safe_fixes_standards_and_notes_are_shown() -> None:
    shown = text_of("截至到5月底完成。", "jiezhi-misuse")
    assert "改为：截至" in shown
    assert "惯例" in shown
    assert "（GB18030 编码）" in shown
    assert "提示：文件带有宏" in shown
    assert "b.txt：坏了" in shown
    assert "改法：删去" in text_of("截至5月底为止，完成。", "jiezhi-misuse")
    assert "标准：GB/T 15834" in text_of("（一）、主要做法", "heading-format")


def test_private_things_around_a_finding_are_masked() -> None:
    shown = text_of("近日，13800000000来电。", "vague-time")
    assert "13800000000" not in shown
    assert "1*********0" in shown


def test_a_paragraph_of_word_is_told_by_its_first_words() -> None:
    """Word counts no paragraphs, but finds words; those that are private are masked there too."""
    assert "  第1段（“近日，供水正常。”）　必改" in text_of("　　近日，供水正常。", "vague-time")
    assert "  第1段（“经核实，管道近日…”）　必改" in text_of("经核实，管道近日已经修好。", "vague-time")
    assert "  第1段（“1*******…”）　必改" in text_of("13800000000近日来电。", "vague-time")


def test_the_page_stands_beside_the_first_words() -> None:
    found = check(Document([Block("1", "近日停水。", Role.BODY, "第1段")]), select=["vague-time"]).findings[0]
    paged = replace(found, page=2)
    assert place_of(paged, "近日停水。") == "第1段（第2页，“近日停水。”）"
    assert place_of(paged) == "第1段（第2页）"
    assert place_of(replace(found, place="第3行"), "近日停水。") == "第3行"
    assert place_of(replace(paged, start=0, end=0, quote="")) == "全文"


def test_a_page_of_html_tells_it_too() -> None:
    document = Document([Block("1", "经核实，<管道>近日已经修好。", Role.BODY, "第1段")], name="a.docx")
    shown = Shown([(check(document, select=["vague-time"]), document)], [])
    assert "第1段（“经核实，&lt;管道&gt;…”）" in format_html(shown, default_institution())
