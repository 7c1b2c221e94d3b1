"""Checking one draft by one request: reading, settings, rules, layout, pages and ledger, combined into a result."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from alvtc_info.config.nearest import FolderSettings
from alvtc_info.errors import AlvtcInfoError, ReportError, UsageError
from alvtc_info.institution.values import default_institution, opened_institution
from alvtc_info.journal import debug
from alvtc_info.linting import secrecy_guard
from alvtc_info.linting.engine import run, run_beside
from alvtc_info.linting.select import rules_named
from alvtc_info.model.arguments import flag
from alvtc_info.model.document import Document, Facts
from alvtc_info.model.layout_names import departures_named
from alvtc_info.model.masked import masked_result
from alvtc_info.model.request import proved, requested, takes_request
from alvtc_info.reading.drafts import document_of, is_report, is_source, label, name_of, read_bytes, work_on
from alvtc_info.reading.formats import OFFICE_SUFFIXES, WORD_SUFFIXES, suffix_of
from alvtc_info.reading.input import decode, slurp
from alvtc_info.rendering.printed import printed
from alvtc_info.report.given_facts import opened_facts
from alvtc_info.sandbox import within
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import field, frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.model.result import Result, Unjudged
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.settings import Config
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report
    from alvtc_info.sandbox import Cancel


class Draft(NamedTuple):
    """A draft that was read: its document and its bytes."""

    document: Document
    data: bytes

    @property
    def is_word(self) -> bool:
        """Whether it is in a format of Word, which has a layout and pages."""
        return suffix_of(self.document.name) in WORD_SUFFIXES

    @property
    def has_pages(self) -> bool:
        """Whether it is laid out in pages that its places do not tell."""
        return self.is_word or suffix_of(self.document.name) in OFFICE_SUFFIXES - {".pdf"}


class Checker:
    """Reads and judges drafts by one request; created once per process.

    With `nearest`, the settings of each draft are looked for in its folder and upwards, unless the request names some;
    `settings` are those that were looked up already.
    Raises InputError if the pack of the institution cannot be read.
    """

    def __init__(self, request: CheckRequest, *, nearest: bool = False, settings: FolderSettings | None = None) -> None:
        self.institution = opened_institution(request.institution) or default_institution()
        self.request = proved(request, facts=opened_facts(request.facts))
        self._reading = proved(self.request, institution=self.institution)
        self.settings = settings or FolderSettings(request, nearest=nearest)
        self._rules: dict[int, tuple[Config | None, tuple[Rule, ...]]] = {}

    def heeding(self, cancel: Cancel | None) -> Checker:
        """The same checker, that asks this between rules whether to stop."""
        if cancel is None:
            return self
        other = object.__new__(Checker)
        vars(other).update(vars(self))
        other.request = replace(self.request, cancel=cancel)
        return other

    def prove(self, path: str = ".") -> None:
        """Validate the choices before anything is read.

        Raises UsageError for a rule that does not exist, InputError for invalid settings.
        """
        rules_named(self.request.select, self.request.ignore, self.settings.of(path))

    def open(
        self, source: Source, name: str | None = None, facts: Facts | None = None, *, guarded: bool = False
    ) -> Draft:
        """Read a draft; `facts` override those of the request. Raises InputError or ReportError."""
        label = name_of(source, name)
        return self.reopen(slurp(source, label, self.request.limits), label, facts, guarded=guarded)

    def reopen(self, data: bytes, name: str, facts: Facts | None = None, *, guarded: bool = False) -> Draft:
        """The same for bytes that were read already."""
        document = read_bytes(data, name, self._reading, guarded=guarded)
        return Draft(document if facts is None else document.given(facts=facts), data)

    def judge(self, draft: Draft, *, ledger: bool = True) -> Result:
        """Return the result of a draft.

        With `ledger` False the request's ledger is not consulted; the caller then looks up many drafts at once.
        """
        document = draft.document
        if ledger and self.request.ledger is not None:
            from alvtc_info.assessment.known_items import known_repeats

            (reported,) = known_repeats([document], self.request.ledger)
            document = document.given(facts=Facts(others=document.facts.others or (), reported=reported))
        result = self.lint(document)
        if (draft.is_word and self.request.layout) or (draft.has_pages and self.request.pages):
            result = self._on_paper(result, Draft(document, draft.data))
        return result

    def lint(self, document: Document) -> Result:
        """Apply the selected rules to a document, with the settings for its path."""
        config, rules = self._applied(document.name)
        result = run(document, rules, forced=self.request.select is not None, config=config, cancel=self.request.cancel)
        debug("%s：%d 条规则，%d 处问题", document.name, len(rules), len(result.findings))
        return result

    def lint_beside(self, document: Document, alone: Result) -> tuple[Unjudged, ...] | None:
        """Apply only the rules that compare to a document with its fellows; None if all must be applied again.

        `alone` is what it came to by itself. See `linting.engine.run_beside`.
        """
        (config, rules), request = self._applied(document.name), self.request
        return run_beside(
            document, rules, alone, forced=request.select is not None, config=config, cancel=request.cancel
        )

    def _applied(self, path: str) -> tuple[Config | None, tuple[Rule, ...]]:
        """The settings for a path, and the rules chosen by them and by the request."""
        config = self.settings.of(path)
        known = self._rules.get(id(config))
        if known is None or known[0] is not config:
            known = self._rules[id(config)] = config, rules_named(self.request.select, self.request.ignore, config)
        return known

    def _on_paper(self, result: Result, draft: Draft) -> Result:
        """Add what is requested for a Word draft beyond its text: its layout, and the pages of the findings."""
        config = self.settings.of(draft.document.name)
        if draft.is_word and self.request.layout and not (config and config.profile == "news"):
            result = self._laid_out(result, draft)
        if self.request.pages:
            from alvtc_info.layout.page_numbers import number_pages

            result = number_pages(result, draft.document, draft.data, draft.document.name)
        return result

    def _laid_out(self, result: Result, draft: Draft) -> Result:
        from alvtc_info.layout.check_layout import judge_layout

        document, config, request = draft.document, self.settings.of(draft.document.name), self.request
        found = judge_layout(draft.data, document.name, document, self.institution, profile=request.layout_profile)
        dropped = departures_named((*request.ignore, *(config.ignore if config else ())))
        chosen = departures_named(request.select or ())
        kept = [f for f in found if f.rule not in dropped and (not chosen or f.rule in chosen)]
        if document.suppressions or (config and config.suppress):
            from alvtc_info.linting.suppress import names_of, set_aside

            kept, back = set_aside(document, kept, names_of(()), config)
            result = replace(result, suppressed=(*result.suppressed, *back))
        return masked_result(replace(result, findings=(*result.findings, *kept)))


@takes_request
def check(
    report: Report | Document | Source,
    *,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> Result:
    """Check a report model, a document that was read, or a draft as `check_file` takes it: a path, bytes, a stream.

    `name` is what findings call it, where that is not its path. Of a model or document all applies except `encoding`,
    `extras` and `limits`, which concern reading. With `layout` or `pages` a model is judged as the .docx that `render`
    makes of it; a document needs its file for that. A rule that crashes is listed in `errors`; the others go on. Raises
    UsageError for an unknown rule and for what cannot be checked.
    """
    asked = requested(request, choices)
    if is_source(report) or (is_report(report) and (asked.layout or asked.pages)):
        return check_file(report, request=asked, name=name)
    document = document_of(report, asked, label(name))
    if asked.layout or asked.pages:
        raise UsageError("needs-file", "版式和页码要看 Word 文件本身，请用 check_file")
    asked = proved(asked, facts=None)
    draft = Draft(document, b"")
    return within(asked.timeout, document.name, judged, draft, proved(asked, timeout=None), cancel=asked.cancel)


@frozen
class Examined:
    """The text of a draft, and what a check of it came to: each finding names a block of the document.

    `report` is the model, where data or a model were given; else None.
    """

    document: Document = field(repr=False)
    result: Result
    report: Report | None = field(default=None, repr=False)


@takes_request
def examine(
    path: Source | Report | Mapping[str, Any],
    *,
    refuse_secret: bool = False,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> Examined:
    """Read a draft once, and give its text beside what `check_file` says of it: for a program that shows both.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path, a report model (for `layout`
    and `pages` as the .docx that `render` makes of it), or the data of a report, as `load_report` takes it. With
    `refuse_secret` a draft that bears a secrecy mark, also in what is not read, is refused (InputError, `secret`):
    neither text nor findings. Raises as `check_file`.
    """
    asked = requested(request, choices)
    flag(refuse_secret, "refuse_secret")
    if isinstance(path, Mapping):
        path = _report_of(path, label(name) or "", refuse=refuse_secret)
    if is_report(path) and not (asked.layout or asked.pages):
        document = document_of(path, asked, label(name))
        asked = replace(asked, facts=None)
        job = (examine_document, document, replace(asked, timeout=None, cancel=None), refuse_secret)
        return replace(within(asked.timeout, document.name, *job, cancel=asked.cancel), report=path)
    source, called, asked = printed(path, name, asked)
    found = work_on(source, called, asked, examine_bytes, refuse_secret)
    return replace(found, report=path) if is_report(path) else found


def _report_of(data: Mapping[str, Any], name: str, *, refuse: bool) -> Report:
    """The report that data describe. Raises ReportError; with `refuse` InputError where a secrecy mark is in them.

    What is wrong with a report may quote it: the guard comes first.
    """
    from alvtc_info.report.models import load_report

    try:
        return load_report(data, name)
    except ReportError:
        if refuse:
            secrecy_guard.refuse_secret_words(texts_in(data), work="不检查", name=name)
        raise


def texts_in(data: object) -> Iterator[str]:
    """All texts in plain data, the names of fields among them, however deep."""
    waiting = [data]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, Mapping):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, (list, tuple)):
            waiting += each


def examine_document(document: Document, request: CheckRequest, refuse: bool) -> Examined:
    """Do the same for a document, in this process and without a time limit."""
    if refuse:
        secrecy_guard.refuse_secret(document, work="不检查")
    return Examined(document, judged(Draft(document, b""), request))


def examine_bytes(data: bytes, name: str, request: CheckRequest, refuse: bool) -> Examined:
    """Do the same for bytes, in this process and without a time limit."""
    checker = Checker(request)
    try:
        draft = checker.reopen(data, name, guarded=refuse)
    except AlvtcInfoError:
        if refuse:  # what is wrong may quote it
            secrecy_guard.refuse_secret_words(_words_of(data, name), work="不检查", name=name)
        raise
    if refuse:
        secrecy_guard.refuse_secret(draft.document, work="不检查")
    return Examined(draft.document, checker.judge(draft))


def _words_of(data: bytes, name: str) -> list[str]:
    """The lines of a text that cannot be read as what it should be, and what stands on both sides of their colons."""
    with suppress(AlvtcInfoError):
        lines = decode(data, name)[0].splitlines()
        return [part.strip(" -,{}\"'") for line in lines for part in (line, *line.split(":"))]
    return []


def judged(draft: Draft, request: CheckRequest) -> Result:
    """The result of a draft by a request, in this process and without a time limit."""
    return Checker(request).judge(draft)


@takes_request
def check_file(
    path: Source | Report | Document,
    *,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> Result:
    """Read a draft and check it: a path, bytes or a binary stream, called `name` if that is not its path.

    A report model or a document that was read is checked as `check` does. Raises InputError or ReportError if it cannot
    be read, UsageError for a choice that does not exist.
    """
    asked = requested(request, choices)
    if isinstance(path, Document) or (is_report(path) and not (asked.layout or asked.pages)):
        return check(path, request=asked, name=name)
    source, called, asked = printed(path, name, asked)
    return work_on(source, called, asked, check_bytes)


def check_bytes(data: bytes, name: str, request: CheckRequest) -> Result:
    """Do the same for bytes, in this process and without a time limit."""
    checker = Checker(request)
    return checker.judge(checker.reopen(data, name))
