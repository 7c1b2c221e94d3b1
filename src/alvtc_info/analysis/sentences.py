"""A sentence taken apart: its clauses with their agents, verbs, moods and figures, and the time that governs it.

Computed once for each sentence that holds a candidate, and read by the rules on figures and on acts. Nothing here says
what is to be found: it names what stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from alvtc_info.analysis import cue_words
from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.periods import cutoffs
from alvtc_info.analysis.time_words import day_spans, relative_spans, speaks_of_now, vague_spans
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
def _lexicon() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], dict[str, tuple[str, ...]]]:
    """Cue classes and verb classes by word, and the words of both that begin with two characters, the longest first."""
    cues, verbs = _by_word(cue_words.CUES), _by_word(cue_words.VERBS)
    heads: dict[str, list[str]] = {}
    for word in sorted({*cues, *verbs}, key=lambda word: (-len(word), word)):
        if len(word) > 1:
            heads.setdefault(word[:2], []).append(word)
    return cues, verbs, {head: tuple(words) for head, words in heads.items()}


class Word(NamedTuple):
    """A word of a clause: `start` and `end` are code points in the clause.

    `tag` is the dictionary's part of speech, "v" for a word of the verb classes; `cues` and `verbs` are the classes
    that list it. `is_verb_of` are the classes of verbs that it is in, by the lists or by its characters, empty for no
    verb: `two` are verbs of two characters for single acts (制发), `end` those that bring an act to its end, `half`
    those with one such character, `being` and `effort` states and efforts, `other`, `one`, `long` the rest.
    """

    start: int
    end: int
    text: str
    tag: str
    cues: frozenset[str]
    verbs: frozenset[str]
    is_verb_of: frozenset[str]


_MADE = {name: frozenset({name}) for name in ("two", "end", "half", "being", "effort", "other", "one", "long")}


def _made_of(word: str, part: str) -> frozenset[str]:
    """The class of a verb that is in no list, by its characters."""
    is_verb = part[:1] == "v"
    if len(word) != 2:
        return (_MADE["one" if len(word) == 1 else "long"]) if is_verb else _NO_CLASSES
    first, second = word[0] in cue_words.ONCE, word[1] in cue_words.ONCE
    if first and second:
        return _MADE["two"]
    if not is_verb:
        return _NO_CLASSES
    if first and word[1] in cue_words.RESULT:
        return _MADE["end"]
    if first or second:
        return _MADE["half"]
    if word[0] in cue_words.BEING or word[1] in cue_words.BEING:
        return _MADE["being"]
    return _MADE["effort" if word[0] in cue_words.ONGOING and word[1] in cue_words.ONGOING else "other"]


@lru_cache(maxsize=16384)
def _class_of(text: str) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    """Part of speech, cue classes, verb classes, and what verb it is, of a word by itself."""
    cues, verbs, _ = _lexicon()
    part = "m" if text.isascii() else tag(text)
    listed = verbs.get(text, _NO_CLASSES)
    return part, cues.get(text, _NO_CLASSES), listed, listed or _made_of(text, part)


@lru_cache(maxsize=16384)
def _class_of_joined(text: str) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
    """The same of a word of the lists that the dictionary takes apart."""
    cues, verbs, _ = _lexicon()
    listed = verbs.get(text, _NO_CLASSES)
    part = "v" if listed else "x"
    return part, cues.get(text, _NO_CLASSES), listed, listed or _made_of(text, part)


_LONGEST = 3  # characters of a word; names of offices come apart, which costs nothing here
_TWO = ("v", _NO_CLASSES, _NO_CLASSES, _MADE["two"])


def words_of(clause: str) -> list[Word]:
    """The words of a clause, by the dictionary; words of the lists are kept together, and pairs of act characters."""
    heads = _lexicon()[2]
    pieces = cut(clause, _LONGEST)
    found: list[Word] = []
    at, index, count = 0, 0, len(pieces)
    while index < count:
        text = pieces[index]
        index += 1
        following = heads.get(clause[at : at + 2])
        longer = _longer(clause, at, text, following) if following is not None else ""
        if longer and index < count:
            end, ahead = at + len(text), index
            while ahead < count and end < at + len(longer):
                end += len(pieces[ahead])
                ahead += 1
            if end == at + len(longer):
                text, index = longer, ahead
                found.append(Word(at, end, text, *_class_of_joined(text)))
                at = end
                continue
        word = Word(at, at + len(text), text, *_class_of(text))
        if found and _makes_a_verb(found[-1], word):
            found[-1] = Word(found[-1].start, word.end, found[-1].text + text, *_TWO)
        else:
            found.append(word)
        at += len(text)
    return found


def _longer(clause: str, at: int, piece: str, listed: tuple[str, ...]) -> str:
    """The longest listed word that begins here and is longer than this piece; empty where there is none."""
    for word in listed:
        if len(word) <= len(piece):
            return ""
        if clause.startswith(word, at):
            return word
    return ""


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

    `agent` is "office" or "person" where the clause names who acts, "carried office" or "carried person" where a clause
    before does, else "none". `head` is the index of the word that is taken for its main verb, -1 for none;
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
    if any(_announces(word, after) for word, after in pairwise(words)) or _plans(words):
        moods.add("future")
    found.moods = frozenset(moods)
    return found


def _plans(words: list[Word]) -> bool:
    """Whether 计划 is what an office does (全市计划新建) and no name (营养改善计划覆盖)."""
    for number, word in enumerate(words):
        if word.text == "计划":
            before = words[number - 1] if number else None
            return before is None or before.text in cue_words.OFFICES or _ends_an_office(before, first=False)
    return False


def _announces(word: Word, after: Word) -> bool:
    """Whether 将 tells a plan (将召开, 将于) and not what is handled (将档案寄出)."""
    return word.text == "将" and (
        after.text in {"于", "在", "会", "对", "按", "由", "以"} or bool(after.is_verb_of) or "smooth" in after.cues
    )


_BEFORE_VERB = frozenset({"done", "must", "future", "habit", "at_once", "smooth", "joint"})


def _find_agent(clause: Clause) -> None:
    words = clause.words
    for number, word in enumerate(words[:10]):
        text, part = word.text, word.tag
        if text in cue_words.OFFICES or _ends_an_office(word, first=not number):
            clause.agent, clause.subject_end = "office", number + 1
        elif text in cue_words.PERSONS:
            clause.agent, clause.subject_end = "person", number + 1
        elif text in cue_words.PREPOSITIONS and not number:
            continue
        elif clause.subject_end and (part[:1] in {"v", "d", "p"} or word.cues & _BEFORE_VERB):
            following = words[number + 1] if number + 1 < len(words) else None
            if following is None or part[:1] != "v" or not _ends_an_office(following, first=False):
                return  # 消防救援局: 救援 is no verb
        elif not clause.subject_end and number >= 4 and part[:1] == "v":
            return


def _ends_an_office(word: Word, *, first: bool) -> bool:
    text, part = word.text, word.tag
    if text[-1] not in cue_words.OFFICE_ENDS or word.cues & {"scene", "meeting", "abstract", "point"}:
        return False
    return part[:1] in "njx" if len(text) > 1 else not first and part[:1] in "nqvjfi"


_AUXILIARY = frozenset({"must", "habit", "done", "going", "smooth", "at_once", "future", "neg"})
_NO_VERBS = frozenset({"有关", "相关", "有效", "有序", "所有", "原有", "现有", "有人"})
_SHORT_VERBS = frozenset("赴获任拨购授评设建开签")


def _find_head(clause: Clause) -> None:
    words = clause.words
    for number in range(clause.subject_end, len(words)):
        word = words[number]
        if word.text in cue_words.PREPOSITIONS:
            clause.governed = True
            continue
        after = words[number + 1].text if number + 1 < len(words) else ""
        if not word.is_verb_of or word.text in _NO_VERBS or (word.cues & _AUXILIARY and after) or after == "的":
            continue
        if len(word.text) == 1 and after != "了" and word.text not in _SHORT_VERBS:
            continue
        clause.head = number
        return


_UNITS = {
    "person": "人次 人 名 位 户 口 师生 学生 对",
    "case": "例 起 宗 件 次 项 条 批 场 期 轮 门 节 班",
    "thing": "个 台 套 间 栋 所 家 辆 张 支 座 处 只 头 匹 份 册 部 篇 本 块 盏 根 把 面 棵 株 顶 床 袋 箱 瓶 艘 架 孔 枚 幅 笔 眼 扇 副 列 组 队 类 种 岗 席 尾 峰 羽 粒 卷 页 幢 盘 桶",
    "share": "% 个百分点 成 倍 ‰ 百分点",
    "money": "元 万元 亿元 万 亿",
    "measure": "平方米 平方公里 公顷 亩 公里 千米 米 厘米 毫米 吨 公斤 千克 斤 升 毫升 立方米 千瓦 千瓦时 度 兆 G 伏 安 摄氏度 ℃ 级 里 克",
    "time": "天 日 小时 分钟 秒 年 个月 月 周 岁 学时 课时 分 时 点 号 学分 届 学期 夜 晚",
}
_UNIT_KINDS = {word: kind for kind, units in _UNITS.items() for word in units.split()}
_UNIT = "|".join(re.escape(word) for word in sorted(_UNIT_KINDS, key=lambda word: (-len(word), word)))
_FIGURE = Pattern(
    rf"百分之(?P<share>[一二三四五六七八九十百零点]+)"
    rf"|(?<![\d.〔第A-Za-z\-/:])(?P<number>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)(?P<thousands>[百千万亿]{{0,2}})(?P<rough>[余多来几]?)(?P<unit>{_UNIT}|(?=[一-龥]))"
)
_NO_AMOUNT = frozenset("年月日号时点届岁分秒周晚夜")


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
    r"(?:(?:19|20)(?:\d\d|××)) ?年(?:度|全年|[上下]半年|第?[一二三四1-4]季度|[末底初]|春季|秋季|\d{1,2} ?月(?! ?\d{1,2} ?[日号])(?:份|底|末|初)?)?(?! ?\d|[版级届]|以来|起|至今|后|以前|前)"
    r"|(?<!\d)\d{1,2}月(?:份)?(?:至|到|[-—–~～])\d{1,2}月|(?<![\d年])\d{1,2}月(?:份|底|末)?(?=[，共累全学])|(?:19|20)\d\d[-—–~～至](?:(?:19|20)\d\d)?(?:学年|年)"
    r"|(?<!近)全年|[上下]半年|前[一二三]季度|前[一二三四五六七八九十\d]+个月|[一二三四]季度|“?十[一二三四五]五”?末|毕业半年后|[上下本]学期|今年(?:\d{1,2}月|[上下]半年|[一二三四]季度)|去年|上年(?!同|末?[增减下])|上月|上周|昨[日天晚]|本月|本周"
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

    `times` names what tells the time in it and before it in its paragraph, `time` the strongest of these.
    """

    document: Document
    start: int
    end: int
    paragraph: int
    times: frozenset[str]
    time: str
    _clauses: list[Clause] | None = None

    @property
    def clauses(self) -> list[Clause]:
        """Its clauses, taken apart when they are first read; none of a sentence that nobody would write so long."""
        if self._clauses is None:
            fits = self.end - self.start <= LONGEST_SENTENCE
            self._clauses = _clauses(self.document.plain, self.start, self.end) if fits else []
        return self._clauses

    @property
    def has_number(self) -> bool:
        """Whether it may hold a figure; costs far less than taking it apart."""
        return _FIGURE.search(self.document.plain, self.start, self.end) is not None

    def alone(self) -> Sentence:
        """The sentence as if nothing stood before it in its paragraph."""
        times = _times(self.document, self.start, self.start, self.end)
        return Sentence(self.document, self.start, self.end, self.start, times, _governor(times), self._clauses)

    @property
    def is_first(self) -> bool:
        """Whether it begins its paragraph."""
        return self.start == self.paragraph

    def names(self, kind: str, start: int, end: int) -> bool:
        """Whether this kind of time (period, open …) is named between these offsets of the document's text."""
        return self.document.once(_Places).holds(kind, start, end)

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
                    len(whole[0].lstrip("0")) or int(bool(whole[0])),
                    bool(whole[1]),
                    bool(match["thousands"]),
                    bool(match["rough"]),
                )
                order += 1


# code points; what is told about a figure costs as much as its sentence is long
LONGEST_SENTENCE = 600


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
            "relative": sorted(start for each in (relative_spans, day_spans) for start, _ in document.once(each)),
            **{name: [match.start() for match in pattern.finditer(text)] for name, pattern in _KINDS_OF_TIME},
        }

    def holds(self, kind: str, start: int, end: int) -> bool:
        """Whether this kind of time is named in this span of the text."""
        starts = self.starts[kind]
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end

    def named(self, start: int, end: int) -> Iterator[str]:
        """The kinds of time that are named in this span of the text."""
        return (kind for kind in self.starts if self.holds(kind, start, end))


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


def _governor(times: frozenset[str]) -> str:
    return next((name for name in _GOVERNORS if name in times), "none")


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
            paragraph = document.passage_at(start).start
            end = _ends_at(document.text, start, stop)
            times = _times(document, paragraph, start, end)
            known = Sentence(document, start, end, paragraph, times, _governor(times))
            self._known[start] = known
        return known


def sentences(document: Document) -> Sentences:
    """The sentences of a document, computed at most once."""
    return document.once(Sentences)
