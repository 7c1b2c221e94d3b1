"""How long an event lasted, where no two moments of the paper lie so far apart, but its ends by a digit more or less.

15时20分断网……20时50分恢复，中断历时4小时30分: spans with what is wrong.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document
    from alvtc_info.text.clock_times import Clock

_LASTED = Pattern(
    r"(?:历时|中断|时长|停[电水暖热气网运]|断[电水网气]|被困|滞留|封闭|封路|燃烧|扑救|救援|抢修|失联|走失|瘫痪|断线|停摆|围堵)(?:过程|时间|时长|历时|用时|共计?|持续|长达|总共|了|达|为){0,3}"
    r"(?:(?P<hours>\d{1,2})个?小时(?:零?(?P<minutes>\d{1,2})分钟?)?|(?P<only>\d{1,3})分钟)(?![后余多左前内/半]|以[上下内]|之[内后])"
)
_STOPPED = Pattern(
    r"完毕|恢复|送[电水]|来[电水]|通[电水车网]|扑灭|熄灭|救出|获救|脱困|脱险|解除|结束|修复|排除|找到|打开|驶离|离开|撤[出离]|点火|复[电水]|返[校回]|散去|劝离|开通|到位|测试通过"
)
_SEVERAL = Pattern(
    r"每[天日晚周次]|其中|累计|分别|两[次段]|[二三四]次|轮流|各|除去|扣除|不含|先后|约|近|大概|左右|平均|预计|原定|计划"
)
_ROUGHLY = Pattern(r"许|左右|前后|多")
_A_DAY = 24 * 60
_MOST = 40  # moments of a paper
_BACK = 60  # code points before a duration in which its end is told


def spans_apart(document: Document) -> Iterator[tuple[int, int, str]]:
    """The durations of an event that are a digit off those between its first moment and its end."""
    if document.kind not in EMERGENCY_KINDS:
        return
    text = document.plain
    for match in document.finditer(_LASTED, PROSE):
        passage = document.passage_at(match.start())
        moments = document.once(_moments)
        before = [each for each in moments if passage.start <= each.start < match.start()]
        begin, stop = document.sentence_at(match.start())
        if len(before) < 2 or len(moments) > _MOST or before[-1].start < max(begin, match.start() - _BACK):
            continue
        first, last = before[0], before[-1]
        ended = _STOPPED.search(text, last.end, match.start())
        loose = _SEVERAL.search(text, begin, min(stop, match.end() + 8)) or _ROUGHLY.match(text, first.end)
        said, slack = _minutes(match), 1 if match["minutes"] or match["only"] else 30
        fits = any(
            min((apart := (two.minutes - one.minutes - said) % _A_DAY), _A_DAY - apart) <= slack
            for one, two in combinations(moments, 2)
        )
        took = (last.minutes - first.minutes) % _A_DAY
        if ended and not loose and not fits and _is_a_digit_off(said, took):
            shown = f"{text[first.start : first.end].strip()}至{text[last.start : last.end].strip()}"
            yield *match.span(), f"{shown}是{_shown(took)}，与“{match.group()}”不符，请复核"


def _moments(document: Document) -> list[Clock]:
    return [each for part in document.roles(*PROSE) for each in clocks(document.plain, part.start, part.end)]


def _minutes(match: re.Match[str]) -> int:
    return int(match["only"]) if match["only"] else 60 * int(match["hours"]) + int(match["minutes"] or 0)


def _is_a_digit_off(said: int, took: int) -> bool:
    """Whether two lengths differ in their hours or in their minutes alone, and there in one digit."""
    (hours, minutes), (true_hours, true_minutes) = divmod(said, 60), divmod(took, 60)
    one, other = (hours, true_hours) if minutes == true_minutes else (minutes, true_minutes)
    if hours != true_hours and minutes != true_minutes:
        return False
    return sum(a != b for a, b in zip(f"{one:02d}", f"{other:02d}", strict=True)) == 1


def _shown(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}小时{rest}分钟" if hours and rest else f"{hours}小时" if hours else f"{rest}分钟"
