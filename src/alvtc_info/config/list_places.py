"""Where the office's own lists stand: the files that the nearest settings name, or would name."""

from __future__ import annotations

import os

from alvtc_info.config.settings_file import USUAL_LISTS, list_place, nearest_table
from alvtc_info.errors import InputError, UsageError
from alvtc_info.files import write_atomically
from alvtc_info.text.named_tuples import NamedTuple

SETTINGS = "alvtc-info.toml"


class ListPlace(NamedTuple):
    """The file of a list; the settings that name it or should, whether they do, and whether there are any."""

    key: str
    path: str
    settings: str
    is_named: bool
    has_settings: bool

    @property
    def line(self) -> str:
        """The line by which the settings name the list."""
        return f'{self.key} = "{os.path.basename(self.path)}"'

    def settle(self) -> str:
        """Say in one Chinese line what the settings still need; where there are none, they are made with that line.

        Empty where nothing is missing. To be called when the list has been written. Raises OutputError.
        """
        if self.is_named:
            return ""
        if not self.has_settings:
            write_atomically(self.settings, f"{self.line}\n".encode())
            return f"已新建 {self.settings}，里面写了 {self.line}"
        where = f"{self.settings}{'' if self.settings.endswith(SETTINGS) else ' 的 [tool.alvtc-info] 一节'}"
        return f"还没有用上：请在 {where}里写一行 {self.line}"


def nearest_list(key: str, folder: str = ".", chosen: str | None = None) -> ListPlace:
    """The place of a list by its key in the settings nearest upwards of a folder; `chosen` is a file named by hand.

    Raises InputError where the settings cannot be read.
    """
    if chosen is not None:
        return ListPlace(key, chosen, "", is_named=True, has_settings=True)
    found = nearest_table(folder)
    if found is None:
        settings = os.path.join(os.path.abspath(folder), SETTINGS)
        return ListPlace(key, _beside(settings, key), settings, is_named=False, has_settings=False)
    settings, data = found
    try:
        named = list_place(data, key, settings)
    except UsageError as error:
        raise InputError(error.code, error.message, settings) from None
    return ListPlace(key, named or _beside(settings, key), settings, is_named=bool(named), has_settings=True)


def _beside(settings: str, key: str) -> str:
    return os.path.join(os.path.dirname(settings), USUAL_LISTS[key])
