"""Where, when and what a title says that something happened, against the text.

Spans of the title with what is wrong, and whether that is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.event_site import parts_of, site_parts
from alvtc_info.analysis.title_counts import share_words
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.model.document import Document, Passage

_NEAR = 24  # code points between a day and what is of that day
LONGEST_TITLE = 200  # code points of a title


def titled_event(document: Document) -> Iterator[tuple[int, int, str]]:
    """Another place of the event, and another day, in the title than in the text, where that is certain."""
    for passage in document.roles(Role.TITLE):
        for start, end, message, sure in (*unlike_places(document, passage), *unlike_days(document, passage)):
            if sure and passage.end - passage.start <= LONGEST_TITLE:
                yield start, end, message


_PLACES = ("seat", "nth", "house", "storey", "campus", "gate", "unit", "door", "side", "building")
_JOINS = frozenset("、和与及")  # behind a place: one of several
_OF_WHAT = frozenset(("nth", "house"))  # which need the noun behind them alike


def unlike_places(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another building, storey, gate or room than where the event is told first, and the title's is told nowhere."""
    text = document.plain
    everywhere = {
        (part.sort, part.value)
        for passage in document.roles(*PROSE)
        for part in parts_of(document, passage.start, passage.end)
    }
    body = document.joined(PROSE)
    for part in parts_of(document, title.start, title.end):
        first = next((p for p in site_parts(document) if p.sure and not p.titled and p.sort == part.sort), None)
        if first is None or part.sort not in _PLACES or (part.sort, part.value) in everywhere:
            continue
        if text[first.end : first.end + 1] in _JOINS or text[max(0, first.start - 1) : first.start] == "、":
            continue  # 停水范围为3号、4号公寓和食堂
        if part.sort == "building" and text[part.start : part.end] in f"{document.value('department')}{body}":
            continue
        if part.sort == "seat" and text[part.end - 1] != text[first.end - 1]:
            continue  # A区 and B座
        if part.sort in _OF_WHAT and text[part.end : part.end + 2] != text[first.end : first.end + 2]:
            continue
        more = 2 if part.sort in _OF_WHAT else 0
        said, told = text[part.start : part.end + more], text[first.start : first.end + more]
        yield part.start, part.end + more, f"标题写“{said}”，正文写“{told}”，请核实", True
        return


_EVENT_DAY = Pattern(r"[“\"](?P<month>\d{1,2})[·.•・](?P<day>\d{1,2})[”\"]")
_END_OF_TITLE = Pattern(
    r"(?:的|有关|相关|处置|处理|应对|落实|办理)*(?:情况)?的?(?:报告|通报|信息)?(?:[（(].{0,6}[）)])?$"
)
_IN_BRACKETS = Pattern(r"[（(][^）)]{0,38}$")


def unlike_days(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another day than the text has for it: 10月12日批示 … 10月13日，院长作出批示; “4·13” and no such day."""
    text, known = document.text, dates(document)
    days = [
        span
        for span in known.spans
        if document.passage_at(span.start).role in PROSE
        and not _IN_BRACKETS.search(text, max(0, span.start - 40), span.start)
    ]
    for span in known.between(title.start, title.end):
        if any((each.month, each.day) == (span.month, span.day) for each in days):
            continue
        about = _END_OF_TITLE.sub("", text[span.end : title.end])
        for index, each in enumerate(days):
            following = days[index + 1].start if index + 1 < len(days) else len(text)
            stop = min(document.sentence_at(each.start)[1], following, each.end + 3 * _NEAR)
            if share_words(about, text[each.end : stop]):
                told = text[each.start : each.end]
                yield span.start, span.end, f"标题写“{text[span.start : span.end]}”，正文写的是“{told}”，请核实", True
                return
    for match in _EVENT_DAY.compiled.finditer(text, title.start, title.end):
        day = int(match["month"]), int(match["day"])
        if days and day not in {(each.month, each.day) for each in days}:
            told = text[days[0].start : days[0].end]
            yield *match.span(), f"标题写{match.group()}，正文最先写的日期是“{told}”，请核实", False


_MONTH = Pattern(
    r"(?<![\d至到—-])(?P<month>[1-9]|1[0-2])月(?![\d初中底末起]|[上下]旬|至|到|[—-])|第?(?P<quarter>[一二三四])季度"
)


def unlike_months(document: Document, title: Passage) -> Iterator[Wrong]:
    """A month or a quarter in the title of which the text has no day: as advice."""
    months = {span.month for span in dates(document).spans if document.passage_at(span.start).role in PROSE}
    for match in _MONTH.compiled.finditer(document.plain, title.start, title.end):
        quarter = numeral(match["quarter"]) if match["quarter"] else 0
        own = set(range(3 * quarter - 2, 3 * quarter + 1)) if quarter else {int(match["month"])}
        if months and not own & months and match.group() not in document.joined(PROSE):
            shown = "、".join(f"{month}月" for month in sorted(months))
            yield *match.span(), f"标题写“{match.group()}”，正文写的是{shown}的事，请核实", False


# what happened, by the words that tell it, and by those that may: the title has one sort of them, the text another
_SORTS = tuple(
    (Pattern(words), Pattern(f"{words}|{more}"))
    for words, more in (
        ("停水|断水", "供水|用水|水压|无水"),
        ("停电|断电|跳闸", "供电|电路|用电|配电|线路"),
        ("停暖|停热", "供暖|供热|暖气|采暖"),
        ("起火|火灾|着火|失火", "火情|火险|冒烟|燃烧|明火|烧"),
        ("漏水|爆管|跑水|渗水|浸水|进水|倒灌", "爆裂|破裂|水"),
        ("交通事故|碰撞|相撞|追尾|刮碰|侧滑", "刮擦|交通|撞"),
        ("打架|斗殴|互殴|肢体冲突", "冲突|推搡|厮打|打"),
        ("被盗|失窃|盗窃", "丢失|偷|窃"),
        ("诈骗|被骗", "骗"),
    )
)


def unlike_events(document: Document, title: Passage) -> Iterator[Wrong]:
    """A title that tells of one sort of event, where the text has no word of it but of another one: as advice."""
    if document.kind not in EMERGENCY_KINDS:
        return
    body, said = document.joined(PROSE), document.plain[title.start : title.end]
    told = [(found, more) for words, more in _SORTS if (found := words.search(said))]
    first = next(document.finditer(WHAT, PROSE), None)
    if len(told) != 1 or first is None or told[0][1].search(body):
        return
    word = told[0][0].group()
    if any(words.search(first.group()) for words, _ in _SORTS):
        start = title.start + told[0][0].start()
        yield start, start + len(word), f"标题写“{word}”，正文写的是“{first.group()}”，请核实", False
