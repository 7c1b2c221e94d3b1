from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

from alvtc_info import CheckRequest, Kind
from alvtc_info.batch.looked import RunChoices
from alvtc_info.batch.looker import Looker
from alvtc_info.institution.values import default_institution
from alvtc_info.model.rule import framed
from tests import Run
from tests.batch.drafts import BAD
from tests.building import make_docx, paragraph


def test_what_a_process_started_from_nothing_is_told(tmp_path: Path) -> None:
    request, choices = CheckRequest(select=("vague-time",), kind=Kind.DAILY), RunChoices(beside=True)
    looker = pickle.loads(pickle.dumps(Looker(request, choices)))
    assert (looker.asked, looker.choices) == (request, choices)
    assert looker.checker.institution is default_institution()
    path = tmp_path / "a.txt"
    path.write_text(BAD, encoding="utf-8")
    looked = pickle.loads(pickle.dumps(looker.look((str(path), None))))
    assert [finding.quote for finding in looked.result] == ["近日"]
    assert looked.document.text == BAD.strip()
    own = replace(default_institution(), name="另一所学校")
    assert pickle.loads(pickle.dumps(own)).name == "另一所学校"


def test_a_word_draft_that_is_judged_beside_others_keeps_its_layout(tmp_path: Path, run_cli: Run) -> None:
    story = "5月20日，后勤处更换学生公寓2号楼供水阀门6个，检修管道120米，当日恢复供水，学生正常用水。"
    for name, title in (("a", "后勤处更换供水阀门"), ("b", "后勤处检修公寓供水")):
        lines = framed(title, story, row=f"后勤处　　2024年5月2{1 + (name == 'b')}日").split("\n")
        (tmp_path / f"{name}.docx").write_bytes(make_docx("".join(map(paragraph, lines))))
    rules = ("--select", "duplicate-submission,layout-page")
    data = json.loads(run_cli("check", tmp_path, "--kind", "daily", "--layout", "--format", "json", *rules)[1])
    found = sorted((Path(each["path"]).name, each["rule"]) for each in data["findings"])
    assert found == [("a.docx", "layout-page"), ("b.docx", "duplicate-submission"), ("b.docx", "layout-page")]
