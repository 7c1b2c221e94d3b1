"""Fonts that are missing: the file names others of the family, and the commands say what this machine lacks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from lxml import etree

from alvtc_info import set_layout
from alvtc_info.institution.values import default_institution
from alvtc_info.templates import installed_fonts
from alvtc_info.templates.builder import TEMPLATES, build_template
from alvtc_info.templates.font_table import alternatives, font_entry
from alvtc_info.templates.installed_fonts import missing_fonts, missing_line
from tests import Run
from tests.building import HEAD, WORD, make_docx, paragraph
from tests.word.drafts import parts, saved, tree

W = f"{{{WORD}}}"
NS = f'xmlns:w="{WORD}"'
FONTS = [str(font) for font in default_institution().layout["fonts"].values()]
DRAFT = paragraph("关于检查供水管线的情况") + paragraph("后勤处对全院供水管线逐段查看，更换阀门和管件。")


def entries(data: bytes) -> dict[str, list[str]]:
    """Font → its other names."""
    rows = tree(data, "word/fontTable.xml").findall(f"{W}font")
    names = [(str(row.get(f"{W}name")), row.find(f"{W}altName")) for row in rows]
    return {font: [] if other is None else str(other.get(f"{W}val")).split(",") for font, other in names}


def listing(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    """Put a fc-list in place that prints this."""
    program = folder / "fc-list"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stdout.buffer.write({text.encode()!r})\n{'' if text else 'sys.exit(1)'}\n"
    )
    os.chmod(program, 0o755)
    monkeypatch.setattr(installed_fonts, "find_program", lambda name: str(program) if name == "fc-list" else None)


@pytest.mark.parametrize("name", ["built", "formatted"])
def test_files_name_others_of_a_font_s_family(name: str) -> None:
    built = name == "built"
    data = build_template(TEMPLATES[0], default_institution()) if built else set_layout(make_docx(DRAFT), name="a.docx")
    found = entries(data)
    assert set(found) == set(FONTS)
    assert found["仿宋_GB2312"][0] == "仿宋"
    assert "华文中宋" in found["方正小标宋简体"]
    assert found["Times New Roman"] == []
    assert all(font not in others for font, others in found.items())
    order = [etree.QName(each).localname for each in tree(data, "word/fontTable.xml")[0]]
    assert order == ["altName", "panose1", "charset", "family", "pitch"]
    assert b"fontTable+xml" in parts(data)["[Content_Types].xml"]


def test_a_draft_s_own_font_table_is_kept(tmp_path: Path) -> None:
    rows = (
        '<w:font w:name="仿宋_GB2312"><w:altName w:val="某体"/><w:charset w:val="86"/></w:font>'
        '<w:font w:name="黑体"><w:charset w:val="86"/></w:font><w:font w:name="Arial"/>'
    )
    data = make_docx(
        DRAFT,
        parts={"word/fontTable.xml": f"{HEAD}<w:fonts {NS}>{rows}</w:fonts>"},
        links=(("fontTable", "fontTable.xml"),),
    )
    after = set_layout(saved(tmp_path, data))
    found = entries(after)
    assert found["仿宋_GB2312"] == ["某体"]
    assert found["黑体"][0] == "SimHei"
    assert list(found) == [
        "仿宋_GB2312",
        "黑体",
        "Arial",
        *[f for f in dict.fromkeys(FONTS) if f not in ("仿宋_GB2312", "黑体")],
    ]
    assert (
        parts(set_layout(saved(tmp_path, after, "b.docx")))["word/fontTable.xml"] == parts(after)["word/fontTable.xml"]
    )


def test_an_unknown_font_has_no_other_names() -> None:
    assert alternatives("某体") == ()
    assert "altName" not in font_entry("某体", NS)


@pytest.mark.skipif(os.name == "nt", reason="A script is no program there")
def test_what_is_missing_is_told_with_what_stands_in_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_fonts(FONTS) == {}
    listing(monkeypatch, tmp_path, "FangSong,仿宋\nKaiTi_GB2312\n方正小标宋简体\nTimes New Roman\n")
    assert missing_fonts(FONTS) == {"仿宋_GB2312": "仿宋", "黑体": "", "楷体_GB2312": "KaiTi_GB2312", "宋体": ""}
    assert "仿宋_GB2312（用 仿宋 代替）、黑体" in missing_line(FONTS)
    listing(monkeypatch, tmp_path, "\n".join(FONTS))
    assert missing_line(FONTS) == ""
    listing(monkeypatch, tmp_path, "")
    assert missing_fonts(FONTS) == {}


@pytest.mark.skipif(os.name == "nt", reason="A script is no program there")
def test_the_commands_tell_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run, examples: Path) -> None:
    listing(monkeypatch, tmp_path, "Times New Roman\n仿宋\n")
    code, _, err = run_cli("format", saved(tmp_path, make_docx(DRAFT)), "-o", tmp_path / "b.docx")
    assert (code, err.count("\n")) == (0, 1)
    assert "b.docx" in err
    assert "仿宋_GB2312（用 仿宋 代替）" in err
    code, _, err = run_cli(
        "format", tmp_path / "b.docx", "-o", tmp_path / "c.docx", "--layout-profile", "windows-fonts"
    )
    assert "仿宋" not in err
    report = next(iter(sorted(examples.glob("*.yaml"))))
    code, _, err = run_cli("render", report, "-o", tmp_path / "d.docx")
    assert code == 0
    assert "方正小标宋简体" in err
