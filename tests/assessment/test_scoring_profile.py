from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info.assessment.scoring_profile import EXAMPLE, ScoringProfile, load_profile
from tests.refusing import refused


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("approved_by = ", 'approved_by = ""'), "not-approved"),
        (("approved_on = ", 'approved_on = "去年"'), "not-approved"),
        (("quota = ", "quota = -1"), "profile-value"),
        (("quota = ", "quota = true"), "profile-value"),
        (("base = ", 'base = "多"'), "profile-value"),
        (("base = ", "base = nan"), "profile-value"),
        (("period = ", 'period = "month"'), "profile-value"),
        (("routine = ", "rutine = 1"), "profile-key"),
        (("audio_video = ", "audio_video = 1\nvideo = 2"), "profile-key"),
        (("cap = ", "cap = \nx"), "profile-syntax"),
    ],
)
def test_a_profile_that_is_wrong_is_one_line(
    change: tuple[str, str], code: str, tmp_path: Path, profile: Callable[..., ScoringProfile]
) -> None:
    profile()
    path = tmp_path / "计分.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(change[1] if line.startswith(change[0]) else line for line in lines), encoding="utf-8")
    refused(code, lambda: load_profile(path))


def test_a_section_that_is_none(tmp_path: Path, profile: Callable[..., ScoringProfile]) -> None:
    profile()
    path = tmp_path / "计分.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"bonus = 3\n{text[: text.index('[bonus]')]}", encoding="utf-8")
    assert "应是一节：[bonus]" in refused("profile-value", lambda: load_profile(path))


def test_the_example_is_not_approved_by_anybody(tmp_path: Path) -> None:
    assert "没有规定分值" in refused("not-approved", lambda: load_profile(EXAMPLE))
    refused("not-found", lambda: load_profile(tmp_path / "没有.toml"))
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\xff")
    refused("profile-encoding", lambda: load_profile(tmp_path / "x.toml"))
    refused("unreadable", lambda: load_profile(tmp_path))
