"""Make what is generated: the compiled institution pack and expressions, the .docx templates, the rule reference.

usage: python tools/generate.py [--check]    (--check changes nothing and exits 1 where something is stale)
"""

from __future__ import annotations

import io
import json
import marshal
import subprocess
import sys
import tomllib
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from pprint import pformat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "alvtc_info"
PLACES = "beginnings", "kind_beginnings"  # tables of what those expressions begin with that are tried at places alone
sys.path.insert(0, str(PACKAGE.parent))
sys.path.append(str(ROOT / "tools"))


def pack_sources(folder: Path) -> dict[str, str]:
    """The compiled form of a pack, by module: one Python literal each, the sentences by themselves, as most need none.

    Their examples stay where they are written: no report needs them.
    """
    from alvtc_info.institution.values import FILES

    data = {stem: tomllib.loads((folder / f"{stem}.toml").read_text(encoding="utf-8")) for stem in FILES}
    sentences = {
        fact: [{key: value for key, value in form.items() if key != "examples"} for form in forms]
        for fact, forms in data.pop("sentences").items()
    }
    return {
        "pack.py": _literal("DATA", data),
        "pack_sentences.py": _literal("SENTENCES", sentences),
    }


def _literal(name: str, value: dict[str, Any]) -> str:
    literal = pformat(value, width=118, sort_dicts=False)
    return (
        '"""Compiled from the .toml files beside it by tools/generate.py; do not edit."""\n\n'
        f"from typing import Any\n\n# fmt: off\n{name}: dict[str, Any] = {literal}\n# fmt: on\n"
    )


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name: templates are compared part by part, not byte by byte."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def name_examples() -> dict[str, str]:
    """The example of each public name, as it is typed and answered; tests/test_names.py runs them."""
    text = (ROOT / "docs" / "api" / "examples.txt").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in text.split("\n## ")[1:])
    return {name: example.strip() for name, _, example in parts}


def api_page() -> str:
    """The public names with the first paragraph of what they say of themselves, and an example each."""
    import inspect
    from dataclasses import fields

    import alvtc_info

    examples = name_examples()
    asked = [each.name for each in fields(alvtc_info.CheckRequest)]
    lines = ["<!-- made by tools/generate.py -->", "", "# 公开的名字", ""]
    lines += ["`…` 是 `CheckRequest` 的各项。例子在一个有 `draft.docx` 的文件夹里逐个运行过。", ""]
    for name in alvtc_info.__all__:
        value = getattr(alvtc_info, name)
        said, arguments = "The version of this library.", ""
        if callable(value):
            said = (inspect.getdoc(value) or "").split("\n\n")[0].replace("\n", " ")
        if inspect.isfunction(value):
            parameters = inspect.signature(value).parameters
            own = [str(each).split(":")[0] for key, each in parameters.items() if key not in asked]
            arguments = f"({', '.join([*own, *(['…'] if set(asked) & set(parameters) else [])])})"
        lines += [f"- `{name}{arguments}`: {said}", "", "  ```pycon"]
        lines += [f"  {line}".rstrip() for line in examples[name].split("\n")]
        lines += ["  ```", ""]
    return "\n".join(lines)


def json_page(text: str) -> str:
    """The page on the JSON contract with its tables as the schema has them: each key with its description."""
    from alvtc_info import result_schema

    schema = result_schema()
    for name, described in (("result", schema), ("finding", schema["$defs"]["finding"])):
        rows = [f"| `{key}` | {each['description']} |" for key, each in described["properties"].items()]
        head, _, rest = text.partition(f"<!-- {name}: made by tools/generate.py -->\n")
        _, _, tail = rest.partition(f"<!-- /{name} -->")
        table = "\n".join(["| 键 | 值 |", "|---|---|", *rows])
        text = f"{head}<!-- {name}: made by tools/generate.py -->\n\n{table}\n\n<!-- /{name} -->{tail}"
    return text


BETWEEN_PAPERS = "\n=====\n"
PYTHONS = ("3.11", "3.12", "3.13")
EVERY = 3  # one in so many of the papers is asked what it needs compiled
NEEDED_BY = 0.68  # and so many of these must need an expression: the wheel has room for no more


def patterns() -> list[tuple[str, int, list[object], list[str], bool]]:
    """Every expression of the package, those that modules hold and those that come about when reports are checked.

    Each with its prefilter, the tables of what expressions begin with in which it is to stand, and whether some of
    the papers of tests/papers or the examples ask for it.
    """
    import gc
    import pkgutil
    from importlib import import_module

    import alvtc_info
    from alvtc_info.text import precompiled

    vars(precompiled)["_table"] = lambda: ({}, b"")  # what is there already says nothing of what should be
    from alvtc_info import check, read, read_text
    from alvtc_info.institution.values import default_institution
    from alvtc_info.linting.examples import opened
    from alvtc_info.model.document import Document
    from alvtc_info.model.rule import example
    from alvtc_info.reading.sought_text import SoughtText
    from alvtc_info.reporters.registry import format_run
    from alvtc_info.reporters.style import PLAIN, Shown
    from alvtc_info.rules import RULES
    from alvtc_info.text import pattern
    from alvtc_info.text.pattern import Pattern
    from alvtc_info.text.prefilter import derive

    sought: dict[str, set[tuple[str, int]]] = {name: set() for name in PLACES}
    whole, of_kinds = sought.values()
    search = Document.everywhere

    def noting(document: Document, each: Pattern, *, mentions: bool = False) -> Iterator[re.Match[str]]:
        whole.add((each.source, each.flags))
        return search(document, each, mentions=mentions)

    def noting_kinds(text: SoughtText, each: Pattern) -> None:
        of_kinds.add((each.source, each.flags))

    Document.everywhere = noting  # type: ignore[assignment,method-assign]
    SoughtText.places_of = noting_kinds  # type: ignore[assignment,method-assign]
    held: list[object] = []
    for module in pkgutil.walk_packages(alvtc_info.__path__, "alvtc_info."):
        if not module.name.endswith("__main__"):
            held.append(import_module(module.name))
    asked: Counter[tuple[str, int]] = Counter()
    compile_as_usual = pattern._compiled
    memory: dict[tuple[str, int], re.Pattern[str]] = {}
    asked_now: set[tuple[str, int]] = set()

    def noting_asked(source: str, flags: int, _: bytes = b"") -> re.Pattern[str]:
        asked_now.add((source, flags))
        if (source, flags) not in memory:
            memory[source, flags] = compile_as_usual(source, flags)
        return memory[source, flags]

    vars(pattern)["_compiled"] = noting_asked
    filter_before, derived = vars(pattern)["filter_before"], cache(derive)
    vars(pattern)["filter_before"] = lambda source, flags, _: derived(
        source, flags
    )  # what no paper has the literals of is not compiled
    papers = [
        read_text(paper)
        for path in sorted((ROOT / "tests" / "papers").glob("*.txt"))
        for paper in path.read_text(encoding="utf-8").split(BETWEEN_PAPERS)[::EVERY]
    ]
    papers += [read(path) for path in sorted((ROOT / "examples").glob("*.docx"))]
    for paper in papers:
        for each in gc.get_objects():
            if isinstance(each, Pattern):
                for name in ("compiled", "search", "match", "_at_heads"):
                    with suppress(AttributeError):
                        delattr(each, name)
        asked_now.clear()
        format_run("text", Shown([(check(paper), paper)]), default_institution(), PLAIN)
        asked.update(asked_now)
    needed = {key for key, count in asked.items() if count >= NEEDED_BY * len(papers)}
    vars(pattern)["_compiled"] = compile_as_usual
    vars(pattern)["filter_before"] = filter_before
    for rule in RULES:
        for item in map(example, (*rule.bad, *rule.good)):
            document = opened(item)
            check(document)
            held.append(document)
    kept = [each for each in gc.get_objects() if isinstance(each, Pattern)]
    searched = {(each.source, each.flags) for each in kept}

    def told_of(source: str, flags: int) -> list[object]:
        """The prefilter; no heads of what is compiled beforehand, whose engine skips to them (`compile_patterns`)."""
        literals, heads, edge = derive(source, flags)
        return [literals, "", False] if (source, flags) in needed else [literals, heads, edge]

    return [
        (
            *each,
            told_of(*each),
            [name for name, several in sought.items() if each in several],
            each in needed,
        )
        for each in sorted(searched)
    ]


def expressions(data: bytes) -> object:
    """For which engine and which expressions a table is; the next patch of a Python may compile them a little otherwise."""
    try:
        mark, _, table, identity, shared = marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None
    return mark, identity, isinstance(shared, str) and shared, sorted((key, entry[1]) for key, entry in table.items())


@cache
def told() -> bytes:
    """What `--patterns` prints, by a process of its own: this one may hold expressions of somebody else's."""
    return subprocess.run([sys.executable, __file__, "--patterns"], capture_output=True, check=True).stdout


def stale_tables(*, write: bool) -> list[Path]:
    """The tables of compiled expressions that differ, of the Pythons that are on this machine."""
    from pattern_tables import asked_for, codes_of, filters_of, keyed, likest_next, packed_table, pieces_of

    filters, asked = filters_of(json.loads(told())), asked_for(json.loads(told()))
    identity = zlib.crc32(told())
    stale = []
    base: dict[bytes, bytes] = {}  # what the first of them compiles; of the others only what differs is kept
    first, pieces = "", tuple[bytes, ...]()
    for version in PYTHONS:
        path = PACKAGE / "text" / "compiled" / f"cpython-{version}.bin"
        try:
            done = subprocess.run(
                [f"python{version}", ROOT / "tools" / "compile_patterns.py"],
                input=told(), capture_output=True, check=True,
            )  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            print(f"Python {version}: not to be had here, its table stays as it is")
            if not base:
                break
            continue
        mark, made_by, whole = marshal.loads(done.stdout)
        every = keyed(whole)
        compiled, bare = {key: made for key, made in every.items() if key in asked}, every.keys() - asked
        if base:
            bare = set()
            compiled = {key: made for key, made in compiled.items() if base.get(key) != made[1]}
            rest: tuple[Any, ...] = identity, first
        else:
            first, compiled = path.name, likest_next(compiled)
            pieces = pieces_of(compiled.values())
            base = {key: made[1] for key, made in compiled.items()}
            rest = identity, pieces
        data = marshal.dumps((mark, made_by, packed_table(compiled, filters, pieces, bare), *rest), 4)
        if not path.exists() or expressions(path.read_bytes()) != expressions(data):
            stale.append(path)
            if write:
                path.write_bytes(data)
        elif path.name == first:
            _, _, table, _, pieces = marshal.loads(path.read_bytes())
            base = codes_of(table, pieces)
    return stale


def stale_beginnings(*, write: bool) -> list[Path]:
    """The tables of what expressions begin with that differ from what they should be."""
    from alvtc_info.text.precompiled import expression_key
    from alvtc_info.text.prefilter import beginnings

    stale = []
    for name in PLACES:
        path = PACKAGE / "text" / "compiled" / f"{name}.bin"
        searched = [(source, flags) for source, flags, _, names, _ in json.loads(told()) if name in names]
        known = {}
        led_to: dict[str, list[int]] = {}
        for number, key in enumerate(searched):
            if (found := beginnings(*key)) is not None:
                pairs, *others = found
                known[expression_key(*key)] = (number, *others)
                for pair in pairs:
                    led_to.setdefault(pair, []).append(number)
        wanted = known, "".join(sorted(led_to)), tuple(tuple(led_to[pair]) for pair in sorted(led_to))
        if path.exists() and marshal.loads(path.read_bytes()) == wanted:
            continue
        stale.append(path)
        if write:
            path.write_bytes(marshal.dumps(wanted, 4))
    return stale


def stale_index(*, write: bool) -> list[Path]:
    """The index of the dictionary of words, if it differs from what it should be."""
    from alvtc_info.text.segmentation import dictionary, index_of, mark_of

    path = PACKAGE / "text" / "compiled" / "dictionary.bin"
    words = dictionary()
    wanted = marshal.dumps((mark_of(words), *index_of(words)), 4)
    if path.exists() and marshal.loads(path.read_bytes()) == marshal.loads(wanted):
        return []
    if write:
        path.write_bytes(wanted)
    return [path]


def stale_text(path: Path, wanted: str, *, write: bool) -> bool:
    """Whether the file differs from what it should hold; writes it when asked."""
    if path.exists() and path.read_text(encoding="utf-8") == wanted:
        return False
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8", newline="\n")
    return True


def stale_template(path: Path, wanted: bytes, *, write: bool) -> bool:
    """The same for a .docx template."""
    if path.exists() and parts(path.read_bytes()) == parts(wanted):
        return False
    if write:
        path.write_bytes(wanted)
    return True


def main(argv: list[str]) -> int:
    if "--patterns" in argv:
        print(json.dumps(patterns()))
        return 0
    write = "--check" not in argv
    stale = []
    for folder in sorted((PACKAGE / "institution" / "packs").iterdir()):
        sources = pack_sources(folder) if (folder / "institution.toml").exists() else {}
        stale += [folder / name for name, text in sources.items() if stale_text(folder / name, text, write=write)]

    from alvtc_info.institution.values import default_institution
    from alvtc_info.linting.reference import reference_pages
    from alvtc_info.templates.builder import TEMPLATES, build_template

    for name in TEMPLATES:
        path = PACKAGE / "templates" / f"{name}.docx"
        if stale_template(path, build_template(name, default_institution()), write=write):
            stale.append(path)
    pages = reference_pages(default_institution())
    folder = ROOT / "docs" / "rules"
    for page, text in pages.items():
        if stale_text(folder / page, text, write=write):
            stale.append(folder / page)
    if stale_text(ROOT / "docs" / "api" / "names.md", api_page(), write=write):
        stale.append(ROOT / "docs" / "api" / "names.md")
    contract = ROOT / "docs" / "json.md"
    if stale_text(contract, json_page(contract.read_text(encoding="utf-8")), write=write):
        stale.append(contract)
    from alvtc_info.model.editions import EDITIONS, format_edition
    from alvtc_info.rules import RULES

    newest = PACKAGE / "model" / "rule_book" / f"{EDITIONS[-1]}.json"
    if stale_text(newest, format_edition(RULES), write=write):
        stale.append(newest)
    for path in sorted(folder.glob("*.md")):
        if path.name not in pages:
            stale.append(path)
            if write:
                path.unlink()
    stale += [*stale_tables(write=write), *stale_beginnings(write=write), *stale_index(write=write)]
    for path in stale:
        print(("wrote " if write else "stale: ") + str(path.relative_to(ROOT)))
    return 0 if write or not stale else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
