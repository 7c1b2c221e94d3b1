"""Who asks, and what they may: three roles, and the things of a department."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from alvtc_info import UsageError


class Access(IntEnum):
    """What somebody may do; each role may what the ones below it may. OPEN needs no sign-in."""

    OPEN = 0
    READER = 1
    CLERK = 2
    OFFICE = 3

    @property
    def word(self) -> str:
        """The name of the role as it is stored and as it goes into JSON."""
        return _WORDS[self]


_WORDS = {Access.OPEN: "open", Access.READER: "read-only", Access.CLERK: "clerk", Access.OFFICE: "office"}
ROLES = {"read-only": "只读", "clerk": "信息员", "office": "办公室"}  # what an account may be → its Chinese word


def access_named(word: str) -> Access:
    """Return the role of this name, in either language. Raises UsageError for any other text."""
    for role, name in _WORDS.items():
        if name in ROLES and word in {name, ROLES[name]}:
            return role
    raise UsageError("bad-role", f"没有这种角色；可选：{'、'.join(f'{ROLES[each]} {each}' for each in ROLES)}")


@dataclass(frozen=True)
class Caller:
    """Who asks: the account (`token:` and its name for a program), the name that is shown, department, role."""

    account: str
    name: str
    department: str
    role: Access

    def may(self, needed: Access) -> bool:
        """Whether the role suffices."""
        return self.role >= needed

    def sees(self, department: str) -> bool:
        """Whether the things of a department are theirs to see: the office sees all, others their own only.

        What belongs to no department is the office's.
        """
        if self.role is Access.OFFICE:
            return True
        return department_key(department) == department_key(self.department) != ""


NOBODY = Caller("", "", "", Access.OPEN)
LOCAL = Caller("local", "本机", "", Access.OFFICE)  # on loopback without accounts: nobody in particular, every right


def department_key(department: str) -> str:
    """A department's name as it is compared: widths folded, without blanks."""
    return "".join(unicodedata.normalize("NFKC", department).split())
