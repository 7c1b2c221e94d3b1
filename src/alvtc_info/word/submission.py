"""A report packed for the OA (四：务必通过 OA 办公系统报送).

A pack contains the .docx, its content and the findings as JSON, and a manifest with hashes.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, BinaryIO

from alvtc_info.checking.check import Checker
from alvtc_info.errors import InputError
from alvtc_info.files import zipped
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.model.finding import Severity, worst
from alvtc_info.model.hash_chain import read_fingerprint
from alvtc_info.model.kinds import Role, Stage
from alvtc_info.model.limits import Limits
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import name_of, work_on
from alvtc_info.reading.formats import suffix_of
from alvtc_info.reading.input import slurp
from alvtc_info.reporters.json_object import format_json
from alvtc_info.reporters.style import Shown
from alvtc_info.version import __version__
from alvtc_info.word.sign_slip import heads_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.finding import Finding
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.model.result import Result
    from alvtc_info.reading.drafts import Source

FORMAT = 1
MANIFEST, REPORT, FINDINGS = "manifest.json", "report.json", "findings.json"
_MOST = 64 << 20  # the most bytes of all members together
_MEMBERS = 16


@dataclass(frozen=True, slots=True)
class Submission:
    """A checked pack: its bytes, its manifest, and the result of the check.

    `data` is empty if something 必改 was found and no reason was given to pack it all the same.
    """

    data: bytes
    manifest: Mapping[str, Any]
    result: Result

    @property
    def ready(self) -> bool:
        """Whether the report was packed."""
        return bool(self.data)

    @property
    def changed(self) -> bool:
        """Whether the draft is another one than that which the sign slip was made for (签后改动过)."""
        return bool(self.manifest.get("signed", {}).get("changed"))


@dataclass(frozen=True, slots=True)
class Received:
    """A pack that was opened and verified: its manifest, and the bytes of its files by name."""

    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]

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


@takes_request
def submit(
    source: Source,
    *,
    name: str = "",
    anyway: str = "",
    signed: str = "",
    case_head: str = "",
    request: CheckRequest | None = None,
    **choices: Unpack[CheckChoices],
) -> Submission:
    """Check a .docx as one that is sent, and pack it for the OA unless something 必改 is found.

    With a reason in `anyway` it is packed all the same. `signed` is the fingerprint on the sign slip, 16 hexadecimal
    digits or more: the manifest says whether the draft was changed since. It also bears the head of the ledger that the
    request names, and `case_head`, that of the case. The same draft gives the same bytes, in whatever folder it is.
    Raises InputError if it is no .docx, cannot be read or bears a secrecy mark:
    then nothing of it is copied, whatever the reason.
    """
    asked = requested(request, choices)
    path = name or name_of(source, None) or "report.docx"
    wanted = read_fingerprint(signed) if signed else ""
    return work_on(source, path, asked, submit_bytes, anyway.strip(), wanted, case_head)


def submit_bytes(
    data: bytes, path: str, request: CheckRequest, reason: str, signed: str = "", case_head: str = ""
) -> Submission:
    """Do the same for bytes, in this process and without a time limit."""
    if suffix_of(path) != ".docx" or not data.startswith(b"PK"):
        raise InputError(
            "not-docx", "报送包里要放 .docx；YAML、JSON 写的请先用 render 排成 .docx，别的格式请另存为 .docx", path
        )
    checker = Checker(replace(request, stage=request.stage or Stage.SENT))
    packed_as = _packed_name(path)
    draft = checker.reopen(data, path, guarded=True)
    refuse_secret(draft.document)
    result = _called(checker.judge(draft), packed_as)
    if result.errors:
        raise InputError(result.errors[0].code, result.errors[0].message, path)
    passed = worst(result.findings) is not Severity.ERROR
    files = {
        packed_as: data,
        REPORT: _dumped(report_data(draft.document, result)),
        FINDINGS: format_json(Shown([(result, draft.document)]), checker.institution).encode(),
    }
    manifest = _manifest(files, result, checker.institution, reason, passed=passed)
    manifest |= {f"{name}_head": head for name, head in heads_of(request, case_head).items()}
    if signed:
        changed = not hashlib.sha256(data).hexdigest().startswith(signed)
        manifest["signed"] = {"fingerprint": signed, "changed": changed}
    packed = zipped({MANIFEST: _dumped(manifest), **dict(sorted(files.items()))}) if passed or reason else b""
    return Submission(packed, manifest, result)


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
    """The name of the draft in the pack: its own, with characters that some system forbids replaced."""
    import re

    name = re.sub(r'[:*?"<>|\x00-\x1f]', "_", re.split(r"[\\/]", path)[-1])
    return name if name[0] != "." else f"report{name}"


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


def open_submission(source: str | os.PathLike[str] | bytes | BinaryIO, *, name: str = "") -> Received:
    """Open a pack and verify it: each of its files must be in its manifest, with the hash given there.

    Raises InputError, in Chinese and naming the file, if it is no pack, damaged, or changed since it was made.
    """
    path = name or (os.fspath(source) if isinstance(source, (str, os.PathLike)) else "报送包.zip")
    data = source if isinstance(source, bytes) else slurp(source, path, Limits())
    files = _members(data, path)
    try:
        manifest = json.loads(files.pop(MANIFEST))
        hashes = {entry["name"]: entry["sha256"] for entry in manifest["files"]}
        plain = all(each and not set(each) & set("/\\:") and each[:1] != "." for each in hashes)
        whole = (
            plain
            and manifest["format"] == FORMAT
            and manifest["document"] in hashes
            and {REPORT, FINDINGS} <= hashes.keys()
        )
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        raise InputError("not-a-submission", "这不是报送包（没有清单或清单已损坏），请重新打包", path) from None
    if not whole:
        raise InputError("other-format", "这个报送包是别的版本打的，请用同一版本重新打包", path)
    for each in sorted(hashes.keys() ^ files.keys()):
        raise InputError("changed", f"报送包和清单不符：{each}，请重新打包", path)
    for each, content in sorted(files.items()):
        if hashlib.sha256(content).hexdigest() != hashes[each]:
            raise InputError("changed", f"报送包里的“{each}”打包后改动过，请重新打包", path)
    return Received(manifest, files)


def _members(data: bytes, path: str) -> dict[str, bytes]:
    """The files of a zip by name. Raises InputError if it is damaged, or over 16 files or 64 MiB."""
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > _MEMBERS or sum(info.file_size for info in members) > _MOST:
                raise InputError("not-a-submission", "这不是报送包（文件太多或太大），请重新打包", path)
            return {info.filename: package.read(info) for info in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise InputError("damaged", "报送包已损坏，请重新打包或重新传送", path) from None


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
