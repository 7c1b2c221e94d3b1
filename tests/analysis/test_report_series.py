from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from alvtc_info import Block, Document, Facts, Kind, Role, read
from alvtc_info.analysis.report_series import earlier, follow_up_number
from tests.analysis.reports import STORY, report
from tests.rules.drafts import BODY, paper


def test_earlier_and_later_are_told_by_the_minute_where_it_is_known() -> None:

    one, other = report("甲处一", STORY), report("甲处二", STORY)
    assert not earlier(one, other)
    at = [d.given(facts=Facts(submitted_at=datetime(2024, 5, 22, h))) for d, h in ((one, 9), (other, 10))]
    assert earlier(at[0], at[1])
    assert not earlier(at[1], at[0])
    assert not earlier(replace_date(one), other)
    assert replace(Facts(), contacts=()).written_at is None


def replace_date(document: Document) -> Document:
    return read(document.text.replace("2024年5月22日", "").encode(), name="a.txt")


def test_follow_up_numbers() -> None:
    numbers = {"（续报）": 1, "（续报二）": 2, "（续报 3）": 3, "（续报第四）": 4, "（第二次续报）": 1}
    assert {m: follow_up_number(paper(Kind.FOLLOW_UP, m, 20, "1")) for m in numbers} == numbers
    assert follow_up_number(Document([Block("1", BODY, Role.BODY, "")])) == 1
