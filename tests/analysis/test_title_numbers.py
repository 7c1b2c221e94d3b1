"""Numbers of the title against those of the text."""

from __future__ import annotations

import pytest

from alvtc_info import Kind, read
from alvtc_info.analysis.title_numbers import unlike_numbers
from alvtc_info.model.rule import framed


def told(title: str, *body: str) -> list[tuple[str, bool]]:
    document = read(framed(title, *body).encode(), name="a.txt", kind=Kind.DAILY)
    return [(document.text[start:end], sure) for start, end, _, sure in unlike_numbers(document)]


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("考察团一行9人来院", "5月20日，考察团教师5人、科长3人，一行8人到院。", [("9人", True)]),
        ("后勤处更换车床6台", "5月20日，后勤处更换车床5台。", [("6台", True)]),
        ("校友会捐款2.6万元", "5月20日，校友会向嘎查捐款2.8万元。", [("2.6万元", True)]),
        ("客车侧翻5人送医", "5月20日，客车侧翻，4人送盟中心医院。", [("5人", False)]),
        ("客车侧翻5人送医", "5月20日，客车侧翻，12人安置，余4人由校车送往盟中心医院。", [("5人", False)]),
        ("大风刮倒树木7棵", "5月20日，大风刮倒校园里的树木9棵。", [("7棵", True)]),
        ("图书馆上架图书3200册", "5月20日，图书馆新书3020册上架。", [("3200册", False)]),
        ("报销由平均19天缩短", "5月20日，财务处算出，报销由平均19.3天缩短。", []),
        ("报销由平均19天缩短", "5月20日，财务处算出，报销由平均19.6天缩短。", [("19天", True)]),
        ("8个班参加比赛", "5月20日，9个班报名。", [("8个", False)]),
        ("8个班参加比赛", "5月20日，9个班参赛。", []),
        ("8个班参加比赛", "5月20日，9个社团报名参加比赛。", []),
        ("教务处抓好3个方面", "5月20日，教务处抓好4个方面。", []),
        # the parts and the sums of the text are no other numbers
        ("考察团一行8人来院", "5月20日，考察团教师5人、科长3人到院。", []),
        ("后勤处更换车床6台", "5月20日，后勤处更换车床4台，5月21日更换2台。", []),
        ("消防疏散36人", "5月20日，疏散12人，10时，8人返回，11时，16人返回。", []),
        # others come, or it is of each
        ("后勤处更换车床6台", "5月20日，后勤处更换车床5台，5月21日又更换。", []),
        ("后勤处更换车床6台", "5月20日，2个车间各更换车床5台。", []),
        ("后勤处更换车床6台", "5月20日，备用车床5台。", []),
        # about so many, of something else, far from it, or of no things
        ("后勤处更换车床近6台", "5月20日，后勤处更换车床5台。", []),
        ("后勤处更换车床6台", "5月20日，钳工组领到电脑5台。", []),
        ("后勤处更换车床16台", "5月20日，后勤处更换车床5台。", []),
        ("506室漏水", "5月20日，504室漏水。", []),
        ("后勤处更换车床6台", "5月20日，后勤处更换完毕。", []),
        ("后勤处更换车床", "5月20日，后勤处更换车床5台。", []),
        # two near numbers of the same
        ("后勤处更换车床6台", "5月20日，后勤处更换车床5台。机电系更换车床7台。", []),
        # more of one unit than any report but a table has
        ("后勤处更换车床6台", f"5月20日，后勤处更换车床5台。{'车间有车床11台。' * 61}", []),
    ],
)
def test_numbers_of_the_title(title: str, body: str, found: list[tuple[str, bool]]) -> None:
    assert told(title, body) == found
