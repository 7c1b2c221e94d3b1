"""Reviews of drafts in all shapes that text stands in: fields, links, controls, tables, boxes, notes, formulas, rubies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from lxml import etree

from alvtc_info import read, review
from alvtc_info.word.review import SUMMARY, Reviewed
from tests.building import HEAD, OFFICE, make_docx, pack, paragraph
from tests.word import shapes
from tests.word.drafts import FRAME, NS, TAIL, W, anchors, comments, parts, run, texts, tree, words
from tests.word.shapes import (
    control,
    decided,
    demand_exact_places,
    demand_sound_annotations,
    draft,
    field,
    formula,
    overlaid,
    ruby,
    shaped,
    text_box,
)

LOCKED = "<w:dropDownList><w:listItem w:value='a'/></w:dropDownList>"
ANCHORS = {  # what a comment on the word 昨日 stands on
    "a link by a field": (field(" HYPERLINK \\l _Toc1 ", run("已于昨日完成")), "昨日"),
    "across the end of a link": (field(" HYPERLINK \\l _Toc1 ", run("已于昨")) + run("日完成"), "昨日"),
    "an index": (field(' INDEX \\c "2" ', field(" HYPERLINK \\l _Toc1 ", run("一、昨日完成"))), "昨日"),
    "a reference": (run("已于") + field(" REF _Ref1 \\h ", run("某月昨日完成")) + run("试压"), "某月昨日完成"),
    "across the end of a reference": (field(" REF _Ref1 ", run("已于昨")) + run("日完成"), "已于昨日"),
    "a reference in two runs": (run("已于") + field(" REF _Ref1 ", run("某月") + run("昨日") + run("完成")), "某月昨日完成"),
    "the end of a reference to paragraphs": (field(" REF _Ref1 ", run("甲") + "</w:p><w:p>" + run("已于昨日")) + run("完成"), "昨日"),
    "a reference in an insertion": (f"<w:ins w:id='90' w:author='王某'>{field(' REF _Ref1 ', run('昨日完成'))}</w:ins>", "昨日完成"),
    "a reference in a control": (control(field(" REF _Ref1 ", run("昨日完成")), LOCKED), "昨日完成"),
    "a control in a reference": (field(" REF _Ref1 ", control(run("于昨日"), LOCKED) + run("完成")), "于昨日完成"),
    "a simple field": ("<w:fldSimple w:instr=' DOCPROPERTY x '>" + run("于昨日完成") + "</w:fldSimple>", "于昨日完成"),
    "a simple field of words": ("<w:fldSimple w:instr=' QUOTE x '>" + run("于昨日完成") + "</w:fldSimple>", "昨日"),
    "a control": (control(run("已于昨日完成")), "昨日"),
    "a list's control": (run("已") + control(run("于昨日"), LOCKED) + run("完成"), "于昨日"),
    "a ruby": ("<w:r><w:t>已于</w:t>" + ruby("昨日")[5:-6] + "<w:t>完成</w:t></w:r>", "昨日"),
    "half a ruby": (run("已于昨") + ruby("日完", "r") + run("成"), "昨日完"),
    "an overlay": (run("已于") + overlaid("昨日") + run("完成"), ""),
    "half an overlay": ("<w:r><w:t>已于</w:t></w:r>" + overlaid("昨") + run("日完成"), "日"),
    "a smart tag in a move": ("<w:moveTo w:id='90' w:author='王某'><w:smartTag w:element='e'>" + run("于昨日完成") + "</w:smartTag></w:moveTo>", "昨日"),
}  # fmt: skip


@pytest.mark.parametrize("shape", ANCHORS)
def test_comments_stand_on_the_words_or_on_the_smallest_whole(shape: str, reviewed: Callable[..., Reviewed]) -> None:
    inner, anchor = ANCHORS[shape]
    for body in (f"<w:p>{inner}</w:p>", text_box(f"<w:p>{inner}</w:p>"), shapes.table(f"<w:p>{inner}</w:p>")):
        data = draft(paragraph("2024年5月20日检查。") + body)
        done = reviewed(data, select=["relative-time"])
        lines, found = comments(done.data), anchors(done.data)
        places = [found[i] for i in found if lines[i][0].endswith("相对时间")]
        assert [each.replace("yīn,", "").replace("r", "") for each in places] == [anchor]
        demand_sound_annotations(data, done.data)
        assert reviewed(done.data, select=["relative-time"]).data == done.data


def test_what_is_drawn_by_a_field_is_marked_from_its_begin_to_its_end(reviewed: Callable[..., Reviewed]) -> None:
    done = reviewed(
        draft(paragraph("2024年5月20日检查。") + f"<w:p>{run('已于') + overlaid('昨日') + run('完成')}</w:p>")
    )
    marked = [e.getnext() for e in tree(done.data).iter(f"{W}commentRangeStart")]
    assert any(e is not None and e.find(f"{W}fldChar[@{W}fldCharType='begin']") is not None for e in marked)


def test_threads_of_others_and_answers_to_ours_stay(reviewed: Callable[..., Reviewed]) -> None:
    data = draft("<w:p>" + run("昨日完成试压。") + "</w:p>")
    first = reviewed(data)
    demand_sound_annotations(data, first.data)
    content: dict[str, str | bytes] = dict(parts(first.data))
    root = etree.fromstring(parts(first.data)["word/comments.xml"])
    summary = next(c for c in root if any(SUMMARY in (t.text or "") for t in c.iter(f"{W}t")))
    last = list(summary.iter(f"{W}p"))[-1]
    last.set(f"{{{shapes.W14}}}paraId", "0000CCCC")
    content["word/comments.xml"] = etree.tostring(root)
    answered = pack(content)
    again = reviewed(answered, ignore=["relative-time"])
    found = tree(again.data, "word/comments.xml")
    known = [p.get(f"{{{shapes.W14}}}paraId") for p in found.iter(f"{W}p")]
    assert [each for each in known if each] == ["0000AAAA", "0000BBBB", "0000CCCC"]
    kept = next(c for c in found if any(SUMMARY in (t.text or "") for t in c.iter(f"{W}t")))
    assert kept.get(f"{W}id") == summary.get(f"{W}id")
    assert list(kept.iter(f"{W}p"))[-1].get(f"{{{shapes.W14}}}paraId") == "0000CCCC"
    assert comments(again.data) != comments(first.data)


@pytest.mark.parametrize("number", ["7", "2147483647", "-3", "²", "--5", "99999999999999999999", ""])
def test_numbers_of_annotations_are_free_whatever_stands_there(number: str, reviewed: Callable[..., Reviewed]) -> None:
    inner = f"<w:bookmarkStart w:id='{number}' w:name='b'/>{run('昨日完成试压。')}<w:bookmarkEnd w:id='{number}'/>"
    data = make_docx(
        FRAME + f"<w:p>{inner}</w:p>" + TAIL,
        parts={"word/comments.xml": shapes.THREAD.replace('"6"', f'"{number}"')},
        links=(("comments", "comments.xml"),),
    )
    done = reviewed(data, suggest=True)
    root, listed = tree(done.data), tree(done.data, "word/comments.xml")
    ours = [str(e.get(f"{W}id")) for tree_ in (root, listed) for e in tree_.iter(f"{W}ins", f"{W}del", f"{W}comment") if e.get(f"{W}author") == "信息校核"]  # fmt: skip
    assert len(set(ours)) == len(ours) >= 3
    assert not {"5", number} & set(ours)
    assert all(0 <= int(each) < 2**31 for each in ours)


def test_changes_are_made_where_the_comments_are_broken(reviewed: Callable[..., Reviewed]) -> None:
    data = make_docx(
        FRAME + paragraph("昨日完成试压。") + TAIL,
        parts={"word/comments.xml": "<broken"},
        links=(("comments", "comments.xml"),),
    )
    assert len(reviewed(data, fix=True).changes) == 1


def test_a_note_is_commented_on_at_its_mark(reviewed: Callable[..., Reviewed]) -> None:
    mark = '<w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/><w:t>乙</w:t></w:r>'
    for inner, before in ((mark, "甲"), (mark.replace("<w:t>甲</w:t>", ""), "")):
        data = draft(f"<w:p>{inner}</w:p>", {"footnote": run("目前正常。")})
        done = reviewed(data, select=["vague-time"])
        root, found = tree(done.data), anchors(done.data)
        identity = next(i for i in found if any("脚注2" in line for line in comments(done.data)[i]))
        assert found[identity] == before
        order = [e for e in root.iter() if e.tag == f"{W}footnoteReference" or e.get(f"{W}id") == identity]
        assert [etree.QName(e).localname for e in order] == [
            "commentRangeStart", "footnoteReference", "commentRangeEnd", "commentReference"
        ]  # fmt: skip
        assert reviewed(done.data, select=["vague-time"]).data == done.data


HEADER = f"<w:sectPr><w:headerReference xmlns:r='{OFFICE}' w:type='default' r:id='r0'/></w:sectPr>"
HEADED = {
    "a body with an empty paragraph": "<w:p/>",
    "a body with none": "",
    "a body with an empty table": shapes.table("<w:p/>"),
}


@pytest.mark.parametrize("body", HEADED)
@pytest.mark.parametrize("boxed", [False, True])
def test_text_only_in_headers_is_read_and_commented_on_from_the_body(
    body: str, boxed: bool, reviewed: Callable[..., Reviewed]
) -> None:
    said = paragraph("学院布署工作，近日检查。")
    inner = f"<w:p><w:r><wps:txbx><w:txbxContent>{said}</w:txbxContent></wps:txbx></w:r></w:p>" if boxed else said
    data = make_docx(
        HEADED[body] + HEADER,
        parts={"word/header1.xml": f"{HEAD}<w:hdr {NS} xmlns:wps='x'>{inner}</w:hdr>"},
        links=(("header", "header1.xml"),),
    )
    assert texts(data) == ["学院布署工作，近日检查。"]
    done = reviewed(data)
    assert bool(done.comments) is boxed
    assert b"commentR" not in parts(done.data)["word/header1.xml"]
    assert parts(done.data)["word/header1.xml"] == parts(data)["word/header1.xml"]
    assert len(anchors(done.data)) == done.comments if boxed else parts(done.data) == parts(data)
    assert reviewed(done.data).data == done.data


def test_words_of_a_watermark_are_commented_on_from_the_body(reviewed: Callable[..., Reviewed]) -> None:
    art = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="内部资料"/></v:shape></w:pict></w:r></w:p>'
    data = make_docx(
        paragraph("检查完毕。") + HEADER,
        parts={"word/header1.xml": f"{HEAD}<w:hdr {NS}>{art}</w:hdr>"},
        links=(("header", "header1.xml"),),
    )
    done = reviewed(data)
    assert [f.quote for f in done.result.findings] == ["内部资料"]
    assert "检查完毕。" in anchors(done.data).values()


def test_all_alternatives_follow_a_correction(reviewed: Callable[..., Reviewed]) -> None:
    boxes = "".join(
        f"<mc:{name}><w:txbxContent>{paragraph('学院布署工作。')}</w:txbxContent></mc:{name}>"
        for name in ("Choice", "Choice", "Fallback")
    )
    empty = "<mc:AlternateContent/>"
    data = make_docx(f"<w:p><w:r><mc:AlternateContent>{boxes}</mc:AlternateContent>{empty}</w:r></w:p>")
    assert words(tree(reviewed(data, fix=True).data))[1:] == ["学院部署工作。"] * 3


def test_what_a_computed_field_shows_is_not_changed_even_in_a_link(reviewed: Callable[..., Reviewed]) -> None:
    link = field(" HYPERLINK \\l x ", run("昨日完成"))
    for shown, count in ((field(" REF _Ref1 ", link), 0), (field(" INDEX \\c ", link), 0), (link, 1)):
        assert len(reviewed(draft(f"<w:p>{shown}</w:p>"), suggest=True).changes) == count


def demand_all_laws(body: str, notes: dict[str, str]) -> None:
    data = draft(body, notes)
    noted = review(data, name="a.docx")
    demand_sound_annotations(data, noted.data)
    demand_exact_places(body, noted)
    assert texts(noted.data) == texts(data)
    suggested, fixed = review(data, name="a.docx", suggest=True), review(data, name="a.docx", fix=True)
    demand_sound_annotations(data, suggested.data)
    assert suggested.changes == fixed.changes
    assert texts(suggested.data) == texts(decided(suggested.data, accept=True)) == texts(fixed.data)
    assert texts(decided(suggested.data, accept=False)) == texts(data)
    assert parts(fixed.data)["word/comments.xml"] == parts(data)["word/comments.xml"]


@pytest.mark.medium
@settings(max_examples=8)
@given(shaped())
def test_accepting_is_fixing_and_rejecting_is_the_original(drawn: tuple[str, dict[str, str]]) -> None:
    demand_all_laws(*drawn)


@pytest.mark.slow
@settings(max_examples=500)
@given(shaped())
def test_accepting_is_fixing_and_rejecting_is_the_original_many_times(drawn: tuple[str, dict[str, str]]) -> None:
    demand_all_laws(*drawn)
    data = draft(*drawn)
    for choice in ({}, {"suggest": True}):
        done = review(data, name="a.docx", **choice)  # type: ignore[arg-type]
        assert review(done.data, name="a.docx", **choice).data == done.data  # type: ignore[arg-type]
    assert review(review(data, name="a.docx", fix=True).data, name="a.docx", fix=True).changes == ()


def test_formulas_keep_their_letters_in_the_copies(reviewed: Callable[..., Reviewed]) -> None:
    data = draft("<w:p>" + run("昨日供水量") + formula("Q=α,β") + run("已恢复。") + "</w:p>")
    assert "供水量Q=α,β已恢复" in "".join(texts(reviewed(data, fix=True).data))
    assert "\ufffc" not in "".join(block.text for block in read(data, name="a.docx").blocks)
