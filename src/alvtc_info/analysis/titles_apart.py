"""A title against its text: how many, how many points, which place, which day, which mark of a report, 超额 or not.

What the title says is left alone where the text says it too, whatever else it tells.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from alvtc_info.analysis.dates import dates
from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.event_site import parts_of, site_parts
from alvtc_info.analysis.facts_retold import CORRECTED
from alvtc_info.analysis.title_numbers import unlike_numbers
from alvtc_info.analysis.told_twice import COUNT
from alvtc_info.model.kinds import EMERGENCY_KINDS, HEADINGS, PROSE, Kind, Role
from alvtc_info.text.numerals import numeral
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

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
OF_THE_REST = Pattern(r"(?:其余|其他|另|同|每|各|剩余|全部|共有|选派|安排|派出?|抽调|组织)[^，。；]{0,6}$")
_SAYS_NOTHING = frozenset(("情况", "报告", "信息", "有关", "发生", "学院", "工作", "完成", "问题", "开展"))
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
_MARKED = Pattern(r"[（(](?P<mark>首报|续报|终报)[一二三四五六七八九十\d]{0,3}[）)]")
_AS_FOLLOWS = Pattern(
    r"现(?:将|就|把)?[^。；]{0,40}?(?P<mark>首报|续报|终报)(?:报告)?如下|现(?P<mark2>首报|续报|终报)如下"
)
_EARLIER = Pattern(
    r"首报|初报|(?<!\d[时日])前报|续报|此前|前期|昨[日天]|已报|上报后|报送后|第 ?[\d一二三四五六七八九十]+ ?期|进一步|上[次期一]|较前|最新"
)
_EXCEEDED = Pattern(r"超额|超计划|超目标")
_PLANNED = Pattern(
    r"(?:计划|目标|任务)[^，。；\d\n]{0,8}(?P<plan>\d{1,7})(?P<unit>人|名|个|项|万元|元|件)[^。；\n]{0,24}?(?:实际|实招|报到|完成|实现|录取|到账)[^，。；\d]{0,8}(?P<real>\d{1,7})(?P=unit)"
)
_PLACES = ("seat", "nth", "house", "storey", "campus", "gate", "unit", "door", "side", "building")
_JOINS = frozenset("、和与及")  # behind a place: one of several
_OF_WHAT = frozenset(("nth", "house"))  # which need the noun behind them alike
_EVENT_DAY = Pattern(r"[“\"](?P<month>\d{1,2})[·.•・](?P<day>\d{1,2})[”\"]")
_END_OF_TITLE = Pattern(
    r"(?:的|有关|相关|处置|处理|应对|落实|办理)*(?:情况)?的?(?:报告|通报|信息)?(?:[（(].{0,6}[）)])?$"
)
_IN_BRACKETS = Pattern(r"[（(][^）)]{0,38}$")
_LONGEST = 200  # code points of a title
_JUST_BEFORE = 6  # code points before a number of things, which tell what was done with them: 走访3个嘎查
_NEAR = 24  # code points between a day and what is of that day
_LEAST, _MOST = 2, 12  # points, to be an enumeration


def titles_apart(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """What the title says and the text does not: spans of the title, what is wrong, whether it is certain."""
    titles = [each for each in document.roles(Role.TITLE) if each.end - each.start <= _LONGEST]
    if not titles or CORRECTED.search(document.plain):
        return
    told: list[tuple[int, int]] = []
    for wrong in _by_words(document, titles):
        told.append(wrong[:2])
        yield wrong
    yield from (each for each in unlike_numbers(document) if all(not (a < each[1] and each[0] < b) for a, b in told))


def titled_event(document: Document) -> Iterator[tuple[int, int, str]]:
    """Another place of the event, and another day, in the title than in the text, where that is certain."""
    for passage in document.roles(Role.TITLE):
        for start, end, message, sure in (*_places(document, passage), *_days(document, passage)):
            if sure and passage.end - passage.start <= _LONGEST:
                yield start, end, message


def _by_words(document: Document, titles: list[Passage]) -> Iterator[tuple[int, int, str, bool]]:
    """What is told by the words around it."""
    for passage in titles:
        counts = [*_counts(document, passage), *_hurt(document, passage)]
        yield from counts
        yield from (each for each in _totals(document, passage) if all(end <= each[0] for _, end, _, _ in counts))
        yield from _times(document, passage)
        yield from _points(document, passage)
        yield from _months(document, passage)
        yield from _repeated(document, passage)
        yield from _places(document, passage)
        yield from _days(document, passage)
        yield from _marks(document, passage)
        yield from _beyond_plan(document, passage)
        yield from _not_all(document, passage)
        yield from _other_event(document, passage)
        yield from _ranks(document, passage)
        yield from _visitors(document, passage)


def _kind_of(match: re.Match[str]) -> tuple[str, str]:
    unit, what = match["unit"].replace("位", "名"), match["what"]
    return unit, _ALIKE.get(what, what)


def _shares(one: str, other: str) -> bool:
    """Whether two texts have two characters in a row in common that say something."""
    return any(one[i : i + 2] in other and one[i : i + 2] not in _SAYS_NOTHING for i in range(len(one) - 1))


def _counts(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
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
                or _shares(about, text[each.end() : each.end() + _NEAR])
                or (each["what"] not in _PEOPLE and _shares(about, text[each.start() - _JUST_BEFORE : each.start()]))
                or (each is told[0] and _tells_first(document, each.start()))
            )
        ]
        values = {numeral(each["count"]) for each in near}
        another = any(_ANOTHER.search(text, each.start() - 2 * _NEAR, each.end() + 2 * _NEAR) for each in told)
        if len(values) == 1 and not another:
            shown = text[near[0].start() : near[0].end()]
            yield *match.span(), f"标题写“{match.group()}”，正文写“{shown}”，请核实", True


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


_POINT_WORDS = "措施|举措|做法|问题|短板|建议|对策|经验|任务|原因|隐患"
_NUMBER_OF_POINTS = Pattern(
    rf"(?P<count>{COUNT})(?:[个项条处类大]|方面){{1,2}}的?(?:{_POINT_WORDS})|(?:{_POINT_WORDS})(?P<count2>{COUNT})[个项条处类]"
)
_NUMBER_OF = (
    Pattern(rf"(?P<count>{COUNT})[个间所栋座辆台家]"),
    Pattern(rf"(?P<count>{COUNT})[名位人](?!次)"),
)


_STUDENTS = frozenset(("学生", "男生", "女生", "同学", "新生", "考生"))
# people of another sort than students: 3名家长
_OTHERS = Pattern(
    r"[^，。；、\d]{0,6}?(?:家长|教师|老师|辅导员|班主任|民警|消防|医[护生师]|护士|保安|队员|专家|电工|技术|干部|职工|工人|工作人员|志愿者|宿管|厨师|司机)"
)
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


def _totals(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
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
        whole["all"] and (whole["do"] in _TREATED if whole["unit"] == "人" else _shares(about, whole["before"]))
    )


_TREATED = frozenset(("接诊", "收治", "救治", "送医", "就诊"))
# 致2人受伤 in the title, 3名受伤学生 in the text
_HURT = Pattern(
    rf"(?P<count>{COUNT})[名人位](?:学生|师生|教师|职工|工人|人员|群众|考生|新生)?(?:被[^，。；\d]{{1,6}}?)?受?伤(?!情|口|势|害)"
)
_THE_HURT = Pattern(
    rf"(?P<count>{COUNT})[名位](?:受伤的?(?:学生|师生|教师|职工|工人|人员|群众|考生|新生)|伤者|伤员)|受伤(?:学生|师生|人员|教师|工人)(?:共|为)?(?P<count2>{COUNT})[名人]"
)
_PART_HURT = Pattern(rf"(?P<count>{COUNT})[人名][^，。；\d]{{2,12}}")


def _hurt(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
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


_PLACED = {"冠军": 1, "夺冠": 1, "榜首": 1, "首位": 1, "亚军": 2, "季军": 3}
# 团体第三名, 列第四位, 亚军; 获二等奖
_RANK = Pattern(
    rf"(?P<word>{'|'.join(_PLACED)})|第(?P<nth>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?:[名位](?!学生|选手|考生|同学|教师|到|出|发))|[列居排位][^，。；第\d]{{0,6}}第(?P<nth2>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?=[，。；\n]|$)"
)
_PRIZE = Pattern(r"(?P<prize>[特一二三四]等)奖")
_OF_OTHERS = Pattern(
    r"(?<!\d)比|较|上[届年次]|去年|往届|历年|20\d\d年|仅次于|落后|领先|超过|对手|第[一二三四五六七八九十\d]{1,3}[名位][是为]"
)


def _ranks(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
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


def _visitors(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
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


def _times(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
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


_FEW = 2  # numbers by one measure, beyond which they are parts


def _months(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """A month or a quarter in the title of which the text has no day: as advice."""
    months = {span.month for span in dates(document).spans if document.passage_at(span.start).role in PROSE}
    for match in _MONTH.compiled.finditer(document.plain, title.start, title.end):
        quarter = numeral(match["quarter"]) if match["quarter"] else 0
        own = set(range(3 * quarter - 2, 3 * quarter + 1)) if quarter else {int(match["month"])}
        if months and not own & months and match.group() not in document.joined(PROSE):
            shown = "、".join(f"{month}月" for month in sorted(months))
            yield *match.span(), f"标题写“{match.group()}”，正文写的是{shown}的事，请核实", False


_MONTH = Pattern(
    r"(?<![\d至到—-])(?P<month>[1-9]|1[0-2])月(?![\d初中底末起]|[上下]旬|至|到|[—-])|第?(?P<quarter>[一二三四])季度"
)


def _points(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """Another number of points than are listed: 三项措施 … 一是 … 四是."""
    for match in _POINTS.compiled.finditer(document.plain, title.start, title.end):
        said, what = numeral(match["count"]), match["what"]
        groups = list(_listed(document, Pattern(_SECTIONS.get(what, what))))
        own = [count for count, is_of_it, _ in groups if is_of_it and count >= _LEAST]
        others = {count for count, _, is_of_else in groups if not is_of_else}
        counted = {numeral(each["count"] or each["count2"]) for each in document.finditer(_NUMBER_OF_POINTS, PROSE)}
        if own and said not in counted and said <= _MOST and said not in others:
            yield *match.span(), f"标题写“{match.group()}”，正文列了{own[0]}项，请核实", len(own) == 1


def _repeated(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
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


_POINT = Pattern(r" *(?:[（(]?[一二三四五六七八九十]{1,2}[）)、是])")


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


def _places(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """Another building, storey, gate or room than where the event is told first, and the title's is told nowhere."""
    text = document.plain
    everywhere = {
        (part.sort, part.value)
        for passage in document.roles(*PROSE)
        for part in parts_of(document, passage.start, passage.end)
    }
    body = document.joined(PROSE)
    for part in parts_of(document, title.start, title.end):
        first = next((p for p in site_parts(document) if p.sure and not p.titled and p.sort == part.sort), None)
        if first is None or part.sort not in _PLACES or (part.sort, part.value) in everywhere:
            continue
        if text[first.end : first.end + 1] in _JOINS or text[max(0, first.start - 1) : first.start] == "、":
            continue  # 停水范围为3号、4号公寓和食堂
        if part.sort == "building" and text[part.start : part.end] in f"{document.value('department')}{body}":
            continue
        if part.sort == "seat" and text[part.end - 1] != text[first.end - 1]:
            continue  # A区 and B座
        if part.sort in _OF_WHAT and text[part.end : part.end + 2] != text[first.end : first.end + 2]:
            continue
        more = 2 if part.sort in _OF_WHAT else 0
        said, told = text[part.start : part.end + more], text[first.start : first.end + more]
        yield part.start, part.end + more, f"标题写“{said}”，正文写“{told}”，请核实", True
        return


def _days(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """Another day than the text has for it: 10月12日批示 … 10月13日，院长作出批示; “4·13” and no such day."""
    text, known = document.text, dates(document)
    days = [
        span
        for span in known.spans
        if document.passage_at(span.start).role in PROSE
        and not _IN_BRACKETS.search(text, max(0, span.start - 40), span.start)
    ]
    for span in known.between(title.start, title.end):
        if any((each.month, each.day) == (span.month, span.day) for each in days):
            continue
        about = _END_OF_TITLE.sub("", text[span.end : title.end])
        for index, each in enumerate(days):
            following = days[index + 1].start if index + 1 < len(days) else len(text)
            stop = min(document.sentence_at(each.start)[1], following, each.end + 3 * _NEAR)
            if _shares(about, text[each.end : stop]):
                told = text[each.start : each.end]
                yield span.start, span.end, f"标题写“{text[span.start : span.end]}”，正文写的是“{told}”，请核实", True
                return
    for match in _EVENT_DAY.compiled.finditer(text, title.start, title.end):
        day = int(match["month"]), int(match["day"])
        if days and day not in {(each.month, each.day) for each in days}:
            told = text[days[0].start : days[0].end]
            yield *match.span(), f"标题写{match.group()}，正文最先写的日期是“{told}”，请核实", False


def _marks(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """A mark of a report that its own text gives otherwise, and a follow-up that names no earlier report."""
    text = document.text
    match = _MARKED.search(text, title.start, title.end)
    if match is None or document.kind not in EMERGENCY_KINDS:
        return
    mark = match["mark"]
    said = next(iter(document.finditer(_AS_FOLLOWS, PROSE)), None)
    own = said and (said["mark"] or said["mark2"])
    if said and own != mark:
        yield *match.span(), f"标题标着“{mark}”，正文写的是“{own}如下”，请核实是哪一种", True
    elif document.kind is Kind.FOLLOW_UP and _is_of_its_day(document) and not _EARLIER.search(document.joined(PROSE)):
        yield *match.span(), "标的是续报，正文没有提到首报，请核实：第一次报告标“（首报）”", False


def _is_of_its_day(document: Document) -> bool:
    """Whether the first day that is told is that of the report, which tells whom it was reported to."""
    first = next((span for span in dates(document).spans if document.passage_at(span.start).role in PROSE), None)
    day = document.report_date
    return bool(first and day and first.resolved(day.year) == day and _BY_PHONE.search(document.joined(PROSE)))


_BY_PHONE = Pattern(r"(?:电话|口头)(?:向|报告)[^，。；]{0,14}(?:主任|处长|负责人|领导|院长)")


# what is said of all when it is done; 全 and 均 alone are told before it only, as 安全检查 and 平均成绩 are none
_COMPLETED = (
    "整改|完成|到位|达标|合格|通过|返校|返回|到校|到岗|上岗|报到|修复|恢复|解决|销号|办结|归还|缴清|录取|就业|获救|脱险|出院|送达|清零|覆盖|签订|参训|参加|"
    "参赛|落实|安装|更换|排除|消除|发放|兑付|治愈|复课|复学|入住|正常|完好|有效"
)
_ALL_DONE = Pattern(
    rf"(?:(?<![安健完齐保周成双顾俱万十])全(?:部(?!门|队)|都|员|体(?![检系育]))|(?<!平)均已|悉数|百分之百|100%|(?<![安健完齐保周成双顾俱万十])全(?={_COMPLETED})|(?<![平年月日户])均(?={_COMPLETED}))(?P<what>[\u4e00-\u9fff]{{2}})|(?P<what2>[\u4e00-\u9fff]{{2}})全部(?P<done>完成|到位)|(?P<what3>[\u4e00-\u9fff]{{2}})率(?:为|达到?)?(?:100%|百分之百)"
)
_NOT_ONE = Pattern(
    r"无一[人例处项起个家辆具件台间名]?[\u4e00-\u9fff]{0,2}?(?P<what>[\u4e00-\u9fff]{2})(?=$|[，。；：、（])"
)
_OF_THOSE = r"[1-9]\d{0,4}[^\d年月日时分秒元吨.%，。；、至—-]"
_NO = r"(?:未|没|不|待|正在)(?:能|有)?[\u4e00-\u9fff]{0,2}?"
_NONE = Pattern(r"[无没未]")


def _not_all(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """全部整改 in the title, and some that are not in the text, which never says that all are: as advice."""
    text, body = document.plain, document.joined(PROSE)
    for match in _ALL_DONE.compiled.finditer(text, title.start, title.end):
        what = match["what"] or match["what2"] or match["what3"]
        if match["done"]:
            what = rf"(?:{what}|{match['done']})"
        found = _some(body, _NO + what)
        all_ = rf"(?:全部?|[均都]已?|100%){what}|{what}[\u4e00-\u9fff]{{0,2}}(?:完毕|率(?:为|达到?)?100%)"
        if found and not re.search(all_, body):
            yield *match.span(), f"标题写“{match.group()}”，正文写“{found.group()}”，请核实", False
            return
    for match in _NOT_ONE.compiled.finditer(text, title.start, title.end):
        found = _some(body, match["what"])
        if found and not _NONE.search(found.group()):
            yield *match.span(), f"标题写“{match.group()}”，正文写“{found.group()}”，请核实", False


def _some(body: str, said: str) -> re.Match[str] | None:
    """So many of something of which this is said: 未达标12间, 12间未达标."""
    return re.search(rf"{said}的?[\u4e00-\u9fff]{{0,6}}?{_OF_THOSE}|{_OF_THOSE}[\u4e00-\u9fff]{{0,8}}?{said}", body)


# what happened, by the words that tell it, and by those that may: the title has one sort of them, the text another
_SORTS = tuple(
    (Pattern(words), Pattern(f"{words}|{more}"))
    for words, more in (
        ("停水|断水", "供水|用水|水压|无水"),
        ("停电|断电|跳闸", "供电|电路|用电|配电|线路"),
        ("停暖|停热", "供暖|供热|暖气|采暖"),
        ("起火|火灾|着火|失火", "火情|火险|冒烟|燃烧|明火|烧"),
        ("漏水|爆管|跑水|渗水|浸水|进水|倒灌", "爆裂|破裂|水"),
        ("交通事故|碰撞|相撞|追尾|刮碰|侧滑", "刮擦|交通|撞"),
        ("打架|斗殴|互殴|肢体冲突", "冲突|推搡|厮打|打"),
        ("被盗|失窃|盗窃", "丢失|偷|窃"),
        ("诈骗|被骗", "骗"),
    )
)


def _other_event(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """A title that tells of one sort of event, where the text has no word of it but of another one: as advice."""
    if document.kind not in EMERGENCY_KINDS:
        return
    body, said = document.joined(PROSE), document.plain[title.start : title.end]
    told = [(found, more) for words, more in _SORTS if (found := words.search(said))]
    first = next(document.finditer(WHAT, PROSE), None)
    if len(told) != 1 or first is None or told[0][1].search(body):
        return
    word = told[0][0].group()
    if any(words.search(first.group()) for words, _ in _SORTS):
        start = title.start + told[0][0].start()
        yield start, start + len(word), f"标题写“{word}”，正文写的是“{first.group()}”，请核实", False


def _beyond_plan(document: Document, title: Passage) -> Iterator[tuple[int, int, str, bool]]:
    """超额 in the title, and less than was planned in the text."""
    match = _EXCEEDED.search(document.plain, title.start, title.end)
    told = match and next(document.finditer(_PLANNED, PROSE), None)
    if match and told and int(told["real"]) < int(told["plan"]):
        planned, real = (f"{told[name]}{told['unit']}" for name in ("plan", "real"))
        yield *match.span(), f"标题写“{match.group()}”，正文写计划{planned}、实际{real}，请核实", True
