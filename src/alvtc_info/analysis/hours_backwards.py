"""Hours of steps that run back in the text: in a sentence, from part to part, from sentence to sentence.

Steps with what is wrong. Days that open parts of a paragraph are for `days_backwards`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.facts_retold import clause_start
from alvtc_info.analysis.periods import is_told_of
from alvtc_info.analysis.told_steps import ABOUT_REPORTS, GOES_ON, LONG_AGO, NOT_IN_LINE, written_hour
from alvtc_info.model.kinds import HEADINGS, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alvtc_info.analysis.told_steps import ToldStep
    from alvtc_info.model.document import Document, Passage

_UP_TO_THEN = Pattern(r"[至—–~～－-]|到(?![达场位校院岗医现了来货馆站])|(?:之|以)?前(?!往|来|台|后)")
_OPENS = frozenset("，。；：、\n（(")
_EVENING, _NOON = 17 * 60, 12 * 60  # minutes: what follows on an evening may be of the next morning
_WINDOW = 400  # code points between two hours that are compared
_DATED = Pattern(r"[ \u3000]*(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?(?:（[^（）]{1,8}）)?[ \u3000]*$")
# an item of a list, right before the hour that it begins with: 二是8时31分, （2）8时31分
_ITEM = Pattern(
    r"(?<![^，。；：\n])[ \u3000]*(?:[一二三四五六七八九十]是|（[\d一二三四五六七八九十]{1,2}）|\d{1,2}[.．、])[ \u3000]*(?:\d{1,2}月\d{1,2}日)?$"
)
_LABEL = 16  # code points of the number of an item and a day


def running_back(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """Hours at the heads of two clauses of one sentence that run back.

    Behind a semicolon others may go on from where the first began: there only what is before the event is told.
    """
    return _heads_back(document, steps, _is_before_the_event)


def parts_back(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """Hours on both sides of a semicolon that run back, of what is done by the same, or by nobody that is named."""
    return _heads_back(document, steps, _goes_on)


# who is told, and tells the next: 8时35分，校医报告校医室主任，主任8时31分报告分管副院长
_PASSED_ON = Pattern(
    r"[^。；\d]{1,24}?(?:报告|汇报|告知|通知|报)(?:给|了)?(?P<to>[\u4e00-\u9fff]{2,12})，(?P<by>[\u4e00-\u9fff]{2,12}?)(?:于|随即|随后|立即|即)?$"
)


def passed_on_too_early(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """Hours at which somebody tells the next one that are before the hour at which he was told himself."""
    for earlier, later in pairwise(steps):
        if (
            not 0 < later.start - earlier.end < _WINDOW
            or not later.minutes < earlier.minutes <= later.minutes + LONG_AGO
        ):
            continue
        match = _PASSED_ON.match(document.plain, earlier.end, later.start)
        if match and match["to"].endswith(match["by"]) and earlier.day == later.day:
            yield later, f"“{written_hour(document, later)}”早于前面写的“{written_hour(document, earlier)}”，请核对先后"


def _is_before_the_event(_document: Document, event: ToldStep, _before: ToldStep, later: ToldStep) -> bool:
    return event.day == later.day and later.minutes < event.minutes


def _heads_back(
    document: Document, steps: list[ToldStep], past_semicolon: Callable[[Document, ToldStep, ToldStep, ToldStep], bool]
) -> Iterator[tuple[ToldStep, str]]:
    text = document.plain
    heads: dict[int, ToldStep] = {}
    for earlier, later in pairwise(steps):
        begin, stop = document.sentence_at(later.start)
        part = clause_start(document, earlier.start, "；")
        head = heads.setdefault(part, earlier)
        apart = clause_start(document, later.start, "；") != part
        before = head if apart else earlier
        if (
            earlier.start >= begin
            and not is_told_of(text, before.end, later.start)
            and later.start - before.end < _WINDOW
            and before.day == later.day
            and later.minutes < before.minutes <= later.minutes + LONG_AGO
            and (not apart or past_semicolon(document, steps[0], before, later))
            and not (before.minutes >= _EVENING and later.minutes < _NOON)
            and (text[later.start - 1] in _OPENS or _ITEM.search(text, max(begin, later.start - _LABEL), later.start))
            and (
                before.start == begin
                or text[before.start - 1] in _OPENS
                or text[before.start - 1] == "日"
                or _ITEM.search(text, max(begin, before.start - _LABEL), before.start)
            )
            and not GOES_ON.match(text, before.end)
            and not _UP_TO_THEN.match(text, later.end)
            and not NOT_IN_LINE.search(text, before.end, min(stop, later.stop))
        ):
            yield later, f"“{written_hour(document, later)}”早于前面写的“{written_hour(document, before)}”，请核对先后"


# who does it, or where: 后勤处, 校医, 2号楼
_AGENT = Pattern(
    r"，?(?:\d{1,2}[号层楼栋]|[^，。；：\d]{0,8}?(?:[处科室队组班站局厅部院系委会社]|中心|公司|单位|人员|[员长师某医警工方]|学生|教师|家长|司机|[东西南北]门))"
)


def _goes_on(document: Document, _event: ToldStep, before: ToldStep, later: ToldStep) -> bool:
    """Whether the hour behind a semicolon goes on from that before it: it is of the same strand."""
    text = document.plain
    begin = clause_start(document, later.start, "；")
    if not (_DATED.match(text, begin, later.start) or _ITEM.search(text, begin, later.start)):
        return False
    if _alike(text, before, later):
        return False
    nobody = not (_AGENT.match(text, before.end) or _AGENT.match(text, later.end))
    return nobody or _subject(document, before) == _subject(document, later)


# what is told of one after another: 9时40分恢复供水；9时20分恢复供电
_OF_EACH = Pattern(
    r"恢复|完成|到[场达位]|抵达|送[达到]|返[校回]|关闭|开放|启用|更换|疏散|清点|巡查|检查|排查|封闭|撤离|报告|通知"
)


def _alike(text: str, one: ToldStep, other: ToldStep) -> bool:
    """Whether the same is told of two steps, so that they may stand side by side."""
    acts = [set(_OF_EACH.findall(text[each.end : each.stop])) for each in (one, other)]
    return not acts[0].isdisjoint(acts[1])


# who did it, before the hour of the first of two steps: 该生9时40分送到旗医院，9时25分乘车离校
_DOER = Pattern(r"[ \u3000]*(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日)?[^\d，。；：、“（]{1,14}$")
_NO_DOER = Pattern(r"[至到前后比从自由]$|前夕|每|时段")
# what is done, right behind the hour, by the one who did the last: 11时10分更换管段；10时05分挖出作业坑
_DOES = Pattern(
    r"(?:开始|已|才|又|再|全部|陆续|将|把|用|由|经|被)?(?:更换|换[好上下]|拆[下除开]|挖[出开通]|开挖|焊[好接补]|安装|装[上好]|接[入好通到报]|切[换断]|恢复|修[复好]|启动|开启|打开|关[闭掉停]|合[闸上]|送[电水至到往]|通[水电气知]|停[水电]|试[压机音水]|注水|补水|排[水空查]|抽[水干取]|清[完理运点洗空]|拉起|设置|围[挡起]|封[闭锁存]|疏散|转移|撤[离出]|组织|召[集开]|联系|拨[打通]|上报|报[告警]|赶[到赴]|到[达场]|抵达|返回|出发|驶[离出入]|进入|抬[出到上]|扶[起到至]|包扎|检[查测修]|复[查核测]|查[明看]|发现|找到|调[取来派]|派出|[运搬][走来到]|扑灭|[喷浇盖]灭|灭火|测[量得温]|登记|发[布出放]|签[订字收]|打扫|消毒|采样|加固|堵[住上]|张贴)"
)
# what only says which of several it is: 9时30分进校的工程车
_WHICH_ONE = Pattern(
    r"，?[^，。；\d]{0,16}的(?:[是有]|[^，。；]{4})|[^，。；\d]{0,10}时(?![，间候段])|(?:之|以)?前(?!往|来|台|后)|起|前后|许?(?:[至—–~～－-]|到(?![达场位校院岗医现了来货馆站]))"
)
_TOLD_ELSEWHERE = Pattern(
    r"监控|录像|回看|调取|显示|记录|原定|预[计定]|计划|定于|[应拟须]于|将|每[天日周晚]|课表|作息|回忆|讲述|自述|称|通报|发现|留言|短信|微信|(?<!数)据"
)
_BY_THAT_TIME = Pattern(r"[^，。；]{0,8}(?:已|曾|此前|之前)")


def strand_back(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """Hours of one doer in a sentence that run back: he stands before the first, or what is done is all that is told.

    该生9时40分送到旗医院，9时25分乘车离校; 11时10分更换管段；10时05分挖出作业坑.
    """
    text = document.plain
    for earlier, later in pairwise(steps):
        begin, stop = document.sentence_at(later.start)
        if (
            earlier.start < begin
            or earlier.day != later.day
            or not later.minutes < earlier.minutes <= later.minutes + LONG_AGO
            or (earlier.minutes >= _EVENING and later.minutes < _NOON)
            or _WHICH_ONE.match(text, earlier.end, stop)
            or _WHICH_ONE.match(text, later.end, stop)
            or is_told_of(text, earlier.end, later.start)
        ):
            continue
        part, clause = (clause_start(document, earlier.start, marks) for marks in ("；", "，；："))
        parted = clause_start(document, later.start, "；") != part
        doer = _DOER.search(text, clause, earlier.start)
        alone = earlier.start == begin or _DATED.match(text, begin, earlier.start)
        if parted:
            acts = all(_DOES.match(text, each.end, stop) for each in (earlier, later))
            tied = bool(alone and acts and not _alike(text, earlier, later))
        else:
            tied = bool(doer) and text[later.start - 1] == "，" and not _NO_DOER.search(text, clause, earlier.start)
        comma = text.find("，", later.end + 1, later.stop)
        over = later.stop if comma < 0 else comma
        elsewhere = _TOLD_ELSEWHERE.search(text, part, later.start) or _BY_THAT_TIME.match(text, later.end, stop)
        if tied and not elsewhere and not NOT_IN_LINE.search(text, earlier.end, over):
            yield later, f"“{written_hour(document, later)}”早于前面写的“{written_hour(document, earlier)}”，请核对先后"


def items_back(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """Items of one list, each in a paragraph of its own that begins with an hour, that run back."""
    text = document.plain
    heads = {}
    for step in steps:
        passage = document.passage_at(step.start)
        if passage.start not in heads:
            near = min(step.start, passage.start + _LABEL)
            heads[passage.start] = step if near == step.start and _ITEM.search(text, passage.start, near) else None
    for (one, earlier), (other, later) in pairwise(heads.items()):
        if (
            earlier
            and later
            and document.passage_at(earlier.start).end + 1 >= other
            and earlier.day == later.day
            and later.minutes < earlier.minutes <= later.minutes + LONG_AGO
            and not GOES_ON.match(text, earlier.end)
            and not _UP_TO_THEN.match(text, later.end)
            and not _alike(text, earlier, later)
            and not NOT_IN_LINE.search(text, one, document.passage_at(other).end)
        ):
            yield later, f"“{written_hour(document, later)}”早于前面写的“{written_hour(document, earlier)}”，请核对先后"


# a day at the head of a sentence, and what tells that the text goes back to it with purpose
_HEAD_DAY = Pattern(r"[ \u3000]*(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:（[^（）]{1,8}）)?[ \u3000]*$")
_NEAR_DAY = Pattern(r"[^，。；：\d]{0,10}(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:（[^（）]{1,8}）)?[ \u3000]*$")
_GOES_BACK = Pattern(
    r"此前|之前|先前|早在|早于|事[发前]前|曾|经查|查明|调查|核实|据|讲述|自述|回忆|监控|录像|回看|调取|显示|记录|原[定计来]|[直首续终]报|反映|另一|与此|追溯|倒查|起因|经过|分别|台账|更正|补[报记充]|最后一次|上一次"
)
_AHEAD = Pattern(r"将|拟|计划|预计|定于|前(?=[，完办])|届时|下一步|约定|再")
_FAR_BACK = 15  # days; what is told of before that is what led to it
_AROUND = 200  # code points of a sentence about an hour
_SHOWN = 14  # code points of a day that is told before


def days_back(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """A sentence that opens with a day and an hour before those of a sentence ahead of it in its paragraph."""
    text = document.plain
    last: dict[int, ToldStep] = {}
    for step in steps:
        passage, (begin, stop) = document.passage_at(step.start), document.sentence_at(step.start)
        near = max(begin, step.start - _AROUND), min(stop, step.end + _AROUND)
        if step.day is None or passage.role is not Role.BODY or _GOES_BACK.search(text, *near):
            last.pop(passage.start, None)
            continue
        before = last.get(passage.start)
        back = before and before.day and 31 * (before.day[0] - step.day[0]) + before.day[1] - step.day[1]
        if before and back and 0 < back <= _FAR_BACK and _HEAD_DAY.match(text, begin, step.start):
            told = document.text[document.sentence_at(before.start)[0] : before.end].strip()[-_SHOWN:]
            said = document.text[begin : step.end].strip()
            yield step, f"“{said}”早于前面写的“{told}”，请按时间先后写，或写明“此前”"
        if _NEAR_DAY.match(text, begin, step.start) and not _AHEAD.search(text, *near):
            last[passage.start] = step


_ANOTHER_STRAND = Pattern(r"经查|据|事后|经了解|经核|回访|讲述|自述|反映|另一|与此|期间|其中|原[来本]|本应")
_ENDED = Pattern(
    r"恢复|来[电水]|送电|供[电水暖气]|扑灭|熄灭|解除|排除|修[复好]|结束|完毕|复课|返[回校]|获救|救出|控制|找到|出院|脱险"
)
_LEADS_IN = Pattern(r"如下|截[至止]|总结")
_NEXT = 8  # steps, in a sentence of a report and at the head of that behind it


def told_backwards(document: Document, steps: list[ToldStep]) -> Iterator[tuple[ToldStep, str]]:
    """A sentence that begins with an hour before that which the one before it in its paragraph began with.

    Of two paragraphs under one heading, the first of which tells how all ended, that which tells how it began.
    """
    text = document.plain
    before: ToldStep | None = None
    for at, later in enumerate(steps):
        begin = document.sentence_at(later.start)[0]
        if not _DATED.match(text, begin, later.start):
            continue
        earlier, before = before, later
        if (
            earlier is None
            or earlier.day not in (None, later.day)
            or not later.minutes < earlier.minutes <= later.minutes + LONG_AGO
            or (earlier.minutes >= _EVENING and later.minutes < _NOON)
            or GOES_ON.match(text, earlier.end)
            or GOES_ON.match(text, later.end)
        ):
            continue
        one, other = (document.sentence_at(step.start)[1] for step in (earlier, later))
        if document.passage_at(earlier.start).start == document.passage_at(later.start).start:
            told = not (
                ABOUT_REPORTS.search(text, earlier.end, one)
                or _reported_apart(document, steps[at + 1 : at + _NEXT], earlier, later)
            )
        else:
            told = (
                earlier == steps[0]
                and not any(each.role in HEADINGS for each in _between(document, earlier.start, later.start))
                and _ENDED.search(text, earlier.end, one) is not None
                and WHAT.search(text, later.end, other) is not None
            )
        if (
            told
            and not _LEADS_IN.search(text, earlier.end, one)
            and not NOT_IN_LINE.search(text, later.end, other)
            and not _ANOTHER_STRAND.search(text, later.end, other)
        ):
            yield later, f"“{written_hour(document, later)}”早于前面写的“{written_hour(document, earlier)}”，请核对先后"


def _reported_apart(document: Document, steps: list[ToldStep], earlier: ToldStep, later: ToldStep) -> bool:
    """Whether a sentence of a report is a strand of its own: nothing but reports follows it, or nothing at all.

    The steps are those behind it.
    """
    text = document.plain
    stop = document.sentence_at(later.start)[1]
    if not ABOUT_REPORTS.search(text, later.end, stop):
        return False
    passage = document.passage_at(later.start)
    following = next((step for step in steps if step.start >= stop), None)
    return (
        following is None
        or following.start >= passage.end
        or following.minutes < earlier.minutes
        or not _DATED.match(text, stop, following.start)
        or ABOUT_REPORTS.search(text, following.end, document.sentence_at(following.start)[1]) is not None
    )


def _between(document: Document, start: int, end: int) -> list[Passage]:
    """The passages that begin between these two offsets."""
    return [passage for passage in document.passages if start < passage.start < end]


# who may be anybody, as a sentence begins with it
_ANYBODY = Pattern(
    r"，?[ \u3000]*(?:学院|我院|学校|全院|校内|值班|现场|部分|\d*[名位个]?(?:学生|教师|师生|职工|人员))*"
)
_NAMED_ALIKE = Pattern(r"(?:\d{1,2}号|[A-Za-z])[\u4e00-\u9fff]|[\u4e00-\u9fff]{2}")


def ends_of_one_strand(document: Document, steps: list[ToldStep]) -> set[int]:
    """The ends of the steps whose agent or place is that of the step before them: 校医到场。8时40分，校医包扎."""
    heads = [step for step in steps if _DATED.match(document.plain, document.sentence_at(step.start)[0], step.start)]
    return {later.end for earlier, later in pairwise(heads) if _subject(document, earlier) == _subject(document, later)}


def _subject(document: Document, step: ToldStep) -> str:
    """The first words behind the hour, which tell who it was or where; the hour itself where there are none."""
    anybody = _ANYBODY.match(document.plain, step.end)
    start = anybody.end() if anybody else step.end
    named = _NAMED_ALIKE.match(document.plain, start, step.stop)
    return named.group() if named else str(step.start)
