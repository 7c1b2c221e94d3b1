"""Every entrance finds the same in the same draft for the same request."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from alvtc_info import (
    CheckRequest,
    Limits,
    Result,
    Role,
    Stage,
    UsageError,
    check,
    check_file,
    check_many,
    check_partitions,
    fix,
    load_report,
    read,
    review,
    set_layout,
    slip,
    submit,
)
from alvtc_info.checking.check import Checker, Draft
from alvtc_info.cli.drag_and_drop import check_dropped
from alvtc_info.errors import AlvtcInfoError
from alvtc_info.linting.fixes import fixable
from alvtc_info.reading import office
from alvtc_info.word.fix import unified_diff
from tests import Run, each_with_some
from tests.checking.drafts import WISHES, Case, Mark, Wish, cases, marks, marks_of, wish_for
from tests.word.drafts import comments

if TYPE_CHECKING:
    from alvtc_info.model.request import CheckChoices

DRAFTS = ("word", "disguised", "data", "settled", "word with settings")


@pytest.fixture
def asked(tmp_path: Path, draft: str, wish: str) -> tuple[Case, Wish, CheckRequest]:
    """A draft, a wish, and both as the request that says them."""
    case, wanted = cases(tmp_path)[draft], wish_for(wish, tmp_path)
    return case, wanted, CheckRequest().given({**case.choices, **wanted.choices})


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Result]:
    """What was judged in this process."""
    found: list[Result] = []
    judge = Checker.judge

    def watched(self: Checker, draft: Draft, **options: bool) -> Result:
        result = judge(self, draft, **options)
        found.append(result)
        return result

    monkeypatch.setattr(Checker, "judge", watched)
    return found


def lines(path: Path, folder: Path, request: CheckRequest) -> list[Mark]:
    """What a partition of this one draft comes to."""
    source = folder / "one.jsonl"
    source.write_text(json.dumps({"path": str(path)}), encoding="utf-8")
    (done,) = check_partitions([source], folder, again=True, request=request)
    told = [json.loads(line) for line in Path(done.target).read_text(encoding="utf-8").splitlines()]
    return marks_of(line for line in told if line["type"] == "finding")


def packed(data: bytes) -> list[Mark]:
    """What a pack for the OA says was found."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return marks_of(json.loads(package.read("findings.json"))["findings"])


@pytest.mark.medium
@pytest.mark.parametrize(("draft", "wish"), each_with_some(DRAFTS, WISHES))
def test_every_entrance_of_the_library_finds_the_same(
    asked: tuple[Case, Wish, CheckRequest], tmp_path: Path, judged: list[Result]
) -> None:
    case, _, request = asked
    path, data = case.path, case.path.read_bytes()
    wanted = check_file(path, request=request)
    assert wanted.findings
    assert wanted.errors == ()
    found = {
        "bytes": marks(check_file(data, name=str(path), request=request)),
        "a stream": marks(check_file(io.BytesIO(data), name=str(path), request=request)),
        "check_partitions": lines(path, tmp_path, request),
    }
    (outcome,) = check_many([path], request=request)
    assert outcome.result == wanted
    if not request.layout:
        assert check(read(path, request=request), request=request) == wanted
    judged.clear()
    staged = request.given({"stage": request.stage or "draft"})
    slip(path, request=staged)
    found["slip"] = marks(judged[0])
    if case.is_word:
        found["review"] = marks(review(path, request=request).result)
        submission = submit(path, anyway="试报", request=staged)
        found["submit"] = marks(submission.result)
        found["the pack"] = packed(submission.data)
    judged.clear()
    fixed = fix(path, request=request)
    found["fix"] = marks(judged[0])
    document = read(path, request=request)
    written = {block.id for block in document.blocks if block.role not in (Role.COMMENT, Role.REMOVED)}
    first = [each for each in fixable(document, judged[0], unsafe=False) if each.block in written]
    assert list(fixed.applied[: len(first)]) == first != []
    assert {name: each for name, each in found.items() if each != marks(wanted)} == {}


@pytest.mark.medium
@pytest.mark.parametrize(("draft", "wish"), each_with_some(DRAFTS, WISHES))
def test_every_command_finds_what_the_library_finds(
    asked: tuple[Case, Wish, CheckRequest], tmp_path: Path, judged: list[Result], run_cli: Run
) -> None:
    case, wish, request = asked
    path, words = case.path, (*case.words, *wish.words)
    wanted = marks(check_file(path, request=request))
    staged = words if request.stage else (*words, "--stage", "draft")
    found = {}
    code, out, _ = run_cli("check", path, "--format", "json", "--jobs", "1", *words)
    assert code in (0, 1)
    found["check"] = marks_of(json.loads(out)["findings"])
    judged.clear()
    code, out, _ = run_cli("fix", path, "--diff", *words)
    assert (code, out) == (0, unified_diff(fix(path, request=request), str(path)))
    found["fix"] = marks(judged[0])
    judged.clear()
    assert run_cli("slip", path, "-o", tmp_path / "slip.docx", *staged)[0] == 0
    found["slip"] = marks(judged[0])
    if case.is_word:
        assert run_cli("review", path, "-o", tmp_path / "review.docx", *words)[0] == 0
        reviewed = review(path, request=request)
        assert (tmp_path / "review.docx").read_bytes() == reviewed.data
        assert run_cli("submit", path, "-o", tmp_path / "pack.zip", "--anyway", "试报", *staged)[0] == 0
        found["submit"] = packed((tmp_path / "pack.zip").read_bytes())
        assert run_cli("format", path, "-o", tmp_path / "set.docx", *words)[0] == 0
        assert (tmp_path / "set.docx").read_bytes() == set_layout(path, request=request)
    assert {name: each for name, each in found.items() if each != wanted} == {}


@pytest.mark.parametrize(("draft", "wish"), each_with_some(DRAFTS, WISHES))
def test_a_draft_that_is_dropped_onto_the_program_is_judged_the_same(
    asked: tuple[Case, Wish, CheckRequest], judged: list[Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case, wish, request = asked
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    wanted = marks(check_file(case.path, request=request))
    without_config: CheckChoices = {**case.choices, **wish.choices}
    without_config.pop("config", None)
    judged.clear()
    pages: list[str] = []
    assert check_dropped([str(case.path)], pages.append, **without_config) in (0, 1)
    assert len(pages) == 1
    assert {tuple(marks(each)) for each in judged} == {tuple(wanted)}
    marked = case.path.with_name("稿（批注）.docx")
    assert marked.exists() is case.is_word
    if case.is_word:
        assert marked.read_bytes() == review(case.path, request=request).data


def test_a_marked_copy_says_nothing_about_a_rule_that_the_settings_ignore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = cases(tmp_path)["word with settings"].path
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    check_dropped([str(path)], lambda _: None)
    said = "\n".join(
        line for each in comments(path.with_name("稿（批注）.docx").read_bytes()).values() for line in each
    )
    assert "相对时间" not in said
    assert "“入冬前”" in said
    (page,) = tmp_path.glob("alvtc-info-*/校核结果.html")
    assert "相对时间" not in page.read_text(encoding="utf-8")


# fields as keywords, and as a request -----------------------------------------------------------------------------------


def came_to(work: Callable[[], Any]) -> object:
    """What an entrance gives, or the error that it ends in."""
    try:
        return work()
    except AlvtcInfoError as error:
        return type(error), error.code, error.message


@pytest.mark.medium
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "首报"), ("stage", "sent"), ("report_date", "2024-05-23"), ("select", "vague-time"), ("ignore", ["vague-time"]),
        ("encoding", "utf-8"), ("extras", ("hidden",)), ("limits", Limits(paragraphs=3)), ("profile", "news"), ("layout", True),
        ("layout_profile", "windows-fonts"),
        pytest.param("timeout", 60, marks=pytest.mark.slow),
        *((name, ...) for name in ("facts", "institution", "config", "ledger")),
        pytest.param("pages", True, marks=[pytest.mark.libreoffice, pytest.mark.slow]),
    ],
)  # fmt: skip
def test_a_field_may_be_a_keyword_or_in_a_request(
    name: str, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "convert", cache(office.convert))  # each file once: LibreOffice takes seconds
    drafts = cases(tmp_path)
    path = drafts["word"].path
    if value is ...:
        known: Any = drafts["settled"].choices if name == "config" else wish_for(name, tmp_path).choices
        value = known[name]
    given: Any = {name: value}
    request = CheckRequest(**given)
    report = load_report({"kind": "daily", "department": "后勤处", "title": "近日检修", "body": ["近日更换阀门,3个。"]})
    source = tmp_path / "one.jsonl"
    source.write_text(json.dumps({"path": str(path)}), encoding="utf-8")

    def lines_of(**choices: Any) -> str:
        (done,) = check_partitions([source], tmp_path, again=True, **choices)
        assert (done.failures, done.failure) == (0, None)
        return Path(done.target).read_text(encoding="utf-8")

    entrances: dict[str, Callable[..., Any]] = {
        "check": lambda **choices: check(report, **choices),
        "check_file": lambda **choices: check_file(path, **choices),
        "check_many": lambda **choices: list(check_many([path], **choices)),
        "check_partitions": lines_of,
        "read": lambda **choices: read(path, **choices).text,
        "fix": lambda **choices: fix(path, **choices),
        "review": lambda **choices: review(path, **choices),
        "slip": lambda **choices: slip(path, **choices),
        "submit": lambda **choices: submit(path, anyway="试报", **choices),
        "set_layout": lambda **choices: set_layout(path, **choices),
    }
    for called, entrance in entrances.items():
        one, other = came_to(lambda: entrance(**given)), came_to(lambda: entrance(request=request))  # noqa: B023
        assert one == other, called
        assert not isinstance(one, tuple) or called == "check", one


def test_keywords_go_before_the_request(tmp_path: Path) -> None:
    path = cases(tmp_path)["word"].path
    request = CheckRequest(select=("vague-time",), stage=Stage.SENT)
    result = check_file(path, request=request, select="halfwidth-punct")
    assert {finding.rule for finding in result} == {"halfwidth-punct"}
    assert result.stage == "sent"


def test_what_needs_the_file_itself_is_not_asked_of_a_document(tmp_path: Path) -> None:
    document = read(cases(tmp_path)["word"].path)
    for choices in ({"layout": True}, {"pages": True}):
        with pytest.raises(UsageError, match="check_file") as caught:
            check(document, **choices)  # type: ignore[arg-type]
        assert caught.value.code == "needs-file"


@pytest.mark.parametrize("source", [None, 5, ["a.txt"], {"kind": "daily"}])
def test_what_is_no_draft_is_refused(source: Any) -> None:
    for entrance in (check_file, read, fix, review, slip, submit, set_layout, check):
        with pytest.raises(UsageError) as caught:
            entrance(source)
        assert caught.value.code == "bad-source"
        assert "\n" not in str(caught.value)


def test_text_and_findings_of_one_reading() -> None:
    from alvtc_info import examine, load_report

    report = {"kind": "daily", "department": "后勤处", "title": "检修", "body": ["近日检修。"]}
    for source in (report, load_report(report)):
        found = examine(source, select=["vague-time"])
        assert [(f.block, f.quote) for f in found.result] == [("body[0]", "近日")]
        assert "近日检修。" in [block.text for block in found.document.blocks]
    assert examine(load_report(report), layout=True, select=["vague-time"]).document.name.endswith(".docx")


def test_a_mark_in_a_report_is_refused_before_what_is_wrong_with_it_is_told() -> None:
    from alvtc_info import InputError, ReportError, examine

    wrong = {"kind": "daily", "机密★1年": ["甲", {"乙": ("丙", 3)}]}
    with pytest.raises(InputError) as caught:
        examine(wrong, refuse_secret=True)
    assert (caught.value.code, "★" in str(caught.value)) == ("secret", False)
    with pytest.raises(ReportError):
        examine(wrong)
    with pytest.raises(ReportError):
        examine({"kind": "daily", "没有": ["甲"]}, refuse_secret=True)
