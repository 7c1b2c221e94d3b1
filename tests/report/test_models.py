from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from alvtc_info import (
    Approval,
    CheckRequest,
    CompositeReport,
    DailyReport,
    ExpertAdvice,
    FinalReport,
    FirstReport,
    FollowUpReport,
    Heading,
    Kind,
    LeadAuthor,
    Report,
    ReportError,
    Role,
    SignOff,
    Table,
    UsageError,
    load_facts,
    load_report,
    report_schema,
)
from alvtc_info.report.models import MODELS
from alvtc_info.report.parts import medium_named
from tests.refusing import refused

BASE: dict[str, Any] = {"department": "后勤处", "title": "更换供水阀门", "body": ["2024年5月20日，后勤处更换阀门。"]}


def complaint(model: type[Report] = DailyReport, **changes: Any) -> str:
    with pytest.raises(ReportError) as caught:
        model(**{**BASE, **changes})
    return caught.value.message


def test_reports_are_frozen_and_compare_by_value() -> None:
    report = DailyReport(**BASE)
    assert report == DailyReport(**BASE)
    with pytest.raises(Exception, match="frozen"):
        setattr(report, "title", "x")  # noqa: B010 - the point is that it cannot be set


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"department": None}, "“部门”没有填写"),
        ({"department": "  "}, "“部门”没有填写"),
        ({"title": "一\n二"}, "“标题”不能换行"),
        ({"title": "漏\x07水"}, "U+0007"),
        ({"title": "长" * 201}, "不能超过 200 个字"),
        ({"editor": 5}, "“编辑”应为文字"),
        ({"issue_number": "x"}, "“期号”应为整数"),
        ({"issue_number": 0}, "“期号”不能小于 1"),
        ({"issue_number": 100000}, "“期号”不能大于 99999"),
        ({"dated": "2024-02-30"}, "“报送日期”不是有效的日期"),
        ({"submitted_at": "昨天"}, "“报送时刻”不是有效的时刻"),
        ({"submitted_at": "9999-12-31T23:00:00-05:00"}, "“报送时刻”不是有效的时刻"),
        ({"important": "也许"}, "“重要信息”应为 true（是）或 false（否）"),
        ({"focus": "其他"}, "“聚焦”只能是：重点工作、难点、热点、舆论焦点"),
        ({"body": []}, "“正文”没有填写"),
        ({"body": 5}, "“正文”应为一个列表"),
        ({"body": [{"x": 1}]}, "“正文第1项”应为一段文字"),
        ({"body": [{"heading": "一、做法"}]}, "不要写序号"),
        ({"body": [{"heading": "做法", "level": 5}]}, "“正文第1项的级别”不能大于 4"),
        ({"body": [{"table": [["a"], ["b", "c"]]}]}, "格数不一样"),
        ({"body": [{"table": [[]]}]}, "格数不一样"),
        ({"body": [{"picture": "a.png", "width_mm": 0}]}, "应大于 0"),
        ({"body": [{"picture": "a.png", "width_mm": "宽"}]}, "应为数字"),
        ({"reviews": {"politics": {"reviewer": "赵某"}}}, "“三关审核的政治关的审核时间”没有填写"),
        ({"approvals": [{"name": "赵某", "level": "王"}]}, "“逐级审核第1项的层级”只能是"),
        ({"reviews": "已审"}, "分栏填写"),
        ({"foo": 1}, "没有名为“foo”的栏目"),
        ({"editr": "x"}, "没有名为“editr”的栏目，是否指“editor”（编辑）"),
        ({"body": ["好。", "坏\x07"]}, "“正文第2项”含有不能写入文档的字符"),
        ({"reviews": {"foo": 1}}, "没有名为“foo”的栏目（在三关审核里）"),
        ({"reviews": {"politic": {}}}, "没有名为“politic”的栏目（在三关审核里），是否指“politics”（政治关）"),
        ({"签发": "李某"}, "没有名为“签发”的栏目，是否指“signed_off_by”（"),
        (
            {"body": [{"table": [["a"]], "captoin": "x"}]},
            "没有名为“captoin”的栏目（在正文第1项里），是否指“caption”（表题）",
        ),
    ],
)
def test_errors_are_chinese_and_name_the_field(changes: dict[str, Any], words: str) -> None:
    assert words in complaint(**changes)


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("head", "head"),
        ("部门主要负责人", "head"),
        ("分管领导", "deputy"),
        (" 信息员 ", "officer"),
        ("学院领导", "leader"),
    ],
)
def test_who_approved_is_told_in_chinese_or_by_its_code(written: str, level: str) -> None:
    report = FirstReport(**BASE, approvals=[{"name": "赵某", "level": written}])
    assert [each.level for each in report.approvals or ()] == [level]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("领导", "只能是：信息员 officer、部门分管领导 deputy、部门主要负责人 head、学院领导 leader"),
        ("信息源", "，是否指“信息员”"),
        (5, "只能是"),
    ],
)
def test_a_level_that_is_none_or_several_is_refused(written: object, words: str) -> None:
    assert words in complaint(approvals=[{"name": "赵某", "level": written}])


def test_a_kind_in_data_is_told_in_chinese_too() -> None:
    data = {**BASE, "kind": "首报"}
    assert load_report(data).report_kind is Kind.FIRST
    assert report_schema("首报") == report_schema("first")
    with pytest.raises(ReportError, match="没有写 kind（文种）；可选：首报 first"):
        load_report(BASE)
    with pytest.raises(ReportError, match="没有名为“首暴”的文种，是否指“首报”；可选：首报 first"):
        load_report({**data, "kind": "首暴"})
    with pytest.raises(UsageError, match="没有名为“送钱稿”的阶段，是否指“送签稿”；可选：草稿 draft"):
        CheckRequest().given({"stage": "送钱稿"})


def test_dates_and_moments_are_read_as_people_write_them() -> None:
    report = FirstReport(
        **BASE, dated="2024年5月22日", submitted_at="2024年5月22日9时5分", event={"occurred_at": "2024-05-22 08:30"}
    )
    assert report.dated == date(2024, 5, 22)
    assert report.submitted_at == datetime(2024, 5, 22, 9, 5)
    assert report.event.occurred_at == datetime(2024, 5, 22, 8, 30)
    assert FirstReport(**BASE, submitted_at=datetime(2024, 5, 22, 9)).submitted_at == datetime(2024, 5, 22, 9)
    elsewhere = FirstReport(**BASE, submitted_at="2024-05-22T01:05:00Z")
    assert elsewhere.submitted_at == datetime(2024, 5, 22, 9, 5)


def test_blanks_are_not_there() -> None:
    report = FirstReport(
        **BASE,
        editor="",
        phone=" ",
        signed_off_by="",
        issue_number="",
        dated="",
        reviews=None,
        event=None,
        approvals=None,
    )
    assert (report.editor, report.phone, report.signed_off_by, report.issue_number, report.dated) == (None,) * 5
    assert report.event.place == ""
    assert FirstReport(**BASE, event={"place": None, "casualties": {"dead": ""}}).event.place == ""


def test_a_body_may_be_one_text_or_hold_line_breaks() -> None:
    assert DailyReport(**{**BASE, "body": "第一段。\n\n第二段。"}).body == ("第一段。", "第二段。")
    assert DailyReport(**{**BASE, "body": ["第一段。\r\n第二段。", None, Heading(heading="做法")]}).body[:2] == (
        "第一段。",
        "第二段。",
    )


def test_a_signer_may_be_a_name() -> None:
    assert DailyReport(**BASE, signed_off_by="李某").signed_off_by == SignOff(name="李某")


def test_the_paper_holds_the_parts_in_order() -> None:
    report = CompositeReport(
        **{**BASE, "body": ["导语。", {"heading": "做法"}, {"heading": "排查", "level": 2}, {"heading": "管线", "level": 3}, {"heading": "更换", "level": 2},
           {"table": [["甲", ""], ["乙", "丙"]], "caption": "表1 情况"}, {"table": [["丁"]]}, {"picture": "a.png", "caption": "图1 情况"}, {"picture": "b.png"}, {"heading": "打算"}]},
        issue_number=3, dated=date(2024, 5, 22), category="重点工作进展", editor="刘某", phone="8000000", signed_off_by="李某",
    )  # fmt: skip
    document = report.document(name="a.yaml")
    assert [(b.id, b.text) for b in document.blocks] == [
        ("department", "后勤处值班信息"), ("issue_number", "第3期"), ("reporting_unit", "后勤处"), ("dated", "2024年5月22日"), ("title", "更换供水阀门"),
        ("body[0]", "导语。"), ("body[1].heading", "一、做法"), ("body[2].heading", "（一）排查"), ("body[3].heading", "1.管线"), ("body[4].heading", "（二）更换"),
        ("body[5].caption", "表1 情况"), ("body[5].table[0][0]", "甲"), ("body[5].table[1][0]", "乙"), ("body[5].table[1][1]", "丙"), ("body[6].table[0][0]", "丁"),
        ("body[7].caption", "图1 情况"), ("body[9].heading", "二、打算"), ("editor", "刘某"), ("phone", "8000000"), ("signed_off_by", "李某"),
    ]  # fmt: skip
    assert document.value("issue_number") == "3"
    assert document.report_date == date(2024, 5, 22)
    assert document.name == "a.yaml"
    assert document.facts.category == "重点工作进展"


def test_what_is_not_known_yet_leaves_room() -> None:
    document = DailyReport(**BASE).document()
    texts = {b.id: b.text for b in document.blocks}
    assert (texts["issue_number"], texts["dated"], texts["signed_off_by"]) == ("第　　期", "", "")
    assert document.value("issue_number") == document.value("signed_off_by") == ""


def follow_up(**changes: Any) -> FollowUpReport:
    return FollowUpReport(
        department="后勤处",
        title="漏水",
        situation="已修复。",
        instructions="暂无领导批示。",
        public_opinion="无舆情。",
        **changes,
    )


def test_marks_and_fixed_sections() -> None:
    assert [b.text for b in follow_up().document().blocks if b.role is Role.HEADING_1] == [
        "一、事故基本情况",
        "二、领导批示落实情况",
        "三、网络舆情及善后处置情况",
    ]
    assert [follow_up(number=n).mark for n in (1, 2, 12)] == ["（续报）", "（续报二）", "（续报十二）"]
    assert follow_up(incident="事件").document().blocks[5].text == "一、事件基本情况"
    final = FinalReport(
        department="后勤处",
        title="漏水",
        **dict.fromkeys(("overview", "nature", "disposal", "lessons", "rectification"), "略述。"),
    )
    assert [b.text for b in final.document().blocks if b.role is Role.HEADING_1][1] == "二、性质认定"
    assert final.mark == "（终报）"
    assert FirstReport(**BASE).document().value("title") == "更换供水阀门（首报）"


def test_the_first_level_of_fixed_sections_is_taken() -> None:
    with pytest.raises(ReportError, match="“事故基本情况”里的标题“原因”级别从 2 起"):
        FollowUpReport(
            department="后勤处",
            title="漏水",
            situation=[{"heading": "原因"}],
            instructions="暂无。",
            public_opinion="无。",
        )


def test_lead_authors_are_printed() -> None:
    author = LeadAuthor(name="王某", affiliation="化工系", contact="0483-8000000")
    advice = ExpertAdvice(**BASE, authors=[author], commissioned="yes")
    assert advice.document().blocks[-4].text == "主笔人：王某，单位：化工系，联系方式：0483-8000000"
    assert advice.document().facts.commissioned is True
    assert "“主笔人”没有填写" in complaint(ExpertAdvice, authors=[])


def test_facts_come_from_the_model_and_from_meta() -> None:
    approval = {"name": "赵某", "level": "head", "at": "2024-05-22 09:00", "acting": True}
    report = DailyReport(**BASE, approvals=[approval], secrecy_review={"reviewer": "孙某", "conclusion": "可报送"})
    assert report.approvals == (Approval(**approval),)
    meta = load_facts(
        {"approvals": [approval], "secrecy_review": {"reviewer": "孙某", "conclusion": "可报送"}, "event": None}
    )
    assert meta.approvals == report.facts().approvals
    assert meta.secrecy_review == report.facts().secrecy_review
    assert load_facts({}).approvals is None
    for data, words in [([], "栏目: 内容"), ({"important": "x"}, "重要信息")]:
        with pytest.raises(ReportError, match=words):
            load_facts(data, "meta.yaml")


def test_the_base_class_has_no_sections() -> None:
    with pytest.raises(NotImplementedError):
        list(Report(department="后勤处", title="题").sections())


@pytest.mark.parametrize("kind", list(Kind))
def test_the_schema_of_every_kind_names_fields_in_chinese(kind: Kind) -> None:
    schema = report_schema(kind)
    assert schema["title"] == kind.label
    assert schema["additionalProperties"] is False
    assert schema["properties"]["title"]["title"] == "标题"
    assert schema["properties"]["kind"]["const"] == str(kind)
    assert "kind" in schema["required"]
    assert MODELS[kind].report_kind is kind


def test_a_report_is_loaded_by_its_kind() -> None:
    assert isinstance(load_report({"kind": "daily", **BASE}), DailyReport)
    assert Table(table=[["a"]]).caption == ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("消息", "message"),
        ("电话", "phone"),
        ("打电话", "phone"),
        ("oral", "oral"),
        ("OA", "written"),
        ("QQ", "message"),
    ],
)
def test_how_a_report_was_made_is_told_in_either_language(typed: str, name: str) -> None:
    assert medium_named(typed) == name


def test_no_way_to_report() -> None:
    with pytest.raises(ValueError, match="没有名为“电活”的报告方式，是否指“电话”；可选：电话 phone"):
        medium_named("电活")


def test_a_schema_is_of_a_kind_that_there_is() -> None:
    assert report_schema("first") == report_schema(Kind.FIRST)
    with pytest.raises(UsageError, match="没有名为“novel”的文种；可选：首报 first"):
        report_schema("novel")
    refused("bad-value", lambda: report_schema(None))  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [20, 21, 20_000])
def test_of_many_faults_the_first_are_told_and_the_rest_counted(number: int) -> None:
    with pytest.raises(ReportError) as caught:
        load_report({"kind": "daily", **BASE, "body": [7] * number}, "a.json")
    message = caught.value.message
    assert len(message) < 1500
    assert len(caught.value.fields) == message.count("第") == 20
    assert message.endswith(f"；另有 {number - 20} 处") == (number > 20)


def test_what_is_said_of_one_fault_is_short() -> None:
    with pytest.raises(ReportError) as caught:
        load_report({"kind": "daily", **BASE, "x" * 1_000_000: 1, "dep" * 5: 2}, "a.json")
    assert len(caught.value.message) < 500
    assert all(len(text) <= 200 for field in caught.value.fields for text in field)
