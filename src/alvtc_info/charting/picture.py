"""A page as .png, by resvg: only where a Chinese font is really there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.charting.svg import stand_ins
from alvtc_info.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable

DPI = 300


def format_png(svg: str, *, font_folders: list[str] | None = None) -> bytes:
    """The page of an .svg as a picture of 300 dots an inch. Raises OutputError where no font of this machine has Chinese letters.

    `font_folders` is looked through instead of the fonts of the system.
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
    """Whether two characters look different: where no font has them, both are the same box or nothing."""
    probe = '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text x="4" y="24" font-size="20" font-family={}>{}</text></svg>'
    fonts = [stand_ins(name) for name in ("仿宋", "黑体")]
    return all(draw(probe.format(each, "学"), 96) != draw(probe.format(each, "院"), 96) for each in fonts)
