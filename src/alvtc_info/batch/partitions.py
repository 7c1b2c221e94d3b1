"""Checking very many drafts as JSONL: a partition is one task, and its findings are one file, written by the worker.

A line of a partition is a draft: {"path": …} a file, {"name": …, "text": …} its text, or a report with `kind`, as for
`check` on .json. The calling process gets only the figures of each partition, in the order in which they are done.
"""

from __future__ import annotations

import json
import os
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from alvtc_info.batch.executors import AHEAD, OnExecutor, executor_given
from alvtc_info.batch.pool import Here, paths_given, share_out
from alvtc_info.batch.shared_checker import SharedChecker
from alvtc_info.checking.check import Draft, judged
from alvtc_info.errors import AlvtcInfoError, InputError, OutputError, UsageError
from alvtc_info.files import create_beside
from alvtc_info.model import arguments
from alvtc_info.model.request import requested, takes_request
from alvtc_info.model.result import RULESET, Failure, attempt
from alvtc_info.originals import no_more_readable, refuse_original
from alvtc_info.reading.formats import PLAIN_SUFFIXES, suffix_of
from alvtc_info.report.given_facts import opened_facts
from alvtc_info.sandbox import cancelled, within
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor
    from typing import Unpack

    from alvtc_info.batch.pool import Backend
    from alvtc_info.checking.check import Checker
    from alvtc_info.model.document import Document
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.sandbox import Cancel

SUFFIX = ".findings.jsonl"
LONGEST = 64 << 20  # the most characters of one line


class Partition(NamedTuple):
    """The outcome of a partition: the file of its findings (`target`), the numbers of drafts, findings and failures.

    `kept` means that an earlier run had done it already. `failure` is the reason if there is no file of findings.
    """

    source: str
    target: str
    drafts: int = 0
    findings: int = 0
    failures: int = 0
    kept: bool = False
    failure: Failure | None = None


@takes_request
def check_partitions(
    sources: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    executor: Executor | None = None,
    ahead: int = AHEAD,
    again: bool = False,
    request: CheckRequest | None = None,
    **choices: Unpack[CheckChoices],
) -> Iterator[Partition]:
    """Check partitions of drafts as the executor has room; each is yielded as soon as it is done.

    The findings of `a.jsonl` are written to `a.findings.jsonl` in the folder: the lines of `check --format jsonl`, and
    a last one with the figures. The file is written atomically; a file of that name that no run has written is not
    overwritten. One that an earlier run wrote for the same drafts, choices and version is kept, so that an interrupted
    run continues where it stopped (files that the lines name are not compared for that; `again` checks everything
    anew). A task that dies is submitted once more; if it dies again, its partition gets a failure. Without an executor
    the partitions are checked in this process. `timeout` is that of each draft, `cancel` as for `check_many`. Drafts
    are not compared.

    Raises UsageError for an unknown rule name or two sources of one name, InputError for settings that cannot be read.
    """
    asked = requested(request, choices)
    most, pool = arguments.count(ahead, "ahead", 1), executor_given(executor)
    place, named = arguments.path(folder, "folder", "放结果的文件夹"), paths_given(sources, "sources")
    shared = SharedChecker(replace(asked, timeout=None, cancel=None))
    shared.checker.prove()
    backend: Backend = Here() if pool is None else OnExecutor(pool, most)
    own = asked.cancel if pool is None else None
    work = CheckPartition(shared, asked.timeout, again=arguments.flag(again, "again"), cancel=own)
    found = share_out(backend, work, _targets(named, place), tries=2, ordered=False, cancel=asked.cancel)
    return _partitions(found, place)


def _partitions(found: Iterator[tuple[str, Partition | Failure]], folder: str) -> Iterator[Partition]:
    for source, done in found:
        yield Partition(source, _target(source, folder), failure=done) if isinstance(done, Failure) else done


def _targets(sources: Iterator[str], folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    taken: dict[str, str] = {}
    for source in sources:
        target = _target(source, folder)
        if taken.setdefault(target, source) != source:
            raise UsageError("same-name", f"“{source}”和“{taken[target]}”同名，结果会写到一处，请改名")
        yield source, (source, target)


def _target(source: str, folder: str) -> str:
    return os.path.join(folder, os.path.basename(source).removesuffix(".jsonl") + SUFFIX)


class CheckPartition:
    """Checks a partition's drafts, one after another, in whatever process it runs.

    `seconds` is the time limit of each draft (None for none). `cancel` is asked between drafts and rules; it does not
    leave the process.
    """

    def __init__(
        self, shared: SharedChecker, seconds: float | None, *, again: bool = False, cancel: Cancel | None = None
    ) -> None:
        self._shared = shared
        self._seconds = seconds
        self._again = again
        self._cancel = cancel

    def __call__(self, pair: tuple[str, str]) -> Partition:
        """Return the outcome of a partition, given as source and target. Raises AlvtcInfoError if it cannot be done."""
        source, target = pair
        return _checked(source, target, self._shared.checker.heeding(self._cancel), self._seconds, again=self._again)


def _checked(source: str, target: str, checker: Checker, seconds: float | None, *, again: bool) -> Partition:
    if source.endswith(SUFFIX):
        raise InputError("is-findings", "这是以前查出的结果，不是稿件，没有检查；请把结果放到另一个文件夹", source)
    mark = _mark(source, checker)
    earlier = None if again else _earlier(source, target, mark)
    if earlier:
        return earlier
    drafts = findings = failures = 0
    beside = f"{target}.{os.urandom(6).hex()}.tmp"
    refuse_original(target, [source])
    try:
        handle, mode = create_beside(beside, [source])
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            for place, line in _lines(source):
                if checker.request.cancel is not None and checker.request.cancel.is_set():
                    raise cancelled(source)
                drafts += 1
                done = attempt(place, partial(_judged, place, line, checker, seconds))
                name = done.path if isinstance(done, Failure) else done[1].name
                refuse_original(target, [name])
                mode = no_more_readable(mode, os.fstat(handle).st_gid, [name])
                found = 0 if isinstance(done, Failure) else len(done[0])
                findings, failures = findings + found, failures + isinstance(done, Failure)
                _write(out, done, checker)
            figures = {"drafts": drafts, "findings": findings, "failures": failures, "ruleset": RULESET, "of": mark}
            out.write(json.dumps({"type": "end", **figures}) + "\n")
        os.chmod(beside, mode)
        os.replace(beside, target)
    except FileNotFoundError:
        raise OutputError("no-folder", f"要写入的“{target}”所在的文件夹不存在，请先建好或换一个位置", target) from None
    except OSError as error:
        raise OutputError(
            "cannot-write", f"“{target}”写不进去（{error.strerror}），请检查权限和磁盘空间", target
        ) from None
    finally:
        if os.path.exists(beside):
            os.unlink(beside)
    return Partition(source, target, drafts, findings, failures)


def _write(out: TextIO, done: tuple[Result, Document] | Failure, checker: Checker) -> None:
    from alvtc_info.reporters.jsonl import format_jsonl
    from alvtc_info.reporters.style import Shown

    failures = [done] if isinstance(done, Failure) else done[0].errors
    out.write(format_jsonl(Shown([] if isinstance(done, Failure) else [done], failures), checker.institution))


def _mark(source: str, checker: Checker) -> str:
    """A hash over what the findings depend on: the partition's lines, the choices, the settings, the program.

    It is empty if not all of that is known. Files that lines name are not included.
    """
    import hashlib

    from alvtc_info.batch.cache import ground, settings_mark

    settings = settings_mark(checker.settings.of("."))
    try:
        with open(source, "rb") as stream:
            digest = hashlib.file_digest(
                stream, lambda: hashlib.sha256(ground(checker.request) + (settings or b""))
            ).hexdigest()
        return "" if settings is None else digest
    except OSError:
        raise InputError("not-found", "打不开这个文件，请核对路径和权限", source) from None


def _earlier(source: str, target: str, mark: str) -> Partition | None:
    """The outcome of an earlier run with the same mark; None if there is none.

    Raises OutputError if the target is a file that no run has written.
    """
    if not os.path.lexists(target):
        return None
    try:
        with open(target, "rb") as stream:
            stream.seek(max(0, os.fstat(stream.fileno()).st_size - 4096))
            last = json.loads(stream.read().splitlines()[-1])
        from_run = last["type"] == "end"
        if from_run and last["of"] == mark != "":
            return Partition(source, target, last["drafts"], last["findings"], last["failures"], kept=True)
    except (OSError, ValueError, LookupError, TypeError):
        from_run = False
    if not from_run:
        raise OutputError(
            "exists", f"“{target}”不是以前查出的结果，没有覆盖；请换一个文件夹，确要覆盖用 again=True", target
        )
    return None


def _lines(source: str) -> Iterator[tuple[str, str]]:
    with open(source, encoding="utf-8-sig", errors="replace") as stream:
        number = 0
        while line := stream.readline(LONGEST):
            number += 1
            if line.strip():
                yield f"{source}#{number}", line


def _judged(place: str, line: str, checker: Checker, seconds: float | None) -> tuple[Result, Document] | Failure:
    try:
        draft = _opened(place, line, checker)
    except AlvtcInfoError as error:  # about the file or the report that the line names
        return Failure(error.path or place, error.code, error.message)
    result = checker.judge(draft) if seconds is None else within(seconds, place, judged, draft, checker.request)
    return result, draft.document


def _opened(place: str, line: str, checker: Checker) -> Draft:
    """Read the draft of a line. Raises InputError or ReportError."""
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError("bad-record", "这一行不是完整的 JSON", place) from None
    if not isinstance(record, dict):
        raise InputError("bad-record", '这一行应是 {"path": …}、{"name": …, "text": …} 或带 kind 的报告', place)
    name = str(record.get("name") or place)
    if "kind" in record:
        from alvtc_info.report.models import load_report

        fields = {key: value for key, value in record.items() if key != "name"}
        asked = checker.request
        document = load_report(fields, name).document(checker.institution, name=name)
        return Draft(
            document.given(
                kind=asked.kind, stage=asked.stage, report_date=asked.report_date, facts=opened_facts(asked.facts)
            ),
            b"",
        )
    if isinstance(record.get("text"), str):
        label = name if suffix_of(name) in PLAIN_SUFFIXES else f"{name}.txt"
        return checker.reopen(record["text"].encode("utf-8", "replace"), label)
    if isinstance(record.get("path"), str):
        return checker.open(record["path"])
    raise InputError("bad-record", '这一行应是 {"path": …}、{"name": …, "text": …} 或带 kind 的报告', place)
