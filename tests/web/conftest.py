"""A service on loopback, as its own client sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from alvtc_info.web.service import create_app
from alvtc_info.web.service_settings import ServiceSettings

OURS = {"X-Requested-With": "alvtc-info"}


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A service of one process without accounts, cases and ledger, for a whole run."""
    with TestClient(create_app(ServiceSettings(workers=1)), "http://127.0.0.1", headers=OURS) as made:
        yield made
