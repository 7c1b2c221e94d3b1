from __future__ import annotations

import pytest

from alvtc_info.analysis.announced import announced
from alvtc_info.model.rule import framed
from alvtc_info.reading.drafts import read


def told(title: str, body: str) -> list[tuple[str, bool]]:
    document = read(framed(title, body).encode(), name="a.txt")
    return [(message.removesuffix("，请核实"), sure) for _, _, message, sure in announced(document)]


@pytest.mark.parametrize(
    ("title", "body", "wrong"),
    [
        ("后勤处检查4个食堂", "5月20日，后勤处检查学院3个食堂。", "标题写“4个食堂”，正文写“3个”"),
        ("2名考生晕倒", "5月20日，1名考生晕倒，同考场39名考生未受影响。", "标题写“2名考生”，正文写“1名”"),
        (
            "关于两名学生在球场上受伤的报告",
            "5月20日，一名男生落地扭脚。上课41人，受伤1人。",
            "标题写“两名学生”，正文写“1人”",
        ),
        ("后勤处检查3个食堂", "5月20日，后勤处检查学院3个食堂。", ""),
        ("2名师生受伤", "5月20日，1名教师、1名学生受伤。", ""),
        ("3名学生擦伤", "5月20日，1名学生手擦伤。同场2名学生膝盖擦伤。", ""),
        ("4名学生擦伤", "5月20日，1名学生手擦伤。同场2名学生膝盖擦伤。", "标题写“4名学生”，正文写“1名”"),
        ("后勤处检查约4个食堂", "5月20日，后勤处检查学院3个食堂。", ""),
        ("后勤处更换380米管道", "5月20日，后勤处更换360米管道。", ""),
        ("后勤处检查4个", "5月20日，后勤处检查学院3个食堂。", ""),
        ("关于两名学生发生冲突的报告", "5月20日，王某与张某推搡，在场3名同学劝阻，4名学生作证。", ""),
        ("关于3名学生的报告", "5月20日，食堂有2人。", ""),
        ("1名学生灼伤眼部", "5月20日，学生巴某眼部灼伤，其余19名学生没有不适。", ""),
    ],
)
def test_counts_of_the_title(title: str, body: str, wrong: str) -> None:
    assert told(title, body) == ([(wrong, False)] if wrong else [])


SECTION = "5月20日，有关情况如下。\n一、{}\n{}\n二、下一步安排\n5月30日前，后勤处复查。"


@pytest.mark.parametrize(
    ("title", "heading", "items", "wrong"),
    [
        ("三项措施防火灾", "主要措施", "一是巡查到位。\n二是登记到位。", "标题写“三项措施”，正文列了2项"),
        ("师资三方面问题", "存在的问题", "（一）经费少。\n（二）人手少。", "标题写“三方面问题”，正文列了2项"),
        ("2条建议", "有关建议", "一是巡查；二是登记；三是上报。", "标题写“2条建议”，正文列了3项"),
        ("三项措施防火灾", "主要措施", "一是巡查到位。\n二是登记到位。\n三是演练到位。", ""),
        ("三项措施防火灾", "主要措施", "后勤处逐栋巡查。", ""),
        ("三项措施防火灾", "主要措施", "一是巡查到位。", ""),
        ("三项措施防火灾", "基本情况", "一是巡查到位。\n二是登记到位。", ""),
        ("三项措施防火灾", "主要措施", "一是巡查到位。\n二是登记到位。\n二、保障措施\n一是经费到位。", ""),
    ],
)
def test_items_that_the_title_counts(title: str, heading: str, items: str, wrong: str) -> None:
    assert told(title, SECTION.format(heading, items)) == ([(wrong, False)] if wrong else [])


def test_items_are_counted_to_the_end_of_the_text() -> None:
    body = "5月20日，有关情况如下。\n一、主要措施\n一是巡查到位。\n二是登记到位。"
    assert told("三项措施防火灾", body) == [("标题写“三项措施”，正文列了2项", False)]


@pytest.mark.parametrize(
    ("title", "body", "wrong"),
    [
        ("5月12日批示落实情况", "5月13日，院长作出批示。", "标题写“5月12日批示”，正文写的是“5月13日”"),
        ("5月12日批示落实情况", "5月12日，院长作出批示，5月13日批示印发。", ""),
        ("5月12日批示落实情况", "5月13日，教务处开会。", ""),
    ],
)
def test_the_day_of_the_title(title: str, body: str, wrong: str) -> None:
    assert told(title, body) == ([(wrong, False)] if wrong else [])


@pytest.mark.parametrize(
    ("title", "body", "wrong"),
    [
        ("学院超额完成招生计划", "2026年招生计划1400人，实际报到1352人。", "“超额完成”和计划1400人，实际1352人不符"),
        ("学院超额完成招生计划", "2026年招生计划1400人，实际报到1452人。", ""),
        ("学院超额完成招生计划", "2026年招生计划1400人，志愿者1352人。", ""),
        ("学院超额完成招生计划", "2026年招生1400人，实际报到1352人。", ""),
        ("学院超额完成招生计划", "2026年招生计划1400人，完成24项。", ""),
        ("学院完成招生工作", "2026年招生计划1400人，实际报到1352人。", ""),
    ],
)
def test_more_than_planned(title: str, body: str, wrong: str) -> None:
    assert told(title, body) == ([(wrong, True)] if wrong else [])


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("张某、赵某被犬咬伤，刘某摔倒。共造成4名学生受伤。", "前面写到的是3人，这里写“共造成4名学生受伤”"),
        ("张某、赵某被犬咬伤，刘某摔倒。共造成3名学生受伤。", ""),
        ("张某、赵某被犬咬伤，另有学生摔倒。共造成4名学生受伤。", ""),
        ("张某被犬咬伤。共造成4名学生受伤。", ""),
    ],
)
def test_people_told_of_by_name(body: str, wrong: str) -> None:
    assert told("学院发生犬只伤人", body) == ([(wrong, False)] if wrong else [])
