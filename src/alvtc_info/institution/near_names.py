"""Names that are one slip of the pen away from a name that the institution has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.proofreading.homophones import homophones
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import is_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.institution.values import Institution

_LEAST = 3  # code points of a name that may be misspelt
_ADDED = 2  # code points that a name may have too many of
_TITLE = Pattern(r"(?:学院|办公室|中心|[处部科系室办])$")
_OF_OFFICE = Pattern(r"(?:办公室|[处部科室办])$")
_OTHERS = ("会", "馆", "队", "组", "站", "社")  # at the end of what is no department: 学生会
_LONG = 7  # so long a name has no neighbour that differs in one word


def near_department(called: str, institution: Institution) -> str | None:
    """The department's name that this text misspells; None if it is known as it is, or like none.

    后情处 is 后勤处 misspelt, 信息系 is 信息工程系 shortened, 后勤管理处 is 后勤处 said at length, 学工部 is 学工处 by
    another title, 招生办 is 招生就业处 by half its work; 财务处 is no 教务处, since 财务 is a word of its own.
    """
    if institution.department(called) is not None:
        return None
    shortened = [each.name for each in institution.departments if _shortens(called, each.name)]
    if len(shortened) == 1:
        return shortened[0]
    for department in institution.departments:
        names = (department.name, *department.aliases)
        if near_name(called, names) or any(_entitled(called, name) or _lengthens(called, name) for name in names):
            return department.name
    halved = [each.name for each in institution.departments if _begins(called, each.name)]
    return halved[0] if len(halved) == 1 else None


def _begins(called: str, name: str) -> bool:
    """Whether a name was said with the first part of what the office does, by whatever title: 招生办, 招生处."""
    bare, whole = _OF_OFFICE.sub("", called), _OF_OFFICE.sub("", name)
    return 1 < len(bare) < len(whole) and bare != called and whole != name and whole.startswith(bare)


def _shortens(called: str, name: str) -> bool:
    """Whether a name was said in some of its characters, its first and its last or last but two: 信息系, 党办."""
    rest = iter(name)
    ends = called[:1] == name[:1] and called[-1:] in (name[-1:], name[-3:-2])
    return len(called) > 1 and ends and all(each in rest for each in called)


def _lengthens(called: str, name: str) -> bool:
    """Whether up to two characters were put before a name or into it: 安全保卫处, 后勤管理处, 化学工程系."""
    rest = iter(called)
    added = 0 < len(called) - len(name) <= _ADDED and len(name) >= _LEAST and called[-1:] == name[-1:]
    within = called[:1] == name[:1] and all(each in rest for each in name)
    return added and (within or called.endswith(name))


def _entitled(called: str, name: str) -> bool:
    """Whether two names differ in the title of the unit only: 学工部 and 学工处, 化工学院 and 化工系."""
    bare = _TITLE.sub("", called)
    return len(bare) > 1 and bare not in (called, name) and bare == _TITLE.sub("", name)


def near_name(called: str, names: Iterable[str]) -> str | None:
    """The first of these names that the text misspells: one character wrong, missing, too many or out of its order."""
    return next((name for name in names if _is_slip(called, name)), None)


def _is_slip(called: str, name: str) -> bool:
    if called == name or len(name) < _LEAST or abs(len(called) - len(name)) > 1:
        return False
    first = next((i for i, (a, b) in enumerate(zip(called, name, strict=False)) if a != b), min(len(called), len(name)))
    if len(called) == len(name):
        if called[first + 1 :] == name[first + 1 :] and not called.endswith(_OTHERS):
            sound = called[first] in homophones(name[first])
            return sound or len(name) >= _LONG or not _is_meant(called, first)
        return called[first : first + 2] == name[first : first + 2][::-1] and called[first + 2 :] == name[first + 2 :]
    longer, shorter = (called, name) if len(called) > len(name) else (name, called)
    return longer[first + 1 :] == shorter[first:] and len(shorter) >= _LEAST - 1


def _is_meant(called: str, at: int) -> bool:
    """Whether the differing character makes a word with a neighbour: another name, and no slip."""
    pairs = (called[start : start + 2] for start in (at - 1, at) if start >= 0)
    return any(len(pair) > 1 and is_word(pair) for pair in pairs)
