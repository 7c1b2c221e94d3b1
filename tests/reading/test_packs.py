"""Names and members of packs from elsewhere."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
from collections.abc import Callable

import pytest

from alvtc_info.config.folders import NAMES
from alvtc_info.files import zipped
from alvtc_info.reading.formats import FORMATS, NONE
from alvtc_info.reading.packs import LONGEST, Pack, made_plain, name_fault, one_name, open_pack, paper_fault
from tests.refusing import refused

PLAIN = [
    "首报.docx",
    "a b.txt",
    "关于 2024 年（第1期）.docx",
    "葛洲.md",
    "第\u3000一期.txt",
    "报告-终稿_v2.DOCX",
    "㛃䶮.txt",
]
FAULTY = [
    "", ".", "..", " ", "../x.txt", "a/b.txt", "a\\b.txt", "/etc/x.txt", "C:x.txt", "C:\\x.txt", "\\\\host\\x.txt", "a.txt:s",
    ".bash_profile", ".docx", "~$a.docx", "a.txt.", "a.txt ", " a.txt", "\u3000a.txt", "a\n.txt", "a\x00.txt", "a\x1b[31m.txt",
    "a\x7f.txt", "a\x85.txt", "a\u202etxt.exe", "a\u200b.txt", "a\u200d.txt", "a\ufeff.txt", "a\u2066b.txt", "a\u00ad.txt",
    "a\u00a0.txt", "a\u3164.txt", "a\u2800.txt", "a\ufe0f.txt", "a\U000e0041.txt", "a\u2028.txt", "a?.txt", "a*.txt", "a<.txt", 'a".txt',
    "a|.txt", "CON", "con.txt", "NUL.docx", "nul.a.b.docx", "COM1.txt", "lpt9.docx", "COM\u00b9.txt", "\uff23\uff2f\uff2e.txt", "CON .txt", "conin$.txt",
    "报" * 81 + ".txt", "a\ud800.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_plain_names(name: str) -> None:
    assert not name_fault(name)
    assert made_plain(name) == name


@pytest.mark.parametrize("name", FAULTY)
def test_names_that_are_not(name: str) -> None:
    fault = name_fault(name)
    assert fault
    assert "\n" not in fault
    assert not name_fault(made_plain(f"{name}.docx"))
    assert len(made_plain(f"{name}.docx").encode()) <= LONGEST


def test_one_file_under_two_names() -> None:
    for one, other in (("A.docx", "a.DOCX"), ("é.txt", unicodedata.normalize("NFD", "é.txt")), ("ß.txt", "SS.TXT")):
        assert one_name(one) == one_name(other)
    assert one_name("１.txt") != one_name("1.txt")


def test_papers_have_the_suffixes_of_the_table() -> None:
    readable = {suffix for suffix, form in FORMATS.items() if form.reading != NONE}
    for suffix in (*FORMATS, "", ".toml", ".py", ".exe", ".lnk", ".bat", ".html"):
        unknown = "不是稿件（扩展名" in paper_fault(f"a{suffix}", b"x")
        assert unknown == (suffix not in readable)
    for name in (*NAMES, ".pre-commit-config.yaml", "setup.cfg"):
        assert paper_fault(name, b"kind: first")
    assert not paper_fault("a.yaml", b"kind: first\n")
    assert "kind" in paper_fault("a.yaml", b"repos: []\n")
    assert "kind" in paper_fault("a.json", b"{}")
    assert "不是稿件" in paper_fault("a.yaml", bytes(9))
    assert "不是稿件" in paper_fault("a.docx", b"MZ")


PACK = Pack(("broken", "坏了"), ("large", "太大"), most=5, folder="f/")
GOOD = {"a.txt": b"one", "f/b.txt": b"two"}


def test_members_are_read() -> None:
    assert open_pack(zipped(GOOD), "x.zip", PACK) == GOOD
    streamed = io.BytesIO()

    class Unseekable(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return streamed.write(data)  # type: ignore[arg-type]

    with zipfile.ZipFile(Unseekable(), "w") as out:
        out.writestr("甲.txt", b"sizes come after the data")
    assert open_pack(streamed.getvalue(), "x.zip", PACK) == {"甲.txt": b"sizes come after the data"}


def made(*members: tuple[str, bytes], change: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, data in members:
            info = zipfile.ZipInfo(name)
            change(info)
            pack.writestr(info, data)
    return out.getvalue()


def linked(info: zipfile.ZipInfo) -> None:
    info.create_system, info.external_attr = 3, 0o120777 << 16


def lzma(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_LZMA


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_that_are_refused() -> None:
    two = "e\u0301.txt", "\u00e9.txt"
    for code, data in (
        ("bad-name", made(("../a.txt", b""))),
        ("bad-name", made(("f/../a.txt", b""))),
        ("bad-name", made(("f/c/a.txt", b""))),
        ("bad-name", made(("f/", b""))),
        ("bad-name", made(("a.txt", b"/etc/passwd"), change=linked)),
        ("duplicate-part", made(("a.txt", b"1"), ("a.txt", b"2"))),
        ("duplicate-part", made(("a.txt", b"1"), ("A.TXT", b"2"))),
        ("duplicate-part", made(*((name, b"1") for name in two))),
        ("broken", made(("a.txt", b"1"), change=lzma)),
        ("large", made(*((f"{n}.txt", b"") for n in range(6)))),
    ):
        refused(code, lambda data=data: open_pack(data, "x.zip", PACK))  # type: ignore[misc]


def patched(data: bytes, sign: bytes, at: int, value: bytes) -> bytes:
    """A zip with bytes put over those of its first header with this sign."""
    start = data.index(sign) + at
    return data[:start] + value + data[start + len(value) :]


LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


@pytest.mark.parametrize(
    ("code", "sign", "at", "value"),
    [
        ("encrypted", CENTRAL, 8, b"\x01\x00"),
        ("broken", LOCAL, 6, b"\x01\x00"),  # says encrypted where the directory does not
        ("broken", LOCAL, 8, b"\x08\x00"),  # another method
        ("broken", LOCAL, 14, b"\x00\x00\x00\x00"),  # another checksum
        ("broken", LOCAL, 22, b"\xff\xff\xff\x7f"),  # another size
        ("broken", LOCAL, 30, b"b"),  # another name
        ("broken", LOCAL, 0, b"xx"),
        ("large", CENTRAL, 24, struct.pack("<I", 65 << 20)),
        ("broken", CENTRAL, 24, struct.pack("<I", 1 << 20)),  # shorter than it says
        ("broken", CENTRAL, 20, struct.pack("<I", 1 << 20)),  # reaches over its end
        ("bad-name", CENTRAL, 46, b"a\x00"),  # Python would read the name up to the NUL
        ("bad-name", CENTRAL, 46, b"..\\"),
    ],
)
def test_headers_that_are_spoilt(code: str, sign: bytes, at: int, value: bytes) -> None:
    data = patched(made(("abcd.txt", b"something")), sign, at, value)
    refused(code, lambda: open_pack(data, "x.zip", PACK))


def test_zips_that_are_none() -> None:
    for data in (b"", b"no zip", zipped(GOOD)[:60]):
        refused("broken", lambda data=data: open_pack(data, "x.zip", PACK))  # type: ignore[misc]


def test_a_long_name_is_cut_in_the_message() -> None:
    message = refused("bad-name", lambda: open_pack(made(("\u202e" + "x" * 200, b"")), "x.zip", PACK))
    assert "\\u202e" in message
    assert len(message) < 200
