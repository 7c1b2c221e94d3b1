"""The rule book: one concern a module, and the explicit tuple of all rules."""

from __future__ import annotations

from alvtc_info.rules import (
    approval,
    calendar,
    content,
    data,
    deadlines,
    emergency,
    figures,
    language,
    punctuation,
    secrecy,
    sources,
    structure,
    time,
    wording,
    work,
)

RULES = (
    *time.RULES,
    *calendar.RULES,
    *work.RULES,
    *data.RULES,
    *sources.RULES,
    *structure.RULES,
    *emergency.RULES,
    *deadlines.RULES,
    *approval.RULES,
    *secrecy.RULES,
    *language.RULES,
    *punctuation.RULES,
    *figures.RULES,
    *content.RULES,
    *wording.RULES,
)
