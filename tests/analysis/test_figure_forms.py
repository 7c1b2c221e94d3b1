"""Forms about a figure that make it a statistic, and those that make it none."""

from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Role
from alvtc_info.rules.cutoffs import data_without_cutoff


def told(text: str) -> list[str]:
    document = Document([Block("1", text, Role.BODY, "")])
    return [text[hit.start : hit.end] for hit in data_without_cutoff(document)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        # of how many of a kind
        ("宿舍楼四分之三的房间装了新窗。", "四分之三"),
        ("近三分之一的新生申请了助学贷款。", "三分之一"),
        ("新生中三成选择走读。", "三成"),
        ("全院一半以上的教室没有空调。", "一半以上"),
        ("补考及格的不足半数。", "半数"),
        # numbers without a measure word
        ("网上报名人数突破2600，比预想的多。", "2600"),
        ("视频号粉丝过3万，单条播放破10万。", "3万"),
        # what stands idle, what a field yields, by how much something fell
        ("受沙尘影响，共有6趟班车停运。", "6趟"),
        ("温室番茄亩产7200斤，供应校内食堂。", "7200斤"),
        ("办公楼用水量逐月走低，降幅一成多。", "一成"),
        ("档案室藏有手稿1.2万卷，最早的一件写于1961年。", "1.2万卷"),
        ("盘点下来，闲置的车床有17台套。", "17台套"),
        ("2026年11月3日，校车侧翻。全院校车共有12辆。", "12辆"),
    ],
)
def test_is_told(text: str, figure: str) -> None:
    assert told(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "住院报销比例70%，门诊50%。",
        "门诊报销比例为七成，封顶线3000元。",
        "半数以上的委员同意，决议有效。",
        "三成以上反对的，重新表决。",
        "请一半的学生先下楼。",
        "学院砍掉三分之二的会议费。",
        "关注者若超过500，另行认证。",
        "温度突破40，工地停工。",
        "据财务处2026年11月1日结算，欠费89人。仍有12人没有回复短信。",
        "据学生处2026年10月20日核对，住校生4417人。走读生只有236人，多住在镇上。",
        "2026年11月3日，3号楼停电。停电的宿舍有46间，抢修两小时后恢复。",
        "清点下来共有36人。",
    ],
)
def test_is_not_told(text: str) -> None:
    assert told(text) == []
