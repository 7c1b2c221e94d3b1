"""Names of offices: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from alvtc_info import check, read, read_text
from alvtc_info.institution.values import default_institution
from alvtc_info.model.finding import Severity
from alvtc_info.model.rule import framed
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.rules import office_names
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("rule", "sentence", "quotes"),
    [
        ("former-name", "环境保护部门到院，原安监局的档案移交。", []),
        ("run-together-names", "教务处保卫处长到场，经教务处学生处分12人。", []),
        ("run-together-names", "教务处学生处分别检查，信息工程系化工系分头准备。", ["处学", "系化"]),
        ("run-together-names", "化工系教务处核对成绩，教务处机电系共同命题。", ["系教", "处机"]),
        ("run-together-names", "机电系党政办公室收文，教务处机电系学生成绩单寄出。", []),
        ("run-together-names", "自治区教育厅盟教体局派员，自治区人社厅财政厅来电。", ["厅盟", "厅财"]),
        ("run-together-names", "方案报盟委行署总值班室教育厅，左旗公安局右旗公安局派员。", ["室教", "局右"]),
        ("run-together-names", "盟公安局左旗分局派员，盟水务局水利工程科回函，盟教体局局长到场。", []),
        ("run-together-names", "转发盟教体局盟财政局关于资助的通知，盟公安局盟教体局长到场。", []),
        ("run-together-names", "盟卫健委盟疾控中心派员，旗应急局旗消防大队到场。", ["委盟", "局旗"]),
        ("run-together-names", "盟公安局交警支队派员，盟卫健委疾控中心来电。", []),
        ("run-together-names", "费用12元，系财经旅游系一系的统计结果。", []),
        ("misspelt-name", "教物处、审记处到场，旗卫生建康委员会派员。", ["教物处", "审记处", "卫生建康委员会"]),
        ("misspelt-name", "交通警察支队到院，盟教育厅级干部，学生工作的意见。", []),
        ("misspelt-name", "旗公安听到呼救后出警，旗公安居派员。", ["公安居"]),
        ("misspelt-name", "信息中心、后还处于停用状态，统的部署。", []),
        ("mixed-names", "旗应急管理局到院。旗应急局回电。", []),
        ("mixed-names", "后勤处检修。后勤保障处复查。", ["后勤保障处"]),
        ("mixed-names", "盟总值班室来电。学院报盟委行署总值班室。", ["盟委行署总值班室"]),
        ("mixed-names", "学生工作处检查，学工处登记，学生处复查。", ["学生处"]),
        ("mixed-names", "机电工程系检查机床12台。当日，机电系复查。", []),
        ("mixed-names", "自治区教育厅来电。教育厅要求核查。", []),
        ("misspelt-name", "宁夏自治区级示范校的教师到院，宁夏自治区教育厅来函。", ["宁夏自治区"]),
        ("mixed-names", "左旗教体局和盟教体局派员。甘肃省教育厅、宁夏教育厅来函，学院报自治区教育厅。", []),
        ("mixed-names", "宁夏回族自治区教育厅来函，学院报内蒙古自治区教育厅。", []),
        ("mixed-names", "某大学学生处、银川职业技术学院机电系来函。学生工作处、机电工程系回函。", []),
        ("mixed-names", "我院学生处检查，阿拉善职业技术学院学生工作处登记。", ["学生工作处"]),
        ("misspelt-name", "教务储会同各系检查，教务出处长到场，后勤外的部门配合。", ["教务储"]),
        ("misspelt-name", "后勤出在外面的账目，人事初在册人员，审计出于谨慎复核。", ["后勤出", "人事初"]),
    ],
)
def test_a_slip_is_told_and_its_look_alikes_are_not(rule: str, sentence: str, quotes: list[str]) -> None:
    assert told(rule, sentence) == quotes


@pytest.mark.parametrize(
    ("sentence", "day", "quotes"),
    [
        ("安监局到院检查。", date(2024, 5, 22), ["安监局"]),
        ("安监局到院检查。", date(2017, 5, 22), []),
        ("安监局到院检查。", None, ["安监局"]),
        ("2017年，安监局到院检查。", None, []),
        ("国家教委印发通知。", None, ["国家教委"]),
        ("2024年5月20日，安监局到院检查。", None, ["安监局"]),
        ("2016年5月20日，安监局到院检查。", date(2024, 5, 22), []),
        ("美国环保局发布报告，质监局到院检查。", date(2024, 5, 22), ["质监局"]),
    ],
)
def test_a_former_name_is_told_only_after_its_time(sentence: str, day: date | None, quotes: list[str]) -> None:
    assert told("former-name", sentence, day) == quotes


def test_a_former_name_does_not_hold_its_new_one() -> None:
    for line in word_list("former_names").entries:
        old, new, year, source = line.split("\t")
        assert new not in old
        assert 1980 < int(year) < 2027
        assert source


def test_the_names_of_an_institution_are_kept_while_it_is_the_same() -> None:
    first, *others = (replace(default_institution(), name=f"某某{number}学院") for number in range(10))
    known = office_names._sought(first)
    assert office_names._sought(first) is known
    assert "某某0学院" in known[0]
    assert ("某某0学院", "某某", "0学院") in known[1]
    for number, other in enumerate(others, 1):
        assert f"某某{number}学院" in office_names._sought(other)[0]
    assert len(office_names._KNOWN) <= 8


def test_an_institution_of_a_short_name_has_no_shorter_one() -> None:
    institution = replace(default_institution(), name="某学院", departments=())
    document = read_text("5月20日，学院、某院到场。")
    assert check(document, select=["misspelt-name"], institution=institution).findings == ()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("5月20日，招生就业部走访企业。", ["招生就业部"]),
        ("5月20日，招生就业部门走访企业。", []),
        ("5月20日，就业招生处走访企业。", ["就业招生处"]),
        ("5月20日，阿拉善职业学院承办。", ["阿拉善职业学院"]),
        ("5月20日，某学校信息技术系来访。", []),
        ("5月20日，自治区教育厅来电。", []),
    ],
)
def test_names_like_the_own(text: str, quotes: list[str]) -> None:
    assert told("misspelt-name", text) == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("5月20日，乌日图苏木和乌日吐苏木来电，乌日图苏木派车。", ["乌日吐苏木"]),
        ("5月20日，中美关系、美中关系稳定。", []),
        ("5月20日，镇、乡、村来电。", []),
        ("5月20日，东风镇、西山镇、东风乡来电。", []),
    ],
)
def test_one_name_in_two_forms(text: str, quotes: list[str]) -> None:
    assert told("mixed-forms", text) == quotes


def test_a_law_that_is_in_no_list_and_like_none() -> None:
    assert told("misspelt-law", "5月20日，学院讨论《考务办法》《民用办法》《手法》《宪法法》《教育法学法》。") == []
    assert told("misspelt-law", "5月20日，学院宣讲《民办教育推进法》。") == ["民办教育推进法"]


def test_a_long_name_with_a_character_missing() -> None:
    sentence = "5月20日，学院教学工作委员会到场，国家金监督管理总局、阿拉善职业技术学院派员。"
    assert told("misspelt-name", sentence) == ["国家金监督管理总局"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("5月20日，阿拉善职业技术学校的学生到校。", Severity.WARNING),
        ("5月20日，阿拉善技术学院的学生到校。", Severity.WARNING),
        ("5月20日，前身阿拉善职业技术学校的档案移交完毕。", Severity.INFO),
    ],
)
def test_the_college_under_another_kind_of_name_is_told_for_sure(text: str, severity: Severity) -> None:
    found = check(read(framed("档案移交", text).encode(), name="a.txt"), select=["misspelt-name"])
    assert [each.severity for each in found] == [severity]


@pytest.mark.parametrize(
    "text", ["5月20日，阿拉善职业技术学校附中12人到校。", "5月20日，阿拉善职业技术学院和职业学校到校。"]
)
def test_other_schools_keep_their_names(text: str) -> None:
    assert not list(check(read(framed("档案移交", text).encode(), name="a.txt"), select=["misspelt-name"]))


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("现代技术教育中心调试设备，疾病控制预防中心派员。", ["现代技术教育中心", "疾病控制预防中心"]),
        ("材料报盟财务局、旗教务局，盟民生局来函。", ["财务", "教务", "民生"]),
        ("旗退役军人服务局到院，市场监管管理局抽检。", ["退役军人服务局", "市场监管管理局"]),
        ("旗水务局、盟公安局、旗民族宗教局、旗农牧和科技局派员，旗综治与维稳局、旗青龙山林场局来函。", []),
        ("材料报盟交能局、旗卫健康局。", []),
        ("材料报县文化旅由局、旗生态环保局。", ["文化旅由"]),
        ("学员登记由组织人事外统一办理，后勤外墙粉刷，教务外聘教师到岗。", ["组织人事外"]),
        ("学生从乌斯大镇返校，中国之网检索完毕。", ["乌斯大镇", "中国之网"]),
    ],
)
def test_words_exchanged_and_departments_that_there_are_not(sentence: str, quotes: list[str]) -> None:
    assert told("misspelt-name", f"5月20日，{sentence}") == quotes


def test_a_place_of_three_characters() -> None:
    draft = read_text("关于返校的报告\n\n5月20日，学生从贺蓝山西麓返校，祝贺蓝山县，贺兰山、河南山水。\n")
    institution = replace(default_institution(), lexicon={"administrative": ("贺兰山", "阿拉善盟")})
    found = check(draft, select=["misspelt-name"], institution=institution)
    assert [each.quote for each in found] == ["贺蓝山"]
    bare = replace(default_institution(), lexicon={})
    assert check(draft, select=["misspelt-name"], institution=bare).findings == ()


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("后勤管理处检修线路，恢复时间由后勤服务处通知。", ["后勤服务处"]),
        ("组织人事部登记学时，材料送组织人事处，组织人事部审核。", ["组织人事处"]),
        ("材料送组织人事处，组织人事部复核。", ["组织人事部"]),
        ("教师赴兰州石化职业技术大学，兰洲石化职业技术大学来函。", ["兰洲石化职业技术大学"]),
        ("新校区实训教学中心启用，新校区教学实训中心值守。", ["教学实训中心"]),
        ("兰洲石化大学来函，教师赴兰州石化大学，兰州石化大学复函。", ["兰洲石化大学"]),
        ("教务管理处和学生管理处到场，后勤管理中心、后勤服务中心值守。", []),
        ("第一实训中心、第二实训中心值守，东校区图书馆处、西校区阅览部到场，处，中心。", []),
        ("机电学院、汽车学院、信息学院、护理学院派员，信息中心和信息服务中心值守。", []),
    ],
)
def test_two_forms_of_one_body(sentence: str, quotes: list[str]) -> None:
    assert told("mixed-forms", f"5月20日，{sentence}") == quotes


def test_names_on_two_lines_do_not_run_together() -> None:
    paper = "学生工作处值班信息\n报送单位：学生工作处\n学生工作处检查宿舍12间"
    assert not check(read_text(paper), select=["run-together-names"]).findings


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("化工系信息工程系派员。", Severity.WARNING),
        ("化工系保卫处派员。", Severity.INFO),
        ("盟公安局盟司法局派员。", Severity.WARNING),
        ("盟公安局司法局派员。", Severity.INFO),
    ],
)
def test_names_that_may_stand_one_under_the_other_are_but_advised_on(sentence: str, severity: Severity) -> None:
    (found,) = check(read_text(f"2024年5月20日，{sentence}"), select=["run-together-names"]).findings
    assert found.severity is severity


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("5月20日，学生赴巴伦别立镇、亚布赖镇和李井滩示范区实习。", ["巴伦别立镇", "亚布赖镇", "李井滩示范区"]),
        ("5月20日，学生学习中国的现代化进程，由纪检检察室监督。", ["纪检检察室"]),
        ("5月20日，材料由党争办公室印发，鄂温克旗来函。", ["党争办公室"]),
        ("5月20日，学生赴吴中市、嘉裕关市实习，自治区人社局批复。", ["吴中市", "嘉裕关市", "局"]),
        ("5月20日，内蒙古自治区首府呼和浩特，宁夏的首府中卫市来函。", ["中卫"]),
    ],
)
def test_names_of_which_all_else_is_right(text: str, quotes: list[str]) -> None:
    assert sorted(told("misspelt-name", text), key=text.find) == quotes
