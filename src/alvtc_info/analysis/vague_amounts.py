"""Amounts in the report of an event that nobody counted or measured: 几台交换机, 七八个学生, 塌落一大片, 积水没过脚面."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.analysis.event_cues import tells_no_event
from alvtc_info.model.kinds import EMERGENCY_KINDS, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_UNITS = "名位个台间辆扇块件户处张把根盏条只本册桶箱袋瓶棵栋片道株盒罐套份袋篇"
# a number of one digit that is not told: 几台, 有几个, 七八个, 一二十人; 三四年级, 二三层 are none
_FEW = Pattern(
    rf"(?<![十百千万第那这哪每前后上下近头么没述该\d])(?:好几(?=[{_UNITS}])(?![名个件台间])|(?<!好)几(?=[{_UNITS}])(?!名))(?:[{_UNITS}])(?!方面|问题|环节|步骤|阶段|要点|字|月|小时|钟头|星期|礼拜|学期|学年|关键|特点|原因|建议|专业|班次|来回)"
    rf"|(?<![第\d一二三四五六七八九十])(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)[十百千万]?(?:[{_UNITS}]|人)(?!月|小时|星期|手)"
    rf"|(?<![第好])(?:几[十百千万]|上[百千万])(?:[{_UNITS}])(?<![名个位件处台条])(?!月)"
    r"|(?<=[\u4e00-\u9fff])有好些(?=[，。；])"
)
# how many by no number, in any paper: 被采用的数量很多, 维修费用不菲
_VERY_MANY = Pattern(
    r"(?:数量|人数|次数|件数|金额|费用|支出|面积|数额|总量|户数)(?:都|也|还|已经?|均|又|上)*(?:(?:很|十分|非常|相当|颇为?|极其?|特别)(?:多|大|少|高|可观|庞大|惊人|频繁)|不(?:菲|小|少(?!于))|频繁|众多|惊人|可观)(?!的[^，。；]{0,4}(?:是|为))"
)
_TOLD = Pattern(
    r"正在(?:核实|统计|核查|清点)|有待核实|待核实|前[^，。；]{0,6}(?:清[点出]|点清|查清|盘点|核[定清]|报)|共(?:计|有)?\d|合计\d|如(?!下)|若|凡|一旦|每"
)
# how much of something: 一大片, 半面墙, 一地
_EXTENT = Pattern(
    r"(?P<extent>(?:老|好)[大长高深宽]的?一?[片块截滩摊堆段道条个溜](?:口子|缝|裂缝|坑|洞)?|一(?:大|小|长)[片块截滩摊堆溜段条]|[半整大]面墙|大?半边(?!天))"
)
_HARMED = "[塌掉落脱倒烧淹湿裂碎漏积毁断陷散泡浸掀剥砸压坏损洒凹熏]"
_HARM_BEFORE, _HARM_BEHIND = (
    Pattern(rf"{_HARMED}[^，。；]{{0,5}}$"),
    Pattern(rf"[^，。；]{{0,8}}(?:被|已|全)?{_HARMED}"),
)
# how deep, how high, how large, by what everybody has at hand: 没过脚面, 一人多高, 巴掌大
_BY_HAND = Pattern(
    r"(?P<extent>(?:没过|淹过|漫过|淹到|漫到|(?:快|将近|差不多|已)到|齐|(?<![未还有])没|及)(?:脚面|脚踝|小腿肚?|膝盖?|腰部?|大腿|脚脖子)(?:深|高|处)?|[半一两]个?人[多来]?高|(?:巴掌|拳头|碗口|脸盆|桌面|指头|鸡蛋|核桃)(?:大小?|粗)(?![^，。；]{0,2}的(?:冰雹)?核))"
)
_OF_WHAT = Pattern(r"水|雪|泥|沙|火|烟|洞|坑|裂|缝|冰雹|墙|石|浪")
_MEASURED = Pattern(
    r"(?:\d|[一二两三四五六七八九十])+(?:\.\d+)?(?:平方米|立方米|平方厘米|厘米|毫米|公分|千克|公斤|米|吨|㎡|m²|cm|mm|m)"
)
_BEING_COUNTED = Pattern(r"核实|统计|核查|清点")
_A_FIGURE = Pattern(r"\d[\d.]*(?![\d.]*[月日时年])")
_NEAR = 24  # code points on both sides of an extent in which its measure may stand


def vague_amounts(document: Document) -> Iterator[tuple[re.Match[str], str]]:
    """The vague amounts of a paper, in that of an event of more sorts, each with what is to be written."""
    text = document.plain
    for match in document.finditer(_VERY_MANY, {Role.BODY}):
        stop = document.sentence_at(match.start())[1]
        if not (_A_FIGURE.search(text, match.end(), stop) or _BEING_COUNTED.search(text, match.end(), stop)):
            yield match, "具体数字、截至时间"
    if document.kind not in EMERGENCY_KINDS or document.once(tells_no_event):
        return
    for match in document.finditer(_FEW, {Role.BODY}):
        begin, stop = document.sentence_at(match.start())
        near = max(begin, match.start() - _NEAR), min(stop, match.end() + _NEAR)
        if not (_TOLD.search(text, near[0], match.start()) or _TOLD.search(text, match.end(), near[1])):
            yield match, "具体数字；没核实的写“数量正在核实”"
    for pattern in (_EXTENT, _BY_HAND):
        for match in document.finditer(pattern, {Role.BODY}):
            begin, stop = document.sentence_at(match.start())
            near = max(begin, match.start() - _NEAR), min(stop, match.end() + _NEAR)
            if pattern is _EXTENT:
                is_of_harm = _HARM_BEFORE.search(text, near[0], match.start()) or _HARM_BEHIND.match(
                    text, match.end(), near[1]
                )
            else:
                is_of_harm = _OF_WHAT.search(text, *near)
            if is_of_harm and not _MEASURED.search(text, *near):
                yield match, "面积、长度、深度等实测数"
