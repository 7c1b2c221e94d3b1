"""Templates are filled in a process of their own; in this one where a test looks at every line."""

from __future__ import annotations

import pytest

from alvtc_info.rendering.render import fill


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates from elsewhere are filled in this process."""
    monkeypatch.setattr("alvtc_info.sandbox.confine", lambda job, name, *arguments: fill(*arguments))
