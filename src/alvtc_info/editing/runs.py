"""Cutting runs at a character by moving their XML children; formatting, notes, breaks and fields stay as they are."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.editing.tracing import Atom, run_of
from alvtc_info.editing.word_file import SPACE
from alvtc_info.reading.field_codes import is_computed

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced


_WHOLES = frozenset({"oMath", "oMathPara", "ruby"})
FILLED_IN = frozenset({"dataBinding", "dropDownList", "comboBox", "date", "checkbox"})


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child with this name; None if there is none or `element` is None."""
    return None if element is None else next((each for each in element if local(each) == name), None)


def ancestors(element: _Element, until: _Element) -> list[_Element]:
    """The ancestors of an element below `until`, nearest first."""
    found = []
    at = element.getparent()
    while at is not None and at is not until:
        found.append(at)
        at = at.getparent()
    return found


def empty_copy(element: _Element) -> _Element:
    """An empty element with the same name and attributes."""
    return element.makeelement(element.tag, {str(key): str(text) for key, text in element.attrib.items()})


def set_text(element: _Element, text: str) -> None:
    """Replace the content of a text element by this text, with white space preserved."""
    for each in list(element):
        element.remove(each)
    element.text = text
    element.set(SPACE, "preserve")


def cut_text(traced: Traced, offset: int) -> None:
    """Cut the text element that contains `offset` in two, unless the offset is at its edge."""
    index = traced.atom_at(offset)
    atom = traced.atoms[index]
    inside = offset - atom.start
    if not 0 < inside < len(atom.text):
        return
    element = atom.element
    rest = deepcopy(element)
    set_text(element, atom.text[:inside])
    set_text(rest, atom.text[inside:])
    rest.tail = None
    element.addnext(rest)
    traced.atoms[index : index + 1] = [
        Atom(element, atom.start, atom.text[:inside], atom.fields),
        Atom(rest, offset, atom.text[inside:], atom.fields),
    ]


def cut_run(run: _Element, first: _Element) -> _Element:
    """Cut a run before one of its children and return the run that begins with it.

    That child and all after it move to a new run of the same format, unless it is the first child.
    """
    before = [each for each in run.iterchildren() if local(each) != "rPr"]
    if before[0] is first:
        return run
    rest = empty_copy(run)
    properties = child(run, "rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    for each in before[before.index(first) :]:
        rest.append(each)
    rest.tail = None
    run.addnext(rest)
    return rest


def widened(traced: Traced, start: int, end: int) -> tuple[int, int]:
    """The span that marks around these characters cover: what must stay whole is covered whole."""
    if start == end:
        return start, end
    return min(start, _span(traced, start)[0]), max(end, _span(traced, end - 1)[1])


def _span(traced: Traced, offset: int) -> tuple[int, int]:
    """The span of the whole that the character at `offset` stands in; of that character for ordinary text."""
    atoms = traced.atoms
    first = last = traced.atom_at(offset)
    whole = _whole(traced, atoms[first])
    if whole is None:
        return offset, offset + 1
    if whole not in traced.spans:
        while first and _whole(traced, atoms[first - 1]) == whole:
            first -= 1
        while last + 1 < len(atoms) and _whole(traced, atoms[last + 1]) == whole:
            last += 1
        traced.spans[whole] = atoms[first].start, atoms[last].end
    return traced.spans[whole]


def run_at(traced: Traced, offset: int) -> _Element | None:
    """The run that begins with the character at `offset`, cut there; None if the character is in what cannot be cut."""
    if _whole(traced, traced.atoms[traced.atom_at(offset)]) is not None:
        return None
    return run_from(traced, offset)


def run_from(traced: Traced, offset: int) -> _Element:
    """The run that begins with the character at `offset`: the text before it is cut off.

    If the text there must stay whole (a formula, a ruby), what it begins with.
    """
    whole = _whole(traced, traced.atoms[traced.atom_at(offset)])
    if whole is not None:
        return beginning_with(whole[0])
    cut_text(traced, offset)
    return beginning_with(traced.atoms[traced.atom_at(offset)].element)


def run_until(traced: Traced, offset: int) -> _Element:
    """The run that ends with the character before `offset`: the text after it is cut off.

    If the text there must stay whole, what it ends with.
    """
    whole = _whole(traced, traced.atoms[traced.atom_at(offset - 1)])
    if whole is not None:
        return ending_with(whole[1])
    cut_text(traced, offset)
    return ending_with(traced.atoms[traced.atom_at(offset - 1)].element)


def beginning_with(element: _Element) -> _Element:
    """The run that begins with this child, cut there; the element itself where it is outside of runs."""
    run = element.getparent()
    return element if run is None or local(run) != "r" else cut_run(run, element)


def ending_with(element: _Element) -> _Element:
    """The run that ends with this child, cut there; the element itself where it is outside of runs."""
    run = element.getparent()
    if run is None or local(run) != "r":
        return element
    after = next((each for each in element.itersiblings() if local(each) != "rPr"), None)
    if after is not None:
        cut_run(run, after)
    return run


def _whole(traced: Traced, atom: Atom) -> tuple[_Element, _Element] | None:
    """The first and the last of the elements around this text that must stay together; None for ordinary text.

    Cutting runs does not change it.
    """
    if atom.element not in traced.wholes:
        traced.wholes[atom.element] = _around(traced, atom)
    return traced.wholes[atom.element]


def _around(traced: Traced, atom: Atom) -> tuple[_Element, _Element] | None:
    """What `_whole` says of text that it has not seen before.

    Ordinary text is a direct child of its run. What stays whole is a formula, a ruby, an element of a run that contains
    the text, text outside of runs, and what Word fills in: some controls, the results of fields.
    """
    element = atom.element
    around = ancestors(element, traced.element)
    run = run_of(element)
    whole = element if run is element else next((each for each in around if each.getparent() is run), None)
    for each in around:
        if local(each) in _WHOLES or _filled_in(each):
            whole = each
    for field in atom.fields:
        begin, end = field.begin, field.end
        if begin is not None and end is not None and is_computed(field.code):
            if whole is not None and any(outer is whole for outer in begin.iterancestors()):
                break
            return begin, end
    return None if whole is None else (whole, whole)


def _filled_in(element: _Element) -> bool:
    if local(element) == "fldSimple":
        return is_computed(next((str(code) for key, code in element.attrib.items() if str(key).endswith("}instr")), ""))
    return any(local(each) in FILLED_IN for each in settings_of(element))


def settings_of(element: _Element) -> list[_Element]:
    """The properties of a content control; none of every other element."""
    properties = child(element, "sdtPr") if local(element) == "sdt" else None
    return [] if properties is None else list(properties)
