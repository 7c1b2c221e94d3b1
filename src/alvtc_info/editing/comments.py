"""Word comments: their text, their anchors, and the comments of earlier reviews by this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.annotations import free_numbers
from alvtc_info.editing.runs import beginning_with, ending_with, local, run_from, run_until, set_text, widened
from alvtc_info.editing.word_file import HEAD
from alvtc_info.model.wording import REVIEWER
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Trace, Traced
    from alvtc_info.editing.word_file import WordFile

AUTHOR = REVIEWER
INITIALS = "校"
_SIZE = "20"


@frozen
class Note:
    """A comment to add: the span of a paragraph that it is anchored to, and the lines of its text, heading first.

    `reference` is the mark of a footnote that the span goes on to.
    """

    traced: Traced
    start: int
    end: int
    lines: tuple[str, ...]
    reference: _Element | None = None


class Comments:
    """The comments of a Word file. `moment` is the date of new ones (2024-05-22T00:00:00Z), empty for no date.

    `known` are those by this program that exist already, by paragraph, span and lines.
    """

    def __init__(self, file: WordFile, trace: Trace, moment: str) -> None:
        self._file = file
        self._space = file.namespace()
        self._moment = moment
        self._parts = {traced.part for traced in trace.paragraphs.values()}
        self._part = file.part_of_kind("comments")
        self.known = self._existing(trace)
        self._ends: dict[_Element, _Element] = {}  # the end of our last comment after an element

    def _name(self, name: str) -> str:
        return f"{{{self._space}}}{name}"

    def _all(self) -> list[_Element]:
        if self._part is None:
            return []
        return [each for each in self._file.tree(self._part) if local(each) == "comment"]

    def _existing(self, trace: Trace) -> dict[tuple[str, int, int, tuple[str, ...]], _Element]:
        places = {
            identity: (traced.id, *span)
            for traced in trace.paragraphs.values()
            for identity, span in traced.marks.items()
        }
        found = {}
        for comment in self._all():
            identity = comment.get(self._name("id"), "")
            if comment.get(self._name("author")) == AUTHOR and identity in places:
                lines = tuple(
                    "".join(t.text or "" for t in p.iter(self._name("t"))) for p in comment.iter(self._name("p"))
                )
                found[(*places[identity], lines)] = comment
        return found

    def add(self, notes: Iterable[Note]) -> int:
        """Add the comments that do not exist yet, and return their number."""
        fresh = [n for n in notes if (n.traced.id, *widened(n.traced, n.start, n.end), n.lines) not in self.known]
        if not fresh:
            return 0
        if self._part is None:
            self._part, _ = self._file.add_part("comments", f'{HEAD}<w:comments xmlns:w="{self._space}"/>'.encode())
        root = self._file.tree(self._part)
        trees = [self._file.tree(part) for part in sorted(self._parts | {self._part})]
        for note, number in zip(fresh, free_numbers(trees), strict=False):
            root.append(self._comment(str(number), note.lines))
            self._anchor(note, str(number))
        return len(fresh)

    def replace(self, traced: Traced, heading: str, note: Note) -> bool:
        """Replace the text of this program's comment on a paragraph that begins with `heading` by that of `note`.

        What Word knows its last paragraph by stays: answers to the comment hang on it. Returns whether there was such a
        comment.
        """
        existing = [
            (lines, comment)
            for (identity, _, _, lines), comment in self.known.items()
            if identity == traced.id and "".join(lines).startswith(heading)
        ]
        for lines, comment in existing[:1]:
            if lines != note.lines:
                fresh = list(self._comment("", note.lines))
                for old in [each for each in comment if local(each) == "p"][-1:]:
                    fresh[-1].attrib.update(old.attrib)
                comment[:] = fresh
        return bool(existing)

    def _comment(self, number: str, lines: tuple[str, ...]) -> _Element:
        from lxml import etree

        comment = etree.Element(self._name("comment"), nsmap={"w": self._space})
        comment.set(self._name("id"), number)
        comment.set(self._name("author"), AUTHOR)
        if self._moment:
            comment.set(self._name("date"), self._moment)
        comment.set(self._name("initials"), INITIALS)
        for order, line in enumerate(lines):
            paragraph = etree.SubElement(comment, self._name("p"))
            self._plain(paragraph)
            if not order:
                mark = etree.SubElement(paragraph, self._name("r"))
                etree.SubElement(mark, self._name("annotationRef"))
            run = etree.SubElement(paragraph, self._name("r"))
            self._look(run, bold=not order)
            text = etree.SubElement(run, self._name("t"))
            set_text(text, line)
        return comment

    def _plain(self, paragraph: _Element) -> None:
        """Set the layout of a comment's paragraph, whatever the document's style: no indent, single spacing, left."""
        from lxml import etree

        properties = etree.SubElement(paragraph, self._name("pPr"))
        for name, values in (
            ("widowControl", {"val": "0"}),
            ("snapToGrid", {"val": "0"}),
            ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
            ("ind", {"left": "0", "right": "0", "firstLineChars": "0", "firstLine": "0"}),
            ("jc", {"val": "left"}),
        ):
            element = etree.SubElement(properties, self._name(name))
            for key, value in values.items():
                element.set(self._name(key), value)

    def _look(self, run: _Element, *, bold: bool) -> None:
        from lxml import etree

        properties = etree.SubElement(run, self._name("rPr"))
        fonts = etree.SubElement(properties, self._name("rFonts"))
        fonts.set(self._name("hint"), "eastAsia")
        if bold:
            etree.SubElement(properties, self._name("b"))
        for name, value in (("color", "000000"), ("spacing", "0"), ("sz", _SIZE), ("szCs", _SIZE)):
            etree.SubElement(properties, self._name(name)).set(self._name("val"), value)

    def _anchor(self, note: Note, identity: str) -> None:
        """Insert the range marks around the span and the reference after it."""
        begin, finish = self._mark("commentRangeStart", identity), self._mark("commentRangeEnd", identity)
        reference = finish.makeelement(self._name("r"), None, None)
        reference.append(self._mark("commentReference", identity))
        first = _first(note)
        if first is None:
            note.traced.element.append(begin)
        else:
            first.addprevious(begin)
        last = _last(note) if note.end > note.start or note.reference is not None else begin
        after = last.getnext()
        ended = after is not None and local(after) == "commentRangeEnd"
        _after_marks(self._ends.get(last, last) if ended else last).addnext(finish)
        finish.addnext(reference)
        self._ends[last] = reference
        for each in (begin, finish, reference):
            each.tail = None

    def _mark(self, name: str, identity: str) -> _Element:
        from lxml import etree

        mark = etree.Element(self._name(name), nsmap={"w": self._space})
        mark.set(self._name("id"), identity)
        return mark


def _first(note: Note) -> _Element | None:
    """What a comment begins before; None for the end of the paragraph."""
    if note.start < note.end or (note.reference is None and note.start < len(note.traced.text)):
        return run_from(note.traced, note.start)
    return None if note.reference is None else beginning_with(note.reference)


def _last(note: Note) -> _Element:
    """What a comment ends after."""
    return run_until(note.traced, note.end) if note.reference is None else ending_with(note.reference)


def _after_marks(element: _Element) -> _Element:
    """The element itself, or the last of the comment ends that follow it.

    Comments on the same words thus stay in their order.
    """
    at = element
    while (after := at.getnext()) is not None and (
        local(after) == "commentRangeEnd" or [local(e) for e in after if local(e) != "rPr"] == ["commentReference"]
    ):
        at = after
    return at
