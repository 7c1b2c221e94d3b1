"""First reports."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, check, read
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("5月20日9时05分，选课系统出现大量异常访问，9时16分停止服务。", False),
        ("5月20日21时，某短视频账号发布一段视频，评论200余条。", False),
        ("5月20日9时05分，供暖系统爆裂。", True),
    ],
)
def test_what_happens_in_the_net_has_its_place_there(text: str, lacks: bool) -> None:
    document = read(framed("有关情况的报告（首报）", text).encode(), name="a.txt", kind=Kind.FIRST)
    told = [finding.message for finding in check(document, select=["first-report-elements"])]
    assert any("地点" in message for message in told) is lacks


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("5月20日10时20分，我系学生在实训楼上课时手部受伤。", ["实训楼"]),
        ("5月20日10时20分，我系学生在实训楼2层上课时手部受伤。", []),
        ("5月20日10时20分，学生在第一食堂就餐后呕吐。", []),
        ("5月20日10时20分，学生在钳工实训室受伤。", []),
        ("5月20日10时20分，操场1名学生跌倒，造成开放性骨折。", ["造成开放性骨折"]),
        ("5月20日10时20分，操场1名学生跌倒，造成骨折，经盟中心医院检查收治。", []),
    ],
)
def test_a_first_report_says_where_and_who_found(lead: str, found: list[str]) -> None:
    told = quotes(framed("学生情况（首报）", lead), "first-report-elements", Kind.FIRST)
    assert [quote for quote in told if len(quote) < 10] == found


def test_a_first_report_without_text_has_no_place() -> None:
    assert "首报缺少发生地点，请写明在哪个校区、哪栋楼、哪个路段" in quotes(
        framed("学生情况（首报）"), "first-report-elements", Kind.FIRST
    )


def test_somebody_missing_was_last_seen_somewhere() -> None:
    told = quotes(framed("情况", "5月20日7时，该生从南校区西门离校。"), "first-report-elements", Kind.FIRST)
    assert not any("发生地点" in quote for quote in told)


PLACE = "2024年5月20日14时30分，师生乘坐的客车{}与货车追尾。"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("在路上", "在路上"),
        ("在途中", "在途中"),
        ("在途中，于国道307线", None),
        ("在车队停车场一间库房", "一间库房"),
        ("在2号楼一间库房", None),
    ],
)
def test_a_place_that_is_one_of_many_is_no_place(place: str, told: str | None) -> None:
    found = quotes(framed("客车追尾（首报）", PLACE.format(place)), "first-report-elements", Kind.FIRST)
    assert (told is None) or told in found
    assert told is not None or not {"在路上", "在途中", "一间库房"}.intersection(found)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("待情况查清后再向学院领导报告。", ["待情况查清后再向学院领导报告"]),
        ("等家长到校后再向学院领导报告。", []),
        ("待检测完成后再向学院领导报告详细情况。", []),
        ("此事先不报学院。", ["先不报学院"]),
        ("此事暂不向学院分管领导报告。", ["暂不向学院分管领导报告"]),
        ("不再向学院申请经费，不必报名参加学院检查。", []),
        ("无需向学院每日报告水压，无需报学院审批。", []),
        ("因占线暂未向处长报告，14时20分报告。", []),
    ],
)
def test_a_report_is_not_put_off(told: str, found: list[str]) -> None:
    text = framed("公寓漏水（首报）", "2024年5月20日14时30分，学生公寓2号楼漏水。" + told)
    said = [
        quote for quote in quotes(text, "first-report-elements", Kind.FIRST) if "报" in quote and "续报" not in quote
    ]
    assert said == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("公安机关通知发布者删除视频。", []),
        ("宣传部统一口径发布通报。", []),
        ("要求在场学生统一口径。", ["在场学生统一口径"]),
        ("公安机关通知发布者删除视频。辅导员要求学生删除照片。", ["要求学生删除"]),
    ],
)
def test_what_is_kept_quiet(told: str, found: list[str]) -> None:
    text = framed("公寓漏水（首报）", f"2024年5月20日14时30分，学生公寓2号楼漏水。{told}")
    said = quotes(text, "first-report-elements", Kind.FIRST)
    assert [quote for quote in said if quote in told] == found


@pytest.mark.parametrize(
    "lead",
    [
        "5月20日15时10分，我系学生在学院篮球场上体育课。分组比赛时，一名男生落地，左脚扭伤。",
        "5月20日15时20分，返校大巴车行至乌巴高速K96公里处起火。",
    ],
)
def test_a_court_and_a_mark_on_a_road_are_places(lead: str) -> None:
    document = read(framed("有关情况（首报）", lead).encode(), name="a.txt", kind=Kind.FIRST)
    assert not any("地点" in each.message for each in check(document, select=["first-report-elements"]))


SAID = "2024年5月20日14时30分，第一食堂冒烟，监控室值守人员发现，值班员切断电源，无人受伤。16时续报排查情况。"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "财产损失、领导到场、影响范围、发展趋势、口头报告的经过"),
        ("14时35分，值班员报告馆长。", ""),
        ("处长赶到现场。", ""),
        ("教学秩序正常。", ""),
    ],
)
def test_what_may_wait_is_asked_for_where_nothing_of_it_is_told(more: str, told: str) -> None:
    document = read(framed("食堂冒烟（首报）", SAID + more).encode(), name="a.txt", kind=Kind.FIRST)
    assert [each.message.partition("，")[0] for each in check(document, select=["first-report-elements"])] == (
        [f"还没有写到{told}"] if told else []
    )


@pytest.mark.parametrize(
    ("told", "element"),
    [
        ("辅导员向属地派出所报警", "先期处置"),
        ("8人分2组沿校外道路寻找", "先期处置"),
        ("保卫处关闭体育场出入口", "先期处置"),
        ("保卫处维持现场秩序", "先期处置"),
        ("副院长请家长推选代表座谈", "先期处置"),
        ("教师为其冲洗左眼", "先期处置"),
        ("未与本人取得联系，身体状况不明", "人员伤亡"),
        ("44人均安全", "人员伤亡"),
        ("1名学生呼吸急促", "人员伤亡"),
        ("教务系统被攻击，无法访问", "人员伤亡"),
        ("出租车司机聚集，无人员冲突", "人员伤亡"),
        ("学生转账9800元", "人员伤亡"),
        ("宿管员关水阀", "先期处置"),
        ("民警到场劝离", "先期处置"),
        ("保卫处到派出所报案", "先期处置"),
        ("水暖班在巡查中发现地沟漏水", "信息来源"),
        ("5时23分打电话报后勤处值班室", "信息来源"),
        ("财务邮箱收到冒充院领导的邮件", "信息来源"),
        ("2人为一氧化碳中毒", "人员伤亡"),
        ("施工单位停梯检修，抢修人员5时到场", "先期处置"),
        ("施工单位现场负责人电话告知后勤处值班室", "信息来源"),
        ("考生举手反映", "信息来源"),
        ("据医院20时12分答复，3人未见骨折", "信息来源"),
        ("该儿童仍未找到", "人员伤亡"),
        ("我系5月20日18时前报告诊断结果", "续报安排"),
        ("下一次报告时间为17时", "续报安排"),
    ],
)
def test_words_for_what_was_done_and_who_was_hurt(told: str, element: str) -> None:
    lead = "2024年5月20日14时30分，学院操场东侧发生漏水。"
    document = read(framed("有关情况（首报）", f"{lead}{told}。").encode(), name="a.txt", kind=Kind.FIRST)
    said = [each.message for each in check(document, select=["first-report-elements"])]
    assert said
    assert not any(element in message for message in said)


@pytest.mark.parametrize(
    ("told", "found"),
    [("辅导员送林某去盟中心医院", []), ("辅导员陪林某转到盟中心医院", []), ("学生在某企业实习", ["某企业"])],
)
def test_a_person_who_goes_somewhere_is_no_unnamed_unit(told: str, found: list[str]) -> None:
    lead = f"2024年5月20日14时30分，3号楼漏水，{told}。"
    assert [
        q for q in quotes(framed("有关情况（首报）", lead), "first-report-elements", Kind.FIRST) if len(q) < 10
    ] == found


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("5月20日8时20分，后勤部门发现漏水。", True),
        ("5月20日8时20分，用电部门突然停电。", True),
        ("5月20日8时20分，安保人员出门，发现停电。", True),
        ("5月20日8时20分，病人出院，发现停电。", True),
        ("5月20日8时20分，东侧偏门突然停电。", False),
        ("5月20日8时20分停电。地点：待核实。", True),
        ("5月20日8时20分停电。地点：不详。", True),
        ("5月20日8时20分停电。地点：操场。", False),
    ],
)
def test_departments_and_what_is_unknown_are_no_places(text: str, lacks: bool) -> None:
    document = read(framed("有关情况的报告（首报）", text).encode(), name="a.txt", kind=Kind.FIRST)
    told = [finding.message for finding in check(document, select=["first-report-elements"])]
    assert any("地点" in message for message in told) is lacks


@pytest.mark.parametrize(
    ("unit", "told"),
    [("某精细化工公司", True), ("阿拉善高新区某精细化工公司", False), ("乌斯太镇某精细化工公司", False)],
)
def test_a_unit_whose_place_is_told_may_go_without_its_name(unit: str, told: bool) -> None:
    text = framed("学生受伤（首报）", f"2024年5月20日9时，{unit}包装车间发生机械伤害，1名学生左手受伤。")
    found = check(read(text.encode(), name="a.txt", kind=Kind.FIRST), select=["first-report-elements"])
    assert any(each.message == "单位请写全称" for each in found) is told


_LEAK = "2024年5月20日14时30分许，2号楼3层漏水，无人员伤亡。"


def _still_open(text: str) -> str:
    """What is told to be open yet in a first report of a leak that goes on with these words."""
    document = read(framed("2号楼漏水（首报）", _LEAK + text).encode(), name="a.txt", kind=Kind.FIRST)
    return "".join(f.message for f in check(document, select=["first-report-elements"]) if "还没有写到" in f.message)


@pytest.mark.parametrize(
    "act",
    [
        "送2名学生就医", "陪1名教师到医务室", "排水", "抽水", "堵漏", "抢修", "疏通管道", "通知维修人员", "联系维保公司", "请水电工查看", "转移设备", "搬离仪器", "铺设沙袋", "张贴告示",
        "调集水泵2台", "发放饮用水", "改用备用水源", "装设围栏", "冻结账户", "停止供水", "扶起伤者",
    ],
)  # fmt: skip
def test_what_was_done_at_once_is_a_first_measure(act: str) -> None:
    assert "先期处置" not in _still_open(f"14时35分，保安孙某向后勤处报告。14时40分，后勤处{act}。")


@pytest.mark.parametrize(
    "text",
    [
        "14时35分，保安孙某向后勤处报告。", "14时35分，后勤处接到报告。", "14时35分，后勤处处长赵某接到报告。", "14时35分，后勤处主任赵某到场。", "14时40分，后勤处研究处置办法。",
        "14时40分，后勤处未采取措施。", "14时40分，保卫处召开会议。", "14时40分，后勤处的电话打不通。", "14时40分，后勤处无人接听。", "14时40分，后勤处将安排检查。",
    ],
)  # fmt: skip
def test_a_report_or_a_plan_is_no_first_measure(text: str) -> None:
    assert "先期处置" in _still_open(text)


@pytest.mark.parametrize(
    "source",
    [
        "监控中心发现", "烟感报警", "消防主机鸣响", "保安孙某闻到焦味", "路过的教师看见冒烟", "学生在微信群报告", "水浸传感器触发", "管理员首先发现", "家长举报", "维修组报修", "热线收到留言",
        "网络中心监测到异常", "校外群众发现", "巡线无人机抓拍",
    ],
)  # fmt: skip
def test_who_or_what_noticed_it_is_the_source(source: str) -> None:
    assert "信息来源" not in _still_open(f"14时35分，{source}。14时40分，后勤处关闭阀门。")


@pytest.mark.parametrize("text", ["已关闭阀门，原因未查明。", "14时40分，后勤处关闭阀门，未发现其他漏点。"])
def test_what_was_not_found_is_no_source(text: str) -> None:
    assert "信息来源" in _still_open(text)


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("5月20日8时许，1名学生坠楼，已送盟中心医院，与学校无关。", "缺少发生地点"),
        ("5月20日8时许，1名学生跳河，已救起，学校不知情。", "缺少发生地点"),
        ("5月20日8时许，1名学生晕倒，已从教学楼送往医院。", "缺少发生地点"),
        ("5月20日8时许，1名学生从3号公寓楼坠下，已送盟中心医院。", ""),
        ("5月20日8时许，浓烟从地下管廊冒出，无人受伤。", ""),
        ("5月20日8时许，1名学生从床上摔下，已送医。", "缺少发生地点"),
        ("5月20日8时许，实训楼实验室冒烟，无人受伤。", "没有写是哪一处"),
        ("5月20日8时许，校园网中断，教学楼、宿舍上不了网。", ""),
        ("5月20日8时许，食堂师傅发现第一食堂漏气。", ""),
        ("5月20日9时许，约80只羊从东围墙缺口进入学院苗圃，啃食梭梭苗。", ""),
        ("5月20日9时许，约80只羊进入学院苗圃，啃食梭梭苗。", ""),
        ("5月20日10时05分，1名学生右手食指被卷入卡盘，地点为1号实训楼102车间。", ""),
        ("5月20日16时许，5号公寓西侧，2名学生被马蜂蜇伤面部。", ""),
        ("5月20日10时15分，田径场军训方队2名新生头晕，校医补液。", ""),
        ("5月20日15时许，学院行政楼前11名工人聚集，讨要工资。", ""),
        ("5月20日14时10分，1名学生报告，被冒充老师的QQ好友骗走2600元。", ""),
        ("5月20日1时35分，3号公寓5层1名学生情绪激动，在楼梯间哭泣。1时40分，宿管员报告。2时05分，咨询师到场。", ""),
        ("5月20日8时许，2名实习学生在某嘎查被骆驼踢伤。", "太笼统"),
        ("5月20日8时许，实习大巴在某高速公路追尾货车。", "太笼统"),
        ("5月20日8时许，2名实习学生在吉兰泰镇某嘎查被骆驼踢伤。", ""),
    ],
)
def test_places_that_tell_where_and_that_do_not(lead: str, told: str) -> None:
    document = read(framed("有关情况的报告（首报）", lead).encode(), name="a.txt", kind=Kind.FIRST)
    found = [each.message for each in check(document, select=["first-report-elements"]) if each.severity != "info"]
    assert [told in message for message in found] == [True] * bool(told)
