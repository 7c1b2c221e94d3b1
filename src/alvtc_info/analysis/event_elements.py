"""The elements of an event in a text: when, where, what, who was hurt, what was done, who reported it.

Rules judge by them whether a first report is complete (三: 时间、地点、基本情况); texts from elsewhere can be read with them
too. Every element is a span of the text; nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import CASUALTIES, MEASURES, SOURCE, WHAT, event_places, event_times
from alvtc_info.model import arguments
from alvtc_info.model.document import Block, Document
from alvtc_info.model.kinds import CONTENT, Role
from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from alvtc_info.institution.values import Institution
    from alvtc_info.text.pattern import Pattern


@frozen
class Said:
    """The words of an element: code points `start`..`end`, half-open, in the given text, or of a document in the text
    of block `block`.
    """

    start: int
    end: int
    text: str = field(repr=False)
    block: str = ""
    place: str = field(default="", repr=False)


@frozen
class Elements:
    """The elements of an event; each None, or the words that say it, in the order of the text.

    `hour` is those of `time` that say the hour (14时30分, 下午4点, 20:15).
    """

    time: tuple[Said, ...] | None = None
    hour: tuple[Said, ...] | None = None
    place: tuple[Said, ...] | None = None
    what: tuple[Said, ...] | None = None
    casualties: tuple[Said, ...] | None = None
    measures: tuple[Said, ...] | None = None
    source: tuple[Said, ...] | None = None


def extract(document: Document | str, *, institution: Institution | str | os.PathLike[str] | None = None) -> Elements:
    """The elements of an event that a document or a text says.

    `institution` gives its own place words (教学楼, 实训楼) for a text; a document has an institution already. A date or a
    clock time of any form is a time; a dateline (新华社北京5月20日电), a cut-off (截至…) and a duration (3小时) are none. A place
    is a named one or one that can be located (实训楼3层, 312国道收费站入口); an authority that bears a place's name (盟公安局) is
    none, nor is where the hurt were taken.
    """
    college = arguments.institution(institution)
    if isinstance(document, str):
        lines = document.split("\n")
        wrapped = Document([Block(str(n), line, Role.BODY, "") for n, line in enumerate(lines)], institution=college)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        return _found(wrapped, starts)
    return arguments.instance(document, Document, "document", "文字或读好的 Document").once(_of_document)


def _of_document(document: Document) -> Elements:
    return _found(document, None)


def _found(document: Document, starts: list[int] | None) -> Elements:
    def statement(start: int, end: int) -> Said:
        index, first, last = document.locate(start, end)
        block = document.blocks[index]
        if starts is not None:
            return Said(starts[index] + first, starts[index] + last, block.text[first:last])
        return Said(first, last, block.text[first:last], block.id, block.place)

    def gathered(spans: Iterator[tuple[int, int]]) -> tuple[Said, ...] | None:
        return tuple(statement(start, end) for start, end in sorted(set(spans))) or None

    times = list(event_times(document))
    return Elements(
        time=gathered((start, end) for start, end, _ in times),
        hour=gathered((start, end) for start, end, exact in times if exact),
        place=gathered(event_places(document)),
        what=gathered(_matches(document, WHAT)),
        casualties=gathered(_matches(document, CASUALTIES)),
        measures=gathered(_matches(document, MEASURES)),
        source=gathered(_matches(document, SOURCE)),
    )


def _matches(document: Document, pattern: Pattern) -> Iterator[tuple[int, int]]:
    return (match.span() for match in document.finditer(pattern, CONTENT, mentions=True))
