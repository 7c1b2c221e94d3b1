"""Choose rules, run them over a document, and locate what they find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.errors import AlvtcInfoError, UsageError
from alvtc_info.model.finding import Finding, Fix, Hit, Related, Severity
from alvtc_info.text.pattern import Pattern, words

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from alvtc_info.config.settings_file import Config
    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.document import Document, Facts, Kind, Stage
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.suppression import Held
    from alvtc_info.report.models import Report

RULESET = "1.1"
Choice = TypeVar("Choice", bound=StrEnum)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that could not be judged, and why, in Chinese."""

    rule: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or run: a stable code and one Chinese line. `trace` is for `--debug`."""

    path: str
    code: str
    message: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check came to. Iterating gives the findings; `suppressed` are those held back by hand, each with its reason."""

    findings: tuple[Finding, ...]
    unjudged: tuple[Unjudged, ...]
    errors: tuple[Failure, ...]
    kind: Kind | None
    stage: Stage
    path: str = ""
    sha256: str = ""
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ruleset: str = RULESET
    suppressed: tuple[Held, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True


def rules_named(
    select: Iterable[str] | None = None, ignore: Iterable[str] | None = None, config: Config | None = None
) -> tuple[Rule, ...]:
    """The rules chosen, in the order of the rule book; those in preview only where they are named.

    `select` goes before the settings' choice and their profile; `ignore` adds to theirs. Raises UsageError for a name that no rule has.
    """
    from alvtc_info.rules import RULES

    rules = (*RULES, *config.rules) if config else RULES
    known = {rule.name for rule in rules}
    chosen = _chosen_by(config, rules) if select is None else set(select)
    dropped = {*(ignore or ()), *(config.ignore if config and select is None else ())}
    if not chosen | dropped <= known:
        from alvtc_info.model.layout_names import DEPARTURE_NAMES

        for name in sorted((chosen | dropped) - known - DEPARTURE_NAMES):
            raise unknown_rule(name, known)
    return tuple(rule for rule in rules if rule.name in chosen and rule.name not in dropped)


def _chosen_by(config: Config | None, rules: Iterable[Rule]) -> set[str]:
    if config is None:
        return {rule.name for rule in rules if not rule.preview}
    if config.select is not None:
        return {*config.select, *config.enable}
    from alvtc_info.config.settings_file import PROFILES

    off = PROFILES[config.profile].off
    return {
        rule.name
        for rule in rules
        if rule.name in config.enable or (config.has(rule) and not (rule.name in off or rule.family in off))
    }


def unknown_rule(name: str, known: Iterable[str]) -> UsageError:
    """The error for a name that no rule has, with the nearest one that there is."""
    return UsageError("unknown-rule", f"没有名为“{name}”的规则{_nearest(name, known)}；用 alvtc-info rule 查看全部规则")


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), 1)
    return f"，是否指“{near[0]}”" if near else ""


def check(
    report: Report | Document,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    report_date: date | None = None,
    kind: Kind | None = None,
    stage: Stage | None = None,
    facts: Facts | None = None,
    institution: Institution | None = None,
    config: Config | None = None,
) -> Result:
    """Check a report model or a document that was read.

    `select` and `ignore` are rule names; a rule named in `select` is run whatever the kind. `report_date` overrides the
    masthead's. `config` are settings from a file. Raises UsageError for an unknown rule name. A rule that crashes is listed in `errors`; the others go on.
    """
    from alvtc_info.model.document import Document, Kind, Stage

    document = report if isinstance(report, Document) else report.document(institution)
    if report_date or kind or stage or facts or institution:
        document = document.given(
            report_date=report_date,
            kind=None if kind is None else _chosen(Kind, kind, "文种"),
            stage=None if stage is None else _chosen(Stage, stage, "阶段"),
            facts=facts,
            institution=institution,
        )
    return run(document, rules_named(select, ignore, config), forced=select is not None, config=config)


def _chosen(choices: type[Choice], value: str, name: str) -> Choice:
    """A kind or stage from its name. Raises UsageError for one that does not exist."""
    try:
        return choices(value)
    except ValueError:
        raise UsageError("unknown-choice", f"没有名为“{value}”的{name}，可用：{' '.join(choices)}") from None


def check_file(
    path: str | os.PathLike[str],
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    report_date: date | None = None,
    kind: Kind | None = None,
    stage: Stage | None = None,
    facts: Facts | None = None,
    institution: Institution | None = None,
    encoding: str | None = None,
    config: Config | None = None,
) -> Result:
    """Read a file and check it. Raises InputError or ReportError where it cannot be read."""
    from alvtc_info.reading.drafts import read

    return check(
        read(path, encoding=encoding, institution=institution),
        select=select,
        ignore=ignore,
        report_date=report_date,
        kind=kind,
        stage=stage,
        facts=facts,
        institution=institution,
        config=config,
    )


def attempt(path: str, work: Callable[[], T]) -> T | Failure:
    """What the work on one file gives, or why it could not be done, whatever goes wrong."""
    try:
        return work()
    except AlvtcInfoError as error:
        return Failure(path, error.code, error.message)
    except (MemoryError, RecursionError):
        return Failure(path, "too-large", "文件太大或太复杂，处理不了，请拆分后再检查")
    except Exception as error:
        import traceback

        trace = "".join(traceback.format_exception(error))
        message = f"检查时程序出错（{type(error).__name__}），请用 --debug 重试并把输出交给维护人员"
        return Failure(path, "internal", message, trace)


def run(document: Document, rules: Sequence[Rule], *, forced: bool = False, config: Config | None = None) -> Result:
    """Run these rules; `forced` runs them whatever the kind of the document."""
    hits: list[tuple[Rule, Hit]] = []
    unjudged: list[Unjudged] = []
    failures: list[Failure] = []
    for rule in rules:
        if not (forced or applies(rule, document)):
            continue
        if any(getattr(document.facts, need) is None for need in rule.needs):
            unjudged.append(Unjudged(rule.name, rule.title, _reason(rule)))
            continue
        try:
            options = config.options.get(rule.name, {}) if config else {}
            found = rule.check(document, **options)
            hits.extend((rule, hit) for hit in (found if config is None else _adjusted(document, rule, found, config)))
        except Exception as error:  # a rule of ours or of another package: the others must go on
            failures.append(_crash(document, rule, error))
    findings = [_locate(document, rule, hit) for rule, hit in _settle(hits)]
    order = {block.id: index for index, block in enumerate(document.blocks)}
    back: list[Held] = []
    if document.suppressions or (config and config.suppress):
        from alvtc_info.model.suppression import faulty, held_back, names_of, unused
        from alvtc_info.rules import RULES

        judged = {rule.name for rule in rules if forced or applies(rule, document)} - {each.rule for each in unjudged}
        names = names_of((*RULES, *config.rules) if config else RULES)
        findings, back = held_back(document, findings, names, config)
        findings += [*faulty(document, names), *unused(document, back, names, judged)]
    findings.sort(key=lambda f: _place_in_order(f, order))
    return Result(
        findings=tuple(findings),
        unjudged=tuple(unjudged),
        errors=tuple(failures),
        kind=document.kind,
        stage=document.stage,
        path=document.name,
        sha256=document.sha256,
        encoding=document.encoding,
        warnings=document.warnings,
        notes=document.notes,
        suppressed=tuple(back),
        ruleset=(config.ruleset if config else "") or RULESET,
    )


def _adjusted(document: Document, rule: Rule, hits: Iterable[Hit], config: Config) -> Iterator[Hit]:
    """The hits as the settings want them: words dropped and added, the severity theirs."""
    overlays = config.overlays(rule.name, document)
    severity = config.severity(rule.name)
    dropped = frozenset[str]().union(*(overlay.drop for overlay in overlays))
    spans = []
    for hit in hits:
        if hit.start < 0 or document.text[hit.start : hit.end] not in dropped:
            spans.append((hit.start, hit.end))
            yield replace(hit, severity=severity) if severity else hit
    for overlay in overlays:
        pattern = Pattern(words(overlay.add), *overlay.add)
        for match in document.finditer(pattern) if overlay.add else ():
            start, end = match.span()
            if not any(a < end and start < b for a, b in spans):
                advice = overlay.add[match.group()] or "请改写"
                yield Hit(start, end, f"“{match.group()}”是本单位列入“{rule.title}”的词：{advice}", severity)


def _reason(rule: Rule) -> str:
    beside = {"same_event": "要和同一事件的其他报告一起检查才能对照", "others": "要和其他稿件一起检查才能对照"}
    return next((beside[need] for need in rule.needs if need in beside), "稿件上没有这些信息")


def _place_in_order(finding: Finding, order: dict[str, int]) -> tuple[bool, int, int, int, str]:
    """Hints last; before them what concerns the whole document, then the rest as it stands on the paper."""
    rank = finding.severity.rank
    hint = finding.severity is Severity.INFO
    if not finding.quote and finding.start == finding.end == 0:
        return hint, -1, rank, 0, finding.rule
    return hint, order[finding.block], finding.start, finding.end, finding.rule


def applies(rule: Rule, document: Document) -> bool:
    """Whether a rule speaks about this document: of its kinds, and structural rules not about fragments."""
    return speaks_of(rule, document.kind)


def speaks_of(rule: Rule, kind: Kind | None) -> bool:
    """The same of a document of this kind; None is a fragment."""
    if kind is None:
        return not rule.structural and rule.kinds is None
    return rule.kinds is None or kind in rule.kinds


# where both point at the same words, the first is shown and the second is not (catalogue 3.0)
_PRECEDENCE = (
    ("vague-cutoff", "vague-time"),
    ("vague-cutoff", "relative-time"),
    ("vague-cutoff", "vague-span"),
    ("date-format", "incomplete-date"),
    ("citation-without-source", "anonymous-source"),
    ("pii-id-card", "pii-bank-card"),
    ("pii-id-card", "pii-mobile"),
    ("pii-bank-card", "pii-mobile"),
    ("template-placeholder", "header-elements"),
    ("heading-format", "halfwidth-punct"),
    ("heading-trailing-punct", "halfwidth-punct"),
    ("doc-number-brackets", "halfwidth-punct"),
    ("template-placeholder", "ocr-residue"),
)


def _settle(hits: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    masters: dict[str, list[tuple[int, int]]] = {}
    for rule, hit in hits:
        if hit.start >= 0:
            masters.setdefault(rule.name, []).append((hit.start, hit.end))
    for spans in masters.values():
        spans.sort()
    over = {
        name: [masters.get(first, []) for first, second in _PRECEDENCE if second == name] for _, name in _PRECEDENCE
    }
    return [
        (rule, hit)
        for rule, hit in hits
        if hit.start < 0
        or not any(a < hit.end and hit.start < b for spans in over.get(rule.name, ()) for a, b in _near(spans, hit))
    ]


def _near(spans: list[tuple[int, int]], hit: Hit) -> list[tuple[int, int]]:
    from bisect import bisect_left

    index = bisect_left(spans, (hit.start, hit.end))
    return spans[max(0, index - 1) : index + 2]


def _locate(document: Document, rule: Rule, hit: Hit) -> Finding:
    if hit.start < 0:
        block = next((p.block for p in document.passages if p.role == "title"), 0)
        start = end = 0
        quote = ""
        fix = hit.fix
    else:
        block, start, end = document.locate(hit.start, hit.end)
        text, shift = document.blocks[block].text, document.blocks[block].shift
        fix = hit.fix if start >= shift else None  # a printed number (一、) is no text that could be put right
        if end <= shift < len(text):
            end = len(text)
        start = max(start, shift)
        quote = text[start:end]
        start, end = start - shift, end - shift
    finding = Finding(
        rule=rule.name,
        title=rule.title,
        severity=hit.severity or rule.severity,
        basis=rule.basis,
        clause=rule.standard or document.institution.clause(rule.clause),
        clause_id=rule.clause,
        path=document.name,
        block=document.blocks[block].id if document.blocks else "",
        place=document.blocks[block].place if document.blocks else "",
        start=start,
        end=end,
        quote=quote,
        message=hit.message,
        fix=fix,
        related=tuple(_related(*site) for site in hit.related),
    )
    return _masked(document, finding, rule)


def _related(other: Document, begin: int, stop: int) -> Related:
    from alvtc_info.text.masking import mask_all

    index, start, end = other.locate(begin, stop)
    block = other.blocks[index]
    first, last = max(start - block.shift, 0), max(end - block.shift, 0)
    quote, place = mask_all(block.text[start:end]), mask_all(block.place)
    return Related(other.name, block.id, place, first, last, quote)


def _masked(document: Document, finding: Finding, rule: Rule) -> Finding:
    from alvtc_info.text.masking import mask, mask_all

    if rule.private:
        return replace(finding, quote=mask(finding.quote), place=mask_all(finding.place))
    fix = finding.fix and Fix(mask_all(finding.fix.replacement), finding.fix.safe)
    return replace(
        finding,
        quote=mask_all(finding.quote),
        place=mask_all(finding.place),
        message=mask_all(finding.message),
        fix=fix,
    )


def _crash(document: Document, rule: Rule, error: Exception) -> Failure:
    import traceback

    trace = "".join(traceback.format_exception(error))
    message = f"规则“{rule.title}”（{rule.name}）运行出错，其他规则已照常检查；请用 --debug 重试并把输出交给维护人员"
    return Failure(document.name, "rule-crashed", message, trace)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity among the findings."""
    return min((f.severity for f in findings), key=lambda s: s.rank, default=None)
