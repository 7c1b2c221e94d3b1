from __future__ import annotations

import json
from datetime import datetime

import pytest

from alvtc_info import check, load_facts, load_report
from alvtc_info.errors import ReportError
from alvtc_info.report.parts import Approval, Event


def test_moments_of_reports_are_judged_in_chinese() -> None:
    with pytest.raises(ReportError, match="不是有效的时刻，请写成"):
        Event(occurred_at="2024-05-20 25:00")
    assert Event(occurred_at="2024-05-20 24:00").occurred_at == datetime(2024, 5, 21)


def test_a_part_by_itself_is_judged_in_chinese_too() -> None:
    with pytest.raises(ReportError) as caught:
        Approval(name=3, level="boss", since="昨天")  # type: ignore[call-arg]
    assert caught.value.code == "unknown-field"
    assert [field.path for field in caught.value.fields] == ["name", "level", "since"]
    assert [field.message for field in caught.value.fields] == [
        "“审核人”应为文字",
        "“层级”只能是：信息员 officer、部门分管领导 deputy、部门主要负责人 head、学院领导 leader",
        "没有名为“since”的栏目",
    ]


@pytest.mark.medium
def test_what_is_wrong_in_a_report_is_told_field_by_field() -> None:
    data = {
        "kind": "first",
        "department": "",
        "title": "漏水",
        "body": ["一段", {"heading": "一、原因"}, {"table": [["a"], ["b\nc"]]}],
        "event": {"casualties": {"dead": "多"}, "contacts": [{"at": "昨天", "to": ["值班室"], "by": "电话"}]},
        "colour": "红",
    }
    with pytest.raises(ReportError) as caught:
        load_report(data, "a.yaml")
    told = dict(caught.value.fields)
    assert set(told) == {
        "department", "body[1]", "body[2].table[1][0]", "event.casualties.dead", "event.contacts[0].at",
        "colour",
    }  # fmt: skip
    assert told["department"] == "“部门”没有填写"
    assert caught.value.message == "；".join(told.values())
    assert (caught.value.path, caught.value.code) == ("a.yaml", "unknown-field")
    with pytest.raises(ReportError) as facts:
        load_facts({"approvals": [{"name": "李某"}]}, "facts.yaml")
    assert [field.path for field in facts.value.fields] == ["approvals[0].level"]
    with pytest.raises(ReportError) as apart:
        check(json.dumps(data, ensure_ascii=False).encode(), name="a.json", timeout=60)
    assert apart.value == ReportError("unknown-field", caught.value.message, "a.json", caught.value.fields)
    with pytest.raises(ReportError) as none:
        load_report([])
    assert none.value.fields == ()
