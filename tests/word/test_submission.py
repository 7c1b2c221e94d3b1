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
from alvtc_info.reading.data import load
from tests import ROOT

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
