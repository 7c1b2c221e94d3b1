"""The category of a composite item among the seven of 四."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import HEADINGS, PROSE, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

_SUBSTANCE = (
    Pattern(r"\d+(?:\.\d+)?(?:%|万元|人|名|个|项|台|套|间|栋|家|条)"),
    Pattern(r"问题|困难|短板|不足|缺口|隐患|制约"),
    Pattern(r"措施|建议|整改|制定|建立|推行|实行|改为|增设"),
    Pattern(r"完成|建成|达到|提高|下降|减少|节约|解决|验收|投入使用|获"),
)


def proposed_category(document: Document) -> tuple[str, str]:
    """The category that the wording shows, and the word that shows it: one of the seven of 四, or 会议, 学习, 活动.

    Both are empty where no word shows one. The title decides, then the headings; a meeting with two kinds of substance
    in its text (figures, problems, measures, results) is no general meeting.
    """
    title = document.joined({Role.TITLE}, " ")
    headings = document.joined(HEADINGS, " ")
    for text in (title, headings):
        for name, cue in _COMPOSITE.items():
            found = cue.search(text)
            if found:
                return name, found.group()
    prose = document.joined(PROSE)
    award = _COMPOSITE["赛事获奖"].search(prose)
    if award:
        return "赛事获奖", award.group()
    if sum(cue.search(prose) is not None for cue in _SUBSTANCE) >= 2:
        return "", ""
    for name, cue in _GENERAL.items():
        found = cue.search(title)
        if found:
            return name, found.group()
    return "", ""


# tried in this order: a prize comes before the activity that it was won at
_COMPOSITE = {
    "赛事获奖": Pattern(r"[特一二三四]等奖|[金银铜]奖|优秀组织奖|荣获|获奖|夺冠|[冠亚季]军"),
    "表彰奖励": Pattern(r"表彰|授予|先进集体|先进个人|示范校|入选|获评|被评为|获批"),
    "意见建议": Pattern(r"建议|对策|亟需|请予支持|意见"),
    "问题情况反映": Pattern(r"存在的?问题|主要问题|问题|困难|堵点|短板|风险隐患|诉求|制约|瓶颈"),
    "典型案例": Pattern(r"案例|示范"),
    "工作经验总结": Pattern(r"主要做法|经验|启示|总结|创新|机制|模式"),
    "重点工作进展": Pattern(r"进展|推进情况|完成率|阶段性成果|建成|验收|投入使用|完成投资|落实情况|完成情况"),
}


_GENERAL = {
    "会议": Pattern(r"召开|会议|例会|部署会|推进会|座谈会|动员会|传达"),
    "学习": Pattern(r"学习|主题党日|读书班|宣讲|开班|观看|党课|研讨"),
    "活动": Pattern(r"汇演|运动会|参观|志愿服务|清扫|慰问|观影|联谊|仪式|活动|比赛|大赛|开展"),
}
