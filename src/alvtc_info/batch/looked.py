"""One draft of a run: what was found in it by itself, and what leads from it to others like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.model.document import Facts

if TYPE_CHECKING:
    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Result

Item = tuple[str, Facts | None]  # a draft's path, and what is known beside the paper


class Looked:
    """A draft that was looked at: its result where it was judged already, and what leads from it to others like it."""

    __slots__ = ("document", "keys", "path", "result")

    def __init__(
        self, path: str, result: Result | None, document: Document | None, keys: frozenset[object] = frozenset()
    ) -> None:
        self.path = path
        self.result = result
        self.document = document
        self.keys = keys


class RunChoices(NamedTuple):
    """What a run does beside what the request says of each draft.

    `nearest` looks for the settings of each draft upwards of it. `beside` says that there are other drafts, so that repeats
    can be judged. `cache` is the folder of what is kept between runs, empty for none. `words` says whose words are wanted
    with the result: of `all` drafts, of those where something was `found`, of `none`.
    """

    nearest: bool = False
    beside: bool = False
    cache: str = ""
    words: str = "all"
