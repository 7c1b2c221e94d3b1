"""Set phrases and words of three characters of which one is gone; and what only looks so."""

from __future__ import annotations

import pytest

from alvtc_info.proofreading.proofread import proofread


def shortened(text: str) -> list[tuple[str, str]]:
    return [(form.wrong, form.right) for form in proofread(text).left_out]


@pytest.mark.parametrize(
    ("text", "left", "phrase"),
    [
        ("各系举一反，排查隐患。", "举一反", "举一反三"),
        ("他任劳任，受到好评。", "任劳任", "任劳任怨"),
        ("老师谆谆诲，学生受益。", "谆谆诲", "谆谆教诲"),
        ("后勤夜以日抢修。", "夜以日", "夜以继日"),
        ("晚会座无席。", "座无席", "座无虚席"),
        ("志愿者加班点清雪。", "加班点", "加班加点"),
        ("劳任怨的师傅。", "劳任怨", "任劳任怨"),
        ("工作人员惯成自然。", "", ""),
        ("动力科举一反，排查隐患。", "举一反", "举一反三"),
        ("七人均由班任陪同。", "班任", "班主任"),
        ("参赛的运员须签到。", "运员", "运动员"),
        ("门口设置警线，派人值守。", "警线", "警戒线"),
        ("社区志愿服队成立。", "服队", "服务队"),
    ],
)
def test_what_is_left_of_a_phrase_or_a_word_is_found(text: str, left: str, phrase: str) -> None:
    assert shortened(text) == ([(left, phrase)] if left else [])


@pytest.mark.parametrize(
    "text",
    [
        "各系举一反三，各执一词。",
        "两家各执一把钥匙，抽屉里的账清一笔勾一笔。",  # another word stands for the last
        "旗委书记到校，市委书记讲话。",  # and for the first
        "本院师生无一人受伤，原因不清楚。",
        "也就是学生返校那天，意思就是说要早到。",
        "怨声载道。劳任",
        "任怨",
        "危化品柜上锁，实训场开放。",  # a word that the office knows, or a character beside it
        "挖机开挖，食堂无电，各室通知到人。",
        "班主任陪同，主任班会，运动员上场。",
        "教学区运水员到场。",
        "学院召开会议，参会人员签到。",
        "高速路口恢复通行，中控系统死机。",
        "两处点位相距远，往返费时。",  # a word of degree may be left out
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert shortened(text) == []
