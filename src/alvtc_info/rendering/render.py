"""Render reports as .docx by filling a template. Data is never passed to the template engine as a template."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from alvtc_info.errors import AlvtcInfoError, OutputError, ReportError, TemplateError, UsageError
from alvtc_info.files import repack, write_atomically
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.model import arguments
from alvtc_info.model.kinds import Kind
from alvtc_info.originals import refuse_original
from alvtc_info.reading.formats import DATA_SUFFIXES, suffix_of
from alvtc_info.reading.pictures import Pictures
from alvtc_info.rendering.line_breaking import masthead_lines, masthead_size, title_lines, unit_size, width
from alvtc_info.rendering.plain_values import Insertions, Opaque, PictureData, TableData
from alvtc_info.rendering.table_heads import repeat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO, TypeGuard

    from alvtc_info.institution.values import Institution
    from alvtc_info.reading.input import Source
    from alvtc_info.reading.package import Package
    from alvtc_info.report.models import Report
    from alvtc_info.report.parts import Item

VARIABLES = {
    "masthead": "版头",
    "department": "部门",
    "issue_number": "期号",
    "reporting_unit": "报送单位",
    "dated": "报送日期",
    "title": "标题",
    "body": "正文",
    "sections": "各节",
    **Kind.FOLLOW_UP.sections,
    "incident": "事故或事件",
    "authors": "主笔人",
    "editor": "编辑",
    "phone": "电话",
    "signed_off_by": "签发",
    "editor_row": "编发行样式",
    "kind": "文种",
}
_ALWAYS = ("issue_number", "reporting_unit", "dated", "title", "editor", "phone", "signed_off_by")


@overload
def render(
    report: Report | Source | Mapping[str, object],
    path: None = None,
    *,
    template: str | os.PathLike[str] | None = None,
    institution: Institution | str | os.PathLike[str] | None = None,
    folder: str | os.PathLike[str] = ".",
    force: bool = False,
) -> bytes: ...
@overload
def render(
    report: Report | Source | Mapping[str, object],
    path: str | os.PathLike[str] | BinaryIO,
    *,
    template: str | os.PathLike[str] | None = None,
    institution: Institution | str | os.PathLike[str] | None = None,
    folder: str | os.PathLike[str] = ".",
    force: bool = False,
) -> None: ...
def render(
    report: Report | Source | Mapping[str, object],
    path: str | os.PathLike[str] | BinaryIO | None = None,
    *,
    template: str | os.PathLike[str] | None = None,
    institution: Institution | str | os.PathLike[str] | None = None,
    folder: str | os.PathLike[str] = ".",
    force: bool = False,
) -> bytes | None:
    """The report as a formatted .docx: written to `path`, a file or a binary stream; without one returned as bytes.

    `report` is a report model, its data as `load_report` takes it, or the YAML or JSON of one: a path, bytes or a
    binary stream. `template` is a college's own .docx template; `folder` is where picture files are looked for: there
    and below, not outside. The same report gives the same bytes. Raises OutputError where the file exists (and not
    `force`) or cannot be written, TemplateError where the template lacks or misnames a variable, ReportError where the
    report does not fit or a picture cannot be used, InputError where the report cannot be read, or it or the template
    bears a secrecy mark, UsageError for what is no report.
    """
    from alvtc_info.institution.values import default_institution

    arguments.flag(force, "force")
    target = path if path is None or _is_target(path) else arguments.path(path, "path", "要写的文件或二进制流")
    own = None if template is None else arguments.path(template, "template", "模板的路径")
    pictures = arguments.path(folder, "folder", "图片所在的文件夹")
    college = arguments.institution(institution) or default_institution()
    model, comments = _model_of(report)
    inputs = [*([] if own is None else [own]), *(os.path.join(pictures, each) for each in _pictures(model))]
    if isinstance(target, str):
        refuse_original(target, inputs)
    refuse_secret(model.document(college).withholding(comments), work="不排版")
    data = _rendered(model, own, college, pictures)
    if target is None:
        return data
    if isinstance(target, str):
        write_atomically(target, data, force=force, inputs=inputs)
    else:
        _pour(target, data)
    return None


def _rendered(report: Report, template: str | None, institution: Institution, folder: str) -> bytes:
    source, name = _template(report, template, institution)
    insertions = Insertions()
    context = _context(report, institution, insertions, Path(folder))
    work = _apart if name else fill
    data = work(report, source, name, institution, context, insertions)
    _verify(report, data, institution, name)
    return data


def _is_target(path: object) -> TypeGuard[BinaryIO]:
    return hasattr(path, "write") and not isinstance(path, type)


def _pour(stream: BinaryIO, data: bytes) -> None:
    """Write bytes to a stream. Raises OutputError if it takes none."""
    try:
        stream.write(data)
    except (OSError, ValueError, TypeError) as error:  # closed, full, or for text
        raise OutputError("cannot-write", f"这个流写不进去（{type(error).__name__}），请用二进制方式打开再试") from None


def _model_of(report: object) -> tuple[Report, list[str]]:
    """The report model, and the comments of the file that it was read from. Raises as `render`."""
    from alvtc_info.model.limits import DEFAULT_LIMITS
    from alvtc_info.reading.data import load
    from alvtc_info.reading.drafts import comments_in, is_report, is_source, name_of
    from alvtc_info.reading.input import decode, slurp
    from alvtc_info.report.models import load_report

    if is_report(report):
        return report, []
    if isinstance(report, Mapping):
        return load_report(report), []
    if not is_source(report):
        wanted = "报告模型、它的数据，或写着报告的 YAML、JSON（路径、字节或二进制流）"
        raise UsageError("bad-source", f"要排版的应为{wanted}，不能是 {type(report).__name__}")
    name = name_of(report, None)
    text, _ = decode(slurp(report, name, DEFAULT_LIMITS), name)
    suffix = suffix_of(name) or (".json" if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) else ".yaml")
    if suffix not in DATA_SUFFIXES:
        raise UsageError("not-data", f"“{name}”不是 .yaml 或 .json 报告")
    return load_report(load(text, suffix, name), name), comments_in(text, suffix)


def _pictures(report: Report) -> list[str]:
    """The picture files that a report names."""
    from alvtc_info.report.parts import Picture

    fields = [getattr(report, name) for name in type(report).model_fields]
    items = [item for value in fields if isinstance(value, (list, tuple)) for item in value]
    return [item.picture for item in items if isinstance(item, Picture)]


def _template(report: Report, template: str | None, institution: Institution) -> tuple[bytes, str]:
    from alvtc_info.institution.values import default_institution
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.input import slurp, sniff
    from alvtc_info.reading.package import Package

    if template is not None:
        name = template
        data = slurp(template, name, Limits())
        sniff(data, ".docx", name)
        _demand_plain_xml(Package(data, name, Limits()), name)
        return data, name
    stem = "follow_up" if report.report_kind == "follow-up" else "duty_report"
    if institution is default_institution():
        return (Path(__file__).parent.parent / "templates" / f"{stem}.docx").read_bytes(), ""
    from alvtc_info.templates.builder import build_template

    return build_template(stem, institution), ""


def _demand_plain_xml(package: Package, name: str) -> None:
    """Raise InputError where a part is not XML, is too large or has a document type."""
    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.xml import parse

    for part in package.names():
        if part.endswith((".xml", ".rels")):
            data = package.read(part)
            parse(data, _pass_by, _pass_by, None, part=part, name=name, limits=Limits(), guarded=False)


def _pass_by(*_: object) -> None:
    """Let an event of the parser go by."""


def _apart(
    report: Report,
    source: bytes,
    name: str,
    institution: Institution,
    context: dict[str, Any],
    insertions: Insertions,
) -> bytes:
    """Fill a template from elsewhere, which is not trusted, in a process with limits."""
    from alvtc_info.sandbox import confine

    job = "alvtc_info.rendering.render:fill"
    return confine(job, name, report, source, name, institution, context, insertions)


def fill(
    report: Report,
    source: bytes,
    name: str,
    institution: Institution,
    context: dict[str, Any],
    insertions: Insertions,
) -> bytes:
    """The bytes of a template filled with a report; `name` is that of a template from elsewhere.

    Raises TemplateError where the template is wrong.
    """
    from alvtc_info.rendering.filling import Filling

    filling = Filling(source, name)
    try:
        if name:
            used = list(filling.used_names())
            _compare(used, context, name)
            if "authors" not in dict(used):  # a template without a place of their own for them
                context["body"].extend(_block("lead-author", author) for author in context["authors"])
        filling.fill(context, insertions)
        for mark, content in insertions.held.items():
            if isinstance(content, PictureData) and mark not in insertions.placed:
                message = f"图片“{content.name}”没有写进文档，请在模板的循环里写上 {{{{ block.image }}}}"
                raise TemplateError("value-lost", message, name)
        document = filling.document
        _dress(document, report, institution)
        _describe(document, report, institution)
        stream = io.BytesIO()
        document.save(stream)
        return repack(stream.getvalue())
    except AlvtcInfoError:
        raise
    except Exception:  # a foreign template can make docxtpl, lxml and python-docx raise anything
        if not name:
            raise
        raise TemplateError("template-broken", "模板不能用，请检查占位写法，或换一个 .docx 模板", name) from None


def _compare(used: list[tuple[str, str]], context: dict[str, Any], name: str) -> None:
    unknown = [(key, place) for key, place in used if key not in context]
    if unknown:
        known = "、".join(f"{key}（{VARIABLES[key]}）" for key in context)
        listed = "、".join(dict.fromkeys(key for key, _ in unknown))
        message = f"{unknown[0][1]}：用了没有的变量：{listed}；可用的有：{known}"
        raise TemplateError("template-variable", message, name)
    found = {key for key, _ in used}
    missing = [key for key in _ALWAYS if key not in found]
    if not found & {"masthead", "department"}:
        missing.insert(0, "masthead")
    if not found & {"body", "sections", "situation"}:
        missing.append("body")
    if missing:
        listed = "、".join(f"{key}（{VARIABLES[key]}）" for key in missing)
        raise TemplateError("template-missing", f"模板缺少变量：{listed}，请在模板里补上", name)


def _context(report: Report, institution: Institution, insertions: Insertions, folder: Path) -> dict[str, Any]:
    from alvtc_info.report.models import printed_author, printed_day, printed_issue

    layout = institution.layout
    signer = report.signed_off_by.name if report.signed_off_by else ""
    context: dict[str, Any] = {
        "masthead": "\n".join(masthead_lines(report.department, institution.masthead_suffix, layout)),
        "department": report.department,
        "issue_number": printed_issue(report),
        "reporting_unit": report.unit,
        "dated": printed_day(report.dated) or "年　月　日",
        "title": "\n".join(title_lines(report.title, report.mark, layout["title"]["longest_line"])),
        "authors": [printed_author(author) for author in getattr(report, "authors", ())],
        "editor": report.editor or "",
        "phone": report.phone or "",
        "signed_off_by": signer,
        "editor_row": _editor_row(report.editor or "", report.phone or "", signer),
        "incident": getattr(report, "incident", "事故"),
        "kind": report.report_kind.label,
        "body": [],
        "sections": [],
    }
    counter = _Counter(insertions, folder, institution)
    for field, (heading, items) in zip(report.section_fields(), report.sections(), strict=True):
        blocks = counter.section(heading, items)
        context[field] = blocks[1:] if heading else blocks
        context["sections"].append({"heading": blocks[0]["text"] if heading else "", "blocks": context[field]})
        if field != "body":
            context["body"].extend(blocks)
    return context


def _editor_row(editor: str, phone: str, signer: str) -> str:
    if width(editor) > 6 or width(phone) > 9 or width(signer) > 6:
        return "wide"
    return "closed" if signer else "open"


class _Counter:
    """Converts body items to the blocks of the template, and numbers headings."""

    def __init__(self, insertions: Insertions, folder: Path, institution: Institution) -> None:
        self.insertions = insertions
        self.pictures = Pictures(folder)
        self.institution = institution
        self.numbers = [0, 0, 0, 0]

    def heading(self, text: str, level: int) -> dict[str, Any]:
        from alvtc_info.report.models import numbered

        self.numbers[level - 1] += 1
        self.numbers[level:] = [0] * (4 - level)
        return _block(f"heading-{level}", numbered(text, level, self.numbers[level - 1]))

    def section(self, heading: str, items: Iterable[Item]) -> list[dict[str, Any]]:
        from alvtc_info.report.parts import Heading, Table, item_roles

        blocks = [self.heading(heading, 1)] if heading else []
        items = tuple(items)
        for item, role in zip(items, item_roles(items), strict=True):
            if isinstance(item, str):
                blocks.append(_block(str(role), item))
            elif isinstance(item, Heading):
                blocks.append(self.heading(item.heading, item.level))
            elif isinstance(item, Table):
                if item.caption:
                    blocks.append(_block("caption", item.caption))
                rows = [list(row) for row in item.table]
                blocks.append(_block("table", self.insertions.hold(TableData(item.table)), rows=rows))
                blocks.append(_block("gap", ""))
            else:
                image = self.picture(item.picture, item.width_mm)
                blocks.append(_block("picture", image, image=image))
                if item.caption:
                    blocks.append(_block("caption", item.caption))
        return blocks

    def picture(self, path: str, width_mm: float) -> Opaque:
        from docx.image.image import Image
        from docx.shared import Mm

        data = self.pictures.read(path)
        try:
            image = Image.from_blob(data)
            ratio = image.px_height / image.px_width
            image.scaled_dimensions(Mm(min(width_mm, 200 / ratio)), None)  # as the engine will
        except Exception:  # python-docx fails in many ways on a picture whose head alone is whole
            raise ReportError("picture-bad", f"图片“{path}”不能用，请换成 .png 或 .jpg", path) from None
        return self.insertions.hold(PictureData(data, min(width_mm, 200 / ratio), path))


def _block(
    role: str, text: str | Opaque, *, rows: list[list[str]] | None = None, image: str | Opaque = ""
) -> dict[str, Any]:
    """A block as templates see it: every one has the same keys."""
    return {"role": role, "text": text, "rows": rows or [], "image": image}


def _dress(document: Any, report: Report, institution: Institution) -> None:
    """Set the sizes that depend on the text: masthead, a long reporting unit, the columns of tables."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    from alvtc_info.templates.builder import AUTHOR, EDITOR_CELL, EDITOR_OPEN, EDITOR_ROW, MASTHEAD, ROW, TABLE

    layout = institution.layout
    size = masthead_size(masthead_lines(report.department, institution.masthead_suffix, layout), layout)
    small = unit_size(report.unit, layout)
    for paragraph in document.paragraphs:
        style = paragraph._p.style
        if style == MASTHEAD and size != layout["masthead"]["sizes"][0]:
            for run in paragraph.runs:
                run.font.size = Pt(size)
        elif style == ROW and small:
            for run in paragraph.runs:
                if run.text == report.unit:
                    run.font.size = Pt(small)
    for element in document.element.body.iter(qn("w:p")):
        if element.style in (AUTHOR, EDITOR_CELL):
            _hold_hyphens(element, qn)
        before = element.getprevious()
        if element.style in (EDITOR_ROW, EDITOR_OPEN) and before is not None and before.tag == qn("w:p"):
            before.get_or_add_pPr().get_or_add_keepNext()
    total = layout["page"]["width"] - layout["page"]["left"] - layout["page"]["right"]
    for table in document.tables:
        if table._tbl.tblStyle_val == TABLE:
            _set_columns(table._tbl, int(total), layout["sizes"]["cell"], qn)
            if len(table._tbl.tr_lst) > 1:
                repeat(table._tbl.tr_lst[0])
    for number, properties in enumerate(document.element.body.iter(qn("wp:docPr")), 1):
        properties.set("id", str(number))
        properties.set("name", f"图片 {number}")


def _set_columns(table: Any, total: int, size: float, qn: Any) -> None:
    """Give every column the width that its longest cell needs.

    Room that is left over is shared in proportion; where room is lacking, the wide columns share what is left.
    """
    rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
    texts = [["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row] for row in rows]
    wanted = [360 + size * 20 * max(2.0, *(width(row[column]) for row in texts)) for column in range(len(rows[0]))]
    widths = list(wanted)
    if sum(wanted) <= total:
        widths = [each * total / sum(wanted) for each in wanted]
    else:
        room, open_columns = float(total), set(range(len(wanted)))
        while fitting := [c for c in open_columns if wanted[c] <= room / len(open_columns)]:
            room -= sum(wanted[c] for c in fitting)
            open_columns.difference_update(fitting)
        for column in open_columns:
            widths[column] = room / len(open_columns)
    grid = table.tblGrid
    for old in list(grid):
        grid.remove(old)
    for each in widths:
        grid._add_gridCol().set(qn("w:w"), str(int(each)))
    for row in rows:
        for cell, each in zip(row, widths, strict=True):
            cell_width = cell.tcPr.find(qn("w:tcW"))
            cell_width.set(qn("w:w"), str(int(each)))
            cell_width.set(qn("w:type"), "dxa")


def _hold_hyphens(paragraph: Any, qn: Any) -> None:
    """Keep phone numbers on one line: replace their hyphens by Word's no-break hyphens, which read as hyphens."""
    from docx.oxml import OxmlElement

    for text in list(paragraph.iter(qn("w:t"))):
        first, *rest = (text.text or "").split("-")
        text.text = first
        after = text
        for piece in rest:
            hyphen = OxmlElement("w:noBreakHyphen")
            after.addnext(hyphen)
            after = OxmlElement("w:t")
            after.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            after.text = piece
            hyphen.addnext(after)


def _describe(document: Any, report: Report, institution: Institution) -> None:
    from alvtc_info.report.models import printed_issue

    core = document.core_properties
    number = printed_issue(report) if report.issue_number else ""
    core.title = f"{report.department}{institution.masthead_suffix}{number} {report.title}{report.mark}"[:255]
    core.author = core.last_modified_by = report.unit[:255]
    core.comments, core.language, core.revision = "", "zh-CN", 1
    day = report.dated
    core.created = core.modified = datetime(day.year, day.month, day.day) if day else datetime(2000, 1, 1)


def _verify(report: Report, data: bytes, institution: Institution, name: str) -> None:
    """Raise TemplateError where a text of the report is missing in the file."""
    from alvtc_info.reading.drafts import read
    from alvtc_info.text.folding import squeeze

    printed = read(data, name="", institution=institution)
    if name:
        refuse_secret(printed, work="不排版", name=name)
    found = squeeze("".join(block.text for block in printed.blocks))
    for block in report.document(institution).blocks:
        if squeeze(block.text) not in found:
            raise TemplateError("value-lost", f"“{block.place}”没有写进文档，请检查模板里对应的位置", name)
