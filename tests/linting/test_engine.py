from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from alvtc_info import (
    Basis,
    Block,
    DailyReport,
    Document,
    Facts,
    Kind,
    Role,
    Severity,
    Stage,
    UsageError,
    check,
    check_file,
    read,
)
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.engine import run
from alvtc_info.linting.select import rules_named
from alvtc_info.model.document import Field
from alvtc_info.model.finding import Hit, whole, worst
from alvtc_info.model.result import RULESET
from alvtc_info.model.rule import Rule
from alvtc_info.rules import RULES
from alvtc_info.rules.time import vague_time

TEXT = (
    "后勤处值班信息\n第12期\n后勤处　2024年5月22日\n更换阀门\n目前，供水正常。\n编辑：刘某 电话：8000000 签发：李某\n"
)
LINES = Document([Block("1", "机密★1年，目前", Role.BODY, "第1行"), Block("2", "电话13800000000", Role.BODY, "第2行")])


def named(check_: object, **options: object) -> Rule:
    settings = {"title": "示例", "clause": "1.4c", "basis": Basis.REGULATION, "severity": Severity.ERROR, **options}
    return Rule(check=check_, **settings)  # type: ignore[arg-type]


def test_a_check_gives_findings_located_in_their_blocks() -> None:
    result = check(read(TEXT.encode(), name="a.txt"))
    (finding,) = [f for f in result if f.rule == "vague-time"]
    assert (finding.block, finding.start, finding.end, finding.quote, finding.place) == ("5", 0, 2, "目前", "第5行")
    assert (finding.clause, finding.clause_id, finding.path) == ("一（四）", "1.4c", "a.txt")
    assert finding.fix is not None
    assert not finding.fix.safe
    assert len(result) == len(result.findings)
    assert result
    assert (result.kind, result.stage, result.ruleset) == (Kind.DAILY, Stage.DRAFT, RULESET)
    assert len(result.sha256) == 64
    assert worst(result) is Severity.ERROR
    assert worst([]) is None


def test_a_model_is_checked_with_field_paths() -> None:
    report = DailyReport(department="后勤处", title="目前情况", body=["近日，阀门更换。"])
    found = {(f.rule, f.block, f.start, f.end) for f in check(report) if f.quote}
    assert ("vague-time", "body[0]", 0, 2) in found
    assert ("vague-time", "title", 0, 2) in found


def test_headings_in_a_form_count_offsets_in_their_value() -> None:
    report = DailyReport(department="后勤处", title="阀门", body=[{"heading": "近期打算"}, {"heading": "检查", "level": 3}, {"heading": "更换", "level": 2}, "略。"])  # fmt: skip
    spots = {(f.rule, f.block, f.start, f.end, f.quote) for f in check(report) if f.quote}
    assert ("vague-time", "body[0].heading", 0, 2, "近期") in spots
    assert ("heading-sequence", "body[1].heading", 0, 2, "检查") in spots


def test_the_report_date_given_holds_over_the_masthead() -> None:
    text = TEXT.replace("目前", "昨日")
    for given, told in [(None, "5月21日"), (date(2024, 6, 1), "5月31日")]:
        result = check(read(text.encode(), name="a.txt"), report_date=given)
        (finding,) = [f for f in result if f.rule == "relative-time"]
        assert finding.fix is not None
        assert finding.fix.replacement == told


def test_structural_rules_are_silent_on_fragments_unless_asked() -> None:
    fragment = read("供水正常。".encode(), name="a.txt")
    assert check(fragment).findings == ()
    assert check(fragment, select=["header-elements"]).findings
    assert check(fragment, kind=Kind.DAILY).findings
    assert check(fragment, select=["approval-level"]).unjudged[0].title == "审核层级"


def test_what_the_paper_does_not_say_is_not_judged() -> None:
    document = read(TEXT.encode(), name="a.txt")
    assert {u.rule: u.reason for u in check(document).unjudged} == {
        "approval-level": "稿件上没有这些信息",
        "confidentiality-review-missing": "稿件上没有这些信息",
        "duplicate-submission": "要和其他稿件一起检查才能对照",
    }
    judged = check(document, facts=Facts(approvals=()), stage=Stage.SENT)
    assert [u.rule for u in judged.unjudged] == ["duplicate-submission", "confidentiality-review-missing"]
    assert "approval-level" in {f.rule for f in judged}


def test_kinds_and_stages_may_be_given_by_name() -> None:
    document = read(TEXT.encode(), name="a.txt")
    result = check(document, kind="composite", stage="sent")
    assert (result.kind, result.stage) == (Kind.COMPOSITE, Stage.SENT)
    with pytest.raises(UsageError, match="没有名为“x”的文种；可选：首报 first"):
        check(document, kind="x")


def test_rules_are_chosen_by_name() -> None:
    assert rules_named() == tuple(rule for rule in RULES if not rule.preview)
    assert [rule.name for rule in rules_named(["cliche"])] == ["cliche"]
    assert [r.name for r in rules_named(["vague-time"])] == ["vague-time"]
    assert "vague-time" not in {r.name for r in rules_named(None, ["vague-time"])}
    with pytest.raises(UsageError, match="是否指“vague-time”"):
        rules_named(["vague-tim"])
    with pytest.raises(UsageError, match="没有名为“zzz”的规则；"):
        rules_named(None, ["zzz"])


def test_a_rule_that_crashes_is_an_error_and_the_others_go_on() -> None:
    def broken_rule(document: Document) -> list[Hit]:
        raise RuntimeError("bug")

    result = run(LINES, [named(broken_rule), named(vague_time)])
    assert [f.rule for f in result] == ["vague-time"]
    (failure,) = result.errors
    assert failure.code == "rule-crashed"
    assert "broken-rule" in failure.message
    assert "RuntimeError: bug" in failure.trace


def test_private_things_are_masked_everywhere() -> None:
    def any_rule(document: Document) -> list[Hit]:
        return [Hit(0, len(document.text), "见机密★1年和13800000000")]

    (finding,) = run(LINES, [named(any_rule)])
    assert finding.quote == "机***年，目前"
    assert "13800000000" not in finding.message
    result = check(LINES, select=["pii-mobile", "secret-marking"])
    assert [f.quote for f in result] == ["机***年", "1*********0"]


def test_of_two_rules_on_the_same_words_the_first_is_shown() -> None:
    result = check(read("截至目前，正常。".encode(), name="a.txt"))
    assert [f.rule for f in result] == ["vague-cutoff"]


def test_hints_come_last_and_what_concerns_the_whole_first() -> None:
    def mixed(document: Document) -> list[Hit]:
        return [
            Hit(7, 9, "二"),
            whole("建议", Severity.INFO),
            whole("全文"),
            Hit(0, 1, "一"),
            Hit(2, 3, "小", Severity.INFO),
        ]

    assert [f.message for f in run(LINES, [named(mixed)])] == ["全文", "一", "二", "建议", "小"]


def test_a_document_without_blocks_can_be_checked() -> None:
    result = check(Document([]), kind=Kind.DAILY)
    assert {f.block for f in result} == {""}


def test_a_span_that_crosses_blocks_is_clipped() -> None:
    def across(document: Document) -> list[Hit]:
        return [Hit(4, 14, "跨行")]

    (finding,) = run(LINES, [named(across)])
    assert (finding.block, finding.start, finding.end) == ("1", 4, 8)


def test_a_file_is_read_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert check_file(path, select=["vague-time"]).path == str(path)


def test_rules_with_standards_and_practice_say_so() -> None:
    standards = {r.name: r.standard for r in RULES if r.basis is Basis.STANDARD}
    assert standards["heading-format"] == "GB/T 15834"
    assert all(number.startswith(("GB", "GF")) for number in standards.values())
    assert all(r.clause in default_institution().clauses for r in RULES)
    assert {r.family for r in RULES} >= {"time", "data", "sources", "work", "structure"}


def test_a_field_in_a_form_has_a_span() -> None:
    document = Document([Block("editor", "刘某", Role.EDITOR, "编辑")], fields={"editor": Field(0, 0, 2, "刘某")})
    assert document.span("editor") == (0, 2)


@pytest.mark.medium
@pytest.mark.parametrize(
    "unit", ["9", "一二", "9日", "1,", "第", "年", "（", "《", "5月", "上", "前", "目前", "去年", "3名", "有", "据"]
)
def test_no_rule_hangs_on_one_thing_said_over_and_over(unit: str) -> None:
    """Where the cost grew with the square of the length, this ran for minutes."""
    text = f"占{unit * (20_000 // len(unit))}%，办法》。"
    result = check(read(text.encode(), name="a.txt"))
    assert result.errors == ()
