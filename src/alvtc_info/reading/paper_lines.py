"""The lines of a paper as a reader found them, and what is known of them while their roles are sought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.paragraph_roles import heading_level, heading_like, with_label
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.secrecy_marks import has_secrecy_mark, is_classification, without_marks
from alvtc_info.text.value_classes import changeable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.model.kinds import Role

TAIL_LINES = 10
TERMINAL = "。！？!?；;：:…”』」）)"


@changeable
class Line:
    """A paragraph, cell or line as a reader found it, with what its layout says.

    `lead` code points at the start are markup; `level` is a heading level by style or markup (1-based, 0 none); `title`
    that the style is Title; `centred` its alignment; `apart` that a blank line or an indent sets it off; `flows` that a
    following line may go on with its sentence whatever its length (Markdown); `zone` is main, cell, box, header, footer
    or note; `split` that a row of several elements may be cut into blocks; `hint` is the prompt of a form that stands
    here; `origin` where the text begins in the paragraph it was cut from; `contents` that it is in a table of contents
    by its style or the field that made it; `paged` that a page ends after it.
    """

    text: str
    id: str
    place: str
    lead: int = 0
    label: str = ""
    level: int = 0
    title: bool = False
    centred: bool = False
    apart: bool = True
    flows: bool = False
    zone: str = "main"
    split: bool = False
    hint: str = ""
    origin: int = 0
    contents: bool = False
    paged: bool = False
    role: Role | None = None


class PaperLines:
    """The lines of a paper; `main` are the indices of those that are no header, footer or note.

    `parts` are the parts of a line that have a role of their own, as role, field, start and end; `titles` the lines of
    the title; `marked` the lines out of whose text marks are taken.
    """

    def __init__(self, lines: Sequence[Line], suffix: str) -> None:
        self.lines = list(lines)
        self.suffix = suffix
        self.main = [i for i, line in enumerate(self.lines) if line.zone in ("main", "cell", "box")]
        self.parts: dict[int, list[tuple[Role, str, int, int]]] = {}
        self.titles: list[int] = []
        self.marked: set[int] = set()
        self._folded: dict[int, str] = {}

    def text(self, index: int) -> str:
        """The folded text of a line, without its markup."""
        known = self._folded.get(index)
        if known is None:
            line = self.lines[index]
            known = fold(line.text[line.lead :])
            known = self._folded[index] = without_marks(known) if index in self.marked else known
        return known

    def names(self) -> set[str]:
        """The fields that are known."""
        return {name for parts in self.parts.values() for _, name, _, _ in parts}

    def give(self, role: Role, *indexes: int) -> set[int]:
        """Give these lines a role."""
        for index in indexes:
            self.lines[index].role = role
        return set(indexes)

    def number(self, index: int) -> int:
        """The heading level of the number at the start of a line; 0 for none."""
        line = self.lines[index]
        return heading_level(with_label(line.label, self.text(index).lstrip()))


_SET_IN = Pattern(r"\u3000\u3000| {2,}|\t")
_SENTENCE_ENDED = "。！？；：!?;:”』」"


def paragraphs_within(text: str, *, shaped: bool = False) -> list[tuple[int, str]]:
    """The paragraphs within one that is divided by line breaks, as in pasted web pages: offset and text.

    A line break divides two of them after the end of a sentence or after a heading, and before a number or an indent,
    but not where it only shapes (`shaped`); a mark or a notice is always one by itself.
    """
    starts = [0]
    before = ""
    at = 0
    for line in text.split("\n"):
        if before.strip() and ((not shaped and _parted(before, line)) or is_marked(before) or is_marked(line)):
            starts.append(at)
        before = line if line.strip() else before
        at += len(line) + 1
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


def is_marked(line: str) -> bool:
    """Whether a line bears a mark, or is one or a notice."""
    return is_classification(line) or has_secrecy_mark(line)


def _parted(before: str, after: str) -> bool:
    if not after.strip():
        return False
    words = fold(before).strip()
    level = heading_level(words)
    return bool(
        words.endswith(tuple(_SENTENCE_ENDED))
        or _SET_IN.match(after)
        or heading_level(fold(after).lstrip())
        or (level and heading_like(words, level))
    )
