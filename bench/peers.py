"""The same sentences and papers through alvtc_info and through checkers of Chinese text that are about.

usage: python bench/peers.py [PLANTED ...] [--modules FOLDER]

Without PLANTED it runs sentences of our own, each with the words that should be marked, or with none, and the papers of
`bench/planted.jsonl`; with it, the papers of these files and of the .jsonl files of these folders. A paper is a line of
JSON as tools/slips.py has it: `text` (or `wrong`), the `slips` planted there (`start`, `end`, `kind`, or the words that
are `wrong`), and `right`, the paper without them, where it is known; without `slips`, where the two differ. Printed are,
for each checker, the slips found by kind, what it marks besides (false), and what it marks in the right papers. What a
checker says and proposes is not judged, only where; what it says about spaces between Chinese and figures is left out,
as that is a matter of house style. All was written to show what duty reports need, not to rank: most others are made for
the typesetting of web pages and say so.
Of ours, what proofreading and punctuation say is counted: once with the advice (建议), once without.
Peers: autocorrect-py and pycorrector in this environment, of the latter what works by rules and lists alone (its proper
names; the rest wants language models); zhlint, @lint-md/core, and textlint with each of the presets in `PRESETS` under
FOLDER/node_modules. What is not here is skipped, and it is said why.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Marks = Callable[[list[str]], list["Spans"]]

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tools"))
PLANTED = ROOT / "bench" / "planted.jsonl"
Spans = list[tuple[int, int]]
SENTENCES = {  # by what they are about; ⟦⟧ marks what should be found
    "时点": (
        "⟦目前⟧，供水正常。",
        "⟦近日⟧，后勤处更换阀门3个。",
        "5月20日，阀门坏了，⟦昨日⟧已修好。",
        "监考教师反映，题目前三题字号偏小。",
        "目前（2024年5月20日17时），供水正常。",
        "稿件中避免出现“近日”“目前”。",
        "2024年5月20日，参加竞赛的学生来自临近日托中心。",
    ),
    "截至": (
        "⟦截止⟧2024年5月20日17时，已恢复供水。",
        "报名于2024年5月20日17时截止。",
        "⟦截至目前⟧，已修好3处。",
    ),
    "日期": (
        "⟦2024年2月30日⟧，召开会议。",
        "2024年2月29日，召开会议。",
        "⟦2023年2月29日⟧，召开会议。",
    ),
    "数目": (
        "2024年5月20日，检查宿舍⟦3间，其中合格2间、不合格2间⟧。",
        "2024年5月20日，检查宿舍3间，其中合格2间、不合格1间。",
    ),
    "出处": (
        "2024年5月20日，⟦据了解⟧，同类线路在其他教学楼也有使用。",
        "2024年5月20日，据内蒙古教育厅《校园安全简报》第3期，同类线路已停用。",
    ),
    "个人信息": (
        "2024年5月20日，联系人手机⟦13812345678⟧。",
        "2024年5月20日，联系人手机138****5678。",
    ),
    "标点": (
        "2024年5月20日⟦,⟧供水恢复。",
        "2024年5月20日，宿舍供水恢复⟦(⟧3号楼⟦)⟧。",
        "2024年5月20日，供水恢复⟦。。。⟧",
        "会议学习了⟦“《条例》”、“《办法》”⟧。",
        "2024年5月20日，供水恢复。",
        "2024年5月20日，宿舍（3号楼）供水恢复。",
    ),
    "错字": (
        "2024年5月20日，学校召开⟦按装⟧工作会议。",
        "2024年5月20日，学校部署安装工作。",
    ),
}


def parts(marked: str) -> tuple[str, Spans]:
    """A sentence without its marks, and what they enclose."""
    plain, spans, opened = "", [], 0
    for piece in re.split("([⟦⟧])", marked):
        if piece == "⟦":
            opened = len(plain)
        elif piece == "⟧":
            spans.append((opened, len(plain)))
        else:
            plain += piece
    return plain, spans


def ours(texts: list[str]) -> list[Spans]:
    from alvtc_info import check, read_text

    return [
        [(each.start, each.end) for each in check(read_text(text)).findings if each.start < each.end] for text in texts
    ]


def proofread(advice: bool) -> Marks:
    """What our rules of proofreading and punctuation mark in papers of several lines."""

    def marks(texts: list[str]) -> list[Spans]:
        from alvtc_info import check, read_text
        from alvtc_info.model.finding import Severity
        from alvtc_info.rules import RULES
        from slips import offset

        names = [rule.name for rule in RULES if rule.family in ("proofreading", "punctuation") and not rule.preview]
        found = []
        for text in texts:
            document = read_text(text)
            number = {block.id: at for at, block in enumerate(document.blocks)}
            spans = []
            for each in check(document, select=names):
                if advice or each.severity is not Severity.INFO:
                    block = number[each.block]
                    start = offset(document, text, block, each.start + document.blocks[block].shift)
                    spans.append((start, start + max(1, each.end - each.start)))
            found.append(spans)
        return found

    return marks


def autocorrect(sentences: list[str]) -> list[Spans]:
    import autocorrect_py

    return [changed(text, autocorrect_py.format_for(text, "text")) for text in sentences]


def pycorrector(sentences: list[str]) -> list[Spans]:
    """What its proper names find. The package itself is not imported: that would ask for torch."""
    if "pycorrector" not in sys.modules:
        spec = find_spec("pycorrector")
        assert spec is not None
        package = ModuleType("pycorrector")
        package.__path__ = list(spec.submodule_search_locations or ())
        sys.modules["pycorrector"] = package
    corrector = import_module("pycorrector.proper_corrector").ProperCorrector()
    found = [corrector.correct(text)["errors"] for text in sentences]
    return [[(at, at + len(wrong)) for wrong, _, at in errors] for errors in found]


def changed(old: str, new: str) -> Spans:
    """Where a text was changed, spaces put aside."""
    kept = [at for at, sign in enumerate(old) if not sign.isspace()]
    edits = SequenceMatcher(None, "".join(old.split()), "".join(new.split()), autojunk=False).get_opcodes()
    return [
        (kept[a], kept[b - 1] + 1) if a < b else (kept[a - 1], kept[a - 1] + 1)
        for tag, a, b, _, _ in edits
        if tag != "equal"
    ]


SCRIPTS = {  # the package and what gives, for each of `texts`, the spans that it marks
    "zhlint": """
const { run } = await import("zhlint");
const marks = (text) => run(text, { rules: { preset: "default" } }).validations;
out(texts.map((text) => marks(text).filter((mark) => !mark.target.startsWith("space")).map((mark) => [mark.index, mark.index + 1])));
""",
    "@lint-md/core": """
const { lintMarkdown } = await import("@lint-md/core");
const rules = { "space-around-number": 0, "space-around-alphabet": 0 };
out(texts.map((text) => lintMarkdown(text, rules).lintResult.map(({ loc }) => [loc.start.offset, loc.end.offset])));
""",
    "textlint": """
const preset = process.argv[3];
const { createLinter, loadTextlintrc } = await import("textlint");
const { writeFileSync } = await import("node:fs");
writeFileSync(process.argv[2], JSON.stringify({ rules: { [preset]: true } }));
const descriptor = await loadTextlintrc({ configFilePath: process.argv[2], node_modulesDir: process.cwd() + "/node_modules" });
const linter = createLinter({ descriptor });
const found = [];
for (const text of texts) found.push((await linter.lintText(text, "a.txt")).messages.map((mark) => mark.range));
out(found);
""",
}
PRESETS = {  # of textlint: the package, and what the settings call it
    "textlint-rule-preset-ja-technical-writing": "preset-ja-technical-writing",
    "textlint-rule-preset-zh-technical-writing": "preset-zh-technical-writing",
    "@startdt/textlint-rule-preset-writing": "@startdt/preset-writing",
}
HEAD = """
let given = "";
for await (const piece of process.stdin) given += piece;
const texts = JSON.parse(given);
const out = (spans) => console.log(JSON.stringify(spans));
"""


def by_node(package: str, folder: Path, *settings: str) -> Marks:
    """A peer that runs under Node.js, out of a folder that holds node_modules."""

    def marks(sentences: list[str]) -> list[Spans]:
        with tempfile.TemporaryDirectory(dir=folder) as inside:
            script = Path(inside) / "marks.mjs"
            script.write_text(HEAD + SCRIPTS[package], encoding="utf-8")
            command = ["node", str(script), str(Path(inside) / "settings.json"), *settings]
            done = subprocess.run(
                command, cwd=folder, input=json.dumps(sentences), capture_output=True, text=True, check=True
            )
        return [[(start, end) for start, end in spans] for spans in json.loads(done.stdout)]

    return marks


def peers(folder: Path) -> tuple[dict[str, Marks], list[str]]:
    """The other checkers that are here, by name and version, and those that are not, with the reason."""
    found: dict[str, Marks] = {}
    absent = []
    for package, marks in (("autocorrect-py", autocorrect), ("pycorrector", pycorrector)):
        try:
            found[f"{package} {version(package)}"] = marks
        except PackageNotFoundError:
            absent.append(f"{package}（这个环境里没有）")
    kinds: list[tuple[str, str, tuple[str, ...]]]
    kinds = [("zhlint", "zhlint", ()), ("@lint-md/core", "@lint-md/core", ())]
    kinds += [("textlint", package, (preset,)) for package, preset in PRESETS.items()]
    for tool, package, settings in kinds:
        abouts = [folder / "node_modules" / each / "package.json" for each in dict.fromkeys((tool, package))]
        missing = [about for about in abouts if not about.exists()]
        if missing or not shutil.which("node"):
            absent.append(f"{package}（{'没有 node' if not missing else 'node_modules 里没有'}）")
        else:
            versions = [json.loads(about.read_text(encoding="utf-8"))["version"] for about in abouts]
            preset = f" + {package.rpartition('rule-')[2]} {versions[1]}" if settings else ""
            found[f"{tool} {versions[0]}{preset}"] = by_node(tool, folder, *settings)
    return found, absent


class Paper(NamedTuple):
    """A paper with planted slips: where they are with their kinds, and the paper without them ("" where unknown)."""

    text: str
    slips: list[dict[str, Any]]
    right: str


def planted(places: list[Path]) -> list[Paper]:
    """The papers of these files, and of the .jsonl files of these folders, in order."""
    files = [each for place in places for each in (sorted(place.glob("*.jsonl")) if place.is_dir() else [place])]
    found = []
    for line in (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line):
        text, right = line.get("text") or line["wrong"], line.get("right", "")
        slips = line["slips"] if "slips" in line else differences(text, right)
        found.append(Paper(text, [placed(slip, text) for slip in slips], right))
    return found


def placed(slip: dict[str, Any], text: str) -> dict[str, Any]:
    """A slip with its place and kind, where it only says which words are wrong."""
    start = slip["start"] if "start" in slip else text.index(slip["wrong"])
    return {"kind": "差错", "start": start, "end": start + len(slip.get("wrong", "")), **slip}


def differences(text: str, right: str) -> list[dict[str, Any]]:
    """The slips of a paper that only stands beside the right one: where the two differ."""
    edits = SequenceMatcher(None, text, right, autojunk=False).get_opcodes()
    return [{"start": start, "end": end} for tag, start, end, _, _ in edits if tag != "equal"]


class Count(NamedTuple):
    """Slips found by kind, marks that are no slip, and marks in the right papers."""

    found: Counter[str]
    false: int
    false_in_right: int


def counted(marks: Marks, papers: list[Paper]) -> Count:
    from slips import tells

    found: Counter[str] = Counter()
    false = 0
    for paper, spans in zip(papers, marks([paper.text for paper in papers]), strict=True):
        found.update(slip["kind"] for slip in paper.slips if any(tells(*span, slip) for span in spans))
        false += sum(not any(tells(*span, slip) for slip in paper.slips) for span in spans)
    return Count(found, false, sum(map(len, marks([paper.right for paper in papers if paper.right]))))


def print_counts(papers: list[Paper], checkers: dict[str, Marks]) -> None:
    wanted = Counter(slip["kind"] for paper in papers for slip in paper.slips)
    right = sum(bool(paper.right) for paper in papers)
    counts = {name: counted(marks, papers) for name, marks in checkers.items()}
    print(f"\n| {len(papers)} 篇里植入的差错 | 植入 | {' | '.join(counts)} |")
    print("|---|---|" + "---|" * len(counts))
    for kind in sorted(wanted, key=lambda kind: (-wanted[kind], kind)):
        print(f"| {kind} | {wanted[kind]} | {' | '.join(str(each.found[kind]) for each in counts.values())} |")
    print(f"| 共找到 | {wanted.total()} | {' | '.join(str(each.found.total()) for each in counts.values())} |")
    print(f"| 误报 | | {' | '.join(str(each.false) for each in counts.values())} |")
    if right:
        print(
            f"| 改正以后的 {right} 篇里还标出 | | {' | '.join(str(each.false_in_right) for each in counts.values())} |"
        )


def score(marks: Marks) -> dict[str, tuple[int, int, int, int]]:
    """By topic: spans found, spans wanted, sentences marked though nothing is wrong, sentences with nothing wrong."""
    table = {}
    for topic, marked in SENTENCES.items():
        cases = [parts(each) for each in marked]
        told = marks([text for text, _ in cases])
        hit = sum(
            any(start < to and at < end for start, end in spans)
            for (_, wanted), spans in zip(cases, told, strict=True)
            for at, to in wanted
        )
        clean = [spans for (_, wanted), spans in zip(cases, told, strict=True) if not wanted]
        table[topic] = hit, sum(len(wanted) for _, wanted in cases), sum(map(bool, clean)), len(clean)
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("planted", nargs="*", type=Path, help="papers with planted slips: JSON lines, or their folder")
    parser.add_argument("--modules", type=Path, default=Path(), help="the folder that holds node_modules")
    arguments = parser.parse_args()
    others, absent = peers(arguments.modules.resolve())
    name = f"alvtc_info {version('alvtc-info')}"
    if not arguments.planted:
        scores = {name: score(ours)} | {other: score(marks) for other, marks in others.items()}
        print("| 句子（该标出的处数；没有问题的句数） | " + " | ".join(scores) + " |")
        print("|---|" + "---|" * len(scores))
        for topic in SENTENCES:
            _, wanted, _, clean = scores[name][topic]
            cells = (f"{each[topic][0]}；误报 {each[topic][2]}" for each in scores.values())
            print(f"| {topic}（{wanted}；{clean}） | " + " | ".join(cells) + " |")
    papers = planted(arguments.planted or [PLANTED])
    print_counts(papers, {name: proofread(advice=False), f"{name}，连建议": proofread(advice=True), **others})
    if absent:
        print(f"\n没有安装，跳过：{'、'.join(absent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
