from __future__ import annotations

import alvtc_info


def test_errors_show_their_file() -> None:
    assert str(alvtc_info.InputError("x", "坏了", "a.txt")) == "a.txt：坏了"
    assert str(alvtc_info.InputError("x", "坏了")) == "坏了"
