"""What a title and the first sentence below it take as known: traits for the kind of a paper.

A first report introduces (5月20日14时, 学生王某, 一名学生); a follow-up goes on from there (14日早上, 王某, 8名学生中6人), and
the title of a final report names an outcome. 四 counts awards of offices above and of contests as 综合类信息, awards that
the institution gives itself are daily information.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.reading.sought_text import SoughtText

_TITLES = {
    "outcome": Pattern(
        r"结果|定论|结论|认定|处理决定|处分|追[究责缴]|责任|赔|判|审结|结案|销案|批复|调查(?:处理|报告)|总结|终结|收尾|善后|了[结断]|化解|痊愈|康复|返校|验收|启用|清除|归档|兑[付现]|退清|返还|教训|复盘|"
        r"解除|结束|完[毕成结]|查[清明]|定性|销号|开放|如常|平息|关闭|收官|归来|终止|反思|检视|防范"
    ),
    "state": Pattern(
        r"进展|进度|第[一二三四五六\d]+[天次日]|后续|转[院入移到]|[增升减降][至到]|病情|伤情|手术|术后|初步|更新|过半|大半|部分|分批|已[找来抓查确由]|[找查抓]到|脱离|脱险|控制|下降|回落|降温|排除|检[测验查]|来路|安置|回住|"
        r"继续|撤离|波动|最新|仍|又|新增|筛查|排查|救治|恢复|联系上|获救|救[下出起]|好转|稳定|清醒|取出|落网|投案|踪迹|商谈|会谈|协调|核[查实]|更正|补充|推进|修复|抢修|通车|送电|上岸|再[次报]|续|情况通报|答复"
    ),
    "survey": Pattern(
        r"建议|对策|做法|经验|体会|调[研查]报?|问题|现状|分析|反映|启示|探索|模式|案例|试点|成效|举措|思考|(?:进展|推进|完成)情况|情况汇报|意见|评议|热点|特点|难点|原因|值得|偏[高低慢长]|不足|短板|滞后|困难|需求"
    ),
    "won": Pattern(
        r"[获得夺摘荣][^，。]{0,12}奖|荣获|获评|评为|被授予|先进|称号|[金银铜]奖|佳绩|通过[^，。]{0,14}评估|第[一二三]名|冠军|三等功|入选|获批|模范|优秀"
    ),
    "ordinary": Pattern(
        r"举[办行]|召开|开展|组织|通知|提[醒示]|安排|公布|印发|培训|讲|演练|推演|比赛|竞赛|大赛|慰问|参观|观[看摩]|签订|启动|开班|揭牌|挂牌|走进|迎|会$|课$|活动|赛|仪式|加装|安装|换上|宣传|接待|捐|学习|检查|赠|到库|提高|"
        r"志愿|义诊|座谈"
    ),
}
_WON = Pattern(
    r"[获得夺摘荣授][^，。；]{0,14}(?:奖|称号)|荣获|获评|评为|授予|先进(?:单位|集体|个人)|[金银铜]奖|[一二三]等奖|集体[一二三]等功|入选|第[一二三]名|通过[^，。]{0,14}评估"
)
_FROM_ABOVE = Pattern(
    r"全[国区盟省市旗县]|自治区|教育[厅部局]|盟[委公教]|旗[委政公]|公安局|中[央宣]|国家|省|团[中旗盟]|厅|评选|大赛|竞赛|比赛|赛项|评审"
)
_DATED = {  # how the first sentence is dated; the first that it holds
    "month and day": Pattern(r"^[^，。]{0,12}?\d{1,2}月\d{1,2}日"),
    "day alone": Pattern(r"^[^，。月]{0,8}?(?<![\d月])\d{1,2}日"),
    "clock alone": Pattern(r"^(?:截[至止]到?|至|到)?\d{1,2}[时点:：]"),
    "near day": Pattern(r"^[^，。]{0,6}(?:今|昨|前[天晚日]|当[天日晚]|次日|上午|下午|连夜|夜里)"),
}
_PERSON = Pattern(r"[一-龥]某")
_INTRODUCED = Pattern(r"(?:学生|教师|老师|师傅|[工人员生子女孩童友客长者民主妇保安亲娘夫妻任伯匠兵户机])、?[一-龥]某")
_AT_ONCE = 8  # characters
_KNOWN = Pattern(
    r"该[^，。；]|当事|涉事|那[名个位次辆只]|此前|上[回次]|其余|余下|剩下|另[一两外有]|又[有增添]|仍|还[没有剩在要]"
)
_OF_THEM = Pattern(
    r"[由从]\d+[^，。；]{0,8}[增减降升变到]|\d+[^，。；]{1,6}[中里]，?有?[^，。；]{0,4}[一两二三四五六七八九\d]+[人名]|\d[名人个户辆栋间处件台]?[^，。；\d]{0,6}[中里]有?，?\d"
)


def opening_traits(title: SoughtText, beginning: SoughtText) -> set[str]:
    """What the title speaks of, who gives an award, and what the beginning takes as known."""
    first = beginning.part(0, beginning.text.find("。") + 1 or None)
    spoken = [name for name, pattern in _TITLES.items() if title.has(pattern)]
    found = {f"title of {name}" for name in spoken} | {f"title of all: {' '.join(spoken) or 'nothing'}"}
    giver = "above" if title.has(_FROM_ABOVE) or first.has(_FROM_ABOVE) else "here"
    if title.has(_WON):
        found |= {f"title won, {giver}", f"won, {giver}"}
    elif beginning.has(_WON):
        found.add(f"won, {giver}")
    found.add("dated by " + next((name for name, pattern in _DATED.items() if first.has(pattern)), "nothing"))
    found |= _person("title", title.text) | _person("text", beginning.text)
    for name, pattern in (("known", _KNOWN), ("of them", _OF_THEM)):
        if first.has(pattern):
            found.add(f"{name} at once")
    if beginning.has(_OF_THEM):
        found.add("of them")
    return found


def _person(place: str, text: str) -> set[str]:
    person = _PERSON.search(text)
    if not person:
        return set()
    if _INTRODUCED.search(text, max(0, person.start() - 3), person.end()):
        return {f"{place} introduces a person"}
    return {f"{place} knows a person"} | ({f"{place} knows a person at once"} if person.start() < _AT_ONCE else set())
