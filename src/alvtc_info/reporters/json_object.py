"""The JSON object that other programs read; its keys are documented in docs/json.md."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

from alvtc_info.model.result import RULESET
from alvtc_info.model.serialise import finding_data, suppressed_data
from alvtc_info.reporters.style import PLAIN
from alvtc_info.version import __version__

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


def format_json(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return all results as one JSON object."""
    results = [result for result, _ in shown.checked]
    data = {
        "version": __version__,
        "ruleset": RULESET,
        "findings": [finding_data(f) for result in results for f in result.findings],
        "suppressed": [suppressed_data(each) for r in results for each in r.suppressed],
        "unjudged": [{"path": r.path, "rule": u.rule, "reason": u.reason} for r in results for u in r.unjudged],
        "errors": [{"path": f.path, "code": f.code, "message": f.message} for f in shown.failures],
        "warnings": [{"path": r.path, "message": note} for r in results for note in r.warnings],
        "notes": [
            *({"path": r.path, "message": note} for r in results for note in r.notes),
            *({"path": path, "message": message} for path, message in shown.left_out),
        ],
        "files": [
            {
                "path": r.path,
                "kind": r.kind and str(r.kind),
                "stage": str(r.stage),
                "sha256": r.sha256,
                "encoding": r.encoding,
            }
            for r in results
        ],
    }
    text = StringIO()
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2)
    for piece in encoder.iterencode(data):  # dumps would keep a list of all pieces
        text.write(piece)
    return text.getvalue() + "\n"
