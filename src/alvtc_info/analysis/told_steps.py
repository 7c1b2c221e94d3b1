"""The steps of an event that a text tells with their hours, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import clocks_in, dates
from alvtc_info.analysis.periods import is_cutoff
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

# what puts a step on another day, or says that it is told out of its order, or not done
NOT_IN_LINE = Pattern(
    r"今[晨早日天]|[次翌隔][日晨天]|第二天|凌晨|昨|前[一两]?[天日]|此前|之前|早在|早于|事[发前]前|原定|应(?![急对答])|[拟须]|计划|预计|定于|将于|当晚|零时|\d日|每[天日周晚]|"
    r"先前|已于|曾|预[警报]|补[报记]|监控|录像|回看|调取|显示|记录|分别|同时|如[果遇]|一旦|若|延长|推迟|提前|改[为到]|顺延|(?<![扶拉抬背抱救举])[起止]|营业|作息|课表|时段|开考|考试"
)
_RANGE = frozenset("至到—–~～－-")
# words behind an hour from which on something was so; 9时40分到场 tells who came
GOES_ON = Pattern(r"[至—–~～－-]|到(?![达场位校院岗医现了来货馆站])")
_LISTED = frozenset("、和及与")  # 9时12分、9时25分两次拨打
LONG_AGO = 3 * 60  # minutes; hours that run back by more than that are of another day
LONGEST_STEP = 40  # code points of a step
# words behind an hour at which somebody was told, or told others
ABOUT_REPORTS = Pattern(
    r"，?[^，。；]{0,12}(?:报告|汇报|报送|上报|[口书]头|告知|通报|电话|反映|[直续首]报|报(?:至|给|[学分院党处]))"
)


class ToldStep(NamedTuple):
    """A moment, the day that is written for it, and the words behind it."""

    start: int
    end: int
    minutes: int
    day: tuple[int, int] | None
    stop: int


def told_steps(document: Document) -> Iterator[ToldStep]:
    """The steps of a paper that are told with an hour, other than a cut-off, the end of a span or one of a list."""
    text, known = document.plain, dates(document)
    day: tuple[int, int] | None = None
    for passage in document.roles(*PROSE):
        moments = [
            moment
            for moment in clocks_in(document, passage)
            if not is_cutoff(text, passage.start, moment.start)
            and text[moment.start - 1 : moment.start] not in _RANGE
            and text[moment.start - 1 : moment.start] not in _LISTED
            and not (text[moment.end : moment.end + 1] in _LISTED and text[moment.end + 1 : moment.end + 2].isdecimal())
        ]
        for moment, following in zip(moments, (*(each.start for each in moments[1:]), len(text)), strict=False):
            written = known.before(moment.start)
            day = (written.month, written.day) if written else day
            stop = min(document.sentence_at(moment.start)[1], following, moment.end + LONGEST_STEP)
            semicolon = text.find("；", moment.end, stop)
            yield ToldStep(moment.start, moment.end, moment.minutes, day, semicolon if semicolon >= 0 else stop)


def written_hour(document: Document, step: ToldStep) -> str:
    """The hour of a step as the text has it."""
    return document.text[step.start : step.end].strip()
