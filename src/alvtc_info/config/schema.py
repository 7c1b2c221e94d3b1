"""The JSON Schema of the settings, for editors."""

from __future__ import annotations

from typing import Any


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of `alvtc-info.toml`, and of `[tool.alvtc-info]`."""
    from alvtc_info.config.settings_file import KEYS, OFF, OFF_WORD, USUAL_LISTS
    from alvtc_info.model.editions import EDITIONS
    from alvtc_info.model.finding import Severity
    from alvtc_info.model.kinds import Kind, Role
    from alvtc_info.model.layout_names import DEPARTURE_NAMES
    from alvtc_info.model.profiles import PROFILE_LABELS
    from alvtc_info.rules import RULES

    severities = [*(str(each) for each in Severity), *(each.label for each in Severity)]
    names = sorted(rule.name for rule in RULES)
    texts = {"type": "array", "items": {"type": "string"}}
    overlay = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "add": {
                "anyOf": [texts, {"type": "object", "additionalProperties": {"type": "string"}}],
                "description": "加的词，或 词 = 怎么改",
            },
            "drop": {**texts, "description": "去掉的词"},
        },
    }
    words = {"type": "object", "additionalProperties": overlay}
    options = {
        rule.name: {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                key: {
                    "type": "boolean" if isinstance(value, bool) else "integer",
                    "default": value,
                    "description": rule.options[key],
                    **({} if isinstance(value, bool) else {"minimum": 0}),
                }
                for key, value in rule.defaults.items()
            },
        }
        for rule in RULES
        if rule.defaults
    }
    own = {
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
        **{key: {"type": "string"} for key in ("title", "message", "note", "pattern", "when", "need")},
        "severity": {"enum": severities},
        "within": {"enum": ["sentence", "paragraph", "document"]},
        "avoid": texts,
        "swap": {"type": "object", "additionalProperties": {"type": "string"}},
        "kinds": {"type": "array", "items": {"enum": [str(each) for each in Kind]}},
        "roles": {"type": "array", "items": {"enum": [str(each) for each in Role]}},
        **{key: {"type": "boolean"} for key in ("mentions", "safe")},
        **dict.fromkeys(("bad", "good"), texts),
    }
    known = {"type": "string", "examples": names}
    shapes: dict[str, dict[str, Any]] = {
        "profile": {"enum": [*PROFILE_LABELS, *PROFILE_LABELS.values()], "default": "duty"},
        "ruleset": {"enum": list(EDITIONS)},
        "select": {"type": "array", "items": known},
        "ignore": {
            "type": "array",
            "items": {"type": "string", "examples": [*names, *sorted(DEPARTURE_NAMES)]},
        },
        "enable": {"type": "array", "items": known},
        "plugins": {**texts},
        "severity": {
            "type": "object",
            "propertyNames": {"type": "string"},
            "additionalProperties": {"enum": [*severities, OFF, OFF_WORD]},
        },
        "options": {"type": "object", "properties": options},
        "words": words,
        "departments": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"words": words},
            },
        },
        "suppress": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["files", "rules", "reason"],
                "additionalProperties": False,
                "properties": {
                    "files": {**texts, "description": "哪些文件，如 旧稿/**/*.docx，从配置文件所在的文件夹算起"},
                    "rules": {"type": "array", "items": known, "description": "不检查哪些规则"},
                    "reason": {"type": "string", "description": "理由，没有就不起作用"},
                },
            },
        },
        "corrections": {"type": "string", "examples": [USUAL_LISTS["corrections"]]},
        "names": {"type": "string", "examples": [USUAL_LISTS["names"]]},
        "exclude": {"type": "array", "items": {"type": "string", "examples": ["旧稿/", "*.md", "!报告.md"]}},
        "rules": {
            "type": "array",
            "items": {"type": "object", "required": ["name"], "additionalProperties": False, "properties": own},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "alvtc-info.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {key: {**shapes[key], "description": text} for key, text in KEYS.items()},
    }
