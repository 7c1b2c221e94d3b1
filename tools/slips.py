"""Score the rules of the family `proofreading` on papers with planted slips: found and right, by kind.

usage: python tools/slips.py FILE [--missed] [--false] [--all]

FILE is JSON lines: `text`, and `slips` with `start`, `end`, `wrong`, `right`, `kind`, `rate`. A slip is found where a finding of any rule of the
family overlaps it; what is left out stands between two characters, and a finding on either tells of it. A finding that is no hint and overlaps no
slip is false. --missed and --false print them. --all also takes the other rules that run by themselves: what they find counts, what is no slip does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
FAMILY = "proofreading"
EITHER_SIDE = 8  # characters of context that are printed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--false", action="store_true", dest="wrong")
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    from alvtc_info import check, read_text
    from alvtc_info.model.finding import Severity
    from alvtc_info.rules import RULES

    names = [rule.name for rule in RULES if rule.family == FAMILY]
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    firm: Counter[str] = Counter()
    right: Counter[str] = Counter()
    corrected = hints = 0
    for number, line in enumerate(arguments.file.read_text(encoding="utf-8").splitlines(), 1):
        paper = json.loads(line)
        text, slips = paper["text"], paper["slips"]
        document = read_text(text)
        spans = []
        findings = [*check(document, select=names)]
        if arguments.all:
            findings += [finding for finding in check(document) if finding.rule not in names]
        for finding in findings:
            block = next(at for at, each in enumerate(document.blocks) if each.id == finding.block)
            shift = document.blocks[block].shift
            start = offset(document, text, block, finding.start + shift)
            spans.append((start, start + max(1, finding.end - finding.start), finding))
        for slip in slips:
            over = [each for begin, end, each in spans if tells(begin, end, slip)]
            planted[slip["kind"]] += 1
            caught[slip["kind"]] += bool(over)
            corrected += any(each.fix is not None and each.fix.replacement in slip["right"] for each in over)
            if not over and arguments.missed:
                around = text[max(0, slip["start"] - EITHER_SIDE) : slip["end"] + EITHER_SIDE].replace("\n", "↵")
                print(f"missed {number} {slip['kind']} {slip['wrong']}→{slip['right']}  {around}")
        for begin, end, each in spans:
            if each.severity is Severity.INFO:
                hints += 1
                continue
            hit = any(tells(begin, end, slip) for slip in slips)
            if not hit and each.rule not in names:
                continue
            firm[each.rule] += 1
            right[each.rule] += hit
            if not hit and arguments.wrong:
                around = text[max(0, begin - EITHER_SIDE) : end + EITHER_SIDE].replace("\n", "↵")
                print(f"false {number} {each.rule} {each.quote}: {each.message}  {around}")
    for kind in sorted(planted):
        print(f"{kind:<24}{caught[kind]:>4} of {planted[kind]:>4}  {caught[kind] / planted[kind]:.2f}")
    total, found = sum(planted.values()), sum(caught.values())
    print(f"found {found} of {total} ({found / total:.3f}), {corrected} with the right correction; hints {hints}")
    for rule in sorted(firm):
        print(f"{rule:<24}{right[rule]:>4} of {firm[rule]:>4} right")
    print(
        f"right {sum(right.values())} of {sum(firm.values())} ({sum(right.values()) / max(1, sum(firm.values())):.3f})"
    )
    return 0


def tells(begin: int, end: int, slip: dict[str, int]) -> bool:
    """Whether a finding on these characters tells of a slip."""
    start = slip["start"] - (slip["start"] == slip["end"])
    return begin < max(slip["end"], slip["start"] + 1) and start < end


def offset(document: object, text: str, block: int, start: int) -> int:
    """Where a place in a block's own text stands in the paper as it was written, a block a line."""
    from alvtc_info.model.document import Document

    assert isinstance(document, Document)
    at = 0
    for each in document.blocks[:block]:
        found = text.find(each.text.strip(), at)
        at = found + len(each.text.strip()) if found >= 0 else at
    found = text.find(document.blocks[block].text, at)
    return (found if found >= 0 else at) + start


if __name__ == "__main__":
    sys.exit(main())
