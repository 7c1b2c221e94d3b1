"""The service under load: `python bench/service.py [REQUESTS]` (needs `ab`, of Debian's apache2-utils).

A hundred clerks who send one page each within a minute are 1.7 requests a second; here ten requests are always under way.
Prints the median, the 95th and 99th percentile in milliseconds, requests a second, and the memory of all processes at the
start, the middle and the end.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 10
WARM = 200


def body(name: str) -> tuple[bytes, str]:
    """A form with a draft as its file, and its content type."""
    draft = (ROOT / "examples" / name).read_bytes()
    head = f'--ab\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    return head + draft + b"\r\n--ab--\r\n", "multipart/form-data; boundary=ab"


def memory(parent: int) -> int:
    """The memory of a process and all that it has started, in MB (resident, shared pages counted once each)."""
    total, waiting = 0, [parent]
    while waiting:
        number = waiting.pop()
        try:
            tasks = Path(f"/proc/{number}/task/{number}/children").read_text()
            rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
        except OSError:
            continue
        waiting += map(int, tasks.split())
        found = re.search(r"^Pss:\s+(\d+)", rollup, re.M)
        total += int(found[1]) if found else 0
    return total // 1024


def load(address: str, count: int, sent: str, kind: str) -> str:
    """Send the body `count` times, ten at once; returns what `ab` says."""
    command = ["ab", "-q", "-n", str(count), "-c", str(AT_ONCE), "-p", sent, "-T", kind]
    command += ["-H", "X-Requested-With: alvtc-info", f"{address}api/check"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main(arguments: list[str]) -> int:
    if shutil.which("ab") is None:
        print("ab is not here (Debian: apache2-utils)")
        return 2
    count = int(arguments[0]) if arguments else 5000
    command = [sys.executable, "-m", "alvtc_info", "serve", "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as service,
    ):
        try:
            assert service.stdout is not None
            address = service.stdout.readline().split("　")[0].removeprefix("已开：").strip()
            for name in ("draft.docx", "draft.txt"):
                data, kind = body(name)
                sent = os.path.join(folder, name)
                Path(sent).write_bytes(data)
                load(address, WARM, sent, kind)
                sizes = [memory(service.pid)]
                said = ""
                for _ in range(2):
                    said = load(address, count // 2, sent, kind)
                    sizes.append(memory(service.pid))
                figures = {p: re.search(rf"^\s+{p}%\s+(\d+)", said, re.M) for p in (50, 95, 99)}
                rate = re.search(r"Requests per second:\s+([\d.]+)", said)
                failed = re.search(r"Non-2xx responses:\s+(\d+)", said)
                times = "  ".join(f"p{p} {m[1]} ms" for p, m in figures.items() if m)
                print(
                    f"{name}: {count} requests, {AT_ONCE} at once: {times}  {rate[1] if rate else '?'} /s  "
                    f"refused {failed[1] if failed else 0}  memory {' → '.join(map(str, sizes))} MB"
                )
        finally:
            service.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
