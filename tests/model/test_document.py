from __future__ import annotations

from datetime import date, datetime

from alvtc_info import Block, Document, Facts, Kind, Role, Stage
from alvtc_info.model.document import Field
from alvtc_info.text.pattern import Pattern


def body(*texts: str) -> Document:
    return Document([Block(str(i), text, Role.BODY, f"第{i}行") for i, text in enumerate(texts, 1)])


def test_words_inside_quotations_and_titles_are_masked() -> None:
    document = body("避免“近日”和《近期要点》，近日")
    assert document.plain == "避免“□□”和《□□□□》，近日"
    assert document.text == "避免“近日”和《近期要点》，近日"


def test_soft_wrapped_lines_are_one_passage_and_findings_lead_back_to_their_block() -> None:
    document = Document(
        [
            Block("1", "截至目", Role.BODY, "第1行"),
            Block("2", "前，已完成", Role.BODY, "第2行", continues=True),
            Block("3", "第二段", Role.BODY, "第3行"),
        ]
    )
    assert document.text == "截至目前，已完成\n第二段"
    assert len(document.passages) == 2
    assert document.locate(0, 4) == (0, 0, 3)
    assert document.locate(3, 4) == (1, 0, 1)
    assert document.locate(9, 12) == (2, 0, 3)


def test_line_breaks_inside_a_block_are_joined_and_lead_is_left_out() -> None:
    document = Document([Block("1", "- 近\n 日，到校", Role.BODY, "第1行", lead=2)])
    assert document.text == "近日，到校"
    assert document.locate(0, 2) == (0, 2, 6)


def test_a_place_in_a_block_leads_to_its_offset_in_the_text() -> None:
    document = Document([Block("1", "- 近\n日", Role.BODY, "", lead=2), Block("2", "后勤", Role.BODY, "")])
    assert [document.offset(0, i) for i in range(5)] == [-1, -1, 0, -1, 1]
    assert document.offset(1, 1) == 4


def test_sentences_end_at_full_stops_outside_quotations() -> None:
    document = body("他说：“好。走。”然后走。第二句")
    start, end = document.sentence_at(3)
    assert document.text[start:end] == "他说：“好。走。”然后走。"
    assert document.sentence_at(len(document.text) - 1)[1] == len(document.text)


def test_matches_are_filtered_by_role_and_by_mention() -> None:
    document = Document([Block("1", "近日", Role.MASTHEAD, ""), Block("2", "近日“近日”", Role.BODY, "")])
    pattern = Pattern("近日")
    assert [m.start() for m in document.finditer(pattern)] == [3]
    assert len(list(document.finditer(pattern, mentions=True))) == 2


def test_computed_things_are_computed_once() -> None:
    calls: list[Document] = []
    document = body("一")
    assert document.once(calls.append) is None

    def count(found: Document) -> int:
        calls.append(found)
        return 7

    assert document.once(count) == document.once(count) == 7
    assert len(calls) == 2


def test_fields_have_values_and_spans() -> None:
    fields = {"editor": Field(1, 3, 5, "刘某"), "phone": Field(1, 8, 8, "")}
    document = Document(
        [Block("1", "题", Role.TITLE, ""), Block("2", "编辑：刘某 电话：", Role.EDITOR_ROW, "")], fields=fields
    )
    assert document.value("editor") == "刘某"
    assert document.value("phone") == ""
    assert document.value("dated") is None
    start, end = document.span("editor")
    assert document.text[start:end] == "刘某"
    assert document.span("phone") == document.span("dated") == (-1, -1)
    assert Document([], fields={"editor": Field(4, 0, 2, "刘某")}).span("editor") == (-1, -1)


def test_given_makes_a_changed_copy() -> None:
    document = body("一").given(kind=Kind.DAILY, stage=Stage.SENT, report_date=date(2024, 5, 22))
    assert (document.kind, document.stage, document.report_date) == (Kind.DAILY, Stage.SENT, date(2024, 5, 22))
    assert document.given().kind is Kind.DAILY


def test_given_facts_hold_over_known_ones_and_keep_the_rest() -> None:
    sent = datetime(2024, 5, 22, 9)
    document = body("一").given(facts=Facts(important=True, submitted_at=sent)).given(facts=Facts(important=False))
    assert document.facts.important is False
    assert document.facts.submitted_at == sent


def test_names_are_chinese() -> None:
    assert [k.label for k in Kind][:2] == ["首报", "续报"]
    assert [s.label for s in Stage] == ["草稿", "送签稿", "已报送"]


def test_an_empty_document_has_no_passages() -> None:
    document = Document([])
    assert document.text == ""
    assert document.passages == ()


def test_spaces_beside_numbers_and_what_nobody_sees_are_no_text_that_rules_read() -> None:
    document = body("共 12 人，占 96 %，OA 系统", "1 总则", "12 月 3 日\u00a0开课", "目\u200b前 ，张 某")
    assert body("1. 截止 2024 年 5 月 20 日，共 3  月").text == "1. 截止2024年5月20日，共3月"
    assert document.text == "共12人，占96 %，OA 系统\n1 总则\n12月3日 开课\n目前 ，张 某"
    start = document.text.index("12人")
    assert document.locate(start, start + 3) == (0, 2, 6)
    assert document.blocks[0].text[2:6] == "12 人"
    assert document.locate(start + 2, start + 3) == (0, 5, 6)
    assert document.offset(0, 1) == -1
    assert [document.offset(0, at) for at in (0, 2, 3, 5)] == [0, 1, 2, 3]
    assert document.locate(*Pattern("目前").search(document.text).span()) == (3, 0, 3)  # type: ignore[union-attr]
    frame = Document([Block("1", "后勤处 2024年\u200b5月 20 日", Role.REPORTING_ROW, "第1行")])
    assert frame.text == "后勤处 2024年5月 20 日"


def test_the_span_of_a_value_holds_the_spaces_that_were_left_out() -> None:
    block = Block("1", "2 号楼 3 层漏水", Role.TITLE, "第1行")
    document = Document([block], fields={"title": Field(0, 0, 10, block.text), "phone": Field(0, 1, 2, " ")})
    assert document.text == "2号楼3层漏水"
    assert document.span("title") == (0, 7)
    assert document.span_of(0, 1, 4) == (1, 3)
    assert document.offset(1, 0) == -1
    assert document.span("phone") == document.span("editor") == (-1, -1)
