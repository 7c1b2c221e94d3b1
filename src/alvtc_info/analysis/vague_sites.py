"""Where an event was, told so that nobody finds it: 沙漠里头的一处营地, 某条公路上, 校园一角, 有个宿舍.

Of the sentence that opens a first report; one that names a road, a house or a room tells more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import Kind, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from alvtc_info.model.document import Document

_SOME = r"(?:一(?:处|家|座|栋|条|间|片|块|所|个)|某(?:处|家|座|栋|条|间|片|块|所|个)?|有(?:一)?(?:个|间|栋|处))"
_SITE = (
    "(?:营地|饭馆|饭店|餐馆|小吃店|宾馆|旅店|酒店|公路|马路|道路|路段|路口|商场|超市|商店|店铺|水塘|池塘|水坑|河边|工厂|厂区|厂子|楼房|教室|宿舍|寝室|房间|仓库|库房|公园|广场|网吧|酒吧|歌厅|地方|地点|角落|村子|"
    "小区|工地|山坡|山沟|沟渠|草场|沙地|沙丘|林地|空地|院子|巷子|胡同|楼(?![层梯道上下门长])|实训室|实验室|办公室|景点|景区|服务区|停车场)"
)
_VAGUE = Pattern(
    rf"(?:(?:在|于|至|到)[\u4e00-\u9fff]{{0,8}}?(?:里头?|上|边|外|附近|深处|内|中)?的?)?(?<![第同另])(?P<site>(?:[沙戈山荒野郊城镇校][\u4e00-\u9fff]{{0,3}}(?:里头?|上|边|外|附近|深处|内|中)的?)?{_SOME}{_SITE}(?:里头?|内|上|边|旁|附近|门口|外)?)"
    r"|(?:在|于|至|到)(?P<spot>[\u4e00-\u9fff]{0,6}?(?:外|内|里|边|上|中)?的?(?:一处|某处)[\u4e00-\u9fff]{1,4}?)(?=[，。；遇被与和发突因摔跌滑坠溺晕昏受玩停滞抛侧翻起着冒就])"
    r"|(?:(?<![正现还仍])在|行?至|途经)(?P<alone>外面|路上|半路上?|校外(?:某处)?|校园(?:一角|某处)|学[校院](?:附近|周边)|野外|荒野|郊外|途中|某处|某地|一个地方|楼里|楼上|市区|镇上)(?=[，。；]|[\u4e00-\u9fff])(?!的?(?:实[训习]|写生|研学|活动|踏勘|采样|教师|学生|公交|公园|路|街|镇|苏木|嘎查|村|道))"
    r"|(?:在|于|至|到|途经)(?P<unnamed>某(?:嘎查|苏木|村|镇|旗|县|乡镇?|牧[区户]|社区|街道|园区|矿区|路段|路口|高速(?:公路)?|[国省县乡]道|商城|市场|酒店|宾馆|企业|公司|工厂))"
    r"|(?<![^，。；：\n])(?P<head>楼里|楼上|校园里|外面|学校附近|(?:某|有个|有间|有栋)(?:栋?楼|宿舍|寝室|教室|公寓))(?=[\u4e00-\u9fff])"
)
_NAMED = Pattern(
    r"\d[^，。；\d]{0,2}(?:号|楼|室|层|栋|座|区|国道|省道|公里|米)|[A-Za-z]\d*[区座栋]|[一二三四五六七八九十]{1,2}(?:号|层|楼|食堂|餐厅|公寓|教学|实训|宿舍)|第[一二三四五六七八九十](?!时间)|[东西南北](?:侧|校区|门|区|楼|食堂|餐厅|缘)"
    r"|国道|省道|高速|环岛|(?<![一这那条走])[\u4e00-\u9fff]{2}(?:路(?![上边口段])|街|大街|大道|镇(?!上)|苏木|嘎查|小区(?=[\u4e00-\u9fff])|景区|公园|酒店|饭店|宾馆|医院|车站|旗|桥|广场|商场|超市)(?<!一家饭店)(?<!某个商场)"
    r"|(?:实训|教学|图书|行政|办公|综合)[楼馆](?!里)|操场|田径场|体育馆|食堂|餐厅|锅炉房|配电室|门卫室|校门|库房(?<!间库房)|车棚"
)
_OTHERWISE = Pattern(r"网传|视频|图片|谣|演练|找到|寻回")  # it is told of what was seen or was found there
_NOT_THERE = Pattern(r"赶[到赴往]|送[往至到]|返回|前往|找到|住在|家住|来自")
_TO_HOSPITAL = Pattern(r"送[往至到]?[^，。；]{0,12}(?:医院|卫生院|医务室|诊所)")
_BEFORE = 6  # code points before a place that may say that nothing happened there


def vague_sites(document: Document) -> Iterator[tuple[re.Match[str], str]]:
    """The first vague place of the sentence that opens a first report, with the group of its words."""
    lead = next(document.roles(Role.BODY), None)
    if document.kind is not Kind.FIRST or lead is None:
        return
    text, (begin, stop) = document.plain, document.sentence_at(lead.start)
    for match in _VAGUE.compiled.finditer(text, begin, stop):
        name = match.lastgroup or "site"
        rest = _TO_HOSPITAL.sub("", f"{text[begin : match.start()]}，{text[match.end() : stop]}")
        before = max(begin, match.start() - _BEFORE), match.start(name)
        if not (_NAMED.search(rest) or _OTHERWISE.search(rest) or _NOT_THERE.search(text, *before)):
            yield match, name
            return
