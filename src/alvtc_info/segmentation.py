"""Is this candidate a word of its own? Asked only where its neighbours leave a doubt.

Chinese is written without spaces: in 题目前三题 the characters 目前 belong to two other words. Neighbour lists settle most
cases; jieba is asked about the one clause that holds a doubtful candidate, with a private tokenizer that neither reads nor
writes the cache in the shared temporary directory.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from alvtc_info.lexicon import Pattern

_CLAUSE_EDGE = Pattern(r"[，。；：！？、（）“”‘’《》\n ]")
REACH = 24


@cache
def _tokenizer() -> Any:
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@cache
def _cut(clause: str) -> tuple[str, ...]:
    return tuple(_tokenizer().cut(clause, HMM=False))


def boundaries(text: str) -> set[int]:
    """The offsets at which words begin, the end of the text included."""
    at = 0
    found = {0}
    for word in _cut(text):
        at += len(word)
        found.add(at)
    return found


def is_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends on word boundaries in its clause (at most 24 code points each way)."""
    left = near = max(0, start - REACH)
    for edge in _CLAUSE_EDGE.finditer(text[near:start]):
        left = near + edge.end()
    edge_after = _CLAUSE_EDGE.search(text, end, min(len(text), end + REACH))
    right = edge_after.start() if edge_after else min(len(text), end + REACH)
    bounds = boundaries(text[left:right])
    return start - left in bounds and end - left in bounds
