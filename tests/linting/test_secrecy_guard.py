"""Of what bears a secrecy mark no copy is made: wherever the mark stands, whatever is asked for, whatever is settled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alvtc_info import CheckRequest, Document, InputError, Limits, check, check_file, read
from alvtc_info.config.settings_file import build_config
from alvtc_info.layout.apply_layout import set_layout
from alvtc_info.linting.secrecy_guard import bears_secrecy_mark, refuse_secret
from alvtc_info.reading.docx import read_docx
from alvtc_info.reading.drafts import read_bytes
from alvtc_info.word.fix import fix
from alvtc_info.word.review import review
from alvtc_info.word.sign_slip import slip
from alvtc_info.word.submission import submit
from tests import Run
from tests.building import HEAD, WORD, make_docx, paragraph
from tests.linting.notes import VAGUE

MARK = "机密★3年"
NS = f'xmlns:w="{WORD}"'
LONG = "".join(paragraph(f"2024年5月20日，第{n}段。") for n in range(4))


def guarded(path: Path) -> Document:
    return read_bytes(path.read_bytes(), path.name, CheckRequest(), guarded=True)


@pytest.mark.parametrize("note", ["不检查 疑似国家秘密标志：已核", "不检查 秘密", "不检查"])
def test_a_note_neither_hides_a_secrecy_mark_nor_makes_one(note: str, tmp_path: Path) -> None:
    plain, marked = tmp_path / "稿.txt", tmp_path / "密.txt"
    plain.write_text(f"{VAGUE} <!-- {note} -->\n", encoding="utf-8")
    marked.write_text(f"机密★3年 <!-- {note} -->\n{VAGUE}\n", encoding="utf-8")
    assert fix(plain).after == plain.read_text(encoding="utf-8")
    refuse_secret(guarded(plain))
    for work in (lambda: fix(marked), lambda: refuse_secret(guarded(marked))):
        with pytest.raises(InputError, match="国家秘密"):
            work()
    assert [f.rule for f in check(read(marked)).findings if f.rule == "secret-marking"]


def hidden(text: str) -> str:
    return f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r></w:p>"


def deleted(text: str) -> str:
    return f"<w:p><w:del w:id='3' w:author='王某'><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>"


def note(kind: str, text: str) -> str:
    return f"{HEAD}<w:{kind}s {NS}><w:{kind} w:id='4' w:author='王某'>{paragraph(text)}</w:{kind}></w:{kind}s>"


STYLES = (
    f"{HEAD}<w:styles {NS}><w:style w:styleId='H' w:type='paragraph'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
)
CHUNK = '<w:altChunk r:id="r0"/>'
COMMENTED = {"parts": {"word/comments.xml": note("comment", MARK)}, "links": (("comments", "comments.xml"),)}
PLACES: dict[str, bytes] = {
    "the text": make_docx(paragraph(MARK) + LONG),
    "hidden text": make_docx(LONG + hidden(MARK)),
    "a part of a paragraph that is hidden": make_docx(LONG + hidden(MARK).replace("<w:p>", "<w:p><w:r><w:t>前面</w:t></w:r>")),
    "text hidden by its style": make_docx(
        LONG + paragraph(MARK, "H"), parts={"word/styles.xml": STYLES}, links=(("styles", "styles.xml"),)
    ),
    "deleted text": make_docx(LONG + deleted(MARK)),
    "a comment": make_docx(LONG, **COMMENTED),  # type: ignore[arg-type]
    "a footnote": make_docx(
        LONG, parts={"word/footnotes.xml": note("footnote", MARK)}, links=(("footnotes", "footnotes.xml"),)
    ),
    "an embedded file": make_docx(LONG + CHUNK, parts={"word/c.docx": make_docx(paragraph(MARK))}, links=(("aFChunk", "c.docx"),)),
    "hidden text of an embedded file": make_docx(
        LONG + CHUNK, parts={"word/c.docx": make_docx(LONG + hidden(MARK))}, links=(("aFChunk", "c.docx"),)
    ),
    "a comment of an embedded file": make_docx(
        LONG + CHUNK, parts={"word/c.docx": make_docx(LONG, **COMMENTED)}, links=(("aFChunk", "c.docx"),)  # type: ignore[arg-type]
    ),
    "embedded text": make_docx(LONG + CHUNK, parts={"word/c.txt": MARK}, links=(("aFChunk", "c.txt"),)),
    "the end of a long file": make_docx(LONG * 3 + paragraph(MARK)),
}  # fmt: skip
ENTRANCES: dict[str, Callable[..., object]] = {
    "review": review,
    "review with suggestions": lambda data, **choices: review(data, suggest=True, **choices),
    "fix": fix,
    "slip": slip,
    "submit": lambda data, **choices: submit(data, anyway="急", **choices),
    "set_layout": set_layout,
}
ASKED: dict[str, Any] = {
    "nothing": {},
    "to ignore the rule": {"ignore": "secret-marking"},
    "another rule only": {"select": "vague-time"},
    "settings that ignore it": {"config": build_config({"ignore": ["secret-marking"]})},
    "a profile": {"profile": "news"},
    "to read a little only": {"limits": Limits(paragraphs=2)},
    "a few elements only": {"limits": Limits(elements=12)},
    "hidden text too": {"extras": ("hidden", "comments", "deletions")},
    "a kind": {"kind": "daily", "stage": "sent"},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("asked", ASKED)
def test_no_copy_is_made_of_what_bears_a_mark(place: str, asked: str) -> None:
    for name, entrance in ENTRANCES.items():
        with pytest.raises(InputError, match="请联系保密部门") as caught:
            entrance(PLACES[place], name="稿.docx", **ASKED[asked])
        assert (caught.value.code, caught.value.path) == ("secret", "稿.docx"), name


@pytest.mark.parametrize("place", PLACES)
def test_what_is_withheld_is_told_to_the_guard_only(place: str) -> None:
    plain = read(PLACES[place], name="稿.docx")
    known = read_bytes(PLACES[place], "稿.docx", CheckRequest(), guarded=True)
    assert plain.withheld == ()
    assert bears_secrecy_mark(known)
    assert (MARK in plain.text) is bears_secrecy_mark(plain)
    assert [block.text for block in known.blocks] == [block.text for block in plain.blocks]
    found = {finding.rule for finding in check_file(PLACES[place], name="稿.docx", select="secret-marking")}
    assert found == ({"secret-marking"} if MARK in plain.text else set())


@pytest.mark.parametrize("where", ["text", "comment", "hidden", "deleted"])
def test_what_bears_no_mark_is_copied(where: str) -> None:
    text = "本件不得标注机密。"
    data = {
        "text": make_docx(LONG + paragraph(text)),
        "comment": make_docx(
            LONG, parts={"word/comments.xml": note("comment", text)}, links=(("comments", "comments.xml"),)
        ),
        "hidden": make_docx(LONG + hidden(text)),
        "deleted": make_docx(LONG + deleted(text)),
    }[where]
    for entrance in ENTRANCES.values():
        assert entrance(data, name="稿.docx")


def test_what_a_guard_sees_has_limits_too() -> None:
    """A damaged file may hold paragraphs that only a guard counts."""
    gone = f"<w:del w:id='3' w:author='王某'>{paragraph('甲') * 3}</w:del>"
    data = make_docx(paragraph("一段平常的话。") + gone + paragraph("又一段。") + hidden(MARK))
    document = read_docx(data, "稿.docx", Limits(paragraphs=3), guarded=True)
    assert [block.text for block in document.blocks] == ["一段平常的话。", "又一段。"]
    assert document.withheld == ("甲", "甲")
    assert MARK in read_docx(data, "稿.docx", Limits(), guarded=True).withheld


def test_a_broken_part_of_comments_is_read_by_nobody() -> None:
    broken = note("comment", MARK)[:-20]
    data = make_docx(LONG, parts={"word/comments.xml": broken}, links=(("comments", "comments.xml"),))
    assert read_bytes(data, "稿.docx", CheckRequest(), guarded=True).withheld == (MARK,)
    with pytest.raises(InputError, match="国家秘密"):
        slip(data, name="稿.docx")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".yaml"])
def test_a_text_with_a_mark_is_not_put_right(suffix: str, tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / f"稿{suffix}"
    text = f"{MARK}\n昨日检查,正常。\n"
    if suffix == ".yaml":
        text = f"kind: daily\ndepartment: 后勤处\ntitle: 检查\nbody:\n  - {MARK}\n  - 昨日检查,正常。\n"
    path.write_text(text, encoding="utf-8")
    for words in (("fix", path, "--diff"), ("fix", path, "--in-place"), ("slip", path, "-o", tmp_path / "s.docx")):
        code, out, err = run_cli(*words, "--ignore", "secret-marking")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "请联系保密部门" in err
    assert path.read_text(encoding="utf-8") == text
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_wider_limits_of_the_caller_are_kept_by_the_guard() -> None:
    data = make_docx(LONG * 3)
    wide = read_bytes(data, "稿.docx", CheckRequest(limits=Limits(paragraphs=300_000)), guarded=True)
    narrow = read_bytes(data, "稿.docx", CheckRequest(limits=Limits(paragraphs=2, file_bytes=60 << 20)), guarded=True)
    assert (wide.withheld, len(narrow.withheld)) == ((), len(wide.blocks))
