from __future__ import annotations

from pathlib import Path

import pytest

import alvtc_info
from alvtc_info import (
    DailyReport,
    check,
    check_file,
    read,
)
from alvtc_info.institution import values
from alvtc_info.institution.values import FILES, load_institution


def test_people_of_a_pack_are_known_by_name(tmp_path: Path) -> None:
    source = Path(values.__file__).parent / "packs" / "alszyxy"
    for name in values.FILES:
        text = (source / f"{name}.toml").read_text(encoding="utf-8")
        if name == "institution":
            text += '[[people]]\npost = "院长"\nname = "丁某某"\n[[people]]\npost = "党委书记"\nphone = "0483-0"\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    college = values.load_institution(tmp_path)
    assert college.flow.post("丁某某") == "院长"
    assert college.holders("党委书记")[0].phone == "0483-0"
    assert not college.holders("门卫")


@pytest.mark.medium
def test_another_institution_cites_its_own_clauses(tmp_path: Path) -> None:
    source = Path(alvtc_info.__file__).parent / "institution" / "packs" / "alszyxy"
    for name in FILES:
        text = (source / f"{name}.toml").read_text(encoding="utf-8").replace('"1.4c" = "一（四）"', '"1.4c" = "第六条"')
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    pack = load_institution(tmp_path)
    (finding,) = check(read("近日到校。".encode(), name="a.txt"), institution=pack)
    assert finding.clause == "第六条"
    report = DailyReport(department="后勤处", title="阀门", body="近日更换。")
    assert "第六条" in {f.clause for f in check(report, institution=pack)}
    path = tmp_path / "a.txt"
    path.write_text("近日到校。", encoding="utf-8")
    assert check_file(path, institution=pack).findings[0].clause == "第六条"
    assert pack.clause("9.9") == "9.9"


@pytest.mark.medium
@pytest.mark.parametrize("lexicon", ["", "places = []\ncolumns = []\n"])
def test_a_pack_may_have_no_words_of_its_own(tmp_path: Path, lexicon: str) -> None:
    source = Path(alvtc_info.__file__).parent / "institution" / "packs" / "alszyxy"
    for each in FILES:
        (tmp_path / f"{each}.toml").write_bytes((source / f"{each}.toml").read_bytes())
    (tmp_path / "lexicon.toml").write_text(lexicon, encoding="utf-8")
    report = read(
        "昨日，2号楼起火，3人受伤。".encode(), name="a.txt", kind="first", institution=load_institution(tmp_path)
    )
    found = check(report)
    assert found.errors == ()
    assert "relative-time" in {f.rule for f in found}


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("institution", 'name = "阿拉善职业技术学院"', "", "pack-key"),
        ("institution", "[clauses]", "[clauses", "pack-syntax"),
        ("layout", "line = 579", 'line = "579"', "pack-key"),
        ("layout", "longest_line = 20", "", "pack-key"),
        ("layout", 'body = "仿宋_GB2312"', "body = 3", "pack-key"),
        ("layout", 'heading_3 = "仿宋_GB2312"', "", "pack-key"),
        ("flow", 'clock = "event"', 'clock = "noon"', "pack-key"),
        ("flow", "minutes = 30", "hours = 1", "pack-key"),
        ("lexicon", None, b"\xff", "pack-encoding"),
        ("sentences", "when = '^不排除'", "when = '^不排除('", "pack-key"),
        ("lexicon", "set_phrases = []", 'set_phrases = [""]', "pack-key"),
        ("lexicon", "set_phrases = []", 'set_phrases = [{a = "甲"}]', "pack-key"),
        ("lexicon", "set_phrases = []", 'set_phrases = [" ← 误写"]', "pack-key"),
        ("lexicon", '"今日头条"', '"　"', "pack-key"),
        ("lexicon", " → 巴彦浩特镇", "", "pack-key"),
        ("sentences", "when = '^不排除'", f"when = '{'(' * 1_500}不{')' * 1_500}'", "pack-key"),
        ("sentences", "when = '^不排除'", "when = '^不排除{99999999999}'", "pack-key"),
        ("lexicon", None, None, "pack-missing"),
    ],
)
def test_a_faulty_pack_is_told(tmp_path: Path, name: str, old: str | None, new: str | bytes | None, code: str) -> None:
    source = Path(alvtc_info.__file__).parent / "institution" / "packs" / "alszyxy"
    for each in FILES:
        (tmp_path / f"{each}.toml").write_bytes((source / f"{each}.toml").read_bytes())
    target = tmp_path / f"{name}.toml"
    if isinstance(old, str) and isinstance(new, str):
        text = target.read_text(encoding="utf-8")
        assert old in text
        target.write_text(text.replace(old, new, 1), encoding="utf-8")
    elif isinstance(new, bytes):
        target.write_bytes(new)
    else:
        target.unlink()
    with pytest.raises(alvtc_info.InputError) as caught:
        load_institution(tmp_path)
    assert caught.value.code == code


def test_a_pack_of_before_the_fourth_level_has_a_font_for_it(tmp_path: Path) -> None:
    source = Path(alvtc_info.__file__).parent / "institution" / "packs" / "alszyxy"
    for each in FILES:
        (tmp_path / f"{each}.toml").write_bytes((source / f"{each}.toml").read_bytes())
    layout = tmp_path / "layout.toml"
    text = layout.read_text(encoding="utf-8").replace('heading_4 = "仿宋_GB2312"\n', "")
    layout.write_text(text.replace('heading_3 = "仿宋_GB2312"', 'heading_3 = "楷体"'), encoding="utf-8")
    assert load_institution(tmp_path).layout["fonts"]["heading_4"] == "楷体"


def test_a_pack_without_sentences_speaks_as_the_default_one(tmp_path: Path) -> None:
    source = Path(values.__file__).parent / "packs" / "alszyxy"
    for stem in FILES[:-1]:
        (tmp_path / f"{stem}.toml").write_bytes((source / f"{stem}.toml").read_bytes())
    assert load_institution(tmp_path).sentences == values.default_institution().sentences


def test_the_forms_of_the_default_pack_are_a_mapping_like_any() -> None:
    forms = values.default_institution().sentences
    assert len(forms) == len([*forms]) > 2
    assert forms == {**forms}
    assert all(forms[fact] for fact in forms)
