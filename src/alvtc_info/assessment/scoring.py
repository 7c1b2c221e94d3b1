"""Points for a year by an approved profile; every point has its line. The arithmetic is decimal.

The regulation (clause 四) sets a quota of twelve and rewards adoptions 视具体情况; every figure of a profile is therefore
the institution's own (制度未定).
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS
from alvtc_info.text.value_classes import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.assessment.scoring_profile import ScoringProfile
    from alvtc_info.assessment.year import Period, Sent, Standing

ZERO = Decimal(0)


@frozen
class ScoreLine:
    """One line of a score: the entry it comes from, the reason, the line of the profile, and the points.

    `entry` is None for a line that concerns the year as a whole.
    """

    entry: int | None
    why: str
    rule: str
    points: Decimal


@frozen
class Score:
    """The score of a department. `veto` is set if a fault bars it from honours (不得评优)."""

    department: str
    lines: tuple[ScoreLine, ...]
    veto: bool

    @property
    def total(self) -> Decimal:
        """The sum of its lines."""
        return sum((line.points for line in self.lines), ZERO)


def score(standing: Standing, of: Period, profile: ScoringProfile) -> Score:
    """Return the score of a department's year by this profile."""
    lines = [*_base(profile), *_submission(standing, profile)]
    lines += _shortfall(standing, of, profile, sum((line.points for line in lines), ZERO))
    item_points: dict[int, Decimal] = defaultdict(Decimal)
    for line in lines:
        if line.entry is not None:
            item_points[line.entry] += line.points
    for sent in standing.sent:
        for line in (*_adoption(sent, profile), *_bonus(sent, profile)):
            lines.append(line)
            item_points[sent.id] += line.points
    lines += _commissioned(standing, profile)
    lines += _given(standing)
    lines += _penalties(standing, profile, item_points)
    if profile.cap is not None:
        over = sum((line.points for line in lines), ZERO) - profile.cap
        if over > 0:
            lines.append(ScoreLine(None, f"全年最多{profile.cap}分", "cap", -over))
    veto = profile.concealed_veto and any(fault.fault == "瞒报" for _, fault in standing.faults)
    return Score(standing.department, tuple(lines), veto)


def _base(profile: ScoringProfile) -> Iterator[ScoreLine]:
    if profile.base:
        yield ScoreLine(None, "基础分", "base", profile.base)


def _submission(standing: Standing, profile: ScoringProfile) -> Iterator[ScoreLine]:
    """The points of each item of the year, up to a cap per month."""
    months: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for sent in standing.sent:
        if not sent.own or sent.item.repeats is not None or sent.item.answers is not None:
            continue
        if sent.item.report in EMERGENCY_KINDS:
            continue
        rule = "comprehensive" if sent.item.composite else "routine"
        points: Decimal = profile.submission[rule]
        month = (sent.item.dated.year, sent.item.dated.month)
        cap = profile.monthly_cap
        if cap is not None and months[month] + points > cap:
            yield ScoreLine(
                sent.id, f"报送，{month[1]}月已满{cap}分", "submission.monthly_cap", max(ZERO, cap - months[month])
            )
            months[month] = cap
        elif points:
            yield ScoreLine(sent.id, f"报送{sent.item.category or ''}", f"submission.{rule}", points)
            months[month] += points


def _shortfall(standing: Standing, of: Period, profile: ScoringProfile, sent: Decimal) -> Iterator[ScoreLine]:
    """The deduction for items missing when the year is over: by item, or all points for sending (悬崖)."""
    if not of.over or not standing.missing:
        return
    if profile.shortfall == "linear":
        points = standing.missing * profile.shortfall_per_item
        yield ScoreLine(None, f"比{standing.quota}条少{standing.missing}条", "submission.shortfall_per_item", points)
    elif profile.shortfall == "cliff" and sent > profile.base:
        yield ScoreLine(None, f"不足{standing.quota}条，报送不计分", "submission.shortfall", profile.base - sent)


def _adoption(sent: Sent, profile: ScoringProfile) -> Iterator[ScoreLine]:
    """The points for adoptions of and instructions on one item: the highest only, or all of them."""
    if sent.item.repeats is not None:
        return
    given = []
    for entry, adoption in sent.adoptions:
        points = profile.adoption[str(adoption.level)] * (profile.joint_ratio if adoption.joint else 1)
        rule = f"adoption.{adoption.level}" + (" × joint_ratio" if adoption.joint else "")
        given.append(ScoreLine(entry, f"{adoption.by or adoption.level.label}采用", rule, points))
    kept = _kept(given, profile)
    yield from kept
    if profile.instruction_mode == "multiply":
        if kept and sent.instructions:
            more = sum((line.points for line in kept), ZERO) * (profile.multiply_factor - 1)
            yield ScoreLine(sent.instructions[0][0], "有批示，采用分加倍", "instruction.multiply_factor", more)
        return
    yield from _kept(
        [
            ScoreLine(
                entry,
                f"{instruction.leader or instruction.level.label}批示",
                f"instruction.{instruction.level}",
                profile.instruction[str(instruction.level)],
            )
            for entry, instruction in sent.instructions
        ],
        profile,
    )


def _kept(lines: list[ScoreLine], profile: ScoringProfile) -> list[ScoreLine]:
    """All lines; if only the highest counts, the others with no points."""
    if profile.duplicates == "sum" or len(lines) < 2:
        return lines
    best = max(range(len(lines)), key=lambda at: (lines[at].points, -at))
    return [
        line if at == best else ScoreLine(line.entry, f"{line.why}，就高不重复计", "duplicate.policy", ZERO)
        for at, line in enumerate(lines)
    ]


def _bonus(sent: Sent, profile: ScoringProfile) -> Iterator[ScoreLine]:
    if sent.own and sent.item.timely and sent.item.report in EMERGENCY_KINDS and profile.emergency_on_time:
        yield ScoreLine(sent.id, "紧急信息按时", "bonus.emergency_on_time", profile.emergency_on_time)
    if sent.own and sent.item.audio_video and profile.audio_video:
        yield ScoreLine(sent.id, "配音视频", "bonus.audio_video", profile.audio_video)


def _given(standing: Standing) -> Iterator[ScoreLine]:
    """The points that people gave, each with who gave it."""
    for entry, bonus in standing.bonuses:
        yield ScoreLine(
            entry, f"加分：{bonus.reason}（{bonus.decided_by}定）", "人定，不在方案里", Decimal(bonus.points)
        )


_REQUESTS = {"on-time": ("on_time", "按时完成约稿"), "late": ("late", "约稿逾期"), "missed": ("missed", "约稿没有报")}


def _commissioned(standing: Standing, profile: ScoringProfile) -> Iterator[ScoreLine]:
    for asked in standing.asked:
        if asked.state in _REQUESTS:
            rule, why = _REQUESTS[asked.state]
            yield ScoreLine(
                asked.id, f"{why}“{asked.request.subject}”", f"commissioned.{rule}", profile.commissioned[rule]
            )


def _penalties(standing: Standing, profile: ScoringProfile, item_points: dict[int, Decimal]) -> Iterator[ScoreLine]:
    for entry, fault in standing.faults:
        if fault.fault == "迟报" and profile.late_mode == "half-item" and fault.item is not None:
            yield ScoreLine(entry, "迟报，扣该条一半", "penalty.late_mode", -item_points[fault.item] / 2)
        else:
            yield ScoreLine(
                entry, f"{fault.fault}：{fault.evidence}", f"penalty.{fault.fault}", profile.penalty[fault.fault]
            )
