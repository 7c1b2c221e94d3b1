"""Scenes that one report tells twice: canteen, road, community, what was spilt, what works again, who is hurt.

A report that says that it corrects is left alone, and so is a second place that is told as another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import WHAT
from alvtc_info.analysis.facts_retold import CORRECTED, clause_start
from alvtc_info.model.kinds import PROSE
from alvtc_info.text.clock_times import clocks
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_ANOTHER = Pattern(
    r"另|其他|其余|备用|转|搬|安置|撤|疏散|送[到至往]|改[在到]|换|临时|分流|绕|同时|分别|各|两个|排查|检查|对照|也|又|还|先后|以及"
)
_CANTEEN = Pattern(r"第(?P<nth>[一二三四五六\d])(?:学生)?(?P<what>食堂|餐厅)")
_ATE_THERE = Pattern(r"用餐|就餐|进餐|吃|饭后|餐后")
_OF_THE_MEAL = Pattern(r"当餐|留样|涉事|事发|起火|剩余(?:食品|菜品|饭菜)|可疑(?:食品|菜品|饭菜)")
_ROAD = r"[\u4e00-\u9fff]{2,6}?(?:(?<![道公马线电管铁出一网思])路|大?街|大道)"
_WENT_ALONG = Pattern(
    rf"(?:行至|行驶至|行经|途经|驶至|沿|在)(?:[\u4e00-\u9fff]{{2,6}}[镇市区旗县])?(?P<road>{_ROAD})(?!口|与|和|交)"
)
_SCENE_ON = Pattern(
    rf"(?:^|(?<=[，。；：对在到将于把]))(?P<road>{_ROAD})(?:上)?的?(?:事发|事故|出事|肇事)(?:路段|地点|现场|处)"
)
_TAIL = 3  # code points that tell a road
_CROSSING = Pattern(r"[路街道][口与和]|交[汇叉]")
_COMMUNITY = Pattern(r"(?P<side>[东西南北])(?P<name>[\u4e00-\u9fff]{1,2}(?:社区|小区|嘎查|街道))")
_CHEMICALS = {
    "盐酸": "盐酸", "硫酸": "硫酸", "硝酸": "硝酸", "氢氟酸": "氢氟酸", "醋酸": "醋酸", "乙酸": "醋酸", "磷酸": "磷酸", "氨水": "氨水",
    "乙醇": "乙醇", "酒精": "乙醇", "甲醇": "甲醇", "甲醛": "甲醛", "丙酮": "丙酮", "氢氧化钠": "氢氧化钠", "烧碱": "氢氧化钠", "汽油": "汽油", "柴油": "柴油", "煤油": "煤油",
}  # fmt: skip
_CHEMICAL = Pattern("|".join(_CHEMICALS))
_WAS_SPILT = Pattern(r"破碎|打[翻碎破]|泄漏|洒|溅|流[到出]|跌落|倾倒|碰倒|起火|燃烧")
_THE_SPILT = Pattern(
    rf"(?:(?:地面|地板|地|台面|桌面)上?的|(?:泄漏|洒出|洒落|流出|残留|溅出|外泄|倾倒)的)(?:残留|残余)?(?:浓|稀)?(?P<what>{_CHEMICAL.source})"
)
_ALL_WORK = Pattern(
    r"(?<![未除])(?:各|全部|所有)[^，。；\d]{0,8}(?:系统|设备|业务|功能|服务|线路|网络|网站)(?:已|均|都|全部|经|完全)+恢复(?:正常|运行|使用|服务)?(?=[，。；])"
    r"|(?:系统|设备|业务|功能|服务|线路|网络)(?:已|均|都)全部恢复(?:正常|运行|使用|服务)?(?=[，。；])"
)
_STILL_BROKEN = Pattern(
    r"(?P<what>[\u4e00-\u9fff]{2,12}?)(?:仍然?|还|尚|依然)(?:打不开|登不上|登录不了|连不上|用不了|不可用|(?:未|没有?|不能|无法)(?:正常)?(?:恢复|修复|打开|使用|访问|登录|运行|查询))"
)
_IS_FOR_LATER = Pattern(r"当时|此前|之前|首报|截至|一度|原因|如|若|\d时")
# nobody was hurt, and somebody was, with no number to compare
_NOBODY_HURT = Pattern(
    r"(?:无人(?:员)?|没有(?:人|人员|学生|师生)|无(?:学生|师生))(?:受伤|伤亡)|(?:未造成|没有造成|未发生)(?:人员)?(?:伤亡|受伤)"
)
_OF_THE_REST = Pattern(r"其他|其余|另|此外|再|除|楼上|周边|附近|如|确保|力争|实现")
_SOMEBODY = Pattern(
    r"被(?:烫|烧|砸|划|撞|摔|灼|扎|割|咬)伤的(?:一名|1名)?[\u4e00-\u9fff]{2}|(?:鼻梁|鼻骨|手臂|小臂|前臂|锁骨|肋骨|脚踝|手腕|腿部|手指)(?:骨裂|骨折)|(?:脚踝|手腕|头皮|手臂|额头)(?:扭伤|裂伤|撕裂)"
)
_NOT_SO = Pattern(r"未|无|没|排除|疑似|演练|模拟|既往|此前|去年|上年|旧伤|家长|预案|防止|避免")
_NOBODY_SENT = Pattern(
    r"(?:没有|无)(?:学生|师生|人员|人)(?:外出|离校|到院外|到医院)?(?:就医|送医|就诊)|无人(?:外出|离校)?(?:就医|送医|就诊)"
)
_SENT = Pattern(
    r"(?:到|往|去|赴|至)(?P<where>[\u4e00-\u9fff]{2,8}(?:医院|卫生院))(?:输液|治疗|就诊|就医|住院|检查|急诊|留观)"
)


def scenes_apart(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """What is told of a scene again and otherwise: spans, what is wrong, whether it is certain."""
    if CORRECTED.search(document.plain):
        return
    yield from _other_canteen(document)
    yield from _other_road(document)
    yield from _other_community(document)
    yield from _other_chemical(document)
    yield from _still_broken(document)
    yield from _hurt_after_all(document)
    yield from _sent_after_all(document)


def _clause(document: Document, match: re.Match[str]) -> tuple[int, int]:
    stop = document.sentence_at(match.start())[1]
    ends = [at for at in (document.plain.find(mark, match.end(), stop) for mark in "，；") if at >= 0]
    return clause_start(document, match.start(), "，；"), min([stop, *ends])


def _twice(first: str, second: str) -> str:
    return f"前面写的是“{first}”，这里写“{second}”，请核实"


def _other_canteen(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The canteen of the meal that is dealt with, where people had eaten in another one."""
    matches = list(document.finditer(_CANTEEN, PROSE))
    if not matches or not _ATE_THERE.search(document.plain, *document.sentence_at(matches[0].start())):
        return
    first = matches[0]
    for match in matches:
        if match["nth"] != first["nth"] and match["what"] == first["what"]:
            clause = _clause(document, match)
            if _OF_THE_MEAL.search(document.plain, *clause) and not _ANOTHER.search(document.plain, *clause):
                yield *match.span(), _twice(first.group(), match.group()), True
            return


def _other_road(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """The scene on another road than that along which they went."""
    text = document.plain
    first = next(document.finditer(_WENT_ALONG, PROSE), None)
    if first is None or _CROSSING.search(text, *document.sentence_at(first.start())):
        return
    if not WHAT.search(text, *document.sentence_at(first.start())):
        return
    for match in document.finditer(_SCENE_ON, PROSE):
        if match.start() > first.end() and text.find(match["road"][-_TAIL:], 0, match.start()) < 0:
            yield *match.span("road"), _twice(first["road"], match["road"]), True
            return


def _other_community(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """A community of the same name on another side of the town, told once each: as advice."""
    told: dict[str, re.Match[str]] = {}
    for match in document.finditer(_COMMUNITY, PROSE):
        first = told.setdefault(match["name"], match)
        if first["side"] == match["side"]:
            continue
        apart = document.sentence_at(first.start()) != document.sentence_at(match.start())
        if apart and not _ANOTHER.search(document.plain, *_clause(document, match)):
            yield *match.span(), _twice(first.group(), match.group()), False
        return


def _other_chemical(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """What lies on the floor, where only another thing was spilt."""
    told: set[str] = set()
    spilt = ""
    lying = {match.start("what"): match for match in document.finditer(_THE_SPILT, PROSE)}
    for each in document.finditer(_CHEMICAL, PROSE) if lying else ():
        name, match = each.group(), lying.get(each.start())
        if match and spilt and _CHEMICALS[name] not in told:
            yield *match.span(), _twice(spilt, name), True
            return
        told.add(_CHEMICALS[name])
        if not spilt and _WAS_SPILT.search(document.plain, *document.sentence_at(each.start())):
            spilt = name


def _still_broken(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Something that does not work yet, where everything was told to work again."""
    text = document.plain
    works = next(document.finditer(_ALL_WORK, PROSE), None)
    if works is None:
        return
    for match in document.finditer(_STILL_BROKEN, PROSE):
        if match.start() > works.end() and not _IS_FOR_LATER.search(text, *_clause(document, match)):
            yield *match.span(), f"前面写“{works.group()}”，这里又写“{match.group()}”，请核实", True
            return


def _hurt_after_all(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Somebody who is hurt, where nobody was."""
    text = document.plain
    for calm in document.finditer(_NOBODY_HURT, PROSE):
        if _OF_THE_REST.search(text, clause_start(document, calm.start(), "，；"), calm.start()):
            continue
        for match in document.finditer(_SOMEBODY, PROSE):
            apart = document.sentence_at(calm.start()) != document.sentence_at(match.start())
            if apart and not _NOT_SO.search(text, *_clause(document, match)):
                yield *match.span(), f"文中另写着“{calm.group()}”，这里写“{match.group()}”，请核实", True
                return
        return


def _sent_after_all(document: Document) -> Iterator[tuple[int, int, str, bool]]:
    """Somebody who went to a hospital by an hour at which nobody had."""
    text = document.plain
    calm = next(document.finditer(_NOBODY_SENT, PROSE), None)
    if calm is None:
        return
    begin, _ = document.sentence_at(calm.start())
    up_to = next(clocks(text, begin, calm.start()), None)
    for match in document.finditer(_SENT, PROSE):
        start, _ = document.sentence_at(match.start())
        at = next(clocks(text, start, match.start()), None)
        later = up_to is not None and (at is None or at.minutes > up_to.minutes)
        if start != begin and not later and not _NOT_SO.search(text, *_clause(document, match)):
            yield *match.span(), f"文中另写着“{calm.group()}”，这里写“{match.group()}”，请核实", True
            return
