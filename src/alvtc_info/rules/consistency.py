"""Reports of one event against each other: what they say of the same thing must agree, or the change must be named.

Each report is compared with those before it; what agrees with any of them is not reported again. Both places are shown.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT, event_times
from alvtc_info.analysis.event_since import ToldSince, mended_elsewhere, treated_since
from alvtc_info.analysis.event_site import site_parts
from alvtc_info.analysis.report_series import follow_up_number, order
from alvtc_info.analysis.similarity import copies
from alvtc_info.model.finding import Basis, Hit, Severity, whole
from alvtc_info.model.kinds import PROSE, Kind
from alvtc_info.model.rule import Example, Rule
from alvtc_info.rules.sequence import example_report
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.incidents import DEATHS
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from datetime import date

    from alvtc_info.model.document import Document

_CORRECTED = Pattern(
    r"更正|修正|订正|纠正|勘误|核实后|经(?:再次|进一步|现场)?核[实查对]|核减|核增|有误|误报|误写|误为|应为|实为|重新统计|经测量|经(?:再次)?核[定算]|核定|[较比与](?:首报|前报|续报|上次|上报|上一?[份次期])"
)
_EXPLAINED = Pattern(r"较首报|较前|较上|新增|增加|增至|升至|另有|又有|陆续|扩大|减少|降至|转")


def predecessors(document: Document) -> list[Document]:
    """The reports of the same event before this one, the nearest first."""
    place = order(document)
    others = [o for o in document.facts.same_event or () if not copies(document, o) and order(o) < place]
    return sorted(others, key=order, reverse=True)


def _called(document: Document) -> str:
    """The name of a report in messages: 首报, 续报二, 终报."""
    from alvtc_info.text.numerals import han

    if document.kind is Kind.FOLLOW_UP:
        return f"续报{han(follow_up_number(document))}"
    return document.kind.label if document.kind else "前一份"


def _corrected(document: Document, start: int, end: int = 0) -> bool:
    """Whether the sentence says that it corrects, or another one that says so holds the same words."""
    if _CORRECTED.search(document.text, *document.sentence_at(start)):
        return True
    words = document.text[start:end]
    return bool(words) and any(words in sentence for sentence in document.once(_corrections))


def _corrections(document: Document) -> tuple[str, ...]:
    """The sentences that say that they correct something."""
    found = (document.sentence_at(match.start()) for match in document.finditer(_CORRECTED, PROSE))
    return tuple(document.text[start:end] for start, end in found)


# when -----------------------------------------------------------------------------------------------------------

_HAN = Pattern(r"[^\u4e00-\u9fff]+")
_SAME = 0.75
_LEAST = 5


class _Statement(NamedTuple):
    """A statement that something happened at a time.

    `start` and `end` are the span of the time; `day` (year, month, day), `hour` and `minute` (-1: not given) its value;
    `rough` that it is approximate; `pieces` the two-character pieces of what happened; `incident` the end of what went
    wrong, empty where nothing did.
    """

    start: int
    end: int
    day: tuple[int, int, int] | None
    hour: int
    minute: int
    rough: bool
    pieces: frozenset[str]
    incident: str


def _statements(document: Document) -> tuple[_Statement, ...]:
    return document.once(_find_statements)


def _find_statements(document: Document) -> tuple[_Statement, ...]:
    found = []
    text = document.plain
    year = document.report_date.year if document.report_date else None
    times = [(start, end) for start, end, exact in event_times(document) if exact]
    starts = sorted(start for start, _ in times)
    for start, end in times:
        clock = next(clocks(text, start, end), None)
        if clock is None or document.passage_at(start).role not in PROSE:
            continue
        behind = bisect_left(starts, end)
        stop = min(document.sentence_at(start)[1], *starts[behind : behind + 1], len(text))
        incident = WHAT.search(text, end, min(stop, end + 40))
        comma = (
            text.find("，", incident.end(), stop) if incident else -1
        )  # what follows the incident tells no more of it
        stop = comma if comma >= 0 else stop
        following = _HAN.sub("", text[end : min(stop, end + 40)])[:14]
        written = dates(document).at(start) or dates(document).before(start)
        hour, minute = divmod(clock.minutes, 60)
        pieces = frozenset(following[i : i + 2] for i in range(len(following) - 1))
        rough = text[end - 1 : end] in "许右后"
        resolved = written.resolved(year) if written else None
        day = (resolved.year, resolved.month, resolved.day) if resolved else None
        found.append(
            _Statement(
                start,
                end,
                day,
                hour,
                minute if clock.exact else -1,
                rough,
                pieces,
                following[-2:] if comma >= 0 else "",
            )
        )
    return tuple(found)


def _same_thing(one: _Statement, other: _Statement) -> bool:
    least = min(len(one.pieces), len(other.pieces))
    apart = one.incident and other.incident and one.incident != other.incident
    return least >= _LEAST and not apart and len(one.pieces & other.pieces) >= _SAME * least


def _agree(one: _Statement, other: _Statement, slack: int) -> bool:
    if one.day and other.day and one.day != other.day:
        return False
    if one.minute < 0 or other.minute < 0:
        return one.hour == other.hour
    apart = abs(60 * (one.hour - other.hour) + one.minute - other.minute)
    return apart <= (slack if one.rough or other.rough else 0)


def time_contradiction(document: Document, *, slack: int = 5) -> Iterator[Hit]:
    """同一件事（事件发生、某项措施）的时刻，和此前的报告写得不一样，又没有写明更正。

    {1.2}：数据要真实准确。续报对首报补充修正（{3f}），时刻有改动的写明“更正”“经核实”。有一处是约数（许、左右）的，相差 5 分钟以内不提示。
    """
    before = predecessors(document)
    for statement in _statements(document) if before else ():
        same = [(other, each) for other in before for each in _statements(other) if _same_thing(statement, each)]
        if not same or any(_agree(statement, each, slack) for _, each in same) or _corrected(document, statement.start):
            continue
        other, each = same[0]
        earlier = other.text[each.start : each.end]
        yield Hit(
            statement.start,
            statement.end,
            f"{_called(other)}写的是“{earlier}”，这里写“{document.text[statement.start : statement.end]}”，请核实，有改动的写明更正",
            related=((other, each.start, each.end),),
        )


# where, and who -------------------------------------------------------------------------------------------------

_NUMBERED = Pattern(r"(?P<of>[\u4e00-\u9fff]{2,4}?)(?P<name>\d{1,3}号楼|\d{3,4}室)")
_HOSPITAL = Pattern(r"(?P<of>)(?:送往?|在|到|往|至)(?P<name>[\u4e00-\u9fff]{2,8}医院)")
_MOVED = Pattern(r"转|先后|分别")


def place_contradiction(document: Document) -> Iterator[Hit]:
    """楼号、楼层、房号、大门、楼名、医院和此前的报告不一样，又没有写明更正或转移。

    {1.2}：数据要真实准确。事件发生在哪栋楼、几层、几室、哪个门，伤员在哪家医院，几份报告应当一致；首报2层水管爆裂、续报3层水管修复的也提示。写明“更正、经核实、较首报”的
    不提示，转院的写明“转”。只比写事发地点的话，学生转移到哪里、还检查了哪里不算。
    """
    before = predecessors(document)
    told: list[tuple[int, int]] = []
    for pattern in (_NUMBERED, _HOSPITAL):
        matches = list(document.finditer(pattern, PROSE))
        names = {match["name"] for match in matches}
        for match in matches:
            found = [(o, each) for o in before for each in o.finditer(pattern, PROSE) if _sort(each) == _sort(match)]
            if not found or names & {each["name"] for _, each in found} or _explained(document, *match.span("name")):
                continue
            other, each = found[0]
            told.append(match.span())
            yield Hit(
                *match.span("name"),
                f"{_called(other)}写的是“{each['name']}”，这里写“{match['name']}”，请核实，有改动的写明更正",
                related=((other, *each.span("name")),),
            )
            break
    for since in mended_elsewhere(document, before) if document.kind is Kind.FOLLOW_UP else ():
        told.append((since.start, since.end))
        yield from _other_site(document, since)
    yield from _moved_site(document, before, told)


def _moved_site(document: Document, before: list[Document], told: list[tuple[int, int]]) -> Iterator[Hit]:
    """A hit for each part of the place (storey, gate, building) that no earlier report names; `told` are told already.

    The text is judged by itself: a title that was carried over does not vouch for it.
    """
    earlier = [(other, part) for other in before for part in site_parts(other)]
    here = site_parts(document)
    for sort in dict.fromkeys(part.sort for part in here):
        then = [(other, part) for other, part in earlier if part.sort == sort]
        values = {part.value for _, part in then}
        for titled in (False, True):
            now = [part for part in here if part.sort == sort and part.titled is titled]
            sure = next((part for part in now if part.sure), None)
            if sure is None or not then or values & {part.value for part in now}:
                continue
            if not any(a < sure.end and sure.start < b for a, b in told):
                other, part = then[0]
                yield from _other_site(document, ToldSince(sure.start, sure.end, other, (part.start, part.end)))
            break


def _other_site(document: Document, since: ToldSince) -> Iterator[Hit]:
    if not _corrected(document, since.start, since.end):
        was, is_ = since.other.text[slice(*since.was)], document.text[since.start : since.end]
        message = f"事发地点{_called(since.other)}写的是“{was}”，这里写“{is_}”，请核实，有改动的写明更正"
        yield Hit(since.start, since.end, message, related=((since.other, *since.was),))


def _sort(match: re.Match[str]) -> tuple[str, str]:
    """The sort of thing a name is of: 公寓 and 号楼; all hospitals are of one sort."""
    return (match["of"][-2:], match["name"].lstrip("0123456789")) if match["of"] else ("", "")


def _explained(document: Document, start: int, end: int) -> bool:
    return _corrected(document, start, end) or _MOVED.search(document.text, *document.sentence_at(start)) is not None


# how many -------------------------------------------------------------------------------------------------------

_NUMERAL = r"(?<![\d.])\d{1,9}(?:\.\d+)?万?|(?<![一二两三四五六七八九十百])[一二两三四五六七八九十]{1,3}"
_FATES = f"{DEATHS}|受轻伤|受重伤|轻伤|重伤|受伤|擦伤|烧伤|烫伤|骨折|失联|失踪|被困|中暑|腹泻|呕吐|发热|中毒|感染|确诊"
_FATE = Pattern(
    rf"(?P<count>{_NUMERAL}) ?[名人](?:学生|教师|职工|群众|工人|人员)?(?:(?!未|无|没|非)[^，。；、\d]){{0,6}}?(?P<fate>{_FATES})|(?P<fate2>{_FATES})(?:学生|人员|人数)?(?:为|共|达)?(?P<count2>{_NUMERAL}) ?[名人]"
)
_NONE = Pattern(
    r"(?:无|未有|未造成|未接到|未发现|没有|未发生|没有造成|未出现|未致)(?:任何)?(?:人员|师生|学生|人)?(?:死伤|伤亡|受伤)|(?:人员|师生|学生)(?:均|全部|全都|皆)?(?:安全|平安|未受伤|无恙)(?!意识|教育|隐患|责任|工作|管理|撤离|疏散|转移|保障|措施|员|出口|帽)"
)
_DEAD_AND_HURT = Pattern(rf"(?P<dead>{_NUMERAL}) ?[人名]?死(?P<hurt>{_NUMERAL}) ?[人名]?伤")
_HURT = ("受伤", "轻伤", "重伤")
_MONEY_OR_AREA = r"(?<![\d.])\d{1,9}(?:\.\d+)?万?|[一二两三四五六七八九十百千万]{1,6}(?=余?多?几?(?:元|平方米|亩))"
_LOSS = Pattern(
    rf"(?P<what>(?:经济|财产|物资|设备|物品)?损失(?:金额)?|过火面积|受灾面积)(?P<rough>(?:约|近|逾|超过?|共计?|计|达到?|为|在|合计|初步|估[计算]|预计|统计|核定|核算|测量|经|金额|人民币|折合)*)(?P<count>{_MONEY_OR_AREA})(?P<more>[余多几]?) ?(?P<unit>元|平方米|亩)"
)
_NO_LOSS = Pattern(r"(?:无|未造成|没有|没有造成|未发生)(?:人员伤亡[和及、与])?(?:明显|直接)?(?:经济|财产)?损失")
_THINGS = Pattern(rf"(?P<what>[\u4e00-\u9fff]{{4,8}})(?P<count>{_NUMERAL}) ?(?P<unit>[人名台辆个间块件处套张])")
# repeated work: each report counts its own round
_ROUND = Pattern(
    r"消杀|消毒|排查|检查|更换|发放|谈话|走访|接种|培训|清理|巡查|派出|出动|补发|安排|采样|检测|调集|约谈|推送|回复|安置|抽查|整改"
)
_FALLING = frozenset("失联 失踪 被困".split())
_DEATH = Pattern(DEATHS)
_ALIKE = {
    "失踪": "失联", "擦伤": "受伤", "烧伤": "受伤", "烫伤": "受伤", "骨折": "受伤", "受轻伤": "轻伤", "受重伤": "重伤", "呕吐": "腹泻", "感染": "确诊",
}  # fmt: skip
_SHARED = 3


class _Count(NamedTuple):
    """A figure: its span, what it counts, its value, and whether it is approximate."""

    start: int
    end: int
    what: str
    value: float
    rough: bool = False


def _value(text: str) -> float:
    if text.endswith("万") and text[0].isdigit():
        return float(text[:-1]) * 10_000
    return float(text) if text[0].isdigit() else float(numeral(text))


def _people(document: Document) -> list[_Count]:
    return document.once(_find_people)


def _find_people(document: Document) -> list[_Count]:
    found = []
    for match in document.finditer(_FATE, PROSE):
        fate = match["fate"] or match["fate2"]
        count = match["count"] or match["count2"]
        alike = "死亡" if _DEATH.match(fate) else _ALIKE.get(fate, fate)
        found.append(_Count(*match.span(), alike, _value(count)))
    for match in document.finditer(_DEAD_AND_HURT, PROSE):
        found += [
            _Count(*match.span(), fate, _value(match[name])) for name, fate in (("dead", "死亡"), ("hurt", "受伤"))
        ]
    for match in document.finditer(_NONE, PROSE):
        for fate in _HURT if match.group().endswith("受伤") else (*_HURT, "死亡"):
            found.append(_Count(*match.span(), fate, 0))
    return found


def _losses(document: Document) -> list[_Count]:
    return document.once(_find_losses)


def _find_losses(document: Document) -> list[_Count]:
    found = []
    for match in document.finditer(_LOSS, PROSE):
        rough = bool(match["more"]) or any(word in match["rough"] for word in ("约", "近", "逾", "超"))
        what = "损失" if "损失" in match["what"] else match["what"]
        found.append(_Count(*match.span(), what + match["unit"], _value(match["count"]), rough))
    found += [_Count(*match.span(), "损失元", 0) for match in document.finditer(_NO_LOSS, PROSE)]
    return found


def _things(document: Document) -> list[_Count]:
    return document.once(_find_things)


def _find_things(document: Document) -> list[_Count]:
    return [
        _Count(
            match.start("count") - len(match["what"]),
            match.end(),
            match["what"][-4:] + match["unit"],
            _value(match["count"]),
        )
        for match in document.finditer(_THINGS, PROSE)
        if not _FATE.search(match.group()) and not _ROUND.search(match["what"])
    ]


def _cutoff(document: Document) -> tuple[int, int, date, int, int] | None:
    """The first cut-off with an hour: its span, day, hour and minute; None where there is none."""
    return document.once(_find_cutoff)


_CUT = Pattern(r"截[至止]")
_CUT_HOUR = Pattern(r"(?P<hour>\d{1,2})(?:[:：](?P<minutes>\d{1,2})|时(?:(?P<minute>\d{1,2})分?)?)")


def _find_cutoff(document: Document) -> tuple[int, int, date, int, int] | None:
    year = document.report_date.year if document.report_date else None
    for match in document.finditer(_CUT, PROSE):
        written = dates(document).at(match.end())
        clock = _CUT_HOUR.match(document.text, written.end) if written else None
        day = written.resolved(year) if written else None
        if written and clock and day:
            minute = int(clock["minute"] or clock["minutes"] or 0)
            return match.start(), clock.end(), day, int(clock["hour"]), minute
    return None


def _newer(document: Document, other: Document) -> bool:
    """Whether the cut-off of this report is later than that of the other, or than its day where it has none."""
    cutoff, earlier = _cutoff(document), _cutoff(other)
    if cutoff is None:
        return document.kind is Kind.FINAL
    if earlier is None:
        return other.report_date is None or cutoff[2] >= other.report_date
    return cutoff[2:] > earlier[2:]


def count_contradiction(document: Document) -> Iterator[Hit]:
    """伤亡、涉及、损失的数字和此前的报告对不上，又没有写明更正、新增或者新的截至时间。

    {1.2}：数据要真实准确；{3f}：续报对首报补充修正。死亡、受伤、患病的人数只增不减，减少要写“更正、核减”；增加要有新的截至时间，
    或者写“较首报新增×人”；此前说没有、这里有了的（无人员伤亡，后来2人住院观察），写明更正或较首报新增；损失、受损数有变化的写“较首报、经核定”。和此前任何一份一致的不提示，约数相差一成以内不提示。
    """
    before = predecessors(document)
    if not before:
        return
    seen: set[str] = set()
    told = -1  # where the last one stands: 1死2伤 is told once
    for count in _people(document):
        earlier = [(other, each) for other in before for each in _people(other) if each.what == count.what]
        if count.what in seen or not earlier or _settled(document, count, earlier):
            continue
        other, each = max(earlier, key=lambda pair: pair[1].value) if count.value == 0 else earlier[0]
        rising = count.value > each.value
        if rising and ((each.value and _newer(document, other)) or _explains(document, count)):
            continue
        if not rising and count.what in _FALLING and _newer(document, other):
            continue
        seen.add(count.what)
        if count.start == told:
            continue
        told = count.start
        hint = "增加的写明截至几时，或“较首报新增×人”" if rising else "减少的写明“更正”或“核减”"
        yield _differs(document, count, other, each, hint)
    if told < 0:
        yield from _treated(document, before)
    for find, same in ((_losses, _same_loss), (_things, _same_things)):
        for count in find(document):
            earlier = [(other, each) for other in before for each in find(other) if same(count, each)]
            if count.what in seen or not earlier or _settled(document, count, earlier) or _explains(document, count):
                continue
            if count.what[-1] in "人名" and count.value > earlier[0][1].value and _newer(document, earlier[0][0]):
                continue
            figure = _FIGURE.search(document.text, count.start, count.end)
            if figure and any(_stands(figure.group(), other.text) for other in before):
                continue
            seen.add(count.what)
            yield _differs(document, count, *earlier[0], "有变化的写明“较首报”“经核定”或“更正”")


def _treated(document: Document, before: list[Document]) -> Iterator[Hit]:
    """People in hospital of whom no report before says that they were hurt."""
    for since in treated_since(document, before):
        if not _corrected(document, since.start, since.end):
            was, is_ = since.other.text[slice(*since.was)], document.text[since.start : since.end]
            message = (
                f"{_called(since.other)}写的是“{was}”，这里写“{is_}”，请核实；后来才发现的写明“较首报新增×人”或“更正”"
            )
            yield Hit(since.start, since.end, message, related=((since.other, *since.was),))


_FIGURE = Pattern(r"\d{1,16}(?:\.\d{1,16})?万? ?[^\d\s]{1,16}$")


def _stands(figure: str, text: str) -> bool:
    """Whether a figure stands in a text as a number of its own: 8万元 does not in 1.8万元."""
    return any(text[max(0, at - 1) : at] not in _DIGITS for at in occurrences(text, figure))


_DIGITS = frozenset("0123456789.")


def _same_loss(one: _Count, other: _Count) -> bool:
    return one.what == other.what


def _same_things(one: _Count, other: _Count) -> bool:
    """Whether two figures count the same: the same unit, and the last characters before the figure in common."""
    a, b = one.what[:-1], other.what[:-1]
    common = 0
    while common < min(len(a), len(b)) and a[-1 - common] == b[-1 - common]:
        common += 1
    return one.what[-1] == other.what[-1] and common >= _SHARED


def _settled(document: Document, count: _Count, earlier: Iterable[tuple[Document, _Count]]) -> bool:
    """Whether a figure agrees with an earlier one, or is marked as corrected."""
    for _, each in earlier:
        rough = count.rough or each.rough
        if count.value == each.value or (rough and abs(count.value - each.value) <= 0.1 * each.value):
            return True
    quoted = [other.text[each.start : each.end] for other, each in earlier]
    corrections = document.once(_corrections)
    return _corrected(document, count.start, count.end) or any(w in text for w in quoted for text in corrections)


def _explains(document: Document, count: _Count) -> bool:
    return _EXPLAINED.search(document.text, *document.sentence_at(count.start)) is not None


def _differs(document: Document, count: _Count, other: Document, each: _Count, hint: str) -> Hit:
    here, there = document.text[count.start : count.end], other.text[each.start : each.end]
    return Hit(
        count.start,
        count.end,
        f"{_called(other)}写的是“{there}”，这里写“{here}”，请核实；{hint}",
        related=((other, each.start, each.end),),
    )


def cutoff_backwards(document: Document) -> Iterator[Hit]:
    """截至时间比上一份报告还早。

    {1.4d}：引用的数据需注明截至时间。续报是更新，截至时间应当晚于上一份。
    """
    cutoff = _cutoff(document)
    for other in predecessors(document):
        earlier = _cutoff(other)
        if cutoff and earlier:
            if cutoff[2:] < earlier[2:]:
                text = other.text[earlier[0] : earlier[1]]
                yield Hit(
                    cutoff[0],
                    cutoff[1],
                    f"截至时间比{_called(other)}的“{text}”还早，请核对",
                    related=((other, earlier[0], earlier[1]),),
                )
            return


_QUESTION = Pattern(
    r"(?P<what>是否[^，。；\n]{2,24}?)(?:正在|尚在|有待|尚待|还在|待)(?:进一步)?(?:核查|核实|调查|确认)"
)
_COUNTED = Pattern(r"(?P<what>(?:财产|经济)?损失)(?:情况)?(?:正在|尚在|有待)(?:统计|核查|核定|评估)")
_MONEY = Pattern(r"损失|万?元|赔")


def question_left_open(document: Document) -> Iterator[Hit]:
    """此前的报告说正在核查的事，终报没有交代。

    {3g}：终报是应急处置结束后的总结性报告。首报、续报写“是否……正在核查”“损失正在统计”的，终报要写出结果。
    """
    text = document.joined(PROSE)
    pieces = {text[i : i + 2] for i in range(len(text) - 1)}
    for other in predecessors(document):
        for match in (*other.finditer(_QUESTION, PROSE), *other.finditer(_COUNTED, PROSE)):
            what = match["what"].removeprefix("是否").removeprefix("有")
            question = {what[i : i + 2] for i in range(len(what) - 1)}
            answered = _MONEY.search(text) if "损失" in what else 2 * len(question & pieces) > len(question)
            if not answered:
                yield replace(
                    whole(f"{_called(other)}写“{match.group()}”，终报没有交代，请写明结果"),
                    related=((other, *match.span()),),
                )


_SERIES = frozenset({Kind.FOLLOW_UP, Kind.FINAL})
_EVENT = "2024年5月20日10时20分许，学生公寓2号楼配电箱冒烟，3名学生受伤，送盟中心医院检查。10时40分，后勤处切断2号楼电源。浸湿被褥9件，经济损失约2000元。"
_FIRST = example_report(Kind.FIRST, 20, _EVENT)


def _later(
    body: str,
    *,
    day: int = 20,
    kind: Kind = Kind.FOLLOW_UP,
    beside: tuple[Example, ...] = (_FIRST,),
    says: tuple[str, ...] = (),
) -> Example:
    return example_report(kind, day, body, issue=13 if kind is Kind.FOLLOW_UP else 15, beside=beside, says=says)


_SECOND = _later("截至2024年5月20日18时，3名受伤学生返校。是否有外来人员进入正在核查。", beside=())
_ROOM = example_report(Kind.FIRST, 20, "2024年5月20日10时20分许，实训楼205室冒烟，2名学生被困。")
_STOREY = example_report(Kind.FIRST, 20, "2024年5月20日10时20分许，教学楼二楼走廊冒烟，2名学生被困。")
_UNHURT = example_report(Kind.FIRST, 20, "2024年5月20日10时20分许，教学楼二楼冒烟，无人员伤亡，损失约3000元。")
_BURST = example_report(Kind.FIRST, 20, "2024年5月20日10时20分许，教学楼5层暖气片漏水，4层走廊积水。")
_LOST = example_report(Kind.FIRST, 20, "2024年5月20日10时，公寓冒烟，损失正在统计。")


def _third(body: str) -> Example:
    later = _later(body, day=21, beside=(_FIRST, _SECOND))
    return replace(later, text=later.text.replace("（续报）", "（续报二）"))


def _with_question(question: str, *says: str) -> Example:
    follow_up = _later(f"截至2024年5月20日18时，供电恢复。{question}", beside=())
    return _later("2024年5月22日，处置结束。", kind=Kind.FINAL, day=22, beside=(follow_up,), says=says)


RULES = (
    Rule(
        check=time_contradiction,
        harm=True,
        family="consistency",
        options={"slack": "有一处是约数时，相差几分钟以内不提示"},
        title="时刻前后不一",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=_SERIES,
        structural=True,
        needs=("same_event",),
        bad=(
            _later("⟦2024年5月20日10时50分许⟧，学生公寓2号楼配电箱冒烟，当日18时恢复。"),
            _later("⟦2024年5月19日10时20分许⟧，学生公寓2号楼配电箱冒烟，当日18时恢复。"),
            _later("⟦11时10分⟧，后勤处切断2号楼电源，18时恢复。"),
            _later("⟦10时26分许⟧，学生公寓2号楼配电箱冒烟，3名学生受伤返校，18时恢复。"),
            _later("⟦下午3时10分⟧，后勤处切断2号楼电源，3名受伤学生返校。"),
            _later("⟦十一时十分⟧，后勤处切断2号楼电源，3名受伤学生返校。"),
            _later("⟦上午11点半⟧，后勤处切断2号楼电源，3名受伤学生返校。"),
        ),
        good=(
            _later("2024年5月20日10时20分许，学生公寓2号楼配电箱冒烟，当日18时恢复。"),
            _later("2024年5月20日10时25分，学生公寓2号楼配电箱冒烟，当日18时恢复。"),
            _later("2024年5月20日15时，学生公寓2号楼配电箱再次冒烟、跳闸，已停用。"),
            _later("2024年5月20日10时许，学生公寓2号楼配电箱冒烟，当日18时恢复。"),
            _later("更正：2024年5月20日10时50分，学生公寓2号楼配电箱冒烟。"),
            _later("11时10分，后勤处联系供电公司，下午3时恢复供电。"),
            _later("上午十时四十分，后勤处切断2号楼电源，下午三点半恢复；发生时间不详的另一处跳闸正在核实。"),
        ),
    ),
    Rule(
        check=place_contradiction,
        harm=True,
        family="consistency",
        title="地点前后不一",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=_SERIES,
        structural=True,
        needs=("same_event",),
        bad=(
            _later("截至2024年5月20日18时，学生公寓⟦3号楼⟧恢复供电，3名受伤学生返校。"),
            _later("截至2024年5月20日18时，3名受伤学生在⟦盟蒙医医院⟧治疗。"),
            _later("3名受伤学生送⟦阿左旗医院⟧检查，18时返校。"),
            _later("截至2024年5月20日18时，实训楼⟦305室⟧清理完毕，被困人员获救。", beside=(_ROOM,)),
            _later("2024年5月20日10时20分许，学生公寓⟦12号楼⟧配电箱冒烟，3名学生受伤。", kind=Kind.FINAL, day=24),
            _later("2024年5月20日10时20分许，教学楼⟦4层⟧走廊冒烟，2名学生被困。", beside=(_STOREY,)),
            _later("2024年5月20日10时20分许，⟦图书馆⟧2层走廊冒烟，2名学生被困。", beside=(_STOREY,)),
            _later("截至2024年5月20日18时，教学楼⟦6层⟧暖气片修复完毕。", beside=(_BURST,)),
            _later("截至2024年5月20日18时，后勤处更换了⟦图书馆⟧暖气片。", beside=(_BURST,)),
        ),
        good=(
            _later("截至2024年5月20日18时，学生公寓2号楼、学生公寓3号楼恢复供电，3名受伤学生返校。"),
            _later("截至2024年5月20日18时，3名受伤学生转到盟蒙医医院治疗。"),
            _later("截至2024年5月20日18时，实训楼3号楼配电箱同步检查，3名受伤学生返校。"),
            _later("截至2024年5月20日18时，3名受伤学生返校，更正：起火处为学生公寓3号楼。"),
            _later("2024年5月20日10时20分许，经核实，教学楼4层走廊冒烟，被困学生转移到图书馆。", beside=(_STOREY,)),
            _later("2024年5月20日10时20分许，教学楼2层东侧走廊冒烟，烟气波及3层。", beside=(_STOREY,)),
            _later("截至2024年5月20日18时，实训楼205室清理完毕，被困人员获救。", beside=(_ROOM,)),
            _later("截至2024年5月20日18时，教学楼五楼暖气片修复完毕，6层暖气片同时更换。", beside=(_BURST,)),
            _later("截至2024年5月20日18时，教学楼4层积水清理完毕，学生返回图书馆。", beside=(_BURST,)),
            _later("截至2024年5月20日18时，更正：教学楼6层暖气片修复完毕。", beside=(_BURST,)),
        ),
    ),
    Rule(
        check=count_contradiction,
        harm=True,
        family="consistency",
        title="数字前后不一",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=_SERIES,
        structural=True,
        needs=("same_event",),
        bad=(
            _later("截至2024年5月20日18时，配电箱更换完毕，⟦2名学生受伤⟧。"),
            _later("截至2024年5月20日18时，⟦1名学生死亡⟧，⟦2名学生受伤⟧。", beside=(_UNHURT,)),
            _later("截至2024年5月20日18时，供电恢复，⟦损失5000元⟧。", beside=(_UNHURT,)),
            _later("配电箱更换完毕，18时恢复供电，⟦5名学生受伤⟧。"),
            _later("截至2024年5月20日18时，配电箱更换完毕，⟦无人员受伤⟧。"),
            _later("截至2024年5月20日18时，3名受伤学生返校，直接⟦经济损失8000元⟧。"),
            _later("截至2024年5月20日18时，3名受伤学生返校，⟦浸湿被褥12件⟧。"),
            _later("截至2024年5月20日18时，供电恢复，⟦2名学生在盟医院治疗⟧。", beside=(_UNHURT,)),
            _later("截至2024年5月20日18时，供电恢复，⟦伤员⟧由辅导员陪护。", beside=(_UNHURT,)),
        ),
        good=(
            _later("截至2024年5月20日18时，校医室留观学生6人。", beside=(example_report(Kind.FIRST, 20, "2024年5月20日10时，公寓冒烟，校医室留观学生4人。"),)),
            _later("截至2024年5月20日18时，5名学生受伤，配电箱更换完毕。"),
            _later("配电箱更换完毕，5名学生受伤，较首报新增2人，18时恢复供电。"),
            _later("截至2024年5月20日18时，2名学生受伤（更正首报3人）。"),
            _later("截至2024年5月20日18时，2名学生受伤，较首报新增2人。", beside=(_UNHURT,)),
            _later("截至2024年5月20日18时，无人员伤亡，经核定损失5000元。", beside=(_UNHURT,)),
            _later("截至2024年5月20日18时，3名受伤学生返校，经济损失2100元。"),
            _later("截至2024年5月20日18时，3名受伤学生返校，较首报浸湿被褥12件。"),
            _later("截至2024年5月20日18时，3名受伤学生返校，18名教职工未受伤。"),
            _later("截至2024年5月20日18时，3名受伤学生返校，当日消杀教室52间。", beside=(example_report(Kind.FIRST, 20, "2024年5月20日10时，公寓冒烟，3名学生受伤，后勤处消杀教室46间。"),)),
            _later("2024年5月22日，配电箱更换，经济损失2600元，3名受伤学生返校。", kind=Kind.FINAL, day=22, beside=(_FIRST, _later("截至2024年5月20日18时，损失经保险公司核算2600元，受伤学生返校。", beside=()))),
            _later("截至2024年5月20日18时，供电恢复，3名学生送医检查，未见异常。", beside=(_UNHURT,)),
            _later("截至2024年5月20日18时，1名学生在盟医院治疗，较首报新增1人。", beside=(_UNHURT,)),
            _later("截至2024年5月20日18时，经核实，1名学生在盟医院治疗。", beside=(_UNHURT,)),
            _later("截至2024年5月20日18时，被困2人。", beside=(example_report(Kind.FIRST, 20, "2024年5月20日10时，公寓电梯停运，被困3人。"),)),
            _later("2024年5月20日10时20分许，配电箱冒烟，5名学生受伤。", kind=Kind.FINAL, day=24),
        ),
    ),
    Rule(
        check=cutoff_backwards,
        family="consistency",
        title="截至时间倒退",
        clause="1.4d",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=_SERIES,
        structural=True,
        needs=("same_event",),
        bad=(
            _third("⟦截至2024年5月20日17时⟧，供电恢复，受伤学生返校，没有外来人员进入。"),
            _third("⟦截至2024年5月19日20时⟧，供电恢复，受伤学生返校，没有外来人员进入。"),
            _third("⟦截至5月20日17时30分⟧，供电恢复，受伤学生返校，没有外来人员进入。"),
            _third("⟦截止2024年5月20日9时⟧，供电恢复，受伤学生返校，没有外来人员进入。"),
            _later("⟦截至2024年5月20日16时⟧，供电恢复，受伤学生返校，没有外来人员进入。", kind=Kind.FINAL, day=24, beside=(_SECOND,)),
        ),
        good=(
            _third("截至2024年5月20日19时，供电恢复，受伤学生返校，没有外来人员进入。"),
            _third("截至2024年5月20日18时，供电恢复，受伤学生返校，20时对账完毕。"),
            _third("截至2024年5月21日8时，供电恢复，受伤学生返校，没有外来人员进入。"),
            _later("截至2024年5月20日19时，供电恢复，受伤学生返校。"),
            _later("2024年5月20日19时，供电恢复，受伤学生返校。"),
            _third("截至2024年5月20日，供电恢复，受伤学生返校，21时对账完毕。"),
        ),
    ),
    Rule(
        check=question_left_open,
        family="consistency",
        title="终报未交代",
        clause="3g",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=frozenset({Kind.FINAL}),
        structural=True,
        needs=("same_event",),
        bad=(
            _later("2024年5月22日，处置结束。", kind=Kind.FINAL, day=22, beside=(_FIRST, _SECOND), says=("是否有外来人员进入正在核查",)),
            _later("2024年5月22日，处置结束。", kind=Kind.FINAL, day=22, beside=(_LOST,), says=("损失正在统计",)),
            _with_question("是否存在管线老化尚待确认。", "是否存在管线老化尚待确认"),
            _with_question("是否涉及校外单位有待进一步核实。", "是否涉及校外单位有待进一步核实"),
            _with_question("经济损失情况正在核查。", "经济损失情况正在核查"),
        ),
        good=(
            _later("2024年5月22日，处置结束，经核查没有外来人员进入。", kind=Kind.FINAL, day=22, beside=(_FIRST, _SECOND)),
            _later("2024年5月22日，处置结束，直接损失300元。", kind=Kind.FINAL, day=22, beside=(_LOST,)),
            _later("2024年5月22日，处置结束，没有财产损失。", kind=Kind.FINAL, day=22, beside=(_LOST,)),
            _later("2024年5月22日，处置结束。", kind=Kind.FINAL, day=22, beside=(example_report(Kind.FIRST, 20, "2024年5月20日10时，公寓冒烟，原因正在调查。"),)),
            _later("截至2024年5月20日18时，3名受伤学生返校。", beside=(_LOST,)),
        ),
    ),
)  # fmt: skip
