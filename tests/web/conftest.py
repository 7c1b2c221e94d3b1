"""The service as its own client sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from alvtc_info.web.service import create_app
from alvtc_info.web.service_settings import ServiceSettings
from alvtc_info.web.worker_pool import WorkerPool

OURS = {"X-Requested-With": "alvtc-info"}
HERE = ("127.0.0.1", 50000)  # the address that a request comes from


class InProcess(WorkerPool):
    """Does the work at once and here, so that it is quick and can be followed."""

    def start(self) -> None:
        pass

    async def run(self, job: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        return job(*arguments, **named)


def client_of(settings: ServiceSettings, *, pooled: bool = False) -> TestClient:
    """A client of a service with these settings, to be entered."""
    app = create_app(settings)
    if not pooled:
        app.state.service.pool = InProcess(1, 60)
    return TestClient(app, "http://127.0.0.1", headers=OURS, client=HERE)


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A service without accounts, cases and ledger that works in this process."""
    monkeypatch.chdir(tmp_path)
    with client_of(ServiceSettings()) as made:
        yield made


@pytest.fixture(scope="session")
def pooled() -> Iterator[TestClient]:
    """The same with a process that works, for a whole run."""
    with client_of(ServiceSettings(workers=1, seconds=30), pooled=True) as made:
        yield made
