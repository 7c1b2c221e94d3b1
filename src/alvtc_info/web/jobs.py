"""What is done with a draft, as functions of plain values: bytes and a request in, bytes and plain data out.

They run in a process of the service's pool, and in the browser where there is no server; they know neither of them.
Each refuses a draft with a secrecy mark before anything of it is given back.
"""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import alvtc_info
from alvtc_info import (
    CheckRequest,
    Edit,
    InputError,
    Kind,
    ReportError,
    Severity,
    Stage,
    UsageError,
    list_formats,
    list_layouts,
    read_text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from alvtc_info import Document, Report

_PRINTED = "报告.docx"
_PICTURE = re.compile(r"[^./\\\x00-\x1f][^/\\\x00-\x1f]{0,54}\.(?:png|jpe?g|gif|bmp)", re.I)
_POSTS = ("院长", "党委书记", "副院长", "部门主要负责人", "部门分管领导", "信息员")


class SentDraft(NamedTuple):
    """A draft as it was sent: the bytes of a file or text and its name, or the data of a report."""

    data: bytes | None
    name: str
    report: Any = None

    @property
    def suffix(self) -> str:
        """The suffix of the name, in small letters."""
        return f".{self.name.rsplit('.', 1)[-1].lower()}" if "." in self.name else ""

    def called(self, what: str, suffix: str) -> str:
        """The name of what is made of it: 首报.docx → 首报（批注）.docx."""
        stem = self.name.rsplit(".", 1)[0] if "." in self.name else self.name
        return f"{stem or '稿件'}{what and f'（{what}）'}{suffix}"


class Made(NamedTuple):
    """A file that was made: its bytes and its name."""

    data: bytes
    name: str


def source_of(sent: SentDraft) -> bytes | Report:
    """The bytes, or the report model of the data. Raises ReportError where the data describe no report."""
    return sent.data if sent.data is not None else _modelled(sent, CheckRequest(select=()))


def _modelled(sent: SentDraft, request: CheckRequest) -> Report:
    """The report model of data in which no secrecy mark is."""
    report = _examined(sent, request).report
    assert report is not None
    return report


def _examined(sent: SentDraft, request: CheckRequest) -> alvtc_info.Examined:
    if sent.data is not None:
        return alvtc_info.examine(sent.data, refuse_secret=True, name=sent.name, request=request)
    if not isinstance(sent.report, dict):  # and no path, either
        raise ReportError("not-a-report", "report 应是一份报告的数据：“栏目: 内容”的形式")
    return alvtc_info.examine(sent.report, refuse_secret=True, request=request)


def check_draft(sent: SentDraft, request: CheckRequest, *, document: bool = False) -> dict[str, Any]:
    """The JSON of `check --format json`, with `document` also the text that the findings are about."""
    looked = _examined(sent, request)
    data = looked.result.to_dict()
    if document:
        data["document"] = document_data(looked.document, sent, looked.result)
    return data


def document_data(document: Document, sent: SentDraft, result: alvtc_info.Result) -> dict[str, Any]:
    """The text of a draft as plain data, block by block; `before` is a number that is printed before the text.

    `editable` is whether its words can be replaced, `annotatable` whether it goes back as a .docx: with comments, with
    tracked changes, in house style.
    """
    form = next((each for each in list_formats() if each.suffix == sent.suffix), None)
    return {
        "name": sent.name or document.name,
        "kind": result.kind and str(result.kind),
        "kind_label": result.kind.label if result.kind else "",
        "stage": str(result.stage),
        "editable": form is not None and form.editable,
        "annotatable": form is not None and form.reading in ("word", "converted") and form.suffix != ".pdf",
        "blocks": [
            {
                "id": block.id,
                "role": str(block.role),
                "place": block.place,
                "label": block.label,
                "before": block.text[: block.shift],
                "text": block.text[block.shift :],
            }
            for block in document.blocks
        ],
        "warnings": list(result.warnings),
        "notes": list(result.notes),
    }


def edit_draft(sent: SentDraft, request: CheckRequest, edits: Any) -> Made:
    """The draft with these words replaced; `edits` are objects with block, start, end, was and replacement."""
    return Made(alvtc_info.edit(_bytes(sent), edits_of(edits), name=sent.name, request=_reading(request)), sent.name)


def edits_of(data: Any) -> list[Edit]:
    """The edits that were sent. Raises UsageError for anything else."""
    names = ("block", "start", "end", "was", "replacement")
    if not isinstance(data, list) or not all(isinstance(each, dict) and set(each) == set(names) for each in data):
        raise UsageError("bad-edits", f"edits 应是对象的列表，每个有 {'、'.join(names)}")
    return [Edit(**each) for each in data]


def _bytes(sent: SentDraft) -> bytes:
    if sent.data is None:
        raise UsageError("needs-file", "这一步要稿件的文件，报告数据请先成文（render）")
    return sent.data


def _reading(request: CheckRequest) -> CheckRequest:
    """The part of a request that says how to read."""
    return replace(request, layout=False, pages=False)


def review_draft(sent: SentDraft, request: CheckRequest, *, suggest: bool = False) -> Made:
    """The .docx with comments, with `suggest` safe fixes as tracked changes."""
    done = alvtc_info.review(source_of(sent), suggest=suggest, request=request, **_named(sent))
    return Made(done.data, sent.called("修订" if suggest else "批注", done.suffix))


def _named(sent: SentDraft) -> dict[str, Any]:
    return {} if sent.data is None else {"name": sent.name}


def fix_draft(sent: SentDraft, request: CheckRequest, *, unsafe: bool = False) -> tuple[Made, list[dict[str, Any]]]:
    """The draft with its safe fixes, and the findings that were fixed."""
    done = alvtc_info.fix(source_of(sent), unsafe=unsafe, request=request, **_named(sent))
    suffix = sent.suffix if sent.data is not None else ".docx"
    return Made(done.data, sent.called("改好", suffix)), [each.to_dict() for each in done.applied]


def format_draft(sent: SentDraft, request: CheckRequest) -> Made:
    """The .docx in the house style."""
    data = alvtc_info.set_layout(source_of(sent), request=_reading(request), **_named(sent))
    return Made(data, sent.called("排版", ".docx"))


def slip_draft(sent: SentDraft, request: CheckRequest) -> Made:
    """The sign slip."""
    data = alvtc_info.slip(source_of(sent), request=request, **_named(sent))
    return Made(data, sent.called("送签单", ".docx"))


def submit_draft(
    sent: SentDraft, request: CheckRequest, anyway: str, cleared_by: str, signed: str, sent_first_by: str
) -> tuple[Made | None, dict[str, Any]]:
    """The pack for the OA, or None where it is not ready; and the findings of its check."""
    name = sent.name if sent.data is not None else _PRINTED
    done = alvtc_info.submit(
        source_of(sent),
        name=name,
        anyway=anyway,
        cleared_by=cleared_by,
        signed=signed,
        sent_first_by=sent_first_by,
        request=request,
    )
    made = Made(done.data, sent._replace(name=name).called("报送包", ".zip")) if done.ready else None
    return made, done.result.to_dict()


def extract_draft(sent: SentDraft, request: CheckRequest) -> dict[str, Any]:
    """What the text says of its event: time, place, what, casualties, measures, source; each as spans of blocks."""
    document = _examined(sent, replace(_reading(request), select=())).document
    found = alvtc_info.extract(document, institution=request.institution)
    names = ("time", "hour", "place", "what", "casualties", "measures", "source")
    return {name: _spans(getattr(found, name)) for name in names}


def _spans(said: Any) -> list[dict[str, Any]] | None:
    """What an element is said by, as plain data; None where nothing says it."""
    if said is None:
        return None
    each = said if isinstance(said, tuple) and not hasattr(said, "_fields") else (said,)
    return [{"block": s.block, "place": s.place, "start": s.start, "end": s.end, "text": s.text} for s in each]


def render_report(sent: SentDraft, request: CheckRequest, pictures: Mapping[str, bytes]) -> Made:
    """The report as .docx in the template of 附件2; `pictures` are the files that it names."""
    return Made(_rendered(sent, request, pictures), sent.called("", ".docx"))


def _rendered(sent: SentDraft, request: CheckRequest, pictures: Mapping[str, bytes]) -> bytes:
    report = _report(sent, request)
    with TemporaryDirectory() as folder:
        for name, data in pictures.items():
            Path(folder, name).write_bytes(data)
        try:
            return alvtc_info.render(report, institution=request.institution, folder=folder)
        except ReportError as error:
            error.path = ""  # where on the server the pictures lay is nobody's business
            raise


def pictures_of(sent: Any) -> dict[str, bytes]:
    """Pictures by their names, of base64. Raises UsageError for anything else, and for names that lead elsewhere."""
    if not isinstance(sent, dict) or not all(isinstance(each, str) for each in sent.values()):
        raise UsageError("bad-value", 'pictures 应是一个对象，如 {"现场.jpg": "base64 文字"}')
    for name in sent:
        if not _PICTURE.fullmatch(name):
            raise UsageError(
                "bad-value", "图片的文件名不能有斜杠、控制字符，不能超过 60 个字，以 .png、.jpg、.gif、.bmp 结尾"
            )
    try:
        return {name: b64decode(text, validate=True) for name, text in sent.items()}
    except ValueError:
        raise UsageError("bad-value", "图片的内容应是 base64 文字") from None


def _report(sent: SentDraft, request: CheckRequest) -> Report:
    """The report model that was sent, as data or as a .yaml or .json file; refused where it bears a secrecy mark."""
    asked = replace(_reading(request), select=())
    if sent.data is None:
        return _modelled(sent, asked)
    _examined(sent, asked)
    if not _is_data(sent):
        raise InputError("not-data", "成文要 .yaml 或 .json 报告，或用 report 字段", sent.name)
    return alvtc_info.open_report(sent.data, name=sent.name)


def picture_of(sent: SentDraft, request: CheckRequest, page: int, pictures: Mapping[str, bytes]) -> tuple[bytes, int]:
    """A page of the draft as it prints, as PNG, and how many pages there are; pages are counted from 1."""
    whole = sent.data is not None and not _is_data(sent)
    source, name = (_bytes(sent), sent.name) if whole else (_rendered(sent, request, pictures), _PRINTED)
    pdf = alvtc_info.print_pdf(source, name=name, request=_reading(request))
    return draw_page(pdf, page)


def draw_page(pdf: bytes, page: int) -> tuple[bytes, int]:
    """A page of a PDF as PNG of 110 dots to the inch, and how many pages there are."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
        if not 1 <= page <= count:
            raise UsageError("no-page", f"没有第{page}页，共{count}页")
        bitmap = document[page - 1].render(scale=110 / 72, rev_byteorder=True)
        width, height = bitmap.width, bitmap.height
        rows = memoryview(bytes(bitmap.buffer))
        size = width * bitmap.n_channels
        lines = b"".join(b"\0" + rows[at : at + size] for at in range(0, height * bitmap.stride, bitmap.stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks), count


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _is_data(sent: SentDraft) -> bool:
    return any(each.reading == "data" for each in list_formats() if each.suffix == sent.suffix)


def write_yaml(sent: SentDraft, request: CheckRequest) -> Made:
    """The report as .yaml, to go on with later."""
    import yaml

    text = yaml.safe_dump(report_data(sent, request), allow_unicode=True, sort_keys=False, width=1000)
    return Made(text.encode("utf-8"), sent.called("", ".yaml"))


def report_data(sent: SentDraft, request: CheckRequest) -> dict[str, Any]:
    """The data of a report in a .yaml or .json file, as a form takes it to go on with."""
    return _report(sent, request).model_dump(mode="json", exclude_none=True, by_alias=True)


def institution_data(request: CheckRequest) -> dict[str, Any]:
    """What forms need of the institution: names, departments, posts, kinds, stages and categories."""
    institution = read_text("。", institution=request.institution).institution
    return {
        "name": institution.name,
        "office": institution.office,
        "regulation": institution.regulation,
        "masthead_suffix": institution.masthead_suffix,
        "departments": [each.name for each in institution.departments],
        "outside_bodies": [each.name for each in institution.outside_bodies],
        "posts": list(dict.fromkeys([*_POSTS, *(each.post for each in institution.people if each.post)])),
        "kinds": [{"value": str(kind), "label": kind.label} for kind in Kind],
        "layouts": [{"value": name, "label": label} for name, label in list_layouts().items()],
        "stages": [{"value": str(stage), "label": stage.label} for stage in Stage],
        "severities": [{"value": str(each), "label": each.label} for each in Severity],
    }


def rules_data() -> dict[str, Any]:
    """Every rule with its clause, basis, severity and title."""
    return {
        "rules": [
            {
                "name": rule.name,
                "title": rule.title,
                "clause": rule.clause,
                "basis": str(rule.basis),
                "severity": str(rule.severity),
            }
            for rule in alvtc_info.list_rules()
        ]
    }


def schema_data(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of report, or of a `result`. Raises UsageError for another kind."""
    return alvtc_info.result_schema() if kind == "result" else alvtc_info.report_schema(kind)
