"""The hash of a draft's bytes, whichever module tells it."""

from __future__ import annotations

import hashlib
import sys

import pytest

from alvtc_info.reading.input import LARGE, _sha256, sha256_of


@pytest.mark.parametrize("data", [b"", b"\xe7\xac\xac", b"x" * LARGE], ids=len)
@pytest.mark.parametrize("missing", [(), ("_sha2",), ("_sha2", "_sha256")], ids=len)
def test_the_hash_is_that_of_the_standard_library(
    data: bytes, missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    _sha256.cache_clear()
    try:
        assert sha256_of(data) == hashlib.sha256(data).hexdigest()
    finally:
        _sha256.cache_clear()
