"""Pictures that a report names are read from its folder only, and never decoded."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest

from alvtc_info import DailyReport, render
from alvtc_info.reading import pictures
from alvtc_info.reading.pictures import Pictures, pixels
from tests import Run
from tests.refusing import refused
from tests.rendering.reports import BASE


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(wide: int = 2, high: int = 3, *more: bytes) -> bytes:
    rows = zlib.compress(b"\0" * (1 + 2 * 3) * 3)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND")


def jpeg(*segments: bytes, wide: int = 2, high: int = 3) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, high, wide, 1) + b"\x01\x11\0"
    return b"\xff\xd8" + b"".join(segments) + frame + b"\xff\xda\x00\x08" + bytes(6) + b"\x01\xff\xd9"


JFIF = b"\xff\xe0\x00\x10JFIF\0\x01\x01\x01\x00\x60\x00\x60\x00\x00"
BMP = b"BM" + bytes(12) + struct.pack("<IiiHH", 40, 2, 3, 1, 24) + bytes(30)
GIF = b"GIF89a" + struct.pack("<HH", 2, 3) + bytes(3)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(), (2, 3)),
        (png(60_000, 60_000), (60_000, 60_000)),
        (jpeg(JFIF), (2, 3)),
        (jpeg(JFIF, b"\xff\xff\xff\x01", b"\xff\xfe\x00\x04hi"), (2, 3)),
        (GIF, (2, 3)),
        (BMP, (2, 3)),
        (BMP.replace(b"\x03\0\0\0", b"\xfd\xff\xff\xff"), (2, 0)),  # upside down: python-docx takes it for 4 Gpx
        (png()[:-4], None),
        (png()[:20], None),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT") + chunk(b"IEND"), None),
        (png(2, 3, chunk(b"IHDR", bytes(13))), None),
        (png(2, 3, *[chunk(b"tEXt")] * 10_001), None),
        (jpeg(*[b"\xff\xfe\x00\x02"] * 10_001), None),
        (b"\xff\xd8" + b"\0" * 99, None),
        (b"\xff\xd8\xff", None),
        (b"\xff\xd8\xff\xc0\x00", None),
        (b"\xff\xd8\xff\xda", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>", None),
        (b"II*\0" + bytes(50), None),
        (b"", None),
    ],
)  # fmt: skip
def test_the_size_stands_in_the_head(data: bytes, size: tuple[int, int] | None) -> None:
    assert pixels(data) == size


def test_pictures_that_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "a.png").write_bytes(png())
    (folder / "link.png").symlink_to(tmp_path / "a.png")
    (folder / "zero.png").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.png")
    (folder / "bomb.png").write_bytes(png(60_000, 60_000))
    (folder / "flat.gif").write_bytes(GIF.replace(b"\x02\x00\x03\x00", b"\x02\x00\x00\x00"))
    (folder / "drawn.svg").write_bytes(b"<svg/>")
    (folder / "good.png").write_bytes(png())
    with (folder / "huge.png").open("wb") as stream:
        stream.truncate((20 << 20) + 1)
    found = Pictures(folder)
    for code, name in (
        ("picture-outside", "../a.png"),
        ("picture-outside", str(tmp_path / "a.png")),
        ("picture-outside", "/dev/zero"),
        ("picture-outside", "C:\\a.png"),
        ("picture-outside", "\\\\host\\a.png"),
        ("picture-outside", "link.png"),
        ("picture-outside", "zero.png"),
        ("picture-bad", "pipe.png"),
        ("picture-bad", "flat.gif"),
        ("picture-bad", "drawn.svg"),
        ("picture-large", "bomb.png"),
        ("picture-large", "huge.png"),
        ("picture-missing", "none.png"),
        ("picture-outside", "."),
    ):
        refused(code, lambda name=name: found.read(name))  # type: ignore[misc]
    assert found.read("good.png") == found.read("good.png") == png()
    (folder / "more.png").write_bytes(png())
    monkeypatch.setattr(pictures, "PICTURES", 1)
    refused("picture-large", lambda: found.read("more.png"))


def test_a_picture_whose_head_alone_is_whole(tmp_path: Path) -> None:
    """python-docx divides by the resolution that a picture names, and fails on notes of a camera in many ways."""
    exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x011A, 5, 1, 0xFFFFFFF)
    for name, data in (
        ("a.jpg", jpeg(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)),
        ("b.jpg", jpeg(b"\xff\xe0\x00\x10JFIF\0\x01\x01\x01" + bytes(6))),
    ):
        (tmp_path / name).write_bytes(data)
        report = DailyReport(**{**BASE, "body": [{"picture": name}]})
        refused("picture-bad", lambda report=report: render(report, folder=tmp_path))  # type: ignore[misc]


def test_a_folder_of_pictures(run_cli: Run, examples: Path, tmp_path: Path) -> None:
    report = tmp_path / "a.yaml"
    report.write_bytes((examples / "composite.yaml").read_bytes())
    code, _, err = run_cli("render", report, "-o", tmp_path / "a.docx")
    assert (code, "找不到图片" in err) == (2, True)
    assert run_cli("render", report, "-o", tmp_path / "a.docx", "--pictures", examples)[0] == 0
