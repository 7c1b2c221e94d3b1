"""The zip that a .docx is, judged before anything in it is inflated. Nothing is ever extracted to disk."""

from __future__ import annotations

import io
import itertools
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from alvtc_info.errors import InputError

if TYPE_CHECKING:
    from alvtc_info.reading.source import Limits

ADVICE = "，请用 Word 或 WPS 打开后另存为 .docx"


class Package:
    """The parts of a .docx by name. Raises InputError for a package that is broken, encrypted or dangerous."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            EOFError,
            OSError,
            NotImplementedError,
            UnicodeDecodeError,
            MemoryError,
        ):
            raise self._refused("broken-zip", "文件已损坏，不是完整的 .docx") from None
        self._judge(entries, len(data))
        self._entries = {_key(e.filename): e for e in entries}
        if "[content_types].xml" not in self._entries and "_rels/.rels" not in self._entries:
            raise self._refused("not-docx", "这是压缩包，不是 Word 文档")

    def _refused(self, code: str, message: str) -> InputError:
        return InputError(code, message + ADVICE, self._name)

    def _judge(self, entries: list[zipfile.ZipInfo], size: int) -> None:
        limits = self._limits
        if len(entries) > limits.entries:
            raise self._refused("too-many-parts", f"文件内部有超过 {limits.entries} 个部件，可能是恶意文件")
        seen: set[str] = set()
        spans = []
        total = 0
        for entry in entries:
            key = _key(entry.filename)
            if key in seen:
                raise self._refused("duplicate-part", "文件内部有重名部件，可能已损坏或被改动")
            seen.add(key)
            if entry.flag_bits & 0x41:
                raise InputError("encrypted", "文件加了密码，请先在 Word 或 WPS 里取消密码再检查", self._name)
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._refused("compression", "文件用了不常见的压缩方式")
            total += entry.file_size
            heavy = entry.file_size > limits.ratio_from_bytes
            if heavy and entry.file_size > limits.ratio * max(1, entry.compress_size):
                raise self._refused("bomb", "文件展开后大得不正常，可能是恶意文件")
            spans.append((entry.header_offset, entry.header_offset + 30 + entry.compress_size))
        if total > limits.inflated_bytes:
            raise self._refused("bomb", f"文件展开后超过 {limits.inflated_bytes >> 20} MB，可能是恶意文件")
        spans.sort()
        if any(end > start for (_, end), (start, _) in itertools.pairwise(spans)) or any(
            end > size for _, end in spans
        ):
            raise self._refused("overlap", "文件内部结构重叠，可能已损坏或是恶意文件")

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def names(self) -> list[str]:
        """The names of all parts, lower case."""
        return list(self._entries)

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises InputError where it is missing, too large, or does not inflate to what it says."""
        entry = self._entries.get(_key(part))
        if entry is None:
            raise self._refused("missing-part", f"文件缺少部件 {part}，可能已损坏")
        if entry.file_size > self._limits.part_bytes:
            raise self._refused("part-too-large", f"部件 {part} 超过 {self._limits.part_bytes >> 20} MB")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(self._limits.part_bytes + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise self._refused("broken-part", f"部件 {part} 已损坏") from None
        self._inflated += len(data)
        if len(data) != entry.file_size or self._inflated > self._limits.inflated_bytes:
            raise self._refused("broken-part", f"部件 {part} 的大小与记录不符，文件可能已损坏")
        return data


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def resolve(base: str, target: str) -> str:
    """The name of the part that a relationship of part `base` points at."""
    target = unquote(target.partition("#")[0])
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
