"""The settings of a user for a folder of drafts, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from alvtc_info.errors import bad_value
from alvtc_info.model.arguments import choice, names, one_of
from alvtc_info.model.finding import Severity
from alvtc_info.model.profiles import PROFILE_LABELS, PROFILES
from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    from datetime import date

    from alvtc_info.model.document import Document
    from alvtc_info.model.facts import ListedPerson
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.suppression import Exemption


@frozen
class Words:
    """An overlay of a rule's words.

    `add` are words that it finds besides its own (word → advice, which may be empty); `drop` those that it lets pass.
    """

    add: Mapping[str, str] = field(default_factory=dict, hash=False)
    drop: frozenset[str] = frozenset()


@frozen
class Correction:
    """Words that the office replaces by others; `by` and `on` say who confirmed it and when. It counts only then."""

    wrong: str
    right: str
    by: str = ""
    on: date | None = None

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody has confirmed it."""
        return bool(self.by)


@frozen
class Config:
    """Settings, all optional. `path` is the file they come from.

    `ruleset` is the edition of the rule book that is pinned; empty: today's. `select`, `ignore` and `enable` (rules in
    preview that are wanted) are rule names. `severities` replace a rule's own. `words` overlay the words of a rule;
    `departments` do so for the reports of one department. `suppress` are files in which rules are not applied, with the
    reason. `exclude` are lines as of a .gitignore in the folder of the settings: files that are no drafts. `rules` are
    the user's own and those of other packages. `people` is the institution's own list of people and their posts, in
    the order that the office keeps, `corrections` what the office keeps correcting (those confirmed are the rule
    `own-corrections` among `rules`); `people_file` and `corrections_file` are the files they were read from, and no
    repr shows either list. One name and a severity as text (error, 必改) are taken as they are meant. Raises UsageError
    for values of another type.
    """

    path: str = ""
    profile: str = "duty"
    ruleset: str = ""
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict, hash=False)
    options: Mapping[str, Mapping[str, int | bool]] = field(default_factory=dict, hash=False)
    words: Mapping[str, Words] = field(default_factory=dict, hash=False)
    departments: Mapping[str, Mapping[str, Words]] = field(default_factory=dict, hash=False)
    suppress: tuple[Exemption, ...] = ()
    rules: tuple[Rule, ...] = ()
    exclude: tuple[str, ...] = ()
    people: tuple[ListedPerson, ...] = field(default=(), repr=False)
    people_file: str = ""
    corrections: tuple[Correction, ...] = field(default=(), repr=False)
    corrections_file: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "profile", one_of(self.profile, PROFILE_LABELS, "文体"))
        for name in ("select", "ignore", "enable", "exclude"):
            if type(getattr(self, name)) is not tuple:
                given = names(getattr(self, name), name, "文件名的列表" if name == "exclude" else "规则名的列表")
                object.__setattr__(self, name, given if name == "select" else given or ())
        for name in ("severities", "options", "words", "departments"):
            if not isinstance(getattr(self, name), Mapping):
                raise bad_value(name, "表（字典）", getattr(self, name))
        if not all(type(each) is Severity for each in self.severities.values()):
            found = {rule: choice(Severity, each, "severities", "级别") for rule, each in self.severities.items()}
            object.__setattr__(self, "severities", {rule: each for rule, each in found.items() if each})

    def severity(self, rule: str) -> Severity | None:
        """The severity of a rule by the user, the profile or the pinned edition; None where none of them sets one."""
        own = self.severities.get(rule) or PROFILES[self.profile].severities.get(rule)
        if own or not self.ruleset:
            return own
        from alvtc_info.model.editions import EDITIONS, edition

        then, now = edition(self.ruleset).get(rule), edition(EDITIONS[-1]).get(rule)
        return Severity(then.severity) if then and now and then.severity != now.severity else None

    def has(self, rule: Rule) -> bool:
        """Whether a rule runs by default.

        A rule of the rule book does where the pinned edition had it, out of preview. Without a pinned edition, and for
        the user's own rules, it does unless it is in preview.
        """
        if not self.ruleset or rule in self.rules:
            return not rule.preview
        from alvtc_info.model.editions import edition

        then = edition(self.ruleset).get(rule.name)
        return then is not None and not then.preview

    def overlays(self, rule: str, document: Document) -> tuple[Words, ...]:
        """The overlays of a rule's words for this document: the general one, and that of its department."""
        found = [self.words[rule]] if rule in self.words else []
        if self.departments:
            of = (document.value("department"), document.value("reporting_unit"))
            found += [table[rule] for name, table in self.departments.items() if name in of and rule in table]
        return tuple(found)
