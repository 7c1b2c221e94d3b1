"""The table of the tools: what each is called, what it takes, what it does."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from alvtc_info import InputError, Kind, OutputError, Severity, Stage, UsageError, list_formats, list_rules
from alvtc_info.assistants.tool_texts import (
    MOST,
    MOST_ASKED,
    cut_elements,
    cut_result,
    elements_text,
    plain,
    result_text,
)
from alvtc_info.assistants.tool_work import check_draft, extract_elements, render_report, review_draft
from alvtc_info.assistants.workplace import Given, ToolAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from alvtc_info import CheckRequest, Rule
    from alvtc_info.assistants.workplace import ToolCall

TEXT_NAME, REPORT_NAME = "文字.txt", "报告.yaml"
NOTICE = "非涉密系统，严禁上传国家秘密、工作秘密"
_TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "文字"),
    "boolean": ((bool,), "true 或 false"),
    "integer": ((int,), "整数"),
    "number": ((int, float), "数"),
    "object": ((dict,), "对象"),
    "array": ((list, str), "列表"),
}
_ELEMENTS = {  # of `Elements`, in Chinese
    "time": "时间",
    "hour": "几时",
    "place": "地点",
    "what": "什么事",
    "casualties": "伤亡",
    "measures": "措施",
    "source": "来源",
}


class AssistantTool(NamedTuple):
    """A tool: its name, what it is called and does in Chinese, its arguments (name → JSON Schema), its work.

    `needs` are the arguments that must be given, `reads_only` says that it writes no file.
    """

    name: str
    title: str
    about: str
    arguments: dict[str, dict[str, Any]]
    work: Callable[[ToolCall], ToolAnswer]
    needs: tuple[str, ...] = ()
    reads_only: bool = True

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its arguments."""
        schema = {"type": "object", "properties": self.arguments, "additionalProperties": False}
        return {**schema, "required": list(self.needs)} if self.needs else schema


def taken(tool: AssistantTool, given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a call, without those that are null.

    Raises UsageError for one that the tool does not have, that is of another type, or that is missing.
    """
    found = {name: value for name, value in given.items() if value is not None}
    for name, value in found.items():
        if name not in tool.arguments:
            message = f"{tool.name} 没有名为“{name[:40]}”的参数；可用：{'、'.join(tool.arguments)}"
            raise UsageError("unknown-argument", message)
        types, wanted = _TYPES[tool.arguments[name]["type"]]
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            raise UsageError("bad-value", f"{name} 应为{wanted}，不能是 {type(value).__name__}")
        low, high = (tool.arguments[name].get(end) for end in ("minimum", "maximum"))
        if (low is not None and value < low) or (high is not None and value > high):
            message = f"{name} 应不小于 {low}" if high is None else f"{name} 应在 {low} 到 {high} 之间"
            raise UsageError("bad-value", message)
    missing = [name for name in tool.needs if name not in found]
    if missing:
        raise UsageError("missing-argument", f"{tool.name} 缺少参数：{'、'.join(missing)}")
    return found


def _check(call: ToolCall) -> ToolAnswer:
    given = _given(call, "text", "path", "report")
    data = _done(call, given, check_draft).to_dict()
    return _result_answer(call, data)


def _review(call: ToolCall) -> ToolAnswer:
    given, output = _given(call, "path", "report"), _output(call)
    ways = [bool(call.arguments.get(name)) for name in ("suggest", "fix", "unsafe")]
    file, result, comments = _done(call, given, review_draft, *ways)
    written = _written(call, output, file)
    data = result.to_dict()
    answer = _result_answer(call, data)
    did = f"写了批注 {comments} 条，改动 {len(data.get('changed', ()))} 处：输出文件夹里的“{output}”。\n"
    return ToolAnswer({**answer.data, **written, "comments": comments}, did + answer.text)


def _render(call: ToolCall) -> ToolAnswer:
    given, output = _given(call, "path", "report"), _output(call)
    data = tuple(each.suffix for each in list_formats() if each.reading == "data")
    if given.report is None and not given.name.lower().endswith(data):
        raise UsageError("not-data", "要排版的应为 .yaml 或 .json 报告")
    file = _done(call, given, render_report, _pictures(call))
    written = _written(call, output, file)
    return ToolAnswer(written, f"已写好：输出文件夹里的“{output}”（{written['bytes']:,} 字节）。")


def _extract(call: ToolCall) -> ToolAnswer:
    found = _done(call, _given(call, "text", "path", "report"), extract_elements)
    return ToolAnswer(cut_elements(found, call.arguments.get("most", MOST)), elements_text(found, _ELEMENTS))


def _rules(call: ToolCall) -> ToolAnswer:
    """The rules of these names with their pages, or all of them in short."""
    known = {rule.name: rule for rule in list_rules(config=call.place.request.config)}
    wanted = call.arguments.get("names")
    kind = call.arguments.get("kind")
    if wanted is None:
        applied = [rule for rule in known.values() if kind is None or rule.kinds is None or kind in rule.kinds]
        counts = "，".join(f"{level.label} {sum(r.severity is level for r in applied)}" for level in Severity)
        text = f"规则 {len(applied)} 条：{counts}。要看某一条的说明，用 names。"
        return ToolAnswer({"rules": [_rule_data(rule) for rule in applied]}, text)
    chosen = [wanted] if isinstance(wanted, str) else wanted
    unknown = [str(name) for name in chosen if name not in known]
    if unknown:
        raise UsageError("unknown-rule", f"没有名为“{unknown[0][:80]}”的规则；不写 names 就列出全部规则")
    found = [known[name] for name in dict.fromkeys(chosen)]
    pages = [{**_rule_data(rule), "page": rule.page} for rule in found]
    lines = [f"{rule.name} {rule.title}（{rule.severity.label}，{rule.clause}）\n{rule.page}" for rule in found]
    return ToolAnswer({"rules": plain(pages)}, "\n\n".join(lines))


def _rule_data(rule: Rule) -> dict[str, Any]:
    return {
        "name": rule.name,
        "title": rule.title,
        "severity": str(rule.severity),
        "basis": str(rule.basis),
        "clause": rule.clause,
        "kinds": None if rule.kinds is None else sorted(map(str, rule.kinds)),
        "preview": rule.preview,
    }


def _given(call: ToolCall, *ways: str) -> Given:
    """The draft of a call. Raises UsageError unless it is given in one way, InputError where it cannot be read."""
    named = [way for way in ways if way in call.arguments]
    if len(named) != 1:
        raise UsageError("one-draft", f"稿件要给一份，而且只用一种写法：{'、'.join(ways)}")
    (way,) = named
    value = call.arguments[way]
    if way == "report":
        return Given(REPORT_NAME, report=value)
    if way == "text":
        return Given(call.arguments.get("name", TEXT_NAME), value.encode("utf-8", "replace"))
    if call.place.read is None:
        message = "启动时没有指明文件夹（--folder），读不了文件；请用 text 给出文字，或在助手的配置里加上"
        raise UsageError("no-folder", message)
    try:
        return Given(value, call.place.read(value))
    except InputError as error:
        raise InputError(error.code, error.message) from None


def _pictures(call: ToolCall) -> str | None:
    """The folder where the pictures of a report are looked for: that of its file, else the shared folder."""
    path = call.arguments.get("path", "").replace("\\", "/")
    return call.place.folder and os.path.join(call.place.folder, os.path.dirname(path))


def _request(call: ToolCall) -> CheckRequest:
    """What a call asks for, with what whoever started the tools has set. Raises UsageError for a wrong choice."""
    chosen = {name: value for name, value in call.arguments.items() if name in CHOICES and name != "timeout"}
    return replace(call.place.request, **chosen)


def _done(call: ToolCall, given: Given, work: Callable[..., Any], *more: object) -> Any:
    """What the work on a draft comes to, within the time that the call may take."""
    seconds = call.arguments.get("timeout", call.place.seconds)
    if not 0 < seconds <= call.place.seconds:
        raise UsageError(
            "bad-value", f"timeout 应为大于 0 的秒数，最多 {call.place.seconds:g}（由启动时的 --timeout 定）"
        )
    return call.place.apart(float(seconds), given.name, work, given, _request(call), *more, cancel=call.stop)


def _result_answer(call: ToolCall, data: dict[str, Any]) -> ToolAnswer:
    skip = call.arguments.get("skip", 0)
    cut = cut_result(data, call.arguments.get("most", MOST), skip)
    return ToolAnswer(cut, result_text(data, cut, skip))


def _output(call: ToolCall) -> str:
    """The name of the file to be written. Raises UsageError where none may be written, or it is no .docx."""
    output: str = call.arguments["output"]
    if call.place.write is None:
        raise UsageError("no-output", "启动时没有指明输出文件夹（--output），写不了文件；请在助手的配置里加上")
    if not output.lower().endswith(".docx"):
        raise UsageError("not-docx", "output 的扩展名应为 .docx")
    return output


def _written(call: ToolCall, output: str, file: bytes) -> dict[str, Any]:
    """Write the file; returns what is said of it. Nothing is written for a call that was cancelled."""
    if call.place.write is None or call.stop.is_set():
        raise OutputError("cancelled", "已取消，没有写文件")
    call.place.write(output, file, call.arguments.get("path", ""), call.arguments.get("overwrite", False))
    return {"output": output, "bytes": len(file)}


def _named(values: Sequence[Kind | Stage]) -> str:
    return "、".join(f"{value} {value.label}" for value in values)


_LIST = {"type": "array", "items": {"type": "string"}}
_TEXT = {"text": {"type": "string", "description": "稿件全文"}}
_NAME = {
    "name": {
        "type": "string",
        "description": f"text 的文件名；扩展名 .txt .md .yaml .json 说明它是什么，不写是 {TEXT_NAME}",
    }
}
_PATH = {
    "path": {"type": "string", "description": "稿件在共享文件夹（启动时的 --folder）里的相对路径，如 五月/首报.docx"}
}
_REPORT = {
    "report": {
        "type": "object",
        "description": f"写成数据的报告：kind（{_named(list(Kind))}）、department 部门、title 标题、body 正文（段落的列表）等栏目",
    }
}
CHOICES: dict[str, dict[str, Any]] = {  # the fields of a request that a client may choose
    "kind": {"type": "string", "enum": list(map(str, Kind)), "description": f"按这个文种看：{_named(list(Kind))}；不写由稿面判断"},
    "stage": {"type": "string", "enum": list(map(str, Stage)), "description": f"稿件到了哪一步：{_named(list(Stage))}；不写是草稿"},
    "report_date": {"type": "string", "description": "报送日期，如 2024-05-22；代替版头上的日期"},
    "select": {**_LIST, "description": "只用这些规则（规则名的列表，见 rules）"},
    "ignore": {**_LIST, "description": "不用这些规则（规则名的列表）"},
    "facts": {"type": "object", "description": "稿面以外的信息：审核、保密审核、签批、报送时刻等"},
    "encoding": {"type": "string", "description": "文本文件的编码；不写自动识别 UTF-8、GB18030"},
    "extras": {**_LIST, "description": "Word 稿里平常不看的也看：hidden 隐藏文字、comments 批注、deletions 修订中删去的文字"},
    "profile": {"type": "string", "description": "按哪种文体看：duty 值班信息、news 网页新闻、regulation 规章制度"},
    "layout": {"type": "boolean", "description": "Word 稿的版式也看（只作建议）"},
    "layout_profile": {"type": "string", "description": "按哪种版式看；不写是规定字体（default）"},
    "pages": {"type": "boolean", "description": "标出在第几页（Word 稿，要装有 LibreOffice，较慢）"},
    "timeout": {"type": "number", "description": "这一次最多几秒；不写、最多都是启动时的 --timeout"},
}  # fmt: skip
_PARTS = {
    "most": {
        "type": "integer", "minimum": 1, "maximum": MOST_ASKED, "description": f"最多列多少处，必改的在前；不写是 {MOST}"
    },
    "skip": {"type": "integer", "minimum": 0, "description": "跳过前面多少处，接着看用；不写是 0"},
}  # fmt: skip
_OUTPUT = {
    "output": {
        "type": "string",
        "description": "写成哪个文件：输出文件夹（启动时的 --output）里的文件名，.docx，不带路径",
    },
    "overwrite": {"type": "boolean", "description": "已有这个文件时覆盖；不写是不覆盖"},
}
_READING = {name: CHOICES[name] for name in ("kind", "encoding", "extras", "timeout")}

TOOLS = (
    AssistantTool(
        "check",
        "查稿子",
        "按学院信息工作制度和国家标准检查一份信息稿，列出问题：在哪里、错什么、怎么改、依据哪一条。不改稿件。"
        "稿件用 text、path、report 三种写法之一给出。" + NOTICE + "。",
        {**_TEXT, **_NAME, **_PATH, **_REPORT, **CHOICES, **_PARTS},
        _check,
    ),
    AssistantTool(
        "review",
        "批注",
        "在 Word 稿上逐条写批注，另存一份交还撰稿人（原稿不动）；也可以把有把握的改法写成修订（suggest），"
        "或直接改好（fix）。稿件用 path（.docx）或 report 给出。" + NOTICE + "。",
        {
            **_PATH,
            **_REPORT,
            **_OUTPUT,
            "suggest": {"type": "boolean", "description": "有把握的改法写成修订，由撰稿人接受或拒绝"},
            "fix": {"type": "boolean", "description": "有把握的直接改好，不写批注；不和 suggest 一起用"},
            "unsafe": {
                "type": "boolean",
                "description": "没有把握的改法也写上，缺的留空位 {…}；和 suggest、fix 一起用",
            },
            **CHOICES,
            **_PARTS,
        },
        _review,
        needs=("output",),
        reads_only=False,
    ),
    AssistantTool(
        "render",
        "排成 Word",
        "把写成数据的报告按规定版式排成 Word 文档。报告用 report，或 path（.yaml、.json）给出。" + NOTICE + "。",
        {**_PATH, **_REPORT, **_OUTPUT, "timeout": CHOICES["timeout"]},
        _render,
        needs=("output",),
        reads_only=False,
    ),
    AssistantTool(
        "extract",
        "找要素",
        "找出一段文字里写明的事件要素：时间、几时、地点、什么事、伤亡、措施、来源，各是原文里的哪几个字。不猜测。"
        + NOTICE
        + "。",
        {**_TEXT, **_NAME, **_PATH, **_REPORT, **_READING, "most": _PARTS["most"]},
        _extract,
    ),
    AssistantTool(
        "rules",
        "看规则",
        "列出检查所用的规则；用 names 看其中几条的说明。",
        {"names": {**_LIST, "description": "规则名的列表；不写列出全部"}, "kind": CHOICES["kind"]},
        _rules,
    ),
)
