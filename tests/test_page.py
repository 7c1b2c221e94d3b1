"""The page without a server: one file opened in a real browser, with no network, finds what the command finds."""

from __future__ import annotations

import base64
import json
import os
import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import ROOT
from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests import Run
    from tests.chromium import Browser

pytestmark = pytest.mark.slow
SUFFIXES = (".docx", ".txt", ".yaml")
DRAFTS = sorted(
    path for folder in ("examples", "tests/drafts") for path in (ROOT / folder).iterdir() if path.suffix in SUFFIXES
)
MARKED = "secret-marking"  # the rule that a door refuses a draft by
HOSTILE = (
    '<script>document.title = "taken"</script><img src="https://example.org/x" onerror="document.title = 1"> 目前平稳。'
)
AS_FILE = "{file: {name: given[0], bytes: Uint8Array.from(atob(given[1]), (each) => each.charCodeAt(0))}}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as the gate has built it, or built now."""
    if there := os.environ.get("PAGE_HTML"):
        return Path(there)
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("needs node and npm")
    target = tmp_path_factory.mktemp("page") / "校核.html"
    assert runpy.run_path(str(ROOT / "tools" / "page.py"))["main"](["-o", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def page(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile"), requests=True) as browser:
        browser.open(built.as_uri())
        yield browser
        outside = [each for each in browser.requests() if not each.startswith(("blob:", "data:", "chrome:"))]
        assert set(outside) == {built.as_uri()}
        assert browser.complaints() == []


def checked(page: Browser, name: str, data: bytes, choices: str = "{}") -> dict[str, Any]:
    """What the page finds in a file."""
    return page.settled(f"return alvtc.backend.check({AS_FILE}, {choices})", name, base64.b64encode(data).decode())  # type: ignore[no-any-return]


def natively(run_cli: Run, name: str) -> dict[str, Any]:
    """What the command says of a file of the working folder."""
    code, out, _ = run_cli("check", name, "--format", "json", "--isolated")
    assert code in (0, 1)
    return json.loads(out)  # type: ignore[no-any-return]


def test_each_draft_has_the_whole_result_that_the_command_gives(
    page: Browser, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(DRAFTS) > 45
    for path in DRAFTS:
        monkeypatch.chdir(path.parent)
        there = checked(page, path.name, path.read_bytes())
        wanted = natively(run_cli, path.name)
        if any(each["rule"] == MARKED for each in wanted["findings"]):
            assert there["error"]["code"] == "secret", path
            continue
        document = there.pop("document")
        assert there == wanted, path
        assert document["editable"] == (path.suffix != ".docx")
        assert all(each["block"] in {block["id"] for block in document["blocks"]} for each in there["findings"])


def test_a_pasted_text_has_it_too(page: Browser, run_cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    text = "关于𠮷林路停电的情况\n目前情况平稳。5月02日召开会议，招生3千人,近日公布。\n"
    Path("文字.txt").write_text(text, encoding="utf-8", newline="")
    there = page.settled("return alvtc.backend.check({text: given[0]}, {kind: 'daily'})", text)
    there.pop("document")
    code, out, _ = run_cli("check", "文字.txt", "--format", "json", "--isolated", "--kind", "daily")
    assert code == 1
    assert there == json.loads(out)
    assert there["findings"]


def test_what_cannot_be_read_is_said_as_the_command_says_it(
    page: Browser, run_cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, data in (
        ("空.docx", b""),
        ("坏.docx", b"PK\x03\x04 nothing"),
        ("坏.yaml", b"kind: first\nbody: [\n"),
        ("旧.ofd", b"x"),
    ):
        Path(name).write_bytes(data)
        _, out, _ = run_cli("check", name, "--format", "json", "--isolated")
        (said,) = json.loads(out)["errors"]
        told = checked(page, name, data)["error"]
        assert (told["code"], told["message"]) == (said["code"], f"{name}：{said['message']}")


def test_a_file_that_another_program_must_convert_is_refused_in_one_line(page: Browser) -> None:
    for name in ("旧.doc", "旧.wps", "旧.rtf", "旧.pdf"):
        data = {"旧.rtf": b"{\\rtf1 a}", "旧.pdf": b"%PDF-1.4\n"}.get(
            name, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)
        )
        error = checked(page, name, data)["error"]
        assert error["code"] not in ("broken", "too-slow"), error
        assert error["message"].startswith(name)


def test_words_are_replaced_and_safe_fixes_made_in_a_text(page: Browser) -> None:
    edit = {"block": "1", "start": 1, "end": 3, "was": "目前", "replacement": "5月2日"}
    assert (
        page.settled("return alvtc.backend.edit({text: '𠮷目前平稳。', name: 'a.txt'}, [given[0]])", edit)["text"]
        == "𠮷5月2日平稳。"
    )
    lost = page.settled("return alvtc.backend.edit({text: '已经改过', name: 'a.txt'}, [given[0]])", edit)
    assert lost["error"]["code"] == "text-changed"
    fixed = page.settled(
        "const {name, bytes} = await alvtc.backend.produce('corrected', {text: given[0], name: '稿.txt'}, {});"
        "return [name, new TextDecoder().decode(bytes)]",
        "关于会议的情况\n会议定于2024年5月02日召开。\n",
    )
    assert fixed == ["稿（改好）.txt", "关于会议的情况\n会议定于2024年5月2日召开。\n"]


def test_a_report_is_opened_checked_and_kept_as_data(page: Browser) -> None:
    data = (ROOT / "examples" / "first.yaml").read_bytes()
    report = page.settled(f"return alvtc.backend.open({AS_FILE})", "first.yaml", base64.b64encode(data).decode())
    assert report["kind"] == "first"
    found = page.settled("return alvtc.backend.check({report: given[0]}, {})", report)
    assert found["document"]["kind"] == "first"
    kept = page.settled(
        "return new TextDecoder().decode((await alvtc.backend.produce('yaml', {report: given[0]}, {})).bytes)", report
    )
    again = page.settled(f"return alvtc.backend.open({AS_FILE})", "kept.yaml", base64.b64encode(kept.encode()).decode())
    assert again == report
    assert page.settled("return alvtc.backend.schema('first')")["properties"]
    assert page.settled("return alvtc.backend.institution()")["departments"]


def test_what_needs_a_writer_of_word_files_is_said_in_one_line(page: Browser) -> None:
    able = page.settled("return alvtc.backend.abilities()")
    assert (able["door_check"], able["door_write"]) == (True, True)
    closed = {name for name, value in able.items() if value is False}
    assert closed == {"word_output", "pictures", "cases", "ledger", "keeping"}
    assert closed < set(able["why"])
    for what in ("comments", "tracked", "styled", "slip", "report", "picture", "submission"):
        assert (
            page.settled("return alvtc.backend.produce(given[0], {text: 'a'}, {})", what)["error"]["code"] == "no-word"
        )
    word = base64.b64encode((ROOT / "examples" / "draft.docx").read_bytes()).decode()
    edit = {"block": "p6", "start": 4, "end": 6, "was": "目前", "replacement": "现"}
    for asked in (
        f"alvtc.backend.edit({AS_FILE}, [given[2]])",
        f"alvtc.backend.produce('corrected', {AS_FILE}, {{}})",
        f"alvtc.backend.check({AS_FILE}, {{layout: true}})",
    ):
        assert page.settled(f"return {asked}", "draft.docx", word, edit)["error"]["code"] == "no-word", asked


def test_a_marked_draft_ends_python_and_all_that_waits(page: Browser) -> None:
    told = page.settled(
        "const started = []; const real = window.Worker;"
        "window.Worker = class extends real { constructor(...all) { super(...all); started.push(1); } };"
        "const all = await Promise.allSettled([alvtc.backend.check({text: '机密★1年\\n关于某事'}, {}), alvtc.backend.check({text: '目前平稳。'}, {})]);"
        "window.Worker = real;"
        "return [all.map((each) => each.reason && each.reason.code), all[0].reason.message, started.length]"
    )
    codes, message, started = told
    assert codes == ["secret", "cancelled"]
    assert started == 1
    assert "保密部门" in message
    assert page.settled("return alvtc.backend.check({text: '目前平稳。'}, {})")["findings"]


def test_a_check_that_takes_too_long_is_ended(page: Browser) -> None:
    long = "\n".join(f"目前第{number}项工作平稳，近日召开会议。" for number in range(4000))
    told = page.settled(
        "alvtc.backend.seconds = 0.2;"
        "try { return await alvtc.backend.check({text: given[0]}, {}).catch((error) => error); } finally { alvtc.backend.seconds = 60; }",
        long,
    )
    assert told["code"] == "too-slow"
    assert page.settled("return alvtc.backend.check({text: '目前平稳。'}, {})")["findings"]


def test_the_page_lives_while_python_works(page: Browser) -> None:
    turns = page.settled(
        "let turns = 0; const ticking = setInterval(() => { turns += 1; }, 5);"
        "await alvtc.backend.check({text: given[0]}, {}); clearInterval(ticking); return turns",
        "目前情况平稳，近日召开会议。\n" * 300,
    )
    assert turns > 5


def paste(page: Browser, text: str) -> None:
    """Open the door for drafts afresh, and have a pasted text checked there."""
    page.run("alvtc.open('')")
    page.run("alvtc.open('check')")
    page.wait("document.querySelector('main textarea')")
    page.run(
        "const field = document.querySelector('main textarea'); field.value = arguments[0];"
        "field.dispatchEvent(new Event('input', {bubbles: true}))",
        text,
    )
    page.press("查这些文字")


def shown(page: Browser) -> str:
    """What stands on the screen."""
    return page.run("return document.body.innerText")  # type: ignore[no-any-return]


def test_a_clerk_pastes_a_text_and_takes_the_safe_fixes(page: Browser) -> None:
    paste(page, "关于会议的情况\n会议定于2024年5月02日召开，近日公布。\n")
    page.wait("document.querySelector('main mark')")
    assert "含糊时间表述" in shown(page)
    page.press("有把握的全部改好（1）")
    page.wait("document.body.innerText.includes('会议定于2024年5月2日召开')")
    page.press("撤销")
    page.wait("document.body.innerText.includes('5月02')")
    assert "这一页里写不了 Word 文件" in shown(page)


def test_several_drafts_are_checked_one_after_another(page: Browser) -> None:
    page.run("alvtc.open('')")
    page.run("alvtc.open('check')")
    page.wait("document.querySelector('main input[type=file]')")
    page.run(
        "const given = new DataTransfer();"
        "for (const [name, text] of arguments[0]) { given.items.add(new File([text], name)); }"
        "const field = document.querySelector('main input[type=file]'); field.files = given.files;"
        "field.dispatchEvent(new Event('change', {bubbles: true}))",
        [
            ["甲.txt", "目前平稳。"],
            ["乙.json", "{"],
            ["丁.txt", "机密★1年\n某次会议"],
            ["丙.txt", "会议定于5月02日召开。"],
        ],
    )
    page.wait("document.querySelector('main').innerText.includes('查完了，共 4 份，其中 1 份没有查成')")
    rows = page.run("return [...document.querySelectorAll('main table.rows tbody tr')].map((each) => each.innerText)")
    assert ["有必改的" in each for each in rows] == [True, False, False, False]
    assert "格式有误" in rows[1]
    assert "保密部门" in rows[2]
    assert "没有必改" in rows[3]
    assert "有 1 份带疑似国家秘密标志" in shown(page)
    assert "某次会议" not in shown(page)


def test_the_first_screen_promises_what_can_be_done_here(page: Browser) -> None:
    page.run("alvtc.open('')")
    page.wait("document.querySelector('.home')")
    assert "存起来以后接着写" in page.text(".home")
    assert "Word 稿" not in page.text(".home")


def test_a_hostile_draft_stays_text(page: Browser) -> None:
    paste(page, f"关于{HOSTILE}的情况\n{HOSTILE}\n")
    page.wait("document.querySelector('main mark')")
    assert all(words in shown(page) for words in ("<script>document", "onerror=", "</script>"))
    assert page.run("return [document.title, document.querySelectorAll('main script, main img').length]") == [
        "查稿子 - 信息校核",
        0,
    ]
    told = checked(page, f"{HOSTILE}.txt".replace("/", ""), "目前平稳。".encode())
    assert told["findings"]


def test_a_marked_draft_leaves_nothing_on_the_screen(page: Browser) -> None:
    paste(page, "机密★1年\n关于某次秘密会议的情况\n会议在某地召开。\n")
    page.wait("document.body.innerText.includes('保密部门')")
    assert "某次秘密会议" not in page.run(
        "return document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, '')"
    )
    assert page.run("return [...document.querySelectorAll('textarea, input')].map((each) => each.value).join('')") == ""
    paste(page, "关于会议的情况\n会议定于5月02日召开。\n")
    page.wait("document.querySelector('main mark')")


def test_the_form_for_writing_opens_before_python_is_there(built: Path, tmp_path: Path) -> None:
    with chromium(tmp_path) as browser:
        browser.open(f"{built.as_uri()}#write")
        browser.wait("document.querySelectorAll('main input, main select, main button').length > 3")
        browser.press("首报")
        browser.wait("document.querySelectorAll('main input, main select, main textarea').length > 5")


def test_the_licences_of_what_is_packed_can_be_read(page: Browser) -> None:
    page.run("[...document.querySelectorAll('footer button')].find((each) => each.textContent === '许可证').click()")
    text = page.run("return document.querySelector('dialog pre').textContent")
    for name in (
        "Pyodide",
        "Mozilla Public License 2.0",
        "Python Software Foundation",
        "pydantic_core",
        "pyyaml",
        "jieba",
        "alvtc_info",
    ):
        assert name in text, name
    page.run("document.querySelector('dialog').close()")


def test_the_same_sources_give_the_same_page(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    assert runpy.run_path(str(ROOT / "tools" / "page.py"))["main"](["-o", str(again)]) == 0
    assert again.read_bytes() == built.read_bytes()


def test_a_browser_that_is_too_old_is_told_so_in_one_line(built: Path, tmp_path: Path) -> None:
    for name, lack in (
        ("stream", "delete window.DecompressionStream"),
        ("code", "WebAssembly.validate = () => false"),
        ("none", "delete window.WebAssembly"),
    ):
        with chromium(tmp_path / name) as browser:
            browser.before_each_page(lack)
            browser.open(built.as_uri())
            lines = browser.run("return [...document.querySelectorAll('.starting')].map((each) => each.textContent)")
            assert lines == ["这个浏览器太旧，运行不了这一页，请换 Edge 或 Chrome（97 版以上）打开"]
            assert browser.settled("return alvtc.backend.check({text: '目前'}, {})")["error"]["code"] == "too-old"
