from __future__ import annotations

from alvtc_info.text.display import columns, visible


def test_control_characters_and_direction_marks_are_shown_not_obeyed() -> None:
    assert visible("a\x1b[31m\u202eb\tc") == "a\\u001b[31m\\u202eb\tc"
    assert columns("e\u0301近") == 3
