"""The urgent hour: what holds a first report up, what waits for the follow-up, and what is only a record of times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alvtc_info import Config, Kind, Result, Stage, check, load_facts, read, submit
from alvtc_info.institution.values import default_institution
from alvtc_info.model.editions import EDITIONS
from alvtc_info.model.finding import Severity, Urgency
from alvtc_info.model.rule import framed
from alvtc_info.model.wording import summary
from alvtc_info.reporters.console import format_text
from alvtc_info.reporters.html import format_html
from alvtc_info.reporters.style import Shown
from alvtc_info.rules import RULES
from alvtc_info.word.submission import open_submission, recheck
from tests.building import make_docx, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENT = "2026年11月28日10时20分许，实训楼3层配电箱冒烟，无人员伤亡。接值班员报告，后勤处立即切断电源。"


def first(
    body: str, *, title: str = "实训楼3层配电箱冒烟（首报）", tail: str = "编辑：刘某　电话：0483-8000000　签发："
) -> str:
    return framed(title, body, row="后勤处　　2026年11月28日", tail=tail)


def judged(
    text: str, stage: Stage | None = None, facts: Mapping[str, object] | None = None, config: Config | None = None
) -> Result:
    document = read(text.encode(), name="首报.txt", kind=Kind.FIRST)
    return check(document, stage=stage, facts=load_facts(dict(facts)) if facts else None, config=config)


def must(result: Result) -> set[str]:
    return {finding.rule for finding in result if finding.severity is Severity.ERROR}


STYLE = [
    ("目前火势已控制。", "vague-time"),
    ("近日该线路曾检修。", "vague-time"),
    ("截至目前，各班已清点完毕。", "vague-cutoff"),
    ("到目前为止，家长情绪稳定。", "vague-cutoff"),
    ("据统计，同类线路共有12处。", "citation-without-source"),
    ("学院现有在校生5136人。", "data-without-cutoff"),
    ("研究表明，过载易引发冒烟。", "citation-without-source"),
]


@pytest.mark.parametrize(("words", "rule"), STYLE)
@pytest.mark.parametrize("stage", [None, Stage.SIGN])
def test_style_waits_for_the_follow_up(words: str, rule: str, stage: Stage | None) -> None:
    result = judged(first(EVENT + words), stage)
    assert must(result) == set()
    (found,) = (finding for finding in result if finding.rule == rule)
    assert (found.severity, found.urgency) == (Severity.WARNING, Urgency.LATER)
    assert "续报前再看" in summary(result)


@pytest.mark.parametrize(("words", "rule"), STYLE)
def test_once_it_has_gone_style_is_judged_as_ever(words: str, rule: str) -> None:
    for result in (
        judged(first(EVENT + words), Stage.SENT),
        judged(first(EVENT + words), facts={"submitted_at": "2026-11-28 10:50"}),
    ):
        assert rule in must(result)
        assert all(finding.urgency is not Urgency.LATER for finding in result)


def test_gaps_of_head_and_tail_wait_too() -> None:
    text = f"实训楼3层配电箱冒烟（首报）\n{EVENT}\n"
    result = judged(text)
    assert must(result) == set()
    assert {"header-elements", "footer-elements"} <= {f.rule for f in result if f.urgency is Urgency.LATER}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (first("机密★3年\n" + EVENT), "secret-marking"),
        (first(EVENT + "伤者身份证号11010519491231002X。"), "pii-id-card"),
        (first(EVENT + "家长手机13800000000。"), "pii-mobile"),
        (first(EVENT + "地点在{哪栋楼}。"), "template-placeholder"),
        (first(EVENT + "责任人XXX。"), "template-placeholder"),
        (first(EVENT.replace("28日10时", "31日10时")), "invalid-date"),
        (first(EVENT.replace("10时20分", "25时20分")), "invalid-date"),
        (first(EVENT.replace("11月28日10", "11月29日10")), "invalid-date"),
        (
            first(EVENT.replace("无人员伤亡", "2名学生受伤"), title="实训楼3层冒烟3人受伤（首报）"),
            "casualty-consistency",
        ),
        (first("后勤处已切断电源，无人员伤亡。"), "first-report-elements"),
    ],
)
def test_what_can_do_harm_is_to_be_changed_first(text: str, rule: str) -> None:
    for stage in (None, Stage.SIGN):
        assert must(judged(text, stage)) == {rule}


def test_what_rule_or_user_makes_milder_stays_so() -> None:
    dated = judged(first(EVENT.replace("10时20分许", "")))
    assert "没有写到“时”" in next(f.message for f in dated if f.severity is Severity.WARNING)
    assert must(dated) == set()
    text = first(EVENT + "伤者身份证号11010519491231002X。")
    assert must(judged(text, config=Config(severities={"pii-id-card": Severity.WARNING}))) == set()


def test_other_kinds_are_judged_as_ever() -> None:
    for kind in set(Kind) - {Kind.FIRST}:
        result = check(read(first(EVENT + "目前已恢复。").encode(), name="a.txt", kind=kind))
        assert "vague-time" in must(result)


CALLS = [
    {"at": "2026-11-28 11:30", "to": "部门主要负责人", "by": "电话"},
    {"at": "2026-11-28 11:35", "to": "自治区教育厅", "by": "电话"},
]
LATE = {"event": {"occurred_at": "2026-11-28 10:20", "contacts": CALLS}}
# those that judge by the log of calls
TIMES = {rule.name for rule in RULES if rule.record and rule.needs}


@pytest.mark.parametrize(
    ("sent", "without"),
    [({}, "deadline-written-60"), ({"submitted_at": "2026-11-28 12:50"}, "emergency-missing-written")],
)
def test_what_is_past_is_a_record_of_times(sent: dict[str, str], without: str) -> None:
    for config in (None, Config(severities=dict.fromkeys(TIMES, Severity.ERROR)), Config(ruleset=EDITIONS[0])):
        result = judged(
            first(EVENT, tail="编辑：刘某　电话：0483-8000000　签发：李某"), facts={**LATE, **sent}, config=config
        )
        records = [finding for finding in result if finding.urgency is Urgency.RECORD]
        assert {finding.rule for finding in records} == TIMES - {without}
        assert {finding.severity for finding in records} == {Severity.INFO}
        assert result.findings[-len(records) :] == tuple(records)
        assert f"时限记录 {len(records)}" in summary(result)
        assert must(result) == set()


def packed(body: str, tail: str) -> bytes:
    lines = first(body, tail=tail).splitlines()
    return make_docx("".join(paragraph(line) for line in lines))


@pytest.mark.parametrize(
    ("tail", "named", "by"),
    [
        ("编辑：刘某　电话：0483-8000000　签发：李某", "", "李某"),
        ("编辑：刘某　电话：0483-8000000　签发：", "", "刘某"),
        ("编辑：　电话：0483-8000000　签发：", "", ""),
        ("编辑：刘某　电话：0483-8000000　签发：李某", " 王某 ", "王某"),
    ],
)
def test_a_first_report_is_sent_first_and_improved_later(tail: str, named: str, by: str) -> None:
    data = packed(EVENT + "目前已恢复。截至目前无人受伤。", tail)
    done = submit(data, name="首报.docx", sent_first_by=named)
    assert done.ready is bool(by)
    assert done.manifest["passed"] is True
    assert done.manifest["sent_first"]["by"] == by
    assert any("目前" in line for line in done.manifest["sent_first"]["later"])
    assert not by or recheck(open_submission(done.data)).agrees


def test_style_alone_is_no_entry_and_harm_holds_the_report() -> None:
    tail = "编辑：刘某　电话：0483-8000000　签发：李某"
    assert "sent_first" not in submit(packed(EVENT, tail), name="首报.docx").manifest
    assert not submit(packed(EVENT + "地点{几号楼}。", tail), name="首报.docx").ready
    late = submit(packed(EVENT, tail), name="首报.docx", facts=load_facts(LATE))
    assert late.ready
    assert late.manifest["counts"]["error"] == 0


def test_a_document_that_is_no_first_report_is_no_urgent_one() -> None:
    data = make_docx(
        "".join(paragraph(line) for line in framed("后勤处更换阀门", "目前，后勤处更换阀门。").splitlines())
    )
    done = submit(data, name="信息.docx", kind=Kind.DAILY)
    assert not done.ready
    assert "sent_first" not in done.manifest


def test_records_stand_under_a_line_of_their_own() -> None:
    document = read(first(EVENT).encode(), name="首报.txt", kind=Kind.FIRST)
    result = check(document, facts=load_facts(LATE))
    shown = Shown([(result, document)])
    college = default_institution()
    text = format_text(shown, college)
    before, line, after = text.partition("  时限记录（已经过去的，不是稿件的毛病，不影响报送）\n")
    assert line
    assert "时限记录　" not in before
    assert "　时限记录　口头首报时限" in after
    assert "建议　" not in after.partition("未检查")[0]
    assert "<b>时限记录</b>" in format_html(shown, college)
    assert "时限记录（已经过去的" not in format_text(Shown([(check(document), document)]), college)
