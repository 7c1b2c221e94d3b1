"""The rule book: one concern a module, and the explicit tuple of all rules.

Import `RULES`. What rules share with other rooms is in `analysis`; no rule depends on how a paper was read.
"""

from __future__ import annotations

from alvtc_info.rules import (
    approval,
    calendar,
    chain,
    consistency,
    content,
    cutoffs,
    deadlines,
    diction,
    event_reports,
    figures,
    language,
    leftovers,
    mastheads,
    phrases,
    punctuation,
    repeats,
    secrecy,
    sequence,
    sources,
    structure,
    time,
    work,
    wrong_words,
)

RULES = (
    *time.RULES,
    *calendar.RULES,
    *work.RULES,
    *cutoffs.RULES,
    *sources.RULES,
    *structure.RULES,
    *event_reports.RULES,
    *deadlines.RULES,
    *chain.RULES,
    *sequence.RULES,
    *consistency.RULES,
    *repeats.RULES,
    *approval.RULES,
    *secrecy.RULES,
    *leftovers.RULES,
    *mastheads.RULES,
    *wrong_words.RULES,
    *language.RULES,
    *punctuation.RULES,
    *figures.RULES,
    *content.RULES,
    *diction.RULES,
    *phrases.RULES,
)
