"""Drawing flow charts: a library places the boxes and arrows of a chart; every format draws the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.errors import OutputError, UsageError

if TYPE_CHECKING:
    from alvtc_info.charting.chart import Chart
    from alvtc_info.institution.values import Institution

FORMS = ("svg", "png", "docx", "mmd")


def draw(chart: Chart, institution: Institution, form: str) -> bytes:
    """Return a chart as `svg`, `png`, `docx` or `mmd` (Mermaid), on one A4 page in the style of the institution.

    Raises UsageError for another form; OutputError if the chart does not fit a page, if the packages that draw are not
    installed, or, for `png`, if the machine has no Chinese font.
    """
    if form not in FORMS:
        raise UsageError("bad-form", f"流程图可以是 {'、'.join(FORMS)}，不能是“{form}”")
    if form == "mmd":
        from alvtc_info.charting.mermaid import format_mermaid

        return format_mermaid(chart, institution.layout).encode("utf-8")
    from alvtc_info.charting.page import set_page

    try:
        page = set_page(chart, institution.layout)
        if form == "docx":
            from alvtc_info.charting.chart_docx import format_docx

            return format_docx(page, institution)
        from alvtc_info.charting.svg import format_svg

        svg = format_svg(page, institution.layout)
        if form == "svg":
            return svg.encode("utf-8")
        from alvtc_info.charting.picture import format_png

        return format_png(svg)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0].replace("_", "-")
        raise OutputError(
            "not-installed", f"画流程图要用 {package}，还没有安装；请运行 pip install alvtc-info[chart]，或改用 .mmd"
        ) from None
