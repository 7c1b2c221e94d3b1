"""Drafts handed back: comments, tracked changes, corrected copies — and nothing else moved."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from alvtc_info import Document, InputError, UsageError, fix, read, review
from alvtc_info.editing.tracing import Trace
from alvtc_info.editing.tracked_changes import Change, Changes
from alvtc_info.editing.word_file import WordFile, parse_tree
from alvtc_info.model.limits import Limits
from alvtc_info.reading import office
from alvtc_info.word.review import SUMMARY, Reviewed
from tests.building import HEAD, OFFICE, WORD, make_docx, pack, paragraph, relationships

W = f"{{{WORD}}}"
NS = f'xmlns:w="{WORD}"'
CLI = Callable[..., tuple[int, str, str]]


@pytest.fixture
def reviewed(tmp_path: Path) -> Callable[..., Reviewed]:
    return lambda data, **options: review(saved(tmp_path, data), **options)


def saved(folder: Path, data: bytes, name: str = "draft.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def tree(data: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(part))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def plain(text: etree._Element) -> str:
    return str(text.xpath("string()"))


def words(root: etree._Element) -> list[str]:
    """The text of each paragraph of a tree as a simple walk sees it, deletions left out."""
    found = []
    for each in root.iter(f"{W}p"):
        texts = [plain(t) for t in each.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is each]
        found.append("".join(texts))
    return found


def settled(root: etree._Element, *, accept: bool) -> etree._Element:
    """A copy of the tree with our tracked changes accepted or rejected, by a walk of the test's own."""
    root = deepcopy(root)
    for name, keep in (("ins", accept), ("del", not accept)):
        for change in [e for e in root.iter(f"{W}{name}") if e.get(f"{W}author") == "信息校核"]:
            parent = change.getparent()
            assert parent is not None
            if keep:
                for child in reversed(list(change)):
                    change.addnext(child)
            parent.remove(change)
            for text in list(parent.iter(f"{W}delText")) if name == "del" and keep else ():
                if next(text.iterancestors(f"{W}del"), None) is None:
                    text.tag = f"{W}t"
    return root


def comments(data: bytes) -> dict[str, list[str]]:
    """Comment id → its lines."""
    return {
        str(c.get(f"{W}id")): ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in c.iter(f"{W}p")]
        for c in tree(data, "word/comments.xml").iter(f"{W}comment")
    }


def anchors(data: bytes, part: str = "word/document.xml") -> dict[str, str]:
    """Comment id → the text between its marks, by a walk of the test's own."""
    open_ids: set[str] = set()
    found: dict[str, str] = {}
    for each in tree(data, part).iter("{*}*"):
        name = etree.QName(each).localname
        identity = str(each.get(f"{W}id"))
        if name == "commentRangeStart":
            open_ids.add(identity)
            found[identity] = ""
        elif name == "commentRangeEnd":
            open_ids.discard(identity)
        elif name == "t":
            for identity in open_ids:
                found[identity] += plain(each)
        elif name in ("tab", "br") and each.getparent() is not None and etree.QName(each.getparent()).localname == "r":
            for identity in open_ids:
                found[identity] += "\t" if name == "tab" else "\n"
    return found


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t xml:space='preserve'>{text}</w:t></w:r>"


FRAME = (
    paragraph("后勤处值班信息") + paragraph("第12期") + paragraph("后勤处　　2024年5月22日") + paragraph("关于检查供水管线的情况")
)  # fmt: skip
TAIL = paragraph("编辑：刘某　电话：0483-8000000　签发：李某")
SPANS = "目前，管线运行正常。近日已更换阀门12个，昨日完成试压。"


def with_body(*inner: str, **options: object) -> bytes:
    return make_docx(FRAME + "".join(f"<w:p>{each}</w:p>" for each in inner) + TAIL, **options)  # type: ignore[arg-type]


def quotes_are_anchored(done: Reviewed) -> None:
    """Every comment that stands on words stands on those of its finding."""
    lines, places = comments(done.data), anchors(done.data)
    assert lines.keys() == places.keys()
    pinned = sorted((places[i], lines[i][0]) for i in lines if not lines[i][0].startswith(SUMMARY))
    wanted = sorted(
        (f.quote, f"【{f.severity.label}】{f.title}")
        for f in done.result.findings
        if f.quote and "*" not in f.quote and "注" not in f.place
    )
    for pair in wanted:
        assert pair in pinned


SHAPES = {
    "one run": (run(SPANS),),
    "across runs": (run("目", "<w:b/>") + run("前，管线运行正常。近") + run("日已更换阀门12个，昨", "<w:i/>") + run("日完成试压。"),),
    "a tracked insertion": ('<w:ins w:id="7" w:author="王某">' + run("目前，管线运行正常。") + "</w:ins>" + run("近日已更换阀门12个，昨日完成试压。"),),
    "a deletion within": (run("目") + '<w:del w:id="7" w:author="王某"><w:r><w:delText>录</w:delText></w:r></w:del>' + run("前，管线运行正常。近日已更换阀门12个，昨日完成试压。"),),
    "a link": ('<w:hyperlink w:anchor="x">' + run("目前，管线") + "</w:hyperlink>" + run("运行正常。近日已更换阀门12个，昨日完成试压。"),),
    "a control": ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("目前，管线运行正常。近日") + "</w:sdtContent></w:sdt>" + run("已更换阀门12个，昨日完成试压。"),),
    "a field's result": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(SPANS) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',),
    "a simple field": ('<w:fldSimple w:instr="QUOTE x">' + run(SPANS) + "</w:fldSimple>",),
    "a note within": (run("目前，管线运行正常。近") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("日已更换阀门12个，昨日完成试压。"),),
    "one run with a note and a break": ("<w:r><w:t>目前，管线运行正常。近</w:t><w:lastRenderedPageBreak/><w:t>日已更换阀门12个，</w:t><w:br/><w:t>昨日完成试压。</w:t></w:r>",),
    "an XML comment within": ("<w:r><w:t>目<!-- x -->前，管线运行正常。近日已更换阀门12个，昨日完成试压。</w:t></w:r>",),
    "bookmarks": ('<w:bookmarkStart w:id="3" w:name="甲"/>' + run("目前，管线运行正常。近日已更换阀门12个，昨") + '<w:bookmarkEnd w:id="3"/>' + run("日完成试压。"),),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=list(SHAPES))
def test_comments_stand_on_exactly_the_words_of_their_finding(shape: str, reviewed: Callable[..., Reviewed]) -> None:
    data = with_body(*SHAPES[shape])
    done = reviewed(data)
    assert [f.quote for f in done.result.findings if f.rule in ("vague-time", "relative-time")][:3] == [
        "目前",
        "近日",
        "昨日",
    ]
    quotes_are_anchored(done)
    assert words(tree(done.data)) == words(tree(data))
    again = reviewed(done.data)
    assert again.comments == 0
    assert again.data == done.data


@pytest.mark.parametrize("shape", SHAPES, ids=list(SHAPES))
def test_tracked_changes_can_be_accepted_or_rejected(shape: str, reviewed: Callable[..., Reviewed]) -> None:
    data = with_body(*SHAPES[shape])
    suggested, fixed = reviewed(data, suggest=True), reviewed(data, fix=True)
    assert words(settled(tree(suggested.data), accept=False)) == words(tree(data))
    assert words(settled(tree(suggested.data), accept=True)) == words(tree(fixed.data))
    assert suggested.changes == fixed.changes
    field = "field" in shape
    assert [f.quote for f in suggested.changes] == ([] if field else ["昨日"])
    again = reviewed(suggested.data, suggest=True)
    assert (again.comments, again.changes) == (0, ())
    assert again.data == suggested.data
    assert reviewed(fixed.data, fix=True).changes == ()


def test_table_cells_and_text_boxes_are_commented_and_changed(reviewed: Callable[..., Reviewed]) -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('目前正常，昨日完成。')}</w:txbxContent></wps:txbx>"
    shape = f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('目前未发现渗漏')}</w:tc><w:tc>{paragraph('昨日已复查')}</w:tc></w:tr></w:tbl>"
    )
    data = make_docx(FRAME + paragraph("2024年5月20日完成检查。") + table + shape + TAIL)
    done = reviewed(data)
    quotes_are_anchored(done)
    assert sorted(t for t in anchors(done.data).values() if t in ("目前", "昨日")) == ["昨日", "昨日", "目前", "目前"]
    fixed = tree(reviewed(data, fix=True).data)
    assert [t for t in words(fixed) if "完成。" in t] == ["目前正常，5月21日完成。"] * 2
    suggested = tree(reviewed(data, suggest=True).data)
    assert len(list(suggested.iter(f"{W}ins"))) == 2


def test_findings_where_word_has_no_comments_go_to_the_nearest_place_that_has(
    reviewed: Callable[..., Reviewed],
) -> None:
    header = f"{HEAD}<w:hdr {NS}>{paragraph('目前使用的页眉')}</w:hdr>"
    notes = f"{HEAD}<w:footnotes {NS}><w:footnote w:id='2'>{paragraph('昨日统计。')}</w:footnote></w:footnotes>"
    body = "<w:p>" + run("2024年5月20日检查12处。") + '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body += f'<w:p><w:pPr><w:sectPr><w:headerReference xmlns:r="{OFFICE}" w:type="default" r:id="r0"/></w:sectPr></w:pPr></w:p>'
    data = make_docx(
        FRAME + body + '<w:altChunk r:id="r2"/>' + TAIL,
        parts={"word/header1.xml": header, "word/footnotes.xml": notes, "word/c.txt": "昨日又查一遍。"},
        links=(("header", "header1.xml"), ("footnotes", "footnotes.xml"), ("aFChunk", "c.txt")),
    )
    done = reviewed(data, select=["vague-time", "relative-time"])
    lines, places = comments(done.data), anchors(done.data)
    placed = {lines[i][1]: places[i] for i in lines if lines[i][1].startswith("在")}
    assert placed == {"在脚注2“昨日”：": "。", "在嵌入内容第1段“昨日”：": "后勤处值班信息"}
    marked = reviewed(data, select=["halfwidth-punct", "template-placeholder", "relative-time"], suggest=True)
    assert list(tree(marked.data, "word/footnotes.xml").iter(f"{W}ins"))
    assert reviewed(done.data, select=["vague-time", "relative-time"]).comments == 0


def test_whole_findings_stand_on_the_title_with_a_summary(reviewed: Callable[..., Reviewed]) -> None:
    data = make_docx(
        paragraph("后勤处值班信息")
        + paragraph("关于漏水的报告（首报）")
        + paragraph("水管漏水，已在处理，没有造成更大影响。")
    )
    done = reviewed(data)
    lines, places = comments(done.data), anchors(done.data)
    first = next(i for i in lines if lines[i][0].startswith(SUMMARY))
    assert places[first] == "关于漏水的报告（首报）"
    assert any("未检查" in line for line in lines[first])
    whole = [f for f in done.result.findings if not f.quote]
    assert whole
    assert sum(text == "关于漏水的报告（首报）" for text in places.values()) >= len(whole) + 1
    for finding in whole:
        assert any(entry[1] == finding.message for entry in lines.values() if len(entry) > 1)


def test_comments_on_the_same_words_stay_in_order_the_summary_first(reviewed: Callable[..., Reviewed]) -> None:
    data = make_docx(
        paragraph("后勤处值班信息") + paragraph("关于漏水的报告（首报）") + paragraph("水管漏水，已在处理。")
    )
    root = tree(reviewed(data).data)
    order = [str(e.get(f"{W}id")) for e in root.iter(f"{W}commentReference")]
    ends = [str(e.get(f"{W}id")) for e in root.iter(f"{W}commentRangeEnd")]
    assert order == ends
    lines = comments(reviewed(data).data)
    assert lines[order[0]][0].startswith(SUMMARY)
    assert order == sorted(order, key=int)


def test_the_summary_is_brought_up_to_date_and_existing_comments_stay(reviewed: Callable[..., Reviewed]) -> None:
    other = f"{HEAD}<w:comments {NS}><w:comment w:id='4' w:author='王某'>{paragraph('请核实')}</w:comment><w:comment w:id='x' w:author='信息校核'/></w:comments>"
    inner = (
        '<w:commentRangeStart w:id="4"/>'
        + run(SPANS)
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    )
    data = with_body(inner, parts={"word/comments.xml": other}, links=(("comments", "comments.xml"),))
    done = reviewed(data)
    assert comments(done.data)["4"] == ["请核实"]
    assert anchors(done.data)["4"] == SPANS
    assert min(int(i) for i in comments(done.data) if i not in ("4", "x")) == 5
    fewer = reviewed(done.data, select=["relative-time"])
    assert fewer.comments == 0
    sums = [next(ls[0] for ls in comments(d.data).values() if ls and ls[0].startswith(SUMMARY)) for d in (done, fewer)]
    assert sums[0] != sums[1]


def test_a_draft_without_findings_gets_no_comment(reviewed: Callable[..., Reviewed]) -> None:
    data = make_docx(paragraph("后勤处值班信息") + paragraph("正文"))
    done = reviewed(data, select=["halfwidth-punct"])
    assert done.comments == 0
    assert "word/comments.xml" not in parts(done.data)


def test_paragraphs_without_words_can_be_commented_on(reviewed: Callable[..., Reviewed]) -> None:
    prompt = (
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("标题")
        + "</w:sdtContent></w:sdt></w:p>"
    )
    done = reviewed(make_docx(prompt), kind="first")
    assert done.comments > 1
    assert set(anchors(done.data).values()) == {""}
    assert reviewed(done.data, kind="first").comments == 0


def test_every_other_part_keeps_its_bytes(reviewed: Callable[..., Reviewed]) -> None:
    extra = {
        "word/styles.xml": f"{HEAD}<w:styles {NS}/>", "word/media/a.png": b"\x89PNG", "customXml/item1.xml": "<a> b </a>",
        "word/settings.xml": f"{HEAD}<w:settings {NS}/>", "docProps/core.xml": core("2024-05-01T08:00:00Z"),
    }  # fmt: skip
    data = with_body(
        run(SPANS),
        parts=extra,
        links=(("styles", "styles.xml"), ("image", "media/a.png"), ("settings", "settings.xml")),
    )
    before = parts(data)
    for options in ({}, {"suggest": True}, {"fix": True}):
        after = parts(reviewed(data, **options).data)
        added = {"word/comments.xml"} if "fix" not in options else set()
        assert after.keys() == before.keys() | added
        changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert {name for name in before if after[name] != before[name]} <= changed
        assert {child.get("Id") for child in tree(data, "word/_rels/document.xml.rels")} <= {
            child.get("Id") for child in tree(reviewed(data, **options).data, "word/_rels/document.xml.rels")
        }


def core(saved_at: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{saved_at}</dcterms:modified></cp:coreProperties>'
    )


def dated(data: bytes) -> str | None:
    return next(tree(data, "word/comments.xml").iter(f"{W}comment")).get(f"{W}date")


def test_comments_bear_the_moment_asked_for_or_when_the_draft_was_saved(reviewed: Callable[..., Reviewed]) -> None:
    def draft(saved_at: str) -> bytes:
        root = relationships(("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml"))
        return with_body(run(SPANS), parts={"_rels/.rels": root, "docProps/core.xml": core(saved_at)})

    assert dated(reviewed(draft("2024-05-01T08:00:00Z")).data) == "2024-05-01T08:00:00Z"
    assert dated(reviewed(draft("yesterday")).data) is None
    assert dated(reviewed(with_body(run(SPANS))).data) is None
    moment = datetime(2024, 5, 22, 6, 30, tzinfo=UTC)
    done = reviewed(with_body(run(SPANS)), moment=moment, suggest=True)
    assert dated(done.data) == "2024-05-22T06:30:00Z"
    assert {e.get(f"{W}date") for e in tree(done.data).iter(f"{W}ins", f"{W}del")} == {"2024-05-22T06:30:00Z"}


def test_strict_files_and_files_without_links_are_commented_on_in_their_own_names(
    reviewed: Callable[..., Reviewed],
) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    content = parts(with_body(run(SPANS)))
    content["word/document.xml"] = content["word/document.xml"].replace(WORD.encode(), strict.encode())
    del content["word/_rels/document.xml.rels"]
    done = reviewed(pack(content))  # type: ignore[arg-type]
    assert tree(done.data, "word/comments.xml").tag == f"{{{strict}}}comments"
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in parts(done.data)["word/_rels/document.xml.rels"]
    )
    assert reviewed(done.data).data == done.data


LONG = "各部门要认真落实“安全第一,预防为主,综合治理的方针，压实责任，形成合力。"
FIXES = {
    "a hyphen among the words": ("<w:r><w:t>2024年5月20日</w:t><w:noBreakHyphen/><w:t>22日，检查完毕。</w:t></w:r>", "range-dash"),
    "partly our own insertion": ('<w:ins w:id="7" w:author="信息校核">' + run("昨") + "</w:ins>" + run("日完成试压。"), "relative-time"),
    "changed formatting": (run("昨日", '<w:b/><w:rPrChange w:id="8" w:author="王某"><w:rPr/></w:rPrChange>') + run("完成试压。"), "relative-time"),
    "a note in the middle": ('<w:r><w:rPr><w:b/><w:rPrChange w:id="8" w:author="王某"><w:rPr/></w:rPrChange></w:rPr><w:t>昨</w:t><w:footnoteReference w:id="2"/><w:t>日</w:t><w:lastRenderedPageBreak/></w:r>' + run("完成试压。"), "relative-time"),
    "our own insertion": ('<w:ins w:id="7" w:author="信息校核">' + run("昨日完成试压。") + "</w:ins>", "relative-time"),
    "somebody else's insertion": ('<w:ins w:id="7" w:author="王某">' + run("已查，昨日完成试压。") + "</w:ins>", "relative-time"),
    "the whole of an insertion": ('<w:ins w:id="7" w:author="王某">' + run("昨日") + "</w:ins>" + run("完成试压。"), "relative-time"),
}  # fmt: skip


@pytest.mark.parametrize("name", FIXES, ids=list(FIXES))
def test_changes_within_changes(name: str, reviewed: Callable[..., Reviewed]) -> None:
    inner, rule = FIXES[name]
    data = with_body(inner)
    suggested, fixed = reviewed(data, suggest=True), reviewed(data, fix=True)
    assert [f.rule for f in suggested.changes] == [rule]
    read_back = [[b.text for b in read(each.data, name="a.docx").blocks] for each in (suggested, fixed)]
    assert read_back[0] == read_back[1]
    for insertion in tree(suggested.data).iter(f"{W}ins"):
        assert next(insertion.iterancestors(f"{W}ins"), None) is None
        assert len(insertion)


@pytest.mark.parametrize("track", [False, True])
def test_hyphens_within_the_words_go_with_them(track: bool) -> None:
    data = make_docx(
        "<w:p><w:r><w:t>自2024</w:t><w:noBreakHyphen/><w:t>5</w:t><w:noBreakHyphen/><w:t>20起</w:t></w:r></w:p>"
    )
    file = WordFile(data, "a.docx", Limits())
    trace = Trace(file, read(data, name="a.docx"))
    changes = Changes(file, trace, "")
    change = Change(trace.paragraphs["p1"], 1, 10, "2024年5月20日")
    assert changes.possible(change)
    (changes.track if track else changes.apply)(change)
    assert texts(file.save()) == ["自2024年5月20日起"]
    assert not changes.possible(Change(trace.paragraphs["p1"], 1, 1, ""))


def test_an_insertion_of_ours_that_is_emptied_goes() -> None:
    data = make_docx(
        "<w:p>" + run("甲") + '<w:ins w:id="1" w:author="信息校核">' + run("乙") + "</w:ins>" + run("丙") + "</w:p>"
    )
    file = WordFile(data, "a.docx", Limits())
    trace = Trace(file, read(data, name="a.docx"))
    Changes(file, trace, "").track(Change(trace.paragraphs["p1"], 1, 2, ""))
    assert texts(file.save()) == ["甲丙"]
    assert not list(tree(file.save()).iter(f"{W}ins", f"{W}del"))


def test_text_outside_of_runs_is_commented_on_and_not_changed(reviewed: Callable[..., Reviewed]) -> None:
    done = reviewed(with_body("<w:t>昨日</w:t>" + run("完成试压。")), suggest=True)
    assert done.changes == ()
    assert "昨日" in anchors(done.data).values()


def test_only_fallbacks_that_said_the_same_follow(reviewed: Callable[..., Reviewed]) -> None:
    def twice(shown: str, hidden: str) -> str:
        boxes = [f"<wps:txbx><w:txbxContent>{paragraph(t)}</w:txbxContent></wps:txbx>" for t in (shown, hidden)]
        return f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{boxes[0]}</mc:Choice><mc:Fallback>{boxes[1]}</mc:Fallback></mc:AlternateContent></w:r></w:p>"

    body = FRAME + twice("已复查管线", "已复查管线") + twice("昨日试压", "图形不能显示") + TAIL
    found = words(tree(reviewed(make_docx(body), fix=True).data))
    assert found.count("已复查管线") == 2
    assert "5月21日试压" in found
    assert "图形不能显示" in found


def test_fixing_stops_after_some_rounds(reviewed: Callable[..., Reviewed], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alvtc_info.word.review.ROUNDS", 1)
    assert len(reviewed(with_body(run(SPANS)), fix=True).changes) == 1


def test_a_document_that_is_read_in_part_is_traced_in_part() -> None:
    data = make_docx(paragraph("一") + paragraph("二") + paragraph("三"))
    limits = Limits(paragraphs=2)
    document = read(data, name="a.docx", limits=limits)
    assert set(Trace(WordFile(data, "a.docx", limits), document).paragraphs) == {"p1", "p2"}


def test_xml_that_only_the_stream_could_read_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_tree(b"<a>", "word/document.xml", "a.docx")
    assert caught.value.code == "broken-xml"


CLOSED = {
    "bound": "<w:dataBinding w:xpath='/a'/>",
    "locked": "<w:lock w:val='contentLocked'/>",
    "list": "<w:dropDownList/>",
}


@pytest.mark.parametrize("kind", CLOSED)
def test_controls_that_word_fills_in_are_commented_on_and_not_changed(
    kind: str, reviewed: Callable[..., Reviewed]
) -> None:
    inner = (
        f"<w:sdt><w:sdtPr>{CLOSED[kind]}</w:sdtPr><w:sdtContent>{run('昨日')}</w:sdtContent></w:sdt>{run('完成试压。')}"
    )
    done = reviewed(with_body(inner), suggest=True)
    assert done.changes == ()
    assert "昨日" in anchors(done.data).values()
    bare = f"<w:sdt><w:sdtContent>{run('昨日')}</w:sdtContent></w:sdt>{run('完成试压。')}"
    free = f"<w:sdt><w:sdtPr><w:lock w:val='sdtLocked'/></w:sdtPr><w:sdtContent>{run('昨日')}</w:sdtContent></w:sdt>{run('完成试压。')}"
    for inner in (bare, free):
        assert len(reviewed(with_body(inner), suggest=True).changes) == 1


def test_formulas_and_rubies_stay_whole(reviewed: Callable[..., Reviewed]) -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('x')}</w:rt><w:rubyBase>{run('昨日')}</w:rubyBase></w:ruby></w:r>"
    inner = "<m:oMath><m:r><m:t>目前</m:t></m:r></m:oMath>" + run("检查完毕，") + ruby + run("复查。")
    data = with_body(inner)
    done = reviewed(data, suggest=True)
    assert done.changes == ()
    root = tree(done.data)
    assert [etree.tostring(e, method="c14n") for e in root.iter(f"{W}ruby")] == [
        etree.tostring(e, method="c14n") for e in tree(data).iter(f"{W}ruby")
    ]
    assert reviewed(done.data, suggest=True).data == done.data


def test_unsafe_fixes_are_written_in_when_asked_for(reviewed: Callable[..., Reviewed]) -> None:
    data = with_body(run("截至目前，已更换阀门12个。"))
    assert reviewed(data, fix=True).changes == ()
    assert "{" in "".join(words(tree(reviewed(data, fix=True, unsafe=True).data)))
    assert list(tree(reviewed(data, suggest=True, unsafe=True).data).iter(f"{W}ins"))


# secrecy ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        paragraph("机密★1年"),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>绝密★长期</w:t></w:r></w:p>",
        "<w:p><w:del><w:r><w:delText>秘密★5年</w:delText></w:r></w:del></w:p>",
    ],
)
def test_a_file_with_a_secrecy_mark_is_not_copied(body: str, tmp_path: Path, run_cli: CLI) -> None:
    path = saved(tmp_path, make_docx(body + FRAME + paragraph(SPANS) + TAIL))
    for command in (("review",), ("review", "--fix"), ("review", "--suggest"), ("fix",)):
        target = tmp_path / "out.docx"
        code, out, err = run_cli(*command, path, "-o", target)
        assert (code, out) == (2, "")
        assert "保密部门" in err
        assert not target.exists()


# the command ------------------------------------------------------------------------------------------------------------


def test_the_command_writes_comments_changes_or_a_corrected_copy(tmp_path: Path, run_cli: CLI) -> None:
    path = saved(tmp_path, with_body(run(SPANS)))
    code, out, _ = run_cli("review", path, "-o", tmp_path / "a.docx")
    assert code == 0
    assert re.match(r"批注 \d+ 条：.*a\.docx（日常信息·草稿：", out)
    code, out, _ = run_cli("review", path, "-o", tmp_path / "b.docx", "--suggest")
    assert "修订 1 处" in out
    code, out, _ = run_cli("review", path, "-o", tmp_path / "c.docx", "--fix", "--kind", "daily", "--stage", "sign")
    assert "改了 1 处" in out
    assert run_cli("review", path, "-o", tmp_path / "c.docx")[0] == 2
    assert run_cli("review", path, "-o", tmp_path / "c.docx", "--force")[0] == 0
    code, _, err = run_cli("review", path, "-o", path, "--force")
    assert "原稿" in err
    assert "--suggest" in run_cli("review", path, "-o", tmp_path / "d.docx", "--unsafe")[2]
    assert ".docx" in run_cli("review", path, "-o", tmp_path / "d.docm")[2]
    assert run_cli("review", saved(tmp_path, b"text", "a.txt"), "-o", tmp_path / "d.docx")[0] == 2
    meta = tmp_path / "meta.yaml"
    meta.write_text("reviews:\n  commissioned: true\n", encoding="utf-8")
    assert run_cli("review", path, "-o", tmp_path / "e.docx", "--meta", meta)[0] in (0, 2)


def test_fix_corrects_a_docx(tmp_path: Path, run_cli: CLI) -> None:
    path = saved(tmp_path, with_body(run(SPANS)))
    done = fix(path)
    assert "昨日" in done.before
    assert "5月21日完成试压" in done.after
    code, out, _ = run_cli("fix", path, "--diff")
    assert code == 0
    assert "+目前，管线运行正常。近日已更换阀门12个，5月21日完成试压。" in out
    assert run_cli("fix", path, "-o", tmp_path / "f.docx")[0] == 0
    assert (
        read(tmp_path / "f.docx").joined({b.role for b in read(path).blocks}, "")
        == "".join(line for line in done.after.replace("　　", "").split("\n") if line)
        or "5月21日" in read(tmp_path / "f.docx").text
    )


def test_choices_that_exclude_each_other_and_files_that_cannot_be_marked(tmp_path: Path) -> None:
    path = saved(tmp_path, with_body(run(SPANS)))
    with pytest.raises(UsageError):
        review(path, suggest=True, fix=True)
    content = parts(path.read_bytes())
    del content["[Content_Types].xml"]
    with pytest.raises(InputError) as caught:
        review(saved(tmp_path, pack(content)))  # type: ignore[arg-type]
    assert caught.value.code == "no-types"


def test_a_damaged_part_cannot_be_copied(tmp_path: Path) -> None:
    data = with_body(run(SPANS), parts={"docProps/thumbnail.jpeg": b"abcabcabc" * 40})
    at = data.index(b"docProps/thumbnail.jpeg") + len("docProps/thumbnail.jpeg")
    with pytest.raises(InputError) as caught:
        review(saved(tmp_path, data[: at + 2] + b"\xff" + data[at + 3 :]))
    assert caught.value.code == "broken-part"


def test_text_nested_within_a_run_is_commented_on_as_a_whole(reviewed: Callable[..., Reviewed]) -> None:
    inner = "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>昨日完成试压。</w:t></mc:Choice></mc:AlternateContent></w:r>"
    done = reviewed(with_body(inner), suggest=True)
    assert done.changes == ()
    assert "昨日完成试压。" in anchors(done.data).values()
    assert reviewed(done.data, suggest=True).data == done.data


def test_macro_files_keep_their_suffix(tmp_path: Path, run_cli: CLI) -> None:
    content = parts(with_body(run(SPANS)))
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(
        kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    path = saved(tmp_path, pack(content), "draft.docm")  # type: ignore[arg-type]
    assert run_cli("review", path, "-o", tmp_path / "r.docx")[0] == 2
    assert run_cli("review", path, "-o", tmp_path / "r.docm")[0] == 0
    assert run_cli("review", path, "--fix", "-o", tmp_path / "f.docm")[0] == 0


# tracing ----------------------------------------------------------------------------------------------------------------


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


# properties -------------------------------------------------------------------------------------------------------------

SENTENCES = (
    "目前，管线运行正常。",
    "近日已更换阀门12个。",
    "昨日完成试压。",
    "截止目前共检查3处。",
    "2024年5月20日,检查完毕。",
    "（1）各部门配合。",
    "学生42人安全。",
    "后续情况续报。",
)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Paragraphs of sentences cut anywhere into runs, with everything that Word puts between and around them."""
    out = []
    number = iter(range(100, 1000))
    for _ in range(draw(st.integers(1, 3))):
        text = "".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)))
        cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=6))})
        inner = ""
        for start, end in itertools.pairwise(cuts):
            piece = run(text[start:end], draw(st.sampled_from(["", "<w:b/>", '<w:sz w:val="32"/>'])))
            identity = next(number)
            inner += draw(
                st.sampled_from(
                    [
                        piece, piece, piece,
                        f'<w:ins w:id="{identity}" w:author="王某">{piece}</w:ins>',
                        f'<w:ins w:id="{identity}" w:author="信息校核">{piece}</w:ins>',
                        f'<w:hyperlink w:anchor="x">{piece}</w:hyperlink>',
                        f"<w:smartTag w:uri='u' w:element='e'>{piece}</w:smartTag>",
                        f"<w:customXml w:element='e'>{piece}</w:customXml>",
                        f"<w:sdt><w:sdtPr/><w:sdtContent>{piece}</w:sdtContent></w:sdt>",
                        f"<w:moveTo w:id='{identity}' w:author='王某'>{piece}</w:moveTo>",
                        f'<w:fldSimple w:instr="QUOTE">{piece}</w:fldSimple>',
                        f'<w:bookmarkStart w:id="{identity}" w:name="b{identity}"/>{piece}<w:bookmarkEnd w:id="{identity}"/>',
                        piece.replace("</w:r>", '<w:footnoteReference w:id="2"/></w:r>'),
                        piece.replace("<w:t ", "<w:drawing/><w:t "),
                        piece.replace("<w:t ", "<w:lastRenderedPageBreak/><w:t "),
                        piece + f'<w:del w:id="{identity}" w:author="王某"><w:r><w:delText>删</w:delText></w:r></w:del>',
                        piece + "<w:proofErr w:type='spellStart'/>",
                        piece + "<w:r><w:br/></w:r>",
                        piece + "<w:r><w:br/><w:t xml:space='preserve'>　　另外，</w:t></w:r>",
                        piece + "<w:r><w:tab/></w:r>",
                        piece + "<w:r><w:softHyphen/></w:r>",
                    ]
                )
            )  # fmt: skip
        out.append(f"<w:p>{inner}</w:p>")
    return "".join(out)


def skeleton(root: etree._Element) -> list[bytes]:
    """Everything in a tree but the runs' borders, the comment marks and our own changes: what must not move."""
    bare = deepcopy(root)
    kept = []
    for each in bare.iter():
        name = etree.QName(each).localname
        if name in ("commentRangeStart", "commentRangeEnd", "commentReference", "r", "t", "delText", "rPr"):
            continue
        if name in ("ins", "del"):
            if each.get(f"{W}author") == "信息校核":
                continue
            name += str(each.get(f"{W}author"))
        if any(etree.QName(a).localname == "rPr" for a in each.iterancestors()):
            continue
        kept.append(name.encode())
    return kept


@settings(max_examples=120)
@given(bodies())
def test_nothing_else_moves(body: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        notes = f"{HEAD}<w:footnotes {NS}><w:footnote w:id='2'>{paragraph('昨日统计。')}</w:footnote></w:footnotes>"
        data = make_docx(
            FRAME + body + TAIL, parts={"word/footnotes.xml": notes}, links=(("footnotes", "footnotes.xml"),)
        )
        path = saved(Path(folder), data)
        before = words(tree(data))
        noted = review(path)
        quotes_are_anchored(noted)
        assert words(tree(noted.data)) == before
        assert skeleton(tree(noted.data)) == skeleton(tree(data))
        assert review(saved(Path(folder), noted.data, "b.docx")).data == noted.data
        suggested, fixed = review(path, suggest=True), review(path, fix=True)
        accepted = [texts(each.data) for each in (suggested, fixed)]
        assert accepted[0] == accepted[1]
        if "信息校核" not in body:
            assert words(settled(tree(suggested.data), accept=False)) == before
        assert words(settled(tree(suggested.data), accept=True)) == words(tree(fixed.data))
        others = [name for name in skeleton(tree(data)) if not name.startswith(b"ins")]
        assert [name for name in skeleton(tree(suggested.data)) if not name.startswith(b"ins")] == others
        assert skeleton(tree(fixed.data)) == skeleton(tree(data))
        assert review(saved(Path(folder), suggested.data, "c.docx"), suggest=True).data == suggested.data


def texts(data: bytes) -> list[str]:
    document: Document = read(data, name="a.docx")
    return [block.text for block in document.blocks]


# what LibreOffice reads -------------------------------------------------------------------------------------------------

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
        self._walk(body)

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


@pytest.mark.libreoffice
def test_libreoffice_reads_the_comments_and_changes_in_a_text_box(reviewed: Callable[..., Reviewed]) -> None:
    data = make_docx(FRAME + paragraph("2024年5月20日完成检查。") + TEXT_BOX + TAIL)
    done = reviewed(data)
    found = FlatText(office.convert(done.data, ".docx", office.FLAT, "a.docx"))
    assert {said for said, _ in found.comments} >= {"目前", "昨日"}
    found = FlatText(office.convert(reviewed(data, suggest=True).data, ".docx", office.FLAT, "a.docx"))
    assert sorted(found.changes.values()) == [["deletion", "昨日"], ["insertion", "5月21日"]]
