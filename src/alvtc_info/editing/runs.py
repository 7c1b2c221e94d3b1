"""Cutting runs at a character by moving their XML children; formatting, notes, breaks and fields stay as they are."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.editing.tracing import Atom, run_of
from alvtc_info.editing.word_file import SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced


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
        Atom(element, atom.start, atom.text[:inside], atom.code),
        Atom(rest, offset, atom.text[inside:], atom.code),
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
    """The span that marks around these characters cover: a formula or a ruby is covered whole."""
    if start == end:
        return start, end
    first, last = (traced.atoms[traced.atom_at(at)] for at in (start, end - 1))
    begin, finish = _whole(traced, first.element), _whole(traced, last.element)
    if begin is not None:
        start = next(a.start for a in traced.atoms if _within(a.element, begin))
    if finish is not None:
        end = [a.end for a in traced.atoms if _within(a.element, finish)][-1]
    return start, end


def _within(element: _Element, outer: _Element) -> bool:
    return element is outer or any(each is outer for each in element.iterancestors())


def run_at(traced: Traced, offset: int) -> _Element | None:
    """The run that begins with the character at `offset`, cut there; None if the character is in what cannot be cut."""
    if _whole(traced, traced.atoms[traced.atom_at(offset)].element) is not None:
        return None
    return run_from(traced, offset)


def run_from(traced: Traced, offset: int) -> _Element:
    """The run that begins with the character at `offset`: the text before it is cut off.

    If the run cannot be cut (a formula, a ruby), the outermost element that must stay whole.
    """
    atom = traced.atoms[traced.atom_at(offset)]
    whole = _whole(traced, atom.element)
    if whole is not None:
        return whole
    cut_text(traced, offset)
    atom = traced.atoms[traced.atom_at(offset)]
    return cut_run(run_of(atom.element), atom.element)


def run_until(traced: Traced, offset: int) -> _Element:
    """The run that ends with the character before `offset`: the text after it is cut off.

    If the run cannot be cut, the outermost element that must stay whole.
    """
    atom = traced.atoms[traced.atom_at(offset - 1)]
    whole = _whole(traced, atom.element)
    if whole is not None:
        return whole
    cut_text(traced, offset)
    element = traced.atoms[traced.atom_at(offset - 1)].element
    run = run_of(element)
    after = next((each for each in element.itersiblings() if local(each) != "rPr"), None)
    if after is not None:
        cut_run(run, after)
    return run


def _whole(traced: Traced, element: _Element) -> _Element | None:
    """The element around this text that must stay whole; None for ordinary text, which is a direct child of its run.

    It is a formula, the run around a ruby or around an element that contains the text, or text outside of runs.
    """
    run = run_of(element)
    found = None if element.getparent() is run else run
    for each in ancestors(element, traced.element):
        if local(each) in ("oMath", "oMathPara"):
            found = each
        elif local(each) == "ruby":
            found = each.getparent()
    return found
