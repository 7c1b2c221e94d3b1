"""An invented official paper with everything that is no duty report's: cover, contents, letterhead, signature, copies."""

from __future__ import annotations

from dataclasses import replace

from alvtc_info import Document, Role, read
from alvtc_info.editing.word_file import WordFile
from alvtc_info.institution.values import default_institution
from alvtc_info.layout.apply_layout import _Setter
from alvtc_info.model.limits import Limits
from tests.building import HEAD, make_docx, paragraph
from tests.layout.drafts import NS, SENTENCE
from tests.word.drafts import run

RED, BLUE = '<w:color w:val="FF0000"/>', '<w:color w:val="0000FF"/>'
STYLES = (
    f'{HEAD}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Calibri" w:eastAsia="宋体"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    '<w:ind w:firstLine="420"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial"/><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/><w:basedOn w:val="a"/><w:pPr><w:tabs>'
    '<w:tab w:val="right" w:leader="dot" w:pos="8296"/></w:tabs></w:pPr></w:style></w:styles>'
)
HEADER = f"{HEAD}<w:hdr {NS}>%s</w:hdr>"
FOOTER = f"{HEAD}<w:ftr {NS}>%s</w:ftr>"
BODY = (
    (Role.LETTERHEAD, "示例学院文件"),
    (Role.DOCUMENT_NUMBER, "示院发〔2024〕12号        签发人：李某"),
    (Role.TITLE, "关于开展消防设施检查的通知"),
    (Role.ADDRESSEE, "各处室、各学院："),
    (Role.BODY, SENTENCE),
    (Role.HEADING_1, "一、检查范围"),
    (Role.BODY, "全部教学楼和宿舍楼都在检查之列。"),
    (Role.ATTACHMENT_NOTE, "附件：1.检查安排表"),
    (Role.ATTACHMENT_NOTE, "2.检查记录表"),
    (Role.SIGNATURE, "示例学院"),
    (Role.CLOSING_DATE, "2024年5月22日"),
    (Role.COPY_TO, "抄送：市应急管理局。"),
    (Role.COPY_TO, "示例学院办公室        2024年5月22日印发"),
)


def setting(data: bytes, *roles: Role) -> tuple[bytes, str]:
    """The draft in house style, and the line that says what was left; its paragraphs have these roles from the first on."""
    document = read(data, name="a.docx")
    blocks = tuple(
        replace(b, role=roles[i]) if i < len(roles) and b.role is not Role.CELL else b
        for i, b in enumerate(document.blocks)
    )
    setter = _Setter(WordFile(data, "a.docx", Limits()), Document(blocks), default_institution(), "default")
    setter.run()
    return setter.file.save(), setter.left.line()


def paper(*lines: tuple[Role, str], extra: str = "") -> tuple[bytes, str]:
    """A paper of these lines alone, in house style, with what was left."""
    return setting(make_docx("".join(paragraph(text) for _, text in lines) + extra), *(role for role, _ in lines))


def section(*references: str, properties: str = "") -> str:
    return f"<w:sectPr>{''.join(references)}<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='1440' w:right='1800' w:bottom='1440' w:left='1800'/>{properties}</w:sectPr>"


def reference(kind: str, page: str, number: int) -> str:
    return f'<w:{kind}Reference w:type="{page}" r:id="r{number}"/>'


def whole(*, facing: bool = False) -> bytes:
    """A paper with cover, contents, headers of every kind (the even one stale unless `facing`), a table, remarks."""
    contents = (
        f'<w:p><w:pPr><w:pStyle w:val="11"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("一、检查范围")}<w:r><w:tab/></w:r>{run("3")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="11"/></w:pPr>{run("二、检查要求")}<w:r><w:tab/></w:r>{run("4")}</w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    cover = "<w:p/>" * 3 + "".join(
        paragraph(text, properties='<w:jc w:val="center"/>') for text in ("消防设施检查方案", "示例学院")
    )
    end = f"<w:p><w:pPr>{section(reference('header', 'default', 2), reference('header', 'even', 3), reference('header', 'first', 4), reference('footer', 'default', 5), reference('footer', 'first', 6), properties='<w:titlePg/>')}</w:pPr></w:p>"
    marked = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r><w:r><w:rPr>{RED}</w:rPr><w:t>（此处数据待核）</w:t></w:r></w:p>"
    cut = f"<w:p>{run('联系人：王某')}<w:r><w:br/></w:r>{run('电话：略')}</w:p>"
    cells = "".join(
        f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>"
        for a, b in (("项目", "要求"), ("灭火器", "压力正常，铅封完好；每月查一次，查后在卡片上签名。"))
    )
    body = "".join(paragraph(text, "1" if role is Role.HEADING_1 else "") for role, text in BODY[2:])
    words = {2: "校内公文", 3: "旧的偶数页页眉", 4: "首页页眉", 5: "", 6: ""}
    switch = "" if facing else " w:val='0'"
    settings = f"{HEAD}<w:settings {NS}><w:evenAndOddHeaders{switch}/></w:settings>"
    parts: dict[str, str | bytes] = {"word/styles.xml": STYLES, "word/settings.xml": settings}
    links = [("styles", "styles.xml"), ("settings", "settings.xml")]
    page = f"<w:fldSimple w:instr='PAGE'>{run('1')}</w:fldSimple>"
    for number, text in words.items():
        kind = "header" if number < 5 else "footer"
        content = paragraph(text) if kind == "header" else f"<w:p>{page if number == 5 else ''}</w:p>"
        parts[f"word/{kind}{number}.xml"] = (HEADER if kind == "header" else FOOTER) % content
        links.append((kind, f"{kind}{number}.xml"))
    return make_docx(
        cover + contents + end + body + marked + cut + f"<w:tbl>{cells}</w:tbl>" + paragraph(SENTENCE) * 12,
        parts=parts,
        links=tuple(links),
    )
