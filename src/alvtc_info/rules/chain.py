"""The reporting chain (三): from the department's head to the leaders, and then outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.reporting_clock import bypasses, inner_minutes, own_report, reversals, uninstructed, unreported
from alvtc_info.model.finding import Basis, Severity, whole
from alvtc_info.model.kinds import EMERGENCY_KINDS
from alvtc_info.model.rule import Example, Rule
from alvtc_info.rules.deadlines import logged
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.institution.values import Flow
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Hit


def reporting_chain(document: Document, *, instruction_needed: bool = True) -> Iterator[Hit]:
    """报告链条缺一环、颠倒，或者越级。

    {3a}至{3i}：部门主要负责人报学院分管领导，分管领导报党委书记和院长，两人都要报到；经学院领导再报院外三家，坚决杜绝越级上报。
    领导外出由主持工作的同志代为接报的，写明代谁、为什么；110、119、120 的报警不算越级；消防、公安等部门依职责上报不在此列。
    没有学院主要领导指示记录就外报的也写明；院内各步制度没有时限，超过 30 分钟的写明。电话已经打过，不是稿件的毛病：列为时限记录，
    不算必改，不影响报送。
    """
    institution, facts, flow = document.institution, document.facts, document.institution.flow
    missing = unreported(flow, facts)
    if missing:
        yield whole(f"没有报{'、'.join(missing)}的记录；{_route(flow)}")
    reversed_ = next(reversals(flow, facts), None)
    if reversed_:
        yield whole(f"先报{reversed_[0]}、后报{reversed_[1]}，次序颠倒；{_route(flow)}")
    early = bypasses(institution, facts)
    if early:
        yield whole(f"报{'、'.join(early)}在报学院主要领导之前，属越级上报；请说明原因并抄报学院")
    if instruction_needed and uninstructed(institution, facts):
        late = "，指示的时刻在对外报告之后" if facts.instructed_at else ""
        yield whole(f"对外报告前没有学院主要领导指示的记录{late}，请补记")
    for contact in facts.contacts or ():
        if contact.acting_for and not contact.note and own_report(institution, contact):
            yield whole(f"{'、'.join(contact.to)}代{contact.acting_for}接报，请注明原因")
    took = inner_minutes(flow, facts)
    if took is not None and took > flow.inner_minutes:
        yield whole(f"报到学院主要领导用了 {took} 分钟，留给对外报告的时间不多")


def _route(flow: Flow) -> str:
    return "应为" + "→".join("和".join(step.to) for step in flow.inner)


_INNER = (("10:10", "部门主要负责人"), ("10:15", "学院分管领导"), ("10:20", "党委书记、院长"))
_OUTSIDE = ("10:35", "盟委行署总值班室、自治区教育厅、盟教体局")
_ORDERED_AT = "2024-05-20 10:22"


def _entered(contacts: Sequence[tuple[str, str]], *says: str, **last: str) -> Example:
    """A first report with these calls; `last` adds fields to the last of them."""
    log: list[dict[str, str]] = [{"at": f"2024-05-20 {at}", "to": to, "by": "电话"} for at, to in contacts]
    log[-1].update(last)
    example = logged(says=says)
    return replace(example, meta={"event": {"occurred_at": "2024-05-20 10:00", "contacts": log}})


def _acting(note: str, *says: str) -> Example:
    calls = [*_INNER[:2], ("10:20", "党委书记"), ("10:21", "副院长")]
    return _entered(calls, *says, acting_for="院长", note=note)


def _of(sender: str, *says: str) -> Example:
    return _entered([*_INNER, ("10:05", "自治区教育厅")], *says, sender=sender)


RULES = (
    Rule(
        check=reporting_chain,
        record=True,
        family="chain",
        options={"instruction_needed": "对外报告前要有学院主要领导指示的记录"},
        title="报告链条",
        clause="3b",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=EMERGENCY_KINDS,
        structural=True,
        needs=("contacts",),
        bad=(
            logged(("10:10", "部门主要负责人"), ("10:20", "自治区教育厅"), says=("没有报学院分管领导、党委书记、院长的记录", "越级", "指示的记录")),
            logged(*_INNER[:2], ("10:20", "院长"), says=("没有报党委书记的记录",)),
            logged(_INNER[0], ("10:15", "党政办公室"), _OUTSIDE, instructed_at=_ORDERED_AT,
                   says=("没有报学院分管领导、党委书记、院长的记录", "越级")),
            logged(("10:10", "院长、党委书记"), ("10:15", "分管领导"), ("10:20", "处长"), says=("先报学院分管领导、后报部门主要负责人",)),
            logged(*_INNER, ("10:16", "盟教体局"), instructed_at=_ORDERED_AT, says=("属越级上报", "指示的时刻在对外报告之后")),
            logged(*_INNER, _OUTSIDE, says=("指示的记录",)),
            logged(*_INNER, _OUTSIDE, instructed_at="2024-05-20 10:36", says=("指示的时刻在对外报告之后",)),
            logged(says=("没有报部门主要负责人、学院分管领导、党委书记、院长",)),
            logged(*_INNER[:2], ("10:45", "党委书记、院长"), says=("用了 45 分钟",)),
            _acting("", "副院长代院长接报"),
            _of("后勤处", "越级", "指示的记录"),
            _of("学工处", "越级", "指示的记录"),
            _of("副书记", "越级", "指示的记录"),
            _of("党政办公室", "越级", "指示的记录"),
            _of("本院教师", "越级", "指示的记录"),
            logged(_INNER[0], ("10:15", "党委书记、院长"), ("10:25", "分管领导"), says=("先报党委书记、后报学院分管领导",)),
        ),
        good=(
            logged(*_INNER, _OUTSIDE, instructed_at=_ORDERED_AT),
            logged(*_INNER, _OUTSIDE, instructed_at="2024-05-20 10:35"),
            logged(*_INNER),
            logged(("10:05", "119"), *_INNER),
            _acting("院长出差，由主持工作的副院长接报"),
            _of("盟消防救援支队"),
            logged(("10:30", "部门主要负责人、学院分管领导、党委书记、院长")),
            logged(("10:10", "处长", "书面"), ("10:15", "分管领导", "OA"), ("10:20", "党委书记、院长", "传真"), _OUTSIDE, instructed_at=_ORDERED_AT),
            logged(*_INNER[:2], ("10:20", "党委书记、院长、盟委行署总值班室、自治区教育厅、盟教体局"), instructed_at="2024-05-20 10:19"),
        ),
    ),
)  # fmt: skip
