"""The cache of results, valid until the draft, the settings, the program or anything else that they depend on changes.

It is a folder of JSON files, read as data only. Each is named by a hash over everything that the result depends on: the
bytes and path of the draft, the choices, the settings, the institution pack, and every file of this program. It
contains findings as shown in reports, with numbers masked, and of the text no more than they quote. Drafts with a
secrecy mark or notice (the guard asks their text, whatever rules were chosen), those that another program converts,
those judged by rules of other packages, and those in which a name of the institution's own list was found wrong are
never cached.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from alvtc_info.batch.looked import Looked
from alvtc_info.batch.shared_checker import stamp_of
from alvtc_info.errors import OutputError
from alvtc_info.model.document import Document
from alvtc_info.model.serialise import result_data, result_from
from alvtc_info.reading.formats import OFFICE_SUFFIXES, suffix_of
from alvtc_info.reading.input import slurp
from alvtc_info.rules import RULES
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alvtc_info.config.nearest import FolderSettings
    from alvtc_info.model.document import Facts
    from alvtc_info.model.request import CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.model.rule import Rule
    from alvtc_info.model.settings import Config

DAYS = 30  # entries that were not used for so long are deleted
_DAY = 86_400
_ENTRY = re.compile(r"[0-9a-f]{62}\.(?:json|\d+\.tmp)")
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# 检查结果的缓存，可以整个删去\n"


class Cache:
    """A folder of results. Raises OutputError if the folder cannot be created or used."""

    def __init__(self, folder: str, request: CheckRequest, settings: FolderSettings, *, beside: bool) -> None:
        self._folder = Path(folder)
        self._request = request
        self._of = settings.of
        self._settings: dict[str, bytes | None] = {}
        self._ground = ground(request, beside=beside)
        prepare(self._folder)

    def looked(self, path: str, facts: Facts | None, look: Callable[[bytes | None], Looked]) -> Looked:
        """Return the cached result of a draft, without its text; otherwise that of `look`, which is then cached.

        `look` takes the bytes of the draft, or None if it must read them itself.
        Raises InputError if the draft cannot be read.
        """
        config = self._of(path)
        origin = config.path if config else ""
        if origin not in self._settings:
            self._settings[origin] = settings_mark(config)
        settings = self._settings[origin]
        if settings is None or path == "-" or self._request.pages or suffix_of(path) in OFFICE_SUFFIXES:
            return look(None)
        data = slurp(path, path, self._request.limits)
        where = f"{path}\n{os.path.abspath(path)}\n{_spelled(facts)}"
        name = _digest(self._ground, settings, where.encode("utf-8", "surrogatepass"), data).hex()
        place = self._folder / name[:2] / f"{name[2:]}.json"
        found = _taken(place, path)
        if found is None:
            found = look(data)
            if found.result is not None and not found.sealed and _may_be_kept(found.result):
                _keep(place, found.keys, found.result)
        return found


def settings_mark(config: Config | None) -> bytes | None:
    """A hash over settings; None if they include rules of other packages, whose dependencies are not known."""
    if config is None:
        return b""
    if any(_is_foreign(rule) for rule in config.rules):
        return None
    path = os.path.abspath(config.path) if config.path else ""
    raw = Path(path).read_bytes() if path else b""
    return _digest(
        path.encode("utf-8", "surrogatepass"),
        raw,
        config.profile.encode(),
        _spelled((config.people, config.corrections)).encode(),
    )


def _is_foreign(rule: Rule) -> bool:
    """Whether a rule is another package's: neither of this program nor declared as data in settings or their lists."""
    from alvtc_info.config.declared_rules import DeclaredCheck

    here = __name__.partition(".")[0]
    return not isinstance(rule.check, DeclaredCheck) and rule.check.__module__.partition(".")[0] != here


def ground(request: CheckRequest, *, beside: bool = False) -> bytes:
    """A hash over all that every result of a request depends on, except the settings of each folder.

    It covers the program, the choices, and the files that they name.
    """
    choices = _spelled((replace(request, ledger=None, timeout=None, cancel=None), beside))
    return _digest(program(), choices.encode("utf-8", "surrogatepass"), stamp_of(request).encode())


def _spelled(value: object) -> str:
    """A value in full, with what its repr leaves out."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = (f"{each.name}={_spelled(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, Document):
        value = value.__getstate__()
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_spelled(key)}: {_spelled(each)}' for key, each in value.items())}}}"
    if isinstance(value, (tuple, list)):
        return f"({', '.join(map(_spelled, value))})"
    return repr(value)


def _digest(*parts: bytes) -> bytes:
    """A SHA-256 hash over the parts and their lengths."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.digest()


@cache
def program() -> bytes:
    """A hash over this program: every file of the package, the dictionary, this Python and the XML parsers."""
    root = Path(__file__).parent.parent
    parts = [sys.version.encode()]
    if getattr(sys, "frozen", False):  # a single-file program contains its modules
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
    """Create the folder, marked as one to leave out of backups and repositories; once a day old entries are deleted.

    Raises OutputError if it cannot be created, or contains anything else.
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
    found = {finding.rule for finding in result.findings} | {entry.finding.rule for entry in result.suppressed}
    return not result.errors and not found & {rule.name for rule in RULES if rule.never_cached}


def _keep(place: Path, keys: frozenset[object], result: Result) -> None:
    """Write an entry atomically; if it cannot be written, nothing is cached."""
    text = json.dumps({"keys": sorted(keys, key=repr), "result": result_data(result)}, ensure_ascii=False)
    beside = place.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        beside.write_text(text, encoding="utf-8", errors="surrogatepass")
        beside.replace(place)


def _taken(place: Path, path: str) -> Looked | None:
    """Read an entry; None if there is none or it cannot be read."""
    try:
        data = json.loads(place.read_text(encoding="utf-8", errors="surrogatepass"))
        looked = Looked(path, result_from(data["result"]), None, frozenset(data["keys"]))
        if time.time() - place.stat().st_mtime > _DAY:
            os.utime(place)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return looked
