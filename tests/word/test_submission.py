"""A report packed for the OA, and a pack received: from Python, from the command line, through standard input and output, over HTTP."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import shutil
import subprocess
import sys
import threading
import urllib.request
import zipfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import InputError, load_report, open_submission, render, rules, submit
from alvtc_info.cli.main import main
from alvtc_info.emergency.case_file import load_case
from alvtc_info.files import zipped
from alvtc_info.model.finding import Severity
from alvtc_info.model.rule import framed
from alvtc_info.reading.data import load
from alvtc_info.word.submission import recheck
from tests import ROOT, Run
from tests.building import make_docx, paragraph
from tests.emergency.cases import opened

GOOD = ROOT / "examples" / "composite.yaml"
BAD = ROOT / "examples" / "draft.docx"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("submission") / "信息.docx"
    render(load_report(load(GOOD.read_text(encoding="utf-8"), ".yaml", "x")), path, folder=GOOD.parent)
    return path


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """The pack with members replaced, added, or (None) left out; the names have _ for the dot."""
    given = {name.replace("_", "."): content for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in [*source.namelist(), *(n for n in given if n not in source.namelist())]:
            content = given[name] if name in given else source.read(name)
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()


def test_a_pack_holds_the_draft_what_it_says_and_what_was_found(good: Path) -> None:
    done = submit(good)
    assert done.ready
    assert submit(good).data == done.data == submit(good.read_bytes(), name=f"别处/{good.name}").data
    assert str(good.parent).encode() not in b"".join(open_submission(done.data).files.values())
    got = open_submission(done.data)
    assert got.document == good.read_bytes()
    assert got.report["kind"] == "composite"
    assert got.report["title"] in "".join(block["text"] for block in got.report["blocks"])
    assert got.findings["files"][0]["sha256"] == hashlib.sha256(got.document).hexdigest()
    assert got.manifest["passed"] is True
    assert got.manifest["stage"] == "sent"
    assert {entry["name"] for entry in got.manifest["files"]} == {"信息.docx", "report.json", "findings.json"}
    assert zipfile.ZipFile(io.BytesIO(done.data)).namelist()[0] == "manifest.json"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\稿件\\值班.docx", "值班.docx"),
        ("a:b?.docx", "a_b_.docx"),
        (".a.docx", "report.a.docx"),
        ("../x/y.DOCX", "y.DOCX"),
    ],
)
def test_the_draft_keeps_its_name_as_far_as_every_system_allows(good: Path, name: str, kept: str) -> None:
    assert open_submission(submit(good.read_bytes(), name=name).data).manifest["document"] == kept


def test_what_must_change_is_not_packed_without_a_reason() -> None:
    done = submit(BAD)
    assert (done.ready, done.data) == (False, b"")
    assert done.manifest["counts"]["error"] > 0
    anyway = submit(BAD, anyway=" 值班领导要求先报 ")
    assert anyway.ready
    told = open_submission(anyway.data).manifest
    assert (told["passed"], told["anyway"]) == (False, "值班领导要求先报")


def test_what_is_secret_is_never_packed(tmp_path: Path) -> None:
    import docx

    document = docx.Document(str(BAD))
    document.paragraphs[0].insert_paragraph_before("机密★1年")
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(InputError) as caught:
        submit(tmp_path / "a.docx", anyway="急")
    assert caught.value.code == "secret"


@pytest.mark.parametrize(("name", "data"), [("a.yaml", GOOD.read_bytes()), ("a.docx", b"{\\rtf1}"), ("a.txt", b"PK")])
def test_only_a_docx_is_packed(name: str, data: bytes) -> None:
    with pytest.raises(InputError, match=r"请先用 render 排成 \.docx"):
        submit(data, name=name)


def test_a_rule_that_crashes_stops_the_pack(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(rules, "RULES", (replace(rules.RULES[0], check=crash), *rules.RULES[1:]))
    with pytest.raises(InputError) as caught:
        submit(good)
    assert caught.value.code == "rule-crashed"


def spoilt(data: bytes) -> list[tuple[str, bytes, str]]:
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(data)).read("manifest.json"))
    other = json.dumps({**manifest, "format": 2}).encode()
    climbing = json.dumps({**manifest, "files": [*manifest["files"], {"name": "../x", "sha256": ""}]}).encode()
    return [
        ("damaged", b"no zip at all", "已损坏"),
        ("damaged", data[: len(data) // 2], "已损坏"),
        ("not-a-submission", changed(data, manifest_json=None), "不是报送包"),
        ("not-a-submission", changed(data, manifest_json=b"[1]"), "不是报送包"),
        ("not-a-submission", changed(data, **{f"x{n}_txt": b"" for n in range(20)}), "太多"),
        ("other-format", changed(data, manifest_json=other), "别的版本"),
        ("other-format", changed(data, manifest_json=climbing), "别的版本"),
        ("changed", changed(data, findings_json=b"{}"), "findings.json”打包后改动过"),
        ("changed", changed(data, extra_exe=b"MZ"), "清单不符：extra.exe"),
        ("changed", changed(data, report_json=None), "清单不符：report.json"),
    ]


def forged(data: bytes, **parts: bytes) -> bytes:
    """The pack with members replaced or added, and a manifest that fits them."""
    files = dict(open_submission(data).files) | {name.replace("_", "."): content for name, content in parts.items()}
    manifest = dict(open_submission(data).manifest)
    manifest["files"] = [{"name": n, "sha256": hashlib.sha256(d).hexdigest()} for n, d in files.items()]
    manifest["document"] = next(name for name in files if name not in ("report.json", "findings.json"))
    return zipped({"manifest.json": json.dumps(manifest).encode(), **files})


@pytest.mark.parametrize("name", ["alvtc-info_toml", "setup_exe", "第二份_docx", "说明_lnk"])
def test_a_pack_holds_nothing_but_its_named_parts(name: str, good: Path, tmp_path: Path) -> None:
    pack = tmp_path / "a.zip"
    pack.write_bytes(forged(submit(good).data, **{name: b"x"}))
    assert main(["receive", str(pack), "-o", str(tmp_path / "in")]) == 2
    assert not (tmp_path / "in").exists()
    data = submit(good).data
    lone = {name.replace("_", "."): b"x"} | {
        n: d for n, d in open_submission(data).files.items() if n.endswith(".json")
    }
    manifest = dict(open_submission(data).manifest) | {"document": name.replace("_", ".")}
    manifest["files"] = [{"name": n, "sha256": hashlib.sha256(d).hexdigest()} for n, d in lone.items()]
    pack.write_bytes(zipped({"manifest.json": json.dumps(manifest).encode(), **lone}))
    assert main(["receive", str(pack), "-o", str(tmp_path / "in")]) == 2
    assert not (tmp_path / "in").exists()


@pytest.mark.medium
def test_the_receiver_checks_the_draft_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a pack says about its draft is the sender's word: a forged list, or settings that silence rules."""
    monkeypatch.setattr("alvtc_info.cli.commands.receive.SHOWN", 3)
    pack = tmp_path / "a.zip"
    settings = tmp_path / "silent.toml"
    settings.write_text('ignore = ["vague-time", "relative-time"]', encoding="utf-8")
    silenced = submit(BAD, anyway="急", config=str(settings)).data
    honest = submit(BAD, anyway="急").data
    for data, words in (
        (silenced, "包里没写：第"),
        (forged(honest, findings_json=b'{"findings": []}'), "……另有 "),
        (forged(honest, findings_json=b"[]"), "包里没写"),
        (forged(honest, findings_json=b'{"findings": {}}'), "包里没写"),
        (
            forged(honest, findings_json=b'{"findings": [{"rule": "x", "place": "1\\u202e", "title": "y"}]}'),
            "1\\u202e：y",
        ),
        (forged(honest, report_json=b'{"blocks": []}'), "report.json 写的内容和稿件不一样"),
    ):
        pack.write_bytes(data)
        assert main(["receive", str(pack), "--isolated"]) == 1
        told = capsys.readouterr()
        assert words in told.err
        assert json.loads(told.out)["document"] == "draft.docx"
    marked = {**open_submission(honest).manifest, "anyway": "急\u202e"}
    pack.write_bytes(changed(honest, manifest_json=json.dumps(marked).encode()))
    assert main(["receive", str(pack), "--isolated"]) == 0
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert json.loads(out)["anyway"] == "急\u202e"
    pack.write_bytes(honest)
    assert main(["receive", str(pack), "--config", str(settings)]) == 1
    assert "包里写了、这里没有" in capsys.readouterr().err
    ours = recheck(open_submission(silenced), timeout=60)
    assert {f.rule for f in ours.unsaid} <= {"vague-time", "relative-time"}
    assert not ours.agrees
    assert recheck(open_submission(honest)).agrees


def test_a_draft_that_cannot_be_read_is_not_taken_out(good: Path, tmp_path: Path) -> None:
    pack = tmp_path / "a.zip"
    pack.write_bytes(forged(submit(good).data, **{good.stem + "_docx": b"MZ"}))
    assert main(["receive", str(pack), "-o", str(tmp_path / "in")]) == 2
    assert not (tmp_path / "in").exists()


def test_nothing_is_taken_out_through_a_link(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, elsewhere, folder = tmp_path / "a.zip", tmp_path / "elsewhere", tmp_path / "in"
    pack.write_bytes(submit(good).data)
    elsewhere.mkdir()
    (tmp_path / "link").symlink_to(elsewhere)
    assert main(["receive", str(pack), "-o", str(tmp_path / "link"), "--force"]) == 2
    assert "这里是链接" in capsys.readouterr().err
    folder.mkdir()
    (folder / "report.json").symlink_to(elsewhere / "report.json")
    assert main(["receive", str(pack), "-o", str(folder)]) == 2
    assert main(["receive", str(pack), "-o", str(folder), "--force"]) == 2
    assert not list(elsewhere.iterdir())


def test_a_pack_that_is_not_whole_is_refused(good: Path) -> None:
    for code, data, words in spoilt(submit(good).data):
        with pytest.raises(InputError) as caught:
            open_submission(data)
        assert caught.value.code == code
        assert words in caught.value.message


def test_the_commands(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, folder = tmp_path / "报送包.zip", tmp_path / "收到"
    assert main(["submit", str(good), "-o", str(pack)]) == 0
    assert "已打包" in capsys.readouterr().out
    assert main(["submit", str(good), "-o", str(pack)]) == 2
    assert main(["submit", str(good), "-o", str(good), "--force"]) == 2
    assert main(["submit", str(good), "-o", str(tmp_path / "b.docx")]) == 2
    assert "扩展名应为 .zip" in capsys.readouterr().err
    assert main(["submit", str(BAD), "-o", str(tmp_path / "b.zip")]) == 1
    told = capsys.readouterr().err
    assert "没有打包：必改" in told
    assert "第" in told
    assert not (tmp_path / "b.zip").exists()
    assert main(["receive", str(pack), "-o", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)["document"] == "信息.docx"
    assert (folder / "信息.docx").read_bytes() == good.read_bytes()
    (folder / "report.json").unlink()
    assert main(["receive", str(pack), "-o", str(folder)]) == 2
    assert "一个也没有取出" in capsys.readouterr().err
    assert not (folder / "report.json").exists()
    assert main(["receive", str(pack), "-o", str(folder), "--force"]) == 0
    assert (folder / "report.json").exists()
    assert main(["receive", str(pack)]) == 0
    assert main(["receive", str(pack), "-o", str(pack)]) == 2
    assert "不能写在它上面" in capsys.readouterr().err
    assert main(["receive", str(pack), "-o", str(good)]) == 2
    assert "建不了这个文件夹" in capsys.readouterr().err


class Stream:
    """Standard input or output with bytes behind it."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


def test_the_commands_in_a_pipe(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Stream()
    monkeypatch.setattr(sys, "stdin", Stream(good.read_bytes()))
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["submit", "-", "-o", "-", "--name", "报告.docx"]) == 0
    told = Stream()
    monkeypatch.setattr(sys, "stdin", Stream(out.buffer.getvalue()))
    monkeypatch.setattr(sys, "stdout", told)
    assert main(["receive", "-"]) == 0
    assert json.loads(told.buffer.getvalue())["document"] == "报告.docx"


@pytest.mark.medium
def test_the_examples_post_and_receive_over_http(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "examples" / "oa"))
    post, receive = import_module("post"), import_module("receive")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), receive.handler(tmp_path / "in"))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    place = f"http://127.0.0.1:{server.server_port}/"
    try:
        with urllib.request.urlopen(place) as page:
            assert "multipart/form-data" in page.read().decode()
        code, said = post.post(place, good)
        assert (code, said["document"]) == (200, "信息.docx")
        (kept,) = (tmp_path / "in").iterdir()
        assert open_submission(kept).document == good.read_bytes()
        code, said = post.send(place, b"no zip")
        assert (code, said["error"]) == (400, "报送包已损坏，请重新打包或重新传送")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("java"), reason="no Java here")
def test_the_java_example(good: Path, tmp_path: Path) -> None:
    pack = tmp_path / "a.zip"
    command = ["java", str(ROOT / "examples" / "oa" / "Submit.java"), sys.executable, str(good), str(pack)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert open_submission(pack).document == good.read_bytes()
    command[3] = str(BAD)
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "没有打包" in done.stderr


NOTICES = ("内部资料　注意保存", "【工作秘密】")


def _noticed() -> bytes:
    return make_docx("".join(map(paragraph, (*NOTICES, "后勤处值班信息", "第12期", "某事", "近日检查。"))))


def test_who_has_cleared_a_draft_with_a_notice_is_asked_and_kept() -> None:
    asked = submit(_noticed(), name="a.docx", anyway="急")
    assert not asked.ready
    assert asked.manifest["notices"] == ["内部资料 注意保存", "【工作秘密】"]
    assert not submit(_noticed(), name="a.docx", anyway="急", cleared_by="  ").ready
    cleared = submit(_noticed(), name="a.docx", anyway="急", cleared_by="王某", ignore=["secret-notice"])
    assert open_submission(cleared.data).manifest["cleared_by"] == "王某"
    assert {f.severity for f in asked.result if f.rule == "secret-notice"} == {Severity.WARNING}


def test_the_command_says_that_somebody_must_clear_it(tmp_path: Path, run_cli: Run) -> None:
    path, pack = tmp_path / "a.docx", tmp_path / "a.zip"
    path.write_bytes(_noticed())
    code, _, err = run_cli("submit", path, "-o", pack, "--anyway", "急")
    assert (code, pack.exists()) == (1, False)
    assert "稿件标有“内部资料 注意保存”、“【工作秘密】”，对外报送要经准许；请用 --cleared-by 写明由谁准许" in err
    assert "必改" not in err.splitlines()[-1]
    assert run_cli("submit", path, "-o", pack, "--anyway", "急", "--cleared-by", "王某")[0] == 0
    assert open_submission(pack).manifest["cleared_by"] == "王某"


@pytest.mark.medium
def test_a_draft_that_was_changed_after_it_was_signed_is_said(good: Path, tmp_path: Path, run_cli: Run) -> None:
    slip, pack, meta = tmp_path / "送签单.docx", tmp_path / "包.zip", tmp_path / "event.yaml"
    assert run_cli("slip", good, "-o", slip)[0] == 0
    code, _, err = run_cli("submit", good, "-o", pack, "--slip", slip)
    assert (code, "与送签的是同一份（稿件指纹 " in err) == (0, True)
    assert open_submission(pack).manifest["signed"]["changed"] is False
    later = tmp_path / "改过的.docx"
    later.write_bytes(changed(good.read_bytes(), extra_txt=b"x"))
    code, _, err = run_cli("submit", later, "-o", pack, "--slip", slip, "--force")
    assert (code, err.startswith("签后改动过：送签单上的稿件指纹是 ")) == (0, True)
    assert open_submission(pack).manifest["signed"]["changed"] is True
    digits = hashlib.sha256(good.read_bytes()).hexdigest()[:16].upper()
    assert "同一份" in run_cli("submit", good, "-o", pack, "--slip", f"{digits[:4]} {digits[4:]}", "--force")[2]
    code, _, err = run_cli("submit", good, "-o", pack, "--slip", "3f9a", "--force")
    assert (code, "16位" in err) == (2, True)
    assert run_cli("submit", good, "-o", pack, "--slip", tmp_path / "没有.docx", "--force")[0] == 2
    assert "签后改动过" in run_cli("submit", BAD, "-o", pack, "--slip", slip, "--force")[2]
    assert not submit(good).changed
    assert submit(good, signed="0" * 16).changed
    assert "head" not in "".join(submit(good).manifest)
    opened(tmp_path)
    run_cli("submit", good, "-o", pack, "--meta", meta, "--force")
    assert open_submission(pack).manifest["case_head"] == str(load_case(meta).head)


@pytest.mark.medium
def _first_report(folder: Path, editor: str) -> None:
    body = "2024年5月20日10时，实训楼3层冒烟，目前无人员伤亡。"
    text = framed("实训楼3层冒烟（首报）", body, tail=f"编辑：{editor}　电话：0483-8000000　签发：")
    (folder / "首报.docx").write_bytes(make_docx("".join(paragraph(line) for line in text.splitlines())))


def test_nobody_sends_a_first_report_unfinished(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _first_report(tmp_path, "")
    assert main(["submit", str(tmp_path / "首报.docx"), "-o", str(tmp_path / "包.zip"), "--anyway", "急"]) == 1
    assert "没有打包：首报先报后改要记明由谁定" in capsys.readouterr().err
    assert not (tmp_path / "包.zip").exists()


@pytest.mark.parametrize(
    ("options", "editor", "says"),
    [
        (("--sent-first-by", "王某"), "刘某", "（由王某定）"),
        ((), "刘某", "（由刘某定）"),
    ],
)
def test_the_command_says_what_waits_for_the_follow_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], editor: str, says: str
) -> None:
    _first_report(tmp_path, editor)
    assert main(["submit", str(tmp_path / "首报.docx"), "-o", str(tmp_path / "包.zip"), *options]) == 0
    told = capsys.readouterr().err
    assert "先报后改：2 处续报前再看" in told
    assert says in told
    assert "段（“2024年5月2…”）　含糊时间表述：“目前”" in told
    later = open_submission(tmp_path / "包.zip").manifest["sent_first"]["later"]
    assert len(later) == 2
    assert "（“2024年5月2…”）" in later[0] + later[1]
