"""The findings whose fixes can be applied together, never two on the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding


def fixable(document: Document, findings: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    """The findings with a safe fix, or with any, in order, none overlapping an earlier one."""
    order = {block.id: index for index, block in enumerate(document.blocks)}
    chosen: list[Finding] = []
    ends: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: (order.get(f.block, 0), f.start, f.end)):
        fix = finding.fix
        if fix and (fix.safe or unsafe) and finding.quote and finding.start >= ends.get(finding.block, 0):
            chosen.append(finding)
            ends[finding.block] = max(finding.end, finding.start + 1)
    return chosen
