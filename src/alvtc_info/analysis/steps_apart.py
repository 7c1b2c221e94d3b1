"""Steps with their hours that cannot have come so: hours that run back, a help that came before it was called.

What is told of another day, up to an hour, or of what is only planned is left alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.facts_retold import CORRECTED
from alvtc_info.analysis.hours_backwards import (
    days_back,
    ends_of_one_strand,
    items_back,
    parts_back,
    passed_on_too_early,
    running_back,
    strand_back,
    told_backwards,
)
from alvtc_info.analysis.told_steps import (
    ABOUT_REPORTS,
    GOES_ON,
    LONG_AGO,
    LONGEST_STEP,
    NOT_IN_LINE,
    told_steps,
    written_hour,
)
from alvtc_info.analysis.told_twice import by_sentence
from alvtc_info.model.kinds import PROSE, Role
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.analysis.told_steps import ToldStep
    from alvtc_info.model.document import Document


def _is_of_hours(document: Document, at: int) -> bool:
    """Whether the sentence there, which corrects something, has an hour: it may be one that is put right."""
    return any(True for _ in clocks(document.plain, *document.sentence_at(at)))


# what calls somebody, who comes, what is done there, and who leaves: each needs the one before it
_FIRE, _AMBULANCE, _POLICE = (
    "(?<!微型)(?<!义务)(?<!志愿)(?<!学院)消防(?:车|员|队|救援|大队|人员)",
    "救护车|急救(?:车|人员)",
    "民警|警察|派出所|公安|交警",
)
_COMES = "到达|到场|抵达|赶到|赶赴现场|到校|进校|开到"
# themselves, and nobody whom they lead out
_ON = "(?:(?!组织|疏散|引导|协助|带领|帮助|学生|师生|群众)[^，。；]){0,24}"
_GOES = "撤离|撤场|驶离|收队|离开|离校"
_ORDERS = (
    (r"(?:拨打|拨通|呼叫|打)[^，。；\d]{0,6}120|(?:叫|联系)了?救护车|120急救", rf"(?:{_AMBULANCE})[^，。；]{{0,8}}(?:{_COMES})", "叫救护车"),
    (r"(?:拨打|拨通|打)[^，。；\d]{0,6}119|119报警|报(?:了)?火警", rf"(?:{_FIRE})[^，。；]{{0,10}}(?:{_COMES})", "报火警"),
    (r"(?:拨打|拨通|打)[^，。；\d]{0,6}110|110报警|向[^，。；]{0,8}(?:派出所|公安)[^，。；]{0,4}报[案警]", rf"(?:民警|警察)[^，。；]{{0,8}}(?:{_COMES})", "报警"),
    (rf"(?:{_FIRE})[^，。；]{{0,10}}(?:{_COMES})", rf"(?:{_FIRE}){_ON}(?:{_GOES})", "消防到场"),
    (rf"(?:{_POLICE})[^，。；]{{0,10}}(?:{_COMES})", rf"(?:{_POLICE}){_ON}(?:{_GOES})", "民警到场"),
    (rf"(?:{_AMBULANCE})[^，。；]{{0,8}}(?:{_COMES})", rf"(?:{_AMBULANCE})[^，。；]{{0,10}}(?:{_GOES}|出发)", "救护车到"),
    (r"送[往至到][^，。；]{0,10}(?:医院|医务室|校医室|卫生院)|(?:到|抵)达?[^，。；]{0,10}医院", r"医院[^，。；]{0,8}(?:诊断为|确诊|出具)|(?:实施|接受|进行)手术|出院", "送医"),
    (r"(?:实施|接受|进行)手术|住院|入院", r"出院", "住院"),
)  # fmt: skip
_LINKS = tuple((Pattern(first), Pattern(then), said) for first, then, said in _ORDERS)
_AGAIN = Pattern(r"再次|第二|另|又|其余|首批|分批|先后|陆续|返回")


def _before_its_call(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """What came, went or was found out before what it needs: 9时31分救护车到达，9时33分拨打120."""
    text = document.plain
    for needed, act, said in _LINKS:
        first = [step for step in steps if needed.search(text, step.end, step.stop)]
        if len(first) != 1:
            continue
        then = [step for step in steps if step != first[0] and act.search(text, step.end, step.stop)]
        for step in then:
            if (
                step.day == first[0].day
                and step.minutes < first[0].minutes <= step.minutes + LONG_AGO
                and not any(_AGAIN.search(text, each.start, each.stop) for each in (step, first[0]))
                and not any(NOT_IN_LINE.search(text, each.end, each.stop) for each in (step, first[0]))
            ):
                yield (
                    step,
                    f"“{written_hour(document, step)}”早于{said}的“{written_hour(document, first[0])}”，请核对先后",
                )
                break


_RESPONDS = Pattern(
    r"，?[^，。；\d]{0,12}(?:报告|汇报|报[警案]|拨[打通]|赶[到赴]|送[往至到医]|到[场达]|抵达|疏散|撤[离出]|断[电开水]|切断|拉(?:下|闸|断|开)|关[闭停掉断]|按下[^，。；]{0,6}(?:急停|停止)|"
    r"停[机电用]|扑[灭救]|救[出治起]|扶[起到至出]|抬[到出上]|包扎|冲洗|隔离|封[闭存锁控]|盖[住灭]|[泼浇]灭|用[^，。；\d]{1,10}(?:盖|扑|泼|浇|灭|撬))"
)
_FOUND_OUT = Pattern(r"发现|接[到报]|获悉|据|截[至止]|报送|认定|通报")
# the hour of a report, and of no step: 15时20分首报后
_SENT_IN = Pattern(r"，?[^，。；\d]{0,8}(?:首报|续报|初报|报送|上报)")
_SENT_AT = Pattern(r"(?:首报|续报|初报|前报)[^。；]{0,30}$")
_SHORTLY = 60  # minutes
_AT_ONCE = 30  # minutes; within one paragraph


def _before_the_event(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """Responses at hours shortly before that of the event, with no day of their own."""
    text = document.plain
    steps = [
        step
        for step in steps
        if not _SENT_IN.match(text, step.end)
        and not _SENT_AT.search(text, max(document.sentence_at(step.start)[0], step.start - LONGEST_STEP), step.start)
    ]
    if not steps:
        return
    ends = [*(step.start for step in steps[1:]), len(text)]
    first = next(
        (
            step
            for step, end in zip(steps, ends, strict=True)
            if _harms(text, step.end, min(end, document.sentence_at(step.start)[1]))
        ),
        steps[0],
    )
    begin, stop = document.sentence_at(first.start)
    happened = WHAT.search(text, first.end, stop) or WHAT.search(text, *_title(document))
    told = _FOUND_OUT.search(text, begin, stop) or ABOUT_REPORTS.match(text, first.end)
    if not happened or told or GOES_ON.match(text, first.end):
        return
    around = document.passage_at(first.start)
    for step in steps[steps.index(first) + 1 :]:
        if (
            step.minutes < first.minutes <= step.minutes + (_SHORTLY if step.start > around.end else _AT_ONCE)
            and step.day == first.day
            and document.sentence_at(step.start)[0] > begin
            and _RESPONDS.match(text, step.end)
            and not NOT_IN_LINE.search(
                text, max(document.sentence_at(step.start)[0], step.start - LONGEST_STEP), step.stop
            )
        ):
            yield step, f"“{written_hour(document, step)}”早于前面写的事发时间“{written_hour(document, first)}”，请核对"
            return


# the hour at which something was over or somebody went on, and nothing happened: 15时46分步行返回一层休息
_AFTER_ALL = Pattern(r"，?[^，。；\d]{0,10}?(?:步行|返[回校]|休息|转移|安置|撤离|劝离|复课|恢复)")
_NONE_OF_IT = Pattern(r"(?:[未无没]|没有|未[报发见出][^，。；]{0,3}|排除|均无)[^，。；]{0,4}$")


def _harms(text: str, start: int, stop: int) -> bool:
    """Whether something that goes wrong is told here as such: not 未报告不适."""
    return not _AFTER_ALL.match(text, start) and any(
        not _NONE_OF_IT.search(text, max(start, found.start() - 10), found.start())
        for found in WHAT.compiled.finditer(text, start, stop)
    )


def _title(document: Document) -> tuple[int, int]:
    passage = next(document.roles(Role.TITLE), None)
    return (passage.start, passage.end) if passage else (0, 0)


# 8时20分，辅导员报告系主任。8时15分，系主任报告分管副院长
_REPORTS = Pattern(
    r"，?(?P<who>[^，。；\d]{2,16}?)(?:电话|口头|当面|立即|随即|及时)*(?:向(?P<to>[^，。；\d]{2,20}?)(?:作了?)?(?:电话|口头)*(?:报告|汇报)|(?:报告|汇报)(?:给|至|到)?(?P<to2>[^，。；\d]{2,24}))"
)
_NAMED = 2  # the last characters that tell who it is


def _before_told(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """A report by somebody who was told himself only later, in neighbouring sentences of one paragraph."""
    text = document.plain
    for earlier, later in pairwise(steps):
        told, tells = (_REPORTS.match(text, step.end, step.stop) for step in (earlier, later))
        if (
            told
            and tells
            and tells["who"][-_NAMED:] in (told["to"] or told["to2"])
            and tells["who"] != told["who"]
            and earlier.day == later.day
            and later.minutes < earlier.minutes <= later.minutes + LONG_AGO
            and document.passage_at(earlier.start).start == document.passage_at(later.start).start
        ):
            message = f"“{written_hour(document, later)}”早于“{told.group().lstrip('，')}”的“{written_hour(document, earlier)}”，请核对先后"
            yield later, message


_OUT = Pattern(r"[^，。；\d]{0,12}(?:，[^，。；\d]{0,12})?出院(?!后|时|手续)")
_TAKEN_IN = Pattern(
    r"[^，。；\d]{0,16}(?:，[^，。；\d]{0,12})?(?:手术(?!后)|入院|住进|送医|送[往至到][^，。；]{0,8}医院)"
)
_SEVERAL = Pattern(r"(?<!\d)[2-9][名人]|\d{2}[名人]|[两二三四五六七八九十][名人]|另|分别|复查|再次|二次|其他")


def _out_too_early(document: Document) -> Iterator[tuple[int, int, str]]:
    """The day on which somebody left hospital before the day on which he was taken in, or operated on."""
    text = document.plain
    days = [span for span in dates(document).spans if document.passage_at(span.start).role in PROSE]
    out = next((span for span in days if _OUT.match(text, span.end)), None)
    if out is None or _SEVERAL.search(document.joined(PROSE)):
        return
    for span in days:
        ahead = (out.month, out.day) < (span.month, span.day) and span.month - out.month <= 1
        if ahead and _TAKEN_IN.match(text, span.end):
            message = f"“{text[out.start : out.end]}”出院早于送医、手术的“{text[span.start : span.end]}”，请核对先后"
            yield out.start, out.end, message
            return


_HINTED = (strand_back, parts_back, items_back)  # of one strand only as it seems


def steps_apart(document: Document) -> Iterator[Wrong]:
    """Hours of steps that cannot be right beside another one: spans, what is wrong, whether that is certain."""
    if any(_is_of_hours(document, match.start()) for match in document.finditer(CORRECTED)):
        return
    steps = list(told_steps(document))
    told: set[int] = set()
    of_one_strand = ends_of_one_strand(document, steps)
    corrects = by_sentence(document, CORRECTED)
    for start, end, message in _out_too_early(document):
        if not corrects(start):
            yield start, end, message, True
    for find in (
        _before_its_call,
        _before_the_event,
        _before_told,
        running_back,
        strand_back,
        parts_back,
        items_back,
        told_backwards,
        days_back,
        passed_on_too_early,
    ):
        for at, message in find(document, steps):
            if at.start not in told:
                told.add(at.start)
                sure = find not in _HINTED and (find is not told_backwards or at.end in of_one_strand)
                yield at.start, at.end, message, sure
