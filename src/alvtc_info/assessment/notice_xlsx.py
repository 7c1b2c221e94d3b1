"""A year's notice as .xlsx: real numbers, frozen headings, native charts; text is never written as a formula."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import xlsxwriter

from alvtc_info.assessment.notice_words import Value, columns, debts, faults, given_points, uncounted, vetoed
from alvtc_info.text.display import columns as wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.assessment.notice import Notice
    from alvtc_info.assessment.year import Sent, Standing


def format_xlsx(notice: Notice) -> bytes:
    """Return the bytes of the workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime.combine(notice.of.until, datetime.min.time())
    book.set_properties({"title": notice.heading, "author": notice.institution.name, "created": made})
    heads = columns(notice)
    rows = [[column.value(row) for column in heads] for row in notice.rows]
    _sheet(book, "考评", notice, [column.head for column in heads], rows)
    months = [f"{month + 1}月" for _, month in notice.of.months()]
    by_month: list[list[Value]] = [
        [row.standing.department, *row.standing.by_month(notice.of), len(row.standing.counted), row.standing.quota]
        for row in notice.rows
    ]
    _sheet(book, "按月", notice, ["部门", *months, "合计", "应报"], by_month)
    _charts(book, len(notice.rows))
    _sheet(book, "明细", notice, ["条号", "部门", "日期", "类别", "标题", "计入", "采用", "批示"], _items(notice))
    if notice.profile is not None:
        lines: list[list[Value]] = [
            [row.standing.department, line.entry, line.why, line.rule, line.points]
            for row in notice.rows
            if row.score is not None
            for line in row.score.lines
        ]
        _sheet(book, "得分来源", notice, ["部门", "条号", "事由", "方案条目", "分"], lines)
    remarks = [["不计入", line] for line in uncounted(notice)] + [["还欠", line] for line in debts(notice)]
    remarks += [["加分", line] for line in given_points(notice)] + [["差错", line] for line in faults(notice)]
    remarks += [["异议和定稿", line] for line in notice.closing] + [["定稿以后", line] for line in notice.later]
    remarks += [["不得评优", line] for line in vetoed(notice)] + [["注", line] for line in notice.undetermined]
    remarks += [["台账封签", str(notice.head)]] if notice.head else []
    _sheet(book, "说明", notice, ["事项", "内容"], remarks)
    book.close()
    return stream.getvalue()


def _items(notice: Notice) -> list[list[Value]]:
    """Every item that was sent, in a row of its own."""
    return [
        [
            sent.id,
            standing.department,
            sent.item.dated,
            sent.item.category or "",
            sent.item.title,
            _counts(sent, standing),
            len(sent.adoptions),
            len(sent.instructions),
        ]
        for standing in (row.standing for row in notice.rows)
        for sent in standing.sent
    ]


def _counts(sent: Sent, standing: Standing) -> str:
    """Whether an item counts in this year, and if not, why."""
    if not sent.entered:
        return "否：没有记入台账"
    if not sent.own:
        return "否：别的年度"
    why = next((each.why for each in standing.uncounted if each.id == sent.id), "")
    return f"否：{why}" if why else "是"


_WIDEST, _LINE = 60, 15  # of a column, in columns of text; of a line, in points
_TITLE = {"bold": True, "font_size": 14, "font_name": "宋体"}
_TEXT = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "宋体"}
_NUMBER = {"border": 1, "align": "center", "valign": "vcenter", "font_name": "宋体"}
_HEAD = {**_NUMBER, "bold": True, "text_wrap": True, "bg_color": "#F2F2F2"}


def _sheet(book: Any, name: str, notice: Notice, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> Any:
    """Add a sheet with a title, a frozen heading row and the rows."""
    title, head = book.add_format(_TITLE), book.add_format(_HEAD)
    text, number = book.add_format(_TEXT), book.add_format(_NUMBER)
    share = book.add_format({**_NUMBER, "num_format": "0%"})
    day = book.add_format({**_NUMBER, "num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, f"{notice.heading}（{notice.standing}）", title)
    for column, each in enumerate(heads):
        sheet.write_string(1, column, each, head)
        longest = max([wide(each), *(wide(str(row[column])) for row in rows if isinstance(row[column], str))])
        sheet.set_column(
            column,
            column,
            min(_WIDEST, max(longest, 10 if any(isinstance(row[column], date) for row in rows) else 0) + 2),
        )
    for at, row in enumerate(rows, 2):
        lines = max((-(-wide(each) // _WIDEST) for each in row if isinstance(each, str)), default=1)
        if lines > 1:
            sheet.set_row(at, lines * _LINE)
        for column, value in enumerate(row):
            if value is None:
                sheet.write_blank(at, column, None, number)
            elif isinstance(value, str):
                sheet.write_string(at, column, value, text)
            elif isinstance(value, date):
                sheet.write_datetime(at, column, datetime.combine(value, datetime.min.time()), day)
            elif isinstance(value, Fraction):
                sheet.write_number(at, column, float(value), share)
            else:
                sheet.write_number(at, column, float(value) if isinstance(value, Decimal) else value, number)
    sheet.freeze_panes(2, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    return sheet


def _charts(book: Any, count: int) -> None:
    """Add a sheet of one page with two charts: items sent against the quota by department, and by month."""
    if not count:
        return
    sheet = book.add_worksheet("图")
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    last = count + 1
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "综合类信息",
            "categories": ["按月", 2, 0, last, 0],
            "values": ["按月", 2, 13, last, 13],
            "fill": {"color": "#4472C4"},
        }
    )
    chart.add_series(
        {
            "name": "应报",
            "categories": ["按月", 2, 0, last, 0],
            "values": ["按月", 2, 14, last, 14],
            "fill": {"color": "#D9D9D9"},
        }
    )
    chart.set_title({"name": "各部门综合类信息条数", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 640, "height": 120 + 34 * count})
    sheet.insert_chart(0, 0, chart)
    months = book.add_chart({"type": "column", "subtype": "stacked"})
    for at in range(2, last + 1):
        months.add_series(
            {"name": ["按月", at, 0], "categories": ["按月", 1, 1, 1, 12], "values": ["按月", at, 1, at, 12]}
        )
    months.set_title({"name": "各月报送", "name_font": {"size": 12}})
    months.set_legend({"position": "bottom"})
    months.set_size({"width": 640, "height": 360})
    sheet.insert_chart(8 + 2 * count, 0, months)
