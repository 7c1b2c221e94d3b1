"""The headings of a document, those too whose text goes on in the same paragraph: （一）加强值守。学院安排……

Official papers set such a heading in the font of its level up to its full stop. The paragraph stays text; where its
heading ends is told from the words, and from its siblings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import HEADINGS, Role
from alvtc_info.model.outlines import OutlineLine, outline_groups, whole_sentence
from alvtc_info.model.paragraph_roles import with_label
from alvtc_info.text.folding import fold
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.model.document import Document
    from alvtc_info.model.outlines import OutlineMember

_SHORTEST, _LONGEST = 2, 24  # code points of the heading without its number and full stop
_TEXT = 6  # code points that stand below a heading at least
# what tells, and heads nothing: a date or an hour, somebody who acts, a number of things
_TELLS = Pattern(
    r"^(?:20\d\d年|[今昨当本前]?(?:年|天|日|晚|夜|午)|\d{1,2}[月日时号点]|截[至止]|目前|经(?![验费营济常])|据|为(?!民)|现(?![场状]))|\d(?:余|多)?[名人次起件处个项元万%]|"
    r"^[^，]{0,8}(?:处|系|科|室|局|部|中心|学院|派出所|学校|公司|医院|我院|我校|老师|教师|学生|家长|民警|同学)(?:已|未|正|将|于|对|向|在|把|被|和|会同|立即|组织|召开|开展|检查|关[闭断停]|更换|发现|通知|安排|报告|清|派|拨打)|"
    r"^(?:[一二三四五六七八九十]是|要|请)"
)


class RunInHeading(NamedTuple):
    """A heading with its text behind it: its level (1–4), its span in the paragraph with number and full stop."""

    level: int
    start: int
    end: int


class Headline(NamedTuple):
    """A heading: its level (1–4) and its span in `Document.text`."""

    level: int
    start: int
    end: int


def run_in_headings(paragraphs: Sequence[tuple[str, str, bool]]) -> dict[int, RunInHeading]:
    """The headings that open a paragraph of text, by the index of the paragraph.

    `paragraphs` are those of a body with their automatic numbers, as text, and whether they are headings by themselves.
    """
    entries = [OutlineLine(with_label(label, fold(text).strip())) for label, text, _ in paragraphs]
    found = {}
    for group in outline_groups(entries):
        if group.members[0].entry.text[0] == "第":
            continue
        ends = {member.index: _end(member) for member in group.members}
        heads = [member for member in group.members if ends[member.index] or paragraphs[member.index][2]]
        together = len(group.members) > 1 and len(heads) == len(group.members)
        for member in group.members:
            _, text, alone = paragraphs[member.index]
            end = ends[member.index]
            if alone or not end or 2 * len(heads) < len(group.members):
                continue
            if "，" in member.words[:end] and not together:
                continue
            lead = len(text) - len(text.lstrip())
            whole = len(text.strip())
            found[member.index] = RunInHeading(group.level, lead, lead + whole - len(member.words) + end)
    return found


def _end(member: OutlineMember) -> int:
    """Where a heading ends in the words behind a number, its full stop included; 0 where there is none."""
    end = member.words.find("。") + 1
    head, text = member.words[: max(0, end - 1)], member.words[end:]
    if not _SHORTEST <= len(head) <= _LONGEST or len(text.strip()) < _TEXT or text[:1] in "”’）":
        return 0
    if any(mark in head for mark in "；：！？“”") or whole_sentence(head + "。") or _TELLS.search(head):
        return 0
    return end


def headlines(document: Document) -> tuple[Headline, ...]:
    """All headings of a document, in its order."""
    return document.once(_headlines)


def _headlines(document: Document) -> tuple[Headline, ...]:
    passages = list(document.roles(Role.BODY, *HEADINGS))
    paragraphs = [
        (document.blocks[each.block].label, document.words(each), each.role is not Role.BODY) for each in passages
    ]
    opening = run_in_headings(paragraphs)
    found = []
    for index, each in enumerate(passages):
        if each.role is not Role.BODY:
            found.append(Headline(HEADINGS.index(each.role) + 1, each.start, each.end))
        elif index in opening:
            level, start, end = opening[index]
            found.append(Headline(level, each.start + start, each.start + end))
    return tuple(found)
