"""The command `institution`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import Run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, empty."""
    (tmp_path / "稿件").mkdir()
    monkeypatch.chdir(tmp_path / "稿件")
    return tmp_path / "稿件"


def test_the_first_name_makes_the_list_and_the_settings(here: Path, run_cli: Run) -> None:
    code, out, err = run_cli("institution", "add-name", "张建国", "--title", "党委书记")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"已加入：张建国，名单在 {here / '人名.tsv'}（只有自己能读）",
        f'已新建 {here / "alvtc-info.toml"}，里面写了 names = "人名.tsv"',
    ]
    assert (here / "alvtc-info.toml").read_text(encoding="utf-8") == 'names = "人名.tsv"\n'
    (here / "稿.txt").write_text("5月20日，张健国书记到食堂检查，张建帼讲话。\n", encoding="utf-8")
    code, out, _ = run_cli("check", "稿.txt")
    assert code == 0
    assert "“张建帼”和名单上的“张建国”差一个字" in out
    assert run_cli("institution", "名单")[1] == "张建国\t党委书记\n"


def test_settings_that_are_there_are_left_alone(here: Path, run_cli: Run) -> None:
    settings = here.parent / "alvtc-info.toml"
    settings.write_text('profile = "news"\n', encoding="utf-8")
    for name in ("张建国", "王伟"):
        out = run_cli("institution", "加人", name)[1]
        assert f'还没有用上：请在 {settings}里写一行 names = "人名.tsv"' in out
    assert settings.read_text(encoding="utf-8") == 'profile = "news"\n'
    assert (here.parent / "人名.tsv").read_text(encoding="utf-8") == "姓名\t职务\n张建国\t\n王伟\t\n"
    settings.write_text('names = "别处.tsv"\n', encoding="utf-8")
    code, out, err = run_cli("institution", "names")
    assert (code, out) == (2, "")
    assert "别处.tsv：打不开人员名单" in err
    assert (
        run_cli("institution", "add-name", "李文博")[1]
        == f"已加入：李文博，名单在 {here.parent / '别处.tsv'}（只有自己能读）\n"
    )
    assert run_cli("institution", "add-name", "李文博", "--title", "院长")[1].startswith("已改：李文博")
    assert run_cli("institution", "删人", "李文博")[1] == f"已删去：李文博，名单在 {here.parent / '别处.tsv'}\n"
    settings.write_text("names = 3\n", encoding="utf-8")
    assert "names 应写文件名" in run_cli("institution", "names")[2]


def test_settings_in_a_pyproject(here: Path, run_cli: Run) -> None:
    (here / "pyproject.toml").write_text("[tool.alvtc-info]\n", encoding="utf-8")
    out = run_cli("institution", "add-name", "张建国")[1]
    assert f'请在 {here / "pyproject.toml"} 的 [tool.alvtc-info] 一节里写一行 names = "人名.tsv"' in out


def test_a_list_that_is_named_by_hand(here: Path, run_cli: Run) -> None:
    assert run_cli("institution", "add-name", "张建国", "--list", "甲.tsv")[0] == 0
    assert (
        run_cli("institution", "add-name", "王伟", "--after", "张建军", "--list", "甲.tsv")[2]
        == "名单上没有“张建军”，是否指“张建国”\n"
    )
    assert [path.name for path in here.iterdir() if path.suffix != ".lock"] == ["甲.tsv"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add-nam", "张建国"), "，是否指“add-name”"),
        (("add-name", "Zhang"), "姓名应是 2 到 20 个汉字"),
        (("add-name", "张建国", "--title", "长"), "职务每个 2 到 30 字"),
        (("remove-name", "张建国"), "名单上没有“张建国”"),
        ((), "缺少参数：动作"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(words: tuple[str, ...], told: str, here: Path, run_cli: Run) -> None:
    code, out, err = run_cli("institution", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert not (here / "alvtc-info.toml").exists()
