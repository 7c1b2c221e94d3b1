"""Drafts whose numbers Word counts: lists of several levels, bound to styles or to paragraphs, restarted, overridden."""

from __future__ import annotations

import hypothesis.strategies as st

from tests.building import HEAD, make_docx
from tests.layout.drafts import NS

FORMS = (
    ("chineseCountingThousand", "{0}、"),
    ("chineseCounting", "（{0}）"),
    ("decimal", "{0}."),
    ("decimal", "（{0}）"),
    ("decimal", "第{0}条"),
    ("decimalEnclosedCircle", "{0}"),
    ("lowerLetter", "{0})"),
    ("upperRoman", "{0}."),
    ("bullet", "●"),
    ("bullet", "\uf0b7"),
    ("none", ""),
)
LEVELS = 4
WORDS = (
    "总体要求", "工作情况", "立即停用三号楼全部老旧线路；", "安排专人值守。", "各部门要逐段查看供水管线，更换阀门和管件。", "下一步打算",
    "关于检查供水管线的情况", "附件：检查记录",
)  # fmt: skip
STYLES = (
    "",
    "Normal",
    "Heading1",
    "Heading2",
    "Heading3",
    "Heading4",
    "Title",
    "ListParagraph",
    "Own",
    "OwnDeeper",
    "ReportCell",
)
_NAMES = {"Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3", "Heading4": "heading 4"}
_BASED = {"OwnDeeper": "Own", "Own": "Heading2", "ReportCell": "ListParagraph"}


def numbers(number: int | None, level: int | None) -> str:
    inner = ("" if level is None else f'<w:ilvl w:val="{level}"/>') + (
        "" if number is None else f'<w:numId w:val="{number}"/>'
    )
    return f"<w:numPr>{inner}</w:numPr>" if inner else ""


def numbered(text: str, style: str, numbering: str) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr>{run}</w:p>".replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")


def style(identity: str, numbering: str, based: str = "") -> str:
    default = ' w:default="1"' if identity == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identity}"><w:name w:val="{_NAMES.get(identity, identity)}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + f"<w:pPr>{numbering}</w:pPr></w:style>"
    )


def level(
    index: int,
    form: tuple[str, str],
    *,
    start: int = 1,
    bound: str = "",
    restart: int | None = None,
    legal: bool = False,
) -> str:
    kind, text = form
    font = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>' if "\uf0b7" in text else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        + ("" if restart is None else f'<w:lvlRestart w:val="{restart}"/>')
        + (f'<w:pStyle w:val="{bound}"/>' if bound else "")
        + ("<w:isLgl/>" if legal else "")
        + f'<w:lvlText w:val="{text.format(f"%{index + 1}")}"/><w:lvlJc w:val="left"/>'
        + f'<w:pPr><w:ind w:left="{420 * (index + 1)}" w:hanging="420"/></w:pPr>{font}</w:lvl>'
    )


def listed(body: str, *, styles: str, abstracts: str, instances: str) -> bytes:
    """A .docx with these paragraphs, styles, abstract lists and numbered lists."""
    return make_docx(
        body,
        parts={
            "word/styles.xml": f"{HEAD}<w:styles {NS}>{styles}</w:styles>",
            "word/numbering.xml": f"{HEAD}<w:numbering {NS}>{abstracts}{instances}</w:numbering>",
        },
        links=(("styles", "styles.xml"), ("numbering", "numbering.xml")),
    )


@st.composite
def drafts(draw: st.DrawFn) -> bytes:
    """Drafts with two lists, one of them used twice, in paragraphs, cells and empty lines, by style and by hand."""
    bound = draw(st.permutations(STYLES[2:]))
    abstracts, styled = "", dict.fromkeys(STYLES[1:], "")
    for identity in (0, 1):
        forms = draw(st.lists(st.sampled_from(FORMS), min_size=LEVELS, max_size=LEVELS))
        levels = ""
        for index, form in enumerate(forms):
            name = bound[LEVELS * identity + index] if draw(st.booleans()) else ""
            styled[name] = numbers(identity + 1, index or None) if name else ""
            levels += level(
                index,
                form,
                start=draw(st.sampled_from((1, 1, 1, 3))),
                bound=name,
                restart=draw(st.sampled_from((None, None, None, 0, 1))) if index else None,
                legal=draw(st.sampled_from((False, False, False, True))),
            )
        kind = f'<w:multiLevelType w:val="multilevel"/>{levels}'
        abstracts += f'<w:abstractNum w:abstractNumId="{identity}">{kind}</w:abstractNum>'
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
        for number, abstract, more in ((1, 0, ""), (2, 1, ""), (3, 0, draw(st.sampled_from(("", override)))))
    )
    direct = st.sampled_from((None, None, None, 0, 1, 2, 3))

    def place() -> str:
        number = draw(direct)
        return numbers(number, draw(st.integers(0, LEVELS - 1)) if number else None)

    for each in ("Own", "OwnDeeper", "ReportCell"):
        styled[each] = styled[each] or draw(st.sampled_from(("", "", numbers(0, None))))
    styles = "".join(
        style(each, styled[each], _BASED.get(each, "Normal" if each != "Normal" else "")) for each in STYLES[1:]
    )
    lines = []
    for _ in range(draw(st.integers(1, 12))):
        text = draw(st.sampled_from((*WORDS, "", "工作情况\n　　各部门要逐段查看供水管线，更换阀门和管件。")))
        line = numbered(text, draw(st.sampled_from(STYLES)), place())
        lines.append(
            f"<w:tbl><w:tr><w:tc>{line}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
            if draw(st.integers(0, 9)) == 0
            else line
        )
    head = draw(
        st.sampled_from(
            (
                "",
                numbered("后勤处值班信息", "", "")
                + numbered("后勤处", "", "")
                + numbered("2024年5月22日", "", place()),
            )
        )
    )
    end = numbered("值守工作到此为止。", "", "")
    return listed(head + "".join(lines) + end, styles=styles, abstracts=abstracts, instances=instances)
