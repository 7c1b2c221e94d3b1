"""Checking a draft against the house style: one finding for each kind of departure, which lists the paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.editing.tracing import Trace, run_of
from alvtc_info.editing.word_file import WordFile
from alvtc_info.errors import bad_value
from alvtc_info.institution.values import Institution
from alvtc_info.layout.opening_headings import openings
from alvtc_info.layout.resolved_style import Appearance, Look, ParagraphShape, attribute, number
from alvtc_info.layout.white_space import is_drawn
from alvtc_info.model import arguments
from alvtc_info.model.document import Document
from alvtc_info.model.finding import Basis, Finding, Severity
from alvtc_info.model.kinds import HEADINGS, Role
from alvtc_info.model.layout_names import (
    ALIGNMENT,
    BODY_FONT,
    EDITOR_ROW,
    GRID,
    HEADING,
    INDENT,
    LAYOUT_LABELS,
    MASTHEAD,
    MIXED,
    PAGE,
    PAGE_NUMBER,
    QUOTES,
    RED_RULE,
    SPACES,
    THEME,
    TITLE,
    Departure,
)
from alvtc_info.templates.font_families import family, same_family

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    from alvtc_info.editing.tracing import Traced
    from alvtc_info.model.document import Block

_HAN = re.compile(r"[\u3400-\u9fff]")
_AMBIGUOUS = re.compile(r"[“”‘’—…]")
_GAP = re.compile(r"\S[ \u3000]{3,}\S")
_MM = 1440 / 25.4
_LISTED = 12


@dataclass(slots=True)
class StyledBlock:
    """A block with its formatting: the shape of its paragraph, and the texts of its runs with their looks."""

    block: Block
    traced: Traced
    shape: ParagraphShape
    looks: list[tuple[str, Look]]

    @property
    def main(self) -> Look:
        """The look of its longest run."""
        return max(self.looks, key=lambda each: len(each[0]))[1]

    @property
    def first(self) -> Look:
        """The look of its first run."""
        return self.looks[0][1]


class _Sheet:
    """A draft with its formatting, as the input of the checks."""

    def __init__(self, file: WordFile, document: Document, institution: Institution) -> None:
        self.file = file
        self.layout = institution.layout
        self.appearance = Appearance(file)
        self.trace = Trace(file, document)
        self.items = list(self._items(document))
        self.openings = openings(document.blocks)
        self.main = file.tree(file.main)
        self.sections = [each for each in self.main.iter() if local(each) == "sectPr"]

    def _items(self, document: Document) -> Iterator[StyledBlock]:
        for block in document.blocks:
            traced = self.trace.paragraph(block.id)
            if traced is None or traced.zone not in ("main", "cell", "box") or not traced.text.strip():
                continue
            runs: dict[_Element, str] = {}
            for atom in traced.atoms:
                run = run_of(atom.element)
                runs[run] = runs.get(run, "") + atom.text
            looks = [(text, self.appearance.look(traced.element, run)) for run, text in runs.items() if text.strip()]
            yield StyledBlock(block, traced, self.appearance.shape(traced.element), looks)

    def of(self, *roles: Role) -> list[StyledBlock]:
        return [item for item in self.items if item.block.role in roles and item.traced.zone == "main"]

    @property
    def body(self) -> list[StyledBlock]:
        """The paragraphs of prose; no rule applies to short ones that stand alone (a date, a name)."""
        return [item for item in self.of(Role.BODY) if len(item.block.text.strip()) >= 15]


Found = tuple[Departure, list[StyledBlock], str]


def judge_layout(
    data: bytes, name: str, document: Document, college: Institution, *, profile: str = "default"
) -> tuple[Finding, ...]:
    """Return the departures of a .docx from the house style: one finding for each kind, all of them hints.

    `document` is what was read from these bytes. With `windows-fonts` the messages name the fonts that Windows has;
    `web-news` has no layout of its own.

    Raises InputError if a part that contains the styles is broken, UsageError for another profile.
    """
    from alvtc_info.model.limits import Limits

    if not isinstance(data, bytes):
        raise bad_value("data", "Word 文件的字节", data)
    label = arguments.path(name, "name", "稿件的名字")
    arguments.instance(document, Document, "document", "读好的 Document")
    arguments.instance(college, Institution, "college", "Institution")
    named = names_of(college, profile)
    if profile == "web-news":
        return ()
    sheet = _Sheet(WordFile(data, label, Limits()), document, college)
    merged: dict[Departure, tuple[list[StyledBlock], list[str]]] = {}
    for check in _CHECKS:
        for departure, items, message in check(sheet, named):
            together = merged.setdefault(departure, ([], []))
            together[0].extend(items)
            together[1].append(message)
    return tuple(_finding(document, d, items, "；".join(messages)) for d, (items, messages) in merged.items())


def names_of(institution: Institution, profile: str) -> dict[str, str]:
    """The font for each use: as named in the layout, or its substitute on Windows.

    Raises UsageError for an unknown profile.
    """
    profile = arguments.one_of(profile, LAYOUT_LABELS, "版式")
    from alvtc_info.templates.font_families import WINDOWS

    fonts = {key: str(font) for key, font in institution.layout["fonts"].items()}
    return {key: WINDOWS.get(font, font) for key, font in fonts.items()} if profile == "windows-fonts" else fonts


def _finding(document: Document, departure: Departure, items: list[StyledBlock], message: str) -> Finding:
    block = items[0].block if items else document.blocks[0]
    length = len(block.text) if items else 0
    return Finding(
        rule=departure.name,
        title=departure.title,
        severity=Severity.INFO,
        basis=Basis.STANDARD if departure.standard else Basis.PRACTICE,
        clause=departure.standard,
        clause_id="",
        path=document.name,
        block=block.id,
        place=block.place,
        start=0,
        end=length,
        quote=block.text[:length],
        message=message,
    )


def _places(items: Iterable[StyledBlock]) -> str:
    places = list(dict.fromkeys(item.block.place for item in items))
    return "、".join(places[:_LISTED]) + (f"等 {len(places)} 处" if len(places) > _LISTED else "")


def _points(size: float) -> str:
    return f"{size:g} 磅"


def _page(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    page = sheet.layout["page"]
    for section in sheet.sections:
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        if size is not None and attribute(size, "orient") == "landscape":
            continue
        given = [number(attribute(size, key)) if size is not None else 0 for key in ("w", "h")]
        given += [
            number(attribute(margins, key)) if margins is not None else 0 for key in ("top", "bottom", "left", "right")
        ]
        wanted = [page[key] for key in ("width", "height", "top", "bottom", "left", "right")]
        inked = [page["width"], page["height"], 34.58 * _MM, 32.58 * _MM, page["left"], page["right"]]
        if not any(all(abs(a - b) <= 1.05 * _MM for a, b in zip(given, each, strict=True)) for each in (wanted, inked)):
            shown, asked = (
                "上 {:.0f}、下 {:.0f}、左 {:.0f}、右 {:.0f} 毫米".format(*(v / _MM for v in values[2:]))
                for values in (given, wanted)
            )
            paper = "" if all(abs(a - b) <= 30 for a, b in zip(given[:2], wanted[:2], strict=True)) else "纸张应为 A4；"
            yield PAGE, [], f"{paper}页边距应为{asked}，现在是{shown}"
            return


def _grid(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    page = sheet.layout["page"]
    height = page["height"] - page["top"] - page["bottom"]
    wide = page["width"] - page["left"] - page["right"]
    lines = round(height / page["line"])
    loose = [
        i for i in sheet.body if i.shape.line_rule != "exact" or int(height / max(i.shape.line, 1) + 1e-6) != lines
    ]
    if loose:
        yield GRID, loose, f"正文行距应为固定值 {_points(page['line'] / 20)}（每页 {lines} 行）：{_places(loose)}"
    count = round(wide / page["character"] - 0.5)
    size = float(sheet.layout["sizes"]["body"])
    sized = [i for i in sheet.body if abs(i.main.size - size) < 0.3]
    off = [i for i in sized if int(wide / (i.main.size * 20 + i.main.spacing) + 1e-6) != count]
    if off and not loose:
        spacing = abs(page["character_spacing"]) / 20
        yield GRID, off, f"正文每行应为 {count} 字（字号 16 磅时字符间距紧缩 {_points(spacing)}）：{_places(off)}"


def _body(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    size = float(sheet.layout["sizes"]["body"])
    wrong = [
        i for i in sheet.body if not same_family(i.main.east_asia, fonts["body"]) or abs(i.main.size - size) >= 0.3
    ]
    if wrong:
        seen = "、".join(
            f"{font or '未设'} {_points(points)}"
            for font, points in dict.fromkeys((i.main.east_asia, i.main.size) for i in wrong[:4])
        )
        yield BODY_FONT, wrong, f"正文应为{fonts['body']} 3 号（{_points(size)}），这几段是{seen}：{_places(wrong)}"


def _indented(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    typed = [i for i in sheet.body if i.block.text[:1] in " \u3000\t"]
    if typed:
        yield INDENT, typed, f"首行缩进应设为 2 字符，不要敲空格：{_places(typed)}"
    wrong = [i for i in sheet.body if i not in typed and not _two_characters(i)]
    if wrong:
        yield INDENT, wrong, f"首行应缩进 2 字符：{_places(wrong)}"


def _two_characters(item: StyledBlock) -> bool:
    return item.shape.first_chars == 200 or 0.93 <= item.shape.first_line / (item.main.size * 40) <= 1.04


def _aligned(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    wrong = [i for i in sheet.body if i.shape.align not in ("both", "distribute")]
    if wrong:
        yield ALIGNMENT, wrong, f"正文应两端对齐：{_places(wrong)}"


def _headings(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    size = float(sheet.layout["sizes"]["body"])
    for level, role in enumerate(HEADINGS, 1):
        font = fonts[f"heading_{level}"]
        wrong = [
            i for i in sheet.of(role) if not same_family(i.first.east_asia, font) or abs(i.first.size - size) >= 0.3
        ]
        if wrong:
            yield HEADING, wrong, f"{'一二三四'[level - 1]}级标题应为{font} 3 号（{_points(size)}）：{_places(wrong)}"
    plain = [
        i for i in sheet.of(*HEADINGS, Role.TITLE) if i.first.color not in ("", "AUTO", "000000") or i.first.italic
    ]
    if plain:
        yield HEADING, plain, f"标题应为黑色、不倾斜：{_places(plain)}"


def _title(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    size = float(sheet.layout["sizes"]["title"])
    titles = sheet.of(Role.TITLE)
    wrong = [i for i in titles if not same_family(i.main.east_asia, fonts["title"]) or abs(i.main.size - size) >= 0.3]
    if wrong:
        yield (
            TITLE,
            wrong,
            f"标题应为{fonts['title']} 2 号（{_points(size)}），现在是{wrong[0].main.east_asia or '未设'} {_points(wrong[0].main.size)}",
        )
    askew = [i for i in titles if i.shape.align != "center" or i.shape.first_line or i.shape.first_chars]
    if askew:
        yield TITLE, askew, "标题应居中，不缩进"


def _masthead(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    masthead = sheet.layout["masthead"]
    for item in sheet.of(Role.MASTHEAD):
        faults = []
        if item.main.color != masthead["color"]:
            faults.append("红色（FF0000）")
        if not same_family(item.main.east_asia, fonts["title"]):
            faults.append(fonts["title"])
        if item.main.size < min(masthead["sizes"]):
            faults.append(f"{_points(min(masthead['sizes']))}以上")
        if item.shape.align != "center":
            faults.append("居中")
        if faults:
            yield MASTHEAD, [item], f"版头应为{'、'.join(faults)}"


def _rule(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    head = sheet.of(Role.MASTHEAD)
    if not head:
        return
    borders = [b for p in sheet.main.iter() if local(p) == "p" for b in sheet.appearance.shape(p).borders.values()]
    red = any(_reddish(color) and kind not in ("nil", "none") for kind, _, color in borders)
    drawn = any(
        local(e) in ("top", "bottom", "insideH") and _reddish(attribute(e, "color").upper()) for e in sheet.main.iter()
    )
    line = any(local(e) == "srgbClr" and _reddish(str(e.get("val", "")).upper()) for e in sheet.main.iter())
    if not (red or drawn or line):
        yield RED_RULE, head, "报送单位和日期下面应有一条与版心等宽的红色分隔线"


def _reddish(color: str) -> bool:
    return color in ("FF0000", "C00000", "E60012", "E00000", "ED1C24")


def _row(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    last = sheet.of(Role.EDITOR, Role.EDITOR_ROW, Role.PHONE, Role.SIGN_OFF)
    rows = list(dict.fromkeys(item.traced.id for item in last))
    if len(rows) > 1:
        yield EDITOR_ROW, last, "编辑、电话、签发应在同一行（附件2）"
    elif last and "\t" not in last[0].traced.text:
        yield EDITOR_ROW, last[:1], "编辑、电话、签发之间应用制表位隔开，不要敲空格"


def _numbered(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    feet = [part for part, story in sheet.file.stories if story.zone == "footer"]
    shown = [part for part in feet if holds_page_number(sheet.file.tree(part))]
    even = child(sheet.appearance.settings, "evenAndOddHeaders")
    if not shown:
        yield PAGE_NUMBER, [], "没有页码；页码应为 4 号宋体“— 1 —”，单页居右、双页居左，各空一字"
    elif even is None or len(shown) < 2:
        yield PAGE_NUMBER, [], "页码应单页居右、双页居左（页脚设“奇偶页不同”）"
    else:
        size = float(sheet.layout["sizes"]["page_number"])
        looks = [sheet.appearance.look(p, r) for part in shown for p, r in _number_runs(sheet.file.tree(part))]
        if any(abs(each.size - size) >= 0.2 or family(each.ascii) != "宋体" for each in looks):
            yield PAGE_NUMBER, [], f"页码应为宋体 4 号（{_points(size)}），数字也用宋体"


def holds_page_number(root: _Element) -> bool:
    """Whether a part or paragraph contains a field that shows a page number."""
    return any(
        "PAGE" in (e.text or "") + "".join(map(str, e.attrib.values()))
        for e in root.iter()
        if local(e) in ("instrText", "fldSimple")
    )


def _number_runs(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    for paragraph in root.iter():
        if local(paragraph) == "p" and holds_page_number(paragraph):
            yield from ((paragraph, run) for run in paragraph.iter() if local(run) == "r")


def _seen(traced: Traced) -> str:
    """The text with a line for each blank that is drawn."""
    return "".join("_" * len(atom.text) if is_drawn(atom.element) else atom.text for atom in traced.atoms)


def _spaced(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    gaps = [i for i in sheet.items if _GAP.search(_seen(i.traced)) or re.match(r"[ \u3000]{2,}\S", i.traced.text)]
    gaps = [i for i in gaps if i not in sheet.body]
    if gaps:
        yield SPACES, gaps, f"不要用空格对齐，请用居中、缩进或制表位：{_places(gaps)}"
    blank = list(_blank_between(sheet))
    if blank:
        yield SPACES, blank, f"段落之间不要空行：{_places(blank)}前"


def _blank_between(sheet: _Sheet) -> Iterator[StyledBlock]:
    """The paragraphs of the text that follow an empty one; blank rows around the title belong to the house style."""
    order = [traced for traced in sheet.trace.paragraphs.values() if traced.zone in ("main", "cell")]
    items = {item.traced.id: item for item in sheet.of(Role.BODY, *HEADINGS)}
    begun = False
    for first, second, third in zip(order, order[1:], order[2:], strict=False):
        begun = begun or first.id in items
        if begun and first.zone == "main" and is_blank(second.element) and third.id in items:
            yield items[third.id]


def is_blank(paragraph: _Element) -> bool:
    """Whether a paragraph is empty: no text, no picture, no break, no end of a section."""
    kept = ("drawing", "pict", "object", "br", "sectPr", "fldChar", "bookmarkStart", "commentReference")
    if any(local(each) in kept for each in paragraph.iter()):
        return False
    return not "".join(each.text or "" for each in paragraph.iter() if local(each) in ("t", "delText")).strip()


def _themed(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    wrong = [
        i
        for i in sheet.items
        if any(_HAN.search(t) and ("east_asia" in k.themed or k.east_asia is None) for t, k in i.looks)
    ]
    if wrong:
        yield (
            THEME,
            wrong,
            f"中文用了主题字体或没有指定字体，WPS 会提示缺字体，请直接指定{fonts['body']}等字体：{_places(wrong)}",
        )


def _quoted(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    wrong = [
        i
        for i in sheet.items
        if any(_AMBIGUOUS.search(t) and k.hint != "eastAsia" and not family(k.other) for t, k in i.looks)
    ]
    if wrong:
        yield QUOTES, wrong, f"引号、破折号、省略号落在西文字体里，会又窄又偏，请改用中文字体：{_places(wrong)}"


def _mixed(sheet: _Sheet, fonts: dict[str, str]) -> Iterator[Found]:
    wrong = []
    for item in sheet.body:
        counts = Counter[tuple[str, float]]()
        opening = sheet.openings.get(item.block.id)
        at = 0
        for text, look in item.looks:
            at += len(text)
            if opening is not None and at - len(text) < opening.end:
                continue  # a heading that opens the paragraph has the font of its level
            counts[family(look.east_asia) or (look.east_asia or ""), look.size] += len(_HAN.findall(text))
        if sum(1 for n in counts.values() if n) > 1:
            wrong.append(item)
    if wrong:
        yield MIXED, wrong, f"同一段里中文字体或字号不一致：{_places(wrong)}"


_CHECKS: tuple[Callable[[_Sheet, dict[str, str]], Iterator[Found]], ...] = (
    _page, _grid, _body, _indented, _aligned, _headings, _title, _masthead, _rule, _row, _numbered, _spaced, _themed,
    _quoted, _mixed,
)  # fmt: skip
