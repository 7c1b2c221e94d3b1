"""The sign slip (送签单): one page for the head who signs, on what must change, what can wait and what was not judged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alvtc_info.checking.check import Checker, Draft
from alvtc_info.errors import InputError
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.model.arguments import text
from alvtc_info.model.document import Document
from alvtc_info.model.finding import Severity
from alvtc_info.model.hash_chain import read_fingerprint, short_hash
from alvtc_info.model.kinds import EMERGENCY_KINDS, Stage
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import document_of, read, work_on
from alvtc_info.rendering.printed import printed
from alvtc_info.reporters.console import Paragraphs
from alvtc_info.sandbox import within
from alvtc_info.templates.onepage import COLUMNS, Page, rows, shortened
from alvtc_info.text.display import visible
from alvtc_info.text.masking import mask_all
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

ROWS = 17
_WIDTHS = (3400, 3200, 3038)
_FINGERPRINT = "稿件指纹："


@takes_request
def slip(
    path: Source | Report | Document,
    *,
    request: CheckRequest | None = None,
    name: str | None = None,
    case_head: str = "",
    **choices: Unpack[CheckChoices],
) -> bytes:
    """Return the sign slip of a draft of any readable kind, as a .docx of one page.

    It bears the first digits of the draft's SHA-256, by which `submit` sees whether the draft was changed afterwards,
    the head of the ledger that the request names, and `case_head`, that of the case.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path, a report model, which is rendered
    first, or a document that was read. Without `stage` the draft is
    judged as one handed in for signature. Raises InputError if the draft cannot be read or bears a secrecy mark: then
    nothing of it is copied.
    """
    head = visible(text(case_head, "case_head"))
    asked = requested(request, choices)
    if isinstance(path, Document):
        document, rest = document_of(path, asked), replace(asked, facts=None, timeout=None)
        return within(asked.timeout, document.name, slip_document, document, rest, head, cancel=asked.cancel)
    source, label, asked = printed(path, name, asked)
    return work_on(source, label, asked, slip_bytes, head)


def slip_bytes(data: bytes, name: str, request: CheckRequest, case_head: str = "") -> bytes:
    """Do the same for bytes, in this process and without a time limit."""
    checker = Checker(replace(request, stage=request.stage or Stage.SIGN))
    draft = checker.reopen(data, name, guarded=True)
    return _slip_of(draft, checker, case_head)


def slip_document(document: Document, request: CheckRequest, case_head: str) -> bytes:
    """Do the same for a document that was read."""
    stage = document.stage if document.stage is not Stage.DRAFT else Stage.SIGN
    checker = Checker(replace(request, stage=request.stage or stage))
    return _slip_of(Draft(document.given(stage=checker.request.stage), b""), checker, case_head)


def _slip_of(draft: Draft, checker: Checker, case_head: str) -> bytes:
    refuse_secret(draft.document)
    heads = heads_of(checker.request, case_head)
    return build_slip(draft.document, checker.judge(draft), checker.institution, heads)


def heads_of(request: CheckRequest, case_head: str) -> dict[str, str]:
    """The heads of the chains that a paper anchors, by `ledger` and `case`, as far as there are any."""
    from alvtc_info.assessment.known_items import ledger_head

    found = {"ledger": "" if request.ledger is None else ledger_head(request.ledger), "case": case_head}
    return {name: head for name, head in found.items() if head}


def fingerprint_on(path: Source, *, name: str | None = None) -> str:
    """Return the fingerprint printed on a sign slip. Raises InputError if there is none or it cannot be read."""
    for block in read(path, name=name).blocks:
        _, label, rest = block.text.partition(_FINGERPRINT)
        if label:
            return read_fingerprint(rest.split()[0])
    raise InputError("no-fingerprint", "这份文件上没有稿件指纹，不是送签单，或是旧版做的", name or "")


def build_slip(
    document: Document, result: Result, institution: Institution, heads: Mapping[str, str] | None = None
) -> bytes:
    """Return the bytes of the slip for a document and its result; `heads` are printed at its foot."""
    page = Page(institution)
    page.headline("送 签 单")
    page.line(f"稿件：{shortened(mask_all(_title(document)), COLUMNS - 6)}")
    page.line(shortened(mask_all("　　".join(_particulars(document, result))), COLUMNS))
    for heading, lines in _sections(result, Paragraphs(document, result.findings)):
        page.heading(heading)
        for line in lines:
            page.line(line)
    page.heading("把关（逐项打勾）")
    gates = "　　".join(f"□ {gate}" for gate in institution.gates)
    page.line(f"{gates}　　□ 事实、数字、时间、地点已核实")
    page.line("□ 保密审核：□ 可以报送　□ 不得报送　　审核人：＿＿＿＿＿　时间：＿月＿日＿时")
    page.heading("签批")
    page.table((_signature(role) for role in _signers(document)), _WIDTHS, height=900)
    seals = [f"{_HEADS[name]}：{head}" for name, head in (heads or {}).items()]
    page.line("　".join([f"{_FINGERPRINT}{short_hash(document.sha256)}", *seals]), size=9, height=14, before=3)
    return page.saved("送签单")


_HEADS = {"ledger": "台账封签", "case": "案卷封签"}


def _signature(role: str) -> tuple[list[str], list[str], list[str]]:
    """The table row for one signer: the role, the choices, name and time."""
    return role.split("\n"), ["□ 同意报送", "□ 改后再送　□ 不报送"], ["签名：", "时间：　月　　日　　时"]


def _title(document: Document) -> str:
    return document.value("title") or visible(os.path.basename(document.name))


def _particulars(document: Document, result: Result) -> list[str]:
    kind = result.kind.label if result.kind else "片段"
    parts = [f"文种：{kind}（{result.stage.label}）"]
    for name, label in (
        ("reporting_unit", "报送单位"),
        ("issue_number", "期号"),
        ("dated", "日期"),
        ("editor", "编辑"),
    ):
        value = document.value(name)
        if value:
            parts.append(f"{label}：{shortened(value, 24)}")
    return parts


def _sections(result: Result, paragraphs: Paragraphs) -> list[tuple[str, list[str]]]:
    """The three sections, cut so that the slip fits on one page; findings left out are counted."""
    must = [f for f in result.findings if f.severity is Severity.ERROR]
    rest = [f for f in result.findings if f.severity is not Severity.ERROR]
    later = "来得及就改，来不及可在续报中补正" if result.kind in EMERGENCY_KINDS else "最好改，不影响报送"
    unjudged = _unjudged(result)
    room = ROWS - sum(rows(line) for line in unjudged) - (not must) - (not rest)  # of none, a row says so
    items = [[_item(number, each, paragraphs) for number, each in enumerate(listed, 1)] for listed in (must, rest)]
    kept = min(sum(map(rows, items[1])), max(3, room // 3))
    first = _fitting(items[0], room - kept)
    second = _fitting(items[1], room - sum(rows(line) for line in first))
    return [
        (f"签发前必须改（{len(must)} 处）", first or ["没有"]),
        (f"{later}（{len(rest)} 处）", second or ["没有"]),
        ("没有判断，请人工核对", unjudged or ["没有"]),
    ]


def _unjudged(result: Result) -> list[str]:
    """The rules that were not judged: at most three lines of at most two rows each."""
    from alvtc_info.model.wording import unjudged

    return [shortened(line.removeprefix("未检查："), 2 * COLUMNS) for line in unjudged(result)][:3]


def _fitting(lines: list[str], room: int) -> list[str]:
    """As many of the lines of findings as fit into `room` rows."""
    if sum(map(rows, lines)) <= room:
        return lines
    kept: list[str] = []
    while sum(map(rows, kept)) + rows(lines[len(kept)]) < room:
        kept.append(lines[len(kept)])
    return [*kept, f"……另有 {len(lines) - len(kept)} 处，见批注稿"]


def _item(number: int, finding: Finding, paragraphs: Paragraphs) -> str:
    place = paragraphs.place(finding) if finding.quote else "全文"
    if finding.quote and finding.quote not in finding.message:
        place += f"“{shortened(finding.quote, 16)}”"
    return shortened(f"{number}. {place}：{finding.message}", 2 * COLUMNS)


def _signers(document: Document) -> list[str]:
    """The signers: the level that the regulation requires, and the one before it."""
    from alvtc_info.model.facts import LEVELS
    from alvtc_info.rules.approval import needed_approval

    need, called = needed_approval(document)
    if need == "deputy":
        return [f"{LEVELS[need]}\n（{called}由其审核）"]
    return [LEVELS["deputy"], f"{LEVELS[need]}\n（{called}由其审签）"]
