"""The category of a composite item among the seven of 四: by its title, then its headings, then what its text weighs.

A title says what an item is by the word that it ends on (…的建议, …的做法) or by its verb (荣获, 投入使用); words for
problems, rules or contests that are only mentioned (整改, 实施意见, 备战大赛) say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.model.kinds import HEADINGS, PROSE, Role
from alvtc_info.text.pattern import Pattern

if TYPE_CHECKING:
    from alvtc_info.model.document import Document

ADVICE, PROBLEMS, PROGRESS, EXPERIENCE = "意见建议", "问题情况反映", "重点工作进展", "工作经验总结"
EXAMPLE, HONOUR, PRIZE = "典型案例", "表彰奖励", "赛事获奖"


def proposed_category(document: Document) -> tuple[str, str]:
    """The category that the wording shows, and the word that shows it: one of the seven of 四, or 会议, 学习, 活动.

    Both are empty where no word shows one. The title decides, then the headings, then what the text weighs; a meeting
    with two kinds of substance in its text (figures, problems, measures, results) is no general meeting.
    """
    title = document.joined({Role.TITLE}, " ").strip()
    for line in (title, *document.joined(HEADINGS, "\n").splitlines()):
        shown = titled_category(line)
        if shown[0]:
            return shown
    prose = document.joined(PROSE)
    prize = _WON.search(prose) if _TOOK_PART.search(title) else None
    if prize:
        return PRIZE, prize.group()
    if _OTHER_KIND.search(title):
        return "", ""
    general = next(((name, found.group()) for name, cue in _GENERAL.items() if (found := cue.search(title))), ("", ""))
    if general[0]:
        return ("", "") if sum(cue.search(prose) is not None for cue in _SUBSTANCE) >= 2 else general
    return _weighed(prose)


def titled_category(title: str) -> tuple[str, str]:
    """The category of the seven that a title or heading shows, and the word that shows it; both empty for none.

    The word that the title ends on comes first, then the strongest cue, of equal ones the last.
    """
    if _OTHER_KIND.search(title):
        return "", ""
    text = _FRAME.sub("", title)
    shown = _MENTIONED.sub(lambda found: "　" * len(found.group()), text)
    if _BOTH.search(shown):
        return "", ""
    for name, cue in _DECISIVE:
        if deciding := cue.search(shown):
            return name, deciding.group()
    if _GATHERING.search(text) and not _WON.search(shown):
        return "", ""
    best = (0, 0, "", "")
    for name, strength, cue in _CUES:
        for found in cue.finditer(shown):
            if (strength, found.end()) > best[:2]:
                best = (strength, found.end(), name, found.group())
    solved = _SOLVED.search(text) if best[2] in ("", PROBLEMS) and best[0] < _STRONG else None
    return (PROGRESS, solved.group()) if solved else best[2:]


_STRONG = 4  # 值得关注 is said of what is not solved, 漏水 and 拖欠 of what may be
_LEAST, _AHEAD = 3, 2  # what a text must weigh for a category, and by how much more than for any other


def _weighed(prose: str) -> tuple[str, str]:
    """The category that the words of a text weigh for, if clearly; a word that comes again weighs no more."""
    shown = _MENTIONED.sub("　", prose)
    weights: dict[str, int] = {}
    words: dict[str, str] = {}
    for name, cue in _WEIGHED.items():
        found = list(dict.fromkeys(match.group() for match in cue.finditer(shown)))
        weights[name] = len(found)
        words[name] = found[0] if found else ""
    first, second = sorted(weights, key=lambda name: -weights[name])[:2]
    if weights[first] < _LEAST or weights[first] < weights[second] + _AHEAD:
        return "", ""
    return first, words[first]


# what frames a title and says nothing of the category
_FRAME = Pattern(r"^关于|（[^）案]*）$|(?:的)?(?:报告|汇报|信息|通报|材料|说明)$")
# what is only mentioned: rules called 意见, problems that are put right, contests that are held, a commission's words
_MENTIONED = Pattern(
    r"(?:实施|指导|若干|反馈|审核|征求|审查|处理|评议|巡察|巡视|初审|批示)意见|意见(?:箱|稿|簿)|(?:意见|建议|提案|议案)[^，。]{0,4}(?:办理|征集|收集|采纳|落实|座谈)"
    r"|(?:征求|征询|征集|收集|听取|采纳|落实|办理|吸纳|回应|反馈)[^，。]{0,8}(?:意见建议|意见|建议|提案|诉求)"
    r"|(?:解决|破解|化解|攻克|打通|消除|补齐|纾解|聚焦|针对|围绕|直面|直击|疏通|排查|整治|整改|治理|防范|防控|破除|打破|突破|扫清|啃下|根治|终结|告别|缓解|补上|清除|走出)[^，。、]{0,12}?(?:问题|难题|难点|难|堵点|短板|痛点|隐患|瓶颈|风险|困难|诉求|不足|乱象|积水|漏水)"
    r"|(?:问题|隐患|难题|风险|诉求|投诉)[^，。、未没难尚否迟无]{0,6}?(?:整改|清零|销号|整治|办结|清单|台账|得到|排查|治理|化解|解决|答复|清仓|动态|防控|防范|隐患排查)"
    r"|(?:备战|筹备|承办|举办|组织|举行|启动|参加|参与|报名|动员|开展|协办|迎接|准备)[^，。]{0,24}(?:大赛|竞赛|比赛|联赛|运动会|评选|评比|展演)(?![^，。]{0,30}(?:奖|第[一二三]名|佳绩))"
    r"|《[^《》]*》|示范(?:课|岗|引领|带动|作用|教学|操作)|创新创业|创新(?:大赛|中心|团队|平台)|总结(?:大会|会)|(?:表彰|颁奖)(?:大会|会|仪式|典礼)"
    r"|(?:经验|学术)交流|交流经验|困难(?:学生|家庭|职工|群众|教师|群体)|(?:未|没有|无缘|无一|尚未)[^，。]{0,8}(?:奖|入选|立项)"
    r"|学习(?:运用|贯彻|借鉴)?[^，。]{0,12}(?:经验|案例|做法|模式)|(?:争创|创建|申报|争取|冲刺|创评|迎评)[^，。]{0,16}(?:示范|先进|称号|文明|优秀|基地|单位|校园)"
)
_OTHER_KIND = Pattern(
    r"约稿|（(?:首报|续报|终报)[^）]*）|(?:首报|续报|终报)$"
)  # what is no composite item, whatever its words are
_TOOK_PART = Pattern(r"(?:参加|参赛|出征|征战|亮相|赴)[^，。]*(?:赛|运动会|展演|评选|评比)")
# two categories in one title, side by side
_BOTH = Pattern(
    r"(?:问题|困难|不足|短板|隐患|瓶颈)[^，。]{0,2}[和与及、暨以][^，。]{0,14}(?:建议|对策|进展|推进情况|完成情况|经验|做法|启示|思考)(?:情况)?$|"
    r"(?:进展|成效|完成情况|推进情况)[^，。]{0,2}[和与及、暨以][^，。]{0,14}(?:建议|对策|问题|困难|不足|经验|做法|启示)$|"
    r"(?:经验|做法|案例)[^，。]{0,2}[和与及、暨以][^，。]{0,14}(?:建议|对策|问题|困难|不足|进展)$"
)
# the word that a title begins with or ends on
_DECISIVE = (
    (ADVICE, Pattern(r"^(?:建议|希望|恳请|请求|呼吁|提请|拟请|盼)")),
    (
        ADVICE,
        Pattern(
            r"(?:建议|对策|建言|设想|构想|思考|(?:修改|[几一二两三四五六七八九十\d]+[点条项处]|若干|具体)[^，。]{0,4}意见)(?:[一二三四五六七八九十几]+条)?$"
        ),
    ),
    (EXAMPLE, Pattern(r"(?:案例|样本|典型|侧记|剪影|为例|个案|剖析|解剖|二三事)(?:[一二三四五六七八九十]+|）)?$")),
    (
        EXPERIENCE,
        Pattern(
            r"(?:经验|(?:主要)?做法|启示|总结|体会|心得|[步字作]法|实践|探索|模式|路径|之路|秘诀|门道|密码)(?:[与和及][^，。]{0,4})?$"
        ),
    ),
    (
        PROGRESS,
        Pattern(
            r"(?:进展|(?:建设|工程|项目|施工|工作|任务|改造|整改)进度|(?:推进|落实|完成|整改|建设|实施|开展|执行|攻坚)情况)$|进展[^，。]{0,4}$"
        ),
    ),
    (
        PROBLEMS,
        Pattern(
            r"(?:存在的?)?(?:问题|困难|困境|困扰|隐患|风险|诉求|堵点|短板|痛点|难点|难题|瓶颈|矛盾|乱象|不足|缺口|苗头)(?:情况|较多|突出|凸显|不少)?(?:反映)?$|"
            r"(?:现象|苗头|倾向)(?:增多|普遍|严重|抬头|突出|较多)?$|反映$"
        ),
    ),
)
_CONTEST = r"(?:大赛|竞赛|比赛|赛项|邀请赛|锦标赛|联赛|公开赛|选拔赛|决赛|赛区|赛场|赛上|运动会|展演|征文|评比|评选|挑战赛|技能赛|比武|杯)"
_RANK = r"(?:[特一二三123]等奖|(?:[列获得居]|评为)[特一二三]等(?![功奖])|[金银铜]奖|[金银铜]牌|[冠亚季]军|第[一二三四五六]名|优秀组织奖|优胜奖|单项奖|团体奖|最佳[^，。]{1,6}奖)"
_WON = Pattern(
    rf"{_RANK}|夺冠|折桂|夺魁|摘金|夺金|登顶|{_CONTEST}[^，。]{{0,24}}(?:获奖|佳绩|名次|夺得|斩获|摘得|载誉)"
)
_TITLE_OF_HONOUR = (
    r"(?:称号|先进(?:集体|个人|单位|工作者|班组|典型)?|示范(?:校|单位|基地|点|窗口|集体|项目|学校|专业)?|优秀(?:单位|集体|个人|组织单位|教师|工作者|党员|共产党员|共青团员|成果|学校)|模范|标兵|"
    r"劳模|文明(?:校园|单位|岗)|能手|名师|工匠|红旗|奖章|奖状|荣誉|名单|表彰|表扬|嘉奖|通报|证书|A级|五星|星级|优秀等次|第一等次|集体[一二三]等功|感谢信|之星|标杆|楷模|型(?:高校|单位|校园|学校|机关)|(?:成果|进步|贡献|质量|奉献|园丁)奖)"
)
# cues anywhere in a title, with their strength
_CUES = (
    (PRIZE, 7, Pattern(r"(?:大赛|竞赛|比赛|赛项|锦标赛|联赛|公开赛|挑战赛|运动会|征文|国赛|省赛|区赛|盟赛|展演|艺术节)[^，。]{0,24}(?:获|奖|授予|夺|斩|摘|[四八]强)|[闯杀挺][入进][^，。]{0,10}[四八十]强|(?:评|获评)[^，。]{0,16}(?:大赛|展演|艺术节)|入围[^，。]{0,16}(?:赛|展)")),
    (PRIZE, 5, Pattern(rf"{_RANK}|{_CONTEST}[^，。]{{0,24}}(?:获奖|佳绩|名次|夺|斩获|摘|载誉|折桂|突破|[一二三四五六七八九十\d]+奖)|夺冠|折桂|夺魁|摘金|夺金|获[^，。]{{0,12}}奖")),
    (HONOUR, 6, Pattern(rf"(?:获|授予|荣膺|入选|跻身|评为|评定为|认定为|命名为|确定为|列为|受到?|得到|摘得|捧回|拿下|获颁|当选|荣登)[^，。]{{0,24}}?{_TITLE_OF_HONOUR}")),
    (HONOUR, 4, Pattern(r"获“[^”]{2,14}”|蝉联|(?:来函|致信|发函)[^，。]{0,6}感谢|感谢信|(?:通报|书面|来信)(?:表扬|嘉奖)|获评|入选|荣膺|荣记|记功|获表彰|受表彰|受[^，。]{0,10}(?:表彰|奖励|表扬)|被[^，。]{0,12}(?:表彰|奖励|授予)|授予|跻身|名列[^，。]{0,8}前|位列[^，。]{0,8}前")),
    (PROBLEMS, 4, Pattern(
        r"存在的?(?:突出|主要|一些|若干|共性|诸多)?(?:问题|困难|隐患|不足|短板|风险)|问题(?:突出|凸显|较多|严重|依然|频发)|反映(?:强烈|集中|较多)|"
        r"亟[待需须](?:解决|破解|改善|关注|重视|整治|修缮|更新|化解|补充|更换|改造|加强|规范|处置)|值得关注|(?:应|需|须)?引起(?:重视|关注|警惕)|[应需须要]警惕|成(?:了|为)?(?:难题|问题|顽疾)|(?:浪费|紧张|超标|超载|老化|脱节|短缺|流失|不足|滞后)严重|(?:面临|遭遇|遇到|陷入)[^，。]{0,10}(?:困难|困境|难题|瓶颈|挑战|压力|风险)|"
        r"(?:难|慢|缺|少|旧|乱|差|堵|挤|贵|漏|冷|暗|吵|散|弱)$|时断时续|供不应求|吃紧|告急|捉襟见肘|不堪重负")),
    (PROBLEMS, 2, Pattern(
        r"不足|不对口|不合规|不达标|不适应|卡[死顿]|瘫痪|崩溃|宕机|偏紧|尚缺|不好$|短缺|紧缺|紧张|缺口|老化|破损|滞后|缺乏|缺失|缺位|不畅|不便|不稳|不够|不全|拥堵|拥挤|失灵|失修|漏水|积水|超负荷|超龄|流失|下滑|下降|频发|偏低|偏高|脱节|断档|不平衡|不匹配|"
        r"投诉|制约|困扰|影响(?:正常|教学|学生|师生|使用|安全|进度|出行)|担忧|隐患|诉求|困难|堵点|短板|瓶颈|问题|难题|反映(?!的)")),
    (PROBLEMS, 3, Pattern(r"难以|跟不上|赶不上|不到位|不够用|(?:满足|保证|适应|承受|覆盖|保障)不了|不(?:能|足以)(?:满足|保证|保障|适应)|吃力|薄弱|无法|不[会愿敢懂](?:用|说|去|来|做|写)?|[没无]人(?:管|修|愿|认)|空置|闲置|停摆|卡在|[排挂用装]不[上下]|等不到|断供|[拖欠]欠|拖延|超期|超标|异味|噪音|结冰|[摔烫划砸]伤|受伤|(?:达|做|跟|赶)不到|不[了清明](?:解|楚|白)|迟迟|多年未|未(?:落实|到位|更新|建立|配备|检修|兑现)|(?<![通超经不])[过太][多少高低重长短慢密挤]|重复(?!报送|利用|使用)|违规|浪费|污染")),
    (ADVICE, 4, Pattern(r"[能可]否|是否可以?|何不|不如(?!人)|(?<![便适事不时])宜(?![居人宾昌])|(?<![供反适效响对相])应(?:由|按|从|将|把|允许|给予|提前|延[时长后]|缩短|错[开峰])|支[几一两三]?招|应建")),
    (ADVICE, 4, Pattern(r"^建议|的?(?:几点|若干|相关|工作)建议|对策|(?:(?<![供反适效响对相])应(?![用急届聘征邀])|(?<![便适事不])宜|不妨|有必要|最好|需要|亟需|急需)(?:尽快|尽早|加快|适当|统一|及时|进一步|迁|增|设|建|改|推行|纳入|列入|完善|优化|调整|开通|出台|配备|延长|提高|加强)|呼吁|恳请|请予支持|期盼|势在必行|(?:值得|可以)(?:一试|推行)")),
    (ADVICE, 3, Pattern(r"建议")),
    (EXPERIENCE, 4, Pattern(r"经验|主要做法|做法|启示|工作法|[一二三四五六七八九十双多](?:抓|强化|坚持|聚焦|步走|举措|招|字诀|到位|措并举|管齐下|轮驱动|点发力|向发力|位一体|维|化|项机制|个抓手|个转变|个到位|融合)[^，。]{0,2}|工作总结|[步字]法|撬动|用好“|盘活|(?:怎么|怎样|如何)做(?:到|成)?的|之道|抓[小早细实严常长]|蹚出|走出[^，。]{0,8}路|探索[^，。]{0,12}(?:模式|路径|新路|机制)")),
    (EXPERIENCE, 3, Pattern(r"[“\"][^”\"]{2,14}[”\"](?:工作)?(?:机制|模式|做法|体系|育人|管理|服务|行动)?[^，。]{0,6}(?:促|激活|赋能|提升|破解|推动|助力|托起|守护|擦亮)|以[^，。]{1,14}(?:促|带|强|育|推动|激活|赋能|提升|撬动|引领)|(?:创新|构建|打造|健全|完善)[^，。]{0,14}(?:机制|体系|模式|格局|平台|品牌)")),
    (EXPERIENCE, 1, Pattern(r"机制|体系|创新|模式|总结|品牌|探索|实践")),
    (EXAMPLE, 3, Pattern(r"个案|剖析|(?:^|[：，—“])一(?:名|位|间|家|笔|堂|台|张|封|次|通|趟|节|场|件|本|双|辆|份|个(?![月人季学]))[^，。]{2,16}(?:的|是?怎[样么]|如何|整改|干预|调解)|怎样炼成|[创求返归]\w{1,2}路$|带出")),
    (EXAMPLE, 4, Pattern(r"典型案例|案例|以[^，。]{2,14}为例|典型事迹|[—-]{1,2}[^，。]{2,16}(?:记|纪实|的故事)$|(?:的|背后的)(?:故事|蜕变|重生|转身|逆袭|来信|守护|坚守)$|[^日笔登标札转书手惦牢小游散忘]记$")),
    (PROGRESS, 4, Pattern(r"进展|进度(?:过半|达|完成|加快|情况)|(?:推进|落实|完成|整改|建设|实施)情况|完成率|完成过半|完成[^，。]{0,6}[%％]|过半$|阶段性(?:成果|成效)|投入使用|投用|启用|建成|竣工|完工|封顶|交付|开工|验收|收官|落成|上线运行|准备就绪|就绪|(?:率|额|量)(?:已?达到?|超过?|突破)|(?:有序|稳步|扎实|加快|全面|持续|深入|强力|纵深|顺利|高效|全力|加速|统筹|提速)(?:推进|展开|实施|落实|开展)")),
    (PROGRESS, 3, Pattern(r"(?:改造|改建|升级|改)[为成]|通过[^，。]{0,8}(?:认证|复评|评估|评审|鉴定|复核)|[突首]?破[百千万亿]|(?:做|办|建|装|搬|换|修|改|铺|查|核|审)完|完毕|就位|转入|转段|进入[^，。]{0,10}(?:阶段|环节|冲刺|尾声|调试)|切换[到至为]|试运行|并网|通车|通水|通暖|通电|通气|过审|进场|(?:装|搬|建|修|换|调|铺)好|已[^，。]{1,10}\d+|[二三四五六七八九]成(?!功|立|果|员|人|绩|效|熟|长|本)|核准|批复|收尾|获批|录取[^，。]{0,6}\d+")),
    (PROGRESS, 2, Pattern(r"(?:已|全部|基本|提前|如期|顺利|圆满|全面)完成|完成|整改到位|(?<![未没能有])得到解决|全部解决|清零|销号|办结|落地(?:见效)?|上线|启动|见成效|签约|签订|到位|取得[^，。]{0,6}成效|推进|首批|突破[\d一二三四五六七八九十百千万]+")),
)  # fmt: skip
_SOLVED = Pattern(
    r"(?:问题|隐患|难题|诉求|投诉|留言)[^，。、未没难尚否迟无]{0,8}(?:清零|销号|办结|得到解决|整改到位|全部(?:解决|整改|答复)|化解)"
)
# a meeting, study or an activity, whatever it is about
_GATHERING = Pattern(
    r"(?:仪式|典礼|大会|活动)[^，。]{0,6}(?:举行|召开|举办)|(?:仪式|典礼)$|"
    r"(?:召开|举行)[^，。]{0,40}(?:会|会议|大会|典礼|仪式)|(?:部署|推进|动员|座谈|总结|表彰|交流|协调|例|专题|启动|研讨|培训|通气|恳谈|联席|专班|办公|调度|碰头|宣讲|报告)会|会议|传达|"
    r"(?:举办|举行|开展|组织)[^，。]{0,30}(?:活动|讲座|仪式|主题党日|培训班?|演练|宣讲|党课|参观|学习|比赛|大赛|竞赛|运动会|周|月|日|班)$|读书班|主题党日|党课|理论学习|(?:开展|组织)[^，。 ]{0,24}(?:宣传|教育|培训|演练|检查|调研|走访|慰问|观看|参观|学习)(?=[ 　，。]|$)|(?:组织|带领)[^，。]{0,8}(?:观看|参观|学习|收看)"
)
_WEIGHED = {
    ADVICE: Pattern(r"(?:^|(?<=[，。；：\n、]))(?:[一二三四五六]是)?(?:建议|恳请|希望|提请|呼吁|应当?(?![用急届对])|宜)[^，。；\n]{2,6}|对策"),
    PROBLEMS: Pattern(r"问题|困难|不足|短缺|紧缺|缺口|老化|破损|滞后|缺乏|隐患|难以|无法|不畅|不便|拥堵|拥挤|漏水|停水|停电|投诉|反映|影响|偏低|下滑|流失|脱节|制约|故障|超负荷|超期|严重|不满|排队|仅有|只有"),
    PROGRESS: Pattern(r"截至|已完成|完成|累计|开工|竣工|验收|投入使用|投用|进度|正在|下一步|预计|计划于?|推进|施工|安装|铺设|封顶|到位|首批|签订|剩余|启动"),
    EXPERIENCE: Pattern(r"做法|经验|坚持|探索|创新|机制|模式|形成|成效|[一二三四五]是(?!建议)|推行|实行|制度化|常态化|抓手|联动|体系|提升|启示|复制|推广"),
    HONOUR: Pattern(r"表彰|授予|称号|先进集体|先进个人|命名|通报表扬|荣誉|获评|评为|入选|证书|奖牌|表扬"),
    PRIZE: Pattern(r"大赛|竞赛|参赛|赛项|获奖|选手|决赛|名次|指导教师|同台竞技|集训"),
}  # fmt: skip
_SUBSTANCE = (
    Pattern(r"\d+(?:\.\d+)?(?:%|万元|人|名|个|项|台|套|间|栋|家|条)"),
    Pattern(r"问题|困难|短板|不足|缺口|隐患|制约"),
    Pattern(r"措施|建议|整改|制定|建立|推行|实行|改为|增设"),
    Pattern(r"完成|建成|达到|提高|下降|减少|节约|解决|验收|投入使用|获"),
)
# any word of a category, for asking whether a text that was marked as of it says anything of it
_COMPOSITE = {
    PRIZE: Pattern(r"[特一二三四]等奖|[金银铜]奖|优秀组织奖|荣获|获奖|夺冠|[冠亚季]军"),
    HONOUR: Pattern(r"表彰|授予|先进集体|先进个人|示范校|入选|获评|被评为|获批"),
    ADVICE: Pattern(r"建议|对策|亟需|请予支持|意见"),
    PROBLEMS: Pattern(r"存在的?问题|主要问题|问题|困难|堵点|短板|风险隐患|诉求|制约|瓶颈"),
    EXAMPLE: Pattern(r"案例|示范"),
    EXPERIENCE: Pattern(r"主要做法|经验|启示|总结|创新|机制|模式"),
    PROGRESS: Pattern(r"进展|推进情况|完成率|阶段性成果|建成|验收|投入使用|完成投资|落实情况|完成情况"),
}
_GENERAL = {
    "会议": Pattern(r"召开|会议|例会|部署|推进会|座谈|动员会|传达|会商|碰头"),
    "学习": Pattern(r"学习|主题党日|读书班|宣讲|开班|[观收]看|党课|研讨|研读|自学|集中学"),
    "活动": Pattern(
        r"汇演|运动会|参观|志愿服务|清扫|慰问|观影|联谊|仪式|典礼|活动|比赛|大赛|开展|志愿者|捡拾|植树|义诊|联欢|演出|巡演|走进|趣味|宣誓|拔河|跳绳"
    ),
}
