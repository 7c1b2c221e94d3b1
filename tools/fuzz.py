"""Spoil good files at random and see that whatever reads, marks or sets them ends in a result or in one coded error.

usage: python tools/fuzz.py [--seed N] [--count N | --seconds N]

Prints what came of it; exits 1 where something else than an AlvtcInfoError was raised, and writes that file to the folder
`fuzz-failures` with the trace.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from lxml import etree  # noqa: E402

from alvtc_info import check, judge_layout, read, review, set_layout, slip  # noqa: E402
from alvtc_info.errors import AlvtcInfoError  # noqa: E402
from alvtc_info.institution.values import default_institution  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRAPS = (
    b"<w:p>", b"</w:p>", b"<w:r/>", b"<w:t>", b"</w:t>", b"<w:del>", b"<w:ins w:id='1'>", b"<w:sdt><w:sdtContent>", b"<w:tbl><w:tr><w:tc>", b"<w:numId w:val='99999999999'/>",
    b"<w:fldChar w:fldCharType='begin'/>", b"<w:fldChar w:fldCharType='end'/>", b"<w:commentRangeStart w:id='x'/>", b"<w:footnoteReference w:id='-1'/>", b"<w:txbxContent>", b"w:val='-1'",
    b"w:val=''", b"<!DOCTYPE a>", b"&#0;", b"&amp;", b"]]>", b"<![CDATA[", b"\x00", b"\xff\xfe", b"<w:sz w:val='x'/>", b"<w:pgMar/>", b"<w:ind w:firstLine='1e9'/>", b"<w:spacing w:line='0' w:lineRule='exact'/>",
    b"<mc:Fallback>", b"<w:altChunk/>", b"<w:basedOn w:val='a'/>", "截至目前".encode(), "昨日".encode(), b"2024-13-45", b"\n", b": ", b"- ", b"{", b"[", b"*a", b"&a",
)  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """Good files: name and bytes."""
    found = [(path.name, path.read_bytes()) for path in sorted((ROOT / "examples").glob("*.*"))]
    from alvtc_info import load_report, render
    from alvtc_info.reading.data import load

    for path in sorted((ROOT / "examples").glob("*.yaml")):
        report = load_report(load(path.read_text(encoding="utf-8"), ".yaml", path.name), path.name)
        found.append((f"{path.stem}.docx", render(report, folder=ROOT / "examples")))
    return found


def spoil(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them flipped, cut, doubled, or with something strange put in."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoilt) + 1)
        way = chance.randrange(5)
        if way == 0 and spoilt:
            spoilt[at % len(spoilt)] ^= 1 << chance.randrange(8)
        elif way == 1:
            del spoilt[at : at + chance.randint(1, 60)]
        elif way == 2:
            spoilt[at:at] = spoilt[at : at + chance.randint(1, 200)]
        else:
            spoilt[at:at] = chance.choice(SCRAPS)
    return bytes(spoilt)


def disordered(data: bytes, chance: random.Random) -> bytes:
    """XML that is still well-formed, with elements taken out, doubled, moved, emptied, renamed, or with odd attributes."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.randint(1, 8)):
        elements = [e for e in root.iter("{*}*") if e is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        way = chance.randrange(7)
        if way == 0 and parent is not None:
            parent.remove(one)
        elif way == 1:
            one.addnext(deepcopy(other))
        elif way == 2 and other not in one.iter() and one is not other:
            other.append(one)
        elif way == 3:
            for child in list(one):
                one.remove(child)
        elif way == 4:
            one.tag = other.tag
        elif way == 5:
            for key in list(one.attrib)[:1]:
                one.set(key, chance.choice(("", "-1", "99999999999999", "x", "1.5", "昨日", "1e400")))
        else:
            one.text = chance.choice(
                ("昨日完成，目前正常。", "截至目前", "2024-5-20", "（1）", "", "\u3000\u3000", "机密★1年")
            )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A spoilt file: a .docx mostly in one of its parts, at times as a zip."""
    if not data.startswith(b"PK") or chance.random() < 0.15:
        return spoil(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    for _ in range(chance.randint(1, 2)):
        name = "word/document.xml" if chance.random() < 0.5 else chance.choice(names)
        parts[name] = disordered(parts[name], chance) if chance.random() < 0.8 else spoil(parts[name], chance)
    if chance.random() < 0.1:
        del parts[chance.choice(list(parts))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def cases(seed: int) -> Iterator[tuple[str, bytes]]:
    """Spoilt files without end; the same seed gives the same."""
    chance = random.Random(seed)
    good = seeds()
    while True:
        name, data = chance.choice(
            [each for each in good if each[0].endswith(".docx")] if chance.random() < 0.7 else good
        )
        yield name, mutated(data, chance)


def attempt(name: str, data: bytes, folder: Path) -> str:
    """What came of one file: `read`, or the code of the error. Anything else than a coded error is raised."""
    path = folder / name
    path.write_bytes(data)
    try:
        document = read(path)
        result = check(document)
        if result.errors:
            raise RuntimeError(result.errors[0].trace)
        if name.endswith(".docx"):
            judge_layout(data, name, document, default_institution())
            for marked in (
                review(path).data,
                review(path, suggest=True).data,
                review(path, fix=True).data,
                set_layout(path),
            ):
                read(marked, name=name)
            slip(path)
    except AlvtcInfoError as error:
        return error.code
    return "read"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    failures = 0
    slowest = 0.0
    end = time.monotonic() + chosen.seconds
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(cases(chosen.seed)):
            if number >= chosen.count if chosen.count else time.monotonic() > end:
                break
            begun = time.process_time()
            try:
                counts[attempt(name, data, Path(folder))] += 1
            except Exception:
                failures += 1
                kept = Path("fuzz-failures")
                kept.mkdir(exist_ok=True)
                (kept / f"{chosen.seed}-{number}-{name}").write_bytes(data)
                (kept / f"{chosen.seed}-{number}.txt").write_text(traceback.format_exc(), encoding="utf-8")
            slowest = max(slowest, time.process_time() - begun)
    print(
        f"{sum(counts.values()) + failures} files, seed {chosen.seed}: {failures} failures, slowest {slowest:.2f} s; {dict(counts.most_common())}"
    )
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
