"""What a check was asked for: one value for every entry point of the library and every command."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from alvtc_info.errors import UsageError, bad_value
from alvtc_info.model.arguments import choice, day, flag, is_institution, names, one_of, optional, path_or
from alvtc_info.model.document import Facts
from alvtc_info.model.kinds import Kind, Stage
from alvtc_info.model.layout_names import LAYOUT_LABELS
from alvtc_info.model.limits import DEFAULT_LIMITS, Limits
from alvtc_info.model.profiles import PROFILE_LABELS
from alvtc_info.text.value_classes import field, frozen, names_of, replace

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from datetime import date
    from typing import TypedDict

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.settings import Config
    from alvtc_info.sandbox import Cancel

    class CheckChoices(TypedDict, total=False):
        """The fields of a `CheckRequest` as keywords, in every unambiguous form."""

        kind: Kind | str | None
        stage: Stage | str | None
        report_date: date | str | None
        select: Iterable[str] | None
        ignore: Iterable[str] | None
        facts: Facts | Mapping[str, object] | None
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
        cancel: Cancel | None
        people: bool


EXTRA_LABELS = {"hidden": "隐藏文字", "comments": "批注", "deletions": "修订中删去的文字"}
EXTRAS = tuple(EXTRA_LABELS)
LONGEST = 86_400  # seconds that a time limit may be
_RULES = "规则名的列表"
P = ParamSpec("P")
R = TypeVar("R")


@frozen(slots=False, kw_only=True)
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
        What is known beside the paper: Facts, or the data that `load_facts` takes, which is read when it is needed.
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
    cancel
        What is asked between drafts, between rules, and while a process of its own works, whether to stop: a
        `threading.Event`, or anything with `is_set()`. It is no part of the value: neither compared nor pickled.
    people
        Whether names are compared with the institution's own list of people, where the settings name one.

    Raises UsageError for a value that is ambiguous or does not exist, with what is expected.
    """

    kind: Kind | None = None
    stage: Stage | None = None
    report_date: date | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    facts: Facts | Mapping[str, object] | None = field(default=None, hash=False, repr=False)
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
    cancel: Cancel | None = field(default=None, repr=False, compare=False)
    people: bool = True

    def __post_init__(self) -> None:
        plain = {
            "kind": choice(Kind, self.kind, "kind", "文种"),
            "stage": choice(Stage, self.stage, "stage", "阶段"),
            "report_date": day(self.report_date, "report_date"),
            "select": names(self.select, "select", _RULES),
            "ignore": names(self.ignore, "ignore", _RULES) or (),
            "facts": _facts(self.facts),
            "encoding": optional(self.encoding, str, "encoding", "编码的名称，如 gb18030"),
            "extras": _extras(self.extras),
            "limits": optional(self.limits, Limits, "limits", "Limits") or DEFAULT_LIMITS,
            "institution": path_or(
                self.institution, is_institution, "institution", "Institution，或机构包所在的文件夹"
            ),
            "config": path_or(self.config, _config, "config", "Config，或配置文件的路径"),
            "profile": None if self.profile is None else one_of(self.profile, PROFILE_LABELS, "文体"),
            "layout": flag(self.layout, "layout"),
            "layout_profile": one_of(_or_default(self.layout_profile), LAYOUT_LABELS, "版式"),
            "pages": flag(self.pages, "pages"),
            "ledger": path_or(self.ledger, lambda _: False, "ledger", "台账的地址"),
            "timeout": _seconds(self.timeout),
            "cancel": _cancel(self.cancel),
            "people": flag(self.people, "people"),
        }
        for name, value in plain.items():
            object.__setattr__(self, name, value)

    def __copy__(self) -> CheckRequest:
        return self

    def __deepcopy__(self, memo: object) -> CheckRequest:
        return self

    def __getstate__(self) -> dict[str, object]:
        """The state to pickle: what tells to stop belongs to the process that made it."""
        return {**self.__dict__, "cancel": None}

    def given(self, choices: CheckChoices) -> CheckRequest:
        """A copy with these choices in place of its own."""
        return replace(self, **cast("dict[str, Any]", choices)) if choices else self


def requested(request: CheckRequest | None, choices: CheckChoices) -> CheckRequest:
    """The request of a call: `request`, overridden by the keywords. Raises UsageError for a wrong value."""
    if request is not None and not isinstance(request, CheckRequest):
        raise bad_value("request", "CheckRequest", request)
    return (request or _default()).given(choices)


@cache
def _default() -> CheckRequest:
    return CheckRequest()


def proved(request: CheckRequest, **values: object) -> CheckRequest:
    """The request with these values, which are known to be right: nothing is looked at again."""
    if all(getattr(request, name) is value for name, value in values.items()):
        return request
    changed = object.__new__(CheckRequest)
    changed.__dict__.update(request.__dict__, **values)
    return changed


def takes_request(function: Callable[P, R]) -> Callable[P, R]:
    """Mark a function that takes `**choices`: the signature of its public name shows every field of a request."""
    vars(function)["takes_request"] = True
    return function


def show_choices(function: Any) -> None:
    """Give a marked function the signature that editors, help and `inspect.signature` read."""
    import inspect

    signature, defaults = inspect.signature(function), _default()
    own = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    named = {each.name for each in own}
    keywords = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=getattr(defaults, name))
        for name in names_of(CheckRequest)
        if name not in named
    ]
    function.__signature__ = signature.replace(parameters=[*own, *keywords])


def _config(value: object) -> bool:
    from alvtc_info.model.settings import Config

    return isinstance(value, Config)


def _facts(value: Any) -> Facts | dict[str, object] | None:
    if isinstance(value, Mapping):
        return dict(value)
    return optional(value, Facts, "facts", "Facts，或补充信息的数据（字典，见 load_facts）")


def _or_default(value: Any) -> Any:
    return "default" if value is None else value


def _cancel(value: Any) -> Cancel | None:
    if value is not None and not callable(getattr(value, "is_set", None)):
        raise bad_value("cancel", "threading.Event（或别的有 is_set() 的对象）", value)
    found: Cancel | None = value
    return found


def _extras(value: object) -> tuple[str, ...]:
    return tuple(one_of(each, EXTRA_LABELS, "附加内容") for each in names(value, "extras", "附加内容的列表") or ())


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= LONGEST:
        raise UsageError("bad-value", f"timeout 应为大于 0 的秒数，最多 {LONGEST}")
    return float(value)
