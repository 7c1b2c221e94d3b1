from __future__ import annotations

from datetime import datetime

import pytest

from alvtc_info.report.parts import Event


def test_moments_of_reports_are_judged_in_chinese() -> None:
    with pytest.raises(ValueError, match="不是有效的时刻，请写成"):
        Event(occurred_at="2024-05-20 25:00")
    assert Event(occurred_at="2024-05-20 24:00").occurred_at == datetime(2024, 5, 21)
