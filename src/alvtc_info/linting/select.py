"""Choose the rules to run: those named, those that the settings leave on, those for a kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.blank_forms import still_empty
from alvtc_info.errors import UsageError
from alvtc_info.model.choices import near
from alvtc_info.model.layout_names import DEPARTURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.settings import Config

_TITLED = 8  # rules that are listed by a word of their titles


def rules_named(
    select: Iterable[str] | None = None, ignore: Iterable[str] | None = None, config: Config | None = None
) -> tuple[Rule, ...]:
    """The rules chosen, in the order of the rule book; those in preview only where they are named.

    `select` overrides the settings' choice and their profile; `ignore` adds to that of the settings. A rule may be
    named by its Chinese title, too. Raises UsageError for an unknown name.
    """
    from alvtc_info.rules import RULES

    if config is None and select is None and not ignore:
        return _unless_preview(RULES)
    rules = (*RULES, *config.rules) if config else RULES
    known = {rule.name for rule in rules}
    chosen = _chosen_by(config, rules) if select is None else set(select)
    dropped = {*(ignore or ()), *(config.ignore if config and select is None else ())}
    if not chosen | dropped <= known:
        called = {layout.title: layout.name for layout in DEPARTURES} | {rule.title: rule.name for rule in rules}
        chosen, dropped = ({called.get(name, name) for name in names} for names in (chosen, dropped))
    if not chosen | dropped <= known:
        for name in sorted((chosen | dropped).difference(called.values())):
            raise unknown_rule(name, (*called.values(), *called))
    return tuple(rule for rule in rules if rule.name in chosen and rule.name not in dropped)


class _Usual:
    """The rules that run where nothing is said of rules, of this rule book."""

    book: tuple[Rule, ...] = ()
    rules: tuple[Rule, ...] = ()


def _unless_preview(book: tuple[Rule, ...]) -> tuple[Rule, ...]:
    if _Usual.book is not book:
        _Usual.rules = tuple(rule for rule in book if not rule.preview)
        _Usual.book = book
    return _Usual.rules


def _chosen_by(config: Config | None, rules: tuple[Rule, ...]) -> set[str]:
    if config is None:
        return {rule.name for rule in _unless_preview(rules)}
    if config.select is not None:
        return {*config.select, *config.enable}
    from alvtc_info.model.profiles import PROFILES

    off = PROFILES[config.profile].off
    return {
        rule.name
        for rule in rules
        if rule.name in config.enable or (config.has(rule) and not (rule.name in off or rule.family in off))
    }


def unknown_rule(name: str, known: Iterable[str]) -> UsageError:
    """The error for an unknown rule name, with the titles that hold it or the nearest of the known names and titles."""
    hint = ""
    if not name.isascii():
        from alvtc_info.rules import RULES

        titled = [f"{rule.name} {rule.title}" for rule in RULES if name.strip() and name.strip() in rule.title]
        hint = f"，名称里有这几个字的：{'、'.join(titled[:_TITLED])}" if titled else ""
    return UsageError(
        "unknown-rule", f"没有名为“{name}”的规则{hint or near(name, known)}；用 alvtc-info rule 查看全部规则"
    )


def applies(rule: Rule, document: Document) -> bool:
    """Whether a rule applies to a document: one of its kinds, no fragment for a structural rule, no blank template."""
    return speaks_of(rule, document.kind) and (rule.even_blank or not document.once(still_empty))


def applying(rules: Sequence[Rule], document: Document) -> list[Rule]:
    """Those of these rules that apply to a document."""
    kind, blank = document.kind, bool(document.once(still_empty))
    return [rule for rule in rules if speaks_of(rule, kind) and (rule.even_blank or not blank)]


def speaks_of(rule: Rule, kind: Kind | None) -> bool:
    """Whether a rule applies to a document of this kind; None is a fragment."""
    if kind is None:
        return not rule.structural and rule.kinds is None
    return rule.kinds is None or kind in rule.kinds
