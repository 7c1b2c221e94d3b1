"""的, 地 and 得: what is told and what is not, beside the examples of the rule."""

from __future__ import annotations

import pytest

from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("wrong-particle", "课上讲地幔结构，产品销往企业腹地经济带，他一路小跑地回来。", []),
        ("wrong-particle", "工作做的踏实，墙面擦的透亮，门厅装点的非常漂亮。", ["的", "的", "的"]),
        ("wrong-particle", "各部门所做的努力，生活的艰辛，他爱唱的老歌曲，表现的非常好的人，学唱的辉煌。", []),
        ("wrong-particle", "队员默默的守着阵地，同学们主动得帮忙打水，迅速的带领队伍。", ["的", "的", "得"]),
        ("wrong-particle", "对设备作全面的整治，认真的态度，仔细的看，主动得多。", []),
        ("wrong-particle", "师傅一点一点的整理材料。", ["的"]),
        ("wrong-particle", "新生学的懂、用的上，学生吃的热闹、热乎的饭菜。", ["的", "的"]),
        ("wrong-particle", "密密麻麻的写在墙上的字，昏昏沉沉的躺在床上，桌上是书。", ["的"]),
        ("wrong-particle", "工作抓得紧，任务完成的很好，材料核对的准确无误。", ["的", "的"]),
        ("wrong-particle", "各部门认真的听取意见，耐心的讲解政策。", ["的", "的"]),
        ("wrong-particle", "对方作了进一步的说明，给予有力的推动。", []),
        ("wrong-particle", "学员认真的记录表已经收齐，教师积极的工作态度值得学习。", []),
        ("wrong-particle", "发祥地单位派员参加。", []),
        ("wrong-particle", "值的肯定的是，学院取的了成绩，来的及整改。", ["的", "的", "的"]),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes
