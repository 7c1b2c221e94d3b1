"""A sentence taken apart: its clauses with their agents, verbs, moods and figures, and the time that governs it.

Computed once for each sentence that holds a candidate, and read by the rules on figures and on acts. Nothing here says
what is to be found: it names what stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from alvtc_info.analysis.classes import Classes
from alvtc_info.analysis.clauses import Clause, clauses
from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.periods import cutoffs
from alvtc_info.analysis.time_words import day_spans, relative_spans, speaks_of_now, vague_spans
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern
from alvtc_info.text.value_classes import changeable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_UNITS = {
    "person": "人次 人 名 位 户 口 家次 户次 人天 师生 学生 对",
    "case": "例 起 宗 件 次 项 条 批 场 期 轮 门 节 班",
    "thing": "个 台 套 间 栋 所 家 辆 张 支 座 处 只 头 匹 份 册 部 篇 本 块 盏 根 把 面 棵 株 趟 帧 盒 捆 筐 包 罐 摞 台套 台次 班次 车次 架次 辆次 件次 册次 顶 床 袋 箱 瓶 艘 架 孔 枚 幅 笔 眼 扇 副 列 组 队 类 种 岗 席 尾 峰 羽 粒 卷 页 幢 盘 桶",
    "share": "% 个百分点 成 倍 ‰ 百分点",
    "money": "元 万元 亿元 万 亿",
    "measure": "平方米 平方公里 公顷 亩 公里 千米 米 厘米 毫米 吨 公斤 千克 斤 升 毫升 立方米 千瓦 千瓦时 度 兆 G 伏 安 摄氏度 ℃ 级 里 克",
    "time": "天 日 小时 分钟 秒 年 个月 月 周 岁 学时 课时 分 时 点 号 学分 届 学期 夜 晚",
}
_UNIT_KINDS = {word: kind for kind, units in _UNITS.items() for word in units.split()}
_UNIT = "|".join(re.escape(word) for word in sorted(_UNIT_KINDS, key=lambda word: (-len(word), word)))
_FIGURE = Pattern(
    rf"(?:百|(?<![一-龥])(?:[二三四五六七八九十]{{1,2}}|\d{{1,2}})|(?<![一二三四五六七八九十每部])[二三四五六七八九十])分之(?P<share>[一二两三四五六七八九十百零点\d]{{1,9}})"
    r"|(?:一半|半数)(?:(?:以上|多|左右)?(?=的[\u4e00-\u9fff]{2})|(?:(?<=不足..)|(?<=不到..)|(?<=超过..)|(?<=[近占过约达逾]..))(?![年路天场]))"
    rf"|(?<![\d.〔第A-Za-z\-/:])(?P<number>\d[\d,]{{0,15}}(?:\.\d{{1,9}})?|[一二两三四五六七八九十百千]{{1,9}})(?P<thousands>(?:[百万亿]|千(?![瓦克米伏卡])){{0,2}})(?P<rough>[余多来几]?) ?(?P<unit>{_UNIT}|[:∶：]\d{{1,4}}(?![\d:时点分])|(?=[一-龥，；：])|$)"
)
# 报名人数突破3000，: what is counted, where the number has no measure word
_COUNTED_BARE = Pattern(
    r"(?:人数|数量|总数|[次例件户]数|粉丝|用户|关注者?|订阅|注册量|[播点浏转下访阅读放击]量|转发|点赞)[^，。；\d若如应须可]{0,6}(?:突破|超过?|逾|过|达到?|近|约|增至|升至|涨到|降至|跌到|为)了?$"
)
# 师生比1∶27, 满意度为96.4分: two sides of a ratio, a mark; others are clock times and minutes
_RATIO = Pattern(
    r"比(?:例|值|率|重)?(?:为|是|达到?|约|高达|低至|升至|降至|超过|近|[接逼]近|已|仅|只有|保持在|控制在|[:∶：]){0,3}$"
)
_MARK = Pattern(r"(?:[率值度数分价]为|均为|分达|[积均得评]分)$")
_ZEROS = {"百": 2, "千": 3, "万": 4, "亿": 8}


_SIDES = (":", "∶", "：")


def _is_mark(text: str, start: int, figure: re.Match[str]) -> bool:
    """Whether a number of 分 is a mark (积分9860分) and no time."""
    return figure["unit"] == "分" and _MARK.search(text, max(start, figure.start() - 3), figure.start()) is not None


# a fraction that is told of a whole (占三分之一), and none of a rule or of how something is done (压减三分之一)
_SHARE_AHEAD = Pattern(r"(?:占|为|是|达到?|不足|不到|超过?|近|约|逾|到|有|过)(?:[^，。；\d的]{0,8}的)?$")
# 公寓三分之二的床位已住满
_OF_THINGS = Pattern(r"(?:以上|多)?的[\u4e00-\u9fff]{2}")
_CHANGED = Pattern(
    r"(?:压减|压缩|减少|缩短|降低|削减|减免|扣|拨|分|留|砍|增加|提高|完成|剩|用|省|取|拿|让|给|只|需|须|由)[^，。；]{0,3}$"
)
_CONDITION = Pattern(r"[^，。；]{0,6}(?:的|时|者)，")


def _is_told_share(text: str, start: int, figure: re.Match[str]) -> bool:
    """Whether a share in words is per cent, or a fraction that something comes to."""
    if figure.group().startswith("百分之"):
        return True
    if _OF_THINGS.match(text, figure.end()) and not _CHANGED.search(
        text, max(start, figure.start() - 8), figure.start()
    ):
        return _CONDITION.match(text, figure.end()) is None
    ahead = figure.start() == start or _SHARE_AHEAD.search(text, max(start, figure.start() - 12), figure.start())
    return bool(ahead) and _CONDITION.match(text, figure.end()) is None


_LONGEST_COUNT = 8  # digits of a number of things; longer ones are codes


def _is_code(number: str, thousands: str) -> bool:
    """Whether a number without a measure word is a code (订单152921700101003)."""
    return len(number) > _LONGEST_COUNT and "," not in number and "." not in number and not thousands


def _size(whole: str, thousands: str) -> int:
    """How many digits a number has before the point, with the zeros of 万; 0 for one in words."""
    return max(1, len(whole.lstrip("0"))) + sum(_ZEROS[each] for each in thousands) if whole else 0


# so few: 只有两所, 仅开放三间, 尚有两个部门
_ONLY = Pattern(r"(?:在内的|只有?|仅有?|[仍尚还]有|只剩|仅剩|至今)[^，。；\d的]{0,3}$")
_NO_AMOUNT = frozenset("年月日号时点届岁分秒周晚夜")


class Figure(NamedTuple):
    """A number with what it counts, from `start` to `end` in the document's text.

    It stands in the clause number `place` of its sentence, from `clause_start` to `clause_end`; `order` counts the
    figures of the sentence before it. `unit` is the kind of its measure word: person, case, thing, share, money,
    measure, time, or open for any other.
    `digits` counts those before the point and the zeros of 万, 0 for a number in Chinese.
    """

    start: int
    end: int
    place: int
    clause_start: int
    clause_end: int
    order: int
    unit: str
    digits: int
    decimal: bool
    thousands: bool
    rough: bool


_CLAUSE_EDGE = Pattern(r"[，；。！？】\n]|：(?<!\d：)|：(?!\d)")
_CLOSED = Pattern(
    r"(?<![写建始创编刊印刻立修拍摄绘造购]于)(?:(?:19|20)(?:\d\d|××)) ?年(?:度|全年|[上下]半年|第?[一二三四1-4]季度|[末底初]|春季|秋季|\d{1,2} ?月(?! ?\d{1,2} ?[日号])(?:份|底|末|初)?)?(?! ?\d|[版级届]|以来|起|至今|后|以前|前)"
    r"|(?<!\d)\d{1,2}月(?:份)?(?:至|到|[-—–~～])\d{1,2}月|(?<![\d年])\d{1,2}月(?:份|底|末)?(?=[，共累全学])|(?:19|20)\d\d[-—–~～至](?:(?:19|20)\d\d)?(?:学年|年)"
    r"|(?<!近)全年(?!的?(?:任务|目标|计划|预算|指标|工作))|[上下]半年|前[一二三]季度|前[一二三四五六七八九十\d]{1,3}个月|[一二三四]季度(?!一)|“?十[一二三四五]五”?(?:末|期间|前[一二三四]年)|毕业[半一]年[后时]|[上下本]学期|今年(?:\d{1,2}月|[上下]半年|[一二三四]季度)|去年(?!以来)|上年(?!同|末?[增减下])|上月|上周|昨[日天晚]|本月|本周"
)
_OPEN = Pattern(
    r"以来|近年|[近过]去?[一二两三四五六七八九十几\d]{1,4}[年月日天]|[一二两三四五六七八九十几\d]{1,4}年来|历年|多年|“十[一二三四五]五”(?:期间|时期)|期间|至今|迄今|先后|今年(?!\d|[上下一二三四])|本届|本年度|成立|创办"
)
_UNTIL = ("前", "之前", "以前")
_COMPARED = frozenset("比较与同由")
_KINDS_OF_TIME = (
    ("year", Pattern(r"(?:19|20)(?:\d\d|××) ?年(?!\d|[版级届]|以来|起|至今|后|以前|前)")),
    ("month", Pattern(r"(?<!\d)\d{1,2} ?月(?!\d{1,2}[日号]|\d{1,2}[—、至到-])(?:份|底|末|初|[上中下]旬)?(?!以来|的)")),
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
    ("until now", Pattern(r"至今|迄今|以来|(?<=[年月日天周期])来(?=，)")),
)
_RULE = Pattern(r"须|不得|应当|不予|方可|逾期|不少于|不超过|不低于|每[年月周日天晚次两半]|一律")
# 延长至23时 tells no time
_CLOCK = Pattern(
    r"\d[时点:]\d|(?<![至到为])(?<![至到为]\d)\d时|(?<![每周]日)(?<!周[一二三四五六])(?<!每[天周晚晨])(?:上午|下午|晚上|凌晨)|当天|当日|当晚|同日"
)
_DOCUMENT_NUMBER = Pattern(
    r"[（以][^，。；（）]{0,14}〔(?:19|20)\d\d〕[^，。；]{0,8}号|\d{4}年第?\d{1,6}号(?:令|文|决定|公告)"
)
# other than behind a title, where it is that document's
_OWN_NUMBER = Pattern(
    r"(?:^|[^》\d])（[^（）]{0,16}〔(?:19|20)\d\d〕[^（）]{0,8}号）"
    r"|[^，。；（》]{2}〔(?:19|20)\d\d〕[^，。；（）]{0,8}号(?![^，。；]{0,4}》)(?!）)"
)
_NUMBERED = Pattern(r"〔(?:19|20)\d\d〕|第?\d{1,6}号(?:文|令|决定)")
_KINDS = (
    "date", "cut-off", "point", "period", "open", "now", "vague", "relative", *(name for name, _ in _KINDS_OF_TIME),
)  # fmt: skip
# what tells the time of a sentence: what is named in it, what before it in its paragraph, whether it is the first
TIME = Classes(
    [
        *(f"{kind} here" for kind in _KINDS),
        *(f"{kind} before" for kind in _KINDS),
        "clock here",
        "numbered here",
        "clock before",
        "first",
        "later",
    ]
)
_NUMBERED_HERE, _FIRST, _LATER = (TIME.of(name) for name in ("numbered here", "first", "later"))
_CLOCK_BEFORE = TIME.of("clock before")
# what governs a sentence: the first of these that holds
_GOVERNORS = (
    "date here", "cut-off here", "period here", "now here", "vague here", "relative here", "open here", "clock here",
    "cut-off before", "period before", "date before", "relative before", "vague before", "open before",
)  # fmt: skip
_GOVERNING = tuple((TIME.of(name), name) for name in _GOVERNORS)


def _closing(document: Document) -> list[int]:
    """Where a closed period is named (2023年, 1月至10月, 上学期) other than as a base of comparison (比上月)."""
    text, found = document.plain, (match.start() for match in document.everywhere(_CLOSED))
    return [start for start in found if text[max(0, start - 1) : start] not in _COMPARED]


@changeable
class Sentence:
    """A sentence of a document: `start` and `end` are code points in its text, the closing mark left out.

    `times` are the bits (`TIME`) of what tells the time in it and before it in its paragraph, `time` the strongest.
    """

    document: Document
    start: int
    end: int
    paragraph: int
    times: int
    time: str
    _spans: list[tuple[int, int]] | None = None
    _clauses: list[Clause] | None = None
    _has_document_number: bool | None = None
    _last_rule: int | None = None
    _figures: list[Figure] | None = None

    @property
    def last_rule(self) -> int:
        """Where the last word begins in it that makes a rule (须, 不得, 每天); -1 where there is none."""
        if self._last_rule is None:
            self._last_rule = -1
            for match in _RULE.compiled.finditer(self.document.plain, self.start, self.end):
                self._last_rule = match.start()
        return self._last_rule

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where its clauses stand; none of a sentence that nobody would write so long."""
        if self._spans is None:
            fits = self.end - self.start <= LONGEST_SENTENCE
            self._spans = _spans(self.document.once(_clause_edges), self.start, self.end) if fits else []
        return self._spans

    @property
    def clauses(self) -> list[Clause]:
        """Its clauses, taken apart when they are first read."""
        if self._clauses is None:
            self._clauses = clauses(self.document.plain, self.spans)
        return self._clauses

    @property
    def has_number(self) -> bool:
        """Whether it may hold a figure; costs far less than taking it apart."""
        return _FIGURE.search(self.document.plain, self.start, self.end) is not None

    @property
    def has_document_number(self) -> bool:
        """Whether it names a document by its number."""
        if self._has_document_number is None:
            found = _DOCUMENT_NUMBER.search(self.document.text, self.start, self.end + 1)
            self._has_document_number = found is not None
        return self._has_document_number

    @property
    def is_numbered(self) -> bool:
        """Whether the act in it is told by the number of its document (以院发〔2026〕7号文免去; 聘请（人发〔2026〕7号））."""
        return bool(self.times & _NUMBERED_HERE) and bool(
            _OWN_NUMBER.search(self.document.text, self.start, self.end + 1)
        )

    def alone(self) -> Sentence:
        """The sentence as if nothing stood before it in its paragraph."""
        times = _times(self.document, self.start, self.start, self.end)
        return Sentence(
            self.document, self.start, self.end, self.start, times, _governor(times), self._spans, self._clauses,
            self._has_document_number, self._last_rule, self._figures,
        )  # fmt: skip

    @property
    def is_behind_event(self) -> bool:
        """Whether nothing dates it but the date of an event that is told before it in its paragraph."""
        return bool(self.times & _DATE_BEFORE) and not self.times & _OTHER_TIMES

    @property
    def is_undated(self) -> bool:
        """Whether nothing in it tells a time, and before it only an event or a period without a cut-off to the day."""
        return bool(self.times & _TOLD_BEFORE) and not self.times & _OTHER_TIMES_HERE

    def told_before(self, at: int) -> tuple[int, str]:
        """`times` and `time` of what is done at this offset: a period behind it belongs to its object (审完2025年度的账)."""
        if not self.times & _PERIODS_HERE:
            return self.times, self.time
        ahead = self.document.once(_Places).named(self.start, at)
        times = self.times & ~_PERIODS_HERE | ahead & _PERIODS_HERE
        return times, _governor(times)

    def is_open_again(self, at: int) -> bool:
        """Whether a period that still runs (今年以来) is named in it before this offset, and no date."""
        return (
            bool(self.times & _UNTIL_NOW_HERE)
            and not self.times & _CLOSED_HERE
            and self.names("until now", self.start, at)
        )

    @property
    def sentence_before(self) -> int:
        """Where the sentence begins that stands before it in its paragraph; its own beginning where it is the first."""
        first = self.document.passage_at(self.start).start
        return max(first, self.document.sentence_at(self.start - 1)[0]) if self.start > first else self.start

    @property
    def is_first(self) -> bool:
        """Whether it begins its paragraph."""
        return self.start == self.paragraph

    def names(self, kind: str, start: int, end: int) -> bool:
        """Whether this kind of time (period, open …) is named between these offsets of the document's text."""
        return bool(self.document.once(_Places).named(start, end) & TIME.of(f"{kind} here"))

    def named(self, start: int, end: int) -> int:
        """The bits (`TIME`) of the kinds of time that are named between these offsets of the document's text."""
        return self.document.once(_Places).named(start, end) & _HERE

    def figures(self) -> Iterator[Figure]:
        """Its figures in order: numbers with a measure word, without dates, clock times, ages and ordinals."""
        if self._figures is None:
            self._figures = list(self._found_figures())
        return iter(self._figures)

    def _found_figures(self) -> Iterator[Figure]:
        text, known = self.document.plain, dates(self.document)
        order = 0
        for index, (start, end) in enumerate(self.spans):
            for match in _FIGURE.compiled.finditer(text, start, end):
                number, unit, thousands, rough = match.group("number", "unit", "thousands", "rough")
                unit = unit or ""
                if (
                    number is not None
                    and match.end() == end
                    and not unit
                    and not _COUNTED_BARE.search(text, max(start, match.start() - 16), match.start())
                ):
                    continue
                if number is not None and (
                    (unit in _NO_AMOUNT and not _is_mark(text, start, match))
                    or (unit[:1] in _SIDES and not _RATIO.search(text, max(start, match.start() - 9), match.start()))
                    or (
                        not number[0].isascii()
                        and not (len(number) > 1 or unit == "成" or thousands)
                        and not _ONLY.search(text, max(start, match.start() - 6), match.start())
                    )
                    or (not unit and (not number[0].isascii() or _is_code(number, thousands)))
                    or known.at(match.start())
                ):
                    continue
                if number is None and match["share"] and not _is_told_share(text, start, match):
                    continue
                whole = number.replace(",", "").partition(".") if number and number[0].isascii() else ("", "", "")
                yield Figure(
                    *match.span(),
                    index,
                    start,
                    end,
                    order,
                    "share"
                    if number is None or unit in _NO_AMOUNT or unit[:1] in _SIDES
                    else _UNIT_KINDS.get(unit, "open"),
                    max(_size(whole[0], thousands or ""), len(unit) - 1 if unit[:1] in _SIDES else 0),
                    bool(whole[1]),
                    bool(thousands),
                    bool(rough),
                )
                order += 1


# code points; what is told about a figure costs as much as its sentence is long
LONGEST_SENTENCE = 600


def _ends_at(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "。！？\n":
        end -= 1
    return end


def _clause_edges(document: Document) -> list[int]:
    return [edge.start() for edge in _CLAUSE_EDGE.compiled.finditer(document.plain)]


def _spans(edges: list[int], start: int, end: int) -> list[tuple[int, int]]:
    """What stands from `start` to `end` between these edges, which are single characters."""
    found = []
    for edge in edges[bisect_left(edges, start) : bisect_left(edges, end)]:
        if edge > start:
            found.append((start, edge))
        start = edge + 1
    if end > start:
        found.append((start, end))
    return found


class _Places:
    """Where in a document a time is named: sorted offsets, and the bits of the kinds that are named at each."""

    def __init__(self, document: Document) -> None:
        text, vague = document.plain, document.once(vague_spans)
        places, points = document.once(cutoffs)
        starts: dict[str, list[int]] = {
            "date": dates(document).own,
            "cut-off": places,
            "point": points,
            "period": _closing(document),
            "open": [match.start() for match in document.everywhere(_OPEN)],
            "now": [start for start, end in vague if speaks_of_now(text[start:end])],
            "vague": [start for start, end in vague if not speaks_of_now(text[start:end])],
            "relative": sorted(
                start
                for each in (relative_spans, day_spans)
                for start, end in document.once(each)
                if not text.startswith(_UNTIL, end)  # 务于月底前交清: by when something is to be done
            ),
            **{name: [match.start() for match in document.everywhere(pattern)] for name, pattern in _KINDS_OF_TIME},
            "clock": [match.start() for match in document.everywhere(_CLOCK)],
            "numbered": [match.start() for match in document.everywhere(_NUMBERED, mentions=True)],
        }
        bits: dict[int, int] = {}
        for place, kind in enumerate(starts):
            for start in starts[kind]:
                bits[start] = bits.get(start, 0) | 1 << place
        self._starts = sorted(bits)
        self._bits = [bits[start] for start in self._starts]

    def named(self, start: int, end: int) -> int:
        """The kinds of time that are named in this span of the text, as bits in the order of `starts`."""
        found = 0
        starts = self._starts
        for bits in self._bits[bisect_left(starts, start) : bisect_left(starts, end)]:
            found |= bits
        return found


_HERE = (1 << len(_KINDS)) - 1
_CLOCK_NAMED = 1 << len(_KINDS)
_PERIODS_HERE = TIME.of(
    *(f"{kind} here" for kind in ("cut-off", "period", "open", *(name for name, _ in _KINDS_OF_TIME)))
)
_DATE_BEFORE = TIME.of("date before")
_TOLD_BEFORE = TIME.of("date before", "period before", "cut-off before")
_OTHER_TIMES_HERE = _HERE | TIME.of("clock here", "point before")
_UNTIL_NOW_HERE, _CLOSED_HERE = TIME.of("until now here"), TIME.of("date here", "cut-off here", "period here")
_OTHER_TIMES = _HERE | TIME.of("clock here", "cut-off before", "period before")


def _times(document: Document, paragraph: int, start: int, end: int) -> int:
    places = document.once(_Places)
    named = places.named(start, end)
    # clock times and numbers of documents come last, and count in their own sentence only
    found = named & _HERE | named >> len(_KINDS) << 2 * len(_KINDS)
    if start == paragraph:
        return found | _FIRST
    before = places.named(paragraph, start)
    return found | (before & _HERE) << len(_KINDS) | (_CLOCK_BEFORE if before & _CLOCK_NAMED else 0) | _LATER


@lru_cache(maxsize=4096)
def _governor(times: int) -> str:
    return next((name for bit, name in _GOVERNING if times & bit), "none")


class Sentences:
    """The sentences of a document, each taken apart when it is first read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, Sentence] = {}

    def at(self, offset: int) -> Sentence:
        """The sentence that holds this offset of the document's text."""
        start, stop = self._document.sentence_at(offset)
        return self._known.get(start) or self.of(start, stop, self._document.passage_at(start).start)

    def of(self, start: int, stop: int, paragraph: int) -> Sentence:
        """The sentence from `start` to `stop`, in the paragraph that begins at `paragraph`."""
        document = self._document
        known = self._known.get(start)
        if known is None:
            end = _ends_at(document.text, start, stop)
            times = _times(document, paragraph, start, end)
            known = Sentence(document, start, end, paragraph, times, _governor(times))
            self._known[start] = known
        return known


def sentences(document: Document) -> Sentences:
    """The sentences of a document, computed at most once."""
    return document.once(Sentences)
