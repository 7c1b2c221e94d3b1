"""Private numbers are found and masked in every form in which they are typed; other numbers stay readable."""

from __future__ import annotations

import pytest

from alvtc_info.text.masking import (
    CARD,
    DOUBTFUL,
    IDENTITY,
    MOBILE,
    NAMED_CARD,
    OTHER,
    mask_all,
    masked,
    private_numbers,
)
from tests.text.written_forms import LABELLED, NUMBERS, READABLE

AROUND = ("家长电话{}，情绪激动。", "{}", "据{}反映", "（{}）", "“{}”", "甲{}\n乙")


@pytest.mark.parametrize("around", AROUND)
def test_a_number_is_masked_however_it_is_typed(around: str) -> None:
    for written in NUMBERS:
        text = around.format(written)
        shown = mask_all(text)
        assert len(shown) == len(text)
        assert written not in shown
        assert sum(c.isdigit() for c in shown) <= 2, shown


def test_a_number_beside_its_label_is_masked_whatever_its_check_digit() -> None:
    for text in LABELLED:
        shown = masked(text, [(each.start, each.end) for each in private_numbers(text)])
        assert len(shown) == len(text)
        assert sum(c.isdigit() for c in shown) <= 2, shown


def test_other_numbers_stay_readable() -> None:
    assert [text for text in READABLE if mask_all(text) != text] == []


def test_the_tables_are_as_long_as_they_are_meant_to_be() -> None:
    assert len(NUMBERS) + len(LABELLED) >= 80
    assert len(READABLE) >= 80


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("152921 19000101 0039", IDENTITY), ("15292119000229001X", DOUBTFUL), ("身份证号123456789012345678", DOUBTFUL),
        ("４１１１ １１１１ １１１１ １１１１", CARD), ("卡号6222020000000000000", CARD), ("工资卡卡号6222020000001234567", NAMED_CARD), ("退款到建行卡号6222020000001234567", NAMED_CARD),
        ("储蓄卡卡号：6222020000001234567", NAMED_CARD), ("社保卡卡号6222020000001234567", OTHER), ("公交卡卡号6222020000001234567", OTHER), ("卡号6222020000001234567", OTHER),
        ("+86 138 0013 8000", MOBILE),
    ],
)  # fmt: skip
def test_a_number_has_a_kind_and_its_digits(text: str, kind: str) -> None:
    (found,) = private_numbers(text)
    assert found.kind == kind
    assert found.digits[:11].isdigit()


def test_a_mask_hides_a_mark_and_numbers_in_one_text() -> None:
    assert mask_all("机密★10年，家长１３８ ００００ ００００") == "机****年，家长１***********０"


def test_of_spans_that_overlap_the_first_is_masked() -> None:
    assert masked("甲乙丙丁戊", [(2, 5), (0, 3)]) == "甲*丙丁戊"


def test_a_label_of_the_line_above_is_for_a_number_only() -> None:
    assert [each.kind for each in private_numbers("身份证号\n123456789012345678")] == [DOUBTFUL]
    assert private_numbers("身份证号\n共发放100000份") == []


def test_numbers_of_the_address_book_stay_readable() -> None:
    text = "打给刘某 13800138000，伤者13900139000"
    assert mask_all(text, ["138-0013-8000"]) == "打给刘某 13800138000，伤者1*********0"


def test_two_numbers_side_by_side_are_both_masked() -> None:
    assert mask_all("13800138000、13900139000/13700137000") == "1*********0、1*********0/1*********0"
    assert mask_all("13800138000 13900139000") == "1*********0 1*********0"
    assert mask_all("13800138000-801") == "1*********0-801"
    assert mask_all("13800138000-13900139000") == "1*********0-1*********0"


def test_a_line_of_many_numbers_takes_no_time() -> None:
    assert "138001380001" not in mask_all("13800138000，" * 2_000)
    assert mask_all("1 " * 20_000) == "1 " * 20_000
    assert mask_all("9" * 50_000) == "9" * 50_000
