"""Drafts as a command looks at them: read, judged by the settings that hold for each, compared with the others of the run.

One draft after another here, or in several processes (`workers`); what was found stays the same, and its order too.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.config.folders import settings_files
from alvtc_info.errors import UsageError
from alvtc_info.linting.engine import run
from alvtc_info.linting.select import rules_named
from alvtc_info.model.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from alvtc_info.batch.cache import Cache
    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.document import Document, Facts
    from alvtc_info.model.kinds import Kind, Stage
    from alvtc_info.model.result import Result
    from alvtc_info.model.settings import Config
    from alvtc_info.report.models import Report

T = TypeVar("T")
Draft = tuple[str, "Facts | None"]  # its path, and what is known beside the paper
_BESIDE = frozenset({"same_event", "others"})  # what a rule needs that looks at other drafts


@dataclass(frozen=True, slots=True)
class Choices:
    """What a check was asked for. Small, and can be sent to another process.

    `institution` is the folder of a pack, `config` the file of settings for all drafts; both are empty where none is given.
    `isolated` looks for no settings upwards of a draft. `beside` says that there are other drafts, so that repeats can be judged.
    `words` says whose words are wanted with the result: of `all` drafts, of those where something was `found`, of `none`.
    `stamp` is a hash over the files of the pack and the settings: where they have changed, the choices are others.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    report_date: date | None = None
    kind: Kind | None = None
    stage: Stage | None = None
    encoding: str | None = None
    extras: tuple[str, ...] = ()
    institution: str = ""
    config: str = ""
    profile: str = ""
    isolated: bool = False
    layout: bool = False
    layout_profile: str = "default"
    pages: bool = False
    beside: bool = False
    cache: str = ""
    words: str = "all"
    stamp: str = ""


def stamp_of(institution: str | os.PathLike[str], config: str | os.PathLike[str]) -> str:
    """A hash over the files of a pack and the file of settings, as far as they can be read; empty where neither is given."""
    if not (institution or config):
        return ""
    import hashlib

    from alvtc_info.institution.colleges import FILES

    places = [os.path.join(institution, f"{stem}.toml") for stem in FILES] if institution else []
    digest = hashlib.sha256()
    for place in [*places, *([config] if config else [])]:
        with suppress(OSError), open(place, "rb") as stream:
            data = stream.read()
            digest.update(b"%d:" % len(data))
            digest.update(data)
    return digest.hexdigest()


class Settings:
    """The settings that hold for each draft: those given, or of the nearest folder upwards; read once a folder."""

    def __init__(self, profile: str | None = None, given: str | None = None, *, isolated: bool = False) -> None:
        self._profile = profile
        self._given = given
        self._isolated = isolated
        self._known: dict[str, Config | None] = {}

    def of(self, path: str) -> Config | None:
        """The settings for a file or folder. Raises InputError where they cannot be read."""
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        if folder not in self._known:
            self._known[folder] = self._read(folder or ".")
        return self._known[folder]

    def held(self) -> list[Config]:
        """The settings that were read, each once."""
        return list({config.path: config for config in self._known.values() if config is not None}.values())

    def _read(self, folder: str) -> Config | None:
        if self._given and self._known:
            return next(iter(self._known.values()))
        if not (self._given or self._profile) and (self._isolated or not any(settings_files(folder))):
            return None
        from alvtc_info.config.settings_file import find_config, load_config
        from alvtc_info.model.settings import Config

        found = load_config(self._given) if self._given else None if self._isolated else find_config(folder)
        return replace(found or Config(), profile=self._profile) if self._profile else found


@dataclass(slots=True)
class Looked:
    """A draft that was looked at: its result where it was judged already, and what leads from it to others like it."""

    path: str
    result: Result | None
    document: Document | None
    keys: frozenset[object] = field(default_factory=frozenset)


class Checker:
    """Reads and judges drafts as the choices say; made once a process."""

    def __init__(self, choices: Choices, institution: Institution | None = None) -> None:
        from alvtc_info.institution.colleges import default_institution, load_institution

        self.choices = choices
        self.college: Institution = institution or (
            load_institution(choices.institution) if choices.institution else default_institution()
        )
        self.settings = Settings(choices.profile or None, choices.config or None, isolated=choices.isolated)
        self._cache: Cache | None = None
        self._comparing: dict[tuple[str, Kind | None], bool] = {}

    def __reduce__(self) -> tuple[type[Checker], tuple[Choices]]:
        return Checker, (self.choices,)

    def open(self, path: str, facts: Facts | None = None, data: bytes | None = None) -> Document:
        """The draft, `-` from standard input; `data` are its bytes where these are not to be read from the file. Raises InputError or ReportError."""
        from alvtc_info.reading.drafts import read

        document = read(
            data if data is not None else sys.stdin.buffer if path == "-" else path,
            name=path,
            encoding=self.choices.encoding,
            kind=self.choices.kind,
            institution=self.college,
            extras=self.choices.extras,
        )
        return document if facts is None else document.given(facts=facts)

    def judge(self, document: Document, data: bytes | None = None) -> Result:
        """The result of a draft; `data` are the bytes it was read from, where these are no longer the file's."""
        choices = self.choices
        result = check(
            document,
            select=choices.select,
            ignore=choices.ignore,
            report_date=choices.report_date,
            stage=choices.stage,
            institution=self.college,
            config=self.settings.of(document.name),
        )
        return self._beside(result, document, data) if choices.pages or choices.layout else result

    def look(self, draft: Draft, data: bytes | None = None) -> Looked:
        """Read and judge one draft; where there are others, as one that repeats none of them.

        What is needed to compare it with others comes with it.
        """
        path, facts = draft
        if not self.choices.cache or data is not None:
            return self._looked(path, facts, data)
        from alvtc_info.batch.cache import Cache

        if self._cache is None:
            self._cache = Cache(self.choices.cache, self)
        return self._cache.looked(path, facts, partial(self._looked, path, facts))

    def read_only(self, draft: Draft, data: bytes | None = None) -> Looked:
        """Read one draft that is to be judged later, with the others."""
        path, facts = draft
        document = self.open(path, facts, data)
        return Looked(path, None, document, self._keys(document))

    def _looked(self, path: str, facts: Facts | None, data: bytes | None) -> Looked:
        from alvtc_info.model.document import Facts

        document = self.open(path, facts, data)
        alone = document.given(facts=Facts(others=())) if self.choices.beside else document
        result = self.judge(alone, data)
        looked = Looked(path, result, document if path == "-" or self.wanted(result) else None, self._keys(alone))
        alone.forget()
        document.forget()
        return looked

    def wanted(self, result: Result) -> bool:
        """Whether the words of a draft are wanted with its result."""
        some = self.choices.words == "found" and (result.findings or result.suppressed)
        return self.choices.words == "all" or bool(some)

    def compares(self, path: str, kind: Kind | None) -> bool:
        """Whether any rule that is chosen for this draft judges it beside others."""
        from alvtc_info.linting.select import rules_named, speaks_of

        choices, config = self.choices, self.settings.of(path)
        asked = (config.path if config else "", kind)
        if asked not in self._comparing:
            forced = choices.select is not None
            self._comparing[asked] = any(
                _BESIDE & set(rule.needs) and (forced or speaks_of(rule, kind))
                for rule in rules_named(choices.select, choices.ignore, config)
            )
        return self._comparing[asked]

    def _keys(self, document: Document) -> frozenset[object]:
        if not self.choices.beside:
            return frozenset()
        from alvtc_info.analysis.similarity import keys

        return keys(document)

    def _beside(self, result: Result, document: Document, data: bytes | None) -> Result:
        """What is asked of a Word draft beside its words: its layout, and the pages of what was found."""
        from alvtc_info.model.limits import Limits
        from alvtc_info.reading.formats import WORD_SUFFIXES, suffix_of
        from alvtc_info.reading.input import slurp

        if suffix_of(document.name) not in WORD_SUFFIXES:
            return result
        data = slurp(document.name, document.name, Limits()) if data is None else data
        config = self.settings.of(document.name)
        if self.choices.layout and not (config and config.profile == "news"):
            from alvtc_info.layout.check_layout import judge_layout

            found = judge_layout(data, document.name, document, self.college, profile=self.choices.layout_profile)
            dropped = {*(self.choices.ignore or ()), *(config.ignore if config else ())}
            chosen = {name for name in self.choices.select or () if name.startswith("layout-")}
            kept = tuple(f for f in found if f.rule not in dropped and (not chosen or f.rule in chosen))
            if document.suppressions or (config and config.suppress):
                from alvtc_info.linting.suppress import names_of, set_aside

                standing, back = set_aside(document, kept, names_of(()), config)
                kept, result = tuple(standing), replace(result, suppressed=(*result.suppressed, *back))
            result = replace(result, findings=(*result.findings, *kept))
        if self.choices.pages:
            from alvtc_info.layout.page_numbers import number_pages

            result = number_pages(result, document, data, document.name)
        return result


Choice = TypeVar("Choice", bound=StrEnum)


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
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind, Stage

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
