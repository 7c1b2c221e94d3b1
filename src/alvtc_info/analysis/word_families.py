"""Near-synonyms and what each of them goes with: 采取措施 but 采用技术, 深刻的印象 but 深厚的友谊, 占比较高.

The list has families of words: within one, a noun goes with the words that it is listed with, and with no other.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.segmentation import boundaries, cut, is_word, part_of_speech, stands_apart, tag_of, word_around

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FAMILIES = "word_families"
_VERBS, _ADJECTIVES, _SCALES = "动", "形", "量"
_HAN = r"[\u4e00-\u9fff]"


class Mismatch(NamedTuple):
    """A word that does not go with its noun: where it stands, the noun, and a word that does."""

    start: int
    end: int
    noun: str
    right: str


class _Families:
    """The words of one kind, and by noun what goes with it, put together when a text first has the noun."""

    def __init__(self, rows: Iterable[str]) -> None:
        families = [row.partition("\t") for row in rows]
        self._families = [(words.split(), nouns) for words, _, nouns in families]
        self.words = frozenset(word for words, _ in self._families for word in words)
        self._known: dict[str, tuple[frozenset[str], dict[str, str]]] = {"": (frozenset(), {})}

    @cached_property
    def listed(self) -> dict[str, list[tuple[list[str], str]]]:
        """By noun its families, each with the letters of the words that go with it."""
        found: dict[str, list[tuple[list[str], str]]] = {}
        for words, columns in self._families:
            for column in columns.split("\t"):
                letters, *nouns = column.split(" ")
                family = words, letters
                for noun in nouns:
                    found.setdefault(noun, []).append(family)
        return found

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many code points nouns have, the most first."""
        return tuple(sorted(set(map(len, self.listed)), reverse=True))

    def right(self, noun: str) -> frozenset[str]:
        """The words that go with this noun; none for one that is not listed."""
        return self._of(noun)[0]

    def wrong(self, noun: str) -> dict[str, str]:
        """The words that do not go with this noun, each with one that does."""
        return self._of(noun)[1]

    def _of(self, noun: str) -> tuple[frozenset[str], dict[str, str]]:
        listed = self.listed.get(noun)
        if listed is None:
            noun = ""
        elif noun not in self._known:
            right = frozenset(word for words, letters in listed for word in _lettered(words, letters.lstrip(_NONE)))
            # where a family proposes none, the first that one proposes
            best = next((next(_lettered(*each)) for each in listed if each[1][0] != _NONE), "")
            wrong: dict[str, str] = {}
            for words, letters in listed:
                instead = next(_lettered(words, letters)) if letters[0] != _NONE else best
                wrong.update(dict.fromkeys((word for word in words if word not in right), instead))
            self._known[noun] = right, wrong
        return self._known[noun]


_NONE = "-"


def _lettered(words: Sequence[str], letters: str) -> Iterator[str]:
    return (words[ord(letter) - ord("a")] for letter in letters)


@cache
def _families(kind: str) -> _Families:
    rows = (row.partition("\t") for row in word_list(FAMILIES).entries)
    return _Families(rest for each, _, rest in rows if each == kind)


@cache
def verbs() -> Pattern:
    """The verbs of all families."""
    return Pattern("|".join(sorted(_families(_VERBS).words)))


@cache
def adjectives() -> Pattern:
    """The adjectives of all families."""
    return Pattern("|".join(sorted(_families(_ADJECTIVES).words)))


def _noun_before(words: str, kind: str) -> str:
    """The noun of the list with which these words end; empty for none. One of a character ends a longer word: 运动会."""
    families = _families(kind)
    noun = next((words[-size:] for size in families.sizes if words[-size:] in families.listed), "")
    return noun if len(noun) != 1 or len(cut(words)[-1]) > 1 else ""


def _is_verb(text: str, start: int, end: int) -> bool:
    """Whether these characters are a word, or the dictionary has them with other words as one (认真执行, 改善服务)."""
    if stands_apart(text, start, end):
        return True
    whole = word_around(text, start, end)
    left, right = whole or (start, start)
    before, behind = text[left:start], text[end:right]
    fits = (not before or is_word(before)) and (not behind or (len(behind) > 1 and is_word(behind)))  # 供应商
    return whole is not None and fits


def _ends_word(text: str, start: int, end: int) -> bool:
    """Whether these characters are a word, or the last one of a compound that the dictionary has (办事效率)."""
    if stands_apart(text, start, end):
        return True
    whole = word_around(text, start, end)
    return whole is not None and whole[1] == end and is_word(text[whole[0] : start])


_REACH = 26  # code points behind a verb within which its object ends
_BEHIND = Pattern(rf"(?:{_HAN}|[□“”《》、])*")
# what a phrase can end before; of these none may make a word with the noun's last character
_STOPS = frozenset("的、和及与并等后时前以共一二两三四五六七八九十几数百多近约")
_ASPECTS = "了过着"
# whose something is, or wherein: 解决学生的困难, 消除管理方面的隐患
_OWNERS = frozenset(
    "学生 师生 教师 职工 教职工 学员 干部 党员 队员 同学 毕业生 人员 大家 自己 我们 他们 全员 全体 学院 学校 我院 我校 本院 企业 单位 部门 群众 家长 青年 员工 方面 之间 双方 彼此 全院 全校 老师 孩子 居民 牧民 新生 选手 "
    "观众 社会 各方 同志 专业 班级 项目 工作 教学 管理".split()
)
_DESCRIBING = frozenset("azbilr")  # adjectives, set phrases, pronouns
_PLACES = frozenset({"ad", "an", "f", "t", "s", "ns", "nt", "nr"})
_NO_ATTRIBUTE = frozenset("、了是为和与及把将被让使对向从在或后时中前上下到由以而但也又都就")
# verbs that often say of what something is: 掀起学习宣传高潮
_NOMINAL = frozenset(
    "学习 宣传 服务 组织 指导 保障 维护 支持 管理 建设 参赛 教学 就业 实习 实训 招生 办学 执法 防控 交流 采购 维修 考试 竞赛 备考 值班 育人 办事 就餐 借阅 报修 限时 创业 创新 研究 改革 发展 生产 工作 生活 运行 施工 消防 应急 "
    "供暖 供电 供水 监管 评价 考核 治理 整改 排查 检查 巡查 备赛 训练 培训 演练 阅读 读书 防火 防汛 节约 反诈 资助 帮扶 疏散 监测 检测 报名 录取 迎新 军训 住宿 住校 用电 用水 用餐 阅卷 监考 命题 听课 评教 科研 教研 验收 招标 "
    "维保 保洁 绿化 安保 巡逻 出入 通行 停车 借用 领用 报销 审批 审核 评审 竞聘 招聘 聘任 入职 离校 返校 入学 毕业 升学 答辩 竞争 合作 协作 互动 沟通 参与 创建".split()
)
_SCOPE = Pattern(r"^[\u4e00-\u9fff、]{2,20}(?:方面|过程中|之间)的")


def _is_attribute(words: str, verb: str, noun: str) -> bool:
    """Whether these words between a verb and a noun describe the noun, rather than being an object of their own."""
    if words.endswith("等"):
        return False  # 改造管道、更换电缆等措施
    families = _families(_VERBS)
    parts = cut(words) if words else ()
    for at, part in enumerate(parts):
        last = at + 1 == len(parts)
        tag = tag_of(part)
        if part == "的":
            before = parts[at - 1] if at else ""
            tag = (part_of_speech(before) if before else None) or "x"
            if not (
                tag[0] in _DESCRIBING
                or tag in _PLACES
                or before in _OWNERS
                or before.endswith(("们", "性", "型", "式"))
            ):
                return False
        elif part in _NO_ATTRIBUTE or part in families.right(noun) or part in families.wrong(noun):
            return False  # the nearer verb governs the noun
        elif not last and ((tag == "v" and part not in _NOMINAL) or verb in families.right(part)):
            return False  # 打造长廊烘托气氛
    return True


def _is_attributive_verb(text: str, start: int) -> bool:
    """Whether a verb at this place, right before a noun, only says of what the noun is: 提出处理意见, 各项服务标准."""
    before = _NOT_HAN.split(text[max(0, start - _BEFORE) : start])[-1]
    last = cut(before)[-1] if before else ""
    return (last in _families(_VERBS).words and last not in _NOMINAL) or last in _GOVERNING


_BEFORE = 10
_NOT_HAN = Pattern(r"[^\u4e00-\u9fff]")
_GOVERNING = frozenset(
    "制定 制订 拟定 拟订 进行 提出 落实 完善 按照 根据 依据 明确 是 有 为 该 此 各项 相关 有关".split()
)


def mismatched_object(text: str, match: re.Match[str]) -> Mismatch | None:
    """The verb of this match, where the noun that it governs goes with others of its family: 采用措施, 吸收教训."""
    verb, (start, end) = match.group(), match.span()
    families = _families(_VERBS)
    run = _BEHIND.match(text, end, min(len(text), end + _REACH))
    words = run.group() if run else ""
    if text[start - 1 : start] == "的" or words.startswith("的") or len(words) < _LEAST:
        return None
    for stop in range(_LEAST, len(words) + 1):
        noun = _noun_before(words[:stop], _VERBS) if _may_end(words, stop) else ""
        if noun and verb in families.right(noun):
            return None
        right = families.wrong(noun).get(verb)
        if right is not None:
            told = _governs(text, start, end, end + stop - len(noun), noun)
            return Mismatch(start, end, noun, right) if told else None
    return None


def _governs(text: str, start: int, end: int, noun_at: int, noun: str) -> bool:
    """Whether the verb at this place has the noun at the other as its object."""
    verb, between = text[start:end], text[end:noun_at].lstrip(_ASPECTS)
    behind = _BEHIND.match(text, end, min(len(text), end + _REACH))
    families = _families(_VERBS)
    return not (
        (verb == _HAPPEN and text.endswith(_NOT_HAPPENED, 0, start))
        or (behind and verb in families.right(_noun_before(behind.group(), _VERBS)))  # 加大管理和执法力度
        or (between and text.startswith("的", noun_at + len(noun)))
        or not _is_attribute(_SCOPE.sub("", between), verb, noun)
        or not _is_verb(text, start, end)
        or not _ends_word(text, noun_at, noun_at + len(noun))
        or (noun_at == end and _is_attributive_verb(text, start))
    )


_LEAST = 2
_HAPPEN, _NOT_HAPPENED = "发生", ("未", "没有", "没", "无", "防止", "避免")  # 未发生财产损失 is in use
_COUNTS = frozenset("一两二三四五六七八九十几数百多近约")


def _may_end(words: str, stop: int) -> bool:
    """Whether an object can end at this place of the words behind its verb."""
    if stop == len(words):
        return stop < _REACH
    after = words[stop : stop + 2]
    if words[stop] in _STOPS:
        edges = boundaries(words)
        return stop in edges and (words[stop] in _COUNTS or stop + 1 in edges)
    return after in _families(_VERBS).words and part_of_speech(after) == "v" and not is_word(words[stop : stop + 3])


_BECOMES = Pattern(
    r"(?:得到了?|有了?|有所|明显|显著|进一步|不断|大幅度?|持续|逐步|稳步|日益|较大|很大|极大|全面|切实|有效){1,4}的?$"
)
_HANDLED = Pattern(
    rf"(?:对(?P<of>{_HAN}{{2,10}})(?:进行|加以|予以)了?(?:一次|全面|集中|及时|统一|重新|逐一)?|[把将](?P<object>{_HAN}{{2,8}}))$"
)
_SUBJECT = 16  # code points before a verb within which its object may stand


def mismatched_subject(text: str, match: re.Match[str]) -> Mismatch | None:
    """The verb of this match, where what it is done to stands before it: 水平得到扩大, 对办法进行修缮, 将责任担任起来."""
    start, end = match.span()
    before = text[max(0, start - _SUBJECT) : start]
    becomes = _BECOMES.search(before)
    if becomes:
        words = _NOT_HAN.split(before[: becomes.start()])[-1]
        if match.group() not in _CHANGES:
            return None
    else:
        handled = _HANDLED.search(before)
        words = (handled["of"] or handled["object"]) if handled else ""
    if text[end : end + 1] in _NOT_BECOME or verbs().search(words):
        return None
    noun = _noun_before(words, _VERBS) if words else ""
    right = _families(_VERBS).wrong(noun).get(match.group()) if noun else None
    return None if right is None or not stands_apart(text, start, end) else Mismatch(start, end, noun, right)


_NOT_BECOME = ("的", "能", "和", "到")
_CHANGES = frozenset(
    "提高 提升 改善 加强 增强 加大 加快 扩大 增加 完善 健全 降低 减少 减轻 缩短 缩小 拓宽 拓展 营造 树立 养成 发挥 发扬".split()
)

# adjectives that are verbs, too, or stand before a verb: 完善设备, 深入群众
_VERBAL = frozenset(
    "深入 丰富 充实 完善 健全 坚定 坚决 明确 明显 密切 严格 严肃 紧密 紧急 清楚 热情 周到 强大 精准 强烈 充分 重大 详细 准确 正确 齐全 紧张 完整 坚强 广泛 优质 细致 精确".split()
)
_DEGREE = "都|也|更加?|很|较为?|比较|十分|非常|相当|极其|极为|特别|格外|日益|日趋|依然|仍然?|还|尚|不够|不太|不甚|不|最为?|愈发|越来越|过于|略显|显得|变得|颇为?|均|已|又|异常|分外|普遍|太|极|一直|始终"
_DEGREES = Pattern(rf"(?:{_DEGREE}){{0,4}}$")
_EDGE = Pattern(r"[，。；、！？：）□\n]|$|的(?!确|士)")
_NOUN_EDGE = Pattern(r"[，。；、！？：）\n]|$|[和与及并而使让在是给为将也都可]")
_MODIFIERS = Pattern(rf"(?:{_HAN}|[□“”])*")
_FAR = 4  # code points between an adjective and its noun
_LONGEST = 6


def mismatched_adjective(text: str, match: re.Match[str]) -> Mismatch | None:
    """The adjective of this match, where its noun goes with others of its family: 深刻的友谊, 软弱环节, 经验充沛."""
    word, (start, end) = match.group(), match.span()
    if text.startswith("的", end):
        return _described(text, word, start, end)
    if not stands_apart(text, start, end):
        return None
    families = _families(_ADJECTIVES)
    noun = next((text[end : end + size] for size in families.sizes if text[end : end + size] in families.listed), "")
    if noun and word not in _VERBAL and _EDGE.match(text, end + len(noun)) and stands_apart(text, end, end + len(noun)):
        right = families.wrong(noun).get(word)
        return Mismatch(start, end, noun, right) if right else None
    return _predicated(text, word, start, end) if _EDGE.match(text, end) else None


def _described(text: str, word: str, start: int, end: int) -> Mismatch | None:
    """An adjective with 的 before its noun."""
    families = _families(_ADJECTIVES)
    found = _MODIFIERS.match(text, end + 1, min(len(text), end + 1 + _FAR + _LONGEST))
    words = found.group() if found else ""
    for at in range(min(_FAR, len(words)) + 1):
        noun = next((words[at : at + size] for size in families.sizes if words[at : at + size] in families.listed), "")
        noun_at = end + 1 + at
        if not noun or not _ends_word(text, noun_at, noun_at + len(noun)):
            continue
        right = families.wrong(noun).get(word)
        plain = all(_is_nominal(part) for part in (cut(words[:at]) if at else ()))
        told = right and plain and _ends_phrase(text, noun_at + len(noun))
        return Mismatch(start, end, noun, right) if right and told else None
    return None


def _ends_phrase(text: str, end: int) -> bool:
    """Whether a noun that ends here is not followed by another: by a mark, a link or a verb."""
    if _NOUN_EDGE.match(text, end):
        return True
    behind = _BEHIND.match(text, end, min(len(text), end + _FAR))
    parts = cut(behind.group()) if behind else ()
    return bool(parts) and part_of_speech(parts[0]) == "v"


def _is_nominal(word: str) -> bool:
    tag = tag_of(word)
    return tag == "vn" or tag[0] in "nbjlst"


def _predicated(text: str, word: str, start: int, end: int) -> Mismatch | None:
    """An adjective behind its noun, perhaps with adverbs between."""
    before = text[max(0, start - _SUBJECT) : start]
    degrees = _DEGREES.search(before)
    edge = degrees.start() if degrees else len(before)
    for at in range(edge, len(before) + 1):
        noun = _noun_before(before[:at], _ADJECTIVES)
        if noun:
            noun_at = start - len(before) + at - len(noun)
            right = _families(_ADJECTIVES).wrong(noun).get(word)
            apart = right and _ends_word(text, noun_at, noun_at + len(noun))
            return Mismatch(start, end, noun, right) if right and apart else None
    return None


_SIZES = "高低多少大小强弱快慢长短远近深浅重轻厚薄宽窄广冷热"
_MUCH = "都|也|更加?|很|较为?|比较|十分|非常|相当|极其|极为|特别|格外|日益|日趋|依然|仍然?|还|尚|不够|不太|不是很|不甚|不|最为?|越来越|过于|颇为?|均|普遍|太|极|偏|过|稍|略|有些|有点|相对|明显|更为|总体|整体|平均|一直|又|异常"
_SIZE_EDGE = r"(?=[，。；、！？：）\n等]|$|的)"


@cache
def sizes() -> Pattern:
    """An adverb and a character of size behind it, as a predicate (占比较多) or before a noun (较多的占比)."""
    return Pattern(
        rf"(?:{_MUCH}){{1,3}}(?P<size>[{_SIZES}]){_SIZE_EDGE}(?:的(?P<behind>{_HAN}{{2,8}}?)(?=[，。；、！？：）\n]|$|和|与|及))?"
    )


@cache
def _sizes_of() -> Mapping[str, str]:
    """By noun the characters that say how great what it means is."""
    rows = (line.split("\t") for line in word_list(FAMILIES).entries)
    return {noun: row[1] for row in rows if row[0] == _SCALES for noun in row[2].split()}


_LONGEST_SCALE = 6


def _scale_before(words: str) -> str:
    """The noun with which these words end, or the character in which such nouns end: 率 of 出勤率."""
    noun = next((words[-size:] for size in range(_LONGEST_SCALE, 1, -1) if words[-size:] in _sizes_of()), "")
    if noun or words[-1:] not in _sizes_of():
        return noun
    return words[-1] if len(cut(_NOT_HAN.split(words)[-1])[-1]) >= _SUFFIXED else ""


_SUFFIXED = 3


def mismatched_size(text: str, match: re.Match[str]) -> Mismatch | None:
    """The character of size of this match, where its noun goes with others: 占比较多, 责任心不大, 较少的满意度."""
    size, behind = match["size"], match["behind"] or ""
    noun, noun_at = _scale_before(behind), match.end()
    if not noun:
        noun, noun_at = _scale_before(text[max(0, match.start() - _LONGEST_SCALE) : match.start()]), match.start()
    taken = match.group().startswith("比较") and _scale_before(f"{text[match.start() - 1 : match.start()]}比")
    noun = taken or noun
    right = _sizes_of().get(noun, size)
    if size in right or not (taken or len(noun) == 1 or _ends_word(text, noun_at - len(noun), noun_at)):
        return None
    return Mismatch(*match.span("size"), noun, right[1 if size in _LITTLE else 0])


_LITTLE = frozenset("低少小弱慢短近浅轻薄窄冷")
