"""The JSON object that other programs read; its keys are documented in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.result import results_stream
from alvtc_info.reporters.indented_json import pieces
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style

TOGETHER = 100  # findings in a piece


def format_json(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return all results as one JSON object."""
    return "".join(json_pieces(shown, institution, style))


def json_pieces(shown: Shown, institution: Institution, style: Style = PLAIN) -> Iterator[str]:
    """The same in pieces of some thousand characters: a large folder comes to more than should be held in memory."""
    data = results_stream([result for result, _ in shown.checked], shown.failures, shown.left_out)
    waiting: list[str] = []
    for piece in pieces(data):
        waiting.append(piece)
        if len(waiting) == TOGETHER:
            yield "".join(waiting)
            waiting.clear()
    yield "".join((*waiting, "\n"))
