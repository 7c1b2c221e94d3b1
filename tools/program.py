"""A single-file program for a PC without Python, made for the system that this runs on (a Windows one on Windows).

usage: python run.py program [-o FOLDER]        (PyInstaller; about two minutes, 60 MB)
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "alvtc-info"
WITH_DATA = ("alvtc_info", "jieba", "docx", "docxtpl")
HIDDEN = ("sqlalchemy.dialects.sqlite", "rensa", "resvg_py", "grandalf", "openpyxl", "xlsxwriter")
LEFT_OUT = (
    "psycopg",
    "psycopg_binary",
    "pytest",
    "hypothesis",
    "distributed",
    "dask",
    "mypy",
    "tkinter",
    "setuptools",
    "numpy",
)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Make the single-file program.")
    parser.add_argument("-o", "--output", default="dist")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as work:
        command = [
            sys.executable,
            "-m",
            "PyInstaller",
            "--onefile",
            "--noconfirm",
            "--clean",
            "--log-level",
            "ERROR",
            "--name",
            NAME,
        ]
        command += [
            "--paths",
            str(ROOT / "src"),
            "--workpath",
            work,
            "--specpath",
            work,
            "--distpath",
            str(Path(arguments.output).resolve()),
        ]
        command += ["--collect-submodules", "alvtc_info"]
        command += [word for name in WITH_DATA for word in ("--collect-data", name)]
        command += [word for name in HIDDEN for word in ("--hidden-import", name)]
        # python-docx finds its templates by way of this folder, which must be there
        command += ["--add-data", f"{import_module('docx.parts').__file__}{os.pathsep}docx/parts"]
        command += [word for name in LEFT_OUT for word in ("--exclude-module", name)]
        done = subprocess.run([*command, str(ROOT / "tools" / "program_entry.py")], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    made = Path(arguments.output) / (NAME + (".exe" if os.name == "nt" else ""))
    print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
