"""What reaches a terminal: no control character of a draft, a name or a rule; no password of a database."""

from __future__ import annotations

import io
import json
import logging
import pickle
import re
import shutil
import sys
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alvtc_info import AlvtcInfoError, CheckRequest, InputError, UsageError
from alvtc_info.cli.drag_and_drop import check_dropped
from alvtc_info.cli.main import main
from alvtc_info.cli.output import beside, plain, screened, write_coloured
from alvtc_info.errors import without_passwords
from alvtc_info.reporters.registry import FORMATS
from tests import ROOT, Run, mostly_slow

EVIL = "\x1b[31m\x1b]0;题\x07\x9b2J\u202e\u2066\u200b\U000e0041\r"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f\U000e0020-\U000e007f]")
DRAFT = f"近日{EVIL}，后勤处{EVIL}更换阀门，“{EVIL}”会议定于5月02日召开{EVIL}。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "稿件"
    place.mkdir()
    monkeypatch.chdir(place)
    name = f"稿{EVIL}.txt"
    (place / name).write_text(DRAFT.replace("\r", ""), encoding="utf-8")
    (place / "稿.txt").write_text(DRAFT.replace("\r", ""), encoding="utf-8")
    escaped = json.dumps(EVIL).replace("\\udb40\\udc41", "\\U000e0041")
    (place / "规则.toml").write_text(
        f'[[rules]]\nname = "own"\ntitle = {escaped}\nmessage = {escaped}\nnote = {escaped}\navoid = ["后勤处"]\n'
        f'[[suppress]]\nfiles = ["x"]\nrules = ["vague-time"]\nreason = {escaped}\n',
        encoding="utf-8",
    )
    (place / f"错{EVIL}.toml").write_text(f"[{EVIL}", encoding="utf-8")
    return place


def seen(*words: object, capsys: pytest.CaptureFixture[str]) -> str:
    main([str(word) for word in words])
    out, err = capsys.readouterr()
    found = RAW.search(re.sub("\x1b\\[(?:0|3[136])m", "", out) if "always" in words else out) or RAW.search(err)
    assert not found, (words, found and found[0])
    assert out + err or words[0] == "schema" or "-o" in words
    return out


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("more", [(), ("--verbose", "--color", "always"), ("--quiet",)])
def test_no_format_shows_them_raw(
    name: str, more: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = seen("check", ".", "--config", "规则.toml", "--format", name, *more, capsys=capsys)
    if "json" in name or name in ("sarif", "gitlab"):
        lines = out.splitlines() if name == "jsonl" else [out]
        assert any("\u202e" in json.dumps(json.loads(line), ensure_ascii=False) for line in lines)
    if name in ("junit", "checkstyle"):
        values = [value for each in ElementTree.fromstring(out).iter() for value in each.attrib.values()]
        assert any("\u202e" in value for value in values)


@pytest.mark.medium
def test_no_command_shows_them_raw(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    name = f"稿{EVIL}.txt"
    case, ledger = f"案{EVIL}.yaml", tmp_path / "台账.db"
    lines: list[tuple[object, ...]] = [
        ("check", name, "--statistics", "--config", "规则.toml"),
        ("check", f"没有{EVIL}.docx"), ("check", "稿.txt", "--config", f"错{EVIL}.toml"), ("check", "稿.txt", "--select", EVIL),
        ("check", f"--{EVIL}"), (EVIL,), ("check", "稿.txt", "--kind", EVIL), ("check", "稿.txt", "--report-date", EVIL),
        ("check", "稿.txt", "-o", f"没有{EVIL}/x"), ("check", "稿.txt", "-o", f"果{EVIL}"),
        ("check", "稿.txt", "--write-baseline", f"基线{EVIL}"),
        ("fix", name, "--diff"), ("fix", name, "-o", f"改{EVIL}.txt"), ("slip", name, "-o", f"单{EVIL}.docx"),
        ("new", "first", "-o", f"新{EVIL}.yaml"), ("new", "first", "-o", f"新{EVIL}"), ("render", f"新{EVIL}.yaml", "-o", "x.docx"),
        ("rule", "own", "--config", "规则.toml"), ("rule", "--config", "规则.toml"), ("rule", EVIL), ("rule", "--test", "--config", "规则.toml"),
        ("config", name, "--config", "规则.toml"), ("schema", "first", "-o", f"模{EVIL}"), ("schema", EVIL),
        ("flowchart", "-o", f"图{EVIL}.svg"), ("flowchart", "-o", f"图{EVIL}"),
        ("emergency", "start", "--known", "14:30", "--department", "后勤处", "--what", f"冒烟{EVIL}", "--place", EVIL, "-o", case),
        ("emergency", "log", case, "--instruction", EVIL, "--leader", "院长"), ("emergency", "log", case, "--to", EVIL),
        ("emergency", "status", case), ("emergency", "script", case), ("emergency", "script", case, "--print", f"单{EVIL}.docx"),
        ("emergency", "handover", case, "-o", f"交{EVIL}.zip"), ("emergency", "repair", case, "-o", f"修{EVIL}.yaml"),
        ("ledger", "add", name, "--title", EVIL, "--department", EVIL, "--other", "--date", "2024-05-20", "--kind", "daily",
         "--create", "--ledger", ledger, "--by", EVIL),
        ("ledger", "list", "--ledger", ledger), ("ledger", "list", "--ledger", ledger, "--format", "json"), ("ledger", "show", "1", "--ledger", ledger),
        ("ledger", "export", "--ledger", ledger, "-o", f"出{EVIL}.json"), ("ledger", "list", "--ledger", f"没有{EVIL}"),
        ("assess", "--year", "2024", "--ledger", ledger), ("assess", "--year", "2024", "--ledger", ledger, "-o", f"报{EVIL}.html"),
        ("assess", "--new-profile", f"分{EVIL}.toml"), ("receive", f"没有{EVIL}.zip"),
    ]  # fmt: skip
    for line in lines:
        seen(*line, capsys=capsys)
    assert not RAW.search(next(folder.glob("出*.json")).read_text(encoding="utf-8"))


def test_the_manifest_of_a_pack_is_shown_safely(
    folder: Path, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(examples / "draft.docx", "a.docx")
    seen("submit", "a.docx", "-o", "a.zip", "--anyway", EVIL, capsys=capsys)
    assert json.loads(seen("receive", "a.zip", capsys=capsys))["anyway"] == EVIL.rstrip()


def test_a_draft_that_is_dropped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check_dropped([f"稿{EVIL}.txt", f"没有{EVIL}.docx"], lambda _: None)
    out, err = capsys.readouterr()
    assert not RAW.search(out + err)


def test_a_library_writes_through_the_screen() -> None:
    before = sys.stdout, sys.stderr
    with screened():
        print("a\x1b[2J", file=sys.stderr)
        assert plain(sys.stdout) is before[0]
        assert sys.stdout.write("") == 0
        write_coloured("\x1b[31m必\x1b[0m")
    assert (sys.stdout, sys.stderr) == before
    write_coloured("")


# passwords ------------------------------------------------------------------------------------------------------------

P = "S3cr3tWort"
ADDRESSES = [
    f"postgresql://u:{P}@127.0.0.1:1/db", f"postgresql://u:{P}@h@127.0.0.1:1/db", f"postgresql://u:a/{P}@127.0.0.1:1/db",
    f"postgresql://u:a?{P}@127.0.0.1:1/db", f"postgresql://u:a#{P}@127.0.0.1:1/db", f"postgresql://u:a:{P}@127.0.0.1:1/db",
    f"postgresql://u:p w{P}@127.0.0.1:1/db", f"postgresql://u:%53{P}@127.0.0.1:1/db", f"postgresql://u：{P}@127.0.0.1:1/db",
    f"postgresql://u@127.0.0.1:1/db?password={P}", f"postgresql://127.0.0.1:1/db?password=a@{P}",
    f"postgresql:///db?user=u&password={P}&host=127.0.0.1&port=1", f"postgresql://u@127.0.0.1:1/db?sslpassword={P}&sslmode=x",
    f"postgresql://u@127.0.0.1:1/db?options=-c%20password%3D{P}", f"postgresql://u@127.0.0.1:1/db?passfile={P}",
    f"postgresql://u:{P}@127.0.0.1:{P}/db", f"postgresql://u:{P}@[::1/db", f"postgresql://u:{P}@127.0.0.1:1/db?nosuchoption=1",
    f"postgres://u:{P}@h/db", f"POSTGRESQL://u:{P}@127.0.0.1:1/db", f"nosuch://u:{P}@h/db", f"postgresql+nosuch://u:{P}@h/db",
    f"host=127.0.0.1 password={P} dbname=x", f"host=h password='a {P}' dbname=x", f'password="{P} b"', f"password = {P}", f"PGPASSWORD={P}",
    f"postgresql:/u:{P}@h/db", f"postgresql//u:{P}@h/db", f"postgresql:u:{P}@h/db", f"u:{P}@h/db", f"postgresql://u:{P}", f"postgresql://{P}@",
    f"://u:{P}@h",
]  # fmt: skip


def chained(error: BaseException | None) -> Iterator[str]:
    """All that an exception and those behind it say in any form."""
    while error is not None:
        yield from (str(error), repr(error), repr(vars(error)))
        yield from map(
            repr, (getattr(error, "orig", ""), getattr(error, "statement", ""), getattr(error, "params", ""))
        )
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_password_is_nowhere(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    pytest.importorskip("rensa")
    from alvtc_info.assessment.ledger_store import open_store

    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("PGPASSWORD", P)
    monkeypatch.setenv("PGCONNECT_TIMEOUT", "1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    with pytest.raises(AlvtcInfoError) as caught:
        open_store(address, create=True).close()
    told = [
        *chained(caught.value),
        "".join(traceback.format_exception(caught.value)),
        repr(CheckRequest(ledger=address)),
    ]
    told += chained(pickle.loads(pickle.dumps(caught.value)))
    for words in (
        ("ledger", "list", "--ledger", address, "--debug"), ("ledger", address), ("check", address, "--format", "json"),
        ("render", address, "-o", "x.docx"), ("check", "--ledgr", address),
    ):  # fmt: skip
        assert main(list(words)) == 2
        told += capsys.readouterr()
    assert not [text for text in (*told, caplog.text) if P in text]
    assert not [each for each in told if "出错（" in each]


@pytest.mark.parametrize(
    "text",
    [
        "C:/报告/a@b.docx",
        "/home/a@b/稿.docx",
        "联系：a@b.cn",
        "https://docs.example.cn/a?b=c",
        "稿=2.docx",
        "postgresql://127.0.0.1:5432/db",
        "第3条",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert without_passwords(text) == text
    assert str(InputError("x", text, text)) == f"{text}：{text}"


def test_hiding_takes_no_time() -> None:
    for text in (
        "a:/" * 1_000,
        "pass" * 1_000 + "=",
        "a" * 3_000 + "@",
        "a:" * 1_000 + "@",
        "x://" + "y:" * 1_000,
    ):
        without_passwords(text)


# odd names and numbers ------------------------------------------------------------------------------------------------


@pytest.mark.medium
@pytest.mark.parametrize(
    "name", mostly_slow(["no\0.docx", "长" * 300 + ".docx", "\ud800.docx", "a/" * 3000 + "x.docx"], 2)
)
def test_a_name_that_no_file_can_have(
    name: str, tmp_path: Path, examples: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    for words in (
        ("check", name), ("review", name, "-o", "a.docx"), ("render", f"{name}.yaml", "-o", "a.docx"), ("receive", name), ("emergency", "status", name),
        ("check", "稿.txt", "--meta", name), ("check", "稿.txt", "--config", name), ("check", "稿.txt", "--institution", name),
        ("check", "稿.txt", "--baseline", name), ("assess", "--year", "2024", "--profile", name, "--ledger", name),
        ("ledger", "list", "--ledger", name), ("render", str(examples / "first.yaml"), "-o", "a.docx", "--template", name),
        ("ledger", "add", "稿.txt", "--create", "--ledger", f"没有/{name}"), ("new", "first", "--from", name, "-o", "a.docx"),
    ):  # fmt: skip
        code, _, err = run_cli(*words)
        assert (code, "出错（" in err) == (2, False), (words, err)
    if name != "\udcff.docx":
        for words in (
            ("slip", "稿.txt", "-o", name), ("check", "稿.txt", "-o", name), ("new", "first", "-o", name), ("schema", "first", "-o", name),
            ("assess", "--new-profile", name), ("check", "稿.txt", "--write-baseline", name), ("flowchart", "-o", name.replace("docx", "svg")),
        ):  # fmt: skip
            code, _, err = run_cli(*words)
            assert (code, "出错（" in err) == (2, False), (words, err)


LONG = "9" * 5_000


@pytest.mark.parametrize(
    "words",
    [
        ("check", "稿.txt", "--jobs", LONG), ("check", "稿.txt", "--timeout", LONG), ("check", "稿.txt", "--report-date", f"{LONG}-01-01"),
        ("assess", "--year", LONG), ("new", "first", "--from", "稿.txt", "--issue", LONG, "-o", "a.docx"), ("ledger", "show", LONG),
        ("emergency", "start", "--occurred", f"{LONG}年5月1日", "--department", "后勤处", "-o", "a.yaml"), ("rule", "--diff", LONG, "1.0"),
        ("emergency", "start", "--occurred", f"{LONG}:30", "--department", "后勤处", "-o", "a.yaml"),
    ],
    ids=lambda words: " ".join(words)[:40],
)  # fmt: skip
def test_a_number_of_thousands_of_digits(
    words: tuple[str, ...], tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    code, _, err = run_cli(*words)
    assert (code, "出错（" in err) == (2, False), err[-300:]


@pytest.mark.parametrize("text", ["第{}期", "{}年5月20日，出席9人。", "占{}%。", "5月{}日{}时。", "一、{}", "电话{}。"])
@pytest.mark.parametrize("digits", ["9" * 4_400, pytest.param("９" * 4_400, marks=pytest.mark.slow)])
def test_a_draft_with_a_number_of_thousands_of_digits(text: str, digits: str, tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(text.replace("{}", digits), encoding="utf-8")
    code, _, err = run_cli("check", path)
    assert (code in (0, 1), err) == (True, ""), err[:300]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as pack:
        pack.writestr("manifest.json", '{"a": ' + digits + "}")
    assert run_cli("receive", tmp_path / "a.zip")[0] == 2


def test_deep_data(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = "[" * 100_000
    (tmp_path / "稿.txt").write_text("近日，后勤处更换阀门。\n", encoding="utf-8")
    for name in ("a.json", "a.yaml", "a.toml", "a.jsonl"):
        (tmp_path / name).write_text(deep, encoding="utf-8")
    for words in (
        ("check", "a.json"), ("check", "a.yaml"), ("check", "稿.txt", "--meta", "a.json"), ("check", "稿.txt", "--baseline", "a.json"),
        ("check", "稿.txt", "--config", "a.toml"), ("render", "a.json", "-o", "x.docx"), ("emergency", "status", "a.yaml"), ("fix", "a.yaml", "--diff"),
    ):  # fmt: skip
        code, _, err = run_cli(*words)
        assert (code, "出错（" in err) == (2, False), (words, err)


def test_standard_streams_without_a_buffer(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["schema", "first"]) == 0
    assert json.loads(stream.getvalue())


@pytest.mark.medium
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("check", None), ("fix", "稿（修改）.docx"), ("review", "稿（批注）.docx"), ("format", "稿（排版）.docx"), ("slip", "稿（送签单）.docx"),
        ("submit --anyway 先报", "稿（报送包）.zip"),
    ],
)  # fmt: skip
def test_what_is_written_without_a_name_stands_beside_the_draft(
    run_cli: Run, tmp_path: Path, line: str, name: str | None
) -> None:
    path = tmp_path / "稿.docx"
    assert run_cli("render", ROOT / "examples" / "first.yaml", "-o", path)[0] == 0
    command, *more = line.split()
    for number in ("", "2"):
        assert run_cli(command, path, *more)[0] in (0, 1)
        if name:
            assert (tmp_path / name.replace("）", f"{number}）")).exists()
    assert len(list(tmp_path.iterdir())) == (3 if name else 1)


def test_a_rendered_report_stands_beside_its_data(run_cli: Run, tmp_path: Path) -> None:
    data = tmp_path / "首报.yaml"
    data.write_bytes((ROOT / "examples" / "first.yaml").read_bytes())
    assert "首报.docx" in run_cli("render", data)[1]
    assert "首报（2）.docx" in run_cli("render", data)[1]


def test_a_draft_from_standard_input_has_no_place_beside_it() -> None:
    with pytest.raises(UsageError, match="要用 -o 写明"):
        beside("-", "批注", ".docx")
