"""The endpoints of the ledger: items, what became of them, open matters, the year by department."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from alvtc_info import AlvtcInfoError
from alvtc_info.web.answers import ServiceError, answer_file, answer_json
from alvtc_info.web.draft_endpoints import request_of, sent_of
from alvtc_info.web.endpoint import DATA, DOCX, FLAG, INTEGER, Endpoint, FormField
from alvtc_info.web.ledger_work import (
    Desk,
    add_item,
    adopt_item,
    correct_entry,
    list_items,
    list_matters,
    preview_item,
    record_entry,
    show_entry,
    withdraw_entry,
    year_data,
    year_file,
)
from alvtc_info.web.permissions import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from alvtc_info import CheckRequest
    from alvtc_info.web.endpoint import ApiCall
    from alvtc_info.web.jobs import SentDraft

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {"xlsx": XLSX, "docx": DOCX, "html": "text/html"}  # the forms of a year that may be had
NO_LEDGER = "没有开通台账：请管理员启动服务时用 --ledger 写明台账文件，或 postgresql:// 地址"
MISSING = "管理员写明的台账还没有，或地址不对：请管理员核对 --ledger；还没有的，启动时加 --create-ledger 新建"
_STATUS = {  # of the library's codes, where it is not 422
    "no-entry": 404,
    "not-yours": 403,
    "clash": 409,
    "corrected": 409,
    "already-there": 409,
    "busy": 503,
    "database": 503,
    "read-only": 503,
    "disk-full": 503,
    "disk": 503,
}
_NONE = ("not-found", "is-folder", "not-a-ledger", "cannot-open")  # there is no ledger where the administrator says
_DOWN = ("damaged", "newer-ledger", "not-installed", "bad-url")  # only the administrator can help
_WAIT = 5  # seconds after which a ledger that is busy may be tried again
_TWICE = timedelta(seconds=30)  # within which the same entry of the same person is one that was sent twice
_NOTES = (FormField("note", "备注"), FormField("anyway", "日期看着不对，核对过没有写错", FLAG))
ITEM_FIELDS = (
    FormField("title", "标题"),
    FormField("department", "部门"),
    FormField("dated", "日期，如 2024-05-22"),
    FormField("category", "类别：意见建议、问题情况反映……；一般性会议、一般性学习、一般性活动"),
    FormField("issue_number", "期号", INTEGER),
    FormField("answers", "是对哪一条约稿的答复：条号", INTEGER),
    FormField("repeats", "和哪一条重复：条号", INTEGER),
    FormField("submitted_by", "报送人"),
    FormField("reviewed_by", "审核人"),
    FormField("signed_by", "签发人"),
    FormField("channel", "报送渠道，如 OA"),
    FormField("oa_number", "OA 流水号"),
    FormField("received_on", "收到日期"),
    FormField("timely", "紧急信息按时报送", FLAG),
    FormField("audio_video", "配有音频、视频", FLAG),
)
_READING = (
    FormField("kind", "文种：first follow-up final daily composite expert-advice，或中文名"),
    FormField("encoding", "文本文件的编码"),
)
_ADOPTION = (
    FormField("level", "级别：院党政办公室、盟委行署、自治区教育厅……，或代码", needed=True),
    FormField("where", "采用的单位或媒体"),
    FormField("on", "日期，默认今天"),
    FormField("joint", "和其他部门的信息合成一条（综合采用）", FLAG),
    FormField("page", "第几版、第几页"),
)
_PERIOD = (FormField("until", "算到哪一天"), FormField("calendar", "自然年或学年"))
_FILTER = (FormField("department", "只看这个部门"), FormField("year", "只看这一年", INTEGER))


def ledger_of(call: ApiCall) -> str:
    """The address of the ledger. Raises ServiceError where the administrator named none."""
    address = call.service.settings.ledger
    if not address:
        raise ServiceError(404, "no-ledger", NO_LEDGER)
    return address


async def _work(call: ApiCall, job: Callable[..., Any], *arguments: Any) -> Any:
    """What a job gives for the ledger of the service. Raises ServiceError where there is none, it is busy, or so."""
    try:
        settings = call.service.settings
        since = datetime.now(UTC) - _TWICE
        desk = Desk(ledger_of(call), settings.institution, call.person, settings.scoring, since)
        return await call.work(job, desk, *arguments)
    except AlvtcInfoError as error:
        of_draft = error.path and error.path == call.form.name
        if error.code in _NONE and not of_draft:
            raise ServiceError(404, "no-ledger", MISSING) from None
        if error.code in _DOWN and not of_draft:
            raise ServiceError(503, error.code, f"{error.message}（请管理员处理）") from None
        status = _STATUS.get(error.code, 422)
        message = str(error) if of_draft else error.message  # not where the ledger is
        if status == 422 and of_draft:
            raise
        raise ServiceError(status, error.code, message, wait=_WAIT if status == 503 else None) from None


def _number(call: ApiCall) -> int:
    """The number in the path."""
    text = call.path["number"]
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ServiceError(404, "no-entry", "台账里没有这一条")
    return int(text)


def _year(call: ApiCall) -> int:
    """The year in the path."""
    text = call.path["year"]
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise ServiceError(422, "bad-year", "年份请写成 2024")
    return int(text)


def _item_values(call: ApiCall) -> dict[str, Any]:
    """The values of an item that were sent."""
    values = {each.name: call.get(each.name) for each in ITEM_FIELDS}
    values["report"] = call.get("kind")
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def _asked(call: ApiCall) -> tuple[SentDraft, CheckRequest, dict[str, Any]]:
    ledger_of(call)
    return sent_of(call), request_of(call), _item_values(call)


def _noted(call: ApiCall) -> tuple[str, bool]:
    return call.get("note", ""), bool(call.get("anyway"))


async def _items(call: ApiCall) -> Response:
    found = await _work(call, list_items, call.get("department", ""), call.get("year"), call.get("category", ""))
    return answer_json(found)


async def _matters(call: ApiCall) -> Response:
    return answer_json(await _work(call, list_matters, call.get("department", ""), call.get("year")))


async def _preview(call: ApiCall) -> Response:
    return answer_json(await _work(call, preview_item, *_asked(call)))


async def _add(call: ApiCall) -> Response:
    added = await _work(call, add_item, *_asked(call), *_noted(call))
    call.audit("ledger-add", int(added["entry"]["number"]))
    return answer_json(added)


async def _show(call: ApiCall) -> Response:
    found = await _work(call, show_entry, _number(call))
    call.audit("ledger-show", int(found["number"]))
    return answer_json(found)


async def _adopt(call: ApiCall) -> Response:
    fields = (*_ADOPTION, *(() if "number" in call.path else _TITLED), *_NOTES)
    values = {each.name: call.get(each.name) for each in fields}
    given = {name: value for name, value in values.items() if value is not None}
    entry = await _work(call, adopt_item, _number(call) if "number" in call.path else None, given)
    call.audit("ledger-adopt", int(entry["number"]))
    return answer_json(entry)


async def _record(call: ApiCall) -> Response:
    values = call.get("values", {})
    if not isinstance(values, dict):
        raise ServiceError(422, "bad-value", 'values 应是一个对象，如 {"部门": "后勤处"}')
    entry = await _work(call, record_entry, call.get("entry"), values, *_noted(call))
    call.audit("ledger-record", int(entry["number"]))
    return answer_json(entry)


async def _correct(call: ApiCall) -> Response:
    entry = await _work(call, correct_entry, _number(call), call.get("changes"), *_noted(call))
    call.audit("ledger-correct", int(entry["number"]))
    return answer_json(entry)


async def _withdraw(call: ApiCall) -> Response:
    entry = await _work(call, withdraw_entry, _number(call), call.get("note", ""))
    call.audit("ledger-withdraw", int(entry["number"]))
    return answer_json(entry)


async def _year_json(call: ApiCall) -> Response:
    return answer_json(await _work(call, year_data, _year(call), call.get("until"), call.get("calendar")))


async def _year_file(call: ApiCall) -> Response:
    form = call.endpoint.path.rsplit(".", 1)[1]
    data, name = await _work(call, year_file, _year(call), form, call.get("until"), call.get("calendar"))
    call.audit("ledger-year", f"{_year(call)}.{form}")
    return answer_file(data, name, FILES[form])


_TITLED = (
    FormField("title", "没有记入台账的信息：标题", needed=True),
    FormField("department", "没有记入台账的信息：哪个部门的", needed=True),
)
_ITEM = "/api/ledger/items/{number}"
ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/ledger/items",
        "台账里的信息，连同采用、批示几次",
        _items,
        (*_FILTER, FormField("category", "只看这个类别")),
        access=Access.READER,
    ),
    Endpoint("GET", "/api/ledger/matters", "没有办完的约稿、批示、舆情", _matters, _FILTER, access=Access.READER),
    Endpoint(
        "POST",
        "/api/ledger/preview",
        "记入以前看一看：类别、重复、缺什么；不记",
        _preview,
        (*ITEM_FIELDS, *_READING),
        file=True,
    ),
    Endpoint(
        "POST",
        "/api/ledger/items",
        "把一份稿件记进台账，指出可能的重复",
        _add,
        (*ITEM_FIELDS, *_READING, *_NOTES),
        file=True,
    ),
    Endpoint("GET", _ITEM, "一条的来龙去脉", _show, access=Access.READER),
    Endpoint("POST", f"{_ITEM}/adoptions", "记一条信息被采用", _adopt, (*_ADOPTION, *_NOTES), access=Access.OFFICE),
    Endpoint(
        "POST",
        f"{_ITEM}/corrections",
        "更正一条：写一条新的代替它",
        _correct,
        (FormField("changes", '改哪几栏：{"类别": "典型案例"}，空的是删去', DATA, needed=True), *_NOTES),
    ),
    Endpoint("POST", f"{_ITEM}/withdrawal", "作废一条", _withdraw, (FormField("note", "备注"),)),
    Endpoint(
        "POST",
        "/api/ledger/adoptions",
        "记一条没有记入台账的信息被采用",
        _adopt,
        (*_TITLED, *_ADOPTION, *_NOTES),
        access=Access.OFFICE,
    ),
    Endpoint(
        "POST",
        "/api/ledger/entries",
        "记批示、约稿、延期、舆情、进展、差错、加分、新设部门、征求意见、异议、异议处理",
        _record,
        (
            FormField(
                "entry",
                "记什么：instruction request extension opinion progress fault bonus founded …，或中文名",
                needed=True,
            ),
            FormField("values", '各栏：{"部门": "后勤处", "题目": "经验"}', DATA, needed=True),
            *_NOTES,
        ),
        access=Access.OFFICE,
    ),
    *(
        Endpoint(
            "GET",
            f"/api/ledger/year/{{year}}.{form}",
            f"一年的通报和各表，.{form}",
            _year_file,
            _PERIOD,
            gives={media_type: None},
            access=Access.OFFICE,
        )
        for form, media_type in FILES.items()
    ),
    Endpoint("GET", "/api/ledger/year/{year}", "一年各部门的情况", _year_json, _PERIOD, access=Access.READER),
)
