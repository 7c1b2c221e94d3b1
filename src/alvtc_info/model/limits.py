"""The limits of reading a file."""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of reading a file: sizes in bytes, counts, and the depth of nesting.

    What is beyond `elements` or `paragraphs` of a .docx is left out with a warning; a part that inflates by more than
    `ratio` and is larger than `ratio_from_bytes` is warned of too; every other limit refuses the file.
    """

    file_bytes: int = 50 << 20
    entries: int = 2_000
    inflated_bytes: int = 256 << 20
    part_bytes: int = 64 << 20
    depth: int = 256
    elements: int = 2_000_000
    characters: int = 10_000_000
    paragraphs: int = 200_000
    ratio: int = 200
    ratio_from_bytes: int = 16 << 20

    def widened(self, other: Limits) -> Limits:
        """The wider of the two, limit for limit."""
        return Limits(*map(max, astuple(self), astuple(other)))


DEFAULT_LIMITS = Limits()
