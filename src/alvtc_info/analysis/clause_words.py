"""The words of a clause: cut from its end, each with its classes and with what it may be at its place."""

from __future__ import annotations

from functools import lru_cache

from alvtc_info.analysis import cue_words
from alvtc_info.analysis.classes import CUE, MADE, VERB, listed
from alvtc_info.text.segmentation import part_of_speech

_BY_BUILD = {name: VERB.of(name) for name in MADE}
# what a word may be at its place: bits of `Word.roles`
(
    OFFICE, FIRST_OFFICE, LATER_OFFICE, PERSON, PREPOSITION, PREDICATE, ONCE_FIRST, ONCE_SECOND, HEAD, AUXILIARY,
    SHORT, ACT, SUFFIX, MODAL, COPULA, ENDS,
) = (1 << place for place in range(16))  # fmt: skip
_BEFORE_VERB = CUE.of("done", "must", "future", "habit", "at_once", "smooth", "joint")
_AUXILIARY = CUE.of("must", "habit", "done", "going", "smooth", "at_once", "future", "neg")
_NO_OFFICE = CUE.of("scene", "meeting", "abstract", "point")
_DONE = CUE.of("done")
_ACTS = VERB.of("issue", "hold", "visit")
_NO_VERBS = frozenset({"有关", "相关", "有效", "有序", "所有", "原有", "现有", "有人", "主任"})
_SHORT_VERBS = frozenset("赴获任拨购授评设建开签聘")


class Word:
    """A word with its classes, one object for each word that was met; where it stands is told by its clause.

    `tag` is the dictionary's part of speech, "v" for a word of the verb classes; `cues` and `verbs` are the classes
    that list it (`classes.CUE`, `classes.VERB`), `size` its code points. `is_verb_of` are the classes of verbs that it
    is in, by the lists or by its characters, 0 for no verb: `two` are verbs of two characters for single acts (制发),
    `end` those that bring an act to its end, `half` those with one such character, `being` and `effort` states and
    efforts, `other`, `one`, `long` the rest. `roles` are the bits of this module (OFFICE …): what it may be in a
    clause.
    """

    __slots__ = ("cues", "is_verb_of", "roles", "size", "tag", "text", "verbs")

    def __init__(self, text: str, part: str, cues: int, verbs: int, is_verb_of: int) -> None:
        self.text, self.tag, self.cues, self.verbs, self.is_verb_of = text, part, cues, verbs, is_verb_of
        self.size = len(text)
        self.roles = _roles(self)


def is_office(text: str) -> bool:
    """Whether a whole word names an office: by the list, or one that speaks of itself (我园, 该馆, 本厂)."""
    return text in cue_words.OFFICES or (
        len(text) == 2 and text[0] in "我该" and text[1] in cue_words.OFFICE_ENDS and text != "该处"
    )


def _roles(word: Word) -> int:
    text, part = word.text, word.tag
    acts = word.verbs & _ACTS if len(text) > 1 else 0
    found = OFFICE if is_office(text) or (len(text) > 2 and text[-2:] in cue_words.OFFICES) else 0
    if text[-1] in cue_words.OFFICE_ENDS and text not in cue_words.NO_OFFICES and not word.cues & _NO_OFFICE:
        if len(text) > 1:
            found |= FIRST_OFFICE | LATER_OFFICE if part[:1] in "njx" and not word.cues & _DONE and not acts else 0
        elif part[:1] in "nqvjfi":
            found |= LATER_OFFICE
    found |= PERSON if text in cue_words.PERSONS else 0
    found |= PREPOSITION if text in cue_words.PREPOSITIONS else 0
    found |= PREDICATE if part[:1] in {"v", "d", "p"} or acts or word.cues & _BEFORE_VERB else 0
    found |= ACT if acts else 0
    found |= SUFFIX if text in cue_words.OFFICE_SUFFIXES else 0
    found |= MODAL if text in cue_words.MODALS else 0
    found |= COPULA if text in cue_words.COPULAS else 0
    found |= HEAD if word.is_verb_of and text not in _NO_VERBS else 0
    found |= AUXILIARY if word.cues & _AUXILIARY else 0
    if len(text) == 1:
        found |= 0 if text in _SHORT_VERBS else SHORT
        found |= ENDS if text in cue_words.RESULT else 0
        if text in cue_words.ONCE:
            found |= ONCE_SECOND
            found |= 0 if text in cue_words.PREPOSITIONS or word.cues else ONCE_FIRST
    return found


def _made_of(text: str, part: str) -> int:
    """The class of a verb that is in no list, by its characters."""
    is_verb = part[:1] == "v"
    if len(text) != 2:
        return _BY_BUILD["one" if len(text) == 1 else "long"] if is_verb else 0
    first, second = text[0] in cue_words.ONCE, text[1] in cue_words.ONCE
    if first and second:
        return _BY_BUILD["two"]
    if not is_verb:
        return 0
    if first and text[1] in cue_words.RESULT:
        return _BY_BUILD["end"]
    if first or second:
        return _BY_BUILD["half"]
    if text[0] in cue_words.BEING or text[1] in cue_words.BEING:
        return _BY_BUILD["being"]
    return _BY_BUILD["effort" if text[0] in cue_words.ONGOING and text[1] in cue_words.ONGOING else "other"]


def all_cues(words: tuple[Word, ...]) -> int:
    """The cue classes of all these words together."""
    found = 0
    for word in words:
        found |= word.cues
    return found


# characters that are words of their own behind a verb or a word of rule or plan: 完成了, 应当在, 计划将, 响应由
_APART = "了至到为出成入于在与向对将由把从以给"
_BINDING = frozenset(
    {"计划", "应当", "可以", "需要", "必须", "务必", "能够", "准备", "打算", "预计", "建议", "要求", "希望"}
    | {"响应", "供应", "适应", "反应", "对应", "相应", "效应", "挥部"}
)
# 切除了违规线路: a verb and 了, not 除了
_REMOVED = frozenset("拆清切铲剔拔割扫剪摘卸挖解开免革删破根消排扣撤废驱屏去")
# the end of an office's name with what follows it: 保卫处|在, 工作站|在, 教务处|以 (but 对其|处以)
_AT_OFFICES = frozenset({"处在", "处于", "处以", "站在", "部将", "局部"})


_OF_SCHOOL = frozenset({"校门", "校车"})  # 在|校门|口, 在|校车|上: nobody is 在校 there, and no school acts
_BEHIND_SCHOOL = frozenset({"门", "车"})


class _Words(dict[str, "Word | None"]):
    """Words by what is written, None for what is no word; characters, figures and Latin letters always are one."""

    def __missing__(self, text: str) -> Word | None:
        if len(self) >= _MOST:
            self.clear()
        found = self[text] = _made(text)
        return found


def _made(text: str) -> Word | None:
    cues, verbs, _ = listed()
    known = verbs.get(text, 0)
    if len(text) == 2 and text[0] == "已" and text[1] in _APART:
        return None  # 已|在采购网公开招标
    part = "m" if text.isascii() else part_of_speech(text)
    if part is None:
        named = is_office(text)
        if not known and text not in cues and len(text) > 1 and not named:
            return None
        part = "v" if known else "n" if named else ""
    return Word(text, part, cues.get(text, 0), known, known or _made_of(text, part))


_MOST = 100_000  # entries; each is met again and again
_WORDS = _Words()


class _Endings(dict[str, "Word | None"]):
    """The last word of a text by its last two characters, where these tell it; None where more must be looked at."""

    def __missing__(self, pair: str) -> Word | None:
        if len(self) >= _MOST:
            self.clear()
        last = pair[-1:]
        told = not (
            pair in listed()[2]
            or pair in _AT_OFFICES
            or pair[:1] in _BEHIND_SCHOOL
            or last.isascii()
            or last in _APART
            or last in cue_words.THIRDS
        )
        found = self[pair] = (_WORDS[pair] or _WORDS[last]) if told else None
        return found


_ENDINGS = _Endings()


def words_of(clause: str) -> tuple[tuple[Word, ...], tuple[int, ...]]:
    """The words of a clause and where each begins, then where the last one ends, in code points.

    Taken from the end of the clause, each time the longest that a list or the dictionary has, three characters only
    with an ending of `cue_words.THIRDS`; digits and Latin letters stay together, and so do two characters of single
    acts that are no word.
    """
    known, (_, verbs, tails), thirds, endings = _WORDS, listed(), cue_words.THIRDS, _ENDINGS
    found: list[Word] = []
    starts = [len(clause)]
    end = len(clause)
    behind = 0
    while end:
        pair = clause[end - 2 : end] if end > 1 else ""
        word = endings[pair]
        if word is not None:
            start = end - word.size
        elif clause[end - 1].isascii():
            start = _start_of_run(clause, end - 1)
            word = known[clause[start:end]]
        else:
            start = end - 1
            if start and not (
                end > 2
                and clause[start] in _APART
                and (
                    clause[end - 3 : start] in verbs
                    or clause[end - 3 : start] in _BINDING
                    or (pair == "除了" and clause[end - 3] in _REMOVED)
                    or (
                        pair in _AT_OFFICES
                        and 2 < start < 8
                        and clause[end - 4 : end - 2] not in cue_words.OFFICES
                        and not (pair == "处以" and "对" in clause[:start])
                    )
                )
            ):
                if pair in tails and (
                    longer := next((each for each in tails[pair] if clause.endswith(each, 0, end)), "")
                ):
                    word, start = known[longer], end - len(longer)
                elif end > 2 and clause[start] in thirds and (word := known[clause[end - 3 : end]]) is not None:
                    start = end - 3
                elif clause[end - 3 : start] not in _OF_SCHOOL and (word := known[pair]) is not None:
                    start = end - 2
            if word is None:
                word = known[clause[start]]
        assert word is not None
        if behind & _JOINS and (
            (behind & ONCE_SECOND and word.roles & ONCE_FIRST) or (behind & ENDS and _is_bare_verb(word))
        ):
            found[-1] = _paired(word.text + found[-1].text)
            starts[-1] = start
            behind = 0
        else:
            found.append(word)
            starts.append(start)
            behind = word.roles
        end = start
    found.reverse()
    starts.reverse()
    return tuple(found), tuple(starts)


_JOINS = ONCE_SECOND | ENDS


def _start_of_run(text: str, start: int) -> int:
    """Where the digits and Latin letters begin that this one stands in."""
    if text[start].isalnum():
        while start and text[start - 1].isascii() and text[start - 1].isalnum():
            start -= 1
    return start


def _is_bare_verb(word: Word) -> bool:
    """Whether a character is a verb and nothing else, so that it takes what brings an act to its end (铺好, 挪到)."""
    return len(word.text) == 1 and word.tag[:1] == "v" and not word.cues and not word.roles & PREPOSITION


@lru_cache(maxsize=4096)
def _paired(text: str) -> Word:
    """Two characters that make a verb for an act that the dictionary does not know (制发, 铺好)."""
    return Word(text, "v", 0, 0, _BY_BUILD["end" if text[1] in cue_words.RESULT else "two"])
