"""The formats of `check`, the only list of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


class Format(NamedTuple):
    """A format: where its function is (`module:function`), and whose words it shows: of `all` drafts, of those with findings
    (`found`), of `none`.
    """

    home: str
    words: str = "found"


FORMATS = {
    "text": Format("console:format_text"),
    "json": Format("json_object:format_json", "none"),
    "jsonl": Format("jsonl:format_jsonl"),
    "sarif": Format("sarif:format_sarif"),
    "github": Format("github:format_github"),
    "gitlab": Format("gitlab:format_gitlab"),
    "junit": Format("junit:format_junit"),
    "checkstyle": Format("checkstyle:format_checkstyle"),
    "html": Format("html:format_html", "all"),
}


def format_run(name: str, shown: Shown, institution: Institution, style: Style) -> str:
    """What was found, in the format of this name; only its module is loaded."""
    module, _, function = FORMATS[name].home.partition(":")
    text: str = getattr(import_module(f"alvtc_info.reporters.{module}"), function)(shown, institution, style)
    return text
