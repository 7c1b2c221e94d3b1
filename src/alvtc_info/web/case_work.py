"""What is done with a case, as functions of plain values that run in a process of the pool.

A case that is not there and one that is another department's look alike: InputError with the code of GONE.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import alvtc_info
from alvtc_info import AlvtcInfoError, EventCase, InputError, UsageError, read_text
from alvtc_info.web.permissions import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info import CaseStatus
    from alvtc_info.web.permissions import User

LOG = "event.yaml"
_ID = re.compile(r"\w[\w（）()-]{0,79}")  # a plain name: no dot, no separator, nothing that leads elsewhere
_HALF = re.compile(r"\.[0-9a-f]{16}")
_ABANDONED = 3600  # seconds after which a folder that is half made is nobody's
GONE = ("no-case", "没有这份案卷，请从案卷的列表里打开")
_SLOT = re.compile(r"\{[^{}]{1,400}\}")
_REMEMBERED = 10_000  # cases of which a process remembers whose they are


def is_name(text: str) -> bool:
    """Whether a text can be the name of a case: plain, so that it leads nowhere else."""
    return _ID.fullmatch(text) is not None


class CaseRoom(NamedTuple):
    """Where cases lie, the pack of the institution, and who asks."""

    folder: str
    institution: str | None
    person: User

    def case(self, name: str) -> EventCase:
        """The case of this name. Raises InputError where there is none, or where this person must not see it."""
        found = self.at(name)
        if not self.sees(found.status()):
            raise InputError(*GONE)
        return found

    def at(self, name: str) -> EventCase:
        """The case of this name, whosever it is."""
        path = os.path.join(self.folder, name, LOG)
        if not is_name(name) or not os.path.isfile(path):
            raise InputError(*GONE)
        return alvtc_info.load_case(path, institution=self.institution)

    def sees(self, status: CaseStatus) -> bool:
        """Whether a case is this person's to see: the own department's, or any for the office."""
        return any(map(self.person.sees, status.departments))


def list_cases(room: CaseRoom, limit: int) -> list[dict[str, Any]]:
    """The cases that a person sees, the one written last first: what stands on a list.

    Whose a case is, is remembered as long as its file is the same, so that only what is shown is read.
    """
    institution = read_text("。", institution=room.institution).institution
    found: list[dict[str, Any]] = []
    for name in _by_last_change(room.folder):
        if len(found) >= limit:
            break
        path = os.path.join(room.folder, name, LOG)
        try:
            mark = _mark(path)
            known, whose = _whose.get(path, (None, ()))
            if known == mark and not any(map(room.person.sees, whose)):
                continue
            outline = EventCase(path, institution).outline()
        except (AlvtcInfoError, OSError) as error:
            if room.person.access is Access.OFFICE and isinstance(error, AlvtcInfoError):
                found.append({"id": name, "title": "（案卷读不了）", "damage": error.message})
            continue
        if len(_whose) >= _REMEMBERED:
            _whose.clear()
        _whose[path] = (mark, outline.departments)
        if any(map(room.person.sees, outline.departments)):
            found.append({**outline.to_dict(), "id": name, "next": outline.next or None})
    return found


_whose: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {}  # the file of a case → its mark and its departments


def _mark(path: str) -> tuple[int, ...]:
    """What differs when a file was written since; a write is a file of its own."""
    found = os.stat(path)
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _by_last_change(folder: str) -> list[str]:
    found = []
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if is_name(entry.name):
                with suppress(OSError):
                    found.append((os.stat(os.path.join(entry.path, LOG)).st_mtime_ns, entry.name))
    return [name for _, name in sorted(found, reverse=True)]


def status_data(name: str, status: CaseStatus) -> dict[str, Any]:
    """The status of a case under the name of its folder; `case` is its own number."""
    data = status.to_dict()
    return {**data, "id": name, "case": data["id"]}


def open_new(room: CaseRoom, mark: str, given: dict[str, Any]) -> dict[str, Any]:
    """Open a case, its folder named by its number; `mark` is the end of that, so that a second try finds the first.

    Somebody of a department opens for that department only.
    """
    _prepare(room.folder)
    own = "" if room.person.sees("") else room.person.department
    beside = os.path.join(room.folder, f".{hashlib.sha256(mark.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}")
    _begin(beside)
    try:
        for name in _by_last_change(room.folder):
            if name.endswith(f"-{mark}"):
                return status_data(name, room.case(name).status())
        chosen = {**given, "department": given.get("department") or own, "institution": room.institution}
        status = alvtc_info.open_case(os.path.join(beside, LOG), id=mark, **chosen).status()
        if not room.sees(status):
            message = f"只能替本部门（{own}）开案卷；别的部门的事，请由那个部门或办公室开"
            raise InputError("other-department", message)
        os.rename(beside, os.path.join(room.folder, status.id))
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return status_data(status.id, status)


def _prepare(folder: str) -> None:
    """Make the folder of the cases; take away what a killed process has left half made in it."""
    os.makedirs(folder, exist_ok=True)
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if _HALF.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _ABANDONED:
                    shutil.rmtree(entry.path, ignore_errors=True)


def _begin(folder: str) -> None:
    """Make a folder that somebody else may be about to rename; one that stays for two seconds is a dead process's."""
    for _ in range(100):
        with suppress(FileExistsError):
            os.mkdir(folder)
            return
        time.sleep(0.02)
    shutil.rmtree(folder)
    os.mkdir(folder)


def look(room: CaseRoom, name: str, now: str | None) -> dict[str, Any]:
    """The status of a case, now or at a moment."""
    return status_data(name, room.case(name).status(now=now))


def record(room: CaseRoom, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """Record one thing; where somebody has corrected the same entry since, the code and message with the status."""
    case = room.case(name)
    return _changed_or(case, name, lambda: case.log(**given))


def erase(room: CaseRoom, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """Remove the content of an entry, as approved."""
    case = room.case(name)
    return _changed_or(case, name, lambda: case.erase(**given))


def _changed_or(case: EventCase, name: str, work: Callable[[], CaseStatus]) -> dict[str, Any]:
    try:
        return {"status": status_data(name, work())}
    except UsageError as error:
        if error.code != "changed":
            raise
        return {"code": error.code, "message": error.message, "status": status_data(name, case.status())}


def script_data(room: CaseRoom, name: str) -> dict[str, Any]:
    """What to say on the telephone and whom to call."""
    script = room.case(name).script()
    return {**script.to_dict(), "text": script.text}


def script_sheet(room: CaseRoom, name: str) -> bytes:
    """The script as one page to fill in by hand."""
    return room.case(name).script_sheet()


def draft(room: CaseRoom, name: str, kind: str, form: str, sender: str, issue: int | None) -> bytes:
    """The next report as a file."""
    return room.case(name).draft(kind, form, sender=sender, issue=issue)


def draft_data(room: CaseRoom, name: str, kind: str, sender: str, issue: int | None) -> dict[str, Any]:
    """The next report as it would stand on paper, block by block, with the slots that are left to fill."""
    data = draft(room, name, kind, "yaml", sender, issue)
    document = alvtc_info.read(data, name="草稿.yaml", institution=room.institution)
    blocks = [
        {"id": each.id, "role": str(each.role), "label": each.label, "text": each.text} for each in document.blocks
    ]
    slots = [slot for each in document.blocks for slot in _SLOT.findall(each.text)]
    return {"kind": kind, "blocks": blocks, "slots": slots, "yaml": data.decode()}


def chart(room: CaseRoom, name: str, now: str | None) -> bytes:
    """The flow chart of a case as SVG."""
    return room.case(name).flowchart("svg", now=now)


def pack(room: CaseRoom, name: str, to: str) -> tuple[bytes, dict[str, Any]]:
    """The case and its papers as .zip, and what went with it."""
    done = room.case(name).pack(to=to)
    return done.data, done.to_dict()


def receive(room: CaseRoom, data: bytes, sent: str, mark: str) -> dict[str, Any]:
    """Take a case over: into its folder where it is there already, else into a new one."""
    _prepare(room.folder)
    beside = os.path.join(room.folder, f".{mark}")
    _begin(beside)
    try:
        done = alvtc_info.receive_case(data, os.path.join(beside, LOG), name=sent, institution=room.institution)
        name = next((each for each in _by_last_change(room.folder) if _is(room, each, done.case)), None)
        if name is not None:
            target = os.path.join(room.folder, name, LOG)
            done = alvtc_info.receive_case(data, target, name=sent, institution=room.institution)
        else:
            name = done.case if _ID.fullmatch(done.case) else mark
            os.rename(beside, os.path.join(room.folder, name))
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return {**done.to_dict(), "id": name}


def _is(room: CaseRoom, name: str, case: str) -> bool:
    with suppress(AlvtcInfoError):
        return room.at(name).outline().id == case
    return False


def verify(room: CaseRoom, name: str, heads: list[str]) -> dict[str, Any]:
    """What was found when the case was held against its seals."""
    return room.case(name).verify(*heads).to_dict()


def without_place(job: Callable[..., Any], *arguments: Any) -> Any:
    """What a job gives; an error does not say where on the server the case lies."""
    try:
        return job(*arguments)
    except AlvtcInfoError as error:
        error.path = ""
        raise
