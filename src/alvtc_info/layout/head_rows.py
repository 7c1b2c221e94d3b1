"""Rows of a draft's tables over several pages: which are the head, to be repeated, and which must not break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.resolved_style import attribute, number
from alvtc_info.rendering.table_heads import repeat, unsplit
from alvtc_info.text.folding import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 16
_MOST = 3
_WHOLE = 60  # code points in a cell, up to which a row is short
_APART = frozenset({"tbl", "drawing", "pict", "object"})
_SENTENCE = frozenset("。；！？：")
_ENDS = tuple(
    (
        "序号 编号 时间 日期 时限 期限 姓名 部门 单位 名称 项目 事项 内容 措施 要求 标准 数量 金额 费用 备注 类别 类型 性质 地点 位置 电话 方式 情况 原因 结果 "
        "进度 状态 进展 说明 来源 依据 标题 得分 分值 等级 级别 职务 职称 性别 民族 班级 学院 专业 年级 人员 人数 合计 小计 总计 比例 占比 率 数 额 量 号 人 值 楼 "
        "处 室 科目 课程 材料 附件 问题 任务 目标 步骤 环节 结论 意见 品种 规格 型号 单价 总价"
    ).split()
)  # how names of columns end


def repeat_heads(root: _Element) -> None:
    """Mark the head rows of a body's tables; one whose author marked some himself, or without a head, stays."""
    for table in root.iter(str(root.tag).replace("}document", "}tbl")):
        if not any(local(each) in ("tbl", "txbxContent") for each in table.iterancestors()):
            for row in head_rows(table):
                repeat(row)


def keep_rows_whole(root: _Element) -> None:
    """Let no row of a body's tables break over a page; long rows, and what their author decided, stay."""
    for row in root.iter(str(root.tag).replace("}document", "}tr")):
        cells = [cell for _, cell in _placed(row)]
        given = child(child(row, "trPr"), "cantSplit") is not None
        apart = any(local(each) in _APART for cell in cells for each in cell.iter())
        if given or apart or any(map(_merge, cells)) or any(_length(cell) > _WHOLE for cell in cells):
            continue
        unsplit(row)


def _length(cell: _Element) -> int:
    return sum(len(each.text or "") for each in cell.iter("{*}t"))


def head_rows(table: _Element) -> list[_Element]:
    """The rows that name the columns of a table: short words in every cell, above rows of as many cells.

    Empty for a table that has none, such as a form, whose rows differ in their cells, or one row alone.
    """
    rows = [each for each in table if local(each) == "tr"]
    if not rows or any(child(child(row, "trPr"), "tblHeader") is not None for row in rows):
        return []
    head = rows[: _height(rows)]
    body = [_shape(row) for row in rows[len(head) :]]
    columns = sum(_shape(head[0]))
    if len(head) > _MOST or columns < 2 or not body or not all(map(_names, head)):
        return []
    fitting = sum(sum(shape) == columns and len(shape) == columns for shape in body)
    return head if 5 * fitting >= 4 * len(body) and _stands_out(head, rows[len(head) :]) else []


def _stands_out(head: list[_Element], body: list[_Element]) -> bool:
    """Whether the head differs from the rows below: it names things, is bold alone, or stands over figures."""
    words = [text for row in head for text in _texts(row) if text]
    if 2 * sum(word.endswith(_ENDS) for word in words) >= len(words):
        return True
    if _is_bold(head[0]) and not any(map(_is_bold, body)):
        return True
    columns = zip(*(_texts(row) for row in body if len(_texts(row)) == sum(_shape(head[0]))), strict=True)
    return any(all(text and not any(map(str.isalpha, text)) for text in column) for column in columns)


def _texts(row: _Element) -> list[str]:
    """The words of each cell, without what stands in brackets."""
    cells = ("".join(each.text or "" for each in cell.iter("{*}t")) for _, cell in _placed(row))
    return [_outside(squeeze(text)) for text in cells]


def _outside(text: str) -> str:
    """A text without its last bracket: 金额（单位：万元）."""
    before, bracket, inside = text.rpartition("（")
    return before if bracket and before and inside.endswith("）") else text


def _is_bold(row: _Element) -> bool:
    """Whether every run with words in a row is bold by itself."""
    runs = [each for each in row.iter("{*}r") if child(each, "t") is not None]
    marks = [child(child(each, "rPr"), "b") for each in runs]
    return bool(runs) and all(m is not None and attribute(m, "val") not in ("0", "false", "off") for m in marks)


def _height(rows: list[_Element]) -> int:
    """The number of rows that the cells of the first row reach down to."""
    height = 1
    merged = {at for at, cell in _placed(rows[0]) if _merge(cell) == "restart"}
    while merged and height < len(rows):
        merged &= {at for at, cell in _placed(rows[height]) if _merge(cell) == "continue"}
        height += bool(merged)
    return height


def _placed(row: _Element) -> list[tuple[int, _Element]]:
    """The cells of a row with the columns that they begin in."""
    at, found = 0, []
    for cell in row:
        if local(cell) == "tc":
            found.append((at, cell))
            at += _span(cell)
    return found


def _shape(row: _Element) -> tuple[int, ...]:
    """How many columns each cell of a row takes."""
    return tuple(_span(cell) for _, cell in _placed(row))


def _span(cell: _Element) -> int:
    spans = child(child(cell, "tcPr"), "gridSpan")
    return 1 if spans is None else max(1, int(number(attribute(spans, "val"), 1)))


def _merge(cell: _Element) -> str:
    """`restart` for a cell that reaches down, `continue` for one that is reached, empty for a cell by itself."""
    merged = child(child(cell, "tcPr"), "vMerge")
    return "" if merged is None else attribute(merged, "val") or "continue"


def _names(row: _Element) -> bool:
    """Whether the cells of a row can be names of columns; one at most, or one below another, may be empty."""
    empty = 0
    for text, (_, cell) in zip(_texts(row), _placed(row), strict=True):
        if len(text) > _LONGEST or _SENTENCE & set(text) or (text and not any(map(str.isalpha, text))):
            return False
        empty += not text and _merge(cell) != "continue"
    return empty <= 1
