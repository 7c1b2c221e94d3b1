"""The service as an ASGI app: its routes from the tables of endpoints, its errors as one Chinese line."""

from __future__ import annotations

import logging
import traceback
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from alvtc_info import AlvtcInfoError
from alvtc_info.web import draft_endpoints, openapi
from alvtc_info.web.answers import ServiceError, answer_error, answer_refusal
from alvtc_info.web.endpoint import ApiCall
from alvtc_info.web.form_fields import read_form
from alvtc_info.web.permissions import ALONE
from alvtc_info.web.worker_pool import WorkerPool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from alvtc_info.web.endpoint import Endpoint
    from alvtc_info.web.permissions import User
    from alvtc_info.web.service_settings import ServiceSettings

logger = logging.getLogger("alvtc_info.web")
STATIC = str(files("alvtc_info.web") / "static")
_PLAIN = {
    404: ("not-found", "没有这个地址"),
    405: ("not-allowed", "这个地址不能这样请求"),
}


ENDPOINTS = (*draft_endpoints.ENDPOINTS, *openapi.ENDPOINTS)


class Service:
    """What the endpoints share: the settings and the processes that work."""

    def __init__(self, settings: ServiceSettings) -> None:
        self.settings = settings
        self.endpoints: tuple[Endpoint, ...] = ENDPOINTS
        self.pool = WorkerPool(settings.workers, settings.seconds)

    def person(self, request: Request) -> User | None:
        """Who asks; None is somebody who is not signed in."""
        return ALONE

    def note(self, call: ApiCall, action: str, about: str) -> None:
        """Note in the audit trail what is done."""


def create_app(settings: ServiceSettings) -> Starlette:
    """The service as an ASGI app, to be served or mounted in another. Its processes start with it."""
    service = Service(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        service.pool.start()
        try:
            yield
        finally:
            service.pool.stop()

    routes: list[Any] = [
        Route(each.path, _handler(each, service), methods=[each.method], name=f"{each.method} {each.path}")
        for each in service.endpoints
    ]
    routes += [Route("/", _page), Mount("/static", StaticFiles(directory=STATIC))]
    handlers: dict[Any, Any] = {
        AlvtcInfoError: lambda _, error: answer_refusal(error),
        ServiceError: lambda _, error: answer_error(error.status, error.code, error.message, error.wait),
        HTTPException: lambda _, error: answer_error(
            error.status_code, *_PLAIN.get(error.status_code, ("bad-request", "请求读不了")), headers=error.headers
        ),
    }
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)
    app.state.service = service
    return app


async def _page(request: Request) -> Response:
    return FileResponse(f"{STATIC}/index.html")


def _handler(endpoint: Endpoint, service: Service) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        person = service.person(request)
        if person is None and endpoint.access:
            raise ServiceError(401, "signed-out", "请先登录")
        if person is not None and person.access < endpoint.access:
            raise ServiceError(403, "not-yours", f"这一步要{endpoint.access.label}的权限")
        try:
            form = await read_form(request, endpoint, service.settings.limits.file_bytes)
            return await endpoint.answer(ApiCall(endpoint, service, request, form, person or ALONE))
        except (AlvtcInfoError, ServiceError, HTTPException, ClientDisconnect):
            raise
        except Exception as error:
            kind = type(error).__name__
            logger.error("%s %s：程序内部出错（%s，%s）", endpoint.method, endpoint.path, kind, _place(error))
            return answer_error(500, "internal", f"程序内部出错（{kind}），请联系管理员")

    return answer


def _place(error: BaseException) -> str:
    """Where an error arose, as file and line: its text may quote a draft, and is not logged."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    return f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "?"
