"""Reviewing a draft: the same .docx with findings as comments, safe fixes as tracked changes, or a corrected copy."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from alvtc_info.checking.check import Checker
from alvtc_info.errors import UsageError
from alvtc_info.linting.fixes import fixable
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.model import arguments
from alvtc_info.model.limits import Limits
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import word_bytes, work_on
from alvtc_info.rendering.printed import printed
from alvtc_info.text.value_classes import field, frozen, replace

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from alvtc_info.checking.check import Draft
    from alvtc_info.editing.comments import Note
    from alvtc_info.editing.tracing import Trace, Traced
    from alvtc_info.editing.word_file import WordFile
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

ROUNDS = 20
SUMMARY = "【校核小结】"


@frozen
class Reviewed:
    """The outcome of a review: the new file, and the result whose findings are its comments.

    `changes` are the findings that became tracked changes or were corrected; `comments` is the number of new comments;
    `suffix` is what Word expects of the new file, `dropped_macros` whether the draft has macros and the new file none.
    """

    data: bytes = field(repr=False)
    result: Result
    changes: tuple[Finding, ...] = ()
    comments: int = 0
    suffix: str = ".docx"
    dropped_macros: bool = False


@takes_request
def review(
    path: Source | Report,
    *,
    suggest: bool = False,
    fix: bool = False,
    unsafe: bool = False,
    moment: datetime | str | None = None,
    suffix: str | None = None,
    macros: bool = True,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> Reviewed:
    """Return a .docx with every finding as a Word comment by 信息校核, anchored on its text; the file is not changed.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path, or a report model, which is
    rendered first; nothing is written, the new file is `data` of what is returned. `suggest` makes safe fixes tracked
    changes instead of comments (`result.changed` tells which); `fix` applies them and adds no comments; `unsafe` then
    also applies what somebody must confirm. `moment` is the date of comments and changes (by default the date when the
    draft was last saved). Nothing else in the file changes; reviewing a reviewed draft adds nothing.

    `suffix` is that of the file to be written: .docx, which has no macros, or that of the draft (.docm, .dotx, .dotm),
    which is the default; without `macros` those of the draft are left out in any case.

    Raises InputError if the file cannot be read, is no .docx, or bears a secrecy mark, UsageError for choices that
    exclude each other or do not exist.
    """
    for flag, value in (("suggest", suggest), ("fix", fix), ("unsafe", unsafe), ("macros", macros)):
        arguments.flag(value, flag)
    at, kept = arguments.moment(moment, "moment"), (arguments.suffix(suffix), macros)
    if suggest and fix:
        raise UsageError("suggest-or-fix", "--suggest（修订）和 --fix（直接改好）只能选一个")
    source, label, asked = printed(path, name, requested(request, choices))
    return work_on(source, label, asked, review_bytes, suggest, fix, unsafe, at, *kept)


def review_bytes(
    data: bytes,
    name: str,
    request: CheckRequest,
    suggest: bool,
    fix: bool,
    unsafe: bool,
    moment: datetime | None,
    suffix: str | None,
    macros: bool,
) -> Reviewed:
    """Do the same for bytes, in this process and without a time limit."""
    done = _Round(data, name, request, moment).done(suggest=suggest, fix=fix, unsafe=unsafe).reviewed
    return _typed(done, name, suffix, macros=macros)


def _typed(done: Reviewed, name: str, suffix: str | None, *, macros: bool) -> Reviewed:
    """The outcome with a file of this suffix."""
    from alvtc_info.editing.word_type import as_type

    data, dropped = as_type(done.data, name, suffix, macros=macros)
    return replace(done, data=data, suffix=suffix or done.suffix, dropped_macros=dropped)


@frozen
class Handled:
    """The outcome of a review, with the document before and after."""

    reviewed: Reviewed
    before: Document
    after: Document


class _Round:
    """The review of a Word draft, repeated until nothing changes; the draft is read again only if its bytes change."""

    def __init__(self, data: bytes, name: str, request: CheckRequest, moment: datetime | None) -> None:
        self._checker = Checker(request)
        self._name = name
        self._moment = moment
        self._extras = frozenset(request.extras)
        self._draft = self._checker.reopen(word_bytes(data, name), name, guarded=True)
        refuse_secret(self._draft.document)
        self._result = self._checker.judge(self._draft)
        self._changed: list[Finding] = []

    def done(self, *, suggest: bool, fix: bool, unsafe: bool) -> Handled:
        before = self._draft.document
        if suggest or fix:
            for _ in range(ROUNDS):
                if not self._change(track=suggest, unsafe=False):
                    break
            if unsafe:
                self._change(track=suggest, unsafe=True)
        return Handled(self._corrected() if fix else self._commented(), before, self._draft.document)

    def _change(self, *, track: bool, unsafe: bool) -> bool:
        """Apply the fixes that can be applied and check again; return whether there were any."""
        draft = self._draft
        data, done = _change(draft, self._extras, self._result, self._moment, track=track, unsafe=unsafe)
        if done:
            self._changed.extend(done)
            self._draft = self._checker.reopen(data, self._name)
            self._result = self._checker.judge(self._draft)
        return bool(done)

    def _corrected(self) -> Reviewed:
        from alvtc_info.reading.docx import OpenedDocx

        suffix = OpenedDocx(self._draft.data, self._name, Limits()).suffix
        return self._reviewed(self._draft.data, 0, suffix)

    def _reviewed(self, data: bytes, comments: int, suffix: str) -> Reviewed:
        changes = tuple(self._changed)
        return Reviewed(data, replace(self._result, changed=changes), changes, comments, suffix)

    def _commented(self) -> Reviewed:
        from alvtc_info.editing.comments import Comments

        file, trace = _open(self._draft, self._extras)
        comments = Comments(file, trace, _moment(file, self._moment))
        commenter = _Commenter(self._draft.document, trace, self._checker.institution)
        notes = [commenter.note(finding) for finding in self._result.findings]
        if notes or comments.known:
            summary = commenter.summary(self._result)
            if not comments.replace(summary.traced, SUMMARY, summary) and notes:
                notes.insert(0, summary)
        count = comments.add(notes)
        return self._reviewed(file.save(), count, file.opened.suffix)


def correct(
    data: bytes, name: str, request: CheckRequest, *, unsafe: bool, suffix: str | None, macros: bool
) -> Handled:
    """Apply the safe fixes to a Word draft directly, in this process and without a time limit."""
    done = _Round(data, name, request, None).done(suggest=False, fix=True, unsafe=unsafe)
    return replace(done, reviewed=_typed(done.reviewed, name, suffix, macros=macros))


def _open(draft: Draft, extras: frozenset[str]) -> tuple[WordFile, Trace]:
    from alvtc_info.editing.tracing import Trace
    from alvtc_info.editing.word_file import WordFile

    file = WordFile(draft.data, draft.document.name, Limits(), extras)
    return file, Trace(file, draft.document)


def _moment(file: WordFile, moment: datetime | None) -> str:
    """The date of comments and changes: as requested, else when the draft was last saved; empty if not known."""
    from datetime import UTC

    if moment is not None:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return file.saved_at()


def _change(
    draft: Draft, extras: frozenset[str], result: Result, moment: datetime | None, *, track: bool, unsafe: bool
) -> tuple[bytes, list[Finding]]:
    """The file with the fixes of the findings, and the findings whose fix could be applied."""
    from alvtc_info.editing.tracked_changes import Change, Changes, Mirrors

    findings = fixable(draft.document, result, unsafe=unsafe)
    if not findings:
        return draft.data, []
    file, trace = _open(draft, extras)
    changes = Changes(file, trace, _moment(file, moment))
    mirrors = Mirrors(() if track else (file.tree(part) for part, _ in file.stories))
    done: list[Finding] = []
    wanted: list[tuple[Finding, Change]] = []
    for finding in findings:
        placed = trace.place(finding.block, finding.start, finding.end)
        if placed is not None and placed[0].zone != "comment" and finding.fix is not None:
            wanted.append((finding, Change(*placed, finding.fix.replacement)))
    for finding, change in reversed(wanted):  # from the end, so that earlier offsets stay valid
        if changes.possible(change):
            (changes.track if track else changes.apply)(change)
            done.append(finding)
    mirrors.follow()
    return (file.save() if done else draft.data), done[::-1]


class _Commenter:
    """Turns findings into comments: their text and their anchor."""

    def __init__(self, document: Document, trace: Trace, institution: Institution) -> None:
        self._document = document
        self._trace = trace
        self._regulation = institution.regulation

    @cached_property
    def _body(self) -> Traced:
        """The first paragraph with text of the part that Word allows comments in."""
        body = [t for t in self._trace.paragraphs.values() if self._trace.takes_comments(t)]
        return next((t for t in body if t.text.strip()), body[0] if body else self._trace.begin_body())

    @cached_property
    def _title(self) -> Traced:
        return self._titled() or self._body

    def _titled(self) -> Traced | None:
        from alvtc_info.model.kinds import Role

        titles = [self._trace.paragraph(b.id) for b in self._document.blocks if b.role is Role.TITLE]
        return next((t for t in titles if t is not None and self._trace.takes_comments(t)), None)

    def summary(self, result: Result) -> Note:
        """The comment on the title that sums up the review."""
        from alvtc_info.editing.comments import Note
        from alvtc_info.model.wording import summary, unjudged

        lines = (SUMMARY + summary(result), *unjudged(result), "批注逐条写明问题、依据和改法；改好后删去批注即可。")
        return Note(self._title, 0, len(self._title.text), lines)

    def note(self, finding: Finding) -> Note:
        """The comment for a finding: on its characters, or on the nearest place if Word allows no comments there."""
        from alvtc_info.editing.comments import Note

        if finding.start == finding.end == 0 and not finding.quote:
            return Note(self._title, 0, len(self._title.text), self._lines(finding, ""))
        placed = self._trace.place(finding.block, finding.start, finding.end)
        if placed is not None and self._trace.takes_comments(placed[0]):
            return Note(*placed, self._lines(finding, ""))
        where = self._lines(finding, f"{finding.place}“{finding.quote}”")
        if placed is not None and placed[0].note in self._trace.references:
            traced, at, mark = self._trace.references[placed[0].note]
            return Note(traced, max(0, at - 1), at, where, mark)
        around = self._trace.paragraph(finding.block) or self._body
        traced = around if self._trace.takes_comments(around) and around.text.strip() else self._body
        return Note(traced, 0, len(traced.text), where)

    def _lines(self, finding: Finding, where: str) -> tuple[str, ...]:
        from alvtc_info.model.wording import compared, ground

        lines = [f"【{finding.severity.label}】{finding.title}"]
        if where:
            lines.append(f"在{where}：")
        lines.append(finding.message)
        lines.extend(f"{' '.join(compared(finding, site))}：“{site.quote}”" for site in finding.related)
        if finding.fix is not None:
            words = f"改为“{finding.fix.replacement}”" if finding.fix.replacement else "删去这几个字"
            lines.append(f"建议{words}" if finding.fix.safe else f"可{words}，请先核实")
        lines.append(ground(finding, self._regulation))
        return tuple(" ".join(line.split()) for line in lines)
