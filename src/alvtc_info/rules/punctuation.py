"""Punctuation, dashes, brackets and units as the national standards write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.marks_amiss import marks_amiss
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, Kind
from alvtc_info.model.rule import Example, Rule, framed, proofreading_rule, reported
from alvtc_info.text.folding import fold
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import cut, is_word, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from alvtc_info.model.document import Document

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）"}
_CJK = r"[^\W\d_a-zA-Z]"
_HALF = Pattern(
    rf"(?<=(?:{_CJK}|[》”）〕]))[,;!?]|(?<=[\d%])[,;](?={_CJK})"
    rf"|(?<=(?:{_CJK}|[》”）])):(?=(?:{_CJK}|[“‘《（(\"'\d]|[ 　]*$))"
)
# a full stop: at the end of the line, before a closing mark, or between two characters (perhaps a name's: 约翰.史密斯)
_STOP = Pattern(rf"(?<=(?:{_CJK}|[》”）〕]))\.(?=[ 　]*(?:$|[”’）)\"']|{_CJK}))|(?<=[\d%℃])\.(?=[ 　]*$)")
_NUMBERED = Pattern(r"[ 　]*(?:第?[一二三四五六七八九十百]{1,4}|[（(]?[一二三四五六七八九十\d]{1,3}[）)]?)$")
_MARKS = frozenset(",;:!?.()\"'")
_ADDRESS = Pattern(r"https?://\S+|[\w.+-]+@[\w.-]+")
_CHARACTER = Pattern(_CJK)
_FILE = Pattern(r"[\w ()（）-]{0,20}\.[A-Za-z][A-Za-z0-9]{1,4}(?![A-Za-z0-9])")
_SHORT_QUOTE = 40


def halfwidth_punct(document: Document) -> Iterator[Hit]:
    """汉字之间用了半角标点：, . ; : ( ) ! ? 和直引号；一对括号、引号一半全角一半半角的，也在这里提示。

    中文行文用全角标点（GB/T 15834）。括号、引号成对地看，改也一起改；时刻 15:30、千分位 26,000、网址邮箱、文件名、英文句子里的不算。
    """
    for index, block in enumerate(document.blocks):
        if block.role not in CONTENT or _MARKS.isdisjoint(block.text):
            continue
        text = block.prose
        taken = [m.span() for m in _ADDRESS.finditer(text)]
        for start, end, fixed, message, safe in sorted((*_halves(text), *_half_brackets(text), *_half_quotes(text))):
            at, last = document.offset(index, start), document.offset(index, end - 1)
            if 0 <= at <= last and not any(a <= start < b for a, b in taken):
                yield Hit(at, last + 1, message, fix=Fix(fixed, safe=safe))


class _Half(NamedTuple):
    """A place in the text of a block, what should stand there, what is wrong, and whether that is certain."""

    start: int
    end: int
    fixed: str
    message: str
    safe: bool = True


def _half(text: str, at: int, *, safe: bool = True) -> _Half:
    wide = _WIDE[text[at]]
    return _Half(at, at + 1, wide, f"汉字之间用全角标点“{wide}”", safe)


def _halves(text: str) -> Iterator[_Half]:
    for match in _HALF.finditer(text):
        yield _half(text, match.start())
    for match in _STOP.finditer(text):
        at = match.start()
        if not (_NUMBERED.match(text, 0, at) or _FILE.match(text, at)):
            yield _half(text, at, safe=not _CHARACTER.match(text, at + 1))


def _half_brackets(text: str) -> Iterator[_Half]:
    """Brackets of half width, judged as pairs: both of a pair are changed, or none."""
    if "(" not in text and ")" not in text:
        return
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in "(（":
            opened.append(at)
        elif mark in ")）" and opened:
            yield from _pair(text, opened.pop(), at)


def _pair(text: str, start: int, end: int) -> Iterator[_Half]:
    halves = [at for at in (start, end) if text[at] in "()"]
    if len(halves) == 1:
        full = "（" if halves[0] == start else "）"
        yield _Half(halves[0], halves[0] + 1, full, f"一对括号一半全角一半半角，这里应为“{full}”")
        return
    inside = text[start + 1 : end]
    chinese = _CHARACTER.search(inside) or (inside[:1].isdigit() and _ends_chinese(text, start))
    if halves and chinese and not _FILE.match(text, end + 1):
        for at in halves:
            yield _half(text, at)


def _ends_chinese(text: str, end: int) -> bool:
    """Whether the last character before this place is a Chinese one, or a mark that closes Chinese words."""
    return end > 0 and (_CHARACTER.match(text, end - 1) is not None or text[end - 1] in "》”）")


def _half_quotes(text: str) -> Iterator[_Half]:
    """Straight quotation marks around Chinese words, and those that make a pair with a curly one."""
    for half, left, right in (('"', "“", "”"), ("'", "‘", "’")):
        if half in text:
            yield from _half_quotes_of(text, half, left, right)


def _half_quotes_of(text: str, half: str, left: str, right: str) -> Iterator[_Half]:
    start = -1
    for at, mark in enumerate(text):
        if mark == left or (mark == half and start < 0 and _opens(text, at)):
            start = at
        elif start >= 0 and mark in (half, right):
            if mark != text[start] or _CHARACTER.search(text, start, at):
                yield from _quoted(text, start, at, left, right)
            start = -1


def _quoted(text: str, start: int, end: int, left: str, right: str) -> Iterator[_Half]:
    message = f"引号用{left}{right}，不用半角的直引号"
    if text[start] not in left and text[end] not in right and end - start <= _SHORT_QUOTE + 2:
        yield _Half(start, end + 1, f"{left}{text[start + 1 : end]}{right}", message)
        return
    for at, mark in ((start, left), (end, right)):
        if text[at] not in (left, right):
            yield _Half(at, at + 1, mark, message)


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark may open a quotation: behind a digit or a letter it is an inch, a foot, an apostrophe."""
    before = fold(text[max(0, at - 1) : at])
    return at + 1 < len(text) and not (before.isascii() and before.isalnum())


_DUN = Pattern(r"(?<=[》”])、(?=[《“])")


def quote_book_dunhao(document: Document) -> Iterator[Hit]:
    """并列的书名号、引号之间加了顿号。

    GB/T 15834：标有引号、书名号的并列成分之间通常不用顿号；之间有其他成分（“甲”的、“乙”和……）时可以用。
    """
    for match in document.finditer(_DUN):
        kind = "书名号" if document.text[match.start() - 1] == "》" else "引号"
        yield Hit(*match.span(), f"并列的{kind}之间不用顿号", fix=Fix("", safe=True))


_DASH = Pattern(
    r"(?<!\d)\d{4} ?(?P<year>-{1,2}|－|~|～) ?\d{4}(?=[年学])|[月日号] ?(?P<day>-{1,2}|－|~|～|–) ?\d{1,2}(?=[月日号])|\d ?[时分](?P<hour>-{1,2}|－|~|～|–) ?(?:次日|翌日|当日)?(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚|夜间)?\d{1,2}(?=[时分])|(?<![\d-])\d{1,4}(?P<range>-|–)\d{1,4}(?=个|人|名|台|项|次|岁|天|小时|元|%)"
)


def range_dash(document: Document) -> Iterator[Hit]:
    """起止用错了连接号：2023-2024学年、5月20日-24日、5月20日～22日、9时-11时、12-15个。

    GB/T 15834：时间、地域的起止用一字线“—”，数值范围用浪纹线“～”。电话区号 0483-8000000、日期 2024-05-20 不算。
    """
    for match in document.finditer(_DASH):
        name = next(n for n in ("year", "day", "hour", "range") if match[n])
        fixed = "～" if name == "range" else "—"
        message = "数值范围用“～”" if name == "range" else "时间起止用“—”"
        yield Hit(*match.span(name), message, fix=Fix(fixed, safe=True))


_ELLIPSIS = Pattern(r"(?<!\.)\.{3,}|。{3,}|(?<!…)…(?!…)|等等?…+|…+等等?(?=[。，；])")


def ellipsis_usage(document: Document) -> Iterator[Hit]:
    """省略号写错了：三个句点、只有三点、和“等”连用。

    GB/T 15834：省略号是六个圆点“……”，不与“等”“等等”并用。
    """
    for match in document.finditer(_ELLIPSIS):
        word = match.group()
        if "等" in word:
            yield Hit(*match.span(), "“等”和省略号只用一个", fix=Fix("等", safe=True))
        else:
            yield Hit(*match.span(), "省略号应为“……”", fix=Fix("……", safe=True))


_NUMBER = Pattern(
    r"(?<=[^\W\d_a-zA-Z])(?P<open>[\[（【［〈{]|〔(?! ?\d{2,4} ?〕)) ?(?P<year>(?:19|20)\d\d|(?<=[发字函办通令文党政公告教](?:[\[（【［〈〔]))\d\d) ?[\]）】］〉〕}] ?第?(?P<number>\d{1,4}) ?(?P<unit>号?)"
    r"|(?<=[^\W\d_a-zA-Z])〔(?P<full>(?:19|20)?\d\d)〕 ?(?P<extra>第)?(?P<bare>\d{1,4})(?P<lacks> ?号|)(?!\d)"
    r"|(?<=[^\W\d_a-zA-Z])(?:(?P<before>(?:19|20)\d\d)〔(?P<within>\d{1,4})〕号|〔(?P<han>[一二][〇○零九][〇○零一二三四五六七八九]{2})〕(?P<after>\d{1,4})号)"
)


def doc_number_brackets(document: Document) -> Iterator[Hit]:
    """发文字号的括号、年份、序号或“号”字不对：[2024]7号、(2024)7号、〔24〕7号、〔2024〕第7号、〔2024〕007号。

    GB/T 9704：年份用六角括号“〔 〕”括入，四位数写全，序号不加“第”、不编虚位，末尾有“号”。
    """
    for match in document.finditer(_NUMBER, mentions=True):
        number = (match["number"] or match["bare"] or match["within"] or match["after"]).lstrip("0")
        year = match["year"] or match["full"] or match["before"] or str(numeral(match["han"]))
        fixed = f"〔{year if len(year) == 4 else '20' + year}〕{number}号"
        if not number:
            continue
        if match["open"]:
            if match["unit"] or match["open"] == "[":
                yield Hit(match.start("open"), match.end(), f"发文字号应写成“{fixed}”", fix=Fix(fixed, safe=True))
        elif match["before"] or match["han"]:
            yield Hit(*match.span(), f"发文字号应写成“{fixed}”", fix=Fix(fixed, safe=True))
        elif len(year) == 2:
            start = match.start("full") - 1
            yield Hit(start, match.end(), f"发文字号的年份写四位，应为“{fixed}”", fix=Fix(fixed, safe=True))
        elif match["extra"]:
            whole = number == match["bare"]
            span = match.span("extra") if whole else (match.start("extra"), match.end("bare"))
            yield Hit(*span, "发文字号的序号不加“第”", fix=Fix("" if whole else number, safe=True))
        elif number != match["bare"]:
            fixed = number if match["lacks"] else f"{number}号"
            yield Hit(*match.span("bare"), f"发文字号的序号不编虚位，应为“{number}号”", fix=Fix(fixed, safe=True))
        elif not match["lacks"]:
            yield Hit(*match.span("bare"), f"发文字号缺“号”字，应为“{number}号”", fix=Fix(f"{number}号", safe=True))


_UNIT = Pattern(
    r"(?<=\d) ?(?P<word>平米|KM|Km|kM|公分|公升|市斤|立方(?![米厘分])|平方(?=[，。；、）]|的(?!平)))|(?:气温|室温|体温|温度|低于|高于|达到?|至|零下) ?-?\d+(?:\.\d+)?(?P<degree>度)(?=[，。；、至以的]|$)"
)
_UNITS = {
    "平米": "平方米",
    "KM": "km",
    "Km": "km",
    "kM": "km",
    "公分": "厘米",
    "公升": "升",
    "立方": "立方米",
    "平方": "平方米",
}
# an amount of electricity in units of power: 全年用电量36.5万千瓦
_ENERGY = Pattern(
    r"(?:用电量|发电量|耗电量|上网电量|节约用电|节电|累计发电|累计用电)(?:(?!负荷|功率|峰值|容量|最[高大])[^，。；：\d]){0,6}\d[\d.]*[余多]?[万亿]?(?P<power>千瓦|兆瓦)(?=[，。；、）])"
)
_HEAT = Pattern(r"温|供暖|取暖|发热|发烧|℃|炉")


def unit_style(document: Document) -> Iterator[Hit]:
    """计量单位不规范：平米、公分、公升、市斤、KM，温度只写“度”，电量写成千瓦。

    按法定计量单位写：平方米、厘米、升、千克、千米，温度写摄氏度或 ℃。公里、公斤、吨可用。
    """
    for match in document.finditer(_UNIT):
        if match["degree"]:
            if _HEAT.search(
                document.plain, max(document.passage_at(match.start()).start, match.start() - 12), match.end()
            ):
                yield Hit(*match.span("degree"), "温度的单位应写“摄氏度”", fix=Fix("摄氏度", safe=True))
            continue
        word = match["word"]
        fixed = _UNITS.get(word)
        message = f"单位“{word}”应写成“{fixed}”" if fixed else "“市斤”应换算成千克"
        yield Hit(*match.span("word"), message, fix=Fix(fixed, safe=True) if fixed else None)
    for match in document.finditer(_ENERGY):
        yield Hit(*match.span("power"), f"电量的单位是“{match['power']}时”", fix=Fix(f"{match['power']}时"))


_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】"}
_CLOSERS = {b: a for a, b in _PAIRS.items()}
_PAIRED = Pattern("[“”‘’《》〈〉（）〔〕【】]")
_USUAL = {"‘": "“", "〈": "《", "【": "（", "〔": "（"}  # marks of one shape, with that which is used by itself
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}  # a pair with one of these is halfwidth_punct's
_INTERVAL = Pattern(r"（-?[\d.]+[,，] ?-?[\d.]+\]")  # (0,1]
_BEGUN = Pattern(r"：(?P<said>[^“”：]{2,60})$")  # what somebody says, up to where it ends: 写道：母校还好吗？”
_QUOTED = 62
_LISTED = Pattern(r"[\d一二三四五六七八九十a-zA-Z]{1,3}$")


# where the closing half that is missing belongs: behind the name of a paper, an ordinal, a day, or the few words
# before a mark
_LACKING = {
    "《": Pattern(
        r"《[^，。；：、《》\n]{1,30}?(?:办法|规定|条例|细则|通知|意见|方案|计划|规划|纲要|标准|准则|章程|制度|预案|公约|指南|手册|[^方办合违守宪执司立书]法)(?=[，。；、的和与及等中\n]|要求|精神|$)"
    ),
    "“": Pattern(r"“[^。；“”\n]{1,40}(?=，[这那此])|“[^，。；：、“”\n]{1,12}(?=[，。；、\n])"),
    "（": Pattern(
        r"（(?:[一二三四五六七八九十\d]{1,3}|星期[一二三四五六日])(?=[^）\n])|（[^，。；：（）\n]{1,40}(?=[，。；\n]|$)|（[^。（）\n]{1,60}(?=[。\n]|$)"
    ),
}


def unpaired_punct(document: Document) -> Iterator[Hit]:
    """引号、书名号、括号不成对。

    一对里少了一半，或者方向用反，或者两半不是一对（《……〉）；看得出后一半少在哪里的，连同引起的那几个字一起标出。序号后单独的右括号 1） 不算；
    引文跨段、下段重新起引号的不算。
    """
    first, last = document.text.find("“"), document.text.rfind("”")
    for passage in document.passages:
        if passage.role not in CONTENT:
            continue
        opened: list[tuple[str, int]] = []
        words = document.words(passage)
        for match in _PAIRED.finditer(words):
            mark, at = match.group(), match.start()
            if mark in _PAIRS:
                opened.append((mark, at))
            elif opened and opened[-1][0] == _CLOSERS[mark]:
                opened.pop()
            elif len(opened) == 1 and (odd := _of_other_shape(words, *opened[0], at)):
                opened.pop()
                place, right = odd
                start = passage.start + place
                yield Hit(start, start + 1, f"和另一半不是一对，这里用“{right}”", fix=Fix(right))
            elif mark == "）" and _LISTED.search(words, max(0, at - 4), at):
                continue
            elif (mark != "”" or not 0 <= first < passage.start) and not (
                mark in _STRAIGHT and _STRAIGHT[mark] in words[:at]
            ):
                start = passage.start + at
                begun = _BEGUN.search(words, max(0, at - _QUOTED), at) if mark == "”" else None
                fix = Fix(f"“{begun['said']}”") if begun else None
                span = (passage.start + begun.start("said"), start + 1) if begun else (start, start + 1)
                yield Hit(*span, f"“{mark}”前面没有对应的“{_CLOSERS[mark]}”", fix=fix)
        for mark, at in opened:
            straight = mark in _STRAIGHT and _STRAIGHT[mark] in words[at:]
            if straight or (mark == "“" and last > passage.end) or _INTERVAL.match(words, at):
                continue
            start = passage.start + at
            message = f"“{mark}”后面没有对应的“{_PAIRS[mark]}”"
            open_end = _LACKING[mark].match(document.text, start) if mark in _LACKING else None
            if open_end:
                yield Hit(*open_end.span(), message, fix=Fix(open_end.group() + _PAIRS[mark]))
            else:
                yield Hit(start, start + 1, message)


def _of_other_shape(words: str, opening: str, start: int, end: int) -> tuple[int, str] | None:
    """Which half of a pair is of another shape, with what should stand there: “……’, 〈……》; None for other marks."""
    closing = words[end]
    other, right = _CLOSERS[closing], _PAIRS[opening]
    if words[end - 1].isascii() and closing == "’":
        return None
    following = _PAIRED.search(words, end + 1)
    if following and following.group() == right:
        return None  # “甲’乙”
    if _USUAL.get(opening, "") == other:
        return start, other
    return (end, right) if _USUAL.get(other) == _USUAL.get(opening, opening) else None


# a mark where no clause ends: before 的 or 等, right within a bracket, behind a conjunction
_MISPLACED = Pattern(
    r"(?P<cut>[，、；。])的(?![士确话])[\u4e00-\u9fff]"
    r"|(?P<etc>、(?=等(?![\u4e00-\u9fff]{1,6}的\d|[级候待于同额距效次离比到边腰分高价外车人船电消我你一靠不式着值位号量压温速身闲来要]))|，)等(?:(?<=、等)|(?:\d{1,3}|[一二三四五六七八九十两几多]{1,2})?个?(?:部门|单位|方面|问题|内容|环节|人员|材料|设备|学校|企业|工作[，。]|地[，。]))"
    r"|（(?P<first>[，。；、：])|(?P<last>[，、；：])）|(?<![祥维平谐温缓柔中总饱暖共融埃普涉提遍波触论推参给赋付和赠])[和与及](?P<after>、)(?<=[\u4e00-\u9fff]{5}、)"
)


_CLOSED_LATER = Pattern(r"[^，。；：（）\n]{1,40}）")
# the two characters with which each of these begins: to look for them costs less than to try every mark
_AMISS = ("，的 、的 ；的 。的 、等 ，等 （， （。 （； （、 （： ，） 、） ；） ：） 和、 与、 及、").split()


# a comma between bodies that do something together, and one among items that 、 divides: 学生会，公寓科共同评定
_BODIES = frozenset("处科系部室会队局")
_TOGETHER = Pattern(r"[\u4e00-\u9fff]{1,7}[处科系部室会队局心](?:共同|联合|一起|一同)[\u4e00-\u9fff]")
# a body to which something goes: 方案交保卫处，后勤处联合……
_HANDED_TO = Pattern(r"[交送报向给请到赴对找][\u4e00-\u9fff]{1,9}$")
_HANDED = 11  # code points of that
_STATES = Pattern("全部|全都|合格|正常|完好|达标|齐全|到位")  # nouns to the dictionary
_NOT_HAN = Pattern(r"[^\u4e00-\u9fff]")
_DEEDS = frozenset({"v", "vn"})
_NEXT_ITEM = Pattern(r"(?P<item>[\u4e00-\u9fff]{2,7})、[\u4e00-\u9fff]{2,10}[和及与等]")
# the last item, and the word for all of them behind it: 官网、公众号、宣传栏，广播站等阵地
_LAST_ITEM = Pattern(
    r"(?P<item>[\u4e00-\u9fff]{2,7})等(?:\d{1,3}[个项类处种])?(?:阵地|平台|载体|渠道|场所|区域|部位|物资|物品|用品|设备|器材|设施|环节|方面|课程|形式|方式|人员|部门|单位)"
)
_ITEM_SIZE = 8  # code points of an item, with the mark beside it
_NOMINAL = frozenset({"n", "nr", "nz", "nt", "vn", "b", "an", "j", "l", None})  # 宣传栏 is nr to the dictionary


# a mark before 和 or 及 that 、 alone would do: 树木、及彩钢房; 、以及 is in use
_BEFORE_AND = Pattern(
    r"(?<=[\u4e00-\u9fff])、(?P<word>[和及])(?=[\u4e00-\u9fff]{2})(?:(?<=及)|(?=(?P<last>[\u4e00-\u9fff]{2,6}?)(?:[，。；、]|$|等|到场|参加|共同|联合)))"
)
# a bare noun between two marks, and another before 和: 派车单，里程表和加油记录按月公开
_SORTS = "单表册簿本证卡票据书函件稿账录图处科系部室会队局所馆站组机泵柜灯阀椅床桌品材料费款垫罩剂液帽服鞋手套"
_BARE_ITEM = Pattern(
    rf"(?<=[，。；：])(?![由报交送经向到请将把对据按在从因为与和或及][\u4e00-\u9fff])[\u4e00-\u9fff]{{2,5}}(?<=[{_SORTS}])(?P<mark>[，；])(?=[\u4e00-\u9fff]{{2,5}}(?<=[{_SORTS}])[和及与][\u4e00-\u9fff]{{2}})"
)
_NO_ITEM = frozenset("的了是有为在于以将把被由从到向对已均都应须要可能会不未无并而但也又再")


def _is_bare_item(text: str, start: int, mark: int) -> bool:
    """Whether nothing but a noun stands between two marks, the latter at this place, and a noun begins behind it."""
    item, after = text[start:mark], _NOT_HAN.split(text[mark + 1 : mark + _ITEM_SIZE])[0]
    behind = after[: min(after.find(one) for one in "和及与" if one in after)]
    first = cut(item)[0]
    if part_of_speech(first) in {"v", "ns"} and 1 < len(first) < len(item) - 1:
        return False  # 填写台账: a clause
    return (
        _NO_ITEM.isdisjoint(item + behind)
        and all(is_word(words) or len(cut(words)) > 1 for words in (item, behind))
        and all(part_of_speech(words) not in {"v", "d", "c", "p", "r", "t"} for words in (item, behind))
        and (part_of_speech(cut(item)[-1]) or "n").startswith(("n", "q", "zg", "l", "v", "k"))
    )


def _is_nominal(words: str) -> bool:
    """Whether these words can be an item of a list: nouns and what describes them."""
    return all(part_of_speech(word) in _NOMINAL for word in cut(words))


def _is_comma_in_list(text: str, at: int) -> bool:
    """Whether the comma at this place stands where 、 should."""
    if text[at - 1 : at] in _BODIES and _TOGETHER.match(text, at + 1):
        return not _HANDED_TO.search(text, max(0, at - _HANDED), at)
    if text[at] == "；":
        return _is_semicolon_in_list(text, at)
    mark = text.rfind("、", max(0, at - _ITEM_SIZE), at - 2)
    if mark < 0:
        return False
    last = _LAST_ITEM.match(text, at + 1)
    if last:
        first = text.rfind("、", max(0, mark - _ITEM_SIZE), mark - 1)
        listed = first >= 0 and not _NOT_HAN.search(text, first + 1, mark)
        nominal = listed and _is_nominal(text[mark + 1 : at]) and _is_nominal(last["item"])
        return nominal and part_of_speech(cut(last["item"])[0]) not in _DEEDS
    if text.find("、", at + 3, at + 1 + _ITEM_SIZE) < 0:
        return False
    if _goes_on_as_list(text, mark, at):
        return True
    after = _NEXT_ITEM.match(text, at + 1)
    if after is None or not _is_nominal(text[mark + 1 : at]) or part_of_speech(cut(after["item"])[0]) in _DEEDS:
        return False
    rest = _NOT_HAN.split(text[after.end() : after.end() + 2 * _ITEM_SIZE])[0]
    return _is_nominal(after["item"]) and not (
        _STATES.search(rest) or (rest and not _is_nominal(rest))
    )  # a predicate behind it: a clause of its own


_LISTED_ITEM = r"[\d\u4e00-\u9fff]{2,8}"
_WHOLE_LIST = Pattern(
    rf"(?P<items>{_LISTED_ITEM}(?:、{_LISTED_ITEM}){{1,9}}?)(?=[。；，\n]|等[\u4e00-\u9fff，。；\d]|$)"
)
_NO_DIGITS = Pattern(r"\d+[米秒分克]?")


def _goes_on_as_list(text: str, mark: int, at: int) -> bool:
    """Whether only nouns with 、 between stand on either side of a comma, up to the end: 身高、体重，视力、50米跑、跳远."""
    first = text.rfind("、", max(0, mark - _ITEM_SIZE), mark - 1)
    rest = _WHOLE_LIST.match(text, at + 1)
    if first < 0 or rest is None or _NOT_HAN.search(text, first + 1, mark):
        return False
    items = [_NO_DIGITS.sub("", item) for item in rest["items"].split("、")]
    listed = (text[first + 1 : mark], text[mark + 1 : at], *items)
    return all(item and _is_nominal(item) and part_of_speech(cut(item)[0]) not in _DEEDS for item in listed)


_ITEM_BEFORE = Pattern(r"、[\u4e00-\u9fff]{2,6}$")
_REST_OF_LIST = Pattern(
    r"(?P<items>[\u4e00-\u9fff]{2,6}?(?:[、和及与][\u4e00-\u9fff]{2,6}?){1,4})(?:等处?)?(?=[，。；\n]|$)"
)
_BETWEEN_ITEMS = Pattern("[、和及与]")


def _is_semicolon_in_list(text: str, at: int) -> bool:
    """Whether the semicolon at this place divides items of which the others have 、: 阀门、水泵；灯管、开关."""
    rest = _REST_OF_LIST.match(text, at + 1)
    before = _ITEM_BEFORE.search(text, max(0, at - _ITEM_SIZE), at)
    if rest is None or before is None:
        return False
    items = _BETWEEN_ITEMS.split(rest["items"])
    return all(
        _is_nominal(item) and (is_word(item) or part_of_speech(cut(item)[0]) not in _DEEDS)
        for item in (before.group()[1:], *items)
    )


# what is asked within a statement: 由后勤处研究是否续签？
_INDIRECT = Pattern(
    r"(?:[处系部室会院组中心]|负责|共同|再|尽快)(?:研究|决定|核实|确认|商议|讨论|查明|核查|判断)[^，。；？\n]{0,8}是否[^，。；？\n]{1,20}(?P<mark>？)(?!”)"
)


# what comes next is told, and begins with an ordinal: 现将有关事项通知如下；
_ANNOUNCED = Pattern(
    r"(?:通知|通报|报告|汇报|请示|公告|通告|纪要|函复|函告|批复|安排|部署|公示|公布|说明|分述|要求|意见|措施)如下(?P<mark>[；，、])(?=\n[ 　]*(?:一、|（一）|1[.．]|第一))"
    r"|如下(?P<here>[；、]|，(?=(?:周|星期)[一二三四五六日]|一是|一、|（一）|1[.．]|第一|首先))(?!\n)"
    r"|(?P<first>；)(?=一是|其一[，是])"
)
_HAN = r"[\u4e00-\u9fff]"
_COUNTED = (
    r"(?:\d|[一二两三四五六七八九十几数百千]{1,4}[名家个人项次台套件份处所间辆张本册条起支位只座栋棵株组批场余多])"
)
_DAYS = "[一二三四五六日]"
# a mark that another should stand for, or none: what is said of it, and what stands for it
_OTHERWISE = (
    (
        Pattern(
            r"\d(?P<mark>。)\d{1,4}(?=元|[万亿%％‰℃]|[千厘毫]?米|公里|[千毫]?克|公斤|吨|毫?升|个百分点|平方|立方|摄氏度|千瓦|倍)"
        ),
        "小数点用“.”",
        ".",
    ),
    (
        Pattern(
            rf"(?:共有|共计|合计|总计|计有|仅有|只有|多达|约有|不少于|不低于|不超过|至少|大约)(?P<mark>，)(?={_COUNTED})"
        ),
        "数目前面不停顿，这里的“，”多余",
        "",
    ),
    (
        Pattern(rf"(?<!{_HAN})(?:首先|其次|再次|最后|此外|另外|同时|因此|例如|比如|总之|然而)(?P<mark>、)(?={_HAN})"),
        "这里用“，”",
        "，",
    ),
    (
        Pattern(
            rf"周{_DAYS}(?P<mark>。)(?=周{_DAYS}(?:[两三四五]天|[和、]))|星期{_DAYS}(?P<week>。)(?=星期{_DAYS}(?:[两三四五]天|[和、]))"
        ),
        "并列的几项之间用“、”",
        "、",
    ),
    (
        Pattern(
            r"(?:殊不知|也就是说|换句话说|这就是|那就是|只有一个|谁知|不料|例如|比如|原来)(?P<mark>[—－-])(?![—－-])"
        ),
        "破折号占两个字，用“——”",
        "——",
    ),
)
# what stands within quotation marks or titles as it should not: “经济账，”守住底线, 《甲》，《乙》和《丙》
_WITHIN = (
    (
        Pattern(rf"“[^“”，。；：？！\n]{{1,10}}(?P<mark>[，、；])”(?={_HAN})(?!{_HAN}{{0,6}}[说道问答喊])"),
        "这个标点放在引号外面",
    ),
    (Pattern(r"“[^“”，。；：？！\n]{1,8}(?P<mark>。)”(?=[的为等和与])"), "引号里的话没有完，句号多余"),
    (
        Pattern(rf"(?<=[\u4e00-\u9fff”》])（[^（）。\n]{{1,30}}(?P<mark>。)）(?=[，、；。]|{_HAN})"),
        "句子里的括号不用句号",
    ),
    (
        Pattern(r"》(?P<mark>，)(?=《[^《》\n]{1,30}》(?:[《和与及等]))|》《[^《》\n]{1,30}》(?P<after>，)(?=《)"),
        "并列的书名号之间不用标点",
    ),
)
# a question mark behind what is not asked: 何时到货，供应商也说不准？
_NOT_ASKED = Pattern(
    r"(?:说不[准清好]|不[清明]楚|不知道|不得而知|不好说|难以判断|[难无不][以法能]确定|尚不明确|尚未确定|没有定论|有待核实|有待确认|拿不准)(?P<mark>？)(?!”)"
)
_ASKING = Pattern(r"[吗呢你您岂难]|是不是|怎会|怎么会|为什么")
# a noun between commas before what one may not do with it: 试用期，不得超过一个月
_CUT_OFF = Pattern(rf"，(?P<noun>{_HAN}{{2,4}})(?P<mark>，)(?=不得|应当|必须|应该)")
_ORDINAL = Pattern(r"(?<=[；：。，])(?P<ordinal>[一二三四五六七八九十]{1,2}|\d{1,2})）(?=[\u4e00-\u9fff])")
_LONG_ENOUGH = 25  # code points of a paragraph that surely is no heading


def _other_marks(document: Document) -> Iterator[Hit]:
    """Marks where another should stand, or none."""
    for pattern, message, instead in _OTHERWISE:
        for match in document.finditer(pattern, CONTENT):
            yield Hit(*match.span(match.lastgroup or ""), message, Severity.INFO, Fix(instead))
    for pattern, message in _WITHIN:
        for match in document.finditer(pattern, CONTENT, mentions=True):
            yield Hit(*match.span(match.lastgroup or ""), message, Severity.INFO, Fix(""))
    text = document.plain
    for match in document.finditer(_NOT_ASKED, CONTENT):
        begin, _ = document.sentence_at(match.start())
        if not _ASKING.search(text, begin, match.start()):
            yield Hit(*match.span("mark"), "句子不是问话，不用问号", Severity.INFO, Fix("。"))
    for match in document.finditer(_CUT_OFF, CONTENT):
        if (part_of_speech(match["noun"]) or "x").startswith("n"):
            yield Hit(*match.span("mark"), "主语和谓语之间不停顿，这里的“，”多余", Severity.INFO, Fix(""))
    for match in document.finditer(_ORDINAL, CONTENT):
        ordinal = match["ordinal"]
        words = document.words(document.passage_at(match.start()))
        number = numeral(ordinal) or 0
        if any(f"（{_ordinal(number + step, ordinal)}）" in words for step in (-1, 1)):
            yield Hit(*match.span(), "序号少了前一半括号", Severity.INFO, Fix(f"（{ordinal}）"))


def _ordinal(number: int, like: str) -> str:
    """A number written as another one is: with digits, or as 二."""
    return str(number) if like.isdigit() else _ONES[number] if 0 < number < len(_ONES) else ""


_ONES = " 一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ")


def _unended(document: Document) -> Iterator[Hit]:
    """Where a paragraph of several sentences ends without a mark."""
    for passage in document.passages:
        if passage.role in CONTENT and passage.end - passage.start > _LONG_ENOUGH:
            words = document.words(passage).rstrip()
            end = passage.start + len(words)
            if _CHARACTER.match(words, len(words) - 1) and not _STOPS.isdisjoint(words):
                yield Hit(end - 1, end, "段末没有标点，是不是少了“。”", Severity.INFO, Fix(f"{words[-1]}。"))


_STOPS = frozenset("，。；")


def misplaced_mark(document: Document) -> Iterator[Hit]:
    """标点放错了地方：教务处、等3个部门，师生。的意见，和、食堂，括号里开头或结尾的逗号。

    “的”“等”前面不停顿，“和、与、及”后面不加顿号，括号里的话不以逗号、顿号开头，也不以它们结尾；“研究是否续签”不是问话，不用问号；
    “事项通知如下”后面分条写的，用冒号，也可以用句号。引号里的话没有完，逗号放在引号外面；并列的书名号之间不用逗号；数目前面不停顿；
    小数点不写成句号；破折号占两个字；段末要有标点。
    没有说完的话（根据安排。）不用句号；“其中”“否则”前面不用顿号；同一格式的几项（专人保管，专账登记）、“一是”“二是”之间用一种标点，
    分条的最后一条用句号；动词后面并列的名词用顿号，“在……等方面”“对门窗，床铺逐一检查”里也是；“均已”前面用逗号；标点不插在词里（加强学，生管理）；引的不是整句话，句号在引号外面。
    """
    told = set[int]()
    others = (
        Hit(start, end, message, Severity.INFO, Fix(right)) for start, end, message, right in marks_amiss(document)
    )
    for hit in (*_misplaced_marks(document), *_other_marks(document), *_unended(document), *others):
        if told.isdisjoint(range(hit.start, hit.end)):
            told.update(range(hit.start, hit.end))
            yield hit


def _misplaced_marks(document: Document) -> Iterator[Hit]:
    """Marks where no clause ends, and among items that 、 divides."""
    text = document.plain
    for at in sorted(at for pair in _AMISS for at in occurrences(text, pair)):
        match = _MISPLACED.match(text, at)
        if match and document.passage_at(at).role in CONTENT:
            name = match.lastgroup or ""
            start, end = match.span(name)
            if match.group() == "：）" and _CLOSED_LATER.match(text, end + 1):
                start, end = end, end + 1  # （微信号：）alszy）
            yield Hit(start, end, f"这里的“{text[start:end]}”多余", Severity.INFO, Fix(""))
    told = set[int]()
    for at in sorted((*occurrences(text, "，"), *occurrences(text, "；"))):
        if _is_comma_in_list(text, at) and document.passage_at(at).role in CONTENT:
            told.add(at)
            yield Hit(at, at + 1, "并列的几项之间用“、”", Severity.INFO, Fix("、"))
    for match in document.finditer(_BARE_ITEM, CONTENT):
        at = match.start("mark")
        if at not in told and _is_bare_item(text, match.start(), at):
            yield Hit(at, at + 1, "并列的几项之间用“、”", Severity.INFO, Fix("、"))
    for match in document.finditer(_BEFORE_AND, CONTENT):
        last = match["last"] or ""
        if not is_word(text[match.start("word") : match.start("word") + 2]) and _is_nominal(last):
            yield Hit(match.start(), match.start() + 1, f"“{match['word']}”前面不加“、”", Severity.INFO, Fix(""))
    for match in document.finditer(_INDIRECT, CONTENT):
        yield Hit(*match.span("mark"), "句子不是问话，不用问号", Severity.INFO, Fix("。"))
    for match in document.finditer(_ANNOUNCED, CONTENT):
        name = match.lastgroup or ""
        message = "引出下文用冒号" if name == "first" else "“如下”引出下文，用冒号"
        yield Hit(*match.span(name), message, Severity.INFO, Fix("："))


def _standard(
    check: Callable[[Document], Iterator[Hit]],
    title: str,
    standard: str,
    bad: tuple[str | Example, ...],
    good: tuple[str | Example, ...],
    severity: Severity = Severity.INFO,
    yields_to: tuple[str, ...] = (),
) -> Rule:
    return Rule(
        check=check,
        family="punctuation",
        yields_to=yields_to,
        title=title,
        clause="1.4a",
        basis=Basis.STANDARD,
        standard=standard,
        severity=severity,
        bad=bad,
        good=good,
    )


RULES = (
    _standard(
        halfwidth_punct,
        "半角标点",
        "GB/T 15834",
        (
            "学院部署安全工作⟦,⟧各系参加。",
            "会议由张某主持⟦;⟧李某作汇报。",
            "会议要求⟦:⟧各系抓好落实。",
            "学院⟦(⟧主校区⟦)⟧供暖正常。",
            "供暖正常吗⟦?⟧",
            "电气系获⟦'先进单位'⟧称号。",
            '他说⟦"已经关闸"⟧。',
            "14时供水恢复⟦.⟧",
            '值班员说⟦:⟧⟦"阀门关了。"⟧',
            "更换阀门⟦(⟧型号DN50⟦)⟧3个。",
            "更换阀门（型号DN50⟦)⟧3个。",
            "更换阀门⟦(⟧型号DN50）3个。",
            '他说“已经关闸⟦"⟧。',
        ),
        (
            "学院部署安全工作，各系参加。",
            "2024年5月20日15:30，供暖恢复。",
            "网址 https://www.example.com/a,b 已公布。",
            "网址为https://www.example.com/公告,通知.htm。",
            "学院（主校区）供暖正常。",
            "附件为值班表(第2版).docx，请查收。",
            "采用 CNAS (ISO 17025) 标准。",
            '55"显示器和32"显示器各1台。',
        ),
        yields_to=("heading-format", "heading-trailing-punct", "doc-number-brackets"),
    ),
    _standard(
        quote_book_dunhao,
        "引号书名号间顿号",
        "GB/T 15834",
        (
            "贯彻《消防法》⟦、⟧《安全生产法》。",
            "推进“三全育人”⟦、⟧“五育并举”。",
            "学习《职业教育法》⟦、⟧《高等教育法》⟦、⟧《教育法》。",
            "打造“警务室”⟦、⟧“护学岗”。",
            "落实“首问负责制”⟦、⟧《办事指南》。",
        ),
        (
            "贯彻《消防法》《安全生产法》。",
            "推进“三全育人”“五育并举”。",
            "学习《职业教育法》和《高等教育法》。",
            "对照《职业教育法》，落实“首问负责制”。",
            "2024年5月20日，“警务室”的值守、“护学岗”的安排都已到位。",
        ),
    ),
    _standard(
        range_dash,
        "连接号",
        "GB/T 15834",
        (
            "2023⟦-⟧2024学年第二学期课程已排定。",
            "2024年5月20日⟦-⟧24日，各系自查。",
            "抽查12⟦-⟧15个班级。",
            "2024年3月⟦-⟧5月，各系自查。",
            "年龄在18⟦-⟧20岁之间。",
            "2024年5月20日⟦～⟧22日，锅炉检修。",
            "2024年5月20日9时⟦-⟧11时，2号楼停水。",
        ),
        (
            "2023—2024学年第二学期课程已排定。",
            "2024年5月20日至24日，各系自查。",
            "抽查12～15个班级。",
            "电话0483-8000000已接通。",
            "登记日期填写为2024-05-20。",
        ),
    ),
    _standard(
        ellipsis_usage,
        "省略号",
        "GB/T 15834",
        (
            "排查了宿舍、食堂、实训室⟦...⟧",
            "隐患包括电气、消防、燃气⟦…⟧",
            "发放宣传册、横幅、海报⟦等……⟧",
            "问题涉及床位紧张⟦……等⟧。",
            "已排查⟦。。。⟧",
        ),
        (
            "2024年5月20日，排查了宿舍、食堂、实训室等场所。",
            "墙上写着“隐患无小事……”。",
            "发放宣传册、横幅、海报等。",
            "版本为2.4.1。",
            "宿舍、食堂……都已排查。",
        ),
    ),
    _standard(
        doc_number_brackets,
        "发文字号",
        "GB/T 9704",
        (
            "依据内教办发⟦[2024]7号⟧文件自查。",
            "根据阿署办发⟦（2024）3号⟧通知，完善值班制度。",
            "落实阿职院发〔2024〕⟦12⟧的要求。",
            "对照国办发〔2010〕⟦第⟧105号自查。",
            "转发内教发⟦【2023】15号⟧文件精神。",
            "转发内教发〔2023〕⟦015⟧号文件精神。",
            "转发内教发⟦〔23〕15号⟧文件精神。",
            "转发内教发⟦〔2023）15号⟧文件精神。",
            "转发内教发⟦〈2023〉15号⟧文件精神。",
            "转发内教发⟦［2023］15号⟧文件精神。",
            "转发内教发⟦（23）15号⟧文件精神。",
            "转发内教发⟦2023〔15〕号⟧文件精神。",
            "转发内教发⟦〔二〇二三〕15号⟧文件精神。",
            "转发内教发〔2023〕⟦第015⟧号文件精神。",
        ),
        (
            "依据内教办发〔2024〕7号文件自查。",
            "该文号为国办发〔2010〕105号。",
            "参照文献[1]自查。",
            "机电系（2023）级学生参加。",
            "机电系（2023）12班参加。",
            "学生公寓（24）3号楼供暖正常。",
        ),
    ),
    _standard(
        unit_style,
        "计量单位",
        "GB 3100",
        (
            "建筑面积1200⟦平米⟧。",
            "5月20日，操场铺设草坪800⟦平方⟧，围栏已装好。",
            "5月20日，当月用电量12.5万⟦千瓦⟧，已核对。",
            "校车行驶80⟦KM⟧。",
            "裂缝长9⟦公分⟧。",
            "室温不低于26⟦度⟧。",
            "每人发放面粉5⟦市斤⟧。",
        ),
        (
            "建筑面积1200平方米。",
            "校车行驶80公里。",
            "用电3200度。",
            "5月20日，单日用电量最高负荷达300千瓦，发电量峰值功率达120千瓦，已记录。",
            "室温不低于26摄氏度。",
            "坡度达到30度。",
        ),
    ),
    _standard(
        unpaired_punct,
        "引号括号不成对",
        "GB/T 15834",
        (
            "学院落实⟦《值班办法⟧。",
            "他说⟦“立即整改⟧。",
            "⟦（一⟧坚持真实性。",
            "学院开设⟦“银龄课堂⟧，免费授课。",
            "材料报教务处⟦（联系人：张某；电话：8330000⟧。",
            "依据⟦《固定资产管理办法⟧的规定，维修屋面。",
            "后勤处拟定⟦【⟧草案。",
            "学院落实值班办法⟦》⟧。",
            "学院落实《值班办法⟦〉⟧，获⟦‘⟧先进集体”称号。",
            "关于⟦《⟧值班《办法》的说明。",
            reported("学院落实⟦《值班办法⟧", "2024年5月20日，学院召开例会。"),
            reported("后勤处更换阀门", "2024年5月20日，处长要求：⟦“当日恢复供水⟧。"),
            reported("实训楼配电箱冒烟（首报）", "2024年5月20日10时⟦（星期一⟧，实训楼3层配电箱冒烟。", kind=Kind.FIRST),
            reported("毕业生就业进展", "一、进展", "2024年5月20日，招生就业处印发就业手册⟦》⟧。", kind=Kind.COMPOSITE),
            reported(
                "学生公寓漏水（续报）",
                "一、事故基本情况",
                "修复完毕。",
                "二、领导批示落实情况",
                "院长批示：⟦先安置学生”⟧。",
                kind=Kind.FOLLOW_UP,
            ),
        ),
        (
            "学院落实《中华人民共和国消防法》。",
            "他说：“立即整改。”",
            "（一）坚持真实性。",
            "步骤为1）登记，2）核对。",
            "系数取值在(0,1]之间。",
            Example(framed("领导批示", "批示指出：“先安人。", "后修管。”"), Kind.DAILY),
            Example(framed("领导批示", "批示指出：“先安人。", "“后修管。”"), Kind.DAILY),
            reported("学院落实《值班办法》", "2024年5月20日，学院召开例会。"),
            reported("实训楼配电箱冒烟（首报）", "2024年5月20日10时（星期一），实训楼3层配电箱冒烟。", kind=Kind.FIRST),
            reported(
                "学生公寓漏水（续报）",
                "一、事故基本情况",
                "修复完毕。",
                "二、领导批示落实情况",
                "院长批示：“先安置学生”。",
                kind=Kind.FOLLOW_UP,
            ),
        ),
        Severity.WARNING,
    ),
    proofreading_rule(
        misplaced_mark,
        "标点放错地方",
        (
            "5月20日，教务处、保卫处⟦、⟧等3个部门到场。",
            "5月20日，工会听取师生⟦。⟧的意见16条。",
            "5月20日，后勤处检修食堂和⟦、⟧宿舍的管线。",
            "5月20日，两校在教材编写⟦，⟧师资互派⟦，⟧基地共建等方面合作，负责公寓电路⟦，⟧楼道卫生等工作，对门窗⟦，⟧床铺逐一登记。",
            "5月20日，检查3栋、5栋⟦，⟧6栋宿舍，楼道存在线路老化、灯具松动⟦；⟧插座缺盖等问题，送去棉衣、棉被⟦，⟧手套等物资。",
            "5月20日，两项工程⟦、⟧均已完工。请将《登记表》⟦，⟧于6月3日前交教务处。事项如下：1⟦，⟧更换阀门。一是⟦；⟧加强巡查。",
            "5月20日，名单报学生处。联系人⟦，⟧赵敏，电话8337000。报名时间⟦；⟧6月3日。",
            "5月20日，后勤处更换阀门（⟦，⟧型号DN50）3个。",
            "5月20日，后勤处更换阀门（型号DN50⟦，⟧）3个。",
            "5月20日，卫生检查由学生会⟦，⟧公寓科共同评定。",
            "5月20日，合同由后勤处研究是否续签⟦？⟧",
            "5月20日，财务处⟦；⟧后勤处共同验收，出库单⟦，⟧维修卡和领料簿已归档。",
            "5月20日，后勤处检修水泵、阀门⟦；⟧灯管、电缆等，更换门窗⟦、⟧及管线。",
            "5月20日，学院添置教学设备、体育器材⟦，⟧图书资料、消防用品和桌椅。",
            "5月20日，安全提示登上校园网、公众号、宣传栏⟦，⟧广播站等平台。",
            "5月20日，后勤处备好铁锹、手套⟦、⟧等物资。",
            "5月20日，善款共3,620⟦。⟧5元，捐款的企业共有⟦，⟧六家，值班集中在周二⟦。⟧周四两天，原来⟦—⟧规定要逐项登记。",
            "5月20日，财务处引导师生算好“安全账⟦，⟧”守住底线，图书馆续订《甲刊》⟦，⟧《乙刊》《丙刊》。",
            "5月20日，开关何时到货，厂家也说不准⟦？⟧未满一年的，见习期⟦，⟧不得超过两个月。",
            "5月20日，值勤安排如下⟦；⟧周一由保卫处负责，会议议定：（一）更换阀门；⟦二）⟧检修管线。",
            "5月20日，值班员做到不脱⟦岗不⟧离岗、不睡岗，药品实行专柜存放⟦，⟧专人保管、专账登记。",
            "根据学院安排⟦。⟧后勤处更换阀门6个。5月⟦，⟧21日，各系加强学⟦，⟧生管理，开展“回头看⟦。”⟧",
            "5月20日，后勤处检查食堂⟦，⟧宿舍、实训室等场所。保卫处加强人员⟦，⟧车辆管理，共登记12辆⟦、⟧其中校车2辆。",
            Example(
                framed(
                    "更换阀门",
                    "2024年5月20日，阀门换完，有关情况报告如下⟦；⟧",
                    "一、更换阀门",
                    "2024年5月20日，后勤处更换阀门6个。",
                )
            ),
        ),
        (
            "5月20日，对损坏的灯具，尽快统一更换，学生住3栋、5栋，6栋正在维修，对新生，辅导员逐一谈话，从检查情况看，卫生等方面较好，手套、棉帽，水袋等物资由校友捐赠。",
            "5月20日，请填写《登记表》，于6月3日前报送。得分为：5，居第二。现为、曾为班长的学生到场，学校负责宿舍，食堂等由后勤处负责。",
            "5月20日，检查由学生会组织，公寓科、后勤处配合，更换灯管、开关，检修水泵、阀门。",
            "5月20日，更换水泵、阀门，检修管道、电机和开关，发放棉衣、棉被，学生、教师和家属领取。",
            "5月20日，检查灯具、线路，教室、宿舍和食堂全部合格。",
            "5月20日，方案交保卫处，后勤处联合宿管中心落实，材料送盟公安局，教体局联合发文。",
            "5月20日，教务处、保卫处等3个部门到场。",
            "5月20日，善款共3,620.5元，读数为7。205室停用，捐款的企业共有六家，值班集中在周二、周四两天。",
            "5月20日，财务处引导师生算好“安全账”，守住底线，图书馆续订《甲刊》《乙刊》，学习《丙刊》的文章。",
            "5月20日，开关何时到货，厂家尚未答复。会议议定：（一）更换阀门；（二）检修管线。",
            "5月20日，保卫处负责宿舍、食堂；后勤处、团委负责道路，随时答疑、及时回复，材料报财务处，教务处和后勤处留存。",
            "5月20日，教材科、考务科；教学科负责排课，甲组查水泵；乙组查阀门、灯管，填写台账，维修卡和领料簿归档。",
            "5月20日，工会听取师生的意见16条。",
            "5月20日，志愿者参与、组织了义诊，的确受欢迎。",
            "5月20日，公司不得为他人提供赠与、借款和担保。",
            "5月20日，后勤处更换阀门（型号DN50）3个。",
            "5月20日，值班员登记阀门、水泵和配电箱。",
            "5月20日，代表提问：合同是否续签？食堂是否扩建？",
            "5月20日，学院克服观望、等靠要思想，师生要主动、等不得，学生复习加法、等式和方程。",
            "5月20日，教务处核对类别、等级、编号，学生在车站排队、等候。",
            "5月20日，检查灯具、线路，教室等场所通电正常。",
            "5月20日，东、西两个校区的阀门换完，合格率分别提高3、5个百分点。",
        ),
        severity=Severity.INFO,
        standard="GB/T 15834",
        yields_to=("doubled-mark", "unpaired-punct", "quote-book-dunhao"),
    ),
)
