from __future__ import annotations

from pathlib import Path

import pytest

from alvtc_info import UsageError
from alvtc_info.web.accounts import Accounts
from alvtc_info.web.safety import demand_safe
from alvtc_info.web.service_settings import ServiceSettings
from tests import Run
from tests.refusing import refused
from tests.web.people import CHEAP, some_accounts


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_on_this_computer_no_accounts_are_needed(host: str) -> None:
    demand_safe(ServiceSettings(host=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.3.4.5", "info.school.edu.cn", "", "127.evil.example"])
def test_on_a_network_they_are(host: str, tmp_path: Path) -> None:
    assert "service account add" in refused("no-accounts", lambda: demand_safe(ServiceSettings(host=host)))
    empty = Accounts(tmp_path / "empty", create=True, cost=CHEAP)
    for folder in ("empty", "missing"):
        settings = ServiceSettings(host=host, data=str(tmp_path / folder))
        with pytest.raises(UsageError, match="service account add"):
            demand_safe(settings)
    empty.add_token("oa", role="office")
    demand_safe(ServiceSettings(host=host, data=str(tmp_path / "empty")))
    empty.close()
    some_accounts(tmp_path / "some").close()
    demand_safe(ServiceSettings(host=host, data=str(tmp_path / "some")))


def test_behind_a_proxy_on_this_computer_they_are_too(tmp_path: Path) -> None:
    refused("no-accounts", lambda: demand_safe(ServiceSettings(proxies=("127.0.0.1",))))
    refused("header-without-proxy", lambda: demand_safe(ServiceSettings(sign_in_header="X-Remote-User")))
    refused("bad-proxy", lambda: demand_safe(ServiceSettings(proxies=("0.0.0.0/0",))))
    some_accounts(tmp_path / "some").close()
    demand_safe(ServiceSettings(proxies=("127.0.0.1",), data=str(tmp_path / "some")))


def test_the_command_refuses_in_one_line(run_cli: Run) -> None:
    for words in (["--host", "0.0.0.0"], ["--proxy", "127.0.0.1"], ["--sign-in-header", "X-Remote-User"]):
        code, out, err = run_cli("serve", *words)
        assert (code, out, err.count("\n")) == (2, "", 1)
