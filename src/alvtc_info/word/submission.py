"""A report packed for the OA (四：务必通过 OA 办公系统报送).

A pack contains the .docx, its content and the findings as JSON, and a manifest with hashes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from alvtc_info.checking.check import Checker
from alvtc_info.errors import InputError
from alvtc_info.files import zipped
from alvtc_info.linting.secrecy_guard import notices, refuse_secret
from alvtc_info.linting.urgency import sent_first
from alvtc_info.model.arguments import text
from alvtc_info.model.finding import Severity, Urgency, worst
from alvtc_info.model.hash_chain import read_fingerprint
from alvtc_info.model.kinds import Role, Stage
from alvtc_info.model.limits import Limits
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import name_of, work_on
from alvtc_info.reading.formats import suffix_of
from alvtc_info.reading.input import slurp
from alvtc_info.reading.packs import Pack, made_plain, name_fault, open_pack, refused_member
from alvtc_info.rendering.printed import NAME, printed
from alvtc_info.reporters.console import Paragraphs
from alvtc_info.reporters.json_object import format_json
from alvtc_info.reporters.style import Shown
from alvtc_info.text.display import visible
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.value_classes import field, frozen, replace
from alvtc_info.version import __version__
from alvtc_info.word.sign_slip import heads_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

FORMAT = 1
MANIFEST, REPORT, FINDINGS = "manifest.json", "report.json", "findings.json"
_PACK = Pack(
    damaged=("damaged", "报送包已损坏，请重新打包或重新传送"),
    too_large=("not-a-submission", "这不是报送包（文件太多或太大），请重新打包"),
    most=16,
)


@frozen
class Submission:
    """A checked pack: its bytes, its manifest, and the result of the check.

    `data` is empty if something 必改 was found and no reason was given to pack it all the same, or if the draft bears
    notices that limit its circulation (`notices` in the manifest) and nobody was named who has cleared it. A first
    report is held up only by what can do harm, and where nobody is named who sends it as it is: the rest is listed in
    the manifest under `sent_first`, with the name.
    `document` is what was read.
    """

    data: bytes = field(repr=False)
    manifest: Mapping[str, Any] = field(repr=False, hash=False)
    result: Result
    document: Document = field(repr=False, hash=False, compare=False)

    @property
    def ready(self) -> bool:
        """Whether the report was packed."""
        return bool(self.data)

    @property
    def changed(self) -> bool:
        """Whether the draft is another one than that which the sign slip was made for (签后改动过)."""
        return bool(self.manifest.get("signed", {}).get("changed"))


@frozen
class Received:
    """A pack that was opened and verified: its manifest, and the bytes of its files by name."""

    manifest: Mapping[str, Any] = field(repr=False, hash=False)
    files: Mapping[str, bytes] = field(repr=False, hash=False)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.files.items())))

    @property
    def document(self) -> bytes:
        """The bytes of the .docx."""
        return self.files[self.manifest["document"]]

    @property
    def report(self) -> dict[str, Any]:
        """The content of the report, as in `report.json`."""
        return dict(json.loads(self.files[REPORT]))

    @property
    def findings(self) -> dict[str, Any]:
        """The findings before packing, as printed by `check --format json`."""
        return dict(json.loads(self.files[FINDINGS]))


@frozen
class Recheck:
    """What the receiver's own check of a pack's draft gave, and where the pack says otherwise.

    `unsaid` are findings that the pack does not have; `unfound`, as Chinese text, those of the pack that were not found
    here; `other_text`: its `report.json` does not say what stands in the draft.
    """

    result: Result
    unsaid: tuple[Finding, ...]
    unfound: tuple[str, ...]
    other_text: bool

    @property
    def agrees(self) -> bool:
        """Whether the pack says what was found here."""
        return not (self.unsaid or self.unfound or self.other_text)


@takes_request
def submit(
    source: Source | Report,
    *,
    name: str = "",
    anyway: str = "",
    cleared_by: str = "",
    signed: str = "",
    case_head: str = "",
    sent_first_by: str = "",
    request: CheckRequest | None = None,
    **choices: Unpack[CheckChoices],
) -> Submission:
    """Check a .docx as one that is sent, and pack it for the OA unless something 必改 is found.

    With a reason in `anyway` it is packed all the same. Where a notice limits its circulation (内部资料, 工作秘密), it is
    packed only if `cleared_by` names who has cleared it for sending; the name is kept in the manifest. `signed` is the
    fingerprint on the sign slip, 16 hexadecimal digits or more: the manifest says whether the draft was changed since.
    A first report goes now and is improved later (先报后改): the manifest names under `sent_first` who decided so,
    `sent_first_by`, else whoever signed or edited it on the paper, and what is left for the follow-up. Without a name
    it is not packed.
    It also bears the head of the ledger that the request names, and `case_head`, that of the case. The same draft gives
    the same bytes, in whatever folder it is.
    `source` is a path, bytes or a binary stream, called `name` if that is not its path, or a report model, which is
    rendered first; nothing is written, the pack is `data` of what is returned.
    Raises InputError if it is no .docx, cannot be read or bears a secrecy mark:
    then nothing of it is copied, whatever the reason.
    """
    fingerprint = read_fingerprint(text(signed, "signed")) if signed else ""
    told = Remarks(
        anyway=text(anyway, "anyway").strip(),
        cleared_by=text(cleared_by, "cleared_by").strip(),
        signed=fingerprint,
        case_head=text(case_head, "case_head"),
        sent_first_by=text(sent_first_by, "sent_first_by").strip(),
    )
    draft, label, asked = printed(source, name, requested(request, choices))
    return work_on(draft, name_of(draft, label or None) or NAME, asked, submit_bytes, told)


class Remarks(NamedTuple):
    """What whoever submits a draft says of it: why it goes in spite of errors, who cleared it, what was signed.

    `signed` is the fingerprint on the sign slip, `case_head` the head of the case's chain, `sent_first_by` who decided
    that a first report goes as it is; each is empty where nothing was said.
    """

    anyway: str = ""
    cleared_by: str = ""
    signed: str = ""
    case_head: str = ""
    sent_first_by: str = ""


def submit_bytes(data: bytes, path: str, request: CheckRequest, told: Remarks) -> Submission:
    """Do the same for bytes, in this process and without a time limit."""
    if suffix_of(path) != ".docx" or not data.startswith(b"PK"):
        raise InputError(
            "not-docx", "报送包里要放 .docx；YAML、JSON 写的请先用 render 排成 .docx，别的格式请另存为 .docx", path
        )
    checker = Checker(replace(request, stage=request.stage or Stage.SENT, people=False))  # findings go along
    packed_as = _packed_name(path)
    draft = checker.reopen(data, path, guarded=True)
    refuse_secret(draft.document)
    limiting = notices(draft.document)
    result = _called(sent_first(checker.judge(draft)), packed_as)
    if result.errors:
        raise InputError(result.errors[0].code, result.errors[0].message, path)
    passed = worst(result.findings) is not Severity.ERROR
    files = {
        packed_as: data,
        REPORT: _dumped(report_data(draft.document, result)),
        FINDINGS: format_json(Shown([(result, draft.document)]), checker.institution).encode(),
    }
    manifest = _manifest(files, result, checker.institution, told.anyway, passed=passed)
    manifest |= {"notices": list(limiting), "cleared_by": told.cleared_by if limiting else ""}
    manifest |= {f"{name}_head": head for name, head in heads_of(request, told.case_head).items()}
    if any(finding.urgency is Urgency.LATER for finding in result.findings):
        manifest["sent_first"] = _sent_first(draft.document, told.sent_first_by, result.findings)
    if told.signed:
        changed = not hashlib.sha256(data).hexdigest().startswith(told.signed)
        manifest["signed"] = {"fingerprint": told.signed, "changed": changed}
    decided = manifest.get("sent_first", {"by": "nothing waits"})["by"]
    let = (passed or told.anyway) and (told.cleared_by or not limiting) and decided
    packed = zipped({MANIFEST: _dumped(manifest), **dict(sorted(files.items()))}) if let else b""
    return Submission(packed, manifest, result, draft.document)


def _sent_first(document: Document, by: str, findings: Sequence[Finding]) -> dict[str, Any]:
    """Who sends a first report as it is, and what is to be looked at again before the follow-up."""
    paragraphs = Paragraphs(document, findings)
    return {
        "by": by or document.value("signed_off_by") or document.value("editor") or "",
        "later": [
            f"{paragraphs.place(finding) if finding.quote else '全文'}　{finding.title}：{finding.message}"
            for finding in findings
            if finding.urgency is Urgency.LATER
        ],
    }


def _called(result: Result, name: str) -> Result:
    """The result with this name as path: the pack does not reveal the folder of the draft."""

    def moved(finding: Finding) -> Finding:
        sites = tuple(replace(site, path=name) if site.path == result.path else site for site in finding.related)
        return replace(finding, path=name, related=sites)

    return replace(
        result,
        path=name,
        findings=tuple(map(moved, result.findings)),
        suppressed=tuple(each._replace(finding=moved(each.finding)) for each in result.suppressed),
    )


def _packed_name(path: str) -> str:
    """The name of the draft in the pack: its own, with what some system forbids or no reader sees replaced."""
    return made_plain(path.replace("\\", "/").rpartition("/")[2])


def report_data(document: Document, result: Result) -> dict[str, Any]:
    """The content of a report as plain data: kind, stage, title, date, the values of head and tail, and its blocks.

    Each block has its id, role, place and text. It is the report itself, so nothing in it is masked.
    """
    names = (
        "department", "issue_number", "reporting_unit", "editor", "phone", "signed_off_by",
    )  # fmt: skip
    return {
        "kind": result.kind and str(result.kind),
        "stage": str(result.stage),
        "title": document.joined({Role.TITLE}, ""),
        "date": document.report_date and document.report_date.isoformat(),
        "values": {name: value for name in names if (value := document.value(name))},
        "blocks": [
            {"id": block.id, "role": str(block.role), "place": block.place, "text": block.text}
            for block in document.blocks
        ],
    }


def open_submission(source: Source, *, name: str = "") -> Received:
    """Open a pack and verify it: each of its files must be in its manifest, with the hash given there.

    Raises InputError, in Chinese and naming the file, if it is no pack, damaged, or changed since it was made.
    """
    path = name_of(source, name or None) or "报送包.zip"
    data = slurp(source, path, Limits())
    files = open_pack(data, path, _PACK)
    try:
        manifest = json.loads(files.pop(MANIFEST))
        hashes = {str(entry["name"]): entry["sha256"] for entry in manifest["files"]}
        whole = (
            not any(map(name_fault, hashes))
            and manifest["format"] == FORMAT
            and manifest["document"] in hashes
            and {REPORT, FINDINGS} <= hashes.keys()
            and len(hashes) == len(manifest["files"])
        )
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        raise InputError("not-a-submission", "这不是报送包（没有清单或清单已损坏），请重新打包", path) from None
    if not whole:
        raise InputError("other-format", "这个报送包是别的版本打的，请用同一版本重新打包", path)
    for each in sorted(hashes.keys() ^ files.keys()):
        raise InputError("changed", f"报送包和清单不符：{visible(each)}，请重新打包", path)
    for each, content in sorted(files.items()):
        if each not in (REPORT, FINDINGS, manifest["document"]) or suffix_of(manifest["document"]) != ".docx":
            raise refused_member(each, "不是报送包里该有的文件", path)
        if hashlib.sha256(content).hexdigest() != hashes[each]:
            raise InputError("changed", f"报送包里的“{each}”打包后改动过，请重新打包", path)
    return Received(manifest, files)


@takes_request
def recheck(got: Received, *, request: CheckRequest | None = None, **choices: Unpack[CheckChoices]) -> Recheck:
    """Check the draft of a pack again, by the receiver's own request: what the sender wrote about it proves nothing.

    Kind, stage and reporting date are the request's or found anew, never the pack's. Raises InputError if the draft
    cannot be read.
    """
    asked = requested(request, choices)
    return work_on(got.document, got.manifest["document"], asked, _rechecked, got)


def _rechecked(data: bytes, name: str, request: CheckRequest, got: Received) -> Recheck:
    checker = Checker(replace(request, stage=request.stage or Stage.SENT, people=False))
    draft = checker.reopen(data, name)
    result = sent_first(checker.judge(draft))
    ours = [_known_by(finding.to_dict()) for finding in result.findings]
    theirs = [_known_by(finding) for finding in _listed(got, FINDINGS, "findings")]
    said = [(block.get("role"), block.get("text")) for block in _listed(got, REPORT, "blocks")]
    printed = [(str(block.role), block.text) for block in draft.document.blocks]
    return Recheck(
        result,
        unsaid=tuple(f for f, key in zip(result.findings, ours, strict=True) if key not in theirs),
        unfound=tuple(f"{key[1]}：{key[2]}" for key in theirs if key not in ours),
        other_text=said != printed,
    )


def _known_by(finding: Mapping[str, Any]) -> tuple[str, ...]:
    """By what a finding of the pack and one of ours are the same: rule, place, severity, words and where they stand."""
    return tuple(str(finding.get(key)) for key in ("rule", "place", "title", "severity", "quote", "start", "end"))


def _listed(got: Received, name: str, key: str) -> list[dict[str, Any]]:
    """The objects of a list in one of the pack's own files; empty where it holds no such list."""
    try:
        found = json.loads(got.files[name])[key]
    except (KeyError, TypeError, ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _manifest(
    files: Mapping[str, bytes], result: Result, institution: Institution, anyway: str, *, passed: bool
) -> dict[str, Any]:
    document = next(iter(files))
    return {
        "format": FORMAT,
        "version": __version__,
        "ruleset": result.ruleset,
        "institution": institution.name,
        "document": document,
        "kind": result.kind and str(result.kind),
        "stage": str(result.stage),
        "passed": passed,
        "anyway": "" if passed else anyway,
        "counts": {str(level): sum(f.severity is level for f in result.findings) for level in Severity},
        "unjudged": len(result.unjudged),
        "files": [
            {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }


def _dumped(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
