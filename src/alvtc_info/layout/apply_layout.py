"""Applying the house style to a draft: styles replace direct formatting; text, revisions, pictures and tables stay."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alvtc_info.config.nearest import FolderSettings
from alvtc_info.editing.runs import child, cut_run, empty_copy, local, run_at, set_text
from alvtc_info.editing.tracing import Trace
from alvtc_info.editing.word_file import HEAD, WordFile
from alvtc_info.editing.word_type import as_type
from alvtc_info.errors import InputError, UsageError
from alvtc_info.institution.values import default_institution, opened_institution
from alvtc_info.layout.automatic_numbers import (
    close_up,
    drop_number,
    free,
    holds_numbers,
    is_numbered,
    keep_numbers,
    unbind,
)
from alvtc_info.layout.check_layout import holds_page_number, is_blank, names_of
from alvtc_info.layout.font_names import declare_fonts
from alvtc_info.layout.head_rows import repeat_heads
from alvtc_info.layout.resolved_style import Appearance, attribute, style_name
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.linting.select import rules_named
from alvtc_info.model.kinds import HEADINGS, Role
from alvtc_info.model.limits import Limits
from alvtc_info.model.profiles import PROFILES
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import read_bytes, word_bytes, work_on
from alvtc_info.rendering.line_breaking import masthead_lines, masthead_size, title_breaks, unit_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Block, Document
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.reading.drafts import Source

_HOUSE = {
    "normal": "Normal",
    "title": "Title",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "heading 4": "Heading4",
    "footer": "Footer",
}
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_KEPT_OF_PARAGRAPH = frozenset({"pStyle", "pageBreakBefore", "framePr", "numPr", "bidi", "rPr", "sectPr", "pPrChange"})
_KEPT_OF_RUN = frozenset(
    "rStyle b bCs u strike dstrike vertAlign highlight em vanish specVanish noProof rtl cs ins del rPrChange".split()
)
_STRAIGHT = frozenset({"b", "bCs"})
_LABEL_GAP = re.compile(r"(?<=[编电签])[ \u3000]+(?=[辑话发])")
_LABELS = re.compile(r"(?:编 *辑|电 *话|签 *发 *人?)[ \u3000]*[：:]")
_GAPS = re.compile(r"(?<=\S)[ \u3000]{3,}(?=\S)")


@takes_request
def set_layout(
    path: Source,
    *,
    suffix: str = ".docx",
    macros: bool = True,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> bytes:
    """Return a .docx in house style, as bytes: page, styles, masthead, title, body, headings, rows, page numbers.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path. The rows are the reporting row
    and the editor row. The text stays, except for white space that only served the layout, and for the unit and date
    that are brought onto one row; revisions, comments, pictures, tables and notes stay too. `layout_profile`
    `windows-fonts` (`profile` is its older name here) writes the names of fonts that Windows has; of the request, what
    concerns reading applies. `suffix` may also be that of the draft (.docm, .dotx, .dotm); a .docx and a .dotx have no
    macros, others keep theirs unless `macros` is false. Raises InputError if the file cannot be read, is no .docx, or
    bears a secrecy mark, UsageError for a choice that does not exist.
    """
    named = choices.get("profile")
    if named is not None and named not in PROFILES:
        choices = {**choices, "profile": None, "layout_profile": named}
    return work_on(path, name, requested(request, choices), set_bytes, suffix, macros).data


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A draft in house style: the new file, and whether the draft has macros and the new file none."""

    data: bytes
    dropped_macros: bool = False


def set_bytes(data: bytes, name: str, request: CheckRequest, suffix: str, macros: bool) -> LaidOut:
    """Do the same for bytes, in this process and without a time limit."""
    institution = opened_institution(request.institution) or default_institution()
    asked = replace(request, institution=institution, extras=())
    if asked.layout_profile == "web-news":
        raise UsageError("no-layout", "web-news（网页新闻）没有自己的版式，不能用来排版；请用 default 或 windows-fonts")
    rules_named(asked.select, asked.ignore, FolderSettings(asked).of(name))  # none is applied, but each must exist
    data = word_bytes(data, name)
    document = read_bytes(data, name, asked, guarded=True)
    refuse_secret(document)
    parted = _parted(data, name, document)
    if parted is not data:
        data, document = parted, read_bytes(parted, name, asked)
    file = WordFile(data, name, Limits())
    _Setter(file, document, institution, request.layout_profile).run()
    return LaidOut(*as_type(file.save(), name, suffix, macros=macros))


def _parted(data: bytes, name: str, document: Document) -> bytes:
    """The file with each paragraph that line breaks divide into several split into as many paragraphs.

    It is split only where the break is in a plain run; without such paragraphs `data` itself is returned.
    """
    cut = [b for b in document.blocks if b.origin and b.role not in _ROWS and "\n" not in b.text[:1]]
    if not cut:
        return data
    file = WordFile(data, name, Limits())
    trace = Trace(file, document)
    for block in reversed(cut):
        traced = trace.paragraph(block.id)
        if traced is not None and traced.part == file.main and traced.text[block.origin - 1] == "\n":
            _part(file, traced, block.origin)
    return file.save()


def _part(file: WordFile, traced: Traced, at: int) -> None:
    """Move what follows the line break before `at` into a paragraph of its own."""
    element = traced.atoms[traced.atom_at(at - 1)].element
    run = element.getparent()
    if run is None or run.getparent() is not traced.element or local(element) not in ("br", "cr"):
        return
    rest = cut_run(run, element)
    paragraph = empty_copy(traced.element)
    properties = child(traced.element, "pPr")
    if properties is not None:
        kept = deepcopy(properties)
        paragraph.append(kept)
        for each in [e for e in properties if local(e) == "sectPr"]:
            properties.remove(each)
    drop_number(file, paragraph)
    following = [rest, *rest.itersiblings()]
    rest.remove(element)
    paragraph.extend(following)
    traced.element.addnext(paragraph)


class _Setter:
    def __init__(self, file: WordFile, document: Document, institution: Institution, profile: str) -> None:
        from alvtc_info.templates.builder import Sheet

        self.file = file
        self.document = document
        self.institution = institution
        self.space = file.namespace()
        if "purl.oclc.org" in self.space:
            raise InputError("strict", "“严格”格式的 .docx 不能直接排版，请用 Word 另存为普通 .docx", file.name)
        layout = {**institution.layout, "fonts": names_of(institution, profile)}
        self.layout = layout
        self.sheet = Sheet(layout)
        self.sheet.prepare()
        self.trace = Trace(file, document)
        self.appearance = Appearance(file)
        self.root = file.tree(file.main)
        self.names: dict[str, str] = {}

    def name(self, local_name: str) -> str:
        return f"{{{self.space}}}{local_name}"

    def make(self, name: str, **values: str) -> _Element:
        element = self.root.makeelement(self.name(name))
        for key, value in values.items():
            element.set(self.name(key), value)
        return element

    def run(self) -> None:
        keep_numbers(self.file)
        self.styles()
        unbind(self.file, frozenset(self.names.values()))
        blocks = self._by_paragraph()
        for traced, found in blocks:
            self.paragraph(traced, found)
        self.boxes_and_cells(blocks)
        close_up(self.file, [traced.element for traced, _ in blocks if traced.zone in ("main", "cell")])
        self.pictures()
        self.rows(blocks)
        repeat_heads(self.root)
        self.blanks(blocks)
        self.pages()
        self.settings()
        declare_fonts(self.file, map(str, self.layout["fonts"].values()))
        self.properties()

    def _by_paragraph(self) -> list[tuple[Traced, list[Block]]]:
        """The paragraphs of the body that contain text, in order, with their blocks."""
        found: dict[str, tuple[Traced, list[Block]]] = {}
        for block in self.document.blocks:
            traced = self.trace.paragraph(block.id)
            if traced is not None and traced.part == self.file.main:
                found.setdefault(traced.id, (traced, []))[1].append(block)
        return list(found.values())

    # styles -------------------------------------------------------------------------------------------------------

    def styles(self) -> None:
        """Replace the styles of the draft by the house styles; other styles keep their look."""
        part = self.file.part_of_kind("styles")
        house = self.sheet.docx.styles.element
        if part is None:
            from lxml import etree

            self.file.add_part("styles", etree.tostring(house, xml_declaration=True, encoding="UTF-8", standalone=True))
            return
        root = self.file.tree(part)
        self._freeze(root)
        defaults = child(root, "docDefaults")
        house_defaults = child(house, "docDefaults")
        assert house_defaults is not None
        if defaults is not None:
            root.replace(defaults, deepcopy(house_defaults))
        else:
            root.insert(0, deepcopy(house_defaults))
        draft_styles = {attribute(s, "styleId"): s for s in root if local(s) == "style"}
        by_name = {
            style_name(s): identity for identity, s in draft_styles.items() if attribute(s, "type") == "paragraph"
        }
        for style in house.iter(self.name("style")):
            identity = attribute(style, "styleId")
            if attribute(style, "type") not in ("paragraph", "table") or identity == "TableNormal":
                continue
            old = (
                draft_styles.get(by_name.get(style_name(style), ""))
                if style_name(style) in _HOUSE
                else draft_styles.get(identity)
            )
            self.names[identity] = attribute(old, "styleId") if old is not None else identity
            if old is None:
                fresh = deepcopy(style)
                based = child(fresh, "basedOn")
                if based is not None:
                    based.set(self.name("val"), self.names.get(attribute(based, "val"), attribute(based, "val")))
                root.append(fresh)
            else:
                self._redefine(old, style)

    def _redefine(self, old: _Element, new: _Element) -> None:
        """Give a style of the draft the look of the house style."""
        for name in ("pPr", "rPr", "link", "basedOn"):
            for each in [e for e in old if local(e) == name]:
                if name != "basedOn" or style_name(old) == "normal":
                    old.remove(each)
        based = child(old, "basedOn")
        if based is not None:
            based.set(self.name("val"), self.names.get("Normal", attribute(based, "val")))
        at = next((i for i, e in enumerate(old) if local(e) in ("tblPr", "trPr", "tcPr", "tblStylePr")), len(old))
        for name in ("rPr", "pPr"):
            look = child(new, name)
            if look is not None:
                old.insert(at, deepcopy(look))

    def _freeze(self, root: _Element) -> None:
        """Write the inherited properties into every other paragraph style, so that it keeps its look.

        A style inherits from Normal and from the document defaults, both of which change.
        """
        appearance = self.appearance
        for style in [s for s in root if local(s) == "style" and attribute(s, "type") == "paragraph"]:
            if style_name(style) in _HOUSE:
                continue
            stand_in = self.root.makeelement(self.name("p"))
            named = self.make("pPr")
            named.append(self.make("pStyle", val=attribute(style, "styleId")))
            stand_in.append(named)
            shape, look = appearance.shape(stand_in), appearance.look(stand_in, None)
            paragraph, run = child(style, "pPr"), child(style, "rPr")
            if paragraph is None:
                paragraph = self.make("pPr")
                _insert_before(style, paragraph, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
            if run is None:
                run = self.make("rPr")
                _insert_before(style, run, ("tblPr", "trPr", "tcPr", "tblStylePr"))
            if child(paragraph, "spacing") is None:
                self._put(
                    paragraph,
                    self.make(
                        "spacing",
                        before=f"{shape.before:g}",
                        after=f"{shape.after:g}",
                        line=f"{shape.line:g}",
                        lineRule=shape.line_rule,
                    ),
                )
            if child(paragraph, "ind") is None:
                self._put(paragraph, self.make("ind", left=f"{shape.left:g}", firstLineChars="0", firstLine="0"))
            if child(paragraph, "jc") is None:
                self._put(paragraph, self.make("jc", val=shape.align or "left"))
            if child(run, "sz") is None:
                size = self.make("sz", val=f"{look.size * 2:g}")
                _insert_before(run, size, _AFTER_RUN_SIZE)

    def _put(self, properties: _Element, element: _Element) -> None:
        """Set a paragraph property at the position that the schema requires."""
        name = local(element)
        for each in [e for e in properties if local(e) == name]:
            properties.remove(each)
        _insert_before(properties, element, _PARAGRAPH_ORDER[_PARAGRAPH_ORDER.index(name) + 1 :])

    # paragraphs ---------------------------------------------------------------------------------------------------

    def paragraph(self, traced: Traced, blocks: list[Block]) -> None:
        """Give a paragraph of the body the style of its role, and remove direct formatting from it and its runs."""
        if traced.zone != "main":
            return
        role = blocks[0].role
        style = _STYLES.get(role, "Normal")
        if role in (Role.EDITOR, Role.PHONE, Role.SIGN_OFF, Role.EDITOR_ROW):
            signed = any(b.role is Role.SIGN_OFF and b.text.strip() for b in self.document.blocks)
            style = "EditorRow" if signed else "EditorRowOpen"
        self._strip(traced.element, style)
        if role not in (Role.REPORTING_UNIT, Role.DATE, Role.REPORTING_ROW):
            self._trim(traced)
        if role is Role.MASTHEAD:
            self._size(
                traced.element, masthead_size(self._masthead(), self.layout), self.layout["masthead"]["sizes"][0]
            )
        if role in (Role.MASTHEAD, Role.ISSUE_NUMBER, Role.TITLE, *HEADINGS):
            self._straighten(traced.element)
        if role is Role.TITLE:
            self._break_title(traced)

    def _masthead(self) -> tuple[str, ...]:
        value = (self.document.value("department") or "").replace(" ", "").replace("\u3000", "")
        return masthead_lines(value, self.institution.masthead_suffix, self.layout)

    def _strip(self, paragraph: _Element, style: str) -> None:
        properties = self._properties(paragraph)
        for each in list(properties):
            if local(each) not in _KEPT_OF_PARAGRAPH or local(each) == "pStyle":
                properties.remove(each)
        if style != "Normal":
            self._put(properties, self.make("pStyle", val=self.names.get(style, style)))
        if is_numbered(paragraph):
            chars = 0 if style in _FLUSH else 2
            first = str(chars * int(self.layout["page"]["character"]))
            self._put(properties, self.make("ind", left="0", firstLineChars=f"{chars}00", firstLine=first))
        else:
            free(properties)
        mark = child(properties, "rPr")
        if mark is not None:
            self._bare(mark)
        for run in paragraph.iter(self.name("r")):
            if next(run.iterancestors(self.name("p")), None) is paragraph:
                self._plain(run)

    def _properties(self, element: _Element) -> _Element:
        """The properties element of a paragraph or a run, created if it has none."""
        name = "pPr" if local(element) == "p" else "rPr"
        properties = child(element, name)
        if properties is None:
            properties = self.make(name)
            element.insert(0, properties)
        return properties

    def _plain(self, run: _Element) -> None:
        """Remove fonts, sizes and colours from a run; ambiguous characters are set in the Chinese font."""
        properties = self._properties(run)
        self._bare(properties)
        after = 1 if child(properties, "rStyle") is not None else 0
        properties.insert(after, self.make("rFonts", hint="eastAsia"))

    @staticmethod
    def _bare(properties: _Element) -> None:
        for each in list(properties):
            if local(each) not in _KEPT_OF_RUN:
                properties.remove(each)

    def _break_title(self, traced: Traced) -> None:
        """Break a title that is longer than a line into lines of the shape that the standard requires."""
        taken, breaks = title_breaks(traced.text, self.layout["title"]["longest_line"])
        for offset in reversed(breaks):
            run = run_at(traced, offset)
            if run is not None:
                run.insert(run.index(self._properties(run)) + 1, self.make("br"))
        for offset in reversed(taken):
            self._cut_out(traced, offset, offset + 1)

    def _straighten(self, paragraph: _Element) -> None:
        """Remove bold from the runs of a heading or title; its weight is set in its style."""
        for run in paragraph.iter(self.name("r")):
            properties = self._properties(run)
            for each in [e for e in properties if local(e) in _STRAIGHT]:
                properties.remove(each)

    def _size(self, paragraph: _Element, size: float | None, usual: float) -> None:
        """Set the size (points) of a paragraph's runs if it is not the usual size of the style."""
        if size is None or size == usual:
            return
        for run in paragraph.iter(self.name("r")):
            properties = self._properties(run)
            for name in ("sz", "szCs"):
                _insert_before(properties, self.make(name, val=f"{size * 2:g}"), _AFTER_RUN_SIZE)

    def _trim(self, traced: Traced) -> None:
        """Remove layout white space from a paragraph: at its ends, in long gaps, and tabs used as an indent."""
        for gap in reversed(list(_GAPS.finditer(traced.text))):
            self._cut_out(traced, gap.start() + 1, gap.end())
        self._trim_ends(traced)

    def _cut_out(self, traced: Traced, start: int, stop: int) -> None:
        """Remove white space from a paragraph and update the offsets of its atoms."""
        for atom in list(traced.atoms):
            low, high = max(start, atom.start), min(stop, atom.end)
            if low >= high:
                continue
            if local(atom.element) == "t":
                atom.text = atom.text[: low - atom.start] + atom.text[high - atom.start :]
                set_text(atom.element, atom.text)
            else:
                parent = atom.element.getparent()
                assert parent is not None
                parent.remove(atom.element)
                traced.atoms.remove(atom)
        at = 0
        for atom in traced.atoms:
            atom.start = at
            at += len(atom.text)

    # cells and boxes ----------------------------------------------------------------------------------------------

    def boxes_and_cells(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Set the text of tables in the house style for cells; in text boxes remove theme fonts only."""
        for traced, _ in blocks:
            if traced.zone == "cell":
                align = child(child(traced.element, "pPr"), "jc")
                kept = deepcopy(align) if align is not None else None
                labelled = bool(_LABELS.match(traced.text.strip()))
                self._strip(traced.element, "EditorCell" if labelled else "ReportCell")
                properties = self._properties(traced.element)
                if kept is not None and not labelled:
                    self._put(properties, kept)
                self._trim(traced)
            elif traced.zone == "box":
                for run in traced.element.iter(self.name("r")):
                    fonts = child(child(run, "rPr"), "rFonts")
                    if fonts is not None:
                        for key in [k for k in fonts.attrib if str(k).endswith("Theme")]:
                            del fonts.attrib[key]
                properties = self._properties(traced.element)
                if child(properties, "ind") is None:
                    self._put(properties, self.make("ind", firstLineChars="0", firstLine="0"))
                if child(properties, "spacing") is None:
                    self._put(properties, self.make("spacing", line="240", lineRule="auto"))

    def pictures(self) -> None:
        """Give lines that contain a picture its height instead of the height of a line of text."""
        for paragraph in self.root.iter(self.name("p")):
            if any(
                local(e) == "inline" or (local(e) in ("pict", "object") and not _floats(e)) for e in _own(paragraph)
            ):
                properties = self._properties(paragraph)
                if not "".join(e.text or "" for e in _own(paragraph) if local(e) == "t").strip():
                    self._put(properties, self.make("pStyle", val=self.names.get("ReportPicture", "ReportPicture")))
                self._put(properties, self.make("spacing", line="240", lineRule="auto"))

    # rows ---------------------------------------------------------------------------------------------------------

    def rows(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Bring unit and date onto one row, and editor, telephone and sign-off onto another, with tabs."""
        self._row_table(blocks)
        main = [(traced, found) for traced, found in blocks if traced.zone == "main"]
        head = [(t, f) for t, f in main if any(b.role in (Role.REPORTING_UNIT, Role.DATE) for b in f)]
        if head and any(found[0].role is Role.MASTHEAD for _, found in main):
            self._reporting_row(head)
        tail = [t for t, f in main if f[0].role in (Role.EDITOR, Role.PHONE, Role.SIGN_OFF, Role.EDITOR_ROW)]
        if tail:
            self._editor_row(tail)

    def _row_table(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Move unit and date out of a table with no other content, which only served as a row."""
        wanted = (Role.REPORTING_UNIT, Role.DATE)
        cells = [t for t, f in blocks if t.zone == "cell" and any(b.role in wanted for b in f)]
        tables = [next((a for a in t.element.iterancestors() if local(a) == "tbl"), None) for t in cells]
        if len(cells) != 2 or tables[0] is None or tables[0] is not tables[1]:
            return
        inside = [t for t, _ in blocks if any(a is tables[0] for a in t.element.iterancestors())]
        if len(inside) == 2 and not holds_numbers(tables[0]):
            for traced in cells:
                tables[0].addprevious(traced.element)
                traced.zone = "main"
            parent = tables[0].getparent()
            assert parent is not None
            parent.remove(tables[0])

    def _reporting_row(self, head: list[tuple[Traced, list[Block]]]) -> None:
        first, blocks = head[0]
        for traced, _ in head:
            self._strip(traced.element, "ReportingRow")
        dated = next((b for b in blocks if b.role is Role.DATE), None)
        unit = next((b for b in blocks if b.role is Role.REPORTING_UNIT), None)
        if dated is not None and unit is not None:
            self._tab_at(first, _before_label(first.text, dated.origin))
        else:
            self._trim(first)
        self._trim_ends(first)
        if len(head) > 1 and dated is None:
            second = head[1][0]
            self._trim(second)
            self._append(first, second)
        self._lead(first)
        name = self.document.value("reporting_unit") or ""
        self._size(first.element, unit_size(name, self.layout), self.layout["sizes"]["body"])

    def _editor_row(self, tail: list[Traced]) -> None:
        first = tail[0]
        for traced in tail:
            style = attribute(child(child(tail[0].element, "pPr"), "pStyle"), "val")  # type: ignore[arg-type]
            self._put(self._properties(traced.element), self.make("pStyle", val=style))
            for found in reversed(list(_LABEL_GAP.finditer(traced.text))):
                self._cut_out(traced, found.start(), found.end())
        for traced in tail:
            starts = [m.start() for m in _LABELS.finditer(traced.text)]
            for start in reversed([s for s in starts if s]):
                self._tab_at(traced, start)
            self._trim_ends(traced)
        for other in tail[1:]:
            self._append(first, other)
        self._lead(first)

    def _tab_at(self, traced: Traced, at: int) -> None:
        """Put a tab before the character at `at`, in place of the white space before it."""
        start = len(traced.text[:at].rstrip(" \u3000\t"))
        run = run_at(traced, at)
        if run is not None:
            run.insert(run.index(self._properties(run)) + 1, self.make("tab"))
            self._cut_out(traced, start, at)

    def _trim_ends(self, traced: Traced) -> None:
        text = traced.text
        self._cut_out(traced, len(text.rstrip(" \u3000\t")), len(text))
        self._cut_out(traced, 0, len(text) - len(text.lstrip(" \u3000\t")))

    def _append(self, first: Traced, second: Traced) -> None:
        """Move the runs of a second paragraph onto the row of the first, after a tab; one with a number stays."""
        if is_numbered(second.element):
            return
        first.element.append(self._tab_run())
        for each in [e for e in second.element if local(e) != "pPr"]:
            first.element.append(each)
        parent = second.element.getparent()
        if parent is not None and child(child(second.element, "pPr"), "sectPr") is None:
            parent.remove(second.element)

    def _lead(self, traced: Traced) -> None:
        """Put a tab at the beginning of a row."""
        self._properties(traced.element).addnext(self._tab_run())

    def _tab_run(self) -> _Element:
        run = self.make("r")
        self._properties(run).append(self.make("rFonts", hint="eastAsia"))
        run.append(self.make("tab"))
        return run

    # blank rows ---------------------------------------------------------------------------------------------------

    def blanks(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Remove the empty paragraphs of the body, and set the blank rows around the title."""
        with_text = {id(traced.element) for traced, _ in blocks}
        for paragraph in list(self.root.iter(self.name("p"))):
            parent = paragraph.getparent()
            if parent is None or local(parent) != "body" or id(paragraph) in with_text or not _is_idle(paragraph):
                continue
            after = paragraph.getnext()
            if after is None or local(after) == "sectPr" or self._parts_tables(paragraph):
                continue
            parent.remove(paragraph)
        titles = [traced.element for traced, found in blocks if found[0].role is Role.TITLE and traced.zone == "main"]
        masthead = any(found[0].role is Role.MASTHEAD for _, found in blocks)
        if titles and masthead:
            for _ in range(int(self.layout["title"]["blank_lines_above"])):
                titles[0].addprevious(self._blank())
        if titles:
            titles[-1].addnext(self._blank())

    @staticmethod
    def _parts_tables(paragraph: _Element) -> bool:
        """Whether an empty paragraph is beside a table, which it separates from another table or from the text."""
        return any(each is not None and local(each) == "tbl" for each in (paragraph.getprevious(), paragraph.getnext()))

    def _blank(self) -> _Element:
        paragraph = self.make("p")
        properties = self.make("pPr")
        properties.append(self.make("pStyle", val=self.names.get("IssueNumber", "IssueNumber")))
        paragraph.append(properties)
        return paragraph

    # page ---------------------------------------------------------------------------------------------------------

    def pages(self) -> None:
        """Set paper size, margins and grid of every portrait section, and the page numbers of all sections."""
        page = self.layout["page"]
        feet = self._footers()
        sections = [each for each in self.root.iter() if local(each) == "sectPr"]
        if not sections:
            body = child(self.root, "body")
            assert body is not None
            sections = [self.make("sectPr")]
            body.append(sections[0])
        for section in sections:
            size = child(section, "pgSz")
            for each in [e for e in section if local(e) in ("footerReference", "titlePg", "docGrid", "pgNumType")]:
                section.remove(each)
            self._headers(section)
            for kind, identity in reversed(feet):
                reference = self.make("footerReference", type=kind)
                reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", identity)
                section.insert(0, reference)
            if size is not None and attribute(size, "orient") == "landscape":
                continue
            for each in [e for e in section if local(e) in ("pgSz", "pgMar")]:
                section.remove(each)
            values = {key: str(int(page[key])) for key in ("top", "right", "bottom", "left", "header", "footer")}
            _insert_before(section, self.make("pgSz", w=str(page["width"]), h=str(page["height"])), _AFTER_SIZE)
            _insert_before(section, self.make("pgMar", **values, gutter="0"), _AFTER_SIZE)
            _insert_before(
                section,
                self.make("docGrid", type="lines", linePitch=str(page["line"])),
                ("printerSettings", "sectPrChange"),
            )

    def _headers(self, section: _Element) -> None:
        """Give even pages the header that all pages had: odd and even pages now differ."""
        references = {attribute(e, "type"): e for e in section if local(e) == "headerReference"}
        if "default" in references and "even" not in references:
            even = deepcopy(references["default"])
            even.set(self.name("type"), "even")
            references["default"].addnext(even)

    def _footers(self) -> list[tuple[str, str]]:
        """Add footers with the page number of the house style and the other text of the draft's footers.

        Returns the kind (`default`, `even`) and the relationship of each.
        """
        from lxml import etree

        feet = [
            t for t in self.trace.paragraphs.values() if t.zone == "footer" and t.text.strip() and not _number_only(t)
        ]
        words = [deepcopy(element) for element in {t.text: t.element for t in feet}.values()]
        found = []
        section = self.sheet.docx.sections[0]
        for kind, footer in (("default", section.footer), ("even", section.even_page_footer)):
            root = deepcopy(footer._element)
            for each in root.iter(self.name("pStyle")):
                each.set(self.name("val"), self.names.get("Footer", "Footer"))
            for paragraph in reversed([deepcopy(each) for each in words]):
                _unlink(paragraph)
                self._strip(paragraph, "Footer")
                root.insert(0, paragraph)
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            found.append((kind, self.file.add_part("footer", data)[1]))
        return found

    def settings(self) -> None:
        """Turn on different footers for odd and even pages, and set Chinese as the language of theme fonts."""
        part = self.file.part_of_kind("settings")
        if part is None:
            part, _ = self.file.add_part("settings", f'{HEAD}<w:settings xmlns:w="{self.space}"/>'.encode())
        root = self.file.tree(part)
        if child(root, "evenAndOddHeaders") is None:
            _insert_before(root, self.make("evenAndOddHeaders"), _AFTER_EVEN)
        language = child(root, "themeFontLang")
        if language is not None:
            language.set(self.name("eastAsia"), "zh-CN")

    def properties(self) -> None:
        """Set title and author of the file if it has none of its own."""
        self.file.describe(
            title=self.document.value("title") or self.document.value("department") or "",
            author=self.document.value("reporting_unit") or self.document.value("department") or self.institution.name,
        )


_STYLES = {
    Role.MASTHEAD: "DutyMasthead",
    Role.ISSUE_NUMBER: "IssueNumber",
    Role.REPORTING_ROW: "ReportingRow",
    Role.REPORTING_UNIT: "ReportingRow",
    Role.DATE: "ReportingRow",
    Role.TITLE: "Title",
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.HEADING_4: "Heading4",
    Role.CAPTION: "ReportCaption",
    Role.LEAD_AUTHOR: "LeadAuthor",
}
_FLUSH = frozenset({"DutyMasthead", "IssueNumber", "Title", "ReportCell", "EditorCell", "ReportCaption"})
_AFTER_SIZE = (
    "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi",
    "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
_AFTER_EVEN = tuple(
    (
        "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin "
        "drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars "
        "noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
        "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
        "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema "
        "themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown "
        "smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator docId chartTrackingRefBased"
    ).split()
)


_ROWS = frozenset(
    {Role.REPORTING_ROW, Role.REPORTING_UNIT, Role.DATE, Role.EDITOR_ROW, Role.EDITOR, Role.PHONE, Role.SIGN_OFF}
)
_AFTER_RUN_SIZE = (
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
    "oMath", "rPrChange",
)  # fmt: skip


def _own(paragraph: _Element) -> Iterator[_Element]:
    """The elements of a paragraph, except those of text boxes in it."""
    for each in paragraph:
        if local(each) != "txbxContent":
            yield each
            yield from _own(each)


def _floats(element: _Element) -> bool:
    """Whether an old (VML) drawing is positioned freely, not inline."""
    return any("position:absolute" in str(each.get("style", "")) for each in element)


def _insert_before(parent: _Element, element: _Element, after: tuple[str, ...]) -> None:
    """Insert an element before the first child that the schema puts after it (`after`)."""
    at = next((i for i, each in enumerate(parent) if local(each) in after), len(parent))
    parent.insert(at, element)


def _unlink(paragraph: _Element) -> None:
    """Remove pictures and links from a copy in another part, where their relationships are not valid."""
    for each in list(paragraph.iter()):
        parent = each.getparent()
        if parent is not None and local(each) in ("drawing", "pict", "object"):
            parent.remove(each)
        elif local(each) == "hyperlink":
            for key in [k for k in each.attrib if str(k).endswith("}id")]:
                del each.attrib[key]


def _before_label(text: str, at: int) -> int:
    """The offset at which a date begins, including its label (日期：)."""
    found = re.search(r"(?:报送)?日 ?期[ \u3000]*[：:][ \u3000]*$", text[:at])
    return found.start() if found else at


def _is_idle(paragraph: _Element) -> bool:
    """Whether an empty paragraph shows nothing: not even a number."""
    return is_blank(paragraph) and not is_numbered(paragraph)


def _number_only(traced: Traced) -> bool:
    return holds_page_number(traced.element) or bool(re.fullmatch(r"[\s—\-–－·第页\d]*", traced.text))
