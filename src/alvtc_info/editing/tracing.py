"""Tracing every character of a Word part to its paragraph, run and text element.

The walk is that of the reader (`reading.word_part`), fed from a tree instead of a stream: both see the same text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from alvtc_info.model.kinds import Role
from alvtc_info.reading.word_part import Story
from alvtc_info.reading.xml import EnoughError
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.editing.word_file import WordFile
    from alvtc_info.model.document import Document
    from alvtc_info.reading.docx import OpenedDocx
    from alvtc_info.reading.word_part import FieldCode, Paragraph


_PARAGRAPHS = "{*}p"
_NOTES = {"footnoteReference": "脚注", "endnoteReference": "尾注"}


@dataclass(slots=True)
class Atom:
    """The text of one element: a `w:t`, a tab, a break or a hyphen. `start` is its offset in code points.

    `fields` are the fields that the text is a result of, the outermost first.
    """

    element: _Element
    start: int
    text: str
    fields: tuple[FieldCode, ...] = ()

    @property
    def end(self) -> int:
        """The offset in the paragraph after the last code point of this text."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Traced:
    """A paragraph with its element and its texts, one for each text element.

    `marks` are the spans of its comments: id → (start, end), in code points; `wholes` what is known of text elements
    that must stay whole with others, and `spans` where those wholes stand (`editing.runs`).
    """

    part: str
    id: str
    zone: str
    note: str
    element: _Element
    atoms: list[Atom] = field(default_factory=list)
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    wholes: dict[_Element, tuple[_Element, _Element] | None] = field(default_factory=dict)
    spans: dict[tuple[_Element, _Element], tuple[int, int]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of the paragraph."""
        return "".join(atom.text for atom in self.atoms)

    def atom_at(self, offset: int) -> int:
        """The index of the atom that contains the code point at `offset`."""
        return bisect_right(self.atoms, offset, key=lambda atom: atom.start) - 1


@frozen
class TextSpan:
    """The position of a character in a file.

    `paragraph` is the number of the `w:p` in the part, from 1; `run` that of the run in the paragraph, from 1; `offset`
    is in code points of the text of the run.
    """

    part: str
    paragraph: int
    run: int
    offset: int


class _Tracer(Story):
    """A story that also keeps the elements that its text comes from."""

    def __init__(self, story: Story, opened: OpenedDocx, part: str) -> None:
        super().__init__(*story.origin, opened.styles, opened.limits, opened.extras)
        self.part = part
        self.traced: list[Traced] = []
        self.at: list[_Element] = []
        self._by_paragraph: dict[int, Traced] = {}
        self.references: dict[str, tuple[Traced, int, _Element]] = {}
        self._begun: dict[str, tuple[Traced, int]] = {}

    def walk(self, root: _Element) -> None:
        """Feed the whole tree."""
        from lxml import etree

        names: dict[str, str] = {}
        try:
            for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
                if event == "start":
                    name = element.tag if isinstance(element.tag, str) else ""
                    tag = names.setdefault(name, _spaced(name))
                    self.at.append(element)
                    attributes = {_spaced(key): text for key, text in _attributes(element).items()}
                    outer, depth = self.fields[-1:], len(self.fields)
                    self.start(tag, attributes)
                    self._after_start(element)
                    if len(self.fields) > depth:
                        self.fields[-1].begin = element
                    elif len(self.fields) < depth:
                        self._end_field(outer[0], element)
                    if element.text:
                        self.text(element.text)
                elif event == "end":
                    self.end(names[element.tag if isinstance(element.tag, str) else ""])
                    self.at.pop()
                if event != "start" and element.tail and self.at:
                    self.text(element.tail)
        except EnoughError:
            return

    def _after_start(self, element: _Element) -> None:
        if len(self.found) > len(self.traced):
            paragraph = self.found[-1]
            traced = Traced(self.part, paragraph.id, paragraph.zone, self.note, element)
            self.traced.append(traced)
            self._by_paragraph[id(paragraph)] = traced
        name = self.stack[-1]
        if self.open and name.startswith("comment"):
            self._mark(name, element, self._by_paragraph[id(self.open[-1])])
        elif self.open and name in _NOTES and not (self.skip or self.hidden):
            traced = self._by_paragraph[id(self.open[-1])]
            identity = _identity(element)
            at = traced.atoms[-1].end if traced.atoms else 0
            self.references[f"{_NOTES[name]}{identity}"] = traced, at, element

    def _end_field(self, ended: FieldCode, element: _Element) -> None:
        """Keep the end of a field that began in the same paragraph."""
        begin = ended.begin
        if begin is not None and next(begin.iterancestors(_PARAGRAPHS), None) is next(
            element.iterancestors(_PARAGRAPHS), begin
        ):
            ended.end = element

    def _mark(self, name: str, element: _Element, traced: Traced) -> None:
        identity = _identity(element)
        length = traced.atoms[-1].end if traced.atoms else 0
        if name == "commentRangeStart":
            self._begun[identity] = traced, length
        elif name == "commentRangeEnd":
            begun, start = self._begun.get(identity, (traced, length))
            begun.marks[identity] = (
                start,
                length if begun is traced else max(start, begun.atoms[-1].end if begun.atoms else 0),
            )

    def take(self, paragraph: Paragraph, data: str) -> None:
        """Keep the element beside the text."""
        super().take(paragraph, data)
        atoms = self._by_paragraph[id(paragraph)].atoms
        element = self.at[-1]
        if atoms and atoms[-1].element is element:
            atoms[-1].text += data
        else:
            start = atoms[-1].end if atoms else 0
            atoms.append(Atom(element, start, data, tuple(self.fields)))

    def give_back(self, paragraph: Paragraph) -> None:
        """Let go of the element with the text."""
        length = len(paragraph.pieces[-1])
        super().give_back(paragraph)
        atoms = self._by_paragraph[id(paragraph)].atoms
        atoms[-1].text = atoms[-1].text[:-length]
        if not atoms[-1].text:
            atoms.pop()


def _attributes(element: _Element) -> dict[str, str]:
    return cast("dict[str, str]", dict(element.attrib))


def _identity(element: _Element) -> str:
    return next((text for key, text in _attributes(element).items() if key.endswith("}id")), "")


def _spaced(name: str) -> str:
    return name.replace("{", "").replace("}", " ")


class Trace:
    """All paragraphs of a Word file that contain text, and the mapping from the blocks of its Document to them."""

    def __init__(self, file: WordFile, document: Document) -> None:
        self.file = file
        self.paragraphs: dict[str, Traced] = {}
        self.references: dict[str, tuple[Traced, int, _Element]] = {}
        self._blocks = {block.id: block for block in document.blocks}
        self._offsets: dict[str, list[int]] = {}
        for part, story in file.stories:
            tracer = _Tracer(story, file.opened, part)
            tracer.walk(file.tree(part))
            self.references.update(tracer.references)
            self.paragraphs.update((traced.id, traced) for traced in tracer.traced if traced.id)

    def takes_comments(self, traced: Traced) -> bool:
        """Whether Word allows comments there: in the body, its tables and text boxes; not in headers and notes."""
        return traced.part == self.file.main

    def begin_body(self) -> Traced:
        """A new empty paragraph at the start of a body that has none: its text is in headers or notes only."""
        part = self.file.main
        root = self.file.tree(part)
        body = next((each for each in root if str(each.tag).endswith("}body")), root)
        element = body.makeelement(f"{{{self.file.namespace()}}}p")
        body.insert(0, element)
        return Traced(part, "", "main", "", element)

    def paragraph(self, block_id: str) -> Traced | None:
        """The paragraph that a block comes from; None for text of an embedded file."""
        while block_id and block_id not in self.paragraphs:
            block_id = block_id.rpartition(".")[0]
        return self.paragraphs.get(block_id)

    def place(self, block_id: str, start: int, end: int) -> tuple[Traced, int, int] | None:
        """The paragraph of a span in a block's text, and the span in it (start, end).

        None for text of an embedded file or of WordArt, the prompts of a form and text under a tracked deletion.
        """
        block = self._blocks[block_id]
        traced = self.paragraph(block_id)
        if traced is None or not traced.atoms or block.role in (Role.PROMPT, Role.REMOVED):
            return None
        if block_id not in self._offsets:
            self._offsets[block_id] = block.offsets_in(traced.text)
        offsets = self._offsets[block_id]
        first = offsets[start]
        return traced, first, max(first, offsets[end - 1] + 1 if end > start else first)

    def spot(self, block_id: str, offset: int) -> TextSpan | None:
        """The position in the file of a code point of a block's text.

        None for text of an embedded file and for the prompts of a form.
        """
        placed = self.place(block_id, offset, offset + 1)
        if placed is None:
            return None
        traced, start, _ = placed
        atom = traced.atoms[traced.atom_at(start)]
        tag = traced.element.tag
        paragraphs = self.file.tree(traced.part).iter(tag)
        number = next(n for n, each in enumerate(paragraphs, 1) if each is traced.element)
        run = run_of(atom.element)
        runs = runs_of(traced)
        before = next(a.start for a in traced.atoms if run_of(a.element) is run)
        return TextSpan(traced.part, number, next(n for n, each in enumerate(runs, 1) if each is run), start - before)


def run_of(element: _Element) -> _Element:
    """The run that contains a text element; the element itself if it is outside of runs."""
    run = element
    while not str(run.tag).endswith("}r"):
        parent = run.getparent()
        if parent is None:
            return element
        run = parent
    return run


def runs_of(traced: Traced) -> list[_Element]:
    """The runs of a paragraph that contain text, in order."""
    return list(dict.fromkeys(run_of(atom.element) for atom in traced.atoms))
