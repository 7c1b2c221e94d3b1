"""How far an event has come: what a text says of it, as facets, and how many of each stage it has.

A first report says what has begun and what is not known yet, a follow-up what has changed and what is left, a final
report cause, outcome, blame and what is done from now on; ordinary papers teach, award and ask. One word proves little,
several facets of one stage together say which it is, whatever the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.text.incidents import INCIDENTS
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.reading.sought_text import SoughtText

# with what an event has to do: who has none of these has hardly one to report
_REALMS = {
    "medical": Pattern(
        r"医院|卫生院|住院|病房|监护|手术|拆线|缝[了合针]|石膏|病情|伤情|痊愈|康复|体温|退[了]?烧|120|复查|输液|吸氧|血氧|高压氧|伤口|急诊|诊断|会诊|送医|就医|就诊|出院|校医|救护车"
    ),
    "hurt": Pattern(
        r"伤者|伤员|受伤|[轻重]伤|患者|病人|遇难|死者|死亡|去世|失踪|失联|走失|被困|获救|遗体|家属|溺水|昏迷|骨折|烧伤|患病|发病|发热|被[打撞咬骗砸埋]"
    ),
    "police": Pattern(
        r"公安|民警|警方|派出所|交警|特警|立案|到案|在逃|拘留|刑拘|嫌疑|笔录|投案|落网|检察|法院|宣判|判[处刑]|调解|追逃|报警|犯"
    ),
    "fire": Pattern(r"消防|火头|明火|烟点|余火|起火|着火|复燃|过火|火势|火场|失火|燃|焦|浓烟|烧[毁坏]"),
    "search": Pattern(r"搜救|搜寻|搜查|打捞|潜水|蛙人|救援|破拆|寻找|挖出|生命探测|无人机|走散|脱险|脱困|救[起出上下]"),
    "supply": Pattern(
        r"抢[修险通]|水泵|泵车|排水|送电|供电|停电|断电|供水|来水|停水|供暖|供气|管[段线沟道]|阀|跳闸|发电车|断杆|系统[^，。；]{0,6}(?:恢复|停|卡)|宕机"
    ),
    "ground": Pattern(
        r"水位|积水|溃|决口|管涌|渗|沙袋|滑坡|位移|裂缝|坍?塌|垮|堤|大坝|落石|塌方|悬石|坡[顶脚上]|洪|便道"
    ),
    "tests": Pattern(
        r"疾控|样本|采样|取样|送检|阳性|阴性|检出|病例|新增|隔离|消杀|化验|病原|检测|复检|超标|毫克|水样|食样"
    ),
    "net": Pattern(r"帖|话题|热搜|播放[量]?|评论|跟评|网民|网传|谣|账号|转发|发布者"),
    "money": Pattern(r"赔|医药费|医疗费|损失|欠薪|拖欠|退费|冻结|追回|止付|丧葬|抚恤|救助款"),
    "crowd": Pattern(r"劝[离返说下]|聚集|围堵|上访|诉求|会谈|面谈|接谈|散去|对峙|讨薪|堵[路门]"),
    "beasts": Pattern(r"死[羊牛猪鱼鸡畜]|病[畜牛羊禽鸡]|扑杀|疫[点区情]|深埋|紧急免疫|[羊牛鸡]只|羊群|牛群"),
    "cordon": Pattern(r"封[闭锁控存停]|停[课用工运业]|警戒|疏散|转移|撤离|安置|交通管制|绕行|围挡"),
}
_STAGES = {
    "begun": {
        "sudden": Pattern(r"突然|忽然|猛|一声|冒[出起着烟]|掉[下落]|闻到|听[到见]|发现|接[到报]|反映|骤|陆续|报告[，称]|来电"),
        "hurrying": Pattern(r"赶[来赴到往去]|在路上|途中|运来|出动|拨打|[打报][了]?1[12]\d|报[了]?警|到场|动身|接走"),
        "unknown": Pattern(
            r"不明|待[查核定]|待[^，。；]{0,8}(?:结果|鉴定|统计|核实)|是否|在查|原因[^，。；]{0,6}(?:尚|待|正|不)|疑似|具体|不清楚|暂[无未]|初步|摸排|没有(?:发现|人)"
        ),
        "at once": Pattern(
            r"关[了掉]|关[闭停断]|拉[起了上]|围[了起]|撤[到离至出]|疏散|封[闭锁存]|锁[门了]|停[下了止]|断[电开网]|切断|包扎|担架|随车|抬|送[往医到院旗县镇]|清空|立即|随即|当即|拉闸"
        ),
    },
    "goes on": {
        "since": Pattern(r"昨[天日晚夜]|前[天晚日]|今[早晨天日]|连夜|次日|第[二三四五六七]天|第\d+(?:个)?(?:小时|天)|夜[间里]|凌晨|[两三四五\d]天"),
        "again": Pattern(r"第[二三四五六七八][批次轮针段组台支]|又|再[次度加有]|头一批|首批|第一批|另[一有外圈]|补[报采充录]|新[增添发]|增援|连同|扩大|下一"),
        "changed": Pattern(
            r"[由从][^，。；]{1,14}[到至为落减增升降回缩推]|比[^，。；]{1,12}[多少低高]|[升降减增落缩收]了?[到至为]|回落|减轻|缓[和解]|好转|变[清小大]|减少|平稳|稳定|[核][减增]|趋|逐[步日渐片一]|更正|修正"
        ),
        "left": Pattern(r"还[有剩差在没要住]|仍|余下|剩|其余|尚|没有(?:停|断|撤|恢复)|未(?:恢复|停|撤)|只[有剩新]|另[一两三]"),
        "ahead": Pattern(
            r"预计|预期|明[天早日晚]|今晚|下[周午]|[后次]天|周[一二三四五六日内]|要等|等[^，。；]{1,10}(?:结果|通知|会商|取样|消息|浇筑|安排)|拟|约定|答应|暂[不时由缓]|准备|打算|争取|开始"
        ),
        "pending": Pattern(
            r"未[出定露归]|还没有?|在[查审核谈追]|正[在一]|对账|尚未|在逃|(?:没有|仍无|没)(?:消息|踪迹|露面|结论|定)|结论[^，。；]{0,6}(?:未|要|才|待)|才能|观察|会商|不撤"
        ),
        "partly": Pattern(r"分[批片]|大半|[一二三四五六七八九两]成|过半|部分|[两三]人[^，。；]{1,14}一人|\d人[^，。；]{1,14}\d人|\d[^，。；]{1,4}中有?\d|先[后行送上]"),
        "patients": Pattern(r"转[入院出到]|脱离|危险期|苏醒|睁眼|醒来|清醒|度过|在院|体征|能(?:说话|进食|下床|认)|下床|进食|病危|抢救"),
        "hands": Pattern(r"专家|工作组|调查组|鉴定单位|厂家|工程师|技术(?:员|人员)|督[查导]组|医疗组|牵头|进驻|抵达|陪[同着护]"),
    },
    "closed": {
        "cause": Pattern(
            r"查[明清实为]|认定|鉴定|结论|定[为性]|原因[是为]|起因|[系是因][^，。；]{2,20}(?:所致|引起|造成|导致|引发)|根子|主因|直接原因|属于?[^，。；]{2,14}(?:责任|事故|事件|病|故障)|，系[^，。；]{2,}|违规|违章|操作不当"
        ),
        "paid": Pattern(r"[赔理]付|赔[了偿款]|理赔|付清|到[账位]|领[到取完]|退完|结清|补偿|兑付|退还|追回|归还|[付赔][^，。；]{0,8}\d[^，。；]{0,3}元"),
        "healed": Pattern(
            r"痊愈|康复|[全均都已]部?出院|拆[线了]|无[碍恙]|后遗症|都好|已好|复[课工产]|返[校家回]|搬[回入]|回[到校家班岗了]|复查正常|正常上[课班]|恢复(?:上课|教学|上班)|留疤"
        ),
        "blame": Pattern(
            r"处分|警告|诫勉|停职|辞退|除名|解聘|调离|调岗|撤职|免职|扣[发罚了]|书面检查|作了?检[查讨]|写了?检[查讨]|约谈|罚款|罚[了\d]|宣判|[被判][^，。；]{0,8}(?:拘留|有期徒刑|拘役|判刑)|判[处刑]|记过|问责|追[责究]|负[^，。；]{0,4}责任?|[主全次]责|责任在|立案|通报批评|取消[^，。；]{0,6}(?:资格|评)|失察"
        ),
        "lesson": Pattern(r"教训|失误|欠缺|不足|回[头看]|检讨|暴露|短板|疏漏|漏洞|得失|体会|复盘|吃亏|做得好|反映出|根[本源]|不到位|管理不"),
        "from now on": Pattern(
            r"今后|以后|往后|此后|加[装高固设密]|改[为成由用]|换[成了上用]|新[设增立]|增设|制度|办法|每[月周年日季半天两]|一律|写[进入]|双[人锁]|设了?[^，。；]{0,6}(?:岗|牌|点|器|栏)|装了?[^，。；]{0,8}(?:器|仪|报警|摄像|红外|门磁|灯)|整改|台账|机制|逐[人一项]|全[部院校县][^，。；]{0,8}(?:排查|核验|清|培训)|列入|纳入|规[定程]|贴[了在出到]"
        ),
        "quiet": Pattern(
            r"没有再|未再|不再|无新[发增]|再[没无未]|没有反复|无反复|连续[^，。；]{1,8}[天日月周时][^，。；]{0,10}(?:无|未|没|合格|正常|稳定|阴)|稳定运行|试运行|运行[平稳正]|[月周天年]来|至今|归零|清零|全阴|没有异议|无异议|[未没]有?上诉|不追究"
        ),
        "finished": Pattern(
            r"验收|合格|完[成毕工了结]|[均都]已|全部|全都|恢复(?:正常|运行|使用|营业|开放|供|通)|重新开|解除|终止|撤[警除销收]|警报|归档|存[档入]|移交|放行|了[结断]|签[了字]|办[结妥完]|收尾|最后一|到此|告一段落|妥善"
        ),
        "total": Pattern(r"[，。；]?共[^同]|累计|前后|全程|历时|总[共计]|合计|高峰|从第一|自首|损失[^，。；]{0,6}\d"),
    },
    "ordinary": {
        "taught": Pattern(r"讲[了解授座课到评]|教[了学会]|听课|上[了一]课|培训|考[核试]|比武|比赛|竞赛|点评|答题|扮|模型|假人|宣誓|展[板示览]|观看|体验|学习|练[习着了]|示范|手册|单子|传单"),
        "played": Pattern(r"“[^”]{0,5}(?:伤|火|歹徒|病|困|灾|犯|判|患)[^”]{0,5}”|模拟|演练|推演|桌面|情景|剧本|仿真|预案"),
        "honoured": Pattern(r"[获得]奖|[一二三]等奖|[金银铜]奖|锦旗|表彰|称号|授予|名单|评为|入[选列围]|先进|模范|夸|好评|故事|感谢"),
        "asked": Pattern(r"请[各广全大在师务勿]|须|应当?[^急]|不得|严禁|可到|可[进持凭]|务必|勿|自[\d]+月[\d]+日起(?:执行|施行|实施)|提示|通知|注意"),
        "opened": Pattern(r"启用|开门|揭牌|挂牌|落成|开馆|上线|启动(?![^，。；]{0,8}响应)|签[下订约署]|试行|推出|新设|换上|开业|开通|投用|报名|招[生聘]|课程|专业|共建|合作"),
        "visited": Pattern(r"慰问|看望|参观|走访|捐|献[血花]|参加|邀请|座谈|调研|来访|志愿|义[诊务]|社区|家访|骑行|典礼"),
        "of old": Pattern(r"去年|以往|往年|当年|外[校地]|案例|例子|故事|历史|周年|曾|从前"),
        "served": Pattern(r"提[供升高]|服务|方便|便利|受益|覆盖|累计接|办件|满意|节约|效率|不用|免费|延长|新换|更新|采购|预算"),
    },
    "survey": {
        "proposed": Pattern(r"建议|拟请|提出|对策|希望|盼|统筹|呼吁|改进"),
        "weighed": Pattern(r"成因|主因|原因在|占[^，。；]{0,4}[成%]|%|分析|集中在|普遍|反映|意见|认为|看法|症结|偏[重少多低高慢长]|问卷|走访"),
        "experience": Pattern(r"做法|经验|体会|成效|典型|案例|一是|二是|靠|模式|路[子径]|探索|特色|样[本板]|品牌"),
        "several": Pattern(r"[、，][^，。；]{1,12}[、，][^，。；]{1,12}[三四五六七八九]?(?:类|方面|项|条|件事)|分[条项列述类别]|列[表出]|办结|\d项[^。]{0,16}\d项|[一二三]、|；[^；。]{4,}；|摘|汇[总编]|综[合述]"),
        "span": Pattern(r"年来|半年|季度|本[周月期]|月份|全年|全月|年[内度]|近年|期末|以来|\d月至|学[期年]|假期|寒假|暑[假期]|年初"),
        "lacking": Pattern(r"不足|缺[^席课勤]|短板|困难|问题|难[点题以]|瓶颈|滞后|流失|偏|薄弱|空缺|突出"),
    },
}  # fmt: skip
# what ends a search, a rescue, a failure: after a first report, however exactly the clock is told
_RESOLVED = Pattern(
    r"找[到回]|寻[回获得到]|救[出起]|获救|挖出|抬出|升井|下山|捞[起出]|出水|接[出回通]|脱[险困]|合围|扑灭|熄灭|压[住下]|封[住堵]|堵[住漏]|打通|抢通|通[车水电气]|来[水电]|送电|恢复|控制|散去|劝[下离返]|"
    r"抱出|救进|合龙|倒[空完罐]|[装换修焊接架铺][好通]|焊接|驶离|疏导|到位|[抵到]达|结束|完[成毕]|[做喷排退]完|确诊|回复|反馈|签[下字]|商定|谈[拢成到]|缩到|上线|"
    r"平息|投案|落网|抓获|归案|追回|截[住获]|返回|回[家校]|转[院运入]|出院|手术[^，。；]{0,6}(?:完|结束|成功)|(?:最后|第[二三四五]|另)[一两二三\d]?[名人批]|结果|查明|核实|确认|锁定|排除"
)
# the lead: what the first sentence says behind its time, in two clauses
_TIMED = Pattern(r"^[^，。]{0,24}?\d(?:时|点)(?:\d{1,2}分?)?(?:许|左右|起)?，?")
_LEAD = Pattern(r"[^，。；]*(?:[，；][^，。；]*)?")
_ONSET = Pattern(rf"(?:{INCIDENTS})(?![^，。；]{{0,8}}的|[人者]|地|区|点|源|后)")
_HANDS = Pattern(
    r"消防|民警|公安|警方|网警|医院|医疗|医生|主治|救援|搜[救寻]|抢修|疾控|监测|专家|维保|施工方|蛙人|潜水|厂家|家属|双方|代表|调查|工作组|供电|水务|燃气公司|技术|看守|浮吊|打捞|志愿|保险|市场|应急|"
    r"检测|鉴定|校方|后勤"
)
_DEFINITE = Pattern(
    r"[被受失走落坠遇溺][^，。；]{0,8}的|受[伤损灾]|失[踪联火]|被[埋困淹毁撞骗砸打]|(?:最后|最末|第[二三四五]|另外?|其余|余下|剩下)[^，。；]{0,3}[一两二三四\d名人批处]|全部|至此|(?:经过|历经|连续)[^，。；]{1,8}(?:小时|天|夜)"
)
_LEADS = {"onset": _ONSET, "resolved": _RESOLVED, "hands": _HANDS, "definite": _DEFINITE}
_COUNTS = Pattern(r"\d(?:余|多)?万?(人次|起|件|次|处|项|条|场|批|篇|份|节|个|名|户)")
_MOST = 5


def stage_traits(text: SoughtText, title: SoughtText, beginning: SoughtText) -> set[str]:
    """The facets that a text has, how many of each stage, and how the stages stand to one another.

    `title` and `beginning` are the parts of it before and behind a 。.
    """
    found = {f"realm {name}" for name, pattern in _REALMS.items() if text.has(pattern)}
    realms = min(_MOST, len(found))
    counts = {}
    for stage, facets in _STAGES.items():
        held = [name for name, pattern in facets.items() if beginning.has(pattern)]
        found |= {f"{stage}: {name}" for name in held}
        counts[stage] = min(_MOST, len(held))
    for stage, count in (("realms", realms), *counts.items()):
        found |= {f"{stage} {least}" for least in range(1, count + 1)}
    first = beginning.part(0, beginning.text.find("。") + 1 or None)
    timed = _TIMED.match(first.text)
    led = _LEAD.match(first.text, timed.end() if timed else 0)
    assert led  # it may be empty
    lead = first.part(*led.span())
    said = {name for name, pattern in _LEADS.items() if lead.has(pattern)}
    found |= {f"lead: {name}" for name in said}
    found.add(f"lead, {'timed' if timed else 'not timed'}: {' '.join(sorted(said)) or 'nothing'}")
    if title.has(_RESOLVED):
        found.add("title resolved")
    if first.has(_RESOLVED):
        found.add("resolved at once")
    found |= {
        f"kinds of counts {least}"
        for least in range(2, min(_MOST, len({m[1] for m in beginning.finditer(_COUNTS)})) + 1)
    }
    event = "event" if realms > 1 else "no event"
    found.add(f"{event}, closed {counts['closed']} of goes on {min(3, counts['goes on'])}")
    found.add(f"{event}, ordinary {min(3, counts['ordinary'])} of begun {min(3, counts['begun'])}")
    found.add(f"{event}, survey {min(3, counts['survey'])}")
    return found
