"""Report models: the content of a report as its writer gives it, of six kinds.

Every report has a masthead, a title, a body and an editor row (附件2); facts that the paper does not print (reviews,
approvals, the event's times) stand beside them. `document()` is what stands on the paper. Data that does not fit raises
ReportError, in Chinese and naming the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from alvtc_info.errors import ReportError, bad_value
from alvtc_info.model import arguments
from alvtc_info.model.choices import listed, no_such
from alvtc_info.model.document import Block, Document, Facts
from alvtc_info.model.document import Field as Slot
from alvtc_info.model.facts import ApprovalFact, ContactFact, SecrecyReviewFact
from alvtc_info.model.kinds import HEADINGS, Kind, Role, kind_named
from alvtc_info.report.clock_days import with_days
from alvtc_info.report.parts import (
    ITEMS,
    Approval,
    Body,
    Day,
    Event,
    Heading,
    IssueNumber,
    Item,
    LeadAuthor,
    Line,
    Model,
    Moment,
    OptionalLine,
    Reviews,
    SecrecyReview,
    Section,
    SignOff,
    Table,
    blank_is_none,
    item_roles,
    named_signer,
    none_is_empty,
    or_text,
)
from alvtc_info.report.validation import in_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from alvtc_info.institution.values import Institution


class Report(Model):
    """What every report has. Raises ReportError, in Chinese and naming the field, for anything that does not fit."""

    report_kind: ClassVar[Kind]

    department: Annotated[Line, Field(title="部门")]
    issue_number: Annotated[IssueNumber | None, BeforeValidator(blank_is_none), Field(title="期号")] = None
    reporting_unit: Annotated[OptionalLine, Field(title="报送单位")] = None
    dated: Annotated[Day | None, BeforeValidator(blank_is_none), Field(title="报送日期")] = None
    title: Annotated[Line, Field(title="标题")]
    editor: Annotated[OptionalLine, Field(title="编辑")] = None
    phone: Annotated[OptionalLine, Field(title="电话")] = None
    signed_off_by: Annotated[
        SignOff | None, BeforeValidator(named_signer), Field(title="签发", json_schema_extra=or_text)
    ] = None
    focus: Annotated[
        Literal["重点工作", "难点", "热点", "舆论焦点"] | None, BeforeValidator(blank_is_none), Field(title="聚焦")
    ] = None
    important: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="重要信息")] = None
    reviews: Annotated[Reviews, BeforeValidator(none_is_empty), Field(title="三关审核")] = Reviews()
    secrecy_review: Annotated[SecrecyReview | None, BeforeValidator(blank_is_none), Field(title="保密审核")] = None
    approvals: Annotated[tuple[Approval, ...] | None, BeforeValidator(blank_is_none), Field(title="逐级审核")] = None
    submitted_at: Annotated[Moment | None, BeforeValidator(blank_is_none), Field(title="报送时刻")] = None

    @model_validator(mode="before")
    @classmethod
    def _with_days(cls, data: Any) -> Any:
        return with_days(data) if isinstance(data, Mapping) else data

    @property
    def mark(self) -> str:
        """The mark after the title: （首报）, （续报二）, （终报）; empty for other kinds."""
        return ""

    @property
    def unit(self) -> str:
        """The reporting unit as printed: the department where none is named."""
        return self.reporting_unit or self.department

    def sections(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """The body as sections: the heading without its number, and the blocks.

        A free body is one section with an empty heading. `section_fields` names the field of each.
        """
        raise NotImplementedError

    def section_fields(self) -> tuple[str, ...]:
        """The names of the fields that `sections` gives, in the same order."""
        return ("body",)

    def facts(self) -> Facts:
        """What is known beside the paper."""
        return _facts_of(self)

    def document(self, institution: Institution | str | None = None, *, name: str = "", sha256: str = "") -> Document:
        """The report as it stands on the paper. Block ids are the fields' paths (title, body[2], authors[0])."""
        from alvtc_info.institution.values import default_institution

        college = arguments.institution(institution) or default_institution()
        sheet = _Sheet()
        sheet.head(self, college)
        for heading, field, items in self._parts():
            if heading:
                sheet.heading(heading, 1, field, "")
            sheet.items(items, field)
        sheet.authors(getattr(self, "authors", ()))
        sheet.add(Role.EDITOR, self.editor or "", "editor", "编辑", "editor")
        sheet.add(Role.PHONE, self.phone or "", "phone", "电话", "phone")
        signer = self.signed_off_by.name if self.signed_off_by else ""
        sheet.add(Role.SIGN_OFF, signer, "signed_off_by", "签发", "signed_off_by")
        return Document(
            sheet.blocks,
            name=name,
            kind=self.report_kind,
            fields=sheet.fields,
            report_date=self.dated,
            facts=self.facts(),
            sha256=sha256,
            institution=college,
        )

    def _parts(self) -> Iterator[tuple[str, str, tuple[Item, ...]]]:
        for (heading, items), field in zip(self.sections(), self.section_fields(), strict=True):
            yield heading, field, items


class _Sheet:
    """The blocks of a report, collected in the order of the page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.fields: dict[str, Slot] = {}
        self.numbers = [0] * len(HEADINGS)

    def add(self, role: Role, text: str, path: str, place: str, name: str, value: str | None = None) -> None:
        shown = text if value is None else value
        start = text.find(shown) if shown else len(text)
        self.fields[name] = Slot(len(self.blocks), start, start + len(shown), shown)
        self.blocks.append(Block(path, text, role, place, shift=start if shown else 0))

    def head(self, report: Report, institution: Institution) -> None:
        masthead = report.department + institution.masthead_suffix
        self.add(Role.MASTHEAD, masthead, "department", "版头", "department", report.department)
        number = "" if report.issue_number is None else str(report.issue_number)
        self.add(Role.ISSUE_NUMBER, printed_issue(report), "issue_number", "期号", "issue_number", number)
        self.add(Role.REPORTING_UNIT, report.unit, "reporting_unit", "报送单位", "reporting_unit")
        self.add(Role.DATE, printed_day(report.dated), "dated", "报送日期", "dated")
        self.add(Role.TITLE, report.title + report.mark, "title", "标题", "title")

    def heading(self, text: str, level: int, path: str, place: str) -> None:
        self.numbers[level - 1] += 1
        self.numbers[level:] = [0] * (len(HEADINGS) - level)
        role = HEADINGS[level - 1]
        shown = numbered(text, level, self.numbers[level - 1])
        self.blocks.append(Block(path, shown, role, place or f"标题“{text}”", shift=len(shown) - len(text)))

    def items(self, items: tuple[Item, ...], field: str) -> None:
        for index, (item, role) in enumerate(zip(items, item_roles(items), strict=True)):
            path = f"{field}[{index}]"
            place = f"{_SECTION_TITLES.get(field, '正文')}第{index + 1}段"
            if isinstance(item, str):
                self.blocks.append(Block(path, item, role, place))
            elif isinstance(item, Heading):
                self.heading(item.heading, item.level, path + ".heading", "")
            elif isinstance(item, Table):
                if item.caption:
                    self.blocks.append(Block(path + ".caption", item.caption, Role.CAPTION, place))
                for r, row in enumerate(item.table):
                    for c, cell in enumerate(row):
                        if cell:
                            where = f"{place}表格第{r + 1}行第{c + 1}格"
                            self.blocks.append(Block(f"{path}.table[{r}][{c}]", cell, Role.CELL, where))
            elif item.caption:
                self.blocks.append(Block(path + ".caption", item.caption, Role.CAPTION, place))

    def authors(self, authors: tuple[LeadAuthor, ...]) -> None:
        for index, author in enumerate(authors):
            self.blocks.append(
                Block(f"authors[{index}]", printed_author(author), Role.LEAD_AUTHOR, f"主笔人第{index + 1}位")
            )


def numbered(text: str, level: int, number: int) -> str:
    """A heading with its number: 一、 （一） 1."""
    from alvtc_info.text.numerals import han

    return (f"{han(number)}、", f"（{han(number)}）", f"{number}.", f"（{number}）")[level - 1] + text


def printed_issue(report: Report) -> str:
    """第12期, with room for a pen where there is no number yet."""
    return f"第{report.issue_number or '　　'}期"


def printed_day(day: date | None) -> str:
    """2024年5月22日; empty where it is not known."""
    from alvtc_info.text.clock_times import shown_day

    return shown_day(day) if day else ""


def printed_author(author: LeadAuthor) -> str:
    """主笔人：…，单位：…，联系方式：… on one line."""
    return f"主笔人：{author.name}，单位：{author.affiliation}，联系方式：{author.contact}"


class _Emergency(Report):
    event: Annotated[Event, BeforeValidator(none_is_empty), Field(title="事件")] = Event()


class _Free(Report):
    body: Annotated[Body, Field(title="正文", json_schema_extra=or_text)]

    def sections(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        yield "", self.body


class FirstReport(_Emergency, _Free):
    """首报: time, place and what happened, within 60 minutes (三)."""

    report_kind = Kind.FIRST
    kind: Annotated[Literal["first"], Field(title="文种")] = "first"

    @property
    def mark(self) -> str:
        """（首报）."""
        return Kind.FIRST.mark


class FollowUpReport(_Emergency):
    """续报: the three fixed sections of 附件2, numbered from the second on."""

    report_kind = Kind.FOLLOW_UP
    kind: Annotated[Literal["follow-up"], Field(title="文种")] = "follow-up"
    number: Annotated[int, Field(title="续报次数", ge=1, le=99)] = 1
    incident: Annotated[Literal["事故", "事件"], Field(title="称事故还是事件")] = "事故"
    situation: Annotated[Section, Field(title="事故基本情况", json_schema_extra=or_text)]
    instructions: Annotated[Section, Field(title="领导批示落实情况", json_schema_extra=or_text)]
    public_opinion: Annotated[Section, Field(title="网络舆情及善后处置情况", json_schema_extra=or_text)]

    @property
    def mark(self) -> str:
        """（续报）, （续报二）, …"""
        from alvtc_info.text.numerals import han

        mark = Kind.FOLLOW_UP.mark
        return mark if self.number == 1 else f"{mark[:-1]}{han(self.number)}）"

    def sections(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """The three sections of 附件2."""
        for field, title in Kind.FOLLOW_UP.sections.items():
            yield title.replace("事故", self.incident), getattr(self, field)

    def section_fields(self) -> tuple[str, ...]:
        """Their fields."""
        return tuple(Kind.FOLLOW_UP.sections)


class FinalReport(_Emergency):
    """终报: the five elements of 三, each a section."""

    report_kind = Kind.FINAL
    kind: Annotated[Literal["final"], Field(title="文种")] = "final"
    overview: Annotated[Section, Field(title="事件概况", json_schema_extra=or_text)]
    nature: Annotated[Section, Field(title="性质认定", json_schema_extra=or_text)]
    disposal: Annotated[Section, Field(title="处置情况", json_schema_extra=or_text)]
    lessons: Annotated[Section, Field(title="经验教训", json_schema_extra=or_text)]
    rectification: Annotated[Section, Field(title="整改措施", json_schema_extra=or_text)]

    @property
    def mark(self) -> str:
        """（终报）."""
        return Kind.FINAL.mark

    def sections(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """The five elements."""
        for field, title in Kind.FINAL.sections.items():
            yield title, getattr(self, field)

    def section_fields(self) -> tuple[str, ...]:
        """Their fields."""
        return tuple(Kind.FINAL.sections)


class DailyReport(_Free):
    """日常信息: approved by the department's deputy (二)."""

    report_kind = Kind.DAILY
    kind: Annotated[Literal["daily"], Field(title="文种")] = "daily"


Category = Literal["意见建议", "问题情况反映", "重点工作进展", "工作经验总结", "典型案例", "表彰奖励", "赛事获奖"]


class CompositeReport(_Free):
    """综合信息 of the seven categories of 四, commissioned (约稿) or not; approved by the department's head (二)."""

    report_kind = Kind.COMPOSITE
    kind: Annotated[Literal["composite"], Field(title="文种")] = "composite"
    category: Annotated[Category, Field(title="综合类别")]
    commissioned: Annotated[bool, Field(title="约稿")] = False


class ExpertAdvice(_Free):
    """专家咨询建议, with one or more lead authors (一（四）)."""

    report_kind = Kind.EXPERT_ADVICE
    kind: Annotated[Literal["expert-advice"], Field(title="文种")] = "expert-advice"
    authors: Annotated[tuple[LeadAuthor, ...], Field(title="主笔人", min_length=1)]
    commissioned: Annotated[bool, Field(title="约稿")] = False


MODELS: dict[Kind, type[Report]] = {
    model.report_kind: model
    for model in (FirstReport, FollowUpReport, FinalReport, DailyReport, CompositeReport, ExpertAdvice)
}
_SECTION_TITLES = {"body": "正文"} | dict(item for kind in Kind for item in kind.sections.items())


def report_schema(kind: Kind | str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of report, with Chinese titles, for forms and editors.

    `x-words` beside an `enum` of English words maps each to what it is called in Chinese.

    Raises UsageError for an unknown kind.
    """
    found = arguments.choice(Kind, kind, "kind", "文种")
    if found is None:
        raise bad_value("kind", "文种，如 daily、首报", kind)
    kind = found
    schema = MODELS[kind].model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = kind.label
    schema["required"] = ["kind", *schema.get("required", [])]
    return schema


def load_report(data: object, name: str = "") -> Report:
    """A report from plain data (a mapping with `kind`). Raises ReportError, in Chinese and naming the field."""
    name = arguments.text(name, "name")
    if not isinstance(data, Mapping):
        raise ReportError("not-a-report", "内容不是一份报告，最外层应是“栏目: 内容”的形式", name)
    written = data.get("kind")
    kind = kind_named(str(written))
    if kind is None:
        raise ReportError("unknown-kind", _no_kind(None if written is None else str(written)), name)
    try:
        return MODELS[kind](**{**{str(key): value for key, value in data.items()}, "kind": kind.value})
    except ReportError as error:
        raise error.at(name) from None


def _no_kind(written: str | None) -> str:
    """What is said of a kind that there is not, with the one that was perhaps meant."""
    labels = {str(kind): kind.label for kind in Kind}
    if written is not None:
        return no_such(written, "文种", labels)
    return f"没有写 kind（文种）；可选：{listed(labels)}"


def load_facts(data: object, name: str = "") -> Facts:
    """Facts beside the paper, from plain data. Raises ReportError, in Chinese and naming the field."""
    name = arguments.text(name, "name")
    if not isinstance(data, Mapping):
        raise ReportError("not-facts", "补充信息应是“栏目: 内容”的形式", name)
    try:
        return Meta.model_validate(dict(data)).facts()
    except ValidationError as error:
        raise in_chinese(error, Meta, ITEMS).at(name) from None


class Meta(Model):
    """Facts beside the paper, for `--meta`."""

    category: Annotated[Category | None, BeforeValidator(blank_is_none), Field(title="综合类别")] = None
    commissioned: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="约稿")] = None
    important: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="重要信息")] = None
    reviews: Annotated[Reviews | None, BeforeValidator(blank_is_none), Field(title="三关审核")] = None
    secrecy_review: Annotated[SecrecyReview | None, BeforeValidator(blank_is_none), Field(title="保密审核")] = None
    approvals: Annotated[tuple[Approval, ...] | None, BeforeValidator(blank_is_none), Field(title="逐级审核")] = None
    submitted_at: Annotated[Moment | None, BeforeValidator(blank_is_none), Field(title="报送时刻")] = None
    event: Annotated[Event, BeforeValidator(none_is_empty), Field(title="事件")] = Event()

    @model_validator(mode="before")
    @classmethod
    def _with_days(cls, data: Any) -> Any:
        return with_days(data) if isinstance(data, Mapping) else data

    def facts(self) -> Facts:
        """The same facts in the form that rules read."""
        return _facts_of(self)


def _facts_of(model: Report | Meta) -> Facts:
    approvals: tuple[ApprovalFact, ...] | None = None
    if model.approvals is not None:
        approvals = tuple(ApprovalFact(a.name, a.level, a.at, a.acting, a.sole_leader) for a in model.approvals)
    secrecy: SecrecyReviewFact | None = None
    if model.secrecy_review is not None:
        review = model.secrecy_review
        secrecy = SecrecyReviewFact(review.reviewer, review.conclusion, review.at)
    event = getattr(model, "event", None) or Event()
    contacts: tuple[ContactFact, ...] | None = None
    if event.contacts is not None:
        contacts = tuple(
            sorted(
                (ContactFact(c.at, c.to, c.by, c.sender, c.acting_for, c.note) for c in event.contacts),
                key=lambda contact: contact.at,
            )
        )
    return Facts(
        approvals=approvals,
        secrecy_review=secrecy,
        commissioned=getattr(model, "commissioned", None),
        important=model.important,
        category=getattr(model, "category", None),
        submitted_at=model.submitted_at,
        occurred_at=event.occurred_at,
        known_at=event.known_at,
        rough=event.rough,
        level=event.level,
        sensitive=event.sensitive,
        contacts=contacts,
        instructed_at=event.instructed_at,
        waiver=event.waiver,
    )
