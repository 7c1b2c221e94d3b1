"""The role of each block by wording and layout: masthead, title, headings, body, editor row.

Typed drafts vary, and all of these are understood: odd spacing, half- or full-width colons, `标 题`, `第 12 期`, unit and
date on one row or two, labels or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alvtc_info.model.document import Block, Document, Field
from alvtc_info.model.kinds import Kind, Role
from alvtc_info.model.outlines import OutlineLine, outline_roles
from alvtc_info.model.paragraph_roles import (
    author_like,
    caption_like,
    caption_numbered,
    heading_level,
    heading_like,
    number_at_start,
    with_label,
)
from alvtc_info.reading.paper_parts import (
    LONGEST_NAME,
    contents_page,
    goes_on_attaching,
    is_addressee,
    is_attachment_note,
    is_contents_title,
    is_copy_to,
    is_document_number,
    is_letterhead,
    is_notice,
    is_signing,
    is_title,
)
from alvtc_info.reading.report_kind import with_kind
from alvtc_info.text.clock_times import written_date
from alvtc_info.text.folding import fold, squeeze
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.secrecy_marks import has_secrecy_mark, is_classification, without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alvtc_info.institution.values import Institution
    from alvtc_info.model.suppression import Suppression

HEAD_LINES = 14
TAIL_LINES = 10
_LETTERHEAD_LINES = 6
_UNTITLED_LINES = 5
_COVER_LINES = 20
_COVERED = 4  # so many lines at least come after a cover page
_CLOSING_LINES = 4
_CLOSING_LENGTH = 60
_SHORT, _NARROW = 16, 60  # the longest line of a text that was broken into lines has so many code points
_DATE_ENDS = frozenset("日0123456789")


@dataclass(slots=True)
class Line:
    """A paragraph, cell or line as a reader found it, with what its layout says.

    `lead` code points at the start are markup; `level` is a heading level by style or markup (1-based, 0 none); `title`
    that the style is Title; `centred` its alignment; `apart` that a blank line or an indent sets it off; `flows` that a
    following line may go on with its sentence whatever its length (Markdown); `zone` is main, cell, box, header, footer
    or note; `split` that a row of several elements may be cut into blocks; `hint` is the prompt of a form that stands
    here; `origin` where the text begins in the paragraph it was cut from; `contents` that it is in a table of contents
    by its style or the field that made it; `paged` that a page ends after it.
    """

    text: str
    id: str
    place: str
    lead: int = 0
    label: str = ""
    level: int = 0
    title: bool = False
    centred: bool = False
    apart: bool = True
    flows: bool = False
    zone: str = "main"
    split: bool = False
    hint: str = ""
    origin: int = 0
    contents: bool = False
    paged: bool = False
    role: Role | None = None


_ISSUE = Pattern(
    r"（?(?:(?:19|20)\d\d *年 *)?(?:总 ?)?第 *(?P<value>[^期第\n]{0,10}?) *期 *）?(?:[（ ] *(?:总|续报|首报|终报|增刊)[^）]{0,8}）?)?$"
)
_DATE = Pattern(
    r"(?:(?:报送)?日 ?期： *)?(?P<value>(?:[12]\d{3}|[一二][〇○零Oo0一二三四五六七八九]{3}|[Xx×]{2,4}|20[Xx×]{2}) *年 *[^\s年月日]{1,3} *月 *[^\s年月日]{1,3} *日"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2} *月 *\d{1,2} *日|年 *月 *日)$"
)
_UNIT_LABEL = Pattern(r"报 *送 *(?:单 *位|部 *门)?： *")
_LABELS = r"(?:责任)?编 *[辑发]|(?:联系)?电 *话|签 *发 *人?"
_OTHERS = r"审 *[核稿签] *人?|核 *稿 *人?|校 *[对稿] *人?|[拟撰] *稿 *人?|摄 *影"
_LABEL = Pattern(rf"(?:(?<=[\s（])|^|(?<=\d)|(?<=[^\W\d_a-zA-Z]))(?:(?P<label>{_LABELS})|{_OTHERS}) *： *")
_EDITOR_START = Pattern(rf"\s*（?(?:{_LABELS})： *")
_CELL_LABEL = Pattern(rf"(?P<unit>报送(?:单位|部门))|(?P<dated>(?:报送)?日期)|(?P<title>标题)|(?P<editor>{_LABELS})")
_CELL_PLACE = Pattern(r"(表\d+第\d+行第)(\d+)格")
_TITLE_LABEL = Pattern(r"标 *题： *")
_MARK_LINE = Pattern(r"（(?:首报|续报[一二三四五六七八九十\d]*|终报)）$")
MARKED_END = Pattern(r"（(?:首报|续报[^）]{0,4}|终报)）$")
_UNFINISHED = frozenset("的、和与及对关于在暨")
# a title whose first line says only whose paper it is: 某某学院 / 实训室安全管理手册
_WHOSE = Pattern(
    r"[\u4e00-\u9fff（）]{2,20}(?:学院|大学|学校|中学|小学|幼儿园|公司|局|委员会|政府|集团|医院|中心|办公室|协会|[处系部科馆])$"
)
_PAPER = Pattern(
    r"[^，。；：、？！]{2,26}(?:手册|制度|办法|规定|规程|细则|方案|预案|通知|通报|报告|总结|计划|意见|要点|清单|汇编|章程|条例|守则|公约|指南|纪要|请示|函|决定|公告|规则|须知|简报|讲话|提纲|台账)(?:（[^）]{1,10}）)?$"
)
_TERMINAL = "。！？!?；;：:…”』」）)"
_LABEL_NAMES = {"编": "editor", "电": "phone", "签": "signed_off_by"}
_LABEL_ROLES = {"editor": Role.EDITOR, "phone": Role.PHONE, "signed_off_by": Role.SIGN_OFF}
_ZONE_ROLES = {
    "header": Role.HEADER,
    "footer": Role.FOOTER,
    "note": Role.FOOTNOTE,
    "box": Role.TEXT_BOX,
    "comment": Role.COMMENT,
    "removed": Role.REMOVED,
}


class _Recogniser:
    def __init__(self, lines: Sequence[Line], suffix: str) -> None:
        self.lines = list(lines)
        self.suffix = suffix
        self.main = [i for i, line in enumerate(self.lines) if line.zone in ("main", "cell", "box")]
        self.parts: dict[int, list[tuple[Role, str, int, int]]] = {}
        self.titles: list[int] = []
        self.marked: set[int] = set()
        self._folded: dict[int, str] = {}

    def text(self, index: int) -> str:
        known = self._folded.get(index)
        if known is None:
            line = self.lines[index]
            known = fold(line.text[line.lead :])
            known = self._folded[index] = without_marks(known) if index in self.marked else known
        return known

    def run(self) -> None:
        for line in self.lines:
            if line.zone in _ZONE_ROLES:
                line.role = _ZONE_ROLES[line.zone]
        taken = self._cells() | self._tail()
        rest = self._cover([i for i in self.main if i not in taken])
        rest = self._closing(self._head(self._contents(rest)))
        self._outline(rest)
        for index in rest:
            self._body(index)

    # labels and values in cells of their own ------------------------------------------------------------------------

    def _cells(self) -> set[int]:
        taken: set[int] = set()
        for order, index in enumerate(self.main):
            line = self.lines[index]
            label = line.zone == "cell" and _CELL_LABEL.match(squeeze(line.text).rstrip("："))
            if not label or label.end() != len(squeeze(line.text).rstrip("：")) or index in taken:
                continue
            name, role = _cell_field(label)
            after = self.main[order + 1] if order + 1 < len(self.main) else index
            valued = _next_cell(line.place, self.lines[after].place) and not _EDITOR_START.match(
                self.text(after) + "："
            )
            if not valued and line.text.rstrip().endswith(("：", ":")):
                continue
            taken.add(index)
            if valued:
                taken.add(after)
                line.role = Role.CELL
                line = self.lines[after]
                start, end = 0, len(line.text.rstrip())
            else:
                start = end = len(line.text)
            line.role = role
            self.parts[after if after in taken else index] = [(role, name, start, end)]
            if role is Role.TITLE:
                self.titles.append(after)
        return taken

    # the editor row -----------------------------------------------------------------------------------------------

    def _tail(self) -> set[int]:
        found = set()
        for index in self.main[-TAIL_LINES:]:
            if self.lines[index].role is None and self._editor_row(index):
                found.add(index)
        for index, line in enumerate(self.lines):
            if line.zone == "footer" and "编" in line.text:
                self._editor_row(index)
        return found if any(r is not Role.PHONE for i in found for r, *_ in self.parts[i]) else self._forget(found)

    def _forget(self, found: set[int]) -> set[int]:
        for index in found:
            del self.parts[index]
            self.lines[index].role = None
        return set()

    def _editor_row(self, index: int) -> bool:
        text = self.text(index)
        if len(text) > 120 or not _EDITOR_START.match(text):
            return False
        labels = list(_LABEL.finditer(text))
        lead = self.lines[index].lead
        parts = []
        for label, after in zip(labels, [*labels[1:], None], strict=True):
            if not label["label"]:
                continue
            end = after.start() if after else len(text)
            value = text[label.end() : end].rstrip().rstrip("，；。")
            if value.count("）") > value.count("（"):
                value = value.removesuffix("）")
            start = label.end()
            name = _LABEL_NAMES[next(c for c in label["label"] if c in _LABEL_NAMES)]
            parts.append((_LABEL_ROLES[name], name, lead + start, lead + start + len(value)))
        self.parts[index] = parts
        self.lines[index].role = parts[0][0] if len(parts) == 1 else Role.EDITOR_ROW
        return True

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
            if not (self._masthead(indexes, position) or self._issue(index) or self._row(index)) and not (
                seen and self._unit(indexes, position)
            ):
                break
            seen = True
            position += 1
        rest = self._title(self._untitled(indexes[position:], seen), seen)
        return self._addressee(rest)

    def _letterhead(self, indexes: list[int]) -> int:
        """How many lines from the first on are the letterhead of another paper (发文机关标志, 发文字号); 0 for none."""
        for order, index in enumerate(indexes[:_LETTERHEAD_LINES]):
            text = self.text(index).strip()
            numbered = is_document_number(text)
            if numbered or (order and _ISSUE.match(text)):
                for above in indexes[:order]:
                    self.lines[above].role = self.lines[above].role or Role.LETTERHEAD
                if numbered:
                    self.lines[index].role = Role.DOCUMENT_NUMBER
                return order + numbered
            if is_classification(text) or is_notice(text):
                continue
            if not is_letterhead(text) or squeeze(text).endswith(self.suffix):
                return 0
        return 0

    def _page_header(self) -> bool:
        """Whether the page header holds the masthead; its parts become fields, its lines stay a page header."""
        heads = [i for i, line in enumerate(self.lines) if line.zone == "header" and line.lead < len(line.text)]
        if not any(squeeze(self.text(i)).endswith(self.suffix) for i in heads):
            return False
        for index in heads:
            if self._masthead([index], 0) or self._issue(index) or self._row(index):
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
            len(self.text(i).strip()) > LONGEST_NAME or self.text(i).strip()[-1:] in _TERMINAL for i in above
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
        tight = squeeze(self.text(index))
        if not tight.endswith(self.suffix) or len(tight) > 60 or any(c in tight for c in "，。；"):
            follows = indexes[position + 1] if position + 1 < len(indexes) else None
            if follows is None or squeeze(self.text(follows)) != self.suffix or len(tight) > 50 or position:
                return False
            self._keep(index, Role.MASTHEAD, "department", self.text(index).strip())
            return True
        name = "" if "department" in self._names() else "department"
        value = self._unbroken(index).rstrip()
        cut = len(value)
        for char in reversed(self.suffix):
            cut = value.rindex(char, 0, cut)
        self._keep(index, Role.MASTHEAD, name, value[:cut].strip())
        return True

    def _names(self) -> set[str]:
        return {name for parts in self.parts.values() for _, name, _, _ in parts}

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

    def _row(self, index: int) -> bool:
        text = self.text(index)
        body = text.rstrip()
        if len(body) > 80 or "。" in body:
            return False
        found = _date_at_end(body)
        label = _UNIT_LABEL.match(text, len(text) - len(text.lstrip()))
        if not found and not label:
            return False
        lead = self.lines[index].lead
        start = label.end() if label else 0
        end = found.start() if found else len(body)
        unit = body[start:end].strip(" ，")
        issue = re.match(r"第 *(\S{0,8}?) *期 +", unit)
        parts: list[tuple[Role, str, int, int]] = []
        if issue:
            at = lead + body.index(unit, start) + issue.start(1)
            parts.append((Role.ISSUE_NUMBER, "issue_number", at, at + len(issue[1])))
            unit = unit[issue.end() :]
        if len(unit) > 40 or (unit and not label and re.search(r"[，、；：]", unit)):
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
            or re.search(r"[，。；：、？！]", tight)
            or self.lines[index].level
            or self.lines[index].title
        ):
            return False
        after = indexes[position + 1] if position + 1 < len(indexes) else None
        dated = after is not None and bool(_DATE.match(self.text(after).strip()))
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
        return indexes[position:]

    def _goes_on(self, first: Line, index: int) -> bool:
        """Whether a line belongs to the title above it.

        It does where it is a mark, has the same style, or is centred like it where no style decides.
        """
        line = self.lines[index]
        if _MARK_LINE.match(squeeze(line.text)):
            return True
        if first.title:
            return line.title
        words = fold(line.text).strip()
        if is_classification(words):
            return False
        begun = squeeze(first.text)
        unfinished = begun[-1:] in _UNFINISHED or MARKED_END.search(words)
        if unfinished and len(words) <= 30 and not self._number(index) and not any(c in words for c in "。；，"):
            return True
        if len(self.titles) == 1 and _WHOSE.match(begun) and _PAPER.match(words) and not self._number(index):
            return True
        centred = first.centred and line.centred and line.zone == "main" and len(line.text) <= 40
        return centred and not self._number(index) and not caption_numbered(fold(line.text))

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
        if len(squeeze(text)) > 80 or self._number(index):
            return False
        if seen:
            return not text.endswith(("。", "；")) or len(text) <= 30
        if text.endswith(("。", "；", "！", "，", "：")) or "。" in text or len(text) > 50:
            return False
        if line.level == 1 or line.centred or is_title(text):
            return True
        return any(len(self.lines[i].text) >= 20 or self._number(i) for i in indexes[1:4])

    # cover, contents, closing --------------------------------------------------------------------------------------

    def _cover(self, indexes: list[int]) -> list[int]:
        """Without the lines of a cover page: few, short, no sentence among them, and a page ends after them."""
        end = next((n for n, i in enumerate(indexes[:_COVER_LINES], 1) if self.lines[i].paged), 0)
        cover = indexes[:end]
        texts = [self.text(i).strip() for i in cover]
        if len(indexes) - end < _COVERED or any(
            len(t) > LONGEST_NAME or t[-1:] in _TERMINAL or self._number(i) for i, t in zip(cover, texts, strict=True)
        ):
            return indexes
        if any(squeeze(t).endswith(self.suffix) or is_contents_title(t) for t in texts):
            return indexes
        for index in cover:
            self.lines[index].role = Role.COVER
        return indexes[end:]

    def _contents(self, indexes: list[int]) -> list[int]:
        """Without the lines of a table of contents: those that the file says are, and typed ones by their pages."""
        found: set[int] = set()
        run: list[tuple[int, int]] = []
        titled: int | None = None
        for index in [*indexes, -1]:
            line = self.lines[index] if index >= 0 else None
            page = contents_page(line.text) if line and line.zone == "main" else None
            rising = page is not None and (not run or (page or run[-1][1]) >= run[-1][1])
            if line and (line.contents or rising):
                run.append((index, page or (run[-1][1] if run else 0)))
                continue
            if len(run) > 1 or titled is not None or any(self.lines[i].contents for i, _ in run):
                found |= {i for i, _ in run} | ({titled} if titled is not None and run else set())
            run = []
            titled = index if line and is_contents_title(self.text(index).strip()) else None
        for index in found:
            self.lines[index].role = Role.CONTENTS_ENTRY
        return [i for i in indexes if i not in found]

    def _closing(self, indexes: list[int]) -> list[int]:
        """Without what closes a paper: 附件说明, 署名, 成文日期, 抄送, 印发."""
        found: set[int] = set()
        for order, index in enumerate(indexes):
            text = self.text(index).strip()
            if self.lines[index].zone != "main":
                continue
            if is_copy_to(text) and (found or order >= len(indexes) - TAIL_LINES) and order:
                found |= self._give(Role.COPY_TO, index)
            elif is_attachment_note(text) and order:
                found |= self._attachments(indexes, order)
            elif index not in found and (date := self._dated(indexes, order)):
                found |= self._sign(indexes, order, date)
        return [i for i in indexes if i not in found]

    def _give(self, role: Role, *indexes: int) -> set[int]:
        for index in indexes:
            self.lines[index].role = role
        return set(indexes)

    def _attachments(self, indexes: list[int], order: int) -> set[int]:
        found = self._give(Role.ATTACHMENT_NOTE, indexes[order])
        for index in indexes[order + 1 :]:
            if not goes_on_attaching(self.text(index).strip()):
                break
            found |= self._give(Role.ATTACHMENT_NOTE, index)
        return found

    def _dated(self, indexes: list[int], order: int) -> re.Match[str] | None:
        """The date of a line that is a date by itself, or a unit with a date, and closes the text above it."""
        text = self.text(indexes[order]).rstrip()
        if not order or len(text.lstrip()) > _CLOSING_LENGTH or text[-1:] not in _DATE_ENDS:
            return None
        date = _date_at_end(text)
        if date is None:
            return None
        before = text[: date.start()]
        signed = before.strip()
        if signed:
            closes = before != before.rstrip() and is_signing(signed) and self._ends(indexes, order)
        else:
            closes = self._signs(indexes[order - 1]) or self._ends(indexes, order)
        return date if closes else None

    def _signs(self, index: int) -> bool:
        return self.lines[index].role is None and not self._number(index) and is_signing(self.text(index).strip())

    def _ends(self, indexes: list[int], order: int) -> bool:
        return order >= len(indexes) - _CLOSING_LINES

    def _sign(self, indexes: list[int], order: int, date: re.Match[str]) -> set[int]:
        """Give the closing date and the names above it their roles, and the fields that no masthead gives."""
        index = indexes[order]
        text = self.text(index)
        lead = self.lines[index].lead
        unit = text[: date.start()].strip()
        names = self._names()
        parts = [(Role.CLOSING_DATE, "dated", lead + date.start("value"), lead + date.end("value"))]
        found = self._give(Role.CLOSING_DATE, index)
        if unit:
            at = lead + text.index(unit)
            parts.insert(0, (Role.SIGNATURE, "reporting_unit", at, at + len(unit)))
        self.parts[index] = [(role, name if name not in names else "", start, end) for role, name, start, end in parts]
        above = order - 1
        while not unit and above > 0 and order - above <= 3 and self._signs(indexes[above]):
            signer = indexes[above]
            words = self.text(signer).strip()
            start = self.lines[signer].lead + self.text(signer).index(words)
            free = "reporting_unit" not in self._names()
            self.parts[signer] = [(Role.SIGNATURE, "reporting_unit", start, start + len(words))] if free else []
            found |= self._give(Role.SIGNATURE, signer)
            above -= 1
        return found

    # the body -----------------------------------------------------------------------------------------------------

    def _number(self, index: int) -> int:
        """The heading level of the number at the start of a line; 0 for none."""
        line = self.lines[index]
        return heading_level(with_label(line.label, self.text(index).lstrip()))

    def _outline(self, indexes: list[int]) -> None:
        """Give numbered lines and lines in a heading style their roles, as groups."""
        rows: list[tuple[int, OutlineLine]] = []
        width = max((len(self.text(i).strip()) for i in indexes if not self.lines[i].split), default=0)
        before = ""
        for index in indexes:
            line = self.lines[index]
            text = self.text(index).strip()
            if not line.split and not line.apart and _wrapped(before, width) and not self._number(index):
                first, whole = rows.pop()
                rows.append((first, replace(whole, text=whole.text + text)))
            else:
                aside = line.zone != "main" or bool(line.hint and not text) or author_like(text) or caption_like(text)
                rows.append((index, OutlineLine(with_label(line.label, text), line.level, other=aside)))
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


def _date_at_end(text: str) -> re.Match[str] | None:
    """The date that a text ends with."""
    return next((found for found in _DATE.finditer(text) if found.end() == len(text)), None)


def _wrapped(before: str, width: int) -> bool:
    """Whether a line of text was broken only because it was full: `width` is the length of the longest line."""
    return _SHORT <= width <= _NARROW and len(before) >= width - 3 and before[-1:] not in _TERMINAL


def _cell_field(label: re.Match[str]) -> tuple[str, Role]:
    """The field that a label in a cell of its own names."""
    if label["unit"]:
        return "reporting_unit", Role.REPORTING_UNIT
    if label["dated"]:
        return "dated", Role.DATE
    if label["title"]:
        return "title", Role.TITLE
    name = _LABEL_NAMES[next(c for c in label["editor"] if c in _LABEL_NAMES)]
    return name, _LABEL_ROLES[name]


def _next_cell(place: str, after: str) -> bool:
    """Whether the second place is the cell to the right of the first."""
    here, there = _CELL_PLACE.match(place), _CELL_PLACE.match(after)
    return here is not None and there is not None and here[1] == there[1] and int(there[2]) == int(here[2]) + 1


_SET_IN = Pattern(r"\u3000\u3000| {2,}|\t")
_SENTENCE_ENDED = "。！？；：!?;:”』」"


def paragraphs_within(text: str, *, shaped: bool = False) -> list[tuple[int, str]]:
    """The paragraphs within one that is divided by line breaks, as in pasted web pages: offset and text.

    A line break divides two of them after the end of a sentence or after a heading, and before a number or an indent,
    but not where it only shapes (`shaped`); a mark or a notice is always one by itself.
    """
    starts = [0]
    before = ""
    at = 0
    for line in text.split("\n"):
        if before.strip() and ((not shaped and _parted(before, line)) or _marked(before) or _marked(line)):
            starts.append(at)
        before = line if line.strip() else before
        at += len(line) + 1
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _marked(line: str) -> bool:
    """Whether a line bears a mark, or is one or a notice."""
    return is_classification(line) or has_secrecy_mark(line)


def _parted(before: str, after: str) -> bool:
    if not after.strip():
        return False
    words = fold(before).strip()
    level = heading_level(words)
    return bool(
        words.endswith(tuple(_SENTENCE_ENDED))
        or _SET_IN.match(after)
        or heading_level(fold(after).lstrip())
        or (level and heading_like(words, level))
    )


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
    import hashlib

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
        sha256=hashlib.sha256(data).hexdigest(),
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
                blocks.append(Block(identity, text, part, line.place, origin=line.origin + start))
        else:
            for _, name, start, end in parts:
                if not name:
                    continue
                fields.setdefault(name, Field(len(blocks), start, end, line.text[start:end]))
            continues = previous is not None and _continues(previous, line, width)
            prompt = line.hint if role is Role.PROMPT else ""
            blocks.append(
                Block(
                    line.id,
                    prompt or line.text,
                    role,
                    line.place,
                    line.label,
                    len(prompt) or line.lead,
                    continues,
                    origin=line.origin,
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
    wraps = len(ended) >= 8 if ended[-1] not in _TERMINAL else ended[-1] not in "。！？!?" and len(ended) >= width - 2
    return (previous.flows or wraps) and not (_marked(previous.text) or _marked(line.text))
