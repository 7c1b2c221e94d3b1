"""Facts that were noted in a few words, as sentences of a report: by the forms of the institution's pack.

Nothing is added to a fact; what is not known stands as a slot {…}.
"""

from __future__ import annotations

import re
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError
from alvtc_info.institution.values import default_institution
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution

WHEN = "{几时}"
_ENDS = "。；;，,、 　\n"
_STOPS = ("。", "！", "？")
_AT = re.compile(r"(?:最后|疑似|可能)*(?:出现|走失|失踪|发生|位置)?(?:在|位于|于(?!家))")
_WRITTEN = Pattern(r"\d{1,2}时(?:\d{1,2}分)?$")
_EITHER_HALF = Pattern(r"[一二两三四五六七八九十]{1,2}[点时]")  # 三点 may be 3时 or 15时
_OF_A_DAY = Pattern(r"[昨今明前当] ?$|(?:比[分例]?|[以为]) ?$")  # 今早7点 wants its day; 3:2 is a score
# an hour told by 点 alone: 10点来电了 (not 3点要求)
_POINTS = Pattern(
    r"(?<![\d第.共早晚晨午夜一二三四五六七八九十])(?P<hour>1\d|2[0-4]|\d)点(?=[来到送把才发开结离出赶抵报打恢停断关修换接通回]|，|$)(?!发[言展]|开[展设])"
)
_TIMED = re.compile(
    r"^(?:\d|[一二三四五六七八九十]{1,3}[年月日时点])|^(?:随即|随后|立即|迅速|当即|同时|接报后|接到报告后|事发后|发现后|事故发生后|第一时间)"
)


def sentence(text: str) -> str:
    """The text with a full stop at its end."""
    return text if text.endswith(_STOPS) else text.rstrip(_ENDS) + "。"


def with_written_clocks(text: str) -> str:
    """The text with its clock times as documents write them: 23:30 and 晚上11点半 as 23时30分."""
    pieces, at = [], 0
    for clock in clocks(text):
        typed = text[clock.start : clock.end]
        hour, minute = divmod(clock.minutes, 60)
        if (
            hour > 24
            or minute > 59
            or _WRITTEN.match(typed)
            or _EITHER_HALF.match(typed)
            or _OF_A_DAY.search(text, 0, clock.start)
        ):
            continue
        pieces += [text[at : clock.start], f"{hour}时{minute:02d}分" if clock.exact else f"{hour}时"]
        at = clock.end
    return _POINTS.sub(lambda match: f"{match['hour']}时", "".join((*pieces, text[at:])))


def state(fact: str, noted: str, institution: Institution, *, known: str = WHEN, department: str = "{部门}") -> str:
    """What was noted on a fact (a field of `Particulars`), as a sentence.

    `known` is when the department learnt of the event, `department` its name, each a slot if it is not known.
    """
    words = with_written_clocks(noted).strip().rstrip(_ENDS)
    forms = institution.sentences.get(fact) or default_institution().sentences[fact]
    for form in forms:
        found = _search(form.when, words)
        if found:
            parts = {name: part for name, part in found.groupdict().items() if part}
            return Template(form.say).safe_substitute(
                {"words": words, "known": known, "department": department, **parts}
            )
    return sentence(words)


def state_event(when: str, place: str, what: str, institution: Institution) -> str:
    """The sentence that says when, where and what, with slots for what is not known; a place is said once."""
    where, what = bare_place(place), with_written_clocks(what)
    event = state("what", what, institution) if what else "{发生了什么}"
    if where and where in what:
        return sentence(f"{when}，{what.strip().rstrip(_ENDS)}")
    return sentence(f"{when}，{where or '{地点}'}{event.rstrip('。')}")


def bare_place(place: str) -> str:
    """A place as it was noted (在实训楼3层，), without what led to it."""
    where = place.strip().rstrip(_ENDS)
    return where[found.end() :] if (found := _AT.match(where)) else where


def state_act(when: str | None, noted: str, institution: Institution, *, dated: bool) -> str:
    """A measure that was taken, as a sentence.

    `when` is the moment that somebody gave for it; None if nobody did: then a `dated` sentence begins with a slot.
    """
    noted = with_written_clocks(noted)
    stated = state("measures", noted, institution)
    if next(clocks(noted), None) is not None:
        return stated  # the words tell their own time
    if stated.startswith("{") or _TIMED.match(noted.strip()) or (when is None and not dated):
        return stated
    return sentence(f"{when or WHEN}，{noted.strip()}")


def _search(expression: str, words: str) -> re.Match[str] | None:
    """The first match of a form's expression; of another institution's within the limits of what a user typed.

    Raises UsageError where that takes too long.
    """
    if expression in _own():
        return re.search(expression, words)
    from alvtc_info.text.user_pattern import first_match

    try:
        return first_match(expression, words)
    except UsageError as error:
        problem = f"机构包 sentences.toml 里 when 是“{expression[:60]}”的一条：{error.message}"
        raise UsageError(error.code, problem) from None


@cache
def _own() -> frozenset[str]:
    return frozenset(form.when for forms in default_institution().sentences.values() for form in forms)
