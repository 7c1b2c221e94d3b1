"""Places that are told by structure, whatever they are called."""

from __future__ import annotations

import pytest

from alvtc_info import read
from alvtc_info.analysis.told_places import names_a_place
from alvtc_info.model.rule import framed


@pytest.mark.parametrize(
    "text",
    [
        "5月20日9时，教师李某在文体馆二层乒乓球室摔倒。",
        "5月20日9时，学生途经敏学楼连廊时滑倒。",
        "5月20日9时，考试在博学楼405考场进行。",
        "5月20日9时，物流分拣中心南门外，3名学生坐在台阶上。",
        "5月20日9时，客车行至苏木以东8公里处熄火。",
        "5月20日9时，工人在锅炉房脚手架作业时坠落。",
        "5月20日9时，监考员发现异常。考点是203机房。",
        "5月20日9时，第7考场试卷袋封口裂开。",
        "5月20日9时，2号圈内3只羊倒地。",
        "5月20日9时，农牧系标本馆保管员看到展柜玻璃被卸下。",
        "5月20日9时，电子阅览室充电柜内的手机发烫。",
        "5月20日9时，门球场草坪发黄。",
    ],
)
def test_a_place_is_known_by_how_it_is_told(text: str) -> None:
    assert names_a_place(read(framed("有关情况（首报）", text).encode(), name="a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "5月20日9时，学生张某摔倒，左腕着地。",
        "5月20日9时，在校学生口角后互殴。",
        "5月20日9时，保卫处值班室接到报告，校医务室派人到场。",
        "5月20日9时，电工发现跳闸，教务处办公室主任得知。",
        "5月20日9时，图书馆组织学生撤下，体育馆通知教师。",
        "5月20日9时，伤者在盟中心医院检查。",
        "5月20日9时，教师在下班途中摔伤，处长在现场指挥。",
        "5月20日9时，学生摔倒。9时5分送医。9时10分，系主任在教学楼一层门厅等候。",
    ],
)
def test_what_is_no_place_or_stands_far_behind_is_none(text: str) -> None:
    assert not names_a_place(
        read(framed("有关情况（首报）", text, "情况正在核实。", "第三段在教学楼一层门厅。").encode(), name="a.txt")
    )
