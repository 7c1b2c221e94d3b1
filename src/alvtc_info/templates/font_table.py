"""The font table of a .docx: by which other names Word finds the fonts of the house style where they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.templates.font_families import FAMILIES, family

if TYPE_CHECKING:
    from collections.abc import Iterable

# shape (PANOSE), kind and pitch, by which Word chooses among Chinese fonts where it finds none of the names
_SHAPES = {
    "仿宋": ("02010609030101010101", "modern", "fixed"),
    "楷体": ("02010609030101010101", "modern", "fixed"),
    "黑体": ("02010609060101010101", "modern", "fixed"),
    "小标宋": ("02010601030101010101", "auto", "variable"),
    "宋体": ("02010600030101010101", "auto", "variable"),
}
_LATIN = ("02020603050405020304", "roman", "variable")


def alternatives(font: str) -> tuple[str, ...]:
    """The other names of a Chinese font's family, the likeliest first; none for an unknown font."""
    return tuple(name for name in FAMILIES.get(family(font), ()) if name != font)


def font_entry(font: str, space: str) -> str:
    """The XML of a font in a font table, `space` being the declaration of the word-processing namespace as w."""
    others = alternatives(font)
    shape, kind, pitch = _SHAPES.get(family(font), _LATIN)
    named = f'<w:altName w:val="{",".join(others)}"/>' if others else ""
    charset = "86" if others else "00"
    return (
        f'<w:font {space} w:name="{font}">{named}<w:panose1 w:val="{shape}"/><w:charset w:val="{charset}"/>'
        f'<w:family w:val="{kind}"/><w:pitch w:val="{pitch}"/></w:font>'
    )


def font_table(fonts: Iterable[str], space: str) -> bytes:
    """A font table of these fonts."""
    entries = "".join(font_entry(font, space) for font in dict.fromkeys(fonts))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {space}>{entries}</w:fonts>'.encode()
