"""A year's notice as .docx in the institution's layout: a 通报 with its tables."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from alvtc_info.assessment.ledger_entries import Level
from alvtc_info.assessment.notice_words import debts, faults, given_points, spoken, uncounted, vetoed
from alvtc_info.rendering.line_breaking import title_lines, width
from alvtc_info.text.clock_times import shown_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.assessment.notice import Notice
    from alvtc_info.templates.builder import Sheet

_NUMBERS = "一二三四五六七八九十"
_SHORT = 16  # rows that fit on a page together with what stands above them


def format_docx(notice: Notice) -> bytes:
    """Return the bytes of the .docx; the same notice gives the same bytes."""
    from alvtc_info.files import repack
    from alvtc_info.templates.builder import ISSUE, Sheet

    institution = notice.institution
    sheet = Sheet(institution.layout)
    sheet.prepare()
    lines = title_lines(notice.heading, "", float(institution.layout["title"]["longest_line"]))
    for line in lines:
        _paragraph(sheet, line, "Title")
    _paragraph(sheet, "", ISSUE)
    _flush(sheet, "各部门：")
    until = notice.of.until
    rest = f"按照{institution.name}{institution.regulation}{institution.clause('4a')}，现将{notice.title[2:-3]}（{notice.standing}）通报如下。"
    _paragraph(sheet, rest)
    for number, (heading, paragraphs, table) in zip(_NUMBERS, _sections(notice), strict=False):
        _paragraph(sheet, f"{number}、{heading}", "Heading1")
        for text in paragraphs:
            _paragraph(sheet, text)
        if table:
            _table(sheet, *table)
    ending = len(sheet.docx.paragraphs) - 1
    _paragraph(sheet, "", ISSUE)
    _signature(sheet, institution.office, shown_day(until))
    if notice.seal:
        _paragraph(sheet, "", ISSUE)
        _flush(sheet, notice.seal)
    for paragraph in sheet.docx.paragraphs[ending:-1]:  # neither signature nor seal stands on a page of its own
        paragraph.paragraph_format.keep_with_next = True
    core = sheet.docx.core_properties
    core.title, core.author = notice.heading, institution.office
    stream = io.BytesIO()
    sheet.docx.save(stream)
    return repack(stream.getvalue())


_Table = tuple[str, "Sequence[str]", "Sequence[Sequence[str]]"]
_Section = tuple[str, list[str], _Table | None]


def _sections(notice: Notice) -> list[_Section]:
    """The sections of the notice: each its heading, its paragraphs, and a table with its caption."""
    found = [_sent(notice), _by_month(notice), _used(notice)]
    wrong = faults(notice)
    barred = [f"{'、'.join(vetoed(notice))}有瞒报，当年不得评优。"] if vetoed(notice) else []
    found.append(("紧急信息报送中的差错", [*(f"{line}。" for line in wrong), *barred] or ["没有记录到差错。"], None))
    for heading, lines in (
        ("加分", given_points(notice)),
        ("不计入的信息", uncounted(notice)),
        ("还要报的", debts(notice)),
        ("异议和定稿", notice.closing),
        ("定稿以后的更正（不改变上面的数字）", notice.later),
    ):
        if lines:
            found.append((heading, [f"{line}。" for line in lines], None))
    found.append(("制度没有规定的", list(notice.undetermined), None))
    return found


def _sent(notice: Notice) -> _Section:
    """How many items each department sent, against its quota."""
    rows = notice.rows
    counted = sum(len(row.standing.counted) for row in rows)
    reached = sum(row.standing.missing == 0 for row in rows)
    paragraphs = [
        f"{len(rows)}个部门共报送综合类信息{counted}条，报够应报条数的{reached}个部门，不足的{len(rows) - reached}个部门；"
        f"一般性会议、学习、活动信息{sum(row.standing.general for row in rows)}条，不计入。",
    ]
    heads = ["部门", "综合类", "应报", "还欠", "问题类占比"]
    table = [
        [
            row.standing.department,
            str(len(row.standing.counted)),
            str(row.standing.quota),
            str(row.standing.missing),
            spoken(row.standing.problem_share),
        ]
        for row in rows
    ]
    if notice.profile is not None:
        heads = ["名次", *heads, "得分"]
        table = [
            [spoken(row.rank), *line, spoken(row.score.total if row.score else None)]
            for row, line in zip(rows, table, strict=True)
        ]
    return "综合类信息报送情况", paragraphs, ("各部门综合类信息", heads, table)


def _by_month(notice: Notice) -> _Section:
    """How many items each department sent in each month."""
    heads = ["部门", *(str(month + 1) for _, month in notice.of.months())]
    table = [
        [row.standing.department, *(str(n) if n else "" for n in row.standing.by_month(notice.of))]
        for row in notice.rows
    ]
    return "各月报送情况", ["各部门每月报送的综合类信息条数如下。"], ("各月综合类信息条数（月）", heads, table)


def _used(notice: Notice) -> _Section:
    """How often items were adopted or instructed on, and how requests were met, by department."""
    rows = notice.rows
    heads = ["部门", "盟委行署", "教育厅", "媒体", "其他", "批示", "约稿按时", "逾期未报"]
    table = [
        [
            row.standing.department,
            str(row.standing.adoptions[Level.LEAGUE]),
            str(row.standing.adoptions[Level.EDUCATION]),
            str(sum(row.standing.adoptions[level] for level in Level if "media" in level)),
            str(sum(row.standing.adoptions[level] for level in (Level.COLLEGE, Level.REGION, Level.NATIONAL))),
            str(row.standing.instructions),
            str(row.standing.requests["on-time"]),
            str(row.standing.requests["late"] + row.standing.requests["missed"]),
        ]
        for row in rows
    ]
    adopted = sum(sum(row.standing.adoptions.values()) for row in rows)
    paragraph = f"信息被采用{adopted}次，领导批示{sum(row.standing.instructions for row in rows)}次。"
    return "采用、批示和约稿情况", [paragraph], ("采用、批示和约稿", heads, table)


def _paragraph(sheet: Sheet, text: str, style: str = "") -> None:
    sheet.slot(escape(text), style)


def _flush(sheet: Sheet, text: str) -> None:
    """Insert a body paragraph without indent (主送)."""
    from docx.oxml.ns import nsdecls

    from alvtc_info.templates.builder import run_xml

    sheet.insert(
        f'<w:p {nsdecls("w")}><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>{run_xml(f"<w:t>{escape(text)}</w:t>")}</w:p>'
    )


def _signature(sheet: Sheet, unit: str, day: str) -> None:
    """Insert the issuing office and the day, right-aligned four characters from the margin (GB/T 9704).

    The shorter line is centred on the longer one.
    """
    from docx.oxml.ns import nsdecls

    from alvtc_info.templates.builder import run_xml

    character = int(sheet.page["character"])
    longest = max(width(unit), width(day))
    for text in (unit, day):
        inset = round((4 + (longest - width(text)) / 2) * character)
        sheet.insert(
            f'<w:p {nsdecls("w")}><w:pPr><w:keepLines/><w:ind w:right="{inset}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/></w:pPr>'
            f"{run_xml(f'<w:t>{escape(text)}</w:t>')}</w:p>"
        )


def _table(sheet: Sheet, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Insert a table under its caption: on one page if it is short, else with its heading row repeated on the next."""
    from docx.oxml.ns import nsdecls

    from alvtc_info.templates.builder import CAPTION, CELL, ISSUE, TABLE, run_xml

    _paragraph(sheet, caption, CAPTION)
    first = 1 if heads[0] == "名次" else 0
    wanted = [max(1.2, *(width(line[at]) for line in (heads, *rows))) + 0.9 for at in range(len(heads))]
    spare = sheet.width / (sheet.sizes["cell"] * 20) - sum(wanted)
    if spare < 0:
        wanted[first] += spare
        spare = 0
    each = [(room + spare / len(heads)) * sheet.sizes["cell"] * 20 for room in wanted]
    text = ""
    last = len(rows)
    for number, line in enumerate((heads, *rows)):
        keep = "<w:keepNext/>" if number < last and (last <= _SHORT or number < 2 or number == last - 1) else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{int(room)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/>{keep}</w:pPr>{run_xml(f"<w:t>{escape(cell)}</w:t>") if cell else ""}</w:p></w:tc>'
            for cell, room in zip(line, each, strict=True)
        )
        head = "" if number else "<w:tblHeader/>"
        text += f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
    columns = "".join(f'<w:gridCol w:w="{int(room)}"/>' for room in each)
    sheet.insert(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sheet.width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{text}</w:tbl>'
    )
    _paragraph(sheet, "", ISSUE)
