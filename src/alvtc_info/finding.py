"""Moved: rules of other packages import from `alvtc_info.plugin`. This name goes with the next version."""

from __future__ import annotations

from alvtc_info.plugin import forwarded

__getattr__ = forwarded(
    __name__,
    dict.fromkeys(("Basis", "Finding", "Fix", "Hit", "Related", "Severity", "whole"), "alvtc_info.model.finding"),
)
