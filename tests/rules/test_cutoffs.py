from __future__ import annotations

import json
from pathlib import Path

import pytest

from alvtc_info import Block, Document, Role, check
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
    assert len(found[0]["why"]) in (3, 4)
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
