"""One person whose name a paper writes two ways: 值班员张海军 … 值班员张海峰.

A name is known by the post that stands before it, or behind it. Who is named in one sentence with the other is somebody
else, and so is who has the post elsewhere (财务处科长, 教务处科长) or takes turns with the other.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import frequency
from alvtc_info.text.surnames import FREQUENT_SURNAMES, KNOWN_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from alvtc_info.model.document import Document

# posts of which an office has one, or few; many people are what the others are
_OWN_POST = (
    "院长|书记|处长|科长|主任|队长|校长|园长|馆长|所长|站长|部长|局长|会长|组长|班长|社长|厂长|经理|辅导员|班主任|干事|"
    "值班(?:员|人员|民警|干部|教师|馆员|领导|保安)|宿管员|实验员|管理员|电工|技术员|联系人|经办人|签发人?|编辑|主笔人?|审核人?|"
    "报告人|责任人|负责人|记录人?|填报人|撰稿人?|驾驶员|司机|校医"
)
_RANK = "(?:[副原]|现任|新任|时任)?"
_SHARED_POST = "教师|老师|学生|同学|家长|保安员?|医生|护士|民警|工程师|馆员|教练|厨师|工人|职工|同志"
_HAN = "\u4e00-\u9fff"
_BEFORE = Pattern(
    rf"(?P<post>{_RANK}(?:{_OWN_POST})|{_SHARED_POST})(?:[：:]|为|是|由)?[ \u3000]{{0,4}}(?P<name>[{''.join(sorted(KNOWN_SURNAMES))}][{_HAN}]{{1,2}})"
)
_BEHIND = Pattern(
    rf"(?:(?<![{_HAN}])|(?<=[由请向对与和及被经让]))(?P<name>[{''.join(sorted(FREQUENT_SURNAMES))}][{_HAN}]{{1,2}}?)(?P<post>{_RANK}(?:{_OWN_POST})|{_SHARED_POST})(?![{_HAN}]{{0,8}}[室处部])"
)
_SHARED = frozenset(_SHARED_POST.replace("保安员?", "保安|保安员").split("|"))
_NO_NAME = frozenset("某某一二两三四五六七八九十的了和与及等等各该本其每任长员人名级班副在到向对把将于被已未不说称")
# what stands behind a name in a sentence
_GOES_ON = frozenset(
    "在到向对把将于被为与和及同等立即接前用说称又也已先随从带率主参作检讲听调指表部要宣汇审签发报赶组打使值巡"
)
_WORD = 50  # a frequency in the dictionary of what is a word wherever it stands
_RARE = 5  # a frequency that a name may have
# whose post it is: 财务处科长, 2号楼值班员, 甲班值班员
_BODY = Pattern(r"[\u4e00-\u9fff\d]{1,8}[系处科室部班组楼门院校区岗站堂馆寓级司局委所厂厅层会队支专业中心]$")
_NUMBERED = Pattern(r"[\d一二三四五六七八九十东西南北]{1,3}(?=号|门|楼|班|校区|食堂|公寓)")  # 1号公寓, 东门
_TOLD_BY = 3  # characters at the end of a body by which it is known again: 由后勤处, 后勤处
_FARTHEST = 12  # code points before a post in which its body stands
# people who do the same one after another, or each for himself
_IN_TURNS = Pattern(
    r"[两二三四](?:人(?![受被送])|[名位](?:值班|教师|民警|保安|馆员|辅导员|班主任|科长|干事))|[交接换轮替顶][班岗]|分别|各自|轮流"
)
_AROUND = 80  # code points around a name in which those who take turns are told of
_MOST_ALIKE = 12  # names with one surname and one more character; more of them are a list of people
_MOST_PAIRS = 40  # of names that are alike; more of them are no slips


class _Named(NamedTuple):
    """A name with a post beside it, and where it stands."""

    start: int
    name: str
    post: str
    body: str  # whose post it is, empty where that is not said


def names_apart(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The spans of names that another one of the paper is but for a character, with that one; sure by the post."""
    first: dict[str, _Named] = {}
    posts: dict[str, set[str]] = {}
    for each in sorted(_named(document)):
        first.setdefault(each.name, each)
        posts.setdefault(each.name, set()).add(each.post)
    alike = (
        pair
        for pair in _but_for_a_character(first.values())
        if _is_one(pair[0].name, pair[1].name, posts) and not _elsewhere(*pair)
    )
    pairs = list(islice(alike, _MOST_PAIRS + 1))
    if len(pairs) > _MOST_PAIRS:
        return
    near = [
        (one, other)
        for one, other in pairs
        if not (
            _together(document, one.name, other.name)
            or _in_turns(document, other.start)
            or _of_other_places(document, one.start, other.start)
        )
    ]
    likeness = Counter(each.name for pair in near for each in pair)
    for pair in near:
        if max(likeness[each.name] for each in pair) == 1:  # three of them are a family, or a list
            kept, odd = sorted(pair, key=lambda each: (-document.text.count(each.name), each.start))
            sure = not _SHARED.issuperset(posts[kept.name] & posts[odd.name])
            yield odd.start, odd.start + len(odd.name), kept.name, sure


def _but_for_a_character(names: Iterable[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """The pairs of names of one length and surname that share all but one of the other characters, in order."""
    groups: dict[tuple[str, str], list[_Named]] = {}
    for each in names:
        surname, given = each.name[0], each.name[1:]
        for at in range(len(given)):
            groups.setdefault((surname, f"{given[:at]}_{given[at + 1 :]}"), []).append(each)
    few = (group for group in groups.values() if len(group) <= _MOST_ALIKE)
    return chain.from_iterable(combinations(group, 2) for group in few)


def _elsewhere(one: _Named, other: _Named) -> bool:
    """Whether the second is of a body, and the first not of that one: 班长赵小军, 汽修2班班长赵小峰."""
    return bool(other.body) and not (one.body and (one.body.endswith(other.body) or other.body.endswith(one.body)))


def _in_turns(document: Document, at: int) -> bool:
    """Whether the sentence there, or the next, speaks of people who do the same."""
    start, end = document.sentence_at(at)
    stop = document.sentence_at(min(end, len(document.text) - 1))[1]
    return _IN_TURNS.search(document.plain, max(start, at - _AROUND), min(stop, at + _AROUND)) is not None


def _of_other_places(document: Document, one: int, other: int) -> bool:
    """Whether the sentences of two names are each of a numbered place, and these are not the same: 1号公寓, 2号公寓."""
    first, second = (
        set(_NUMBERED.findall(document.plain[max(start, at - _AROUND) : min(end, at + _AROUND)]))
        for at in (one, other)
        for start, end in (document.sentence_at(at),)
    )
    return bool(first and second) and first.isdisjoint(second)


def _named(document: Document) -> Iterator[_Named]:
    text = document.text
    for match in document.finditer(_BEFORE, CONTENT | FRAME):
        name = _whole(text, match.start("name"), is_sure=match["post"] not in _SHARED)
        if name:
            body = _BODY.search(text, max(0, match.start() - _FARTHEST), match.start())
            yield _Named(match.start("name"), name, match["post"], body.group()[-_TOLD_BY:] if body else "")
    for match in document.finditer(_BEHIND, CONTENT | FRAME):
        if _NO_NAME.isdisjoint(match["name"]) and frequency(match["name"]) <= _RARE:
            yield _Named(match.start("name"), match["name"], match["post"], "")


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
    """Whether two names but for a character may be one: it sounds alike, or they stand by one post."""
    ((was, is_),) = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    alike, is_long = is_ in homophones(was), len(one) > len("王伟")
    return (alike and is_long) or ((alike or is_long) and not _SHARED.issuperset(posts[one] & posts[other]))


def _together(document: Document, one: str, other: str) -> bool:
    """Whether some sentence names both."""
    text = document.text
    at = text.find(one)
    while at >= 0:
        start, end = document.sentence_at(at)
        if text.find(other, start, end) >= 0:
            return True
        at = text.find(one, end)
    return False
