from __future__ import annotations

import getpass
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info.web import accounts as module
from alvtc_info.web.accounts import Accounts
from alvtc_info.web.audit_trail import AuditTrail
from alvtc_info.web.passwords import Cost
from tests import Run
from tests.web.people import CHEAP, GOOD, some_accounts

BETTER = "Better-battery-8"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "Cost", lambda *kept: Cost(*kept) if kept else CHEAP)
    return tmp_path / "数据"


@pytest.fixture
def service(data: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run `service` on the data folder; what stands in `typed` comes by standard input."""

    def run(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return run_cli("service", *words, "--data", data)

    return run


def opened(data: Path) -> Accounts:
    return Accounts(data, cost=CHEAP)


def test_an_account_is_added_with_a_password_from_standard_input(data: Path, service: Run) -> None:
    code, out, err = service(
        "account", "add", "WangYi", "--department", "学工处", "--shown", "王一", typed=f"{GOOD}\r\nx"
    )
    assert (code, err) == (0, "")
    assert out == "已添加账号 wangyi（王一，学生工作处，信息员）\n"
    accounts = opened(data)
    found = accounts.verified("wangyi", GOOD)
    assert found is not None
    assert (found.department, found.must_change) == ("学生工作处", True)
    accounts.close()
    assert service("账号", "add", "x", "--department", "全部", "--role", "只读", "--generate")[0] == 0
    assert service("account", "add", "y", "--role", "office", "--sign-on", "Y.Y", "--generate")[0] == 0
    code, out, err = service("account", "list")
    assert out == (
        "wangyi　王一　学生工作处　信息员　还没改初始密码\nx　x　全部　只读　还没改初始密码\n"
        "y　y　办公室　单点登录 y.y　还没改初始密码\n"
    )


def test_a_password_is_made_and_shown_once(data: Path, service: Run) -> None:
    code, out, _ = service("account", "add", "zhao", "--role", "办公室", "--generate")
    assert code == 0
    password = out.split("初始密码 ")[1].split("（")[0]
    accounts = opened(data)
    assert accounts.verified("zhao", password)
    accounts.close()
    assert password not in service("account", "list")[1]


def test_a_password_is_asked_for_twice_at_a_terminal(data: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    typed = iter([GOOD, GOOD, GOOD, "other"])
    monkeypatch.setattr(getpass, "getpass", lambda prompt: next(typed))
    assert run_cli("service", "account", "add", "zhao", "--role", "office", "--data", data)[0] == 0
    code, _, err = run_cli("service", "account", "add", "li", "--role", "office", "--data", data)
    assert (code, err) == (2, "两遍输的密码不一样，请重来\n")
    accounts = opened(data)
    assert accounts.verified("zhao", GOOD)
    accounts.close()


@pytest.mark.medium
def test_accounts_are_disabled_enabled_and_given_another_password(data: Path, service: Run) -> None:
    some_accounts(data).close()
    assert service("account", "disable", "wang")[1] == "已停用 wang\n"
    assert "停用\n" in service("account", "list")[1]
    assert service("account", "enable", "wang")[1] == "已恢复 wang\n"
    assert service("account", "password", "wang", typed=BETTER)[0] == 0
    accounts = opened(data)
    assert accounts.verified("wang", BETTER)
    accounts.close()
    assert "王一　教务处　信息员　还没改初始密码\n" in service("account", "list")[1]
    actions = [entry["action"] for entry in AuditTrail(data).entries()]
    assert actions == ["account-disable", "account-enable", "account-reset"]


def test_tokens_are_added_listed_and_revoked(data: Path, service: Run) -> None:
    code, out, err = service("令牌", "add", "oa", "--department", "教务处")
    assert code == 0
    assert "只显示这一次" in err
    accounts = opened(data)
    assert accounts.bearer(out.strip())
    accounts.close()
    service("token", "add", "report", "--role", "office")
    listed = service("token", "list")[1].splitlines()
    assert listed[0].startswith("oa　教务处　信息员　最后使用 20")
    assert listed[1] == "report　办公室　没有用过"
    assert service("token", "revoke", "oa")[1] == "已停用令牌 oa\n"
    assert service("token", "list")[1].splitlines()[0].endswith(" 停用")
    accounts = opened(data)
    assert accounts.bearer(out.strip()) is None
    accounts.close()


@pytest.mark.medium
def test_the_trail_is_verified(data: Path, service: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert service("audit", "verify")[1] == "还没有审计记录\n"
    monkeypatch.setattr(getpass, "getuser", lambda: "root")
    service("account", "add", "zhao", "--role", "office", "--generate")

    def unknown() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", unknown)
    service("token", "add", "oa", "--role", "office")
    assert [entry["who"] for entry in AuditTrail(data).entries()] == ["os:root", "os:"]
    out = service("audit", "verify")[1]
    assert out.startswith("审计记录完好：第 1 条到第 2 条，共 2 条\n封签 2-")
    head = out.split("封签 ")[1].split("（")[0]
    (place,) = (data / "audit").glob("*.jsonl")
    place.write_bytes(place.read_bytes()[:-9])
    service("account", "disable", "zhao")
    assert "断电等写断的 1 行" in service("audit", "verify")[1]
    code, _, err = service("审计", "verify", "--head", head)
    assert code == 2
    assert "封签" in err
    place.write_text(place.read_text().replace("os:root", "os:evil"))
    code, _, err = service("audit", "verify")
    assert (code, err.count("\n")) == (2, 1)
    assert f"{place.name}：第 1 行" in err


@pytest.mark.parametrize(
    "words",
    [
        "account add wu --role office --generate",
        *("account disable zhao", "account enable li", "account password zhao --generate"),
        *("token add hr --role office", "token revoke oa"),
    ],
)
def test_a_change_without_a_line_in_the_trail_is_not_made(data: Path, service: Run, words: str) -> None:
    some_accounts(data).close()
    accounts = opened(data)
    accounts.disable("li")
    accounts.add_token("oa", role="office")
    before = (accounts.accounts(), accounts.tokens())
    (data / "audit").write_text("a file, where the folder should be")
    code, out, err = service(*words.split())
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "审计记录写不进去" in err
    assert (accounts.accounts(), accounts.tokens()) == before
    accounts.close()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("account add zhang --department 教务出 --generate", "是不是“教务处”"),
        ("account add zhang --department 科研处 --generate", "没有列入的部门加 --other"),
        ("account add zhang --generate", "要写部门"),
        ("account add zhang --role 校长 --generate", "可选："),
        ("account add zhang --role office", "密码要 10 到 200 个字符"),
        ("account password nobody", "没有这个账号"),
        ("account disable nobody", "没有这个账号"),
        ("token revoke nobody", "没有这个令牌"),
        ("account remove zhang", "没有名为“remove”的动作"),
        ("audit verify --head 5", "封签要写全"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(data: Path, service: Run, words: str, told: str) -> None:
    some_accounts(data).close()
    code, out, err = service(*words.split())
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    accounts = opened(data)
    assert len(accounts.accounts()) == 4
    accounts.close()


def test_departments_that_the_pack_does_not_have(data: Path, service: Run) -> None:
    assert service("account", "add", "zhang", "--department", "科研处", "--other", "--generate")[0] == 0
    assert "zhang　zhang　科研处" in service("account", "list")[1]


def test_the_data_folder_must_be_named(run_cli: Run, monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.delenv("ALVTC_INFO_DATA", raising=False)
    code, _, err = run_cli("service", "account", "list")
    assert code == 2
    assert "--data" in err
    some_accounts(data).close()
    monkeypatch.setenv("ALVTC_INFO_DATA", str(data))
    assert run_cli("service", "account", "list")[0] == 0


@pytest.mark.medium
def test_accounts_can_be_kept_without_the_extra(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules.update(dict.fromkeys(['starlette', 'uvicorn', 'pebble', 'multipart']))\n"
        "from alvtc_info.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    words = ["service", "token", "add", "oa", "--role", "office", "--data", str(tmp_path)]
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
