from __future__ import annotations

import pytest

from alvtc_info.text.near_miss import meant, nearest


@pytest.mark.parametrize(
    ("text", "known", "near"),
    [
        ("editr", ["editor", "title"], "editor"),
        ("后情处", ["后勤处", "教务处"], "后勤处"),
        ("xyz", ["editor"], ""),
        ("a", [], ""),
        ("新文", ["网页新闻", "规章制度"], "网页新闻"),
        ("送审", ["草稿", "送签稿"], "送签稿"),
        ("作品", ["网页新闻", "新作"], "新作"),
        ("教师", ["自治区教育厅"], ""),
        ("学", ["学生工作处"], ""),
        ("图片", ["网页新闻", "网上公开"], ""),
    ],
)
def test_the_nearest_known_word_is_named(text: str, known: list[str], near: str) -> None:
    assert nearest(text, known) == near
    assert meant(text, known) == (f"，是否指“{near}”" if near else "")


def test_how_much_alike_it_must_be() -> None:
    assert nearest("editr", ["editor"], 0.99) == ""
