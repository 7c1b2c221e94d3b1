from __future__ import annotations

import pytest

from alvtc_info.reading.kind_traits import kind_traits


@pytest.mark.parametrize(
    ("beginning", "trait"),
    [
        ("5月20日14时30分，仓库着火。", "begins at a minute"), ("5月20日14时许，仓库着火。", "begins at an hour"), ("昨晚仓库着火。", "begins at an hour"),
        ("5月20日，仓库着火。", "begins on a day"), ("今天仓库着火。", "begins on a day"), ("仓库着火。5月20日扑灭。", "begins at no time"),
        ("仓库着火", "begins at no time"), ("5月20日，仓库着火。", "dated at once"), ("截至5月20日8时，新增3人。", "as of"), ("●甲。●乙。", "bullets"),
        ("累计就诊41人。", "compared"), ("值班员报警。", "rescued"), ("今后先签字。", "from now on"), ("甲；乙；丙；丁。", "items 2"), ("甲。", "items 0"),
        ("教务处听课214节。后勤处检修管网。", "offices 2"), ("着火已扑灭，人已撤出。", "done 2"), ("原因待查。", "open 1"), ("正在查。", "open 2"), ("3人、4人、5人送医。", "figures 1"),
        ("5月20日着火。", "days apart 0"), ("5月20日着火，21日扑灭。", "days apart 1"), ("5月20日着火，23日扑灭。", "days apart 2"),
        ("5月20日着火，6月3日扑灭。", "days apart 3"), ("12月31日着火，1月1日扑灭。", "days apart 1"), ("5月20日着火，21日扑灭。", "days 2"),
        ("昨晚中毒的学生，今晨出院。", "known already"), ("昨晚被砸伤的学生张某，今晨出院。", "known already"),
        ("5月20日8时送医。6月3日起，着火12处，3月触电、坠落4人。", "text tells 2"), ("全年接待12人。", "opening period 1"), ("分述如下。", "text spread below 1"),
    ],
)  # fmt: skip
def test_what_a_beginning_shows(beginning: str, trait: str) -> None:
    assert trait in kind_traits("某事", beginning)


@pytest.mark.parametrize(
    ("beginning", "trait"),
    [
        ("5月20日14时30分，仓库着火。", "begins on a day"), ("昨晚学生中毒。学生的家在外地。", "known already"), ("5月20日着火的情况。", "known already"),
        ("仓库防火演练。", "text tells 1"), ("甲。", "compared"),
    ],
)  # fmt: skip
def test_what_a_beginning_does_not_show(beginning: str, trait: str) -> None:
    assert trait not in kind_traits("某事", beginning)


def test_what_a_title_shows() -> None:
    traits = kind_traits("一周综合信息", "")
    assert {
        "title gathered 1",
        "title:^0",
        "title:0周",
        "title:信息",
        "title:息$",
        "title of 1",
        "text:^$",
        "text of 0",
    } <= traits
    assert "title tells" in kind_traits("仓库着火", "")
    assert "title tells" not in kind_traits("仓库防火", "")
