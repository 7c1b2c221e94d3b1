"""What the description promises is what the service does: requests made of it, right and wrong."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from alvtc_info.web.service import create_app
from alvtc_info.web.service_settings import ServiceSettings
from tests.web.conftest import HERE, OURS, InProcess


def described() -> Any:
    app = create_app(ServiceSettings(hosts=("testserver",)))
    app.state.service.pool = InProcess(1, 60)

    async def from_here(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, "client": HERE}, receive, send)

    return schemathesis.openapi.from_asgi("/api/openapi.json", from_here)


schema = described()


def judge(case: Any) -> None:
    answer = case.call(headers=OURS)
    # whether a draft can be read, and a choice exists, no schema says: the library does
    case.validate_response(answer, excluded_checks=[positive_data_acceptance])
    if answer.status_code != 200:
        said = answer.json()
        assert {"code", "message"} <= said.keys()
        assert "\n" not in said["message"]


few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
test_requests_made_of_the_description = pytest.mark.slow(schema.parametrize()(few(judge)))
