"""The command `institution`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import Run
from tests.building import make_docx


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
        (("add-nam", "张建国"), "，是否指“加人 add-name”"),
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


REVIEWED = (
    "<w:p><w:r><w:t>5月20日，</w:t></w:r>"
    '<w:del w:id="1" w:author="王某"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="王某"><w:r><w:t>{}</w:t></w:r></w:ins>'
    "<w:r><w:t>检查食堂。</w:t></w:r></w:p>"
)


def reviewed(*pairs: tuple[str, str]) -> bytes:
    return make_docx("".join(REVIEWED.format(*pair) for pair in pairs))


def test_a_pair_counts_when_it_is_confirmed(here: Path, run_cli: Run) -> None:
    place = here / "常改.tsv"
    code, out, err = run_cli("institution", "add-correction", "职院", "学院")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"已写入，等着确认：职院 → 学院，词表在 {place}",
        f'已新建 {here / "alvtc-info.toml"}，里面写了 corrections = "常改.tsv"',
    ]
    (here / "稿.txt").write_text("5月20日，职院检查食堂。\n", encoding="utf-8")
    assert "own-corrections" not in run_cli("check", "稿.txt", "--format", "json")[1]
    assert run_cli("institution", "词表")[1] == "职院\t学院\t等着确认\n"
    assert (
        run_cli("institution", "confirm", "职院", "--by", "王某", "--date", "2024-05-22")[1]
        == f"已确认 1 条，词表在 {place}\n"
    )
    assert "own-corrections" in run_cli("check", "稿.txt", "--format", "json")[1]
    run_cli("institution", "加词", "水电班", "水电组")
    assert run_cli("institution", "corrections")[1] == "水电班\t水电组\t等着确认\n职院\t学院\t王某 2024-05-22\n"
    assert run_cli("institution", "确认", "--all", "--by", "李某")[0] == 0
    assert "等着确认" not in run_cli("institution", "corrections")[1]
    assert run_cli("institution", "remove-correction", "职院")[1] == f"已删去：职院，词表在 {place}\n"


def test_pairs_are_learnt_from_a_reviewed_draft(here: Path, run_cli: Run) -> None:
    (here / "审.docx").write_bytes(reviewed(("职院", "学院"), ("张健国", "张建国"), ("水电班", "水电组")))
    (here / "定稿.txt").write_text("5月20日，学院检查食堂。5月20日，水电班检查食堂。\n", encoding="utf-8")
    run_cli("institution", "add-name", "张建国")
    code, out, _ = run_cli("institution", "learn", "审.docx", "--final", "定稿.txt")
    assert code == 0
    assert out.startswith("记下 1 条，等着确认：词表在 ")
    assert "请在" in out
    assert run_cli("institution", "corrections")[1] == "职院\t学院\t等着确认\n"
    out = run_cli("institution", "学词", "审.docx", "--list", "常改.tsv")[1]
    assert out == "记下 1 条，等着确认；1 条已经有了，或者和别的相反，没有记：词表在 常改.tsv\n"
    assert run_cli("institution", "learn", "审.docx", "--list", "常改.tsv")[1].startswith(
        "记下 0 条，等着确认；2 条已经有了"
    )
    (here / "审.docx").write_bytes(reviewed(("职院", "机密★10年")))
    code, out, err = run_cli("institution", "learn", "审.docx")
    assert (code, out) == (2, "")
    assert "审.docx：文件有疑似国家秘密标志，不从里面取词" in err


def test_names_are_not_learnt_where_no_list_is_named(here: Path, run_cli: Run) -> None:
    (here / "审.docx").write_bytes(reviewed(("张健国", "张建国")))
    assert run_cli("institution", "learn", "审.docx")[1].startswith("记下 0 条")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("词.tsv", "错误\t正确\n职院\t学院\n\n水电班\t水电组\n".encode()),
        ("词.csv", "序号,改后,改前\n1,学院,职院\n2,水电组,水电班\n".encode()),
        ("词.csv", "职院,学院\n水电班,水电组\n".encode("gb18030")),
    ],
)
def test_a_list_is_imported(name: str, data: bytes, here: Path, run_cli: Run) -> None:
    (here / name).write_bytes(data)
    assert run_cli("institution", "import-corrections", name)[1].startswith("记下 2 条，等着确认：")
    assert run_cli("institution", "corrections")[1] == "职院\t学院\t等着确认\n水电班\t水电组\t等着确认\n"


def test_tables_of_office_programs_are_imported(here: Path, run_cli: Run) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (("原文", "改为"), ("职院", "学院"), (None, None)):
        book.active.append(row)
    book.save(here / "词.xlsx")
    assert run_cli("institution", "导词", "词.xlsx")[1].startswith("记下 1 条")
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("水电班", "水电组"))
    (here / "词.docx").write_bytes(make_docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert run_cli("institution", "导词", "词.docx")[1].startswith("记下 1 条")
    assert len(run_cli("institution", "corrections")[1].splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("词.tsv", "误写\t说明\n职院\t学院\n", "词.tsv：第 1 行只认出一栏"),
        ("词.tsv", "误写\t正写\n职院\n", "词.tsv：第 2 行：正写要有字"),
        ("词.docx", "职院,学院\n", "词.docx：这里要 .docx"),
        ("词.tsv", None, "词.tsv"),
    ],
)
def test_a_list_that_cannot_be_imported(name: str, text: str | None, told: str, here: Path, run_cli: Run) -> None:
    if text is not None:
        (here / name).write_text(text, encoding="utf-8")
    code, out, err = run_cli("institution", "import-corrections", name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert not (here / "常改.tsv").exists()


def test_confirming_says_what(here: Path, run_cli: Run) -> None:
    run_cli("institution", "add-correction", "职院", "学院")
    for words in (("--by", "王某"), ("职院", "--all", "--by", "王某"), ("职院",)):
        assert run_cli("institution", "confirm", *words)[0] == 2


PHRASES = """学院固定提法表
1. 四个意识
二、“两个维护”。
三全育人 ← 三全教育、全三育人

# 备注
产教融合\t产教溶合
"""


@pytest.fixture
def pack(here: Path) -> Path:
    """A pack of the office's own."""
    from shutil import copytree

    import alvtc_info.institution.packs.alszyxy as default

    return Path(copytree(Path(default.__file__).parent, here / "机构包"))


def test_phrases_are_shown_and_then_written_into_the_pack(here: Path, pack: Path, run_cli: Run) -> None:
    (here / "提法.txt").write_text(PHRASES, encoding="utf-8")
    before = (pack / "lexicon.toml").read_text(encoding="utf-8")
    code, out, err = run_cli("institution", "import-phrases", "提法.txt", "--institution", str(pack))
    assert (code, err) == (0, "")
    lines = ["新增\t四个意识", "新增\t两个维护", "新增\t三全育人 ← 三全教育、全三育人", "新增\t产教融合 ← 产教溶合"]
    assert out.splitlines()[:4] == lines
    assert "还没有写入" in out
    assert (pack / "lexicon.toml").read_text(encoding="utf-8") == before
    out = run_cli("institution", "导提法", "提法.txt", "--write", "--institution", str(pack))[1]
    assert out.splitlines()[-1].endswith(f"已写进 {pack / 'lexicon.toml'}")
    assert run_cli("institution", "提法", "--institution", str(pack))[1].count("\n") == 4
    assert run_cli("institution", "phrases")[1] == "这个机构包还没有固定提法\n"
    (here / "稿.txt").write_text("5月20日，教师增强四个意思。\n", encoding="utf-8")
    assert "固定提法是“四个意识”" in run_cli("check", "稿.txt", "--institution", str(pack))[1]
    told = run_cli("rule", "set-phrase", "--sources", "--institution", str(pack))[1]
    assert "set_phrases，4 条" in told
    assert "四个意识" in told
    (here / "补.csv").write_text("序号,提法,错误表述\n1,四个意识,四个意思\n2,,\n", encoding="utf-8")
    out = run_cli("institution", "import-phrases", "补.csv", "--write", "--institution", str(pack))[1]
    assert out.startswith("补充\t四个意识 ← 四个意思\n")
    out = run_cli("institution", "import-phrases", "补.csv", "--write", "--institution", str(pack))[1]
    assert out == "新增 0 条、补充 0 条、已经有了 1 条\n"


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "csv", "tsv", "txt"])
def test_a_form_is_empty_and_can_be_filled(suffix: str, here: Path, run_cli: Run) -> None:
    name = f"提法.{suffix}"
    assert run_cli("institution", "提法空表", "-o", name)[0] == 0
    assert "没有提法" in run_cli("institution", "import-phrases", name)[2]
    assert "没有覆盖" in run_cli("institution", "phrase-form", "-o", name)[2]
    assert run_cli("institution", "phrase-form", "-o", name, "--force")[0] == 0
    if suffix == "xlsx":
        from openpyxl import load_workbook

        book = load_workbook(here / name)
        book.worksheets[0].append(("三全育人", "三全教育"))
        book.save(here / name)
    elif suffix == "docx":
        from docx import Document

        form = Document(str(here / name))
        form.tables[0].cell(1, 0).text, form.tables[0].cell(1, 1).text = "三全育人", "三全教育"
        form.save(str(here / name))
    else:
        mark = {"csv": ",", "tsv": "\t", "txt": " ← "}[suffix]
        with (here / name).open("a", encoding="utf-8") as stream:
            stream.write(f"三全育人{mark}三全教育\n")
    assert run_cli("institution", "import-phrases", name)[1].startswith("新增\t三全育人 ← 三全教育\n")


def test_phrases_in_the_paragraphs_of_a_word_file(here: Path, run_cli: Run) -> None:
    rows = ("本院提法清单", "（一）四个意识；", "", "两个维护")
    body = "".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in rows)
    deleted = '<w:p><w:del w:id="1" w:author="王某"><w:r><w:delText>三全育人</w:delText></w:r></w:del></w:p>'
    (here / "提法.docx").write_bytes(make_docx(body + deleted))
    out = run_cli("institution", "import-phrases", "提法.docx")[1]
    assert out.splitlines()[:-1] == ["新增\t四个意识", "新增\t两个维护"]


@pytest.mark.parametrize(
    ("name", "text", "words", "told"),
    [
        ("提法.csv", "提法,误写\n,四个意思\n", (), "提法.csv：第 2 行：提法要写"),
        ("提法.csv", "四个意识,四个意识\n", (), "第 1 行：“四个意识”的误写和提法一样"),
        ("提法.txt", "四个意识\n", ("--write",), "请加 --institution 目录"),
        ("提法.txt", "四个意识 ← 两个维护\n两个维护\n", (), "提法.txt：第 2 行：“两个维护”又是提法"),
    ],
)
def test_phrases_that_cannot_be_imported(
    name: str, text: str, words: tuple[str, ...], told: str, here: Path, run_cli: Run
) -> None:
    (here / name).write_text(text, encoding="utf-8")
    code, out, err = run_cli("institution", "import-phrases", name, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err


def test_a_form_of_another_kind(here: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    assert "空表写成" in run_cli("institution", "phrase-form", "-o", "提法.pdf")[2]
    assert "空表写成" in run_cli("institution", "phrase-form", "-o", "提法")[2]
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert "要装 xlsxwriter" in run_cli("institution", "phrase-form", "-o", "提法.xlsx")[2]
