"""The settings of each draft of a run: those that were chosen, or those of the nearest folder upwards."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.config.folders import settings_files
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.model.settings import Config
    from alvtc_info.text.file_patterns import IgnoredFiles


class FolderSettings:
    """Settings by the folder of a draft, each folder looked up once.

    A `config` of the request is for all drafts; without one, `nearest` looks for `alvtc-info.toml` upwards of each. A
    `profile` of the request overrides that of the settings.
    """

    def __init__(self, request: CheckRequest, *, nearest: bool = False) -> None:
        self._given = request.config
        self._profile = request.profile
        self._people = request.people
        self._nearest = nearest
        self._chosen: Config | None = None
        self._known: dict[str, Config | None] = {}
        self._used: dict[str, Config] = {}
        self._ignored: dict[str, IgnoredFiles] = {}

    def of(self, path: str) -> Config | None:
        """The settings for a file or folder. Raises InputError where they cannot be read."""
        found = self._of_folder(path if os.path.isdir(path) else os.path.dirname(path))
        if found is not None:
            self._used.setdefault(found.path, found)
        return found

    def used(self) -> list[Config]:
        """The settings of drafts that were asked for, each once."""
        return list(self._used.values())

    def excluded(self, path: str, folder: bool) -> bool | None:
        """Whether the settings leave out a file or folder (True), take it back (False), or say nothing of it (None)."""
        config = self._of_folder(os.path.dirname(path))
        if config is None or not config.exclude:
            return None
        if config.path not in self._ignored:
            from alvtc_info.text.file_patterns import IgnoredFiles

            self._ignored[config.path] = IgnoredFiles(config.exclude)
        home = os.path.realpath(os.path.dirname(config.path))
        place = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        if not place.startswith(os.path.join(home, "")):
            return None
        below = place[len(os.path.join(home, "")) :].replace(os.sep, "/")
        return self._ignored[config.path].says(below, folder=folder)

    def _of_folder(self, folder: str) -> Config | None:
        if folder not in self._known:
            self._known[folder] = self._read(folder or ".")
        return self._known[folder]

    def _read(self, folder: str) -> Config | None:
        if self._given is not None:
            if self._chosen is None:
                self._chosen = self._judged_by_profile(self._loaded(self._given))
            return self._chosen
        if not self._nearest or not any(settings_files(folder)):
            return self._judged_by_profile(None)
        from alvtc_info.config.settings_file import find_config

        return self._judged_by_profile(find_config(folder, people=self._people))

    def _loaded(self, given: Config | str) -> Config:
        if not isinstance(given, str):
            return given if self._people or not given.people else replace(given, people=(), people_file="")
        from alvtc_info.config.settings_file import load_config

        return load_config(given, people=self._people)

    def _judged_by_profile(self, found: Config | None) -> Config | None:
        if not self._profile:
            return found
        from alvtc_info.model.settings import Config

        return replace(found or Config(), profile=self._profile)
