"""Severities in order, as programs sort and compare them."""

from __future__ import annotations

from alvtc_info import Severity

ERROR, WARNING, INFO = Severity


def test_severities_are_ordered_by_gravity() -> None:
    assert ERROR > WARNING > INFO
    assert INFO < WARNING < ERROR
    assert ERROR >= WARNING >= INFO
    assert INFO <= WARNING <= ERROR
    assert all(severity >= Severity(str(severity)) for severity in Severity)
    assert max(INFO, ERROR, WARNING) is ERROR
    assert sorted([ERROR, INFO, WARNING]) == [INFO, WARNING, ERROR]
    assert [severity.rank for severity in sorted(Severity, reverse=True)] == [0, 1, 2]


def test_a_severity_is_still_a_text_and_beside_texts_it_is_one() -> None:
    assert ERROR == "error"
    assert hash(ERROR) == hash("error")
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(ERROR, compare)("warning") is NotImplemented
    assert ERROR < "warning"
