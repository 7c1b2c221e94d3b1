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

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution

WHEN = "{几时}"
_ENDS = "。；;，,、 　\n"
_STOPS = ("。", "！", "？")
_AT = re.compile(r"(?:最后|疑似|可能)*(?:出现|走失|失踪|发生|位置)?(?:在|位于|于(?!家))")
_TIMED = re.compile(
    r"^(?:\d|[一二三四五六七八九十]{1,3}[年月日时点])|^(?:随即|随后|立即|迅速|当即|同时|接报后|接到报告后|事发后|发现后|事故发生后|第一时间)"
)


def sentence(text: str) -> str:
    """The text with a full stop at its end."""
    return text if text.endswith(_STOPS) else text.rstrip(_ENDS) + "。"


def state(fact: str, noted: str, institution: Institution, *, known: str = WHEN, department: str = "{部门}") -> str:
    """What was noted on a fact (a field of `Particulars`), as a sentence.

    `known` is when the department learnt of the event, `department` its name, each a slot if it is not known.
    """
    words = noted.strip().rstrip(_ENDS)
    forms = institution.sentences.get(fact) or default_institution().sentences[fact]
    for form in forms:
        found = _search(form.when, words)
        if found:
            shorter = found.groupdict().get("words")
            return Template(form.say).safe_substitute(words=shorter or words, known=known, department=department)
    return sentence(words)


def state_event(when: str, place: str, what: str, institution: Institution) -> str:
    """The sentence that says when, where and what, with slots for what is not known; a place is said once."""
    where = bare_place(place)
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
    stated = state("measures", noted, institution)
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
