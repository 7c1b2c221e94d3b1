"""Who asks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Access(IntEnum):
    """What a person may do: look, write for the own department, or all that the office does."""

    OPEN = 0
    READER = 1
    CLERK = 2
    OFFICE = 3

    @property
    def label(self) -> str:
        """The name in Chinese."""
        return {0: "公开", 1: "只读", 2: "信息员", 3: "办公室"}[self]


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who is signed in: `name` of the account, `shown` on screen; no department is the whole institution."""

    name: str
    shown: str
    department: str
    access: Access

    def sees(self, department: str) -> bool:
        """Whether the things of a department are this person's to see."""
        return self.access is Access.OFFICE or not self.department or self.department == department


ALONE = User("", "本机", "", Access.OFFICE)  # on loopback without accounts: whoever sits at this computer
