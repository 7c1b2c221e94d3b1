"""What a case says as sentences: order, senders, sources, what is told already, and what was taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import Kind, render
from alvtc_info.emergency.case_file import load_case
from alvtc_info.emergency.case_log import CaseLog
from alvtc_info.emergency.case_sentences import CaseSentences
from alvtc_info.emergency.drafting import begin
from alvtc_info.emergency.earlier_reports import gather
from alvtc_info.emergency.status_text import case_title
from alvtc_info.report.models import FinalReport, FollowUpReport
from tests.emergency.cases import COLLEGE, at, opened, told
from tests.emergency.test_drafting import TODAY, texts, texts_of


def tell(path: Path) -> CaseSentences:
    return CaseSentences(load_case(path), COLLEGE)


@pytest.mark.medium
def test_a_measure_without_a_time_follows_the_last_one_entered_and_no_order(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "操场", "what": "两个班学生打起来了", "measures": "保安把人拉开"})
    told(path, "110", "14:38", sender="值班老师")
    CaseLog(path, COLLEGE, now=at("14:50"), at="14:45").learn({"措施": "民警到了"})
    CaseLog(path, COLLEGE, now=at("14:55"), at="14:40").instruct("院长", "通知家长")
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"措施": "120到了接着抢救"})
    CaseLog(path, COLLEGE, now=at("15:01"), at="14:48").learn({"措施": "120到了"})
    assert tell(path).done() == [
        "{几时}，保安将人员拉开。",
        "14时38分，值班教师拨打110。",
        "院长14时40分指示：“通知家长”。",
        "14时45分，民警到达。",
        "{几时}，急救人员到达，继续抢救。",
        "14时48分，急救人员到达。",
    ]


def test_the_sender_of_a_case_without_a_department_is_a_slot(tmp_path: Path) -> None:
    path = opened(tmp_path, department="", particulars={"place": "操场", "what": "学生晕倒"})
    told(path, "120", "14:33")
    assert "14时33分，{部门}拨打120。" in tell(path).done_at_first()
    assert "涉事部门" not in texts(begin(Kind.FIRST, gather((path,), COLLEGE), COLLEGE, TODAY))


@pytest.mark.medium
def test_what_the_first_report_tells_is_not_asked_again(tmp_path: Path) -> None:
    path = opened(
        tmp_path,
        particulars={
            "place": "锅炉房",
            "what": "锅炉停了，全校没暖气",
            "measures": "关了总阀；打了维修电话；送校医室了",
            "casualties": "没人受伤",
        },
    )
    told(path, "119", "14:33", sender="保安")
    first = tmp_path / "first.docx"
    render(begin(Kind.FIRST, gather((path,), COLLEGE), COLLEGE, TODAY), first)
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"善后": "给学生发了被褥", "舆情": "有学生发抖音，点赞200多"})
    CaseLog(path, COLLEGE, now=at("15:01"), at="14:40").instruct("院长", "看好受伤学生")
    follow = begin(Kind.FOLLOW_UP, gather((path, first), COLLEGE), COLLEGE, TODAY)
    assert isinstance(follow, FollowUpReport)
    body = texts(follow)
    assert "首报写“无人员受伤”}" in body
    assert "立案时记“送校医室了”}" in body
    assert "记“关了总阀" not in body
    assert "首报写“锅炉" not in body
    second = tmp_path / "second.docx"
    render(follow, second)
    final = begin(Kind.FINAL, gather((path, first, second), COLLEGE), COLLEGE, TODAY)
    assert isinstance(final, FinalReport)
    assert texts_of(final.disposal)[:-1] == [
        "{几时}，关闭总阀。",
        "{几时}，拨打维修电话。",
        "{几时}，将{谁}送往校医室。",
        "14时33分，保安拨打119。",
        "院长14时40分指示：“看好受伤学生”。",
        "{善后：案卷记“给学生发了被褥”，改成书面语，写成完整的一句}。",
        "{舆情：案卷记“有学生发抖音，点赞200多”，改成书面语，写成完整的一句}。",
    ]


def test_a_loss_that_was_corrected_or_is_small_talk_is_not_brought_up_again(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "操场", "what": "围墙倒塌", "losses": "没多少"})
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"损失": "3万2"})
    CaseLog(path, COLLEGE, now=at("15:05")).learn({"损失": "围墙倒了12米"})
    CaseLog(path, COLLEGE, now=at("15:10")).learn({"损失": "约2万元"})
    assert tell(path).losses() == "损失约2万元。{损失：先前记“围墙倒了12米”，核实后写全}"


def test_days_are_told_from_the_day_of_recording(tmp_path: Path) -> None:
    path = opened(tmp_path, "昨天14:30", now=at("8:00", 21), particulars={"place": "操场", "what": "昨晚围墙倒了12米"})
    CaseLog(path, COLLEGE, now=at("9:00", 22)).learn(
        {"整改": "6月底前加固球架，后勤处；明天开会", "措施": "后勤处今早清场"}
    )
    assert tell(path).event() == "2024年5月20日14时30分，操场，5月20日晚围墙倒塌12米。"
    assert tell(path).each("rectification") == [
        "6月底前加固球架（责任部门：后勤处）。",
        "5月23日开会（责任部门：{哪个部门}）。",
    ]
    assert "5月22日早上" in "".join(tell(path).done())


def test_the_title_of_a_case_says_its_place_once(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "在3号楼", "what": "3号楼配电箱冒烟"})
    assert case_title(load_case(path)) == "3号楼配电箱冒烟"
    assert tell(path).title() == "3号楼配电箱冒烟"
    assert case_title(load_case(opened(tmp_path, force=True, particulars={}))) == "（还没有写明是什么事）"


def test_nobody_is_said_to_have_called_where_several_departments_might_have(tmp_path: Path) -> None:
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("14:36")).involve("学工处", "主管")
    told(path, "120", "14:37")
    told(path, "119", "14:38", department="学工处")
    said = tell(path).done_at_first()
    assert "14时37分，{谁}拨打120。" in said
    assert "14时38分，学生工作处拨打119。" in said


def test_a_place_in_front_of_what_happened_makes_a_title(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"what": "体育馆大风把屋顶铁皮掀了一块"})
    assert tell(path).title() == "体育馆屋顶铁皮被大风掀掉一块"
    assert tell(opened(tmp_path, particulars={"what": "起火"}, force=True)).title() == ""


@pytest.mark.parametrize(
    ("fact", "before", "last", "kept"),
    [
        ("伤亡", "1名学生死亡", "3名学生受伤", True),
        ("伤亡", "3人受伤", "又有2人受伤", True),
        ("伤亡", "1名学生骨折", "2名学生擦伤", True),
        ("伤亡", "3人受伤", "5人受伤", False),
        ("伤亡", "死了1个", "伤2", True),
        ("伤亡", "都没事", "1名保安擦伤", False),
        ("损失", "约三千块钱", "柜子泡坏3个", True),
        ("原因", "消防说是线路问题", "因为没关水龙头", True),
        ("原因", "可能是接口老化", "接口老化", False),
        ("伤亡", "没人受伤", "1名学生擦伤", False),
        ("损失", "被褥损失3000元", "家具损失5000元", True),
        ("损失", "被子湿了21床", "柜子泡坏3个", True),
        ("损失", "损失约3万元", "损失约2万元", False),
        ("损失", "正在统计", "电脑损坏2台", False),
        ("基本情况", "2间宿舍进水", "电梯停运", True),
        ("基本情况", "水管爆裂", "3楼水管爆裂，走廊积水", False),
    ],
)
@pytest.mark.medium
def test_a_toll_that_the_last_note_leaves_out_is_lost_in_no_report(
    tmp_path: Path, fact: str, before: str, last: str, *, kept: bool
) -> None:
    path = opened(tmp_path, particulars={"place": "学生公寓2号楼", "what": "水管爆裂"})
    CaseLog(path, COLLEGE, now=at("14:50")).learn({fact: before})
    CaseLog(path, COLLEGE, now=at("15:00")).learn({fact: last})
    sources = gather((path,), COLLEGE)
    for kind in (Kind.FIRST, Kind.FINAL):
        assert (f"“{before}”" in texts(begin(kind, sources, COLLEGE, TODAY))) is kept


def test_the_first_report_tells_every_impact(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "学生公寓2号楼", "what": "水管爆裂", "impact": "6间宿舍进水"})
    CaseLog(path, COLLEGE, now=at("14:50")).learn({"影响": "停水2小时"})
    first = texts(begin(Kind.FIRST, gather((path,), COLLEGE), COLLEGE, TODAY))
    assert "{影响：“6间宿舍进水”，后来记“停水2小时”，核实后写成完整的一句}。" in first


@pytest.mark.parametrize(
    ("fact", "before", "last", "kept"),
    [
        ("性质", "设备故障", "一般事故", True),
        ("性质", "还没定", "一般事故", False),
        ("舆情", "抖音有1条视频", "微博有2条帖子", True),
        ("舆情", "没看到", "微博有2条帖子", False),
    ],
)
def test_what_was_noted_before_is_asked_after_in_a_final_report(
    tmp_path: Path, fact: str, before: str, last: str, *, kept: bool
) -> None:
    path = opened(tmp_path, particulars={"place": "学生公寓2号楼", "what": "水管爆裂"})
    CaseLog(path, COLLEGE, now=at("14:50")).learn({fact: before})
    CaseLog(path, COLLEGE, now=at("15:00")).learn({fact: last})
    final = texts(begin(Kind.FINAL, gather((path,), COLLEGE), COLLEGE, TODAY))
    assert (f"先前记“{before}”，核实后写全" in final) is kept
