"""One part that holds text (the body, a header, the footnotes), read as a stream of elements into paragraphs.

Body, tables, text boxes (once), content controls, tracked insertions and moves, hyperlinks, formulas and field results
are read; deletions, moved-away and hidden text, field codes and reading aids (拼音) are not; of the alternatives for
newer and older programs the first is; the prompts of a form are no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.form_prompts import PROMPTS, STYLE_NAME, TAG
from alvtc_info.model.wording import REVIEWER
from alvtc_info.reading.field_codes import field_name, in_equation, is_equation, overlaid
from alvtc_info.reading.ooxml_names import NAMES, RELATIONSHIPS, integer, on, value
from alvtc_info.reading.xml import EnoughError
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.secrecy_marks import is_classification
from alvtc_info.text.value_classes import changeable, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from alvtc_info.model.limits import Limits
    from alvtc_info.reading.styles import Styles

HIDDEN = "hidden"
COMMENTS = "comments"
DELETIONS = "deletions"
EXTRAS = (HIDDEN, COMMENTS, DELETIONS)
DEEP = 100
_TEXTS = frozenset({"t", "delText"})
_REMOVED = frozenset({"del", "moveFrom"})
_SKIPPED = _REMOVED | {
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
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-", "sym": "□"}
_SYMBOLS = {
    "wingdings": dict.fromkeys(("AA", "AB", "AC", "AD", "AE", "AF", "B5", "B6"), "★")
    | {"FB": "☒", "FC": "✓", "FD": "☒", "FE": "☑", "6E": "■", "6C": "●"},
    "wingdings 2": dict.fromkeys(map("{:02X}".format, range(0xDD, 0xF0)), "★")
    | {"4F": "☒", "50": "✓", "51": "☒", "52": "☑", "53": "☒", "54": "☒", "A2": "■"},
}
_ODD = {"object": "嵌入的对象", "chart": "图表", "subDoc": "子文档", "relIds": "SmartArt 图形"}
_ALIGNMENTS = frozenset(
    ("left right center both distribute start end numTab thaiDistribute lowKashida mediumKashida highKashida").split()
)
_PROMPT_STYLES = frozenset({"placeholder text", "占位符文本"})
# how a prompt asks that is in no style for prompts
_ASKS = Pattern(
    r"$|[\[【（(]?(?:请|单击|点击|双击|轻触|此处|在此|输入|填写|选择|Click|Tap|Choose|Enter|Select|Type)|[^，。；]{0,8}提示$"
)
_REACHING = Pattern(r"\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|RD|DATABASE)\b", flags=2)


@changeable
class Paragraph:
    """A paragraph being read.

    `hints` are the prompts of a form, `removed` is text under a tracked deletion, where that was requested; `chunk` the
    relationship of an embedded file that stands in its place; `paged` that a page ends in or after it, `contents` that
    it shows a line of a table of contents that Word made; `formulas` and `yellow` the indices of the pieces that stand
    in a formula or on yellow.
    """

    zone: str
    place: str
    id: str
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    align: str = ""
    outline: int = -1
    number: str | None = None
    number_level: int | None = None
    hints: list[str] = field(default_factory=list)
    page: bool = False
    removed: list[str] = field(default_factory=list)
    chunk: str = ""
    paged: bool = False
    contents: bool = False
    formulas: list[int] = field(default_factory=list)
    yellow: list[int] = field(default_factory=list)

    def spans(self, indices: list[int]) -> tuple[tuple[int, int], ...]:
        """The spans of these pieces in the text: (start, end), in code points."""
        spans = []
        at = 0
        chosen = frozenset(indices)
        for index, piece in enumerate(self.pieces if chosen else ()):
            if index in chosen:
                spans.append((at, at + len(piece)))
            at += len(piece)
        return tuple(spans)


class Prompt:
    """Text that may be a prompt: that of a content control, or of runs in the prompts' style, one after the other.

    `showing` that its control says it shows a prompt, `ours` that a form of ours made it, `placed` that the control
    names a prompt kept elsewhere, `styled` that some of its text is in Word's style for prompts, `contents` that it
    holds a table of contents; `taken` are its pieces.
    """

    __slots__ = ("contents", "ours", "placed", "showing", "styled", "taken")

    def __init__(self) -> None:
        self.showing = False
        self.ours = False
        self.placed = False
        self.styled = False
        self.contents = False
        self.taken: list[tuple[Paragraph, str]] = []

    def is_prompt(self) -> bool:
        """Whether the text asks, and nobody has typed over it.

        A program that fills a form in may leave the control saying that it shows a prompt: its text decides.
        """
        text = "".join(data for _, data in self.taken).strip()
        if text in PROMPTS or not self.showing:
            return text in PROMPTS
        return not self.ours and (self.styled or (not self.placed and _ASKS.match(text) is not None))


class FieldCode:
    """A field being read: its code so far, whether its result has begun, and whether that is a formula.

    `begin` and `end` are the elements between which it stands, where a tree is walked and both are in one paragraph;
    `shown` the paragraphs that its result is in.
    """

    __slots__ = ("begin", "code", "end", "formula", "result", "shown")

    def __init__(self) -> None:
        self.code = ""
        self.result = False
        self.formula = False
        self.begin: _Element | None = None
        self.end: _Element | None = None
        self.shown: list[Paragraph] = []


class Story:
    """The handler of a part's events. `found` are its paragraphs in the order in which they begin.

    A story that is `guarding` also reads what stands beside the text that is shown: reading aids and alternatives.
    """

    def __init__(
        self,
        zone: str,
        prefix: str,
        place: str,
        styles: Styles,
        limits: Limits,
        extras: frozenset[str] = frozenset(),
        *,
        guarding: bool = False,
    ) -> None:
        self.origin = zone, prefix, place
        self.zone = zone
        self.prefix = prefix
        self.place = place
        self.styles = styles
        self.odd: set[str] = set()
        self.warnings: list[str] = []
        self.found: list[Paragraph] = []
        self.marked: dict[str, list[str]] = {}
        self.ranging: list[str] = []
        self.open: list[Paragraph] = []
        self.stack: list[str] = []
        self.skip = 0
        self.boxes = 0
        self.maths = 0
        self.alternatives: list[bool] = []
        self.simple_fields: list[bool] = []
        self.tables: list[list[int]] = []
        self.table_count = 0
        self.count = 0
        self.fields: list[FieldCode] = []
        self.controls: list[Prompt] = []
        self.asked: Prompt | None = None
        self.prompting = False
        self.yellow = False
        self.hidden = False
        self.removing = 0
        self.note = ""
        self.header_parts: list[str] = []
        self.note_ids: list[str] = []
        self.characters = 0
        self.elements = 0
        self.deepest = 0
        self._limits = limits
        self._guarding = guarding
        self._show_hidden = HIDDEN in extras
        self._show_removed = DELETIONS in extras
        self._skipped = _SKIPPED - _REMOVED - {"delText"} if self._show_removed else _SKIPPED

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """The start of an element. Raises DepthError, and EnoughError where the limits are reached."""
        name = NAMES[tag]
        stack = self.stack
        stack.append(name)
        self.elements += 1
        if len(stack) > self.deepest:
            self._deeper(len(stack))
        if self.skip:
            self.skip += 1
        elif name in self._skipped:
            if name == "instrText":
                stack[-1] = "instr"
            self.skip = 1
        else:
            handler = _STARTS.get(name)
            if handler is not None:
                handler(self, attributes)

    def _deeper(self, depth: int) -> None:
        self.deepest = depth
        if depth > self._limits.depth:
            raise DepthError

    def end(self, tag: str) -> None:
        """The end of an element."""
        name = self.stack.pop()
        if self.skip:
            self.skip -= 1
        else:
            handler = _ENDS.get(name)
            if handler is not None:
                handler(self)

    def text(self, data: str) -> None:
        """Character data, in whatever pieces the parser gives it."""
        name = self.stack[-1]
        if self.skip:
            if name == "instr":
                self._code(data)
        elif name in _TEXTS:
            self.add(data)

    def _code(self, data: str) -> None:
        if self.fields:
            self.fields[-1].code += data[:200]
        if self.open and "PAGE" in data:
            self.open[-1].page = True

    def add(self, data: str) -> None:
        """Add text to the open paragraph, if it is text that a reader sees."""
        if not self.open or self.hidden or (self.fields and not all(f.result for f in self.fields)):
            return
        paragraph = self.open[-1]
        self.characters += len(data)
        if self.removing:
            paragraph.removed.append(data)
            return
        for each in self.fields:
            each.shown.append(paragraph)
        if self.controls or self.prompting or self.asked:
            paragraph.contents = paragraph.contents or any(each.contents for each in self.controls)
            self._ask(paragraph, data)
        if self.maths or (self.fields and any(f.formula for f in self.fields)):
            paragraph.formulas.append(len(paragraph.pieces))
        if self.yellow:
            paragraph.yellow.append(len(paragraph.pieces))
        self.take(paragraph, data)

    def _ask(self, paragraph: Paragraph, data: str) -> None:
        """Note text that may be a prompt: in the outermost control that shows one, or in runs of the prompts' style."""
        asked = next((each for each in self.controls if each.showing), None)
        if asked is None and self.prompting:
            asked = self.asked = self.asked or Prompt()
        else:
            self._end_prompt()
        if asked is not None:
            asked.ours = asked.ours or self.prompting
            asked.taken.append((paragraph, data))

    def _end_prompt(self) -> None:
        """Judge the runs of the prompts' style that end here, if any."""
        if self.asked is not None:
            self._answer(self.asked)
            self.asked = None

    def _answer(self, asked: Prompt) -> None:
        """Take away again what turns out to be a prompt."""
        if asked.taken and asked.is_prompt():
            for paragraph, data in reversed(asked.taken):
                paragraph.hints.insert(0, data)
                self.give_back(paragraph)

    def take(self, paragraph: Paragraph, data: str) -> None:
        """Add text that counts to this paragraph."""
        paragraph.pieces.append(data)

    def give_back(self, paragraph: Paragraph) -> None:
        """Take the last piece of text away from this paragraph."""
        paragraph.pieces.pop()
        for indices in (paragraph.formulas, paragraph.yellow):
            if indices and indices[-1] == len(paragraph.pieces):
                indices.pop()

    def warn(self, message: str) -> None:
        """Add a warning, each only once."""
        if message not in self.warnings:
            self.warnings.append(message)

    # elements -----------------------------------------------------------------------------------------------------

    def _start_p(self, attributes: dict[str, str]) -> None:
        if len(self.found) >= self._limits.paragraphs:
            self._stop()
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
        paragraph = Paragraph(zone, place, identity)
        self.found.append(paragraph)
        self.open.append(paragraph)
        for comment in self.ranging:
            self.marked[comment].append(identity)
        self.hidden = not self._show_hidden and self.styles.hides("")

    def _stop(self) -> None:
        self.warn(f"文档太长，只读了前 {len(self.found)} 段，后面的没有检查，请拆分")
        raise EnoughError

    def _end_p(self) -> None:
        self._end_prompt()
        self.open.pop()

    def _start_r(self, attributes: dict[str, str]) -> None:
        if self.elements > self._limits.elements:
            self._stop()
        self.prompting = self.yellow = False
        self.hidden = bool(
            self.styles.hidden and self.open and not self._show_hidden and self.styles.hides(self.open[-1].style)
        )

    def _start_style(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties():
            self.open[-1].style = value(attributes) or ""

    def _in_paragraph_properties(self) -> bool:
        return bool(self.open) and len(self.stack) > 1 and self.stack[-2] == "pPr"

    def _start_align(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties():
            align = value(attributes) or ""
            if align not in _ALIGNMENTS:
                self.warn(f"有的格式设置写法有误（对齐方式“{align[:20]}”），已忽略")
            self.open[-1].align = align

    def _start_section(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties():
            self.open[-1].paged = True

    def _start_section_type(self, attributes: dict[str, str]) -> None:
        if self.open and self.stack[-2] == "sectPr" and value(attributes) == "continuous":
            self.open[-1].paged = False

    def _start_page_before(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties() and on(attributes):
            self._end_page()

    def _end_page(self) -> None:
        """Note that a page ends here: in the open paragraph, or before it where it has no text yet."""
        before = self.found[-2:-1] if self.open[-1] is self.found[-1] else []
        for paragraph in self.open[-1:] if "".join(self.open[-1].pieces).strip() else before:
            paragraph.paged = True

    def _start_outline(self, attributes: dict[str, str]) -> None:
        if self._in_paragraph_properties():
            self.open[-1].outline = integer(value(attributes), 9)

    def _start_number(self, attributes: dict[str, str]) -> None:
        if self.open and self.stack[-3:-1] == ["pPr", "numPr"]:
            self.open[-1].number = value(attributes)

    def _start_number_level(self, attributes: dict[str, str]) -> None:
        if self.open and self.stack[-3:-1] == ["pPr", "numPr"]:
            self.open[-1].number_level = integer(value(attributes), 0)

    def _start_vanish(self, attributes: dict[str, str]) -> None:
        if self.stack[-3:-1] == ["r", "rPr"] and not self._show_hidden:
            self.hidden = on(attributes)

    def _start_run_style(self, attributes: dict[str, str]) -> None:
        if self.stack[-3:-1] != ["r", "rPr"]:
            return
        style = value(attributes) or ""
        if not self._show_hidden and self.styles.hides(style):
            self.hidden = True
        name = self.styles.names.get(style, "")
        self.prompting = name == STYLE_NAME
        if self.controls and name.lower() in _PROMPT_STYLES:
            self.controls[-1].styled = True

    def _start_highlight(self, attributes: dict[str, str]) -> None:
        if self.stack[-3:-1] == ["r", "rPr"]:
            self.yellow = value(attributes) == "yellow"

    def _start_shade(self, attributes: dict[str, str]) -> None:
        if self.stack[-3:-1] == ["r", "rPr"]:
            self.yellow = self.yellow or (value(attributes, "fill") or "").upper() == "FFFF00"

    def _start_character(self, attributes: dict[str, str]) -> None:
        if len(self.stack) > 1 and self.stack[-2] in ("r", "math", ""):
            name = self.stack[-1]
            if self.open and value(attributes, "type") == "page":
                self._end_page()
            self.add(_symbol(attributes) if name == "sym" else _CHARACTERS[name])

    def _start_field(self, attributes: dict[str, str]) -> None:
        kind = value(attributes, "fldCharType")
        if kind == "begin":
            self.fields.append(FieldCode())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
            self.fields[-1].formula = is_equation(self.fields[-1].code)
            self._judge_field(self.fields[-1].code)
        elif kind == "end" and self.fields:
            self._judge_field(self.fields[-1].code)
            if not self.fields[-1].result:
                self._draw(self.fields[-1])
            ended = self.fields.pop()
            if field_name(ended.code) == "TOC":  # one that never ends, in a broken file, would be the whole paper
                for paragraph in ended.shown:
                    paragraph.contents = True

    def _draw(self, field: FieldCode) -> None:
        """Add what a field without a result shows all the same: it is drawn from its code."""
        field.result = True
        field.formula = is_equation(field.code)
        words = in_equation(field.code) if field.formula else overlaid(field.code)
        if words:
            self.add(words)

    def _judge_field(self, code: str) -> None:
        found = _REACHING.match(code)
        if found:
            self.warn(f"文件含有会读取外部内容的域（{found.group().strip()}），没有执行，只读了它显示的文字")

    def _start_simple_field(self, attributes: dict[str, str]) -> None:
        code = value(attributes, "instr") or ""
        self._judge_field(code)
        if self.open and "PAGE" in code:
            self.open[-1].page = True
        self.simple_fields.append(is_equation(code))
        self.maths += self.simple_fields[-1]

    def _end_simple_field(self) -> None:
        self.maths -= self.simple_fields.pop()

    def _start_math(self, attributes: dict[str, str]) -> None:
        self.maths += 1

    def _end_math(self) -> None:
        self.maths -= 1

    def _start_aid(self, attributes: dict[str, str]) -> None:
        """The reading aid over a word (拼音): what it is over is read by itself."""
        if not self._guarding:
            self.skip = 1

    def _start_alternatives(self, attributes: dict[str, str]) -> None:
        self.alternatives.append(False)

    def _end_alternatives(self) -> None:
        self.alternatives.pop()

    def _start_alternative(self, attributes: dict[str, str]) -> None:
        """The same content for newer or for older programs: only the first of them is read."""
        if self._guarding or not self.alternatives:
            return
        if self.alternatives[-1]:
            self.skip = 1
        self.alternatives[-1] = True

    def _start_control(self, attributes: dict[str, str]) -> None:
        self._end_prompt()
        self.controls.append(Prompt())

    def _start_prompt(self, attributes: dict[str, str]) -> None:
        if self.controls and on(attributes):
            self.controls[-1].showing = True

    def _start_placeholder(self, attributes: dict[str, str]) -> None:
        if self.controls and self.stack[-2] == "sdtPr":
            self.controls[-1].placed = True

    def _start_gallery(self, attributes: dict[str, str]) -> None:
        if self.controls and "Contents" in (value(attributes) or ""):
            self.controls[-1].contents = True

    def _start_tag(self, attributes: dict[str, str]) -> None:
        if self.controls and self.stack[-2] == "sdtPr":
            self.controls[-1].ours = TAG.match(value(attributes) or "") is not None

    def _end_control(self) -> None:
        self._end_prompt()
        self._answer(self.controls.pop())

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

    def _start_grid(self, attributes: dict[str, str]) -> None:
        if not 0 <= integer(value(attributes), -1) <= 1000:
            self.warn("表格的跨列数写法有误，已忽略")

    def _start_note(self, attributes: dict[str, str]) -> None:
        if (value(attributes, "type") or "normal") != "normal":
            self.skip = 1
            return
        self.count = 0
        kind = "脚注" if self.stack[-1] == "footnote" else "尾注"
        identity = value(attributes, "id") or "0"
        self.note = f"{kind}{identity}"
        self.prefix = f"{'fn' if kind == '脚注' else 'en'}{identity}."

    def _start_comment(self, attributes: dict[str, str]) -> None:
        if value(attributes, "author") == REVIEWER:
            self.skip = 1
            return
        self.count = 0
        identity = value(attributes, "id") or "0"
        self.note = f"批注（{value(attributes, 'author') or '未署名'}）"
        self.prefix = f"c{identity}."

    def _start_range(self, attributes: dict[str, str]) -> None:
        """The start of a comment's range: it is on this paragraph and on those that follow until its end."""
        identity = value(attributes, "id") or "0"
        self.marked.setdefault(identity, [self.open[-1].id] if self.open else [])
        self.ranging.append(identity)

    def _end_range(self, attributes: dict[str, str]) -> None:
        identity = value(attributes, "id") or "0"
        self.ranging = [each for each in self.ranging if each != identity]

    def _start_point(self, attributes: dict[str, str]) -> None:
        """A comment without a range: it is on this paragraph."""
        if self.open:
            self.marked.setdefault(value(attributes, "id") or "0", [self.open[-1].id])

    def _start_reference(self, attributes: dict[str, str]) -> None:
        identity = _relationship(attributes)
        if identity:
            self.header_parts.append(identity)

    def _start_chunk(self, attributes: dict[str, str]) -> None:
        self.found.append(Paragraph(self.zone, "", "", chunk=_relationship(attributes) or "-"))

    def _start_removed(self, attributes: dict[str, str]) -> None:
        self.removing += 1

    def _end_removed(self) -> None:
        self.removing -= 1

    def _start_art(self, attributes: dict[str, str]) -> None:
        words = attributes.get("string", "")
        if words.strip() and self.zone == "header":
            self.count += 1
            self.found.append(Paragraph(self.zone, "水印", f"{self.prefix}{self.count}", [words]))
        elif is_classification(words):
            self.count += 1
            zone = "box" if self.zone == "main" else self.zone
            self.found.append(Paragraph(zone, "艺术字", f"{self.prefix}{self.count}", [words]))

    def _start_odd(self, attributes: dict[str, str]) -> None:
        self.odd.add(_ODD[self.stack[-1]])


class DepthError(Exception):
    """Elements are nested deeper than the limits allow."""


def _symbol(attributes: dict[str, str]) -> str:
    """The sign for a character of a symbol font: stars and ticks tell a secrecy mark, all else is a box."""
    font, code = value(attributes, "font") or "", (value(attributes, "char") or "")[-2:].upper()
    return _SYMBOLS.get(font.strip().casefold(), {}).get(code, _CHARACTERS["sym"])


def _relationship(attributes: dict[str, str]) -> str:
    return next((attributes[f"{uri} id"] for uri in RELATIONSHIPS if f"{uri} id" in attributes), "")


_STARTS: dict[str, Callable[[Story, dict[str, str]], None]] = {
    "p": Story._start_p,
    "r": Story._start_r,
    "pStyle": Story._start_style,
    "jc": Story._start_align,
    "outlineLvl": Story._start_outline,
    "sectPr": Story._start_section,
    "type": Story._start_section_type,
    "pageBreakBefore": Story._start_page_before,
    "numId": Story._start_number,
    "ilvl": Story._start_number_level,
    "vanish": Story._start_vanish,
    "rStyle": Story._start_run_style,
    **dict.fromkeys(_CHARACTERS, Story._start_character),
    "fldChar": Story._start_field,
    "fldSimple": Story._start_simple_field,
    "math": Story._start_math,
    "rt": Story._start_aid,
    "AlternateContent": Story._start_alternatives,
    "Choice": Story._start_alternative,
    "Fallback": Story._start_alternative,
    "sdt": Story._start_control,
    "showingPlcHdr": Story._start_prompt,
    "placeholder": Story._start_placeholder,
    "docPartGallery": Story._start_gallery,
    "tag": Story._start_tag,
    "highlight": Story._start_highlight,
    "shd": Story._start_shade,
    "txbxContent": Story._start_box,
    "tbl": Story._start_table,
    "tr": Story._start_row,
    "tc": Story._start_cell,
    "gridSpan": Story._start_grid,
    "gridBefore": Story._start_grid,
    "gridAfter": Story._start_grid,
    "footnote": Story._start_note,
    "endnote": Story._start_note,
    "comment": Story._start_comment,
    "commentRangeStart": Story._start_range,
    "commentRangeEnd": Story._end_range,
    "commentReference": Story._start_point,
    "headerReference": Story._start_reference,
    "footerReference": Story._start_reference,
    "altChunk": Story._start_chunk,
    "del": Story._start_removed,
    "moveFrom": Story._start_removed,
    "textpath": Story._start_art,
    **dict.fromkeys(_ODD, Story._start_odd),
}
_ENDS: dict[str, Callable[[Story], None]] = {
    "p": Story._end_p,
    "fldSimple": Story._end_simple_field,
    "math": Story._end_math,
    "AlternateContent": Story._end_alternatives,
    "sdt": Story._end_control,
    "txbxContent": Story._end_box,
    "tbl": Story._end_table,
    "del": Story._end_removed,
    "moveFrom": Story._end_removed,
}
