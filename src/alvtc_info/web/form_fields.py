"""Reading what a client sends: a form with a file, JSON, or a query; all in memory, and by the types of the fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from alvtc_info.web.answers import ServiceError
from alvtc_info.web.endpoint import DATA, FLAG, INTEGER, NAMES, Form, FormField

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable

    from starlette.requests import Request

    from alvtc_info.web.endpoint import Endpoint

PASTED = "文字.txt"
DRAFT = (
    FormField("text", "稿件的文字，代替文件"),
    FormField("name", "文字的名字，决定它是文字、Markdown 还是数据，如 首报.txt"),
    FormField("report", "报告的数据（见 /api/schema），代替文件", DATA, shape={"type": "object"}),
)
RESERVED = ("institution", "config", "limits", "ledger", "timeout", "cancel", "people")
_MOST_FIELDS = 200
_MOST_VALUES = 300_000  # in JSON: each takes some thirty times the memory of its two characters
AROUND = 1 << 20  # bytes of a form around its file
_YES, _NO = ("true", "1", "yes", "on", "是"), ("false", "0", "no", "off", "", "否")


class _InMemory(MultiPartParser):
    spool_max_size = 1 << 40  # nothing of a draft goes to the disk before it was looked at


async def read_form(request: Request, endpoint: Endpoint, most: int) -> Form:
    """Read the body or the query of a request for an endpoint; `most` are the bytes that a file may have.

    Raises ServiceError: 413 for what is too large, 415 for another kind of body, 422 for a field that does not fit.
    """
    if endpoint.method == "GET":
        return Form(typed_values(request.query_params.multi_items(), endpoint.fields))
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _multipart(request, endpoint, most)
    if kind == "application/json":
        return _from_json(await _body(request, most), endpoint)
    if not kind and not await _body(request, most):
        return _draft_of(typed_values((), _fields(endpoint)), endpoint)
    raise ServiceError(415, "bad-body", "请用 multipart/form-data 或 application/json 发送")


def _fields(endpoint: Endpoint) -> tuple[FormField, ...]:
    return (*endpoint.fields, *(DRAFT if endpoint.file else ()))


async def _chunks(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """The body in pieces. Raises ServiceError when it cannot be a form around a file of `most` bytes."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most + AROUND:
        raise too_large(most)
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most + AROUND:
            raise too_large(most)
        yield chunk


def too_large(most: int) -> ServiceError:
    """The error for a body with a file beyond this many bytes."""
    return ServiceError(413, "too-large", f"文件太大，最多 {max(1, most >> 20)} MB，请拆分后再传")


async def _body(request: Request, most: int) -> bytes:
    return b"".join([chunk async for chunk in _chunks(request, most)])


async def _multipart(request: Request, endpoint: Endpoint, most: int) -> Form:
    chunks = _chunks(request, most)
    parser = _InMemory(request.headers, chunks, max_files=1, max_fields=_MOST_FIELDS, max_part_size=most)
    try:
        sent = await parser.parse()
    except MultiPartException:
        raise ServiceError(422, "bad-form", "表单读不了：只能有一个文件，字段不能太多、太长") from None
    upload: UploadFile | None = None
    pairs: list[tuple[str, object]] = []
    for key, value in sent.multi_items():
        if isinstance(value, UploadFile):
            if key != "file" or not endpoint.file:
                await value.close()
                raise ServiceError(422, "bad-form", "文件请放在 file 字段里，其余字段是文字")
            upload = value
        else:
            pairs.append((key, value))
    data = None
    if upload is not None:
        data = await upload.read()
        await upload.close()
        if len(data) > most:
            raise too_large(most)
    values = typed_values(pairs, _fields(endpoint))
    return _draft_of(values, endpoint, data, file_name(upload.filename if upload is not None else None))


def file_name(sent: str | None) -> str:
    """The name of a file without the folders that a browser may send, and without control characters."""
    name = (sent or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(each for each in name if each.isprintable())[:200] or "稿件"


def _from_json(body: bytes, endpoint: Endpoint) -> Form:
    try:
        sent = _loaded(body) if body.strip() else {}
    except (ValueError, RecursionError):
        raise ServiceError(422, "bad-json", "JSON 读不了，请检查括号、引号和编码（UTF-8）") from None
    if not isinstance(sent, dict):
        raise ServiceError(422, "bad-json", 'JSON 应是一个对象，如 {"text": "…"}')
    return _draft_of(typed_values(list(sent.items()), _fields(endpoint)), endpoint)


def _draft_of(values: dict[str, Any], endpoint: Endpoint, data: bytes | None = None, name: str = "") -> Form:
    """The form with its draft: just one of a file, a text and a report, where the endpoint takes one."""
    if not endpoint.file:
        return Form(values)
    text, named, report = (values.pop(each.name, None) for each in DRAFT)
    given = [each for each in (data, text, report) if each is not None]
    if len(given) != 1:
        raise ServiceError(422, "which-draft", "请给一份稿件：file（文件）、text（文字）、report（报告数据）三样选一样")
    if text is not None:
        data, name = text.encode("utf-8", "surrogatepass"), file_name(named) if named else PASTED
    return Form(values, data, name, report, text is not None)


def typed_values(pairs: Iterable[tuple[str, object]], fields: Iterable[FormField]) -> dict[str, Any]:
    """The values by name, each of the type of its field. Raises ServiceError for unknown, missing and wrong ones."""
    known = {each.name: each for each in fields}
    sent: dict[str, list[object]] = {}
    for name, value in pairs:
        if name in RESERVED and name not in known:
            raise ServiceError(422, "not-yours", f"{name} 由管理员设定，不能随请求发送")
        if name not in known:
            listed = "、".join(known) or "没有"
            raise ServiceError(422, "unknown-field", f"没有“{name[:40]}”这个字段，可用的有：{listed}")
        sent.setdefault(name, []).append(value)
    values = {name: _typed(known[name], given) for name, given in sent.items()}
    values = {name: value for name, value in values.items() if value is not None}
    missing = [each.name for each in known.values() if each.needed and values.get(each.name) in (None, "")]
    if missing:
        raise ServiceError(422, "missing-field", f"缺少 {'、'.join(missing)}")
    return values


def _typed(wanted: FormField, given: list[object]) -> Any:
    if wanted.type == NAMES:
        flat = [part for each in given for part in (each if isinstance(each, list) else [each])]
        if not all(isinstance(each, str) for each in flat):
            raise _wrong(wanted, "文字的列表")
        return [word for each in flat for word in str(each).split(",") if word]
    if len(given) > 1:
        raise _wrong(wanted, "一个值，不能写几次")
    (value,) = given
    if value is None:
        return None
    return {INTEGER: _integer, FLAG: _flag, DATA: _data}.get(wanted.type, _text)(wanted, value)


def _text(wanted: FormField, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(wanted, "文字")
    if wanted.choices and value and value not in wanted.choices:
        raise _wrong(wanted, "、".join(wanted.choices) + " 之一")
    return value


def _integer(wanted: FormField, value: object) -> int | None:
    if value == "":
        return None
    if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, str) and _is_whole(value))):
        raise _wrong(wanted, "整数")
    return int(value)


def _is_whole(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").isdigit() and len(text) < 19


def _flag(wanted: FormField, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _YES + _NO:
        return value.lower() in _YES
    raise _wrong(wanted, "true 或 false")


def _data(wanted: FormField, value: object) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return _loaded(value.encode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        raise _wrong(wanted, "JSON") from None


def _loaded(data: bytes) -> Any:
    """JSON as plain data. Raises ServiceError for more values than memory has room for, ValueError for no JSON."""
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise ServiceError(
            413, "too-many-values", f"数据里的逗号、括号超过 {_MOST_VALUES // 10_000} 万个，请拆分；长稿件请用 file 传"
        )
    return json.loads(data)


def _wrong(wanted: FormField, what: str) -> ServiceError:
    return ServiceError(422, "bad-value", f"{wanted.name}（{wanted.about}）应为{what}")
