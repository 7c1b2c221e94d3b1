"""People by the institution's own list: a name one character off, a post of somebody else, another order than kept.

The list is empty unless the settings name one; then each of these rules ends at once. What they find is kept nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.model.rule import Example, Rule
from alvtc_info.proofreading.homophones import homophones, readings
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import frequency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from alvtc_info.model.document import Document
    from alvtc_info.model.facts import ListedPerson

_HAN = Pattern(r"[\u3400-\u9fff·]+$")
_OPEN = "\0"  # stands for a character that may be any
_RARE = 5  # a frequency in the dictionary that a name or a misprint may have
_LEAST = 3  # code points of a name that is known by the others when one is wrong
_FORMER = frozenset("原前代副任")  # 时任, 曾任, 拟任; 副院长 is another post than 院长
# what may stand before a post that stands for itself: 报院长, 由院长; another institution's 院长 is no holder of it
_BEFORE_POST = frozenset("、，。；：（）()“”！？,;: \u3000\n报向由经请受与和及同跟给对据")
_AFTER_POST = frozenset("助办信接热室奖班会邮公室")  # 院长助理, 院长办公会, 院长信箱
_BODIES = frozenset("院校局司学处部委厅区旗县市盟会所站队系科室厂行社")  # the end of a body's name: 某医院王某院长
# what follows a name in a sentence
_GOES_ON = frozenset("同出主到在带率参作检讲听调指表慰部要强对介传宣汇审签等和及与")


class _People(NamedTuple):
    """The list: people by name, who holds a post, the posts, the longest first.

    `firsts` finds the characters with which names begin, `sizes` are the lengths of the names by that character, the
    longest first. `gapped` are the names by what is left of them with one character behind the first left open.
    """

    by_name: Mapping[str, ListedPerson]
    holders: Mapping[str, list[ListedPerson]]
    posts: list[str]
    firsts: re.Pattern[str]
    sizes: Mapping[str, list[int]]
    gapped: Mapping[str, list[str]]


@lru_cache(maxsize=4)
def _indexed(people: tuple[ListedPerson, ...]) -> _People:
    holders: dict[str, list[ListedPerson]] = {}
    sizes: dict[str, set[int]] = {}
    gapped: dict[str, list[str]] = {}
    for each in people:
        for post in each.posts:
            holders.setdefault(post, []).append(each)
        sizes.setdefault(each.name[0], set()).add(len(each.name))
        for gap in _gaps(each.name):
            gapped.setdefault(gap, []).append(each.name)
    return _People(
        {each.name: each for each in people},
        holders,
        sorted(holders, key=len, reverse=True),
        re.compile(f"[{''.join(sizes)}]"),
        {first: sorted(found, reverse=True) for first, found in sizes.items()},
        gapped,
    )


def _gaps(name: str) -> list[str]:
    """A name with each character behind the first left open in turn; nothing for a short one."""
    return [f"{name[:at]}{_OPEN}{name[at + 1 :]}" for at in range(1, len(name))] if len(name) >= _LEAST else []


def _people(document: Document) -> _People:
    return _indexed(document.facts.people or ())


class _Places(NamedTuple):
    """Where people of the list stand, in order, and where something differs from a name in one character."""

    listed: list[tuple[int, ListedPerson]]
    near: list[tuple[int, str]]


def _places(document: Document) -> _Places:
    """Both in one pass; a name within a longer one is not somebody."""
    text = document.plain
    known = _people(document)
    listed: list[tuple[int, ListedPerson]] = []
    near: list[tuple[int, str]] = []
    free = 0  # where the last name ends
    for match in known.firsts.finditer(text):
        at = match.start()
        sizes = known.sizes[match.group()]
        person = next((known.by_name[text[at : at + n]] for n in sizes if text[at : at + n] in known.by_name), None)
        if person is None:
            near += [
                (at, name) for n in sizes for gap in _gaps(text[at : at + n]) for name in known.gapped.get(gap, ())
            ]
        elif at >= free:
            listed.append((at, person))
            free = at + len(person.name)
    return _Places(listed, near)


def misspelt_person(document: Document) -> Iterator[Hit]:
    """本单位人员的姓名和名单差一个字。

    名单由本单位用 alvtc-info institution add-name 建立，默认是空的，空的就不查。三个字以上的，姓以外有一个字
    写成同音字、很少用的字就提示；姓名旁边写着他在名单上的职务的，差一个字、漏一个字、次序颠倒都提示。名单上另有其人的、
    差的字和旁边成词的不提示。
    只作提示，请人核对；提示不进缓存、报送包，网页服务不查。
    """
    if not document.facts.people:
        return
    known = _people(document)
    text = document.plain
    found: dict[int, tuple[str, str]] = {}
    for start, name in document.once(_places).near:
        called = text[start : start + len(name)]
        if _is_homophone(called, name) and not _makes_words(text, start, called):
            found.setdefault(start, (called, name))
    for start, name in _beside_posts(text, known):
        called = text[start : start + len(name)]
        if _is_slip_beside_post(text, start, called, name):
            found.setdefault(start, (called, name))
        elif text.startswith(_shorter(name), start) and _ends_here(text, start + len(name) - 1):
            shorter = text[start : start + len(name) - 1]
            found.setdefault(start, (shorter, name))
    for start, (called, name) in sorted(found.items()):
        if document.passage_at(start).role in CONTENT | FRAME and not _is_listed(text, start, called, known):
            how = "差一个字" if sorted(called) != sorted(name) else "次序不同"
            yield Hit(start, start + len(called), f"“{called}”和名单上的“{name}”{how}，请核对")


def _shorter(name: str) -> tuple[str, ...]:
    """A name of three characters and more with one left out that is not the surname; nothing for a short one."""
    return tuple(name[:at] + name[at + 1 :] for at in range(1, len(name))) if len(name) >= _LEAST else ()


def _differs_at(called: str, name: str) -> int:
    """The only place where the two differ; -1 where there is none, or several."""
    if len(called) != len(name) or not _HAN.match(called):
        return -1
    wrong = [at for at, (a, b) in enumerate(zip(called, name, strict=True)) if a != b]
    return wrong[0] if len(wrong) == 1 else -1


def _is_homophone(called: str, name: str) -> bool:
    """Whether a name has one character, not the first, that sounds like the right one or is used nowhere (囯)."""
    at = _differs_at(called, name)
    return at > 0 and (called[at] in homophones(name[at]) or not readings(called[at]))


def _makes_words(text: str, start: int, called: str) -> bool:
    """Whether the characters of what may be a name belong to words: 提高|文化 is no slip of 高文华."""
    end = start + len(called)
    pairs = (called[1:], text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
    return any(len(pair) > 1 and frequency(pair) > _RARE for pair in pairs)


def _beside_posts(text: str, known: _People) -> Iterator[tuple[int, str]]:
    """Where something stands directly behind or before a post, and the names of those who hold it."""
    for post in known.posts:
        for at in occurrences(text, post):
            end = at + len(post)
            behind = _is_post(text, at, post, known)
            before = text[end : end + 1] not in _AFTER_POST and _post_after(text, at, known) == post
            for each in known.holders[post]:
                if behind:
                    yield end, each.name
                if before and at >= len(each.name):
                    yield at - len(each.name), each.name


def _is_post(text: str, at: int, post: str, known: _People) -> bool:
    """Whether a post stands here by itself: no part of a longer one (副院长), and not a former one."""
    return (at == 0 or text[at - 1] not in _FORMER) and _post_before(text, at + len(post), known) == post


def _post_before(text: str, end: int, known: _People) -> str:
    """The longest post of the list that ends here; empty for none."""
    return next((post for post in known.posts if text.endswith(post, 0, end)), "")


def _post_after(text: str, start: int, known: _People) -> str:
    """The longest post of the list that begins here; empty for none."""
    return next((post for post in known.posts if text.startswith(post, start)), "")


def _is_slip_beside_post(text: str, start: int, called: str, name: str) -> bool:
    """Whether what stands beside a post is the holder's name with one character wrong.

    A short name, its surname and its end are wrong only in what sounds alike: 院长张建出席 names somebody with a name of
    two characters. What follows the surname may stand in another order.
    """
    at = _differs_at(called, name)
    if at < 0 and len(name) >= _LEAST and called != name and called[:1] == name[0]:
        return sorted(called) == sorted(name) and _ends_here(text, start + len(called))
    if at < 0 or (len(name) < _LEAST and not _ends_here(text, start + len(called))):
        return False
    if len(name) >= _LEAST and (0 < at < len(name) - 1 or (at > 0 and _ends_here(text, start + len(called)))):
        return True
    return called[at] in homophones(name[at])


def _ends_here(text: str, end: int) -> bool:
    """Whether a name may end here: at a mark, or before a word that goes on."""
    after = text[end : end + 1]
    return not _HAN.match(after) or after in _GOES_ON


def _is_listed(text: str, start: int, called: str, known: _People) -> bool:
    """Whether somebody on the list stands here: under this name, or under one across it."""
    end = start + len(called)
    return any(text.startswith(name, at) for name in known.by_name for at in range(max(0, start - len(name) + 1), end))


def wrong_post(document: Document) -> Iterator[Hit]:
    """姓名前后写的职务，名单上是别人的：院长写成了副院长的名字。

    名单由本单位用 alvtc-info institution add-name 建立，默认是空的，空的就不查。只看紧挨着姓名的职务：名单上
    有这个职务、担任的是别人的，院级、党委、纪委的正副职务（副院长、纪委副书记）和他的职务都不同的，才提示；名单上没写职务的人，
    “原、时任、代”的，外单位的（某医院院长）不提示。
    只作提示，请人核对：也可能是名单没有更新。
    """
    if not document.facts.people:
        return
    known = _people(document)
    text = document.plain
    for at, listed in document.once(_places).listed:
        end = at + len(listed.name)
        if not listed.posts or document.passage_at(at).role not in CONTENT:
            continue
        before, after = _post_before(text, at, known), _post_after(text, end, known)
        if before and before not in listed.posts and _stands_for_itself(document, at - len(before)):
            yield Hit(at - len(before), end, _other_post(listed, before, known))
        elif after and after not in listed.posts and _is_said_of(text, at, end + len(after)):
            yield Hit(at, end + len(after), _other_post(listed, after, known))
        elif not before and not after:
            yield from _post_of_nobody(document, at, listed)


# posts of which nobody holds two without their being on the list; a department, a branch has others
_LEADING = r"(?:党委|纪委)?(?:常务)?副?书记|(?:常务)?副?[院校]长(?:助理)?"
_LEADING_BEFORE = Pattern(rf"(?:{_LEADING})\Z")
_LEADING_AFTER = Pattern(rf"(?:{_LEADING})(?![助办信接热室奖班会邮公])")
_LONGEST_LEADING = 7  # code points


def _post_of_nobody(document: Document, at: int, listed: ListedPerson) -> Iterator[Hit]:
    """Where a person of the list stands beside a leading post that is none of theirs, and none of the list's."""
    text, end = document.plain, at + len(listed.name)
    before = _LEADING_BEFORE.search(text, max(0, at - _LONGEST_LEADING), at)
    after = None if before else _LEADING_AFTER.match(text, end)
    post = before or after
    if post is None or any(each.endswith(post.group()) and not _lowers(each, post.group()) for each in listed.posts):
        return
    if _stands_for_itself(document, post.start()) if before else _is_said_of(text, at, post.end()):
        start, stop = min(at, post.start()), max(end, post.end())
        yield Hit(start, stop, f"名单上“{listed.name}”的职务是{'、'.join(listed.posts)}，没有“{post.group()}”，请核对")


def _lowers(post: str, called: str) -> bool:
    """Whether a post is a deputy's, and is called without saying so: 院长 of a 副院长."""
    return post[: -len(called)].endswith("副")


def _stands_for_itself(document: Document, at: int) -> bool:
    """Whether a post that begins here is one of this institution."""
    text = document.plain
    if at == 0 or text[at - 1] in _BEFORE_POST:
        return True
    institution = document.institution
    names = (institution.name, "学院", "我院", *(each.name for each in institution.departments))
    return any(
        text.endswith(each, 0, at) and text[at - len(each) - 1 : at - len(each)] not in _BODIES for each in names
    )


def _is_said_of(text: str, start: int, end: int) -> bool:
    """Whether a name with a post behind it stands for itself: no 院长助理, nobody of another body."""
    return text[end : end + 1] not in _AFTER_POST and (start == 0 or text[start - 1] not in _BODIES)


def _other_post(listed: ListedPerson, post: str, known: _People) -> str:
    others = "、".join(each.name for each in known.holders[post])
    return f"名单上“{listed.name}”的职务是{'、'.join(listed.posts)}，“{post}”是{others}，请核对"


_BETWEEN = frozenset(("", "和", "及", "以及", "与"))
_ATTEND = Pattern(
    r"等?(?:同志|[一二两三四五六七八九十\d]+人|院领导|领导)?(?:[先分]后|一同|共同|一起|分别|也|均|都)?(?:到场|到会|到校|出席|参加|列席|陪同|参会|与会|(?:前往|深入|[到赴])[^，。；：]{1,12}(?:检查|调研|看望|慰问|指导|督导|走访))"
)
_AROUND = 200  # code points before and behind those named, in which their order may be told
_FREE_ORDER = Pattern(r"笔画|拼音|排名不分|先后|依次|轮流|分别|值班|带班|轮值|获|得分|名次")


def rank_order(document: Document) -> Iterator[Hit]:
    """并列的几个人，次序和名单不同。

    名单由本单位用 alvtc-info institution add-name 建立，默认是空的，空的就不查；次序就是名单里的次序。只看用顿号
    并列、中间没有别人的，和用“和”“，”并列、后面写到场、出席、参加、检查的；按笔画、按到会先后、值班带班、分别写事情的不提示。只作提示，请人核对。
    """
    if not document.facts.people:
        return
    known = _people(document)
    text = document.plain
    chain: list[tuple[int, ListedPerson]] = []
    for at, each in document.once(_places).listed:
        if chain and not _goes_along(text, chain[-1], at, known):
            yield from _out_of_order(document, chain, known)
            chain = []
        chain.append((at, each))
    if chain:
        yield from _out_of_order(document, chain, known)


def _goes_along(text: str, last: tuple[int, ListedPerson], at: int, known: _People) -> bool:
    """Whether nothing but 、 or 和 and posts stand between a person and the next one, or ， and a post."""
    between = text[last[0] + len(last[1].name) : at].replace("同志", "")
    written = between
    for post in known.posts:
        between = between.replace(post, "")
    if between == "，":
        return written != between and written[0] == "，"  # 院长某某，党委书记某某到场
    return bool(between) and between.strip("、") in _BETWEEN  # 、 stands between the posts of one person, too


def _out_of_order(document: Document, chain: list[tuple[int, ListedPerson]], known: _People) -> Iterator[Hit]:
    first, (at, last) = chain[0][0], chain[-1]
    end = at + len(last.name)
    order = list(known.by_name)
    kept = sorted((each.name for _, each in chain), key=order.index)
    text = document.plain
    if kept == [each.name for _, each in chain]:
        return
    sentence, stop = document.sentence_at(first)
    if "、" not in text[first:end] and not _ATTEND.match(text, end):
        return
    if document.passage_at(first).role in CONTENT and not _FREE_ORDER.search(
        text, max(sentence, first - _AROUND), min(stop, end + _AROUND)
    ):
        yield Hit(first, end, f"名单上的次序是：{'、'.join(kept)}；确实按别的次序排的不用改")


_LIST: Mapping[str, tuple[str, ...]] = {
    "张建国": ("党委书记",),
    "李文博": ("党委副书记", "院长"),
    "乌兰图雅": ("副院长",),
    "王伟": ("副院长",),
    "赵永强": ("纪委书记",),
    "高文华": ("后勤处处长",),
}


def _on_list(*texts: str) -> tuple[Example, ...]:
    return tuple(Example(each, people=_LIST) for each in texts)


def _rule(check: Callable[[Document], Iterator[Hit]], title: str, bad: tuple[str, ...], good: tuple[str, ...]) -> Rule:
    return Rule(
        check=check,
        family="proofreading",
        title=title,
        clause="1.4a",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        never_cached=True,
        bad=_on_list(*bad),
        good=_on_list(*good),
    )


RULES = (
    _rule(
        misspelt_person,
        "人名疑有错字",
        (
            "5月20日，⟦张建帼⟧到后勤处检查锅炉2台。",
            "5月20日，党委书记⟦张健国⟧到后勤处检查锅炉2台。",
            "5月20日，副院长⟦乌兰图娅⟧到图书馆检查。",
            "5月20日，院长⟦李闻博⟧、副院长⟦王为⟧到食堂检查。",
            "5月20日，⟦赵勇强⟧检查宿舍12间。",
            "5月20日，纪委书记⟦赵水强⟧检查宿舍12间。",
            "5月20日，党委书记⟦张国建⟧、院长⟦李文⟧到食堂检查。",
        ),
        (
            "5月20日，张建国、李文博到后勤处检查锅炉2台。",
            "5月20日，学院提高文化活动水平，举办讲座3场。",
            "5月20日，院长张建出席会议，120人参加。",
            "5月20日，原党委书记张健民到院座谈。",
            "5月20日，副院长王为民到食堂检查。",
            "5月20日，张某某、李某某到食堂检查。",
        ),
    ),
    _rule(
        wrong_post,
        "职务和名单不符",
        (
            "5月20日，⟦院长张建国⟧到后勤处检查锅炉2台。",
            "5月20日，学院⟦党委书记李文博⟧到后勤处检查锅炉2台。",
            "5月20日，⟦王伟院长⟧到食堂检查。",
            "5月20日，学生处报⟦纪委书记王伟⟧同意，检查宿舍12间。",
            "5月20日，党委书记张建国、⟦院长赵永强⟧到食堂检查。",
            "5月20日，⟦副书记张建国⟧到食堂检查。",
        ),
        (
            "5月20日，党委书记张建国、院长李文博到后勤处检查锅炉2台。",
            "5月20日，党委副书记、院长李文博到食堂检查。",
            "5月20日，原院长张建国到院座谈。",
            "5月20日，市医院院长王伟到院座谈。",
            "5月20日，李文博院长办公室更换门锁1把。",
            "5月20日，乌兰图雅副院长、王伟副院长到食堂检查。",
        ),
    ),
    _rule(
        rank_order,
        "人员次序和名单不同",
        (
            "5月20日，⟦李文博、张建国⟧到后勤处检查锅炉2台。",
            "5月20日，⟦王伟、乌兰图雅、赵永强⟧到食堂检查。",
            "5月20日，院长⟦李文博、党委书记张建国⟧到食堂检查。",
            "5月20日，张建国到食堂检查，⟦赵永强、王伟和高文华⟧参加。",
            "5月20日，⟦王伟同志、李文博⟧同志到图书馆检查。",
            "5月20日，⟦李文博和张建国⟧出席会议。",
        ),
        (
            "5月20日，张建国、李文博、王伟到食堂检查。",
            "5月20日，王伟主持会议，张建国、李文博参加。",
            "5月20日，高文华和张建国核对台账3份。",
            "5月20日，值班领导王伟、张建国检查宿舍12间。",
            "5月20日，王伟、李某某到食堂检查。",
        ),
    ),
)
