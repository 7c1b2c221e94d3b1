"""One name, or one set of words, that a paper writes with two characters that sound alike.

The two stand between the same characters and sound alike; the rarer is told. Bodies whose names differ but for what
they are (后勤管理处, 后勤管理科) are told, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import CONTENT, FRAME
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_RUN = Pattern(r"[\u4e00-\u9fff]{5,}")
_MOST = 60_000  # code points of a paper that is looked through
# characters that take each other's place in right text
_FREE = frozenset(
    "对他她它的地得做作在再已以和与及是时事有由于里理即既至致期其级年月日时分元一二三四五六七八九十两左右东西南北前后上下大小甲乙丙丁男女新旧老少正副正多各每本该此这那"
)
_KINDS = Pattern(
    r"(?P<stem>[\u4e00-\u9fff]{4,8})(?P<kind>[处科部室系](?![长员级理分置罚在于境技研学目门署位内外务列统])|中心|办公室|办(?![公理法学事])|学院|公司|协会|基地)"
)
_STEM = 4  # code points before the kind of a body that two names share
_OFTEN = 2


def forms_apart(document: Document) -> Iterator[tuple[int, int, str]]:
    """The spans of the rarer forms, with the usual one."""
    yield from _characters_apart(document)
    yield from _kinds_apart(document)


def _characters_apart(document: Document) -> Iterator[tuple[int, int, str]]:
    text = document.plain
    if len(text) > _MOST:
        return
    first: dict[str, int] = {}  # where the characters on either side of one stand first
    apart: dict[str, dict[str, list[int]]] = {}  # where those do that have several between them
    for run in document.finditer(_RUN, CONTENT | FRAME):
        start, end = run.span()
        for at in range(start + 2, end - 2):
            beside = text[at - 2 : at] + text[at + 1 : at + 3]
            before = first.setdefault(beside, at)
            if text[before] != text[at] or beside in apart:
                apart.setdefault(beside, {text[before]: [before]}).setdefault(text[at], []).append(at)
    for beside, found in apart.items():
        if len(found) != 2:
            continue
        usual, odd = sorted(found, key=lambda character: -len(found[character]))
        if (
            len(found[odd]) == 1
            and usual not in _FREE
            and odd not in _FREE
            and odd in homophones(usual)
            and not _is_ordinary(beside, odd)
        ):
            (at,) = found[odd]
            yield at - 2, at + 3, beside[:2] + usual + beside[2:]


def _is_ordinary(beside: str, character: str) -> bool:
    """Whether the odd character makes a word with either of its neighbours."""
    return is_word(beside[1] + character) or is_word(character + beside[2])


def _kinds_apart(document: Document) -> Iterator[tuple[int, int, str]]:
    stems: dict[str, dict[str, list[int]]] = {}
    signed: set[str] = set()  # the names that stand on a line by themselves
    text = document.text
    for match in document.finditer(_KINDS, CONTENT | FRAME):
        stem = match["stem"][-_STEM:]
        stems.setdefault(stem, {}).setdefault(match["kind"], []).append(match.start("kind"))
        if text[match.end() : match.end() + 1] in ("", "\n") and (not match.start() or text[match.start() - 1] == "\n"):
            signed.add(stem + match["kind"])
    for stem, kinds in stems.items():
        if len(kinds) == 2:
            usual, odd = sorted(kinds, key=lambda kind: (-len(kinds[kind]), stem + kind not in signed))
            is_usual = len(kinds[usual]) >= _OFTEN or (stem + usual in signed and stem + odd not in signed)
            if len(kinds[odd]) == 1 and is_usual:
                (at,) = kinds[odd]
                yield at - _STEM, at + len(odd), stem + usual
