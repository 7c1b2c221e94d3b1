"""Steps with their hours that cannot have come so: hours that run back, a help that came before it was called.

What is told of another day, up to an hour, or of what is only planned is left alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import clocks_in, dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.facts_retold import CORRECTED, clause_start
from alvtc_info.analysis.periods import is_cutoff, is_told_of
from alvtc_info.analysis.told_twice import by_sentence
from alvtc_info.model.kinds import HEADINGS, PROSE, Role
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.model.document import Document, Passage

# what puts a step on another day, or says that it is told out of its order, or not done
_NOT_IN_LINE = Pattern(
    r"今[晨早日天]|[次翌隔][日晨天]|第二天|凌晨|昨|前[一两]?[天日]|此前|之前|早在|早于|事[发前]前|原定|应(?![急对答])|[拟须]|计划|预计|定于|将于|当晚|零时|\d日|每[天日周晚]|"
    r"先前|已于|曾|预[警报]|补[报记]|监控|录像|回看|调取|显示|记录|分别|同时|如[果遇]|一旦|若|延长|推迟|提前|改[为到]|顺延|(?<![扶拉抬背抱救举])[起止]|营业|作息|课表|时段|开考|考试"
)
_RANGE = frozenset("至到—–~～－-")
# from then on; 9时40分到场 tells who came
_GOES_ON = Pattern(r"[至—–~～－-]|到(?![达场位校院岗医现了来货馆站])")
_UP_TO_THEN = Pattern(r"[至—–~～－-]|到(?![达场位校院岗医现了来货馆站])|(?:之|以)?前(?!往|来|台|后)")
_LISTED = frozenset("、和及与")  # 9时12分、9时25分两次拨打
_OPENS = frozenset("，。；：、\n（(")
_EVENING, _NOON = 17 * 60, 12 * 60  # minutes: what follows on an evening may be of the next morning
_LONG_AGO = 3 * 60  # minutes; hours that run back by more than that are of another day
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
_RESPONDS = Pattern(
    r"，?[^，。；\d]{0,12}(?:报告|汇报|报[警案]|拨[打通]|赶[到赴]|送[往至到医]|到[场达]|抵达|疏散|撤[离出]|断[电开水]|切断|拉(?:下|闸|断|开)|关[闭停掉断]|按下[^，。；]{0,6}(?:急停|停止)|"
    r"停[机电用]|扑[灭救]|救[出治起]|扶[起到至出]|抬[到出上]|包扎|冲洗|隔离|封[闭存锁控]|盖[住灭]|[泼浇]灭|用[^，。；\d]{1,10}(?:盖|扑|泼|浇|灭|撬))"
)
_FOUND_OUT = Pattern(r"发现|接[到报]|获悉|据|截[至止]|报送|认定|通报")
# the hour of a report, and of no step: 15时20分首报后
_SENT_IN = Pattern(r"，?[^，。；\d]{0,8}(?:首报|续报|初报|报送|上报)")
_SENT_AT = Pattern(r"(?:首报|续报|初报|前报)[^。；]{0,30}$")
_LONGEST = 40  # code points of a step
_AROUND = 200  # code points of a sentence about an hour
_WINDOW = 400  # code points between two hours that are compared


class _Step(NamedTuple):
    """A moment, the day that is written for it, and the words behind it."""

    start: int
    end: int
    minutes: int
    day: tuple[int, int] | None
    stop: int


def steps_apart(document: Document) -> Iterator[Wrong]:
    """Hours of steps that cannot be right beside another one: spans, what is wrong, whether that is certain."""
    if any(_is_of_hours(document, match.start()) for match in document.finditer(CORRECTED)):
        return
    steps = list(_steps(document))
    told: set[int] = set()
    of_one_strand = _ends_of_one_strand(document, steps)
    corrects = by_sentence(document, CORRECTED)
    for start, end, message in _out_too_early(document):
        if not corrects(start):
            yield start, end, message, True
    for find in (
        _before_its_call,
        _before_the_event,
        _before_told,
        _running_back,
        _strand_back,
        _parts_back,
        _items_back,
        _told_backwards,
        _days_back,
    ):
        for at, message in find(document, steps):
            if at.start not in told:
                told.add(at.start)
                sure = find not in _HINTED and (find is not _told_backwards or at.end in of_one_strand)
                yield at.start, at.end, message, sure


def _is_of_hours(document: Document, at: int) -> bool:
    """Whether the sentence there, which corrects something, has an hour: it may be one that is put right."""
    return any(True for _ in clocks(document.plain, *document.sentence_at(at)))


def _steps(document: Document) -> Iterator[_Step]:
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
            stop = min(document.sentence_at(moment.start)[1], following, moment.end + _LONGEST)
            semicolon = text.find("；", moment.end, stop)
            yield _Step(moment.start, moment.end, moment.minutes, day, semicolon if semicolon >= 0 else stop)


def _said(document: Document, step: _Step) -> str:
    return document.text[step.start : step.end].strip()


def _running_back(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
    """Hours at the heads of two clauses of one sentence that run back.

    Behind a semicolon others may go on from where the first began: there only what is before the event is told.
    """
    return _heads_back(document, steps, _is_before_the_event)


def _parts_back(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
    """Hours on both sides of a semicolon that run back, of what is done by the same, or by nobody that is named."""
    return _heads_back(document, steps, _goes_on)


def _is_before_the_event(_document: Document, event: _Step, _before: _Step, later: _Step) -> bool:
    return event.day == later.day and later.minutes < event.minutes


def _heads_back(
    document: Document, steps: list[_Step], past_semicolon: Callable[[Document, _Step, _Step, _Step], bool]
) -> Iterator[tuple[_Step, str]]:
    text = document.plain
    heads: dict[int, _Step] = {}
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
            and later.minutes < before.minutes <= later.minutes + _LONG_AGO
            and (not apart or past_semicolon(document, steps[0], before, later))
            and not (before.minutes >= _EVENING and later.minutes < _NOON)
            and (text[later.start - 1] in _OPENS or _ITEM.search(text, max(begin, later.start - _LABEL), later.start))
            and (
                before.start == begin
                or text[before.start - 1] in _OPENS
                or text[before.start - 1] == "日"
                or _ITEM.search(text, max(begin, before.start - _LABEL), before.start)
            )
            and not _GOES_ON.match(text, before.end)
            and not _UP_TO_THEN.match(text, later.end)
            and not _NOT_IN_LINE.search(text, before.end, min(stop, later.stop))
        ):
            yield later, f"“{_said(document, later)}”早于前面写的“{_said(document, before)}”，请核对先后"


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


def _strand_back(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
    """Hours of one doer in a sentence that run back: he stands before the first, or what is done is all that is told.

    该生9时40分送到旗医院，9时25分乘车离校; 11时10分更换管段；10时05分挖出作业坑.
    """
    text = document.plain
    for earlier, later in pairwise(steps):
        begin, stop = document.sentence_at(later.start)
        if (
            earlier.start < begin
            or earlier.day != later.day
            or not later.minutes < earlier.minutes <= later.minutes + _LONG_AGO
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
        if tied and not elsewhere and not _NOT_IN_LINE.search(text, earlier.end, over):
            yield later, f"“{_said(document, later)}”早于前面写的“{_said(document, earlier)}”，请核对先后"


# an item of a list, right before the hour that it begins with: 二是8时31分, （2）8时31分
_ITEM = Pattern(
    r"(?<![^，。；：\n])[ \u3000]*(?:[一二三四五六七八九十]是|（[\d一二三四五六七八九十]{1,2}）|\d{1,2}[.．、])[ \u3000]*(?:\d{1,2}月\d{1,2}日)?$"
)
_LABEL = 16  # code points of the number of an item and a day
# who does it, or where: 后勤处, 校医, 2号楼
_AGENT = Pattern(
    r"，?(?:\d{1,2}[号层楼栋]|[^，。；：\d]{0,8}?(?:[处科室队组班站局厅部院系委会社]|中心|公司|单位|人员|[员长师某医警工方]|学生|教师|家长|司机|[东西南北]门))"
)


def _goes_on(document: Document, _event: _Step, before: _Step, later: _Step) -> bool:
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


def _alike(text: str, one: _Step, other: _Step) -> bool:
    """Whether the same is told of two steps, so that they may stand side by side."""
    acts = [set(_OF_EACH.findall(text[each.end : each.stop])) for each in (one, other)]
    return not acts[0].isdisjoint(acts[1])


def _items_back(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
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
            and later.minutes < earlier.minutes <= later.minutes + _LONG_AGO
            and not _GOES_ON.match(text, earlier.end)
            and not _UP_TO_THEN.match(text, later.end)
            and not _alike(text, earlier, later)
            and not _NOT_IN_LINE.search(text, one, document.passage_at(other).end)
        ):
            yield later, f"“{_said(document, later)}”早于前面写的“{_said(document, earlier)}”，请核对先后"


_HINTED = (_strand_back, _parts_back, _items_back)  # of one strand only as it seems


# a day at the head of a sentence, and what tells that the text goes back to it with purpose
_HEAD_DAY = Pattern(r"[ \u3000]*(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:（[^（）]{1,8}）)?[ \u3000]*$")
_NEAR_DAY = Pattern(r"[^，。；：\d]{0,10}(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:（[^（）]{1,8}）)?[ \u3000]*$")
_GOES_BACK = Pattern(
    r"此前|之前|先前|早在|早于|事[发前]前|曾|经查|查明|调查|核实|据|讲述|自述|回忆|监控|录像|回看|调取|显示|记录|原[定计来]|[直首续终]报|反映|另一|与此|追溯|倒查|起因|经过|分别|台账|更正|补[报记充]|最后一次|上一次"
)
_AHEAD = Pattern(r"将|拟|计划|预计|定于|前(?=[，完办])|届时|下一步|约定|再")
_FAR_BACK = 15  # days; what is told of before that is what led to it


def _days_back(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
    """A sentence that opens with a day and an hour before those of a sentence ahead of it in its paragraph."""
    text = document.plain
    last: dict[int, _Step] = {}
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


_SHOWN = 14  # code points of a day that is told before

_ABOUT_REPORTS = Pattern(
    r"，?[^，。；]{0,12}(?:报告|汇报|报送|上报|[口书]头|告知|通报|电话|反映|[直续首]报|报(?:至|给|[学分院党处]))"
)
_ANOTHER_STRAND = Pattern(r"经查|据|事后|经了解|经核|回访|讲述|自述|反映|另一|与此|期间|其中|原[来本]|本应")
_DATED = Pattern(r"[ \u3000]*(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?(?:（[^（）]{1,8}）)?[ \u3000]*$")
_ENDED = Pattern(
    r"恢复|来[电水]|送电|供[电水暖气]|扑灭|熄灭|解除|排除|修[复好]|结束|完毕|复课|返[回校]|获救|救出|控制|找到|出院|脱险"
)
_LEADS_IN = Pattern(r"如下|截[至止]|总结")


def _told_backwards(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
    """A sentence that begins with an hour before that which the one before it in its paragraph began with.

    Of two paragraphs under one heading, the first of which tells how all ended, that which tells how it began.
    """
    text = document.plain
    before: _Step | None = None
    for at, later in enumerate(steps):
        begin = document.sentence_at(later.start)[0]
        if not _DATED.match(text, begin, later.start):
            continue
        earlier, before = before, later
        if (
            earlier is None
            or earlier.day not in (None, later.day)
            or not later.minutes < earlier.minutes <= later.minutes + _LONG_AGO
            or (earlier.minutes >= _EVENING and later.minutes < _NOON)
            or _GOES_ON.match(text, earlier.end)
            or _GOES_ON.match(text, later.end)
        ):
            continue
        one, other = (document.sentence_at(step.start)[1] for step in (earlier, later))
        if document.passage_at(earlier.start).start == document.passage_at(later.start).start:
            told = not (
                _ABOUT_REPORTS.search(text, earlier.end, one)
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
            and not _NOT_IN_LINE.search(text, later.end, other)
            and not _ANOTHER_STRAND.search(text, later.end, other)
        ):
            yield later, f"“{_said(document, later)}”早于前面写的“{_said(document, earlier)}”，请核对先后"


_NEXT = 8  # steps, in a sentence of a report and at the head of that behind it


def _reported_apart(document: Document, steps: list[_Step], earlier: _Step, later: _Step) -> bool:
    """Whether a sentence of a report is a strand of its own: nothing but reports follows it, or nothing at all.

    The steps are those behind it.
    """
    text = document.plain
    stop = document.sentence_at(later.start)[1]
    if not _ABOUT_REPORTS.search(text, later.end, stop):
        return False
    passage = document.passage_at(later.start)
    following = next((step for step in steps if step.start >= stop), None)
    return (
        following is None
        or following.start >= passage.end
        or following.minutes < earlier.minutes
        or not _DATED.match(text, stop, following.start)
        or _ABOUT_REPORTS.search(text, following.end, document.sentence_at(following.start)[1]) is not None
    )


# who may be anybody, as a sentence begins with it
_ANYBODY = Pattern(
    r"，?[ \u3000]*(?:学院|我院|学校|全院|校内|值班|现场|部分|\d*[名位个]?(?:学生|教师|师生|职工|人员))*"
)
_NAMED_ALIKE = Pattern(r"(?:\d{1,2}号|[A-Za-z])[\u4e00-\u9fff]|[\u4e00-\u9fff]{2}")


def _ends_of_one_strand(document: Document, steps: list[_Step]) -> set[int]:
    """The ends of the steps whose agent or place is that of the step before them: 校医到场。8时40分，校医包扎."""
    heads = [step for step in steps if _DATED.match(document.plain, document.sentence_at(step.start)[0], step.start)]
    return {later.end for earlier, later in pairwise(heads) if _subject(document, earlier) == _subject(document, later)}


def _subject(document: Document, step: _Step) -> str:
    """The first words behind the hour, which tell who it was or where; the hour itself where there are none."""
    anybody = _ANYBODY.match(document.plain, step.end)
    start = anybody.end() if anybody else step.end
    named = _NAMED_ALIKE.match(document.plain, start, step.stop)
    return named.group() if named else str(step.start)


def _between(document: Document, start: int, end: int) -> list[Passage]:
    """The passages that begin between these two offsets."""
    return [passage for passage in document.passages if start < passage.start < end]


# 8时20分，辅导员报告系主任。8时15分，系主任报告分管副院长
_REPORTS = Pattern(
    r"，?(?P<who>[^，。；\d]{2,16}?)(?:电话|口头|当面|立即|随即|及时)*(?:向(?P<to>[^，。；\d]{2,20}?)(?:作了?)?(?:电话|口头)*(?:报告|汇报)|(?:报告|汇报)(?:给|至|到)?(?P<to2>[^，。；\d]{2,24}))"
)
_NAMED = 2  # the last characters that tell who it is


def _before_told(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
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
            and later.minutes < earlier.minutes <= later.minutes + _LONG_AGO
            and document.passage_at(earlier.start).start == document.passage_at(later.start).start
        ):
            message = (
                f"“{_said(document, later)}”早于“{told.group().lstrip('，')}”的“{_said(document, earlier)}”，请核对先后"
            )
            yield later, message


def _before_its_call(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
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
                and step.minutes < first[0].minutes <= step.minutes + _LONG_AGO
                and not any(_AGAIN.search(text, each.start, each.stop) for each in (step, first[0]))
                and not any(_NOT_IN_LINE.search(text, each.end, each.stop) for each in (step, first[0]))
            ):
                yield step, f"“{_said(document, step)}”早于{said}的“{_said(document, first[0])}”，请核对先后"
                break


def _before_the_event(document: Document, steps: list[_Step]) -> Iterator[tuple[_Step, str]]:
    """Responses at hours shortly before that of the event, with no day of their own."""
    text = document.plain
    steps = [
        step
        for step in steps
        if not _SENT_IN.match(text, step.end)
        and not _SENT_AT.search(text, max(document.sentence_at(step.start)[0], step.start - _LONGEST), step.start)
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
    told = _FOUND_OUT.search(text, begin, stop) or _ABOUT_REPORTS.match(text, first.end)
    if not happened or told or _GOES_ON.match(text, first.end):
        return
    around = document.passage_at(first.start)
    for step in steps[steps.index(first) + 1 :]:
        if (
            step.minutes < first.minutes <= step.minutes + (_SHORTLY if step.start > around.end else _AT_ONCE)
            and step.day == first.day
            and document.sentence_at(step.start)[0] > begin
            and _RESPONDS.match(text, step.end)
            and not _NOT_IN_LINE.search(
                text, max(document.sentence_at(step.start)[0], step.start - _LONGEST), step.stop
            )
        ):
            yield step, f"“{_said(document, step)}”早于前面写的事发时间“{_said(document, first)}”，请核对"
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


_SHORTLY = 60  # minutes
_AT_ONCE = 30  # minutes; within one paragraph


def _title(document: Document) -> tuple[int, int]:
    passage = next(document.roles(Role.TITLE), None)
    return (passage.start, passage.end) if passage else (0, 0)
