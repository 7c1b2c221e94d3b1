"""What the wording of one paragraph says: its number, whether it may be a heading, a lead author, a caption."""

from __future__ import annotations

from alvtc_info.text.folding import fold
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

_NUMBERS = (
    Pattern(
        r"([一二三四五六七八九十]{1,3})(?: *[、.,，．：:]| +(?=[\u4e00-\u9fff]))|(第)([一二三四五六七八九十]{1,3})[、，,]"
    ),
    Pattern(r"[（(] *([一二三四五六七八九十]{1,3}) *[）)]"),
    Pattern(r"(\d{1,2}) *(?:[.．](?!\d)|、|，(?!\d))"),
    Pattern(r"[（(] *(\d{1,2}) *[）)]"),
)
# 三、四季度：复核 counts two quarters, 三、四季度工作安排 may be the third part on the fourth
_COUNTED_TOGETHER = Pattern(
    r"([一二三四五六七八九\d]{1,2})、([一二三四五六七八九十\d]{1,2})"
    r"(?:季度|年级|月份?|号楼?|楼|层|周|期|批次?|[小班]?组|班|标段|车间|病区|片区)[：:，,]"
)
_LEVELS = (
    dict.fromkeys("一二三四五六七八九十第", (1,)) | dict.fromkeys("（(", (2, 4)) | dict.fromkeys("0123456789", (3,))
)
_CHAPTER = Pattern(
    r"第[一二三四五六七八九十百\d]{1,4}(?:(?P<chapter>[章编篇])(?!节)|(?P<section>节)(?=[ \u3000：]|$))[ \u3000：]*[^，。；：！？]{0,30}$"
)
_CAPTION = Pattern(r"(?:图|表) *[\d一二三四五六七八九十]{1,3}(?=[ ：.、]|$)")
_AUTHOR = Pattern(r"(?:主 *笔 *人?|执 *笔 *人)(?:[：—\-－ （]|$)")


class Numbered(NamedTuple):
    """The number at the start of a line: heading level (1–4), value, whether it is an ordinal (第一，), where it ends."""

    level: int
    value: int
    ordinal: bool
    end: int


def number_at_start(text: str) -> Numbered | None:
    """The number at the start of a folded text: 一、 （一） 1. （1） 第一，; None where there is none.

    三、四季度： begins with no number of a heading.
    """
    from alvtc_info.text.numerals import numeral

    for level in _LEVELS.get(text[:1], ()):
        found = _NUMBERS[level - 1].match(text)
        if found and not _counts_together(text):
            written = [group for group in found.groups() if group]
            return Numbered(level, numeral(written[-1]), len(written) > 1, found.end())
    return None


def _counts_together(text: str) -> bool:
    """Whether a folded text begins with two numbers of one thing: 一、二年级，."""
    from alvtc_info.text.numerals import numeral

    found = _COUNTED_TOGETHER.match(text)
    return found is not None and numeral(found[2]) == numeral(found[1]) + 1


def heading_level(text: str) -> int:
    """The heading level of the number at the start of a folded text (一、 1, （一） 2, 1. 3, （1） 4); 0 for none."""
    found = number_at_start(text)
    return found.level if found else 0


def chapter_level(text: str) -> int:
    """The heading level of a folded line that begins a chapter (第一章 总则, 1) or a section (第一节 职责, 2); 0 for none."""
    found = _CHAPTER.match(text) if text[:1] == "第" else None
    return 0 if found is None else 1 if found["chapter"] else 2


def with_label(label: str, text: str) -> str:
    """A folded text with its automatic number before it; a space keeps 1. from making a decimal of 5月20日."""
    return f"{fold(label)} {text}" if label else text


def heading_like(text: str, level: int) -> bool:
    """Whether a numbered line is a heading and not a sentence.

    A heading is short, has no sentence inside, and at most one stray mark at its end.
    """
    inside = text[:-1]
    if len(text) > (50 if level < 3 else 36) or any(c in inside for c in "。；！？"):
        return False
    return not (text.endswith("。") and ("，" in inside or len(text) > (24 if level < 3 else 14)))


def author_like(text: str) -> bool:
    """Whether a folded text begins like the line of a lead author: 主笔人：…."""
    return text[:1] in ("主", "执") and _AUTHOR.match(text) is not None


def caption_numbered(text: str) -> bool:
    """Whether a folded text begins like a caption: 图1, 表二."""
    return text[:1] in ("图", "表") and _CAPTION.match(text) is not None


def caption_like(text: str) -> bool:
    """Whether a folded text is a caption: numbered as one, short, no sentence."""
    return caption_numbered(text) and len(text) <= 50 and not text.endswith("。")
