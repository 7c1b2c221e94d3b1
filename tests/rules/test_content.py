from __future__ import annotations

import pytest

from alvtc_info import Kind
from alvtc_info.model.rule import framed
from tests.rules.drafts import BODY, messages, quotes


def test_the_longest_title() -> None:
    assert quotes(framed("后勤处" + "修" * 37, BODY), "title-informative") == []
    assert quotes(framed("后勤处" + "修" * 38, BODY), "title-informative") != []
    assert quotes(framed("后勤处" + "修" * 38, BODY), "title-informative", longest=41) == []


@pytest.mark.parametrize(("day", "found"), [("15", False), ("14", True), ("22", False), ("23", False)])
def test_seven_days_are_fresh(day: str, found: bool) -> None:
    assert bool(quotes(framed("学院召开例会", f"2024年5月{day}日，学院召开例会。"), "stale-info")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("2024年5月20日，供水。", True), ("2024年5月20日，学生到校。", False), ("学生到校，完成检修。", True), ("5月20日，完成检修。", False), ("", False)],
)  # fmt: skip
def test_thin_content_lacks_two_of_four(text: str, found: bool) -> None:
    assert bool(quotes(framed("学院召开例会", text), "thin-content")) is found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("多名学生到场。", "人数"), ("大量旅客滞留。", "人数"), ("不少人反映。", "人数"), ("伤者众多。", "人数"), ("部分学生反映水温偏低。", "人数"),
        ("学院做了大量工作。", "数量"), ("若干椅子损坏。", "数量"), ("多家企业停产。", "数量"), ("部分部门没有上报。", "数量"), ("多次停电。", "数量"),
        ("许多学生宿舍物品受损。", "数量"), ("大量人工投入。", "数量"),
    ],
)  # fmt: skip
def test_a_number_of_people_is_called_so_and_no_other(text: str, number: str) -> None:
    assert [f"没核实的写“{number}正在核实”" in said for said in messages(text, "vague-quantity")] == [True]


def stale(body: str) -> list[str]:
    text = framed("学院组织应急演练", body, row="后勤处　　2026年11月20日")
    return quotes(text, "stale-info")


@pytest.mark.parametrize(
    "body",
    """
11月9日至17日，学院组织应急演练。
2026年11月9日至17日，学院组织应急演练6场。
11月9—17日，学院组织应急演练。
11月9日~17日，学院组织应急演练。
11月9日（星期一）—17日（星期二），学院组织应急演练。
11月9日、13日、17日，学院分三批组织演练。
11月6日和16日，学院分两批组织演练。
11月5日起至16日止，学院组织应急演练。
11月3日8时至14日18时，后勤处检修线路。
十一月九日至十七日，学院组织应急演练。
11月5日，学院开展检查，16日公布结果。
11月1日至30日，学院组织应急演练。
11月2日至今，学院组织应急演练。
""".split(),
)
def test_a_period_is_as_new_as_its_end(body: str) -> None:
    assert stale(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("11月1日至9日，学院组织应急演练。", "9日"),
        ("10月9日至17日，学院组织应急演练。", "17日"),
        ("11月1日—5日，学院组织应急演练。", "5日"),
        ("十一月一日至九日，学院组织应急演练。", "九日"),
        ("10月30日，学院组织应急演练，3日公布结果。", "10月30日"),
        ("11月9日，学院检查，其中17日龄幼苗12株。", "11月9日"),
        ("11月31日至12日，学院组织应急演练；11月2日通报。", "11月2日"),
    ],
)
def test_a_period_that_ended_long_ago_is_stale(body: str, found: str) -> None:
    assert stale(body) == [found]


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("关于增设热水供应点的建议", True),
        ("关于优化错峰就餐的意见建议", True),
        ("关于冬季供暖不足的情况反映", True),
        ("关于快递积压问题的反映", True),
        ("关于推进产教融合的几点思考", True),
        ("关于增配直饮水设备的请示", True),
        ("教务处召开期中教学检查工作会议", True),
        ("保卫处开展消防安全检查", True),
        ("学院召开会议部署冬季安全工作", True),
        ("关于有关问题的建议", False),
        ("关于相关工作的情况反映", False),
        ("教务处召开会议", False),
        ("学院召开党委会", False),
        ("保卫处召开专题会议", False),
        ("后勤处开展工作", False),
        ("信息工程系开展活动", False),
        ("学院领导调研", False),
        ("后勤处召开部署会", False),
        ("学院动态", False),
        ("工作简报", False),
    ],
)
def test_a_title_says_what_about(title: str, good: bool) -> None:
    text = framed(title, "2024年5月20日，后勤处更换阀门6个。")
    assert quotes(text, "title-informative", Kind.COMPOSITE) == ([] if good else [title])


def test_rough_figures_are_one_hint() -> None:
    body = "30多所院校的1000余名选手参赛，观众800余人，奖金2万余元，场地3个左右，设备50余台，图书90余册。"
    (said,) = messages(framed("学生参加技能大赛", body), "vague-quantity")
    assert said == "约数（30多所、1000余名、800余人、2万余元、3个左右等）能核实的写确数，写明出处和截至时间"
    (said,) = messages(framed("学生参加技能大赛", "30多所院校参赛。"), "vague-quantity")
    assert said.startswith("约数（30多所）")


def test_rough_figures_of_the_first_hour_and_of_fragments_pass() -> None:
    assert quotes(framed("学生发热（首报）", "发热学生30余名。"), "vague-quantity", Kind.FIRST) == []
    assert quotes("发热学生30余名。", "vague-quantity", None) == []
    assert quotes(framed("学生发热", "值守3个多月，月租30多元月票，发热30余名。"), "vague-quantity") == ["30余名"]


def test_a_standard_has_a_number_too() -> None:
    assert quotes("参照《给水排水设计标准》施工。", "document-without-number", None) == ["《给水排水设计标准》"]
    assert quotes("参照《给水排水设计标准》（GB 50015）施工。", "document-without-number", None) == []
    assert quotes("稿中“参照《给水排水设计标准》”一句删去。", "document-without-number", None) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("按照《校园安全管理办法》检查公寓。", ["《校园安全管理办法》"]),
        ("按照《校园安全管理办法》（教育部令第41号）检查公寓。", []),
        ("5月30日前，保卫处把禁充一条写入《校园安全管理办法》。", []),
        ("供水公司5月20日出具《现场勘查意见》。", []),
        ("学院收到《关于现场管理的意见》。", ["《关于现场管理的意见》"]),
    ],
)
def test_a_document_whose_number_is_told_or_that_has_none(text: str, found: list[str]) -> None:
    assert quotes(text, "document-without-number", None) == found


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("大风掀落南门顶板情况（首报）", True),
        ("一袋《高等数学》备用试卷清点时缺失（首报）", True),
        ("一袋《高等数学》备用试卷的情况（首报）", False),
        ("督办单“红黄绿”三色管理运行半年情况", True),
        ("督办单“红黄绿”三色半年情况", False),
    ],
)
def test_a_title_says_where_or_what_went_wrong(title: str, good: bool) -> None:
    text = framed(title, "2024年5月20日，后勤处更换阀门6个。")
    assert quotes(text, "title-informative", Kind.FIRST) == ([] if good else [title])


def test_quite_a_few_is_no_number() -> None:
    assert quotes("满意率比上年下降了好几个百分点。", "vague-quantity", None) == ["好几"]
    assert quotes("满意率比上年下降了3.5个百分点。", "vague-quantity", None) == []


def test_a_dozen_or_so_is_no_number_of_people_in_an_event() -> None:
    body = "有十几名学生出现呕吐。"
    assert quotes(framed("学生呕吐（续报）", body), "vague-quantity", Kind.FOLLOW_UP) == ["十几"]
    assert quotes(framed("学生呕吐", body), "vague-quantity") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("系统出现大量异常访问请求。每秒请求数最高为1.2万次。", []),
        ("系统出现大量异常访问请求，值班员断网。", ["大量"]),
        ("部分学生呕吐，共有23名学生就诊。", []),
        ("部分学生呕吐，正在处置。", ["部分学生"]),
        ("多名学生出现皮疹。校医登记患者9人，均已隔离。", []),
        ("多名师生摔伤。伤者共5人，均已包扎。", []),
        ("多名学生到场，登记患者9人。", ["多名"]),
        ("多次与学生谈话，谈话3次。", ["多次"]),
        ("漏水众多。", ["众多"]),
    ],
)
def test_a_number_of_the_same_thing_may_stand_beside(body: str, found: list[str]) -> None:
    assert quotes(framed("情况（首报）", body), "vague-quantity", Kind.FIRST) == found


def test_a_title_may_leave_the_number_to_the_text() -> None:
    for body, found in (("23名学生发热。", []), ("学生发热，正在处置。", ["部分学生"])):
        assert quotes(framed("部分学生发热（续报）", body), "vague-quantity", Kind.FOLLOW_UP) == found


@pytest.mark.parametrize(
    ("title", "kind", "found"),
    [
        ("关于2号公寓漏水情况的汇报", Kind.FIRST, ["汇报"]),
        ("关于2号公寓漏水处置工作的总结（终报）", Kind.FINAL, ["工作的总结"]),
        ("关于2号公寓漏水的报告（终报）", Kind.FINAL, []),
        ("后勤处检修工作总结", Kind.COMPOSITE, []),
        ("后勤处检修情况的汇报材料", Kind.COMPOSITE, ["汇报材料"]),
        ("精彩纷呈！我院文化节开幕", Kind.DAILY, ["精彩纷呈"]),
    ],
)
def test_the_kind_of_paper_in_the_title(title: str, kind: Kind, found: list[str]) -> None:
    assert [words[-2:] for words in quotes(framed(title, BODY), "title-informative", kind)] == [w[-2:] for w in found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("我系将深刻汲取教训，举一反三，坚决杜绝类似事故。", 1),
        ("下一步，我系将继续做好各项工作。", 1),
        ("我系将举一反三，5月31日前检查实训室16间，压紧压实责任。", 0),
        ("学院高度重视，由保卫处检查，压实责任。", 0),
        ("保卫处继续做好值班。", 0),
    ],
)
def test_a_sentence_of_slogans(body: str, found: int) -> None:
    told = quotes(framed("公寓漏水（首报）", "5月20日漏水。" + body), "thin-content", Kind.FIRST)
    assert len(told) == found


@pytest.mark.parametrize(
    "body",
    """
学院落实10月28日印发的值班办法，逐室检查宿舍。
据统计局2026年1月17日公布的数据，全盟毕业生减少12人。
据统计局10月1日至11月16日发布的通报，不合格食品3批。
专项行动自10月8日起，由保卫处牵头。
10月1日以来，保卫处逐楼检查消防设施。
专项行动时间为10月1日至12月31日。
18日，保卫处通报截至10月23日检查的单位120家。
28日，保卫处通报。15日，后勤处检修。
今日上午，消防部门通报截至10月23日检查的单位120家。
""".split(),
)
def test_what_goes_on_is_quoted_or_is_of_these_days_is_not_stale(body: str) -> None:
    assert stale(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("10月20日，学院检查宿舍，落实11月2日印发的办法。", "10月20日"),
        ("2日，学院检查宿舍，此前10月8日检查食堂。", "10月8日"),
        ("25日，学院检查宿舍，此前10月8日检查食堂。", "10月8日"),
        ("10月20日、10月28日，学院检查宿舍。", "10月28日"),
        ("12月1日至12月31日的安排，10月20日公布。", "10月20日"),
        ("2024年11月3日至12月31日，专班驻点，2025年2月9日反馈。", "2025年2月9日"),
        ("2月30日至12月31日的安排，10月20日公布。", "10月20日"),
        ("2月3日至13月31日的安排，10月20日公布。", "10月20日"),
    ],
)
def test_what_is_over_is_stale_beside_such_days(body: str, found: str) -> None:
    assert stale(body) == [found]


def test_a_day_that_the_month_before_has_not_is_none() -> None:
    text = framed("学院组织应急演练", "31日，学院检查宿舍，此前10月8日检查食堂。", row="后勤处　　2026年10月20日")
    assert quotes(text, "stale-info") == ["10月8日"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("据2020年人口普查，全旗有6万人。", False),
        ("据2010年人口普查，全旗有6万人。", True),
        ("据2020年隐患普查，全院有6处。", True),
        ("根据2021年8月统计法第三条，各部门如实上报。", False),
        ("据学院2019年起每年开展的调查，学生愿意留下。", False),
        ("据学院2019年开展的调查，学生愿意留下。", True),
    ],
)
def test_a_survey_of_years_ago_is_told_where_there_should_be_a_later_one(text: str, told: bool) -> None:
    found = quotes(framed("关于增设专业的建议", text), "stale-info", Kind.COMPOSITE)
    assert any(each.startswith(("据", "根据")) for each in found) is told


@pytest.mark.parametrize(
    ("period", "stale"),
    [
        ("2024年9月1日至2025年4月10日", False),
        ("2025年4月1日至4月10日", True),
        ("2024年5月1日至2024年12月10日", True),
        ("2025年4月1日、4月10日", True),
        ("2025年2月30日至2025年4月10日", True),
    ],
)
def test_stock_is_taken_of_a_period_that_ended_not_long_ago(period: str, stale: bool) -> None:
    text = framed("师带徒让新教师站稳讲台", f"{period}，教务处组织新教师听课96节。", row="教务处　　2025年5月22日")
    assert bool(quotes(text, "stale-info", Kind.DAILY)) is stale


@pytest.mark.parametrize(("days", "told"), [(7, ["5月2日"]), (10**200, [])])
def test_any_number_of_days_may_be_set(days: int, told: list[str]) -> None:
    text = framed("师带徒让新教师站稳讲台", "2024年5月2日，教务处组织新教师听课96节。", row="教务处　　2024年5月22日")
    assert [each[-4:] for each in quotes(text, "stale-info", days=days)] == told
