"""The entries of the ledger: items, adoptions, instructions, requests, faults, new departments, withdrawals.

An entry is never edited or deleted: a later one replaces it (`corrects`) or withdraws it. Only its content can be
removed, as approved: the entry that records that is a withdrawal that `erases` it.
Dates are local dates of the institution.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, TypeAdapter

from alvtc_info.report.models import Category
from alvtc_info.report.parts import Day, Line, Loose, Model, blank_is_none

if TYPE_CHECKING:
    from datetime import date, datetime

General = Literal["一般性会议", "一般性学习", "一般性活动"]
COMPOSITE: tuple[str, ...] = get_args(Category)
GENERAL: tuple[str, ...] = get_args(General)
PROBLEMS = "问题情况反映"
FaultKind = Literal["瞒报", "漏报", "迟报", "错报", "虚报", "越级", "未按程序"]
FAULTS: tuple[str, ...] = get_args(FaultKind)
Number = Annotated[int, Field(ge=1)]


class Level(StrEnum):
    """Who adopted an item or wrote an instruction on it."""

    COLLEGE = "college"
    LEAGUE = "league"
    EDUCATION = "education"
    REGION = "region"
    NATIONAL = "national"
    MEDIA_LEAGUE = "media-league"
    MEDIA_REGION = "media-region"
    MEDIA_NATIONAL = "media-national"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _LEVELS[self]


_LEVELS = {
    Level.COLLEGE: "院党政办公室",
    Level.LEAGUE: "盟委行署",
    Level.EDUCATION: "自治区教育厅",
    Level.REGION: "自治区党委政府",
    Level.NATIONAL: "国家级",
    Level.MEDIA_LEAGUE: "盟级媒体",
    Level.MEDIA_REGION: "自治区级媒体",
    Level.MEDIA_NATIONAL: "国家级媒体",
}


class Item(Model):
    """An item that a department sent.

    `category` is empty for emergency and other reports. `answers` is the number of the request that a commissioned item
    answers. `repeats` is the number of the item that this one repeats: a repeated item counts for nothing.
    """

    entry: Literal["item"] = "item"
    report: Annotated[str, Field(title="文种")] = "composite"
    category: Annotated[Category | General | None, BeforeValidator(blank_is_none), Field(title="类别")] = None
    title: Annotated[Line, Field(title="标题")]
    department: Annotated[Line, Field(title="部门")]
    dated: Annotated[Day, Field(title="日期")]
    issue_number: Annotated[Number | None, BeforeValidator(blank_is_none), Field(title="期号")] = None
    file: Annotated[Loose, Field(title="文件")] = ""
    sha256: Annotated[Loose, Field(title="文件指纹")] = ""
    submitted_by: Annotated[Loose, Field(title="报送人")] = ""
    reviewed_by: Annotated[Loose, Field(title="审核人")] = ""
    signed_by: Annotated[Loose, Field(title="签发人")] = ""
    channel: Annotated[Loose, Field(title="渠道")] = ""
    oa_number: Annotated[Loose, Field(title="OA编号")] = ""
    received_on: Annotated[Day | None, BeforeValidator(blank_is_none), Field(title="收到日期")] = None
    answers: Annotated[Number | None, BeforeValidator(blank_is_none), Field(title="约稿")] = None
    repeats: Annotated[Number | None, BeforeValidator(blank_is_none), Field(title="重复了哪一条")] = None
    timely: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="紧急信息按时")] = None
    audio_video: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="配音视频")] = None

    @property
    def happened(self) -> date:
        """The day that decides which year it belongs to."""
        return self.dated

    @property
    def mark(self) -> str:
        """A SHA-256 hash of department, day and title, equal only for the same item."""
        return hashlib.sha256(f"{self.department}\n{self.dated}\n{self.title}".encode()).hexdigest()

    @property
    def composite(self) -> bool:
        """Whether it is of one of the seven categories of clause 四 and counts towards the quota of twelve."""
        return self.category in COMPOSITE and self.answers is None and self.repeats is None


class Adoption(Model):
    """The adoption of an item; `joint` if it was combined from items of several departments (综合采用)."""

    entry: Literal["adoption"] = "adoption"
    item: Annotated[Number, Field(title="信息")]
    level: Annotated[Level, Field(title="级别")]
    by: Annotated[Loose, Field(title="采用单位")] = ""
    on: Annotated[Day, Field(title="日期")]
    joint: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="综合采用")] = None

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class Instruction(Model):
    """An instruction (批示) that a leader wrote on an item."""

    entry: Literal["instruction"] = "instruction"
    item: Annotated[Number, Field(title="信息")]
    level: Annotated[Level, Field(title="级别")]
    leader: Annotated[Loose, Field(title="领导")] = ""
    words: Annotated[Loose, Field(title="批示")] = ""
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class Request(Model):
    """A request for a commissioned item (约稿), due on a day."""

    entry: Literal["request"] = "request"
    department: Annotated[Line, Field(title="部门")]
    subject: Annotated[Line, Field(title="题目")]
    asked_by: Annotated[Loose, Field(title="约稿单位")] = ""
    due: Annotated[Day, Field(title="期限")]

    @property
    def happened(self) -> date:
        """The day that decides which year it belongs to."""
        return self.due


class Fault(Model):
    """A fault in emergency reporting (clauses 三 and 四) with its evidence; `impact` if it did harm (造成较大影响)."""

    entry: Literal["fault"] = "fault"
    department: Annotated[Line, Field(title="部门")]
    fault: Annotated[FaultKind, Field(title="情形")]
    on: Annotated[Day, Field(title="日期")]
    item: Annotated[Number | None, BeforeValidator(blank_is_none), Field(title="信息")] = None
    evidence: Annotated[Line, Field(title="依据")]
    impact: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="造成较大影响")] = None

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class Founded(Model):
    """A department founded within the year: its quota is reduced by the months before."""

    entry: Literal["founded"] = "founded"
    department: Annotated[Line, Field(title="部门")]
    since: Annotated[Day, Field(title="设立日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.since


class ItemWithdrawn(Model):
    """The withdrawal of an earlier entry.

    With `erases`, the number of an entry, its content was also removed, as `approved_by` allowed.
    """

    entry: Literal["withdrawn"] = "withdrawn"
    on: Annotated[Day, Field(title="日期")]
    erases: Annotated[Number | None, Field(title="清除哪一条")] = None
    approved_by: Annotated[Loose, Field(title="谁批准清除")] = ""

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class ItemErased(Model):
    """What is left of an entry whose content was removed: the day when it was recorded (UTC)."""

    entry: Literal["erased"] = "erased"
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


AnyEntry = Item | Adoption | Instruction | Request | Fault | Founded | ItemWithdrawn | ItemErased
ENTRIES: TypeAdapter[AnyEntry] = TypeAdapter(Annotated[AnyEntry, Field(discriminator="entry")])
# the kinds that are written; what is left of an erased entry keeps its kind in the table
LABELS = {
    "item": "信息",
    "adoption": "采用",
    "instruction": "批示",
    "request": "约稿",
    "fault": "差错",
    "founded": "新设部门",
    "withdrawn": "作废",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One entry as stored in the ledger: its number, who recorded it and when, and the number of the one it corrects.

    `said` is the entry itself. `origin` is the number of the first entry of its chain of corrections: the number by
    which it is referred to, whatever corrects it.
    """

    id: int
    said: AnyEntry
    recorded_at: datetime
    recorded_by: str
    corrects: int | None = None
    note: str = ""
    origin: int = 0
