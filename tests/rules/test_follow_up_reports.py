"""Follow-ups."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, Severity, check, read
from alvtc_info.model.rule import framed
from alvtc_info.model.settings import Config
from tests.rules.drafts import BODY, quotes


def test_settled_choices_change_the_weight() -> None:
    text = framed(
        "公寓漏水事故（续报）",
        "一、事件基本情况",
        BODY,
        "二、领导批示落实情况",
        BODY,
        "三、网络舆情及善后处置情况",
        BODY,
    )
    document = read(text.encode(), name="a.txt")
    assert [f.severity for f in check(document, select=["followup-sections"])] == [Severity.INFO]
    config = Config(options={"followup-sections": {"allow_incident": False}})
    assert [f.severity for f in check(document, select=["followup-sections"], config=config)] == [Severity.ERROR]


def test_marks_are_pointed_at_where_they_stand() -> None:
    assert quotes(framed("公寓漏水（首报）处置", BODY), "followup-title", Kind.FOLLOW_UP) == ["（首报）"]
    text = framed(
        "漏水事件（续报）",
        "一、事件基本情况",
        "事故发生后，" + BODY,
        "二、领导批示落实情况",
        BODY,
        "三、网络舆情及善后处置情况",
        BODY,
    )
    found = check(read(text.encode(), name="a.txt"), select=["followup-sections"]).findings
    assert [(f.block, f.start, f.end) for f in found] == [("5", 2, 4)]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("漏水原因待检测结论确定，无人员伤亡，已更换管件。", Severity.INFO),
        ("漏水原因由学院调查，尚无结论，无人员伤亡，已更换管件。", Severity.INFO),
        ("消防部门正在调查起火原因，无人员伤亡，已更换线路。", Severity.INFO),
        ("漏水原因是垫圈老化，无人员伤亡，已更换管件。", Severity.WARNING),
        ("正在调查，无人员伤亡，已更换管件。", Severity.WARNING),
    ],
)
def test_what_is_inquired_into_has_no_nature_yet(text: str, severity: Severity) -> None:
    document = read(framed("漏水（续报）", text).encode(), name="a.txt", kind=Kind.FOLLOW_UP)
    assert [f.severity for f in check(document, select=["followup-elements"])] == [severity]


def follow_up(*body: str, title: str = "公寓情况（续报）") -> str:
    return framed(title, "一、事故基本情况", *body)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("5月20日，该生头部受伤，操场照明正常。经鉴定为轻伤二级。", ["经鉴定"]),
        ("该生头部受伤，经诊断为骨折。", ["经诊断"]),
        ("该生送盟中心医院救治。经诊断为骨折。", []),
        ("5月21日，经鉴定为轻伤二级。", []),
        ("个别不实言论，经有力引导，舆情得到有效控制。", ["有力引导"]),
        ("某短视频平台有不实评论，经引导，舆情得到有效控制。", []),
        ("舆情总体平稳。", []),
        ("网上有一些负面评论，经过引导已经平息。", ["已经平息"]),
        ("网上未发现大规模炒作。", ["网上未发现大规模炒作"]),
        ("截至5月21日8时，网上未发现大规模炒作。", []),
        ("5月21日，宣传部监测。网上未发现炒作。", []),
    ],
)
def test_a_follow_up_says_who_found_and_what_was_said(body: str, found: list[str]) -> None:
    told = quotes(follow_up(body), "followup-elements", Kind.FOLLOW_UP)
    assert [quote for quote in told if not quote.startswith("续报没有写到")] == found


FINAL_SECTIONS = ("一、事件概况", BODY, "二、处置情况", BODY, "三、性质认定", BODY, "四、整改措施", BODY)


def test_a_final_report_that_is_marked_as_a_follow_up_is_told_once() -> None:
    text = framed("公寓漏水事件的报告（续报）", *FINAL_SECTIONS)
    found = check(
        read(text.encode(), name="a.txt"), select=["followup-title", "followup-sections", "followup-elements"]
    )
    assert [(f.rule, f.quote, f.severity) for f in found] == [("followup-title", "（续报）", Severity.ERROR)]
    assert "按终报还缺经验教训" in found.findings[0].message
    assert found.findings[0].fix is not None
    unmarked = framed("公寓漏水事件的报告", *FINAL_SECTIONS)
    assert "标的是续报" in quotes(unmarked, "followup-title", Kind.FOLLOW_UP)[0]


def test_two_sections_of_a_final_report_are_enough_where_all_is_over() -> None:
    sections = ("一、事件概况", BODY, "二、处置情况")
    over = framed("公寓漏水的报告（续报）", *sections, "处置工作已于5月21日全部结束。")
    assert quotes(over, "followup-sections", Kind.FOLLOW_UP) == []
    going_on = framed("公寓漏水的报告（续报）", *sections, "后勤处正在抢修。")
    assert len(quotes(going_on, "followup-sections", Kind.FOLLOW_UP)) == 4


def test_a_paper_whose_kind_is_in_doubt_is_asked_for_its_mark_and_not_for_sections() -> None:
    text = framed(
        "关于一名学生受伤情况的汇报",
        "5月20日，我系学生上课时受伤，已送盟中心医院救治，伤情稳定。系主任及时向学院领导作了汇报。",
    )
    document = read(text.encode(), name="a.txt")
    document = document.given(kind=Kind.FOLLOW_UP).doubting("文种拿不准")
    found = check(document, select=["followup-title", "followup-sections", "followup-elements"])
    assert [(f.rule, f.severity) for f in found] == [("followup-title", Severity.INFO)]
    certain = check(document.given(kind=Kind.FOLLOW_UP), select=["followup-title", "followup-sections"])
    assert len(certain) == 4


def test_what_goes_on_is_no_final_report() -> None:
    goes_on = (*FINAL_SECTIONS[:3], "目前抢修正在进行。", *FINAL_SECTIONS[4:])
    text = framed("公寓漏水事件的报告（续报）", *goes_on)
    assert quotes(text, "followup-title", Kind.FOLLOW_UP) == []
    over = framed("公寓漏水事件的报告（续报）", *goes_on, "处置工作已于5月21日结束。")
    assert quotes(over, "followup-title", Kind.FOLLOW_UP) == ["（续报）"]


@pytest.mark.parametrize(
    ("cut_offs", "found"),
    [
        ("截至5月17日22时，公寓住宿412人。", ["截至5月17日"]),
        ("截至5月17日22时，公寓住宿412人。截至20日9时，6户复水。", []),
        ("截至5月17日22时，公寓住宿412人。截至9时，6户复水。", []),
        ("截至5月17日22时，公寓住宿412人。截至同一时刻，6户复水。", []),
        ("截至5月17日22时，公寓住宿412人。截至楼长清点完毕，6户复水。", ["截至5月17日"]),
    ],
)
def test_the_newest_cut_off_counts_also_without_its_month(cut_offs: str, found: list[str]) -> None:
    text = framed(
        "漏水（续报）",
        f"漏水原因待检测结论确定，性质待认定，无人员伤亡，已更换管件。{cut_offs}",
        row="后勤处　　2024年5月20日",
    )
    assert quotes(text, "followup-elements", Kind.FOLLOW_UP) == found


@pytest.mark.parametrize(
    ("told", "complete"),
    [
        ("该生自述天黑迷路，6时找到，无外伤，家长已到场。", True),
        ("该生自述因心里烦闷独自离校，26人分组查找，6时找到，无外伤，公安机关告知不作案件处理。", True),
        ("该生因琐事离校，26人分组查找，6时找到，无外伤，未发现他人侵害。", True),
        (
            "散发者的目的，公安机关正在调查，印刷品性质由有关部门认定，已收缴37份，移交公安机关，无人受伤，向学生作了说明。",
            True,
        ),
        ("5人发热与用餐的关系由疾控中心会商，性质未认定，无重症，已送医。", True),
        ("该生因琐事离校，26人分组查找，6时找到，无外伤，家长已到场。", False),
        ("该生被骗18560元，公安机关立为诈骗案侦查，辅导员陪伴。", True),
        ("14人发热，均为甲流，是否由首例病人传入，流行病学调查还在做，属聚集性发病，无重症，已隔离。", True),
    ],
)
def test_what_is_no_case_has_its_nature(told: str, complete: bool) -> None:
    document = read(framed("学生失联（续报）", told).encode(), name="a.txt", kind=Kind.FOLLOW_UP)
    assert (not check(document, select=["followup-elements"]).findings) is complete


@pytest.mark.parametrize(
    ("title", "told", "asked"),
    [
        ("学生发热（续报）", "5月20日，5名学生发热，疾控中心正在流调。", False),
        ("学生受骗（续报）", "5月20日，公安机关受理，性质不属于事故。", False),
        ("实训楼触电事故（续报）", "5月20日，1名学生触电。", True),
        ("实训楼触电（续报）", "5月20日，1名学生触电，事故责任待认定。", True),
    ],
)
def test_what_is_no_accident_may_be_called_an_event(title: str, told: str, asked: bool) -> None:
    heads = ("二、领导批示落实情况", BODY, "三、网络舆情及善后处置情况", BODY)
    text = framed(title, "一、事件基本情况", told, *heads)
    assert quotes(text, "followup-sections", Kind.FOLLOW_UP) == (["事件"] if asked else [])
