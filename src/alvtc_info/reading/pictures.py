"""Picture files that a report names: read like drafts, from one folder, and judged by their first bytes.

Nothing is decoded: the size in pixels stands in the head of a picture, and a picture that would take all memory of
whoever opens the document is refused by it.
"""

from __future__ import annotations

import os

from alvtc_info.errors import InputError, ReportError
from alvtc_info.model.limits import DEFAULT_LIMITS
from alvtc_info.reading.input import slurp_inside
from alvtc_info.text.value_classes import replace

PIXELS = 120_000_000
PICTURES = 200  # of a report
_ONE = replace(DEFAULT_LIMITS, file_bytes=20 << 20)
_ALL = 40 << 20  # bytes of all pictures of a report together
_PIECES = 10_000  # chunks of a .png, segments of a .jpg
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a segment
_JPEG_SIZE = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN = 0xDA


class Pictures:
    """The pictures of one report, from one folder and those below it; each file is read once."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = folder
        self._known: dict[str, bytes] = {}
        self._room = _ALL

    def read(self, path: str) -> bytes:
        """The bytes of a picture. Raises ReportError for one that is missing, outside the folder, or too large.

        So does one that is no .png, .jpg, .gif or .bmp.
        """
        if path not in self._known:
            shown = os.path.join(self._folder, path)
            data = self._judged(path, shown)
            self._room -= len(data)
            if self._room < 0 or len(self._known) == PICTURES:
                message = f"图片超过 {PICTURES} 张或合计 {_ALL >> 20} MB，请删减或压缩图片“{path}”等"
                raise ReportError("picture-large", message, shown)
            self._known[path] = data
        return self._known[path]

    def _judged(self, path: str, shown: str) -> bytes:
        try:
            data = slurp_inside(os.fspath(self._folder), path, shown, _ONE)
        except InputError as error:
            raise _refused(error.code, path, shown) from None
        size = pixels(data)
        if size is None or 0 in size:
            raise ReportError("picture-bad", f"图片“{path}”不能用，请换成 .png 或 .jpg", shown)
        if size[0] * size[1] > PIXELS:
            message = f"图片“{path}”有 {size[0]}×{size[1]} 像素，超过 {PIXELS // 10_000} 万，请缩小"
            raise ReportError("picture-large", message, shown)
        return data


def _refused(code: str, path: str, shown: str) -> ReportError:
    if code == "outside":
        message = f"图片“{path}”不在报告所在的文件夹里；请放进来写相对路径，或用 --pictures 指定图片文件夹"
        return ReportError("picture-outside", message, shown)
    if code == "too-large":
        return ReportError("picture-large", f"图片“{path}”超过 {_ONE.file_bytes >> 20} MB，请压缩", shown)
    if code == "not-regular":
        return ReportError("picture-bad", f"图片“{path}”不是普通文件（可能是管道或设备），请给出图片本身", shown)
    return ReportError("picture-missing", f"找不到图片“{path}”，请核对路径", shown)


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height of a .png, .jpg, .gif or .bmp by its head; None for any other or a broken one."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) > 10:
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    if data.startswith(b"BM") and len(data) >= 54:
        wide, high = (int.from_bytes(data[at : at + 4], "little", signed=True) for at in (18, 22))
        return max(wide, 0), max(high, 0)
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    at = 8
    for _ in range(_PIECES):
        long, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if (at == 8) != (kind == b"IHDR") or at + 12 + long > len(data):
            return None
        if kind == b"IEND":
            return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
        at += 12 + long
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at, size = 2, None
    for _ in range(_PIECES):
        mark, kind = data[at : at + 1], data[at + 1 : at + 2]
        if mark != b"\xff" or not kind:
            return None
        if kind[0] == 0xFF or kind[0] in _JPEG_ALONE:  # a byte that fills, or a marker by itself
            at += 1 if kind[0] == 0xFF else 2
            continue
        if kind[0] == _SCAN:
            return size
        if kind[0] in _JPEG_SIZE and len(data) >= at + 9:
            size = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None
