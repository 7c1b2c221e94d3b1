from __future__ import annotations

import pytest

from alvtc_info.web.permissions import ALONE, NOBODY, ROLES, Access, User, access_named
from tests.refusing import refused


def test_roles_are_in_order() -> None:
    assert Access.OPEN < Access.READER < Access.CLERK < Access.OFFICE
    assert set(ROLES) == {"read-only", "clerk", "office"}


def test_roles_are_named_in_both_languages() -> None:
    for name, word in ROLES.items():
        assert access_named(name) is access_named(word)
        assert access_named(name).word == name
    for wrong in ("open", "", "admin", "OFFICE"):
        refused("bad-role", lambda wrong=wrong: access_named(wrong))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("own", "other", "seen"),
    [
        ("教务处", "教务处", True),
        ("教务处", " 教务处", True),
        ("A部", "Ａ 部", True),
        ("教务处", "学生处", False),
        ("教务处", "教务处（分部）", False),
        ("教务处", "", False),
        ("", "", False),
        ("", "教务处", False),
        ("全部", "教务处", True),
        ("全部", "", True),
    ],
)
def test_a_department_sees_its_own_things_only(own: str, other: str, seen: bool) -> None:
    assert User("a", "a", own, Access.CLERK).sees(other) is seen
    assert User("a", "a", own, Access.READER).sees(other) is seen
    assert User("a", "a", own, Access.OFFICE).sees(other)
    assert ALONE.sees(other)
    assert not NOBODY.sees(other)
    assert not User("", "", own, Access.OPEN).sees("另一处")
