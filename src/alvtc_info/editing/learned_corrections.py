"""Pairs of words that were replaced: in the tracked changes of a reviewed draft, and in the tables of a Word file.

A tracked change says which characters went, not which word was wrong: 做 became 作 in 工做. So a pair is widened to the
words of the new text, as far as the text around it is unchanged; one of a character, or of a word that every paper has,
by the word beside it, if the right one sounds or looks like it. Any other change of such a word (部门) is no correction,
and the names of people are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import ancestors, local
from alvtc_info.editing.word_file import WordFile
from alvtc_info.proofreading.candidates import TITLES
from alvtc_info.proofreading.homophones import homophones
from alvtc_info.proofreading.look_alikes import look_alikes
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import boundaries, cut, frequency, is_word, part_of_speech
from alvtc_info.text.surnames import KNOWN_SURNAMES, SURNAMES_APART

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from alvtc_info.model.limits import Limits

LONGEST = 12  # code points that went, and that came
_HAN = Pattern(r"[\u4e00-\u9fff]")
_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_FIGURE = Pattern(rf"\d|第[{_NUMERALS}]|[{_NUMERALS}]+[年月日号时点分个名人次元多余件项条周]|^[{_NUMERALS}]+$")
_EDGE = Pattern(r"[^\u4e00-\u9fffA-Za-z]")
_COMMON = 100  # the frequency of a word that papers are full of
_BESIDE = 2  # code points beside a pair that keep it to its place, at least
_FUNCTION = frozenset(
    "的地得了着过之和与及或而且但在到从由向往为以于是有被把将让使对给等也都已就才又再还很更最不没未个名位只件"
)
_NAME = 4  # code points of a name, at most
_DELETED, _INSERTED, _SAME = "del", "ins", "same"


class _Piece(NamedTuple):
    """Neighbouring characters of a paragraph: kept, or what went and what came in one place."""

    same: str = ""
    went: str = ""
    came: str = ""


def learned(data: bytes, name: str, limits: Limits, people: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The pairs (wrong, right) of a draft's tracked changes, in order, each once.

    A pair is a deletion and an insertion in one place, 1 to 12 characters each; figures, dates, the names of these
    people and what looks like a name are left out. Raises InputError where the file cannot be read.
    """
    file = WordFile(data, name, limits)
    names = tuple(people)
    found: dict[tuple[str, str], None] = {}
    for paragraph in _elements(file.tree(file.main), "p"):
        pieces = _pieces(paragraph)
        for at, piece in enumerate(pieces):
            if 0 < len(piece.went) <= LONGEST and 0 < len(piece.came) <= LONGEST:
                pair = _pair(pieces, at)
                if pair is not None and _says_something(*pair) and not _of_somebody(pieces, at, names):
                    found[pair] = None
    return list(found)


def table_pairs(data: bytes, name: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """The rows of the tables of a Word file, numbered from 1 through all of them, as the texts of their cells.

    Raises InputError where the file cannot be read.
    """
    file = WordFile(data, name, limits)
    for number, row in enumerate(_elements(file.tree(file.main), "tr"), 1):
        cells = [each for each in row if local(each) == "tc"]
        yield number, ["".join(text for kind, text in _texts(cell) if kind != _DELETED).strip() for cell in cells]


def paragraph_lines(data: bytes, name: str, limits: Limits) -> Iterator[tuple[int, str]]:
    """The paragraphs of a Word file that are not empty, numbered from 1 through all of them.

    Raises InputError where the file cannot be read.
    """
    file = WordFile(data, name, limits)
    for number, paragraph in enumerate(_elements(file.tree(file.main), "p"), 1):
        text = "".join(text for kind, text in _texts(paragraph) if kind != _DELETED).strip()
        if text:
            yield number, text


def _elements(root: _Element, name: str) -> Iterator[_Element]:
    return (each for each in root.iter() if local(each) == name)


def _texts(element: _Element) -> Iterator[tuple[str, str]]:
    """The texts below an element, and whether each is kept, deleted or inserted; one that came and went is neither."""
    for each in element.iter():
        if local(each) not in ("t", "delText"):
            continue
        around = [local(other) for other in ancestors(each, element)]
        if "p" in around and local(element) == "p":
            continue  # of a text box: a paragraph of its own
        marks = {_DELETED, _INSERTED} & set(around)
        if len(marks) < 2 and "moveFrom" not in around:
            yield (marks.pop() if marks else _SAME), each.text or ""


def _pieces(paragraph: _Element) -> list[_Piece]:
    """A paragraph as pieces, kept and changed ones in turn."""
    pieces: list[_Piece] = []
    for kind, text in _texts(paragraph):
        if not text:
            continue
        goes_on = bool(pieces) and bool(pieces[-1].same) == (kind == _SAME)
        last = pieces.pop() if goes_on else _Piece()
        pieces.append(
            _Piece(
                last.same + (text if kind == _SAME else ""),
                last.went + (text if kind == _DELETED else ""),
                last.came + (text if kind == _INSERTED else ""),
            )
        )
    return pieces


def _around(pieces: list[_Piece], at: int) -> tuple[str, str]:
    """The kept text directly before and after a changed piece, within its clause."""
    before = pieces[at - 1].same if at else ""
    after = pieces[at + 1].same if at + 1 < len(pieces) else ""
    edges = [edge.end() for edge in _EDGE.finditer(before)]
    edge = _EDGE.search(after)
    return before[edges[-1] if edges else 0 :], after[: edge.start() if edge else len(after)]


def _pair(pieces: list[_Piece], at: int) -> tuple[str, str] | None:
    """The pair of a changed piece, as wide as it must be; None where it could be no correction elsewhere."""
    before, after = _around(pieces, at)
    wrong, right, before, after = _widened(before, after, pieces[at].went, pieces[at].came)
    if _is_name(wrong, right, before, after):
        return None
    core = _core(wrong, right)
    if core and _FUNCTION.issuperset(core):
        return None
    if len(wrong) > 1 and not any(len(each) > 1 and frequency(each) >= _COMMON for each in (wrong, core)):
        return wrong, right
    if not _is_alike(wrong, right):
        return None
    words = _last_words(before)
    if words:
        return words + wrong, words + right
    words = cut(after)[0] if after else ""
    return (wrong + words, right + words) if words else None


def _core(wrong: str, right: str) -> str:
    """What is left of the wrong words without what both have at either end."""
    first = next(
        (at for at, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right))
    )
    wrong, right = wrong[first:], right[first:]
    last = next((at for at, (a, b) in enumerate(zip(wrong[::-1], right[::-1], strict=False)) if a != b), 0)
    return wrong[: len(wrong) - last]


def _is_alike(wrong: str, right: str) -> bool:
    """Whether the right words only have other characters that sound or look like the wrong ones."""
    changed = [(a, b) for a, b in zip(wrong, right, strict=False) if a != b]
    return len(wrong) == len(right) and all(a in homophones(b) or a in look_alikes(b) for a, b in changed)


def _last_words(text: str) -> str:
    """The last words of a clause, of two characters together or more; nothing where it is shorter."""
    found = ""
    for word in reversed(cut(text)):
        found = word + found
        if len(found) >= _BESIDE:
            return found
    return ""


def _is_name(wrong: str, right: str, before: str, after: str) -> bool:
    """Whether it is the name of a person that was changed, or part of one."""
    if "某" in wrong + right or (_looks_like_a_name(wrong) and _looks_like_a_name(right)):
        return True
    new = len(right) == 1 or not is_word(right)
    if new and (after.startswith(TITLES) or _is_behind_a_title(before)):
        return True
    surnames = KNOWN_SURNAMES if new else SURNAMES_APART
    return len(wrong) < _NAME - 1 and before[-1:] in surnames and cut(before)[-1:] == (before[-1:],)


def _is_behind_a_title(before: str) -> bool:
    """Whether a title ends the text, or one with no more behind it than may begin a name: 副院长乌兰图."""
    ends = (before.rfind(title) + len(title) for title in TITLES if title in before)
    rest = before[max(ends, default=0) :]
    return rest != before and len(rest) < _NAME and _FUNCTION.isdisjoint(rest)


def _looks_like_a_name(words: str) -> bool:
    if not 1 < len(words) <= _NAME:
        return False
    if is_word(words):
        return (part_of_speech(words) or "").startswith("nr")
    return words[0] in KNOWN_SURNAMES and cut(words)[0] == words[0] and len(words) < _NAME


def _widened(before: str, after: str, went: str, came: str) -> tuple[str, str, str, str]:
    """What was replaced and by what, with the rest of the words of the new text that the change is part of.

    Then what stands before these and after.
    """
    edges = sorted(boundaries(before + came + after))
    begin = max(edge for edge in edges if edge <= len(before))
    end = min(edge for edge in edges if edge >= len(before) + len(came))
    left, right = before[begin:], after[: end - len(before) - len(came)]
    return left + went + right, left + came + right, before[:begin], after[len(right) :]


def _says_something(wrong: str, right: str) -> bool:
    """Whether a pair may be a rule: words of two characters and more, without figures."""
    if wrong == right or len(wrong) < 2 or wrong in right:
        return False
    return all(_HAN.search(each) and not _FIGURE.search(each) for each in (wrong, right))


def _of_somebody(pieces: list[_Piece], at: int, names: tuple[str, ...]) -> bool:
    """Whether the name of one of these people stands where the text was changed, before or after the change."""
    before, after = _around(pieces, at)
    first = len(before)
    for words in (pieces[at].went, pieces[at].came):
        text, last = before + words + after, first + len(words)
        for name in names:
            if any(text.startswith(name, start) for start in range(max(0, first - len(name) + 1), last)):
                return True
    return False
