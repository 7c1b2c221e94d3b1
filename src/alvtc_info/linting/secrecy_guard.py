"""Refuse to copy a document with a secrecy mark, whatever rules were chosen and whatever settings say."""

from __future__ import annotations

from alvtc_info.errors import InputError
from alvtc_info.linting.engine import run
from alvtc_info.model.document import Block, Document
from alvtc_info.model.kinds import Role


def bears_secrecy_mark(document: Document) -> bool:
    """Whether a mark of a state secret stands in the text, or in what is withheld from a reader."""
    from alvtc_info.rules import RULES

    rules = [rule for rule in RULES if rule.never_suppressed]
    hidden = Document([Block(str(n), text, Role.BODY, "") for n, text in enumerate(document.withheld)])
    return any(run(each.noting(()), rules, forced=True).findings for each in (document, hidden))


def refuse_secret(document: Document, *, work: str = "不复制、不批注、不修改") -> None:
    """Raise InputError where a document bears a secrecy mark: what is marked as a state secret must not be copied.

    The document must have been read `guarded`; `work` says in Chinese what is not done.
    """
    if bears_secrecy_mark(document):
        raise InputError("secret", f"文件有疑似国家秘密标志，{work}，请联系保密部门", document.name)
