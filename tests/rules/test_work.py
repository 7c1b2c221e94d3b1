"""Documents issued and work done without a date: which date, number or plan excuses a verb."""

from __future__ import annotations

import pytest

from alvtc_info import check, read
from alvtc_info.analysis.clauses import Clause
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed
from alvtc_info.rules.work import act_sentences
from tests.rules.drafts import quotes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学院印发《请假办法》。", ["印发"]),
        ("5月20日，学院印发《请假办法》。", []),
        ("5月20日，学院开会。会后学院印发《请假办法》。", []),
        ("学院印发《请假办法》（院发〔2024〕7号）。", []),
        ("学院拟印发《请假办法》。", []),
        ("学院正在修订《请假办法》。", []),
        ("《请假办法》已正式印发。", ["印发"]),
        ("《请假办法》印发的要求已落实。", []),
        ("学院印发通知。", ["印发"]),
        ("学院印发。", []),
    ],
)
def test_documents_are_issued_on_a_day_or_under_a_number(text: str, found: list[str]) -> None:
    assert quotes(text, "undated-document", None) == found


@pytest.mark.parametrize(
    ("text", "rule", "found"),
    [
        ("{几月几日}，学院印发通知，召开会议。", "undated-document", []),
        ("{几月几日}，学院印发通知，召开会议。", "undated-work", []),
        ("学院印发通知，{谁}参加。", "undated-document", ["印发"]),
        ("{谁}主持。学院印发通知。", "undated-document", ["印发"]),
        ("{几时}，院长到场。学院召开现场会。", "undated-work", ["召开"]),
        ("锅炉班检修燃烧器3台。以上数字取自验收单，截至5月20日。", "undated-work", []),
        ("锅炉班检修燃烧器3台。以上数字取自验收单。", "undated-work", ["检修"]),
        ("截至{几时}，全院累计就业325人。", "data-without-cutoff", []),
        ("{谁}介绍，全院累计就业325人。", "data-without-cutoff", ["325人"]),
    ],
)
def test_a_gap_that_asks_for_the_time_is_all_that_is_told(text: str, rule: str, found: list[str]) -> None:
    assert quotes(text, rule, None) == found


def test_whether_a_number_is_enough() -> None:
    text = "学院印发《请假办法》（院发〔2024〕7号）。"
    assert quotes(text, "undated-document", None, number_is_enough=False) == ["印发"]
    assert quotes(f"5月20日，{text}", "undated-document", None, number_is_enough=False) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学院召开安全工作会议。", ["召开"]),
        ("5月20日，学院召开安全工作会议。", []),
        ("学院将召开安全工作会议。", []),
        ("学院定期召开安全工作会议。", []),
        ("召开安全工作会议。", []),
        ("学院召开安全工作会议，举办消防演练。", ["召开"]),
        ("学院召开安全工作会议。学院举办消防演练。", ["召开", "举办"]),
        ("5月，学院召开安全工作会议。", ["召开"]),
        ("学院以院发〔2026〕17号文免去张某职务。", []),
        ("大会增补高某、那某为委员。", ["增补"]),
        ("院务会聘请孟某为客座教授。", ["聘请"]),
        ("旗司法局聘请11位法律明白人（司发〔2026〕12号）。", []),
        ("2026年年初，车管所吊销两张教练证。", []),
        ("昨日，水管爆裂。后勤处更换阀门。", []),
        ("学院召开的会议明确三项任务。", []),
    ],
)
def test_work_is_done_on_a_day(text: str, found: list[str]) -> None:
    assert quotes(text, "undated-work", None) == found


def test_whether_a_month_is_enough() -> None:
    assert quotes("5月，学院召开安全工作会议。", "undated-work", None, month_is_enough=True) == []
    assert quotes("学院召开安全工作会议。", "undated-work", None, month_is_enough=True) == ["召开"]


def test_a_month_before_the_verb_may_be_enough() -> None:
    text = "学院启用新食堂，配合6月的毕业季。"
    assert quotes(text, "undated-work", None) == quotes(text, "undated-work", None, month_is_enough=True) == ["启用"]
    assert quotes("6月，学院启用新食堂。", "undated-work", None, month_is_enough=True) == []


def test_the_report_of_an_event_goes_on_by_the_clock() -> None:
    told = "8时10分，学院召开安全工作会议，成立工作专班。"
    day = "2024年5月20日7时40分，值班员巡检时发现页面被替换。\n"
    assert len(undated(f"{day}{told}", Kind.DAILY)) == 1
    assert undated(f"{day}{told}", Kind.FIRST) == []
    assert len(undated(told, Kind.FIRST)) == 1
    assert len(undated(f"{day}学院召开安全工作会议。", Kind.FIRST)) == 1


def undated(text: str, kind: Kind) -> list[Clause]:
    """The clauses that act_sentences leaves open, the first of each sentence."""
    document = read(text.encode(), name="a.txt", kind=kind)
    return [sentence.clauses[0] for sentence in act_sentences(document)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("爆管系市政单位野蛮施工所致。", []),
        ("停电因施工单位开挖引起。", []),
        ("我系迅速贯彻落实，成立了事故调查组。", ["成立"]),
        ("我系将贯彻落实，成立事故调查组。", []),
        ("学院多次召开了会议。", []),
        ("我处认真落实，召开专题会。", ["召开"]),
        ("我处开展了一次问卷调查。", ["开展"]),
    ],
)
def test_others_doing_is_no_work_and_what_was_done_is(text: str, found: list[str]) -> None:
    assert quotes(framed("情况", text), "undated-work", Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("教务处将清单转交各系，并要求7月15日前销号。", ["转交"]),
        ("教务处7月15日将清单转交各系。", []),
        ("教务处7月15日前已将清单转交各系。", []),
        ("各系须于月底前交清申购单。学院出台了耗材分级目录。", ["出台"]),
        ("保卫处划定了停车白线，安排专人每日17时至18时疏导。", ["划定"]),
        ("系里召开了动员会。", ["召开"]),
    ],
)
def test_a_deadline_or_a_daily_shift_dates_no_act(text: str, found: list[str]) -> None:
    assert quotes(text, "undated-work", None) == found


@pytest.mark.parametrize(
    "text",
    ["后勤处应急水泵5月20日前安装完毕。", "学院主要道路5月20日前完成铺装。", "后勤处主要管网5月20日前完成检修。"],
)
def test_a_word_that_only_holds_a_demand_makes_no_deadline(text: str) -> None:
    assert quotes(text, "undated-work", None) == []


@pytest.mark.parametrize(
    ("heading", "told", "found"),
    [
        ("二、对策建议", "与盟中心医院召开联席会。", []),
        ("二、对策建议", "学院已与盟中心医院召开联席会。", ["召开"]),
        ("二、问题及建议", "学院与盟中心医院召开联席会。", ["召开"]),
        ("二、主要做法", "学院与盟中心医院召开联席会。", ["召开"]),
    ],
)
def test_what_is_proposed_was_not_done(heading: str, told: str, found: list[str]) -> None:
    text = framed(
        "心理健康服务的建议", "一、基本情况", "截至2024年5月20日，学院有教师1人。", heading, told, "三、其他", "无。"
    )
    assert quotes(text, "undated-work", Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("后勤处检查了供水接头42处。", ["检查"]),
        ("从发现信息到发布说明历时2小时06分。", []),
        ("从系里到现场，教师检查了设备。", ["检查"]),
        ("车辆故障原因由租车公司检查。", []),
        ("由学院组队，教师检查了设备。", ["检查"]),
        ("3个部门补齐交接时间要素，部门负责人签字。", []),
        ("9月7日至18日，人事处核验材料。\n核验中，人事处回访企业20家。", []),
        ("人事处核验材料。\n核验中，人事处回访企业20家。", ["回访", "核验"]),
        ("9月7日至18日，人事处核验材料。\n走访中，人事处回访企业20家。", ["回访"]),
    ],
)
def test_what_is_measured_assigned_or_part_of_dated_work_needs_no_day(text: str, found: list[str]) -> None:
    assert quotes(framed("有关情况", *text.split("\n")), "undated-work", Kind.COMPOSITE) == found


@pytest.mark.parametrize("hours", ["13:30至15:00，", "13时30分至15时，", "14:10，"])
def test_hours_in_front_are_the_time_of_work_in_the_report_of_an_event(hours: str) -> None:
    paper = "漏水（续报）", "2024年5月20日8时20分，二楼漏水。", "{}后勤处检查了供水接头42处。"
    for before, found in ((hours, []), ("", ["检查"])):
        text = framed(*paper[:2], paper[2].format(before))
        assert quotes(text, "undated-work", Kind.FOLLOW_UP) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("人事处在2024年招聘计划中列入1名心理教师，信息中心9月底前完成系统对接。", []),
        ("人事处在2024年招聘计划中列入1名心理教师，信息中心9月完成系统对接。", []),
        ("信息中心开发了接口。", ["开发"]),
    ],
)
def test_a_term_says_nothing_of_what_was_done(text: str, found: list[str]) -> None:
    assert quotes(framed("有关情况", "三、建议", text), "undated-work", Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机房2台电脑不能启动，信息中心修复。", []),
        ("信息中心启动应急预案，恢复2台电脑。", ["启动"]),
        ("其中高新区来了22家，岗位412个。", []),
        ("高新区来了22家企业，签订协议412份。", ["来"]),
        ("供暖报修电话24小时有人接听。", []),
        ("后勤处已全面供暖，温度达标。", ["供暖"]),
        ("外聘教师来访一事，业经办结。", []),
        ("依协议，三方各与学院合办订单班1个。", []),
        ("学院与企业合办订单班1个，招生36人。", ["合办"]),
        ("物联网应用开发，三等奖。", []),
        ("公寓门禁已全部联网，三等奖。", ["联网"]),
        ("学生签署知情同意书后作答。", []),
        ("学院与企业签署合作协议。", ["签署"]),
        ("学院现有出租房产38处，商铺14处。", []),
        ("英语考试听力故障一事，业经办结。", []),
        ("会议取得了圆满成功。", []),
        ("问题14项，其中劳动防护6项、夜班安排3项、住宿5项。", []),
        ("部分老型号配件厂家已停产，需定做。", []),
        ("受损物品为洗衣机1台（校外服务企业投放），损失待核定。", []),
        ("下一次招聘考试的公告里增加健康告知。", []),
    ],
)
def test_what_was_not_done_and_what_was_agreed_on(text: str, found: list[str]) -> None:
    assert quotes(framed("学院工作情况", text), "undated-work", Kind.COMPOSITE) == found


def test_a_department_is_no_verb_and_what_holds_by_the_cut_off_is_dated() -> None:
    text = "为改进培训，组织宣传统战部自秋季学期起试行三步法。"
    assert quotes(framed("培训情况", text, department="组织宣传统战部"), "undated-work", Kind.COMPOSITE) == []
    for cut_off, found in (("现将截至5月20日11时的情况续报如下。", []), ("现将情况续报如下。", ["扫描"])):
        body = ("2024年5月20日8时，2台服务器被加密。", cut_off, "46台服务器已逐台扫描，染毒2台。")
        assert quotes(framed("服务器情况（续报）", *body), "undated-work", Kind.FOLLOW_UP) == found


def test_that_all_is_over_opens_a_final_report() -> None:
    text = "2号公寓冒烟的应急处置已结束，现将情况终报如下。"
    assert quotes(framed("2号公寓冒烟（终报）", text), "undated-work", Kind.FINAL) == []
    assert quotes(framed("2号公寓整修情况", "2号公寓的整修已结束。"), "undated-work", Kind.DAILY) == ["结束"]


@pytest.mark.parametrize(
    ("lead", "told", "found"),
    [
        ("5月20日，检查组反馈意见。", "学院当晚召开整改会。", []),
        ("5月20日，盟应急局检查组到学院检查消防。", "检查组查看了配电室，抽查灭火器30具。", []),
        ("5月20日，盟行署分管领导到学院调研供暖。", "院长陪同调研并汇报了供暖情况。", []),
        ("5月20日，羊绒集团到学院洽谈学徒制。", "双方签订了合作协议。", []),
        ("5月20日，学院与友校举行视频会议。", "双方商定互派教师4名。", []),
        ("5月20日，新操场通过消防验收。", "住建部门检查了喷淋。", []),
        ("5月20日，供电公司检修进线。", "检修期间，后勤处启用发电机2台。", []),
        ("5月20日，学院召开校企合作推进会。", "双方签订了合作协议。", ["签订"]),
        ("5月20日，盟应急局检查组到学院检查消防。", "后勤处更换了阀门。", ["更换"]),
        ("学院加强宿舍管理。", "检查组查看了宿舍。", ["查看"]),
    ],
)
def test_what_guests_do_has_the_days_of_their_visit(lead: str, told: str, found: list[str]) -> None:
    assert quotes(framed("有关情况", lead, told), "undated-work", Kind.DAILY) == found


def test_a_paper_without_any_time_says_that_of_work_that_would_be_in_doubt() -> None:
    document = read(
        framed("校企座谈", "旅游系与某企业座谈，就实习达成共识。", row="后勤处").encode(), name="a.txt", kind=Kind.DAILY
    )
    assert [each.severity for each in check(document, select=["undated-work"])] == ["warning"]
