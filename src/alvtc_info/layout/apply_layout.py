"""Applying the house style to a draft: styles replace direct formatting; text, revisions, pictures and tables stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.config.nearest import FolderSettings
from alvtc_info.editing.runs import child
from alvtc_info.editing.tracing import Trace
from alvtc_info.editing.word_file import WordFile
from alvtc_info.editing.word_type import as_type
from alvtc_info.errors import InputError, UsageError
from alvtc_info.institution.values import default_institution, opened_institution
from alvtc_info.layout.author_marks import common_color
from alvtc_info.layout.automatic_numbers import close_up, keep_numbers, unbind
from alvtc_info.layout.blank_rows import remove_blanks, set_title_rows
from alvtc_info.layout.cells import set_cells
from alvtc_info.layout.check_layout import names_of
from alvtc_info.layout.direct_formatting import DirectFormatting
from alvtc_info.layout.fitted_pictures import set_pictures
from alvtc_info.layout.font_names import declare_fonts
from alvtc_info.layout.gap_marks import clear_filled
from alvtc_info.layout.head_rows import keep_rows_whole, repeat_heads
from alvtc_info.layout.house_paragraphs import HouseParagraphs
from alvtc_info.layout.house_styles import set_styles
from alvtc_info.layout.left_alone import (
    BELOW,
    BOX,
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
    roles_of,
    set_attachment_heads,
    set_attachment_titles,
    set_copies,
    set_ends,
    set_rules,
)
from alvtc_info.layout.opening_headings import openings
from alvtc_info.layout.pages import Pages, sections_from
from alvtc_info.layout.parted_paragraphs import parted
from alvtc_info.layout.resolved_style import Appearance
from alvtc_info.layout.rows import Rows
from alvtc_info.layout.word_settings import set_settings
from alvtc_info.linting.secrecy_guard import refuse_secret
from alvtc_info.linting.select import rules_named
from alvtc_info.model import arguments
from alvtc_info.model.choices import chosen
from alvtc_info.model.form_prompts import STYLE_NAME
from alvtc_info.model.kinds import Role
from alvtc_info.model.limits import Limits
from alvtc_info.model.profiles import PROFILE_LABELS
from alvtc_info.model.request import requested, takes_request
from alvtc_info.reading.drafts import read_bytes, word_bytes, work_on
from alvtc_info.reading.paper_parts import is_attachment_head
from alvtc_info.rendering.printed import printed
from alvtc_info.rules.leftovers import leftover_prompt
from alvtc_info.rules.structure import template_placeholder
from alvtc_info.text.value_classes import frozen, replace

if TYPE_CHECKING:
    from typing import Unpack

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Block, Document
    from alvtc_info.model.request import CheckChoices, CheckRequest
    from alvtc_info.reading.input import Source
    from alvtc_info.report.models import Report

_BLACK = "000000"


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
    divided = parted(data, name, document)
    if divided is not data:
        data, document = divided, read_bytes(divided, name, asked)
    file = WordFile(data, name, Limits())
    setter = _Setter(file, document, institution, request.layout_profile)
    setter.run()
    unfilled = sum(1 for rule in (leftover_prompt, template_placeholder) for _ in rule(document))
    saved = as_type(file.save(), name, suffix, macros=macros)
    return LaidOut(*saved, setter.left.line(), setter.cleared, unfilled)


class _Setter:
    """A draft while it is put into house style: what each of its paragraphs is, and what stays as it was."""

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

    def run(self) -> None:
        keep_numbers(self.file)
        blocks = self._by_paragraph()
        self.leave(blocks)
        self.styles = set_styles(self.file, self.sheet.docx.styles.element, self.appearance)
        self.plain = DirectFormatting(self.styles, int(self.layout["page"]["character"]))
        self.keep_looks()
        unbind(self.file, frozenset(self.styles.names.values()))
        self.paragraphs(blocks)
        self.boxes(blocks)
        set_cells((t for t, _ in blocks if t.zone == "cell"), self.plain, self.kept)
        close_up(self.file, [traced.element for traced, _ in blocks if traced.zone in ("main", "cell")])
        captions = {traced.element for traced, found in blocks if found[0].role is Role.CAPTION}
        set_pictures(self.root, captions, self.kept, self.styles, self.layout["page"])
        self.official(blocks)
        Rows(self.document, self.roles, self.layout, self.plain.strip).set(blocks)
        repeat_heads(self.root)
        keep_rows_whole(self.root)
        self.blanks(blocks)
        self.pages()
        set_settings(self.file)
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
            self.styles.kept.keep(element)
        for kind, part, external in self.file.opened.linked.values():
            if kind == "header" and not external and part in self.file.opened.package:
                for element in list(self.file.tree(part).iter(self.name("p"))):
                    self.styles.kept.keep(element)

    def official(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Set the parts of official papers that depend on their neighbours."""
        items = [(t, self.roles[t.id]) for t, _ in blocks if t.id in self.roles]
        set_ends(items, self.layout)
        set_copies(items, self.layout)
        set_rules(items)
        set_attachment_heads(self.heads, self.layout)
        set_attachment_titles(filter(None, self.attached), self.layout)

    # paragraphs ---------------------------------------------------------------------------------------------------

    def paragraphs(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Give the paragraphs of the body the styles of their roles, but what is left alone."""
        paragraphs = HouseParagraphs(
            self.document,
            self.roles,
            self.layout,
            self.institution.masthead_suffix,
            self.appearance,
            self.openings,
            self.plain,
            self.common,
            self.left,
        )
        for traced, found in blocks:
            if traced.zone == "main" and traced.element not in self.kept:
                paragraphs.set(traced, found)

    def boxes(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Leave text boxes as they are, with the fonts of the theme by name."""
        for traced, found in blocks:
            if traced.zone != "box" or traced.element in self.kept:
                continue
            self.styles.kept.keep(traced.element)
            self.left.add(BOX, found[0].place)
            for run in traced.element.iter(self.name("r")):
                fonts = child(child(run, "rPr"), "rFonts")
                if fonts is not None:
                    for key in [k for k in fonts.attrib if str(k).endswith("Theme")]:
                        del fonts.attrib[key]

    def blanks(self, blocks: list[tuple[Traced, list[Block]]]) -> None:
        """Remove the empty paragraphs of the body, and set the blank rows around the title."""
        remove_blanks(self.root, (traced.element for traced, _ in blocks), self.kept, self.styles.kept)
        attached = {each for lines in self.attached for each in lines}
        titles = [
            traced.element
            for traced, _ in blocks
            if self.roles.get(traced.id) is Role.TITLE and traced.element not in attached
        ]
        masthead = self.duty or not {Role.LETTERHEAD, Role.DOCUMENT_NUMBER}.isdisjoint(self.roles.values())
        set_title_rows(titles, int(self.layout["title"]["blank_lines_above"]) if masthead else 0, self.styles)

    # page ---------------------------------------------------------------------------------------------------------

    def pages(self) -> None:
        """Set paper, margins, grid, headers and page numbers of all sections."""
        section = self.sheet.docx.sections[0]
        house = {"default": section.footer._element, "even": section.even_page_footer._element}
        for root in house.values():
            for each in root.iter(self.name("pStyle")):
                each.set(self.name("val"), self.styles.name("Footer"))
        pages = Pages(
            self.file,
            self.trace,
            self.layout,
            house,
            lambda paragraph: self.plain.strip(paragraph, "Footer", None),
            uniform=self.duty,
        )
        pages.set(alone(self.root, self.kept), self._covered())
        if pages.kept:
            self.left.add("页脚", "有图片，或页码同行有别的字")

    def _covered(self) -> list[_Element]:
        """The section that begins with a cover."""
        texts = (e for e in self.root.iter(self.name("t")) if (e.text or "").strip())
        opening = next((p for e in texts for p in e.iterancestors(self.name("p"))), None)
        return [next(sections_from(opening))] if opening is not None and opening in self.covers else []

    def properties(self) -> None:
        """Set title and author of the file if it has none of its own."""
        self.file.describe(
            title=self.document.value("title") or self.document.value("department") or "",
            author=self.document.value("reporting_unit") or self.document.value("department") or self.institution.name,
        )
