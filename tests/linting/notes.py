"""A vague sentence to write notes on."""

from __future__ import annotations

VAGUE = "近日，保卫处组织演练。"
