"""Forms that careful papers have and that are no faults, each beside the fault that it looks like."""

from __future__ import annotations

import pytest

from alvtc_info import check, read_text
from alvtc_info.analysis.figure_forms import is_figure_by_form
from alvtc_info.analysis.sentences import sentences
from alvtc_info.model.finding import Severity
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed
from alvtc_info.rules.cutoffs import figure_candidates, figure_sentences
from alvtc_info.rules.work import _judged

ROW = "保卫处　　2026年10月12日"


def told(rule: str, text: str, kind: Kind | None = None) -> list[tuple[str, Severity]]:
    found = check(read_text(text, kind=kind), select=[rule])
    assert found.errors == ()
    return [(each.quote, each.severity) for each in found]


def paper(*body: str, title: str = "学生公寓5号楼漏水", row: str = ROW, department: str = "保卫处") -> str:
    return framed(title, *body, department=department, row=row)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("展厅有画52件、皮雕34件，共陈列86件；受潮13件中，画9件、皮雕4件，其余73件完好。", []),
        ("车上9人。教师2人扭伤，学生1人擦伤，其余6人没有受伤。", []),
        ("公示拟资助学生612人，其中一档204人、二档408人；其余36人不符合条件。", []),
        ("车上9人。教师2人扭伤，学生1人擦伤，其余5人没有受伤。", [("2人扭伤，学生1人擦伤，其余5人", Severity.INFO)]),
        ("到场12人，其中3人受伤，2人留观，其余8人返回。", [("12人，其中3人受伤，2人留观，其余8人", Severity.WARNING)]),
        ("书架4组，每组300元，计1200元；灯具6盏，每盏50元，计300元；共计1500元。", []),
        ("书架每组300元，计1200元；灯具每盏50元，计300元；共计1500元。", []),
        ("用款21万元：设备15万元，耗材6万元，低于计划数25万元。", []),
        ("报名210人：护理类120人，机电类90人，较上年同期多30人。", []),
        ("用水310吨：公寓200吨，食堂110吨，在350吨以内。", []),
        ("支出9.6万元，其中讲课费4.2万元、教材费5.9万元，比上年少1.1万元。", [
            ("9.6万元，其中讲课费4.2万元、教材费5.9万元，比上年少1.1万元", Severity.WARNING)
        ]),
    ],
)  # fmt: skip
def test_parts_and_what_stands_beside_them(sentence: str, found: list[tuple[str, Severity]]) -> None:
    assert told("data-arithmetic", f"截至2026年10月10日，{sentence}") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("10月5日至9日，保卫处查库房。", "5日9时，第一组到书库；9日汇总。"), []),
        (("10月5日至9日，保卫处查库房。", "11日，第一组到书库。"), [("11日", Severity.INFO)]),
        (("9月5日至9日，保卫处查库房。", "10月1日复查。", "7日，第一组到书库。"), [("7日", Severity.WARNING)]),
        (("9月28日，保卫处印发方案。", "11日，第一组到书库。"), [("11日", Severity.WARNING)]),
        (("保卫处查库房。", "11日，第一组到书库。"), [("11日", Severity.WARNING)]),
    ],
)
def test_days_without_their_month(body: tuple[str, ...], found: list[tuple[str, Severity]]) -> None:
    assert told("relative-time", paper(*body), Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("10月8日19时，入场拥挤。10月9日复查。", "四、经验教训", "当晚只开东门。"), []),
        (("10月8日19时，入场拥挤。10月9日复查。", "三、处置情况", "当晚开了西门。"), [("当晚", Severity.INFO)]),
        (("入场拥挤。", "三、处置情况", "当晚开了西门。"), [("当晚", Severity.WARNING)]),
        (("10月8日19时，入场拥挤。10月9日复查。", "20时送医，次日返校。"), []),
        (("入场拥挤。", "20时送医，次日返校。"), [("次日", Severity.WARNING)]),
    ],
)
def test_days_that_go_back_to_the_event(body: tuple[str, ...], found: list[tuple[str, Severity]]) -> None:
    assert told("relative-time", paper(*body), Kind.FINAL) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("10月5日至9日（星期一至星期五），保卫处查库房。", []),
        ("9月28日至10月2日（周一至周五），保卫处查库房。", []),
        ("10月5日-9日（周二至周五），保卫处查库房。", ["二"]),
        ("10月5日至9日（星期一至星期六），保卫处查库房。", ["六"]),
        ("10月5日（星期一）至9日（星期六），保卫处查库房。", ["六"]),
        ("2月30日至3月2日（星期一至星期三），保卫处查库房。", ["2月30日", "三"]),
        ("10月24日、25日周六、周日不开门，保卫处查库房。", []),
        ("2026年10月24日、10月25日（周六、周日）不开门。", []),
        ("10月24日和25日周五、周一不开门，保卫处查库房。", ["五", "一"]),
        ("10月24日、11月1日周日、周日不开门。", ["日"]),
        ("2月30日、3月1日周日、周日不开门。", ["2月30日"]),
        ("10月24日周六、25日周日不开门。", []),
    ],
)
def test_weekdays_of_a_span(sentence: str, found: list[str]) -> None:
    assert [words for words, _ in told("invalid-date", paper(sentence), Kind.COMPOSITE)] == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("善后安排：10月14日8时开挖，18时恢复供水。", []),
        ("水泵10月13日12时前到货。10月14日9时抽检。", []),
        ("10月14日9时抽检。水泵拟10月15日更换。", []),
        ("10月14日9时抽检。10月13日复查。", [Severity.INFO]),
        ("10月14日9时20分抽检。水泵拟10月15日更换。", [Severity.WARNING]),
    ],
)
def test_days_among_plans(more: str, found: list[Severity]) -> None:
    text = paper("2026年10月12日9时，学生公寓5号楼漏水。", more, title="学生公寓5号楼漏水（续报）")
    assert [severity for _, severity in told("invalid-date", text, Kind.FOLLOW_UP)][:1] == found


@pytest.mark.parametrize(
    ("more", "late"),
    [
        ("21时30分，副院长批示“退款到人”。入口已先于当日20时40分关闭。", False),
        ("21时30分，副院长到场。道路早于20时50分封闭。", False),
        ("21时30分，副院长到场，20时40分封闭道路。", True),
    ],
)
def test_hours_of_what_was_over(more: str, late: bool) -> None:
    text = paper(f"2026年10月12日20时15分，学生公寓5号楼漏水。{more}")
    assert bool(told("invalid-date", text, Kind.FIRST)) is late


@pytest.mark.parametrize(
    ("rule", "sentence", "found"),
    [
        ("left-out-character", "所见及所核情况已登记。", []),
        ("left-out-character", "各系核情况，逐一登记。", ["核情况"]),
        ("left-out-character", "学生自2027年春季学期起每学期实习1次。", []),
        ("typo-confusable", "依学院2026年8月28日印发的办法，列成清单。", []),
        ("typo-confusable", "2026年10月1日9:00起用锥桶隔开坡道。", []),
        ("typing-slip", "学生工作处发通知，财务科发补助。", []),
        ("typing-slip", "护栏倒落致6人受伤。", []),
        ("typing-slip", "检漏仪测量炉前、阀组间2处。", []),
        ("typing-slip", "甲园11人、乙园8人、丙园6人。", []),
        ("broken-off", "两期相较，退单率下降。", []),
        ("broken-off", "学生病情较，已送医。", ["较"]),
        ("misused-word", "数据来自招生就业处报到系统。", []),
        ("misused-word", "据《阿拉善日报》报到，项目落地。", ["报到"]),
        ("misused-word", "人事处将审核结果告知教师本人。", []),
        ("lacking-measure", "需协助查找的，9月4起，10月1起，均已找到人。", []),
        ("lacking-measure", "自10月8起，食堂停业。", ["8"]),
        ("doubled-character", "定损结果随终报报送。", []),
        ("mismatched-measure", "书记作出批示3条。", []),
        ("mismatched-measure", "拆洗板式换热器12片，更换开关面板15只。", []),
        ("typing-slip", "银行止付账款，学生练习推剪，车削外圆，齿环有裂纹，断路器拒合。", []),
        ("mismatched-measure", "学生到一家骆驼养殖合作社实训。", []),
        ("time-format", "8:20分管副院长到场。", []),
        ("time-format", "10:30分，伤者送医。", ["分"]),
        ("vague-time", "2027年开放日前落实，启用日前验收。", []),
        ("vague-time", "教师讲授维果茨基的最近发展区，最近到校。", ["最近"]),
        ("vague-time", "学院日前召开会议。", ["日前"]),
        ("citation-without-source", "教务处邀请专家19人论证。企业专家希望提前实习，院校专家担心排不开。", []),
        ("citation-without-source", "院校专家担心排不开。", ["院校专家担心"]),
        ("citation-without-source", "有学生提出，扫码收款不妥。团委采纳了这条意见。", ["有学生提出"]),
    ],
)
def test_words(rule: str, sentence: str, found: list[str]) -> None:
    assert [words for words, _ in told(rule, f"2026年10月1日，{sentence}")] == found


def test_hours_of_another_row_are_told_less_sure() -> None:
    first = "2026年10月12日8时20分，学生公寓5号楼冒烟。9时05分报处长"
    for mark, severity in (("；", Severity.WARNING), ("，", Severity.ERROR)):
        text = paper(f"{first}{mark}8时45分拨打119。", title="学生公寓5号楼冒烟（首报）")
        assert told("invalid-date", text, Kind.FIRST) == [("8时45分", severity)]


def test_what_people_of_the_house_said_and_was_taken_up_wants_its_source_least() -> None:
    taken_up, not_so = "团委采纳了这条意见。", "天气转凉。"
    for more, severity in ((taken_up, Severity.INFO), (not_so, Severity.ERROR)):
        assert told("citation-without-source", f"2026年10月1日，有学生提出，扫码收款不妥。{more}") == [
            ("有学生提出", severity)
        ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("我院2025级1名学生确诊肺结核。", []),
        ("4人在家休息，其中3人家在巴彦浩特镇。", []),
        ("学生李某确诊肺结核。", [Severity.WARNING]),
        ("1名学生李某确诊肺结核。", [Severity.WARNING]),
        ("1名学生确诊为抑郁症，已休学。", [Severity.INFO]),
    ],
)
def test_people_whom_nobody_names(sentence: str, found: list[Severity]) -> None:
    assert [severity for _, severity in told("pii-student", f"2026年10月8日，{sentence}")] == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("公寓漏水（第一次续报）", []),
        ("公寓漏水（第2次续报）", []),
        ("关于公寓漏水的续报", [Severity.INFO]),
        ("公寓漏水事件", [Severity.ERROR]),
    ],
)
def test_marks_of_a_follow_up(title: str, found: list[Severity]) -> None:
    body = ("首报于10月11日9时报送。", "一、事故基本情况", "漏水已止。")
    assert [severity for _, severity in told("followup-title", paper(*body, title=title), Kind.FOLLOW_UP)] == found


@pytest.mark.parametrize(
    ("body", "lacks"),
    [
        (("回顾：10月2日8时，水管爆裂。", "定性：后勤处认定为设备故障。", "应对：8时15分关阀。", "不足：未查。", "改进：换管。"), ""),
        (("【概况】10月2日8时，水管爆裂。", "【定性】设备故障。", "【处置】关阀。", "【反思】未查。", "【整改】换管。"), ""),
        (("其一，经过。10月2日8时。", "其二，定性。设备故障。", "其三，处置。关阀。", "其四，教训。", "其五，整改。"), ""),
        (
            (
                "10月2日8时12分，水管爆裂，8时15分值班员关闭总阀，8时20分赶到2人，9时10分修复。",
                "10月5日，后勤处认定管件超期使用，属设备老化。",
                "值得记取的是，管线没有查。",
                "整改措施是换管。",
            ),
            "",
        ),
        (("10月2日，水管爆裂。", "10月5日，后勤处认定为设备老化。", "值得记取的是没有查。", "整改是换管。"), "事件概况、处置情况"),
        (("8时12分，8时15分，8时20分。", "认定为设备老化。", "值得记取的是没有查。", "整改是换管。"), "处置情况"),
        (
            ("10月2日8时12分，水压降低，8时15分，气温5℃，8时20分，晴。", "认定为老化。", "反思：没有查。", "整改是换管。"),
            "处置情况",
        ),
        (
            ("一、性质认定", "10月2日8时12分爆裂，8时15分关闭，8时20分赶到。", "二、经验教训", "没有查。", "三、整改", "换管。"),
            "事件概况、处置情况",
        ),
    ],
)  # fmt: skip
def test_the_elements_of_a_final_report_in_other_words(body: tuple[str, ...], lacks: str) -> None:
    found = check(read_text(paper(*body, title="水管爆裂（终报）"), kind=Kind.FINAL), select=["final-report-elements"])
    missing = [each.message.removeprefix("终报缺少") for each in found if "终报缺少" in each.message]
    assert "、".join(missing) == lacks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10月11日14时，保卫处报送首报。\n10月11日13时10分点名少1人。15时，该生摔伤。", []),
        ("10月11日0时20分，保卫处报送首报。\n10月10日23时50分停电。10月11日1时5分，1名学生摔伤。", []),
        ("10月11日8时05分，保卫处报送首报。\n10月11日8时42分，水管断裂漏水，9时止水。", ["8时05分"]),
        ("10月11日6时，保卫处报送首报。\n10月11日9时的诊断是手部烫伤。", []),
    ],
)
def test_first_reports_and_hours_before_them(text: str, found: list[str]) -> None:
    document = paper(*text.split("\n"), title="水管断裂（续报）")
    assert [words for words, _ in told("deadline-over", document, Kind.FOLLOW_UP)] == found


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("【时间】10月12日9时。\n8时降雨。9时20分报处长，9时25分报院长。", ""),
        ("10月12日9时10分，网上有人说食堂有问题。8时至11时接诊7人，无腹泻。9时20分报处长，9时25分报院长。", ""),
        ("8时，气象台发布预警。9时10分，大风刮倒树木砸伤1人。9时20分报处长，9时25分报院长。", ""),
        ("8时，大风刮倒树木砸伤1人。9时20分报处长，9时25分报院长。", "8时"),
    ],
)
def test_the_hour_of_the_event(body: str, message: str) -> None:
    document = read_text(paper(*body.split("\n"), title="大风刮倒树木（首报）"), kind=Kind.FIRST)
    found = [each.message for each in check(document, select=["told-deadlines"]) if "文中的" in each.message]
    assert bool(found) is bool(message)
    assert all(message in each for each in found)


@pytest.mark.parametrize(
    ("title", "lines", "plain"),
    [
        ("把话筒递出播音间", ("——校园广播改版的做法",), True),
        ("补助发放由45天压缩到18天", (), True),
        ("考题疑似外传情况", (), True),
        ("夜里听水声", (), False),
        ("夜里听水声", ("——",), False),
        ("关于有关情况的报告", (), False),
    ],
)
def test_titles_that_say_what_it_is_about(title: str, lines: tuple[str, ...], plain: bool) -> None:
    text = paper(*lines, "党政办公室：", "10月8日，更换阀门。", title=title)
    assert (told("title-informative", text, Kind.COMPOSITE) == []) is plain


def test_a_title_alone_has_no_line_below_it() -> None:
    assert told("title-informative", paper(title="夜里听水声"), Kind.COMPOSITE) != []


@pytest.mark.parametrize(
    ("rule", "sentence", "found"),
    [
        ("absolute-words", "灭火器压力不足，一旦起火，后果不堪设想。", []),
        ("absolute-words", "仓库起火，后果不堪设想。", ["后果不堪设想"]),
        ("data-arithmetic", "购置标本，根茎类62种，全草类28种，花叶类20种，皮类、藤木类共25种。", []),
        ("pii-student", "公示时不公布家庭住址、身份证号等隐私。", []),
        ("relative-time", "发案时间集中在晚饭后和周五傍晚；地点分散。", []),
        ("typing-slip", "电工已切管路，效果良好。", []),
        ("undated-work", "学院解除对公寓的封闭管理。", ["解除"]),
        ("undated-work", "学院将拟任人选名单报送组织部。", ["报送"]),
        ("undated-work", "学院将拟聘人员名单报送组织部。", ["报送"]),
        ("undated-work", "后勤处改造工程覆盖6栋公寓。", []),
    ],
)
def test_what_is_said_in_passing(rule: str, sentence: str, found: list[str]) -> None:
    assert [words for words, _ in told(rule, sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "told_by_form"),
    [("男女生比为0.9:1。", True), ("师生比为1：18。", True), ("配料比为0.9:1。", False)],
)
def test_a_ratio_of_people_is_a_statistic_by_its_form(sentence: str, told_by_form: bool) -> None:
    (found,) = figure_sentences(read_text(sentence))
    ((figure, _),) = figure_candidates(found, [])
    assert is_figure_by_form(found, figure) is told_by_form


def test_what_stands_in_no_clause_is_judged_as_its_rule_is() -> None:
    sentence = sentences(read_text("学院召开会议。")).at(0)
    assert _judged(sentence, sentence.end) is None
    assert _judged(sentence, sentence.end - 1) is None
