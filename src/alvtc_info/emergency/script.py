"""The telephone script of a case: what to say and whom to call, as text or as one sheet to fill in by hand."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alvtc_info.emergency.case import UNNAMED
from alvtc_info.emergency.case_entries import ADDING
from alvtc_info.emergency.case_sentences import CaseSentences, apart
from alvtc_info.emergency.fact_sentences import as_written, state
from alvtc_info.emergency.paper_language import is_spoken
from alvtc_info.emergency.progress import progress
from alvtc_info.emergency.status_text import people_line
from alvtc_info.model.form_prompts import SLOT
from alvtc_info.report.parts import MEDIA_LABELS
from alvtc_info.text.clock_times import shown
from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    from alvtc_info.emergency.case import Case
    from alvtc_info.institution.values import Institution

BLANK = "＿＿＿＿＿＿＿＿"
_LINES = (
    ("时间", "occurred_at", True),
    ("地点", "place", True),
    ("情况", "what", True),
    ("伤亡", "casualties", True),
    ("措施", "measures", True),
    ("损失", "losses", False),
    ("来源", "source", False),
    ("原因", "cause", False),
)
_STATED = ("casualties", "cause")
_GROWING = ("what", "casualties", "losses", "source")


@frozen
class ScriptLine:
    """One item of the script; `words` is a blank to fill in if it is not known."""

    name: str
    words: str = field(repr=False)
    known: bool


@frozen
class Recipient:
    """A recipient to call: who calls, names and numbers, the time limit, and when the call was made, if it was."""

    sender: str
    name: str
    people: str = field(repr=False)
    limit: str
    done: str


@frozen
class CaseScript:
    """What to say and whom to call: who speaks, the kind of the event, the lines, the calls in their order.

    `gaps` are the names of the lines that are not known.
    """

    who: str = field(repr=False)
    kind: str = field(repr=False)
    lines: tuple[ScriptLine, ...] = field(repr=False)
    gaps: tuple[str, ...]
    calls: tuple[Recipient, ...] = field(repr=False)

    @property
    def spoken(self) -> str:
        """The words to be said, a line for each fact."""
        lines = "".join(f"{line.name}：{line.words}\n" for line in self.lines)
        return f"您好，我是{self.who}，报告一起{self.kind}。\n{lines}进展随时续报。"

    @property
    def text(self) -> str:
        """The whole script, to be read out."""
        return script_text(self)

    def to_dict(self) -> dict[str, Any]:
        """The script as plain data, with the words to be said in `spoken`."""
        own = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}
        return {**own, "spoken": self.spoken}


def build_script(case: Case, institution: Institution) -> CaseScript:
    """Return the script of a case from what is known now."""
    known = case.particulars
    lines = []
    for name, which, needed in _LINES:
        words = case.when if which == "occurred_at" else _spoken(which, case, institution)
        if words or needed:
            lines.append(ScriptLine(name, words or BLANK, bool(words)))
    reporter = f"{_named(case)}{known.reporter or BLANK}"
    lines.append(
        ScriptLine(
            "报告人", f"{known.reporter or BLANK}　电话：{known.phone or BLANK}", bool(known.reporter and known.phone)
        )
    )
    gaps = (
        *(line.name for line in lines[:-1] if not line.known),
        *(("报告人",) if not known.reporter else ("报告人电话",) if not known.phone else ()),
    )
    return CaseScript(
        reporter,
        f"{known.kind}事件" if known.kind else "紧急突发事件",
        tuple(lines),
        gaps,
        _recipients(case, institution),
    )


def _spoken(name: str, case: Case, institution: Institution) -> str:
    """A fact as it is said on the telephone: a cause that is not established only as what is thought at first.

    What was noted of the event, its toll and its sources before the last note is said where that leaves it out.
    """
    said = case.stated(name)
    if not said:
        return ""
    tell = CaseSentences(case, institution)
    entries = said if name in ADDING else tell.standing(name) if name in _GROWING else said[-1:]
    written = [
        SLOT.sub(BLANK, noted if is_spoken(words, institution) else words)
        for entry, typed in entries
        for noted in (apart(typed) if name in ADDING else [typed])
        for words in [as_written(noted, institution, tell.heard(entry))]
    ]
    words = "；".join(dict.fromkeys(written))
    if name not in _STATED or len(entries) > 1:
        return words
    stated = state(name, said[-1][1], institution)
    if "{" not in stated:
        return stated.rstrip("。")
    return f"正在调查（案卷记“{words}”，没有查明的不说）" if name == "cause" else words


def _named(case: Case) -> str:
    """The department of a case; a blank where none was named."""
    name = case.parties[0].name
    return BLANK if name == UNNAMED else name


def _recipients(case: Case, institution: Institution) -> tuple[Recipient, ...]:
    flow = institution.flow
    party = case.parties[0].name
    facts = case.facts(flow, party)
    found = []
    for row in progress(flow, facts):
        if row.step.by != "oral":
            continue
        sender = _named(case) if row.step is flow.steps[0] else row.step.sender
        stand_in = case.stand_in(row.name, case.entries[-1].recorded_at)
        people = f"由{stand_in.deputy}代" if stand_in else people_line(institution.holders(row.name, party))
        limit = f"{row.step.minutes} 分钟" if row.step.minutes is not None else ""
        done = f"{shown(row.contact.at, facts.clock_start)}{MEDIA_LABELS[row.contact.by]}" if row.contact else ""
        found.append(Recipient(sender, row.name, people, limit, done))
    return tuple(found)


def script_text(script: CaseScript) -> str:
    """Return a script as text."""
    import jinja2

    source = (Path(__file__).parent.parent / "templates" / "script.txt").read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=False, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    calls = [
        {
            "sender": r.sender,
            "name": r.name,
            "people": r.people,
            "done": _bracketed(r.limit and r.limit + "内", r.done and r.done + "已报"),
        }
        for r in script.calls
    ]
    context = {"spoken": script.spoken, "gaps": script.gaps, "calls": calls}
    text: str = environment.from_string(source).render(**context, order="按次序，不越级")
    return text


def _bracketed(*parts: str) -> str:
    text = "，".join(part for part in parts if part)
    return f"（{text}）" if text else ""


def blank_script(institution: Institution) -> CaseScript:
    """Return a script in which nothing is known yet: to be kept printed, for when no computer runs."""
    lines = tuple(ScriptLine(name, BLANK, False) for name, _, _ in (*_LINES, ("报告人", "", True)))
    calls = [
        Recipient(
            BLANK if step is institution.flow.steps[0] else step.sender,
            name,
            people_line(people) if (people := institution.holders(name)) else BLANK,
            f"{step.minutes} 分钟" if step.minutes is not None else "",
            "",
        )
        for step in institution.flow.steps
        if step.by == "oral"
        for name in step.to
    ]
    return CaseScript(BLANK, "紧急突发事件", lines, (), tuple(calls))


def print_script(case: Case, institution: Institution) -> bytes:
    """Return the script as one A4 page (.docx) to fill in by hand: what to say, the calls with times, the answers."""
    known = case.particulars
    reporter = f"{known.reporter or '　　　　　　'}　　电话：{known.phone}"
    about = f"案卷：{case.id}　　报告部门：{_named(case)}"
    return print_sheet(build_script(case, institution), institution, about, reporter)


def print_sheet(script: CaseScript, institution: Institution, about: str, reporter: str) -> bytes:
    """Return a script as one A4 page (.docx); `about` stands under its name, `reporter` in the row of the speaker."""
    from alvtc_info.templates.onepage import COLUMNS, Page, shortened

    page = Page(institution)
    page.headline("紧急信息电话报告单")
    page.line(shortened(about, COLUMNS))
    page.heading("说什么（不知道的照实说“正在核实”，原因没有查明只说“正在调查”）")
    rows = [([line.name], [shortened(line.words, 120) if line.known else ""]) for line in script.lines[:-1]]
    rows.append((["报告人"], [reporter]))
    page.table(rows, (1300, 8338), height=620)
    page.heading("打给谁（按次序，打通一个记一个时刻）")
    head = (["谁打"], ["打给"], ["姓名、电话"], ["时限"], ["几点、谁接的"])
    calls = [
        (
            ["" if r.sender == BLANK else shortened(r.sender, 14)],
            [shortened(r.name, 20)],
            ["" if "没有" in r.people else shortened(r.people, 22)],
            [r.limit],
            [r.done],
        )
        for r in script.calls
    ]
    page.table([head, *calls], (2000, 2300, 2000, 1238, 2100), height=560)
    page.line("学院主要领导指示（谁、几时几分、要求）：", before=4)
    page.line("＿" * 38)
    page.line("＿" * 38)
    limits = [step.minutes for step in institution.flow.outside("written") if step.minutes is not None]
    if limits:
        page.line(f"书面首报：{min(limits)} 分钟内送出；几时几分送出：＿＿＿＿　编辑：＿＿＿＿　签发：＿＿＿＿")
    return page.saved("紧急信息电话报告单")
