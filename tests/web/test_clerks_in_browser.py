"""What a clerk of a department, a reader and somebody without a mouse meet on the page, over the real service."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest

from alvtc_info import open_ledger
from tests import ROOT
from tests.web.test_office_doors_in_browser import browser, command, fill, open_case, page, service
from tests.web.test_page_in_browser import HEAD, SUMMARY, open_door, paste

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chromium import Browser

__all__ = ["browser", "page"]  # fixtures
pytestmark = pytest.mark.slow
GIVEN, OWN = "Abcd-efgh-2345-xyz", "Neue-worte-2345-xyz"
FOCUS = "document.activeElement"
DRAFT = HEAD + "5月20日上午10点，实训楼的的水管爆裂。\n"


def kept(room: Path, *more: str) -> tuple[str, ...]:
    """The options of a service with accounts in this folder; those people are added: name, role, department."""
    data = str(room / "data")
    open_ledger(str(room / "ledger.db"), create=True).close()
    for each in more:
        name, role, department = each.split()
        adding = command("service", "account", "add", name, "--role", role, "--department", department, "--data", data)
        subprocess.run(adding, input=f"{GIVEN}\n", text=True, check=True, capture_output=True)
    return ("--data", data)


def change_password(address: str, name: str) -> None:
    """What somebody does first of all with a password that somebody else gave them."""

    def post(path: str, cookie: str = "", **values: str) -> str:
        headers = {"X-Requested-With": "alvtc-info", "Content-Type": "application/json", "Cookie": cookie}
        with urlopen(Request(f"{address}api/{path}", json.dumps(values).encode(), headers)) as answer:
            return str(answer.headers["Set-Cookie"]).split(";")[0]

    post("password", post("sign-in", name=name, password=GIVEN), old=GIVEN, new=OWN)


def sign_in(page: Browser, name: str, password: str) -> None:
    page.wait("document.querySelector('dialog .sign-in')")
    fill(page, 账号=name, 密码=password)
    page.press("登录", "dialog")


def press_by_key(page: Browser, label: str, room: str) -> None:
    """Press the first button of this label with the keyboard."""
    find = "[...document.querySelectorAll(`${arguments[0]} button`)].find(b => b.textContent.startsWith(arguments[1]))"
    page.wait(f"{find} && !{find}.disabled && ({find}.focus(), true)", room, label)
    page.keys("Enter")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    room = tmp_path_factory.mktemp("clerks")
    kept(room)
    with service(room) as at:
        yield at


def test_nobody_gets_by_the_first_change_of_the_password(page: Browser, tmp_path: Path) -> None:
    with service(tmp_path, 0, *kept(tmp_path, "zhangyi clerk 教务处")) as at:
        page.open(at)
        sign_in(page, "zhangyi", GIVEN)
        page.wait("document.querySelectorAll('dialog input').length === 3")
        assert "别人给您的密码" in page.text("dialog")
        assert "至少 10 个字符" in page.text("dialog")
        page.keys("Esc")
        page.wait("!document.querySelector('dialog')")
        page.press("改密码", "#main .error-line")
        page.wait("document.querySelectorAll('dialog input').length === 3")
        fill(page, 原来的密码=GIVEN, 新密码=OWN, 新密码再=OWN)
        page.press("改密码", "dialog")
        page.wait("document.querySelectorAll('.doors .door').length === 4 && !document.querySelector('dialog')")
        page.wait(f"{FOCUS}.id === 'main'")
        assert page.text(".error-line") == ""


def test_a_department_is_offered_its_own_only(page: Browser, tmp_path: Path) -> None:
    with service(
        tmp_path, 0, *kept(tmp_path, "zhangyi clerk 教务处", "lier read-only 教务处", "zhao office 党政办公室")
    ) as at:
        for name, offered in (("zhangyi", False), ("lier", False), ("zhao", True)):
            change_password(at, name)
            page.call("cookie", {}, "DELETE")
            page.open(f"{at}#ledger")
            sign_in(page, name, OWN)
            page.press("已记的", ".ledger")
            page.wait("document.querySelector('.ledger-list .note').textContent !== ''")
            labels = page.run("return [...document.querySelectorAll('.ledger-list label')].map(e => e.textContent)")
            assert ("部门" in labels) is offered
            page.press("看所有的", ".ledger-list")
            page.wait("document.querySelector('.ledger-list .note').textContent.startsWith('还没有记过')")
            page.run("location.hash = ''")
            page.wait("document.querySelector('.doors')")
            about = page.text(".doors")
            assert ("立刻计时" in about, "看正在办的" in about) == (name != "lier", name == "lier")


def test_what_is_said_of_a_draft_is_in_words_of_the_page(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, HEAD + "学院处理完实训楼漏水一事，损失300元，今后每月检查1次。\n")
    page.wait("document.querySelector('.warnings').textContent.includes('请在“文种”里选对的')")
    assert "--" not in page.text("#main")


def test_the_focus_stays_beside_what_was_done(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, DRAFT)
    page.wait(f"{FOCUS}.className === 'draft-name'")
    press_by_key(page, "有把握的全部改好", ".list-head")
    page.wait("document.querySelector('.list-head .main').hidden")
    page.wait(f"{FOCUS}.className === 'summary'")
    press_by_key(page, "撤销", ".list-head")
    page.wait("[...document.querySelectorAll('.list-head button')].find(b => b.textContent === '撤销').disabled")
    page.wait(f"document.querySelector('.list-head').contains({FOCUS})")
    assert page.text(SUMMARY)


def test_a_changed_draft_that_gives_way_to_another_can_be_had_back(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, DRAFT)
    page.press("有把握的全部改好（2）")
    page.wait("document.querySelector('.list-head .main').hidden")
    paste(page, HEAD + "5月21日，检修阀门。\n")
    assert "水管" not in page.text(".draft-text")
    page.press("换回来", ".offers")
    page.wait("document.querySelector('.draft-text').textContent.includes('10时，实训楼的水管')")
    assert not page.run("return document.querySelector('.offers .offer')")
    page.press("撤销", ".list-head")
    page.wait("document.querySelector('.draft-text').textContent.includes('10点，实训楼的的水管')")
    page.press("重做", ".list-head")
    page.wait("document.querySelector('.draft-text').textContent.includes('10时，实训楼的水管')")
    paste(page, HEAD + "5月21日，检修阀门。\n")
    page.press("清空", ".take-away")
    assert not page.run("return document.querySelector('.offers .offer')")


def test_a_draft_of_a_table_that_was_changed_can_be_had_back(page: Browser, address: str, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.txt").write_text(DRAFT, "utf-8")
    open_door(page, address, "check")
    page.give(".intake input[type=file]", "\n".join(str(tmp_path / f"{name}.txt") for name in ("甲", "乙")))
    page.press("甲.txt", ".rows")
    page.press("有把握的全部改好（2）")
    page.wait("document.querySelector('.list-head .main').hidden")
    page.press("回到表格")
    page.press("换回来", ".offers")
    page.wait("document.querySelector('.draft-text').textContent.includes('10时，实训楼的水管')")
    assert page.text(".draft-name") == "甲.txt"
    page.press("回到表格")
    page.press("乙.txt", ".rows")
    page.wait("document.querySelector('.draft-name').textContent === '乙.txt'")


def test_the_focus_stays_in_the_card_of_a_draft(page: Browser, address: str) -> None:
    page.open(f"{address}#ledger")
    page.give(".ledger-intake input[type=file]", str(ROOT / "examples" / "draft.docx"))
    page.wait("document.querySelector('.intake-card form')")
    press_by_key(page, "记入台账", ".intake-card")
    page.wait(f"document.querySelector('.intake-card .undo-line') && {FOCUS}.className === 'intake-card'")
    press_by_key(page, "撤销", ".intake-card")
    page.wait(f"document.querySelector('.intake-card .note') && {FOCUS}.className === 'intake-card'")
    page.give(".ledger-intake input[type=file]", str(ROOT / "examples" / "daily.yaml"))
    page.wait("document.querySelector('.intake-card form')")
    press_by_key(page, "不记了", ".intake-card")
    page.wait(f"document.querySelectorAll('.intake-card').length === 1 && {FOCUS}.className === 'intake-cards'")


def test_a_draft_shows_what_it_was_taken_for_and_is_put_in_as_what_it_is(
    page: Browser, address: str, tmp_path: Path
) -> None:
    draft = tmp_path / "漏水.txt"
    draft.write_text(HEAD + "一、基本情况\n5月20日，实训楼水管爆裂。\n二、下一步打算\n更换水管。\n", "utf-8")
    page.open(f"{address}#ledger")
    page.give(".ledger-intake input[type=file]", str(draft))
    page.wait("document.querySelector('.intake-card form')")
    choices = page.run(
        "return [...document.querySelectorAll('.intake-card select')].flatMap(e => [...e.options]).map(e => e.textContent)"
    )
    assert "综合信息（程序认的）" in choices
    fill(page, 文种="first")
    page.press("记入台账", ".intake-card")
    page.wait("document.querySelector('.intake-card .undo-line')")
    page.press("已记的", ".ledger")
    page.press("看所有的", ".ledger-list")
    page.wait("document.querySelector('.ledger-list tbody')?.textContent.includes('首报')")


def test_files_that_cannot_be_taken_cost_their_own_card_only(page: Browser, address: str) -> None:
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.ledger-intake input[type=file]')")
    page.run("alvtc.me.limit_bytes = 6000")
    some = "\n".join(str(ROOT / "examples" / name) for name in ("draft.docx", "daily.yaml"))
    page.give(".ledger-intake input[type=file]", some)
    page.wait("document.querySelectorAll('.intake-card').length === 2 && document.querySelector('.intake-card form')")
    assert "太大" in page.text(".intake-card:last-child .missing")
    page.press("不记这一份", ".intake-card:last-child")
    page.wait("document.querySelectorAll('.intake-card').length === 1")


def test_no_download_is_offered_that_a_file_cannot_have(page: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(DRAFT, "utf-8")
    for path, closed in (
        (tmp_path / "甲.txt", ["带批注的", "带修订的", "排好版的"]),
        (ROOT / "examples" / "draft.docx", []),
    ):
        open_door(page, address, "check")
        page.give(".intake input[type=file]", str(path))
        page.wait("document.querySelector('.draft-name').textContent === arguments[0]", path.name)
        found = "[...document.querySelectorAll('.downloads button')].filter(e => e.disabled).map(e => e.textContent)"
        assert page.run(f"return {found}") == closed
    assert "另存为 .docx" not in page.text(".downloads")


def test_on_paper_every_number_has_its_explanation(page: Browser, address: str) -> None:
    open_door(page, address, "check")
    paste(page, DRAFT)
    folded = "return document.querySelectorAll('details.group:not([open])').length"
    before = page.run(folded)
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert (before > 0, page.run(folded)) == (True, 0)
    page.run("window.dispatchEvent(new Event('afterprint'))")
    assert page.run(folded) == before


@pytest.mark.parametrize("name", ["别的.json", "坏了.json", "别的.yaml", "draft.docx"])
def test_a_file_that_was_not_kept_here_is_told_from_what_was(
    name: str, page: Browser, address: str, tmp_path: Path
) -> None:
    some = {"别的.json": '{"a": 1}', "坏了.json": "{", "别的.yaml": "近日"}
    path = tmp_path / name
    path.write_bytes(some[name].encode() if name in some else (ROOT / "examples" / name).read_bytes())
    open_door(page, address, "write")
    page.give("main input[type=file]", str(path))
    page.wait("document.querySelector('.error-line')")
    assert f"“{name}”不是以前在这里存的" in page.text(".error-line")


def test_what_is_wrong_in_a_kept_report_is_told_by_its_fields(page: Browser, address: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.yaml"
    path.write_text("kind: daily\ndepartment: 教务处\ntitle: 检修\nbody: [检修。]\nbad: 1\n", "utf-8")
    open_door(page, address, "write")
    page.give("main input[type=file]", str(path))
    page.wait("document.querySelector('.error-line')")
    assert "没有名为“bad”的栏目" in page.text(".error-line")
    path.write_text("kind: daily\ntitle: 机密★5年\nbad: 1\n", "utf-8")
    page.give("main input[type=file]", str(path))
    page.wait("document.querySelector('.refusal')?.textContent.includes('保密部门')")


def test_words_in_a_table_do_not_stand_one_letter_a_line_on_a_phone(
    page: Browser, address: str, tmp_path: Path
) -> None:
    (tmp_path / "s.txt").write_text("机密★5年\n\n关于某事的报告\n", "utf-8")
    some = [tmp_path / "s.txt", ROOT / "examples" / "daily.yaml", ROOT / "examples" / "draft.docx"]
    page.width(360)
    open_door(page, address, "check")
    page.give(".intake input[type=file]", "\n".join(map(str, some)))
    page.wait("document.querySelector('.draft-table-room [role=status]').textContent.startsWith('查完了')")
    narrow = page.run(
        """return [...document.querySelectorAll('.rows th, .rows td')].filter((cell) => cell.innerText.trim().length > 3
        && cell.getBoundingClientRect().width < 4 * parseFloat(getComputedStyle(cell).fontSize))
        .map((cell) => cell.innerText)"""
    )
    assert narrow == []
    assert page.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_another_event_is_one_press_away_however_many_are_open(page: Browser, address: str) -> None:
    open_case(page, address, 5)
    page.press("所有案卷")
    press_by_key(page, "又出了一件事", "#main")
    assert page.run(f"return document.querySelector('.opening').contains({FOCUS})")


def test_after_a_call_the_keyboard_is_at_the_next_one(page: Browser, address: str) -> None:
    open_case(page, address, 5)
    press_by_key(page, "打通了", ".first-call")
    page.wait(f"document.querySelector('.entries li') && {FOCUS}.tagName === 'H2'")
    page.wait("document.querySelector('.first-call strong').textContent !== '部门主要负责人'")
    assert page.run(f"return document.querySelector('.calls').contains({FOCUS})")
