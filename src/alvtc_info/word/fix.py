"""Applying safe fixes to a text or to a report written as YAML.

Safe fixes are those that cannot change a fact; no two are applied to the same words, and nothing else is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.checking.check import Checker
from alvtc_info.errors import UsageError
from alvtc_info.linting.fixes import fixable
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.model import arguments
from alvtc_info.model.edits import Edit
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import name_of, work_on
from alvtc_info.reading.formats import DATA_SUFFIXES, EDITABLE_SUFFIXES, WORD_SUFFIXES, suffix_of
from alvtc_info.reading.input import DOCX, decode, sniff
from alvtc_info.rendering.printed import printed
from alvtc_info.text.value_classes import field, frozen, replace
from alvtc_info.word.text_edits import replace_in_data, replace_in_lines

if TYPE_CHECKING:
    from typing import Unpack

    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

ROUNDS = 5


@frozen
class Fixed:
    """The outcome of fixing: the text before and after, the new bytes, and the findings that were fixed, in order.

    `dropped_macros` is whether a Word draft has macros and the new file none.
    """

    before: str = field(repr=False)
    after: str = field(repr=False)
    data: bytes = field(repr=False)
    applied: tuple[Finding, ...]
    encoding: str
    dropped_macros: bool = False


@takes_request
def fix(
    path: Source | Report,
    *,
    unsafe: bool = False,
    suffix: str | None = None,
    macros: bool = True,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> Fixed:
    """Apply every safe fix to a .txt, .md, .yaml, .yml or Word draft, in memory; the file itself is not changed.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path, or a report model, which is
    rendered first. Bytes without a name are a .docx or text, by their content; `data` of what is returned has the new
    ones. Encoding, byte order mark and
    line ends stay as they are. Fixing a fixed draft changes nothing more. `unsafe` then applies, once, the other fixes
    of the findings: slots ({YYYY年M月D日}) and wordings that somebody must confirm. `suffix` and `macros` say, as for
    `review`, as what a Word draft is written. Raises InputError if the file cannot be read or has a secrecy mark,
    UsageError for other kinds of file and for choices that do not exist.
    """
    arguments.flag(unsafe, "unsafe")
    kept = arguments.suffix(suffix), arguments.flag(macros, "macros")
    source, name, asked = printed(path, name, requested(request, choices))
    label = name_of(source, name)
    if suffix_of(label) not in EDITABLE_SUFFIXES | {""}:
        raise UsageError("not-fixable", f"“{label}”不能直接修改，只能改 .docx .txt .md .yaml .yml")
    return work_on(source, label, asked, fix_bytes, unsafe, *kept)


def fix_bytes(data: bytes, name: str, request: CheckRequest, unsafe: bool, suffix: str | None, macros: bool) -> Fixed:
    """Do the same for bytes, in this process and without a time limit."""
    if suffix_of(name) in WORD_SUFFIXES or (not suffix_of(name) and sniff(data, "", name) == DOCX):
        from alvtc_info.word.review import correct

        done = correct(data, name, request, unsafe=unsafe, suffix=suffix, macros=macros)
        before, after = ("".join(f"{b.text}\n" for b in document.blocks) for document in (done.before, done.after))
        return Fixed(before, after, done.reviewed.data, done.reviewed.changes, "", done.reviewed.dropped_macros)
    return _fix_text(data, name, request, unsafe=unsafe)


def _fix_text(data: bytes, name: str, request: CheckRequest, *, unsafe: bool) -> Fixed:
    make = replace_in_data if suffix_of(name) in DATA_SUFFIXES else replace_in_lines
    written, coding = decode(data, name, request.encoding)
    checker = Checker(replace(request, encoding="utf-8"))

    def apply(text: str, *, unsafe: bool) -> tuple[str, list[Finding]]:
        draft = checker.reopen(text.encode("utf-8", "surrogatepass"), name, guarded=True)
        refuse_secret(draft.document, work="不复制、不修改")
        found = fixable(draft.document, checker.judge(draft), unsafe=unsafe)
        wanted = {_edit(draft.document, finding): finding for finding in found}
        text, made = make(text, list(wanted))
        return text, [wanted[edit] for edit in made]

    text = written
    applied: list[Finding] = []
    for _ in range(ROUNDS):
        text, done = apply(text, unsafe=False)
        applied.extend(done)
        if not done:
            break
    if unsafe:
        text, done = apply(text, unsafe=True)
        applied.extend(done)
    return Fixed(written, text, encoded(text, data, coding), tuple(applied), coding)


def _edit(document: Document, finding: Finding) -> Edit:
    """The edit that makes the fix of a finding, whose quote may be masked."""
    assert finding.fix is not None
    (text,) = (block.text[block.shift :] for block in document.blocks if block.id == finding.block)
    words = text[finding.start : finding.end]
    return Edit(finding.block, finding.start, finding.end, words, finding.fix.replacement)


def encoded(text: str, data: bytes, coding: str) -> bytes:
    """The text as bytes in this encoding, with a byte order mark where `data`, which it was read from, has one."""
    mark = b"\xef\xbb\xbf" if coding == "UTF-8" and data.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode(coding)


def unified_diff(fixed: Fixed, name: str) -> str:
    """Return the change as a unified diff."""
    from difflib import unified_diff as diff

    before, after = (text.splitlines(keepends=True) for text in (fixed.before, fixed.after))
    lines = [
        line if line.endswith("\n") else line + "\n" for line in diff(before, after, name, f"{name}（修改后）", n=1)
    ]
    return "".join(lines)
