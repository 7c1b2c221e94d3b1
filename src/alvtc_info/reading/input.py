"""The bytes of a source: read once, recognised by their content, and decoded where they are text."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from alvtc_info.errors import InputError, UsageError
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.originals import note_input
from alvtc_info.reading.formats import (
    FORMATS,
    LOCK_FILE,
    OFFICE_SUFFIXES,
    TEXT_SUFFIXES,
    WORD_SUFFIXES,
    is_lock,
    suffix_of,
)

if TYPE_CHECKING:
    from typing import BinaryIO

    from alvtc_info.model.limits import Limits

    Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO

DOCX = "docx"
BIG5 = "Big5"
TEXT = "text"
LARGE = 1 << 16  # bytes from which on OpenSSL pays for itself
NO_PATH = "is-text"  # the code of the error for a text that was given as a path


def slurp(source: Source, name: str, limits: Limits) -> bytes:
    """All bytes of the source, read once. Raises InputError for what is missing, not a regular file, or too large."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
    elif isinstance(source, (str, os.PathLike)):
        note_input(source)
        data = _read_file(os.fspath(source), name, limits)
    else:
        data = _read_stream(source, name, limits)
    if len(data) > limits.file_bytes:
        raise InputError("too-large", f"文件超过 {limits.file_bytes >> 20} MB，请拆分后再检查", name)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise InputError("empty", "文件是空的，没有可检查的内容", name)
    return data


def _read_stream(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    with suppress(OSError, ValueError, AttributeError, TypeError):  # standard input may be a file
        note_input(stream.fileno())
    try:
        data = stream.read(limits.file_bytes + 1)
    except (OSError, ValueError, TypeError) as error:  # closed, gone, not to be read, no stream at all
        raise InputError("cannot-read", f"这个流读不出来（{type(error).__name__}），请重新打开再试", name) from None
    if not isinstance(data, bytes):
        raise UsageError(
            "bad-source", f"流里应为字节，不能是 {type(data).__name__}；请用二进制方式打开，文字请用 read_text", name
        )
    return data


def slurp_inside(folder: str, path: str, name: str, limits: Limits) -> bytes:
    """All bytes of a file that lies in a folder or below, named relative to it, with slashes of either kind.

    A link within the folder may lead to another place in it, not out. Raises InputError as `slurp`, and with the code
    `outside` for an absolute path, one with `..` and a link that leads out.
    """
    from alvtc_info.files import walked

    plain = path.replace("\\", "/")
    root = os.path.realpath(folder)
    try:
        found = os.path.realpath(os.path.join(root, plain))
    except ValueError:  # no path at all
        found = ""
    parts = found[len(root) :].strip(os.sep).split(os.sep)
    if (
        plain.startswith("/")
        or plain[1:2] == ":"
        or ".." in plain.split("/")
        or not found.startswith(os.path.join(root, ""))
    ):
        raise InputError("outside", "不在这个文件夹里，没有读；请把文件放到文件夹里，写相对路径", name)
    try:
        with walked(root, parts[:-1]) as (above, handle):
            data = _read_file(os.path.join(above, parts[-1]), name, limits, handle)
    except OSError:  # a folder on the way that is missing, or was exchanged meanwhile
        raise InputError("not-found", "找不到这个文件，请核对路径和文件名", name) from None
    if len(data) > limits.file_bytes:
        raise InputError("too-large", f"文件超过 {limits.file_bytes >> 20} MB，没有读", name)
    return data


def _read_file(path: str, name: str, limits: Limits, folder: int | None = None) -> bytes:
    follow = 0 if folder is None else getattr(os, "O_NOFOLLOW", 0)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | follow
    try:
        handle = os.open(path, flags, dir_fd=folder)
    except (FileNotFoundError, NotADirectoryError):
        if looks_like_text(path):
            raise _no_path() from None
        raise InputError("not-found", "找不到这个文件，请核对路径和文件名", name) from None
    except PermissionError:
        if os.path.isdir(path):  # Windows opens no folders
            raise InputError("is-folder", "这是一个文件夹，不是文件", name) from None
        if is_lock(path):
            raise InputError("lock-file", LOCK_FILE, name) from None
        raise InputError("no-permission", "没有权限打开，请关闭正在占用它的程序或检查权限", name) from None
    except (OSError, ValueError) as error:
        if looks_like_text(path):
            raise _no_path() from None
        reason = getattr(error, "strerror", None) or "路径无效"
        raise InputError("cannot-open", f"打不开这个文件（{reason}），请核对路径", name) from None
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise InputError("is-folder", "这是一个文件夹，不是文件", name)
        if not stat.S_ISREG(mode):
            raise InputError("not-regular", "这不是普通文件（可能是管道或设备），请给出文件本身", name)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise InputError("cannot-read", f"读取时出错（{error.strerror}），请把文件复制到本机再试", name) from None
    finally:
        os.close(handle)


def looks_like_text(path: str) -> bool:
    """Whether what was given as a path is rather the text of a draft: it has lines, or a sentence and no suffix."""
    return "\n" in path or ("。" in path and suffix_of(path) not in FORMATS)


def _no_path() -> InputError:
    return InputError(NO_PATH, "这像是正文，不是路径：请存成文件再检查，程序里的文字用 read_text 读")


_PAIR = rb"[\x81-\xfe][\x40-\xfe]"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONVERTED = (
    (b"%PDF", ".pdf", "PDF 文件"),
    (b"{\\rtf", ".rtf", "RTF 文件"),
    (_COMPOUND, ".doc", "旧格式文档（.doc/.wps）"),
)
_POINTERS = (b"version https://git-lfs.github.com/spec/", b"version https://hawser.github.com/spec/")
_POINTER = "这是 Git LFS 的指针，稿件本身还没有取下来；请先运行 git lfs pull，CI 里取代码时打开 LFS（如 lfs: true）"
_PICTURE = "这是图片，不能检查文字，请给出文字稿"
_ARCHIVE = "这是压缩包，请解压后检查里面的文件"
_FOREIGN = (
    (b"\x89PNG", "picture", _PICTURE),
    (b"\xff\xd8\xff", "picture", _PICTURE),
    (b"GIF8", "picture", _PICTURE),
    (b"Rar!", "archive", _ARCHIVE),
    (b"7z\xbc\xaf", "archive", _ARCHIVE),
    (b"\x1f\x8b", "archive", _ARCHIVE),
)


def sniff(data: bytes, suffix: str, name: str) -> str:
    """The format of the bytes by their content: DOCX, TEXT, or the suffix of a format that LibreOffice converts.

    Raises InputError for anything else, and for an old or foreign document that calls itself .docx.
    """
    if is_lock(name) and not data.startswith(b"PK"):
        raise InputError("lock-file", LOCK_FILE, name)
    if data.startswith(_POINTERS):
        raise InputError("lfs-pointer", _POINTER, name)
    if suffix == ".odt" and data.startswith(b"PK") and b"opendocument.text" in data[:200]:
        return ".odt"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return DOCX
    if suffix in WORD_SUFFIXES and b"PK\x03\x04" in data and b"PK\x05\x06" in data[-70_000:]:
        return DOCX
    if data.startswith(_COMPOUND) and "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError("encrypted", "文件加了密码，请先在 Word 或 WPS 里取消密码再检查", name)
    for magic, form, called in _CONVERTED:
        if data.startswith(magic):
            if suffix in OFFICE_SUFFIXES:
                return form
            code = "legacy" if form == ".doc" else form[1:]
            raise InputError(code, f"这是{called}，不是 .docx，请用 Word 或 WPS 另存为 .docx", name)
    for magic, code, advice in _FOREIGN:
        if data.startswith(magic):
            raise InputError(code, advice, name)
    if suffix in WORD_SUFFIXES | OFFICE_SUFFIXES:
        raise InputError(
            "not-docx", f"不是有效的 Word 文档（内容不是 {suffix} 格式），请用 Word 或 WPS 重新另存为 .docx", name
        )
    if suffix not in TEXT_SUFFIXES:
        raise InputError("unsupported", f"不支持 {suffix} 文件，可检查 .docx .txt .md .yaml .json", name)
    return TEXT


def slurp_text(path: str | os.PathLike[str], name: str) -> str:
    """The text of a file that is no draft, within the usual limits. Raises InputError as `slurp` and `decode`."""
    return decode(slurp(path, name, DEFAULT_LIMITS), name)[0]


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding.

    A byte order mark decides; then UTF-8; then GB18030. Raises InputError for binary or mixed content.
    """
    if encoding is not None:
        try:
            return _clean(data.decode(encoding), name), encoding
        except UnicodeDecodeError:
            raise InputError("bad-encoding", f"不是 {encoding} 编码，请换一种编码或另存为 UTF-8", name) from None
        except (LookupError, ValueError):
            raise InputError("unknown-encoding", f"没有名为“{encoding}”的编码，常用的是 utf-8、gb18030", name) from None
    try:
        if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
            return _clean(data.decode("utf-32"), name), "UTF-32"
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _clean(data.decode("utf-16"), name), "UTF-16"
        text = data.decode("utf-8-sig")
        chinese = _as_chinese(text, data)
        return (_clean(chinese, name), "GB18030") if chinese else (_clean(text, name), "UTF-8")
    except UnicodeDecodeError:
        if b"\0" in data:
            raise InputError("binary", "文件里有非文字内容，不是纯文本，请另存为 UTF-8 文本", name) from None
    if _traditional(data):
        return _clean(data.decode("big5"), name), BIG5
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise InputError("bad-encoding", "文字编码混杂，既不是 UTF-8 也不是 GB18030，请另存为 UTF-8", name) from None
    if any(len(line) > 2 and _readable(line) for line in data.split(b"\n")):
        raise InputError("bad-encoding", "文字编码混杂，一部分是 UTF-8、一部分不是，请另存为 UTF-8", name)
    return _clean(text, name), "GB18030"


def _as_chinese(text: str, data: bytes) -> str:
    """The GB18030 text of a few bytes that are also valid UTF-8, but not Chinese (漏水 in GBK); else empty."""
    if text.isascii() or len(data) > 400 or any(char >= "\u2e80" for char in text):
        return ""
    if sum(byte >= 0x80 for byte in data) < 2 * sum(char.isascii() and char.isalpha() for char in text):
        return ""
    try:
        found = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return found if all(char.isascii() or char >= "\u2e80" for char in found) else ""


def _traditional(data: bytes) -> bool:
    """Whether these are bytes of Big5.

    About half of the pairs of Big5 text end below 0x80; of GB18030 text in simplified characters hardly any do.
    """
    pairs = re.findall(_PAIR, data)
    low = sum(pair[1] < 0x80 for pair in pairs)
    if len(pairs) < 4 or low * 5 < len(pairs):
        return False
    try:
        data.decode("big5")
    except UnicodeDecodeError:
        return False
    return True


def _readable(line: bytes) -> bool:
    """Whether a line with several Chinese characters is valid UTF-8: in GB18030 text that hardly happens by chance."""
    high = sum(byte >= 0x80 for byte in line)
    if high < 12:
        return False
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _clean(text: str, name: str) -> str:
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("empty", "文件是空的，没有可检查的内容", name)
    if "\0" in text:
        raise InputError("binary", "文件里有非文字内容，不是纯文本，请另存为 UTF-8 文本", name)
    return text


def file_hash(path: str) -> str:
    """The SHA-256 of a file's bytes, 64 hexadecimal digits; empty if it is no draft that can be read."""
    try:
        return sha256_of(slurp(path, path, DEFAULT_LIMITS))
    except InputError:
        return ""


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes, 64 hexadecimal digits."""
    return str(_sha256(large=len(data) >= LARGE)(data).hexdigest())


@cache
def _sha256(*, large: bool) -> Any:
    """What makes such a hash; of a few bytes without `hashlib`, as that loads OpenSSL, which is a tenth of a start."""
    for name in () if large else ("_sha2", "_sha256"):
        with suppress(ImportError):
            return import_module(name).sha256
    return import_module("hashlib").sha256
