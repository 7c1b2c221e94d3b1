"""Final reports."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, Severity, check, read
from alvtc_info.model.rule import framed
from tests.rules.drafts import BODY, quotes


@pytest.mark.parametrize("style", ["# {}", "一、{}", "（一）{}"])
def test_elements_of_a_final_report_may_be_headings_or_text(style: str) -> None:
    names = ("事件概况", "性质认定", "处置情况", "经验教训", "整改措施")
    body = [part for name in names for part in (style.format(name), BODY)]
    document = read(framed("漏水（终报）", *body).encode(), name="a.md", kind=Kind.FINAL)
    assert check(document, select=["final-report-elements"]).findings == ()
    bare = read(framed("漏水（终报）", BODY).encode(), name="a.md", kind=Kind.FINAL)
    assert len(check(bare, select=["final-report-elements"])) >= 4


def test_somebody_finds_what_a_final_report_calls_found() -> None:
    for told, found in (
        ("经认定，属一般责任事故。", ["经认定"]),
        ("经有关专家认定为一般责任事故。", ["经有关专家认定"]),
        ("经调查认定为一般责任事故。", ["经调查认定"]),
        ("2024年5月21日，经认定，属一般责任事故。", []),
        ("后勤处经认定程序，定为一般责任事故。", []),
    ):
        text = framed(
            "漏水（终报）", "一、事件概况", "二、性质认定", told, "三、处置情况", "四、经验教训", "五、整改措施"
        )
        assert [q for q in quotes(text, "final-report-elements", Kind.FINAL) if "终报" not in q] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("一、事件概况", "爆管完全系市政野蛮施工所致，与学院无关。"), ["完全系市政野蛮施工所致"]),
        (("一、事件概况", "盟公安局认定与学院无关。"), []),
        (("一、整改措施", "更换阀门。", "二、经验教训", "巡查不细。"), ["二、经验教训"]),
        (("一、经验教训", "巡查不细。", "二、整改措施", "更换阀门。"), []),
        (("一、整改措施", "（一）教训牢记", "更换阀门。", "二、教训和整改", "巡查。"), []),
    ],
)
def test_a_final_report_blames_nobody_and_learns_first(body: tuple[str, ...], found: list[str]) -> None:
    told = quotes(framed("公寓停水（终报）", *body), "final-report-elements", Kind.FINAL)
    assert [quote for quote in told if not quote.startswith("终报缺少")] == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("学院对相关责任人进行了处理。", ["对相关责任人进行了处理"]),
        ("学院对相关责任人进行了处理，马某记过一次。", []),
    ],
)
def test_who_was_dealt_with_and_how(told: str, found: list[str]) -> None:
    names = ("事件概况", "性质认定", "处置情况", "经验教训", "整改措施")
    body = [part for name in names for part in (f"一、{name}", BODY)]
    assert quotes(framed("公寓漏水（终报）", *body, told), "final-report-elements", Kind.FINAL) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("还有3名学生没有参加补考。", []),
        ("还有12册未能修复，已报废。", []),
        ("还有2个房间尚未入住。", []),
        ("还有2个房间尚未恢复供水。", ["还有2个房间尚未恢复"]),
        ("还有3间教室没有供暖。", ["还有3间教室没有供暖"]),
    ],
)
def test_what_is_left_is_left_of_the_event(told: str, found: list[str]) -> None:
    assert quotes(framed("公寓漏水（终报）", told), "final-report-open", Kind.FINAL) == found


def test_a_penalty_may_stand_in_the_next_sentence() -> None:
    told = "学院对有关人员进行了处理。5月22日，{}。"
    for then, found in (("给予马某警告处分", []), ("后勤处更换阀门", ["对有关人员进行了处理"])):
        said = quotes(framed("公寓漏水（终报）", told.format(then)), "final-report-elements", Kind.FINAL)
        assert [quote for quote in said if "处理" in quote and "终报" not in quote] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("倒塌的砖墙等开春化冻后再砌，由后勤处负责。", []),
        ("碎玻璃等保洁公司来人再清走。", ["等保洁公司来人再清走"]),
        ("阀门有了消息再报。", ["有了消息再报"]),
        ("赔偿金额还在协商。", ["赔偿金额还在协商"]),
        ("保险公司仍在协商赔付。", []),
        ("赔偿金额还在协商，6月10日前商定。", []),
        ("废管等6月3日供货商到校再运走。", []),
        ("后勤处择机检修。", []),
        ("后勤处将适时检修。", ["适时"]),
        ("6月10日前，后勤处争取尽快检修完毕。", []),
        ("墙面过一阵粉刷，回头再补漆。", ["过一阵", "回头"]),
    ],
)
def test_what_is_left_and_has_no_day_is_told(text: str, found: list[str]) -> None:
    paper = framed("公寓漏水（终报）", "2024年5月20日14时30分，公寓2号楼漏水，当日修复。", text)
    assert quotes(paper, "final-report-open", Kind.FINAL) == found


@pytest.mark.parametrize(
    ("nature", "settled"),
    [
        ("旗公安局5月22日书面告知：系违规飞行引起。", True),
        ("旗气象局5月22日复函，属自然灾害。", True),
        ("系违规飞行引起。", False),
    ],
)
def test_who_settled_the_nature_may_have_written_so(nature: str, settled: bool) -> None:
    text = framed("无人机坠落（终报）", "一、事件概况", BODY, "二、性质认定", nature)
    found = check(read(text.encode(), name="a.txt", kind=Kind.FINAL), select=["final-report-elements"])
    assert any("没有写由谁认定" in each.message for each in found) is not settled


def test_where_the_kind_is_in_doubt_what_lacks_is_only_advice() -> None:
    document = read(framed("漏水（终报）", BODY).encode(), name="a.txt", kind=Kind.FINAL)
    sure = [each.severity for each in check(document, select=["final-report-elements"])]
    unsure = [each.severity for each in check(document.doubting("拿不准"), select=["final-report-elements"])]
    assert sure == [Severity.ERROR] * len(sure)
    assert unsure == [Severity.INFO] * len(sure)


@pytest.mark.parametrize(
    ("heading", "item", "lacks"),
    [
        ("五、整改措施", "（一）7月31日前，后勤保障处对7台水泵全部检修并更换部件。", ""),
        ("五、整改措施", "（一）8月14日前，保卫处修订预案。", ""),
        ("五、整改措施", "（一）8月14日前，水暖科、采购科配齐备件。", ""),
        ("五、整改措施", "（一）我系自6月1日起每周开展一次自查。", ""),
        ("五、整改措施", "（一）6月1日前，适时对全系设备开展检修。", "责任部门"),
        ("五、整改措施", "（一）6月1日前，全部处理完毕并更换配电系统。", "责任部门"),
        ("五、整改措施", "（一）保卫处修订预案。", "完成时限"),
        ("五、整改措施", "（一）维保公司5月13日更换触点，检查电梯5部。", ""),
        ("五、整改措施", "（一）5月13日前更换公司标识，配备电梯锁5把。", "责任部门"),
        ("三、整改进展", "5月9日，学院召开整改推进会。", ""),
        ("三、整改情况", "阀门已经更换。", ""),
        ("五、整改", "更换阀门。", "责任部门和完成时限"),
        ("五、防范措施", "更换阀门。", "责任部门和完成时限"),
    ],
)
def test_a_measure_names_its_unit_at_the_head_of_a_clause(heading: str, item: str, lacks: str) -> None:
    document = read(framed("漏水（终报）", heading, item).encode(), name="a.txt", kind=Kind.FINAL)
    told = [each.message for each in check(document, select=["rectify-no-deadline"])]
    assert told == ([f"这条整改措施没有写{lacks}"] if lacks else [])


def test_money_that_is_still_gone_leaves_no_event_open() -> None:
    for left, found in (("还有8000元没有追回", []), ("还有3台没有追回", ["还有3台没有追回"])):
        assert quotes(framed("案件（终报）", f"截至5月20日，{left}。"), "final-report-open", Kind.FINAL) == found
