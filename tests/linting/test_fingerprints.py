from __future__ import annotations

from alvtc_info.linting.fingerprints import fingerprints
from tests.reporters.findings import TEXT, checked


def test_fingerprints_stay_when_paragraphs_move() -> None:
    moved = "先加一段平常的话。\n\n" + "\n".join(reversed(TEXT.splitlines(keepends=True)[1:]))
    marks = []
    for text in (TEXT, moved):
        ((result, document),) = checked(text)
        marks.append({m for m, f in zip(fingerprints(result, document), result.findings, strict=True) if f.quote})
    assert marks[0] == marks[1]
    twice = "近日，学院开展检查。\n近日，学院开展检查。\n"
    ((result, document),) = checked(twice)
    found = fingerprints(result, document)
    assert len(set(found)) == len(found)
    ((result, document),) = checked(TEXT.replace("开展检查", "开展排查"))
    assert fingerprints(result, document)[0] not in marks[0]
