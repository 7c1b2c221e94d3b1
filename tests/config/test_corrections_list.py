"""What an office keeps correcting: its list, and the rule that the confirmed pairs are."""

from __future__ import annotations

import os
import pickle
import stat
from datetime import date
from pathlib import Path

import pytest

from alvtc_info import Config, InputError, UsageError, check_file, fix, load_config
from alvtc_info.batch.cache import settings_mark
from alvtc_info.batch.looked import RunChoices
from alvtc_info.batch.looker import Looker
from alvtc_info.batch.shared_checker import stamp_of
from alvtc_info.config import corrections_list
from alvtc_info.config.corrections_list import (
    add_correction,
    add_corrections,
    confirm_corrections,
    correction,
    read_corrections,
    remove_correction,
)
from alvtc_info.config.effective import format_settings
from alvtc_info.model.request import CheckRequest

HEAD = "误写\t正写\t谁确认\t哪天确认\n"
DAY = date(2024, 5, 22)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "常改.tsv")


def pairs(place: str) -> list[tuple[str, str, bool]]:
    return [(each.wrong, each.right, each.is_confirmed) for each in read_corrections(place)]


def test_pairs_wait_until_somebody_confirms_them(place: str) -> None:
    add_correction(place, correction("职院", "学院"))
    assert add_corrections(
        place, [correction("水电班", "水电组"), correction("职院", "学校"), correction("学院", "院")]
    ) == (1, 2)
    assert add_corrections(place, [correction("职院", "学校")]) == (0, 1)
    assert pairs(place) == [("职院", "学院", False), ("水电班", "水电组", False)]
    assert confirm_corrections(place, "职院", " 王某 ", DAY) == 1
    assert Path(place).read_text(encoding="utf-8") == f"{HEAD}职院\t学院\t王某\t2024-05-22\n水电班\t水电组\t\t\n"
    with pytest.raises(UsageError, match="没有等着确认的"):
        confirm_corrections(place, "职院", "王某", DAY)
    assert confirm_corrections(place, None, "李某", DAY) == 1
    assert [(each.by, each.on) for each in read_corrections(place)] == [("王某", DAY), ("李某", DAY)]
    remove_correction(place, "职院")
    assert pairs(place) == [("水电班", "水电组", True)]
    with pytest.raises(UsageError, match="没有“水电办”，是否指“水电班”"):
        remove_correction(place, "水电办")
    with pytest.raises(UsageError, match="没有“职院”"):
        confirm_corrections(place, "职院", "王某", DAY)
    with pytest.raises(UsageError, match="这个误写已经有了"):
        add_correction(place, correction("水电班", "水电队"))
    with pytest.raises(UsageError, match="正写在别处是误写"):
        add_correction(place, correction("水电队", "水电班"))


@pytest.mark.parametrize("by", [" ", "王" * 61, "王\t某"])
def test_who_confirms_must_be_written(by: str, place: str) -> None:
    with pytest.raises(UsageError, match="--by 要写谁确认"):
        confirm_corrections(place, None, by, DAY)


@pytest.mark.parametrize(
    ("wrong", "right", "by", "on", "told"),
    [
        ("做", "作", "", "", "误写至少 2 个字"),
        ("工做", " ", "", "", "正写要有字"),
        ("工做", "作" * 61, "", "", "正写要有字"),
        ("工作", "工作", "", "", "误写和正写一样"),
        (" 工做", "工作", "", "", "永远匹配不到"),
        ("", "工作", "", "", "空的词"),
        ("工做", "工作", "王某", "", "要么都写"),
        ("工做", "工作", "", "2024-05-22", "要么都写"),
        ("工做", "工作", "王某", "昨天", "哪天确认应写成"),
    ],
)
def test_what_is_no_pair(wrong: str, right: str, by: str, on: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        correction(wrong, right, by, on)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("误写\t正写\n", "第 1 行应是表头：误写、正写、谁确认、哪天确认"),
        (f"{HEAD}工做\n", "第 2 行的栏目不对"),
        (f"{HEAD}工做\t工作\n\n工做\t工作\n", "第 4 行：这个误写已经有了"),
        (f"{HEAD}工做\t工作\n工作\t工做\n", "第 3 行：这个误写在别处是正写"),
        (f"{HEAD}工做\t工作\t王某\n", "第 2 行：谁确认"),
    ],
)
def test_a_fault_is_told_by_its_line(text: str, told: str, place: str) -> None:
    Path(place).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as error:
        read_corrections(place)
    assert error.value.code == "bad-list"


def test_a_list_has_a_limit_and_keeps_its_mode(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections_list, "FORM", corrections_list.FORM._replace(most=1))
    add_correction(place, correction("职院", "学院"))
    with pytest.raises(UsageError, match="最多 1 行"):
        add_correction(place, correction("水电班", "水电组"))
    if os.name == "posix":
        os.chmod(place, 0o640)
        confirm_corrections(place, None, "王某", DAY)
        assert stat.S_IMODE(os.stat(place).st_mode) == 0o640


def test_confirmed_pairs_are_a_rule(tmp_path: Path, place: str) -> None:
    settings = tmp_path / "alvtc-info.toml"
    settings.write_text('corrections = "常改.tsv"\nseverity = { own-corrections = "info" }\n', encoding="utf-8")
    with pytest.raises(InputError, match="打不开常改词表"):
        load_config(settings)
    draft = tmp_path / "稿.txt"
    draft.write_text("5月20日，职院水电班到阿盟职院检查，布署演练。\n", encoding="utf-8")
    add_corrections(place, [correction("职院", "学院"), correction("水电班", "水电组"), correction("布署", "部署")])
    assert "own-corrections" not in {each.rule for each in check_file(draft, config=settings)}
    confirm_corrections(place, "职院", "王某", DAY)
    confirm_corrections(place, "布署", "王某", DAY)
    settings.write_text('corrections = "常改.tsv"\n', encoding="utf-8")
    config = load_config(settings)
    told = [each for each in check_file(draft, config=config) if each.rule == "own-corrections"]
    assert [(each.quote, each.severity, each.message) for each in told] == [
        ("职院", "warning", "“职院”本院改成“学院”")
    ] * 2  # 布署 is told by another rule already
    assert all(each.fix and not each.fix.safe for each in told)
    assert "职院水电班" in fix(draft, config=config).data.decode()
    assert "学院水电班" in fix(draft, config=config, unsafe=True).data.decode()
    assert not check_file(draft, config=config, ignore=["own-corrections", "typo-confusable"]).findings
    shown = format_settings(config)
    assert f"本院常改 corrections：{place}，确认的 2 条，等着确认的 1 条　（配置文件）" in shown
    assert "职院" not in shown + repr(config)
    assert "本院常改 corrections：无　（默认）" in format_settings(None)
    assert pickle.loads(pickle.dumps(config)) == config
    settings.write_text("corrections = 3\n", encoding="utf-8")
    with pytest.raises(InputError, match="corrections 应写文件名"):
        load_config(settings)


def test_the_name_of_the_rule_is_taken(tmp_path: Path, place: str) -> None:
    add_correction(place, correction("职院", "学院"))
    settings = tmp_path / "alvtc-info.toml"
    settings.write_text(
        'corrections = "常改.tsv"\n[[rules]]\nname = "own-corrections"\navoid = ["甲乙"]\n', encoding="utf-8"
    )
    with pytest.raises(InputError, match="规则名“own-corrections”已经有了"):
        load_config(settings)


def test_results_are_cached_by_the_list(tmp_path: Path, place: str) -> None:
    add_correction(place, correction("职院", "学院"))
    settings = tmp_path / "alvtc-info.toml"
    settings.write_text('corrections = "常改.tsv"\n', encoding="utf-8")
    draft = tmp_path / "稿.txt"
    draft.write_text("5月20日，职院检查食堂。\n", encoding="utf-8")
    request = CheckRequest(config=str(settings))
    found = []
    marks = set()
    for step in range(3):
        looked = Looker(request, RunChoices(cache=str(tmp_path / "缓存"))).look((str(draft), None))
        assert looked.result
        found.append([each.rule for each in looked.result])
        marks.add((settings_mark(load_config(settings)), stamp_of(request)))
        if step == 0:
            confirm_corrections(place, None, "王某", DAY)
    assert found == [[], ["own-corrections"], ["own-corrections"]]
    assert len(marks) == 2
    assert len(list((tmp_path / "缓存").rglob("*.json"))) == 2
    assert settings_mark(Config()) is not None
