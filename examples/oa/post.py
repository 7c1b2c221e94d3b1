"""Pack a report and post it to an OA as a form would: python post.py http://oa.example/ report.docx."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from alvtc_info import submit


def post(address: str, report: Path) -> tuple[int, dict[str, Any]]:
    """Check, pack and send; gives the status and what the OA answered."""
    done = submit(report)
    if not done.ready:
        raise SystemExit(f"必改 {done.manifest['counts']['error']} 处，没有报送")
    return send(address, done.data)


def send(address: str, pack: bytes) -> tuple[int, dict[str, Any]]:
    """Send a pack as the field `pack` of a form."""
    mark = os.urandom(16).hex()
    head = f'--{mark}\r\nContent-Disposition: form-data; name="pack"; filename="pack.zip"\r\n\r\n'
    body = head.encode() + pack + f"\r\n--{mark}--\r\n".encode()
    request = urllib.request.Request(address, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


if __name__ == "__main__":
    print(post(sys.argv[1], Path(sys.argv[2])))
