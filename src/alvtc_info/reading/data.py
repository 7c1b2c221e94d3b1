"""Read reports written as YAML or JSON. Scalars keep the text that the writer gave; no object is ever constructed."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NoReturn

from alvtc_info.errors import InputError
from alvtc_info.model.suppression import WORD, noted
from alvtc_info.reading.yaml_positions import scalar, yaml_events
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind
    from alvtc_info.model.suppression import Suppression

DEPTH = 40
_KIND = Pattern(r"""^(?:\{\s*)?["']?kind["']?\s*:""", flags=re.MULTILINE)
NODES = 200_000
_TOKEN = Pattern(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', flags=re.DOTALL)


def load(text: str, suffix: str, name: str) -> object:
    """Plain data: mappings, lists, strings and None.

    Raises InputError for broken or too deeply nested data, doubled keys and several documents.
    """
    return _load_json(text, name) if suffix == ".json" else _load_yaml(text, name)


def read_report(
    text: str,
    suffix: str,
    name: str,
    *,
    data: bytes,
    kind: Kind | None = None,
    institution: Institution | None = None,
) -> Document:
    """A report from data as a Document whose block ids are field paths. Raises InputError or ReportError."""
    import hashlib

    from alvtc_info.report.models import load_report

    data_ = load(text, suffix, name)
    if isinstance(data_, dict) and "case" in data_ and "log" in data_:
        message = "这是案卷，不是稿件：看进度用 alvtc-info emergency status，检查其中的稿件用 check --one-event"
        raise InputError("is-case", message, name)
    report = load_report(data_, name)
    document = report.document(institution, name=name, sha256=hashlib.sha256(data).hexdigest()).in_source(text)
    if WORD in text and suffix != ".json":
        document = document.noting(_noted(text))
    return document.given(kind=kind) if kind else document


_COMMENT = Pattern(rf"(?P<before>^|^.*\s)#\s*(?P<note>{WORD}.*)$")


def _noted(text: str) -> list[Suppression]:
    """The notes in comments.

    A comment behind words holds for the field on its line, one on a line of its own for the next field.
    """
    from alvtc_info.reading.yaml_positions import sites

    breaks = [at for at, char in enumerate(text) if char == "\n"]
    on_line: dict[int, list[str]] = {}
    for name, (_, places) in sites(text).items():
        if places:
            on_line.setdefault(bisect_left(breaks, places[0]), []).append(name)
    lines = sorted(on_line)
    found = []
    for number, line in enumerate(text.split("\n")):
        comment = _COMMENT.search(line)
        if comment is None:
            continue
        if comment["before"].strip():
            blocks = sorted(on_line.get(number, ()))
        else:
            following = lines[(at := bisect_right(lines, number)) : at + 1]
            blocks = sorted(on_line[following[0]]) if following else []
        found.append(noted(comment["note"], blocks))
    return [note for note in found if note is not None]


def has_kind(text: str, suffix: str) -> bool:
    """Whether data has a top-level `kind`, as the drafts in a folder must. Broken data that names one counts."""
    if suffix != ".json":
        return _KIND.search(text) is not None
    deepest, nodes = _measure(text)
    if deepest > DEPTH or nodes > NODES:
        return '"kind"' in text
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return '"kind"' in text
    return isinstance(value, dict) and "kind" in value


def _refuse(code: str, message: str, name: str) -> NoReturn:
    raise InputError(code, message, name) from None


# JSON ---------------------------------------------------------------------------------------------------------------


def _load_json(text: str, name: str) -> object:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                _refuse("duplicate-key", f"栏目“{key}”写了两次，请删去一个", name)
            found[key] = value
        return found

    def constant(word: str) -> NoReturn:
        _refuse("bad-number", f"“{word}”不是有效的数", name)

    deepest, nodes = _measure(text)
    if deepest > DEPTH:
        _refuse("too-deep", f"括号嵌套超过 {DEPTH} 层", name)
    if nodes > NODES:
        _refuse("too-many-nodes", f"内容超过 {NODES // 10_000} 万项", name)
    try:
        value = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=pairs,
            parse_constant=constant,
            parse_int=str,
            parse_float=str,
        )
    except json.JSONDecodeError as error:
        _refuse("bad-json", f"第 {error.lineno} 行第 {error.colno} 列格式有误，请检查逗号、引号和括号", name)
    _judge_strings(value, name)
    return value


def _measure(text: str) -> tuple[int, int]:
    """How deep brackets are nested and how many values there are, about; counting ends beyond either limit."""
    depth = deepest = nodes = 0
    for token in _TOKEN.compiled.finditer(text):
        mark = token[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
        if mark in "[{,":
            nodes += 1
        if deepest > DEPTH or nodes > NODES:
            break
    return deepest, nodes


def _judge_strings(value: object, name: str) -> None:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            _refuse("surrogate", "文字里有不完整的字符（孤立的代理码），请重新输入", name)
    elif isinstance(value, dict):
        for key, item in value.items():
            _judge_strings(key, name)
            _judge_strings(item, name)
    elif isinstance(value, list):
        for item in value:
            _judge_strings(item, name)


# YAML ---------------------------------------------------------------------------------------------------------------


def _load_yaml(text: str, name: str) -> object:
    import yaml

    try:
        return _compose(yaml_events(text), name, yaml)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"第 {mark.line + 1} 行第 {mark.column + 1} 列" if mark else ""
        _refuse("bad-yaml", f"{where}格式有误，请检查缩进、冒号后的空格和引号", name)
    except (yaml.YAMLError, ValueError):
        _refuse("bad-yaml", "含有 YAML 不允许的字符，请删去看不见的控制字符", name)


def _compose(events: Any, name: str, yaml: Any) -> object:
    """The value of the only document.

    It is built from parser events with a stack, so that nesting cannot overflow the stack of the interpreter.
    """
    stack: list[tuple[Any, Any]] = []
    result: list[object] = []
    documents = nodes = 0

    def put(value: object, line: int) -> None:
        if not stack:
            result.append(value)
            return
        holder, key = stack[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif key is None:
            if not isinstance(value, str):
                _refuse("bad-key", f"第 {line} 行：栏目名应为文字", name)
            if value in holder:
                _refuse("duplicate-key", f"第 {line} 行：栏目“{value}”写了两次，请删去一个", name)
            stack[-1] = (holder, value)
        else:
            holder[key] = value
            stack[-1] = (holder, None)

    for event in events:
        line = event.start_mark.line + 1
        nodes += 1
        if nodes > NODES:
            _refuse("too-many-nodes", f"内容超过 {NODES // 10_000} 万项", name)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                _refuse("two-documents", f"第 {line} 行起是第二份文档，一个文件只能写一份报告", name)
        elif isinstance(event, yaml.AliasEvent):
            _refuse("alias", f"第 {line} 行：不支持引用（*{event.anchor}），请把内容写全", name)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.ScalarEvent)):
            if event.tag and event.tag not in ("!", "tag:yaml.org,2002:str"):
                _refuse("tag", f"第 {line} 行：不支持标签 {event.tag}，请删去", name)
            if isinstance(event, yaml.ScalarEvent):
                put(scalar(event), line)
                continue
            if len(stack) >= DEPTH:
                _refuse("too-deep", f"第 {line} 行：嵌套超过 {DEPTH} 层", name)
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            put(value, line)
            stack.append((value, None))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
    if not result:
        _refuse("empty", "文件是空的，没有可检查的内容", name)
    return result[0]
