"""The OpenAPI document of the service, made of the table of endpoints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from alvtc_info import __version__
from alvtc_info.web.answers import answer_json
from alvtc_info.web.endpoint import DATA, FLAG, INTEGER, JSON, NAMES, Endpoint, FormField
from alvtc_info.web.form_fields import DRAFT
from alvtc_info.web.permissions import Access

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response

    from alvtc_info.web.endpoint import ApiCall

_TYPES: dict[str, dict[str, Any]] = {
    INTEGER: {"type": "integer"},
    FLAG: {"type": "boolean"},
    NAMES: {"type": "array", "items": {"type": "string"}},
    DATA: {},
}
_ERROR = {
    "type": "object",
    "required": ["code", "message"],
    "properties": {
        "code": {"type": "string", "description": "不变的代码"},
        "message": {"type": "string", "description": "一句中文：哪里、怎么了、怎么办"},
    },
}
_REFUSALS = {
    "401": "没有登录",
    "403": "没有权限，或请求不是从本页面来的",
    "404": "没有",
    "405": "这个地址不能这样请求",
    "409": "别人已经改过，或台账里已有",
    "413": "文件太大",
    "415": "请求体不是表单也不是 JSON",
    "422": "稿件或字段有误",
    "429": "太频繁，过一会再试",
    "500": "程序内部出错",
    "503": "正忙，过一会再试",
    "504": "处理超过时限",
}


def document(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """The document, version 3.1."""
    paths: dict[str, dict[str, Any]] = {}
    for each in endpoints:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each)
    return {
        "openapi": "3.1.0",
        "info": {"title": "alvtc-info", "version": __version__, "description": "政务信息的撰写、读取与校核"},
        "paths": paths,
        "components": {
            "schemas": {"Error": _ERROR},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    given = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", endpoint.path)
    ]
    if endpoint.method == "GET":
        given += [
            {"name": f.name, "in": "query", "required": f.needed, "description": f.about, "schema": _schema(f)}
            for f in endpoint.fields
        ]
    refusals = {
        code: {"description": about, "content": {JSON: {"schema": {"$ref": "#/components/schemas/Error"}}}}
        for code, about in _REFUSALS.items()
    }
    content = {kind: {} if schema is None else {"schema": schema} for kind, schema in endpoint.gives.items()}
    return {
        "summary": endpoint.summary,
        "operationId": re.sub(r"\W+", "_", f"{endpoint.method.lower()}{endpoint.path}").strip("_"),
        **({"parameters": given} if given else {}),
        **({"requestBody": _body(endpoint)} if endpoint.method != "GET" else {}),
        "responses": {"200": {"description": endpoint.summary, "content": content}, **refusals},
        **({"security": []} if endpoint.access is Access.OPEN else {}),
    }


def _schema(field: FormField) -> dict[str, Any]:
    schema = field.shape or _TYPES.get(field.type, {"type": "string"})
    return {**schema, **({"enum": list(field.choices)} if field.choices else {})}


def _body(endpoint: Endpoint) -> dict[str, Any]:
    """The body: as JSON, and as a form where there may be a file."""
    fields = (*endpoint.fields, *(DRAFT if endpoint.file else ()))
    properties = {field.name: {**_schema(field), "description": field.about} for field in fields}
    needed = [field.name for field in fields if field.needed]
    plain = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }
    file = (
        {"file": {"type": "string", "contentMediaType": "application/octet-stream", "description": "稿件"}}
        if endpoint.file
        else {}
    )
    form = {**plain, "properties": {**properties, **file}}
    return {
        "required": bool(needed or endpoint.file),
        "content": {JSON: {"schema": plain}, "multipart/form-data": {"schema": form}},
    }


async def _answer(call: ApiCall) -> Response:
    return answer_json(document(call.service.endpoints))


ENDPOINTS = (Endpoint("GET", "/api/openapi.json", "这份接口说明", _answer, access=Access.READER),)
