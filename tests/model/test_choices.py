"""A choice is taken in either language, listed in Chinese, and a near miss is named."""

from __future__ import annotations

import pytest

from alvtc_info import CheckRequest, UsageError
from alvtc_info.model.choices import chosen, listed, near, no_such

NAMES = {"hidden": "隐藏文字", "comments": "批注", "deletions": "修订中删去的文字"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hidden", "hidden"),
        (" Hidden ", "hidden"),
        ("隐藏文字", "hidden"),
        ("隐藏", "hidden"),
        ("批注", "comments"),
        ("修订", "deletions"),
        ("文字", ""),  # of two
        ("注", ""),  # too short
        ("别的", ""),
        ("", ""),
    ],
)
def test_a_name_is_taken_in_either_language(text: str, name: str) -> None:
    assert chosen(text, NAMES) == name


def test_names_are_listed_in_chinese() -> None:
    assert listed(NAMES, "hidden") == "隐藏文字 hidden（默认）、批注 comments、修订中删去的文字 deletions"
    assert listed({"一般": "一般"}) == "一般"


@pytest.mark.parametrize(
    ("text", "known", "said"),
    [
        ("池报", ("漏报", "瞒报", "迟报"), "，是否指“迟报”"),
        ("电活", ("当面", "电话"), "，是否指“电话”"),
        ("属第", ("属地", "主管"), "，是否指“属地”"),
        ("重点工作进站", ("典型案例", "重点工作进展"), "，是否指“重点工作进展”"),
        ("引藏", ("批注", "隐藏文字"), "，是否指“隐藏文字”"),
        ("问字", ("批注", "隐藏文字"), "，是否指“隐藏文字”"),
        ("sing", ("sign", "草稿"), "，是否指“sign”"),
        ("天气", ("迟报", "电话"), ""),
        ("迟", ("赤",), ""),
    ],
)
def test_a_near_miss_is_named_by_its_sound_then_by_its_look(text: str, known: tuple[str, ...], said: str) -> None:
    assert near(text, known) == said


def test_what_is_said_of_none_of_them() -> None:
    said = "没有名为“引藏文字”的附加内容，是否指“隐藏文字”；可选：隐藏文字 hidden、批注 comments、修订中删去的文字 deletions"
    assert no_such("引藏文字", "附加内容", NAMES) == said


def test_what_else_is_read_is_chosen_in_chinese_too() -> None:
    assert CheckRequest(extras=("隐藏文字", "批注", "修订")).extras == ("hidden", "comments", "deletions")
    assert CheckRequest(profile="网页新闻", layout_profile="规定字体").profile == "news"
    with pytest.raises(UsageError, match="是否指“批注”；可选：隐藏文字 hidden"):
        CheckRequest(extras=("批主",))
