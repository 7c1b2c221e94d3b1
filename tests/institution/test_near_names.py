"""Names that are slips of the pen, and names of others that look alike."""

from __future__ import annotations

import pytest

from alvtc_info.institution.near_names import near_department
from alvtc_info.institution.values import default_institution

COLLEGE = default_institution()


@pytest.mark.parametrize(
    ("called", "meant"),
    [
        ("后情处", "后勤处"),
        ("后处勤", "后勤处"),
        ("化工糸", "化工系"),
        ("教务", "教务处"),
        ("学生工做处", "学生工作处"),
        ("学生工处", "学生工作处"),
        ("招生就业处处", "招生就业处"),
        ("党政办公司室", "党政办公室"),
        ("机电工呈系", "机电工程系"),
        ("信工系", "信息工程系"),
        ("教学教务处", "教务处"),
        ("化学工程系", "化工系"),
        ("基础教学部", "基础部"),
        ("校园保卫处", "保卫处"),
        ("学工部", "学生工作处"),
        ("招生办", "招生就业处"),
        ("招生办公室", "招生就业处"),
        ("机电学院", "机电工程系"),
    ],
)
def test_a_slip_is_seen(called: str, meant: str) -> None:
    assert near_department(called, COLLEGE) == meant


@pytest.mark.parametrize(
    "called",
    [
        "后勤处",
        "学工处",
        "财务处",
        "信息办",
        "招生系",
        "人事处",
        "机械工程系",
        "汽车工程系",
        "图书馆",
        "",
        "处",
        "教研处",
        "后勤服务中心",
        "教育技术服务处",
        "学生会",
        "纪检监察室",
        "系",
    ],
)
def test_another_name_is_none(called: str) -> None:
    assert near_department(called, COLLEGE) is None
