"""Secrecy marks (机密★1年) and notices that limit circulation (内部资料 注意保存), in every form in which they are typed.

A mark is told from prose by where it stands: a line of nothing but marks, terms, copy and page numbers; a class with a
star, in brackets, or wide apart at the edge of a line; a class after its label; a ticked box. All offsets are those of
the text that is given, which may be folded or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANKS = (
    r" \t\r\f\v\x85\xa0\xad\u034f\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164"
    r"\ufe0e\ufe0f\ufeff\uffa0"
)
_LONGEST = 160  # the most characters of a line that holds nothing but a mark
_SENTENCE = 40  # and of a sentence that says it of this paper
_S = f"[{BLANKS}]*"
_STARS = "★☆✦✧✩✪✫✬✭✮✯✰⭐⭑⭒⋆🌟"
_ASTERISKS = "*＊﹡∗⁎٭※✱✲✳✴✵✶✷✸✹✺"
_OPEN, _CLOSE = r"（(【〔\[［〖｛{〈<〘〚", r"）)】〕\]］〗｝}〉>〙〛"
_I = rf"[{BLANKS}·•・.．_/\-－—]*"  # between the two letters of a class
_CLASS = rf"(?:[绝絕絶]{_I}密|[机機]{_I}密|[秘祕]{_I}密|㊙)"
_GRADED = rf"{_CLASS}(?:{_S}[级級件])?"
_COUNT = r"[\d〇零○一二三四五六七八九十百两兩壹贰叁肆伍陆柒捌玖拾]"
_DAY = rf"[12]\d{{3}}{_S}(?:年{_S}\d{{1,2}}{_S}月(?:{_S}\d{{1,2}}{_S}日)?|[-./]\d{{1,2}}[-./]\d{{1,2}})"
_TERM = (
    rf"(?:[长長]{_S}期|永{_S}久|[至到]?{_S}{_DAY}{_S}(?:前|止|解密|公布){{0,2}}"
    rf"|{_COUNT}(?:{_S}{_COUNT}){{0,4}}{_S}[个個]?{_S}(?:年|月|天|日|周|小时)(?![^\W\d_a-zA-Z])"
    rf"|解密(?:时间|日期|条件)[：:]?[^\n，。；]{{0,24}})"
)
_BETWEEN = r"[，、,／/·•—–―\-－~～：:]"
_INNER = rf"[{_STARS}{_ASTERISKS}]*{_S}{_GRADED}(?:{_S}(?:[{_STARS}{_ASTERISKS}]{{1,9}}|{_BETWEEN})?{_S}{_TERM})?"
_LABEL = rf"(?:密{_S}[级級]|(?:保密|涉密|定密){_S}(?:等{_S}[级級]|[级級]{_S}别))"
_FREE = r"[^\n，。；（）()]{1,20}前"
_OPENED = "(?:启用|启封|开启|开考|考试|考试结束|公布|公开|发布|解密)前"

_UNTIL = Pattern(
    rf"[\W_]*{_GRADED}{_S}[{_STARS}]{_S}(?:[^\n，。；：]{{0,20}}(?:前|后|止|解密|公布|公开|结束)(?:{_TERM}|[\W_])*|[^\s，。；：]{{1,8}})$"
)
_ANY = Pattern(_CLASS)
_SIGNS = Pattern("[密㊙]")
_SPLIT = Pattern(rf"^{_S}[绝絕絶机機秘祕]{_S}\n{_S}密[^\n]{{0,40}}$", flags=8)  # a letter to a cell or line
_STARRED = Pattern(
    rf"{_GRADED}{_S}(?:[{_STARS}]+(?:{_S}(?:{_TERM}|{_FREE}))?|[{_ASTERISKS}]+{_S}{_TERM})"
    rf"|{_GRADED}{_S}[{_ASTERISKS}]+(?={_S}(?:$|[\n{_CLOSE}，。；]))"
    rf"|[{_STARS}{_ASTERISKS}]{{1,9}}{_S}{_GRADED}(?:{_S}{_BETWEEN}?{_S}{_TERM}|(?=[{BLANKS}\n{_CLOSE}，。；：！{_STARS}{_ASTERISKS}]|$))"
)
_LABELLED = Pattern(
    rf"{_LABEL}{_S}(?:(?:[：:∶﹕=＝{_OPEN}{_CLOSE}]{_S}){{1,3}}{_INNER}"
    rf"|[{BLANKS}]+{_INNER}(?![^\W\d_a-zA-Z]))(?!{_S}(?:[、/／,，或和及与至□○☐〇√✓✔☑]{_S}){{1,2}}[绝絕絶机機秘祕□○☐〇]|{_S}[□○☐〇√✓✔☑])"
)
_OWN = Pattern(
    rf"[本此该](?:文件|材料|报告|信息|文|件|报|稿){_S}(?:密级{_S})?(?:定为|[为是属系]|属于|涉及|[为系]国家)?于?{_S}{_GRADED}(?={_S}(?:$|[\n，。；！、{_CLOSE}]|国家秘密|事项))"
    rf"|(?:(?<!的最高)密{_S}级{_S}[为是]|[本此该][^\n，。；]{{0,12}}的最高密{_S}级{_S}[为是]|(?:[涉定]密|国家秘密){_S}[：:∶·]){_S}{_GRADED}(?={_S}(?:$|[\n，。；！{_CLOSE}]))"
)
_BRACKETED = Pattern(rf"[{_OPEN}]{_S}{_INNER}(?:{_S}(?:文件|材料|资料))?{_S}[{_CLOSE}](?:{_S}{_TERM})?")
_TERMED = Pattern(
    rf"{_GRADED}{_S}[{_OPEN}]{_S}(?:{_TERM}|{_OPENED}){_S}[{_CLOSE}]|[{_OPEN}]{_S}{_GRADED}{_S}{_BETWEEN}?{_S}{_TERM}{_S}[{_CLOSE}]"
)
_MARK = Pattern(
    rf"(?:[{_STARS}{_ASTERISKS}]{{1,9}}{_S})?{_GRADED}"
    rf"(?:{_S}[{_OPEN}]?{_S}(?:[{_STARS}{_ASTERISKS}]{{1,9}}|{_BETWEEN})?{_S}{_TERM}|{_S}[{_STARS}{_ASTERISKS}]{{1,9}})?"
)
_TOKENS = Pattern(
    rf"{_GRADED}(?:(?:文件|材料|资料)(?=[\W_]+(?:注意|妥善|不得|请勿|严禁|禁止|阅后)))?|{_TERM}|{_LABEL}|自[^\n，。；]{{0,8}}之日起算?|[{_OPEN}]{_S}{_OPENED}{_S}[{_CLOSE}]|份{_S}号|份数|保{_S}密{_S}期{_S}限|紧急程度|缓急|标[识志记]|文件(?={_LABEL})"
    rf"|[副正]{_S}本|复印件|抄件|草稿|送审稿|[编編]{_S}号|[Nn][Oo]\.?|一式{_COUNT}份|(?i:(?:TOP )?SECRET|CONFIDENTIAL)"
    rf"|特{_S}急|特{_S}提|加{_S}急|平{_S}急|急{_S}件|火急"
    rf"|[第共]{_S}{_COUNT}{{1,6}}{_S}[号份页頁]|[Pp]age{_S}\d+(?:{_S}of{_S}\d+)?|\d+{_S}/{_S}\d+"
    rf"|(?<![\w]){_S}(?:\d{{1,8}}|[ivxlcIVXLCⅠ-ⅿ]{{1,6}})(?!\w|{_S}[年个個月天日周小时])"
)
_NOTICES = (
    r"(?:仅|只)?(?:供|限)?(?:校内|院内|内部)(?:资料|文件|材料|参考|刊物|情况|掌握|使用|传阅|阅读|发行|交流|信息|稿件|稿|件)|(?<=[^\w])内部(?!\w)|内参"
    "|(?:请|务必|应)?(?:注意|妥善)(?:保存|保密|保管)|(?:不得|请勿|严禁|禁止|谢绝|不准)(?:对外)?(?:外传|外泄|翻印|复印|复制|公开|转发|扩散|转载|摘抄|传播|提供)"
    "|工作秘密|商业秘密|敏感(?:信息|资料|材料)|暂不(?:公开|对外)|阅后(?:销毁|即焚|退回|收回|归还|清退)|限(?:制)?(?:传播|阅读)"
)
_NOTICE = Pattern(_NOTICES)
_NOTICE_LINE = Pattern(
    rf"[{_STARS}{_ASTERISKS}\W_]*(?:(?:{_NOTICES}|{_LABEL}|保密期限|{_TERM}|特急|特提|加急|平急|急件|份号|第?\d+号?份?)[\W_]*)+$"
)
_OWN_NOTICE = Pattern(
    rf"(?:[本此该](?:文件|材料|报告|信息|刊|文|件|报|稿)|以上(?:内容|情况)|相关情况)[^\n，。；]{{0,8}}?(?:{_NOTICES})"
)
_HINT = Pattern(
    r"[密㊙]|内部|内参|注意|妥善|不得|请勿|严禁|禁止|谢绝|不准|敏感|暂不|阅后|限|份号|[特加平急]急|急件|特提|\d{6}"
)
_SQUEEZED = Pattern(f"[{BLANKS}]+")
_DECORATION = Pattern(r"[\W_]*")
_ORDINAL = Pattern(rf"[\W_]*\d{{1,3}}{_S}[)）.、．]")
_FORBIDDING = Pattern(r"(?:不得|严禁|禁止|杜绝)[^，。；：\s（【]{0,12}$")
_COMPOUND = Pattern(r"(?:工作|商业|个人|企业|技术|职业|经营)$")
_GENERAL = Pattern(r"(?:国家|保守|保护|党的|军事|机关|严守)$")
_EMPTY, _TICKS = "□○☐〇", "☑✓√✔■●☒🗹✅"
_BOX = Pattern(f"[{_EMPTY}{_TICKS}]")
_WIDE = Pattern(rf"(?:[{BLANKS}]*\t[{BLANKS}]*|[{BLANKS}]{{2,}})")
_COPY = Pattern(
    r"\d{6}$|(?:特急|特提|加急|平急|急件|紧急程度\W*(?:特急|加急|平急)?|份号\W*\d*|密级\W*(?:无|非密|公开|内部)?|保密期限\W*)$"
)


def may_bear_mark(text: str) -> bool:
    """Whether a text has a letter without which no mark of a state secret is written; a quick look beforehand."""
    return _SIGNS.search(text) is not None


def secrecy_marks(text: str) -> Iterator[tuple[int, int]]:
    """The spans of all marks of a state secret in a text, in order."""
    if not may_bear_mark(text):
        return
    at = 0
    for start, end in sorted(_marks(text), key=lambda span: (span[0], -span[1])):
        if start >= at:
            yield start, end
            at = end


def has_secrecy_mark(text: str) -> bool:
    """Whether a text bears a mark of a state secret."""
    return next(secrecy_marks(text), None) is not None


def _marks(text: str) -> Iterator[tuple[int, int]]:
    line_end = -1
    for found in _ANY.finditer(text):
        if found.start() < line_end:
            continue
        line_start = text.rfind("\n", 0, found.start()) + 1
        line_end = text.find("\n", found.end())
        line_end = len(text) if line_end < 0 else line_end
        for start, end in _in_line(text[line_start:line_end]):
            yield line_start + start, line_start + end
    for found in _SPLIT.finditer(text):
        joined = _SQUEEZED.sub("", found.group()).replace("\n", "")
        if _is_mark_line(joined):
            yield found.span()


def _in_line(line: str) -> Iterator[tuple[int, int]]:
    classes = [found.group()[0] for found in _ANY.finditer(line)]
    several = len({_PLAIN.get(each, each) for each in classes}) > 1
    boxed = _BOX.search(line) is not None
    if boxed:
        yield from _ticked(line)
    elif len(line) <= _LONGEST and not several and _is_mark_line(line):
        yield from (found.span() for pattern in (_LABELLED, _MARK) for found in pattern.finditer(line))
        return
    for pattern in (_LABELLED, _OWN, _STARRED, _TERMED):
        for found in pattern.finditer(line):
            if not (pattern is _TERMED and several) and not _in_prose(line, *found.span(), pattern is _STARRED):
                yield found.span()
    if not several:
        yield from (span for span in _at_edge(line) if not _in_prose(line, *span, False))


_PLAIN = {"絕": "绝", "絶": "绝", "機": "机", "祕": "秘", "㊙": "秘"}


def _is_mark_line(line: str) -> bool:
    """Whether a line holds nothing but a mark and what stands beside one."""
    if _ANY.search(line) is None or line.rstrip().endswith(("、", "，", ",")) or _ORDINAL.match(line):
        return False
    if _UNTIL.match(line):
        return True
    rest = _TOKENS.sub("", line)
    if _DECORATION.compiled.fullmatch(rest):
        return True
    squeezed = _SQUEEZED.sub("", rest)
    return _NOTICE.search(squeezed) is not None and _NOTICE_LINE.match(squeezed) is not None


def _in_prose(line: str, start: int, end: int, starred: bool) -> bool:
    """Whether the words around say that this is no mark: a prohibition, another kind of secret."""
    before = line[max(0, start - 20) : start]
    if _FORBIDDING.search(before):
        return True
    tight = _SQUEEZED.sub("", before)
    if _COMPOUND.search(tight):
        return True
    return starred and not line[start:end].rstrip()[-1].isalnum() and _GENERAL.search(tight) is not None


def _ticked(line: str) -> Iterator[tuple[int, int]]:
    """The classes beside a ticked box, whether the boxes stand before or after their words."""
    first = _BOX.search(line)
    before_words = first is not None and _ANY.search(line, 0, first.start()) is None
    for found in _ANY.finditer(line):
        start, end = found.span()
        near = line[max(0, start - 8) : start].rstrip()[-1:] if before_words else line[end : end + 8].lstrip()[:1]
        if near and near in _TICKS and not (before_words and line[end : end + 1].isalpha()):
            yield start, end


def _at_edge(line: str) -> Iterator[tuple[int, int]]:
    """Classes that stand apart at the start or the end of a line: in brackets, or by wide blanks."""
    bare = line.strip()
    first, last = line.find(bare), line.find(bare) + len(bare)
    for found in _BRACKETED.finditer(line):
        before = line[: found.start()].rstrip()
        if found.start() == first or found.end() == last or before.endswith(("》", "号", "”", "〉")):
            yield found.span()
    for found in _ANY.finditer(line):
        gap = _WIDE.match(line, found.end())
        inner = len(found.group()) - 2
        if found.start() == first and gap and len(gap.group()) > inner:
            yield found.span()
        elif found.end() == last:
            before = line[: found.start()]
            wide = len(before) - len(before.rstrip())
            if wide > max(inner, 1):
                yield found.span()


def notice_marks(text: str) -> Iterator[tuple[int, int]]:
    """The spans of notices that limit circulation and stand as marks: alone on a line, or said of this paper."""
    squeezed = _SQUEEZED.sub("", text)
    if next(_NOTICE.finditer(squeezed), None) is None:
        return
    at = 0
    for line in text.split("\n"):
        if is_notice_line(line):
            bare = line.strip()
            start = at + line.find(bare)
            yield start, start + len(bare)
        else:
            yield from ((at + found.start(), at + found.end()) for found in _OWN_NOTICE.finditer(line))
        at += len(line) + 1


def is_notice_line(line: str) -> bool:
    """Whether a line holds nothing but notices such as 内部资料, 注意保存, 工作秘密, in whatever form."""
    if len(line) > _LONGEST:
        return False
    squeezed = _SQUEEZED.sub("", line)
    found = _NOTICE.search(squeezed) is not None and _NOTICE_LINE.match(squeezed) is not None
    return found and _ORDINAL.match(line) is None


def without_marks(line: str) -> str:
    """The line with marks and notices at its start and its end, wide of the rest, replaced by as many blanks."""
    if len(line) > _LONGEST or _HINT.search(_SQUEEZED.sub("", line)) is None:
        return line
    gaps = [found.span() for found in _SQUEEZED.finditer(line)]
    begin = max((end for start, end in gaps if line[end:].strip() and is_classification(line[:start])), default=0)
    stop = min((a for a, b in gaps if line[begin:a].strip() and is_classification(line[b:])), default=len(line))
    return " " * begin + line[begin:stop] + " " * (len(line) - stop)


def is_classification(line: str) -> bool:
    """Whether a line above the text is a mark, a notice, a copy number or an urgency, and so no part of the report."""
    if len(line) > _LONGEST:
        return False
    squeezed = _SQUEEZED.sub("", line)
    if _HINT.search(squeezed) is None:
        return False
    if _COPY.match(squeezed) or is_notice_line(line):
        return True
    if len(line) <= _SENTENCE and (_OWN.match(line.strip()) or _OWN_NOTICE.match(line.strip())):
        return True
    return _ANY.search(line) is not None and _is_mark_line(line)
