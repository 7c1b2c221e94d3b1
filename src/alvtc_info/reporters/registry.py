"""The formats of `check`, the only list of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


class FindingsFormat(NamedTuple):
    """A format: where its function is (`module:function`), and whose words it shows: of `all` drafts, of those with findings
    (`found`), of `none`.
    """

    home: str
    words: str = "found"


FORMATS = {
    "text": FindingsFormat("console:format_text"),
    "json": FindingsFormat("json_object:format_json", "none"),
    "jsonl": FindingsFormat("jsonl:format_jsonl"),
    "sarif": FindingsFormat("sarif:format_sarif"),
    "github": FindingsFormat("github:format_github"),
    "gitlab": FindingsFormat("gitlab:format_gitlab"),
    "junit": FindingsFormat("junit:format_junit"),
    "checkstyle": FindingsFormat("checkstyle:format_checkstyle"),
    "html": FindingsFormat("html:format_html", "all"),
}


def format_run(name: str, shown: Shown, institution: Institution, style: Style) -> str:
    """What was found, in the format of this name; only its module is loaded."""
    module, _, function = FORMATS[name].home.partition(":")
    text: str = getattr(import_module(f"alvtc_info.reporters.{module}"), function)(shown, institution, style)
    return text
