"""Signing in and out, the own password, who one is; for the office: the accounts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from alvtc_info import UsageError, __version__, list_formats
from alvtc_info.web.accounts import account_key
from alvtc_info.web.answers import ServiceError, answer_json
from alvtc_info.web.audit_trail import About
from alvtc_info.web.endpoint import Endpoint, FormField
from alvtc_info.web.passwords import first_password
from alvtc_info.web.permissions import ROLES, WHOLE, Access
from alvtc_info.web.request_limits import origin_of
from alvtc_info.web.sessions import session_cookie
from alvtc_info.web.signed_in import is_person, session_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from alvtc_info.web.accounts import Account, Accounts
    from alvtc_info.web.endpoint import ApiCall

NOTICE = "非涉密系统，严禁上传国家秘密、工作秘密"


async def _sign_in(call: ApiCall) -> Response:
    accounts, tries = _accounts(call), call.service.tries
    name, password = account_key(call.get("name", "")), call.get("password", "")
    address = origin_of(call.request.scope).address
    wait = tries.begin(name, address)
    if wait:
        if tries.is_first_refusal(name, address):  # a line for each would let anybody fill the disk
            await call.record("sign-in", outcome="locked")
        raise ServiceError(429, "locked", f"试的次数太多，请 {_told(wait)}后再试", wait=int(wait) + 1)
    async with call.service.hashing:
        found = await run_in_threadpool(accounts.verified, name, password)
    if found is None:
        known = await run_in_threadpool(accounts.is_known, name)
        await call.record("sign-in", outcome="wrong", who=name if known else "")
        raise ServiceError(401, "bad-sign-in", "账号或密码不对")
    tries.succeed(name, address)
    await call.record("sign-in", who=found.name)
    call.service.sessions.end(session_of(call.request.scope))
    return _signed_in(call, found)


def _signed_in(call: ApiCall, account: Account) -> Response:
    """Who has signed in, with the cookie of a session that is new."""
    number = call.service.sessions.begin(account.name, account.epoch)
    cookie = session_cookie(number, secure=origin_of(call.request.scope).https)
    return answer_json({**_caller(account), "must_change": account.must_change}, headers={"Set-Cookie": cookie})


def _caller(account: Account) -> dict[str, Any]:
    return {"name": account.name, "shown": account.shown, "department": account.department, "role": account.access.word}


async def _sign_out(call: ApiCall) -> Response:
    scope = call.request.scope
    number = session_of(scope)
    if number:
        call.service.sessions.end(number)
        await call.record("sign-out")
    return answer_json({}, headers={"Set-Cookie": session_cookie("", secure=origin_of(scope).https)})


async def _password(call: ApiCall) -> Response:
    accounts, tries, name = _accounts(call), call.service.tries, call.person.name
    if not is_person(call.person):
        raise ServiceError(401, "signed-out", "请先登录")
    address = origin_of(call.request.scope).address
    wait = tries.begin(name, address)
    if wait:
        raise ServiceError(429, "locked", f"试的次数太多，请 {_told(wait)}后再试", wait=int(wait) + 1)
    change = partial(accounts.change_password, name, call.get("old", ""), call.get("new", ""))
    async with call.service.hashing:
        changed = await run_in_threadpool(change, record=call.line("password"))
    if changed is None:
        await call.record("password", outcome="wrong")
        raise ServiceError(422, "bad-password", "原来的密码不对")
    tries.succeed(name, address)
    call.service.sessions.end_all(name)
    return _signed_in(call, changed)


async def _me(call: ApiCall) -> Response:
    service, person = call.service, call.person
    must_change = False
    if call.person.access is Access.OPEN:
        if origin_of(call.request.scope).user:
            raise ServiceError(401, "no-account", "单点登录的用户在这里还没有账号（或已停用），请找办公室")
        raise ServiceError(401, "signed-out", "请先登录")
    if service.accounts is not None and is_person(person):
        account = await run_in_threadpool(service.accounts.active, person.name)
        must_change = account is not None and account.must_change and not origin_of(call.request.scope).user
    settings = service.settings
    return answer_json(
        {
            "name": person.name,
            "shown": person.shown,
            "department": person.department,
            "role": person.access.word,
            "must_change": must_change,
            "accounts": bool(person.name),
            "idle_minutes": settings.idle_minutes,
            "cases": settings.cases is not None,
            "ledger": settings.ledger is not None,
            "limit_bytes": settings.limits.file_bytes,
            "formats": [each.suffix for each in list_formats()],
            "version": __version__,
            "notice": NOTICE,
        }
    )


async def _list(call: ApiCall) -> Response:
    accounts = await run_in_threadpool(_accounts(call).accounts)
    listed = [
        {**_caller(each), "sign_on": each.sign_on, "created": each.created, "disabled": each.disabled}
        for each in accounts
    ]
    return answer_json({"accounts": listed})


async def _add(call: ApiCall) -> Response:
    accounts, password = _accounts(call), first_password()
    _demand_person(call)
    name = account_key(call.get("name", ""))

    def add() -> Account:
        return accounts.add(
            name,
            password,
            shown=call.get("shown", ""),
            department=call.get("department", ""),
            role=call.get("role", "clerk"),
            sign_on=call.get("sign_on", ""),
            record=_line(call, "account-add", name),
        )

    async with call.service.hashing:
        added = await run_in_threadpool(add)
    return answer_json({**_caller(added), "password": password})


async def _reset(call: ApiCall) -> Response:
    accounts, name, password = _accounts(call), await _other(call), first_password()
    async with call.service.hashing:
        await run_in_threadpool(accounts.set_password, name, password, record=_line(call, "account-reset", name))
    call.service.sessions.end_all(name)
    return answer_json({"name": name, "password": password})


async def _disable(call: ApiCall) -> Response:
    accounts, name = _accounts(call), await _other(call)
    await run_in_threadpool(accounts.disable, name, record=_line(call, "account-disable", name))
    call.service.sessions.end_all(name)
    return answer_json({"name": name})


async def _enable(call: ApiCall) -> Response:
    accounts, name = _accounts(call), await _other(call)
    await run_in_threadpool(accounts.enable, name, record=_line(call, "account-enable", name))
    return answer_json({"name": name})


def _line(call: ApiCall, action: str, account: str) -> Callable[[], object]:
    return call.line(action, About(account=account))


def _accounts(call: ApiCall) -> Accounts:
    if call.service.accounts is None:
        raise ServiceError(404, "no-accounts", "这个服务没有账号，不用登录")
    return call.service.accounts


def _demand_person(call: ApiCall) -> None:
    """Accounts are changed by people of the office: no program, nor anybody before there are accounts."""
    if not is_person(call.person):
        raise ServiceError(403, "not-yours", "账号只能由办公室的人登录后改，或在服务器上用 alvtc-info service account")


async def _other(call: ApiCall) -> str:
    """The account that the path names, which is not the caller's own."""
    _demand_person(call)
    found = await run_in_threadpool(_accounts(call).account, call.path["account"])
    if found.name == call.person.name:
        raise UsageError("own-account", "不能停用、重置自己的账号；改密码请用“改密码”")
    return found.name


def _told(seconds: float) -> str:
    return f"{int(seconds) + 1} 秒" if seconds < 60 else f"{int(seconds / 60) + 1} 分钟"


_NAME = FormField("name", "账号", needed=True)
ENDPOINTS = (
    Endpoint(
        "POST",
        "/api/sign-in",
        "登录；答复带会话的 Cookie",
        _sign_in,
        (_NAME, FormField("password", "密码", needed=True)),
        access=Access.OPEN,
    ),
    Endpoint("POST", "/api/sign-out", "退出登录", _sign_out, access=Access.OPEN),
    Endpoint(
        "POST",
        "/api/password",
        "改自己的密码；在别处的登录都失效",
        _password,
        (FormField("old", "原来的密码", needed=True), FormField("new", "新密码", needed=True)),
        access=Access.OPEN,
    ),
    Endpoint("GET", "/api/me", "我是谁，这个服务能做什么", _me, access=Access.OPEN),
    Endpoint("GET", "/api/accounts", "全部账号", _list, access=Access.OFFICE),
    Endpoint(
        "POST",
        "/api/accounts",
        "添加账号；答复里的初始密码只给这一次",
        _add,
        (
            _NAME,
            FormField("shown", "姓名"),
            FormField("department", f"部门；看得到所有部门的写“{WHOLE}”"),
            FormField("role", "角色，默认 clerk", choices=tuple(ROLES)),
            FormField("sign_on", "单点登录里的名字，和账号不同时写"),
        ),
        access=Access.OFFICE,
    ),
    Endpoint("POST", "/api/accounts/{account}/reset", "重置密码；只给这一次", _reset, access=Access.OFFICE),
    Endpoint("POST", "/api/accounts/{account}/disable", "停用账号", _disable, access=Access.OFFICE),
    Endpoint("POST", "/api/accounts/{account}/enable", "恢复停用的账号", _enable, access=Access.OFFICE),
)
