"""What was found in a draft, kept until the draft, the settings, the program or anything else that it depends on has changed.

A folder of JSON files, read as data only, each named by a hash over all that the result depends on: the bytes and path of the
draft, the choices, the settings, the institution pack, and every file of this program. It holds findings as a report shows them,
numbers masked, and never the text of a draft. A draft with a secrecy mark, one that another program converts, and one judged by rules
of other packages is never kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import time
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from alvtc_info.batch.looked import Looked
from alvtc_info.batch.shared_checker import stamp_of
from alvtc_info.errors import OutputError
from alvtc_info.model.limits import Limits
from alvtc_info.model.serialise import result_data, result_from
from alvtc_info.reading.formats import OFFICE_SUFFIXES, suffix_of
from alvtc_info.reading.input import slurp
from alvtc_info.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alvtc_info.config.nearest import FolderSettings
    from alvtc_info.model.document import Facts
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.model.settings import Config

DAYS = 30  # what nobody has asked for so long is taken away
_DAY = 86_400
_ENTRY = re.compile(r"[0-9a-f]{62}\.(?:json|\d+\.tmp)")
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# 检查结果的缓存，可以整个删去\n"


class Cache:
    """A folder of results. Raises OutputError where the folder cannot be made."""

    def __init__(self, folder: str, request: CheckRequest, settings: FolderSettings, *, beside: bool) -> None:
        self._folder = Path(folder)
        self._request = request
        self._of = settings.of
        self._settings: dict[str, bytes | None] = {}
        self._ground = ground(request, beside=beside)
        prepare(self._folder)

    def looked(self, path: str, facts: Facts | None, look: Callable[[bytes | None], Looked]) -> Looked:
        """What is kept of a draft, without its text; else what a look at it gives, which is kept then. `look` takes its bytes.

        Raises InputError where the draft cannot be read.
        """
        config = self._of(path)
        held = config.path if config else ""
        if held not in self._settings:
            self._settings[held] = settings_mark(config)
        settings = self._settings[held]
        if settings is None or path == "-" or self._request.pages or suffix_of(path) in OFFICE_SUFFIXES:
            return look(None)
        data = slurp(path, path, Limits())
        where = f"{path}\n{os.path.abspath(path)}\n{facts!r}"
        name = _digest(self._ground, settings, where.encode("utf-8", "surrogatepass"), data).hex()
        place = self._folder / name[:2] / f"{name[2:]}.json"
        found = _taken(place, path)
        if found is None:
            found = look(data)
            if found.result is not None and _may_be_kept(found.result):
                _keep(place, found.keys, found.result)
        return found


def settings_mark(config: Config | None) -> bytes | None:
    """A hash over settings; None where not all is known that rules of other packages depend on."""
    if config is None:
        return b""
    if any(rule.check.__module__.partition(".")[0] != __name__.partition(".")[0] for rule in config.rules):
        return None
    whence = os.path.abspath(config.path) if config.path else ""
    raw = Path(whence).read_bytes() if whence else b""
    return _digest(whence.encode("utf-8", "surrogatepass"), raw, config.profile.encode())


def ground(request: CheckRequest, *, beside: bool = False) -> bytes:
    """A hash over all that every result of a request depends on, but for the settings of each folder: the program, the choices, the files that they name."""
    choices = repr((replace(request, ledger=None, timeout=None), beside)).encode("utf-8", "surrogatepass")
    return _digest(program(), choices, stamp_of(request).encode())


def _digest(*parts: bytes) -> bytes:
    """A hash over the parts, their borders included."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.digest()


@cache
def program() -> bytes:
    """A hash over this program: every file of the package, the dictionary, this Python and the readers of XML."""
    root = Path(__file__).parent.parent
    parts = [sys.version.encode()]
    if getattr(sys, "frozen", False):  # a single-file program has its modules within
        parts.append(Path(sys.executable).read_bytes())
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix not in {".pyc", ".pyo"}):
        parts += [path.relative_to(root).as_posix().encode(), path.read_bytes()]
    from pyexpat import EXPAT_VERSION

    from alvtc_info.text.segmentation import dictionary

    return _digest(*parts, EXPAT_VERSION.encode(), dictionary(), _version("lxml"))


def _version(package: str) -> bytes:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package).encode()
    except PackageNotFoundError:
        return b""


def prepare(folder: Path) -> None:
    """Make the folder, marked as one that no backup and no repository needs; once a day what is old is taken away.

    Raises OutputError where it cannot be made, or holds anything else.
    """
    tag = folder / "CACHEDIR.TAG"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not tag.exists():
            if any(folder.iterdir()):
                message = "这个文件夹里有别的文件，不能用作缓存，请换一个新的或空的文件夹"
                raise OutputError("not-a-cache", message, str(folder))
            tag.write_text(_TAG, encoding="utf-8")
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
            return
    except OSError as error:
        raise OutputError(
            "no-cache", f"缓存文件夹用不了（{error.strerror}），请换一个或去掉 --cache", str(folder)
        ) from None
    with suppress(OSError):
        if time.time() - tag.stat().st_mtime > _DAY:
            os.utime(tag)
            for place in _old(folder):
                place.unlink()


def _old(folder: Path) -> Iterator[Path]:
    before = time.time() - DAYS * _DAY
    for place in folder.glob("??/*"):
        if _ENTRY.fullmatch(place.name) and place.stat().st_mtime < before:
            yield place


def _may_be_kept(result: Result) -> bool:
    found = {finding.rule for finding in result.findings} | {held.finding.rule for held in result.suppressed}
    return not result.errors and not found & {rule.name for rule in RULES if rule.never_cached}


def _keep(place: Path, keys: frozenset[object], result: Result) -> None:
    """Write an entry whole or not at all; a cache that cannot be written is none."""
    text = json.dumps({"keys": sorted(keys, key=repr), "result": result_data(result)}, ensure_ascii=False)
    beside = place.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        beside.write_text(text, encoding="utf-8", errors="surrogatepass")
        beside.replace(place)


def _taken(place: Path, path: str) -> Looked | None:
    """An entry; None where there is none, or none that can be read."""
    try:
        data = json.loads(place.read_text(encoding="utf-8", errors="surrogatepass"))
        looked = Looked(path, result_from(data["result"]), None, frozenset(data["keys"]))
        if time.time() - place.stat().st_mtime > _DAY:
            os.utime(place)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return looked
