from __future__ import annotations

from datetime import date

import pytest

from alvtc_info.assessment.intake import day_of
from alvtc_info.errors import UsageError


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        (date(2024, 3, 5), date(2024, 3, 5)),
        (20240305.0, date(2024, 3, 5)),
        ("二〇二四年三月五日", date(2024, 3, 5)),
        ("3/5", date(2024, 3, 5)),
        ("2024-03-05 08:30", date(2024, 3, 5)),
        (45356.25, date(2024, 3, 5)),
    ],
)
def test_days_in_cells(cell: object, wanted: date) -> None:
    assert day_of(cell, 2024) == wanted


@pytest.mark.parametrize("cell", ["20241340", "13月40日", "", 12.5])
def test_what_is_no_day(cell: object) -> None:
    with pytest.raises(UsageError):
        day_of(cell, 2024)
