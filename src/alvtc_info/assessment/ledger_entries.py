"""The entries of the ledger: items, what an office keeps beside them, and how a year was closed.

An entry is never edited or deleted: a later one replaces it (`corrects`) or withdraws it. Only its content can be
removed, as approved: the entry that records that is a withdrawal that `erases` it.
Dates are local dates of the institution.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, model_validator

from alvtc_info.report.models import Category
from alvtc_info.report.parts import Day, Line, Loose, Model, blank_is_none
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from datetime import date, datetime

General = Literal["一般性会议", "一般性学习", "一般性活动"]
COMPOSITE: tuple[str, ...] = get_args(Category)
GENERAL: tuple[str, ...] = get_args(General)
PROBLEMS = "问题情况反映"
FaultKind = Literal["瞒报", "漏报", "迟报", "错报", "虚报", "越级", "未按程序"]
FAULTS: tuple[str, ...] = get_args(FaultKind)
MOST = (1 << 31) - 1  # that a number of an entry may be
Number = Annotated[int, Field(ge=1, le=MOST)]
OptionalNumber = Annotated[Number | None, BeforeValidator(blank_is_none)]
OptionalDay = Annotated[Day | None, BeforeValidator(blank_is_none)]
Year = Annotated[int, Field(ge=1900, le=2098)]
Calendar = Literal["calendar-year", "academic-year"]
REQUEST_DAYS = 3  # until a request is due where nobody says; 四 only says 及时按要求报送


def _points(text: str) -> str:
    if not re.fullmatch(r"\d{1,4}(?:\.\d{1,4})?", text):
        raise ValueError("应为数字，如 2 或 1.5")
    return text


def _item_or_title(number: int | None, title: str, department: str) -> None:
    """Raise ValueError where neither the number of an item is given, nor title and department of one not entered."""
    if number is None and not (title and department):
        raise ValueError("要写明是哪一条信息（条号）；没有记入台账的，写明标题和部门")


_FRAME = re.compile(r"^关于|的?(?:报告|汇报|通报|材料|说明)$")


def title_key(title: str) -> str:
    """A title without what people type differently: blanks, punctuation, the width of letters and figures."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title)).lower()


def title_core(title: str) -> str:
    """The key of a title without 关于……的报告 around it: the same is told again under such a title."""
    key = title_key(title)
    return _FRAME.sub("", key) or key


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
    """The adoption of an item; `joint` if it was combined from items of several departments (综合采用).

    Without `item` it is of an item that was never entered, which `title` and `department` name. The evidence is a file
    (where it lies, and its hash) and the page of it.
    """

    entry: Literal["adoption"] = "adoption"
    item: Annotated[OptionalNumber, Field(title="信息")] = None
    title: Annotated[Loose, Field(title="标题")] = ""
    department: Annotated[Loose, Field(title="部门")] = ""
    level: Annotated[Level, Field(title="级别")]
    by: Annotated[Loose, Field(title="采用单位")] = ""
    on: Annotated[Day, Field(title="日期")]
    joint: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="综合采用")] = None
    evidence: Annotated[Loose, Field(title="凭据")] = ""
    evidence_sha256: Annotated[Loose, Field(title="凭据指纹")] = ""
    page: Annotated[Loose, Field(title="版面页码")] = ""

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on

    @model_validator(mode="after")
    def _named(self) -> Adoption:
        _item_or_title(self.item, self.title, self.department)
        return self


class Instruction(Model):
    """An instruction (批示) that a leader wrote on an item, or on one never entered, as with adoptions.

    It is followed up (落实) if `to` says who carries it out or `until` by when.
    """

    entry: Literal["instruction"] = "instruction"
    item: Annotated[OptionalNumber, Field(title="信息")] = None
    title: Annotated[Loose, Field(title="标题")] = ""
    department: Annotated[Loose, Field(title="部门")] = ""
    level: Annotated[Level, Field(title="级别")]
    leader: Annotated[Loose, Field(title="领导")] = ""
    words: Annotated[Loose, Field(title="批示")] = ""
    on: Annotated[Day, Field(title="日期")]
    to: Annotated[Loose, Field(title="交办")] = ""
    until: Annotated[OptionalDay, Field(title="办到")] = None

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on

    @model_validator(mode="after")
    def _named(self) -> Instruction:
        _item_or_title(self.item, self.title, self.department)
        return self


class Request(Model):
    """A request for a commissioned item (约稿), made `on` a day and due on a day."""

    entry: Literal["request"] = "request"
    department: Annotated[Line, Field(title="部门")]
    subject: Annotated[Line, Field(title="题目")]
    asked_by: Annotated[Loose, Field(title="约稿单位")] = ""
    on: Annotated[OptionalDay, Field(title="约稿日期")] = None
    due: Annotated[Day, Field(title="期限")]

    @property
    def happened(self) -> date:
        """The day that decides which year it belongs to."""
        return self.due


class Extension(Model):
    """More time for a request (延期), and who gave it."""

    entry: Literal["extension"] = "extension"
    request: Annotated[Number, Field(title="约稿")]
    until: Annotated[Day, Field(title="延到")]
    approved_by: Annotated[Line, Field(title="谁同意")]
    reason: Annotated[Loose, Field(title="理由")] = ""
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class Opinion(Model):
    """What is said online about something (舆情), and who watches it until when."""

    entry: Literal["opinion"] = "opinion"
    subject: Annotated[Line, Field(title="事由")]
    item: Annotated[OptionalNumber, Field(title="信息")] = None
    where: Annotated[Loose, Field(title="平台")] = ""
    watcher: Annotated[Line, Field(title="谁跟踪")]
    until: Annotated[OptionalDay, Field(title="跟踪到")] = None
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class MatterProgress(Model):
    """What was done on an instruction (落实) or how talk online stands; with `done` the matter is closed (办结)."""

    entry: Literal["progress"] = "progress"
    of: Annotated[Number, Field(title="批示或舆情")]
    words: Annotated[Loose, Field(title="情况")] = ""
    reported_by: Annotated[Loose, Field(title="谁报")] = ""
    done: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="办结")] = None
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on

    @model_validator(mode="after")
    def _says_something(self) -> MatterProgress:
        if not self.words and not self.done:
            raise ValueError("要写明情况，或写明办结")
        return self


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


class Bonus(Model):
    """Points that somebody gave (视具体情况进行加分): the program gives none of its own."""

    entry: Literal["bonus"] = "bonus"
    department: Annotated[Line, Field(title="部门")]
    points: Annotated[Line, AfterValidator(_points), Field(title="分")]
    reason: Annotated[Line, Field(title="事由")]
    decided_by: Annotated[Line, Field(title="谁定的")]
    item: Annotated[OptionalNumber, Field(title="信息")] = None
    on: Annotated[Day, Field(title="日期")]

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


class Circulated(Model):
    """The draft notice on a year, sent to the departments for objections (征求意见)."""

    entry: Literal["circulated"] = "circulated"
    year: Annotated[Year, Field(title="年度")]
    kind: Annotated[Calendar, Field(title="年度起止")] = "calendar-year"
    objections_until: Annotated[OptionalDay, Field(title="异议提到")] = None
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class Objection(Model):
    """An objection (异议) of a department to the draft notice on a year: who raised it, and what."""

    entry: Literal["objection"] = "objection"
    year: Annotated[Year, Field(title="年度")]
    department: Annotated[Line, Field(title="部门")]
    words: Annotated[Line, Field(title="内容")]
    raised_by: Annotated[Line, Field(title="谁提的")]
    item: Annotated[OptionalNumber, Field(title="信息")] = None
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class Ruling(Model):
    """How an objection was decided (处理), and by whom."""

    entry: Literal["ruling"] = "ruling"
    objection: Annotated[Number, Field(title="异议")]
    upheld: Annotated[bool, Field(title="采纳")]
    words: Annotated[Line, Field(title="处理")]
    decided_by: Annotated[Line, Field(title="谁定的")]
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


class Frozen(Model):
    """A year that was closed (定稿): what the ledger held up to entry `upto` counts, nothing later.

    `figures` are those of each department as they were approved, by their names in the table of the year.
    """

    entry: Literal["frozen"] = "frozen"
    year: Annotated[Year, Field(title="年度")]
    kind: Annotated[Calendar, Field(title="年度起止")] = "calendar-year"
    until: Annotated[Day, Field(title="算到")]
    upto: Annotated[int, Field(title="算到哪一条", ge=0)]
    approved_by: Annotated[Line, Field(title="谁批准")]
    profile: Annotated[Loose, Field(title="计分方案")] = ""
    reason: Annotated[Loose, Field(title="说明")] = ""
    figures: Annotated[dict[str, dict[str, str]], Field(title="各部门数字")]
    on: Annotated[Day, Field(title="日期")]

    @property
    def happened(self) -> date:
        """The day of it."""
        return self.on


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


AnyEntry = (
    Item
    | Adoption
    | Instruction
    | Request
    | Extension
    | Opinion
    | MatterProgress
    | Fault
    | Bonus
    | Founded
    | Circulated
    | Objection
    | Ruling
    | Frozen
    | ItemWithdrawn
    | ItemErased
)
ENTRIES: TypeAdapter[AnyEntry] = TypeAdapter(Annotated[AnyEntry, Field(discriminator="entry")])
# the kinds that are written; what is left of an erased entry keeps its kind in the table
LABELS = {
    "item": "信息",
    "adoption": "采用",
    "instruction": "批示",
    "request": "约稿",
    "extension": "约稿延期",
    "opinion": "舆情",
    "progress": "进展",
    "fault": "差错",
    "bonus": "加分",
    "founded": "新设部门",
    "circulated": "通报征求意见",
    "objection": "异议",
    "ruling": "异议处理",
    "frozen": "年度定稿",
    "withdrawn": "作废",
}


# what an entry may refer to, by the name of the field
REFERENCES = {
    "item": ("item",),
    "answers": ("request",),
    "repeats": ("item",),
    "request": ("request",),
    "of": ("instruction", "opinion"),
    "objection": ("objection",),
}


APART = "、，,；;"  # between those who do something together


def several(who: str) -> list[str]:
    """Those who carry something out together, one by one: 教务处、后勤处."""
    return [part.strip() for part in re.split(f"[{APART}]", who) if part.strip()]


def subject(entry: AnyEntry) -> int | None:
    """The number of the entry that this one refers to, if any."""
    found: int | None = next(
        (number for name in (*REFERENCES, "erases") if name != "repeats" and (number := getattr(entry, name, None))),
        None,
    )
    return found


@frozen
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
