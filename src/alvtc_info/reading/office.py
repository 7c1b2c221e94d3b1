"""LibreOffice, where it is installed: converts old and foreign formats into ones that are read here.

It runs headless with a temporary profile: no macros, no links followed, a time limit.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from alvtc_info.errors import InputError
from alvtc_info.sandbox import find_program

SECONDS = 90
_OWN_GROUP = sys.platform != "win32"
WORD = "docx:MS Word 2007 XML"
PDF = "pdf"
FLAT = "fodt"
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)


def find_office() -> str | None:
    """The path of the LibreOffice program; None where there is none."""
    return find_program("soffice") or find_program("libreoffice") or next(filter(os.path.exists, _PLACES), None)


def convert(data: bytes, suffix: str, target: str, name: str, *, reader: str = "", seconds: float = SECONDS) -> bytes:
    """These bytes as another format.

    `suffix` is that of the bytes, `reader` LibreOffice's own name for how to read them; `target` is a suffix, with the
    name of LibreOffice's filter after a colon if need be. Raises InputError where there is no LibreOffice, or where it
    fails or takes longer than `seconds`.
    """
    program = find_office()
    if program is None:
        raise InputError("no-office", "这台电脑没有装 LibreOffice，不能转换", name)
    with tempfile.TemporaryDirectory(prefix="alvtc-info-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "in", f"draft{suffix}")
        source.parent.mkdir()
        source.write_bytes(data)
        profile = Path(folder, "profile")
        _prepare(profile)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
        command += ["--nodefault", "--nolockcheck", *([f"--infilter={reader}"] if reader else [])]
        command += ["--convert-to", target, "--outdir", str(Path(folder, "out")), str(source)]
        if not _run(command, folder, seconds):
            raise InputError(
                "conversion", f"LibreOffice 转换超过 {seconds:g} 秒，已停止；请用 Word 或 WPS 另存为 .docx", name
            )
        result = Path(folder, "out", f"draft.{target.partition(':')[0]}")
        if not result.is_file():
            message = "LibreOffice 打不开这个文件，可能已损坏或加了密码；请用 Word 或 WPS 打开后另存为 .docx"
            raise InputError("conversion", message, name)
        return result.read_bytes()


def _prepare(profile: Path) -> None:
    """Write a profile with which LibreOffice runs and fetches nothing from a document."""
    (profile / "user").mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{key}" oor:op="fuse"><value>{text}</value></prop></item>'
        for path, key, text in _SETTINGS
    )
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str], folder: str, seconds: float) -> bool:
    """Run LibreOffice to its end; False where it took too long and was stopped, with all its processes."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "HOME": folder},
        start_new_session=_OWN_GROUP,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        if process.poll() is None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if _OWN_GROUP:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
