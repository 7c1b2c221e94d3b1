"""What a report and each part of it may be: kinds, stages, roles."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        return KINDS[self].label

    @property
    def mark(self) -> str:
        """What its title ends with: （首报）; empty for a kind that bears no mark."""
        return KINDS[self].mark

    @property
    def sections(self) -> Mapping[str, str]:
        """Its fixed sections, field of the model → heading, in order; empty where the writer sets the headings."""
        return KINDS[self].sections


def kind_named(text: str) -> Kind | None:
    """The kind of this name, in English or Chinese; None where there is none."""
    return next((kind for kind in Kind if text.strip() in (kind.value, kind.label)), None)


class KindFacts(NamedTuple):
    """One kind of report: its Chinese name, its mark, its place in the series of one event, its fixed sections."""

    label: str
    mark: str = ""
    order: int | None = None
    sections: Mapping[str, str] = MappingProxyType({})


KINDS = {
    Kind.FIRST: KindFacts("首报", "（首报）", 0),
    Kind.FOLLOW_UP: KindFacts(
        "续报",
        "（续报）",
        1,
        {
            "situation": "事故基本情况",
            "instructions": "领导批示落实情况",
            "public_opinion": "网络舆情及善后处置情况",
        },
    ),
    Kind.FINAL: KindFacts(
        "终报",
        "（终报）",
        2,
        {
            "overview": "事件概况",
            "nature": "性质认定",
            "disposal": "处置情况",
            "lessons": "经验教训",
            "rectification": "整改措施",
        },
    ),
    Kind.DAILY: KindFacts("日常信息"),
    Kind.COMPOSITE: KindFacts("综合信息"),
    Kind.EXPERT_ADVICE: KindFacts("专家咨询建议"),
}
EMERGENCY_KINDS = frozenset(kind for kind, facts in KINDS.items() if facts.order is not None)
GENERAL_KINDS = frozenset(KINDS) - EMERGENCY_KINDS - {Kind.EXPERT_ADVICE}  # those that are assessed by category (四)


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
    """Which part of the report a block is.

    Those from `LETTERHEAD` on are parts of other official papers by GB/T 9704 (发文机关标志, 发文字号, 主送机关, 附件说明,
    署名, 成文日期, 抄送), the lines of a table of contents, and those of a cover page.
    """

    MASTHEAD = "masthead"
    ISSUE_NUMBER = "issue-number"
    REPORTING_ROW = "reporting-row"
    REPORTING_UNIT = "reporting-unit"
    DATE = "date"
    TITLE = "title"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
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
    LETTERHEAD = "letterhead"
    DOCUMENT_NUMBER = "document-number"
    ADDRESSEE = "addressee"
    ATTACHMENT_NOTE = "attachment-note"
    SIGNATURE = "signature"
    CLOSING_DATE = "closing-date"
    COPY_TO = "copy-to"
    CONTENTS_ENTRY = "contents-entry"
    COVER = "cover"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


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
        Role.LETTERHEAD,
        Role.DOCUMENT_NUMBER,
        Role.ADDRESSEE,
        Role.ATTACHMENT_NOTE,
        Role.SIGNATURE,
        Role.CLOSING_DATE,
        Role.COPY_TO,
    }
)
