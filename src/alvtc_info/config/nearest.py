"""The settings of each draft of a run: those that were chosen, or those of the nearest folder upwards."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from alvtc_info.config.folders import settings_files

if TYPE_CHECKING:
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.model.settings import Config


class FolderSettings:
    """Settings by the folder of a draft, each folder looked up once.

    A `config` of the request is for all drafts; without one, `nearest` looks for `alvtc-info.toml` upwards of each. A
    `profile` of the request overrides that of the settings.
    """

    def __init__(self, request: CheckRequest, *, nearest: bool = False) -> None:
        self._given = request.config
        self._profile = request.profile
        self._nearest = nearest
        self._chosen: Config | None = None
        self._known: dict[str, Config | None] = {}

    def of(self, path: str) -> Config | None:
        """The settings for a file or folder. Raises InputError where they cannot be read."""
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        if folder not in self._known:
            self._known[folder] = self._read(folder or ".")
        return self._known[folder]

    def used(self) -> list[Config]:
        """The settings that were read, each once."""
        return list({config.path: config for config in self._known.values() if config is not None}.values())

    def _read(self, folder: str) -> Config | None:
        if self._given is not None:
            if self._chosen is None:
                self._chosen = self._judged_by_profile(self._loaded(self._given))
            return self._chosen
        if not self._nearest or not any(settings_files(folder)):
            return self._judged_by_profile(None)
        from alvtc_info.config.settings_file import find_config

        return self._judged_by_profile(find_config(folder))

    def _loaded(self, given: Config | str) -> Config:
        if not isinstance(given, str):
            return given
        from alvtc_info.config.settings_file import load_config

        return load_config(given)

    def _judged_by_profile(self, found: Config | None) -> Config | None:
        if not self._profile:
            return found
        from alvtc_info.model.settings import Config

        return replace(found or Config(), profile=self._profile)
