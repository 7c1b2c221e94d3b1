"""The endpoints of cases: each case is a folder below the one that the administrator names, with its log and papers.

What is done with a case runs in a process of the pool. A case that is not there and one that is another department's
look alike: 404.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from alvtc_info import AlvtcInfoError, Kind
from alvtc_info.web.answers import ServiceError, answer_file, answer_json
from alvtc_info.web.case_work import (
    GONE,
    CaseRoom,
    chart,
    draft,
    draft_data,
    erase,
    is_name,
    list_cases,
    look,
    open_new,
    pack,
    receive,
    record,
    script_data,
    script_sheet,
    verify,
    without_place,
)
from alvtc_info.web.endpoint import DATA, DOCX, FLAG, INTEGER, JSON, NAMES, ZIP, Endpoint, FormField
from alvtc_info.web.permissions import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from alvtc_info.web.endpoint import ApiCall

_KINDS = {kind.label: kind for kind in (Kind.FIRST, Kind.FOLLOW_UP, Kind.FINAL)}
_FORMS = {"docx": DOCX, "yaml": "application/yaml"}
_MOST = 200  # cases that one list shows


def _room(call: ApiCall) -> CaseRoom:
    settings = call.service.settings
    if settings.cases is None:
        raise ServiceError(404, "no-cases", "这一项没有开通，请联系管理员")
    return CaseRoom(settings.cases, settings.institution, call.person)


async def _done(call: ApiCall, job: Callable[..., Any], *arguments: Any) -> Any:
    """What a job gives for the room of this call. Raises what it raises; 404 for no such case, 503 for a busy one."""
    try:
        return await call.work(without_place, job, _room(call), *arguments)
    except AlvtcInfoError as error:
        if error.code == GONE[0]:
            raise ServiceError(404, error.code, error.message) from None
        if error.code == "locked":
            raise ServiceError(503, error.code, error.message, wait=2) from None
        if error.code == "other-department":
            raise ServiceError(403, error.code, error.message) from None
        raise


def _case(call: ApiCall) -> str:
    return call.path["case"]


def _note(call: ApiCall, action: str) -> None:
    """Note in the audit trail what is asked of a case; what is no plain name is not quoted there."""
    call.audit(f"case-{action}", _case(call) if is_name(_case(call)) else "")


def _given(call: ApiCall, *but: str) -> dict[str, Any]:
    """The fields that were sent, and who records: the person who is signed in."""
    given = {name: value for name, value in call.form.values.items() if name not in but and value not in (None, "", [])}
    if call.person.name:
        given["recorder"] = call.person.shown
    return given


async def _list(call: ApiCall) -> Response:
    limit = max(1, min(call.get("limit", 50), _MOST))
    return answer_json({"cases": await _done(call, list_cases, limit)})


async def _open(call: ApiCall) -> Response:
    given = _given(call, "id")
    mark = call.get("id") or secrets.token_hex(4)
    data = await _done(call, open_new, mark, given)
    call.audit("case-open", data["id"])
    return answer_json(data)


async def _status(call: ApiCall) -> Response:
    if call.get("version") is None:
        _note(call, "look")
    return answer_json(await _done(call, look, _case(call), call.get("now")))


async def _log(call: ApiCall) -> Response:
    _note(call, "log")
    given = {"id": secrets.token_hex(4), **_given(call)}
    data = await _done(call, record, _case(call), given)
    return _recorded(data)


async def _paper(call: ApiCall) -> Response:
    _note(call, "paper")
    if call.form.data is None:
        raise ServiceError(422, "needs-file", "请传书面报告的文件")
    given = {"id": secrets.token_hex(4), **_given(call, "kind"), "file": call.form.data, "name": call.form.name}
    if call.get("kind"):  # `report` is what a draft is called that comes as data
        given["report"] = _KINDS.get(call.get("kind"), call.get("kind"))
    data = await _done(call, record, _case(call), given)
    return _recorded(data)


async def _erase(call: ApiCall) -> Response:
    _note(call, "erase")
    return _recorded(await _done(call, erase, _case(call), _given(call)))


def _recorded(data: dict[str, Any]) -> Response:
    return answer_json(data, 409) if "code" in data else answer_json(data["status"])


async def _script(call: ApiCall) -> Response:
    return answer_json(await _done(call, script_data, _case(call)))


async def _sheet(call: ApiCall) -> Response:
    _note(call, "sheet")
    data = await _done(call, script_sheet, _case(call))
    return answer_file(data, "电话报告单.docx", DOCX)


async def _draft(call: ApiCall) -> Response:
    kind, form = call.get("kind"), call.get("form") or "docx"
    chosen = _KINDS.get(kind, kind)
    asked = (call.get("sender") or "", call.get("issue"))
    if form == "json":
        return answer_json(await _done(call, draft_data, _case(call), str(chosen), *asked))
    _note(call, "draft")
    data = await _done(call, draft, _case(call), str(chosen), form, *asked)
    label = Kind(chosen).label if chosen in tuple(Kind) else "草稿"
    return answer_file(data, f"{label}.{form}", _FORMS[form])


async def _chart(call: ApiCall) -> Response:
    data = await _done(call, chart, _case(call), call.get("now"))
    return answer_file(data, "流程图.svg", "image/svg+xml")


async def _handover(call: ApiCall) -> Response:
    _note(call, "handover")
    data, _ = await _done(call, pack, _case(call), call.get("to") or "")
    return answer_file(data, f"案卷-{_case(call)}.zip", ZIP)


async def _receive(call: ApiCall) -> Response:
    if call.form.data is None:
        raise ServiceError(422, "needs-file", "请传案卷的压缩包（.zip）")
    data = await _done(call, receive, call.form.data, call.form.name, secrets.token_hex(8))
    call.audit("case-receive", data["id"])
    return answer_json(data)


async def _verify(call: ApiCall) -> Response:
    return answer_json(await _done(call, verify, _case(call), call.get("head") or []))


_STATUS = {
    "type": "object",
    "required": ["id", "title", "department", "started_at", "entries", "steps", "next", "gaps", "version"],
    "properties": {
        "id": {"type": "string"},
        "title": {"type": "string"},
        "department": {"type": "string"},
        "started_at": {"type": ["string", "null"]},
        "minutes_left": {"type": ["integer", "null"]},
        "entries": {"type": "array", "items": {"type": "object"}},
        "steps": {"type": "array", "items": {"type": "object"}},
        "next": {"type": ["object", "null"]},
        "gaps": {"type": "array", "items": {"type": "string"}},
        "version": {"type": "integer"},
    },
}
_GIVES = {JSON: _STATUS}
_NOW = FormField("now", "按这个时刻看，如 14:52；默认现在")
_ONCE = FormField("id", "这一次的编号，8 位十六进制数字；同一编号只记一次")
_ANYWAY = FormField("anyway", "部门就叫这个名字，机构包里没有也照记", FLAG)
_RECORDER = FormField("recorder", "记录人（登录的，以登录的人为准）")
_VERSION = FormField("version", "打开时的版本（status 的 version）；那以后别人改过同一条的，答复 409", INTEGER)
_ABOUT_ENTRY = (
    FormField("at", "几时几分，如 14:41；默认现在"),
    FormField("note", "备注"),
    _RECORDER,
    _ANYWAY,
    _VERSION,
    _ONCE,
)
_REPORTED = (
    FormField("to", "报给谁：职务、单位或 110、119、120；几个用顿号隔开"),
    FormField("by", "方式：phone oral written message，或 电话 当面 书面 消息"),
    FormField("sender", "谁报的"),
    FormField("department", "哪个部门的报告"),
    FormField("acting_for", "接报的人代谁接报"),
    FormField("other", "报给的人不在流程里，照记", FLAG),
    FormField("correct", "更正第几条；没写的照旧", INTEGER),
)
_OPENING = (
    FormField("occurred", "发生时刻，如 14:30、5月20日14时30分许；不知道的写 known"),
    FormField("known", "获知时刻"),
    FormField("department", "涉事部门"),
    FormField("role", "部门的责任：属地、主管、涉事"),
    FormField("place", "发生地点"),
    FormField("what", "发生了什么"),
    FormField("casualties", "人员伤亡"),
    FormField("source", "谁报告的"),
    FormField("kind", "类别：火情、漏水、交通事故等"),
    FormField("reporter", "报告人"),
    FormField("phone", "报告人电话"),
    FormField("measures", "已采取的措施"),
    FormField("level", "级别：一般 较大 重大 特别重大"),
    FormField("sensitive", "敏感事件", FLAG),
    _RECORDER,
    _ANYWAY,
    _ONCE,
)
_LOGGED = (
    *_REPORTED,
    FormField("report", "书面报告的文种", choices=tuple(map(str, _KINDS.values()))),
    FormField("instruction", "领导的指示（和 leader 一起写）"),
    FormField("leader", "谁的指示，如 院长"),
    FormField("delegate", "代理，如 院长=副院长王某（原因写在 note）"),
    FormField("fact", '新情况，如 {"伤亡": "2名学生受伤"}', DATA),
    FormField("involve", "又有部门涉事，如 学工处=主管"),
    FormField("closed", "应急处置结束", FLAG),
    FormField("withdraw", "第几条作废", INTEGER),
    *_ABOUT_ENTRY,
)
_PAPER_KIND = FormField("kind", "稿件的文种；默认看稿件自己是什么", choices=(*map(str, _KINDS.values()), *_KINDS))
_ERASING = (
    FormField("number", "清除第几条", INTEGER, needed=True),
    FormField("approved_by", "谁批准的", needed=True),
    FormField("reason", "为什么清除", needed=True),
    _RECORDER,
    _VERSION,
)
_DRAFTED = (
    FormField("kind", "文种", needed=True, choices=(*map(str, _KINDS.values()), *_KINDS)),
    FormField("form", "docx（默认）、yaml，或 json（一段一段的文字）", choices=(*_FORMS, "json")),
    FormField("sender", "换个单位的版头报：党政办公室，或部门名"),
    FormField("issue", "期号", INTEGER),
)
_FILES = {DOCX: None, _FORMS["yaml"]: None, JSON: {"type": "object"}}
_ONE = "/api/cases/{case}"
ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/cases",
        "案卷的列表，最近记过的在前",
        _list,
        (FormField("limit", f"最多几份（默认 50，至多 {_MOST}）", INTEGER),),
        access=Access.READER,
    ),
    Endpoint("POST", "/api/cases", "开一份案卷，从发生时刻起计时", _open, _OPENING, gives=_GIVES),
    Endpoint("POST", "/api/cases/receive", "接收移交的案卷（.zip）", _receive, file=True, access=Access.OFFICE),
    Endpoint(
        "GET",
        _ONE,
        "到哪一步、还剩几分钟、接下来打给谁",
        _status,
        (_NOW, FormField("version", "页面上已有的版本；轮询时写上，不算重新打开", INTEGER)),
        gives=_GIVES,
        access=Access.READER,
    ),
    Endpoint("POST", f"{_ONE}/log", "记一笔；一次记一样", _log, _LOGGED, gives=_GIVES),
    Endpoint(
        "POST",
        f"{_ONE}/papers",
        "记一份书面报告，稿件存在案卷旁边",
        _paper,
        (*_REPORTED, _PAPER_KIND, *_ABOUT_ENTRY),
        file=True,
        gives=_GIVES,
    ),
    Endpoint("POST", f"{_ONE}/erase", "经批准清除一条的内容", _erase, _ERASING, gives=_GIVES, access=Access.OFFICE),
    Endpoint("GET", f"{_ONE}/script", "电话里说什么、打给谁", _script, access=Access.READER),
    Endpoint(
        "GET", f"{_ONE}/script.docx", "电话报告单，一页，可以手填", _sheet, gives={DOCX: None}, access=Access.READER
    ),
    Endpoint("GET", f"{_ONE}/draft", "起草首报、续报、终报", _draft, _DRAFTED, gives=_FILES),
    Endpoint("POST", f"{_ONE}/draft", "起草首报、续报、终报", _draft, _DRAFTED, gives=_FILES),
    Endpoint(
        "GET",
        f"{_ONE}/flowchart.svg",
        "这起事件的流程图，迟了的标红",
        _chart,
        (_NOW,),
        gives={"image/svg+xml": None},
        access=Access.READER,
    ),
    Endpoint(
        "POST",
        f"{_ONE}/handover",
        "移交：案卷和稿件打成 .zip",
        _handover,
        (FormField("to", "交给谁（默认办公室）"),),
        gives={ZIP: None},
    ),
    Endpoint(
        "GET",
        f"{_ONE}/verify",
        "逐条核对封签",
        _verify,
        (FormField("head", "留存的封签", NAMES),),
        access=Access.READER,
    ),
)
