"""Verbs that do not go with their object, nouns that are not counted so, and a negation too many."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.analysis.counted_nouns import (
    GENERAL,
    JUDGED,
    MEASURE_WORDS,
    NO_NOUN,
    SOUNDS_SO,
    VERBS,
    Noun,
    counted_by,
    counted_noun,
    listed_at,
    meant_by,
    narrow_measures,
    takes,
)
from alvtc_info.analysis.word_families import (
    FAMILIES,
    adjectives,
    mismatched_adjective,
    mismatched_object,
    mismatched_size,
    mismatched_subject,
    sizes,
    verbs,
)
from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import cut, frequency, is_word, part_of_speech, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alvtc_info.analysis.word_families import Mismatch
    from alvtc_info.model.document import Document

_EDGE = Pattern(r"[^\u4e00-\u9fff]")
_NEGATED_TWICE = Pattern(
    r"(?:防止|避免|杜绝|防范|谨防|严防|以免|以防)[^，。；：、\n]{0,12}(?P<more>不再|不会再?|不要再?|没有再?|不)(?:再次|再)?(?:发生|出现|重演|反弹|复发)"
    r"|(?:切忌|禁止|严禁|不准)(?P<not>不要|不可|不能|不得|不准|不许)"
    r"|提高(?:了)?(?:对[^，。；]{1,12}的)?(?P<deep>深刻)认识"
)
# how many there are more or less of: 用纸降低近万张
_NUMBER = r"(?:近|约|至少|将近|超过)?(?:\d[\d.]{0,9}[万千百]?|[一二两三四五六七八九十百千万几数]{1,6})[余多]?"
_BY_NUMBER = Pattern(
    rf"(?P<verb>降低|减轻|缩短|缩小|提高|加大|增强)了?{_NUMBER}(?:人|张|份|件|册|台|套|辆|间|本|盏|起|例|吨|批|箱|家|所|根|支|课时|学时|立方米)"
)
_UPWARDS = frozenset("提高 加大 增强".split())
_UNTIL = Pattern(
    r"(?P<verb>延伸|延展|拉长)[至到](?:次日|当日|当晚|翌日|晚上?|夜间|深夜|凌晨|上午|下午|\d{1,2}月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:时|点|日|月)"
)
_SET_ABOUT = Pattern(r"(?<![着无可难易好])入手(?P<deed>[\u4e00-\u9fff]{2})")
_FROM = frozenset("从由以就先")


def mismatched_verb(document: Document) -> Iterator[Hit]:
    """近义词搭配错了：改善教学水平（提高）、采用措施（采取）、深刻的友谊（深厚）、软弱环节（薄弱）、占比较多（高）。

    动词和宾语、形容词和名词、名词和说它大小高低的字，各按词表里的一族近义词查，见 --sources：一族里有的词能和这个名词搭配，写的那个
    不能，才提示；“水平不断改善、对办法进行修缮”也查。减少几张写成“降低”，开放到几时写成“延伸”，“入手”后面跟着动词，
    防止事故不再发生这样多了一层否定的，一并提示。词表里没有的名词、隔着另一个动词的不查。只作建议。
    """
    for pattern, checks in _LOOKS:
        for match in document.finditer(pattern(), CONTENT):
            found = next(filter(None, (check(document.plain, match) for check in checks)), None)
            if found:
                yield _told(document, found)
    for match in document.finditer(_BY_NUMBER, CONTENT):
        right = "增加" if match["verb"] in _UPWARDS else "减少"
        yield Hit(*match.span("verb"), f"说多少用“{right}”，不用“{match['verb']}”", Severity.INFO, Fix(right))
    for match in document.finditer(_UNTIL, CONTENT):
        yield Hit(*match.span("verb"), f"时间用“延长”，不用“{match['verb']}”", Severity.INFO, Fix("延长"))
    for match in document.finditer(_SET_ABOUT, CONTENT):
        clause = _EDGE.split(document.plain[: match.start()])[-1]
        if _FROM.isdisjoint(clause) and part_of_speech(match["deed"]) == "v":
            yield Hit(match.start(), match.start("deed"), "“入手”后面不跟动词，用“着手”", Severity.INFO, Fix("着手"))
    for match in document.finditer(_NEGATED_TWICE, CONTENT):
        name = match.lastgroup or ""
        message = "“提高认识”前后不搭配，是“深化认识”还是“提高认识”" if name == "deep" else "否定多了一层，意思反了"
        yield Hit(*match.span(), message, Severity.INFO)


_LOOKS = (
    (verbs, (mismatched_object, mismatched_subject)),
    (adjectives, (mismatched_adjective,)),
    (sizes, (mismatched_size,)),
)


def _told(document: Document, found: Mismatch) -> Hit:
    word = document.plain[found.start : found.end]
    message = f"“{word}”和“{found.noun}”不搭配，一般用“{found.right}”"
    return Hit(found.start, found.end, message, Severity.INFO, Fix(found.right))


# units, and what else is right behind a number
_UNITS = "年月日号时秒分天周季岁元角万亿千百十余多来几第人厘米里亩斤克升倍成折度码寸尺丈两钱刻旬重中一二三四五六七八九"
_COUNTED = Pattern(
    rf"(?:(?<=[年月])(?=[两几])|(?<![\d.’第年月A-Za-z—－一二三四五六七八九十百千-]))(?:\d{{1,6}}[万千百]?[余多]?|[一两二三四五六七八九十几数百千]{{1,9}}余?|[每这那哪])(?P<measure>(?![{_UNITS}])[\u4e00-\u9fff])"
)
# 一式三分, 3分材料: what is no mark and no minute
_COPIES = Pattern(
    r"一式[两二三四五六七八九]分(?![钟之])|(?<![得加扣减评打考满时差各占高低\d.一二三四五六七八九十])[两三四五六七八九几\d]分(?=材料|文件|合同|协议|试卷|报告|申请|通知|问卷|简历|档案|清单|表格|名单|方案|教案|心得|资料|证明|通报|公函|答卷|[\u4e00-\u9fff]{2}书[，。；、])"
)
# 栽树苗6000株，其中5000根当天浇水: what is counted twice in one sentence
_AMONG = Pattern(
    rf"\d[万千百]?[余多]?(?P<whole>[{JUDGED}])[^。；\n\d]{{0,12}}，其中(?:的)?\d{{1,6}}[万千百]?[余多]?(?P<part>[{JUDGED}])(?P<behind>[\u4e00-\u9fff]{{1,2}}|[，。；])"
)
_FAR = 10  # code points behind a measure word, or before a number, in which its noun ends or stands
_PHRASE_ENDS = Pattern(
    r"[^\u4e00-\u9fff]|[和及与被由在将已均都从向到受获并是有为的给]|[后前](?![勤台])|中(?=[的有共无不没，。、一两\d]|$)|参[加与赛]|等(?!级)|全(?!国)"
)
_CLAUSE_BEFORE = Pattern("[\u4e00-\u9fff]{3}，")
_SUMS = "共计 合计 共 各 约 仅 近 达".split()
_ENDS = "，。；、）\n和及与已均全"  # what stands behind a count of what was named before
_COMMAS = "，。；、"
_FIGURES = "0123456789"
_ONE, _FEW, _SOME = frozenset("一每"), frozenset("两几"), frozenset("三四五六七八九十一")
_POINTED_AT = frozenset("这那哪")
_SUCH = frozenset("每同另某")  # 同一, 另一 are words, and numbers none the less
_LOOSE = frozenset("一十几数百千每")  # 一般, 十佳, 数量 are words of their own
_RARE = 100  # how frequent a number and a character as one word may be: 五味 is none
_PLACE, _NAME = "ns", "nr"  # 九台市, 许两
_CLOCK = frozenset("时分秒")
# what is no count: 一起讨论, 大家一眼
_ADVERBS = frozenset("一起 一头 一道 一口 一眼 一面 一片 一把 一家 一项".split())
_ONCE = frozenset("到看想听说见进出来去骑问起下上开吃走过为给把被将与和在从对向往用让叫做办打")  # 一到冬季
# what is had by a thing, and is counted by 个, 种, 项 or not at all
_UNCOUNTED = Pattern(
    r"[\u4e00-\u9fff]{0,6}?(?:位置|情况|要领|用途|作用|数量|质量|价格|型号|品牌|性能|状态|使用方法|操作方法|用法|外观|重量|大小|长度|高度|颜色|安全|寿命|压力|功率)"
)
_OWN_NOUNS = {
    "栋": "楼",
    "座": "楼桥",
    "幢": "楼",
    "间": "房屋",
    "辆": "车",
    "张": "床",
    "本": "书",
    "扇": "门窗",
    "条": "街路河龙",
}
_ATTRIBUTIVE = frozenset("名家所间座栋幢场起")  # people, bodies and rooms say of whom or where something is
_NOT_BEHIND = frozenset("趟场门道节堂")  # how often something is done, and gates: 公寓二门
_PEOPLE, _ROOMS, _BODIES, _EVENTS, _DOES = "名", "间", frozenset("所家"), frozenset("起场"), frozenset("名位")
_WITH_OTHERS = frozenset("名位起")  # 3起客船与货船碰撞事故
_OF_SORTS = frozenset("项场位名家")  # 唱歌、跳绳等6项
_KIND_OF = frozenset("个项处种")  # what is usually counted so has other things that are counted behind it: 专业3台
_AND = frozenset("、和与及")
# what goes on behind a noun as part of what describes another one: 一辆牌照为……的客车, 25起文物被盗案, 8名学生“标兵”
_RELATED = ("为", "是", "被", "“", "《")
# with what a clause goes on behind people: 5件代表仍在接待室
_THEY_DO = frozenset(
    "进行 参加 参与 前往 赶赴 赶到 到场 到达 返回 返校 在场 值守 值班 受伤 落水 失联 被困 仍 已 将 均 都 先 也 还 正 再 就 才 只 曾 因 陪同 负责 担任 陪护 组成 完成 通过 获得 提出 结业 毕业 报名 报到 上岗 签到 到岗 登记 申请".split()
)
_IN_COMPOUNDS = frozenset("识别 检测 监测 控制 收集 回收 存放 显示 打印".split())  # of devices, by what they handle
_IN_TURN = frozenset({"轮流"})  # the dictionary takes it for a noun
_DONE = (["了"], ["过"], ["着"])
# bodies and places that are themselves counted, and have what stands behind: 两委干部, 3厂设备
_OWNERS = frozenset("省县镇乡村市旗盟校院系局厅室站店党矿连营团师军国委社山庄港岛区厂司会")
# what else stands behind a number and before a noun of its own: 120和122电话
_COUNTED_ITSELF = _OWNERS | frozenset(
    "科方线针章版盾铢磅基款框垛目子手伤胜负平战盆桌车船路街楼段至到和及与或在从并占为将被即也均还已未可不以之等上下左右内外前后中间起止价班队键壶机性野星臂丰微佳"
    "伏安瓦欧帕焦赫勒坎"  # units
)
_PAIRED = frozenset("队")  # 师徒15队
_EACH = "各"


def _begun_noun(words: str, measure: str) -> Noun:
    """The noun with which these words begin before a verb: 水泵抽排积水; none where more may be counted behind it."""
    parts = cut(words)
    size = next((size for size in range(1, len(parts)) if _goes_on(parts[size])), 0)
    if not size:
        return NO_NOUN
    begun = "".join(parts[:size])
    noun = counted_noun(begun)
    verb, *others = parts[size:]
    tag = part_of_speech(verb)
    if verb in _IN_COMPOUNDS and others:
        return NO_NOUN  # 一台车牌识别道闸
    done = (tag == "v" and others[:1] in _DONE) or verb in _THEY_DO
    if len(noun.word) < 2 or not _describes(begun.removesuffix(noun.word), measure):
        return NO_NOUN
    if done:
        return noun
    is_more = (
        _PEOPLE in noun.measures
        or (tag == "vn" and len(words) == _FAR)
        or (measure in _ATTRIBUTIVE and (measure in _EVENTS or any(_is_thing(part) for part in others)))
        or any(measure in counted_noun(word).measures for word in others)
    )
    return NO_NOUN if is_more else noun


def _goes_on(word: str) -> bool:
    return part_of_speech(word) in VERBS or word in _IN_TURN


def _is_thing(word: str) -> bool:
    return (part_of_speech(word) or "n")[0] in "nxas"


def _describes(words: str, measure: str) -> bool:
    """Whether these words between a measure word and a noun describe it: no verbs, and nothing that is counted so."""
    parts = cut(words) if words else ()
    return not any(
        ((tag := tag_of(part))[0] in "vxrmpdcu" and tag != "vn")
        or measure in counted_noun("".join(parts[:size])).measures
        for size, part in enumerate(parts, 1)
    )


_LIST_GOES_ON = Pattern(r"\d{1,6}(?P<measure>[\u4e00-\u9fff])、[\u4e00-\u9fff]{1,10}\d{1,6}(?P=measure)")
_LIST_ENDS = Pattern(r"\d{1,6}(?P<measure>[\u4e00-\u9fff])(?:、|和)[\u4e00-\u9fff]{1,10}$")
_BACK = 60  # code points


def _counts_its_own(document: Document, noun: Noun, at: int, measure: str) -> bool:
    """Whether a noun before a number is a part or an owner of what is counted: 自行车346辆，其中学生212辆."""
    usual = noun.measures
    if _PEOPLE in usual or usual[:1] in _BODIES or usual[:1] in _KIND_OF or part_of_speech(noun.word) in VERBS:
        return True  # 移交工会、社区医院16条: a body is one that has or gets what is counted
    before = document.plain[document.sentence_at(at)[0] : at]
    if measure == _CASES and _is_done_to(_EDGE.split(before)[-1][-_FAR:]):
        return True
    if measure == _SAMPLES and _SAMPLED.search(before):
        return True  # 快检餐具30份
    if _ROOMS in usual and _CLAUSE_BEFORE.search(before):
        return True  # 更换水龙头，宿舍3只
    told = max(before.rfind(word) for word in ("其中", "包括", "分别", "："))
    if told > 0 and measure in before[:told]:
        return True
    # 登记问询23件。按方式分，电话14件、采访函6件: the items of a list are counted as what it is of
    whole = document.plain[max(document.passage_at(at).start, at - _BACK) : at]
    beside = _LIST_GOES_ON.match(document.plain, at) or _LIST_ENDS.search(whole)
    counted = any(whole[at - 1 : at].isdecimal() for at in occurrences(whole, measure))
    return beside is not None and beside["measure"] == measure and counted


_ALSO_VERBS = frozenset("计划 安排 要求 建议 决定 规定 报告 通知 提示".split())
_DOES_BEHIND = Pattern("[于在由把将向]")
_CASES, _SAMPLES = "起", "份"
_SAMPLED = Pattern("[抽快送复自]检|[采取抽留]样|采集|检测|化验")


def _is_done_to(words: str) -> bool:
    """Whether what is counted is a case of something done to a thing, and not the thing: 加收费用7起, 拖欠工资3起."""
    return any(part_of_speech(word) in VERBS for word in cut(words)[:-1])


@cache
def _go_together(one: str, other: str) -> bool:
    """Whether some noun is counted by both measure words, or one of them counts what has the others."""
    return not _ATTRIBUTIVE.isdisjoint(one + other) or any({one, other} <= set(each) for each in counted_by().values())


class _Count(NamedTuple):
    """A number and the character behind it, by their places, and the words behind that up to the end of the phrase."""

    text: str
    start: int
    at: int
    behind: str

    @property
    def number(self) -> str:
        return self.text[self.start : self.at]

    @property
    def written(self) -> str:
        """What stands in the place of a measure word."""
        return self.text[self.at]

    @property
    def word(self) -> str:
        """The last of the number and what stands behind it, which may be a word: 五味."""
        return self.text[self.at - 1 : self.at + 1]

    @property
    def stop(self) -> int:
        """Where the words behind end."""
        return self.at + 1 + len(self.behind)

    @property
    def ends(self) -> bool:
        """Whether nothing counted stands behind, so that it stands before the number."""
        return self.stop == len(self.text) or self.text[self.at + 1] in _ENDS

    def before(self) -> Noun:
        """What stands before the number, and may be counted."""
        before = _EDGE.split(self.text[max(0, self.start - _FAR) : self.start])[-1]
        before = next((before.removesuffix(word) for word in _SUMS if before.endswith(word)), before)
        return counted_noun(before if self.written in _OF_SORTS else before.removesuffix("等"))

    @property
    def is_word(self) -> bool:
        """Whether what looks like a number or a measure word is part of another word: 周五, 一场合, 九台市."""
        text, start, at = self.text, self.start, self.at
        before = text[max(0, start - 1) : at] if at - start == 1 else ""
        return (
            (is_word(text[at : at + 2]) and not self._stands_apart())
            or is_word(text[start : at + 3])
            or (is_word(before) and not (text[start] in _FEW or before[0] in _SUCH or part_of_speech(before) == _NAME))
            or _PLACE in (part_of_speech(self.word), part_of_speech(text[at - 1 : at + 2]))
        )

    def _stands_apart(self) -> bool:
        """Whether the character is a word of its own, and not the beginning of one: 一场合同, not 一场合."""
        first, *others = cut(self.text[self.at : self.at + _FAR])
        return len(first) == 1 or (
            len(first) == 2 and bool(others) and len(others[0]) == 1 and bool(listed_at(self.text, self.at + 1))
        )

    @property
    def is_settled(self) -> bool:
        """Whether the number shows that no measure word is meant: 这为, 十佳, 量一量, 9时5."""
        before = self.text[self.start - 1 : self.start]
        joined = frequency(self.word) > _RARE and (self.number[-1] in _LOOSE or part_of_speech(self.word) != "m")
        return before == self.written or before in _CLOCK or self.number in _POINTED_AT or joined

    def words_behind(self) -> tuple[str, ...]:
        """The words behind the character; none where it is part of a word."""
        first, *parts = cut(self.written + self.behind)
        if first[0] == _EACH and len(first) > 1:
            return first[1:], *parts  # 7各班级
        return tuple(parts) if first == self.written else ()


def _mismatched(document: Document, count: _Count) -> Iterator[Hit]:
    """A measure word that does not go with the noun behind or before it."""
    text, measure, behind, stop = document.plain, count.written, count.behind, count.stop
    if len(behind) > 1 and behind[0] in _OWN_NOUNS.get(measure, ""):
        return  # 三栋楼学生: the house is counted, whose the students are
    if text[stop : stop + 1].isdecimal():
        return  # 上述5辆支出11.9万元: what they did
    noun = counted_noun(behind)
    direct = noun.word == behind
    had = text.startswith("的", stop)
    adverb = text[count.start : count.at + 1] in _ADVERBS
    if noun.word in _ALSO_VERBS and _DOES_BEHIND.match(text, stop):
        return  # 余下17册计划于2027年完成
    if noun.word and had:
        if not (direct and _ATTRIBUTIVE.isdisjoint(noun.measures) and _UNCOUNTED.match(text, stop + 1)):
            return
        direct = False
    elif noun.word and not _describes(behind.removesuffix(noun.word), measure):
        noun = NO_NOUN
    elif noun.word and _is_of_another(count, noun, adverb=adverb):
        return
    if not noun.word and len(behind) > 2 and not had and not adverb:
        noun, direct = _begun_noun(behind, measure), False
    if not noun.word and measure not in _NOT_BEHIND and count.ends and not adverb:
        noun, direct = count.before(), True
        if len(noun.word) == 1 or _counts_its_own(document, noun, count.start, measure):
            return
    if noun.word and measure not in noun.measures:
        right = noun.right_one(measure)
        message = f"“{noun.word}”不论“{measure}”，一般用“{right}”"
        yield Hit(count.at, count.at + 1, message, None if direct else Severity.INFO, Fix(right))
    elif not noun.word and not adverb and measure in narrow_measures():
        foreign = _foreign(document, count)
        if foreign:
            yield Hit(count.at, count.at + 1, f"“{foreign}”一般不论“{measure}”，请核对量词", Severity.INFO)
        elif measure == _NO_MEASURE and count.ends:
            yield Hit(count.at, count.at + 1, "量词用“副”，不用“付”", Severity.INFO, Fix("副"))


_NO_MEASURE = "付"
_SENTENCE_END, _CLAUSE_END = Pattern("[。！？]"), Pattern("[，。；！？：]")
_AHEAD, _REST, _NEAR = (
    60,
    40,
    4,
)  # code points before a number and behind it; words behind it, the measure word among them
_NOUNS = frozenset({"n", "nz", "nl", "ng"})
_OF_NOUNS = frozenset("nbzsjlav")


def _foreign(document: Document, count: _Count) -> str:
    """The noun that a narrow measure word does not count, where the sentence has nothing that it does; else nothing."""
    text, measure = document.plain, count.written
    ahead = _SENTENCE_END.split(text[max(0, count.start - _AHEAD) : count.start])[-1]
    if measure in ahead:
        return ""  # 抽查传感器120支，结垢36支
    before = _EDGE.split(ahead)[-1][-_FAR:]
    if count.ends:
        before = next((before.removesuffix(word) for word in _SUMS if before.endswith(word)), before).removesuffix("等")
        last = cut(before)[-1] if before else ""
        return last if _is_noun(last) and not takes(measure, before) else ""
    rest = _CLAUSE_END.split(text[count.at : count.at + _REST])[0]
    runs = [cut(before)[-1] if before else "", rest[1:2], *_EDGE.split(rest[1:]), *_EDGE.split(rest)]
    if any(run and takes(measure, run) for run in runs):
        return ""
    first, *words = cut(measure + count.behind)
    for word in words[: _NEAR - 1] if len(first) == 1 else ():
        if _is_noun(word):
            return word
        if tag_of(word)[0] not in _OF_NOUNS:
            return ""
    return ""


def _is_noun(word: str) -> bool:
    return len(word) > 1 and part_of_speech(word) in _NOUNS


def _is_of_another(count: _Count, noun: Noun, *, adverb: bool) -> bool:
    """Whether the noun behind a measure word is not what is counted, or is only what describes it."""
    measure, behind, text = count.written, count.behind, count.text
    others = behind.removesuffix(noun.word)
    return (
        (bool(others) and (adverb or (measure in _DOES and part_of_speech(cut(behind)[0]) in VERBS)))
        or any(measure in counted_noun(behind[:size]).measures for size in range(1, len(others) + 1))
        or (measure in _WITH_OTHERS and text[count.stop : count.stop + 1] in _AND)
        or text.startswith(_RELATED, count.stop)
    )


def _misspelt(count: _Count) -> Iterator[Hit]:
    """A character that is no measure word, and sounds or looks like one that the noun takes: 5明学生."""
    written, costs = count.written, meant_by(count.written)
    if count.is_settled:
        return
    if not count.behind:
        noun = count.before() if count.ends and not is_word(count.word) else NO_NOUN
        right = noun.right_one(written)
        if right in costs and (written not in _COUNTED_ITSELF or written in _PAIRED):
            yield _told_slip(count, right, noun.word, sure=False)
        return
    parts = count.words_behind()
    if count.number in _ONE and written in _ONCE and not _is_whole(count):
        return
    figures = count.number[0] in _FIGURES
    plain = figures or count.number in _FEW
    so_far = ""
    for size, part in enumerate(parts[: 3 if figures else 2]):
        so_far += part
        noun = counted_noun(so_far)
        right = noun.right_one(written)
        if written in noun.measures or (right in costs and written in _OWNERS and noun.measures[0] not in _EVENTS):
            return
        if right in costs and not (is_word(count.word) and (size or costs[right] > SOUNDS_SO)):
            sure = figures and not size and costs[right] <= SOUNDS_SO and written not in _COUNTED_ITSELF
            yield _told_slip(count, right, noun.word, sure=sure)
            return
        if part_of_speech(part) in VERBS - {"vn"} and not plain:
            break
    right = min(costs, key=lambda measure: costs[measure])
    if (
        (plain or (count.number in _SOME and tag_of(written)[0] not in "vpdcru"))
        and written not in _COUNTED_ITSELF
        and not is_word(count.word)
        and len("".join(parts[:1])) > 1
        and (part_of_speech(parts[0]) or "x")[0] == "n"
        and costs[right] <= SOUNDS_SO
    ):
        yield _told_slip(count, right, "", sure=False)


def _is_whole(count: _Count) -> bool:
    """Whether a noun ends the phrase, and is no gate that one comes to: 建成一做凉亭，."""
    if not counted_noun(count.behind).word:
        return False
    return count.text[count.stop : count.stop + 1] in _COMMAS and count.behind[-1] not in _OWN_NOUNS["扇"]


def _told_slip(count: _Count, right: str, noun: str, *, sure: bool) -> Hit:
    what = f"“{noun}”论“{right}”" if noun else f"数目后面要用量词“{right}”"
    message = f"{what}，“{count.written}”像是打错了"
    return Hit(count.at, count.at + 1, message, None if sure else Severity.INFO, Fix(right))


def mismatched_measure(document: Document) -> Iterator[Hit]:
    """量词和名词不搭配：三辆学生、教案126张、断路器3根、一只队伍（支）、手套两付（副）、5明学生（名）、一式三分（份）。

    名词按词表认，表里没有的按最后一个字认（…机论台，…员论名）。数目后面的字不是量词，和名词该用的量词同音、近音或形近的，
    也提示。名词紧跟在量词后面、或数量写在名词后面的，宜改；中间有修饰语的、后面还有话的（两架水泵抽水）、打错的字前面是汉字数目的、
    前后两个量词不一样的（6000株，其中5000根）作建议。“枚、座、幅、篇”一类用得窄的量词，词表写明能数什么，
    句子里没有一样是它能数的，提示核对（学籍证明五十三枚）。“个、批、套、次”一类通用量词不管，见 --sources。
    """
    text = document.plain
    for match in document.finditer(_COUNTED, CONTENT):
        at = match.start("measure")
        judged = text[at] in JUDGED
        if not judged and ((text[at] in GENERAL and text[at] not in _PAIRED) or not meant_by(text[at])):
            continue
        count = _Count(text, match.start(), at, _PHRASE_ENDS.split(text[at + 1 : at + 1 + _FAR])[0])
        if not count.is_word:
            yield from _mismatched(document, count) if judged else _misspelt(count)
    for match in document.finditer(_COPIES, CONTENT):
        at = match.end() - 1
        yield Hit(at, at + 1, "论份数用“份”", fix=Fix("份"))
    for match in document.finditer(_AMONG, CONTENT):
        whole, part, behind = match["whole"], match["part"], match["behind"]
        if (
            whole != part
            and not _go_together(whole, part)
            and not (part_of_speech(behind) or "v").startswith(("n", "b", "s"))
        ):
            message = f"前面论“{whole}”，这里论“{part}”，请核对"
            yield Hit(*match.span("part"), message, Severity.INFO, Fix(whole))


RULES = (
    proofreading_rule(
        mismatched_verb,
        "动宾不搭配",
        (
            "5月20日，考生对评分⟦提高⟧疑问，学生代表⟦提高⟧申请，信息中心⟦落实⟧漏洞。",
            "5月20日，教务处要求各系⟦改善⟧教学水平。",
            "5月20日，学院要求⟦扩大⟧宣传力度。",
            "5月20日，党员⟦发扬⟧带头作用。",
            "5月20日，学院⟦防止类似问题不再发生⟧。",
            "5月20日，实训条件得到⟦增强⟧。",
            "5月20日，学院⟦提高了深刻认识⟧。",
            "5月20日，后勤处⟦加大⟧了维修进度。",
            "5月20日，后勤处进一步⟦改善⟧服务水平。",
            "5月20日，教务处⟦开展⟧有力措施，规范考务。",
            "5月20日，活动⟦受到⟧了良好的效果。",
            "5月20日，后勤处⟦采用⟧了防冻措施，⟦享用⟧津贴的职工对账，宿管员⟦扑灭⟧纠纷，学院对屋面进行⟦修订⟧。",
            "5月20日，双方结下⟦深刻⟧的友谊，考务是⟦软弱⟧环节，维修经验⟦充沛⟧。",
            "5月20日，供水故障频率较⟦多⟧，部分人员责任心不⟦大⟧。",
            "5月20日，用纸⟦降低⟧90张，开馆时间⟦延伸⟧至22时，教研室⟦入手⟧编排课表。",
            "5月20日，实习单位⟦加强⟧学生的临床操作水平，巡查⟦降低⟧了各类隐患，教师素养得到进一步的⟦健全⟧。",
        ),
        (
            "5月20日，考生提出疑问，学院提高要求，落实漏洞排查制度，提高申请通过率，提高异议处理效率。",
            "5月20日，教务处提高教学水平，改善实训条件，从小处入手编排课表。",
            "5月20日，学院要求加大宣传力度，扩大招生规模。",
            "5月20日，党员发挥带头作用，发扬优良传统。",
            "5月20日，学院防止类似问题再次发生。",
            "5月20日，牧民的生活水平得到改善。",
            "5月20日，学院打造文化品牌浓厚学习氛围，打造文化长廊烘托节日气氛。",
            "5月20日，学院采纳师生的建议，写进了方案。",
            "5月20日，后勤处落实现场安全措施，登记物资。",
            "5月20日，学院采取实地调查、个别谈话等方式核实。",
            "5月20日，后勤处采取防冻措施，采用新工艺，职工享受津贴，宿管员平息纠纷，学院修缮屋面。",
            "5月20日，双方结下深厚的友谊，留下深刻的印象，考务是薄弱环节，维修经验丰富，占比较高，用纸减少90张。",
            "5月20日，学院提高了教师的待遇，改善学生的学习条件，加强学生的劳动教育，解决师资不足的问题。",
        ),
        severity=Severity.INFO,
        lists=(FAMILIES,),
    ),
    proofreading_rule(
        mismatched_measure,
        "量词不搭配",
        (
            "5月20日，三⟦辆⟧学生到场。",
            "5月20日，学院举办一⟦件⟧培训班，评出优秀课程17⟦件⟧，排查出3⟦条⟧隐患点，新增两⟦座⟧道闸，走访6⟦件⟧学生家庭。",
            "5月20日，教务处抽查教案126⟦张⟧，检查听课记录。",
            "5月20日，电气系更换断路器共3⟦根⟧。",
            "5月20日，系里组织两⟦只⟧志愿服务队。",
            "5月20日，保卫处组成5⟦只⟧检查小组，逐楼检查。",
            "5月20日，车间配备绝缘手套两⟦付⟧。",
            "5月20日，后勤处用3⟦辆⟧水泵抽水，讲解2⟦座⟧灭火器的操作要领，仓库有课桌椅12⟦付⟧和床板6块。",
            "5月20日，6⟦明⟧学生、45⟦太⟧电脑、两⟦量⟧校车到场，收录14⟦偏⟧论文，采购指示牌120⟦快⟧，材料一式三⟦分⟧。",
            "5月20日，系里办了两⟦厂⟧讲座，3⟦为⟧退休教师到场，领用8⟦合⟧粉笔、5⟦跟⟧网线，结成师徒15⟦队⟧，7⟦各⟧班级参加。",
            "5月20日，教务处受理休学材料三⟦枚⟧，整理手写教案等百余⟦座⟧，归档四⟦栋⟧现成素材，砝码每组两⟦付⟧。",
            "5月20日，20⟦名⟧岗位招聘，5⟦位⟧名额已满，与本地6⟦间⟧企业签订了协议，三⟦辆⟧无人机轮流作业，新建两⟦间⟧篮球场。",
            "5月20日，请师傅讲一⟦趟⟧示范课，栽下沙枣树300株，其中200⟦根⟧已浇水。",
        ),
        (
            "5月20日，整理照片档案340张，增设一台车牌识别道闸，走访家庭8户，领取一份课程标准、两本课程教材，3名家庭医生到场。",
            "5月20日，三名学生到场，120名教师参加演练，材料分为两部分。",
            "5月20日，教务处抽查教案126份，一把手负责，统一份额。",
            "5月20日，后勤处更换断路器3只，购置3套设备、两台电脑。",
            "5月20日，系里组织一支参赛队伍，检查5座公寓。",
            "5月20日，登记自行车346辆，其中学生212辆，教职工134辆。",
            "5月20日，发放棉衣300件，其中学生280件。5月21日，借出图书，学生312册。",
            "5月20日，后勤处更换水龙头，宿舍3只。",
            "5月20日，家长送来锦旗2幅，学生处购置国旗6幅。",
            "5月20日，清点资料126册，其中试卷30册，教材96册。",
            "5月20日，三所裂缝最宽的学校停用，公寓二门锁闭，修剪草坪两遍，5名学生的手机已登记，一门心思学习。",
            "5月20日，后勤处采购设备30台，其中20套已安装，栽树300株，其中120棵成活，购书300册，其中80本捐赠。",
            "5月20日，216名未接种疫苗的学生登记，1台抢救设备到位。",
            "5月20日，三明的客人来访，两厂职工联欢，一快一慢两趟车停运，一到冬季就停水，三相电机检修。",
            "5月20日，拨打120和122电话，9时15分学生到场，第六届运动会、2024级新生报到，两委干部入户。",
            "5月20日，一辆牌照为蒙D的客车、25起文物被盗案、8名学生“标兵”、28名已办理手续。",
            "5月20日，抽查传感器120支，结垢36支；公寓5栋恢复联网，唱歌、跳绳等6项，三幅刚完成的油画，一座在建的桥。",
            "5月20日，求助23起，其中中介加收费用7起；快检餐具30份；模拟人4台；余下旧刊17册计划2027年6月修完，新刊9册计划在馆内修补，热线2部。",
            "5月20日，东门发生一起电动车刮擦，2所不足十名学生的教学点合并。",
        ),
        lists=(MEASURE_WORDS,),
    ),
)
