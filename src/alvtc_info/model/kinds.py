"""What a report and each part of it may be: kinds, stages, roles."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of report."""

    FIRST = "first"
    FOLLOW_UP = "follow-up"
    FINAL = "final"
    DAILY = "daily"
    COMPOSITE = "composite"
    EXPERT_ADVICE = "expert-advice"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.FIRST: "首报",
    Kind.FOLLOW_UP: "续报",
    Kind.FINAL: "终报",
    Kind.DAILY: "日常信息",
    Kind.COMPOSITE: "综合信息",
    Kind.EXPERT_ADVICE: "专家咨询建议",
}


EMERGENCY_KINDS = frozenset({Kind.FIRST, Kind.FOLLOW_UP, Kind.FINAL})


class Stage(StrEnum):
    """How far a draft has come: being written, handed in for signature, sent."""

    DRAFT = "draft"
    SIGN = "sign"
    SENT = "sent"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {"draft": "草稿", "sign": "送签稿", "sent": "已报送"}[self]


class Role(StrEnum):
    """Which part of the report a block is."""

    MASTHEAD = "masthead"
    ISSUE_NUMBER = "issue-number"
    REPORTING_ROW = "reporting-row"
    REPORTING_UNIT = "reporting-unit"
    DATE = "date"
    TITLE = "title"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    BODY = "body"
    CELL = "cell"
    CAPTION = "caption"
    LEAD_AUTHOR = "lead-author"
    EDITOR_ROW = "editor-row"
    EDITOR = "editor"
    PHONE = "phone"
    SIGN_OFF = "sign-off"
    TEXT_BOX = "text-box"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"
    PROMPT = "prompt"
    COMMENT = "comment"
    REMOVED = "removed"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)


PROSE = frozenset({Role.BODY, Role.CELL, Role.TEXT_BOX, Role.FOOTNOTE, Role.COMMENT, Role.REMOVED})


CONTENT = PROSE | {Role.TITLE, Role.CAPTION, *HEADINGS}


FRAME = frozenset(
    {
        Role.MASTHEAD,
        Role.ISSUE_NUMBER,
        Role.REPORTING_ROW,
        Role.REPORTING_UNIT,
        Role.DATE,
        Role.EDITOR_ROW,
        Role.EDITOR,
        Role.PHONE,
        Role.SIGN_OFF,
        Role.LEAD_AUTHOR,
    }
)
