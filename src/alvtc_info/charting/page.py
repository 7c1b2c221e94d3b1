"""The page of a chart: A4 in the institution's layout, with label and title above the drawing and notes below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.charting.placing import MM, Drawing, place
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alvtc_info.charting.chart import Chart

TWIP = MM / 20
SMALL = 9.0
SMALL_LINE = 12.0
_SPARE = 3.0


@frozen
class ChartPage:
    """A chart laid out on its page.

    Lengths are in mm from the top left of the sheet; font sizes and line heights are in points.
    """

    chart: Chart
    drawing: Drawing
    title: tuple[str, ...]
    notes: tuple[str, ...]
    width: float
    height: float
    left: float
    top: float
    room: float
    bottom: float
    line: float
    gap: float = _SPARE

    @property
    def drawing_left(self) -> float:
        """The left edge of the drawing, in mm: the drawing is centred between the margins."""
        return self.left + (self.room - self.drawing.width) / 2

    @property
    def drawing_top(self) -> float:
        """The top edge of the drawing, in mm, below the label, the title and the line under it."""
        rows = len(self.title) + bool(self.chart.label)
        return self.top + (rows * self.line + bool(self.chart.below_title) * self.line) * MM + self.gap


def set_page(chart: Chart, layout: Mapping[str, Mapping[str, Any]]) -> ChartPage:
    """Lay the chart out on a page of this layout. Raises OutputError if it does not fit."""
    from alvtc_info.rendering.line_breaking import title_lines
    from alvtc_info.templates.onepage import MARGINS

    sheet = {**layout["page"], **MARGINS} if chart.working else layout["page"]
    width, height, left, right, top, bottom = (
        float(sheet[name]) * TWIP for name in ("width", "height", "left", "right", "top", "bottom")
    )
    room, line = width - left - right, float(sheet["line"]) / 20
    title = title_lines(chart.title, "", room / MM // float(layout["sizes"]["title"]))
    notes = tuple(each for note in chart.notes for each in title_lines(note, "", room / MM // SMALL))
    rows = len(title) + bool(chart.label) + bool(chart.below_title)
    taken = rows * line * MM + (len(notes) + 1) * SMALL_LINE * MM + 2 * _SPARE
    drawing = place(chart, room, height - top - bottom - taken)
    return ChartPage(chart, drawing, title, notes, width, height, left, top, room, bottom, line)
