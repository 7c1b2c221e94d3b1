"""What is refused: the error, its code and its one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alvtc_info.errors import AlvtcInfoError


def refused(code: str, work: Callable[[], object]) -> str:
    with pytest.raises(AlvtcInfoError) as caught:
        work()
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
    return str(caught.value)
