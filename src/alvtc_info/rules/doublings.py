"""What was typed or pasted twice: characters, words, marks, clauses, sentences, paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.left_standing import left_standing
from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, FRAME, Role
from alvtc_info.model.rule import proofreading_rule, reported
from alvtc_info.proofreading.candidates import known_words
from alvtc_info.proofreading.typed_twice import is_typed_twice
from alvtc_info.text.chinese_runs import run_before, run_behind
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import cut, is_word, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_LONGEST = 6  # code points of a word that is written twice
_AROUND = 5  # code points on either side that decide how a clause is cut into words

# characters that say nothing when they are doubled, with what makes a double of them right
_EMPTY = Pattern(
    r"的的(?!确)|了了(?![解之如断却事然结当])(?<!不了了)(?<!小时了了)|(?<![现存所正潜内好实自])在在(?![线职校场岗])|(?<![于但可还就总凡要只不老若算倒])是是(?!非|否)|和和(?![气美睦平谐解顺暖缓善])|与与(?![会此日其共])"
    r"|及及(?![时格早])|(?<![因人作认以成更行称视])为为(?![了人此民何])|把把(?![手关握脉柄控])|被被(?![子褥动告])|(?<![即必不])将将(?![来军士领近要])|等等等|由由(?!于)|(?<![自打])从从(?![业严前来不])|并并(?![非不])|也也(?!门)|就就(?![业近地医学职任餐寝])|都都"
    r"|月月(?![份考报末初底供嫂季租饼票均度])(?<=\d月月)|日日(?<=\d日日)|年年(?<=\d年年)(?![会中末初底度报检审鉴终货假味主用均产收薪租利票历夜龄费])|名名(?<=\d名名)(?![称单])|项项(?<=\d项项)(?!目)|个个(?<=\d个个)(?!人)"
    r"|对对(?![方象策比应外照手接])|向向(?![前上着下后心])|已已|于于|(?<![总包])以以(?![及上下内外后前来往])|中中(?![国心央小医学等旬午西共高层间专])|上上(?![海级下午周月个报述百千万])|我我|能能(?![力够源量耗效])|或或|但但(?!是)|且且|则则|至至(?![今少于])|因因(?![为此而])|须须(?!知)|应应(?![当该急])|(?<=[\d余多])(?P<measure>[个名份台件套张辆间家项次条户亩吨册篇场栋根只双批位所座头扇盏棵])(?P=measure)(?![字单称])(?!(?<=台台)[钻灯秤扇阀架历球锯虎面布]|(?<=个个)[体人案别性]|(?<=名名)[师牌片]|(?<=套套)[装管筒餐间]|(?<=张张)[贴力]|(?<=条条)[幅例码凳]|(?<=间间)[距隙歇接]|(?<=批批)[次文复]|(?<=位位)[置移]|(?<=所所)|(?<=座座)[椅垫谈位钟机]|(?<=头头)[盔饰灯]|(?<=盏盏)|(?<=棵棵)|(?<=册册)页|(?<=场场)[地馆次景]|(?<=根根)[雕茎]|(?<=只只)|(?<=件件)|(?<=双双)[人层面轨])|其其(?![他它中实格木])|各各(?![类级界地自种])|所所(?![在有长需以谓属])|前前(?![往后期进提景])|使使(?![用命])|让让|(?<![有若虚])无无(?![谓辜数故忧线偿私])"
)
# a word of which the first character was typed again: 或者或丢失
_BEGUN_AGAIN = Pattern(
    r"(?:或者(?P<a>或)(?![者许多])|并且(?P<b>并)(?![且非不])|但是(?P<c>但)(?!是)|以及(?P<d>以)(?![及上下内外后前来往])|因为(?P<e>因)(?![为此公病工])|由于(?P<f>由)(?![于此])|关于(?P<g>关)(?![于心键怀闭爱税系注])"
    r"|按照(?P<h>按)(?![照期时钮])|根据(?P<i>根)(?![据本源])|为了(?P<j>为)(?![了人民])|对于(?P<k>对)(?![于方策象比外照接口])|已经(?P<l>已)(?![经知婚])"
    r"|(?:评|授予|列|改|定|选|命名)为(?P<m>为)(?![了人民师学群广大全社此何])|又(?P<n>又)|存在(?P<o>在)(?![校线职岗场编建册逃野外家地于我人这那一学全宿教走楼食办公床寝车课门])"
    r"|(?:当|同|届|及|临|何|此|平)时(?P<p>时)(?![间候刻段代期机光常时差分事速而]))"
)
# 于4月17日前前报送, 5个工作日内内, 落实到到每个地块, 等等7个专题
_BESIDE_TIMES = Pattern(
    r"(?<=[\d一二三四五六七八九十][日天月年周时])(?:前前|后后|内内|底底)(?!天)|(?<=[用会课饭事])后后(?![勤台备期厨排续方悔果来院半人面座])|(?<=[实达做办送])到到(?=[每各人户位])|等等(?=\d{1,4}[个项家类种处所门件])"
)
# 最终有有41人, 定于于2025年; 最近近20名 and 预约约30人 are right
_BEFORE_NUMBERS = Pattern(
    r"(?:有有|于于|(?<!公)共共|至至|到到|自自|超超|(?<!因)为为|(?<![发到直抵表传转送下通])达达|(?<![最附将接靠])近近|(?<![预合签条契邀公履违解节续])约约)(?=\d)"
)
# an adverb of which the first character was typed again: 再次再复查
_ADVERB_AGAIN = Pattern(
    r"(?P<adverb>再[次度]|[仍依][然旧]|必[须定]|应[当该]|需要|全部|共同|尽[快量]|逐[步渐一]|分别|立即|随即|[均都][应已须要可]|还[应已须要可将]|并[应已须要可将未]|将[于按对]|请于|务必|严格|不(?:再|[得能可](?=不(?:擅自|私自|随意|任意|无故|违[规反]|迟到|早退|旷|缺席|携带|转借|泄[露漏]|使用|进入|超过|少于|低于|参加|离开|外出|吸烟|饮酒))))(?P<again>[再仍依必应需全共尽逐分立随均都还并将请务严不])(?=[\u4e00-\u9fff])"
)
_ROADS = frozenset("路街巷桥楼院区村镇湖河")  # with what they have, behind a name: 和硕特路路口
_PAVED = frozenset(
    (
        "路口",
        "路段",
        "路面",
        "路边",
        "街口",
        "街面",
        "巷口",
        "桥面",
        "桥头",
        "楼顶",
        "楼门",
        "院门",
        "院墙",
        "区内",
        "村口",
        "镇区",
        "湖面",
        "河道",
        "河堤",
    )
)
_TOWARDS = frozenset("在到从沿至由向往于")
_NAME = 2  # characters before the first of them
_VESSELS = frozenset("桶箱柜罐瓶杯盒盆锅炉泵灯")  # with what they have: 废液桶桶盖
_PLACES = frozenset("后前中上下内外时")
_EACH = "各"  # it begins words of bodies: 各各系
_TWICE = Pattern(rf"(?P<piece>[\u4e00-\u9fff]{{1,{_LONGEST}}})(?P=piece)")


def _is_named_elsewhere(text: str, at: int) -> bool:
    """Whether the first of two ends a name that stands elsewhere in the text, and the second begins a word."""
    name = text[max(0, at - 1) : at + 1]
    return (
        len(name) > 1
        and is_word(text[at + 1 : at + 3])
        and any(place != at - 1 and not is_word(text[place + 1 : place + 3]) for place in occurrences(text, name))
    )  # 保卫处检修 does not name 处检


def _twice(document: Document) -> list[tuple[int, str]]:
    """Where a piece of up to six characters stands twice in a row: the offset of the first, and the piece."""
    return [(match.start(), match["piece"]) for match in document.finditer(_TWICE, CONTENT | FRAME)]


def _words_around(text: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """The words of the clause around a place, as it is likeliest cut, and the offset of the first."""
    left = start - len(run_before(text, start, _AROUND))
    right = end + len(run_behind(text, end, _AROUND))
    return cut(text[left:right]), left


def _edges(words: tuple[str, ...], at: int) -> set[int]:
    """The offsets at which these words begin and end, the first at this one."""
    return {at, *(at := at + len(word) for word in words)}


def doubled_character(document: Document) -> Iterator[Hit]:
    """一个字打了两遍：损坏的的阀门、完成了了、检检查、阀门门。

    常单用的字看后面：后面成词的（增加加油站）不提示，不成词的（影响到到扫码、不再再列入）作建议；副词的头一个字又打一遍的（再次再复查）也查。
    叠用的词（谢谢、常常、天天）、跨两个词的（没有有效、学生生活、会议议程）、人名不提示。“的的”“了了”一类直接改，其余作建议。
    """
    text = document.plain
    told = set[int]()
    for match in document.finditer(_BEGUN_AGAIN, CONTENT):
        name = match.lastgroup or ""
        told.add(match.start(name) - 1)
        yield Hit(*match.span(name), f"“{match[name]}”字打了两遍", fix=Fix(""))
    for pattern in (_BESIDE_TIMES, _BEFORE_NUMBERS):
        for match in document.finditer(pattern, CONTENT):
            told.add(match.start())
            yield Hit(*match.span(), f"“{match.group()[0]}”字打了两遍", fix=Fix(match.group()[1:]))
    for match in document.finditer(_ADVERB_AGAIN, CONTENT):
        start, end = match.span("again")
        if match["again"] == match["adverb"][0] and not _begins_word(text, start):
            told.update((start - 1, start))
            yield Hit(start, end, f"“{match['again']}”字像是打了两遍", Severity.INFO, fix=Fix(""))
    for match in document.finditer(_EMPTY, CONTENT):
        start, end = match.span()
        words, begin = _words_around(text, start, end)
        one = match.group()[0]
        if start in told:
            continue
        if match["measure"] and len(cut(text[start + 1 : start + _AROUND])[0]) > 1:
            told.add(start)  # 9家家长学校, 3户户主
            continue
        alone = match["measure"] or {start, start + 1, start + 2} <= _edges(words, begin)
        if alone or one == _EACH:
            told.add(start)
            doubtful = match["measure"] and len(cut(text[end : end + _AROUND] or one)[0]) == 1  # 6吨吨袋
            severity = Severity.INFO if doubtful else None
            fix = Fix(match.group()[1:], safe=bool(alone) and not doubtful)
            yield Hit(start, end, f"“{one}”字打了两遍", severity, fix)
    for at, one in document.once(_twice):
        behind = text[at + 2 : at + 3]
        dated = one in "年月" and text[at - 1 : at].isdigit()  # 2024年年味, which _EMPTY leaves alone
        named = behind == "某" or dated or (one in "近约" and behind.isdigit())  # 师傅傅某, 预约约30人
        if len(one) > 1 or at in told or one in _VESSELS or named:
            continue
        if at and (_are_words(text, at) or _ends_name(text, at)):
            continue  # 随终报报送
        if _is_of_two_words(text, at, one):
            continue
        if is_typed_twice(text, at) and not _is_named_elsewhere(text, at):
            yield Hit(at, at + 2, f"“{one}”字像是打了两遍", Severity.INFO, fix=Fix(one))


_FROM = Pattern(r"[从由自][^，。；\d]{1,16}$")
_PREPOSITIONS = frozenset("由在经按据将为以与对向从")  # which begin a phrase behind a noun that ends with them
_ON_FLOORS = Pattern(r"[门间板高道]")


def _is_of_two_words(text: str, at: int, one: str) -> bool:
    """Whether the second of two begins a phrase: 缘由由本人说明; 从提交到到账; 台前前三排; 6层层门."""
    before, behind = text[max(0, at - 1) : at], text[at + 2 : at + 3]
    if one == "到":
        return behind in _ARRIVES and _FROM.search(text, max(0, at - 20), at) is not None
    if one == "前":
        return behind in _COUNTED_OFF
    if one == "层":
        return before in _COUNTED_OFF and _ON_FLOORS.match(behind) is not None
    return one in _PREPOSITIONS and _is_known(before + one)


_ARRIVES = frozenset("账位岗场校院家达货期任会")
_COUNTED_OFF = frozenset("一二两三四五六七八九十0123456789")


def _is_known(word: str) -> bool:
    """Whether this is a word of the dictionary, or of the institution's."""
    return is_word(word) or word in known_words()


def _ends_name(text: str, at: int) -> bool:
    """Whether the first of two equal characters ends the name of a place and the second begins what it has."""
    named = text[at] in _ROADS and text[at + 1 : at + 3] in _PAVED and text[at - 1 : at] not in _TOWARDS
    return named and len(run_before(text, at, _NAME)) == _NAME


def _are_words(text: str, at: int) -> bool:
    """Whether either of two makes a word with its own neighbour, and none of these belongs to another: 登记入入账."""
    if not (_is_known(text[at - 1 : at + 1]) and _is_known(text[at + 1 : at + 3])):
        return False
    if text[at] in _PLACES:
        return True  # 张某事后后悔
    words, begin = _words_around(text, at, at + 2)
    edges = _edges(words, begin)
    left = at - 1 in edges or text[at - 1 : at + 1] in known_words()
    return left and (at + 3 in edges or text[at + 1 : at + 3] in known_words())


def _begins_word(text: str, at: int) -> bool:
    """Whether some word of the dictionary begins at this place."""
    return any(is_word(text[at : at + size]) for size in (2, 3, 4))


_COUNTED = "一二三四五六七八九十百千万两几每多很太好大"
# adverbs and modals that are never doubled, though they begin like a number or their double holds a longer word
_NEVER_DOUBLED = frozenset("一律 一并 一起 一致 一般 一旦 一经 一同 一共 一贯 一概 不得 不能 不可 应当 必须".split())
_REPEATED_IN_EARNEST = frozenset(
    "研究 讨论 考虑 商量 学习 休息 了解 介绍 交流 琢磨 打扫 收拾 锻炼 体验 活动 熟悉 放松 观察 表示 感受 尝试 打听 教育 帮助 比较 准备 检查 打量 宣传 总结 意思 合计 关心 照顾 调查 打扮 热闹 高兴 "
    "一个 一件 一次 一步 一点 一遍 一天 一年 一项 一户 一家 一层 一条 一批 一群 一排 一声 一阵 一句 一代 一片 很多 许多 非常 十分 永远 加油 哈哈 谢谢 慢慢 渐渐 千万 一户 一间 一栋 一台 一村 一校 一班 一圈 一座 一颗 一张 好好 "
    "来来 去去 各种 各个 一字 一笔 一针 真正 真的 如何 怎样 怎么 什么 见识 知道 不行 不要 对对 是的 好的 快点 快快 早点 多多".split()
)


# words of one sense, of which one was left when another was put in its place: 和及, 进行了开展, 能够可以
_LIGHT, _SUMS = "进行|开展|实施|予以|给予|加以", "共计|合计|总计|累计|总共|一共"
_ONE_SENSE = (
    ("以及|和|与|及", "以及|和|及"),
    (f"(?:{_LIGHT})了?", _LIGHT),
    (_SUMS, f"{_SUMS}|共"),
    ("能够|可以|能", "能够|可以"),
    ("应该|应当|必须|需要|应|须", "应该|应当|必须|须"),
    ("从|自", "由"),
    ("由", "从"),
    ("因为|因|由于", "因为|由于|因"),
    ("对于", "对|关于"),
    ("按照|根据|依据|按", "按照|根据|依据"),
    ("经过|通过", "通过|经过"),
    ("拟将|拟把|会将|会把", "把|将"),
    ("后", "之后|以后"),
    ("前", "之前|以前"),
    ("都|均|皆", "均|都|全都"),
    ("目前|现在|当前", "现在|目前|当前"),
    ("互相|相互", "相互|互相"),
    ("首先|最先", "先|首先"),
    ("没有|未", "没有|未"),
    ("请", "要|须|应|需"),
)
_ONE_OF_TWO = Pattern("|".join(f"(?P<first{n}>{one})(?P<second{n}>{two})" for n, (one, two) in enumerate(_ONE_SENSE)))
# 迅速的地赶到, 走访了过四个嘎查, 组织了的三场招聘: a particle left beside another
_TWO_PARTICLES = Pattern(
    r"(?<=[\u4e00-\u9fff]{2})(?P<how>的地|地的)|(?<=[\u4e00-\u9fff]{2})(?P<done>了过)(?=[一二两三四五六七八九十几数\d该全本各这那])"
    r"|(?:得到|取得|获得|引起|受到|收到|赢得)(?P<got>了的)|(?<=[\u4e00-\u9fff]{2})(?P<counted>了的)(?=[一二两三四五六七八九十\d]+[个场次名份项台人])"
)
_DESCRIBING = ("a", "d", "z", "i")  # adjectives and adverbs, as the dictionary has them


# a body and what it does: 集体经济组织组织开展
_BODY_AND_ACT = Pattern(
    r"(?:党|团|工会|经济|社会|基层|群众|群团|国际|行业|自治|民间|公益|合作|青年|妇女)组织$|(?:学生|党员|职工|家长|教师|人大|群众|师生)代表$"
)


def doubled_word(document: Document) -> Iterator[Hit]:
    """一个词连着写了两遍：进行进行、安全安全检查。

    动词重叠（研究研究、讨论讨论）、一个一个、一步一步，以及后一个词和后面的字合成另一个词的（帮助学生学生会）、前一个词和前面的字合成一个单位的（党组织组织）不提示。
    带“的”的（航道的航道），口语里也这样说的（鉴定鉴定），只作建议。改稿留下的半个也作建议：和及、进行了开展、能够可以、从由、密封后之后、迅速的地、走访了过；
    1936个名、余元多、百分之96%、做到好、报送到至、提升提高、自下周起开始、由于……的原因导致、对此引起重视。
    """
    text = document.plain
    yield from _of_one_sense(document)
    for start, end, message, right in left_standing(document):
        yield Hit(start, end, message, Severity.INFO, None if right is None else Fix(right))
    for start, word in document.once(_twice):
        size = len(word)
        if size > 1 and word[0] != word[-1] and not _in_earnest(text, start, word):
            doubtful = (
                word[0] == "的"
                or word in _PERSONS  # 优秀党员党员活动室
                or _is_said_twice(text, start + 2 * size, word)
                or _begins_a_line(document, start + size)
            )
            severity = Severity.INFO if doubtful else None
            yield Hit(start + size, start + 2 * size, f"“{word}”连着写了两遍", severity, Fix(""))


_BEHIND_A_DEED = Pattern(r"[，。；！？、”）\n]|$|大家|[你我他她]")


def _begins_a_line(document: Document, at: int) -> bool:
    """Whether what stands here begins a line: a masthead below the name of the department."""
    _, start, end = document.locate(at - 1, at + 1)
    return end - start == 1


def _is_said_twice(text: str, end: int, word: str) -> bool:
    """Whether a word that ends here for the second time may be doubled on purpose: 请他鉴定鉴定。 平稳平稳的."""
    behind = _BEHIND_A_DEED.match(text, end) is not None if part_of_speech(word) == "v" else text[end : end + 1] == "的"
    return behind and part_of_speech(word) in ("v", "a", "z")


def _of_one_sense(document: Document) -> Iterator[Hit]:
    """Two words of one sense side by side, or two particles: one of them was to go."""
    text = document.plain
    for match in document.finditer(_ONE_OF_TWO, CONTENT):
        number = (match.lastgroup or "").removeprefix("second")
        start, middle, end = match.start(), match.start(f"second{number}"), match.end()
        one, two = text[start:middle], text[middle:end]
        words, begin = _words_around(text, start, end)
        edges = _edges(words, begin)
        named = one == "和" and {start, start - 1} <= edges and "\u4e00" <= text[start - 1 : start] <= "\u9fff"
        if one != two and not named and {start, middle, end} <= edges:  # 苏和及羊群
            yield Hit(start, end, f"“{one}”“{two}”只留一个", Severity.INFO, Fix(one))
    for match in document.finditer(_TWO_PARTICLES, CONTENT):
        name = match.lastgroup or ""
        start, end = match.span(name)
        words, begin = _words_around(text, start, end)
        edges = _edges(words, begin)
        if not {start, start + 1, end} <= edges:
            continue
        before = text[max((edge for edge in edges if edge < start), default=start) : start]
        describes = (part_of_speech(before) or "").startswith(_DESCRIBING) and not is_word(text[start - 1 : start + 1])
        right = "地" if name == "how" else text[start]
        hit = Hit(start, end, f"“{text[start]}”“{text[start + 1]}”只留一个", Severity.INFO, Fix(right))
        yield from [hit] if name != "how" or (len(before) > 1 and describes) else []


_PERSONS = frozenset("师生 职工 教师 学生 党员 干部 群众 家长 人员".split())  # 全体师生 is a word of the dictionary


def _in_earnest(text: str, start: int, word: str) -> bool:
    """Whether a word is doubled on purpose, or the second one is the beginning of a longer word (学生学生会)."""
    if word in _NEVER_DOUBLED:
        return False
    if word in _REPEATED_IN_EARNEST or word[0] in _COUNTED or word[-1] in "着绿蓝红白黑黄远少":
        return True
    middle, end = start + len(word), start + 2 * len(word)
    if _BODY_AND_ACT.search(text, max(0, start - 2), middle):
        return True
    words, begin = _words_around(text, start, end)
    edges = _edges(words, begin)
    if end in edges:
        return not {start, middle} <= edges and not (middle in edges and word in _PERSONS)
    longer = min((edge for edge in edges if edge > end), default=end) - end
    return not ({start, middle} <= edges and longer > 1 and is_word(text[end : end + longer]))


_MARKS_TWICE = Pattern(r"[，、；：。！？]{2,}")


def doubled_mark(document: Document) -> Iterator[Hit]:
    """标点连用：，，、、。，；。

    一处只留一个标点；留哪个由作者定，同一个标点打了两遍的直接改。省略号、破折号、引号和括号的外面另算。
    """
    for match in document.finditer(_MARKS_TWICE, CONTENT):
        marks = match.group()
        if set(marks) <= {"！", "？"} or (set(marks) == {"。"} and marks != "。。"):
            continue  # ellipsis_usage tells of three full stops in a row
        if len(set(marks)) == 1:
            yield Hit(*match.span(), f"“{marks[0]}”打了两遍", fix=Fix(marks[0], safe=True))
        else:
            yield Hit(*match.span(), f"“{marks}”几个标点只留一个")


_MOST = 9  # times that one sentence is told to be there again: what repeats itself more often is no slip
_SHORTEST = 15  # code points of a sentence that is hardly written twice by chance
_SHORT = 8  # and of one without figures that is hardly written twice in a paragraph
_FIGURE = Pattern(r"\d")
_CLAUSE_TWICE = Pattern(
    r"(?<![\u4e00-\u9fff\d])(?P<clause>[\u4e00-\u9fff\d]{5,40})[，；、](?P<again>(?P=clause))(?=[，；。、])"
)

# a part of a sentence between semicolons, with commas in it
_PART_TWICE = Pattern(r"(?<=[；：。\n])(?P<part>[^；：。\n]{4,40}，[^；：。\n]{4,40})；(?P<again>(?P=part))(?=[；。])")

# 一是加强宣传引导；二是完善制度；三是加强宣传引导
_POINT = Pattern(
    r"(?<![^，。；：\n])(?:第?[一二三四五六七八九十][是要，]|其[一二三四]，|[^，。；：\n]{1,6}(?:指出|强调|要求|提出|认为|表示)，)(?P<point>[^。；\n]{4,80})(?=[。；\n]|$)"
)


def repeated_sentence(document: Document) -> Iterator[Hit]:
    """同一句话、同一段话写了两遍，多半是粘贴时重了。

    15 个字以上、一字不差的句子才算，同一段里 8 个字以上、不带数字的，“一是”“会议指出”后面同样的话，作建议；整段相同的提示一次，同一句最多提示 9 处。表格、图题、引文里的不查。
    """
    seen: dict[str, int] = {}  # how often each was met
    text = document.text
    for passage in document.roles(Role.BODY):
        whole = document.words(passage)
        seen[whole] = seen.get(whole, 0) + 1
        if len(whole) >= _SHORTEST and seen[whole] > 1:
            if seen[whole] <= _MOST + 1:
                yield Hit(passage.start, passage.end, "这一段和前面的一段相同", fix=Fix(""))
            continue
        start = passage.start
        here: set[str] = set()  # the short ones of this paragraph
        while start < passage.end:
            end = min(document.sentence_at(start)[1], passage.end)
            sentence = text[start:end].strip()
            if _SHORT <= len(sentence) < _SHORTEST and sentence[-1] in "。！？" and not _FIGURE.search(sentence):
                if sentence in here:
                    yield Hit(start, end, "这句话前面已经写过", Severity.INFO, Fix(""))
                here.add(sentence)
            if sentence != whole and len(sentence) >= _SHORTEST and sentence[-1] in "。！？":
                seen[sentence] = seen.get(sentence, 0) + 1
                if 1 < seen[sentence] <= _MOST + 1:
                    yield Hit(start, end, "这句话前面已经写过", fix=Fix(""))
            start = end
    for pattern in (_CLAUSE_TWICE, _PART_TWICE):
        for match in document.finditer(pattern, CONTENT):
            if not _AMOUNT.match(match["again"]):  # 4880元、4390元、4390元
                yield Hit(*match.span("again"), "这半句连着写了两遍", fix=Fix(""))
    points: dict[tuple[int, str], str] = {}  # by the paragraph and the words of each: what it begins with
    for match in document.finditer(_POINT, {Role.BODY}):
        point = document.passage_at(match.start()).start, match["point"]
        if points.setdefault(point, match.group()) != match.group():
            yield Hit(*match.span("point"), "这一点前面已经写过", Severity.INFO)


def _is_a_second_list(text: str, first: int, again: int) -> bool:
    """Whether an item is said again in another list: of the same items behind other words, or after 等."""
    before, between = text[max(0, first - 4) : first], text[first + 1 : again - 1].split("、")
    last = between[-1]
    size = next((size for size in range(len(before), 0, -1) if last.endswith(before[-size:])), 0)
    same = before[len(before) - size :]
    return any("等" in item for item in between) or (
        len(last) > size and (same == "省" or (size > 1 and is_word(same[-2:])))
    )


_AMOUNT = Pattern(r"\d[\d.,]*[\u4e00-\u9fff%℃]{0,3}$")  # 分别包10项、9项、9项
_IN_ITEM = r"[^，。；：、\n（）()“”《》□]"
# 教务处、学生处、教务处到场: what names of bodies stand before
_ACT = "到场|到会|参加|参会|参与|列席|出席|负责|牵头|配合|联合|共同|分别|同时|派|各|均|都|共|组织|开展|检查|也|已|将|汇报|发言|报送|提交|完成|获|协同|会同|落实|整改"
_TWICE_IN_LIST = Pattern(
    rf"(?:、|(?<![^，。；：\n])|(?<=[有为是由对向括了]))(?P<item>{_IN_ITEM}{{2,16}})(?=(?:、{_IN_ITEM}{{1,16}}){{0,20}}、(?P<again>(?P=item))(?:[等的，。；、]|和{_IN_ITEM}|$|(?<=[处系部室办心馆委局院科班])(?:{_ACT})))"
)


def repeated_item(document: Document) -> Iterator[Hit]:
    """顿号并列的几项里有一项写了两遍：宿舍、食堂、实训楼、食堂。

    两个字以上、一字不差的才算；第一项前面连着别的话（“有、为、包括”一类除外）、末一项后面连着别的话（部门的“到场、参加”一类除外）的，
    不查；又起的一列（由省、自治区、直辖市……）不算；引号里的、表格里的、数量（分别为10项、9项、9项）不查。
    """
    for match in document.finditer(_TWICE_IN_LIST, {Role.BODY}):
        if _is_a_second_list(document.plain, match.start(), match.start("again")) or _AMOUNT.match(match["item"]):
            continue
        message = f"“{match['item']}”在并列的几项里写了两遍"
        yield Hit(*match.span("again"), message, Severity.INFO, fix=Fix(""))


_CHECKED = "2024年5月20日，保卫处逐楼检查消火栓和应急灯，登记位置和编号。"

RULES = (
    proofreading_rule(
        doubled_character,
        "一个字打了两遍",
        (
            "5月20日，后勤处更换损坏⟦的的⟧阀门3个。",
            "5月20日，值班员关闭⟦了了⟧总阀。",
            "5月20日，保卫处⟦检检⟧查宿舍用电情况。",
            "5月20日，教务处公布调整⟦的的⟧课表。",
            "5月20日，学院召开安全工作会⟦议议⟧，12个部门参加。",
            "5月20日，后勤处⟦和和⟧保卫处到场。",
            "5月20日，冷库已经⟦已⟧停止使用，6门课程被评为⟦为⟧精品课。",
            "5月20日，⟦各各⟧系报送名单，⟦无无⟧一人脱岗，餐具用⟦后后⟧消毒。",
            "5月20日，讲解有深度又⟦又⟧有温度，事发当时⟦时⟧班级正在上课。",
            "5月20日，会议最终⟦有有⟧12个部门参加，值班员赶⟦到到⟧锅炉房，各系⟦开开⟧展自查。",
            "2024年5月20日，会议定⟦于于⟧6月7日召开，管网月底再次⟦再⟧检修，旧阀门不⟦再再⟧使用。",
            "2024年5月20日，各系于5月27日⟦前前⟧报送，责任落实⟦到到⟧每个班。",
            "5月20日，电脑已登记⟦入入⟧账，相关⟦部部⟧门到场，设备暂停⟦使使⟧用，办事指南一目⟦了了⟧然。",
            "2024年5月20日，后勤处检修9⟦台台⟧电脑，走访36⟦户户⟧牧民，12⟦个个⟧班到场。",
            "2024年5月20日，会议指⟦出出⟧，值班员认⟦真真⟧登记，夜间巡查停⟦止止⟧。",
        ),
        (
            "5月20日，师生的的确确用上了热水。",
            "5月20日，12名学生存在在教室充电的现象。",
            "5月20日，教务处进行了了解，学生生活正常，现有在校学生名单已核对。",
            "5月20日，张某在黑板上写了“的的”两个字。",
            "5月20日，会议议程由办公室拟定，与与会人员核对。",
            "5月20日，值班员谢谢师傅，阀门常常检修，没有有效措施的已补上。",
            "5月20日，学院院长到场，党员员工一道搬运，工作作风扎实。",
            "5月20日，饭后后厨消毒，课后后排灯未关，会后后续工作由后勤处办，张某事后后悔。",
            "5月20日，此事不了了之，是是非非由保卫处查清。",
            "久久为功，善作善成。",
            "5月20日，师傅傅某到岗。",
            "2024年5月20日，9家家长学校授牌，走访3户户主，张贴2条条形码，2024年年均气温8.6℃，5月月供已缴。",
            "5月20日，某某公司进场，籽籽同心，教师用钉钉群发通知。",
            "5月20日，最近近20年的台账已查，增加加油站两座，空调调至26摄氏度，共同共建实训室，废油桶桶身完好。",
            "5月20日，公司类别股股东到会，核对了面额股股票和评标标准。",
            "5月20日，学生进进出出，秩序良好，家长看得真真切切，当天人来人往往返3趟，问题处理完了了事。",
        ),
    ),
    proofreading_rule(
        doubled_word,
        "一个词写了两遍",
        (
            "5月20日，后勤处对管网进行⟦进行⟧检修。",
            "5月20日，学院⟦学院⟧召开会议，12个部门参加。",
            "5月20日，保卫处开展安全⟦安全⟧检查。",
            "5月20日，教务处公布课表⟦课表⟧调整方案。",
            "5月20日，机电工程系⟦机电工程系⟧更换配电箱1个。",
            "5月20日，后勤处检修锅炉房的管网⟦的管网⟧接头。",
            "5月20日，食堂增设米线窗口⟦和及⟧面食窗口，对宿舍⟦进行了开展⟧检查，值班员迅速⟦的地⟧赶到。",
            "5月20日，两间教室⟦能够可以⟧容纳全班，试卷密封⟦后之后⟧送出，工作队走访⟦了过⟧四个嘎查。",
            "5月20日，登记车辆36⟦辆台⟧，资助学生96⟦个名⟧，处理扭伤7起⟦次⟧，安排一⟦次场⟧讲座，支出维修费三千余元⟦多⟧，到课率为⟦百分之⟧97.2%，逾期⟦不予⟧不受理，培训32学时⟦时间⟧。",
            "5月20日，各系做⟦到⟧好台账，名单报送⟦到至⟧教务处，由王老师担任⟦为⟧领队，满意率⟦提升提高⟧3%，自下周起⟦开始⟧执行。",
            "5月20日，由于线路老化⟦的原因⟧导致停电，各系对此高度⟦引起⟧重视，巡查先后⟦有⟧出现漏水，值班员去⟦到⟧泵房关阀。",
            "5月20日，全体师生⟦师生⟧默哀，超出标准的一律⟦一律⟧不予报销，休学累计不得⟦不得⟧超过两年。",
        ),
        (
            "5月20日，后勤处对管网进行检修。",
            "5月20日，两个部门研究研究再定。",
            "5月20日，检修人员一个一个核对阀门。",
            "5月20日，团委帮助学生学生会换届。",
            "5月20日，嘎查集体经济组织组织牧民清雪。",
            "5月20日，广播里喊着“加油加油”。",
            "5月20日，分到5个名额、点一次名、两辆面包车、3个条目、2套台灯，资产480台件，余款三千余元，由于历史的原因造成的欠账已清，问题引起重视。",
            "5月20日，学院与会人员和家长到场，并与各系核对，实训基地的设备完好，了解到过半学生返校。",
        ),
    ),
    proofreading_rule(
        doubled_mark,
        "标点打了两遍",
        (
            "5月20日⟦，，⟧后勤处更换阀门3个。",
            "5月20日，后勤处更换阀门⟦、、⟧水龙头。",
            "5月20日，后勤处更换阀门3个⟦，。⟧",
            "5月20日，后勤处更换阀门3个⟦。，⟧管网恢复正常。",
            "5月20日，后勤处更换阀门3个⟦；；⟧更换水龙头2个。",
            "5月20日，后勤处更换阀门3个⟦。。⟧",
        ),
        (
            "5月20日，后勤处更换阀门3个。",
            "5月20日，值班员问：“阀门关了吗？”",
            "5月20日，阀门、水龙头……都已更换。",
            "5月20日，他说：“阀门关了。”，师傅点头。",
            "5月20日，墙上写着“，，”两个逗号。",
        ),
    ),
    proofreading_rule(
        repeated_item,
        "并列项写了两遍",
        (
            "5月20日，保卫处检查了宿舍、食堂、图书馆、⟦食堂⟧。",
            "5月20日，到场的有教务处、后勤处、保卫处、⟦后勤处⟧。",
            "5月20日，采购阀门、水龙头、灯管、⟦水龙头⟧等。",
            "5月20日，参加的有化工系、机电工程系、信息工程系、⟦机电工程系⟧。",
            "5月20日，整改内容有电气、消防、燃气、⟦消防⟧。",
            "5月20日，通报了门难进、脸难看、⟦脸难看⟧的问题2个。",
            "5月20日，教务处、学生处、⟦教务处⟧、保卫处到场。",
            "5月20日，到场的有：教务处、学生处、⟦教务处⟧。",
            "5月20日，教务处、学生处、保卫处、⟦学生处⟧参加演练。",
            "5月20日，抽查了阅览室、自习室、⟦阅览室⟧，消毒对象为门把手、扶手、⟦门把手⟧。",
        ),
        (
            "5月20日，保卫处检查了宿舍、食堂、实训楼、图书馆。",
            "5月20日，到场的有教务处、后勤处、保卫处和图书馆。",
            "5月20日，阀门、水龙头、灯管都已更换。",
            "5月20日，教务处、后勤处到场；后勤处、保卫处复查。",
            "5月20日，检查电气、消防、燃气，整改消防隐患3处。",
            "5月20日，省、自治区、直辖市的名单由省、自治区、直辖市核对。",
            "5月20日，杂志、报纸、画册的目录与馆藏杂志、报纸、画册核对。",
            "5月20日，核对饲草生产、运输、供应和牧区饲草生产、运输、供应。",
            "5月20日，教务处、学生处、保卫处、学生处长到场，学生、教师、学生家长到会。",
            "5月20日，核对了用途、质量、价格等，再看内容、质量、价格。",
        ),
        severity=Severity.INFO,
    ),
    proofreading_rule(
        repeated_sentence,
        "一句话写了两遍",
        (
            f"{_CHECKED}⟦{_CHECKED}⟧",
            reported("保卫处检查消防设施", _CHECKED, f"⟦{_CHECKED}⟧"),
            reported("保卫处检查消防设施", _CHECKED + "损坏的部件当天更换。", f"2024年5月21日，复查完毕。⟦{_CHECKED}⟧"),
            "5月20日，立即组织人员抢修，⟦立即组织人员抢修⟧，14时恢复供水。",
            "各部门要压实责任。5月20日，保卫处抽查宿舍12间。⟦各部门要压实责任。⟧",
            "5月20日，要求如下：逐楼检查消火栓，登记位置；⟦逐楼检查消火栓，登记位置⟧；当天上报。",
            "5月20日，会议提出三点：一是每班点名；二是每晚查寝；三是⟦每班点名⟧。",
            reported("后勤处更换阀门", "2024年5月20日，后勤处更换阀门6个，管网压力恢复正常。", "⟦2024年5月20日，后勤处更换阀门6个，管网压力恢复正常。⟧"),
        ),
        (
            _CHECKED,
            "2024年5月20日，检查完毕。2024年5月21日，检查完毕。",
            reported("保卫处检查消防设施", _CHECKED, _CHECKED.replace("20日", "21日")),
            "5月20日，供水恢复。5月20日，供水恢复。",
            "5月20日，会议提出三点：一是每班点名；二是每晚查寝；三是每晚锁门。",
            reported("保卫处检查消防设施", "一、检查情况", _CHECKED, "二、下一步安排", "保卫处每周复查一次，结果报党政办公室。"),
        ),
    ),
)  # fmt: skip
