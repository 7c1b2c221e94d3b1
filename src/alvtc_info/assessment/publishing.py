"""A year's notice in every output format: text, JSON, .xlsx, .docx, .html."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from alvtc_info.assessment.notice_words import columns, debts, faults, given_points, spoken, uncounted, vetoed
from alvtc_info.errors import UsageError

if TYPE_CHECKING:
    from alvtc_info.assessment.notice import Notice, Row

FORMS = ("xlsx", "docx", "html", "json")  # of files
ALL_FORMS = (*FORMS, "txt")


def publish(notice: Notice, form: str) -> bytes:
    """Return the notice as `txt`, `json`, `xlsx`, `docx` or `html`.

    Raises UsageError if a package for that form is not installed.
    """
    if form == "txt":
        return _text(notice).encode("utf-8")
    if form == "json":
        return (json.dumps(plain(notice), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    if form == "html":
        from alvtc_info.assessment.notice_html import format_html

        return format_html(notice).encode("utf-8")
    if form == "docx":
        from alvtc_info.assessment.notice_docx import format_docx

        return format_docx(notice)
    try:
        from alvtc_info.assessment.notice_xlsx import format_xlsx
    except ModuleNotFoundError:
        raise UsageError("not-installed", "写 .xlsx 要装 xlsxwriter，请运行 pip install alvtc-info[xlsx]") from None
    return format_xlsx(notice)


def _text(notice: Notice) -> str:
    from alvtc_info.text.display import columns as wide
    from alvtc_info.text.display import visible

    heads = columns(notice)
    table = [[column.head for column in heads]]
    table += [[visible(spoken(column.value(row))) for column in heads] for row in notice.rows]
    widths = [max(wide(line[at]) for line in table) for at in range(len(heads))]
    lines = [f"{notice.heading}（{notice.standing}）", ""]
    lines += [
        "  ".join(cell + " " * (room - wide(cell)) for cell, room in zip(line, widths, strict=True)).rstrip()
        for line in table
    ]
    for title, found in (
        ("不计入的", uncounted(notice)),
        ("还欠", debts(notice)),
        ("差错", faults(notice)),
        ("加分（人定的）", given_points(notice)),
        ("不得评优", vetoed(notice)),
        ("异议和定稿", notice.closing),
        ("定稿以后的更正（不改变上面的数字）", notice.later),
        ("制度没有规定的", notice.undetermined),
    ):
        if found:
            lines += ["", title, *(f"  {visible(line)}" for line in found)]
    if notice.seal:
        lines += ["", notice.seal]
    return "\n".join(lines) + "\n"


def plain(notice: Notice) -> dict[str, Any]:
    """Return the notice as plain data; points are strings, so that nothing is rounded."""
    profile = notice.profile
    return {
        "title": notice.title,
        "draft": notice.draft,
        "institution": notice.institution.name,
        "from": notice.of.start.isoformat(),
        "to": notice.of.end.isoformat(),
        "until": notice.of.until.isoformat(),
        "profile": None
        if profile is None
        else {"name": profile.name, "approved_by": profile.approved_by, "approved_on": profile.approved_on.isoformat()},
        "departments": [_row(row, notice) for row in notice.rows],
        "uncounted": uncounted(notice),
        "closing": list(notice.closing),
        "after_closing": list(notice.later),
        "undetermined": list(notice.undetermined),
        "head": notice.head and {"number": notice.head.number, "sha256": notice.head.hash, "short": str(notice.head)},
    }


def _row(row: Row, notice: Notice) -> dict[str, Any]:
    standing, score = row.standing, row.score
    share = standing.problem_share
    found: dict[str, Any] = {
        "department": standing.department,
        "counted": len(standing.counted),
        "quota": standing.quota,
        "missing": standing.missing,
        "by_month": standing.by_month(notice.of),
        "general": standing.general,
        "uncounted": dict(Counter(each.why for each in standing.uncounted)),
        "bonuses": [
            {"number": number, "points": bonus.points, "reason": bonus.reason, "decided_by": bonus.decided_by}
            for number, bonus in standing.bonuses
        ],
        "emergencies": standing.emergencies,
        "adoptions": dict(standing.adoptions),
        "instructions": standing.instructions,
        "requests": dict(standing.requests),
        "faults": dict(standing.fault_kinds),
        "problem_share": None if share is None else str(Fraction(share)),
        "items": [
            {
                "number": sent.id,
                "title": sent.item.title,
                "dated": sent.item.dated.isoformat(),
                "category": sent.item.category,
                "entered": sent.entered,
                "counts": sent.own and sent.item.composite,
            }
            for sent in standing.sent
        ],
    }
    if score is not None:
        found |= {
            "rank": row.rank,
            "points": str(score.total),
            "veto": score.veto,
            "lines": [
                {"entry": line.entry, "why": line.why, "rule": line.rule, "points": str(line.points)}
                for line in score.lines
            ],
        }
    return found
