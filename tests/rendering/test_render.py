from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Docx
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from alvtc_info import (
    CompositeReport,
    DailyReport,
    ExpertAdvice,
    FinalReport,
    FirstReport,
    FollowUpReport,
    InputError,
    OutputError,
    Report,
    ReportError,
    Role,
    TemplateError,
    check,
    read,
    render,
    sandbox,
)
from alvtc_info.files import repack
from alvtc_info.rendering.render import fill
from tests import ROOT
from tests.refusing import refused
from tests.rendering.reports import BASE, body_xml, part, shape

WORDS = st.sampled_from(
    "后勤处 学生 公寓 供水 支管 漏水 2024年5月20日 目前 近日 截至2024年5月20日 “先安人” 《办法》 18名 教室 & <b> {{x}} {%y%} A1 — … 　 Ⅳ 㛃 𬶍 95.8%".split(" ")
)  # fmt: skip
NAME = st.text("王李张刘陈赵孙周吴郑欧阳", min_size=1, max_size=14)
SENTENCE = (
    st.lists(WORDS, min_size=1, max_size=12)
    .map(lambda words: "".join(words).strip() + "。")
    .filter(lambda s: len(s) > 1)
)
TITLE = st.lists(
    st.sampled_from(["后勤处", "学生公寓", "供水支管", "更换", "情况", "2024年"]), min_size=2, max_size=12
).map("".join)
CELL = st.one_of(st.just(""), st.just("完成"), SENTENCE)
TABLE = st.builds(
    lambda rows, caption: {"table": rows, "caption": caption},
    st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=4)),
    st.sampled_from(["", "表1 进展情况"]),
)
HEADING = st.builds(
    lambda heading, level: {"heading": heading, "level": level},
    st.sampled_from(["基本情况", "存在问题", "打算"]),
    st.integers(1, 3),
)
DEEPER = HEADING.filter(lambda item: item["level"] > 1)
SECTION = st.lists(st.one_of(SENTENCE, DEEPER, TABLE), min_size=1, max_size=4)
BODY = st.lists(st.one_of(SENTENCE, SENTENCE, HEADING, TABLE), min_size=1, max_size=6)
FRAME = st.fixed_dictionaries(
    {
        "department": st.sampled_from(["处", "后勤处", "马克思主义学院思想政治理论教研部", "招生就业处"]),
        "title": TITLE,
        "issue_number": st.one_of(st.none(), st.integers(1, 999)),
        "reporting_unit": st.one_of(st.none(), st.sampled_from(["后勤中心", "后勤保障中心公寓管理科二号楼值班室"])),
        "dated": st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2099, 12, 31))),
        "editor": st.one_of(st.none(), NAME),
        "phone": st.sampled_from([None, "0483-8000000", "0483-8000000、0483-8000001"]),
        "signed_off_by": st.one_of(st.none(), NAME),
    }
)
AUTHORS = st.lists(
    st.builds(lambda n: {"name": n, "affiliation": "化工系", "contact": "0483-8000000"}, NAME), min_size=1, max_size=3
)
REPORTS: st.SearchStrategy[Report] = st.one_of(
    st.builds(lambda f, b: FirstReport(**f, body=b), FRAME, BODY),
    st.builds(lambda f, a, b, c, n, i: FollowUpReport(**f, situation=a, instructions=b, public_opinion=c, number=n, incident=i), FRAME, SECTION, SECTION, SECTION, st.integers(1, 25), st.sampled_from(["事故", "事件"])),
    st.builds(lambda f, a, b: FinalReport(**f, overview=a, nature=b, disposal=a, lessons=b, rectification=a), FRAME, SECTION, SECTION),
    st.builds(lambda f, b: DailyReport(**f, body=b), FRAME, BODY),
    st.builds(lambda f, b: CompositeReport(**f, body=b, category="典型案例"), FRAME, BODY),
    st.builds(lambda f, b, a: ExpertAdvice(**f, body=b, authors=a), FRAME, BODY, AUTHORS),
)  # fmt: skip


@pytest.mark.medium
@settings(max_examples=40)
@given(REPORTS)
def test_what_is_rendered_reads_back_the_same_and_is_judged_the_same(report: Report) -> None:
    data = render(report)
    document = report.document()
    again = read(data, kind=report.report_kind)
    assert shape(again) == shape(document)
    printed = ["approval-level", "confidentiality-review-missing", "info-category"]
    ours, theirs = (check(d, ignore=printed) for d in (document, again))
    assert not ours.errors
    order = {b.id: i for i, b in enumerate(document.blocks)}
    other = {b.id: i for i, b in enumerate(again.blocks)}

    def seen(findings: Any, places: dict[str, int], blocks: Any) -> list[tuple[str, int, str, str]]:
        """Rule, block, message, and the quote without the number that a form does not hold."""
        shown = []
        for f in findings:
            block = document.blocks[places[f.block]]
            number = block.text[: block.shift] if f.quote else ""
            value = f.quote.removeprefix(number) if block.role.startswith("heading") else f.quote
            shown.append((f.rule, places[f.block], f.message, value or block.text[block.shift :] if f.quote else ""))
        return shown

    assert seen(ours, order, document.blocks) == seen(theirs, other, again.blocks)


def test_the_same_report_gives_the_same_bytes_with_dates_from_the_report() -> None:
    report = DailyReport(**BASE)
    data = render(report)
    assert data == render(report)
    core = part(data, "docProps/core.xml")
    assert "2024-05-22" in core
    assert "后勤处值班信息第3期 更换供水阀门" in core
    assert "python-docx" not in core
    assert "2000-01-01" in part(render(DailyReport(**{**BASE, "dated": None})), "docProps/core.xml")


def test_a_report_is_written_only_where_there_is_nothing_yet(tmp_path: Path) -> None:
    path = tmp_path / "成稿.docx"
    report = DailyReport(**BASE)
    assert render(report, path) is None
    assert path.read_bytes() == render(report)
    with pytest.raises(OutputError) as caught:
        render(report, path)
    assert caught.value.code == "exists"
    render(report, path, force=True)


def test_pictures_are_put_in_with_their_captions(tmp_path: Path, examples: Path) -> None:
    item = {"picture": "pictures/placement.png", "caption": "图1 去向", "width_mm": 156}
    data = render(DailyReport(**{**BASE, "body": ["导语。", item, item]}), folder=examples)
    assert body_xml(data).count("<pic:pic") == 2
    bare = render(DailyReport(**{**BASE, "body": [{"picture": "pictures/placement.png"}, "导语。"]}), folder=examples)
    assert Role.CAPTION not in {b.role for b in read(bare).blocks}
    assert [b.text for b in read(data).blocks if b.role is Role.CAPTION] == ["图1 去向"] * 2
    (tmp_path / "a.png").write_bytes(b"no picture")
    for name, code in [("none.png", "picture-missing"), ("a.png", "picture-bad")]:
        with pytest.raises(ReportError) as caught:
            render(DailyReport(**{**BASE, "body": [{"picture": name}]}), folder=tmp_path)
        assert caught.value.code == code


def test_a_fault_of_ours_is_not_blamed_on_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("bug")

    monkeypatch.setattr("alvtc_info.rendering.render._context", broken)
    with pytest.raises(RuntimeError):
        render(DailyReport(**BASE))


def test_the_editor_row_leaves_room_for_a_pen_and_wraps_long_names() -> None:
    assert 'w:val="EditorRow"' in body_xml(render(DailyReport(**BASE)))
    assert 'w:val="EditorRowOpen"' in body_xml(render(DailyReport(**{**BASE, "signed_off_by": None})))
    wide = body_xml(render(DailyReport(**{**BASE, "editor": "刘某、孙某、钱某、赵某"})))
    assert wide.count('w:val="EditorCell"') == 3
    assert "w:noBreakHyphen" in wide


def test_table_columns_fit_their_cells() -> None:
    def widths(rows: list[list[str]]) -> list[int]:
        data = render(DailyReport(**{**BASE, "body": [{"table": rows}]}))
        return [int(c.width.twips) for c in Docx(io.BytesIO(data)).tables[0].columns if c.width is not None]

    narrow = widths([["甲", "乙"], ["一", "二"]])
    assert narrow[0] == narrow[1]
    short, long = widths([["位置", "情况"], ["2号楼", "很长的说明" * 40]])
    assert short < 1500 < long
    assert sum(widths([["很长的说明" * 40] * 3])) <= 8845


def test_a_table_repeats_its_head_on_every_page() -> None:
    xml = body_xml(render(DailyReport(**{**BASE, "body": [{"table": [["位置", "情况"], ["2号楼", "完好"]]}]})))
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.index("tblHeader") < xml.index("位置") < xml.index("2号楼")
    assert "tblHeader" not in body_xml(render(DailyReport(**{**BASE, "body": [{"table": [["位置", "情况"]]}]})))


def template(path: Path, *lines: str) -> Path:
    document = Docx()
    for line in lines:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    document.save(str(path))
    return path


HEAD = ("{{ department }}值班信息", "{{ issue_number }}", "{{ reporting_unit }} {{ dated }}", "{{ title }}")
TAIL = ("编辑：{{ editor }} 电话：{{ phone }} 签发：{{ signed_off_by }}",)
LOOP = ("{%p for block in body %}", "{{ block.text }}", "{%p endfor %}")


@pytest.mark.usefixtures("confined")
def test_a_college_s_own_template_is_filled(tmp_path: Path) -> None:
    own = template(tmp_path / "own.docx", *HEAD, *LOOP, *TAIL)
    text = "\n".join(b.text for b in read(render(DailyReport(**BASE), template=own)).blocks)
    assert "更换供水阀门" in text
    assert "2024年5月20日，后勤处更换阀门。" in text
    sections = (
        "{%p for part in sections %}",
        "{{ part.heading }}",
        "{%p for block in part.blocks %}",
        "{{ block.text }}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    follow_up = FollowUpReport(
        department="后勤处",
        title="漏水",
        situation="已修复。",
        instructions="暂无领导批示。",
        public_opinion="无舆情。",
    )
    own = template(tmp_path / "sections.docx", *HEAD, *sections, *TAIL)
    assert "二、领导批示落实情况" in "\n".join(b.text for b in read(render(follow_up, template=own)).blocks)


@pytest.fixture(params=[pytest.param("apart", marks=pytest.mark.slow), "here"])
def confined(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Foreign templates are filled in a process of their own; in this one too, so that both are looked at."""
    if request.param == "here":
        monkeypatch.setattr("alvtc_info.sandbox.confine", lambda job, name, *arguments: fill(*arguments))


@pytest.mark.medium
@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        ((*HEAD, *LOOP, *TAIL, "{{ 部门 }}{{ sign }}"), "template-variable", "sign"),
        ((*HEAD, *LOOP), "template-missing", "editor（编辑）"),
        ((*HEAD[1:], *TAIL), "template-missing", "masthead（版头）、body（正文）"),
        ((*HEAD, "{{ title", *TAIL), "template-syntax", "花括号"),
        ((*HEAD, *LOOP, *TAIL, "{{ title.missing.more }}"), "template-variable", "没有"),
        ((*HEAD, *LOOP, *TAIL, "{{ title | nofilter }}"), "template-syntax", "占位"),
        ((*HEAD, *LOOP, *TAIL, "{{ title() }}"), "template-broken", "模板不能用"),
        ((*HEAD, *LOOP, *TAIL, "{{ ''.__class__.__mro__ }}"), "template-broken", "模板不能用"),
        ((*HEAD, "{%p for block in body %}", "{{ block.role }}", "{%p endfor %}", *TAIL), "value-lost", "正文第1段"),
    ],
)
def test_a_template_s_faults_are_told_in_chinese(tmp_path: Path, lines: tuple[str, ...], code: str, words: str) -> None:
    own = template(tmp_path / "own.docx", *lines)
    with pytest.raises(TemplateError) as caught:
        render(DailyReport(**BASE), template=own)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.path == str(own)


@pytest.mark.usefixtures("confined")
def test_what_is_no_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"text")
    with pytest.raises(InputError):
        render(DailyReport(**BASE), template=tmp_path / "a.docx")
    (tmp_path / "b.docx").write_bytes(repack(_zip({"[Content_Types].xml": b"<x/>"})))
    with pytest.raises(TemplateError) as caught:
        render(DailyReport(**BASE), template=tmp_path / "b.docx")
    assert caught.value.code == "template-broken"


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


@pytest.mark.medium
@pytest.mark.parametrize(
    "line",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
        pytest.param("{{ 7**(7**9) }}", marks=pytest.mark.slow),
    ],
)
def test_a_template_that_runs_away_is_stopped(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox.confine, "__kwdefaults__", {"seconds": 4, "memory": 1 << 30})
    own = template(tmp_path / "own.docx", *HEAD, *LOOP, *TAIL, line)
    with pytest.raises(TemplateError) as caught:
        render(DailyReport(**BASE), template=own)
    assert caught.value.code in ("template-slow", "template-broken")


@pytest.mark.medium
def test_a_template_that_takes_too_much_is_stopped(tmp_path: Path) -> None:
    own = template(tmp_path / "own.docx", *HEAD, *LOOP, *TAIL, "{% set a = 'x' * 2000000000 %}{{ a }}")
    with pytest.raises(TemplateError) as caught:
        render(DailyReport(**BASE), template=own)
    assert caught.value.code == "template-broken"


@pytest.mark.parametrize("what", [3, None, [], object()])
def test_what_is_no_report_is_told_so(what: Any) -> None:
    assert "应为报告模型" in refused("bad-source", lambda: render(what))


@pytest.mark.parametrize(
    ("what", "code"),
    [(b"", "empty"), ("report", "not-found"), (ROOT / "README.md", "not-data"), ({"kind": "first"}, "bad-field")],
)
def test_what_holds_no_report_is_told_so(what: Any, code: str) -> None:
    refused(code, lambda: render(what))
