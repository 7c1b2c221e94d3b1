"""The places of settings files. They are searched for every file that is checked, so this module imports little."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("alvtc-info.toml", "pyproject.toml")


def settings_files(path: str) -> Iterator[str]:
    """The settings files in the folder of `path` (or in `path`, where it is one) and in those above, nearest first."""
    folder = os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".")
    while True:
        for name in NAMES:
            found = os.path.join(folder, name)
            if os.path.isfile(found):
                yield found
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
