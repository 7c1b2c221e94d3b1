"""The same sentences through alvtc_info and through checkers of Chinese text that are about: what each of them marks.

usage: python bench/peers.py [--modules FOLDER]

Sentences of our own, each with the words that should be marked, or with none. What a checker says and proposes is not judged, only
where; what it says about spaces between Chinese and figures is left out, as that is a matter of house style. They were written to
show what duty reports need, not to rank: the others are made for the typesetting of web pages and say so.
Peers: autocorrect-py in this environment; zhlint, @lint-md/core and textlint with textlint-rule-preset-ja-technical-writing (it is
for Japanese: there is no preset for Chinese) under FOLDER/node_modules. What is not installed is skipped and said.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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


def ours(sentences: list[str]) -> list[Spans]:
    from alvtc_info import check, read_text

    return [
        [(each.start, each.end) for each in check(read_text(text)).findings if each.start < each.end]
        for text in sentences
    ]


def autocorrect(sentences: list[str]) -> list[Spans]:
    import autocorrect_py

    return [changed(text, autocorrect_py.format_for(text, "text")) for text in sentences]


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
const { createLinter, loadTextlintrc } = await import("textlint");
const { writeFileSync } = await import("node:fs");
writeFileSync(process.argv[2], JSON.stringify({ rules: { "preset-ja-technical-writing": true } }));
const descriptor = await loadTextlintrc({ configFilePath: process.argv[2], node_modulesDir: process.cwd() + "/node_modules" });
const linter = createLinter({ descriptor });
const found = [];
for (const text of texts) found.push((await linter.lintText(text, "a.txt")).messages.map((mark) => mark.range));
out(found);
""",
}
HEAD = """
let given = "";
for await (const piece of process.stdin) given += piece;
const texts = JSON.parse(given);
const out = (spans) => console.log(JSON.stringify(spans));
"""


def by_node(package: str, folder: Path) -> Callable[[list[str]], list[Spans]]:
    """A peer that runs under Node.js, out of a folder that holds node_modules."""

    def marks(sentences: list[str]) -> list[Spans]:
        with tempfile.TemporaryDirectory(dir=folder) as inside:
            script = Path(inside) / "marks.mjs"
            script.write_text(HEAD + SCRIPTS[package], encoding="utf-8")
            command = ["node", str(script), str(Path(inside) / "settings.json")]
            done = subprocess.run(
                command, cwd=folder, input=json.dumps(sentences), capture_output=True, text=True, check=True
            )
        return [[(start, end) for start, end in spans] for spans in json.loads(done.stdout)]

    return marks


def peers(folder: Path) -> tuple[dict[str, Callable[[list[str]], list[Spans]]], list[str]]:
    """The checkers that are here, by name and version, and those that are not."""
    found: dict[str, Callable[[list[str]], list[Spans]]] = {f"alvtc_info {version('alvtc-info')}": ours}
    absent = []
    try:
        found[f"autocorrect-py {version('autocorrect-py')}"] = autocorrect
    except PackageNotFoundError:
        absent.append("autocorrect-py")
    for package in SCRIPTS:
        about = folder / "node_modules" / package / "package.json"
        if shutil.which("node") and about.exists():
            found[f"{package} {json.loads(about.read_text(encoding='utf-8'))['version']}"] = by_node(package, folder)
        else:
            absent.append(package)
    return found, absent


def score(marks: Callable[[list[str]], list[Spans]]) -> dict[str, tuple[int, int, int, int]]:
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
    parser.add_argument("--modules", type=Path, default=Path(), help="the folder that holds node_modules")
    found, absent = peers(parser.parse_args().modules.resolve())
    scores = {name: score(marks) for name, marks in found.items()}
    print("| 句子（该标出的处数；没有问题的句数） | " + " | ".join(scores) + " |")
    print("|---|" + "---|" * len(scores))
    for topic in SENTENCES:
        _, wanted, _, clean = next(iter(scores.values()))[topic]
        cells = (f"{each[topic][0]}；误报 {each[topic][2]}" for each in scores.values())
        print(f"| {topic}（{wanted}；{clean}） | " + " | ".join(cells) + " |")
    if absent:
        print(f"\n没有安装，跳过：{'、'.join(absent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
