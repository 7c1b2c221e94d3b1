"""An entry of the ledger as one line of Chinese text."""

from __future__ import annotations

from alvtc_info.assessment.ledger_entries import LABELS, AnyEntry, Item, ItemErased, Level

_REFERRED = ("item", "request", "of", "objection")


def entry_line(entry: AnyEntry) -> str:
    """Return an entry as one line of Chinese text."""
    if isinstance(entry, ItemErased):
        return "内容已按批准清除"
    if isinstance(entry, Item):
        category = entry.category or ""
        marks = [f"答复第{entry.answers}条约稿"] if entry.answers else []
        marks += [f"与第{entry.repeats}条重复，不计"] if entry.repeats else []
        return "　".join(part for part in (str(entry.dated), entry.department, category, entry.title, *marks) if part)
    shown = entry.model_dump(mode="json", exclude_none=True)
    parts = [LABELS[shown.pop("entry")]]
    titles = type(entry).model_fields
    for name, value in shown.items():
        if value == "" or isinstance(value, dict):
            continue
        text = str(value)
        if name == "level":
            text = Level(value).label
        elif name in _REFERRED:
            text = f"第{value}条"
        elif isinstance(value, bool):
            text = "是" if value else "否"
        elif name == "kind":
            text = "学年" if value == "academic-year" else "自然年"
        parts.append(f"{titles[name].title}：{text}")
    return "　".join(parts)
