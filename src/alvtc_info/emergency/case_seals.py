"""The seals of a case: each entry's seal is a link of a hash chain over the entries before it.

What an entry tells enters its seal as a salted hash, so that it can be erased as approved. Older programs sealed
without salts; their cases are sealed anew by the next write.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from alvtc_info.emergency.case_entries import Erased, Erasure, Reported
from alvtc_info.errors import InputError
from alvtc_info.model.hash_chain import CAUSES, content_hash, fresh_salt, linked, short_hash
from alvtc_info.text.value_classes import field, frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alvtc_info.emergency.case import Case
    from alvtc_info.emergency.case_entries import AnyEntry, Entry
    from alvtc_info.model.hash_chain import Head

_OLD_SEAL = 16  # hexadecimal digits
_FRAME = ("entry", "id", "recorded_at", "corrects", "doubt")
_SEALS = ("salt", "seal")
_DOUBT = "与旧封签不一致"


@frozen
class CaseVerified:
    """What was found when a case was held against its seals.

    `differences` are the number of the entry concerned and a Chinese line, the first first. `erased` are the numbers of
    entries whose content was removed as approved, with those of the approvals. `missing` are papers that are not in
    the folder of the case.
    """

    differences: tuple[tuple[int, str], ...] = field(repr=False)
    erased: tuple[tuple[int, int], ...]
    missing: tuple[str, ...] = field(repr=False)

    @property
    def sound(self) -> bool:
        """Whether everything matches."""
        return not self.differences

    def to_dict(self) -> dict[str, Any]:
        """What was found as plain data."""
        return {
            "sound": self.sound,
            "differences": [{"number": number, "message": line} for number, line in self.differences],
            "erased": [{"number": number, "by": by} for number, by in self.erased],
            "missing": list(self.missing),
        }


def plain(entry: Entry) -> dict[str, Any]:
    """The fields that are given, as they are written to the file."""
    data = entry.model_dump(exclude_none=True)
    order = ["entry", "id", "at", "recorded_at"]
    named = {key: data[key] for key in [*order, *(k for k in data if k not in order)] if key in data}
    return {key: _scalar(value) for key, value in named.items() if value not in ("", ())}


def _scalar(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, bool):
        return "true" if value else "false"
    return list(value) if isinstance(value, tuple) else str(value)


def genesis(case: Case) -> str:
    """What the first seal of a case follows: its head."""
    return linked("", {"case": case.id, "zone": case.zone_name, "older": case.older})


def sealed(entry: AnyEntry, before: str) -> AnyEntry:
    """Return the entry with a salt of its own and its seal, which follows the seal `before`."""
    if isinstance(entry, Erased):
        return entry.model_copy(update={"seal": _seal(entry, before)})
    salted = entry.model_copy(update={"salt": fresh_salt()})
    return salted.model_copy(update={"seal": _seal(salted, before)})


def _seal(entry: AnyEntry, before: str) -> str:
    data = plain(entry)
    frame = {name: data[name] for name in _FRAME if name in data} | {"content": _content(entry)}
    if isinstance(entry, Erased):
        frame["entry"] = entry.was
    return linked(before, frame)


def _content(entry: AnyEntry) -> str:
    """The salted hash of what an erasure removes."""
    if isinstance(entry, Erased):
        return entry.content
    return content_hash(
        entry.salt, {name: value for name, value in plain(entry).items() if name not in (*_FRAME, *_SEALS)}
    )


def erased(entry: AnyEntry) -> Erased:
    """Return what is left of a sealed entry without its content; its seal still holds."""
    kept = {name: getattr(entry, name) for name in ("id", "recorded_at", "corrects", "doubt", "seal")}
    return Erased(**kept, was=entry.entry, content=_content(entry))


def _old_seal(entry: AnyEntry, before: str) -> str:
    data = plain(entry)
    data.pop("seal", None)
    text = json.dumps([before, data], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_OLD_SEAL]


def is_old(case: Case) -> bool:
    """Whether all entries were sealed by an older program."""
    return not any(entry.salt or isinstance(entry, Erased) for entry in case.entries)


def mismatches(case: Case) -> tuple[int, ...]:
    """The numbers of the entries that do not match their seals, now or when they were sealed anew.

    Each is checked against the seal stored before it.
    """
    old = is_old(case)
    before, seal = (case.id, _old_seal) if old else (genesis(case), _seal)
    found = []
    for number, entry in enumerate(case.entries, 1):
        bare = not old and not entry.salt and not isinstance(entry, Erased)
        if bare or entry.doubt or entry.seal != seal(entry, before) or not _is_empty(entry):
            found.append(number)
        before = entry.seal
    return tuple(found)


def _is_empty(entry: AnyEntry) -> bool:
    """Whether an erased entry holds nothing but its frame; True for any other entry."""
    return not isinstance(entry, Erased) or set(plain(entry)) <= {*_FRAME, "was", "content", "seal"}


def doubted(case: Case) -> Case:
    """A copy of the case in which the entries that do not match their seals say so, to be sealed anew."""
    marked = (
        entry.model_copy(update={"doubt": _DOUBT}) if number in case.tampered else entry
        for number, entry in enumerate(case.entries, 1)
    )
    return replace(case, entries=tuple(marked))


def resealed(case: Case) -> Case:
    """A copy of a case of an older program with new seals; what did not match the old ones says so."""
    before = genesis(replace(case, older=len(case.entries)))
    entries = []
    for entry in doubted(case).entries:
        entries.append(sealed(entry, before))
        before = entries[-1].seal
    return replace(case, entries=tuple(entries), older=len(entries))


# verifying -----------------------------------------------------------------------------------------------------------


def verify_case(case: Case, heads: Iterable[Head] = ()) -> CaseVerified:
    """Hold every entry against its seal, the seals against heads kept elsewhere, the papers against their hashes."""
    differences = [(number, _differing(case, number)) for number in case.tampered]
    approved = {case.numbers.get(e.erases): case.numbers[e.id] for e in case.entries if isinstance(e, Erasure)}
    gone = [number for number, entry in enumerate(case.entries, 1) if isinstance(entry, Erased)]
    for number in gone:
        if number not in approved:
            differences.append((number, f"第{number}条的内容不见了，没有批准清除的记录：{CAUSES}"))
    for still, by in approved.items():
        if still is not None and still not in gone:
            back = (
                f"第{still}条已批准清除（第{by}条），内容却还在：可能恢复了旧备份，或并入了没有清除的案卷，请再清除一次"
            )
            differences.append((still, back))
    for head in heads:
        differences.extend(_held_against(case, head))
    replaced, missing = compare_papers(case)
    differences.sort(key=lambda each: each[0])
    return CaseVerified(
        (*differences, *replaced), tuple((number, approved[number]) for number in gone if number in approved), missing
    )


def _differing(case: Case, number: int) -> str:
    """What is wrong with an entry that does not match its seal."""
    entry = case.entries[number - 1]
    if entry.doubt:
        return f"第{number}条换新封签时就{entry.doubt}：{CAUSES}"
    earlier = [genesis(case), *(each.seal for each in case.entries)]
    if any(entry.seal == _seal(entry, before) for before in earlier):
        return f"第{number}条和前一条接不上，中间少了、多了记录或次序不对：{CAUSES}"
    return f"第{number}条与封签不一致：{CAUSES}（或者它前面少了记录）"


def _held_against(case: Case, head: Head) -> Iterator[tuple[int, str]]:
    """What differs from a head that was kept elsewhere."""
    number, last = head.number, len(case.entries)
    if number > last:
        cut = f"留存的封签到第{number}条，案卷只到第{last}条：后面的不见了，可能是截掉、磁盘损坏或恢复了旧备份"
        yield number, cut
    elif number < 1 or not head.matches(case.entries[number - 1].seal):
        now = short_hash(case.entries[number - 1].seal) if number else "没有这一条"
        yield number, f"第{number}条与留存的封签不一致（现在是 {now}）：它或它以前的记录{CAUSES}"


def compare_papers(case: Case) -> tuple[tuple[tuple[int, str], ...], tuple[str, ...]]:
    """The papers that are not what they were when they were recorded, by number with a Chinese line; those that are not
    in the folder of the case: a log from elsewhere may name any file, and of what lies outside nothing is read or told.
    """
    import os

    from alvtc_info.model.limits import DEFAULT_LIMITS
    from alvtc_info.reading.input import slurp_inside

    replaced, missing = [], []
    folder = os.path.dirname(os.path.abspath(case.path))
    for entry in case.those(Reported):
        if not entry.file or not entry.sha256:
            continue
        if not case.path:  # of bytes, which lie nowhere
            missing.append(entry.file)
            continue
        try:
            found = hashlib.sha256(slurp_inside(folder, entry.file, entry.file, DEFAULT_LIMITS)).hexdigest()
        except InputError as error:
            if error.code in ("not-found", "outside"):
                missing.append(entry.file)
                continue
            found = ""
        if found != entry.sha256:
            number = case.numbers[entry.id]
            why = "可能是改动过、另存过、磁盘损坏或换成了另一份"
            replaced.append((number, f"第{number}条的稿件 {entry.file} 与记下时不同：{why}"))
    return tuple(sorted(replaced)), tuple(missing)
