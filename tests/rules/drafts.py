"""What a rule finds in a draft, for the numbers and lists that decide."""

from __future__ import annotations

from datetime import date, datetime

from alvtc_info import Document, Facts, Kind, check, read
from alvtc_info.model.rule import framed
from alvtc_info.model.settings import Config

BODY = "2024年5月20日，后勤处更换学生公寓2号楼供水阀门，当日恢复供水。"


def quotes(text: str, rule: str, kind: Kind | None = Kind.DAILY, **options: bool | int) -> list[str]:
    document = read(text.encode(), name="a.txt", kind=kind)
    config = Config(options={rule: options}) if options else None
    result = check(document, select=[rule], report_date=document.report_date or date(2024, 5, 22), config=config)
    assert result.errors == ()
    return [f.quote or f.message for f in result]


def lengths_that_fit(rule: str, kind: Kind, fits: tuple[int, int]) -> None:
    """The rule is silent from the least to the most, and only there."""
    least, most = fits
    for size, silent in ((least - 1, least == 1), (least, True), (most, True), (most + 1, False)):
        text = framed("后勤处检修", "修" * size)
        assert (quotes(text, rule, kind) == []) is silent, size


def paper(kind: Kind, mark: str, day: int, issue: str, at: datetime | None = None) -> Document:
    text = framed(f"实训楼冒烟{mark}", BODY, issue=f"第{issue}期", row=f"后勤处　　2024年5月{day}日")
    return read(text.encode(), name=f"{mark}.txt", kind=kind).given(facts=Facts(submitted_at=at) if at else None)


def passes(rule: str, text: str, found: list[str]) -> None:
    """One that is let pass does not end the search: as many are found as there are."""
    said = check(read(text.encode(), name="a.txt"), select=[rule], report_date=date(2024, 5, 22))
    assert said.errors == ()
    assert len(said) == len(found), [f.message for f in said]


def messages(text: str, rule: str) -> list[str]:
    return [f.message for f in check(read(text.encode(), name="a.txt"), select=[rule])]
