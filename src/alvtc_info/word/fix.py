"""Safe fixes, applied to a text or a report written as YAML: only what no fact can change by, never two on the same words, nothing else moved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError, UsageError
from alvtc_info.linting.fixes import fixable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from datetime import date

    from alvtc_info.institution.colleges import Institution
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.settings import Config
    from alvtc_info.reading.yaml_positions import Site

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
ROUNDS = 5
TEXTS = (".txt", ".md")
REPORTS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing came to: the bytes before and after, as text too, and the findings that were fixed, in order."""

    before: str
    after: str
    data: bytes
    applied: tuple[Finding, ...]
    encoding: str


def fix(
    path: str | os.PathLike[str],
    *,
    unsafe: bool = False,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    report_date: date | None = None,
    encoding: str | None = None,
    institution: Institution | None = None,
    config: Config | None = None,
) -> Fixed:
    """Apply every safe fix to a .txt, .md, .yaml, .yml or .docx file, in memory; the file itself is not touched.

    Encoding, byte order mark and line ends stay as they are. Fixing what was fixed changes nothing more. `unsafe` then writes
    in, once, what else the findings offer: slots ({YYYY年M月D日}) and wordings that somebody must confirm. Raises InputError
    where the file cannot be read or holds a secrecy mark, UsageError for other kinds of file.
    """
    import os

    from alvtc_info.checking.drafts import check
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.drafts import read
    from alvtc_info.reading.formats import WORD_SUFFIXES, suffix_of
    from alvtc_info.reading.input import decode, slurp

    name = os.fspath(path)
    if suffix_of(name) in WORD_SUFFIXES:
        from alvtc_info.word.review import review

        corrected = review(
            name,
            fix=True,
            unsafe=unsafe,
            select=select,
            ignore=ignore,
            report_date=report_date,
            institution=institution,
            config=config,
        )
        before, after = (read(source, name=name, institution=institution) for source in (name, corrected.data))
        first, second = ("".join(f"{block.text}\n" for block in document.blocks) for document in (before, after))
        return Fixed(first, second, corrected.data, corrected.changes, "")
    if suffix_of(name) not in (*TEXTS, *REPORTS):
        raise UsageError("not-fixable", f"“{name}”不能直接修改，只能改 {' '.join(('.docx', *TEXTS, *REPORTS))}")
    apply = _apply if suffix_of(name) in TEXTS else _apply_report
    data = slurp(name, name, Limits())
    written, coding = decode(data, name, encoding)
    chosen = None if select is None else tuple(select)
    dropped = None if ignore is None else tuple(ignore)

    def look(text: str, *, unsafe: bool) -> list[Finding]:
        raw = text.encode("utf-8", "surrogatepass")
        document = read(raw, name=name, encoding="utf-8", institution=institution)
        if check(document.noting(()), select=["secret-marking"], institution=institution).findings:
            raise InputError("secret", "文件有疑似国家秘密标志，不复制、不修改，请联系保密部门", name)
        result = check(
            document, select=chosen, ignore=dropped, report_date=report_date, institution=institution, config=config
        )
        return fixable(document, result, unsafe=unsafe)

    text = written
    applied: list[Finding] = []
    for _ in range(ROUNDS):
        text, done = apply(text, look(text, unsafe=False), name)
        applied.extend(done)
        if not done:
            break
    if unsafe:
        text, done = apply(text, look(text, unsafe=True), name)
        applied.extend(done)
    return Fixed(written, text, _encode(text, data, coding), tuple(applied), coding)


def _apply(text: str, findings: list[Finding], name: str) -> tuple[str, list[Finding]]:
    """The text with these fixes, and those that were applied: all of them. A block of a text file is a line."""
    lines = [m.group() for m in _LINE.finditer(text)]
    for finding in reversed(findings):
        line = lines[int(finding.block) - 1]
        replacement = finding.fix.replacement if finding.fix else ""
        lines[int(finding.block) - 1] = line[: finding.start] + replacement + line[finding.end :]
    return "".join(lines), findings


def _apply_report(text: str, findings: list[Finding], name: str) -> tuple[str, list[Finding]]:
    """The YAML with these fixes, and those that were applied: where the words stand in the file as they are, and where the
    report that is read afterwards is the one that was meant.
    """
    from alvtc_info.reading.yaml_positions import sites

    known = sites(text)
    spots: list[tuple[int, int, Finding]] = []
    for finding in findings:
        words, places = known.get(finding.block, ("", []))
        if finding.quote and words[finding.start : finding.end] == finding.quote:
            spots.append((places[finding.start], places[finding.end - 1] + 1, finding))
    done: list[Finding] = []
    for start, end, finding in sorted(spots, key=lambda spot: spot[0], reverse=True):
        words, _ = known[finding.block]
        if finding.fix is None or text[start:end] != finding.quote:
            continue
        changed = text[:start] + finding.fix.replacement + text[end:]
        wanted = words[: finding.start] + finding.fix.replacement + words[finding.end :]
        now = _read_again(changed, finding.block, wanted, known)
        if now is not None:
            text, known = changed, now
            done.append(finding)
    return text, done[::-1]


def _read_again(text: str, block: str, wanted: str, known: Mapping[str, Site]) -> dict[str, Site] | None:
    """The sites of the changed YAML; None where it does not read as before, but for this block, which reads as wanted.

    A space that stood for a line's end may go: between Chinese characters there is none.
    """
    from alvtc_info.reading.data import load
    from alvtc_info.reading.yaml_positions import sites

    try:
        load(text, ".yaml", "")
        now = sites(text)
    except InputError:
        return None
    same = now.keys() == known.keys() and all(
        words.replace(" ", "") == wanted.replace(" ", "") if name == block else words == known[name][0]
        for name, (words, _) in now.items()
    )
    return now if same else None


def _encode(text: str, data: bytes, coding: str) -> bytes:
    mark = b"\xef\xbb\xbf" if coding == "UTF-8" and data.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode(coding)


def unified_diff(fixed: Fixed, name: str) -> str:
    """The change as a unified diff."""
    from difflib import unified_diff as diff

    before, after = (text.splitlines(keepends=True) for text in (fixed.before, fixed.after))
    lines = [
        line if line.endswith("\n") else line + "\n" for line in diff(before, after, name, f"{name}（修改后）", n=1)
    ]
    return "".join(lines)
