from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import Kind, check, read, read_text
from alvtc_info.institution.values import default_institution
from alvtc_info.model.rule import framed
from alvtc_info.text.value_classes import replace
from tests import TODAY
from tests.building import HEAD, WORD, make_docx, paragraph
from tests.rules.drafts import BODY, lengths_that_fit, quotes


def test_the_length_from_which_on_headings_are_wanted() -> None:
    lengths_that_fit("missing-headings", Kind.DAILY, (1, 600))


def test_listed_points_do_for_headings_up_to_twice_the_length() -> None:
    for size, silent in ((1200, True), (1201, False)):
        assert (quotes(framed("检修", "一是" + "修" * (size - 4) + "二是"), "missing-headings") == []) is silent
    assert quotes(framed("检修", "一是" + "修" * 700), "missing-headings") != []
    assert quotes(framed("检修", "首先" + "修" * 700 + "二是"), "missing-headings") != []
    assert quotes(framed("检修", "一、检修", "修" * 700), "missing-headings") == []


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("0483-8000000", False), ("0483-800000", True), ("0483-80000", True), ("04838000000", False), ("010-80000000", False),
        ("8000000", False), ("80000000", False), ("800", False), ("80", True), ("13800138000", False), ("12800138000", True),
        ("0483-8000000、0483-123", True), ("0483-8000000 8000", False), ("0483-8000000转801", False), ("0483-8000000-801", False),
    ],
)  # fmt: skip
def test_phone_numbers(phone: str, found: bool) -> None:
    assert bool(quotes(framed("检修", BODY, tail=f"编辑：刘某　电话：{phone}　签发：李某"), "footer-elements")) is found


@pytest.mark.parametrize(
    ("row", "found"),
    [("2024年5月22日", False), ("2024-05-22", False), ("2024/5/22", False), ("2024.5.22", False), ("5月22日", True)],
)
def test_masthead_dates_need_a_year(row: str, found: bool) -> None:
    assert ("5月22日" in quotes(framed("检修", BODY, row=f"后勤处　　{row}"), "header-elements")) is found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("责任人XXX。", ["XXX"]), ("责任人xx。", []), ("责任人××。", ["××"]), ("责任人ＸＸ。", ["ＸＸ"]), ("王××到场，责任人×××。", ["×××"]),
        ("型号AXX。", []), ("型号XXA。", []), ("型号XX1。", []), ("XX", ["XX"]), ("王XX", []), ("责任人XX（代）", ["XX"]),
        ("2024年XX月XX日，检修。", ["XX", "XX"]), ("XX年5月。", ["XX"]), ("第X期。", ["第X期"]), ("【】", ["【】"]), ("待补充", ["待补充"]),
    ],
)  # fmt: skip
def test_placeholders(text: str, wanted: list[str]) -> None:
    assert quotes(text, "template-placeholder") == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("(一)主要做法", BODY, "(二)存在问题", BODY), ["(一)", "(二)"]),
        (("一.主要做法", BODY, "二：存在问题", BODY), ["一.", "二："]),
        (("（一）、加强领导。成立专班，明确责任，逐项落实到人到岗并按月通报。",), ["（一）、"]),
        (("1、加强领导。成立专班，明确责任，逐项落实到人到岗并按月通报。",), ["1、"]),
        (("1.5万元到账，用于检修管道，逐项落实到人到岗并按月通报全院师生。",), []),
        (("一，二班学生到校，逐项落实到人到岗并按月通报全院师生，检修结束。",), []),
        (("一.二班学生到校，逐项落实到人到岗并按月通报全院师生，检修结束了。",), ["一."]),
        (("第一、成立专班，明确责任，逐项落实到人到岗并按月通报全院师生了。",), ["第一、"]),
        (("（1）、成立专班，明确责任，逐项落实到人到岗并按月通报全院师生。",), ["（1）、"]),
    ],
)  # fmt: skip
def test_heading_numbers_are_punctuated_right(lines: tuple[str, ...], wanted: list[str]) -> None:
    assert quotes(framed("后勤处检修", *lines), "heading-format") == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("一、甲情况", "1.乙", "2.丙", "二、丁情况", "1.戊"), []),
        (("一、甲情况", "（一）乙", "1.丙", "（二）丁", "1.戊", "2.己"), []),
        (("一、甲情况", "（一）乙", "1.丙", "3.丁"), ["3."]),
        (("一、甲情况", "（一）乙", "二、丙情况", "（一）丁", "（二）戊"), []),
        (("一、甲情况", "（一）乙", "二、丙情况", "（二）丁"), ["（二）"]),
        (("一、甲情况", "（一）乙", "二、丙情况", "1.丁"), ["1."]),
        (("十、甲情况", "十一、乙情况"), ["十、"]),
    ],
)  # fmt: skip
def test_heading_numbers_run_on(lines: tuple[str, ...], wanted: list[str]) -> None:
    body = [part for line in lines for part in (line, BODY)]
    assert quotes(framed("后勤处检修", *body), "heading-sequence") == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("一、措施", "1.停用线路；", "2.更换插座；", "4.专人值守。", "另外还要：", "1.查看门窗；", "2.登记。"), []),
        (("一、措施", "（一）停用线路；", "（二）更换插座。", "另外还要：", "（一）查看门窗；", "（二）登记。"), []),
        (("一、措施", "（一）停用线路；", "（三）更换插座。"), ["（三）"]),
        (("一、措施", "（一）停用线路；", "（一）更换插座；", "（二）登记。"), ["（一）"]),
        (("一、甲楼", "1.线路", BODY, "（1）插座", BODY, "（2）门窗", BODY, "2.水管", BODY, "（1）阀门", BODY), []),
        (("一、甲楼", "1.线路", BODY, "（1）插座", BODY, "（3）门窗", BODY), ["（3）"]),
        (("一、甲楼", BODY, "第一，线路", BODY, "第二，插座", BODY, "二、乙楼", BODY), []),
    ],
)  # fmt: skip
def test_lists_begin_anew_and_are_not_counted(lines: tuple[str, ...], wanted: list[str]) -> None:
    assert quotes(framed("后勤处检修", *lines), "heading-sequence") == wanted


def test_headings_without_a_number_begin_anew_what_is_below_them() -> None:
    below = "".join(paragraph(line) for line in ("1.线路", BODY, "2.插座", BODY))
    styles = f'{HEAD}<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style></w:styles>'
    body = paragraph("用电安全检查") + paragraph("甲楼", "H") + below + paragraph("乙楼", "H") + below
    data = make_docx(body, parts={"word/styles.xml": styles}, links=(("styles", "styles.xml"),))
    assert check(read(data, name="a.docx"), select=["heading-sequence"]).findings == ()


SECTIONS = "一、事故基本情况\n二、领导批示落实情况\n三、网络舆情及善后处置情况\n"
TOP = "XXX(部门)值班信息\n第XX期\n报送单位\n2024年XX月XX日\n"
TAIL = "编辑:　电话:　签发:\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{TOP}标题\n\n{TAIL}",
        f"{TOP}标 题(续报)\n{SECTIONS}{TAIL}",
        f"{TOP}标题（首报）\n正文\n{TAIL}",
        f"{TOP}{{标题}}\n{{写明时间、地点、发生了什么事}}\n{TAIL}",
        f"XXX处值班信息\n第　期\n报送单位：XXX　　XXXX年XX月XX日\n标题（XXX）\n（待补充）\n{TAIL}",
        f"后勤处值班信息\n第12期\n后勤处　　2024年5月22日\n标题\n正文\n{TAIL}",
        f"{TOP}XX楼发生XX（首报）\nX月X日X时X分许，XX楼发生XX，造成X人受伤。X时X分，XX接到XX报告。原因正在调查。\n{TAIL}",
        f"{TOP}____发生____（首报）\n____年__月__日__时，____发生____。暂无人员伤亡。\n{TAIL}",
        f"{TOP}【】（首报）\n某月某日某时某分，【】发生【】。\n{TAIL}",
    ],
)
@pytest.mark.parametrize("kind", [Kind.DAILY, Kind.FIRST, Kind.FOLLOW_UP])
def test_a_blank_template_is_one_finding(text: str, kind: Kind) -> None:
    result = check(read(text.encode(), name="a.txt", kind=kind))
    assert [finding.rule for finding in result] == ["template-placeholder"]
    (finding,) = result
    assert (finding.severity, finding.quote) == ("error", "")
    assert finding.message.startswith("这是没有填写的模板，还空着")
    assert "标题、正文、编辑、电话、签发" in finding.message
    assert ("部门" in finding.message) is (not text.startswith("后勤处"))
    assert ("日期" in finding.message) is (not text.startswith("后勤处"))


@pytest.mark.parametrize(
    "text",
    [
        f"{TOP}XX楼漏水（首报）\n2024年5月20日14时30分，2号楼漏水。XX到场。\n{TAIL}",
        f"{TOP}2号楼漏水（首报）\nX月X日X时，2号楼漏水。\n{TAIL}",
        f"后勤处值班信息\n第1期\n后勤处　　2024年5月22日\nXX楼漏水（首报）\nX月X日X时，2号楼漏水。\n{TAIL}",
    ],
)
def test_a_draft_with_slots_beside_text_is_no_blank_template(text: str) -> None:
    found = check(read(text.encode(), name="a.txt", kind=Kind.FIRST), select=["template-placeholder"])
    assert len(found.findings) > 1


@pytest.mark.parametrize(
    "text",
    [
        "涉及___人", "涉及　　人", "转移＿＿＿人", "2026年__月__日更换", "造成X人受伤", "共有○人受伤", "涉及？人，已疏散", "涉及学生……人，无人受伤", "损失约——万元，正在核实",
        "停水约__小时", "×号楼停水", "×时×分关闭阀门", "20时　分，关闭阀门", "2026年　月　日，关闭阀门", "几点几分许到场", "几年几月建成", "某日某时断电", "某年某月某日更换",
        "（姓名）向后勤处报告", "实训教师（姓名）报告", "接【姓名】报告", "由（部门）负责", "造成（人数）人受伤", "（时间），关闭阀门", "于×时关闭阀门",
        "（地点）水管爆裂", "N人受伤", "轻伤□□人", "**时**分关闭阀门", "20时？分，关闭阀门", "20时几分，关闭阀门", "YYYY年MM月DD日更换", "5月20日HH时MM分关闭", "某时，关闭阀门", "某地发生漏水",
        "谁向后勤处报告", "***向后勤处报告", "接[姓名]报告", "接＜姓名＞报告",
    ],
)  # fmt: skip
def test_blanks_are_slots(text: str) -> None:
    found = check(read_text(f"后勤处到场，{text}。").given(kind=Kind.FIRST), select=["template-placeholder"])
    assert found.findings
    assert all(each.urgency == "now" and each.severity == "error" for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "写明几时几分、在什么地点", "记清几月几日几时来访", "无论几时几分都要接听", "若某日某时停电，按预案处置", "某年某月某日的写法不统一", "几时开门由各楼定", "某日的记录缺页",
        "家长王×人在外地", "张×等3人到场", "更换4×6米幕布", "X光机1台", "时间另定（地点）", "会议时间（地点）另行通知", "登记表（姓名、班级）收齐", "学生（姓名另附）返校", "名单（姓名）已核对", "为什么？人人有责", "怎么办？分三步走", "为什么会发生？小时工管理不严",
        "张三  人事处", "a___b.docx", "wx_2024a__", "20时  20分到场", "“涉及___人”要改", "转移人员**3**人", "（时间另行通知）", "（地点）见通知", "谁主管谁负责", "是□否□有人", "N95口罩2箱", "PPT共20页", "某地下管网改造",
    ],
)  # fmt: skip
def test_what_is_like_a_blank_is_none(text: str) -> None:
    document = read_text(f"后勤处到场，{text}。").given(kind=Kind.DAILY)
    assert check(document, select=["template-placeholder"]).findings == ()


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        ({"issue": "第__期"}, "版头还没有填写期号（第XX期）"), ({"issue": "第N期"}, "版头还没有填写期号（第XX期）"), ({"issue": "第几期"}, "版头还没有填写期号（第XX期）"),
        ({"row": "某部门　　2024年5月22日"}, "版头还没有填写报送单位"), ({"department": "部门名称"}, "版头还没有填写部门"),
        ({"tail": "编辑：（姓名）　电话：联系电话　签发：签发人"}, "文末还没有填写编辑、电话、签发"),
    ],
)  # fmt: skip
def test_the_name_of_an_element_in_its_place_is_told_once(frame: dict[str, str], says: str) -> None:
    document = read(framed("更换阀门", BODY, **frame).encode(), name="a.txt", kind=Kind.FIRST)
    found = check(document, select=["header-elements", "footer-elements", "template-placeholder", "leftover-prompt"])
    assert [each.message.startswith(says) for each in found] == [True]
    assert [each.severity for each in found] == ["error"]


@pytest.mark.parametrize(
    ("title", "found"), [("标题（首报）", True), ("（标题）", True), ("题目", True), ("标题党现象调查", False)]
)
def test_a_title_that_is_only_called_so_is_still_to_be_written(title: str, found: bool) -> None:
    document = read(framed(title, BODY).encode(), name="a.txt", kind=Kind.FIRST)
    assert [f.message.startswith("标题还没有写") for f in check(document, select=["leftover-prompt"])] == [True] * found


def test_a_date_with_blanks_is_one_gap_of_the_masthead() -> None:
    document = read(framed("更换阀门", BODY, row="后勤处　　2024年　月　日").encode(), name="a.txt", kind=Kind.FIRST)
    found = check(document, select=["header-elements", "template-placeholder", "leftover-prompt"])
    assert [each.message for each in found] == ["版头还没有填写报送日期，空表的提示会照着印出来，请填写"]


@pytest.mark.parametrize("text", [f"{TOP}后勤处更换阀门\n\n{TAIL}", f"{TOP}标题\n后勤处更换阀门6个。\n{TAIL}", "XX\n"])
def test_a_draft_that_says_something_is_no_blank_template(text: str) -> None:
    result = check(read(text.encode(), name="a.txt", kind=Kind.DAILY))
    assert len(result) > 1
    assert not any("没有填写的模板" in finding.message for finding in result)


def test_a_blank_template_keeps_no_secret_and_rules_that_are_named_are_applied() -> None:
    document = read(f"机密★1年\n{TOP}标题\n{TAIL}".encode(), name="a.txt", kind=Kind.DAILY)
    assert {finding.rule for finding in check(document)} == {"secret-marking", "template-placeholder"}
    assert {finding.rule for finding in check(document, select=["footer-elements"])} == {"footer-elements"}


@pytest.mark.parametrize(
    ("frame", "rule", "says", "severity"),
    [
        ({"issue": "", "row": "后勤处"}, "header-elements", "版头缺少期号（第XX期）、报送日期", "error"),
        ({"department": "", "row": ""}, "header-elements", "版头缺少部门（XX值班信息）、报送单位、报送日期", "error"),
        ({"issue": ""}, "header-elements", "版头缺少期号（第XX期）", "info"),
        ({"tail": "编辑：　电话：　签发："}, "footer-elements", "文末没有填写“编辑”“电话”“签发”", "error"),
        ({"tail": "编辑：　电话："}, "footer-elements", "文末缺少“签发”，没有填写“编辑”“电话”", "error"),
        ({"tail": ""}, "footer-elements", "文末缺少“编辑”“电话”“签发”", "error"),
        ({"tail": "编辑：刘某　电话：0483-8000000　签发："}, "footer-elements", "文末没有填写“签发”", "info"),
    ],
)
def test_gaps_of_head_and_tail_are_one_finding_each(frame: dict[str, str], rule: str, says: str, severity: str) -> None:
    document = read(framed("后勤处更换阀门", BODY, **frame).encode(), name="a.txt", kind=Kind.DAILY)
    assert [(f.message, f.severity) for f in check(document, select=[rule])] == [(says, severity)]


def test_an_example_has_the_year_of_the_report() -> None:
    text = framed(
        "学院动态情况通报", "近日，学院依据《学生宿舍管理办法》自查，近年来有2人受表扬。", row="后勤处　　2026年5月22日"
    )
    messages = [f.message for f in check(read(text.encode(), name="a.txt", kind=Kind.DAILY))]
    assert sum("2026" in message for message in messages) >= 2
    assert not any("2024" in message or "2021" in message for message in messages)
    dated = framed("后勤处检修", BODY, row="后勤处　　5月22日")
    document = read(dated.encode(), name="a.txt", kind=Kind.DAILY)
    (finding,) = check(document, select=["header-elements"])
    assert finding.message.endswith(f"应写成“{TODAY.year}年5月22日”")
    (finding,) = check(document, select=["header-elements"], report_date=date(2025, 5, 22))
    assert finding.message.endswith("应写成“2025年5月22日”")


def test_headings_are_numbered_anew_in_each_chapter() -> None:
    body = "5月20日，后勤处检修配电箱3台。"
    chapters = (
        "用电管理办法",
        "第一章　总则",
        "一、目的",
        body,
        "二、范围",
        body,
        "第二章　职责",
        "第一节　分工",
        "一、保卫处",
        body,
        "第二节　检查",
        "一、次数",
        body,
    )
    document = read("\n".join(chapters).encode(), name="a.txt")
    assert not check(document, select=["heading-sequence"]).findings
    gap = read("\n".join((*chapters, "三、时间", body)).encode(), name="a.txt")
    assert [f.quote for f in check(gap, select=["heading-sequence"]).findings] == ["三、"]


def test_fixed_sections_in_another_order_are_no_wrong_numbers() -> None:
    heads = ("一、事故基本情况", "三、网络舆情及善后处置情况", "二、领导批示落实情况")

    def told(*titles: str, kind: Kind = Kind.FOLLOW_UP) -> list[str]:
        return quotes(framed("漏水（续报）", *(part for t in titles for part in (t, BODY))), "heading-sequence", kind)

    assert told(*heads) == []
    assert told(*heads, kind=Kind.COMPOSITE) == ["三、", "二、"]
    assert told("一、事故基本情况", "三、下一步工作", "二、领导批示落实情况") == ["三、", "二、"]
    # followup-sections and final-report-elements tell what is missing, and the number is that of the form
    assert told("一、事故基本情况", "三、网络舆情及善后处置情况") == []
    assert told("一、事件概况", "三、处置情况", kind=Kind.FINAL) == []
    assert told("一、事故基本情况", "三、善后处置情况") == ["三、"]
    assert told("一、事故基本情况", "四、网络舆情及善后处置情况") == ["四、"]
    assert told("一、事故基本情况", "三、网络舆情及善后处置情况", kind=Kind.DAILY) == ["三、"]


def test_a_bare_masthead_and_what_is_missing_with_it_are_one_finding() -> None:
    text = "值班信息\n2号楼漏水（首报）\n2024年5月20日14时30分，2号楼漏水。\n编辑：王某　电话：8000000　签发：李某\n"
    (found,) = check(read(text.encode(), name="a.txt"), select=["header-elements"])
    assert found.quote == "值班信息"
    assert found.message.endswith("模板是“XX值班信息”，还缺少期号（第XX期）、报送单位、报送日期")


@pytest.mark.parametrize(("kind", "grades"), [(Kind.DAILY, []), (Kind.EXPERT_ADVICE, []), (Kind.FINAL, ["error"])])
def test_a_masthead_in_other_words_names_its_department(kind: Kind, grades: list[str]) -> None:
    text = (
        f"后勤管理处信息\n第3期\n后勤管理处　　2024年5月20日\n公寓更换水阀\n{BODY}\n编辑：王某　电话：1　签发：李某\n"
    )
    document = read(text.encode(), name="a.txt", kind=kind)
    found = list(check(document, select=["header-elements"]))
    assert [str(finding.severity) for finding in found] == grades
    assert all(finding.quote == "后勤管理处信息" and "模板是“XX值班信息”" in finding.message for finding in found)


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("一二二四", ["二、"]),
        ("一二二", ["二、"]),
        ("一二四五", ["四、"]),
        ("一三四", ["三、"]),
        ("一二二二", ["二、", "二、"]),
    ],
)
def test_what_follows_a_number_twice_told_is_not_told_again(numbers: str, found: list[str]) -> None:
    body = [part for number in numbers for part in (f"{number}、检修", BODY)]
    assert quotes(framed("检修", *body), "heading-sequence", Kind.COMPOSITE) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("原因正在调查，责任待定。", []),
        ("开工时间：待定。", ["待定"]),
        ("待定", ["待定"]),
        ("负责人（待定）已到岗。", ["（待定）"]),
    ],
)
def test_what_is_still_open_is_no_gap(line: str, found: list[str]) -> None:
    assert quotes(framed("检修", BODY, line), "template-placeholder", Kind.DAILY) == found


@pytest.mark.parametrize("row", ["后勤处　　20240522", "后勤处　　2024．5．22", "后勤处　　24年5月22日"])
def test_a_date_in_another_form_has_its_year(row: str) -> None:
    found = check(read(framed("更换阀门", BODY, row=row).encode(), name="a.txt", kind=Kind.DAILY))
    assert [f.message for f in found if f.rule in ("header-elements", "date-format")] == ["日期应写成“2024年5月22日”"]


def test_an_institution_without_short_names_is_not_named_to_whom_it_writes() -> None:
    institution = replace(default_institution(), short_names=())
    found = check(
        read(framed("更换阀门", "各位领导：", BODY).encode(), name="a.txt", kind=Kind.DAILY, institution=institution)
    )
    assert "主送写部门，不写领导个人" in [f.message for f in found]


def test_whom_a_paper_without_a_masthead_is_sent_to_is_not_judged() -> None:
    found = check(
        read(framed("更换阀门", "尊敬的各位家长：", BODY, department="").encode(), name="a.txt", kind=Kind.DAILY)
    )
    assert not any("抬头" in f.message for f in found)


@pytest.mark.parametrize(
    ("department", "addressee", "told"),
    [
        ("学院党政办公室", "盟委办公室：", False),
        ("党政办", "盟委办公室：", False),
        ("学院党政办", "消防大队：", False),
        ("后勤处", "盟委办公室：", True),
        ("后勤处", "消防救援大队：", True),
        ("后勤处", "第一餐厅：", False),
        ("后勤处", "学生护校大队：", False),
    ],
)
def test_the_office_alone_writes_to_bodies_outside(department: str, addressee: str, told: bool) -> None:
    text = framed("更换供水阀门情况", addressee, BODY, department=department)
    document = read(text.encode(), name="a.txt", kind=Kind.DAILY)
    messages = [finding.message for finding in check(document, select=["header-elements"])]
    assert any("统一报院外" in message for message in messages) is told


@pytest.mark.parametrize(
    ("kind", "author", "grade"),
    [
        (Kind.EXPERT_ADVICE, "主笔人：刘某—后勤处—0483-8000000", "info"),
        (Kind.EXPERT_ADVICE, "主笔人：刘某　　单位：后勤处　　联系方式：0483-8000000", "info"),
        (Kind.EXPERT_ADVICE, "主笔人：刘某—后勤处", "error"),
        (Kind.COMPOSITE, "主笔人：刘某—后勤处—0483-8000000", "error"),
    ],
)
def test_an_advice_has_a_line_of_its_own(kind: Kind, author: str, grade: str) -> None:
    document = read(framed("关于更换水阀的建议", BODY, author, tail="").encode(), name="a.txt", kind=kind)
    (finding,) = check(document, select=["footer-elements"])
    assert str(finding.severity) == grade


@pytest.mark.parametrize(
    ("kind", "sentence", "found"),
    [
        (Kind.DAILY, "学生提问：图书馆几点几分闭馆？", []),
        (Kind.DAILY, "凡某年某月取得的证书，须注明日期。", []),
        (Kind.DAILY, "会议通报外省某地发生的校园火灾，要求各部门吸取教训。", []),
        (Kind.FIRST, "2024年5月20日，外省某地发生火灾，后勤处立即自查。", []),
        (Kind.FIRST, "2024年5月20日14时30分，某地发生漏水。", ["某地"]),
        (Kind.DAILY, "几点几分，图书馆闭馆。", ["几点几分"]),
    ],
)
def test_what_is_asked_and_places_elsewhere_are_no_blanks(kind: Kind, sentence: str, found: list[str]) -> None:
    document = read(framed("检修", sentence).encode(), name="a.txt", kind=kind)
    assert [each.quote for each in check(document) if each.rule == "template-placeholder"] == found
