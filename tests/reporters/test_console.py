from __future__ import annotations

from dataclasses import replace

from alvtc_info import Block, Document, Role, check
from alvtc_info.institution.values import default_institution
from alvtc_info.model.result import Failure
from alvtc_info.reporters.console import format_text
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
