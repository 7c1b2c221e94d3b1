"""Facts that were noted in a few words, as sentences of a report: by the forms of the institution's pack.

Nothing is added to a fact; what is not known stands as a slot {…}.
"""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from alvtc_info.emergency.paper_language import Heard, forms_of, in_paper_words, is_spoken, mark_of, search, with_dates
from alvtc_info.emergency.whole_sentences import is_ahead, is_whole, keeps_meaning
from alvtc_info.model.form_prompts import SLOT
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
    r"(?<![\d第.共早晚晨午夜一二三四五六七八九十])(?P<hour>1\d|2[0-4]|\d)点(?=[来到送把才发开结离出赶抵报打恢停断关修换接通回]|前往|，|$)(?!发[言展]|开[展设])"
)
_DATED = re.compile(
    r"截至|\d{1,4} ?(?:[年月日]|号(?=$|[前后起晚早，]|之前|[上下中]午|凌晨))|[一二三四五六七八九十]{1,3}[年月日时]"
)
_AT_ONCE = re.compile(r"随即|随后|立即|迅速|当即|同时|接报后|接到报告后|事发后|发现后|事故发生后|第一时间")


_REPORTING = re.compile(r"已?(?:向[^，。；]{1,12}?)?(?:报告|上报|汇报|请示|报案|报警)")
_FIGURE = Pattern(
    r"(?<![\d第])\d+(?:\.\d+)?[余多万千]?(?:[名人位个台部张件箱块根米份辆把条户间套只处次本袋桶瓶盏棵具顶床双盒斤吨元元亩遍]|平方米|公斤|公里)"
)
_POINT = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点")
_MARKS = re.compile(r"[\d一二三四五六七八九十A-Za-z]+")
_NOON = 12
_NEAR = 5 * 60  # minutes between an hour that is told and the event: the other half of the day is farther
_NOWHERE = re.compile(
    r"(?:地点|位置)?(?:还|尚|目前|暂时?)?(?:(?:不详|不明|未知|待[查定]|待核实?|[未没不]清楚?|不知道?|不确定|没有?|无|未核实|正?在核实|核实中)(?:地点|位置)?)+$"
)
_PLACE = re.compile(
    r"^[\u4e00-\u9fff\d]{0,8}?(?:[馆楼堂]|宿舍|公寓|操场|田径场|广场|车棚|[机库]房|锅炉房|[训教验]室|校门口?|[东南西北]门口?|大门口?)"
    r"(?:[一二三四五六七八九十\d]{1,2}[楼层]|[\dA-Za-z]{2,4}室?)?"
    r"(?=[^\d的内外里上下管职工教员值门窗顶墙屋系负楼层，。；]|屋[顶面]|[门窗][玻被]|上下水)"
)
_SOME = re.compile(
    r"约?(?:\d|[一二两三四五六七八九十几]|多[名人个])|(?:不明|可疑|陌生|社会|校外|无关)?(?:人员|男子|女子)|可疑|(?:[男女]|大?学)生|师生|教师|[教职]?职?工|工人|家[长属]|同学|司机|保安|群众"
)
_PARTS = ("早", "晨", "晚", "夜")
_ROOM = re.compile(r"(?:[楼馆室堂场院门园区层厅房]|中心)$")
_PATIENT = re.compile(r"^(?P<lead>[^，]{1,16}，)(?P<what>[^，被]{1,6})(?=被)")
_LEADS = re.compile(r"^(?:因|由于|\d{1,2}月)")
# what a slot calls the fact that it asks for
_CALLED = {
    "what": "经过",
    "casualties": "伤亡",
    "source": "来源",
    "measures": "措施",
    "losses": "损失",
    "cause": "原因",
    "impact": "影响",
    "nature": "性质",
    "aftermath": "善后",
    "opinion": "舆情",
    "lessons": "教训",
    "rectification": "整改",
}


def sentence(text: str) -> str:
    """The text with a full stop at its end."""
    return text if text.endswith(_STOPS) else text.rstrip(_ENDS) + "。"


def without_braces(text: str) -> str:
    """The text without the marks of slots, so that it can be quoted in one."""
    return text.replace("{", "").replace("}", "")


def with_written_clocks(text: str, heard: Heard | None = None) -> str:
    """The text with its clock times as documents write them: 23:30 and 晚上11点半 as 23时30分.

    An hour that may be of either half of the day (7点半) is that which fits what was `heard`; a slot shows both where
    none does, or both do.
    """
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
        hours = _halves(hour, minute, heard) if heard and _POINT.match(typed) else (hour,)
        said = "还是".join(f"{each}时{minute:02d}分" if clock.exact else f"{each}时" for each in hours)
        daily = "日" if text.startswith(_PARTS, clock.start) and text.endswith("每", 0, clock.start) else ""
        pieces += [text[at : clock.start], daily + (said if len(hours) == 1 else f"{{{said}}}")]
        at = clock.end
    return _POINTS.sub(lambda match: f"{match['hour']}时", "".join((*pieces, text[at:])))


def _halves(hour: int, minute: int, heard: Heard) -> tuple[int, ...]:
    """The hours that 7点半 may mean: that near the moment of what is told or, without one, of the event; else both."""
    beside = heard.at or heard.start
    if not 1 <= hour < _NOON or beside is None:
        return (hour,)
    minutes = beside.hour * 60 + beside.minute
    near = [each for each in (hour, hour + _NOON) if abs(each * 60 + minute - minutes) <= _NEAR]
    return tuple(near) if near else (hour, hour + _NOON)


def state(
    fact: str,
    noted: str,
    institution: Institution,
    *,
    known: str = WHEN,
    department: str = "{部门}",
    heard: Heard | None = None,
) -> str:
    """What was noted on a fact (a field of `Particulars`), as a sentence in the words of documents.

    `known` is when the department learnt of the event, `department` its name, each a slot if it is not known; by
    `heard` 昨晚, 后天 and 7点半 are written out. Where words of speech are left, no sentence comes of it, or it
    says otherwise than what was noted, a slot asks for another.
    """
    typed = noted.strip().rstrip(_ENDS)
    told_plainly = _with_moments(typed, heard)
    words = in_paper_words(told_plainly, institution).strip().rstrip(_ENDS)
    for form in forms_of(fact, institution):
        found = search(form.when, words)
        if found:
            quoting = "“$words”" in form.say
            parts = {name: part or "" for name, part in found.groupdict().items() if part or name != "words"}
            if quoting:
                parts["words"] = without_braces(typed)
            said = Template(form.say).safe_substitute(
                {"words": words, "known": known, "department": department, **parts}
            )
            break
    else:
        quoting, said = False, sentence(words)
    if quoting or not SLOT.sub("", said).strip(_ENDS):
        return said
    if is_spoken(said, institution):
        return mark_of(_CALLED[fact], typed, institution)
    if keeps_meaning(told_plainly, words) and is_whole(said, fact) and not (fact == "measures" and is_ahead(typed)):
        return said
    return mark_of(_CALLED[fact], typed, institution, "fragment")


def _with_its_moment(stated: str, words: str) -> str:
    """A measure without a time, with a slot for one where a first report wants it: for figures and reports made."""
    if _REPORTING.match(words):
        return f"{WHEN}，{sentence(words)}"
    if not _FIGURE.search(SLOT.sub("", stated)):
        return stated
    return f"截至{WHEN}，{stated}" if stated.startswith("已") else f"{WHEN}，{stated}"


def as_written(noted: str, institution: Institution, heard: Heard | None = None) -> str:
    """What was noted, with days, clock times and words as documents write them; its own words where those say less."""
    told_plainly = _with_moments(noted, heard)
    words = in_paper_words(told_plainly, institution).strip().rstrip(_ENDS)
    return words if keeps_meaning(told_plainly, words) else told_plainly.strip().rstrip(_ENDS)


def _with_moments(noted: str, heard: Heard | None) -> str:
    """What was noted, with days and clock times as documents write them."""
    return with_written_clocks(with_dates(noted, heard.recorded.date() if heard else None), heard)


def event_words(
    place: str, what: str, institution: Institution, heard: Heard | None = None, *, title: bool = False
) -> str:
    """Where and what, as in the sentence on the event or in a `title`; a place is said once. Empty without `what`."""
    if not what:
        return ""
    where = bare_place(place)
    glued = leading_place(what)
    if glued != where and _MARKS.sub("0", glued) == _MARKS.sub("0", where):
        return f"{{地点：“{without_braces(glued)}”，后来记“{without_braces(where)}”，核实后写}}" + event_words(
            "", what.strip()[len(glued) :], institution, heard, title=title
        )
    # a place in front of what happened stays there when the words behind it change their order
    ahead = where if where and what.strip().startswith(where) else glued
    event = state("what", what, institution, heard=heard).rstrip("。")
    apart = state("what", what.strip()[len(ahead) :].lstrip(_ENDS), institution, heard=heard).rstrip("。")
    if ahead and not apart.startswith("{") and not event.startswith(ahead):
        event = joined(as_written(ahead, institution), apart)
    said_first = what.strip().startswith("有")
    return joined(as_written(where, institution), _headline(event, own=not said_first) if title else event)


def _headline(event: str, *, own: bool) -> str:
    """What happened, as a title says it: 有 goes if it is our `own`, or stands before people or a count (有2名学生受伤)
    and a sentence is left; 有人坠楼, 有毒气体泄漏, 有辆货车 stay.
    """
    bare = event.removeprefix("有")
    return bare if (own or _SOME.match(bare)) and not bare.startswith("人") and is_whole(bare, "what") else event


def state_event(when: str, place: str, what: str, institution: Institution, heard: Heard | None = None) -> str:
    """The sentence that says when, where and what, with slots for what is not known."""
    where = bare_place(place)
    event = (
        event_words(where or ("" if leading_place(what) else "{地点}"), what, institution, heard)
        or f"{where or '{地点}'}{{发生了什么}}"
    )
    return sentence(f"{when}，{event}")


def joined(where: str, event: str) -> str:
    """A place and what happened there in one clause, in which the place is said once."""
    if not where or where in event:
        return event
    for length in range(min(len(where), len(event)), 1, -1):
        if where.endswith(event[:length]) or (where.startswith(event[:length]) and _ROOM.search(event[:length])):
            return where + event[length:]
    patient = _PATIENT.match(event)
    if patient and where.endswith(patient["what"]):
        return f"{patient['lead']}{where}{event[patient.end() :]}"
    apart = _LEADS.match(event) or (where[-1:].isalnum() and where[-1:].isascii() and event[:1].isdigit())
    return f"{where}{'，' if apart else ''}{event}"


def leading_place(what: str) -> str:
    """The place that stands in front of what happened (体育馆大风掀掉铁皮); empty where there is none."""
    return found.group() if (found := _PLACE.match(what.strip())) else ""


def bare_place(place: str) -> str:
    """A place as it was noted (在实训楼3层，), without what led to it; empty where it only says that it is not known."""
    where = place.strip().rstrip(_ENDS)
    if _NOWHERE.match(where):
        return ""
    return where[found.end() :] if (found := _AT.match(where)) else where


def state_act(
    when: str | None, noted: str, institution: Institution, *, dated: bool, heard: Heard | None = None
) -> str:
    """A measure that was taken, as a sentence.

    `when` is the moment that somebody gave for it; None if nobody did: then a `dated` sentence begins with a slot.
    """
    words, stated = as_written(noted, institution, heard), state("measures", noted, institution, heard=heard)
    if next(clocks(words), None) is not None or _DATED.match(words):
        return stated  # the words tell their own time
    if stated.startswith("{"):
        return stated if when is None else f"{when}，{stated}"
    if when is None and (not dated or _AT_ONCE.match(words)):
        return _with_its_moment(stated, words)
    return sentence(f"{when or WHEN}，{words}")
