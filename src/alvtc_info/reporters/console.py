"""What a clerk reads in a terminal: place, words with the span marked, what to write, and why."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Severity
from alvtc_info.text.masking import mask_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alvtc_info.linting.engine import Failure, Result
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding

CONTEXT = 18


def visible(text: str) -> str:
    """The text with control characters and direction marks shown as escapes, so that no terminal obeys them."""
    return "".join(
        c if c in "\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else f"\\u{ord(c):04x}" for c in text
    )


def columns(text: str) -> int:
    """How many terminal columns the text takes: wide characters two, combining marks none."""
    total = 0
    for char in text:
        if unicodedata.combining(char):
            continue
        total += 2 if unicodedata.east_asian_width(char) in "WFA" else 1
    return total


def summary(result: Result) -> str:
    """首报·草稿：必改 1，宜改 0，可补充 3，未检查 3."""
    if result.path.endswith(".toml"):
        return f"配置文件：宜改 {len(result.findings)}"
    kind = result.kind.label if result.kind else "片段"
    counts = {severity: sum(f.severity is severity for f in result.findings) for severity in Severity}
    line = f"{kind}·{result.stage.label}：必改 {counts[Severity.ERROR]}，宜改 {counts[Severity.WARNING]}，可补充 {counts[Severity.INFO]}"
    line += f"，标了不检查 {len(result.suppressed)}" if result.suppressed else ""
    return line + (f"，未检查 {len(result.unjudged)}" if result.unjudged else "")


def unjudged(result: Result) -> list[str]:
    """What could not be judged, a line for each reason."""
    reasons: dict[str, list[str]] = {}
    for each in result.unjudged:
        reasons.setdefault(each.reason, []).append(each.title)
    return [f"未检查：{'、'.join(titles)}——{reason}" for reason, titles in reasons.items()]


def ground(finding: Finding, regulation: str) -> str:
    """依据 for the regulation, the number for a standard, 惯例 for practice."""
    if finding.basis is Basis.REGULATION:
        return f"依据：{regulation}{finding.clause}"
    return f"标准：{finding.clause}" if finding.basis is Basis.STANDARD else "惯例"


def excerpt(document: Document, finding: Finding) -> tuple[str, str] | None:
    """The words around a finding and a line of carets under its span; None for the whole document."""
    block = next((b for b in document.blocks if b.id == finding.block), None)
    if block is None or finding.start == finding.end == 0:
        return None
    text = mask_all(block.text).replace("\n", " ").replace("\t", " ")
    start, end = finding.start + block.shift, finding.end + block.shift
    left, right = max(0, start - CONTEXT), min(len(text), max(end, start + 1) + CONTEXT)
    before = ("…" if left else "") + visible(text[left:start].lstrip() if not left else text[left:start])
    middle = visible(text[start:end])
    after = visible(text[end:right]) + ("…" if right < len(text) else "")
    carets = " " * columns(before) + "^" * max(1, columns(middle))
    return before + middle + after, carets


def format_text(
    results: Sequence[tuple[Result, Document]],
    failures: Iterable[Failure],
    *,
    regulation: str,
    verbose: bool = False,
    quiet: bool = False,
    colour: bool = False,
) -> str:
    """All results as text, files in order, with a closing line where there are several.

    With `quiet` only the findings of files that have any; with `colour` the severities stand out in a terminal.
    """
    lines: list[str] = []
    for result, document in results:
        if quiet and not result.findings:
            continue
        coding = f"（{result.encoding} 编码）" if result.encoding not in ("", "UTF-8") else ""
        lines.append(f"{visible(result.path) or '（标准输入）'}　{summary(result)}{coding}")
        if not quiet:
            lines.extend(f"  提示：{visible(note)}" for note in (*result.warnings, *result.notes))
        for finding in result.findings:
            lines.append("")
            lines.extend(_finding(document, finding, regulation, verbose, colour))
        if result.unjudged and not quiet:
            lines.append("")
            lines.extend(f"  {line}" for line in unjudged(result))
        lines.append("")
    for failure in failures:
        lines.append(f"{visible(failure.path) + '：' if failure.path else ''}{visible(failure.message)}")
    if len(results) > 1:
        bad = sum(any(f.severity is Severity.ERROR for f in result.findings) for result, _ in results)
        lines.append(f"共检查 {len(results)} 个文件，{bad} 个有必改问题")
    text = "\n".join(lines).rstrip("\n")
    return f"{text}\n" if text else ""


def place_of(finding: Finding) -> str:
    """Where a finding is, in a clerk's words, with its page where that is known."""
    place = "全文" if finding.start == finding.end == 0 and not finding.quote else finding.place
    return place if finding.page is None else f"{place}（第{finding.page}页）"


_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}


def format_statistics(results: Iterable[Result]) -> str:
    """How often each rule found something, the most frequent first."""
    from collections import Counter

    found = Counter((f.severity.rank, f.severity.label, f.title, f.rule) for result in results for f in result.findings)
    lines = [
        f"{count:>5}　{label}　{title}（{rule}）"
        for (_, label, title, rule), count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return "".join(f"{line}\n" for line in [*lines, f"共 {sum(found.values())} 处"])


def _finding(document: Document, finding: Finding, regulation: str, verbose: bool, colour: bool) -> list[str]:
    label = finding.severity.label
    if colour:
        label = f"{_COLOURS[finding.severity]}{label}\x1b[0m"
    lines = [f"  {place_of(finding)}　{label}　{finding.title}"]
    shown = excerpt(document, finding)
    if shown:
        lines.extend(f"      {line}" for line in shown)
    lines.append(f"    {visible(finding.message)}")
    for site in finding.related:
        lines.append(f"    对照：{visible(site.path)}　{visible(site.place)}　“{visible(site.quote)}”")
    if finding.fix and finding.fix.safe:
        lines.append(f"    改为：{visible(finding.fix.replacement)}" if finding.fix.replacement else "    改法：删去")
    note = ground(finding, regulation)
    if verbose:
        note += f"　规则：{finding.rule}（{finding.clause_id}）"
    lines.append(f"    {note}")
    return lines
