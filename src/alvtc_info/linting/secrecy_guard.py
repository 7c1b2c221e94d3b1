"""Refuse to copy a document with a secrecy mark, whatever rules were chosen and whatever settings say.

The guard asks the text and not the findings: no rule that is left out, noted, or given another severity matters to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.errors import InputError
from alvtc_info.text.secrecy_marks import has_secrecy_mark, notice_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alvtc_info.model.document import Document


def bears_secrecy_mark(document: Document) -> bool:
    """Whether a mark of a state secret stands in the text, or in what is withheld from a reader."""
    return has_secrecy_mark(document.text) or has_secrecy_mark("\n".join(document.withheld))


def refuse_secret(document: Document, *, work: str = "不复制、不批注、不修改", name: str = "") -> None:
    """Raise InputError where a document bears a secrecy mark: what is marked as a state secret must not be copied.

    The document must have been read `guarded`; `work` says in Chinese what is not done, `name` is that of the file
    where the document has none.
    """
    if bears_secrecy_mark(document):
        raise _refusal(work, name or document.name)


def refuse_secret_words(words: Iterable[str], *, work: str, name: str) -> None:
    """Raise InputError, as `refuse_secret`, where one of the texts of a file that is no draft bears a secrecy mark."""
    if any(map(has_secrecy_mark, words)):
        raise _refusal(work, name)


def _refusal(work: str, name: str) -> InputError:
    return InputError("secret", f"文件有疑似国家秘密标志，{work}，请联系保密部门", name)


def notices(document: Document) -> tuple[str, ...]:
    """The notices that limit circulation (内部资料, 工作秘密) and stand as marks: somebody must clear the draft."""
    found = (" ".join(document.text[start:end].split()) for start, end in notice_marks(document.text))
    return tuple(dict.fromkeys(found))


def may_be_kept(document: Document) -> bool:
    """Whether anything that is found in a document may be kept in a cache."""
    return not bears_secrecy_mark(document) and not notices(document)
