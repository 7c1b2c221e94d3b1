"""Read .txt and .md: a line is a block, numbered from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.errors import InputError
from alvtc_info.model.limits import Limits
from alvtc_info.model.suppression import WORD, Suppression, noted
from alvtc_info.reading.input import BIG5
from alvtc_info.reading.paper_lines import Line
from alvtc_info.reading.roles import recognise
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind

_BREAK = Pattern(r"\r\n|\r|\n")
_MARKUP = Pattern(r"[ \t]*(?:(?P<hashes>#{1,6})[ \t]+|[-*+][ \t]+|>[ \t]*)")
_LIST = Pattern(r"[ \t]*[-*+•·][ \t]+(?=\S)")


def read_text(
    text: str,
    name: str,
    *,
    data: bytes,
    markdown: bool = False,
    encoding: str = "UTF-8",
    kind: Kind | None = None,
    limits: Limits | None = None,
    places: Sequence[str] = (),
    warnings: Sequence[str] = (),
    institution: Institution | None = None,
) -> Document:
    r"""Read plain text or Markdown. Lines end at \n, \r\n or \r only.

    `places` say where each line stands (第3行 without them), `warnings` are added to those of the document. Raises
    InputError for text beyond the limits.
    """
    bounds = limits or Limits()
    if len(text) > bounds.characters:
        raise InputError("too-long", f"文字超过 {bounds.characters // 10_000} 万字，请拆分后再检查", name)
    raw = _BREAK.split(text)
    if len(raw) > bounds.paragraphs:
        raise InputError("too-long", f"超过 {bounds.paragraphs // 10_000} 万行，请拆分后再检查", name)
    pattern = _MARKUP if markdown else _LIST
    lines = []
    blank_before = True
    suppressions: list[Suppression] = []
    if WORD in text:
        raw, suppressions = _noted(raw)
    for number, line in enumerate(raw, 1):
        if not line.strip():
            blank_before = True
            continue
        found = pattern.match(line)
        lead = found.end() if found else 0
        level = len(found["hashes"]) if markdown and found and found["hashes"] else 0
        lines.append(
            Line(
                text=line,
                id=str(number),
                place=places[number - 1] if places else f"第{number}行",
                lead=lead,
                level=level,
                apart=blank_before or bool(found),
                flows=markdown,
            )
        )
        blank_before = False
    encoding_warnings = ["按繁体中文的 Big5 编码读取，请核对文字；最好另存为 UTF-8"] if encoding == BIG5 else []
    return recognise(
        lines,
        name=name,
        data=data,
        warnings=(*warnings, *encoding_warnings),
        encoding=encoding,
        kind=kind,
        institution=institution,
        suppressions=suppressions,
    )


_COMMENT = Pattern(rf"<!--\s*(?P<note>{WORD}[^\n]*?)-->[ \t]*$")


def _noted(raw: Sequence[str]) -> tuple[list[str], list[Suppression]]:
    """The lines without notes, and the notes.

    A note at the end of a line holds for that line, one on a line of its own for the next line with words.
    """
    lines: list[str] = []
    found: list[Suppression | None] = []
    waiting: list[str] = []
    for number, line in enumerate(raw, 1):
        comment = _COMMENT.search(line)
        rest = line[: comment.start()] if comment else line
        notes = [comment["note"]] if comment else []
        if rest.strip():
            found += [noted(note, [str(number)]) for note in (*waiting, *notes)]
            waiting = []
        else:
            waiting += notes
        lines.append(rest)
    found += [noted(note, []) for note in waiting]
    return lines, [note for note in found if note is not None]
