"""The limits of reading a file."""

from __future__ import annotations

from alvtc_info.errors import bad_value
from alvtc_info.text.value_classes import frozen, names_of


@frozen
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

    def __post_init__(self) -> None:
        for name in names_of(self):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise bad_value(name, "不小于 0 的整数", value)

    def widened(self, other: Limits) -> Limits:
        """The wider of the two, limit for limit."""
        return Limits(*(max(getattr(self, name), getattr(other, name)) for name in names_of(self)))


DEFAULT_LIMITS = Limits()
