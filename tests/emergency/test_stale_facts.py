"""What a later report or entry says otherwise, in the titles and the sentences that are carried over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from alvtc_info import Kind
from alvtc_info.emergency.case_log import CaseLog
from alvtc_info.emergency.drafting import begin
from alvtc_info.emergency.earlier_reports import gather
from alvtc_info.emergency.stale_facts import LaterWord, as_it_stands, still_true, title_as_it_stands
from alvtc_info.report.models import FinalReport, FollowUpReport
from tests.emergency.cases import COLLEGE, at, opened
from tests.emergency.test_drafting import TODAY, first, follow_up


def carried(text: str, *later: str) -> str:
    return as_it_stands(text, "首报", [LaterWord("续报一", each) for each in later], None, COLLEGE)


@pytest.mark.parametrize(
    ("text", "later", "slot"),
    [
        ("校园停气3小时", "实际停气50分钟。", "校园停气{数字：首报写“3小时”，续报一写“实际停气50分钟”，核实后写}"),
        ("断网影响师生900人", "断网影响师生760人。", "“900人”"),
        ("4间教室进水", "进水教室共7间。", "{数字：首报写“4间”，续报一写“进水教室共7间”，核实后写}教室进水"),
        ("浸湿图书200册", "实际浸湿图书350册。", "“200册”"),
        ("9栋楼停暖", "停暖楼宇6栋。", "“9栋”"),
        ("6名学生发热", "发热学生升至14名。", "“6名”"),
        ("四名学生发热", "发热人数达15人。", "“四名”"),
        ("2万人滞留", "滞留8000人。", "“2万人”"),
        ("3名学生腹泻", "腹泻学生增至9人。", "{伤亡：首报写“3名学生腹泻”，续报一写“腹泻学生增至9人”"),
        (
            "疑似食物中毒",
            "疾控中心认定，不是食物中毒。",
            "{事件：首报写“食物中毒”，续报一写“疾控中心认定，不是食物中毒”",
        ),
        ("实训楼爆炸", "经勘查，未发生爆炸。", "{事件：首报写“爆炸”"),
        ("实训楼燃气泄漏", "已排除燃气泄漏的可能。", "{事件：首报写“燃气泄漏”"),
    ],
)
def test_what_is_told_otherwise_is_a_slot_with_both(text: str, later: str, slot: str) -> None:
    assert slot in carried(text, later)
    assert carried(text, later, text + "。").count("{") == (0 if "{数字" in carried(text, later) else 1)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("校园停气3小时", "恢复供气3小时后运行正常，抢修用时40分钟。"),
        ("校园停气3小时", "停气3小时，比原计划多1小时。"),
        ("断网影响师生900人", "安排教师30人值守，疏导学生760人。"),
        ("断网影响师生900人", "其中影响教师40人。"),
        ("断网影响师生900人", "影响家长20人。"),
        ("断网影响师生900人", "较首报新增影响师生20人。"),
        ("4间教室进水", "排查教室86间。"),
        ("4间教室进水", "3间进水教室已恢复上课。"),
        ("约50名学生滞留车站", "滞留学生52名，均已返校。"),
        ("6名学生发热", "发热学生中4名已退热。"),
        ("3名学生腹泻", "3名腹泻学生中2名已返校。"),
        ("实训楼爆炸", "处置后未发生爆炸。"),
        ("实训楼爆炸", "未发生次生爆炸。"),
        ("实训楼爆炸", "处置期间未发生爆炸。"),
        ("实训楼漏水", "后勤处更换阀门2个。"),
    ],
)
def test_what_tells_of_something_else_leaves_it_as_it_is(text: str, later: str) -> None:
    assert carried(text, later) == text


def test_a_figure_stands_beside_slots_and_in_readings_of_what_it_may_be_of() -> None:
    readings = [LaterWord("案卷第2条", "停气40分钟。", "impact"), LaterWord("案卷第3条", "停气5小时。", "casualties")]
    assert as_it_stands("{几时}，停气3小时", "首报", readings, None, COLLEGE) == (
        "{几时}，停气{数字：首报写“3小时”，案卷第2条写“停气40分钟”，核实后写}"
    )
    assert still_true("2人受伤", "首报", [LaterWord("案卷第4条", "3人受伤。", "losses")]) == "2人受伤"


@pytest.mark.parametrize(
    ("title", "later", "slot"),
    [
        ("东门车辆碰撞", "更正：碰撞地点为南门。", "{地点：首报写“东门”，续报一写“南门”，核实后写}车辆碰撞"),
        ("教学楼A座漏水", "经核实，漏水处系B座。", "教学楼{地点：首报写“A座”，续报一写“B座”，核实后写}漏水"),
        ("4号公寓5层冒烟", "冒烟处应为4号公寓3层。", "4号公寓{地点：首报写“5层”，续报一写“3层”，核实后写}冒烟"),
        ("1名学生失联", "该生未失联，系误报。", "1名学生失联{标题：续报一有更正：“该生未失联，系误报。”，请照此核对}"),
        ("2层漏水", "首报的2层有误，是渗水。", "2层漏水{标题：续报一有更正："),
        ("2层漏水", "首报误写为2层，3层也查过。", "2层漏水{标题：续报一有更正："),
    ],
)
def test_a_correction_comes_into_the_title(title: str, later: str, slot: str) -> None:
    reading = LaterWord("续报一", later)
    assert slot in title_as_it_stands(title, "首报", [reading], None, COLLEGE)


@pytest.mark.parametrize(
    "later",
    [
        "更正：疏散学生96人。",
        "车辆改由南门通行。",
        "更正：相撞地点为东门。经核实，车速为30公里。",
        "首报误写为西门，实为东门。",
        "首报地点有误，应为东门。",
        "经核实，受伤的是2名学生，2名学生受伤。",
    ],
)
def test_what_corrects_something_else_leaves_the_title(later: str) -> None:
    title = "东门车辆相撞，2名学生受伤"
    assert title_as_it_stands(title, "首报", [LaterWord("续报一", later)], None, COLLEGE) == title


def learnt(tmp_path: Path, before: dict[str, str], now: dict[str, str], **given: Any) -> tuple[str, str]:
    """The title of a follow-up from a first report with these facts, and the title of the final report."""
    path = opened(tmp_path, particulars=before)
    words = before["place"] + before["what"]
    one = first(tmp_path, title=words, body=[f"2024年5月20日14时30分，{words}。"])
    CaseLog(path, COLLEGE, now=at("15:00"), **given).learn(now)
    later = begin(Kind.FOLLOW_UP, gather([one, path], COLLEGE), COLLEGE, TODAY)
    assert isinstance(later, FollowUpReport)
    return later.title, str(later.situation[0])


def test_a_place_that_the_case_has_otherwise_is_marked_in_the_title(tmp_path: Path) -> None:
    title, _ = learnt(tmp_path, {"place": "操场", "what": "看台倒塌"}, {"地点": "篮球场"})
    assert title == "{地点：首报写“操场”，案卷第2条写“篮球场”，核实后写}看台倒塌"
    for number, (place, told) in enumerate((("2号公寓", "2号公寓3层东侧"), ("实训楼", "3号实训楼"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert learnt(folder, {"place": place, "what": "冒烟"}, {"地点": told})[0] == f"{place}冒烟"


def test_what_happened_is_marked_where_the_case_has_it_otherwise(tmp_path: Path) -> None:
    slot = "3号楼{事件：首报写“水管爆裂”，案卷第2条写“阀门破裂”，核实后写}"
    title, lead = learnt(tmp_path, {"place": "3号楼", "what": "水管爆裂"}, {"事件": "阀门破裂"})
    assert title == slot
    assert f"{slot}。" in lead
    other = tmp_path / "other"
    other.mkdir()
    title, lead = learnt(other, {"place": "3号楼", "what": "屋顶漏水"}, {"事件": "暖气漏水"}, corrects=1)
    assert title == "3号楼{事件：首报写“屋顶漏水”，案卷第2条写“暖气漏水”，核实后写}"
    third = tmp_path / "third"
    third.mkdir()
    title, lead = learnt(third, {"place": "3号楼", "what": "漏水"}, {"事件": "漏水，浸湿床铺12张"})
    assert (title, "{事件" in lead) == ("3号楼漏水", False)


def test_a_title_written_anew_is_left(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "3号楼", "what": "水管爆裂"})
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"事件": "阀门破裂"})
    for title in ("3号楼阀门破裂", "3号楼跑水"):
        one = first(tmp_path, title=title, body=["2024年5月20日14时30分，3号楼跑水。"])
        assert begin(Kind.FOLLOW_UP, gather([one, path], COLLEGE), COLLEGE, TODAY).title == title


def test_the_title_of_a_later_report_is_not_judged_by_earlier_ones(tmp_path: Path) -> None:
    one = first(tmp_path, title="3号楼2层冒烟，无人员伤亡", body=["2024年5月20日14时30分，3号楼2层冒烟，无人员伤亡。"])
    two = follow_up(
        tmp_path,
        1,
        "截至18时，经核实，冒烟的是3号楼3层。2名学生受轻伤，较首报新增2人。",
        title="3号楼3层冒烟，2名学生受轻伤",
    )
    title = begin(Kind.FINAL, gather([one, two], COLLEGE), COLLEGE, TODAY).title
    assert title == "3号楼3层冒烟，2名学生受轻伤"


def test_a_place_that_a_follow_up_tells_otherwise_is_marked_in_the_sentence(tmp_path: Path) -> None:
    one = first(tmp_path, title="冒烟", body=["2024年5月20日14时30分，3号楼2层冒烟。"])
    two = follow_up(tmp_path, 1, "2024年5月20日14时30分，3号楼3层冒烟，供电恢复。", title="冒烟")
    final = begin(Kind.FINAL, gather([one, two], COLLEGE), COLLEGE, TODAY)
    assert isinstance(final, FinalReport)
    assert "3号楼{地点：首报写“2层”，续报一写“3层”，核实后写}冒烟。" in str(final.overview[0])


def test_a_final_report_tells_all_that_was_lost_and_said_online(tmp_path: Path) -> None:
    one = first(tmp_path, body=["2024年5月20日14时30分，实训楼3层冒烟。", "损失约3000元。影响2个班上课。"])
    two = follow_up(tmp_path, 1, "截至18时，供电恢复，损失约5000元。")
    three = follow_up(tmp_path, 2, "截至19时，供电恢复。")
    final = begin(Kind.FINAL, gather([one, two, three], COLLEGE), COLLEGE, TODAY)
    assert isinstance(final, FinalReport)
    overview = "".join(map(str, final.overview))
    assert "{损失：首报写“损失约3000元”，续报一写“供电恢复，损失约5000元”，核实后写}" in overview or (
        "{损失：首报写“损失约3000元”，续报一写“损失约5000元”，核实后写}" in overview
    )
    assert "{影响：首报写“影响2个班上课”，核实后写}" in overview
    again = begin(Kind.FOLLOW_UP, gather([one, two, three], COLLEGE), COLLEGE, TODAY)
    assert "{损失：写现状，有变化写明更正；续报一写“损失约5000元”}" in str(again.document(COLLEGE).text)
    path = opened(tmp_path)
    CaseLog(path, COLLEGE, now=at("15:00")).learn({"舆情": "贴吧有帖子1条"})
    told = begin(Kind.FINAL, gather([path], COLLEGE), COLLEGE, TODAY)
    assert isinstance(told, FinalReport)
    assert any("贴吧有帖子1条" in str(each) for each in told.disposal)


@pytest.mark.parametrize(
    ("text", "noted", "fact", "found"),
    [
        ("2号楼漏水，无人员伤亡", "滑倒1名学生，擦破皮。", "casualties", True),
        ("2号楼漏水，无人员伤亡", "暂未发现。", "casualties", False),
        ("2号楼漏水，无人员伤亡", "情况稳定。", "casualties", False),
        ("2号楼漏水，3人受伤", "死了1个。", "casualties", True),
        ("2号楼漏水，3人受伤", "情况稳定，2人出院。", "casualties", False),
        ("2号楼漏水，无财产损失", "柜子泡坏3个。", "losses", True),
        ("2号楼漏水，损失3万元", "柜子泡坏3个。", "losses", False),
    ],
)
def test_words_of_the_case_that_cannot_be_counted_are_told_as_well(
    text: str, noted: str, fact: str, *, found: bool
) -> None:
    carried_over = still_true(text, "首报", [LaterWord("案卷第2条", noted, fact)])
    assert (f"案卷第2条写“{noted.rstrip('。')}”，核实后写" in carried_over) is found


@pytest.mark.parametrize(
    ("text", "later", "slots"),
    [
        ("4名工人一氧化碳中毒", "4名工人昏迷。", 0),
        ("2名学生触电", "2名学生烧伤。", 0),
        ("4名工人一氧化碳中毒", "5名工人昏迷。", 1),
        ("4名工人一氧化碳中毒", "4名工人死亡。", 1),
        ("4名工人一氧化碳中毒", "无人员伤亡。", 1),
        ("4名工人烧伤", "4名工人骨折。", 1),
    ],
)
def test_how_as_many_are_takes_nothing_from_what_befell_them(text: str, later: str, slots: int) -> None:
    assert carried(text, later).count("{") == slots


def test_what_happened_that_is_told_at_more_length_is_shown_in_title_and_text(tmp_path: Path) -> None:
    path = opened(tmp_path, particulars={"place": "学院网站", "what": "通知栏被篡改"})
    head = first(tmp_path, title="学院网站通知栏被篡改", body=["2024年5月20日14时30分，学院网站通知栏被篡改。"])
    CaseLog(path, COLLEGE, now=at("15:10")).learn({"事件": "通知栏和4个栏目被篡改"})
    report = begin(Kind.FOLLOW_UP, gather((head, path), COLLEGE), COLLEGE, TODAY)
    slot = "{事件：首报写“通知栏被篡改”，案卷第2条写“通知栏和4个栏目被篡改”，核实后写}"
    assert report.title == f"学院网站{slot}"
    assert f"学院网站{slot}。" in report.document(COLLEGE).text
