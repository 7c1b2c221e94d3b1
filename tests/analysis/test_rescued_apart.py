"""Those who are safe against those who were in trouble."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.rescued_apart import rescued_apart
from alvtc_info.model.rule import framed


def told(*body: str) -> list[str]:
    document = read(framed("有关情况", *body).encode(), name="a.txt", kind=Kind.FINAL)
    return [document.text[start:end] for start, end, _ in rescued_apart(document)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("5月20日9时，电梯停运，5人被困。9时40分，6人全部救出。", ["6人全部救出"]),
        ("5月20日9时，2名学生落入湖中。9时05分，保安将3人救起。", ["3人救起"]),
        ("5月20日9时，9名学生迷路。16时，民警找到10名学生。", ["10名学生"]),
        ("5月20日9时，6名学生腹泻送医。18时，7人均已出院。", ["7人均已出院"]),
        ("5月20日9时，电梯停运，6人被困。9时40分，5人全部救出。", ["5人全部救出"]),
        ("5月20日9时，电梯停运，5人被困。9时40分，6人到场，6人全部救出。", []),
        ("5月20日9时，电梯停运，学生4人、教师2人被困。9时40分，6人全部救出。", []),
        ("5月20日9时，电梯停运，5名学生和值班员王某被困。9时40分，6人全部救出。", []),
        ("5月20日9时，6名学生腹泻送医，又有学生送医。18时，7人均已出院。", []),
        ("5月20日9时，电梯停运，5人被困。9时40分，约6人全部救出。", []),
        ("5月20日9时，电梯停运，5人被困。9时40分，值班的6人全部到岗。", []),
        ("5月20日9时，电梯停运，5人被困。9时40分，保安6人全部返回。", []),
        ("5月20日9时，电梯停运，5人被困。9时40分，26人全部撤离。", []),
        ("5月20日9时，5人上课。9时40分，6人全部返回。", []),
        ("5月20日9时，6人全部返回。", []),
        ("5月20日9时，2名学生落入湖中。9时05分，保安将3人登记。", []),
    ],
)
def test_who_is_safe(body: str, found: list[str]) -> None:
    assert told(body) == found
