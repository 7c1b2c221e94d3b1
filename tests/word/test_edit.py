"""Words of a draft are replaced by others: all or none, nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alvtc_info import Edit, InputError, UsageError, edit, read
from alvtc_info.model.edits import in_order
from tests import ROOT
from tests.building import make_docx, paragraph

DRAFT = ROOT / "examples" / "draft.docx"
TEXT = "后勤处值班信息\r\n\r\n近日，后勤处更换了阀门。\r\n"


def spans(document_of: bytes, name: str) -> dict[str, str]:
    return {block.id: block.text for block in read(document_of, name=name).blocks}


def test_a_text_keeps_its_line_ends_encoding_and_mark() -> None:
    for coding in ("utf-8", "utf-8-sig", "gb18030"):
        done = edit(
            TEXT.encode(coding), [Edit("3", 0, 2, "近日", "5月2日"), Edit("3", 3, 6, "后勤处", "")], name="稿.txt"
        )
        assert done.decode(coding) == TEXT.replace("近日", "5月2日").replace("，后勤处", "，")


def test_nothing_to_do_changes_nothing() -> None:
    assert edit(DRAFT, []) == DRAFT.read_bytes()


def test_a_sign_that_the_encoding_lacks_is_said() -> None:
    with pytest.raises(InputError) as caught:
        edit("近日更换了阀门。".encode("gbk"), [Edit("1", 0, 2, "近日", "😀")], name="稿.txt", encoding="gbk")
    assert caught.value.code == "not-encodable"


def test_a_report_written_as_yaml() -> None:
    data = "kind: daily\ndepartment: 后勤处\ntitle: 检修线路\nbody:\n  - 近日检修。 # 留着\n".encode()
    done = edit(data, [Edit("body[0]", 0, 2, "近日", "5月2日")], name="a.yaml")
    assert done.decode() == data.decode().replace("近日", "5月2日")
    with pytest.raises(InputError) as caught:
        edit(data, [Edit("title", 0, 2, "近日", "5月2日")], name="a.yaml")
    assert caught.value.code == "text-changed"


@pytest.mark.parametrize("track", [False, True])
def test_a_word_draft(track: bool) -> None:
    words = spans(DRAFT.read_bytes(), "a.docx")["p6"]
    at = words.index("近日")
    done = edit(
        DRAFT, [Edit("p6", at, at + 2, "近日", "5月20日"), Edit("p6", at - 1, at - 1, "", "（续）")], track=track
    )
    after = spans(done, "a.docx")
    assert after["p6"] == words[: at - 1] + "（续）" + words[at - 1] + "5月20日" + words[at + 2 :]
    assert {k: v for k, v in after.items() if k != "p6"} == {
        k: v for k, v in spans(DRAFT.read_bytes(), "a.docx").items() if k != "p6"
    }
    marks = zipfile.ZipFile(io.BytesIO(done)).read("word/document.xml").decode()
    assert ("<w:ins " in marks) == track


def test_an_insertion_at_the_start_of_a_paragraph() -> None:
    data = make_docx(paragraph("后勤处更换了阀门。") + paragraph(""))
    block, empty = read(data).blocks[0].id, "p2"
    assert spans(edit(data, [Edit(block, 0, 0, "", "昨日，")]), "")[block] == "昨日，后勤处更换了阀门。"
    for wrong in (Edit(empty, 0, 0, "", "字"), Edit(block, 0, 1, "后", "一\n二")):
        with pytest.raises(InputError):
            edit(data, [wrong])


@pytest.mark.parametrize(
    "wrong",
    [
        Edit("3", 0, 2, "昨日", "5月2日"),
        Edit("3", 11, 13, "。\r", "！"),
        Edit("3", 12, 15, "abc", ""),
        Edit("30", 0, 2, "近日", ""),
        Edit("p3", 0, 2, "近日", ""),
    ],
    ids=str,
)
def test_words_that_are_not_there_change_nothing(wrong: Edit, tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes(TEXT.encode())
    with pytest.raises(InputError) as caught:
        edit(path, [Edit("1", 0, 3, "后勤处", "保卫处"), wrong])
    assert caught.value.code == "text-changed"
    assert path.read_bytes() == TEXT.encode()


@pytest.mark.parametrize("wrong", [Edit("p6", 0, 2, "近日", ""), Edit("p60", 0, 0, "", "字")], ids=str)
def test_words_that_are_not_in_a_word_draft(wrong: Edit) -> None:
    with pytest.raises(InputError) as caught:
        edit(DRAFT, [wrong])
    assert caught.value.code == "text-changed"


def test_words_of_a_field_are_left_to_word() -> None:
    field = (
        '<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>12</w:t></w:r></w:fldSimple>'
        "<w:r><w:t>页共三段。</w:t></w:r></w:p>"
    )
    data = make_docx(field)
    (block,) = read(data).blocks
    at = block.text.index("12")
    with pytest.raises(InputError, match="在 Word 里改"):
        edit(data, [Edit(block.id, at, at + 2, "12", "13")])


MAKERS: dict[str, Callable[[], object]] = {
    "a block that is no text": lambda: Edit(3, 0, 2, "近日", ""),  # type: ignore[arg-type]
    "an offset that is no number": lambda: Edit("3", True, 2, "近日", ""),
    "an end before the start": lambda: Edit("3", 2, 0, "近日", ""),
    "a span of another length": lambda: Edit("3", 0, 3, "近日", ""),
    "what is no list": lambda: edit(b"", 3, name="稿.txt"),  # type: ignore[arg-type]
    "a text": lambda: edit(b"", "近日", name="稿.txt"),  # type: ignore[arg-type]
    "what is no edit": lambda: edit(b"", [("3", 0, 2)], name="稿.txt"),  # type: ignore[list-item]
    "two on the same words": lambda: in_order([Edit("3", 0, 2, "近日", ""), Edit("3", 1, 2, "日", "")]),
    "two at the same place": lambda: in_order([Edit("3", 1, 1, "", "a"), Edit("3", 1, 1, "", "b")]),
    "track that is no flag": lambda: edit(b"", [], track=1, name="稿.txt"),  # type: ignore[arg-type]
    "another kind of file": lambda: edit(b"{}", [], name="a.json"),
}


@pytest.mark.parametrize("case", MAKERS)
def test_what_is_refused(case: str) -> None:
    with pytest.raises(UsageError):
        MAKERS[case]()


@pytest.mark.medium
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.text("甲乙", max_size=3)), max_size=4))
def test_edits_are_as_those_of_a_list_of_letters(spots: list[tuple[int, int, str]]) -> None:
    line = "后勤处更换了公寓二号楼的阀门"
    edits, end = [], -1
    for start, size, words in sorted(spots):
        if start > end:
            edits.append(Edit("1", start, start + size, line[start : start + size], words))
            end = start + size
    expected = line
    for each in reversed(edits):
        expected = expected[: each.start] + each.replacement + expected[each.end :]
    assert edit(line.encode(), edits[::-1], name="稿.txt").decode() == expected
    word = make_docx(paragraph(line))
    (block,) = read(word).blocks
    moved = [Edit(block.id, e.start, e.end, e.was, e.replacement) for e in edits]
    after = read(edit(word, moved)).blocks
    assert "".join(each.text for each in after) == expected
