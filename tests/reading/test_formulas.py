"""Formulas, reading aids, field codes and alternatives for old programs: what of them is text, and what is prose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alvtc_info import Document, InputError, Limits, check, read, review
from alvtc_info.linting.engine import run as lint
from alvtc_info.model.finding import Fix, Hit
from alvtc_info.reading.docx import read_docx
from alvtc_info.reading.field_codes import in_equation, is_computed, is_equation, overlaid
from alvtc_info.rules import RULES
from tests.building import HEAD, OFFICE, WORD, document_xml, make_docx, paragraph
from tests.word.drafts import run
from tests.word.shapes import field, formula, ruby
from tests.word.shapes import overlaid as drawn

NARY = "<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>{}</m:t></m:r></m:num><m:den><m:r><m:t>{}</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
BRACKETS = {ord("("): None, ord(")"): None}
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
}


def found(*inner: str) -> tuple[list[str], set[str]]:
    """The texts of the paragraphs, and the rules that find something in their words."""
    document = read(make_docx("".join(f"<w:p>{each}</w:p>" for each in inner)), name="a.docx")
    return [block.text for block in document.blocks], {f.rule for f in check(document) if f.quote}


@pytest.mark.parametrize(
    "letters",
    ["𝑓(𝑥,𝑦)=α,β;γ", "供水量,用水量", "目前", "近日", "12处", "10kwh", "30M2", "截止目前", "2023-2024学年", "“甲”、“乙”", "布署", "5月32日"],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", [formula("{}"), NARY.format("{}", "乙"), field(" EQ \\f(1,2) ", run("{}")), field(" EQ \\f({},2) ")]
)  # fmt: skip
def test_rules_of_prose_find_nothing_in_formulas(letters: str, form: str) -> None:
    texts, rules = found(run("设函数") + form.format(letters) + run("在区间内连续。"))
    assert rules == set()
    assert letters.translate(BRACKETS) in texts[0].translate(BRACKETS)


def test_words_are_not_joined_nor_changed_across_a_formula() -> None:
    assert found(run("题目") + formula("x") + run("前三题。"))[1] == set()
    assert found(run("目") + formula("x") + run("前正常。"))[1] == set()
    assert found(run("目") + field(" EQ \\f(1,2) ") + run("前正常。"))[1] == set()
    assert found(run("其中") + formula("α") + run(",") + formula("β") + run("为常数。"))[1] == set()
    assert found(run("检查完毕,") + formula("α") + run("为常数。"))[1] == {"halfwidth-punct"}
    simple = "<w:fldSimple w:instr=' EQ \\f(1,2) '>" + run("近日") + "</w:fldSimple>"
    assert found(simple + run("近日检查。"))[1] == {"vague-time"}


def test_formulas_are_told_in_every_line_of_a_paragraph() -> None:
    inner = run("甲情况如下。") + "<w:r><w:br/></w:r>" + run("　　乙情况，") + formula("近日") + run("检查，近日完成。")
    document = read(make_docx(f"<w:p>{inner}</w:p>" + paragraph("近日")), name="a.docx")
    assert [(b.text, b.formulas) for b in document.blocks][-1] == ("近日", ())
    assert sum(len(b.formulas) for b in document.blocks) == 1
    block = next(b for b in document.blocks if b.formulas)
    start, end = block.formulas[0]
    assert block.text[start:end] == "近日"
    assert block.prose[start:end] == "\ufffc" * 2
    assert document.text.count("近日") == 2


def test_a_deleted_formula_is_no_formula() -> None:
    inner = "<w:del w:id='1'>" + formula("删去").replace("m:t>", "w:delText>").replace("m:r>", "w:r>") + "</w:del>"
    body = "<w:p>" + run("检查") + formula("x") + inner + "</w:p>"
    document = read(make_docx(body), name="a.docx", extras=("deletions",))
    assert {b.text: len(b.formulas) for b in document.blocks} == {"检查x": 1, "删去": 0}


@pytest.mark.parametrize("letters", ["机密★1年", "152921199001011234", "13847391234"])
def test_marks_and_private_numbers_in_formulas_are_found_all_the_same(letters: str) -> None:
    assert found(formula(letters) + run("　联系人"))[1] <= {
        "secret-marking",
        "personal-id",
        "personal-phone",
        *found(run(letters + "　联系人"))[1],
    }
    assert found(formula(letters) + run("　联系人"))[1] == found(run(letters + "　联系人"))[1] != set()


def test_messages_and_corrections_hold_no_signs_of_formulas() -> None:
    def whole(document: Document) -> list[Hit]:
        text = document.text
        return [Hit(0, len(text), f"写作“{text}”", fix=Fix(text, safe=True))]

    rule = replace(next(r for r in RULES if r.name == "halfwidth-punct"), check=whole)
    document = read(make_docx("<w:p>" + run("设") + formula("x") + "</w:p>"), name="a.docx")
    finding = lint(document, [rule], forced=True).findings[0]
    assert (finding.quote, finding.message, finding.fix) == ("设x", "写作“设□”", None)


def test_of_a_ruby_only_the_word_is_read_and_once() -> None:
    for form in (ruby("布", "bù,"), drawn("布")):
        texts, rules = found(run("学院") + form + run("署工作。"))
        assert texts == ["学院布署工作。"]
        assert rules == {"typo-confusable"}
    aid = (
        "<w:r><w:ruby><w:rubyPr/><w:rt>"
        + run("机密★1年")
        + "</w:rt><w:rubyBase>"
        + run("通知")
        + "</w:rubyBase></w:ruby></w:r>"
    )
    with pytest.raises(InputError) as caught:
        review(make_docx(f"<w:p>{aid}</w:p>"), name="a.docx")
    assert caught.value.code == "secret"


@pytest.mark.parametrize(
    ("code", "word", "formula_", "letters"),
    [
        (' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(xué),学) ', "学", False, ""),
        ("eq \\o\\ac(○,1)", "1", False, ""), ("EQ \\o(x,¯)", "x", False, ""), ("EQ \\o\\ad(\\s\\up9(a;b);校)", "校", False, ""),
        ("EQ \\o()", "", False, ""), ("EQ \\o(学", "学", False, ""), ("EQ \\f(1,2)", "", True, "1,2"), (" EQ \\r(3,x) ", "", True, "3,x"),
        ("EQ", "", True, ""), ("EQUAL x", "", False, ""), ("PAGEREF _Toc1", "", False, ""),
    ],
)  # fmt: skip
def test_what_codes_draw(code: str, word: str, formula_: bool, letters: str) -> None:
    assert overlaid(code) == word
    assert is_equation(code) is formula_
    assert not formula_ or in_equation(code) == letters


def test_whose_words_a_result_is() -> None:
    assert [is_computed(code) for code in (' hyperlink "x"', "TOC \\o", "QUOTE x", "FORMTEXT", "REF x", "=1+2", "", "DATE")] == [
        False, False, False, False, True, True, True, True
    ]  # fmt: skip


@pytest.mark.parametrize(
    "code", ['HYPERLINK "http://a/近日"', "PAGEREF _近日 \\h", 'TOC \\o "1-3,目前" \\h', "EQ \\o", "昨日,布署"]
)
def test_codes_are_no_text(code: str) -> None:
    assert found(run("甲") + field(code) + field(code, run("乙")))[0] == ["甲乙"]
    split = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>{code}</w:t><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert found(run("甲") + split.replace('"', "'").replace("'begin'", '"begin"').replace("'end'", '"end"'))[0] == [
        "甲"
    ]
    assert found(run("甲") + f"<w:fldSimple w:instr='{code}'>{run('乙')}</w:fldSimple>")[0] == ["甲乙"]


def alternatives(*names: str, prefix: str = "mc") -> str:
    inner = "".join(
        f"<{prefix}:{name} Requires='wps'><w:txbxContent>{paragraph(text)}</w:txbxContent></{prefix}:{name}>"
        for name, text in zip(names, "甲乙丙丁", strict=False)
    )
    return f"<w:p><w:r><{prefix}:AlternateContent>{inner}</{prefix}:AlternateContent></w:r></w:p>"


ALTERNATIVES = {
    "a choice and its fallback": (alternatives("Choice", "Fallback"), ["甲"]),
    "two choices": (alternatives("Choice", "Choice", "Fallback"), ["甲"]),
    "a fallback alone": (alternatives("Fallback"), ["甲"]),
    "a fallback without its frame": (f"<mc:Fallback>{paragraph('甲')}</mc:Fallback>", ["甲"]),
    "one within another": (alternatives("Choice", "Fallback").replace("</w:txbxContent>", alternatives("Choice", "Fallback") + "</w:txbxContent>", 1), ["甲", "甲"]),
}  # fmt: skip


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("prefix", ["mc", "ns1", "compat"])
@pytest.mark.parametrize("name", ALTERNATIVES)
def test_one_alternative_is_read_whatever_the_prefix(name: str, prefix: str, strict: bool) -> None:
    body, expected = ALTERNATIVES[name]
    xml = (
        document_xml(body)
        .replace("xmlns:mc=", f"xmlns:{prefix}=")
        .replace("<mc:", f"<{prefix}:")
        .replace("</mc:", f"</{prefix}:")
    )
    for other in ("markup-compatibility", "ooxml/markup-compatibility") if strict else ("",):
        text = xml
        for old, new in STRICT.items() if strict else ():
            text = text.replace(old, new)
        if other.startswith("ooxml"):
            text = text.replace("http://schemas.openxmlformats.org/markup", "http://purl.oclc.org/ooxml/markup")
        document = read(make_docx(parts={"word/document.xml": text}), name="a.docx")
        assert [block.text for block in document.blocks] == expected


def test_who_guards_reads_every_alternative() -> None:
    body = alternatives("Choice", "Fallback").replace(">乙<", ">机密★1年<")
    document = read_docx(make_docx(body), "a.docx", Limits(), guarded=True)
    assert [block.text for block in document.blocks] == ["甲"]
    assert "机密★1年" in document.withheld
    with pytest.raises(InputError):
        review(make_docx(body), name="a.docx")


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_text_only_in_headers_is_text(kind: str) -> None:
    for body in ("", "<w:p/>"):
        for office in (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"):
            data = make_docx(
                body + f'<w:sectPr><w:{kind}Reference xmlns:o="{office}" w:type="first" o:id="r0"/></w:sectPr>',
                parts={f"word/{kind}1.xml": f"{HEAD}<w:hdr xmlns:w='{WORD}'>{paragraph('学院值班信息')}</w:hdr>"},
                links=((kind, f"{kind}1.xml"),),
            )
            assert [block.text for block in read(data, name="a.docx").blocks] == ["学院值班信息"]
