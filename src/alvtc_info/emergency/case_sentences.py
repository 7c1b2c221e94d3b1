"""What a case says, as sentences of a report: the event, the people hurt, what was done and by whom it was ordered.

A time is written only where somebody gave it; days told from the day of recording (昨晚, 下周一) become dates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alvtc_info.analysis.toll import sayings, told
from alvtc_info.emergency.case import UNNAMED
from alvtc_info.emergency.case_entries import ADDING, Instructed, Reported
from alvtc_info.emergency.fact_sentences import (
    WHEN,
    as_written,
    bare_place,
    event_words,
    leading_place,
    sentence,
    state,
    state_act,
    state_event,
    without_braces,
)
from alvtc_info.emergency.paper_language import Heard
from alvtc_info.model.form_prompts import SLOT
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_entries import AnyEntry, Closed, Learnt, Opened
    from alvtc_info.institution.values import Institution

_HELP = Pattern(r"(?<![\d:：])1(?:10|19|20|22)(?!\d|[:：时点])")
_UNTOLD = Pattern(
    r"^(?:无|没有|暂无|不详|不清楚|待|正在|暂|尚|还没|还在|没啥|没多少|没什么|没数|没看到|没发现|未|不知|不明|不确定|更正)|(?:统计|核实|了解|评估|算)中?$"
)
_UNSURE = Pattern(r"[，。；]|初步|可能|疑似|好像|似乎|估计|判断|[是为系了]")
_ONLY_A_SUM = Pattern(
    r"^(?:目前|现|初步|大概|大约|可能|约|共计?|总计?|合计|估计|预计|估算|评估|统计|核[定实]|直接|间接|经济|财产|损失|价值|金额|[为达是有近超过多余，、：\d.一二两三四五六七八九十几百千万亿元]|左右|以上|以内|不到)+$"
)
_SUM = Pattern(r"[\d一二两三四五六七八九十几百千万][^，。]{0,4}元")
_UNHURT = Pattern(r"^[都均全]?(?:[没无未暂尚待]|不[详清]|平安|安全|正在|还没)|(?:核实|统计|了解)中?$")
_MORE_HURT = Pattern(r"又|另|还有|再|也|新增|增加(?![到至为])")


class _Step(NamedTuple):
    """Something that was done: the number of its entry, when, if somebody gave that, and the sentence on it.

    `say` takes an earlier moment, beside which a day is not said twice. Nothing without a time follows an order.
    """

    number: int
    at: datetime | None
    say: Callable[[datetime | None], str]
    order: bool = False


class CaseSentences:
    """The sentences of one case for reports of an institution."""

    def __init__(self, case: Case, institution: Institution) -> None:
        self.case = case
        self.institution = institution
        name = case.parties[0].name
        self.department = "{部门}" if name == UNNAMED else name

    # facts -----------------------------------------------------------------------------------------------------------

    def event(self) -> str:
        """The sentence that says when, where and what."""
        known = self.case.particulars
        return state_event(self.case.when, known.place, known.what, self.institution, self._heard_of("what"))

    def title(self) -> str:
        """Where and what; empty where one of them is not known."""
        known = self.case.particulars
        if not bare_place(known.place) and not leading_place(known.what):
            return ""
        return event_words(known.place, known.what, self.institution, self._heard_of("what"), title=True)

    def fact(self, name: str, slot: str) -> str:
        """What was last entered on a fact, as a sentence; the slot where nothing was."""
        said = self.case.stated(name)
        if not said:
            return sentence(slot) if slot else ""
        return self._state(name, *said[-1])

    def each(self, name: str) -> list[str]:
        """What was entered on a fact that adds up, a sentence each."""
        said = {part: entry for entry, words in self.case.stated(name) for part in apart(words)}
        return list(dict.fromkeys(self._state(name, entry, part) for part, entry in said.items()))

    def facts(self, name: str) -> str:
        """The same in one paragraph, and the last that was said of a fact that does not add up; empty if unknown."""
        return "".join(self.each(name)) if name in ADDING else self.fact(name, "")

    def casualties(self) -> str:
        """The people hurt, as last entered; a slot with all that was said where that cannot stand alone."""
        said = list(dict.fromkeys(words for _, words in self.case.stated("casualties")))
        stated = self.fact("casualties", "{人员伤亡：没有核实清楚的写“正在核实”}")
        counted = any(each[-1].isdigit() for each in sayings(told(SLOT.sub("", stated), "casualties")))
        alone = counted and len(self.standing("casualties")) == 1
        return _all_said("伤亡", said) if len(said) > 1 and not alone else stated

    def standing(self, name: str) -> list[tuple[Opened | Learnt, str]]:
        """What was last entered on a fact, behind what was entered on it before and is not told anew by it."""
        stated = list({words: entry for entry, words in self.case.stated(name)}.items())
        last = as_written(stated[-1][0], self.institution) if stated else ""
        besides = {"casualties": _hurt_besides, "losses": _lost_besides}.get(name, _told_besides)
        before = [each for each in stated[:-1] if besides(as_written(each[0], self.institution), last)]
        return [(entry, words) for words, entry in (*before, *stated[-1:])]

    def sources(self) -> str:
        """Who told of the event, a sentence for each; when the department learnt of it belongs to the first."""
        known = self.case.particulars
        when = self.case.spoken(known.known_at, known.occurred_at or known.known_at) if known.known_at else WHEN
        said = {words: entry for entry, words in self.case.stated("source")}
        found = [
            self._state("source", entry, words, known=WHEN if number else when)
            for number, (words, entry) in enumerate(said.items())
        ]
        return "".join(found) or "{几时几分，谁向谁报告}。"

    def impacts(self) -> str:
        """The impact as last entered; a slot with all that was said where that changed."""
        said = list(dict.fromkeys(words for _, words in self.case.stated("impact")))
        return _all_said("影响", said) if len(said) > 1 else self.fact("impact", "")

    def losses(self) -> str:
        """The losses as last entered, and in a slot what was entered before and is more than another sum."""
        return self.fact("losses", "") + self.before("losses", "损失")

    def before(self, name: str, called: str) -> str:
        """A slot with what was entered on a fact before the last, if that does not tell it anew; else empty."""
        quoted = "、".join(f"“{without_braces(words)}”" for _, words in self.standing(name)[:-1])
        return f"{{{called}：先前记{quoted}，核实后写全}}" if quoted else ""

    def cause(self) -> str:
        """The cause for a final report, for which a first judgement is no conclusion: a slot asks who found it."""
        stated, noted = self.fact("cause", ""), self.case.particulars.cause
        if stated.startswith("初步判断") and "初步" not in noted:
            return f"{{原因：案卷记“{without_braces(noted)}”，写明经谁查明}}"
        return stated

    def nature(self) -> str:
        """The nature of the event for a final report, for which one not yet settled will not do; empty if unknown."""
        stated, noted = self.facts("nature"), self.case.particulars.nature
        if stated.startswith("性质正在"):
            return f"{{性质：案卷记“{without_braces(noted)}”，写明由谁、在几月几日认定为什么}}。"
        return stated

    def _state(self, name: str, entry: AnyEntry, words: str, *, known: str = WHEN) -> str:
        return state(name, words, self.institution, known=known, department=self.department, heard=self.heard(entry))

    def heard(self, entry: AnyEntry) -> Heard:
        """When an entry was recorded, when the event began, and when what the entry tells of happened."""
        wall, start = self.case.wall, self._start
        return Heard(wall(entry.recorded_at), wall(start) if start else None, wall(entry.at) if entry.at else None)

    def _heard_of(self, name: str) -> Heard | None:
        said = self.case.stated(name)
        return self.heard(said[-1][0]) if said else None

    # what was done ---------------------------------------------------------------------------------------------------

    def done_at_first(self) -> str:
        """The measures and the calls for help, in one paragraph, those without a time without a slot for it."""
        return "".join(_in_time(self._acts(dated=False), self._start)) or "{已采取的措施}。"

    def done(self) -> list[str]:
        """What was done and ordered, a sentence for each with its time or a slot, and the end of the response."""
        orders = [
            _Step(self._number(entry), self._known_moment(entry), self._order(entry), order=True)
            for entry in self.case.those(Instructed)
        ]
        closed = self.case.closed
        ends = [f"{self.moment_of(closed, self._start)}，应急处置结束。"] if closed else []
        return [*_in_time([*self._acts(dated=True), *orders], self._start), *self.each("aftermath"), *ends]

    @property
    def _start(self) -> datetime | None:
        return self.case.particulars.occurred_at or self.case.particulars.known_at

    def instruction(self, entry: Instructed, beside: datetime | None = None) -> str:
        """An instruction of a leader as a sentence."""
        words = f"：“{entry.words.strip().rstrip('。')}”" if entry.words else ""
        return f"{entry.leader}{self.moment_of(entry, beside)}指示{words}。"

    def _order(self, entry: Instructed) -> Callable[[datetime | None], str]:
        return lambda beside: self.instruction(entry, beside)

    def moment_of(self, entry: Instructed | Closed | Reported, beside: datetime | None = None) -> str:
        """When it happened; a slot where nobody gave a time and the case was written up later."""
        at = self._known_moment(entry)
        return WHEN if at is None else self.case.spoken(at, beside)

    def _known_moment(self, entry: Instructed | Closed | Reported) -> datetime | None:
        return self.case.moment_of(entry, self.institution.flow)

    def _number(self, entry: AnyEntry) -> int:
        return self.case.place_of(entry)

    def _acts(self, *, dated: bool) -> list[_Step]:
        """The measures and the calls for help that no measure tells of.

        A sentence has a time where somebody gave one; without it a `dated` one has a slot.
        """

        def of_measure(entry: Opened | Learnt, noted: str) -> _Step:
            def say(beside: datetime | None) -> str:
                when = self.case.spoken(entry.at, beside) if entry.at else None
                return state_act(when, noted, self.institution, dated=dated, heard=self.heard(entry))

            return _Step(self._number(entry), entry.at, say)

        found = self._helps()
        told_before: set[str] = set()
        for entry, noted in self.case.stated("measures"):
            found += [of_measure(entry, each) for each in apart(noted) if each not in told_before]
            told_before |= set(apart(noted))
        return found

    def _helps(self) -> list[_Step]:
        """The calls for help (119, 120) that no measure tells of."""

        def of_call(entry: Reported) -> _Step:
            named = "" if entry.department == UNNAMED else entry.department
            alone = self.department if len(self.case.parties) == 1 else "{谁}"
            who = as_written(entry.sender, self.institution) or named or alone
            how = "拨打" if entry.by == "phone" else "报告"

            def say(beside: datetime | None) -> str:
                return f"{self.moment_of(entry, beside)}，{who}{how}{'、'.join(entry.to)}。"

            return _Step(self._number(entry), self._known_moment(entry), say)

        told_already = {
            number
            for _, words in self.case.stated("measures")
            for each in apart(words)
            if _CALLING.search(each)
            for number in _HELP.findall(each)
        }
        return [
            of_call(entry)
            for entry in self.case.those(Reported)
            if all(self.institution.flow.calls_help(who) for who in entry.to)
            and not told_already.issuperset(_HELP.findall("、".join(entry.to)) or ["?"])
        ]


def _hurt_besides(before: str, last: str) -> bool:
    """Whether people were said to be hurt in a way that the last note leaves out, or to which it only adds."""
    fates = {each.rstrip(_DIGITS) for each in sayings(told(before, "casualties"))}
    now = {each.rstrip(_DIGITS) for each in sayings(told(last, "casualties"))}
    if not fates:  # words that cannot be counted: 死了1个
        return not _UNHURT.search(before) and before not in last
    return fates != {""} and (not fates - {""} <= now or bool(_MORE_HURT.search(last)))


def _told_besides(before: str, last: str) -> bool:
    """Whether something was told of a fact, and the last note does not repeat it, if in more words."""
    rest = iter(last)
    words = _UNSURE.sub("", before)
    return bool(words) and not _UNTOLD.search(words) and not all(character in rest for character in words)


def _lost_besides(before: str, last: str) -> bool:
    """Whether more was said to be lost than a sum, and the last note does not repeat it."""
    only_another_sum = _ONLY_A_SUM.match(before) and _SUM.search(last)
    return not _UNTOLD.search(before) and not only_another_sum and before not in last


_DIGITS = "0123456789?"
_CALLING = Pattern(r"打|拨|报|叫|呼|联系|求助")


def apart(noted: str) -> list[str]:
    """The notes on measures that were typed in one, each by itself."""
    return [each.strip() for each in re.split(r"[；;。\n]+", noted) if each.strip()]


def _in_time(steps: list[_Step], start: datetime | None) -> list[str]:
    """The sentences of steps, by time; one whose time is not known stays behind the one that it was entered after."""
    placed, latest = [], None
    for step in sorted(steps, key=lambda each: each.number):
        placed.append((step.at or latest, step))
        latest = latest if step.order else step.at or latest
    found, beside = [], start
    for at, step in sorted(placed, key=lambda each: (each[0] is not None, each[0] and each[0].timestamp())):
        found.append(step.say(beside))
        beside = at or beside
    return list(dict.fromkeys(found))


def _all_said(called: str, said: Sequence[str]) -> str:
    """A slot with all that was entered on a fact, in order."""
    return f"{{{called}：{'，后来记'.join(f'“{without_braces(each)}”' for each in said)}，核实后写成完整的一句}}。"
