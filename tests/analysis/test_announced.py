from __future__ import annotations

import pytest

from alvtc_info.analysis.announced import announced
from alvtc_info.analysis.titles_apart import titles_apart
from alvtc_info.model.rule import framed
from alvtc_info.reading.drafts import read


def told(title: str, body: str) -> list[tuple[str, bool]]:
    document = read(framed(title, body).encode(), name="a.txt")
    return [(message.removesuffix("，请核实"), sure) for _, _, message, sure in announced(document)]


@pytest.mark.parametrize(
    ("title", "body", "wrong"),
    [
        ("后勤处检查4个食堂", "5月20日，后勤处检查学院3个食堂。", "标题写“4个食堂”，正文写“3个”"),
        ("后勤处检查3个食堂", "5月20日，后勤处检查学院3个食堂。", ""),
        ("2名师生受伤", "5月20日，1名教师、1名学生受伤。", ""),
        ("3名学生擦伤", "5月20日，1名学生手擦伤。同场2名学生膝盖擦伤。", ""),
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


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("2名考生晕倒", "5月20日，1名考生晕倒，同考场39名考生未受影响。"),
        ("4名学生擦伤", "5月20日，1名学生手擦伤。同场2名学生膝盖擦伤。"),
        ("关于两名学生在球场上受伤的报告", "5月20日，一名男生落地扭脚。上课41人，受伤1人。"),
    ],
)
def test_what_the_comparison_of_titles_tells_is_not_told_twice(title: str, body: str) -> None:
    assert told(title, body) == []
    assert list(titles_apart(read(framed(title, body).encode(), name="a.txt")))


@pytest.mark.parametrize(
    ("title", "body", "wrong"),
    [
        (
            "学院招生情况",
            "学院超额完成任务。2026年招生计划1400人，实际报到1352人。",
            "“超额完成”和计划1400人，实际1352人不符",
        ),
        ("学院招生情况", "学院超额完成任务。2026年招生计划1400人，实际报到1452人。", ""),
        ("学院招生情况", "学院超额完成任务。2026年招生计划1400人，志愿者1352人。", ""),
        ("学院招生情况", "学院超额完成任务。2026年招生1400人，实际报到1352人。", ""),
        ("学院招生情况", "学院超额完成任务。2026年招生计划1400人，完成24项。", ""),
        ("学院完成招生工作", "学院完成任务。2026年招生计划1400人，实际报到1352人。", ""),
    ],
)
def test_more_than_planned(title: str, body: str, wrong: str) -> None:
    assert told(title, body) == ([(wrong, True)] if wrong else [])


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("采取三项措施：一是停课。二是消毒。", "这里写“三项措施”，后面列了2项"),
        ("采取12项措施：一是停课。二是消毒。三是通风。四是排查。", ""),
        ("采取十二项措施：一是停课。二是消毒。三是通风。", ""),
        ("采取三十项措施：一是停课。二是消毒。三是通风。", ""),
        ("采取停课等四项措施：一是停课。二是消毒。", ""),
    ],
)
def test_points_announced_before_them(body: str, wrong: str) -> None:
    assert told("学院防控传染病", f"5月20日，学院{body}") == ([(wrong, False)] if wrong else [])


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
