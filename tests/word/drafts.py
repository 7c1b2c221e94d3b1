"""Word drafts to hand back, and walks over what came of them that are the tests' own."""

from __future__ import annotations

import io
import itertools
import zipfile
from copy import deepcopy
from pathlib import Path

from hypothesis import strategies as st
from lxml import etree

from alvtc_info import Document, read
from alvtc_info.word.review import SUMMARY, Reviewed
from tests.building import HEAD, WORD, make_docx, paragraph

W = f"{{{WORD}}}"
NS = f'xmlns:w="{WORD}"'


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
    """Comment id → the text between its marks that is there, by a walk of the test's own."""
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
        elif name == "t" and next(each.iterancestors(f"{W}moveFrom"), None) is None:
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


def core(saved_at: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{saved_at}</dcterms:modified></cp:coreProperties>'
    )


def dated(data: bytes) -> str | None:
    return next(tree(data, "word/comments.xml").iter(f"{W}comment")).get(f"{W}date")


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


def texts(data: bytes) -> list[str]:
    document: Document = read(data, name="a.docx")
    return [block.text for block in document.blocks]
