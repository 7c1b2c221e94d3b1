"""The rule book: one concern a module, and the explicit tuple of all rules."""

from __future__ import annotations

from alvtc_info.rules import data, sources, time, work

RULES = (*time.RULES, *work.RULES, *data.RULES, *sources.RULES)
