from __future__ import annotations

import pytest

from alvtc_info import Kind, Severity, check, read
from alvtc_info.model.kinds import EMERGENCY_KINDS
from alvtc_info.model.rule import framed
from alvtc_info.model.settings import Config
from tests.rules.drafts import BODY, quotes


def test_settled_choices_change_the_weight() -> None:
    text = framed(
        "公寓漏水（续报）", "一、事件基本情况", BODY, "二、领导批示落实情况", BODY, "三、网络舆情及善后处置情况", BODY
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
        "事件发生后，" + BODY,
        "二、领导批示落实情况",
        BODY,
        "三、网络舆情及善后处置情况",
        BODY,
    )
    found = check(read(text.encode(), name="a.txt"), select=["followup-sections"]).findings
    assert [(f.block, f.start, f.end) for f in found] == [("5", 2, 4)]


@pytest.mark.parametrize("style", ["# {}", "一、{}", "（一）{}"])
def test_elements_of_a_final_report_may_be_headings_or_text(style: str) -> None:
    names = ("事件概况", "性质认定", "处置情况", "经验教训", "整改措施")
    body = [part for name in names for part in (style.format(name), BODY)]
    document = read(framed("漏水（终报）", *body).encode(), name="a.md", kind=Kind.FINAL)
    assert check(document, select=["final-report-elements"]).findings == ()
    bare = read(framed("漏水（终报）", BODY).encode(), name="a.md", kind=Kind.FINAL)
    assert len(check(bare, select=["final-report-elements"])) >= 4


def followed(*body: str) -> list[str]:
    return quotes(framed("公寓火情（续报）", "一、事故基本情况", *body), "premature-cause", Kind.FOLLOW_UP)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("事故原因是学生违规用电，消防部门的调查还在进行。", ["原因是"]),
        ("事故原因是学生违规用电。消防部门的调查还在进行。", ["原因是"]),
        ("事故原因是学生违规用电。", []),
        ("初步判断，事故原因是学生违规用电，消防部门的调查还在进行。", []),
        ("消防救援大队认定事故原因是学生违规用电，公安机关正在调查来源。", []),
        ("不排除该账号恶意造谣，公安机关正在调查。", []),
        ("该账号有恶意造谣之嫌，公安机关正在调查。", []),
        ("别有用心的人恶意造谣，异物系其自己放入，检查结果尚未公布。", ["别有用心", "系其自己放入"]),
    ],
)
def test_a_follow_up_takes_no_conclusion_back(text: str, found: list[str]) -> None:
    assert followed(text) == found


def test_what_is_open_elsewhere_takes_nothing_back() -> None:
    assert followed("事故原因是学生违规用电。", "损失正在核查，赔偿结果尚未公布。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("经初步了解，发热30人，已确定为甲型流感，病因要等检测结果。", ["已确定为"]),
        ("初步判断，已确定为甲型流感的2人在隔离。", []),
        ("爆料人有故意破坏之嫌。", []),
    ],
)
def test_a_first_report_hedges_what_it_says_and_not_what_stands_before(text: str, found: list[str]) -> None:
    assert quotes(framed("发热（首报）", text), "premature-cause", Kind.FIRST) == found


def test_somebody_finds_what_a_final_report_calls_found() -> None:
    for told, found in (
        ("经认定，属一般责任事故。", ["经认定"]),
        ("经调查认定为一般责任事故。", ["经调查认定"]),
        ("2024年5月21日，经认定，属一般责任事故。", []),
        ("后勤处经认定程序，定为一般责任事故。", []),
    ):
        text = framed(
            "漏水（终报）", "一、事件概况", "二、性质认定", told, "三、处置情况", "四、经验教训", "五、整改措施"
        )
        assert [q for q in quotes(text, "final-report-elements", Kind.FINAL) if "终报" not in q] == found


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


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (follow_up("5月20日，该视频系某家长恶意上传，意在抹黑学院。"), Kind.FOLLOW_UP, ["恶意上传"]),
        (follow_up("5月20日，公安机关认定发布者恶意剪辑。"), Kind.FOLLOW_UP, []),
        (follow_up("5月20日，该账号涉嫌恶意炒作。"), Kind.FOLLOW_UP, []),
        (follow_up("事件得到圆满解决。"), Kind.FOLLOW_UP, ["得到圆满解决"]),
        (follow_up("略。", title="关于泄漏事故处置工作圆满完成的报告（续报）"), Kind.FOLLOW_UP, ["处置工作圆满完成"]),
        (framed("关于学生食物中毒的报告（首报）", "5月20日，3名学生呕吐。"), Kind.FIRST, ["食物中毒"]),
        (framed("关于学生疑似食物中毒的报告（首报）", "5月20日，3名学生呕吐。"), Kind.FIRST, []),
        (framed("关于学生食物中毒的报告（首报）", "5月20日，盟疾控中心检测确认。"), Kind.FIRST, []),
        (framed("受伤（首报）", "因其违规戴手套，导致右手受伤。"), Kind.FIRST, ["因其违规戴手套，导致"]),
        (framed("泄漏（首报）", "是炊事员忘关阀门导致的。"), Kind.FIRST, ["是炊事员忘关阀门导致的"]),
        (framed("失联（首报）", "该生系因一时想不开离校。"), Kind.FIRST, ["系因一时想不开离校"]),
        (framed("打架（首报）", "由于王某脾气暴躁，导致冲突。"), Kind.FIRST, ["由于王某脾气暴躁，导致"]),
        (framed("打架（首报）", "王某脾气暴躁，虚荣心强。"), Kind.FIRST, ["脾气暴躁"]),
    ],
)
def test_what_nobody_has_found_yet_is_not_said(text: str, kind: Kind, found: list[str]) -> None:
    assert quotes(text, "premature-cause", kind) == found


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
    ("rule", "kind", "body"),
    [
        ("followup-elements", Kind.FOLLOW_UP, "经诊断，盟医院医生确认为踝关节骨折。"),
        ("premature-cause", Kind.FIRST, "学院提醒师生不信谣、不恶意传播未经核实的信息。"),
        ("premature-cause", Kind.FOLLOW_UP, "善后工作顺利完成，家属已离校。"),
        ("first-report-elements", Kind.FIRST, "14时20分，1名学生在教学楼前广场跌倒。"),
        ("untimed-step", Kind.FIRST, "14时前后，水管漏水，14时35分发现。"),
        ("invalid-date", Kind.FIRST, "14时20分，值班员报警，14时32分起火点明火被扑灭。"),
        ("invalid-date", Kind.FIRST, "14时20分，学生王某向派出所报案，16时05分被盗电动车找回。"),
        ("citation-without-source", Kind.FIRST, "水质不低于国家规定标准。"),
        ("pii-student", Kind.FIRST, "心理中心讲解如何预防患抑郁症。"),
    ],
)
def test_careful_words_are_let_pass(rule: str, kind: Kind, body: str) -> None:
    document = read(framed("实训楼事件", "2024年5月20日，" + body).encode(), name="a.txt", kind=kind)
    said = [finding.message for finding in check(document, select=[rule])]
    assert not [each for each in said if not each.startswith(("还没有写到", "续报没有写到"))]


def test_a_drill_is_no_poisoning() -> None:
    text = framed("食堂开展食物中毒应急演练（首报）", "2024年5月20日10时，食堂演练。")
    assert quotes(text, "premature-cause", Kind.FIRST) == []


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
    assert len(quotes(going_on, "followup-sections", Kind.FOLLOW_UP)) == 5


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


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("资金已经无法追回，能否追回有待侦办。", ["已经无法追回"]),
        ("资金已经无法追回。", []),
        ("供水已无法恢复，恢复工作正在进行。", ["已无法恢复"]),
        ("盟公安局认定资金已无法追回，民警正在追缴同案资金。", []),
        ("漏水点不会再有，疫情已完全控制，不会再出现病例。", ["不会再有"]),
        ("确保不会再发生漏水。", []),
    ],
)
def test_what_is_given_up_must_not_be_open(told: str, found: list[str]) -> None:
    assert (
        quotes(framed("公寓漏水（首报）", f"2024年5月20日，公寓漏水。{told}"), "premature-cause", Kind.FIRST) == found
    )


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("性质正在认定，管道系阀门老化造成，保险赔偿正在认定。", []),
        ("管道系阀门老化造成，责任正在认定。", ["系阀门老化造成"]),
        ("管道系阀门老化造成，性质正在认定，原因正在调查。", ["系阀门老化造成"]),
    ],
)
def test_a_nature_may_be_open_where_the_cause_is_known(told: str, found: list[str]) -> None:
    text = framed("公寓漏水（续报）", f"2024年5月20日，公寓漏水，{told}")
    assert quotes(text, "premature-cause", Kind.FOLLOW_UP) == found


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
    ("kind", "body", "found"),
    [
        (
            Kind.FIRST,
            ("一、事件基本情况", "5月20日8时，某酒店1辆大巴在北门追尾。", "二、经验教训", "略。"),
            ["某酒店", "二、经验教训"],
        ),
        (Kind.FOLLOW_UP, ("截至5月18日8时，2人住院。", "截至5月19日8时，1人住院。"), ["截至5月19日"]),
        (Kind.FOLLOW_UP, ("截至5月18日8时，2人住院。", "截至5月21日8时，1人住院。"), []),
        (Kind.FOLLOW_UP, ("截至目前，2人住院。", "某化工企业、某学校停产。"), ["某化工企业"]),
    ],
)
def test_what_a_report_should_not_hold_yet_or_no_more(kind: Kind, body: tuple[str, ...], found: list[str]) -> None:
    text = framed("学生公寓漏水", *body)
    rule = "first-report-elements" if kind is Kind.FIRST else "followup-elements"
    assert [quote for quote in quotes(text, rule, kind) if quote in text] == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("保卫处防止违规用电引发火灾。", []),
        ("提醒学生违规充电会引发火灾。", []),
        ("违规充电引发火灾。", ["违规充电引发"]),
        ("抢修的责任由后勤处承担。", []),
        ("巡查的责任由物业承担，合同已写明。", []),
        ("漏水的责任由物业承担。", ["漏水的责任由物业承担"]),
    ],
)
def test_a_warning_and_a_duty_are_no_cause(told: str, found: list[str]) -> None:
    text = framed("公寓漏水（首报）", f"2024年5月20日，公寓漏水。{told}")
    assert quotes(text, "premature-cause", Kind.FIRST) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("追尾系车辆侧滑所致，教师心理评估正在开展。", []),
        ("追尾系车辆侧滑所致，心理检测正在进行。", []),
        ("漏水系阀门老化造成，全楼管线排查仍在进行。", []),
        ("漏水系阀门老化造成，排查仍在进行。", ["系阀门老化造成"]),
        ("漏水系阀门老化造成，原因排查仍在进行。", ["系阀门老化造成"]),
        ("为防止违规用电引发火灾，保卫处巡查，起火原因正在调查。", []),
    ],
)
def test_other_work_that_goes_on_takes_no_cause_back(told: str, found: list[str]) -> None:
    assert followed(told) == found


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


def test_what_goes_on_is_no_final_report() -> None:
    goes_on = (*FINAL_SECTIONS[:3], "目前抢修正在进行。", *FINAL_SECTIONS[4:])
    text = framed("公寓漏水事件的报告（续报）", *goes_on)
    assert quotes(text, "followup-title", Kind.FOLLOW_UP) == []
    over = framed("公寓漏水事件的报告（续报）", *goes_on, "处置工作已于5月21日结束。")
    assert quotes(over, "followup-title", Kind.FOLLOW_UP) == ["（续报）"]


PRIZE = "2024年5月18日，护理系2名学生在全区护理技能大赛中获一等奖。"


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (Kind.FIRST, "first-report-elements"),
        (Kind.FOLLOW_UP, "followup-title"),
        (Kind.FINAL, "final-report-elements"),
    ],
)
@pytest.mark.parametrize("marked", [True, False])
def test_daily_information_that_is_sent_as_a_report_of_an_event_is_told_so_once(
    kind: Kind, rule: str, *, marked: bool
) -> None:
    title = f"学生在技能大赛中获奖{kind.mark if marked else ''}"
    found = check(read(framed(title, "一、获奖情况", PRIZE).encode(), name="a.txt", kind=kind))
    told = [(each.rule, each.quote, str(each.severity)) for each in found if each.severity != "info"]
    assert told == [(rule, kind.mark if marked else "", "warning")]


def test_old_daily_information_is_stale_whatever_it_is_marked() -> None:
    old = PRIZE.replace("5月18日", "2月18日")
    for kind in EMERGENCY_KINDS:
        document = read(framed(f"学生在技能大赛中获奖{kind.mark}", old).encode(), name="a.txt", kind=kind)
        assert [each.quote for each in check(document, select=["stale-info"])] == ["2024年2月18日"]
        event = framed(f"公寓漏水{kind.mark}", "2024年2月18日8时，公寓漏水，学生受伤。")
        assert not check(read(event.encode(), name="a.txt", kind=kind), select=["stale-info"]).findings
