"""What a title counts, people, things and points, and which rank it gives: 2名考生晕厥 … 1名考生晕厥, 三项措施 … 四是.

Spans of the title with what is wrong, and whether that is certain. Numbers in any other unit are for `title_numbers`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.told_twice import COUNT
from alvtc_info.model.kinds import HEADINGS, PROSE, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.analysis.quantities import Wrong
    from alvtc_info.model.document import Document, Passage

_PEOPLE = "学生|同学|男生|女生|考生|新生|师生|教师|职工|员工|工人|人员|群众|保安"
_THINGS = "食堂|餐厅|宿舍|公寓|教室|车间|实训室|实验室|锅炉|电梯|车辆|客车|校车|货车|轿车|单位|系部|部门|企业|公司|学校|专业|项目|楼宇|服务器|班级|嘎查|苏木|社区|乡镇|校区|岗位|窗口|机房|场馆|基地|合作社|支部|社团|处室|课程|教研室|班组"
_COUNTED = Pattern(
    rf"(?P<count>{COUNT})(?P<unit>[名位]|[个间所栋座辆台家](?!月|小时|学期|学年))(?P<what>{_PEOPLE}|{_THINGS})"
)
_COUNTED_BEHIND = Pattern(
    rf"(?:(?:涉及|造成|导致|致使?|有|发现|波及)(?:[\u4e00-\u9fff]{{0,8}}?\d{{2,4}}级)?|(?<=\d级))(?P<what>学生|同学|男生|女生|师生|教师|工人|职工)(?P<count>{COUNT})(?P<unit>人|名)(?=[，。；：（]|均|在内)"
)
# 受伤1人, behind words of the title
_BEFELL = Pattern(
    rf"(?P<what>受伤|死亡|晕倒|晕厥|中暑|中毒|呕吐|腹痛|腹泻|发热|触电|溺水|烫伤|烧伤|骨折|走失|失联|被困|获奖)(?P<count>{COUNT})(?P<unit>[名人])"
)
_ALIKE = {"男生": "学生", "女生": "学生", "同学": "学生", "考生": "学生", "新生": "学生", "餐厅": "食堂"}
_ANOTHER = Pattern(r"另|又|再次|还有|随后|陆续|先后|分别|各\d|增至|新增")
# words before a number of those who are others than the title's
OF_THE_REST = Pattern(r"(?:其余|其他|另|同|每|各|剩余|全部|共有|选派|安排|派出?|抽调|组织)[^，。；]{0,6}$")
_SAYS_NOTHING = frozenset(("情况", "报告", "信息", "有关", "发生", "学院", "工作", "完成", "问题", "开展"))
_JUST_BEFORE = 6  # code points before a number of things, which tell what was done with them: 走访3个嘎查
_NEAR = 24  # code points around a number that tell what it is of
_NUMBER_OF = (
    Pattern(rf"(?P<count>{COUNT})[个间所栋座辆台家]"),
    Pattern(rf"(?P<count>{COUNT})[名位人](?!次)"),
)
_STUDENTS = frozenset(("学生", "男生", "女生", "同学", "新生", "考生"))
# people of another sort than students: 3名家长
_OTHERS = Pattern(
    r"[^，。；、\d]{0,6}?(?:家长|教师|老师|辅导员|班主任|民警|消防|医[护生师]|护士|保安|队员|专家|电工|技术|干部|职工|工人|工作人员|志愿者|宿管|厨师|司机)"
)


def unlike_counts(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of the same people or things, where the text never has the title's: 2名考生晕厥 … 1名考生突发晕厥."""
    text = document.plain
    for match in _COUNTED.compiled.finditer(text, title.start, title.end):
        said, kind = numeral(match["count"]), _kind_of(match)
        about = text[match.end() : title.end]
        told = [each for each in document.finditer(_COUNTED, PROSE) if _kind_of(each) == kind]
        if kind[0] == "名":
            told += [each for each in document.finditer(_COUNTED_BEHIND, PROSE) if each["what"] == kind[1]]
            told += [each for each in document.finditer(_BEFELL, PROSE) if each["what"] in about]
            told.sort(key=lambda each: each.start())
        if not told or _is_told(document, said, kind[0], told):
            continue
        near = [
            each
            for each in told
            if not OF_THE_REST.search(text, each.start() - _NEAR, each.start())
            and (
                each.re is not _COUNTED.compiled
                or share_words(about, text[each.end() : each.end() + _NEAR])
                or (
                    each["what"] not in _PEOPLE and share_words(about, text[each.start() - _JUST_BEFORE : each.start()])
                )
                or (each is told[0] and _tells_first(document, each.start()))
            )
        ]
        values = {numeral(each["count"]) for each in near}
        another = any(_ANOTHER.search(text, each.start() - 2 * _NEAR, each.end() + 2 * _NEAR) for each in told)
        if len(values) == 1 and not another:
            shown = text[near[0].start() : near[0].end()]
            yield *match.span(), f"标题写“{match.group()}”，正文写“{shown}”，请核实", True


def _kind_of(match: re.Match[str]) -> tuple[str, str]:
    unit, what = match["unit"].replace("位", "名"), match["what"]
    return unit, _ALIKE.get(what, what)


def share_words(one: str, other: str) -> bool:
    """Whether two texts have two characters in a row in common that say something."""
    return any(one[i : i + 2] in other and one[i : i + 2] not in _SAYS_NOTHING for i in range(len(one) - 1))


def _tells_first(document: Document, at: int) -> bool:
    """Whether the sentence that holds this place opens the text and tells what happened."""
    begin, stop = document.sentence_at(at)
    first = next(iter(document.roles(*PROSE)))
    return first.start == begin and WHAT.search(document.plain, at, min(stop, at + 2 * _NEAR)) is not None


def _is_told(document: Document, said: int, unit: str, told: list[re.Match[str]]) -> bool:
    """Whether the text has this number of such a unit anywhere, or as the sum of what it tells."""
    people = unit == "名"
    others = _OTHERS if people and told[0]["what"] in _STUDENTS else None
    numbers = [
        numeral(each["count"])
        for each in document.finditer(_NUMBER_OF[people], PROSE)
        if others is None or not others.match(document.plain, each.end())
    ]
    counted = [(each["what"], numeral(each["count"])) for each in told if each.re is _COUNTED.compiled]
    values = set(counted)
    sums = (sum(count for _, count in some) for some in (values, counted))
    return said in numbers or said in sums or len(counted) == said > 1 == len(values)


# 致2人受伤 in the title, 3名受伤学生 in the text
_HURT = Pattern(
    rf"(?P<count>{COUNT})[名人位](?:学生|师生|教师|职工|工人|人员|群众|考生|新生)?(?:被[^，。；\d]{{1,6}}?)?受?伤(?!情|口|势|害)"
)
_THE_HURT = Pattern(
    rf"(?P<count>{COUNT})[名位](?:受伤的?(?:学生|师生|教师|职工|工人|人员|群众|考生|新生)|伤者|伤员)|受伤(?:学生|师生|人员|教师|工人)(?:共|为)?(?P<count2>{COUNT})[名人]"
)
_PART_HURT = Pattern(rf"(?P<count>{COUNT})[人名][^，。；\d]{{2,12}}")


def unlike_hurt(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of those who were hurt, where the title's is told nowhere but as a part of the text's."""
    text = document.plain
    for match in _HURT.compiled.finditer(text, title.start, title.end):
        said = numeral(match["count"])
        told = list(document.finditer(_THE_HURT, PROSE))
        values = {numeral(each["count"] or each["count2"]) for each in told}
        if len(values) != 1 or said in values:
            continue
        parts: list[int] = []
        for each in told:
            stop = document.sentence_at(each.start())[1]
            listed = [numeral(part["count"]) for part in _PART_HURT.compiled.finditer(text, each.end(), stop)]
            parts += listed if sum(listed) in values else []
        numbers = [numeral(each["count"]) for each in document.finditer(_NUMBER_OF[True], PROSE)]
        another = any(_ANOTHER.search(text, each.start() - _NEAR, each.end()) for each in told)
        added = any(said == one + two for one, two in pairwise(numbers))
        if not another and not added and numbers.count(said) == parts.count(said):
            shown = text[told[0].start() : told[0].end()]
            yield *match.span(), f"标题写“{match.group()}”，正文写“{shown}”，请核实", True


# so many of whatever: 18台一卡通消费机故障
_ANY_COUNTED = Pattern(
    rf"(?<!第)(?P<count>{COUNT})(?P<unit>名|[个间所栋座辆台家处部套件册](?!月|小时|学期|学年|方面))(?P<about>[\u4e00-\u9fff]{{2,10}})"
)
# the whole of them: 故障机器共16台, 丢失设备5台，, 共接诊11人
_WHOLE = Pattern(
    rf"(?P<before>[\u4e00-\u9fff]{{1,10}}?)(?P<all>共计?|合计|总计|一共)?(?P<do>接诊|收治|救治|送医|就诊|涉及|发现|丢失|损坏|受损|检出)?(?:了|有)?(?P<count>{COUNT})(?P<unit>[人名个间所栋座辆台家处部套件册])(?=[，。；：（]|均|在内)"
)
_IN_ORDER = Pattern(
    r"培训|轮训|参训|演练|约谈|配备|增配|增设|实习的|在[该册校岗]|全[班系]|住有|应到|正常|完好|其余|其他|备用|未受|没有|剩余|另"
)
_TREATED = frozenset(("接诊", "收治", "救治", "送医", "就诊"))


def unlike_totals(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number than the one total of the text that is by the same measure and of the same: as advice."""
    text = document.plain
    for match in _ANY_COUNTED.compiled.finditer(text, title.start, title.end):
        said, unit, about = numeral(match["count"]), match["unit"], text[match.start("about") : title.end]
        units = "名人位" if unit == "名" else unit
        others = _OTHERS if unit == "名" and not _OTHERS.match(match["about"]) else None
        same = Pattern(rf"(?P<count>{COUNT})[{units}](?!次)")
        numbers = [
            numeral(each["count"])
            for each in document.finditer(same, PROSE)
            if others is None or not others.match(text, each.end())
        ]
        if said in numbers or said == sum(numbers) or any(said == one + two for one, two in pairwise(numbers)):
            continue
        whole = [each for each in document.finditer(_WHOLE, PROSE) if each["unit"] in units and _is_of(each, about)]
        values = {numeral(each["count"]) for each in whole}
        another = any(_ANOTHER.search(text, max(0, each.start() - _NEAR), each.end()) for each in whole)
        if len(values) == 1 and not another and min(values) > 1:
            shown = f"{whole[0]['count']}{whole[0]['unit']}"
            yield *match.span(), f"标题写“{match.group()}”，正文写“{shown}”，请核实", False


def _is_of(whole: re.Match[str], about: str) -> bool:
    """Whether a total is of what the title counts: it is one by its words, or the noun before it is the title's."""
    if _IN_ORDER.search(whole["before"]):
        return False
    noun = whole["before"][-2:]
    if len(noun) > 1 and noun in about and noun not in _SAYS_NOTHING:
        return True
    return bool(
        whole["all"] and (whole["do"] in _TREATED if whole["unit"] == "人" else share_words(about, whole["before"]))
    )


_PLACED = {"冠军": 1, "夺冠": 1, "榜首": 1, "首位": 1, "亚军": 2, "季军": 3}
# 团体第三名, 列第四位, 亚军; 获二等奖
_RANK = Pattern(
    rf"(?P<word>{'|'.join(_PLACED)})|第(?P<nth>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?:[名位](?!学生|选手|考生|同学|教师|到|出|发))|[列居排位][^，。；第\d]{{0,6}}第(?P<nth2>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?=[，。；\n]|$)"
)
_PRIZE = Pattern(r"(?P<prize>[特一二三四]等)奖")
_OF_OTHERS = Pattern(
    r"(?<!\d)比|较|上[届年次]|去年|往届|历年|20\d\d年|仅次于|落后|领先|超过|对手|第[一二三四五六七八九十\d]{1,3}[名位][是为]"
)


def unlike_ranks(document: Document, title: Passage) -> Iterator[Wrong]:
    """A rank or a prize in the title, of which the text has only others: 团体第三名 … 排在第四位."""
    text = document.plain
    for pattern, value in ((_RANK, _rank), (_PRIZE, _prize)):
        won = list(pattern.compiled.finditer(text, title.start, title.end))
        told = list(document.finditer(pattern, PROSE)) if len(won) == 1 else []
        values = {value(each) for each in told}
        if not told or value(won[0]) in values or len(values) > 1:
            continue
        if not any(_OF_OTHERS.search(text, *document.sentence_at(each.start())) for each in told):
            yield *won[0].span(), f"标题写“{won[0].group()}”，正文写“{told[0].group()}”，请核实", False


def _rank(match: re.Match[str]) -> int:
    return _PLACED[match["word"]] if match["word"] else numeral(match["nth"] or match["nth2"])


def _prize(match: re.Match[str]) -> str:
    return match["prize"]


_COMPANY = Pattern(rf"一行(?:共|计)?(?P<count>{COUNT})(?:余|多)?人")
_ALL_OF_THE_COMPANY = Pattern(
    rf"(?:考察|采访|代表|访问|参观|慰问|调研|督导|检查|专家|工作|评估)[团组队](?:成员)?(?:一行)?(?:共|计|一行)?(?P<count>{COUNT})人"
)


def unlike_visitors(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of those who came together than the title's: 一行9人 … 采访组一行8人."""
    for match in _COMPANY.compiled.finditer(document.plain, title.start, title.end):
        said = numeral(match["count"])
        told = [*document.finditer(_COMPANY, PROSE), *document.finditer(_ALL_OF_THE_COMPANY, PROSE)]
        own = {each.start("count") for each in told}
        others = [each for each in document.finditer(_NUMBER_OF[True], PROSE) if each.start("count") not in own]
        numbers = [numeral(each["count"]) for each in (*told, *others)]
        added = any(said == numeral(one["count"]) + numeral(two["count"]) for one, two in pairwise(others))
        if told and said not in numbers and not added and len({numeral(each["count"]) for each in told}) == 1:
            yield *match.span(), f"标题写“{match.group()}”，正文写“{told[0].group()}”，请核实", True


# 3场讲座, 2起盗窃: a measure and whatever it counts
_MEASURED = Pattern(
    rf"(?P<count>{COUNT})(?P<unit>[场起处件套批届期]|(?<![第每])次)(?P<what>(?!以上|左右|活动|工作)[\u4e00-\u9fff]{{2}})"
)
_FEW = 2  # numbers by one measure, beyond which they are parts


def unlike_measures(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of the same by the same measure, told once, and never the title's: 3场讲座 … 2场讲座."""
    for match in _MEASURED.compiled.finditer(document.plain, title.start, title.end):
        told = [each for each in document.finditer(_MEASURED, PROSE) if each["unit"] == match["unit"]]
        same = [each for each in told if each["what"] == match["what"]]
        values = {numeral(each["count"]) for each in told}
        another = any(_ANOTHER.search(document.plain, each.start() - _NEAR, each.end() + _NEAR) for each in told)
        if len(same) == 1 and len(told) <= _FEW and numeral(match["count"]) not in values and not another:
            sums = sum(numeral(each["count"]) for each in told) == numeral(match["count"])
            if not sums:
                yield *match.span(), f"标题写“{match.group()}”，正文写“{same[0].group()}”，请核实", len(told) == 1


# 三项措施, 五个方面的问题
_POINTS = Pattern(
    rf"(?P<count>{COUNT})(?:项|条|点|大|招|个方面|方面|个|类)的?[\u4e00-\u9fff]{{0,4}}?(?P<what>措施|举措|做法|问题|短板|建议|对策|经验|任务|原因)"
)
# “三个强化”, each at the head of a point
_REPEATED = Pattern(rf"(?P<count>{COUNT})(?:个|项)[“\"]?(?P<what>强化|到位|聚焦|坚持|突出|注重|提升)")
_HEAD = 20  # code points at the head of a point
_SECTIONS = {
    "举措": "措施|举措|做法", "措施": "措施|举措|做法", "做法": "措施|举措|做法", "短板": "问题|短板|不足", "问题": "问题|短板|不足",
    "建议": "建议|对策", "对策": "建议|对策", "经验": "经验|做法|举措",
}  # fmt: skip
_ITEM = Pattern(r" *[（(][一二三四五六七八九十]{1,2}[）)]")
_EACH = Pattern(r"(?:^|(?<=[。；：，]))(?P<nth>[一二三四五六七八九十]{1,2})(?:是(?!否)|要(?=[^，。；]))")
_LEAST, _MOST = 2, 12  # points, to be an enumeration
_POINT_WORDS = "措施|举措|做法|问题|短板|建议|对策|经验|任务|原因|隐患"
_NUMBER_OF_POINTS = Pattern(
    rf"(?P<count>{COUNT})(?:[个项条处类大]|方面){{1,2}}的?(?:{_POINT_WORDS})|(?:{_POINT_WORDS})(?P<count2>{COUNT})[个项条处类]"
)


def unlike_points(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of points than are listed: 三项措施 … 一是 … 四是."""
    for match in _POINTS.compiled.finditer(document.plain, title.start, title.end):
        said, what = numeral(match["count"]), match["what"]
        groups = list(_listed(document, Pattern(_SECTIONS.get(what, what))))
        own = [count for count, is_of_it, _ in groups if is_of_it and count >= _LEAST]
        others = {count for count, _, is_of_else in groups if not is_of_else}
        counted = {numeral(each["count"] or each["count2"]) for each in document.finditer(_NUMBER_OF_POINTS, PROSE)}
        if own and said not in counted and said <= _MOST and said not in others:
            yield *match.span(), f"标题写“{match.group()}”，正文列了{own[0]}项，请核实", len(own) == 1


_POINT = Pattern(r" *(?:[（(]?[一二三四五六七八九十]{1,2}[）)、是])")


def unlike_repetitions(document: Document, title: Passage) -> Iterator[Wrong]:
    """Another number of points with one word than the title says: 三个强化 … 一、强化… 二、强化…."""
    for match in _REPEATED.compiled.finditer(document.text, title.start, title.end):
        points = [
            passage.role
            for passage in document.roles(*PROSE, *HEADINGS)
            if (passage.role in HEADINGS or _POINT.match(document.text, passage.start))
            and match["what"] in document.text[passage.start : min(passage.end, passage.start + _HEAD)]
        ]
        own = points.count(points[0]) if points else 0
        if _LEAST <= own != numeral(match["count"]):
            yield *match.span(), f"标题写“{match.group()}”，正文列了{own}个，请核实", False


_MATTERS = Pattern("措施|举措|做法|问题|短板|不足|建议|对策|经验|原因")


def _listed(document: Document, named: Pattern) -> Iterator[tuple[int, bool, bool]]:
    """How many points each section lists, whether its heading names them or others; how many sections name them."""
    inside, other, items, each, sections = False, False, 0, 0, 0
    for passage in document.passages:
        if passage.role is Role.HEADING_1:
            yield from _sums(items, each, is_of_it=inside, is_of_else=other)
            heading = document.words(passage)
            inside, items, each = named.search(heading) is not None, 0, 0
            other = not inside and _MATTERS.search(heading) is not None
            sections += inside
        elif passage.role in PROSE or passage.role in HEADINGS:
            items += passage.role is Role.HEADING_2 or _ITEM.match(document.text, passage.start) is not None
            for found in _EACH.compiled.finditer(document.words(passage)):
                each = numeral(found["nth"]) if numeral(found["nth"]) in (1, each + 1) else each
    yield from _sums(items, each, is_of_it=inside, is_of_else=other)
    yield sections, False, False


def _sums(items: int, each: int, *, is_of_it: bool, is_of_else: bool) -> Iterator[tuple[int, bool, bool]]:
    yield items, is_of_it and items > 0, is_of_else
    yield each, is_of_it and not items, is_of_else
