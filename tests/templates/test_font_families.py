from __future__ import annotations

from alvtc_info.templates.font_families import family, same_family


def test_font_families() -> None:
    assert family("FangSong") == family("仿宋_GB2312") == "仿宋"
    assert family("Arial") == family(None) == ""
    assert same_family("方正小标宋_GBK", "方正小标宋简体")
    assert same_family("文鼎体", "文鼎体")
    assert not same_family("文鼎体", "Arial")
