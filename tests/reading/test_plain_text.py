from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from alvtc_info import InputError, Kind, Limits, Role, read
from alvtc_info.reading.input import slurp


def test_big5_is_read_with_a_warning() -> None:
    document = read("一、總體情況良好，學生情緒穩定".encode("big5"), name="a.txt")
    assert document.blocks[0].text == "一、總體情況良好，學生情緒穩定"
    assert document.encoding == "Big5"
    assert "Big5" in document.warnings[0]
    assert read("一、总体情况良好，学生情绪稳定".encode("gbk"), name="a.txt").warnings == ()
    rare = "丂丄丅丆丏丒".encode("gbk") + b"\xfa\x50"
    assert read(rare, name="a.txt").encoding == "GB18030"


def code_of(source: object, name: str, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        read(source, name=name, **options)  # type: ignore[arg-type]
    assert caught.value.path == name
    assert caught.value.message
    return caught.value.code


def test_lines_end_at_newlines_only_and_are_numbered_from_1() -> None:
    document = read("甲\x0b乙\u2028丙\r\n\n丁\r戊\n".encode(), name="a.txt")
    assert [(b.id, b.text, b.place) for b in document.blocks] == [
        ("1", "甲\x0b乙\u2028丙", "第1行"),
        ("3", "丁", "第3行"),
        ("4", "戊", "第4行"),
    ]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_encodings_are_recognised_and_named(encoding: str, name: str) -> None:
    document = read("学生公寓漏水，已修复。".encode(encoding), name="a.txt")
    assert document.blocks[0].text == "学生公寓漏水，已修复。"
    assert document.encoding == name


def test_short_lines_are_enough_to_recognise_gb18030() -> None:
    for text in ("漏水\n", "漏水\n学生公寓供水正常，秩序良好。"):
        document = read(text.encode("gbk"), name="a.txt")
        assert document.encoding == "GB18030"
        assert document.blocks[0].text == "漏水"
    assert read("café à la carte é".encode(), name="a.txt").encoding == "UTF-8"
    assert read("ⅳ".encode(), name="a.txt").encoding == "UTF-8"


def test_an_encoding_can_be_given() -> None:
    assert read("漏水".encode("big5"), name="a.txt", encoding="big5").blocks[0].text == "漏水"
    assert code_of("漏水".encode(), "a.txt", encoding="ascii") == "bad-encoding"
    assert code_of("漏水".encode(), "a.txt", encoding="no-such") == "unknown-encoding"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b"\xef\xbb\xbf \n", "a.txt", "empty"),
        (b"\xff\xfe\0\0", "a.txt", "empty"),
        (b"a\0b", "a.txt", "binary"),
        (b"\xff\0\x80a", "a.txt", "binary"),
        (b"\xff\xff\x80\x81", "a.txt", "bad-encoding"),
        ("学生公寓漏水事件的情况".encode() + b"\n" + "学生公寓漏水".encode("gbk"), "a.txt", "bad-encoding"),
        ("学生公寓漏水事件的情况报".encode() + b"\n" + "学生公寓漏水".encode("gbk"), "a.txt", "bad-encoding"),
        (b"%PDF-1.7", "a.docx", "pdf"),
        (b"{\\rtf1", "a.docx", "rtf"),
        (b"\x89PNG\r\n", "a.txt", "picture"),
        (b"Rar!\x1a", "a.txt", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "a.docx", "legacy"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (b"hello", "a.docx", "not-docx"),
        (b"hello", "a.exe", "unsupported"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(data: bytes, name: str, code: str) -> None:
    assert code_of(data, name) == code


def test_binary_streams_are_read() -> None:
    assert read(io.BytesIO("近日".encode()), name="-").blocks[0].text == "近日"


def test_limits_hold() -> None:
    assert code_of(b"abcdef", "a.txt", limits=Limits(file_bytes=5)) == "too-large"
    assert code_of(io.BytesIO(b"abcdef"), "a.txt", limits=Limits(file_bytes=5)) == "too-large"
    assert code_of("一二三".encode(), "a.txt", limits=Limits(characters=2)) == "too-long"
    assert code_of(b"a\nb\nc", "a.txt", limits=Limits(paragraphs=2)) == "too-long"


def test_paths_that_are_no_files_are_refused(tmp_path: Path) -> None:
    for path, code in [(tmp_path / "no.txt", "not-found"), (tmp_path, "is-folder"), (Path("a\0b"), "cannot-open")]:
        with pytest.raises(InputError) as caught:
            read(path)
        assert caught.value.code == code


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有命名管道文件")
def test_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError) as caught:
        read(tmp_path / "pipe.txt")
    assert caught.value.code == "not-regular"


def test_a_loop_of_links_and_a_file_without_permission_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(InputError) as caught:
        read(tmp_path / "loop.txt")
    assert caught.value.code == "cannot-open"

    def denied(*_: object, **__: object) -> int:
        raise PermissionError

    monkeypatch.setattr("alvtc_info.reading.input.os.open", denied)
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    assert caught.value.code == "is-folder"
    with pytest.raises(InputError) as caught:
        read(tmp_path / "any.txt")
    assert caught.value.code == "no-permission"


def test_an_error_while_reading_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("近日")

    def broken(*_: object, **__: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("alvtc_info.reading.input.os.fdopen", broken)
    with pytest.raises(InputError) as caught:
        slurp(path, str(path), Limits())
    assert caught.value.code == "cannot-read"


def test_markdown_markup_is_no_text_and_paragraphs_flow() -> None:
    text = "# 学生公寓漏水（首报）\n\n## 基本情况\n- 目前已修复\n学生公寓漏水后\n立即抢修\n> 引用\n\n另段"
    document = read(text.encode(), name="a.md")
    assert [b.role for b in document.blocks][:2] == [Role.TITLE, Role.HEADING_2]
    assert document.kind is Kind.FIRST
    assert document.text.split("\n") == [
        "学生公寓漏水（首报）", "基本情况", "目前已修复学生公寓漏水后立即抢修", "引用", "另段"
    ]  # fmt: skip


def test_a_soft_wrapped_text_is_one_paragraph() -> None:
    wrapped = "学院对全院供水管线逐段进行了查看并把目\n前存在的问题登记在册，逐一明确责任人；\n限期整改到位。"
    document = read(wrapped.encode(), name="a.txt")
    assert len(document.passages) == 1
    separate = read("　　学院召开了会议\n　　各系参加".encode(), name="a.txt")
    assert len(separate.passages) == 2
