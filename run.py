"""Run alvtc_info with nothing but Python 3.11 or later: `python run.py check FILE`, `test`, `soak`, `bench`, `docs`,
`bundle`, `program`, `page`, `serve`.

Makes .venv beside itself, installs the pinned requirements and this package into it, and runs the tool or the tests.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(*names: str) -> str:
    """What the installation depends on: the requirements, the project file, this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("pyproject.toml", *(f"requirements/{n}.txt" for n in names)):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def run(*command: str | Path) -> None:
    """Run a command in silence; where it fails, show the end of what it said and stop."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace")[-4000:])
        sys.exit("安装没有成功，请检查网络后再运行一次；若提示缺少 venv 或 ensurepip，请先安装完整的 Python")


def install(stamp: str, *names: str) -> None:
    """Install once; a second run finds the stamp and starts at once."""
    mark = VENV / f"{stamp}.stamp"
    wanted = fingerprint("build", *names)
    if PYTHON.exists() and mark.exists() and mark.read_text() == wanted:
        return
    print("首次运行，正在安装（约一分钟）……", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", "--clear", VENV)
    pip = (PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    for name in ("build", *names):
        run(*pip, "--no-build-isolation", "--require-hashes", "-r", f"requirements/{name}.txt")
    run(*pip, "--no-build-isolation", "--no-deps", "-e", ".")
    run(PYTHON, "-m", "compileall", "-q", "src")
    mark.write_text(wanted)


def main() -> int:
    """Install what is missing, then become the tool or the tests."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is the first thing an older Python meets
        sys.exit("需要 Python 3.11 或更高版本")
    arguments = sys.argv[1:]
    if arguments[:1] == ["test"]:
        install("test", "run", "test")
        command = ["-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments[1:]]
    elif arguments[:1] == ["soak"]:
        install("test", "run", "test")
        command = ["tools/soak.py", *arguments[1:]]
    elif arguments[:1] == ["bench"]:
        install("run", "run")
        command = ["bench/table.py"]
    elif arguments[:1] == ["docs"]:
        install("docs", "run", "test", "docs")
        command = ["-m", "sphinx", "-q", "-W", "-b", "html", "docs", *(arguments[1:] or ["docs/_build/html"])]
    elif arguments[:1] == ["program"]:
        install("program", "run", "program")
        command = ["tools/program.py", *arguments[1:]]
    elif arguments[:1] == ["page"]:
        install("run", "run")
        command = ["tools/page.py", *arguments[1:]]
    elif arguments[:1] == ["bundle"]:
        install("test", "run", "test")
        command = ["tools/bundle.py", *arguments[1:]]
    elif arguments[:1] == ["serve"]:
        install("web", "run", "web")
        command = ["-P", "-m", "alvtc_info", *arguments]
    else:
        install("run", "run")
        command = ["-P", "-m", "alvtc_info", *arguments]
    if os.name == "nt":
        return subprocess.run([str(PYTHON), *command], check=False).returncode
    return os.execv(PYTHON, [str(PYTHON), *command])


if __name__ == "__main__":
    sys.exit(main())
