"""Fixes in Word drafts, tracked or made for good — and nothing else moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from alvtc_info import read, review
from alvtc_info.word.review import Reviewed
from tests.building import HEAD, make_docx, paragraph
from tests.word.drafts import (
    FRAME,
    NS,
    SHAPES,
    SPANS,
    TAIL,
    W,
    anchors,
    bodies,
    quotes_are_anchored,
    run,
    saved,
    settled,
    skeleton,
    texts,
    tree,
    with_body,
    words,
)


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


def test_text_nested_within_a_run_is_commented_on_as_a_whole(reviewed: Callable[..., Reviewed]) -> None:
    inner = "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>昨日完成试压。</w:t></mc:Choice></mc:AlternateContent></w:r>"
    done = reviewed(with_body(inner), suggest=True)
    assert done.changes == ()
    assert "昨日完成试压。" in anchors(done.data).values()
    assert reviewed(done.data, suggest=True).data == done.data


@pytest.mark.medium
@settings(max_examples=8)
@given(bodies())
def test_nothing_else_moves(body: str) -> None:
    demand_that_nothing_else_moves(body)


@pytest.mark.slow
@settings(max_examples=120)
@given(bodies())
def test_nothing_else_moves_in_many_bodies(body: str) -> None:
    demand_that_nothing_else_moves(body)


def demand_that_nothing_else_moves(body: str) -> None:
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
