"""A chart as SVG: one A4 page in the institution's fonts, or their substitutes on other machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from alvtc_info.charting.chart import Shape, Tone
from alvtc_info.charting.page import SMALL, SMALL_LINE
from alvtc_info.charting.placing import LINE, MM
from alvtc_info.templates.font_families import FAMILIES, family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.charting.page import ChartPage
    from alvtc_info.charting.placing import Placed, Route

SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun")
SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
_RULE = 0.3  # mm
_HEAD = (2.6, 0.9)  # an arrow head: its length and half its width, in mm
_BASE = 0.36  # from the middle of a line down to its baseline, in em


def format_svg(page: ChartPage, layout: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page as the text of an .svg file."""
    colours = {Tone.PLAIN: "#000000", Tone.FAINT: "#666666", Tone.LATE: f"#{layout['masthead']['color']}"}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{page.width:.0f}mm" height="{page.height:.0f}mm" '
        f'viewBox="0 0 {page.width:.2f} {page.height:.2f}" lang="zh-CN" role="img" aria-label={quoteattr(page.chart.title)}>',
        f"<title>{escape(page.chart.title)}</title>",
        f'<rect width="{page.width:.2f}" height="{page.height:.2f}" fill="#FFFFFF"/>',
        *_head(page, layout),
        f'<g transform="translate({page.drawing_left:.2f} {page.drawing_top:.2f})" stroke-width="{_RULE * page.drawing.share:.3f}" '
        f'font-family={stand_ins(layout["fonts"]["body"])} font-size="{page.drawing.size * MM:.3f}" text-anchor="middle">',
        *(
            line
            for route in sorted(page.drawing.routes, key=lambda r: r.tone is Tone.LATE)
            for line in _route(route, colours, page.drawing.share)
        ),
        *(line for placed in page.drawing.placed for line in _placed(placed, page.drawing.size * MM, colours)),
        "</g>",
        *_notes(page, layout),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def stand_ins(name: str) -> str:
    """A font and its substitutes as the quoted value of the attribute `font-family`."""
    kind = family(name)
    rest = (*SANS, "sans-serif") if kind == "黑体" else (*SERIF, "serif")
    names = dict.fromkeys((name, *FAMILIES.get(kind, ()), *rest))
    return quoteattr(", ".join(each if each.endswith("serif") else f"'{each}'" for each in names))


def _text(text: str, x: float, middle: float, size: float, more: str) -> str:
    return f'<text x="{x:.2f}" y="{middle + _BASE * size:.2f}" {more}>{escape(text)}</text>'


def _head(page: ChartPage, layout: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    fonts, sizes = layout["fonts"], layout["sizes"]
    line = page.line * MM
    middle = page.top + line / 2
    if page.chart.label:
        size = sizes["body"] * MM
        yield _text(
            page.chart.label,
            page.left,
            middle,
            size,
            f'font-family={stand_ins(fonts["heading_1"])} font-size="{size:.3f}"',
        )
        middle += line
    size = sizes["title"] * MM
    for each in page.title:
        look = f'font-family={stand_ins(fonts["title"])} font-size="{size:.3f}" text-anchor="middle"'
        yield _text(each, page.left + page.room / 2, middle, size, look)
        middle += line
    if page.chart.below_title:
        size = SMALL * MM
        look = f'font-family={stand_ins(fonts["body"])} font-size="{size:.3f}" text-anchor="middle"'
        yield _text(page.chart.below_title, page.left + page.room / 2, middle, size, look)


def _notes(page: ChartPage, layout: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    size = SMALL * MM
    middle = page.drawing_top + page.drawing.height + 1.5 * SMALL_LINE * MM
    for note in page.notes:
        yield _text(
            note, page.left, middle, size, f'font-family={stand_ins(layout["fonts"]["body"])} font-size="{size:.3f}"'
        )
        middle += SMALL_LINE * MM


def _route(route: Route, colours: Mapping[Tone, str], share: float) -> Iterator[str]:
    colour = colours[route.tone]
    points = list(route.points)
    if route.head:
        y, end = points[-2].y, points[-1]
        long, half = (length * share for length in _HEAD)
        back = long if end.y > y else -long
        yield f'<path d="M{end.x:.2f} {end.y:.2f}l{-half:.2f} {-back:.2f}h{2 * half:.2f}z" fill="{colour}"/>'
        points[-1] = end._replace(y=end.y - back / 2)
    dashes = ' stroke-dasharray="1.6 1"' if route.dashed else ""
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}"{dashes}/>'


def _placed(placed: Placed, em: float, colours: Mapping[Tone, str]) -> Iterator[str]:
    x, y, w, h = placed.left, placed.top, placed.width, placed.height
    if placed.shape is Shape.CHOICE:
        corners = (
            f"{x:.2f},{y + h / 2:.2f} {x + w / 2:.2f},{y:.2f} {x + w:.2f},{y + h / 2:.2f} {x + w / 2:.2f},{y + h:.2f}"
        )
        yield f'<polygon points="{corners}" fill="#FFFFFF" stroke="#000000"/>'
    elif placed.shape is not None:
        round_ = f' rx="{h / 2:.2f}"' if placed.shape is Shape.END else ""
        yield f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}"{round_} fill="#FFFFFF" stroke="#000000"/>'
    middle = y + h / 2 - (len(placed.words) - 1) / 2 * em * LINE
    for words in placed.words:
        yield _text(words.text, x + w / 2, middle, em, f'fill="{colours[words.tone]}"')
        middle += em * LINE
