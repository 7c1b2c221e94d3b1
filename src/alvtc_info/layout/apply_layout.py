"""Applying the house style to a draft: styles replace direct formatting; text, revisions, pictures and tables stay."""

from __future__ import annotations

import itertools
from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.config.nearest import FolderSettings
from alvtc_info.editing.runs import child, cut_run, empty_copy, local, run_at
from alvtc_info.editing.tracing import Trace
from alvtc_info.editing.word_file import HEAD, WordFile
from alvtc_info.editing.word_type import as_type
from alvtc_info.errors import InputError, UsageError
from alvtc_info.institution.values import default_institution, opened_institution
from alvtc_info.layout.author_marks import common_color, kept_of_run, symbol_font
from alvtc_info.layout.automatic_numbers import (
    close_up,
    drop_number,
    free,
    is_numbered,
    keep_numbers,
    unbind,
)
from alvtc_info.layout.cells import is_prose
from alvtc_info.layout.check_layout import is_blank, names_of
from alvtc_info.layout.font_names import declare_fonts
from alvtc_info.layout.gap_marks import clear_filled
from alvtc_info.layout.head_rows import keep_rows_whole, repeat_heads
from alvtc_info.layout.kept_styles import KeptStyles
from alvtc_info.layout.left_alone import (
    BELOW,
    BOX,
    BROKEN,
    COVER,
    NOTE,
    Left,
    alone,
    of_contents,
    reason_of,
    tables_of_heads,
)
from alvtc_info.layout.official_parts import (
    OFFICIAL,
    letterhead_size,
    roles_of,
    set_attachment_heads,
    set_attachment_titles,
    set_copies,
    set_ends,
    set_rules,
)
from alvtc_info.layout.opening_headings import openings, set_opening
from alvtc_info.layout.pages import Pages, is_broadside
from alvtc_info.layout.picture_sizes import fit
from alvtc_info.layout.resolved_style import Appearance, attribute, style_name
from alvtc_info.layout.rows import LABELS, Rows
from alvtc_info.layout.table_sizes import fit_table
from alvtc_info.layout.white_space import cut_out, tab_at, trim, trim_ends
from alvtc_info.layout.word_xml import insert_before, is_on, properties_of, put, set_size
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.linting.select import rules_named
from alvtc_info.model import arguments
from alvtc_info.model.choices import chosen
from alvtc_info.model.form_prompts import STYLE_NAME
from alvtc_info.model.kinds import HEADINGS, Role
from alvtc_info.model.limits import Limits
from alvtc_info.model.paragraph_roles import chapter_level, with_label
from alvtc_info.model.profiles import PROFILE_LABELS
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import read_bytes, word_bytes, work_on
from alvtc_info.reading.paper_parts import is_attachment_head
from alvtc_info.rendering.line_breaking import masthead_lines, masthead_size, title_breaks, width
from alvtc_info.rendering.printed import printed
from alvtc_info.rules.leftovers import leftover_prompt
from alvtc_info.rules.structure import template_placeholder
from alvtc_info.text.folding import fold
from alvtc_info.text.value_classes import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Unpack

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Atom, Traced
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Block, Document
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

_HOUSE = {
    "normal": "Normal",
    "title": "Title",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "heading 4": "Heading4",
    "footer": "Footer",
}
_COPIED_TYPES = frozenset({"paragraph", "table", "character"})
_STANDARD_STYLES = frozenset({"TableNormal", "DefaultParagraphFont"})
_KEPT_OF_PARAGRAPH = frozenset({"pStyle", "pageBreakBefore", "framePr", "numPr", "bidi", "rPr", "sectPr", "pPrChange"})
_SHORT = 28
_BLACK = "000000"
_STRAIGHT = frozenset({"b", "bCs"})


@takes_request
def set_layout(
    path: Source | Report,
    *,
    suffix: str = ".docx",
    macros: bool = True,
    request: CheckRequest | None = None,
    name: str | None = None,
    **choices: Unpack[CheckChoices],
) -> bytes:
    """Return a .docx in house style, as bytes: page, styles, masthead, title, body, headings, rows, page numbers.

    `path` is a path, bytes or a binary stream, called `name` if that is not its path, or a report model, which is
    rendered first. The rows are the reporting row
    and the editor row. The text stays, except for white space that only served the layout, and for the unit and date
    that are brought onto one row; revisions, comments, pictures, tables and notes stay too. `layout_profile`
    `windows-fonts` (`profile` is its older name here) writes the names of fonts that Windows has; of the request, what
    concerns reading applies. `suffix` may also be that of the draft (.docm, .dotx, .dotm); a .docx and a .dotx have no
    macros, others keep theirs unless `macros` is false. Raises InputError if the file cannot be read, is no .docx, or
    bears a secrecy mark, UsageError for a choice that does not exist.
    """
    named = choices.get("profile")
    if isinstance(named, str) and not chosen(named, PROFILE_LABELS):
        choices = {**choices, "profile": None, "layout_profile": named}
    kept = arguments.suffix(suffix), arguments.flag(macros, "macros")
    source, label, asked = printed(path, name, requested(request, choices))
    return work_on(source, label, asked, set_bytes, *kept).data


@frozen
class LaidOut:
    """A draft in house style: the new file, whether the draft has macros and the new file none, what was left alone.

    `cleared` is the number of paragraphs whose filled gaps have lost their yellow, `unfilled` the number of places that
    nobody has filled in: prompts of a form, slots.
    """

    data: bytes
    dropped_macros: bool = False
    left_alone: str = ""
    cleared: int = 0
    unfilled: int = 0


def set_bytes(data: bytes, name: str, request: CheckRequest, suffix: str | None, macros: bool) -> LaidOut:
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
    setter = _Setter(file, document, institution, request.layout_profile)
    setter.run()
    unfilled = sum(1 for rule in (leftover_prompt, template_placeholder) for _ in rule(document))
    saved = as_type(file.save(), name, suffix, macros=macros)
    return LaidOut(*saved, setter.left.line(), setter.cleared, unfilled)


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
        page = layout["page"]
        self.area = int(page["width"] - page["left"] - page["right"])
        self.sheet = Sheet(layout)
        self.sheet.prepare()
        self.trace = Trace(file, document)
        self.appearance = Appearance(file)
        self.root = file.tree(file.main)
        self.names: dict[str, str] = {}
        self.unstyled = True
        self.kept: set[_Element] = set()
        self.covers: set[_Element] = set()
        self.heads: list[_Element] = []
        self.attached: list[list[_Element]] = []
        self.left = Left()
        self.openings = openings(document.blocks)
        self.roles: dict[str, Role] = {}
        self.duty = False
        self.cleared = 0
        self.common = _BLACK

    def name(self, local_name: str) -> str:
        return f"{{{self.space}}}{local_name}"

    def make(self, name: str, **values: str) -> _Element:
        element = self.root.makeelement(self.name(name))
        for key, value in values.items():
            element.set(self.name(key), value)
        return element

    def run(self) -> None:
        keep_numbers(self.file)
        blocks = self._by_paragraph()
        self.leave(blocks)
        self.styles()
        self.keep_looks()
        unbind(self.file, frozenset(self.names.values()))
        for traced, found in blocks:
            self.paragraph(traced, found)
        self.boxes_and_cells(blocks)
        close_up(self.file, [traced.element for traced, _ in blocks if traced.zone in ("main", "cell")])
        self.pictures(blocks)
        self.official(blocks)
        Rows(self.document, self.roles, self.layout, self._strip).set(blocks)
        repeat_heads(self.root)
        keep_rows_whole(self.root)
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

    def leave(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Note what is left alone, and let it, and what stands in headers, keep its look."""
        fields, tables = of_contents(self.root), tables_of_heads(blocks)
        titled = under = False
        titles: list[str] = []
        for traced, found in blocks:
            titled = titled or found[0].role is Role.TITLE
            reason = ""
            if traced.zone == "main":
                reason = reason_of(traced, found, self.appearance, fields)
                reason = BELOW if reason == COVER and titled else reason
            elif traced.zone == "cell" and tables:
                reason = next((tables[each] for each in traced.element.iterancestors() if each in tables), "")
            if reason in (BELOW, NOTE) and is_attachment_head(traced.text.strip()):
                self.kept.add(traced.element)
                self.heads.append(traced.element)
                self.attached.append([])
                under = True
                continue
            under = under and (reason == BELOW or found[0].role is Role.TITLE)
            if under:
                self.attached[-1].append(traced.element)
                titles.append(traced.id)
            elif reason:
                self.kept.add(traced.element)
                self.covers |= {traced.element} if reason == COVER else set()
                self.left.add(reason, found[0].place)
        department = self.document.fields.get("department")
        headed = department is not None and self.document.blocks[department.block].role is Role.HEADER
        self.roles = roles_of(((t, f) for t, f in blocks if t.element not in self.kept), headed=headed)
        self.roles |= dict.fromkeys(titles, Role.TITLE)
        self.duty = headed or Role.MASTHEAD in self.roles.values()
        if self.duty:
            styles = frozenset(s for s, called in self.file.opened.styles.names.items() if called == STYLE_NAME)
            self.cleared = clear_filled((traced for traced, _ in blocks), styles)
        prose = [t for t, _ in blocks if self.roles.get(t.id) is Role.BODY]
        self.common = common_color(prose, self.appearance)
        if any(role in OFFICIAL for role in self.roles.values()):
            self.sheet.official_styles()
        if self.openings:
            self.sheet.opening_styles()

    def keep_looks(self) -> None:
        """Give what is left alone, and paragraphs of headers, copies of their styles as they were."""
        for element in self.kept:
            self.keeping.keep(element)
        for kind, part, external in self.file.opened.linked.values():
            if kind == "header" and not external and part in self.file.opened.package:
                for element in list(self.file.tree(part).iter(self.name("p"))):
                    self.keeping.keep(element)

    def official(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Set the parts of official papers that depend on their neighbours."""
        items = [(t, self.roles[t.id]) for t, _ in blocks if t.id in self.roles]
        set_ends(items, self.layout)
        set_copies(items, self.layout)
        set_rules(items)
        set_attachment_heads(self.heads, self.layout)
        set_attachment_titles(filter(None, self.attached), self.layout)

    # styles -------------------------------------------------------------------------------------------------------

    def styles(self) -> None:
        """Replace the styles of the draft by the house styles; other styles keep their look."""
        part = self.file.part_of_kind("styles")
        house = self.sheet.docx.styles.element
        if part is None:
            from lxml import etree

            data = etree.tostring(house, xml_declaration=True, encoding="UTF-8", standalone=True)
            part = self.file.add_part("styles", data)[0]
            self.keeping = KeptStyles(self.appearance, self.file.tree(part), _HOUSE)
            return
        root = self.file.tree(part)
        self.keeping = KeptStyles(self.appearance, root, _HOUSE)
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
            if attribute(style, "type") not in _COPIED_TYPES or identity in _STANDARD_STYLES:
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
        self.unstyled = self.names["Normal"] in _default_styles(root)

    def _redefine(self, old: _Element, new: _Element) -> None:
        """Give a style of the draft the look of the house style."""
        for name in ("pPr", "rPr", "link", "basedOn"):
            for each in [e for e in old if local(e) == name]:
                if name != "basedOn" or style_name(old) == "normal":
                    old.remove(each)
        based = child(old, "basedOn")
        if based is not None and attribute(old, "type") not in ("table", "character"):
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
                insert_before(style, paragraph, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
            if run is None:
                run = self.make("rPr")
                insert_before(style, run, ("tblPr", "trPr", "tcPr", "tblStylePr"))
            if child(paragraph, "spacing") is None:
                put(
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
                put(paragraph, self.make("ind", left=f"{shape.left:g}", firstLineChars="0", firstLine="0"))
            if child(paragraph, "jc") is None:
                put(paragraph, self.make("jc", val=shape.align or "left"))
            if child(run, "sz") is None:
                size = self.make("sz", val=f"{look.size * 2:g}")
                put(run, size)

    # paragraphs ---------------------------------------------------------------------------------------------------

    def paragraph(self, traced: Traced, blocks: list[Block]) -> None:
        """Give a paragraph of the body the style of its role, and remove direct formatting from it and its runs."""
        if traced.zone != "main" or traced.element in self.kept:
            return
        role = self.roles[traced.id]
        style = _STYLES.get(role, "Normal")
        if role in (Role.EDITOR, Role.PHONE, Role.SIGN_OFF, Role.EDITOR_ROW):
            signed = any(b.role is Role.SIGN_OFF and b.text.strip() for b in self.document.blocks)
            style = "EditorRow" if signed else "EditorRowOpen"
        align = self._own_align(traced, role, blocks)
        stops = child(child(traced.element, "pPr"), "tabs")
        self._strip(traced.element, style, self.common if role in _COLORED else None)
        if role is Role.BODY and stops is not None and "\t" in traced.text.strip():
            put(properties_of(traced.element), stops)
        if role is Role.BODY:
            set_opening(traced, self.openings.get(blocks[0].id), self.names)
        if role not in (Role.REPORTING_UNIT, Role.DATE, Role.REPORTING_ROW, Role.DOCUMENT_NUMBER, Role.COPY_TO):
            apart = role is Role.BODY and width(traced.text.strip()) <= _SHORT
            (trim_ends if apart else trim)(traced)
        if role in (Role.MASTHEAD, Role.LETTERHEAD):
            size = masthead_size(self._masthead(), self.layout)
            size = size if role is Role.MASTHEAD else letterhead_size(traced.text, self.layout)
            set_size(traced.element, size, self.layout["masthead"]["sizes"][0])
            self._break_masthead(traced, role)
        if role in (Role.MASTHEAD, Role.ISSUE_NUMBER, Role.TITLE, *HEADINGS, *OFFICIAL):
            self._straighten(traced.element)
        if role is Role.TITLE:
            self._break_title(traced)
        self._align(traced, role, align, blocks[0])
        self._split_row(traced, role)

    def _own_align(self, traced: Traced, role: Role, blocks: list[Block]) -> str:
        """The alignment of a short line of the body that its author set in the middle or at the right; or empty."""
        short = width(traced.text.strip()) <= _SHORT and not traced.text.rstrip().endswith("。")
        chapter = role in HEADINGS and chapter_level(with_label(blocks[0].label, fold(traced.text).strip())) > 0
        if not (role is Role.BODY or chapter) or not short or is_numbered(traced.element) or blocks[0].label:
            return ""
        align = self.appearance.shape(traced.element).align
        return {"center": "center", "right": "right", "end": "right"}.get(align, "")

    def _align(self, traced: Traced, role: Role, own: str, block: Block) -> None:
        """Keep an alignment of the author's own, and justify no line that a line break ends."""
        properties = properties_of(traced.element)
        if own:
            put(properties, self.make("ind", left="0", firstLineChars="0", firstLine="0"))
            put(properties, self.make("jc", val=own))
        elif _STYLES.get(role, "Normal") in _JUSTIFIED and any(map(_ends_line, traced.atoms)):
            put(properties, self.make("jc", val="left"))
            self.left.add(BROKEN, block.place)

    def _split_row(self, traced: Traced, role: Role) -> None:
        """Put a tab before what stands at the right end of a row: 签发人 beside a number, a day of printing."""
        text = traced.text.rstrip()
        at = -1
        if role is Role.DOCUMENT_NUMBER:
            at = text.find("签发人")
        elif role is Role.COPY_TO and text.endswith("印发"):
            at = max(text.rfind(gap) for gap in (" ", "\u3000", "\t")) + 1
        if at > 0:
            tab_at(traced, at)
            if role is Role.DOCUMENT_NUMBER:
                put(properties_of(traced.element), self.make("jc", val="left"))
        if role in (Role.DOCUMENT_NUMBER, Role.COPY_TO):
            trim_ends(traced)

    def _masthead(self) -> tuple[str, ...]:
        value = (self.document.value("department") or "").replace(" ", "").replace("\u3000", "")
        return masthead_lines(value, self.institution.masthead_suffix, self.layout)

    def _break_masthead(self, traced: Traced, role: Role) -> None:
        """Break a masthead that is too long for one line before its last words (值班信息), where none broke it."""
        if role is not Role.MASTHEAD or len(self._masthead()) == 1 or "\n" in traced.text.strip():
            return
        text = traced.text  # its last words may be set apart by blanks
        places = [place for place, char in enumerate(text) if not char.isspace()]
        at = "".join([text[place] for place in places]).rfind("".join(self.institution.masthead_suffix.split()))
        run = run_at(traced, places[at]) if at > 0 else None
        if run is not None:
            run.insert(run.index(properties_of(run)) + 1, self.make("br"))

    def _strip(self, paragraph: _Element, style: str, common: str | None) -> None:
        """Take direct formatting from a paragraph and its runs; `common` is the colour that is no mark, None if all."""
        properties = properties_of(paragraph)
        for each in list(properties):
            if local(each) not in _KEPT_OF_PARAGRAPH or local(each) == "pStyle":
                properties.remove(each)
        if style != "Normal" or not self.unstyled:
            put(properties, self.make("pStyle", val=self.names.get(style, style)))
        if is_numbered(paragraph):
            chars = 0 if style in _FLUSH else 2
            first = str(chars * int(self.layout["page"]["character"]))
            put(properties, self.make("ind", left="0", firstLineChars=f"{chars}00", firstLine=first))
        else:
            free(properties)
        mark = child(properties, "rPr")
        if mark is not None:
            self._bare(mark, None)
        for run in paragraph.iter(self.name("r")):
            if next(run.iterancestors(self.name("p")), None) is paragraph:
                self._plain(run, common)

    def _plain(self, run: _Element, common: str | None) -> None:
        """Remove fonts, sizes and colours from a run; ambiguous characters are set in the Chinese font."""
        properties = properties_of(run)
        signs = symbol_font(properties)
        self._bare(properties, common)
        put(properties, self.make("rFonts", hint="eastAsia") if signs is None else signs)

    @staticmethod
    def _bare(properties: _Element, common: str | None) -> None:
        kept = kept_of_run(properties, common)
        for each in list(properties):
            if local(each) not in kept:
                properties.remove(each)

    def _break_title(self, traced: Traced) -> None:
        """Break a title that is longer than a line into lines of the shape that the standard requires."""
        taken, breaks = title_breaks(traced.text, self.layout["title"]["longest_line"])
        for offset in reversed(breaks):
            run = run_at(traced, offset)
            if run is not None:
                run.insert(run.index(properties_of(run)) + 1, self.make("br"))
        for offset in reversed(taken):
            cut_out(traced, offset, offset + 1)

    def _straighten(self, paragraph: _Element) -> None:
        """Remove bold from the runs of a heading or title; its weight is set in its style."""
        for run in paragraph.iter(self.name("r")):
            properties = properties_of(run)
            for each in [e for e in properties if local(e) in _STRAIGHT]:
                properties.remove(each)

    # cells and boxes ----------------------------------------------------------------------------------------------

    def boxes_and_cells(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Set the text of tables in the house style for cells; text boxes stay, with the fonts of the theme by name."""
        texts: dict[_Element | None, list[str]] = {}
        for traced, _ in blocks:
            if traced.zone == "cell":
                texts.setdefault(_cell_of(traced), []).append(traced.text.strip())
        for traced, found in blocks:
            if traced.element in self.kept:
                continue
            if traced.zone == "cell":
                self._cell(traced, "\n".join(texts[_cell_of(traced)]))
            elif traced.zone == "box":
                self.keeping.keep(traced.element)
                self.left.add(BOX, found[0].place)
                for run in traced.element.iter(self.name("r")):
                    fonts = child(child(run, "rPr"), "rFonts")
                    if fonts is not None:
                        for key in [k for k in fonts.attrib if str(k).endswith("Theme")]:
                            del fonts.attrib[key]

    def _cell(self, traced: Traced, text: str) -> None:
        align = child(child(traced.element, "pPr"), "jc")
        kept = deepcopy(align) if align is not None else None
        labelled = bool(LABELS.match(traced.text.strip()))
        self._strip(traced.element, "EditorCell" if labelled else "ReportCell", _BLACK)
        if kept is None and is_prose(text):
            kept = self.make("jc", val="left")
        if kept is not None and not labelled:
            put(properties_of(traced.element), kept)
        trim(traced)

    def pictures(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Give lines that contain a picture its height, and let pictures and tables be no wider than the text.

        A picture is kept on one page with its caption only: held together with what else follows it would leave pages.
        """
        page = self.layout["page"]
        captions = {traced.element for traced, found in blocks if found[0].role is Role.CAPTION}
        for table in self.root.iter(self.name("tbl")):
            nested = any(local(each) in ("tbl", "txbxContent") for each in table.iterancestors())
            if not nested and not self._is_wide(table) and not any(each in self.kept for each in table.iter()):
                fit_table(table, self.area)
        for paragraph in self.root.iter(self.name("p")):
            if paragraph in self.kept or local(next(paragraph.iterancestors(), paragraph)) == "txbxContent":
                continue
            if any(local(e) in ("inline", "anchor", "pict", "object") for e in _own(paragraph)) and not self._is_wide(
                paragraph
            ):
                fit(paragraph, self.area)
            if any(local(e) in ("oMath", "ruby") for e in _own(paragraph)):
                put(properties_of(paragraph), self.make("spacing", line=str(page["line"]), lineRule="atLeast"))
            if any(
                local(e) == "inline" or (local(e) in ("pict", "object") and not _floats(e)) for e in _own(paragraph)
            ):
                properties = properties_of(paragraph)
                if not "".join(e.text or "" for e in _own(paragraph) if local(e) == "t").strip():
                    put(properties, self.make("pStyle", val=self.names.get("ReportPicture", "ReportPicture")))
                    if paragraph.getnext() not in captions:
                        put(properties, self.make("keepNext", val="0"))
                put(properties, self.make("spacing", line="240", lineRule="auto"))

    def _is_wide(self, element: _Element) -> bool:
        """Whether a paragraph or table lies in a section whose paper stays broadside."""
        return next((is_broadside(each) for each in _onward(_top_of(element))), False)

    # blank rows ---------------------------------------------------------------------------------------------------

    def blanks(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Remove the empty paragraphs of the body, and set the blank rows around the title."""
        with_text = {id(traced.element) for traced, _ in blocks}
        for paragraph in list(self.root.iter(self.name("p"))):
            parent = paragraph.getparent()
            if parent is None or not _of_body(parent) or id(paragraph) in with_text or not _is_idle(paragraph):
                continue
            if self._beside_kept(paragraph):
                self.keeping.keep(paragraph)
                continue
            after = paragraph.getnext()
            if after is None or local(after) == "sectPr" or self._parts_tables(paragraph):
                continue
            parent.remove(paragraph)
        attached = {each for lines in self.attached for each in lines}
        titles = [
            traced.element
            for traced, _ in blocks
            if self.roles.get(traced.id) is Role.TITLE and traced.element not in attached
        ]
        masthead = self.duty or not {Role.LETTERHEAD, Role.DOCUMENT_NUMBER}.isdisjoint(self.roles.values())
        if titles and masthead:
            for _ in range(int(self.layout["title"]["blank_lines_above"])):
                titles[0].addprevious(self._blank())
        if titles and not _is_row(titles[-1].getnext()):
            titles[-1].addnext(self._blank())

    def _beside_kept(self, paragraph: _Element) -> bool:
        """Whether the next text above or below an empty paragraph is left alone: it belongs to a cover, to contents."""
        for along in (paragraph.itersiblings(), paragraph.itersiblings(preceding=True)):
            beside = next((each for each in along if any((t.text or "").strip() for t in each.iter("{*}t"))), None)
            if beside is not None and any(each in self.kept for each in beside.iter(self.name("p"))):
                return True
        return False

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
        """Set paper, margins, grid, headers and page numbers of all sections."""
        section = self.sheet.docx.sections[0]
        house = {"default": section.footer._element, "even": section.even_page_footer._element}
        for root in house.values():
            for each in root.iter(self.name("pStyle")):
                each.set(self.name("val"), self.names.get("Footer", "Footer"))
        pages = Pages(
            self.file,
            self.trace,
            self.layout,
            house,
            lambda paragraph: self._strip(paragraph, "Footer", None),
            uniform=self.duty,
        )
        pages.set(alone(self.root, self.kept), self._covered())
        if pages.kept:
            self.left.add("页脚", "有图片，或页码同行有别的字")

    def _covered(self) -> list[_Element]:
        """The section that begins with a cover."""
        texts = (e for e in self.root.iter(self.name("t")) if (e.text or "").strip())
        opening = next((p for e in texts for p in e.iterancestors(self.name("p"))), None)
        return [next(_onward(_top_of(opening)))] if opening is not None and opening in self.covers else []

    def settings(self) -> None:
        """Turn on different footers for odd and even pages, and set Chinese as the language of theme fonts."""
        part = self.file.part_of_kind("settings")
        if part is None:
            part, _ = self.file.add_part("settings", f'{HEAD}<w:settings xmlns:w="{self.space}"/>'.encode())
        root = self.file.tree(part)
        switch = child(root, "evenAndOddHeaders")
        if not is_on(switch):
            if switch is not None:
                root.remove(switch)
            insert_before(root, self.make("evenAndOddHeaders"), _AFTER_EVEN)
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
    **OFFICIAL,
}
_JUSTIFIED = frozenset({"Normal", "LeadAuthor", "Heading1", "Heading2", "Heading3", "Heading4", "Addressee", "CopyTo"})
_COLORED = frozenset({Role.BODY, Role.CAPTION, Role.LEAD_AUTHOR, Role.ADDRESSEE, Role.ATTACHMENT_NOTE, *HEADINGS})
_FLUSH = frozenset({"DutyMasthead", "IssueNumber", "Title", "ReportCell", "EditorCell", "ReportCaption"})
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


def _ends_line(atom: Atom) -> bool:
    """Whether a line ends here by hand (↓), and no page or column does."""
    return local(atom.element) in ("br", "cr") and attribute(atom.element, "type") not in ("page", "column")


def _default_styles(root: _Element) -> frozenset[str]:
    """The identifiers of the style that paragraphs without one have; in some files there is none."""
    styles = (e for e in root if local(e) == "style" and attribute(e, "type") == "paragraph")
    return frozenset(attribute(e, "styleId") for e in styles if attribute(e, "default") in ("1", "true", "on"))


def _of_body(parent: _Element) -> bool:
    """Whether paragraphs in an element are those of the body itself, or of a content control around some of them."""
    above = [local(each) for each in (parent, *parent.iterancestors())]
    return above[0] in ("body", "sdtContent") and set(above) <= {"sdtContent", "sdt", "body", "document"}


def _cell_of(traced: Traced) -> _Element | None:
    return next((each for each in traced.element.iterancestors() if local(each) == "tc"), None)


def _top_of(element: _Element) -> _Element:
    """The child of the body in which an element lies."""
    above = [element, *element.iterancestors()]
    return next(each for each, parent in itertools.pairwise(above) if local(parent) == "body")


def _onward(element: _Element) -> Iterator[_Element]:
    """The ends of sections from a child of the body on."""
    for each in (element, *element.itersiblings()):
        yield from (e for e in each.iter() if local(e) == "sectPr")


def _own(paragraph: _Element) -> Iterator[_Element]:
    """The elements of a paragraph, except those of text boxes in it, and of what old programs show instead."""
    for each in paragraph:
        if local(each) not in ("txbxContent", "Fallback"):
            yield each
            yield from _own(each)


def _floats(element: _Element) -> bool:
    """Whether an old (VML) drawing is positioned freely, not inline."""
    return any("position:absolute" in str(each.get("style", "")) for each in element)


def _is_row(element: _Element | None) -> bool:
    """Whether there is an empty paragraph, one that stayed because it belongs to what is left alone."""
    return element is not None and local(element) == "p" and _is_idle(element)


def _is_idle(paragraph: _Element) -> bool:
    """Whether an empty paragraph shows nothing: not even a number."""
    return is_blank(paragraph) and not is_numbered(paragraph)
