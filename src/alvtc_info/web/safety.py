"""What must be so before a service is started, and the limits that stand around it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from starlette.middleware import Middleware

from alvtc_info import UsageError
from alvtc_info.web.accounts import FILE, Accounts
from alvtc_info.web.form_fields import AROUND
from alvtc_info.web.request_limits import AtOnce, PlainBody, Rate, RequestHead, SameOrigin, SecurityHeaders, WholeBody
from alvtc_info.web.signed_in import SignedIn
from alvtc_info.web.trusted_header import TrustedHeader, TrustedProxies

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.types import Scope

    from alvtc_info.web.service_settings import ServiceSettings
    from alvtc_info.web.sessions import Sessions

_LIGHT = ("/api/me", "/api/sign-in", "/api/sign-out", "/api/password", "/api/openapi.json")  # no work for a process


def demand_safe(settings: ServiceSettings) -> None:
    """Refuse settings that let anybody in: raise UsageError with one line that says what to do.

    A network address needs accounts (or a token). A header of single sign-on needs accounts and listed proxies.
    """
    proxies = TrustedProxies(settings.proxies)
    if settings.sign_in_header and not proxies:
        raise UsageError("header-without-proxy", "写了单点登录的请求头，也要写代理的地址（只有它发的才算）")
    if settings.on_loopback and not proxies and not settings.sign_in_header:
        return
    message = (
        "要让别的电脑访问，先建账号：alvtc-info service account add 账号 --data 文件夹，再加 --data 同一个文件夹启动"
    )
    if settings.data is None or not os.path.isfile(os.path.join(settings.data, FILE)):
        raise UsageError("no-accounts", message)
    accounts = Accounts(settings.data)
    try:
        if accounts.is_empty():
            raise UsageError("no-accounts", message)
    finally:
        accounts.close()


def limits_around(
    settings: ServiceSettings,
    accounts: Accounts | None,
    sessions: Sessions,
    note: Callable[[str, str], Awaitable[None]],
) -> list[Middleware]:
    """The middlewares of a service, the outermost first; `note` hears the address and header of a spoof."""
    return [
        Middleware(SecurityHeaders, frame_ancestors=("'self'", *settings.frame_ancestors)),
        Middleware(RequestHead, hosts=(settings.host, *settings.hosts)),
        Middleware(PlainBody),
        Middleware(TrustedHeader, proxies=settings.proxies, header=settings.sign_in_header, note=note),
        Middleware(SameOrigin),
        Middleware(SignedIn, accounts=accounts, sessions=sessions),
        Middleware(Rate, per_minute=settings.rate, counts=_is_api),
        Middleware(WholeBody, most=settings.limits.file_bytes + AROUND, seconds=settings.seconds),
        Middleware(
            AtOnce,
            running=2 * settings.workers,
            waiting=settings.waiting,
            share=max(1, settings.workers - 1),
            patience=settings.seconds,
            counts=lambda scope: _is_api(scope) and _path(scope) not in _LIGHT,
        ),
    ]


def _is_api(scope: Scope) -> bool:
    return _path(scope).startswith("/api/")


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))
