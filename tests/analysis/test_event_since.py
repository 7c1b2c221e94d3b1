"""What a later report tells that does not go with an earlier one, though it is told in other words."""

from __future__ import annotations

import pytest

from alvtc_info.analysis.event_since import mended_elsewhere, treated_since
from alvtc_info.model.document import Document
from alvtc_info.model.kinds import Kind
from alvtc_info.model.rule import framed
from alvtc_info.reading.drafts import read

_AT = "2024年5月20日20时30分，"


def paper(body: str, kind: Kind) -> Document:
    return read(framed("设备故障处置情况", body).encode(), name="report.txt", kind=kind)


def since(first: str, later: str) -> list[str]:
    """What the later report says that does not go with the first."""
    one, two = paper(_AT + first, Kind.FIRST), paper(f"截至2024年5月21日8时，{later}", Kind.FOLLOW_UP)
    return [two.text[each.start : each.end] for find in (treated_since, mended_elsewhere) for each in find(two, [one])]


_BURST = "2号公寓3层热水器爆裂，无人员伤亡。"


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ("2人住院观察。", "2人住院"),
        ("3名学生送医。", "3名学生送医"),
        ("烫伤学生已出院。", "烫伤学生"),
        ("1名教师在盟医院治疗。", "1名教师在盟医院治疗"),
        ("2名学生由120送往旗医院救治。", "2名学生由120送往旗医院"),
        ("住院学生2名。", "住院学生2名"),
        ("1名学生手部缝合3针。", "1名学生手部缝合"),
        ("两名伤者情绪稳定。", "伤者"),
        ("伤情平稳。", "伤情平稳"),
        ("2号公寓4层热水器已换新。", "4层"),
        ("5号公寓热水器修好。", "5号"),
        ("后勤处更换图书馆热水器1台。", "图书馆"),
    ],
)
def test_what_does_not_go_with_the_first_report(later: str, said: str) -> None:
    assert since(_BURST, later) == [said]


@pytest.mark.parametrize(
    "later",
    [
        "未接到学生住院、就医情况。",
        "3名学生送医检查，未见异常。",
        "1名学生因感冒住院，与本次事件无关。",
        "较首报新增伤者1名。",
        "随后1名学生称手疼，送医检查。",
        "校医2名值守，救护车1辆待命。",
        "教师2人陪学生到医院体检。",
        "2号公寓三层热水器已换新，4层热水器一并更换。",
        "4层热水器同时更换。",
        "4层、5层热水器更换完毕。",
        "拟更换4层热水器。",
        "4层热水器正常。",
        "4层热水器旁地面干燥。",
        "热水器已换新。",
        "2号公寓恢复热水。",
    ],
)
def test_what_is_new_or_of_something_else(later: str) -> None:
    assert since(_BURST, later) == []


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("2号公寓3层热水器爆裂，2人烫伤。", "2人住院观察。"),
        ("2号公寓3层热水器爆裂，1人送医，无人员伤亡。", "送医的1人已出院。"),
        ("2号公寓3层热水器爆裂，无人被困。", "2人住院观察。"),
        ("2号公寓3层热水器爆裂，4层热水器完好，无人员伤亡。", "4层热水器已换新。"),
        ("热水器爆裂，无人员伤亡。", "4层热水器已换新。"),
        ("3层停电，无人员伤亡。", "4层配电箱修好。"),
        ("值班情况正常，无人员伤亡。", "4层热水器修好。"),
    ],
)
def test_where_the_first_report_told_of_it_or_of_nothing(first: str, later: str) -> None:
    assert since(first, later) == []


def test_the_nearest_report_is_the_one_that_is_shown() -> None:
    one, two = paper(_AT + _BURST, Kind.FIRST), paper("截至2024年5月21日8时，无人员伤亡。", Kind.FOLLOW_UP)
    three = paper("截至2024年5月22日8时，2人住院观察，2号公寓4层热水器修好。", Kind.FOLLOW_UP)
    assert [each.other for each in treated_since(three, [two, one])] == [two]
    assert [each.other for each in mended_elsewhere(three, [two, one])] == [one]
