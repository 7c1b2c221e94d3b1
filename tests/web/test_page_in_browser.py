"""What a clerk does on the page, in a real browser over the real service."""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests import ROOT
from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chromium import Browser

pytestmark = pytest.mark.slow
DRAFT = (ROOT / "examples" / "draft.txt").read_text("utf-8")
HEAD = "化工系值班信息\n第 6 期\n化工系\n2024年5月22日\n\n学生实训情况\n\n"
SUMMARY = ".list-head .summary"
TEXT = "document.querySelector('.draft-text').textContent"
FILES = ".intake input[type=file]"


@contextmanager
def service(*more: str, port: int = 0) -> Iterator[str]:
    """The service, as a command, and its address."""
    command = [sys.executable, "-m", "alvtc_info", "serve", "--port", str(port), "--workers", "1", *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            found = re.search(r"http://\S+/", running.stdout.readline())
            assert found
            yield found[0]
        finally:
            running.terminate()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with service() as at:
        yield at


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def page(browser: Browser) -> Iterator[Browser]:
    """The browser, as wide as a desk's; afterwards nothing is kept and the console has said nothing unexpected."""
    browser.width(1280)
    yield browser
    browser.run("window.localStorage.clear(); window.onbeforeunload = null")
    answered = re.compile(
        r"status of (?:401|422|50\d)|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|'beforeunload'"
    )
    assert [each for each in browser.complaints() if not answered.search(each)] == []


def open_door(page: Browser, address: str, door: str) -> None:
    page.open(f"{address}#{door}")
    page.wait("document.querySelector('#main h1')")


def paste(page: Browser, text: str) -> None:
    """Check this text in door 1."""
    page.run("document.querySelector('.paste textarea').value = arguments[0]", text)
    before = page.text(".draft-text")
    page.press("查这些文字")
    page.wait("!document.querySelector('.bench').hidden && document.querySelector('.paste textarea').value === ''")
    page.wait("document.querySelector('.busy').textContent === ''", before)


def press_and_wait(page: Browser, label: str, room: str = "body") -> None:
    """Press a button that changes the draft, and wait until it has been checked again."""
    before = page.run(f"return {TEXT} + document.querySelector(arguments[0]).textContent", SUMMARY)
    page.press(label, room)
    page.wait(f"{TEXT} + document.querySelector(arguments[0]).textContent !== arguments[1]", SUMMARY, before)


def counts(page: Browser) -> dict[str, int]:
    return {
        word: int(number)
        for word, number in re.findall(r"(\S+?) (\d+)", page.text(SUMMARY).split("：")[1].replace("，", " "))
    }


def test_the_first_screen_has_the_doors(page: Browser, address: str) -> None:
    page.open(address)
    page.wait("document.querySelector('.doors .door')")
    assert {"查稿子", "写信息"} <= set(
        page.run("return [...document.querySelectorAll('.door strong')].map(e => e.textContent)")
    )
    assert "严禁上传国家秘密、工作秘密" in page.text("#notice")


def test_a_pasted_draft_is_marked_listed_mended_and_undone(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, DRAFT)
    marks = page.run("return [...document.querySelectorAll('mark')].map(e => e.textContent)")
    assert {"日前", "目前", "98.6%", "上周五", "XXX"} <= set(marks)
    groups = page.run("return [...document.querySelectorAll('.finding-list > [data-group]')].map(e => e.dataset.group)")
    assert groups == ["error", "warning", "info", "unjudged"]
    assert page.run("return document.querySelector('[data-group=info]').open") is False
    before = counts(page)
    page.wait("document.querySelector('.list-head .main').textContent.startsWith('有把握的全部改好')")
    page.run("document.querySelector('.list-head .main').click()")
    page.wait(f"{TEXT}.includes('5月17日')")
    assert "宜改" in before
    assert "宜改" not in counts(page)
    press_and_wait(page, "撤销")
    assert "上周五" in page.text(".draft-text")
    assert counts(page) == before
    press_and_wait(page, "重做")
    assert "上周五" not in page.text(".draft-text")


def test_a_slot_is_filled_before_the_fix_is_applied(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, DRAFT)
    page.press("填好再改")
    page.press("改到稿子里")
    assert "空着" in page.text(".slot-form .missing")
    page.run("document.querySelector('.slot-form input').value = '2024-05-20'")
    press_and_wait(page, "改到稿子里")
    assert "2024年5月20日，化工系召开" in re.sub(r"\s", "", page.text(".draft-text"))


@pytest.mark.parametrize(
    ("form", "day", "time", "written"),
    [
        ("{YYYY年M月D日}", "2024-05-09", "", "2024年5月9日"),
        ("截至{YYYY年M月D日H时}", "2024-05-20", "17:00", "截至2024年5月20日17时"),
        ("截至{YYYY年M月D日H时}", "2024-05-20", "07:05", "截至2024年5月20日7时5分"),
        ("98.6%（截至{YYYY年M月D日}）", "2024-12-01", "", "98.6%（截至2024年12月1日）"),
        ("{M月D日}开展", "2024-05-20", "", "5月20日开展"),
        ("{M月}6日", "5", "", "5月6日"),
        ("据了解（{出处：发布单位、文献名称、时间}）", "教育厅2024年5月通报", "", "据了解（教育厅2024年5月通报）"),
    ],
)
def test_a_slot_is_written_as_the_form_says(
    page: Browser, address: str, form: str, day: str, time: str, written: str
) -> None:
    open_door(page, address, "check")
    script = """
    const fix = {replacement: arguments[0], safe: false};
    const form = alvtc.slotForm(fix);
    const [first, second] = form.element.querySelectorAll("input, select");
    const empty = form.words();
    first.value = arguments[1];
    if (second) { second.value = arguments[2]; }
    return [empty, alvtc.fillSlots(fix, form.words())];
    """
    assert page.run(script, form, day, time) == [None, written]


def test_a_paragraph_is_edited_in_place_by_keyboard(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, HEAD + "责任人XXX，5月20日完成。\n")
    page.run("[...document.querySelectorAll('.block')].find(e => e.textContent.includes('XXX')).focus()")
    page.keys("Right")
    assert page.run("return document.activeElement.tagName") == "MARK"
    page.keys("F2")
    page.wait("document.activeElement.tagName === 'TEXTAREA'")
    page.run(
        "const a = document.activeElement; a.value = a.value.replace('XXX', '李某'); a.dispatchEvent(new Event('input'))"
    )
    page.wait("!document.querySelector('.finding-list').textContent.includes('占位')")
    page.keys("Enter")
    page.wait(f"!document.querySelector('.edit-area') && {TEXT}.includes('责任人李某')")
    page.keys("Ctrl+z")
    page.wait(f"{TEXT}.includes('责任人XXX')")


def test_the_findings_are_walked_by_keyboard(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, DRAFT)
    page.keys("F8", "F8")
    assert page.run("return document.activeElement.closest('.finding').dataset.number") == "2"
    assert page.run("return document.querySelector('mark.pointed').textContent") == "目前"
    page.keys("Shift+F8")
    assert page.run("return document.activeElement.closest('.finding').dataset.number") == "1"


def test_a_hostile_draft_stays_text(page: Browser, address: str, tmp_path: Path) -> None:
    import docx

    hostile = '"><img src=x onerror=window.harmed=1><script>window.harmed=1</script><svg onload=window.harmed=1>'
    draft = docx.Document()
    draft.core_properties.author = hostile
    for line in (
        "化工系值班信息",
        "第 6 期",
        "化工系",
        "2024年5月22日",
        f"学生实训{hostile}情况",
        f"日前，{hostile}开展工作。",
    ):
        draft.add_paragraph(line)
    draft.add_table(1, 1).cell(0, 0).text = f"近日{hostile}"
    path = tmp_path / "<img src=x onerror=window.harmed=1>.docx"
    draft.save(str(path))
    open_door(page, address, "check")
    page.give(FILES, str(path))
    page.wait("document.querySelectorAll('mark').length")
    assert page.run("return window.harmed ?? null") is None
    assert page.run("return document.querySelectorAll('#main img, #main script, #main svg').length") == 0
    assert hostile in page.text(".draft-text")


def test_offsets_count_code_points(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, HEAD + "😀𠮷😀日前，化工系😀召开会议。目前完成率98.6%。\n")
    assert page.run("return [...document.querySelectorAll('mark')].map(e => e.textContent)")[:3] == [
        "日前",
        "目前",
        "98.6%",
    ]


def test_a_draft_of_twenty_pages_with_many_findings(page: Browser, address: str) -> None:
    line = "日前，化工系召开实训安全工作会，会议通报了学生实训情况，要求各实训室做好安全检查和设备维护保养工作。目前，在训学生中有{}.6%完成了安全培训。"
    open_door(page, address, "check")
    paste(page, HEAD + "\n".join("　　" + line.format(40 + each % 50) * 2 for each in range(100)))
    assert page.run("return document.querySelectorAll('mark').length") >= 200
    assert page.run("return document.querySelectorAll('.finding').length") >= 200


def test_hints_are_folded_and_at_most_ten(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    script = """
    const finding = (severity, urgency, at) => ({severity, urgency, title: "题", start: at, end: at + 1, quote: "字"});
    const findings = [...Array(14).keys()].map(at => finding("info", "now", at));
    findings.push(finding("warning", undefined, 20), finding("error", "later", 21), finding("error", undefined, 22), finding("info", "record", 23));
    return alvtc.arrangeFindings(findings).groups.map(each => [each.id, each.title, each.folded, each.items.length, each.left]);
    """
    assert page.run(script) == [
        ["error", "必改 1", False, 1, 0],
        ["warning", "宜改 1", False, 1, 0],
        ["later", "续报前再看 1", False, 1, 0],
        ["info", "建议 14", True, 10, 4],
        ["record", "时限记录 1", True, 1, 0],
    ]


def test_several_drafts_are_a_table_of_which_one_opens(page: Browser, address: str, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.txt").write_text(HEAD + f"日前，{name}组开展工作。\n", "utf-8")
    (tmp_path / "空.txt").write_text("", "utf-8")
    open_door(page, address, "check")
    page.give(FILES, "\n".join(str(tmp_path / f"{name}.txt") for name in ("甲", "乙", "空")))
    page.wait("document.querySelector('.draft-table-room [role=status]').textContent.startsWith('查完了')")
    assert "文件是空的" in page.text(".rows tbody tr:last-child")
    page.press("乙.txt")
    page.wait("document.querySelector('.draft-name').textContent === '乙.txt'")
    page.press("回到表格")
    assert page.run("return document.querySelectorAll('.rows tbody tr').length") == 3


def test_a_secret_draft_among_several_costs_its_own_line_only(page: Browser, address: str, tmp_path: Path) -> None:
    for name in ("甲", "乙", "丙"):
        (tmp_path / f"{name}.txt").write_text(HEAD + f"日前，{name}组开展工作。\n", "utf-8")
    (tmp_path / "乙.txt").write_text("机密★5年\n\n关于某事的报告\n", "utf-8")
    open_door(page, address, "check")
    page.give(FILES, "\n".join(str(tmp_path / f"{name}.txt") for name in ("甲", "乙", "丙")))
    page.wait("document.querySelector('.draft-table-room [role=status]').textContent.startsWith('查完了')")
    rows = page.run(
        "return [...document.querySelectorAll('.rows tbody tr')].map(e => [...e.cells].map(c => c.textContent))"
    )
    assert [row[0] for row in rows] == ["甲.txt", "乙.txt", "丙.txt"]
    assert [bool(row[2]) for row in rows] == [True, False, True]
    assert "保密部门" in rows[1][1]
    assert "有 1 份带疑似国家秘密标志" in page.text(".draft-table-room [role=alert]")
    assert "没有查成" not in page.text(".draft-table-room")
    assert "某事" not in page.text("body")
    assert not page.run("return [...document.querySelectorAll('.rows button')].some(e => e.textContent === '乙.txt')")
    page.press("丙.txt")
    page.wait("document.querySelector('.draft-name').textContent === '丙.txt'")


def test_a_folder_with_many_files_is_dropped(page: Browser, address: str, tmp_path: Path) -> None:
    """More of them than a browser hands out of a folder at a time, in folders of folders."""
    for number in range(130):
        place = tmp_path / "稿子" / ("" if number % 2 else f"{number % 3}月") / f"{number:03}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("2024年5月20日，后勤处检修线路。\n", "utf-8")
    (tmp_path / "稿子" / "照片.png").write_bytes(b"x")
    (tmp_path / "稿子" / "~$稿.docx").write_bytes(b"x")
    open_door(page, address, "check")
    dragged = {"items": [], "files": [str(tmp_path / "稿子")], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        page.call(
            "goog/cdp/execute",
            {"cmd": "Input.dispatchDragEvent", "params": {"type": kind, "x": 300, "y": 300, "data": dragged}},
        )
    page.wait("document.querySelectorAll('.rows tbody tr').length === 130")
    page.wait("document.querySelector('.draft-table-room [role=status]').textContent.startsWith('查完了')")
    assert "共 130 份。" in page.text(".draft-table-room [role=status]")
    names = page.run("return [...document.querySelectorAll('.rows tbody th')].map(e => e.textContent)")
    assert "稿子/001.txt" in names
    assert "稿子/2月/002.txt" in names


def test_a_secret_draft_leaves_nothing(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, HEAD + "日前，开展工作。\n")
    page.run("document.querySelector('.keep input').click()")
    assert page.run("return Object.keys(localStorage).length") == 1
    page.run("document.querySelector('.paste textarea').value = arguments[0]", "机密★5年\n\n关于某事的报告\n")
    page.press("查这些文字")
    page.wait("document.querySelector('.refusal')")
    assert "保密部门" in page.text("#main")
    assert "某事" not in page.text("body")
    assert page.run("return Object.keys(localStorage).length") == 0
    open_door(page, address, "check")
    assert page.run("return document.querySelector('.offer')") is None


def test_a_door_stays_as_it_was_while_another_is_open(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, HEAD + "日前，开展工作。\n")
    page.run("location.hash = 'write'")
    page.press("日常信息")
    page.give(".report-form textarea", "近日，")
    page.run("location.hash = 'check'")
    page.wait(f"{TEXT}.includes('日前，开展工作')")
    page.keys("F8")
    assert page.run("return document.activeElement.className") == "finding-head"
    page.run("location.hash = 'write'")
    page.wait("document.querySelector('.report-form textarea').value === '近日，'")
    page.run("location.hash = 'check'; document.querySelector('.paste textarea')?.focus()")
    page.wait("document.querySelector('.paste textarea')")
    page.run("document.querySelector('.paste textarea').value = arguments[0]", "机密★5年\n")
    page.press("查这些文字")
    page.wait("document.querySelector('.refusal')")
    page.run("location.hash = 'write'")
    page.wait("document.querySelector('.kinds')")
    assert page.run("return document.querySelector('.report-form')") is None


def test_a_draft_is_kept_only_where_asked_and_for_eight_hours(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, HEAD + "日前，开展工作。\n")
    assert page.run("return Object.keys(localStorage).length") == 0
    page.run("document.querySelector('.keep input').click()")
    open_door(page, address, "check")
    page.press("接着改")
    page.wait(f"{TEXT}.includes('开展工作')")
    page.run(
        "const k = Object.keys(localStorage)[0], v = JSON.parse(localStorage[k]); v.at -= 8 * 3600000; localStorage[k] = JSON.stringify(v)"
    )
    open_door(page, address, "check")
    assert page.run("return [document.querySelector('.offer'), Object.keys(localStorage).length]") == [None, 0]


def test_what_is_pasted_from_office_keeps_its_numbers(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    word = (
        "<style><!-- p{mso-list:x} --></style><p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、"
        "<span>&nbsp;&nbsp; </span></span><![endif]>主要\n做法</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>（一）"
        "</span>走访<del>旧</del></p><ol start=3><li>甲<li>乙</ol><ol style='list-style-type:cjk-ideographic'><li value=11>丙</ol>"
        "<table><tr><td>项目<td>人数</table><img src=x onerror='window.harmed=1'><script>window.harmed=1</script>"
    )
    script = """
    const area = document.querySelector(".paste textarea"), data = new DataTransfer();
    area.focus();
    data.setData("text/html", arguments[0]);
    area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
    return [area.value, window.harmed ?? null];
    """
    assert page.run(script, word) == ["一、主要做法\n（一）走访\n3. 甲\n4. 乙\n十一、丙\n项目\t人数", None]


def test_the_service_may_go_and_come_back(page: Browser) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with service(port=port) as at:
        open_door(page, at, "check")
        paste(page, HEAD + "日前，开展工作。\n")
    page.press("填好再改")
    page.run("document.querySelector('.slot-form input').value = '2024-05-20'")
    page.press("改到稿子里")
    page.wait("document.querySelector('.error-line')")
    assert "没有丢" in page.text(".error-line")
    assert "日前，开展工作" in re.sub(r"\d", "", page.text(".draft-text"))
    with service(port=port) as at:
        page.wait("fetch('health').then(() => true, () => false)")
        press_and_wait(page, "再试")
        assert "2024年5月20日，开展工作" in page.text(".draft-text")
        assert urlopen(f"{at}health").status == 200


@pytest.mark.parametrize("kind", ["首报", "续报", "终报", "日常信息", "综合信息", "专家咨询建议"])
def test_each_kind_has_a_form_and_says_what_is_missing(page: Browser, address: str, kind: str) -> None:
    open_door(page, address, "write")
    page.press(kind)
    page.wait("document.querySelector('.gaps button')")
    assert {"部门", "标题"} <= set(
        page.run("return [...document.querySelectorAll('.gaps button')].map(e => e.textContent)")
    )
    unnamed = """
    return [...document.querySelectorAll(".report-form input, .report-form select, .report-form textarea")]
      .filter(each => !each.labels.length && !each.getAttribute("aria-label")).map(each => each.outerHTML)
    """
    assert page.run(unnamed) == []
    shown = "return [...document.querySelectorAll('.report-form label, .report-form select option')].map(e => e.textContent)"
    assert [words for words in page.run(shown) if not re.search(r"[\u3400-\u9fff]", words)] == []


def test_findings_stand_beside_the_field_while_typing(page: Browser, address: str) -> None:
    open_door(page, address, "write")
    page.press("日常信息")
    page.give(".report-form input[list]", "后勤处")
    page.give(".report-form .wide input", "学生公寓供水情况")
    page.give(".report-form textarea", "近日，后勤处检修供水支管。")
    page.wait("document.querySelector('.part .finding')")
    assert "近日" in page.text(".part .finding .message")
    page.press("填好再改", ".part")
    page.run("document.querySelector('.slot-form input').value = '2024-05-20'")
    page.press("改到稿子里", ".part")
    page.wait("document.querySelector('.report-form textarea').value === '2024年5月20日，后勤处检修供水支管。'")
    page.press("撤销")
    page.wait("document.querySelector('.report-form textarea').value.startsWith('近日')")


def test_the_first_screen_says_what_each_door_is_for(page: Browser, address: str) -> None:
    open_door(page, address, "")
    assert "下载 Word 稿" in page.text(".home")


def test_a_picture_is_put_into_the_report_and_goes_along(page: Browser, address: str, tmp_path: Path) -> None:
    open_door(page, address, "write")
    page.press("日常信息")
    page.give(".report-form input[list]", "后勤处")
    page.give(".report-form .wide input", "学生公寓供水情况")
    page.give(".report-form textarea", "2024年5月20日，后勤处检修供水支管。")
    page.press("加图片")
    assert "还没有选图片" in page.text(".picture-part")
    chooser = ".picture-part input[type=file]"
    page.give(chooser, str(ROOT / "examples" / "pictures" / "placement.png"))
    page.wait("document.querySelector('.picture-room img')?.naturalWidth")
    page.give(".picture-part input[type=text]", "图1 去向")
    page.run(
        "window.kept = []; const real = window.fetch; "
        "window.fetch = (path, given) => real(path, given).then((answer) => "
        "{ window.kept.push([path, given.body, answer.status]); return answer; })"
    )
    page.press("Word 稿")
    page.wait("window.kept.some((each) => each[0] === 'api/render')")
    path, body, status = page.run("return window.kept.find((each) => each[0] === 'api/render')")
    sent = json.loads(body)
    assert (path, status) == ("api/render", 200)
    assert sent["report"]["body"][1] == {"picture": "placement.png", "width_mm": 120, "caption": "图1 去向"}
    data = (ROOT / "examples" / "pictures" / "placement.png").read_bytes()
    assert base64.b64decode(sent["pictures"]["placement.png"]) == data
    page.press("加图片")
    other = tmp_path / "placement.png"  # another one of that name
    other.write_bytes(data + b" ")
    page.give(f".part:last-child {chooser}", str(other))
    page.wait("document.querySelectorAll('.picture-room img').length === 2")
    page.press("撤销")
    page.wait("document.querySelectorAll('.picture-room img').length === 1")
    page.press("清空")
    page.press("日常信息")
    assert page.run("return document.querySelectorAll('.picture-part').length") == 0


def test_a_report_that_was_kept_asks_for_its_pictures_again(page: Browser, address: str, tmp_path: Path) -> None:
    kept = tmp_path / "检修.json"
    kept.write_text('{"kind": "daily", "title": "检修", "body": ["检修线路。", {"picture": "现场.png"}]}', "utf-8")
    open_door(page, address, "write")
    page.give("input[accept='.yaml,.yml,.json']", str(kept))
    page.wait("document.querySelector('.picture-part')")
    assert "请再选一次“现场.png”" in page.text(".picture-part")


@pytest.mark.parametrize("door", ["", "check", "write"])
def test_nothing_scrolls_sideways_on_a_phone(page: Browser, address: str, door: str) -> None:
    page.width(360)
    open_door(page, address, door)
    if door == "check":
        paste(page, DRAFT + "连" + "A" * 300 + "续\n")
    if door == "write":
        page.press("续报")
        page.wait("document.querySelector('.report-form')")
        page.press("加表格")
        page.press("加图片")
        page.run("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert page.run("return document.documentElement.scrollWidth") <= 360


def test_the_pictures_of_the_documentation(page: Browser, address: str, tmp_path: Path) -> None:
    """They are made anew with PAGE_PICTURES=docs/pictures."""
    folder = Path(os.environ.get("PAGE_PICTURES") or tmp_path)
    page.width(1280)
    open_door(page, address, "check")
    page.give(FILES, str(ROOT / "examples" / "draft.docx"))
    page.wait("document.querySelectorAll('mark').length")
    page.keys("F8", "F8")
    (folder / "page-check.png").write_bytes(page.picture())
    page.width(360)
    page.run("document.querySelector('.to-list').click()")
    (folder / "page-phone.png").write_bytes(page.picture())
    page.width(1280)
    open_door(page, address, "write")
    page.give("input[accept='.yaml,.yml,.json']", str(ROOT / "examples" / "first.yaml"))
    page.wait(
        "document.querySelector('.report-form textarea')?.value && document.querySelector('.writing .summary').textContent"
    )
    page.give(".report-form textarea", "近日，")
    page.wait("document.querySelector('.part .finding')")
    page.wait(
        "!document.querySelector('.page-picture').hidden || document.querySelector('.page-side .note').textContent.includes('LibreOffice')"
    )
    page.run("document.querySelector('.part').scrollIntoView()")
    (folder / "page-write.png").write_bytes(page.picture())
    assert all((folder / f"page-{name}.png").stat().st_size > 10_000 for name in ("check", "phone", "write"))
