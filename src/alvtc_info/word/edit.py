"""Replacing words of a draft by words that somebody chose, wherever it came from; nothing else of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.checking.check import Checker
from alvtc_info.errors import InputError, UsageError
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.model.edits import in_order
from alvtc_info.model.limits import Limits
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import name_of, work_on
from alvtc_info.reading.formats import DATA_SUFFIXES, EDITABLE_SUFFIXES, WORD_SUFFIXES, suffix_of
from alvtc_info.reading.input import DOCX, decode, sniff
from alvtc_info.text.value_classes import replace
from alvtc_info.word.fix import encoded
from alvtc_info.word.text_edits import replace_in_data, replace_in_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Unpack

    from alvtc_info.editing.tracing import Trace
    from alvtc_info.editing.tracked_changes import Change, Changes
    from alvtc_info.model.document import Document
    from alvtc_info.model.edits import Edit
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.reading.input import Source


@takes_request
def edit(
    path: Source,
    edits: Iterable[Edit],
    *,
    track: bool = False,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> bytes:
    """Return a draft with these words replaced: all of them, or an error and none; the file itself is not changed.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path: .docx, .txt, .md, .yaml, .yml.
    Blocks and places are those of `read` and of findings. `track` makes the edits of a Word draft tracked changes by
    信息校核. Of the request, `encoding`, `extras`, `limits`, `institution` and `timeout` apply.

    Raises InputError if the draft cannot be read, bears a secrecy mark, or does not have the words of an edit where it
    says (`text-changed`), or where Word would fill them in again (`not-editable`); UsageError for edits that touch the
    same words and for other kinds of file.
    """
    wanted = in_order(edits)
    if not isinstance(track, bool):
        raise UsageError("bad-value", f"track 应为 True 或 False，不能是 {type(track).__name__}")
    label = name_of(path, name)
    if suffix_of(label) not in EDITABLE_SUFFIXES | {""}:
        raise UsageError("not-fixable", f"“{label}”不能直接修改，只能改 .docx .txt .md .yaml .yml")
    return work_on(path, label, requested(request, choices), edit_bytes, wanted, track)


def edit_bytes(data: bytes, name: str, request: CheckRequest, edits: list[Edit], track: bool) -> bytes:
    """Do the same for bytes, in this process and without a time limit."""
    if not edits:
        return data
    if suffix_of(name) in WORD_SUFFIXES or (not suffix_of(name) and sniff(data, "", name) == DOCX):
        return _edit_word(data, name, request, edits, track=track)
    text, coding = decode(data, name, request.encoding)
    checker = Checker(replace(request, encoding="utf-8"))
    document = checker.reopen(text.encode("utf-8", "surrogatepass"), name, guarded=True).document
    refuse_secret(document, work="不修改")
    make = replace_in_data if suffix_of(name) in DATA_SUFFIXES else replace_in_lines
    text, made = make(text, edits)
    for each in edits:
        if each not in made:
            raise _lost(document, each)
    try:
        return encoded(text, data, coding)
    except UnicodeEncodeError:
        raise InputError(
            "not-encodable", f"这份稿件的编码（{coding}）里没有改动中的某个字，请先另存为 UTF-8", name
        ) from None


def _lost(document: Document, edit: Edit) -> InputError:
    """The error for an edit whose words are not there."""
    place = next((block.place for block in document.blocks if block.id == edit.block), "")
    where = f"{place}里" if place else "稿件里"
    return InputError("text-changed", f"{where}要改的字已经不在原来的位置，没有改，请重新检查后再改", document.name)


def _edit_word(data: bytes, name: str, request: CheckRequest, edits: list[Edit], *, track: bool) -> bytes:
    from alvtc_info.editing.tracing import Trace
    from alvtc_info.editing.tracked_changes import Changes, Mirrors
    from alvtc_info.editing.word_file import WordFile
    from alvtc_info.reading.drafts import word_bytes

    draft = Checker(request).reopen(word_bytes(data, name), name, guarded=True)
    refuse_secret(draft.document, work="不修改")
    file = WordFile(draft.data, name, Limits(), frozenset(request.extras))
    trace = Trace(file, draft.document)
    changes = Changes(file, trace, file.saved_at())
    mirrors = Mirrors(() if track else (file.tree(part) for part, _ in file.stories))
    for change in [_change(draft.document, trace, changes, each) for each in edits][::-1]:
        (changes.track if track else changes.apply)(change)
    mirrors.follow()
    return file.save()


def _change(document: Document, trace: Trace, changes: Changes, edit: Edit) -> Change:
    """The change that an edit is in its paragraph. An insertion takes the character before it, or behind it, along."""
    from alvtc_info.editing.tracked_changes import Change

    block = next((block for block in document.blocks if block.id == edit.block), None)
    if block is None or block.text[edit.start : edit.end] != edit.was or edit.end > len(block.text):
        raise _lost(document, edit)
    start, end, words = edit.start, edit.end, edit.replacement
    if start == end and start:
        start, words = start - 1, block.text[start - 1] + words
    elif start == end and block.text:
        end, words = 1, words + block.text[0]
    placed = trace.place(edit.block, start, end)
    change = None if placed is None else Change(*placed, words)
    if change is None or not words.isprintable() or change.traced.zone == "comment" or not changes.possible(change):
        message = f"{block.place}里这几个字在这里改不了（有换行、域、公式或锁定的内容），请在 Word 里改"
        raise InputError("not-editable", message, document.name)
    return change
