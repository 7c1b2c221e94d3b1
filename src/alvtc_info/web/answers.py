"""What the service answers: JSON, files, and errors as one Chinese line with a code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alvtc_info import AlvtcInfoError


class ServiceError(Exception):
    """What the service refuses, with the HTTP status, a stable code and one Chinese line.

    `wait` are seconds after which it may be tried again.
    """

    def __init__(self, status: int, code: str, message: str, *, wait: int | None = None) -> None:
        super().__init__(message)
        line = "".join(each if each.isprintable() else " " for each in message)  # it may name what was sent
        self.status, self.code, self.message, self.wait = status, code, line, wait


def answer_json(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """JSON, as `check --format json` writes it but for white space."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "surrogatepass"), status, media_type="application/json", headers=headers)


def answer_file(data: bytes, name: str, media_type: str) -> Response:
    """A file to keep, under this name."""
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "_" for each in name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": disposition})


def answer_error(
    status: int, code: str, message: str, wait: int | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """An error as JSON; `wait` are seconds after which it may be tried again."""
    more = {} if wait is None else {"Retry-After": str(wait)}
    return answer_json({"code": code, "message": message}, status, {**(headers or {}), **more})


def answer_refusal(error: AlvtcInfoError) -> Response:
    """An error of the library: bad input."""
    fields = [{"path": each.path, "message": each.message} for each in getattr(error, "fields", ())]
    message = str(error)
    return answer_json({"code": error.code, "message": message, **({"fields": fields} if fields else {})}, 422)
