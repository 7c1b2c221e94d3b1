"""The directory of an ordinary zip, read by itself: importing `zipfile` costs a start more than reading a page.

What is not as Word, WPS and their like write it (a comment, data before or behind, Zip64, an odd compression, names
that are not plain) is not judged here: `zipfile` reads it.
"""

from __future__ import annotations

from alvtc_info.text.named_tuples import NamedTuple

_END, _LOCATOR_64, _ENTRY = b"PK\x05\x06", b"PK\x06\x07", b"PK\x01\x02"
_END_SIZE, _LOCATOR_SIZE, _ENTRY_SIZE = 22, 20, 46
_FLAGS = 0x080E  # how well it is deflated, sizes behind the data, names in UTF-8: what changes nothing for us
_METHODS = (0, 8)
_NEWEST = 45  # a newer version of the format may mean something else
_ODD_EXTRAS = (0x0001, 0x7075)  # Zip64, another name


class ZipEntry(NamedTuple):
    """An entry, with the names that `zipfile.ZipInfo` has for what is said of it; sizes and offset in bytes."""

    filename: str
    orig_filename: str
    flag_bits: int
    compress_type: int
    CRC: int
    compress_size: int
    file_size: int
    header_offset: int


def entries_of(data: bytes) -> list[ZipEntry] | None:
    """The entries of a zip in the order of its directory; None where anything is out of the ordinary."""
    end = len(data) - _END_SIZE
    if end < 0 or data[end : end + 4] != _END or data[end + 4 : end + 8].strip(b"\0") or data[end + 20 :] != b"\0\0":
        return None
    size, start = _number(data, end + 12, 4), _number(data, end + 16, 4)
    if start + size != end or data[max(0, end - _LOCATOR_SIZE) : end][:4] == _LOCATOR_64:
        return None
    found: list[ZipEntry] = []
    at = start
    while at < end:
        head = data[at : at + _ENTRY_SIZE]
        if len(head) < _ENTRY_SIZE or head[:4] != _ENTRY or head[6] > _NEWEST:
            return None
        named, more, said = (_number(head, place, 2) for place in (28, 30, 32))
        name = data[at + _ENTRY_SIZE : at + _ENTRY_SIZE + named]
        extra = data[at + _ENTRY_SIZE + named : at + _ENTRY_SIZE + named + more]
        at += _ENTRY_SIZE + named + more + said
        flags, method = _number(head, 8, 2), _number(head, 10, 2)
        plain = name.isascii() and not any(odd in name for odd in (b"\0", b"\\"))
        if flags & ~_FLAGS or method not in _METHODS or not plain or at > end or not _is_plain(extra):
            return None
        text = name.decode("ascii")
        checksum, packed, whole = (_number(head, place, 4) for place in (16, 20, 24))
        offset = _number(head, 42, 4)
        if 0xFFFFFFFF in (packed, whole, offset):
            return None
        found.append(ZipEntry(text, text, flags, method, checksum, packed, whole, offset))
    return found


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")


def _is_plain(extra: bytes) -> bool:
    """Whether the extra fields of an entry are whole, and none of them changes what the entry says."""
    at = 0
    while at + 4 <= len(extra):
        if _number(extra, at, 2) in _ODD_EXTRAS:
            return False
        at += 4 + _number(extra, at + 2, 2)
    return at <= len(extra)
