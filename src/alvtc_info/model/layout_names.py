"""The kinds of departure from the house style, by name: what `check --layout` can find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

GRADE = "GB/T 9704—2012"
LAYOUT_LABELS = {"default": "规定字体", "windows-fonts": "Windows 字体", "web-news": "网页新闻"}
LAYOUT_PROFILES = tuple(LAYOUT_LABELS)  # the last has no layout of its own


def list_layouts() -> dict[str, str]:
    """Return the layouts that a draft can be judged by (`layout_profile`), with what each is called in Chinese."""
    return dict(LAYOUT_LABELS)


@frozen
class Departure:
    """A kind of departure from the house style: its name, its title, and the standard it departs from, if any."""

    name: str
    title: str
    standard: str = ""


PAGE = Departure("layout-page", "纸张和页边距", f"{GRADE} 5.2")
GRID = Departure("layout-grid", "每页 22 行、每行 28 字", f"{GRADE} 5.2")
BODY_FONT = Departure("layout-body-font", "正文字体字号", f"{GRADE} 7.3.3")
INDENT = Departure("layout-indent", "首行缩进", f"{GRADE} 7.3.3")
ALIGNMENT = Departure("layout-alignment", "正文两端对齐")
HEADING = Departure("layout-heading", "标题层次的字体", f"{GRADE} 7.3.3")
TITLE = Departure("layout-title", "标题字体和位置", f"{GRADE} 7.3.1")
MASTHEAD = Departure("layout-masthead", "版头字体和颜色")
RED_RULE = Departure("layout-red-rule", "红色分隔线", f"{GRADE} 7.2.7")
EDITOR_ROW = Departure("layout-editor-row", "编辑、电话、签发一行")
PAGE_NUMBER = Departure("layout-page-number", "页码", f"{GRADE} 7.5")
SPACES = Departure("layout-spaces", "用空格、空行排版")
THEME = Departure("layout-theme-font", "主题字体")
QUOTES = Departure("layout-quotes", "引号、破折号的字体")
MIXED = Departure("layout-mixed-fonts", "一段之内字体不一")
DEPARTURES = (
    PAGE, GRID, BODY_FONT, INDENT, ALIGNMENT, HEADING, TITLE, MASTHEAD, RED_RULE, EDITOR_ROW,
    PAGE_NUMBER, SPACES, THEME, QUOTES, MIXED,
)  # fmt: skip
DEPARTURE_NAMES = frozenset(departure.name for departure in DEPARTURES)


def departures_named(names: Iterable[str]) -> set[str]:
    """The names of those departures that are among these names and Chinese titles."""
    given = frozenset(names)
    return {each.name for each in DEPARTURES if each.name in given or each.title in given}
