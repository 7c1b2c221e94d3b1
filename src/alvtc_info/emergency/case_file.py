"""The file of a case: append-only YAML that a clerk can read, each entry sealed together with all entries before it.

Only what was recorded by mistake is taken out again, as approved. A write replaces the whole file under a lock, after
reading it anew, so that two people can log at the same time and a killed process leaves a whole file. A damaged file is
read as far as it is intact.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from alvtc_info.emergency.case import Case
from alvtc_info.emergency.case_entries import ENTRIES, Opened
from alvtc_info.emergency.case_seals import erased, genesis, is_old, mismatches, plain, resealed, sealed
from alvtc_info.errors import AlvtcInfoError, InputError, OutputError
from alvtc_info.reading.formats import DATA_SUFFIXES, suffix_of
from alvtc_info.text.clock_times import zone
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from alvtc_info.emergency.case_entries import AnyEntry

CASE_SUFFIXES = DATA_SUFFIXES - {".json"}
HEAD = "# 紧急事件案卷，由 alvtc-info emergency 记录：只增不改。记错的用 log --correct 更正，请不要手改。\n"
_PATIENCE = 10.0  # seconds for the lock
_CASE = re.compile(r"^case:", re.M)


def is_case(text: str) -> bool:
    """Whether a text is the file of a case."""
    return _CASE.search(text[:4096]) is not None


def new_id() -> str:
    """Return a random id for an entry, eight hexadecimal digits, that no other machine gives."""
    return secrets.token_hex(4)


def dump(case: Case) -> str:
    """Return the text of the file of a case."""
    older = f"older: {case.older}\n" if case.older else ""
    return f"{HEAD}case: {case.id}\nzone: {case.zone_name}\n{older}log:\n" + "".join(map(_dumped, case.entries))


def _dumped(entry: AnyEntry) -> str:
    import yaml

    text: str = yaml.safe_dump([plain(entry)], allow_unicode=True, sort_keys=False, width=1 << 20)
    return text


def load_case(path: str | os.PathLike[str], *, mend: bool = False, seals: bool = True) -> Case:
    """Read a case. With `mend`, a damaged file gives the part that is intact, and `damage` describes the rest. Without
    `seals` entries are not held against theirs.

    Raises InputError if the file cannot be read, is no case, holds two events, or (without `mend`) is damaged.
    """
    from alvtc_info.reading.input import slurp_text

    name = os.fspath(path)
    text = slurp_text(path, name)
    return parse_case(text, name, mend=mend, seals=seals)


def find_case(path: str | os.PathLike[str]) -> Case | None:
    """Read a case; None if the file is not a case. Raises InputError if it cannot be read or is damaged."""
    from alvtc_info.reading.input import slurp_text

    name = os.fspath(path)
    if suffix_of(name) not in CASE_SUFFIXES:
        return None
    text = slurp_text(path, name)
    return parse_case(text, name) if is_case(text) else None


def parse_case(text: str, name: str, *, mend: bool = False, seals: bool = True) -> Case:
    """Read a case from the text of its file. Raises as `load_case` does."""
    from alvtc_info.reading.data import load

    if not is_case(text):
        raise InputError("not-a-case", "这不是案卷；用 alvtc-info emergency start 新建一个", name)
    if len(_CASE.findall(text)) > 1:
        raise InputError("two-events", "文件里有两起事件，一个案卷只记一起，请分成两个文件", name)
    head, marker, body = text.partition("\nlog:")
    header = load(head + "\n", ".yaml", name)
    known = header if isinstance(header, dict) else {}
    identity, zone_name = str(known.get("case") or ""), str(known.get("zone") or "Asia/Shanghai")
    where = _zone(zone_name, name)
    entries: list[AnyEntry] = []
    damage = "" if marker else "没有 log（记录）一栏"
    line = text.count("\n", 0, len(head) + len(marker)) + 1
    for piece in _pieces(body):
        try:
            entries.append(_entry(piece, where, name, len(entries) + 1))
        except AlvtcInfoError as error:
            damage = f"第 {line} 行起读不了（{error.message}），前 {len(entries)} 条记录完好"
            break
        line += piece.count("\n")
    if not damage and not entries:
        damage = "一条记录也没有"
    if entries and not is_founded(Case(identity, zone_name, where, tuple(entries))):
        damage, entries = "缺少立案记录，或者没有写明发生、获知的时刻", []
    if damage and not mend:
        raise InputError("damaged-case", f"案卷{damage}；用 alvtc-info emergency repair 另存一份完好的再记", name)
    if sum(isinstance(entry, Opened) and not entry.corrects for entry in entries) > 1:
        raise InputError("two-events", "文件里有两起事件，一个案卷只记一起，请分成两个文件", name)
    older = str(known.get("older") or "")
    case = Case(
        identity,
        zone_name,
        where,
        tuple(entries),
        name,
        damage,
        older=int(older) if re.fullmatch(r"\d{1,6}", older) else 0,
    )
    return replace(case, tampered=mismatches(case)) if seals else case


def is_founded(case: Case) -> bool:
    """Whether the case names a department and the time when the event happened or became known."""
    known = case.particulars
    return bool(case.parties) and (known.occurred_at or known.known_at) is not None


def _zone(zone_name: str, name: str) -> tzinfo:
    try:
        return zone(zone_name)
    except AlvtcInfoError as error:
        raise InputError(error.code, error.message, name) from None


def _pieces(body: str) -> list[str]:
    """The texts of the entries; text before the first entry is added to it."""
    starts = [match.start() for match in re.finditer(r"^- ", body, re.M)]
    if not starts:
        return [body] if body.strip() else []
    return [body[a:b] for a, b in zip([0, *starts[1:]], [*starts[1:], len(body)], strict=True)]


def _entry(piece: str, where: tzinfo, name: str, number: int) -> AnyEntry:
    from pydantic import ValidationError

    from alvtc_info.emergency import case_entries
    from alvtc_info.reading.data import load
    from alvtc_info.report.validation import in_chinese

    items = load(piece, ".yaml", name)
    data = items[0] if isinstance(items, list) and len(items) == 1 else None
    if not isinstance(data, dict):
        raise InputError("bad-entry", f"第{number}条不是一条记录", name)
    known = {model.model_fields["entry"].default: model for model in case_entries.MODELS}
    model = known.get(str(data.get("entry")))
    if model is None:
        raise InputError("bad-entry", f"第{number}条没有写明是哪一种记录", name)
    if not piece.endswith("\n") or "seal" not in data:
        raise InputError("bad-entry", f"第{number}条没有写完", name)
    try:
        return ENTRIES.validate_python(data, context={"zone": where})
    except ValidationError as error:
        raise InputError("bad-entry", f"第{number}条{in_chinese(error, model).message}", name) from None


# writing -------------------------------------------------------------------------------------------------------------


def create(path: str | os.PathLike[str], first: Opened, zone_name: str, *, force: bool = False) -> Case:
    """Create the file of a case with its first entry. Raises OutputError if the file exists or cannot be written."""
    from alvtc_info.files import write_atomically

    identity = f"{first.recorded_at:%Y%m%d-%H%M%S}-{first.id}"
    case = Case(identity, zone_name, zone(zone_name), path=os.fspath(path))
    case = case.with_entries(sealed(first, genesis(case)))
    with _locked(path):
        write_atomically(path, dump(case).encode(), force=force)
    return case


def append(path: str | os.PathLike[str], make: Callable[[Case], list[AnyEntry]]) -> Case:
    """Append the entries that `make` returns for the case as it is now; the bytes before them stay as they are.

    The entries of an older program get new seals first. Raises InputError if the case cannot be read or is damaged,
    OutputError if it cannot be written; the file is then unchanged.
    """
    return _rewrite(path, lambda case: (case, make(case)))


def take_out(
    path: str | os.PathLike[str], number: int, make: Callable[[Case], AnyEntry], fits: Callable[[Case], object]
) -> Case:
    """Remove the content of an entry, and append the entry that `make` returns for the case as it is now.

    `fits` raises an error where the case without that content cannot stand. Raises as `append` does.
    """

    def change(case: Case) -> tuple[Case, list[AnyEntry]]:
        added = make(case)
        rest = erased(case.entries[number - 1])
        left = replace(case, entries=(*case.entries[: number - 1], rest, *case.entries[number:]))
        fits(left)
        return left, [added]

    return _rewrite(path, change)


def _rewrite(path: str | os.PathLike[str], change: Callable[[Case], tuple[Case, list[AnyEntry]]]) -> Case:
    """Write what `change` returns for the case as it is now: the case that stands in the file, and what to append."""
    from alvtc_info.files import write_atomically
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.input import decode, slurp

    name = os.fspath(path)
    with _locked(path):
        data = slurp(path, name, Limits())
        text, coding = decode(data, name)
        if coding != "UTF-8":
            raise InputError("not-utf8", f"案卷被另存成了 {coding} 编码，请在记事本里另存为 UTF-8 再记", name)
        case = parse_case(text, name)
        kept, fresh = change(resealed(case) if is_old(case) else case)
        before = kept.entries[-1].seal
        added: list[AnyEntry] = []
        for entry in fresh:
            added.append(sealed(entry, before))
            before = added[-1].seal
        if kept is not case:
            data = _spliced(text, case, kept).encode()
        write_atomically(path, data + "".join(map(_dumped, added)).encode(), in_place=True)
    return kept.with_entries(*added)


def _spliced(text: str, before: Case, after: Case) -> str:
    """The text of a case with the entries that differ written anew; all else, such as comments, stays as it is."""
    head, _, body = text.partition("\nlog:")
    if after.older != before.older:
        head += f"\nolder: {after.older}"
    pieces = []
    for piece, old, new in zip(_pieces(body), before.entries, after.entries, strict=True):
        first = re.search(r"^- ", piece, re.M)
        assert first is not None
        comments = [line for line in piece[first.start() :].splitlines(keepends=True) if line.startswith("#")]
        pieces.append(piece if new is old else "".join((piece[: first.start()], _dumped(new), *comments)))
    return f"{head}\nlog:{''.join(pieces)}"


@contextmanager
def _locked(path: str | os.PathLike[str]) -> Iterator[None]:
    """Hold the lock of a case, a file beside it; the system releases it if the process dies."""
    from alvtc_info.files import file_lock

    name = os.fspath(path)
    beside = os.path.join(os.path.dirname(name), f".{os.path.basename(name)}.lock")
    with ExitStack() as held:
        try:
            held.enter_context(file_lock(beside, seconds=_PATIENCE))
        except OutputError as error:
            message = "别人正在记这份案卷，十秒内没有等到，请再试一次" if error.code == "locked" else error.message
            raise OutputError(error.code, message, name) from None
        yield
