"""Drafts as a command looks at them: read, judged by the settings that hold for each, compared with the others of the run.

One draft after another here, or in several processes (`workers`); what was found stays the same, and its order too.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.config.folders import settings_files
from alvtc_info.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from datetime import date

    from alvtc_info.batch.cache import Cache
    from alvtc_info.batch.workers import Crew
    from alvtc_info.config.settings_file import Config
    from alvtc_info.institution.colleges import Institution
    from alvtc_info.linting.engine import Failure, Result
    from alvtc_info.model.document import Document, Facts, Kind, Stage

T = TypeVar("T")
R = TypeVar("R")
Draft = tuple[str, "Facts | None"]  # its path, and what is known beside the paper
_BESIDE = frozenset({"same_event", "others"})  # what a rule needs that looks at other drafts
KEPT = 2_000  # drafts of one run that stay in memory; what is beyond is read again where its words are shown


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
        from alvtc_info.config.settings_file import Config, find_config, load_config

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
        from alvtc_info.linting.engine import check

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
        from alvtc_info.linting.engine import rules_named, speaks_of

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
        from alvtc_info.reading.input import WORD_SUFFIXES, Limits, slurp, suffix_of

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
                from alvtc_info.model.suppression import held_back, names_of

                standing, back = held_back(document, kept, names_of(()), config)
                kept, result = tuple(standing), replace(result, suppressed=(*result.suppressed, *back))
            result = replace(result, findings=(*result.findings, *kept))
        if self.choices.pages:
            from alvtc_info.layout.page_numbers import number_pages

            result = number_pages(result, document, data, document.name)
        return result


class _Judging:
    """Judges drafts by their number: the drafts, and those beside them, go to another process once and not with each task."""

    def __init__(self, checker: Checker, documents: Sequence[Document]) -> None:
        self._checker = checker
        self._documents = documents

    def __call__(self, number: int) -> Result:
        result = self._checker.judge(self._documents[number])
        self._documents[number].forget()
        return result


class Run:
    """The drafts of one run: looked at each by itself, then those that have to do with one another are judged again, together.

    `crew` are processes to work in; None works here. What could not be read or judged is in `failures`, in the order of the drafts.
    """

    def __init__(self, checker: Checker, crew: Crew | None) -> None:
        self._checker = checker
        self._crew = crew
        self._facts: dict[str, Facts | None] = {}
        self.failures: list[Failure] = []

    def look(self, drafts: Sequence[Draft], seen: Callable[[], None], *, judged: bool = True) -> list[Looked]:
        """The drafts that could be read, judged by themselves or merely read, in their order; `seen` is called for each that was tried."""
        self._facts = dict(drafts)
        work = self._checker.look if judged else self._checker.read_only
        found: list[Looked] = []
        for each in self._done(work, drafts, [path for path, _ in drafts]):
            seen()
            if each is None:
                continue
            if len(found) >= KEPT and each.path != "-":
                each.document = None
            elif self._crew and each.document and self._checker.choices.institution:
                each.document = each.document.given(institution=self._checker.college)
            found.append(each)
        return found

    def compare(self, looked: list[Looked], *, together: bool = False, ledger: str = "") -> list[Looked]:
        """The same, with those judged (again) that a rule must see beside others or beside items of a ledger.

        With `together` all emergency reports among them are of one event, whatever their titles, and stand in its order.
        """
        from alvtc_info.model.document import Facts

        known = self._known(looked, together=together, ledger=ledger)
        alone = self._checker.choices.beside and len(looked) == 1 and not ledger
        again: list[tuple[Looked, Document]] = []
        for each, facts in zip(looked, known, strict=True):
            if each.result is None or alone or facts.same_event or facts.others or facts.reported:
                document = self._attempted(each)
                if document is None:
                    each.result = None
                    continue
                again.append((each, document.given(facts=facts)))
            if each.document is not None:
                each.document = each.document.given(facts=facts)
            self._facts[each.path] = facts.over(self._facts[each.path] or Facts())
        work = _Judging(self._checker, [document for _, document in again])
        for (each, _), done in zip(
            again, self._done(work, range(len(again)), [each.path for each, _ in again]), strict=True
        ):
            each.result = done
        judged = [each for each in looked if each.result is not None]
        if together:
            from alvtc_info.rules.consistency import order

            judged.sort(key=lambda each: order(self.document(each)))
        return judged

    def document(self, looked: Looked) -> Document:
        """The words of a draft; read again where they were not kept. Raises InputError where the file has changed since."""
        if looked.document is not None:
            return looked.document
        document = self._checker.open(looked.path, self._facts[looked.path])
        if looked.result and document.sha256 != looked.result.sha256:
            raise InputError("changed", "检查期间文件被改动了，请保存好再检查一次", looked.path)
        return document

    def shown(self, looked: Sequence[Looked]) -> list[tuple[Result, Document]]:
        """Each result with its draft, whose words are there where they are wanted."""
        from alvtc_info.model.document import Document

        pairs = []
        for each in looked:
            assert each.result is not None
            wanted = self._checker.wanted(each.result)
            document = self._attempted(each) if wanted else Document([], name=each.path)
            if document is not None:
                pairs.append((each.result, document))
        return pairs

    def _attempted(self, looked: Looked) -> Document | None:
        """The words of a draft; None, with an entry in `failures`, where they cannot be had any more."""
        from alvtc_info.linting.engine import Failure, attempt

        document = attempt(looked.path, partial(self.document, looked))
        if isinstance(document, Failure):
            if document not in self.failures:
                self.failures.append(document)
            return None
        return document

    def _known(self, looked: list[Looked], *, together: bool, ledger: str) -> list[Facts]:
        """What each draft must be judged beside."""
        from alvtc_info.model.document import Document, Facts

        known = [Facts()] * len(looked)
        if len(looked) > 1:
            from alvtc_info.analysis.similarity import acquainted

            def document(number: int) -> Document:
                each = looked[number]
                each.document = self._attempted(each)
                return each.document or Document([], name=each.path)

            def asks(number: int) -> bool:
                each = looked[number]
                return each.result is None or self._checker.compares(each.path, each.result.kind)

            known = acquainted([each.keys for each in looked], document, together=together, asks=asks)
        if not ledger:
            return known
        from alvtc_info.cli.commands.ledger import known_repeats

        told = known_repeats(map(self.document, looked), ledger)
        return [replace(f, others=f.others or (), reported=told) for f, told in zip(known, told, strict=True)]

    def _done(self, work: Callable[[T], R], tasks: Sequence[T], paths: Sequence[str]) -> Iterator[R | None]:
        """What the work gives for each task, in turn; None, with an entry in `failures`, where it could not be done."""
        from alvtc_info.linting.engine import Failure, attempt

        def here() -> Generator[R | Failure]:
            for path, task in zip(paths, tasks, strict=True):
                yield attempt(path, partial(work, task))

        with closing(here() if self._crew is None else self._crew.done(work, tasks, paths)) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    self.failures.append(outcome)
                yield None if isinstance(outcome, Failure) else outcome
