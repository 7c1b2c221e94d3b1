"""No copy is made of what bears a secrecy mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.errors import InputError

if TYPE_CHECKING:
    from alvtc_info.institution.colleges import Institution


def refuse_secret(data: bytes, name: str, institution: Institution | None) -> None:
    """Raise InputError where a file bears a secrecy mark anywhere: in its text, hidden, deleted or in a comment.

    What is marked as a state secret must not be copied.
    """
    from alvtc_info.checking.drafts import check
    from alvtc_info.reading.drafts import EXTRAS, read

    document = read(data, name=name, institution=institution, extras=EXTRAS)
    if check(document.noting(()), select=["secret-marking"], institution=institution).findings:
        raise InputError("secret", "文件有疑似国家秘密标志，不复制、不批注、不修改，请联系保密部门", name)
