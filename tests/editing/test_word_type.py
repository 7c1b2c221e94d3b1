"""Word files with macros and templates: written as .docx that Word opens, or as the type they are."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document as OpenDocument
from lxml import etree

from alvtc_info import fix, read, review, set_layout
from alvtc_info.editing.word_type import as_type
from alvtc_info.reading.formats import MACRO_SUFFIXES, MAIN_TYPES
from tests import Run
from tests.building import pack
from tests.refusing import refused
from tests.word.drafts import SPANS, parts, run, saved, with_body

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
CODE: dict[str, str | bytes] = {
    "word/vbaProject.bin": b"code",
    "word/_rels/vbaProject.bin.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="v1" Type="{MICROSOFT}/wordVbaData" Target="vbaData.xml"/><Relationship Id="v2" Type="{MICROSOFT}/vbaProjectSignature" Target="Signed.bin"/><Relationship Id="v3" Type="{MICROSOFT}/image" Target="media/shared.png"/></Relationships>',
    "word/vbaData.xml": "<vba/>",
    "word/Signed.bin": b"signature",
    "word/customizations.xml": "<keys/>",
    "customUI/customUI.xml": "<ribbon/>",
    "customUI/_rels/customUI.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="i1" Type="{MICROSOFT}/image" Target="images/a.png"/></Relationships>',
    "customUI/images/a.png": b"picture",
}  # fmt: skip
OTHER: dict[str, str | bytes] = {"word/activeX/activeX1.bin": b"control", "word/media/shared.png": b"picture"}


def draft(suffix: str, *, code: bool = True, body: str = "") -> bytes:
    """A draft of this type; with `code` it has macros, keys and a ribbon for them, and a control that is no macro."""
    made = parts(with_body(body or run(SPANS)))
    names = ("[Content_Types].xml", "word/_rels/document.xml.rels", "_rels/.rels")
    types, links, root = (made[name].decode() for name in names)
    content: dict[str, str | bytes] = {**made}
    types = types.replace(MAIN_TYPES[".docx"], MAIN_TYPES[suffix])
    if code:
        rows = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><!-- x -->' + "".join(
            f'<Override PartName="/word/{part}" ContentType="application/vnd.ms-word.{kind}+xml"/>'
            for part, kind in (("vbaData.xml", "vbaData"), ("customizations.xml", "keyMapCustomizations"))
        )
        types = types.replace("</Types>", f"{rows}</Types>")
        rows = "".join(
            f'<Relationship Id="m{n}" Type="{MICROSOFT}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(
                (
                    ("vbaProject", "vbaProject.bin"),
                    ("keyMapCustomizations", "customizations.xml"),
                    ("image", "media/shared.png"),
                )
            )
        )
        links = links.replace("/>\n", "/>").replace("</Relationships>", f"{rows}<!-- x --></Relationships>")
        row = f'<Relationship Id="u1" Type="{MICROSOFT}/ui/extensibility" Target="customUI/customUI.xml"/>'
        root = root.replace("</Relationships>", f"{row}</Relationships>")
        content |= CODE | OTHER
    content |= {"[Content_Types].xml": types, "word/_rels/document.xml.rels": links, "_rels/.rels": root}
    return pack(content)


def type_of(data: bytes) -> str:
    rows = etree.fromstring(parts(data)["[Content_Types].xml"])
    return next(s for row in rows for s, kind in MAIN_TYPES.items() if row.get("ContentType") == kind)


def is_whole(data: bytes) -> bool:
    """Whether every relationship has its target, every part with a type is there, and no part is without a link."""
    content = parts(data)
    found = set()
    for name, source in content.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            found |= {folder + str(row.get("Target")) for row in etree.fromstring(source).iterchildren("{*}*")}
    typed = {
        str(r.get("PartName"))[1:] for r in etree.fromstring(content["[Content_Types].xml"]).iterchildren("{*}Override")
    }
    plain = {n for n in content if not n.endswith(".rels") and n != "[Content_Types].xml"}
    return found | typed <= plain <= found | typed | OTHER.keys()


WAYS = {
    "format": lambda path, **options: set_layout(path, **{"suffix": ".docx"} | options),
    "review": lambda path, **options: review(path, **options).data,
    "fix": lambda path, **options: fix(path, **options).data,
}


@pytest.mark.medium
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("suffix", MAIN_TYPES)
def test_every_type_becomes_a_docx_without_macros_or_stays_what_it_is(way: str, suffix: str, tmp_path: Path) -> None:
    path = saved(tmp_path, draft(suffix), f"draft{suffix}")
    plain = WAYS[way](path, suffix=".docx")
    assert type_of(plain) == ".docx"
    assert not CODE.keys() & parts(plain).keys()
    assert OTHER.keys() <= parts(plain).keys()
    assert b"vbaProject" not in parts(plain)["[Content_Types].xml"]
    assert is_whole(plain)
    OpenDocument(io.BytesIO(plain))
    same = WAYS[way](path, suffix=suffix)
    assert type_of(same) == suffix
    assert (CODE.keys() <= parts(same).keys()) is (suffix in MACRO_SUFFIXES)
    bare = WAYS[way](path, suffix=suffix, macros=False)
    assert type_of(bare) == suffix
    assert not CODE.keys() & parts(bare).keys()
    assert is_whole(bare)


@pytest.mark.medium
def test_without_a_choice_format_gives_a_docx_and_others_leave_the_type(tmp_path: Path) -> None:
    path = saved(tmp_path, draft(".docm"), "draft.docm")
    assert type_of(set_layout(path)) == ".docx"
    done = review(path)
    assert (done.suffix, type_of(done.data), done.dropped_macros) == (".docm", ".docm", False)
    assert review(path, suffix=".docx").dropped_macros
    fixed = fix(path)
    assert (type_of(fixed.data), fixed.dropped_macros) == (".docm", False)
    assert fix(path, macros=False).dropped_macros
    assert not fix(saved(tmp_path, draft(".docm", code=False), "b.docm"), macros=False).dropped_macros


@pytest.mark.medium
def test_a_file_of_no_other_type_is_written(tmp_path: Path) -> None:
    path = saved(tmp_path, draft(".docx", code=False))
    for work in WAYS.values():
        for suffix in (".docm", ".dotx", ".txt", ""):
            assert ".docx" in refused("bad-suffix", lambda work=work, suffix=suffix: work(path, suffix=suffix))  # type: ignore[misc]


def test_a_name_that_belies_the_type_is_believed_when_it_is_asked_for(tmp_path: Path) -> None:
    """Word opens neither a .docm that says it is a .docx, nor the reverse."""
    named = saved(tmp_path, draft(".docx", code=False), "a.docm")
    assert type_of(review(named, suffix=".docm").data) == ".docm"
    assert type_of(review(saved(tmp_path, draft(".docm"), "b.docx"), suffix=".docx").data) == ".docx"


def test_what_needs_no_change_keeps_its_bytes() -> None:
    plain = draft(".docx", code=False)
    assert as_type(plain, "a.docx", ".docx") == (plain, False)
    assert as_type(plain, "a.docx", None, macros=False) == (plain, False)
    code = draft(".docm")
    assert as_type(code, "a.docm", ".docm") == (code, False)


def test_links_to_macros_that_are_missing_or_elsewhere_go_too() -> None:
    content: dict[str, str | bytes] = {n: d for n, d in parts(draft(".docm")).items() if n not in CODE}
    rows = f'<Relationship Id="x" Type="{MICROSOFT}/attachedToolbars" Target="http://a.invalid/x" TargetMode="External"/></Relationships>'
    links = parts(draft(".docm"))["word/_rels/document.xml.rels"].decode()
    content["word/_rels/document.xml.rels"] = links.replace("</Relationships>", rows)
    data, dropped = as_type(pack(content), "a.docm", ".docx")
    assert not dropped
    assert MICROSOFT.encode() + b"/vbaProject" not in parts(data)["word/_rels/document.xml.rels"]
    assert b"a.invalid" not in parts(data)["word/_rels/document.xml.rels"]


def test_a_file_without_types_is_taken_as_it_is() -> None:
    content: dict[str, str | bytes] = {n: d for n, d in parts(draft(".docx", code=False)).items() if n[0] != "["}
    packed = pack(content)
    assert as_type(packed, "a.docx", ".docx") == (packed, False)


SAYS = "宏"


@pytest.mark.medium
@pytest.mark.parametrize("command", ["format", "review", "fix"])
def test_the_commands_say_when_macros_are_left_out(command: str, tmp_path: Path, run_cli: Run) -> None:
    path = saved(tmp_path, draft(".docm"), "draft.docm")
    code, _, err = run_cli(command, path, "-o", tmp_path / "a.docx")
    assert (code, type_of((tmp_path / "a.docx").read_bytes())) == (0, ".docx")
    assert err.count("\n") == 1
    assert SAYS in err
    assert "a.docx" in err
    code, _, err = run_cli(command, path, "-o", tmp_path / "a.docm")
    assert (code, err, type_of((tmp_path / "a.docm").read_bytes())) == (0, "", ".docm")
    code, _, err = run_cli(command, path, "-o", tmp_path / "b.docm", "--no-macros")
    assert code == 0
    assert SAYS in err
    assert not CODE.keys() & parts((tmp_path / "b.docm").read_bytes()).keys()
    template = saved(tmp_path, draft(".dotx", code=False), "draft.dotx")
    for name in ("c.docx", "c.dotx"):
        assert run_cli(command, template, "-o", tmp_path / name)[::2] == (0, "")
        assert type_of((tmp_path / name).read_bytes()) == Path(name).suffix
    for name in ("d.dotm", "d.txt", "d"):
        code, _, err = run_cli(command, template, "-o", tmp_path / name)
        assert code == 2
        assert ".docx" in err
        assert not (tmp_path / name).exists()


def test_a_draft_that_is_fixed_in_place_stays_what_it_is(tmp_path: Path, run_cli: Run) -> None:
    path = saved(tmp_path, draft(".docm"), "draft.docm")
    assert run_cli("fix", path, "--in-place")[0] == 0
    assert CODE.keys() <= parts(path.read_bytes()).keys()
    assert SAYS in run_cli("fix", path, "--in-place", "--no-macros")[2]
    assert not CODE.keys() & parts(path.read_bytes()).keys()
    assert read(path).text
