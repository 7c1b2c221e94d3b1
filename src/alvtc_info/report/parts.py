"""The parts that reports are made of: kinds of values, body items, reviews, people, the event.

Frozen, strict about unknown fields, with Chinese titles.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    model_validator,
)

from alvtc_info.model.choices import chosen, listed, near
from alvtc_info.model.facts import LEVELS
from alvtc_info.model.outlines import paragraph_roles
from alvtc_info.report.validation import in_chinese
from alvtc_info.text.clock_times import moment_from, written_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.model.kinds import Role

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SOME_DAY = datetime(2000, 1, 1, 1)
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日$")
NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])")


def _writable(text: str) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        raise ValueError(f"含有不能写入文档的字符（U+{ord(found.group()):04X}），请删去")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _one_line(text: str) -> str:
    tidy = _writable(text).strip()
    if "\n" in tidy:
        raise ValueError("不能换行")
    return tidy


def blank_is_none(value: object) -> object:
    """None for a text of blanks only; any other value as it is."""
    return None if isinstance(value, str) and not value.strip() else value


def _none_is_blank(value: object) -> object:
    return "" if value is None else value


def none_is_empty(value: object) -> object:
    """An empty mapping for None; any other value as it is."""
    return {} if value is None else value


def _day(value: object) -> object:
    found = _DAY.match(value.strip()) if isinstance(value, str) else None
    return date(*map(int, found.groups())) if found else value


def _moment(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        found = written_moment(value)
    except (ValueError, OverflowError):
        raise ValueError("不是有效的时刻，请写成 2024-05-22 14:30") from None
    if found is None and moment_from(value, _SOME_DAY) is not None:
        raise ValueError("看不出是哪一天、上午还是下午，请写成 2024-05-22 14:30")
    return found or value


def _split(value: object) -> object:
    """A body given as one text, or items with line breaks, as one item a paragraph."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)):
        return value
    split: list[object] = []
    for item in items:
        if isinstance(item, str):
            lines = item.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            split.extend(line.strip() for line in lines if line.strip())
        elif item is not None:
            split.append(item)
    return tuple(split)


_BEIJING = timezone(timedelta(hours=8))


def _local(value: datetime) -> datetime:
    """A naive datetime; a time with an offset becomes Beijing time without one, so that any two can be compared."""
    try:
        return value.astimezone(_BEIJING).replace(tzinfo=None) if value.tzinfo else value
    except OverflowError:
        raise ValueError("不是有效的时刻") from None


Line = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_one_line)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_writable)]
Loose = Annotated[str, BeforeValidator(_none_is_blank), Field(max_length=200), AfterValidator(_one_line)]
OptionalLine = Annotated[Line | None, BeforeValidator(blank_is_none)]
IssueNumber = Annotated[int, Field(ge=1, le=99_999)]
Count = Annotated[int, Field(ge=0)]
Day = Annotated[date, BeforeValidator(_day), Field(ge=date(1900, 1, 1), le=date(2099, 12, 31))]
Moment = Annotated[datetime, BeforeValidator(_moment), AfterValidator(_local)]


class Model(BaseModel):
    """Common to all models: frozen, unknown fields refused, no text in the repr.

    Raises ReportError, in Chinese and naming the field, for anything that does not fit.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)

    def __init__(self, /, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise in_chinese(error, type(self), ITEMS) from None

    # parts of a model are made without it, so that all that is wrong with a model is told at once
    vars(__init__)["__pydantic_base_init__"] = True

    def __repr_args__(self) -> Iterator[tuple[str, object]]:
        """The fields for a repr: models and empty values as they are, of the rest only that there is something."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            yield name, value if value in (None, "", ()) or isinstance(value, Model) or name == "kind" else _Hidden()


class _Hidden:
    """Stands in a repr for a value that is not shown."""

    def __repr__(self) -> str:
        return "…"


class Heading(Model):
    """A heading; its number (一、 （一） 1. （1）) is set by its level and place."""

    heading: Annotated[Line, Field(title="标题文字")]
    level: Annotated[int, Field(title="级别", ge=1, le=4)] = 1

    @model_validator(mode="after")
    def _unnumbered(self) -> Heading:
        if NUMBERED.match(self.heading):
            raise ValueError(f"标题“{self.heading}”不要写序号，序号自动编排")
        return self


class Table(Model):
    """A table; the first row is its head. The caption stands above it."""

    table: Annotated[
        tuple[tuple[Annotated[str, AfterValidator(_one_line)], ...], ...], Field(title="表格各行", min_length=1)
    ]
    caption: Annotated[Loose, Field(title="表题")] = ""

    @model_validator(mode="after")
    def _even(self) -> Table:
        if len({len(row) for row in self.table}) != 1 or not self.table[0]:
            raise ValueError("表格各行的格数不一样，请补齐")
        return self


class Picture(Model):
    """A picture file (.png, .jpg), at most as wide as the text. The caption stands below it."""

    picture: Annotated[Line, Field(title="图片文件")]
    caption: Annotated[Loose, Field(title="图题")] = ""
    width_mm: Annotated[float, Field(title="宽度（毫米）", gt=0, le=156)] = 120


ITEMS: dict[str, type[Model]] = {"heading": Heading, "table": Table, "picture": Picture}  # of a body, by their tags


def _item_tag(value: object) -> str | None:
    if isinstance(value, str):
        return "text"
    for tag, model in ITEMS.items():
        if isinstance(value, model) or (isinstance(value, dict) and tag in value):
            return tag
    return None


Item = Annotated[
    Annotated[Text, Tag("text")]
    | Annotated[Heading, Tag("heading")]
    | Annotated[Table, Tag("table")]
    | Annotated[Picture, Tag("picture")],
    Discriminator(_item_tag),
]


def item_roles(items: Sequence[Item]) -> list[Role]:
    """The roles of body items: of paragraphs by their wording among the others, of headings by their level.

    Tables and pictures are given as captions, which stand between paragraphs and are none.
    """
    texts = [item if isinstance(item, str) else "" if isinstance(item, Heading) else "表1" for item in items]
    return paragraph_roles(texts, [item.level if isinstance(item, Heading) else 0 for item in items])


def or_text(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema that a text alone is taken too."""
    known = {key: schema.pop(key) for key in list(schema) if key not in ("title", "default")}
    options = known.pop("anyOf", None) or [known]
    schema["anyOf"] = [{"type": "string", "minLength": 1}, *options]


Body = Annotated[tuple[Item, ...], BeforeValidator(_split), Field(min_length=1)]


def _below_sections(body: tuple[Item, ...]) -> tuple[Item, ...]:
    for item in body:
        if isinstance(item, Heading) and item.level == 1:
            raise ValueError(f"里的标题“{item.heading}”级别从 2 起（一级标题是固定的）")
    return body


Section = Annotated[Body, AfterValidator(_below_sections)]


class Review(Model):
    """One review gate passed: by whom, when."""

    reviewer: Annotated[Line, Field(title="审核人")]
    at: Annotated[Moment, Field(title="审核时间")]


class Reviews(Model):
    """The three gates of 一（二）: 政治关、政策关、内容关."""

    politics: Annotated[Review | None, Field(title="政治关")] = None
    policy: Annotated[Review | None, Field(title="政策关")] = None
    content: Annotated[Review | None, Field(title="内容关")] = None


class SecrecyReview(Model):
    """The secrecy review of 一（四）: by whom, with what conclusion, when."""

    reviewer: Annotated[Line, Field(title="保密审核人")]
    conclusion: Annotated[Literal["可报送", "可公开", "不可报送", "待定"], Field(title="保密审核结论")]
    at: Annotated[Moment | None, Field(title="保密审核时间")] = None


def _level(value: object) -> object:
    """A level by its name in English or Chinese; a part of one Chinese name does, if it is part of no other."""
    text = str(value).strip()
    found = chosen(text, LEVELS)
    if not found:
        raise ValueError(f"只能是：{listed(LEVELS)}{near(text, [*LEVELS.values(), *LEVELS])}")
    return found


class Approval(Model):
    """One approval: by whom, in which post, at which level, when. `acting`: 主持工作; `sole_leader`: 部门仅一名领导."""

    name: Annotated[Line, Field(title="审核人")]
    post: Annotated[Loose, Field(title="职务")] = ""
    level: Annotated[
        Literal["officer", "deputy", "head", "leader"],
        BeforeValidator(_level),
        Field(title="层级", json_schema_extra={"x-words": {**LEVELS}}),
    ]
    at: Annotated[Moment | None, Field(title="审核时间")] = None
    acting: Annotated[bool, Field(title="主持工作")] = False
    sole_leader: Annotated[bool, Field(title="部门仅一名领导")] = False


class SignOff(Model):
    """Who signed the report off, in which post."""

    name: Annotated[Line, Field(title="签发人")]
    post: Annotated[Loose, Field(title="签发人职务")] = ""


class Casualties(Model):
    """Counts of people; a field left out is unknown."""

    dead: Annotated[Count | None, BeforeValidator(blank_is_none), Field(title="死亡人数")] = None
    injured: Annotated[Count | None, BeforeValidator(blank_is_none), Field(title="受伤人数")] = None
    missing: Annotated[Count | None, BeforeValidator(blank_is_none), Field(title="失联人数")] = None
    trapped: Annotated[Count | None, BeforeValidator(blank_is_none), Field(title="被困人数")] = None


MEDIA_LABELS = {"phone": "电话", "oral": "当面", "written": "书面", "message": "消息"}
_MEDIA = {
    "打电话": "phone",
    "口头": "oral",
    "当面报告": "oral",
    "书面材料": "written",
    "OA": "written",
    "传真": "written",
    "微信": "message",
    "短信": "message",
    "QQ": "message",
}


def medium_named(text: str) -> str:
    """How a report was made, by its name in either language or a usual word. Raises ValueError for any other text."""
    found = _MEDIA.get(text.strip()) or chosen(text, MEDIA_LABELS)
    if not found:
        hint = near(text.strip(), [*MEDIA_LABELS.values(), *_MEDIA, *MEDIA_LABELS])
        raise ValueError(f"没有名为“{text}”的报告方式{hint}；可选：{listed(MEDIA_LABELS)}，{'、'.join(_MEDIA)}")
    return found


def _medium(value: object) -> object:
    return medium_named(value) if isinstance(value, str) else value


def split_names(text: str) -> tuple[str, ...]:
    """The names in one text: 党委书记、院长, 党委书记和院长."""
    return tuple(part.strip() for part in re.split(r"[、，,；;]|和(?=院长|党委)", text) if part.strip())


def _several(value: object) -> object:
    return split_names(value) if isinstance(value, str) else value


Medium = Annotated[
    Literal["phone", "oral", "written", "message"],
    BeforeValidator(_medium),
    Field(json_schema_extra={"x-words": {**MEDIA_LABELS}}),
]
Names = Annotated[tuple[Line, ...], BeforeValidator(_several)]


class Contact(Model):
    """One call or paper: when, to whom, how (电话, 当面, 书面, OA, 微信 …), from whom; `acting_for`: in whose place."""

    at: Annotated[Moment, Field(title="时刻")]
    to: Annotated[Names, Field(title="报给谁", min_length=1)]
    by: Annotated[Medium, Field(title="方式")]
    sender: Annotated[Loose, Field(title="谁报的")] = ""
    acting_for: Annotated[Loose, Field(title="代谁接报")] = ""
    note: Annotated[Loose, Field(title="备注")] = ""


class Event(Model):
    """The event behind an emergency report.
    `occurred_at` starts the clock; `known_at` is when the department learnt of it.

    `contacts` is the log of calls and papers; left out, nobody knows, and nothing is judged by it.
    """

    occurred_at: Annotated[Moment | None, BeforeValidator(blank_is_none), Field(title="发生时间")] = None
    known_at: Annotated[Moment | None, BeforeValidator(blank_is_none), Field(title="获知时间")] = None
    rough: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="发生时间是约数")] = None
    place: Annotated[Loose, Field(title="发生地点")] = ""
    kind: Annotated[Loose, Field(title="事件类别")] = ""
    level: Annotated[
        Literal["一般", "较大", "重大", "特别重大"] | None, BeforeValidator(blank_is_none), Field(title="事件级别")
    ] = None
    sensitive: Annotated[bool | None, BeforeValidator(blank_is_none), Field(title="敏感事件")] = None
    casualties: Annotated[Casualties | None, BeforeValidator(blank_is_none), Field(title="人员伤亡")] = None
    contacts: Annotated[tuple[Contact, ...] | None, Field(title="报告记录")] = None
    instructed_at: Annotated[Moment | None, BeforeValidator(blank_is_none), Field(title="主要领导指示时刻")] = None
    waiver: Annotated[OptionalLine, Field(title="不外报的研判结论")] = None


class LeadAuthor(Model):
    """主笔人—单位—联系方式 (一（四）)."""

    name: Annotated[Line, Field(title="主笔人")]
    affiliation: Annotated[Line, Field(title="单位")]
    contact: Annotated[Line, Field(title="联系方式")]


def named_signer(value: object) -> object:
    """A signer given by name alone as a mapping; a blank as None; any other value as it is."""
    return {"name": value} if isinstance(value, str) and value.strip() else blank_is_none(value)
