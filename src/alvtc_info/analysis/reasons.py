"""Why an act, a figure, a time or a source was found, in words of the sentence itself.

学院（主语）＋编印了＋报告，全段没有日期: what stands there is quoted as it stands, and what is said of it holds by what is
quoted. The strongest reason comes first, at most three; the strongest against it, where there is one, comes last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from alvtc_info.analysis.classes import CUE
from alvtc_info.analysis.clause_words import PREPOSITION
from alvtc_info.analysis.dates import dates, lunar_dates
from alvtc_info.analysis.sentences import TIME, sentences
from alvtc_info.analysis.time_words import day_spans, relative_spans, vague_spans
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alvtc_info.analysis.clause_words import Word
    from alvtc_info.analysis.clauses import Clause
    from alvtc_info.analysis.sentences import Sentence
    from alvtc_info.model.document import Document

_MONTH_OR_DAY = r"月(?:\d{1,2} ?[日号]|份|[初底末]|[上中下]旬)?"
_NAMED = Pattern(
    rf"(?:19|20)\d\d ?(?:学年(?:第[一二]学期)?|年年?[初中底末]|年(?: ?\d{{1,2}} ?{_MONTH_OR_DAY}|全年|度|[上下]半年|第?[一二三四]季度|[春秋]季)?)(?:以来|[至到—–-]{{1,2}}(?:\d{{4}}年)?\d{{1,2}}[月日])?"
    rf"|(?<![\d.])\d{{1,2}}[至到—–-]\d{{1,2}}月|(?<![\d.])\d{{1,2}} ?{_MONTH_OR_DAY}(?:以来)?"
    r"|[上下]半年|前[一二三]季度|[一二三四]季度|(?<!近)全年|[上下本新]学期|[寒暑]假|暑期|“?十[一二三四五]五”?(?:末|期间|以来)?"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}以来|(?:今年|近年)以?来?|近[一二两三四五六七八九十几\d]{1,3}[年月]"
)
_TO_THE_DAY = Pattern(r"月\d{1,2} ?[日号]$|[正腊冬一二三四五六七八九十]月[初十廿二三]")
# the kinds of time that make it untrue to say that none is named
_ANY_TIME = TIME.of(
    *(
        f"{kind} here"
        for kind in (
            "date", "cut-off", "point", "period", "now", "vague", "relative", "year", "month", "span", "plan end", "plan",
            "term", "year end",
        )
    )
)  # fmt: skip
_LONGEST = 24  # code points of a quotation
_EDGE = Pattern(r"[，。；：！？\n]|$")


def _quoted(text: str) -> str:
    """A text as it stands, in quotation marks that close; a long one is cut."""
    inside = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
    return f"“{inside.replace('“', '‘').replace('”', '’')}”"


def _told_times(document: Document) -> list[tuple[int, int]]:
    """The spans of all words for times but those of `_NAMED`, in order."""
    return sorted(
        (start, end)
        for each in (vague_spans, relative_spans, day_spans, lunar_dates)
        for start, end in document.once(each)
    )


def _times(document: Document, start: int, end: int) -> list[str]:
    """The words for times in this span of the text as they stand, in order; those inside longer ones are left out."""
    spans = [match.span() for match in _NAMED.compiled.finditer(document.plain, start, end)]
    known = document.once(_told_times)
    spans += [(a, b) for a, b in known[bisect_left(known, (start,)) : bisect_right(known, (end, end))] if b <= end]
    found: list[str] = []
    reached = start
    for a, b in sorted(spans, key=lambda span: (span[0], -span[1])):
        if a >= reached:
            found.append(document.text[a:b])
            reached = b
    return found


def _missing(document: Document, sentence: Sentence, sought: str, *, itself: str, short: str) -> str:
    """That the time `sought` is missing: that none is named, or which one is and why it does not do."""
    passage = document.passage_at(sentence.start)
    here, before = _times(document, sentence.start, sentence.end), _times(document, passage.start, sentence.start)
    if here:
        days = [each for each in here if _TO_THE_DAY.search(each)]
        if days:
            return f"同句的{_quoted(days[0])}看不出是{itself}{sought}"
        return f"同句只有{'、'.join(map(_quoted, dict.fromkeys(here[:2])))}，{short}"
    if before:
        return f"本句没有{sought}，前文的{_quoted(before[-1])}看不出管到这里"
    if sentence.named(passage.start, sentence.end) & _ANY_TIME:
        return f"没有写明{itself}{sought}"
    if _times(document, sentence.end, passage.end) or sentence.named(sentence.end, passage.end) & _ANY_TIME:
        return f"本句和前文没有{sought}"
    return f"全段没有{sought}"


def _clause_at(sentence: Sentence, at: int) -> Clause | None:
    return next((each for each in sentence.clauses if each.start <= at < each.end), None)


# what goes on from the sentence before, and is no part of who acts
_GOING_ON = frozenset("同时 随后 随即 接着 即 便 遂 并 又 也 还 此外 另外 其后".split())
_OWN = frozenset({"office", "person"})
_OF_TIMES = frozenset("mqt")


def _agent(text: str, clause: Clause, until: int) -> tuple[str, int]:
    """Who acts in a clause, as it stands, with where that ends; empty where it names nobody before this offset.

    So it is where a noun goes on behind the name (学院就业率), and where a preposition stands before it (由保卫处).
    """
    words, count = clause.words, clause.subject_end
    end = clause.start + clause.starts[count]
    first = 0
    while first < count - 1 and (words[first].text in _GOING_ON or words[first].tag[:1] in _OF_TIMES):
        first += 1
    if (
        clause.agent not in _OWN
        or end > until
        or words[first].roles & PREPOSITION
        or words[first].text == "据"
        or (end < until and count < len(words) and _goes_on(words[count]))
        or any(word.text in _STOCKS for word in words[:count])
    ):
        return "", clause.start
    return f"{text[clause.start + clause.starts[first] : end]}（主语）", end


def _is_noun(word: Word) -> bool:
    return bool(word.tag) and word.tag[0] in _NOUNS and not word.is_verb_of and not word.cues & _NOT_COUNTED


def _goes_on(word: Word) -> bool:
    """Whether a word behind a name goes on with it, so that the name is not who acts: 智慧校园|一期项目, 学院|就业率."""
    return word.text == "的" or word.tag[:1] == "m" or word.text.endswith("期") or _is_noun(word)


def _carried(text: str, sentence: Sentence, clause: Clause) -> str:
    """Who acts by the clauses before this one."""
    for earlier in reversed(sentence.clauses[: clause.index]):
        name, _ = _agent(text, earlier, earlier.end)
        if name:
            return name.replace("（主语）", "（前文的主语）")
    return ""


def _taken_apart(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """A clause about what stands from `start` to `end`: who acts, what is before it and itself, what is behind it."""
    text, clause = document.text, _clause_at(sentence, start)
    name, begin, stop = "", start, end
    if clause is not None:
        name, begin = _agent(text, clause, start)
        stop = max(end, clause.end)
        if not name and clause.agent.startswith("carried"):
            name = _carried(text, sentence, clause)
    middle = text[begin:end]
    if len(middle) > _LONGEST:
        middle = f"……{text[end - _LONGEST : end]}"
    behind = text[end:stop]
    if len(behind) > _LONGEST:
        behind = f"{behind[:_LONGEST]}……"
    return "＋".join(part for part in (name, middle, behind) if part)


_ASPECT = Pattern(r"已经|业已|已|刚刚")
_FINISHED = Pattern(r"[^，。；]{0,12}?(?P<word>完毕|竣工|到位|结束|完成)(?=[，。；]|$)")
_AT_ONCE = frozenset("立即 迅速 随即 即刻 马上 当即 连夜 紧急 火速 当场 首次 正式 如期 顺利 成功 圆满".split())
_KINDS_OF_OBJECT = (
    (CUE.of("meeting"), "是会议、活动一类的事"),
    (CUE.of("doc"), "是文件一类的东西"),
    (CUE.of("prize"), "是奖项、认定一类的事"),
)
_DEMANDS = CUE.of("must", "future", "habit")
_DONE_SOMEWHERE = Pattern(r"了|已|过|完毕|完成|竣工|到位")
_COUNTED = Pattern(r"\d[\d.,]*[百千万亿]{0,2}[余多]?(?![年月日时])[\u4e00-\u9fff%]{1,2}")
_NUMBER_OF_PAPER = Pattern(r"[^，。；（《]{0,8}〔(?:19|20)\d\d〕第?\d{1,6}号")


def act_reasons(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Why what is done from `start` to `end` was found to lack its day, and what speaks against that."""
    sentence = sentences(document).at(start)
    text = document.plain
    if text.startswith(("了", "过"), end):
        end += 1
    clause = _clause_at(sentence, start)
    missing = _missing(document, sentence, "日期", itself="这件事的", short="没有写到日")
    found = [f"{_taken_apart(document, sentence, start, end)}，{missing}"]
    found += _done_in(document, clause, start, end)
    return _chosen(found, _against_an_act(document, sentence, clause, start, end))


def _done_in(document: Document, clause: Clause | None, start: int, end: int) -> Iterator[str]:
    """What in the clause of an act says that it was done, once, and what it was."""
    if clause is None:
        return
    text = document.plain
    aspect = _ASPECT.search(text, clause.start, start)
    finished = _FINISHED.match(text, end, clause.end)
    if text[end - 1] == "了":
        yield f"{_quoted(text[start:end])}说的是已经做了的事"
    elif aspect:
        yield f"{_quoted(text[aspect.start() : end])}说的是已经做了的事"
    elif finished:
        yield f"{_quoted(finished['word'])}说的是已经办完"
    manner = [word.text for word in _words(clause, clause.start, start) if word.text in _AT_ONCE]
    if manner:
        yield f"{_quoted(manner[-1])}说的是一次办的事"
    objects = _words(clause, end, clause.end)
    if objects:
        yield from (f"{_quoted(objects[-1].text)}{said}" for kind, said in _KINDS_OF_OBJECT if objects[-1].cues & kind)


def _words(clause: Clause, start: int, end: int) -> list[Word]:
    """The words of a clause that stand between these offsets of the text."""
    return [
        word
        for word, begin in zip(clause.words, clause.starts, strict=False)
        if start <= clause.start + begin and clause.start + begin + word.size <= end
    ]


def _against_an_act(document: Document, sentence: Sentence, clause: Clause | None, start: int, end: int) -> str:
    text = document.plain
    number = _NUMBER_OF_PAPER.search(document.text, sentence.start, sentence.end)
    if number:
        return f"句中有文号{_quoted(number.group())}"
    demand = _demand(sentence.clauses)
    if demand:
        return f"句中有{_quoted(demand)}，也许是要求、计划或惯例"
    counted = _COUNTED.search(text, end, clause.end) if clause is not None else None
    if counted:
        return f"后面有{_quoted(counted.group())}，也许是一段时间里的统计"
    if not _DONE_SOMEWHERE.search(text, sentence.start, sentence.end):
        return "全句没有“了、已、完成”一类词"
    return "" if clause is None or clause.agent != "none" or clause.start < start else "没有写由谁办"


def _demand(clauses: Sequence[Clause]) -> str:
    """The first word in these clauses that may make what they tell a plan, a demand or a habit."""
    for clause in clauses:
        moods = clause.moods & _DEMANDS
        found = [word.text for word in clause.words if word.cues & moods and word.text != "建议"]
        if found:
            return found[0]
    return ""


_CUES = (
    (frozenset("占比 比例 比重 占 平均 人均 生均 户均 日均 月均 年均 排名 位居 名列".split()), "说的是某一时期的比率、均数或位次"),
    (frozenset("累计 累积 共计 合计 总计 总共 一共 共 总数 总量 总额 总值".split()), "说的是到某一天的总数"),
    (
        frozenset(
            "有 现有 共有 拥有 设有 建有 配有 尚有 仍有 还有 另有 已有 只有 仅有 辖 下辖 馆藏 藏书 存栏 在校生 教职工 在校 在册 在岗 在职 在编 尚余 剩余 结余 余额".split()
        ),
        "说的是某一天的存量",
    ),
    (frozenset("升至 增至 降至 升到 增长 增加 上升 提高 下降 减少 降低 新增 同比 环比".split()), "说的是变化，要说清到哪天"),
    (frozenset("达到 达 已达 高达 超过 突破".split()), "说的是到某一天的数"),
    (frozenset("已 已经 陆续 先后 均已".split()), "说的是到某一刻做了多少"),
)  # fmt: skip
_RATE_ENDS = ("率", "满意度")
_NO_RATES = frozenset("功率 频率 效率 速率 心率 分辨率".split())
# what stands between what is counted and its figure
_LINKS = frozenset(
    "达到 达 已达 高达 升至 增至 降至 升到 超过 突破 增长 增加 上升 提高 下降 减少 降低 有 现有 共有 占比 占 约 约为 近 为 是 已 共 累计 共计 合计 仅 至少 超 逾 了".split()
)
_NOUNS = frozenset("nbjl")
_STOCKS = frozenset("有 现有 共有 拥有 设有 建有 配有 尚有 仍有 还有 另有 已有".split())
_NOT_COUNTED = CUE.of("point", "at", "since", "link", "part_of", "base", "rate", "total", "reach")
_ONE_EVENT = Pattern(r"参加|参与|到场|出席|观看|派出|出动|现场")


def figure_reasons(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Why the figure from `start` to `end` was found to lack its cut-off, and what speaks against that."""
    sentence = sentences(document).at(start)
    clause = _clause_at(sentence, start)
    missing = _missing(document, sentence, "截至时间", itself="这个数的", short="看不出截到哪天")
    found = [f"{_taken_apart(document, sentence, start, end)}，{missing}"]
    if clause is None:
        return tuple(found)
    figure = document.text[start:end]
    ahead, behind = _words(clause, clause.start, start), _words(clause, end, clause.end)
    cue = _cue(ahead)
    if cue:
        found.append(cue)
    elif figure.endswith(("%", "‰", "成", "倍")) or figure.startswith("百分之"):
        found.append(f"{_quoted(figure)}是比率")
    counted = _counted(ahead, behind, clause.subject_end)
    if counted:
        found.append(f"数的是{_quoted(counted)}")
    return _chosen(found, _against_a_figure(document, clause, has_cue=bool(cue)))


def _cue(ahead: list[Word]) -> str:
    """The word before a figure that makes it a total, a stock, a rate, or one that was reached."""
    rate = next(
        (
            word.text
            for word in reversed(ahead)
            if word.text.endswith(_RATE_ENDS) and word.size > 1 and word.text not in _NO_RATES
        ),
        "",
    )
    if rate:
        return f"{_quoted(rate)}是比率"
    for words, said in _CUES:
        for word in reversed(ahead):
            if word.text in words:
                return f"{_quoted(word.text)}{said}"
    return ""


def _counted(ahead: list[Word], behind: list[Word], agent: int) -> str:
    """The noun that a figure counts: right behind it, else before it, with nothing but words of amount between.

    Who acts, the first so many words, is counted only where the figure stands right behind (高职院校36所).
    """
    behind = behind[1:] if behind and behind[0].text == "的" else behind
    found = _nouns(behind)
    if found:
        return found
    left = list(ahead)
    while left and left[-1].text in _LINKS:
        left.pop()
    if len(left) > agent:
        return _nouns(left[agent:][::-1], backwards=True)
    return _nouns(left[::-1], backwards=True) if len(left) == len(ahead) else ""


def _nouns(words: list[Word], *, backwards: bool = False) -> str:
    found: list[str] = []
    for word in words:
        if not _is_noun(word) or word.text in _STOCKS:
            break
        found.append(word.text)
    return "".join(found[::-1] if backwards else found)


def _against_a_figure(document: Document, clause: Clause, *, has_cue: bool) -> str:
    match = _ONE_EVENT.search(document.plain, clause.start, clause.end)
    if match:
        return f"同一分句有{_quoted(match.group())}，也许只是一次活动里的数"
    demand = _demand([clause])
    if demand:
        return f"同一分句有{_quoted(demand)}，也许是要求、计划或惯例"
    return "" if has_cue else "数前没有“累计、现有、占比”一类词"


def _chosen(found: list[str], against: str) -> tuple[str, ...]:
    """At most three reasons, none twice, and the one against them."""
    return (*dict.fromkeys(found[:3]), *([f"相反的：{against}"] if against else []))


def _days_by_passage(document: Document) -> dict[int, str]:
    """The first day that each passage tells, empty for none, by where it begins; filled as it is asked for."""
    return {}


def time_reasons(document: Document, start: int, end: int) -> tuple[str, ...]:
    """What hangs on the word for a time from `start` to `end`, and that no date stands by it."""
    passage = document.passage_at(start)
    told = _beside(document, start, end)
    word = _quoted(document.text[start:end])
    days = document.once(_days_by_passage)
    if passage.start not in days:
        told_times = _times(document, passage.start, passage.end)
        days[passage.start] = next((each for each in told_times if _TO_THE_DAY.search(each)), "")
    if days[passage.start]:
        known = f"同段的{_quoted(days[passage.start])}看不出就是这一天"
    elif dates(document).holds(passage.start, passage.end):
        known = "同段的日期看不出就是这一天"
    else:
        known = "全段没有写到月日的日期"
    return (f"{_quoted(told)}只写了{word}，{known}" if told else f"只写了{word}，{known}",)


_PAPER = Pattern(r"文件|规定|通知|标准|规范|政策|制度|来文|发文")


def source_reasons(document: Document, start: int, end: int) -> tuple[str, ...]:
    """What leans on the source from `start` to `end`, which nobody could look up."""
    told = _beside(document, start, end)
    unknown = "看不出是哪份文件" if _PAPER.search(document.text, start, end) else "看不出是谁、哪天说的"
    marker = _quoted(document.text[start:end])
    return (f"{_quoted(told)}靠的是{marker}，{unknown}" if told else f"{marker}{unknown}",)


_CLOCK = Pattern(
    r"(?:[上下中]午|凌晨|清晨|傍晚|晚上?|夜间)?(?:\d{1,2}(?:[时点]半?(?:\d{1,2}分)?|:\d\d)许?)?[，：、, 　]*"
)


def _beside(document: Document, start: int, end: int) -> str:
    """What a word at the head of a clause speaks of: the rest of it, else the next one, else what is before it."""
    text, (begin, stop) = document.plain, document.sentence_at(start)
    clock = _CLOCK.match(text, end, stop)
    end = clock.end() if clock else end
    edge = _EDGE.search(text, end, min(stop, end + 2 * _LONGEST))
    rest = document.text[end : edge.start() if edge else end].strip()
    if len(rest) > 1:
        return rest
    return document.text[max(begin, start - _LONGEST) : start].strip("，：；、 　\n")
