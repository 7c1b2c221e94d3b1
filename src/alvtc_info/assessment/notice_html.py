"""A year's notice as one .html file: readable on a phone and in print, charts as SVG, no external resources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from alvtc_info.assessment.notice_words import columns, debts, faults, given_points, spoken, uncounted, vetoed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alvtc_info.assessment.notice import Notice

_STYLE = """
body{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:64rem;padding:1rem;color:#222;line-height:1.6}
h1{font-size:1.4rem;text-align:center;margin:.5rem 0}h2{font-size:1.1rem;border-left:.3rem solid #c00;padding-left:.5rem;margin:1.6rem 0 .6rem}
.until{text-align:center;color:#555;margin:0 0 1rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #bbb;padding:.3rem .45rem;text-align:center}
th{background:#f2f2f2;position:sticky;top:0}td:first-child,td.name{text-align:left;white-space:nowrap}tr.short td{background:#fff6f6}
.some{background:#dbe7f6}.many{background:#9dc0ea}ul{padding-left:1.2rem}.note{color:#555;font-size:.9rem}svg{max-width:100%;height:auto}
@media print{body{max-width:none;padding:0;font-size:10pt}.wide{overflow:visible}table{font-size:8pt}tr,svg{break-inside:avoid}h2{break-after:avoid}th{position:static}@page{size:A4 landscape;margin:15mm}}
"""


def format_html(notice: Notice) -> str:
    """Return the text of the page."""
    heads = columns(notice)
    rows = [[spoken(column.value(row)) for column in heads] for row in notice.rows]
    short = [row.standing.missing > 0 for row in notice.rows]
    months = [f"{month + 1}月" for _, month in notice.of.months()]
    parts = [
        f"<h1>{escape(notice.heading)}</h1>",
        f'<p class="until">{escape(notice.institution.name)}　{escape(notice.standing)}</p>',
        "<h2>各部门情况</h2>",
        _table([column.head for column in heads], rows, short),
        "<h2>综合类信息条数</h2>",
        _bars(notice),
        "<h2>各月报送</h2>",
        _months(notice, months),
    ]
    for title, lines in (
        ("不计入的信息", uncounted(notice)),
        ("还要报的", debts(notice)),
        ("差错", faults(notice)),
        ("当年不得评优", vetoed(notice)),
        ("加分", given_points(notice)),
        ("异议和定稿", notice.closing),
        ("定稿以后的更正（不改变上面的数字）", notice.later),
    ):
        if lines:
            parts += [f"<h2>{title}</h2>", _list(lines)]
    parts += ["<h2>制度没有规定的</h2>", _list(notice.undetermined, "note")]
    if notice.seal:
        parts.append(f'<p class="note">{escape(notice.seal)}</p>')
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(notice.heading)}</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], short: Sequence[bool]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    name = list(heads).index("部门")
    body = "".join(
        f"<tr{' class=short' if less else ''}>"
        + "".join(f"<td{' class=name' if at == name else ''}>{escape(cell)}</td>" for at, cell in enumerate(row))
        + "</tr>"
        for row, less in zip(rows, short, strict=True)
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _months(notice: Notice, months: Sequence[str]) -> str:
    head = "".join(f"<th>{each}</th>" for each in ("部门", *months, "合计"))
    lines = []
    for row in notice.rows:
        counts = row.standing.by_month(notice.of)
        shades = ["", " class=some", " class=many"]
        cells = "".join(f"<td{shades[min(count, 2)]}>{count or ''}</td>" for count in counts)
        lines.append(f"<tr><td>{escape(row.standing.department)}</td>{cells}<td>{sum(counts)}</td></tr>")
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def _bars(notice: Notice) -> str:
    """A bar chart: a bar for each department, with a line at its quota."""
    most = max((max(len(row.standing.counted), row.standing.quota) for row in notice.rows), default=1) or 1
    left, right, step = 130, 30, 28
    width, height = 520, 16 + step * len(notice.rows)
    unit = (width - left - right) / most
    lines = [
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="各部门综合类信息条数，竖线是应报条数" font-size="14">'
    ]
    for at, row in enumerate(notice.rows):
        y, count, quota = 8 + step * at, len(row.standing.counted), row.standing.quota
        colour = "#4472c4" if count >= quota else "#d9822b"
        name = row.standing.department if len(row.standing.department) <= 8 else row.standing.department[:7] + "…"
        lines += [
            f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{left}" y="{y + 2}" width="{count * unit:.1f}" height="18" fill="{colour}"/>',
            f'<line x1="{left + quota * unit:.1f}" x2="{left + quota * unit:.1f}" y1="{y - 1}" y2="{y + 23}" stroke="#c00" stroke-width="2"/>',
            f'<text x="{left + count * unit + 6:.1f}" y="{y + 16}">{count}</text>',
        ]
    return "\n".join([*lines, "</svg>", '<p class="note">红线是应报条数；橙色的还没有报够。</p>'])


def _list(lines: Iterable[str], name: str = "") -> str:
    shown = f' class="{name}"' if name else ""
    return f"<ul{shown}>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
