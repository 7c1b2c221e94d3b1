"""An offline bundle for intranets: every wheel that the tool needs, for Windows and Linux, and how to install them.

usage: python run.py bundle [-o FOLDER] [--python 3.11,3.12,3.13] [--platform win_amd64,...]

The folder holds wheels/ (jieba built here, since it comes as source only), requirements.txt with hashes of exactly these files,
安装.bat and install.sh. Nothing in it needs a network.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLATFORMS = {
    "win_amd64": ["win_amd64"],
    "manylinux_x86_64": ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_5_x86_64", "manylinux1_x86_64"],
    "manylinux_aarch64": ["manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"],
}  # fmt: skip
BATCH = """@echo off\r
chcp 65001 >nul\r
cd /d "%~dp0"\r
py -3 -m venv "%LOCALAPPDATA%\\alvtc_info" || (echo 没有找到 Python 3.11 以上版本，请先安装。 & pause & exit /b 2)\r
"%LOCALAPPDATA%\\alvtc_info\\Scripts\\python" -m pip install --no-index --find-links wheels --require-hashes -r requirements.txt || (echo 安装没有成功。 & pause & exit /b 2)\r
powershell -NoProfile -Command "$s=(New-Object -ComObject WScript.Shell).CreateShortcut([Environment]::GetFolderPath('SendTo')+'\\校核信息.lnk'); $s.TargetPath=$env:LOCALAPPDATA+'\\alvtc_info\\校核信息.bat'; $s.Save()"\r
copy /y 校核信息.bat "%LOCALAPPDATA%\\alvtc_info\\校核信息.bat" >nul\r
echo 已装好。在稿件上点右键，“发送到”，“校核信息”。\r
pause\r
"""
SEND_TO = """@echo off\r
chcp 65001 >nul\r
rem 在资源管理器里“发送到”：逐个检查，批注好的放在稿件旁边，结果用浏览器打开。\r
set "TOOL=%LOCALAPPDATA%\\alvtc_info\\Scripts\\python.exe"\r
"%TOOL%" -P -X utf8 -m alvtc_info.cli.drag_and_drop %*\r
"""
SHELL = """#!/bin/sh
set -eu
cd "$(dirname "$0")"
python3 -m venv "${1:-$HOME/.alvtc_info}"
"${1:-$HOME/.alvtc_info}/bin/python" -m pip install --no-index --find-links wheels --require-hashes -r requirements.txt
echo "${1:-$HOME/.alvtc_info}/bin/alvtc-info"
"""


def pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True)


def pinned() -> list[tuple[str, str]]:
    """The pinned requirements: what pip is asked for, and the marker it has (maybe empty)."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9][^\s;\\]*)\s*(?:;\s*([^\\\n]*?))?\s*\\$", text, re.M)
    return [(name, marker.strip()) for name, marker in found]


def download(wheels: Path, version: str, platform: str) -> None:
    """The wheels of one Python on one platform, without those that a marker keeps off it."""
    from packaging.markers import Marker

    about = {
        "python_version": version,
        "python_full_version": f"{version}.0",
        "sys_platform": "win32" if platform.startswith("win") else "linux",
        "platform_system": "Windows" if platform.startswith("win") else "Linux",
        "os_name": "nt" if platform.startswith("win") else "posix",
        "platform_machine": platform.rpartition("_")[2] if "linux" in platform else "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    wanted = [name for name, marker in pinned() if not marker or Marker(marker).evaluate(about)]
    tags = [word for tag in PLATFORMS[platform] for word in ("--platform", tag)]
    pip(
        "download", "--no-deps", "--only-binary", ":all:", "--implementation", "cp", "--abi", f"cp{version.replace('.', '')}",
        "--abi", "abi3", "--abi", "none", "--python-version", version, *tags, "-d", wheels,
        *(name for name in wanted if not name.startswith("jieba==")),
    )  # fmt: skip


def foreign(wheels: Path) -> list[str]:
    """The wheels whose hash is not among the pinned ones."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    known = set(re.findall(r"sha256:([0-9a-f]{64})", text))
    return [
        path.name for path in sorted(wheels.glob("*.whl")) if hashlib.sha256(path.read_bytes()).hexdigest() not in known
    ]


def build(wheels: Path) -> None:
    """The wheels that are made here: jieba's, checked against its pinned hash, and our own."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found = re.search(r"^jieba==.*?(?=^[A-Za-z0-9])", text, re.M | re.S)
    assert found, "jieba is pinned"
    with tempfile.TemporaryDirectory() as folder:
        only = Path(folder) / "jieba.txt"
        only.write_text(found[0], encoding="utf-8")
        pip("wheel", "--no-deps", "--no-build-isolation", "--require-hashes", "-r", only, "-w", wheels)
    pip("wheel", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT)


def listing(wheels: Path) -> str:
    """Requirements that name exactly the wheels that are there, by hash."""
    files: dict[str, list[str]] = {}
    for path in sorted(wheels.glob("*.whl")):
        name, version = path.name.split("-")[:2]
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        files.setdefault(f"{name.replace('_', '-').lower()}=={version}", []).append(digest)
    markers = {re.sub(r"\[.*?\]", "", name).replace("_", "-").lower(): marker for name, marker in pinned()}
    lines = []
    for name, digests in files.items():
        marker = markers.get(name, "")
        hashes = " ".join(f"--hash=sha256:{digest}" for digest in digests)
        lines.append(f"{name}{f' ; {marker}' if marker else ''} {hashes}")
    return "\n".join(lines) + "\n"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Make the offline bundle.")
    parser.add_argument("-o", "--output", default="dist/alvtc_info-offline")
    parser.add_argument("--python", default="3.11,3.12,3.13")
    parser.add_argument("--platform", default=",".join(PLATFORMS))
    arguments = parser.parse_args(argv)
    folder = Path(arguments.output)
    wheels = folder / "wheels"
    if folder.exists() and any(folder.iterdir()) and not wheels.is_dir():
        print(f"“{folder}”里有别的文件，没有动；请换一个文件夹", file=sys.stderr)
        return 2
    if wheels.is_dir():
        shutil.rmtree(wheels)
    wheels.mkdir(parents=True)
    for platform in arguments.platform.split(","):
        for version in arguments.python.split(","):
            print(f"{platform} {version}", flush=True)
            download(wheels, version, platform)
    if strange := foreign(wheels):
        print(f"not the pinned files: {' '.join(strange)}", file=sys.stderr)
        return 1
    build(wheels)
    (folder / "requirements.txt").write_text(listing(wheels), encoding="utf-8", newline="\n")
    (folder / "安装.bat").write_text(BATCH, encoding="utf-8", newline="")
    (folder / "校核信息.bat").write_text(SEND_TO, encoding="utf-8", newline="")
    (folder / "install.sh").write_text(SHELL, encoding="utf-8", newline="\n")
    (folder / "install.sh").chmod(0o755)
    size = sum(path.stat().st_size for path in wheels.iterdir()) / 1e6
    print(f"{folder}: {len(list(wheels.iterdir()))} wheels, {size:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
