from __future__ import annotations

import pytest

from alvtc_info.analysis.shares_apart import divides, wrong_shares
from alvtc_info.reading.drafts import read


def said(text: str) -> list[str]:
    return [message for _, _, message in wrong_shares(read(text.encode(), name="a.txt"))]


@pytest.mark.parametrize(
    ("names", "about", "whole"),
    [
        (["学生", "带队教师"], "车上师生", True),
        (["辅导员", "女生"], "师生", True),
        (["学生", "教师"], "车上人员", False),
        (["学生", "家长"], "师生", False),
        (["学生", "教师", "保安"], "师生", False),
        (["盟内", "盟外"], "企业", True),
        (["校外专家", "校内专家"], "专家", True),
        (["盟内", "区外"], "企业", False),
        (["盟内企业", "盟外高校"], "单位", False),
        (["校内", "校内"], "专家", False),
        (["学生账号", "教职工账号"], "受影响账号", True),
        (["学生账号", "教职工邮箱"], "受影响账号", False),
        (["学生自行车", "教师自行车"], "车辆", False),
        (["机电系", "护理系"], "学生", False),
    ],
)
def test_some_pairs_of_names_leave_nothing_out(names: list[str], about: str, whole: bool) -> None:
    assert divides(names, about) is whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("有效问卷200份。打算升学的81人，打算就业的70人，准备参军的53人。", 1),
        ("有效问卷200份，打算升学的81人、打算就业的70人、准备参军的53人。", 1),
        ("有效问卷200份。\n打算升学的81人，打算就业的70人，准备参军的53人。", 0),
        ("有效问卷200份。打算升学的80人，打算就业的70人，准备参军的50人。", 0),
        ("有效问卷200份。打算升学的80人，打算就业的70人，准备参军的40人。", 0),
        ("有效问卷200份。打算升学的180人，打算就业的70人，准备参军的50人。", 0),
        ("有效问卷200份。打算升学的120人。打算就业的51人，准备参军的33人。", 0),
        ("有效问卷200份，打算升学的81人。打算就业的70人，准备参军的53人，愿意创业的5人。", 0),
        ("有效问卷200份。每题限选两项，打算升学的81人，打算就业的70人，准备参军的53人。", 0),
        ("问卷200份。打算升学的81人，打算就业的70人，准备参军的53人。", 0),
    ],
)
def test_answers_are_no_more_than_those_who_answered(text: str, found: int) -> None:
    assert len(said(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("合格率由81.2%升至2024年的84.5%（截至5月底），两年提高4.3个百分点。", 1),
        ("合格率由84.5%下降到81.2%，下降了2.3个百分点。", 1),
        ("合格率84.5%，较上年的81.2%提高了2.3个百分点。", 1),
        ("合格率由81.2%升至84.5%，提高3.3个百分点。", 0),
        ("合格率由81.2%升至84.5%，提高3.4个百分点。", 0),
        ("合格率由81%升至85%，提高3.6个百分点。", 0),
        ("合格率由81.2%升至84.5%，较全区平均提高1.2个百分点。", 0),
        ("合格率由81.2%升至84.5%，年均提高1.1个百分点。", 0),
        ("合格率84.5%，较上年的81.2%提高了3.3个百分点。", 0),
    ],
)
def test_percentage_points_lie_between_the_rates(text: str, found: int) -> None:
    assert len(said(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("赞成延长开馆的85人，占42.5%。可见过半的学生赞成延长开馆时间。", 1),
        ("赞成延长开馆的85人，仅占总数的42.5%。大多数学生赞成延长开馆。", 1),
        ("赞成延长开馆的105人，占52.5%。可见过半的学生赞成延长开馆时间。", 0),
        ("赞成延长开馆的85人，占42.5%。过半的学生不赞成延长开馆时间。", 0),
        ("赞成延长开馆的85人，占42.5%。过半的学生参加过志愿服务活动。", 0),
        ("过半的学生赞成延长开馆时间。赞成延长开馆的85人，占42.5%。", 0),
        ("赞成延长开馆的85人。过半的学生赞成延长开馆时间。", 0),
    ],
)
def test_a_majority_is_more_than_half(text: str, found: int) -> None:
    assert len(said(text)) == found
