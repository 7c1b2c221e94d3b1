"""GitHub workflow commands, which GitHub shows beside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Severity
from alvtc_info.reporters.places import placed, spot
from alvtc_info.reporters.style import PLAIN
from alvtc_info.text.display import visible

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def format_github(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return GitHub workflow commands, one line for each finding, failure and document left out."""
    lines = []
    for result, _ in shown.checked:
        for finding in result.findings:
            at = spot(finding)
            where = {"file": finding.path}
            if at:
                where |= {"line": str(at.line), "col": str(at.column), "endColumn": str(at.end_column)}
            where["title"] = f"{finding.severity.label} {visible(finding.title)}"
            lines.append(_command(_GITHUB[finding.severity], where, placed(finding, institution)))
    lines += [_command("error", {"file": f.path}, f.message) for f in shown.failures]
    lines += [_command("notice", {"file": path}, message) for path, message in shown.left_out]
    return "".join(f"{line}\n" for line in lines)


def _command(level: str, where: dict[str, str], message: str) -> str:
    properties = ",".join(f"{name}={_property(text)}" for name, text in where.items() if text)
    return f"::{level} {properties}::{_data(visible(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property: line ends stay in it, so that a file whose name has one is found."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
