"""An OA's form that takes packs, on this machine only: python receive.py FOLDER, then open http://127.0.0.1:8000/."""

from __future__ import annotations

import http.server
import json
import os
import sys
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

from alvtc_info import AlvtcInfoError, open_submission

MOST = 64 << 20  # bytes
FORM = """<!DOCTYPE html><meta charset="utf-8"><title>信息报送</title>
<form method="post" enctype="multipart/form-data"><input type="file" name="pack" accept=".zip"><button>报送</button></form>"""


def handler(folder: Path) -> type[http.server.BaseHTTPRequestHandler]:
    """The form, and what becomes of a pack: kept in the folder when it is whole, refused with one Chinese line when not."""

    class Form(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(200, FORM.encode(), "text/html; charset=utf-8")

        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            if size > MOST:
                self.tell(413, {"error": "报送包太大"})
                return
            kind = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
            form = BytesParser(_class=EmailMessage, policy=HTTP).parsebytes(kind + self.rfile.read(size))
            pack = next((part.get_payload(decode=True) for part in form.iter_parts()), b"")
            try:
                got = open_submission(pack, name="报送包")
            except AlvtcInfoError as error:
                self.tell(400, {"error": error.message})
                return
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{os.urandom(8).hex()}.zip").write_bytes(pack)
            self.tell(200, dict(got.manifest))

        def tell(self, status: int, data: dict[str, object]) -> None:
            self.answer(status, json.dumps(data, ensure_ascii=False).encode(), "application/json; charset=utf-8")

        def answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: an address or a name is nobody's business."""

    return Form


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", 8000), handler(Path(sys.argv[1]))).serve_forever()
