from __future__ import annotations

import pytest

from alvtc_info.analysis.quantities import Quantity, quantities, shown
from alvtc_info.model.kinds import Role
from alvtc_info.reading.drafts import read


def found(text: str) -> list[Quantity]:
    return list(quantities(read(text.encode(), name="a.txt")))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("更换管道380米、阀门26个", [(380, "米"), (26, "个")]),
        ("投入1.27万元，占地4.5亩", [(12_700, "元"), (4.5, "亩")]),
        ("两名教师、3位家长", [(2, "人"), (3, "人")]),
        ("师生39人,其中学生36人", [(39, "人"), (36, "人")]),
        ("用了2个小时，每次40分钟", [(2, "小时"), (40, "分钟")]),
        ("2026年3月1日8时20分，第3名、3号楼、5层、2025级", []),
        ("3至5人，90%—95%，1:25，GB10", [(90, "%")]),
        ("几十个、十几名", []),
    ],
)
def test_numbers_are_read_with_any_unit_but_no_dates_names_and_ranks(
    text: str, amounts: list[tuple[float, str]]
) -> None:
    assert [(each.value, each.unit) for each in found(text)] == amounts


def test_a_quantity_knows_the_words_and_the_mark_before_it_and_the_words_behind() -> None:
    first, second, third = found("检查组查看5个方面，较2025年3月1日的46处增加8处")
    assert (first.before, first.behind, first.mark) == ("检查组查看", "方面", "\n")
    assert (second.before, second.behind, second.mark) == ("较的", "增加", "，")
    assert (third.before, third.behind, third.mark) == ("增加", "", "")
    assert first.sentence == third.sentence
    assert first.role is Role.BODY


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("约200米", True),
        ("200余人", True),
        ("不少于3人", True),
        ("3人以上", True),
        ("30米左右", True),
        ("200米", False),
        ("3人以钝器破门", False),
    ],
)
def test_a_rough_number_is_known_by_the_words_beside_it(text: str, rough: bool) -> None:
    assert found(text)[0].rough is rough


def test_a_number_is_right_to_half_of_its_last_place() -> None:
    wan, one = found("投入1.27万元，购置3台")
    assert (wan.exact, one.exact) == (50, 0.5)


def test_things_and_people_are_counted_and_lengths_are_measured() -> None:
    assert [each.is_count for each in found("3名学生、2台电脑、380米、4%、6元")] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(12_720, "元", "1.272万元"), (850, "元", "850元"), (0.1 + 0.2, "吨", "0.3吨"), (36, "", "36")],
)
def test_a_value_is_shown_as_it_is_written(value: float, unit: str, text: str) -> None:
    assert shown(value, unit) == text
