"""JSON lines: one JSON object on each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from alvtc_info.linting.fingerprints import fingerprints
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from typing import Any

    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


def format_jsonl(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return one JSON object on each line: findings, suppressed findings, errors, then documents left out.

    A finding has the keys of the JSON object of `json_object` and its fingerprint.
    """
    lines: list[dict[str, Any]] = []
    for result, document in shown.checked:
        for finding, mark in zip(result.findings, fingerprints(result, document), strict=True):
            lines.append({"type": "finding", **finding.to_dict(), "fingerprint": mark})
        lines += [{"type": "suppressed", **entry.to_dict()} for entry in result.suppressed]
    lines += [{"type": "error", "path": f.path, "code": f.code, "message": f.message} for f in shown.failures]
    lines += [{"type": "note", "path": path, "message": message} for path, message in shown.left_out]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
