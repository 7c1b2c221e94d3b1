"""The Chinese wording of a result and of a finding that all outputs share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Severity, Urgency

_FIRST = 8
REVIEWER = "信息校核"  # the author of our own comments and tracked changes

if TYPE_CHECKING:
    from alvtc_info.model.finding import Finding, Related
    from alvtc_info.model.result import Result


# over what is told of times beside the findings
OVER_RECORDS = f"{Urgency.RECORD.label}（已经过去的，不是稿件的毛病，不影响报送）"


def summary(result: Result) -> str:
    """首报·草稿：必改 1，宜改 2（续报前再看 2），可补充 3，时限记录 1，未检查 3."""
    if result.path.endswith(".toml"):
        return f"配置文件：宜改 {len(result.findings)}"
    kind = result.kind.label if result.kind else "片段"
    times = sum(f.urgency is Urgency.RECORD for f in result.findings)
    later = sum(f.urgency is Urgency.LATER for f in result.findings)
    counts = {severity: sum(f.severity is severity for f in result.findings) for severity in Severity}
    line = f"{kind}·{result.stage.label}：必改 {counts[Severity.ERROR]}，宜改 {counts[Severity.WARNING]}"
    line += f"（{Urgency.LATER.label} {later}）" if later else ""
    line += f"，可补充 {counts[Severity.INFO] - times}"
    line += f"，{Urgency.RECORD.label} {times}" if times else ""
    line += f"，标了不检查 {len(result.suppressed)}" if result.suppressed else ""
    return line + (f"，未检查 {len(result.unjudged)}" if result.unjudged else "")


def unjudged(result: Result) -> list[str]:
    """What could not be judged, a line for each reason."""
    reasons: dict[str, list[str]] = {}
    for each in result.unjudged:
        reasons.setdefault(each.reason, []).append(each.title)
    return [f"未检查：{'、'.join(titles)}——{reason}" for reason, titles in reasons.items()]


def level_of(finding: Finding) -> str:
    """The Chinese word for how grave a finding is: 必改, 宜改, 建议, or that it is a record of times."""
    return finding.urgency.label if finding.urgency is Urgency.RECORD else finding.severity.label


def ground(finding: Finding, regulation: str) -> str:
    """依据 for the regulation, the number for a standard, 惯例 for practice; before it when it is to be looked at."""
    when = f"{finding.urgency.label}；" if finding.urgency.label else ""
    if finding.basis is Basis.REGULATION:
        return f"{when}依据：{regulation}{finding.clause}"
    return when + (f"标准：{finding.clause}" if finding.basis is Basis.STANDARD else "惯例")


def place_of(finding: Finding, text: str = "") -> str:
    """Where a finding is, in a clerk's words, with its page where that is known.

    With the `text` of its paragraph, as it may be shown, a paragraph of Word is told by its first words: Word counts
    none, but finds them.
    """
    if finding.start == finding.end == 0 and not finding.quote:
        return "全文"
    known = [] if finding.page is None else [f"第{finding.page}页"]
    if finding.place[:1] == "第" and finding.place[1:-1].isdecimal() and finding.place[-1] == "段" and text.strip():
        known.append(f"“{beginning(text)}”")
    return f"{finding.place}（{'，'.join(known)}）" if known else finding.place


def beginning(text: str) -> str:
    """The first words of a paragraph, without the white space that only indents it."""
    words = text.split("\n", maxsplit=1)[0].strip()
    return words if len(words) <= _FIRST else f"{words[:_FIRST]}…"


def compared(finding: Finding, site: Related) -> tuple[str, str]:
    """How a place that a finding is also about is announced, and where it is: of another paper with its file."""
    return ("另见", site.place) if site.path == finding.path else ("对照", f"{site.path}　{site.place}")
