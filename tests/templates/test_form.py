"""The forms: what is still a prompt, what was typed, and that LibreOffice gives both back as they were."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info import Kind, check, read, review, submit
from alvtc_info.files import repack
from alvtc_info.institution.values import default_institution
from alvtc_info.layout.apply_layout import set_bytes
from alvtc_info.model.document import Document
from alvtc_info.model.form_prompts import PROMPTS
from alvtc_info.model.kinds import Role
from alvtc_info.model.request import CheckRequest
from alvtc_info.templates.form import build_form
from tests import Run
from tests.building import WORD, make_docx

TYPED = {
    "department": "后勤处",
    "issue_number": "12",
    "reporting_unit": "后勤处",
    "dated": "2026年11月20日",
    "title": "学生公寓2号楼水管破裂",
    "author": "张某",
    "affiliation": "基础部",
    "contact": "8000001",
    "editor": "刘某",
    "phone": "0483-8000000",
    "signed_off_by": "孙某",
}
BODY = "2026年11月20日14时30分，学生公寓2号楼三层水管破裂。"
SECOND = "后勤处已关闭总阀，后续情况续报。"
MAIN = "word/document.xml"
_CONTROL = re.compile(r'<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag w:val="(\w+)"/>.*?</w:sdt>', re.DOTALL)
_RUN = re.compile(r"(<w:r>)(<w:rPr>.*?</w:rPr>)(<w:t>)(.*?)(</w:t></w:r>)", re.DOTALL)


def _answer(tag: str) -> str:
    return TYPED.get(tag, "现场情况" if tag.startswith("heading") else BODY)


def by_hand(form: bytes) -> bytes:
    """The form as Word leaves it: the prompts' look is gone, so are the controls around bodies, which have two paragraphs."""

    def typed(control: re.Match[str]) -> str:
        words = _answer(control[1])
        if "<w:temporary/>" in control[0]:
            return f"<w:r><w:t>{words}</w:t></w:r></w:p><w:p><w:r><w:t>{SECOND}</w:t></w:r>"
        bare = control[0].replace("<w:showingPlcHdr/>", "")
        return _RUN.sub(lambda run: f"{run[1]}{run[3]}{words}{run[5]}", bare)

    return _rewritten(form, typed)


def by_program(form: bytes, *, bare: bool = False) -> bytes:
    """The form as a program fills it in that only exchanges the text; with `bare` the run's look is gone too."""

    def typed(control: re.Match[str]) -> str:
        return _RUN.sub(lambda r: f"{r[1]}{'' if bare else r[2]}{r[3]}{_answer(control[1])}{r[5]}", control[0])

    return _rewritten(form, typed)


def _rewritten(form: bytes, change: Callable[[re.Match[str]], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        xml = package.read(MAIN).decode()
    return repack(form, {MAIN: _CONTROL.sub(change, xml).encode()})


def content(document: Document) -> list[tuple[str, Role]]:
    return [(block.text, block.role) for block in document.blocks if block.role is not Role.PROMPT]


def asking(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.role is Role.PROMPT]


@pytest.mark.parametrize("kind", list(Kind))
def test_an_empty_form_has_no_text_of_prompts(kind: Kind) -> None:
    document = read(build_form(kind, default_institution()), name="form.docx")
    assert not any(prompt in text for text, _ in content(document) for prompt in PROMPTS if len(prompt) > 2)
    assert not document.value("editor")
    assert document.value("title") in (None, "", kind.mark)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_a_program_types_into_a_form_is_text(kind: Kind) -> None:
    form = build_form(kind, default_institution())
    for filled in (by_program(form), by_program(form, bare=True), by_hand(form)):
        document = read(filled, name="form.docx")
        assert document.value("department") == "后勤处"
        assert document.value("title").startswith(TYPED["title"])  # type: ignore[union-attr]
        assert document.value("phone") == "0483-8000000"
        assert BODY in document.text
        assert not asking(document)


def _left(form: bytes, tag: str) -> bytes:
    """The form filled by hand in Word, but for this control."""

    def typed(control: re.Match[str]) -> str:
        if control[1] == tag:
            return control[0]
        bare = control[0].replace("<w:showingPlcHdr/>", "")
        return _RUN.sub(lambda run: f"{run[1]}{run[3]}{_answer(control[1])}{run[5]}", bare)

    return _rewritten(form, typed)


def _asked(kind: Kind) -> list[str]:
    """The controls of a form that show a prompt, those of the authors left out: they have a rule of their own."""
    with zipfile.ZipFile(io.BytesIO(build_form(kind, default_institution()))) as package:
        xml = package.read(MAIN).decode()
    blank = {"issue_number", "signed_off_by", "author", "affiliation", "contact"}
    return [found[1] for found in _CONTROL.finditer(xml) if found[1] not in blank]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_prompt_left_in_a_filled_form_is_an_error_that_keeps_it_back(kind: Kind) -> None:
    form = build_form(kind, default_institution())
    assert not [f for f in check(read(by_hand(form), name="a.docx", kind=kind)) if f.rule == "leftover-prompt"]
    for tag in _asked(kind):
        left = _left(form, tag)
        found = [f for f in check(read(left, name="a.docx", kind=kind)) if f.rule == "leftover-prompt"]
        assert [(f.severity, f.urgency) for f in found] == [("error", "now")], tag
        assert "会照着印出来" in found[0].message
        assert not submit(left, name="a.docx", kind=kind).ready
        assert set_bytes(left, "a.docx", CheckRequest(kind=kind), ".docx", True).unfilled == 1


def test_format_tells_how_many_places_are_not_filled_in(run_cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "首报.docx"
    path.write_bytes(_left(build_form(Kind.FIRST, default_institution()), "title"))
    code, out, err = run_cli("format", path)
    assert code == 0
    assert "还有 1 处没有填写，空表的提示、空位会照着印出来" in out + err


def test_a_prompt_without_text_is_quoted_and_one_beside_text_points_at_the_text() -> None:
    form = build_form(Kind.FOLLOW_UP, default_institution())
    whole = [f for f in check(read(_left(form, "body1"), name="a.docx")) if f.rule == "leftover-prompt"]
    beside = [f for f in check(read(_left(form, "title"), name="a.docx")) if f.rule == "leftover-prompt"]
    assert [f.quote for f in whole] == ["谁作了什么批示，落实到哪一步；没有批示写“暂无领导批示。”"]
    assert [f.quote for f in beside] == ["（续报）"]


def test_a_prompt_beside_text_hides_nothing_of_the_text() -> None:
    body = f"<w:p>{_run('近日漏水，已修好。')}{_control(SHOWING, _run('请写情况'))}</w:p>"
    found = check(read(make_docx(body), name="a.docx", kind=Kind.DAILY), select=["leftover-prompt", "vague-time"])
    assert [(f.rule, f.quote) for f in found] == [("vague-time", "近日"), ("leftover-prompt", "。")]


def test_the_gaps_of_a_masthead_are_one_finding() -> None:
    form = build_form(Kind.FIRST, default_institution())

    def typed(control: re.Match[str]) -> str:
        if control[1] in ("department", "reporting_unit", "dated", "issue_number"):
            return control[0]
        bare = control[0].replace("<w:showingPlcHdr/>", "")
        return _RUN.sub(lambda run: f"{run[1]}{run[3]}{_answer(control[1])}{run[5]}", bare)

    found = check(read(_rewritten(form, typed), name="a.docx"), select=["leftover-prompt", "header-elements"])
    assert [f.message for f in found] == [
        "版头还没有填写部门（XX值班信息）、期号（第XX期）、报送单位、报送日期，空表的提示会照着印出来，请填写"
    ]


def test_a_heading_whose_words_are_to_come_has_no_mark_at_its_end() -> None:
    left = _left(build_form(Kind.COMPOSITE, default_institution()), "heading0")
    assert not list(check(read(left, name="a.docx"), select=["heading-trailing-punct"]))


def test_the_prompt_of_a_paragraph_that_breaks_divide_is_told_once() -> None:
    body = f"<w:p>{_control(SHOWING, _run('请写情况'))}{_run('一、情况。')}<w:r><w:br/></w:r>{_run('二、打算。')}</w:p>"
    document = read(make_docx(body), name="a.docx", kind=Kind.DAILY)
    assert [block.prompt for block in document.blocks] == ["请写情况", ""]


def _control(properties: str, *runs: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(runs)}</w:sdtContent></w:sdt>"


def _run(text: str, style: str = "", more: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:r><w:rPr>{named}{more}</w:rPr><w:t>{text}</w:t></w:r>"


SHOWING, PLACED, OURS = (
    "<w:showingPlcHdr/>",
    '<w:placeholder><w:docPart w:val="A1"/></w:placeholder>',
    '<w:tag w:val="title"/>',
)
ASK = "标题：地点、事件、伤亡或进展"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (_control(SHOWING, _run("请写")), ""),
        (_control(SHOWING, _run("单击此处输入文字。")), ""),
        (_control(SHOWING, _run("部门名称", "P")), ""),
        (_control(SHOWING, _run("2号楼水管破裂")), "2号楼水管破裂"),
        (_control(SHOWING, _run("")), ""),
        (_control(SHOWING + PLACED, _run("请写", "P")), ""),
        (_control(SHOWING + PLACED, _run("水管破裂")), "水管破裂"),
        (_control(SHOWING + OURS, _run("水管破裂")), "水管破裂"),
        (_control(SHOWING + OURS, _run(ASK)), ""),
        (_control(SHOWING, _run("水管破裂", "T")), "水管破裂"),
        (_control(SHOWING, _run("水管", "T"), _run("破裂")), "水管破裂"),
        (_control(SHOWING, _control(OURS, _run("请写"))), ""),
        (_control("", _run("水管破裂", "T")), "水管破裂"),
        (_run("前") + _run(ASK[:4], "T") + _run(ASK[4:], "T") + _run("后"), "前后"),
        (_run(ASK, "T") + _control("", _run("后")), "后"),
        (_control("", _run(ASK, "T")) + _run("后"), "后"),
        (_run(ASK, "T") + _run("水管破裂", "T"), ASK + "水管破裂"),
        (_run("{几时}", "", '<w:highlight w:val="yellow"/>') + _run(ASK, "T", '<w:highlight w:val="yellow"/>') + _run("后"), "{几时}后"),
    ],
)  # fmt: skip
def test_what_is_a_prompt_and_what_was_typed_over_it(inside: str, text: str) -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="character" w:styleId="T"><w:name w:val="填写提示"/></w:style>'
        '<w:style w:type="character" w:styleId="P"><w:name w:val="Placeholder Text"/></w:style></w:styles>'
    )
    document = read(
        make_docx(
            f"<w:p>{inside}</w:p><w:p><w:r><w:t>末段</w:t></w:r></w:p>",
            parts={"word/styles.xml": styles},
            links=(("styles", "styles.xml"),),
        ),
        name="form.docx",
    )
    assert [words for words, _ in content(document)] == [*([text] if text else []), "末段"]
    assert [b.yellow for b in document.blocks if b.yellow] == ([((0, 4),)] if "{" in text else [])


def convert(folder: Path, suffix: str) -> Path:
    """Every file of the folder in another format, by one run of LibreOffice."""
    target = folder.parent / f"{folder.name}-{suffix}"
    command = ["soffice", f"-env:UserInstallation=file://{folder.parent}/office", "--headless", "--convert-to", suffix]
    subprocess.run(
        [*command, "--outdir", target, *sorted(folder.iterdir())], check=True, capture_output=True, timeout=300
    )
    return target


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_gives_every_form_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    for kind in Kind:
        form = build_form(kind, default_institution())
        filled = (("hand", by_hand(form)), ("program", by_program(form)), ("bare", by_program(form, bare=True)))
        for name, data in (("empty", form), *filled):
            (folder / f"{kind}-{name}.docx").write_bytes(data)
    before = {path.stem: read(path) for path in folder.iterdir()}
    for way in (["docx"], ["odt", "docx"], ["doc", "docx"]):
        saved = folder
        for suffix in way:
            saved = convert(saved, suffix)
        for path in sorted(saved.iterdir()):
            document = before[path.stem]
            after = read(path, kind=document.kind)
            assert content(after) == content(document), (way, path.stem)
            assert {n: f.value for n, f in after.fields.items()} == {n: f.value for n, f in document.fields.items()}
            assert sorted(asking(after)) == sorted(asking(document)), (way, path.stem)


def test_a_prompt_that_comes_in_pieces_is_traced_to_nothing() -> None:
    words = f"{ASK[:4]}<!-- -->{ASK[4:]}"
    body = f"<w:p>{_control(SHOWING + OURS, _run(words))}{_run('近日漏水。')}</w:p>"
    reviewed = review(make_docx(body), name="a.docx", kind="daily")
    assert [f.quote for f in reviewed.result if f.rule == "vague-time"] == ["近日"]
