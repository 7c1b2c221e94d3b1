"""The directory of an ordinary zip is read by itself; any other is left to `zipfile`."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from alvtc_info import read
from alvtc_info.reading.zip_directory import entries_of
from tests.building import make_docx, paragraph

GOOD = make_docx(paragraph("正文"))
NAMES = (
    "filename",
    "orig_filename",
    "flag_bits",
    "compress_type",
    "CRC",
    "compress_size",
    "file_size",
    "header_offset",
)


def packed(
    names: tuple[str, ...] = ("a.xml", "b/c.xml"), extra: bytes = b"", comment: bytes = b"", **more: int
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number, name in enumerate(names):
            info = zipfile.ZipInfo(name)
            info.extra, info.comment = extra, comment
            info.compress_type = more.get("method", 8 * (number % 2))
            info.extract_version = more.get("version", 20)
            package.writestr(info, b"words " * 20 * (number + 1))
    return out.getvalue()


def changed(data: bytes, at: int, value: bytes) -> bytes:
    """With other bytes so far behind the first entry of the directory."""
    at += data.index(b"PK\x01\x02")
    return data[:at] + value + data[at + len(value) :]


@pytest.mark.parametrize(
    "data", [GOOD, packed(), packed(extra=b"\xfe\xca\0\0"), packed(comment=b"note"), packed(extra=b"\xfe\xca\2\0ab\1")]
)
def test_an_ordinary_directory_says_what_zipfile_reads(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        wanted = [tuple(getattr(info, name) for name in NAMES) for info in package.infolist()]
    assert [tuple(getattr(entry, name) for name in NAMES) for entry in entries_of(data) or ()] == wanted


END = len(GOOD) - 22


@pytest.mark.parametrize(
    "data",
    [
        b"PK", b"x" + GOOD, GOOD + b"x", GOOD[:-1], GOOD[:-2] + b"\1\0", GOOD[: END + 4] + b"\1" + GOOD[END + 5 :],
        GOOD[: END - 20] + b"PK\6\7" + GOOD[END - 16 :], packed(("名.xml",)), packed(("a\\b.xml",)), packed(method=12), packed(version=63),
        changed(packed(), 8, b"\1"), changed(packed(), 0, b"PX"), changed(packed(), 28, b"\xff\xff"), changed(packed(), 20, b"\xff\xff\xff\xff"),
        changed(packed(), 42, b"\xff\xff\xff\xff"), packed(extra=b"up\0\0"), changed(packed(extra=b"\xfe\xca\2\0ab"), 46 + 5 + 2, b"\x09"),
        changed(packed(), 46, b"a\0"), changed(packed(("a.xml",)), 32, b"\x01"),
    ],
)  # fmt: skip
def test_what_is_out_of_the_ordinary_is_left_to_zipfile(data: bytes) -> None:
    assert entries_of(data) is None


def test_an_ordinary_draft_is_read_without_zipfile() -> None:
    script = "import sys; from alvtc_info import read; print(read(sys.stdin.buffer.read(), name='a.docx').blocks[0].text == '正文', {'zipfile', 'urllib.parse', 'pathlib'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-P", "-c", script], input=GOOD, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["True", "set()"]


def test_a_target_may_be_written_with_percent_signs() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(out, "w", 8) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b"word/document.xml", b"word/d%6Fcument.xml") if name == "_rels/.rels" else data
            )
    document = read(out.getvalue(), name="a.docx")
    assert [block.text for block in document.blocks] == ["正文"]
    assert not document.warnings
