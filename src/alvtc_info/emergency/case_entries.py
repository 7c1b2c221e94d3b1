"""The entries of a case's log: each happened at `at` and was recorded at `recorded_at`.

Moments are aware. An entry is never edited; `corrects` is the id of an earlier entry that this one replaces. Only its
content can be removed, as approved: an `Erased` entry stands in its place, and an `Erasure` records the approval.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationInfo, model_validator

from alvtc_info.report.parts import Line, Loose, Medium, Model, Names, blank_is_none
from alvtc_info.text.clock_times import written_moment

if TYPE_CHECKING:
    from typing import Any


def _read(value: object) -> object:
    """Read a moment as written in the file: ISO with an offset, or local time of the case's zone."""
    if not isinstance(value, str):
        return value
    try:
        return written_moment(value) or datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"“{value}”不是完整的时刻，请写成 2024-05-22 14:30（要有日期）") from None


def _aware(value: datetime, info: ValidationInfo) -> datetime:
    zone = info.context["zone"] if info.context else None
    if zone is None:
        return value
    return value.astimezone(zone) if value.tzinfo else value.replace(tzinfo=zone)


Instant = Annotated[datetime, BeforeValidator(_read), AfterValidator(_aware)]
OptionalInstant = Annotated[Instant | None, BeforeValidator(blank_is_none)]
Identity = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
Level = Annotated[Literal["一般", "较大", "重大", "特别重大"] | None, BeforeValidator(blank_is_none)]


class Entry(Model):
    """The fields of every entry.

    `doubt` says that it did not match the seal of an older program when it was sealed anew. An entry without `salt` was
    sealed by such a program.
    """

    id: Annotated[Identity, Field(title="编号")]
    at: Annotated[OptionalInstant, Field(title="时刻")] = None
    recorded_at: Annotated[Instant, Field(title="记录时刻")]
    recorder: Annotated[Loose, Field(title="记录人")] = ""
    corrects: Annotated[Identity | None, BeforeValidator(blank_is_none), Field(title="更正哪一条")] = None
    note: Annotated[Loose, Field(title="备注")] = ""
    doubt: Annotated[Loose, Field(title="存疑")] = ""
    salt: Annotated[str, Field(title="盐")] = ""
    seal: Annotated[str, Field(title="封签")] = ""


# fields whose values add up over the entries, instead of the last one standing for all
ADDING = ("measures", "aftermath", "lessons", "rectification")


class Particulars(Model):
    """What is known of the event; a field that is None or empty is not known, or did not change.

    `unknown_time` means that nobody knows when it happened: then `known_at` starts the clock.
    """

    occurred_at: Annotated[OptionalInstant, Field(title="发生时间")] = None
    rough: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="发生时间是约数")] = None
    unknown_time: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="发生时间不详")] = None
    known_at: Annotated[OptionalInstant, Field(title="获知时间")] = None
    place: Annotated[Loose, Field(title="地点")] = ""
    what: Annotated[Loose, Field(title="发生了什么")] = ""
    casualties: Annotated[Loose, Field(title="人员伤亡")] = ""
    losses: Annotated[Loose, Field(title="财产损失")] = ""
    measures: Annotated[Loose, Field(title="已采取的措施")] = ""
    source: Annotated[Loose, Field(title="信息来源")] = ""
    cause: Annotated[Loose, Field(title="原因")] = ""
    impact: Annotated[Loose, Field(title="影响")] = ""
    nature: Annotated[Loose, Field(title="性质认定")] = ""
    aftermath: Annotated[Loose, Field(title="善后处置")] = ""
    opinion: Annotated[Loose, Field(title="网络舆情")] = ""
    lessons: Annotated[Loose, Field(title="经验教训")] = ""
    rectification: Annotated[Loose, Field(title="整改措施")] = ""
    kind: Annotated[Loose, Field(title="类别")] = ""
    level: Annotated[Level, Field(title="级别")] = None
    sensitive: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="敏感事件")] = None
    waiver: Annotated[Loose, Field(title="不外报的研判结论")] = ""
    title: Annotated[Loose, Field(title="标题")] = ""
    reporter: Annotated[Loose, Field(title="报告人")] = ""
    phone: Annotated[Loose, Field(title="报告人电话")] = ""

    def given(self) -> dict[str, Any]:
        """The fields that are given, with their values."""
        return {name: value for name in Particulars.model_fields if (value := getattr(self, name)) not in (None, "")}


class Opened(Entry, Particulars):
    """The opening of the case, with what was known then."""

    entry: Literal["opened"] = "opened"
    department: Annotated[Line, Field(title="涉事部门")]
    role: Annotated[Loose, Field(title="部门的责任")] = ""


class Learnt(Entry, Particulars):
    """Something learnt about the event, or a change in it."""

    entry: Literal["learnt"] = "learnt"


class Reported(Entry):
    """A call or a written report: the recipients, the medium, the sender and the department.

    A written report also has its kind, its file (relative to the folder of the case) and the hash of that.
    """

    entry: Literal["reported"] = "reported"
    at: Annotated[Instant, Field(title="时刻")]
    to: Annotated[Names, Field(title="报给谁", min_length=1)]
    by: Annotated[Medium, Field(title="方式")]
    sender: Annotated[Loose, Field(title="谁报的")] = ""
    department: Annotated[Loose, Field(title="哪个部门")] = ""
    acting_for: Annotated[Loose, Field(title="代谁接报")] = ""
    report: Annotated[
        Literal["first", "follow-up", "final"] | None, BeforeValidator(blank_is_none), Field(title="文种")
    ] = None
    file: Annotated[Loose, Field(title="稿件")] = ""
    sha256: Annotated[Loose, Field(title="稿件摘要")] = ""


class Instructed(Entry):
    """An instruction given by a leader."""

    entry: Literal["instructed"] = "instructed"
    at: Annotated[Instant, Field(title="时刻")]
    leader: Annotated[Line, Field(title="谁的指示")]
    words: Annotated[Loose, Field(title="指示内容")] = ""


class Delegated(Entry):
    """The delegation of a post to a deputy, from now on."""

    entry: Literal["delegated"] = "delegated"
    post: Annotated[Line, Field(title="职务")]
    deputy: Annotated[Line, Field(title="由谁代")]


class Involved(Entry):
    """A further department that is involved, and its role (属地, 主管, 涉事)."""

    entry: Literal["involved"] = "involved"
    department: Annotated[Line, Field(title="部门")]
    role: Annotated[Loose, Field(title="部门的责任")] = ""


class Closed(Entry):
    """The end of the response."""

    entry: Literal["closed"] = "closed"
    at: Annotated[Instant, Field(title="时刻")]


class HandedOver(Entry):
    """The handover of the case: packed for another machine (`out`) or taken over from one (`in`)."""

    entry: Literal["handed-over"] = "handed-over"
    direction: Annotated[Literal["out", "in"], Field(title="交出还是接收")]
    to: Annotated[Loose, Field(title="交给谁")] = ""


class Withdrawn(Entry):
    """The withdrawal of an earlier entry."""

    entry: Literal["withdrawn"] = "withdrawn"

    @model_validator(mode="after")
    def _of_something(self) -> Withdrawn:
        if self.corrects is None:
            raise ValueError("没有写作废哪一条")
        return self


class Erasure(Entry):
    """The approved removal of the content of an earlier entry; the note gives the reason."""

    entry: Literal["erasure"] = "erasure"
    erases: Annotated[Identity, Field(title="清除哪一条")]
    approved_by: Annotated[Line, Field(title="谁批准清除")]


class Erased(Entry):
    """What is left of an entry whose content was removed: its kind and the hash of its content."""

    entry: Literal["erased"] = "erased"
    was: Annotated[Line, Field(title="原来是哪一种记录")]
    content: Annotated[str, Field(title="内容摘要", pattern=r"^[0-9a-f]{64}$")]


AnyEntry = Annotated[
    Opened | Learnt | Reported | Instructed | Delegated | Involved | Closed | HandedOver | Withdrawn | Erasure | Erased,
    Field(discriminator="entry"),
]
MODELS = (Opened, Learnt, Reported, Instructed, Delegated, Involved, Closed, HandedOver, Withdrawn, Erasure, Erased)
ENTRIES: TypeAdapter[AnyEntry] = TypeAdapter(AnyEntry)
LABELS = {
    "opened": "立案",
    "learnt": "情况",
    "reported": "报告",
    "instructed": "指示",
    "delegated": "代理",
    "involved": "涉事部门",
    "closed": "处置结束",
    "handed-over": "移交",
    "withdrawn": "作废",
    "erasure": "清除",
    "erased": "已清除",
}
__all__ = [
    "ENTRIES",
    "LABELS",
    "MODELS",
    "AnyEntry",
    "Closed",
    "Delegated",
    "Entry",
    "Erased",
    "Erasure",
    "HandedOver",
    "Instructed",
    "Involved",
    "Learnt",
    "Opened",
    "Particulars",
    "Reported",
    "Withdrawn",
]
