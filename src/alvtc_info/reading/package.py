"""The zip of a .docx, checked before anything in it is inflated. Nothing is ever extracted to disk."""

from __future__ import annotations

import itertools
import posixpath
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from alvtc_info.errors import InputError
from alvtc_info.reading.zip_directory import entries_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Sequence

    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.zip_directory import ZipEntry

ADVICE = "，请用 Word 或 WPS 打开后另存为 .docx"
_BACKSLASH = "文件内部的路径写法不规范（反斜杠），已按正常路径读取"
_STORED, _DEFLATED = _USUAL = (0, 8)
_KNOWN = (*_USUAL, 12, 14)  # bzip2 and LZMA


@cache
def broken_zip() -> tuple[type[Exception], ...]:
    """The errors that mean that a zip, or an entry of one, is broken."""
    import zipfile

    modules: dict[str, Any] = vars(zipfile)
    packed = getattr(modules["lzma"], "LZMAError", zipfile.BadZipFile)  # some builds of Python have no LZMA
    return (
        zipfile.BadZipFile, packed, zlib.error, ValueError, EOFError, OSError, NotImplementedError, RuntimeError,
        MemoryError,
    )  # fmt: skip


class Package:
    """The parts of a .docx by name. Raises InputError for a package that is broken, encrypted or dangerous.

    `warnings` are Chinese lines on what is odd but can be read.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._inflated = 0
        self._data = data
        self.warnings: list[str] = []
        try:
            entries = entries_of(data) or self._opened().infolist()
        except broken_zip():
            raise self._refused("broken-zip", "文件已损坏，不是完整的 .docx") from None
        self._judge(entries, len(data))
        self._entries = {_key(e.filename): e for e in entries}
        if "[content_types].xml" not in self._entries and "_rels/.rels" not in self._entries:
            raise self._refused("not-docx", "这是压缩包，不是 Word 文档")
        self._look(entries)

    def _refused(self, code: str, message: str) -> InputError:
        return InputError(code, message + ADVICE, self._name)

    def _opened(self) -> zipfile.ZipFile:
        import io
        import zipfile

        return zipfile.ZipFile(io.BytesIO(self._data))

    def _judge(self, entries: Sequence[zipfile.ZipInfo | ZipEntry], size: int) -> None:
        limits = self._limits
        if len(entries) > limits.entries:
            raise self._refused("too-many-parts", f"文件内部有超过 {limits.entries} 个部件，可能是恶意文件")
        seen: set[str] = set()
        total = 0
        for entry in entries:
            key = _key(entry.filename)
            if key in seen:
                raise self._refused("duplicate-part", "文件内部有重名部件，可能已损坏或被改动")
            seen.add(key)
            if entry.flag_bits & 0x41:
                raise InputError("encrypted", "文件加了密码，请先在 Word 或 WPS 里取消密码再检查", self._name)
            if entry.compress_type not in _KNOWN:
                raise self._refused("compression", "文件用了不认识的压缩方式")
            total += entry.file_size
        if total > limits.inflated_bytes:
            raise self._refused("bomb", f"文件展开后超过 {limits.inflated_bytes >> 20} MB，可能是恶意文件")
        if overlapping(entries, size):
            raise self._refused("overlap", "文件内部结构重叠，可能已损坏或是恶意文件")

    def _look(self, entries: Sequence[zipfile.ZipInfo | ZipEntry]) -> None:
        """Warn of oddities of the container.

        The checksum of stored parts is verified here too, as a part may never be read.
        """
        limits, warn = self._limits, self.warnings.append
        if not self._data.startswith(b"PK"):
            warn("文件开头有多余内容，可能被改动过；已跳过")
        end = self._data.rfind(b"PK\x05\x06")
        if len(self._data) != end + 22 + int.from_bytes(self._data[end + 20 : end + 22], "little"):
            warn("文件末尾有多余内容，可能被改动过；已跳过")
        for name, part in (("[content_types].xml", "内容类型表"), ("_rels/.rels", "关系表")):
            if name not in self._entries:
                warn(f"文件缺少{part}，按通常的位置读取；Word 可能打不开")
        if any(entry.compress_type not in _USUAL for entry in entries):
            warn("文件用了不常见的压缩方式，Word 可能打不开" + ADVICE)
        if any(
            entry.file_size > max(limits.ratio_from_bytes, limits.ratio * max(1, entry.compress_size))
            for entry in entries
        ):
            warn("文件展开后大得不正常，请核对来源")
        for entry in entries:
            if entry.compress_type == _STORED and zlib.crc32(self.raw(entry.filename)) != entry.CRC:
                warn(f"部件 {entry.filename} 已损坏")

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def names(self) -> list[str]:
        """The names of all parts, lower case."""
        return list(self._entries)

    def filename(self, part: str) -> str:
        """The name of a part as the zip spells it; the part's own name where it is not there."""
        entry = self._entries.get(_key(part))
        return entry.filename if entry else part

    def raw(self, part: str) -> memoryview:
        """The bytes of a part as stored in the zip, not inflated; empty where its local header is not in its place."""
        entry = self._entries[_key(part)]
        at = entry.header_offset
        head = self._data[at : at + 30]
        if head[:4] != b"PK\x03\x04":
            return memoryview(b"")
        start = at + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        return memoryview(self._data)[start : start + entry.compress_size]

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises InputError where it is missing, too large, or does not inflate to its recorded size and checksum.
        """
        entry = self._entries.get(_key(part))
        if entry is None:
            raise self._refused("missing-part", f"文件缺少部件 {part}，可能已损坏")
        if entry.file_size > self._limits.part_bytes:
            raise self._refused("part-too-large", f"部件 {part} 超过 {self._limits.part_bytes >> 20} MB")

        def broken() -> NoReturn:
            raise self._refused("broken-part", f"部件 {part} 已损坏") from None

        if "\\" in entry.orig_filename and _BACKSLASH not in self.warnings:
            self.warnings.append(_BACKSLASH)
        try:
            data = self._inflate(entry)
        except broken_zip():
            broken()
        self._inflated += len(data)
        if len(data) != entry.file_size or self._inflated > self._limits.inflated_bytes:
            raise self._refused("broken-part", f"部件 {part} 的大小与记录不符，文件可能已损坏")
        if zlib.crc32(data) != entry.CRC:
            broken()
        return data

    def _inflate(self, entry: zipfile.ZipInfo | ZipEntry) -> bytes:
        """The inflated bytes of an entry, at most one more than its recorded size."""
        if entry.compress_type == _DEFLATED:
            return zlib.decompressobj(-15).decompress(self.raw(entry.filename), entry.file_size + 1)
        if entry.compress_type == _STORED:
            return bytes(self.raw(entry.filename))
        with self._opened() as package, package.open(entry.filename) as stream:
            return stream.read(entry.file_size + 1)


def overlapping(entries: Iterable[zipfile.ZipInfo | ZipEntry], size: int) -> bool:
    """Whether two entries share bytes of the zip, or one reaches beyond its end."""
    spans = sorted((entry.header_offset, entry.header_offset + 30 + entry.compress_size) for entry in entries)
    return any(end > start for (_, end), (start, _) in itertools.pairwise(spans)) or any(end > size for _, end in spans)


def _key(name: str) -> str:
    plain = name.replace("\\", "/").lstrip("/").lower()
    return posixpath.normpath("/" + plain).lstrip("/") if ".." in plain else plain


def resolve(base: str, target: str) -> str:
    """The name of the part that a relationship of part `base` points at."""
    target = target.partition("#")[0]
    if "%" in target:
        from urllib.parse import unquote

        target = unquote(target)
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)).lstrip("/")
