"""Who asks: by a program's token, by the name that single sign-on gives, or by a session; put into the ASGI scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from alvtc_info import AlvtcInfoError
from alvtc_info.web.permissions import ALONE, NOBODY, User
from alvtc_info.web.request_limits import CALLER, bearer_of, headers_of, origin_of, refuse
from alvtc_info.web.sessions import session_number

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from alvtc_info.web.accounts import Account, Accounts
    from alvtc_info.web.sessions import Session, Sessions

UNATTENDED = "x-unattended"  # a header by which the page says that it asks by itself
_WITHOUT_CHANGE = ("/api/me", "/api/password", "/api/sign-out", "/health")  # what a password given by others opens
_SOON = 5.0  # seconds after which one may try again


class SignedIn:
    """ASGI middleware that puts the User into the scope; without accounts, ALONE for whoever is on this machine.

    A token that is unknown or revoked is refused (401) and nothing else of that request counts. Single sign-on comes
    before the cookie, so that the next person at a shared PC is not the one before.
    """

    def __init__(self, app: ASGIApp, *, accounts: Accounts | None, sessions: Sessions) -> None:
        self._app = app
        self._accounts = accounts
        self._sessions = sessions
        self._any = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            await self._answer(scope, receive, send)
        except AlvtcInfoError as error:  # of the file of accounts: those of the app are answered further in
            await refuse(send, 503, error.code, error.message, _SOON)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        accounts = self._accounts
        if accounts is None or not await self._has_accounts(accounts):
            caller = ALONE if origin_of(scope).local else NOBODY
        elif (secret := bearer_of(scope)) is not None:
            token = await run_in_threadpool(accounts.bearer, secret)
            if token is None:
                await refuse(send, 401, "bad-token", "令牌不对或已停用，请向管理员要新的")
                return
            caller = token.caller
        elif user := origin_of(scope).user:
            found = await run_in_threadpool(accounts.signed_on, user)
            caller = NOBODY if found is None else found.caller
        else:
            account = await self._by_session(accounts, scope)
            if account is not None and account.must_change and _is_closed(scope):
                message = "这是别人给的密码，请先改成自己的密码"
                await refuse(send, 403, "change-password", message)
                return
            caller = NOBODY if account is None else account.caller
        await self._app({**scope, CALLER: caller}, receive, send)

    async def _has_accounts(self, accounts: Accounts) -> bool:
        self._any = self._any or not await run_in_threadpool(accounts.is_empty)
        return self._any

    async def _by_session(self, accounts: Accounts, scope: Scope) -> Account | None:
        number = session_of(scope)
        session = self._sessions.use(number, attended=not headers_of(scope, UNATTENDED)) if number else None
        if session is None:
            return None
        found = await run_in_threadpool(accounts.active, session.account)
        if found is None or not _is_current(session, found):
            self._sessions.end(number)
            return None
        return found


def session_of(scope: Scope) -> str:
    """The number of the session that a request brings along; empty for none."""
    return session_number(";".join(headers_of(scope, "cookie")), secure=origin_of(scope).https)


def _is_current(session: Session, account: Account) -> bool:
    return session.epoch == account.epoch


def _is_closed(scope: Scope) -> bool:
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    return path.startswith("/api/") and path not in _WITHOUT_CHANGE


def is_person(caller: User) -> bool:
    """Whether this is somebody with an account: no program, nor whoever sits at this computer."""
    return bool(caller.name) and not caller.name.startswith("token:")
