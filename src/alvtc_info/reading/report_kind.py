"""The kind of a report by its marks, its sections, and what its title and beginning say; and whether that is in doubt.

Marks （续报） and the fixed sections decide by themselves. Otherwise a linear score weighs the traits of title and
beginning (`kind_traits`); its weights are made by `tools/train_kinds.py` from labelled beginnings.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.headlines import headlines
from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind, Role
from alvtc_info.reading.kind_traits import kind_traits
from alvtc_info.text.folding import squeeze
from alvtc_info.text.incidents import INCIDENTS
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from alvtc_info.model.document import Document

_FOLLOW_UP_MARK = Pattern(r"[（【]续报[^）】]{0,4}[）】]|续报[一二三四五六七八九十\d（：]|续报$")
_FINAL_MARK = Pattern(r"[（【]终报[）】]|终报：|终报$")
_FIRST_MARK = Pattern(r"[（【]首报[）】]|首报：|首报$")
_FOLLOW_UP_SECTIONS = tuple(Kind.FOLLOW_UP.sections.values())[1:]  # the first is one of many reports
_FINAL_SECTIONS = ("概况", "性质认定", "经验教训", "整改措施")

# headings of a report on work, and what every report of an event has a heading of
_OF_WORK = Pattern(r"(?:存在|主要)的?(?:问题|不足|困难)|不足与|做法|成效|经验(?!教训)")
_OF_AN_EVENT = Pattern(r"事[件故]|概况|性质|处置|教训|整改|经过|批示|舆情|善后|救治|伤")

# what a paper of problems or advice calls itself, and its headings
_REFLECTION = Pattern(r"关于.{2,40}的?(?:情况反映|问题反映|建议|思考|问题[与和及]?(?:对策|建议)?|调研报告)$")
_ADVISES = Pattern(r"建议|对策|(?:存在|主要)的?(?:问题|困难|不足)|成因|怎么办")

# a response is started because something happens, whatever else the beginning says
_RESPONDING = Pattern(r"启动[^，。；]{0,10}响应")
_REHEARSED = Pattern(r"演练|推演|演习|培训|解除|终止|结束|制度|机制")

# a duty that passed without an event: 每日值班情况（无突发事件）, 零报告
_NOTHING_HAPPENED = Pattern(
    r"无(?:突发|紧急|异常|重大)*(?:事[件故]|情况|警情|险情)|零报告|平安报告|值[班守](?:情况)?日报"
)
_INCIDENT = Pattern(INCIDENTS)
# times that recur, or go from one to another as they are laid down: each day, on Mondays, 17时至22时
_RECURRING = Pattern(
    r"每(?:天|日|晚|周|月|班|学期|[两二三四\d]个?小时)|周[一二三四五六日末](?!\d)|工作日|轮[班值流]|作息|熄灯|\d时(?:\d{1,2}分)?[至到—~～-]+\d{1,2}时"
)
# work that goes on by a plan, not after an event
_PLANNED = Pattern(
    r"(?:改造|改建|扩建|新建|建设|工程|项目|采购|招标|装修|施工|搬迁|升级|更新|绿化|铺设|加装|改革|创建|评估|认证|课题|招生|就业|招聘|征兵|资助|培训|教学)"
    r"[^，。；事受]{0,6}(?:进展|进度|推进|过半|完成|完工|竣工)"
)
# work as it is done in its turn, over a span of days or hours: 夜查校园, 10月12日至11月13日，……开展筛查
_ROUTINE = Pattern(
    r"(?:夜|抽|筛|普|巡|会)查(?!发现|[处中时了])|实习(?!学?生|[中时途地])|\d[日时](?:\d{1,2}分)?[至—～-]\d|开展|举[办行]|(?:^|，|[处系部院室馆团会心])完成|年[检审]|年度[检审]验|培训(?![楼室中时])"
)
_HELD = Pattern(
    r"召开|举[办行]|开展(?![救搜抢流排调医处消扑伤])|组织(?!人事|[^，。；]{0,16}(?:疏散|救|抢|扑|撤|转移|搜|送|排|寻|打|处置|力量))"
)
_CLOCK = Pattern(r"\d[时点:：]")
_DATED = Pattern(r"\d[日号]|[今昨当][日天晚]|[时分日]许|截[至止]|现已|已于|续报|事[故件]|险情|警[情报]|正在")
_READ = 400  # characters of the beginning that are weighed
KIND_WEIGHTS = os.path.join(os.path.dirname(__file__), "kind_weights.json")
_WEIGHED = (Kind.FIRST, Kind.FOLLOW_UP, Kind.FINAL, Kind.DAILY, Kind.COMPOSITE)  # in the order of the weights
CLEAR = 300  # a kind is in doubt where it is by less than this ahead of the next, in hundredths of a logit
_REPORTED_BEFORE = Pattern(
    r"[首续终前]报|前期|此前|上一?期|已报|报告后|报送后|补报|截[至止]|进展|后续|最新|仍|继续|陆续"
)
# a paper that begins with the moment of an event, the year as well: 2024年5月20日6时，供热管道渗漏
_FROM_THE_BEGINNING = Pattern(r"\n20\d\d年\d{1,2}月\d{1,2}日(?:（[^）\n]{1,4}）)?\d{1,2}[时:][^。\n]{2,40}")
_HEADED = 100  # what headings speak for a composite report, beside all that speaks for daily information


class Guess(NamedTuple):
    """A kind of report, and whether another one is nearly as likely."""

    kind: Kind
    doubtful: bool = False


def guess_kind(document: Document) -> Guess | None:
    """The kind of report by wording and structure; None for a fragment (no masthead, title or editor row)."""
    framed = {"department", "issue_number", "title", "editor", "signed_off_by"} & document.fields.keys()
    if not framed:
        return None
    title = title_of(document)
    headings = [squeeze(document.text[h.start : h.end]) for h in headlines(document) if h.level == 1]
    issue = document.joined({Role.MASTHEAD, Role.ISSUE_NUMBER}, "")  # 保卫处值班信息（首报）
    if _FOLLOW_UP_MARK.search(title) or "续报" in issue:
        return Guess(Kind.FOLLOW_UP)
    if _FINAL_MARK.search(issue + title):
        return Guess(Kind.FINAL)
    if _FIRST_MARK.search(issue + title):
        return Guess(Kind.FIRST)
    told = title + issue + document.joined({Role.HEADER}, "")  # （专家咨询建议） may stand above the title
    if any(True for _ in document.roles(Role.LEAD_AUTHOR)) or "咨询建议" in told:
        return Guess(Kind.EXPERT_ADVICE)
    if sum(any(s in h for h in headings) for s in _FOLLOW_UP_SECTIONS) >= 1:
        return Guess(Kind.FOLLOW_UP)
    if sum(any(s in h for h in headings) for s in _FINAL_SECTIONS) >= 2:
        return Guess(Kind.FINAL)
    headed = any(True for _ in document.roles(Role.HEADING_1))
    if _NOTHING_HAPPENED.search(title) and not _INCIDENT.search(_NOTHING_HAPPENED.sub("", title)):
        return Guess(Kind.DAILY)
    guess = best_kind(kind_traits(title, beginning_of(document)), _weights(), headed=headed)
    if guess.kind is Kind.DAILY and _RESPONDING.search(title) and not _REHEARSED.search(title):
        return Guess(Kind.FIRST, doubtful=True)
    if guess.kind is Kind.FINAL and _is_of_work(title, headings):
        return Guess(Kind.COMPOSITE, doubtful=True)
    if guess.doubtful and guess.kind in EMERGENCY_KINDS and _is_no_duty_paper(document):
        return Guess(Kind.COMPOSITE, doubtful=True)
    begun = f"{title}\n{beginning_of(document)}"
    opening = _FROM_THE_BEGINNING.search(begun) if guess.kind is Kind.FOLLOW_UP else None
    if opening and _INCIDENT.search(opening.group()) and not _REPORTED_BEFORE.search(begun):
        guess = Guess(guess.kind, doubtful=True)  # its title says no 续报 either
    if guess.kind in EMERGENCY_KINDS and (
        _is_of_habit(begun)
        or _is_of_planned_work(title, begun)
        or _opens_with_routine(begun, doubtful=guess.doubtful)
        or _reflects_on(title, headings)
    ):
        return Guess(Kind.COMPOSITE if headed else Kind.DAILY, doubtful=True)
    return guess


def _is_of_habit(text: str) -> bool:
    """Whether clock times are those of what is done each day (每天18时交接班), of which nothing went wrong, on no day."""
    timed = _RECURRING.search(text) and _CLOCK.search(text)
    return bool(timed) and not (_DATED.search(text) or _INCIDENT.search(text))


def _opens_with_routine(begun: str, *, doubtful: bool) -> bool:
    """Whether the title and the first sentence tell of work done in its turn, and of nothing that went wrong.

    What the sentence says was held is such work, whatever the rest looks like.
    """
    opening = begun[: begun.find("。") + 1 or None]
    held = _HELD.search(opening, begun.find("\n"), len(opening))
    return bool(held or (doubtful and _ROUTINE.search(opening))) and not _INCIDENT.search(opening)


def _reflects_on(title: str, headings: list[str]) -> bool:
    """Whether a title says that it tells of problems or gives advice, and the headings do: 关于……的情况反映, 工作建议."""
    return bool(_REFLECTION.search(title)) and any(_ADVISES.search(each) for each in headings)


def _is_of_planned_work(title: str, begun: str) -> bool:
    """Whether a title tells how planned work goes (供暖改造进展) and nothing that happened stands there or below it."""
    return bool(_PLANNED.search(title)) and not (_OF_AN_EVENT.search(begun) or _INCIDENT.search(begun))


def _is_no_duty_paper(document: Document) -> bool:
    """Whether the masthead is that of other information (保卫处信息) than a duty report, which tells of an event."""
    heads = document.roles(Role.LETTERHEAD)
    return "department" not in document.fields and any(squeeze(document.words(each)).endswith("信息") for each in heads)


def _is_of_work(title: str, headings: list[str]) -> bool:
    """Whether a paper that tells of something finished has the headings of a report on work, none of an event, and no
    event in its title either: 供暖前检修完成, with 检修情况, 存在问题, 下一步工作.
    """
    told = [title, *headings]
    return any(_OF_WORK.search(each) for each in headings) and not any(
        _OF_AN_EVENT.search(each) or _INCIDENT.search(each) for each in told
    )


def title_of(document: Document) -> str:
    """The title, without white space."""
    return "".join(squeeze(document.words(p)) for p in document.roles(Role.TITLE))


def beginning_of(document: Document) -> str:
    """The first characters of the running text."""
    found = ""
    for passage in document.roles(Role.BODY):
        found += squeeze(document.words(passage)) + "\n"
        if len(found) >= _READ:
            break
    return found[:_READ]


@cache
def _weights() -> dict[str, list[int]]:
    import json

    with open(KIND_WEIGHTS, encoding="utf-8") as stream:
        table: dict[str, list[int]] = json.load(stream)
    return table


def best_kind(traits: set[str], weights: Mapping[str, Sequence[int]], *, headed: bool = False) -> Guess:
    """The kind that these traits speak for most; in doubt where another one is near.

    `weights` has for each trait, and for the base (""), what it speaks for each kind. A paper with headings of its own
    is no daily information.
    """
    known = [weights[name] for name in (*traits, "") if name in weights]
    scores = dict(zip(_WEIGHED, map(sum, zip(*known, strict=True)), strict=True))
    if headed:
        scores[Kind.COMPOSITE] = max(scores[Kind.COMPOSITE], scores.pop(Kind.DAILY)) + _HEADED
    best, second = sorted(scores, key=lambda kind: -scores[kind])[:2]
    return Guess(best, scores[best] - scores[second] < CLEAR)


def with_kind(document: Document, kind: Kind | None) -> Document:
    """The document with this kind, or with the guessed one, which it says where that is in doubt."""
    guess = None if kind else guess_kind(document)
    changed = document.given(kind=guess.kind if guess else kind)
    return changed.doubting(_doubt(guess.kind)) if guess and guess.doubtful else changed


def _doubt(kind: Kind) -> str:
    others = "、".join(f"{other} {other.label}" for other in Kind if other is not kind)
    return f"文种拿不准，按{kind.label}检查；不是{kind.label}的，用 --kind 写明种类（{others}）"
