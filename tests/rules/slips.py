"""What a rule says of a sentence."""

from __future__ import annotations

from datetime import date

from alvtc_info import check, read_text


def told(rule: str, sentence: str, day: date | None = date(2024, 5, 22)) -> list[str]:
    """The words that the rule points at in this sentence of a report of this day."""
    found = check(read_text(f"关于有关情况的报告\n\n{sentence}\n"), select=[rule], report_date=day)
    assert found.errors == ()
    return [each.quote for each in found]
