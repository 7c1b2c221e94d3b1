"""What a clerk and the office do in the doors of emergencies and of the ledger, in a real browser over the real service."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import ROOT
from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chromium import Browser

pytestmark = pytest.mark.slow
DRAFT = str(ROOT / "examples" / "draft.docx")
FIELD = """
const label = [...document.querySelectorAll('label')].find(e => e.offsetParent && e.textContent.startsWith(arguments[0]));
const control = document.getElementById(label.htmlFor);
control.value = arguments[1];
control.dispatchEvent(new Event('input', {bubbles: true}));
control.dispatchEvent(new Event('change', {bubbles: true}));
"""
FORM = ".entry-form"
LOG = ".entries"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "alvtc_info", *arguments]


@contextmanager
def service(room: Path, port: int = 0, *more: str) -> Iterator[str]:
    """The service with cases and a ledger in this folder, and its address; killed at the end."""
    kept = ("--cases", str(room / "cases"), "--ledger", str(room / "ledger.db"))
    started = command("serve", "--port", str(port), "--workers", "1", *kept, *more)
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            found = re.search(r"http://\S+/", running.stdout.readline())
            assert found
            yield found[0]
        finally:
            running.kill()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of one item."""
    found = tmp_path_factory.mktemp("office")
    given = ("--title", "实训室更换阀门", "--department", "化工系", "--date", "2024-05-06", "--category", "典型案例")
    adding = command("ledger", "add", str(ROOT / "examples" / "composite.yaml"), *given, "--create", "--by", "王某")
    subprocess.run([*adding, "--ledger", str(found / "ledger.db")], check=True, capture_output=True)
    return found


@pytest.fixture(scope="module")
def address(room: Path) -> Iterator[str]:
    with service(room) as at:
        yield at


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def page(browser: Browser) -> Iterator[Browser]:
    browser.width(1280)
    yield browser
    browser.run("window.addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)")
    answered = re.compile(
        r"status of (?:401|403|409|422|50\d)|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|'beforeunload'"
    )
    assert [each for each in browser.complaints() if not answered.search(each)] == []


def fill(page: Browser, **fields: str) -> None:
    """Write into the fields whose labels begin so."""
    for label, words in fields.items():
        page.wait("[...document.querySelectorAll('label')].some(e => e.textContent.startsWith(arguments[0]))", label)
        page.run("document.querySelectorAll('.entry-form details').forEach(e => { e.open = true; })")
        page.run(FIELD, label, words)


def minutes_ago(page: Browser, minutes: int) -> str:
    """The time of day some minutes ago in the institution's time zone."""
    script = (
        "return new Date(Date.now() + 8 * 3600000 - arguments[0] * 60000).toISOString().slice(0, 16).replace('T', ' ')"
    )
    return str(page.run(script, minutes))


def open_case(page: Browser, address: str, minutes: int, **more: str) -> str:
    """A new case that began some minutes ago, opened on the page; its id."""
    page.open(f"{address}#emergency")
    page.wait("document.querySelector('.opening')")
    page.run("window.history.replaceState({}, '')")
    fill(page, 什么事="实验楼三层冒烟", 几时发生=minutes_ago(page, minutes), **more)
    page.press("开始计时")
    page.wait("document.querySelector('.limit .figure')")
    return str(page.run("return window.history.state.case"))


def record(page: Browser, kind: str, **fields: str) -> None:
    """Record a thing by its form."""
    page.press(kind)
    page.wait("document.querySelector(arguments[0])", FORM)
    fill(page, **fields)
    page.press("记下", FORM)
    page.wait("!document.querySelector('.form-room .entry-form')")


def entries(page: Browser) -> list[str]:
    """What the log says, the last entry first."""
    return list(
        page.run("return [...document.querySelectorAll('.entries > li > p:first-child')].map(e => e.textContent)")
    )


def limits(page: Browser) -> list[str]:
    return list(page.run("return [...document.querySelectorAll('.limit')].map(e => e.innerText.replace(/\\s+/g, ' '))"))


def test_a_case_opens_with_what_is_known_in_the_first_minute(page: Browser, address: str) -> None:
    open_case(page, address, 12)
    shown = limits(page)
    assert [" ".join(each.split()[:3]) for each in shown] == [
        "30 分钟内 电话报",
        "40 分钟内 电话报",
        "60 分钟内 书面报",
    ]
    assert re.search(r" 1[78]:\d\d ", shown[0])
    assert "部门主要负责人" in page.text(".first-call h2")
    assert "实验楼三层冒烟" in page.text(".say")
    assert page.wait("document.querySelectorAll('.paper mark.gap').length") > 3
    assert "还没报，剩 1" in page.text(".step-list tbody")


def test_one_click_logs_a_call_and_another_takes_it_back(page: Browser, address: str) -> None:
    open_case(page, address, 5, 哪个部门="学生工作处")
    page.press("打通了")
    page.wait("document.querySelector('.undo-line')")
    assert "电话报部门主要负责人" in entries(page)[0]
    page.wait("document.querySelector('.limit.done')")
    page.wait("document.querySelector('.first-call h2').textContent.includes('学院分管领导')")
    page.press("撤销")
    page.wait("document.querySelector('.entry del')")
    assert "作废" in entries(page)[0]
    page.wait("document.querySelector('.first-call h2').textContent.includes('部门主要负责人')")


def test_what_is_recorded_fills_the_report_and_late_steps_are_said_in_words(page: Browser, address: str) -> None:
    open_case(page, address, 47)
    before = page.wait("document.querySelectorAll('.paper mark.gap').length")
    record(page, "情况有变化", 伤亡="没有人员伤亡", 做了什么="切断电源\n疏散学生", 在哪里="实验楼三层")
    page.wait("document.querySelectorAll('.paper mark.gap').length < arguments[0]", before)
    assert "无人员伤亡" in page.text(".paper")
    record(page, "情况有变化", 做了什么="拨打119")
    page.wait("document.querySelector('.say').textContent.includes('拨打119')")
    assert "切断电源；疏散学生；拨打119" in page.text(".say")
    assert "已超时，马上报" in limits(page)[0]
    assert "还没报，超时" in page.text(".step-list tr.over td")
    record(page, "领导指示", 谁的指示="院长", 怎么说的="立即疏散")
    record(page, "换人代", 代谁="院长", 由谁代="副院长王某", 为什么="院长出差")
    record(page, "是哪个部门的", 哪个部门="后勤处")
    assert [re.sub(r"^\S*?(?=指示|代理|涉事)", "", each)[:2] for each in entries(page)[:3]] == ["涉事", "代理", "指示"]
    page.press("打通了")
    page.wait("document.querySelector('.step-list tr.late')")
    assert "迟报" in page.text(".step-list tr.late td")
    page.run("document.querySelector('.step-list details').open = true")
    assert page.wait("document.querySelector('img.chart')?.naturalWidth") > 100


def test_a_wrong_clock_of_the_computer_does_no_harm(page: Browser, address: str) -> None:
    open_case(page, address, 12)
    page.run("Date.now = () => 0")
    page.press("打通了")
    page.wait("document.querySelector('.undo-line')")
    assert all(re.search(r" (?:已报|2\d:\d\d|4\d:\d\d) ", each) for each in limits(page))
    assert "补录" not in entries(page)[0]


def test_two_people_at_one_case_see_each_other_and_lose_nothing(page: Browser, address: str) -> None:
    case = open_case(page, address, 8)
    page.press("打通了")
    page.wait("document.querySelector('.undo-line')")
    first = page.call("window", {}, "GET")
    second = page.call("window/new", {"type": "tab"})["handle"]
    page.call("window", {"handle": second})
    page.width(1280)
    page.open(f"{address}#emergency")
    page.run("window.history.replaceState({case: arguments[0]}, ''); window.location.reload()", case)
    page.wait("document.querySelectorAll('.entry').length === 2")
    record(page, "报了别的人", 报给谁="119")
    page.call("window", {"handle": first})
    page.wait("document.querySelector('.entry.fresh')")
    assert "119" in entries(page)[0]
    page.run("document.querySelector('[data-key=correct-2]').click()")
    fill(page, 备注="甲写的")
    page.call("window", {"handle": second})
    page.run("document.querySelector('[data-key=correct-2]').click()")
    fill(page, 备注="乙写的")
    page.press("记下", FORM)
    page.wait("!document.querySelector('.form-room .entry-form')")
    page.call("window", {}, "DELETE")
    page.call("window", {"handle": first})
    page.press("记下", FORM)
    page.wait("document.querySelector('.was .changed')")
    assert "乙写的" in page.text(".was .changed")
    page.press("还是按我填的改", FORM)
    page.wait("!document.querySelector('.form-room .entry-form')")
    assert "甲写的" in entries(page)[0]


def test_nothing_is_lost_while_the_service_is_away(page: Browser, room: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with service(room, port) as at:
        open_case(page, at, 10)
        page.press("情况有变化")
        fill(page, 做了什么="人员已经疏散")
    page.press("记下", FORM)
    page.wait("document.querySelector('.trouble p')")
    page.press("打通了")
    page.wait("document.querySelector('.pending p')")
    assert "电话报 部门主要负责人" in page.text(".pending")
    assert "倒计时照走" in page.text(".connection")
    running = page.text(".limit .figure")
    page.wait("document.querySelector('.limit .figure').textContent !== arguments[0]", running)
    with service(room, port):
        page.wait("!document.querySelector('.pending p')")
        page.press("再试", FORM)
        page.wait("!document.querySelector('.form-room .entry-form')")
        assert {"人员已经疏散", "电话报部门主要负责人"} <= {
            words for words in ("人员已经疏散", "电话报部门主要负责人") if any(words in each for each in entries(page))
        }


def sign_in(page: Browser, password: str) -> None:
    page.wait("document.querySelector('dialog form')")
    fill(page, 账号="zhangyi", 密码=password)
    page.press("登录", "dialog")


def test_what_was_typed_outlives_the_session(page: Browser, room: Path) -> None:
    data, given, own = str(room / "data"), "Abcd-efgh-2345-xyz", "Neue-worte-2345-xyz"
    adding = command("service", "account", "add", "zhangyi", "--department", "学生工作处", "--data", data)
    subprocess.run(adding, input=f"{given}\n", text=True, check=True, capture_output=True)
    with service(room, 0, "--data", data) as at:
        page.open(f"{at}#emergency")
        sign_in(page, given)
        page.wait("[...document.querySelectorAll('dialog label')].some(e => e.textContent.startsWith('原来的密码'))")
        fill(page, 原来的密码=given, 新密码=own, 新密码再=own)
        page.press("改密码", "dialog")
        page.wait("document.querySelector('.opening') && !document.querySelector('dialog')")
        page.run("window.history.replaceState({}, '')")
        fill(page, 什么事="宿舍漏水")
        page.press("开始计时")
        page.wait("document.querySelector('.first-call')")
        page.press("情况有变化")
        fill(page, 做了什么="关闭总阀")
        page.call("cookie", {}, "DELETE")
        page.press("记下", FORM)
        sign_in(page, own)
        page.wait("!document.querySelector('.form-room .entry-form')")
        assert "关闭总阀" in entries(page)[0]
        page.wait("!document.querySelector('#main > .error-line')")


def test_a_case_is_closed_handed_over_and_listed(page: Browser, address: str) -> None:
    open_case(page, address, 20)
    page.press("移交打包")
    page.press("打包下载", "dialog")
    page.wait("document.getElementById('announcer').textContent.startsWith('已下载')")
    page.press("下载 Word 稿")
    page.wait("document.getElementById('announcer').textContent.includes('首报')")
    page.press("处置结束")
    page.press("处置结束", "dialog")
    page.wait("document.querySelector('.about').textContent.includes('处置结束')")
    page.press("所有案卷")
    page.wait("document.querySelector('.case-line.closed')")
    assert "处置结束" in page.text(".case-line.closed")


def test_the_first_report_opens_in_the_door_for_checking(page: Browser, address: str) -> None:
    open_case(page, address, 15)
    page.press("放到“查稿子”里")
    page.wait("document.querySelector('.draft-name')?.textContent === '首报.docx'")
    assert "实验楼三层冒烟" in page.text(".draft-text")


def test_the_desk_stays_as_it_was_while_another_door_is_open(page: Browser, address: str) -> None:
    case = open_case(page, address, 4)
    page.press("情况有变化")
    fill(page, 做了什么="关闭总阀")
    page.run("window.location.hash = 'ledger'")
    page.wait("document.querySelector('.views')")
    page.run("window.location.hash = 'emergency'")
    page.wait("document.querySelector('.limit .figure')")
    page.wait("window.history.state?.case === arguments[0]", case)
    page.press("记下", FORM)
    page.wait("!document.querySelector('.form-room .entry-form')")
    assert "关闭总阀" in entries(page)[0]
    page.call("refresh", {})
    page.wait("document.querySelectorAll('.entry').length === 2")


def test_words_that_look_like_code_stay_words(page: Browser, address: str) -> None:
    words = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    open_case(page, address, 4, 在哪里=words)
    page.wait("document.querySelector('.paper .line')")
    assert words in page.text(".say")
    assert page.run("return document.querySelectorAll('#main script, img[src=x]').length") == 0


def test_a_mark_of_secrecy_leaves_nothing(page: Browser, address: str, room: Path) -> None:
    page.open(f"{address}#emergency")
    page.wait("document.querySelector('.opening')")
    before = sorted((room / "cases").rglob("*"))
    fill(page, 什么事="机密★1年 某事件")
    page.press("开始计时")
    page.wait("document.querySelector('.refusal')")
    assert "某事件" not in page.text("body")
    assert sorted((room / "cases").rglob("*")) == before


def test_the_desk_fits_a_phone_and_works_by_keys(page: Browser, address: str) -> None:
    page.width(360)
    open_case(page, address, 3)
    page.wait("document.querySelector('.paper mark.gap')")
    assert page.run("return document.documentElement.scrollWidth") <= 360
    page.run("document.querySelector('.made').focus()")
    page.keys("Enter")
    page.wait("document.querySelector('.undo-line')")
    page.run("document.querySelector('.more [data-key=fact]').focus()")
    page.keys("Enter")
    page.wait("document.activeElement.closest('.entry-form')")
    page.keys("Esc")
    page.wait("!document.querySelector('.form-room .entry-form')")
    assert page.run("return document.activeElement.dataset.key") == "fact"


def open_item(page: Browser, address: str, title: str) -> None:
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.views')")
    page.press("已记的")
    fill(page, 年份="")
    page.press(title, ".ledger-list")
    page.wait("!document.querySelector('.ledger-one').hidden")


def test_a_draft_is_looked_at_put_in_and_its_repeat_pointed_out(page: Browser, address: str) -> None:
    page.open(f"{address}#ledger")
    page.give(".ledger-intake input[type=file]", DRAFT)
    page.wait("document.querySelector('.intake-card form')")
    assert page.run("return document.querySelector('.intake-card input').value").startswith("关于教学楼3号楼")
    page.press("记入台账", ".intake-card")
    page.wait("document.querySelector('.intake-card .undo-line')")
    assert "已记入，第 2 条" in page.text(".intake-card")
    page.give(".ledger-intake input[type=file]", DRAFT)
    page.wait("document.querySelector('.intake-card form')")
    page.wait("document.querySelector('.intake-told .missing')")
    assert "台账里已经有这一条：第 2 条" in page.text(".intake-told")
    page.press("不记了", ".intake-card")
    page.wait("!document.querySelector('.intake-card form')")


def test_a_secret_draft_among_several_costs_its_own_card_only(page: Browser, address: str, tmp_path: Path) -> None:
    marked, plain = tmp_path / "乙.txt", tmp_path / "甲.txt"
    marked.write_text("机密★5年\n\n关于某事的报告\n", "utf-8")
    plain.write_text("后勤处值班信息\n后勤处　2024年5月20日\n公寓更换水管\n5月20日，后勤处更换水管30根。\n", "utf-8")
    page.open(f"{address}#ledger")
    page.give(".ledger-intake input[type=file]", f"{plain}\n{marked}")
    page.wait("document.querySelectorAll('.intake-card').length === 2 && document.querySelector('.intake-card form')")
    page.wait("document.querySelector('.intake-card [role=alert]')?.textContent.includes('保密部门')")
    assert page.run("return document.querySelectorAll('.intake-card form').length") == 1
    assert "某事" not in page.text("body")


def test_corrections_and_withdrawals_keep_the_old_value_to_be_seen(page: Browser, address: str) -> None:
    open_item(page, address, "实训室更换阀门")
    page.press("更正")
    fill(page, 标题="实训室更换二十个阀门", 为什么改="数目漏写")
    page.press("记下", FORM)
    page.wait("document.querySelector('.history .changes')")
    assert page.text(".history .changes del") == "实训室更换阀门"
    assert page.text(".history .changes ins") == "实训室更换二十个阀门"
    assert "数目漏写" in page.text(".history")
    page.press("记采用")
    page.press("记下", FORM)
    assert "还没有写“哪一级采用”" in page.text(".trouble")
    fill(page, 哪一级="league", 哪里登="盟行署办公室", 哪一天="2024-06-10")
    page.press("记下", FORM)
    page.wait("document.querySelector('.history').textContent.includes('盟委行署')")
    page.press("记采用")
    fill(page, 哪一级="league", 哪里登="盟行署办公室", 哪一天="2024-06-10", 第几期="第2版")
    page.press("记下", FORM)
    assert "已经记过这次采用" in page.wait("document.querySelector('.form-room .note.amber')?.textContent")
    page.press("作废这一次采用")
    fill(page, 为什么="登错了")
    page.press("作废", FORM)
    page.wait("document.querySelector('.history').textContent.includes('登错了')")
    assert "盟委行署" in page.text(".history")


def matter(page: Browser, words: str) -> str:
    """What picks the open matter in which these words stand."""
    found = "[...document.querySelectorAll('.matter')].find(e => e.textContent.includes(arguments[0]))"
    page.wait(found, words)
    return f".matter[data-number='{page.run(f'return ({found}).dataset.number', words)}']"


def test_a_request_is_recorded_put_off_and_answered_by_a_draft(page: Browser, address: str) -> None:
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.views')")
    page.press("约稿和批示")
    page.press("记约稿")
    page.press("记下", FORM)
    assert "还没有写“向哪个部门约”" in page.text(".trouble")
    fill(page, 向哪个部门="招生就业处", 约什么="送岗进村的经验", 几时交="2024-06-03", 哪一天="2024-05-27")
    page.press("记下", FORM)
    asked = matter(page, "送岗进村的经验")
    assert "逾期" in page.text(asked)
    assert page.run("return document.querySelector(arguments[0]).classList.contains('overdue')", asked)
    page.press("延期", asked)
    fill(page, 延到哪一天="2099-01-04", 谁同意="李某", 哪一天="2024-05-28")
    page.press("记下", FORM)
    page.wait("document.querySelector('.trouble').textContent.includes('一年以后')")
    page.press("日期没有错，照记", FORM)
    page.wait("!document.querySelector(arguments[0])", f"{asked}.overdue")
    assert "由李某同意延到2099-01-04" in page.text(asked)
    page.press("记入")
    page.give(".ledger-intake input[type=file]", str(ROOT / "examples" / "daily.yaml"))
    page.wait("document.querySelector('.intake-card form')")
    fill(page, 标题="送岗进村促就业", 部门="招生就业处", 日期="2024-06-01", 类别="工作经验总结")
    choices = page.run(
        "return [...document.querySelectorAll('.intake-card select option')].filter(e => e.textContent.startsWith('交第')).map(e => [e.value, e.textContent])"
    )
    assert [words for _, words in choices] == [f"交第 {choices[0][0]} 条约稿：招生就业处，送岗进村的经验"]
    fill(page, 是不是交=choices[0][0])
    page.press("记入台账", ".intake-card")
    page.wait("document.querySelector('.intake-card .undo-line')")
    page.press("约稿和批示")
    page.wait("!document.querySelector(arguments[0])", asked)


def test_an_instruction_is_recorded_on_an_item_and_carried_out(page: Browser, address: str) -> None:
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.views')")
    page.press("已记的")
    fill(page, 年份="")
    first = "[...document.querySelectorAll('.ledger-list tbody tr')].find(e => e.cells[0].textContent === '1')"
    page.wait(f"{first} && ({first}.querySelector('button').click(), true)")
    page.wait("!document.querySelector('.ledger-one').hidden")
    page.press("记批示")
    fill(page, 哪一级="college", 谁批="院长", 批了什么="其他实训室也要查", 交给谁="化工系", 哪一天="2024-06-11")
    page.press("记下", FORM)
    page.wait("document.querySelector('.history').textContent.includes('其他实训室也要查')")
    page.press("回到列表")
    page.press("约稿和批示")
    told = matter(page, "化工系")
    page.press("记进展、办结", told)
    page.press("记下", FORM)
    page.wait("document.querySelector('.trouble').textContent.includes('要写明情况')")
    fill(page, 办得怎么样="查了5间，换了2个")
    page.run("[...document.querySelectorAll('.tick input')].find(e => e.offsetParent).checked = true")
    page.press("记下", FORM)
    page.wait("!document.querySelector(arguments[0])", told)
    page.press("撤销")
    page.wait("document.querySelector(arguments[0])", told)
    page.press("作废", told)
    fill(page, 为什么="记错了信息")
    page.press("作废", FORM)
    page.wait("!document.querySelector(arguments[0])", told)


def test_an_instruction_on_what_was_never_entered(page: Browser, address: str) -> None:
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.views')")
    page.press("约稿和批示")
    page.press("记批示")
    fill(page, 批在哪="食堂排队的建议", 那条信息="后勤保障处", 哪一级="college", 谁批="院长", 交给谁="后勤处")
    page.press("记下", FORM)
    assert "批示" in page.text(matter(page, "食堂排队的建议"))


def test_the_year_stands_by_department_and_is_to_be_had(page: Browser, address: str) -> None:
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.views')")
    page.press("全年各部门")
    fill(page, 哪一年="2024")
    page.wait("document.querySelector('.year-table caption, .ledger-year .note').textContent.includes('2024')")
    row = page.run(
        "return [...document.querySelectorAll('.year-table tbody tr')].map(e => e.innerText).find(e => e.startsWith('化工系'))"
    )
    assert re.split(r"\s+", row)[1:4] == ["1", "12", "11"]
    page.press("下载通报（Word）")
    page.wait("document.getElementById('announcer').textContent.includes('.docx')")
    page.press("下载各表（Excel）")
    page.wait("document.getElementById('announcer').textContent.includes('.xlsx')")


def test_the_ledger_fits_a_phone(page: Browser, address: str) -> None:
    page.width(360)
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.views')")
    for view in ("已记的", "约稿和批示", "全年各部门", "记入"):
        page.press(view)
        page.wait("document.querySelector('.views [aria-pressed=true]').textContent === arguments[0]", view)
        assert page.run("return document.documentElement.scrollWidth") <= 360


def test_the_pictures_of_the_documentation(page: Browser, address: str, tmp_path: Path) -> None:
    """They are made anew with PAGE_PICTURES=docs/pictures."""
    folder = Path(os.environ.get("PAGE_PICTURES") or tmp_path)
    open_case(page, address, 12, 哪个部门="化工系")
    page.run("document.querySelector('.made').click()")
    page.wait("document.querySelector('.undo-line')")
    page.wait("document.querySelector('.paper mark.gap')")
    (folder / "page-emergency.png").write_bytes(page.picture())
    page.width(360)
    (folder / "page-emergency-phone.png").write_bytes(page.picture())
    page.width(1280)
    page.open(f"{address}#ledger")
    page.wait("document.querySelector('.views')")
    page.press("约稿和批示")
    page.press("记约稿")
    fill(page, 向哪个部门="化工系", 约什么="实训安全管理的做法", 几时交="2024-06-03", 哪一天="2024-05-27")
    page.press("记下", FORM)
    matter(page, "实训安全管理的做法")
    (folder / "page-ledger.png").write_bytes(page.picture())
    assert all(
        (folder / f"page-{name}.png").stat().st_size > 10_000 for name in ("emergency", "emergency-phone", "ledger")
    )
