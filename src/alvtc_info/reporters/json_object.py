"""The JSON object that other programs read; its keys are documented in docs/json.md."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from alvtc_info.model.result import results_stream
from alvtc_info.reporters.indented_json import pieces
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


def format_json(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return all results as one JSON object."""
    data = results_stream([result for result, _ in shown.checked], shown.failures, shown.left_out)
    text = StringIO()
    for piece in pieces(data):
        text.write(piece)
    return text.getvalue() + "\n"
