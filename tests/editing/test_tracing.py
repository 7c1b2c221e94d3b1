from __future__ import annotations

from alvtc_info import read
from alvtc_info.editing.tracing import Trace
from alvtc_info.editing.word_file import WordFile
from alvtc_info.model.limits import Limits
from tests.building import HEAD, make_docx, paragraph
from tests.word.drafts import NS, SHAPES, TAIL, W, run


def test_a_document_that_is_read_in_part_is_traced_in_part() -> None:
    data = make_docx(paragraph("一") + paragraph("二") + paragraph("三"))
    limits = Limits(paragraphs=2)
    document = read(data, name="a.docx", limits=limits)
    assert set(Trace(WordFile(data, "a.docx", limits), document).paragraphs) == {"p1", "p2"}


def test_every_character_is_traced_to_part_paragraph_run_and_offset() -> None:
    title = (
        "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr>"
        + run("关于检查")
        + "<w:r><w:br/></w:r>"
        + run("供水管线的情况")
        + "</w:p>"
    )
    notes = f"{HEAD}<w:footnotes {NS}><w:footnote w:id='2'>{paragraph('昨日统计。')}</w:footnote></w:footnotes>"
    data = make_docx(
        paragraph("后勤处值班信息") + paragraph("后勤处　　2024年5月22日") + title + "<w:p>" + "".join(SHAPES["across runs"]) + "</w:p>" + '<w:altChunk r:id="r1"/>' + TAIL,
        parts={"word/footnotes.xml": notes, "word/c.txt": "嵌入"},
        links=(("footnotes", "footnotes.xml"), ("aFChunk", "c.txt")),
    )  # fmt: skip
    document = read(data, name="a.docx")
    file = WordFile(data, "a.docx", Limits())
    trace = Trace(file, document)
    seen = 0
    for block in document.blocks:
        for offset, letter in enumerate(block.text):
            spot = trace.spot(block.id, offset)
            if spot is None:
                assert block.text == "嵌入"
                continue
            paragraphs = list(file.tree(spot.part).iter(f"{W}p"))
            runs = [r for r in paragraphs[spot.paragraph - 1].iter(f"{W}r") if list(r.iter(f"{W}t", f"{W}br"))]
            text = "".join(t.text if t.tag == f"{W}t" else "\n" for t in runs[spot.run - 1].iter(f"{W}t", f"{W}br"))  # type: ignore[misc]
            assert text[spot.offset] == letter
            seen += 1
    assert seen >= 80
