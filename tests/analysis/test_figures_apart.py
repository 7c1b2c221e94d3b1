"""Figures that belong together without 其中 or 合计: products, halves, averages, shares of ranges."""

from __future__ import annotations

import pytest

from alvtc_info.model.rule import framed
from tests.rules.drafts import messages, quotes

DAY = "2024年5月20日，"


def said(text: str) -> list[str]:
    return messages(DAY + text, "data-arithmetic")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("后勤处组织60余人分成5个小组，每组10人，清理积雪。", "50人"),
        ("保卫处120余人分为6组，每组25人，夜间巡逻。", "150人"),
        ("后勤处每天供水40吨，三天共供水150吨。", "120吨"),
        ("体检中心每班安排40人，3班共130人。", "120人"),
        ("督导组反馈问题30项。现已完成整改24项，未完成8项。", "32项"),
        ("督导组反馈问题28个，已整改25个，正在推进3个，整改完成率96%。", "89.3%"),
        ("检查组列出隐患12处，完成整改7处，尚有6处。", "13处"),
        ("抽检灭火器200具，不合格30具，合格率90%。", "85.0%"),
        ("全院学生5000人，馆藏图书20万册，生均50册。", "40册"),
        ("全系教师120人，配备电脑90台，人均0.9台。", "0.75台"),
        ("每天锻炼半小时以下的占40%，半小时至1小时的占35%，1小时以上的占30%。", "105%"),
        ("存款不足1000元的占52%、1000元至3000元的占31%、超过3000元的占27%。", "110%"),
    ],
)
def test_what_does_not_come_to_what_is_said_is_told(text: str, right: str) -> None:
    found = said(text)
    assert len(found) == 1
    assert right in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "后勤处组织60余人分成6个小组，每组11人，清理积雪。",
        "保卫处120余人分为5组，每组25人，夜间巡逻。",
        "后勤处每天供水40吨，三天共供水120吨。",
        "后勤处每天供水约40吨，三天共供水150吨。",
        "后勤处每车装水40吨，三天共供水150吨。",
        "督导组反馈问题30项。现已完成整改24项，未完成6项，完成率80%。",
        "督导组反馈问题30项。现已完成整改20项，正在整改8项，暂缓2项。",
        "抽检灭火器200具，不合格30具，合格率85%。",
        "抽查课堂60节，其中理论课40节、实训课20节，不合格3节，合格率95%。",
        "全院学生5000人，馆藏图书20万册，生均40册。",
        "其中住校生300人，床位450套，人均0.5套。",
        "全院学生5000人，馆藏图书20万册左右，生均50册。",
        "每天锻炼半小时以下的占40%，半小时至1小时的占35%，1小时以上的占25%。",
        "喜欢篮球的占60%，喜欢足球的占35%，喜欢排球的占30%。",
        "半小时以下的占40%，半小时至1小时的占35%，1小时以上的占30%（可多选）。",
    ],
)
def test_what_comes_to_it_or_is_of_something_else_passes(text: str) -> None:
    assert said(text) == []


def test_what_is_left_is_not_all_done() -> None:
    before = "检查反馈隐患18处，已整改15处，尚有3处。"
    assert said(before + "全部18处隐患均已整改到位。") == ["前面写3处没有做完，这里说全部做完，请核实"]
    assert said(before + "5月21日，全部18处隐患均已整改到位。") == []
    assert said(before + "力争6月底前全部18处隐患完成整改。") == []
    assert said(before + "5月21日，全部5处隐患均已整改到位。") == []
    assert said("全部18处隐患均已整改到位。" + before) == []
    assert said("检查反馈隐患18处，已整改18处，尚有0处。全部18处隐患均已整改到位。") == []


def test_what_is_told_already_is_not_told_twice() -> None:
    assert len(said("查出隐患48处，已整改30处，未整改20处。")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "2024年5月20日，参加培训的学生00人，图书5册，生均3册。",
        "在校生1,200人，馆藏图书36000册，生均30册。",
        "抽查试件1,260件，不合格126件，合格率90%。",
        "困难学生120人，发放补助24万元，人均每月200元。",
        "专任教师210人，馆藏图书31.2万册，生均58册。",
        "每班抽查20人，5个班共查出不合格3人。",
        "每天出动抢修车2台，3天共修复水泵9台。",
        "60分以上的占92%，80分以上的占55%，不足60分的占8%。",
        "检查反馈隐患28个，已完成整改20个，正在推进5个；列入长期计划3个。",
    ],
)
def test_what_only_stands_near_is_not_reckoned(body: str) -> None:
    assert said(body) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5月13日至17日、20日至22日，为期8天，图书馆组织培训。", False),
        ("5月13日至17日，20日至22日，为期8天，图书馆组织培训。", False),
        ("5月13日至17日线上培训，线下为期10天。", False),
        ("5月13日至17日线上培训，为期10天。", True),
        ("5月13日至17日，图书馆组织为期10天的培训。", True),
        ("抽检样品24份，合格20份，不合格2份，待检2份。", False),
        ("抽检样品24份，合格20份，不合格2份。", True),
        ("抽检样品24份，合格20份，不合格6份，另行送检。", True),
        ("计算机系有教师10人，学生300人，全院师生比为1:20。", False),
        ("计算机系有教师10人，学生300人，规定师生比为1:20。", False),
        ("全院教师10人，学生300人，全院师生比为1:20。", True),
        ("120名教师参训，200名参训学生观摩。", False),
        ("120名教师参训，200名参训教师观摩。", True),
        ("120人参训，200名参训学生观摩。", True),
        ("60余人分成2个组，每组10人一车。", False),
    ],
)
def test_figures_of_other_things_are_not_held_against_each_other(text: str, told: bool) -> None:
    assert bool(said(text)) is told


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("学院共有充电桩24个，已检修12个充电桩。后勤处把36个充电桩接入平台。", ["36个充电桩"]),
        ("学院共有充电桩24个，新增36个充电桩。", []),
        ("学院共有充电桩24个。学院共有充电桩24个，分在两处。", []),
        ("受潮图书230册。共230册受潮图书中，修复198册。", []),
        ("受潮图书230余册。共220册受潮图书中，修复198册。", ["220册受潮图书"]),
        ("共220册受潮图书中，修复198册。受潮图书230册。", []),
    ],
)
def test_more_of_a_thing_than_there_are(body: str, found: list[str]) -> None:
    assert quotes(framed("情况", DAY + body), "data-arithmetic") == found
