"""The one door through which findings and text of a draft leave: private numbers and secrecy marks are masked in all.

Every `Result` goes through `masked_result` before anybody gets it, every paragraph that is shown through `shown_text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.masking import mask, mask_all, masked, may_need_mask, private_numbers
from alvtc_info.text.secrecy_marks import secrecy_marks
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.model.document import Block, Document
    from alvtc_info.model.finding import Finding, Related
    from alvtc_info.model.result import Failure, Result
    from alvtc_info.text.masking import PrivateNumber


def numbers_in(document: Document) -> list[PrivateNumber]:
    """The private numbers of a document; to be asked by `Document.once`."""
    return private_numbers(document.text)


def masked_result(result: Result) -> Result:
    """The result with all its strings masked but for the path of the file."""
    return replace(
        result,
        findings=tuple(map(masked_finding, result.findings)),
        suppressed=tuple(
            each._replace(finding=masked_finding(each.finding), reason=mask_all(each.reason))
            for each in result.suppressed
        ),
        changed=tuple(map(masked_finding, result.changed)),
        errors=tuple(map(masked_failure, result.errors)),
        warnings=tuple(map(mask_all, result.warnings)),
        notes=tuple(map(mask_all, result.notes)),
    )


def masked_finding(finding: Finding) -> Finding:
    """The finding with all its strings masked; a correction that would hold a masked number is left out."""
    fix = finding.fix
    if not may_need_mask("\n".join(_texts_of(finding))):
        return finding
    quote, place, message = mask_all(finding.quote), mask_all(finding.place), mask_all(finding.message)
    kept = fix if fix is None or mask_all(fix.replacement) == fix.replacement else None
    related, why = tuple(map(_masked_site, finding.related)), tuple(map(mask_all, finding.why))
    same = (quote, place, message, related, why) == (
        finding.quote, finding.place, finding.message, finding.related, finding.why,
    )  # fmt: skip
    if same and kept is fix:
        return finding
    return replace(finding, quote=quote, place=place, message=message, fix=kept, related=related, why=why)


def _texts_of(finding: Finding) -> list[str]:
    """All texts of a finding that may hold something of the draft."""
    texts = [finding.quote, finding.place, finding.message, *finding.why]
    if finding.fix is not None:
        texts.append(finding.fix.replacement)
    for site in finding.related:
        texts += (site.place, site.quote)
    return texts


def without_numbers(document: Document, finding: Finding) -> Finding:
    """The finding with what are private numbers where they stand in the document hidden in all its strings.

    By themselves they may look like something else: 13800138000人 behind 手机号码.
    """
    texts = (finding.quote, finding.message, finding.fix.replacement if finding.fix else "", *finding.why)
    known = {document.text[each.start : each.end] for each in document.once(numbers_in)}
    held = [number for number in known if any(number in text for text in texts)]
    if not held:
        return finding

    def hidden(text: str) -> str:
        for number in held:
            text = text.replace(number, mask(number))
        return text

    fix = finding.fix
    return replace(
        finding,
        quote=hidden(finding.quote),
        message=hidden(finding.message),
        fix=fix if fix is None or hidden(fix.replacement) == fix.replacement else None,
        why=tuple(map(hidden, finding.why)),
    )


def _masked_site(site: Related) -> Related:
    return replace(site, place=mask_all(site.place), quote=mask_all(site.quote))


def masked_failure(failure: Failure) -> Failure:
    """The failure with its message and trace masked."""
    return replace(failure, message=mask_all(failure.message), trace=mask_all(failure.trace))


def shown_text(document: Document, block: Block, findings: Iterable[Finding] = ()) -> str:
    """The text of a block as it may be shown, as long as it is: what the findings on it mask is masked as there.

    A number that goes on over a line break, or whose label stands in the cell before, is masked too.
    """
    text = masked(mask_all(block.text), document.once(_spans).get(block.id, []))
    for finding in findings:
        start, end = finding.start + block.shift, finding.end + block.shift
        if finding.block == block.id and "*" in finding.quote and len(finding.quote) == end - start:
            text = text[:start] + finding.quote + text[end:]
    return text


def _spans(document: Document) -> dict[str, list[tuple[int, int]]]:
    """The spans to mask in each block's own text, by the id of the block."""
    found: dict[str, list[tuple[int, int]]] = {}
    numbers = ((each.start, each.end) for each in document.once(numbers_in))
    for start, end in (*numbers, *secrecy_marks(document.text)):
        index, first, last = document.locate(start, end)
        found.setdefault(document.blocks[index].id, []).append((first, last))
    return found
