"""A sentence taken apart: its clauses with their agents, verbs, moods and figures, and the time that governs it.

Computed once for each sentence that holds a candidate, and read by the rules on figures and on acts. Nothing here says
what is to be found: it names what stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis import cue_words
from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.periods import cutoffs
from alvtc_info.analysis.time_words import BARE_DAY, RELATIVE, speaks_of_now, vague_spans
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import cut, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_NO_CLASSES: frozenset[str] = frozenset()


def _by_word(classes: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _lexicon() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], int]:
    """Cue classes and verb classes by word, and the length of the longest word."""
    cues, verbs = _by_word(cue_words.CUES), _by_word(cue_words.VERBS)
    return cues, verbs, max(map(len, (*cues, *verbs)))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a clause: `start` and `end` are code points in the clause, `cues` and `verbs` the classes it is in.

    `tag` is the dictionary's part of speech, "v" for a word of the verb classes.
    """

    start: int
    end: int
    text: str
    tag: str
    cues: frozenset[str]
    verbs: frozenset[str]

    @property
    def is_verb_of(self) -> frozenset[str]:
        """The classes of verbs that it is in, by the lists or by the characters it is made of; empty for no verb.

        `two` are verbs of two characters for single acts (制发), `end` those that bring an act to its end, `half` those
        with one such character, `being` and `effort` states and efforts, `other`, `one`, `long` the rest.
        """
        if self.verbs:
            return self.verbs
        if len(self.text) == 2:
            first, second = (character in cue_words.ONCE for character in self.text)
            if first and second:
                return frozenset({"two"})
            if self.tag[:1] == "v":
                return frozenset({_made_of(self.text, first=first, second=second)})
        if self.tag[:1] == "v":
            return frozenset({"one" if len(self.text) == 1 else "long"})
        return _NO_CLASSES


def _made_of(word: str, *, first: bool, second: bool) -> str:
    if first and word[1] in cue_words.RESULT:
        return "end"
    if first or second:
        return "half"
    if word[0] in cue_words.BEING or word[1] in cue_words.BEING:
        return "being"
    if word[0] in cue_words.ONGOING and word[1] in cue_words.ONGOING:
        return "effort"
    return "other"


def words_of(clause: str) -> list[Word]:
    """The words of a clause, by the dictionary; words of the lists are kept together, and pairs of act characters."""
    cues, verbs, longest = _lexicon()
    pieces = cut(clause)
    found: list[Word] = []
    at = index = 0
    while index < len(pieces):
        for count in (4, 3, 2, 1):
            text = "".join(pieces[index : index + count])
            if count == 1 or (
                index + count <= len(pieces) and len(text) <= longest and (text in cues or text in verbs)
            ):
                break
        part = ("v" if text in verbs else "x") if count > 1 else ("m" if text.isascii() else tag(text))
        word = Word(at, at + len(text), text, part, cues.get(text, _NO_CLASSES), verbs.get(text, _NO_CLASSES))
        last = found[-1] if found else None
        if last is not None and _makes_a_verb(last, word):
            found[-1] = Word(last.start, word.end, last.text + text, "v", _NO_CLASSES, _NO_CLASSES)
        else:
            found.append(word)
        at += len(text)
        index += count
    return found


def _makes_a_verb(first: Word, second: Word) -> bool:
    """Whether two single characters make a verb for an act that the dictionary does not know (制发)."""
    return (
        len(first.text) == len(second.text) == 1
        and first.text in cue_words.ONCE
        and second.text in cue_words.ONCE
        and first.text not in cue_words.PREPOSITIONS
        and not first.cues
    )


_HABIT = Pattern(r"每[年月周日季学天晚次逢两半台人户班层组个]|原则上|不定期|定期|一般(?!公共)|通常")
MOODS = ("must", "habit", "future", "limit", "neg", "going", "many")


@dataclass(slots=True)
class Clause:
    """What stands between two of ，；：。: `start` and `end` are code points in the document's text.

    `agent` is "office" or "person" where the clause names who acts, with "own " or "carried " before it (carried over
    from a clause before), and "none". `head` is the index of the word that is taken for its main verb, -1 for none;
    `subject_end` the number of words up to the end of the agent; `moods` those of `MOODS` that it holds.
    """

    start: int
    end: int
    index: int
    text: str
    words: list[Word]
    cues: frozenset[str]
    agent: str = "none"
    subject_end: int = 0
    head: int = -1
    governed: bool = False
    moods: frozenset[str] = _NO_CLASSES

    @property
    def verb(self) -> frozenset[str]:
        """The classes of its main verb; `{"none"}` without one."""
        return (self.words[self.head].is_verb_of if self.head >= 0 else _NO_CLASSES) or frozenset({"none"})


def _clause(text: str, start: int, end: int, index: int) -> Clause:
    inside = text[start:end]
    words = words_of(inside)
    found = Clause(start, end, index, inside, words, frozenset().union(*(word.cues for word in words)))
    _find_agent(found)
    _find_head(found)
    moods = set(found.cues.intersection(MOODS))
    if _HABIT.search(inside):
        moods.add("habit")
    if any(_announces(word, after) for word, after in pairwise(words)):
        moods.add("future")
    found.moods = frozenset(moods)
    return found


def _announces(word: Word, after: Word) -> bool:
    """Whether 将 tells a plan (将召开, 将于) and not what is handled (将档案寄出)."""
    return word.text == "将" and (
        after.text in {"于", "在", "会", "对", "按", "由", "以"} or bool(after.is_verb_of) or "smooth" in after.cues
    )


_BEFORE_VERB = frozenset({"done", "must", "future", "habit", "at_once", "smooth", "joint"})


def _find_agent(clause: Clause) -> None:
    for number, word in enumerate(clause.words[:10]):
        text, part = word.text, word.tag
        if (
            text in cue_words.OFFICES
            or (len(text) > 1 and text[-1] in cue_words.OFFICE_ENDS and part[:1] in "njx")
            or (len(text) == 1 and number and text in cue_words.OFFICE_ENDS and part[:1] in "nqvjfi")
        ):
            clause.agent, clause.subject_end = "office", number + 1
        elif text in cue_words.PERSONS:
            clause.agent, clause.subject_end = "person", number + 1
        elif text in cue_words.PREPOSITIONS and not number:
            continue
        elif (clause.subject_end and (part[:1] in {"v", "d", "p"} or word.cues & _BEFORE_VERB)) or (
            not clause.subject_end and number >= 4 and part[:1] == "v"
        ):
            return


_AUXILIARY = frozenset({"must", "habit", "done", "going", "smooth", "at_once", "future"})
_SHORT_VERBS = frozenset("赴获任拨购授评设建开签")


def _find_head(clause: Clause) -> None:
    words = clause.words
    for number in range(clause.subject_end, len(words)):
        word = words[number]
        if word.text in cue_words.PREPOSITIONS:
            clause.governed = True
            continue
        after = words[number + 1].text if number + 1 < len(words) else ""
        if not word.is_verb_of or (word.cues & _AUXILIARY and after) or after == "的":
            continue
        if len(word.text) == 1 and after != "了" and word.text not in _SHORT_VERBS:
            continue
        clause.head = number
        return


_UNITS = {
    "person": "人次 人 名 位 户 口 师生 学生 对",
    "case": "例 起 宗 件 次 项 条 批 场 轮 门 节 班",
    "thing": "个 台 套 间 栋 所 家 辆 张 支 座 处 只 头 匹 份 册 部 篇 本 块 盏 根 把 面 棵 株 顶 床 袋 箱 瓶 艘 架 孔 枚 幅 笔 眼 扇 副 列 组 队 类 种 岗 席 尾 峰 羽 粒 卷 页 幢 盘 桶",
    "share": "% 个百分点 成 倍 ‰ 百分点",
    "money": "元 万元 亿元 万 亿",
    "measure": "平方米 平方公里 公顷 亩 公里 千米 米 厘米 毫米 吨 公斤 千克 斤 升 毫升 立方米 千瓦 千瓦时 度 兆 G 伏 安 摄氏度 ℃ 级 里 克",
    "time": "天 日 小时 分钟 秒 年 个月 月 周 岁 学时 课时 分 时 点 号 学分 届 期 学期 夜 晚",
}
_UNIT_KINDS = {word: kind for kind, units in _UNITS.items() for word in units.split()}
_UNIT = "|".join(re.escape(word) for word in sorted(_UNIT_KINDS, key=lambda word: (-len(word), word)))
_FIGURE = Pattern(
    rf"(?<![\d.〔第A-Za-z\-/:])(?P<number>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)(?P<thousands>[百千万亿]{{0,2}})(?P<rough>[余多来几]?)(?:个)?(?P<unit>{_UNIT}|(?=[一-龥]))"
    r"|百分之(?P<share>[一二三四五六七八九十百零点]+)"
)
_NO_AMOUNT = frozenset("年月日号时点届期岁分秒周晚夜")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, from `start` to `end` in the document's text.

    `unit` is the kind of its measure word: person, case, thing, share, money, measure, time, or open for any other.
    `digits` counts those before the point, 0 for a number in Chinese.
    """

    start: int
    end: int
    clause: Clause
    order: int
    unit: str
    digits: int
    decimal: bool
    thousands: bool
    rough: bool


_CLAUSE_EDGE = Pattern(r"[，；：。！？\n]")
_CLOSED = Pattern(
    r"(?:(?:19|20)(?:\d\d|××)) ?年(?:度|全年|[上下]半年|第?[一二三四1-4]季度|[末底初]|春季|秋季|\d{1,2}月(?:份|底|末|初)?)?(?![版级届]|以来|起|至今|后|以前|前)"
    r"|(?<!\d)\d{1,2}月(?:份)?(?:至|到|[-—–~～])\d{1,2}月|(?<![\d年])\d{1,2}月(?:份|底|末)?(?=[，共累全学])|(?:19|20)\d\d[-—–~～至](?:(?:19|20)\d\d)?(?:学年|年)"
    r"|(?<!近)全年|[上下]半年|前[一二三]季度|[一二三四]季度|“?十[一二三四五]五”?末|毕业半年后|[上下本]学期|今年(?:\d{1,2}月|[上下]半年|[一二三四]季度)|去年|上年(?!同|末?[增减下])|上月|上周|昨[日天晚]|本月|本周"
)
_OPEN = Pattern(
    r"以来|近年|[近过]去?[一二两三四五六七八九十几\d]+[年月日天]|[一二两三四五六七八九十几\d]+年来|历年|多年|“十[一二三四五]五”(?:期间|时期)|期间|至今|迄今|先后|今年(?!\d|[上下一二三四])|本届|本年度|成立|创办"
)
_COMPARED = frozenset("比较与同由")
_KINDS_OF_TIME = (
    ("year", Pattern(r"(?:19|20)(?:\d\d|××) ?年(?!\d|[版级届]|以来|起|至今|后|以前|前)")),
    ("month", Pattern(r"(?<!\d)\d{1,2} ?月(?!\d{1,2}[日号]|\d{1,2}[—、至到-])(?:份|底|末|初|[上中下]旬)?(?!以来)")),
    (
        "span",
        Pattern(
            r"\d月?(?:至|到|[-—–~～])\d{1,2}月|(?:19|20)\d\d[-—–~～至](?:(?:19|20)\d\d)?(?:学年|年)|[上下]半年|前?[一二三四]季度|(?<!近)全年|学年(?!度)|季学期"
        ),
    ),
    ("plan end", Pattern(r"“?十[一二三四五]五”?(?:规划)?(?:末|收官|结束)")),
    ("plan", Pattern(r"“十[一二三四五]五”(?:期间|时期|以来|前)")),
    ("term", Pattern(r"[上下本新]学期|寒假|暑假|暑期|春季|秋季|今年[春夏秋冬]")),
    ("year end", Pattern(r"年[末底](?!前)")),
    ("counted", Pattern(r"统计|盘点|核定|测算|年报|汇总")),
    ("until now", Pattern(r"至今|迄今|以来|来(?=，)")),
)
_CLOCK = Pattern(r"\d[时点:]\d|\d时|上午|下午|晚上|凌晨|当天|当日|当晚|同日")
_NUMBERED = Pattern(r"〔(?:19|20)\d\d〕|第?\d+号(?:文|令|决定)")
# what governs a sentence: the first of these that holds
_GOVERNORS = (
    "date here", "cut-off here", "period here", "now here", "vague here", "relative here", "open here", "clock here",
    "cut-off before", "period before", "date before", "relative before", "vague before", "open before",
)  # fmt: skip


def _closing(text: str) -> list[int]:
    """Where a closed period is named (2023年, 1月至10月, 上学期) other than as a base of comparison (比上月)."""
    return [m.start() for m in _CLOSED.finditer(text) if text[max(0, m.start() - 1) : m.start()] not in _COMPARED]


@dataclass(slots=True)
class Sentence:
    """A sentence of a document: `start` and `end` are code points in its text, the closing mark left out.

    `times` names what tells the time in it and before it in its paragraph, `time` the
    strongest of these.
    """

    document: Document
    start: int
    end: int
    paragraph: int
    clauses: list[Clause]
    times: frozenset[str]
    time: str

    @property
    def is_first(self) -> bool:
        """Whether it begins its paragraph."""
        return self.start == self.paragraph

    def names(self, kind: str, start: int, end: int) -> bool:
        """Whether this kind of time (period, open …) is named between these offsets of the document's text."""
        starts = self.document.once(_Places).starts[kind]
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end

    def figures(self) -> Iterator[Figure]:
        """Its figures in order: numbers with a measure word, without dates, clock times, ages and ordinals."""
        text, known = self.document.plain, dates(self.document)
        order = 0
        for clause in self.clauses:
            for match in _FIGURE.compiled.finditer(text, clause.start, clause.end):
                number, unit = match["number"], match["unit"] or ""
                if number is not None and (
                    unit in _NO_AMOUNT
                    or (not number[0].isascii() and not (len(number) > 1 or unit == "成" or match["thousands"]))
                    or (not unit and not number[0].isascii())
                    or known.at(match.start())
                ):
                    continue
                whole = number.replace(",", "").partition(".") if number and number[0].isascii() else ("", "", "")
                yield Figure(
                    *match.span(),
                    clause,
                    order,
                    "share" if number is None else _UNIT_KINDS.get(unit, "open"),
                    len(whole[0].lstrip("0")) or bool(whole[0]),
                    bool(whole[1]),
                    bool(match["thousands"]),
                    bool(match["rough"]),
                )
                order += 1


def _ends_at(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "。！？\n":
        end -= 1
    return end


def _clauses(text: str, start: int, end: int) -> list[Clause]:
    edges = [start]
    for edge in _CLAUSE_EDGE.compiled.finditer(text, start, end):
        edges.extend(edge.span())
    edges.append(end)
    spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    found = [_clause(text, a, b, index) for index, (a, b) in enumerate(spans)]
    carried = ""
    for clause in found:
        if clause.agent == "none":
            clause.agent = f"carried {carried}" if carried else "none"
        else:
            carried = clause.agent
    return found


class _Places:
    """Where in a document each kind of time is named: sorted offsets by name."""

    def __init__(self, document: Document) -> None:
        text, vague = document.plain, document.once(vague_spans)
        places, points = document.once(cutoffs)
        self.starts: dict[str, list[int]] = {
            "date": [span.start for span in dates(document).spans],
            "cut-off": places,
            "point": points,
            "period": _closing(text),
            "open": [match.start() for match in _OPEN.finditer(text)],
            "now": [start for start, end in vague if speaks_of_now(text[start:end])],
            "vague": [start for start, end in vague if not speaks_of_now(text[start:end])],
            "relative": sorted(match.start() for each in (RELATIVE, BARE_DAY) for match in each.finditer(text)),
            **{name: [match.start() for match in pattern.finditer(text)] for name, pattern in _KINDS_OF_TIME},
        }

    def named(self, start: int, end: int) -> Iterator[str]:
        """The kinds of time that are named in this span of the text."""
        for name, starts in self.starts.items():
            index = bisect_left(starts, start)
            if index < len(starts) and starts[index] < end:
                yield name


def _times(document: Document, paragraph: int, start: int, end: int) -> frozenset[str]:
    places = document.once(_Places)
    found = {"first" if start == paragraph else "later"}
    found.update(f"{name} here" for name in places.named(start, end))
    found.update(f"{name} before" for name in places.named(paragraph, start))
    if _CLOCK.search(document.plain, start, end):
        found.add("clock here")
    if _NUMBERED.search(document.text, start, end):
        found.add("numbered here")
    return frozenset(found)


class Sentences:
    """The sentences of a document, each taken apart when it is first read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, Sentence] = {}

    def at(self, offset: int) -> Sentence:
        """The sentence that holds this offset of the document's text."""
        document = self._document
        start, stop = document.sentence_at(offset)
        known = self._known.get(start)
        if known is None:
            paragraph = max(document.passage_at(start).start, 0)
            start = max(start, paragraph)
            end = _ends_at(document.text, start, stop)
            times = _times(document, paragraph, start, end)
            time = next((name for name in _GOVERNORS if name in times), "none")
            clauses = _clauses(document.plain, start, end)
            known = Sentence(document, start, end, paragraph, clauses, times, time)
            self._known[start] = known
        return known


def sentences(document: Document) -> Sentences:
    """The sentences of a document, computed at most once."""
    return document.once(Sentences)
