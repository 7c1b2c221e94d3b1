"""Who asks, and what they may: three roles, and the things of a department."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from alvtc_info import UsageError

WHOLE = "全部"  # the department of those who see the things of all


class Access(IntEnum):
    """What somebody may do: nothing of note, look, write for the own department, all that the office does."""

    OPEN = 0
    READER = 1
    CLERK = 2
    OFFICE = 3

    @property
    def label(self) -> str:
        """The name in Chinese."""
        return {0: "公开", 1: "只读", 2: "信息员", 3: "办公室"}[self]

    @property
    def word(self) -> str:
        """The name as it is stored, typed on a command line, and given in JSON."""
        return {0: "open", 1: "read-only", 2: "clerk", 3: "office"}[self]


ROLES = {each.word: each.label for each in Access if each}  # what an account may be → its Chinese word


def access_named(word: str) -> Access:
    """Return the role of this name, in either language. Raises UsageError for any other text."""
    for role in Access:
        if role and word in {role.word, role.label}:
            return role
    raise UsageError("bad-role", f"没有这种角色；可选：{'、'.join(f'{ROLES[each]} {each}' for each in ROLES)}")


@dataclass(frozen=True, slots=True)
class User:
    """Who asks: `name` of the account (`token:` and its name for a program), `shown` on screen, department, access."""

    name: str
    shown: str
    department: str
    access: Access

    def sees(self, department: str) -> bool:
        """Whether the things of a department are theirs to see.

        The office sees all, and so does whose department is WHOLE; others see those of their own. What belongs to no
        department is for those who see all.
        """
        if self.access is Access.OFFICE or self.department == WHOLE:
            return self.access is not Access.OPEN
        return department_key(department) == department_key(self.department) != ""


NOBODY = User("", "", "", Access.OPEN)
ALONE = User("", "本机", "", Access.OFFICE)  # on loopback without accounts: whoever sits at this computer


def department_key(department: str) -> str:
    """A department's name as it is compared: widths folded, without blanks."""
    return "".join(unicodedata.normalize("NFKC", department).split())
