"""Approvals (二): the level needed, who may not approve themselves, and the secrecy review (一（四）)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.facts import LEVELS
from alvtc_info.model.finding import Basis, Hit, Severity, whole
from alvtc_info.model.kinds import EMERGENCY_KINDS, PROSE, Kind, Role
from alvtc_info.model.rule import Example, Rule, framed
from alvtc_info.text.folding import fold
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document

_RANK = {"officer": 0, "deputy": 1, "head": 2, "leader": 3}
_SPACES = Pattern(r"[\s\u3000]+")


def needed_approval(document: Document) -> tuple[str, str]:
    """The level that must approve (`deputy` or `head`), and the Chinese name of the sort of report."""
    facts = document.facts
    if document.kind in EMERGENCY_KINDS:
        return "head", "重大紧急信息"
    if facts.commissioned:
        return "head", "约稿信息"
    if document.kind is Kind.COMPOSITE or facts.category:
        return "head", facts.category or "综合信息"
    if facts.important:
        return "head", "重要信息"
    if document.kind is Kind.EXPERT_ADVICE:
        return "head", "专家咨询建议"
    return "deputy", "日常信息"


def approval_level(document: Document) -> Iterator[Hit]:
    """审核的人级别不够，或者审核晚于报送。

    制度{2b}：日常信息经部门分管领导审核后报送；约稿、问题建议、情况反映、重点工作进展等综合信息由部门主要负责同志审核后报送；
    {1.4g}：重要信息由部门主要领导审签。级别更高的人审核、主要负责人空缺由主持工作的副职审签（注明）、部门只有一名领导，都可以。
    稿面上没有审核记录时不判断，列入“未检查”。
    """
    approvals = document.facts.approvals or ()
    need, called = needed_approval(document)
    if not approvals:
        yield whole(f"{called}没有审核记录，须经{LEVELS[need]}审核后报送")
        return
    editor = _SPACES.sub("", document.value("editor") or "")
    able = [a for a in approvals if _reaches(a.level, need, a.acting or a.sole_leader)]
    if not able:
        best = max(approvals, key=lambda a: _RANK[a.level])
        yield whole(f"{called}须经{LEVELS[need]}审核，现在只到{LEVELS[best.level]}（{best.name}）")
        return
    if editor and all(_SPACES.sub("", a.name) == editor for a in able):
        yield whole(f"审核人和编辑是同一人（{able[0].name}），不算逐级审核")
    sent = document.facts.submitted_at
    if sent and all(a.at is not None and a.at > sent for a in able):
        late = able[0].at
        yield whole(f"审核时间（{late:%Y-%m-%d %H:%M}）晚于报送时间（{sent:%Y-%m-%d %H:%M}），应先审核后报送")


def _reaches(level: str, need: str, excused: bool) -> bool:
    return _RANK[level] >= _RANK[need] or (excused and _RANK[level] >= _RANK["deputy"])


_STAFF_NUMBER = Pattern(r"[（(]\d+[）)]$")


# the deputy of a department, or one below; 副院长, 党委副书记 and 纪委副书记 are leaders of the college
_DEPUTY_POST = Pattern(
    r"[（(](?P<post>[^（）()]{0,8}(?:副(?:处长|主任|部长|馆长)|(?<!党委)(?<!纪委)副书记)|[^（）()]{0,8}(?:(?<!处)科长|干事|科员|秘书|信息员|辅导员))[）)]"
    # 膳食科干事 赵一: the post before the name
    r"|^(?P<before>[^（）()\s]{0,10}(?:副(?:处长|主任|部长|馆长)|(?<!处)科长|干事|科员|秘书|信息员|辅导员)) *[^\W\d_a-zA-Z]{2,4}$"
)


def self_approval(document: Document) -> Iterator[Hit]:
    """编辑和签发是同一个人，或者该由部门主要负责人审签的由副职签发。

    逐级审核的惯例是写稿和签发分开（制度{1.4g}要求落实逐级审核把关）。括注不同工号的同名者不算。
    问题建议、情况反映、重点工作进展等综合信息由部门主要负责同志审核（{2b}）：签发栏注明是副处长、副主任一类副职，或科长、干事、辅导员等的，建议类宜改，其他综合信息作建议；注明主持工作的不提示。
    """
    yield from _signed_by_deputy(document)
    yield from _read_by_deputy(document)
    editor = _SPACES.sub("", fold(document.value("editor") or ""))
    signer = _SPACES.sub("", fold(document.value("signed_off_by") or ""))
    if editor and editor == signer and not _STAFF_NUMBER.search(editor):
        yield Hit(*document.span("signed_off_by"), f"编辑和签发是同一人（{editor}），请由上一级领导签发")
    elif editor and editor == signer:
        yield Hit(*document.span("signed_off_by"), f"编辑和签发是同一人（{editor}，工号相同），请由上一级领导签发")


def _signed_by_deputy(document: Document) -> Iterator[Hit]:
    """A deputy who signs what the head of the department must have approved."""
    signer = fold(document.value("signed_off_by") or "")
    post = _DEPUTY_POST.search(signer)
    if post is None or "主持" in signer or document.doubt or document.kind not in (Kind.EXPERT_ADVICE, Kind.COMPOSITE):
        return
    proposes = document.kind is Kind.EXPERT_ADVICE or "建议" in document.joined({Role.TITLE})
    message = f"问题建议、情况反映等综合信息由部门主要负责人审签，这里签发的是{post['post'] or post['before']}；主持工作的请注明"
    below = "副" not in (post["post"] or post["before"])  # no leader of the department at all
    yield Hit(*document.span("signed_off_by"), message, Severity.WARNING if proposes or below else None)


# who is said in the text to have read it before it went out: 本信息经分管副主任审核后报送
_READ_BY = Pattern(
    r"(?:本(?:信息|件|稿|报告|材料|建议)|稿件|信息|以上内容)[^，。；]{0,6}(?:经|由)[^，。；、和及]{0,20}?(?P<post>副(?:处长|主任|部长|馆长|书记)|科长|干事|秘书)(?:[\u4e00-\u9fff]{2,4})?(?:审[核阅签定]|把关|签发)"
)


def _read_by_deputy(document: Document) -> Iterator[Hit]:
    """A deputy by whom a composite report says that it was approved."""
    if document.doubt or document.kind not in (Kind.EXPERT_ADVICE, Kind.COMPOSITE):
        return
    for match in document.finditer(_READ_BY, PROSE):
        if "主持" not in match.group():
            message = f"问题建议、情况反映等综合信息由部门主要负责人审核，这里写的是{match['post']}；主持工作的请注明"
            yield Hit(*match.span(), message, Severity.WARNING)


def confidentiality_review_missing(document: Document, *, first_report_may_follow: bool = True) -> Iterator[Hit]:
    """没有做完保密审核：结论不是可报送，或者审核晚于报送。

    制度{1.4h}：要加强保密审核，严防失泄密。稿面上没有保密审核记录时不判断，列入“未检查”。
    """
    review = document.facts.secrecy_review
    if review is None:
        return
    if review.conclusion not in ("可报送", "可公开"):
        yield whole(f"保密审核结论是“{review.conclusion}”，不能报送")
    sent = document.facts.submitted_at
    if review.at is None:
        yield whole("保密审核没有记下时间", Severity.INFO)
    elif sent and review.at > sent:
        if document.kind is Kind.FIRST and first_report_may_follow:
            yield whole("首报先报后补保密审核，请在首次书面续报前补齐", Severity.WARNING)
        else:
            yield whole("保密审核晚于报送，应先审核后报送", Severity.ERROR if document.kind is Kind.FIRST else None)


_DAILY = framed("后勤处更换公寓供水阀门", "2024年5月20日，后勤处更换阀门，当日恢复供水。")
_HEAD = {"name": "赵某", "post": "处长", "level": "head", "at": "2024-05-22 09:00"}
_DEPUTY = {"name": "钱某", "post": "副处长", "level": "deputy", "at": "2024-05-22 08:30"}


def _approved(kind: Kind, *approvals: Mapping[str, object], says: tuple[str, ...] = (), **facts: object) -> Example:
    return Example(_DAILY, kind, meta={"approvals": list(approvals), **facts}, says=says)


def _signed(title: str, signer: str) -> str:
    tail = f"编辑：刘某　电话：0483-8000000　签发：{signer}"
    return framed(title, "2024年5月20日，后勤处更换公寓阀门6个，当日恢复供水。", tail=tail)


def _reviewed(conclusion: str, at: str | None, says: tuple[str, ...] = (), **facts: object) -> Example:
    review = {"reviewer": "孙某", "conclusion": conclusion, "at": at}
    return Example(_DAILY, Kind.DAILY, meta={"secrecy_review": review, **facts}, says=says)


def _read(last: str) -> str:
    return framed("公寓供水情况反映", "2024年5月20日，后勤处检查公寓供水，2栋楼水压偏低。", last)


RULES = (
    Rule(
        check=approval_level,
        family="approval",
        title="审核层级",
        clause="2c",
        basis=Basis.REGULATION,
        severity=Severity.ERROR,
        structural=True,
        needs=("approvals",),
        bad=(
            _approved(Kind.COMPOSITE, _DEPUTY, category="问题情况反映", says=("须经部门主要负责人审核",)),
            _approved(Kind.DAILY, {**_DEPUTY, "level": "officer"}, says=("须经部门分管领导审核",)),
            _approved(Kind.DAILY, says=("没有审核记录",)),
            _approved(Kind.DAILY, _DEPUTY, commissioned=True, says=("约稿信息须经部门主要负责人",)),
            _approved(Kind.DAILY, _DEPUTY, submitted_at="2024-05-22 08:00", says=("晚于报送时间",)),
            _approved(Kind.DAILY, {**_DEPUTY, "name": "刘 某"}, says=("审核人和编辑是同一人",)),
            _approved(Kind.DAILY, _DEPUTY, important=True, says=("重要信息须经",)),
            _approved(Kind.EXPERT_ADVICE, _DEPUTY, says=("专家咨询建议须经",)),
            _approved(Kind.FIRST, _DEPUTY, says=("重大紧急信息须经",)),
        ),
        good=(
            _approved(Kind.DAILY, _DEPUTY),
            _approved(Kind.DAILY, _HEAD),
            _approved(Kind.COMPOSITE, _DEPUTY, _HEAD, category="重点工作进展", submitted_at="2024-05-22 10:00"),
            _approved(Kind.COMPOSITE, {**_DEPUTY, "acting": True}),
            _approved(Kind.COMPOSITE, {**_DEPUTY, "sole_leader": True}),
        ),
    ),
    Rule(
        check=self_approval,
        family="approval",
        title="签发的人",
        clause="1.4g",
        basis=Basis.PRACTICE,
        severity=Severity.INFO,
        structural=True,
        bad=(
            Example(
                framed("更换阀门", "2024年5月20日更换。", tail="编辑：刘某　电话：0483-8000000　签发：⟦刘某⟧"),
                Kind.DAILY,
            ),
            Example(
                framed("更换阀门", "2024年5月20日更换。", tail="编辑：刘 某　电话：0483-8000000　签发：⟦刘某⟧"),
                Kind.DAILY,
            ),
            Example(
                framed("更换阀门", "2024年5月20日更换。", tail="编辑:李某 电话:0483-8000000 签发:⟦李某⟧"), Kind.DAILY
            ),
            Example(
                framed(
                    "更换阀门", "2024年5月20日更换。", tail="编辑：刘某（001）　电话：0483-8000000　签发：⟦刘某（001）⟧"
                ),
                Kind.DAILY,
            ),
            Example(_signed("关于增设热水点的建议", "⟦钱某（副处长）⟧"), Kind.COMPOSITE),
            Example(_signed("公寓供水问题情况反映", "⟦钱某（副主任）⟧"), Kind.COMPOSITE),
            Example(_signed("关于增设热水点的建议", "⟦钱某（综合科科长）⟧"), Kind.COMPOSITE),
            Example(_signed("关于增设热水点的建议", "⟦钱某（党总支副书记）⟧"), Kind.COMPOSITE),
            Example(_signed("公寓供水情况", "⟦维修科干事 钱某⟧"), Kind.COMPOSITE),
            Example(_signed("公寓供水情况", "⟦副处长 钱某某⟧"), Kind.COMPOSITE),
            Example(_read("⟦本信息经后勤处分管维修的副处长审核⟧后报送。"), Kind.COMPOSITE),
            Example(_read("⟦本稿由维修科科长钱某审签⟧。"), Kind.COMPOSITE),
            Example(
                framed(
                    "学生公寓漏水（首报）", "2024年5月20日8时漏水。", tail="编辑：赵某\n电话：8000000\n签发：⟦赵某⟧"
                ),
                Kind.FIRST,
            ),
        ),
        good=(
            Example(_DAILY, Kind.DAILY),
            Example(_signed("关于增设热水点的建议", "钱某（处长）"), Kind.COMPOSITE),
            Example(_signed("关于增设热水点的建议", "钱某（副处长，主持工作）"), Kind.COMPOSITE),
            Example(_signed("公寓供水问题情况反映", "钱某（副院长）"), Kind.COMPOSITE),
            Example(_signed("关于增设热水点的建议", "钱某（学院党委副书记）"), Kind.COMPOSITE),
            Example(_signed("公寓供水问题情况反映", "钱某（纪委副书记）"), Kind.COMPOSITE),
            Example(_signed("更换公寓供水阀门", "钱某（副处长）"), Kind.DAILY),
            Example(_signed("公寓供水情况", "处长 钱某"), Kind.COMPOSITE),
            Example(_signed("公寓供水情况", "副处长（主持工作） 钱某"), Kind.COMPOSITE),
            Example(_read("本信息经后勤处处长审核后报送。"), Kind.COMPOSITE),
            Example(_read("本信息经副处长（主持工作）审核后报送。"), Kind.COMPOSITE),
            Example(_read("本信息由副处长起草，处长审核。"), Kind.COMPOSITE),
            Example(_read("本信息经主持工作的副处长审核后报送。"), Kind.COMPOSITE),
            Example(_read("本信息经副处长审核后报送。"), Kind.DAILY),
            Example(_read("维修方案经副处长审核后实施。"), Kind.COMPOSITE),
            Example(
                framed(
                    "更换阀门", "2024年5月20日更换。", tail="编辑：刘某（001）　电话：0483-8000000　签发：刘某（118）"
                ),
                Kind.DAILY,
            ),
            Example(
                framed("更换阀门", "2024年5月20日更换。", tail="编辑：刘某　电话：0483-8000000　签发："), Kind.DAILY
            ),
            Example(framed("更换阀门", "2024年5月20日更换。", tail="编辑：刘某　电话：0483-8000000"), Kind.DAILY),
            Example(
                framed("更换阀门", "2024年5月20日更换。", tail="编辑：值班员　电话：0483-8000000　签发：处长"),
                Kind.DAILY,
            ),
        ),
    ),
    Rule(
        check=confidentiality_review_missing,
        family="approval",
        options={"first_report_may_follow": "首报可以先报后补保密审核（宜改）；设为 false 则必改"},
        title="保密审核",
        clause="1.4h",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        structural=True,
        needs=("secrecy_review",),
        bad=(
            _reviewed("待定", "2024-05-22 09:00", says=("不能报送",)),
            _reviewed("不可报送", "2024-05-22 09:00", says=("不能报送",)),
            _reviewed("可报送", None, says=("没有记下时间",)),
            _reviewed("可报送", "2024-05-22 11:00", submitted_at="2024-05-22 10:00", says=("晚于报送",)),
            _reviewed("待定", None, says=("不能报送", "没有记下时间")),
        ),
        good=(
            _reviewed("可报送", "2024-05-22 09:00"),
            _reviewed("可公开", "2024-05-22 09:00"),
            _reviewed("可报送", "2024-05-22 09:00", submitted_at="2024-05-22 10:00"),
            Example(_DAILY, Kind.DAILY),
            _reviewed("可公开", "2024-05-22 10:00", submitted_at="2024-05-22 10:00"),
        ),
    ),
)
