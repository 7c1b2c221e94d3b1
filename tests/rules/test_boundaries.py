"""Every number that decides, on both sides of it, and every list that decides, member by member."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from alvtc_info import Block, Document, Facts, Kind, Role, Severity, check, load_facts, read
from alvtc_info.analysis.item_category import proposed_category
from alvtc_info.analysis.report_series import earlier, follow_up_number
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.examples import marked, placed
from alvtc_info.model.rule import Rule, example, framed
from alvtc_info.model.settings import Config
from alvtc_info.rules import RULES
from alvtc_info.rules.calendar import invalid_date
from alvtc_info.rules.sequence import followup_progress, report_order
from alvtc_info.rules.time import speaks_of_now

BODY = "2024年5月20日，后勤处更换学生公寓2号楼供水阀门，当日恢复供水。"


def quotes(text: str, rule: str, kind: Kind | None = Kind.DAILY, **options: bool | int) -> list[str]:
    document = read(text.encode(), name="a.txt", kind=kind)
    config = Config(options={rule: options}) if options else None
    result = check(document, select=[rule], report_date=document.report_date or date(2024, 5, 22), config=config)
    assert result.errors == ()
    return [f.quote or f.message for f in result]


@pytest.mark.parametrize(
    ("rule", "kind", "fits"),
    [
        ("length-range", Kind.FIRST, (1, 500)), ("length-range", Kind.DAILY, (1, 800)), ("length-range", Kind.COMPOSITE, (300, 3000)),
        ("length-range", Kind.FINAL, (500, 3000)), ("missing-headings", Kind.DAILY, (1, 600)),
    ],
)  # fmt: skip
def test_lengths(rule: str, kind: Kind, fits: tuple[int, int]) -> None:
    least, most = fits
    for size, silent in ((least - 1, least == 1), (least, True), (most, True), (most + 1, False)):
        text = framed("后勤处检修", "修" * size)
        assert (quotes(text, rule, kind) == []) is silent, size


def test_listed_points_do_for_headings_up_to_twice_the_length() -> None:
    for size, silent in ((1200, True), (1201, False)):
        assert (quotes(framed("检修", "一是" + "修" * (size - 4) + "二是"), "missing-headings") == []) is silent
    assert quotes(framed("检修", "一是" + "修" * 700), "missing-headings") != []
    assert quotes(framed("检修", "首先" + "修" * 700 + "二是"), "missing-headings") != []
    assert quotes(framed("检修", "一、检修", "修" * 700), "missing-headings") == []


def test_the_longest_title() -> None:
    assert quotes(framed("后勤处" + "修" * 37, BODY), "title-informative") == []
    assert quotes(framed("后勤处" + "修" * 38, BODY), "title-informative") != []
    assert quotes(framed("后勤处" + "修" * 38, BODY), "title-informative", longest=41) == []


@pytest.mark.parametrize(("day", "found"), [("15", False), ("14", True), ("22", False), ("23", False)])
def test_seven_days_are_fresh(day: str, found: bool) -> None:
    assert bool(quotes(framed("学院召开例会", f"2024年5月{day}日，学院召开例会。"), "stale-info")) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("2024年5月20日，供水。", True), ("2024年5月20日，学生到校。", False), ("学生到校，完成检修。", True), ("5月20日，完成检修。", False), ("", False)],
)  # fmt: skip
def test_thin_content_lacks_two_of_four(text: str, found: bool) -> None:
    assert bool(quotes(framed("学院召开例会", text), "thin-content")) is found


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


@pytest.mark.parametrize("month", range(0, 14))
def test_days_that_exist_in_no_year(month: int) -> None:
    last = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31) if 1 <= month <= 12 else 0
    for day in (0, 1, 28, 29, 30, 31, 32):
        document = Document([Block("1", f"检修，{month}月{day}日结束。", Role.BODY, "第1段")])
        found = [h for h in invalid_date(document) if "不存在" in h.message]
        assert (found == []) is (1 <= day <= last), (month, day)


@pytest.mark.parametrize(("text", "found"), [
    ("9月18日，供水管道冻裂，学生受伤。", True), ("9月19日，供水管道冻裂，学生受伤。", False), ("2024年9月19日，供水管道冻裂，学生受伤。", True),
])  # fmt: skip
def test_a_date_without_a_year_is_of_the_last_year_when_it_is_far_ahead(text: str, found: bool) -> None:
    assert bool(quotes(text, "invalid-date", None)) is found


@pytest.mark.parametrize("word", "目前 当前 现阶段 现在 新近 截至目前 截止目前 到目前为止 至今 迄今".split())
def test_words_for_now(word: str) -> None:
    assert speaks_of_now(word)


@pytest.mark.parametrize("word", "近日 日前 最近 连日来 前不久 有一天".split())
def test_words_for_a_past_day(word: str) -> None:
    assert not speaks_of_now(word)


def test_settled_choices_change_the_weight() -> None:
    text = framed(
        "公寓漏水（续报）", "一、事件基本情况", BODY, "二、领导批示落实情况", BODY, "三、网络舆情及善后处置情况", BODY
    )
    document = read(text.encode(), name="a.txt")
    assert [f.severity for f in check(document, select=["followup-sections"])] == [Severity.INFO]
    config = Config(options={"followup-sections": {"allow_incident": False}})
    assert [f.severity for f in check(document, select=["followup-sections"], config=config)] == [Severity.ERROR]
    title = read(framed("近日检修", BODY).encode(), name="a.txt")
    assert [f.severity for f in check(title, select=["vague-time"])] == [Severity.WARNING]
    config = Config(options={"vague-time": {"soft_titles": False}})
    assert [f.severity for f in check(title, select=["vague-time"], config=config)] == [Severity.ERROR]


def reviewed(kind: Kind, at: str | None, **options: bool) -> list[tuple[str, str]]:
    review = {"reviewer": "孙某", "conclusion": "可报送", "at": at}
    facts = load_facts({"secrecy_review": review, "submitted_at": "2024-05-20 10:00"})
    document = read(framed("检修", BODY).encode(), name="a.txt", kind=kind)
    config = Config(options={"confidentiality-review-missing": options}) if options else None
    result = check(document, facts=facts, select=["confidentiality-review-missing"], config=config)
    return [(f.severity.value, f.message[:4]) for f in result]


def test_a_first_report_may_be_reviewed_after_it_is_sent() -> None:
    late = "2024-05-20 10:01"
    assert reviewed(Kind.FIRST, late) == [("warning", "首报先报")]
    assert reviewed(Kind.FIRST, late, first_report_may_follow=False) == [("error", "保密审核")]
    assert reviewed(Kind.DAILY, late) == [("warning", "保密审核")]
    assert reviewed(Kind.DAILY, "2024-05-20 10:00") == []
    assert reviewed(Kind.DAILY, None) == [("info", "保密审核")]


def report(kind: Kind, mark: str, day: int, issue: str, at: datetime | None = None) -> Document:
    text = framed(f"实训楼冒烟{mark}", BODY, issue=f"第{issue}期", row=f"后勤处　　2024年5月{day}日")
    return read(text.encode(), name=f"{mark}.txt", kind=kind).given(facts=Facts(submitted_at=at) if at else None)


def ordered(document: Document, *others: Document) -> list[str]:
    return [h.message for h in report_order(document.given(facts=Facts(same_event=others, others=others)))]


def test_follow_up_numbers() -> None:
    numbers = {"（续报）": 1, "（续报二）": 2, "（续报 3）": 3, "（续报第四）": 4, "（第二次续报）": 1}
    assert {m: follow_up_number(report(Kind.FOLLOW_UP, m, 20, "1")) for m in numbers} == numbers
    assert follow_up_number(Document([Block("1", BODY, Role.BODY, "")])) == 1


def test_the_order_of_reports() -> None:
    noon, later = datetime(2024, 5, 20, 12), datetime(2024, 5, 20, 12, 1)
    first = report(Kind.FIRST, "（首报）", 20, "12", noon)
    assert not earlier(first, report(Kind.FOLLOW_UP, "（续报）", 20, "13", noon))
    assert earlier(first, report(Kind.FOLLOW_UP, "（续报）", 20, "13", later))
    assert not earlier(first, report(Kind.FOLLOW_UP, "（续报）", 20, "13"))
    assert earlier(first, report(Kind.FOLLOW_UP, "（续报）", 21, "13"))
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 20, "13"), first) == []
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 20, "abc"), first) == []
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 19, "11"), first) == ["续报早于首报（2024年5月20日）"]
    one, two = report(Kind.FOLLOW_UP, "（续报）", 20, "13"), report(Kind.FOLLOW_UP, "（续报二）", 21, "14")
    assert ordered(two, first, one) == []
    assert ordered(one, first, two) == []
    assert (
        ordered(report(Kind.FOLLOW_UP, "（续报二）", 19, "14"), one)[0]
        == "这份续报编号在后，时间却早于前一份（2024年5月20日）"
    )
    assert ordered(two, first) == ["没有见到续报一，请核对编号"]
    assert ordered(two) == []
    assert ordered(report(Kind.FOLLOW_UP, "（续报二）", 22, "15"), one, two) == ["“续报二”的编号重复了"]
    assert ordered(two, one, report(Kind.FOLLOW_UP, "（续报二）", 22, "15")) == []
    assert ordered(report(Kind.FINAL, "（终报）", 20, "15"), first, one, two) == []
    assert ordered(report(Kind.FINAL, "（终报）", 19, "15"), first) == ["终报早于首报（2024年5月20日）"]
    assert ordered(report(Kind.FIRST, "（首报）", 22, "16"), first) == []


def test_issue_numbers_rise() -> None:
    first = report(Kind.FIRST, "（首报）", 20, "12")
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 21, "12"), first) == [
        "第12期与另一份报告（2024年5月20日）的期号重复"
    ]
    assert ordered(first, report(Kind.FOLLOW_UP, "（续报）", 21, "12")) == []
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 21, "11"), first) == [
        "期号没有递增：更早的一份（2024年5月20日）是第12期"
    ]
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 20, "11"), first) == []
    other = read(first.text.replace("后勤处值班信息", "保卫处值班信息").encode(), name="b.txt", kind=Kind.FIRST)
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 21, "12"), other) == []
    old = read(first.text.replace("2024年5月20日\n", "2023年5月20日\n").encode(), name="b.txt", kind=Kind.FIRST)
    assert ordered(report(Kind.FOLLOW_UP, "（续报）", 21, "12"), old) == []
    strangers = report(Kind.FOLLOW_UP, "（续报）", 21, "12").given(facts=Facts(same_event=(), others=(first,)))
    assert [h.message for h in report_order(strangers)] == ["第12期与另一份报告（2024年5月20日）的期号重复"]


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("昨日", "5月21日"), ("前天", "5月20日"), ("今早", "5月22日早"), ("明晚", "5月23日晚"), ("昨夜", "5月21日夜"), ("大前天", None),
        ("上周五", "5月17日"), ("本周三", "5月22日"), ("下周一", "5月27日"), ("上周日", "5月19日"), ("本周日", "5月26日"), ("本周天", "5月26日"), ("上周", None),
        ("本周末", None), ("上月", "4月"), ("上月底", "4月底"), ("本月初", "5月初"), ("下个月", "6月"), ("下月末", "6月末"),
        ("去年", "2023年"), ("今年春天", "2024年春天"), ("年底", None), ("3天前", None),
        ("22日", "5月22日"), ("23日", None), ("十日", "5月10日"), ("廿一日", "5月21日"),
    ],
)  # fmt: skip
def test_relative_times_become_dates(word: str, fix: str | None) -> None:
    (finding,) = check(
        read(f"{word}，学院检修。".encode(), name="a.txt"), select=["relative-time"], report_date=date(2024, 5, 22)
    )
    assert finding.fix is not None
    assert finding.fix.replacement == fix or (fix is None and "{" in finding.fix.replacement)


@pytest.mark.parametrize(
    ("title", "found"),
    [("后勤处5月检修情况", False), ("后勤处五月检修情况", False), ("后勤处检修情况", True), ("后勤处月度检修", True)],
)
def test_the_title_may_name_the_month(title: str, found: bool) -> None:
    assert bool(quotes(framed(title, "8日，后勤处更换阀门6个。", row="后勤处"), "relative-time")) is found


def test_without_a_report_date_an_example_is_given() -> None:
    told = {
        w: check(read(f"{w}，3人住院。".encode(), name="a.txt"), select=["vague-time"]).findings[0].message
        for w in ("近日", "目前")
    }
    assert told["近日"].endswith("如“2024年5月20日”")
    assert "如“截至2024年5月20日17时”" in told["目前"]


def test_how_far_words_reach() -> None:
    assert quotes(f"截至5月20日17时，{'后勤处检修阀门，' * 8}目前3人住院。", "vague-time", None) == []
    assert quotes("过去" + "修" * 38 + "，现在3人住院。", "vague-time", None) == ["现在"]
    assert quotes("过去靠人工，现在3人住院。", "vague-time", None) == []
    assert quotes("现在3人住院，和过去不同。", "vague-time", None) == ["现在"]
    assert quotes("现在，" + "修" * 39 + "3人住院。", "vague-time", None) == []
    assert quotes("现在，" + "修" * 38 + "3人住院。", "vague-time", None) == ["现在"]


CONTACT = "联系方式：0483-8000000"


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ((f"主笔人：刘某，单位：后勤处，{CONTACT}",), None),
        (("主笔人：刘某", "单位：后勤处", CONTACT), None),
        (("主笔人：刘某，单位：后勤处", "联系方式：8000000"), None),
        ((f"主笔人：课题组，单位：后勤处，{CONTACT}",), "缺少主笔人"),
        ((f"主笔人：课题组（刘某），单位：后勤处，{CONTACT}",), "缺少主笔人"),
        ((f"主笔人：刘某（课题组），单位：后勤处，{CONTACT}",), None),
        ((f"单位：后勤处，{CONTACT}",), "缺少主笔人"),
        (("主笔人：刘某，单位：后勤处",), "缺少联系方式"),
        ((f"主笔人：刘某，{CONTACT}",), "缺少单位"),
        (("主笔人：刘某",), "缺少单位、联系方式"),
        ((), "缺少主笔人、单位、联系方式"),
        ((f"主笔人：刘某，单位：后勤处，{CONTACT}", f"主笔人：王某，单位：教务处，{CONTACT}"), None),
        ((f"主笔人：刘某，单位：后勤处，{CONTACT}", "主笔人：王某，单位：教务处"), "这位主笔人缺少联系方式"),
        (("修" * 100 + f"主笔人：刘某，单位：后勤处，{CONTACT}",), None),
    ],
)  # fmt: skip
def test_bylines(lines: tuple[str, ...], missing: str | None) -> None:
    text = framed("关于供水管线改造的咨询建议", "建议后勤处分段更换老化管线，先更换公寓区，再更换教学区。", *lines)
    document = read(text.encode(), name="a.txt", kind=Kind.EXPERT_ADVICE)
    told = [f.message for f in check(document, select=["expert-byline"])]
    assert len(told) == (missing is not None)
    assert all((missing or "") in message for message in told), told


def phrased(text: str, *phrases: str) -> list[str]:
    college = replace(default_institution(), lexicon={**default_institution().lexicon, "set_phrases": phrases})
    result = check(read(text.encode(), name="a.txt"), select=["set-phrase"], institution=college)
    assert result.errors == ()
    return [f.quote for f in result]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("甲乙丙丁戊", "甲乙丙丁己", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁庚辛", []),
        ("甲乙丙丁戊己庚辛壬", "甲乙丙丁戊己庚一二", []),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛一二", ["甲乙丙丁戊己庚辛一二"]),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚一二三", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊己", []),
        ("甲乙丙丁戊己", "甲乙丙丁戊己甲乙丙丁戊庚", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚甲乙丙丁戊己", ["甲乙丙丁戊庚"]),
        ("甲乙丙丁戊己", "甲乙丙丁戊庚，甲乙丙丁戊辛", ["甲乙丙丁戊庚", "甲乙丙丁戊辛"]),
        ("甲乙丙丁戊己", "一丙丁戊己，甲乙丙丁戊", ["甲乙丙丁戊"]),
        ("甲乙丙丁戊己", "一二三四庚乙丙丁戊己", ["庚乙丙丁戊己"]),
        ("甲乙丙丁戊己", "甲乙庚丙丁戊己", ["甲乙庚丙丁戊己"]),
        ("甲乙丙丁戊己", "甲乙丙\n\n丁戊庚", []),
        ("甲乙丙丁戊己", "学院甲乙丙丁戊。", ["甲乙丙丁戊"]),
        ("甲乙丙丁戊己", "学院：乙丙丁戊己，好。", ["乙丙丁戊己"]),
        ("甲乙丙丁戊己", "学院甲丙丁戊己。", ["甲丙丁戊己"]),
        ("甲乙 ← 甲丙、甲丁", "甲丙和甲丁和甲丙", ["甲丙", "甲丁", "甲丙"]),
        ("甲乙 ← 乙", "甲乙和乙", ["乙"]),
    ],
)  # fmt: skip
def test_set_phrases_and_their_near_misses(phrase: str, text: str, found: list[str]) -> None:
    assert phrased(text, phrase) == found


def approved(kind: Kind, *levels: str, **meta: object) -> list[str]:
    people = [{"name": f"审{level}", "level": level, "at": "2024-05-20 10:00"} for level in levels]
    facts = load_facts({"approvals": people, "submitted_at": "2024-05-20 10:00", **meta})
    document = read(framed("检修", BODY).encode(), name="a.txt", kind=kind)
    return [f.message for f in check(document, facts=facts, select=["approval-level"])]


def test_who_must_approve() -> None:
    assert approved(Kind.DAILY, "deputy") == []
    assert approved(Kind.DAILY, "officer") == ["日常信息须经部门分管领导审核，现在只到信息员（审officer）"]
    assert approved(Kind.COMPOSITE, "officer", "deputy")[0].endswith("现在只到部门分管领导（审deputy）")
    assert approved(Kind.COMPOSITE, "deputy", "officer")[0].startswith("综合信息须经部门主要负责人")
    assert approved(Kind.DAILY, "deputy", category="赛事获奖")[0].startswith("赛事获奖须经部门主要负责人")
    assert approved(Kind.DAILY, "deputy", important=True)[0].startswith("重要信息须经")
    assert approved(Kind.DAILY, "deputy", commissioned=True)[0].startswith("约稿信息须经")
    assert approved(Kind.FIRST, "deputy")[0].startswith("重大紧急信息须经")
    assert approved(Kind.EXPERT_ADVICE, "deputy")[0].startswith("专家咨询建议须经")
    assert approved(Kind.COMPOSITE, "head") == approved(Kind.COMPOSITE, "leader") == []
    assert approved(Kind.DAILY) == ["日常信息没有审核记录，须经部门分管领导审核后报送"]


def test_a_cut_off_reaches_to_the_end_of_its_paragraph_or_of_its_sentence() -> None:
    text = "截至2024年5月20日，学院统计完毕。在校生共有3000人。"
    assert quotes(text, "data-without-cutoff", None) == []
    assert quotes(text, "data-without-cutoff", None, whole_paragraph=False) == ["3000人"]
    assert quotes("截至2024年5月20日，在校生共有3000人。", "data-without-cutoff", None, whole_paragraph=False) == []
    assert quotes("5月20日，在校生达3000人。", "data-without-cutoff", None, whole_paragraph=False) == []
    assert quotes("5月20日开会。在校生达3000人。", "data-without-cutoff", None, whole_paragraph=False) == ["3000人"]


@pytest.mark.parametrize(
    ("title", "body", "category", "word"),
    [
        ("机电系学生荣获一等奖", BODY, "赛事获奖", "荣获"), ("学院获评示范校", BODY, "表彰奖励", "获评"), ("后勤处供暖建议", BODY, "意见建议", "建议"),
        ("供暖存在的问题", BODY, "问题情况反映", "存在的问题"), ("校企合作典型案例", BODY, "典型案例", "案例"),
        ("供暖改造主要做法", BODY, "工作经验总结", "主要做法"), ("供暖改造推进情况", BODY, "重点工作进展", "推进情况"),
        ("学院召开例会", "各系参加。", "会议", "召开"), ("学院组织党课", "各系参加。", "学习", "党课"), ("学院举行升旗仪式", "各系参加。", "活动", "仪式"),
        ("学院召开例会", "供暖完成，资金存在缺口。", "", ""), ("学院召开例会", "学生得了二等奖。", "赛事获奖", "二等奖"), ("后勤处检修", "各系参加。", "", ""),
        ("学院召开例会", "一、存在问题\n各系参加。", "问题情况反映", "存在问题"), ("学院召开例会", "资金存在缺口。", "会议", "召开"),
    ],
)  # fmt: skip
def test_categories_by_their_wording(title: str, body: str, category: str, word: str) -> None:
    document = read(framed(title, *body.split("\n")).encode(), name="a.txt", kind=Kind.COMPOSITE)
    assert proposed_category(document) == (category, word)


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


def progress(document: Document, *others: Document) -> list[str]:
    given = document.given(facts=Facts(same_event=others, others=others))
    return [h.message[:12] for h in followup_progress(given)]


def told(kind: Kind, mark: str, day: int, *body: str) -> Document:
    text = framed(f"实训楼冒烟{mark}", *body, issue=f"第{day}期", row=f"后勤处　　2024年5月{day}日")
    return read(text.encode(), name=f"{mark}.txt", kind=kind)


def test_a_follow_up_is_held_against_the_report_before_it() -> None:
    story = "2024年5月20日10时，实训楼3层配电箱冒烟，3名学生受伤，值班电工切断电源。"
    news = "截至5月20日18时，供电恢复，伤者返校，受伤学生情绪稳定。"
    first = told(Kind.FIRST, "（首报）", 20, story)
    one = told(Kind.FOLLOW_UP, "（续报）", 21, news)
    two = told(Kind.FOLLOW_UP, "（续报二）", 22, news)
    assert progress(one, first) == []
    assert progress(two, first) == []
    assert progress(two, first, one) == ["续报与上次报告（2024"]
    assert progress(one, two, first) == []
    assert progress(one) == []
    assert progress(one, told(Kind.FINAL, "（终报）", 19, news)) == []
    assert (
        progress(told(Kind.FOLLOW_UP, "（续报二）", 22, "暂无新增情况，受伤学生善后仍在进行。" + news), first, one)
        == []
    )
    assert progress(told(Kind.FOLLOW_UP, "（续报二）", 22, "更正：" + news), first, one) == ["续报没有新的时间节点，请"]
    assert progress(
        told(Kind.FOLLOW_UP, "（续报）", 21, "2024年5月20日10时，后勤处排查线路，受伤学生情绪稳定。"), first
    ) == ["续报没有新的时间节点，请"]
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "11时，后勤处排查线路，受伤学生情绪稳定。"), first) == []
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "截至5月20日18时，供电恢复。"), first) == [
        "上次报告写受伤3人，续报"
    ]
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "截至5月20日18时，供电恢复，2名学生骨折。"), first) == []
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "截至5月20日18时，供电恢复，1人死亡。"), first) == [
        "上次报告写受伤3人，续报"
    ]


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("unit-style", "水温20℃，室温零下5度，水压0.3Mpa。", ["Mpa"]),
        ("secret-marking", "不得标注机密★1年。机密★1年。", ["机密★1年"]),
        ("secret-notice", "“内部资料”四字已删。内部资料，注意保存。", ["内部资料"]),
        ("pii-student", "他说：“学生张某（学号2023041301）未返校。”", ["学号2023041301"]),
        ("redundant-title-punct", framed("《职业教育法》学习", BODY), []),
        ("incomplete-date", framed("检修", "6月30日前完成。5月20日，检修。"), ["5月20日"]),
        ("incomplete-date", framed("检修", "5月22日，检修。5月23日，检修。"), ["5月22日"]),
        ("casualty-consistency", framed("火情 2人受伤", "火情致1人轻伤，3人受伤。"), ["2人受伤"]),
        ("casualty-consistency", framed("火情", "死亡5人，其中重伤1人，轻伤3人。"), ["死亡5人，其中重伤1人，轻伤3人"]),
        ("casualty-consistency", framed("火情", "5人受伤，其中1人重伤，3人轻伤。"), ["5人受伤，其中1人重伤，3人轻伤"]),
        ("casualty-consistency", framed("火情", "5人受伤，其中1人重伤，4人轻伤。"), []),
        ("jiezhi-misuse", "截至5月20日为止，供水正常。", ["为止"]),
        ("jiezhi-misuse", "截至5月20日止，供水正常。", ["止"]),
        ("jiezhi-misuse", "截止到5月20日，供水正常。", ["截止到"]),
        ("first-mention-abbrev", "教务处检查。学工处检查，学工处登记；机电系检查。", ["学工处", "机电系"]),
    ],
)  # fmt: skip
def test_one_that_is_let_pass_does_not_end_the_search(rule: str, text: str, found: list[str]) -> None:
    said = check(read(text.encode(), name="a.txt"), select=[rule], report_date=date(2024, 5, 22))
    assert said.errors == ()
    assert len(said) == len(found), [f.message for f in said]


def test_a_clock_that_starts_at_knowledge() -> None:
    college = default_institution()
    college = replace(college, flow=replace(college.flow, clock="known"))
    document = read(framed("火情（首报）", BODY).encode(), name="a.txt", kind=Kind.FIRST)
    calls = [{"at": "2024-05-20 10:31", "to": "处长", "by": "电话"}]
    for event, late in (
        ({"occurred_at": "2024-05-20 08:00", "known_at": "2024-05-20 10:00"}, "1 分钟"),
        ({"occurred_at": "2024-05-20 10:00"}, "1 分钟"),
        ({"known_at": "2024-05-20 10:01"}, ""),
    ):
        facts = load_facts({"event": {**event, "contacts": calls}})
        told = check(document, facts=facts, select=["deadline-oral-30"], institution=college).findings
        assert bool(told) is bool(late)
        assert all(late in finding.message and finding.severity == "error" for finding in told)


def test_repeats_are_looked_for_in_all_other_reports() -> None:
    story = "5月20日，机电系师生在自治区职业技能大赛数控车赛项中经过两天四轮比拼取得佳绩，赛前教师每周组织强化训练。"

    def item(title: str, issue: int, day: str = "2024年5月20日", **facts: object) -> Document:
        text = framed(title, story, issue=f"第{issue}期", row=f"后勤处　　{day}")
        return read(text.encode(), name=f"{issue}.txt", kind=Kind.DAILY).given(facts=load_facts(facts))

    one = item("机电系获奖", 12)
    skipped = (
        one,
        item("机电系获奖约稿", 11, commissioned=True),
        item("机电系去年获奖", 10, "2023年5月20日"),
        item("机电系后报", 20, "2024年5月21日"),
    )
    other = item("机电系佳绩", 9, "2024年5月19日")
    for others, found in ((skipped, 0), ((*skipped, other), 1), ((other, *skipped), 1)):
        result = check(one.given(facts=Facts(others=others)), select=["duplicate-submission"])
        assert result.errors == ()
        assert len(result) == found
    twice = check(
        one.given(facts=Facts(others=(other, item("机电系再获奖", 8, "2024年5月18日")))),
        select=["duplicate-submission"],
    )
    assert [f.message[-10:] for f in twice] == ["，另有 1 份也重复"]


# what is told once a text, or what a text says elsewhere, is not told again after other sentences
ONCE = {"first-mention-abbrev", "document-without-number", "casualty-consistency"}


@pytest.mark.parametrize("rule", [r for r in RULES if r.name not in ONCE], ids=lambda rule: rule.name)
def test_good_sentences_before_it_never_hide_a_bad_one(rule: Rule) -> None:
    good = [e.bare for e in map(example, rule.good) if e.kind is None and not e.lexicon]
    for item in map(example, rule.bad):
        if item.kind is not None or item.lexicon or not good:
            continue
        before = "。\n\n".join(good) + "。\n\n"
        document = read((before + item.bare).encode(), name="a.txt")
        result = check(document, select=[rule.name], report_date=date.fromisoformat(item.report_date))
        assert result.errors == ()
        spans = placed(result, before + item.bare)
        found = [(start - len(before), end - len(before)) for start, end in spans if start >= len(before)]
        assert found == marked(item), item.bare
