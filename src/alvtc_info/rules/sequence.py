"""Reports of one event against each other: their order, their numbers, and what a follow-up adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.report_series import earlier, follow_up_number
from alvtc_info.analysis.similarity import copies, moments, share
from alvtc_info.model.finding import Basis, Hit, Severity, whole
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.rules.figures import casualties
from alvtc_info.text.clock_times import shown_day
from alvtc_info.text.folding import fold
from alvtc_info.text.incidents import DEATHS, HAPPENED
from alvtc_info.text.numerals import han
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from alvtc_info.model.document import Document

_HAPPENED = Pattern(HAPPENED)
_CUT_OFF = Pattern(r"截[至止][到至]?$")


_NAMED = 10  # other reports that a finding names at most


def _day(document: Document) -> str:
    day = document.report_date
    return shown_day(day) if day else ""


def _days(*documents: Document) -> str:
    """The days of reports in brackets, each once; empty where none has a day."""
    days = list(dict.fromkeys(filter(None, map(_day, documents))))
    return f"（{'、'.join(days[:3])}{'等' if len(days) > 3 else ''}）" if days else ""


def _sites(documents: Sequence[Document], field: str = "") -> tuple[tuple[Document, int, int], ...]:
    """The places of a field in other reports, by default of their titles; their beginnings where it is missing."""
    found = []
    for other in documents[:_NAMED]:
        start, end = other.span(field) if field else _title(other)
        found.append((other, start, end) if start >= 0 else (other, 0, 0))
    return tuple(found)


def _title(document: Document) -> tuple[int, int]:
    passage = next(document.roles(Role.TITLE), None)
    return (passage.start, passage.end) if passage else (-1, -1)


def report_order(document: Document) -> Iterator[Hit]:
    """同一事件的报告次序、编号不对：终报之后又发续报，续报早于首报，续报重号，期号重复或者不递增，报告早于事件。缺号只作建议。

    {3f}、{3g}：首报之后连续滚动续报，处置结束后终报。事件又发生的按新事件另立首报。一次检查多份稿件时互相对照；
    同一份报告的几个副本（单位、期号、日期、标题都相同）不互相比较。
    """
    siblings = [other for other in document.facts.same_event or () if not copies(document, other)]
    start, end = _title(document)
    for message, others in (*_times(document, siblings), *_numbers(document, siblings)):
        yield Hit(start, end, message, related=_sites(others))
    gap = _gap(document, siblings)
    if gap:
        yield Hit(start, end, f"没有见到续报{han(gap)}，请核对编号", Severity.INFO)
    yield from _issues(document, siblings)
    day, happened = document.report_date, _happened(document)
    if day and happened and happened > day:
        yield Hit(*document.span("dated"), "报告日期早于事件日期，请核对两个日期")


def _times(document: Document, siblings: Sequence[Document]) -> Iterator[tuple[str, list[Document]]]:
    """What is wrong with the order of this report and others, with those others."""
    number, follow_up = follow_up_number(document), document.kind is Kind.FOLLOW_UP
    finals = [o for o in siblings if follow_up and o.kind is Kind.FINAL and earlier(o, document)]
    if finals:
        yield f"终报{_days(*finals)}之后又发续报；事件又发生的，请按新事件另立首报", finals
    later = [o for o in siblings if follow_up and o.kind is Kind.FOLLOW_UP and earlier(document, o)]
    before = [other for other in later if number > follow_up_number(other)]
    if before:
        yield f"这份续报编号在后，时间却早于前{han(len(before))}份{_days(*before)}", before
    firsts = [o for o in siblings if o.kind is Kind.FIRST and document.kind is not Kind.FIRST and earlier(document, o)]
    if firsts:
        yield f"{'续报' if follow_up else '终报'}早于首报{_days(*firsts)}", firsts


def _numbers(document: Document, siblings: Sequence[Document]) -> Iterator[tuple[str, list[Document]]]:
    if document.kind is not Kind.FOLLOW_UP or not siblings:
        return
    number = follow_up_number(document)
    same = [other for other in siblings if other.kind is Kind.FOLLOW_UP and follow_up_number(other) == number]
    if same and not any(earlier(document, o) for o in siblings if follow_up_number(o) == number):
        yield f"“续报{han(number)}”的编号重复了", same


def _gap(document: Document, siblings: Sequence[Document]) -> int:
    """The number of the follow-up before this one, where it is missing among the known reports; else 0."""
    number = follow_up_number(document)
    others = {follow_up_number(other) for other in siblings if other.kind is Kind.FOLLOW_UP}
    missing = document.kind is Kind.FOLLOW_UP and siblings and number > 1 and number - 1 not in others
    return number - 1 if missing else 0


def _issue(document: Document) -> str:
    """The issue number in ASCII digits; empty where there is none, or another one."""
    issue = fold(document.value("issue_number") or "")
    return issue if issue.isdecimal() else ""


def _issues(document: Document, siblings: Sequence[Document]) -> Iterator[Hit]:
    """An issue number that others have too, and one that does not rise: one hit each, which names the others."""
    issue, department = _issue(document), document.value("department")
    year = document.report_date.year if document.report_date else None
    span = document.span("issue_number")
    if not issue:
        return
    same: list[Document] = []
    higher: list[Document] = []
    for other in dict.fromkeys((*siblings, *(o for o in document.facts.others or () if not copies(document, o)))):
        other_issue = _issue(other)
        same_year = other.report_date is None or year is None or other.report_date.year == year
        if other.value("department") != department or not same_year or not other_issue:
            continue
        if other_issue == issue and not earlier(document, other):
            same.append(other)
        elif other in siblings and int(other_issue) > int(issue) and earlier(other, document):
            higher.append(other)
    if same:
        others = "另一份报告" if len(same) == 1 else f"另外{len(same)}份报告"
        yield Hit(*span, f"第{issue}期与{others}{_days(*same)}的期号重复", related=_sites(same, "issue_number"))
    if higher:
        last = max(higher, key=lambda other: int(_issue(other)))
        message = f"期号没有递增：更早的一份{_days(last)}是第{_issue(last)}期"
        yield Hit(*span, message, related=_sites([last, *(o for o in higher if o is not last)], "issue_number"))


def _tells(document: Document, start: int) -> bool:
    """Whether the sentence goes on from here with something that happened."""
    stop = min(document.sentence_at(start)[1], start + 32)
    return bool(_HAPPENED.search(document.plain, start, stop) or WHAT.search(document.plain, start, stop))


def _happened(document: Document) -> date | None:
    """The day of the event: as stated beside the paper, or the first date of the prose with something that happened."""
    if document.facts.occurred_at:
        return document.facts.occurred_at.date()
    for span in dates(document).spans:
        cut_off = _CUT_OFF.search(document.plain, max(0, span.start - 6), span.start)
        if document.passage_at(span.start).role in PROSE and not cut_off and _tells(document, span.end):
            return span.resolved(document.report_date.year if document.report_date else None)
    return None


_NOTHING_NEW = Pattern(
    r"(?:暂无|无|没有|未有)(?:新增|新的|新)(?:情况|进展|人员|变化|伤亡|病例|舆情)?|情况(?:无|没有)变化"
)
_CORRECTED = Pattern(r"更正|修正|核减|核增|较首报|较上次")
_CLOCK = Pattern(r"\d{1,2}(?:时|:\d\d)")


def followup_progress(document: Document, *, percent: int = 80) -> Iterator[Hit]:
    """续报没有新内容：和上次报告高度重复、没有新的时间节点，或者上次报过的伤亡没有了下文。

    {3f}：续报对首报信息进行补充修正，连续滚动报告原因、性质、后果、措施及处置。写明“暂无新增情况”或“更正”的不按重复提示。
    与同一事件的上一份报告比较，日期和数字不计入重复。
    """
    previous = _previous(document)
    if previous is None:
        return
    text = document.joined(PROSE)
    alike = round(100 * share(document, previous))
    calm = _NOTHING_NEW.search(text)
    if alike > percent and not calm and not _CORRECTED.search(text):
        yield whole(f"续报与上次报告{_days(previous)}高度重复（{alike}%），请补充原因、性质、后果、处置等新进展")
    elif not calm and not moments(document) - moments(previous) and not _later_clock(text, previous):
        yield whole("续报没有新的时间节点，请写“截至×月×日×时……”")
    for fate, count in {fate: count for fate, count, _ in casualties(previous, Role.BODY)}.items():
        if (
            count
            and not any(name == fate for name, _, _ in casualties(document, Role.BODY))
            and not _FATES_NOW[fate].search(text)
        ):
            yield whole(f"上次报告写{fate}{count}人，续报没有交代，请写明现状")


_FATES_NOW = {
    "死亡": Pattern(rf"{DEATHS}|遗体|善后"),
    "受伤": Pattern(r"伤|骨折|痊愈|出院"),
    "失联": Pattern(r"失联|失踪|找到|获救|救出|寻获|返校"),
    "被困": Pattern(r"被困|获救|救出|脱困|转移|撤"),
}


def _later_clock(text: str, previous: Document) -> bool:
    before = {m.group() for p in previous.roles(*PROSE) for m in _CLOCK.finditer(previous.words(p))}
    return any(m.group() not in before for m in _CLOCK.finditer(text))


def _previous(document: Document) -> Document | None:
    """The report of the same event right before this follow-up; None where there is none."""
    number = follow_up_number(document)

    def rank(other: Document) -> int:
        return follow_up_number(other) if other.kind is Kind.FOLLOW_UP else 0

    before = [
        other
        for other in document.facts.same_event or ()
        if not copies(document, other)
        and (other.kind is Kind.FIRST or (other.kind is Kind.FOLLOW_UP and rank(other) < number))
    ]
    return max(before, key=rank, default=None)


def example_report(
    kind: Kind,
    day: int,
    *body: str,
    number: str = "",
    issue: int = 12,
    beside: tuple[Example, ...] = (),
    says: tuple[str, ...] = (),
) -> Example:
    """A report of this kind and day as an example."""
    mark = {Kind.FIRST: "（首报）", Kind.FOLLOW_UP: f"（续报{number}）", Kind.FINAL: "（终报）"}.get(kind, "")
    text = framed(f"实训楼3层配电箱冒烟{mark}", *body, issue=f"第{issue}期", row=f"后勤处　　2024年5月{day}日")
    return Example(text, kind, beside=beside, says=says)


def _marked(example: Example, words: str) -> Example:
    return replace(example, text=example.text.replace(words, f"⟦{words}⟧"))


_EVENT = (
    "2024年5月20日10时，实训楼3层配电箱发生冒烟，3名学生受伤，值班电工切断电源，保卫处疏散学生，伤者送盟中心医院检查。"
)
_NEWS = "截至2024年5月20日18时，3名受伤学生返校，供电恢复。"
_FIRST = example_report(Kind.FIRST, 20, _EVENT)
_HEADINGS = ("一、事故基本情况", "二、领导批示落实情况", "三、网络舆情及善后处置情况")


def _follow(
    day: int,
    body: str,
    *,
    number: str = "",
    issue: int = 13,
    beside: tuple[Example, ...] = (_FIRST,),
    says: tuple[str, ...] = (),
) -> Example:
    sections = (
        (_HEADINGS[0], body, _HEADINGS[1], "5月20日，按批示封存设备。", _HEADINGS[2], "舆情平稳。")
        if len(body) > 12
        else (body,)
    )
    return example_report(Kind.FOLLOW_UP, day, *sections, number=number, issue=issue, beside=beside, says=says)


_SECOND = _follow(21, "截至2024年5月21日9时，设备完成更换。", number="二", issue=14, beside=())
_FINAL = example_report(Kind.FINAL, 22, "2024年5月22日，处置结束。", issue=15)

RULES = (
    Rule(
        check=report_order,
        family="sequence",
        title="报告次序",
        clause="3f",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=EMERGENCY_KINDS,
        structural=True,
        needs=("same_event",),
        bad=(
            _marked(_follow(24, "截至2024年5月24日9时，设备完成更换。", issue=16, beside=(_FIRST, _FINAL)), "实训楼3层配电箱冒烟（续报）"),
            _marked(_follow(19, _NEWS), "实训楼3层配电箱冒烟（续报）"),
            _marked(_follow(20, _NEWS, issue=12), "12"),
            _marked(example_report(Kind.FINAL, 19, _EVENT, issue=13, beside=()), "2024年5月19日"),
            _marked(_follow(22, _NEWS, number="三", issue=15, beside=(_FIRST, example_report(Kind.FOLLOW_UP, 20, _NEWS, issue=13))), "实训楼3层配电箱冒烟（续报三）"),
            _marked(_follow(22, _NEWS, issue=11), "11"),
            _marked(_follow(22, _NEWS, number="二", issue=15, beside=(_FIRST, _follow(20, _NEWS, beside=()), _SECOND)), "实训楼3层配电箱冒烟（续报二）"),
            _marked(_follow(20, _NEWS, number="三", issue=15, beside=(_FIRST, _SECOND)), "实训楼3层配电箱冒烟（续报三）"),
            _marked(example_report(Kind.FINAL, 19, "2024年5月19日，处置结束。", issue=13, beside=(_FIRST,)), "实训楼3层配电箱冒烟（终报）"),
        ),
        good=(
            _follow(20, _NEWS),
            _follow(21, _NEWS, number="二", issue=14, beside=(_FIRST, _follow(20, _NEWS, beside=()))),
            example_report(Kind.FINAL, 24, "2024年5月24日，处置结束。", issue=15, beside=(_FIRST, _SECOND)),
            example_report(Kind.FIRST, 20, _EVENT, beside=(_SECOND, _FINAL)),
            _follow(20, _NEWS, beside=(_FIRST, _follow(20, _NEWS, beside=()))),
            _follow(20, _NEWS, issue=12, beside=(replace(_FIRST, text=_FIRST.text.replace("2024年5月20日\n", "2023年5月20日\n")),)),
        ),
    ),
    Rule(
        check=followup_progress,
        family="sequence",
        options={"percent": "与上次报告重复超过百分之多少算没有新内容"},
        title="续报无新增内容",
        clause="3f",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=frozenset({Kind.FOLLOW_UP}),
        structural=True,
        needs=("same_event",),
        bad=(
            example_report(Kind.FOLLOW_UP, 20, _EVENT, issue=13, beside=(_FIRST,), says=("高度重复（100%）",)),
            example_report(Kind.FOLLOW_UP, 21, _EVENT.replace("20日10时", "20日11时"), issue=13, beside=(_FIRST,), says=("高度重复",)),
            _follow(20, "伤者受伤，正在处置。", says=("没有新的时间节点",)),
            example_report(Kind.FOLLOW_UP, 20, "2024年5月20日10时冒烟后，后勤处排查线路，受伤学生情绪稳定。", issue=13, beside=(_FIRST,), says=("没有新的时间节点",)),
            _follow(21, "截至2024年5月21日9时，实训楼供电恢复。", says=("写受伤3人，续报没有交代",)),
            _follow(22, "截至2024年5月21日9时，设备完成更换。", number="三", beside=(_FIRST, _SECOND), says=("高度重复",)),
        ),
        good=(
            _follow(20, _NEWS),
            _follow(20, "更正：首报“受伤3人”为2人，1人为陪同。" + _EVENT),
            _follow(21, "暂无新增情况，受伤学生善后工作仍在进行，下次续报时间为5月21日9时。"),
            _follow(21, "5月21日，盟消防救援大队认定原因为线路老化，受伤学生痊愈。"),
            _follow(20, "伤者受伤情况平稳，14时全部出院。"),
            _follow(20, _NEWS, beside=()),
        ),
    ),
)  # fmt: skip
