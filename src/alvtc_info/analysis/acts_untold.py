"""Verbs of an act that tell none: what a paper sets out, a condition, a moment, what an occasion brought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.analysis.clauses import Clause

_DONE = Pattern(r"了(?!解|然)|已(?!知|然)|完毕|立即|迅速|随即|当即")
# 方案明确，各系成立自查小组: what is to be done by it
_SET_OUT = Pattern(
    r"(?!根据|按|依|遵|对照|参照|落实|贯彻|接|收|经)[^，。；：了已]{0,16}?"
    r"(?:《[^》]{1,60}|方案|意见|通知|办法|预案|规定|合同|协议|协议书|细则|制度|章程|条例|规程|手册|指南|公约|规则|守则|大纲|标准|文件|通告|公告|计划|要点|倡议书|备忘录|须知|标书|纪要|决议)"
    r"[》”]?(?:中|里)?(?:还|也|均|又|同时|一并)?(?:明确|规定|要求|提出|写明|约定|载明|注明|写道|列明|建议|倡导)(?![的后时书了以])"
)
_ISSUES = frozenset("发布台定订告示")  # 印发方案明确……
# 学院批准休学的，教务处注销其学籍: if it is so
_WHOEVER_BEHIND = Pattern(r"[^，。；]{0,24}[^目是有真似，。；]的(?:，|除外)")
_WHOEVER_AHEAD = Pattern(
    r"(?![^，。；]{0,20}(?:是|有的|的是))[^，。；\d]{4,28}[^目是有真似，。；]的，(?![^，。；]{0,3}[是有为])"
)
# 工程一竣工，施工队就拆除围挡
_AS_SOON_AS = Pattern(
    r"[^，。；\d]{2,12}(?<![第同唯统专任逐之不])一(?![些批名个项次定直同起律方旦]|[^，。；]?[个名次项份台])[^，。；]{1,4}，"
    r"(?=[^，。；]{0,8}(?:就(?![业学读近餐医地])|便(?![民利于捷])|即刻?|马上))"
)
# 学员结业那天, 开幕前夕: when it was, beside what is told
_THEN = Pattern(r"[^，。；了]{0,8}(?:那[天年晚日月周会刻]|的?时候|前夕|之[日夜]|时分|的那一?[天年刻晚])(?=[，里上])")
# 学院的档案移交，手续繁琐: what is described
_DESCRIBED = Pattern(
    r"，(?:[^，。；了已\d]{1,7}(?:较|很|太|偏|过于?|不够|更|颇)?(?:繁琐|繁杂|复杂|单一|薄弱|紧张|困难|有限|较大|较多|不足|不畅|不高|不大|不多|吃紧|滞后|[高低大长短难易快慢])|[群家师学][^，。；]{0,2}(?:满意|欢迎|关心|叫好)|以[^，。；]{2,12}为主|为期|[一每][年月周][一两])(?=[，。；]|$)"
)
# 近三分之一的新生申请了贷款: of how many it is told
_SO_MANY = Pattern(
    r"(?:近|约|超过?|有|过|至少)?(?:\d[\d.]{0,5}[%％]|[一二三四五六七八九十百]{1,2}分之[一二三四五六七八九十\d]{1,3}|[一二三四五六七八九]成(?:半|多)?|一半|半数)(?:以上|左右|多)?的?[^，。；\d]{0,3}(?:学生|新生|毕业生|教师|职工|师生|学员|家庭|居民|牧民|农户|用户|家长|党员|干部|受访者|住户|企业|商户|人)[^，。；]{0,6}$"
)
# 从立项到获批，前后等了半年
_FROM, _TO = (
    Pattern(r"(?:^|[，。；])从[^，。；\d]{0,6}$"),
    Pattern(r"[^，。；\d了]{0,4}到[^，。；\d了]{2,6}[，只仅不用]"),
)
_BEHIND_FROM = Pattern(r"(?:^|[，。；])从[^，。；\d了]{2,8}到[^，。；\d]{0,4}$")
# 按照分工，宣传部发布消息: whose part it is
_SHARED_OUT = Pattern(
    r"(?:按照?|根据|依照?)(?:[^，。；]{0,6}(?:分工|惯例|岗位职责|职责划分)(?:要求)?，"
    # 根据……的通知》（内教办发〔2024〕7号）要求，学工处复核资助对象: since when is told with it
    r"|《[^》\n]{2,60}》（[^）\n]{2,20}〔20\d\d〕\d{1,4}号）(?:的)?(?:要求|规定|精神)，)"
)
# 深化产教融合、校企合作、工学结合: what is always aimed at
_AIMS = Pattern(
    r"(?:深化|推进|加强|强化|促进|坚持|推动|突出|聚焦|完善)[^，。；、了已\d]{2,8}(?:、[^，。；、了已\d]{2,8}){2,6}(?=[，。；]|$)"
)
_OCCASIONS = "会|赛|展|演练|讲座|培训|培训班|活动|行动|演出|晚会|汇演|主题教育|公开课|走访|调研|座谈|研学|研学之旅|社会实践|参观|志愿服务|论坛|典礼|仪式|技能周|进校园|进课堂|进企业|进牧区|艺术节|文化节|读书节|开放日|运动会|整改|改造|改革"
# what no office does on a day: 讲座拓宽了学生眼界
_EFFECTS = (
    "展现|展示|彰显|提升|提高|拓宽|开阔|检验|激发|增强|增进|丰富|深化|锻炼|再现|拉近|暴露|营造|凝聚|弘扬|传承|夯实|筑牢|提振|培养|点燃|加深|密切|解开|推动|促进|充实|强化|体现|反映|磨炼|考验|验证|坚定|厚植|"
    "缓解|打消|吸引|堵住|理顺|改善|架起|搭建|打通|唤起|唤醒|树立|普及|铸牢|打造|擦亮|带动|引导"
)
_BROUGHT_ABOUT = Pattern(
    rf"(?:(?:通过|经过)?[此这本该][次场项个][^，。；了已]{{0,10}}?|一?系列|[^，。；了已、]{{0,10}}?(?<!办)(?<!开)(?<!展)(?<!行))"
    rf"(?:{_OCCASIONS})(?:不仅|既|还|也|又|更|进一步|有效|极?大地?|充分|切实|全面|集中|生动|真实){{0,2}}(?:{_EFFECTS})(?:了|出)?(?![^，。；]{{0,6}}仪式)"
)


def is_untold(text: str, begin: int, start: int, end: int, stop: int) -> bool:
    """Whether the verb there, in the sentence from `begin` to `stop`, tells no act though it has the form of one.

    A paper sets it out and nobody did it yet (方案明确，各系成立小组), it is a condition (批准休学的，…), somebody's part
    (按照分工，…), a moment that something else is told of (结业那天，…; 从立项到获批，…), or what is described
    (档案移交，手续繁琐).
    """
    if _WHOEVER_BEHIND.match(text, end, stop) or _THEN.match(text, end, stop):
        return True
    if _SO_MANY.match(text, begin, start):
        return True
    if _DESCRIBED.match(text, end, stop) and "的" in text[begin:start]:
        return True
    near = max(begin, start - 16)
    if (_FROM.search(text, near, start) and _TO.match(text, end, stop)) or (
        text.startswith("到", start - 1) and text.startswith("，", end) and _BEHIND_FROM.search(text, near, start)
    ):
        return True
    edge = max(begin, *(text.rfind(mark, begin, start) for mark in "，；："))
    behind = min((at for mark in "，；" if (at := text.find(mark, end, stop)) >= 0), default=stop)
    if _DONE.search(text, edge, behind):
        return False
    soon = _AS_SOON_AS.match(text, begin, stop)
    if soon and start < soon.end() and not _DONE.search(text, soon.end(), stop):
        return True
    set_out = _SET_OUT.match(text, begin, stop)
    if set_out and (set_out.end() <= start or text[end - 1] not in _ISSUES):
        return True
    aims = _AIMS.search(text, edge, stop)
    if aims and aims.start() <= start < aims.end():
        return True
    ahead = _WHOEVER_AHEAD.match(text, begin, start)
    return ahead is not None or _SHARED_OUT.match(text, begin, start) is not None


def is_brought_about(text: str, begin: int, clause: Clause) -> bool:
    """Whether a sentence that begins there tells what an occasion brought about (讲座拓宽了学生眼界), and the clause that or
    more of it.
    """
    found = _BROUGHT_ABOUT.match(text, begin, clause.end)
    return found is not None and (found.end() > clause.start or clause.agent not in {"office", "person"})
