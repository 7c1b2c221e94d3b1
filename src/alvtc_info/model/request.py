"""What a check was asked for: one value for every entry point of the library and every command."""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from alvtc_info.errors import UsageError
from alvtc_info.institution.values import Institution
from alvtc_info.model.document import Facts
from alvtc_info.model.kinds import Kind, Stage
from alvtc_info.model.layout_names import LAYOUT_PROFILES
from alvtc_info.model.limits import DEFAULT_LIMITS, Limits
from alvtc_info.model.profiles import PROFILES
from alvtc_info.text.near_miss import meant

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypedDict

    from alvtc_info.model.settings import Config

    class CheckChoices(TypedDict, total=False):
        """The fields of a `CheckRequest` as keywords, in every unambiguous form."""

        kind: Kind | str | None
        stage: Stage | str | None
        report_date: date | str | None
        select: Iterable[str] | None
        ignore: Iterable[str] | None
        facts: Facts | None
        encoding: str | None
        extras: Iterable[str]
        limits: Limits | None
        institution: Institution | str | os.PathLike[str] | None
        config: Config | str | os.PathLike[str] | None
        profile: str | None
        layout: bool
        layout_profile: str
        pages: bool
        ledger: str | os.PathLike[str] | None
        timeout: float | None


EXTRAS = ("hidden", "comments", "deletions")
LONGEST = 86_400  # seconds that a time limit may be
E = TypeVar("E", bound=StrEnum)
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class CheckRequest:
    """What a check was asked for.
    Every entry point takes one as `request`, or its fields as keywords, which override it.

    kind, stage
        How the draft is judged; None is the kind that its text shows, and a draft that is being written. Chinese names
        (首报, 已报送) are taken too.
    report_date
        The date of reporting, in place of the masthead's; an ISO or Chinese date as text is taken too.
    select, ignore
        Names of rules: only these, whatever the kind; not these. One name may be given as it is.
    facts
        What is known beside the paper.
    encoding
        Of text files; None is UTF-8 or GB18030, by their bytes.
    extras
        What else is read of a .docx: `hidden` text, `comments`, `deletions`.
    limits
        The limits of reading a file.
    institution
        An institution, or the folder of its pack; None is the college's own.
    config, profile
        Settings or their file, and how the text is judged (`duty`, `news`, `regulation`) whatever they say. Without
        `config` there are none; a command looks for the nearest upwards of each draft.
    layout, layout_profile, pages
        Whether the layout of a Word draft is judged, by which house style, and whether findings have a printed page.
    ledger
        The address of a ledger whose items the draft may repeat.
    timeout
        Seconds that one draft may take; None is no limit. With a limit the work is done in a process of its own.

    Raises UsageError for a value that is ambiguous or does not exist, with what is expected.
    """

    kind: Kind | None = None
    stage: Stage | None = None
    report_date: date | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    facts: Facts | None = None
    encoding: str | None = None
    extras: tuple[str, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    institution: Institution | str | None = None
    config: Config | str | None = None
    profile: str | None = None
    layout: bool = False
    layout_profile: str = "default"
    pages: bool = False
    ledger: str | None = field(default=None, repr=False)  # an address may hold a password
    timeout: float | None = None

    def __post_init__(self) -> None:
        plain = {
            "kind": _choice(Kind, self.kind, "kind", "文种"),
            "stage": _choice(Stage, self.stage, "stage", "阶段"),
            "report_date": _day(self.report_date),
            "select": _names(self.select, "select"),
            "ignore": _names(self.ignore, "ignore") or (),
            "facts": _of(self.facts, Facts, "facts", "Facts（用 load_facts 从数据得到）"),
            "encoding": _of(self.encoding, str, "encoding", "编码的名称，如 gb18030"),
            "extras": _extras(self.extras),
            "limits": _of(self.limits, Limits, "limits", "Limits") or DEFAULT_LIMITS,
            "institution": _place(self.institution, _institution, "institution", "Institution，或机构包所在的文件夹"),
            "config": _place(self.config, _config, "config", "Config，或配置文件的路径"),
            "profile": _named(self.profile, PROFILES, "文体"),
            "layout": _flag(self.layout, "layout"),
            "layout_profile": _named(self.layout_profile, LAYOUT_PROFILES, "版式") or "default",
            "pages": _flag(self.pages, "pages"),
            "ledger": _place(self.ledger, lambda _: False, "ledger", "台账的地址"),
            "timeout": _seconds(self.timeout),
        }
        for name, value in plain.items():
            object.__setattr__(self, name, value)

    def given(self, choices: CheckChoices) -> CheckRequest:
        """A copy with these choices in place of its own."""
        return replace(self, **cast("dict[str, Any]", choices)) if choices else self


def requested(request: CheckRequest | None, choices: CheckChoices) -> CheckRequest:
    """The request of a call: `request`, overridden by the keywords. Raises UsageError for a wrong value."""
    if request is not None and not isinstance(request, CheckRequest):
        raise _wrong("request", "CheckRequest", request)
    return (request or CheckRequest()).given(choices)


def takes_request(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function that takes `**choices`: its signature shows every field of a request.

    Editors, help and `inspect.signature` read the signature.
    """
    signature = inspect.signature(function)
    own = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    named = {each.name for each in own}
    keywords = [each for each in _keywords() if each.name not in named]
    vars(function)["__signature__"] = signature.replace(parameters=[*own, *keywords])
    return function


@cache
def _keywords() -> tuple[inspect.Parameter, ...]:
    """The fields of a request as keyword parameters."""
    defaults = CheckRequest()
    return tuple(
        inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, default=getattr(defaults, each.name))
        for each in fields(CheckRequest)
    )


def _wrong(name: str, wanted: str, value: object) -> UsageError:
    return UsageError("bad-value", f"{name} 应为{wanted}，不能是 {type(value).__name__}")


def _of(value: Any, kind: type[Any], name: str, wanted: str) -> Any:
    if value is not None and not isinstance(value, kind):
        raise _wrong(name, wanted, value)
    return value


def _institution(value: object) -> bool:
    return isinstance(value, Institution)


def _config(value: object) -> bool:
    from alvtc_info.model.settings import Config

    return isinstance(value, Config)


def _place(value: Any, fits: Callable[[object], bool], name: str, wanted: str) -> Any:
    if value is None or isinstance(value, str) or fits(value):
        return value
    if not isinstance(value, os.PathLike) or not isinstance(os.fspath(value), str):
        raise _wrong(name, wanted, value)
    return os.fspath(value)


def _choice(choices: type[E], value: object, name: str, called: str) -> E | None:
    """A kind or stage by its value or its Chinese name; a part of one Chinese name does (送签)."""
    if value is None or isinstance(value, choices):
        return value
    if not isinstance(value, str):
        raise _wrong(name, called, value)
    for choice in choices:
        if value in (choice.value, getattr(choice, "label", None)):
            return choice
    labels = [str(getattr(choice, "label", choice)) for choice in choices]
    parts = [choice for choice, label in zip(choices, labels, strict=True) if len(value) > 1 and value in label]
    if len(parts) == 1:
        return parts[0]
    near = meant(value, [*choices, *labels])
    raise UsageError("unknown-choice", f"没有名为“{value}”的{called}{near}，可用：{' '.join(choices)}")


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _wrong("report_date", "日期", value)
    from alvtc_info.text.clock_times import written_date

    found = written_date(value)
    if found is None:
        raise UsageError("bad-value", f"“{value}”不是有效日期，请写成 2024-05-22")
    return found


def _names(value: object, name: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (Mapping, bytes)) or not isinstance(value, Iterable):
        raise _wrong(name, "规则名的列表", value)
    names = tuple(value)
    for each in names:
        if not isinstance(each, str):
            raise _wrong(name, "规则名的列表", each)
    return names


def _extras(value: object) -> tuple[str, ...]:
    names = _names(value, "extras") or ()
    for name in names:
        if name not in EXTRAS:
            raise UsageError("unknown-choice", f"没有名为“{name}”的附加内容，可用：{' '.join(EXTRAS)}")
    return names


def _named(value: object, known: Iterable[str], name: str) -> str | None:
    if value is None:
        return None
    choices = tuple(known)
    if not isinstance(value, str) or value not in choices:
        raise UsageError("unknown-choice", f"没有名为“{value}”的{name}，可用：{' '.join(choices)}")
    return value


def _flag(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, "True 或 False", value)
    return value


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= LONGEST:
        raise UsageError("bad-value", f"timeout 应为大于 0 的秒数，最多 {LONGEST}")
    return float(value)
