"""A rule as a value: a pure check with its clause, its severity and its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.model.finding import Basis, Severity
from alvtc_info.model.kinds import Kind, Stage
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from alvtc_info.model.finding import Hit

_MARKED = Pattern(r"⟦([^⟧]*)⟧")


@frozen
class Example:
    """A text and what the rule must point at in it: the spans marked ⟦⟧, in order.

    `says` are words that the messages must hold, one finding each, for findings on the whole document. `beside` are the
    other reports that are checked with it; `lexicon` are word lists in place of those of the college; `yellow` are the
    words that stand on yellow; `people` the names on the institution's own list, in its order, with their posts.
    """

    text: str
    kind: Kind | None = None
    stage: Stage = Stage.DRAFT
    report_date: str = "2024-05-22"
    meta: Mapping[str, object] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    beside: tuple[Example, ...] = ()
    lexicon: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    yellow: tuple[str, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def bare(self) -> str:
        """The text without the marks."""
        return _MARKED.sub(r"\1", self.text)


@frozen(slots=False, kw_only=True)
class Rule:
    """What to look for (`check`), why (`clause`, `basis`), how grave it is, and where it applies.

    `clause` is an identifier of the catalogue (1.4c); `standard` the number of a national standard where that is the
    basis. `kinds` None means every kind; a `structural` rule stays silent on fragments. `needs` names the facts
    (attributes of `Facts`) without which the rule cannot judge. `family` is what profiles turn on and off together.
    `yields_to` names the rules whose findings on the same words are shown instead of this one's. Within what a rule
    that `covers` points at, only it and `harm` rules are heard: words that ask for something are none of the paper's.

    What a `harm` rule finds can do harm once the paper has gone: it alone must be changed before a first report goes,
    anything else waits for the follow-up. What a `record` rule finds is past and no fault of the draft: a record beside
    the findings, always a hint.

    Of a draft that is nothing but a template only rules that are `even_blank` are applied.

    What a `never_cached` rule finds keeps the draft out of the cache; a `never_suppressed` rule cannot be set aside by
    notes in a draft or tables of the settings. `private` rules find what must not be shown. `lists` names the lists of
    the room `proofreading` that the rule stands on. `options` says in Chinese
    what each keyword-only parameter of the check is for. Severity and basis may be given as text (error, 必改).
    Raises UsageError for text that is none of them.
    """

    check: Callable[..., Iterable[Hit]]
    title: str
    clause: str
    basis: Basis
    severity: Severity
    standard: str = ""
    kinds: frozenset[Kind] | None = None
    structural: bool = False
    needs: tuple[str, ...] = ()
    family: str = ""
    yields_to: tuple[str, ...] = ()
    covers: bool = False
    harm: bool = False
    record: bool = False
    even_blank: bool = False
    never_cached: bool = False
    never_suppressed: bool = False
    private: bool = False
    preview: bool = False
    lists: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    bad: tuple[str | Example, ...] = ()
    good: tuple[str | Example, ...] = ()
    _name: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_name", self.check.__name__.replace("_", "-"))
        if type(self.severity) is str or type(self.basis) is str:  # as callers write them
            from alvtc_info.model.arguments import choice

            object.__setattr__(self, "severity", choice(Severity, self.severity, "severity", "级别"))
            object.__setattr__(self, "basis", choice(Basis, self.basis, "basis", "依据"))

    def __repr__(self) -> str:
        return f"Rule({self.name!r}, {str(self.severity)!r})"

    def __hash__(self) -> int:
        return hash((self.check, self.title, self.clause))

    @property
    def name(self) -> str:
        """The rule's name: that of its function, with hyphens."""
        return self._name

    @property
    def compares(self) -> bool:
        """Whether it compares a draft with others: it needs to know them."""
        return "others" in self.needs or "same_event" in self.needs

    @property
    def defaults(self) -> dict[str, Any]:
        """The options of the check and their defaults."""
        return dict(self.check.__kwdefaults__ or {})

    @property
    def page(self) -> str:
        """The docstring of the check, dedented: what it flags and why."""
        lines = (self.check.__doc__ or "").strip().splitlines()
        return "\n".join(line.strip() for line in lines)


def example(item: str | Example) -> Example:
    """An example as an `Example`, also where it was written as a text."""
    return item if isinstance(item, Example) else Example(item)


def framed(
    title: str,
    *body: str,
    department: str = "后勤处",
    issue: str = "第12期",
    row: str = "后勤处　　2024年5月22日",
    tail: str = "编辑：刘某　电话：0483-8000000　签发：李某",
) -> str:
    """A whole report as text, for examples: masthead, title, body, editor row; an empty part is left out."""
    masthead = department and f"{department}值班信息"
    return "\n".join(filter(None, (masthead, issue, row, title, *body, tail)))


def reported(title: str, *body: str, kind: Kind = Kind.DAILY, says: tuple[str, ...] = ()) -> Example:
    """A whole report of this kind as an example."""
    return Example(framed(title, *body), kind, says=says)


def proofreading_rule(
    check: Callable[..., Iterable[Hit]],
    title: str,
    bad: tuple[str | Example, ...],
    good: tuple[str | Example, ...],
    *,
    severity: Severity = Severity.WARNING,
    standard: str = "",
    clause: str = "1.4a",
    yields_to: tuple[str, ...] = (),
    lists: tuple[str, ...] = (),
) -> Rule:
    """A rule of the family `proofreading`: its basis is a national standard where one is named, else practice."""
    return Rule(
        check=check,
        title=title,
        clause=clause,
        basis=Basis.STANDARD if standard else Basis.PRACTICE,
        severity=severity,
        standard=standard,
        family="proofreading",
        yields_to=yields_to,
        lists=lists,
        bad=bad,
        good=good,
    )
