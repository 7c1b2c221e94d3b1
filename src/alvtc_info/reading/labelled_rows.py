"""Labels with their values: in the editor row, and in cells of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import Role
from alvtc_info.reading.paper_lines import TAIL_LINES
from alvtc_info.text.folding import squeeze
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re

    from alvtc_info.reading.paper_lines import PaperLines

_LABELS = r"(?:责任)?编 *[辑发]|(?:联系)?电 *话|签 *发 *人?"
_OTHERS = r"审 *[核稿签] *人?|核 *稿 *人?|校 *[对稿] *人?|[拟撰] *稿 *人?|摄 *影"
_LABEL = Pattern(rf"(?:(?<=[\s（])|^|(?<=\d)|(?<=[^\W\d_a-zA-Z]))(?:(?P<label>{_LABELS})|{_OTHERS}) *： *")
_EDITOR_START = Pattern(rf"\s*（?(?:{_LABELS})： *")
_CELL_LABEL = Pattern(rf"(?P<unit>报送(?:单位|部门))|(?P<dated>(?:报送)?日期)|(?P<title>标题)|(?P<editor>{_LABELS})")
_CELL_PLACE = Pattern(r"(表\d+第\d+行第)(\d+)格")
_LABEL_NAMES = {"编": "editor", "电": "phone", "签": "signed_off_by"}
_LABEL_ROLES = {"editor": Role.EDITOR, "phone": Role.PHONE, "signed_off_by": Role.SIGN_OFF}


def labelled_cells(paper: PaperLines) -> set[int]:
    """The cells that hold a label and those that hold its value; these get its role."""
    taken: set[int] = set()
    for order, index in enumerate(paper.main):
        line = paper.lines[index]
        label = line.zone == "cell" and _CELL_LABEL.match(squeeze(line.text).rstrip("："))
        if not label or label.end() != len(squeeze(line.text).rstrip("：")) or index in taken:
            continue
        name, role = _cell_field(label)
        after = paper.main[order + 1] if order + 1 < len(paper.main) else index
        valued = _next_cell(line.place, paper.lines[after].place) and not _EDITOR_START.match(paper.text(after) + "：")
        if not valued and line.text.rstrip().endswith(("：", ":")):
            continue
        taken.add(index)
        if valued:
            taken.add(after)
            line.role = Role.CELL
            line = paper.lines[after]
            start, end = 0, len(line.text.rstrip())
        else:
            start = end = len(line.text)
        line.role = role
        paper.parts[after if after in taken else index] = [(role, name, start, end)]
        if role is Role.TITLE:
            paper.titles.append(after)
    return taken


def editor_rows(paper: PaperLines) -> set[int]:
    """The lines near the end with editor, phone or sign-off, which get their roles."""
    found = set()
    for index in paper.main[-TAIL_LINES:]:
        if paper.lines[index].role is None and _editor_row(paper, index):
            found.add(index)
    for index, line in enumerate(paper.lines):
        if line.zone == "footer" and "编" in line.text:
            _editor_row(paper, index)
    return found if any(r is not Role.PHONE for i in found for r, *_ in paper.parts[i]) else _forget(paper, found)


def _forget(paper: PaperLines, found: set[int]) -> set[int]:
    for index in found:
        del paper.parts[index]
        paper.lines[index].role = None
    return set()


def _editor_row(paper: PaperLines, index: int) -> bool:
    text = paper.text(index)
    if len(text) > 120 or not _EDITOR_START.match(text):
        return False
    labels = list(_LABEL.finditer(text))
    lead = paper.lines[index].lead
    parts = []
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        if not label["label"]:
            continue
        end = after.start() if after else len(text)
        value = text[label.end() : end].rstrip().rstrip("，；。")
        if value.count("）") > value.count("（"):
            value = value.removesuffix("）")
        start = label.end()
        name = _LABEL_NAMES[next(c for c in label["label"] if c in _LABEL_NAMES)]
        parts.append((_LABEL_ROLES[name], name, lead + start, lead + start + len(value)))
    paper.parts[index] = parts
    paper.lines[index].role = parts[0][0] if len(parts) == 1 else Role.EDITOR_ROW
    return True


def _cell_field(label: re.Match[str]) -> tuple[str, Role]:
    """The field that a label in a cell of its own names."""
    if label["unit"]:
        return "reporting_unit", Role.REPORTING_UNIT
    if label["dated"]:
        return "dated", Role.DATE
    if label["title"]:
        return "title", Role.TITLE
    name = _LABEL_NAMES[next(c for c in label["editor"] if c in _LABEL_NAMES)]
    return name, _LABEL_ROLES[name]


def _next_cell(place: str, after: str) -> bool:
    """Whether the second place is the cell to the right of the first."""
    here, there = _CELL_PLACE.match(place), _CELL_PLACE.match(after)
    return here is not None and there is not None and here[1] == there[1] and int(there[2]) == int(here[2]) + 1
