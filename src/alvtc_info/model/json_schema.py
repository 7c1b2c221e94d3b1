"""The JSON Schema of a result as plain data (`Result.to_dict`, `check --format json`), with its keys in Chinese.

The tables of docs/json.md are made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Severity, Urgency
from alvtc_info.model.kinds import Kind, Stage

if TYPE_CHECKING:
    from typing import Any

_TEXT = {"type": "string"}
_OFFSET = {"type": "integer", "minimum": 0}


def _object(needed: dict[str, Any], further: dict[str, Any] | None = None) -> dict[str, Any]:
    """The schema of an object: keys that are always there, and keys that may be. Later versions may add others."""
    return {"type": "object", "properties": {**needed, **(further or {})}, "required": list(needed)}


def _one_of(names: type[Severity | Basis | Urgency | Kind | Stage]) -> dict[str, Any]:
    return {"enum": [str(name) for name in names]}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _or_null(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "null"}, item]}


def _said(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a key with what it means, in Chinese."""
    return {**schema, "description": description}


_NUMBER = _or_null({"type": "integer", "minimum": 1})
_PLACE = {
    "path": _said("照给出的写；文件夹里的是文件夹加文件名；标准输入是 `-`", _TEXT),
    "block": _said("一块文字不变的标识", _TEXT),
    "place": _said("给人看的位置（第3段、表2第1行第2格、页脚）", _TEXT),
    "start": _said("在这一块文字里从第几个字起（Unicode 码点，从 0 数）", _OFFSET),
    "end": _said("到第几个字止（不含）", _OFFSET),
    "quote": _said(
        "这几个字；个人信息和密级标志一律遮住，处处如此（`message`、`why`、`reason`、`place` 等也是；`path` 照原样）",
        _TEXT,
    ),
}
_FINDING_KEYS = {
    "rule": _said("规则名", _TEXT),
    "title": _said("规则的中文名", _TEXT),
    "severity": _said("`error`（必改）、`warning`（宜改）、`info`（建议）", _one_of(Severity)),
    "basis": _said("`regulation` 制度、`standard` 国家标准、`practice` 惯例", _one_of(Basis)),
    "clause": _said("引用时的写法：一（四），或标准号", _TEXT),
    "clause_id": _said("条款的编号：1.4c", _TEXT),
    **_PLACE,
    "message": _said("哪里不对，应怎么写", _TEXT),
    "fix": _said(
        "null，或 `{replacement, safe}`：换成什么，有没有把握",
        _or_null(_object({"replacement": _TEXT, "safe": {"type": "boolean"}})),
    ),
    "page": _said("null；用了 `--pages` 的是在第几页（从 1 起）", _NUMBER),
    "related": _said(
        "`{path, block, place, start, end, quote}`：牵涉到的其他报告里的位置（互相矛盾、期号重复等），"
        "或同一篇里的其他各处（空话套话）；最多 10 处，多半是空的",
        _list(_object(_PLACE)),
    ),
    "why": _said(
        "为何提示：用这句话里的原话说（学院（主语）＋编印了＋报告，全段没有日期），至多三条，最要紧的在前；有相反的放在最后，以“相反的：”开头。"
        "数据、工作、文件没有注明时间的，含糊时间、相对时间、截至时间含糊的，引用没有注明出处的和空话套话有，别的多半是空的",
        _list(_TEXT),
    ),
}
_LINES = {
    "line": _said("文本文件、YAML、JSON 里在第几行（从 1 起）；Word 稿、文件里没有这几个字的是 null", _NUMBER),
    "column": _said("从这一行第几个字起（码点，从 1 起）", _NUMBER),
    "end_column": _said("到这一行第几个字止（不含）；跨行的截到行末；没有照原样写的和 `column` 一样", _NUMBER),
}
_LATER = {
    "urgency": _said(
        "只在不必现在看的问题上有：`later`（首报还没有报出去，续报前再看）、`record`（时限记录，不是稿件的毛病；"
        "`severity` 总是 `info`）",
        _one_of(Urgency),
    ),
}
_MESSAGE = _object({"path": _TEXT, "message": _TEXT})
_FILE = _object(
    {
        "path": _TEXT,
        "kind": _or_null(_one_of(Kind)),
        "stage": _one_of(Stage),
        "sha256": _TEXT,
        "encoding": _TEXT,
    }
)
_RESULT_KEYS = {
    "version": _said("程序的版本", _TEXT),
    "ruleset": _said("规则集的版本", _TEXT),
    "findings": _said("查出的问题，见下表", _list({"$ref": "#/$defs/finding"})),
    "suppressed": _said(
        "有意不检查的：字段同 `findings`，另有 `reason`（理由）和 `by`（`note` 稿件里的标记，`settings` 配置文件）",
        _list(_object({**_FINDING_KEYS, "reason": _TEXT, "by": {"enum": ["note", "settings"]}}, {**_LINES, **_LATER})),
    ),
    "unjudged": _said(
        "`{path, rule, reason}`：缺少依据、没有判断的规则",
        _list(_object({"path": _TEXT, "rule": _TEXT, "reason": _TEXT})),
    ),
    "errors": _said(
        "`{path, code, message}`：读不了、查不了的，退出码 2。`code` 不变，`message` 是一句中文",
        _list(_object({"path": _TEXT, "code": _TEXT, "message": _TEXT})),
    ),
    "warnings": _said(
        "`{path, message}`：文件里没有读到的、宏、外部链接、损坏；不影响退出码",
        _list(_MESSAGE),
    ),
    "notes": _said(
        "`{path, message}`：值得知道、没有妨碍的（模板、严格格式；文种拿不准时，按哪一种检查的、怎么改）；"
        "文件夹里没有检查的文档（.pdf、.ofd 等），也在这里，不在 `files` 里",
        _list(_MESSAGE),
    ),
    "files": _said(
        "查过的每个文件：`{path, kind, stage, sha256, encoding}`；片段的 `kind` 是 null",
        _list(_FILE),
    ),
}
_CHANGED = {
    "changed": _said(
        "只在程序里 `review(suggest=True)`、`review(fix=True)` 的结果里有：改成修订、直接改好的问题，字段同 `findings`",
        _list({"$ref": "#/$defs/finding"}),
    ),
}


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `Result.to_dict()`; that of a finding is in `$defs`.

    Each key has its meaning as `description`, in Chinese.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "alvtc-info check",
        **_object(_RESULT_KEYS, _CHANGED),
        "$defs": {"finding": _object(_FINDING_KEYS, {**_LINES, **_LATER})},
    }
