"""The validation errors of pydantic in Chinese, naming the field by its title."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from alvtc_info.errors import ReportError
from alvtc_info.text.near_miss import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError

    Holder = type[BaseModel] | None
    Items = Mapping[str, type[BaseModel]]

MOST = 20  # faults that are told; what else there is is counted
_ALIKE = 0.6
_LONG = 200  # characters of what is said of one fault
_NAME = 40  # characters of a name that somebody made up
_NONE: Items = MappingProxyType({})
_PLAIN = "text"  # the tag of an item that is a text
_MESSAGES = {
    "missing": "没有填写",
    "string_type": "应为文字",
    "string_too_short": "没有填写",
    "too_short": "没有填写",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "bool_type": "应为 true（是）或 false（否）",
    "bool_parsing": "应为 true（是）或 false（否）",
    "model_type": "应分栏填写（栏目: 内容）",
    "model_attributes_type": "应分栏填写（栏目: 内容）",
    "dict_type": "应分栏填写（栏目: 内容）",
    "tuple_type": "应为一个列表",
    "union_tag_not_found": "应为一段文字，或 heading（标题）、table（表格）、picture（图片）之一",
    "datetime_type": "应为时刻，如 2024-05-22 14:30",
}


def _complaint(problem: Any) -> str:
    kind = problem["type"]
    context = problem.get("ctx", {})
    if problem["input"] is None:
        return "没有填写"
    if kind in _MESSAGES:
        return _MESSAGES[kind]
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return "只能是：" + str(context["expected"]).replace("'", "").replace(" or ", "、").replace(", ", "、")
    if kind in ("string_too_long", "too_long"):
        return f"不能超过 {context['max_length']} 个字"
    if kind == "greater_than_equal":
        return f"不能小于 {context['ge']}"
    if kind == "greater_than":
        return f"应大于 {context['gt']}"
    if kind == "less_than_equal":
        return f"不能大于 {context['le']}"
    if kind.startswith("datetime"):
        return "不是有效的时刻，请写成 2024-05-22 14:30"
    return "不是有效的日期，请写成 2024-05-22" if kind.startswith("date") else "填写有误"


def in_chinese(error: ValidationError, model: type[BaseModel], items: Items = _NONE) -> ReportError:
    """The validation errors as one ReportError, which also lists them field by field: the first `MOST`, and how many
    more there are.

    `items` are the models that an item of a body may be, by their tags.
    """
    lines, places = [], []
    problems = error.errors(include_url=False)
    for problem in problems[:MOST]:
        path, unknown, holder = _field_path(problem["loc"], model, items)
        places.append(_cut(_place(problem["loc"], items), _LONG))
        if problem["type"] == "extra_forbidden":
            inside = f"（在{path}里）" if path else ""
            line = f"没有名为“{_cut(unknown, _NAME)}”的栏目{inside}{_meant(unknown, holder)}"
        else:
            complaint = _complaint(problem)
            line = f"“{path}”{complaint}" if path else complaint
        lines.append(_cut(line, _LONG))
    code = "unknown-field" if any(p["type"] == "extra_forbidden" for p in problems) else "bad-field"
    more = [f"另有 {len(problems) - MOST} 处"] if len(problems) > MOST else []
    return ReportError(code, "；".join((*lines, *more)), fields=zip(places, lines, strict=True))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _place(location: tuple[int | str, ...], items: Items) -> str:
    """A pydantic location as the path of a field: body[2].heading."""
    place = ""
    for before, step in zip((None, *location), location, strict=False):
        if isinstance(step, int):
            place += f"[{step}]"
        elif not (step in (_PLAIN, *items) and isinstance(before, int)):  # the model of an item, not a field
            place += f".{step}" if place else step
    return place


def _meant(key: str, model: Holder) -> str:
    """A hint at the field that a misspelt key, or a title in Chinese, may stand for; empty where none is near."""
    fields = {} if model is None else {name: str(field.title or name) for name, field in model.model_fields.items()}
    near = nearest(key, [*fields, *fields.values()], _ALIKE) if len(key) <= _NAME else ""
    name = next((name for name, title in fields.items() if near in (name, title)), "")
    return f"，是否指“{name}”（{fields[name]}）" if name else ""


def _field_path(location: tuple[int | str, ...], model: Holder, items: Items) -> tuple[str, str, Holder]:
    """A pydantic location as Chinese titles, the last key in it that has no title, and the model that lacks it."""
    words: list[str] = []
    unknown, holder = "", None
    at = model
    for step in location:
        if isinstance(step, int):
            words.append(words.pop() + f"第{step + 1}项" if words else f"第{step + 1}项")
            continue
        if step in (_PLAIN, *items) and words and words[-1].endswith("项"):
            at = items.get(step)
            continue
        field = at.model_fields.get(step) if at else None
        if field is None:
            unknown, holder = step, at
        else:
            words.append(field.title or step)
            at = _model_in(field.annotation)
    return "的".join(words), unknown, holder


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None
