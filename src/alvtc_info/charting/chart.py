"""The content of a flow chart: boxes, arrows and texts, without positions."""

from __future__ import annotations

from enum import StrEnum

from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import frozen


class Shape(StrEnum):
    """The outline of a box: `END` a start or end, `BOX` a person to notify or an action, `CHOICE` a question."""

    END = "end"
    BOX = "box"
    CHOICE = "choice"


class Tone(StrEnum):
    """The emphasis of a text or an arrow: `PLAIN` as usual, `FAINT` not done yet, `LATE` late."""

    PLAIN = "plain"
    FAINT = "faint"
    LATE = "late"


class ChartWords(NamedTuple):
    """One line of text and its tone."""

    text: str
    tone: Tone = Tone.PLAIN


@frozen
class Node:
    """A box. Boxes of one `group` are drawn with the same width."""

    id: str
    words: tuple[ChartWords, ...]
    shape: Shape = Shape.BOX
    group: str = ""


@frozen
class Edge:
    """An arrow between two boxes, given by their ids, and the text on it; `dashed` marks a step that is custom only."""

    source: str
    target: str
    words: tuple[ChartWords, ...] = ()
    dashed: bool = False

    @property
    def tone(self) -> Tone:
        """The gravest tone of its text: late if any line is late, faint only if all lines are faint."""
        tones = {words.tone for words in self.words}
        if Tone.LATE in tones:
            return Tone.LATE
        return Tone.FAINT if tones == {Tone.FAINT} else Tone.PLAIN


@frozen
class Chart:
    """A chart on a page of its own: label, title and the line below the title, boxes and arrows, notes under the chart.

    A `working` page has narrow margins.
    """

    label: str
    title: str
    below_title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...]
    working: bool = False
