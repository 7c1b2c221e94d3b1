"""Parts of official papers that a duty report lacks are set as GB/T 9704 has them."""

from __future__ import annotations

import pytest

from alvtc_info import Role, read
from tests.building import HEAD, make_docx, paragraph
from tests.layout.drafts import NS, SENTENCE, W
from tests.layout.official import BODY, paper, setting
from tests.word.drafts import tree


def found(data: bytes) -> dict[str, tuple[str, dict[str, str], dict[str, str]]]:
    """Style, own indents and own spacing of every paragraph, by the first words of it."""
    result = {}
    for each in tree(data).iter(f"{W}p"):
        text = "".join(t.text or "" for t in each.iter(f"{W}t"))
        style = each.find(f"{W}pPr/{W}pStyle")
        own = []
        for name in ("ind", "spacing"):
            element = each.find(f"{W}pPr/{W}{name}")
            own.append(
                {} if element is None else {str(k).rpartition("}")[2]: str(v) for k, v in element.attrib.items()}
            )
        result[text[:6]] = ("" if style is None else str(style.get(f"{W}val")), own[0], own[1])
    return result


def test_each_part_gets_the_style_of_its_role() -> None:
    after, left = paper(*BODY)
    assert left == ""
    styles = found(after)
    expected = {
        "示例学院文件": "OfficialLetterhead",
        "示院发〔20": "DocumentNumber",
        "各处室、各学": "Addressee",
        "附件：1.检": "AttachmentNote",
        "2.检查记录": "AttachmentNote",
        "示例学院": "OfficialSignature",
        "2024年5": "ClosingDate",
        "抄送：市应急": "CopyTo",
        "示例学院办公": "CopyTo",
    }
    assert {key: styles[key][0] for key in expected} == expected
    assert styles["2.检查记录"][1]["left"] == "1575"
    assert styles["示例学院"][1] == {"right": str(round((4 + (6.5 - 4) / 2) * 315))}
    text = [b.text for b in read(after, name="a.docx").blocks]
    assert any("12号\t签发人" in each for each in text)
    assert any("办公室\t2024年5月22日印发" in each for each in text)
    borders = [
        {side.tag.rpartition("}")[2]: side.get(f"{W}sz") for side in each} for each in tree(after).iter(f"{W}pBdr")
    ]
    assert borders == [{"top": "8", "bottom": "6"}, {"top": None, "bottom": "8"}]
    house = {s.get(f"{W}styleId"): s for s in tree(after, "word/styles.xml").iter(f"{W}style")}
    assert house["ClosingDate"].find(f"{W}pPr/{W}ind").get(f"{W}right") == "1260"  # type: ignore[union-attr]
    assert house["ClosingDate"].find(f"{W}pPr/{W}jc").get(f"{W}val") == "right"  # type: ignore[union-attr]
    assert house["CopyTo"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "28"  # type: ignore[union-attr]


@pytest.mark.medium
@pytest.mark.parametrize("role", [Role.DATE, Role.REPORTING_UNIT, Role.REPORTING_ROW])
def test_what_signs_a_paper_is_no_second_reporting_row(role: Role) -> None:
    for head in ([], [(Role.MASTHEAD, "后勤处值班信息"), (Role.DATE, "2024年5月23日")]):
        after, _ = paper(*head, (Role.TITLE, "检查供水管线"), (Role.BODY, SENTENCE), (role, "2024年5月22日"))
        style = found(after)["2024年5"][0]
        assert style == ("ClosingDate" if role is Role.DATE else "OfficialSignature")
        rows = [e for e in tree(after).iter(f"{W}pStyle") if e.get(f"{W}val") == "ReportingRow"]
        assert len(rows) == bool(head)


def test_a_line_under_the_title_stays_where_it_stands() -> None:
    centred = paragraph("后勤处", properties='<w:jc w:val="center"/>')
    after, _ = paper((Role.TITLE, "检查供水管线"), (Role.DATE, "2024年5月22日"), (Role.BODY, SENTENCE), extra=centred)
    assert found(after)["2024年5"][0] == ""
    last = list(tree(after).iter(f"{W}jc"))[-1]
    assert last.get(f"{W}val") == "center"


def test_dates_alone_and_several_signatures() -> None:
    after, _ = paper(
        (Role.BODY, SENTENCE),
        (Role.SIGNATURE, "示例学院马克思主义学院思想政治理论教学研究部"),
        (Role.SIGNATURE, "示例学院"),
        (Role.CLOSING_DATE, "2024年5月22日"),
    )
    styles = found(after)
    assert styles["示例学院马克"][1] == {"right": "0"}
    assert styles["示例学院"][2] == {"before": "0"}
    after, _ = paper((Role.BODY, SENTENCE), (Role.CLOSING_DATE, "2024年5月22日"), (Role.CLOSING_DATE, "5月23日补"))
    assert found(after)["2024年5"][2] == {"before": "579"}
    assert found(after)["5月23日补"][2] == {}
    after, _ = paper((Role.BODY, SENTENCE), (Role.SIGNATURE, "示例学院"))
    assert found(after)["示例学院"][1] == {}


def test_a_numbered_attachment_note_keeps_its_indent() -> None:
    listed = paragraph("检查记录表", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    roles = (Role.BODY, Role.ATTACHMENT_NOTE, Role.ATTACHMENT_NOTE)
    numbering = f'{HEAD}<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    data = make_docx(
        paragraph(SENTENCE) + paragraph("附件：") + listed,
        parts={"word/numbering.xml": numbering},
        links=(("numbering", "numbering.xml"),),
    )
    after, _ = setting(data, *roles)
    assert found(after)["检查记录表"][1]["firstLineChars"] == "200"


def test_a_drawn_rule_is_not_drawn_twice() -> None:
    line = "<w:p><w:r><w:drawing/></w:r></w:p>"
    after, _ = paper((Role.DOCUMENT_NUMBER, "示院发〔2024〕12号"), extra=line + paragraph(SENTENCE))
    assert [e.get(f"{W}val") for e in tree(after).iter(f"{W}bottom")] == ["nil"]
    after, _ = paper((Role.DOCUMENT_NUMBER, "示院发〔2024〕12号"), extra=paragraph(SENTENCE) + line)
    assert not list(tree(after).iter(f"{W}bottom"))


def test_what_heads_an_attachment_is_set_flush_left_in_the_font_of_headings() -> None:
    right = '<w:jc w:val="right"/>'
    typed = paragraph("附件1", properties=right) + paragraph("用电检查表")
    small = typed.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="24"/></w:rPr>')
    texts = ("关于检查用电的通知", SENTENCE, "保卫处", "2024年5月22日")
    roles = (Role.TITLE, Role.BODY, Role.SIGNATURE, Role.CLOSING_DATE, Role.COVER, Role.COVER, Role.BODY)
    once, left = setting(make_docx("".join(map(paragraph, texts)) + small + paragraph(SENTENCE)), *roles)
    assert not left
    for after in (once, setting(once, *roles)[0]):
        by_text = {"".join(map(str, each.itertext())).strip(): each for each in tree(after).iter(f"{W}p")}
        head, title = by_text["附件1"], by_text["用电检查表"]
        own = {each.tag.rpartition("}")[2]: each for each in head.iter()}
        assert own["rFonts"].get(f"{W}eastAsia") == "黑体"
        assert [own[name].get(f"{W}val") for name in ("sz", "jc", "b")] == ["32", "left", "0"]
        assert (own["ind"].get(f"{W}firstLine"), own["spacing"].get(f"{W}line")) == ("0", "579")
        assert not list(title.iter(f"{W}sz"))
        style, _, spacing = found(after)["用电检查表"]
        assert (style, spacing["before"], spacing["after"]) == ("Title", "579", "579")
