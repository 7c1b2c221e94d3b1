"""What LibreOffice reads of the comments and changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from alvtc_info import review
from alvtc_info.reading import office
from alvtc_info.word.review import Reviewed
from tests.building import make_docx, paragraph
from tests.word.drafts import FRAME, SHAPES, SPANS, TAIL, anchors, comments, plain, run, saved, with_body
from tests.word.shapes import control, draft, table, text_box
from tests.word.test_review_in_all_shapes import ANCHORS

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NOTE, _RANGE_END = f"{{{_ODF}office:1.0}}annotation", f"{{{_ODF}office:1.0}}annotation-end"
_NAME, _IDENTITY = f"{{{_ODF}office:1.0}}name", f"{{{_ODF}text:1.0}}change-id"
_T = f"{{{_ODF}text:1.0}}"


class FlatText:
    """The comments and tracked changes of a flat OpenDocument text, by the words they stand on."""

    def __init__(self, data: bytes) -> None:
        root = etree.fromstring(data)
        self.changes: dict[str, list[str]] = {}
        for region in root.iter(f"{_T}changed-region"):
            kind = etree.QName(region[0]).localname
            gone = "".join(plain(p) for p in region[0].iter(f"{_T}p"))
            self.changes[str(region.get(f"{_T}id"))] = [kind, gone]
        self.comments: list[tuple[str, str]] = []
        self._open: dict[str, list[str]] = {}
        self._active: set[str] = set()
        body = root.find(f"{{{_ODF}office:1.0}}body")
        assert body is not None
        self._body = body
        self._gone = {identity: gone for identity, (kind, gone) in self.changes.items() if kind == "deletion"}
        self._walk(body)

    def settled(self, *, accept: bool) -> str:
        """The words of the body with all changes accepted or rejected, without blanks and comments."""
        found: list[str] = []
        active: set[str] = set()

        def walk(element: etree._Element) -> None:
            if element.tag in (f"{_T}tracked-changes", f"{_T}ruby-text", f"{_T}note", _NOTE):
                return
            identity = str(element.get(_IDENTITY))
            if element.tag == f"{_T}change-start":
                active.add(identity)
            elif element.tag == f"{_T}change-end":
                active.discard(identity)
            elif element.tag == f"{_T}change" and not accept:
                found.append(self._gone[identity])
            say(element.text)
            for child in element:
                walk(child)
                say(child.tail)

        def say(text: str | None) -> None:
            if text and all((self.changes[each][0] == "insertion") is accept for each in active):
                found.append(text)

        walk(self._body)
        return "".join("".join(found).split())

    def _walk(self, element: etree._Element) -> None:
        if element.tag == f"{_T}tracked-changes":
            return
        if element.tag == _NOTE:
            heading = next(element.iter(f"{_T}p"))
            self._open[str(element.get(_NAME))] = ["", plain(heading)]
            return
        if element.tag == _RANGE_END:
            said, heading_text = self._open.pop(str(element.get(_NAME)))
            self.comments.append((said, heading_text))
            return
        if element.tag == f"{_T}change-start":
            self._active.add(str(element.get(_IDENTITY)))
        elif element.tag == f"{_T}change-end":
            self._active.discard(str(element.get(_IDENTITY)))
        self._say({f"{_T}s": " ", f"{_T}tab": "\t", f"{_T}line-break": "\n"}.get(str(element.tag), element.text or ""))
        for child in element:
            self._walk(child)
            self._say(child.tail or "")

    def _say(self, text: str) -> None:
        for entry in self._open.values():
            entry[0] += text
        for identity in self._active:
            self.changes[identity][1] += text


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_reads_the_same_comments_and_changes(reviewed: Callable[..., Reviewed]) -> None:
    shapes = [
        shape for name, shape in SHAPES.items() if "field" not in name and "note" not in name and "deletion" not in name
    ]
    cells = f"<w:tc><w:tcPr/>{paragraph('目前未发现渗漏')}</w:tc><w:tc><w:tcPr/>{paragraph('昨日已复查')}</w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    data = make_docx(FRAME + "".join(f"<w:p>{''.join(shape)}</w:p>" for shape in shapes) + table + TAIL)
    done = reviewed(data)
    lines, places = comments(done.data), anchors(done.data)
    found = FlatText(office.convert(done.data, ".docx", office.FLAT, "a.docx"))
    assert sorted(found.comments) == sorted((places[i], lines[i][0]) for i in lines)
    done = reviewed(data, suggest=True)
    found = FlatText(office.convert(done.data, ".docx", office.FLAT, "a.docx"))
    gone = "".join(said for kind, said in found.changes.values() if kind == "deletion")
    assert sorted(gone) == sorted(
        "昨日" * (len(shapes) + 1)
    )  # LibreOffice tells of one deletion over two formats as two
    assert [said for kind, said in found.changes.values() if said.endswith("21日")] == ["5月21日"] * (len(shapes) + 1)


@pytest.mark.slow
@pytest.mark.libreoffice
def test_an_old_document_comes_back_as_a_docx_with_comments(tmp_path: Path) -> None:
    old = office.convert(with_body(run(SPANS)), ".docx", "doc", "a.docx")
    done = review(saved(tmp_path, old, "draft.doc"))
    assert "目前" in anchors(done.data).values()
    assert done.suffix == ".docx"


WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
TEXT_BOX = (
    f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="{WP}" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="3000000" cy="900000"/><wp:wrapNone/>'
    '<wp:docPr id="1" name="b"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="3000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
    f'{paragraph("目前正常，昨日完成。")}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>'
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_reads_the_comments_and_changes_in_a_text_box(reviewed: Callable[..., Reviewed]) -> None:
    data = make_docx(FRAME + paragraph("2024年5月20日完成检查。") + TEXT_BOX + TAIL)
    done = reviewed(data)
    found = FlatText(office.convert(done.data, ".docx", office.FLAT, "a.docx"))
    assert {said for said, _ in found.comments} >= {"目前", "昨日"}
    found = FlatText(office.convert(reviewed(data, suggest=True).data, ".docx", office.FLAT, "a.docx"))
    assert sorted(found.changes.values()) == [["deletion", "昨日"], ["insertion", "5月21日"]]


IN_LIBREOFFICE = {name: inner for name, (inner, _) in ANCHORS.items() if "overlay" not in name and "simple" not in name}


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_accepts_to_what_was_fixed_and_rejects_to_the_original(reviewed: Callable[..., Reviewed]) -> None:
    body = "".join(
        f"<w:p>{inner}</w:p>" for inner in IN_LIBREOFFICE.values() if "moveTo" not in inner and "</w:p>" not in inner
    )
    body += table(table(paragraph("昨日已复查，截止目前正常。")) + "<w:p/>") + text_box(paragraph("昨日完成,已布署。"))
    body += "<w:p><w:hyperlink w:anchor='x'>" + run("已于昨") + "</w:hyperlink>" + control(run("日完成,")) + "</w:p>"
    data = draft(body)
    suggested, fixed = reviewed(data, suggest=True), reviewed(data, fix=True)
    assert len(suggested.changes) >= 8
    original, marked, corrected = (
        FlatText(office.convert(each, ".docx", office.FLAT, "a.docx")) for each in (data, suggested.data, fixed.data)
    )
    assert marked.settled(accept=True) == corrected.settled(accept=True)
    assert marked.settled(accept=False) == original.settled(accept=False)
    assert "5月21日已复查，截止目前正常" in corrected.settled(accept=True)
