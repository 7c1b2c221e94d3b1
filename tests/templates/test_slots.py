from __future__ import annotations

import io

import docx
import pytest

from alvtc_info.templates.slots import mark_slots


@pytest.mark.parametrize("text", ["{缺}后面", "前面{缺}", "{缺}{缺}", "前{缺}中{缺}后"])
def test_slots_anywhere_in_a_run(text: str) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run(text)
    run.add_tab()
    run.add_text("尾{缺}")
    run.bold = True
    stream = io.BytesIO()
    document.save(stream)
    marked = docx.Document(io.BytesIO(mark_slots(stream.getvalue())))
    paragraph = marked.paragraphs[0]
    assert paragraph.text == text + "\t尾{缺}"
    assert all(run.bold for run in paragraph.runs)
    assert [r.text for r in paragraph.runs if r.font.highlight_color] == ["{缺}"] * (text.count("{") + 1)


def test_a_slot_over_line_breaks_is_marked_in_every_line() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("田径场{经过：写成\n完整的").add_break()
    paragraph.add_run("一句}")
    paragraph.add_run("（首报）")
    stream = io.BytesIO()
    document.save(stream)
    data = mark_slots(stream.getvalue())
    marked = docx.Document(io.BytesIO(data)).paragraphs[0]
    assert marked.text == "田径场{经过：写成\n完整的\n一句}（首报）"
    assert [run.text for run in marked.runs if run.font.highlight_color and run.text.strip()] == [
        "{经过：写成",
        "完整的",
        "一句}",
    ]
    assert mark_slots(data) == data
