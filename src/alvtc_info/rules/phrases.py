"""Set phrases of an institution that are written differently."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from alvtc_info.analysis.near_phrases import (
    SHORT,
    SHORTEST,
    NearPhrase,
    PhrasePlaces,
    is_part,
    misarranged,
    near_short,
    places_in,
    says_another,
)
from alvtc_info.institution.set_phrases import phrase_and_wrong
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import Example, Rule
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import occurrences
from alvtc_info.text.segmentation import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from difflib import Match

    from alvtc_info.model.document import Document

SEED = 3


def set_phrase(document: Document) -> Iterator[Hit]:
    """固定提法写得不一样：漏字、多字、错字、叠字，几部分次序颠倒，漏了一部分或者人名。

    {1.2}：严把信息政治关、政策关、内容关。只查机构自己在 lexicon.toml 的 set_phrases 里列出的提法，默认一条也没有，本工具不内置任何提法；
    用 alvtc-info institution import-phrases 从本单位的表导入。一条写成“提法”，或“提法 ← 误写、误写”（误写里有顿号的，用分号隔开）。
    6 个字以上的提法，差一两个字的写法也会提示；4、5 个字的，差一个字而音、形相近的，或者数目、所说的不同的（两个意识），10 个字以下差一个音、形都不近的字的（全面从严治校），作建议。书名号里的不查。
    """
    listed = _listed(document.institution.lexicon.get("set_phrases", ()))
    text = document.text
    exact = sorted((at, at + len(each.phrase)) for each in listed for at in occurrences(text, each.phrase))
    reached = list(accumulate((end for _, end in exact), max))  # where the last of those ends that begin so early
    taken = bytearray(len(text))  # which characters are told
    told: list[NearPhrase] = []
    for start, end, phrase in _forms(text, listed):
        before = bisect_right(exact, (start, len(text))) - 1
        if (
            document.passage_at(start).role in CONTENT
            and not (before >= 0 and end <= reached[before])
            and not any(taken[start:end])
        ):
            told.append(NearPhrase(start, end, phrase))
            taken[start:end] = b"\1" * (end - start)
    wrong = dict(listed)
    for start, end, phrase in sorted(told):
        called = text[start:end]
        meant = (
            called in phrase
            or is_part(called, phrase)
            or _has_another_verb(called, phrase)
            or says_another(called, phrase)
        )
        sure = called in wrong[phrase] or (len(phrase) >= SHORT and not meant)
        severity = Severity.WARNING if sure and document.plain[start] == text[start] else Severity.INFO
        yield Hit(start, end, f"固定提法是“{phrase}”，请核对", severity, Fix(phrase))


_VERB = 2


def _has_another_verb(called: str, phrase: str) -> bool:
    """Whether what is written begins with another word and is as the phrase but for it: 开展中华民族共同体意识教育."""
    verb, rest = called[:_VERB], called[_VERB:]
    return rest == phrase[_VERB:] and not set(verb) & set(phrase[:_VERB]) and is_word(verb)


class _Listed(NamedTuple):
    phrase: str
    wrong: tuple[str, ...]


@lru_cache(maxsize=8)
def _listed(entries: tuple[str, ...]) -> tuple[_Listed, ...]:
    """The phrases of a pack, the longest first, each with the wrong forms that are listed with it."""
    found = (_Listed(*phrase_and_wrong(entry)) for entry in entries)
    return tuple(sorted(found, key=lambda each: -len(each.phrase)))


def _forms(text: str, listed: tuple[_Listed, ...]) -> Iterator[NearPhrase]:
    """Where a text has the phrases in another form: the listed ones first, then those of longer phrases."""
    for phrase, wrong in listed:
        yield from (NearPhrase(at, at + len(form), phrase) for form in wrong for at in occurrences(text, form))
    phrases = tuple(each.phrase for each in listed if len(each.phrase) >= SHORTEST)
    places = places_in(text, phrases) if phrases else PhrasePlaces(text, {})
    found = [*misarranged(places, phrases), *near_short(places, phrases)]
    found += [NearPhrase(*span, each) for each in phrases if len(each) >= SHORT for span in _near(places, each)]
    for start, end, phrase in sorted(found, key=lambda each: -len(each.phrase)):
        whole = text.find(phrase, max(0, start - len(phrase) + 1), end + len(phrase) - 1) >= 0
        if (
            not whole
            and not _in_title(text, start)
            and text[start:end].replace("”“", "、").translate(_NOT_SAID) != phrase.translate(_NOT_SAID)
        ):
            yield NearPhrase(start, end, phrase)


_NOT_SAID = {ord(mark): None for mark in "“”‘’ "}  # 1+X 证书 is 1+X证书
_TITLE = 60  # code points of a title before a place in it


def _in_title(text: str, at: int) -> bool:
    begin = max(0, at - _TITLE)
    return text.rfind("《", begin, at) > text.rfind("》", begin, at)


def _near(places: PhrasePlaces, phrase: str) -> Iterator[tuple[int, int]]:
    """The spans that hold most of a phrase in order, but not all of it, or that hold more than it."""
    from difflib import SequenceMatcher

    text, size = places.text, len(phrase)
    allowed = 1 if size < 10 else 2
    reached = 0
    for at in sorted({at for begin in range(size - SEED + 1) for at in places.of(phrase[begin : begin + SEED])}):
        if at < reached:
            continue
        start, stop = max(0, at - size - allowed), min(len(text), at + size + allowed)
        window = text[start:stop]
        exact = window.find(phrase)
        if exact >= 0:
            reached = start + exact + size
            continue
        blocks = [b for b in SequenceMatcher(None, phrase, window, autojunk=False).get_matching_blocks() if b.size]
        blocks = _together(blocks, size + allowed)
        matched = sum(b.size for b in blocks)
        if not blocks or size - matched > allowed:
            continue
        first, last = blocks[0], blocks[-1]
        begin, end = start + first.b - first.a, start + last.b + last.size + size - last.a - last.size
        begin, end = max(begin, start), min(end, stop)
        end = start + last.b + last.size + _letters(text[start + last.b + last.size : end])
        begin = start + first.b - _letters(text[begin : start + first.b][::-1])
        if "\n" not in text[begin:end] and (_CLAUSES.isdisjoint(text[begin:end]) or not _SEPARATED.isdisjoint(phrase)):
            yield begin, end
            reached = end


_CLAUSES, _SEPARATED = frozenset("，。；：！？"), frozenset("、，；")  # a phrase of parts may have one mark for another


def _letters(text: str) -> int:
    """The number of characters before the first punctuation mark."""
    return next((index for index, char in enumerate(text) if char in "，。；：、！？（）“”《》 \n"), len(text))


def _together(blocks: Sequence[Match], width: int) -> list[Match]:
    """The run of matching blocks within this width that holds most characters."""
    best: list[Match] = []
    for index, first in enumerate(blocks):
        run = [b for b in blocks[index:] if b.b + b.size - first.b <= width]
        if sum(b.size for b in run) > sum(b.size for b in best):
            best = run
    return best


_LISTED = {
    "set_phrases": (
        "产教融合、校企合作、工学结合",
        "德技并修育人机制",
        "三全育人 ← 三全教育、全三育人",
        "五个一活动",
        "两个必须",
        "校企合作",
        "深入学习焦裕禄先进事迹和崇高精神活动",
    )
}


def _sentence(text: str) -> Example:
    return Example(text, lexicon=_LISTED)


RULES = (
    Rule(
        check=set_phrase,
        family="phrases",
        title="固定提法",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        yields_to=("typo-confusable", "misused-word", "misspelt-phrase", "variant-form", "doubled-character"),
        bad=(
            _sentence("机电系深化⟦产教融合、校企协作、工学结合⟧。"),
            _sentence("学院落实⟦德技并重育人机制⟧。"),
            _sentence("机电系坚持⟦产教融合、校企合作工学结合⟧。"),
            _sentence("学院推进⟦三全教育⟧，完善⟦德技并修的育人机制⟧。"),
            _sentence("学工处推进⟦全三育人⟧。"),
            _sentence("⟦全三育人⟧和⟦三全教育⟧，⟦全三育人⟧。"),
            _sentence("⟦德技并修人机制⟧建成。"),
            _sentence("⟦产教融汇、校企合办、工学结合⟧初见成效。"),
            _sentence("德技并修育人机制建成，⟦德技并举育人机制⟧不对。"),
            _sentence("机电系深化⟦产教融合，校企合作、工学结合⟧。"),
            _sentence("机电系深化⟦校企合作、产教融合、工学结合⟧。"),
            _sentence("机电系深化⟦产教融合、工学结合⟧。"),
            _sentence("学院落实⟦德技并修机制育人⟧。"),
            _sentence("学院组织⟦深入学习先进事迹和崇高精神活动⟧。"),
            _sentence("各系做到⟦四个必须⟧，推进“⟦三全育才⟧”，开展⟦五个一动活⟧。"),
            _sentence("各系做到⟦两个必需⟧，深化⟦校合企作⟧。"),
        ),
        good=(
            _sentence("机电系深化产教融合、校企合作、工学结合。"),
            _sentence("学院落实德技并修育人机制，推进三全育人。"),
            _sentence("课程《德技并重育人机制》集体备课。"),
            _sentence("机电系推进产教融合，安排校企双方研讨。"),
            _sentence("德技双修的育人体系。"),
            _sentence("各系做到两个必须，推进三全育人，开展五个一活动，深化校地合作、校企合办。"),
            _sentence("会议讨论两个问题，“产教融合”“校企合作、工学结合”写进方案，两个必选动作照旧。"),
            _sentence("产教相融、校企共建、工学并举。"),
            _sentence("二、产教融合、校企合作\n工学结合方面，机电系安排学生跟岗。"),
            Example("学院落实德技并修育人机制。", lexicon={"set_phrases": ("德技并修育人机制 ← 育人机制",)}),
            "学院落实德技并重育人机制。",
        ),
    ),
)  # fmt: skip
