"""Places that stand under a division that is not theirs."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info.analysis.divisions import counties, prefecture_of
from alvtc_info.proofreading.word_lists import word_list
from tests.rules.slips import told


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("甘肃省银川市的教师到院。", ["甘肃省银川市"]),
        ("吉林哈尔滨市的企业到院。", ["吉林哈尔滨市"]),
        ("巴彦淖尔市阿拉善左旗来函。", ["巴彦淖尔市阿拉善左旗"]),
        ("额济纳旗巴彦浩特镇来函。", ["额济纳旗巴彦浩特镇"]),
        ("内蒙古自治区民勤县来函。", ["内蒙古自治区民勤县"]),
        ("甘肃省凉山州来函，甘肃省延边考点来函。", ["甘肃省凉山州", "甘肃省延边"]),
        ("学生来自甘肃省中卫", ["甘肃省中卫"]),
        ("乌海市隶属宁夏回族自治区，距学院100公里。", ["乌海市隶属宁夏回族自治区"]),
        ("中卫市（甘肃省）来函。", ["中卫市（甘肃省"]),
        ("中卫市归甘肃管辖。", ["中卫市归甘肃"]),
        ("甘肃省的银川市、甘肃省省会银川、宁夏首府兰州来函。", ["甘肃省的银川市", "甘肃省省会银川", "宁夏首府兰州"]),
        ("甘肃省的兰州市、甘肃的银川拉面馆、宁夏首府银川来函。", []),
        ("宁夏回族自治州、内蒙古自治州来函，海南藏族自治州来函。", ["宁夏回族自治州", "内蒙古自治州"]),
        ("中卫市（甘肃省2人）来函，中卫市属于甘肃方向。", []),
        ("中卫市（宁夏）来函，某市（甘肃省）来函。", []),
        ("内蒙古自治区阿拉善左旗、阿拉善盟巴彦浩特镇来函。", []),
        ("陕西省延安中学、江苏省白山镇、甘肃吉林两省来函。", []),
        ("甘肃省兰州市、宁夏银川市、青海省海南州来函。", []),
        ("北京市朝阳区、乌海市海南区、湖北省恩施市来函。", []),
        ("宁夏自治区、广西省、内蒙自治区、甘肃自治区来函。", ["宁夏自治区", "广西省", "内蒙自治区", "甘肃自治区"]),
        ("新疆维吾尔族自治区、内蒙古族自治区来函。", ["新疆维吾尔族自治区", "内蒙古族自治区"]),
        ("1952年，宁夏省的学校并入。原广西省的档案移交。", []),
        ("宁夏省际公路施工，新疆省级示范校到院。", []),
    ],
)
def test_a_place_is_told_where_it_does_not_belong(sentence: str, quotes: list[str]) -> None:
    assert told("misspelt-name", sentence, date(2026, 5, 22)) == quotes


def test_every_place_belongs_to_one() -> None:
    below = [name for line in word_list("divisions").entries for name in line.partition("\t")[2].split("、") if name]
    assert len(below) == len(set(below))
    heads = [line.partition("\t")[0] for line in word_list("divisions").entries]
    assert len(heads) == len(set(heads))


def test_the_prefecture_of_a_county_and_of_a_town() -> None:
    assert prefecture_of("巴彦浩特镇") == prefecture_of("额济纳旗") == "阿拉善盟"
    assert prefecture_of("阿拉善盟") is prefecture_of("内蒙古自治区") is prefecture_of("某镇") is None
    assert {prefecture_of(each) for each in counties()} >= {"阿拉善盟", "银川市", "酒泉市"}
