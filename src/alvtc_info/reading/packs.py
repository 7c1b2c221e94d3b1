"""Packs from elsewhere: the names that are taken out of them, and their members within limits.

`receive` and `emergency handover` judge every name here, when a pack is made and when one is taken. Nothing is written
by what stands in a pack alone: a name is plain on every system or it is refused.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import TYPE_CHECKING

from alvtc_info.errors import AlvtcInfoError, InputError
from alvtc_info.reading.formats import DATA_SUFFIXES, PAPER_SUFFIXES, suffix_of
from alvtc_info.reading.package import broken_zip, overlapping
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 64 << 20  # of all members together
LONGEST = 240  # bytes of a name in UTF-8; every file system takes that
_SEPARATORS = frozenset("/\\:")
_FORBIDDEN = frozenset('<>"|?*')  # on Windows
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"} | {f"{p}{n}" for p in ("COM", "LPT") for n in range(10)}
)
# what a reader does not see besides controls and formats (Cc, Cf): fillers, blanks drawn as nothing, selectors
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000))))
)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def name_fault(name: str) -> str:
    """What keeps a name from being written as it stands, in Chinese; empty for a plain name.

    A plain name is one file name, the same on Linux, Windows and macOS, with nothing in it that a reader does not see.
    """
    if not name.strip(". \t"):
        return "文件名是空的"
    if _SEPARATORS & set(name):
        return "文件名里有路径"
    if any(map(_unseen, name)):
        return "文件名里有看不见的字符"
    if _FORBIDDEN & set(name):
        return "文件名里有系统不许用的字符"
    if name[0] in ".~" or name != name.strip().rstrip("."):
        return "文件名以点、~ 或空格开头或结尾"
    if len(name.encode()) > LONGEST:
        return "文件名太长"
    if _device(name):
        return "文件名是 Windows 的设备名"
    return ""


def _unseen(char: str) -> bool:
    category = unicodedata.category(char)
    return category in _HIDDEN or char in _UNSEEN or (category == "Zs" and char not in " \u3000")


def _device(name: str) -> bool:
    """Whether Windows opens a device by this name, whatever its suffix; COM¹ is COM1."""
    stem = unicodedata.normalize("NFKC", name.partition(".")[0])
    return stem.strip().upper() in _DEVICES


def made_plain(name: str) -> str:
    """The plain name nearest to one that is not, its suffix kept."""
    plain = "".join("_" if c in _FORBIDDEN | _SEPARATORS or _unseen(c) else c for c in name)
    stem, suffix = plain[: len(plain) - len(suffix_of(plain))], plain[len(plain) - len(suffix_of(plain)) :]
    stem = stem.strip().rstrip(". ")
    if not stem or stem[0] in ".~" or _device(stem):
        stem = f"report{stem}"
    while len((stem + suffix).encode()) > LONGEST:
        stem = stem[:-1]
    return stem.rstrip(". ") + suffix


def one_name(name: str) -> str:
    """The same text for two names that are one file on some system: by case, or composed and decomposed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def paper_fault(name: str, data: bytes) -> str:
    """What keeps a file from being taken as a paper of a case, in Chinese; empty for a draft with a plain name."""
    from alvtc_info.reading.data import has_kind
    from alvtc_info.reading.input import decode, sniff

    suffix = suffix_of(name)
    fault = name_fault(name)
    if fault:
        return fault
    if suffix not in PAPER_SUFFIXES:
        return f"不是稿件（扩展名 {suffix or '没有'}）"
    try:
        sniff(data, suffix, name)
        if suffix in DATA_SUFFIXES and not has_kind(decode(data, name)[0], suffix):
            return "不是报告（没有写 kind）"
    except AlvtcInfoError as error:
        return f"不是稿件（{error.message}）"
    return ""


class Pack(NamedTuple):
    """A sort of pack: the code and the Chinese line for a damaged one and for one that is too large.

    `most` is how many members it has at most, `folder` what may stand before their names.
    """

    damaged: tuple[str, str]
    too_large: tuple[str, str]
    most: int = 500
    folder: str = ""


def open_pack(data: bytes, path: str, pack: Pack) -> dict[str, bytes]:
    """The members of a zip by name, each judged before anything is inflated.

    Raises InputError for a broken zip, one whose headers contradict each other, one that is too large, and with the
    codes `encrypted`, `bad-name` and `duplicate-part`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > pack.most or sum(info.file_size for info in members) > MOST_BYTES:
                raise InputError(*pack.too_large, path)
            _judge(members, path, pack.folder)
            if overlapping(members, len(data)) or not all(_agrees(data, info) for info in members):
                raise zipfile.BadZipFile
            return {info.orig_filename: package.read(info) for info in members}
    except InputError:
        raise
    except broken_zip():
        raise InputError(*pack.damaged, path) from None


def _judge(members: Iterable[zipfile.ZipInfo], path: str, folder: str) -> None:
    """Raise InputError for a member that is not taken: by its name, as a link, as one of two, or encrypted."""
    seen: set[str] = set()
    for info in members:
        name = info.orig_filename
        fault = name_fault(name.removeprefix(folder))
        kind = info.external_attr >> 28  # of file, by its Unix mode
        if not fault and info.create_system == 3 and kind not in (0, 8):
            fault = "不是普通文件（是链接或设备）"
        if fault:
            raise refused_member(name, fault, path)
        if one_name(name) in seen:
            raise InputError("duplicate-part", f"压缩包里有两个“{_shown(name)}”，没有打开；请对方重新打包", path)
        seen.add(one_name(name))
        if info.flag_bits & 0x41:
            raise InputError("encrypted", "压缩包加了密码，请对方不加密码重新打包", path)
        if info.compress_type not in _METHODS:
            raise zipfile.BadZipFile


def refused_member(name: str, fault: str, path: str) -> InputError:
    """The error for a member that is not taken; nothing of its pack is."""
    return InputError("bad-name", f"压缩包里的“{_shown(name)}”{fault}，一个文件也没有取出；请核对来源", path)


def _shown(name: str) -> str:
    from alvtc_info.text.display import visible

    return visible(name if len(name) <= 60 else f"{name[:60]}…")


def _agrees(data: bytes, info: zipfile.ZipInfo) -> bool:
    """Whether the header before a member says the same as the directory at the end."""
    at = info.header_offset
    head = data[at : at + 30]
    long = int.from_bytes(head[26:28], "little")
    flags = int.from_bytes(head[6:8], "little")
    coding = "utf-8" if flags & 0x800 else "cp437"
    named = data[at + 30 : at + 30 + long].decode(coding) == info.orig_filename
    sizes = [int.from_bytes(head[n : n + 4], "little") for n in (14, 18, 22)]
    sized = flags & 8 or sizes == [info.CRC, info.compress_size, info.file_size]
    return bool(
        named and sized and flags == info.flag_bits and int.from_bytes(head[8:10], "little") == info.compress_type
    )
