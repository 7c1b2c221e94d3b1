"""Chinese fonts by family: the names of the same face on other machines."""

from __future__ import annotations

FAMILIES: dict[str, tuple[str, ...]] = {
    "仿宋": (
        "仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "STFangsong", "华文仿宋", "方正仿宋_GBK", "方正仿宋简体", "方正仿宋_GB2312",
    ),
    "楷体": ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "STKaiti", "华文楷体", "方正楷体_GBK", "方正楷体简体"),
    "黑体": ("黑体", "SimHei", "STHeiti", "华文黑体", "方正黑体_GBK", "方正黑体简体"),
    "小标宋": (
        "方正小标宋简体", "方正小标宋_GBK", "方正小标宋简", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋", "文星简小标宋", "华文中宋", "STZhongsong",
    ),
    "宋体": ("宋体", "SimSun", "新宋体", "NSimSun", "STSong", "华文宋体"),
}  # fmt: skip
_FAMILY = {name.lower(): family for family, names in FAMILIES.items() for name in names}
# the fonts of Windows with Office that replace those that GB/T 9704 names
WINDOWS = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "华文中宋"}


def family(font: str | None) -> str:
    """The family of a font; empty for an unknown one."""
    return _FAMILY.get((font or "").strip().lower(), "")


def same_family(font: str | None, wanted: str) -> bool:
    """Whether a font is the wanted one or of the same family."""
    return (font or "") == wanted or (bool(family(wanted)) and family(font) == family(wanted))
