"""The unit that reports, against its own text: masthead and reporting row, its name with another ending, the addressee.

And a department that is called by its full name and, once, by a short one.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, PROSE, Role
from alvtc_info.text.pattern import Pattern, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_SPACES = Pattern(r"[ \u3000]+")
_ENDINGS = ("办公室", "中心", "处", "部")
_BEGINS = frozenset("，。；：、\n由经请向")
_ACTS = Pattern(
    r"将|会同|于|已|组织|负责|与|和|在|联合|报[送告]|电话|安排|牵头|派|对|从|按|要求|统一|主要|共|完成|开展|继续"
)
_TO_BELOW = Pattern(r"^ *各")
_UP = Pattern(
    r"(?:报告|汇报|呈报|上报)(?:给|至)?(?:学院党委|院党委|学院领导|院领导|党政办公室)|向(?:学院党委|院党委|学院领导|院领导|党政办公室)(?:报告|汇报)如下"
)
_AS_FOLLOWS = Pattern(r"现(?:将|就|把)[^。；]{0,40}$")
_CALLED = "简称"


def units_apart(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Where a unit is called otherwise than before: spans, what is wrong, whether it is certain."""
    yield from _masthead(document)
    yield from _other_ending(document)
    yield from _addressed(document)
    yield from _shortened(document)
    yield from _signed(document)
    yield from _own_alias(document)


def _unit(document: Document) -> str:
    return _SPACES.sub("", document.value("reporting_unit") or document.value("department") or "")


def _signed(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """A department under the text that is not the one that reports."""
    unit = _unit(document)
    own = {name for each in document.institution.departments for name in (each.name, *each.aliases)}
    for passage in document.roles(Role.SIGNATURE):
        signed = _SPACES.sub("", document.words(passage))
        if unit in own and signed in own and not _is_one(document, unit, signed):
            yield passage.start, passage.end, f"报送单位是“{unit}”，落款写“{signed}”，请核对", True


def _is_one(document: Document, one: str, other: str) -> bool:
    """Whether these are names of one department, or of one and the office that sends for it."""
    names = ({each.name, *each.aliases} for each in document.institution.departments)
    return document.institution.office in (one, other) or any({one, other} <= each for each in names)


def _own_alias(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The reporting unit by another of its short names than in the masthead: as advice."""
    unit, text = _unit(document), document.plain
    for department in document.institution.departments:
        names = (department.name, *department.aliases)
        for other in names if unit in names else ():
            if set(other) <= set(unit) or set(unit) <= set(other) or _CALLED in text:
                continue
            at = next((at for at in occurrences(text, other) if document.passage_at(at).role in PROSE), -1)
            if at >= 0 and not any(other in longer and longer != other for longer in names):
                yield at, at + len(other), f"报送单位写“{unit}”，这里写“{other}”，同一个部门用一种写法", False


def _masthead(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """One department by two of its names in the masthead and as the reporting unit."""
    masthead, unit = (_SPACES.sub("", document.value(field) or "") for field in ("department", "reporting_unit"))
    start, end = document.span("department")
    if start < 0 or masthead in unit or unit in masthead:
        return
    one = any({masthead, unit} <= {each.name, *each.aliases} for each in document.institution.departments)
    both_offices = masthead.endswith(_ENDINGS[0]) and unit.endswith(_ENDINGS[0])
    if one or (both_offices and document.institution.office in (masthead, unit)):
        yield start, end, f"版头写“{masthead}”，报送单位写“{unit}”，请统一用一种写法", False


def _other_ending(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The reporting unit with another ending, where no unit is called so: 实训中心 … 实训处将于."""
    text = document.plain
    unit = _unit(document)
    ending = next((each for each in _ENDINGS if unit.endswith(each)), "")
    stem = unit.removesuffix(ending)
    if not ending or len(stem) < 2:
        return
    body = document.joined(PROSE)
    known = {name for each in document.institution.departments for name in (each.name, *each.aliases)}
    for other in _ENDINGS:
        name = stem + other
        if other == ending or name in known:
            continue
        told = list(occurrences(text, name))
        for at in told:
            end = at + len(name)
            begins = at == document.sentence_at(at)[0] or text[at - 1] in _BEGINS
            if begins and _ACTS.match(text, end) and document.passage_at(at).role in PROSE:
                yield (
                    at,
                    end,
                    f"报送单位是“{unit}”，这里写“{name}”，请核对是不是同一个部门",
                    len(told) == 1 and unit in body,
                )
                break


def _addressed(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """A report to leaders that is addressed to all who are below: 各办处部系：… 现将情况报告学院党委."""
    for passage in document.roles(Role.ADDRESSEE):
        if not _TO_BELOW.search(document.words(passage)):
            continue
        for match in document.finditer(_UP, PROSE):
            if _AS_FOLLOWS.search(
                document.plain, max(document.sentence_at(match.start())[0], match.start() - 40), match.start()
            ):
                yield (
                    passage.start,
                    passage.end,
                    f"主送写“{document.words(passage).rstrip('：:')}”，正文写“{match.group()}”，请核对主送",
                    True,
                )
                return


def _shortened(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """A department that is called by its full name twice or more, and further down once by a shorter one: as advice."""
    text = document.plain
    for department in document.institution.departments:
        for full, short in permutations((department.name, *department.aliases), 2):
            if len(short) >= len(full) or short in full or short[-1] != full[-1] or not set(short) <= set(full):
                continue
            often = [at for at in occurrences(text, full) if document.passage_at(at).role in CONTENT]
            seldom = [at for at in occurrences(text, short) if document.passage_at(at).role in CONTENT]
            if len(often) > len(seldom) == 1 and often[0] < seldom[0] and _CALLED not in text:
                at = seldom[0]
                yield at, at + len(short), f"前面写“{full}”，这里写“{short}”，同一个部门用一种写法", False
