"""A draft handed back: the same .docx with what was found as comments, safe fixes as tracked changes, or a corrected copy."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.reading.drafts import word_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from alvtc_info.editing.comments import Note
    from alvtc_info.editing.tracing import Trace, Traced
    from alvtc_info.editing.word_file import WordFile
    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.document import Document, Facts
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.kinds import Kind, Stage
    from alvtc_info.model.result import Result
    from alvtc_info.model.settings import Config

ROUNDS = 20
SUMMARY = "【校核小结】"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review came to: the new file, the result whose findings are its comments, and how much was put in.

    `changes` are the findings that became tracked changes, or were corrected for good; `comments` counts new comments.
    """

    data: bytes
    result: Result
    changes: tuple[Finding, ...] = ()
    comments: int = 0
    suffix: str = ".docx"


def review(
    path: str | os.PathLike[str],
    *,
    suggest: bool = False,
    fix: bool = False,
    unsafe: bool = False,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    report_date: date | None = None,
    kind: Kind | None = None,
    stage: Stage | None = None,
    facts: Facts | None = None,
    moment: datetime | None = None,
    institution: Institution | None = None,
    config: Config | None = None,
) -> Reviewed:
    """The same .docx with every finding as a Word comment by 信息校核, anchored on its characters; the file is not touched.

    `suggest` makes safe fixes tracked changes instead of comments; `fix` makes them for good and comments on nothing;
    `unsafe` then also writes in what somebody must confirm. `moment` dates comments and changes (without it, the date when
    the draft was last saved). Nothing else in the file moves; reviewing what was reviewed adds nothing.

    Raises InputError where the file cannot be read, is no .docx, or bears a secrecy mark, UsageError for choices that exclude
    each other.
    """
    if suggest and fix:
        raise UsageError("suggest-or-fix", "--suggest（修订）和 --fix（直接改好）只能选一个")
    from alvtc_info.checking.drafts import check
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.docx import Opened
    from alvtc_info.reading.drafts import read
    from alvtc_info.reading.input import slurp

    name = os.fspath(path)
    data = word_bytes(slurp(name, name, Limits()), name)
    refuse_secret(data, name, institution)
    chosen = None if select is None else tuple(select)
    dropped = None if ignore is None else tuple(ignore)

    def look(data: bytes) -> tuple[Document, Result]:
        document = read(data, name=name, institution=institution)
        result = check(
            document,
            select=chosen,
            ignore=dropped,
            report_date=report_date,
            kind=kind,
            stage=stage,
            facts=facts,
            institution=institution,
            config=config,
        )
        return document, result

    changed: list[Finding] = []
    document, result = look(data)
    if suggest or fix:
        for _ in range(ROUNDS):
            data, done = _change(data, name, document, result, track=suggest, unsafe=False, moment=moment)
            if not done:
                break
            changed.extend(done)
            document, result = look(data)
        if unsafe:
            data, done = _change(data, name, document, result, track=suggest, unsafe=True, moment=moment)
            changed.extend(done)
            document, result = look(data)
    if fix:
        return Reviewed(data, result, tuple(changed), suffix=Opened(data, name, Limits()).suffix)
    return _commented(data, name, document, result, tuple(changed), moment, institution)


def _open(data: bytes, name: str, document: Document) -> tuple[WordFile, Trace]:
    from alvtc_info.editing.tracing import Trace
    from alvtc_info.editing.word_file import WordFile
    from alvtc_info.model.limits import Limits

    file = WordFile(data, name, Limits())
    return file, Trace(file, document)


def _moment(file: WordFile, moment: datetime | None) -> str:
    """When comments and changes are dated: as asked, else when the draft was last saved; empty where nobody knows."""
    from datetime import UTC

    if moment is not None:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return file.saved_at()


def _change(
    data: bytes, name: str, document: Document, result: Result, *, track: bool, unsafe: bool, moment: datetime | None
) -> tuple[bytes, list[Finding]]:
    """The file with the fixes of these findings in it, and the findings whose fix could be made there."""
    from alvtc_info.editing.tracked_changes import Change, Changes, Mirrors
    from alvtc_info.linting.fixes import fixable

    findings = fixable(document, result, unsafe=unsafe)
    if not findings:
        return data, []
    file, trace = _open(data, name, document)
    changes = Changes(file, trace, _moment(file, moment))
    mirrors = Mirrors(() if track else (file.tree(part) for part, _ in file.stories))
    done: list[Finding] = []
    wanted: list[tuple[Finding, Change]] = []
    for finding in findings:
        placed = trace.place(finding.block, finding.start, finding.end)
        if placed is not None and finding.fix is not None:
            wanted.append((finding, Change(*placed, finding.fix.replacement)))
    for finding, change in reversed(wanted):  # from the end, so that what comes before stays where it is
        if changes.possible(change):
            (changes.track if track else changes.apply)(change)
            done.append(finding)
    mirrors.follow()
    return (file.save() if done else data), done[::-1]


def _commented(
    data: bytes,
    name: str,
    document: Document,
    result: Result,
    changed: tuple[Finding, ...],
    moment: datetime | None,
    institution: Institution | None,
) -> Reviewed:
    from alvtc_info.editing.comments import Comments
    from alvtc_info.institution.colleges import default_institution

    file, trace = _open(data, name, document)
    comments = Comments(file, trace, _moment(file, moment))
    desk = _Desk(document, trace, institution or default_institution())
    notes = [desk.note(finding) for finding in result.findings]
    summary = desk.summary(result)
    if not comments.replace(summary.traced, SUMMARY, summary) and notes:
        notes.insert(0, summary)
    count = comments.add(notes)
    return Reviewed(file.save(), result, changed, count, file.opened.suffix)


class _Desk:
    """Findings → comments: what each says, and the place it is pinned to."""

    def __init__(self, document: Document, trace: Trace, institution: Institution) -> None:
        self._document = document
        self._trace = trace
        self._regulation = institution.regulation
        body = [t for t in trace.paragraphs.values() if t.zone in ("main", "cell", "box") and t.text.strip()]
        self._body = body[0] if body else next(iter(trace.paragraphs.values()))
        self._title = self._titled() or self._body

    def _titled(self) -> Traced | None:
        from alvtc_info.model.kinds import Role

        titles = (block.id for block in self._document.blocks if block.role is Role.TITLE)
        return next((self._trace.paragraph(identity) for identity in titles), None)

    def summary(self, result: Result) -> Note:
        """The comment on the title that sums up the review."""
        from alvtc_info.editing.comments import Note
        from alvtc_info.model.wording import summary, unjudged

        lines = (SUMMARY + summary(result), *unjudged(result), "批注逐条写明问题、依据和改法；改好后删去批注即可。")
        return Note(self._title, 0, len(self._title.text), lines)

    def note(self, finding: Finding) -> Note:
        """The comment for a finding: on its characters where Word has comments, else on the nearest place that has them."""
        from alvtc_info.editing.comments import Note

        if finding.start == finding.end == 0 and not finding.quote:
            return Note(self._title, 0, len(self._title.text), self._lines(finding, ""))
        placed = self._trace.place(finding.block, finding.start, finding.end)
        if placed is not None and placed[0].zone in ("main", "cell", "box"):
            return Note(*placed, self._lines(finding, ""))
        where = self._lines(finding, f"{finding.place}“{finding.quote}”")
        if placed is not None and placed[0].note in self._trace.references:
            traced, at = self._trace.references[placed[0].note]
            return Note(traced, max(0, at - 1), at, where)
        return Note(self._body, 0, len(self._body.text), where)

    def _lines(self, finding: Finding, where: str) -> tuple[str, ...]:
        from alvtc_info.model.wording import ground

        lines = [f"【{finding.severity.label}】{finding.title}"]
        if where:
            lines.append(f"在{where}：")
        lines.append(finding.message)
        lines.extend(f"对照 {site.path} {site.place}：“{site.quote}”" for site in finding.related)
        if finding.fix is not None:
            words = f"改为“{finding.fix.replacement}”" if finding.fix.replacement else "删去这几个字"
            lines.append(f"建议{words}" if finding.fix.safe else f"可{words}，请先核实")
        lines.append(ground(finding, self._regulation))
        return tuple(" ".join(line.split()) for line in lines)
