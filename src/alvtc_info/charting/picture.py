"""A page as .png, drawn by resvg; needs a Chinese font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.charting.svg import stand_ins
from alvtc_info.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

DPI = 300


def format_png(svg: str, *, font_folders: list[str] | None = None) -> bytes:
    """Return the page of an .svg as a .png of 300 dots per inch.

    `font_folders` are searched instead of the system's fonts. Raises OutputError if no font has Chinese characters.
    """
    import resvg_py

    def draw(text: str, dpi: int) -> bytes:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=text, dpi=dpi, skip_system_fonts=font_folders is not None, font_dirs=font_folders
            )
        )

    if not _has_chinese(draw):
        raise OutputError(
            "no-font", "这台电脑没有中文字体，画出来没有字；请先装一种（如 fonts-noto-cjk），或改用 .svg、.docx"
        )
    return draw(svg, DPI)


def _has_chinese(draw: Callable[[str, int], bytes]) -> bool:
    """Whether two Chinese characters are drawn differently: without a font both are the same box, or nothing."""
    probe = '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text x="4" y="24" font-size="20" font-family={}>{}</text></svg>'
    fonts = [stand_ins(name) for name in ("仿宋", "黑体")]
    return all(draw(probe.format(each, "学"), 96) != draw(probe.format(each, "院"), 96) for each in fonts)
