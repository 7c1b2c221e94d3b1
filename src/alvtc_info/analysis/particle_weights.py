"""的, 地 and 得 where grammar leaves a choice: which one the words around make likely, by weights learnt from right text.

The weights say how much likelier each trait of the words before and behind makes 地 and 得 than 的
(`tools/particle_weights.py`). A particle is told where another one is so much likelier that hardly any right one is.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from alvtc_info.analysis.particle_complements import comes
from alvtc_info.analysis.particle_grammar import may_be_wrong
from alvtc_info.analysis.particle_places import kind_of, place_at
from alvtc_info.analysis.particle_words import (
    DEGREE,
    FEELS,
    HOW,
    HOW_WELL,
    ILLS,
    MODAL,
    NEVER_ATTRIBUTES,
    NOUNS,
    OF_GROUND,
    OF_PLACES,
    ONCE_HOW,
    ONLY_ADVERBS,
    ONLY_DESCRIBE,
    ONLY_DONE,
    OWNERS,
    PREPOSITIONS,
    SIMPLE_ACTS,
    TIMES,
)
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alvtc_info.analysis.particle_places import Place

WEIGHTS = "particle_weights"
PARTICLES = "的地得"
LEAST = "least"  # from which difference on a particle is told, by the written one and the likelier one
# words of one character that are traits by themselves, before the word before the particle, and behind it
_BEFORE = frozenset(
    "是有很更最较不所了着过把被对向在从和与将也都就能会可要应须需未没为以用给让使比得地而又再还正已曾并或等后前中上下里时"
)
_BEHIND = frozenset("了着过到出好完成起来去在给于和与为是有的上下中后前时等不一两三几各这那每其所更")
_HANDLES = frozenset("把将向对被让使与同为给从")
_LARGE = frozenset({"vn", "vd", "ad", "an", "nr", "ns"})  # parts of speech that are more than their first letter
_START, _END, _MORE = "^", "$", "~"
_DONE = frozenset("vpdr")
_NO_ADVERBS = frozenset({"m", "m1", "n1", "r1"})
_ADVERBIAL = frozenset({"N", "O", "H", "i", "r", "a", "ad", "z", "d"})
_WANTED = frozenset("要想该应须需能会可所是有没未不最")
_MORE_SO = "多"
_NO_NOUNS = frozenset("umdqzilcp")  # what 的 hardly stands before: 了, 两台, 十分, 泣不成声
_GETS = frozenset("量测购求觅连赚挣收")
_PICTURES = frozenset({"i", "r", "z", "l"})
_FEW = 3  # words to the end of the clause that are counted
_PICTURE = 4
# what is before 地 where that is ground: 生源地, 多地
_GROUND = frozenset("源校市县多就等哪住铺离之工防样查缴异节")


@lru_cache(maxsize=4096)
def _part(word: str) -> str:
    tag = kind_of(word)
    return tag if tag in _LARGE else tag[0]


_CLASSES = ((NEVER_ATTRIBUTES, "N"), (ONLY_ADVERBS, "O"), (HOW, "H"), (OWNERS, "W"), (TIMES, "T"), (ONLY_DESCRIBE, "D"))


@lru_cache(maxsize=4096)
def _class_before(word: str) -> str:
    """What the word before the particle is: of one of the classes of adverbs, a person, a time, or a part of speech."""
    for words, name in _CLASSES:
        if word in words:
            return name
    part = _part(word)
    if word[0] == "逐" and len(word) == len("逐个"):
        return "N"
    if word.endswith("们"):
        return "W"
    if len(word) >= _PICTURE and part in "iz":
        return "i"
    if word[0] == word[1:2]:
        return "r"
    if len(word) > 1:
        return part
    return "s1" if word in SIMPLE_ACTS else "f1" if word in FEELS else f"{part}1"


_CLASSES_BEHIND = ((NOUNS, "N"), (ONLY_DONE, "V"))
_OTHERS_BEHIND = ((HOW_WELL, "W"), (PREPOSITIONS, "p"), (SIMPLE_ACTS, "s"), (HOW, "a2"))


@lru_cache(maxsize=4096)
def _class_behind(word: str) -> str:
    """What a word behind the particle is: of a class of nouns, verbs or complements, or a part of speech."""
    for words, name in _CLASSES_BEHIND:
        if word in words:
            return name
    if word in _BEHIND:
        return f"_{word}"
    degree = DEGREE.match(word)
    if degree and degree.end() == len(word):
        return "D"
    if word in ONCE_HOW and len(word) == 1:
        return "h"
    for words, name in _OTHERS_BEHIND:
        if word in words:
            return name
    return _part(word) + ("1" if len(word) == 1 else "" if len(word) == len("名词") else "3")


def traits(place: Place) -> list[tuple[str, str]]:
    """The kinds and values of what is seen in the words around a particle."""
    before, after = place.before, place.after
    end = _END if place.ended else _MORE
    left, right = _class_before(before[-1]), _class_behind(after[0])
    second, third = (_class_behind(word) if word else end for word in (after[1:2] or ("",))[:1] + (after[2:3] or ("",)))
    lead = before[-2] if len(before) > 1 else ""
    ahead = (f"_{lead}" if lead in _BEFORE else _part(lead)) if lead else _START
    related = "的" in place.rest[len(after[0]) :]
    far = len(after) if place.ended and len(after) <= _FEW else 9
    found = [
        ("bias", ""),
        ("before", left),
        ("behind", right),
        ("second", second),
        ("third", third),
        ("ahead", ahead),
        ("both", f"{left}/{right}"),
        ("follow", f"{right}/{second}"),
        ("lead", f"{ahead}/{left}"),
        ("ends", f"{right}/{far}"),
        ("related", f"{related:d}/{right}"),
        ("describes", f"{related:d}/{left}"),
        ("alone", f"{len(before) == 1:d}/{left}"),
        ("last", _part(after[-1]) if place.ended else _MORE),
        ("word", after[0]),
        ("left", before[-1]),
    ]
    if MODAL.search("".join(before[:-1])):
        found += [("modal", ""), ("must", left)]
    if not _HANDLES.isdisjoint(before[:-1]):
        found += [("handle", ""), ("handled", left)]
    picture = "".join(before)[-_PICTURE:]
    if len(before[-1]) < _PICTURE == len(picture):
        doubled = picture[0] == picture[1] and picture[2] == picture[3]
        twice = doubled or picture[:2] == picture[2:] or picture[0] == picture[2] == "一"
        found += [("picture", "adverb" if picture in HOW else "doubled")] if picture in HOW or twice else []
    return found


class ParticleWeights(NamedTuple):
    """How much likelier than 的 each trait makes 地 and 得, in tenths, and how much likelier what is told is."""

    of: Mapping[tuple[str, str], tuple[int, int]]
    least: Mapping[str, int]

    def sums(self, place: Place) -> tuple[int, int, int]:
        """How likely 的, 地 and 得 are in this place, as sums that can be compared."""
        known = [self.of[trait] for trait in traits(place) if trait in self.of]
        return 0, sum(each[0] for each in known), sum(each[1] for each in known)


@cache
def weights() -> ParticleWeights:
    """The weights of the list."""
    rows = [
        (kind, *value.rsplit(" ", 2))
        for kind, *values in (line.split("\t") for line in word_list(WEIGHTS).entries)
        for value in values
    ]
    least = {value: int(one) for kind, value, one, _ in rows if kind == LEAST}
    return ParticleWeights(
        {(kind, value): (int(one), int(other)) for kind, value, one, other in rows if kind != LEAST}, least
    )


def may_be_weighed(place: Place, particle: str, right: str) -> bool:
    """Whether a particle is judged by weights: not what is ground (多地), or what is got or must be done (得绕行)."""
    left, kind = place.left, _part(place.right)
    if particle == "的":
        wanted = right == "得" and not _WANTED.isdisjoint(place.before[-2:-1])  # 要做的更多
        describes = "的" in place.rest and _class_before(left) in _PICTURES  # 密密麻麻的写在墙上的字
        return len(place.rest) > 1 and not wanted and not describes  # 仔细的看
    if particle == "地":
        ground = left[-2:] in OF_PLACES or left in OF_GROUND or left[-1] in _GROUND
        acts = kind in _DONE or kind == "vn"
        done = right == "的" and (acts or len(place.right) == 1)  # 一路小跑地回来, 满负荷地工作, 仓库地笼
        return not (ground or done) and _class_before(left) not in _NO_ADVERBS
    ahead = _class_before(left)
    got = left in _GETS or place.right[-1] in ILLS
    if place.right == _MORE_SO or (right == "的" and (kind[0] in _NO_NOUNS or left in FEELS or got)):
        return False  # 主动得多, 孩子得了急病, 购得两台, 高兴得孩子们拍手, 量得水深
    if (kind in _DONE or (kind == "vn" and ahead[0] != "v")) and ahead not in _ADVERBIAL:
        return False  # 值班员得绕到后门
    long = len(left) > 1 or (len(place.right) > 1 and kind == "n" == _part(left)[0])
    return long and not comes(place.rest)


def likelier_particle(text: str, at: int) -> str:
    """The particle that is far likelier here than the one that stands; empty for none."""
    particle = text[at]
    if particle == "的" and not may_be_wrong(text, at):
        return ""
    place = place_at(text, at)
    if place is None:
        return ""
    known = weights()
    sums = dict(zip(PARTICLES, known.sums(place), strict=True))
    right = max(PARTICLES, key=lambda each: sums[each])
    told = right != particle and sums[right] - sums[particle] >= known.least[particle + right]
    return right if told and may_be_weighed(place, particle, right) else ""
