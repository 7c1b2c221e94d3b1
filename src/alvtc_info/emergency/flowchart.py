"""The flow of emergency reporting as a chart: as prescribed (附件1), or as one case went.

Everything comes from the flow of the institution; a case adds when each step was done and which steps are late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.charting.chart import Chart, ChartWords, Edge, Node, Shape, Tone
from alvtc_info.emergency.case import UNNAMED
from alvtc_info.emergency.case_entries import Instructed
from alvtc_info.emergency.progress import State, lateness, progress
from alvtc_info.emergency.status_text import spoken_moment
from alvtc_info.report.parts import MEDIA_LABELS
from alvtc_info.text.clock_times import shown

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.progress import Progress
    from alvtc_info.emergency.situation import Situation
    from alvtc_info.institution.values import Institution, Step

_START, _LEADERS, _FOLLOW_UP, _OVER, _FINAL = "start", "instruction", "follow-up", "over", "final"


def chart_flow(institution: Institution) -> Chart:
    """Return the chart of an institution's flow: who notifies whom, by which medium, within how many minutes."""
    flow = institution.flow
    clauses = "、".join(dict.fromkeys(institution.clause(step.clause) for step in flow.steps))
    notes = [f"依据：{institution.regulation}{clauses}。时限都从事件{_CLOCKS[flow.clock]}起算，恰好到点不算超时。"]
    if any(step.advice for step in flow.steps) or flow.follow_up_hours or flow.final_days:
        notes.append("标着“建议”的时限和虚线是工作习惯，制度没有规定。")
    return _Builder(institution, _Sayings(institution)).chart(flow.chart_label, "", notes)


def chart_case(case: Case, institution: Institution, now: datetime) -> Chart:
    """Return the chart of a case up to `now` (aware): each step with its time, late and overdue steps in red."""
    from alvtc_info.emergency.situation import assess
    from alvtc_info.templates.onepage import shortened

    sayings = _CaseSayings(case.until(now), institution, assess(case, institution, now))
    known = case.particulars
    below = shortened(known.title or known.place + known.what, 60)
    notes = [
        f"案卷 {case.id}，截至{shown(case.wall(now))}。",
        "红色：超时、到时限还没有报，或者越级；灰色：还没有报。虚线是建议，不计超时。",
        *(f"提示：{line}。" for line in sayings.situation.warnings[:3]),
    ]
    return _Builder(institution, sayings).chart("", below, notes, working=True)


def flowchart(
    form: str = "svg",
    *,
    event: str | os.PathLike[str] | None = None,
    now: datetime | str | None = None,
    institution: Institution | str | os.PathLike[str] | None = None,
) -> bytes:
    """Return the flow chart (附件1) as `svg`, `png`, `docx` or `mmd`; with a case file as `event`, that of the case.

    `now` (aware, by default the present) is the moment up to which the case is shown. Raises UsageError for another
    form, InputError if the case cannot be read, OutputError if the chart cannot be drawn.
    """
    from alvtc_info.charting.draw import draw
    from alvtc_info.emergency import case_log
    from alvtc_info.emergency.case_file import load_case
    from alvtc_info.institution.values import default_institution
    from alvtc_info.model import arguments
    from alvtc_info.text.clock_times import zone

    arguments.instance(form, str, "form", "图的格式，如 svg")
    college = arguments.institution(institution) or default_institution()
    at = arguments.moment(now, "now") or case_log.current(college)
    if event is None:
        return draw(chart_flow(college), college, form)
    case = load_case(arguments.path(event, "event", "案卷的路径"))
    return draw(
        chart_case(case, college, at if at.tzinfo else at.replace(tzinfo=zone(college.time_zone))), college, form
    )


_CLOCKS = {"event": "发生", "known": "获知"}


class _Sayings:
    """The texts of the chart of a flow, a method for each box or arrow."""

    def __init__(self, institution: Institution) -> None:
        self._flow = institution.flow
        self.parties: tuple[str, ...] = ("",)

    def start(self) -> Iterator[ChartWords]:
        yield ChartWords("突发事件发生" if self._flow.clock == "event" else "获知突发事件")

    def sender(self, name: str, party: str) -> Iterator[ChartWords]:
        yield ChartWords(name)

    def step(self, step: Step, name: str, party: str) -> Iterator[ChartWords]:
        how = "电话口头" if step.by == "oral" else "书面首报" if step.outside else "书面材料"
        if step.minutes is not None:
            how += f"，{'建议' if step.advice else ''}{step.minutes}分钟内"
        yield ChartWords(how)

    def instruction(self) -> Iterator[ChartWords]:
        yield ChartWords(f"{'、'.join(self._flow.inner[-1].to)}作出指示")

    def follow_up(self) -> Iterator[ChartWords]:
        yield ChartWords("续报：补充修正，滚动报告")

    def over(self) -> Iterator[ChartWords]:
        yield ChartWords("应急处置结束？")

    def again(self) -> Iterator[ChartWords]:
        hours = self._flow.follow_up_hours
        yield ChartWords("没有结束，继续续报")
        if hours:
            yield ChartWords(f"建议每{hours}小时内")

    def ended(self) -> Iterator[ChartWords]:
        days = self._flow.final_days
        yield ChartWords("已经结束" + (f"，建议{days}天内" if days else ""))

    def final(self) -> Iterator[ChartWords]:
        yield ChartWords("终报：总结性报告")


class _CaseSayings(_Sayings):
    """The texts of the chart of a case: also when each step was done, how late it was, and what is open."""

    def __init__(self, case: Case, institution: Institution, situation: Situation) -> None:
        from alvtc_info.analysis.reporting_clock import bypasses, uninstructed

        super().__init__(institution)
        facts = case.facts(institution.flow)
        self.situation = situation
        self.parties = tuple(party.name for party in case.parties)
        self._case = case
        self._shared = {(row.step, row.name): row for row in progress(self._flow, facts, situation.now)}
        self._own = {
            (c.party.name, row.step, row.name): (row, row.name in c.covered) for c in situation.chains for row in c.rows
        }
        self._roles = {party.name: party.role for party in case.parties}
        self._early = bypasses(institution, facts)
        untimed = any(isinstance(entry, Instructed) for entry in case.untimed(institution.flow))
        self._uninstructed = not untimed and uninstructed(institution, facts) is not None

    def _clock(self, at: datetime) -> str:
        return shown(self._case.wall(at), self.situation.start)

    def start(self) -> Iterator[ChartWords]:
        yield from super().start()
        yield ChartWords(self._case.when)

    def sender(self, name: str, party: str) -> Iterator[ChartWords]:
        yield ChartWords(name if party == UNNAMED else party)
        role = self._roles[party]
        if role in self._flow.roles:
            yield ChartWords(f"（{role}，{self._flow.roles[role]}）")

    def step(self, step: Step, name: str, party: str) -> Iterator[ChartWords]:
        yield from super().step(step, name, party)
        row, covered = self._own.get((party, step, name)) or (self._shared[step, name], False)
        yield _went(row, self.situation.start, covered=covered)
        if name in self._early and step.by == "oral":
            yield ChartWords("越级：早于报学院领导", Tone.LATE)

    def instruction(self) -> Iterator[ChartWords]:
        yield from super().instruction()
        for entry in self.situation.instructions:
            yield ChartWords(f"{entry.leader} {spoken_moment(self._case, entry, self._flow)}")
        if self._uninstructed:
            yield ChartWords("对外报告前没有记录", Tone.LATE)

    def follow_up(self) -> Iterator[ChartWords]:
        yield from super().follow_up()
        papers = [paper for paper in self._case.papers if paper.report == "follow-up"]
        if papers:
            yield ChartWords(f"{len(papers)}次，最近{self._clock(papers[-1].at)}")

    def over(self) -> Iterator[ChartWords]:
        closed = self._case.closed
        yield from super().over()
        if closed:
            yield ChartWords(spoken_moment(self._case, closed, self._flow))

    def again(self) -> Iterator[ChartWords]:
        due = self.situation.next_follow_up
        yield ChartWords("没有结束，继续续报")
        if due:
            yield ChartWords(f"建议{shown(due, self.situation.start)}前")

    def ended(self) -> Iterator[ChartWords]:
        due = self.situation.final_due
        yield ChartWords("已经结束" + (f"，建议{shown(due, self.situation.start)}前" if due else ""))

    def final(self) -> Iterator[ChartWords]:
        yield from super().final()
        papers = [paper for paper in self._case.papers if paper.report == "final"]
        if papers:
            yield ChartWords(self._clock(papers[-1].at))


def _went(row: Progress, start: datetime | None, *, covered: bool) -> ChartWords:
    """The text on how one step of a case went, or on its present state."""
    over = f"，{lateness(row).replace(' ', '')}" if row.over else ""
    if row.contact is not None:
        text = f"{shown(row.contact.at, start)}{MEDIA_LABELS[row.contact.by]}{over}"
        return ChartWords(text, Tone.PLAIN if row.state is State.DONE or row.step.advice else Tone.LATE)
    if row.state is State.WAIVED:
        return ChartWords("经研判不外报", Tone.FAINT)
    if covered:
        return ChartWords("已由其他部门报到", Tone.FAINT)
    return ChartWords(f"还没有报{over}", Tone.LATE if row.over and not row.step.advice else Tone.FAINT)


class _Builder:
    """Builds the boxes and arrows of one flow, each once."""

    def __init__(self, institution: Institution, sayings: _Sayings) -> None:
        self._institution = institution
        self._flow = institution.flow
        self._say = sayings
        self._nodes: dict[str, Node] = {}
        self._words: dict[tuple[str, str], list[ChartWords]] = {}
        self._advice: set[tuple[str, str]] = set()
        self._firm: set[tuple[str, str]] = set()
        first = self._flow.steps[0] if self._flow.steps else None
        self._private = {first.sender, *first.to} if first and not first.outside else set()

    def chart(self, label: str, below_title: str, notes: Iterable[str], *, working: bool = False) -> Chart:
        """Return the whole chart."""
        self._box(_START, self._say.start(), Shape.END)
        for step in self._flow.steps:
            self._step(step)
        self._instruction()
        self._afterwards()
        self._begin()
        edges = tuple(
            Edge(source, target, tuple(words), (source, target) in self._advice - self._firm)
            for (source, target), words in self._words.items()
        )
        title = f"{self._institution.name}{self._flow.chart_title}"
        return Chart(label, title, below_title, tuple(self._nodes.values()), edges, tuple(notes), working)

    def _box(self, identity: str, words: Iterable[ChartWords], shape: Shape = Shape.BOX, group: str = "") -> str:
        if identity not in self._nodes:
            self._nodes[identity] = Node(identity, tuple(words), shape, group)
        return identity

    def _join(self, source: str, target: str, words: Iterable[ChartWords] = ()) -> None:
        self._words.setdefault((source, target), []).extend(words)

    def _boxes(self, name: str, group: str = "") -> list[tuple[str, str]]:
        """The boxes of a recipient, each with its department: a post within departments has a box for each of them."""
        if name not in self._private:
            return [(self._box(f"to:{name}", [ChartWords(name)], group=group), "")]
        first = name == self._flow.steps[0].sender
        found = []
        for party in self._say.parties:
            words = self._say.sender(name, party) if first else [ChartWords(name)]
            found.append((self._box(f"to:{name}/{party}", words, group=group), party))
        return found

    def _step(self, step: Step) -> None:
        group = f"{step.outside}:{'、'.join(step.to)}"
        for source, party in self._boxes(step.sender):
            for name in step.to:
                for target, of in self._boxes(name, group):
                    if of in ("", party) or not party:
                        self._join(source, target, self._say.step(step, name, party))
                        (self._advice if step.advice else self._firm).add((source, target))

    def _ends(self, names: Iterable[str]) -> list[str]:
        return [identity for name in names for identity, _ in self._boxes(name)]

    def _instruction(self) -> None:
        """Add the box of the leaders' instruction, which leads to the sender of the reports to the outside."""
        outside = [step for step in self._flow.steps if step.outside]
        if not (self._flow.instruction_clause and self._flow.inner and outside):
            return
        self._box(_LEADERS, self._say.instruction())
        for leader in self._ends(self._flow.inner[-1].to):
            self._join(leader, _LEADERS)
        for sender in self._ends([outside[0].sender]):
            self._join(_LEADERS, sender)

    def _afterwards(self) -> None:
        """Add the follow-up reports until the response ends, then the final report."""
        recipients = [name for step in self._flow.steps if step.outside for name in step.to]
        ends = self._ends(dict.fromkeys(recipients or (self._flow.inner[-1].to if self._flow.inner else ())))
        if self._flow.follow_up_clause:
            self._box(_FOLLOW_UP, self._say.follow_up())
            self._box(_OVER, self._say.over(), Shape.CHOICE)
            for end in ends:
                self._join(end, _FOLLOW_UP)
            self._join(_FOLLOW_UP, _OVER)
            self._join(_OVER, _FOLLOW_UP, self._say.again())
            ends = [_OVER]
        if self._flow.final_clause:
            self._box(_FINAL, self._say.final(), Shape.END)
            for end in ends:
                self._join(end, _FINAL, self._say.ended())

    def _begin(self) -> None:
        """Join the event to every box that no other arrow leads to."""
        following: dict[str, list[str]] = {}
        for source, target in self._words:
            following.setdefault(source, []).append(target)
        reached: set[str] = set()
        for identity in list(self._nodes):
            if identity in reached:
                continue
            if identity != _START:
                self._join(_START, identity)
            queue = [identity]
            while queue:
                at = queue.pop()
                reached.add(at)
                queue += [each for each in following.get(at, ()) if each not in reached]
