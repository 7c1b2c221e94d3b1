"""The house styles come in, and other styles of a draft keep their look."""

from __future__ import annotations

from pathlib import Path

from alvtc_info import set_layout
from tests.building import HEAD, make_docx, paragraph
from tests.layout.drafts import NS, SENTENCE, W
from tests.word.drafts import saved, tree


def test_other_styles_keep_their_look(tmp_path: Path) -> None:
    styles = (
        f'{HEAD}<w:styles {NS}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="footnote text"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/><w:basedOn w:val="a"/><w:pPr><w:spacing w:line="300"/><w:ind w:left="5"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:link w:val="c"/><w:pPr/></w:style></w:styles>'
    )
    data = make_docx(
        paragraph("后勤处检查供水管线") + paragraph(SENTENCE),
        parts={"word/styles.xml": styles},
        links=(("styles", "styles.xml"),),
    )
    root = tree(set_layout(saved(tmp_path, data)), "word/styles.xml")
    found = {str(s.get(f"{W}styleId")): s for s in root.iter(f"{W}style")}
    assert found["Note"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "21"  # type: ignore[union-attr]
    assert found["Note"].find(f"{W}pPr/{W}ind").get(f"{W}firstLine") == "0"  # type: ignore[union-attr]
    assert found["Own"].find(f"{W}pPr/{W}spacing").get(f"{W}line") == "300"  # type: ignore[union-attr]
    assert found["a"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "32"  # type: ignore[union-attr]
    assert found["b"].find(f"{W}link") is None
    assert found["DutyMasthead"].find(f"{W}basedOn").get(f"{W}val") == "a"  # type: ignore[union-attr]
