"""A hash of a finding that stays the same when its paragraph moves, and that reveals no words."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.result import Result


def fingerprints(result: Result, document: Document) -> list[str]:
    """For each finding in turn 32 hexadecimal digits: of its rule, the whole text of its paragraph and its words there.

    Nothing of the text can be read from them. The second finding of a rule on the same words of a like paragraph
    differs from the first.
    """
    texts = {block.id: "".join(block.text.split()) for block in document.blocks}
    seen: Counter[str] = Counter()
    found = []
    for finding in result.findings:
        base = _hashed(finding, texts.get(finding.block, ""))
        seen[base] += 1
        found.append(hashlib.sha256(f"{base}\n{seen[base]}".encode()).hexdigest()[:32])
    return found


def _hashed(finding: Finding, text: str) -> str:
    whole = finding.start == finding.end == 0 and not finding.quote
    parts = [finding.rule, "" if whole else text, "".join(finding.quote.split()), finding.message if whole else ""]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
