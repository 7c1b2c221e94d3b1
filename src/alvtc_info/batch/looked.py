"""The data of one draft in a run: its own result, and the keys by which similar drafts are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.document import Facts
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from alvtc_info.model.document import Document
    from alvtc_info.model.result import Result

Item = tuple[str, Facts | None]  # the path of a draft, and the facts that are not on the paper


class Looked:
    """A draft that was read: its result if it was judged already, and the keys by which similar drafts are found.

    A `sealed` one bears a mark or a notice: nothing of it is kept in a cache.
    """

    __slots__ = ("document", "keys", "path", "result", "sealed")

    def __init__(
        self,
        path: str,
        result: Result | None,
        document: Document | None,
        keys: frozenset[object] = frozenset(),
        *,
        sealed: bool = False,
    ) -> None:
        self.path = path
        self.result = result
        self.document = document
        self.keys = keys
        self.sealed = sealed


class RunChoices(NamedTuple):
    """The choices of a run, beside the request for each draft.

    With `nearest`, the settings of each draft are looked for in its folder and upwards. `beside` means that there are
    other drafts, so that repeats can be judged. `cache` is the folder of the cache, empty for none. `words` selects the
    drafts whose text is wanted with the result: `all`, those with findings (`found`), or `none`.
    """

    nearest: bool = False
    beside: bool = False
    cache: str = ""
    words: str = "all"
