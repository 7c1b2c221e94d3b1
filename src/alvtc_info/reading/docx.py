"""Read a .docx: our own walk over its XML, so that nothing a reader sees is lost and nothing hidden is read.

Body, tables, text boxes (once), content controls, headers, footers, notes, tracked insertions and moves, hyperlinks and field
results are read; deletions, moved-away and hidden text, field codes and fallbacks are not; a form's prompts are no text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from alvtc_info.errors import InputError
from alvtc_info.lexicon import Pattern
from alvtc_info.reading.numbering import Level, Numbering
from alvtc_info.reading.package import ADVICE, Package, resolve
from alvtc_info.reading.roles import Line, recognise
from alvtc_info.reading.xml import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from alvtc_info.document import Document, Kind
    from alvtc_info.institution import Institution
    from alvtc_info.reading.source import Limits

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "Fallback",
        "instrText",
        "delText",
        "delInstrText",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
    }
)
_OFF = frozenset({"0", "false", "off", "none"})
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-", "sym": "□"}
_ODD = {
    "altChunk": "嵌入的外部内容",
    "object": "嵌入的对象",
    "chart": "图表",
    "subDoc": "子文档",
    "relIds": "SmartArt 图形",
}
# most of a styles part says nothing that matters for reading, and parsing it is most of the cost of a short document
_TABLE_STYLES = re.compile(
    rb'<w:latentStyles .*?</w:latentStyles>|<w:style (?=[^>]*\bw:type="table")[^>]*[^/]>.*?</w:style>', re.DOTALL
)
_PAGE_NUMBER = Pattern(r"[—―–\-－─\s第]*\d*[—―–\-－─\s页/共]*\d*[—―–\-－─\s页]*$")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read."""

    zone: str
    place: str
    id: str
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    align: str = ""
    outline: int = -1
    number: str | None = None
    number_level: int | None = None
    prompt: bool = False
    page: bool = False


@dataclass(slots=True)
class _Styles:
    """What a style says that matters for reading."""

    names: dict[str, str] = field(default_factory=dict)
    based: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    outlines: dict[str, int] = field(default_factory=dict)
    aligns: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    default: str = ""

    def chain(self, style: str) -> list[str]:
        """The style and those it is based on, nearest first."""
        found: list[str] = []
        at = style or self.default
        while at and at not in found and len(found) < 20:
            found.append(at)
            at = self.based.get(at, "")
        return found

    def level(self, style: str) -> int:
        """The heading level by style name (heading 1, 标题 1) or outline level, 0 for none."""
        for each in self.chain(style):
            found = re.match(r"(?:heading|标题) ?([1-9])$", self.names.get(each, "").lower())
            if found:
                return int(found[1])
        return next((self.outlines[e] + 1 for e in self.chain(style) if self.outlines.get(e, 9) < 9), 0)

    def is_title(self, style: str) -> bool:
        """Whether the style is Title."""
        return any(self.names.get(each, "").lower() in ("title", "标题") for each in self.chain(style))


class _Names(dict[str, str]):
    """Expanded element and attribute names → local names of the vocabularies that matter, "" for all others."""

    def __missing__(self, tag: str) -> str:
        uri, _, local = tag.rpartition(" ")
        if uri + " " in _WORD or not uri or uri in _RELATIONSHIPS:
            short = local
        elif uri + " " in _MATH:
            short = "t" if local == "t" else "math" if local == "oMath" else ""
        elif uri + " " == _COMPATIBILITY:
            short = local if local in ("Fallback", "Choice", "AlternateContent") else ""
        elif local in ("chart", "relIds"):
            short = local
        elif local in ("txbx", "textbox"):
            short = "box"
        else:
            short = ""
        self[tag] = short
        return short


_NAMES = _Names()


def _value(attributes: dict[str, str], name: str = "val") -> str | None:
    for uri in _WORD:
        if uri + name in attributes:
            return attributes[uri + name]
    return None


def _on(attributes: dict[str, str]) -> bool:
    return (_value(attributes) or "1").lower() not in _OFF


class _Story:
    """The handler of one part that holds text: the body, a header, the footnotes."""

    def __init__(self, zone: str, prefix: str, place: str, styles: _Styles, odd: set[str]) -> None:
        self.zone = zone
        self.prefix = prefix
        self.place = place
        self.styles = styles
        self.odd = odd
        self.found: list[_Paragraph] = []
        self.open: list[_Paragraph] = []
        self.stack: list[str] = []
        self.skip = 0
        self.boxes = 0
        self.tables: list[list[int]] = []
        self.table_count = 0
        self.count = 0
        self.fields: list[bool] = []
        self.controls: list[bool] = []
        self.hidden = False
        self.in_text = False
        self.note = ""
        self.header_parts: list[str] = []
        self.characters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _NAMES[tag]
        self.stack.append(name)
        if self.skip:
            self.skip += 1
            return
        if name in _SKIPPED:
            if name == "instrText":
                self.stack[-1] = "instr"
            self.skip = 1
            return
        if name in {"", "r"}:
            if name:
                self.hidden = False
            return
        handler = _STARTS.get(name)
        if handler is not None:
            handler(self, attributes)
        elif name in _ODD:
            self.odd.add(_ODD[name])

    def end(self, tag: str) -> None:
        name = self.stack.pop()
        if self.skip:
            self.skip -= 1
            return
        handler = _ENDS.get(name)
        if handler is not None:
            handler(self)

    def text(self, data: str) -> None:
        if self.skip:
            if self.stack[-1] == "instr" and self.open and "PAGE" in data:
                self.open[-1].page = True
            return
        if self.in_text and self.stack[-1] == "t":
            self._add(data)

    def _add(self, data: str) -> None:
        if not self.open or self.hidden or (self.fields and not all(self.fields)):
            return
        if self.controls and any(self.controls):
            self.open[-1].prompt = True
            return
        self.open[-1].pieces.append(data)
        self.characters += len(data)

    # elements -----------------------------------------------------------------------------------------------------

    def _start_p(self, attributes: dict[str, str]) -> None:
        zone, place = self.zone, self.place
        self.count += 1
        identity = f"{self.prefix}{self.count}"
        if self.boxes:
            zone, place = "box", "文本框"
        elif self.tables and zone == "main":
            zone = "cell"
        if self.tables and self.tables[-1][1]:
            table, row, cell = self.tables[-1]
            place = f"表{table}第{row}行第{cell}格" if self.zone == "main" else place
        if self.note:
            place = self.note
        paragraph = _Paragraph(zone, place, identity)
        self.found.append(paragraph)
        self.open.append(paragraph)

    def _end_p(self) -> None:
        self.open.pop()

    def _start_style(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties():
            self.open[-1].style = _value(attributes) or ""

    def _in_paragraph_properties(self) -> bool:
        return bool(self.open) and len(self.stack) > 1 and self.stack[-2] == "pPr"

    def _start_align(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties():
            self.open[-1].align = _value(attributes) or ""

    def _start_outline(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties():
            self.open[-1].outline = _integer(_value(attributes), 9)

    def _start_number(self, attributes: dict[str, str]) -> None:
        if self.open and self.stack[-3:-1] == ["pPr", "numPr"]:
            self.open[-1].number = _value(attributes)

    def _start_number_level(self, attributes: dict[str, str]) -> None:
        if self.open and self.stack[-3:-1] == ["pPr", "numPr"]:
            self.open[-1].number_level = _integer(_value(attributes), 0)

    def _start_vanish(self, attributes: dict[str, str]) -> None:
        if self.stack[-3:-1] == ["r", "rPr"]:
            self.hidden = _on(attributes)

    def _start_run_style(self, attributes: dict[str, str]) -> None:
        if any(s in self.styles.hidden for s in self.styles.chain(_value(attributes) or "-")):
            self.hidden = True

    def _start_t(self, attributes: dict[str, str]) -> None:
        self.in_text = True

    def _end_t(self) -> None:
        self.in_text = False

    def _start_character(self, attributes: dict[str, str]) -> None:
        if len(self.stack) > 1 and self.stack[-2] in ("r", "math", ""):
            self._add(_CHARACTERS[self.stack[-1]])

    def _start_field(self, attributes: dict[str, str]) -> None:
        kind = _value(attributes, "fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _start_simple_field(self, attributes: dict[str, str]) -> None:
        if self.open and "PAGE" in (_value(attributes, "instr") or ""):
            self.open[-1].page = True

    def _start_control(self, attributes: dict[str, str]) -> None:
        self.controls.append(False)

    def _start_prompt(self, attributes: dict[str, str]) -> None:
        if self.controls and _on(attributes):
            self.controls[-1] = True

    def _end_control(self) -> None:
        self.controls.pop()

    def _start_box(self, attributes: dict[str, str]) -> None:
        self.boxes += 1

    def _end_box(self) -> None:
        self.boxes -= 1

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.table_count += 1
        self.tables.append([self.table_count, 0, 0])

    def _end_table(self) -> None:
        self.tables.pop()

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self.tables:
            self.tables[-1][1] += 1
            self.tables[-1][2] = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self.tables:
            self.tables[-1][2] += 1

    def _start_note(self, attributes: dict[str, str]) -> None:
        if (_value(attributes, "type") or "normal") != "normal":
            self.skip = 1
            return
        self.count = 0
        kind = "脚注" if self.stack[-1] == "footnote" else "尾注"
        identity = _value(attributes, "id") or "0"
        self.note = f"{kind}{identity}"
        self.prefix = f"{'fn' if kind == '脚注' else 'en'}{identity}."

    def _start_reference(self, attributes: dict[str, str]) -> None:
        for uri in _RELATIONSHIPS:
            if f"{uri} id" in attributes:
                self.header_parts.append(attributes[f"{uri} id"])


_STARTS = {
    "p": _Story._start_p,
    "pStyle": _Story._start_style,
    "jc": _Story._start_align,
    "outlineLvl": _Story._start_outline,
    "numId": _Story._start_number,
    "ilvl": _Story._start_number_level,
    "vanish": _Story._start_vanish,
    "webHidden": lambda story, attributes: None,
    "rStyle": _Story._start_run_style,
    "t": _Story._start_t,
    **dict.fromkeys(_CHARACTERS, _Story._start_character),
    "fldChar": _Story._start_field,
    "fldSimple": _Story._start_simple_field,
    "sdt": _Story._start_control,
    "showingPlcHdr": _Story._start_prompt,
    "txbxContent": _Story._start_box,
    "tbl": _Story._start_table,
    "tr": _Story._start_row,
    "tc": _Story._start_cell,
    "footnote": _Story._start_note,
    "endnote": _Story._start_note,
    "headerReference": _Story._start_reference,
    "footerReference": _Story._start_reference,
}
_ENDS = {
    "p": _Story._end_p,
    "t": _Story._end_t,
    "sdt": _Story._end_control,
    "txbxContent": _Story._end_box,
    "tbl": _Story._end_table,
}


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


class _Reader:
    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.package = Package(data, name, limits)
        self.warnings: list[str] = []
        self.odd: set[str] = set()
        self.styles = _Styles()
        self.numbering: Numbering | None = None

    def _parse(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], object],
        end: Callable[[str], object],
        text: Callable[[str], object] | None = None,
        *,
        trim: bool = False,
    ) -> None:
        data = self.package.read(part)
        parse(
            _TABLE_STYLES.sub(b"", data) if trim else data,
            start,
            end,
            text,
            part=part,
            name=self.name,
            limits=self.limits,
        )

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Id → (kind, target part, external) of a part's relationships."""
        folder, _, file = part.rpartition("/")
        source = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        found: dict[str, tuple[str, str, bool]] = {}
        if source not in self.package:
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith(" Relationship"):
                kind = attributes.get("Type", "").rpartition("/")[2]
                external = attributes.get("TargetMode") == "External"
                target = attributes.get("Target", "")
                found[attributes.get("Id", "")] = (kind, target if external else resolve(part, target), external)

        self._parse(source, start, lambda tag: None)
        return found

    def main_part(self) -> str:
        """The name of the part that holds the body."""
        for kind, target, external in self.relationships("").values():
            if kind == "officeDocument" and not external and target in self.package:
                return target
        if "word/document.xml" in self.package:
            return "word/document.xml"
        raise InputError("not-docx", "这不是 Word 文档（没有正文部件）" + ADVICE, self.name)

    def read_styles(self, part: str) -> None:
        styles = self.styles
        current = ""
        stack: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal current
            name = _NAMES[tag]
            stack.append(name)
            if name == "style":
                current = _value(attributes, "styleId") or ""
                paragraph = _value(attributes, "type") in (None, "paragraph")
                if paragraph and (_value(attributes, "default") or "0").lower() not in _OFF:
                    styles.default = current
            elif not current:
                return
            elif name == "name":
                styles.names[current] = _value(attributes) or ""
            elif name == "basedOn":
                styles.based[current] = _value(attributes) or ""
            elif name == "outlineLvl":
                styles.outlines[current] = _integer(_value(attributes), 9)
            elif name == "jc":
                styles.aligns[current] = _value(attributes) or ""
            elif name == "vanish" and _on(attributes):
                styles.hidden.add(current)
            elif name == "numId":
                styles.numbers[current] = (_value(attributes) or "0", styles.numbers.get(current, ("", None))[1])
            elif name == "ilvl":
                styles.numbers[current] = (styles.numbers.get(current, ("0", None))[0], _integer(_value(attributes), 0))

        def end(tag: str) -> None:
            nonlocal current
            if stack.pop() == "style":
                current = ""

        self._parse(part, start, end, trim=True)

    def read_numbering(self, part: str) -> None:
        numbering = self.numbering = Numbering()
        abstract = number = ""
        level = -1
        stack: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal abstract, number, level
            name = _NAMES[tag]
            stack.append(name)
            if name == "abstractNum":
                abstract = _value(attributes, "abstractNumId") or ""
                numbering.abstracts[abstract] = {}
            elif name == "num":
                number, abstract = _value(attributes, "numId") or "", ""
            elif name == "abstractNumId" and number:
                numbering.lists[number] = _value(attributes) or ""
            elif name == "lvl":
                level = _integer(_value(attributes, "ilvl"), 0)
                if abstract:
                    numbering.abstracts[abstract][level] = Level()
            elif name == "lvlOverride":
                level = _integer(_value(attributes, "ilvl"), 0)
            elif name == "startOverride" and number:
                numbering.overrides[number, level] = _integer(_value(attributes), 1)
            elif abstract and level in numbering.abstracts[abstract]:
                shape = numbering.abstracts[abstract][level]
                if name == "start":
                    shape.start = _integer(_value(attributes), 1)
                elif name == "numFmt":
                    shape.form = _value(attributes) or "decimal"
                elif name == "lvlText":
                    shape.text = (_value(attributes) or "")[:40]
                elif name == "pStyle":
                    shape.style = _value(attributes) or ""
                elif name == "lvlRestart":
                    shape.restart = _integer(_value(attributes), -1)

        def end(tag: str) -> None:
            nonlocal abstract, number
            name = stack.pop()
            if name == "abstractNum":
                abstract = ""
            elif name == "num":
                number = ""

        self._parse(part, start, end)

    def story(self, part: str, zone: str, prefix: str, place: str) -> _Story:
        """Read a part that holds text."""
        story = _Story(zone, prefix, place, self.styles, self.odd)
        self._parse(part, story.start, story.end, story.text)
        return story

    def lines(self) -> list[Line]:
        main = self.main_part()
        linked = self.relationships(main)
        targets: dict[str, list[str]] = {}
        for kind, target, external in linked.values():
            if external:
                continue
            if target in self.package:
                targets.setdefault(kind, []).append(target)
            elif kind in ("header", "footer", "footnotes", "endnotes", "styles", "numbering"):
                self.warnings.append(f"文件缺少部件 {target}，其中的文字没有读到")
        self._tell(linked)
        self._aside("styles", targets, self.read_styles, "样式")
        self._aside("numbering", targets, self.read_numbering, "自动编号")
        stories = [self.story(main, "main", "p", "")]
        used = {linked[i][1] for i in stories[0].header_parts if i in linked}
        for zone, place in (("header", "页眉"), ("footer", "页脚")):
            for order, part in enumerate(p for p in targets.get(zone, []) if p in used):
                stories.append(self.story(part, zone, f"{zone[0]}{order + 1}.", place))
        for kind in ("footnotes", "endnotes"):
            stories.extend(self.story(part, "note", "", "") for part in targets.get(kind, [])[:1])
        if sum(s.characters for s in stories) > self.limits.characters:
            raise InputError("too-long", f"文字超过 {self.limits.characters // 10_000} 万字，请拆分后再检查", self.name)
        if sum(len(s.found) for s in stories) > self.limits.paragraphs:
            raise InputError("too-long", f"超过 {self.limits.paragraphs // 10_000} 万段，请拆分后再检查", self.name)
        if self.odd:
            self.warnings.append("没有读取：" + "、".join(sorted(self.odd)))
        return self._gather(stories)

    def _aside(self, kind: str, targets: dict[str, list[str]], reader: Callable[[str], None], name: str) -> None:
        """Read a part that holds no text; where it is broken, say so and go on without it."""
        for part in targets.get(kind, [])[:1]:
            try:
                reader(part)
            except InputError as error:
                if error.code not in ("broken-xml", "broken-part"):
                    raise
                self.warnings.append(f"{name}部件已损坏，按没有{name}读取")

    def _tell(self, linked: dict[str, tuple[str, str, bool]]) -> None:
        names = self.package.names()
        if any(name.endswith("vbaproject.bin") for name in names):
            self.warnings.append("文件带有宏，已忽略，没有运行")
        if any(external and kind not in ("hyperlink",) for kind, _, external in linked.values()):
            self.warnings.append("文件引用了外部内容（图片、模板等），没有读取")

    def _gather(self, stories: list[_Story]) -> list[Line]:
        lines: list[Line] = []
        seen: set[tuple[str, str]] = set()
        number = 0
        for story in stories:
            for paragraph in story.found:
                text = "".join(paragraph.pieces)
                label = self._label(paragraph) if story.zone == "main" else ""
                if not text.strip() and not paragraph.prompt:
                    continue
                if story.zone in ("header", "footer"):
                    if (paragraph.page and _PAGE_NUMBER.match(text)) or (story.zone, text) in seen:
                        continue
                    seen.add((story.zone, text))
                if not paragraph.place:
                    number += 1
                    paragraph.place = f"第{number}段"
                lines.append(self._line(paragraph, text, label))
        return lines

    def _line(self, paragraph: _Paragraph, text: str, label: str) -> Line:
        styles = self.styles
        chain = styles.chain(paragraph.style)
        align = paragraph.align or next((styles.aligns[s] for s in chain if s in styles.aligns), "")
        level = paragraph.outline + 1 if 0 <= paragraph.outline < 9 else styles.level(paragraph.style)
        title = styles.is_title(paragraph.style)
        return Line(
            text=text,
            id=paragraph.id,
            place=paragraph.place,
            label=label,
            level=0 if title else level,
            title=title,
            centred=align == "center",
            zone=paragraph.zone,
            split=True,
            prompt=paragraph.prompt,
        )

    def _label(self, paragraph: _Paragraph) -> str:
        if self.numbering is None:
            return ""
        number, level = paragraph.number, paragraph.number_level
        if number is None:
            for style in self.styles.chain(paragraph.style):
                if style in self.styles.numbers:
                    number, styled = self.styles.numbers[style]
                    level = styled if styled is not None else self.numbering.level_of_style(number, style)
                    break
        return "" if number in (None, "0") else self.numbering.label(number or "", level or 0)


def read_docx(
    data: bytes, name: str, limits: Limits, *, kind: Kind | None = None, institution: Institution | None = None
) -> Document:
    """Read the bytes of a .docx, .docm or .dotx. Raises InputError for what is broken, encrypted or beyond the limits."""
    reader = _Reader(data, name, limits)
    lines = reader.lines()
    if not lines:
        raise InputError("empty", "文档里没有文字，没有可检查的内容", name)
    return recognise(lines, name=name, data=data, warnings=reader.warnings, kind=kind, institution=institution)
