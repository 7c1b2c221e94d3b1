"""The guard at every entrance of the library and every command: of a draft with a mark nothing is copied or kept."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

import alvtc_info
from alvtc_info import AlvtcInfoError, Edit, InputError, edit, examine, load_report, print_pdf, render
from alvtc_info.cli.main import COMMANDS
from alvtc_info.layout.apply_layout import set_layout
from alvtc_info.model.limits import Limits
from alvtc_info.reading.docx import read_docx
from alvtc_info.word.fix import fix
from alvtc_info.word.review import review
from alvtc_info.word.sign_slip import slip
from alvtc_info.word.submission import submit
from tests import Run
from tests.building import HEAD, OFFICE, WORD, make_docx, paragraph
from tests.text.written_forms import MARKS, PROSE

TEXT = (
    paragraph("后勤处值班信息") + paragraph("第12期") + paragraph("某事") + paragraph("2024年5月20日，学院召开会议。")
)
NS = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
ART = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/></v:shape></w:pict></w:r></w:p>'
BOX = "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
PAGE = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"  # fmt: skip

SHAPE = "<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>"
DRAWN = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"


def cells(*rows: tuple[str, ...]) -> str:
    made = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def beside(kind: str, inner: str) -> bytes:
    """A .docx with a header or footer."""
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    reference = f"<w:p><w:pPr><w:sectPr><w:{kind}Reference r:id='r0'/></w:sectPr></w:pPr></w:p>"
    part = f"{HEAD}<w:{tag} {NS}>{inner}</w:{tag}>"
    return make_docx(TEXT + reference, parts={f"word/{kind}1.xml": part}, links=((kind, f"{kind}1.xml"),))


def runs(text: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t xml:space='preserve'>{c}</w:t></w:r>" for c in text) + "</w:p>"


PLACES: dict[str, Callable[[str], bytes]] = {
    "first line": lambda mark: make_docx(paragraph(mark) + TEXT),
    "last line": lambda mark: make_docx(TEXT + paragraph(mark)),
    "split over runs": lambda mark: make_docx(runs(mark) + TEXT),
    "after a line break": lambda mark: make_docx(
        TEXT + f"<w:p><w:r><w:t>学院召开工作会议</w:t><w:br/><w:t>{mark}</w:t></w:r></w:p>"
    ),
    "after a line break, centred": lambda mark: make_docx(
        f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>后勤处文件</w:t><w:br/><w:t>{mark}</w:t></w:r></w:p>" + TEXT
    ),
    "over a line break": lambda mark: make_docx(TEXT + f"<w:p><w:r><w:t>{mark[0]}</w:t><w:br/><w:t>{mark[1:]}</w:t></w:r></w:p>"),
    "header": lambda mark: beside("header", paragraph(mark)),
    "footer": lambda mark: beside("footer", paragraph(mark)),
    "footer with a page number": lambda mark: beside("footer", f"<w:p><w:r><w:t>{mark} </w:t></w:r>{PAGE}</w:p>"),
    "watermark": lambda mark: beside("header", ART.format(mark)),
    "art in the text": lambda mark: make_docx(TEXT + ART.format(mark)),
    "art in a footer": lambda mark: beside("footer", ART.format(mark)),
    "text box": lambda mark: make_docx(BOX.format(paragraph(mark)) + TEXT),
    "cell of the first page": lambda mark: make_docx(cells((mark, "特急"), ("份号", "000001")) + TEXT),
    "a letter to each cell": lambda mark: make_docx(cells((mark[0], mark[1:])) + TEXT),
    "a letter to each paragraph": lambda mark: make_docx(paragraph(mark[0]) + paragraph(mark[1:]) + TEXT),
    "beside its label": lambda mark: make_docx(cells(("密级", mark)) + TEXT),
    "hidden letters": lambda mark: make_docx(
        TEXT + f"<w:p><w:r><w:t>{mark[0]}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>{mark[1:]}</w:t></w:r></w:p>"
    ),
    "description of a picture": lambda mark: make_docx(TEXT + SHAPE.format(f'<v:shape xmlns:v="urn:v" alt="{mark}"/>')),
    "text of a drawing": lambda mark: make_docx(TEXT + SHAPE.format(f"<a:p {DRAWN}><a:r><a:t>{mark}</a:t></a:r></a:p>")),
    "chart": lambda mark: make_docx(
        TEXT, parts={"word/charts/chart1.xml": f"{HEAD}<c:c {DRAWN} xmlns:c='urn:c'><a:p><a:r><a:t>{mark}</a:t></a:r></a:p></c:c>"}
    ),
    "header that no section shows": lambda mark: make_docx(
        TEXT, parts={"word/header9.xml": f"{HEAD}<w:hdr {NS}>{runs(mark)}</w:hdr>"}
    ),
    "number of a list": lambda mark: make_docx(
        TEXT, parts={"word/numbering.xml": f"{HEAD}<w:numbering {NS}><w:lvlText w:val='{mark}'/></w:numbering>"}
    ),
    "title of the file": lambda mark: make_docx(TEXT, parts={"docProps/core.xml": f"{HEAD}<c><title>{mark}</title></c>"}),
    "character references": lambda mark: make_docx(
        TEXT, parts={"docProps/core.xml": f"{HEAD}<c><title>" + "".join(f"&#{ord(c)};" for c in mark) + "</title></c>"}
    ),
    "field": lambda mark: make_docx(TEXT + f"<w:p><w:r><w:instrText>{mark}</w:instrText></w:r></w:p>"),
    "object": lambda mark: make_docx(TEXT, parts={"word/embeddings/a.docx": make_docx(paragraph(mark))}),
    "star of a symbol font": lambda mark: make_docx(
        TEXT + f"<w:p><w:r><w:t>{mark[:2]}</w:t></w:r><w:r><w:sym w:font='Wingdings' w:char='F0AB'/></w:r><w:r><w:t>1年</w:t></w:r></w:p>"
    ),
    "tick of a symbol font": lambda mark: make_docx(
        TEXT + f"<w:p><w:r><w:t>密级：□无 </w:t><w:sym w:font='Wingdings 2' w:char='F052'/><w:t>{mark[:2]}</w:t></w:r></w:p>"
    ),
}  # fmt: skip
ENTRANCES: dict[str, Callable[..., object]] = {
    "review": review,
    "fix": fix,
    "edit": lambda data, **choices: edit(data, [Edit("p1", 0, 0, "", "今")], **choices),
    "print_pdf": print_pdf,
    "examine": lambda data, **choices: examine(data, refuse_secret=True, **choices),
    "slip": slip,
    "submit": lambda data, **choices: submit(data, anyway="急", cleared_by="王某", **choices),
    "set_layout": set_layout,
}
READING = {  # public names that give back findings, values or what the caller has already, and copy no draft
    "read", "read_text", "check", "check_file", "check_many", "check_partitions", "load_report", "open_report", "open_submission", "extract_facts", "extract",
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mark", ["秘密", "机密★10年", "绝密★长期"])
def test_a_mark_is_seen_wherever_it_stands(place: str, mark: str) -> None:
    data = PLACES[place](mark)
    for name, entrance in ENTRANCES.items():
        with pytest.raises(InputError, match="请联系保密部门") as caught:
            entrance(data, name="稿.docx", select=["vague-time"])
        assert caught.value.code == "secret", name


def test_what_is_wrong_with_a_draft_quotes_no_mark() -> None:
    for text in ("kind: 机密★1年\n", "title: [【机密】\n", "a: 1\n机密★1年: 2\n"):
        with pytest.raises(AlvtcInfoError) as caught:
            examine(text.encode(), name="a.yaml", refuse_secret=True)
        assert caught.value.code == "secret"
        assert "机密" not in str(caught.value)
        with pytest.raises(AlvtcInfoError) as caught:
            examine(text.encode(), name="a.yaml")
        assert caught.value.code != "secret"
    with pytest.raises(InputError, match="非文字内容"):
        examine(b"a\0", name="a.txt", refuse_secret=True)


def test_words_aside_that_are_no_mark_stop_nothing() -> None:
    """An object within an object, broken parts, the choices of a form, names of styles: nothing that a copy is kept from."""
    inner = make_docx(TEXT, parts={"word/embeddings/b.docx": make_docx(paragraph("机密★1年"))})
    choices = "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value='机密'/></w:dropDownList></w:sdtPr></w:sdt>"
    data = make_docx(
        TEXT + choices + "<w:p><w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r></w:p>",
        parts={
            "word/embeddings/a.docx": inner,
            "word/embeddings/c.docx": b"PK",
            "word/styles.xml": f"{HEAD}<w:styles {NS}><w:style><w:name w:val='机密'/></w:style></w:styles>",
            "docProps/core.xml": f"{HEAD}<c><title>保密工作</title>",
        },
    )
    assert slip(data, name="稿.docx")


@pytest.mark.medium
def test_every_form_is_refused_by_a_guard() -> None:
    for mark in MARKS:
        with pytest.raises(InputError, match="国家秘密"):
            fix(f"{mark}\n2024年5月20日，学院召开会议。\n".encode(), name="稿.txt", ignore=["secret-marking"])
    for words in PROSE:
        assert fix(f"某事\n{words}\n".encode(), name="稿.txt")


def test_an_entrance_of_the_library_that_takes_a_draft_is_guarded_or_copies_nothing() -> None:
    """A new entrance must be put into one of the two lists."""
    takes = set()
    for name in alvtc_info.__all__:
        value = getattr(alvtc_info, name)
        if inspect.isfunction(value) and "request" in inspect.signature(value).parameters:
            takes.add(name)
    assert takes - READING == ENTRANCES.keys() & takes
    assert {"review", "fix", "slip", "submit", "set_layout"} <= takes | {"set_layout"}


def _words(command: str, folder: Path, draft: Path) -> list[object] | None:
    """The words of a command line that would copy the draft; None for a command that copies none."""
    return {
        "fix": ["fix", draft, "-o", folder / "out.docx"],
        "review": ["review", draft, "-o", folder / "out.docx"],
        "slip": ["slip", draft, "-o", folder / "out.docx"],
        "format": ["format", draft, "-o", folder / "out.docx"],
        "submit": ["submit", draft, "-o", folder / "out.zip", "--anyway", "急", "--cleared-by", "王某"],
        "institution": ["institution", "learn", draft],
        "render": ["render", folder / "稿.yaml", "-o", folder / "out.docx"],
    }.get(command)


COPYING = {"fix", "review", "slip", "format", "submit", "render", "institution"}
COPYING_ELSE = {  # each has tests of its own: tests/emergency/test_handover.py, tests/web, tests/assistants
    "emergency", "serve", "service", "mcp",
}  # fmt: skip
NOT_COPYING = {
    "check",
    "new",
    "receive",
    "flowchart",
    "ledger",
    "assess",
    "config",
    "schema",
    "rule",
    "completion",
    "institution",
}


def test_every_command_is_guarded_or_copies_nothing(tmp_path: Path, run_cli: Run) -> None:
    assert set(COMMANDS) == COPYING | COPYING_ELSE | NOT_COPYING
    draft = tmp_path / "稿.docx"
    draft.write_bytes(make_docx(paragraph("机　密 ★ 10 年") + TEXT))
    (tmp_path / "稿.yaml").write_text(
        "kind: daily\ndepartment: 后勤处\ntitle: 某事\nbody:\n  - 【机 密】\n  - 某事。\n", encoding="utf-8"
    )
    (tmp_path / "alvtc-info.toml").write_text('ignore = ["secret-marking"]\nprofile = "news"\n', encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    for command in COPYING:
        words = _words(command, tmp_path, draft)
        assert words is not None
        code, out, err = run_cli(*words)
        assert (code, out, err.count("\n")) == (2, "", 1), command
        assert "国家秘密标志" in err
        assert "稿." in err
    assert {path.name for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "where",
    ["title: 【机密】某事", "body: 机密★1年", "body: 某事。 # 密级：秘密", "reporting_unit: 后勤处（秘密★1年）"],
)
def test_a_report_with_a_mark_is_not_rendered(where: str, tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.yaml"
    fields = {"kind": "daily", "department": "后勤处", "title": "某事", "body": "某事。"}
    name, _, value = where.partition(": ")
    path.write_text("".join(f"{k}: {v}\n" for k, v in {**fields, name: value}.items()), encoding="utf-8")
    code, out, err = run_cli("render", path, "-o", tmp_path / "a.docx")
    assert (code, out) == (2, "")
    assert "国家秘密标志" in err
    assert not (tmp_path / "a.docx").exists()
    if "#" not in where:
        with pytest.raises(InputError, match="不排版"):
            render(load_report({**fields, name: value}))


@pytest.mark.medium
def test_a_template_with_a_mark_is_not_filled(tmp_path: Path) -> None:
    from docx import Document

    import alvtc_info.templates

    template = tmp_path / "t.docx"
    document = Document(str(Path(alvtc_info.templates.__file__).parent / "duty_report.docx"))
    document.sections[0].header.paragraphs[0].text = "机密★1年"
    document.sections[0].header.is_linked_to_previous = False
    document.sections[0].header.paragraphs[0].text = "机密★1年"
    document.save(str(template))
    report = load_report({"kind": "daily", "department": "后勤处", "title": "某事", "body": "某事。"})
    assert render(report)
    with pytest.raises(InputError, match="国家秘密"):
        render(report, template=template)


@pytest.mark.parametrize(
    "options", [(), ("--ignore", "secret-marking"), ("--select", "vague-time"), ("--profile", "news")]
)
@pytest.mark.parametrize("place", ["first line", "hidden letters", "watermark", "art in the text"])
def test_nothing_of_a_draft_with_a_mark_is_cached(
    options: tuple[str, ...], place: str, tmp_path: Path, run_cli: Run
) -> None:
    for name, data in (("密.docx", PLACES[place]("机密★1年")), ("常.docx", make_docx(TEXT))):
        path = tmp_path / name
        path.write_bytes(data)
        run_cli("check", path, "--cache-dir", tmp_path / "kept", *options)
        kept = list((tmp_path / "kept").rglob("*.json"))
        assert bool(kept) is (name == "常.docx")


def test_nothing_of_a_draft_with_a_notice_is_cached(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("内部资料　注意保存\n2024年5月20日，学院召开会议。\n", encoding="utf-8")
    run_cli("check", path, "--cache-dir", tmp_path / "kept", "--ignore", "secret-notice")
    assert list((tmp_path / "kept").rglob("*.json")) == []


def test_settings_make_a_mark_no_lighter(tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("机密★1年\n2024年5月20日，学院召开会议。\n", encoding="utf-8")
    (tmp_path / "alvtc-info.toml").write_text('[severity]\nsecret-marking = "info"\n', encoding="utf-8")
    code, out, _ = run_cli("check", path)
    assert code == 1
    assert "必改　国家秘密标志" in out


def test_a_guard_reads_the_comments_of_a_text() -> None:
    for name, text in (
        ("a.md", "某事\n\n<!--\n机密★1年\n-->\n"),
        ("a.yaml", "kind: daily\ndepartment: 后勤处\ntitle: 某事\nbody: 某事。\n# 机密★1年\n"),
    ):
        with pytest.raises(InputError, match="国家秘密"):
            fix(text.encode(), name=name)


def test_art_that_is_no_mark_is_left_out_as_before() -> None:
    data = make_docx(TEXT + ART.format("欢迎"))
    assert "欢迎" not in read_docx(data, "a.docx", Limits()).text
