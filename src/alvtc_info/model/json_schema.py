"""The JSON Schema of a result as plain data (`Result.to_dict`, `check --format json`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Severity, Urgency
from alvtc_info.model.kinds import Kind, Stage

if TYPE_CHECKING:
    from typing import Any

_TEXT = {"type": "string"}
_OFFSET = {"type": "integer", "minimum": 0}


def _object(needed: dict[str, Any], further: dict[str, Any] | None = None) -> dict[str, Any]:
    """The schema of an object: keys that are always there, and keys that may be. Later versions may add others."""
    return {"type": "object", "properties": {**needed, **(further or {})}, "required": list(needed)}


def _one_of(names: type[Severity | Basis | Urgency | Kind | Stage]) -> dict[str, Any]:
    return {"enum": [str(name) for name in names]}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


_PLACE = {"path": _TEXT, "block": _TEXT, "place": _TEXT, "start": _OFFSET, "end": _OFFSET, "quote": _TEXT}
_FINDING_KEYS = {
    "rule": _TEXT,
    "title": _TEXT,
    "severity": _one_of(Severity),
    "basis": _one_of(Basis),
    "clause": _TEXT,
    "clause_id": _TEXT,
    **_PLACE,
    "message": _TEXT,
    "fix": {"anyOf": [{"type": "null"}, _object({"replacement": _TEXT, "safe": {"type": "boolean"}})]},
    "page": {"anyOf": [{"type": "null"}, {"type": "integer", "minimum": 1}]},
    "related": _list(_object(_PLACE)),
    "why": _list(_TEXT),
}
_MESSAGE = _object({"path": _TEXT, "message": _TEXT})


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `Result.to_dict()`; that of a finding is in `$defs`."""
    urgency = {"urgency": _one_of(Urgency)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "alvtc-info check",
        **_object(
            {
                "version": _TEXT,
                "ruleset": _TEXT,
                "findings": _list({"$ref": "#/$defs/finding"}),
                "suppressed": _list(
                    _object({**_FINDING_KEYS, "reason": _TEXT, "by": {"enum": ["note", "settings"]}}, urgency)
                ),
                "unjudged": _list(_object({"path": _TEXT, "rule": _TEXT, "reason": _TEXT})),
                "errors": _list(_object({"path": _TEXT, "code": _TEXT, "message": _TEXT})),
                "warnings": _list(_MESSAGE),
                "notes": _list(_MESSAGE),
                "files": _list(
                    _object(
                        {
                            "path": _TEXT,
                            "kind": {"anyOf": [{"type": "null"}, _one_of(Kind)]},
                            "stage": _one_of(Stage),
                            "sha256": _TEXT,
                            "encoding": _TEXT,
                        }
                    )
                ),
            }
        ),
        "$defs": {"finding": _object(_FINDING_KEYS, urgency)},
    }
