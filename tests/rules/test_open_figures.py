"""Figures and acts that nothing dates, beside what only looks like one."""

from __future__ import annotations

import pytest

from tests.rules.drafts import quotes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("入汛以来，旗应急局累计叫应苏木责任人2380人次。", ["2380人次"]),
        ("目前全院分成13个小组清点物资。", []),
        ("全院分成13个小组清点物资。", []),
        ("受灾面积超过100公顷、造成30人以上死亡的火灾，由旗指挥部统一指挥。", []),
        ("今后五年，在校生总规模控制在6000人以内。", []),
        ("近日，学生处检查宿舍612间，查处违规电器37件。", []),
        ("近日，全旗医院共有床位612张。", ["612张"]),
        ("近日，操场搭起帐篷一百二十顶。", []),
        ("旗卫健委以卫监罚〔2026〕9号决定书对诊所罚款12万元。", []),
        ("交接清单列有钥匙340把。", []),
        ("本次创新班共有109名学员。", []),
        ("初步核实客车司乘人员共48人。", []),
        ("改造工程总投资0.76亿元。", []),
        ("项目完成投资0.76亿元，占总投资的76%。", ["0.76亿元"]),
        ("本文以某大学210余例诈骗案为例。", []),
        ("未整改的40处均为屋面渗漏。", []),
    ],
)
def test_figures_that_are_no_statistic_are_left_alone(text: str, found: list[str]) -> None:
    assert quotes(text, "data-without-cutoff") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对涉嫌犯罪的及时移交公安机关。", []),
        ("会议研究部署了防汛，制定了方案。", []),
        ("全旗医疗工作取得了长足进步。", []),
        ("记者致电旗地震局。", []),
        ("负责人在接受采访时说，情况正在核实。", []),
        ("校长讲解了联络办法。", []),
        ("维修人员拆除围墙。", []),
        ("流水号20240520已核销。", []),
        ("学院派员到场。", []),
        ("资助资金足额到位。", []),
        ("2014年10月至2015年3月，公安局组织开展了禁毒会战。", []),
        ("当天傍晚，学院通知维保公司派员拆除开关。", []),
        ("下一步，教务处研究对策，修订办法。", []),
        ("检查完毕。", []),
        ("代表队共获得20枚金牌。", []),
        ("财务处注销了两个账户。", ["注销"]),
    ],
)
def test_what_tells_no_act_of_a_day_is_left_alone(text: str, found: list[str]) -> None:
    assert quotes(text, "undated-work") == found


def test_a_response_at_once_has_the_day_of_its_event() -> None:
    assert quotes("昨日19时，管道被挖断。学院立即启动Ⅲ级响应。", "undated-work") == []
    assert quotes("会议通过议程，出台《防汛预案》。", "undated-document") == []
