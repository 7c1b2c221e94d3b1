"""The endpoints of drafts: check, edit, review, fix, format, slip, render, submit, extract; and what forms need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from alvtc_info import CheckRequest, __version__
from alvtc_info.web import jobs
from alvtc_info.web.answers import answer_file, answer_json
from alvtc_info.web.endpoint import DATA, DOCX, FLAG, INTEGER, JSON, NAMES, PNG, ZIP, Endpoint, FormField
from alvtc_info.web.jobs import Made, SentDraft
from alvtc_info.web.permissions import Access

if TYPE_CHECKING:
    from alvtc_info.web.endpoint import ApiCall

NOTICE = "非涉密系统，严禁上传国家秘密、工作秘密"
CHOICES = (
    FormField("kind", "文种：first follow-up final daily composite expert-advice，或中文名"),
    FormField("stage", "阶段：draft sign sent，或中文名"),
    FormField("report_date", "报送日期，如 2024-05-22"),
    FormField("select", "只用这些规则", NAMES),
    FormField("ignore", "不用这些规则", NAMES),
    FormField("facts", "稿件以外的情况（审核、联络、时刻），见 docs/api", DATA, shape={"type": "object"}),
    FormField("encoding", "文本文件的编码"),
    FormField("extras", "Word 稿里还读什么：hidden comments deletions", NAMES),
    FormField("profile", "文体：duty news regulation"),
    FormField("layout", "也判断版式", FLAG),
    FormField("layout_profile", "哪一种版式"),
    FormField("pages", "写明第几页", FLAG),
)
_ASKED = tuple(field.name for field in CHOICES)
_TYPES = {
    ".docx": DOCX,
    ".zip": ZIP,
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
_BYTES = "application/octet-stream"


def request_of(call: ApiCall) -> CheckRequest:
    """What a call asks for, over what the administrator has set. Raises UsageError for a choice that does not exist."""
    chosen: dict[str, Any] = {name: call.get(name) for name in _ASKED if call.get(name) not in (None, "")}
    return replace(call.service.settings.request(), **chosen)


def sent_of(call: ApiCall) -> SentDraft:
    """The draft that was sent."""
    return SentDraft(call.form.data, call.form.name, call.form.report)


def answer_made(made: Made) -> Response:
    """A file that was made."""
    suffix = f".{made.name.rsplit('.', 1)[-1].lower()}"
    return answer_file(made.data, made.name, _TYPES.get(suffix, _BYTES))


async def _health(call: ApiCall) -> Response:
    return answer_json({"status": "ok", "version": __version__})


async def _check(call: ApiCall) -> Response:
    request = request_of(call)
    call.audit("check")
    return answer_json(await call.work(jobs.check_draft, sent_of(call), request, document=bool(call.get("document"))))


async def _edit(call: ApiCall) -> Response:
    call.audit("edit")
    made = await call.work(jobs.edit_draft, sent_of(call), request_of(call), call.get("edits"))
    return _as_sent(call, made)


def _as_sent(call: ApiCall, made: Made, **more: Any) -> Response:
    """A draft goes back as it came: text as text, a file as a file."""
    if call.form.typed:
        return answer_json({"text": made.data.decode("utf-8", "surrogatepass"), **more})
    return answer_made(made)


async def _review(call: ApiCall) -> Response:
    call.audit("review")
    work = call.work(jobs.review_draft, sent_of(call), request_of(call), suggest=bool(call.get("suggest")))
    return answer_made(await work)


async def _fix(call: ApiCall) -> Response:
    call.audit("fix")
    made, applied = await call.work(jobs.fix_draft, sent_of(call), request_of(call), unsafe=bool(call.get("unsafe")))
    return _as_sent(call, made, applied=applied)


async def _format(call: ApiCall) -> Response:
    call.audit("format")
    return answer_made(await call.work(jobs.format_draft, sent_of(call), request_of(call)))


async def _slip(call: ApiCall) -> Response:
    call.audit("slip")
    return answer_made(await call.work(jobs.slip_draft, sent_of(call), request_of(call)))


async def _render(call: ApiCall) -> Response:
    call.audit("render")
    return answer_made(await call.work(jobs.render_report, sent_of(call), request_of(call), _pictures(call)))


def _pictures(call: ApiCall) -> dict[str, bytes]:
    return jobs.pictures_of(call.get("pictures") or {})


async def _picture(call: ApiCall) -> Response:
    page = call.get("page", 1)
    data, count = await call.work(jobs.picture_of, sent_of(call), request_of(call), page, _pictures(call))
    return Response(data, media_type=PNG, headers={"Page-Count": str(count)})


async def _yaml(call: ApiCall) -> Response:
    return answer_made(await call.work(jobs.write_yaml, sent_of(call), request_of(call)))


async def _submit(call: ApiCall) -> Response:
    remarks = [call.get(name, "") for name in ("anyway", "cleared_by", "signed", "sent_first_by")]
    made, result = await call.work(jobs.submit_draft, sent_of(call), request_of(call), *remarks)
    call.audit("submit", "refused" if made is None else "packed")
    if made is None:
        message = "没有打包：还有必改的问题，标注的内部资料没有写明由谁准许，或首报没有写明由谁定先报后改（sent_first_by）；改好再报，确要先报的写明理由（anyway）"
        return answer_json({"code": "not-ready", "message": message, "result": result}, 422)
    return answer_made(made)


async def _extract(call: ApiCall) -> Response:
    return answer_json(await call.work(jobs.extract_draft, sent_of(call), request_of(call)))


async def _report(call: ApiCall) -> Response:
    return answer_json(await call.work(jobs.report_data, sent_of(call), request_of(call)))


async def _rules(call: ApiCall) -> Response:
    return answer_json(await call.work(jobs.rules_data))


async def _schema(call: ApiCall) -> Response:
    return answer_json(await call.work(jobs.schema_data, call.path["kind"]))


async def _institution(call: ApiCall) -> Response:
    return answer_json(await call.work(jobs.institution_data, call.service.settings.request()))


_REPORT = {DOCX: None}
_EDITS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["block", "start", "end", "was", "replacement"],
        "additionalProperties": False,
        "properties": {
            "block": {"type": "string", "description": "哪一块文字（document 里的 id）"},
            "start": {"type": "integer", "minimum": 0, "description": "从第几个字起（Unicode 码点）"},
            "end": {"type": "integer", "minimum": 0, "description": "到第几个字止（不含）"},
            "was": {"type": "string", "description": "原来的字"},
            "replacement": {"type": "string", "description": "改成什么"},
        },
    },
}
_PICTURES = FormField(
    "pictures",
    '报告里写了文件名的图片：{"现场.jpg": "内容的 base64"}',
    DATA,
    shape={"type": "object", "additionalProperties": {"type": "string", "contentEncoding": "base64"}},
)
ENDPOINTS = (
    Endpoint("GET", "/health", "服务是否在运行", _health, access=Access.OPEN),
    Endpoint("GET", "/api/rules", "所有规则", _rules, access=Access.READER),
    Endpoint("GET", "/api/schema/{kind}", "一种报告（或 result）的 JSON Schema", _schema, access=Access.READER),
    Endpoint("GET", "/api/institution", "填表要用的：部门、职务、文种、阶段", _institution, access=Access.READER),
    Endpoint(
        "POST",
        "/api/check",
        "检查一份稿件，答复和 check --format json 一样",
        _check,
        (*CHOICES, FormField("document", "连同稿件的文字", FLAG)),
        file=True,
    ),
    Endpoint(
        "POST",
        "/api/edit",
        "改掉稿件里的几个字",
        _edit,
        (*CHOICES, FormField("edits", "要改的地方", DATA, needed=True, shape=_EDITS)),
        file=True,
        gives={_BYTES: None, JSON: {"type": "object"}},
    ),
    Endpoint(
        "POST",
        "/api/review",
        "加了批注的 Word 稿",
        _review,
        (*CHOICES, FormField("suggest", "有把握的改成修订", FLAG)),
        file=True,
        gives=_REPORT,
    ),
    Endpoint(
        "POST",
        "/api/fix",
        "改掉有把握的问题",
        _fix,
        (*CHOICES, FormField("unsafe", "要人确认的也改", FLAG)),
        file=True,
        gives={_BYTES: None, JSON: {"type": "object"}},
    ),
    Endpoint("POST", "/api/format", "排成规定版式", _format, CHOICES, file=True, gives=_REPORT),
    Endpoint("POST", "/api/slip", "送签单", _slip, CHOICES, file=True, gives=_REPORT),
    Endpoint("POST", "/api/render", "报告成文", _render, (*CHOICES, _PICTURES), file=True, gives=_REPORT),
    Endpoint(
        "POST",
        "/api/picture",
        "一页打印出来的样子（要有 LibreOffice），答复头 Page-Count 是共几页",
        _picture,
        (FormField("page", "第几页", INTEGER), *CHOICES, _PICTURES),
        file=True,
        gives={PNG: None},
    ),
    Endpoint(
        "POST", "/api/draft-yaml", "报告存成 .yaml，以后接着写", _yaml, file=True, gives={"application/yaml": None}
    ),
    Endpoint(
        "POST",
        "/api/submit",
        "报送包",
        _submit,
        (
            *CHOICES,
            FormField("anyway", "有必改问题也打包的理由"),
            FormField("cleared_by", "标有内部资料等字样时由谁准许"),
            FormField("signed", "送签单上的稿件指纹"),
            FormField("sent_first_by", "首报先报后改由谁定"),
        ),
        file=True,
        gives={ZIP: None},
    ),
    Endpoint("POST", "/api/report", "报告文件（.yaml、.json）里的数据，接着填表用", _report, file=True),
    Endpoint("POST", "/api/extract", "事件要素：时间、地点、情况、伤亡、措施、来源", _extract, CHOICES, file=True),
)
