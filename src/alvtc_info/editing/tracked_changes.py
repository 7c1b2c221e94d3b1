"""Replacing the text of a span: as a tracked change that the writer accepts or rejects, or directly."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.editing.annotations import free_numbers
from alvtc_info.editing.comments import AUTHOR
from alvtc_info.editing.runs import (
    FILLED_IN,
    ancestors,
    child,
    cut_run,
    empty_copy,
    local,
    run_from,
    run_until,
    set_text,
    settings_of,
)
from alvtc_info.editing.tracing import run_of
from alvtc_info.editing.word_file import SPACE
from alvtc_info.errors import InputError
from alvtc_info.reading.field_codes import field_name
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Atom, Trace, Traced
    from alvtc_info.editing.word_file import WordFile

_TEXT = frozenset({"t", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak"})
_CLOSED = frozenset({"oMath", "oMathPara", "ruby", "moveTo", "fldSimple"})
_BOUND = FILLED_IN | {"picture", "docPartObj"}
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})


@frozen
class Change:
    """The replacement for a span of a paragraph; offsets in code points."""

    traced: Traced
    start: int
    end: int
    replacement: str


class Changes:
    """Changes to a Word file. `moment` is the date of tracked ones (2024-05-22T00:00:00Z), empty for no date."""

    def __init__(self, file: WordFile, trace: Trace, moment: str) -> None:
        self._space = file.namespace()
        self._moment = moment
        roots = {traced.part: file.tree(traced.part) for traced in trace.paragraphs.values()}
        self._numbers = free_numbers([*roots.values(), *_comments(file)])

    def _name(self, name: str) -> str:
        return f"{{{self._space}}}{name}"

    def possible(self, change: Change) -> bool:
        """Whether the span is ordinary text that Word does not fill in again.

        It may not contain a formula, a field other than a link, a bound or locked content control, a line break or tab,
        or text that was moved.
        """
        traced = change.traced
        for atom in traced.atoms:
            if atom.end <= change.start or atom.start >= change.end:
                continue
            if local(atom.element) not in _TEXT or not _written_out(atom):
                return False
            around = ancestors(atom.element, traced.element)
            if atom.element.getparent() is not run_of(atom.element) or any(
                local(each) in _CLOSED or _locked(each) for each in around
            ):
                return False
        return change.end > change.start

    def apply(self, change: Change) -> None:
        """Replace the text directly, in the format of its first character."""
        first = change.traced.atom_at(change.start)
        for index, atom in enumerate(change.traced.atoms[first:], first):
            if atom.start >= change.end:
                break
            inside = max(0, change.start - atom.start)
            words = change.replacement if index == first else ""
            text = atom.text[:inside] + words + atom.text[change.end - atom.start :]
            atom.text = text
            if local(atom.element) == "t":
                set_text(atom.element, text)
            else:
                self._rewrite(atom.element, text)

    def _rewrite(self, element: _Element, text: str) -> None:
        """Replace an element such as a hyphen, which was part of the span, by this text; remove it if there is none."""
        if text:
            fresh = element.makeelement(self._name("t"), None, None)
            set_text(fresh, text)
            element.addprevious(fresh)
        _remove(element)

    def track(self, change: Change) -> None:
        """Mark the old text as deleted and the new text as inserted; this program's own insertions are replaced."""
        traced, start, end = change.traced, change.start, change.end
        run_from(traced, start)
        run_until(traced, end)
        runs = dict.fromkeys(run_of(a.element) for a in traced.atoms if a.start >= start and a.end <= end)
        pieces = [piece for run in runs for piece in _pieces(run)]
        words = self._run(pieces[0], change.replacement)
        first: _Element | None = None
        deletion: _Element | None = None
        own = [piece for piece in pieces if self._is_own(piece, traced)]
        for piece in pieces:
            if piece not in own:
                deletion = self._delete(piece, deletion)
            first = first if first is not None else piece if piece in own else deletion
        assert first is not None
        if change.replacement and first in own:
            first.addnext(words)
        elif change.replacement:
            self._put(first, words)
        for piece in own:
            _remove(piece)

    def _delete(self, run: _Element, before: _Element | None) -> _Element:
        """Move a run into a tracked deletion: the one just before it, or a new one."""
        deletion = before
        if deletion is None or run.getprevious() is not deletion:
            deletion = self._revision("del")
            run.addprevious(deletion)
            deletion.tail = None
        deletion.append(run)
        run.tail = None
        for text in list(run.iter(self._name("t"))):
            text.tag = self._name("delText")
            text.set(SPACE, "preserve")
        return deletion

    def _put(self, after: _Element, run: _Element) -> None:
        """Insert a run after an element, as a tracked insertion of its own."""
        insertion = self._revision("ins")
        insertion.append(run)
        after.addnext(insertion)
        insertion.tail = None
        self._free(insertion)

    def _free(self, insertion: _Element) -> None:
        """Move this insertion out of another author's insertion, which is cut in two around it."""
        parent = insertion.getparent()
        assert parent is not None
        if local(parent) != "ins":
            return
        rest = list(insertion.itersiblings())
        parent.addnext(insertion)
        insertion.tail = None
        if rest:
            second = empty_copy(parent)
            second.set(self._name("id"), str(next(self._numbers)))
            second.extend(rest)
            insertion.addnext(second)

    def _is_own(self, run: _Element, traced: Traced) -> bool:
        around = ancestors(run, traced.element)
        return any(local(each) == "ins" and each.get(self._name("author")) == AUTHOR for each in around)

    def _run(self, model: _Element, words: str) -> _Element:
        """A run with this text in the format of another run."""
        run = model.makeelement(self._name("r"), None, None)
        properties = child(model, "rPr")
        if properties is not None:
            copy = deepcopy(properties)
            for each in [e for e in copy if local(e) in ("rPrChange", "ins", "del")]:
                copy.remove(each)
            copy.tail = None
            run.append(copy)
        text = run.makeelement(self._name("t"), None, None)
        set_text(text, words)
        run.append(text)
        return run

    def _revision(self, name: str) -> _Element:
        from lxml import etree

        element = etree.Element(self._name(name), nsmap={"w": self._space})
        element.set(self._name("id"), str(next(self._numbers)))
        element.set(self._name("author"), AUTHOR)
        if self._moment:
            element.set(self._name("date"), self._moment)
        return element


def _remove(element: _Element) -> None:
    """Remove an element, and the insertion around it if that is empty then."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
    if local(parent) == "ins" and not len(parent):
        _remove(parent)


def _comments(file: WordFile) -> Iterator[_Element]:
    """The tree of the comments, if there are any."""
    part = file.part_of_kind("comments")
    if part is not None:
        with suppress(InputError):  # none can be read
            yield file.tree(part)


def _written_out(atom: Atom) -> bool:
    """Whether the text is no result of a field but of links, which may stand in a table of contents."""
    names = [field_name(each.code) for each in atom.fields]
    return names[-1:] in ([], ["HYPERLINK"]) and set(names) <= {"HYPERLINK", "TOC"}


def _locked(element: _Element) -> bool:
    """Whether this is a content control that Word fills in or that may not be edited."""
    return any(
        local(each) in _BOUND or (local(each) == "lock" and any(str(v) in _LOCKS for v in each.attrib.values()))
        for each in settings_of(element)
    )


def _pieces(run: _Element) -> Iterator[_Element]:
    """Cut a run into parts and yield those that contain only text; notes, pictures and field marks are left alone."""
    at = run
    while True:
        children = [each for each in at.iterchildren() if local(each) != "rPr"]
        kind = local(children[0]) in _TEXT
        length = next((n for n, each in enumerate(children) if (local(each) in _TEXT) != kind), len(children))
        rest = cut_run(at, children[length]) if length < len(children) else None
        if kind and any(local(each) != "lastRenderedPageBreak" for each in children[:length]):
            yield at
        if rest is None:
            return
        at = rest


class Mirrors:
    """Text boxes that a file contains twice: as a shape, and as a fallback for old programs with the same text."""

    def __init__(self, trees: Iterable[_Element]) -> None:
        self._pairs: list[tuple[_Element, str, _Element]] = []
        for root in trees:
            for content in root.iter("{*}AlternateContent"):
                shown, *others = [_boxes(each) for each in content] or [[]]
                for one, other in (pair for boxes in others for pair in zip(shown, boxes, strict=False)):
                    if _words(one) == _words(other):
                        self._pairs.append((one, _words(one), other))

    def follow(self) -> None:
        """Copy the content of each shape to its fallback if its text has changed."""
        for shown, before, hidden in self._pairs:
            if _words(shown) != before:
                for each in list(hidden):
                    hidden.remove(each)
                hidden.extend(deepcopy(each) for each in shown)


def _boxes(element: _Element) -> list[_Element]:
    return [each for each in element.iter() if local(each) == "txbxContent"]


def _words(element: _Element) -> str:
    return "".join(each.text or "" for each in element.iter() if local(each) == "t")
