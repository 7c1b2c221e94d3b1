"""The assessment of a year (四): the category of a composite item, and items that were sent before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.item_category import _COMPOSITE, _GENERAL, proposed_category
from alvtc_info.analysis.report_series import earlier
from alvtc_info.analysis.similarity import copies, figures, pieces, share
from alvtc_info.model.finding import Basis, Hit, Severity
from alvtc_info.model.kinds import EMERGENCY_KINDS, Kind, Role, Stage
from alvtc_info.model.rule import Example, Rule, framed, reported
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document


def info_category(document: Document) -> Iterator[Hit]:
    """综合信息看起来是一般性会议、学习、活动，或者类别和内容对不上、没有注明类别。

    {4b}：一般性会议、学习、活动类信息不计入 12 条；综合类指意见建议、问题情况反映、重点工作进展、工作经验总结、工作典型案例、
    受表彰奖励、参赛获奖。会议信息里有数据、问题、措施、结果中的两样就不算一般性会议；类别由人最后确定，这里只作提醒。约稿另计。
    """
    facts = document.facts
    title = next(document.roles(Role.TITLE), None)
    if title is None or facts.commissioned:
        return
    name, word = proposed_category(document)
    if name in _GENERAL:
        yield Hit(
            title.start,
            title.end,
            f"看起来是一般性{name}信息（“{word}”），不计入 12 条；有成果、问题或数据的请写出来",
        )
    elif facts.category is None:
        if document.stage is not Stage.DRAFT:
            proposal = f"，从“{word}”看是{name}" if name else ""
            yield Hit(title.start, title.end, f"没有注明综合信息的类别{proposal}")
    elif name and name != facts.category and not _COMPOSITE[facts.category].search(document.text):
        yield Hit(title.start, title.end, f"标为{facts.category}，从“{word}”看是{name}，请确认类别")


FEWEST = 20  # four-character pieces below which two texts are too short to be called the same
_CORRECTION = Pattern(r"更正|更新版|修订|撤回")


def duplicate_submission(document: Document, *, percent: int = 85) -> Iterator[Hit]:
    """和另一份信息重复：换个标题、换个部门再报，或者把首报当综合信息再报。

    {1.2}：防止重复信息。比较正文，日期和数字不计入；数据多半不同的（一季度和二季度的进展、两个系各报各的数据）不算重复，
    首报、续报、终报之间不算，约稿和更正重报不算，跨年不算。一次检查多份稿件时互相对照，同一份报告的副本不比较；
    写了 --ledger 的，和台账里报过的也对照（换了说法的认得出）。
    """
    title = next(document.roles(Role.TITLE), None)
    if title is None or document.facts.commissioned:
        return
    if _CORRECTION.search(document.words(title)):
        return
    for item in document.facts.reported or ():
        yield Hit(title.start, title.end, f"与台账{item}说的像是同一件事，确是重复的只计一次")
    repeated: list[tuple[int, Document]] = []
    for other in document.facts.others or ():
        if copies(document, other) or other.facts.commissioned or _other_year(document, other):
            continue
        if other.kind not in EMERGENCY_KINDS and _first_of(document, other):
            continue
        alike = round(100 * max(share(document, other), share(other, document)))
        if min(len(pieces(document)), len(pieces(other))) < FEWEST or alike < percent or _other_data(document, other):
            continue
        repeated.append((alike, other))
    if repeated:
        alike, other = max(repeated, key=lambda pair: pair[0])
        name = other.joined({Role.TITLE}, "") or other.name
        more = f"，另有 {len(repeated) - 1} 份也重复" if len(repeated) > 1 else ""
        whose = other.value("department") or other.name
        yield Hit(title.start, title.end, f"与“{name}”（{whose}）重复 {alike}%，只计一次{more}")


def _other_year(one: Document, other: Document) -> bool:
    return bool(one.report_date and other.report_date and one.report_date.year != other.report_date.year)


def _first_of(one: Document, other: Document) -> bool:
    """Whether this is the earlier of the two, which the other repeats: by time, else by name."""
    if earlier(one, other) or earlier(other, one):
        return earlier(one, other)
    return one.name < other.name


def _other_data(one: Document, other: Document) -> bool:
    """Whether most figures of the two differ."""
    a, b = figures(one), figures(other)
    fewer = min(len(a), len(b))
    return fewer >= 2 and 2 * len(a & b) < fewer


def _item(
    title: str,
    *body: str,
    category: str | None = None,
    kind: Kind = Kind.COMPOSITE,
    stage: Stage = Stage.DRAFT,
    **meta: object,
) -> Example:
    known = {"category": category, **meta} if category else dict(meta)
    return Example(framed(title, *body), kind, stage=stage, meta=known)


def _marked(item: Example) -> Example:
    title = item.text.split("\n")[3]
    return replace(item, text=item.text.replace(title, f"⟦{title}⟧", 1))


_STORY = "5月20日，机电系师生在自治区职业技能大赛数控车赛项中经过两天四轮比拼取得佳绩，赛前各专业教师每周三个晚上组织强化训练。"
_WORK = "后勤处推进供暖管网改造，更换老化管道、阀门和保温层，组织施工队伍夜间作业，协调住建部门办理开挖手续。"


def _again(
    title: str,
    *body: str,
    beside: Example,
    department: str = "后勤处",
    day: int = 22,
    kind: Kind = Kind.DAILY,
    **meta: object,
) -> Example:
    text = framed(title, *body, department=department, issue="第14期", row=f"{department}　　2024年5月{day}日")
    return Example(text, kind, beside=(beside,), meta=meta)


def _last_year(item: Example) -> Example:
    return replace(item, text=item.text.replace("2024年5月22日", "2023年5月22日"))


_PRIZE = reported("机电系学生技能大赛获奖", _STORY)
_HEATING = reported("后勤处供暖改造进展", _WORK + "截至2024年3月31日，完成投资120万元，更换管道1.2千米。")
_YEARLY = reported("机电系年度工作总结", _STORY, "各专业开设课程42门，建设实训室6间，校企合作企业达到18家。")
_SMOKE = "2024年5月20日10时，实训楼3层配电箱冒烟，值班电工随即切断电源，保卫处组织疏散学生，未造成人员伤亡。"

RULES = (
    Rule(
        check=info_category,
        family="repeats",
        title="信息类别",
        clause="4b",
        basis=Basis.REGULATION,
        severity=Severity.INFO,
        kinds=frozenset({Kind.COMPOSITE}),
        structural=True,
        bad=(
            _marked(_item("学院召开5月教学例会", "5月20日，学院召开教学例会，各系负责人参加。", category="重点工作进展")),
            _marked(_item("机电系开展主题党日", "5月20日，机电系党员重温誓词，大家表示深受教育。", category="工作经验总结")),
            _marked(_item("保卫处组织观看教育影片", "5月20日，师生观看影片。", category="工作经验总结")),
            _marked(_item("学院学生获技能大赛二等奖", "5月20日，学生取得佳绩。", category="意见建议")),
            _marked(_item("后勤处供暖改造推进情况", "5月20日，管网改造验收。", stage=Stage.SIGN)),
            _marked(_item("化工系参加春季运动会", "5月20日，化工系师生参加运动会。")),
        ),
        good=(
            _item("一季度实训设备故障问题及建议", "截至3月31日，实训设备故障12台。", category="意见建议"),
            _item("学院获自治区技能大赛二等奖", "5月20日，学生获奖。", category="赛事获奖"),
            _item("学院召开供暖改造推进会", "5月20日，供暖改造完成90%，资金存在缺口，学院制定补充方案。", category="重点工作进展"),
            _item("重点工作进展 供暖改造存在资金缺口", "截至5月20日，完成90%。", category="重点工作进展"),
            _item("机电系开展主题党日", "5月20日，机电系党员重温誓词。", commissioned=True),
            _item("后勤处供暖改造推进情况", "5月20日，管网改造验收。"),
            _item("化工系学生参加大赛", "5月20日，化工系学生荣获优秀组织奖。", category="赛事获奖"),
        ),
    ),
    Rule(
        check=duplicate_submission,
        family="repeats",
        options={"percent": "重复达到百分之多少算重复报送"},
        title="重复报送",
        clause="1.2",
        basis=Basis.REGULATION,
        severity=Severity.WARNING,
        kinds=frozenset({Kind.DAILY, Kind.COMPOSITE, Kind.EXPERT_ADVICE}),
        structural=True,
        needs=("others",),
        bad=(
            _marked(_again("机电系学生技能大赛获奖", _STORY, beside=_PRIZE)),
            _marked(_again("机电系在自治区赛场再创佳绩", _STORY, beside=_PRIZE, day=24)),
            _marked(_again("机电系学生技能大赛获奖", _STORY, beside=_PRIZE, department="机电工程系")),
            _marked(_again("实训楼配电箱冒烟处置情况", _SMOKE, beside=reported("实训楼3层配电箱冒烟（首报）", _SMOKE, kind=Kind.FIRST), kind=Kind.COMPOSITE)),
            _marked(_again("机电系学生技能大赛获奖", _STORY, beside=_YEARLY, day=23)),
            _marked(_again("后勤处推进供暖改造", _WORK + "截至2024年3月31日，完成投资120万元。", beside=_HEATING)),
        ),
        good=(
            _again("实训楼3层配电箱冒烟（续报）", _SMOKE, beside=reported("实训楼3层配电箱冒烟（首报）", _SMOKE, kind=Kind.FIRST), kind=Kind.FOLLOW_UP),
            _again("后勤处供暖改造进展", _WORK + "截至2024年5月20日，完成投资260万元，更换管道2.6千米。", beside=_HEATING),
            _again("机电系学生技能大赛获奖（更正）", _STORY, beside=_PRIZE),
            _again("机电系学生技能大赛获奖", _STORY, beside=_PRIZE, commissioned=True),
            _again("机电系学生技能大赛获奖", _STORY, beside=_PRIZE, day=21),
            _again("机电系学生赛前训练", "5月20日，机电系各专业教师每周三个晚上组织强化训练，学生分组练习数控车、钳工和电工。", beside=_PRIZE),
            _again("机电系学生技能大赛获奖", _STORY, beside=_last_year(_PRIZE)),
            _again("后勤处检修阀门", "5月20日，检修完成。", beside=reported("后勤处检修水阀", "5月20日，检修完成。")),
        ),
    ),
)  # fmt: skip
