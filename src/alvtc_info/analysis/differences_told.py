"""Who should have come, who came and who did not, wherever a paper tells them: 报考540人，实考512人，缺考38人.

Spans with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.quantities import quantities, shown
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.quantities import Quantity, Wrong
    from alvtc_info.model.document import Document

_IS = r"(?:新生|学生|考生|人数|代表|教师|的|有|为|共|达)*$"
# a whole, the part of it that did, and the part that did not
_SETS = tuple(
    tuple(Pattern(rf"(?:{words}){_IS}") for words in each)
    for each in (
        ("(?<!已)报考|应考|应试|参加报名", "实考|实际参考|参考|到考|实际参加考试", "缺考|未参考|未到考"),
        ("录取|计划招收|招收", "(?:实际|已|按时)报到", "未(?:按时)?报到|没有报到|放弃(?:入学|报到)"),
        ("应(?:参会|出席|参加|参训|签到)", "实际?(?:参会|出席|参加|参训|签到)", "缺席|未(?:参会|出席|参加|参训|签到)"),
        ("应返校", "(?:已|实际)返校", "未返校"),
        ("应报到", "(?:实际|已|按时)报到", "未(?:按时)?报到"),
    )
)
_NEVER = Pattern(r"另|新增|补录|补报|又|较|比|累计|往年|去年|上年|约")
_BACK = 24  # quantities before the last of them


def differences_told(document: Document) -> Iterator[Wrong]:
    """Those who did not come, in another number than those who should have leave without those who came."""
    found = [each for each in quantities(document) if each.role in PROSE and each.is_count and not each.rough]
    for whole_words, part_words, rest_words in _SETS:
        for at, rest in enumerate(found):
            if not rest_words.search(rest.before):
                continue
            near = [each for each in found[max(0, at - _BACK) : at] if each.unit == rest.unit]
            part = _only(near, part_words)
            whole = _only([each for each in near if part and each.start < part.start], whole_words)
            if whole is None or part is None or _NEVER.search(document.plain, whole.start, rest.start):
                continue
            said = whole.value - part.value
            if said > 0 and said != rest.value:
                told = f"{whole.value:.10g}减{part.value:.10g}是{shown(said, rest.unit)}"
                yield (
                    rest.start - len(rest.before),
                    rest.end,
                    f"{told}，与{shown(rest.value, rest.unit)}不符，请复核",
                    True,
                )


def _only(found: Sequence[Quantity], words: Pattern) -> Quantity | None:
    """The one quantity that these words stand before; None where there are several numbers."""
    told = [each for each in found if words.search(each.before)]
    return told[-1] if len({each.value for each in told}) == 1 else None
