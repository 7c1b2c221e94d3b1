"""Verbs that do not go with their object, nouns that are not counted so, and a negation too many."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alvtc_info.model.finding import Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT
from alvtc_info.model.rule import proofreading_rule
from alvtc_info.proofreading.word_lists import word_list
from alvtc_info.text.named_tuples import NamedTuple
from alvtc_info.text.pattern import Pattern, occurrences
from alvtc_info.text.segmentation import cut, is_word, part_of_speech, stands_apart, word_around

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


_MEASURES = "名位只头匹峰条张本册篇件台辆架艘座栋幢间所把支枝根棵株颗粒块片面顶床双付副幅部盏扇枚份家口眼具剂场遍起项堂节趟门首封朵束列尊道尾"
_COUNTED = Pattern(
    rf"(?<![\d.第年月])(?P<number>\d{{1,6}}[万千百]?[余多]?|[一两二三四五六七八九十几数百千]{{1,9}})(?P<measure>[{_MEASURES}])"
)
_NOUN_SIZES = (6, 5, 4, 3, 2, 1)
_SHORT = frozenset("课树")  # nouns of one character that end longer ones: 写作课
_VERBS = frozenset({"v", "vn", "vd", "d", "p"})
_ATTRIBUTIVE = frozenset("名家所间座栋幢场起")  # people, bodies and rooms say of whom or where something is
_NOT_BEHIND = frozenset("遍趟场门道节堂")  # how often something is done, and gates: 公寓二门
# what is had by a thing, and is counted by 个, 种, 项 or not at all
_UNCOUNTED = Pattern(
    r"[\u4e00-\u9fff]{0,6}?(?:位置|情况|要领|用途|作用|数量|质量|价格|型号|品牌|性能|状态|使用方法|操作方法|用法|外观|重量|大小|长度|高度|颜色|安全|寿命|压力|功率)"
)
# 栽树苗6000株，其中5000根当天浇水: what is counted twice in one sentence
_AMONG = Pattern(
    rf"\d[万千百]?[余多]?(?P<whole>[{_MEASURES}])[^。；\n\d]{{0,12}}，其中(?:的)?\d{{1,6}}[万千百]?[余多]?(?P<part>[{_MEASURES}])(?P<behind>[\u4e00-\u9fff]{{1,2}}|[，。；])"
)
_FAR = 8  # code points behind a measure word, or before a number, in which its noun ends or stands
_PHRASE_ENDS = Pattern(r"[^\u4e00-\u9fff]|[和及与被由在将已均都全从向到参受获并是有为的后前中等]")
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
_SUMS = "共计 合计 共 各 约 仅 近 达".split()


@cache
def _counted_by() -> Mapping[str, str]:
    """The measure words of each noun, in the order of the list."""
    rows = (line.split("\t") for line in word_list(MEASURE_WORDS).entries)
    return {noun: measures for nouns, measures in rows for noun in nouns.split("、")}


def _counted_noun(words: str) -> str:
    """The noun of the list with which these words end; empty for none."""
    noun = next((words[-size:] for size in _NOUN_SIZES if words[-size:] in _counted_by()), "")
    return "" if len(noun) == 1 and noun != words and (noun not in _SHORT or cut(words)[-1] == words) else noun


def _begun_noun(words: str, measure: str) -> str:
    """The noun of the list, a thing, with which these words begin before a verb: 水泵抽排积水; empty for none."""
    first, *others = cut(words)
    measures = _counted_by().get(first, measure)
    verb = others and part_of_speech(others[0]) in _VERBS
    if len(first) == 1 or not verb or measure in _ATTRIBUTIVE or not _ATTRIBUTIVE.isdisjoint(measures):
        return ""
    return "" if any(measure in _counted_by().get(word, "") for word in others) else first


def _describes(words: str, measure: str) -> bool:
    """Whether these words between a measure word and a noun describe it: no verbs, and nothing that is counted so."""
    parts = cut(words) if words else ()
    return not any(
        ((tag := part_of_speech(part) or "x")[0] in "vxrm" and tag != "vn") or measure in _counted_by().get(part, "")
        for part in parts
    )


_LIST_GOES_ON = Pattern(r"\d{1,6}(?P<measure>[\u4e00-\u9fff])、[\u4e00-\u9fff]{1,10}\d{1,6}(?P=measure)")
_BACK = 60  # code points


def _counts_its_own(document: Document, noun: str, at: int, measure: str) -> bool:
    """Whether a noun before a number is a part or an owner of what is counted: 自行车346辆，其中学生212辆."""
    usual = _counted_by().get(noun, "")
    if _PEOPLE in usual or usual[:1] in _BODIES:
        return True  # 移交工会、社区医院16条: a body is one that has or gets what is counted
    before = document.plain[document.sentence_at(at)[0] : at]
    if _ROOMS in _counted_by().get(noun, "") and _CLAUSE_BEFORE.search(before):
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


def mismatched_measure(document: Document) -> Iterator[Hit]:
    """量词和名词不搭配：三辆学生、教案126张、断路器3根、一只队伍（支）、手套两付（副）。

    名词紧跟在量词后面、或数量写在名词后面的，宜改；中间有修饰语的、后面还有话的（两架水泵抽水）、前后两个量词不一样的
    （6000株，其中5000根）作建议。“个、批、套、次”一类通用量词不管，见 --sources。
    """
    text = document.plain
    for match in document.finditer(_COUNTED, CONTENT):
        number_at, at, end = match.start(), match.start("measure"), match.end()
        measure = text[at]
        if (
            is_word(text[at : end + 1])
            or is_word(text[number_at : end + 2])
            or (at - number_at == 1 and is_word(text[max(0, number_at - 1) : at]))
        ):
            continue
        behind = _PHRASE_ENDS.split(text[end : end + _FAR])[0]
        if len(behind) > 1 and behind[0] in _OWN_NOUNS.get(measure, ""):
            continue  # 三栋楼学生: the house is counted, whose the students are
        noun = _counted_noun(behind)
        direct = noun == behind
        had = text.startswith("的", end + len(behind))
        if noun and had:
            if not (
                direct
                and _ATTRIBUTIVE.isdisjoint(_counted_by()[noun])
                and _UNCOUNTED.match(text, end + len(behind) + 1)
            ):
                continue
            direct = False
        elif noun and not _describes(behind.removesuffix(noun), measure):
            continue
        if not noun and len(behind) > 2 and not had:
            noun, direct = _begun_noun(behind, measure), False
        if not noun and measure not in _NOT_BEHIND and (end == len(text) or text[end] in "，。；、）\n和及与已均全"):
            before = _EDGE.split(text[max(0, number_at - _FAR) : number_at])[-1]
            before = next((before.removesuffix(word) for word in _SUMS if before.endswith(word)), before)
            noun, direct = _counted_noun(before), True
            if len(noun) == 1 or _counts_its_own(document, noun, number_at, measure):
                continue
        usual = _counted_by().get(noun, measure)
        if measure not in usual:
            message = f"“{noun}”不论“{measure}”，一般用“{usual[0]}”"
            yield Hit(at, end, message, None if direct else Severity.INFO, Fix(usual[0]))
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
