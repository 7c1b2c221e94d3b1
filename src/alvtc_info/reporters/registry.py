"""The only list of the formats of `check`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


class FindingsFormat(NamedTuple):
    """A format: its function `home` as `module:function`, and the drafts whose text it shows.

    `words` is `all`, `found` (drafts with findings) or `none`.
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
    """Return the findings in the format `name`, masked; only the module of that format is imported."""
    from alvtc_info.model.masked import masked_failure, masked_result

    checked = [(masked_result(result), document) for result, document in shown.checked]
    shown = shown._replace(checked=checked, failures=[masked_failure(failure) for failure in shown.failures])
    module, _, function = FORMATS[name].home.partition(":")
    text: str = getattr(import_module(f"alvtc_info.reporters.{module}"), function)(shown, institution, style)
    return text
