from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from alvtc_info import Block, Document, Kind, Role, check, read
from alvtc_info.model.rule import framed
from tests import Run
from tests.rules.drafts import passes, quotes


def test_a_cut_off_reaches_to_the_end_of_its_paragraph_or_of_its_sentence() -> None:
    text = "截至2024年5月20日，学院统计完毕。在校生共有3000人。"
    assert quotes(text, "data-without-cutoff", None) == []
    assert quotes(text, "data-without-cutoff", None, whole_paragraph=False) == ["3000人"]
    assert quotes("截至2024年5月20日，在校生共有3000人。", "data-without-cutoff", None, whole_paragraph=False) == []
    assert quotes("5月20日，在校生达3000人。", "data-without-cutoff", None, whole_paragraph=False) == []
    assert quotes("5月20日开会。在校生达3000人。", "data-without-cutoff", None, whole_paragraph=False) == ["3000人"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("热线已接听电话74个，答复66个，没答复的8个要等配件，5月28日到货。", ["74个"]),
        ("热线已接听电话74个，答复66个，没答复的9个要等配件，5月28日到货。", []),  # they do not come to it
        ("热线已接听电话74个，来自校内66个，来自校外8个，5月28日公布。", []),  # nothing is left
        ("2023年各系领用教具410件，2024年领用365件。", ["365件"]),
        ("2023年各系领用教具410件，2024年同期领用365件。", []),
        ("2023年各系领用教具410件，2024年计划领用365件。", []),
    ],
)
def test_a_tally_and_the_year_that_is_not_over(text: str, found: list[str]) -> None:
    assert quotes(framed("公寓报修办理情况", text), "data-without-cutoff", Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("jiezhi-misuse", "截至5月20日为止，供水正常。", ["为止"]),
        ("jiezhi-misuse", "截至5月20日止，供水正常。", ["止"]),
        ("jiezhi-misuse", "截止到5月20日，供水正常。", ["截止到"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    passes(rule, text, found)


def test_why_is_told_on_request_and_cells_are_left_alone(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "a.txt"
    path.write_text("图书馆馆藏图书38.6万册。\n", encoding="utf-8")
    assert "为何提示：" not in run_cli("check", path)[1]
    assert "为何提示：" in run_cli("check", path, "--verbose")[1]
    assert "为何提示：" in run_cli("rule", "undated-work")[1]
    found = json.loads(run_cli("check", path, "--format", "json")[1])["findings"]
    assert found[0]["why"] == [
        "图书馆馆藏图书38.6万册，全段没有截至时间",
        "“馆藏”说的是某一天的存量",
        "数的是“馆藏图书”",
    ]
    cell = Document([Block("1", "馆藏图书38.6万册，学院编印了手册", Role.CELL, "")])
    assert list(check(cell, select=["data-without-cutoff", "undated-work"])) == []


def test_alone_a_sentence_does_not_hang_on_those_before_it() -> None:
    text = "截至2024年5月20日，学院有教师。学院新购设备30台。"
    alone = quotes("学院新购设备30台。", "data-without-cutoff", None)
    assert quotes(text, "data-without-cutoff", None, whole_paragraph=False) == alone == ["30台"]


def test_a_year_in_a_date_changes_nothing() -> None:
    for text in ("5月20日，学院已购设备30台。", "5月20日，累计接待学生320人。"):
        found = [quotes(each, "data-without-cutoff", None) for each in (text, f"2024年{text}")]
        assert found[0] == found[1]


DATED = """
2026年3月至10月，学院累计培训教职工860人次。
1月至10月，全院用电量达到126万千瓦时，同比下降4.2%。
今年1月到10月，保卫处共排查隐患128处。
2025年11月至2026年10月，心理咨询中心累计接待学生412人次。
2025年12月—2026年2月，值班室累计受理报修214件。
去年11月至今年10月，学院累计走访企业126家。
2026年1月1日至10月31日，学院累计用水12.6万吨。
10月8日至31日，保卫处累计排查隐患86处。
2026年9月，学院新增就业岗位312个。
2026年9月，后勤处累计受理报修312件，办结率达97.4%。
2026年10月全院用电12.6万千瓦时，同比下降3.2%。
今年9月，全院学生出勤率达99.1%。
据信息工程系2026年10月28日统计，该系毕业生就业率达93.6%。
据教务处2026年10月底统计，全院有双师型教师186人。
据财务处10月31日盘点，库存物资共计86件。
全院有专任教师312人（人事处2026年10月28日统计）。
全院共有实训室126间（2026年10月）。
后勤处累计检修312处（2026年10月28日）。
学院累计资助学生3216人次（学工处，2026年10月31日）。
2026年1至3季度，财务处累计发放助学金860万元。
2026年暑假，学院共有86名教师下企业实践。
2024年至2026年，学院累计投入3200万元。
二〇二六年三月至十月，学院累计培训860人次。
2026.3—2026.10，学院累计培训860人次。
2026年3至10月，学院累计培训860人次。
据信息工程系统计（2026年10月28日），该系共有学生1126人。
"""
OPEN = """
2026年5月以来，后勤处累计检修⟦312处⟧。
自2026年3月起，学院累计资助学生⟦812人次⟧。
2026年9月，学院启动供暖改造，已完成投资⟦2000万元⟧。
2020年9月开办的电商专业现有学生⟦312人⟧。
2026年11月，学院累计培训⟦860人次⟧。
2026年12月，学院累计新增企业⟦6家⟧。
据信息工程系统计，就业率达⟦93.6%⟧。
全院共有灭火器⟦1260⟧具（保卫处统计）。
《办法》（2026年9月印发）实施后，受助率达⟦96%⟧。
机房（2018年9月建成）共有计算机⟦260台⟧。
图书馆藏书⟦38.6万册⟧（含电子图书）。
3月以来，累计检修⟦312处⟧。
"""


@pytest.mark.parametrize("line", [*DATED.split(), *OPEN.split()])
def test_times_as_clerks_write_them_count(line: str) -> None:
    """A closed period, a month that is over, a count with its day: each is a cut-off; what goes on is none."""
    text = line.replace("⟦", "").replace("⟧", "")
    found = check(read(text.encode(), name="a.txt"), select=["data-without-cutoff"], report_date=date(2026, 11, 28))
    assert [finding.quote for finding in found] == re.findall(r"⟦([^⟧]*)⟧", line)


def test_a_month_counts_where_nobody_knows_the_day_of_the_report() -> None:
    for text, open_ in (("2026年9月，图书馆新增藏书3200册。", False), ("今年9月，图书馆累计新增藏书3200册。", True)):
        assert bool(list(check(read(text.encode(), name="a.txt"), select=["data-without-cutoff"]))) is open_


@pytest.mark.parametrize(
    ("line", "today", "open_"),
    [
        ("2026年11月，保卫处累计排查隐患128处。", date(2026, 11, 30), False),
        ("2026年11月，保卫处累计排查隐患128处。", date(2026, 11, 29), True),
        ("11月，保卫处累计排查隐患128处。", date(2026, 11, 30), False),
        ("2026年2月，保卫处累计排查隐患128处。", date(2026, 2, 28), False),
        ("2026年12月，保卫处累计排查隐患128处。", date(2026, 12, 31), False),
        ("今年12月，保卫处累计排查隐患128处。", date(2026, 12, 31), False),
        ("寒假期间，后勤处共检修管线3200米，合格率达98%。", date(2026, 3, 5), False),
        ("寒假期间，后勤处共检修管线3200米，合格率达98%。", date(2026, 2, 5), True),
        ("寒假期间，后勤处共检修管线3200米，合格率达98%。", None, True),
        ("暑假，学生工作处累计接待学生412人次。", date(2026, 9, 5), False),
        ("暑期，学生工作处累计接待学生412人次。", date(2026, 8, 5), True),
        ("2026年暑期，学生工作处累计接待学生412人次。", date(2026, 9, 5), False),
        ("2027年暑期，学生工作处累计接待学生412人次。", date(2026, 9, 5), True),
        ("国庆假期，保卫处累计登记来访412人次。", date(2026, 10, 9), False),
        ("国庆节期间，保卫处累计登记来访412人次。", date(2026, 10, 4), True),
        ("2025年国庆假期，保卫处累计登记来访412人次。", date(2026, 10, 4), False),
        ("“五一”假期，保卫处累计登记来访412人次。", date(2026, 5, 6), False),
        ("寒假前，保卫处累计登记来访412人次。", date(2026, 3, 6), True),
        ("暑期社会实践累计服务群众412人次。", date(2026, 9, 6), True),
    ],
)
def test_a_month_or_a_holiday_that_is_over_tells_as_of_when(line: str, today: date | None, open_: bool) -> None:
    found = check(read(line.encode(), name="a.txt"), select=["data-without-cutoff"], report_date=today)
    assert bool(list(found)) is open_


CUT = "截至2026年11月28日18时，共有5名学生就诊。"
HEADS = ("一、事故基本情况", "二、领导批示落实情况", "三、网络舆情及善后处置情况")


@pytest.mark.parametrize(
    ("before", "body", "found"),
    [
        (CUT, "较首报新增2人，累计就诊7人。", []),
        (CUT, "住院3人，较首报新增2人。", []),
        (CUT, "就诊学生已增至7人，比上次新增2人。", []),
        (CUT, "现有2人被困，较续报一减少1人。", []),
        ("现场秩序平稳。", "较首报新增2人，累计就诊7人。", ["2人"]),
        (CUT, "目前累计就诊7人，较首报新增2人。", ["7人"]),
        (CUT, "累计就诊7人。", ["7人"]),
    ],
)
def test_what_changed_since_the_first_report_holds_as_of_the_cut_off_above(
    before: str, body: str, found: list[str]
) -> None:
    text = framed("实训楼冒烟（续报）", HEADS[0], before, body, HEADS[1], "暂无领导批示。", HEADS[2], "舆情平稳。")
    document = read(text.encode(), name="a.txt", kind=Kind.FOLLOW_UP)
    assert [f.quote for f in check(document, select=["data-without-cutoff"])] == found


@pytest.mark.parametrize("words", ["截止目前", "截止到目前", "截止当前", "截止目前为止", "截至目前为止"])
def test_a_vague_cut_off_is_one_finding_with_one_advice(words: str) -> None:
    found = check(read(f"{words}，漏水点均已修复。".encode(), name="a.txt"))
    assert [(finding.rule, finding.quote) for finding in found] == [("vague-cutoff", words)]
    (alone,) = check(read(f"{words}，漏水点均已修复。".encode(), name="a.txt"), select=["jiezhi-misuse"])
    assert alone.rule == "jiezhi-misuse"


@pytest.mark.parametrize(
    "text",
    [
        "起火时全院累计就业1046人。",
        "事发时就业率87%。",
        "事发前全院已有就业1046人，就业率87%。",
        "全院报警时已累计排查隐患120处。",
    ],
)
def test_a_count_at_the_moment_of_the_event_has_its_moment(text: str) -> None:
    assert not check(read(text.encode(), name="a.txt"), select=["data-without-cutoff"]).findings
    later = text.replace("起火时", "").replace("事发时", "").replace("事发前", "").replace("报警时", "")
    assert check(read(later.encode(), name="a.txt"), select=["data-without-cutoff"]).findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10月16日，信息中心割接了交换机。全院现有无线接入点1275个。", ["1275个"]),
        ("10月16日，信息中心割接了交换机。全院无线接入点1275个，覆盖所有公寓。", ["1275个"]),
        ("2025年，学院招生1500人。同年，报到率为97.1%。", []),
        ("2026年9月，图书馆借出图书3200册。同月，续借率达到97.1%。", []),
        ("2026年9月，图书馆借出图书3200册。续借率达到97.1%。", ["97.1%"]),
        ("学院招生办开展宣讲。同年，报到率达到97.1%。", ["97.1%"]),
        ("“十三五”期间，学院累计培训1200人。", []),
        ("2025届学生毕业半年后的就业率为93.5%。", []),
        ("2025年年底，学院有教师246人。", []),
        ("2025/2026学年，全县幼儿园在园幼儿6874人。", []),
    ],
)  # fmt: skip
def test_what_closes_a_period_and_what_an_event_leaves_open(text: str, found: list[str]) -> None:
    document = Document([Block("1", text, Role.BODY, "")])
    assert [text[f.start : f.end] for f in check(document, select=["data-without-cutoff"])] == found


def test_a_cut_off_in_name_only_is_to_be_mended_once() -> None:
    said = list(check(read("截止目前，检查宿舍126间，就业率达到95%。".encode(), name="a.txt")))
    assert [f.rule for f in said] == ["vague-cutoff", "data-without-cutoff"]
    assert "就是前面的“截止目前”" in said[1].message
    assert said[1].fix is None


@pytest.mark.parametrize(
    "words",
    [
        "截至目前", "截止到目前", "截至目前为止", "截止现在", "截止当前", "截止发稿时", "截至今", "截至眼下", "截止此刻", "截至这会儿", "截止日前", "截至日前", "截至近期", "截止前不久",
        "截至笔者发稿", "截止本报告形成时", "截至本信息上报时", "截至撰稿前", "截至现阶段", "截止当下",
    ],
)  # fmt: skip
def test_words_for_the_moment_of_writing_are_no_cut_off(words: str) -> None:
    draft = read(f"学院组织开展隐患排查。{words}，各部门共排查隐患36处，整改32处。".encode(), name="a.txt")
    found = [(f.rule, f.quote) for f in check(draft)]
    assert found == [("vague-cutoff", words), ("data-without-cutoff", "36处")]


@pytest.mark.parametrize(
    "text",
    [
        "截止日前须将材料交教务处。", "报名截止日前可以修改。", "申报截止日前一周提醒各系。", "截止日前，各系要完成自查。", "报送截止报告时间已公布。", "会议截止时通报结果。",
        "截至上报之日（2024年5月20日），排查隐患36处。", "截至统计时点2024年4月30日，排查隐患36处。", "截至报告期末（2024年4月30日），余额3万元。", "2024年5月20日17时，截至此时排查隐患36处。",
        "截至今年4月30日，走访企业36家。",
    ],
)  # fmt: skip
def test_what_is_like_a_vague_cut_off_is_none(text: str) -> None:
    assert not list(check(read(text.encode(), name="a.txt"), select=["vague-cutoff", "vague-time"]))


def test_who_was_sent_is_no_statistic() -> None:
    event = "5月20日22时10分，1名学生离校失去联系。22时28分，护理系报警。"
    for sent in ("组织12人，分3组在校园查找", "出动巡逻车3辆"):
        text = framed("1名学生失去联系（首报）", f"{event}22时30分，保卫处{sent}。")
        assert quotes(text, "data-without-cutoff", Kind.FIRST) == [], sent


@pytest.mark.parametrize(
    ("lead", "text", "severity"),
    [
        ("5月3日至14日，后勤处逐间检查公寓。", "收缴违规电器共计96件。", None),
        ("5月3日至14日，后勤处逐间检查公寓。", "需更换的插座已完成96个。", "info"),
        ("5月3日至14日，后勤处逐间检查公寓。", "更换插座累计96个。", "info"),
        ("5月3日至14日，后勤处逐间检查公寓。", "尚有96件违规电器待处理，占总数的41%。", "info"),
        ("2025年9月至2026年6月，教务处实施学徒制。", "企业师傅调课47学时，占总量的7.6%。", None),
        ("5月3日至14日，后勤处逐间检查公寓。", "全院在校生共计5300人。", "error"),
        ("5月3日，后勤处逐间检查公寓。", "收缴违规电器共计96件。", "error"),
        ("后勤处逐间检查公寓。", "收缴违规电器共计96件。", "error"),
    ],
)
def test_the_period_of_the_first_paragraph_dates_what_was_counted_in_it(
    lead: str, text: str, severity: str | None
) -> None:
    document = read(framed("公寓检查情况", lead, text).encode(), name="a.txt", kind=Kind.COMPOSITE)
    found = [str(f.severity) for f in check(document, select=["data-without-cutoff"])]
    assert found == [severity] * (severity is not None)


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("10时，送学生的大巴与货车剐蹭，大巴上共有42人，占座位总数的93%。", False),
        ("10时，公寓电梯停在二层，轿厢内有8人。", False),
        ("10时，食堂冒烟，餐厅里共有61人。", False),
        ("10时，公寓停电，全院现有学生5300人。", True),
        ("10时，公寓停电。学院联系大巴41辆。", False),
        ("10时，公寓停电。学院大巴41辆。", True),
    ],
)
def test_those_who_were_there_are_those_of_the_event(event: str, found: bool) -> None:
    text = framed("意外情况（首报）", f"2024年5月20日{event}")
    assert bool(quotes(text, "data-without-cutoff", Kind.FIRST)) is found, event


@pytest.mark.parametrize(
    ("lead", "text", "found"),
    [
        ("5月16日，保卫处检查公寓6栋。", "检查发现违规电器共计23件、乱接电线9处。", False),
        ("保卫处检查公寓6栋。", "检查发现违规电器共计23件、乱接电线9处。", True),
        ("5月16日，保卫处清查公寓6栋。", "检查发现违规电器共计23件、乱接电线9处。", True),
        ("5月16日，保卫处检查公寓6栋。", "检查发现隐患37处，已整改29处。", True),
        ("5月16日，保卫处检查公寓6栋。", "检查收到意见，全院教职工达512人。", True),
        ("5月16日，团委举办艺术活动。", "活动展出作品96件，观展人数合计820人次。", False),
        ("5月16日，团委举办艺术展。", "活动展出作品共计96件。", False),
        ("团委举办艺术展。", "活动展出作品共计96件。", True),
    ],
)
def test_what_came_of_an_act_has_its_day(lead: str, text: str, found: bool) -> None:
    assert bool(quotes(framed("公寓检查情况", lead, text), "data-without-cutoff", Kind.COMPOSITE)) is found, text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("参加考试的186人中，三年制134人，合格率90.3%。", False),
        ("参加考试的286人中，三年制134人，合格率90.3%。", True),
        ("参加考试的86人中，三年制34人，合格率90.3%。", True),
        ("参加考试的186人中，已领证134人，领证率达72%。", True),
    ],
)
def test_what_a_whole_is_made_up_of_has_its_day(text: str, found: bool) -> None:
    lead = "5月16日，考试中心公布成绩，护理系参加考试186人。"
    assert bool(quotes(framed("考试情况", lead, text), "data-without-cutoff", Kind.COMPOSITE)) is found, text


def test_a_fragment_has_no_first_paragraph() -> None:
    text = "5月3日至14日，后勤处逐间检查公寓。\n收缴违规电器共计96件。"
    assert [str(f.severity) for f in check(read(text.encode(), name="a.txt"), select=["data-without-cutoff"])] == [
        "error"
    ]
    head = Document([Block("1", "公寓检查情况", Role.TITLE, "第1段")])
    assert check(head, select=["data-without-cutoff"]).findings == ()


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("建议学院拨付专款50万元，用于购书。", Kind.COMPOSITE, []),
        ("建议增设校医：全院在校生6140人，校医5名。", Kind.COMPOSITE, ["6140人"]),
        ("公寓停水，影响师生2600余人，抢修完毕。", Kind.FINAL, []),
        ("近日，院团委组织活动，参加人数达3000余人。", Kind.DAILY, []),
        ("近日，院团委组织活动。累计有3000余人参加。", Kind.DAILY, []),
        ("目前参加人数达3000余人。", Kind.DAILY, ["3000余人"]),
        ("近日，院团委组织活动，累计支出3000余元。", Kind.DAILY, ["3000余元"]),
    ],
)
def test_what_was_told_or_asked_for_needs_no_cutoff(text: str, kind: Kind, found: list[str]) -> None:
    assert quotes(framed("情况", text), "data-without-cutoff", kind) == found


def test_shares_of_what_is_done_each_week_are_shares() -> None:
    assert quotes(framed("阅读情况", "每周阅读1小时以下的占46.5%。"), "data-without-cutoff", Kind.COMPOSITE) == [
        "46.5%"
    ]
    assert quotes(framed("阅读情况", "每周晾晒一次，测评占比10%。"), "data-without-cutoff", Kind.COMPOSITE) == []


def test_a_cue_that_the_whole_sentence_speaks_against_is_no_figure() -> None:
    text = "5个系2023年开工建设实训项目18个，累计打造各类实训基地、工坊17多个，覆盖了100%的专业和80%以上学生。"
    assert quotes(framed("实训基地建设", text), "data-without-cutoff", Kind.DAILY) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年前四个月，全盟网上零售额达9.8亿元。", []),
        ("目前，工人由120送往旗医院。", []),
        ("目前，登记的商户有120户。", ["120户"]),
        ("目前，旧楼清出砖石120吨。", ["120吨"]),
        ("目前，最近的卫生室离嘎查有七十公里。", []),
        ("目前，两校相距七十公里。", []),
        ("目前，道路硬化达70公里。", ["70公里"]),
        ("目前，环境消杀一日两次。", []),
        ("目前，省道212线仍在抢通。", []),
        ("爆炸发生时车间内共有19人。", []),
        ("建议分两年更新，首年共更换终端200台。", []),
        ("双方约定，三年内共建实训室12个。", []),
        ("建议扩建食堂，目前累计就餐3200人。", ["3200人"]),
        ("按建议，累计更换终端200台。", ["200台"]),
    ],
)
def test_what_counts_nothing_or_is_only_proposed_needs_no_cut_off(text: str, found: list[str]) -> None:
    assert quotes(text, "data-without-cutoff", None) == found


@pytest.mark.parametrize(
    ("lead", "last", "found"),
    [
        ("截至5月20日9时的情况如下：", "", []),
        ("现将截至5月20日9时30分的情况续报如下。", "", []),
        ("现将情况续报如下。", "上述数据均截至5月20日24时。", []),
        ("现将情况续报如下。", "", ["17人"]),
    ],
)
def test_one_cut_off_may_hold_for_the_whole_paper(lead: str, last: str, found: list[str]) -> None:
    paper = framed("腹泻情况（续报）", lead, "累计报告有症状学生17人。", *filter(None, [last]))
    assert quotes(paper, "data-without-cutoff", Kind.FOLLOW_UP) == found


_EVENT = "2024年5月20日14时，公寓停水。"


@pytest.mark.parametrize(
    ("kind", "paragraphs", "found"),
    [
        (Kind.FIRST, ("棚内共有电动车1045辆，受损7辆。以上为保卫处14时35分清点的结果。",), []),
        (Kind.FIRST, ("棚内共有电动车1045辆，受损7辆。上述数字由保卫处14时35分逐一核对。",), []),
        (Kind.FIRST, ("棚内共有电动车1045辆，受损7辆。以上为保卫处清点的结果。",), ["1045辆"]),
        (Kind.FIRST, ("棚内共有电动车1045辆，受损7辆。以上数字取自登记表，截至5月20日。",), []),
        (Kind.FIRST, ("草料棚原有苜蓿达1200捆。",), []),
        (Kind.FIRST, ("草料棚苜蓿达1200捆。",), ["1200捆"]),
        (Kind.FIRST, ("大风刮倒树木7棵，其中教学区4棵、生活区3棵。",), []),
        (Kind.FIRST, ("散落钢管28根，压弯围挡5块。",), []),
        (Kind.FIRST, ("散落钢管已达28根。",), ["28根"]),
        (Kind.FIRST, ("全院共有锅炉28台。",), ["28台"]),
        (Kind.FIRST, ("右前臂烫伤，占体表面积3%。",), []),
        (Kind.FIRST, ("9人各交2800元，共计25200元。",), []),
        (Kind.FIRST, ("9人各交2800元，共计25300元。",), ["25300元"]),
        (Kind.FINAL, ("充电宝主人为电子商务2401班学生。",), []),
        (Kind.COMPOSITE, ("当天参加补植的志愿者有298人。",), []),
        (Kind.COMPOSITE, ("5月10日至15日发放问卷。问卷中选择留在盟内的有397人，占收回问卷的45%。",), []),
        (Kind.COMPOSITE, ("收回问卷。问卷中选择留在盟内的有397人，占收回问卷的45%。",), ["45%"]),
        (Kind.FIRST, ("停水范围为公寓，即学生公寓1至4号楼。",), []),
        (Kind.FIRST, ("在该公司实习的学生共有26人。除陶某外的25人已离岗。",), []),
        (Kind.FIRST, ("据来访登记簿，来访家长共有14人，推举代表3人。",), []),
        (Kind.FIRST, ("施工单位派1人陪同，已预交医疗费5000元。",), []),
        (Kind.FIRST, ("抢修费已累计支出5000元。",), ["5000元"]),
        (Kind.FIRST, ("转账两笔，19时31分4200元、19时38分3660元，共计7860元。",), []),
        (Kind.FIRST, ("转账两笔，各3930元，共计7860元。",), ["7860元"]),
        (Kind.FINAL, ("更换水泵0.42万元、阀门3660元，总计7860元。",), []),
        (Kind.FOLLOW_UP, ("首报写明2人受骗，金额达11.6万元。",), []),
        (Kind.FOLLOW_UP, ("首报写明2人受骗，现增至3人，金额达11.6万元。",), ["3人"]),
        (Kind.FOLLOW_UP, ("至22时40分又有3人腹泻，累计12人。",), []),
        (Kind.FOLLOW_UP, ("又有3人腹泻，累计12人。",), ["12人"]),
        (Kind.FOLLOW_UP, ("现补正：还有驾驶员1人，共有51人，首报漏计驾驶员。",), []),
        (Kind.FOLLOW_UP, ("现滞留旅客共有51人。",), ["51人"]),
        (Kind.FOLLOW_UP, ("四、下一步工作", "新增3人检测结果回后再报；连续5日无新增，报终报。"), []),
        (Kind.FINAL, ("四、经验教训", "检疫只抽检了20只，防护用品锁在库房。"), []),
        (Kind.FINAL, ("四、经验教训", "目前全院检疫仅20只。"), ["20只"]),
        (Kind.FINAL, ("10月31日前，后勤处与现有3家租赁单位补签责任书。",), []),
        (Kind.FINAL, ("后勤处现有3家租赁单位。",), ["3家"]),
        (Kind.COMPOSITE, ("三、建议", "建车棚2座，总数达到180个，每个端口对应2.3辆。"), []),
        (Kind.COMPOSITE, ("三、现状", "建车棚2座，总数达到180个，每个端口对应2.3辆。"), ["180个"]),
        (Kind.COMPOSITE, ("三、建议", "目前端口总数达到180个，建议再建2座。"), ["180个"]),
        (Kind.COMPOSITE, ("10时50分，记者转到工坊，15时20分收工。出镜学生19人均签了同意书。",), []),
        (Kind.COMPOSITE, ("记者转到工坊。出镜学生已有19人均签了同意书。",), ["19人"]),
        (Kind.COMPOSITE, ("本次展览共立展架24副。",), []),
        (Kind.COMPOSITE, ("展厅共有展架24副。",), ["24副"]),
        (Kind.COMPOSITE, ("5月18日，检查食堂，发现问题19项。", "19项里有11项集中在新签约档口。"), []),
        (Kind.COMPOSITE, ("整改已于5月18日验收2项，尚余1项。",), []),
        (Kind.COMPOSITE, ("带队教师5月18日17时前回传的照片显示，已改11项，未改3项。",), []),
        (Kind.COMPOSITE, ("带队教师回传的照片显示，已改11项，未改3项。",), ["11项"]),
        (Kind.COMPOSITE, ("以上情况依据值班记录，截至5月20日7时15分。", "公寓共有住宿学生412人。"), []),
    ],
)
def test_what_stands_beside_a_figure_says_as_of_when(kind: Kind, paragraphs: tuple[str, ...], found: list[str]) -> None:
    assert quotes(framed("公寓停水情况", _EVENT, *paragraphs), "data-without-cutoff", kind) == found


@pytest.mark.parametrize(
    ("lead", "told", "severity"),
    [
        ("5月20日，工会举办运动会。", "参赛教职工达186人，分9队。", ""),
        ("5月20日，检验所检验电梯11部。", "检验合格10部，合格率90.9%。", ""),
        ("5月20日，督学组进校督导。", "督学组推门听课6节，共翻阅教案41本。", ""),
        ("教务处依据选课数据开展调查。", "据统计，上述126个教学班平均到课率为96.4%。", ""),
        ("5月20日，学院举办食堂开放日。", "试吃菜品18种，满意率91.7%。", "info"),
        ("5月20日，后勤处召开会议。", "校内除颤器共4台，分在四处。5月21日检查，3台正常。", "info"),
        ("5月20日，学院召开推进会。", "毕业生就业率达91.2%。", "error"),
        ("5月20日，工会举办运动会。", "累计参赛教职工达186人。", "error"),
        ("学院举办开放日。", "试吃菜品18种，满意率91.7%。", "error"),
    ],
)
def test_figures_behind_the_day_that_a_paper_opens_with(lead: str, told: str, severity: str) -> None:
    document = read(framed("有关情况", lead, told).encode(), name="a.txt", kind=Kind.DAILY)
    found = [each.severity for each in check(document, select=["data-without-cutoff"])]
    assert found == [severity] * bool(severity)


def test_headings_part_figures_from_the_day_of_the_lead() -> None:
    text = framed("有关情况", "5月20日，学院举办开放日。", "一、成效", "试吃菜品18种，满意率91.7%。")
    document = read(text.encode(), name="a.txt", kind=Kind.DAILY)
    assert [each.severity for each in check(document, select=["data-without-cutoff"])] == ["error"]
