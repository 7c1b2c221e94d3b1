"""Make docs/licences.md: each package that requirements/*.txt pin, what for, and its licence as its own metadata names it.

usage: python tools/licences.py [FOLDER…] [--check]

Metadata is looked for in this environment and in folders of unpacked wheels (packages of other systems); what is in neither keeps
the licence that the page has for it. --check changes nothing and exits 1 where the page is stale.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
PURPOSES = {  # the pinned lists, in the order of the page
    "run": "运行",
    "web": "网页服务",
    "build": "构建",
    "program": "做单文件程序",
    "test": "测试",
    "lint": "检查代码",
    "docs": "做文档",
}
_PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[^]]*])?==", re.M)
_ROW = re.compile(r"^\| ([a-z0-9-]+) \| [^|]* \| ([^|]+) \|$", re.M)
_WORDS = {"MIT": "Permission is hereby granted, free of charge, to any person obtaining a copy"}
_HEAD = """<!-- made by tools/licences.py -->

# 依赖的许可证

alvtc_info 自己是 MIT。下面是 `requirements/*.txt` 锁定的每一个包，许可证照它自己的元数据写。包都从各自的来源安装，没有抄进本仓库；
离线包和单文件程序（[安装](offline.md)）、不用服务的那一页（[校核.html](offline-page.md)）里带着它们，转交时这些许可证一并适用；
那一页里还有 Pyodide 和 Python 的标准库，全部条文在它页脚的“许可证”里。

运行要的里面，除了这三样，都是 MIT、BSD、PSF、Apache 一类：

- **docxtpl**，LGPL-2.1：程序原样调用它，没有改；改了它本身再转交的，改的部分要公开。
- **psycopg**，LGPL-3.0，只随 `pg` 装（PostgreSQL 台账）：同上。
- **grandalf**，GPLv2 或 EPLv1 任选，只随 `chart` 装（算流程图各框的位置）：本项目按 EPL 用它，没有改。

不想带这两样的，不装 `chart`、`pg` 就没有：检查、批注、排版、填模板都用不到。PyInstaller 是 GPLv2，带一条例外：用它做出的程序不受 GPL 约束。
构建、测试、检查代码、做文档用的不随程序交出去。
"""


def normal(name: str) -> str:
    """A package's name as the lists write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, list[str]]:
    """The lists that pin each package, by its name."""
    found: dict[str, list[str]] = {}
    for listed in PURPOSES:
        for name in dict.fromkeys(_PINNED.findall((ROOT / "requirements" / f"{listed}.txt").read_text("utf-8"))):
            found.setdefault(name, []).append(listed)
    return found


def asked_for() -> dict[str, str]:
    """Which extra asks for a package by name, `` for the package itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = {"": project["dependencies"], **project["optional-dependencies"]}
    return {normal(re.split(r"[\[<>=;]", each)[0]): extra for extra, each_of in lists.items() for each in each_of}


def licence(package: Distribution) -> str:
    """What the metadata say: the expression, else the short text, else the classifiers, else its file's words."""
    told = package.metadata
    text = next(iter(told.get_all("License-Expression") or told.get_all("License") or ()), "")
    if text and len(text) < 60:
        return text.replace("|", "或")
    kinds = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    if kinds:
        return "；".join(kinds)
    for file in package.files or ():
        if "licen" in file.name.lower():
            text = " ".join(file.read_text(encoding="utf-8").split())
            return next((name for name, words in _WORDS.items() if words in text), "")
    return ""


def page(folders: list[str], before: str) -> str:
    """The page. Raises LookupError where a package is neither installed nor on the page as it was."""
    known = dict(_ROW.findall(before))
    here = {normal(each.name): each for each in distributions(path=[*folders, *sys.path])}
    by_extra = asked_for()
    lines = [_HEAD]
    rest = pinned()
    for listed, purpose in PURPOSES.items():
        lines += [f"## {purpose}（`requirements/{listed}.txt`）", "", "| 包 | 用在哪里 | 许可证 |", "|---|---|---|"]
        for name in [name for name, lists in rest.items() if lists[0] == listed]:
            told = licence(here[name]) if name in here else known.get(name, "")
            if not told.strip():
                raise LookupError(f"{name}: not installed, and not on the page yet")
            also = "、".join(PURPOSES[each] for each in rest[name][1:])
            place = (f"`{by_extra[name]}`" if by_extra[name] else "基本") if name in by_extra else "上面的包要的"
            if listed != "run":
                place = f"也用于{also}" if also else "–"
            lines.append(f"| {name} | {place} | {told} |")
        lines.append("")
    lines += ["## 浏览器里的 Python（`requirements/wasm`）", "", "| 包 | 用在哪里 | 许可证 |", "|---|---|---|"]
    lines += [f"| {name} | {place} | {told} |" for name, place, told in in_the_browser()]
    return "\n".join([*lines, ""])


def in_the_browser() -> list[tuple[str, str, str]]:
    """The npm packages that are pinned: name, what for, licence as the lock has it."""
    lock = json.loads((ROOT / "requirements" / "wasm" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packed = {"pyodide": "装进校核.html，也用于测试"}
    names = {path.removeprefix("node_modules/"): each["license"] for path, each in lock.items() if path}
    return [(name, packed.get(name, "只在构建、测试时"), told) for name, told in sorted(names.items())]


def main(arguments: list[str]) -> int:
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    made = page([each for each in arguments if each != "--check"], before)
    if "--check" not in arguments:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    return int(made != before)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
