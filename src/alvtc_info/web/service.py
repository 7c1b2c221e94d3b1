"""The service as an ASGI app: its routes from the tables of endpoints, its errors as one Chinese line."""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from alvtc_info import AlvtcInfoError, OutputError
from alvtc_info.web import case_endpoints, draft_endpoints, ledger_endpoints, openapi, sign_in_endpoints
from alvtc_info.web.accounts import Accounts
from alvtc_info.web.answers import ServiceError, answer_error, answer_refusal
from alvtc_info.web.audit_trail import About, AuditTrail, about_file
from alvtc_info.web.endpoint import ApiCall
from alvtc_info.web.form_fields import read_form
from alvtc_info.web.permissions import NOBODY
from alvtc_info.web.request_limits import caller_of, origin_of
from alvtc_info.web.safety import limits_around
from alvtc_info.web.sessions import Sessions
from alvtc_info.web.tries import Tries
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


_ROOMS = (draft_endpoints, case_endpoints, ledger_endpoints, sign_in_endpoints, openapi)
ENDPOINTS: tuple[Endpoint, ...] = tuple(each for room in _ROOMS for each in room.ENDPOINTS)
_HASHES = 2  # passwords that are hashed at once
_SPOOFS = 60.0  # seconds between two notes of a spoofed header


class Service:
    """What the endpoints share: the settings, the processes that work, who may come in, and the audit trail."""

    def __init__(self, settings: ServiceSettings, accounts: Accounts | None = None) -> None:
        self.settings = settings
        self.endpoints: tuple[Endpoint, ...] = ENDPOINTS
        self.pool = WorkerPool(settings.workers, settings.seconds)
        self.accounts = accounts or (None if settings.data is None else Accounts(settings.data, create=True))
        self.trail = None if settings.data is None else AuditTrail(settings.data)
        self.sessions = Sessions(idle=settings.idle_minutes * 60.0)
        self.tries = Tries()
        self.hashing = asyncio.Semaphore(_HASHES)
        self._spoofed = float("-inf")

    def person(self, request: Request) -> User | None:
        """Who asks; None is somebody who is not signed in."""
        found = caller_of(request.scope)
        return found if found.access else None

    def line(self, call: ApiCall, action: str, about: About, outcome: str, who: str) -> Callable[[], object]:
        """What writes a line of the audit trail, if there is one. It raises OutputError if it cannot be written."""
        address = origin_of(call.request.scope).address
        return (
            (lambda: None) if self.trail is None else partial(self.trail.record, who, address, action, about, outcome)
        )

    async def write_noted(self, call: ApiCall, outcome: str) -> None:
        """Write what a call has noted, with the file that was sent; its hash only where no secrecy mark was in the way.

        Of a draft that was refused for another reason nobody knows whether it bears one.

        A check of words as they are typed is not written: the page asks for it with every pause, and the line would say
        nothing of them.
        """
        form, secret, passed = call.form, outcome == "secret", outcome in ("ok", "refused")
        noted = call.noted or ([(call.endpoint.path.rsplit("/", 1)[-1], About())] if secret else [])
        for action, about in noted:
            if action == "check" and outcome == "ok" and (form.data is None or form.typed):
                continue
            whole = about
            if form.data is not None:
                of_file = about_file(form.name, form.data if passed and not form.typed else None)
                whole = replace(about, suffix=of_file.suffix, digest=of_file.digest)
            await run_in_threadpool(self.line(call, action, whole, outcome, call.person.name))

    async def note_spoof(self, address: str, header: str) -> None:
        """Note a header that only a listed proxy may send; not more often than by the minute, or it would fill the disk."""
        now = time.monotonic()
        logger.warning("%s 发来单点登录的请求头 %s，不在所列代理之中，没有理会", address, header)
        if self.trail is not None and now - self._spoofed >= _SPOOFS:
            self._spoofed = now
            with suppress(OutputError):  # nothing is done for whoever sent it
                await run_in_threadpool(self.trail.record, "", address, "spoofed-header", About(), "ignored")


def create_app(settings: ServiceSettings, accounts: Accounts | None = None) -> Starlette:
    """The service as an ASGI app, to be served or mounted in another. Its processes start with it.

    `accounts` are those of the data folder where they are open already; they are closed with the service.
    """
    service = Service(settings, accounts)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        service.pool.start()
        try:
            yield
        finally:
            service.pool.stop()
            if service.accounts is not None:
                service.accounts.close()

    routes: list[Any] = [
        Route(path, _by_method(handlers), methods=[*handlers]) for path, handlers in _by_path(service).items()
    ]
    routes += [Route("/", _page), Mount("/static", StaticFiles(directory=STATIC))]
    handlers: dict[Any, Any] = {
        OutputError: lambda _, error: answer_error(503, error.code, error.message),
        AlvtcInfoError: lambda _, error: answer_refusal(error),
        ServiceError: lambda _, error: answer_error(error.status, error.code, error.message, error.wait),
        HTTPException: lambda _, error: answer_error(
            error.status_code, *_PLAIN.get(error.status_code, ("bad-request", "请求读不了")), headers=error.headers
        ),
    }
    middleware = limits_around(settings, service.accounts, service.sessions, service.note_spoof)
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers, middleware=middleware)
    app.state.service = service
    return app


def _by_path(service: Service) -> dict[str, dict[str, Callable[[Request], Awaitable[Response]]]]:
    """What answers at each path, by method: one route a path, so that a 405 tells all methods that it has."""
    found: dict[str, dict[str, Callable[[Request], Awaitable[Response]]]] = {}
    for each in service.endpoints:
        found.setdefault(each.path, {})[each.method] = _handler(each, service)
    return found


def _by_method(
    handlers: dict[str, Callable[[Request], Awaitable[Response]]],
) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await handlers["GET" if request.method == "HEAD" else request.method](request)

    return answer


async def _page(request: Request) -> Response:
    return FileResponse(f"{STATIC}/index.html")


def _handler(endpoint: Endpoint, service: Service) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        person = service.person(request)
        if person is None and endpoint.access:
            raise ServiceError(401, "signed-out", "请先登录")
        if person is not None and person.access < endpoint.access:
            raise ServiceError(
                403, "not-yours", f"这一步要{endpoint.access.label}的权限，请找办公室办，或请管理员改角色"
            )
        try:
            form = await read_form(request, endpoint, service.settings.limits.file_bytes)
            return await _answered(ApiCall(endpoint, service, request, form, person or NOBODY), service)
        except (AlvtcInfoError, ServiceError, HTTPException, ClientDisconnect):
            raise
        except Exception as error:
            kind = type(error).__name__
            logger.error("%s %s：程序内部出错（%s，%s）", endpoint.method, endpoint.path, kind, _place(error))
            return answer_error(500, "internal", f"程序内部出错（{kind}），请联系管理员")

    return answer


async def _answered(call: ApiCall, service: Service) -> Response:
    """The answer of an endpoint, once the audit trail has its line; an error has its line too."""
    try:
        response = await call.endpoint.answer(call)
    except Exception as error:
        await service.write_noted(call, getattr(error, "code", "failed"))
        raise
    try:
        await service.write_noted(call, "ok" if response.status_code < 400 else "refused")
    except OutputError as error:  # whose own words are that nothing was done
        message = "审计记录写不进去，没有答复，可是事情也许已经办了：请告诉管理员，先刷新核对，不要重做"
        raise ServiceError(503, error.code, message) from None
    return response


def _place(error: BaseException) -> str:
    """Where an error arose, as file and line: its text may quote a draft, and is not logged."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    return f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "?"
