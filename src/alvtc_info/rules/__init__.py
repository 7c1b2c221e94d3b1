"""The rule book: one concern a module, and the explicit tuple of all rules."""

from __future__ import annotations

from alvtc_info.rules import (
    approval,
    calendar,
    chain,
    consistency,
    content,
    data,
    deadlines,
    emergency,
    figures,
    language,
    phrases,
    punctuation,
    repeats,
    secrecy,
    sequence,
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
    *chain.RULES,
    *sequence.RULES,
    *consistency.RULES,
    *repeats.RULES,
    *approval.RULES,
    *secrecy.RULES,
    *language.RULES,
    *punctuation.RULES,
    *figures.RULES,
    *content.RULES,
    *wording.RULES,
    *phrases.RULES,
)
