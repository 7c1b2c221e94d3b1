"""One person whose name a paper writes two ways: 值班员张海军 … 值班员张海峰.

A name is known by the post that stands before it, or behind it. Who is named in one sentence with the other is somebody
else.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import frequency
from alvtc_info.text.surnames import FREQUENT_SURNAMES, KNOWN_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document

# posts of which an office has one, or few; many people are what the others are
_OWN_POST = (
    "院长|书记|处长|科长|主任|队长|校长|园长|馆长|所长|站长|部长|局长|会长|组长|班长|社长|厂长|经理|辅导员|班主任|干事|"
    "值班(?:员|人员|民警|干部|教师|馆员|领导|保安)|宿管员|实验员|管理员|电工|技术员|联系人|经办人|签发人?|编辑|主笔人?|审核人?|"
    "报告人|责任人|负责人|记录人?|填报人|撰稿人?|驾驶员|司机|校医"
)
_SHARED_POST = "教师|老师|学生|同学|家长|保安员?|医生|护士|民警|工程师|馆员|教练|厨师|工人|职工|同志"
_HAN = "\u4e00-\u9fff"
_BEFORE = Pattern(
    rf"(?P<post>{_OWN_POST}|{_SHARED_POST})(?:[：:]|为|是|由)?[ \u3000]{{0,4}}(?P<name>[{''.join(sorted(KNOWN_SURNAMES))}][{_HAN}]{{1,2}})"
)
_BEHIND = Pattern(
    rf"(?:(?<![{_HAN}])|(?<=[由请向对与和及被经让]))(?P<name>[{''.join(sorted(FREQUENT_SURNAMES))}][{_HAN}]{{1,2}}?)(?P<post>{_OWN_POST}|{_SHARED_POST})(?![{_HAN}]*[室处部])"
)
_SHARED = frozenset(_SHARED_POST.replace("保安员?", "保安|保安员").split("|"))
_NO_NAME = frozenset("某某一二两三四五六七八九十的了和与及等等各该本其每任长员人名级班副在到向对把将于被已未不说称")
# what stands behind a name in a sentence
_GOES_ON = frozenset(
    "在到向对把将于被为与和及同等立即接前用说称又也已先随从带率主参作检讲听调指表部要宣汇审签发报赶组打使值巡"
)
_WORD = 50  # a frequency in the dictionary of what is a word wherever it stands
_RARE = 5  # a frequency that a name may have


class _Named(NamedTuple):
    """A name with a post beside it, and where it stands."""

    start: int
    name: str
    post: str


def names_apart(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The spans of names that another one of the paper is but for a character, with that one; sure by the post."""
    first: dict[str, _Named] = {}
    posts: dict[str, set[str]] = {}
    for each in sorted(_named(document)):
        first.setdefault(each.name, each)
        posts.setdefault(each.name, set()).add(each.post)
    near = [
        (one, other)
        for one, other in combinations(first.values(), 2)
        if _is_one(one.name, other.name, posts) and not _together(document, one.name, other.name)
    ]
    likeness = Counter(each.name for pair in near for each in pair)
    for pair in near:
        if max(likeness[each.name] for each in pair) == 1:  # three of them are a family, or a list
            kept, odd = sorted(pair, key=lambda each: (-document.text.count(each.name), each.start))
            sure = not _SHARED.issuperset(posts[kept.name] & posts[odd.name])
            yield odd.start, odd.start + len(odd.name), kept.name, sure


def _named(document: Document) -> Iterator[_Named]:
    text = document.text
    for match in document.finditer(_BEFORE, CONTENT | FRAME):
        name = _whole(text, match.start("name"), is_sure=match["post"] not in _SHARED)
        if name:
            yield _Named(match.start("name"), name, match["post"])
    for match in document.finditer(_BEHIND, CONTENT | FRAME):
        if _NO_NAME.isdisjoint(match["name"]) and frequency(match["name"]) <= _RARE:
            yield _Named(match.start("name"), match["name"], match["post"])


def _whole(text: str, start: int, *, is_sure: bool) -> str:
    """The name that begins there, of three characters or two; empty where its end is not clear.

    Where the post is not sure to stand before a name, what is a word without its first character is none: 学生高关注.
    """
    for size in (3, 2):
        name = text[start : start + size]
        after = text[start + size : start + size + 2]
        if (
            len(name) == size
            and _NO_NAME.isdisjoint(name)
            and all("\u4e00" <= each <= "\u9fff" for each in name)
            and (is_sure or frequency(name[1:]) <= _WORD)
            and (
                not after[:1]
                or not "\u4e00" <= after[0] <= "\u9fff"
                or after[0] in _GOES_ON
                or frequency(after) > _WORD
            )
            and frequency(name[-1] + after[:1]) <= max(_WORD, frequency(after))
        ):
            return name
    return ""


def _is_one(one: str, other: str, posts: Mapping[str, set[str]]) -> bool:
    """Whether two names may be one: a character but the surname differs, which sounds alike or stands by one post."""
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(apart) != 1 or one[0] != other[0]:
        return False
    alike, is_long = apart[0][1] in homophones(apart[0][0]), len(one) > len("王伟")
    return (alike and is_long) or ((alike or is_long) and not _SHARED.issuperset(posts[one] & posts[other]))


def _together(document: Document, one: str, other: str) -> bool:
    """Whether some sentence names both."""
    text = document.text
    for at in occurrences(text, one):
        start, end = document.sentence_at(at)
        if other in text[start:end]:
            return True
    return False
