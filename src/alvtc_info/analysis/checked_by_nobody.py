"""What was found out by nobody that is named: 经核查，家长反映的问题基本属实."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import EMERGENCY_KINDS, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_CHECKED = Pattern(
    r"(?<![^，。；：\n])经(?:过)?(?:初步|进一步|多方|实地|反复|认真)?(?:核查|核实|查证|了解|查实|走访了解|摸排|排查)后?，"
)
_BY_WHOM = Pattern(
    r"[局厅队组会]|[处科室系部](?![理置境分于])|中心|办公室|学院|我[处系部院校]|[\u4e00-\u9fff]某|负责人|辅导员|教师|民警|公司|专班|抽查|检查|问卷"
)
_BEFORE = 80  # code points before it in its paragraph in which somebody is named


def checked_by_nobody(document: Document) -> Iterator[re.Match[str]]:
    """Such places of a paper that is no report of an event, where nobody is named before it or in its sentence."""
    if document.kind in EMERGENCY_KINDS:
        return
    for match in document.finditer(_CHECKED, {Role.BODY}):
        begin = max(document.passage_at(match.start()).start, match.start() - _BEFORE)
        stop = document.sentence_at(match.start())[1]
        named = _BY_WHOM.search(document.plain, begin, match.start()) or _BY_WHOM.search(
            document.plain, match.end(), stop
        )
        if not named:
            yield match
