"""The office's notice on a year: each department's facts, its points by an approved profile, and what it still owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.assessment.ledger_entries import LABELS, Adoption, Instruction, Item
from alvtc_info.assessment.scoring import Score, score
from alvtc_info.assessment.year import Period, Standing, standings
from alvtc_info.text.clock_times import shown_day, zone
from alvtc_info.text.masking import mask_all, may_need_mask
from alvtc_info.text.value_classes import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.assessment.ledger_entries import Record
    from alvtc_info.assessment.scoring_profile import ScoringProfile
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.hash_chain import Head

QUOTA = 12  # 四：综合类信息每年不少于12条


@frozen
class Row:
    """One department; `rank` and `score` are None without a profile."""

    standing: Standing
    score: Score | None = None
    rank: int | None = None


@frozen
class Notice:
    """The notice on a year. `undetermined` lists what the regulation leaves open (制度未定).

    `head` is that of the ledger's chain; printed, it is the copy outside by which the ledger can be verified.
    `misdated` are lines on entries whose day was after the day of recording, which may belong to this year.
    `closing` says how the year was closed, `later` what was recorded after that and changes nothing of it. It is a
    `draft` while it goes round for objections.
    """

    institution: Institution
    of: Period
    profile: ScoringProfile | None
    rows: tuple[Row, ...]
    undetermined: tuple[str, ...]
    head: Head | None = None
    misdated: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    draft: bool = False

    @property
    def heading(self) -> str:
        """The Chinese title as it is printed, with the mark of a draft."""
        return f"{self.title}（征求意见稿）" if self.draft else self.title

    @property
    def title(self) -> str:
        """The Chinese title."""
        year = f"{self.of.start.year}年度"
        if self.of.start.month > 1:
            year = f"{self.of.start.year}—{self.of.end.year}学年"
        return f"关于{year}信息报送考评情况的通报"

    @property
    def standing(self) -> str:
        """The Chinese text that says up to which day it counts."""
        until = self.of.until
        return f"截至{shown_day(until)}"

    @property
    def seal(self) -> str:
        """The Chinese line that says the head; empty if there is none."""
        return f"台账封签：{self.head}（截至台账第{self.head.number}条）" if self.head else ""

    def row(self, department: str) -> Row | None:
        """The row of a department; None if there is none."""
        return next((row for row in self.rows if row.standing.department == department), None)


def build_notice(
    records: Iterable[Record],
    institution: Institution,
    of: Period,
    profile: ScoringProfile | None = None,
    head: Head | None = None,
) -> Notice:
    """Build the notice on a year, with all departments of the institution and of the ledger, and the ledger's head.

    With a profile they are ranked by points, otherwise they stay in their order.
    """
    quota = profile.quota if profile else QUOTA
    held = [_shown(record) for record in records]
    found = standings(held, of, quota=quota, departments=[d.name for d in institution.departments])
    if profile is None:
        rows = tuple(Row(standing) for standing in found)
    else:
        scored = sorted(((score(each, of, profile), each) for each in found), key=lambda pair: -pair[0].total)
        totals = [points.total for points, _ in scored]
        rows = tuple(Row(each, points, 1 + totals.index(points.total)) for points, each in scored)
    return Notice(
        institution,
        of,
        profile,
        rows,
        tuple(_undetermined(of, profile, found)),
        head,
        tuple(_misdated(held, institution)),
    )


def _misdated(held: list[Record], institution: Institution) -> list[str]:
    """A line for each item and adoption that is dated after the day when it was recorded: its year may be mistyped."""
    where = zone(institution.time_zone)
    found = []
    for record in held:
        entry, recorded = record.said, record.recorded_at.astimezone(where).date()
        if isinstance(entry, (Item, Adoption, Instruction)) and entry.happened > recorded:
            label = LABELS[entry.entry]
            found.append(f"第{record.origin}条{label}的日期{entry.happened}在记入那天（{recorded}）以后，请核对年份")
    return found


def _shown(record: Record) -> Record:
    """The record as a notice may show it: with private numbers in its texts masked."""
    texts = {name: value for name, value in vars(record.said).items() if isinstance(value, str)}
    if not may_need_mask("\n".join(texts.values())):
        return record
    told = {name: mask_all(value) for name, value in texts.items()}
    changed = {name: value for name, value in told.items() if value != getattr(record.said, name)}
    return replace(record, said=record.said.model_copy(update=changed)) if changed else record


def _undetermined(of: Period, profile: ScoringProfile | None, found: list[Standing]) -> list[str]:
    lines = [f"“每年”从几月起算，制度没有规定，这里从{of.start.month}月起算。"]
    if profile is None:
        lines.append("分值制度没有规定（“视具体情况进行加分”）；没有经批准的计分方案，只列事实，不计分、不排名。")
    else:
        on = profile.approved_on
        lines.append(
            f"分值制度没有规定（“视具体情况进行加分”），按“{profile.name}”计分，{profile.approved_by}{shown_day(on)}批准。"
        )
    if any(each.founded is not None and each.founded in of for each in found):
        lines.append("年中新设的部门应报多少条，制度没有规定，这里按月折算。")
    return lines
