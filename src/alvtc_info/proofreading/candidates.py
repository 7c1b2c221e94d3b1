"""A wrong form that a text may hold at some place, and whether it is one there.

In 员工做好 the characters 工做 belong to two words; what stands across the edge of a word counts only where the text becomes
much likelier with the right form.
"""

from __future__ import annotations

from functools import cache

from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import occurrences
from alvtc_info.text.segmentation import frequency, is_word, likelier_with, stands_apart, word_around
from alvtc_info.text.surnames import FREQUENT_SURNAMES

KNOWN = "office_words"
SURE = 4.0  # how much likelier (logarithm) the text must become where a wrong form stands across the edge of a word
BESIDE_A_NAME = frozenset("、，。；：（）()《》“” \u3000\n等摄")
TITLES = (
    "记者",
    "同志",
    "老师",
    "主任",
    "院长",
    "书记",
    "校长",
    "处长",
    "先生",
    "女士",
    "教授",
    "委员",
    "代表",
    "同学",
)
_POST = 4  # code points of a post before a name
_ACTS_OF_ONE = ("负责", "牵头", "同志", "老师", "担任", "主持", "带领", "带队", "报告", "到场", "摄")


@cache
def known_words() -> frozenset[str]:
    """The words of today that the dictionary does not have."""
    return frozenset(" ".join(word_list(KNOWN).entries).split())


class WrongForm(NamedTuple):
    """A wrong form in a text: `text[start:end]` is `wrong` and should be `right`; whether that is beyond doubt."""

    start: int
    end: int
    wrong: str
    right: str
    sure: bool = True


# characters that are words by themselves: what stands beside them may be one, too
_WORDS_ALONE = frozenset(
    "的了和与及或在到从由向为是把将被于对给等各该本全并也都已应要须可能会不未有无以按经因就再又还请我你他其这那"
)
_BESIDE = 4  # code points of a word beside a form, at most


_OPENERS = frozenset("现已经由并")  # words of one character that often open a clause
_GOVERNS = frozenset("依据按照凭由自从向对与同将把因为以用在到经")  # and those that stand before a noun
_WORD = 100  # the frequency of such a noun
_BEFORE_A_CLAUSE = frozenset("，。；：、！？\n \u3000（")


class Candidate(NamedTuple):
    """A wrong form that a text may hold; `contexts` are right words that hold it too.

    One that was `made` by a program is less sure, and counts only between whole words: 维人员 is none in 运维人员.
    One that is a `rare` word of its own, which papers of an office hardly use, is less sure too: 熟习 for 熟悉.
    """

    wrong: str
    right: str
    contexts: tuple[str, ...] = ()
    made: bool = False
    rare: bool = False

    def found(self, text: str, start: int) -> WrongForm | None:
        """The wrong form that stands at this place; None where its characters are parts of right words."""
        end = start + len(self.wrong)
        if self._right_here(text, start) or _is_a_name(text, start, end) or self._is_two_words(text, start, end):
            return None
        if self.made and _clings(text, start, end):
            return None
        if _across_known_words(text, start, end) or (len(self.wrong) == 2 and _in_frame(text, start)):
            return None
        if stands_apart(text, start, end) or self._in_a_wrong_word(text, start, end):
            return WrongForm(start, end, self.wrong, self.right, not (self.made or self.rare))
        if likelier_with(text, start, end, self.right) > SURE:
            return WrongForm(start, end, self.wrong, self.right, not (self.made or self.rare))
        return None

    def _is_two_words(self, text: str, start: int, end: int) -> bool:
        """Whether a word of one character is at an edge: 9月25日计7430元, 由综合科计时, 。现处置工作已结束, 所核情况."""
        behind = text[end : end + 1]
        if self.wrong[0] == "起" and start and (text[start - 1].isdecimal() or text[start - 1] in "年月日时分"):
            return True  # 9:00起用锥桶隔开
        sums_up = self.wrong[-1] == "计" and (behind.isdecimal() or behind == "时")
        first = not start or text[start - 1] in _BEFORE_A_CLAUSE
        opens = self.wrong[0] in _OPENERS and first
        if len(self.right) > len(self.wrong):
            return sums_up or opens or text[max(0, start - 1) : start] == "所"  # 所核情况
        governs = len(self.wrong) == 2 and self.wrong[0] in _GOVERNS and first
        return sums_up or (governs and frequency(text[end - 1 : end + 1]) > _WORD)  # 依学院2026年8月28日印发的办法

    def _in_a_wrong_word(self, text: str, start: int, end: int) -> bool:
        """Whether the form is within a longer word that the dictionary has in both spellings (引进人材)."""
        whole = word_around(text, start, end)
        if whole is None:
            return False
        begin, stop = whole
        right = text[begin:start] + self.right + text[end:stop]
        return frequency(right) >= frequency(text[begin:stop])

    def _right_here(self, text: str, start: int) -> bool:
        """Whether the wrong form at `start` is part of a word that is right."""
        return any(text.startswith(word, start - at) for word in self.contexts for at in occurrences(word, self.wrong))


def _across_known_words(text: str, start: int, end: int) -> bool:
    """Whether a character at an edge of `text[start:end]` makes an office word with its neighbour: 追责机制."""
    words = known_words()
    return any(
        text[left:right] in words
        for edge in (start, end)
        for left in range(max(0, edge - 2), edge)
        for right in range(edge + 1, min(len(text), left + 3) + 1)
    )


def _in_frame(text: str, start: int) -> bool:
    """Whether the two characters here are put together by what comes twice around them: 应接尽接, 边查边改, 到企到户."""
    around = f"{text[max(0, start - 2) : start]:>2}{text[start : start + 4]:<4}"
    first, second = around[2], around[3]
    return (
        around[1] == second
        or (around[4] == first and not is_word(around[4:]))
        or (around[0] == first and _is_bound(around[1]) and not is_word(around[:2]))
    )


def _is_bound(character: str) -> bool:
    """Whether this is a Chinese character that is hardly a word by itself."""
    return "\u4e00" <= character <= "\u9fff" and character not in _WORDS_ALONE


def _clings(text: str, start: int, end: int) -> bool:
    """Whether a character beside `text[start:end]` belongs to no word on its own side."""
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    left = before and _is_bound(before[-1])
    right = after and _is_bound(after[0])
    return bool(
        (left and not any(frequency(before[-size:]) for size in range(2, len(before) + 1)))
        or (right and not any(frequency(after[:size]) for size in range(2, len(after) + 1)))
    )


def _is_a_name(text: str, start: int, end: int) -> bool:
    """Whether the characters are a name in a list of names, or part of one of three (、何平、 赵功民、 范维唐）).

    So is what stands between a post and what that person does (副主任何平负责).
    """
    first = start if text[start] in FREQUENT_SURNAMES else start - 1
    last = end if text[end : end + 1] in BESIDE_A_NAME else end + 1
    return (
        end - start == 2
        and last - max(first, 0) <= 3
        and text[max(first, 0)] in FREQUENT_SURNAMES
        and (
            ((first <= 0 or text[first - 1] in BESIDE_A_NAME) and text[last : last + 1] in BESIDE_A_NAME)
            or (text[max(0, first - _POST) : max(0, first)].endswith(TITLES) and text.startswith(_ACTS_OF_ONE, end))
        )
    )


def apart(found: list[WrongForm]) -> tuple[WrongForm, ...]:
    """Wrong forms in order, the longer before the shorter, without those that overlap one before."""
    kept: list[WrongForm] = []
    for each in sorted(set(found), key=lambda each: (each.start, -each.end, each.right)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def within_known(text: str, start: int, end: int) -> bool:
    """Whether one of the characters of `text[start:end]` is part of a word that the office knows, or they are one."""
    words = known_words()
    return any(
        text[first:last] in words
        for first in range(max(0, start - 3), end)
        for last in range(max(start, first + 1) + 1, first + 5)
    )
