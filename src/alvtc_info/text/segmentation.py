"""Whether a candidate is a word of its own; asked only where its neighbours leave a doubt.

Chinese is written without spaces: in 题目前三题 the characters 目前 belong to two other words. Neighbour lists settle
most cases; for the rest the clause is cut into the likeliest words of jieba's dictionary. Loading that dictionary whole
takes most of a second, so only the words that begin with a character of the clause at hand are taken from it. The
result is that of jieba's own `cut(HMM=False)`.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate, chain
from math import log
from typing import TYPE_CHECKING

from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_CLAUSE_EDGE = Pattern(r"[，。；：！？、（）“”‘’《》\n ]")
REACH = 24
# the sum of all frequencies in the dictionary of jieba 0.42
_TOTAL = log(60_101_967)
MOST = 65_536  # pairs of characters of which the words are kept: a text has some 20,000 of them


class Index(NamedTuple):
    """Where entries stand by their first character, as numbers of four bytes that need not be taken apart.

    `characters` are in order; the spans of the entries of each, starts and ends, stand from its number in `firsts` up
    to the next one, counted in spans.
    """

    characters: bytes
    firsts: bytes
    spans: bytes


class _Begun(NamedTuple):
    """The words of the dictionary that begin with two characters: how likely each is, and the longest."""

    weights: dict[str, float]
    longest: int


class _Vocabulary:
    """The words of the dictionary by their first two characters, taken from it for the pairs met so far.

    Of two characters that are a word and begin no longer one, `known` has but the weight; of those with none, None.
    """

    def __init__(self) -> None:
        self.known: dict[str, _Begun | float | None] = {}
        self.alone: dict[str, float] = {}
        self.index: Index | None = None
        self.texts: dict[str, tuple[bytes, int, int]] = {}

    def of(self, pair: str) -> _Begun | float | None:
        """The words that begin with these two characters, looked up in the dictionary."""
        lines, first, last = self.lines(pair[0])
        mark = f"\n{pair}".encode("utf-8", "surrogatepass")
        weights = {}
        at = lines.find(mark, first, last)
        while at >= 0:
            end = lines.index(b"\n", at + 1)
            word, count, *_ = lines[at + 1 : end].decode().split()
            weights[word] = _LOG[count]
            at = lines.find(mark, end, last)
        weights.pop(pair[0], None)  # the entry of a character, where a space stands behind it
        if len(self.known) >= MOST:
            self.known.clear()
        longest = max(map(len, weights), default=0)
        self.known[pair] = found = (
            weights[pair] if longest == len(pair) else _Begun(weights, longest) if longest else None
        )
        return found

    def weight_alone(self, character: str) -> float:
        """How likely a character is as a word."""
        entry = self.entry(character)
        self.alone[character] = found = _LOG[entry[1]] if entry else _ALONE_WEIGHT
        return found

    def lines(self, character: str) -> tuple[bytes, int, int]:
        """Where the entries that begin with this character stand, with a line feed before each and after the last."""
        found = self.texts.get(character)
        if found is None:
            book, spans = dictionary(), [*self._spans(character)]
            if len(spans) == 1 and spans[0][0] and spans[0][1] < len(book):
                found = book, spans[0][0] - 1, spans[0][1] + 1
            else:
                lines = b"\n".join((b"", *(book[a:b] for a, b in spans), b""))
                found = lines, 0, len(lines)
            self.texts[character] = found
        return found

    def _spans(self, character: str) -> Iterator[tuple[int, int]]:
        if self.index is None:
            self.index = _index_before(dictionary()) or index_of(dictionary())
        characters, firsts, spans = (memoryview(part).cast("I") for part in self.index)
        at = bisect_left(characters, ord(character))
        if at == len(characters) or characters[at] != ord(character):
            return iter(())
        ends = iter(spans[2 * firsts[at] : 2 * firsts[at + 1]])
        return zip(ends, ends, strict=True)

    def tag(self, word: str) -> str | None:
        """The part of speech of a word, empty where it has none, None for no word."""
        entry = self.entry(word)
        return entry[2] if entry else None

    def entry(self, word: str) -> list[str] | None:
        """The entry of a word as it stands: the word, its frequency, its part of speech; None for no word.

        Its line is looked for in the file's bytes, which costs far less than to take all entries.
        """
        if not word or " " in word:
            return None
        lines, first, last = self.lines(word[0])
        at = lines.find(f"\n{word} ".encode("utf-8", "surrogatepass"), first, last)
        return lines[at : lines.index(b"\n", at + 1)].decode().split() if at >= 0 else None


class _Logarithms(dict[str, float]):
    """The logarithm of each frequency less that of the sum of all: many words share one."""

    def __missing__(self, count: str) -> float:
        found = self[count] = log(int(count) or 1) - _TOTAL
        return found


_LOG = _Logarithms()
_ALONE_WEIGHT = -_TOTAL  # of a character that is no word


_RUN = rb"(?m)^([\x21-\x7f]|[\xc2-\xf4][\x80-\xbf]+)[^\n]*(?:\n\1[^\n]*)*"


def mark_of(dictionary: bytes) -> tuple[str, int, int]:
    """What an index is good for: a byte order, and a dictionary of this length and checksum.

    The checksum is over 64 bytes of each 16 kB.
    """
    from zlib import crc32

    return (
        sys.byteorder,
        len(dictionary),
        crc32(b"".join(dictionary[at : at + 64] for at in range(0, len(dictionary), 1 << 14))),
    )


def _index_before(dictionary: bytes) -> Index | None:
    """The index that `tools/generate.py` made; None where it is of another dictionary, or cannot be read."""
    import marshal
    import os

    try:
        with open(os.path.join(os.path.dirname(__file__), "compiled", "dictionary.bin"), "rb") as stream:
            mark, *parts = marshal.loads(stream.read())
        index = Index(*parts)
    except (OSError, ValueError, TypeError, EOFError):
        return None
    return index if mark == mark_of(dictionary) else None


def index_of(dictionary: bytes) -> Index:
    """The spans of each first character's entries in the dictionary: runs of neighbouring lines."""
    found: dict[int, list[int]] = {}
    for run in re.finditer(_RUN, dictionary):
        found.setdefault(ord(run[1].decode()), []).extend(run.span())
    characters = sorted(found)
    counts = (len(found[character]) // 2 for character in characters)
    spans = chain.from_iterable(found[character] for character in characters)
    return Index(*(array("I", part).tobytes() for part in (characters, accumulate(counts, initial=0), spans)))


@cache
def dictionary() -> bytes:
    """The dictionary file of jieba as it stands on the disk; empty where jieba is not installed.

    It is searched as it is: mapped into memory it would stand there as well, as its checksum is over pieces of all of
    it, and parts would have to be copied, since a map is searched slowly.
    """
    import os
    from importlib.util import find_spec

    spec = find_spec("jieba")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return b""
    with open(os.path.join(folders[0], "dict.txt"), "rb") as stream:
        return stream.read()


_VOCABULARY = _Vocabulary()
_UNMET = 0.0  # instead of what a pair begins that was not looked up


def _begun_by(pair: str) -> _Begun | float | None:
    """What the vocabulary has of two characters, looked up where it has nothing yet."""
    begun = _VOCABULARY.known.get(pair, _UNMET)
    return _VOCABULARY.of(pair) if begun is _UNMET else begun


def _likeliest(text: str) -> tuple[list[float], list[int]]:
    """For each offset how likely the text from there on is, cut at its best, and where the first word of that ends."""
    size = len(text)
    best = [0.0] * (size + 1)
    ends = [size] * (size + 1)
    of, known, alone = _VOCABULARY.of, _VOCABULARY.known, _VOCABULARY.alone
    for start in range(size - 1, -1, -1):
        first = text[start]
        weight = alone.get(first)
        value, stop = (_VOCABULARY.weight_alone(first) if weight is None else weight) + best[start + 1], start + 1
        pair = text[start : start + 2]
        begun = known.get(pair, _UNMET)
        if begun is _UNMET and stop < size:
            begun = of(pair)
        if begun is None:  # so it is with most pairs
            pass
        elif isinstance(begun, _Begun):
            weights, longest = begun
            last = start + longest
            for end in range(start + 2, (last if last < size else size) + 1):
                weight = weights.get(text[start:end])
                if weight is not None and weight + best[end] >= value:
                    value, stop = weight + best[end], end
        elif begun and begun + best[start + 2] >= value:
            value, stop = begun + best[start + 2], start + 2
        best[start], ends[start] = value, stop
    return best, ends


@lru_cache(maxsize=4096)
def _cut(clause: str) -> tuple[str, ...]:
    """The clause as its likeliest sequence of words; letters and digits stay together."""
    size = len(clause)
    ends = _likeliest(clause)[1]
    found: list[str] = []
    at = 0
    while at < size:
        end = ends[at]
        word = clause[at:end]
        if (
            found
            and len(word) == 1
            and word.isascii()
            and word.isalnum()
            and found[-1].isascii()
            and found[-1].isalnum()
        ):
            found[-1] += word
        else:
            found.append(word)
        at = end
    return tuple(found)


def cut(text: str) -> tuple[str, ...]:
    """The text as its likeliest sequence of words."""
    return _cut(text)


@lru_cache(maxsize=16384)
def part_of_speech(word: str) -> str | None:
    """What the dictionary says of a word (v, n, vn, d …), as rough as it is; None for no word. It must not be empty."""
    return _VOCABULARY.tag(word)


def tag_of(word: str) -> str:
    """What the dictionary says of a word, as `part_of_speech`; x for no word."""
    return part_of_speech(word) or "x"


def boundaries(text: str) -> set[int]:
    """The offsets at which words begin, the end of the text included."""
    at = 0
    found = {0}
    for word in _cut(text):
        at += len(word)
        found.add(at)
    return found


_PLACES = rb"(?m)^([^ \n]+) (\d+) ns$"
_RARE = 3
# words that the dictionary tags as places and that are none by themselves
_NO_PLACES = frozenset(
    "东西 外国 爱国 英雄 朝廷 太阳 海洋 湖泊 高原 上市 建国 美丽 王国 共和国 开国 古城 城镇 城市 深度 回国 庆典 冰川 长度 山水 长大 新鲜 大国 山脉 中断 山林 海峡 下山 大陆 印巴 莫非 普及 商城 古典 阴阳 "
    "江山 契丹 高山 大海 太平 福利 日志 云集 青春 山河 神圣 桥头堡 新建 法西斯 河水 中密度 关联 山洞 都城 上半场 广义 大圣 江水 山峰 内城 上台 山寨 契约 入口 出口 入市 都市 之江 伊斯兰 诸国 重镇 三角洲 山口 "
    "大山 千古 城堡 深山 江河 伦理 泉水 大河 大湖 大江 治国 天黑 法典 亚历山大 加盟 登山 密封 立马 海滨 莫大 湖区 沿河 海滩 西路 东路 中路 南路 北路 贵宾 卫国 嘉宾 入海 苏区 屯田 山川 北风 赞美 喜庆 登极 "
    "台地 上路 四海 礼拜 兴旺 深海 山羊 青竹 远洋 井口 朝野 台风 深谷 山岭 余脉 象牙 深水 归国 渡河 河里 上铺 入门 深渊 海港 海岛 河畔 如林 上岗 夕阳 远古 永固 河沟 港湾 新春 绕城 苏打 台独 同城 "
    "自治州 自治县 平原 阿哥 哥哥 国土 西瓜 牡丹 三藏 京城 上门 上马 上山 大桥 大街 山区 山坡 山门 三座门 河谷 河口 城垣 故城 古都 都是 中华民国 两湖 中洲 南北 东北 西北 西南 东南 高速 中原 外埔 学区 现场 当地 平安 "
    "开放 开山 安全 和平 光明 团结 友谊 前进 胜利 解放 长安 永安 兴国 泰来 大庆 太平洋 大西洋 天空 火海 人海 花海".split()
)


@cache
def _places() -> frozenset[str]:
    """The names of places in the dictionary, without those of one character and the rarest."""
    found = (entry for entry in re.finditer(_PLACES, dictionary()) if int(entry[2]) >= _RARE)
    return frozenset(name for entry in found if len(name := entry[1].decode()) > 1) - _NO_PLACES


def place_words(
    text: str, start: int, end: int, suffixes: Sequence[str], exempt: Container[str]
) -> list[tuple[int, int]]:
    """The spans of place names that are words of their own in `text[start:end]`.

    They are the names that the dictionary knows, and names that end in a suffix (镇, 路), whether the dictionary has them
    or they are made of a word or some single characters before the suffix.
    """
    known = _places()
    found = []
    at = start
    names = 0  # code points of the single characters or the name right before
    for word in _cut(text[start:end]):
        suffix = next((each for each in suffixes if word.endswith(each)), "")
        if word in known or (suffix and len(word) > len(suffix) and word not in exempt):
            found.append((at, at + len(word)))
        elif word == suffix and names and text[at - names : at] + word not in exempt and text[at - 1] not in _NO_NAMES:
            found.append((at - names, at + len(word)))
        names = names + 1 if len(word) == 1 and word not in suffixes else len(word) if len(word) <= 4 else 0
        at += len(word)
    return found


_NO_NAMES = "的了和与及或在从到由该此本我这那各全一两几数整个名位所为是向对"


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    left = near = max(0, start - REACH)
    for edge in _CLAUSE_EDGE.finditer(text[near:start]):
        left = near + edge.end()
    edge_after = _CLAUSE_EDGE.search(text, end, min(len(text), end + REACH))
    return left, edge_after.start() if edge_after else min(len(text), end + REACH)


# characters that stand alone so often that they make no word with a neighbour: 至今日 is 至 + 今日
_ALONE = frozenset("至以于自到在从和与及是为因对被由向就将把仍已正也都又还的了并但而或经按据称说其各该本我")
# and characters with which a predicate begins: 该题目前无人作答
_GOES_ON = frozenset("无已由仍正有在为尚共没还均都处")
_MARGIN = 3.4
_MARGIN_INSIDE = 1.5  # for a cut that goes through the word (将近|期中), not about it (昨天中午)
_USUAL = log(2000) - _TOTAL  # what a word of time weighs at least


@lru_cache(maxsize=4096)
def _weight(text: str) -> float:
    """The logarithm of the likelihood of the likeliest sequence of words."""
    return _likeliest(text)[0][0]


def is_word(word: str) -> bool:
    """Whether the dictionary has this word."""
    size = len(word)
    if size < 2:
        return part_of_speech(word) is not None
    begun = _begun_by(word if size == 2 else word[:2])
    return word in begun.weights if isinstance(begun, _Begun) else begun is not None and size == 2


_STRADDLING = 3  # code points on either side of an edge that a word across it may have


def _straddled(text: str, edge: int) -> bool:
    """Whether the dictionary has a word that stands across this place of the text."""
    last = min(len(text), edge + _STRADDLING)
    return any(
        is_word(text[start:end])
        for start in range(max(0, edge - _STRADDLING), edge)
        for end in range(edge + 1, last + 1)
    )


def belongs_to_others(text: str, start: int, end: int) -> bool:
    """Whether the characters `text[start:end]` are parts of other words rather than the word of time they look like.

    So are 目前 in 科目前两门 and 去年 in 除去年久失修的管线: the clause is much likelier without the word, or its edge makes
    a word with the neighbour (科目) while no other word ends there.
    """
    if not _straddled(text, start) and not _straddled(text, end):
        return False
    left, right = _clause_around(text, start, end)
    word = max(weight_of(frequency(text[start:end])), _USUAL)
    whole = _weight(text[left:start]) + word + _weight(text[end:right])
    likelier = _weight(text[left:right]) - whole
    if likelier > _MARGIN or (likelier > _MARGIN_INSIDE and _is_cut(text[left:right], start - left, end - left)):
        return True
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if (
        before
        and before not in _ALONE
        and after not in _GOES_ON
        and is_word(text[start - 1 : start + 1])
        and not any(is_word(text[start - size : start]) for size in (2, 3, 4, 5) if start >= size)
    ):
        return True
    return bool(
        after
        and after not in _ALONE
        and is_word(text[end - 1 : end + 1])
        and not any(is_word(text[end : end + size]) for size in (2, 3, 4) if end + size <= len(text))
    )


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a word of the likeliest cut begins inside `text[start:end]`."""
    return any(start < edge < end for edge in boundaries(text))


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether no word of the clause, cut at its likeliest, stands across an edge of `text[start:end]`."""
    left, right = _clause_around(text, start, end)
    return {start - left, end - left} <= boundaries(text[left:right])


def word_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the word of the clause, cut at its likeliest, begins and ends that holds `text[start:end]` and more.

    None where several words share these characters.
    """
    left, right = _clause_around(text, start, end)
    edges = sorted(boundaries(text[left:right]))
    before = max(edge for edge in edges if edge <= start - left)
    after = min(edge for edge in edges if edge > before)
    return (left + before, left + after) if after >= end - left else None


def likelier_with(text: str, start: int, end: int, instead: str) -> float:
    """How much likelier the clause is with other characters for `text[start:end]`: a difference of logarithms."""
    left, right = _clause_around(text, start, end)
    return _weight(text[left:start] + instead + text[end:right]) - _weight(text[left:right])


class DictionaryEntry(NamedTuple):
    """A word of the dictionary, how often it was counted, and its part of speech."""

    word: str
    counted: int
    tag: str


def entries_of(character: str) -> Iterator[tuple[str, int, str]]:
    """All words of the dictionary that begin with this character, each with its count and its part of speech."""
    lines, first, last = _VOCABULARY.lines(character)
    fields = lines[first:last].decode().split()
    return zip(fields[::3], map(int, fields[1::3]), fields[2::3], strict=True)


def words_beginning(beginnings: Iterable[str]) -> Iterator[DictionaryEntry]:
    """The words of the dictionary that begin with one of these, each of one character or more.

    Each is looked for in the file's bytes, which stand in order: a character has up to a thousand words.
    """
    texts, lines = _VOCABULARY.texts, _VOCABULARY.lines
    for beginning in beginnings:
        found, first, last = texts.get(beginning[0]) or lines(beginning[0])
        mark = f"\n{beginning}".encode("utf-8", "surrogatepass")
        at = found.find(mark, first, last)
        while at >= 0:
            end = found.index(b"\n", at + 1)
            word, count, tag = found[at + 1 : end].decode().split(" ")
            yield DictionaryEntry(word, int(count), tag)
            at = end if found.startswith(mark, end) else -1


def longer_than_two(pair: str) -> Iterable[str]:
    """The words of the dictionary that begin with these two characters, if any of them has more."""
    begun = _begun_by(pair)
    return begun.weights if isinstance(begun, _Begun) else ()


def words_with_third(first: str, third: str) -> Iterator[DictionaryEntry]:
    """The words of the dictionary that have this first and this third character."""
    (found, low, high), mark = _VOCABULARY.lines(first), third.encode("utf-8", "surrogatepass")
    beginning = f"\n{first}".encode("utf-8", "surrogatepass")
    second = len("一".encode())
    at = found.find(mark, low, high)
    while at >= 0:
        start = at - second - len(beginning)
        if start >= low and found.startswith(beginning, start):
            word, count, tag = found[start + 1 : found.index(b"\n", at)].decode().split(" ")
            yield DictionaryEntry(word, int(count), tag)
        at = found.find(mark, at + 1, high)


def rarity_alone(characters: str) -> float:
    """How unlikely characters are as words by themselves, as a logarithm: what a word in their place must beat."""
    return sum(-_LOG[str(frequency(character))] for character in characters)


def weight_of(count: int) -> float:
    """How likely a word is that was counted so often, as a logarithm."""
    return _LOG[str(count)]


@lru_cache(maxsize=16384)
def frequency(word: str) -> int:
    """How often the dictionary counted this word; 0 for no word."""
    entry = _VOCABULARY.entry(word)
    return int(entry[1]) if entry else 0
