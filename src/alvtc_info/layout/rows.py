"""The rows of a duty report: unit and date on one, editor, telephone and sign-off on another, apart by tabs."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.automatic_numbers import holds_numbers, is_numbered
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.layout.white_space import cut_out, tab_at, trim, trim_ends
from alvtc_info.layout.word_xml import made, properties_of, put, set_size
from alvtc_info.model.kinds import Role
from alvtc_info.rendering.line_breaking import unit_size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.model.document import Block, Document

_LABEL_GAP = re.compile(r"(?<=[编电签])[ \u3000]+(?=[辑话发])")
LABELS = re.compile(r"(?:编 *辑|电 *话|签 *发 *人?)[ \u3000]*[：:]")


_ENDS = frozenset({Role.EDITOR, Role.PHONE, Role.SIGN_OFF, Role.EDITOR_ROW})
_UNDER_MASTHEAD = frozenset({Role.REPORTING_UNIT, Role.DATE, Role.REPORTING_ROW})


class Rows:
    """The rows of a draft whose paragraphs have these roles, by their ids; `strip` gives a paragraph a style."""

    def __init__(
        self,
        document: Document,
        roles: Mapping[str, Role],
        layout: Mapping[str, Mapping[str, Any]],
        strip: Callable[[_Element, str, str | None], None],
    ) -> None:
        self._document = document
        self._roles = roles
        self._layout = layout
        self._strip = strip

    def set(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Bring unit and date onto one row, and editor, telephone and sign-off onto another, with tabs."""
        self._row_table(blocks)
        main = [(traced, found) for traced, found in blocks if traced.zone == "main"]
        head = [
            (t, f)
            for t, f in main
            if self._roles.get(t.id, f[0].role) in (Role.REPORTING_UNIT, Role.DATE, Role.REPORTING_ROW)
            and any(b.role in (Role.REPORTING_UNIT, Role.DATE) for b in f)
        ]
        if head and (Role.MASTHEAD in self._roles.values() or _UNDER_MASTHEAD & set(self._roles.values())):
            self._reporting_row(head)
        above: Traced | None = None
        for ends, row in itertools.groupby(main, key=lambda item: item[1][0].role in _ENDS):
            tail = [traced for traced, _ in row]
            if ends:
                self._editor_row(tail)
                if above is not None and self._roles.get(above.id) is Role.BODY:
                    _hold(above.element, tail[0].element)
            above = tail[-1]

    def _row_table(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Move unit and date out of a table with no other content, which only served as a row."""
        wanted = (Role.REPORTING_UNIT, Role.DATE)
        cells = [t for t, f in blocks if t.zone == "cell" and any(b.role in wanted for b in f)]
        tables = [next((a for a in t.element.iterancestors() if local(a) == "tbl"), None) for t in cells]
        if len(cells) != 2 or tables[0] is None or tables[0] is not tables[1]:
            return
        inside = [t for t, _ in blocks if any(a is tables[0] for a in t.element.iterancestors())]
        if len(inside) == 2 and not holds_numbers(tables[0]):
            for traced in cells:
                tables[0].addprevious(traced.element)
                traced.zone = "main"
            parent = tables[0].getparent()
            assert parent is not None
            parent.remove(tables[0])

    def _reporting_row(self, head: list[tuple[Traced, list[Block]]]) -> None:
        first, blocks = head[0]
        for traced, _ in head:
            self._strip(traced.element, "ReportingRow", None)
        dated = next((b for b in blocks if b.role is Role.DATE), None)
        unit = next((b for b in blocks if b.role is Role.REPORTING_UNIT), None)
        if dated is not None and unit is not None:
            tab_at(first, _before_label(first.text, dated.origin))
        else:
            trim(first)
        trim_ends(first)
        if len(head) > 1 and dated is None:
            second = head[1][0]
            trim(second)
            _append(first, second)
        _lead(first)
        name = self._document.value("reporting_unit") or ""
        set_size(first.element, unit_size(name, self._layout), self._layout["sizes"]["body"])

    def _editor_row(self, tail: list[Traced]) -> None:
        first = tail[0]
        for traced in tail:
            style = attribute(child(child(tail[0].element, "pPr"), "pStyle"), "val")  # type: ignore[arg-type]
            put(properties_of(traced.element), made(traced.element, "pStyle", val=style))
            for found in reversed(list(_LABEL_GAP.finditer(traced.text))):
                cut_out(traced, found.start(), found.end())
        for traced in tail:
            starts = [m.start() for m in LABELS.finditer(traced.text)]
            for start in reversed([s for s in starts if s]):
                tab_at(traced, start)
            trim_ends(traced)
        for other in tail[1:]:
            _append(first, other)
        _lead(first)


def _hold(above: _Element, row: _Element) -> None:
    """Keep a paragraph on one page with the row right below it, which would else begin a page by itself."""
    with_text = (
        each for each in above.itersiblings() if local(each) == "tbl" or any(e.text for e in each.iter("{*}t"))
    )
    if next(with_text, None) is row:
        put(properties_of(above), made(above, "keepNext"))


def _append(first: Traced, second: Traced) -> None:
    """Move the runs of a second paragraph onto the row of the first, after a tab; one with a number stays."""
    if is_numbered(second.element):
        return
    first.element.append(_tab_run(first.element))
    for each in [e for e in second.element if local(e) != "pPr"]:
        first.element.append(each)
    parent = second.element.getparent()
    if parent is not None and child(child(second.element, "pPr"), "sectPr") is None:
        parent.remove(second.element)


def _lead(traced: Traced) -> None:
    """Put a tab at the beginning of a row."""
    properties_of(traced.element).addnext(_tab_run(traced.element))


def _tab_run(like: _Element) -> _Element:
    run = made(like, "r")
    properties_of(run).append(made(like, "rFonts", hint="eastAsia"))
    run.append(made(like, "tab"))
    return run


def _before_label(text: str, at: int) -> int:
    """The offset at which a date begins, including its label (日期：)."""
    found = re.search(r"(?:报送)?日 ?期[ \u3000]*[：:][ \u3000]*$", text[:at])
    return found.start() if found else at
