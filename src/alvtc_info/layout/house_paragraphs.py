"""The paragraphs of a draft in house style: each in the style of its role, with the alignment that its author set."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local, run_at
from alvtc_info.layout.automatic_numbers import is_numbered
from alvtc_info.layout.direct_formatting import straighten
from alvtc_info.layout.left_alone import BROKEN
from alvtc_info.layout.official_parts import OFFICIAL, letterhead_size
from alvtc_info.layout.opening_headings import set_opening
from alvtc_info.layout.resolved_style import attribute
from alvtc_info.layout.white_space import cut_out, tab_at, trim, trim_ends
from alvtc_info.layout.word_xml import made, properties_of, put, set_size
from alvtc_info.model.kinds import HEADINGS, Role
from alvtc_info.model.paragraph_roles import chapter_level, with_label
from alvtc_info.rendering.line_breaking import masthead_lines, masthead_size, title_breaks, width
from alvtc_info.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from alvtc_info.editing.tracing import Atom, Traced
    from alvtc_info.layout.direct_formatting import DirectFormatting
    from alvtc_info.layout.left_alone import Left
    from alvtc_info.layout.resolved_style import Appearance
    from alvtc_info.model.document import Block, Document
    from alvtc_info.model.headlines import RunInHeading

_SHORT = 28
_STYLES = {
    Role.MASTHEAD: "DutyMasthead",
    Role.ISSUE_NUMBER: "IssueNumber",
    Role.REPORTING_ROW: "ReportingRow",
    Role.REPORTING_UNIT: "ReportingRow",
    Role.DATE: "ReportingRow",
    Role.TITLE: "Title",
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.HEADING_4: "Heading4",
    Role.CAPTION: "ReportCaption",
    Role.LEAD_AUTHOR: "LeadAuthor",
    **OFFICIAL,
}
_JUSTIFIED = frozenset({"Normal", "LeadAuthor", "Heading1", "Heading2", "Heading3", "Heading4", "Addressee", "CopyTo"})
_COLORED = frozenset({Role.BODY, Role.CAPTION, Role.LEAD_AUTHOR, Role.ADDRESSEE, Role.ATTACHMENT_NOTE, *HEADINGS})


class HouseParagraphs:
    """The paragraphs of a draft whose roles are these, by their ids; `plain` gives one a style of the house.

    `suffix` ends the name in a masthead; `headings` are those that open a paragraph, by the ids of their blocks.
    `common` is the colour of most of its text, which is no mark; `left` notes what an author's line breaks leave.
    """

    def __init__(
        self,
        document: Document,
        roles: Mapping[str, Role],
        layout: Mapping[str, Mapping[str, Any]],
        suffix: str,
        appearance: Appearance,
        headings: Mapping[str, RunInHeading],
        plain: DirectFormatting,
        common: str,
        left: Left,
    ) -> None:
        self._roles = roles
        self._layout = layout
        self._suffix = suffix
        self._appearance = appearance
        self._plain = plain
        self._common = common
        self._left = left
        self._headings = headings
        self._signed = any(b.role is Role.SIGN_OFF and b.text.strip() for b in document.blocks)
        self._department = (document.value("department") or "").replace(" ", "").replace("\u3000", "")

    @cached_property
    def _masthead(self) -> tuple[str, ...]:
        return masthead_lines(self._department, self._suffix, self._layout)

    def set(self, traced: Traced, blocks: list[Block]) -> None:
        """Give a paragraph of the body the style of its role, and remove direct formatting from it and its runs."""
        role = self._roles[traced.id]
        style = _STYLES.get(role, "Normal")
        if role in (Role.EDITOR, Role.PHONE, Role.SIGN_OFF, Role.EDITOR_ROW):
            style = "EditorRow" if self._signed else "EditorRowOpen"
        align = self._own_align(traced, role, blocks)
        stops = child(child(traced.element, "pPr"), "tabs")
        self._plain.strip(traced.element, style, self._common if role in _COLORED else None)
        if role is Role.BODY and stops is not None and "\t" in traced.text.strip():
            put(properties_of(traced.element), stops)
        if role is Role.BODY:
            set_opening(traced, self._headings.get(blocks[0].id), self._plain.styles.names)
        if role not in (Role.REPORTING_UNIT, Role.DATE, Role.REPORTING_ROW, Role.DOCUMENT_NUMBER, Role.COPY_TO):
            apart = role is Role.BODY and width(traced.text.strip()) <= _SHORT
            (trim_ends if apart else trim)(traced)
        if role in (Role.MASTHEAD, Role.LETTERHEAD):
            size = masthead_size(self._masthead, self._layout)
            size = size if role is Role.MASTHEAD else letterhead_size(traced.text, self._layout)
            set_size(traced.element, size, self._layout["masthead"]["sizes"][0])
            self._break_masthead(traced, role)
        if role in (Role.MASTHEAD, Role.ISSUE_NUMBER, Role.TITLE, *HEADINGS, *OFFICIAL):
            straighten(traced.element)
        if role is Role.TITLE:
            self._break_title(traced)
        self._align(traced, role, align, blocks[0])
        self._split_row(traced, role)

    def _own_align(self, traced: Traced, role: Role, blocks: list[Block]) -> str:
        """The alignment of a short line of the body that its author set in the middle or at the right; or empty."""
        short = width(traced.text.strip()) <= _SHORT and not traced.text.rstrip().endswith("。")
        chapter = role in HEADINGS and chapter_level(with_label(blocks[0].label, fold(traced.text).strip())) > 0
        if not (role is Role.BODY or chapter) or not short or is_numbered(traced.element) or blocks[0].label:
            return ""
        align = self._appearance.shape(traced.element).align
        return {"center": "center", "right": "right", "end": "right"}.get(align, "")

    def _align(self, traced: Traced, role: Role, own: str, block: Block) -> None:
        """Keep an alignment of the author's own, and justify no line that a line break ends."""
        properties = properties_of(traced.element)
        if own:
            put(properties, made(traced.element, "ind", left="0", firstLineChars="0", firstLine="0"))
            put(properties, made(traced.element, "jc", val=own))
        elif _STYLES.get(role, "Normal") in _JUSTIFIED and any(map(_ends_line, traced.atoms)):
            put(properties, made(traced.element, "jc", val="left"))
            self._left.add(BROKEN, block.place)

    def _split_row(self, traced: Traced, role: Role) -> None:
        """Put a tab before what stands at the right end of a row: 签发人 beside a number, a day of printing."""
        text = traced.text.rstrip()
        at = -1
        if role is Role.DOCUMENT_NUMBER:
            at = text.find("签发人")
        elif role is Role.COPY_TO and text.endswith("印发"):
            at = max(text.rfind(gap) for gap in (" ", "\u3000", "\t")) + 1
        if at > 0:
            tab_at(traced, at)
            if role is Role.DOCUMENT_NUMBER:
                put(properties_of(traced.element), made(traced.element, "jc", val="left"))
        if role in (Role.DOCUMENT_NUMBER, Role.COPY_TO):
            trim_ends(traced)

    def _break_masthead(self, traced: Traced, role: Role) -> None:
        """Break a masthead that is too long for one line before its last words (值班信息), where none broke it."""
        if role is not Role.MASTHEAD or len(self._masthead) == 1 or "\n" in traced.text.strip():
            return
        text = traced.text  # its last words may be set apart by blanks
        places = [place for place, char in enumerate(text) if not char.isspace()]
        at = "".join([text[place] for place in places]).rfind("".join(self._suffix.split()))
        run = run_at(traced, places[at]) if at > 0 else None
        if run is not None:
            run.insert(run.index(properties_of(run)) + 1, made(run, "br"))

    def _break_title(self, traced: Traced) -> None:
        """Break a title that is longer than a line into lines of the shape that the standard requires."""
        taken, breaks = title_breaks(traced.text, self._layout["title"]["longest_line"])
        for offset in reversed(breaks):
            run = run_at(traced, offset)
            if run is not None:
                run.insert(run.index(properties_of(run)) + 1, made(run, "br"))
        for offset in reversed(taken):
            cut_out(traced, offset, offset + 1)


def _ends_line(atom: Atom) -> bool:
    """Whether a line ends here by hand (↓), and no page or column does."""
    return local(atom.element) in ("br", "cr") and attribute(atom.element, "type") not in ("page", "column")
