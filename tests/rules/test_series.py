"""The thirty series against the rules that compare reports of one event: written before those rules, unchanged since."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from alvtc_info import Facts, Finding, check, review
from alvtc_info.reading.drafts import read
from tests.emergency.cases import opened, told
from tests.rules.series import CLEAN, PLANTED, documents

COMPARING = (
    "time-contradiction",
    "place-contradiction",
    "count-contradiction",
    "cutoff-backwards",
    "question-left-open",
    "casualty-consistency",
    "data-arithmetic",
    "followup-progress",
    "report-order",
)
_RULES = {"news": "followup-progress", "number": "report-order", "open": "question-left-open"}


def findings(series: dict[str, Any]) -> list[tuple[int, Finding]]:
    return [
        (index, finding)
        for index, document in enumerate(documents(series), 1)
        for finding in check(document, select=COMPARING)
        if finding.severity != "info" or finding.rule == "report-order"
    ]


def meets(answer: dict[str, Any], index: int, finding: Finding) -> bool:
    """Whether a finding is what an answer asks for: in the right report, on the right words, with the other words beside it."""
    if index != answer["in"]:
        return False
    if answer["type"] in _RULES and finding.rule != _RULES[answer["type"]]:
        return False
    if "say" in answer and not _overlap(answer["say"], finding.quote):
        return False
    if "other" in answer:
        return any(s.path == f"{answer['against']}.txt" and _overlap(answer["other"], s.quote) for s in finding.related)
    return True


def _overlap(words: str, quote: str) -> bool:
    return bool(quote) and (words in quote or quote in words)


def score() -> tuple[list[str], list[str], int]:
    """What was found that is no answer, what was missed, and how many answers were met."""
    wrong, missed, met = [], [], 0
    for series in (*CLEAN, *PLANTED):
        left = list(series.get("answers", ()))
        for index, finding in findings(series):
            hit = next((answer for answer in left if meets(answer, index, finding)), None)
            if hit is not None:
                left.remove(hit)
                met += 1
            elif not any(meets(answer, index, finding) for answer in series.get("answers", ())):
                wrong.append(f"{series['name']} {index} {finding.rule}: {finding.message}")
        missed += [f"{series['name']}: {answer}" for answer in left]
    return wrong, missed, met


@pytest.mark.medium
def test_precision_and_recall() -> None:
    wrong, missed, met = score()
    assert met / (met + len(wrong)) >= 0.95, wrong
    assert met / (met + len(missed)) >= 0.9, missed


@pytest.mark.parametrize("series", CLEAN, ids=lambda s: str(s["name"]))
def test_clean_series_are_read_as_they_are_meant(series: dict[str, Any]) -> None:
    kinds = [str(document.kind) for document in documents(series)]
    assert kinds == [report["kind"] for report in series["reports"]]
    assert len(kinds) >= 3


def test_the_command_compares_reports_of_one_event(
    tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    series = next(s for s in PLANTED if s["name"].startswith("三处"))
    paths = []
    for index, document in enumerate(documents(series)):
        path = tmp_path / f"{9 - index}.txt"
        # a title of its own: only the clerk says that they belong together
        path.write_text(document.text.replace("图书馆电线短路冒烟", f"情况报告{index}"), encoding="utf-8")
        paths.append(path)
    chosen = ("--select", "time-contradiction,count-contradiction")
    assert "对照：" not in run_cli("check", *paths, *chosen)[1]
    code, out, _ = run_cli("check", *reversed(paths), "--one-event", *chosen)
    assert code == 0
    assert out.index("9.txt　首报") < out.index("8.txt　续报") < out.index("7.txt　续报")
    assert f"对照：{tmp_path}/9.txt　第5行　“疏散学生85人”" in out
    data = json.loads(run_cli("check", *paths, "--one-event", "--format", "json", *chosen)[1])
    assert [f["related"][0]["quote"] for f in data["findings"]] == ["疏散学生85人", "16时20分"]


def test_the_papers_of_a_case_are_compared(tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]) -> None:
    case = opened(tmp_path)
    assert "没有稿件" in run_cli("check", case, "--one-event")[2]
    series = next(s for s in PLANTED if s["name"].startswith("三处"))
    for index, document in enumerate(documents(series)):
        path = tmp_path / f"{index}.txt"
        path.write_text(document.text, encoding="utf-8")
        told(case, "党政办公室", f"15:0{index}", "written", file=str(path))
    _, out, _ = run_cli("check", case, "--one-event", "--select", "time-contradiction")
    assert "对照" in out
    assert "共检查 3 个文件" in out
    assert "没有口头报部门主要负责人的记录" in run_cli("check", case, "--one-event")[1]
    report = tmp_path / "report.yaml"
    report.write_text("kind: daily\ndepartment: 后勤处\ntitle: 更换阀门\nbody: 5月20日更换。\n", encoding="utf-8")
    assert run_cli("check", report, "--one-event")[0] in (0, 1)


def test_the_other_place_is_in_the_comment_too(tmp_path: Path) -> None:
    first, second = documents(next(s for s in PLANTED if s["name"].startswith("三处")))[:2]
    drafts = []
    for name, document in (("first", first), ("second", second)):
        draft = docx.Document()
        for line in document.text.splitlines():
            draft.add_paragraph(line)
        draft.save(str(tmp_path / f"{name}.docx"))
        drafts.append(read(tmp_path / f"{name}.docx"))
    facts = Facts(same_event=(drafts[0],))
    reviewed = review(tmp_path / "second.docx", select=["count-contradiction"], facts=facts)
    with zipfile.ZipFile(io.BytesIO(reviewed.data)) as package:
        comments = package.read("word/comments.xml").decode()
    assert "first.docx 第5段：“疏散学生85人”" in comments
