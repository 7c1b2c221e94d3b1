"""Very many drafts as JSONL: a partition is one task, its findings one file, written where the work is done.

A line of a partition is a draft: {"path": …} a file, {"name": …, "text": …} its text, or a report with `kind`, as for `check` on .json. What
comes back to the asking process is a line of figures for each partition, as they are done and in no other order.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import FIRST_COMPLETED, wait
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from alvtc_info.batch.many import checker, chosen
from alvtc_info.errors import AlvtcInfoError, InputError, OutputError, UsageError
from alvtc_info.model.result import RULESET, Failure, attempt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor, Future
    from datetime import date

    from alvtc_info.checking.drafts import Checker, Choices
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind, Stage
    from alvtc_info.model.result import Result

AHEAD = 64
SUFFIX = ".findings.jsonl"
LONGEST = 64 << 20  # characters of one line


class Partition(NamedTuple):
    """What became of a partition: where its findings are, how many drafts, findings and failures, and whether an earlier run had
    done it already. `failure` says why there is no file of findings.
    """

    source: str
    target: str
    drafts: int = 0
    findings: int = 0
    failures: int = 0
    kept: bool = False
    failure: Failure | None = None


def check_partitions(
    sources: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    executor: Executor | None = None,
    ahead: int = AHEAD,
    again: bool = False,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    report_date: date | None = None,
    kind: Kind | None = None,
    stage: Stage | None = None,
    encoding: str | None = None,
    institution: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
) -> Iterator[Partition]:
    """Check partitions of drafts as the executor has room; each is given as soon as it is done.

    The findings of `a.jsonl` are in `a.findings.jsonl` in the folder: the lines of `check --format jsonl`, and a last one with the figures.
    The file is there whole or not at all; a file of that name that no run has written is not written over. One that an earlier run has
    made of the same drafts, choices and version is kept, so a run that was broken off goes on where it was (files that the lines name
    are not looked at for that; `again` does all anew). A task that dies is handed in once more; dying again, its partition gets a failure.
    Without an executor the partitions are checked here. Drafts are not compared with one another.

    Raises UsageError for an unknown rule name or two sources of one name, InputError for settings that cannot be read.
    """
    choices = chosen(select, ignore, report_date, kind, stage, encoding, institution, config)
    return _partitions(
        (os.fspath(source) for source in sources), os.fspath(folder), executor, max(ahead, 1), choices, again
    )


def _partitions(
    sources: Iterator[str], folder: str, executor: Executor | None, ahead: int, choices: Choices, again: bool
) -> Iterator[Partition]:
    pairs = _targets(sources, folder)
    if executor is None:
        for source, target in pairs:
            yield check_partition(source, target, choices, again)
        return
    waiting: dict[Future[Partition], tuple[str, str, int]] = {}

    def hand_in(source: str, target: str, tries: int) -> Partition | None:
        try:
            waiting[executor.submit(check_partition, source, target, choices, again)] = (source, target, tries)
        except RuntimeError:  # shut down, or broken by a process that died
            failure = Failure(source, "no-executor", "执行器已经停了，没有检查，请重新运行")
            return Partition(source, target, failure=failure)
        return None

    try:
        more = True
        while waiting or more:
            while more and len(waiting) < ahead:
                pair = next(pairs, None)
                more = pair is not None
                yield from filter(None, [hand_in(*pair, 1)] if pair else [])
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                source, target, tries = waiting.pop(future)
                try:
                    yield future.result()
                except Exception as error:  # whatever an engine raises for a worker that died
                    if tries == 1:
                        yield from filter(None, [hand_in(source, target, 2)])
                        continue
                    message = f"检查时所在的进程中断了（{type(error).__name__}），请单独再查一次"
                    yield Partition(source, target, failure=Failure(source, "died", message))
    finally:
        for future in waiting:
            future.cancel()


def _targets(sources: Iterator[str], folder: str) -> Iterator[tuple[str, str]]:
    taken: dict[str, str] = {}
    for source in sources:
        name = os.path.basename(source)
        stem = name.removesuffix(".jsonl")
        if taken.setdefault(stem, source) != source:
            raise UsageError("same-name", f"“{source}”和“{taken[stem]}”同名，结果会写到一处，请改名")
        yield source, os.path.join(folder, stem + SUFFIX)


def check_partition(source: str, target: str, choices: Choices, again: bool = False) -> Partition:
    """One task: a partition's drafts, one after another. Runs wherever the executor runs it."""
    done = attempt(source, partial(_checked, source, target, checker(choices), again))
    return Partition(source, target, failure=done) if isinstance(done, Failure) else done


def _checked(source: str, target: str, asked: Checker, again: bool) -> Partition:
    if source.endswith(SUFFIX):
        raise InputError("is-findings", "这是以前查出的结果，不是稿件，没有检查；请把结果放到另一个文件夹", source)
    mark = _mark(source, asked)
    earlier = None if again else _earlier(source, target, mark)
    if earlier:
        return earlier
    drafts = findings = failures = 0
    beside = f"{target}.{os.urandom(6).hex()}.tmp"
    try:
        with open(beside, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            for place, line in _lines(source):
                drafts += 1
                done = attempt(place, partial(_judged, place, line, asked))
                found = 0 if isinstance(done, Failure) else len(done[0])
                findings, failures = findings + found, failures + isinstance(done, Failure)
                _write(out, done, asked)
            figures = {"drafts": drafts, "findings": findings, "failures": failures, "ruleset": RULESET, "of": mark}
            out.write(json.dumps({"type": "end", **figures}) + "\n")
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


def _write(out: TextIO, done: tuple[Result, Document] | Failure, asked: Checker) -> None:
    from alvtc_info.reporters.exchange import format_jsonl

    failures = [done] if isinstance(done, Failure) else done[0].errors
    out.write(format_jsonl([] if isinstance(done, Failure) else [done], failures, asked.college))


def _mark(source: str, asked: Checker) -> str:
    """What the findings depend on, hashed: the partition's lines, the choices, the settings, the program; empty where that is not all
    known. Files that lines name are not in it.
    """
    import hashlib

    from alvtc_info.batch.cache import ground, settings_mark

    settings = settings_mark(asked.settings.of("."))
    try:
        with open(source, "rb") as stream:
            digest = hashlib.file_digest(stream, lambda: hashlib.sha256(ground(asked) + (settings or b""))).hexdigest()
        return "" if settings is None else digest
    except OSError:
        raise InputError("not-found", "打不开这个文件，请核对路径和权限", source) from None


def _earlier(source: str, target: str, mark: str) -> Partition | None:
    """The figures of an earlier run over the same; None where there is none. Raises OutputError for a file that no run has written."""
    if not os.path.lexists(target):
        return None
    try:
        with open(target, "rb") as stream:
            stream.seek(max(0, os.fstat(stream.fileno()).st_size - 4096))
            last = json.loads(stream.read().splitlines()[-1])
        ours = last["type"] == "end"
        if ours and last["of"] == mark != "":
            return Partition(source, target, last["drafts"], last["findings"], last["failures"], kept=True)
    except (OSError, ValueError, LookupError, TypeError):
        ours = False
    if not ours:
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


def _judged(place: str, line: str, asked: Checker) -> tuple[Result, Document] | Failure:
    try:
        document = _opened(place, line, asked)
    except AlvtcInfoError as error:  # about the file or the report that the line names
        return Failure(error.path or place, error.code, error.message)
    return asked.judge(document), document


def _opened(place: str, line: str, asked: Checker) -> Document:
    """The draft of a line. Raises InputError or ReportError."""
    from alvtc_info.reading.formats import suffix_of

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
        return load_report(fields, name).document(asked.college, name=name)
    if isinstance(record.get("text"), str):
        label = name if suffix_of(name) in (".txt", ".md") else f"{name}.txt"
        return asked.open(label, data=record["text"].encode("utf-8", "replace"))
    if isinstance(record.get("path"), str):
        return asked.open(record["path"])
    raise InputError("bad-record", '这一行应是 {"path": …}、{"name": …, "text": …} 或带 kind 的报告', place)
