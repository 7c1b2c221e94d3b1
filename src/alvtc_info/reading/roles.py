"""The role of each block by wording and layout: masthead, title, headings, body, editor row.

Typed drafts vary, and all of these are understood: odd spacing, half- or full-width colons, `标 题`, `第 12 期`, unit and
date on one row or two, labels or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.document import Block, Document, Field
from alvtc_info.model.kinds import HEADINGS, Kind, Role
from alvtc_info.model.outlines import OutlineLine, outline_roles
from alvtc_info.model.paragraph_roles import (
    author_like,
    caption_like,
    caption_numbered,
    chapter_level,
    number_at_start,
    with_label,
)
from alvtc_info.reading.closing import without_closing
from alvtc_info.reading.front_matter import without_attachment_heads, without_contents, without_cover
from alvtc_info.reading.input import sha256_of
from alvtc_info.reading.labelled_rows import editor_rows, labelled_cells
from alvtc_info.reading.paper_lines import TERMINAL, Line, PaperLines, is_marked
from alvtc_info.reading.paper_parts import (
    DATE,
    LONGEST_NAME,
    date_at_end,
    is_addressee,
    is_adoption,
    is_byline,
    is_document_number,
    is_letterhead,
    is_notice,
    is_signer,
    is_title,
    month_at_end,
)
from alvtc_info.reading.report_kind import with_kind
from alvtc_info.text.clock_times import written_date
from alvtc_info.text.folding import fold, squeeze
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.secrecy_marks import has_secrecy_mark, is_classification, without_marks
from alvtc_info.text.value_classes import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.suppression import Suppression

HEAD_LINES = 14
_LETTERHEAD_LINES = 6
_UNTITLED_LINES = 5
_SHORT, _NARROW = 16, 60  # the longest line of a text that was broken into lines has so many code points


_ISSUE = Pattern(
    r"[（〔\[]?(?:(?:19|20)\d\d *年?[）〕\]]? *)?(?:总 ?)?第 *(?P<value>[^期第\n]{0,10}?) *期 *）?(?:[（ ] *(?:总|续报|首报|终报|增刊)[^）]{0,8}）?)?$"
)
_ISSUE_BEFORE = Pattern(r"第 *(\S{0,8}?) *期 +")
_UNIT_LABEL = Pattern(r"报 *送 *(?:单 *位|部 *门)?： *")
_SUBTITLE = Pattern(r"(?:—{1,2}|―{1,2}|--)[^，。；—]{4,40}$")
_TITLE_LABEL = Pattern(r"标 *题： *")
_MARK_LINE = Pattern(r"（(?:首报|续报[一二三四五六七八九十\d]*|终报)）$")
MARKED_END = Pattern(r"（(?:首报|续报[^）]{0,4}|终报)）$")
_OWN_HEAD = Pattern(r"[\u4e00-\u9fff（）]{2,24}(?<!值班)(?:信息|动态|简报|快报|专报)$")
_UNFINISHED = frozenset("的、和与及对关于在暨")
# a title whose first line says only whose paper it is: 某某学院 / 实训室安全管理手册
_WHOSE = Pattern(
    r"[\u4e00-\u9fff（）]{2,20}(?:学院|大学|学校|中学|小学|幼儿园|公司|局|委员会|政府|集团|医院|中心|办公室|协会|[处系部科馆])$"
)
_PAPER = Pattern(
    r"[^，。；：、？！]{2,26}(?:手册|制度|办法|规定|规程|细则|方案|预案|通知|通报|报告|总结|计划|意见|要点|清单|汇编|章程|条例|守则|公约|指南|纪要|请示|函|决定|公告|规则|须知|简报|讲话|提纲|台账)(?:（[^）]{1,10}）)?$"
)
_ZONE_ROLES = {
    "header": Role.HEADER,
    "footer": Role.FOOTER,
    "note": Role.FOOTNOTE,
    "box": Role.TEXT_BOX,
    "comment": Role.COMMENT,
    "removed": Role.REMOVED,
}


class _Recogniser(PaperLines):
    def run(self) -> None:
        for line in self.lines:
            if line.zone in _ZONE_ROLES:
                line.role = _ZONE_ROLES[line.zone]
        taken = labelled_cells(self) | editor_rows(self)
        rest = without_cover(self, without_contents(self, [i for i in self.main if i not in taken]))
        rest = without_closing(self, without_attachment_heads(self, self._head(rest)))
        self._outline(rest)
        for index in rest:
            self._body(index)

    # the masthead and the title -----------------------------------------------------------------------------------

    def _head(self, indexes: list[int]) -> list[int]:
        position = self._letterhead(indexes)
        seen = self._page_header() or position > 0
        while position < min(len(indexes), HEAD_LINES):
            index = indexes[position]
            if self.lines[index].hint and not squeeze(self.text(index)):
                self.lines[index].role = Role.PROMPT
                position += 1
                continue
            marks = self._marks(indexes, position) or self._notice(indexes, position)
            if marks:
                position += marks
                continue
            if not (self._masthead(indexes, position) or self._issue(index) or self._row(index, seen=seen)) and not (
                seen and self._unit(indexes, position)
            ):
                break
            seen = True
            position += 1
        rest = self._title(self._untitled(indexes[position:], seen), seen)
        return self._addressee(rest)

    def _letterhead(self, indexes: list[int]) -> int:
        """How many lines from the first on are the letterhead of another paper (发文机关标志, 发文字号); 0 for none."""
        if self._is_own_head(indexes):
            self.lines[indexes[0]].role = Role.LETTERHEAD
            return 1
        for order, index in enumerate(indexes[:_LETTERHEAD_LINES]):
            text = self.text(index).strip()
            numbered = is_document_number(text)
            if numbered or (order and _ISSUE.match(text)):
                for above in indexes[:order]:
                    self.lines[above].role = self.lines[above].role or self._over_number(above)
                if numbered:
                    self.lines[index].role = Role.DOCUMENT_NUMBER
                return order + numbered
            if self._over_number(index) is not Role.LETTERHEAD:
                continue
            if not is_letterhead(text) or squeeze(text).endswith(self.suffix):
                return 0
        return 0

    def _is_own_head(self, indexes: list[int]) -> bool:
        """Whether the first line names the information of a department (财务处综合信息), for no more than notes and an
        issue number stand between it and the row that begins with 报送单位：.
        """
        if not indexes or not _OWN_HEAD.match(squeeze(self.text(indexes[0]))):
            return False
        for index in indexes[1:_LETTERHEAD_LINES]:
            text = self.text(index).strip()
            if not (is_notice(text) or _ISSUE.match(text)):
                return _UNIT_LABEL.match(text) is not None
        return False

    def _over_number(self, index: int) -> Role:
        """The role of a line above a document number: a mark or a note, who signs in a cell, or a letterhead."""
        text = self.text(index).strip()
        if is_classification(text) or is_notice(text):
            return Role.HEADER
        return Role.CELL if self.lines[index].zone == "cell" and is_signer(text) else Role.LETTERHEAD

    def _page_header(self) -> bool:
        """Whether the page header holds the masthead; its parts become fields, its lines stay a page header."""
        heads = [i for i, line in enumerate(self.lines) if line.zone == "header" and line.lead < len(line.text)]
        if not any(squeeze(self.text(i)).endswith(self.suffix) for i in heads):
            return False
        for index in heads:
            if self._masthead([index], 0) or self._issue(index) or self._row(index, seen=True):
                self.lines[index].role = Role.HEADER
        return True

    def _notice(self, indexes: list[int], position: int) -> int:
        """Whether a line above the title is a note that is none: 附件1, （征求意见稿）."""
        text = self.text(indexes[position]).strip()
        if self.lines[indexes[position]].title or not is_notice(text) or position + 1 == len(indexes):
            return 0
        self.lines[indexes[position]].role = Role.HEADER
        return 1

    def _untitled(self, indexes: list[int], seen: bool) -> list[int]:
        """Without the lines above a title that its layout tells from them: they belong to nothing."""
        near = indexes[:_UNTITLED_LINES]
        first = next((n for n, i in enumerate(near) if self.lines[i].title), None)
        if first is None and near and not self.lines[near[0]].centred:
            first = next(
                (n for n, i in enumerate(near) if self.lines[i].centred and self.lines[i].zone == "main"), None
            )
        above = near[: first or 0]
        if seen or any(
            len(self.text(i).strip()) > LONGEST_NAME or self.text(i).strip()[-1:] in TERMINAL for i in above
        ):
            return indexes
        for index in above:
            self.lines[index].role = Role.COVER
        return indexes[len(above) :]

    def _addressee(self, indexes: list[int]) -> list[int]:
        """Without notes and a number below the title, and without the line that names whom the paper is sent to."""
        rest = indexes
        while self.titles and rest[1:] and is_notice(self.text(rest[0]).strip()):
            self.lines[rest[0]].role = Role.HEADER
            rest = rest[1:]
        if self.titles and rest and is_document_number(self.text(rest[0]).strip().strip("（）")):
            self.lines[rest[0]].role = Role.DOCUMENT_NUMBER
            rest = rest[1:]
        if self.titles and rest and self.lines[rest[0]].zone == "main" and is_addressee(self.text(rest[0]).strip()):
            self.lines[rest[0]].role = Role.ADDRESSEE
            rest = rest[1:]
        return rest

    def _marks(self, indexes: list[int], position: int) -> int:
        """How many lines from here on are a mark or a notice, which is no part of the report; usually none.

        One at the edge of a line with other words is taken out of these.
        """
        index = indexes[position]
        text = self.text(index)
        after = self.text(indexes[position + 1]) if position + 1 < len(indexes) else ""
        count = 1 if is_classification(text) else 2 * has_secrecy_mark(f"{text}\n{after}") * (len(text.strip()) == 1)
        for each in indexes[position : position + count]:
            self.lines[each].role = self.lines[each].role or Role.HEADER
        if not count and without_marks(text) != text:
            self.marked.add(index)
            self._folded.clear()
        return count

    def _masthead(self, indexes: list[int], position: int) -> bool:
        index = indexes[position]
        tight = MARKED_END.sub("", squeeze(self.text(index)))  # 保卫处值班信息（首报）
        if not tight.endswith(self.suffix) or len(tight) > 60 or any(c in tight for c in "，。；"):
            follows = indexes[position + 1] if position + 1 < len(indexes) else None
            if follows is None or squeeze(self.text(follows)) != self.suffix or len(tight) > 50 or position:
                return False
            self._keep(index, Role.MASTHEAD, "department", self.text(index).strip())
            return True
        name = "" if "department" in self.names() else "department"
        value = self._unbroken(index).rstrip()
        cut = len(value)
        for char in reversed(self.suffix):
            cut = value.rindex(char, 0, cut)
        self._keep(index, Role.MASTHEAD, name, value[:cut].strip())
        return True

    def _unbroken(self, index: int) -> str:
        """The folded text of a masthead or title, with the line breaks that only shape it in Word taken out."""
        line = self.lines[index]
        if line.split:
            line.text = line.text.replace("\n", "")
            self._folded.clear()
        return self.text(index)

    def _keep(self, index: int, role: Role, name: str, value: str) -> None:
        line = self.lines[index]
        line.role = role
        at = line.lead + self.text(index).find(value) if value else len(line.text)
        self.parts.setdefault(index, [])
        if name:
            self.parts[index].append((role, name, at, at + len(value)))

    def _issue(self, index: int) -> bool:
        found = _ISSUE.match(self.text(index).strip())
        if not found:
            return False
        self._keep(index, Role.ISSUE_NUMBER, "issue_number", found["value"].strip())
        return True

    def _row(self, index: int, *, seen: bool) -> bool:
        text = self.text(index)
        body = text.rstrip()
        if len(body) > 80 or "。" in body:
            return False
        label = _UNIT_LABEL.match(text, len(text) - len(text.lstrip()))
        found = date_at_end(body) or (month_at_end(body, known=label is not None) if seen else None)
        if not found and not label:
            return False
        lead = self.lines[index].lead
        start = label.end() if label else 0
        end = found.start() if found else len(body)
        unit = body[start:end].strip(" ，")
        issue = _ISSUE_BEFORE.match(unit)
        parts: list[tuple[Role, str, int, int]] = []
        if issue:
            at = lead + body.index(unit, start) + issue.start(1)
            parts.append((Role.ISSUE_NUMBER, "issue_number", at, at + len(issue[1])))
            unit = unit[issue.end() :]
        if len(unit) > 40 or (unit and not label and any(mark in unit for mark in "，、；：")):
            return False
        if unit or label:
            at = lead + (body.index(unit, start) if unit else start)
            parts.append((Role.REPORTING_UNIT, "reporting_unit", at, at + len(unit)))
        if found:
            until = found.start("value") if squeeze(found["value"]) == "年月日" else found.end("value")
            parts.append((Role.DATE, "dated", lead + found.start("value"), lead + until))
        self.parts[index] = parts
        self.lines[index].role = parts[0][0] if len(parts) == 1 else Role.REPORTING_ROW
        return True

    def _unit(self, indexes: list[int], position: int) -> bool:
        index = indexes[position]
        tight = squeeze(self.text(index))
        if (
            len(tight) > 30
            or any(mark in tight for mark in "，。；：、？！")
            or self.lines[index].level
            or self.lines[index].title
        ):
            return False
        after = indexes[position + 1] if position + 1 < len(indexes) else None
        below = "" if after is None or "dated" in self.names() else self.text(after).strip()
        month = month_at_end(below)
        dated = bool(DATE.match(below)) or (month is not None and not month.start())
        if dated or (tight and tight == self._value("department")):
            self._keep(index, Role.REPORTING_UNIT, "reporting_unit", self.text(index).strip())
            return True
        return False

    def _value(self, name: str) -> str:
        for index, parts in self.parts.items():
            for _, part, start, end in parts:
                if part == name:
                    return squeeze(self.lines[index].text[start:end])
        return ""

    def _title(self, indexes: list[int], seen: bool) -> list[int]:
        if not indexes or not self._title_like(indexes, seen):
            return indexes
        first = self.lines[indexes[0]]
        self._entitle(indexes[0])
        position = 1
        while position < len(indexes) and self._goes_on(first, indexes[position]):
            self._entitle(indexes[position])
            position += 1
        while position < len(indexes) and first.centred and self._byline(indexes[position]):
            position += 1
        return indexes[position:]

    def _byline(self, index: int) -> bool:
        """Whether a centred line below a title is the date, or who gives the paper; it keeps its look."""
        line = self.lines[index]
        text = self.text(index)
        words = text.strip()
        date = DATE.match(words)
        if not line.centred or line.zone != "main" or not (date or is_byline(words)):
            return False
        line.role = Role.COVER
        if date and "dated" not in self.names():
            at = line.lead + text.index(words)
            self.parts[index] = [(Role.COVER, "dated", at + date.start("value"), at + date.end("value"))]
        return True

    def _goes_on(self, first: Line, index: int) -> bool:
        """Whether a line belongs to the title above it.

        It does where it is a mark, has the same style, or is centred like it where no style decides.
        """
        line = self.lines[index]
        if _MARK_LINE.match(squeeze(line.text)) or _SUBTITLE.match(squeeze(line.text)):
            return True
        if first.title:
            return line.title
        words = fold(line.text).strip()
        begun = squeeze(first.text)
        if chapter_level(words) or is_adoption(words):
            return False
        if is_classification(words) or (line.centred and is_title(begun) and (DATE.match(words) or is_byline(words))):
            return False
        unfinished = begun[-1:] in _UNFINISHED or MARKED_END.search(words)
        if unfinished and len(words) <= 30 and not self.number(index) and not any(c in words for c in "。；，"):
            return True
        if len(self.titles) == 1 and _WHOSE.match(begun) and _PAPER.match(words) and not self.number(index):
            return True
        centred = first.centred and line.centred and line.zone == "main" and len(line.text) <= 40
        return centred and not self.number(index) and not caption_numbered(fold(line.text))

    def _entitle(self, index: int) -> None:
        text = self._unbroken(index)
        label = _TITLE_LABEL.match(text)
        line = self.lines[index]
        start = label.end() if label else len(text) - len(text.lstrip())
        line.lead += start
        line.role = Role.TITLE
        self.titles.append(index)
        self.parts.setdefault(index, []).append((Role.TITLE, "title", line.lead, len(line.text.rstrip())))

    def _title_like(self, indexes: list[int], seen: bool) -> bool:
        index = indexes[0]
        line = self.lines[index]
        text = self.text(index).strip()
        if line.zone == "box" or (line.hint and not line.title):
            return False
        if line.title or _TITLE_LABEL.match(text):
            return True
        if len(squeeze(text)) > 80 or self.number(index):
            return False
        if seen:
            return not text.endswith(("。", "；")) or len(text) <= 30
        if text.endswith(("。", "；", "！", "，", "：")) or "。" in text or len(text) > 50:
            return False
        if line.level == 1 or line.centred or is_title(text):
            return True
        return any(len(self.lines[i].text) >= 20 or self.number(i) for i in indexes[1:4])

    # the body -----------------------------------------------------------------------------------------------------

    def _outline(self, indexes: list[int]) -> None:
        """Give numbered lines and lines in a heading style their roles, as groups."""
        rows: list[tuple[int, OutlineLine]] = []
        width = max((len(self.text(i).strip()) for i in indexes if not self.lines[i].split), default=0)
        before = ""
        for index in indexes:
            line = self.lines[index]
            text = self.text(index).strip()
            if not line.split and not line.apart and _wrapped(before, width) and not self.number(index):
                first, whole = rows.pop()
                rows.append((first, replace(whole, text=whole.text + text)))
            else:
                aside = line.zone != "main" or bool(line.hint and not text) or author_like(text) or caption_like(text)
                words = with_label(line.label, text)
                chapter = 0 if aside or index == indexes[-1] else chapter_level(words)
                if chapter:
                    line.role = HEADINGS[chapter - 1]
                rows.append((index, OutlineLine(words, line.level, chapter, other=aside)))
            before = text
        for (index, _), role in zip(rows, outline_roles([row for _, row in rows]), strict=True):
            self.lines[index].role = self.lines[index].role or role

    def _body(self, index: int) -> None:
        line = self.lines[index]
        if line.role is not None:
            return
        text = self.text(index).strip()
        if line.hint and not text:
            line.role = Role.PROMPT
        elif author_like(text):
            line.role = Role.LEAD_AUTHOR
        elif line.zone == "cell":
            line.role = Role.CELL
        elif caption_like(text):
            line.role = Role.CAPTION
        else:
            line.role = Role.BODY


def _wrapped(before: str, width: int) -> bool:
    """Whether a line of text was broken only because it was full: `width` is the length of the longest line."""
    return _SHORT <= width <= _NARROW and len(before) >= width - 3 and before[-1:] not in TERMINAL


def recognise(
    lines: Sequence[Line],
    *,
    name: str,
    data: bytes,
    warnings: Sequence[str] = (),
    notes: Sequence[str] = (),
    encoding: str = "",
    kind: Kind | None = None,
    institution: Institution | None = None,
    suppressions: Sequence[Suppression] = (),
    withheld: Sequence[str] = (),
) -> Document:
    """Give every line its role, cut rows into blocks where they may be cut, and infer the kind of report."""
    from alvtc_info.institution.values import default_institution

    institution = institution or default_institution()
    recogniser = _Recogniser(lines, institution.masthead_suffix)
    recogniser.run()
    blocks, fields = _blocks(recogniser)
    document = Document(
        blocks,
        name=name,
        fields=fields,
        warnings=warnings,
        notes=notes,
        sha256=sha256_of(data),
        encoding=encoding,
        institution=institution,
        suppressions=suppressions,
        withheld=withheld,
        report_date=written_date(fields["dated"].value) if "dated" in fields else None,
    )
    return with_kind(document, kind)


def _blocks(recogniser: _Recogniser) -> tuple[list[Block], dict[str, Field]]:
    blocks: list[Block] = []
    fields: dict[str, Field] = {}
    width = max((len(line.text) for line in recogniser.lines if line.role is Role.BODY), default=0)
    previous: Line | None = None
    for index, line in enumerate(recogniser.lines):
        role = line.role or Role.BODY
        parts = recogniser.parts.get(index, [])
        if (
            line.split
            and role
            in {
                Role.EDITOR_ROW,
                Role.REPORTING_ROW,
                Role.EDITOR,
                Role.PHONE,
                Role.SIGN_OFF,
                Role.DATE,
                Role.REPORTING_UNIT,
                Role.CLOSING_DATE,
            }
            and len(parts) > (role is Role.CLOSING_DATE)
        ):
            for number, (part, name, start, end) in enumerate(parts, 1):
                text = line.text[start:end]
                if name:
                    fields.setdefault(name, Field(len(blocks), 0, len(text), text))
                identity = f"{line.id}.{number}" if len(parts) > 1 else line.id
                prompt = line.hint if number == 1 else ""
                blocks.append(Block(identity, text, part, line.place, origin=line.origin + start, prompt=prompt))
        else:
            for _, name, start, end in parts:
                if not name:
                    continue
                fields.setdefault(name, Field(len(blocks), start, end, line.text[start:end]))
            continues = previous is not None and _continues(previous, line, width)
            shown = line.hint if role is Role.PROMPT else ""
            blocks.append(
                Block(
                    line.id,
                    shown or line.text,
                    role,
                    line.place,
                    line.label,
                    len(shown) or line.lead,
                    continues,
                    origin=line.origin,
                    prompt=line.hint,
                )
            )
        previous = line
    return blocks, fields


def _continues(previous: Line, line: Line, width: int) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if line.role is Role.TITLE:
        return previous.role is Role.TITLE
    if line.role is not Role.BODY or previous.role is not Role.BODY or line.apart or line.split:
        return False
    if number_at_start(fold(line.text)):
        return False
    if line.text[: len(line.text) - len(line.text.lstrip())] or line.lead:
        return False
    ended = previous.text.rstrip()
    wraps = len(ended) >= 8 if ended[-1] not in TERMINAL else ended[-1] not in "。！？!?" and len(ended) >= width - 2
    return (previous.flows or wraps) and not (is_marked(previous.text) or is_marked(line.text))
