"""What a flow chart says, before anybody knows where on the page it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """The outline of a box: a start or end, somebody who is told or something that is done, a question."""

    END = "end"
    BOX = "box"
    CHOICE = "choice"


class Tone(StrEnum):
    """How words or an arrow stand out: as usual, not done yet, late."""

    PLAIN = "plain"
    FAINT = "faint"
    LATE = "late"


class ChartWords(NamedTuple):
    """One line of words."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Node:
    """A box. Those of one `group` are drawn of one width."""

    id: str
    words: tuple[ChartWords, ...]
    shape: Shape = Shape.BOX
    group: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two boxes by their ids, with the words on it; `dashed` is custom only."""

    source: str
    target: str
    words: tuple[ChartWords, ...] = ()
    dashed: bool = False

    @property
    def tone(self) -> Tone:
        """The gravest tone of its words; faint only where all of it is."""
        tones = {words.tone for words in self.words}
        if Tone.LATE in tones:
            return Tone.LATE
        return Tone.FAINT if tones == {Tone.FAINT} else Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart on a page of its own: what stands over it (label, title, a line below), the boxes and arrows, what stands
    under it. A `working` page has narrow margins.
    """

    label: str
    title: str
    below_title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...]
    working: bool = False
