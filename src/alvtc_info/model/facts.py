"""What is known beside the paper of one report: approvals, the secrecy review, the log of calls and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    from datetime import datetime


# who approves, from the lowest level up, in Chinese
LEVELS = {"officer": "信息员", "deputy": "部门分管领导", "head": "部门主要负责人", "leader": "学院领导"}


@frozen
class ApprovalFact:
    """Who approved, at which level (`officer`, `deputy`, `head`, `leader`), when, as acting head or not."""

    name: str
    level: str
    at: datetime | None = None
    acting: bool = False
    sole_leader: bool = False


@frozen
class SecrecyReviewFact:
    """Who did the secrecy review, with what conclusion, when."""

    reviewer: str
    conclusion: str
    at: datetime | None = None


@frozen
class ListedPerson:
    """A person on the institution's own list, with the posts they hold. The repr says neither."""

    name: str = field(repr=False)
    posts: tuple[str, ...] = field(default=(), repr=False)


@frozen
class ContactFact:
    """One report made: when, to whom (posts or bodies, as written down), by `phone`, `oral`, `written` or `message`.

    `acting_for` is the post that the recipient stands in for.
    """

    at: datetime
    to: tuple[str, ...]
    by: str
    sender: str = ""
    acting_for: str = ""
    note: str = ""
