"""Findings as text for a terminal: place, excerpt with the span marked, correction, and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Severity, Urgency
from alvtc_info.model.masked import shown_text
from alvtc_info.model.wording import OVER_RECORDS, compared, ground, level_of, place_of, summary, unjudged
from alvtc_info.reporters.style import PLAIN
from alvtc_info.text.display import columns, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Block, Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.result import Result
    from alvtc_info.reporters.style import Shown, Style

CONTEXT = 18


class Paragraphs:
    """The paragraphs of a draft as they may be shown, each worked out once: what `findings` on it mask is masked."""

    def __init__(self, document: Document, findings: Iterable[Finding] = ()) -> None:
        self._document = document
        self._blocks = {block.id: block for block in document.blocks}
        self._texts: dict[str, str] = {}
        self._findings: dict[str, list[Finding]] = {}
        for finding in findings:
            self._findings.setdefault(finding.block, []).append(finding)

    def of(self, finding: Finding) -> tuple[Block, str] | None:
        """The paragraph that a finding stands in, and its text on one line; None where it stands in none."""
        block = self._blocks.get(finding.block)
        if block is None:
            return None
        text = self._texts.get(block.id)
        if text is None:
            text = shown_text(self._document, block, self._findings.get(block.id, ()))
            text = self._texts[block.id] = text.replace("\n", " ").replace("\t", " ")
        return block, text

    def place(self, finding: Finding) -> str:
        """Where a finding is, with its page where that is known and the first words of a paragraph of Word."""
        found = self.of(finding)
        return place_of(finding, found[1] if found else "")


def excerpt(paragraphs: Paragraphs, finding: Finding) -> tuple[str, str] | None:
    """The text around a finding and a line of carets under its span; None for a finding on the whole document."""
    found = paragraphs.of(finding)
    if found is None or finding.start == finding.end == 0:
        return None
    block, text = found
    start, end = finding.start + block.shift, finding.end + block.shift
    left, right = max(0, start - CONTEXT), min(len(text), max(end, start + 1) + CONTEXT)
    before = ("…" if left else "") + visible(text[left:start].lstrip() if not left else text[left:start])
    middle = visible(text[start:end])
    after = visible(text[end:right]) + ("…" if right < len(text) else "")
    carets = " " * columns(before) + "^" * max(1, columns(middle))
    return before + middle + after, carets


def format_text(shown: Shown, institution: Institution, style: Style = PLAIN) -> str:
    """Return all results as text, files in order, with a closing line if there are several files."""
    lines: list[str] = []
    for result, document in shown.checked:
        if style.quiet and not result.findings:
            continue
        coding = f"（{result.encoding} 编码）" if result.encoding not in ("", "UTF-8") else ""
        lines.append(f"{visible(result.path) or '（标准输入）'}　{summary(result)}{coding}")
        if not style.quiet:
            lines.extend(f"  提示：{visible(note)}" for note in (*result.warnings, *result.notes))
        paragraphs = Paragraphs(document, result.findings)
        records = [finding for finding in result.findings if finding.urgency is Urgency.RECORD]
        for finding in result.findings:
            lines.append("")
            if records and finding is records[0]:
                lines += [f"  {OVER_RECORDS}", ""]
            lines.extend(_finding(paragraphs, finding, institution.regulation, style))
        if result.unjudged and not style.quiet:
            lines.append("")
            lines.extend(f"  {visible(line)}" for line in unjudged(result))
        lines.append("")
    for failure in shown.failures:
        lines.append(f"{visible(failure.path) + '：' if failure.path else ''}{visible(failure.message)}")
    if not style.quiet:
        lines.extend(f"{visible(path)}：{visible(message)}" for path, message in shown.left_out)
    if len(shown.checked) > 1:
        bad = sum(any(f.severity is Severity.ERROR for f in result.findings) for result, _ in shown.checked)
        lines.append(f"共检查 {len(shown.checked)} 个文件，{bad} 个有必改问题")
    text = "\n".join(lines).rstrip("\n")
    text = f"{text}\n" if text else ""
    return f"{text}\n{format_statistics(result for result, _ in shown.checked)}" if style.statistics else text


_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}


def format_statistics(results: Iterable[Result]) -> str:
    """Return the number of findings of each rule, one line each, the most frequent first."""
    from collections import Counter

    found = Counter((f.severity.rank, f.severity.label, f.title, f.rule) for result in results for f in result.findings)
    lines = [
        f"{count:>5}　{label}　{visible(title)}（{rule}）"
        for (_, label, title, rule), count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return "".join(f"{line}\n" for line in [*lines, f"共 {sum(found.values())} 处"])


def _finding(paragraphs: Paragraphs, finding: Finding, regulation: str, style: Style) -> list[str]:
    label = level_of(finding)
    if style.colour:
        label = f"{_COLOURS[finding.severity]}{label}\x1b[0m"
    lines = [f"  {visible(paragraphs.place(finding))}　{label}　{visible(finding.title)}"]
    shown = excerpt(paragraphs, finding)
    if shown:
        lines.extend(f"      {line}" for line in shown)
    lines.append(f"    {visible(finding.message)}")
    for site in finding.related:
        label, place = compared(finding, site)
        lines.append(f"    {label}：{visible(place)}　“{visible(site.quote)}”")
    if finding.fix and finding.fix.safe:
        lines.append(f"    改为：{visible(finding.fix.replacement)}" if finding.fix.replacement else "    改法：删去")
    note = visible(ground(finding, regulation))
    if style.verbose:
        if finding.why:
            lines.append(f"    为何提示：{visible('；'.join(finding.why))}")
        clause = f"（{finding.clause_id}）" if finding.clause_id else ""  # rules of the office's own have none
        note += f"　规则：{finding.rule}{clause}"
    lines.append(f"    {note}")
    return lines
