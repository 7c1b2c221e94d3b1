"""Checkstyle XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from alvtc_info.reporters.places import placed, spot, xml_text
from alvtc_info.reporters.style import PLAIN

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution
    from alvtc_info.reporters.style import Shown, Style


def format_checkstyle(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return Checkstyle XML: a `file` for each draft, an `error` for each finding and for each draft that failed."""
    files = []
    for result, _ in shown.checked:
        lines = [f"  <file name={quoteattr(xml_text(result.path))}>\n"]
        for finding in result.findings:
            at = spot(finding)
            where = f'line="{at.line}" column="{at.column}"' if at else 'line="0"'
            lines.append(
                f'    <error {where} severity="{finding.severity}" message={quoteattr(xml_text(placed(finding, institution)))} '
                f"source={quoteattr(f'alvtc-info.{finding.rule}')}/>\n"
            )
        files.append("".join([*lines, "  </file>\n"]))
    files += [
        f'  <file name={quoteattr(xml_text(f.path))}>\n    <error line="0" severity="error" message={quoteattr(xml_text(f.message))} '
        f"source={quoteattr(f'alvtc-info.{f.code}')}/>\n  </file>\n"
        for f in shown.failures
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- alvtc-info -->\n<checkstyle version="4.3">\n{"".join(files)}</checkstyle>\n'
