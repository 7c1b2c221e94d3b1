"""Drafts handed back: comments, tracked changes, corrected copies — and nothing else moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alvtc_info import InputError, UsageError, review, set_layout
from alvtc_info.word.review import SUMMARY, Reviewed
from tests import Run
from tests.building import HEAD, OFFICE, WORD, make_docx, pack, paragraph, relationships
from tests.word.drafts import (
    FRAME,
    NS,
    SHAPES,
    SPANS,
    TAIL,
    W,
    anchors,
    comments,
    core,
    dated,
    parts,
    quotes_are_anchored,
    run,
    saved,
    tree,
    with_body,
    words,
)


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
        + run("请写标题")
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


@pytest.mark.parametrize(
    "body",
    [
        paragraph("机密★1年"),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>绝密★长期</w:t></w:r></w:p>",
        "<w:p><w:del><w:r><w:delText>秘密★5年</w:delText></w:r></w:del></w:p>",
    ],
)
def test_a_file_with_a_secrecy_mark_is_not_copied(body: str, tmp_path: Path, run_cli: Run) -> None:
    path = saved(tmp_path, make_docx(body + FRAME + paragraph(SPANS) + TAIL))
    for command in (("review",), ("review", "--fix"), ("review", "--suggest"), ("fix",)):
        target = tmp_path / "out.docx"
        code, out, err = run_cli(*command, path, "-o", target)
        assert (code, out) == (2, "")
        assert "保密部门" in err
        assert not target.exists()


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


HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>前天查过，昨日又查，都没有问题。</w:t><w:br/><w:t>　　昨日再查一遍，没有问题。</w:t></w:r>"
GONE = '<w:del w:id="7" w:author="王某"><w:r><w:delText>大前天已查。</w:delText></w:r></w:del>'
SAID = f"{HEAD}<w:comments {NS}><w:comment w:id='4' w:author='王某'>{paragraph('去年查过')}</w:comment></w:comments>"


@pytest.mark.medium
@pytest.mark.parametrize("extras", [("hidden",), ("comments",), ("deletions",), ("hidden", "comments", "deletions")])
def test_what_is_read_only_when_asked_for_is_commented_on_too(
    extras: tuple[str, ...], reviewed: Callable[..., Reviewed]
) -> None:
    data = with_body(
        run(SPANS), HIDDEN, GONE, run("检查，") + HIDDEN,
        parts={"word/comments.xml": SAID}, links=(("comments", "comments.xml"),),
    )  # fmt: skip
    plain, done = reviewed(data), reviewed(data, extras=extras)
    more = len(done.result.findings) - len(plain.result.findings)
    assert more > 0
    assert done.comments == plain.comments + more
    assert reviewed(done.data, extras=extras).comments == 0
    told = [" ".join(lines) for lines in comments(done.data).values()]
    for finding in done.result.findings:
        assert any(finding.message in each for each in told)
    fixed = reviewed(data, extras=extras, fix=True)
    assert [f.quote for f in fixed.changes].count("昨日") == (5 if "hidden" in extras else 1)
    assert tree(fixed.data, "word/comments.xml") is not None
    assert "去年查过" in plain_text(fixed.data, "word/comments.xml")
    assert "大前天已查。" in plain_text(fixed.data)
    assert set_layout(data, name="a.docx", extras=extras) == set_layout(data, name="a.docx")


def plain_text(data: bytes, part: str = "word/document.xml") -> str:
    return str(tree(data, part).xpath("string()"))
