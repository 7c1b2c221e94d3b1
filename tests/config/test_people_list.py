"""The institution's own list of people: what it may say, how it is written, and where it must not go."""

from __future__ import annotations

import json
import logging
import os
import pickle
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from alvtc_info import (
    Config,
    InputError,
    UsageError,
    check_file,
    check_many,
    find_config,
    list_rules,
    load_config,
    submit,
)
from alvtc_info.batch.cache import settings_mark
from alvtc_info.batch.shared_checker import stamp_of
from alvtc_info.config import own_files, people_list
from alvtc_info.config.effective import format_settings
from alvtc_info.config.nearest import FolderSettings
from alvtc_info.config.people_list import add_person, is_exposed, person, read_people, remove_person
from alvtc_info.config.settings_file import lists_named
from alvtc_info.model.facts import ListedPerson
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.model.request import CheckRequest
from alvtc_info.web.service_settings import ServiceSettings

HEAD = "姓名\t职务\n"
DRAFT = "5月20日，张建帼到食堂检查。\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with settings that name a list, and a draft with a slip in a name."""
    (tmp_path / "alvtc-info.toml").write_text('names = "人名.tsv"\n', encoding="utf-8")
    (tmp_path / "稿.txt").write_text(DRAFT, encoding="utf-8")
    add_person(str(tmp_path / "人名.tsv"), person("张建国", "党委书记"))
    return tmp_path


def named(place: str) -> list[str]:
    return [each.name for each in read_people(place)]


def test_a_list_is_kept_in_the_order_of_the_office(tmp_path: Path) -> None:
    place = str(tmp_path / "人名.tsv")
    assert add_person(place, person("张建国", "党委书记"))
    assert add_person(place, person("王　伟", "副院长,后勤处处长"))
    assert add_person(place, person("李文博", "院长、院长"), after="张建国")
    assert named(place) == ["张建国", "李文博", "王伟"]
    assert read_people(place)[1:] == (ListedPerson("李文博", ("院长",)), ListedPerson("王伟", ("副院长", "后勤处处长")))
    assert not add_person(place, person("王伟"), after="张建国")  # moved, with the posts as they were
    assert not add_person(place, person("张建国", "书记"))
    assert read_people(place)[:2] == (ListedPerson("张建国", ("书记",)), ListedPerson("王伟", ("副院长", "后勤处处长")))
    remove_person(place, "张建国")
    assert named(place) == ["王伟", "李文博"]
    with pytest.raises(UsageError, match="名单上没有“李文波”，是否指“李文博”"):
        remove_person(place, "李文波")
    with pytest.raises(UsageError, match="名单上没有“赵某”"):
        add_person(place, person("高文华"), after="赵某")
    assert named(place) == ["王伟", "李文博"]


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_only_the_owner_reads_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "人名.tsv"
    modes = []
    opened = os.open

    def noted(path: str, flags: int, mode: int = 0o777, **more: int) -> int:
        handle = opened(path, flags, mode, **more)
        if flags & os.O_CREAT and str(path).endswith(".tmp"):
            modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return handle

    monkeypatch.setattr(os, "open", noted)
    add_person(str(place), person("张建国"))
    place.chmod(0o644)
    assert is_exposed(str(place))
    add_person(str(place), person("王伟"))
    assert not is_exposed(str(place))
    assert modes == [0o600, 0o600]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["张", "Zhang", "", "张" * 21, "张建国3"])
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(UsageError, match="姓名应是"):
        person(name)


@pytest.mark.parametrize("posts", ["长", "院长 兼", "院" * 31, "、".join(f"第{n}处处长" for n in range(11))])
def test_what_is_no_post(posts: str) -> None:
    with pytest.raises(UsageError, match="职务每个 2 到 30 字"):
        person("张建国", posts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("张建国\t院长\n", "第 1 行应是表头"),
        (f"{HEAD}张建国\t院长\n\n张建国\t书记\n", "第 4 行的人前面已经写过"),
        (f"{HEAD}张建国\t院长\t备注\n", "第 2 行的栏目不对"),
        (f"{HEAD}甲\t院长\n", "第 2 行：姓名应是"),
        (f"{HEAD}张建国\t甲\n", "第 2 行：职务每个"),
        (HEAD + "张建国\n" * 3, "超过 2 行"),
    ],
)
def test_a_fault_is_told_by_its_line_and_quotes_nobody(
    text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_list, "FORM", people_list.FORM._replace(most=2 if "超过" in told else 2_000))
    place = tmp_path / "人名.tsv"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as error:
        read_people(str(place))
    assert "建国" not in str(error.value)
    assert error.value.path == str(place)


def test_lists_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "人名.tsv"
    with pytest.raises(InputError, match="打不开人员名单") as error:
        read_people(str(place))
    assert error.value.code == "no-list"
    place.write_bytes(b"")
    assert read_people(str(place)) == ()
    place.write_bytes("\ufeff姓名\t职务\r\n张建国\r\n".encode())
    assert read_people(str(place)) == (ListedPerson("张建国"),)
    place.write_bytes(f"{HEAD}王伟\t院长\n".encode("gb18030"))
    assert named(str(place)) == ["王伟"]
    monkeypatch.setattr(own_files, "LIMITS", replace(DEFAULT_LIMITS, file_bytes=8))
    with pytest.raises(InputError) as error:
        read_people(str(place))
    assert error.value.code == "too-large"
    monkeypatch.undo()
    monkeypatch.setattr(people_list, "FORM", people_list.FORM._replace(most=1))
    with pytest.raises(UsageError, match="最多 1 人"):
        add_person(str(place), person("张建国"))


def test_the_settings_name_a_list(office: Path) -> None:
    settings = str(office / "alvtc-info.toml")
    config = load_config(settings)
    assert config.people == (ListedPerson("张建国", ("党委书记",)),)
    assert config.people_file == str(office / "人名.tsv")
    assert find_config(office / "稿.txt") == config
    for found in (load_config(settings, people=False), find_config(office, people=False)):
        assert (found and found.people, found and found.people_file) == ((), "")
    assert lists_named(settings) == [str(office / "人名.tsv")]
    assert lists_named(str(office / "没有.toml")) == []
    shown = format_settings(config)
    assert f"人员名单 names：{office / '人名.tsv'}，1 人　（配置文件）" in shown
    assert "张建国" not in shown + repr(config)
    if os.name == "posix":
        (office / "人名.tsv").chmod(0o644)
        assert "别人也读得到" in format_settings(config)
    assert "人员名单 names：无　（默认）" in format_settings(None)
    (office / "人名.tsv").unlink()
    with pytest.raises(InputError, match="打不开人员名单"):
        load_config(settings)
    assert list_rules(config=settings)  # rules are listed without it


@pytest.mark.parametrize("value", ["3", '""', "[]"])
def test_a_list_is_named_by_its_path(value: str, tmp_path: Path) -> None:
    settings = tmp_path / "alvtc-info.toml"
    settings.write_text(f"names = {value}\n", encoding="utf-8")
    with pytest.raises(InputError, match="names 应写文件名，如 names"):
        load_config(settings)


def test_a_check_uses_the_list_unless_it_is_told_not_to(office: Path) -> None:
    draft, settings = office / "稿.txt", office / "alvtc-info.toml"
    for config in (settings, load_config(settings)):
        assert [each.rule for each in check_file(draft, config=config)] == ["misspelt-person"]
        assert not check_file(draft, config=config, people=False).findings
    request = CheckRequest(people=False)
    assert FolderSettings(request, nearest=True).of(str(draft)) == load_config(settings, people=False)


def test_what_is_found_by_the_list_is_not_cached(office: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="alvtc_info")
    (office / "好.txt").write_text("5月20日，张建国到食堂检查。\n", encoding="utf-8")
    request = CheckRequest(config=str(office / "alvtc-info.toml"))
    cached = office / "缓存"
    from alvtc_info.batch.looked import RunChoices
    from alvtc_info.batch.looker import Looker

    looker = Looker(request, RunChoices(cache=str(cached)))
    results = [looker.look((str(office / name), None)).result for name in ("稿.txt", "好.txt")]
    assert [len(each.findings) for each in results if each] == [1, 0]
    kept = [path.read_text(encoding="utf-8") for path in cached.rglob("*.json")]
    assert len(kept) == 1
    everything = b"".join(path.read_bytes() for path in cached.rglob("*") if path.is_file())
    assert "张建".encode() not in everything
    assert "张建" not in json.dumps(kept)
    assert "建国" not in caplog.text


def test_the_cache_and_shared_checkers_depend_on_the_list(office: Path) -> None:
    settings = str(office / "alvtc-info.toml")
    request = CheckRequest(config=settings)
    before = settings_mark(load_config(settings)), stamp_of(request)
    add_person(str(office / "人名.tsv"), person("王伟"))
    after = settings_mark(load_config(settings)), stamp_of(request)
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert settings_mark(Config()) != settings_mark(Config(people=(ListedPerson("王伟"),)))


def test_many_drafts_and_a_request_that_goes_to_another_process(office: Path) -> None:
    (office / "稿2.txt").write_text(DRAFT, encoding="utf-8")
    request = CheckRequest(config=load_config(office / "alvtc-info.toml"))
    assert pickle.loads(pickle.dumps(request)) == request
    done = check_many([office / "稿.txt", office / "稿2.txt"], request=request)
    assert [[each.rule for each in one.result or ()] for one in done] == [["misspelt-person"]] * 2


def test_neither_packs_nor_the_service_know_the_list(office: Path) -> None:
    from alvtc_info import load_report, render

    report = load_report(
        {
            "kind": "daily", "department": "后勤处", "issue_number": 12, "title": "后勤处更换图书馆老化阀门12个", "dated": "2024-05-22",
            "editor": "刘某", "phone": "0483-8000000", "signed_off_by": "李某", "body": ["2024年5月21日，张建帼到图书馆检查，更换阀门12个。"],
        }
    )  # fmt: skip
    (office / "稿.docx").write_bytes(render(report))
    config = load_config(office / "alvtc-info.toml")
    assert "misspelt-person" in {each.rule for each in check_file(office / "稿.docx", config=config)}
    done = submit(office / "稿.docx", config=config, anyway="试")
    assert "misspelt-person" not in {each.rule for each in done.result}
    (office / "包.zip").write_bytes(done.data)
    with zipfile.ZipFile(office / "包.zip") as pack:
        assert all("张建国".encode() not in pack.read(name) for name in pack.namelist())
    request = ServiceSettings(config=str(office / "alvtc-info.toml")).request()
    assert FolderSettings(request).of("稿.txt") == load_config(office / "alvtc-info.toml", people=False)
