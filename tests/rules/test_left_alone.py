"""What papers without fault say, that no rule is to speak of; and beside it what is a fault all the same."""

from __future__ import annotations

import pytest

from alvtc_info import Kind
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes

_CHAIN = "9时25分，辅导员电话报告系主任；9时30分，系主任报告分管副院长。"


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (
            "3名学生没有进车间（首报）",
            "5月20日9时，物流分拣中心南门外，3名学生坐在台阶上，称加班费没有算清。" + _CHAIN,
            [],
        ),
        ("考生疑似换题（首报）", "5月20日9时，考试在博学楼405考场进行，2名考生换了草稿纸。" + _CHAIN, []),
        ("商户拖欠水费争议（首报）", "5月20日9时，快递站门前，2名租户和物业人员在说水费。" * 3, []),
        (
            "志愿者到社区服务（首报）",
            "5月20日9时，36名志愿者到社区服务，维修家电42件，清扫楼道18个，测量血压65人次。" * 3,
            ["（首报）"],
        ),
        (
            "防拖欠水费宣传（首报）",
            "5月20日9时，36名志愿者到社区服务，维修家电42件，清扫楼道18个，测量血压65人次。" * 3,
            ["（首报）"],
        ),
    ],
)
def test_trouble_and_a_chain_of_reports_are_an_event(title: str, text: str, found: list[str]) -> None:
    assert [
        each
        for each in quotes(framed(title, text), "first-report-elements", Kind.FIRST)
        if "首报" in each and "没有写到" not in each and "缺少" not in each
    ] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5月20日，台账上有48间。当日查完20间，发现6间漏水，均已修好；其余28间5月25日前查完。", 0),
        ("5月20日，台账上有48间。当日查完20间，发现6间漏水，均已修好；其余26间5月25日前查完。", 1),
        ("5月20日，工会慰问住院的5户和独居的9户，扣除重复的3户，共11户。", 0),
        ("5月20日，换发被褥31套，每套260元，计8060元；修电脑3台，计1450元，两项合计9510元。", 0),
        ("5月20日，38名教师人均联系12.3名学生。", 0),
    ],
)
def test_a_rest_or_a_sum_that_earlier_numbers_give(text: str, found: int) -> None:
    assert len(quotes(framed("检查情况", text), "data-arithmetic")) == found


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("typo-confusable", "维修费截至5月20日计7430元。", []),
        ("mismatched-measure", "后勤处移交工会、校医院、盟中心医院共16条。", []),
        ("mismatched-measure", "后勤处组织三栋楼学生集合。", []),
        ("mismatched-measure", "三栋学生到场。", ["栋"]),
        ("typing-slip", "5月20日9时放气，11时复测。", []),
        ("typing-slip", "值班员看见路面往外冒水。", []),
        ("typing-slip", "后勤处只试主管压力。", []),
        ("typing-slip", "试剂在实训课用完而未登记。", []),
        ("typing-slip", "图书楼三层301室中心机房报警。", []),
        ("left-out-character", "餐厅发问卷320张，先供水，再查原因。", []),
        ("left-out-character", "一本台账管到底。", []),
        ("misused-word", "志愿者不接触预警名单。", []),
        ("doubled-character", "废液桶桶盖鼓起，值班员把废液桶移走。", []),
        ("doubled-character", "保卫处安全检检查，再作安全检查。", ["检检"]),
        ("misplaced-mark", "现将进展报告如下。\n一、盘点结果", []),
        ("misplaced-mark", "课题分三类，等经费的5项、等数据的14项。", []),
        ("misplaced-mark", "走访教务处、等3个部门。", ["、"]),
    ],
)
def test_what_both_characters_mean(rule: str, text: str, found: list[str]) -> None:
    assert quotes(framed("检查情况", text), rule) == found


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (Kind.FIRST, "5月20日，中班22时交接，意外发生在21时17分，21时20分报告处长。", []),
        (Kind.FIRST, "食堂11时30分开餐，10时50分，操作间冒烟，10时52分厨师报警。", []),
        (Kind.FIRST, "5月20日22时，管道爆裂，21时20分报告处长。", ["21时20分"]),
        (Kind.FIRST, "17时02分，我院已将此事电话报告贵单位。16时25分，客车追尾。16时27分，教师拨打122。", []),
        (Kind.DAILY, "2024年5月20日，后勤处检查36处。下一步安排：5月24日完成换锁，5月28日完成了复查。", []),
        (Kind.DAILY, "2024年5月20日，后勤处检查36处。5月28日完成了复查。", ["5月28日"]),
    ],
)
def test_hours_of_the_timetable_and_days_to_come(kind: Kind, text: str, found: list[str]) -> None:
    assert quotes(framed("设备检修情况", text), "invalid-date", kind) == found


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (Kind.DAILY, "2024年5月20日，企业答复称，加班费并入下月发放。", []),
        (Kind.DAILY, "2024年5月20日，后勤处决定下月更换水泵。", ["下月"]),
        (Kind.DAILY, "（三）当日盘、当日清。当天查出的差异，由管理员在当天登记。", []),
        (Kind.DAILY, "当天，由管理员登记。", ["当天"]),
        (Kind.FIRST, "2024年5月20日9时，公寓漏水。\n24日17时前续报。", []),
        (Kind.FIRST, "2024年5月20日9时，公寓漏水。\n30日17时前续报。", ["30日"]),
    ],
)
def test_what_is_promised_and_what_is_done_each_day(kind: Kind, text: str, found: list[str]) -> None:
    assert quotes(framed("设备检修情况", *text.split("\n")), "relative-time", kind) == found


@pytest.mark.parametrize(
    ("department", "addressee", "found"),
    [
        ("阿拉善职业技术学院党政办公室", "盟教体局：", []),
        ("党政办公室", "自治区教育厅：", []),
        ("后勤处", "盟教体局：", ["盟教体局："]),
    ],
)
def test_the_office_reports_outside(department: str, addressee: str, found: list[str]) -> None:
    text = framed("供水检查情况", addressee, "2024年5月20日，检修水泵。", department=department)
    assert quotes(text, "header-elements") == found


@pytest.mark.parametrize(
    ("rule", "kind", "text", "found"),
    [
        ("first-report-elements", Kind.FIRST, "教师石某乘学校车辆到院", []),
        ("first-report-elements", Kind.FIRST, "高新区某化工企业停电", ["某化工企业"]),
        ("followup-elements", Kind.FOLLOW_UP, "3名工人受伤，要求结清工资，是否欠薪待核查", []),
    ],
)
def test_persons_and_disputes(rule: str, kind: Kind, text: str, found: list[str]) -> None:
    paper = framed(
        "高新区停电（续报）", f"5月20日9时，供电中断，{text}，已处置。", "原因正在调查，性质正在认定，无人受伤。"
    )
    assert [each for each in quotes(paper, rule, kind) if "某" in each or "没有写到原因" in each] == found


@pytest.mark.parametrize(
    ("kind", "title", "found"),
    [
        (Kind.COMPOSITE, "清账目、收权限、留痕迹", 0),
        (Kind.COMPOSITE, "“一赛一档、赛后进课”：把竞赛资源变成教学资源", 0),
        (Kind.DAILY, "清账目、收权限、留痕迹", 1),
        (Kind.FINAL, "关于化学试剂账实不符事件的报告（终报）", 0),
        (Kind.FINAL, "关于有关事件的报告（终报）", 1),
    ],
)
def test_titles_that_say_what_it_is(kind: Kind, title: str, found: int) -> None:
    assert len(quotes(framed(title, "2024年5月20日，清查完成。"), "title-informative", kind)) == found


@pytest.mark.parametrize(
    ("rule", "kind", "text", "found"),
    [
        ("data-without-cutoff", Kind.FIRST, "倒伏时在场48人，均未受伤。", []),
        ("data-without-cutoff", Kind.DAILY, "门厅有台阶3级。", []),
        ("data-without-cutoff", Kind.DAILY, "学院现有在校生3200人。", ["3200人"]),
        ("undated-work", Kind.DAILY, "14份合同签订满60日仍未移交。", []),
        ("undated-work", Kind.FIRST, "盟职业技能鉴定指导中心派驻的1名督导员在场。", []),
        ("undated-work", Kind.COMPOSITE, "订单班开班不难，难的是毕业半年后人还在岗。", []),
        ("undated-work", Kind.DAILY, "3.5月20日前，在各系张贴提示，由学生处负责。", []),
    ],
)
def test_rosters_terms_and_items(rule: str, kind: Kind, text: str, found: list[str]) -> None:
    assert quotes(framed("检查情况", text), rule, kind) == found


def test_an_event_begins_after_all_was_still_sound() -> None:
    text = (
        "5月19日22时10分最近一次巡查时门锁完好。5月20日6时50分，巡查员发现库房被盗。6时55分，巡查员电话报告保卫处处长。"
    )
    paper = framed("库房被盗（首报）", text, row="保卫处　　2024年5月20日")
    assert quotes(paper, "told-deadlines", Kind.FIRST) == []


def test_a_measure_names_its_unit_behind_its_number() -> None:
    text = framed(
        "公寓漏水（终报）", "2024年5月20日漏水。", "一、整改措施", "1．后勤处5月30日前更换管件58个，不合格的当日更换。"
    )
    assert quotes(text, "rectify-no-deadline", Kind.FINAL) == []
