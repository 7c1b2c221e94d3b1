"""Run rules over a document, and locate what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.errors import AlvtcInfoError
from alvtc_info.journal import warn
from alvtc_info.linting.positions import placed
from alvtc_info.linting.select import applies, applying
from alvtc_info.linting.urgency import in_the_urgent_hour, stand
from alvtc_info.model.document import FORMULA, MASK, Block, Facts
from alvtc_info.model.finding import Basis, Finding, Hit, Related, Severity, Urgency
from alvtc_info.model.kinds import Role
from alvtc_info.model.masked import masked_result, numbers_in, without_numbers
from alvtc_info.model.result import RULESET, Failure, Result, Unjudged
from alvtc_info.sandbox import cancelled
from alvtc_info.text.masking import mask
from alvtc_info.text.pattern import Pattern, words
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Suppressed
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.settings import Config
    from alvtc_info.sandbox import Cancel


_NO_BLOCK = Block("", "", Role.BODY, "")


def run(
    document: Document,
    rules: Sequence[Rule],
    *,
    forced: bool = False,
    config: Config | None = None,
    cancel: Cancel | None = None,
) -> Result:
    """The result of these rules; `forced` runs them whatever the kind of the document.

    `cancel` is asked before each rule. Raises InputError if it says to stop.
    """
    document = _beside_people(document, config)
    hits, unjudged, failures = _gathered(document, rules, forced=forced, config=config, cancel=cancel)
    findings = [_locate(document, rule, hit) for rule, hit in _settle(hits)]
    findings = stand(findings, rules, urgent=in_the_urgent_hour(document))
    if document.once(numbers_in):
        findings = [without_numbers(document, finding) for finding in findings]
    order = {block.id: index for index, block in enumerate(document.blocks)}
    suppressed: list[Suppressed] = []
    if document.suppressions or (config and config.suppress):
        from alvtc_info.linting.suppress import faulty, names_of, set_aside, unused
        from alvtc_info.rules import RULES

        judged = {rule.name for rule in rules if forced or applies(rule, document)} - {each.rule for each in unjudged}
        names = names_of((*RULES, *config.rules) if config else RULES)
        findings, suppressed = set_aside(document, findings, names, config)
        findings += [*faulty(document, names), *unused(document, suppressed, names, judged)]
    findings.sort(key=lambda f: _place_in_order(f, order))
    result = Result(
        findings=tuple(placed(document, findings)),
        unjudged=tuple(unjudged),
        errors=tuple(failures),
        kind=document.kind,
        stage=document.stage,
        path=document.name,
        sha256=document.sha256,
        encoding=document.encoding,
        warnings=document.warnings,
        notes=(*document.notes, document.doubt) if document.doubt and not forced else document.notes,
        suppressed=tuple(each._replace(finding=placed(document, [each.finding])[0]) for each in suppressed),
        ruleset=(config.ruleset if config else "") or RULESET,
    )
    return masked_result(result)


def run_beside(
    document: Document,
    rules: Sequence[Rule],
    alone: Result,
    *,
    forced: bool = False,
    config: Config | None = None,
    cancel: Cancel | None = None,
) -> tuple[Unjudged, ...] | None:
    """What could not be judged of a document beside others, where nothing else is new to the result that it had alone.

    Only the rules that compare it run. None where they find something, or found or set aside something before, or where
    the document has notes: then all rules must run, as what one finds can keep back what another does. Raises as `run`.
    """
    comparing = [rule for rule in rules if rule.compares]
    names = {rule.name for rule in comparing}
    told = {each.rule for each in alone} | {each.finding.rule for each in alone.suppressed}
    if document.suppressions or names & told:
        return None
    hits, unjudged, failures = _gathered(document, comparing, forced=forced, config=config, cancel=cancel)
    if hits or failures or alone.errors:
        return None
    reasons = {each.rule: each for each in (*(each for each in alone.unjudged if each.rule not in names), *unjudged)}
    return tuple(reasons[rule.name] for rule in rules if rule.name in reasons)


def _beside_people(document: Document, config: Config | None) -> Document:
    """The document beside the list of people that the settings name: rules know no settings."""
    return document.given(facts=Facts(people=config.people)) if config and config.people else document


def _gathered(
    document: Document, rules: Sequence[Rule], *, forced: bool, config: Config | None, cancel: Cancel | None
) -> tuple[list[tuple[Rule, Hit]], list[Unjudged], list[Failure]]:
    """What these rules point at, each by itself; which of them could not be judged; which of them failed."""
    hits: list[tuple[Rule, Hit]] = []
    unjudged: list[Unjudged] = []
    failures: list[Failure] = []
    facts = document.facts
    for rule in rules if forced else applying(rules, document):
        if cancel is not None and cancel.is_set():
            raise cancelled(document.name)
        if rule.needs and any(getattr(facts, need) is None for need in rule.needs):
            unjudged.append(Unjudged(rule.name, rule.title, _reason(rule)))
            continue
        try:
            if config is None:
                found = rule.check(document)
            else:
                found = _adjusted(document, rule, rule.check(document, **config.options.get(rule.name, {})), config)
            for hit in found:
                hits.append((rule, hit))  # one by one: those before a crash are kept
        except AlvtcInfoError as error:  # a limit on a rule of the settings
            failures.append(Failure(document.name, error.code, error.message))
        except Exception as error:  # of any rule, also of another package: the others must still run
            failures.append(_crash(document, rule, error))
    return hits, unjudged, failures


def _adjusted(document: Document, rule: Rule, hits: Iterable[Hit], config: Config) -> Iterator[Hit]:
    """The hits as the settings adjust them: words dropped and added, and the severity of the settings."""
    overlays = config.overlays(rule.name, document)
    severity = None if rule.never_suppressed else config.severity(rule.name)
    dropped = frozenset[str]().union(*(overlay.drop for overlay in overlays))
    spans = []
    for hit in hits:
        if hit.start < 0 or document.text[hit.start : hit.end] not in dropped or rule.never_suppressed:
            spans.append((hit.start, hit.end))
            yield replace(hit, severity=severity) if severity else hit
    for overlay in overlays:
        pattern = Pattern(words(overlay.add))
        for match in document.finditer(pattern) if overlay.add else ():
            start, end = match.span()
            if not any(a < end and start < b for a, b in spans):
                advice = overlay.add[match.group()] or "请改写"
                yield Hit(start, end, f"“{match.group()}”是本单位列入“{rule.title}”的词：{advice}", severity)


def _reason(rule: Rule) -> str:
    beside = {"same_event": "要和同一事件的其他报告一起检查才能对照", "others": "要和其他稿件一起检查才能对照"}
    return next((beside[need] for need in rule.needs if need in beside), "稿件上没有这些信息")


def _place_in_order(finding: Finding, order: dict[str, int]) -> tuple[int, int, int, int, str]:
    """The sort key of a finding.

    The record of times comes last, hints before it; then what concerns the whole document, then the order of the paper.
    """
    rank = finding.severity.rank
    hint = (finding.severity is Severity.INFO) + (finding.urgency is Urgency.RECORD)
    if not finding.quote and finding.start == finding.end == 0:
        return hint, -1, rank, 0, finding.rule
    return hint, order[finding.block], finding.start, finding.end, finding.rule


def _settle(hits: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """The hits without those that a rule in `yields_to` points at too, and without those that a rule `covers`.

    On the same words the master is shown (catalogue 3.0); within what is covered only what does harm.
    """
    masters: dict[str, list[tuple[int, int]]] = {}
    covered: list[tuple[int, int]] = []
    for rule, hit in hits:
        if hit.start >= 0:
            masters.setdefault(rule.name, []).append((hit.start, hit.end))
            if rule.covers:
                covered.append((hit.start, hit.end))
    for spans in masters.values():
        spans.sort()
    covered.sort()
    return [
        (rule, hit)
        for rule, hit in hits
        if hit.start < 0
        or not (
            any(a < hit.end and hit.start < b for name in rule.yields_to for a, b in _near(masters.get(name, []), hit))
            or (not rule.harm and any(a <= hit.start and hit.end <= b for a, b in _near(covered, hit)))
        )
    ]


def _near(spans: list[tuple[int, int]], hit: Hit) -> list[tuple[int, int]]:
    from bisect import bisect_left

    index = bisect_left(spans, (hit.start, hit.end))
    return spans[max(0, index - 1) : index + 2]


def _locate(document: Document, rule: Rule, hit: Hit) -> Finding:
    if hit.start < 0:
        index = next((p.block for p in document.passages if p.role == "title"), 0)
        block = document.blocks[index] if document.blocks else _NO_BLOCK
        start = end = 0
        quote = ""
        fix = hit.fix
    else:
        index, start, end = document.locate(hit.start, hit.end)
        block = document.blocks[index]
        text, shift = block.text, block.shift
        start = 0 if block.role is Role.PROMPT else start
        fix = hit.fix if start >= shift else None  # a printed number (一、) is no text that can be replaced
        if end <= shift < len(text):
            end = len(text)
        start = max(start, shift)
        quote = text[start:end]
        start, end = start - shift, end - shift
    if fix is not None and FORMULA in fix.replacement:
        fix = None
    line = int(block.id) if not document.source and block.id.isdecimal() else None
    return Finding(
        rule=rule.name,
        title=rule.title,
        severity=hit.severity or rule.severity,
        basis=Basis.PRACTICE if hit.customary else rule.basis,
        clause=(not hit.customary and rule.standard) or document.institution.clause(rule.clause),
        clause_id=rule.clause,
        path=document.name,
        block=block.id,
        place=block.place,
        start=start,
        end=end,
        quote=mask(quote) if rule.private else quote,
        message=hit.message.replace(FORMULA, MASK),
        fix=fix,
        related=tuple(_related(*site) for site in hit.related) if hit.related else (),
        why=hit.why,
        line=line,
        column=None if line is None else start + 1,
        end_column=None if line is None else end + 1,
    )


def _related(other: Document, begin: int, stop: int) -> Related:
    index, start, end = other.locate(begin, stop)
    block = other.blocks[index]
    first, last = max(start - block.shift, 0), max(end - block.shift, 0)
    return Related(other.name, block.id, block.place, first, last, block.text[start:end])


def _crash(document: Document, rule: Rule, error: Exception) -> Failure:
    import traceback

    warn("%s：规则 %s 运行出错（%s）", document.name, rule.name, type(error).__name__)
    trace = "".join(traceback.format_exception(error))
    message = f"规则“{rule.title}”（{rule.name}）运行出错，其他规则已照常检查；请用 --debug 重试并把输出交给维护人员"
    return Failure(document.name, "rule-crashed", message, trace)
