"""Words that tell a time without telling which day: vague ones (近日, 目前), and those that hang on the day of writing.

Shared by the rules on time, figures and acts: a figure or an act beside such a word is dated, if badly, by that word.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import lunar_dates
from alvtc_info.text.pattern import Pattern, words
from alvtc_info.text.segmentation import belongs_to_others

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

_ALWAYS = (
    "近日 日前 近期 近来 新近 近段时间 近一段时间 近一段时期 近些天 近几天 近几日 近两天 近两日 连日来 连日 这几天 这些天 这段时间 "
    "最近 最近一段时间 前不久 不久前 前段时间 前一段时间 前一阵 前一阵子 前阵子 这阵子 前些天 前些日子 前几天 前几日 前些时候 数日前 几日前 这几日 这两天 这两日 这些日子 这段日子 不久之前 早些时候 稍早前 稍早 刚才 "
    "一段时间以来 一段时期以来 某日 某天 有一天 近一阶段 前一阶段 前一时期 不日 "
    "近段时期 近段日子 近些日子 近一个时期 近一个阶段 前一个时期 前一个阶段 近几周 近几个月 数月前 数周前 数天前 不久的将来"
).split()
NOW = "目前 当前 现阶段 现在 眼下 时下 现今 现时 迄今 如今 现如今 时至今日 当下".split()
_UP_TO_NOW = ("迄今", "时至今日")
# how far back, in code points, a word in the same sentence is searched for
REACH = 200
_LOOSE = frozenset("当前 现在 如今 现如今 当下 现今 现时 眼下 现阶段 时下".split())
_VAGUE = Pattern(
    words([*_ALWAYS, *NOW, "迄今为止"])
    + r"|(?<![^，。；：\n])(?:[前头]两[天日]|头几[天日]|前[几两]周)(?![的前后都均内])"
    # behind somebody or something, not behind an occasion (考试前两天): 材料前两天已送去
    + r"|(?<=[料续生安备泵司师长员人方处科系部室队组器灯他她们])(?:[前头]两[天日]|头几[天日]|前[几两]周)(?=已|曾|刚|就|才|还|又|因|突然|开始)"
)

_TRAPS = Pattern(
    r"(?<=[题项栏科数节条名盲账耳品书剧曲])目前(?=[期言后述列，]|\d|[一二两三四五六七八九十])"
    r"|(?<=[\d一二三四五六七八九十当今昨次假每期止休末同后某翌天庆诞幕货])日前|(?<=开放|交付|报到|开学|开课|复课|开工|投产|竣工|启用|生效|施行|运行)日前|日前夕|日前(?=[一二两三\d]+[天日个])"
    r"|不日(?=常|报|晒|新|本|照)|某日(?:本(?![校院系班部厂馆园])|[用化语系企])|刚才(?=艺|俊|华(?![为侨人])|智(?!能)|思敏|识过|貌|情(?![况绪形景])|子佳人)|(?<=个工作)日前|(?<=[生的过]生)日前|近日点|近日行星|(?<=[临邻附])近日(?=[本落出])"
    r"|近期(?:目标|规划|计划|任务|建设)?(?:和|与|及|、|同)(?:中|远|长)|近期(?=目标|规划)"
    r"|最近(?:的)?(?:距离|医院|路线|路径|校区|消防|出口|站点|派出所|医疗|救援|安全|楼梯|门|邻|点|处|水库|车站|地|县|乡|村|镇|路)"
    r"|最近的(?!一次|一[段个]|统计|数据|调查|情况|消息|事)"
    r"|当前(?:位置|页|用户|版本|节点|目录|路径|状态栏|行|列|值|往)|(?<=[应适相])当前(?=[移往进])"
    r"|(?<=[表体])现在(?=[：，以在于]|[^，。]{0,12}方面)"
    r"|(?<=例)如今后|(?<=[应适])当下(?=[发达调放降])|时下(?=[发达])|(?<=[\d点])时下"
)
_AHEAD = Pattern(r"(?<=近期)(?:的)?工作安排|(?<=近期)要[^，。；]{1,6}的|(?<=最近)\d+ ?[年个次]")
_DISTANCE = Pattern(r"(?:距离?|离|相距|邻近)[^，。；]{0,12}$")
_GENERAL = Pattern(
    r"^(?:[和及、与]今后|和下一|形势|国际|国内形势|时期|背景|环境|条件下|的?形势|乃至|至今后)|^[^，。；]{0,10}(?:工作|任务|阶段|关头|重点|要务|安全生产)(?!正在|已|仍|进展|人员)"
)
_ERA = Pattern(r"[和及、与]今后|和下一|(?:国际|国内|国外)形势")
_STATE = Pattern(
    r"\d|正在|已经?|仍|尚|情绪|病情|伤情|稳定|平稳|住院|留观|在院|隔离|[一二三四五六七八九十两][名人例]|[一二两三四五六七八九十百千万]{2,8}[余多]?[名人例户家个间台]"
)
_SEASON = Pattern(r"^，?[^，。；]{0,20}(?:正值|正是|正处|正逢|适逢|进入|抬头)")
_SITUATION = Pattern(r"形势|局势|蔓延|挑战|任务|时期|阶段|季节|汛期|潮流|时代|背景|竞争|改革|矛盾|普遍")
_CONTRAST = Pattern(r"过去|以前|原来|从前|以往|曾经|当年|世纪|昔日")
_GLOSS_AFTER = Pattern(r"（(?:截至)?(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日")
_GLOSS_BEFORE = Pattern(r"\d{1,2} ?[日号](?:[^，。；：（）]{0,6}?\d{1,2}[时点:](?:\d{1,2}分?)?许?)?[，、]?$")
_CUTOFF_BEFORE = Pattern(r"截[至止](?:到)?[^，。；]{0,20}\d{1,2} ?[日时号月]")


def undated_words(document: Document) -> list[tuple[int, int]]:
    """The spans of vague words that no date makes clear (近日, 目前), in order."""
    text = document.plain
    found = []
    for match in document.finditer(_VAGUE):
        word, start, end = match.group(), match.start(), match.end()
        if _trapped(text, word, start, end) or _is_last_of_its_kind(document, start):
            continue
        if word.removesuffix("为止") in NOW:
            if _dated_now(document, text, start, end):
                continue
            if _ERA.match(text, end) or (word in _LOOSE and not _states(document, text, start, end)):
                continue
        elif _GLOSS_AFTER.match(document.text, end) or _AHEAD.match(text, end):
            continue
        found.append((start, end))
    return found


def _trapped(text: str, word: str, start: int, end: int) -> bool:
    if _TRAPS.match(text, start):
        return True
    if word == "最近" and text.startswith("发展区", end):
        return True  # 维果茨基的最近发展区
    if word == "最近" and _DISTANCE.search(text, max(0, start - 16), start):
        return True
    return belongs_to_others(text, start, end)


# which time was the last is told with its month: 最近一次检修在2023年11月
_LAST_ONE = Pattern(r"最近的?一次")
_MONTH = Pattern(r"\d{1,2}月")


def _is_last_of_its_kind(document: Document, start: int) -> bool:
    if _LAST_ONE.match(document.plain, start) is None:
        return False
    begin, stop = document.sentence_at(start)
    return _MONTH.search(document.plain, max(begin, start - REACH), min(stop, start + REACH)) is not None


def _dated_now(document: Document, text: str, start: int, end: int) -> bool:
    if _GLOSS_AFTER.match(document.text, end):
        return True
    sentence = max(document.sentence_at(start)[0], start - REACH)
    return bool(
        _GLOSS_BEFORE.search(text, max(sentence, start - 24), start) or _CUTOFF_BEFORE.search(text, sentence, start)
    )


def _states(document: Document, text: str, start: int, end: int) -> bool:
    begin, stop = document.sentence_at(start)
    rest = text[end : min(stop, end + 40)]
    if (
        _GENERAL.match(rest)
        or _SEASON.match(rest)
        or _SITUATION.search(rest)
        or _CONTRAST.search(text, max(begin, start - 40), start)
    ):
        return False
    return bool(_STATE.search(rest))


_CUTOFF = Pattern(
    r"(?:截[至止](?:到)?|(?<![\d直推])到|(?<!甚)至)(?:目前|当前|现在|如今)(?:为止)?"
    r"|截[至止]到?(?:现?今(?![天日年晚早晨])|眼下|眼前|此[时刻]|这时|这会儿?|当下|时下|现时|现阶段|这一刻)(?:为止)?"
    r"|截至到?(?:日前|近[日期]|近[两几]日|最近|前不久|前几[日天]|不久前)(?:为止)?"
    # in prose 截止日前 is also the day before which something is to be handed in
    r"|(?<![\u3400-\u9fff])截止到?(?:日前|近[日期]|近[两几]日|最近|前不久|前几[日天]|不久前)(?:为止)?(?![^。；]{0,40}(?:须|应|请|务必|将|要|可以|方可|未交|提交|报送))"
    r"|截[至止](?:到)?(?:本?报?(?:记者|笔者|编者)|本[报刊台网期])?(?:[本此该]?(?:稿|信息|报告|材料)(?:件)?)?(?:(?:发稿|截稿|通报|上报|统计|报送|成稿)(?!之?日|期|时[点间])(?:发布)?(?:之?时|之?前|止)?|(?:写稿|撰稿|交稿|报告|发报|形成|写成|撰写|填报|编发)(?:之?时|之?前))(?:为止)?(?![间点])"
    r"|(?:(?:至|截至)(?:本?报?记者)?)?截稿(?:时|止)"
)
# 截至此时 is the moment that stands before it
_POINTS_BACK = Pattern(r"此[时刻]|这时|这会|这一刻")
_TOLD_MOMENT = Pattern(r"\d{1,2} ?(?:[日号时点]|:\d\d)")
_YEAR_BEFORE = Pattern(r"\d{4}年$|世纪[^，]{0,6}$|\d年代$")
_IS_SAID = Pattern(
    r"(?:家长|学生|教师|职工|来访|来电|当事|本人|群众|村民|牧民|企业|他|她)[^，。；]{0,10}(?:称|反映|表示|说|自述)，"
)
# 至今 with a figure or a state, where no year stands before it
_UNTIL_NOW = Pattern(
    r"(?<!截)至今(?=[^。；]{0,30}(?:\d|未|没|仍|尚|无|已)|(?!下落)[^，。；]{0,10}(?:不|难))(?!天|日|年|晚|早|晨)"
)


def vague_cutoffs(document: Document) -> list[tuple[int, int]]:
    """The spans of cut-offs that name no day (截至目前, 截至发稿时), in order."""
    found = [
        m.span()
        for m in document.finditer(_CUTOFF)
        if (m.group()[0] == "截" or m.group().endswith(("目前", "为止", "截稿时", "截稿止")))
        and not _dated_now(document, document.plain, m.start(), m.end())
        and not (
            _POINTS_BACK.search(m.group())
            and _TOLD_MOMENT.search(document.plain, document.passage_at(m.start()).start, m.start())
        )
    ]
    found += [
        m.span()
        for m in document.finditer(_UNTIL_NOW)
        if not _YEAR_BEFORE.search(document.plain, max(0, m.start() - 8), m.start())
        and not _IS_SAID.search(document.plain, max(document.sentence_at(m.start())[0], m.start() - REACH), m.start())
    ]
    return sorted(found)


def until_now(document: Document) -> list[tuple[int, int]]:
    """The spans of what says up to now: the vague cut-offs, 迄今, 时至今日, in order."""
    words = (span for span in document.once(undated_words) if document.text[slice(*span)].startswith(_UP_TO_NOW))
    return sorted({*document.once(vague_cutoffs), *words})


def speaks_of_now(word: str) -> bool:
    """Whether a vague word stands for the moment of writing (目前, 截至目前, 新近) and not for a past day (近日)."""
    return word in NOW or word == "新近" or word[0] in "截到至迄"


def vague_spans(document: Document) -> list[tuple[int, int]]:
    """The spans of all words that stand where a date should: 目前, 近日, 截至目前, in order."""
    return sorted({*document.once(undated_words), *document.once(vague_cutoffs)})


# so many weeks or months back; years back are told of an era, not of an event (二十年前)
_BACK = r"(?:\d{1,2}|[一二两三四五六七八九十半几数]{1,3})[多余]?(?:个多?(?:星期|礼拜|月|小时|学期)|周|星期|礼拜|小时)[之以]?前"
RELATIVE = Pattern(
    r"昨[日天晨夜晚儿早午]|今昨|今[日天晨早晚夜儿午]|大前[日天]|(?<![目当日以提之空年百大点时分])(?<![^学师新考医先男女]生)前[日天晚](?!性)|(?<![光文说表证透声注标申鲜阐聪])明[日天晚晨早]"
    r"|(?<![先靠])后天(?!性|形成|培养|教育|因素)|次日|翌日|(?<!自)即日(?=起，)"
    r"|(?<![基以比较与同由])(?:[本上下]{1,5}|这一?)个?(?:(?:周|星期|礼拜)(?:(?:周|星期|礼拜)?[一二三四五六日天末](?![号台层名个次项间所家位辆栋])(?!(?<=一)起|起[事案火交类突安]))?)(?![期岁全年])"
    r"|(?<![每隔逐本上下个\d一二两三四五六七八九十])(?<![日天段点时候](?:为|是|系))(?<![周期][一二三四五六日天][至到—～~-])(?:周|星期)[一二三四五六日](?![至到—～~、及和-])(?=上午|中午|下午|晚|凌晨|早|深夜|傍晚|[，（])(?!(?:上午|中午|下午|傍晚|早上?|晚上?)(?:[是为要都常总会需最不]|往往|一般|照常))"
    r"|(?<![基成资以比较与同由])(?:本|这个?|[上下]{1,3}个?)月(?:[初底末]|(?![薪亮]))"
    r"|(?<![^，。；：\n])(?:(?:本|这个?|[上下]个?)学期|[本上下]个?学年|[上下]个?季度)|(?<=[局处科部会院站社厂司委校系])[上下]季度|上(?:一个?|个)季度"
    r"|(?<![\d一二三四五六七八九十每月年各])月[初底末](?!前?的?考)|(?<![\d一二三四五六七八九十每月年各])[上下]半月(?![刊板])|(?<![^，。；：\n])年前(?=，)"
    r"|(?<![较比过由与同])去年(?!同期|同时期|同月|相比)(?:年?[初底末])?|今年(?:[春夏秋冬][天季]?|[寒暑][假期]|年?[初底末])|今[春夏秋冬](?![明天季])"
    r"|(?<![过出进回离失除])去[春夏秋冬](?:今[春夏秋冬])?(?![天季])|(?<![目较比由与同日月年周届任位名项个提以之\d一二两三四五六七八九十几数多余])(?:大)?前年(?![均度龄初底末])"
    r"|(?<![每岁期末学今明去前上较比年\d一二三四五六七八九十])年[初底末](?![考终决]|年初|预算|结转|结余|余额|库存)"
    r"|(?<![^，。；：、\n“约在就于从])(?:\d{1,4}|[一二两三四五六七八九十几数]{1,4})[多余]?天前(?![往来进赴去])"
    rf"|(?<![^，。；：\n])(?:[早就]在|大?约)?{_BACK}(?=，)"
)
BARE_DAY = Pattern(
    r"(?<![日号][至到—–~～-])(?<!延长)(?<!为期)(?<!历时)(?<!用时)(?<![限满逾])(?<!拘留)(?<!公示)(?<!停[课业工产])(?<![\d月第每近连续前后过约为共历初〇.一二三四五六七八九十])(?:(?P<digits>[12]?\d|3[01])|(?P<han>[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]|[一二三四五六七八九](?=日(?:上午|中午|下午|晚|凌晨|清晨|早|深夜|傍晚|发生))))(?:日|号(?=上午|中午|下午|晚|凌晨|早))(?![内前后均报照元游龄以之楼线生晒用语本])"
)

# 上月均已缴清: each of them, and no 月均
_EACH_OF = Pattern(r"月均(?=[已未在由被有须需应])")


# names of songs, plays and papers: 明日歌被选入教材, 曲目为昨日重现
_IN_A_NAME = Pattern(
    r"[昨今明]日(?:歌(?=[被是为等，。、的选入由])|之(?:歌|星|子|花|窗|声)|头条|早报|晚报|说法|传媒|影院)"
)
_IS_CALLED = Pattern(r"(?:曲目|歌曲|剧目|[歌曲片书剧店篇诗刊]名|题目|主题|名称)(?:[为是叫：]|名为)$")
_REST_OF_NAME = Pattern(r"[^，。；的了将已\d]{1,4}(?=[，。；、]|$)")
# nouns that begin with the last character: 今年|初中部招生方案, 去年|末班车
_LONGER_NOUN = Pattern(
    r"初(?:中(?:[部生班]|学[生部校]|毕业|阶段|教育)|级(?:班|中学|职称|证书)|等教育|赛选?手|心教育)|末班车|底(?:[片薪盘稿漆]|座(?![椅谈位次]))"
)


def relative_spans(document: Document) -> list[tuple[int, int]]:
    """The spans of words that hang on the day of writing (昨日, 上周, 年底) and are words of their own, in order."""
    text = document.plain
    found = []
    for match in document.finditer(RELATIVE):
        start, end = match.span()
        if _IN_A_NAME.match(text, start) or (
            _IS_CALLED.search(text, max(0, start - 8), start) and _REST_OF_NAME.match(text, end)
        ):
            continue
        shorter = RELATIVE.match(text, start, end - 1)
        if (shorter or text[start] == "今") and _LONGER_NOUN.match(text, end - 1):
            if shorter:
                found.append((start, end - 1))  # 去年初中部: 去年; 今年 needs no day
        elif not belongs_to_others(text, start, end) or _EACH_OF.match(text, end - 1):
            found.append((start, end))
        elif (
            end - start > 2
            and text[end - 1] in "初底末一二三四五六日"
            and shorter
            and not belongs_to_others(text, start, end - 1)
        ):
            found.append((start, end - 1))  # 本月底层取样: 本月 + 底层
    return found


def day_spans(document: Document) -> list[tuple[int, int]]:
    """The spans of days without a month (12日), in order."""
    return [match.span() for match in document.finditer(BARE_DAY)]


def _vague_starts(document: Document) -> list[int]:
    return [start for start, _ in document.once(vague_spans)]


def _other_starts(document: Document) -> list[int]:
    """Where relative times, days without a month and lunar dates begin, in order."""
    return sorted(start for spans in (relative_spans, day_spans, lunar_dates) for start, _ in document.once(spans))


def names_a_time(document: Document, start: int, end: int) -> bool:
    """Whether a vague, relative or lunar time begins in this span, so that the act there is dated, if badly, by it."""
    near = max(start, end - REACH)
    return _next(document.once(_vague_starts), start, end) < end or _next(document.once(_other_starts), near, end) < end


def first_time(document: Document, start: int, end: int) -> int:
    """Where the first vague, relative or lunar time in this span begins; `end` where there is none."""
    return min(_next(document.once(_vague_starts), start, end), _next(document.once(_other_starts), start, end))


def _next(starts: list[int], start: int, end: int) -> int:
    """The first of these offsets from `start` on, at most `end`."""
    index = bisect_left(starts, start)
    return starts[index] if index < len(starts) and starts[index] < end else end
