"""Build 校核.html: the checker in one file, which a browser opens from anywhere without a server, without a network.

usage: python tools/page.py [-o FILE]        (`python run.py page`; needs node and npm; half a minute)

It holds the interpreter of requirements/wasm, the library and what it needs, compiled, each part compressed and written as base64;
the doors of src/alvtc_info/web/static; and tools/page_parts: the back end of the doors (`backend_local.js`), the worker in which
Python runs (`worker.js`), and what it calls there (`inside.py`). The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path
from typing import Any

from alvtc_info.text.segmentation import dictionary

ROOT = Path(__file__).resolve().parent.parent

SOURCE = ROOT / "src" / "alvtc_info"
STATIC = SOURCE / "web" / "static"
PARTS = ROOT / "tools" / "page_parts"
NAME = "校核.html"
WHEELS = "annotated-types pydantic pydantic-core typing-extensions typing-inspection".split()
SOURCES = ("yaml",)
PURE = ("pyyaml",)  # these by the names of their packages
UNUSED = ("*.dist-info", "*.pyi", "py.typed", "bin", "v1", "mypy.py", "_hypothesis_plugin.py")  # of the packages
# of Python's library what neither we nor the interpreter's own start can need
UNNEEDED = frozenset(
    "_pyrepl pdb doctest pydoc xmlrpc wsgiref imaplib mailbox smtplib ftplib poplib telnetlib trace profile pstats "
    "multiprocessing ctypes sqlite3 curses dbm tkinter turtle idlelib ensurepip venv unittest test lib2to3 distutils "
    "modulefinder statistics optparse socketserver plistlib netrc webbrowser zipapp pyclbr tabnanny timeit cProfile "
    "pydoc_data antigravity this __hello__ __phello__ _pyio _pydatetime _aix_support _android_support _apple_support _ios_support".split()
)


def lay_out(work: Path) -> None:
    """Lay out the sources that the page holds: `library` (Python's own) and `packages`."""
    assemble = runpy.run_path(str(ROOT / "tools" / "newest_python.py"))["assemble"]
    site: Path = assemble(work, WHEELS, SOURCES)
    packages = work / "packages"
    shutil.copytree(site, packages, ignore=shutil.ignore_patterns("__pycache__", *UNUSED))
    kept_out = shutil.ignore_patterns("__pycache__", "*.docx", "*.bin", "py.typed", "cli", "static")
    shutil.copytree(SOURCE, packages / "alvtc_info", ignore=kept_out)
    shutil.copy(PARTS / "inside.py", packages)
    (packages / "jieba").mkdir()
    (packages / "jieba" / "dict.txt").write_bytes(dictionary())
    with zipfile.ZipFile(interpreter(work) / "python_stdlib.zip") as archive:
        archive.extractall(work / "library", [name for name in archive.namelist() if is_needed(name)])


def interpreter(work: Path) -> Path:
    """Where the interpreter lies."""
    return work / "node_modules" / "pyodide"


def is_needed(name: str) -> bool:
    """Whether a file of Python's own library goes into the page."""
    return not name.endswith("/") and name.split("/", maxsplit=1)[0].removesuffix(".py") not in UNNEEDED


def expressions() -> str:
    """The expressions of the library with their prefilters; its tables know them by `expression_key` only."""
    generate = [sys.executable, str(ROOT / "tools" / "generate.py"), "--patterns"]
    told = subprocess.run(generate, capture_output=True, check=True).stdout
    return json.dumps([[source, flags, derived] for source, flags, derived, *_ in json.loads(told)])


def packed_patterns(compiled: bytes, told: str) -> bytes:
    """What `tools/compile_patterns.py` gave for these expressions, as `text.precompiled` reads it.

    By a process of its own: how a text is marshalled depends on whether the process knows it already.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "compiled").write_bytes(compiled)
        (folder / "patterns.json").write_text(told, encoding="utf-8")
        command: list[str | Path] = [sys.executable, ROOT / "tools" / "pattern_tables.py"]
        command += [folder / "compiled", folder / "patterns.json"]
        here = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        return subprocess.run(command, env=here, capture_output=True, check=True).stdout


def compile_all(work: Path) -> None:
    """Compile what is laid out, by the interpreter that will run it."""
    told = expressions()
    (work / "patterns.json").write_text(told, encoding="utf-8")
    for each in (PARTS / "compile.py", PARTS / "compile.mjs", ROOT / "tools" / "compile_patterns.py"):
        shutil.copy(each, work)
    subprocess.run(["node", "--stack-size=4000", "compile.mjs", work], cwd=work, check=True)
    (table,) = (work / "packages" / "alvtc_info" / "text" / "compiled").glob("*.bin")
    table.write_bytes(packed_patterns(table.read_bytes(), told))


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def stored(members: dict[str, bytes]) -> bytes:
    """A zip that is not compressed: it is compressed as a whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def joined(members: dict[str, bytes]) -> bytes:
    """The files one after another behind a line of JSON that names them and their sizes."""
    index = json.dumps([[name, len(data)] for name, data in members.items()], ensure_ascii=False)
    return index.encode() + b"\n" + b"".join(members.values())


def loader(work: Path) -> str:
    """The script of the worker: the loader of the interpreter as a plain script, then ours.

    Raises LookupError where the loader is not what this was written for.
    """
    folder = interpreter(work)
    module = replaced(
        r"export default _createPyodideModule;", "", (folder / "pyodide.asm.mjs").read_text(encoding="utf-8")
    )
    module = replaced(r"\bimport\.meta\.url\b", '"file:///page/pyodide.asm.mjs"', module)
    loading = (folder / "pyodide.mjs").read_text(encoding="utf-8")
    loading = replaced(r"export\{(\w+) as loadPyodide,\w+ as version\};(?s:.*)", r"return \1;", loading)
    lock = {**json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8")), "packages": {}}
    worker = (PARTS / "worker.js").read_text(encoding="utf-8")
    return "\n".join(
        (
            "self.importScripts = undefined;",  # by which it would know a classic worker, and refuse
            module,
            f"const LOCK = {json.dumps(lock, sort_keys=True)};",
            f"const loadPyodide = (() => {{{loading}}})();",
            worker,
        )
    )


def replaced(pattern: str, by: str, text: str) -> str:
    """The text with what the expression finds replaced. Raises LookupError where it finds nothing."""
    changed, count = re.subn(pattern, by, text)
    if not count:
        raise LookupError(f"the loader of the interpreter has no {pattern}")
    return changed


def parts_of(work: Path) -> dict[str, bytes]:
    """The parts of the page by name."""
    return {
        "loader": loader(work).encode("utf-8"),
        "core": (interpreter(work) / "pyodide.asm.wasm").read_bytes(),
        "library": stored(files(work / "library")),
        "packages": joined(files(work / "packages")),
    }


def notices(work: Path) -> str:
    """Whose software the page holds, and under which terms, as its own files say it."""
    texts = [(PARTS / "notices.txt").read_text(encoding="utf-8")]
    for folder in sorted((work / "site").glob("*.dist-info")):
        texts.append(f"{folder.name.removesuffix('.dist-info')}\n{licence_file(PathDistribution(folder))}")
    for name in PURE:
        texts.append(f"{name}-{distribution(name).version}\n{licence_file(distribution(name))}")
    texts.append("alvtc_info\n" + (ROOT / "LICENSE").read_text(encoding="utf-8"))
    return f"\n{'-' * 60}\n\n".join(text.strip() + "\n" for text in texts)


def licence_file(package: Distribution) -> str:
    """The licence that a package brings. Raises LookupError where it brings none."""
    for file in package.files or ():
        if "/licenses/" in file.as_posix():
            return file.read_text(encoding="utf-8")
    raise LookupError(f"{package.name}: no licence file")


def packed() -> dict[str, Any]:
    """What the doors ask for before Python has started."""
    from alvtc_info import CheckRequest, Kind, Limits, __version__
    from alvtc_info.reading.formats import TEXT_SUFFIXES, WORD_SUFFIXES
    from alvtc_info.web import jobs

    formats = [*sorted(WORD_SUFFIXES), *sorted(TEXT_SUFFIXES - {""})]
    return {
        "me": {"version": f"{__version__}（单页版）", "formats": formats, "limit_bytes": Limits().file_bytes},
        "institution": jobs.institution_data(CheckRequest()),
        "rules": jobs.rules_data()["rules"],
        "schemas": {kind: jobs.schema_data(kind) for kind in ("result", *map(str, Kind))},
    }


def source_hash(text: str) -> str:
    """How a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"


def page(parts: dict[str, bytes], known: dict[str, Any], terms: str) -> str:
    """The page of the service with all that it loads written into it, and a policy that allows just that and no connection."""
    shell = (STATIC / "index.html").read_text(encoding="utf-8")
    styles = [(STATIC.parent / name).read_text(encoding="utf-8") for name in _STYLE.findall(shell)]
    styles.append((PARTS / "page_local.css").read_text(encoding="utf-8"))
    scripts = [script_of(STATIC.parent / name, known) for name in _SCRIPT.findall(shell)]
    shell = _STYLE.sub("", _SCRIPT.sub("", shell))
    shell = _ICON.sub(lambda found: f'href="data:image/svg+xml;base64,{in_base64(STATIC.parent / found[1])}"', shell)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(scripts, styles)}">'
    shell = shell.replace(_FIRST, f"{_FIRST}\n{policy}", 1)
    shell = shell.replace("</head>", "".join(f"<style>{each}</style>\n" for each in styles) + "</head>", 1)
    data = {f"part-{name}": encoded(each) for name, each in parts.items()} | {"notices": whole(terms, "notices")}
    tail = [f'<script type="text/plain" id="{name}">{text}</script>\n' for name, text in data.items()]
    tail += [f"<script>{each}</script>\n" for each in scripts]
    return shell.replace("</body>", "".join(tail) + "</body>", 1)


_FIRST = '<meta charset="utf-8">'
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
_SCRIPT = re.compile(r'<script src="([^"]+)"></script>\n?')
_ICON = re.compile(r'(?<=<link rel="icon" )href="([^"]+)"')


def script_of(path: Path, known: dict[str, Any]) -> str:
    """A script of the page; in the place of the back end that asks a service ours."""
    if path.name == "backend_http.js":
        given = f"window.alvtc = window.alvtc || {{}};\nwindow.alvtc.packed = {in_script(known)};\n"
        text = given + (PARTS / "backend_local.js").read_text(encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
    return whole(text, path.name)


def whole(text: str, name: str) -> str:
    """A text that can stand in a script element as it is. Raises LookupError for one that would end it early."""
    if "</script" in text.lower() or "<!--" in text:
        raise LookupError(f"{name} holds what ends a script")
    return text


def policy_of(scripts: list[str], styles: list[str]) -> str:
    """What the page may do: its own scripts and styles, a worker of its own making, no connection."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'wasm-unsafe-eval'", "blob:", *map(source_hash, scripts)]),
        "style-src": " ".join(map(source_hash, styles)),
        "img-src": "data: blob:",
        "worker-src": "blob:",
        "connect-src": "'none'",
        "form-action": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def in_base64(path: Path) -> str:
    """A file as base64."""
    return base64.b64encode(path.read_bytes()).decode()


def in_script(data: object) -> str:
    """JSON that can stand in a script of a page."""
    return json.dumps(data, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c")


def encoded(data: bytes) -> str:
    """Bytes as they stand in the page."""
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Build the checker as one file for a browser.")
    parser.add_argument("-o", "--output", default=NAME)
    target = Path(parser.parse_args(arguments).output)
    if not (shutil.which("node") and shutil.which("npm")):
        print("做这一页要 node 和 npm，请先安装 Node.js（18 以上）")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        lay_out(work)
        compile_all(work)
        text = page(parts_of(work), packed(), notices(work))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
