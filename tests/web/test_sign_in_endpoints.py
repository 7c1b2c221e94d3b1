from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from alvtc_info import InputError, OutputError, __version__, list_formats
from alvtc_info.web import passwords, service
from alvtc_info.web.accounts import Accounts
from alvtc_info.web.answers import ServiceError, answer_json
from alvtc_info.web.audit_trail import About
from alvtc_info.web.endpoint import ApiCall, Endpoint, FormField
from alvtc_info.web.permissions import Access
from alvtc_info.web.service import Service, create_app
from alvtc_info.web.service_settings import ServiceSettings
from alvtc_info.web.sign_in_endpoints import NOTICE
from tests.web.conftest import HERE, OURS
from tests.web.people import CHEAP, GOOD, Calendar, Clock, some_accounts

BETTER = "Better-battery-8"
COOKIE = "alvtc-info-session"


@dataclass
class House:
    """A service with accounts, and browsers that ask it."""

    app: Any
    service: Service
    accounts: Accounts
    clock: Clock

    def browser(self, address: str = "127.0.0.1", **headers: str) -> TestClient:
        return TestClient(self.app, "http://localhost", headers=OURS | headers, client=(address, 50000))

    def signed_in(self, name: str, password: str = GOOD) -> TestClient:
        browser = self.browser()
        assert sign_in(browser, name, password).status_code == 200
        return browser

    def trail(self) -> list[tuple[str, str, str]]:
        """Who did what, and how it ended."""
        assert self.service.trail is not None
        self.service.trail.verify()
        return [(entry["who"], entry["action"], entry["outcome"]) for entry in self.service.trail.entries()]


def house(folder: Path, accounts: Accounts | None = None, **options: Any) -> House:
    accounts = accounts or some_accounts(folder / "data")
    app = create_app(ServiceSettings(data=str(folder / "data"), **options), accounts)
    found: Service = app.state.service
    clock = found.sessions.clock = found.tries.clock = Clock()
    if found.trail is not None:
        found.trail._now = Calendar()
    return House(app, found, accounts, clock)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    made = house(tmp_path, cases=str(tmp_path / "cases"))
    yield made
    made.accounts.close()


def sign_in(browser: TestClient, name: str, password: str = GOOD) -> Any:
    return browser.post("/api/sign-in", json={"name": name, "password": password})


def error(response: Any, status: int) -> str:
    assert response.status_code == status, response.text
    assert set(response.json()) == {"code", "message"}
    return str(response.json()["code"])


def test_a_person_signs_in_and_out(home: House) -> None:
    browser = home.browser()
    assert error(browser.get("/api/me"), 401) == "signed-out"
    response = sign_in(browser, " WANG")
    assert response.json() == {
        "name": "wang",
        "shown": "王一",
        "department": "教务处",
        "role": "clerk",
        "must_change": False,
    }
    assert browser.get("/api/me").json() == {
        "name": "wang",
        "shown": "王一",
        "department": "教务处",
        "role": "clerk",
        "must_change": False,
        "accounts": True,
        "idle_minutes": 30,
        "cases": True,
        "ledger": False,
        "limit_bytes": home.service.settings.limits.file_bytes,
        "formats": [each.suffix for each in list_formats()],
        "version": __version__,
        "notice": NOTICE,
    }
    number = browser.cookies[COOKIE]
    assert browser.post("/api/sign-out").json() == {}
    assert COOKIE not in browser.cookies
    browser.cookies.set(COOKIE, number, domain="localhost.local")
    assert error(browser.get("/api/me"), 401) == "signed-out"
    assert home.browser().post("/api/sign-out").status_code == 200
    assert home.trail() == [("wang", "sign-in", "ok"), ("wang", "sign-out", "ok")]


def test_wrong_and_unknown_are_told_alike_and_no_password_is_written(home: House) -> None:
    home.accounts.disable("guest")
    tries = [
        ("wang", BETTER),
        ("nobody", GOOD),
        ("guest", GOOD),
        (GOOD, "x"),
        ("\x00", GOOD),
        (" ", "x"),
        ("张" * 999, GOOD),
    ]
    answers = [sign_in(home.browser(), *each) for each in tries]
    assert {(each.status_code, each.text) for each in answers} == {(401, answers[0].text)}
    assert [who for who, _, _ in home.trail()] == ["wang", "", "guest", "", "", "", ""]
    written = Path(home.service.trail.folder, "2026-11.jsonl") if home.service.trail else Path()
    assert GOOD not in "".join(place.read_text() for place in written.parent.iterdir())


def test_tries_slow_down_and_lock_known_and_unknown_alike(home: House) -> None:
    for name in ("wang", "nobody"):
        answers = [sign_in(home.browser(), name, "x") for _ in range(6)]
        assert [each.status_code for each in answers] == [401] * 4 + [429] * 2
        assert answers[-1].headers["retry-after"] == "3"
    written = len(home.trail())
    assert error(sign_in(home.browser(), "wang"), 429) == "locked"
    assert len(home.trail()) == written
    for _ in range(10):
        home.clock.now += 30
        sign_in(home.browser(), "wang", "x")
    assert "分钟" in sign_in(home.browser(), "wang").json()["message"]
    home.clock.now += 301
    assert sign_in(home.browser(), "wang").status_code == 200
    assert home.trail().count(("nobody", "sign-in", "wrong")) == 0


def test_a_session_is_new_with_every_sign_in(home: House) -> None:
    browser = home.browser()
    browser.cookies.set(COOKIE, "chosen-by-an-attacker", domain="localhost.local")
    sign_in(browser, "wang")
    fresh = [each.value for each in browser.cookies.jar]
    assert len({*fresh, "chosen-by-an-attacker"}) == len(fresh) + ("chosen-by-an-attacker" not in fresh)
    attacker = home.browser(cookie=f"{COOKIE}=chosen-by-an-attacker")
    assert error(attacker.get("/api/me"), 401) == "signed-out"
    first = home.signed_in("wang")
    before = first.cookies[COOKIE]
    sign_in(first, "li")
    assert first.cookies[COOKIE] != before
    assert error(home.browser(cookie=f"{COOKIE}={before}").get("/api/me"), 401) == "signed-out"


@pytest.mark.parametrize(
    "cookie",
    [
        f"{COOKIE}=",
        f"{COOKIE}=wang",
        f"{COOKIE}=" + "A" * 43,
        f"__Host-{COOKIE}={{}}",
        f"{COOKIE}={{}}; {COOKIE}={{}}",
        f"{COOKIE}X={{}}",
        f"{COOKIE}={{}}A",
        f'{COOKIE}="{{}}"',
    ],
)
def test_a_forged_cookie_opens_nothing(home: House, cookie: str) -> None:
    number = home.signed_in("wang").cookies[COOKIE]
    assert error(home.browser(cookie=cookie.replace("{}", number)).get("/api/me"), 401) == "signed-out"
    assert home.browser(cookie=f"a=b; {COOKIE}={number}").get("/api/me").status_code == 200


def test_a_session_ends_when_it_is_not_used_and_a_page_that_asks_by_itself_does_not_count(home: House) -> None:
    browser = home.signed_in("wang")
    for _ in range(3):
        home.clock.now += 29 * 60
        assert browser.get("/api/me").status_code == 200
    home.clock.now += 29 * 60
    assert browser.get("/api/me", headers={"X-Unattended": "1"}).status_code == 200
    home.clock.now += 60
    assert error(browser.get("/api/me"), 401) == "signed-out"


def test_all_sessions_end_when_a_password_changes_or_an_account_is_disabled(home: House) -> None:
    one, two, other = home.signed_in("wang"), home.signed_in("wang"), home.signed_in("li")
    assert one.post("/api/password", json={"old": GOOD, "new": BETTER}).status_code == 200
    assert one.get("/api/me").status_code == 200
    assert error(two.get("/api/me"), 401) == "signed-out"
    assert one.get("/api/me").status_code == 200
    assert other.get("/api/me").status_code == 200
    second = Accounts(Path(home.accounts.path).parent, cost=CHEAP)  # on the server, in another process
    second.set_password("wang", GOOD, must_change=False)
    second.disable("li")
    second.enable("li")
    second.close()
    assert error(one.get("/api/me"), 401) == "signed-out"
    assert error(other.get("/api/me"), 401) == "signed-out"


def test_a_password_is_changed_with_the_old_one_only(home: House) -> None:
    browser = home.signed_in("wang")
    change = {"old": "wrong-password", "new": BETTER}
    assert error(browser.post("/api/password", json=change), 422) == "bad-password"
    assert error(browser.post("/api/password", json={"old": GOOD, "new": "short"}), 422) == "weak-password"
    assert error(home.browser().post("/api/password", json=change), 401) == "signed-out"
    for _ in range(3):
        browser.post("/api/password", json=change)
    assert error(browser.post("/api/password", json={"old": GOOD, "new": BETTER}), 429) == "locked"
    home.clock.now += 60
    assert browser.post("/api/password", json={"old": GOOD, "new": BETTER}).status_code == 200
    assert sign_in(home.browser(), "wang", BETTER).status_code == 200


def test_a_password_given_by_others_opens_nothing_until_it_is_changed(home: House) -> None:
    home.accounts.set_password("wang", BETTER)
    browser = home.signed_in("wang", BETTER)
    assert browser.get("/api/me").json()["must_change"] is True
    assert error(browser.get("/api/rules"), 403) == "change-password"
    assert browser.get("/").status_code == 200
    assert browser.post("/api/password", json={"old": BETTER, "new": GOOD}).json()["must_change"] is False
    assert browser.get("/api/me").json()["must_change"] is False


def test_another_sites_page_signs_nobody_in_or_out(home: House) -> None:
    browser = home.signed_in("wang")
    for headers in ({"X-Requested-With": ""}, {"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert error(browser.post("/api/sign-out", headers=headers), 403) == "bad-origin"
        body = {"name": "zhao", "password": GOOD}
        assert error(browser.post("/api/sign-in", json=body, headers=headers), 403) == "bad-origin"
    assert browser.get("/api/me").json()["name"] == "wang"
    assert error(browser.get("/api/me", headers={"Host": "evil.example"}), 403) == "bad-host"


# programs


def test_a_program_comes_in_by_its_token_until_it_is_revoked(home: House) -> None:
    secret = home.accounts.add_token("oa", department="教务处")
    program = home.browser(authorization=f"Bearer {secret}")
    me = program.get("/api/me").json()
    assert (me["name"], me["role"], me["must_change"]) == ("token:oa", "clerk", False)
    without_page = {"X-Requested-With": "", "Origin": "http://evil.example"}
    assert program.post("/api/sign-out", headers=without_page).status_code == 200
    assert error(program.post("/api/password", json={"old": secret, "new": BETTER}), 401) == "signed-out"
    home.accounts.revoke("oa")
    assert error(program.get("/api/me"), 401) == "bad-token"
    assert error(home.browser(authorization="Bearer").get("/api/me"), 401) == "bad-token"


def test_beside_a_bad_token_a_good_cookie_counts_for_nothing(home: House) -> None:
    browser = home.signed_in("wang")
    assert error(browser.get("/api/me", headers={"Authorization": "Bearer x"}), 401) == "bad-token"
    cross = {"Authorization": "Bearer x", "X-Requested-With": "", "Origin": "http://evil.example"}
    assert error(browser.post("/api/sign-out", headers=cross), 401) == "bad-token"
    assert browser.get("/api/me").status_code == 200


# single sign-on


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[House]:
    made = house(tmp_path, proxies=("10.0.0.5",), sign_in_header="X-Remote-User", hosts=("info.school.edu.cn",))
    yield made
    made.accounts.close()


def test_single_sign_on_names_the_account_and_the_account_its_department(behind: House) -> None:
    headers = {"x-remote-user": "wang", "x-remote-role": "office", "x-forwarded-proto": "https"}
    browser = behind.browser("10.0.0.5", **headers)
    me = browser.get("/api/me").json()
    assert (me["name"], me["department"], me["role"]) == ("wang", "教务处", "clerk")
    assert COOKIE not in browser.cookies
    behind.accounts.set_password("wang", BETTER)
    assert browser.get("/api/me").json()["must_change"] is False
    assert browser.get("/api/openapi.json").status_code == 200
    behind.accounts.disable("wang")
    assert error(browser.get("/api/me"), 401) == "no-account"
    assert error(browser.get("/api/rules"), 401) == "signed-out"
    assert error(behind.browser("10.0.0.5").get("/api/me"), 401) == "signed-out"


def test_a_spoofed_header_from_a_foreign_address_is_ignored_and_noted_once_a_minute(behind: House) -> None:
    for _ in range(3):
        spoofer = behind.browser("10.0.0.66", **{"x-remote-user": "zhao", "x-forwarded-for": "10.0.0.5"})
        assert error(spoofer.get("/api/me"), 401) == "signed-out"
    local = behind.browser("127.0.0.1", **{"x-remote-user": "zhao"})
    assert error(local.get("/api/me"), 401) == "signed-out"
    assert behind.trail() == [("", "spoofed-header", "ignored")]


def test_the_next_person_at_a_shared_computer_is_not_the_one_before(behind: House) -> None:
    browser = behind.browser("10.0.0.5", **{"x-forwarded-proto": "https"})
    assert sign_in(browser, "wang").status_code == 200
    cookie = next(iter(browser.cookies.jar))
    assert (cookie.name, cookie.secure) == (f"__Host-{COOKIE}", True)
    again = behind.browser("10.0.0.5", **{"x-forwarded-proto": "https", "cookie": f"{cookie.name}={cookie.value}"})
    assert again.get("/api/me").json()["name"] == "wang"
    assert again.get("/api/me", headers={"X-Remote-User": "li"}).json()["name"] == "li"
    assert error(again.get("/api/me", headers={"X-Remote-User": "nobody"}), 401) == "no-account"
    plain = {"cookie": f"{cookie.name}={cookie.value}"}
    assert error(behind.browser("10.0.0.5", **plain).get("/api/me"), 401) == "signed-out"


@pytest.mark.medium
def test_failed_tries_are_counted_by_the_address_that_the_proxy_names(behind: House) -> None:
    def attacker(number: int) -> TestClient:
        return behind.browser("10.0.0.5", **{"x-forwarded-for": f"1.2.3.{number}, 6.6.6.6"})

    codes = [sign_in(attacker(number), f"name{number}", "x").status_code for number in range(40)]
    assert codes == [401] * 30 + [429] * 10
    assert sign_in(behind.browser("10.0.0.5", **{"x-forwarded-for": "7.7.7.7"}), "wang").status_code == 200


# without accounts


def test_without_accounts_whoever_sits_here_may_all_and_nobody_else_anything(tmp_path: Path) -> None:
    app = create_app(ServiceSettings())
    here = TestClient(app, "http://localhost", headers=OURS, client=HERE)
    me = here.get("/api/me").json()
    assert (me["name"], me["shown"], me["role"], me["accounts"]) == ("", "本机", "office", False)
    assert error(sign_in(here, "wang"), 404) == "no-accounts"
    assert error(here.get("/api/accounts"), 404) == "no-accounts"
    for address, headers in (("10.0.0.9", {}), ("127.0.0.1", {"x-forwarded-for": "10.0.0.9"}), ("testclient", {})):
        there = TestClient(app, "http://localhost", headers=OURS | headers, client=(address, 1))
        assert error(there.get("/api/me"), 401) == "signed-out"
        assert error(there.get("/api/rules"), 401) == "signed-out"
        assert there.get("/health").status_code == 200


def test_the_first_account_ends_the_time_without(tmp_path: Path) -> None:
    made = house(tmp_path, Accounts(tmp_path / "data", create=True, cost=CHEAP))
    here = made.browser()
    assert here.get("/api/me").json()["role"] == "office"
    add = {"name": "zhao", "role": "office"}
    assert error(here.post("/api/accounts", json=add), 403) == "not-yours"
    made.accounts.add("zhao", GOOD, role="office")
    assert error(here.get("/api/me"), 401) == "signed-out"
    made.accounts.disable("zhao")
    assert error(here.get("/api/me"), 401) == "signed-out"
    made.accounts.close()


# the office


def test_the_office_adds_resets_disables_and_enables_accounts(home: House) -> None:
    office = home.signed_in("zhao")
    added = office.post(
        "/api/accounts", json={"name": "孙五", "department": "后勤处", "shown": "孙五", "sign_on": "S5"}
    ).json()
    assert (added["name"], added["role"]) == ("孙五", "clerk")
    assert sign_in(home.browser(), "孙五", added["password"]).json()["must_change"] is True
    sun = home.signed_in("孙五", added["password"])
    reset = office.post("/api/accounts/孙五/reset").json()
    assert error(sun.get("/api/me"), 401) == "signed-out"
    assert sign_in(home.browser(), "孙五", reset["password"]).status_code == 200
    assert office.post("/api/accounts/孙五/disable").json() == {"name": "孙五"}
    assert error(sign_in(home.browser(), "孙五", reset["password"]), 401) == "bad-sign-in"
    listed = {each["name"]: each for each in office.get("/api/accounts").json()["accounts"]}
    assert listed["孙五"]["disabled"]
    assert listed["孙五"]["sign_on"] == "s5"
    assert not {"password", "hash", "salt"} & set(listed["孙五"])
    assert office.post("/api/accounts/孙五/enable").json() == {"name": "孙五"}
    assert sign_in(home.browser(), "孙五", reset["password"]).status_code == 200
    done = [action for who, action, _ in home.trail() if who == "zhao"]
    assert done == ["sign-in", "account-add", "account-reset", "account-disable", "account-enable"]
    assert error(office.post("/api/accounts", json={"name": "wang", "department": "教务处"}), 422) == "account-exists"
    assert error(office.post("/api/accounts", json={"name": "a b", "department": "教务处"}), 422) == "bad-account"
    assert error(office.post("/api/accounts/nobody/disable"), 422) == "no-account"
    for step in ("reset", "disable"):
        assert error(office.post(f"/api/accounts/zhao/{step}"), 422) == "own-account"


@pytest.mark.parametrize("name", ["wang", "guest", ""])
def test_nobody_else_does(home: House, name: str) -> None:
    browser = home.signed_in(name) if name else home.browser()
    wanted = ("not-yours", 403) if name else ("signed-out", 401)
    for step in ("reset", "disable", "enable"):
        assert error(browser.post(f"/api/accounts/li/{step}"), wanted[1]) == wanted[0]
    assert error(browser.post("/api/accounts", json={"name": "x", "role": "office"}), wanted[1]) == wanted[0]
    assert error(browser.get("/api/accounts"), wanted[1]) == wanted[0]


def test_no_program_changes_accounts(home: House) -> None:
    program = home.browser(authorization=f"Bearer {home.accounts.add_token('oa', role='office')}")
    assert program.get("/api/accounts").status_code == 200
    assert error(program.post("/api/accounts", json={"name": "evil", "role": "office"}), 403) == "not-yours"
    assert error(program.post("/api/accounts/wang/reset"), 403) == "not-yours"


async def _thing(call: ApiCall) -> Response:
    if not call.person.sees(call.path["department"]):
        raise ServiceError(404, "not-found", "没有")
    call.audit("open", call.path["department"])
    return answer_json({"department": call.path["department"]})


async def _take(call: ApiCall) -> Response:
    call.audit("take", int(call.get("item", "0")))
    if call.get("fault") == "own":
        call.audit("own", About(account="wang"))
    if call.get("fault") == "check":
        call.noted[:] = [("check", About())]
    if call.get("fault") == "secret":
        raise InputError("secret", "稿件有密级标志，请找保密部门")
    return answer_json({}, 422 if call.get("fault") == "refused" else 200)


async def _guarded(call: ApiCall) -> Response:
    if call.get("fault") == "crash":
        call.audit("guarded", 3)
        raise RuntimeError("王五昨夜")
    raise InputError("secret" if call.get("fault") == "secret" else "other", "读不了")


@pytest.fixture
def things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A service with a thing of each department, and one that takes a file."""
    fields = (FormField("item", "条号"), FormField("fault", "毛病"))
    own = (
        Endpoint("GET", "/api/things/{department}", "看", _thing, access=Access.READER),
        Endpoint("POST", "/api/take", "收", _take, fields, file=True),
        Endpoint("POST", "/api/guarded", "收", _guarded, fields, file=True),
    )
    monkeypatch.setattr(service, "ENDPOINTS", (*service.ENDPOINTS, *own))
    made = house(tmp_path)
    yield made
    made.accounts.close()


def test_a_department_that_asks_for_another_ones_thing_gets_nothing(things: House) -> None:
    for name, seen in (("wang", "教务处"), ("li", "学生处"), ("guest", "教务处")):
        browser = things.signed_in(name)
        for department in ("教务处", "学生处"):
            response = browser.get(f"/api/things/{department}")
            assert response.status_code == (200 if department == seen else 404)
    office = things.signed_in("zhao")
    assert {office.get(f"/api/things/{each}").status_code for each in ("教务处", "学生处")} == {200}
    assert error(things.browser().get("/api/things/教务处"), 401) == "signed-out"
    assert [each for each in things.trail() if each[1] == "open"] == [
        ("wang", "open", "ok"),
        ("li", "open", "ok"),
        ("guest", "open", "ok"),
        ("zhao", "open", "ok"),
        ("zhao", "open", "ok"),
    ]
    assert error(things.signed_in("guest").post("/api/take", json={"text": "x"}), 403) == "not-yours"


def test_what_was_done_with_which_file_is_noted_without_its_name_or_text(things: House) -> None:
    browser = things.signed_in("wang")
    file = {"file": ("处分王五的决定.docx", b"x" * 99)}
    browser.post("/api/take", files=file, data={"item": "7"})
    browser.post("/api/take", files=file, data={"fault": "refused"})
    browser.post("/api/take", files=file, data={"fault": "secret"})
    browser.post("/api/take", json={"text": "处分王五", "name": "首报.txt", "fault": "own"})
    browser.post("/api/take", json={"text": "处分王五", "fault": "check"})
    browser.post("/api/take", json={"report": {"kind": "daily"}, "fault": "check"})
    browser.post("/api/take", files=file, data={"fault": "check"})
    browser.post("/api/guarded", files=file, data={"fault": "secret"})
    browser.post("/api/guarded", files=file)
    crash = browser.post("/api/guarded", json={"text": "x", "fault": "crash"})
    assert error(crash, 500) == "internal"
    browser.post("/api/guarded", files=file, data={"fault": "crash"})  # which may bear a mark that nobody came to
    assert "王五" not in crash.text
    assert things.service.trail is not None
    written = [(e["action"], e["about"], e["outcome"]) for e in things.service.trail.entries()][1:]
    digest = hashlib.sha256(b"x" * 99).hexdigest()[:16]
    assert written == [
        ("take", {"item": 7, "suffix": ".docx", "digest": digest}, "ok"),
        ("take", {"item": 0, "suffix": ".docx", "digest": digest}, "refused"),
        ("take", {"item": 0, "suffix": ".docx"}, "secret"),
        ("take", {"item": 0, "suffix": ".txt"}, "ok"),
        ("own", {"account": "wang", "suffix": ".txt"}, "ok"),
        ("check", {"suffix": ".docx", "digest": digest}, "ok"),
        ("guarded", {"suffix": ".docx"}, "secret"),
        ("guarded", {"item": 3, "suffix": ".txt"}, "failed"),
        ("guarded", {"item": 3, "suffix": ".docx"}, "failed"),
    ]
    assert "王五" not in Path(things.service.trail.folder, "2026-11.jsonl").read_text("utf-8")


def test_who_is_not_signed_in_sends_no_draft(things: House) -> None:
    file = {"file": ("a.txt", b"x" * 99999)}
    assert error(things.browser().post("/api/take", files=file), 401) == "signed-out"
    assert error(things.browser().post("/api/take", files={"file": ("a.txt", b"x")}), 401) == "signed-out"


def test_a_service_without_a_data_folder_notes_nothing() -> None:
    app = create_app(ServiceSettings(proxies=("10.0.0.5",), sign_in_header="X-Remote-User"))
    spoofer = TestClient(app, "http://localhost", headers={"x-remote-user": "zhao"}, client=("10.0.0.9", 1))
    assert spoofer.get("/health").status_code == 200


def test_the_accounts_are_closed_with_the_service(tmp_path: Path) -> None:
    made = house(tmp_path)
    with TestClient(made.app, "http://localhost", client=HERE) as browser:
        assert browser.get("/health").status_code == 200
    with pytest.raises(InputError):
        made.accounts.accounts()


def test_a_first_password_is_sound_and_never_the_same() -> None:
    made = {passwords.first_password() for _ in range(50)}
    assert len(made) == 50
    for each in made:
        passwords.demand_sound(each, "wang")


def test_what_cannot_be_noted_is_not_done(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OutputError("audit-unwritable", "审计记录写不进去（磁盘满），没有办理")

    monkeypatch.setattr(home.service.trail, "record", full)
    assert error(sign_in(home.browser(), "wang"), 503) == "audit-unwritable"
    assert len(home.service.sessions) == 0


def test_accounts_that_cannot_be_read_are_one_line(home: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*given: object) -> None:
        raise OutputError("accounts-busy", "账号文件打不开或写不了（database is locked），请稍后再试", "/var/lib/x")

    browser = home.signed_in("wang")
    monkeypatch.setattr(home.accounts, "active", busy)
    answer = browser.get("/api/me")
    assert error(answer, 503) == "accounts-busy"
    assert answer.headers["retry-after"] == "5"
    assert "/var/lib" not in answer.text


def test_what_is_done_and_cannot_be_noted_is_not_said_to_be_undone(
    things: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OutputError("audit-unwritable", "审计记录写不进去（磁盘满），没有办理")

    browser = things.signed_in("wang")
    monkeypatch.setattr(things.service.trail, "record", full)
    answer = browser.post("/api/take", json={"text": "x", "item": "7"})
    assert error(answer, 503) == "audit-unwritable"
    assert "没有办理" not in answer.text


def test_a_spoof_that_cannot_be_noted_is_ignored_all_the_same(behind: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OutputError("audit-unwritable", "审计记录写不进去（磁盘满），没有办理")

    monkeypatch.setattr(behind.service.trail, "record", full)
    spoofer = behind.browser("10.0.0.66", **{"x-remote-user": "zhao"})
    assert error(spoofer.get("/api/me"), 401) == "signed-out"


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/api/accounts", {"name": "wu", "department": "后勤处"}),
        ("/api/accounts/wang/reset", {}),
        ("/api/accounts/wang/disable", {}),
        ("/api/accounts/li/enable", {}),
        ("/api/password", {"old": GOOD, "new": BETTER}),
    ],
)
def test_a_change_of_accounts_that_cannot_be_noted_does_not_happen(
    path: str, sent: dict[str, str], home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OutputError("audit-unwritable", "审计记录写不进去（磁盘满），没有办理")

    office, wang = home.signed_in("zhao"), home.signed_in("wang")
    home.accounts.disable("li")
    before = home.accounts.accounts()
    monkeypatch.setattr(home.service.trail, "record", full)
    assert error(office.post(path, json=sent), 503) == "audit-unwritable"
    assert home.accounts.accounts() == before
    assert home.accounts.verified("zhao", GOOD) is not None
    assert wang.get("/api/me").status_code == 200
