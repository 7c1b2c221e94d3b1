"""Word drafts in all shapes that text stands in, with findings cut across them, and what must hold of their reviews."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import NamedTuple

from hypothesis import strategies as st
from lxml import etree

from alvtc_info.word.review import Reviewed
from tests.building import HEAD, make_docx, pack, paragraph
from tests.word.drafts import FRAME, NS, SENTENCES, TAIL, W, anchors, comments, parts, run, settled

MARKS = frozenset({"commentRangeStart", "commentRangeEnd"})
# where the schema of WordprocessingML allows the ends of a comment's range, and runs
HOLDERS = frozenset({"p", "hyperlink", "ins", "del", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo"})  # fmt: skip


def field(code: str, shown: str | None = None) -> str:
    """A field with a result in these runs, or without one."""
    result = "" if shown is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f'{begin}{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def formula(text: str) -> str:
    return f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>"


def ruby(text: str, aid: str = "yīn,") -> str:
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(aid)}</w:rt><w:rubyBase>{run(text)}</w:rubyBase></w:ruby></w:r>"


def overlaid(text: str) -> str:
    return field(f' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(yīn),{text}) ')


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def table(*cells: str) -> str:
    columns = "".join("<w:gridCol w:w='2000'/>" for _ in cells)
    inner = "".join(f"<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid><w:tr>{inner}</w:tr></w:tbl>"


WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SHAPE = (
    f'<w:drawing><wp:anchor xmlns:wp="{WP}" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
    'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="3000000" cy="900000"/><wp:wrapNone/><wp:docPr id="1" name="b"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</wps:spPr><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing>"
)
_OLD_SHAPE = (
    '<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:60pt"><v:textbox>'
    "<w:txbxContent>{}</w:txbxContent></v:textbox></v:rect></w:pict>"
)


def text_box(inner: str) -> str:
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{_SHAPE.format(inner)}</mc:Choice>'
        f"<mc:Fallback>{_OLD_SHAPE.format(inner)}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


class Shape(NamedTuple):
    """A way for text to stand in a paragraph, and whether a mark may stand within it and its words be changed."""

    form: str
    open: bool = True


def _shapes(number: int) -> dict[str, Shape]:
    by = f"w:id='{number}' w:author='王某'"
    return {
        "run": Shape("{}"),
        "link": Shape("<w:hyperlink w:anchor='x'>{}</w:hyperlink>"),
        "link by a field": Shape(field(" HYPERLINK \\l _Toc1 ", "{}")),
        "reference": Shape(field(" REF _Ref1 \\h ", "{}")),
        "field in a field": Shape(field(" IF ", "{}").replace("</w:instrText></w:r>", "</w:instrText></w:r>" + field("PAGE", run("1")), 1)),
        "simple field": Shape("<w:fldSimple w:instr=' TITLE '>{}</w:fldSimple>"),
        "control": Shape(control("{}")),
        "control in a link": Shape(f"<w:hyperlink w:anchor='x'>{control('{}')}</w:hyperlink>"),
        "locked control": Shape(control("{}", "<w:lock w:val='contentLocked'/>")),
        "bound control": Shape(control("{}", "<w:dataBinding w:xpath='/a' w:storeItemID='x'/>"), open=False),
        "list control": Shape(control("{}", "<w:dropDownList><w:listItem w:value='a'/></w:dropDownList>"), open=False),
        "smart tag": Shape("<w:smartTag w:uri='u' w:element='e'>{}</w:smartTag>"),
        "custom": Shape("<w:customXml w:element='e'>{}</w:customXml>"),
        "inserted": Shape(f"<w:ins {by}>{{}}</w:ins>"),
        "inserted link": Shape(f"<w:ins {by}><w:hyperlink w:anchor='x'>{{}}</w:hyperlink></w:ins>"),
        "inserted in a link": Shape(f"<w:hyperlink w:anchor='x'><w:ins {by}>{{}}</w:ins></w:hyperlink>"),
        "moved here": Shape(f"<w:moveTo {by}>{{}}</w:moveTo>"),
        "after what was deleted": Shape(f"<w:del {by}><w:r><w:delText>昨日删</w:delText></w:r></w:del>{{}}"),
        "after what was moved away": Shape(f"<w:moveFrom {by}>{run('近日移')}</w:moveFrom>{{}}"),
        "after a note": Shape('<w:r><w:footnoteReference w:id="2"/></w:r>{}'),
        "after an endnote": Shape('<w:r><w:endnoteReference w:id="2"/></w:r>{}'),
        "commented on": Shape("<w:commentRangeStart w:id='5'/>{}<w:commentRangeEnd w:id='5'/><w:r><w:commentReference w:id='5'/></w:r>"),
        "bookmark": Shape(f"<w:bookmarkStart w:id='{number}' w:name='b{number}'/>{{}}<w:bookmarkEnd w:id='{number}'/>"),
    }  # fmt: skip


_NAMES = tuple(_shapes(0))


@st.composite
def inline(draw: st.DrawFn, numbers: itertools.count[int], *, first: bool) -> str:
    """Sentences that are cut anywhere into pieces, each in a shape of its own, in one or two layers."""
    text = "".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2)))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    out = []
    commented = not first
    for start, end in itertools.pairwise(cuts):
        piece = text[start:end]
        kind = draw(st.sampled_from((*_NAMES, "run", "run", "run", "ruby", "overlaid", "formula")))
        if kind in ("ruby", "overlaid", "formula"):
            whole = {"ruby": ruby, "overlaid": overlaid, "formula": formula}[kind]
            out.append(whole(piece))
            continue
        inner = run(piece, draw(st.sampled_from(("", "<w:b/>"))))
        for layer in (kind, draw(st.sampled_from(("run", "run", "control", "smart tag", "link by a field")))):
            twice = commented and layer == "commented on"
            commented = commented or layer == "commented on"
            inner = _shapes(next(numbers))["run" if twice else layer].form.format(inner)
        out.append(inner)
    return "".join(out)


@st.composite
def shaped(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A body whose paragraphs stand by themselves, in controls, nested tables and text boxes, and what its notes say."""
    numbers = itertools.count(100)
    body = []
    for index in range(draw(st.integers(1, 3))):
        inner = f"<w:p>{draw(inline(numbers, first=not index))}</w:p>"
        place = draw(st.sampled_from(("body", "body", "control", "cell", "nested", "box")))
        if place == "control":
            inner = control(inner)
        elif place == "cell":
            inner = table(inner, paragraph("无"))
        elif place == "nested":
            inner = table(table(inner, paragraph("昨日")) + "<w:p/>", paragraph("无"))
        elif place == "box":
            inner = text_box(inner)
        body.append(inner)
    said = {kind: run(draw(st.sampled_from(SENTENCES))) for kind in ("footnote", "endnote")}
    return "".join(body), said


PERSON = "李某"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
THREAD = (
    f'{HEAD}<w:comments {NS} xmlns:w14="{W14}">'
    f'<w:comment w:id="5" w:author="{PERSON}"><w:p w14:paraId="0000AAAA"><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
    f'<w:comment w:id="6" w:author="{PERSON}"><w:p w14:paraId="0000BBBB"><w:r><w:t>已核对</w:t></w:r></w:p></w:comment>'
    "</w:comments>"
)
EXTENDED = (
    f'{HEAD}<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="0000AAAA" w15:done="0"/>'
    '<w15:commentEx w15:paraId="0000BBBB" w15:paraIdParent="0000AAAA" w15:done="1"/></w15:commentsEx>'
)
IDS = f'{HEAD}<w16cid:commentsIds xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"><w16cid:commentId w16cid:paraId="0000AAAA" w16cid:durableId="11111111"/></w16cid:commentsIds>'
PEOPLE = f'{HEAD}<w15:people xmlns:w15="{W15}"><w15:person w15:author="{PERSON}"/></w15:people>'
MODERN = {"word/commentsExtended.xml": EXTENDED, "word/commentsIds.xml": IDS, "word/people.xml": PEOPLE}


def draft(body: str, notes: dict[str, str] | None = None) -> bytes:
    """A draft with this body, a thread of modern comments, and a footnote and an endnote with these runs."""
    content: dict[str, str | bytes] = {"word/comments.xml": THREAD, **MODERN}
    links = [("comments", "comments.xml"), *((part[5:-4], part[5:]) for part in MODERN)]
    for kind, inner in (notes or {}).items():
        content[f"word/{kind}s.xml"] = (
            f"{HEAD}<w:{kind}s {NS}><w:{kind} w:id='2'><w:p>{inner}</w:p></w:{kind}></w:{kind}s>"
        )
        links.append((f"{kind}s", f"{kind}s.xml"))
    return make_docx(FRAME + body + TAIL, parts=content, links=tuple(links))


def local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def demand_sound_annotations(before: bytes, after: bytes) -> None:
    """What Word asks of comments and changes, and that all that was there is there still."""
    old, new = parts(before), parts(after)
    for name in MODERN:
        assert new.get(name) == old.get(name)
    body = etree.fromstring(new["word/document.xml"])
    for fallback in list(body.iter("{*}Fallback")):
        fallback.getparent().remove(fallback)  # type: ignore[union-attr]
    listed = [str(c.get(f"{W}id")) for c in etree.fromstring(new["word/comments.xml"]).iter(f"{W}comment")]
    assert len(set(listed)) == len(listed)
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        placed = Counter(str(e.get(f"{W}id")) for e in body.iter(f"{W}{kind}"))
        assert set(placed) | {"5", "6"} == {*listed, "5", "6"}, kind
        assert set(placed.values()) <= {1}
    for name, data in new.items():
        if not name.endswith("s.xml") and name != "word/document.xml":
            continue
        root = etree.fromstring(data)
        for mark in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"):
            assert name == "word/document.xml"
            holder = mark.getparent()
            assert holder is not None
            assert local(holder) in (HOLDERS if local(mark) in MARKS else {"r"}), local(holder)
    ours = [number for data in new.values() for number, author in _numbers(data) if author == "信息校核"]
    theirs = {number for data in old.values() for number, _ in _numbers(data)}
    assert len(set(ours)) == len(ours)
    assert not theirs & set(ours)


def _numbers(data: bytes) -> list[tuple[int, str]]:
    """The numbers of all annotations of a part, with their authors."""
    annotations = etree.fromstring(data).iter(
        f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom", f"{W}comment", f"{W}bookmarkStart"
    )
    return [(int(str(e.get(f"{W}id"))), str(e.get(f"{W}author"))) for e in annotations]


def decided(data: bytes, *, accept: bool) -> bytes:
    """The file with our changes accepted or rejected in every part, by a walk of the tests' own."""
    found: dict[str, str | bytes] = dict(parts(data))
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if name in found:
            found[name] = etree.tostring(settled(etree.fromstring(found[name]), accept=accept))
    return pack(found)


_WHOLES = ("<m:oMath", "<w:ruby", " EQ ", " REF ", " IF ", " TITLE ", "<w:dataBinding", "<w:dropDownList")


def demand_exact_places(body: str, done: Reviewed) -> None:
    """A comment stands on exactly the words of its finding, or on the whole around them where one must stay whole."""
    lines, places = comments(done.data), anchors(done.data)
    pinned = Counter((lines[i][0], places[i]) for i in places if lines[i][0].startswith("【"))
    wanted = Counter(
        (f"【{f.severity.label}】{f.title}", f.quote) for f in done.result.findings if f.quote and "注" not in f.place
    )
    left = pinned - (pinned & wanted)
    missing = wanted - pinned
    if any(sign in body for sign in _WHOLES):
        for (heading, quote), _ in missing.items():
            letters = set(quote)
            assert any(head == heading and ("EQ" in body or letters <= set(text)) for head, text in left), (
                heading,
                quote,
                left,
            )
    else:
        assert not missing
