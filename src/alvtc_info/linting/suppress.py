"""Findings suppressed by notes in a draft and tables of the settings, and what is wrong with those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Finding, Severity
from alvtc_info.model.layout_names import DEPARTURES
from alvtc_info.model.result import Suppressed
from alvtc_info.model.suppression import WORD, Suppression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from alvtc_info.model.document import Document
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.settings import Config

NAME, TITLE = "suppression", "不检查的标记"


SHOWN = 20  # code points of the paragraph that a finding about a note shows


def names_of(rules: Iterable[Rule]) -> dict[str, str]:
    """Names by what a note may call them: each rule and departure of the layout by its name and its title."""
    named = [(rule.name, rule.title) for rule in rules if not rule.never_suppressed] + [
        (each.name, each.title) for each in DEPARTURES
    ]
    return {called: name for name, title in named for called in (name, title)}


def set_aside(
    document: Document, findings: Iterable[Finding], names: Mapping[str, str], config: Config | None
) -> tuple[list[Finding], list[Suppressed]]:
    """The findings that stand, and the suppressed ones; `names` as from `names_of`."""
    notes = [
        (note, {names[rule] for rule in note.rules if rule in names}) for note in document.suppressions if note.reason
    ]
    exempt = [
        each
        for each in (config.suppress if config else ())
        if each.reason and config and each.names(document.name, config.path)
    ]
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        note = next((note for note, wanted in notes if finding.rule in wanted and note.holds(finding.block)), None)
        table = next((each for each in exempt if finding.rule in each.rules), None)
        if note is not None:
            suppressed.append(Suppressed(finding, note.reason, "note"))
        elif table is not None:
            suppressed.append(Suppressed(finding, table.reason, "settings"))
        else:
            kept.append(finding)
    return kept, suppressed


def faulty(document: Document, names: Mapping[str, str]) -> Iterator[Finding]:
    """Findings on the notes of a document: no rule, no reason, an unknown rule."""
    for note in document.suppressions:
        if not note.rules:
            yield _about(document, note, f"没有写不检查哪条规则，请写成“{WORD} 规则名：理由”", Severity.WARNING)
        elif not note.reason and any(rule in names for rule in note.rules):
            wanted = f"{WORD} {'、'.join(note.rules)}：理由"
            yield _about(document, note, f"没有写理由，不起作用；请写成“{wanted}”", Severity.WARNING)
        for rule in note.rules:
            if rule not in names:
                message = f"不能不检查“{rule}”：没有这条规则，或它不许放过；用 alvtc-info rule 查看全部规则"
                yield _about(document, note, message, Severity.WARNING)


def unused(
    document: Document, suppressed: Iterable[Suppressed], names: Mapping[str, str], judged: Collection[str]
) -> Iterator[Finding]:
    """Findings on the notes that suppressed nothing; `judged` are the names of what was applied to this document."""
    findings = [each.finding for each in suppressed]
    for note in document.suppressions:
        for rule in note.rules:
            name = names.get(rule)
            if note.reason and name in judged and not any(f.rule == name and note.holds(f.block) for f in findings):
                yield _about(document, note, f"这里没有“{rule}”的问题，这个标记可以删去", Severity.INFO)


def _about(document: Document, note: Suppression, message: str, severity: Severity) -> Finding:
    """A finding about a note, placed on the first of its paragraphs."""
    at = next((block for block in document.blocks if note.holds(block.id)), None)
    text = at.text[at.shift :] if at else ""
    end = min(SHOWN, len(text))
    return Finding(
        NAME, TITLE, severity, Basis.PRACTICE, "", "", document.name,
        at.id if at else "", at.place if at else "", 0, end, text[:end], message,
    )  # fmt: skip


def exemption_findings(
    config: Config, checked: Iterable[tuple[str, Sequence[Suppressed]]], *, whole: bool
) -> list[Finding]:
    """Findings on the tables of the settings: no reason, and where the `whole` folder was checked, nothing suppressed.

    `checked` are the paths of the files, with the suppressed findings of each.
    """
    files = list(checked)
    found = []
    for number, table in enumerate(config.suppress, 1):
        what = f"[[suppress]] 第 {number} 项"
        if not table.reason:
            found.append(_of_settings(config.path, f"{what}没有写理由，不起作用；请加 reason", Severity.WARNING))
        elif whole and not any(
            each.finding.rule in table.rules and each.by == "settings" and table.names(path, config.path)
            for path, suppressed in files
            for each in suppressed
        ):
            found.append(_of_settings(config.path, f"{what}没有用上，可以删去", Severity.INFO))
    return found


def _of_settings(path: str, message: str, severity: Severity) -> Finding:
    return Finding(NAME, TITLE, severity, Basis.PRACTICE, "", "", path, "", "配置文件", 0, 0, "", message)
