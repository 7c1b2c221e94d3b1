"""How quiet the rules are on real paragraphs: what all rules together find in a labelled set, by paragraph and place.

usage: python bench/quiet.py SET.jsonl [--all]

Each line of the set has `id`, `source`, `report_date`, `text` and `findings` (its labels). Without `--all` only paragraphs
from public texts that are labelled clean are judged. Prints no text of the set: paragraph, rule, severity, start and end.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from alvtc_info import check, read

LABELLED = {"vague-time", "vague-cutoff", "relative-time", "data-without-cutoff", "citation-without-source"}
LABELLED |= {"anonymous-source", "undated-document", "undated-work"}


def main(arguments: list[str]) -> int:
    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    public = [row for row in rows if not row["source"].startswith("original")]
    everything = "--all" in arguments
    chosen = public if everything else [row for row in public if not row["findings"]]
    counts: Counter[str] = Counter()
    for row in chosen:
        day = date.fromisoformat(row["report_date"]) if row["report_date"] else None
        for finding in check(read(row["text"].encode(), name="paragraph.txt"), report_date=day):
            if finding.severity == "info" or (everything and finding.rule in LABELLED):
                continue
            counts[finding.rule] += 1
            print(row["id"], finding.rule, finding.severity, finding.start, finding.end)
    size = sum(len(row["text"]) for row in chosen)
    found = counts.total()
    print(
        f"{len(chosen)} paragraphs, {size} characters, {found} errors and warnings, {100 * found / size:.3f} per 100 characters"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
