"""Headings and list items of a body, told from each other as groups.

One numbered line alone says little: 1.更换插座 may name what the text below it is about, or be one of four measures. So the
lines of one level under one parent are judged together: what stands between them, how they end, how long they are, what
their styles say. Siblings share one role (GB/T 9704: 一、 → （一） → 1. → （1）).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import HEADINGS, KINDS, Role
from alvtc_info.model.paragraph_roles import author_like, caption_like, heading_like, number_at_start
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import changeable, field, frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen
class OutlineLine:
    """A paragraph of a body: its folded text with its number, without space around it.

    `styled` is the heading level that its style gives (1-based, 0 none); `heading` the level of one that is a heading
    for certain; `other` that it is no line of text but a table cell, a caption or a prompt.
    """

    text: str
    styled: int = 0
    heading: int = 0
    other: bool = False


@changeable
class OutlineMember:
    """A numbered line: where it stands, its words, what follows until its next sibling or the end of its group.

    `lines` is how many lines follow, `listed` that the first of them has a number too.
    """

    index: int
    entry: OutlineLine
    words: str
    lines: int = 0
    listed: bool = False


@changeable
class OutlineGroup:
    """Siblings: the numbered lines of one level below one parent."""

    level: int
    members: list[OutlineMember] = field(default_factory=list)


_COUNTED = Pattern(
    r"\d[^（）]*。$|[一二两三四五六七八九十百千]{1,4}(?:个|台|套|间|处|名|人|次|项|件|块|张|条|辆|盏|具|座|栋|米|吨|元|万元|小时|分钟|天|周|遍|份|期|场|批)[^（）]{0,6}。$"
)
# what makes a statement of a closed line: something that was done, is to be done, or is done by somebody
_PREDICATE = Pattern(
    r"[\u4e00-\u9fff]了(?![解断结])|(?<!自)已经?[\u4e00-\u9fff]|(?<![即干健])将[^来军\W]|(?<![模比])拟(?![定合制])|(?<![关对由属便善位至等勇敢过在])于[^，。]{2,}|(?<![理自事缘])由[^，。]{2,}(?:负责|牵头|承担|落实)|应当|应由|必?须|不得"
)
_UNMARKED = Pattern("[一二三四五六七八九十]{1,3} ")  # a numeral by itself may be any word, one in a row is a number
_ENDS = frozenset("。；！？")
_LOW = 3  # from this level on (1.) lines are more often items: a colon at the end leads in the list below
_LONGEST = 60  # code points of a heading without its number
_SECTIONS = frozenset(
    name.replace("事故", word)
    for facts in KINDS.values()
    for name in facts.sections.values()
    for word in ("事故", "事件")
)


def outline_roles(entries: Sequence[OutlineLine]) -> list[Role | None]:
    """The role of each line with a number or a heading style: a heading of its level or body; None for the others."""
    roles: list[Role | None] = [
        HEADINGS[min(e.styled, len(HEADINGS)) - 1] if _styled_alone(e) else None for e in entries
    ]
    for group in outline_groups(entries):
        heads = _are_headings(group)
        for member in group.members:
            own_text = _runs_in(member) or (whole_sentence(member.words) and not _fixed(member))
            roles[member.index] = HEADINGS[group.level - 1] if heads and not own_text else Role.BODY
    return roles


def whole_sentence(words: str) -> bool:
    """Whether a line without its number is a sentence and no heading: closed, with a quantity or a predicate."""
    return words.endswith("。") and bool(_COUNTED.search(words) or _PREDICATE.search(words))


def outline_groups(entries: Sequence[OutlineLine]) -> list[OutlineGroup]:
    """The groups of siblings, in the order in which they begin."""
    found: list[OutlineGroup] = []
    waiting: dict[int, OutlineGroup] = {}
    for index, entry in enumerate(entries):
        number = None if entry.other or entry.heading else number_at_start(entry.text)
        alone = entry.heading or (entry.styled if number is None and _styled_alone(entry) else 0)
        depth = alone or (0 if number is None else number.level + 4 * number.ordinal)
        for deeper in [d for d in waiting if depth and (d > depth or alone == d)]:
            del waiting[deeper]
        group = waiting.get(depth)
        if group is not None and number is not None and number.value == 1:
            group = None
        for above in [each for d, each in waiting.items() if not depth or d < depth]:
            last = above.members[-1]
            last.listed = last.listed or (not last.lines and number is not None)
            last.lines += 1
        if number is not None:
            if group is None:
                group = waiting[depth] = OutlineGroup(number.level)
                found.append(group)
            group.members.append(OutlineMember(index, entry, entry.text[number.end :].strip()))
    return found


def _styled_alone(entry: OutlineLine) -> bool:
    """Whether the style of a line without a number makes it a heading."""
    return entry.styled > 0 and not entry.other and len(entry.text) <= 60 and not whole_sentence(entry.text)


def _fixed(member: OutlineMember) -> bool:
    """Whether a line is one of the fixed section headings of the regulation's templates."""
    return member.words.rstrip("。：；") in _SECTIONS


def _runs_in(member: OutlineMember) -> bool:
    """Whether the text of a number stands in its own line: a sentence is inside it, or it is too long for a heading."""
    return len(member.words) > _LONGEST or not _ENDS.isdisjoint(member.words[:-1])


def _states(member: OutlineMember, level: int) -> bool:
    """Whether a line is a sentence by itself, or a part of one.

    It is where it ends in the middle (；，、), or is closed and has a figure; on the lower levels a second clause does.
    """
    words = member.words
    if words.endswith("。"):
        return whole_sentence(words) or (level >= _LOW and "，" in words)
    return words.endswith(("；", "，", "、"))


def _are_headings(group: OutlineGroup) -> bool:
    """Whether the lines of a group are headings: text stands below each of them, or their styles say so."""
    members = group.members
    if any(_fixed(m) for m in members):
        return True
    if (
        len(members) > 1
        and all(m.words.endswith("。") for m in members)
        and any(whole_sentence(m.words) for m in members)
    ):
        return False
    if sum(map(_runs_in, members)) * 2 >= len(members) or sum(_states(m, group.level) for m in members) * 2 > len(
        members
    ):
        return False
    if sum(m.entry.styled > 0 for m in members) * 2 >= len(members):
        return True
    if group.level >= _LOW and all(m.listed and m.words.endswith("：") for m in members):
        return False
    if len(members) == 1:
        only = members[0].entry.text
        return members[0].lines > 0 and heading_like(only, group.level) and not _UNMARKED.match(only)
    return all(m.lines for m in members[:-1])


def paragraph_roles(texts: Sequence[str], headings: Sequence[int] = ()) -> list[Role]:
    """The roles of the paragraphs of a body by their wording: heading, lead author, caption or body.

    `headings` are the levels of those that are headings for certain, 0 for the others (none by default).
    """
    words = [fold(text).strip() for text in texts]
    aside = [_aside(text) for text in words]
    entries = [
        OutlineLine(text, heading=level, other=role is not None)
        for text, level, role in zip(words, headings or [0] * len(words), aside, strict=True)
    ]
    return [
        HEADINGS[entry.heading - 1] if entry.heading else role or numbered or Role.BODY
        for entry, role, numbered in zip(entries, aside, outline_roles(entries), strict=True)
    ]


def _aside(text: str) -> Role | None:
    if author_like(text):
        return Role.LEAD_AUTHOR
    return Role.CAPTION if caption_like(text) else None
