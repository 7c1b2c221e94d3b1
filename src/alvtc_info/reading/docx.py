"""Read a .docx by a walk of our own over its parts: everything that a reader sees, and nothing that is hidden."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from alvtc_info.errors import InputError
from alvtc_info.model.document import Spans
from alvtc_info.reading.formats import MAIN_TYPES, WORD_SUFFIXES, suffix_of
from alvtc_info.reading.numbering import Lists, Numbering, linked_lists, read_lists
from alvtc_info.reading.package import ADVICE, Package, resolve
from alvtc_info.reading.paper_lines import Line, paragraphs_within
from alvtc_info.reading.roles import recognise
from alvtc_info.reading.styles import Styles, read_styles
from alvtc_info.reading.word_part import COMMENTS, DEEP, DELETIONS, HIDDEN, DepthError, Paragraph, Story
from alvtc_info.reading.xml import EnoughError, in_chinese, parse
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.document import Document
    from alvtc_info.model.kinds import Kind
    from alvtc_info.model.limits import Limits
    from alvtc_info.model.suppression import Suppression

T = TypeVar("T")
_PAGE_NUMBER = Pattern(r"[—―–\-－─\s第]*\d*[—―–\-－─\s页/共]*\d*[—―–\-－─\s页]*$")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LONG = 10_000_000
_CACHED = 256 << 10
_CACHE_SIZE = 16
_KNOWN: dict[tuple[object, bytes, Limits], object] = {}
_STORIES = (("header", "页眉"), ("footer", "页脚"))
_NOTES = ("footnotes", "endnotes")
ALL = frozenset({COMMENTS, DELETIONS, HIDDEN})  # text that is left out by default


class OpenedDocx:
    """The parts of a .docx that hold text or say how it is read, and the warnings about them."""

    def __init__(
        self,
        data: bytes,
        name: str,
        limits: Limits,
        extras: frozenset[str] = frozenset(),
        *,
        guarded: bool = False,
        outer: bool = True,
    ) -> None:
        self.name = name
        self.limits = limits
        self.extras = extras
        self.guarded = guarded
        self._outer = outer
        self.withheld: list[str] = []
        self.package = Package(data, name, limits)
        self.warnings = self.package.warnings
        self.notes: list[str] = []
        self.main = ""
        self.root: dict[str, tuple[str, str, bool]] = {}
        self.linked: dict[str, tuple[str, str, bool]] = {}
        self.styles = Styles()
        self.lists: Lists | None = None
        self._odd: set[str] = set()
        self.main_type = self._type_of_main()

    def refuse(self, code: str, message: str) -> InputError:
        """The error to raise for this file."""
        return InputError(code, message + ADVICE, self.name)

    def _type_of_main(self) -> str:
        """The content type of the main part, empty where none is given."""
        found = ""
        if "[content_types].xml" not in self.package:
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal found
            kind = attributes.get("ContentType", "")
            if kind.endswith(".main+xml"):
                found = kind

        try:
            self._parse("[Content_Types].xml", start)
        except InputError as error:
            if error.code not in ("broken-xml", "broken-part"):
                raise
            self.warnings.append("文件的内容类型表已损坏，按通常的位置读取；Word 可能打不开")
        return found

    @property
    def suffix(self) -> str:
        """The suffix that Word expects of this kind of file."""
        return next((suffix for suffix, kind in MAIN_TYPES.items() if kind == self.main_type), ".docx")

    def _parse(self, part: str, start: Callable[[str, dict[str, str]], object]) -> None:
        data = self.package.read(part)
        parse(data, start, lambda tag: None, None, part=part, name=self.name, limits=self.limits)

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Id → (kind, target part, external) of the relationships of a part."""
        source = relationships_of(part)
        found: dict[str, tuple[str, str, bool]] = {}
        if source not in self.package:
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith(" Relationship"):
                kind = attributes.get("Type", "").rpartition("/")[2]
                external = attributes.get("TargetMode") == "External"
                target = attributes.get("Target", "")
                if target and not external:
                    target = resolve(part, target) if not target.startswith("#") else target
                found[attributes.get("Id", "")] = (kind, target, external)

        self._parse(source, start)
        return found

    def _look(self, linked: dict[str, tuple[str, str, bool]]) -> None:
        """Warn of relationships whose target is missing or outside the file."""
        for kind, target, external in linked.values():
            if external:
                if kind != "hyperlink":
                    self._warn("文件引用了外部内容（图片、模板等），没有读取")
            elif not target.startswith("#") and target not in self.package:
                if kind in ("header", "footer", *_NOTES, "styles", "numbering", "comments"):
                    self._warn(f"文件缺少部件 {target}，其中的文字没有读到")
                else:
                    self._warn(f"文件里有失效的引用（{target[:60] or '未写目标'}），不影响文字")

    def _warn(self, message: str) -> None:
        if message not in self.warnings:
            self.warnings.append(message)

    def _main_part(self, root: dict[str, tuple[str, str, bool]]) -> str:
        for kind, target, external in root.values():
            if kind == "officeDocument" and not external and target in self.package:
                return target
        if "word/document.xml" in self.package:
            return "word/document.xml"
        raise self.refuse("not-docx", "这不是 Word 文档（没有正文部件）")

    def cached(self, part: str, reader: Callable[[bytes, str, str, Limits], T]) -> T:
        """What `reader` makes of a part, from a cache: files of one office share their styles and lists."""
        raw = bytes(self.package.raw(part)) if part in self.package else b""
        key = (reader, raw, self.limits)
        known = _KNOWN.get(key)  # asked once: another thread may drop it
        if known is not None:
            return known  # type: ignore[return-value]
        found = reader(self.package.read(part), part, self.name, self.limits)
        if len(raw) <= _CACHED:
            for oldest in list(_KNOWN)[: max(0, len(_KNOWN) - _CACHE_SIZE + 1)]:  # copied, as other threads may add
                _KNOWN.pop(oldest, None)
            _KNOWN[key] = found
        return found

    def _aside(self, parts: list[str], reader: Callable[[bytes, str, str, Limits], T], name: str) -> T | None:
        """What `reader` makes of a part that holds no text; None, with a warning, where the part is broken."""
        for part in parts[:1]:
            try:
                return self.cached(part, reader)
            except InputError as error:
                if error.code not in ("broken-xml", "broken-part"):
                    raise
                self._warn(f"{name}部件已损坏，按没有{name}读取")
        return None

    def stories(self) -> list[tuple[str, Story]]:
        """Part name and story of every part that holds text: the body first, then headers, footers, notes, comments."""
        root = self.root = self.relationships("")
        self._look(root)
        self.main = self._main_part(root)
        linked = self.linked = self.relationships(self.main)
        self._look(linked)
        self._judge_kind()
        targets: dict[str, list[str]] = {}
        for kind, target, external in linked.values():
            if not external and target in self.package:
                targets.setdefault(kind, []).append(target)
        self._look_aside(targets)
        self.styles = self._aside(targets.get("styles", []), read_styles, "样式") or Styles()
        if self.styles.circular:
            self._warn("有的样式互相继承，已按各自的设置读取")
        lists = self._aside(targets.get("numbering", []), read_lists, "自动编号")
        self.lists = lists and linked_lists(lists, self.styles.numbers)
        body = self.story(self.main, "main", "p", "")
        found = [(self.main, body)]
        used = {linked[i][1] for i in body.header_parts if i in linked}
        for zone, place in _STORIES:
            for order, part in enumerate(p for p in targets.get(zone, []) if p in used):
                found.append((part, self.story(part, zone, f"{zone[0]}{order + 1}.", place)))
        for kind in _NOTES:
            found.extend((part, self.story(part, "note", "", "")) for part in targets.get(kind, [])[:1])
        if COMMENTS in self.extras:
            found.extend((part, self.story(part, "comment", "", "")) for part in targets.get("comments", [])[:1])
        elif self.guarded:
            self._withhold_comments(targets.get("comments", []))
        if self.guarded:
            self._withhold_aside({part.lower() for part in (*(p for p, _ in found), *targets.get("comments", []))})
        marked = {identity: blocks for _, story in found for identity, blocks in story.marked.items()}
        self.suppressions = self._noted(marked, targets.get("comments", [])) if marked else []
        self._judge([story for _, story in found])
        return found

    def _noted(self, marked: dict[str, list[str]], parts: list[str]) -> list[Suppression]:
        """The comments that say that a rule is not to be applied, with the paragraphs they are on."""
        from alvtc_info.model.suppression import noted

        texts: dict[str, list[str]] = {}
        for part in parts[:1]:
            try:
                story = self.story(part, "comment", "", "")
            except InputError as error:
                if error.code not in ("broken-xml", "broken-part"):
                    raise
                self._warn("批注部件已损坏，按没有批注读取")
                break
            for paragraph in story.found:
                texts.setdefault(paragraph.id.partition(".")[0][1:], []).append("".join(paragraph.pieces))
        found = [noted(" ".join(texts.get(identity, [])), blocks) for identity, blocks in marked.items()]
        return [note for note in found if note is not None]

    def _judge_kind(self) -> None:
        if "macroEnabled" in self.main_type or any(n.endswith("vbaproject.bin") for n in self.package.names()):
            self._warn("文件带有宏，已忽略，没有运行")
        if any(n.startswith("_xmlsignatures/") for n in self.package.names()):
            self.notes.append("文件带有电子签名，批注或修改后的副本上签名会失效")
        if "template" in self.main_type.lower():
            self.notes.append("这是 Word 模板文件，按普通文档读取")

    def _look_aside(self, targets: dict[str, list[str]]) -> None:
        """Check the relationships of the settings part, which may name a template elsewhere."""
        for part in targets.get("settings", [])[:1]:
            self._look(self.relationships(part))

    def story(self, part: str, zone: str, prefix: str, place: str) -> Story:
        """Read a part that holds text. Raises InputError where its XML is broken or dangerous."""
        story = Story(zone, prefix, place, self.styles, self.limits, self.extras)
        shadow = self._shadow(zone, prefix, place) if self.guarded else None
        self.feed(story, part, shadow)
        if shadow:
            shown = {"".join(paragraph.pieces) for paragraph in story.found}
            self.withheld += [text for text in _texts(shadow) if text not in shown]
        self._odd |= story.odd
        for message in story.warnings:
            self._warn(message)
        if story.deepest > DEEP:
            self._warn(f"文件的嵌套深达 {story.deepest} 层，有的程序打不开")
        return story

    def _shadow(self, zone: str, prefix: str = "", place: str = "") -> Story:
        """A story that reads everything that stands in a part, shown or not."""
        return Story(zone, prefix, place, self.styles, self.limits, ALL, guarding=True)

    def _withhold_comments(self, parts: list[str]) -> None:
        """Add the words of comments to the withheld texts; a broken part adds none."""
        for part in parts[:1]:
            story = self._shadow("comment")
            with suppress(InputError):
                self.feed(story, part)
            self.withheld += _texts(story)

    def _withhold_aside(self, known: set[str]) -> None:
        """Add the words that stand in no story, and those of Word files that are embedded as objects."""
        from alvtc_info.reading.words_aside import words_aside

        self.withheld += words_aside(self.package, self.name, self.limits, known)
        for part in self.package.names() if self._outer else ():
            if part.startswith("word/embeddings/") and suffix_of(part) in WORD_SUFFIXES:
                with suppress(InputError):
                    self.withheld += _embedded(self, self.package.read(part))

    def feed(self, story: Story, part: str, shadow: Story | None = None) -> None:
        """Send a part's elements to a story, and to `shadow`, a story that also keeps what the first leaves out."""
        reader = story if shadow is None else _Both(story, shadow)
        data = self.package.read(part)
        if in_chinese(data):
            self._warn("文件内部用了 GB18030 编码，Word 可能打不开" + ADVICE)
        if story.zone == "main" and _STRICT in data[:4000]:
            self.notes.append("这是“严格”格式的 .docx，WPS 和旧版 Word 可能打不开")
        try:
            parse(
                data,
                reader.start,
                reader.end,
                reader.text,
                part=part,
                name=self.name,
                limits=self.limits,
                guarded=False,
            )
        except DepthError:
            raise self.refuse("too-deep", f"部件 {part} 嵌套超过 {self.limits.depth} 层，可能是恶意文件") from None

    def _judge(self, stories: list[Story]) -> None:
        if sum(s.characters for s in stories) > self.limits.characters:
            raise InputError("too-long", f"文字超过 {self.limits.characters // 10_000} 万字，请拆分后再检查", self.name)
        if self._odd:
            self._warn("没有读取：" + "、".join(sorted(self._odd)))


class _Both:
    """Sends the same events to two stories; the first decides when enough was read."""

    def __init__(self, story: Story, shadow: Story) -> None:
        self._story = story
        self._shadow: Story | None = shadow

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._story.start(tag, attributes)
        if self._shadow:
            try:
                self._shadow.start(tag, attributes)
            except EnoughError:
                self._shadow = None

    def end(self, tag: str) -> None:
        self._story.end(tag)
        if self._shadow:
            self._shadow.end(tag)

    def text(self, data: str) -> None:
        self._story.text(data)
        if self._shadow:
            self._shadow.text(data)


def _texts(story: Story) -> list[str]:
    """The words of a story, deleted ones too, a text for each paragraph."""
    found = ("".join(words) for paragraph in story.found for words in (paragraph.pieces, paragraph.removed))
    return [text for text in found if text.strip()]


def _embedded(holder: OpenedDocx, data: bytes) -> list[str]:
    """The paragraphs of a .docx embedded in another."""
    inner = OpenedDocx(data, holder.name, holder.limits, holder.extras, guarded=holder.guarded, outer=False)
    found = ["".join(p.pieces) for _, story in inner.stories() for p in story.found]
    holder.withheld += inner.withheld
    return found


def relationships_of(part: str) -> str:
    """The name of the part that holds a part's relationships; those of the package for an empty name."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


class _Gatherer:
    """Turns paragraphs into lines: counts numbers, leaves out page numbers and repeats, and gives places."""

    def __init__(self, opened: OpenedDocx, chunk: Callable[[str], list[str]]) -> None:
        self.styles = opened.styles
        self.numbering = Numbering(opened.lists) if opened.lists else None
        self.chunk = chunk
        self.lines: list[Line] = []
        self.formulas: dict[str, Spans] = {}
        self.yellow: dict[str, Spans] = {}
        self.seen: set[tuple[str, str]] = set()
        self.number = 0
        self.longest = 0

    def gather(self, story: Story) -> None:
        for paragraph in story.found:
            if paragraph.chunk:
                self._embedded(paragraph)
                continue
            text = "".join(paragraph.pieces)
            self.longest = max(self.longest, len(text))
            label = self._label(paragraph) if story.zone == "main" else ""
            shown = self._shown(paragraph, text, story.zone)
            if (shown or paragraph.removed) and not paragraph.place:
                self.number += 1
                paragraph.place = f"第{self.number}段"
            if shown:
                if paragraph.formulas:
                    self.formulas[paragraph.id] = Spans(text, paragraph.spans(paragraph.formulas))
                if paragraph.yellow:
                    self.yellow[paragraph.id] = Spans(text, paragraph.spans(paragraph.yellow))
                line = self._line(paragraph, text, label)
                if story.zone in ("header", "footer"):
                    line.lead = len(text) if (story.zone, text) in self.seen else 0  # a repeated header or footer
                    self.seen.add((story.zone, text))
                self.lines.extend(self._pieces(line) if "\n" in text else (line,))
            elif paragraph.paged and self.lines:
                self.lines[-1].paged = True
            removed = "".join(paragraph.removed)
            if removed.strip():
                place = f"{paragraph.place}（已删除）"
                self.lines.append(Line(removed, f"{paragraph.id}.del", place, zone="removed"))

    @staticmethod
    def _pieces(line: Line) -> list[Line]:
        """A paragraph with line breaks as the several paragraphs that it holds.

        A title or a centred paragraph stays one: its breaks are there for its shape only. Marks stand by themselves.
        """
        pieces = paragraphs_within(line.text, shaped=line.title or line.centred)
        if len(pieces) < 2:
            return [line]
        return [
            replace(
                line,
                text=text,
                id=f"{line.id}.{n}",
                origin=start,
                label=line.label if n == 1 else "",
                hint=line.hint if n == 1 else "",
                lead=min(line.lead, len(text)),
            )
            for n, (start, text) in enumerate(pieces, 1)
        ]

    def _shown(self, paragraph: Paragraph, text: str, zone: str) -> bool:
        if not text.strip() and not paragraph.hints:
            return False
        if zone in ("header", "footer"):
            return not (paragraph.page and _PAGE_NUMBER.match(text))
        return True

    def _embedded(self, paragraph: Paragraph) -> None:
        for order, text in enumerate(self.chunk(paragraph.chunk), 1):
            self.lines.append(
                Line(text, f"{paragraph.chunk}.{order}", f"嵌入内容第{order}段", zone=paragraph.zone, split=True)
            )

    def _line(self, paragraph: Paragraph, text: str, label: str) -> Line:
        styles = self.styles
        align = paragraph.align or styles.align(paragraph.style)
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
            hint="".join(paragraph.hints),
            contents=paragraph.contents or styles.is_contents(paragraph.style),
            paged=paragraph.paged,
        )

    def _label(self, paragraph: Paragraph) -> str:
        if self.numbering is None:
            return ""
        lists = self.numbering.lists
        placed = lists.place(self.styles, paragraph.style, paragraph.number, paragraph.number_level)
        return self.numbering.label(*placed) if placed else ""


def read_docx(
    data: bytes,
    name: str,
    limits: Limits,
    *,
    kind: Kind | None = None,
    institution: Institution | None = None,
    extras: frozenset[str] = frozenset(),
    original: bytes | None = None,
    notes: Sequence[str] = (),
    guarded: bool = False,
) -> Document:
    """Read the bytes of a .docx, .docm or .dotx. Raises InputError for what is broken, encrypted or beyond the limits.

    `extras` are `hidden`, `comments` and `deletions`: text that is otherwise left out. `original` are the bytes that
    these were converted from, `notes` become notes of the document. With `guarded` the document also has what it
    withholds from a reader.
    """
    opened = OpenedDocx(data, name, limits, extras, guarded=guarded)
    stories = opened.stories()

    def chunk(identity: str) -> list[str]:
        from alvtc_info.reading.alt_chunks import read_chunk

        return read_chunk(opened, identity, partial(_embedded, opened))

    gatherer = _Gatherer(opened, chunk)
    for _, story in stories:
        gatherer.gather(story)
    lines = gatherer.lines
    if not lines:
        raise InputError("empty", "文档里没有文字，没有可检查的内容", name)
    if gatherer.longest > _LONG // 4 and any(len(line.text.encode("utf-8", "replace")) > _LONG for line in lines):
        opened.warnings.append("有一段文字长达几百万字，有的程序打不开，请核对")
    document = recognise(
        lines,
        name=name,
        data=data if original is None else original,
        warnings=opened.warnings,
        notes=(*notes, *opened.notes),
        kind=kind,
        institution=institution,
        suppressions=opened.suppressions,
        withheld=opened.withheld,
    )
    if gatherer.yellow:
        document = document.with_yellow(gatherer.yellow)
    return document.with_formulas(_no_prose(gatherer.formulas)) if gatherer.formulas else document


def _no_prose(formulas: Mapping[str, Spans]) -> dict[str, Spans]:
    """The formulas that rules of prose pass over: none of a paragraph that bears a secrecy mark or a private number."""
    from alvtc_info.text.masking import private_numbers
    from alvtc_info.text.secrecy_marks import has_secrecy_mark

    return {
        identity: each
        for identity, each in formulas.items()
        if not has_secrecy_mark(each.text) and not private_numbers(each.text)
    }
