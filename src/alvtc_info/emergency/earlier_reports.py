"""What the case and the earlier reports of an event say, for the report that is drafted from them.

What a later paper or entry contradicts is not carried over as it was: a slot {…} shows both readings.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.analysis.event_elements import extract
from alvtc_info.analysis.event_site import named_parts
from alvtc_info.analysis.report_series import follow_up_number, order
from alvtc_info.analysis.toll import last_sentence_with, sentences_in, told
from alvtc_info.emergency.case import words_of
from alvtc_info.emergency.case_entries import Instructed, Opened
from alvtc_info.emergency.case_file import find_case
from alvtc_info.emergency.case_sentences import CaseSentences, apart
from alvtc_info.emergency.fact_sentences import as_written, bare_place, sentence, state, without_braces
from alvtc_info.emergency.stale_facts import TOLLS, LaterWord, amending_sentences, later_word_of
from alvtc_info.errors import AlvtcInfoError, UsageError
from alvtc_info.institution.values import default_institution
from alvtc_info.linting.secrecy_guard import refuse_secret, refuse_secret_words
from alvtc_info.model.form_prompts import SLOT
from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind, Role
from alvtc_info.model.request import CheckRequest
from alvtc_info.reading.drafts import read_bytes
from alvtc_info.reading.input import slurp, slurp_inside
from alvtc_info.text.numerals import han
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.event_elements import Said
    from alvtc_info.emergency.case import Case
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.reading.input import Source

_EDGES = "，。；！？\n"
_OF_STATE, _OF_ORDERS, _OF_OPINION = "基本情况", "领导批示", "善后"  # in the headings of a follow-up's sections
_ONLINE = Pattern(r"舆情|网上|网络|网友|群[里内有]|朋友圈|抖音|微博|快手|贴吧|论坛|帖|视频|评论|转发|点赞|播放")
_GAP = "\0"  # stands for a slot that was left: a sentence with one says nothing yet
_SHORTEST = 6  # characters of a sentence that tells something, without its ends
_NOTHING = Pattern(r"(?:暂无|没有|尚无|无)[^，。]{0,12}$")
_WORK = "没有据此起草"
_CALLED = {Kind.FIRST: "首报", Kind.FOLLOW_UP: "续报", Kind.FINAL: "终报"}
_ORDER = Pattern(r"指示|批示")
_NO_CAUSE = Pattern(r"指示|批示|要求|查清|查找|分析")
_CAUSE = Pattern(r"原因|初步判断|起因|所致|引发|引起")
_LOST = Pattern(r"损失|过火|烧毁|烧坏|损毁|损坏|受损|毁坏|报废|被淹|浸湿")
_NATURE = Pattern(r"性质|认定为|定性为|属于[^，。；]{0,10}(?:事故|事件|案件)")
_UNSURE = Pattern(r"正在|待[^，。；]{0,6}认定|尚未|初步")
_QUOTED = Pattern(r"“[^”]*”")


@frozen
class Sources:
    """What a report is drafted from: the case, and the reports of the event in their order."""

    case: Case | None
    reports: tuple[Document, ...]
    institution: Institution = field(default_factory=default_institution)

    @property
    def tell(self) -> CaseSentences | None:
        """What the case says, as sentences; None without a case."""
        return CaseSentences(self.case, self.institution) if self.case else None

    @property
    def last(self) -> Document | None:
        """The last report; None if there is none."""
        return self.reports[-1] if self.reports else None

    @property
    def first(self) -> Document | None:
        """The first report, or the earliest one available; None if there is none."""
        return self.reports[0] if self.reports else None


def gather(paths: Sequence[str | os.PathLike[str]], institution: Institution) -> Sources:
    """Read what a report is drafted from: a case, reports, or both; for a case alone, also the reports that it names.

    Raises UsageError for two cases, or for a report that is no emergency report, InputError where a report or what
    stands in the log of the case bears a secrecy mark.
    """
    case: Case | None = None
    reports = []
    for path in paths:
        found = find_case(path)
        if found is None:
            reports.append(unmarked(path, os.fspath(path), institution))
        elif case is not None:
            raise UsageError("two-events", "一次只能根据一份案卷起草")
        else:
            case = found
    return of_event(case, reports, institution)


def of_event(case: Case | None, reports: Sequence[Document], institution: Institution) -> Sources:
    """What a report is drafted from, the reports in their order; without any, those that the case names.

    Raises UsageError for a report that is no emergency report, InputError as `gather`.
    """
    if case is not None:
        refuse_secret_words(words_of(case.standing), work=_WORK, name=case.path)
        reports = reports or _papers(case, institution)
    for report in reports:
        if report.kind not in EMERGENCY_KINDS:
            raise UsageError("no-emergency", f"“{report.name}”不是首报、续报、终报，不能据此起草")
    return Sources(case, tuple(sorted(reports, key=order)), institution)


def unmarked(source: Source, name: str, institution: Institution, *, work: str = _WORK) -> Document:
    """A report that bears no secrecy mark. Raises InputError for one that does, or that cannot be read."""
    request = CheckRequest(institution=institution)
    report = read_bytes(slurp(source, name, request.limits), name, request, guarded=True)
    refuse_secret(report, work=work)
    return report


def _papers(case: Case, institution: Institution) -> list[Document]:
    """The reports of a case whose files still exist in its folder and can be read; a log from elsewhere may name any
    file. Raises InputError for one with a secrecy mark.
    """
    found, folder = {}, os.path.dirname(os.path.abspath(case.path))
    for paper in case.papers:
        path = case.paper_path(paper)
        if paper.file and os.path.isfile(path):
            try:
                data = slurp_inside(folder, paper.file, path, CheckRequest().limits)
                document = unmarked(data, path, institution)
            except AlvtcInfoError as error:
                if error.code == "secret":
                    raise
                continue
            if document.kind in EMERGENCY_KINDS:
                found[document.sha256] = document
    return list(found.values())


def report_name(report: Document) -> str:
    """What a report is called beside the others of its event: 首报, 续报二."""
    kind = report.kind
    assert kind is not None
    return _CALLED[kind] + (han(follow_up_number(report)) if kind is Kind.FOLLOW_UP else "")


def later_readings(sources: Sources, reports: Sequence[Document]) -> list[LaterWord]:
    """What counts against what is carried over: the prose of these reports, the oldest first, and what the case says.

    Of the case, that is what it says last of the toll, of the impact, of the place and, if it said otherwise before, of
    what happened.
    """
    readings = [later_word_of(report_name(report), prose_of(report), report) for report in reports]
    return [*readings, *(_readings_of(sources.case, sources.institution) if sources.case else ())]


def _readings_of(case: Case, college: Institution) -> Iterator[LaterWord]:
    for fact in (*TOLLS, "impact", "place", "what"):
        stated = case.stated(fact)
        for entry, words in stated[-1:] if fact != "what" or len(stated) > 1 else ():
            name = f"案卷第{case.numbers[entry.id]}条"
            if fact == "place":
                where = bare_place(words)
                parts = tuple((sort, value, where[a:b]) for sort, value, a, b in named_parts(where))
                yield LaterWord(name, where, fact, parts)
            else:
                yield LaterWord(name, sentence(as_written(words, college)), fact)


def prose_of(report: Document) -> str:
    """The running text of a report without its slots: what they ask is not what it says."""
    return SLOT.sub("", report.joined((Role.BODY, Role.CELL)))


def amendments(reports: Sequence[Document]) -> str:
    """A slot for each sentence of these reports that corrects what was reported before."""
    return "".join(
        f"{{{report_name(report)}有更正：“{without_braces(piece)}”，请照此核对}}"
        for report in reports
        for piece in amending_sentences(prose_of(report))
    )


def lead_of(report: Document) -> str:
    """The sentence that gives the time of the event; empty if there is none."""
    times = extract(report).time
    statement = next((each for each in times or () if _in_prose(report, each)), None)
    return _around(report, statement) if statement else ""


def _in_prose(report: Document, statement: Said) -> bool:
    return any(block.id == statement.block and block.role in (Role.BODY, Role.CELL) for block in report.blocks)


def _around(report: Document, statement: Said) -> str:
    """The sentence that contains a statement."""
    index = next(i for i, block in enumerate(report.blocks) if block.id == statement.block)
    start, end = report.sentence_at(report.offset(index, statement.start))
    return report.text[start:end].strip()


def _clause(text: str, statement: Said) -> str:
    """The clause of a text that contains a statement."""
    start, end = statement.start, statement.end
    while start > 0 and text[start - 1] not in _EDGES:
        start -= 1
    while end < len(text) and text[end] not in _EDGES:
        end += 1
    return text[start:end]


def ask_where_differing(lead: str, sources: Sources, *, both: bool = False) -> str:
    """Slots for the time and the place if the case gives them otherwise than the sentence that is carried over.

    With `both` the sentence is that of the case, and a slot shows what the first report says.
    """
    case, report = sources.case, sources.first
    if case is None or report is None or not lead:
        return ""
    slots = ""
    when = case.when.removesuffix("许")
    first = lead_of(report)
    for called, now in (("发生时间", when), ("地点", bare_place(case.particulars.place))):
        if both and now and now not in prose_of(report) and (written := SLOT.sub("", first)):
            # a lead with a slot left open says where in the slot, if at all
            if called == "发生时间" or not SLOT.search(first) or any(named_parts(written)):
                slots += f"{{{called}：{report_name(report)}写“{written}”，与上文不同的请核实}}"
        elif not both and now and now not in lead and now not in report.text:
            slots += f"{{{called}：案卷现记“{without_braces(now)}”，与上文不同的请核实，写明“更正”}}"
    return slots


_TELLING = 3  # characters, at least, of words that a text holds by no chance (无)


def ask_for_news(name: str, called: str, ask: str, sources: Sources) -> str:
    """A slot for a field that may have changed: what the last report that tells of it says, and the case."""
    case = sources.case
    report = next((each for each in reversed(sources.reports) if said_of(name, each)), sources.last)
    parts = [ask]
    before = said_of(name, report) if report else []
    if before and report is not None:
        parts.append(f"{report_name(report)}写{'、'.join(f'“{each}”' for each in before)}")
    tell = sources.tell
    stated = [] if tell is None else tell.case.stated(name) if name == "measures" else tell.standing(name)
    told_before = prose_of(report) if report is not None else ""
    for entry, words in stated:
        new = "；".join(each for each in apart(words) if not _is_told(name, each, told_before, sources.institution))
        if case and new:
            of = TOLLS.get(name, called)
            which = "" if of == called else of
            at = case.spoken(entry.at or entry.recorded_at)
            source = "立案时" if entry.at is None and isinstance(entry, Opened) else f"案卷{at}"
            parts.append(f"{source}记{which}“{without_braces(new)}”")
        elif case and report is not None and len(parts) == 1:
            parts.append(f"{report_name(report)}已写“{without_braces(words)}”")
    return f"{{{called}：{'；'.join(parts)}}}"


def _is_told(name: str, noted: str, text: str, institution: Institution) -> bool:
    """Whether a text tells what was noted on a fact, in those words or in the sentence that is made of them."""
    written = as_written(noted, institution)
    stated = state(name, noted, institution).strip(_EDGES)
    return any(len(each) >= _TELLING and each in text for each in (noted, written, stated))


def said_of(name: str, report: Document) -> list[str]:
    """What a report says of a field: the clauses on measures, else the last sentence on it.

    What holds a slot that was left says nothing yet.
    """
    prose = SLOT.sub(_GAP, report.joined((Role.BODY, Role.CELL)))
    return [each for each in _said_in(prose, name, report) if _GAP not in each]


def _said_in(prose: str, name: str, report: Document) -> list[str]:
    if name == "measures":
        statements = extract(_QUOTED.sub(lambda said: " " * len(said.group()), prose)).measures or ()
        clauses = dict.fromkeys(_clause(prose, each) for each in statements)
        lead = lead_of(report)  # what happened there is no measure (锅炉停止运行)
        return [without_braces(each) for each in clauses if each not in lead]
    if name in TOLLS:
        last = last_sentence_with("".join(each for each in sentences_in(prose) if not _beside(each, name)), name)
        found = told(last, name)
        if not found:
            lost = [piece for piece in sentences_in(prose) if _LOST.search(piece)] if name == "losses" else []
            return [without_braces(piece.strip(_EDGES)) for piece in lost[-1:]]
        start = max((last.rfind(edge, 0, found[0].start) + 1 for edge in _EDGES), default=0)
        end = next((at for at in range(found[-1].end, len(last)) if last[at] in _EDGES), len(last))
        return [without_braces(last[start:end])]
    if name == "nature":
        spoken = [piece for piece in sentences_in(prose) if _NATURE.search(piece) and not _UNSURE.search(piece)]
    elif name == "impact":
        spoken = [piece for piece in sentences_in(prose) if "影响" in piece and not told(piece, "casualties")]
    else:
        spoken = [piece for piece in sentences_in(prose) if _CAUSE.search(piece) and not _NO_CAUSE.search(piece)]
    return [without_braces(piece.strip(_EDGES)) for piece in spoken[-1:]]


def _beside(piece: str, name: str) -> bool:
    """Whether a sentence speaks of the toll only beside an order, or names it as the cause (疑似食物中毒)."""
    counted = any(each.says[-1] != "?" for each in told(piece, name))
    return bool(_ORDER.search(piece) or (not counted and _CAUSE.search(piece)))


def told_of_response(sources: Sources, written: Sequence[str]) -> list[str]:
    """What the reports say of the response beyond what is `written` already, each report in a slot with its own words.

    What the case holds on measures, settling and talk online is left out too.
    """
    case = sources.case
    held = ("measures", "aftermath", "opinion")
    known = "".join((*written, *(words for name in held for _, words in (case.stated(name) if case else ()))))
    slots = []
    for report in sources.reports:
        said = said_of("measures", report)
        if report.kind is Kind.FOLLOW_UP:
            told_again = {lead_of(each).strip(_EDGES) for each in sources.reports}
            states = _sentences_under(_OF_STATE, report)
            said = [each for each in states if each not in told_again and _tells_of_response(each)]
            said += [] if case and case.those(Instructed) else _sentences_under(_OF_ORDERS, report)
            said += [each for each in _sentences_under(_OF_OPINION, report) if not _ONLINE.search(each)]
        new = [each for each in dict.fromkeys(said) if each.strip(_EDGES).removeprefix("已") not in known]
        known += "".join(new)
        if new:
            slots.append(f"{{{report_name(report)}写{'、'.join(f'“{each}”' for each in new)}，按时间写全}}")
    return slots


def _tells_of_response(text: str) -> bool:
    """Whether a sentence on the state of things tells more than toll, cause, impact or what is not yet known."""
    other = _CAUSE.search(text) or _UNSURE.search(text) or any(amending_sentences(text)) or "影响" in text
    return len(text) >= _SHORTEST and not other and not any(told(text, fact) for fact in TOLLS)


def _sentences_under(heading: str, report: Document) -> list[str]:
    """The sentences of a section of a follow-up, without slots and without what says that there is nothing to say."""
    found: list[str] = []
    inside = False
    for passage in report.passages:
        if passage.role is Role.HEADING_1:
            inside = heading in report.words(passage)
        elif inside and passage.role in (Role.BODY, Role.CELL):
            found += sentences_in(SLOT.sub(_GAP, report.words(passage)))
    words = (without_braces(each.strip(_EDGES)) for each in found if _GAP not in each)
    return [each for each in words if each and not _NOTHING.match(each)]


def has_losses(sources: Sources) -> bool:
    """Whether the case or a report speaks of losses."""
    case = sources.case
    return bool((case and case.particulars.losses) or any(said_of("losses", each) for each in sources.reports))


def all_said_of(name: str, called: str, sources: Sources, written: str) -> str:
    """A slot with what each report says of a field; empty where none says more than what is `written` already."""
    said = {words: report_name(each) for each in reversed(sources.reports) for words in said_of(name, each)}
    if all(words.removeprefix(called) in written for words in said):
        return ""
    quoted = "，".join(f"{of}写“{words}”" for words, of in reversed(said.items()))
    return f"{{{called}：{quoted}，核实后写}}"
