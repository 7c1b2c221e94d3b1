"""The role of each block by wording and layout: masthead, title, headings, body, editor row.

Typed drafts vary, and all of these are understood: odd spacing, half- or full-width colons, `标 题`, `第 12 期`, unit and
date on one row or two, labels or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alvtc_info.model.document import Block, Document, Field
from alvtc_info.model.kinds import HEADINGS, Kind, Role
from alvtc_info.model.paragraph_roles import (
    author_like,
    caption_like,
    caption_numbered,
    heading_level,
    heading_like,
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


@dataclass(slots=True)
class Line:
    """A paragraph, cell or line as a reader found it, with what its layout says.

    `lead` code points at the start are markup; `level` is a heading level by style or markup (1-based, 0 none); `title`
    that the style is Title; `centred` its alignment; `apart` that a blank line or an indent sets it off; `flows` that a
    following line may go on with its sentence whatever its length (Markdown); `zone` is main, cell, box, header, footer
    or note; `split` that a row of several elements may be cut into blocks; `hint` is the prompt of a form that stands
    here; `origin` where the text begins in the paragraph it was cut from.
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
        rest = self._head([i for i in self.main if i not in taken])
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
        position = 0
        seen = False
        while position < min(len(indexes), HEAD_LINES):
            index = indexes[position]
            if self.lines[index].hint and not squeeze(self.text(index)):
                self.lines[index].role = Role.PROMPT
                position += 1
                continue
            marks = self._marks(indexes, position)
            if marks:
                position += marks
                continue
            if not (self._masthead(indexes, position) or self._issue(index) or self._row(index)) and not (
                seen and self._unit(indexes, position)
            ):
                break
            seen = True
            position += 1
        rest = indexes[position:]
        rest = self._title(rest, seen)
        return self._signature(rest, seen)

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
        found = next((m for m in _DATE.finditer(body) if m.end() == len(body)), None)
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
        if line.level == 1 or line.centred:
            return True
        return any(len(self.lines[i].text) >= 20 or self._number(i) for i in indexes[1:3])

    def _signature(self, indexes: list[int], seen: bool) -> list[int]:
        """A unit and a date below the text, where the masthead has none."""
        if "dated" in self._names() or not self.titles:
            return indexes
        for index in indexes[-3:]:
            if len(self.text(index).strip()) <= 40 and self._row(index):
                return [i for i in indexes if i != index]
        return indexes

    # the body -----------------------------------------------------------------------------------------------------

    def _number(self, index: int) -> int:
        """The heading level of the number at the start of a line; 0 for none."""
        line = self.lines[index]
        text = fold(line.label) + self.text(index).lstrip() if line.label else self.text(index).lstrip()
        return heading_level(text)

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
            level = self._number(index)
            if level and heading_like(text, level):
                line.role = HEADINGS[level - 1]
            elif line.level and len(text) <= 60 and not level:
                line.role = HEADINGS[min(line.level, 3) - 1]
            else:
                line.role = Role.BODY


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
        if line.split and role in {
            Role.EDITOR_ROW,
            Role.REPORTING_ROW,
            Role.EDITOR,
            Role.PHONE,
            Role.SIGN_OFF,
            Role.DATE,
            Role.REPORTING_UNIT,
        }:
            for number, (part, name, start, end) in enumerate(parts, 1):
                text = line.text[start:end]
                fields.setdefault(name, Field(len(blocks), 0, len(text), text))
                identity = f"{line.id}.{number}" if len(parts) > 1 else line.id
                blocks.append(Block(identity, text, part, line.place, origin=line.origin + start))
        else:
            for _, name, start, end in parts:
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
    if line.text[: len(line.text) - len(line.text.lstrip())] or line.lead:
        return False
    ended = previous.text.rstrip()
    wraps = len(ended) >= 8 if ended[-1] not in _TERMINAL else ended[-1] not in "。！？!?" and len(ended) >= width - 2
    return (previous.flows or wraps) and not (_marked(previous.text) or _marked(line.text))
