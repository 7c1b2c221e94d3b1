"""Words as hurried people type them, in the words of documents, by the tables of the institution's pack.

Only what surely means the same is reworded; what is left of speech can be asked for, so that it is marked.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from alvtc_info.errors import UsageError
from alvtc_info.institution.values import default_institution
from alvtc_info.model.form_prompts import SLOT
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from alvtc_info.institution.values import Institution, SentenceForm

_AWAY = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_YEARS = {"去": -1, "今": 0, "明": 1}
_WEEKS = {"上": -7, "本": 0, "这": 0, "下": 7}
_PARTS = {"早": "早上", "晚": "晚", "晨": "早晨", "夜": "夜间"}
_DAY = re.compile(
    r"(?P<years>[去今明])年(?![级轻龄货])|(?P<away>[前昨今明后])(?:[天日](?!性|气)(?P<part>早上?|晚上?|夜里?)?|(?P<bare>[早晚晨夜])上?(?![饭班报课自]))"
    r"|(?P<week>[上本这下])个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    r"|[本这]个?月(?P<of_month>(?=\d{1,2}[日号]))|(?<![\d月每])(?P<month>(?:[这本]个?)?月底)|(?<![\d年每])(?P<year>年底)"
)


class Heard(NamedTuple):
    """When a note was written, when the event began and when what it tells of happened: naive local times.

    The last two are None where nobody gave them.
    """

    recorded: datetime
    start: datetime | None = None
    at: datetime | None = None


def with_dates(text: str, day: date | None) -> str:
    """The text with dates for days that are told from the `day` of its writing: 后天, 昨晚, 下周一, 月底, 明年.

    Without that day the text as it is; a day of this week that is over (本周五前, on a Sunday) stays too.
    """
    return text if day is None else _DAY.sub(lambda found: _dated(found, day), text)


def _dated(found: re.Match[str], day: date) -> str:
    if found["years"]:
        return f"{day.year + _YEARS[found['years']]}年"
    if found["year"]:
        return f"{day.year}年底"
    if found["of_month"] is not None:
        return f"{day.month}月"
    if found["month"]:
        return f"{day.month}月底"
    if found["week"]:
        monday = day - timedelta(days=day.weekday() - _WEEKS[found["week"]])
        at = monday + timedelta(days="一二三四五六日".find(found["weekday"]) % 7)
        return found.group() if found["week"] in "本这" and at < day else _written(at, day)
    part = _PARTS.get((found["part"] or found["bare"] or "")[:1], "")
    return _written(day + timedelta(days=_AWAY[found["away"]]), day) + part


def _written(at: date, day: date) -> str:
    return f"{'' if at.year == day.year else f'{at.year}年'}{at.month}月{at.day}日"


def in_paper_words(text: str, institution: Institution) -> str:
    """The text with each entry of the pack's table `wording` applied in turn; a slot stands for what it leaves open."""
    for form in forms_of("wording", institution):
        text = _reworded(form, text)
    return text


def is_spoken(text: str, institution: Institution) -> bool:
    """Whether words of speech are left in a text, outside of its slots and quotations."""
    bare = _QUOTED.sub("", SLOT.sub("", text))
    return any(search(form.when, bare) for form in forms_of("spoken", institution))


_QUOTED = re.compile("“[^”]*”")


def mark_of(called: str, noted: str, institution: Institution, why: str = "spoken") -> str:
    """The slot that asks for other words than those `noted`, by the table of the pack that says `why`."""
    forms = forms_of(why, institution)
    form = next((each for each in forms if search(each.when, called)), forms[0])
    return Template(form.say).safe_substitute(called=called, words=noted.replace("{", "").replace("}", ""))


def forms_of(fact: str, institution: Institution) -> tuple[SentenceForm, ...]:
    """The forms of a table of the pack; those of the default pack where it has none."""
    return institution.sentences.get(fact) or default_institution().sentences[fact]


def _reworded(form: SentenceForm, text: str) -> str:
    def put(found: re.Match[str]) -> str:
        return Template(form.say).safe_substitute({name: part or "" for name, part in found.groupdict().items()})

    if form.when in _own():
        return re.sub(form.when, put, text)
    found = search(form.when, text)
    return text[: found.start()] + put(found) + text[found.end() :] if found else text


def search(expression: str, words: str) -> re.Match[str] | None:
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
