from __future__ import annotations

import json
import sys
import unicodedata
from xml.etree import ElementTree

import pytest

from alvtc_info.text.display import columns, visible, visible_json, visible_lines, visible_xml

UNSEEN = [
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in "\t\n"
]


def test_control_characters_and_direction_marks_are_shown_not_obeyed() -> None:
    assert visible("a\x1b[31m\u202eb\tc\nd") == "a\\u001b[31m\\u202eb\tc\\u000ad"
    assert visible_lines("a\x1b[31m\n\U000e0041") == "a\\u001b[31m\n\\U000e0041"
    assert columns("e\u0301近") == 3


def test_every_character_that_is_not_seen_is_shown() -> None:
    for shown in (visible, visible_lines, visible_json, visible_xml):
        assert not set(UNSEEN) & set(shown("".join(UNSEEN)))
    assert visible("近日，“更换”①🙂é\u0301") == "近日，“更换”①🙂é\u0301"


def test_only_our_own_colours_stay() -> None:
    text = "\x1b[31m必改\x1b[0m \x1b[2J\x1b]0;x\x07\x1b[1;31m\x9b31m"
    assert visible_lines(text, coloured=True) == (
        "\x1b[31m必改\x1b[0m \\u001b[2J\\u001b]0;x\\u0007\\u001b[1;31m\\u009b31m"
    )


def test_json_and_xml_mean_the_same() -> None:
    data = {"\u202e": "\x9b\U000e0041\ufeff近\x1b\n", "b": ["\udcff"]}
    text = visible_json(json.dumps(data, ensure_ascii=False))
    assert text.isprintable()
    assert json.loads(text) == data
    assert visible_xml("<a>\u202e\x9b\U000e0041近</a>").isprintable()
    assert ElementTree.fromstring(visible_xml("<a>\u202e\x9b\U000e0041近</a>")).text == "\u202e\x9b\U000e0041近"


@pytest.mark.parametrize("shown", [visible, visible_lines, visible_json, visible_xml])
def test_plain_text_stays(shown: object) -> None:
    text = "2024年5月20日，后勤处更换阀门。\t当日恢复供水；"
    assert callable(shown)
    assert shown(text) == text
