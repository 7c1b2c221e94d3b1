"""Verbs that do not go with their object, nouns that are not counted so, and a negation too many."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.proofreading.mistyped import mistaken_for
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import cut, frequency, is_word, part_of_speech, stands_apart, word_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from alvtc_info.model.document import Document

VERB_OBJECTS, MEASURE_WORDS = "verb_objects", "measure_words"
_REACH = 14  # code points before an object within which its verb stands
_EDGE = Pattern(r"[^\u4e00-\u9fff]")
_VERB_SIZE = 2
# what cannot stand between a verb and its object: 提高质量的作用 has the object of 提高 before 的
_OTHERS = frozenset(
    "优化 调整 创造 打击 提供 打下 推动 带动 促进 推进 具备 坚持 建立 落实 部署 服务 组织 指导 支持 保障 维护 树立 参加".split()
)
# verbs that often stand before a noun to say what it is of: 改善服务水平, 增强组织生活质量
_ATTRIBUTES = frozenset("服务 组织 指导 保障 维护 支持 管理 建设".split())
_LINKS = frozenset("的是为把将被让使对向从在和及与或并后时前中上下到由以而但也又都就有，")
# what describes an object without a link that counts
_PLAIN = Pattern(
    r"^[了过]?(?:一系列|一定|一些)?(?:(?:广大|全体|全院)?(?:学生|师生|教师|职工|教职工|干部职工|学员|干部|党员|队员|同学|毕业生|工作人员)们?的(?=[\u4e00-\u9fff]{2}))?"
    r"|[\u4e00-\u9fff]{2,8}(?:难|不足|不强|不高|不够|薄弱|突出|滞后)的$|(?:有力|有效|良好|显著|明显|重要|积极|全部|较好|很好|较大|很大|更大|有关|相关|具体|必要|突出|优异)的?$"
)
_BECOMES = r"(?:得到了?|有了?|有所|明显|显著|进一步|不断|大幅度?|持续|逐步|稳步|日益|较大|很大|极大|全面|切实|有效)+"


class _Object(NamedTuple):
    """What an object takes: the verb that goes with it, those that do not, and words before it with which they do."""

    right: str
    wrong: frozenset[str]
    unless: tuple[str, ...]


@cache
def _objects() -> Mapping[str, _Object]:
    rows = (line.split("\t") for line in word_list(VERB_OBJECTS).entries)
    return {
        noun: _Object(right, frozenset(wrong.split("、")), tuple(unless.split("、")) if unless else ())
        for noun, right, wrong, unless in rows
    }


@cache
def _verbs() -> frozenset[str]:
    """All verbs of the list: the nearest of them governs the object."""
    listed = (verb for each in _objects().values() for verb in (each.right, *each.wrong))
    return frozenset(listed) | _OTHERS


@cache
def _pattern() -> Pattern:
    verbs = "|".join(sorted(_verbs()))
    return Pattern(rf"(?:{'|'.join(_objects())})(?=[，。；、！）\n]|$|{_BECOMES}的?(?P<verb>{verbs})(?![的能和到]))")


_NEGATED_TWICE = Pattern(
    r"(?:防止|避免|杜绝|防范|谨防|严防|以免|以防)[^，。；：、\n]{0,12}(?P<more>不再|不会再?|不要再?|没有再?|不)(?:再次|再)?(?:发生|出现|重演|反弹|复发)"
    r"|(?:切忌|禁止|严禁|不准)(?P<not>不要|不可|不能|不得|不准|不许)"
    r"|提高(?:了)?(?:对[^，。；]{1,12}的)?(?P<deep>深刻)认识"
)


def _is_verb(text: str, at: int) -> bool:
    """Whether two characters are a word, or the dictionary has it with another word as one (改善服务, 切实增强)."""
    end = at + _VERB_SIZE
    if stands_apart(text, at, end):
        return True
    whole = word_around(text, at, end)
    if whole is None:
        return False
    return all(not rest or is_word(rest) for rest in (text[whole[0] : at], text[end : whole[1]]))


def _says_of_what(verb: str, distance: int, called: _Object) -> bool:
    """Whether a verb says what the noun is of, so that one before it governs the noun: 提高执行进度, 改善服务水平."""
    return verb in _ATTRIBUTES or (distance == _VERB_SIZE and verb != called.right and verb not in called.wrong)


def mismatched_verb(document: Document) -> Iterator[Hit]:
    """动词和宾语不搭配：改善教学水平（提高）、扩大宣传力度（加大）、发扬带头作用（发挥）；否定多了一层：防止事故不再发生。

    只查词表里的名词和紧挨在它前面的动词，见 --sources；“水平不断改善”一类主谓不搭配的也查。只作建议。
    """
    text = document.plain
    for match in document.finditer(_pattern(), CONTENT):
        at, noun = match.start(), match.group()
        called = _objects()[noun]
        if match["verb"]:
            if match["verb"] in called.wrong and not text.endswith(called.unless, 0, at):
                yield _told(*match.span("verb"), match["verb"], noun, called.right)
            continue
        start = at - len(_EDGE.split(text[max(0, at - _REACH) : at])[-1])
        places = [place for place in range(at - _VERB_SIZE, start - 1, -1) if text[place : place + 2] in _verbs()]
        verb_at = next(
            (place for place in places if not _says_of_what(text[place : place + 2], at - place, called)), -1
        )
        if verb_at < 0 or text[verb_at : verb_at + 2] not in called.wrong:
            continue
        between = _PLAIN.sub("", text[verb_at + 2 : at])
        if not _is_verb(text, verb_at):
            continue
        listed = text[verb_at : verb_at + 2] == "采取" and text.startswith("、", match.end())  # 采取约谈、通报等方式
        if not listed and _LINKS.isdisjoint(cut(between)) and not any(word in between for word in called.unless):
            yield _told(verb_at, verb_at + 2, text[verb_at : verb_at + 2], noun, called.right)
    for match in document.finditer(_NEGATED_TWICE, CONTENT):
        name = match.lastgroup or ""
        message = "“提高认识”前后不搭配，是“深化认识”还是“提高认识”" if name == "deep" else "否定多了一层，意思反了"
        yield Hit(*match.span(), message, Severity.INFO)


def _told(start: int, end: int, verb: str, noun: str, right: str) -> Hit:
    return Hit(start, end, f"“{verb}”和“{noun}”不搭配，一般用“{right}”", Severity.INFO, Fix(right))


# measure words that are judged, and those that go with nouns of many kinds, which are not
_MEASURES = "名位只头匹峰条张本册篇件台辆架艘座栋幢间所把支枝根棵株颗粒块片面顶床双付副幅部盏扇枚份家口眼具剂场起项堂节趟门首封朵束列尊道尾桩"
_GENERAL = "个批套次组对排队届期轮种类笔段层级处点袋瓶箱桶盒包捆卷盘杯户吨行例遍集型页版句声"
# units, and what else is right behind a number
_UNITS = "年月日号时秒分天周季岁元角万亿千百十余多来几第人厘米里亩斤克升倍成折度码寸尺丈两钱刻旬重中一二三四五六七八九"
_COUNTED = Pattern(
    rf"(?:(?<=[年月])(?=[两几])|(?<![\d.’第年月A-Za-z—－一二三四五六七八九十百千-]))(?P<number>\d{{1,6}}[万千百]?[余多]?|[一两二三四五六七八九十几数百千]{{1,9}}|[每这那哪])(?P<measure>(?![{_UNITS}])[\u4e00-\u9fff])"
)
# bodies and places that are themselves counted, and have what stands behind: 两委干部, 3厂设备
_OWNERS = frozenset("省县镇乡村市旗盟校院系局厅室站店党矿连营团师军国委社山庄港岛区厂司会")
# what else stands behind a number and before a noun of its own: 120和122电话
_COUNTED_ITSELF = frozenset(
    "科方线针章版盾铢磅基款框垛目子手伤胜负平战盆桌车船路街楼段至到和及与或在从并占为将被即也均还已未可不以之等上下左右内外前后中间起止价班队键壶机性野星臂丰微佳"
)
_ANY = "…"  # before the last character of nouns: …机
_LONGEST = 3  # code points of a word that is known by its last one: 拱手让人 is none
_NOUN_SIZES = (6, 5, 4, 3, 2, 1)
_VERBS = frozenset({"v", "vn", "vd", "d", "p"})
_THINGS = ("n", "b", "x", "l", "j")
_ATTRIBUTIVE = frozenset("名家所间座栋幢场起")  # people, bodies and rooms say of whom or where something is
_NOT_BEHIND = frozenset("遍趟场门道节堂")  # how often something is done, and gates: 公寓二门
# what is had by a thing, and is counted by 个, 种, 项 or not at all
_UNCOUNTED = Pattern(
    r"[\u4e00-\u9fff]{0,6}?(?:位置|情况|要领|用途|作用|数量|质量|价格|型号|品牌|性能|状态|使用方法|操作方法|用法|外观|重量|大小|长度|高度|颜色|安全|寿命|压力|功率)"
)
# 栽树苗6000株，其中5000根当天浇水: what is counted twice in one sentence
_COPIES = Pattern(
    r"(?:一式[两二三四五六七八几\d]分(?![钟之])|(?<![得加扣减评打考满时差各占高低\d.一二三四五六七八九十])[两三四五六七八九几\d]分(?=材料|文件|合同|协议|试卷|报告|申请|通知|问卷|简历|档案|清单|表格|名单|方案|教案|心得|资料|证明|通报|公函|答卷|[\u4e00-\u9fff]{2}书[，。；、]))"
)
_AMONG = Pattern(
    rf"\d[万千百]?[余多]?(?P<whole>[{_MEASURES}])[^。；\n\d]{{0,12}}，其中(?:的)?\d{{1,6}}[万千百]?[余多]?(?P<part>[{_MEASURES}])(?P<behind>[\u4e00-\u9fff]{{1,2}}|[，。；])"
)
_FAR = 10  # code points behind a measure word, or before a number, in which its noun ends or stands
_PHRASE_ENDS = Pattern(
    r"[^\u4e00-\u9fff]|[和及与被由在将已均都从向到受获并是有为的给]|[后前](?![勤台])|中(?=[的有共无不没，。、一两\d]|$)|参[加与赛]|等(?!级)|全(?!国)"
)
_CLAUSE_BEFORE = Pattern("[\u4e00-\u9fff]{3}，")
_BODIES = frozenset("所家")
_OWN_NOUNS = {
    "栋": "楼",
    "座": "楼桥",
    "幢": "楼",
    "间": "房屋",
    "辆": "车",
    "张": "床",
    "本": "书",
    "扇": "门窗",
    "条": "街路河",
}
_PEOPLE, _ROOMS = "名", "间"
# what goes on behind a noun as part of what describes another one: 一辆牌照为……的客车, 25起文物被盗案, 8名学生“标兵”
_AND = frozenset("、和与及")
_RELATED = ("为", "是", "被", "“", "《")
_ADVERBS = frozenset("一起 一头 一道 一口 一眼 一面 一片 一把 一家 一项".split())
_PLACE, _NAME = "ns", "nr"  # 九台市, 许两
_KIND_OF = frozenset("个项处种")  # what is usually counted so has other things that are counted behind it: 专业3台
_ONE = frozenset("一每")
_SUCH = frozenset("每同另某")
_FEW, _SOME = frozenset("两几"), frozenset("三四五六七八九十一")
_EACH = frozenset("各")
_PAIRED = frozenset("队")  # 师徒15队
_COMMAS = "，。；、"
_POINTED_AT = frozenset("这那哪")
_EVENTS = frozenset("起场")
# with what a clause goes on behind people: 5件代表仍在接待室
_THEY_DO = frozenset(
    "进行 参加 参与 前往 赶赴 赶到 到场 到达 返回 返校 在场 值守 值班 受伤 落水 失联 被困 仍 已 将 均 都 先 也 还 正 再 就 才 只 曾 因 陪同 负责 担任 陪护 组成 完成 通过 获得 提出 结业 毕业 报名 报到 上岗 签到 到岗 登记 申请".split()
)
_IN_TURN = frozenset({"轮流"})
_DONE = (["了"], ["过"], ["着"])
_WITH_OTHERS = frozenset("名位起")  # 3起客船与货船碰撞事故
_DOES = frozenset("名位")  # 28名办理手续: who does is left out
_RARE = 100  # how frequent a number and a character as one word may be: 一量 is none
_CLOCK = frozenset("时分秒")
_ANY_NUMBER = frozenset("一十几数百千每")  # 一般, 十佳, 数量 are words of their own
_ONCE = frozenset("到看想听说见进出来去骑问起下上开吃走过为给把被将与和在从对向往用让叫做办打")
_SUMS = "共计 合计 共 各 约 仅 近 达".split()
_ALSO_READ = {"撞": "幢", "憧": "幢"}
_SOUNDS_SO = 0.3  # what a slip of the same sound costs at most
_ENDS = "，。；、）\n和及与已均全"  # what stands behind a count of what was named before


class _Noun(NamedTuple):
    """What is counted: the word, and the measure words that it takes, the usual one first; both empty for none."""

    word: str
    measures: str


_NO_NOUN = _Noun("", "")


@cache
def _counted_by() -> Mapping[str, str]:
    """The measure words of each noun, in the order of the list."""
    rows = (line.split("\t") for line in word_list(MEASURE_WORDS).entries)
    return {noun: measures for nouns, measures in rows for noun in nouns.split("、")}


def _counted_noun(words: str) -> _Noun:
    """The noun with which these words end: one of the list, or one whose last character the list has."""
    known = _counted_by()
    noun = next((words[-size:] for size in _NOUN_SIZES if words[-size:] in known), "")
    if len(noun) > 1 or (noun and noun == words):
        return _Noun(noun, known[noun]) if known[noun] else _NO_NOUN
    measures = known.get(_ANY + words[-1:], "") if len(words) > 1 else ""
    if not measures:
        return _NO_NOUN
    *before, last = cut(words)
    if len(last) > 1:
        if len(last) > _LONGEST:
            return _NO_NOUN
        return _Noun(last, measures) if (part_of_speech(last) or "n").startswith(_THINGS) else _NO_NOUN
    made = len(before[-1]) > 1 and part_of_speech(last) not in _VERBS and part_of_speech(before[-1]) != "m"
    return _Noun(before[-1] + last, measures) if made else _NO_NOUN


def _begun_noun(words: str, measure: str) -> _Noun:
    """The noun, a thing, with which these words begin before a verb: 水泵抽排积水."""
    parts = cut(words)
    for size in range(1, len(parts)):
        verb, *others = parts[size:]
        tag = part_of_speech(verb)
        if tag not in _VERBS and verb not in _IN_TURN:
            continue
        begun = "".join(parts[:size])
        noun = _counted_noun(begun)
        done = (tag == "v" and others[:1] in _DONE) or verb in _THEY_DO
        if len(noun.word) < 2 or (_PEOPLE in noun.measures and not done) or not (done or tag != "vn" or len(words) < _FAR):
            return _NO_NOUN
        if not done and measure in _ATTRIBUTIVE and (
            measure in _EVENTS or any((part_of_speech(part) or "n")[0] in "nxas" for part in others)
        ):
            return _NO_NOUN
        if not done and any(measure in _counted_by().get(word, "") for word in others):
            return _NO_NOUN
        return noun if _describes(begun.removesuffix(noun.word), measure) else _NO_NOUN
    return _NO_NOUN


def _describes(words: str, measure: str) -> bool:
    """Whether these words between a measure word and a noun describe it: no verbs, and nothing that is counted so."""
    parts = cut(words) if words else ()
    return not any(
        ((tag := part_of_speech(part) or "x")[0] in "vxrmpdcu" and tag != "vn")
        or measure in _counted_noun("".join(parts[:size])).measures
        for size, part in enumerate(parts, 1)
    )


_LIST_GOES_ON = Pattern(r"\d{1,6}(?P<measure>[\u4e00-\u9fff])、[\u4e00-\u9fff]{1,10}\d{1,6}(?P=measure)")
_BACK = 60  # code points


def _counts_its_own(document: Document, noun: _Noun, at: int, measure: str) -> bool:
    """Whether a noun before a number is a part or an owner of what is counted: 自行车346辆，其中学生212辆."""
    usual = noun.measures
    if _PEOPLE in usual or usual[:1] in _BODIES:
        return True  # 移交工会、社区医院16条: a body is one that has or gets what is counted
    before = document.plain[document.sentence_at(at)[0] : at]
    if _ROOMS in usual and _CLAUSE_BEFORE.search(before):
        return True  # 更换水龙头，宿舍3只
    told = max(before.rfind(word) for word in ("其中", "包括", "分别", "："))
    if told > 0 and measure in before[:told]:
        return True
    # 登记问询23件。按方式分，电话14件、采访函6件: the items of a list are counted as what it is of
    whole = document.plain[max(document.passage_at(at).start, at - _BACK) : at]
    beside = _LIST_GOES_ON.match(document.plain, at)
    counted = any(whole[at - 1 : at].isdecimal() for at in occurrences(whole, measure))
    return beside is not None and beside["measure"] == measure and counted


@cache
def _go_together(one: str, other: str) -> bool:
    """Whether some noun is counted by both measure words, or one of them counts what has the others."""
    return not _ATTRIBUTIVE.isdisjoint(one + other) or any({one, other} <= set(each) for each in _counted_by().values())


@lru_cache(maxsize=2048)
def _meant_by(character: str) -> Mapping[str, float]:
    """The measure words of which this character may be a slip, and what each such slip costs."""
    slips = mistaken_for(character)
    slips |= dict.fromkeys(_ALSO_READ.get(character, ""), 0.0)
    return {measure: slips[measure] for measure in _MEASURES + _GENERAL if measure in slips}


def _right_one(noun: _Noun, written: str) -> str:
    """The measure word that is meant: one of the noun's that sounds or looks like what is written, or its usual one."""
    costs = _meant_by(written)
    return min(noun.measures, key=lambda measure: costs.get(measure, 2.0))


def _is_apart(text: str, at: int) -> bool:
    """Whether the character here is a word of its own, and not the beginning of one: 一场合同, not 一场合."""
    first, *others = cut(text[at : at + _FAR])
    if len(first) == 1:
        return True
    return bool(others) and len(first) == 2 and len(others[0]) == 1 and text[at + 1 : at + 3] in _counted_by()


def _listed_at(text: str, at: int) -> str:
    """The longest noun of the list that begins here; empty for none."""
    sizes = (size for size in _NOUN_SIZES[:-1] if text[at : at + size] in _counted_by())
    size = next(sizes, 0)
    return text[at : at + size]


def _before(text: str, at: int) -> str:
    """The words before a number that counts them."""
    before = _EDGE.split(text[max(0, at - _FAR) : at])[-1]
    return next((before.removesuffix(word) for word in _SUMS if before.endswith(word)), before)


def _mismatched(document: Document, number_at: int, at: int, end: int) -> Iterator[Hit]:
    """A measure word that does not go with the noun behind or before it."""
    text = document.plain
    measure = text[at]
    behind = _PHRASE_ENDS.split(text[end : end + _FAR])[0]
    stop = end + len(behind)
    if len(behind) > 1 and behind[0] in _OWN_NOUNS.get(measure, ""):
        return  # 三栋楼学生: the house is counted, whose the students are
    noun = _counted_noun(behind)
    direct = noun.word == behind
    had = text.startswith("的", stop)
    if noun.word and had:
        if not (direct and _ATTRIBUTIVE.isdisjoint(noun.measures) and _UNCOUNTED.match(text, stop + 1)):
            return
        direct = False
    elif noun.word and (
        not _describes(behind.removesuffix(noun.word), measure)
        or (measure in _DOES and not direct and part_of_speech(cut(behind)[0]) in _VERBS)
        or any(measure in _counted_noun(behind[:size]).measures for size in range(1, len(behind) - len(noun.word) + 1))
        or (measure in _WITH_OTHERS and text[stop : stop + 1] in _AND)
        or text.startswith(_RELATED, stop)
        or (not direct and text[number_at : at + 1] in _ADVERBS)
    ):
        return
    if not noun.word and len(behind) > 2 and not had and text[number_at:end] not in _ADVERBS:
        noun, direct = _begun_noun(behind, measure), False
    if not noun.word and measure not in _NOT_BEHIND and (end == len(text) or text[end] in _ENDS):
        noun, direct = _counted_noun(_before(text, number_at)), True
        if text[number_at:end] in _ADVERBS or noun.measures[:1] in _KIND_OF:
            return
        if len(noun.word) == 1 or _counts_its_own(document, noun, number_at, measure):
            return
    if noun.word and measure not in noun.measures:
        right = _right_one(noun, measure)
        message = f"“{noun.word}”不论“{measure}”，一般用“{right}”"
        yield Hit(at, end, message, None if direct else Severity.INFO, Fix(right))


def _misspelt(document: Document, number_at: int, at: int, end: int) -> Iterator[Hit]:
    """A character that is no measure word, and sounds or looks like one that the noun takes: 三明学生."""
    text = document.plain
    written = text[at]
    number = text[number_at:at]
    word = text[at - 1 : end]
    joined = frequency(word) > _RARE and (number[-1] in _ANY_NUMBER or part_of_speech(word) != "m")
    if text[number_at - 1 : number_at] == written:
        return  # 量一量
    if number in _POINTED_AT or text[number_at - 1 : number_at] in _CLOCK or joined:
        return
    costs = _meant_by(written)
    behind = _PHRASE_ENDS.split(text[end : end + _FAR])[0]
    if not behind:
        if is_word(word) or (end < len(text) and text[end] not in _ENDS):
            return
        noun = _counted_noun(_before(text, number_at))
        right = _right_one(noun, written) if noun.word else written
        if right in costs and (written not in _COUNTED_ITSELF | _OWNERS or written in _PAIRED):
            yield _told_measure(at, written, right, noun, Severity.INFO)
        return
    first, *parts = cut(written + behind)
    if first != written and written in _EACH:
        first, parts = written, [first[1:], *parts]
    if len(first) == 2 and number[0].isdigit() and (noun := _listed_at(text, end)):
        first, parts = written, [noun]
    if first != written:
        return
    stop = end + len(behind)
    if number in _ONE and written in _ONCE and (text[stop : stop + 1] not in _COMMAS or behind[-1] in _OWN_NOUNS["扇"]):
        return
    figures = number[0].isdigit()
    so_far = ""
    for size, part in enumerate(parts[: 3 if figures else 2]):
        so_far += part
        noun = _counted_noun(so_far)
        if written in noun.measures:
            return
        right = _right_one(noun, written) if noun.word else written
        if right in costs and not (is_word(word) and (size or costs[right] > _SOUNDS_SO)):
            if written in _OWNERS and noun.measures[0] not in _EVENTS:
                return
            sure = figures and not size and costs[right] <= _SOUNDS_SO and written not in _COUNTED_ITSELF
            yield _told_measure(at, written, right, noun, None if sure else Severity.INFO)
            return
        if part_of_speech(part) in _VERBS - {"vn"} and not (figures or number in _FEW):
            break
    if (
        (figures or number in _FEW or (number in _SOME and (part_of_speech(written) or "x")[0] not in "vpdcru"))
        and not is_word(word)
        and written not in _COUNTED_ITSELF | _OWNERS
        and parts
        and len(parts[0]) > 1
        and (part_of_speech(parts[0]) or "x").startswith("n")
        and (right := min(costs, key=lambda measure: costs[measure]))
        and costs[right] <= _SOUNDS_SO
    ):
        yield _told_measure(at, written, right, _Noun(parts[0], right), Severity.INFO)


def _told_measure(at: int, written: str, right: str, noun: _Noun, severity: Severity | None) -> Hit:
    return Hit(at, at + 1, f"“{noun.word}”论“{right}”，“{written}”像是打错了", severity, Fix(right))


def mismatched_measure(document: Document) -> Iterator[Hit]:
    """量词和名词不搭配：三辆学生、教案126张、断路器3根、一只队伍（支）、手套两付（副）。

    名词紧跟在量词后面、或数量写在名词后面的，宜改；中间有修饰语的、后面还有话的（两架水泵抽水）、前后两个量词不一样的
    （6000株，其中5000根）作建议。“个、批、套、次”一类通用量词不管，见 --sources。
    """
    text = document.plain
    for match in document.finditer(_COUNTED, CONTENT):
        number_at, at, end = match.start(), match.start("measure"), match.end()
        judged = text[at] in _MEASURES
        if not judged and ((text[at] in _GENERAL and text[at] not in _PAIRED) or not _meant_by(text[at])):
            continue
        if (
            (is_word(text[at : end + 1]) and not _is_apart(text, at))
            or is_word(text[number_at : end + 2])
            or (
                at - number_at == 1
                and is_word(text[number_at - 1 : at])
                and not (text[number_at] in _FEW or text[number_at - 1] in _SUCH or part_of_speech(text[number_at - 1 : at]) == _NAME)
            )
            or part_of_speech(text[at - 1 : end]) == _PLACE
            or part_of_speech(text[at - 1 : end + 1]) == _PLACE
        ):
            continue
        yield from (_mismatched if judged else _misspelt)(document, number_at, at, end)
    for match in document.finditer(_COPIES, CONTENT):
        yield Hit(match.end() - 1, match.end(), "论份数用“份”", fix=Fix("份"))
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
            "5月20日，实习单位⟦加强⟧学生的临床操作水平，巡查⟦降低⟧了各类隐患，教师素养得到进一步的⟦健全⟧。",
        ),
        (
            "5月20日，教务处提高教学水平，改善实训条件。",
            "5月20日，学院要求加大宣传力度，扩大招生规模。",
            "5月20日，党员发挥带头作用，发扬优良传统。",
            "5月20日，学院防止类似问题再次发生。",
            "5月20日，牧民的生活水平得到改善。",
            "5月20日，学院打造文化品牌浓厚学习氛围，打造文化长廊烘托节日气氛。",
            "5月20日，学院改善师生的水平，写进了方案。",
            "5月20日，后勤处落实现场安全措施，登记物资。",
            "5月20日，学院采取实地调查、个别谈话等方式核实。",
            "5月20日，学院提高了教师的待遇，改善学生的学习条件，加强学生的劳动教育，解决师资不足的问题。",
        ),
        severity=Severity.INFO,
        lists=(VERB_OBJECTS,),
    ),
    proofreading_rule(
        mismatched_measure,
        "量词不搭配",
        (
            "5月20日，三⟦辆⟧学生到场。",
            "5月20日，教务处抽查教案126⟦张⟧，检查听课记录。",
            "5月20日，电气系更换断路器共3⟦根⟧。",
            "5月20日，系里组织两⟦只⟧志愿服务队。",
            "5月20日，保卫处组成5⟦只⟧检查小组，逐楼检查。",
            "5月20日，车间配备绝缘手套两⟦付⟧。",
            "5月20日，后勤处用3⟦辆⟧水泵抽水，讲解2⟦座⟧灭火器的操作要领，仓库有课桌椅12⟦付⟧和床板6块。",
            "5月20日，请师傅讲一⟦趟⟧示范课，栽下沙枣树300株，其中200⟦根⟧已浇水。",
        ),
        (
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
            "5月20日，东门发生一起电动车刮擦，2所不足十名学生的教学点合并。",
        ),
        lists=(MEASURE_WORDS,),
    ),
)
