from __future__ import annotations

import pytest

from alvtc_info.text.masking import is_bank_card, is_id_card, is_old_id_card, mask, mask_all


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("152921190001010039", True), ("15292119000101008X", True), ("15292119000101008x", True), ("152921190001010038", False),
        ("15292119000229001X", False), ("152921180001010039", False), ("152921190013010039", False),
    ],
)  # fmt: skip
def test_identity_numbers_are_verified(number: str, valid: bool) -> None:
    assert is_id_card(number) is valid


def test_old_identity_numbers_need_a_real_birth_date() -> None:
    assert is_old_id_card("152921700101003")
    assert not is_old_id_card("152921700230003")


@pytest.mark.parametrize(
    ("number", "valid"),
    [("4111111111111111", True), ("4111111111111112", False), ("6222 0200 0000 0000 000", True), ("0000000000000000", False), ("152921190001010039", False)],
)  # fmt: skip
def test_card_numbers_are_verified(number: str, valid: bool) -> None:
    assert is_bank_card(number) is valid


def test_masks_keep_the_first_and_the_last_character_and_the_length() -> None:
    assert mask("机密★1年") == "机***年"
    assert mask("ab") == "ab"
    text = "号152921190001010039、卡4111111111111111、13800000000、机密★、旧152921700101003"
    hidden = mask_all(text)
    assert len(hidden) == len(text)
    assert hidden == "号1****************9、卡4**************1、1*********0、机*★、旧1*************3"
    assert mask_all("编号152921190001010038和资产6222020000000000001、152921700230003") == "编号1****************8和资产6222020000000000001、152921700230003"  # fmt: skip
    assert mask_all("没有数字") == "没有数字"
