"""Jobs that try to get out of the process that foreign templates are filled in."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from lxml import etree

_INCLUDE = '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}" parse="text"/></a>'


def ways_out(secret: str, target: str) -> bytes:
    """Which tries come off, as JSON: names of tries, then the environment and the working folder."""
    tries: dict[str, Callable[[], object]] = {
        "read": lambda: Path(secret).read_bytes(),
        "list": lambda: os.listdir(os.path.dirname(secret)),
        "parse": lambda: etree.parse(secret),
        "include": lambda: etree.fromstring(_INCLUDE.format(secret)).getroottree().xinclude(),
        "write": lambda: Path(target).write_bytes(b"x"),
        "write by C": lambda: etree.ElementTree(etree.Element("a")).write(target),
        "make a folder": lambda: Path(target).mkdir(),
        "remove": lambda: Path(secret).unlink(),
        "rename": lambda: Path(secret).rename(target),
        "link": lambda: Path(target).symlink_to(secret),
        "start": lambda: subprocess.run(["/bin/true"], check=True),
        "fork": os.fork,
        "connect": lambda: socket.create_connection(("127.0.0.1", 9), 0.1),
        "write here": lambda: Path("here").write_bytes(b"x"),
        "write here by C": lambda: etree.ElementTree(etree.Element("a")).write("here.xml"),
    }
    return json.dumps(
        [[name for name, work in tries.items() if _comes_off(work)], dict(os.environ), os.getcwd()]
    ).encode()


def _comes_off(work: Callable[[], object]) -> bool:
    try:
        work()
    except (OSError, etree.LxmlError):
        return False
    return True
