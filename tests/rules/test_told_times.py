"""What a report tells of the clock: steps without an hour, and reports past their limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import Kind, check, load_facts, read
from alvtc_info.institution.values import default_institution
from alvtc_info.model.finding import Urgency
from alvtc_info.model.rule import framed
from tests.rules.drafts import quotes

ROW = "后勤处　　2024年5月20日"
EVENT = "2024年5月20日14时30分，学生公寓2号楼3层发生漏水，无人员伤亡。"


def told(*body: str, rule: str = "told-deadlines", kind: Kind = Kind.FIRST) -> list[tuple[str, str, str]]:
    document = read(framed("学生公寓漏水（首报）", *body, row=ROW).encode(), name="a.txt", kind=kind)
    result = check(document, select=[rule])
    assert result.errors == ()
    return [(finding.quote, str(finding.severity), finding.message) for finding in result]


def steps(*body: str, kind: Kind = Kind.FIRST) -> list[str]:
    return [quote for quote, _, _ in told(*body, rule="untimed-step", kind=kind)]


def minutes(*body: str) -> list[str]:
    return [message.partition("分钟")[0].rpartition("”")[2] for _, _, message in told(*body)]


def test_a_slot_for_the_hour_is_no_second_fault() -> None:
    assert not steps(EVENT, "{几时}，后勤处向院长报告。")
    assert steps(EVENT, "后勤处向院长报告。")


@pytest.mark.parametrize(
    ("call", "limit"),
    [
        ("值班员向后勤处处长电话报告", 30),
        ("党政办公室电话报告自治区教育厅", 40),
        ("后勤处报送书面首报", 60),
    ],
)
def test_a_report_is_late_only_past_its_limit(call: str, limit: int) -> None:
    for late in (0, 1):
        hour, minute = divmod(14 * 60 + 30 + limit + late, 60)
        assert minutes(EVENT, f"{hour}时{minute:02}分，{call}。") == [str(limit + 1)] * late


@pytest.mark.parametrize(
    "call",
    ["系主任才接到值班教师报告", "值班员将情况上报后勤处处长", "值班员直报后勤处主要负责人", "值班员报告处长"],
)
def test_who_was_told_is_said_in_many_ways(call: str) -> None:
    assert minutes(EVENT, f"15时20分，{call}。") == ["50"]
    assert minutes(EVENT, f"14时50分，{call}。") == []


def test_past_midnight_is_the_next_day() -> None:
    night = "2024年5月20日23时50分，学生公寓2号楼3层发生漏水，无人员伤亡。"
    assert minutes(night, "0时10分，值班员向处长报告。") == []
    assert minutes(night, "0时40分，值班员向处长报告。") == ["50"]
    assert minutes(night, "5月21日0时40分，值班员向处长报告。") == ["50"]


def test_of_two_reports_told_together_the_first_counts() -> None:
    assert minutes(EVENT, "15时20分和20时，后勤处分别报送了首报和续报一。") == []
    assert minutes(EVENT, "15时40分和20时，后勤处分别报送了首报和续报一。") == ["70"]


def test_what_is_days_later_is_of_another_matter() -> None:
    assert minutes(EVENT, "5月24日15时，后勤处向处长报告检修计划。") == []


def test_an_hour_without_a_date_is_not_that_of_another_paragraph() -> None:
    event = "2024年5月20日8时20分，学生坠落受伤，5月22日出院。"
    assert minutes(event, "5月22日8时05分，电话报告后勤处主要负责人。") == ["2865"]
    assert minutes(event, "8时05分，电话报告后勤处主要负责人。") == []


def test_the_clock_runs_from_the_incident_and_not_from_what_stands_before_it() -> None:
    assert minutes("5月20日9时，各系例行巡查。" + EVENT, "14时50分，值班员向处长报告。") == []
    assert minutes("5月20日9时，各系例行巡查。", "14时50分，值班员向处长报告。") == ["350"]
    assert minutes("截至5月20日9时，各系例行巡查。", "值班员向处长报告。") == []
    assert minutes("值班员向处长报告。") == []


def test_plans_and_calls_without_an_hour_are_no_late_reports() -> None:
    assert minutes(EVENT, "16时，后勤处将向处长报告。") == []
    assert minutes(EVENT, "值班员向处长报告。") == []


def test_a_log_of_calls_is_judged_instead() -> None:
    document = read(
        framed("漏水（首报）", EVENT, "16时，值班员向处长报告。", row=ROW).encode(), name="a.txt", kind=Kind.FIRST
    )
    assert [f.urgency for f in check(document, select=["told-deadlines"])] == [Urgency.RECORD]
    logged = document.given(facts=load_facts({"event": {"contacts": []}}))
    assert check(logged, select=["told-deadlines"]).findings == ()


def test_outside_before_the_leaders_is_a_bypass() -> None:
    early = "14时40分，党政办公室电话报告自治区教育厅"
    assert [q for q, _, m in told(EVENT, f"{early}；14时50分，分管领导向党委书记、院长报告。") if "越级" in m] == [
        "电话报告自治区教育厅"
    ]
    assert told(EVENT, f"14时35分，分管领导向党委书记、院长报告；{early}。") == []
    assert told(EVENT, f"{early}。") == []


def test_the_chain_ends_with_both_leaders() -> None:
    assert [m for _, _, m in told(EVENT, "14时40分，处长向分管领导报告。")] == [
        "没有写到报党委书记、院长，请补报或写明"
    ]
    assert told(EVENT, "14时40分，处长向分管领导报告。", kind=Kind.FOLLOW_UP) == []


@pytest.mark.parametrize(
    ("words", "department", "found"),
    [
        ("14时40分，处长报分管副院长；14时44分，口头报党政办公室。", "后勤处", False),
        ("14时40分，处长向分管副院长和党政办公室口头报告。", "后勤处", False),
        ("14时40分，处长向分管副院长报告，14时43分致电学院党政办公室。", "后勤处", False),
        ("14时40分，处长向分管副院长报告，院长14时46分接报。", "党政办公室", False),
        ("14时40分，处长向分管副院长报告，党委书记要求先救人、后清点。", "党政办公室", False),
        ("14时40分，处长向分管副院长报告，稍后向党政办公室报告。", "后勤处", True),
        ("14时40分，处长向分管副院长报告，党政办公室派1人到现场记录。", "后勤处", True),
        ("14时40分，处长向分管副院长报告，并报党政办公室。", "党政办公室", True),
        ("14时40分，处长向分管副院长报告，并报党政办公室。", "阿拉善职业技术学院", True),
        ("14时40分，处长向分管副院长报告，副院长要求关阀。", "后勤处", True),
    ],
)
def test_a_department_tells_its_deputy_and_the_office(words: str, department: str, found: bool) -> None:
    text = framed("漏水（首报）", EVENT, words, row=ROW, department=department)
    said = check(read(text.encode(), name="a.txt", kind=Kind.FIRST), select=["told-deadlines"])
    assert ["没有写到" in finding.message for finding in said] == [True] * found


def test_a_flow_may_have_no_steps() -> None:
    college = replace(default_institution(), flow=replace(default_institution().flow, steps=()))
    text = framed("漏水（首报）", EVENT, "16时，值班员向处长报告。16时，后勤处报送首报。")
    document = read(text.encode(), name="a.txt", kind=Kind.FIRST)
    assert check(document, select=["told-deadlines"], institution=college).findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("处长已将情况向学院分管领导报告。", ["向学院分管领导报告"]),
        ("14时40分，值班员向处长报告；处长随即向分管领导报告", ["向分管领导报告"]),
        ("14时40分，值班员向处长报告，处长随即向分管领导报告", []),
        ("下一步，重大情况向学院分管领导报告。", []),
        ("伤者送往盟中心医院，保卫处已报警。", ["已报警"]),
        ("烟感报警，系误报。", []),
        ("接报警后，民警清点人数。", []),
        ("值班员立即将情况上报后勤处处长。", ["上报后勤处处长"]),
        ("据值班员报告学院领导的情况，正在清点。", []),
        ("接值班员报告处长王某清点。", []),
        ("辅导员带该生到派出所报案。", ["报案"]),
        ("保卫处拨打119。", ["拨打119"]),
        ("民警已到场处置。", ["民警已到场"]),
        ("院长作出批示。", ["院长作出批示"]),
        ("按照院长批示精神，各系自查。", []),
        ("暂无领导批示。", []),
        ("遇急症由值班司机送医。", []),
        ("全部安装水位报警，值班员每半月巡查后报警。", []),
        ("值班室应在十分钟内报告值班领导。", []),
    ],
)
def test_steps_that_need_an_hour(text: str, found: list[str]) -> None:
    assert steps(EVENT, text) == found


def test_an_hour_told_before_in_the_paragraph_does_for_all_but_the_chain_of_a_first_report() -> None:
    assert steps(EVENT + "保卫处赶到现场。") == []
    assert steps(EVENT + "处长向分管领导报告。") == ["向分管领导报告"]
    assert steps(EVENT + "处长向分管领导报告。", kind=Kind.FOLLOW_UP) == []
    assert steps("保卫处赶到现场。", kind=Kind.FINAL) == ["赶到现场"]
    assert steps("伤者送往医院，14时送达。", kind=Kind.FINAL) == []


def test_who_was_met_waits_and_who_was_told_does_not() -> None:
    severities = [severity for _, severity, _ in told(EVENT, "保卫处赶到现场。", rule="untimed-step")]
    assert severities == ["info"]
    assert [s for _, s, _ in told(EVENT, "值班员已报警。", rule="untimed-step")] == ["warning"]


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("2024年5月20日上午10点左右，实训楼2层1名学生扭伤。", ["上午10点左右"]),
        ("5月上旬，2号公寓主管爆裂停水。", ["5月上旬"]),
        ("5月20日21时10分左右，第一食堂起火。", []),
        ("5月20日10时左右至10时20分，第一食堂停水。", []),
        ("5月20日6时20分，主管爆裂停水，5月上旬已检修过。", []),
        ("5月上旬，后勤处检查阀门。5月20日6时20分，主管爆裂停水。", []),
        ("5月上旬，后勤处检查阀门。", []),
    ],
)
def test_the_time_of_the_event_is_told_to_the_minute(event: str, found: list[str]) -> None:
    assert steps(event, kind=Kind.FINAL) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("院领导高度重视，作出重要批示。", [("领导高度重视，作出重要批示", "warning")]),
        ("5月20日22时，学院院长作出批示，要求依规处理。", []),
        ("上周，学院院长作出批示。", [("院长作出批示", "info")]),
        ("党政办公室传达院领导作出的批示精神。", []),
        (
            "系领导第一时间赶赴现场，并及时向学院领导作了汇报。",
            [("向学院领导作了汇报", "warning"), ("赶赴现场", "info")],
        ),
        ("系领导及时向学院领导汇报。", []),
        ("实训教师拨打120，等候救护车。", [("拨打120", "info")]),
        ("保卫处已报警，并向学院领导作了汇报。", [("向学院领导作了汇报", "warning"), ("已报警", "info")]),
        ("系领导已向院领导报告，院领导批示。", [("向院领导报告", "warning"), ("领导批示", "info")]),
        ("学院院长作出批示，要求处理。", [("院长作出批示", "warning")]),
    ],
)
def test_orders_and_visits_want_an_hour(body: str, found: list[tuple[str, str]]) -> None:
    told_of = told(body, rule="untimed-step", kind=Kind.FIRST)
    assert [(quote, severity) for quote, severity, _ in told_of] == found


def test_a_first_report_of_the_next_day_is_recorded() -> None:
    def late(row: str, event: str) -> list[str]:
        document = read(framed("漏水（首报）", event, row=row).encode(), name="a.txt", kind=Kind.FIRST)
        return [f.quote for f in check(document, select=["told-deadlines"])]

    assert late("后勤处　　2024年5月21日", EVENT) == ["2024年5月21日"]
    assert late("后勤处　　2024年5月20日", EVENT) == []
    assert late("后勤处　　2024年5月21日", EVENT.replace("14时30分", "23时40分")) == []
    assert late("后勤处　　2024年5月21日", "一时间，公寓2号楼漏水。") == []
    assert late("", EVENT) == []
    assert late("后勤处　　2024年5月21日", "14时30分，学生公寓2号楼漏水。") == []


def test_what_is_put_off_was_not_done() -> None:
    text = framed("实训楼停电（首报）", "2024年5月20日14时30分，实训楼停电，待情况查清后再向学院领导报告。")
    assert quotes(text, "untimed-step", Kind.FIRST) == []


def test_people_are_taken_to_a_hospital_that_has_a_name() -> None:
    assert steps("有关人员已送往医院。", kind=Kind.FINAL) == ["有关人员已送往医院"]
    assert steps("伤者送往医院。", kind=Kind.FINAL) == ["伤者送往医院"]
    assert steps("14时40分，2名学生均送往附近医院。") == ["学生均送往附近医院"]
    assert steps("14时40分，伤者送往医院。") == []
    assert steps("有关人员已送往盟中心医院。", "其余在附近医院。", kind=Kind.FOLLOW_UP) == ["送往盟中心医院"]
    assert steps("学生不必送往附近医院。") == []
    assert "几人" not in told("2名学生均送往附近医院。", rule="untimed-step")[0][2]


def test_a_near_day_is_that_of_the_masthead() -> None:
    late = "8时05分，值班员向处长报告。"
    assert minutes("今早7时10分，学生公寓2号楼漏水。", late) == ["55"]
    assert "第二天" in told("昨晚7时10分，学生公寓2号楼漏水。")[0][2]
    assert "第二天" in told("前天夜里23时50分，学生公寓2号楼漏水。")[0][2]
    assert told("昨晚23时50分，学生公寓2号楼漏水。", "23时55分，值班员向处长报告。") == []
    bare = framed("学生公寓漏水（首报）", "昨晚7时10分，学生公寓2号楼漏水。", row="后勤处")
    assert list(check(read(bare.encode(), name="a.txt", kind=Kind.FIRST), select=["told-deadlines"])) == []


def test_a_near_day_moves_its_own_clock_alone() -> None:
    dated = "2024年5月20日14时10分，学生公寓2号楼漏水。"
    assert minutes(dated, "今天上午已恢复供水。14时15分，值班员向处长报告。") == []
    assert minutes(dated, "今天8时有学生报修。16时20分，值班员向处长报告。") == ["130"]
    assert minutes(dated, "前天8时有学生报修。16时20分，值班员向处长报告。") == ["130"]
    assert minutes(dated, "昨晚值班员巡查。16时20分，值班员向处长报告。") == ["130"]
    undated = "今天14时10分，学生公寓2号楼漏水。"
    assert minutes(undated, "前天8时有学生报修。16时20分，值班员向处长报告。") == ["130"]
    assert minutes("前天8时有学生报修。" + undated, "14时20分，值班员向处长报告。") == []
    night = "2024年5月19日23时50分，学生公寓2号楼漏水。"
    for said in ("今天0时40分", "今日凌晨0时40分"):
        assert minutes(night, f"{said}，值班员向处长报告。") == ["50"]


def test_a_line_of_characters_costs_no_more_than_its_length() -> None:
    from time import perf_counter

    begun = perf_counter()
    assert steps("部" * 20000, kind=Kind.FOLLOW_UP) == []
    assert perf_counter() - begun < 2


def test_a_meal_is_no_hour() -> None:
    def rough(body: str) -> list[str]:
        document = read(framed("漏水（终报）", body, row=ROW).encode(), name="a.txt", kind=Kind.FINAL)
        return [finding.quote for finding in check(document, select=["untimed-step"])]

    assert rough("2024年5月20日午饭时间，学生公寓漏水。") == ["午饭时间"]
    assert rough("2024年5月20日12时10分午饭时间，学生公寓漏水。") == []
    assert rough("2024年5月20日，学生公寓午休时间漏水的处置结束。") == ["午休时间"]
    assert rough("2024年5月20日，学生午饭后呕吐。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一名宿管员把录像传到了盟教体局的办公室。", ["传到了盟教体局的办公室"]),
        ("系主任私下给盟委打了招呼。", ["私下给盟委打了招呼"]),
        ("馆长给盟教体局值班室打了个电话。", ["给盟教体局值班室打了个电话"]),
        ("系办公室先给自治区教育厅打了电话说明情况。", ["给自治区教育厅打了电话说明情况"]),
        ("党政办公室给盟教体局打了电话。", []),
        ("家长给盟教体局打了电话。", []),
        ("处长依照规定给盟教体局打了电话。", []),
        ("校外记者把录像传到了盟教体局的办公室。", []),
        ("值班员按要求将名单送到盟教体局。", []),
        ("经分管领导同意，值班员把录像传到了盟教体局。", []),
        ("值班员拟把录像传到盟教体局。", []),
        ("录像传到了盟教体局。", []),
        ("14时50分，宿管员把录像传到了盟教体局。", []),
        ("学院主要领导听说了此事。", ["学院主要领导听说了"]),
        ("14时50分，院长得知此事。", []),
    ],
)
def test_what_is_passed_outside_in_other_words_is_known(text: str, found: list[str]) -> None:
    paper = framed("公寓漏水（首报）", f"2024年5月20日14时30分，公寓2号楼漏水。\n{text}")
    assert quotes(paper, "untimed-step", Kind.FIRST) == found


def test_what_is_passed_outside_at_an_hour_is_a_record() -> None:
    text = "2024年5月20日14时30分，公寓2号楼漏水。14时50分，宿管员把录像传到了盟教体局。"
    paper = framed("公寓漏水（首报）", text, row="后勤处　　2024年5月20日")
    assert quotes(paper, "told-deadlines", Kind.FIRST) == ["传到了盟教体局"]


LEADERS = "14时40分，值班员向后勤处处长报告；14时45分，分管领导向党委书记、院长报告。"


@pytest.mark.parametrize(
    ("call", "past"),
    [
        ("党委书记直接向自治区教育厅报告", False),
        ("院长按规定直接电话报告盟委行署总值班室", False),
        ("分管领导受院长委托，直接向盟教体局报告", False),
        ("学院直接向盟教体局电话报告", False),
        ("学院又直接向盟教体局报告", False),
        ("学院辅导员直接向盟教体局报告", True),
        ("副院长直接向盟教体局报告", True),
        ("值班员向院长、盟教体局直接报告", True),
        ("辅导员自行向盟教体局报告", True),
    ],
)
def test_the_head_himself_goes_past_nobody(call: str, past: bool) -> None:
    found = [message for _, _, message in told(EVENT, LEADERS, f"15时05分，{call}。") if "越级" in message]
    assert [message.startswith("没有写经谁同意就报院外单位") for message in found] == [True] * past


def test_a_day_without_its_own_date_is_no_ground_for_days_of_delay() -> None:
    left = "5月22日15时，学生出院。"
    assert told(EVENT, left, "14时58分，值班员向后勤处处长电话报告。") == []
    assert minutes(EVENT, left, "15时05分，值班员向后勤处处长电话报告。") == ["35"]  # on the day of the event
    assert minutes(EVENT, left, "5月20日15时05分，值班员向后勤处处长电话报告。") == ["35"]
    assert minutes(EVENT, left, "5月21日15时05分，值班员向后勤处处长电话报告。") == ["1475"]


def test_a_call_whose_day_is_told_is_not_moved_past_midnight() -> None:
    late = "2024年5月20日23时50分，公寓漏水。"
    assert minutes(late, "0时35分，值班员向后勤处处长电话报告。") == ["45"]
    assert told(late, "5月20日0时35分，值班员向后勤处处长电话报告。") == []


@pytest.mark.parametrize("negated", ["均无呕吐、腹泻", "未发现骨折", "没有人受伤"])
def test_what_did_not_happen_does_not_start_the_clock(negated: str) -> None:
    lead = f"2024年5月20日20时16分，网上出现视频。5月20日12时至20时，医务室看诊9人，{negated}。"
    assert minutes(lead, "20时56分，值班员向后勤处处长电话报告。") == ["40"]


@pytest.mark.parametrize(
    ("event", "late"),
    [
        ("2024年5月20日12时30分野餐，16时20分起，3人相继呕吐。", []),
        ("2024年5月20日12时30分巡查，16时20分起，3人相继呕吐。", ["245"]),
        ("2024年5月20日12时30分，3人聚餐后呕吐，16时20分送医。", ["245"]),
    ],
)
def test_the_meal_before_an_illness_does_not_begin_it(event: str, late: list[str]) -> None:
    assert minutes(event, "16时35分，值班员向处长报告。") == late
