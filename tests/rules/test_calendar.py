from __future__ import annotations

import pytest

from alvtc_info import Block, Document, Kind, Role, check, read
from alvtc_info.model.rule import framed
from alvtc_info.rules.calendar import invalid_date
from tests.rules.drafts import messages, quotes


@pytest.mark.parametrize("month", range(0, 14))
def test_days_that_exist_in_no_year(month: int) -> None:
    last = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31) if 1 <= month <= 12 else 0
    for day in (0, 1, 28, 29, 30, 31, 32):
        document = Document([Block("1", f"检修，{month}月{day}日结束。", Role.BODY, "第1段")])
        found = [h for h in invalid_date(document) if "不存在" in h.message]
        assert (found == []) is (1 <= day <= last), (month, day)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年2月10日至29日，检修管网。", ["29日"]),
        ("2024年2月10日至29日，检修管网。", []),
        ("2月10日至29日，检修管网。", []),
        ("2月10日至30日，检修管网。", ["30日"]),
        ("2023年2月10日至28日，检修管网。", []),
    ],
)
def test_the_last_day_of_february_hangs_on_the_year(text: str, found: list[str]) -> None:
    document = Document([Block("1", text, Role.BODY, "第1段")])
    assert [text[h.start : h.end] for h in invalid_date(document) if "不存在" in h.message] == found


@pytest.mark.parametrize(("text", "found"), [
    ("9月18日，供水管道冻裂，学生受伤。", True), ("9月19日，供水管道冻裂，学生受伤。", False), ("2024年9月19日，供水管道冻裂，学生受伤。", True),
])  # fmt: skip
def test_a_date_without_a_year_is_of_the_last_year_when_it_is_far_ahead(text: str, found: bool) -> None:
    assert bool(quotes(text, "invalid-date", None)) is found


def test_what_depends_on_a_date_that_is_not_known_is_left_open() -> None:
    assert messages("2月29日（星期三），检查结束。", "invalid-date") == []
    assert messages("2024年3月1日后，2月29日检查。", "invalid-date") == []
    assert messages("2023年3月1日后，2月29日检查。", "invalid-date") == []
    assert messages("12月32日，检查结束。", "invalid-date") == ["“12月32日”不存在，请核对"]


def dated_before(text: str, kind: Kind) -> bool:
    """Whether a report of 20 May is found to be signed before what it tells."""
    document = read(framed("实训楼情况", text, row="后勤处　　2024年5月20日").encode(), name="a.txt", kind=kind)
    return any("晚于报送日期" in finding.message for finding in check(document, select=["invalid-date"]))


@pytest.mark.parametrize(
    "told",
    [
        "8时许，保卫处接到报警", "，后勤仓库着火", "8时，学生公寓起火", "晚，12名学生餐后腹痛送医", "10时15分，值班员闻到焦味", "上午，学生王某离世",
        "14时，两辆车到场", "，辅导员接家长来电", "7时，3名学生前往医院", "9时，院长赶到现场", "，师生发现校园网无法登录", "6时起，公寓停电", "，车棚被掀翻",
    ],
)  # fmt: skip
def test_a_report_signed_before_the_event_is_found_whatever_the_verb(told: str) -> None:
    assert dated_before(f"5月21日{told}。", Kind.FIRST)
    assert not dated_before(f"5月20日{told}。", Kind.FIRST)


@pytest.mark.parametrize(
    "text",
    [
        "5月21日前完成整改。", "预计5月21日8时恢复供水。", "供水将于5月21日8时恢复。", "停课至5月21日。", "考试推迟到5月21日9时举行。", "5月25日起学院放假。",
        "下一步，5月21日召开专题会议。", "5月21日是世界文化日。", "复课时间为5月21日8时。", "请各部门5月21日8时到会议室开会。", "5月21日8时恢复供电。",
        "计划5月21日8时起恢复上课。", "检测结果5月21日可出。",
    ],
)  # fmt: skip
def test_what_is_to_come_is_no_event(text: str) -> None:
    assert not dated_before(text, Kind.FIRST)


def test_an_hour_alone_tells_of_an_event_only_in_its_report() -> None:
    assert dated_before("5月21日14时，两辆车停在门口。", Kind.FIRST)
    assert not dated_before("5月21日14时，两辆车停在门口。", Kind.DAILY)


def event_dates(*body: str, title: str = "学生被骗（首报）", kind: Kind = Kind.FIRST) -> list[str]:
    return quotes(framed(title, *body), "invalid-date", kind)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5月10日发现被骗后，该生报告，公安机关于5月9日立案。", ["5月9日"]),
        ("2024年5月10日发现被骗后，该生报告，公安机关于5月9日立案。", ["5月9日"]),
        ("5月10日发现被骗后，该生报告，公安机关于5月11日立案。", []),
        ("5月10日发现被骗，此前，5月9日立案一次。", []),
        ("5月10日发现被骗。5月9日立案。", []),
        ("5月10日开班会，讲5月9日立案的案件。", []),
        ("5月10日发现被骗，讲5月9日的转账。", []),
        ("2月30日发现被骗，2月29日立案。", ["2月30日"]),
        ("5月10日发现被骗，2月30日立案。", ["2月30日"]),
    ],
)
def test_what_follows_an_event_is_no_earlier(text: str, found: list[str]) -> None:
    assert event_dates(text) == found


def test_only_the_text_is_told_in_order() -> None:
    assert event_dates("5月10日，学生来报。", title="5月10日发现被骗5月9日立案（首报）") == ["5月9日"]
    assert quotes(framed("学生被骗", "5月10日发现被骗，5月9日立案。"), "invalid-date") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月20日23时，院长批示做好救治。", "5月20日9时30分，学生处召开会议。"), ["9时30分"]),
        (("5月20日9时，院长批示做好救治。", "5月20日9时30分，学生处召开会议。"), []),
        (("5月20日9时，院长批示做好救治。5月21日8时，书记批示从快。", "5月20日9时30分，学生处召开会议。"), []),
        (("5月20日23时，院长批示做好救治。", "接报后，5月20日9时30分，学生处召开会议。"), []),
        (("5月20日9时30分，学生处召开会议。", "5月20日23时，院长批示做好救治。"), []),
        (("23时，院长批示做好救治。", "9时30分，学生处召开会议。"), []),
        (("5月20日23时，院长批示做好救治。", "三、网络舆情及善后处置情况", "5月20日9时30分，学生处召开会议。"), []),
    ],
)
def test_an_order_comes_before_what_carries_it_out(body: tuple[str, ...], found: list[str]) -> None:
    said = event_dates("二、领导批示落实情况", *body, title="公寓火情（续报）", kind=Kind.FOLLOW_UP)
    assert said == found


def test_what_was_done_before_a_cut_off_is_in_order() -> None:
    for text in ("截至5月20日12时，接头更换完毕，11时50分恢复供水。", "截至5月20日18时无复燃。消防15时20分到场勘验。"):
        assert event_dates(text, title="公寓漏水（续报）", kind=Kind.FOLLOW_UP) == []
    late = "5月20日12时，接头更换完毕，11时50分恢复供水。"
    assert event_dates(late, title="公寓漏水（续报）", kind=Kind.FOLLOW_UP) == ["11时50分"]


def test_this_morning_is_after_last_night() -> None:
    assert event_dates("5月20日22时，公寓漏水，今晨6时恢复供水。", title="公寓漏水（首报）") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("该生于5月20日19时到城关派出所报案，5月20日20时被骗2万元。", ["19时"]),
        ("该生于5月20日19时到城关派出所报案，5月20日20时被骗资金止付。", []),
        ("该生于5月20日19时到城关派出所报案，5月20日20时完成第三笔转账。", ["19时"]),
        ("该生于5月20日21时到城关派出所报案，5月20日20时完成第三笔转账。", []),
        ("该生于5月20日19时到城关派出所报案，5月21日20时完成第三笔转账。", []),
        ("该生于5月20日19时到城关派出所报案，20时返校。", []),
        ("5月20日21时15分至23时，9名学生呕吐，22时10分起送往医院。", []),
    ],
)
def test_the_police_hear_of_it_afterwards(body: str, found: list[str]) -> None:
    assert (
        quotes(framed("学生被骗（终报）", "2024年" + body.removeprefix("2024年")), "invalid-date", Kind.FINAL) == found
    )


def test_numbers_of_two_sorts_are_no_period() -> None:
    assert messages("2024年5月20日，第5周至第3期的安排已公布。", "invalid-date") == []
    assert len(messages("2024年5月20日，第5周至第3周的安排已公布。", "invalid-date")) == 1


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("8时，公寓漏水。7时，宿管员报告。6时，处长到场。", ["7时", "6时"]),
        ("8时，公寓漏水。7时，宿管员报告。次日6时，处长到场。", ["7时"]),
        ("8时，公寓漏水。次日7时，宿管员报告。6时，处长到场。", []),
        ("8时，公寓漏水。10时院长批示，9时后勤处落实，8时30分处长落实。", ["9时", "8时30分"]),
        ("8时，公寓漏水。10时院长批示。9时后勤处清点，8时30分处长清点。按照批示落实。", []),
    ],
)
def test_each_step_is_held_against_the_event_and_the_step_before(body: str, found: list[str]) -> None:
    assert quotes(framed("公寓漏水（终报）", f"2024年5月20日{body}"), "invalid-date", Kind.FINAL) == found


def later(*body: str, kind: Kind = Kind.DAILY) -> list[tuple[str, str]]:
    """The dates found to lie behind the report of 20 May, with how surely."""
    document = read(framed("安全工作情况", *body, row="保卫处　　2024年5月20日").encode(), name="a.txt", kind=kind)
    found = check(document, select=["invalid-date"]).findings
    return [(finding.quote, str(finding.severity)) for finding in found if "晚于报送日期" in finding.message]


@pytest.mark.parametrize(
    ("title", "told", "found"),
    [
        ("关于举办技能展示周的通知", "5月28日9时在报告厅举行开幕式，各系学生参加。", []),
        ("技能展示周活动方案", "5月28日9时在报告厅举行开幕式，各系学生参加。", []),
        ("技能展示周活动方案", "5月28日9时在报告厅举行了开幕式。", ["5月28日"]),
        ("技能展示周活动情况", "5月28日9时在报告厅举行开幕式，教师张某致辞。", ["5月28日"]),
    ],
)
def test_a_notice_arranges_what_comes(title: str, told: str, found: list[str]) -> None:
    text = framed(title, "一、开幕式。" + told, row="教务处　　2024年5月20日")
    assert quotes(text, "invalid-date", Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    "body",
    [
        ("四、下一步工作", "（一）限期销号。5月24日前完成。", "（二）补齐短板。5月28日，人事处举办培训班。"),
        ("四、整改措施", "（一）更换阀门。", "5月28日，后勤处开展检查。"),
        ("4月8日至19日，保卫处检查公寓。", "5月28日，保卫处召开总结会，6月起每月检查一次。"),
        ("5月6日，保卫处检查公寓。5月27日，第二阶段启动。",),
        ("截至5月6日，保卫处检查公寓6栋。", "5月28日，保卫处举办初起火灾扑救演练。"),
        ("5月6日，保卫处检查公寓。", "5月28日，校医室举办讲座，讲解发现学生昏迷怎么救治。"),
        ("5月6日，保卫处检查8栋楼，其余2栋5月28日完成检查。", "5月10日，各系收到通报。"),
    ],
)
def test_a_plan_may_be_written_as_a_calendar(body: tuple[str, ...]) -> None:
    assert later(*body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("5月28日，保卫处召开了总结会。",), [("5月28日", "error")]),
        (("三、整改进展", "5月28日，后勤处已更换阀门。"), [("5月28日", "error")]),
        (("5月28日，2号公寓起火。",), [("5月28日", "error")]),
        (("5月28日，保卫处召开推进会。", "5月10日，各系完成自查。"), [("5月28日", "error")]),
        (("5月28日，保卫处召开推进会。",), [("5月28日", "error")]),
        (("5月6日自查。", "5月28日，保卫处召开推进会。", "5月10日，各系完成自查。"), [("5月28日", "warning")]),
        (("5月6日自查。", "5月28日，保卫处举办火灾扑救演练。", "5月10日，各系自查。"), [("5月28日", "warning")]),
        (("5月6日自查。", "5月28日，保卫处召开推进会。", "名单见附表，截至5月10日。"), []),
        (("5月28日，保卫处商议分工。", "5月10日，各系完成自查。"), []),
    ],
)
def test_what_is_told_of_a_day_to_come_is_held_against_what_follows(
    body: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert later(*body) == found


def test_a_section_of_plans_ends_with_the_next_heading() -> None:
    body = (
        "一、下一步工作",
        "（一）检查公寓。5月24日前完成。",
        "二、工作成效",
        "5月6日自查，5月28日，保卫处召开推进会。",
        "5月10日，各系完成自查。",
    )
    assert later(*body) == [("5月28日", "warning")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8时，系统中断。选课由5月20日18时延长至5月22日18时，并于12时通知各班。", False),
        ("8时，系统中断。计划18时恢复，12时通知各班。", False),
        ("8时，系统中断。要求18时前报结果，12时通知各班。", False),
        ("8时，系统中断。原定5月20日18时更换，12时通知各班。", False),
        ("8时，系统中断。18时厂家到校检修，12时通知各班。", True),
    ],
)
def test_an_hour_that_was_set_is_no_step(text: str, found: bool) -> None:
    said = event_dates(f"2024年5月20日{text}", title="系统中断（首报）")
    assert said == (["12时"] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "5月20日，在9时30分停课的基础上，学生处安排补课。",
        "自5月20日9时30分起，学生处每小时清点人数。",
        "学生处从9时30分起值守。",
        "学生处9时30分以来每小时清点人数。",
        "5月20日9时30分成立的排查组扩充到8人。",
    ],
)
def test_what_went_on_before_an_order_may_carry_it_out(text: str) -> None:
    body = "二、领导批示落实情况", f"5月20日23时，院长批示做好救治。{text}"
    assert event_dates(*body, title="公寓火情（续报）", kind=Kind.FOLLOW_UP) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8时12分，供电公司曾电话通知停电，值班员8时15分通知各楼层。", []),
        ("8时12分，曾某电话通知停电。", ["8时12分"]),
        ("保卫处、后勤处分别于8时33分、8时32分接到报告。", []),
        ("8时33分，接到报告，8时32分接到复核。", ["8时32分"]),
        ("8时50分厂家到场，8时30分通知的电工9时05分到场。", []),
        ("8时50分厂家到场，8时30分通知电工。", ["8时30分"]),
    ],
)
def test_what_was_done_before_may_be_told_afterwards(text: str, found: list[str]) -> None:
    assert event_dates(f"2024年5月20日8时20分，3号公寓停电。{text}", title="公寓停电（首报）") == found


def test_the_report_of_an_event_has_its_plans_in_their_section() -> None:
    told = "5月18日8时，公寓停电。5月28日，后勤处完成检修。"
    assert later(told) == []
    assert later(told, kind=Kind.FIRST) == [("5月28日", "warning")]
    assert later("5月18日8时，公寓停电。", "五、整改措施", "5月28日，后勤处完成检修。", kind=Kind.FINAL) == []


def test_what_a_notice_announces_is_to_come() -> None:
    notice = "关于护士节活动的通知\n\n各班：\n\n现将有关事项通知如下：\n\n一、5月12日9时在体育馆举行授帽仪式，120人参加。\n\n护理系\n2026年4月27日\n"
    report = notice.replace("现将有关事项通知如下", "现将有关情况报告如下").replace("活动的通知", "活动的报告")
    quoted = [
        [each.quote for each in check(read(text.encode(), name="a.txt"), select=["invalid-date"])]
        for text in (notice, report)
    ]
    assert quoted == [[], ["5月12日"]]
