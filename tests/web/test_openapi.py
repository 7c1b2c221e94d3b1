"""What the description promises is what the service does: requests made of it, right and wrong."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

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


FORM = "multipart/form-data"


def is_right_as_bytes(case: Any) -> bool:
    """Whether only its type is wrong with the file of a form: it arrives as bytes, whatever it was made of."""
    if case.media_type != FORM or not isinstance(case.body, dict) or "file" not in case.body:
        return False
    operation = schema.raw_schema["paths"][case.operation.path][case.operation.method]
    described_form = import_module("jsonschema").Draft202012Validator(
        operation["requestBody"]["content"][FORM]["schema"]
    )
    return bool(described_form.is_valid({**case.body, "file": ""}))


def judge(case: Any) -> None:
    answer = case.call(headers=OURS)
    # whether a draft can be read, and a choice exists, no schema says: the library does
    unasked = [positive_data_acceptance, *([negative_data_rejection] if is_right_as_bytes(case) else [])]
    case.validate_response(answer, excluded_checks=unasked)
    if answer.status_code != 200:
        said = answer.json()
        assert {"code", "message"} <= said.keys()
        assert "\n" not in said["message"]


few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
test_requests_made_of_the_description = pytest.mark.slow(schema.parametrize()(few(judge)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("media", "body", "right"),
    [
        (FORM, {"file": None}, True),
        (FORM, {"file": 7}, True),
        (FORM, {"file": None, "text": 7}, False),
        (FORM, {"text": "稿"}, False),
        (FORM, [], False),
        ("application/json", {"file": None}, False),
    ],
)
def test_only_the_type_of_a_file_is_let_pass(media: str, body: Any, right: bool) -> None:
    case = schema["/api/check"]["POST"].Case(body=body, media_type=media)
    assert is_right_as_bytes(case) is right
