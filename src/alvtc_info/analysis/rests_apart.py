"""The rest of a group, and those who are there, against the group: 学生29人……1名学生受伤，其余27名学生 is one too few.

The group may be told in another sentence; it is known by the noun of its people. Spans with what is wrong.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_REST = Pattern(r"(?:其余|余下|剩余|剩下)的?(?P<noun>[\u4e00-\u9fff]{0,8})$")
_THERE = Pattern(r"(?:在场|现场|事发时)的?$")
# a noun of people, as words before a number end with it, or those behind one begin with it
_NOUN = "学生|考生|新生|教职工|教师|老师|职工|工人|员工|司机|师傅|家长|民警|校医|医生|护士|[\u4e00-\u9fff]员|[\u4e00-\u9fff]生|厨师|讲师|保安|旅客|群众"
_BEHIND, _BEFORE = Pattern(rf"^(?:[\u4e00-\u9fff]{{0,4}}?)(?P<noun>{_NOUN})"), Pattern(rf"(?P<noun>{_NOUN})$")
_ALIKE = {"老师": "教师", "员工": "职工"}
_ANYBODY = frozenset(("人员", "伤员", "男生", "女生", "动员", "成员"))
_SET_OFF = Pattern(r"除(?![^，。；]{0,8}某)|另|又|再|增|轮换|请假|离开|先后|约")
_SOMEBODY = Pattern(r"[\u4e00-\u9fff]某(?!某?[些个校院班系])")
_ROLE = Pattern(rf"(?:{_NOUN})[\u4e00-\u9fff]?$")
_HELD = Pattern(r"[长任员师医警]$")
_MOST = 60  # quantities before a rest that are looked at
_MOST_NAMES = 60  # and people named
_MOST_PARTS = 8
_AROUND = 200  # code points of a sentence about a number
_NEAR = 0.25  # of a whole, how far a rest and its parts may be from it


def rests_apart(document: Document) -> Iterator[Wrong]:
    """A rest, or all who are there, that no part told of the group explains."""
    counted = [each for each in quantities(document) if each.unit == "人" and each.is_count]
    found = [each for each in counted if each.role in PROSE]
    titled = [each for each in counted if each.role is Role.TITLE]
    for at, rest in enumerate(found):
        is_rest, there = _REST.search(rest.before), _THERE.search(rest.before)
        if rest.rough or not (is_rest or there):
            continue
        noun = who(rest)
        earlier = found[max(0, at - _MOST) : at]
        wholes = [
            each
            for each in earlier
            if noun and who(each) == noun and not _REST.search(each.before) and each.value > 1 and not each.rough
        ]
        begin = document.passage_at(rest.start).start
        if any(each.start >= begin and each.value >= rest.value for each in wholes):
            # its own paragraph tells the whole
            wholes, earlier = ([each for each in some if each.start >= begin] for some in (wholes, earlier))
        largest = max(wholes, key=lambda each: each.value, default=None)
        if largest is None or sum(each.value > _NEAR * largest.value for each in wholes) > 1:
            continue
        others = [each for each in earlier if each is not largest]
        if any(each.value >= largest.value and who(each) in ("", noun) for each in others):
            continue
        yield from _compared(document, largest, rest, [*titled, *others], is_rest=is_rest is not None)


def _compared(
    document: Document, whole: Quantity, rest: Quantity, others: Sequence[Quantity], *, is_rest: bool
) -> Iterator[Wrong]:
    """What is wrong with a rest of a whole, or with those of it who are there, beside the other people told."""
    noun = who(rest)
    parts = [each for each in others if who(each) in ("", noun) and each.value < whole.value]
    here = [each for each in parts if each.sentence == rest.sentence and each.start > whole.start]
    named = _names(document, noun, rest.start)
    apart = whole.value - rest.value
    told = sorted({each.value for each in parts} | ({float(len(named))} if named else set()))[:_MOST_PARTS]
    values = [*told, *(each.value for each in here[-_MOST_PARTS:])]
    sums = {sum(some) for size in (1, 2, 3) for some in combinations(values, size)}
    if not is_rest:
        sums.add(0.0)
    close = abs(apart - (sum(each.value for each in here) or 1)) <= max(2.0, _NEAR * whole.value)
    begin, stop = document.sentence_at(whole.start)
    spans = (
        (max(begin, whole.start - _AROUND), min(stop, whole.end + _AROUND)),
        (max(document.sentence_at(rest.start)[0], rest.start - _AROUND), rest.start),
    )
    changed = any(_SET_OFF.search(document.plain, *each) for each in spans)
    if values and close and apart not in sums and not changed and not _counted_so(others, rest):
        was, is_ = shown(whole.value, "人"), document.text[rest.start : rest.end]
        yield rest.start, rest.end + len(noun), f"前面写的是{noun}{was}，和这里的{is_}对不上，请复核", False


def _counted_so(others: Sequence[Quantity], rest: Quantity) -> bool:
    """Whether two of those told come to another of them with this rest: 4名不适，1名送医，其余3名."""
    values = {each.value for each in others}
    return any(rest.value + each in values for each in values)


def who(count: Quantity) -> str:
    """The noun of the people counted; empty where they are people of any sort."""
    of_rest = _REST.search(count.before)
    before = of_rest["noun"] if of_rest else count.before
    found = _BEHIND.search(count.behind) or _BEFORE.search(before)
    noun = found["noun"] if found else ""
    return "" if noun in _ANYBODY else _ALIKE.get(noun, noun)


def _names(document: Document, noun: str, end: int) -> set[str]:
    """The people named so far (学生张某、王某) who have no other office than this."""
    named: dict[str, bool] = {}
    people = document.once(_people)
    at = bisect_left(people, end, key=_place)
    for each in people[max(0, at - _MOST_NAMES) : at]:
        other = (each.role and noun not in each.role) or (not each.role and each.holds)
        named[each.name] = named.get(each.name, True) and not other
    return {name for name, own in named.items() if own}


class _Person(NamedTuple):
    """Where somebody is named, what he is by the word before it, and whether that is an office."""

    start: int
    name: str
    role: str
    holds: bool


def _place(person: _Person) -> int:
    return person.start


def _people(document: Document) -> list[_Person]:
    """All who are named (学生张某), in order."""
    text, found = document.plain, []
    for passage in document.roles(*PROSE):
        for match in _SOMEBODY.compiled.finditer(text, passage.start, passage.end):
            before = text[max(passage.start, match.start() - 5) : match.start()]
            role = _ROLE.search(before)
            holds = _HELD.search(before) is not None
            found.append(_Person(match.start(), match.group(), role.group() if role else "", holds))
    return found
