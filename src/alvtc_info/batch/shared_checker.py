"""A checker that is created once per process for all tasks of one request."""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.checking.check import Checker

if TYPE_CHECKING:
    from alvtc_info.model.request import CheckRequest


class SharedChecker:
    """A checker that is created once per process for all tasks of one request; small to pickle."""

    def __init__(self, request: CheckRequest, *, nearest: bool = False) -> None:
        self.request = request
        self.nearest = nearest
        self.key = hashlib.sha256(pickle.dumps(request) + stamp_of(request).encode()).hexdigest()

    def __hash__(self) -> int:
        return hash((self.key, self.nearest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SharedChecker) and (self.key, self.nearest) == (other.key, other.nearest)

    @property
    def checker(self) -> Checker:
        """The checker of this process."""
        return _made(self)


@lru_cache(maxsize=4)
def _made(shared: SharedChecker) -> Checker:
    return Checker(shared.request, nearest=shared.nearest)


def stamp_of(request: CheckRequest) -> str:
    """A hash over the readable files of the institution pack and the settings that a request names, and their lists.

    It is empty if the request names none.
    """
    from alvtc_info.institution.values import FILES

    institution, config = (each if isinstance(each, str) else "" for each in (request.institution, request.config))
    if not (institution or config):
        return ""
    places = [os.path.join(institution, f"{stem}.toml") for stem in FILES] if institution else []
    if config:
        from alvtc_info.config.settings_file import lists_named

        places += [config, *lists_named(config)]
    digest = hashlib.sha256()
    for place in places:
        with suppress(OSError, ValueError), open(place, "rb") as stream:
            data = stream.read()
            digest.update(b"%d:" % len(data))
            digest.update(data)
    return digest.hexdigest()
