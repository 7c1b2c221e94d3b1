from __future__ import annotations

import io
from pathlib import Path

import docx

from alvtc_info import (
    DailyReport,
    read,
    render,
)
from alvtc_info.institution.values import FILES, default_institution, load_institution
from alvtc_info.templates.builder import build_template
from tests import ROOT
from tests.rendering.reports import BASE, part


def test_another_institution_s_layout_builds_its_own_template(tmp_path: Path) -> None:
    source = ROOT / "src/alvtc_info/institution/packs/alszyxy"
    for name in FILES:
        text = (source / f"{name}.toml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(
            text.replace('color = "FF0000"', 'color = "C00000"').replace(
                'masthead_suffix = "值班信息"', 'masthead_suffix = "信息快报"'
            ),
            encoding="utf-8",
        )
    pack = load_institution(tmp_path)
    data = render(DailyReport(**BASE), institution=pack)
    assert "C00000" in part(data, "word/styles.xml")
    assert read(data, institution=pack).blocks[0].text == "后勤处信息快报"
    assert pack is not default_institution()


def test_the_form_of_follow_ups_has_three_sections() -> None:
    form = build_template("follow_up", default_institution())
    titles = [p.text for p in docx.Document(io.BytesIO(form)).paragraphs]
    sections = [words for words in titles if words[:2] in ("一、", "二、", "三、")]
    assert [words[0] for words in sections] == ["一", "二", "三"]
    assert build_template("follow_up", default_institution()) == form
